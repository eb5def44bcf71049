//! The figures of several workspaces in DuckDB, over what `stay export` wrote, held against the report of each.

use crate::support::clients::clients;
use crate::support::sandbox::{COPY, Sandbox, output_of};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Reads the views, as they are and over a copy in Parquet.
const ASK: &str = r#"
import duckdb, json, sys
folder, sql = sys.argv[1], open(sys.argv[2]).read()
ask = duckdb.connect()
ask.execute("SET VARIABLE export = '" + folder + "'")
ask.execute("SET VARIABLE today = DATE '2026-11-20'")
ask.execute(sql)
def views():
    found = {}
    for view in ["overdue", "recurring_obstacles", "promises", "coverage", "rounds"]:
        rows = ask.execute("SELECT * FROM " + view)
        names = [column[0] for column in rows.description]
        found[view] = [dict(zip(names, row)) for row in rows.fetchall()]
    return json.dumps(found, default=str, sort_keys=True)
plain = views()
ask.execute("COPY (SELECT * FROM rows) TO '" + folder + "/copy.parquet' (FORMAT parquet)")
ask.execute("CREATE OR REPLACE VIEW rows AS SELECT * FROM read_parquet('" + folder + "/copy.parquet')")
assert views() == plain, "the copy says something else"
print(plain)
"#;

fn python() -> Option<PathBuf> {
    clients().map(|bin| bin.join("python"))
}

/// The example under another name, without every third or fifth person.
fn workspace(name: &str, without: usize) -> Sandbox {
    let sandbox = Sandbox::copy();
    fs::rename(sandbox.root.join(COPY), sandbox.root.join(name)).unwrap();
    let mut people: Vec<_> = fs::read_dir(sandbox.root.join(name).join("employees")).unwrap().map(|entry| entry.unwrap().path()).collect();
    people.sort();
    for (at, home) in people.iter().enumerate() {
        if without > 0 && at % without == 0 {
            fs::remove_dir_all(home).unwrap();
        }
    }
    sandbox
}

fn of<'r>(rows: &'r Value, workspace: &str) -> Vec<&'r Value> {
    rows.as_array().unwrap().iter().filter(|row| row["workspace"] == workspace).collect()
}

#[test]
fn duckdb_counts_what_the_report_counts() {
    let Some(python) = python() else { return };
    let whole = Sandbox::empty();
    let mut reports: Vec<(String, Value)> = Vec::new();
    for (name, without) in [("noord", 0), ("zuid", 3), ("west", 5)] {
        let sandbox = workspace(name, without);
        let out = whole.root.join("out");
        let line = format!("-C {name} --today 2026-11-20");
        let ran = sandbox.stay(&format!("{line} export -o {}", out.display()));
        assert_eq!(ran.code, Some(0), "{ran:?}");
        let report = sandbox.stay(&format!("{line} report --json"));
        reports.push((name.to_owned(), serde_json::from_str(&report.stdout).unwrap()));
    }
    let sql = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/engines/duckdb.sql");
    let ran = output_of(Command::new(python).arg("-c").arg(ASK).arg(whole.root.join("out")).arg(sql));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let views: Value = serde_json::from_str(&ran.stdout).unwrap();
    for (name, report) in &reports {
        let late = of(&views["overdue"], name).len();
        assert_eq!(report["overdue"]["total"], late, "{name}");
        let promises = of(&views["promises"], name);
        for fate in ["kept", "late", "broken", "dropped", "open"] {
            assert_eq!(report["promises"][fate], promises[0][fate], "{name} {fate}");
        }
        let told = report["coverage"].as_array().unwrap();
        let found = of(&views["coverage"], name);
        assert_eq!(found.len(), told.len(), "{name}");
        for told in told {
            let row = found.iter().find(|row| row["team"] == told["team"]).unwrap_or_else(|| panic!("{name}: {told}"));
            for key in ["people", "talked", "talks", "in_rhythm", "late"] {
                assert_eq!(row[key], told[key], "{name} {key}");
            }
        }
        // of obstacles in own words nothing is exported
        let recurring = of(&views["recurring_obstacles"], name);
        assert!(!recurring.is_empty(), "{name}");
        for row in recurring {
            let told = report["obstacles"].as_array().unwrap().iter().find(|told| told["obstacle"] == row["obstacle"]);
            let told = told.unwrap_or_else(|| panic!("{name}: {row}"));
            for key in ["people", "mentions", "first", "last"] {
                assert_eq!(row[key], told[key], "{name} {key}");
            }
        }
        assert_eq!(of(&views["rounds"], name).len(), report["rounds"].as_array().unwrap().len(), "{name}");
    }
}
