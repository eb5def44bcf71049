//! One sealed block: an age file in ASCII armour.

use super::key::{Identity, PublicKey};
use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::{DecryptError, Decryptor, Encryptor};
use std::io::{Read, Write};
use zeroize::Zeroizing;

/// How a stanza begins: one for each key.
const STANZA: &[u8] = b"-> ";
/// What the kind of a stanza ends in that is there to keep readers of the format tolerant, and is nobody's.
const GREASE: &[u8] = b"-grease";
/// How the armour of a block begins.
const ARMOUR: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
/// What follows the head of a block at the least: a nonce, and the tag of an empty text.
const PAYLOAD: usize = 16 + 16;

/// A block that is no whole age file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage;

/// Why a block could not be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// None of the keys is one that it was sealed for.
    ForOthers,
    /// It is torn, or was changed on the way.
    Damaged,
}

/// Seals bytes for these keys. Sealing twice gives other bytes. `None` without a key to seal for.
pub fn seal(bytes: &[u8], to: &[PublicKey]) -> Option<String> {
    let recipients: Vec<age::x25519::Recipient> = to.iter().map(PublicKey::recipient).collect::<Option<_>>()?;
    let encryptor = Encryptor::with_recipients(recipients.iter().map(|key| key as &dyn age::Recipient)).ok()?;
    let mut out = Vec::with_capacity(bytes.len() * 3 / 2 + 1024);
    let mut writer = encryptor.wrap_output(ArmoredWriter::wrap_output(&mut out, Format::AsciiArmor).ok()?).ok()?;
    writer.write_all(bytes).ok()?;
    writer.finish().and_then(|armor| armor.finish()).ok()?;
    String::from_utf8(out).ok()
}

/// What a block holds, wiped from memory when it is dropped.
pub fn open(block: &str, with: &[&Identity]) -> Result<Zeroizing<Vec<u8>>, NotOpened> {
    let decryptor = Decryptor::new_buffered(ArmoredReader::new(block.as_bytes())).map_err(|_| NotOpened::Damaged)?;
    // a passphrase could be guessed at for ever, and is never used for a block
    if decryptor.is_scrypt() {
        return Err(NotOpened::Damaged);
    }
    let identities = with.iter().map(|identity| identity.age() as &dyn age::Identity);
    let mut reader = decryptor.decrypt(identities).map_err(|error| match error {
        DecryptError::NoMatchingKeys | DecryptError::DecryptionFailed => NotOpened::ForOthers,
        _ => NotOpened::Damaged,
    })?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(block.len()));
    reader.read_to_end(&mut bytes).map_err(|_| NotOpened::Damaged)?;
    Ok(bytes)
}

/// For how many keys a block was sealed, of whatever kind they are. Whose they are can't be seen, nor whether the text inside is whole.
pub fn recipients(block: &str) -> Result<usize, Damage> {
    if !block.trim_start().starts_with(ARMOUR) {
        return Err(Damage);
    }
    let mut bytes = Vec::with_capacity(block.len());
    ArmoredReader::new(block.as_bytes()).read_to_end(&mut bytes).map_err(|_| Damage)?;
    // the library says whether the head is whole, but not what is in it
    Decryptor::new_buffered(bytes.as_slice()).map_err(|_| Damage)?;
    let mut count = 0;
    let mut rest = bytes.as_slice();
    while let Some(end) = memchr::memchr(b'\n', rest) {
        let (line, behind) = rest.split_at(end + 1);
        rest = behind;
        if line.starts_with(b"---") {
            return if rest.len() < PAYLOAD { Err(Damage) } else { Ok(count) };
        }
        count += usize::from(line.strip_prefix(STANZA).is_some_and(is_of_a_key));
    }
    Err(Damage)
}

/// Whether a stanza is one for a key, by its kind and what follows.
fn is_of_a_key(stanza: &[u8]) -> bool {
    let kind = stanza.split(|byte| matches!(byte, b' ' | b'\n')).next().unwrap_or_default();
    !kind.ends_with(GREASE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_opened_by_those_it_was_sealed_for_and_by_nobody_else() {
        let [piet, anna, eva] = [Identity::generate(), Identity::generate(), Identity::generate()];
        let block = seal(b"summary: hoi\n", &[piet.public(), anna.public()]).unwrap();
        assert!(block.starts_with("-----BEGIN AGE ENCRYPTED FILE-----\n") && block.ends_with("-----END AGE ENCRYPTED FILE-----\n"));
        assert_eq!(&**open(&block, &[&piet]).unwrap(), b"summary: hoi\n");
        assert_eq!(&**open(&block, &[&eva, &anna]).unwrap(), b"summary: hoi\n");
        assert_eq!(open(&block, &[&eva]), Err(NotOpened::ForOthers));
        assert_eq!(open(&block, &[]), Err(NotOpened::ForOthers));
        assert_eq!(recipients(&block), Ok(2));
        assert_eq!(recipients(&seal(b"", &[eva.public()]).unwrap()), Ok(1));
        assert_ne!(block, seal(b"summary: hoi\n", &[piet.public(), anna.public()]).unwrap());
        assert!(seal(b"x", &[]).is_none());
    }

    #[test]
    fn what_was_changed_on_the_way_is_never_opened() {
        let piet = Identity::generate();
        let block = seal(&[b'x'; 300], &[piet.public()]).unwrap();
        for at in 0..block.len() {
            let mut odd = block.clone().into_bytes();
            odd[at] = if odd[at] == b'A' { b'B' } else { b'A' };
            let odd = String::from_utf8(odd).unwrap();
            assert!(open(&odd, &[&piet]).is_err(), "changed at {at}");
            assert!(open(&block[..at], &[&piet]).is_err() || at + 1 == block.len(), "cut at {at}");
        }
        for text in ["", "\n", "-----BEGIN AGE ENCRYPTED FILE-----\n", "age-encryption.org/v1\n"] {
            assert_eq!((open(text, &[&piet]), recipients(text)), (Err(NotOpened::Damaged), Err(Damage)));
        }
    }

    #[test]
    fn who_holds_no_key_sees_that_a_block_is_torn_and_for_how_many_it_is() {
        let keys = [Identity::generate(), Identity::generate()].map(|identity| identity.public());
        let block = seal(&[b'x'; 300], &keys).unwrap();
        for at in 0..block.len() - 1 {
            assert_eq!(recipients(&block[..at]), Err(Damage), "cut at {at}");
        }
        for (from, to) in [("AGE ENCRYPTED FILE", "PGP MESSAGE"), ("\n-----END", "*\n-----END")] {
            assert_eq!(recipients(&block.replace(from, to)), Err(Damage), "{from}");
        }
        // a head without its text, and stanzas of other kinds: each is somebody's, but for those that are nobody's by their name
        let sealed = |stanzas: &[&str], payload: &[u8]| {
            let mut bytes = b"age-encryption.org/v1\n".to_vec();
            for kind in stanzas {
                bytes.extend(format!("-> {kind} a b\n{}\n", "A".repeat(43)).bytes());
            }
            bytes.extend(format!("--- {}\n", "A".repeat(43)).bytes());
            bytes.extend(payload);
            let mut out = Vec::new();
            let mut writer = ArmoredWriter::wrap_output(&mut out, Format::AsciiArmor).unwrap();
            writer.write_all(&bytes).unwrap();
            writer.finish().unwrap();
            recipients(std::str::from_utf8(&out).unwrap())
        };
        assert_eq!(sealed(&["X25519", "x%-grease", "ssh-ed25519", "mlkem768x25519"], &[0; 40]), Ok(3));
        assert_eq!((sealed(&["X25519"], &[0; 31]), sealed(&["X25519"], &[0; 32])), (Err(Damage), Ok(1)));
    }
}
