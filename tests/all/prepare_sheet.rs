//! The sheet before a talk, held against generated lives: nothing promised is lost, and nothing is shown to whom it is
//! not for.

use crate::support::sandbox;
use crate::support::sandbox::{COPY, Sandbox};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use stay::domain::action::{self, Action};
use stay::domain::conversation::{self, Answer, Conversation};
use stay::domain::employee::Employee;
use stay::domain::id::Id;
use stay::domain::language::Language;
use stay::domain::owner::Owner;
use stay::domain::records::Records;
use stay::domain::settings::Settings;
use stay::domain::sheet::{ANSWERS, Request, sheet};
use stay::domain::side::Side;
use stay::domain::theme::Theme;
use std::collections::BTreeMap;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

fn days() -> impl Strategy<Value = NaiveDate> {
    (0u64..800).prop_map(|ahead| today() - Days::new(600) + Days::new(ahead))
}

fn id(number: usize) -> Id {
    let mut rest = number;
    Id::fresh(|below| {
        let digit = rest % below;
        rest /= below;
        digit
    })
}

type Held = (NaiveDate, conversation::Status, String, Vec<String>, Vec<(String, Option<String>)>);

fn conversations() -> impl Strategy<Value = Vec<Conversation>> {
    use conversation::Status::{Cancelled, Closed, Open, Planned};
    let status = prop::sample::select(vec![Closed, Closed, Closed, Open, Planned, Cancelled]);
    let answers = prop::collection::vec(("energy|learning|balance", prop::option::of("[a-z]{0,3}")), 0..4);
    let one = (days(), status, "check-in|stay|growth", prop::collection::vec("rooster|laptop|lawaai", 0..3), answers);
    prop::collection::vec(one, 0..8).prop_map(|all| {
        let make = |(at, (date, status, kind, obstacles, answers)): (usize, Held)| {
            let answer = |(theme, answer): (String, Option<String>)| Answer {
                theme: Some(Theme::of(&theme)),
                note: None,
                question: Some(format!("V{at}?")),
                answer,
                released: false,
            };
            let conversation = Conversation::new("anna".into(), date);
            Conversation { id: id(at), status, kind, obstacles, answers: answers.into_iter().map(answer).collect(), ..conversation }
        };
        all.into_iter().enumerate().map(make).collect()
    })
}

type Promise = (String, action::Status, NaiveDate, Option<NaiveDate>, Option<usize>, Option<NaiveDate>, bool);

fn promises() -> impl Strategy<Value = Vec<Action>> {
    use action::Status::{Done, Dropped, Open};
    let owner = "manager|employee|together|hr|Piet Jansen|Anna|Bo";
    let one = (
        owner,
        prop::sample::select(vec![Open, Open, Done, Dropped]),
        days(),
        prop::option::of(days()),
        prop::option::of(0usize..10),
        prop::option::of(days()),
        any::<bool>(),
    );
    prop::collection::vec(one, 0..14).prop_map(|all| {
        let make = |(at, (owner, status, created, due, conversation, closed, of_anna)): (usize, Promise)| Action {
            employee: of_anna.then(|| "anna".into()),
            title: format!("Actie {at}"),
            owner: Owner::of(&owner),
            due,
            status,
            conversation: conversation.filter(|_| of_anna).map(id),
            obstacle: Some("rooster".to_owned()),
            closed: closed.filter(|_| status != Open),
            ..Action::new(id(100 + at), created)
        };
        all.into_iter().enumerate().map(make).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn every_open_promise_is_in_exactly_one_place(conversations in conversations(), actions in promises(), kind in prop::option::of("stay|growth")) {
        let anna = Employee { name: "Anna".to_owned(), manager: Some("Piet Jansen".into()), ..Employee::unknown("anna".into()) };
        let records = Records { employees: vec![anna.clone()], conversations, actions, ..Records::default() };
        let settings = Settings::default();
        let request = Request { kind: kind.as_deref(), language: Language::Nl, today: today() };
        let sheet = sheet(&records, &anna, &settings, &[], &request);
        let mut places: BTreeMap<Id, usize> = BTreeMap::new();
        for (side, actions) in sheet.promises() {
            for action in actions {
                *places.entry(action.id).or_default() += 1;
                prop_assert_eq!(Side::of(&action.owner, &anna), side);
                prop_assert!(action.employee.is_some(), "the organisation's have a place of their own");
            }
        }
        for action in records.actions.iter().filter(|action| action.employee.is_some() && action.is_open()) {
            prop_assert_eq!(places.get(&action.id), Some(&1), "{}", action.title);
        }
        prop_assert!(places.values().all(|count| *count == 1));
        for organisation in &sheet.followed.organisation {
            prop_assert!(!places.contains_key(&organisation.id) && organisation.employee.is_none());
        }
    }

    #[test]
    fn a_sheet_is_for_the_first_conversation_to_come_and_brings_back_only_what_was_said(conversations in conversations(), kind in prop::option::of("stay|growth")) {
        let anna = Employee::unknown("anna".into());
        let records = Records { employees: vec![anna.clone()], conversations, ..Records::default() };
        let settings = Settings::default();
        let request = Request { kind: kind.as_deref(), language: Language::En, today: today() };
        let sheet = sheet(&records, &anna, &settings, &[], &request);
        let pending = records.conversations.iter().filter(|conversation| conversation.is_pending() && kind.as_ref().is_none_or(|kind| conversation.kind == *kind));
        prop_assert_eq!(sheet.conversation.map(|conversation| conversation.date), pending.map(|conversation| conversation.date).min());
        prop_assert!(kind.is_none_or(|kind| kind == sheet.kind));
        prop_assert!(sheet.answers.len() <= ANSWERS);
        prop_assert!(sheet.answers.iter().all(|said| said.conversation.is_held() && said.answer.answer.as_deref().is_some_and(|text| !text.is_empty())));
        prop_assert!(sheet.answers.windows(2).all(|two| two[0].conversation.date >= two[1].conversation.date));
        prop_assert!(sheet.obstacles.iter().all(|obstacle| obstacle.named.mentions >= 2));
    }
}

/// What must never reach an employee, put into every place that it could come from.
#[test]
fn what_is_not_for_the_employee_is_on_none_of_their_sheets() {
    let sandbox = Sandbox::copy();
    let at = |path: &str| sandbox.root.join(COPY).join(path);
    let append = |path: &str, text: &str| {
        let before = std::fs::read_to_string(at(path)).unwrap();
        std::fs::write(at(path), before + text).unwrap();
    };
    let conversation = "employees/fatma-yildiz/conversations/2026-11-12-jd96qe16.yaml";
    let planned = std::fs::read_to_string(at(conversation)).unwrap();
    // in the formal cycle less is shown, and least is hidden
    let planned = planned.replace("type: growth", "type: stay");
    std::fs::write(at(conversation), planned.replace("manager: Terugkijken", "manager: GEHEIM1 terugkijken") + "signals:\n- GEHEIM2\n")
        .unwrap();
    append("employees/fatma-yildiz/conversations/2026-11-12-f49d7z5y.yaml", "signals:\n- GEHEIM3\n");
    let last = "employees/fatma-yildiz/conversations/2026-11-12-f49d7z5y.yaml";
    let text = std::fs::read_to_string(at(last)).unwrap();
    std::fs::write(at(last), text.replace("Compliment van", "GEHEIM4 van")).unwrap();
    append("employees/fatma-yildiz/employee.yaml", "left: 2027-06-01\nleft-because: GEHEIM5\n");
    append("employees/fatma-yildiz/actions/2026-11-12-xn4k2c3s.yaml", "note: GEHEIM6\n");
    append("organisation/actions/2026-09-15-k17c0mm4.yaml", "win: GEHEIM7\n");
    let note = std::fs::read_to_string(at("organisation/actions/2026-09-15-k17c0mm4.yaml")).unwrap();
    std::fs::write(at("organisation/actions/2026-09-15-k17c0mm4.yaml"), note.replace("Besloten na", "GEHEIM8 na")).unwrap();
    std::fs::create_dir(at("employees/fatma-yildiz/private")).unwrap();
    std::fs::write(at("employees/fatma-yildiz/private/2026-11-22-t9d4h3wm.age"), "GEHEIM9").unwrap();
    std::fs::create_dir(at("employees/fatma-yildiz/notes")).unwrap();
    std::fs::write(at("employees/fatma-yildiz/notes/2026-11-19-n4q8z2ka.yaml"), "id: n4q8z2ka\ntext: GEHEIMA\ncreated: 2026-11-19\n")
        .unwrap();
    for format in ["text", "markdown", "html", "json"] {
        let ran = sandbox.stay(&format!("-C {COPY} --today 2026-11-20 prepare fatma --for employee --format {format}"));
        assert!(ran.stdout.contains("moreel beraad"), "{format}: {ran:?}");
        assert!(!ran.stdout.contains("GEHEIM"), "{format}: {}", ran.stdout);
        for other in ["Annelies", "Renée", "Joke"] {
            assert!(!ran.stdout.contains(other), "{format}: {other}");
        }
    }
    let ran = sandbox.stay(&format!("-C {COPY} --today 2026-11-20 prepare fatma"));
    assert!(["1", "4", "A"].iter().all(|own| ran.stdout.contains(&format!("GEHEIM{own}"))), "the manager sees their own: {}", ran.stdout);
    assert!(!["2", "3", "5", "9"].iter().any(|other| ran.stdout.contains(&format!("GEHEIM{other}"))), "{}", ran.stdout);
}

#[test]
fn a_sheet_fits_the_terminal_and_the_pipe() {
    let sandbox = Sandbox::repository();
    for (person, reader) in [("fatma", "manager"), ("joke", "employee"), ("mohamed", "manager"), ("lotte", "employee")] {
        for columns in ["60", "80", "120"] {
            let line = format!("-C {COPY} --today 2026-11-20 prepare {person} --for {reader}");
            let words = shell_words::split(&line).unwrap();
            let ran = sandbox::output_of(sandbox.command(env!("CARGO_BIN_EXE_stay")).env("COLUMNS", columns).args(words));
            let widest = ran.stdout.lines().map(|line| line.chars().count()).max().unwrap();
            assert!(widest <= columns.parse().unwrap(), "{person} at {columns}: {widest}\n{}", ran.stdout);
            assert!(!ran.stdout.contains('\u{1b}'));
        }
    }
}

#[test]
fn a_person_s_sheet_opens_nobody_else_s_files() {
    let sandbox = Sandbox::copy();
    let whole = sandbox.stay(&format!("-C {COPY} --today 2026-11-20 prepare fatma-yildiz --json")).stdout;
    for other in std::fs::read_dir(sandbox.root.join(COPY).join("employees")).unwrap().flatten() {
        if other.file_name() != "fatma-yildiz" {
            std::fs::write(other.path().join("employee.yaml"), "name: [broken").unwrap();
        }
    }
    let ran = sandbox.stay(&format!("-C {COPY} --today 2026-11-20 prepare fatma-yildiz --json"));
    assert_eq!((ran.stdout, ran.code), (whole, Some(0)));
}
