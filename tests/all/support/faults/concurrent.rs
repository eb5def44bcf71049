//! Many processes in one workspace: killed at random, or all at once.

use super::{FaultWorkspace, said_done};
use fastrand::Rng;
use stay::domain::records::Records;
use stay::store::need::Need;
use std::collections::{BTreeMap, BTreeSet};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// What came of writing while processes were killed.
#[derive(Debug, Default)]
pub struct KillReport {
    pub kills: usize,
    pub begun: usize,
    pub acknowledged: usize,
    /// Of those acknowledged.
    pub there: usize,
    pub unheard: usize,
    /// Of those not acknowledged, since they were killed before they could say it.
    pub unheard_there: usize,
    pub records: usize,
    pub unreadable: usize,
    /// Writes to several files of which only some hold it, and promises that are there twice.
    pub torn: usize,
    /// How often a person's folder was begun to be moved meanwhile, and how many it has in the end, whole.
    pub moves: usize,
    pub homes: usize,
}

/// One write: what it was about to put where, and whether it said that it did.
struct Write {
    /// A word that no other write has.
    word: String,
    /// In how many files.
    files: usize,
    heard: bool,
}

/// So many processes write at once, one after another, and each is killed after a moment, until that was done so often.
pub fn kill_at_random(writers: usize, kills: usize) -> KillReport {
    let place = FaultWorkspace::begin();
    assert!(place.run("check|--fix").status.code().is_some());
    let (killed, numbers) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let (writes, moves) = (Mutex::new(Vec::new()), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        // and someone whose folder moves to and fro
        scope.spawn(|| {
            let mut rng = Rng::with_seed(writers as u64);
            while killed.load(Ordering::Relaxed) < kills {
                let name = ["Bo Berg", "Bo Bos"][moves.fetch_add(1, Ordering::Relaxed) % 2];
                let words = format!("employee|rename|bo|{name}|--folder");
                let output = killed_after(place.command(&words), Duration::from_micros(rng.u64(2_000..200_000)));
                killed.fetch_add(usize::from(output.status.code().is_none()), Ordering::Relaxed);
            }
        });
        for writer in 0..writers {
            let (place, killed, numbers, writes) = (&place, &killed, &numbers, &writes);
            scope.spawn(move || {
                let mut rng = Rng::with_seed(writer as u64);
                let mut own: Vec<String> = Vec::new();
                while killed.load(Ordering::Relaxed) < kills {
                    let word = format!("woord{}", numbers.fetch_add(1, Ordering::Relaxed));
                    let several = own.len() > 2 && rng.bool();
                    let words = match several {
                        true => format!("done|{}|{}|{}|--note|{word}", own[own.len() - 1], own[own.len() - 2], own[own.len() - 3]),
                        false => format!("act anna|Belofte {word}|--json"),
                    };
                    let output = killed_after(place.command(&words), Duration::from_micros(rng.u64(2_000..120_000)));
                    killed.fetch_add(usize::from(output.status.code().is_none()), Ordering::Relaxed);
                    let heard = said_done(&output);
                    if let (true, false) = (heard, several) {
                        own.extend(id_of(&output));
                    }
                    writes.lock().unwrap().push(Write { word, files: if several { 3 } else { 1 }, heard });
                }
            });
        }
    });
    // what every next command that writes does first
    let store = place.store();
    drop(store.writer().unwrap());
    let mut storm = count(&store.read(&Need::ALL).unwrap(), &writes.into_inner().unwrap(), killed.into_inner());
    storm.moves = moves.into_inner();
    let bo =
        std::fs::read_dir(place.at("employees")).unwrap().flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with("bo-"));
    let is_whole = |folder: &std::path::Path| {
        let records = std::fs::read_dir(folder.join("actions")).into_iter().flatten().count();
        folder.join("employee.yaml").is_file() && records == 1
    };
    let homes: Vec<bool> = bo.map(|entry| is_whole(&entry.path())).collect();
    storm.homes = if homes.iter().all(|whole| *whole) { homes.len() } else { 0 };
    storm
}

/// The id of the promise that a command said it made, as its path ends.
fn id_of(output: &Output) -> Option<String> {
    let said = String::from_utf8_lossy(&output.stderr);
    let path = said.split_once("/actions/")?.1.split_once(".yaml")?.0.to_owned();
    path.rsplit_once('-').map(|(_, id)| id.to_owned())
}

fn killed_after(mut command: Command, moment: Duration) -> Output {
    let mut child: Child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    std::thread::sleep(moment);
    // one that has ended is not killed
    let _ = child.kill();
    child.wait_with_output().unwrap()
}

fn count(records: &Records, writes: &[Write], kills: usize) -> KillReport {
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    let texts = records.actions.iter().flat_map(|action| [Some(action.title.as_str()), action.note.as_deref()]);
    texts
        .flatten()
        .flat_map(str::split_whitespace)
        .filter(|word| word.starts_with("woord"))
        .for_each(|word| *found.entry(word).or_insert(0) += 1);
    let mut storm = KillReport { kills, begun: writes.len(), records: records.actions.len(), ..KillReport::default() };
    storm.unreadable = records.problems.len();
    for write in writes {
        let times = found.get(write.word.as_str()).copied().unwrap_or(0);
        let there = usize::from(times == write.files);
        storm.torn += usize::from(times != 0 && times != write.files);
        match write.heard {
            true => (storm.acknowledged, storm.there) = (storm.acknowledged + 1, storm.there + there),
            false => (storm.unheard, storm.unheard_there) = (storm.unheard + 1, storm.unheard_there + there),
        }
    }
    storm
}

/// What came of many writing at once.
pub struct WriteReport {
    pub there: usize,
    /// What those said that failed, or that could not commit.
    pub failed: Vec<String>,
    pub commits: usize,
    pub uncommitted: usize,
    pub seconds: f64,
}

/// So many write at once, each so often; with commits a person uses git in the same repository meanwhile.
pub fn write_at_once(writers: usize, writes: usize, commits: bool) -> WriteReport {
    let place = FaultWorkspace::begin();
    assert!(place.run("check|--fix").status.code().is_some());
    let git = |words: &[&str]| {
        let mut command = of_a_person(Command::new("git"));
        command.current_dir(place.root()).args(words).output().unwrap()
    };
    if commits {
        let settings = std::fs::read_to_string(place.at("stay.yaml")).unwrap() + "git:\n  commit: auto\n";
        std::fs::write(place.at("stay.yaml"), settings).unwrap();
        git(&["init", "-q", "-b", "main"]);
        git(&["add", "-A"]);
        assert!(git(&["commit", "-q", "-m", "begin"]).status.success());
    }
    let (failed, over) = (Mutex::new(Vec::new()), AtomicBool::new(false));
    let start = Instant::now();
    std::thread::scope(|scope| {
        let (place, failed, over) = (&place, &failed, &over);
        let all: Vec<_> = (0..writers)
            .map(|writer| {
                scope.spawn(move || {
                    for number in 0..writes {
                        let mut command = of_a_person(place.command(&format!("act anna|Belofte {writer}-{number}")));
                        let output = command.output().unwrap();
                        let said = String::from_utf8_lossy(&output.stderr);
                        if !output.status.success() || !said_done(&output) || said.contains("niet vastgelegd") {
                            failed.lock().unwrap().push(said.into_owned());
                        }
                    }
                })
            })
            .collect();
        if commits {
            scope.spawn(move || {
                while !over.load(Ordering::Relaxed) {
                    let mut command = of_a_person(Command::new("git"));
                    let _ = command.current_dir(place.root()).args(["add", "answers.json"]).output();
                    std::thread::sleep(Duration::from_millis(50));
                }
            });
        }
        all.into_iter().for_each(|one| one.join().unwrap());
        over.store(true, Ordering::Relaxed);
    });
    let seconds = start.elapsed().as_secs_f64();
    let records = place.store().read(&Need::ALL).unwrap();
    let there: BTreeSet<&str> =
        records.actions.iter().map(|action| action.title.as_str()).filter(|title| title.starts_with("Belofte ")).collect();
    let lines = |words: &[&str]| String::from_utf8_lossy(&git(words).stdout).lines().count();
    let (made, uncommitted) = if commits { (lines(&["log", "--format=%h"]) - 1, lines(&["status", "--porcelain"])) } else { (0, 0) };
    WriteReport { there: there.len(), failed: failed.into_inner().unwrap(), commits: made, uncommitted, seconds }
}

/// A program with a person's name for git, and no settings but those of the repository.
fn of_a_person(mut command: Command) -> Command {
    command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null").stdin(Stdio::null());
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "Piet Jansen").env(format!("GIT_{role}_EMAIL"), "piet@example.org");
    }
    command
}
