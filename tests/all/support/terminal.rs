//! A terminal to ask at.

use super::sandbox::Sandbox;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, tcgetattr};
use std::fs::File;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// What a person types into and sees, and the side that a program gets for its streams. No other program that is started
/// meanwhile holds either.
pub fn open() -> (File, File) {
    let screen = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
    grantpt(&screen).unwrap();
    unlockpt(&screen).unwrap();
    let name = ptsname(&screen, Vec::new()).unwrap();
    (File::from(screen), File::options().read(true).write(true).open(name.to_str().unwrap()).unwrap())
}

/// What was asked, and what was done.
pub struct Asked {
    pub on_screen: String,
    pub answer: String,
    pub code: Option<i32>,
}

/// Runs `stay` with its questions at a terminal where `typed` is typed. Its answer goes elsewhere, so no editor opens.
pub fn at_a_terminal(sandbox: &Sandbox, line: &str, typed: &str) -> Asked {
    let mut command = sandbox.command(env!("CARGO_BIN_EXE_stay"));
    command.args(["--today", "2026-11-22"]).args(shell_words::split(line).unwrap());
    typed_into(command, typed)
}

/// The same of any command, which may open an editor.
pub fn typed_into(mut command: Command, typed: &str) -> Asked {
    let (mut screen, side) = open();
    command.stdin(Stdio::from(side.try_clone().unwrap())).stderr(Stdio::from(side)).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // the other side is the child's alone now, so that reading ends when it does
    drop(command);
    // and the end of input after it, so that a question too many ends what would wait for ever
    screen.write_all(format!("{typed}\u{4}\u{4}").as_bytes()).unwrap();
    let mut on_screen = Vec::new();
    let mut answer = String::new();
    child.stdout.take().unwrap().read_to_string(&mut answer).unwrap();
    let code = child.wait().unwrap().code();
    // Linux ends a terminal that nobody holds with an error instead of an end
    let _ = screen.read_to_end(&mut on_screen);
    Asked { on_screen: String::from_utf8(on_screen).unwrap().replace('\r', ""), answer, code }
}

/// The same where its answer goes to the terminal too, as for a person who just types the command.
pub fn typed_at(mut command: Command, typed: &str) -> Asked {
    let (mut screen, side) = open();
    command.stdin(side.try_clone().unwrap()).stdout(side.try_clone().unwrap()).stderr(side);
    let mut child = command.spawn().unwrap();
    drop(command);
    screen.write_all(format!("{typed}\u{4}\u{4}").as_bytes()).unwrap();
    let mut seen = Vec::new();
    // Linux ends a terminal that nobody holds with an error instead of an end
    let _ = screen.read_to_end(&mut seen);
    let code = child.wait().unwrap().code();
    Asked { on_screen: String::from_utf8_lossy(&seen).replace('\r', ""), answer: String::new(), code }
}

/// How long a question is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs a command at a terminal where a person waits for each question, and types only when what is typed is not shown. Each pair is a
/// part of a question and what is typed then.
pub fn typed_unseen(mut command: Command, answers: &[(&str, &str)]) -> Asked {
    let (mut screen, side) = open();
    // held on to, so that the terminal is still there when the program is not
    let held = side.try_clone().unwrap();
    command.stdin(Stdio::from(side.try_clone().unwrap())).stderr(Stdio::from(side)).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(command);
    let (to, from) = mpsc::channel();
    let mut seen = screen.try_clone().unwrap();
    std::thread::spawn(move || {
        let mut some = [0; 4096];
        while let Ok(read @ 1..) = seen.read(&mut some) {
            if to.send(some[..read].to_vec()).is_err() {
                break;
            }
        }
    });
    let shows = || tcgetattr(&held).unwrap().local_modes.contains(LocalModes::ECHO);
    let (mut on_screen, mut at) = (String::new(), 0);
    for (question, answer) in answers {
        while !on_screen[at..].contains(question) {
            let more = from.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("{question:?} was not asked: {on_screen}"));
            on_screen.push_str(&String::from_utf8_lossy(&more));
        }
        at += on_screen[at..].find(question).unwrap_or_default() + question.len();
        // `age` asks first, and hides what is typed a moment later
        for _ in 0..200 {
            if shows() {
                std::thread::sleep(Duration::from_millis(10));
            }
        }
        assert!(!shows(), "what is typed behind {question:?} would be shown");
        screen.write_all(answer.as_bytes()).unwrap();
    }
    let mut answer = String::new();
    child.stdout.take().unwrap().read_to_string(&mut answer).unwrap();
    let code = child.wait().unwrap().code();
    while let Ok(more) = from.recv_timeout(Duration::from_millis(200)) {
        on_screen.push_str(&String::from_utf8_lossy(&more));
    }
    assert!(shows(), "the terminal shows nothing any more");
    Asked { on_screen: on_screen.replace('\r', ""), answer, code }
}
