//! From every state that git can leave, `stay sync` goes on or says what to type, and that works.
//!
//! The states are made, not listed: each file of a record as it can be in the last commit, in the index and on the disk, and
//! each of the seven kinds that a merge leaves, all of them at once in one clone. `tests/under_way.rs` has the operations.

use crate::support::clones::{Clones, words};
use crate::support::sync_hints;
use std::fs;
use std::path::Path;

/// A record of its own for each state.
fn record(at: usize) -> String {
    format!("employees/anna/actions/2026-11-22-s{at:07}.yaml")
}

fn text(at: usize, title: &str) -> String {
    format!("id: s{at:07}\ntitle: {title}\nowner: manager\ndue: 2026-12-02\nstatus: open\ncreated: 2026-11-22\n")
}

/// What git calls a text.
fn blob(clones: &Clones, text: &str) -> String {
    fs::write(clones.at("one").join(".git/text"), text).unwrap();
    words(&clones.git("one", &["hash-object", "-w", ".git/text"])).trim().to_owned()
}

/// Puts entries into the index as they are: lines of `mode hash stage<TAB>path`.
fn index(clones: &Clones, lines: &str) {
    fs::write(clones.at("one").join(".git/entries"), lines).unwrap();
    let said = clones.shell("one", "git update-index --index-info < .git/entries");
    assert_eq!(said, "");
}

/// How a file is on the disk.
#[derive(Clone, Copy, Debug)]
enum Disk {
    Absent,
    AsCommitted,
    Edited,
    Empty,
    Link,
    Folder,
    Runnable,
}

const DISK: [Disk; 7] = [Disk::Absent, Disk::AsCommitted, Disk::Edited, Disk::Empty, Disk::Link, Disk::Folder, Disk::Runnable];

fn on_disk(path: &Path, disk: Disk, committed: &str, edited: &str) {
    let _ = fs::remove_file(path);
    match disk {
        Disk::Absent => {}
        Disk::AsCommitted => fs::write(path, committed).unwrap(),
        Disk::Edited => fs::write(path, edited).unwrap(),
        Disk::Empty => fs::write(path, "").unwrap(),
        Disk::Link => std::os::unix::fs::symlink("elsewhere.yaml", path).unwrap(),
        Disk::Folder => {
            fs::create_dir(path).unwrap();
            fs::write(path.join("note.txt"), edited).unwrap();
        }
        Disk::Runnable => {
            fs::write(path, edited).unwrap();
            fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        }
    }
}

/// Every word that was typed is in a file of the workspace's folder.
fn all_there(folder: &Path, typed: &[String], said: &str) {
    let mut found = String::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            match entry.file_type().unwrap() {
                kind if kind.is_dir() => folders.push(entry.path()),
                kind if kind.is_file() => found.push_str(&fs::read_to_string(entry.path()).unwrap_or_default()),
                _ => {}
            }
        }
    }
    let lost: Vec<&String> = typed.iter().filter(|word| !found.contains(word.as_str())).collect();
    assert!(lost.is_empty(), "{lost:?} is lost\n{said}");
}

#[test]
fn each_file_in_commit_index_and_disk() {
    let clones = Clones::new();
    let folder = clones.at("one");
    let committed = [false, true];
    let indexed = ["absent", "same", "edited", "link", "runnable", "intended"];
    let states: Vec<(bool, &str, Disk)> = committed
        .into_iter()
        .flat_map(|head| indexed.into_iter().flat_map(move |index| DISK.into_iter().map(move |disk| (head, index, disk))))
        .collect();
    for (at, _) in states.iter().enumerate().filter(|(_, (head, ..))| *head) {
        fs::write(folder.join(record(at)), text(at, "Begin")).unwrap();
    }
    clones.commit("one", "states");
    clones.git("one", &["push", "-q"]);
    let mut typed = Vec::new();
    let mut entries = String::new();
    for (at, &(head, kind, disk)) in states.iter().enumerate() {
        let path = record(at);
        let (same, edited) = (text(at, "Begin"), text(at, &format!("Typed{at}x")));
        if matches!(disk, Disk::Edited | Disk::Folder | Disk::Runnable) {
            typed.push(format!("Typed{at}x"));
        }
        on_disk(&folder.join(&path), disk, &same, &edited);
        let entry = |mode: &str, text: &str| format!("{mode} {} 0\t{path}\n", blob(&clones, text));
        let gone = format!("0 {} 0\t{path}\n", "0".repeat(40));
        entries += &match kind {
            "absent" => gone,
            "same" if head => entry("100644", &same),
            "same" => entry("100644", &edited),
            "edited" => entry("100644", &text(at, "Staged")),
            "link" => entry("120000", "elsewhere.yaml"),
            "runnable" => entry("100755", &same),
            _ => gone,
        };
    }
    index(&clones, &entries);
    for (at, (_, kind, disk)) in states.iter().enumerate() {
        if *kind == "intended" && !matches!(disk, Disk::Absent | Disk::Folder) {
            clones.git("one", &["add", "--intent-to-add", &record(at)]);
        }
    }
    let followed = sync_hints::follow_to_the_end(&clones, "one", 120);
    all_there(&folder, &typed, &followed.said);
    sync_hints::assert_shared(&clones, "one", "two", &followed.said);
}

/// What is on the disk beside what a merge left in the index.
const LEFT: [&str; 6] = ["absent", "ours", "theirs", "base", "marked", "empty"];

/// The seven kinds, as the stages that each has.
const KINDS: [(&str, &[u8]); 7] =
    [("DD", &[1]), ("AU", &[2]), ("UD", &[1, 2]), ("UA", &[3]), ("DU", &[1, 3]), ("AA", &[2, 3]), ("UU", &[1, 2, 3])];

fn each_kind_that_a_merge_leaves(merging: bool, driver: &str) {
    let clones = Clones::new();
    let folder = clones.at("one");
    let states: Vec<(&[u8], &str)> = KINDS.into_iter().flat_map(|(_, stages)| LEFT.into_iter().map(move |left| (stages, left))).collect();
    let sides = |at: usize| {
        let base = text(at, "Begin");
        [base.clone(), base.replace("Begin", &format!("Ours{at}x")), base.replace("12-02", "12-16").replace("manager", "hr")]
    };
    let in_ours: Vec<usize> = (0..states.len()).filter(|at| states[*at].0.contains(&2)).collect();
    for at in &in_ours {
        fs::write(folder.join(record(*at)), &sides(*at)[1]).unwrap();
    }
    clones.commit("one", "ours");
    clones.stay("two", &["act", "anna", "Van twee"]);
    assert_eq!(sync_hints::follow_to_the_end(&clones, "two", 3).code, Some(0));
    clones.git("one", &["fetch", "-q"]);
    clones.git("one", &["config", "merge.stay.driver", driver]);
    let (mut entries, mut typed) = (String::new(), Vec::new());
    for (at, (stages, left)) in states.iter().enumerate() {
        let (path, [base, ours, theirs]) = (record(at), sides(at));
        entries += &format!("0 {} 0\t{path}\n", "0".repeat(40));
        for stage in *stages {
            let text = [&base, &ours, &theirs][usize::from(*stage) - 1];
            entries += &format!("100644 {} {stage}\t{path}\n", blob(&clones, text));
        }
        let file = folder.join(&path);
        let _ = fs::remove_file(&file);
        let marked = ours.replace("due: 2026-12-02\n", "<<<<<<< HEAD\ndue: 2026-12-02\n=======\ndue: 2026-12-16\n>>>>>>> other\n");
        match *left {
            "absent" => {}
            "ours" | "marked" => {
                fs::write(&file, if *left == "ours" { &ours } else { &marked }).unwrap();
                typed.push(format!("Ours{at}x"));
            }
            "theirs" => fs::write(&file, &theirs).unwrap(),
            "base" => fs::write(&file, &base).unwrap(),
            _ => fs::write(&file, "").unwrap(),
        }
    }
    index(&clones, &entries);
    if merging {
        let theirs = words(&clones.git("one", &["rev-parse", "origin/main"]));
        fs::write(folder.join(".git/MERGE_HEAD"), theirs).unwrap();
    }
    let followed = sync_hints::follow_to_the_end(&clones, "one", 60);
    all_there(&folder, &typed, &followed.said);
    sync_hints::assert_shared(&clones, "one", "two", &followed.said);
}

#[test]
fn each_kind_in_a_merge() {
    each_kind_that_a_merge_leaves(true, "stay merge-driver %O %A %B %L %P %X %Y");
}

#[test]
fn each_kind_without_a_merge() {
    each_kind_that_a_merge_leaves(false, "stay merge-driver %O %A %B %L %P %X %Y");
}

#[test]
fn each_kind_without_the_driver() {
    each_kind_that_a_merge_leaves(true, "no-such-program %A");
}

/// What a person, a tool or a killed git does to a file; `F` is one of ours, `G` a new place for it, `N` a new word.
const STEPS: [&str; 22] = [
    "printf 'wN: 1\\n' >> F",
    "printf 'wN: 1\\n' >> F",
    "printf 'wN: 1\\n' >> F; git add F",
    "sed -i 's/due: .*/due: 2026-12-0N/' F",
    "rm F",
    "git rm -q F",
    "git rm -q --cached F",
    "mkdir -p $(dirname G); git mv F G",
    "mkdir -p $(dirname G); mv F G",
    "mkdir -p $(dirname G); cp F G; git add --intent-to-add G",
    "chmod +x F",
    "chmod +x F; git add F; chmod -x F",
    "git add -A",
    "git commit -qm N",
    "git commit -qam N",
    "git reset -q",
    "git stash -q; git stash pop -q",
    ": > F",
    "rm -f F; ln -s nowhere F",
    "git checkout -q HEAD -- F",
    "printf 'wN\\n' >> README.md",
    "git mv README.md LEES.md; git mv LEES.md README.md",
];

/// Where it is then brought.
const ENDS: [&str; 14] = [
    "true",
    "git pull -q --no-rebase --no-edit",
    "git pull -q --rebase --autostash",
    "git stash -q; git merge -q --no-edit origin/main; git stash pop -q",
    "git cherry-pick origin/main",
    "git cherry-pick -n origin/main",
    "git merge -q --squash origin/main",
    "git merge -q --no-commit --no-ff origin/main",
    "git rebase -q --apply origin/main",
    "git checkout -q --detach",
    "git format-patch -q -1 --stdout origin/main | git am -3",
    "git bisect start",
    "touch -d '1 hour ago' .git/index.lock",
    ": > .git/index",
];

fn a_sequence(seed: u64) {
    let mut random = fastrand::Rng::with_seed(seed);
    let clones = Clones::new();
    clones.write("one", "README.md", "een\n");
    for at in 0..3 {
        clones.write("one", &record(at), &text(at, "Begin"));
    }
    clones.commit("one", "begin");
    clones.git("one", &["push", "-q"]);
    clones.git("two", &["pull", "-q"]);
    let mut script = String::new();
    for number in 1..=9 {
        let (clone, word) = (if number < 4 { "two" } else { "one" }, seed * 10 + number);
        let (file, place) = (record(random.usize(..3)), record(random.usize(..3)).replace("anna", random.choice(["bo", "cas"]).unwrap()));
        let step = STEPS[random.usize(..if clone == "two" { 10 } else { STEPS.len() })];
        let step = step.replace("wN", &format!("w{word}")).replace('F', &file).replace('G', &place).replace('N', &number.to_string());
        script += &format!("{clone}$ {step}\n{}", clones.shell(clone, &step));
        if number == 3 {
            clones.shell("two", "git add -A; git commit -qm two; git push -q; git -C ../one fetch -q");
        }
    }
    let all = |clone: &str| clones.shell(clone, "cat employees/*/*/* README.md LEES.md; git stash list -p");
    let words_in = |text: &str| -> Vec<String> {
        text.lines()
            .filter(|line| line.starts_with('w') && line[1..].starts_with(|c: char| c.is_ascii_digit()))
            .map(|line| line.split(':').next().unwrap().to_owned())
            .collect()
    };
    let typed = words_in(&all("one"));
    let end = ENDS[random.usize(..ENDS.len())];
    script += &format!("one$ {end}\n{}", clones.shell("one", end));
    let followed = sync_hints::follow(&clones, "one", 25);
    let said = format!("seed {seed}\n{script}{}", followed.said);
    assert!(matches!(followed.code, Some(0 | 3)), "stuck\n{said}");
    let left = all("one");
    let lost: Vec<&String> = typed.iter().filter(|word| !left.contains(word.as_str())).collect();
    assert!(lost.is_empty(), "{lost:?} is lost\n{said}\n{left}");
    sync_hints::assert_shared(&clones, "one", "two", &said);
}

/// `STAY_SEQUENCES=1000` for more; `STAY_SEED=17` for the one that a failure names.
#[test]
fn any_sequence_of_steps() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    match number("STAY_SEED") {
        Some(seed) => a_sequence(seed),
        None => (1..=number("STAY_SEQUENCES").unwrap_or(4)).for_each(a_sequence),
    }
}
