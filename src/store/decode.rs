//! Turns a document into a record, and finds everything that is wrong with it, each with its place.
//!
//! A record is left out only when its meaning is in doubt: a status or a day that can't be read, a value of
//! the wrong shape. Anything else is noted and the record stands.

use super::fields::{Fields, Origin};
use super::yaml::{Node, Value};
use super::{Load, schema};
use crate::domain::action::{self, Action};
use crate::domain::away::Away;
use crate::domain::conversation::{self, Answer, Conversation};
use crate::domain::employee::{Employee, Slug, Was};
use crate::domain::ended::Ended;
use crate::domain::goal::{self, Goal, Progress};
use crate::domain::money::{Amount, Currency};
use crate::domain::note::Note;
use crate::domain::problem::{Kind, Severity};
use crate::domain::records::{Folder, Source};
use crate::domain::settings::Settings;
use crate::domain::theme::Signal;
use crate::domain::wish::Wish;

/// Reads `employee.yaml`.
pub fn employee(text: &str, slug: &Slug, origin: &mut Origin) -> Option<Employee> {
    let node = origin.parse(text)?;
    person(&node, slug, origin)
}

pub fn person(node: &Node, slug: &Slug, origin: &mut Origin) -> Option<Employee> {
    let mut fields = Fields::of(node, schema::EMPLOYEE, origin)?;
    let employee = Employee {
        slug: slug.clone(),
        id: fields.id("id"),
        name: fields.needed("name").unwrap_or_else(|| slug.to_string()),
        team: fields.text("team").map(Into::into),
        manager: fields.text("manager").map(Into::into),
        role: fields.text("role"),
        purpose: fields.text("purpose"),
        email: fields.text("email"),
        number: fields.text("number"),
        started: fields.day("started"),
        added: fields.day_if_any("added"),
        first_record: None,
        rhythm: fields.rhythm("rhythm"),
        basics: fields.lines("basics"),
        away: fields.leaves("away").into_iter().collect(),
        left: fields.day("left"),
        left_because: fields.text("left-because"),
        was: fields.maps("was", schema::WAS, |fields| Was {
            team: fields.text("team").map(Into::into),
            manager: fields.text("manager").map(Into::into),
            until: fields.day("until"),
        }),
        formerly: fields.texts("formerly"),
        sealed: fields.sealed(schema::EMPLOYEE),
    };
    fields.unless_broken(employee)
}

pub fn conversation(node: &Node, source: &Source, load: Load, settings: &Settings, origin: &mut Origin) -> Option<Conversation> {
    let mut fields = Fields::of(node, schema::CONVERSATION, origin)?;
    fields.own_id(source);
    let kind = fields.needed("type").unwrap_or_default();
    fields.among_types("type", settings);
    let kind = match settings.read_kind(&kind) {
        Some(meant) => {
            fields.spelled("type", &kind, &meant.key);
            meant.key.clone()
        }
        None => {
            if !kind.is_empty() && settings.is_read {
                fields.unknown_word("type", &kind, settings.types.iter().map(|kind| kind.key.as_str()), Severity::Error);
            }
            kind
        }
    };
    let status = fields.status(conversation::Status::Open);
    let date = fields.day("date");
    if date.is_none() {
        fields.missing_unless_wrong("date");
    }
    let ([by_employee, by_manager], received) = fields
        .map("preparation", schema::PREPARATION, |fields| {
            (["employee", "manager"].map(|key| fields.prose(key, load)), fields.texts("received"))
        })
        .unwrap_or_default();
    let signals: Vec<Signal> = fields.words_of("signals");
    fields.judge("signals", &signals);
    let conversation = Conversation {
        id: source.id,
        employee: source.employee.clone()?,
        made: source.made,
        kind,
        status: status.unwrap_or(conversation::Status::Open),
        date: date.unwrap_or(source.made),
        with: fields.text("with").map(Into::into),
        themes: fields.words_of("themes"),
        prepared_by_employee: by_employee,
        prepared_by_manager: by_manager,
        received,
        answers: fields.maps("answers", schema::ANSWER, |fields| Answer {
            theme: fields.word_of("theme"),
            note: fields.id("note"),
            question: fields.prose("question", load),
            answer: fields.prose("answer", load),
            released: fields.flag("released"),
        }),
        obstacles: fields.texts("obstacles"),
        energy: fields.texts("energy"),
        signals,
        wishes: wishes(&mut fields, &settings.currency),
        summary: fields.prose("summary", load),
        next: fields.day("next"),
        cancelled_because: fields.text("cancelled-because"),
        closed: fields.day("closed"),
        ended: ended(&mut fields),
        sealed: fields.sealed(schema::CONVERSATION),
    };
    fields.unless_broken(conversation)
}

pub fn action(node: &Node, source: &Source, load: Load, origin: &mut Origin) -> Option<Action> {
    let mut fields = Fields::of(node, schema::ACTION, origin)?;
    fields.own_id(source);
    let title = fields.needed("title").unwrap_or_default();
    let owner = fields.owner("owner");
    let status = fields.status(action::Status::Open);
    let kind: Option<action::Kind> = fields.word_of("kind");
    fields.judge("kind", kind.as_slice());
    let action = Action {
        id: source.id,
        employee: source.employee.clone(),
        made: source.made,
        title,
        owner,
        due: fields.day("due"),
        first_due: fields.day("first-due"),
        status: status.unwrap_or(action::Status::Open),
        conversation: fields.id("conversation"),
        kind,
        goal: fields.id("goal"),
        obstacle: fields.text("obstacle"),
        note: fields.prose("note", load),
        win: fields.text("win"),
        dropped_because: fields.text("dropped-because"),
        created: fields.day("created").unwrap_or(source.made),
        closed: fields.day("closed"),
        ended: ended(&mut fields),
        released: fields.flag("released"),
        away: Away::default(),
        sealed: fields.sealed(schema::ACTION),
    };
    fields.unless_broken(action)
}

pub fn goal(node: &Node, source: &Source, load: Load, origin: &mut Origin) -> Option<Goal> {
    let mut fields = Fields::of(node, schema::GOAL, origin)?;
    fields.own_id(source);
    let status = fields.status(goal::Status::Open);
    let goal = Goal {
        id: source.id,
        employee: source.employee.clone()?,
        made: source.made,
        title: fields.needed("title").unwrap_or_default(),
        by: fields.day("by"),
        status: status.unwrap_or(goal::Status::Open),
        supports: fields.text("supports"),
        towards: fields.text("towards"),
        project: fields.text("project"),
        progress: fields
            .maps("progress", schema::PROGRESS, |fields| Progress { date: fields.day("date"), note: fields.prose("note", load) }),
        created: fields.day("created").unwrap_or(source.made),
        closed: fields.day("closed"),
        away: Away::default(),
        ended: ended(&mut fields),
        sealed: fields.sealed(schema::GOAL),
    };
    fields.unless_broken(goal)
}

pub fn note(node: &Node, source: &Source, load: Load, origin: &mut Origin) -> Option<Note> {
    let mut fields = Fields::of(node, schema::NOTE, origin)?;
    fields.own_id(source);
    let text = fields.prose("text", load);
    let sealed = fields.sealed(schema::NOTE);
    if text.is_none() && load != Load::Brief && sealed.is_none() {
        fields.missing_unless_wrong("text");
    }
    fields.needs_one_of(["text", "sealed"]);
    let note = Note {
        id: source.id,
        employee: source.employee.clone()?,
        made: source.made,
        text,
        shared: fields.flag("shared"),
        private: source.folder == Folder::Private,
        created: fields.day("created").unwrap_or(source.made),
        conversation: fields.id("conversation"),
        closed: fields.day("closed"),
        sealed,
    };
    fields.unless_broken(note)
}

/// What is asked for. A cost or a day that can't be read is named and left out, and the wish stands.
fn wishes(fields: &mut Fields, currency: &Currency) -> Vec<Wish> {
    let read = |fields: &mut Fields| {
        // the form has an empty one ready to type in
        if !fields.is_learning() && schema::WISH.iter().all(|key| fields.entry(key).is_none()) {
            return None;
        }
        let signal: Option<Signal> = fields.word_of("signal");
        fields.judge("signal", signal.as_slice());
        let what = fields.needed("what");
        if signal.is_none() {
            fields.missing_unless_wrong("signal");
        }
        let cost = fields.text("cost").and_then(|text| {
            let amount = Amount::parse(&text, currency);
            if amount.is_none() {
                fields.note_text("cost", &text, Kind::NotAnAmount("cost", text.clone()), Severity::Error);
            }
            amount
        });
        Some(Wish { signal, what, cost, by: fields.day_if_any("by") })
    };
    fields.maps("wishes", schema::WISH, read).into_iter().flatten().collect()
}

/// The ends that were taken back.
fn ended(fields: &mut Fields) -> Vec<Ended> {
    fields.maps("ended", schema::ENDED, |fields| Ended { closed: fields.day("closed"), reopened: fields.day("reopened") })
}

/// The kind of record that a document is by its keys, when it is plainly none of the kind that it lies among: it has a key
/// that only the other kind has, none that only its own has, and none that the other has not.
pub fn other_kind(node: &Node, folder: Folder) -> Option<Folder> {
    let Value::Map(entries) = &node.value else { return None };
    let keys_of = |folder: Folder| match folder {
        Folder::Conversations => schema::CONVERSATION,
        Folder::Actions => schema::ACTION,
        Folder::Goals => schema::GOAL,
        Folder::Notes | Folder::Private => schema::NOTE,
    };
    let has_all = |keys: &[&str]| entries.iter().all(|entry| keys.contains(&&*entry.key));
    let has_only_its =
        |keys: &[&str], others: &[&str]| entries.iter().any(|entry| keys.contains(&&*entry.key) && !others.contains(&&*entry.key));
    let own = keys_of(folder);
    let mut others = Folder::ALL.into_iter().filter(|other| *other != folder);
    others.find(|other| {
        let keys = keys_of(*other);
        has_all(keys) && has_only_its(keys, own) && !has_only_its(own, keys)
    })
}
