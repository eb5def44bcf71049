//! How many instructions `stay` takes: `cargo bench --bench instructions`. A time is noise where a machine is shared; a count is the
//! same from run to run, so that a change of a hundredth is seen.
//!
//! The counts beside it, in `benches/instructions.tsv`, were kept by `cargo bench --bench instructions -- --keep`, on the processor and
//! with the compiler that the file names. Another processor or compiler counts otherwise. The benchmark prints; it never fails.

#[path = "speed/workspace.rs"]
#[allow(dead_code)]
mod workspace;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use workspace::{TODAY, make};

const STAY: &str = env!("CARGO_BIN_EXE_stay");
const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/instructions.tsv");
const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/zorgteam");
const RECORDS: usize = 3_000;
/// Day of the example.
const DAY: &str = "2026-11-20";
const COMMANDS: [&str; 5] = ["--version", "actions --overdue --json", "today", "report --json", "check"];

fn main() -> io::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if !words.iter().any(|word| word == "--bench") {
        println!("not measured: run it with `cargo bench --bench instructions`");
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let made = make(folder.path().join("made"), RECORDS)?;
    let large = format!("{} records", made.records);
    let mut counts = Vec::new();
    for (place, root, day) in [("example", Path::new(EXAMPLE), DAY), (&large, &made.root, TODAY)] {
        for command in COMMANDS {
            let Some(count) = count(folder.path(), root, day, command) else {
                println!("not measured: valgrind is not here, or does not run this program");
                return Ok(());
            };
            counts.push((format!("{command}, {place}"), count));
        }
    }
    let (on, kept) = kept();
    println!("instructions, by valgrind, of this build on {}\nkept: {}\n", machine(), on.as_deref().unwrap_or("nothing yet"));
    println!("{:<44} {:>14} {:>14} {:>8}", "what", "instructions", "kept", "change");
    for (what, count) in &counts {
        match kept.get(what) {
            Some(before) => {
                let change = (*count as f64 / *before as f64 - 1.0) * 100.0;
                println!("{what:<44} {count:>14} {before:>14} {change:>+7.1}%");
            }
            None => println!("{what:<44} {count:>14} {:>14}", "new"),
        }
    }
    if words.iter().any(|word| word == "--keep") {
        let mut text = format!("# {}\n", machine());
        for (what, count) in &counts {
            let _ = writeln!(text, "{what}\t{count}");
        }
        fs::write(KEPT, text)?;
        println!("\nkept in benches/instructions.tsv");
    }
    folder.close()
}

/// How many instructions a command takes, in all its threads.
fn count(folder: &Path, root: &Path, day: &str, command: &str) -> Option<u64> {
    let out = folder.join("callgrind");
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--quiet"]).arg(format!("--callgrind-out-file={}", out.display())).arg(STAY);
    if !command.starts_with('-') {
        valgrind.arg("--dir").arg(root).args(["--today", day]);
    }
    valgrind.args(command.split(' ')).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // with a home and a language of its own, so that the user's settings are not counted
    valgrind.env("HOME", folder).env("LC_ALL", "C").env_remove("XDG_CONFIG_HOME").env_remove("STAY_IDENTITY");
    let code = valgrind.status().ok()?.code()?;
    // 1 to 4 are answers too: `check` found something
    if code > 4 {
        return None;
    }
    let text = fs::read_to_string(&out).ok()?;
    text.lines().find_map(|line| line.strip_prefix("totals:").or_else(|| line.strip_prefix("summary:"))?.trim().parse().ok())
}

/// On what the kept numbers were counted, and the numbers.
fn kept() -> (Option<String>, BTreeMap<String, u64>) {
    let text = fs::read_to_string(KEPT).unwrap_or_default();
    let on = text.lines().find_map(|line| line.strip_prefix("# ")).map(str::to_owned);
    let counts =
        text.lines().filter_map(|line| line.split_once('\t')).filter_map(|(what, count)| Some((what.to_owned(), count.parse().ok()?)));
    (on, counts.collect())
}

/// The processor and the compiler.
fn machine() -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let cpu =
        cpu.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ")).map_or(std::env::consts::ARCH, |(_, name)| name);
    let rustc = Command::new("rustc").arg("--version").output().ok().and_then(|said| String::from_utf8(said.stdout).ok());
    format!("{cpu}, {}", rustc.as_deref().map_or("a compiler that says nothing", str::trim))
}
