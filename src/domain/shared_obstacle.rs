//! One obstacle to talk about together, and obstacles by team and quarter.
//!
//! What a team gets to see of an obstacle names nobody and tells nothing that fewer than a few people said: every count below that is
//! alike, nought included, and the time since when is as coarse as it takes for so many people to have been talked with in it.

use super::action::{Action, Status};
use super::conversation::Conversation;
use super::employee::Slug;
use super::me::Only;
use super::obstacle::Vocabulary;
use super::period::Period;
use super::records::Records;
use super::settings::Settings;
use super::text;
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// How many people; `None` where they are too few to be told.
pub type Told = Option<usize>;

/// One obstacle, without a name and without anyone's words.
#[derive(Debug)]
pub struct Shared<'r> {
    pub key: String,
    /// Fewer people than this are told alike.
    pub least: usize,
    /// How many people named it in the period.
    pub people: Told,
    /// When it was first named in the period: a month, or longer, in which enough people were talked with. `None` where too few named it.
    pub since: Option<Period>,
    /// What the organisation does about it: what is open first, by day.
    pub organisation: Vec<Done<'r>>,
    /// How many people have an open action of their own that takes it away.
    pub own_open: Told,
    /// How many people have one that was done in the period.
    pub own_done: Told,
    /// When the organisation last did something about it.
    pub last_done: Option<NaiveDate>,
    /// How many people named it after that; nothing where nothing was done.
    pub people_since: Option<Told>,
}

/// An action of the organisation.
#[derive(Debug)]
pub struct Done<'r> {
    pub action: &'r Action,
    /// What it is called; `None` where someone is named in it.
    pub title: Option<&'r str>,
    /// What it gave, on the same terms.
    pub win: Option<&'r str>,
}

/// What a team may see of an obstacle of the vocabulary, in the talks of a period with the people who are meant; `day` is the day that it
/// is told.
pub fn shared<'r>(records: &'r Records, settings: &Settings, key: &str, only: &Only, period: Period, day: NaiveDate) -> Shared<'r> {
    let people = records.people();
    let least = settings.anonymity;
    let told = |count: usize| Some(count).filter(|count| *count >= least);
    let is_meant = |slug: &Slug| only.has(Some(slug), &people);
    let is_it = |written: &str| settings.vocabulary.key(written) == key;
    let counts = |talk: &&Conversation| talk.counts() && period.covers(talk.date) && is_meant(&talk.employee);
    let talks: Vec<&Conversation> = records.conversations.iter().filter(counts).collect();
    let naming: Vec<&Conversation> = talks.iter().filter(|talk| talk.obstacles.iter().any(|name| is_it(name))).copied().collect();
    let who = |after: Option<NaiveDate>| -> usize {
        let late = naming.iter().filter(|talk| after.is_none_or(|day| talk.date > day));
        late.map(|talk| &talk.employee).collect::<BTreeSet<_>>().len()
    };
    let named = told(who(None));
    let first = naming.iter().map(|talk| talk.date).min();
    let since = first.filter(|_| named.is_some()).and_then(|first| since(&talks, first, period, least));
    let about = |action: &&Action| action.obstacle.as_deref().is_some_and(is_it);
    let of_people = |is: &dyn Fn(&Action) -> bool| {
        let theirs = records.actions.iter().filter(about).filter(|action| is(action)).filter_map(|action| action.employee.as_ref());
        told(theirs.filter(|slug| is_meant(slug)).collect::<BTreeSet<_>>().len())
    };
    let is_done = |action: &Action| action.status == Status::Done && action.closed.is_some_and(|closed| closed <= day);
    let names = Names::of(records);
    let mut organisation: Vec<Done> = records
        .actions
        .iter()
        .filter(|action| action.employee.is_none() && (action.is_open() || is_done(action)))
        .filter(about)
        .map(|action| Done {
            action,
            title: Some(&*action.title).filter(|title| !names.are_in(title)),
            win: action.win.as_deref().filter(|win| !names.are_in(win)),
        })
        .collect();
    organisation.sort_by_key(|done| {
        let action = done.action;
        (!action.is_open(), std::cmp::Reverse(action.closed), action.due, action.id)
    });
    let last_done = organisation.iter().filter(|done| is_done(done.action)).filter_map(|done| done.action.closed).max();
    Shared {
        key: key.to_owned(),
        least,
        people: named,
        since,
        own_open: of_people(&Action::is_open),
        own_done: of_people(&|action| is_done(action) && action.closed.is_some_and(|closed| period.covers(closed))),
        last_done,
        people_since: last_done.map(|day| told(who(Some(day)))),
        organisation,
    }
}

/// The shortest of a month, a quarter, a half-year and a year around a day in which at least so many people were talked with, as far as
/// it lies in the period.
fn since(talks: &[&Conversation], first: NaiveDate, period: Period, least: usize) -> Option<Period> {
    [1, 3, 6, 12].into_iter().filter_map(|months| Period::around(first, months)).find(|around| {
        let in_it = talks.iter().filter(|talk| around.covers(talk.date) && period.covers(talk.date));
        in_it.map(|talk| &talk.employee).collect::<HashSet<_>>().len() >= least
    })
}

/// The names of everyone who is known, to keep them out of what is shown.
struct Names {
    /// First names, which people also write without a capital.
    first: HashSet<String>,
    /// What else a name has with a capital.
    other: HashSet<String>,
}

impl Names {
    fn of(records: &Records) -> Names {
        let mut names = Names { first: HashSet::new(), other: HashSet::new() };
        let employees = records.employees.iter().map(|employee| employee.name.as_str());
        let managers = records.employees.iter().filter_map(|employee| employee.manager.as_deref());
        let owners = records.actions.iter().filter_map(|action| action.owner.named().map(|name| &**name));
        for name in employees.chain(managers).chain(owners) {
            let mut words = words(name);
            names.first.extend(words.next().map(text::folded));
            names.other.extend(words.filter(|word| word.chars().count() > 2 && is_capital(word)).map(text::folded));
        }
        names
    }

    fn are_in(&self, text: &str) -> bool {
        words(text).any(|word| {
            let word_of = text::folded(word);
            // of someone: `Annas rooster`
            let own = word_of.strip_suffix('s').filter(|_| is_capital(word));
            let has = |names: &HashSet<String>| names.contains(&word_of) || own.is_some_and(|own| names.contains(own));
            has(&self.first) || is_capital(word) && has(&self.other)
        })
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// How many people of one team named an obstacle in one quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridRow {
    pub key: String,
    /// `None` for people without a team.
    pub team: Option<String>,
    /// A count for each quarter of the grid.
    pub people: Vec<usize>,
}

/// Obstacles by team and quarter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The quarters that the period touches, the first one first.
    pub quarters: Vec<Period>,
    /// By obstacle, in the order given, then by team.
    pub rows: Vec<GridRow>,
}

/// The people who named each of these obstacles, by team and quarter, in talks that the caller picks.
pub fn grid<'c>(
    records: &Records,
    vocabulary: &Vocabulary,
    talks: impl Iterator<Item = &'c Conversation>,
    keys: &[&str],
    period: Period,
) -> Grid {
    let (people, teams) = (records.people(), records.teams());
    let places: HashMap<&str, usize> = keys.iter().enumerate().map(|(at, key)| (*key, at)).collect();
    let quarters = quarters(period);
    let Some(first) = quarters.first().map(|quarter| quarter_of(quarter.from)) else { return Grid::default() };
    type Cells<'c> = Vec<BTreeSet<&'c Slug>>;
    let mut rows: BTreeMap<(usize, bool, Option<String>), Cells> = BTreeMap::new();
    for talk in talks.filter(|talk| period.covers(talk.date)) {
        let team = people.get(&talk.employee).and_then(|person| teams.of_team(person.team.as_ref()));
        let at = quarter_of(talk.date) - first;
        for name in &talk.obstacles {
            let Some(place) = places.get(vocabulary.key(name).as_str()) else { continue };
            let cells = rows.entry((*place, team.is_none(), team.clone())).or_insert_with(|| vec![BTreeSet::new(); quarters.len()]);
            if let Some(cell) = usize::try_from(at).ok().and_then(|at| cells.get_mut(at)) {
                cell.insert(&talk.employee);
            }
        }
    }
    let row = |((place, _, team), cells): ((usize, bool, Option<String>), Cells)| GridRow {
        key: keys.get(place).map(|key| (*key).to_owned()).unwrap_or_default(),
        team,
        people: cells.iter().map(BTreeSet::len).collect(),
    };
    Grid { rows: rows.into_iter().map(row).collect(), quarters }
}

/// Which quarter a day lies in, counted on over the years.
fn quarter_of(day: NaiveDate) -> i32 {
    day.year() * 4 + day.month0() as i32 / 3
}

/// The quarters that a period touches; at most those of a hundred years.
fn quarters(period: Period) -> Vec<Period> {
    let (first, last) = (quarter_of(period.from), quarter_of(period.to));
    let of = |quarter: i32| Period::around(NaiveDate::from_ymd_opt(quarter.div_euclid(4), quarter.rem_euclid(4) as u32 * 3 + 1, 1)?, 3);
    (first.max(last.saturating_sub(399))..=last).filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::conversation::Status as Stands;
    use crate::domain::employee::Employee;
    use crate::domain::obstacle::Term;
    use crate::domain::sample::{action, conversation, day};

    fn settings() -> Settings {
        let term = Term { key: "rooster".to_owned(), also: vec!["diensten".to_owned()], ..Term::default() };
        Settings { vocabulary: Vocabulary::new(vec![term]), anonymity: 3, ..Settings::default() }
    }

    fn named(number: usize, slug: &str, date: &str, names: &[&str]) -> Conversation {
        let obstacles = names.iter().map(|name| (*name).to_owned()).collect();
        Conversation { obstacles, ..conversation(slug, &format!("t{number}aaaaaa"), date, Stands::Closed) }
    }

    fn team() -> Vec<Employee> {
        let person =
            |slug: &str, name: &str, team: &str| Employee { name: name.into(), team: Some(team.into()), ..Employee::unknown(slug.into()) };
        vec![
            person("anna", "Anna Wit", "Zorg"),
            person("bo", "Bo Bos", "Zorg"),
            person("cas", "Cas Vos", "zorg"),
            person("dia", "Dia Kok", "Planning"),
        ]
    }

    fn year() -> Period {
        Period { from: day("2026-01-01"), to: day("2026-12-31") }
    }

    #[test]
    fn too_few_people_are_told_as_nobody_is() {
        let settings = settings();
        let tell = |talks: Vec<Conversation>, only: &Only| {
            let records = Records { employees: team(), conversations: talks, ..Records::default() };
            let shared = shared(&records, &settings, "rooster", only, year(), day("2026-12-31"));
            (shared.people, shared.since.and_then(|since| since.name()))
        };
        let all = Only::default();
        let two = vec![named(1, "anna", "2026-03-01", &["rooster"]), named(2, "bo", "2026-03-01", &["diensten"])];
        assert_eq!(tell(two.clone(), &all), (None, None));
        assert_eq!(tell(Vec::new(), &all), (None, None), "nought is no other than two");
        let three = [two, vec![named(3, "dia", "2026-05-01", &["Rooster"]), named(4, "cas", "2026-03-20", &[])]].concat();
        assert_eq!(tell(three.clone(), &all), (Some(3), Some("2026-03".to_owned())), "three were talked with in March");
        assert_eq!(tell(three.clone(), &Only { team: Some("Zorg".into()), manager: None }), (None, None));
        let apart: Vec<Conversation> = three.into_iter().filter(|talk| *talk.employee != *"cas").collect();
        assert_eq!(tell(apart, &all), (Some(3), Some("2026-H1".to_owned())), "in March and in the quarter there were too few");
    }

    #[test]
    fn what_the_organisation_did_names_nobody() {
        let organisation = |own: &str, title: &str, closed: Option<&str>| Action {
            employee: None,
            title: title.to_owned(),
            obstacle: Some("diensten".to_owned()),
            status: if closed.is_some() { Status::Done } else { Status::Open },
            closed: closed.map(day),
            win: closed.map(|_| "Bo Bos is blij".to_owned()),
            ..action("x", own, "2026-06-01")
        };
        let own = |slug: &str, number: usize| Action {
            obstacle: Some("rooster".to_owned()),
            ..action(slug, &format!("b{number}aaaaaa"), "2026-06-01")
        };
        let mut records = Records {
            employees: team(),
            conversations: vec![named(1, "anna", "2026-08-01", &["rooster"])],
            actions: vec![
                organisation("a1aaaaaa", "Diensten ruilen in de app", Some("2026-05-01")),
                organisation("a2aaaaaa", "Met Anna's groep een vast rooster maken", None),
                organisation("a3aaaaaa", "Annabel bellen", None),
                own("anna", 1),
                own("bo", 2),
            ],
            ..Records::default()
        };
        let settings = settings();
        let told = |records: &Records| {
            let shared = shared(records, &settings, "rooster", &Only::default(), year(), day("2026-12-31"));
            let titles: Vec<Option<String>> = shared.organisation.iter().map(|done| done.title.map(str::to_owned)).collect();
            assert!(shared.organisation.iter().all(|done| done.win.is_none()));
            assert_eq!((shared.last_done, shared.people_since), (Some(day("2026-05-01")), Some(None)));
            (titles, shared.own_open)
        };
        let titles = vec![None, Some("Annabel bellen".to_owned()), Some("Diensten ruilen in de app".to_owned())];
        assert_eq!(told(&records), (titles.clone(), None));
        records.actions.push(own("cas", 3));
        assert_eq!(told(&records), (titles, Some(3)));
    }

    #[test]
    fn a_name_is_found_however_it_is_written() {
        let names = Names::of(&Records { employees: team(), ..Records::default() });
        for text in ["Anna", "met anna.", "(Annas rooster)", "Anna’s rooster", "ANNA/BO", "mevrouw Wit", "Kok bellen", "Dia"] {
            assert!(names.are_in(text), "{text}");
        }
        for text in ["", "Annabel", "witte jassen", "wit", "koken", "kok gezocht", "Diaprojector"] {
            assert!(!names.are_in(text), "{text}");
        }
    }

    #[test]
    fn a_grid_counts_people_once_a_quarter() {
        let talks = [
            named(1, "anna", "2025-12-31", &["rooster"]),
            named(2, "anna", "2026-01-01", &["rooster", "diensten"]),
            named(3, "anna", "2026-03-31", &["rooster"]),
            named(4, "cas", "2026-02-01", &["diensten", "koffie"]),
            named(5, "dia", "2026-04-01", &["koffie"]),
            named(6, "dia", "2027-01-01", &["koffie"]),
        ];
        let records = Records { employees: team(), ..Records::default() };
        let period = Period { from: day("2025-11-20"), to: day("2026-04-30") };
        let grid = grid(&records, &settings().vocabulary, talks.iter(), &["rooster", "koffie"], period);
        assert_eq!(grid.quarters.iter().filter_map(Period::name).collect::<Vec<_>>(), ["2025-Q4", "2026-Q1", "2026-Q2"]);
        let rows: Vec<String> =
            grid.rows.iter().map(|row| format!("{} {} {:?}", row.key, row.team.as_deref().unwrap_or("-"), row.people)).collect();
        assert_eq!(rows, ["rooster Zorg [1, 2, 0]", "koffie Planning [0, 0, 1]", "koffie Zorg [0, 1, 0]"]);
    }
}
