//! How fast `stay` is, compared with tools that everybody knows: `cargo bench --bench speed`.
//!
//! Machines differ and are never quiet, so no time counts alone. Two commands run in turn, pair by pair, and the median of
//! their ratios is compared with a bound. The benchmark prints; it never fails. `docs/speed.md` says more.

#[path = "speed/workspace.rs"]
mod workspace;

use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;
use workspace::{A_PERSON, ONE_OF_A_NAME, TODAY, Workspace, make};

const STAY: &str = env!("CARGO_BIN_EXE_stay");
const SMALL: usize = 300;
/// The most memory that a report may take, in MB.
const MEMORY: f64 = 300.0;
/// A word of few records, and one of most.
const RARE: &str = "forklift";
const FREQUENT: &str = "roster";
/// How many people a small team has.
const FEW: usize = 10;
/// Commands about one person, named by the whole folder. They cost the same for any number of other people.
const ABOUT_ONE: &[&[&str]] = &[&["show"], &["show", "--json"], &["prepare"], &["plan"]];
/// Commands that read all records: what each takes grows as they do.
const READING: &[&str] = &[
    "actions --all --json",
    "agenda --json",
    "today",
    "report --json",
    "report --format html",
    "report --format markdown",
    "report --part outcomes",
    "obstacles --json",
    "obstacles --grid",
    "list --json",
    "goals --json",
    "wins --since 2024-01-01",
    "wishes --json",
    "board --json",
    "employee list --json",
    "check --json",
    "search roster --json",
    "export --format ndjson",
];
/// How many times as many records the larger of two sizes has, of which the growth is reckoned.
const TIMES: usize = 4;
/// The most that the time may grow by: the power of the number of records.
const GROWTH: f64 = 1.1;
/// Runs of commands that end at once: these take little time, but it varies much.
const SHORT_RUNS: usize = 5;

struct Options {
    records: usize,
    runs: usize,
    quick: bool,
}

fn main() -> io::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if !words.iter().any(|word| word == "--bench") {
        println!("not measured: run it with `cargo bench --bench speed`");
        return Ok(());
    }
    let number = |name: &str, otherwise| {
        let at = words.iter().position(|word| word == name);
        at.and_then(|at| words.get(at + 1)).and_then(|word| word.replace(['_', ','], "").parse().ok()).unwrap_or(otherwise)
    };
    let options = Options {
        records: number("--records", 100_000).max(SMALL),
        runs: number("--runs", 9).max(1),
        quick: words.iter().any(|word| word == "--quick"),
    };
    measure(&options)
}

fn measure(options: &Options) -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    println!("making workspaces in {} …", folder.path().display());
    let mut small = make(folder.path().join("small"), SMALL)?;
    let mut large = make(folder.path().join("large"), options.records)?;
    println!("{} records in one, {} in the other; {} runs of each pair, in turn\n", small.records, large.records, options.runs);
    println!("{:<44} {:>10} {:>12} {:>8} {:>8}", "what", "median ms", "beside ms", "ratio", "bound");

    let bench = Bench { runs: options.runs };
    let short = Bench { runs: options.runs * SHORT_RUNS };
    let overdue = |at: &Workspace| stay(at, &["actions", "--overdue", "--json"]);
    let report = |at: &Workspace| stay(at, &["report", "--json"]);

    bench.pair("actions --overdue : rg -uuu -c", 1.2, || overdue(&large), || rg(&large.root));
    bench.pair("actions --overdue : cat", 0.6, || overdue(&large), || cat(&large.root));
    bench.pair("report : rg -uuu -c", 2.0, || report(&large), || rg(&large.root));
    bench.pair("report : cat", 0.6, || report(&large), || cat(&large.root));
    for word in [RARE, FREQUENT] {
        bench.pair(&format!("search {word} : rg -i"), 1.5, || stay(&large, &["search", word, "--json"]), || rg_word(&large.root, word));
    }
    bench.pair("agenda --json : report", 1.1, || stay(&large, &["agenda", "--json"]), || report(&large));
    bench.pair("today : report", 1.1, || stay(&large, &["today"]), || report(&large));
    memory("actions --overdue, memory", &overdue(&large));
    memory("report, memory", &report(&large));

    short.pair("actions --overdue, small : true", 4.0, || overdue(&small), || Command::new("true"));
    short.pair("--version : true", 2.5, version, || Command::new("true"));

    let few = make(folder.path().join("few"), FEW * A_PERSON)?;
    let many = large.records / A_PERSON;
    for words in ABOUT_ONE {
        let about = |at: &Workspace| stay(at, &[*words, &[at.somebody.as_str()]].concat());
        short.pair(&format!("{} FOLDER, of {many} people : of {FEW}", words.join(" ")), 2.0, || about(&large), || about(&few));
    }
    // anyone may have that name, so every person is read
    let about = |at: &Workspace| stay(at, &["show", ONE_OF_A_NAME]);
    short.pair(&format!("show NAME, of {many} people : report"), 0.3, || about(&large), || report(&large));

    let act = |at: &Workspace| stay(at, &["act", &at.somebody, "Ask how the new roster works out"]);
    bench.pair("act, large : small", 3.0, || act(&large), || act(&small));
    let (mut of_large, mut of_small) = (std::mem::take(&mut large.open).into_iter(), std::mem::take(&mut small.open).into_iter());
    let done = |at: &Workspace, ids: &mut dyn Iterator<Item = String>| stay(at, &["done", &ids.next().unwrap_or_default()]);
    let enough = of_small.len().min(of_large.len()).saturating_sub(1).min(options.runs);
    Bench { runs: enough }.pair("done <id>, large : small", 3.0, || done(&large, &mut of_large), || done(&small, &mut of_small));

    match shared(folder.path())? {
        Some(clone) => {
            short.pair("sync, nothing to do : git fetch + status", 1.5, || stay(&clone, &["sync"]), || fetch_and_status(&clone.root))
        }
        None => println!("{:<44} left out: no git here", "sync, nothing to do : git fetch + status"),
    }

    let part = make(folder.path().join("part"), options.records / TIMES)?;
    for command in READING {
        let words: Vec<&str> = command.split(' ').collect();
        let times = |at: &Workspace| (0..options.runs.div_ceil(3)).filter_map(|_| time(stay(at, &words))).collect::<Vec<f64>>();
        // once for the system's cache
        time(stay(&part, &words));
        let (of_part, of_all) = (median(times(&part).into_iter()), median(times(&large).into_iter()));
        let power = (of_all / of_part).ln() / (large.records as f64 / part.records as f64).ln();
        let what = format!("{command}, growth");
        println!("{what:<44} {of_all:>10.1} {of_part:>12.1} {power:>7.2}  {GROWTH:>7.1}   {}", verdict(power, GROWTH));
    }

    if !options.quick {
        let twice = make(folder.path().join("twice"), options.records * 2)?;
        bench.pair("actions --overdue, twice the records", 2.2, || overdue(&twice), || overdue(&large));
        bench.pair("report, twice the records", 2.2, || report(&twice), || report(&large));
    }
    folder.close()
}

fn stay(at: &Workspace, words: &[&str]) -> Command {
    let mut command = Command::new(STAY);
    command.arg("--dir").arg(&at.root).args(["--today", TODAY]).args(words);
    command
}

/// A workspace in its own repository, which follows another one in this folder; all commits are sent.
fn shared(folder: &Path) -> io::Result<Option<Workspace>> {
    let (there, at) = (folder.join("there.git"), make(folder.join("here"), SMALL)?);
    let run = |mut command: Command| command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success());
    let git = |words: &[&str]| {
        let mut command = of_a_person(Command::new("git"));
        command.arg("-C").arg(&at.root).args(words);
        run(command)
    };
    let there = there.to_string_lossy();
    let made = git(&["init", "-q", "-b", "main"])
        && git(&["init", "-q", "--bare", "-b", "main", &there])
        && git(&["remote", "add", "origin", &there])
        && run(of_a_person(stay(&at, &["init"])))
        && run(of_a_person(stay(&at, &["sync"])));
    Ok(made.then_some(at))
}

fn fetch_and_status(tree: &Path) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", "git fetch --quiet && git status --porcelain"]).current_dir(tree);
    command
}

/// With a name for git's commits.
fn of_a_person(mut command: Command) -> Command {
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "Piet Jansen").env(format!("GIT_{role}_EMAIL"), "piet@example.org");
    }
    command
}

fn version() -> Command {
    let mut command = Command::new(STAY);
    command.arg("--version");
    command
}

fn rg(tree: &Path) -> Command {
    let mut command = Command::new("rg");
    command.args(["-uuu", "-c", "status"]).arg(tree);
    command
}

fn rg_word(tree: &Path, word: &str) -> Command {
    let mut command = Command::new("rg");
    command.args(["-i", word]).arg(tree);
    command
}

fn cat(tree: &Path) -> Command {
    let mut command = Command::new("find");
    command.arg(tree).args(["-type", "f", "-exec", "cat", "{}", "+"]);
    command
}

struct Bench {
    runs: usize,
}

impl Bench {
    /// Runs both in turn, after one run of each that does not count, and prints the ratio of the first to the second.
    fn pair(&self, what: &str, bound: f64, mut ours: impl FnMut() -> Command, mut theirs: impl FnMut() -> Command) {
        let mut both = || Some((time(ours())?, time(theirs())?));
        if both().is_none() {
            println!("{what:<44} left out: one of the two can't be run here");
            return;
        }
        let pairs: Vec<(f64, f64)> = (0..self.runs).filter_map(|_| both()).collect();
        let ratio = median(pairs.iter().map(|(ours, theirs)| ours / theirs));
        let (ours, theirs) = (median(pairs.iter().map(|pair| pair.0)), median(pairs.iter().map(|pair| pair.1)));
        println!("{what:<44} {ours:>10.1} {theirs:>12.1} {ratio:>7.2}× {bound:>7.1}×  {}", verdict(ratio, bound));
    }
}

/// The milliseconds from a command's start to its end; `None` if it can't be run, or fails.
fn time(mut command: Command) -> Option<f64> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let ended = command.status().ok()?;
    ended.success().then(|| start.elapsed().as_secs_f64() * 1000.0)
}

/// Prints the most memory that a command takes, as GNU time tells it.
fn memory(what: &str, command: &Command) {
    match peak(command) {
        Some(peak) => println!("{what:<44} {:>10} {:>12} {peak:>5.0} MB {MEMORY:>5.0} MB  {}", "", "", verdict(peak, MEMORY)),
        None => println!("{what:<44} left out: no GNU time here"),
    }
}

fn peak(command: &Command) -> Option<f64> {
    let mut timed = Command::new("/usr/bin/time");
    timed.args(["-f", "%M"]).arg(command.get_program()).args(command.get_args());
    let mut child = timed.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().ok()?;
    let mut said = String::new();
    child.stderr.take()?.read_to_string(&mut said).ok()?;
    let kilobytes: f64 = said.lines().last()?.trim().parse().ok()?;
    child.wait().ok()?.success().then_some(kilobytes / 1024.0)
}

fn verdict(found: f64, bound: f64) -> &'static str {
    if found <= bound { "ok" } else { "over" }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
