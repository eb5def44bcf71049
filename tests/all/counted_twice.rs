//! Every figure of the report a second time, by plain loops over the files of generated workspaces: with people who moved to another team,
//! left, and came back, on several days. The loops are those of `zorgteam`, and nothing of the program itself is used.

use crate::support::sandbox::Sandbox;
use crate::zorgteam::{Example, as_of, assert_says, day, form, promised, read_in, text};
use chrono::{Days, NaiveDate};
use fastrand::Rng;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

const SETTINGS: &str = "version: 1
language: nl
rhythm:
  check-in: 6 weeks
  stay: 6 months
types:
  inwerk:
    label:
      nl: Inwerkgesprek
    rhythm: never
ambitions:
  leren:
    label:
      nl: Leren
    team: Zorg
  thuis:
    label:
      nl: Langer thuis
obstacles:
  rooster:
    label:
      nl: Het rooster
    also:
    - diensten
  reistijd:
    label:
      nl: Te krappe reistijd
    also: []
report:
  window: 12 months
  people: 2
rounds:
  najaar:
    type: stay
    from: 2026-05-01
    to: 2026-12-31
    teams:
    - Zorg
  lente:
    type: growth
    from: 2026-01-15
    to: 2026-06-30
";

const TEAMS: [&str; 5] = ["Zorg/Noord", "Zorg/Noord", "Zorg/Zuid", "Planning", ""];
const OBSTACLES: [&str; 6] = ["rooster", "Diensten", "reistijd", "Te krappe  reistijd", "de printer", "parkeren"];
const OWNERS: [&str; 5] = ["employee", "manager", "together", "hr", "MT"];

fn cases() -> u64 {
    std::env::var("STAY_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(4)
}

fn first() -> NaiveDate {
    "2025-06-01".parse().unwrap()
}

fn today() -> NaiveDate {
    "2026-11-20".parse().unwrap()
}

struct Made<'m> {
    random: &'m mut Rng,
    sandbox: Sandbox,
    next: usize,
}

impl Made<'_> {
    fn write(&self, path: &str, text: &str) {
        let path = self.sandbox.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn id(&mut self, kind: char) -> String {
        self.next += 1;
        format!("{kind}{:07}", self.next)
    }

    fn within(&mut self, from: NaiveDate, to: NaiveDate) -> NaiveDate {
        from + Days::new(self.random.u64(..=(to - from).num_days().max(0) as u64))
    }

    /// Someone in a folder, from a day to a day; some were in other teams before.
    fn person(&mut self, slug: &str, from: NaiveDate, left: Option<NaiveDate>) {
        let until = left.unwrap_or_else(today);
        let team = *self.random.choice(TEAMS.iter()).unwrap();
        let line = |key: &str, value: &str| if value.is_empty() { String::new() } else { format!("{key}: {value}\n") };
        let mut text = format!("name: {slug}\n{}manager: Piet\nstarted: {from}\n", line("team", team));
        text += &left.map(|left| format!("left: {left}\n")).unwrap_or_default();
        let mut moved: Vec<NaiveDate> = (0..self.random.usize(..3)).map(|_| self.within(from, until)).collect();
        moved.sort_unstable();
        moved.dedup();
        if !moved.is_empty() {
            text += "was:\n";
        }
        for until in moved {
            let team = *self.random.choice(TEAMS[..4].iter()).unwrap();
            let _ = writeln!(text, "- team: {team}\n  manager: Piet\n  until: {until}");
        }
        self.write(&format!("employees/{slug}/employee.yaml"), &text);
        let begin = from.max(first());
        for _ in 0..self.random.usize(..7) {
            self.talk(slug, begin, until);
        }
        for _ in 0..self.random.usize(..6) {
            self.action(&format!("employees/{slug}/actions"), begin, until);
        }
        for _ in 0..self.random.usize(..3) {
            let (id, created) = (self.id('g'), self.within(begin, until));
            let ended = self.within(created, today());
            let status = ["open", "reached", "dropped"][self.random.usize(..3)];
            let closed = if status == "open" { String::new() } else { format!("closed: {ended}\n") };
            let supports = line("supports", ["thuis", "Leren", ""][self.random.usize(..3)]);
            let text = format!("id: {id}\ntitle: Doel\nstatus: {status}\n{supports}created: {created}\n{closed}");
            self.write(&format!("employees/{slug}/goals/{created}-{id}.yaml"), &text);
        }
    }

    fn talk(&mut self, slug: &str, from: NaiveDate, to: NaiveDate) {
        let (id, date) = (self.id('t'), self.within(from, to));
        let kind = ["check-in", "stay", "growth", "inwerk"][self.random.usize(..4)];
        let status = ["closed", "closed", "closed", "open", "planned", "cancelled"][self.random.usize(..6)];
        let ended = (date + Days::new(self.random.u64(..12))).min(today());
        let closed = if matches!(status, "closed" | "cancelled") { format!("closed: {ended}\n") } else { String::new() };
        let made = if status == "planned" { from } else { date };
        let mut text = format!("id: {id}\ntype: {kind}\nstatus: {status}\ndate: {date}\n");
        if matches!(status, "closed" | "open") {
            let named: BTreeSet<&str> = (0..self.random.usize(..3)).map(|_| OBSTACLES[self.random.usize(..6)]).collect();
            if !named.is_empty() {
                text += "obstacles:\n";
            }
            named.iter().for_each(|name| text += &format!("- {name}\n"));
            text += ["signals:\n- training\n", "energy:\n- het team\n", ""][self.random.usize(..3)];
        }
        self.write(&format!("employees/{slug}/conversations/{made}-{id}.yaml"), &(text + &closed));
    }

    fn action(&mut self, folder: &str, from: NaiveDate, to: NaiveDate) {
        let (id, created) = (self.id('a'), self.within(from, to));
        let due = created + Days::new(self.random.u64(1..120));
        let owner = OWNERS[self.random.usize(..5)];
        let status = ["open", "done", "done", "dropped"][self.random.usize(..4)];
        let mut text = format!("id: {id}\ntitle: Iets\nowner: {owner}\ndue: {due}\n");
        if self.random.u8(..4) == 0 {
            text += &format!("first-due: {}\n", created + Days::new(self.random.u64(..(due - created).num_days() as u64)));
        }
        let _ = writeln!(text, "status: {status}");
        if self.random.bool() {
            let _ = writeln!(text, "obstacle: {}", OBSTACLES[self.random.usize(..5)]);
        }
        if status == "done" && self.random.bool() {
            text += "win: Gelukt\n";
        }
        if status == "dropped" {
            text += "dropped-because: kon niet\n";
        }
        let _ = writeln!(text, "created: {created}");
        if status != "open" {
            let closed = self.within(created, today());
            let _ = writeln!(text, "closed: {closed}");
        }
        self.write(&format!("{folder}/{created}-{id}.yaml"), &text);
    }
}

/// A workspace in which people come, move, go and come back.
fn workspace(seed: u64) -> Sandbox {
    let mut random = Rng::with_seed(seed);
    let mut made = Made { random: &mut random, sandbox: Sandbox::empty(), next: 0 };
    made.write("stay.yaml", SETTINGS);
    for at in 0..14 {
        let from = made.within("2024-01-01".parse().unwrap(), "2026-08-01".parse().unwrap());
        let left = (made.random.u8(..3) == 0).then(|| made.within(from, today()));
        made.person(&format!("mens-{at}"), from, left);
        if let Some(left) = left.filter(|left| *left < today() - Days::new(60)) {
            let again = made.within(left + Days::new(1), today());
            made.person(&format!("mens-{at}-2"), again, None);
        }
    }
    for _ in 0..5 {
        made.action("organisation/actions", first(), today());
    }
    made.sandbox
}

impl Example {
    /// How many people named each obstacle that recurs, by half-year and team.
    fn halves(&self) -> Vec<Value> {
        let half = |date: NaiveDate| {
            let (year, month) = (date.format("%Y").to_string(), date.format("%m").to_string());
            format!("{year}-H{}", if *month < *"07" { 1 } else { 2 })
        };
        let mut rows = Vec::new();
        for obstacle in self.obstacles() {
            let key = text(&obstacle["obstacle"]).to_owned();
            let mut halves: BTreeMap<String, BTreeMap<String, Vec<String>>> = BTreeMap::new();
            for talk in self.talks.iter().filter(|talk| talk["status"] == "open" || talk["status"] == "closed") {
                let date = day(&talk["date"]).unwrap();
                let names = talk["obstacles"].as_array().into_iter().flatten();
                if self.in_period(date) && names.into_iter().any(|name| self.key(text(name)) == key) {
                    let path = text(&talk["team"]).split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
                    halves.entry(half(date)).or_default().insert(text(&talk["employee"]).to_owned(), path);
                }
            }
            let row = |(half, people): (String, BTreeMap<String, Vec<String>>)| {
                let mut teams: BTreeMap<Vec<String>, usize> = BTreeMap::new();
                let mut nowhere = 0;
                for path in people.values() {
                    (1..=path.len()).for_each(|depth| *teams.entry(path[..depth].to_vec()).or_default() += 1);
                    nowhere += usize::from(path.is_empty());
                }
                let mut teams: Vec<Value> =
                    teams.into_iter().map(|(path, people)| json!({"team": path.join("/"), "people": people})).collect();
                teams.extend((nowhere > 0).then(|| json!({"team": null, "people": nowhere})));
                json!({"half": half, "people": people.len(), "teams": teams})
            };
            rows.push(json!({"obstacle": key, "halves": halves.into_iter().map(row).collect::<Vec<_>>()}));
        }
        rows
    }

    /// How many goals serve each ambition, in the order of their keys: those that ran or ended in the period.
    fn ambitions(&self) -> Vec<Value> {
        let mut rows = Vec::new();
        for (key, ambition) in self.settings["ambitions"].as_object().unwrap() {
            let serves = |goal: &&Value| {
                let label = text(&ambition["label"]["nl"]);
                goal["supports"].is_string() && [form(key), form(label)].contains(&form(text(&goal["supports"])))
            };
            let was_there = |goal: &&Value| goal["status"] == "open" || day(&goal["closed"]).is_none_or(|closed| closed >= self.period[0]);
            let goals: Vec<&Value> = self.goals.iter().filter(serves).filter(was_there).collect();
            let count = |status: &str| goals.iter().filter(|goal| goal["status"] == status).count();
            rows.push(json!({"ambition": key, "goals": goals.len(), "open": count("open"), "reached": count("reached"),
                "dropped": count("dropped")}));
        }
        rows
    }

    /// The rounds that run on the day, and how far they are.
    fn rounds(&self) -> Vec<Value> {
        let mut rows = Vec::new();
        for (key, round) in self.settings["rounds"].as_object().unwrap() {
            let (from, to) = (day(&round["from"]).unwrap(), day(&round["to"]).unwrap());
            if self.today < from || self.today > to {
                continue;
            }
            let is_for = |person: &&Value| {
                let team = format!("{}/", text(&person["team"]));
                round["teams"].as_array().is_none_or(|teams| teams.iter().any(|own| team.starts_with(&format!("{}/", text(own)))))
            };
            let is_here = |person: &&Value| day(&person["left"]).is_none_or(|left| left > self.today);
            let (mut people, mut held, mut planned) = (0, 0, 0);
            for person in self.people.iter().filter(is_here).filter(is_for) {
                let talks = || {
                    self.talks.iter().filter(|talk| {
                        let date = day(&talk["date"]).unwrap();
                        talk["employee"] == person["employee"] && talk["type"] == round["type"] && from <= date && date <= to
                    })
                };
                people += 1;
                if talks().any(|talk| talk["status"] == "closed") {
                    held += 1;
                } else if talks().any(|talk| talk["status"] == "planned" || talk["status"] == "open") {
                    planned += 1;
                }
            }
            if people > 0 {
                rows.push((
                    to,
                    json!({"round": key, "people": people, "held": held, "planned": planned, "to_do": people - held - planned,
                    "days_left": (to - self.today).num_days()}),
                ));
            }
        }
        rows.sort_by_key(|(to, _)| *to);
        rows.into_iter().map(|(_, row)| row).collect()
    }
}

/// Spans of time in which promises are told lie behind each other, have all of them, and each its own.
fn assert_spans(said: &Value, all: &Example) {
    let fates = all.fates();
    let mut before: Option<NaiveDate> = None;
    let mut told = 0;
    for span in said["promises"]["over_time"].as_array().unwrap() {
        let (from, to) = (day(&span["from"]).unwrap(), day(&span["to"]).unwrap());
        assert!(before.is_none_or(|before| before < from) && from < to, "{span}");
        before = Some(to);
        for fate in ["kept", "late", "broken", "dropped", "open"] {
            let is_in = |action: &Value| promised(action).is_some_and(|day| from <= day && day <= to);
            let count = fates.iter().filter(|(action, of)| *of == fate && is_in(action)).count();
            assert_eq!(span[fate], json!(count), "{fate}: {span}");
            told += count;
        }
    }
    assert_eq!(told, fates.len());
}

#[test]
fn every_figure_of_generated_workspaces_is_that_of_plain_loops() {
    let periods = [("2026-H1", "2026-01-01", "2026-06-30"), ("2025", "2025-01-01", "2025-12-31"), ("2026", "2026-01-01", "2026-12-31")];
    for seed in 0..cases() {
        let sandbox = workspace(seed);
        for (name, from, to) in periods {
            let run = sandbox.stay(&format!("-C {} --today 2026-11-20 report --period {name} --json", sandbox.root.display()));
            assert_eq!(run.code, Some(0), "{seed}: {}", run.stderr);
            let said: Value = serde_json::from_str(&run.stdout).unwrap();
            let all = as_of(read_in(&sandbox.root, None), from, to);
            let at = |part: &str| format!("{seed} {name} {part}");
            assert_says(&at("overdue"), &said["overdue"], &all.overdue());
            assert_says(&at("obstacles"), &said["obstacles"], &json!(all.obstacles()));
            assert_says(&at("halves"), &said["obstacles"], &json!(all.halves()));
            assert_says(&at("promises"), &said["promises"], &all.promises());
            assert_says(&at("sides"), &said["promises"]["sides"], &json!(all.sides()));
            assert_says(&at("teams"), &said["promises"]["teams"], &json!(all.promises_by_team()));
            assert_spans(&said, &all);
            assert_says(&at("coverage"), &said["coverage"], &json!(all.coverage()));
            assert_says(&at("talks"), &said["talks"], &json!(all.talks_by_type()));
            let mut rhythm = all.rhythm();
            rhythm.as_object_mut().unwrap().remove("attention");
            assert_says(&at("rhythm"), &said["rhythm"], &rhythm);
            assert_says(&at("energy"), &said["energy"], &json!(all.tally("energy", "energy")));
            assert_says(&at("signals"), &said["signals"], &json!(all.tally("signals", "signal")));
            assert_says(&at("ambitions"), &said["ambitions"], &json!(all.ambitions()));
            assert_says(&at("rounds"), &said["rounds"], &json!(all.rounds()));
            assert_says(&at("wins"), &said["wins"], &json!(all.wins()));
            let mut organisation = said["organisation"].as_array().unwrap().clone();
            organisation.sort_by_key(|row| text(&row["id"]).to_owned());
            assert_says(&at("organisation"), &json!(organisation), &json!(all.organisation()));
        }
    }
}

#[test]
fn each_figure_of_the_example_by_half_year_is_that_of_plain_loops() {
    let sandbox = Sandbox::repository();
    let run = sandbox.stay("-C examples/zorgteam --today 2026-11-20 report --period 2026 --json");
    let said: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/zorgteam");
    let all = as_of(read_in(&root, None), "2026-01-01", "2026-12-31");
    assert_says("halves", &said["obstacles"], &json!(all.halves()));
    assert_says("ambitions", &said["ambitions"], &json!(all.ambitions()));
    assert_spans(&said, &all);
}
