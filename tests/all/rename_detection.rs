//! Git pairs a file that one side took out with a new one that looks like it. No command of git and no `stay sync` may put
//! the words of one record or person into the file of another, whoever merges what, and none of them may be lost.
//!
//! The cases are a product: what is taken out and what comes, by which command it is merged, on which side, and how well the
//! clone is set up for it.

use crate::support::clones::{ANNA, Clones, words};
use crate::support::sync_hints;
use std::fs;

const DRIVER: &str = "stay merge-driver %O %A %B %L %P %X %Y %S";

/// What is there before, taken out by one and written in by the other; and what comes, as like it as can be.
struct Case {
    name: &'static str,
    old: (&'static str, String),
    /// Whether the one is the other to the letter: to git a new name, and it asks nobody.
    is_alike: bool,
    /// The words that the other one writes.
    written: (&'static str, &'static str),
    new: (&'static str, String),
}

fn talk(id: &str) -> String {
    format!(
        "id: {id}\ntype: stay\nstatus: open\ndate: 2026-11-20\nthemes:\n- energy\nanswers:\n- theme: energy\n  question: Waar kijk je naar uit op weg naar je werk?\n- theme: energy\n  question: Waar krijg je energie van?\n"
    )
}

fn action(id: &str) -> String {
    format!("id: {id}\ntitle: Bellen met Planning over het rooster\nowner: manager\ndue: 2026-12-18\nstatus: open\ncreated: 2026-11-20\n")
}

fn goal(id: &str) -> String {
    format!("id: {id}\ntitle: Een bespreking leiden\nby: 2027-02-18\nstatus: open\ncreated: 2026-11-20\n")
}

fn person(name: &str, id: &str) -> String {
    let id = if id.is_empty() { String::new() } else { format!("id: {id}\n") };
    format!("{id}name: {name}\nteam: Zorg/Wijkteam Zuid\nmanager: Piet Jansen\nrole: Verpleegkundige\nstarted: 2026-01-05\n")
}

fn cases() -> Vec<Case> {
    let case = |name, old, text, written, new, other| Case { name, is_alike: text == other, old: (old, text), written, new: (new, other) };
    let closed = ("status: open", "status: closed\nsummary: van Anna zelf");
    let done = ("status: open", "status: done\nnote: van Anna zelf");
    let reached = ("status: open", "status: reached\nproject: van Anna zelf");
    let left = ("started: 2026-01-05", "started: 2026-01-05\nleft: 2026-11-30\nleft-because: van Anna zelf");
    let (x, y) = ("k7m3x9qa", "b4q8z2ka");
    vec![
        case(
            "two talks",
            "employees/dewi/conversations/2026-11-20-k7m3x9qa.yaml",
            talk(x),
            closed,
            "employees/bo/conversations/2026-11-20-b4q8z2ka.yaml",
            talk(y),
        ),
        case(
            "one person's actions",
            "employees/dewi/actions/2026-11-20-k7m3x9qa.yaml",
            action(x),
            done,
            "employees/dewi/actions/2026-11-20-b4q8z2ka.yaml",
            action(y),
        ),
        case(
            "two people's actions",
            "employees/dewi/actions/2026-11-20-k7m3x9qa.yaml",
            action(x),
            done,
            "employees/bo/actions/2026-11-20-b4q8z2ka.yaml",
            action(y),
        ),
        case(
            "two goals",
            "employees/dewi/goals/2026-11-20-k7m3x9qa.yaml",
            goal(x),
            reached,
            "employees/bo/goals/2026-11-20-b4q8z2ka.yaml",
            goal(y),
        ),
        case(
            "the organisation's actions",
            "organisation/actions/2026-11-20-k7m3x9qa.yaml",
            action(x),
            done,
            "organisation/actions/2026-11-20-b4q8z2ka.yaml",
            action(y),
        ),
        case(
            "a person's and the organisation's",
            "employees/dewi/actions/2026-11-20-k7m3x9qa.yaml",
            action(x),
            done,
            "organisation/actions/2026-11-20-b4q8z2ka.yaml",
            action(y),
        ),
        case(
            "two people",
            "employees/dewi/employee.yaml",
            person("Dewi Hartono", x),
            left,
            "employees/bo/employee.yaml",
            person("Bo Berg", y),
        ),
        case(
            "two people without an id",
            "employees/dewi/employee.yaml",
            person("Dewi Hartono", ""),
            left,
            "employees/bo/employee.yaml",
            person("Bo Berg", ""),
        ),
        case(
            "two of one name without an id",
            "employees/dewi/employee.yaml",
            person("Dewi Hartono", ""),
            left,
            "employees/dewi-2/employee.yaml",
            person("Dewi Hartono", ""),
        ),
        case(
            "records without an id",
            "employees/dewi/actions/2026-11-20-k7m3x9qa.yaml",
            action(x).replace("id: k7m3x9qa\n", ""),
            done,
            "employees/bo/actions/2026-11-20-b4q8z2ka.yaml",
            action(x).replace("id: k7m3x9qa\n", ""),
        ),
        case(
            "a copy with the id of the first",
            "employees/dewi/actions/2026-11-20-k7m3x9qa.yaml",
            action(x),
            done,
            "employees/bo/actions/2026-11-20-b4q8z2ka.yaml",
            action(x),
        ),
    ]
}

/// How the clones are set up.
#[derive(Clone, Copy, Debug, PartialEq)]
enum SetUp {
    /// By `stay init`.
    Init,
    /// With the driver alone: a repository that holds more than the workspace.
    Driver,
    /// With the driver alone, as an earlier `stay` set it up.
    Earlier,
    /// With the driver alone, called by a git that says no names of the sides.
    OldGit,
}

const SET_UPS: [SetUp; 4] = [SetUp::Init, SetUp::Driver, SetUp::Earlier, SetUp::OldGit];

/// Clone one took the old out and brought the new, clone two wrote in the old; both committed it, and neither has the other's.
fn apart(case: &Case, set_up: SetUp) -> Clones {
    let clones = Clones::new();
    write(&clones, "one", case.old.0, &case.old.1);
    clones.commit("one", "before");
    clones.git("one", &["push", "-q"]);
    clones.git("two", &["pull", "-q"]);
    for clone in ["one", "two"] {
        let without = "merge.renames merge.directoryRenames pull.twohead diff.renames";
        if set_up != SetUp::Init {
            clones.shell(clone, &format!("for key in {without}; do git config --unset $key; done"));
        }
        let driver = match set_up {
            SetUp::Init | SetUp::Driver => DRIVER,
            SetUp::Earlier => DRIVER.trim_end_matches(" %S"),
            SetUp::OldGit => DRIVER.trim_end_matches(" %X %Y %S"),
        };
        clones.git(clone, &["config", "merge.stay.driver", driver]);
    }
    fs::remove_file(clones.at("one").join(case.old.0)).unwrap();
    write(&clones, "one", case.new.0, &case.new.1);
    clones.commit("one", "other");
    let (from, to) = case.written;
    assert!(case.old.1.contains(from));
    write(&clones, "two", case.old.0, &case.old.1.replace(from, to));
    clones.commit("two", "written: van hen");
    for (clone, other) in [("one", "two"), ("two", "one")] {
        clones.git(clone, &["fetch", "-q", &format!("../{other}"), "main:refs/heads/theirs"]);
    }
    clones
}

fn write(clones: &Clones, clone: &str, path: &str, text: &str) {
    let path = clones.at(clone).join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// What every file of a clone says, also those in which a conflict waits.
fn nobody_has_anothers(clones: &Clones, clone: &str, case: &Case, said: &str) {
    let found = clones.shell(clone, "grep -rsl 'van Anna zelf' employees organisation stay.yaml");
    assert!(found.lines().all(|path| path == case.old.0), "{}: the words are in {found}\n{said}", case.name);
}

/// Both are where they belong, to the letter, and nothing waits.
fn each_has_its_own(clones: &Clones, clone: &str, case: &Case, said: &str) {
    let (from, to) = case.written;
    let read = |path: &str| fs::read_to_string(clones.at(clone).join(path)).unwrap_or_else(|_| panic!("{}: no {path}\n{said}", case.name));
    assert_eq!(read(case.old.0), case.old.1.replace(from, to), "{}\n{said}", case.name);
    assert_eq!(read(case.new.0), case.new.1, "{}\n{said}", case.name);
}

/// A command of git that brings the one's work to the other, run in a clone.
const COMMANDS: [(&str, &str); 8] = [
    ("merge", "git merge -q --no-edit theirs"),
    ("pull", "git push -q ../two main:refs/heads/x; git pull -q --no-rebase --no-edit . theirs"),
    ("rebase", "git rebase -q theirs"),
    ("pull --rebase", "git pull -q --rebase . theirs"),
    ("cherry-pick", "git cherry-pick theirs"),
    ("stash pop", "git reset -q --soft HEAD~1; git stash -q; git merge -q theirs; git stash pop"),
    ("am", "git format-patch -q --no-renames -1 theirs; git am -3 0001-*; rm -f 0001-*"),
    ("checkout -m", "git reset -q --mixed HEAD~1; git checkout -q -m theirs; git checkout -q -B main"),
];

/// Goes on by `stay sync`, and by what it says.
fn by_sync(clones: &Clones, clone: &str, made: &str) -> String {
    format!("{made}{}", sync_hints::follow_to_the_end(clones, clone, 8).said)
}

/// Whether a combination is tried: with `STAY_PAIRS` all are, else one of `every` in turn.
fn is_tried(combination: usize, every: usize) -> bool {
    std::env::var_os("STAY_PAIRS").is_some() || combination.is_multiple_of(every)
}

/// Every case with every command, as set up in each way and in either clone.
#[test]
fn whatever_git_pairs_each_record_keeps_its_own_words() {
    let mut combinations = Vec::new();
    for (at, case) in cases().iter().enumerate() {
        for command in COMMANDS {
            for set_up in SET_UPS {
                for clone in ["one", "two"] {
                    // nothing but its settings keeps git from taking what is alike for one, and it has none for a stash
                    if !case.is_alike || (set_up == SetUp::Init && command.0 != "stash pop") {
                        combinations.push((at, command, set_up, clone));
                    }
                }
            }
        }
    }
    let combinations: Vec<_> = combinations.into_iter().enumerate().filter(|(at, _)| is_tried(*at, 29)).map(|(_, one)| one).collect();
    let next = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some((at, (name, line), set_up, clone)) =
                    combinations.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed))
                {
                    let case = &cases()[*at];
                    let clones = apart(case, *set_up);
                    let made = format!("{}, {set_up:?}, {name} in {clone}\n$ {line}\n{}", case.name, clones.shell(clone, line));
                    nobody_has_anothers(&clones, clone, case, &made);
                    let said = by_sync(&clones, clone, &made);
                    nobody_has_anothers(&clones, clone, case, &said);
                    each_has_its_own(&clones, clone, case, &said);
                }
            });
        }
    });
}

#[test]
fn choosing_a_side_of_what_waits_mixes_nothing_either() {
    for (at, case) in cases().iter().enumerate().filter(|(_, case)| !case.is_alike) {
        let (clone, side) = [("one", "--ours"), ("two", "--ours"), ("one", "--theirs"), ("two", "--theirs")][at % 4];
        let clones = apart(case, SetUp::Driver);
        let made = clones.shell(clone, "git merge -q --no-edit theirs");
        let said = made + &words(&clones.stay(clone, &["resolve", side]));
        let said = by_sync(&clones, clone, &said);
        each_has_its_own(&clones, clone, case, &said);
    }
}

#[test]
fn sync_does_not_get_there() {
    for (at, case) in cases().into_iter().enumerate() {
        for (_, set_up) in SET_UPS.into_iter().enumerate().filter(|(number, _)| is_tried(at + 3 * number, 6)) {
            let clones = apart(&case, set_up);
            let mut said = String::new();
            for clone in ["one", "two", "one"] {
                let output = clones.stay(clone, &["sync"]);
                said += &words(&output);
                assert_eq!(output.status.code(), Some(0), "{}: {said}", case.name);
            }
            for clone in ["one", "two"] {
                nobody_has_anothers(&clones, clone, &case, &said);
                each_has_its_own(&clones, clone, &case, &said);
            }
            assert!(said.contains(&format!("{} blijft: de een haalde het weg", case.old.0)), "{said}");
            assert!(!clones.at("one").join(ANNA).with_extension("bak").exists());
        }
    }
}

/// A team in which Dewi has two talks, an action and a goal, and Bo an action.
fn team_with_dewi(id: &str) -> Clones {
    let clones = Clones::new();
    for (path, text) in dewi("dewi", id) {
        write(&clones, "one", &path, &text);
    }
    write(&clones, "one", "employees/bo/employee.yaml", &person("Bo Berg", id.replace('d', "b").as_str()));
    write(&clones, "one", "employees/bo/actions/2026-11-20-b4q8z2ka.yaml", &action("b4q8z2ka"));
    clones.commit("one", "before");
    clones.git("one", &["push", "-q"]);
    clones.git("two", &["pull", "-q"]);
    clones
}

fn dewi(folder: &str, id: &str) -> Vec<(String, String)> {
    vec![
        (format!("employees/{folder}/employee.yaml"), person("Dewi Hartono", id)),
        (format!("employees/{folder}/conversations/2026-11-20-k7m3x9qa.yaml"), talk("k7m3x9qa")),
        (format!("employees/{folder}/conversations/2026-11-21-t9d4h3wm.yaml"), talk("t9d4h3wm")),
        (format!("employees/{folder}/actions/2026-11-20-v3n5b7xe.yaml"), action("v3n5b7xe")),
        (format!("employees/{folder}/goals/2026-11-20-p2w6r8tc.yaml"), goal("p2w6r8tc")),
    ]
}

fn synced(clones: &Clones, names: &[&str]) -> String {
    names.iter().map(|name| sync_hints::follow_to_the_end(clones, name, 6).said).collect()
}

fn files(clones: &Clones, clone: &str) -> Vec<String> {
    words(&clones.git(clone, &["ls-files", "employees"])).lines().map(str::to_owned).collect()
}

/// Each thing that the other one may do meanwhile in the old folder, and where its words have to be.
const MEANWHILE: [(&str, &str); 5] = [
    (
        "sed -i 's/status: open/status: closed\\nsummary: Dewi zelf/' employees/dewi/conversations/2026-11-20-k7m3x9qa.yaml",
        "conversations/2026-11-20-k7m3x9qa.yaml",
    ),
    (
        "sed -i 's/status: open/status: done\\nnote: Dewi zelf/' employees/dewi/actions/2026-11-20-v3n5b7xe.yaml",
        "actions/2026-11-20-v3n5b7xe.yaml",
    ),
    ("sed -i 's/^role: .*/role: Dewi zelf/' employees/dewi/employee.yaml", "employee.yaml"),
    ("stay act dewi 'Dewi zelf'", "actions/"),
    ("mkdir employees/dewi/private; echo Dewi zelf > employees/dewi/private/2026-11-22-z9d4h3wm.age", "private/"),
];

#[test]
fn a_persons_whole_folder_moves_and_what_others_write_meanwhile_goes_along() {
    let moved = "git mv employees/dewi employees/dewi-smit; sed -i 's/^name: .*/name: Dewi Smit/; s/^team: .*/team: Zorg/' employees/dewi-smit/employee.yaml; sed -i 's/^due: .*/due: 2026-12-30/' employees/dewi-smit/actions/*";
    for id in ["d7m3x9qa", ""] {
        for (at, (line, place)) in MEANWHILE.into_iter().enumerate() {
            for (number, mover) in ["one", "two"].into_iter().enumerate() {
                if !is_tried(at + number + id.len() / 8, 2) {
                    continue;
                }
                let clones = team_with_dewi(id);
                let other = if mover == "one" { "two" } else { "one" };
                let mut said = clones.shell(mover, moved) + &clones.shell(other, line);
                said += &synced(&clones, &["one", "two", "one"]);
                for clone in ["one", "two"] {
                    let found = clones.shell(clone, "grep -rl 'Dewi zelf' employees");
                    let wanted = format!("employees/dewi-smit/{place}");
                    assert!(found.starts_with(&wanted) && found.lines().count() == 1, "{line} against {mover}: {found}\n{said}");
                    let left: Vec<String> = files(&clones, clone).into_iter().filter(|path| path.starts_with("employees/dewi/")).collect();
                    assert_eq!(left, Vec::<String>::new(), "{said}");
                    let card = clones.read(clone, "employees/dewi-smit/employee.yaml");
                    assert!(card.contains("name: Dewi Smit\n") && card.contains("team: Zorg\n"), "{card}\n{said}");
                    let due = clones.read(clone, "employees/dewi-smit/actions/2026-11-20-v3n5b7xe.yaml");
                    assert!(due.contains("due: 2026-12-30\n"), "{due}");
                    assert_eq!(clones.read(clone, "employees/bo/actions/2026-11-20-b4q8z2ka.yaml"), action("b4q8z2ka"));
                }
            }
        }
    }
}

#[test]
fn a_folder_move_merges_by_plain_git_too() {
    for (set_up, line) in [
        ("true", "git merge -q --no-edit theirs"),
        ("git config --unset merge.renames; git config --unset pull.twohead", "git merge -q --no-edit theirs"),
    ] {
        let clones = team_with_dewi("d7m3x9qa");
        clones.shell("one", "git mv employees/dewi employees/dewi-smit; git commit -qm moved");
        clones.shell("two", &format!("{}; git commit -qam written; {set_up}; git fetch -q ../one main:theirs", MEANWHILE[0].0));
        let made = clones.shell("two", line);
        let said = made.clone() + &synced(&clones, &["two", "one"]);
        let text = clones.read("one", "employees/dewi-smit/conversations/2026-11-20-k7m3x9qa.yaml");
        assert!(text.contains("Dewi zelf"), "{said}\n{text}");
        assert!(set_up == "true" || !made.contains("CONFLICT"), "with renames git asks stay, and is told yes: {made}");
        assert!(!files(&clones, "one").iter().any(|path| path.starts_with("employees/dewi/")), "{said}");
    }
}

#[test]
fn a_new_record_stays_with_its_person_when_an_other_one_goes() {
    // git takes a folder of which the only file went elsewhere for one that moved
    let lines = [
        "git rm -q employees/dewi/actions/*; sed 's/v3n5b7xe/n4q8z2ka/' .git/old > employees/bo/actions/2026-11-20-n4q8z2ka.yaml",
        "git mv employees/dewi/actions/2026-11-20-v3n5b7xe.yaml employees/bo/actions/",
    ];
    for line in lines {
        for (set_up, merge) in
            [("true", "stay sync"), ("true", "git pull -q --no-edit"), ("git config --unset merge.directoryRenames", "stay sync")]
        {
            let clones = team_with_dewi("d7m3x9qa");
            clones.shell(
                "one",
                &format!(
                    "cp employees/dewi/actions/2026-11-20-v3n5b7xe.yaml .git/old; {line}; git add -A; git commit -qm one; git push -q"
                ),
            );
            clones.stay("two", &["act", "dewi", "Alleen van Dewi"]);
            clones.commit("two", "two");
            let mut said = clones.shell("two", &format!("{set_up}; git fetch -q; {merge}"));
            said += &synced(&clones, &["two", "one"]);
            for clone in ["one", "two"] {
                let found = clones.shell(clone, "grep -rl 'Alleen van Dewi' employees");
                assert!(found.starts_with("employees/dewi/actions/") && found.lines().count() == 1, "{line}\n{merge}: {found}\n{said}");
            }
        }
    }
}

#[test]
fn names_that_are_swapped_and_files_that_both_replace_are_never_mixed() {
    let swap = "git mv employees/dewi employees/x; git mv employees/bo employees/dewi; git mv employees/x employees/bo";
    let (mine, other) = (
        "sed -i 's/^role: .*/role: Dewi zelf/' employees/dewi/employee.yaml",
        "sed -i 's/^role: .*/role: Bo zelf/' employees/bo/employee.yaml",
    );
    let clones = team_with_dewi("d7m3x9qa");
    clones.shell("one", &format!("{swap}; git add -A; git commit -qm swap; git push -q"));
    clones.shell("two", &format!("{mine}; {other}; git commit -qam roles; git fetch -q; git merge -q --no-edit origin/main"));
    for (path, strange) in [("employees/dewi/employee.yaml", "Bo Berg"), ("employees/bo/employee.yaml", "Dewi Hartono")] {
        let text = clones.read("two", path);
        let blocks = text.matches("<<<<<<< ").count();
        // both stand there whole, each on its side
        assert!(blocks == 1 && text.starts_with("<<<<<<< ") && text.contains(strange), "{path}\n{text}");
    }
    // both take the same talk out, and each brings another one
    let clones = team_with_dewi("d7m3x9qa");
    for (clone, folder, id) in [("one", "bo", "n4q8z2ka"), ("two", "dewi", "o4q8z2ka")] {
        fs::remove_file(clones.at(clone).join("employees/dewi/conversations/2026-11-20-k7m3x9qa.yaml")).unwrap();
        write(
            &clones,
            clone,
            &format!("employees/{folder}/conversations/2026-11-22-{id}.yaml"),
            &(talk(id) + &format!("summary: van {id}\n")),
        );
        clones.commit(clone, "other");
    }
    let unset = "git config --unset merge.renames; git config --unset pull.twohead";
    let mut said = clones.shell("two", &format!("{unset}; git fetch -q ../one main; git merge -q --no-edit FETCH_HEAD"));
    said += &synced(&clones, &["two", "one"]);
    for (folder, id) in [("bo", "n4q8z2ka"), ("dewi", "o4q8z2ka")] {
        let text = clones.read("one", &format!("employees/{folder}/conversations/2026-11-22-{id}.yaml"));
        assert_eq!(text, talk(id) + &format!("summary: van {id}\n"), "{said}");
    }
    assert!(!files(&clones, "one").iter().any(|path| path.ends_with("k7m3x9qa.yaml")), "{said}");
}

#[test]
fn who_follows_the_message_of_plain_git_gets_it_right_too() {
    for case in cases().iter().filter(|case| !case.is_alike) {
        for clone in ["one", "two"] {
            let clones = apart(case, SetUp::Driver);
            let made = clones.shell(clone, "git merge -q --no-edit theirs");
            let here = fs::read_to_string(clones.at(clone).join(case.new.0)).unwrap();
            if clone == "one" {
                assert!(made.contains(&format!("git add -A -- {} {}", case.old.0, case.new.0)), "{}: {made}", case.name);
                clones.shell(clone, &format!("git add -A -- {} {}", case.old.0, case.new.0));
            } else {
                let back = format!("git checkout HEAD -- {}", case.old.0);
                assert!(made.contains(&back) && here.contains(&back), "{}: {made}\n{here}", case.name);
                clones.shell(clone, &back);
                let kept = here.split_once(">>>>>>> theirs\n").unwrap().1;
                write(&clones, clone, case.new.0, kept);
                clones.shell(clone, &format!("git add {}", case.new.0));
            }
            let said = made + &clones.shell(clone, "git commit -q --no-edit");
            each_has_its_own(&clones, clone, case, &said);
            assert_eq!(words(&clones.git(clone, &["status", "--porcelain"])), "", "{said}");
        }
    }
}

#[test]
fn what_would_come_of_a_merge_is_worked_out_without_writing_anything() {
    let case = &cases()[0];
    let clones = apart(case, SetUp::Driver);
    let said = clones.shell("one", "git merge-tree --write-tree HEAD theirs");
    assert_eq!(words(&clones.git("one", &["status", "--porcelain"])), "", "{said}");
}

#[test]
fn taking_a_commit_back_touches_no_other_record() {
    for case in cases().iter().filter(|case| !case.is_alike) {
        let clones = apart(case, SetUp::Driver);
        // two has what was written, then takes in that it went, and takes the writing back
        let mut said = clones.shell("two", "git merge -q -X ours --no-edit theirs");
        said += &sync_hints::follow_to_the_end(&clones, "two", 6).said;
        fs::remove_file(clones.at("two").join(case.old.0)).unwrap();
        clones.commit("two", "gone after all");
        said += &clones.shell("two", "git revert --no-edit $(git log --format=%h --grep=written -1)");
        said += &sync_hints::follow(&clones, "two", 6).said;
        let text = fs::read_to_string(clones.at("two").join(case.new.0)).unwrap();
        assert_eq!(text, case.new.1, "{}\n{said}", case.name);
    }
}
