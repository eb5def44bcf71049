//! Histories of three clones, and what has to hold of them.

pub mod edits;
pub mod members;
pub mod model;
pub mod pairings;
pub mod real_git;

use edits::Fresh;
use fastrand::Rng;
use members::{Members, Whole, blocks};
use model::{ByIdentity, Outcome, Repository, Tree, by_identity, driver, merged_by_line};
use stay::store::merge::Merged;
use stay::store::seal::Refusal;
use stay::vault::Identity;
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
    /// In a sealed workspace: files that got several blocks, since who merged could open none; and files whose blocks were joined.
    pub beside: usize,
    pub joined: usize,
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
        self.beside += other.beside;
        self.joined += other.joined;
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
    /// Who takes part, where the workspace is sealed.
    members: Option<Members>,
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
    lived(seed, None, "three_clones").map(|(count, events, _)| (count, events))
}

/// The same in a sealed workspace, of which two of three can open what was said; the files that it began with are sealed for them.
pub fn live_sealed(seed: u64) -> Result<(Count, Vec<Event>), String> {
    let members = Members::new(Identity::generate(), Identity::generate());
    lived(seed, Some(members), "three_sealed").map(|(count, events, _)| (count, events))
}

fn lived(seed: u64, members: Option<Members>, test: &str) -> Result<(Count, Vec<Event>, History), String> {
    let begin: Tree = edits::BEGIN.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    let begin = members.as_ref().map_or_else(|| begin.clone(), |members| members.sealed(begin.clone()));
    let mut repository = Repository::default();
    repository.commit(Vec::new(), begin);
    let mut history = History {
        members,
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
        Ok(()) => Ok((history.count, std::mem::take(&mut history.events), history)),
        Err(wrong) => Err(format!(
            "{wrong}\n\nagain: STAY_SEED={seed} cargo test --test all convergence::{test}, of which:\n{}",
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
        self.nothing_is_missing(self.heads[0])?;
        self.join_all()
    }

    /// In the end someone who can open it joins what still lies beside each other.
    fn join_all(&mut self) -> Result<(), String> {
        let Some(members) = &self.members else { return Ok(()) };
        let head = self.heads[0];
        let mut tree = self.repository.commits[head].tree.clone();
        let mut ledger = self.ledgers[head].clone();
        let lists: Vec<String> = tree.iter().filter(|(_, text)| blocks(text) > 1).map(|(path, _)| path.clone()).collect();
        for path in lists {
            while blocks(&tree[&path]) > 1 {
                let joined = members.joined(0, &tree, &path, &tree[&path], Some(&mut self.rng));
                let joined = joined.ok_or_else(|| format!("{path} can't be joined\n{}", tree[&path]))?;
                let left: BTreeSet<u32> = members.whole(&path, &joined).numbers.into_iter().collect();
                ledger.out.extend(members.whole(&path, &tree[&path]).numbers.iter().filter(|number| !left.contains(number)));
                tree.insert(path.clone(), joined);
                self.count.joined += 1;
            }
        }
        self.stand(0, vec![head], tree, ledger)
    }

    /// What all there is in a file, sealed or not.
    fn whole(&self, path: &str, text: &str) -> Whole {
        match &self.members {
            Some(members) => members.whole(path, text),
            None => Whole { text: text.to_owned(), numbers: tokens(text).collect(), contradicts: false },
        }
    }

    fn numbers(&self, path: &str, text: &str) -> BTreeSet<u32> {
        match &self.members {
            Some(members) => members.numbers(path, text),
            None => tokens(text).collect(),
        }
    }

    fn change(&mut self, clone: usize) -> Result<(), String> {
        let head = self.heads[clone];
        let mut tree = self.repository.commits[head].tree.clone();
        let mut ledger = self.ledgers[head].clone();
        let most = if self.members.is_some() { 80 } else { 40 };
        let Some((what, files)) = (match self.rng.u8(..most) {
            0..=3 => self.bring(&tree),
            4..=6 => self.take_out(&tree, &mut ledger),
            7 => self.take_out_all(&tree, &mut ledger),
            8 | 9 => self.bring_again(head, &tree),
            10 => self.move_home(&tree),
            _ => self.edit(clone, &tree, &mut ledger),
        }) else {
            return Ok(());
        };
        self.told.push(format!("{clone}: {what}"));
        // a new file is sealed with the write that brings it, and one that moves or comes back is as it was
        let is_new = what.starts_with("new") || what.starts_with("out");
        let closed = |(path, text): (String, Option<String>)| match (&self.members, text) {
            (Some(members), Some(text)) if is_new => (path.clone(), Some(members.closed(clone, &tree, &path, None, &text).unwrap())),
            (_, text) => (path, text),
        };
        let files: Files = files.into_iter().map(closed).collect();
        for (path, text) in &files {
            match text {
                Some(text) => {
                    for number in self.whole(path, text).numbers {
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
    fn edit(&mut self, clone: usize, tree: &Tree, ledger: &mut Ledger) -> Option<(String, Files)> {
        // where the workspace is sealed, most is written where there are words
        let of_words = |path: &&String| {
            [edits::TALK, edits::ACTION, edits::GOAL].iter().any(|known| path.rsplit('/').next() == known.rsplit('/').next())
        };
        let wordy: Vec<&String> = tree.keys().filter(of_words).collect();
        let is_wordy = self.members.is_some() && !wordy.is_empty() && self.rng.u8(..4) > 0;
        let paths = if is_wordy { wordy } else { tree.keys().collect() };
        let path = paths[self.rng.usize(..paths.len())].clone();
        let Some(members) = &self.members else {
            let done = edits::change(&mut self.rng, &path, &tree[&path], &mut self.fresh)?;
            return Some(Self::edited(path, done, ledger));
        };
        let opened = members.seen(clone, tree, &path, &tree[&path]);
        if opened.sealed.as_ref().is_some_and(|sealed| Members::can_open(clone) && !sealed.is_read()) {
            // what contradicts has to be chosen first; whose a file is of someone who was taken out can't be told
            let chosen = members.joined(clone, tree, &path, &tree[&path], Some(&mut self.rng))?;
            let left: BTreeSet<u32> = members.whole(&path, &chosen).numbers.into_iter().collect();
            ledger.out.extend(members.whole(&path, &tree[&path]).numbers.iter().filter(|number| !left.contains(number)));
            self.count.joined += 1;
            return Some((format!("chosen in {path}"), vec![(path, Some(chosen))]));
        }
        let mut done = edits::change(&mut self.rng, &path, &opened.text, &mut self.fresh)?;
        done.text = match members.closed(clone, tree, &path, Some(&tree[&path]), &done.text) {
            // the file of someone who was taken out
            Err(Refusal::NobodyKnown) => return None,
            closed => closed.unwrap_or_else(|refusal| panic!("{refusal:?} in {path}\n{}", done.text)),
        };
        Some(Self::edited(path, done, ledger))
    }

    fn edited(path: String, done: edits::Done, ledger: &mut Ledger) -> (String, Files) {
        if done.as_a_whole {
            ledger.open.extend(&done.gone);
        }
        ledger.out.extend(done.gone);
        (format!("{} in {path}", done.what), vec![(path, Some(done.text))])
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
        let outcome = self.merged(clone, ours, theirs);
        self.told
            .push(format!("{clone}: merges {other}, {} bases, conflicts {:?}, kept {:?}", outcome.bases, outcome.conflicts, outcome.kept));
        self.count.merges += 1;
        self.count.crossed += usize::from(outcome.bases > 1);
        self.count.conflicts += outcome.conflicts.values().map(Vec::len).sum::<usize>();
        self.count.by_line += outcome.by_line;
        self.count.kept += outcome.kept.len();
        if outcome.bases == 1 {
            let base = self.repository.bases(ours, theirs)[0];
            self.is_as_told(clone, base, ours, theirs, &outcome)?;
            self.count.pairs += pairings::count([base, ours, theirs].map(|commit| &self.repository.commits[commit].tree));
        }
        let mut ledger = self.ledgers[ours].clone();
        ledger.join(&self.ledgers[theirs]);
        let sides = [ours, theirs].map(|commit| by_identity(&self.repository.commits[commit].tree));
        for identity in &outcome.older {
            let numbers = |side: &ByIdentity| side.get(identity).map(|(path, text)| self.numbers(path, text)).unwrap_or_default();
            ledger.open.extend(&numbers(&sides[0]) | &numbers(&sides[1]));
        }
        // it stays as that side has it, also where someone let go of some of it before it was taken out
        for path in &outcome.kept {
            let back: Vec<u32> = self.numbers(path, &outcome.tree[path]).into_iter().filter(|number| ledger.out.contains(number)).collect();
            ledger.open.extend(back);
        }
        let mut tree = outcome.tree.clone();
        for path in outcome.conflicts.keys() {
            let marked = &outcome.tree[path];
            let settled = settle(&mut self.rng, marked).map_err(|wrong| format!("{path}: {wrong}\n{marked}"))?;
            let left = self.numbers(path, &settled);
            // what was shown and not chosen was let go by a person
            ledger.out.extend(self.numbers(path, marked).into_iter().filter(|number| !left.contains(number)));
            ledger.open.extend(left.intersection(&ledger.out));
            if outcome.conflicts[path].iter().any(|place| place.starts_with("answers")) {
                ledger.open.extend(tokens(&in_blocks(marked)));
            }
            tree.insert(path.clone(), settled);
        }
        self.join(clone, &mut tree, &mut ledger, &outcome.conflicts);
        self.events.push(Event::Merged { clone, other, marked: outcome, settled: tree.clone() });
        self.stand(clone, vec![ours, theirs], tree, ledger)
    }

    /// What was put in and not taken out on purpose is there, once; and nothing else is.
    fn nothing_is_missing(&self, commit: usize) -> Result<(), String> {
        let (tree, ledger) = (&self.repository.commits[commit].tree, &self.ledgers[commit]);
        let (mut found, mut waiting) = (BTreeMap::new(), BTreeSet::new());
        let before = self.repository.commits[commit].parents.first().map(|parent| &self.repository.commits[*parent].tree);
        for (path, text) in tree {
            if before.and_then(|tree| tree.get(path)) != Some(text) {
                yaml_serde::from_str::<yaml_serde::Value>(text).map_err(|error| format!("{path}: {error}\n{text}"))?;
            }
            let own = edits::identity(path, text);
            if let Some(leak) = self.members.as_ref().and_then(|members| members.leak(path, text)) {
                return Err(format!("{path}: {leak}\n{text}"));
            }
            let whole = self.whole(path, text);
            waiting.extend(whole.numbers.iter().filter(|_| whole.contradicts));
            for number in whole.numbers {
                *found.entry(number).or_insert(0) += 1;
                if self.homes.get(&number) != Some(&own) {
                    return Err(format!("w{number:05} of {:?} is in {path}", self.homes.get(&number)));
                }
            }
        }
        // until someone chooses, both sides of what contradicts are there
        let waiting: BTreeSet<u32> = waiting.intersection(&ledger.out).copied().collect();
        let wanted = &(&ledger.put - &ledger.out) - &ledger.open;
        let is = &(&found.keys().copied().collect::<BTreeSet<u32>>() - &ledger.open) - &waiting;
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

    /// The files of two commits, ours first: whose folder is whose.
    fn both_trees(&self, ours: usize, theirs: usize) -> Tree {
        let mut tree = self.repository.commits[theirs].tree.clone();
        tree.extend(self.repository.commits[ours].tree.clone());
        tree
    }

    /// What a member's program makes of three versions.
    fn driven(&self, clone: usize, sides: &Tree, path: &str, texts: [&str; 3], size: usize, by_line: &mut usize) -> Merged {
        driven(self.members.as_ref(), clone, sides, path, texts, size, by_line)
    }

    fn merged(&mut self, clone: usize, ours: usize, theirs: usize) -> Outcome {
        let (sides, members) = (self.both_trees(ours, theirs), self.members.as_ref());
        let driver =
            |path: &str, texts: [&str; 3], size: usize, by_line: &mut usize| driven(members, clone, &sides, path, texts, size, by_line);
        self.repository.merge(ours, theirs, &driver)
    }

    /// Three versions come to the same as if nothing were sealed: at once where they can be opened, else when that is done.
    fn is_as_in_the_open(
        &self,
        path: &str,
        texts: [&str; 3],
        told: &[String],
        merged: &str,
        beside: &BTreeSet<String>,
    ) -> Result<(), String> {
        let open = driver(path, texts, 7, &mut 0);
        let sorted = |places: &[String]| places.iter().cloned().collect::<BTreeSet<String>>();
        // what stands open of a list comes first, and of several blocks the one that sorts first
        let data = |text: &str| {
            let mut value: yaml_serde::Mapping = yaml_serde::from_str(text).unwrap();
            for list in value.values_mut().filter_map(yaml_serde::Value::as_sequence_mut) {
                // what was put beside is there whatever the other side took out, and is looked at by itself
                list.retain(|item| !item.as_str().is_some_and(|item| beside.contains(item)));
                list.sort_by_key(|item| format!("{item:?}"));
            }
            value.retain(|_, value| value.as_sequence().is_none_or(|list| !list.is_empty()));
            value
        };
        let whole = if told.is_empty() { self.whole(path, merged).text } else { String::new() };
        if let Some(lost) = beside.iter().find(|item| told.is_empty() && !whole.lines().any(|line| line == format!("- {item}"))) {
            return Err(format!("{path}: {lost} was put beside, and is gone:\n{whole}"));
        }
        let is_right = match told {
            // what waits for someone who can open it
            [] if self.whole(path, merged).contradicts => {
                open.conflicts.iter().any(|place| !ONE_VALUE.contains(&place.as_str()) || place == "dropped-because")
            }
            // of several blocks it does not matter whose they are
            [] => {
                let merged = data(&self.whole(path, merged).text);
                let [base, ours, theirs] = texts;
                let is_it = |text: &str| data(text) == merged;
                open.conflicts.is_empty() && (is_it(&open.text) || is_it(&driver(path, [base, theirs, ours], 7, &mut 0).text))
            }
            told => sorted(told).is_subset(&sorted(&open.conflicts)),
        };
        if is_right {
            return Ok(());
        }
        let [base, ours, theirs] = texts;
        let open_told = &open.conflicts;
        Err(format!("{path}: told {told:?}, and in the open {open_told:?}\n{base}---\n{ours}---\n{theirs}---\n{}---\n{whole}", open.text))
    }

    /// What whoever merged can open is joined, as `stay sync` does; what contradicts stays as it is.
    fn join(&mut self, clone: usize, tree: &mut Tree, ledger: &mut Ledger, settled: &BTreeMap<String, Vec<String>>) {
        let Some(members) = &self.members else { return };
        let lists: Vec<String> = tree.iter().filter(|(_, text)| blocks(text) > 1).map(|(path, _)| path.clone()).collect();
        for path in lists {
            self.count.beside += usize::from(!settled.contains_key(&path));
            if members.is_without_base(&tree[&path]) {
                // what one took out and another left may be there again
                ledger.open.extend(members.numbers(&path, &tree[&path]));
            }
            if let Some(joined) = members.joined(clone, tree, &path, &tree[&path], None) {
                tree.insert(path, joined);
                self.count.joined += 1;
            }
        }
    }

    /// Each conflict is one, each that is one is told, ends stay ends, and whose side it is makes no difference.
    fn is_as_told(&self, clone: usize, base: usize, ours: usize, theirs: usize, outcome: &Outcome) -> Result<(), String> {
        let sides = &self.both_trees(ours, theirs);
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
            let wholes = [base, ours, theirs].map(|text| self.whole(path, text));
            let values = wholes.each_ref().map(|whole| yaml_serde::from_str::<yaml_serde::Value>(&whole.text).unwrap());
            // who can't open the words is told nothing of them
            let is_open = |key: &str| self.members.is_none() || key != "dropped-because";
            let sees = self.members.is_none() || (Members::can_open(clone) && !wholes.iter().any(|whole| whole.contradicts));
            let one_value = || ONE_VALUE.into_iter().filter(|key| sees || is_open(key));
            let here: BTreeSet<&str> = one_value().filter(|key| told.iter().any(|place| place == key)).collect();
            let real: BTreeSet<&str> = one_value().filter(|key| is_conflict(key, values.each_ref().map(|value| value.get(key)))).collect();
            if here != real {
                return Err(format!("{path}: told {here:?}, and it is {real:?}\n{base}---\n{ours}---\n{theirs}"));
            }
            let knows = |text: &String| self.members.as_ref().is_some_and(|members| !members.is_without_base(text));
            if [base, ours, theirs, &outcome.tree[path]].into_iter().all(knows) && !wholes.iter().any(|whole| whole.contradicts) {
                let texts = wholes.each_ref().map(|whole| whole.text.as_str());
                let beside = |text: &str| self.members.as_ref().map(|members| members.beside(text)).unwrap_or_default();
                let (was, now) = (beside(base), beside(ours).into_iter().chain(beside(theirs)));
                let beside = now.filter(|item| !was.contains(item)).collect();
                self.is_as_in_the_open(path, texts, told, &outcome.tree[path], &beside)?;
            }
            let back = self.driven(clone, sides, path, [base, theirs, ours], 7, &mut 0);
            let numbers = |text: &str| &self.numbers(path, text) - &open;
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

fn driven(members: Option<&Members>, clone: usize, sides: &Tree, path: &str, texts: [&str; 3], size: usize, by_line: &mut usize) -> Merged {
    match members.and_then(|members| members.merged(clone, sides, path, texts, size)) {
        Some(merged) => merged.unwrap_or_else(|| merged_by_line(texts, size, by_line)),
        None => driver(path, texts, size, by_line),
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
