//! Completion in real shells: what is put into a line gives the program just the value that was offered, and nothing of it
//! runs, whatever people called a team or an obstacle. A shell that is not here is not tried, and that is said.
#![cfg(target_os = "linux")]
use crate::support::sandbox::output_of;
use std::fs::File;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How long a shell may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// What stands where each value is filled in, before the key that completes.
const LINES: [&str; 6] = [
    "stay actions --team ",
    "stay actions --team \"",
    "stay actions --team '",
    "stay actions --team=",
    "stay actions --team=\"",
    "stay actions --team='",
];

/// Names that mean something to a shell, and everyday ones.
const NAMES: [&str; 44] = [
    "Zorg/Wijkteam Noord",
    "Team 1",
    "a",
    "Müller & Söhne",
    "日本 語",
    "R&D",
    "50%",
    "a@b",
    "+plus",
    "a,b",
    "x:y",
    "x=y",
    "a:b/c d:e",
    "$(touch RUN)",
    "`touch RUN`",
    "; touch RUN",
    "| touch RUN",
    "&& touch RUN",
    "\"; touch RUN; \"",
    "'; touch RUN; '",
    "\\\"; touch RUN #",
    "> RUN",
    "$HOME",
    "${PATH}",
    "~",
    "~root",
    "~/x",
    "*",
    "?",
    "[a-z]*",
    "{a,b}",
    "a!b",
    "!!",
    "!touch RUN",
    "^a^b",
    "#x",
    "a # b",
    "\\",
    "a\\",
    "'",
    "\"",
    "it's \"so\"",
    "x'$(touch RUN)'",
    "=ls",
];

/// Names with signs that can't be seen.
const UNSEEN: [&str; 7] =
    ["a\nb", "a\n$(touch RUN)\nb", "\u{1b}[31mred", "abc\u{202e}def", "a\u{200b}b", "tab\there", "\u{7}$(touch RUN)\u{9b}x"];

/// The names that are tried: some of them, all with `STAY_SHELLS=1`, which takes half a minute.
fn names() -> Vec<&'static str> {
    let step = if std::env::var_os("STAY_SHELLS").is_some() { 1 } else { 6 };
    NAMES.into_iter().step_by(step).chain(UNSEEN.into_iter().step_by(step)).collect()
}

/// A folder with a workspace, and with a `stay` that completes as ever, and else writes down what it was given.
struct Place {
    dir: tempfile::TempDir,
}

impl Place {
    fn new(team: &str) -> Place {
        let place = Place { dir: tempfile::tempdir().unwrap() };
        std::fs::create_dir_all(place.at("work/employees/anna")).unwrap();
        std::fs::create_dir(place.at("bin")).unwrap();
        std::fs::write(place.at("work/stay.yaml"), "version: 1\nlanguage: en\n").unwrap();
        place.team("anna", team);
        let program = format!(
            "#!/bin/sh\nif [ -n \"$COMPLETE\" ] || [ \"$1\" = completions ]; then exec '{}' \"$@\"; fi\nfor word in \"$@\"; do printf '%s\\0' \"$word\"; done > '{1}.new'\nmv '{1}.new' '{1}'\n",
            env!("CARGO_BIN_EXE_stay"),
            place.at("given").display()
        );
        crate::support::script(&place.at("bin/stay"), &program);
        place
    }

    fn team(&self, slug: &str, team: &str) {
        let card = self.at(&format!("work/employees/{slug}/employee.yaml"));
        std::fs::create_dir_all(card.parent().unwrap()).unwrap();
        std::fs::write(card, format!("name: Anna\nteam: {}\n", in_yaml(team))).unwrap();
    }

    fn at(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    fn command(&self, shell: &str) -> Command {
        let mut command = Command::new(shell);
        command
            .env_clear()
            .env("HOME", self.dir.path())
            .env("LANG", "C.UTF-8")
            .env("TERM", "xterm")
            .env("XDG_STATE_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/state"));
        let path = format!("{}:{}", self.at("bin").display(), std::env::var("PATH").unwrap());
        command.env("PATH", path).current_dir(self.at("work"));
        command
    }

    /// What the program was given, once it was run.
    fn given(&self) -> Option<Vec<String>> {
        let bytes = std::fs::read(self.at("given")).ok()?;
        let words = bytes.split(|byte| *byte == 0).map(|word| String::from_utf8(word.to_vec()).unwrap());
        let mut words: Vec<String> = words.collect();
        words.pop();
        Some(words)
    }

    /// Nothing ran, and nothing but the workspace is there.
    fn nothing_ran(&self) -> bool {
        std::fs::read_dir(self.at("work")).unwrap().count() == 2
    }
}

/// A text as YAML reads it, whatever signs are in it.
fn in_yaml(text: &str) -> String {
    let sign = |c: char| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("\\U{:08x}", c as u32) };
    format!("\"{}\"", text.chars().map(sign).collect::<String>())
}

/// A shell at a terminal.
struct Terminal {
    keys: File,
    screen: Receiver<Vec<u8>>,
    child: std::process::Child,
    seen: String,
}

impl Terminal {
    fn start(mut command: Command) -> Terminal {
        let (keys, side) = crate::support::terminal::open();
        command.stdin(Stdio::from(side.try_clone().unwrap())).stdout(Stdio::from(side.try_clone().unwrap())).stderr(Stdio::from(side));
        let child = command.spawn().unwrap();
        drop(command);
        let mut reader = keys.try_clone().unwrap();
        let (sender, screen) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read) = reader.read(&mut bytes) {
                if read == 0 || sender.send(bytes[..read].to_vec()).is_err() {
                    return;
                }
            }
        });
        Terminal { keys, screen, child, seen: String::new() }
    }

    /// Waits until this is to be seen, from the last thing on that was waited for; what was seen until then.
    fn until(&mut self, wanted: &str) -> String {
        let started = Instant::now();
        while !self.seen.contains(wanted) {
            match self.screen.recv_timeout(PATIENCE.saturating_sub(started.elapsed())) {
                Ok(bytes) => self.seen += &String::from_utf8_lossy(&bytes),
                Err(_) => panic!("{wanted:?} does not come: {:?}", self.seen),
            }
        }
        let end = self.seen.find(wanted).unwrap() + wanted.len();
        self.seen.drain(..end).collect()
    }

    fn types(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn is_here(shell: &str) -> bool {
    let is_here = Command::new(shell).arg("-c").arg("true").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    let is_needed = std::env::var("STAY_NEEDS_SHELLS").is_ok_and(|value| value == "1");
    assert!(is_here || !is_needed, "{shell} is not here");
    if !is_here {
        println!("not tried: there is no {shell} here");
    }
    is_here
}

/// Bash or zsh at a terminal, ready for a line.
fn shell(place: &Place, name: &str) -> Terminal {
    let mut command = place.command(name);
    let setup = match name {
        "bash" => "PS1='READY> '\nset -H\nsource <(stay completions bash)\n",
        _ => "PS1='READY> '\nautoload -U compinit\ncompinit -u -D\nsource <(stay completions zsh)\n",
    };
    match name {
        "bash" => {
            std::fs::write(place.at("rc"), setup).unwrap();
            command.args(["--noprofile", "--rcfile"]).arg(place.at("rc")).arg("-i");
        }
        _ => {
            std::fs::write(place.at(".zshrc"), setup).unwrap();
            std::fs::write(place.at(".zshenv"), "").unwrap();
            command.env("ZDOTDIR", place.dir.path()).args(["-d", "-i"]);
        }
    }
    let mut terminal = Terminal::start(command);
    terminal.until("READY> ");
    terminal
}

/// Every case in several places at once: a shell waits more than it works.
fn each<T: Sync>(cases: &[T], one: impl Fn(&T) + Sync) {
    let next = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
                    one(case);
                }
            });
        }
    });
}

/// Completes in a line and sends it; what the program was given.
fn completed(place: &Place, terminal: &mut Terminal, line: &str, keys: &str) -> Vec<String> {
    let _ = std::fs::remove_file(place.at("given"));
    terminal.types(&format!("{line}{keys}\r"));
    let started = Instant::now();
    loop {
        if let Some(given) = place.given() {
            terminal.until("READY> ");
            return given;
        }
        if started.elapsed() > PATIENCE {
            while let Ok(bytes) = terminal.screen.try_recv() {
                terminal.seen += &String::from_utf8_lossy(&bytes);
            }
            let end = terminal.seen.char_indices().rev().nth(400).map_or(0, |(at, _)| at);
            panic!("{line:?}: nothing was run: {:?}", &terminal.seen[end..]);
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn fills_in_just_the_value(name: &str) {
    if !is_here(name) {
        return;
    }
    each(&names(), |team| {
        // a department would be offered beside its team
        let place = Place::new(team);
        let mut terminal = shell(&place, name);
        for line in LINES {
            let whole: String = team.chars().take_while(|c| !c.is_control()).collect();
            let begin = if team.contains('/') && !line.ends_with('=') { &whole[..=whole.find('/').unwrap()] } else { "" };
            // a part that a person types is plain, or stands in the quotes that are open
            let begin = if begin.contains(['~', ':']) { "" } else { begin };
            if team.contains('/') && begin.is_empty() {
                continue;
            }
            let given = completed(&place, &mut terminal, &format!("{line}{begin}"), "\t");
            let meant = match line.contains('=') {
                true => vec!["actions".to_owned(), format!("--team={team}")],
                false => vec!["actions".to_owned(), "--team".to_owned(), (*team).to_owned()],
            };
            assert_eq!(given, meant, "{name}: {line}{begin}");
            assert!(place.nothing_ran(), "{name}: {line}{team:?}");
        }
    });
}

#[test]
fn bash_fills_in_just_the_value() {
    fills_in_just_the_value("bash");
}

#[test]
fn zsh_fills_in_just_the_value() {
    fills_in_just_the_value("zsh");
}

/// What fish would put into a line: it writes a value in its own way, here as there.
#[test]
fn fish_fills_in_just_the_value() {
    if !is_here("fish") {
        return;
    }
    let seen: Vec<&str> = names().into_iter().filter(|name| !UNSEEN.contains(name)).collect();
    each(&seen, |team| {
        let place = Place::new(team);
        for line in LINES {
            let begin = if team.contains('/') { &team[..=team.find('/').unwrap()] } else { "" };
            // fish leaves a `~` at the beginning as it is, so a name with one is not offered
            if begin.contains(['~', ':']) || team.starts_with('~') && !line.contains('=') {
                continue;
            }
            let flag = if line.contains('=') { "" } else { "--team " };
            let script = format!(
                "stay completions fish | source
                set -l found (complete --escape -C $argv[1])
                test (count $found) = 1; or begin; echo $found; exit 3; end
                set -l word (string split \\t -- $found[1])[1]
                eval \"stay actions {flag}$word\""
            );
            std::fs::write(place.at("script.fish"), script).unwrap();
            let mut command = place.command("fish");
            let output =
                command.args(["--no-config", place.at("script.fish").to_str().unwrap(), &format!("{line}{begin}")]).output().unwrap();
            let meant = match line.contains('=') {
                true => vec!["actions".to_owned(), format!("--team={team}")],
                false => vec!["actions".to_owned(), "--team".to_owned(), (*team).to_owned()],
            };
            assert_eq!(place.given(), Some(meant), "{line}{team}: {output:?}");
            std::fs::remove_file(place.at("given")).unwrap();
            assert!(place.nothing_ran(), "{line}{team:?}");
        }
    });
    for team in UNSEEN.into_iter().chain(["~root"]) {
        let place = Place::new(team);
        let script = "stay completions fish | source; complete -C 'stay actions --team '";
        let output = place.command("fish").args(["--no-config", "-c", script]).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stdout), "", "a value that can't be seen is not offered: {team:?}");
    }
}

/// Elvish at a terminal: what is chosen from its list is run.
#[test]
fn elvish_fills_in_just_the_value() {
    if !is_here("elvish") {
        return;
    }
    let seen: Vec<&str> = names().into_iter().filter(|name| !UNSEEN.contains(name)).collect();
    each(&seen, |team| {
        let place = Place::new(team);
        std::fs::write(
            place.at("rc.elv"),
            "eval (stay completions elvish | slurp)\nset edit:prompt = { put 'READY> ' }\nset edit:rprompt = { }\n",
        )
        .unwrap();
        let mut command = place.command("elvish");
        command.args(["-rc", place.at("rc.elv").to_str().unwrap()]);
        let mut terminal = Terminal::start(command);
        terminal.until("READY> ");
        let begin = if team.contains('/') { &team[..=team.find('/').unwrap()] } else { "" };
        if begin.contains(['~', ':']) {
            return;
        }
        let given = completed(&place, &mut terminal, &format!("stay actions --team {begin}"), if begin.is_empty() { "\t" } else { "\t\r" });
        assert_eq!(given, ["actions", "--team", team]);
        assert!(place.nothing_ran(), "{team:?}");
    });
}

/// What a person sees before choosing: every sign that hides shows.
#[test]
fn what_is_offered_is_seen_for_what_it_is() {
    for name in ["bash", "zsh"] {
        if !is_here(name) {
            continue;
        }
        let place = Place::new("abc\u{202e}def");
        place.team("bo", "abc\u{1b}]0;x\u{7}d");
        let mut terminal = shell(&place, name);
        terminal.types("stay actions --team a\t\t\t");
        let seen = terminal.until("abc␛]0;x␇d") + &terminal.seen;
        assert!(!seen.contains('\u{202e}'), "{name}: {seen:?}");
        if name == "zsh" {
            terminal.types("\u{3}");
        }
    }
}

/// Several values: what they have in common is filled in and no half of a sign, whatever is typed on from there.
#[test]
fn what_values_have_in_common_is_filled_in_whole() {
    for name in ["bash", "zsh"] {
        if !is_here(name) {
            continue;
        }
        for (one, other, typed) in
            [("Zorg/Wijkteam Noord", "Zorg/Wijkteam Zuid", "Z"), ("a b", "a$c", "$"), (";x b", "$x", "$"), ("x\u{202e}1", "x\u{202d}1", "")]
        {
            let place = Place::new(one);
            place.team("bo", other);
            let mut terminal = shell(&place, name);
            let keys =
                if typed.is_empty() { "\t\"$(touch RUN)\"".to_owned() } else { format!("\t{}\t", if typed == "$" { "\\$" } else { "Z" }) };
            let begin = if one.starts_with('Z') { "Zorg/W" } else { one.split([' ', ';', '\u{202e}']).next().unwrap() };
            let given = completed(&place, &mut terminal, &format!("stay actions --team {begin}"), &keys);
            if !typed.is_empty() {
                assert_eq!(given, ["actions", "--team", other], "{name}: {one} {other}");
                assert!(place.nothing_ran(), "{name}: {one} {other}");
            }
        }
    }
}

/// The program itself, asked as a shell asks it.
#[test]
fn a_name_like_an_option_is_offered_only_where_it_is_none() {
    let place = Place::new("-Celsewhere");
    for (line, word, offered) in
        [("stay actions --team ", "", ""), ("stay actions --team -", "-", ""), ("stay actions --team=", "", "-Celsewhere\n")]
    {
        let mut command = place.command(env!("CARGO_BIN_EXE_stay"));
        let output = command.env("COMPLETE", "bash").env("_STAY_LINE", line).env("_STAY_WORD", word).output().unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), offered, "{line}");
    }
}

#[test]
fn completion_is_put_into_a_shell_once_and_works_there() {
    let place = Place::new("Zorg");
    let home = tempfile::tempdir().unwrap();
    let at = |name: &str| home.path().join(name);
    let stay = |lang: &str, line: &str, shell: &str| {
        let mut command = place.command(env!("CARGO_BIN_EXE_stay"));
        command.args(["--lang", lang]).args(line.split(' ')).env("HOME", home.path()).env("SHELL", shell);
        output_of(command.env_remove("XDG_CONFIG_HOME").env_remove("ZDOTDIR"))
    };
    // what is there stays to the byte, also without an end of the last line
    std::fs::write(at(".bashrc"), "# mine\nalias ll='ls -l'").unwrap();
    let dry = stay("en", "completions --install --dry-run", "/bin/bash");
    assert!(dry.code == Some(0) && dry.stderr.starts_with("dry run `source <(stay completions bash)` written to"), "{dry:?}");
    assert_eq!(std::fs::read_to_string(at(".bashrc")).unwrap(), "# mine\nalias ll='ls -l'");
    let files = [
        ("bash", ".bashrc"),
        ("zsh", ".zshrc"),
        ("fish", ".config/fish/completions/stay.fish"),
        ("elvish", ".config/elvish/rc.elv"),
        ("powershell", ".config/powershell/Microsoft.PowerShell_profile.ps1"),
    ];
    for (shell, file) in files {
        let first = stay("nl", &format!("completions --install {shell}"), "/bin/sh");
        assert!(first.code == Some(0) && first.stderr.contains("gezet in"), "{first:?}");
        let once = std::fs::read_to_string(at(file)).unwrap();
        let again = stay("en", &format!("completions {shell} --install"), "/bin/sh");
        assert!(again.code == Some(0) && again.stderr.contains("already"), "{again:?}");
        assert!(once.contains(&format!("stay completions {shell}")) && std::fs::read_to_string(at(file)).unwrap() == once, "{once}");
    }
    assert_eq!(std::fs::read_to_string(at(".bashrc")).unwrap(), "# mine\nalias ll='ls -l'\nsource <(stay completions bash)\n");
    // a file that is no text is left alone, and who names no shell is told which there are
    std::fs::write(at(".zshrc"), [0xff, 0xfe]).unwrap();
    let odd = stay("en", "completions --install zsh", "/bin/sh");
    assert!(odd.code == Some(1) && std::fs::read(at(".zshrc")).unwrap() == [0xff, 0xfe], "{odd:?}");
    for line in ["completions --install", "completions"] {
        let unknown = stay("nl", line, "/bin/sh");
        assert!(unknown.code == Some(2) && unknown.stderr.contains("elvish"), "{unknown:?}");
    }
    if is_here("bash") {
        let mut bash = place.command("bash");
        let said = output_of(bash.args(["--norc", "-c", "source ~/.bashrc; complete -p stay"]).env("HOME", home.path()));
        assert!(said.stdout.contains("-F _stay stay"), "{said:?}");
    }
}
