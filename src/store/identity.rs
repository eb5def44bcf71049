//! The file with the secret key of whoever runs this: where it lies, whether nobody else has a hand in it, and making one.

use super::fault::Fault;
use super::file::{make_folder, open_plain, sync_folder, write_new};
use super::secret::{is_of_user_alone, user_folder};
use crate::vault::identity::NoIdentity;
use crate::vault::{Identity, Passphrase, PublicKey, identity};
use chrono::NaiveDate;
use std::ffi::OsString;
use std::fs::Metadata;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 64 * 1024;

/// Why a file is not used as an identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// It was named, and is not there.
    Missing,
    /// It is a link, which may lead anywhere tomorrow.
    Link,
    /// It is a folder, a pipe or a device, or is too large.
    NoFile,
    Io(ErrorKind),
    OfAnotherUser,
    OpenToOthers,
    /// Others may write in its folder, and so could put another in its place.
    InOpenFolder,
    /// It lies in the workspace, and so would go along with the next commit.
    InWorkspace,
    Content(NoIdentity),
    /// The public key beside it is that of another.
    OtherPublicKey,
}

/// Where the identity of a user lies, unless another is named: in `$XDG_CONFIG_HOME/stay`, else where the system keeps such things.
pub(super) fn of_user() -> Option<PathBuf> {
    user_folder("XDG_CONFIG_HOME", ".config").map(|folder| folder.join("identity.txt"))
}

/// The file beside an identity with its public key, so that nobody is asked for a passphrase to know whose it is.
pub fn public_beside(file: &Path) -> PathBuf {
    if file.extension().is_some_and(|extension| extension == "txt") {
        return file.with_extension("pub");
    }
    let mut name: OsString = file.file_name().unwrap_or_default().to_owned();
    name.push(".pub");
    file.with_file_name(name)
}

/// Whether a file lies in a folder, however either is named.
pub(super) fn is_within(file: &Path, folder: &Path) -> bool {
    let real = file.ancestors().find_map(|path| path.canonicalize().ok());
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    file.starts_with(&folder) || real.is_some_and(|real| real.starts_with(&folder))
}

/// The bytes of an identity, if nobody else had a hand in it; `None` where there is no such file.
pub(super) fn read(file: &Path) -> Result<Option<Zeroizing<Vec<u8>>>, Unusable> {
    let data = match file.symlink_metadata() {
        Ok(data) => data,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
        Err(error) => return Err(Unusable::Io(error.kind())),
    };
    let io = |error: std::io::Error| Unusable::Io(error.kind());
    match () {
        () if data.is_symlink() => return Err(Unusable::Link),
        () if !data.is_file() => return Err(Unusable::NoFile),
        () => {}
    }
    let opened = open_plain(file).map_err(io)?;
    // of what was opened, which may be another by now
    let data = opened.metadata().map_err(io)?;
    is_closed(file, &data)?;
    if data.len() > LARGEST {
        return Err(Unusable::NoFile);
    }
    // as large as it is, so that no smaller copies are left behind as it grows
    let mut bytes = Zeroizing::new(Vec::with_capacity(data.len() as usize + 1));
    opened.take(LARGEST).read_to_end(&mut bytes).map_err(io)?;
    Ok(Some(bytes))
}

/// Whether nobody but the user can read the file, or put another in its place.
fn is_closed(file: &Path, data: &Metadata) -> Result<(), Unusable> {
    if !is_of_user_alone(data, 0) {
        return Err(Unusable::OfAnotherUser);
    }
    if !is_of_user_alone(data, 0o077) {
        return Err(Unusable::OpenToOthers);
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match folder.metadata() {
        Ok(data) if can_be_swapped(&data) => Err(Unusable::InOpenFolder),
        Ok(_) => Ok(()),
        Err(error) => Err(Unusable::Io(error.kind())),
    }
}

/// Whether others may take a file out of a folder and put another there.
#[cfg(unix)]
fn can_be_swapped(folder: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    // in a folder such as /tmp each file stays with whoever made it
    const STICKY: u32 = 0o1000;
    folder.mode() & 0o022 != 0 && folder.mode() & STICKY == 0
}

/// Elsewhere the folder of a user is closed by the system.
#[cfg(not(unix))]
fn can_be_swapped(_: &Metadata) -> bool {
    false
}

/// The public keys beside an identity; none if others could have written them.
pub(super) fn read_public(file: &Path) -> Vec<PublicKey> {
    let read = || {
        let opened = open_plain(&public_beside(file)).ok()?;
        let is_own = is_of_user_alone(&opened.metadata().ok()?, 0o022);
        let mut text = String::new();
        opened.take(LARGEST).read_to_string(&mut text).ok()?;
        is_own.then(|| identity::public_keys(&text))
    };
    read().unwrap_or_default()
}

/// Writes a new identity, sealed where there is a passphrase, and then with its public key beside it. Nothing is ever overwritten.
pub fn make(file: &Path, identity: &Identity, day: NaiveDate, passphrase: Option<&Passphrase>) -> Result<(), Fault> {
    let beside = public_beside(file);
    if beside.symlink_metadata().is_ok() && passphrase.is_some() {
        return Err(Fault::Exists(beside.display().to_string()));
    }
    let open = identity::text(identity, &day.to_string());
    let sealed = passphrase.map(|passphrase| identity::sealed(&open, passphrase));
    let text = match &sealed {
        Some(sealed) => sealed.as_deref().ok_or(Fault::NoChance)?,
        None => &open,
    };
    write(file, text.as_bytes())?;
    if passphrase.is_some() { write_public(file, &[identity.public()]) } else { Ok(()) }
}

/// Writes the public keys beside an identity.
pub fn write_public(file: &Path, keys: &[PublicKey]) -> Result<(), Fault> {
    let lines: String = keys.iter().map(|key| format!("{key}\n")).collect();
    write(&public_beside(file), lines.as_bytes())
}

/// Writes a file that was not there, all of it or nothing.
fn write(file: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        make_folder(folder)?;
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let staged = folder.join(format!(".{name}.{}", std::process::id()));
    let _ = std::fs::remove_file(&staged);
    let written = write_new(&staged, bytes).and_then(|()| place(&staged, file, bytes));
    let _ = std::fs::remove_file(&staged);
    sync_folder(folder);
    // whoever asked for the file knows nothing of the staged one
    written.map_err(|fault| match fault {
        Fault::Io { error, .. } if error.kind() == ErrorKind::AlreadyExists => Fault::Exists(file.display().to_string()),
        Fault::Io { error, .. } => Fault::Io { path: file.to_owned(), error },
        other => other,
    })
}

/// Puts a whole file in its place, unless there is one.
fn place(staged: &Path, file: &Path, bytes: &[u8]) -> Result<(), Fault> {
    match std::fs::hard_link(staged, file) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(Fault::io(file)(error)),
        // a stick may know no second name of a file
        Err(_) if file.symlink_metadata().is_ok() => Err(Fault::io(file)(ErrorKind::AlreadyExists.into())),
        Err(_) => write_new(file, bytes).inspect_err(|_| {
            let _ = std::fs::remove_file(file);
        }),
    }
}
