//! A person's identity as text: what `age-keygen` writes, in the open or sealed with a passphrase.

use super::key::{Identity, PublicKey};
use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, Decryptor, Encryptor, scrypt};
use std::io::{Read, Write};
use zeroize::Zeroizing;

/// How hard each guess at a passphrase is: 2^17 rounds of scrypt and 128 MiB, about half a second on a laptop of 2022.
const WORK: u8 = 17;

/// The hardest that is tried, as in `age` itself: 16 seconds and 4 GiB. A file that asks for more is none that a person made.
const MOST_WORK: u8 = 22;

/// How an age file begins, as bytes and in armour.
const SEALED: [&[u8]; 2] = [b"age-encryption.org/", b"-----BEGIN AGE"];

/// What opens an identity that is sealed. It is wiped from memory when it is dropped, and never printed.
pub struct Passphrase(SecretString);

impl Passphrase {
    /// What was typed; `None` for nothing.
    pub fn new(typed: &str) -> Option<Passphrase> {
        (!typed.is_empty()).then(|| Passphrase(typed.into()))
    }
}

impl PartialEq for Passphrase {
    fn eq(&self, other: &Passphrase) -> bool {
        self.0.expose_secret() == other.0.expose_secret()
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("Passphrase")
    }
}

/// Why no identity comes of what a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoIdentity {
    /// No line of it is a secret key.
    NoKey,
    /// It is sealed for keys, and not with a passphrase.
    SealedForKeys,
    /// It is torn, or was changed.
    Damaged,
    /// Opening it would take minutes or all memory.
    TooMuchWork,
    WrongPassphrase,
}

/// Whether the bytes of a file are an age file, which a passphrase may open.
pub fn is_sealed(bytes: &[u8]) -> bool {
    let text = bytes.trim_ascii_start();
    SEALED.iter().any(|start| text.starts_with(start))
}

/// The secret keys of an open file: a line each, between comments, blank lines and what other programs keep there.
pub fn identities(bytes: &[u8]) -> Result<Vec<Identity>, NoIdentity> {
    let lines = bytes.split(|byte| matches!(byte, b'\n' | b'\r'));
    let lines = lines.filter_map(|line| std::str::from_utf8(line).ok()).map(|line| line.trim_start_matches('\u{feff}').trim());
    let found: Vec<Identity> = lines.filter(|line| !line.starts_with('#')).filter_map(Identity::parse).collect();
    if found.is_empty() { Err(NoIdentity::NoKey) } else { Ok(found) }
}

/// The secret keys of a sealed file. It takes about half a second, whether the passphrase is right or not.
pub fn unlock(bytes: &[u8], passphrase: &Passphrase) -> Result<Vec<Identity>, NoIdentity> {
    let decryptor = Decryptor::new_buffered(ArmoredReader::new(bytes.trim_ascii_start())).map_err(|_| NoIdentity::Damaged)?;
    if !decryptor.is_scrypt() {
        return Err(NoIdentity::SealedForKeys);
    }
    let mut opens = scrypt::Identity::new(passphrase.0.clone());
    opens.set_max_work_factor(MOST_WORK);
    let reader = decryptor.decrypt(std::iter::once(&opens as &dyn age::Identity));
    let mut reader = reader.map_err(|error| match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => NoIdentity::WrongPassphrase,
        DecryptError::ExcessiveWork { .. } => NoIdentity::TooMuchWork,
        _ => NoIdentity::Damaged,
    })?;
    // as large as it can be, so that no smaller copies are left behind as it grows
    let mut text = Zeroizing::new(Vec::with_capacity(bytes.len()));
    reader.read_to_end(&mut text).map_err(|_| NoIdentity::Damaged)?;
    identities(&text)
}

/// The text of a new file, as `age-keygen` writes it; `created` is the day.
pub fn text(identity: &Identity, created: &str) -> Zeroizing<String> {
    let head = format!("# created: {created}\n# public key: {}\n", identity.public());
    let line = identity.secret_line();
    let line = line.expose_secret();
    let mut text = Zeroizing::new(String::with_capacity(head.len() + line.len() + 1));
    [&head, line, "\n"].iter().for_each(|part| text.push_str(part));
    text
}

/// The lines of these, and nothing beside them.
pub fn lines(identities: &[Identity]) -> Zeroizing<String> {
    const LINE: usize = 80;
    let mut text = Zeroizing::new(String::with_capacity(identities.len() * LINE));
    for identity in identities {
        text.push_str(identity.secret_line().expose_secret());
        text.push('\n');
    }
    text
}

/// The text sealed with a passphrase, in armour; `None` where the system gives no chance.
pub fn sealed(text: &str, passphrase: &Passphrase) -> Option<String> {
    let mut recipient = scrypt::Recipient::new(passphrase.0.clone());
    recipient.set_work_factor(WORK);
    let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).ok()?;
    let mut out = Vec::with_capacity(text.len() * 3 / 2 + 1024);
    let mut writer = encryptor.wrap_output(ArmoredWriter::wrap_output(&mut out, Format::AsciiArmor).ok()?).ok()?;
    writer.write_all(text.as_bytes()).ok()?;
    writer.finish().and_then(|armor| armor.finish()).ok()?;
    String::from_utf8(out).ok()
}

/// The public keys that a text names, a line each.
pub fn public_keys(text: &str) -> Vec<PublicKey> {
    text.lines().filter_map(PublicKey::parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(text).unwrap()
    }

    #[test]
    fn what_is_written_is_read_back_with_the_passphrase_alone() {
        let piet = Identity::generate();
        let open = text(&piet, "2026-11-22");
        assert_eq!(open.lines().next(), Some("# created: 2026-11-22"));
        assert_eq!(open.lines().nth(1), Some(&*format!("# public key: {}", piet.public())));
        assert_eq!(open.lines().nth(2), Some(piet.secret_line().expose_secret()));
        assert_eq!(identities(open.as_bytes()), Ok(vec![piet.clone()]));
        let sealed = sealed(&open, &passphrase("vier gele fietsen")).unwrap();
        assert!(is_sealed(sealed.as_bytes()) && !is_sealed(open.as_bytes()) && !sealed.contains("SECRET"));
        assert_eq!(unlock(sealed.as_bytes(), &passphrase("vier gele fietsen")), Ok(vec![piet]));
        assert_eq!(unlock(sealed.as_bytes(), &passphrase("vier gele fiets")), Err(NoIdentity::WrongPassphrase));
        assert_eq!(unlock(&sealed.as_bytes()[..sealed.len() - 60], &passphrase("vier gele fietsen")), Err(NoIdentity::Damaged));
        assert!(Passphrase::new("").is_none());
    }

    #[test]
    fn a_file_is_read_whatever_else_stands_in_it() {
        let [piet, old] = [Identity::generate(), Identity::generate()];
        let [one, other] = [&piet, &old].map(|identity| identity.secret_line());
        let (one, other) = (one.expose_secret(), other.expose_secret());
        let text = format!("\u{feff}# van thuis: Müller\r\n\r\n  {one} \r\nAGE-PLUGIN-YUBIKEY-1QQQQ\r\n# {other}\r\n{other}");
        assert_eq!(identities(text.as_bytes()), Ok(vec![piet.clone(), old]));
        assert_eq!(identities(&[b"\xff\xfe\n", one.as_bytes()].concat()), Ok(vec![piet]));
        for none in ["", "# leeg\n", "AGE-SECRET-KEY-1QQQ\n", "-----BEGIN OPENSSH PRIVATE KEY-----\n"] {
            assert_eq!(identities(none.as_bytes()), Err(NoIdentity::NoKey), "{none}");
        }
    }

    #[test]
    fn a_block_of_words_is_no_identity() {
        let piet = Identity::generate();
        let block = crate::vault::seal(lines(std::slice::from_ref(&piet)).as_bytes(), &[piet.public()]).unwrap();
        assert_eq!(unlock(block.as_bytes(), &passphrase("x")), Err(NoIdentity::SealedForKeys));
        assert_eq!(unlock(b"age-encryption.org/v1\n", &passphrase("x")), Err(NoIdentity::Damaged));
        assert_eq!(public_keys(&format!("# van Piet\n{}\n\n", piet.public())), [piet.public()]);
    }

    #[test]
    fn no_work_without_end_is_done_for_a_file() {
        let salt = "AAAAAAAAAAAAAAAAAAAAAA";
        let head = format!("age-encryption.org/v1\n-> scrypt {salt} 40\n{}\n--- {}\n", "A".repeat(43), "A".repeat(43));
        let file = [head.as_bytes(), &[0; 80]].concat();
        assert_eq!(unlock(&file, &passphrase("x")), Err(NoIdentity::TooMuchWork));
    }
}
