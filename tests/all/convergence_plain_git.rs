//! Histories at random in real clones, with the plain commands of git among `stay sync`: whoever takes in what how, the words
//! of one record or person are never in the file of another, none are lost, and in the end all clones are the same.
//!
//! What is done is as in `histories/hands.rs`; files are taken out, replaced by what looks like them, made anew, and people's
//! folders move. `STAY_PLAIN=200` lives so many histories instead of 6, `STAY_SEED=17` that one alone; `STAY_FIGURES=1`
//! writes the figures into `docs/reliability.md`.

use crate::support::clones::{Clones, words};
use crate::support::histories::{edits, tokens};
use crate::support::measurements;
use crate::support::sync_hints;
use fastrand::Rng;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

const CLONES: [&str; 2] = ["one", "two"];

/// The ways to take in what others did, as a person types them.
const WAYS: [&str; 9] = [
    "git pull -q --no-rebase --no-edit",
    "git pull -q --rebase",
    "git fetch -q; git merge -q --no-edit origin/main",
    "git fetch -q; git rebase -q origin/main",
    "git fetch -q; git cherry-pick origin/main",
    "git reset -q --soft HEAD~1; git stash -q; git pull -q --rebase; git stash pop -q",
    "git format-patch -q --stdout origin/main..HEAD > ../mine.mbox; git fetch -q; git reset -q --hard origin/main; git am -q -3 ../mine.mbox",
    "git fetch -q; git reset -q HEAD~1; git checkout -q -m -B main origin/main",
    "git revert --no-edit HEAD; git pull -q --no-rebase --no-edit",
];

struct History {
    rng: Rng,
    fresh: edits::Fresh,
    clones: Clones,
    /// What each number was put into.
    homes: BTreeMap<u32, String>,
    /// Numbers that may be gone: replaced, taken out, or not chosen.
    open: BTreeSet<u32>,
    told: String,
    count: Count,
}

#[derive(Default)]
struct Count {
    edits: usize,
    gone: usize,
    moved: usize,
    taken_in: usize,
    stopped: usize,
}

type Tree = BTreeMap<String, String>;

impl History {
    fn new(seed: u64) -> History {
        let clones = Clones::new();
        fs::remove_dir_all(clones.at("one").join("employees")).unwrap();
        for (path, text) in edits::BEGIN {
            write(&clones, "one", path, text);
        }
        clones.commit("one", "begin anew");
        clones.git("one", &["push", "-q"]);
        clones.git("two", &["pull", "-q"]);
        if seed % 2 == 1 {
            // a repository that holds more than the workspace: git guesses at renames
            let keys = "merge.renames merge.directoryRenames pull.twohead diff.renames";
            CLONES.iter().for_each(|clone| drop(clones.shell(clone, &format!("for key in {keys}; do git config --unset $key; done"))));
        }
        let (rng, fresh) = (Rng::with_seed(seed), edits::Fresh::default());
        History { rng, fresh, clones, homes: BTreeMap::new(), open: BTreeSet::new(), told: String::new(), count: Count::default() }
    }

    fn live(&mut self) {
        for _ in 0..self.rng.usize(8..16) {
            let clone = *self.rng.choice(&CLONES).unwrap();
            if self.rng.u8(..3) == 0 {
                let way = *self.rng.choice(&WAYS).unwrap();
                self.take_in(clone, way);
            } else {
                self.change(clone);
            }
        }
        for clone in ["one", "two", "one", "two"] {
            self.sync(clone);
        }
        assert_eq!(self.tree("one"), self.tree("two"), "{}", self.told);
        let found: BTreeSet<u32> = self.tree("one").values().flat_map(|text| tokens(text)).collect();
        let lost: Vec<&u32> = self.homes.keys().filter(|number| !found.contains(number) && !self.open.contains(number)).collect();
        assert!(lost.is_empty(), "{lost:?} are lost\n{}", self.told);
    }

    /// The files of the workspace in a clone, as they lie there.
    fn tree(&self, clone: &str) -> Tree {
        let listed = self.clones.git(clone, &["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate", "*.yaml"]);
        let paths = String::from_utf8(listed.stdout).unwrap();
        let text = |path: &str| Some((path.to_owned(), fs::read_to_string(self.clones.at(clone).join(path)).ok()?));
        paths.split_terminator('\0').filter_map(text).collect()
    }

    fn change(&mut self, clone: &str) {
        let tree = self.tree(clone);
        let folders: Vec<String> =
            tree.keys().filter(|path| path.ends_with("/employee.yaml")).filter_map(|path| edits::folder(path)).map(str::to_owned).collect();
        let records: Vec<&String> = tree.keys().filter(|path| path.matches('/').count() == 3).collect();
        let Some(home) = self.rng.choice(&folders).cloned() else { return };
        let inside = |path: &&String| edits::folder(path) == Some(&home);
        let mut files: Vec<(String, Option<String>)> = Vec::new();
        let what = match self.rng.u8(..20) {
            0..=3 => {
                let Some(path) = self.rng.choice(&records) else { return };
                files.push(((*path).clone(), None));
                files.push(some(edits::new_record(&mut self.rng, &home, &mut self.fresh)));
                "out, and another one"
            }
            4 => {
                files.extend(tree.keys().filter(inside).map(|path| (path.clone(), None)));
                files.push(some(edits::new_person(&mut self.fresh)));
                "someone out, and another one"
            }
            5 | 6 => {
                let new = format!("employees/x{}", self.fresh.word());
                files.extend(
                    tree.iter()
                        .filter(|(path, _)| inside(path))
                        .map(|(path, text)| (format!("{new}{}", &path[home.len()..]), Some(text.clone()))),
                );
                files.extend(tree.keys().filter(inside).map(|path| (path.clone(), None)));
                self.count.moved += 1;
                "someone's folder moved"
            }
            7 | 8 => {
                files.push(some(edits::new_record(&mut self.rng, &home, &mut self.fresh)));
                "new"
            }
            _ => {
                let paths: Vec<&String> = tree.keys().filter(|path| !tree[*path].contains("<<<<<<<")).collect();
                let path = (*self.rng.choice(&paths).unwrap()).clone();
                let Some(done) = edits::change(&mut self.rng, &path, &tree[&path], &mut self.fresh) else { return };
                self.open.extend(done.gone);
                files.push((path, Some(done.text)));
                "changed"
            }
        };
        self.told += &format!("\n# {clone}: {what} {:?}\n", files.iter().map(|(path, _)| path).collect::<Vec<_>>());
        let moves = what.contains("moved");
        for (path, text) in files {
            match text {
                Some(text) => {
                    let own = edits::identity(&path, &text);
                    for number in tokens(&text) {
                        self.homes.entry(number).or_insert_with(|| own.clone());
                    }
                    write(&self.clones, clone, &path, &text);
                }
                None => {
                    if !moves {
                        self.let_go(&edits::identity(&path, &tree[&path]));
                        self.count.gone += 1;
                    }
                    fs::remove_file(self.clones.at(clone).join(path)).unwrap();
                }
            }
        }
        self.count.edits += 1;
        self.clones.commit(clone, "change");
    }

    /// All that was put into a file may be gone with it.
    fn let_go(&mut self, identity: &str) {
        self.open.extend(self.homes.iter().filter(|(_, home)| *home == identity).map(|(number, _)| *number));
    }

    fn take_in(&mut self, clone: &str, line: &str) {
        let of_head = |how: &[&str]| words(&self.clones.git(clone, &[&["log", "-1"], how].concat()));
        let needs_own = line.contains("revert") || line.contains("HEAD~1");
        if needs_own && of_head(&["--format=%s"]).trim() != "change" {
            return;
        }
        if line.contains("revert") {
            // what is taken back may be gone, and so may what stands there
            for path in of_head(&["--name-only", "--no-renames", "--format="]).lines() {
                let texts = ["HEAD", "HEAD~1"].map(|commit| words(&self.clones.git(clone, &["show", &format!("{commit}:{path}")])));
                self.open.extend(texts.iter().flat_map(|text| tokens(text).collect::<Vec<_>>()));
            }
        }
        // going to where others are leaves one's own commits behind: only one's own changes come along
        if line.contains("-B main") && words(&self.clones.git(clone, &["rev-list", "--count", "origin/main..HEAD"])).trim() != "1" {
            return;
        }
        self.count.taken_in += 1;
        let made = self.clones.shell(clone, line);
        self.told += &format!("\n$ {clone}: {line}\n{made}");
        self.each_in_its_own(clone, true);
        self.sync(clone);
    }

    fn sync(&mut self, clone: &str) {
        for _ in 0..12 {
            // one side of a conflict is chosen: the other may be gone
            let marked = self.tree(clone).into_values().filter(|text| text.contains("<<<<<<<"));
            self.open.extend(marked.flat_map(|text| tokens(&text).collect::<Vec<_>>()));
            let followed = sync_hints::follow(&self.clones, clone, 1);
            self.told += &followed.said;
            self.each_in_its_own(clone, false);
            if matches!(followed.code, Some(0 | 3)) {
                return;
            }
            self.count.stopped += 1;
            let marked = self.tree(clone).into_values().filter(|text| text.contains("<<<<<<<"));
            self.open.extend(marked.flat_map(|text| tokens(&text).collect::<Vec<_>>()));
        }
        panic!("{clone} is stuck\n{}", self.told);
    }

    /// No word of one record or person is in the file of another. Before `stay` had a look, git may have put one file as a
    /// whole in the place of another, which it asks nobody about.
    fn each_in_its_own(&self, clone: &str, before: bool) {
        for (path, text) in self.tree(clone) {
            let own = edits::identity(&path, &text);
            for number in tokens(&text) {
                let home = &self.homes[&number];
                let is_whole = |home: &str| {
                    before && text.lines().next().and_then(|line| line.strip_prefix("id: ")).is_some_and(|id| home.contains(id))
                };
                assert!(*home == own || is_whole(home), "w{number:05} of {home} is in {path}:\n{text}\n{}", self.told);
            }
        }
    }
}

fn some((path, text): (String, String)) -> (String, Option<String>) {
    (path, Some(text))
}

fn write(clones: &Clones, clone: &str, path: &str, text: &str) {
    let path = clones.at(clone).join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|value| value.parse().unwrap_or_else(|_| panic!("{name}: {value}")))
}

#[test]
fn whichever_command_of_git_is_used_no_word_changes_hands_and_none_is_lost() {
    let seeds = number("STAY_SEED").map_or(0..number("STAY_PLAIN").unwrap_or(6), |seed| seed..seed + 1);
    let mut all = Count::default();
    for seed in seeds.clone() {
        let mut history = History::new(seed);
        history.told = format!("again: STAY_SEED={seed} cargo test --test all convergence_plain_git::\n");
        history.live();
        all.edits += history.count.edits;
        all.gone += history.count.gone;
        all.moved += history.count.moved;
        all.taken_in += history.count.taken_in;
        all.stopped += history.count.stopped;
    }
    if seeds.clone().count() > 1 {
        let line = format!(
            "{} histories of two clones in real git: {} edits, {} files taken out, {} folders moved, {} times something was taken in by a plain command of git, {} times that `stay sync` stopped and said how to go on; every word with its own, none lost.",
            seeds.count(),
            all.edits,
            all.gone,
            all.moved,
            all.taken_in,
            all.stopped
        );
        measurements::record("plain", &[line]);
    }
}
