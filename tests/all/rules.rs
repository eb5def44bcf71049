//! Rules held against generated cases: days in both languages, keys of obstacles, ids, the order of results.

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;
use stay::domain::action::Action;
use stay::domain::conversation::{self, Answer, Conversation};
use stay::domain::date::{NotADay, Toward, parse_civil};
use stay::domain::employee::Employee;
use stay::domain::goal::{Goal, Progress};
use stay::domain::growth;
use stay::domain::id::{Id, ShortIds};
use stay::domain::obstacle::{self, Scope, Term, Vocabulary};
use stay::domain::promise;
use stay::domain::records::Records;
use stay::domain::settings::Settings;
use stay::domain::words::OneOf;
use stay::domain::{slug, text};

fn days() -> impl Strategy<Value = NaiveDate> {
    (0u64..40_000).prop_map(|ahead| NaiveDate::from_ymd_opt(1950, 1, 1).unwrap() + Days::new(ahead))
}

fn ids() -> impl Strategy<Value = Id> {
    any::<u64>().prop_map(|seed| {
        let mut random = fastrand::Rng::with_seed(seed);
        Id::fresh(|below| random.usize(..below))
    })
}

fn conversation(employee: &str, id: Id, date: NaiveDate, status: conversation::Status, kind: &str, obstacles: Vec<String>) -> Conversation {
    Conversation { id, kind: kind.to_owned(), status, obstacles, ..Conversation::new(employee.into(), date) }
}

fn promised(id: Id, day: NaiveDate) -> Action {
    Action { employee: Some("anna".into()), ..Action::new(id, day) }
}

fn statuses() -> impl Strategy<Value = conversation::Status> {
    prop::sample::select(vec![
        conversation::Status::Planned,
        conversation::Status::Open,
        conversation::Status::Closed,
        conversation::Status::Cancelled,
    ])
}

fn conversations() -> impl Strategy<Value = Vec<Conversation>> {
    let names = prop::collection::vec("(trage|te veel|geen)[ _-]{1,2}(laptop|overleg|rust)", 0..4);
    let one = (prop::sample::select(vec!["anna", "bo", "chris"]), ids(), days(), statuses(), "check-in|stay|growth|exit", names);
    let make = |(employee, id, date, status, kind, obstacles): (&str, Id, NaiveDate, conversation::Status, String, Vec<String>)| {
        conversation(employee, id, date, status, &kind, obstacles)
    };
    prop::collection::vec(one.prop_map(make), 0..25)
}

fn parse_typed(typed: &str, today: NaiveDate) -> Result<NaiveDate, NotADay> {
    stay::domain::date::parse_typed(typed, today, Toward::Ahead)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn a_day_reads_back_whatever_the_language(day in days(), today in days(), count in 1u32..500) {
        prop_assert_eq!(parse_civil(&day.to_string()), Some(day));
        for (nl, en) in [("dagen", "days"), ("weken", "weeks"), ("maanden", "months")] {
            let dutch = parse_typed(&format!("over {count} {nl}"), today);
            prop_assert!(dutch.as_ref().is_ok_and(|later| *later > today));
            prop_assert_eq!(&dutch, &parse_typed(&format!("in {count} {en}"), today));
            prop_assert_eq!(dutch, parse_typed(&format!("+{count}{}", &en[..1]), today));
        }
    }

    #[test]
    fn a_weekday_is_the_next_one(today in days(), at in 0usize..7) {
        let dutch = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"][at];
        let english = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"][at];
        let day = parse_typed(dutch, today).unwrap();
        prop_assert_eq!(Ok(day), parse_typed(english, today));
        prop_assert_eq!(day.weekday().num_days_from_monday() as usize, at);
        prop_assert!((1..=7).contains(&(day - today).num_days()));
        let next = parse_typed(&format!("volgende {dutch}"), today).unwrap();
        prop_assert_eq!(next.iso_week(), (today + Days::new(7)).iso_week());
    }

    #[test]
    fn no_text_is_taken_for_a_day_by_guess(typed in "\\PC{0,14}", today in days()) {
        if let Ok(day) = parse_typed(&typed, today) {
            let typed = typed.trim().to_lowercase();
            let numbers = || typed.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse::<i32>().ok());
            let is_in_it = || numbers().any(|number| number == day.day() as i32) && numbers().any(|number| number == day.month() as i32);
            let known = typed.starts_with(['+', '-']) || is_in_it() || typed.contains(char::is_alphabetic);
            prop_assert!(known, "{typed} was read as {day}");
        }
    }

    #[test]
    fn a_month_later_is_the_same_day_or_the_last_of_a_short_month(today in days()) {
        let later = parse_typed("+1m", today).unwrap();
        let is_last = (later + Days::new(1)).month() != later.month();
        prop_assert!(later.day() == today.day() || (is_last && later.day() < today.day()));
        prop_assert_eq!(later.month() % 12, (today.month() + 1) % 12);
    }

    #[test]
    fn a_key_is_its_own_key(name in "\\PC{0,30}") {
        let key = text::key(&name);
        prop_assert_eq!(text::key(&key), key.clone());
        prop_assert!(!key.starts_with('-') && !key.ends_with('-') && !key.contains("--") && !key.contains(char::is_whitespace));
        prop_assert_eq!(text::key(&format!("  {name}\t")), key.clone());
        prop_assert_eq!(text::key(&name.replace(' ', "_")), key);
    }

    #[test]
    fn every_name_of_a_term_is_the_term(also in prop::collection::vec("[a-zé]{3,8}( [a-z]{2,6})?", 1..5)) {
        let term = Term { key: "traag".to_owned(), also: also.clone(), ..Term::default() };
        let vocabulary = Vocabulary::new(vec![term]);
        for name in &also {
            for form in [name.to_uppercase(), name.replace(' ', "-"), format!(" {name} ")] {
                prop_assert_eq!(vocabulary.key(&form), "traag");
            }
        }
    }

    #[test]
    fn a_name_has_a_safe_folder_or_none(name in "\\PC{0,80}") {
        if let Some(slug) = slug::slug(&name) {
            prop_assert!(slug::is_slug(&slug) && slug.len() <= 62, "{slug}");
        }
    }

    #[test]
    fn an_id_is_told_by_its_short_form(all in prop::collection::btree_set(ids(), 1..300)) {
        let short = ShortIds::of(all.iter().copied());
        for id in &all {
            let prefix = &id.as_str()[..short.length(*id)];
            prop_assert!(prefix.len() >= 3);
            prop_assert_eq!(all.iter().filter(|other| other.as_str().starts_with(prefix)).count(), 1);
        }
    }

    #[test]
    fn obstacles_come_in_the_order_of_the_format(conversations in conversations(), people in 1usize..4) {
        let named = obstacle::named(conversations.iter().filter(|conversation| conversation.counts()), &Vocabulary::default(), people);
        for pair in named.windows(2) {
            let rank = |named: &obstacle::Named| (named.employees.len(), named.mentions, named.last);
            prop_assert!(rank(&pair[0]) > rank(&pair[1]) || (rank(&pair[0]) == rank(&pair[1]) && pair[0].key < pair[1].key));
        }
        for one in &named {
            let with: Vec<&Conversation> =
                conversations.iter().filter(|conversation| conversation.counts() && conversation.obstacles.iter().any(|name| text::key(name) == one.key)).collect();
            prop_assert_eq!(one.mentions, with.len());
            prop_assert_eq!(one.first, with.iter().map(|conversation| conversation.date).min().unwrap());
            prop_assert_eq!(one.last, with.iter().map(|conversation| conversation.date).max().unwrap());
            prop_assert_eq!(one.scope == Scope::Shared, one.employees.len() >= people);
        }
    }

    #[test]
    fn a_later_day_never_makes_a_promise_less_late(due in prop::option::of(days()), id in ids(), today in days(), later in 0u64..1000) {
        let action = Action { due, created: today, ..promised(id, today) };
        prop_assert!(promise::days_late(&action, today + Days::new(later)) >= promise::days_late(&action, today));
    }

    #[test]
    fn nothing_that_was_not_released_is_in_the_draft(
        said in prop::collection::vec((days(), statuses(), any::<bool>(), ids(), prop::option::of("energy|learning")), 0..20),
        asked in prop::option::of(days()),
        today in days(),
    ) {
        let mut records = Records::default();
        for (number, (day, status, released, id, theme)) in said.into_iter().enumerate() {
            let mark = |what: &str| format!("{what} {number} {}", if released { "released" } else { "secret" });
            let secret = format!("secret {number}");
            let theme = theme.map(OneOf::Other);
            let answer = Answer { theme, note: None, question: Some(mark("question")), answer: Some(mark("answer")), released };
            // a note is not for the formal cycle, whatever stands in the file
            let text = Some(secret.clone());
            let noted = Answer { theme: None, note: Some(id), question: text.clone(), answer: text, released };
            records.conversations.push(Conversation {
                answers: vec![answer, noted],
                prepared_by_employee: Some(secret.clone()),
                prepared_by_manager: Some(secret.clone()),
                energy: vec![secret.clone()],
                signals: vec![OneOf::Other(secret.clone())],
                summary: Some(secret.clone()),
                themes: vec![OneOf::Other(secret.clone())],
                ..conversation("anna", id, day, status, if number % 3 == 0 { "growth" } else { "stay" }, vec![secret.clone()])
            });
            records.actions.push(Action {
                title: mark("action"),
                win: Some(mark("win")),
                note: Some(secret.clone()),
                obstacle: Some(secret.clone()),
                conversation: Some(id),
                goal: Some(id),
                released,
                ..promised(id, day)
            });
            records.goals.push(Goal {
                title: mark("goal"),
                supports: Some(secret.clone()),
                towards: Some(secret.clone()),
                project: Some(secret.clone()),
                progress: vec![Progress { date: None, note: Some(secret) }],
                ..Goal::new(id, "anna".into(), day)
            });
        }
        let anna = Employee::unknown("anna".into());
        let draft = growth::growth(&records, &anna, &Settings::default(), asked, today);
        let told = format!("{draft:?}");
        prop_assert!(!told.contains("secret"), "{told}");
        // and all that was released is there, or lies outside the time that it is about
        for (conversation, action) in records.conversations.iter().zip(&records.actions).filter(|(_, action)| action.released) {
            let text = conversation.answers[0].answer.as_deref().unwrap();
            let before = draft.since.day().is_some_and(|day| conversation.date < day);
            let is_it = matches!(draft.since, growth::Since::Conversation(_, id) if id == conversation.id);
            prop_assert_eq!(told.contains(&format!("{text:?}")), conversation.counts() && !before && !is_it);
            prop_assert!(told.contains(&action.title), "an open action is in every draft");
        }
    }
}
