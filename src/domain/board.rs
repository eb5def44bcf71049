//! A team's board: what is still to be done, by due week and by owner, and what went well lately.
//!
//! A team looks at it together. So it says what will be done, by whom and when. It never says in which conversation that was
//! promised, about which obstacle, or to whom.

use super::action::Action;
use super::id::Id;
use super::me::Only;
use super::name::{Name, Spellings};
use super::owner::{Owner, Party};
use super::promise;
use super::records::{People, Records};
use super::report::is_win;
use super::text::folded;
use super::voices::{self, Voices};
use super::words::worded;
use chrono::{Datelike, Days, NaiveDate};
use std::collections::BTreeMap;

/// How many weeks of wins it shows, this week included.
pub const WIN_WEEKS: u64 = 4;

worded! {
    /// When an action is due, in weeks that begin on Monday.
    When {
        /// Its due day has passed.
        Late = "late",
        /// Today or later this week.
        ThisWeek = "this-week",
        /// Next week.
        NextWeek = "next-week",
        /// After that.
        Later = "later",
        /// It has no due day, or the one whose turn it is is away and nobody knows until when.
        NoDate = "no-date",
    }
}

/// A board, as plain data.
#[derive(Debug)]
pub struct Board<'r> {
    /// Only this team, only what concerns this manager.
    pub only: Only,
    /// What went well in the last weeks, the newest first.
    pub wins: Vec<(Who, &'r Action)>,
    /// The open actions by due week; weeks without actions are left out.
    pub weeks: Vec<Week<'r>>,
    /// How many open actions were hidden.
    pub hidden: usize,
}

/// What is due in one week.
#[derive(Debug)]
pub struct Week<'r> {
    pub when: When,
    /// By owner, in order of their names.
    pub lanes: Vec<Lane<'r>>,
}

/// What one owner has to do in a week.
#[derive(Debug)]
pub struct Lane<'r> {
    /// Whose turn it is.
    pub owner: Who,
    /// By due day.
    pub actions: Vec<&'r Action>,
}

/// Whose turn an action is, by name. The variants are in the order of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// A person or a body.
    Named(Name),
    /// An employee and their manager together; the manager's name may be unknown.
    Both(Name, Option<Name>),
    /// HR, or a manager whose name is unknown.
    Unnamed(Party),
}

impl Who {
    /// Whose turn an action is; `names` gives the spelling of each name.
    pub fn of(action: &Action, people: &People, names: &Spellings) -> Who {
        let called = |name: &str| Name::from(names.called(name));
        let employee = action.employee.as_deref().and_then(|slug| people.get(slug));
        match (action.owner_at_table(people), employee) {
            (Owner::Named(name), _) => Who::Named(called(&name)),
            (Owner::Party(Party::Manager), employee) => {
                let manager = employee.and_then(|employee| employee.manager.as_deref());
                manager.map_or(Who::Unnamed(Party::Manager), |name| Who::Named(called(name)))
            }
            (Owner::Party(Party::Employee), Some(employee)) => Who::Named((&employee.name).into()),
            (Owner::Party(Party::Together), Some(employee)) => Who::Both((&employee.name).into(), employee.manager.as_deref().map(called)),
            (Owner::Party(party), _) => Who::Unnamed(party),
        }
    }

    /// A key that is the same for all spellings of one owner; it also sorts owners.
    fn key(&self) -> (u8, String, u8, String) {
        match self {
            Who::Named(name) => (0, folded(name), 0, String::new()),
            Who::Both(name, manager) => (0, folded(name), 1, manager.as_deref().map(folded).unwrap_or_default()),
            Who::Unnamed(party) => (if *party == Party::Hr { 1 } else { 2 }, party.word().to_owned(), 0, String::new()),
        }
    }
}

impl When {
    /// Every week, in order.
    pub const ALL: [When; 5] = [When::Late, When::ThisWeek, When::NextWeek, When::Later, When::NoDate];

    /// The week in which an open action is due.
    pub fn of(action: &Action, today: NaiveDate) -> When {
        let in_week = |when: When, due: NaiveDate| when.days(today).is_some_and(|(_, last)| due <= last);
        match action.due_on(today) {
            None => When::NoDate,
            Some(_) if promise::is_overdue(action, today) => When::Late,
            Some(due) if in_week(When::ThisWeek, due) => When::ThisWeek,
            Some(due) if in_week(When::NextWeek, due) => When::NextWeek,
            Some(_) => When::Later,
        }
    }

    /// The Monday and Sunday of this week or the next; `None` for the others.
    pub fn days(self, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let ahead = match self {
            When::ThisWeek => 0,
            When::NextWeek => 7,
            _ => return None,
        };
        let monday = today.checked_sub_days(Days::new(u64::from(today.weekday().num_days_from_monday())))?;
        Some((monday.checked_add_days(Days::new(ahead))?, monday.checked_add_days(Days::new(ahead + 6))?))
    }
}

/// The board of a team or a manager. Without either it has everyone and the organisation. Actions in `hidden` are left out.
pub fn compute<'r>(records: &'r Records, only: &Only, hidden: &[Id], today: NaiveDate) -> Board<'r> {
    let (people, names) = (records.people(), records.names());
    let ours = |action: &&Action| only.has_action(action, &people);
    let is_shown = |action: &&Action| !hidden.contains(&action.id);
    let open: Vec<&Action> = records.actions.iter().filter(|action| action.is_open()).filter(ours).collect();
    let from = today.checked_sub_days(Days::new(WIN_WEEKS * 7 - 1)).unwrap_or(today);
    let won = records.actions.iter().filter(|action| is_win(action, from, today)).filter(ours).filter(is_shown);
    let mut wins: Vec<(Who, &Action)> = won.map(|action| (Who::of(action, &people, &names), action)).collect();
    wins.sort_by_key(|(_, action)| (std::cmp::Reverse(action.closed), action.id));
    let mut shown: Vec<&Action> = open.iter().copied().filter(is_shown).collect();
    shown.sort_by_key(|action| action.by_due());
    let of_week = |when: When| {
        let lanes = lanes(shown.iter().copied().filter(|action| When::of(action, today) == when), &people, &names);
        (!lanes.is_empty()).then_some(Week { when, lanes })
    };
    Board { wins, weeks: When::ALL.into_iter().filter_map(of_week).collect(), hidden: open.len() - shown.len(), only: only.clone() }
}

fn lanes<'r>(actions: impl Iterator<Item = &'r Action>, people: &People, names: &Spellings) -> Vec<Lane<'r>> {
    let mut lanes: BTreeMap<_, Lane> = BTreeMap::new();
    for action in actions {
        let owner = Who::of(action, people, names);
        let lane = lanes.entry(owner.key()).or_insert_with(|| Lane { owner, actions: Vec::new() });
        lane.actions.push(action);
    }
    lanes.into_values().collect()
}

impl Board<'_> {
    /// Whose own words are on it.
    pub fn voices(&self) -> Voices {
        let open = self.weeks.iter().flat_map(|week| &week.lanes).flat_map(|lane| &lane.actions);
        voices::of(open.chain(self.wins.iter().map(|(_, action)| action)).copied())
    }

    /// Whether the board has an action, among those to be done or among the wins.
    pub fn has(&self, id: Id) -> bool {
        let open = self.weeks.iter().flat_map(|week| &week.lanes).flat_map(|lane| &lane.actions);
        open.chain(self.wins.iter().map(|(_, action)| action)).any(|action| action.id == id)
    }

    /// How many open actions are on it.
    pub fn count(&self) -> usize {
        self.weeks.iter().map(Week::count).sum()
    }
}

impl Week<'_> {
    /// How many actions are due in it.
    pub fn count(&self) -> usize {
        self.lanes.iter().map(|lane| lane.actions.len()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::action::Status;
    use crate::domain::employee::Employee;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn action(number: usize, whose: Option<&str>, owner: &str, due: Option<&str>) -> Action {
        Action {
            employee: whose.map(Into::into),
            title: format!("actie {number}"),
            owner: Owner::of(owner),
            due: due.map(day),
            ..Action::new(Id::parse(&format!("a{number:07}")).unwrap(), day("2026-11-01"))
        }
    }

    fn records(actions: Vec<Action>) -> Records {
        let person = |slug: &str, name: &str, team: &str, manager: Option<&str>| Employee {
            name: name.into(),
            team: Some(team.into()),
            manager: manager.map(Into::into),
            ..Employee::unknown(slug.into())
        };
        let employees = vec![person("anna", "Anna de Vries", "Zorg/Noord", Some("Chloë Berg")), person("bo", "Bo Bos", "Planning", None)];
        Records { employees, actions, ..Records::default() }
    }

    fn told(board: &Board) -> Vec<(When, Vec<(Who, usize)>)> {
        let lanes = |week: &Week| week.lanes.iter().map(|lane| (lane.owner.clone(), lane.actions.len())).collect();
        board.weeks.iter().map(|week| (week.when, lanes(week))).collect()
    }

    #[test]
    fn weeks_begin_on_monday() {
        // Friday 20 November 2026
        let today = day("2026-11-20");
        for (due, when) in [
            (Some("2026-11-19"), When::Late),
            (Some("2026-11-20"), When::ThisWeek),
            (Some("2026-11-22"), When::ThisWeek),
            (Some("2026-11-23"), When::NextWeek),
            (Some("2026-11-29"), When::NextWeek),
            (Some("2026-11-30"), When::Later),
            (None, When::NoDate),
        ] {
            assert_eq!(When::of(&action(1, None, "MT", due), today), when, "{due:?}");
        }
        assert_eq!(When::ThisWeek.days(day("2026-11-22")), Some((day("2026-11-16"), day("2026-11-22"))));
        assert_eq!(When::ThisWeek.days(day("2026-11-23")), Some((day("2026-11-23"), day("2026-11-29"))));
    }

    #[test]
    fn sides_have_names_and_one_name_has_one_place() {
        let due = Some("2026-11-20");
        let records = records(vec![
            action(1, Some("anna"), "manager", due),
            action(2, Some("bo"), "chloe berg", due),
            action(3, Some("anna"), "employee", due),
            action(4, Some("bo"), "Anna de Vries", due),
            action(5, Some("anna"), "together", due),
            action(6, Some("bo"), "manager", due),
            action(7, Some("anna"), "hr", due),
            action(8, None, "HR", due),
            action(9, None, "MT", due),
        ]);
        let named = |name: &str| Who::Named(name.into());
        let lanes = vec![
            (named("Anna de Vries"), 2),
            (Who::Both("Anna de Vries".into(), Some("Chloë Berg".into())), 1),
            (named("Chloë Berg"), 2),
            (named("MT"), 1),
            (Who::Unnamed(Party::Hr), 2),
            (Who::Unnamed(Party::Manager), 1),
        ];
        assert_eq!(told(&compute(&records, &Only::default(), &[], day("2026-11-20"))), [(When::ThisWeek, lanes)]);
    }

    #[test]
    fn a_team_sees_its_own_and_what_is_hidden_is_counted() {
        let done = Action {
            status: Status::Done,
            closed: Some(day("2026-10-24")),
            win: Some("Gelukt".into()),
            ..action(4, Some("anna"), "employee", None)
        };
        let before = Action { closed: Some(day("2026-10-23")), ..done.clone() };
        let records = records(vec![
            action(1, Some("anna"), "employee", Some("2026-11-01")),
            action(2, Some("bo"), "employee", None),
            action(3, None, "MT", None),
            done,
            before,
        ]);
        let today = day("2026-11-20");
        let board = compute(&records, &Only::default(), &[], today);
        assert_eq!((board.count(), board.wins.len(), board.hidden), (3, 1, 0));
        let board = compute(&records, &Only { team: Some("zorg".into()), manager: None }, &[], today);
        assert_eq!((board.count(), board.wins.len()), (1, 1));
        let hidden = [records.actions[0].id, records.actions[3].id];
        let board = compute(&records, &Only::default(), &hidden, today);
        assert_eq!((board.count(), board.wins.len(), board.hidden), (2, 0, 1));
    }
}
