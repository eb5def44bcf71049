//! What people do in a clone: commands, by the same edits as the commands make, and edits by hand in the text.
//!
//! Every value that is put in is told from all others by a number, so that afterwards it can be said of each whether it
//! is there: a word `w00017`, or the seventeenth day from 2030.

use super::tokens;
use chrono::{Days, NaiveDate};
use fastrand::Rng;
use stay::store::schema::{self, before};
use stay::store::yaml::edit::{self, Edit, Step};
use stay::store::yaml::write::New;
use std::collections::BTreeSet;
use yaml_serde::Value;

pub const ACTION: &str = "employees/anna/actions/2026-11-22-m4q8z2ka.yaml";
pub const TALK: &str = "employees/anna/conversations/2026-11-22-k7m3x9qa.yaml";
pub const GOAL: &str = "employees/anna/goals/2026-11-22-p2w6r8tc.yaml";
pub const SETTINGS: &str = "stay.yaml";

pub const ANNA: &str = "employees/anna/employee.yaml";

/// The files that all clones begin with.
pub const BEGIN: [(&str, &str); 7] = [
    (ANNA, "id: x3m3x9qa\nname: Anna de Vries\nteam: Sales\nrole: Verkoper\nstarted: 2026-01-05\n"),
    ("employees/bo/employee.yaml", "id: x4m3x9qa\nname: Bo Berg\nteam: Sales\nrole: Verkoper\nstarted: 2026-01-05\n"),
    (
        "employees/bo/actions/2026-11-22-b4q8z2ka.yaml",
        "id: b4q8z2ka\ntitle: Rooster bekijken\nowner: manager\ndue: 2026-12-02\nstatus: open\ncreated: 2026-11-22\n",
    ),
    (
        ACTION,
        "id: m4q8z2ka\n# afgesproken op de gang\ntitle: Rooster aanpassen\nowner: manager   # Piet\ndue: 2026-12-02\nstatus: open\nnote: |\n  Eerst met Planning.\n\n  Dan met het team.\n  En dan pas een brief.\ncreated: 2026-11-22\n",
    ),
    (
        TALK,
        "id: k7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-22\nthemes: [energy, balance]\nanswers:\n- theme: energy\n  question: Waar krijg je energie van?\n  answer: Van het team.\n- theme: energy\n  question: En waarvan niet?\n  answer: |\n    Van vergaderen.\n    En van wachten.\n- theme: balance\n  question: Hoe gaat het thuis?\nobstacles:\n- trage laptop\n- rooster\nenergy:\n- mentoring\n- puzzels\nsummary: |\n  Een goed gesprek.\n\n  Over werk en thuis.\n  We zien elkaar in december.\n",
    ),
    (
        GOAL,
        "id: p2w6r8tc\ntitle: Een bespreking leiden\nby: 2027-02-20\nstatus: open\nprogress:\n- date: 2026-11-23\n  note: Begonnen.\ncreated: 2026-11-22\n",
    ),
    (
        SETTINGS,
        "# van ons\nversion: 1\nlanguage: nl\nteams: [Platform, Sales]\nobstacles:\n  trage-laptop:\n    label: Trage laptop\n    also:\n    - laptop\n  rooster:\n    label:\n      nl: Rooster\n      en: Roster\n",
    ),
];

/// What someone did to one file: how it is now, and the numbers that went, meant to go.
pub struct Done {
    pub what: String,
    pub text: String,
    pub gone: BTreeSet<u32>,
    /// Whether they were lines of one text that went as a whole: they come back with it when someone else changed it.
    pub as_a_whole: bool,
}

/// Numbers that were never given before.
#[derive(Default)]
pub struct Fresh(u32);

impl Fresh {
    pub fn word(&mut self) -> String {
        self.0 += 1;
        format!("w{:05}", self.0)
    }

    fn day(&mut self) -> String {
        self.0 += 1;
        day_of(self.0).format("%Y-%m-%d").to_string()
    }
}

pub fn day_of(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2030, 1, 1).unwrap() + Days::new(u64::from(number))
}

/// What a file is a version of, wherever it lies: a record by its name, a person by the id.
pub fn identity(path: &str, text: &str) -> String {
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        ["employees", _, kind, name] => format!("{kind}/{name}"),
        ["employees", _, "employee.yaml"] => text.lines().find(|line| line.starts_with("id: ")).unwrap_or_default().to_owned(),
        _ => path.to_owned(),
    }
}

/// The folder of the person whose file it is.
pub fn folder(path: &str) -> Option<&str> {
    let rest = path.strip_prefix("employees/")?;
    rest.find('/').map(|end| &path[..("employees/".len() + end)])
}

/// A new record, as `stay act` and `stay new` make one: as like those that are there as can be.
pub fn new_record(rng: &mut Rng, folder: &str, fresh: &mut Fresh) -> (String, String) {
    let word = fresh.word();
    let id = format!("a{}xx", &word[1..]);
    let (kind, like) = if rng.bool() { ("actions", BEGIN[2].1) } else { ("conversations", BEGIN[4].1) };
    let begin = like.lines().next().unwrap_or_default();
    let text = format!("{}from: {word}\n", like.replacen(begin, &format!("id: {id}"), 1));
    (format!("{folder}/{kind}/2026-11-23-{id}.yaml"), text)
}

/// A new person, as like those that are there as can be.
pub fn new_person(fresh: &mut Fresh) -> (String, String) {
    let word = fresh.word();
    let text = BEGIN[0].1.replacen("x3m3x9qa", &format!("a{}xx", &word[1..]), 1).replacen("Anna de Vries", &word, 1);
    (format!("employees/{word}/employee.yaml"), text)
}

/// One thing that someone does to a file; `None` when it makes no sense there now.
pub fn change(rng: &mut Rng, path: &str, text: &str, fresh: &mut Fresh) -> Option<Done> {
    if rng.u8(..10) < 4 { by_hand(rng, text, fresh) } else { by_command(rng, path, text, fresh) }
}

fn by_command(rng: &mut Rng, path: &str, text: &str, fresh: &mut Fresh) -> Option<Done> {
    let tree: Value = yaml_serde::from_str(text).unwrap();
    let kind = match path {
        SETTINGS => SETTINGS,
        _ if path.ends_with("/employee.yaml") => ANNA,
        _ if path.contains("/conversations/") => TALK,
        _ if path.contains("/goals/") => GOAL,
        _ => ACTION,
    };
    let order = match kind {
        TALK => schema::CONVERSATION,
        GOAL => schema::GOAL,
        SETTINGS => schema::SETTINGS,
        ANNA => schema::EMPLOYEE,
        _ => schema::ACTION,
    };
    let set = |key: &'static str, value: New| Edit::set(key, value, before(order, key));
    let is_open = tree["status"].as_str() == Some("open");
    let more = |key: &str, word: String| match tree[key].as_str() {
        Some(old) => New::text(&format!("{}\n{word}", old.trim_end())),
        None => New::text(&word),
    };
    let (what, edits): (&str, Vec<Edit>) = match (kind, rng.u8(..8)) {
        (ANNA, 0..=2) => ("role", vec![set("role", New::text(&fresh.word()))]),
        (ANNA, 3 | 4) => ("team", vec![set("team", New::text(&fresh.word()))]),
        (ANNA, 5) => ("leave", vec![set("left", New::word(fresh.day())), set("left-because", New::text(&fresh.word()))]),
        (ANNA, _) => ("purpose", vec![set("purpose", more("purpose", fresh.word()))]),
        (TALK, 0) if is_open => (
            "close",
            vec![
                set("status", New::word("closed")),
                set("next", New::word(fresh.day())),
                set("summary", more("summary", fresh.word())),
                set("closed", New::word(fresh.day())),
            ],
        ),
        (TALK | GOAL, 1) if !is_open => ("reopen", vec![set("status", New::word("open")), Edit::remove("closed")]),
        (TALK, 2 | 3) => answer(rng, &tree, fresh)?,
        (TALK, 4) => ("append", vec![append("obstacles", New::text(&fresh.word()))]),
        (TALK, 5) => ("append", vec![append("energy", New::text(rng.choice(["mentoring", "leren", "klanten"])?))]),
        (TALK, 6) => take(rng, &tree)?,
        (TALK, _) => ("next", vec![set("next", New::word(fresh.day()))]),
        (GOAL, 0) if is_open => ("reach", vec![set("status", New::word("reached")), set("closed", New::word(fresh.day()))]),
        (GOAL, 2) => ("by", vec![set("by", New::word(fresh.day()))]),
        (GOAL, 3) => ("project", vec![set("project", New::text(&fresh.word()))]),
        (GOAL, _) => {
            let day = if rng.bool() { "2026-12-01".to_owned() } else { fresh.day() };
            let note = New::Map(vec![("date".to_owned(), New::word(day)), ("note".to_owned(), New::text(&fresh.word()))]);
            ("goal note", vec![append("progress", note)])
        }
        (SETTINGS, 0..=2) => {
            let key = *rng.choice(&["trage-laptop", "rooster", "reistijd"])?;
            if tree["obstacles"][key].is_null() {
                let within = vec![Step::Key("obstacles".to_owned())];
                let label = New::Map(vec![("label".to_owned(), New::text(&fresh.word()))]);
                ("name", vec![Edit::set_within(within, key, label, &[])])
            } else {
                let within = vec![Step::Key("obstacles".to_owned()), Step::Key(key.to_owned())];
                ("merge", vec![Edit::Append { within, key: "also".to_owned(), item: New::text(&fresh.word()) }])
            }
        }
        (SETTINGS, 3 | 4) => ("team", vec![append("teams", New::text(&fresh.word()))]),
        (SETTINGS, _) => ("follow-up", vec![set("follow-up", New::text(&fresh.word()))]),
        (_, 0 | 1) if is_open => {
            ("done", vec![set("status", New::word("done")), set("win", more("win", fresh.word())), set("closed", New::word(fresh.day()))])
        }
        (_, 2) if is_open => (
            "drop",
            vec![
                set("status", New::word("dropped")),
                set("dropped-because", New::text(&fresh.word())),
                set("closed", New::word(fresh.day())),
            ],
        ),
        (_, 0..=3) if !is_open => ("reopen", vec![set("status", New::word("open")), Edit::remove("closed")]),
        (_, 4) => ("due", vec![set("due", New::word(fresh.day()))]),
        (_, 5) => ("owner", vec![set("owner", New::text(&fresh.word()))]),
        (_, 6) => ("obstacle", vec![set("obstacle", New::text(&fresh.word()))]),
        _ => ("note", vec![set("note", more("note", fresh.word()))]),
    };
    let gone: BTreeSet<u32> = edits.iter().flat_map(|edit| replaced(&tree, edit)).collect();
    let text = edit::apply(text, &edits).unwrap_or_else(|refused| panic!("{what}: {refused:?} in\n{text}"));
    let lines = |edit: &Edit| matches!(edit, Edit::Take { at, .. } if tree["answers"][*at]["answer"].as_str().is_some_and(|text| text.contains('\n')));
    let as_a_whole = edits.iter().any(|edit| edit.key() == "answers" && lines(edit));
    Some(Done { as_a_whole, what: what.to_owned(), gone: &gone - &tokens(&text).collect(), text })
}

fn append(key: &str, item: New) -> Edit {
    Edit::Append { within: Vec::new(), key: key.to_owned(), item }
}

/// Says something in answer to a question, or asks one more.
fn answer(rng: &mut Rng, tree: &Value, fresh: &mut Fresh) -> Option<(&'static str, Vec<Edit>)> {
    let count = tree["answers"].as_sequence().map_or(0, Vec::len);
    if count == 0 || rng.u8(..3) == 0 {
        let entry = [("theme", "energy".to_owned()), ("question", format!("Vraag {}?", rng.u32(..))), ("answer", fresh.word())];
        let entry = New::Map(entry.into_iter().map(|(key, text)| (key.to_owned(), New::text(&text))).collect());
        return Some(("ask", vec![append("answers", entry)]));
    }
    let at = rng.usize(..count);
    let within = vec![Step::Key("answers".to_owned()), Step::Index(at)];
    let text = if rng.bool() { fresh.word() } else { format!("{}\n\nen {}", fresh.word(), fresh.word()) };
    Some(("answer", vec![Edit::set_within(within, "answer", New::text(&text), before(schema::ANSWER, "answer"))]))
}

/// Takes an item out of a list that has more than one.
fn take(rng: &mut Rng, tree: &Value) -> Option<(&'static str, Vec<Edit>)> {
    let key = rng.choice(["obstacles", "energy", "answers"])?;
    let count = tree[key].as_sequence().map_or(0, Vec::len);
    (count > 1).then(|| ("take", vec![Edit::Take { within: vec![Step::Key(key.to_owned())], at: rng.usize(..count) }]))
}

/// The numbers in what an edit replaces or takes out.
fn replaced(tree: &Value, edit: &Edit) -> Vec<u32> {
    let place = edit.within().iter().fold(tree, |value, step| match step {
        Step::Key(key) => &value[key.as_str()],
        Step::Index(at) => &value[*at],
    });
    let old = match edit {
        Edit::Set { key, .. } | Edit::Remove { key, .. } => &place[key.as_str()],
        Edit::Take { at, .. } => &place[*at],
        Edit::Append { .. } | Edit::Insert { .. } => return Vec::new(),
    };
    tokens(&yaml_serde::to_string(old).unwrap()).collect()
}

fn by_hand(rng: &mut Rng, text: &str, fresh: &mut Fresh) -> Option<Done> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let is_key = |line: &String| line.starts_with(|first: char| first.is_ascii_lowercase()) && line.contains(':');
    let keys: Vec<usize> = (0..lines.len()).filter(|at| is_key(&lines[*at])).collect();
    let at = *rng.choice(&keys)?;
    let simple = |line: &str, names: &[&str]| names.iter().any(|name| line.starts_with(&format!("{name}: ")));
    let what = match rng.u8(..8) {
        0 | 1 => {
            let own: Vec<usize> = keys.iter().copied().filter(|at| simple(&lines[*at], &["title", "owner", "language", "type"])).collect();
            let at = *rng.choice(&own)?;
            let (key, rest) = lines[at].split_once(": ")?;
            let comment = rest.find("   # ").map_or("", |comment| &rest[comment..]);
            lines[at] = match rng.u8(..3) {
                0 => format!("{key}: \"{}\"{comment}", fresh.word()),
                1 => format!("{key}: '{}'{comment}", fresh.word()),
                _ => format!("{key}: {}{comment}", fresh.word()),
            };
            "another value"
        }
        2 => {
            lines.insert(at, format!("eigen-{}: {}", rng.u32(..), fresh.word()));
            "a key of one's own"
        }
        3 => {
            lines.insert(at, format!("# {}", fresh.word()));
            "a comment"
        }
        4 => {
            let free = |line: &str| simple(line, &["title", "due", "by", "date", "created", "version"]) && !line.contains('#');
            let at = *rng.choice(keys.iter().filter(|at| free(&lines[**at])).collect::<Vec<_>>())?;
            lines[at] = format!("{}   # {}", lines[at], fresh.word());
            "a comment behind a value"
        }
        5 => {
            let items: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].starts_with("- ") && !lines[*at].contains(':')).collect();
            lines.insert(*rng.choice(&items)?, format!("- {}", fresh.word()));
            "an item"
        }
        6 => {
            let block = (1..lines.len()).filter(|at| lines[*at].starts_with("  ") && lines[at - 1].ends_with(": |")).collect::<Vec<_>>();
            let at = *rng.choice(&block)?;
            let indent = lines[at].len() - lines[at].trim_start().len();
            let end = (at..lines.len()).find(|at| !lines[*at].starts_with(&" ".repeat(indent)) && !lines[*at].is_empty());
            let place = rng.usize(at..end.unwrap_or(lines.len()));
            lines.insert(place, format!("{}{}", " ".repeat(indent), fresh.word()));
            "a line in a text"
        }
        _ => {
            let own = *rng.choice(keys.iter().filter(|at| lines[**at].starts_with("eigen-")).collect::<Vec<_>>())?;
            lines.remove(own);
            "a key of one's own out"
        }
    };
    let after = lines.join("\n") + "\n";
    let left: BTreeSet<u32> = tokens(&after).collect();
    Some(Done {
        as_a_whole: false,
        what: what.to_owned(),
        gone: tokens(text).filter(|number| !left.contains(number)).collect(),
        text: after,
    })
}
