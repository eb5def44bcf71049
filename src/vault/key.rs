//! Keys: one that opens, kept by one person, and one that seals, known to everyone.

use age::secrecy::{ExposeSecret, SecretString};
use std::fmt;
use std::str::FromStr;

/// What seals for one person: `age1…`, 62 letters and digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey(String);

impl PublicKey {
    /// The key that a text is; `None` for any other text.
    pub fn parse(text: &str) -> Option<PublicKey> {
        let text = text.trim();
        age::x25519::Recipient::from_str(text).ok().map(|key| PublicKey(key.to_string()))
    }

    /// The key as people write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn recipient(&self) -> Option<age::x25519::Recipient> {
        age::x25519::Recipient::from_str(&self.0).ok()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What opens: the secret half. It is wiped from memory when it is dropped, and never printed.
#[derive(Clone)]
pub struct Identity(age::x25519::Identity);

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "Identity of {}", self.public())
    }
}

impl Identity {
    /// A new one, by chance.
    pub fn generate() -> Identity {
        Identity(age::x25519::Identity::generate())
    }

    /// The identity of a line `AGE-SECRET-KEY-1…`; `None` for any other text.
    pub fn parse(text: &str) -> Option<Identity> {
        age::x25519::Identity::from_str(text.trim()).ok().map(Identity)
    }

    /// The line `AGE-SECRET-KEY-1…`, as `age-keygen` writes it.
    pub fn secret_line(&self) -> SecretString {
        self.0.to_string()
    }

    /// The key that seals for it.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.to_public().to_string())
    }

    pub(super) fn age(&self) -> &age::x25519::Identity {
        &self.0
    }
}

impl PartialEq for Identity {
    fn eq(&self, other: &Identity) -> bool {
        self.secret_line().expose_secret() == other.secret_line().expose_secret()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_written_and_nothing_else_is_a_key() {
        let identity = Identity::generate();
        let public = identity.public();
        assert_eq!(PublicKey::parse(&format!(" {public}\n")), Some(public.clone()));
        assert_eq!(Identity::parse(identity.secret_line().expose_secret()).unwrap(), identity);
        for odd in ["", "age1", "ssh-ed25519 AAAA", &public.as_str()[..61], &format!("{public}q"), "AGE-SECRET-KEY-1"] {
            assert!(PublicKey::parse(odd).is_none(), "{odd}");
        }
        assert!(!format!("{identity:?}").contains("SECRET"));
    }
}
