//! The sheet before a talk, for one of its two readers.
//!
//! [`manager`] and [`employee`] each make a [`Paper`] of a sheet: what is on it, in words. [`text`], [`markdown`] and
//! `html::sheet` are leaves that know nothing of what may be shown to whom.

pub mod employee;
pub mod manager;
pub mod markdown;
pub mod text;

use super::visible::{shown, shown_lines};
use super::{Look, actions, goals};
use crate::domain::action::{Action, Status};
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::promise::{self, Fate};
use crate::domain::report::Mentioned;
use crate::domain::sheet::{Said, Sheet};
use crate::i18n::{prepare, said, words};

/// How many promises that have ended a sheet shows of each side.
const ENDED: usize = 5;

/// How many obstacles and sources of energy a sheet names.
const MOST: usize = 5;

/// A sheet in words; nothing in it can move a cursor.
#[derive(Debug, Default)]
pub struct Paper {
    /// What it is.
    pub title: String,
    /// Who and when, a line each.
    pub facts: Vec<String>,
    /// What it is for, a paragraph each.
    pub intro: Vec<String>,
    /// What is on it.
    pub parts: Vec<Part>,
    /// What it asks its reader; none on the manager's.
    pub ask: Option<Ask>,
}

/// One part, under a heading.
#[derive(Debug)]
pub struct Part {
    /// The heading.
    pub head: String,
    /// Its rows, in groups.
    pub groups: Vec<Group>,
}

/// Rows that belong together.
#[derive(Debug)]
pub struct Group {
    /// What they have in common, where that is worth saying.
    pub head: Option<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One thing on a sheet.
#[derive(Debug)]
pub struct Row {
    /// What kind of thing it is.
    pub mark: Mark,
    /// Its id, where its reader can do something with it.
    pub id: Option<Id>,
    /// What it says.
    pub text: String,
    /// What came of it, or when.
    pub tail: Option<String>,
    /// More about it, a line each.
    pub more: Vec<String>,
}

/// What kind of thing a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A promise, with what came of it and how many days late it is.
    Promise(Fate, i64),
    /// A goal, with how many days late it is.
    Goal(i64),
    /// A question.
    Question,
    /// Anything else.
    Point,
    /// Running text.
    Prose,
}

/// What a sheet asks its reader.
#[derive(Debug)]
pub struct Ask {
    /// The heading.
    pub head: String,
    /// The questions, each with room to answer.
    pub questions: Vec<String>,
    /// Who reads the answers and where to send them, a paragraph each.
    pub foot: Vec<String>,
}

impl Row {
    fn new(mark: Mark, text: String) -> Row {
        Row { mark, id: None, text, tail: None, more: Vec::new() }
    }

    fn tail(self, tail: impl Into<Option<String>>) -> Row {
        Row { tail: tail.into(), ..self }
    }
}

impl Mark {
    /// What stands for it.
    pub fn sign(self) -> &'static str {
        match self {
            Mark::Promise(Fate::Kept | Fate::Late, _) => "✓",
            Mark::Promise(Fate::Broken, _) => "✗",
            Mark::Promise(Fate::Dropped, _) => "–",
            Mark::Promise(Fate::Open, _) => "○",
            Mark::Goal(_) => "◇",
            Mark::Question => "?",
            Mark::Point => "•",
            Mark::Prose => "",
        }
    }

    /// What a page calls it.
    pub fn class(self) -> &'static str {
        match self {
            Mark::Promise(Fate::Kept, _) => "good",
            Mark::Promise(Fate::Late, _) => "soon",
            Mark::Promise(Fate::Broken, _) | Mark::Goal(1..) => "late",
            Mark::Promise(Fate::Dropped, _) => "soft",
            Mark::Prose => "prose",
            _ => "plain",
        }
    }
}

impl Paper {
    fn part(&mut self, head: String, groups: Vec<Group>) {
        let groups: Vec<Group> = groups.into_iter().filter(|group| !group.rows.is_empty()).collect();
        if !groups.is_empty() {
            self.parts.push(Part { head, groups });
        }
    }

    /// What was promised, which opens every sheet; also when there is nothing.
    fn promises(&mut self, look: &Look, head: String, groups: Vec<Group>) {
        if groups.iter().all(|group| group.rows.is_empty()) {
            self.rows(head, vec![Row::new(Mark::Prose, prepare::nothing_promised(look.lang))]);
        } else {
            self.part(head, groups);
        }
    }

    fn rows(&mut self, head: String, rows: Vec<Row>) {
        self.part(head, vec![Group { head: None, rows }]);
    }
}

/// Everything promised by one side: all that is open, and of what has ended the newest.
fn promised(look: &Look, head: String, promises: &[&Action], row: impl Fn(&Look, &Action) -> Row) -> Group {
    let (open, ended): (Vec<&Action>, Vec<&Action>) = promises.iter().partition(|action| action.is_open());
    let rows = open.into_iter().chain(ended.into_iter().take(ENDED)).map(|action| row(look, action));
    Group { head: Some(head), rows: rows.collect() }
}

/// A promise with what came of it.
fn promise(look: &Look, action: &Action) -> Row {
    let (fate, late) = (promise::fate(action, look.today), promise::days_late(action, look.today));
    let mut row = Row::new(Mark::Promise(fate, late), actions::title(look, action)).tail(outcome(look, action, fate));
    let why = action.dropped_because.as_deref().filter(|_| action.status == Status::Dropped);
    row.more.extend(why.map(|why| prepare::let_go(look.lang, &shown(why))));
    row.more.extend(action.win.as_deref().filter(|_| action.status == Status::Done).map(|win| format!("★ {}", shown(win))));
    row
}

/// The same, with who does it: for those who are neither of the two at the table.
fn promise_of(look: &Look, action: &Action) -> Row {
    let row = promise(look, action);
    let owner = actions::owner(look, &action.owner);
    Row { tail: Some(row.tail.map_or_else(|| owner.clone(), |tail| format!("{owner} · {tail}"))), ..row }
}

fn outcome(look: &Look, action: &Action, fate: Fate) -> String {
    let near = |day| words::near_day(look.lang, day, look.today);
    match (fate, action.due, action.closed) {
        (Fate::Open | Fate::Broken, Some(due), _) => said::when(look.lang, (due - look.today).num_days()),
        (Fate::Open | Fate::Broken, None, _) => said::no_due(look.lang),
        (_, _, Some(closed)) => prepare::done_on(look.lang, &actions::fate(look, action), &near(closed)),
        _ => actions::fate(look, action),
    }
}

/// What the organisation did about an obstacle that this person named.
fn organisation(look: &Look, sheet: &Sheet) -> Group {
    promised(look, said::the_organisation(look.lang), &sheet.followed.organisation, |look, action| Row {
        more: Vec::new(),
        ..promise_of(look, action)
    })
}

/// A goal with its last note of progress.
fn goal(look: &Look, goal: &Goal) -> Row {
    let near = |day| words::near_day(look.lang, day, look.today);
    let mut row = Row::new(Mark::Goal(goal.days_late(look.today)), goals::title(look, goal)).tail(goals::by(look, goal).map(|(by, _)| by));
    if let Some((progress, note)) = goal.last_progress().and_then(|progress| Some((progress, progress.note.as_deref()?))) {
        let day = progress.date.map(|day| format!("{}: ", near(day))).unwrap_or_default();
        row.more.push(format!("{day}{}", shown(note)));
    }
    row
}

/// An earlier answer, below its question.
fn answer(look: &Look, said: &Said) -> Row {
    let kind = words::type_name(look.lang, &look.settings.types, &said.talk.kind);
    let when = prepare::last_talk(look.lang, &shown(kind), &words::near_day(look.lang, said.talk.date, look.today));
    let question = shown(said.answer.question.as_deref().or(said.answer.theme.as_deref()).unwrap_or_default());
    Row { more: paragraphs(said.answer.answer.as_deref().unwrap_or_default()), ..Row::new(Mark::Point, question).tail(when) }
}

/// A text of several lines.
fn prose(text: &str) -> Row {
    let mut lines = shown_lines(text.trim()).into_iter();
    Row { text: lines.next().unwrap_or_default(), more: lines.collect(), ..Row::new(Mark::Prose, String::new()) }
}

/// A text whose lines were broken to fit a file, as paragraphs; a line of a list stays a line.
fn paragraphs(text: &str) -> Vec<String> {
    let begins_anew = |line: &str| line.starts_with(['-', '*', '•']) || line.starts_with(|c: char| c.is_ascii_digit());
    let mut all: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in shown_lines(text.trim()) {
        match all.last_mut().filter(|_| goes_on && !begins_anew(&line)) {
            Some(last) if !line.is_empty() => *last = format!("{last} {line}"),
            _ if !line.is_empty() => all.push(line.clone()),
            _ => {}
        }
        goes_on = !line.is_empty();
    }
    all
}

/// What gives energy, with how often it was named.
fn energy(sheet: &Sheet) -> Vec<Row> {
    let word = |word: &Mentioned| format!("{} {}", shown(&word.label), words::times(word.mentions));
    let words: Vec<String> = sheet.energy.iter().take(MOST).map(word).collect();
    Some(Row::new(Mark::Point, words.join(" · "))).filter(|_| !words.is_empty()).into_iter().collect()
}
