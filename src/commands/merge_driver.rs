use super::apart::Two;
use super::run::Run;
use crate::context::Context;
use crate::error::{Code, Error, Exit};
use crate::i18n::{anonymous as says, sync as sync_messages};
use crate::render::printable::printable;
use crate::store::git::Witness;
use crate::store::merge::{Markers, Merged, merge, whole};
use crate::store::pairing::{Pairing, Places, in_workspace, pairing};
use crate::store::seal::merging::{self, InStore, Joint};
use crate::store::{Fault, Store, file, git, layout};
use clap::Args;
use std::path::{Path, PathBuf};

/// Merges one file for git.
#[derive(Args)]
pub(super) struct MergeDriverArgs {
    #[arg(value_name = "BASE")]
    base: PathBuf,
    #[arg(value_name = "OURS")]
    ours: PathBuf,
    #[arg(value_name = "THEIRS")]
    theirs: PathBuf,
    #[arg(value_name = "SIZE", default_value_t = 7, hide_default_value = true)]
    size: usize,
    #[arg(value_name = "PATH")]
    path: Option<String>,
    // a git that does not know these placeholders hands them on as they are
    #[arg(value_name = "LABEL", num_args = 0..=3)]
    labels: Vec<String>,
}

impl Run for MergeDriverArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let given = |at: usize| self.labels.get(at).map(String::as_str);
        let label = |at: usize, otherwise: &'static str| {
            self.labels.get(at).filter(|label| !label.is_empty() && !label.starts_with('%')).map_or(otherwise, String::as_str)
        };
        let markers = Markers { size: self.size.clamp(7, 100), ours: label(0, "ours"), theirs: label(1, "theirs") };
        let path = printable(self.path.as_deref().unwrap_or_else(|| self.ours.to_str().unwrap_or_default()));
        let texts = [&self.base, &self.ours, &self.theirs].map(|path| file::text(path).ok());
        // whose it is can be told of what can't be read as well
        let read = [&self.base, &self.ours, &self.theirs].map(|path| std::fs::read(path).unwrap_or_default());
        let lossy = read.each_ref().map(|bytes| String::from_utf8_lossy(bytes));
        let [base, ours, theirs] = lossy.each_ref().map(|text| &**text);
        let to = self.path.as_deref().unwrap_or_default();
        if layout::issued(in_workspace(to)).is_some() && texts.iter().all(Option::is_some) {
            return self.issued(cx, &path, [base, ours, theirs], markers);
        }
        let places = Places::of_labels(to, [given(0), given(1), given(2)]);
        let git = git::Git::of(Path::new("."));
        let paired = pairing(to, places, [base, ours, theirs], &Witness { git: git.as_ref(), path: to });
        if let Pairing::Two(here) = paired {
            return Two { path: to, places, texts: [base, ours, theirs], markers, into: &self.ours }.part(cx, git.as_ref(), here);
        }
        let mut is_left_open = false;
        let merged = match &texts {
            [Some(base), Some(ours), Some(theirs)] => {
                let base = if paired == Pairing::OneWithoutBase { "" } else { base };
                let joint =
                    merging::concerns([base, ours, theirs]).then(|| sealed(cx, to, git.as_ref(), [base, ours, theirs], markers.size));
                is_left_open = joint.iter().flatten().any(|joint| joint.refusal().is_some());
                match joint {
                    Some(joint) => joint.and_then(|joint| Some(Merged { text: joint.marked(markers)?, conflicts: joint.conflicts() })),
                    None => merge(base, ours, theirs, markers),
                }
            }
            _ => None,
        };
        let Some(merged) = merged else {
            if paired == Pairing::OneWithoutBase {
                // git's own copy of a base that is not theirs
                write(&self.base, "")?;
            }
            return self.leave_to_git(cx, &path, markers);
        };
        if !cx.flags.dry_run {
            write(&self.ours, &merged.text)?;
        }
        if merged.conflicts.is_empty() {
            return Ok(Exit::Done);
        }
        let fields = merged.conflicts.iter().map(|field| format!("`{}`", printable(field))).collect::<Vec<_>>().join(", ");
        if is_left_open {
            return Err(Error::of(Code::Conflict, sync_messages::left_open(&path, &fields)).hint(sync_messages::left_open_hint()));
        }
        Err(Error::of(Code::Conflict, sync_messages::conflict(&path, &fields)).hint(sync_messages::conflict_hint()))
    }
}

impl MergeDriverArgs {
    /// A report without names stays as one of both sides issued it: two that differ are a conflict, whatever they have in common.
    fn issued(&self, cx: &Context, path: &str, [base, ours, theirs]: [&str; 3], markers: Markers) -> Result<Exit, Error> {
        let is_ours = ours == theirs || base == theirs;
        let text = match () {
            () if is_ours => ours.to_owned(),
            () if base == ours => theirs.to_owned(),
            () => whole(ours, theirs, markers),
        };
        if !cx.flags.dry_run && !is_ours {
            write(&self.ours, &text)?;
        }
        if is_ours || base == ours {
            return Ok(Exit::Done);
        }
        Err(Error::of(Code::Conflict, says::two_pages(path)).hint(sync_messages::conflict_hint()))
    }

    /// What `stay` can't merge as documents, git merges by line.
    fn leave_to_git(&self, cx: &Context, path: &str, markers: Markers) -> Result<Exit, Error> {
        if cx.flags.dry_run {
            return Ok(Exit::Done);
        }
        let labels = [markers.ours, "base", markers.theirs];
        let clean = git::merge_file(&self.ours, &self.base, &self.theirs, markers.size, labels)?;
        if clean {
            return Ok(Exit::Done);
        }
        Err(Error::of(Code::Conflict, sync_messages::conflict_by_line(path)).hint(sync_messages::conflict_hint()))
    }
}

/// Merges versions of a file that is sealed, with whatever of it can be opened without asking.
fn sealed(cx: &Context, to: &str, git: Option<&git::Git>, texts: [&str; 3], size: usize) -> Option<Joint> {
    let workspace = to.strip_suffix(in_workspace(to)).unwrap_or_default();
    let folder = Path::new(if workspace.is_empty() { "." } else { workspace });
    // where there is no workspace yet, nothing can be opened, and nothing has to be
    let store = cx.store_in(folder).unwrap_or_else(|| Store::bare(folder.to_owned()));
    let elsewhere = |path: &str| git.map(|git| git.versions_at(&format!("{workspace}{path}"))).unwrap_or_default();
    let merging = InStore::new(&store, &elsewhere);
    let place = layout::place(in_workspace(to));
    let joint = merging.joint(&place, texts, size)?;
    if !cx.flags.dry_run {
        merging.note(&place, joint.text(), joint.sealed_for());
        // where that can't be kept, the file is sealed all the same
        let _ = merging.remember();
    }
    Some(joint)
}

/// Writes over git's own copy of a text, which it made for this.
fn write(path: &Path, text: &str) -> Result<(), Fault> {
    std::fs::write(path, text).map_err(Fault::io(path))
}
