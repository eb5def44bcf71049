//! Rows for databases: one for each person, talk, mention of an obstacle, action, goal, and team that talks reach. Facts alone, and
//! nothing that anyone wrote, unless words are asked for.

use super::{Day, JsonContext, PeriodV1, value};
use crate::domain::action::Action;
use crate::domain::conversation::Conversation;
use crate::domain::employee::Employee;
use crate::domain::goal::Goal;
use crate::domain::name::Name;
use crate::domain::owner::Owner;
use crate::domain::promise;
use crate::domain::records::Records;
use crate::domain::report::Report;
use crate::domain::round::Progress;
use crate::domain::text::folded;
use crate::domain::words::{OneOf, Word};
use crate::render::spreadsheet::{Sheet, harmless};
use chrono::NaiveDate;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value;
use std::collections::HashMap;

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Person,
    Conversation,
    Mention,
    Action,
    Goal,
    Coverage,
    Round,
}

impl Kind {
    pub(crate) const ALL: [Kind; 7] =
        [Kind::Person, Kind::Conversation, Kind::Mention, Kind::Action, Kind::Goal, Kind::Coverage, Kind::Round];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Conversation => "conversation",
            Kind::Mention => "mention",
            Kind::Action => "action",
            Kind::Goal => "goal",
            Kind::Coverage => "coverage",
            Kind::Round => "round",
        }
    }
}

/// One row: its fields, in their order. All rows of a kind have the same.
pub(crate) struct ExportedRow {
    pub kind: Kind,
    fields: Vec<(&'static str, Value)>,
}

impl Serialize for ExportedRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.fields.len()))?;
        for (key, value) in &self.fields {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// What is exported, and how people are called in it.
pub(crate) struct Exporting<'r> {
    pub records: &'r Records,
    pub report: &'r Report<'r>,
    pub context: &'r JsonContext<'r>,
    pub workspace: &'r str,
    /// What stands in place of who someone is; nothing where people go by their own names.
    pub pseudonym: Option<&'r dyn Fn(&str) -> String>,
    /// Whether what people wrote goes along.
    pub words: bool,
}

fn day(day: Option<NaiveDate>) -> Value {
    value(day.map(Day))
}

/// A word that is known; a text of one's own is none.
fn known<K: Word>(word: Option<&OneOf<K>>) -> Value {
    match word {
        Some(OneOf::Known(word)) => word.key().into(),
        _ => Value::Null,
    }
}

impl Exporting<'_> {
    /// All rows, kind by kind.
    pub(crate) fn rows(&self) -> Vec<ExportedRow> {
        let Records { employees, conversations, actions, goals, .. } = self.records;
        let mut rows: Vec<ExportedRow> = employees.iter().map(|person| self.person(person)).collect();
        rows.extend(conversations.iter().map(|talk| self.conversation(talk)));
        rows.extend(conversations.iter().flat_map(|talk| self.mentions(talk)));
        rows.extend(actions.iter().map(|action| self.action(action)));
        rows.extend(goals.iter().map(|goal| self.goal(goal)));
        rows.extend(self.coverage());
        rows.extend(self.rounds());
        rows
    }

    fn row(&self, kind: Kind, fields: Vec<(&'static str, Value)>, words: impl FnOnce() -> Vec<(&'static str, Value)>) -> ExportedRow {
        let head = [
            ("row", kind.word().into()),
            ("stay", 1.into()),
            ("today", value(Day(self.context.today))),
            ("workspace", self.workspace.into()),
        ];
        let words = if self.words { words() } else { Vec::new() };
        ExportedRow { kind, fields: head.into_iter().chain(fields).chain(words).collect() }
    }

    /// Who someone is: the folder, or what stands for it.
    fn employee(&self, slug: Option<&str>) -> Value {
        match (slug, self.pseudonym) {
            (Some(slug), Some(pseudonym)) => pseudonym(&format!("employee {slug}")).into(),
            (slug, _) => value(slug),
        }
    }

    /// The name of someone who may be an employee or not: two who are one have one pseudonym.
    fn name(&self, name: Option<&Name>) -> Value {
        let (Some(name), Some(pseudonym)) = (name, self.pseudonym) else { return value(name.map(|name| &**name)) };
        let mut called = self.records.employees.iter().filter(|person| folded(&person.name) == folded(name));
        match (called.next(), called.next()) {
            (Some(person), None) => self.employee(Some(&person.slug)),
            _ => pseudonym(&format!("name {}", folded(name))).into(),
        }
    }

    /// The id of a record, which is in the files too and would lead back to whose it is.
    fn id(&self, id: Option<&str>) -> Value {
        match (id, self.pseudonym) {
            (Some(id), Some(pseudonym)) => pseudonym(&format!("id {id}")).into(),
            (id, _) => value(id),
        }
    }

    fn team(&self, slug: Option<&str>) -> Value {
        value(slug.and_then(|slug| self.context.people.team(slug)))
    }

    fn person(&self, person: &Employee) -> ExportedRow {
        let by_name = |text: Option<&str>| if self.pseudonym.is_some() { Value::Null } else { value(text) };
        let standing = self.report.standings.get(&*person.slug);
        let fields = vec![
            ("employee", self.employee(Some(&person.slug))),
            ("name", by_name(Some(&person.name))),
            ("number", by_name(person.number.as_deref())),
            ("team", self.team(Some(&person.slug))),
            ("manager", self.name(person.manager.as_ref())),
            ("started", day(person.started)),
            ("added", day(person.added)),
            ("left", day(person.left)),
            ("here", person.is_here(self.context.today).into()),
            ("counted", (person.is_here(self.context.today) && !self.records.in_doubt.contains(&person.slug)).into()),
            ("in_rhythm", value(standing)),
        ];
        self.row(Kind::Person, fields, || vec![("role", value(person.role.as_deref())), ("purpose", value(person.purpose.as_deref()))])
    }

    fn conversation(&self, talk: &Conversation) -> ExportedRow {
        let manager = || self.context.people.get(&talk.employee)?.manager.as_ref();
        let signals: Vec<&str> =
            talk.signals.iter().filter_map(|signal| if let OneOf::Known(signal) = signal { Some(signal.key()) } else { None }).collect();
        let fields = vec![
            ("id", self.id(Some(talk.id.as_str()))),
            ("employee", self.employee(Some(&talk.employee))),
            ("team", self.team(Some(&talk.employee))),
            ("type", talk.kind.as_str().into()),
            ("status", talk.status.word().into()),
            ("date", value(Day(talk.date))),
            ("held", talk.is_held().into()),
            ("with", self.name(talk.with.as_ref().or_else(manager))),
            ("signals", value(signals)),
            ("own_words", talk.sealed.as_ref().map_or(0, |sealed| sealed.own_words).into()),
            ("next", day(talk.next)),
            ("closed", day(talk.closed)),
            ("sealed", talk.sealed.is_some().into()),
        ];
        self.row(Kind::Conversation, fields, || {
            let whole = value(self.context.whole_conversation(talk));
            let of = |key: &str| whole.get(key).cloned().unwrap_or_default();
            let keys = ["themes", "energy", "wishes", "summary", "cancelled_because", "preparation", "answers"];
            keys.into_iter().map(|key| (key, of(key))).collect()
        })
    }

    /// The obstacles that a talk that counts names, each once.
    fn mentions(&self, talk: &Conversation) -> Vec<ExportedRow> {
        let vocabulary = self.context.vocabulary;
        let mut found: Vec<(String, bool)> = Vec::new();
        for name in talk.obstacles.iter().filter(|_| talk.counts()) {
            let mention = (vocabulary.key(name), vocabulary.term(name).is_some());
            if !mention.0.is_empty() && !found.contains(&mention) {
                found.push(mention);
            }
        }
        let row = |(key, is_term): (String, bool)| {
            // a word of the vocabulary is everyone's; another one is somebody's own
            let obstacle = if is_term || self.words { Value::from(key) } else { Value::Null };
            let fields = vec![
                ("conversation", self.id(Some(talk.id.as_str()))),
                ("employee", self.employee(Some(&talk.employee))),
                ("team", self.team(Some(&talk.employee))),
                ("date", value(Day(talk.date))),
                ("obstacle", obstacle),
                ("own_word", (!is_term).into()),
            ];
            self.row(Kind::Mention, fields, Vec::new)
        };
        found.into_iter().map(row).collect()
    }

    fn action(&self, action: &Action) -> ExportedRow {
        let today = self.context.today;
        let owner = match action.owner_at_table(self.context.people) {
            Owner::Named(name) => self.name(Some(&name)),
            party @ Owner::Party(_) => party.as_str().into(),
        };
        let term = action.obstacle.as_deref().filter(|name| self.words || self.context.vocabulary.term(name).is_some());
        let late = promise::days_late(action, today);
        let fields = vec![
            ("id", self.id(Some(action.id.as_str()))),
            ("employee", self.employee(action.employee.as_deref())),
            ("team", self.team(action.employee.as_deref())),
            ("owner", owner),
            ("due", day(action.due)),
            ("first_due", day(action.first_due)),
            ("promised", day(action.promised_on(today))),
            ("status", action.status.word().into()),
            ("overdue", (late > 0).into()),
            ("days_late", late.into()),
            ("fate", promise::counted(action, today).word().into()),
            ("conversation", self.id(action.conversation.as_ref().map(|id| id.as_str()))),
            ("kind", known(action.kind.as_ref())),
            ("goal", self.id(action.goal.as_ref().map(|id| id.as_str()))),
            ("obstacle", value(term.map(|name| self.context.vocabulary.key(name)))),
            ("created", value(Day(action.created))),
            ("closed", day(action.closed)),
            ("sealed", action.sealed.is_some().into()),
        ];
        self.row(Kind::Action, fields, || {
            vec![
                ("title", action.title.as_str().into()),
                ("note", value(action.note.as_deref())),
                ("win", value(action.win.as_deref())),
                ("dropped_because", value(action.dropped_because.as_deref())),
            ]
        })
    }

    fn goal(&self, goal: &Goal) -> ExportedRow {
        let ambition = goal.supports.as_deref().and_then(|text| self.context.ambitions.get(text));
        let fields = vec![
            ("id", self.id(Some(goal.id.as_str()))),
            ("employee", self.employee(Some(&goal.employee))),
            ("team", self.team(Some(&goal.employee))),
            ("by", day(goal.by)),
            ("status", goal.status.word().into()),
            ("days_late", goal.days_late(self.context.today).into()),
            ("supports", value(ambition.map(|ambition| ambition.key.as_str()))),
            ("created", value(Day(goal.created))),
            ("closed", day(goal.closed)),
            ("sealed", goal.sealed.is_some().into()),
        ];
        self.row(Kind::Goal, fields, || {
            vec![
                ("title", goal.title.as_str().into()),
                ("towards", value(goal.towards.as_deref())),
                ("project", value(goal.project.as_deref())),
            ]
        })
    }

    /// How far talks reached, team by team, as in the report.
    fn coverage(&self) -> Vec<ExportedRow> {
        let period = value(PeriodV1::of(self.report.scope.period));
        let of = |key: &str| period.get(key).cloned().unwrap_or_default();
        let row = |row: &crate::domain::coverage::Coverage| {
            let fields = vec![
                ("team", value(row.team.as_deref())),
                ("from", of("from")),
                ("to", of("to")),
                ("people", row.people.into()),
                ("talked", row.talked.into()),
                ("talks", row.talks.into()),
                ("in_rhythm", row.in_rhythm.into()),
                ("late", row.late.into()),
            ];
            self.row(Kind::Coverage, fields, Vec::new)
        };
        self.report.coverage.iter().map(row).collect()
    }

    /// How far the rounds are that run, as in the report.
    fn rounds(&self) -> Vec<ExportedRow> {
        let row = |progress: &Progress| {
            let fields = vec![
                ("round", progress.round.key.as_str().into()),
                ("type", progress.round.kind.as_str().into()),
                ("from", value(Day(progress.round.from))),
                ("to", value(Day(progress.round.to))),
                ("people", progress.all.people.into()),
                ("held", progress.all.held.into()),
                ("planned", progress.all.planned.into()),
                ("to_do", progress.all.to_do().into()),
            ];
            self.row(Kind::Round, fields, Vec::new)
        };
        self.report.rounds.iter().map(row).collect()
    }
}

/// A line of JSON for each row.
pub(crate) fn lines(rows: &[&ExportedRow]) -> String {
    let mut text = String::new();
    for row in rows {
        // plain data always has a text
        text.push_str(&serde_json::to_string(row).unwrap_or_default());
        text.push('\n');
    }
    text
}

/// A table of the rows of one kind; lists are joined, and what is deeper stands as JSON.
pub(crate) fn table(rows: &[&ExportedRow]) -> String {
    let mut writer = Sheet::Plain.writer();
    if let Some(first) = rows.first() {
        let _ = writer.write_record(first.fields.iter().map(|(key, _)| *key));
    }
    for row in rows {
        let _ = writer.write_record(row.fields.iter().map(|(_, value)| cell(value)));
    }
    Sheet::Plain.text(writer)
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => harmless(text),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            harmless(&items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "))
        }
        Value::Array(_) | Value::Object(_) => harmless(&value.to_string()),
        other => other.to_string(),
    }
}

/// How many rows there are of each kind.
pub(crate) fn counted(rows: &[ExportedRow]) -> HashMap<&'static str, usize> {
    let mut counts: HashMap<&'static str, usize> = Kind::ALL.iter().map(|kind| (kind.word(), 0)).collect();
    rows.iter().for_each(|row| *counts.entry(row.kind.word()).or_default() += 1);
    counts
}
