//! What people ask for in their talks, and what that comes to.

use super::conversation::Conversation;
use super::employee::Slug;
use super::id::Id;
use super::me::Only;
use super::money::Amount;
use super::period::Period;
use super::records::Records;
use super::text;
use super::theme::{Known, Signal};
use super::voices::Voices;
use super::words::Word;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// One thing that someone asks for in a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// What kind of thing.
    pub signal: Option<Signal>,
    pub what: Option<String>,
    pub cost: Option<Amount>,
    /// The day by which it is wanted.
    pub by: Option<NaiveDate>,
}

/// A wish of a person, as it was last said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked<'r> {
    pub employee: &'r Slug,
    /// The team, as it is written most.
    pub team: Option<String>,
    /// The talk in which it was last said.
    pub conversation: Id,
    /// The key of the signal; nothing where the wish names none.
    pub signal: Option<&'r str>,
    /// What is asked for; nothing where a talk has the signal and no wish with it.
    pub what: Option<&'r str>,
    pub cost: Option<Amount>,
    pub by: Option<NaiveDate>,
    /// The day of the first talk with it.
    pub first: NaiveDate,
    /// The day of the last.
    pub last: NaiveDate,
    /// In how many talks it was said.
    pub mentions: usize,
}

/// What wishes come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    pub wishes: usize,
    pub people: usize,
    /// The sum of those with a cost.
    pub cost: Amount,
    /// How many have no cost.
    pub without_cost: usize,
}

/// A line of a budget: the wishes of one signal in one team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'r> {
    /// `None` for people without a team.
    pub team: Option<String>,
    pub signal: Option<&'r str>,
    pub sum: Sum,
}

/// What is asked for in a period.
#[derive(Debug, Default)]
pub struct Wishes<'r> {
    /// Each wish of a person once: the signals in their order, then by team and person.
    pub asked: Vec<Asked<'r>>,
    pub total: Sum,
    pub by_signal: Vec<(Option<&'r str>, Sum)>,
    pub by_team: Vec<(Option<String>, Sum)>,
    /// By team, then signal.
    pub budget: Vec<Line<'r>>,
    /// Who would move, also those whose talk has the signal and no wish with it.
    pub mobility: Vec<Asked<'r>>,
    /// Where people are missing, in the same way.
    pub staffing: Vec<Asked<'r>>,
}

impl Wishes<'_> {
    /// Whose own words are in it.
    pub fn voices(&self) -> Voices {
        self.asked.iter().filter(|asked| asked.what.is_some()).map(|asked| asked.employee.clone()).collect()
    }
}

/// Whether a talk was held in the period with someone who is meant and has not left by its last day.
fn counts(records: &Records, only: &Only, period: Period, as_of: NaiveDate) -> impl Fn(&&Conversation) -> bool {
    let people = records.people();
    let wanted: BTreeSet<Slug> = records
        .conversations
        .iter()
        .filter(|talk| only.has(Some(&talk.employee), &people))
        .filter(|talk| people.get(&talk.employee).is_none_or(|person| !person.has_left(as_of)))
        .map(|talk| talk.employee.clone())
        .collect();
    move |talk| talk.counts() && period.covers(talk.date) && wanted.contains(&talk.employee)
}

/// What people ask for in the talks of a period; of those who have left by `as_of` nothing is planned any more.
pub fn wishes<'r>(records: &'r Records, only: &Only, period: Period, as_of: NaiveDate) -> Wishes<'r> {
    let teams = records.teams();
    let people = records.people();
    let team = |slug: &str| teams.of_team(people.get(slug)?.team.as_ref());
    let counts = counts(records, only, period, as_of);
    let mut talks: Vec<&Conversation> = records.conversations.iter().filter(counts).collect();
    talks.sort_by_key(|talk| (talk.date, talk.id));
    let mut all: HashMap<(&Slug, Option<&str>, String), Asked<'r>> = HashMap::new();
    // a talk with a signal and no wish of that kind says that there is one, and not what
    let mut bare: HashMap<(&Slug, &str), Asked<'r>> = HashMap::new();
    for talk in talks {
        let mut said: BTreeSet<(Option<&str>, String)> = BTreeSet::new();
        let asked = |signal, what| Asked {
            employee: &talk.employee,
            team: team(&talk.employee),
            conversation: talk.id,
            signal,
            what,
            cost: None,
            by: None,
            first: talk.date,
            last: talk.date,
            mentions: 0,
        };
        for wish in talk.wishes.iter().filter(|wish| wish.what.is_some() || wish.signal.is_some()) {
            let (signal, what) = (wish.signal.as_ref().map(Signal::as_str), wish.what.as_deref());
            let key = (&talk.employee, signal, what.map(text::key).unwrap_or_default());
            let known = all.entry(key.clone()).or_insert_with(|| asked(signal, what));
            known.mentions += usize::from(said.insert((key.1, key.2)));
            // what was said last counts, and what was not said again stays
            (known.conversation, known.what, known.last) = (talk.id, what, talk.date);
            (known.cost, known.by) = (wish.cost.or(known.cost), wish.by.or(known.by));
        }
        for signal in talk.signals.iter().map(Signal::as_str) {
            let known = bare.entry((&talk.employee, signal)).or_insert_with(|| asked(Some(signal), None));
            known.mentions += 1;
            (known.conversation, known.last) = (talk.id, talk.date);
        }
    }
    let mut asked: Vec<Asked> = all.into_values().collect();
    sort(&mut asked);
    let list = |signal: Known| {
        let mut list: Vec<Asked> = asked.iter().filter(|one| one.signal == Some(signal.word())).cloned().collect();
        let told: BTreeSet<&Slug> = list.iter().map(|one| one.employee).collect();
        let alone = bare.values().filter(|one| one.signal == Some(signal.word()) && !told.contains(one.employee));
        let alone: Vec<Asked> = alone.cloned().collect();
        list.extend(alone);
        sort(&mut list);
        list
    };
    let (mobility, staffing) = (list(Known::Mobility), list(Known::Staffing));
    let (mut budget, mut by_team, mut by_signal) = (Groups::new(), Groups::new(), Groups::new());
    for one in &asked {
        let (team, place) = (one.team.clone(), place(one.signal));
        budget.entry((team.is_none(), team.clone(), place, one.signal)).or_default().push(one);
        by_team.entry((team.is_none(), team)).or_default().push(one);
        by_signal.entry((place, one.signal)).or_default().push(one);
    }
    Wishes {
        total: sum(&asked.iter().collect::<Vec<_>>()),
        by_signal: by_signal.into_iter().map(|((_, signal), of)| (signal, sum(&of))).collect(),
        by_team: by_team.into_iter().map(|((_, team), of)| (team, sum(&of))).collect(),
        budget: budget.into_iter().map(|((_, team, _, signal), of)| Line { team, signal, sum: sum(&of) }).collect(),
        mobility,
        staffing,
        asked,
    }
}

impl<'r> Wishes<'r> {
    /// The same of one signal alone.
    pub fn of_signal(mut self, signal: Known) -> Wishes<'r> {
        let is_it = |found: Option<&str>| found == Some(signal.word());
        self.asked.retain(|one| is_it(one.signal));
        self.by_signal.retain(|(found, _)| is_it(*found));
        self.budget.retain(|line| is_it(line.signal));
        self.total = sum(&self.asked.iter().collect::<Vec<_>>());
        self.by_team = self.budget.iter().map(|line| (line.team.clone(), line.sum.clone())).collect();
        self.mobility.retain(|_| signal == Known::Mobility);
        self.staffing.retain(|_| signal == Known::Staffing);
        self
    }
}

/// Wishes by what they are summed by.
type Groups<'a, 'r, K> = BTreeMap<K, Vec<&'a Asked<'r>>>;

/// Where a signal stands among those that are known; others come behind them, and none last.
fn place(signal: Option<&str>) -> usize {
    match signal {
        Some(signal) => Known::ALL.iter().position(|known| known.key() == signal).unwrap_or(Known::ALL.len()),
        None => usize::MAX,
    }
}

fn sort(asked: &mut [Asked]) {
    asked.sort_by(|a, b| {
        let key = |one: &Asked| (place(one.signal), one.team.is_none());
        key(a)
            .cmp(&key(b))
            .then_with(|| a.signal.cmp(&b.signal))
            .then_with(|| a.team.cmp(&b.team))
            .then_with(|| a.employee.cmp(b.employee))
            .then_with(|| (Reverse(a.last), a.what.map(text::key)).cmp(&(Reverse(b.last), b.what.map(text::key))))
    });
}

fn sum(asked: &[&Asked]) -> Sum {
    Sum {
        wishes: asked.len(),
        people: asked.iter().map(|one| one.employee).collect::<BTreeSet<_>>().len(),
        cost: asked.iter().filter_map(|one| one.cost).sum(),
        without_cost: asked.iter().filter(|one| one.cost.is_none()).count(),
    }
}
