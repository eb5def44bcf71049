//! What a page draws of a report: obstacles by team and half-year, promises over time, and how far talks reach, a person at a time.

use super::action::Action;
use super::conversation::Conversation;
use super::coverage::counted;
use super::employee::Slug;
use super::period::Period;
use super::promise::{self, Tally};
use super::records::Records;
use super::report::{Report, Scope};
use super::settings::Settings;
use super::team::Team;
use super::team_rows::TeamRows;
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, HashMap, HashSet};

/// At most so many half-years stand beside each other.
const HALVES: usize = 4;
/// At most so many obstacles stand below each other.
const OBSTACLES: usize = 8;
/// At most so many spans of time stand beside each other.
const SPANS: usize = 8;
/// At most so many columns of teams and half-years.
pub const COLUMNS: usize = 15;
/// At most so many teams stand below each other.
const TEAMS: usize = 20;

/// What a page draws of a report.
#[derive(Clone, Debug, Default)]
pub struct OverTime {
    pub grid: ObstacleGrid,
    /// What became of the promises due in each span of the period, the oldest first.
    pub promises: Vec<(Period, Tally)>,
    /// Whether the period begins before the first of these spans.
    pub begins_before: bool,
    pub reach: Vec<Reach>,
}

/// How many people of each team named each obstacle in each half-year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ObstacleGrid {
    /// The half-years that the period touches, the oldest first.
    pub halves: Vec<Period>,
    pub teams: Vec<Place>,
    /// By obstacle: its key, and of each team how many people in each half-year.
    pub rows: Vec<(String, Vec<Vec<usize>>)>,
    /// How many obstacles recur beside these.
    pub more: usize,
}

/// Where people are: each of them is in one place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A team, with all that lies within it.
    Team(String),
    /// A team without those within it, which are places of their own.
    Itself(String),
    /// So many teams together.
    Others(usize),
    /// People without a team.
    Nowhere,
}

/// The people of one place, each counted once, by how far talks reach them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    pub place: Place,
    /// Talked with in the period, and late for no type on the day that it is as of.
    pub in_rhythm: usize,
    /// Talked with in the period, and late for one or more types on that day.
    pub late: usize,
    /// Talked with in the period, and without a rhythm.
    pub talked: usize,
    /// Without a talk held in the period.
    pub no_talk: usize,
    /// Late for one or more types on that day, talked with or not: it is no part of its own.
    pub behind: usize,
}

impl Reach {
    pub fn people(&self) -> usize {
        self.in_rhythm + self.late + self.talked + self.no_talk
    }
}

/// The teams of people at one depth: each person is in one place.
pub struct Places<'r> {
    rows: TeamRows<'r>,
    /// The place of each row.
    of_row: Vec<usize>,
    depth: usize,
    places: Vec<Place>,
}

impl<'r> Places<'r> {
    /// The teams of `only`, or of everyone, as deep as gives no more than `most` of them; where the outermost are more than that, those
    /// with the most people, and the others together.
    pub fn of(records: &'r Records, only: Option<&Team>, most: usize) -> Places<'r> {
        let rows = TeamRows::of(records, only);
        let depth_of = |row: usize| rows.names()[row].matches('/').count();
        let all = || 0..rows.names().len();
        let mut people = vec![0_usize; rows.names().len()];
        let mut direct: HashSet<usize> = HashSet::new();
        for team in records.employees.iter().map(|person| person.team.as_ref()) {
            let own = rows.of_team(team);
            own.iter().for_each(|row| people[*row] += 1);
            direct.extend(own.iter().max_by_key(|row| depth_of(**row)));
        }
        // at a depth: the teams of that depth, and those above it that people are in themselves
        let at = |depth: usize| -> Vec<usize> {
            all().filter(|row| depth_of(*row) == depth || depth_of(*row) < depth && direct.contains(row)).collect()
        };
        let first = all().map(depth_of).min().unwrap_or(0);
        let last = all().map(depth_of).max().unwrap_or(0);
        let depth = (first..=last).rev().find(|depth| at(*depth).len() <= most).unwrap_or(first);
        let mut shown = at(depth);
        let mut others = 0;
        if shown.len() > most {
            let mut by_size = shown.clone();
            by_size.sort_by_key(|row| std::cmp::Reverse(people[*row]));
            by_size.truncate(most.saturating_sub(1));
            others = shown.len() - by_size.len();
            shown.retain(|row| by_size.contains(row));
        }
        let has_within = |row: usize| {
            let head = format!("{}/", rows.names()[row]);
            depth_of(row) < depth && rows.names().iter().any(|name| name.starts_with(&head))
        };
        let name = |row: usize| rows.names()[row].clone();
        let mut places: Vec<Place> =
            shown.iter().map(|row| if has_within(*row) { Place::Itself(name(*row)) } else { Place::Team(name(*row)) }).collect();
        let of_row = all().map(|row| shown.iter().position(|shown| *shown == row).unwrap_or(shown.len())).collect();
        if others > 0 {
            places.push(Place::Others(others));
        }
        places.push(Place::Nowhere);
        Places { rows, of_row, depth, places }
    }

    /// Which place people of a team are in.
    pub fn at(&self, team: Option<&Team>) -> usize {
        let depth_of = |row: &&usize| self.rows.names()[**row].matches('/').count();
        let row = self.rows.of_team(team).iter().filter(|row| depth_of(row) <= self.depth).max_by_key(depth_of);
        row.map_or(self.places.len() - 1, |row| self.of_row[*row])
    }

    /// The places, in the order of their names; people without a team are in the last one.
    pub fn all(&self) -> &[Place] {
        &self.places
    }
}

/// What a page draws of a report on these records.
pub(crate) fn over_time(records: &Records, settings: &Settings, report: &Report) -> OverTime {
    let keys: Vec<&str> = report.obstacles.iter().map(|obstacle| &*obstacle.named.key).collect();
    let (promises, begins_before) = promises(records, &report.scope);
    let reach = reach(records, report);
    OverTime { grid: grid(records, settings, &report.scope, &keys), promises, begins_before, reach }
}

/// The spans of so many months of the calendar that a period touches up to a day, the oldest first: at most `most`, the last ones.
fn spans(period: Period, until: NaiveDate, months: u32, most: usize) -> Vec<Period> {
    let back = |span: &Period| Period::around(span.from.pred_opt()?, months).filter(|span| span.to >= period.from);
    let last = Period::around(until.max(period.from), months);
    let mut spans: Vec<Period> = std::iter::successors(last, back).take(most).collect();
    spans.reverse();
    spans
}

/// How many people of each team named each of these obstacles in each half-year of the period.
fn grid(records: &Records, settings: &Settings, scope: &Scope, keys: &[&str]) -> ObstacleGrid {
    let halves = spans(scope.period, scope.as_of, 6, HALVES);
    let more = keys.len().saturating_sub(OBSTACLES);
    let keys: HashMap<&str, usize> = keys.iter().take(OBSTACLES).enumerate().map(|(at, key)| (*key, at)).collect();
    let places = Places::of(records, scope.only.team.as_ref(), COLUMNS / halves.len().max(1));
    let people = records.people();
    let empty = || vec![vec![HashSet::<&Slug>::new(); halves.len()]; places.all().len()];
    let mut rows: Vec<Vec<Vec<HashSet<&Slug>>>> = keys.iter().map(|_| empty()).collect();
    let mut known: HashMap<&str, Option<usize>> = HashMap::new();
    let counts = |talk: &&Conversation| talk.counts() && scope.period.covers(talk.date) && scope.only.has(Some(&talk.employee), &people);
    for talk in records.conversations.iter().filter(counts) {
        let Some(half) = halves.iter().position(|half| half.covers(talk.date)) else { continue };
        for name in &talk.obstacles {
            let key = *known.entry(name).or_insert_with(|| keys.get(&*settings.vocabulary.key(name)).copied());
            let Some(key) = key else { continue };
            let place = places.at(people.get(&talk.employee).and_then(|person| person.team.as_ref()));
            rows[key][place][half].insert(&talk.employee);
        }
    }
    // a team in which nobody named any of them has no column
    let is_told = |place: &usize| rows.iter().any(|row| row[*place].iter().any(|cell| !cell.is_empty()));
    let told: Vec<usize> = (0..places.all().len()).filter(is_told).collect();
    let counted = |row: &Vec<Vec<HashSet<&Slug>>>| told.iter().map(|place| row[*place].iter().map(HashSet::len).collect()).collect();
    let mut ordered: Vec<(&str, usize)> = keys.into_iter().collect();
    ordered.sort_by_key(|(_, at)| *at);
    ObstacleGrid {
        rows: ordered.into_iter().map(|(key, at)| (key.to_owned(), counted(&rows[at]))).collect(),
        teams: told.iter().map(|place| places.all()[*place].clone()).collect(),
        halves,
        more,
    }
}

/// The months of the spans in which a period is told: a quarter, a half-year or a year, whichever of them makes it few enough.
fn span_of(period: Period, until: NaiveDate) -> u32 {
    let months = (until.year() - period.from.year()) * 12 + until.month0() as i32 - period.from.month0() as i32 + 1;
    [3, 6].into_iter().find(|span| months <= (SPANS as i32 - 1) * *span as i32).unwrap_or(12)
}

/// The promises due in the period, each with its day, and how many months the spans have in which they are told.
pub(super) fn due_in<'r>(records: &'r Records, scope: &Scope) -> (Vec<(NaiveDate, &'r Action)>, u32) {
    let people = records.people();
    let due = |action: &'r Action| Some((action.promised_for().filter(|promised| scope.period.covers(*promised))?, action));
    let ours: Vec<(NaiveDate, &Action)> =
        records.actions.iter().filter_map(due).filter(|(_, action)| scope.only.has_action(action, &people)).collect();
    let (first, until) = ends(&ours, scope);
    (ours, span_of(Period { from: first, ..scope.period }, until))
}

/// The first day that promises are told of, and the last: nothing is drawn of the time before the first promise.
fn ends(due: &[(NaiveDate, &Action)], scope: &Scope) -> (NaiveDate, NaiveDate) {
    let days = || due.iter().map(|(promised, _)| *promised);
    let until = days().max().unwrap_or(scope.as_of).max(scope.as_of);
    (days().min().unwrap_or(scope.as_of).max(scope.period.from), until)
}

/// What became of the promises due in each span of the period, and whether it begins before the first of these.
fn promises(records: &Records, scope: &Scope) -> (Vec<(Period, Tally)>, bool) {
    let mut by_span: BTreeMap<NaiveDate, Vec<&Action>> = BTreeMap::new();
    let (ours, months) = due_in(records, scope);
    let (first, until) = ends(&ours, scope);
    let spans = spans(Period { from: first, ..scope.period }, until, months, SPANS);
    for (promised, action) in ours {
        let span = spans.iter().find(|span| span.covers(promised));
        if let Some(span) = span {
            by_span.entry(span.from).or_default().push(action);
        }
    }
    let begins_before = spans.first().is_some_and(|span| span.from > first);
    let tally = |span: Period| {
        let actions = by_span.get(&span.from).into_iter().flatten().copied();
        (span, promise::tally(actions, scope.as_of))
    };
    (spans.into_iter().map(tally).collect(), begins_before)
}

/// How far talks reach, place by place: everyone who is counted in the reach of the report.
fn reach(records: &Records, report: &Report) -> Vec<Reach> {
    let scope = &report.scope;
    let places = Places::of(records, scope.only.team.as_ref(), TEAMS);
    let no_talk: HashSet<&Slug> = report.reach.no_talk.iter().collect();
    let none = |place: &Place| Reach { place: place.clone(), in_rhythm: 0, late: 0, talked: 0, no_talk: 0, behind: 0 };
    let mut reach: Vec<Reach> = places.all().iter().map(none).collect();
    for person in counted(records, scope) {
        let row = &mut reach[places.at(person.team.as_ref())];
        row.behind += usize::from(report.standings.get(&*person.slug) == Some(&false));
        let of = match report.standings.get(&*person.slug) {
            _ if no_talk.contains(&person.slug) => &mut row.no_talk,
            Some(true) => &mut row.in_rhythm,
            Some(false) => &mut row.late,
            None => &mut row.talked,
        };
        *of += 1;
    }
    reach.retain(|row| row.people() > 0);
    reach
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::employee::Employee;
    use crate::domain::sample::day;

    fn places(teams: &[&str], only: Option<&str>, most: usize) -> Vec<(Place, usize)> {
        let person = |team: &&str| Employee { team: Some((*team).into()), ..Employee::unknown("x".into()) };
        let records = Records { employees: teams.iter().map(person).collect(), ..Records::default() };
        let places = Places::of(&records, only.map(Into::into).as_ref(), most);
        let count = |at: usize| teams.iter().filter(|team| places.at(Some(&(**team).into())) == at).count();
        places.all().iter().cloned().enumerate().map(|(at, place)| (place, count(at))).filter(|(_, count)| *count > 0).collect()
    }

    #[test]
    fn each_person_is_in_one_place_as_deep_as_there_is_room() {
        let team = |name: &str| Place::Team(name.to_owned());
        let teams = ["Zorg/Noord/Nacht", "zorg/noord/nacht", "Zorg/Noord", "Zorg/Zuid", "Zorg", "ICT", "ICT", "ICT", "Keuken", "/"];
        let itself = |name: &str| Place::Itself(name.to_owned());
        let zorg = itself("Zorg");
        assert_eq!(places(&teams, None, 9).iter().map(|(_, count)| count).sum::<usize>(), teams.len());
        assert_eq!(
            places(&teams, None, 9),
            [
                (team("ICT"), 3),
                (team("Keuken"), 1),
                (zorg.clone(), 1),
                (itself("Zorg/Noord"), 1),
                (team("Zorg/Noord/Nacht"), 2),
                (team("Zorg/Zuid"), 1),
                (Place::Nowhere, 1)
            ]
        );
        assert_eq!(places(&teams, None, 5)[2..], [(zorg, 1), (team("Zorg/Noord"), 3), (team("Zorg/Zuid"), 1), (Place::Nowhere, 1)]);
        assert_eq!(places(&teams, None, 3)[..], [(team("ICT"), 3), (team("Keuken"), 1), (team("Zorg"), 5), (Place::Nowhere, 1)]);
        assert_eq!(places(&teams, None, 2)[..], [(team("Zorg"), 5), (Place::Others(2), 4), (Place::Nowhere, 1)]);
    }

    #[test]
    fn spans_are_few_and_end_with_the_day() {
        let named = |from: &str, to: &str, months: u32, most: usize| -> Vec<String> {
            let period = Period { from: day(from), to: day(to) };
            spans(period, day(to), months, most).iter().filter_map(Period::name).collect()
        };
        assert_eq!(named("2025-11-20", "2026-11-20", 3, 8), ["2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]);
        assert_eq!(named("2020-01-01", "2026-11-20", 6, 3), ["2025-H2", "2026-H1", "2026-H2"]);
        assert_eq!(named("2026-07-01", "2026-07-01", 6, 3), ["2026-H2"]);
        for (from, months) in [("2026-01-01", 3), ("2025-03-20", 3), ("2023-11-20", 6), ("2000-01-01", 12)] {
            assert_eq!(span_of(Period { from: day(from), to: day("2026-11-20") }, day("2026-11-20")), months, "{from}");
        }
    }
}
