//! `stay remind`: who hears what, as text, mail and calendar, and sending it with a program of the user's own.
#![cfg(unix)]

use crate::support::clients::clients;
use crate::support::sandbox::{COPY, Run, Sandbox, output_of};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

const TODAY: &str = "2026-11-20";

/// A workspace in `team` with a manager who is an employee too, two people of hers, HR and a body, beside what the user has of their own.
fn workspace() -> Sandbox {
    let sandbox = Sandbox::empty();
    let action = |id: &str, title: &str, owner: &str, due: &str| {
        format!("id: {id}\ntitle: {title}\nowner: {owner}\ndue: {due}\nstatus: open\ncreated: 2026-10-01\n")
    };
    let rhythm = "rhythm:\n  check-in: never\n  stay: never\n  growth: never\n";
    let addresses = "reminders:\n  addresses:\n    HR: hr@example.org\n    planning: planning@example.org\n";
    let files = [
        ("stay.yaml".to_owned(), format!("language: en\nworkspace: abcdefghij\n{rhythm}{addresses}")),
        (".gitignore".to_owned(), "/.stay/\n".to_owned()),
        (
            "employees/anna/employee.yaml".into(),
            "name: Anna Smit\nmanager: Chloë Berg\nemail: anna@example.org\nstarted: 2025-01-01\n".into(),
        ),
        ("employees/bo/employee.yaml".into(), "name: Bo Post\nmanager: Chloë Berg\nemail: bo@example.org\nstarted: 2025-01-01\n".into()),
        ("employees/chloe/employee.yaml".into(), "name: Chloë Berg\nemail: chloe@example.org\nstarted: 2025-01-01\n".into()),
        ("employees/gone/employee.yaml".into(), "name: Gijs Oud\nemail: gijs@example.org\nleft: 2026-01-01\n".into()),
        (
            "employees/anna/conversations/2026-11-01-caaaaaa1.yaml".into(),
            "id: caaaaaa1\ntype: wellbeing\nstatus: planned\ndate: 2026-11-25\n".into(),
        ),
        ("employees/anna/actions/2026-10-01-aaaaaaa1.yaml".into(), action("aaaaaaa1", "Read the protocol", "employee", "2026-11-24")),
        ("employees/anna/actions/2026-10-01-aaaaaaa2.yaml".into(), action("aaaaaaa2", "Order a chair", "manager", "2026-11-10")),
        ("employees/anna/actions/2026-10-01-aaaaaaa3.yaml".into(), action("aaaaaaa3", "Raise the grade", "hr", "2026-11-12")),
        ("employees/bo/actions/2026-10-01-abbbbbb1.yaml".into(), action("abbbbbb1", "Fewer nights", "planning", "2026-11-21")),
        ("employees/gone/actions/2026-10-01-aggggggg.yaml".into(), action("aggggggg", "Return the keys", "employee", "2026-11-21")),
        ("organisation/actions/2026-10-01-aooooooo.yaml".into(), action("aooooooo", "Renew the roster", "planning", "2026-11-19")),
    ];
    for (path, text) in files {
        sandbox.write(&format!("team/{path}"), &text);
    }
    sandbox.write("gitconfig", "[user]\n\tname = Chloë Berg\n\temail = chloe@example.org\n");
    sandbox
}

/// The user's `stay` in a workspace, with the git configuration beside it.
fn command(sandbox: &Sandbox) -> Command {
    command_in(sandbox, "team")
}

fn command_in(sandbox: &Sandbox, folder: &str) -> Command {
    let mut stay = sandbox.command(env!("CARGO_BIN_EXE_stay"));
    stay.env("GIT_CONFIG_GLOBAL", sandbox.root.join("gitconfig")).env("GIT_CONFIG_SYSTEM", "/dev/null").env("HOME", &sandbox.root);
    stay.env("XDG_STATE_HOME", sandbox.root.join("state"));
    stay.args(["-C", folder]);
    stay
}

fn remind(sandbox: &Sandbox, line: &str) -> Run {
    on(sandbox, TODAY, line)
}

fn on(sandbox: &Sandbox, today: &str, line: &str) -> Run {
    output_of(command(sandbox).args(["--today", today, "remind"]).args(shell_words::split(line).unwrap()))
}

/// A program that keeps each mail it gets in a file of its own, and fails for who `fails` names.
fn mailer(sandbox: &Sandbox, fails: &str) -> PathBuf {
    let (path, box_) = (sandbox.root.join("mailer"), sandbox.root.join("sent"));
    std::fs::create_dir_all(&box_).unwrap();
    let fails = if fails.is_empty() { "nobody at all" } else { fails };
    let text = format!(
        "#!/bin/sh\nfile={0}/$$\ncat > $file\nif grep -q '^To:.*{fails}' $file; then rm $file; echo 'no such mailbox' >&2; exit 67; fi\n\
         echo \"$@\" >> {0}/arguments\n",
        box_.display()
    );
    crate::support::script(&path, &text);
    path
}

fn send(sandbox: &Sandbox, today: &str, line: &str, program: &Path) -> Run {
    let mut stay = command(sandbox);
    stay.env("STAY_MAIL", format!("{} -t", program.display())).args(["--today", today, "remind", "--send"]);
    output_of(stay.args(shell_words::split(line).unwrap()))
}

/// To whom mails went, in order of their names; they are taken away.
fn sent(sandbox: &Sandbox) -> Vec<String> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(sandbox.root.join("sent")).unwrap().flatten() {
        let text = std::fs::read_to_string(entry.path()).unwrap();
        std::fs::remove_file(entry.path()).unwrap();
        let to = text.lines().find_map(|line| {
            line.split_once(" <").filter(|(head, _)| head.starts_with("To:")).map(|(_, to)| to.trim_end_matches('>').to_owned())
        });
        all.extend(to);
    }
    all.sort();
    all
}

const ALL: [&str; 4] = ["anna@example.org", "chloe@example.org", "hr@example.org", "planning@example.org"];

#[test]
fn everyone_hears_what_is_theirs() {
    let sandbox = workspace();
    let run = remind(&sandbox, "");
    assert_eq!(run.code, Some(0), "{run:?}");
    let expected = "\
Anna Smit
2 things this week · to anna@example.org

Talks 1
  • caaaaaa1  wellbeing talk with Chloë Berg  Wednesday 25 Nov

What you promised 1
  • aaaaaaa1  Read the protocol  in 4 days

Chloë Berg
3 things this week · to chloe@example.org

Talks 1
  • Anna Smit: wellbeing talk (planned 25 Nov)  in 5 days

What you promised 1
  • aaaaaaa2  Order a chair  10 days late · for Anna Smit

What others promised, and is late 1
  • aaaaaaa3  Anna Smit: Raise the grade  8 days late · HR

planning
2 things this week · to planning@example.org

What the organisation does 1
  • aooooooo  Renew the roster  1 day late

1 promise from a talk waits for you: who held that talk knows which

HR
1 thing this week · to hr@example.org

1 promise from a talk waits for you (1 late): who held that talk knows which
";
    assert_eq!(run.stdout, expected);
    // nothing for who has left, and nothing where there is nothing
    for (line, code, said) in [
        ("--for bo", 0, "There is nothing new for Bo Post now, up to 27 Nov."),
        ("--for bo --lang nl", 0, "Voor Bo Post is er nu niets nieuws, tot en met 27 nov."),
        ("--for gijs", 1, "Gijs Oud"),
        ("--for 'gijs oud'", 1, "left on 1 Jan 2026"),
        ("--for zoe", 1, "`zoe` is nobody who could hear anything"),
        ("--for plannin", 1, "planning"),
        ("--within tomorrow", 2, "--within"),
        ("--mine --all", 2, "--all"),
        ("--send", 2, "say to whom"),
        ("--send --lang nl", 2, "zeg aan wie"),
        ("--format eml", 2, "several mails"),
        ("--format ics --with-form --for anna", 2, "--with-form"),
        ("--format pdf", 2, "pdf"),
    ] {
        let run = remind(&sandbox, line);
        assert!(run.code == Some(code) && run.stderr.contains(said), "{line}: {run:?}");
    }
    let mine = remind(&sandbox, "--mine");
    assert!(mine.stdout.starts_with("Chloë Berg\n") && !mine.stdout.contains("protocol"), "{mine:?}");
    let hr = remind(&sandbox, "--for hr");
    assert!(hr.stdout.starts_with("HR\n") && !hr.stdout.contains("grade"), "{hr:?}");
    let dutch = remind(&sandbox, "--for anna --lang nl --within 2w");
    assert!(dutch.stdout.contains("2 dingen tot en met 4 dec · aan anna@example.org"), "{dutch:?}");
}

#[test]
fn each_mail_goes_once_and_what_did_not_change_is_one_line() {
    let sandbox = workspace();
    let program = mailer(&sandbox, "");
    let first = send(&sandbox, TODAY, "--all", &program);
    assert_eq!(first.code, Some(0), "{first:?}");
    let preview = remind(&sandbox, "--format mbox");
    assert!(preview.stdout.contains("Read the protocol"), "the same mail is made again: {preview:?}");
    let arguments = std::fs::read_to_string(sandbox.root.join("sent/arguments")).unwrap();
    assert_eq!(arguments, "-t\n".repeat(4));
    assert_eq!(sent(&sandbox), ALL);
    assert!(first.stderr.contains("✓ mailed: Anna Smit · anna@example.org"), "{first:?}");
    let again = send(&sandbox, TODAY, "--all", &program);
    assert!(
        again.code == Some(0) && sent(&sandbox).is_empty() && again.stderr.contains("had their turn already, last on 20 Nov: 4 people"),
        "{again:?}"
    );
    // a day later nothing is new; then a promise moves
    let later = send(&sandbox, "2026-11-21", "--all", &program);
    // what planning promised Bo is due on that day, and stands as it did
    assert!(later.code == Some(0) && sent(&sandbox).is_empty(), "{later:?}");
    let moved = output_of(command(&sandbox).args(["--today", "2026-11-21", "edit", "aaaaaaa2", "--due", "2026-11-26"]));
    assert_eq!(moved.code, Some(0), "{moved:?}");
    let told = on(&sandbox, "2026-11-21", "--for chloe");
    assert!(told.stdout.contains("Order a chair") && told.stdout.contains("2 things stand as they did last time (1 late)"), "{told:?}");
    assert!(!told.stdout.contains("grade"), "{told:?}");
    assert_eq!(send(&sandbox, "2026-11-21", "--all", &program).code, Some(0));
    assert_eq!(sent(&sandbox), ["chloe@example.org"]);
    // a week after the first, what stands as it did is said in a line
    let week = on(&sandbox, "2026-11-27", "--for hr");
    assert!(week.stdout.contains("1 thing this week"), "{week:?}");
}

#[test]
fn one_that_fails_holds_up_nobody_and_is_tried_again() {
    let sandbox = workspace();
    let failing = mailer(&sandbox, "chloe@example.org");
    let run = send(&sandbox, TODAY, "--all", &failing);
    assert_eq!(run.code, Some(3), "{run:?}");
    assert!(run.stderr.contains("the mail to Chloë Berg did not go: no such mailbox (code 67)"), "{run:?}");
    assert!(run.stderr.contains("1 person not mailed"), "{run:?}");
    assert_eq!(sent(&sandbox), ["anna@example.org", "hr@example.org", "planning@example.org"]);
    let quiet = send(&sandbox, TODAY, "--for chloe -q", &failing);
    assert!(quiet.code == Some(1) && quiet.stderr.contains("no such mailbox"), "{quiet:?}");
    let only = send(&sandbox, TODAY, "--for chloe --json", &failing);
    let json: Value = serde_json::from_str(&only.stdout).unwrap();
    assert_eq!((only.code, &json["reminders"][0]["state"]), (Some(1), &Value::from("failed")), "{only:?}");
    assert_eq!(json["reminders"][0]["reason"], "no such mailbox (code 67)");
    let mended = send(&sandbox, TODAY, "--all", &mailer(&sandbox, ""));
    assert_eq!((mended.code, sent(&sandbox)), (Some(0), vec!["chloe@example.org".to_owned()]), "{mended:?}");
}

#[test]
fn a_kill_between_two_mails_sends_none_twice() {
    let sandbox = workspace();
    let program = mailer(&sandbox, "");
    // the second mail ends the run, before the program has taken it
    let killer = sandbox.root.join("killer");
    let script = format!(
        "#!/bin/sh\n[ -e {0}/arguments ] && {{ kill -9 $PPID; exit 1; }}\nexec {1} \"$@\"\n",
        sandbox.root.join("sent").display(),
        program.display()
    );
    crate::support::script(&killer, &script);
    let killed = send(&sandbox, TODAY, "--all", &killer);
    assert_eq!(killed.code, None, "{killed:?}");
    let mut all = sent(&sandbox);
    assert_eq!(all.len(), 1);
    let again = send(&sandbox, TODAY, "--all", &program);
    assert_eq!(again.code, Some(0), "{again:?}");
    all.extend(sent(&sandbox));
    all.sort();
    assert_eq!(all, ALL);
}

#[test]
fn what_a_clone_brings_keeps_nobody_from_hearing() {
    let sandbox = workspace();
    let program = mailer(&sandbox, "");
    assert_eq!(send(&sandbox, TODAY, "--all", &program).code, Some(0));
    assert_eq!(sent(&sandbox).len(), 4);
    // the same file in another folder, and the same folder with another key
    let copied = Command::new("cp").args(["-r", "team", "other"]).current_dir(&sandbox.root).status().unwrap();
    assert!(copied.success() && sandbox.root.join("other/.stay/reminded").is_file());
    let run = output_of(command_in(&sandbox, "other").args(["--today", TODAY, "remind", "--send", "--all"]).env("STAY_MAIL", &program));
    assert_eq!((run.code, sent(&sandbox).len()), (Some(0), 4), "{run:?}");
    let kept = std::fs::read_to_string(sandbox.root.join("team/.stay/reminded")).unwrap();
    for word in ["Anna", "anna", "protocol", "example.org", "HR"] {
        assert!(!kept.contains(word), "{word} in {kept}");
    }
}

#[test]
fn the_weekday_and_who_is_quiet_hold() {
    let sandbox = workspace();
    let program = mailer(&sandbox, "");
    let settings = std::fs::read_to_string(sandbox.root.join("team/stay.yaml")).unwrap();
    let quiet = settings.replace("reminders:\n", "reminders:\n  weekday: monday\n  quiet:\n  - chloe\n  - Zoe\n");
    sandbox.write("team/stay.yaml", &quiet);
    let friday = send(&sandbox, TODAY, "--all", &program);
    assert!(friday.code == Some(0) && friday.stderr.contains("3 people: the first mail goes on Monday 23 Nov"), "{friday:?}");
    assert!(friday.stderr.contains("`Zoe` under `reminders` in stay.yaml is nobody here"), "{friday:?}");
    assert!(sent(&sandbox).is_empty());
    // the machine was off on Monday
    assert_eq!(send(&sandbox, "2026-11-24", "--all", &program).code, Some(0));
    assert_eq!(sent(&sandbox), ["anna@example.org", "hr@example.org", "planning@example.org"]);
    assert_eq!(send(&sandbox, "2026-11-29", "--all", &program).code, Some(0));
    assert!(sent(&sandbox).is_empty());
    let run = send(&sandbox, "2026-11-30", "--for chloe", &program);
    assert!(run.code == Some(0) && sent(&sandbox).is_empty() && run.stderr.contains("Chloë Berg gets nothing"), "{run:?}");
    sandbox.write(
        "team/stay.yaml",
        &settings.replace("reminders:\n", "reminders:\n  weekday: mondag\n").replace("hr@example.org", "hr at example"),
    );
    let check = output_of(command(&sandbox).args(["--today", TODAY, "check"]));
    assert!(check.stdout.contains("stay.yaml:8:12") && check.stdout.contains("`hr at example` for `HR` is no e-mail address"), "{check:?}");
}

#[test]
fn who_has_no_address_is_said() {
    let sandbox = workspace();
    let program = mailer(&sandbox, "");
    sandbox.write("team/employees/anna/employee.yaml", "name: Anna Smit\nmanager: Chloë Berg\nstarted: 2025-01-01\n");
    sandbox.write("team/employees/chloe/employee.yaml", "name: Chloë Berg\nemail: \"chloe@example.org\\nBcc: x@example.org\"\n");
    let run = send(&sandbox, TODAY, "--all", &program);
    assert_eq!((run.code, sent(&sandbox)), (Some(0), vec!["hr@example.org".to_owned(), "planning@example.org".to_owned()]), "{run:?}");
    assert!(run.stderr.contains("Anna Smit has no e-mail address · put `email` in employee.yaml"), "{run:?}");
    assert!(run.stderr.contains("Bcc: x@example.org` is no e-mail address for Chloë Berg"), "{run:?}");
    for line in ["--for anna --format eml", "--for chloe --send"] {
        let run = send_or_remind(&sandbox, line, &program);
        assert!(run.code == Some(1) && run.stderr.contains("e-mail address"), "{line}: {run:?}");
    }
}

fn send_or_remind(sandbox: &Sandbox, line: &str, program: &Path) -> Run {
    output_of(command(sandbox).env("STAY_MAIL", program).args(["--today", TODAY, "remind"]).args(shell_words::split(line).unwrap()))
}

#[test]
fn a_repository_names_no_program() {
    let sandbox = workspace();
    let program = mailer(&sandbox, "");
    let git = |words: &[&str]| {
        let run =
            output_of(sandbox.command("git").args(["-C", "team"]).args(words).env("GIT_CONFIG_GLOBAL", sandbox.root.join("gitconfig")));
        assert_eq!(run.code, Some(0), "{run:?}");
    };
    git(&["init", "-q", "-b", "main", "--template="]);
    let line = program.display().to_string();
    let refused = |set: &[(&str, &str)], said: &str| {
        let run = output_of(command(&sandbox).envs(set.iter().copied()).args(["--today", TODAY, "remind", "--send", "--all"]));
        assert!(run.code == Some(1) && run.stderr.contains(said) && sent(&sandbox).is_empty(), "{set:?}: {run:?}");
    };
    let unnamed = "you have not named a program that sends mail";
    refused(&[], unnamed);
    // in the repository's own configuration, in one that it has the user's include, and in what the environment adds
    git(&["config", "stay.mail", &line]);
    refused(&[], unnamed);
    let added = [("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_KEY_0", "stay.mail"), ("GIT_CONFIG_VALUE_0", line.as_str())];
    refused(&added, unnamed);
    sandbox.write("team/included", &format!("[stay]\n\tmail = {line}\n"));
    sandbox.write("gitconfig", &format!("[include]\n\tpath = {}/team/included\n", sandbox.root.display()));
    refused(&[], unnamed);
    refused(&[("GIT_CONFIG_GLOBAL", "team/included")], unnamed);
    let within = sandbox.root.join("team/included").display().to_string();
    refused(&[("GIT_CONFIG_GLOBAL", &within)], "lies in the repository, which must not start programs");
    // a program of the repository, from where one stands, and none at all
    std::fs::copy(&program, sandbox.root.join("team/send")).unwrap();
    let own = sandbox.root.join("team/send").display().to_string();
    refused(&[("STAY_MAIL", &own)], "lies in the repository");
    refused(&[("STAY_MAIL", "./mailer -t")], "depends on the folder that you stand in");
    refused(&[("STAY_MAIL", "no-such-mailer-here -t")], "no program `no-such-mailer-here` on PATH");
    refused(&[("STAY_MAIL", "msmtp 'x")], "a quote is not closed");
    // the user's own is taken, whatever the repository says
    git(&["config", "stay.mail", "/bin/false"]);
    sandbox.write("gitconfig", &format!("[stay]\n\tmail = {line} --from 'a b' \"$HOME\" ; ls\n"));
    let run = output_of(command(&sandbox).args(["--today", TODAY, "remind", "--send", "--for", "anna"]));
    assert_eq!(run.code, Some(0), "{run:?}");
    let arguments = std::fs::read_to_string(sandbox.root.join("sent/arguments")).unwrap();
    assert!(arguments.starts_with("--from a b $HOME"), "words, and no shell: {arguments}");
}

#[test]
fn a_form_goes_along_where_it_is_asked_for() {
    let sandbox = workspace();
    let eml = || remind(&sandbox, "--for anna --format eml --with-form");
    let (one, two) = (eml(), eml());
    assert_eq!((one.code, &one.stdout), (Some(0), &two.stdout), "{}", one.stderr);
    assert!(one.stdout.contains("filename=\"prepare.html\"") && one.stdout.contains("multipart/mixed"), "{}", one.stdout);
    assert!(!remind(&sandbox, "--for chloe --format eml --with-form").stdout.contains("filename"));
    assert!(!remind(&sandbox, "--for anna --format eml").stdout.contains("multipart"));
    let text = remind(&sandbox, "--for anna --with-form");
    assert!(text.stdout.contains("The form to prepare with is attached."), "{text:?}");
}

#[test]
fn files_go_where_they_are_asked_for() {
    let sandbox = workspace();
    let run = remind(&sandbox, "--format eml -o out");
    assert_eq!(run.code, Some(0), "{run:?}");
    let mut names: Vec<_> =
        std::fs::read_dir(sandbox.root.join("out")).unwrap().flatten().map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    assert!(names.len() == 4 && names.contains(&"anna.eml".to_owned()) && names.contains(&"chloe.eml".to_owned()), "{names:?}");
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(sandbox.root.join("out/anna.eml").metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let mail = std::fs::read_to_string(sandbox.root.join("out/anna.eml")).unwrap();
    assert!(mail.starts_with("From: ") && mail.contains("\r\nSubject: 2 things this week\r\n"), "{mail}");
    for (line, file) in [
        ("-o all.mbox", "all.mbox"),
        ("--mine -o x.ics", "x.ics"),
        ("-o x.txt", "x.txt"),
        ("-o x.json", ""),
        ("--for anna -o a.eml", "a.eml"),
    ] {
        let run = remind(&sandbox, line);
        assert!(file.is_empty() || run.code == Some(0) && sandbox.root.join(file).is_file(), "{line}: {run:?}");
    }
    for line in ["--format eml -o team/employees", "--format mbox -o team/employees/anna/employee.yaml"] {
        assert_eq!(remind(&sandbox, line).code, Some(1), "{line}");
    }
    let dry = send(&sandbox, TODAY, "--all -n", &mailer(&sandbox, ""));
    assert!(dry.code == Some(0) && sent(&sandbox).is_empty() && dry.stderr.contains("mail Anna Smit · anna@example.org"), "{dry:?}");
    assert!(!sandbox.root.join("team/.stay/reminded").exists());
}

#[test]
fn days_are_those_of_the_agenda_and_none_is_doubled() {
    let sandbox = workspace();
    let uids = |text: &str| -> Vec<String> { text.lines().filter_map(|line| line.strip_prefix("UID:")).map(str::to_owned).collect() };
    let mine = remind(&sandbox, "--for chloe --format ics").stdout;
    assert_eq!(uids(&mine), ["aaaaaaa2-promise@stay", "caaaaaa1-talk@stay"]);
    assert!(!mine.contains("Anna") && !mine.contains("chair") && mine.contains("SUMMARY:A promise"), "{mine}");
    let agenda = output_of(command(&sandbox).args(["--today", TODAY, "agenda", "--format", "ics"])).stdout;
    assert_eq!(uids(&agenda), ["caaaaaa1-talk@stay"]);
    assert_eq!(uids(&remind(&sandbox, "--for planning --format ics").stdout), ["aooooooo-promise@stay"]);
    let all = remind(&sandbox, "--all --format ics");
    assert!(all.code == Some(2) && all.stderr.contains("a calendar is one person's"), "{all:?}");
}

/// Reads mails, and tells each as JSON.
const READER: &str = r#"
import email, email.policy, json, mailbox, sys
told = []
def tell(message):
    whole = email.message_from_bytes(message, policy=email.policy.default)
    names = [name.lower() for name in whole.keys()]
    assert len(names) == len(set(names)), names
    body = whole.get_body(("plain",))
    files = [part.get_filename() for part in whole.iter_attachments()]
    assert not whole.defects, whole.defects
    to = whole["To"].addresses
    told.append({"headers": sorted(names), "to": [a.addr_spec for a in to], "name": to[0].display_name, "subject": whole["Subject"],
        "date": whole["Date"].datetime.isoformat(), "text": body.get_content(), "files": files})
for path in sys.argv[1:]:
    if path.endswith(".eml"):
        raw = open(path, "rb").read()
        assert b"\n" not in raw.replace(b"\r\n", b""), "a bare line feed"
        assert all(len(line) <= 998 and all(byte < 128 for byte in line) for line in raw.split(b"\r\n"))
        tell(raw)
    else:
        for message in mailbox.mbox(path, create=False):
            tell(bytes(message))
print(json.dumps(told))
"#;

fn read_back(bin: &Path, sandbox: &Sandbox, files: &[&str]) -> Vec<Value> {
    let run = output_of(sandbox.command(bin.join("python")).args(["-c", READER]).args(files).env("PYTHONIOENCODING", "utf-8"));
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    serde_json::from_str(&run.stdout).unwrap()
}

#[test]
fn another_reader_reads_each_mail_as_it_is() {
    let Some(bin) = clients() else { return };
    let sandbox = workspace();
    sandbox.write(
        "team/organisation/actions/2026-10-02-aoooooo2.yaml",
        "id: aoooooo2\ntitle: From now on — été\nowner: planning\ndue: 2026-11-20\n",
    );
    let card = "name: \"Anna \\\"Bé, <x>\\\" Smit\"\nmanager: Chloë Berg\nemail: anna@example.org\nstarted: 2025-01-01\n";
    sandbox.write("team/employees/anna/employee.yaml", card);
    for (line, file) in
        [("--for anna --format eml --with-form", "anna.eml"), ("--for chloe --format eml", "chloe.eml"), ("--format mbox", "all.mbox")]
    {
        let run = remind(&sandbox, line);
        assert_eq!(run.code, Some(0), "{run:?}");
        sandbox.write(file, &run.stdout);
    }
    let told = read_back(&bin, &sandbox, &["anna.eml", "all.mbox"]);
    assert_eq!(told[0]["files"], serde_json::json!(["prepare.html"]));
    assert_eq!(told[0]["name"], "Anna \"Bé, <x>\" Smit");
    assert_eq!((&told[0]["subject"], &told[0]["date"]), (&Value::from("2 things this week"), &Value::from("2026-11-20T00:00:00+00:00")));
    let text = told[0]["text"].as_str().unwrap();
    assert!(text.contains("Read the protocol") && text.lines().all(|line| line.chars().count() <= 72), "{text}");
    let to: Vec<&str> = told[1..].iter().map(|mail| mail["to"][0].as_str().unwrap()).collect();
    assert!(to.contains(&"planning@example.org") && to.len() == 4, "{to:?}");
    let planning = told[1..].iter().find(|mail| mail["to"][0] == "planning@example.org").unwrap();
    assert!(planning["text"].as_str().unwrap().contains("From now on — été"), "{planning}");
    for mail in &told {
        let subject = mail["subject"].as_str().unwrap();
        assert!(subject.ends_with("this week") && subject.len() < 25, "{subject}");
    }
}

/// Names and addresses that are damaged in every way; each is written as JSON, which YAML reads.
fn damaged(random: &mut fastrand::Rng) -> String {
    const PIECES: &[&str] = &[
        "bo",
        "@",
        "example.org",
        "\n",
        "\r\n",
        "\nBcc: x@evil.example",
        "\r\nTo: y@evil.example",
        "<",
        ">",
        "\"",
        "\\",
        ",",
        ";",
        ":",
        " ",
        "\t",
        "\0",
        "é",
        "字",
        "\u{202e}",
        "\u{2028}",
        "\u{85}",
        "=?utf-8?q?=0ABcc:_z?=",
        "(",
        ")",
        ".",
        "-",
        "👩‍👩‍👧",
        "x",
    ];
    (0..random.usize(1..9)).map(|_| PIECES[random.usize(..PIECES.len())]).collect()
}

#[test]
fn no_damaged_name_or_address_makes_a_second_header() {
    let people: usize = std::env::var("STAY_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(320);
    let mut random = fastrand::Rng::with_seed(11);
    let sandbox = workspace();
    for number in 0..people {
        let (name, address) = (damaged(&mut random), damaged(&mut random));
        // half of them can be mailed, so that the names are tried
        let address = if number % 2 == 0 { format!("p{number}@example.org") } else { address };
        let json = |text: &str| serde_json::to_string(text).unwrap();
        let home = format!("team/employees/p{number}");
        sandbox.write(&format!("{home}/employee.yaml"), &format!("name: {}\nemail: {}\n", json(&name), json(&address)));
        let action = format!("id: q{number:07}\ntitle: {}\nowner: employee\ndue: 2026-11-21\n", json(&damaged(&mut random)));
        sandbox.write(&format!("{home}/actions/2026-10-01-q{number:07}.yaml"), &action);
    }
    let run = remind(&sandbox, "--format mbox");
    assert!(matches!(run.code, Some(0 | 3)) && !run.stderr.contains("panicked"), "{}", run.stderr);
    let mails: Vec<&str> = run.stdout.split("From stay@stay.invalid ").skip(1).collect();
    assert!(mails.len() > people / 3, "{}", mails.len());
    for mail in &mails {
        let head = mail.split("\n\n").next().unwrap().replace("\n ", " ").replace("\n\t", " ");
        let names: Vec<&str> = head.lines().skip(1).map(|line| line.split(':').next().unwrap()).collect();
        let known =
            ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"];
        assert!(names.iter().all(|name| known.contains(name)), "{head}");
        assert_eq!(names.iter().filter(|name| **name == "To").count(), 1, "{head}");
    }
    if let Some(bin) = clients() {
        sandbox.write("all.mbox", &run.stdout);
        let told = read_back(&bin, &sandbox, &["all.mbox"]);
        assert_eq!(told.len(), mails.len());
        for mail in &told {
            let to = mail["to"].as_array().unwrap();
            assert!(
                to.len() == 1 && to[0].as_str().unwrap().ends_with("example.org") && !to[0].as_str().unwrap().contains("evil"),
                "{mail}"
            );
        }
    }
}

/// A workspace of people, each with words that no other folder has; the words, by folder.
fn crowd(seed: u64) -> (Sandbox, Vec<(String, String)>) {
    let mut random = fastrand::Rng::with_seed(seed);
    let sandbox = Sandbox::empty();
    let names = ["Anna Smit", "Bo Post", "Chloë Berg", "Dirk Vos", "Eva Roos", "Bo Post", "Fay Wit", "Gijs Oud"];
    let owners = ["employee", "manager", "together", "hr", "planning", "Bo Post", "Chloë Berg", "eva roos", "MT"];
    let mut words = Vec::new();
    sandbox.write(
        "team/stay.yaml",
        "language: en\nworkspace: abcdefghij\nreminders:\n  addresses: {hr: hr@example.org, MT: mt@example.org}\n",
    );
    for (number, name) in names.iter().enumerate() {
        let (home, word) = (format!("p{number}"), format!("zq{number}x"));
        let manager = ["Chloë Berg", "Dirk Vos", "Kim Bos", "chloe berg"][random.usize(..4)];
        let left = if random.usize(..6) == 0 { "left: 2026-11-01\n" } else { "" };
        let card = format!("name: {name}\nmanager: {manager}\nemail: p{number}@example.org\nstarted: 2025-01-01\nrole: {word}\n{left}");
        sandbox.write(&format!("team/employees/{home}/employee.yaml"), &card);
        for made in 0..random.usize(1..7) {
            let id = format!("a{number}{made}{:05}", random.usize(..10000));
            let (owner, due) = (owners[random.usize(..owners.len())], 10 + random.usize(..20));
            let status = ["open", "open", "done\nclosed: 2026-11-18", "dropped\nclosed: 2026-11-18"][random.usize(..4)];
            let text = format!(
                "id: {id}\ntitle: Title {word}\nnote: Note {word}\nowner: {owner}\ndue: 2026-11-{due}\nstatus: {status}\ncreated: 2026-10-01\n"
            );
            sandbox.write(&format!("team/employees/{home}/actions/2026-10-01-{id}.yaml"), &text);
        }
        let id = format!("c{number}{:06}", random.usize(..10000));
        let (status, day) = (["planned", "open", "closed"][random.usize(..3)], 12 + random.usize(..18));
        let talk = format!(
            "id: {id}\ntype: stay\nstatus: {status}\ndate: 2026-11-{day}\nthemes: [{word}]\nsummary: Sum {word}\npreparation:\n  manager: Prep {word}\n"
        );
        sandbox.write(&format!("team/employees/{home}/conversations/2026-11-01-{id}.yaml"), &talk);
        let note = format!("id: n{number}000000\ntext: Note {word}\ncreated: 2026-11-01\n");
        sandbox.write(&format!("team/employees/{home}/notes/2026-11-01-n{number}000000.yaml"), &note);
        words.push((home, word));
    }
    (sandbox, words)
}

#[test]
fn no_digest_has_a_word_of_a_folder_that_is_not_theirs_to_see() {
    let seeds: u64 = std::env::var("STAY_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(12);
    let (mut told_of, mut heard) = (0, 0);
    for seed in 0..seeds {
        let (sandbox, words) = crowd(seed);
        let run = remind(&sandbox, "--json");
        assert!(matches!(run.code, Some(0 | 3)), "seed {seed}: {run:?}");
        let json: Value = serde_json::from_str(&run.stdout).unwrap();
        let managers: Vec<(String, String)> = words
            .iter()
            .map(|(home, _)| {
                let card = std::fs::read_to_string(sandbox.root.join(format!("team/employees/{home}/employee.yaml"))).unwrap();
                let of =
                    |key: &str| card.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default().to_lowercase().replace('ë', "e");
                assert!(
                    !card.contains("left") || json["reminders"].as_array().unwrap().iter().all(|one| one["person"] != **home),
                    "seed {seed}"
                );
                (home.clone(), of("manager: "))
            })
            .collect();
        for one in json["reminders"].as_array().unwrap() {
            let name = one["name"].as_str().unwrap().to_lowercase().replace('ë', "e");
            let text = serde_json::to_string(one).unwrap();
            heard += 1;
            for ((home, word), (_, manager)) in words.iter().zip(&managers) {
                let is_theirs = one["person"] == **home || *manager == name;
                assert!(is_theirs || !text.contains(word.as_str()), "seed {seed}: {name} hears of {home}: {text}");
                told_of += usize::from(is_theirs && text.contains(word.as_str()));
            }
            for item in one["items"].as_array().unwrap().iter().filter(|item| item["employee"].is_string()) {
                let (_, manager) = managers.iter().find(|(home, _)| item["employee"] == **home).unwrap();
                assert!(one["person"] == item["employee"] || *manager == name, "seed {seed}: {item}");
            }
        }
        // the mails themselves, with what no list of items has
        let mbox = remind(&sandbox, "--format mbox --with-form").stdout;
        for mail in mbox.split("From stay@stay.invalid ").skip(1) {
            let to = mail.lines().find_map(|line| line.split_once('<').filter(|_| !line.starts_with("From"))?.1.split_once('@')).unwrap().0;
            let card = std::fs::read_to_string(sandbox.root.join(format!("team/employees/{to}/employee.yaml"))).unwrap_or_default();
            let name = card.lines().find_map(|line| line.strip_prefix("name: ")).unwrap_or("nobody").to_lowercase().replace('ë', "e");
            // the text alone: a form asks in words of its own
            let text = mail.split("Content-Disposition").next().unwrap().replace("=\n", "");
            for ((home, word), (_, manager)) in words.iter().zip(&managers) {
                assert!(home == to || *manager == name || !text.contains(word.as_str()), "seed {seed}: {to} hears of {home}: {mail}");
            }
            for hidden in ["Prep zq", "Sum zq", "Note zq"] {
                assert!(!mail.replace("=\n", "").contains(hidden), "seed {seed}: {hidden} in {mail}");
            }
        }
    }
    assert!(told_of > heard / 4, "{told_of} of {heard}");
}

#[test]
fn sealed_words_never_travel() {
    let team = crate::support::sealed::SealedWorkspace::default();
    use crate::support::sealed::{NOBODY, PIET};
    for line in ["remind --within 3w", "remind --within 3w --json", "remind --within 3w --format mbox --with-form --all"] {
        let (nobody, able) = (team.run(NOBODY, "en", line), team.run(PIET, "en", line));
        assert_eq!((nobody.code, &nobody.stdout), (able.code, &able.stdout), "{line}: who can open them sends no more");
        assert!(nobody.stdout.contains("Rooster aanpassen") || line.contains("mbox"), "{line}: {nobody:?}");
        assert!(!able.stdout.contains("Geheim"), "{line}: {able:?}");
    }
}

#[test]
fn the_example_tells_of_real_weeks() {
    let sandbox = Sandbox::repository();
    for lang in ["nl", "en"] {
        let run = sandbox.stay(&format!("-C {COPY} --today 2026-11-20 --lang {lang} remind --json"));
        let json: Value = serde_json::from_str(&run.stdout).unwrap();
        let all = json["reminders"].as_array().unwrap();
        assert!(run.code == Some(0) && all.iter().filter(|one| one["state"] != "nothing").count() > 5, "{run:?}");
        assert!(all.iter().any(|one| one["person"].is_null() && !one["items"].as_array().unwrap().is_empty()), "{run:?}");
    }
}

#[test]
fn the_timers_are_as_systemd_and_cron_want_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/timers");
    let cron = std::fs::read_to_string(folder.join("crontab")).unwrap();
    let jobs: Vec<&str> = cron.lines().filter(|line| !line.starts_with('#') && !line.is_empty() && !line.contains('=')).collect();
    assert!(
        !jobs.is_empty() && jobs.iter().all(|job| job.split_whitespace().count() > 6 && job.contains("remind --all --send")),
        "{jobs:?}"
    );
    let Ok(found) = Command::new("systemd-analyze").arg("--version").output() else {
        eprintln!("skipped: systemd-analyze is not on this machine");
        return;
    };
    assert!(found.status.success());
    let home = tempfile::tempdir().unwrap();
    for unit in ["stay-remind.service", "stay-remind.timer"] {
        let text = std::fs::read_to_string(folder.join(unit)).unwrap();
        // the program where it is here, since that it can be run is looked at
        std::fs::write(home.path().join(unit), text.replace("%h/.local/bin/stay", env!("CARGO_BIN_EXE_stay"))).unwrap();
    }
    let units = ["stay-remind.service", "stay-remind.timer"].map(|unit| home.path().join(unit));
    let mut analyze = Command::new("systemd-analyze");
    analyze.args(["verify", "--user", "--man=no"]).args(units).env("XDG_RUNTIME_DIR", home.path());
    let run = output_of(&mut analyze);
    assert!(run.code == Some(0) && run.stderr.is_empty(), "{run:?}");
}
