//! What lies below `.stay` and is not this user's: from a clone, an archive, another folder, another user, an older program.
//! Nothing of it is believed, nothing is written through it, and nothing waits for it.

use crate::support;
use crate::support::workspace::*;
use stay::store::drafts;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

const SECRET: &str = "name: van een ander\n";

/// A home beside the workspace, with files of its user that nobody may touch.
struct Home {
    dir: tempfile::TempDir,
}

impl Home {
    fn new() -> Home {
        let home = Home { dir: tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap() };
        for path in ["file", "folder/file", "folder/1", "folder/journal", "folder/k", ".config/git/config"] {
            let path = home.at(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, SECRET).unwrap();
        }
        home
    }

    fn at(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    /// Every file and what it holds.
    fn all(&self) -> Vec<(PathBuf, Option<Vec<u8>>)> {
        fn walk(folder: &Path, found: &mut Vec<(PathBuf, Option<Vec<u8>>)>) {
            for entry in std::fs::read_dir(folder).unwrap().flatten() {
                let is_folder = entry.file_type().unwrap().is_dir();
                found.push((entry.path(), (!is_folder).then(|| std::fs::read(entry.path()).unwrap())));
                if is_folder {
                    walk(&entry.path(), found);
                }
            }
        }
        let mut found = Vec::new();
        walk(self.dir.path(), &mut found);
        found.sort();
        found
    }
}

/// Runs a command; one that does not end is one that hangs.
fn stay(root: &Path, words: &[&str]) -> Output {
    let mut command = support::stay(root, "en");
    // an editor that types one line
    command.env("EDITOR", if cfg!(unix) { "sh -c 'echo \"# typed\" >> \"$0\"'" } else { "notepad" });
    let (out, err) = (tempfile::NamedTempFile::new().unwrap(), tempfile::NamedTempFile::new().unwrap());
    command.stdout(out.reopen().unwrap()).stderr(err.reopen().unwrap()).stdin(Stdio::null());
    let mut child = command.current_dir(root).args(words).spawn().unwrap();
    let started = Instant::now();
    let status = loop {
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None if started.elapsed() > Duration::from_secs(30) => {
                child.kill().unwrap();
                panic!("{words:?} hangs");
            }
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    };
    let [stdout, stderr] = [out, err].map(|file| std::fs::read(file.path()).unwrap());
    Output { status, stdout, stderr }
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Paths that a repository would like to have written, and what is written there.
fn odd_paths(outside: &Path) -> Vec<String> {
    let outside = outside.to_str().unwrap();
    let up = format!("../{}", Path::new(outside).file_name().unwrap().to_str().unwrap());
    let firsts =
        ["", "./", "employees/../", "employees/anna-de-vries/../../", "employees\\..\\", "questions/", "employees/anna-de-vries/private/"];
    let lasts = [
        ".git/config",
        ".GIT/config",
        ".git./config",
        ".git /config",
        "git~1/config",
        ".git\\config",
        ".gi\u{200c}t/config",
        ".git/hooks/pre-commit",
        ".stay/undo/1",
        ".stay/edit/x",
        ".Stay/lock",
        "file:stream",
        "CON:",
        ".envrc",
        ".bashrc",
        "Makefile",
        "stay",
    ];
    let below = firsts.iter().flat_map(|first| lasts.iter().map(move |last| format!("{first}{last}")));
    let above = [outside.to_owned(), up]
        .into_iter()
        .flat_map(|first| [format!("{first}/file"), format!("{first}/new"), format!("{first}/.config/git/config")]);
    // a file beside the records, in a folder of ours, is no harm
    let is_harmless = |path: &String| {
        ["questions/", "employees/anna-de-vries/private/"]
            .iter()
            .any(|own| path.strip_prefix(own).is_some_and(|name| [".envrc", ".bashrc", "Makefile", "stay"].contains(&name)))
    };
    below.chain(above).filter(|path| !is_harmless(path)).collect()
}

/// A record of a command that is said to have made a file, or to have changed one, as today's program and as an older one.
fn record(path: &str, before: Option<&str>, after: Option<&str>, is_old: bool) -> String {
    let length = |text: Option<&str>| text.map_or("-".to_owned(), |text| text.len().to_string());
    let head = if is_old { "done" } else { "done 0\tdone" };
    format!("{head}\n{}\t{}\t{path}\n\n{}{}", length(before), length(after), before.unwrap_or_default(), after.unwrap_or_default())
}

#[test]
fn undo_takes_nothing_back_that_this_user_did_not_do_here() {
    let (home, other) = (Home::new(), Workspace::default());
    let (was, anna) = (home.all(), "name: Iemand anders\n");
    let names = ["1", "2", "18446744073709551615", "18446744073709551616", "9223372036854775808", "01", "+3", " 4", "-5"];
    for (path, before, after) in
        [(ANNA, Some(anna), Some(ANNA_TEXT)), ("employees/bo/employee.yaml", Some(anna), None), (ANNA, None, Some(ANNA_TEXT))]
    {
        let workspace = Workspace::default();
        let own = record(path, before, after, false);
        let copied = signature(&other, "Undo", "undo/1", &own);
        let of_other_use = signature(&workspace, "Draft", "undo/1", &own);
        let of_other_user = signature_with(&[1; 32], workspace.root(), "Undo", "undo/1", &own);
        let endings = [String::new(), "0".repeat(64), copied, of_other_use, of_other_user];
        let mut texts = vec![own.clone(), record(path, before, after, true)];
        texts.extend(endings.iter().map(|ending| format!("{own}signed {ending}\n")));
        for (name, text) in names.iter().flat_map(|name| texts.iter().map(move |text| (name, text))) {
            workspace.write(&format!(".stay/undo/{name}"), text);
            assert!(workspace.store().history().done.is_empty(), "{name}: {text}");
        }
        let files = workspace.files();
        let refused = stay(workspace.root(), &["undo"]);
        assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
        assert_eq!(workspace.files(), files);
        // beside all that the user's own commands are remembered
        assert!(stay(workspace.root(), &["done", "m4q"]).status.success());
        assert_eq!(workspace.store().history().done.len(), 1);
        assert!(stay(workspace.root(), &["undo"]).status.success());
        assert_eq!(workspace.text(ACTION), ACTION_TEXT);
    }
    assert_eq!(home.all(), was);
}

#[test]
fn even_what_is_signed_leads_to_the_workspaces_own_files_alone() {
    let home = Home::new();
    let was = home.all();
    let workspace = Workspace::default();
    let before = workspace.files();
    for path in odd_paths(home.dir.path()) {
        for (held, holds) in [(Some("evil\n"), None), (None, Some(SECRET)), (Some("evil\n"), Some(SECRET))] {
            let text = record(&path, held, holds, false);
            workspace.write(".stay/undo/1", signed(&workspace, "Undo", "undo/1", &text));
            assert!(workspace.store().history().done.is_empty(), "{path:?}");
        }
    }
    let _ = std::fs::remove_dir_all(workspace.at(".stay"));
    assert_eq!((workspace.files(), home.all()), (before, was));
}

#[test]
fn a_stage_that_this_user_did_not_leave_is_put_aside_and_said() {
    let other = Workspace::default();
    let line = |after: &str| format!("0\t{}\t{}\t{ANNA}\t\t\n", print(ANNA_TEXT.as_bytes()), print(after.as_bytes()));
    for ending in ["end\n", "signed 0000000000000000000000000000000000000000000000000000000000000000\n", "copied"] {
        let workspace = Workspace::default();
        let signature = signature(&other, "Journal", "stage/journal", line(SECRET));
        let ending = if ending == "copied" { format!("signed {signature}\n") } else { ending.to_owned() };
        workspace.write(".stay/stage/0", SECRET);
        workspace.write(".stay/stage/journal", line(SECRET) + &ending);
        let done = stay(workspace.root(), &["done", "m4q"]);
        assert!(done.status.success() && said(&done).contains(".stay/unfinished-1"), "{}", said(&done));
        assert_eq!((workspace.text(ANNA).as_str(), workspace.text(".stay/unfinished-1/0").as_str()), (ANNA_TEXT, SECRET));
        // said once: it is not this user's to finish
        assert!(!said(&stay(workspace.root(), &[])).contains("unfinished"));
        assert!(!said(&stay(workspace.root(), &["undo"])).contains("unfinished"));
    }
}

#[test]
fn a_draft_that_this_user_did_not_begin_is_not_gone_on_with_and_not_lost() {
    let workspace = Workspace::default();
    let name = ACTION.replace('/', "--");
    let talk = "employees--anna-de-vries--conversations--2026-11-23-t2h5j9pd.yaml";
    for (name, base) in [(name.as_str(), ACTION_TEXT), (talk, TALK_TEXT)] {
        workspace.write(&format!(".stay/edit/{name}"), "title: iets anders\n");
        workspace.write(&format!(".stay/edit/{}", name.replace(".yaml", ".base")), base);
    }
    assert!(drafts::records(&workspace.store()).is_empty() && drafts::left(&workspace.store(), ACTION).is_none());
    let edited = stay(workspace.root(), &["edit", "m4q"]);
    assert!(edited.status.success() && said(&edited).contains(".left-1"), "{}", said(&edited));
    assert!(!workspace.text(ACTION).contains("iets anders") && workspace.text(ACTION).contains("# typed"), "{}", workspace.text(ACTION));
    assert_eq!(workspace.text(&format!(".stay/edit/{name}.left-1")), "title: iets anders\n");
    let unborn = stay(workspace.root(), &["edit", "t2h5j9pd"]);
    assert_eq!(unborn.status.code(), Some(1), "{}", said(&unborn));
    assert!(!workspace.at(ODD).exists());
}

/// Many first commands of one user at once: they sign with one key, or what one of them wrote would be nobody's.
#[test]
fn the_first_commands_of_a_user_sign_alike() {
    for _ in 0..5 {
        let state = tempfile::tempdir().unwrap();
        let workspaces: Vec<Workspace> = (0..8).map(|_| Workspace::in_memory()).collect();
        let run = |workspace: &Workspace, words: &[&str]| {
            let mut command = support::stay(workspace.root(), "en");
            command.env("XDG_STATE_HOME", state.path()).current_dir(workspace.root()).args(words).output().unwrap()
        };
        std::thread::scope(|scope| {
            let runs: Vec<_> = workspaces.iter().map(|workspace| scope.spawn(move || run(workspace, &["done", "m4q"]))).collect();
            runs.into_iter().for_each(|run| assert!(run.join().unwrap().status.success()));
        });
        for workspace in &workspaces {
            let undone = run(workspace, &["undo"]);
            assert!(undone.status.success(), "{}", said(&undone));
            assert_eq!(workspace.text(ACTION), ACTION_TEXT);
        }
        let left: Vec<_> = std::fs::read_dir(state.path().join("stay")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(left.iter().all(|name| name == "key" || name == "lock"), "{left:?}");
    }
}

#[cfg(unix)]
mod on_unix {
    use super::*;
    use std::os::unix::fs::symlink;

    /// Everything that `stay` keeps below `.stay`, and what stands in for it.
    const PLACES: [&str; 15] = [
        "",
        "/lock",
        "/.gitignore",
        "/no-lock",
        "/stage",
        "/stage/journal",
        "/stage/0",
        "/undo",
        "/undo/1",
        "/edit",
        "/edit/employees--anna-de-vries--actions--2026-11-22-m4q8z2ka.yaml",
        "/edit/employees--anna-de-vries--actions--2026-11-22-m4q8z2ka.base",
        "/ids",
        "/ids/m",
        "/marked",
    ];
    const ODD_THINGS: [&str; 9] =
        ["link", "folder link", "dangling link", "link to itself", "hard link", "pipe", "folder", "file", "device"];

    fn put(home: &Home, at: &Path, thing: &str) {
        std::fs::create_dir_all(at.parent().unwrap()).unwrap();
        match thing {
            "link" => symlink(home.at("file"), at).unwrap(),
            "folder link" => symlink(home.at("folder"), at).unwrap(),
            "dangling link" => symlink(home.at("new"), at).unwrap(),
            "link to itself" => symlink(at, at).unwrap(),
            "hard link" => std::fs::hard_link(home.at("file"), at).unwrap(),
            "pipe" => assert!(Command::new("mkfifo").arg(at).status().unwrap().success()),
            "folder" => std::fs::create_dir(at).unwrap(),
            "device" => symlink("/dev/zero", at).unwrap(),
            _ => std::fs::write(at, "18446744073709551615\n").unwrap(),
        }
    }

    #[test]
    fn nothing_below_stay_is_written_through_or_waited_for() {
        let next = std::sync::atomic::AtomicUsize::new(0);
        let all: Vec<(&str, &str)> = PLACES.iter().flat_map(|place| ODD_THINGS.iter().map(move |thing| (*place, *thing))).collect();
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    while let Some((place, thing)) = all.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
                        tries(place, thing);
                    }
                });
            }
        });
    }

    fn tries(place: &str, thing: &str) {
        let (home, workspace) = (Home::new(), Workspace::in_memory());
        let was = home.all();
        put(&home, &workspace.at(&format!(".stay{place}")), thing);
        for words in [&["done", "m4q8z2ka"][..], &["edit", "m4q8z2ka"], &["undo"], &["redo"], &[]] {
            let output = stay(workspace.root(), words);
            let code = output.status.code();
            assert!(matches!(code, Some(0 | 1 | 4)), "{thing} at .stay{place}, {words:?}: {code:?} {}", said(&output));
            // who only reads is never refused for it
            assert!(code != Some(1) || !words.is_empty(), "{thing} at .stay{place}, {words:?}: {}", said(&output));
            assert_eq!(home.all(), was, "{thing} at .stay{place}, {words:?}");
        }
    }

    #[test]
    fn a_lock_that_leads_elsewhere_is_named_with_what_to_do() {
        for thing in ["link", "hard link", "pipe", "folder"] {
            let (home, workspace) = (Home::new(), Workspace::in_memory());
            let lock = workspace.at(".stay/lock");
            put(&home, &lock, thing);
            let refused = stay(workspace.root(), &["act", "anna", "Bellen"]);
            assert!(refused.status.code() == Some(1) && said(&refused).contains("rm .stay/lock"), "{thing}: {}", said(&refused));
            if thing == "folder" {
                std::fs::remove_dir(lock).unwrap()
            } else {
                std::fs::remove_file(lock).unwrap()
            }
            assert!(stay(workspace.root(), &["act", "anna", "Bellen"]).status.success());
        }
    }

    #[test]
    fn a_lock_keeps_what_it_held() {
        let workspace = Workspace::with(".stay/lock", "x".repeat(100));
        assert!(stay(workspace.root(), &["done", "m4q8z2ka"]).status.success());
        assert_eq!(workspace.text(".stay/lock").len(), 100);
    }

    /// Folders of the workspace that lead out of it: what is remembered of before is not written through them.
    #[test]
    fn nothing_is_taken_back_or_finished_through_a_linked_folder() {
        let home = Home::new();
        std::fs::create_dir_all(home.at("anna/actions")).unwrap();
        let was = home.all();
        for link in ["employees", "employees/anna-de-vries", "employees/anna-de-vries/actions"] {
            let workspace = Workspace::default();
            let new = "employees/anna-de-vries/actions/2026-11-24-p2w6r8tc.yaml";
            let text = record(new, Some("id: p2w6r8tc\ntitle: x\n"), None, false);
            let line = format!("0\tnone\t{}\t{new}\t\t\n", print(SECRET.as_bytes()));
            workspace.write(".stay/undo/1", signed(&workspace, "Undo", "undo/1", text));
            workspace.write(".stay/stage/0", SECRET);
            workspace.write(".stay/stage/journal", signed(&workspace, "Journal", "stage/journal", line));
            std::fs::remove_dir_all(workspace.at(link)).unwrap();
            let to = if link == "employees" { home.dir.path().to_owned() } else { home.at("anna") };
            symlink(to, workspace.at(link)).unwrap();
            let refused = stay(workspace.root(), &["undo"]);
            assert_eq!(refused.status.code(), Some(1), "{link}: {}", said(&refused));
            assert_eq!(home.all(), was, "{link}");
        }
    }

    /// Where nothing can be kept of the user, what was cut off is finished all the same, and what came from elsewhere is not.
    #[test]
    fn without_a_place_for_the_key_commands_are_still_taken_back_and_finished() {
        let place = tempfile::tempdir().unwrap();
        std::fs::write(place.path().join("no-folder"), "").unwrap();
        let workspace = Workspace::default();
        let run = |words: &[&str]| {
            let mut command = support::stay(workspace.root(), "en");
            command.env("XDG_STATE_HOME", place.path().join("no-folder")).current_dir(workspace.root()).args(words).output().unwrap()
        };
        assert!(run(&["done", "m4q"]).status.success());
        let taken = run(&["undo"]);
        // Linux alone keeps a moment that nobody can set
        if cfg!(target_os = "linux") && taken.status.success() {
            assert_eq!(workspace.text(ACTION), ACTION_TEXT);
        } else {
            assert_eq!(taken.status.code(), Some(1));
        }
        workspace.write(".stay/undo/9", record(ANNA, Some(SECRET), Some(ANNA_TEXT), false) + "signed " + &"0".repeat(64) + "\n");
        assert_eq!(run(&["undo"]).status.code(), Some(1));
        assert_eq!(workspace.text(ANNA), ANNA_TEXT);
    }
}
