//! Real editors on a text that is sealed, with settings that keep everything: a word is typed, saved and cut, and the editor ends or
//! is killed half-way. Nothing of the word may be found but in memory.
#![cfg(target_os = "linux")]

use crate::support::traces::{Trace, World, can_trace};
use crate::support::{script, terminal};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{Winsize, tcsetwinsize};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const TALK: &str = "employees/anna-de-vries/conversations/2026-11-20-k7m3x9qa.yaml";
const SEALED: &str = "version: 2\nlanguage: en\nprivacy:\n  words: [holder, employee]\n";
const OPEN: &str = "version: 1\nlanguage: en\n";

/// An editor, and how one types in it.
struct Editor {
    line: &'static str,
    /// Settings that keep what they can: files of the home.
    settings: &'static [(&'static str, &'static str)],
    /// The keys that put a line with the word at the top and save it, twice, with the word looked for and cut in between; `%` is
    /// the word.
    keys: &'static [&'static str],
    /// The keys that leave it.
    quit: &'static str,
    /// Where it keeps the word when nobody stops it, when it ends and when it is killed; "" where it keeps none.
    keeps: [&'static str; 2],
}

const VIMRC: &str = "set nocompatible undofile undodir=~/.keep backup writebackup backupdir=~/.keep swapfile directory=~/.keep \
                     updatecount=1 updatetime=50 viminfo='100,n~/.keep/viminfo\nautocmd BufWritePre * setlocal undofile backup\n";
const VIM_KEYS: &[&str] = &[":set formatoptions=\r", "O%\u{1b}", ":w\r", "/%\r", "Oand %\u{1b}", ":w\r", "ddu", "Olast %\u{1b}"];

const EDITORS: &[Editor] = &[
    Editor {
        line: "vim",
        settings: &[(".vimrc", VIMRC), (".keep/x", "")],
        keys: VIM_KEYS,
        quit: "\u{1b}:wq\r",
        keeps: [".keep/", ".keep/"],
    },
    // called by another name, and without half of what it can do
    Editor {
        line: "vim.tiny",
        settings: &[(".vimrc", VIMRC), (".keep/x", "")],
        keys: VIM_KEYS,
        quit: "\u{1b}:wq\r",
        keeps: [".keep/", ".keep/"],
    },
    Editor {
        line: "vi",
        settings: &[(".vimrc", VIMRC), (".config/nvim/init.vim", VIMRC), (".keep/x", "")],
        keys: VIM_KEYS,
        quit: "\u{1b}:wq\r",
        keeps: [".keep/", ".keep/"],
    },
    Editor {
        line: "nvim",
        settings: &[(".config/nvim/init.vim", VIMRC), (".keep/x", "")],
        keys: VIM_KEYS,
        quit: "\u{1b}:wq\r",
        keeps: [".keep/", ".keep/"],
    },
    Editor {
        line: "nano -B --historylog",
        settings: &[
            (".config/nano/nanorc", "set backup\nset historylog\nset positionlog\nset locking\nset softwrap\n"),
            (".local/share/nano/x", ""),
        ],
        keys: &["%\r", "\u{f}\r", "\u{17}%\r", "and %\r", "\u{f}\r", "last %"],
        quit: "\u{f}\r\u{18}",
        keeps: ["nano/search_history", "yaml~"],
    },
    Editor {
        line: "emacs -nw",
        settings: &[(
            ".emacs.d/init.el",
            "(setq make-backup-files t auto-save-default t auto-save-timeout 1 auto-save-interval 20 \
             backup-directory-alist '((\".\" . \"~/.emacs.d/keep\")) auto-save-file-name-transforms '((\".*\" \"~/.emacs.d/\" t)) \
             version-control t vc-make-backup-files t savehist-additional-variables '(kill-ring) desktop-save t \
             desktop-path '(\"~/.emacs.d/\") inhibit-startup-screen t)\n(savehist-mode 1)\n(desktop-save-mode 1)\n",
        )],
        keys: &["%\r", "\u{18}\u{13}", "\u{13}%\r", "\u{1}\u{b}\u{19}", "\rand %\r", "\u{18}\u{13}", "last %"],
        quit: "\u{18}\u{13}\u{18}\u{3}",
        keeps: [".emacs.d/", ".emacs.d/"],
    },
    Editor {
        line: "micro",
        settings: &[(
            ".config/micro/settings.json",
            r#"{"backup": true, "permbackup": true, "saveundo": true, "savehistory": true, "savecursor": true}"#,
        )],
        keys: &["%\r", "\u{13}", "\u{6}%\r", "and %\r", "\u{13}", "last %"],
        quit: "\u{13}\u{11}",
        keeps: [".config/micro/", ""],
    },
    // a key that follows escape at once is another key to it
    Editor {
        line: "kak",
        settings: &[],
        keys: &["i%\r\u{1b}", ":w\r", "iand %\r\u{1b}", ":w\r", "xd", "ilast %\r\u{1b}"],
        quit: ":wq\r",
        keeps: ["", ""],
    },
];

fn is_installed(line: &str) -> bool {
    let program = line.split(' ').next().unwrap();
    let mut paths =
        std::env::split_paths(&std::env::var_os("PATH").unwrap()).map(|folder| folder.join(program)).collect::<Vec<_>>().into_iter();
    let is_there = paths.any(|path| path.is_file());
    let is_needed = ["vim", "nvim", "nano", "emacs"].contains(&program) && std::env::var_os("STAY_NEEDS_EDITORS").is_some();
    assert!(is_there || !is_needed, "{program} is not here");
    if !is_there {
        println!("not tried: {program} is not here");
    }
    is_there
}

/// A workspace with one talk, and a home with these settings.
fn world(settings: &str, home: &[(&str, &str)]) -> World {
    let world = World::new();
    world.write("stay.yaml", settings);
    world.write("employees/anna-de-vries/employee.yaml", "id: a4nn4xyz\nname: Anna de Vries\nmanager: Piet Jansen\n");
    world.write(TALK, "id: k7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-20\nwith: Piet Jansen\n");
    for (path, text) in home {
        let path = world.home().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    world
}

/// Waits until something is so.
fn until(what: &str, seen: &Mutex<Vec<u8>>, is_so: impl Fn() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < Duration::from_secs(120), "{what}: {}", String::from_utf8_lossy(&seen.lock().unwrap()));
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Waits until an editor has answered on the screen since `asked`, and has then been still for as long as that took: what is typed before it
/// is ready it may throw away. An answer that shows nothing is not waited for without end.
fn settle(seen: &Mutex<Vec<u8>>, shown: usize, asked: Instant) {
    let size = || seen.lock().unwrap().len();
    let mut last = shown;
    let (mut since, mut still) = (asked, Duration::from_millis(250));
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(10) && (last == shown || since.elapsed() < still) {
        std::thread::sleep(Duration::from_millis(20));
        if size() != last {
            still = if last == shown { still.max(asked.elapsed()) } else { still };
            (last, since) = (size(), Instant::now());
        }
    }
}

/// Edits the talk in a real editor at a terminal, types, and leaves it or kills it and its command.
fn edit(world: &mut World, editor: &Editor, is_killed: bool) -> Trace {
    world.env = vec![("EDITOR".to_owned(), editor.line.to_owned())];
    // a terminal of its own, so that it is the one that controls the editor
    let mut tracing = world.tracing("setsid", &["--ctty", "--wait", env!("CARGO_BIN_EXE_stay"), "edit", "k7m3"], None);
    let (mut screen, side) = terminal::open();
    tcsetwinsize(&side, Winsize { ws_row: 50, ws_col: 120, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
    let begun = Instant::now();
    let stream = || Stdio::from(side.try_clone().unwrap());
    let mut child = tracing.command.stdin(stream()).stdout(stream()).stderr(stream()).spawn().unwrap();
    tracing.command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    drop(side);
    let seen = Arc::new(Mutex::new(Vec::new()));
    let (mut reader, into) = (screen.try_clone().unwrap(), seen.clone());
    let watching = std::thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(read @ 1..) = reader.read(&mut bytes) {
            into.lock().unwrap().extend_from_slice(&bytes[..read]);
        }
    });
    let shows = |text: &str| memchr::memmem::find(&seen.lock().unwrap(), text.as_bytes()).is_some();
    until("the form shows", &seen, || shows("k7m3x9qa"));
    settle(&seen, 0, begun);
    for keys in editor.keys {
        let (shown, asked) = (seen.lock().unwrap().len(), Instant::now());
        screen.write_all(keys.replace('%', &world.canary).as_bytes()).unwrap();
        settle(&seen, shown, asked);
    }
    let folders = [world.session.path().to_owned(), world.root().join(".stay/edit")];
    let is_saved = || folders.iter().any(|folder| holds_draft(folder, &format!("and {}", world.canary)));
    until("it is saved", &seen, is_saved);
    if is_killed {
        // what it keeps for that it writes after a while
        std::thread::sleep(Duration::from_millis(1500));
    }
    if is_killed {
        for process in tracing.processes() {
            let _ = kill_process(Pid::from_raw(process as i32).unwrap(), Signal::KILL);
        }
    } else {
        screen.write_all(editor.quit.as_bytes()).unwrap();
        until("it asks", &seen, || shows("[Y/n]"));
        screen.write_all(b"n\r").unwrap();
    }
    child.wait().unwrap();
    drop(screen);
    watching.join().unwrap();
    tracing.read()
}

/// Whether the form of the talk, somewhere below a folder, has these words.
fn holds_draft(folder: &Path, words: &str) -> bool {
    let files = walkdir::WalkDir::new(folder).into_iter().flatten();
    files.filter(|found| found.file_name().to_str() == Some(&TALK.replace('/', "--"))).any(|found| {
        let bytes = std::fs::read(found.path()).unwrap_or_default();
        memchr::memmem::find(&bytes, words.as_bytes()).is_some()
    })
}

/// What is found of the word outside the folder in memory.
fn outside(world: &World, trace: &Trace) -> Vec<PathBuf> {
    let found = world.find(trace);
    found.into_iter().chain(trace.written.iter().cloned()).filter(|path| !path.starts_with(world.session.path())).collect()
}

/// Tries an editor, ended and killed.
fn assert_nothing_is_left_by(line: &str) {
    let editor = EDITORS.iter().find(|editor| editor.line == line).unwrap();
    if !can_trace() || !is_installed(line) {
        return;
    }
    // each waits for its screen most of the time
    std::thread::scope(|scope| {
        for (is_killed, keeps) in [false, true].into_iter().zip(editor.keeps) {
            scope.spawn(move || assert_leaves_nothing(editor, is_killed));
            if !keeps.is_empty() {
                scope.spawn(move || assert_leaves(editor, is_killed, keeps));
            }
        }
    });
}

fn assert_leaves_nothing(editor: &Editor, is_killed: bool) {
    let case = format!("{} {}", editor.line, if is_killed { "killed" } else { "ended" });
    let mut sealed = world(SEALED, editor.settings);
    let trace = edit(&mut sealed, editor, is_killed);
    assert_eq!(outside(&sealed, &trace), [""; 0].map(PathBuf::from), "{case}");
    assert_eq!(trace.handed(&sealed.canary), [""; 0], "{case}");
    // what was typed is there still, and nothing that the editor needed
    assert!(holds_draft(sealed.session.path(), &sealed.canary), "{case}");
    assert!(is_killed || own_folders(&sealed).is_empty(), "{case}: {:?}", own_folders(&sealed));
}

/// The test itself: an editor that is not told leaves what it has.
fn assert_leaves(editor: &Editor, is_killed: bool, keeps: &str) {
    let mut open = world(OPEN, editor.settings);
    let trace = edit(&mut open, editor, is_killed);
    let left = outside(&open, &trace);
    assert!(left.iter().any(|path| path.to_str().unwrap().contains(keeps)), "{} {is_killed}: {left:#?}", editor.line);
}

/// The folders of editors that are there.
fn own_folders(world: &World) -> Vec<PathBuf> {
    let found = walkdir::WalkDir::new(world.session.path()).into_iter().flatten().map(walkdir::DirEntry::into_path);
    found.filter(|path| path.extension().is_some_and(|ending| ending == "editor")).collect()
}

#[test]
fn vim_leaves_nothing() {
    assert_nothing_is_left_by("vim");
}

#[test]
fn vim_of_any_other_name_leaves_nothing() {
    assert_nothing_is_left_by("vi");
    assert_nothing_is_left_by("vim.tiny");
}

#[test]
fn neovim_leaves_nothing() {
    assert_nothing_is_left_by("nvim");
}

#[test]
fn nano_leaves_nothing() {
    assert_nothing_is_left_by("nano -B --historylog");
}

#[test]
fn emacs_leaves_nothing() {
    assert_nothing_is_left_by("emacs -nw");
}

#[test]
fn micro_and_kakoune_leave_nothing() {
    assert_nothing_is_left_by("micro");
    assert_nothing_is_left_by("kak");
}

/// Runs `stay edit` with a script for an editor; what it said.
fn edit_with(world: &mut World, editor: &Path, words: &str, code: i32) -> String {
    world.env = vec![("VISUAL".to_owned(), format!("'{}' {words}", editor.display()))];
    let output = world.command(env!("CARGO_BIN_EXE_stay")).args(["edit", "k7m3"]).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{said}");
    said
}

#[test]
fn vs_code_gets_a_folder_of_its_own_in_memory_and_is_waited_for() {
    let mut world = world(SEALED, &[]);
    let code = world.home().join("bin/code");
    // it keeps what it is handed, and a copy of the text where it keeps copies
    let keeps = "printf '%s\\n' \"$@\" > \"$HOME/words\"\nfor word; do case $word in --user-data-dir=*) own=${word#*=};; esac; done\n\
                 cp \"$own/User/settings.json\" \"$HOME/settings\"\nmkdir -p \"$own/Backups\"\n\
                 for file; do :; done\ncp \"$file\" \"$own/Backups/1\"\n";
    script(&code, &format!("#!/bin/sh\n{keeps}"));
    assert!(!edit_with(&mut world, &code, "-n", 0).contains("may leave"));
    let kept = |name: &str| std::fs::read_to_string(world.home().join(name)).unwrap();
    let words = kept("words");
    let words: Vec<&str> = words.lines().collect();
    let folder = words[2].strip_prefix("--user-data-dir=").unwrap();
    assert_eq!((words[0], words[1], words[3], words.len()), ("-n", "--wait", "--disable-extensions", 5), "{words:?}");
    assert!(folder.starts_with(world.session.path().to_str().unwrap()) && !Path::new(folder).exists(), "{folder}");
    assert!(words[4].starts_with(world.session.path().to_str().unwrap()), "{words:?}");
    let settings: serde_json::Value = serde_json::from_str(&kept("settings")).unwrap();
    assert_eq!((&settings["files.hotExit"], &settings["workbench.localHistory.enabled"]), (&"off".into(), &false.into()));
    assert_eq!(own_folders(&world), [""; 0].map(PathBuf::from));
}

#[test]
fn of_an_editor_that_is_not_known_one_is_warned_once() {
    let mut world = world(SEALED, &[]);
    let [one, other] = ["bin/joe", "bin/jed"].map(|name| world.home().join(name));
    for path in [&one, &other] {
        script(path, "#!/bin/sh\n[ -z \"$TMPDIR\" ] || printf '%s' \"$TMPDIR\" > \"$HOME/tmpdir\"\n");
    }
    let warns = |said: &str, name: &str| said.contains(&format!("warning: `{name}` may leave a readable copy"));
    let first = edit_with(&mut world, &one, "-nobackups", 0);
    assert!(warns(&first, "joe"), "{first}");
    assert!(!warns(&edit_with(&mut world, &one, "", 0), "joe"));
    assert!(warns(&edit_with(&mut world, &other, "", 0), "jed"));
    assert!(!warns(&edit_with(&mut world, &other, "", 0), "jed"));
    // nor is it told anything else
    assert_eq!(std::fs::read_to_string(world.home().join("tmpdir")).unwrap(), world.root().with_file_name("tmp").to_str().unwrap());
    // and nobody is warned where nothing is sealed
    world.write("stay.yaml", OPEN);
    std::fs::remove_dir_all(world.home().join(".local/state/stay/told")).unwrap();
    assert!(!warns(&edit_with(&mut world, &one, "", 0), "joe"));
}

#[test]
fn what_was_typed_without_a_key_is_said_to_be_in_memory_alone() {
    let mut world = world(SEALED, &[]);
    let fails = world.home().join("bin/fails");
    script(&fails, "#!/bin/sh\necho '# van mij' >> \"$1\"\nexit 1\n");
    let said = edit_with(&mut world, &fails, "", 1);
    assert!(said.contains("is only in the memory of this computer") && said.contains(world.session.path().to_str().unwrap()), "{said}");
    assert!(holds_draft(world.session.path(), "# van mij") && !holds_draft(&world.root(), "# van mij"));
    // and the next command goes on with it
    let seen = world.home().join("bin/sees");
    script(&seen, "#!/bin/sh\ncp \"$1\" \"$HOME/seen\"\nexit 1\n");
    let said = edit_with(&mut world, &seen, "", 1);
    assert!(said.contains("you go on from there"), "{said}");
    assert!(std::fs::read_to_string(world.home().join("seen")).unwrap().contains("# van mij"));
}

#[test]
fn a_folder_in_memory_that_is_somebody_else_s_is_refused_with_what_to_do() {
    let mut world = world(SEALED, &[]);
    let editor = world.home().join("bin/hx");
    script(&editor, "#!/bin/sh\nprintf '%s' \"$1\" > \"$HOME/seen\"\n");
    // a link there is no folder of this user's
    let elsewhere = world.home().join("elsewhere");
    std::fs::create_dir(&elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, world.session.path().join("stay-edit")).unwrap();
    let said = edit_with(&mut world, &editor, "", 1);
    assert!(said.contains("stay-edit is a link, or open to others") && std::fs::read_dir(&elsewhere).unwrap().next().is_none(), "{said}");
}

/// `less` keeps in the home what was looked for in it.
#[test]
fn a_pager_keeps_no_words_that_were_looked_for() {
    for (settings, told) in [(OPEN, ""), (SEALED, "-")] {
        let mut world = world(settings, &[]);
        let pager = world.home().join("bin/pager");
        script(&pager, "#!/bin/sh\ncat > /dev/null\nprintf '%s' \"$LESSHISTFILE\" > \"$HOME/seen\"\n");
        world.env = vec![("PAGER".to_owned(), pager.to_str().unwrap().to_owned())];
        let (screen, side) = terminal::open();
        let mut command = world.command(env!("CARGO_BIN_EXE_stay"));
        command.arg("questions").stdout(Stdio::from(side));
        assert!(command.status().unwrap().success());
        assert_eq!(std::fs::read_to_string(world.home().join("seen")).unwrap(), told);
        drop(screen);
    }
}
