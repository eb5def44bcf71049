//! Commands that are stopped at any call that writes, that meet a full disk, or that are killed at any moment while others
//! write: nothing is torn, doubled or lost, and what was said to be written is there.
//!
//! The first part puts a shim before the system's calls (`support/faults/shim.c`, Linux with a C compiler): it counts those that
//! write and ends the command, or has a call fail, at the n-th. The program itself knows nothing of it.
//!
//! `STAY_KILLS=1000`, `STAY_WRITERS=50` and `STAY_WRITES=20` ask for the full numbers; `STAY_FIGURES=1` writes the figures
//! into `docs/reliability.md`.

use crate::support::faults::{COMMANDS, FIRST, FaultWorkspace, Shim, Snapshot, concurrent, said_done};
use crate::support::measurements;
use stay::store::undo::PastCommands;
use stay::store::{Store, journal};
use std::process::Output;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What happens at the n-th call, whether it goes on happening, and what that is called.
const FAULTS: [(&str, bool, &str); 5] = [
    ("kill", false, "killed"),
    ("torn", false, "killed within a write"),
    ("28", true, "a disk that is full from there on"),
    ("5", false, "a disk that fails once"),
    ("30", true, "a disk that is read-only from there on"),
];

/// How a command went, and what it left once the next one had the lock.
struct Left {
    output: Output,
    shot: Snapshot,
    remembered: Remembered,
}

type Remembered = [Vec<String>; 2];

/// What `stay undo` would take back, and `stay redo` do again.
fn line(store: &Store) -> Remembered {
    let PastCommands { done, taken_back } = store.history();
    [done, taken_back].map(|pasts| pasts.into_iter().map(|past| past.command).collect())
}

/// Does what came earlier.
fn begun(place: &FaultWorkspace, earlier: Option<&str>) -> bool {
    earlier.into_iter().flat_map(|earlier| earlier.split(';')).all(|words| matches!(place.run(words).status.code(), Some(0 | 3)))
}

/// Runs a command with a fault, and then what every next command that writes does first.
fn stopped(shim: &Shim, place: &FaultWorkspace, words: &str, at: usize, (how, on, _): (&str, bool, &str)) -> Left {
    let at = at.to_string();
    let mut settings = vec![("SHIM_AT", at.as_str()), ("SHIM_HOW", how)];
    settings.extend(on.then_some(("SHIM_ON", "1")));
    let output = shim.run(place, words, &settings);
    let store = place.store();
    drop(store.writer().unwrap_or_else(|fault| panic!("{words} at {at}: {fault:?}")));
    assert!(!place.at(".stay/stage").exists() && journal::unfinished(&store).is_none(), "{words} at {at}: something is left");
    Left { output, shot: place.snapshot(), remembered: line(&store) }
}

#[test]
fn a_command_stopped_at_any_call_is_done_or_never_was() {
    let Some(shim) = Shim::build() else { return };
    // the first command of a user makes what it signs with, which is tried by itself
    assert!(FaultWorkspace::begin().run("done|m4q8z2ka").status.success());
    let (points, next) = (Mutex::new([0; FAULTS.len()]), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(command) = COMMANDS.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let found = stop_everywhere(&shim, command);
                    points.lock().unwrap().iter_mut().zip(found).for_each(|(all, one)| *all += one);
                }
            });
        }
    });
    let points = points.into_inner().unwrap();
    let all: usize = points.iter().sum();
    assert!(all >= 250, "{points:?}");
    let mut lines = vec![format!("{} commands, {all} points, none lost, torn or doubled:", COMMANDS.len()), String::new()];
    lines.extend(FAULTS.iter().zip(points).map(|((.., what), count)| format!("- {count} × {what}")));
    measurements::record("points", &lines);
}

/// Stops one command at every call and in every way; how many that are.
fn stop_everywhere(shim: &Shim, command: &str) -> [usize; FAULTS.len()] {
    let mut points = [0; FAULTS.len()];
    let is_full = std::env::var_os("STAY_KILLS").is_some();
    let place = FaultWorkspace::begin();
    let (earlier, words) = command.rsplit_once(';').map_or((None, command), |(earlier, words)| (Some(earlier), words));
    assert!(begun(&place, earlier));
    let begin = place.copy();
    let (was, remembered_was) = (place.snapshot(), line(&place.store()));
    let calls = shim.calls(&place, words);
    let (meant, remembered_meant) = (place.snapshot(), line(&place.store()));
    assert_ne!(was, meant, "{words}");
    for (number, fault) in FAULTS.into_iter().enumerate() {
        // one call in four of each fault, unless the full numbers are asked for; together the faults meet each call
        for at in (1..=calls).filter(|at| is_full || at % 4 == number % 4) {
            place.restore(&begin);
            let Left { output, shot, remembered } = stopped(shim, &place, words, at, fault);
            let told =
                format!("{words}, {} at call {at} of {calls}, {:?}: {}", fault.2, output.status, String::from_utf8_lossy(&output.stderr));
            let is_done = shot == meant;
            // a call that is no write can't be cut off within
            points[number] += usize::from(fault.0 != "torn" || output.status.code() == Some(137));
            assert!(is_done || shot == was, "{told}\n{}", differences(&was, &meant, &shot));
            assert!(is_done || !said_done(&output), "{told}");
            match output.status.code() {
                Some(137) => assert!(fault.0 == "kill" || fault.0 == "torn", "{told}"),
                Some(1) => assert!(!output.stderr.is_empty() && !said_done(&output), "{told}"),
                Some(0 | 3 | 4) => assert!(is_done, "{told}"),
                _ => panic!("{told}"),
            }
            // what can be taken back is what was done, where it could be remembered at all
            let remembers = fault.0 == "kill" || fault.0 == "torn";
            assert!(!remembers || &remembered == if is_done { &remembered_meant } else { &remembered_was }, "{remembered:?}: {told}");
        }
    }
    points
}

/// The first command of a user makes what it signs with: stopped at any call of that, it has done all or nothing, and the next
/// one signs.
#[test]
fn the_first_command_of_a_user_is_done_or_never_was() {
    let Some(shim) = Shim::build() else { return };
    let words = "close|k7m3x9qa|m4q8z2ka|v3n5b7xe|--next|+4w";
    let begin = FaultWorkspace::begin();
    let state = |place: &FaultWorkspace| place.root().with_extension("state");
    let stop = |place: &FaultWorkspace, settings: &[(&str, &str)]| {
        let state = state(place);
        let settings: Vec<(&str, &str)> =
            [("XDG_STATE_HOME", state.to_str().unwrap())].into_iter().chain(settings.iter().copied()).collect();
        shim.run(place, words, &settings)
    };
    let whole = begin.copy();
    let count = state(&whole).with_extension("count");
    assert!(said_done(&stop(&whole, &[("SHIM_COUNT", count.to_str().unwrap())])));
    let calls: usize = std::fs::read_to_string(&count).unwrap().parse().unwrap();
    std::fs::remove_file(count).unwrap();
    let (was, meant) = (begin.snapshot(), whole.snapshot());
    let is_full = std::env::var_os("STAY_KILLS").is_some();
    for (number, (how, on, told)) in FAULTS.into_iter().enumerate() {
        // as above: every other call of each fault, so that together they meet each call
        for at in (1..=calls).filter(|at| is_full || at % 2 == number % 2) {
            let place = begin.copy();
            let at = at.to_string();
            let mut settings = vec![("SHIM_AT", at.as_str()), ("SHIM_HOW", how)];
            settings.extend(on.then_some(("SHIM_ON", "1")));
            let output = stop(&place, &settings);
            let mut next = place.command("act anna|Bellen");
            assert!(next.env("XDG_STATE_HOME", state(&place)).output().unwrap().status.success());
            let undone = place.command("undo").env("XDG_STATE_HOME", state(&place)).output().unwrap();
            assert!(undone.status.success(), "{told} at {at}: {}", String::from_utf8_lossy(&undone.stderr));
            let shot = place.snapshot();
            assert!(shot == meant || (shot == was && !said_done(&output)), "{told} at {at}\n{}", differences(&was, &meant, &shot));
            let _ = std::fs::remove_dir_all(state(&place));
        }
    }
    let _ = std::fs::remove_dir_all(state(&whole));
}

/// What is neither as it was nor as it was meant.
fn differences(was: &Snapshot, meant: &Snapshot, is: &Snapshot) -> String {
    let paths = was.keys().chain(meant.keys()).chain(is.keys()).collect::<std::collections::BTreeSet<_>>();
    let told = paths.into_iter().filter_map(|path| {
        let [a, b, c] = [was, meant, is].map(|shot| shot.get(path));
        (a != b || a != c).then(|| {
            format!(
                "{path}: {}",
                if c == a {
                    "as it was"
                } else if c == b {
                    "as meant"
                } else {
                    "neither"
                }
            )
        })
    });
    told.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_file_that_vanishes_between_listing_and_reading_is_named() {
    let Some(shim) = Shim::build() else { return };
    let begin = FaultWorkspace::begin();
    let gone = [("SHIM_GONE", "2026-11-20-m4q8z2ka.yaml")];
    for (words, code) in [("actions", 3), ("done|m4q8z2ka", 1), ("close|v3n5b7xe|m4q8z2ka", 1)] {
        let place = begin.copy();
        let mut was = place.snapshot();
        let output = shim.run(&place, words, &gone);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{words}: {said}");
        assert!(said.contains(FIRST), "{words}: {said}");
        was.remove(FIRST);
        assert_eq!(place.snapshot(), was, "{words}");
    }
}

#[test]
#[cfg(unix)]
fn a_folder_that_cannot_be_written_to_leaves_everything_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    let mode =
        |place: &FaultWorkspace, path: &str, mode| std::fs::set_permissions(place.at(path), std::fs::Permissions::from_mode(mode)).unwrap();
    for (closed, words) in [
        ("employees/anna-de-vries/actions", "done|m4q8z2ka"),
        (".", "act anna|Bellen"),
        ("employees/anna-de-vries", "employee|handover|anna|--to|Ruud Bos|--yes"),
    ] {
        let place = FaultWorkspace::begin();
        let was = place.snapshot();
        mode(&place, closed, 0o500);
        if std::fs::write(place.at(closed).join("probe"), "").is_ok() {
            println!("not tried: this user may write everywhere");
            std::fs::remove_file(place.at(closed).join("probe")).unwrap();
            mode(&place, closed, 0o700);
            return;
        }
        let output = place.run(words);
        mode(&place, closed, 0o700);
        assert_eq!(output.status.code(), Some(1), "{words}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(!output.stderr.is_empty());
        assert_eq!(place.snapshot(), was, "{words}");
        assert!(place.run(words).status.success(), "{words}: and then it can");
    }
}

/// A number that was asked for.
fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name).map_or(otherwise, |value| value.parse().unwrap_or_else(|_| panic!("{name}: {value}")))
}

#[test]
fn what_was_said_to_be_written_survives_kills_at_any_moment() {
    const WRITERS: usize = 8;
    let storm = concurrent::kill_at_random(WRITERS, number("STAY_KILLS", 50));
    let lines = [
        format!("{} kills while {WRITERS} processes wrote, {} writes begun:", storm.kills, storm.begun),
        String::new(),
        format!("- {} writes acknowledged, {} of them there", storm.acknowledged, storm.there),
        format!(
            "- {} writes not acknowledged, of which {} whole and {} not there",
            storm.unheard,
            storm.unheard_there,
            storm.unheard - storm.unheard_there
        ),
        format!("- {} records, {} that can't be read", storm.records, storm.unreadable),
        format!(
            "- {} moves of one person's folder begun meanwhile: in the end there is {} of it, with all that is in it",
            storm.moves, storm.homes
        ),
    ];
    measurements::record("kills", &lines);
    assert_eq!((storm.there, storm.unreadable, storm.torn, storm.homes), (storm.acknowledged, 0, 0, 1));
}

#[test]
fn many_write_at_once_and_all_of_it_is_there() {
    crowded(false);
}

#[test]
fn many_write_and_commit_at_once_and_all_of_it_is_there_and_committed() {
    crowded(true);
}

fn crowded(commits: bool) {
    let (writers, writes) = (number("STAY_WRITERS", 12), number("STAY_WRITES", 4));
    let crowd = concurrent::write_at_once(writers, writes, commits);
    let all = writers * writes;
    let mut line = format!(
        "- {writers} processes × {writes} writes: {} of {all} there, {} failed, {:.0} s",
        crowd.there,
        crowd.failed.len(),
        crowd.seconds
    );
    if commits {
        line = line.replacen("writes", "writes, each with its commit", 1)
            + &format!("; {} commits, {} files left uncommitted", crowd.commits, crowd.uncommitted);
    }
    measurements::record(if commits { "commits" } else { "writes" }, &[line]);
    assert_eq!((crowd.there, &crowd.failed), (all, &Vec::new()));
    assert!(!commits || (crowd.commits, crowd.uncommitted) == (all, 0), "{} commits, {} uncommitted", crowd.commits, crowd.uncommitted);
}
