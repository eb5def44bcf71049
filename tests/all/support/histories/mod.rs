//! Histories of three clones, and what has to hold of them.

pub mod edits;
pub mod model;
pub mod pairings;
pub mod real_git;

use edits::Fresh;
use fastrand::Rng;
use model::{ByIdentity, Outcome, Repository, Tree, by_identity, driver};
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
    /// Of the edits: files taken out, made again, and people's folders moved.
    pub gone: usize,
    pub again: usize,
    pub moved: usize,
    /// Files that stayed though one side took them out, since the other had changed them.
    pub kept: usize,
    /// Files that went on one side and others that came there, which git may take for one.
    pub pairs: usize,
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, other: Count) {
        self.edits += other.edits;
        self.merges += other.merges;
        self.crossed += other.crossed;
        self.conflicts += other.conflicts;
        self.by_line += other.by_line;
        self.gone += other.gone;
        self.again += other.again;
        self.moved += other.moved;
        self.kept += other.kept;
        self.pairs += other.pairs;
    }
}

/// Files that changed, each with what it holds now; those without a text went.
type Files = Vec<(String, Option<String>)>;

/// One step of a history, as git can be made to take it as well.
pub enum Event {
    /// Files that someone changed and committed; those without a text went.
    Changed { clone: usize, files: Files },
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
    /// What each number was put into: the record or person.
    homes: BTreeMap<u32, String>,
    /// Whether people's folders are moved.
    moves: bool,
    /// What was taken out, in which commit.
    graves: Vec<(usize, String, String)>,
}

/// Makes one history and holds it to all that has to hold; the story as far as it came when something does not.
pub fn live(seed: u64) -> Result<(Count, Vec<Event>), String> {
    let begin: Tree = edits::BEGIN.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
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
        homes: BTreeMap::new(),
        // those that git lives again are told apart by paths
        moves: seed % 2 == 1,
        graves: Vec::new(),
    };
    match history.all() {
        Ok(()) => Ok((history.count, history.events)),
        Err(wrong) => Err(format!(
            "{wrong}\n\nagain: STAY_SEED={seed} cargo test --test all convergence::three_clones, of which:\n{}",
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
        let Some((what, files)) = (match self.rng.u8(..40) {
            0..=3 => self.bring(&tree),
            4..=6 => self.take_out(&tree, &mut ledger),
            7 => self.take_out_all(&tree, &mut ledger),
            8 | 9 => self.bring_again(head, &tree),
            10 => self.move_home(&tree),
            _ => self.edit(&tree, &mut ledger),
        }) else {
            return Ok(());
        };
        self.told.push(format!("{clone}: {what}"));
        for (path, text) in &files {
            match text {
                Some(text) => {
                    for number in tokens(text) {
                        self.homes.entry(number).or_insert_with(|| edits::identity(path, text));
                        ledger.put.insert(number);
                    }
                    tree.insert(path.clone(), text.clone());
                }
                None => {
                    let text = tree.remove(path).unwrap_or_default();
                    if what.starts_with("out") {
                        self.graves.push((self.repository.commits.len(), path.clone(), text));
                    }
                }
            }
        }
        self.events.push(Event::Changed { clone, files });
        self.count.edits += 1;
        self.stand(clone, vec![head], tree, ledger)
    }

    /// An edit of a file.
    fn edit(&mut self, tree: &Tree, ledger: &mut Ledger) -> Option<(String, Files)> {
        let paths: Vec<&String> = tree.keys().collect();
        let path = paths[self.rng.usize(..paths.len())].clone();
        let done = edits::change(&mut self.rng, &path, &tree[&path], &mut self.fresh)?;
        if done.as_a_whole {
            ledger.open.extend(&done.gone);
        }
        ledger.out.extend(done.gone);
        Some((format!("{} in {path}", done.what), vec![(path, Some(done.text))]))
    }

    /// The folders of people.
    fn folders(tree: &Tree) -> Vec<String> {
        tree.keys().filter(|path| path.ends_with("/employee.yaml")).filter_map(|path| edits::folder(path)).map(str::to_owned).collect()
    }

    /// A new record, or a new person.
    fn bring(&mut self, tree: &Tree) -> Option<(String, Files)> {
        let folders = Self::folders(tree);
        let (path, text) = match self.rng.choice(&folders) {
            Some(folder) if self.rng.u8(..5) > 0 => edits::new_record(&mut self.rng, folder, &mut self.fresh),
            _ => edits::new_person(&mut self.fresh),
        };
        Some((format!("new {path}"), vec![(path, Some(text))]))
    }

    /// Takes a record out, as `stay undo` and `git rm` do, often for one that looks like it.
    fn take_out(&mut self, tree: &Tree, ledger: &mut Ledger) -> Option<(String, Files)> {
        let records: Vec<&String> = tree.keys().filter(|path| path.matches('/').count() == 3).collect();
        let path = (*self.rng.choice(&records)?).clone();
        self.let_go(&path, &tree[&path], ledger);
        self.count.gone += 1;
        let mut files = vec![(path.clone(), None)];
        if self.rng.bool() {
            files.extend(self.bring(tree)?.1);
        }
        Some((format!("out {path}"), files))
    }

    /// What was ever put into a file that is taken out: when someone else changed it, it stays as it is there.
    fn let_go(&self, path: &str, text: &str, ledger: &mut Ledger) {
        let own = edits::identity(path, text);
        let put = self.homes.iter().filter(|(number, home)| **home == own && ledger.put.contains(number));
        ledger.open.extend(put.map(|(number, _)| *number));
    }

    /// Takes a person out, who left, often for a new one.
    fn take_out_all(&mut self, tree: &Tree, ledger: &mut Ledger) -> Option<(String, Files)> {
        let folders = Self::folders(tree);
        let home = self.rng.choice(&folders)?.clone();
        let inside = |path: &&String| edits::folder(path) == Some(&home);
        let mut files: Files = tree.keys().filter(inside).map(|path| (path.clone(), None)).collect();
        files.iter().for_each(|(path, _)| self.let_go(path, &tree[path], ledger));
        self.count.gone += files.len();
        if self.rng.bool() {
            let (path, text) = edits::new_person(&mut self.fresh);
            files.push((path, Some(text)));
        }
        Some((format!("out, all of {home}"), files))
    }

    /// Makes a file again that was taken out, as it was.
    fn bring_again(&mut self, head: usize, tree: &Tree) -> Option<(String, Files)> {
        let known: BTreeSet<String> = tree.iter().map(|(path, text)| edits::identity(path, text)).collect();
        let past = &self.repository.commits[head].past;
        let is_free = |(at, path, text): &&(usize, String, String)| {
            let is_of_someone = path.ends_with("/employee.yaml")
                || edits::folder(path).is_some_and(|home| tree.contains_key(&format!("{home}/employee.yaml")));
            past.contains(at) && is_of_someone && !tree.contains_key(path) && !known.contains(&edits::identity(path, text))
        };
        let graves: Vec<_> = self.graves.iter().filter(is_free).collect();
        let (_, path, text) = (*self.rng.choice(&graves)?).clone();
        self.count.again += 1;
        Some((format!("again {path}"), vec![(path, Some(text))]))
    }

    /// Gives a person's folder another name, with all that is in it.
    fn move_home(&mut self, tree: &Tree) -> Option<(String, Files)> {
        if !self.moves {
            return None;
        }
        let folders = Self::folders(tree);
        let home = self.rng.choice(&folders)?.clone();
        let new = format!("employees/x{}", self.fresh.word());
        let inside = |path: &&String| edits::folder(path) == Some(&home);
        let paths: Vec<String> = tree.keys().filter(inside).cloned().collect();
        let to = |path: &String| (format!("{new}{}", &path[home.len()..]), Some(tree[path].clone()));
        let files = paths.iter().map(to).chain(paths.iter().map(|path| (path.clone(), None))).collect();
        self.count.moved += 1;
        Some((format!("moved {home} to {new}"), files))
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
        self.told
            .push(format!("{clone}: merges {other}, {} bases, conflicts {:?}, kept {:?}", outcome.bases, outcome.conflicts, outcome.kept));
        self.count.merges += 1;
        self.count.crossed += usize::from(outcome.bases > 1);
        self.count.conflicts += outcome.conflicts.values().map(Vec::len).sum::<usize>();
        self.count.by_line += outcome.by_line;
        self.count.kept += outcome.kept.len();
        if outcome.bases == 1 {
            let base = self.repository.bases(ours, theirs)[0];
            self.is_as_told(base, ours, theirs, &outcome)?;
            self.count.pairs += pairings::count([base, ours, theirs].map(|commit| &self.repository.commits[commit].tree));
        }
        let mut ledger = self.ledgers[ours].clone();
        ledger.join(&self.ledgers[theirs]);
        let sides = [ours, theirs].map(|commit| by_identity(&self.repository.commits[commit].tree));
        for identity in &outcome.older {
            let numbers =
                |side: &ByIdentity| side.get(identity).map(|(_, text)| tokens(text).collect::<BTreeSet<u32>>()).unwrap_or_default();
            ledger.open.extend(&numbers(&sides[0]) | &numbers(&sides[1]));
        }
        // it stays as that side has it, also where someone let go of some of it before it was taken out
        for path in &outcome.kept {
            let back: Vec<u32> = tokens(&outcome.tree[path]).filter(|number| ledger.out.contains(number)).collect();
            ledger.open.extend(back);
        }
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
            let own = edits::identity(path, text);
            for number in tokens(text) {
                *found.entry(number).or_insert(0) += 1;
                if self.homes.get(&number) != Some(&own) {
                    return Err(format!("w{number:05} of {:?} is in {path}", self.homes.get(&number)));
                }
            }
        }
        let wanted = &(&ledger.put - &ledger.out) - &ledger.open;
        let is = &found.keys().copied().collect::<BTreeSet<u32>>() - &ledger.open;
        let twice: Vec<u32> =
            found.iter().filter(|(number, times)| **times > 1 && !ledger.open.contains(number)).map(|(number, _)| *number).collect();
        if wanted == is && twice.is_empty() {
            return Ok(());
        }
        let told = |numbers: BTreeSet<u32>| {
            numbers.into_iter().map(|number| format!("w{number:05} or {}", edits::day_of(number))).collect::<Vec<_>>()
        };
        let (missing, back) = (told(&wanted - &is), told(&is - &wanted));
        let texts: Vec<&str> = tree.values().map(String::as_str).collect();
        Err(format!("missing {missing:?}, back {back:?}, twice {twice:?} in\n{}", texts.join("---\n")))
    }

    /// Each conflict is one, each that is one is told, ends stay ends, and whose side it is makes no difference.
    fn is_as_told(&self, base: usize, ours: usize, theirs: usize, outcome: &Outcome) -> Result<(), String> {
        let open = &self.ledgers[ours].open | &self.ledgers[theirs].open;
        let all = [base, ours, theirs].map(|commit| by_identity(&self.repository.commits[commit].tree));
        let merged = by_identity(&outcome.tree);
        pairings::told(&all)?;
        for (identity, (was, base)) in &all[0] {
            let (Some((_, ours)), Some((_, theirs))) = (all[1].get(identity), all[2].get(identity)) else {
                let left = all[1].get(identity).or(all[2].get(identity)).filter(|(_, text)| text != base);
                let is_kept = merged
                    .get(identity)
                    .is_some_and(|(path, text)| outcome.kept.contains(*path) && left.is_some_and(|left| left.1 == *text));
                if left.is_some() != is_kept || left.is_some() != merged.contains_key(identity) {
                    return Err(format!("{was} was taken out on one side, and now it is {:?}", merged.get(identity)));
                }
                continue;
            };
            let path = merged[identity].0;
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
            let numbers = |text: &str| &tokens(text).collect::<BTreeSet<u32>>() - &open;
            if back.conflicts.len() != told.len() || numbers(&back.text) != numbers(&outcome.tree[path]) {
                return Err(format!(
                    "{path}: the other way round\n{base}---\n{ours}---\n{theirs}---\n{}---\n{}",
                    outcome.tree[path], back.text
                ));
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
        let days = (day - edits::day_of(0)).num_days();
        u32::try_from(days).ok().filter(|days| *days > 0)
    });
    words.collect::<Vec<_>>().into_iter()
}
