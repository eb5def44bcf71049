//! Which keys of a file hold words that are sealed, and which tell of what is sealed.

use crate::domain::records::{Folder, Place};

/// The block itself: an armoured age file, or a list of them where two people sealed words that nobody has joined yet.
pub const BLOCK: &str = "sealed";
/// The block that both sides of a list began from, so that they can be joined.
pub const BASE: &str = "sealed-base";
/// The keys of the readers that it was sealed for.
pub const READERS: &str = "readers";
/// How many obstacles in own words are inside.
pub const OWN_WORDS: &str = "own-words";
/// How many words about what gives energy are inside.
pub const ENERGY: &str = "own-energy";

/// All keys that tell of what is sealed, in the order of a file.
pub const KEYS: [&str; 5] = [OWN_WORDS, ENERGY, READERS, BLOCK, BASE];

/// The key of the record inside a block.
pub(super) const ID: &str = "id";
/// The key of the person inside a block: the `id` of `employee.yaml`.
pub(super) const PERSON: &str = "person";

/// Inside a block that was put beside one which could not be opened: it adds to that, and takes nothing away.
pub(super) const BESIDE: &str = "beside";

/// What lists of words hold: those of the vocabulary stay open, and others are sealed.
pub const MIXED: &str = "obstacles";

/// The keys whose values are sealed, in the order of the format; nothing for a file that is not sealed.
pub fn words(place: &Place) -> &'static [&'static str] {
    match place {
        Place::Employee(_) => &["left-because"],
        // what the organisation does is for everyone to read
        Place::Record(source) if source.employee.is_none() => &[],
        Place::Record(source) => match source.folder {
            Folder::Conversations => &["themes", "preparation", "answers", MIXED, "energy", "summary", "cancelled-because"],
            Folder::Actions => &["note", "dropped-because"],
            Folder::Goals => &["project", "progress"],
            Folder::Notes => &["text"],
            // nothing of it is for others
            Folder::Private => &["text", "created", "conversation", "closed"],
        },
        _ => &[],
    }
}
