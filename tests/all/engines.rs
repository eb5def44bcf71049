//! The figures of several workspaces in DuckDB, ClickHouse (chDB) and Spark, over what `stay export` wrote, held against the report of
//! each.

use crate::support::clients::clients;
use crate::support::sandbox::{COPY, Sandbox, output_of};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What every engine answers, by the name of the view.
const VIEWS: &str = r#"
import json, sys
folder, sql = sys.argv[1], open(sys.argv[2]).read()
def statements():
    lines = [line for line in sql.splitlines() if not line.startswith("--")]
    return [one for one in "\n".join(lines).split(";") if one.strip()]
VIEWS = ["overdue", "recurring_obstacles", "promises", "coverage", "rounds"]
"#;

/// In DuckDB, as they are and over a copy in Parquet.
const DUCKDB: &str = r#"
import duckdb
ask = duckdb.connect()
ask.execute("SET VARIABLE export = '" + folder + "'")
ask.execute("SET VARIABLE today = DATE '2026-11-20'")
ask.execute(sql)
def views():
    found = {}
    for view in VIEWS:
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

/// In ClickHouse, which chDB has in it.
const CHDB: &str = r#"
from chdb import session
ask = session.Session()
for one in statements():
    ask.query(one, "JSON", params={"export": folder, "today": "2026-11-20"})
def rows(view):
    lines = str(ask.query("SELECT * FROM " + view + " SETTINGS output_format_json_quote_64bit_integers = 0", "JSONEachRow")).splitlines()
    return [json.loads(line) for line in lines if line]
print(json.dumps({view: rows(view) for view in VIEWS}))
"#;

/// In Spark, with a folder of its own for what it writes.
const SPARK: &str = r#"
from pyspark.sql import SparkSession
ask = (SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "1")
    .config("spark.sql.warehouse.dir", folder + "/../warehouse").config("spark.driver.host", "127.0.0.1").getOrCreate())
ask.sql("SET export = " + folder)
ask.sql("SET today = 2026-11-20")
for one in statements():
    ask.sql(one)
found = {view: [row.asDict() for row in ask.sql("SELECT * FROM " + view).collect()] for view in VIEWS}
print(json.dumps(found, default=str))
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

/// Three workspaces, what they export and what each reports.
fn exported() -> (Sandbox, Vec<(String, Value)>) {
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
    (whole, reports)
}

/// Has an engine count, and holds that against the reports.
fn counts_the_same(python: &Path, engine: &str, file: &str) {
    let (whole, reports) = exported();
    let sql = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/engines").join(file);
    let ran = output_of(Command::new(python).arg("-c").arg(format!("{VIEWS}{engine}")).arg(whole.root.join("out")).arg(sql));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let views: Value = serde_json::from_str(ran.stdout.lines().last().unwrap_or_default()).unwrap();
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

#[test]
fn duckdb_counts_what_the_report_counts() {
    let Some(python) = python() else { return };
    counts_the_same(&python, DUCKDB, "duckdb.sql");
}

#[test]
fn clickhouse_counts_what_the_report_counts() {
    let Some(python) = python() else { return };
    counts_the_same(&python, CHDB, "clickhouse.sql");
}

/// `.ci/clients --spark` brings it.
#[test]
fn spark_counts_what_the_report_counts() {
    let Some(python) = python() else { return };
    let has_spark = Command::new(&python).args(["-c", "import pyspark"]).output().is_ok_and(|ran| ran.status.success());
    if !has_spark || Command::new("java").arg("-version").output().is_err() {
        eprintln!("no Spark or no Java here (.ci/clients --spark): skipped");
        return;
    }
    counts_the_same(&python, SPARK, "spark.sql");
}
