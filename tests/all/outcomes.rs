//! What became of people, counted a second time by plain loops over generated workspaces, in which people come, leave, change teams and come
//! back to them; and what the page tells, attacked by someone who knows how it hides.

use crate::support::sandbox::Sandbox;
use crate::support::workspace::open;
use chrono::{Days, Months, NaiveDate};
use serde_json::{Value, json};
use stay::domain::me::Only;
use stay::domain::outcomes::{self, Counted, Group, Half};
use stay::domain::period::Period;
use stay::store::{Load, Need};
use std::collections::{BTreeMap, BTreeSet, HashMap};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A day as files have it.
fn on(day: NaiveDate) -> Value {
    json!(day.to_string())
}

/// What was generated, as the files hold it.
struct World {
    people: Vec<Value>,
    talks: Vec<Value>,
    actions: Vec<Value>,
}

const TEAMS: [&str; 4] = ["Zorg/Noord", "Zorg/Zuid", "Planning", "Techniek"];
const REASONS: [&str; 6] = ["andere baan", "Andere  Baan", "rooster", "Roosters", "", "verhuisd"];

fn generated(seed: u64, people: usize) -> World {
    let mut chance = fastrand::Rng::with_seed(seed);
    let any = |chance: &mut fastrand::Rng| day("2025-01-01") + Days::new(chance.u64(0..540));
    let mut world = World { people: Vec::new(), talks: Vec::new(), actions: Vec::new() };
    for at in 0..people {
        let slug = format!("p{at:03}");
        let mut person = json!({"employee": slug, "name": format!("Persoon {at}"), "team": chance.choice(TEAMS), "manager": chance.choice(["Piet", "Eva"])});
        if chance.u8(0..5) > 0 {
            let started = if chance.bool() { day("2022-03-01") } else { any(&mut chance) };
            person[if chance.bool() { "started" } else { "added" }] = on(started);
        }
        if chance.u8(0..3) == 0 {
            person["left"] = on(any(&mut chance));
            let reason = chance.choice(REASONS).unwrap();
            if !reason.is_empty() {
                person["left-because"] = json!(reason);
            }
        }
        // other teams and managers before, and some of them the same again
        let mut until: Vec<NaiveDate> = (0..chance.usize(0..4)).map(|_| any(&mut chance)).collect();
        until.sort();
        until.dedup();
        let was: Vec<Value> = until
            .iter()
            .map(|day| json!({"team": chance.choice(TEAMS), "manager": chance.choice(["Piet", "Eva"]), "until": on(*day)}))
            .collect();
        if !was.is_empty() {
            person["was"] = json!(was);
        }
        for _ in 0..chance.usize(0..4) {
            let kind = chance.choice(["stay", "stay", "check-in"]);
            let status = chance.choice(["closed", "closed", "planned", "cancelled"]).unwrap();
            let date = any(&mut chance);
            world.talks.push(json!({"employee": slug, "type": kind, "status": status, "date": on(date)}));
        }
        for _ in 0..chance.usize(0..4) {
            let created = any(&mut chance);
            let due = created + Days::new(chance.u64(0..120));
            let mut action = json!({"employee": slug, "title": "x", "created": on(created), "due": on(due), "status": "open",
                "owner": chance.choice(["manager", "employee", "together", "hr", "MT", "Piet"])});
            if chance.u8(0..4) == 0 {
                action["first-due"] = on(due - Days::new(chance.u64(0..30)));
            }
            let closed = created + Days::new(chance.u64(0..200));
            match chance.u8(0..4) {
                0 => action["status"] = json!("done"),
                1 => (action["status"], action["dropped-because"]) = (json!("dropped"), json!("anders")),
                2 => action["ended"] = json!([{"closed": on(closed), "reopened": on(closed + Days::new(chance.u64(1..60)))}]),
                _ => {}
            }
            if action["status"] != "open" {
                action["closed"] = on(closed);
            }
            world.actions.push(action);
        }
        world.people.push(person);
    }
    world
}

fn write(sandbox: &Sandbox, world: &World) {
    let put = |path: String, value: &Value, id: Option<String>| {
        let path = sandbox.root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut value = value.clone();
        value.as_object_mut().unwrap().remove("employee");
        id.into_iter().for_each(|id| value["id"] = json!(id));
        std::fs::write(path, yaml_serde::to_string(&value).unwrap()).unwrap();
    };
    std::fs::write(sandbox.root.join("stay.yaml"), "language: en\nreport: {anonymity: 3}\nobstacles:\n  rooster: {also: [roosters]}\n")
        .unwrap();
    for person in &world.people {
        put(format!("employees/{}/employee.yaml", text(&person["employee"])), person, None);
    }
    for (folder, letter, records) in [("conversations", 't', &world.talks), ("actions", 'a', &world.actions)] {
        for (at, record) in records.iter().enumerate() {
            let (slug, id) = (text(&record["employee"]), format!("{letter}{at:07}"));
            put(format!("employees/{slug}/{folder}/2025-01-01-{id}.yaml"), record, Some(id));
        }
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn date(value: &Value) -> Option<NaiveDate> {
    value.as_str().map(day)
}

fn days(period: &Period) -> impl Iterator<Item = NaiveDate> + '_ {
    period.from.iter_days().take_while(|day| *day <= period.to)
}

/// The team and the manager of a person on a day.
fn belongs(person: &Value, on: NaiveDate) -> (String, String) {
    let was = person["was"].as_array().into_iter().flatten().find(|was| date(&was["until"]).unwrap() >= on);
    let of = was.unwrap_or(person);
    (text(&of["team"]).to_owned(), text(&of["manager"]).to_owned())
}

/// The same figures by plain loops, day by day.
fn plainly(world: &World, only: &Only, half: &Period) -> Value {
    let (mut start, mut joined, mut left, mut stayed) = (0, 0, [0; 3], [0; 3]);
    let (mut because, mut unsaid) = (BTreeMap::<String, usize>::new(), 0);
    let mut moves = BTreeMap::<String, BTreeSet<String>>::new();
    for person in &world.people {
        let slug = text(&person["employee"]);
        let first = date(&person["started"]).or(date(&person["added"]));
        let last = date(&person["left"]);
        let is_here = |on: NaiveDate| first.is_none_or(|first| on >= first) && last.is_none_or(|last| on < last);
        if first.is_some() && last.is_some() && last < first {
            continue;
        }
        let within = |team: &str| only.team.as_ref().is_none_or(|wanted| format!("{team}/").starts_with(&format!("{}/", &**wanted)));
        let with = |manager: &str| only.manager.as_ref().is_none_or(|wanted| &**wanted == manager);
        for on in days(half).filter(|on| is_here(*on)) {
            let ends = person["was"].as_array().into_iter().flatten().any(|was| date(&was["until"]) == on.pred_opt());
            let ((before, _), (after, manager)) = (belongs(person, on.pred_opt().unwrap()), belongs(person, on));
            if ends && before != after && (within(&before) || within(&after)) && with(&manager) {
                moves.entry(format!("{before} {after}")).or_default().insert(slug.to_owned());
            }
        }
        let was_here = is_here(half.from.pred_opt().unwrap());
        let comes = days(half).find(|on| Some(*on) == first);
        let goes = days(half).find(|on| Some(*on) == last);
        if !was_here && comes.is_none() {
            continue;
        }
        let (team, manager) = belongs(person, if was_here { half.from } else { comes.unwrap() });
        if !within(&team) || !with(&manager) {
            continue;
        }
        start += usize::from(was_here);
        joined += usize::from(comes.is_some());
        let until = goes.unwrap_or(half.to);
        let from = if goes.is_some() { until - Months::new(6) + Days::new(1) } else { half.from };
        let is_in = |on: &Value| date(on).is_some_and(|on| from <= on && on <= until);
        let talked = world
            .talks
            .iter()
            .any(|talk| talk["employee"] == slug && talk["type"] == "stay" && talk["status"] == "closed" && is_in(&talk["date"]));
        let broken = world.actions.iter().filter(|action| action["employee"] == slug && action["owner"] != "employee").any(|action| {
            let promised = date(&action["first-due"]).or(date(&action["due"])).unwrap();
            let closed = date(&action["closed"]);
            let was_done = closed.is_some_and(|closed| closed <= until)
                || action["ended"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .any(|end| date(&end["closed"]) <= Some(until) && date(&end["reopened"]) > Some(until));
            let is_open = date(&action["created"]).unwrap() <= until && !was_done;
            let was_let_go = action["status"] == "dropped" && is_in(&action["closed"]) && closed.unwrap() > promised;
            promised < until && (is_open || was_let_go && date(&action["created"]).unwrap() <= until)
        });
        let group = if goes.is_some() { &mut left } else { &mut stayed };
        group[0] += 1;
        group[1] += usize::from(talked);
        group[2] += usize::from(broken);
        if goes.is_some() {
            match text(&person["left-because"]) {
                "" => unsaid += 1,
                "andere baan" | "Andere  Baan" => *because.entry("andere-baan".into()).or_default() += 1,
                "rooster" | "Roosters" => *because.entry("rooster".into()).or_default() += 1,
                other => *because.entry(other.into()).or_default() += 1,
            }
        }
    }
    let moves: BTreeMap<String, usize> = moves.into_iter().map(|(pair, people)| (pair.to_lowercase(), people.len())).collect();
    json!({"start": start, "joined": joined, "left": left, "stayed": stayed, "because": because, "unsaid": unsaid, "moves": moves})
}

fn as_counted(counted: &Counted) -> Value {
    let group = |group: &Group| [group.people, group.talked, group.broken];
    let because: BTreeMap<&String, usize> = counted.because.iter().map(|(key, because)| (key, because.people)).collect();
    let moves: BTreeMap<String, usize> = counted.moves.iter().map(|((from, to), one)| (format!("{from} {to}"), one.people.len())).collect();
    json!({"start": counted.start, "joined": counted.joined, "left": group(&counted.left), "stayed": group(&counted.stayed),
        "because": because, "unsaid": counted.unsaid, "moves": moves})
}

#[test]
fn every_figure_is_counted_a_second_time_by_plain_loops() {
    let seeds = std::env::var("STAY_OUTCOMES_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(6);
    let of = |team: Option<&str>, manager: Option<&str>| Only { team: team.map(Into::into), manager: manager.map(Into::into) };
    let mut seen = [0; 4];
    for seed in 0..seeds {
        let (sandbox, world) = (Sandbox::empty(), generated(seed, 40));
        write(&sandbox, &world);
        let store = open(&sandbox.root);
        let records = store.read(&Need { conversations: Load::Brief, actions: Load::Brief, ..Need::PEOPLE }).unwrap();
        assert!(records.problems.is_empty(), "{:?}", records.problems);
        let halves = outcomes::halves(&Period { from: day("2025-01-01"), to: day("2026-06-30") }, day("2026-07-01"));
        assert_eq!(halves.len(), 3);
        for half in &halves {
            for only in
                [of(None, None), of(Some("Zorg"), None), of(Some("Planning"), None), of(None, Some("Eva")), of(Some("Zorg"), Some("Piet"))]
            {
                let counted = outcomes::count(&records, &store.settings.vocabulary, &only, half);
                assert_eq!(as_counted(&counted), plainly(&world, &only, half), "{seed} {half:?} {only:?}");
                assert_eq!(counted.start + counted.joined, counted.left.people + counted.stayed.people);
                seen = [
                    seen[0] + counted.left.talked,
                    seen[1] + counted.left.broken,
                    seen[2] + counted.stayed.broken,
                    seen[3] + counted.moves.len(),
                ];
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 5), "{seen:?}");
}

#[test]
fn the_report_tells_the_figures_that_are_large_enough_and_says_what_they_can_not_say() {
    let (sandbox, world) = (Sandbox::empty(), generated(1, 150));
    write(&sandbox, &world);
    let line = "--today 2026-07-10 report --since 2025-01-01";
    let answer: Value = serde_json::from_str(&sandbox.stay(&format!("{line} --json")).stdout).unwrap();
    assert_eq!(answer["outcomes"]["anonymity"], 3);
    let told = answer["outcomes"]["halves"].as_array().unwrap();
    assert_eq!(told.iter().map(|half| text(&half["half"])).collect::<Vec<_>>(), ["2025-H1", "2025-H2", "2026-H1"]);
    for half in told {
        let plain = plainly(&world, &Only::default(), &Period { from: date(&half["from"]).unwrap(), to: date(&half["to"]).unwrap() });
        let enough = |value: &Value| value.as_u64().unwrap() >= 3;
        assert!(
            ["start", "joined"].iter().all(|key| enough(&plain[key])) && enough(&plain["left"][0]),
            "the generator makes enough: {plain}"
        );
        assert_eq!((&half["start"], &half["joined"]), (&plain["start"], &plain["joined"]));
        for group in ["left", "stayed"] {
            assert_eq!(half[group]["people"], plain[group][0]);
            for (at, key) in [(1, "talked"), (2, "broken")] {
                let (all, part) = (plain[group][0].as_u64().unwrap(), plain[group][at].as_u64().unwrap());
                let shown = if part >= 3 && all - part >= 3 { json!(part) } else { Value::Null };
                assert_eq!(half[group][key], shown, "{group} {key} {plain}");
            }
        }
        for reason in half["because"].as_array().unwrap() {
            assert_eq!(reason["people"], plain["because"][text(&reason["because"])]);
        }
        let pairs = half["between"].as_array().unwrap();
        for pair in pairs {
            let key = format!("{} {}", text(&pair["from"]), text(&pair["to"])).to_lowercase();
            assert_eq!(pair["people"], plain["moves"][key], "{plain}");
        }
        assert!(!pairs.is_empty() && half["moves"].as_u64().unwrap() > 3);
    }
    assert!(told.iter().any(|half| !half["because"].as_array().unwrap().is_empty()));
    let said = sandbox.stay(line).stdout;
    assert!(
        said.contains("Who came, left and stayed") && said.contains("do not say why anyone leaves") && said.contains("2026-H1"),
        "{said}"
    );
    let dutch = sandbox.stay(&format!("{line} --lang nl --format markdown")).stdout;
    assert!(dutch.contains("Wie kwam, ging en bleef") && dutch.contains("zeggen niet waarom iemand gaat"), "{dutch}");
    assert!(!said.contains("Persoon 1 ") || !said.split("Who came").nth(1).unwrap().contains("Persoon"), "nobody is named");
    let csv = sandbox.stay(&format!("{line} --format csv")).stdout;
    assert!(csv.contains("outcomes,2026-H1,,start,"), "{csv}");
    // with the smallest group as it is, and as small as it can be asked for
    let with = |least: &str, team: &str| {
        std::fs::write(sandbox.root.join("stay.yaml"), format!("language: en\nreport: {{anonymity: {least}}}\n")).unwrap();
        let answer = sandbox.stay(&format!("{line} --team {team} --json")).stdout;
        serde_json::from_str::<Value>(&answer).unwrap()["outcomes"].clone()
    };
    assert_eq!(with("1", "Zorg")["anonymity"], 3, "no smaller than three");
    let few = with("200", "Zorg");
    assert!(few["halves"].as_array().unwrap().iter().all(|half| half["start"].is_null() && half["stayed"]["people"].is_null()), "{few}");
    assert!(!sandbox.stay(&format!("{line} --team Zorg")).stdout.contains("Who came"), "nothing can be told");
}

fn group(people: usize) -> Group {
    Group { people, talked: 0, broken: 0 }
}

/// The figures of a half-year that are told of who was there, came, left and stayed.
fn flow(start: usize, joined: usize, left: usize, least: usize) -> [Option<usize>; 4] {
    let stayed = start + joined - left;
    let counted = Counted { start, joined, left: group(left), stayed: group(stayed), ..Counted::default() };
    let half = Half::of(&counted, Period { from: day("2026-01-01"), to: day("2026-06-30") }, least);
    [half.start, half.joined, half.left.people, half.stayed.people]
}

#[test]
fn what_is_hidden_can_not_be_worked_out_from_this_half_year_and_the_next() {
    const LEAST: usize = 3;
    const MOST: usize = 9;
    // all that can be true of two half-years in a row, by the page that it comes to: who stayed is at the start of the next
    let mut worlds: HashMap<[Option<usize>; 8], Vec<[usize; 7]>> = HashMap::new();
    for start in 0..7 {
        for (joined, left) in
            (0..MOST).flat_map(|joined| (0..MOST).map(move |left| (joined, left))).filter(|(joined, left)| start + joined >= *left)
        {
            let next = start + joined - left;
            let first = flow(start, joined, left, LEAST);
            for (later, gone) in
                (0..MOST).flat_map(|joined| (0..MOST).map(move |left| (joined, left))).filter(|(joined, left)| next + joined >= *left)
            {
                let second = flow(next, later, gone, LEAST);
                let mut page = [None; 8];
                page[..4].copy_from_slice(&first);
                page[4..].copy_from_slice(&second);
                worlds.entry(page).or_default().push([start, joined, left, next, later, gone, next + later - gone]);
            }
        }
    }
    let mut hidden = 0;
    for (page, worlds) in &worlds {
        // near the edge of what was tried some worlds are missing
        let is_edge = |world: &[usize; 7]| world[0].abs_diff(world[3]) > 5 || world[3].abs_diff(world[6]) > 5 || world[3] > 6;
        if worlds.iter().any(is_edge) {
            continue;
        }
        let shown = [page[0], page[1], page[2], page[3].or(page[4]), page[5], page[6], page[7]];
        for at in (0..7).filter(|at| shown[*at].is_none()) {
            let values: BTreeSet<usize> = worlds.iter().map(|world| world[at]).collect();
            assert!(values.len() >= LEAST, "{page:?}: figure {at} is one of {values:?}");
            hidden += 1;
        }
        for value in shown.into_iter().flatten() {
            assert!(value >= LEAST, "{page:?}");
        }
    }
    assert!(hidden > 100, "{hidden}");
}

#[test]
fn a_part_that_is_hidden_can_not_be_worked_out_and_neither_can_few_by_leaving_out_what_is_told() {
    const LEAST: usize = 3;
    let period = Period { from: day("2026-01-01"), to: day("2026-06-30") };
    let of = |counted: &Counted| Half::of(counted, period, LEAST);
    let whole = |left: usize| Counted { start: 50, joined: 50, left: group(left), stayed: group(100 - left), ..Counted::default() };
    for people in LEAST..12 {
        let mut talks: HashMap<Option<usize>, BTreeSet<usize>> = HashMap::new();
        for talked in 0..=people {
            let half = of(&Counted { left: Group { people, talked, broken: 0 }, ..whole(people) });
            talks.entry(half.left.talked).or_default().insert(talked);
        }
        assert!(talks[&None].len() >= LEAST, "{people}: {talks:?}");
        assert!(talks.keys().flatten().all(|talked| *talked >= LEAST && people - talked >= LEAST), "{talks:?}");
    }
    for code in 0..8usize.pow(4) {
        let counts = [code % 8, code / 8 % 8, code / 64 % 8, code / 512];
        let left: usize = counts.iter().sum();
        if left < LEAST {
            continue;
        }
        let because = |at: usize| {
            let forms = BTreeMap::from([(format!("r{at}"), counts[at])]);
            (format!("r{at}"), outcomes::Because { people: counts[at], forms })
        };
        let because = (0..3).filter(|at| counts[*at] > 0).map(because).collect();
        let half = of(&Counted { because, unsaid: counts[3], ..whole(left) });
        let mut told: Vec<(String, usize)> = half.because.iter().map(|reason| (reason.key.clone(), reason.people)).collect();
        told.extend(half.unsaid.map(|count| ("r3".to_owned(), count)));
        told.sort();
        let rest = left - told.iter().map(|(_, people)| people).sum::<usize>();
        assert!(rest >= LEAST && told.iter().all(|(_, people)| *people >= LEAST), "{counts:?}: {told:?}");
    }
}
