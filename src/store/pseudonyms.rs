//! What stands for people where they are not to be named: the same for the same person each time, and nothing that anyone without
//! this user's secret can work out.

use super::{Fault, Store};
use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// How many digits a pseudonym has: half of the hash, so that no two are the same.
const DIGITS: usize = 32;

/// Makes pseudonyms for one workspace.
pub(crate) struct Pseudonyms {
    key: Hmac<Sha256>,
}

impl Pseudonyms {
    /// Those of a workspace, made with the secret that this user has on this machine; it is made now if there is none.
    ///
    /// # Errors
    ///
    /// Where no secret can be kept outside the workspace.
    pub(crate) fn of(store: &Store) -> Result<Pseudonyms, Fault> {
        let root = store.root.canonicalize().unwrap_or_else(|_| store.root.clone());
        let secret = store.secret.made(&root).ok_or(Fault::NoState)?;
        // a key of any length is one
        let Ok(mut key) = Hmac::<Sha256>::new_from_slice(secret) else { return Err(Fault::NoState) };
        key.update(b"pseudonym\0");
        key.update(store.settings.workspace.as_deref().unwrap_or_default().as_bytes());
        key.update(b"\0");
        Ok(Pseudonyms { key })
    }

    /// What stands for a text.
    pub(crate) fn of_text(&self, text: &str) -> String {
        let mut mac = self.key.clone();
        mac.update(text.as_bytes());
        let mut digits = HEXLOWER.encode(&mac.finalize().into_bytes());
        digits.truncate(DIGITS);
        digits
    }
}
