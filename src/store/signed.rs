//! Files below `.stay` that carry a signature: only what this user's own `stay` wrote there, in this very folder and for
//! this very use, is read back. What came with a clone, an archive or from a neighbour has none, and is left alone.
//!
//! The signature is HMAC-SHA256 over what the file is for, its name, the folder of the workspace and what it holds. It
//! stands at the end, so that a file that was cut off has none either.

use super::layout::INTERNAL;
use super::secret::{Bytes, Secret, of_birth};
use super::{Store, file, link};
use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::path::{Path, PathBuf};

/// What a signed file is for: one is not taken for another.
#[derive(Clone, Copy, Debug)]
pub(super) enum Use {
    /// What a command wrote, to be taken back.
    Undo,
    /// What is to be finished after a kill.
    Journal,
    /// What a text was when the editor was opened.
    Draft,
    /// A text that waits sealed, with what it was.
    SealedDraft,
    /// Which files a merge left with markers.
    Marked,
    Hint,
    /// The readers and the policy that this person accepted.
    Accepted,
    /// For whom each record was sealed when it was last seen.
    SealedFor,
    /// Who people are and who holds what, as this clone saw it.
    Holding,
    /// Where branches elsewhere were.
    Seen,
    /// What was brought from an old clone.
    Brought,
    /// Who heard what when.
    Reminded,
}

/// What begins the line with the signature, and how long that line is.
const HEAD: &str = "signed ";
const LINE: usize = HEAD.len() + 64 + 1;

/// Signs for one workspace.
#[derive(Clone, Debug)]
pub(super) struct Signer {
    secret: Secret,
    root: PathBuf,
}

/// Signs for this workspace.
pub(super) fn signer(store: &Store) -> Signer {
    Signer { secret: store.secret.clone(), root: store.root.canonicalize().unwrap_or_else(|_| store.root.clone()) }
}

/// A path below `.stay`; `None` when a link would lead elsewhere on the way to it.
pub(super) fn inner(store: &Store, name: &str) -> Option<PathBuf> {
    let path = format!("{INTERNAL}/{name}");
    link::above(store, &format!("{path}/")).is_none().then(|| store.at(&path))
}

/// What a signed file below `.stay` holds; `None` for any other.
pub(super) fn read(store: &Store, what: Use, name: &str) -> Option<Vec<u8>> {
    signer(store).opened(what, name, file::all(&inner(store, name)?).ok()?)
}

impl Signer {
    /// The bytes with their signature behind them; without one where nothing can sign.
    pub(super) fn signed(&self, what: Use, name: &str, mut bytes: Vec<u8>) -> Vec<u8> {
        if let Some(signature) = self.signature(what, name, &bytes) {
            bytes.extend_from_slice(format!("{HEAD}{signature}\n").as_bytes());
        }
        bytes
    }

    /// What stands before the signature, if that is right.
    pub(super) fn opened(&self, what: Use, name: &str, mut bytes: Vec<u8>) -> Option<Vec<u8>> {
        let line = bytes.split_off(bytes.len().checked_sub(LINE)?);
        let signature = std::str::from_utf8(&line).ok()?.strip_prefix(HEAD)?.strip_suffix('\n')?;
        self.is_signed(what, name, &bytes, signature).then_some(bytes)
    }

    /// The signature of these bytes, in hexadecimal digits. The first one of a user makes the secret.
    pub(super) fn signature(&self, what: Use, name: &str, bytes: &[u8]) -> Option<String> {
        let birth;
        let key = match self.secret.made(&self.root) {
            Some(key) => key,
            None => {
                birth = self.birth()?;
                &birth
            }
        };
        Some(HEXLOWER.encode(&self.sums(key, what, name, bytes)?.finalize().into_bytes()))
    }

    /// Whether a signature is that of these bytes.
    pub(super) fn is_signed(&self, what: Use, name: &str, bytes: &[u8], signature: &str) -> bool {
        let Ok(signature) = HEXLOWER.decode(signature.as_bytes()) else { return false };
        let by = |key: &Bytes| self.sums(key, what, name, bytes).is_some_and(|sums| sums.verify_slice(&signature).is_ok());
        // a disk that was full then may have kept the secret from being made
        self.secret.there(&self.root).is_some_and(by) || self.birth().as_ref().is_some_and(by)
    }

    fn birth(&self) -> Option<Bytes> {
        of_birth(&self.root.join(INTERNAL))
    }

    fn sums(&self, key: &Bytes, what: Use, name: &str, bytes: &[u8]) -> Option<Hmac<Sha256>> {
        let mut sums = Hmac::<Sha256>::new_from_slice(key).ok()?;
        for part in [b"stay 1", format!("{what:?}").as_bytes(), name.as_bytes(), place(&self.root), bytes] {
            sums.update(&(part.len() as u64).to_le_bytes());
            sums.update(part);
        }
        Some(sums)
    }
}

fn place(root: &Path) -> &[u8] {
    root.as_os_str().as_encoded_bytes()
}

/// Whether a text has a line of a signature at its end, right or not: it was written to its end.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let line = bytes.len().checked_sub(LINE).map(|at| &bytes[at..]);
    line.is_some_and(|line| line.starts_with(HEAD.as_bytes()) && line.ends_with(b"\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signer(state: &Path, root: &str) -> Signer {
        Signer { secret: Secret::kept_in(Some(state.join("stay"))), root: PathBuf::from(root) }
    }

    #[test]
    fn a_signature_is_good_for_one_use_one_name_one_folder_and_one_user() {
        let [state, other] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let own = signer(state.path(), "/home/anna/team");
        let bytes = own.signed(Use::Undo, "undo/1", b"done\n".to_vec());
        assert_eq!(own.opened(Use::Undo, "undo/1", bytes.clone()).unwrap(), b"done\n");
        assert_eq!(signer(state.path(), "/home/anna/team").opened(Use::Undo, "undo/1", bytes.clone()).unwrap(), b"done\n");
        assert!(own.opened(Use::Journal, "undo/1", bytes.clone()).is_none());
        assert!(own.opened(Use::Undo, "undo/2", bytes.clone()).is_none());
        assert!(signer(state.path(), "/home/anna/other").opened(Use::Undo, "undo/1", bytes.clone()).is_none());
        assert!(signer(other.path(), "/home/anna/team").opened(Use::Undo, "undo/1", bytes.clone()).is_none());
        for at in 0..bytes.len() {
            let mut odd = bytes.clone();
            odd[at] ^= 1;
            assert!(own.opened(Use::Undo, "undo/1", odd).is_none(), "{at}");
            assert!(own.opened(Use::Undo, "undo/1", bytes[..at].to_vec()).is_none(), "{at}");
        }
    }

    #[test]
    fn a_secret_that_others_had_a_hand_in_is_none() {
        let state = tempfile::tempdir().unwrap();
        let bytes = signer(state.path(), "/x").signed(Use::Undo, "undo/1", Vec::new());
        let is_known = || signer(state.path(), "/x").opened(Use::Undo, "undo/1", bytes.clone()).is_some();
        let key = state.path().join("stay/key");
        assert!(is_known());
        assert!(signer(state.path(), state.path().to_str().unwrap()).signature(Use::Undo, "", b"").is_none(), "one in the workspace");
        #[cfg(unix)]
        {
            use std::os::unix::fs::{PermissionsExt, symlink};
            let mode = |path: &Path, mode| std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
            assert_eq!(key.metadata().unwrap().permissions().mode() & 0o777, 0o600);
            assert_eq!(state.path().join("stay").metadata().unwrap().permissions().mode() & 0o777, 0o700);
            mode(&key, 0o640);
            assert!(!is_known(), "read by others");
            mode(&key, 0o600);
            mode(&state.path().join("stay"), 0o777);
            assert!(!is_known(), "in a folder of others");
            mode(&state.path().join("stay"), 0o700);
            let elsewhere = state.path().join("elsewhere");
            std::fs::rename(&key, &elsewhere).unwrap();
            symlink(&elsewhere, &key).unwrap();
            assert!(!is_known(), "a link");
            std::fs::remove_file(&key).unwrap();
            std::fs::rename(&elsewhere, &key).unwrap();
        }
        assert!(is_known());
        std::fs::write(&key, "short").unwrap();
        assert!(!is_known());
        assert!(signer(state.path(), "/x").signature(Use::Undo, "", b"").is_some(), "another is made");
        assert_eq!(std::fs::read(&key).unwrap().len(), 32);
    }
}
