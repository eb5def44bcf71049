//! What was opened with a passphrase, kept for the session, so that the next command need not ask.
//!
//! Linux keeps it in memory of the kernel, which is never written to a disk, under the session in which it was typed; other systems
//! keep nothing. Only processes of this same user can read it, and after [`KEPT_FOR`] without use it is gone. The permissions are the
//! user's and not the possessor's, since a program that is started as someone else (`sudo -u`, a service) stays in the session and so
//! possesses all that is in it.

use super::key::Identity;
use sha2::{Digest, Sha256};
use std::path::Path;
use zeroize::Zeroizing;

/// How long it is kept after it was last used, in seconds: a working day. A night makes an end of it, and lunch does not.
pub const KEPT_FOR: usize = 8 * 60 * 60;

/// What a kept identity is called: a hash of where its file lies and of what is in that, so it names nobody, and a file that was
/// changed or replaced is asked for anew.
pub fn name(file: &Path, bytes: &[u8]) -> String {
    let mut sums = Sha256::new();
    for part in [file.as_os_str().as_encoded_bytes(), bytes] {
        sums.update((part.len() as u64).to_le_bytes());
        sums.update(part);
    }
    format!("stay:{}", data_encoding::HEXLOWER.encode(&sums.finalize()))
}

/// Keeps opened identities under a name; whether the system has a place for them.
pub fn keep(name: &str, identities: &[Identity]) -> bool {
    kernel::keep(name, super::identity::lines(identities).as_bytes()).is_some()
}

/// The identities that are kept under a name.
pub fn kept(name: &str) -> Option<Vec<Identity>> {
    let bytes: Zeroizing<Vec<u8>> = kernel::kept(name)?;
    super::identity::identities(&bytes).ok()
}

/// Wipes what is kept under a name; whether there was anything.
pub fn forget(name: &str) -> bool {
    kernel::forget(name).is_some()
}

/// Whether the system keeps anything at all.
pub fn is_possible() -> bool {
    kernel::is_possible()
}

#[cfg(target_os = "linux")]
mod kernel {
    use super::KEPT_FOR;
    use linux_keyutils::{Key, KeyPermissionsBuilder, KeyRing, KeyRingIdentifier, Permission};
    use zeroize::Zeroizing;

    /// The largest that is read; a secret key has 74 letters.
    const LARGEST: usize = 32 * 1024;

    /// The keyring of the session. Where the session has none of its own (cron, a plain `su`), the kernel gives that of the user; one
    /// that someone else began (`sudo` without a login) or that ended (a terminal that outlives its login) is passed over for it too.
    fn ring() -> Option<KeyRing> {
        let is_own = |ring: &KeyRing| ring.metadata().is_ok_and(|data| data.get_uid() == rustix::process::geteuid().as_raw());
        // asked for with `true`, the kernel would make one for this process alone
        let of_session = KeyRing::from_special_id(KeyRingIdentifier::Session, false).ok().filter(is_own);
        of_session.or_else(|| {
            let of_user = KeyRing::from_special_id(KeyRingIdentifier::UserSession, false).ok()?;
            // a key in it can be given its permissions only by a process that holds it
            KeyRing::from_special_id(KeyRingIdentifier::Process, true).ok()?.link_keyring(of_user).ok()?;
            Some(of_user)
        })
    }

    pub(super) fn keep(name: &str, bytes: &[u8]) -> Option<()> {
        // empty at first: until it has its permissions, whoever is in the session could read it
        let key = ring()?.add_key(name, b"-").ok()?;
        let allowed = Permission::VIEW | Permission::READ | Permission::WRITE | Permission::SEARCH | Permission::SETATTR;
        let closed = key.set_perms(KeyPermissionsBuilder::builder().user(allowed).build()).ok();
        let kept = closed.and_then(|()| key.update(&bytes).ok()).and_then(|()| key.set_timeout(KEPT_FOR).ok());
        if kept.is_none() {
            let _ = key.invalidate();
        }
        kept
    }

    pub(super) fn kept(name: &str) -> Option<Zeroizing<Vec<u8>>> {
        let key = found(name)?;
        let mut bytes = Zeroizing::new(vec![0; LARGEST]);
        // a longer one says how long it is, and is not read
        let length = key.read(&mut *bytes).ok().filter(|length| *length <= LARGEST)?;
        bytes.truncate(length);
        key.set_timeout(KEPT_FOR).ok()?;
        Some(bytes)
    }

    pub(super) fn forget(name: &str) -> Option<()> {
        found(name)?.invalidate().ok()
    }

    pub(super) fn is_possible() -> bool {
        ring().is_some()
    }

    fn found(name: &str) -> Option<Key> {
        ring()?.search(name).ok()
    }
}

#[cfg(not(target_os = "linux"))]
mod kernel {
    use zeroize::Zeroizing;

    pub(super) fn keep(_: &str, _: &[u8]) -> Option<()> {
        None
    }

    pub(super) fn kept(_: &str) -> Option<Zeroizing<Vec<u8>>> {
        None
    }

    pub(super) fn forget(_: &str) -> Option<()> {
        None
    }

    pub(super) fn is_possible() -> bool {
        false
    }
}
