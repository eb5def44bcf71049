//! What can be mended without a doubt.

use super::check::Checked;
use super::yaml::edit::Edit;
use super::yaml::write::New;
use super::{Change, Store, file, forgotten, homes, layout, schema, seal};
use crate::domain::date::parse_civil;
use crate::domain::id::Id;
use crate::domain::problem::{Kind, Problem};
use crate::domain::records::{Folder, Place, Records, Source};
use crate::domain::sealed::SealFault;
use crate::domain::words;
use std::collections::{BTreeMap, HashSet};

/// What will be mended, and how.
#[derive(Default)]
pub(crate) struct Mending {
    pub mended: Vec<Problem>,
    pub changes: Vec<Change>,
}

#[derive(Default)]
struct Remedies {
    edits: BTreeMap<String, Vec<Edit>>,
    moves: BTreeMap<String, Place>,
    /// What becomes of files that two folders of one person both have.
    joined: Vec<Change>,
}

/// Plans the mending of what was found; `fresh` gives ids that are not taken.
pub(crate) fn plan(store: &Store, checked: &Checked, mut fresh: impl FnMut() -> Id) -> Mending {
    let mut plan = Remedies::default();
    let mut mended = Vec::new();
    // what stands open there would be sealed with any write, which has to be meant
    let is_open = |problem: &Problem| matches!(problem.kind, Kind::Seal(SealFault::Open(_)));
    let open: HashSet<&str> = checked.problems.iter().filter(|problem| is_open(problem)).map(|problem| &*problem.path).collect();
    for problem in checked.problems.iter().filter(|problem| !open.contains(&*problem.path)) {
        let home = homes::brought_home(store, problem, &checked.records).filter(|changes| !changes.iter().any(touches_a_block));
        if home.is_some_and(|changes| plan.bring(changes)) || plan.mend(problem, checked, &mut fresh) {
            mended.push(problem.clone());
        }
    }
    let gone = gone(store, checked, &mut plan);
    mended.extend(checked.problems.iter().filter(|problem| problem.kind == Kind::Forgotten && !gone.is_empty()).cloned());
    let Remedies { mut edits, moves, joined } = plan;
    joined.iter().for_each(|change| drop(edits.remove(&change.path())));
    let moved: Vec<Change> =
        moves.into_iter().map(|(from, place)| Change::Move { edits: edits.remove(&from).unwrap_or_default(), from, place }).collect();
    let edited = edits.into_iter().map(|(path, edits)| Change::edit(layout::place(&path), edits));
    Mending { mended, changes: moved.into_iter().chain(joined).chain(edited).chain(gone).collect() }
}

/// What takes out again what was forgotten; nothing else is done with those files.
fn gone(store: &Store, checked: &Checked, plan: &mut Remedies) -> Vec<Change> {
    if !checked.problems.iter().any(|problem| problem.kind == Kind::Forgotten) {
        return Vec::new();
    }
    let paths = forgotten::still_there(store).unwrap_or_default();
    plan.edits.retain(|path, _| !paths.contains(path));
    plan.moves.retain(|path, _| !paths.contains(path));
    let out = |path: String| file::whole(&store.at(&path)).ok().map(|bytes| Change::delete(&path, bytes));
    paths.into_iter().filter_map(out).collect()
}

/// Whether a change writes a text with a block anew, so that the block may come from somewhere else.
fn touches_a_block(change: &Change) -> bool {
    matches!(change, Change::Replace { text, .. } if seal::may_be_sealed(text))
}

impl Remedies {
    /// Moves files to where they belong, unless two would get the same path.
    fn bring(&mut self, changes: Vec<Change>) -> bool {
        let meets = |change: &Change| {
            let is_moved = matches!(change, Change::Move { from, .. } if self.moves.contains_key(from));
            is_moved || self.moves.values().any(|to| to == change.place())
        };
        if changes.is_empty() || changes.iter().any(meets) {
            return false;
        }
        for change in changes {
            match change {
                Change::Move { from, place, .. } => drop(self.moves.insert(from, place)),
                other => self.joined.push(other),
            }
        }
        true
    }

    fn mend(&mut self, problem: &Problem, checked: &Checked, fresh: &mut impl FnMut() -> Id) -> bool {
        match remedy(problem) {
            None => return false,
            Some(Remedy::Set(key, value)) => self.set(&problem.path, key, value),
            Some(Remedy::OwnId(source, inside)) => {
                self.set(&problem.path, "id", New::word(source.id));
                if let Some(inside) = inside.filter(|inside| !has_id(checked, source.folder, *inside)) {
                    self.repoint(&checked.records, &source, inside, source.id);
                }
            }
            Some(Remedy::NewId(source, first)) => {
                let new = fresh();
                if self.moves.contains_key(&problem.path) {
                    return false;
                }
                self.set(&problem.path, "id", New::word(new));
                self.moves.insert(problem.path.clone(), Place::Record(Source { id: new, ..source.clone() }));
                // what points to the id means the first file, unless that is another person's or no such record
                let is_meant = first.is_none_or(|first| first.employee != source.employee || first.folder != source.folder);
                if is_meant && !checked.unread.may_have(source.folder, source.id) {
                    self.repoint(&checked.records, &source, source.id, new);
                }
            }
        }
        true
    }

    fn set(&mut self, path: &str, key: &str, value: New) {
        let edits = self.edits.entry(path.to_owned()).or_default();
        edits.retain(|edit| edit.key() != key);
        edits.push(Edit::set(key, value, &[]));
    }

    /// Points the person's own actions and notes from one id to another.
    fn repoint(&mut self, records: &Records, target: &Source, from: Id, to: Id) {
        let key = match target.folder {
            Folder::Conversations => "conversation",
            Folder::Goals => "goal",
            Folder::Actions | Folder::Notes | Folder::Private => return,
        };
        for action in records.actions.iter().filter(|action| action.employee == target.employee) {
            let points = if key == "goal" { action.goal } else { action.conversation };
            if points == Some(from) {
                self.set(&layout::path(&action.source()), key, New::word(to));
            }
        }
        let notes = records.notes.iter().filter(|note| Some(&note.employee) == target.employee.as_ref() && key == "conversation");
        for note in notes.filter(|note| note.conversation == Some(from)) {
            self.set(&layout::path(&note.source()), key, New::word(to));
        }
    }
}

/// Whether a record has an id, or may have it where it can't be read.
fn has_id(checked: &Checked, folder: Folder, id: Id) -> bool {
    let records = &checked.records;
    checked.unread.may_have(folder, id)
        || records.conversations.iter().any(|conversation| conversation.id == id)
        || records.actions.iter().any(|action| action.id == id)
        || records.goals.iter().any(|goal| goal.id == id)
        || records.notes.iter().any(|note| note.id == id)
}

/// Gives `2026-01-05` for `2026-1-5`; `None` if anything would have to be guessed.
fn padded(text: &str) -> Option<chrono::NaiveDate> {
    let parts: Vec<&str> = text.trim().split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    let short = |part: &str| matches!(part.len(), 1 | 2);
    if year.len() != 4 || !short(month) || !short(day) {
        return None;
    }
    parse_civil(&format!("{year}-{month:0>2}-{day:0>2}"))
}

/// What mends a problem.
enum Remedy<'p> {
    /// Another value for a key at the top of the file.
    Set(&'p str, New),
    /// The id in the file's name, for the one inside, where there is one.
    OwnId(Source, Option<Id>),
    /// A new id and name, beside the first file that has the id.
    NewId(Source, Option<Source>),
}

/// The change that mends a problem without doubt; `None` where one would have to guess.
fn remedy(problem: &Problem) -> Option<Remedy<'_>> {
    let source = layout::parse_path(&problem.path);
    match &problem.kind {
        Kind::OtherId(inside, _) => Some(Remedy::OwnId(source?, Some(*inside))),
        Kind::MissingKey("id") => Some(Remedy::OwnId(source?, None)),
        Kind::TwiceId(_, first) => Some(Remedy::NewId(source?, layout::parse_path(first))),
        // a flag is no text, so it has no quotes
        Kind::OtherSpelling(key, _, meant) if is_one_value(problem, key) && words::flag(meant).is_some() => {
            Some(Remedy::Set(key, New::word(meant)))
        }
        Kind::OtherSpelling(key, _, meant) if is_one_value(problem, key) => Some(Remedy::Set(key, New::text(meant))),
        Kind::UnknownWord { key, found, known, .. } if is_one_value(problem, key) => {
            let meant: Vec<&String> = known.iter().filter(|word| word.to_lowercase() == found.to_lowercase()).collect();
            let [word] = meant[..] else { return None };
            Some(Remedy::Set(key, New::text(word)))
        }
        // the day of a note of progress lies deeper in its file
        Kind::NotADay(key, _) if key == "date" && source.is_none_or(|source| source.folder != Folder::Conversations) => None,
        Kind::NotADay(key, found) => Some(Remedy::Set(key, New::word(padded(found)?))),
        _ => None,
    }
}

/// Whether a key stands at the top of its file, with one word.
fn is_one_value(problem: &Problem, key: &str) -> bool {
    let keys = match layout::place(&problem.path) {
        Place::Record(source) => match source.folder {
            Folder::Conversations => schema::CONVERSATION,
            Folder::Actions => schema::ACTION,
            Folder::Goals => schema::GOAL,
            Folder::Notes | Folder::Private => schema::NOTE,
        },
        Place::Settings => schema::SETTINGS,
        // all that has one word there lies deeper
        Place::Readers => &[],
        _ => schema::EMPLOYEE,
    };
    keys.contains(&key) && !matches!(key, "themes" | "signals" | "rhythm" | "limits")
}

/// Whether a problem can be mended without a doubt.
pub(crate) fn can_mend(problem: &Problem) -> bool {
    matches!(problem.kind, Kind::Unread { is_free: true, .. } | Kind::Elsewhere(..) | Kind::MovedAway(_) | Kind::Forgotten)
        || remedy(problem).is_some()
}
