//! Seals and opens bytes for people who hold a key, and keeps what a passphrase opened for the session. It knows nothing of records,
//! files of ours or policies.
//!
//! What is sealed is an age file in ASCII armour for X25519 recipients (<https://age-encryption.org/v1>), so the plain `age` program of
//! any system opens it too.

pub mod block;
pub mod identity;
pub mod key;
pub mod session;

pub use block::{Damage, NotOpened, open, recipients, seal};
pub use identity::Passphrase;
pub use key::{Identity, PublicKey};
