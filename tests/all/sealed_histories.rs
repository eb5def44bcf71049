//! Histories at random of a sealed workspace in three real clones, with real git and real commands: Piet and Anna can open what was
//! said, and Eva can't; at times she has no key at all. Whoever does what, and whoever takes it in how: in the end all clones have the
//! same bytes, no word that nobody took out is gone, none ever lies open, and nobody but the accepted readers can open a block.
//!
//! `STAY_SEALED_GIT=100` lives so many histories instead of 2, `STAY_SEED=17` that one alone; `STAY_FIGURES=1` writes the figures into
//! `docs/reliability.md`.

use crate::support::measurements;
use crate::support::sealed_clones::{Said, SealedClones};
use fastrand::Rng;
use stay::store::yaml;
use stay::vault::{self, Identity, identity};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use walkdir::WalkDir;

const EVERYONE: [&str; 3] = ["piet", "anna", "eva"];

/// What a word that is to be sealed begins with; its number follows.
const CANARY: &str = "kanarie";

/// What whoever can open the words does: `W` is a new word, `ACTION` and `GOAL` are ids. Lines behind `;` follow at once.
const OF_READERS: [&str; 22] = [
    "edit k7m3x9qa --summary W",
    "edit k7m3x9qa --summary W",
    "edit k7m3x9qa --energy W --energy mentoraat",
    "edit k7m3x9qa --obstacle te-veel-prioriteiten --obstacle W",
    "edit k7m3x9qa --theme learning",
    "edit k7m3x9qa --next 2027-01-DAY",
    "edit BOTALK --summary W",
    "edit ACTION --note W",
    "edit ACTION --due 2026-12-DAY",
    "act k7m3x9qa 'Titel' --note W",
    "done ACTION --note W",
    "reopen ACTION",
    "goal note GOAL W",
    "edit GOAL --project W",
    "note anna W",
    "note bo W --private",
    "close k7m3x9qa --summary W",
    "reopen k7m3x9qa",
    "employee handover bo --to 'Anna de Vries' --yes",
    "employee handover bo --to 'Piet Jansen' --yes",
    "unseal k7m3x9qa --yes;seal k7m3x9qa --yes",
    "undo",
];

/// What someone does who can't open them: words go beside what is there.
const OF_OTHERS: [&str; 9] = [
    "edit k7m3x9qa --summary W",
    "edit k7m3x9qa --obstacle W",
    "edit k7m3x9qa --next 2027-01-DAY",
    "edit ACTION --note W",
    "edit ACTION --due 2026-12-DAY",
    "edit GOAL --project W",
    "note anna W",
    "act k7m3x9qa 'Titel' --note W",
    "undo",
];

/// The ways to take in what someone else did, as a person types them; `OTHER` is another clone.
const WAYS: [&str; 4] = [
    "fetch -q ../shared main:refs/remotes/origin/main;merge -q --no-edit origin/main",
    "pull -q --no-rebase --no-edit",
    "pull -q --rebase",
    "fetch -q ../OTHER main;merge -q --no-edit FETCH_HEAD",
];

#[derive(Default)]
struct Count {
    done: usize,
    refused: usize,
    taken_in: usize,
    stopped: usize,
    beside: usize,
    blocks: usize,
}

struct History {
    rng: Rng,
    clones: SealedClones,
    recovery: Identity,
    eva: Identity,
    next: u32,
    put: BTreeSet<u32>,
    /// Words that someone took out or did not choose.
    gone: BTreeSet<u32>,
    /// The words in a block: opening takes time.
    known: HashMap<String, BTreeSet<u32>>,
    told: String,
    count: Count,
}

/// The numbers of the words in a text.
fn numbers(text: &str) -> impl Iterator<Item = u32> {
    text.split(CANARY).skip(1).filter_map(|rest| rest.get(..5)?.parse().ok())
}

/// The blocks in a text, wherever they stand.
fn blocks(text: &str) -> Vec<String> {
    let (mut found, mut within) = (Vec::new(), None);
    for line in text.lines().map(|line| line.trim().trim_start_matches("- |").trim()) {
        if line == "-----BEGIN AGE ENCRYPTED FILE-----" {
            within = Some(String::new());
        }
        if let Some(block) = &mut within {
            *block += line;
            *block += "\n";
        }
        if line == "-----END AGE ENCRYPTED FILE-----" {
            found.extend(within.take());
        }
    }
    found
}

impl History {
    fn new(seed: u64) -> History {
        let clones = SealedClones::with_more();
        let identity = |path: &str| identity::identities(&fs::read(clones.at(path)).unwrap()).unwrap().remove(0);
        let (recovery, eva) = (identity("home-piet/recovery.txt"), identity("home-eva/config/stay/identity.txt"));
        let (rng, known) = (Rng::with_seed(seed), HashMap::new());
        let (put, gone, count) = (BTreeSet::new(), BTreeSet::new(), Count::default());
        History { rng, clones, recovery, eva, next: 0, put, gone, known, told: String::new(), count }
    }

    /// Every file of the workspace in a clone.
    fn tree(&self, who: &str) -> BTreeMap<String, String> {
        let root = self.clones.at(who);
        let is_own = |found: &walkdir::DirEntry| !found.file_name().to_str().is_some_and(|name| name == ".git" || name == ".stay");
        let found = WalkDir::new(&root).into_iter().filter_entry(is_own).map(Result::unwrap);
        let files = found.filter(|found| found.path().extension().is_some_and(|end| end == "yaml"));
        let path = |found: &walkdir::DirEntry| found.path().strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
        files.map(|found| (path(&found), fs::read_to_string(found.path()).unwrap())).collect()
    }

    /// The words in a clone, for someone who can open everything.
    fn words(&mut self, who: &str) -> BTreeSet<u32> {
        let mut words = BTreeSet::new();
        for block in self.tree(who).values().flat_map(|text| blocks(text)) {
            let recovery = &self.recovery;
            let open = |block: &str| {
                let inner = vault::open(block, &[recovery]).unwrap_or_else(|why| panic!("recovery can't open it: {why:?}"));
                numbers(std::str::from_utf8(&inner).unwrap()).collect()
            };
            words.extend(self.known.entry(block).or_insert_with_key(|block| open(block)).iter());
        }
        words
    }

    /// Nothing lies open in a clone, or where its user keeps things.
    fn is_unread(&self, who: &str) {
        let all = [self.clones.at(who), self.clones.at(&format!("home-{who}"))].into_iter().flat_map(WalkDir::new).map(Result::unwrap);
        for file in all.filter(|found| found.file_type().is_file() && !found.path().components().any(|part| part.as_os_str() == ".git")) {
            let bytes = fs::read(file.path()).unwrap();
            let found = memchr::memmem::find(&bytes.to_ascii_lowercase(), CANARY.as_bytes());
            assert!(found.is_none(), "{} has words in the open\n{}", file.path().display(), self.told);
        }
    }

    /// Does something in a clone. Only who means to take words out may: `on_purpose`.
    fn act<T>(&mut self, who: &str, on_purpose: bool, act: impl FnOnce(&SealedClones) -> T) -> T {
        let before = self.words(who);
        let done = act(&self.clones);
        let lost: Vec<u32> = self.words(who).symmetric_difference(&before).filter(|word| before.contains(word)).copied().collect();
        if on_purpose {
            self.gone.extend(lost);
        } else {
            let lost: Vec<&u32> = lost.iter().filter(|word| !self.gone.contains(word)).collect();
            assert!(lost.is_empty(), "{lost:?} went with {who}\n{}", self.told);
        }
        done
    }

    fn tell(&mut self, who: &str, line: &str, said: &Said) {
        self.told += &format!("\n{who}$ {line}\n{:?} {}", said.code, said.words.trim());
        // what one types comes back to oneself
        let typed: Vec<&str> = line.split_whitespace().filter(|word| word.starts_with(CANARY)).collect();
        let words = typed.iter().fold(said.words.to_lowercase(), |words, typed| words.replace(typed, ""));
        let is_told = words.contains(CANARY) && (who == "eva" || line.starts_with("git") || line.starts_with("sync"));
        assert!(!is_told && !said.words.contains("panicked"), "words are told\n{}", self.told);
    }

    fn change(&mut self, who: &str) {
        let lines: &[&str] = if who == "eva" { &OF_OTHERS } else { &OF_READERS };
        let line = *self.rng.choice(lines).unwrap();
        let tree = self.tree(who);
        let id = |part: &str, rng: &mut Rng| {
            let found: Vec<&String> = tree.keys().filter(|path| path.contains(part)).collect();
            rng.choice(found).map_or("none".to_owned(), |path| path[path.len() - 13..path.len() - 5].to_owned())
        };
        self.next += 1;
        let line = line.replace('W', &format!("{CANARY}{:05}", self.next)).replace("DAY", &format!("{:02}", self.rng.u8(1..29)));
        let line = line.replace("BOTALK", &id("bo-bos/conversations/", &mut self.rng));
        let line = line.replace("ACTION", &id("/actions/", &mut self.rng)).replace("GOAL", &id("/goals/", &mut self.rng));
        let without_key = who == "eva" && self.rng.bool();
        let said = self.act(who, true, |clones| {
            let run = || line.split(';').fold(None, |_, line| Some(clones.stay(who, line))).unwrap();
            if without_key { clones.without_key(who, run) } else { run() }
        });
        self.tell(who, &line, &said);
        if self.words(who).contains(&self.next) {
            self.put.insert(self.next);
        }
        match said.code {
            Some(0 | 3) => self.count.done += 1,
            _ => self.count.refused += 1,
        }
        self.is_unread(who);
    }

    /// Commits and takes in what others did.
    fn take_in(&mut self, who: &str) {
        self.count.taken_in += 1;
        if self.rng.u8(..3) == 0 {
            return self.sync(who);
        }
        let other = *self.rng.choice(EVERYONE.iter().filter(|other| **other != who).collect::<Vec<_>>()).unwrap();
        let way = self.rng.choice(WAYS).unwrap().replace("OTHER", other);
        let said = self.act(who, false, |clones| {
            clones.git(who, "add -A");
            clones.try_git(who, "commit -q -m change");
            way.split(';').fold(None, |_, line| Some(clones.try_git(who, line))).unwrap()
        });
        self.tell(who, &format!("git {way}"), &said);
        self.is_unread(who);
        self.sync(who);
    }

    /// Syncs until nothing waits for this person.
    fn sync(&mut self, who: &str) {
        for _ in 0..6 {
            let said = self.act(who, false, |clones| clones.stay(who, "sync"));
            self.tell(who, "sync", &said);
            self.is_unread(who);
            if said.code == Some(0) {
                return;
            }
            self.count.stopped += 1;
            let line = self.rng.choice(["resolve --ours", "resolve --theirs"]).unwrap();
            let said = self.act(who, true, |clones| clones.stay(who, line));
            self.tell(who, line, &said);
            self.is_unread(who);
            if self.clones.at(who).join(".git/rebase-merge").exists() {
                // what was chosen may be all that the commit had
                let said = self.act(who, false, |clones| {
                    let went_on = clones.try_git(who, "rebase --continue");
                    if went_on.words.contains("--skip") { clones.try_git(who, "rebase --skip") } else { went_on }
                });
                self.tell(who, "git rebase --continue", &said);
            }
            if who == "eva" && said.code == Some(0) && said.words.contains("er wacht niets") {
                return;
            }
        }
        panic!("{who} comes to no end\n{}", self.told);
    }

    fn live(mut self) -> Count {
        for _ in 0..self.rng.usize(8..14) {
            let who = self.rng.choice(EVERYONE).unwrap();
            if self.rng.u8(..3) == 0 {
                self.take_in(who)
            } else {
                self.change(who)
            }
            let tree = self.tree(who);
            self.count.beside += usize::from(tree.values().any(|text| text.contains("\nsealed:\n- |")));
        }
        // each once, and once more for what came after them or was chosen
        for _ in 0..4 {
            EVERYONE.into_iter().for_each(|who| self.sync(who));
            let trees = EVERYONE.map(|who| self.tree(who));
            if trees.iter().all(|tree| *tree == trees[0]) {
                break;
            }
        }
        let first = self.tree("piet");
        for who in EVERYONE {
            let tree = self.tree(who);
            let other = |path: &&String| tree.get(*path) != first.get(*path);
            let differ: Vec<&String> = first.keys().chain(tree.keys()).filter(other).collect();
            assert!(differ.is_empty(), "{differ:?} differ\n{}", self.told);
        }
        let found = self.words("piet");
        let lost: Vec<&u32> = self.put.iter().filter(|word| !found.contains(word) && !self.gone.contains(word)).collect();
        assert!(lost.is_empty() && found.is_subset(&self.put), "{lost:?} are lost\n{}", self.told);
        self.is_for_readers_alone(&first);
        self.clones.assert_unread();
        self.count
    }

    /// Each block is for as many keys as it names readers, all of them accepted; and Eva never got one that she can open.
    fn is_for_readers_alone(&mut self, tree: &BTreeMap<String, String>) {
        for (path, text) in tree.iter().filter(|(_, text)| text.contains("sealed:")) {
            let root = yaml::parse(text).unwrap_or_else(|fault| panic!("{path}: {fault:?}\n{}", self.told));
            let items = root.get("readers").map(|node| &node.value);
            let Some(yaml::Value::Seq(items)) = items else { panic!("{path}: {text}") };
            let readers: Vec<String> = items.iter().filter_map(|item| Some(item.text()?.into_owned())).collect();
            let known = |reader: &String| tree["readers.yaml"].contains(&format!("\n  {reader}:\n"));
            assert!(readers.iter().all(known), "{path}: {readers:?}\n{}", self.told);
            let blocks = blocks(text);
            assert_eq!(blocks.len(), 1, "{path} has blocks that nobody joined\n{}\n{text}", self.told);
            assert_eq!(vault::recipients(&blocks[0]), Ok(readers.len()), "{path}\n{}", self.told);
        }
        let objects = self.clones.objects("shared");
        let blocks: BTreeSet<String> = blocks(&objects).into_iter().collect();
        self.count.blocks += blocks.len();
        for block in blocks {
            assert!(vault::open(&block, &[&self.eva]).is_err(), "Eva can open it\n{}", self.told);
            assert!((2..=3).contains(&vault::recipients(&block).unwrap()), "{}", self.told);
        }
    }
}

#[test]
fn whoever_can_open_it_or_not_the_clones_come_to_the_same_and_no_word_is_lost_or_lies_open() {
    let number = |name: &str| std::env::var(name).ok().map(|value| value.parse::<u64>().unwrap_or_else(|_| panic!("{name}: {value}")));
    let seeds = number("STAY_SEED").map_or(0..number("STAY_SEALED_GIT").unwrap_or(2), |seed| seed..seed + 1);
    let mut all = Count::default();
    let mut failed = Vec::new();
    for seed in seeds.clone() {
        let Ok(count) = std::panic::catch_unwind(|| History::new(seed).live()) else {
            failed.push(seed);
            continue;
        };
        all.done += count.done;
        all.refused += count.refused;
        all.taken_in += count.taken_in;
        all.stopped += count.stopped;
        all.beside += count.beside;
        all.blocks += count.blocks;
    }
    assert!(failed.is_empty(), "seeds {failed:?}; again: STAY_SEED={} cargo test --test all sealed_histories::", failed[0]);
    let lines = [
        format!(
            "{} histories of a sealed workspace in three clones, with git itself and commands, of which one can open nothing:",
            seeds.count()
        ),
        String::new(),
        format!("- {} commands done and {} refused, {} times that someone took in what others did", all.done, all.refused, all.taken_in),
        format!("- {} times that this waited for a choice; {} times that blocks lay beside each other", all.stopped, all.beside),
        format!("- {} blocks in git, each for the accepted readers alone", all.blocks),
    ];
    measurements::record("sealed-git", &lines);
}
