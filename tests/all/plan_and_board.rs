//! The plan and the board held against generated cases: nothing that is open is lost or told twice, and nobody sees
//! another's.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use stay::domain::action::{self, Action};
use stay::domain::board::{self, When};
use stay::domain::employee::Employee;
use stay::domain::goal::{self, Goal};
use stay::domain::id::Id;
use stay::domain::owner::Owner;
use stay::domain::promise;
use stay::domain::records::Records;
use stay::domain::settings::Settings;
use stay::domain::side::Side;
use stay::domain::{plan, today};

const PEOPLE: [(&str, &str); 2] = [("anna", "Anna de Vries"), ("bo", "Bo Bos")];

fn id(letter: char, number: usize) -> Id {
    Id::parse(&format!("{letter}{number:07}")).unwrap()
}

fn start() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

/// Whose, owner, days until due, status, which goal.
type Drawn = (Option<usize>, &'static str, Option<i64>, action::Status, Option<usize>);

fn action(number: usize, (whose, owner, due, status, goal): Drawn) -> Action {
    Action {
        employee: whose.map(|at| PEOPLE[at].0.into()),
        title: format!("actie {number}"),
        owner: Owner::of(owner),
        due: due.map(|days| start() + chrono::Duration::days(days)),
        status,
        goal: goal.map(|number| id('g', number)),
        win: number.is_multiple_of(3).then(|| "gelukt".to_owned()),
        closed: (status != action::Status::Open).then(|| start() - Days::new(number as u64)),
        ..Action::new(id('a', number), start())
    }
}

fn goal(number: usize, (whose, status): (usize, goal::Status)) -> Goal {
    let set = Goal::new(id('g', number), PEOPLE[whose].0.into(), start());
    Goal { title: format!("doel {number}"), status, ..set }
}

prop_compose! {
    fn records()(
        actions in prop::collection::vec((
            prop::option::of(0..2usize),
            prop::sample::select(vec!["manager", "employee", "together", "hr", "HR", "MT", "Piet Jansen", "anna de vries", ""]),
            prop::option::of(-20..30i64),
            prop::sample::select(vec![action::Status::Open, action::Status::Open, action::Status::Done, action::Status::Dropped]),
            prop::option::of(0..7usize),
        ), 0..30),
        goals in prop::collection::vec((
            0..2usize,
            prop::sample::select(vec![goal::Status::Open, goal::Status::Reached, goal::Status::Dropped]),
        ), 0..6),
        manager in prop::option::of(Just("Piet Jansen")),
    ) -> Records {
        let person = |(slug, name): (&str, &str)| Employee {
            name: name.into(),
            manager: manager.map(Into::into),
            ..Employee::unknown(slug.into())
        };
        Records {
            employees: PEOPLE.map(person).into(),
            actions: actions.into_iter().enumerate().map(|(number, drawn)| action(number, drawn)).collect(),
            goals: goals.into_iter().enumerate().map(|(number, drawn)| goal(number, drawn)).collect(),
            ..Records::default()
        }
    }
}

fn sorted(mut ids: Vec<Id>) -> Vec<Id> {
    ids.sort_unstable();
    ids
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn a_plan_has_every_open_action_of_its_person_once(records in records()) {
        for employee in &records.employees {
            let plan = plan::compute(&records, employee, &Settings::default(), start());
            let under_goals = plan.goals.iter().flat_map(|aim| aim.serving.iter().copied());
            let by_side: Vec<&Action> = Side::ALL.into_iter().flat_map(|side| plan.of_side(side)).collect();
            prop_assert_eq!(by_side.len(), plan.actions.len());
            let told: Vec<Id> = under_goals.chain(by_side).filter(|action| action.is_open()).map(|action| action.id).collect();
            let own = records.actions.iter().filter(|action| action.employee.as_ref() == Some(&employee.slug) && action.is_open());
            prop_assert_eq!(sorted(told), sorted(own.map(|action| action.id).collect()));
            prop_assert!(plan.goals.iter().all(|aim| aim.goal.is_open() && aim.goal.employee == employee.slug));
        }
    }

    #[test]
    fn a_board_has_every_open_action_once_but_those_kept_off(records in records(), hide in prop::collection::vec(0..30usize, 0..4), ahead in 0..9u64) {
        let day = start() + Days::new(ahead);
        let hidden: Vec<Id> = hide.into_iter().map(|number| id('a', number)).collect();
        let board = board::compute(&records, &Default::default(), &hidden, day);
        let mut told = Vec::new();
        for week in &board.weeks {
            for lane in &week.lanes {
                prop_assert!(!lane.actions.is_empty());
                for action in &lane.actions {
                    prop_assert_eq!(week.when == When::Late, promise::is_overdue(action, day));
                    prop_assert_eq!(week.when == When::NoDate, action.due.is_none());
                    told.push(action.id);
                }
            }
        }
        let open = || records.actions.iter().filter(|action| action.is_open());
        prop_assert_eq!(board.hidden, open().filter(|action| hidden.contains(&action.id)).count());
        prop_assert_eq!(sorted(told), sorted(open().map(|action| action.id).filter(|id| !hidden.contains(id)).collect()));
        // the wins of a board go back further than those of today
        let wins: Vec<Id> = board.wins.iter().map(|(_, action)| action.id).collect();
        let lately = today::compute(&records, &Settings::default(), day).wins;
        prop_assert!(lately.iter().all(|action| wins.contains(&action.id) || hidden.contains(&action.id)));
    }
}
