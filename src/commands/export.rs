//! `stay export`: rows for a database.

use super::delivery::refuse_in_workspace;
use super::run::Run;
use crate::context::Context;
use crate::domain::me::Only;
use crate::domain::period::Period;
use crate::domain::report::{self, Scope};
use crate::error::{Error, Exit};
use crate::i18n::{export as says, messages};
use crate::render::json::export::{self, ExportedRow, Exporting, Kind};
use crate::render::printable::printable;
use crate::store::pseudonyms::Pseudonyms;
use crate::store::{Load, Need, Store, file};
use clap::Args;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Rows for a database: people, talks, mentions, actions, goals, reach.
#[derive(Args)]
pub(super) struct ExportArgs {
    #[arg(long, value_name = "FORMAT", value_parser = ["ndjson", "csv"], hide_possible_values = true)]
    format: Option<String>,
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    #[arg(long)]
    pseudonyms: bool,
    #[arg(long)]
    with_words: bool,
}

#[derive(Serialize)]
struct ExportAnswer {
    dry_run: bool,
    export: ExportV1,
}

#[derive(Serialize)]
struct ExportV1 {
    workspace: String,
    files: Vec<String>,
    rows: BTreeMap<&'static str, usize>,
    pseudonyms: bool,
    words: bool,
}

impl Run for ExportArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let is_csv = self.format.as_deref() == Some("csv");
        if self.output.is_none() && is_csv {
            return Err(Error::usage(says::csv_needs_folder()).hint(says::folder_hint()));
        }
        if self.output.is_none() && cx.flags.json {
            return Err(Error::usage(says::json_needs_folder()).hint(says::folder_hint()));
        }
        let need = if self.with_words { Need { notes: Load::No, ..Need::ALL } } else { Need { goals: Load::Brief, ..Need::REPORT } };
        let records = store.read(&need)?;
        let period = Period { from: store.settings.window.before(cx.today), to: cx.today };
        let scope = Scope { only: Only::default(), own: false, period, as_of: period.as_of(cx.today), today: cx.today };
        let report = report::compute(&records, &store.settings, scope);
        let people = records.people();
        let workspace = called(&store);
        let pseudonyms = self.pseudonyms.then(|| Pseudonyms::of(&store)).transpose()?;
        let pseudonym = pseudonyms.as_ref().map(|all| move |text: &str| all.of_text(text));
        let exporting = Exporting {
            records: &records,
            report: &report,
            context: &cx.json_context(&store, &people),
            workspace: &workspace,
            pseudonym: pseudonym.as_ref().map(|pseudonym| pseudonym as &dyn Fn(&str) -> String),
            words: self.with_words,
        };
        let rows = exporting.rows();
        match &self.output {
            Some(folder) => self.write(cx, &store, folder, &workspace, &rows, is_csv)?,
            None => cx.answer(&export::lines(&rows.iter().collect::<Vec<_>>()))?,
        }
        // whoever gets the rows is to know it, also where they go on into a pipe
        cx.warn(if self.pseudonyms { says::pseudonymous() } else { says::not_anonymous() });
        if self.with_words {
            cx.warn(says::with_words());
        }
        if cx.flags.json {
            return cx.answer_json(self.answer(cx, &workspace, &rows, is_csv), &records.problems);
        }
        Ok(cx.name_problems(&records.problems))
    }
}

/// What the workspace is called in its rows: its folder.
pub(super) fn called(store: &Store) -> String {
    let root = store.root.canonicalize().unwrap_or_else(|_| store.root.clone());
    let name = root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // it becomes the name of a folder, and `=` divides that
    let plain: String = name.chars().map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect();
    if plain.trim_matches('.').is_empty() { "workspace".to_owned() } else { plain }
}

impl ExportArgs {
    /// The files, each with its rows.
    fn files<'r>(&self, folder: &Path, workspace: &str, rows: &'r [ExportedRow], is_csv: bool) -> Vec<(PathBuf, Vec<&'r ExportedRow>)> {
        let folder = folder.join(format!("workspace={workspace}"));
        if !is_csv {
            return vec![(folder.join("part.ndjson"), rows.iter().collect())];
        }
        let of = |kind: Kind| (folder.join(format!("{}.csv", kind.word())), rows.iter().filter(|row| row.kind == kind).collect::<Vec<_>>());
        Kind::ALL.into_iter().map(of).collect()
    }

    fn write(&self, cx: &Context, store: &Store, folder: &Path, workspace: &str, rows: &[ExportedRow], is_csv: bool) -> Result<(), Error> {
        let files = self.files(folder, workspace, rows, is_csv);
        refuse_in_workspace(store, std::iter::once(folder).chain(files.iter().map(|(path, _)| path.as_path())))?;
        for (path, rows) in &files {
            if !cx.flags.dry_run {
                file::make_folder(path.parent().unwrap_or(folder))?;
                let text = if is_csv { export::table(rows) } else { export::lines(rows) };
                file::replace_file(path, text.as_bytes())?;
            }
            cx.done(messages::wrote_file(&printable(&path.display().to_string())));
        }
        Ok(())
    }

    fn answer(&self, cx: &Context, workspace: &str, rows: &[ExportedRow], is_csv: bool) -> ExportAnswer {
        let folder = self.output.clone().unwrap_or_default();
        let files = self.files(&folder, workspace, rows, is_csv).into_iter().map(|(path, _)| path.display().to_string()).collect();
        let rows = export::counted(rows).into_iter().collect();
        let export = ExportV1 { workspace: workspace.to_owned(), files, rows, pseudonyms: self.pseudonyms, words: self.with_words };
        ExportAnswer { dry_run: cx.flags.dry_run, export }
    }
}
