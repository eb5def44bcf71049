//! Signs texts, to check that what comes back is what was sent: HMAC-SHA256 over one canonical form.
//!
//! The script of the form's page computes the same; `tests/all/prepare_form.rs` compares the two.

use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// How many characters the key of a workspace has: some 99 bits.
const KEY_LENGTH: usize = 20;

/// The key of a new workspace, out of random bits; the first a letter, as in ids, so that no YAML reads it as a number.
pub fn workspace_key(random: u128) -> String {
    let (letters, rest) = (&DIGITS[10..], random / 22);
    let first = char::from(letters[(random % 22) as usize]);
    std::iter::once(first).chain((1..KEY_LENGTH).map(|at| char::from(DIGITS[(rest >> (at * 5)) as usize & 31]))).collect()
}

/// What tells a workspace from others without giving its key away.
pub fn mark(key: &str) -> String {
    let digest = Sha256::digest(canonical(&["stay workspace", key]));
    HEXLOWER.encode(&digest[..8])
}

/// What stands for texts where they are not to be read at a glance: 16 hexadecimal digits, the same each time.
pub fn tag<S: AsRef<str>>(texts: &[S]) -> String {
    HEXLOWER.encode(&Sha256::digest(canonical(texts))[..8])
}

/// A text as it is signed: line ends as one `\n`, whatever the system that typed it.
pub fn normal(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Texts as one row of bytes that can be read in one way only: the length of each in bytes, `:`, and the text.
pub fn canonical<S: AsRef<str>>(texts: &[S]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for text in texts {
        let text = normal(text.as_ref());
        bytes.extend_from_slice(format!("{}:{text}", text.len()).as_bytes());
    }
    bytes
}

/// The signature of texts under a key, in hexadecimal.
pub fn sign<S: AsRef<str>>(key: &str, texts: &[S]) -> String {
    HEXLOWER.encode(&hmac(key, texts).finalize().into_bytes())
}

/// Whether a signature is that of the texts; takes as long for one that is nearly right as for any other.
pub fn is_signed<S: AsRef<str>>(key: &str, texts: &[S], signature: &str) -> bool {
    HEXLOWER.decode(signature.as_bytes()).is_ok_and(|bytes| hmac(key, texts).verify_slice(&bytes).is_ok())
}

fn hmac<S: AsRef<str>>(key: &str, texts: &[S]) -> Hmac<Sha256> {
    // a key of any length will do
    let mut hmac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).unwrap_or_else(|_| Hmac::new(&Default::default()));
    hmac.update(&canonical(texts));
    hmac
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_can_not_be_cut_otherwise() {
        assert_eq!(canonical(&["ab", "c"]), b"2:ab1:c");
        assert_ne!(sign("k", &["ab", "c"]), sign("k", &["a", "bc"]));
        assert_ne!(sign("k", &["ab", ""]), sign("k", &["ab"]));
        assert_eq!(canonical(&["é\r\nx\ry"]), "6:é\nx\ny".as_bytes());
    }

    #[test]
    fn only_the_right_signature_holds() {
        let signature = sign("3kq8f0zt5n7w2xv9m4hd", &["Van ons team 🎉"]);
        assert_eq!(signature.len(), 64);
        assert!(is_signed("3kq8f0zt5n7w2xv9m4hd", &["Van ons team 🎉"], &signature));
        assert!(!is_signed("3kq8f0zt5n7w2xv9m4hd", &["Van ons team"], &signature));
        assert!(!is_signed("another", &["Van ons team 🎉"], &signature));
        for wrong in ["", "00", &signature[..62], &signature.to_uppercase()] {
            assert!(!is_signed("3kq8f0zt5n7w2xv9m4hd", &["Van ons team 🎉"], wrong), "{wrong}");
        }
    }

    #[test]
    fn the_sums_are_those_of_everyone_else() {
        // RFC 4231, test case 2, whose message has no length before it
        let mut hmac = Hmac::<Sha256>::new_from_slice(b"Jefe").unwrap();
        hmac.update(b"what do ya want for nothing?");
        let known = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(HEXLOWER.encode(&hmac.finalize().into_bytes()), known);
    }

    #[test]
    fn a_key_is_twenty_characters_and_its_mark_says_nothing_of_it() {
        let key = workspace_key(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef);
        assert!(key.len() == 20 && key.bytes().all(|byte| DIGITS.contains(&byte)));
        assert!((0..100).all(|random| workspace_key(random).starts_with(|first: char| first.is_ascii_alphabetic())));
        assert_ne!(key, workspace_key(1));
        assert!(mark(&key).len() == 16 && mark(&key) != mark("0") && !mark(&key).contains(&key[..4]));
    }
}
