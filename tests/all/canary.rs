//! A word that is written through every command, some of them killed half-way, and then looked for everywhere: in the arguments
//! of programs, in every file that was touched, in memory, in git.
#![cfg(target_os = "linux")]

use crate::support::in_build_folder;
use crate::support::traces::{Trace, World, can_trace};
use stay::vault::Identity;
use std::collections::BTreeSet;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// One command with the word in it.
struct Case {
    /// What is typed behind `stay`, quoted as in a shell; `%` is the word.
    line: &'static str,
    ends: Ends,
}

/// How a command ends.
enum Ends {
    Itself,
    /// Killed at so manyth rename: files are put in place by one.
    AtRename(usize),
    /// Killed by its editor, when the word was typed and saved.
    InEditor,
}

const fn typed(line: &'static str) -> Case {
    Case { line, ends: Ends::Itself }
}

const fn killed(line: &'static str, ends: Ends) -> Case {
    Case { line, ends }
}

/// What is tried. Whatever a command may do with words belongs here.
const CASES: &[Case] = &[
    typed("new anna --answer '%' --summary '%' --energy '%' --obstacle '%' --question '%' --no-edit"),
    typed("new bo --edit"),
    typed("edit k7m3x9qa"),
    killed("edit k7m3x9qa", Ends::InEditor),
    typed("edit k7m3x9qa"),
    killed("new bo --edit", Ends::InEditor),
    typed("close k7m3x9qa --summary '%'"),
    killed("edit m4q8z2ka --note '%'", Ends::AtRename(1)),
    typed("edit m4q8z2ka --note '%'"),
    typed("drop m4q8z2ka --because '%'"),
    killed("goal add anna Plannen --project '%'", Ends::AtRename(1)),
    typed("goal add anna Schrijven --project '%'"),
    typed("goal note p2w6r8tc '%'"),
    typed("note anna '%'"),
    typed("employee leave bo --because '%' --yes"),
    typed("undo"),
    typed("redo"),
    typed("show anna"),
    typed("prepare anna"),
    typed("search '%'"),
    typed("log anna"),
    typed("employee handover anna --to 'Ruud Bos' --yes"),
    typed("obstacles"),
    typed("report"),
    typed("check"),
];

/// What is in the workspace before.
const BEGIN: [(&str, &str); 5] = [
    ("employees/anna-de-vries/employee.yaml", "id: a4nn4xyz\nname: Anna de Vries\nmanager: Piet Jansen\nstarted: 2026-01-05\n"),
    ("employees/bo-berg/employee.yaml", "id: b4bb4xyz\nname: Bo Berg\nmanager: Piet Jansen\n"),
    (
        "employees/anna-de-vries/conversations/2026-11-20-k7m3x9qa.yaml",
        "id: k7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-20\nwith: Piet Jansen\n",
    ),
    (
        "employees/anna-de-vries/actions/2026-11-20-m4q8z2ka.yaml",
        "id: m4q8z2ka\ntitle: Rooster aanpassen\nowner: manager\ndue: 2026-12-06\nstatus: open\ncreated: 2026-11-20\n",
    ),
    ("employees/anna-de-vries/goals/2026-11-20-p2w6r8tc.yaml", "id: p2w6r8tc\ntitle: Leren plannen\nstatus: open\ncreated: 2026-11-20\n"),
];

/// Writes the word wherever a form has room for words.
const TYPING: &str = "/^summary: |/{n;s/$/%/}\n/^  answer: |/{n;s/$/%/}\ns/^- question: $/- question: %/\ns/^project: [^|].*/&%/\n";

/// What all commands together left.
struct Left {
    /// Where the word is found.
    found: BTreeSet<PathBuf>,
    /// Where it was written, be it there still or not.
    written: BTreeSet<PathBuf>,
    /// The programs that were handed it.
    handed: Vec<String>,
}

/// A workspace with these settings, in git, where each command commits.
fn world(settings: &str) -> World {
    let world = World::new();
    world.write("stay.yaml", settings);
    for (path, text) in BEGIN {
        world.write(path, text);
    }
    world
}

/// Runs all cases one after another, each with its calls traced. Each has to come to what it was meant to: one that is refused
/// would try nothing.
fn run(world: &mut World, cases: &[Case]) -> Left {
    // the word itself is typed from a place that is no part of the search
    let desk = in_build_folder();
    let script = desk.path().join("type.sed");
    std::fs::write(&script, TYPING.replace('%', &world.canary)).unwrap();
    let (mut all, mut handed) = (Trace::default(), Vec::new());
    for case in cases {
        let dies = if matches!(case.ends, Ends::InEditor) { "kill -9 $PPID" } else { ":" };
        let editor = format!("text=$(sed -f '{}' \"$1\"); printf '%s\\n' \"$text\" > \"$1\"; {dies}", script.display());
        world.env = vec![("EDITOR".to_owned(), shell_words::join(["sh", "-c", &editor, "editor"]))];
        let words = shell_words::split(&case.line.replace('%', &world.canary)).unwrap();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let trace = match case.ends {
            Ends::AtRename(when) => world.trace_killed(env!("CARGO_BIN_EXE_stay"), &words, "rename", when),
            _ => world.trace(env!("CARGO_BIN_EXE_stay"), &words),
        };
        let output = trace.output.as_ref().unwrap();
        let was_killed = output.status.signal() == Some(9);
        let as_meant = if matches!(case.ends, Ends::Itself) { output.status.success() } else { was_killed };
        assert!(as_meant, "{}: {}\n{}", case.line, output.status, String::from_utf8_lossy(&output.stderr));
        handed.extend(trace.handed(&world.canary).into_iter().map(str::to_owned));
        all = all.and(trace);
    }
    Left { found: world.find(&all), written: all.written, handed }
}

/// In an open workspace the word is to be found: where it is not, the search is blind, and finds nothing anywhere.
#[test]
fn in_an_open_workspace_the_search_finds_the_word_wherever_it_is_kept() {
    if !can_trace() {
        return;
    }
    let mut world = world("version: 1\nlanguage: en\ngit:\n  commit: auto\n");
    let left = run(&mut world, CASES);
    let is_found = |part: &str| left.found.iter().any(|path| path.to_str().unwrap().contains(part));
    for part in ["/conversations/", "/actions/", "/goals/", "/notes/", "/.stay/undo/", "/.stay/edit/", "/.git/objects"] {
        assert!(is_found(part), "{part}: {:#?}", left.found);
    }
    // what is gone again was written all the same
    let is_written = |part: &str| left.written.iter().any(|path| path.to_str().unwrap().contains(part));
    assert!(is_written("/.stay/stage/") && !is_found("/.stay/stage/"), "{:#?}", left.written);
    // and no program is told it, here neither
    assert_eq!(left.handed, [""; 0]);
}

/// What the search sees, tried with programs of the system.
#[test]
fn the_search_sees_what_is_kept_moved_encoded_and_handed_on() {
    if !can_trace() {
        return;
    }
    let world = World::new();
    let elsewhere = in_build_folder();
    let did = |line: &str| {
        let trace = world.trace("sh", &["-c", line, "sh", &world.canary, elsewhere.path().to_str().unwrap()]);
        assert!(trace.output.as_ref().unwrap().status.success(), "{line}");
        trace
    };
    let is_found = |trace: &Trace, name: &str| world.find(trace).iter().any(|path| path.to_str().unwrap().contains(name));
    let is_written = |trace: &Trace, name: &str| trace.written.iter().any(|path| path.to_str().unwrap().contains(name));
    for (name, line) in [
        ("/plain", r#"echo "$1" > "$2/plain""#),
        ("/moved", r#"cd "$2" && mkdir -p a && cd a && echo "$1" > x && mv x moved"#),
        ("/made by another", r#"sh -c 'sh -c "cd \"$2\" && echo $1 > \"made by another\""' sh "$1" "$2""#),
        ("/sixteen", r#"printf '\377\376' > "$2/sixteen" && echo "$1" | sed 's/./&\x00/g' >> "$2/sixteen""#),
        ("/sixty-four", r#"echo "a day of $1" | base64 > "$2/sixty-four""#),
        ("/café", r#"echo "$1" > "$2/café""#),
        ("/home/", r#"echo "$1" > "$HOME/.history""#),
        ("/.git/objects", r#"echo "$1" | git hash-object -w --stdin"#),
    ] {
        assert!(is_found(&did(line), name), "{name}");
    }
    // in files that are gone, and in those of which the name tells
    let gone = did(r#"echo "$1" > "$2/gone" && rm "$2/gone""#);
    assert!(is_written(&gone, "/gone") && !is_found(&gone, "/gone"));
    assert!(is_found(&did(r#": > "$2/about $1""#), "/about "));
    // in what programs are told
    assert_eq!(did(r#"exec true"#).handed(&world.canary), [""; 0]);
    assert_eq!(did(r#"env true "$1""#).handed(&world.canary).len(), 2, "env and true");
    assert_eq!(did(r#"WORDS="$1" env true"#).handed(&world.canary).len(), 2);
    // and nothing where nothing is
    let other = World::new();
    let none = other.trace("sh", &["-c", "echo x > x"]);
    assert!(other.find(&none).is_empty() && none.touched.contains(&other.root().join("x")), "{none:?}");
    // a process that is killed half-way is seen as far as it came
    let killed = other.trace_killed("sh", &["-c", "echo $0 > y; mv y z; echo $0 > w", &other.canary], "renameat2", 1);
    assert!(other.find(&killed).contains(&other.root().join("y")), "{killed:?}");
}

/// What comes of the word in a step, in a workspace that is open as in one that is sealed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Does {
    /// Where nothing is sealed, it is written to a file.
    Writes,
    /// It is shown to who can open it.
    Shows,
    /// The command goes through what has it.
    Passes,
}

/// One command in the story of a sealed workspace.
struct Step {
    /// As of a case; `two:` before it is the second clone, `git` a program of its own.
    line: &'static str,
    does: Does,
    ends: StepEnds,
    /// Whether it is refused where nothing is sealed.
    where_sealed: bool,
}

enum StepEnds {
    Itself,
    /// With this code.
    With(i32),
    /// Its editor types, saves and fails.
    EditorFails,
    /// Its editor types, saves and kills it.
    InEditor,
    /// Killed at so manyth call.
    At(&'static str, usize),
    /// Killed there, or done before it came so far.
    PerhapsAt(&'static str, usize),
}

const fn writes(line: &'static str) -> Step {
    Step { line, does: Does::Writes, ends: StepEnds::Itself, where_sealed: false }
}

const fn shows(line: &'static str) -> Step {
    Step { line, does: Does::Shows, ends: StepEnds::Itself, where_sealed: false }
}

const fn passes(line: &'static str) -> Step {
    Step { line, does: Does::Passes, ends: StepEnds::Itself, where_sealed: false }
}

const fn where_sealed(line: &'static str) -> Step {
    Step { line, does: Does::Passes, ends: StepEnds::Itself, where_sealed: true }
}

const fn ends(ends: StepEnds, step: Step) -> Step {
    Step { ends, ..step }
}

/// The story: each command that takes words, gives them back, or goes through files that have them.
const STORY: &[Step] = &[
    writes("new anna --type check-in --answer '%' --summary '%' --energy '%' --obstacle '%' --question '%' --theme energy --no-edit"),
    writes("new bo --type check-in --edit"),
    writes("new cas --planned --question '%' --obstacle '%' --act 'Bellen' --no-edit"),
    writes("start cas --edit"),
    ends(StepEnds::EditorFails, writes("edit k7m3x9qa")),
    passes("list"),
    // the draft that was kept
    writes("edit k7m3x9qa"),
    ends(StepEnds::InEditor, writes("edit k7m3x9qa")),
    // the next command takes it in, whatever it is
    passes("agenda"),
    writes("edit k7m3x9qa"),
    writes("edit k7m3x9qa --summary '% veranderd' --energy '%' --obstacle '%'"),
    ends(StepEnds::InEditor, writes("new bo --type growth --edit")),
    writes("close k7m3x9qa --summary '%' --act 'Bellen · manager · friday'"),
    writes("reopen k7m3x9qa"),
    writes("edit k7m3x9qa --close --next +4w"),
    shows("show k7m3x9qa"),
    shows("show k7m3x9qa --json"),
    shows("show anna"),
    shows("list --all --json"),
    writes("cancel c4q8z2ka --because '%'"),
    writes("prepare --import -"),
    shows("prepare anna --for manager"),
    shows("prepare anna --for employee --format html"),
    writes("release k7m3x9qa all --yes"),
    shows("growth anna"),
    shows("growth anna --format html"),
    shows("dossier anna"),
    writes("edit m4q8z2ka --note '%'"),
    writes("act anna Uitzoeken --note '%' --no-talk"),
    writes("done m4q8z2ka --win Gelukt --note '%'"),
    writes("drop d4q8z2ka --because '%'"),
    shows("show d4q8z2ka"),
    passes("actions"),
    writes("goal add anna Schrijven --project '%'"),
    writes("goal note p2w6r8tc '%'"),
    writes("edit p2w6r8tc --project '%'"),
    writes("edit p2w6r8tc"),
    writes("goal drop q2w6r8tc --because '%'"),
    passes("goals --json"),
    shows("plan anna"),
    passes("board"),
    writes("note anna '%'"),
    where_sealed("note anna '% meer' --private"),
    // what the guard tells of it is a place
    writes("note anna 'Ze is zwanger van %'"),
    passes("check --care"),
    shows("notes anna"),
    writes("employee leave bo --because '%' --yes"),
    shows("show bo"),
    writes("employee leave bo --date 2026-11-21 --because '% anders' --yes"),
    passes("employee edit anna --role Tester"),
    shows("search '%'"),
    passes("log anna"),
    passes("log"),
    passes("report"),
    passes("report --format html"),
    passes("obstacles"),
    passes("obstacles name Rooster --label 'Het rooster'"),
    passes("undo"),
    passes("redo"),
    passes("undo"),
    writes("edit k7m3x9qa --summary '% en nog eens'"),
    writes("undo"),
    writes("redo"),
    passes("check"),
    passes("readers"),
    passes("questions"),
    passes("today"),
    writes("employee rename anna 'Anna Jansen' --folder"),
    writes("employee handover anna --to 'Ruud Bos' --yes"),
    writes("undo"),
    writes("undo"),
    writes("move t7m3x9qa tomorrow"),
    // killed half-way at calls of every sort, each followed by a command that goes on
    ends(StepEnds::At("rename", 1), writes("edit m4q8z2ka --note '% een'")),
    ends(StepEnds::PerhapsAt("rename", 2), writes("edit m4q8z2ka --note '% twee'")),
    ends(StepEnds::At("openat", 60), passes("edit m4q8z2ka --note '% drie'")),
    ends(StepEnds::At("write", 1), passes("edit m4q8z2ka --note '% vier'")),
    ends(StepEnds::PerhapsAt("write", 2), passes("edit m4q8z2ka --note '% vijf'")),
    ends(StepEnds::PerhapsAt("write", 3), passes("edit m4q8z2ka --note '% zes'")),
    ends(StepEnds::PerhapsAt("write", 4), passes("edit m4q8z2ka --note '% zeven'")),
    ends(StepEnds::PerhapsAt("mkdir", 1), passes("new cas --type growth --summary '%' --no-edit")),
    ends(StepEnds::PerhapsAt("rename", 1), passes("new cas --type growth --summary '% twee' --no-edit")),
    ends(StepEnds::PerhapsAt("unlink", 1), passes("edit k7m3x9qa")),
    ends(StepEnds::PerhapsAt("unlink", 2), passes("edit k7m3x9qa")),
    ends(StepEnds::PerhapsAt("rename", 1), passes("edit k7m3x9qa")),
    ends(StepEnds::PerhapsAt("rename", 2), passes("edit k7m3x9qa")),
    passes("today"),
    // two clones that both changed it
    passes("sync --yes"),
    passes("two: sync"),
    writes("two: edit k7m3x9qa --summary '% daar'"),
    writes("two: edit p2w6r8tc --project '% daar'"),
    passes("two: sync"),
    writes("edit k7m3x9qa --summary '% hier' --energy '% hier'"),
    ends(StepEnds::With(1), passes("sync")),
    ends(StepEnds::With(1), passes("resolve k7m3x9qa --json")),
    passes("resolve --ours"),
    passes("sync --yes"),
    passes("two: sync"),
    shows("two: show k7m3x9qa"),
    // what is open is sealed again
    where_sealed("seal"),
    passes("git log -p --all"),
    passes("git diff HEAD~3"),
    passes("git gc -q"),
    passes("today"),
];

/// What is in the workspace besides.
const MORE: [(&str, &str); 6] = [
    ("employees/cas-kok/employee.yaml", "id: c4cc4xyz\nname: Cas Kok\nmanager: Piet Jansen\nstarted: 2026-01-05\n"),
    (
        "employees/bo-berg/conversations/2026-11-19-c4q8z2ka.yaml",
        "id: c4q8z2ka\ntype: growth\nstatus: planned\ndate: 2026-12-19\nwith: Piet Jansen\n",
    ),
    (
        "employees/anna-de-vries/conversations/2026-11-19-t7m3x9qa.yaml",
        "id: t7m3x9qa\ntype: growth\nstatus: planned\ndate: 2026-12-19\nwith: Piet Jansen\n",
    ),
    (
        "employees/anna-de-vries/actions/2026-11-20-d4q8z2ka.yaml",
        "id: d4q8z2ka\ntitle: Laptop bestellen\nowner: manager\ndue: 2026-12-06\nstatus: open\nconversation: k7m3x9qa\ncreated: 2026-11-20\n",
    ),
    ("employees/anna-de-vries/goals/2026-11-20-q2w6r8tc.yaml", "id: q2w6r8tc\ntitle: Leren rekenen\nstatus: open\ncreated: 2026-11-20\n"),
    (".gitattributes", ""),
];

/// Whether the workspace of a story is sealed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    Open,
    Sealed,
}

/// A team in git with a second clone, sealed or not.
struct Team {
    world: World,
    is: Is,
    /// Where the word is typed from: no part of the search.
    desk: tempfile::TempDir,
}

impl Team {
    /// A workspace in git of which nothing is committed.
    fn within(settings: &str, is: Is) -> Team {
        let world = world(&format!("version: 1\nlanguage: en\nworkspace: 3kq8f0zt5n7w2xv9m4hd\n{settings}"));
        for (path, text) in MORE {
            world.write(path, text);
        }
        let team = Team { world, is, desk: in_build_folder() };
        std::fs::write(team.desk.path().join("type.sed"), TYPING.replace('%', &team.world.canary)).unwrap();
        team
    }

    /// With a second clone, and commands that commit.
    fn new(is: Is) -> Team {
        let team = Team::within("git:\n  commit: auto\n", is);
        team.did("stay init");
        if is == Is::Sealed {
            team.did("stay key --no-passphrase");
            team.did("stay seal --set-up --me 'Piet Jansen' --recovery ../home/recovery.txt --yes");
            team.did(&format!("stay readers add 'Anna de Vries' {} --yes", Identity::generate().public()));
        }
        for line in ["git add -A", "git commit -qm begin", "git clone -q --bare . ../shared.git", "git remote add origin ../shared.git"] {
            team.did(line);
        }
        for line in ["git fetch -q", "git branch -q -u origin/main", "git clone -q ../shared.git ../two", "stay -C ../two init"] {
            team.did(line);
        }
        if is == Is::Sealed {
            team.did("stay -C ../two readers trust --all --yes");
        }
        team
    }

    /// Does what is no part of the story.
    fn did(&self, line: &str) {
        let words = shell_words::split(line).unwrap();
        let program = if words[0] == "stay" { env!("CARGO_BIN_EXE_stay") } else { &words[0] };
        let output = self.world.command(program).args(&words[1..]).output().unwrap();
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// Does one step, with its calls traced.
    fn step(&mut self, step: &Step) -> Trace {
        let (dies, kill) = match &step.ends {
            StepEnds::InEditor => ("kill -9 $PPID", None),
            StepEnds::EditorFails => ("exit 1", None),
            StepEnds::At(call, when) | StepEnds::PerhapsAt(call, when) => (":", Some((*call, *when))),
            StepEnds::Itself | StepEnds::With(_) => (":", None),
        };
        let script = self.desk.path().join("type.sed");
        let editor = format!("text=$(sed -f '{}' \"$1\"); printf '%s\\n' \"$text\" > \"$1\"; {dies}", script.display());
        let stay = Path::new(env!("CARGO_BIN_EXE_stay"));
        let path = format!("{}:{}", stay.parent().unwrap().display(), std::env::var("PATH").unwrap());
        self.world.env = vec![
            ("EDITOR".to_owned(), shell_words::join(["sh", "-c", &editor, "editor"])),
            // the driver and the hook are found on it
            ("PATH".to_owned(), path),
        ];
        let line = step.line.replace('%', &self.world.canary);
        let mut words = shell_words::split(&line).unwrap();
        let program = match words[0].as_str() {
            "git" => words.remove(0),
            "two:" => {
                words.splice(0..1, ["-C".to_owned(), "../two".to_owned()]);
                stay.to_str().unwrap().to_owned()
            }
            _ => stay.to_str().unwrap().to_owned(),
        };
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut tracing = self.world.tracing(&program, &words, kill);
        if step.line.ends_with("--import -") {
            let answers = self.desk.path().join("answers.json");
            std::fs::write(&answers, self.answers()).unwrap();
            tracing.command.stdin(Stdio::from(std::fs::File::open(answers).unwrap()));
        }
        tracing.finish()
    }

    /// What Anna's own page would save.
    fn answers(&self) -> String {
        use serde_json::json;
        use stay::domain::prepare_form::{Answers, PrepareForm};
        use stay::domain::{date, signature};
        const KEY: &str = "3kq8f0zt5n7w2xv9m4hd";
        let form = PrepareForm {
            id: stay::domain::id::Id::parse("f7m3x9qa").unwrap(),
            workspace: signature::mark(KEY),
            employee: "anna-de-vries".into(),
            kind: "growth".to_owned(),
            date: date::parse_civil("2026-12-19").unwrap(),
            conversation: stay::domain::id::Id::parse("t7m3x9qa"),
            questions: vec!["How?".to_owned()],
            asks: None,
        };
        let Answers { form, answers, signature, .. } = Answers::signed(form, vec![self.world.canary.clone()], None, KEY);
        let form = json!({"id": form.id.as_str(), "workspace": form.workspace, "employee": &*form.employee, "type": form.kind,
            "date": date::civil(form.date), "conversation": form.conversation.map(|id| id.to_string()), "questions": form.questions});
        json!({"stay-answers": 1, "form": form, "answers": answers, "signature": signature}).to_string()
    }

    /// Tells the story. After each step nothing readable is on a disk, and the word was there to be found.
    fn story(&mut self) -> Left {
        let (mut all, mut handed, mut wrong) = (Trace::default(), Vec::new(), Vec::new());
        let is = self.is;
        for step in STORY.iter().filter(|step| is == Is::Sealed || !step.where_sealed) {
            let trace = self.step(step);
            if matches!(step.ends, StepEnds::At(..) | StepEnds::PerhapsAt(..)) {
                // git was killed with it
                let _ = std::fs::remove_file(self.world.root().join(".git/index.lock"));
            }
            let output = trace.output.as_ref().unwrap();
            let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            let was_killed = output.status.signal() == Some(9);
            let as_meant = match step.ends {
                StepEnds::Itself => matches!(output.status.code(), Some(0 | 3 | 4)),
                StepEnds::With(code) => output.status.code() == Some(code),
                StepEnds::EditorFails => output.status.code() == Some(1),
                StepEnds::InEditor | StepEnds::At(..) => was_killed,
                StepEnds::PerhapsAt(..) => was_killed || output.status.success(),
            };
            // while an editor has it, it is in memory alone
            let on_disk: Vec<_> = trace.written.iter().filter(|path| !path.starts_with(self.world.session.path())).collect();
            let is_right = [
                as_meant,
                step.does != Does::Shows || said.contains(&self.world.canary),
                step.does != Does::Writes || self.is == Is::Sealed || !on_disk.is_empty(),
                self.is == Is::Open || on_disk.is_empty(),
            ];
            if is_right != [true; 4] {
                wrong.push(format!(
                    "{} [ends, shows, writes, not in the open: {is_right:?}]: {}\n{on_disk:?}\n{said}",
                    step.line, output.status
                ));
            }
            handed.extend(trace.handed(&self.world.canary).into_iter().map(str::to_owned));
            all = all.and(trace);
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
        Left { found: self.found(&all), written: all.written, handed }
    }

    /// Where the word is found, but for where it is typed from.
    fn found(&self, trace: &Trace) -> BTreeSet<PathBuf> {
        self.world.find(trace).into_iter().filter(|path| !path.starts_with(self.desk.path())).collect()
    }
}

/// The same story without seals: each step that writes the word is seen to, so that the one below looks where it can be.
#[test]
fn in_an_open_workspace_each_step_of_the_story_leaves_the_word_somewhere() {
    if !can_trace() {
        return;
    }
    let left = Team::new(Is::Open).story();
    let is_found = |part: &str| left.found.iter().any(|path| path.to_str().unwrap().contains(part));
    for part in ["/team/employees/", "/two/employees/", "/.stay/undo/", "/team/.git/objects", "/two/.git/objects", "/shared.git/objects"] {
        assert!(is_found(part), "{part}: {:#?}", left.found);
    }
    assert_eq!(left.handed, [""; 0]);
}

#[test]
fn in_a_sealed_workspace_the_word_is_nowhere_whatever_was_done_with_it() {
    if !can_trace() {
        return;
    }
    let mut team = Team::new(Is::Sealed);
    let left = team.story();
    assert_eq!(left.found, BTreeSet::new(), "{:#?}", left.written);
    assert_eq!(left.handed, [""; 0]);
    // and it is all there for who can open it
    let shown = team.world.command(env!("CARGO_BIN_EXE_stay")).args(["search", &team.world.canary, "--json"]).output().unwrap();
    let hits = String::from_utf8_lossy(&shown.stdout).matches(&team.world.canary).count();
    assert!(hits > 20, "{hits}");
}

/// Leaves the word in every corner of an open workspace: in files, what undo remembers, drafts that wait, and a write that was cut off.
fn left_in_the_open() -> Team {
    let mut team = Team::within("", Is::Open);
    for step in [
        writes("edit m4q8z2ka --note '%'"),
        writes("edit m4q8z2ka --note '% anders'"),
        writes("act anna Uitzoeken --note '%' --no-talk"),
        writes("drop d4q8z2ka --because '%'"),
        writes("undo"),
        writes("note anna '%'"),
        writes("employee leave bo --because '%' --yes"),
        ends(StepEnds::InEditor, writes("edit k7m3x9qa")),
        ends(StepEnds::EditorFails, writes("new cas --type growth --edit")),
        ends(StepEnds::InEditor, writes("edit p2w6r8tc")),
        ends(StepEnds::At("rename", 1), writes("new cas --type check-in --summary '%' --act Bellen --no-edit")),
    ] {
        let trace = team.step(&step);
        let found = team.found(&trace);
        assert!(!found.is_empty(), "{}", step.line);
    }
    let stay = team.world.root().join(".stay");
    let found = team.found(&Trace::default());
    for part in ["undo", "edit", "stage"] {
        assert!(found.iter().any(|path| path.starts_with(stay.join(part))), "{part}: {found:#?}");
    }
    team.did("stay key --no-passphrase");
    team
}

const SET_UP: &str = "seal --set-up --me 'Piet Jansen' --recovery ../home/recovery.txt --yes";

#[test]
fn what_lay_in_the_open_before_it_is_sealed_is_nowhere_afterwards() {
    if !can_trace() {
        return;
    }
    let mut team = left_in_the_open();
    let trace = team.step(&passes(SET_UP));
    let output = trace.output.as_ref().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(team.found(&trace), BTreeSet::new());
    // what was being written is not lost, and goes on
    let trace = team.step(&passes("edit k7m3x9qa"));
    assert!(trace.output.as_ref().unwrap().status.success());
    assert_eq!(team.found(&trace), BTreeSet::new());
    let shown = team.world.command(env!("CARGO_BIN_EXE_stay")).args(["show", "k7m3x9qa"]).output().unwrap();
    assert!(String::from_utf8_lossy(&shown.stdout).contains(&team.world.canary));
}
