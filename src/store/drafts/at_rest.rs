//! A text that waits sealed: in `.stay/edit/`, for the keys of the one who typed it alone.
//!
//! The file holds two blocks, the text and what it was when the edit began, and a signature over both: the public keys are
//! known to everyone, so that anyone could seal.

use super::super::Fault;
use super::super::file::{self, write_new};
use super::super::seal::Opener;
use super::super::signed::{Signer, Use};
use crate::vault;
use std::path::{Path, PathBuf};

/// What the name of a sealed text ends with.
pub(super) const SEALED: &str = ".age";

/// The line that ends a block.
const END: &str = "-----END AGE ENCRYPTED FILE-----\n";

/// What begins the line with the signature.
const HEAD: &str = "signed ";

/// The place of a sealed text.
#[derive(Debug)]
pub(super) struct AtRest<'s> {
    pub path: PathBuf,
    pub relative: &'s str,
    pub signer: &'s Signer,
}

/// Both blocks, unopened.
pub(super) struct Blocks {
    pub text: String,
    pub base: String,
}

impl Blocks {
    /// Seals a text and what it was; `None` without a key to seal for.
    pub(super) fn seal(text: &[u8], base: &[u8], opener: &dyn Opener) -> Option<Blocks> {
        let keys = opener.public_keys();
        Some(Blocks { text: vault::seal(text, &keys)?, base: vault::seal(base, &keys)? })
    }
}

impl AtRest<'_> {
    /// What lies there, if this user's `stay` put it there.
    pub(super) fn blocks(&self) -> Option<Blocks> {
        let text = String::from_utf8(file::all(&self.path).ok()?).ok()?;
        let (first, rest) = text.split_at(text.find(END)? + END.len());
        let (second, line) = rest.split_at(rest.find(END)? + END.len());
        let signature = line.strip_prefix(HEAD)?.strip_suffix('\n')?;
        let is_ours = self.signer.is_signed(Use::SealedDraft, self.relative, text.strip_suffix(line)?.as_bytes(), signature);
        is_ours.then(|| Blocks { text: first.to_owned(), base: second.to_owned() })
    }

    /// Puts both there in one step, over what lay there.
    pub(super) fn put(&self, blocks: &Blocks) -> Result<(), Fault> {
        let both = format!("{}{}", blocks.text, blocks.base);
        let signature = self.signer.signature(Use::SealedDraft, self.relative, both.as_bytes());
        let line = signature.map(|signature| format!("{HEAD}{signature}\n")).unwrap_or_default();
        let staged = self.path.with_extension("new");
        super::put(&staged, format!("{both}{line}").as_bytes())?;
        std::fs::rename(&staged, &self.path).map_err(Fault::io(&self.path))
    }

    /// The text and what it was, if a key here opens them.
    pub(super) fn open(&self, opener: &dyn Opener) -> Option<(Vec<u8>, Vec<u8>)> {
        let blocks = self.blocks()?;
        let identities: Vec<&vault::Identity> = opener.identities().ok()?.iter().collect();
        let opened = |block: &str| vault::open(block, &identities).ok().map(|bytes| bytes.to_vec());
        Some((opened(&blocks.text)?, opened(&blocks.base)?))
    }

    /// Puts the text aside under another name, as one block that any `age` opens; whoever sealed it.
    pub(super) fn put_aside(&self, aside: &Path) -> Result<(), Fault> {
        let bytes = file::all(&self.path).map_err(Fault::io(&self.path))?;
        let end = bytes.windows(END.len()).position(|part| part == END.as_bytes()).map_or(bytes.len(), |at| at + END.len());
        write_new(aside, &bytes[..end])?;
        std::fs::remove_file(&self.path).map_err(Fault::io(&self.path))
    }
}
