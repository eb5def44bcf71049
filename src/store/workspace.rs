//! A workspace: found by walking up, with its settings.

use super::drafts::Desk;
use super::seal::{NoKeys, Opener};
use super::secret::Secret;
use super::settings::{self, Parsed};
use super::{Fault, accepted, git, layout};
use crate::domain::forgotten::Forgotten;
use crate::domain::problem::{Kind, Problem};
use crate::domain::settings::Settings;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

/// A workspace on disk. Its settings were read; a broken `stay.yaml` leaves the defaults and a problem.
#[derive(Debug)]
pub struct Store {
    /// The folder with `stay.yaml`.
    pub root: PathBuf,
    /// What `stay.yaml` decides.
    pub settings: Settings,
    /// What is wrong with `stay.yaml`.
    pub problems: Vec<Problem>,
    /// Whether so many people are kept that ids are not shortened; known once they were listed.
    pub are_many: OnceLock<bool>,
    /// Whether this person accepted here once that words are sealed; known once that was asked.
    pub has_accepted: OnceLock<bool>,
    /// What was forgotten here; known once that was asked.
    pub forgotten: Mutex<Option<Arc<Forgotten>>>,
    /// What signs what `.stay` keeps.
    pub secret: Secret,
    /// What opens what is sealed.
    pub opener: Arc<dyn Opener>,
    /// What a sealed text is written on.
    pub desk: Desk,
}

impl Store {
    /// Opens the workspace at `from` or the nearest above it.
    pub fn open(from: &Path) -> Result<Store, Fault> {
        let root = find(from)?;
        let Parsed { settings, problems } = match super::file::text(&root.join(layout::SETTINGS)) {
            Ok(text) => settings::parse(&text),
            Err(kind) => settings::unreadable(kind),
        };
        if let Some(Kind::NewerVersion(found)) =
            problems.iter().map(|problem| &problem.kind).find(|kind| matches!(kind, Kind::NewerVersion(_)))
        {
            return Err(Fault::NewerVersion(found.clone()));
        }
        Ok(Store { settings, problems, ..Store::bare(root) })
    }

    /// A workspace that is about to be made: its folder, with default settings.
    pub fn bare(root: PathBuf) -> Store {
        Store {
            root,
            settings: Settings::default(),
            problems: Vec::new(),
            are_many: OnceLock::new(),
            has_accepted: OnceLock::new(),
            forgotten: Mutex::new(None),
            secret: Secret::of_user(),
            opener: Arc::new(NoKeys),
            desk: Desk::of_user(),
        }
    }

    /// Whether words are to be sealed here: `stay.yaml` says so, or this person accepted once that they are. Nobody opens them by a
    /// commit that asks for less.
    pub fn seals(&self) -> bool {
        self.settings.is_sealed() || *self.has_accepted.get_or_init(|| accepted::is_remembered(self))
    }

    /// Whether `stay.yaml` says by now that words are sealed: another command may have begun with it.
    pub(super) fn is_sealed_on_disk(&self) -> bool {
        super::file::text(&self.root.join(layout::SETTINGS)).is_ok_and(|text| settings::parse(&text).settings.is_sealed())
    }

    /// A path of the workspace on this machine.
    pub fn at(&self, relative: &str) -> PathBuf {
        let mut path = PathBuf::with_capacity(self.root.as_os_str().len() + 1 + relative.len());
        path.extend([self.root.as_path(), Path::new(relative)]);
        path
    }
}

/// What a path on this machine is called in the workspace, when it is that of a file of ours or in a folder of ours.
pub(crate) fn own_path(store: &Store, path: &Path) -> Option<String> {
    let path = std::path::absolute(path).ok()?;
    // the file itself may not be there yet, and what leads to it may be linked
    let folder = path.parent()?.canonicalize().ok()?;
    let whole = path.canonicalize().unwrap_or_else(|_| folder.join(path.file_name().unwrap_or_default()));
    let root = store.root.canonicalize().ok()?;
    let inside = super::file::slashed(whole.strip_prefix(root).ok()?);
    let first = inside.split('/').next()?;
    let is_ours =
        [layout::EMPLOYEES, layout::ORGANISATION, layout::QUESTIONS, layout::FORGOTTEN, layout::INTERNAL, ".git"].contains(&first);
    (is_ours || layout::is_ours(&inside)).then_some(inside)
}

/// Whether something lies in the repository that the workspace is in.
pub(crate) fn is_in_repository(store: &Store, path: &Path) -> bool {
    let top = git::top(&store.root).and_then(|top| top.canonicalize().ok());
    let there = std::path::absolute(path).ok().and_then(|path| path.canonicalize().ok());
    top.zip(there).is_some_and(|(top, there)| there.starts_with(top))
}

/// The nearest folder at or above `from` that has a `stay.yaml`.
pub(crate) fn find(from: &Path) -> Result<PathBuf, Fault> {
    let start = std::path::absolute(from).map_err(Fault::io(from))?;
    let found = start.ancestors().find(|folder| folder.join(layout::SETTINGS).is_file());
    found.map(Path::to_owned).ok_or_else(|| Fault::NoWorkspace(from.to_owned()))
}

/// Makes the folder of a new workspace.
pub(crate) fn make_root(root: &Path) -> Result<(), Fault> {
    if root.is_dir() { Ok(()) } else { super::file::make_folder(root) }
}
