//! Finishing a command that writes: apply, say what was done, say what one would do next.

use super::{care, own_words};
use crate::context::Context;
use crate::domain::action::Action;
use crate::domain::holding::Moved;
use crate::domain::problem::{Kind, Problem, YamlFault};
use crate::domain::records::Place;
use crate::error::{Error, Exit, git_words};
use crate::i18n::{Saying, git as git_said, problems, sealed as sealed_said, sync as sync_messages};
use crate::render::json::{MadeV1, WrittenV1};
use crate::render::printable::printable;
use crate::render::style;
use crate::store::accepted::Accepted;
use crate::store::git::{Git, Standing};
use crate::store::holding;
use crate::store::seal::Told;
use crate::store::write::Writer;
use crate::store::{Change, Fault, Store, conflict_notes, index, layout, undo};
use serde::Serialize;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// What a command will write and say.
#[derive(Default)]
pub(super) struct Effects {
    /// The files that change.
    pub changes: Vec<Change>,
    /// What was done, a line each.
    pub lines: Vec<Saying>,
    /// What is worth knowing beside it.
    pub warnings: Vec<Saying>,
    /// What one may like to know beside it, calmly.
    pub hints: Vec<Saying>,
    /// What could not be read, and may have mattered.
    pub unread: Vec<Problem>,
    /// What one would do next.
    pub next: Option<String>,
    /// The actions made with a talk, for a command that can make any.
    pub made: Option<Vec<Action>>,
    /// What is worth knowing of for whom words were sealed; known once they are.
    pub sealing: RefCell<Vec<Saying>>,
    /// What was written in own words and stands open; known once it is written.
    pub stands_open: RefCell<Vec<Saying>>,
}

/// What is worth knowing of for whom words were sealed.
fn sealing(cx: &Context, store: &Store, writer: &Writer) -> Vec<Saying> {
    let (mut told, mut sealed, mut for_others) = (Vec::new(), Vec::new(), BTreeSet::new());
    for one in writer.told() {
        match one {
            Told::Sealed(place) => sealed.push(place),
            Told::LeftOut(path, readers) => told.push(sealed_said::left_out(&path, &printable(&sealed_said::keys(&readers)))),
            Told::NotForYou(_, readers) if !for_others.insert(readers.clone()) => {}
            Told::NotForYou(_, readers) => told.push(sealed_said::not_for_you(&cx.readers(store, &readers))),
        }
    }
    if !sealed.is_empty() {
        told.extend(held_back(store, Some(&sealed)));
    }
    told
}

/// What others changed of who people are and who holds what, and does not count here: of these files, or of all.
pub(super) fn held_back(store: &Store, places: Option<&[Place]>) -> Vec<Saying> {
    let moved = holding::moved(store, Accepted::of(store).as_ref(), places).unwrap_or_default();
    let told = |one: &Moved| sealed_said::held_back(&one.path, &printable(one.is.as_deref().unwrap_or_default()));
    moved.iter().map(told).collect()
}

/// What was written, as JSON.
#[derive(Serialize)]
pub(super) struct WriteAnswer {
    dry_run: bool,
    written: Vec<WrittenV1>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actions: Option<Vec<MadeV1>>,
}

impl WriteAnswer {
    /// The same of what is only shown.
    pub(super) fn only_shown(self) -> WriteAnswer {
        WriteAnswer { dry_run: true, ..self }
    }
}

impl Effects {
    /// Applies the changes, says so, and answers.
    pub(super) fn finish(self, cx: &Context, store: &Store, writer: &Writer) -> Result<Exit, Error> {
        self.apply(cx, store, writer)?;
        self.say(cx);
        let mut problems: Vec<Problem> = Vec::new();
        for problem in store.problems.iter().filter(|problem| problem.is_said_by_all()).chain(&self.unread) {
            if !problems.contains(problem) {
                problems.push(problem.clone());
            }
        }
        if cx.flags.json { cx.answer_json(self.answer(cx), &problems) } else { Ok(cx.name_problems(&problems)) }
    }

    /// Applies the changes: on disk, and in git where `stay.yaml` asks for that.
    pub(super) fn apply(&self, cx: &Context, store: &Store, writer: &Writer) -> Result<(), Error> {
        let coming = care::coming(cx, store, &self.changes, &[]);
        let stands_open = own_words::stand_open(cx, store, &self.changes);
        writer.apply(&self.changes)?;
        self.stands_open.borrow_mut().extend(stands_open);
        care::note(cx, store, coming);
        for change in &self.changes {
            if let (Change::Create { place: Place::Record(source), .. } | Change::Move { place: Place::Record(source), .. }, false) =
                (change, cx.flags.dry_run)
            {
                index::hint(store, source);
            }
        }
        self.sealing.borrow_mut().extend(sealing(cx, store, writer));
        self.commit(cx, store);
        Ok(())
    }

    /// Says what was done.
    pub(super) fn say(&self, cx: &Context) {
        self.lines.iter().for_each(|line| cx.done(line));
        self.warnings.iter().for_each(|warning| cx.warn(warning));
        self.sealing.take().into_iter().for_each(|warning| cx.warn(warning));
        let stands_open = self.stands_open.take();
        self.hints.iter().chain(&stands_open).for_each(|hint| cx.out.message(&format!("  {}", style::dim(hint.text(cx.lang)))));
        self.next.iter().for_each(|command| cx.next(command));
    }

    /// What was written, for the answer.
    pub(super) fn answer(&self, cx: &Context) -> WriteAnswer {
        let id = |change: &Change| change.place().source().map(|source| source.id.to_string());
        let written = self.changes.iter().map(|change| WrittenV1::new(change.word(), change.path(), id(change))).collect();
        let actions = self.made.as_ref().map(|made| made.iter().map(|action| MadeV1::of(action, layout::path(&action.source()))).collect());
        WriteAnswer { dry_run: cx.flags.dry_run, written, actions }
    }

    /// Commits just these files, where `stay.yaml` asks for that. The message holds ids, never a person's words.
    fn commit(&self, cx: &Context, store: &Store) {
        if !store.settings.commits || cx.flags.dry_run || self.changes.is_empty() {
            return;
        }
        let Some(git) = Git::of(&store.root) else { return };
        match git.standing() {
            Ok(Standing { under_way: Some(operation), .. }) => {
                return cx.warn(sync_messages::not_committed(&git_said::under_way(cx.lang, operation.word())));
            }
            Ok(Standing { branch: None, .. }) => return cx.warn(sync_messages::not_committed(&git_said::detached(cx.lang))),
            _ => {}
        }
        if self.changes.iter().any(|change| conflict_notes::has_markers(store, &change.path())) {
            return cx.warn(sync_messages::not_committed(&problems::message(cx.lang, &Kind::Yaml(YamlFault::Conflict))));
        }
        // what was forgotten is named nowhere again
        let named = self.changes.iter().filter(|_| cx.flags.command != undo::FORGET);
        let ids = named.filter_map(|change| change.place().source()).map(|source| format!(" {}", source.id));
        let message: String = std::iter::once(cx.flags.command.clone()).chain(ids).collect();
        let gone = self.changes.iter().filter_map(|change| match change {
            Change::Move { from, .. } => Some(from.clone()),
            _ => None,
        });
        let paths: Vec<String> = self.changes.iter().map(Change::path).chain(gone).collect();
        if let Err(Fault::Git(refusal)) = git.commit(&paths, &message) {
            cx.warn(sync_messages::not_committed(&git_words(&refusal)));
        }
    }
}
