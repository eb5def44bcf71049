//! The figures of `examples/zorgteam`, counted a second time by plain loops over its files and
//! held against what `stay report --json` says. Nothing of the program itself is used here: a
//! mistake in its loader or its arithmetic can't hide by being made on both sides.
//!
//! The rules are those of `format.md` ("Words that count") and `cli.md` (JSON). Unicode NFKC is
//! left to the unit tests: no name in the example is changed by it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::{Days, Months, NaiveDate};
use serde_json::{Value, json};

const EXAMPLE: &str = "examples/zorgteam";
const TODAY: &str = "2026-11-20";

/// The records as their files hold them, plus whose each is: `employee` (the slug) and `team`, both
/// null for an action of the organisation.
#[derive(Default)]
pub(crate) struct Example {
    pub(crate) settings: Value,
    pub(crate) people: Vec<Value>,
    pub(crate) talks: Vec<Value>,
    pub(crate) actions: Vec<Value>,
    pub(crate) goals: Vec<Value>,
    /// What the report is over; both days are in it.
    pub(crate) period: [NaiveDate; 2],
    pub(crate) today: NaiveDate,
}

pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

pub(crate) fn day(value: &Value) -> Option<NaiveDate> {
    value.as_str().map(|date| date.parse().expect(date))
}

/// How names are compared: lower case, with runs of white space, `_` and `-` as one `-`.
pub(crate) fn form(name: &str) -> String {
    let words = name.to_lowercase().replace(['_', '-'], " ");
    words.split_whitespace().collect::<Vec<_>>().join("-")
}

fn yaml(path: &Path) -> Value {
    let written = std::fs::read_to_string(path).expect("a file of the example");
    yaml_serde::from_str(&written).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn entries(dir: &Path) -> Vec<PathBuf> {
    let found = std::fs::read_dir(dir).into_iter().flatten();
    found.map(|entry| entry.unwrap().path()).collect()
}

/// The whole example as its files were on a day: what came later is not there yet, and what ended later has not ended.
fn read_as_of(team: Option<&str>, from: &str, to: &str) -> Example {
    as_of(read(team), from, to)
}

/// Files as they were on the last day of a period, or today.
pub(crate) fn as_of(mut all: Example, from: &str, to: &str) -> Example {
    let (from, to): (NaiveDate, NaiveDate) = (from.parse().unwrap(), to.parse().unwrap());
    let as_of = to.min(all.today);
    all.period = [from, to];
    all.today = as_of;
    let later = |value: &Value| day(value).is_some_and(|day| day > as_of);
    all.actions.retain(|action| !later(&action["created"]));
    for action in all.actions.iter_mut().filter(|action| later(&action["closed"])) {
        for ended in ["closed", "win", "dropped-because"] {
            action[ended] = Value::Null;
        }
        action["status"] = json!("open");
    }
    all.talks.retain(|talk| !(later(&talk["date"]) && talk["made"].as_str().is_some_and(|made| made > as_of.to_string().as_str())));
    for talk in &mut all.talks {
        let is_held = talk["status"] == "open" || talk["status"] == "closed";
        if is_held && later(&talk["date"]) || talk["status"] == "cancelled" && later(&talk["closed"]) {
            talk["status"] = json!("planned");
        } else if later(&talk["closed"]) {
            talk["status"] = json!("open");
        }
    }
    all.goals.retain(|goal| !later(&goal["created"]));
    for goal in all.goals.iter_mut().filter(|goal| later(&goal["closed"])) {
        (goal["closed"], goal["status"]) = (Value::Null, json!("open"));
    }
    // the team of that day: the first of those that ended on it or later
    let mut teams: BTreeMap<String, Value> = BTreeMap::new();
    for person in &mut all.people {
        let was = person["was"].as_array().into_iter().flatten();
        let then = was.filter(|was| day(&was["until"]).is_some_and(|until| until >= as_of)).min_by_key(|was| text(&was["until"]));
        if let Some(then) = then.cloned() {
            person["team"] = then["team"].clone();
        }
        teams.insert(text(&person["employee"]).to_owned(), person["team"].clone());
    }
    for record in all.talks.iter_mut().chain(&mut all.actions).chain(&mut all.goals).filter(|record| record["employee"].is_string()) {
        record["team"] = teams[text(&record["employee"])].clone();
    }
    all.people.retain(|person| !later(&person["started"]));
    all.people.iter_mut().filter(|person| later(&person["left"])).for_each(|person| person["left"] = Value::Null);
    all
}

/// The whole example, or only a team with the teams nested in it.
fn read(team: Option<&str>) -> Example {
    read_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join(EXAMPLE), team)
}

/// The same of any workspace.
pub(crate) fn read_in(root: &Path, team: Option<&str>) -> Example {
    let mut all = Example::default();
    for dir in entries(&root.join("employees")) {
        let mut person = yaml(&dir.join("employee.yaml"));
        person["employee"] = json!(dir.file_name().unwrap().to_str());
        let within = |team| format!("{}/", text(&person["team"])).starts_with(&format!("{team}/"));
        if !team.is_none_or(within) {
            continue;
        }
        let record = |path: &PathBuf| {
            let mut record = yaml(path);
            record["employee"] = person["employee"].clone();
            record["team"] = person["team"].clone();
            record["made"] = json!(path.file_name().unwrap().to_str().unwrap()[..10]);
            record
        };
        let (talks, actions) = (dir.join("conversations"), dir.join("actions"));
        all.talks.extend(entries(&talks).iter().map(record));
        all.actions.extend(entries(&actions).iter().map(record));
        all.goals.extend(entries(&dir.join("goals")).iter().map(record));
        all.people.push(person);
    }
    if team.is_none() {
        let paths = entries(&root.join("organisation/actions"));
        all.actions.extend(paths.iter().map(|path| yaml(path)));
    }
    all.settings = yaml(&root.join("stay.yaml"));
    all.today = TODAY.parse().unwrap();
    all.period = [all.today - Months::new(12), all.today];
    all
}

impl Example {
    pub(crate) fn in_period(&self, date: NaiveDate) -> bool {
        self.period[0] <= date && date <= self.period[1]
    }

    fn is_overdue(&self, action: &Value) -> bool {
        action["status"] == "open" && day(&action["due"]).is_some_and(|due| due < self.today)
    }

    pub(crate) fn overdue(&self) -> Value {
        let mut late: Vec<_> = self.actions.iter().filter(|a| self.is_overdue(a)).collect();
        late.sort_by_key(|a| (text(&a["due"]), text(&a["id"])));
        let (mut by_owner, mut by_team, mut actions) = (BTreeMap::new(), BTreeMap::new(), vec![]);
        for action in &late {
            *by_owner.entry(text(&action["owner"])).or_insert(0) += 1;
            if let Some(team) = action["team"].as_str() {
                *by_team.entry(team).or_insert(0) += 1;
            }
            let days = (self.today - day(&action["due"]).unwrap()).num_days();
            actions.push(json!({"id": action["id"], "overdue": true, "days_late": days}));
        }
        json!({"total": late.len(), "by_owner": by_owner, "by_team": by_team, "actions": actions})
    }

    /// An obstacle's key: the vocabulary's, when it knows the name as key, label or `also`.
    pub(crate) fn key(&self, name: &str) -> String {
        for (key, entry) in self.settings["obstacles"].as_object().unwrap() {
            let labels = entry["label"].as_object().unwrap().values();
            let names = labels.chain(entry["also"].as_array().unwrap()).map(text);
            if names.chain([&**key]).any(|known| form(known) == form(name)) {
                return key.clone();
            }
        }
        form(name)
    }

    /// Each thing named under `list`, with the talks of the period, held or being held, that name
    /// it. A talk that names it twice, or by two names, is there once.
    fn named(&self, list: &str, key: impl Fn(&str) -> String) -> BTreeMap<String, Vec<&Value>> {
        let mut named = BTreeMap::<_, Vec<_>>::new();
        for talk in &self.talks {
            let counts = talk["status"] == "open" || talk["status"] == "closed";
            if counts && self.in_period(day(&talk["date"]).unwrap()) {
                let names = talk[list].as_array().into_iter().flatten();
                for key in names.map(|name| key(text(name))).collect::<BTreeSet<_>>() {
                    named.entry(key).or_default().push(talk);
                }
            }
        }
        named
    }

    pub(crate) fn obstacles(&self) -> Vec<Value> {
        let mut rows = vec![];
        for (key, talks) in self.named("obstacles", |name| self.key(name)) {
            let employees: BTreeSet<_> = talks.iter().map(|t| text(&t["employee"])).collect();
            let teams: BTreeSet<_> = talks.iter().map(|t| text(&t["team"])).filter(|team| !team.is_empty()).collect();
            let days: BTreeSet<_> = talks.iter().map(|t| text(&t["date"])).collect();
            let scope = match employees.len() {
                2.. /* report.people */ => "shared",
                _ if talks.len() > 1 => "persistent",
                _ => continue,
            };
            let about = |a: &&Value| self.key(text(&a["obstacle"])) == key;
            let actions: Vec<_> = self.actions.iter().filter(about).collect();
            rows.push(json!({
                "obstacle": key, "scope": scope, "people": employees.len(), "mentions": talks.len(),
                "employees": employees, "teams": teams, "first": days.first(), "last": days.last(),
                "open_actions": actions.iter().filter(|a| a["status"] == "open").count(),
                "overdue_actions": actions.iter().filter(|a| self.is_overdue(a)).count(),
                "done_actions": actions.iter().filter(|a| a["status"] == "done").count(),
                "last_done": self.last_done(&actions), "mentions_since_done": self.mentions_since(&key, self.last_done(&actions)),
                "organisation_actions": actions.iter().filter(|a| a["status"] == "open" && a["employee"].is_null()).count(),
            }));
        }
        most_first(rows)
    }

    /// The last day on which one of these was done.
    fn last_done<'e>(&self, actions: &[&'e Value]) -> Option<&'e str> {
        let done = actions.iter().filter(|action| action["status"] == "done");
        done.filter_map(|action| action["closed"].as_str()).max()
    }

    /// In how many talks an obstacle was named after a day, in this period or not.
    fn mentions_since(&self, key: &str, day: Option<&str>) -> Option<usize> {
        let counts = |talk: &&Value| talk["status"] == "open" || talk["status"] == "closed";
        let names = |talk: &&Value| talk["obstacles"].as_array().into_iter().flatten().any(|name| self.key(text(name)) == key);
        day.map(|day| self.talks.iter().filter(counts).filter(|talk| text(&talk["date"]) > day).filter(names).count())
    }

    /// Every team on the way to each team, with the people in it and below it; `null` for those without a team.
    fn teams(&self) -> Vec<(Value, Vec<&Value>)> {
        let mut teams: BTreeMap<Vec<&str>, Vec<&Value>> = BTreeMap::new();
        let mut teamless = Vec::new();
        for person in self.people.iter().filter(|person| day(&person["left"]).is_none_or(|left| left > self.today)) {
            let path: Vec<&str> = text(&person["team"]).split('/').filter(|part| !part.is_empty()).collect();
            (1..=path.len()).for_each(|depth| teams.entry(path[..depth].to_vec()).or_default().push(person));
            if path.is_empty() {
                teamless.push(person);
            }
        }
        let mut rows: Vec<(Value, Vec<&Value>)> = teams.into_iter().map(|(path, people)| (json!(path.join("/")), people)).collect();
        rows.extend((!teamless.is_empty()).then_some((Value::Null, teamless)));
        rows
    }

    pub(crate) fn coverage(&self) -> Vec<Value> {
        let rhythm = self.rhythm();
        let late: BTreeSet<&str> = rhythm["late"].as_array().unwrap().iter().map(|due| text(&due["employee"])).collect();
        let mut rows = vec![];
        for (team, people) in self.teams() {
            let held = |person: &&Value| {
                let held = self.talks.iter().filter(|talk| talk["employee"] == person["employee"] && talk["status"] == "closed");
                held.filter(|talk| self.in_period(day(&talk["date"]).unwrap())).count()
            };
            let mut no_talk: Vec<&str> = people.iter().filter(|one| held(one) == 0).map(|one| text(&one["employee"])).collect();
            no_talk.sort_unstable();
            let is_late = |person: &&&Value| late.contains(text(&person["employee"]));
            let has_rhythm = |person: &&&Value| !self.intervals(person).is_empty();
            rows.push(json!({
                "team": team, "people": people.len(), "talked": people.len() - no_talk.len(),
                "talks": people.iter().map(held).sum::<usize>(),
                "late": people.iter().filter(is_late).count(),
                "in_rhythm": people.iter().filter(has_rhythm).filter(|person| !is_late(person)).count(),
                "no_talk": no_talk,
            }));
        }
        rows
    }

    /// Talks by type: the built-in types, then the example's own.
    pub(crate) fn talks_by_type(&self) -> Vec<Value> {
        let mut rows = vec![];
        for kind in ["check-in", "stay", "growth", "development", "appraisal", "wellbeing", "exit", "inwerk"] {
            let of_kind: Vec<&Value> = self.talks.iter().filter(|talk| talk["type"] == kind).collect();
            let count = |status: &str| {
                let of_status = of_kind.iter().filter(|talk| talk["status"] == status);
                of_status.filter(|talk| self.in_period(day(&talk["date"]).unwrap())).count()
            };
            let passed = of_kind.iter().filter(|talk| talk["status"] == "planned" && day(&talk["date"]).unwrap() < self.today);
            rows.push(json!({
                "type": kind, "planned": count("planned"), "open": count("open"), "held": count("closed"),
                "cancelled": count("cancelled"), "never_used": of_kind.is_empty(),
                "passed": passed.filter(|talk| self.in_period(day(&talk["date"]).unwrap())).count(),
            }));
        }
        rows
    }

    /// What the organisation does, and to whom it was told: who named it earlier, and had a talk since.
    pub(crate) fn organisation(&self) -> Vec<Value> {
        let counts = |talk: &&Value| (talk["status"] == "open" || talk["status"] == "closed") && day(&talk["date"]).unwrap() <= self.today;
        let mut rows = vec![];
        for action in self.actions.iter().filter(|action| action["employee"].is_null()) {
            let key = self.key(text(&action["obstacle"]));
            let is_open = action["status"] == "open";
            let since = day(&action[if is_open { "created" } else { "closed" }]).unwrap();
            let (mut told, mut to_tell, mut people) = (vec![], vec![], 0);
            for person in &self.people {
                let mut talks: Vec<&Value> =
                    self.talks.iter().filter(counts).filter(|talk| talk["employee"] == person["employee"]).collect();
                talks.sort_by_key(|talk| (text(&talk["date"]), text(&talk["id"])));
                let names = |talk: &Value| talk["obstacles"].as_array().into_iter().flatten().any(|name| self.key(text(name)) == key);
                let from = day(&action["created"]).unwrap() - Months::new(12);
                if !talks.iter().any(|talk| names(talk) && day(&talk["date"]).unwrap() >= from) {
                    continue;
                }
                people += 1;
                let mut was_told = false;
                let mut after = 0;
                for (at, talk) in talks.iter().enumerate() {
                    let date = day(&talk["date"]).unwrap();
                    if date >= since {
                        after += 1;
                        let named =
                            talks[..at].iter().any(|earlier| names(earlier) && day(&earlier["date"]).unwrap() >= date - Months::new(12));
                        was_told = was_told || named && (is_open || after == 1);
                    }
                }
                if was_told {
                    told.push(text(&person["employee"]));
                } else if day(&person["left"]).is_none_or(|left| left > self.today) {
                    to_tell.push(text(&person["employee"]));
                }
            }
            told.sort_unstable();
            to_tell.sort_unstable();
            rows.push(json!({"id": action["id"], "status": action["status"], "closed": action["closed"], "people": people,
                "told_people": told.len(), "to_tell_people": to_tell.len(), "told": told, "to_tell": to_tell}));
        }
        rows.sort_by_key(|row| text(&row["id"]).to_owned());
        rows
    }

    /// The promises of the period, one after the other, with what became of each.
    pub(crate) fn fates(&self) -> Vec<(&Value, &'static str)> {
        let due = self.actions.iter().filter(|action| promised(action).is_some_and(|due| self.in_period(due)));
        let fate = |action: &Value| match text(&action["status"]) {
            "done" if day(&action["closed"]) <= promised(action) => "kept",
            "done" => "late",
            "dropped" => "dropped",
            _ if promised(action).is_some_and(|due| due < self.today) => "broken",
            _ => "open",
        };
        due.map(|action| (action, fate(action))).collect()
    }

    pub(crate) fn sides(&self) -> Vec<Value> {
        let mut rows = vec![];
        for side in ["employee", "manager", "together", "hr", "organisation"] {
            let is_it = |action: &Value| {
                let owner = if action["owner"].is_null() { "manager" } else { text(&action["owner"]) };
                let owner = match owner {
                    "HR" => "hr",
                    "hr" | "employee" | "manager" | "together" => owner,
                    _ => "organisation",
                };
                let owner = if action["employee"].is_null() && owner != "hr" { "organisation" } else { owner };
                owner == side
            };
            let fates: Vec<&str> = self.fates().iter().filter(|(action, _)| is_it(action)).map(|(_, fate)| *fate).collect();
            let count = |fate: &str| fates.iter().filter(|one| **one == fate).count();
            rows.push(json!({"side": side, "kept": count("kept"), "late": count("late"), "broken": count("broken"),
                "dropped": count("dropped"), "open": count("open")}));
        }
        rows
    }

    pub(crate) fn promises_by_team(&self) -> Vec<Value> {
        let mut teams: BTreeMap<Vec<&str>, BTreeMap<&str, usize>> = BTreeMap::new();
        let mut teamless: BTreeMap<&str, usize> = BTreeMap::new();
        let all = self.fates();
        for (action, fate) in &all {
            let path: Vec<&str> = text(&action["team"]).split('/').filter(|part| !part.is_empty()).collect();
            (1..=path.len()).for_each(|depth| *teams.entry(path[..depth].to_vec()).or_default().entry(fate).or_default() += 1);
            if path.is_empty() && action["employee"].is_string() {
                *teamless.entry(*fate).or_default() += 1;
            }
        }
        let row = |(team, fates): (Value, BTreeMap<&str, usize>)| {
            let count = |fate: &str| fates.get(fate).copied().unwrap_or_default();
            json!({"team": team, "kept": count("kept"), "late": count("late"), "broken": count("broken"),
                "dropped": count("dropped"), "open": count("open")})
        };
        let teams = teams.into_iter().map(|(path, fates)| (json!(path.join("/")), fates));
        teams.chain((!teamless.is_empty()).then_some((Value::Null, teamless))).map(row).collect()
    }

    /// Energy and signals: how many people, in how many talks.
    pub(crate) fn tally(&self, list: &str, field: &str) -> Vec<Value> {
        let mut rows = vec![];
        for (key, talks) in self.named(list, form) {
            let people: BTreeSet<_> = talks.iter().map(|t| text(&t["employee"])).collect();
            rows.push(json!({field: key, "people": people.len(), "mentions": talks.len()}));
        }
        most_first(rows)
    }

    pub(crate) fn promises(&self) -> Value {
        let (mut kept, mut late, mut broken, mut dropped, mut open) = (0, 0, 0, 0, 0);
        let mut days = vec![];
        for action in &self.actions {
            let Some(due) = promised(action).filter(|due| self.in_period(*due)) else {
                continue;
            };
            match text(&action["status"]) {
                "done" => {
                    let closed = day(&action["closed"]).unwrap();
                    *(if closed <= due { &mut kept } else { &mut late }) += 1;
                    days.push((closed - day(&action["created"]).unwrap()).num_days());
                }
                "dropped" => dropped += 1,
                _ if due < self.today => broken += 1,
                _ => open += 1,
            }
        }
        days.sort_unstable();
        // The middle one, or the mean of the middle two.
        let median = if days.is_empty() { Value::Null } else { json!((days[(days.len() - 1) / 2] + days[days.len() / 2]) as f64 / 2.0) };
        json!({"kept": kept, "late": late, "broken": broken, "dropped": dropped, "open": open,
            "median_days_to_done": median})
    }

    /// The types in rhythm of one person, each with its interval.
    fn intervals(&self, person: &Value) -> BTreeMap<String, String> {
        let built_in = json!({"check-in": "1 month", "stay": "3 months", "growth": "6 months"});
        let mut intervals = BTreeMap::new();
        for rhythm in [&built_in, &self.settings["rhythm"], &person["rhythm"]] {
            let own = rhythm.as_object().into_iter().flatten();
            intervals.extend(own.map(|(kind, interval)| (kind.clone(), text(interval).to_owned())));
        }
        intervals.retain(|_, interval| interval != "never");
        intervals
    }

    pub(crate) fn rhythm(&self) -> Value {
        let (mut people, mut in_rhythm, mut late) = (0, 0, vec![]);
        for person in &self.people {
            if day(&person["left"]).is_some_and(|left| left <= self.today) {
                continue;
            }
            let intervals = self.intervals(person);
            let late_before = late.len();
            for (kind, interval) in &intervals {
                let mut last = None;
                for talk in &self.talks {
                    let of_kind = kind == "check-in" || talk["type"] == *kind;
                    let held = of_kind && talk["status"] == "closed";
                    if held && talk["employee"] == person["employee"] {
                        last = last.max(day(&talk["date"]));
                    }
                }
                let from = last.or(day(&person["started"]));
                let due = from.map_or(self.today, |from| after(from, interval));
                if due < self.today {
                    late.push(json!({"employee": person["employee"], "type": kind,
                        "due": due.to_string(), "days_late": (self.today - due).num_days()}));
                }
            }
            people += usize::from(!intervals.is_empty());
            in_rhythm += usize::from(!intervals.is_empty() && late.len() == late_before);
        }
        let order = |l: &Value| [l["employee"].to_string(), l["type"].to_string()];
        late.sort_by_key(|l| (Reverse(l["days_late"].as_i64()), order(l)));
        json!({"people": people, "in_rhythm": in_rhythm, "late": late, "attention": self.attention()})
    }

    /// Who had at most half of what their team had for each day there, and missed a whole talk.
    fn attention(&self) -> Vec<Value> {
        let days = |person: &Value| {
            let first = day(&person["started"]).map_or(self.period[0], |day| day.max(self.period[0]));
            (self.period[1].min(self.today) - first).num_days() + 1
        };
        let held = |person: &Value| {
            let of_person = self.talks.iter().filter(|talk| talk["employee"] == person["employee"] && talk["status"] == "closed");
            of_person.filter(|talk| self.in_period(day(&talk["date"]).unwrap())).count()
        };
        let mut rows = vec![];
        for person in &self.people {
            let mate = |other: &&Value| {
                other["team"] == person["team"] && days(other) > 0 && day(&other["left"]).is_none_or(|left| left > self.today)
            };
            let team: Vec<_> = self.people.iter().filter(mate).collect();
            if team.len() < 2 || !team.contains(&person) {
                continue;
            }
            let all: usize = team.iter().map(|mate| held(mate)).sum();
            let there: i64 = team.iter().map(|mate| days(mate)).sum();
            let (had, mean) = (held(person), all as f64 / there as f64 * days(person) as f64);
            if had as f64 <= mean / 2.0 && had as f64 <= mean - 1.0 {
                rows.push(json!({"employee": person["employee"], "team": person["team"], "conversations": had,
                    "mean": (mean * 100.0).round() / 100.0, "share": (had as f64 / mean * 100.0).round() / 100.0}));
            }
        }
        rows.sort_by(|a, b| a["share"].as_f64().unwrap().total_cmp(&b["share"].as_f64().unwrap()));
        rows
    }

    /// What is late or due up to four weeks from today, as the rows of `stay agenda`.
    fn agenda(&self) -> Vec<Value> {
        let until = self.today + Days::new(28);
        let late = |due: NaiveDate| (self.today - due).num_days().max(0);
        let mut rows = vec![];
        let mut add = |person: &Value, kind: &str, of: &str, due: NaiveDate, last: Value, planned: Value, talk: Value| {
            if due <= until {
                rows.push(json!({"employee": person["employee"], "name": person["name"], "team": person["team"], "kind": kind,
                    "type": of, "last": last, "due": due.to_string(), "days_late": late(due), "planned": planned, "leave": null,
                    "conversation": talk}));
            }
        };
        for person in self.people.iter().filter(|person| day(&person["left"]).is_none_or(|left| left > self.today)) {
            let talks = || self.talks.iter().filter(|talk| talk["employee"] == person["employee"]);
            let held = || talks().filter(|talk| talk["status"] == "closed");
            let plans = || talks().filter(|talk| talk["status"] == "planned");
            if let Some(last) = held().max_by_key(|talk| (text(&talk["date"]), text(&talk["id"]))) {
                let next = day(&last["next"]).unwrap_or_else(|| after(day(&last["date"]).unwrap(), "4 weeks"));
                add(person, "come-back", text(&last["type"]), next, Value::Null, Value::Null, last["id"].clone());
            }
            for talk in plans() {
                add(person, "planned", text(&talk["type"]), day(&talk["date"]).unwrap(), Value::Null, Value::Null, talk["id"].clone());
            }
            for (kind, interval) in self.intervals(person) {
                let last = held().filter(|talk| kind == "check-in" || talk["type"] == *kind).map(|talk| text(&talk["date"])).max();
                let from = last.map(|last| last.parse().unwrap()).or(day(&person["started"]));
                let due = from.map_or(self.today, |from| after(from, &interval));
                let to_come = plans().filter(|talk| talk["type"] == *kind && day(&talk["date"]).unwrap() >= self.today);
                let planned = to_come.map(|talk| text(&talk["date"])).min();
                add(person, "rhythm", &kind, due, json!(last), json!(planned), Value::Null);
            }
        }
        rows.sort_by_key(|row| ["due", "employee", "kind", "type"].map(|key| text(&row[key]).to_owned()));
        rows
    }

    pub(crate) fn wins(&self) -> Vec<Value> {
        let mut wins = vec![];
        for a in &self.actions {
            let in_period = day(&a["closed"]).is_some_and(|closed| self.in_period(closed));
            if in_period && a["status"] == "done" && a["win"].is_string() {
                wins.push(json!({
                    "employee": a["employee"], "action": a["id"], "win": a["win"], "date": a["closed"],
                }));
            }
        }
        wins.sort_by_key(|w| (Reverse(w["date"].to_string()), w["action"].to_string()));
        wins
    }
}

/// The day that an action was promised for first.
pub(crate) fn promised(action: &Value) -> Option<NaiveDate> {
    day(&action["first-due"]).or_else(|| day(&action["due"]))
}

/// People down, mentions down, last seen down; what is equal stays in the order of its key.
fn most_first(mut rows: Vec<Value>) -> Vec<Value> {
    let figures = |r: &Value| (r["people"].as_u64(), r["mentions"].as_u64());
    rows.sort_by_key(|r| Reverse((figures(r), text(&r["last"]).to_string())));
    rows
}

/// `6 weeks` or `1 month` after a day.
fn after(day: NaiveDate, interval: &str) -> NaiveDate {
    let (number, unit) = interval.split_once(' ').expect("a number and a unit");
    let number: u32 = number.parse().unwrap();
    match unit {
        "week" | "weeks" => day + Days::new(7 * u64::from(number)),
        "month" | "months" => day + Months::new(number),
        _ => panic!("an interval that this test does not know: {interval}"),
    }
}

fn stay_report(more: &[&str]) -> Value {
    stay("report", more)
}

fn stay(command: &str, more: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_stay"))
        .args(["-C", EXAMPLE, "--today", TODAY, command, "--json"])
        .args(more)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("STAY_DIR")
        .env_remove("STAY_TODAY")
        .env_remove("LANG")
        .output()
        .expect("stay runs");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// Every figure counted is in the answer. The answer may hold more: fields may be added.
pub(crate) fn assert_says(path: &str, said: &Value, counted: &Value) {
    match (said, counted) {
        (Value::Object(_), Value::Object(fields)) => {
            for (key, value) in fields {
                assert_says(&format!("{path}.{key}"), &said[key], value);
            }
        }
        (Value::Array(theirs), Value::Array(ours)) if theirs.len() == ours.len() => {
            for (i, (said, counted)) in theirs.iter().zip(ours).enumerate() {
                assert_says(&format!("{path}[{i}]"), said, counted);
            }
        }
        (Value::Number(a), Value::Number(b)) => assert_eq!(a.as_f64(), b.as_f64(), "{path}"),
        _ => assert_eq!(said, counted, "{path}"),
    }
}

fn assert_report(said: &Value, example: &Example) {
    let counted = json!({
        "period": {"from": example.period[0].to_string(), "to": example.period[1].to_string()},
        "overdue": example.overdue(),
        "obstacles": example.obstacles(),
        "promises": example.promises(),
        "coverage": example.coverage(),
        "talks": example.talks_by_type(),
        "rhythm": example.rhythm(),
        "energy": example.tally("energy", "energy"),
        "signals": example.tally("signals", "signal"),
        "wins": example.wins(),
        "problems": [],
    });
    assert_says("report", said, &counted);
    assert_says("promises.sides", &said["promises"]["sides"], &json!(example.sides()));
    assert_says("promises.teams", &said["promises"]["teams"], &json!(example.promises_by_team()));
    let mut organisation = said["organisation"].as_array().unwrap().clone();
    organisation.sort_by_key(|row| text(&row["id"]).to_owned());
    assert_says("organisation", &json!(organisation), &json!(example.organisation()));
    for whole in ["by_owner", "by_team"] {
        assert_eq!(said["overdue"][whole], counted["overdue"][whole]);
    }
}

#[test]
fn the_report_says_what_the_files_say() {
    assert_report(&stay_report(&[]), &read(None));
}

#[test]
fn a_report_of_the_summer_leaves_out_what_came_before_and_after() {
    let example = read_as_of(None, "2026-06-04", "2026-08-28");
    let said = stay_report(&["--since", "2026-06-04", "--until", "2026-08-28"]);
    assert_report(&said, &example);
}

#[test]
fn each_quarter_is_told_as_it_was_on_its_last_day() {
    let quarters =
        [("2026-Q1", "2026-01-01", "2026-03-31"), ("2026-Q2", "2026-04-01", "2026-06-30"), ("vorig-kwartaal", "2026-07-01", "2026-09-30")];
    let mut rows = BTreeSet::new();
    for (name, from, to) in quarters {
        let (said, example) = (stay_report(&["--period", name]), read_as_of(None, from, to));
        assert_eq!((text(&said["as_of"]), text(&said["today"])), (to, TODAY));
        assert_report(&said, &example);
        rows.insert((said["overdue"]["actions"].to_string(), said["rhythm"]["late"].to_string()));
    }
    assert_eq!(rows.len(), 3, "no two quarters have the same rows");
    // this one still runs
    let (said, mut example) = (stay_report(&["--period", "dit-kwartaal"]), read_as_of(None, "2026-10-01", "2026-12-31"));
    assert_eq!(text(&said["as_of"]), TODAY);
    example.today = TODAY.parse().unwrap();
    assert_report(&said, &example);
}

#[test]
fn the_report_of_a_team_covers_the_teams_nested_in_it() {
    let (said, example) = (stay_report(&["--team", "Zorg"]), read(Some("Zorg")));
    assert_says("overdue", &said["overdue"], &example.overdue());
    let mut obstacles = example.obstacles();
    for row in &mut obstacles {
        // the organisation's actions count for each team's obstacle, and are not read here
        let row = row.as_object_mut().unwrap();
        row.retain(|field, _| !field.ends_with("_actions") && !field.ends_with("_done"));
    }
    assert_says("obstacles", &said["obstacles"], &json!(obstacles));
}

#[test]
fn the_agenda_holds_what_the_files_say_and_nothing_else() {
    assert_eq!(stay("agenda", &[])["agenda"], json!(read(None).agenda()));
    assert_eq!(stay("agenda", &["--team", "Zorg"])["agenda"], json!(read(Some("Zorg")).agenda()));
}

#[test]
fn the_quarter_before_stands_beside_a_quarter() {
    let said = stay_report(&["--period", "2026-Q3", "--compare"]);
    let (before, now) = (read_as_of(None, "2026-04-01", "2026-06-30"), read_as_of(None, "2026-07-01", "2026-09-30"));
    let compared = &said["compared"];
    assert_eq!((text(&compared["period"]["from"]), text(&compared["as_of"])), ("2026-04-01", "2026-06-30"));
    // those in no other row: the outermost teams and whoever has none
    let reach = |example: &Example, field: &str| -> i64 {
        let outermost = example.coverage().into_iter().filter(|row| !text(&row["team"]).contains('/'));
        outermost.map(|row| row[field].as_i64().unwrap()).sum()
    };
    let mut figures = vec![];
    for field in ["talks", "people", "talked", "in_rhythm", "late"] {
        figures.push((format!("coverage.{field}"), reach(&before, field), reach(&now, field)));
    }
    for fate in ["kept", "late", "broken", "dropped", "open"] {
        let count = |example: &Example| example.fates().iter().filter(|(_, one)| *one == fate).count() as i64;
        figures.push((format!("promises.{fate}"), count(&before), count(&now)));
    }
    let total = |example: &Example| example.overdue()["total"].as_i64().unwrap();
    figures.push(("overdue.total".to_owned(), total(&before), total(&now)));
    let figure =
        |(measure, before, now): &(String, i64, i64)| json!({"measure": measure, "before": before, "now": now, "change": now - before});
    assert_eq!(compared["figures"], json!(figures.iter().map(figure).collect::<Vec<_>>()));
    let keys =
        |example: &Example| -> BTreeSet<String> { example.obstacles().iter().map(|row| text(&row["obstacle"]).to_owned()).collect() };
    for (which, one, other) in [("came", keys(&now), keys(&before)), ("went", keys(&before), keys(&now))] {
        let said: BTreeSet<String> = compared[which].as_array().unwrap().iter().map(|row| text(&row["obstacle"]).to_owned()).collect();
        assert_eq!(said, &one - &other, "{which}");
    }
    assert!(compared["figures"].as_array().unwrap().iter().any(|figure| figure["change"] != 0));
    assert_eq!(stay_report(&["--period", "2026-Q3"])["compared"], Value::Null);
}

/// Each comment says how to count it in `examples/zorgteam` with no more than `grep` and a finger.
#[test]
fn the_headlines_are_those_counted_by_hand() {
    let counted = json!({
        // Actions that say `status: open`: 15 with a `due` (one has none), 8 of those before
        // 20 November. The owners are in these 8 files; MT's is the one under organisation/.
        "overdue": {"total": 8, "by_owner": {"manager": 4, "employee": 2, "hr": 1, "MT": 1}},
        // Actions that say `status: done`: 29. In 7 `closed` lies after `due`, one is due on
        // 1 December, after the period, and the other 21 were kept. Broken are the 8 overdue
        // ones, 4 have `dropped-because`, and one is due on 20 November itself.
        "promises": {"kept": 21, "late": 7, "broken": 8, "dropped": 4, "open": 1},
        // Ten directories under employees/, one with `left`. Late: Bas, Lotte, and Dewi and Renée
        // twice each. In Zuid the others had six talks each, Dewi one.
        "rhythm": {"people": 9, "in_rhythm": 5, "attention": [{"employee": "dewi-hartono", "conversations": 1}]},
    });
    let said = stay_report(&[]);
    assert_says("report", &said, &counted);
    // `grep -riE '^- .*(rooster|wisselingen|minute)' employees` without anyone's basics and Renée's
    // cancelled talk: Bas 1, Fatma 1 (by two names), Joke 2, Mohamed 1, Renée 1, Stefan 3.
    let first = json!({"obstacle": "roosterwijzigingen", "people": 6, "mentions": 9});
    assert_says("obstacles[0]", &said["obstacles"][0], &first);
    // `grep -rl '^win:' employees`
    assert_eq!(said["wins"].as_array().map(Vec::len), Some(11));
}

/// What `stay growth` says of everything ever, in one of its forms.
fn growth(employee: &str, form: &str) -> String {
    let line = ["-C", EXAMPLE, "--today", TODAY, "--lang", "nl", "growth", employee, "--since", "2000-01-01", "--format", form];
    let mut command = Command::new(env!("CARGO_BIN_EXE_stay"));
    let output = command.args(line).env("COLUMNS", "400").current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("stay runs");
    assert!(output.status.success(), "{employee}: {output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn the_draft_of_the_growth_talk_holds_what_was_released_and_nothing_else() {
    let example = read(None);
    let mut released = 0;
    for person in &example.people {
        let employee = text(&person["employee"]);
        let told = ["text", "markdown", "json"].map(|form| growth(employee, form));
        let own = |record: &&Value| record["employee"] == person["employee"];
        let mut passages: Vec<(bool, &str)> = Vec::new();
        for talk in example.talks.iter().filter(own).filter(|talk| matches!(text(&talk["status"]), "open" | "closed")) {
            let answers = talk["answers"].as_array().into_iter().flatten();
            passages.extend(answers.filter(|said| !said["answer"].is_null()).map(|said| (said["released"] == true, text(&said["answer"]))));
            passages.extend(talk["summary"].as_str().map(|summary| (false, summary)));
            passages.extend(["employee", "manager"].iter().filter_map(|side| Some((false, talk["preparation"][side].as_str()?))));
        }
        for action in example.actions.iter().filter(own) {
            passages.push((action["released"] == true, text(&action["title"])));
            passages.extend(action["note"].as_str().map(|note| (false, note)));
        }
        for (is_released, passage) in passages {
            // the first line is enough to know it by
            let line = passage.lines().next().unwrap_or_default();
            released += usize::from(is_released);
            assert!(told.iter().all(|told| told.contains(line) == is_released), "{employee}: {line}");
        }
    }
    assert_eq!(released, 4);
}

#[test]
fn what_people_ask_for_comes_to_what_the_files_say() {
    let example = read(None);
    // the amounts of the example are written in two ways
    let cents = |cost: &Value| match cost {
        Value::Number(number) => number.as_u64().map(|units| units * 100),
        Value::String(written) => written.replace(['.', ','], "").parse().ok(),
        _ => None,
    };
    let has_left = |slug: &Value| {
        let person = example.people.iter().find(|person| person["employee"] == *slug).unwrap();
        day(&person["left"]).is_some_and(|left| left <= example.today)
    };
    let talks = example.talks.iter().filter(|talk| {
        let is_held = matches!(text(&talk["status"]), "open" | "closed");
        is_held && example.in_period(day(&talk["date"]).unwrap()) && !has_left(&talk["employee"])
    });
    let (mut wishes, mut cost, mut by_signal, mut mobility) = (0, 0, BTreeMap::new(), BTreeSet::new());
    for talk in talks {
        for wish in talk["wishes"].as_array().into_iter().flatten() {
            wishes += 1;
            cost += cents(&wish["cost"]).unwrap_or_default();
            *by_signal.entry(text(&wish["signal"]).to_owned()).or_insert(0) += 1;
        }
        let signals = talk["signals"].as_array().into_iter().flatten().map(text);
        if signals
            .chain(talk["wishes"].as_array().into_iter().flatten().map(|wish| text(&wish["signal"])))
            .any(|signal| signal == "mobility")
        {
            mobility.insert(text(&talk["employee"]).to_owned());
        }
    }
    let said = stay("wishes", &[]);
    assert_eq!((said["total"]["wishes"].as_u64(), said["total"]["cost"].as_f64()), (Some(wishes), Some(cost as f64 / 100.0)));
    let found = said["by_signal"].as_array().unwrap().iter().map(|sum| (text(&sum["signal"]).to_owned(), sum["wishes"].as_u64().unwrap()));
    assert_eq!(found.collect::<BTreeMap<_, _>>(), by_signal);
    let found = said["mobility"].as_array().unwrap().iter().map(|asked| text(&asked["employee"]).to_owned());
    assert_eq!(found.collect::<BTreeSet<_>>(), mobility);
    assert!(wishes >= 4 && cost > 0 && !mobility.is_empty());
    assert_eq!(stay_report(&[])["wishes"]["total"], said["total"]);
}

/// The rows of the table under a bold title in a page of Markdown.
fn rows_under(page: &str, title: &str) -> Vec<Vec<String>> {
    let from = page.find(&format!("**{title}**")).unwrap_or_else(|| panic!("no {title} in {page}"));
    let lines = page[from..].lines().skip(1).skip_while(|line| line.is_empty());
    let table = lines.take_while(|line| line.starts_with('|')).skip(2);
    table.map(|line| line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect()).collect()
}

#[test]
fn what_a_page_draws_is_counted_a_second_time() {
    let output = Command::new(env!("CARGO_BIN_EXE_stay"))
        .args(["-C", EXAMPLE, "--today", TODAY, "--lang", "nl", "report", "--format", "markdown"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("STAY_DIR")
        .output()
        .unwrap();
    let page = String::from_utf8(output.stdout).unwrap();
    let all = read(None);
    let half = |date: NaiveDate| format!("{}-H{}", date.format("%Y"), if date.format("%m").to_string().as_str() < "07" { 1 } else { 2 });

    // obstacles by team and half-year: the people of each cell
    let rows = rows_under(&page, "Belemmeringen per team en half jaar");
    let mut cells: BTreeMap<(String, String), BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for talk in all.talks.iter().filter(|talk| talk["status"] == "open" || talk["status"] == "closed") {
        let Some(date) = day(&talk["date"]).filter(|date| all.in_period(*date)) else { continue };
        for name in talk["obstacles"].as_array().into_iter().flatten() {
            let key = all.key(text(name));
            let label = all.settings["obstacles"][&key]["label"]["nl"].as_str().unwrap_or(&key).to_owned();
            let cell = cells.entry((label, text(&talk["team"]).to_owned())).or_default();
            cell.entry(half(date)).or_default().insert(text(&talk["employee"]).to_owned());
        }
    }
    // own words are counted elsewhere: here are those of the vocabulary
    let labels = || all.settings["obstacles"].as_object().unwrap().values().map(|term| text(&term["label"]["nl"]));
    let is_known = |label: &str| labels().any(|known| known == label);
    let shown: BTreeSet<&String> = rows.iter().map(|row| &row[0]).filter(|label| is_known(label)).collect();
    let expected: BTreeSet<Vec<String>> = cells
        .iter()
        .filter(|((label, _), _)| shown.contains(label))
        .map(|((label, team), halves)| {
            let told: Vec<String> = halves.iter().map(|(half, people)| format!("{half}: {}", people.len())).collect();
            vec![label.clone(), team.clone(), told.join(" · ")]
        })
        .collect();
    let found: BTreeSet<Vec<String>> = rows.iter().filter(|row| is_known(&row[0])).cloned().collect();
    assert!(found.len() > 8, "{page}");
    assert_eq!(found, expected);

    // promises over time add up to those of the period
    let said = stay_report(&[]);
    let rows = rows_under(&page, "Wat er van beloften werd");
    for (at, fate) in ["kept", "late", "broken", "dropped", "open"].into_iter().enumerate() {
        let sum: u64 = rows.iter().map(|row| row[at + 1].parse::<u64>().unwrap()).sum();
        assert_eq!(json!(sum), said["promises"][fate], "{fate}: {rows:?}");
    }
    for row in &rows {
        let (year, quarter) = row[0][..7].split_once("-Q").unwrap();
        let first: NaiveDate = format!("{year}-{:02}-01", quarter.parse::<u32>().unwrap() * 3 - 2).parse().unwrap();
        let due = |action: &&Value| {
            let promised = day(&action["first-due"]).or_else(|| day(&action["due"]));
            promised.is_some_and(|day| all.in_period(day) && day >= first && day < first + Months::new(3))
        };
        let sum: u64 = row[1..].iter().map(|cell| cell.parse::<u64>().unwrap()).sum();
        assert_eq!(sum, all.actions.iter().filter(due).count() as u64, "{row:?}");
    }

    // everyone is one dot
    let rows = rows_under(&page, "Met wie gesproken is, per team");
    for row in &rows {
        let people = said["coverage"].as_array().unwrap().iter().find(|one| one["team"] == json!(row[0])).unwrap();
        let dots: Vec<u64> = row[1..].iter().map(|cell| cell.parse().unwrap()).collect();
        assert_eq!(json!(dots.iter().sum::<u64>()), people["people"], "{row:?}");
        assert_eq!(
            dots[3] as usize,
            people["no_talk"].as_array().map_or(people["no_talk"].as_u64().unwrap_or(0) as usize, Vec::len),
            "{row:?}"
        );
    }
    assert_eq!(rows.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(), ["Planning", "Zorg/Wijkteam Noord", "Zorg/Wijkteam Zuid"]);
}
