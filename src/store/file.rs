//! One file: reading it whole, and writing it whole with access only for its owner.

use super::Fault;
use crate::domain::problem::Kind;
use std::cell::RefCell;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{Read, Write};
use std::path::Path;
use walkdir::WalkDir;

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 1024 * 1024;

/// How many bytes are read at first; nearly every record is smaller.
const FIRST: usize = 16 * 1024;

/// Opens without following a link, and without waiting for the other end of a pipe.
pub(super) fn without_links(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        std::os::unix::fs::OpenOptionsExt::custom_flags(options, flags.bits() as i32);
    }
    // the link itself is opened then, which is no plain file
    #[cfg(windows)]
    std::os::windows::fs::OpenOptionsExt::custom_flags(options, 0x0020_0000);
    options
}

/// Opens a file for reading if it is a regular file: no link, no pipe, no device.
pub(super) fn open_plain(path: &Path) -> std::io::Result<File> {
    let file = without_links(OpenOptions::new().read(true)).open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(std::io::ErrorKind::InvalidInput.into()) }
}

/// The text of a file of ours, or what is wrong with it: no plain file, too big, not UTF-8.
pub fn text(path: &Path) -> Result<String, Kind> {
    bytes(path).and_then(|bytes| String::from_utf8(bytes).map_err(|_| Kind::Encoding))
}

/// The bytes of a file of ours, under the same conditions but for the encoding.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Kind> {
    let data = std::fs::symlink_metadata(path).map_err(|error| Kind::Io(error.kind()))?;
    if data.is_symlink() {
        return Err(Kind::Link);
    }
    if !data.is_file() {
        return Err(Kind::Stray);
    }
    let bytes = with_bytes(path, |bytes| bytes.map(<[u8]>::to_vec))?;
    // some file systems return a part at a time, and what is read here may be written back
    if bytes.len() as u64 == data.len() { Ok(bytes) } else { to_the_end(path) }
}

/// All bytes of a plain file, whatever it holds and however large it is: for what is moved and not read.
pub(super) fn whole(path: &Path) -> Result<Vec<u8>, Kind> {
    let reason = |error: std::io::Error| Kind::Io(error.kind());
    let data = std::fs::symlink_metadata(path).map_err(reason)?;
    match () {
        () if data.is_symlink() => Err(Kind::Link),
        () if !data.is_file() => Err(Kind::Stray),
        () => all(path).map_err(reason),
    }
}

/// All that a plain file holds, whatever it is.
pub(super) fn all(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_plain(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn to_the_end(path: &Path) -> Result<Vec<u8>, Kind> {
    let mut bytes = Vec::new();
    let read = open_plain(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
    let length = read.map_err(|error| Kind::Io(error.kind()))? as u64;
    if length > LARGEST { Err(Kind::TooBig(length)) } else { Ok(bytes) }
}

/// Hands on the text of a file that a listing has shown to be a plain one.
pub(super) fn with_text<R>(path: &Path, work: impl FnOnce(Result<&str, Kind>) -> R) -> R {
    with_bytes(path, |bytes| work(bytes.and_then(|bytes| std::str::from_utf8(bytes).map_err(|_| Kind::Encoding))))
}

/// Hands on the bytes of a file, in a buffer that each thread keeps: three system calls a file.
fn with_bytes<R>(path: &Path, work: impl FnOnce(Result<&[u8], Kind>) -> R) -> R {
    thread_local!(static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) });
    let mut buffer = BUFFER.take();
    buffer.resize(FIRST.max(buffer.len()), 0);
    let loaded = load(path, &mut buffer);
    let result = work(loaded.map(|length| &buffer[..length]));
    BUFFER.set(buffer);
    result
}

/// Reads a whole file into the buffer and tells its length; a read that does not fill the buffer was the last.
fn load(path: &Path, buffer: &mut Vec<u8>) -> Result<usize, Kind> {
    let reason = |error: std::io::Error| Kind::Io(error.kind());
    let mut file = without_links(OpenOptions::new().read(true)).open(path).map_err(reason)?;
    let mut length = 0;
    loop {
        match file.read(&mut buffer[length..]) {
            Ok(read) if length + read < buffer.len() => return Ok(length + read),
            Ok(read) => length += read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(reason(error)),
        }
        if length as u64 > LARGEST {
            return Err(Kind::TooBig(file.metadata().map_or(length as u64, |data| data.len())));
        }
        buffer.resize((buffer.len() * 4).min(LARGEST as usize + 1), 0);
    }
}

/// Makes a folder and those above it, each for its owner alone.
pub fn make_folder(path: &Path) -> Result<(), Fault> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(Fault::io(path))
}

/// Opens files for their owner alone.
pub(super) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// Writes a file that was not there, for its owner alone, and flushes it to the disk.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let mut file = private(OpenOptions::new().write(true).create_new(true)).open(path).map_err(Fault::io(path))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(Fault::io(path))
}

/// A file that was opened up for others stays so.
pub(super) fn keep_mode(target: &Path, staged: &Path) {
    if let Ok(data) = std::fs::metadata(target) {
        let _ = std::fs::set_permissions(staged, data.permissions());
    }
}

/// Flushes a folder, so that renames in it last, if the file system can do that.
pub(super) fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// Writes one file that is no record (a report asked for by name), replacing what was there in one step. A device or a
/// pipe is written to, and not replaced.
pub fn replace_file(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    if std::fs::metadata(path).is_ok_and(|data| !data.is_file() && !data.is_dir()) {
        let mut there = OpenOptions::new().write(true).open(path).map_err(Fault::io(path))?;
        return there.write_all(bytes).map_err(Fault::io(path));
    }
    // a link stays one, and what it leads to is replaced
    let path = &path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let staged = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let _ = std::fs::remove_file(&staged);
    let written = write_new(&staged, bytes).and_then(|()| {
        keep_mode(path, &staged);
        std::fs::rename(&staged, path).map_err(Fault::io(path))
    });
    // whoever asked for the file knows nothing of the staged one
    let result = written.map_err(|fault| match fault {
        Fault::Io { error, .. } => Fault::Io { path: path.to_owned(), error },
        other => other,
    });
    if result.is_err() {
        let _ = std::fs::remove_file(&staged);
    }
    result
}

/// Deletes a folder and the folders in it, as long as they are empty.
pub fn remove_empty(folder: &Path) {
    let inside = WalkDir::new(folder).contents_first(true).into_iter().flatten();
    for found in inside.filter(|found| found.file_type().is_dir()) {
        let _ = std::fs::remove_dir(found.path());
    }
}

/// A path as our files name it: parts with `/` between them on every system.
pub fn slashed(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
