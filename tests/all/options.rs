//! No option is ignored: each changes what a command comes to, or is refused; and so does each pair of them.

use crate::support::sandbox::{Sandbox, output_of};
use clap::{ArgAction, Command};
use stay::domain::language::Language;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Every command that takes options, with a line that works.
const LINES: &[(&str, &str)] = &[
    ("today", ""),
    ("init", "new"),
    ("employee add", "\"Els Wit\""),
    ("employee list", ""),
    ("employee edit", "bo"),
    ("employee leave", "bo"),
    ("employee away", "dia"),
    ("employee rename", "anna \"Anna Wit\""),
    ("employee handover", "anna --to \"Els Wit\" --yes"),
    ("import", "people.csv"),
    ("export", ""),
    ("new", "anna"),
    ("start", "cpppppp1"),
    ("list", ""),
    ("show", "anna"),
    ("edit", "aaaaaaa1"),
    ("edit --of-a-talk", "caaaaaa2"),
    ("edit --of-a-goal", "gaaaaaa1"),
    ("cancel", "cpppppp1"),
    ("close", "caaaaaa2"),
    ("act", "anna Bellen"),
    ("act --organisation", "--organisation noise Bellen"),
    ("actions", ""),
    ("done", "aaaaaaa1"),
    ("drop", "aaaaaaa1 --because x"),
    ("agenda", ""),
    ("agenda --calendar", "--format ics"),
    ("remind", ""),
    ("release", "caaaaaa1 1 --yes"),
    ("growth", "anna"),
    ("dossier", "anna"),
    ("goal add", "anna Leren"),
    ("goal note", "gaaaaaa1 Gaat"),
    ("goal reach", "gaaaaaa1"),
    ("goal drop", "gaaaaaa1"),
    ("goals", ""),
    ("note", "anna Rooster"),
    ("notes", ""),
    ("plan", "anna"),
    ("board", ""),
    ("prepare", "anna"),
    ("guide", "stay"),
    ("report", ""),
    ("search", "o"),
    ("obstacles", ""),
    ("obstacles show", "noise"),
    ("obstacles name", "noise"),
    ("wishes", ""),
    ("wins", ""),
    ("round add", "winter --type growth --from 2026-11-10 --to 2026-12-31"),
    ("round list", ""),
    ("round show", "autumn"),
    ("schedule", "--yes"),
    ("completions", "bash"),
    ("questions", ""),
    ("seal", "--set-up --no-recovery --yes --dry-run"),
    ("unseal", "caaaaaa1 --yes"),
    ("retention", ""),
    ("forget", "caaaaaa1 --yes"),
    ("readers", ""),
    ("readers add", "\"Pete Jones\" age142u80aaa3n296qavnq4069ynay6zrkvxhkpnw5lzcsmwm7vpdyjq54udlu --yes"),
    ("readers trust", "--yes"),
    ("privacy", ""),
    ("check", ""),
    ("log", ""),
    ("resolve", ""),
    ("sync", ""),
    ("key", "--no-passphrase --dry-run"),
];

/// What an option is given, by its name or else by what it takes.
const VALUES: &[(&str, &str)] = &[
    ("log --limit", "1"),
    ("remind --for", "bo"),
    ("remind --format", "mbox"),
    ("remind --within", "2w"),
    ("today --manager", "Pete Jones"),
    ("list --manager", "Pete Jones"),
    ("actions --manager", "Pete Jones"),
    ("agenda --manager", "Pete Jones"),
    ("agenda --calendar --manager", "Pete Jones"),
    ("board --manager", "Pete Jones"),
    ("report --manager", "Pete Jones"),
    ("dossier --output", "dossier.html"),
    ("privacy --for", "works-council"),
    ("seal --recovery", "../recovery.txt"),
    ("seal --words", "employee"),
    ("seal --also", "Pete Jones"),
    ("list --status", "closed"),
    ("actions --status", "done"),
    ("goals --status", "reached"),
    ("employee handover --take", "aaaaaaa1"),
    ("employee handover --done", "aaaaaaa1"),
    ("employee handover --drop", "aaaaaaa1"),
    ("employee leave --date", "2026-11-10"),
    ("employee away --from", "2026-11-08"),
    ("employee away --until", "2026-12-24"),
    ("employee away --back", "2026-11-29"),
    ("schedule --per-day", "1"),
    ("new --type", "wellbeing"),
    ("new --date", "2026-12-10"),
    ("close --date", "2026-11-17"),
    ("close --next", "2026-12-24"),
    ("edit --next", "2026-12-24"),
    ("new --next", "2026-12-24"),
    ("start --next", "2026-12-24"),
    ("list --since", "2026-11-20"),
    ("list --until", "2026-11-18"),
    ("list --type", "stay"),
    ("agenda --format", "csv"),
    ("list --format", "csv"),
    ("actions --format", "csv"),
    ("goals --format", "csv"),
    ("employee list --format", "csv"),
    ("goals --columns", "title,team"),
    ("list --sort", "-date"),
    ("actions --sort", "-title"),
    ("goals --sort", "-title"),
    ("notes --sort", "text"),
    ("employee list --sort", "-name"),
    ("employee list --no-talk-since", "2026-11-19"),
    ("agenda --sort", "-name"),
    ("board --hide", "aaaaaaa1"),
    ("prepare --type", "growth"),
    ("log --since", "2026-11-10"),
    ("growth --since", "2026-11-19"),
    ("search --since", "2026-11-10"),
    ("search --person", "anna"),
    ("search --type", "check-in"),
    ("search --in", "titles"),
    ("sync --keep", "bo-here"),
    ("sync --bring", "../nowhere"),
    ("report --since", "2026-10-15"),
    ("report --until", "2026-11-10"),
    ("report --part", "obstacles"),
    ("report --period", "2026-10"),
    ("obstacles name --also", "din"),
    ("obstacles --since", "2026-11-01"),
    ("obstacles --until", "2026-11-15"),
    ("obstacles --format", "markdown"),
    ("obstacles show --since", "2026-11-01"),
    ("obstacles show --until", "2026-11-10"),
    ("obstacles --period", "2026-11"),
    ("wishes --signal", "training"),
    ("wishes --period", "2026-11"),
    ("wishes --until", "2026-11-19"),
    ("wins --until", "2026-11-17"),
    ("PERIOD", "2026-10"),
    ("act --goal", "gaaaaaa1"),
    ("edit --goal", "gaaaaaa1"),
    ("edit --conversation", "caaaaaa1"),
    ("edit --next", "2026-12-24"),
    ("edit --obstacle", "too far"),
    ("employee edit --rhythm", "check-in=2 weeks"),
    ("actions --owner", "employee"),
    ("import --map", "map.yaml"),
    ("actions --workspaces", "places.txt"),
    ("agenda --workspaces", "places.txt"),
    ("obstacles --workspaces", "places.txt"),
    ("report --workspaces", "places.txt"),
    ("round list --workspaces", "places.txt"),
    ("export --format", "csv"),
    ("export --output", "out"),
    ("ADDRESS", "els@example.org"),
    ("NUMBER", "00123"),
    ("ORDER", "month-first"),
    ("COLUMNS", "name,team"),
    ("COUNT", "1"),
    ("DATE", "2026-10-15"),
    ("DAYS", "tue,wed"),
    ("FILE", "out.txt"),
    ("FORMAT", "markdown"),
    ("INTERVAL", "3d"),
    ("KIND", "learn"),
    ("NAME", "Kim Bos"),
    ("OBSTACLE", "slow laptop"),
    ("OWNER", "MT"),
    ("SIDE", "employee"),
    ("AMBITION", "home"),
    ("WORD", "ambition"),
    ("SIGNAL", "mobility"),
    ("WISH", "training: First aid kit · 120 · 2027-06-30"),
    ("TEAM", "Care/North"),
    ("TEXT", "Zomaar"),
    ("THEME", "learning"),
    ("TYPE", "stay"),
];

/// Where two options come to the same as one of them, and why that is no silence.
const SAME: &[(&str, &str, &str, &str)] = &[
    ("employee list", "--team", "--no-talk-since", "nobody in that team had a talk since"),
    ("privacy", "--for", "--json", "the facts are the same, whoever they are told to"),
    ("show", "--all", "--json", "JSON has everything as it is"),
    ("today", "--all", "--json", "JSON has everything as it is"),
    ("report", "--names", "--json", "JSON has the names as it is where nothing is sealed"),
    ("report", "--compare", "--format", "a page is compared as it is"),
    ("new", "--edit", "--no-edit", "of these two neither may be there"),
    ("new", "--no-edit", "*", "no terminal, so no editor opens as it is"),
    ("start", "--no-edit", "*", "no terminal, so no editor opens as it is"),
    ("new", "--planned", "--date", "a day to come is planned as it is"),
    ("employee handover", "--take", "*", "`--yes` on the line takes what is left over"),
    ("remind", "--all", "", "it is of everyone as it is, but where it is sent"),
    ("remind", "--all", "*", "it is of everyone as it is, but where it is sent"),
    ("remind", "--mine", "--with-form", "who leads has no form to fill in"),
    ("schedule", "--mine", "", "all who are due are of one manager"),
    ("schedule", "--mine", "*", "all who are due are of one manager"),
    ("schedule", "--per-day", "", "where there is room, there is one a day as it is"),
    ("schedule", "--per-day", "*", "where there is room, there is one a day as it is"),
    ("list", "--all", "--status", "a status that is asked for is one of all"),
    ("actions", "--all", "--status", "a status that is asked for is one of all"),
    ("goals", "--all", "--status", "a status that is asked for is one of all"),
    ("log", "--since", "--limit", "since that day there is one change"),
    ("retention", "--within", "", "no terms are set"),
    ("retention", "--within", "*", "no terms are set"),
    ("sync", "--json", "", "what is refused is told in words"),
    ("sync", "--bring", "*", "a folder that is no old clone is refused before anything else"),
    ("readers trust", "--all", "*", "the first time it is all or nothing, and `--yes` on the line is for all of it"),
    ("*", "--dry-run", "*", "what only reads has nothing to try"),
];

/// A workspace, in git where the command looks at that.
fn workspace(in_git: bool) -> Sandbox {
    let sandbox = Sandbox::empty();
    let files: &[(&str, &str)] = &[
        (
            "stay.yaml",
            "language: en\nworkspace: abcdefghij\nambitions:\n  home: Longer at home\nrounds:\n  autumn:\n    type: stay\n    from: 2026-09-01\n    to: 2026-10-31\nobstacles:\n  noise:\nreminders:\n  addresses:\n    anna-smith: anna@example.org\n    bo-berg: bo@example.org\n    Pete Jones: pete@example.org\n",
        ),
        (".gitignore", "/.stay/\n"),
        (
            "people.csv",
            "Code;Naam;In dienst;Groep\n1;Anna Smith;1-2-2025;Care/East\n2;Bo Berg;25-1-2025;\n3;Eva Roos;13-1-2025;\n4;Fen Smit;;\n5;Dia Kok;;\n6;Fay Wit;;\n",
        ),
        ("map.yaml", "number: Code\nteam: Groep\n"),
        ("places.txt", "# here\n.\n"),
        ("employees/anna-smith/employee.yaml", "name: Anna Smith\nteam: Care/North\nmanager: Pete Jones\nstarted: 2025-01-01\n"),
        ("employees/bo-berg/employee.yaml", "name: Bo Berg\nteam: Care/South\nmanager: Pete Jones\nstarted: 2025-01-01\n"),
        ("employees/cas-vos/employee.yaml", "name: Cas Vos\nteam: Care/North\nleft: 2026-01-01\n"),
        ("employees/eva-roos/employee.yaml", "name: Eva Roos\nteam: Care/North\nmanager: Pete Jones\nstarted: 2025-01-01\n"),
        ("employees/fen-smit/employee.yaml", "name: Fen Smit\nteam: Care/South\nmanager: Pete Jones\nstarted: 2025-01-01\n"),
        (
            "employees/anna-smith/conversations/2026-10-01-caaaaaa1.yaml",
            "id: caaaaaa1\ntype: stay\nstatus: closed\ndate: 2026-10-01\nanswers:\n- theme: energy\n  question: Q\n  answer: A\n- question: R\n  answer: B\n  released: true\n- theme: learning\n  answer: Go on\nobstacles:\n- slow laptop\nenergy:\n- team\nsignals:\n- training\nwishes:\n- signal: training\n  what: First aid\n  cost: 100\n- signal: growth\n  what: Guide a newcomer\nclosed: 2026-10-01\n",
        ),
        (
            "employees/anna-smith/conversations/2026-11-18-caaaaaa2.yaml",
            "id: caaaaaa2\ntype: check-in\nstatus: open\ndate: 2026-11-18\nobstacles:\n- slow laptop\n- noise\n",
        ),
        ("employees/anna-smith/conversations/2026-11-01-cpppppp1.yaml", "id: cpppppp1\ntype: growth\nstatus: planned\ndate: 2026-12-01\n"),
        (
            "employees/bo-berg/conversations/2026-11-02-cbbbbbb1.yaml",
            "id: cbbbbbb1\ntype: check-in\nstatus: closed\ndate: 2026-11-02\nanswers:\n- theme: learning\n  answer: Not so good\nobstacles:\n- noise\nclosed: 2026-11-02\n",
        ),
        (
            "employees/bo-berg/conversations/2026-11-19-cbbbbbb2.yaml",
            "id: cbbbbbb2\ntype: stay\nstatus: open\ndate: 2026-11-19\nenergy:\n- good food\nwishes:\n- signal: mobility\n  what: Day shifts\n",
        ),
        (
            "employees/anna-smith/actions/2026-10-01-aaaaaaa1.yaml",
            "id: aaaaaaa1\ntitle: One\nowner: manager\ndue: 2026-11-01\nstatus: open\nobstacle: slow laptop\ncreated: 2026-10-01\n",
        ),
        (
            "employees/anna-smith/actions/2026-10-01-aaaaaaa2.yaml",
            "id: aaaaaaa2\ntitle: Two\nowner: employee\ndue: 2026-11-21\nstatus: open\nobstacle: noise\ncreated: 2026-10-01\n",
        ),
        (
            "employees/anna-smith/actions/2026-10-01-aaaaaaa4.yaml",
            "id: aaaaaaa4\ntitle: Far\nowner: employee\ndue: 2027-01-30\nstatus: open\nobstacle: slow laptop\ncreated: 2026-10-01\n",
        ),
        (
            "employees/anna-smith/actions/2026-10-01-aaaaaaa5.yaml",
            "id: aaaaaaa5\ntitle: Early\nowner: manager\ndue: 2027-01-30\nstatus: done\ncreated: 2026-10-01\nclosed: 2026-10-02\n",
        ),
        (
            "employees/anna-smith/actions/2026-10-02-aaaaaaa3.yaml",
            "id: aaaaaaa3\ntitle: Three\nowner: employee\ndue: 2026-10-20\nstatus: done\nobstacle: slow laptop\nwin: Yes\ncreated: 2026-10-02\nclosed: 2026-10-20\n",
        ),
        (
            "employees/dia-kok/employee.yaml",
            "name: Dia Kok\nteam: Care/North\nmanager: Pete Jones\nstarted: 2026-11-01\naway:\n- from: 2026-11-10\n  until: 2026-12-01\n- from: 2027-02-01\n",
        ),
        ("employees/bo-berg/conversations/2026-11-01-cbbbbbb4.yaml", "id: cbbbbbb4\ntype: check-in\nstatus: planned\ndate: 2026-11-25\n"),
        (
            "employees/bo-berg/conversations/2026-11-01-cbbbbbb5.yaml",
            "id: cbbbbbb5\ntype: growth\nstatus: closed\ndate: 2026-11-19\nclosed: 2026-11-19\n",
        ),
        ("employees/bo-berg/conversations/2026-11-01-cbbbbbb6.yaml", "id: cbbbbbb6\ntype: check-in\nstatus: cancelled\ndate: 2026-12-20\n"),
        ("employees/bo-berg/conversations/2026-11-01-cbbbbbb3.yaml", "id: cbbbbbb3\ntype: stay\nstatus: planned\ndate: 2026-11-17\n"),
        (
            "employees/bo-berg/actions/2026-10-02-abbbbbb1.yaml",
            "id: abbbbbb1\ntitle: Four\nowner: employee\ndue: 2026-10-30\nstatus: open\nobstacle: noise\ncreated: 2026-10-02\n",
        ),
        (
            "employees/bo-berg/actions/2026-10-03-abbbbbb2.yaml",
            "id: abbbbbb2\ntitle: Also\nowner: MT\ndue: 2026-12-30\nstatus: open\nobstacle: slow laptop\ncreated: 2026-10-03\n",
        ),
        (
            "employees/bo-berg/actions/2026-10-04-abbbbbb3.yaml",
            "id: abbbbbb3\ntitle: Six\nowner: MT\ndue: 2026-10-15\nstatus: done\ncreated: 2026-10-04\nclosed: 2026-10-15\n",
        ),
        (
            "employees/anna-smith/goals/2026-10-01-gaaaaaa1.yaml",
            "id: gaaaaaa1\ntitle: Aim\nby: 2026-12-20\nstatus: open\ncreated: 2026-10-01\n",
        ),
        (
            "employees/anna-smith/goals/2026-10-01-gaaaaaa2.yaml",
            "id: gaaaaaa2\ntitle: Past\nby: 2026-10-20\nstatus: reached\ncreated: 2026-10-01\nclosed: 2026-10-20\n",
        ),
        (
            "employees/bo-berg/goals/2026-10-01-gbbbbbb1.yaml",
            "id: gbbbbbb1\ntitle: Went\nby: 2026-10-20\nstatus: reached\ncreated: 2026-10-01\nclosed: 2026-10-20\n",
        ),
        (
            "employees/anna-smith/goals/2026-10-01-gaaaaaa3.yaml",
            "id: gaaaaaa3\ntitle: Zest\nby: 2026-12-30\nstatus: open\nsupports: home\ncreated: 2026-10-01\n",
        ),
        // another manager's
        ("employees/fay-wit/employee.yaml", "name: Fay Wit\nteam: Care/North\nmanager: Chris Dam\nstarted: 2025-01-01\n"),
        ("employees/fay-wit/conversations/2026-11-01-cffffff1.yaml", "id: cffffff1\ntype: stay\nstatus: open\ndate: 2026-11-10\n"),
        ("employees/fay-wit/conversations/2026-11-01-cffffff2.yaml", "id: cffffff2\ntype: stay\nstatus: open\ndate: 2026-11-20\n"),
        (
            "employees/fay-wit/conversations/2026-10-20-cffffff3.yaml",
            "id: cffffff3\ntype: stay\nstatus: closed\ndate: 2026-10-20\nobstacles:\n- slow laptop\nclosed: 2026-10-20\n",
        ),
        (
            "employees/fay-wit/actions/2026-10-03-affffff1.yaml",
            "id: affffff1\ntitle: Seven\nowner: employee\ndue: 2026-11-02\nstatus: open\nobstacle: slow laptop\ncreated: 2026-10-03\n",
        ),
        (
            "employees/fay-wit/actions/2026-10-03-affffff2.yaml",
            "id: affffff2\ntitle: Eight\nowner: manager\ndue: 2026-10-20\nstatus: done\nwin: Good\ncreated: 2026-10-03\nclosed: 2026-11-18\n",
        ),
        // what `check --fix` mends
        ("employees/bo-berg/goals/2026-10-01-gbbbbbb2.yaml", "id: gbbbbbb2\ntitle: Open\nstatus: Open\ncreated: 2026-10-01\n"),
        ("employees/anna-smith/notes/2026-11-19-naaaaaa1.yaml", "id: naaaaaa1\ntext: Fewer nights\nshared: true\ncreated: 2026-11-19\n"),
        (
            "employees/anna-smith/notes/2026-09-19-naaaaaa2.yaml",
            "id: naaaaaa2\ntext: A laptop\ncreated: 2026-09-19\nconversation: caaaaaa1\n",
        ),
        ("employees/ed-prins/employee.yaml", "name: Ed Prins\nteam: Care/South\nleft: 2026-01-01\n"),
        ("employees/anna-smith/notes/2026-11-18-naaaaaa3.yaml", "id: naaaaaa3\ntext: The roster\ncreated: 2026-11-18\n"),
        ("employees/ed-prins/notes/2026-11-19-nbbbbbb1.yaml", "id: nbbbbbb1\ntext: The garden\ncreated: 2026-11-19\n"),
        ("employees/ed-prins/employee.yaml", "name: Ed Prins\nteam: Care/South\nleft: 2026-01-01\n"),
        ("employees/bo-berg/notes/2026-11-19-nbbbbbb2.yaml", "id: nbbbbbb2\ntext: No longer\ncreated: 2026-11-19\nclosed: 2026-11-20\n"),
        ("editor.sh", "sed -i 's/^status:.*/&  # seen/' \"$1\"\n"),
    ];
    for (path, text) in files {
        let path = sandbox.root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    for number in 1..9 {
        let text = format!("id: aaaaaab{number}\ntitle: Old\nowner: hr\nstatus: done\ncreated: 2025-01-01\nclosed: 2025-01-02\n");
        std::fs::write(sandbox.root.join(format!("employees/anna-smith/actions/2025-01-01-aaaaaab{number}.yaml")), text).unwrap();
    }
    if !in_git {
        return sandbox;
    }
    git(&sandbox, "init -q -b main --template=");
    commit(&sandbox);
    sandbox
}

fn git(sandbox: &Sandbox, line: &str) {
    let day = "2026-11-01T12:00:00Z";
    let mut git = sandbox.command("git");
    git.args(["-c", "user.name=x", "-c", "user.email=x@example.org"]).args(line.split(' '));
    let done = output_of(git.env("GIT_AUTHOR_DATE", day).env("GIT_COMMITTER_DATE", day));
    assert_eq!(done.code, Some(0), "{line}: {}", done.stderr);
}

fn commit(sandbox: &Sandbox) {
    git(sandbox, "add .");
    git(sandbox, "commit -q -m x");
}

/// Leaves two values for one field.
fn leave_a_choice(sandbox: &Sandbox) {
    let path = sandbox.root.join("employees/anna-smith/actions/2026-10-01-aaaaaaa1.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    let both = "<<<<<<< HEAD\nowner: manager\n=======\nowner: hr\n>>>>>>> origin/main";
    std::fs::write(path, text.replace("owner: manager", both)).unwrap();
}

/// Has words sealed, with one reader whom nobody accepted yet.
fn seal(sandbox: &Sandbox) {
    let reader = "    name: Pete Jones\n    keys: [age142u80aaa3n296qavnq4069ynay6zrkvxhkpnw5lzcsmwm7vpdyjq54udlu]\n";
    std::fs::write(sandbox.root.join("readers.yaml"), format!("readers:\n  pete:\n{reader}")).unwrap();
    let settings = "language: en\nworkspace: abcdefghij\nversion: 2\nprivacy: {words: [holder]}\n";
    std::fs::write(sandbox.root.join("stay.yaml"), settings).unwrap();
}

/// A key of whoever seals, the same in every line.
fn identity() -> &'static Path {
    static FILE: OnceLock<PathBuf> = OnceLock::new();
    FILE.get_or_init(|| {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("identity-{}.txt", std::process::id()));
        let _ = std::fs::remove_file(&file);
        stay::store::identity::make(&file, &stay::vault::Identity::generate(), "2026-11-20".parse().unwrap(), None).unwrap();
        file
    })
}

/// Gives a folder one name here and another one where it is sent to.
fn move_apart(sandbox: &Sandbox) {
    git(sandbox, "init -q --bare -b main --template= .git/shared");
    git(sandbox, "remote add origin .git/shared");
    git(sandbox, "push -q -u origin main");
    git(sandbox, "mv employees/bo-berg employees/bo-there");
    commit(sandbox);
    git(sandbox, "push -q");
    git(sandbox, "reset -q --hard HEAD~");
    git(sandbox, "mv employees/bo-berg employees/bo-here");
    commit(sandbox);
}

/// What a line comes to: the exit code, what was said, and what lies there then. New ids are another each time.
fn outcome(line: &str) -> (Option<i32>, String) {
    let command = line.split(' ').next().unwrap_or_default();
    let sandbox = workspace(matches!(command, "log" | "check" | "resolve" | "sync"));
    match command {
        "resolve" => leave_a_choice(&sandbox),
        "sync" => move_apart(&sandbox),
        "readers" if line.contains("trust") => seal(&sandbox),
        "unseal" => seal(&sandbox),
        _ => {}
    }
    let words = shell_words::split(&format!("--today 2026-11-20 {line}")).unwrap();
    let mut stay = sandbox.command(env!("CARGO_BIN_EXE_stay"));
    for (name, value) in [("NAME", "x"), ("EMAIL", "x@example.org"), ("DATE", "2026-11-02T12:00:00Z")] {
        stay.env(format!("GIT_AUTHOR_{name}"), value).env(format!("GIT_COMMITTER_{name}"), value);
    }
    if command == "seal" {
        stay.env("STAY_IDENTITY", identity());
    }
    let run =
        output_of(stay.args(words).env("STAY_ME", "Pete Jones").env("EDITOR", format!("sh {}", sandbox.root.join("editor.sh").display())));
    let mut all = run.stdout + &run.stderr;
    tree(&sandbox.root, &mut all);
    (run.code, without_ids(&all.replace(&sandbox.root.display().to_string(), "")))
}

fn tree(folder: &Path, all: &mut String) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries.iter().filter(|path| !path.ends_with(".git") && !path.ends_with(".stay")) {
        all.push_str(&format!("\n== {}\n", path.display()));
        if path.is_dir() { tree(path, all) } else { all.push_str(&std::fs::read_to_string(path).unwrap()) }
    }
}

/// Ids that are not those of the workspace, whole or short, as one sign.
fn without_ids(text: &str) -> String {
    let is_new =
        |word: &str| word.len() == 8 && word.chars().any(|c| c.is_ascii_digit()) && !word.starts_with(|c: char| c.is_ascii_digit());
    let known = ["aaaaaa", "bbbbbb", "ffffff", "pppppp"];
    let mut out = text.to_owned();
    let words: Vec<&str> = text.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    for id in words.iter().filter(|word| is_new(word) && !known.iter().any(|known| word.contains(known))) {
        out = out.replace(id, "ID").replace(&id[..3], "ID");
    }
    out
}

/// The options of a command as they stand on a line.
fn options(command: &Command, path: &str, base: &str) -> Vec<(String, String)> {
    let own = command.get_arguments().filter(|argument| !argument.is_positional());
    let shared = ["dir", "today", "lang", "color", "quiet", "no-input", "yes", "me", "identity", "help", "version"];
    let wanted = own.filter(|argument| !shared.contains(&argument.get_id().as_str()));
    let line = |argument: &clap::Arg| {
        let name = format!("--{}", argument.get_long().unwrap());
        if base.split_whitespace().any(|word| word == name) {
            return None;
        }
        if matches!(argument.get_action(), ArgAction::SetTrue) {
            return Some((name.clone(), name));
        }
        let takes = argument.get_value_names().unwrap()[0].to_string();
        let value_of = |key: &str| VALUES.iter().find(|(known, _)| *known == key).map(|(_, value)| *value);
        let value = value_of(&format!("{path} {name}")).or_else(|| value_of(&takes));
        let value = value.unwrap_or_else(|| panic!("what does {path} {name} take?"));
        let needs = if name == "--drop" { " --because y" } else { "" };
        Some((name.clone(), format!("{name} {}{needs}", shell_words::quote(value))))
    };
    wanted.filter_map(line).filter(|(name, _)| !(path == "employee handover" && name == "--because")).collect()
}

fn is_same_by_design(command: &str, one: &str, other: &str) -> bool {
    let is = |told: &str, name: &str| told == "*" || told == name;
    let both = |a: &str, b: &str| SAME.iter().any(|(told, x, y, _)| is(told, command) && is(x, a) && is(y, b));
    both(one, other) || both(other, one)
}

#[test]
fn every_option_and_every_pair_has_an_effect_or_is_refused() {
    let whole = stay::commands::command(Language::En);
    let mut told: BTreeMap<String, bool> = BTreeMap::new();
    commands(&whole, "", &mut told);
    let missing: Vec<&String> = told.keys().filter(|name| !LINES.iter().any(|(path, _)| path == name)).collect();
    assert!(missing.is_empty(), "which line shows what the options of {missing:?} do?");
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let halves = [0, 1].map(|half| {
            let whole = &whole;
            scope.spawn(move || LINES.iter().skip(half).step_by(2).flat_map(|(path, base)| ignored(whole, path, base)).collect::<Vec<_>>())
        });
        halves.into_iter().flat_map(|half| half.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The commands below one that take options of their own.
fn commands(command: &Command, path: &str, told: &mut BTreeMap<String, bool>) {
    for sub in command.get_subcommands() {
        let name = format!("{path} {}", sub.get_name()).trim().to_owned();
        let shared = ["dir", "today", "lang", "json", "color", "dry-run", "quiet", "no-input", "yes", "me", "identity", "help", "version"];
        let own = sub.get_arguments().any(|argument| !argument.is_positional() && !shared.contains(&argument.get_id().as_str()));
        if own {
            told.insert(name.clone(), true);
        }
        commands(sub, &name, told);
    }
}

/// What is ignored in a command.
fn ignored(whole: &Command, path: &str, base: &str) -> Vec<String> {
    let names: Vec<&str> = path.split(' ').filter(|word| !word.starts_with("--")).collect();
    let name = names.join(" ");
    let command = names.iter().fold(whole, |command, name| command.find_subcommand(name).unwrap());
    let line = format!("{name} {base}");
    let bare = outcome(&line);
    // what has to be chosen is refused as long as it is not
    let expected = if matches!(path, "resolve" | "sync") { Some(1) } else { Some(0) };
    assert_eq!(bare.0, expected, "{line}: {}", bare.1);
    let options = options(command, &name, base);
    let alone: Vec<_> = options.iter().map(|(_, given)| outcome(&format!("{line} {given}"))).collect();
    let refused = |found: &(Option<i32>, String)| matches!(found.0, Some(1 | 2)) && found.0 != bare.0 || found.0 == Some(2);
    let mut wrong = Vec::new();
    for ((option, given), found) in options.iter().zip(&alone) {
        if *found == bare && !is_same_by_design(&name, option, "") {
            wrong.push(format!("{line} {given}: no effect"));
        }
    }
    for (at, (one, given)) in options.iter().enumerate() {
        for (other_at, (other, also)) in options.iter().enumerate().skip(at + 1) {
            if refused(&alone[at]) || refused(&alone[other_at]) || is_same_by_design(&name, one, other) {
                continue;
            }
            let both = outcome(&format!("{line} {given} {also}"));
            if refused(&both) {
                continue;
            }
            for (option, without) in [(other, &alone[at]), (one, &alone[other_at])] {
                if both == *without {
                    wrong.push(format!("{line} {given} {also}: {option} has no effect"));
                }
            }
        }
    }
    wrong
}

/// Every option of every command that takes a value, with a line to put it on.
fn with_values() -> Vec<(String, String, clap::Arg)> {
    let whole = stay::commands::command(Language::En);
    let of = |(path, base): &(&str, &str)| {
        let names: Vec<&str> = path.split(' ').filter(|word| !word.starts_with("--")).collect();
        let command = names.iter().fold(&whole, |command, name| command.find_subcommand(name).unwrap());
        let line = format!("{} {base}", names.join(" "));
        let takes_value = |argument: &&clap::Arg| !argument.is_positional() && !matches!(argument.get_action(), ArgAction::SetTrue);
        let own = command.get_arguments().filter(takes_value).filter(|argument| {
            let id = argument.get_id().as_str();
            !matches!(id, "help" | "version") && !base.contains(&format!("--{}", argument.get_long().unwrap_or_default()))
        });
        own.map(|argument| (line.clone(), format!("--{}", argument.get_long().unwrap()), argument.clone())).collect::<Vec<_>>()
    };
    LINES.iter().flat_map(of).collect()
}

#[test]
fn nothing_is_given_with_nothing_in_it() {
    let sandbox = workspace(false);
    // what every command takes is looked at by the same code, whose way depends on how deep the command is
    let mut depths = std::collections::BTreeSet::new();
    let shared = ["dir", "today", "lang", "color", "me", "identity"];
    for (line, option, argument) in with_values() {
        let depth = LINES.iter().map(|(path, _)| path.split(" --").next().unwrap()).filter(|path| line.starts_with(&format!("{path} ")));
        let depth = depth.map(|path| path.split(' ').count()).max();
        if shared.contains(&argument.get_id().as_str()) && !depths.insert((option.clone(), depth)) {
            continue;
        }
        for (blank, lang) in [("", "nl"), (" \u{a0}\u{200b}", "en")] {
            let needs = match (&*option, line.contains("handover")) {
                ("--drop", true) => "--because y",
                ("--because", true) => "--drop aaaaaaa1",
                _ => "",
            };
            let refused = sandbox.stay(&format!("{line} {option} '{blank}' {needs} --lang {lang}"));
            assert!(refused.code == Some(2) && refused.stderr.contains(&option), "{line} {option}: {refused:?}");
        }
    }
}

#[test]
fn an_option_of_a_command_is_given_once_unless_it_may_be_repeated() {
    let sandbox = workspace(false);
    let shared = ["dir", "today", "lang", "color", "me", "identity"];
    for (line, option, argument) in with_values() {
        let many = matches!(argument.get_action(), ArgAction::Append);
        if many || shared.contains(&argument.get_id().as_str()) {
            continue;
        }
        let takes = argument.get_value_names().unwrap()[0].to_string();
        let value = if takes == "FORMAT" { "json" } else { "x" };
        let refused = sandbox.stay(&format!("{line} {option} {value} {option} {value}"));
        assert!(refused.code == Some(2) && refused.stderr.contains(&option), "{line} {option}: {refused:?}");
    }
}

#[test]
fn an_answer_may_be_left_open_where_another_is_given() {
    let sandbox = workspace(false);
    let made = sandbox.stay("new bo --type stay --answer '' --answer Ja --no-edit --today 2026-11-20 --json");
    let path = made.stdout.split("\"path\":\"").nth(1).unwrap_or_else(|| panic!("{made:?}")).split('"').next().unwrap();
    let text = std::fs::read_to_string(sandbox.root.join(path)).unwrap();
    // what was noted for the talk comes as a question beside them
    let asked = text.matches("question:").count() - text.matches("note:").count();
    assert_eq!((asked, text.matches("answer: Ja").count()), (2, 1), "{text}");
}
