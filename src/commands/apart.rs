//! Two records that git took for one, in the place of a merge: neither gets a word of the other, and neither is lost.

use crate::context::Context;
use crate::error::{Code, Error, Exit};
use crate::i18n::apart as says;
use crate::render::printable::printable;
use crate::store::file;
use crate::store::git::Git;
use crate::store::merge::{INNER, Markers};
use crate::store::pairing::{Here, Places, in_workspace};
use crate::store::{Fault, Store, apart, forgotten, layout};
use std::path::Path;

/// What git handed over.
pub(super) struct Two<'t> {
    /// Where the result goes; empty where git did not say.
    pub path: &'t str,
    /// Where the sides lie, as far as it said.
    pub places: Places<'t>,
    pub texts: [&'t str; 3],
    pub markers: Markers<'t>,
    /// The file that the result is written to, ours in it.
    pub into: &'t Path,
}

impl Two<'_> {
    /// Leaves in the place of the result what belongs there, and sees to the other one.
    pub(super) fn part(&self, cx: &Context, git: Option<&Git>, here: Here) -> Result<Exit, Error> {
        let [_, ours, theirs] = self.texts;
        let lang = cx.lang;
        if self.markers.size >= INNER {
            if here == Here::Theirs {
                self.write(cx, theirs)?;
            }
            return Ok(Exit::Refused);
        }
        let path = printable(self.path);
        match here {
            Here::Both => {
                self.write(cx, &self.block(ours, theirs))?;
                Err(Error::of(Code::Conflict, says::two_here(lang, &path)).hint(says::both_here(&path)))
            }
            // as long as this is as it was, git leaves each where it lies
            Here::Neither => match self.places {
                Places::Differ { ours, theirs, .. } => {
                    let [ours, theirs] = [ours, theirs].map(printable);
                    let hint = says::each_in_place(lang, &format!("{path} {ours} {theirs}"));
                    Err(Error::of(Code::Conflict, says::two(lang, &ours, &theirs)).hint(hint))
                }
                _ => Err(Error::of(Code::Conflict, says::two_here(lang, &path)).hint(says::let_sync(lang))),
            },
            Here::Ours => {
                let (here, other) = (self.here(|places| places.0), self.other(git, theirs, |places| places.1));
                let path = printable(here);
                let told = other.as_deref().map(printable);
                // what was forgotten here is not put back
                if other.as_deref().is_some_and(|other| is_forgotten(cx, other)) {
                    return Ok(Exit::Done);
                }
                if other.as_deref().is_some_and(|other| !cx.flags.dry_run && git.is_some_and(|git| bring(git, other, theirs))) {
                    let told = told.unwrap_or_default();
                    return Err(
                        Error::of(Code::Conflict, says::two(lang, &told, &path)).hint(says::each_in_place(lang, &format!("{told} {path}")))
                    );
                }
                let note = format!("# {}\n# {}\n", says::note_theirs(lang, told.as_deref().unwrap_or("…")), says::note_theirs_hint(lang));
                self.write(cx, &format!("{}{ours}", self.block("", &note)))?;
                Err(refused(cx, &path, told.as_deref()).hint(says::let_sync(lang)))
            }
            Here::Theirs => {
                let (here, other) = (self.here(|places| places.1), self.other(git, ours, |places| places.0));
                let path = printable(here);
                let told = other.as_deref().map(printable);
                let name = told.as_deref().unwrap_or("…");
                let note = format!("# {}\n# {}\n", says::note(lang, name), says::note_hint(lang, name));
                self.write(cx, &format!("{}{theirs}", self.block(&note, "")))?;
                let hint = told.as_deref().map_or_else(|| says::let_sync(lang), |other| says::put_back(lang, &path, other));
                Err(refused(cx, &path, told.as_deref()).hint(hint))
            }
        }
    }

    /// Where the result goes: git may call it by where our side lies.
    fn here<'s>(&'s self, side: impl Fn((&'s str, &'s str)) -> &'s str) -> &'s str {
        match self.places {
            Places::Differ { ours, theirs, .. } => side((ours, theirs)),
            _ => self.path,
        }
    }

    /// Where the one lies that does not belong here.
    fn other<'s>(&'s self, git: Option<&Git>, text: &str, side: impl Fn((&'s str, &'s str)) -> &'s str) -> Option<String> {
        match self.places {
            Places::Differ { ours, theirs, .. } => Some(side((ours, theirs)).to_owned()),
            _ => git?.lies_at(text, self.texts[0]).filter(|other| other != self.path),
        }
    }

    /// Two texts between markers.
    fn block(&self, ours: &str, theirs: &str) -> String {
        let line = |mark: char, label: &str| format!("{} {label}", mark.to_string().repeat(self.markers.size)).trim_end().to_owned() + "\n";
        let whole = |text: &str| if text.is_empty() || text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") };
        let (own, other) = match self.places {
            Places::Differ { ours, theirs, .. } => (plain(self.markers.ours, ours), plain(self.markers.theirs, theirs)),
            _ => (self.markers.ours, self.markers.theirs),
        };
        [line('<', own), whole(ours), line('=', ""), whole(theirs), line('>', other)].concat()
    }

    fn write(&self, cx: &Context, text: &str) -> Result<(), Error> {
        if cx.flags.dry_run {
            return Ok(());
        }
        std::fs::write(self.into, text).map_err(|error| Error::from(Fault::Io { path: self.into.to_owned(), error }))
    }
}

/// What a side is called, without the path behind it.
fn plain<'l>(label: &'l str, path: &str) -> &'l str {
    label.strip_suffix(path).and_then(|label| label.strip_suffix(':')).unwrap_or(label)
}

fn refused(cx: &Context, path: &str, other: Option<&str>) -> Error {
    Error::of(Code::Conflict, other.map_or_else(|| says::two_here(cx.lang, path), |other| says::two(cx.lang, other, path)))
}

/// Whether what a path is of was forgotten, as the tombstones on the disk say.
fn is_forgotten(cx: &Context, path: &str) -> bool {
    let own = in_workspace(path);
    let folder = path.strip_suffix(own).filter(|folder| !folder.is_empty()).unwrap_or(".");
    cx.store_in(Path::new(folder)).is_some_and(|store| forgotten::refuses(&store, own))
}

/// Puts what the other side wrote into its own file, where our side has none: git leaves that alone. Only while git is
/// changing files, and not when it just works out what would come of a merge.
fn bring(git: &Git, path: &str, text: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let is_plain = parts.iter().all(|part| !matches!(*part, "" | "." | ".."));
    let mut above = Path::new(path).ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
    let is_free = Path::new(path).symlink_metadata().is_err() && !above.any(Path::is_symlink);
    if !is_plain || !is_free || !layout::is_ours(in_workspace(path)) || !git.is_writing() {
        return false;
    }
    let folder = Path::new(path).parent().map(file::make_folder);
    folder.is_none_or(|made| made.is_ok()) && file::write_new(Path::new(path), text.as_bytes()).is_ok()
}

/// Before anything is chosen of what waits: parts what git took for one, and says so.
pub(super) fn part(cx: &Context, store: &Store, git: &Git) -> Result<(), Fault> {
    if !cx.flags.dry_run {
        for two in apart::part(store, git)? {
            let paths: Vec<String> = two.iter().map(|path| printable(path)).collect();
            cx.warn(says::parted(&paths.join(", ")));
        }
    }
    Ok(())
}
