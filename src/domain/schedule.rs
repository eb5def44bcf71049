//! A round of conversations: a day for each person who is due.

use super::agenda::{self, Reason, Row};
use super::away::{Away, Leave};
use super::conversation::{Conversation, Status};
use super::employee::{Employee, Slug};
use super::id::Id;
use super::name::Name;
use super::records::Records;
use super::settings::Settings;
use super::text::folded;
use super::types::CHECK_IN;
use super::words::worded;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::HashMap;

/// How many days before someone is due the conversation may be, as long as there is room for everyone.
const EARLY: u64 = 3;

worded! {
    /// Why a person who is due gets no day.
    Why {
        /// A conversation is planned already.
        Planned = "planned",
        /// A conversation was planned, and its day has passed.
        Passed = "passed",
        /// A conversation has begun and is not rounded off.
        Open = "open",
        /// On every day someone is away, or the days are full.
        NoRoom = "no-room",
    }
}

/// A person who is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    pub employee: Slug,
    /// The type of conversation.
    pub kind: String,
    /// Since when, or from when.
    pub due: NaiveDate,
    /// Who holds it.
    pub with: Option<Name>,
    /// The days on which the person, or whoever holds it, is away.
    pub away: Away,
}

/// What a round has to keep to.
#[derive(Clone, Debug)]
pub struct Rules {
    pub today: NaiveDate,
    /// The last day of the round.
    pub until: NaiveDate,
    /// The most conversations that one manager has on one day.
    pub per_day: usize,
    pub weekdays: Vec<Weekday>,
}

/// A round, the earliest day first.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Round {
    pub talks: Vec<(Turn, NaiveDate)>,
    /// Who is due and gets no day, with the conversation that is why.
    pub left_over: Vec<(Turn, Why, Option<Id>)>,
}

/// The calendar of a manager: how many conversations there are on each day.
type Calendar = HashMap<String, HashMap<NaiveDate, usize>>;

/// A round for all who are due up to `rules.until` and `wanted`, who have no conversation planned or open.
pub fn round(records: &Records, settings: &Settings, rules: &Rules, wanted: impl Fn(&Slug) -> bool) -> Round {
    let people = records.people();
    let pending = pending(records);
    let rows = agenda::agenda(records, settings, rules.today, rules.until);
    let (mut turns, mut left_over) = (Vec::new(), Vec::new());
    for turn in in_turn(&rows).into_iter().filter(|rows| wanted(&rows[0].employee)) {
        let Some(employee) = people.get(&turn[0].employee) else { continue };
        let one = of(employee, &turn, &records.employees);
        match pending.get(&*employee.slug) {
            Some(conversation) => left_over.push((one, why(conversation, rules.today), Some(conversation.id))),
            None => turns.push(one),
        }
    }
    let mut round = plan(turns, taken(records), rules);
    round.left_over.splice(0..0, left_over);
    round
}

/// What each person is due for, apart from conversations that are planned; who has been due longest comes first.
fn in_turn(rows: &[Row]) -> Vec<Vec<&Row>> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut turns: Vec<Vec<&Row>> = Vec::new();
    for row in rows.iter().filter(|row| row.reason != Reason::Planned) {
        let at = *places.entry(&row.employee).or_insert(turns.len());
        match turns.get_mut(at) {
            Some(turn) => turn.push(row),
            None => turns.push(vec![row]),
        }
    }
    turns
}

fn of(employee: &Employee, rows: &[&Row], everyone: &[Employee]) -> Turn {
    let kind = rows.iter().find(|row| row.reason == Reason::Rhythm).map_or(CHECK_IN, |row| &row.kind);
    let holder = employee.manager.as_ref().and_then(|name| only(everyone, name));
    let leaves = employee.away.leaves().iter().chain(holder.iter().flat_map(|holder| holder.away.leaves()));
    Turn {
        employee: employee.slug.clone(),
        kind: kind.to_owned(),
        due: rows.iter().map(|row| row.due).min().unwrap_or_default(),
        with: employee.manager.clone(),
        away: leaves.copied().collect::<Vec<Leave>>().into_iter().collect(),
    }
}

/// The person of a name, if there is just one.
fn only<'r>(everyone: &'r [Employee], name: &Name) -> Option<&'r Employee> {
    let mut called = everyone.iter().filter(|employee| Name::from(employee.name.as_str()) == *name);
    called.next().filter(|_| called.next().is_none())
}

/// The conversation of each person that is to come or under way; one that is to come goes before one that has passed.
fn pending(records: &Records) -> HashMap<&str, &Conversation> {
    let mut pending: HashMap<&str, &Conversation> = HashMap::new();
    for conversation in records.conversations.iter().filter(|conversation| conversation.is_pending()) {
        let known = pending.entry(&conversation.employee).or_insert(conversation);
        if (conversation.date, conversation.id) > (known.date, known.id) {
            *known = conversation;
        }
    }
    pending
}

fn why(conversation: &Conversation, today: NaiveDate) -> Why {
    match conversation.status {
        Status::Planned if conversation.date >= today => Why::Planned,
        Status::Planned => Why::Passed,
        _ => Why::Open,
    }
}

/// The conversations that are planned already, by who holds them.
fn taken(records: &Records) -> Calendar {
    let people = records.people();
    let mut calendar = Calendar::new();
    for conversation in records.conversations.iter().filter(|conversation| conversation.status == Status::Planned) {
        let manager = || people.get(&conversation.employee).and_then(|employee| employee.manager.as_ref());
        let with = conversation.with.as_ref().or_else(manager);
        *calendar.entry(key(with)).or_default().entry(conversation.date).or_default() += 1;
    }
    calendar
}

fn key(with: Option<&Name>) -> String {
    with.map(|name| folded(name)).unwrap_or_default()
}

/// A day for each, who has been due longest first. Each gets the first day from tomorrow on which there is room and nobody is away.
///
/// The days are as empty as they can be with as many people planned: one conversation a day rather than two, and nobody more than a week
/// before they are due. Whoever gets no day could not have had one.
pub fn plan(mut turns: Vec<Turn>, taken: Calendar, rules: &Rules) -> Round {
    turns.sort_by(|a, b| (a.due, &a.employee).cmp(&(b.due, &b.employee)));
    let days: Vec<NaiveDate> = rules
        .today
        .iter_days()
        .skip(1)
        .take_while(|day| *day <= rules.until)
        .filter(|day| rules.weekdays.contains(&day.weekday()))
        .collect();
    let (placed, _) = place(&turns, &days, &taken, rules.per_day, false);
    let (fits, left): (Vec<(Turn, Option<NaiveDate>)>, Vec<_>) = turns.into_iter().zip(placed).partition(|(_, day)| day.is_some());
    let (turns, mut best): (Vec<Turn>, Vec<Option<NaiveDate>>) = fits.into_iter().unzip();
    for (most, waits) in [true, false].into_iter().flat_map(|waits| (1..=rules.per_day).map(move |most| (most, waits))) {
        let (placed, calendar) = place(&turns, &days, &taken, most, waits);
        let is_left = |(turn, _): &(Turn, Option<NaiveDate>)| free_day(turn, &days, &calendar, rules.per_day, false).is_none();
        if placed.iter().all(Option::is_some) && left.iter().all(is_left) {
            best = placed;
            break;
        }
    }
    let mut talks: Vec<(Turn, NaiveDate)> = turns.into_iter().zip(best).filter_map(|(turn, day)| Some((turn, day?))).collect();
    talks.sort_by(|(a, one), (b, other)| (one, a.due, &a.employee).cmp(&(other, b.due, &b.employee)));
    Round { talks, left_over: left.into_iter().map(|(turn, _)| (turn, Why::NoRoom, None)).collect() }
}

/// Gives each the first free day, in order; the calendar with them.
fn place(turns: &[Turn], days: &[NaiveDate], taken: &Calendar, most: usize, waits: bool) -> (Vec<Option<NaiveDate>>, Calendar) {
    let mut calendar = taken.clone();
    let mut placed = Vec::with_capacity(turns.len());
    for turn in turns {
        let day = free_day(turn, days, &calendar, most, waits);
        day.iter().for_each(|day| *calendar.entry(key(turn.with.as_ref())).or_default().entry(*day).or_default() += 1);
        placed.push(day);
    }
    (placed, calendar)
}

/// The first day with room on which nobody is away; `waits`: not long before it is due.
fn free_day(turn: &Turn, days: &[NaiveDate], calendar: &Calendar, most: usize, waits: bool) -> Option<NaiveDate> {
    let own = calendar.get(&key(turn.with.as_ref()));
    let first = turn.due.checked_sub_days(Days::new(EARLY)).filter(|_| waits);
    let is_free = |day: &&NaiveDate| {
        first.is_none_or(|first| **day >= first)
            && turn.away.on(**day).is_none()
            && own.and_then(|own| own.get(*day)).is_none_or(|count| *count < most)
    };
    days.iter().find(is_free).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use fastrand::Rng;

    fn day(written: &str) -> NaiveDate {
        written.parse().unwrap()
    }

    fn turn(name: &str, due: &str) -> Turn {
        Turn { employee: name.into(), kind: CHECK_IN.to_owned(), due: day(due), with: None, away: Away::default() }
    }

    fn rules(per_day: usize) -> Rules {
        use Weekday::{Fri, Mon, Thu, Tue, Wed};
        // Friday 20 November 2026
        Rules { today: day("2026-11-20"), until: day("2026-11-30"), per_day, weekdays: vec![Mon, Tue, Wed, Thu, Fri] }
    }

    fn told(round: &Round) -> Vec<String> {
        round.talks.iter().map(|(turn, day)| format!("{day} {}", turn.employee)).collect()
    }

    #[test]
    fn the_latest_comes_first_and_the_days_are_as_empty_as_they_can_be() {
        let turns = vec![turn("anna", "2026-11-18"), turn("bo", "2026-10-01"), turn("chris", "2026-11-28")];
        assert_eq!(told(&plan(turns, Calendar::new(), &rules(2))), ["2026-11-23 bo", "2026-11-24 anna", "2026-11-25 chris"]);
        let many: Vec<Turn> = ["a", "b", "c", "d", "e", "f", "g"].iter().map(|name| turn(name, "2026-11-01")).collect();
        let round = plan(many.clone(), Calendar::new(), &rules(2));
        assert_eq!(told(&round)[..3], ["2026-11-23 a", "2026-11-23 b", "2026-11-24 c"]);
        let round = plan(many, Calendar::new(), &rules(1));
        assert_eq!((round.talks.len(), round.left_over.len()), (6, 1));
        assert_eq!(round.left_over[0].0.employee.as_ref(), "g");
    }

    #[test]
    fn nobody_is_planned_long_before_they_are_due_while_there_is_room() {
        let mut rules = rules(2);
        rules.until = day("2026-12-18");
        let turns = vec![turn("anna", "2026-12-15"), turn("bo", "2026-10-01")];
        assert_eq!(told(&plan(turns, Calendar::new(), &rules)), ["2026-11-23 bo", "2026-12-14 anna"]);
    }

    /// A team with its managers: who is due when, who is away when, and what is in the calendars.
    fn team(random: &mut Rng) -> (Vec<Turn>, Calendar, Rules) {
        let today = day("2026-01-01") + Days::new(random.u64(..400));
        let managers = ["Piet Jansen", "Marjan Kok", ""];
        let turns = (0..random.usize(..30)).map(|number| {
            let with = managers[random.usize(..managers.len())];
            let leave = |random: &mut Rng| {
                let from = today + Days::new(random.u64(..40));
                Leave { from, until: (random.u8(..6) > 0).then(|| from + Days::new(random.u64(..20))) }
            };
            let leaves: Vec<Leave> = (0..random.usize(..3)).map(|_| leave(random)).collect();
            Turn {
                employee: format!("p{number:02}").into(),
                kind: CHECK_IN.to_owned(),
                due: today + Days::new(random.u64(..28)) - Days::new(random.u64(..200)),
                with: (!with.is_empty()).then(|| Name::from(with)),
                away: leaves.into_iter().collect(),
            }
        });
        let turns: Vec<Turn> = turns.collect();
        let per_day = random.usize(1..4);
        let mut calendar = Calendar::new();
        for _ in 0..random.usize(..15) {
            let with = managers[random.usize(..managers.len())];
            *calendar.entry(folded(with)).or_default().entry(today + Days::new(random.u64(..28))).or_default() += 1;
        }
        let mut weekdays: Vec<Weekday> = (0..7).filter_map(|at| Weekday::try_from(at).ok()).filter(|_| random.u8(..3) > 0).collect();
        weekdays.push(Weekday::Mon);
        (turns, calendar, Rules { today, until: today + Days::new(random.u64(1..40)), per_day, weekdays })
    }

    #[test]
    fn over_a_thousand_teams_nobody_is_away_no_day_is_too_full_and_the_latest_come_first() {
        let mut random = Rng::with_seed(26);
        for number in 0..1_000 {
            let (turns, calendar, rules) = team(&mut random);
            let round = plan(turns.clone(), calendar.clone(), &rules);
            let mut everyone: Vec<&Slug> =
                round.talks.iter().map(|(turn, _)| &turn.employee).chain(round.left_over.iter().map(|(turn, ..)| &turn.employee)).collect();
            everyone.sort();
            assert_eq!(everyone, turns.iter().map(|turn| &turn.employee).collect::<Vec<_>>(), "{number}: each once");
            let mut counts = calendar.clone();
            for (turn, day) in &round.talks {
                assert!(turn.away.on(*day).is_none(), "{number}: {turn:?} {day}");
                assert!(*day > rules.today && *day <= rules.until && rules.weekdays.contains(&day.weekday()), "{number}: {day}");
                let count = counts.entry(key(turn.with.as_ref())).or_default().entry(*day).or_default();
                *count += 1;
                assert!(*count <= rules.per_day, "{number}: {day} {counts:?}");
            }
            // who has been due longer has a day at least as early, but for the days that they are away
            for (one, its) in &round.talks {
                for (later, other) in round.talks.iter().filter(|(turn, _)| turn.with == one.with) {
                    let goes_first = (later.due, &later.employee) < (one.due, &one.employee);
                    assert!(!goes_first || other <= its || later.away.on(*its).is_some(), "{number}: {later:?} {other} {one:?} {its}");
                }
                for (left, ..) in round.left_over.iter().filter(|(turn, ..)| turn.with == one.with) {
                    let goes_first = (left.due, &left.employee) < (one.due, &one.employee);
                    assert!(!goes_first || left.away.on(*its).is_some(), "{number}: {left:?} {one:?} {its}");
                }
            }
            // nobody is left over while there is room
            let days =
                rules.today.iter_days().skip(1).take_while(|day| *day <= rules.until).filter(|day| rules.weekdays.contains(&day.weekday()));
            for day in days {
                for (left, ..) in &round.left_over {
                    let has_room =
                        counts.get(&key(left.with.as_ref())).and_then(|own| own.get(&day)).is_none_or(|count| *count < rules.per_day);
                    assert!(!has_room || left.away.on(day).is_some(), "{number}: {left:?} {day}");
                }
            }
        }
    }

    #[test]
    fn a_round_leaves_out_who_has_a_talk_and_goes_around_the_manager_s_own_leave() {
        let person = |slug: &str| Employee {
            started: Some(day("2020-01-01")),
            manager: Some("Marjan Kok".into()),
            ..Employee::unknown(slug.into())
        };
        let leave = Leave { from: day("2026-11-23"), until: Some(day("2026-11-24")) };
        let manager =
            Employee { name: "Marjan Kok".into(), away: [leave].into_iter().collect(), left: Some(day("2026-01-01")), ..person("marjan") };
        let talk = |id: &str, slug: &str, status, date| Conversation {
            id: Id::parse(id).unwrap(),
            status,
            ..Conversation::new(slug.into(), day(date))
        };
        let records = Records {
            employees: vec![person("anna"), person("bo"), person("chris"), person("dirk"), manager],
            conversations: vec![
                talk("aaaaaaaa", "bo", Status::Planned, "2026-11-25"),
                talk("bbbbbbbb", "chris", Status::Planned, "2026-11-01"),
                talk("cccccccc", "dirk", Status::Open, "2026-11-19"),
            ],
            ..Records::default()
        };
        let round = round(&records, &Settings::default(), &rules(1), |_| true);
        assert_eq!(told(&round), ["2026-11-26 anna"]);
        let left: Vec<(&str, Why)> = round.left_over.iter().map(|(turn, why, _)| (&*turn.employee, *why)).collect();
        assert_eq!(left, [("bo", Why::Planned), ("chris", Why::Passed), ("dirk", Why::Open)]);
    }
}
