//! Histories of three clones, and what has to hold of them.

pub mod hands;
pub mod model;
pub mod real;

use fastrand::Rng;
use hands::Fresh;
use model::{Outcome, Repository, Tree, driver};
use std::collections::{BTreeMap, BTreeSet};

/// How many people have a clone.
pub const CLONES: usize = 3;

/// What came of a history, to be counted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    pub edits: usize,
    pub merges: usize,
    /// Of those, merges of commits with more than one best common ancestor.
    pub crossed: usize,
    pub conflicts: usize,
    pub by_line: usize,
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, other: Count) {
        self.edits += other.edits;
        self.merges += other.merges;
        self.crossed += other.crossed;
        self.conflicts += other.conflicts;
        self.by_line += other.by_line;
    }
}

/// One step of a history, as git can be made to take it as well.
pub enum Event {
    /// A file that someone changed and committed.
    Changed { clone: usize, path: String, text: String },
    /// What another clone had was merged; `marked` is what the merge left, `settled` what a person made of it.
    Merged { clone: usize, other: usize, marked: Outcome, settled: Tree },
}

/// What a commit knows of numbers: which were put in before it, by which step, and which of those were taken out on
/// purpose. Where two people settled one conflict in two ways, the numbers in it are `open`, chosen and let go at once. So
/// are the lines of an answer that went as a whole, and those of one that was settled: when someone takes the entry out and
/// someone else changed or settled it, the change is kept, and the entry with it.
#[derive(Clone, Default)]
struct Ledger {
    put: BTreeSet<u32>,
    out: BTreeSet<u32>,
    open: BTreeSet<u32>,
}

impl Ledger {
    fn join(&mut self, other: &Ledger) {
        self.put.extend(&other.put);
        self.out.extend(&other.out);
        self.open.extend(&other.open);
    }
}

struct History {
    rng: Rng,
    fresh: Fresh,
    repository: Repository,
    /// Of each commit.
    ledgers: Vec<Ledger>,
    /// The commit that each clone stands on.
    heads: [usize; CLONES],
    count: Count,
    events: Vec<Event>,
    told: Vec<String>,
}

/// Makes one history and holds it to all that has to hold; the story as far as it came when something does not.
pub fn live(seed: u64) -> Result<(Count, Vec<Event>), String> {
    let begin: Tree = hands::BEGIN.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    let mut repository = Repository::default();
    repository.commit(Vec::new(), begin);
    let mut history = History {
        rng: Rng::with_seed(seed),
        fresh: Fresh::default(),
        repository,
        ledgers: vec![Ledger::default()],
        heads: [0; CLONES],
        count: Count::default(),
        events: Vec::new(),
        told: Vec::new(),
    };
    match history.all() {
        Ok(()) => Ok((history.count, history.events)),
        Err(wrong) => Err(format!(
            "{wrong}\n\nagain: STAY_SEED={seed} cargo test --test convergence three_clones, of which:\n{}",
            history.told.join("\n")
        )),
    }
}

impl History {
    fn all(&mut self) -> Result<(), String> {
        for _ in 0..self.rng.usize(10..36) {
            let clone = self.rng.usize(..CLONES);
            if self.rng.u8(..10) < 3 {
                let other = (clone + self.rng.usize(1..CLONES)) % CLONES;
                self.merge(clone, other)?;
            } else {
                self.change(clone)?;
            }
        }
        // now all take in all, in any order, until there is nothing left to take in
        let mut order: Vec<usize> = (0..CLONES).collect();
        while self.heads.iter().any(|head| *head != self.heads[0]) {
            self.rng.shuffle(&mut order);
            for clone in order.clone() {
                let other = (clone + self.rng.usize(1..CLONES)) % CLONES;
                self.merge(clone, other)?;
            }
        }
        let first = &self.repository.commits[self.heads[0]].tree;
        if self.heads.iter().any(|head| self.repository.commits[*head].tree != *first) {
            return Err("the clones differ at the end".to_owned());
        }
        self.nothing_is_missing(self.heads[0])
    }

    fn change(&mut self, clone: usize) -> Result<(), String> {
        let head = self.heads[clone];
        let mut tree = self.repository.commits[head].tree.clone();
        let mut ledger = self.ledgers[head].clone();
        let (path, text) = if self.rng.u8(..12) == 0 {
            self.told.push(format!("{clone}: act"));
            hands::new_action(&mut self.fresh)
        } else {
            let paths: Vec<&String> = tree.keys().collect();
            let path = paths[self.rng.usize(..paths.len())].clone();
            let Some(done) = hands::change(&mut self.rng, &path, &tree[&path], &mut self.fresh) else { return Ok(()) };
            self.told.push(format!("{clone}: {} in {path}", done.what));
            if done.as_a_whole {
                ledger.open.extend(&done.gone);
            }
            ledger.out.extend(done.gone);
            (path, done.text)
        };
        ledger.put.extend(tokens(&text));
        tree.insert(path.clone(), text.clone());
        self.events.push(Event::Changed { clone, path, text });
        self.count.edits += 1;
        self.stand(clone, vec![head], tree, ledger)
    }

    fn stand(&mut self, clone: usize, parents: Vec<usize>, tree: Tree, ledger: Ledger) -> Result<(), String> {
        self.heads[clone] = self.repository.commit(parents, tree);
        self.ledgers.push(ledger);
        self.nothing_is_missing(self.heads[clone])
    }

    fn merge(&mut self, clone: usize, other: usize) -> Result<(), String> {
        let (ours, theirs) = (self.heads[clone], self.heads[other]);
        if self.repository.commits[ours].past.contains(&theirs) {
            return Ok(());
        }
        if self.repository.commits[theirs].past.contains(&ours) {
            self.told.push(format!("{clone}: follows {other}"));
            self.heads[clone] = theirs;
            let tree = self.repository.commits[theirs].tree.clone();
            self.events.push(Event::Merged { clone, other, marked: Outcome { tree: tree.clone(), ..Outcome::default() }, settled: tree });
            return Ok(());
        }
        let outcome = self.repository.merge(ours, theirs);
        self.told.push(format!("{clone}: merges {other}, {} bases, conflicts {:?}", outcome.bases, outcome.conflicts));
        self.count.merges += 1;
        self.count.crossed += usize::from(outcome.bases > 1);
        self.count.conflicts += outcome.conflicts.values().map(Vec::len).sum::<usize>();
        self.count.by_line += outcome.by_line;
        if outcome.bases == 1 {
            let base = self.repository.bases(ours, theirs)[0];
            self.is_as_told(base, ours, theirs, &outcome)?;
        }
        let mut ledger = self.ledgers[ours].clone();
        ledger.join(&self.ledgers[theirs]);
        let mut tree = outcome.tree.clone();
        for path in outcome.conflicts.keys() {
            let marked = &outcome.tree[path];
            let settled = settle(&mut self.rng, marked).map_err(|wrong| format!("{path}: {wrong}\n{marked}"))?;
            let left: BTreeSet<u32> = tokens(&settled).collect();
            // what was shown and not chosen was let go by a person
            ledger.out.extend(tokens(marked).filter(|number| !left.contains(number)));
            ledger.open.extend(left.intersection(&ledger.out));
            if outcome.conflicts[path].iter().any(|place| place.starts_with("answers")) {
                ledger.open.extend(tokens(&in_blocks(marked)));
            }
            tree.insert(path.clone(), settled);
        }
        self.events.push(Event::Merged { clone, other, marked: outcome, settled: tree.clone() });
        self.stand(clone, vec![ours, theirs], tree, ledger)
    }

    /// What was put in and not taken out on purpose is there, once; and nothing else is.
    fn nothing_is_missing(&self, commit: usize) -> Result<(), String> {
        let (tree, ledger) = (&self.repository.commits[commit].tree, &self.ledgers[commit]);
        let mut found = BTreeMap::new();
        let before = self.repository.commits[commit].parents.first().map(|parent| &self.repository.commits[*parent].tree);
        for (path, text) in tree {
            if before.and_then(|tree| tree.get(path)) != Some(text) {
                yaml_serde::from_str::<yaml_serde::Value>(text).map_err(|error| format!("{path}: {error}\n{text}"))?;
            }
            tokens(text).for_each(|number| *found.entry(number).or_insert(0) += 1);
        }
        let wanted = &(&ledger.put - &ledger.out) - &ledger.open;
        let is = &found.keys().copied().collect::<BTreeSet<u32>>() - &ledger.open;
        let twice: Vec<u32> = found.iter().filter(|(_, times)| **times > 1).map(|(number, _)| *number).collect();
        if wanted == is && twice.is_empty() {
            return Ok(());
        }
        let told = |numbers: BTreeSet<u32>| {
            numbers.into_iter().map(|number| format!("w{number:05} or {}", hands::day_of(number))).collect::<Vec<_>>()
        };
        let (missing, back) = (told(&wanted - &is), told(&is - &wanted));
        let texts: Vec<&str> = tree.values().map(String::as_str).collect();
        Err(format!("missing {missing:?}, back {back:?}, twice {twice:?} in\n{}", texts.join("---\n")))
    }

    /// Each conflict is one, each that is one is told, ends stay ends, and whose side it is makes no difference.
    fn is_as_told(&self, base: usize, ours: usize, theirs: usize, outcome: &Outcome) -> Result<(), String> {
        for (path, base) in &self.repository.commits[base].tree {
            let (ours, theirs) = (&self.repository.commits[ours].tree[path], &self.repository.commits[theirs].tree[path]);
            if base == ours || base == theirs || ours == theirs {
                continue;
            }
            let none = Vec::new();
            let told = outcome.conflicts.get(path).unwrap_or(&none);
            let here: BTreeSet<&str> = told.iter().map(String::as_str).filter(|place| ONE_VALUE.contains(place)).collect();
            let values = [base, ours, theirs].map(|text| yaml_serde::from_str::<yaml_serde::Value>(text).unwrap());
            let real: BTreeSet<&str> =
                ONE_VALUE.into_iter().filter(|key| is_conflict(key, values.each_ref().map(|value| value.get(key)))).collect();
            if here != real {
                return Err(format!("{path}: told {here:?}, and it is {real:?}\n{base}---\n{ours}---\n{theirs}"));
            }
            let back = driver(base, theirs, ours, 7, &mut 0);
            let numbers = |text: &str| tokens(text).collect::<BTreeSet<u32>>();
            if back.conflicts.len() != told.len() || numbers(&back.text) != numbers(&outcome.tree[path]) {
                return Err(format!("{path}: the other way round\n{}---\n{}", outcome.tree[path], back.text));
            }
        }
        Ok(())
    }
}

/// The keys with one value on one line.
const ONE_VALUE: [&str; 10] = ["title", "owner", "due", "status", "closed", "next", "by", "language", "obstacle", "dropped-because"];

/// Whether both sides gave a key another value, so that a person has to choose.
fn is_conflict(key: &str, [base, ours, theirs]: [Option<&yaml_serde::Value>; 3]) -> bool {
    let ended = |value: Option<&yaml_serde::Value>| {
        value.and_then(yaml_serde::Value::as_str).is_some_and(|status| ["done", "dropped", "closed", "reached"].contains(&status))
    };
    let decided = key == "status" && ended(ours) != ended(theirs);
    ours.is_some() && theirs.is_some() && ours != base && theirs != base && ours != theirs && !decided
}

/// What a person makes of a file with markers: one side of each block.
fn settle(rng: &mut Rng, marked: &str) -> Result<String, String> {
    let mut out = String::new();
    let (mut side, mut wanted) = (0, 0);
    for line in marked.lines() {
        match line.get(..7) {
            Some("<<<<<<<") => (side, wanted) = (1, rng.u8(1..3)),
            Some("=======") if side == 1 => side = 2,
            Some(">>>>>>>") if side == 2 => side = 0,
            _ if side == 0 || side == wanted => out.extend([line, "\n"]),
            _ => {}
        }
    }
    if out == marked { Err("a conflict without markers".to_owned()) } else { Ok(out) }
}

/// What stands between markers.
fn in_blocks(marked: &str) -> String {
    let mut within = false;
    let mut is_within = |line: &&str| {
        within = (within || line.starts_with("<<<<<<<")) && !line.starts_with(">>>>>>>");
        within
    };
    marked.lines().filter(&mut is_within).collect::<Vec<_>>().join("\n")
}

/// The numbers in a text: of words `w00017`, and of days from 2030 on.
pub fn tokens(text: &str) -> impl Iterator<Item = u32> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').filter_map(|word| {
        if let Some(number) = word.strip_prefix('w').filter(|digits| digits.len() == 5) {
            return number.parse().ok();
        }
        let day = Some(word).filter(|word| word.len() == 10 && word.starts_with("20"))?.parse::<chrono::NaiveDate>().ok()?;
        let days = (day - hands::day_of(0)).num_days();
        u32::try_from(days).ok().filter(|days| *days > 0)
    });
    words.collect::<Vec<_>>().into_iter()
}
