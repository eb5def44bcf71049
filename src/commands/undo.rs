use super::effects::{Effects, WriteAnswer};
use super::run::Run;
use crate::context::Context;
use crate::error::{Code, Error, Exit};
use crate::i18n::{forget as forget_said, undo as says};
use crate::render::json::PastV1;
use crate::render::printable::printable;
use crate::render::style;
use crate::store::decode;
use crate::store::fields::Origin;
use crate::store::git::Git;
use crate::store::undo::{Later, PastCommand, PastCommands, PastFile};
use crate::store::waiting::{self, Undone};
use crate::store::{Store, accepted, layout, read, undo};
use clap::Args;
use serde::Serialize;

/// Takes back what the last command wrote.
#[derive(Args)]
pub(super) struct UndoArgs {}

/// Does again what was taken back.
#[derive(Args)]
pub(super) struct RedoArgs {}

impl Run for UndoArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        turn_round(cx, Direction::Back)
    }
}

impl Run for RedoArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        turn_round(cx, Direction::Again)
    }
}

/// The command that settles what git waits for.
const CHOICE: &str = "resolve";

/// Which way one goes along the line of commands.
#[derive(Clone, Copy, PartialEq)]
enum Direction {
    Back,
    Again,
}

#[derive(Serialize)]
struct Turned {
    #[serde(flatten)]
    wrote: WriteAnswer,
    undone: Option<PastV1>,
    redone: Option<PastV1>,
    next_undo: Option<PastV1>,
    next_redo: Option<PastV1>,
}

/// What is to be turned round now, and what would be next either way.
struct NextTurn {
    past: PastCommand,
    next_undo: Option<About>,
    next_redo: Option<About>,
}

impl Direction {
    fn turn(self, store: &Store, line: PastCommands) -> Option<NextTurn> {
        let PastCommands { mut done, mut taken_back } = line;
        let past = if self == Direction::Back { done.pop() } else { taken_back.pop() }?;
        let about = Some(About::of(store, &past));
        let [next_done, next_taken] = [done, taken_back].map(|line| line.last().map(|past| About::of(store, past)));
        let (next_undo, next_redo) = if self == Direction::Back { (next_done, about) } else { (about, next_taken) };
        Some(NextTurn { past, next_undo, next_redo })
    }
}

fn turn_round(cx: &Context, way: Direction) -> Result<Exit, Error> {
    let store = cx.store()?;
    let writer = cx.writer(&store)?;
    let nothing = match way {
        Direction::Back => Error::of(Code::NotFound, says::nothing_to_undo()).hint(says::nothing_to_undo_hint()),
        Direction::Again => Error::of(Code::NotFound, says::nothing_to_redo()).hint(says::nothing_to_redo_hint()),
    };
    let NextTurn { past, mut next_undo, mut next_redo } = way.turn(&store, store.history()).ok_or(nothing)?;
    if past.command == undo::FORGET {
        return Err(Error::refused(forget_said::not_undone()).hint(forget_said::not_undone_hint()));
    }
    let about = About::of(&store, &past);
    let effects = written(cx, &store, &past, &about, way)?;
    let again = waiting_again(cx, &store, &past, way)?;
    effects.apply(cx, &store, &writer.turning_round(&past))?;
    tell_git(cx, &store, &past, way, &again)?;
    if way == Direction::Back && !cx.flags.dry_run {
        accepted::resume(&store);
    }
    effects.say(cx);
    // where sealing came back by it, nothing of before is remembered
    let left = store.history();
    if left.done.is_empty() && left.taken_back.is_empty() && !cx.flags.dry_run {
        (next_undo, next_redo) = (None, None);
    }
    if let Ok(store) = Store::open(&store.root) {
        super::readers::remind(cx, &store);
    }
    for (command, is_undo, next) in [("undo", true, &next_undo), ("redo", false, &next_redo)] {
        if let Some(next) = next {
            cx.out.message(&format!("  {}", style::dim(says::next(cx.lang, command, is_undo, &next.told()))));
        }
    }
    let problems: Vec<_> = store.problems.iter().filter(|problem| problem.is_said_by_all()).cloned().collect();
    if cx.flags.json {
        let (undone, redone) = if way == Direction::Back { (Some(about), None) } else { (None, Some(about)) };
        let [undone, redone, next_undo, next_redo] = [undone, redone, next_undo, next_redo].map(|about| about.map(About::json));
        cx.answer_json(Turned { wrote: effects.answer(cx), undone, redone, next_undo, next_redo }, &problems)
    } else {
        Ok(cx.name_problems(&problems))
    }
}

/// What is to be written; refused where something was changed since.
fn written(cx: &Context, store: &Store, past: &PastCommand, about: &About, way: Direction) -> Result<Effects, Error> {
    let mut effects = Effects::default();
    let mut in_the_way = Vec::new();
    for file in &past.files {
        match undo::taking_back(store, file)? {
            Ok(change) => effects.changes.extend(change),
            Err(later) => in_the_way.push(changed(cx, store, file, &later)),
        }
    }
    if let Some(first) = in_the_way.first() {
        let changed = if way == Direction::Back { says::changed_since } else { says::changed_since_undo };
        let refused = Error::of(Code::Changed, changed(cx.lang, &past.command, &in_the_way.join("; ")));
        let hint = match Git::of(&store.root) {
            Some(_) => says::changed_since_hint(cx.lang, first.split(':').next().unwrap_or_default()),
            None => says::changed_by_hand_hint(cx.lang),
        };
        return Err(refused.hint(hint));
    }
    let paths = effects.changes.iter().map(|change| printable(&change.path())).collect::<Vec<_>>().join(", ");
    effects.lines.push(match (way, effects.changes.is_empty()) {
        (Direction::Back, false) => says::undone(cx.lang, &about.told(), &paths).into(),
        (Direction::Back, true) => says::undone_already(cx.lang, &about.told()).into(),
        (Direction::Again, false) => says::redone(cx.lang, &about.told(), &paths).into(),
        (Direction::Again, true) => says::redone_already(cx.lang, &about.told()).into(),
    });
    Ok(effects)
}

/// The files in which git is to wait again for a choice. Refused where it does not wait for that choice any more: nothing could
/// read the file, and no merge would end with another choice.
fn waiting_again(cx: &Context, store: &Store, past: &PastCommand, way: Direction) -> Result<Vec<String>, Error> {
    let Some(git) = Git::of(&store.root).map(Git::looking) else { return Ok(Vec::new()) };
    let Undone { over, again } = waiting::undone(store, &git, &past.files, way == Direction::Back && past.command == CHOICE)?;
    let Some(first) = over.first() else { return Ok(again) };
    let paths = over.iter().map(|path| printable(path)).collect::<Vec<_>>().join(", ");
    let no_more = if way == Direction::Back { says::waits_no_more } else { says::waits_no_more_to_redo };
    let hint = |edit: &str, about: &str| says::waits_no_more_hint(cx.lang, &format!("stay {edit} {about}"), &format!("stay log {about}"));
    let hint = match (layout::parse_path(first), layout::person(first)) {
        // of what is gone only git tells
        _ if !store.at(first).exists() => says::changed_since_hint(cx.lang, &printable(first)),
        (Some(source), _) => hint("edit", source.id.as_str()),
        (None, Some(slug)) => hint("employee edit", slug),
        _ => says::changed_since_hint(cx.lang, &printable(first)),
    };
    Err(Error::refused(no_more(cx.lang, &past.command, &paths)).hint(hint))
}

/// Has git's index go along: it waits again where markers came back, and takes what was chosen again.
fn tell_git(cx: &Context, store: &Store, past: &PastCommand, way: Direction, again: &[String]) -> Result<(), Error> {
    let Some(git) = Git::of(&store.root).filter(|_| !cx.flags.dry_run) else { return Ok(()) };
    if !again.is_empty() {
        return Ok(git.wait_again(again)?);
    }
    if past.command != CHOICE || way == Direction::Back {
        return Ok(());
    }
    let open = git.unmerged()?;
    let is_chosen = |file: &&PastFile| open.contains_key(&file.path) && !waiting::has_markers(file.before.as_deref());
    Ok(git.stage(&past.files.iter().filter(is_chosen).map(|file| file.path.clone()).collect::<Vec<_>>())?)
}

/// What stands in the way in one file, and who put it there.
fn changed(cx: &Context, store: &Store, file: &PastFile, later: &Later) -> String {
    let who = match Git::of(&store.root).map(Git::looking) {
        None => says::without_git(cx.lang),
        Some(git) => {
            let who = git.last_change(&file.path);
            who.map_or_else(|| says::by_hand(cx.lang), |(day, name)| says::by_whom(cx.lang, &printable(&name), &day))
        }
    };
    let what = match later {
        Later::Values(values) => values.iter().map(|value| format!("`{}`", printable(value))).collect::<Vec<_>>().join(", "),
        Later::All => says::the_file(cx.lang),
    };
    format!("{}: {what}, {who}", printable(&file.path))
}

/// What a person is called, also one who came or went with the command.
fn name(store: &Store, past: &PastCommand, slug: &str) -> String {
    let path = layout::employee(slug);
    let known = past.files.iter().find(|file| file.path == path && !store.at(&path).exists());
    let text = known.and_then(|file| file.after.as_ref().or(file.before.as_ref())).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let employee = text.and_then(|text| decode::employee(text, &slug.into(), &mut Origin::new(&path, &mut Vec::new())));
    employee.unwrap_or_else(|| read::employee(store, &slug.into(), &mut Vec::new())).name
}

/// What a command was about.
struct About {
    command: String,
    people: Vec<(String, String)>,
    ids: Vec<String>,
    paths: Vec<String>,
}

impl About {
    fn of(store: &Store, past: &PastCommand) -> About {
        let paths: Vec<String> = past.files.iter().map(|file| file.path.clone()).collect();
        let mut people: Vec<(String, String)> = Vec::new();
        for slug in paths.iter().filter_map(|path| layout::person(path)) {
            if !people.iter().any(|(known, _)| known == slug) {
                people.push((slug.to_owned(), name(store, past, slug)));
            }
        }
        let mut ids: Vec<String> = paths.iter().filter_map(|path| layout::parse_path(path)).map(|source| source.id.to_string()).collect();
        ids.dedup();
        About { command: past.command.clone(), people, ids, paths }
    }

    /// The command with the records and people that it was about, or its files where it was about neither.
    fn told(&self) -> String {
        const MOST: usize = 5;
        let named = || self.ids.iter().cloned().chain(self.people.iter().map(|(_, name)| printable(name)));
        let some: Vec<String> = named().take(MOST).collect();
        let more = named().count() - some.len();
        let more = if more > 0 { format!(" +{more}") } else { String::new() };
        let about =
            if some.is_empty() { self.paths.iter().map(|path| printable(path)).collect::<Vec<_>>().join(", ") } else { some.join(", ") };
        format!("`stay {}` ({about}{more})", self.command)
    }

    fn json(self) -> PastV1 {
        PastV1::new(self.command, self.people.into_iter().map(|(slug, _)| slug).collect(), self.ids, self.paths)
    }
}
