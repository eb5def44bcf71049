//! Where a text that is sealed lies while it is written: in a folder of this user that is kept in memory and on no disk.

use super::super::Fault;
use super::super::file::make_folder;
use super::super::secret::is_of_user_alone;
use std::path::{Path, PathBuf};

/// What a person writes on: folders in memory, the best one first.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    places: Vec<Place>,
}

/// A folder that may be kept in memory, and what ours in it is called.
#[derive(Clone, Debug)]
struct Place {
    within: PathBuf,
    name: String,
    /// Whether it has to be this user's alone, or is one for everybody.
    is_own: bool,
}

impl Desk {
    /// That of the user who runs this: in `$XDG_RUNTIME_DIR`, which the system empties when the user logs out, else in
    /// `/dev/shm`.
    pub fn of_user() -> Desk {
        let of_session = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|folder| folder.is_absolute());
        let of_session = of_session.map(|within| Place { within, name: "stay-edit".to_owned(), is_own: true });
        let shared = Place { within: "/dev/shm".into(), name: format!("stay-{}", user()), is_own: false };
        Desk { places: of_session.into_iter().chain([shared]).collect() }
    }

    /// One with its folders in these, each this user's alone.
    pub fn within(folders: &[&Path]) -> Desk {
        let place = |folder: &&Path| Place { within: (*folder).to_owned(), name: "stay-edit".to_owned(), is_own: true };
        Desk { places: folders.iter().map(place).collect() }
    }

    /// The folder for new texts, made when it is not there; `None` where nothing is kept in memory.
    ///
    /// One that somebody else made under that name is refused: going on to a disk instead is what they may be after.
    pub(super) fn made(&self) -> Result<Option<PathBuf>, Fault> {
        for place in self.places.iter().filter(|place| place.is_fit()) {
            let folder = place.within.join(&place.name);
            if make_folder(&folder).is_err() && folder.symlink_metadata().is_err() {
                continue;
            }
            return if is_own(&folder) { Ok(Some(folder)) } else { Err(Fault::NotOwn(folder)) };
        }
        Ok(None)
    }

    /// The folders that are there.
    pub(super) fn there(&self) -> impl Iterator<Item = PathBuf> {
        let fit = self.places.iter().filter(|place| place.is_fit());
        fit.map(|place| place.within.join(&place.name)).filter(|folder| is_own(folder))
    }
}

impl Place {
    /// Whether what lies there is on no disk, and nobody else can take our folder away.
    fn is_fit(&self) -> bool {
        let Ok(data) = self.within.metadata() else { return false };
        let is_closed = if self.is_own { is_of_user_alone(&data, 0o077) } else { is_of_user_alone(&data, 0o022) || is_sticky(&data) };
        data.is_dir() && is_closed && is_in_memory(&self.within)
    }
}

/// Whether it is a folder, no link to one, that this user alone can open.
fn is_own(folder: &Path) -> bool {
    folder.symlink_metadata().is_ok_and(|data| data.is_dir() && is_of_user_alone(&data, 0o077)) && is_in_memory(folder)
}

/// Whether everybody may make files there, and each take away only their own.
#[cfg(unix)]
fn is_sticky(data: &std::fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::mode(data) & 0o1000 != 0
}

#[cfg(not(unix))]
fn is_sticky(_: &std::fs::Metadata) -> bool {
    false
}

/// Whether a folder is on a file system that is kept in memory (`statfs(2)`: tmpfs, ramfs).
#[cfg(target_os = "linux")]
fn is_in_memory(folder: &Path) -> bool {
    const KEPT_IN_MEMORY: [u32; 2] = [0x0102_1994, 0x8584_58f6];
    // what the number is kept in differs by machine; each of these is a number of 32 bits
    rustix::fs::statfs(folder).is_ok_and(|system| KEPT_IN_MEMORY.contains(&(system.f_type as u32)))
}

/// Elsewhere there is no such file system that is always there.
#[cfg(not(target_os = "linux"))]
fn is_in_memory(_: &Path) -> bool {
    false
}

#[cfg(unix)]
fn user() -> String {
    rustix::process::geteuid().as_raw().to_string()
}

#[cfg(not(unix))]
fn user() -> String {
    String::new()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn mode(path: &Path, mode: u32) {
        std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
    }

    #[test]
    fn only_a_folder_in_memory_that_is_this_users_alone_is_written_in() {
        let (Ok(memory), disk) = (tempfile::tempdir_in("/dev/shm"), tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR")).unwrap()) else {
            return;
        };
        let (own, other) = (memory.path().join("own"), memory.path().join("other"));
        [&own, &other].iter().for_each(|folder| make_folder(folder).unwrap());
        let desk = Desk::within(&[disk.path(), &own]);
        let folder = desk.made().unwrap().unwrap();
        assert_eq!((folder.clone(), desk.there().collect::<Vec<_>>()), (own.join("stay-edit"), vec![folder.clone()]));
        assert_eq!(folder.metadata().unwrap().permissions().mode() & 0o777, 0o700);
        // a folder of a session that others may read is none
        mode(&own, 0o750);
        assert!(desk.made().unwrap().is_none() && desk.there().next().is_none());
        mode(&own, 0o700);
        // what others may open, and what leads elsewhere, is refused
        mode(&folder, 0o755);
        assert!(matches!(desk.made(), Err(Fault::NotOwn(found)) if found == folder));
        std::fs::remove_dir(&folder).unwrap();
        symlink(&other, &folder).unwrap();
        assert!(matches!(desk.made(), Err(Fault::NotOwn(_))) && desk.there().next().is_none());
        std::fs::remove_file(&folder).unwrap();
        std::fs::write(&folder, "").unwrap();
        assert!(matches!(desk.made(), Err(Fault::NotOwn(_))));
    }

    #[test]
    fn a_folder_for_everybody_is_one_only_where_each_keeps_their_own() {
        let Ok(memory) = tempfile::tempdir_in("/dev/shm") else { return };
        let shared = |rights: u32| {
            mode(memory.path(), rights);
            let place = Place { within: memory.path().to_owned(), name: "stay-1".to_owned(), is_own: false };
            Desk { places: vec![place] }.made().unwrap().is_some()
        };
        assert_eq!([0o777, 0o1777, 0o700].map(shared), [false, true, true]);
    }

    #[test]
    fn the_folder_of_another_user_is_refused() {
        let Ok(memory) = tempfile::tempdir_in("/dev/shm") else { return };
        let folder = memory.path().join("stay-edit");
        mode(memory.path(), 0o700);
        make_folder(&folder).unwrap();
        // only root can give a folder away
        if std::os::unix::fs::chown(&folder, Some(4321), Some(4321)).is_ok() {
            let made = Desk::within(&[memory.path()]).made();
            assert!(matches!(made, Err(Fault::NotOwn(_))), "{made:?}");
        }
    }
}
