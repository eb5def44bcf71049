//! Several workspaces at once: which they are, and what each of them answers.

use super::delivery::{self, Format};
use super::export::called;
use super::given;
use super::listing::Listing;
use crate::context::{Context, Flags};
use crate::domain::problem::{Kind, Problem, Severity};
use crate::error::{Code, Error, Exit};
use crate::i18n::several as says;
use crate::render::ViewContext;
use crate::render::document::{Document, Section};
use crate::render::list::{self, ListColumn, TakenRow};
use crate::render::printable::printable;
use crate::render::several::workspace;
use crate::render::{json, style};
use crate::store::{Fault, Store, file};
use clap::Args;
use serde::Serialize;
use serde_json::Value;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::{Path, PathBuf};

/// The field that says of a row which workspace it is of.
pub(super) const WORKSPACE: &str = "workspace";

/// The commands that take several; none of them writes.
const TAKE_SEVERAL: &[&str] = &["actions", "agenda", "obstacles", "report", "round list"];

/// What begins a line of the file that says which obstacles are one.
const OBSTACLE: &str = "obstacle:";

/// Which workspaces, where that is not the one at hand.
#[derive(Args)]
pub(super) struct WorkspacesArgs {
    #[arg(long, value_name = "FILE")]
    pub workspaces: Option<PathBuf>,
}

/// Several workspaces.
pub(super) struct Several {
    /// What speaks for all of them, in the language of the first.
    pub cx: Context,
    pub all: Vec<OneWorkspace>,
    /// Which obstacles are one, as the file says.
    pub same: Vec<(String, String)>,
    /// What could not be opened.
    problems: Vec<Problem>,
}

/// One of them.
pub(super) struct OneWorkspace {
    /// What its rows call it: its folder; the whole path where two folders are called the same.
    pub name: String,
    /// How it is named on the command line.
    pub dir: String,
    pub cx: Context,
}

/// What all of them answered.
pub(super) struct Answered<T> {
    /// The answer of each, with the place of its workspace.
    pub all: Vec<(usize, T)>,
    /// What could not be read, with whole paths.
    pub problems: Vec<Problem>,
}

/// A workspace that was opened.
struct Opened {
    /// As it was named.
    folder: PathBuf,
    store: Store,
}

/// What a file of workspaces says.
struct Listed {
    folders: Vec<PathBuf>,
    same: Vec<(String, String)>,
}

/// Rows to show.
pub(super) struct Shown<'s, T> {
    pub rows: &'s [T],
    /// How many are left out.
    pub left: usize,
    /// The columns unless others were asked for.
    pub usual: &'s [&'s str],
    pub value: fn(&T) -> Value,
}

/// A line of the file.
enum Line {
    Folder(PathBuf),
    Same(String, String),
}

impl WorkspacesArgs {
    /// The workspaces that the line names, where they are several or a file has them. Those that are not there are left out and named.
    pub(super) fn asked(&self, cx: &Context) -> Result<Option<Several>, Error> {
        let (folders, same) = match &self.workspaces {
            Some(_) if !cx.flags.dirs.is_empty() => return Err(given::apart(cx, "--workspaces", "-C")),
            Some(file) => {
                let Listed { folders, same } = listed(file)?;
                (folders, same)
            }
            None if cx.flags.dirs.len() > 1 => (cx.flags.dirs.clone(), Vec::new()),
            None => return Ok(None),
        };
        let (mut stores, mut left_out, mut problems) = (Vec::<Opened>::new(), Vec::new(), Vec::new());
        let mut known: HashMap<PathBuf, PathBuf> = HashMap::new();
        let mut twice: Vec<(PathBuf, PathBuf)> = Vec::new();
        for folder in folders {
            match Store::open(&folder) {
                Ok(store) => {
                    let root = store.root.canonicalize().unwrap_or_else(|_| store.root.clone());
                    match known.entry(root) {
                        Entry::Occupied(first) => twice.push((folder, first.get().clone())),
                        Entry::Vacant(place) => {
                            place.insert(folder.clone());
                            stores.push(Opened { folder, store });
                        }
                    }
                }
                Err(fault) => left_out.push((folder, fault.into())),
            }
        }
        let language = stores.first().and_then(|first| first.store.settings.language).filter(|_| !cx.flags.lang_given);
        let speaking = cx.speaking(language.unwrap_or(cx.lang));
        for (folder, error) in left_out {
            if stores.is_empty() {
                return Err(error);
            }
            problems.push(problem_of(&folder, error));
        }
        for (folder, first) in twice {
            speaking.warn(says::twice(&shown(&folder), &shown(&first)));
        }
        let names: Vec<String> = stores.iter().map(|one| called(&one.store)).collect();
        let mut called_so: HashMap<&String, usize> = HashMap::new();
        names.iter().for_each(|name| *called_so.entry(name).or_default() += 1);
        let name = |(name, one): (&String, &Opened)| if called_so[name] == 1 { name.clone() } else { shown(&one.folder) };
        let names: Vec<String> = names.iter().zip(&stores).map(name).collect();
        let one = |(Opened { folder, store }, name): (Opened, String)| {
            let flags = Flags { dir: folder.clone(), dirs: Vec::new(), ..cx.flags.clone() };
            let dir = shell_words::quote(&shown(&folder)).into_owned();
            OneWorkspace { name, dir, cx: Context::new(flags, speaking.lang, cx.today, cx.out.clone(), Ok(store)) }
        };
        let all = stores.into_iter().zip(names).map(one).collect();
        Ok(Some(Several { cx: speaking, all, same, problems }))
    }
}

/// What is wrong with a workspace as a whole.
fn problem_of(folder: &Path, error: Error) -> Problem {
    match error {
        Error::Fault(Fault::Unreadable(problem)) => Problem { path: folder.join(&problem.path).display().to_string(), ..*problem },
        Error::Fault(Fault::Io { error, .. }) => whole(folder, error.kind()),
        Error::Fault(Fault::NoWorkspace(_)) => whole(folder, std::io::ErrorKind::NotFound),
        _ => whole(folder, std::io::ErrorKind::Other),
    }
}

fn whole(folder: &Path, kind: std::io::ErrorKind) -> Problem {
    Problem { path: folder.display().to_string(), line: 0, column: 0, kind: Kind::Io(kind), severity: Severity::Unreadable }
}

fn shown(path: &Path) -> String {
    printable(&path.display().to_string())
}

/// The folders that a file names, seen from the folder of the file, and the obstacles that it says are one.
fn listed(path: &Path) -> Result<Listed, Error> {
    let name = shown(path);
    let bytes = given::bytes(path, file::LARGEST as usize)?;
    let text = std::str::from_utf8(&bytes).map_err(|fault| {
        let before = String::from_utf8_lossy(bytes.get(..fault.valid_up_to()).unwrap_or_default()).into_owned();
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Error::of(Code::Unreadable, says::not_text(&format!("{name}:{}:{column}", before.matches('\n').count() + 1)))
    })?;
    let home = path.parent().filter(|_| path != Path::new("-")).unwrap_or(Path::new(""));
    let (mut folders, mut same) = (Vec::new(), Vec::new());
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        match read(line) {
            Some(Ok(Line::Folder(folder))) => folders.push(home.join(folder)),
            Some(Ok(Line::Same(one, other))) => same.push((one, other)),
            Some(Err(column)) => {
                return Err(Error::of(Code::Unreadable, says::no_equal(&format!("{name}:{number}:{column}"))).hint(says::no_equal_hint()));
            }
            None => {}
        }
    }
    if folders.is_empty() {
        return Err(Error::of(Code::Unreadable, says::no_folder(&name)).hint(says::no_folder_hint()));
    }
    Ok(Listed { folders, same })
}

/// What a line says; nothing where it is empty or a comment, and the column of what is wrong with it.
fn read(line: &str) -> Option<Result<Line, usize>> {
    let text = line.trim();
    if text.is_empty() || text.starts_with('#') {
        return None;
    }
    let Some(rest) = text.strip_prefix(OBSTACLE) else { return Some(Ok(Line::Folder(PathBuf::from(text)))) };
    let wrong = || line.chars().count() - line.trim_start().chars().count() + OBSTACLE.len() + 1;
    Some(match rest.split_once('=').map(|(one, other)| (one.trim(), other.trim())) {
        Some((one, other)) if [one, other].iter().all(|name| name.contains(char::is_alphanumeric)) => {
            Ok(Line::Same(one.to_owned(), other.to_owned()))
        }
        _ => Err(wrong()),
    })
}

/// Refuses an option that can't be about several workspaces.
pub(super) fn refuse(options: &[(&'static str, bool)]) -> Result<(), Error> {
    match options.iter().find(|(_, is_given)| *is_given) {
        Some((option, _)) => Err(Error::usage(says::not_together(option)).hint(says::not_together_hint())),
        None => Ok(()),
    }
}

impl Several {
    /// What each workspace answers, one after the other, so that no more than one is in memory. A name that a workspace does not have is
    /// no fault where another has it; what else goes wrong in one never stops the rest.
    pub(super) fn each<T>(&self, mut ask: impl FnMut(&OneWorkspace) -> Result<(T, Vec<Problem>), Error>) -> Result<Answered<T>, Error> {
        let (mut all, mut problems, mut unknown, mut failed) = (Vec::new(), self.problems.clone(), None, None);
        for (at, one) in self.all.iter().enumerate() {
            match ask(one) {
                Ok((answer, found)) => {
                    all.push((at, answer));
                    let home = Path::new(&one.cx.flags.dir);
                    problems.extend(
                        found.into_iter().map(|problem| Problem { path: home.join(&problem.path).display().to_string(), ..problem }),
                    );
                }
                Err(error) if error.exit() == Exit::Usage => return Err(error),
                Err(error) if error.code() == Code::NotFound => unknown = unknown.or(Some(error)),
                Err(error) => {
                    // told in its own words where it is no file that can't be read
                    if !matches!(&error, Error::Fault(Fault::Unreadable(_))) {
                        let why = error.told(self.cx.lang).message;
                        self.cx.out.message(&format!("{} {}", style::bad("✗"), says::left_out(self.cx.lang, &one.name, &why)));
                    }
                    let code = error.code();
                    failed = failed
                        .or_else(|| Some(Error::of(code, says::left_out(self.cx.lang, &one.name, &error.told(self.cx.lang).message))));
                    problems.push(problem_of(&one.cx.flags.dir, error));
                }
            }
        }
        match (all.is_empty(), unknown.or(failed)) {
            (true, Some(error)) => Err(error),
            _ => Ok(Answered { all, problems }),
        }
    }

    /// The rows of all of them, each with its workspace.
    pub(super) fn rows(
        &self,
        ask: impl FnMut(&OneWorkspace) -> Result<(Vec<TakenRow>, Vec<Problem>), Error>,
    ) -> Result<(Vec<TakenRow>, Vec<Problem>), Error> {
        let answered = self.each(ask)?;
        let of = |(at, rows): (usize, Vec<TakenRow>)| {
            let name = &self.all[at].name;
            rows.into_iter().map(move |row| row.with(WORKSPACE, name))
        };
        Ok((answered.all.into_iter().flat_map(of).collect(), answered.problems))
    }

    /// A row with its workspace.
    pub(super) fn named(&self, at: usize, mut row: Value) -> Value {
        row[WORKSPACE] = self.all[at].name.clone().into();
        row
    }

    /// What views are given that are about all of them: the settings and the people of the first.
    pub(super) fn with_view<R>(&self, show: impl FnOnce(&ViewContext) -> Result<R, Error>) -> Result<R, Error> {
        let first = self.all.first().map_or(&self.cx, |one| &one.cx);
        let store = first.store()?;
        let records = Default::default();
        show(&first.view(&store, &records, Default::default()))
    }

    /// The workspace that a row is of.
    pub(super) fn of(&self, row: &Value) -> Option<&OneWorkspace> {
        self.all.iter().find(|one| row[WORKSPACE] == one.name)
    }

    /// A list of rows in the form that was asked for; JSON is the command's own.
    pub(super) fn list<T>(&self, listing: &Listing<T>, title: String, shown: &Shown<T>, output: Option<&Path>) -> Result<(), Error> {
        let Shown { rows, left, usual, value } = *shown;
        self.with_view(|view| {
            let text = match listing.format {
                Format::Csv => listing.csv(rows, value),
                Format::Text if rows.is_empty() => {
                    self.cx.out.message(&says::nothing(self.cx.lang));
                    return Ok(());
                }
                Format::Text => listing.text(view, rows, left, value, || {
                    list::text(view, listing.columns(), &list::places(listing.columns(), usual), rows, value)
                }),
                form => {
                    let facts = vec![says::workspaces(self.cx.lang, self.all.len())];
                    let mut document = Document { title, facts, ..Document::default() };
                    document.add(Section::new(String::new()).with_table(listing.table(view, rows, usual, value)));
                    form.write(view, &document)
                }
            };
            self.deliver(&text, listing.format, output)
        })
    }

    /// Answers, or writes the answer to a file that is in no workspace. Nobody's own words are in it.
    pub(super) fn deliver(&self, text: &str, format: Format, output: Option<&Path>) -> Result<(), Error> {
        if let Some(path) = output.filter(|path| *path != Path::new("-")) {
            for one in &self.all {
                delivery::refuse_in_workspace(&one.cx.store()?, [path])?;
            }
        }
        delivery::deliver(self.cx_of_first(), text, format, output, &[])
    }

    /// Names what could not be read, with the folder to check.
    pub(super) fn name_problems(&self, problems: &[Problem]) -> Exit {
        self.cx.name_problems_of(problems, &says::see_check(self.cx.lang))
    }

    /// Answers as JSON, with the problems in the envelope; how that ends.
    pub(super) fn answer_json<T: Serialize>(&self, answer: T, problems: &[Problem], output: Option<&Path>) -> Result<Exit, Error> {
        self.deliver(&json::envelope(self.cx.lang, self.cx.today, answer, problems), Format::Json, output)?;
        Ok(self.name_problems(problems))
    }

    /// The first workspace, for what asks one where files may be written.
    fn cx_of_first(&self) -> &Context {
        self.all.first().map_or(&self.cx, |one| &one.cx)
    }
}

/// The columns of a list of one workspace for rows of several.
pub(super) fn columns<T>(columns: Vec<ListColumn<T>>) -> Vec<ListColumn<TakenRow>> {
    std::iter::once(workspace()).chain(columns.into_iter().map(ListColumn::taken)).collect()
}

/// Refuses several workspaces where a command is about one.
pub(super) fn refuse_for_one(flags: &Flags) -> Result<(), Error> {
    if flags.dirs.len() > 1 && !TAKE_SEVERAL.contains(&&*flags.command) {
        return Err(Error::usage(says::only_one(&flags.command)).hint(says::only_one_hint()));
    }
    Ok(())
}

/// A row that adds up others by a field: the numbers are summed, and the rest is that of the first.
pub(super) fn summed(rows: impl IntoIterator<Item = Value>, by: &str) -> Vec<Value> {
    let mut sums: Vec<Value> = Vec::new();
    for row in rows {
        match sums.iter_mut().find(|sum| sum[by] == row[by]) {
            Some(sum) => add(sum, &row),
            None => sums.push(row),
        }
    }
    sums
}

fn add(sum: &mut Value, more: &Value) {
    let Some(fields) = more.as_object() else { return };
    for (key, value) in fields {
        if let (Some(one), Some(other)) = (sum[key].as_u64(), value.as_u64()) {
            sum[key] = (one + other).into();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_folder_or_says_what_is_one() {
        let folder = |line: &str| match read(line) {
            Some(Ok(Line::Folder(folder))) => folder.display().to_string(),
            _ => panic!("{line}"),
        };
        assert_eq!((folder(" ../noord "), folder("a = b"), folder("C:/x")), ("../noord".into(), "a = b".into(), "C:/x".into()));
        assert!(read("").is_none() && read("  # x").is_none());
        assert!(matches!(read("obstacle: trage pc = laptop"), Some(Ok(Line::Same(one, other))) if one == "trage pc" && other == "laptop"));
        for wrong in ["obstacle:", "obstacle: x", " obstacle: = y", "obstacle: x = !"] {
            assert!(matches!(read(wrong), Some(Err(column)) if column >= 10 && column <= wrong.len() + 2), "{wrong}");
        }
    }

    #[test]
    fn rows_add_up_by_a_field() {
        let row = |side: &str, kept: u32| serde_json::json!({"side": side, "kept": kept, "label": side});
        let sums = summed([row("hr", 1), row("manager", 2), row("hr", 4)], "side");
        assert_eq!(sums, [row("hr", 5), row("manager", 2)]);
    }
}
