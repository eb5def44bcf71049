//! All that a typed text can mean to a command: a record by the beginning of its id, by the words of its title, or as the one
//! record of a person. Where it can mean two things, nothing is chosen.

use super::action::{self, Action};
use super::conversation::{self, Conversation};
use super::employee::Employee;
use super::goal::{self, Goal};
use super::lookup::{Words, is_named};
use super::note::Note;
use super::records::{Records, Source};
use chrono::NaiveDate;

/// Any record.
#[derive(Clone, Copy, Debug)]
pub enum Thing<'r> {
    Conversation(&'r Conversation),
    Action(&'r Action),
    Goal(&'r Goal),
    Note(&'r Note),
}

impl<'r> Thing<'r> {
    /// Every record that was read.
    pub fn all(records: &'r Records) -> impl Iterator<Item = Thing<'r>> {
        let conversations = records.conversations.iter().map(Thing::Conversation);
        let promised = records.actions.iter().map(Thing::Action).chain(records.goals.iter().map(Thing::Goal));
        conversations.chain(promised).chain(records.notes.iter().map(Thing::Note))
    }

    /// Where it is kept.
    pub fn source(self) -> Source {
        match self {
            Thing::Conversation(conversation) => conversation.source(),
            Thing::Action(action) => action.source(),
            Thing::Goal(goal) => goal.source(),
            Thing::Note(note) => note.source(),
        }
    }

    /// What it is called; a conversation has no title, and a note is found by its id alone.
    pub fn title(self) -> Option<&'r str> {
        match self {
            Thing::Conversation(_) | Thing::Note(_) => None,
            Thing::Action(action) => Some(&action.title),
            Thing::Goal(goal) => Some(&goal.title),
        }
    }

    /// Whose it is; nobody's where it is the organisation's.
    pub fn employee(self) -> Option<&'r str> {
        match self {
            Thing::Conversation(conversation) => Some(&conversation.employee),
            Thing::Action(action) => action.employee.as_deref(),
            Thing::Goal(goal) => Some(&goal.employee),
            Thing::Note(note) => Some(&note.employee),
        }
    }

    /// Whether it has not ended: what is planned has not.
    pub fn is_open(self) -> bool {
        match self {
            Thing::Conversation(conversation) => conversation.is_pending(),
            Thing::Action(action) => action.is_open(),
            Thing::Goal(goal) => goal.is_open(),
            Thing::Note(note) => note.is_open(),
        }
    }

    /// The day by which it asks for something; of what has ended, the day on which it did.
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Thing::Conversation(conversation) if conversation.is_pending() => Some(conversation.date),
            Thing::Conversation(conversation) => Some(conversation.closed.unwrap_or(conversation.date)),
            Thing::Action(action) if action.is_open() => action.due,
            Thing::Action(action) => action.closed.or(action.due),
            Thing::Goal(goal) if goal.is_open() => goal.by,
            Thing::Goal(goal) => goal.closed.or(goal.by),
            Thing::Note(note) => note.closed.or(Some(note.created)),
        }
    }

    /// Sorts what presses most to the front: what is open by its day, then what ended, the latest first.
    pub fn by_press(self) -> impl Ord {
        let day = self.day().map(|day| chrono::Datelike::num_days_from_ce(&day));
        let rank = if self.is_open() { day.unwrap_or(i32::MAX) } else { day.map_or(i32::MAX, |day| -day) };
        let source = self.source();
        (!self.is_open(), rank, source.made, source.id)
    }
}

/// What names mean to a command. Of all that a name fits, what has the lowest rank counts; what has none never does.
#[derive(Clone, Copy)]
pub struct Sought {
    /// Which of a person's records the person's name stands for.
    pub of_person: fn(Thing) -> Option<u8>,
    /// Which records are found by their titles.
    pub titled: fn(Thing) -> Option<u8>,
}

impl Sought {
    /// A person's open conversation, else the planned one; open actions by title.
    pub const CLOSING: Sought = Sought {
        of_person: |thing| match thing {
            Thing::Conversation(conversation) => match conversation.status {
                conversation::Status::Open => Some(0),
                conversation::Status::Planned => Some(1),
                _ => None,
            },
            _ => None,
        },
        titled: open_action,
    };

    /// Open actions.
    pub const ACTIONS: Sought = Sought { of_person: open_action, titled: open_action };

    /// Open goals.
    pub const GOALS: Sought = Sought { of_person: open_goal, titled: open_goal };

    /// All that has ended.
    pub const ENDED: Sought = Sought { of_person: ended, titled: ended };

    /// A person's conversations that were held; any action by title.
    pub const RELEASED: Sought = Sought {
        of_person: |thing| matches!(thing, Thing::Conversation(conversation) if conversation.counts()).then_some(0),
        titled: |thing| matches!(thing, Thing::Action(_)).then_some(0),
    };

    /// A person's planned conversation; open actions and goals by title.
    pub const PLANNED: Sought = Sought {
        of_person: |thing| {
            matches!(thing, Thing::Conversation(conversation) if conversation.status == conversation::Status::Planned).then_some(0)
        },
        titled: |thing| thing.is_open().then_some(0),
    };

    /// The same, where a title names nothing.
    pub const STARTED: Sought = Sought { titled: |_| None, ..Sought::PLANNED };

    /// A person's open conversation, else the planned one; anything by title, what is open before what has ended.
    pub const EDITED: Sought = Sought { of_person: Sought::CLOSING.of_person, ..Sought::ANYTHING };

    /// Anything by title, what is open before what has ended; a person's name stands for the person.
    pub const ANYTHING: Sought = Sought { of_person: |_| None, titled: |thing| Some(u8::from(!thing.is_open())) };
}

fn open_action(thing: Thing) -> Option<u8> {
    matches!(thing, Thing::Action(action) if action.status == action::Status::Open).then_some(0)
}

fn open_goal(thing: Thing) -> Option<u8> {
    matches!(thing, Thing::Goal(goal) if goal.status == goal::Status::Open).then_some(0)
}

fn ended(thing: Thing) -> Option<u8> {
    (!thing.is_open()).then_some(0)
}

/// What was typed, as far as it is known.
pub struct Typed<'t, 'r> {
    pub text: &'t str,
    /// Everyone whose name it fits.
    pub people: &'t [&'r Employee],
    /// The records whose id begins like it.
    pub ids: &'t [Source],
    /// Whether it is a whole id: then a title has to have it as a word.
    pub is_whole_id: bool,
}

/// What a text can mean.
#[derive(Debug, PartialEq, Eq)]
pub struct Readings {
    /// Every record that may be meant, each once: by id first, then what presses most.
    pub records: Vec<Source>,
    /// Whether each way of reading it leads to one and the same record, and a person's name is more than letters within it.
    pub is_sure: bool,
}

impl Readings {
    /// All that `typed` can mean among these records.
    pub fn of(typed: &Typed, records: &Records, sought: &Sought) -> Readings {
        let words = Words::of(typed.text);
        let has_words = |title: &str| if typed.is_whole_id { words.are_whole_in(title) } else { words.are_in(title) };
        let titled = best(Thing::all(records).filter(|thing| thing.title().is_some_and(has_words)), sought.titled);
        let mut ways: Vec<Vec<Thing>> = Vec::new();
        for person in typed.people {
            ways.push(best(Thing::all(records).filter(|thing| thing.employee() == Some(&*person.slug)), sought.of_person));
        }
        if !titled.is_empty() {
            ways.push(titled);
        }
        let mut is_sure = typed.ids.len() <= 1 && ways.iter().all(|way| way.len() == 1);
        let mut things: Vec<Thing> = ways.concat();
        things.sort_by_key(|thing| thing.by_press());
        let mut all: Vec<Source> = typed.ids.to_vec();
        for source in things.into_iter().map(Thing::source) {
            if !all.contains(&source) {
                all.push(source);
            }
        }
        is_sure &= all.len() == 1 && typed.people.iter().all(|person| is_named(typed.text, person));
        Readings { records: all, is_sure }
    }
}

/// Those of the lowest rank that there is.
fn best<'r>(things: impl Iterator<Item = Thing<'r>>, rank: fn(Thing) -> Option<u8>) -> Vec<Thing<'r>> {
    let ranked: Vec<(u8, Thing)> = things.filter_map(|thing| Some((rank(thing)?, thing))).collect();
    let lowest = ranked.iter().map(|(rank, _)| *rank).min();
    ranked.into_iter().filter(|(rank, _)| Some(*rank) == lowest).map(|(_, thing)| thing).collect()
}
