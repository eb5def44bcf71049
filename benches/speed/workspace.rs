//! A workspace of any size, the same in every run: about 20 records a person, a tenth of the files edited by hand.

use chrono::{Days, NaiveDate};
use fastrand::Rng;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How many records one person has: conversations, actions, and a goal.
pub const A_PERSON: usize = CONVERSATIONS + ACTIONS + 1;
const CONVERSATIONS: usize = 8;
const ACTIONS: usize = 11;

/// The day on which every command of the benchmark is run.
pub const TODAY: &str = "2026-11-18";

/// A last name that only one person has, in every workspace.
pub const ONE_OF_A_NAME: &str = "Quispel";

const SETTINGS: &str = "\
# The settings of an invented organisation.
version: 1
language: en
rhythm:
  check-in: 6 weeks               # every month was too much
  stay: 6 months
obstacles:
  too-many-priorities:
    label:
      nl: Te veel prioriteiten
      en: Too many priorities
    also:
    - everything first
  slow-laptop:
    label:
      nl: Trage laptop
      en: Slow laptop
";

const FIRST_NAMES: &[&str] =
    &["Anna", "Bram", "Chloe", "Daan", "Esra", "Femke", "Gijs", "Hanna", "Ilse", "Joost", "Karim", "Lotte", "Milan", "Noor", "Omar"];
const LAST_NAMES: &[&str] =
    &["de Vries", "Jansen", "van den Berg", "Yilmaz", "Bakker", "Visser", "Smit", "El Amrani", "Mulder", "de Boer", "Dekker", "Vos"];
const TEAMS: &[&str] = &["Platform", "Sales", "Care/North", "Care/South", "Planning", "Finance", "Support"];
const TYPES: &[&str] = &["check-in", "stay", "growth", "wellbeing"];
const THEMES: &[&str] = &["energy", "meaning", "obstacles", "learning", "teamwork", "workload", "balance"];
const OBSTACLES: &[&str] = &["too-many-priorities", "slow laptop", "late roster changes", "no time to learn", "Everything first", "travel"];
const ENERGY: &[&str] = &["mentoring", "puzzles", "the team", "clients", "building things"];
const OWNERS: &[&str] = &["employee", "manager", "together", "hr", "Ruud Terpstra"];
const KINDS: &[&str] = &["adjust", "learn", "shadow", "practice", "reflect"];
const TITLES: &[&str] = &[
    "Plan the roster four weeks ahead",
    "Ask for a faster laptop",
    "An afternoon a week without meetings",
    "Look along with the design review",
    "Talk with the other team about the handover",
    "Sign up for the course on wound care",
];
const SENTENCES: &[&str] = &[
    "Likes the work and the people, less so the way there.",
    "The roster changes at the last minute, and that takes its toll at home.",
    "Wants to learn how finance checks the claims: then the mistakes come out sooner.",
    "We agreed to try it for a month and look back together.",
    "Three priorities at once is two too many; who chooses?",
    "Misses the café of the old office, and colleagues to ask a quick question.",
    "Proud of the new schedule: \"nobody had to call twice\".",
    "It was said earlier this year as well - nothing came of it then.",
];

/// A workspace and the actions in it that are still open, each by its whole id.
pub struct Workspace {
    /// Its folder.
    pub root: PathBuf,
    /// How many records it has.
    pub records: usize,
    /// The folder of one person.
    pub somebody: String,
    /// Open actions, one for each run of a command that ends one.
    pub open: Vec<String>,
}

/// Makes a workspace of about this many records.
pub fn make(root: PathBuf, records: usize) -> io::Result<Workspace> {
    let people = (records / A_PERSON).max(2) - 1;
    fs::create_dir_all(&root)?;
    fs::write(root.join("stay.yaml"), SETTINGS)?;
    let mut maker = Maker { rng: Rng::with_seed(records as u64), today: TODAY.parse().unwrap_or_default(), open: Vec::new() };
    let mut somebody = String::new();
    for number in 0..people {
        let name = format!("{} {}", maker.one_of(FIRST_NAMES), maker.one_of(LAST_NAMES));
        somebody = maker.person(&root, number, &name)?;
    }
    // one person with a name that nobody else has, to be found by a part of it
    maker.person(&root, people, &format!("Wietske {ONE_OF_A_NAME}"))?;
    Ok(Workspace { root, records: (people + 1) * A_PERSON, somebody, open: maker.open })
}

struct Maker {
    rng: Rng,
    today: NaiveDate,
    open: Vec<String>,
}

impl Maker {
    fn person(&mut self, root: &Path, number: usize, name: &str) -> io::Result<String> {
        let slug = format!("{}-{number}", name.to_lowercase().replace(' ', "-"));
        let folder = root.join("employees").join(&slug);
        for kind in ["conversations", "actions", "goals"] {
            fs::create_dir_all(folder.join(kind))?;
        }
        let (team, manager) = (self.one_of(TEAMS), self.one_of(LAST_NAMES));
        let text = format!("name: {name}\nteam: {team}\nmanager: Piet {manager}\nrole: Engineer\nstarted: {}\n", self.day(3000, 400));
        fs::write(folder.join("employee.yaml"), self.by_hand(text))?;
        let mut talks = Vec::new();
        for _ in 0..CONVERSATIONS {
            let (id, day, text) = self.conversation();
            self.put(&folder, "conversations", day, &id, text)?;
            talks.push((id, day));
        }
        for _ in 0..ACTIONS {
            let at = self.rng.usize(..talks.len());
            let (id, text) = self.action(&talks[at].0, talks[at].1);
            self.put(&folder, "actions", talks[at].1, &id, text)?;
        }
        let (id, day, text) = self.goal();
        self.put(&folder, "goals", day, &id, text)?;
        Ok(slug)
    }

    fn conversation(&mut self) -> (String, NaiveDate, String) {
        let (id, day) = (self.id(), self.day(700, 1));
        let status = if self.rng.u8(..10) == 0 { "open" } else { "closed" };
        let mut text = format!("id: {id}\ntype: {}\nstatus: {status}\ndate: {day}\nwith: Piet Jansen\n", self.one_of(TYPES));
        text += &format!("themes:\n- {}\n- {}\n", self.one_of(THEMES), self.one_of(THEMES));
        text += &format!("preparation:\n  employee: |\n{}", self.block(5, 4));
        text += &format!("answers:\n- theme: {}\n  question: What would make you stay?\n", self.one_of(THEMES));
        text += &format!("  answer: |\n{}", self.block(6, 4));
        text += &format!("obstacles:\n- {}\nenergy:\n- {}\nsignals:\n- training\n", self.one_of(OBSTACLES), self.one_of(ENERGY));
        text += &format!("summary: |\n{}", self.block(4, 2));
        if self.rng.u8(..200) == 0 {
            text += "  The forklift is broken again.\n";
        }
        if status == "closed" {
            text += &format!("next: {}\nclosed: {day}\n", day + Days::new(28));
        }
        (id, day, text)
    }

    fn action(&mut self, talk: &str, made: NaiveDate) -> (String, String) {
        let (id, due) = (self.id(), made + Days::new(self.rng.u64(7..60)));
        let status = if self.rng.u8(..6) == 0 { "open" } else { "done" };
        let mut text = format!("id: {id}\ntitle: {}\nowner: {}\ndue: {due}\n", self.one_of(TITLES), self.one_of(OWNERS));
        text += &format!("status: {status}\nconversation: {talk}\nkind: {}\n", self.one_of(KINDS));
        text += &format!("obstacle: {}\nnote: |\n{}", self.one_of(OBSTACLES), self.block(5, 2));
        if status == "open" {
            text += &format!("created: {made}\n");
            self.open.push(id.clone());
        } else {
            text += &format!("win: Done sooner than we thought.\ncreated: {made}\nclosed: {due}\n");
        }
        (id, text)
    }

    fn goal(&mut self) -> (String, NaiveDate, String) {
        let (id, day) = (self.id(), self.day(300, 10));
        let mut text = format!("id: {id}\ntitle: Leading a design review\nby: {}\nstatus: open\n", day + Days::new(90));
        text += &format!("progress:\n- date: {}\n  note: |\n{}created: {day}\n", day + Days::new(14), self.block(2, 4));
        (id, day, text)
    }

    fn put(&mut self, folder: &Path, kind: &str, day: NaiveDate, id: &str, text: String) -> io::Result<()> {
        fs::write(folder.join(kind).join(format!("{day}-{id}.yaml")), self.by_hand(text))
    }

    /// One file in ten as a person leaves it: comments, quotes, a list on one line, blank lines.
    fn by_hand(&mut self, text: String) -> String {
        match self.rng.u8(..40) {
            0 => format!("# looked through in the spring\n{text}"),
            1 => text.replace("\nobstacle", "   # was moved once\n\nobstacle").replace("owner: manager", "owner: \"manager\""),
            2 => text.replace("signals:\n- training\n", "signals: [training]\n").replace("kind: learn", "kind: 'learn'    # by herself"),
            3 => text.replace(": |\n", ": >\n"),
            _ => text,
        }
    }

    /// Some sentences as the lines of a literal block.
    fn block(&mut self, most: usize, indent: usize) -> String {
        let count = self.rng.usize(1..=most);
        (0..count).map(|_| format!("{:indent$}{}\n", "", self.one_of(SENTENCES))).collect()
    }

    fn one_of(&mut self, words: &[&'static str]) -> &'static str {
        words[self.rng.usize(..words.len())]
    }

    fn day(&mut self, most: u64, least: u64) -> NaiveDate {
        self.today - Days::new(self.rng.u64(least..most))
    }

    fn id(&mut self) -> String {
        stay::domain::id::Id::fresh(|count| self.rng.usize(..count)).to_string()
    }
}
