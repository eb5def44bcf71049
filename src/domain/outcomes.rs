//! What became of people, half-year by half-year: who came, who left and why, who moved; and of those who left and those who stayed, how
//! many had a stay talk in the half-year before, and how many had promises to them broken.
//!
//! Nobody is named, and no figure is about a small group, nor can one be worked out from the others. What occurs together says nothing of
//! what comes of what.

use super::action::{Action, Status};
use super::employee::{Employee, Slug};
use super::me::Only;
use super::name::{Name, commonest};
use super::obstacle::Vocabulary;
use super::period::Period;
use super::records::Records;
use super::side::Side;
use super::team::Team;
use super::text;
use super::types::STAY;
use chrono::{Months, NaiveDate};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many months before a day a talk or a broken promise counts.
const MONTHS: u32 = 6;

/// What became of people in one half-year, before anything is hidden.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// People who were here on the day before its first.
    pub start: usize,
    /// Those whose first day is in it.
    pub joined: usize,
    /// Those whose last day is in it.
    pub left: Group,
    /// Why they left: by the key of the reason.
    pub because: BTreeMap<String, Because>,
    /// How many have a reason that is sealed.
    pub sealed: usize,
    /// How many have none.
    pub unsaid: usize,
    /// Those who were here on its last day.
    pub stayed: Group,
    /// Who changed teams, by the key of the team of before and of the one after.
    pub moves: BTreeMap<(String, String), Move>,
}

/// People, and what they had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Group {
    pub people: usize,
    /// Those who had a stay talk in the half-year up to their last day; of those who stayed, in this half-year.
    pub talked: usize,
    /// Those to whom a promise was broken.
    pub broken: usize,
}

/// A reason for which people left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Because {
    pub people: usize,
    /// All spellings, with how often each was written.
    pub forms: BTreeMap<String, usize>,
}

/// Who went from one team to another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Move {
    pub people: BTreeSet<Slug>,
    /// How the two teams were written last.
    pub names: (String, String),
}

/// The half-years that have ended by the last day of a period and by a day, and that lie in it with at least one day; the oldest first.
pub fn halves(period: &Period, today: NaiveDate) -> Vec<Period> {
    let until = period.as_of(today);
    let first = Period::half_of(period.from);
    let next = |half: &Period| Period::half_of(half.to.succ_opt()?);
    std::iter::successors(first, next).take_while(|half| half.to <= until).collect()
}

/// What became of the people of a team or a manager in a half-year. Who belongs to them is told by the first day of it on which someone was
/// here. People of whom it can't be told who they are, or when, are left out.
pub fn count(records: &Records, vocabulary: &Vocabulary, only: &Only, half: &Period) -> Counted {
    let mut counted = Counted::default();
    let mut fates: HashMap<&str, Fate> = HashMap::new();
    for employee in records.employees.iter().filter(|employee| !records.in_doubt.contains(&employee.slug)) {
        let (first, last) = (employee.started.or(employee.added), employee.left);
        // who left before the first day was never here
        if first.zip(last).is_some_and(|(first, last)| last < first) {
            continue;
        }
        count_moves(employee, only, half, &mut counted.moves);
        let was_here = first.is_none_or(|first| first < half.from) && last.is_none_or(|last| last >= half.from);
        let has_joined = first.is_some_and(|first| half.covers(first));
        if !was_here && !has_joined {
            continue;
        }
        if !is_of(employee, only, first.map_or(half.from, |first| first.max(half.from))) {
            continue;
        }
        counted.start += usize::from(was_here);
        counted.joined += usize::from(has_joined);
        let until = match last.filter(|last| half.covers(*last)) {
            Some(last) => {
                counted.left.people += 1;
                counted.count_reason(employee, vocabulary);
                last
            }
            None => {
                counted.stayed.people += 1;
                half.to
            }
        };
        let has_left = last.is_some_and(|last| half.covers(last));
        // the half-year up to the last day; of those who stayed, this one
        let from = if has_left { half_year_before(until) } else { half.from };
        fates.insert(&employee.slug, Fate { employee, has_left, from, until, talked: false, broken: false });
    }
    for talk in records.conversations.iter().filter(|talk| talk.is_held() && talk.kind == STAY) {
        if let Some(fate) = fates.get_mut(&*talk.employee).filter(|fate| fate.covers(talk.date)) {
            fate.talked = true;
        }
    }
    for action in &records.actions {
        let Some(fate) = action.employee.as_deref().and_then(|slug| fates.get_mut(slug)).filter(|fate| !fate.broken) else { continue };
        fate.broken = is_broken(action, fate.employee, fate.from, fate.until);
    }
    for fate in fates.values() {
        let group = if fate.has_left { &mut counted.left } else { &mut counted.stayed };
        group.talked += usize::from(fate.talked);
        group.broken += usize::from(fate.broken);
    }
    counted
}

/// What became of one person.
struct Fate<'r> {
    employee: &'r Employee,
    has_left: bool,
    from: NaiveDate,
    /// The last day, or that of the half-year.
    until: NaiveDate,
    talked: bool,
    broken: bool,
}

impl Fate<'_> {
    fn covers(&self, day: NaiveDate) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

/// The first day of the half-year that ends on a day.
fn half_year_before(day: NaiveDate) -> NaiveDate {
    let before = day.checked_sub_months(Months::new(MONTHS)).and_then(|day| day.succ_opt());
    before.unwrap_or(NaiveDate::MIN)
}

/// Whether a promise to someone was broken on a day: it was open then, and the day that it was promised for had passed; or it was let go in
/// the time from `from` on, after that day. What is the person's own turn alone was promised by nobody else.
pub fn is_broken(action: &Action, employee: &Employee, from: NaiveDate, day: NaiveDate) -> bool {
    if action.created > day || Side::of(&action.owner, employee) == Side::Employee {
        return false;
    }
    let Some(promised) = action.promised_on(day).filter(|promised| *promised < day) else { return false };
    let was_let_go =
        action.status == Status::Dropped && action.closed.is_some_and(|closed| (from..=day).contains(&closed) && closed > promised);
    was_let_go || !action.had_ended(day)
}

/// Whether a person belongs to a team and a manager on a day.
fn is_of(employee: &Employee, only: &Only, day: NaiveDate) -> bool {
    let (team, manager) = employee.belonged(day);
    let is_in = |wanted: &Team| team.is_some_and(|team| team.is_within(wanted));
    let is_with = |wanted: &Name| manager == Some(wanted);
    only.team.as_ref().is_none_or(is_in) && only.manager.as_ref().is_none_or(is_with)
}

fn count_moves(employee: &Employee, only: &Only, half: &Period, moves: &mut BTreeMap<(String, String), Move>) {
    for was in &employee.was {
        let Some(day) = was.until.and_then(|until| until.succ_opt()).filter(|day| half.covers(*day) && employee.is_here(*day)) else {
            continue;
        };
        let (Some(before), (Some(after), manager)) = (was.team.as_ref(), employee.belonged(day)) else { continue };
        let is_in = |wanted: &Team| before.is_within(wanted) || after.is_within(wanted);
        let is_ours = only.team.as_ref().is_none_or(is_in) && only.manager.as_ref().is_none_or(|wanted| manager == Some(wanted));
        if before == after || !is_ours {
            continue;
        }
        let one = moves.entry((before.key(), after.key())).or_default();
        one.people.insert(employee.slug.clone());
        one.names = (before.to_string(), after.to_string());
    }
}

impl Counted {
    fn count_reason(&mut self, employee: &Employee, vocabulary: &Vocabulary) {
        let reason = employee.left_because.as_deref().map(|reason| (vocabulary.key(reason), reason)).filter(|(key, _)| !key.is_empty());
        match reason {
            Some((key, reason)) => {
                let because = self.because.entry(key).or_default();
                because.people += 1;
                *because.forms.entry(text::on_one_line(reason)).or_default() += 1;
            }
            // the reason is all that is sealed of a person
            None if employee.sealed.is_some() => self.sealed += 1,
            None => self.unsaid += 1,
        }
    }
}

/// What is told of one half-year. A figure that is not told is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Half {
    pub period: Period,
    pub start: Option<usize>,
    pub joined: Option<usize>,
    pub left: Told,
    /// The reasons that are told, the most frequent first.
    pub because: Vec<Reason>,
    /// How many of those who left have a reason that is sealed.
    pub sealed: Option<usize>,
    /// How many have none.
    pub unsaid: Option<usize>,
    pub stayed: Told,
    /// How many people changed teams.
    pub moves: Option<usize>,
    /// From where to where, as far as that is told; most people first.
    pub between: Vec<Between>,
}

/// What is told of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub people: Option<usize>,
    pub talked: Option<usize>,
    pub broken: Option<usize>,
}

/// A reason that is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    pub key: String,
    /// Its most frequent spelling.
    pub label: String,
    pub people: usize,
}

/// How many people went from one team to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Between {
    pub from: String,
    pub to: String,
    pub people: usize,
}

impl Half {
    /// What may be told of a half-year where no group is smaller than `least`.
    ///
    /// At the start and joined are together as many as left and stayed, and who stayed is at the start of the next half-year. So the first
    /// and the last of these four are told where they are large enough, and the two in between only where all four are: one of the two
    /// alone would tell the other. A part of a group is told where the rest of it is large enough too. Nought is a small group like any other.
    pub fn of(counted: &Counted, period: Period, least: usize) -> Half {
        let is_enough = |count: usize| count >= least;
        let told = |count: usize| is_enough(count).then_some(count);
        let Counted { start, joined, left, stayed, .. } = *counted;
        let are_all_enough = [start, joined, left.people, stayed.people].into_iter().all(is_enough);
        let flow = |count: usize| are_all_enough.then_some(count);
        let part = |whole: Option<usize>, part: usize| whole.filter(|whole| is_enough(part) && is_enough(whole - part)).map(|_| part);
        let group =
            |people: Option<usize>, group: &Group| Told { people, talked: part(people, group.talked), broken: part(people, group.broken) };
        let mut half = Half {
            period,
            start: told(start),
            joined: flow(joined),
            left: group(flow(left.people), &left),
            because: Vec::new(),
            sealed: None,
            unsaid: None,
            stayed: group(told(stayed.people), &stayed),
            moves: None,
            between: Vec::new(),
        };
        if half.left.people.is_some() {
            half.tell_reasons(counted, least);
        }
        half.tell_moves(counted, least);
        half
    }

    /// Tells the parts of those who left that are large enough, as long as what is not told is large enough as well.
    fn tell_reasons(&mut self, counted: &Counted, least: usize) {
        enum Part<'c> {
            Reason(&'c String, &'c Because),
            Sealed,
            Unsaid,
        }
        let reasons = counted.because.iter().map(|(key, because)| (because.people, Part::Reason(key, because)));
        let mut parts: Vec<(usize, Part)> = reasons.chain([(counted.sealed, Part::Sealed), (counted.unsaid, Part::Unsaid)]).collect();
        parts.retain(|(people, _)| *people >= least);
        // stable, so that what is equal stays in the order of its key
        parts.sort_by_key(|(people, _)| std::cmp::Reverse(*people));
        let mut rest = counted.left.people - parts.iter().map(|(people, _)| people).sum::<usize>();
        while rest < least
            && let Some((people, _)) = parts.pop()
        {
            rest += people;
        }
        for (people, part) in parts {
            match part {
                Part::Sealed => self.sealed = Some(people),
                Part::Unsaid => self.unsaid = Some(people),
                Part::Reason(key, because) => {
                    let label = commonest(&because.forms).unwrap_or(key).to_owned();
                    self.because.push(Reason { key: key.clone(), label, people });
                }
            }
        }
    }

    /// The same of those who changed teams. Someone may have done so more than once, and is in each of those.
    fn tell_moves(&mut self, counted: &Counted, least: usize) {
        let all: BTreeSet<&Slug> = counted.moves.values().flat_map(|one| &one.people).collect();
        self.moves = Some(all.len()).filter(|people| *people >= least);
        if self.moves.is_none() {
            return;
        }
        let mut parts: Vec<&Move> = counted.moves.values().filter(|one| one.people.len() >= least).collect();
        parts.sort_by_key(|one| std::cmp::Reverse(one.people.len()));
        let is_rest_enough = |parts: &[&Move]| {
            let told: BTreeSet<&Slug> = parts.iter().flat_map(|one| &one.people).collect();
            all.len() - told.len() >= least
        };
        while !parts.is_empty() && !is_rest_enough(&parts) {
            parts.pop();
        }
        let between = |one: &Move| Between { from: one.names.0.clone(), to: one.names.1.clone(), people: one.people.len() };
        self.between = parts.into_iter().map(between).collect();
    }

    /// Whether more is told than how many people there were.
    pub fn tells(&self) -> bool {
        let parts = [self.joined, self.stayed.talked, self.stayed.broken, self.moves];
        parts.into_iter().any(|figure| figure.is_some())
    }
}

/// What is told of each half-year of a period, in order.
pub fn outcomes(records: &Records, vocabulary: &Vocabulary, only: &Only, period: &Period, today: NaiveDate, least: usize) -> Vec<Half> {
    let of = |half: Period| Half::of(&count(records, vocabulary, only, &half), half, least);
    halves(period, today).into_iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::conversation::{self, Conversation};
    use crate::domain::employee::Was;
    use crate::domain::ended::Ended;
    use crate::domain::owner::Owner;
    use crate::domain::sample::{action, conversation, day};

    fn half() -> Period {
        Period { from: day("2026-01-01"), to: day("2026-06-30") }
    }

    fn person(slug: &str, started: &str, left: &str) -> Employee {
        let of = |text: &str| (!text.is_empty()).then(|| day(text));
        Employee { started: of(started), left: of(left), ..Employee::unknown(slug.into()) }
    }

    fn counted(records: &Records) -> Counted {
        count(records, &Vocabulary::default(), &Only::default(), &half())
    }

    #[test]
    fn only_half_years_that_have_ended_are_told() {
        let told = |from: &str, to: &str, today: &str| -> Vec<String> {
            let halves = halves(&Period { from: day(from), to: day(to) }, day(today));
            halves.iter().filter_map(Period::half).collect()
        };
        assert_eq!(told("2025-11-20", "2026-11-20", "2026-11-20"), ["2025-H2", "2026-H1"]);
        assert_eq!(told("2026-01-01", "2026-12-31", "2026-12-30"), ["2026-H1"]);
        assert_eq!(told("2026-01-01", "2026-12-31", "2026-12-31"), ["2026-H1", "2026-H2"]);
        assert_eq!(told("2026-01-01", "2026-06-29", "2026-12-31"), [""; 0]);
        assert_eq!(told("2026-10-01", "2026-12-31", "2027-02-01"), ["2026-H2"], "whole, though the period begins in it");
    }

    #[test]
    fn who_comes_and_goes_is_counted_by_the_first_and_the_last_day() {
        let employees = vec![
            person("always", "", ""),
            person("before", "2025-12-31", "2026-07-01"),
            person("first", "2026-01-01", "2026-06-30"),
            person("gone", "2020-01-01", "2025-12-31"),
            person("last", "2026-06-30", "2026-06-30"),
            person("later", "2026-07-01", ""),
            person("leaves", "2020-01-01", "2026-01-01"),
            person("odd", "2026-03-01", "2026-02-01"),
        ];
        let counted = counted(&Records { employees, ..Records::default() });
        assert_eq!((counted.start, counted.joined, counted.left.people, counted.stayed.people), (3, 2, 3, 2));
    }

    #[test]
    fn a_talk_counts_in_the_half_year_before_and_a_promise_by_the_day_someone_left() {
        let employees = vec![person("anna", "2020-01-01", "2026-03-31"), person("bo", "2020-01-01", "")];
        let of = |talks: &[(&str, &str)]| {
            let held = |(slug, date): &(&str, &str)| Conversation {
                kind: STAY.to_owned(),
                ..conversation(slug, "t1aaaaaa", date, conversation::Status::Closed)
            };
            let conversations = talks.iter().map(held).collect();
            let counted = counted(&Records { employees: employees.clone(), conversations, ..Records::default() });
            [counted.left.talked, counted.stayed.talked]
        };
        assert_eq!(of(&[("anna", "2025-09-30"), ("bo", "2025-12-31")]), [0, 0]);
        assert_eq!(of(&[("anna", "2025-10-01"), ("bo", "2026-01-01")]), [1, 1]);
        assert_eq!(of(&[("anna", "2026-03-31"), ("anna", "2026-01-31"), ("bo", "2026-06-30")]), [1, 1]);
        assert_eq!(of(&[("anna", "2026-04-01"), ("bo", "2026-07-01")]), [0, 0]);
    }

    #[test]
    fn a_promise_is_broken_by_those_who_made_it_and_by_the_day_it_was_promised_for() {
        let anna = person("anna", "2020-01-01", "");
        let (from, day_of) = (day("2025-10-01"), day("2026-03-31"));
        let is_broken = |action: &Action| is_broken(action, &anna, from, day_of);
        let open = action("anna", "a1aaaaaa", "2026-03-30");
        assert!(is_broken(&open));
        assert!(!is_broken(&action("anna", "a1aaaaaa", "2026-03-31")), "its day has not passed");
        assert!(is_broken(&Action { first_due: Some(day("2026-03-01")), due: Some(day("2026-12-01")), ..open.clone() }), "moved");
        for (owner, broken) in [("employee", false), ("together", true), ("hr", true), ("MT", true)] {
            assert_eq!(is_broken(&Action { owner: Owner::of(owner), ..open.clone() }), broken, "{owner}");
        }
        let ended = |status, closed: &str| Action { status, closed: Some(day(closed)), ..open.clone() };
        assert!(!is_broken(&ended(Status::Done, "2026-03-31")), "late, and kept");
        assert!(is_broken(&ended(Status::Done, "2026-04-01")));
        assert!(is_broken(&ended(Status::Dropped, "2026-03-31")), "let go on the last day, when its day had passed");
        assert!(!is_broken(&ended(Status::Dropped, "2026-03-30")));
        let long_ago = Action { due: Some(day("2025-06-01")), created: day("2025-05-01"), ..ended(Status::Dropped, "2025-09-30") };
        assert!(!is_broken(&long_ago), "let go before that half-year");
        let again = Ended { closed: Some(day("2026-03-01")), reopened: Some(day("2026-04-10")) };
        assert!(!is_broken(&Action { ended: vec![again], ..open }), "done on that day, and opened again later");
    }

    #[test]
    fn reasons_are_folded_and_what_is_sealed_is_counted_as_such() {
        let left = |slug: &str, because: &str| Employee {
            left_because: (!because.is_empty()).then(|| because.to_owned()),
            ..person(slug, "2020-01-01", "2026-03-01")
        };
        let sealed = Employee { sealed: Some(Default::default()), ..left("d", "") };
        let employees = vec![left("a", "Andere baan"), left("b", "andere  baan"), left("c", "Verhuisd"), sealed, left("e", "")];
        let counted = counted(&Records { employees, ..Records::default() });
        let reasons: Vec<(&str, usize)> = counted.because.iter().map(|(key, because)| (&**key, because.people)).collect();
        assert_eq!((reasons, counted.sealed, counted.unsaid), (vec![("andere-baan", 2), ("verhuisd", 1)], 1, 1));
    }

    #[test]
    fn a_move_is_another_team_and_its_day_the_one_after() {
        let was = |team: &str, until: &str| Was { team: Some(team.into()), manager: Some("Piet".into()), until: Some(day(until)) };
        let anna = Employee {
            team: Some("Noord".into()),
            was: vec![was("Noord", "2025-12-31"), was("Zuid", "2026-03-31"), was("noord ", "2026-05-31")],
            ..person("anna", "2020-01-01", "")
        };
        let records = Records { employees: vec![anna], ..Records::default() };
        let pairs = |only: &Only| -> Vec<String> {
            let counted = count(&records, &Vocabulary::default(), only, &half());
            counted.moves.iter().map(|((from, to), one)| format!("{from} {to} {}", one.people.len())).collect()
        };
        // to Zuid on 1 January, back on 1 April; another manager in June is no move
        assert_eq!(pairs(&Only::default()), ["noord zuid 1", "zuid noord 1"]);
        assert_eq!(pairs(&Only { team: Some("Oost".into()), manager: None }), [""; 0]);
        let of = |team: &str| count(&records, &Vocabulary::default(), &Only { team: Some(team.into()), manager: None }, &half());
        assert_eq!((of("Zuid").start, of("Noord").start), (1, 0), "by the first day of the half-year");
    }

    fn some(start: usize, joined: usize, left: [usize; 3], stayed: [usize; 3]) -> Counted {
        let group = |[people, talked, broken]: [usize; 3]| Group { people, talked, broken };
        Counted { start, joined, left: group(left), stayed: group(stayed), unsaid: left[0], ..Counted::default() }
    }

    #[test]
    fn what_is_small_is_hidden_with_what_would_tell_it() {
        let told = |counted: &Counted| Half::of(counted, half(), 5);
        let large = told(&some(40, 10, [12, 5, 8], [38, 30, 34]));
        assert_eq!((large.start, large.joined, large.left.people, large.stayed.people), (Some(40), Some(10), Some(12), Some(38)));
        assert_eq!((large.left.talked, large.left.broken), (Some(5), None), "of 12 all but 4 are 8");
        assert_eq!((large.stayed.talked, large.stayed.broken), (Some(30), None));
        assert_eq!(large.unsaid, None, "all who left are in it");
        let few_left = told(&some(40, 10, [4, 0, 0], [46, 20, 0]));
        assert_eq!((few_left.start, few_left.joined, few_left.left), (Some(40), None, Told::default()));
        assert_eq!(few_left.stayed, Told { people: Some(46), talked: Some(20), broken: None });
        let few_joined = told(&some(40, 0, [10, 5, 5], [30, 0, 0]));
        assert_eq!((few_joined.joined, few_joined.left), (None, Told::default()));
        assert_eq!(told(&some(4, 10, [6, 0, 0], [8, 0, 0])).joined, None, "who was there at the start would be told");
    }

    #[test]
    fn the_smallest_reason_that_is_large_enough_is_hidden_where_the_rest_is_too_small() {
        let because = |reasons: &[(&str, usize)], unsaid: usize| {
            let of = |(key, people): &(&str, usize)| {
                let forms = BTreeMap::from([((*key).to_owned(), *people)]);
                ((*key).to_owned(), Because { people: *people, forms })
            };
            let left = reasons.iter().map(|(_, people)| people).sum::<usize>() + unsaid;
            let all = Counted { because: reasons.iter().map(of).collect(), unsaid, ..some(90, 90, [left, 0, 0], [180 - left, 0, 0]) };
            let half = Half::of(&all, half(), 5);
            let reasons: Vec<String> = half.because.iter().map(|one| format!("{} {}", one.label, one.people)).collect();
            (reasons.join(" "), half.unsaid)
        };
        assert_eq!(because(&[("a", 9), ("b", 6), ("c", 3), ("d", 2)], 0), ("a 9 b 6".to_owned(), None));
        assert_eq!(because(&[("a", 9), ("b", 6), ("c", 4)], 0), ("a 9".to_owned(), None));
        assert_eq!(because(&[("a", 9)], 0), (String::new(), None), "nought is as small");
        assert_eq!(because(&[("a", 4), ("b", 4)], 8), (String::new(), Some(8)));
    }
}
