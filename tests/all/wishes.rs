//! What people ask for, counted a second time by plain loops over generated workspaces.

use crate::support::sandbox::Sandbox;
use chrono::{Days, NaiveDate};
use fastrand::Rng;
use stay::domain::conversation::{Conversation, Status};
use stay::domain::employee::Employee;
use stay::domain::id::Id;
use stay::domain::me::Only;
use stay::domain::money::Amount;
use stay::domain::period::Period;
use stay::domain::records::Records;
use stay::domain::theme::Signal;
use stay::domain::wish::{Wish, wishes};
use std::collections::{BTreeMap, BTreeSet};

const SIGNALS: [&str; 4] = ["training", "mobility", "staffing", "iets anders"];
const THINGS: [&str; 4] = ["Wondzorg", "wondzorg ", "Minder avonden", "Praktijkopleider"];
const TEAMS: [Option<&str>; 4] = [None, Some("Zorg/Noord"), Some("Zorg/Zuid"), Some("Planning")];
const STATUSES: [Status; 4] = [Status::Planned, Status::Open, Status::Closed, Status::Cancelled];

fn cases() -> u64 {
    std::env::var("STAY_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(60)
}

fn start() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()
}

fn workspace(random: &mut Rng) -> Records {
    let person = |at: usize, random: &mut Rng| Employee {
        team: random.choice(TEAMS).flatten().map(Into::into),
        left: (random.u8(..4) == 0).then(|| start() + Days::new(random.u64(..365))),
        ..Employee::unknown(format!("mens-{at}").into())
    };
    let employees: Vec<Employee> = (0..random.usize(1..8)).map(|at| person(at, random)).collect();
    let talk = |at: usize, random: &mut Rng| {
        let wish = |random: &mut Rng| Wish {
            signal: (random.u8(..8) > 0).then(|| Signal::of(random.choice(SIGNALS).unwrap())),
            what: (random.u8(..8) > 0).then(|| random.choice(THINGS).unwrap().trim().to_owned()),
            cost: random.bool().then(|| Amount::of_cents(random.u64(..500_000))),
            by: random.bool().then(|| start() + Days::new(random.u64(..700))),
        };
        let signals = (0..random.usize(..3)).map(|_| Signal::of(random.choice(SIGNALS).unwrap())).collect();
        Conversation {
            id: Id::parse(&format!("t{at:07}")).unwrap(),
            status: random.choice(STATUSES).unwrap(),
            wishes: (0..random.usize(..4)).map(|_| wish(random)).collect(),
            signals,
            ..Conversation::new(random.choice(&employees).unwrap().slug.clone(), start() + Days::new(random.u64(..365)))
        }
    };
    let conversations = (0..random.usize(..25)).map(|at| talk(at, random)).collect();
    Records { employees, conversations, ..Records::default() }
}

/// Wishes, the people and the cents of them, and how many have no cost.
type Figures = (usize, BTreeSet<String>, u64, usize);

#[test]
fn sums_are_those_of_plain_loops() {
    for seed in 0..cases() {
        let mut random = Rng::with_seed(seed);
        let records = workspace(&mut random);
        let from = start() + Days::new(random.u64(..200));
        let period = Period { from, to: from + Days::new(random.u64(..200)) };
        let team = random.choice([None, Some("Zorg"), Some("Planning")]).flatten();
        let found = wishes(&records, &Only { team: team.map(Into::into), manager: None }, period, period.to);
        // what each person said last about each thing
        type Who = (String, String, String);
        let mut said: BTreeMap<Who, (Option<u64>, Option<String>)> = BTreeMap::new();
        let mut signalled: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        let mut talks: Vec<&Conversation> = records.conversations.iter().collect();
        talks.sort_by_key(|talk| (talk.date, talk.id));
        for talk in talks {
            let person = records.employees.iter().find(|person| person.slug == talk.employee).unwrap();
            let own = person.team.as_ref().map(|team| team.to_string());
            let is_of_team = team.is_none_or(|team| own.as_deref().is_some_and(|own| own == team || own.starts_with(&format!("{team}/"))));
            let is_in_period = period.from <= talk.date && talk.date <= period.to;
            let is_held = matches!(talk.status, Status::Open | Status::Closed);
            if !is_of_team || !is_in_period || !is_held || person.left.is_some_and(|left| left <= period.to) {
                continue;
            }
            for wish in talk.wishes.iter().filter(|wish| wish.what.is_some() || wish.signal.is_some()) {
                let signal = wish.signal.as_ref().map(|signal| signal.to_string()).unwrap_or_default();
                let what = wish.what.clone().unwrap_or_default().to_lowercase();
                let known = said.entry((talk.employee.to_string(), signal, what)).or_insert((None, own.clone()));
                known.0 = wish.cost.map(Amount::cents).or(known.0);
            }
            for signal in &talk.signals {
                signalled
                    .entry(SIGNALS.into_iter().find(|known| *known == signal.as_str()).unwrap())
                    .or_default()
                    .insert(talk.employee.to_string());
            }
        }
        let figures = |is_it: &dyn Fn(&str, Option<&str>) -> bool| -> Figures {
            let mut figures: Figures = Default::default();
            for ((person, signal, _), (cost, team)) in &said {
                if is_it(signal, team.as_deref()) {
                    figures.0 += 1;
                    figures.1.insert(person.clone());
                    figures.2 += cost.unwrap_or_default();
                    figures.3 += usize::from(cost.is_none());
                }
            }
            figures
        };
        let told = |sum: &stay::domain::wish::Sum| (sum.wishes, sum.people, sum.cost.cents(), sum.without_cost);
        let meant = |figures: Figures| (figures.0, figures.1.len(), figures.2, figures.3);
        assert_eq!(told(&found.total), meant(figures(&|_, _| true)), "seed {seed}");
        for (signal, sum) in &found.by_signal {
            assert_eq!(told(sum), meant(figures(&|other, _| other == signal.unwrap_or_default())), "seed {seed} {signal:?}");
        }
        for (team, sum) in &found.by_team {
            assert_eq!(told(sum), meant(figures(&|_, other| other == team.as_deref())), "seed {seed} {team:?}");
        }
        for line in &found.budget {
            let is_it = |signal: &str, team: Option<&str>| signal == line.signal.unwrap_or_default() && team == line.team.as_deref();
            assert_eq!(told(&line.sum), meant(figures(&is_it)), "seed {seed} {line:?}");
        }
        // each cut holds everything once
        let all = |sums: Vec<&stay::domain::wish::Sum>| {
            (sums.iter().map(|sum| sum.wishes).sum::<usize>(), sums.iter().map(|sum| sum.cost).sum::<Amount>())
        };
        let total = (found.total.wishes, found.total.cost);
        assert_eq!(all(found.by_signal.iter().map(|(_, sum)| sum).collect()), total);
        assert_eq!(all(found.by_team.iter().map(|(_, sum)| sum).collect()), total);
        assert_eq!(all(found.budget.iter().map(|line| &line.sum).collect()), total);
        for (signal, list) in [("mobility", &found.mobility), ("staffing", &found.staffing)] {
            let mut people = figures(&|other, _| other == signal).1;
            people.extend(signalled.get(signal).cloned().unwrap_or_default());
            assert_eq!(list.iter().map(|asked| asked.employee.to_string()).collect::<BTreeSet<_>>(), people, "seed {seed} {signal}");
        }
    }
}

#[test]
fn a_wish_is_given_with_a_talk_on_one_line_and_a_slip_is_named() {
    let sandbox = Sandbox::empty();
    for (path, text) in [
        ("stay.yaml", "version: 1\nlanguage: en\n"),
        ("employees/anna/employee.yaml", "name: Anna Smith\nteam: Care\nmanager: Pete\nstarted: 2025-01-01\n"),
    ] {
        let path = sandbox.root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let stay = |line: &str| sandbox.stay(&format!("-C {} --today 2026-11-20 {line}", sandbox.root.display()));
    let made = stay("new anna --no-edit --wish 'training: Wound care level 3 · 1.200 · 30 Jun 2027' --wish 'mobiliteit: Day shifts'");
    assert_eq!(made.code, Some(0), "{}", made.stderr);
    let asked = || -> serde_json::Value { serde_json::from_str(&stay("wishes --json").stdout).unwrap() };
    let wishes = asked();
    let of = |at: usize, key: &str| wishes["wishes"][at][key].clone();
    assert_eq!(
        [of(0, "signal"), of(0, "what"), of(0, "by")].map(|one| one.as_str().unwrap().to_owned()),
        ["training", "Wound care level 3", "2027-06-30"]
    );
    assert_eq!((of(0, "cost").as_f64(), of(1, "signal").as_str()), (Some(1200.0), Some("mobility")));
    let changed = stay("edit anna --wish 'growth: Guide a newcomer'");
    assert_eq!(changed.code, Some(0), "{}", changed.stderr);
    assert_eq!(asked()["total"]["wishes"], 1, "as a whole, like signals");
    assert_eq!(stay("edit anna --wish none").code, Some(0));
    assert_eq!(asked()["total"]["wishes"], 0);
    for (typed, said) in [
        ("Wound care", "begins with a signal"),
        ("trainning: Wound care", "training"),
        ("training: Wound care · expensive", "no amount and no day"),
        ("training: Wound care, 1200", "training: Wound care · 1200"),
        ("training: Wound care · 31 feb 2027", "31 feb"),
    ] {
        for line in ["new anna --no-edit", "edit anna"] {
            let run = stay(&format!("{line} --wish '{typed}'"));
            assert!(run.code == Some(2) && run.stderr.contains(said), "{line} {typed}: {:?} {}", run.code, run.stderr);
        }
    }
}
