use super::delivery::{self, Format};
use super::find;
use super::run::Run;
use crate::context::Context;
use crate::domain::employee::Slug;
use crate::domain::voices::Voices;
use crate::error::{Error, Exit};
use crate::i18n::dossier as says;
use crate::render;
use crate::render::dossier::Told;
use crate::render::json::{self, DossierV1};
use crate::render::printable::printable;
use crate::store::{Store, dossier, file, index, layout, workspace};
use clap::Args;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// All that is held on someone, for a request for access.
#[derive(Args)]
pub(super) struct DossierArgs {
    #[arg(value_name = "EMPLOYEE", add = super::completions::employees())]
    employee: String,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_documents(), hide_possible_values = true)]
    format: Option<Format>,
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
}

#[derive(Serialize)]
struct DossierAnswer<'d> {
    dossier: DossierV1<'d>,
}

impl Run for DossierArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let asked = self.asked(cx)?;
        let slug = find::employee(cx, &store, &self.employee)?;
        let (gathered, records) = dossier::of(&store, &slug)?;
        let me = cx.me(&store, &records.employees);
        let made_by = me.name().map(|name| &**name);
        let workspace = name_of(&store);
        let told = Told { dossier: &gathered, records: &records, workspace: &workspace, made_by, is_sealed: store.seals() };
        let view = cx.view(&store, &records, index::short_ids_if_few(&store));
        let write = |form: Format| match form {
            Format::Json => {
                let answer = DossierAnswer { dossier: DossierV1::of(cx.lang, &gathered, &workspace, made_by) };
                json::envelope(cx.lang, cx.today, answer, &records.problems)
            }
            form => form.write(&view, &render::dossier::document(&view, &told)),
        };
        let others = gathered.mentions.iter().filter_map(|mention| layout::person(&mention.path)).map(Slug::from);
        let whose = delivery::names(&view, &others.chain([slug]).collect::<Voices>());
        match asked {
            Asked::One(form) => {
                delivery::deliver(cx, &write(form), form, self.output.as_deref(), &whose)?;
                self.output.iter().for_each(|path| warn_of_git(cx, &store, path));
            }
            Asked::Folder(folder, form) => {
                let files = forms(form).into_iter().map(|(name, form)| (folder.join(name), form)).collect::<Vec<_>>();
                delivery::refuse_in_workspace(&store, files.iter().map(|(path, _)| path.as_path()))?;
                if !cx.flags.dry_run {
                    file::make_folder(&folder)?;
                }
                for (path, form) in &files {
                    delivery::deliver(cx, &write(*form), *form, Some(path), &whose)?;
                }
                warn_of_git(cx, &store, &folder);
            }
        }
        Ok(cx.name_problems(&records.problems))
    }
}

/// Where it goes, and in which form.
enum Asked {
    One(Format),
    /// A page and the same for machines, beside each other.
    Folder(PathBuf, Format),
}

impl DossierArgs {
    fn asked(&self, cx: &Context) -> Result<Asked, Error> {
        let given = self.format.or(cx.flags.json.then_some(Format::Json));
        let form = Format::asked(cx, self.format)?;
        let Some(path) = self.output.as_deref().filter(|path| *path != Path::new("-")) else { return Ok(Asked::One(form)) };
        let is_folder = path.is_dir() || path.extension().is_none() && !path.exists() || path.to_string_lossy().ends_with(['/', '\\']);
        if is_folder {
            return Ok(Asked::Folder(path.to_owned(), given.unwrap_or(Format::Html)));
        }
        let by_name = Format::of_file(path).filter(|form| *form != Format::Csv);
        let unknown = || Error::usage(says::no_form(&printable(&path.display().to_string()))).hint(says::no_form_hint());
        given.or(by_name).map(Asked::One).ok_or_else(unknown)
    }
}

/// The files in a folder: for a reader, and for machines.
fn forms(form: Format) -> Vec<(&'static str, Format)> {
    let page = match form {
        Format::Json => None,
        Format::Markdown => Some("dossier.md"),
        Format::Text | Format::Csv | Format::Ics => Some("dossier.txt"),
        Format::Html => Some("dossier.html"),
    };
    page.map(|name| (name, form)).into_iter().chain([("dossier.json", Format::Json)]).collect()
}

/// What the folder of the workspace is called.
fn name_of(store: &Store) -> String {
    let root = store.root.canonicalize().unwrap_or_else(|_| store.root.clone());
    root.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Says so where what was written would get into git with a careless `git add`.
fn warn_of_git(cx: &Context, store: &Store, path: &Path) {
    if path != Path::new("-") && workspace::is_in_repository(store, path) {
        cx.warn(says::for_eyes(&printable(&path.display().to_string())));
    }
}
