//! What everyone can see of a record whose words are sealed, and whether whoever asks could read them.

use super::circle::Reader;
use super::conversation::Conversation;
use super::employee::Slug;
use super::id::Id;

/// What the readers of a record are called, those of recovery last and only where there is no other. `name_of` knows the employees.
pub fn names(keys: &[String], readers: &[Reader], name_of: impl Fn(&Slug) -> String) -> Vec<String> {
    let known = |key: &String| readers.iter().find(|reader| reader.key == *key);
    let is_recovery = |key: &&String| known(key).is_some_and(|reader| reader.recovery);
    let name = |key: &String| {
        let reader = known(key);
        let named = reader.and_then(|reader| reader.name.as_ref().map(|name| name.to_string()));
        named.or_else(|| reader.and_then(|reader| reader.employee.as_ref()).map(&name_of)).unwrap_or_else(|| key.clone())
    };
    let people: Vec<String> = keys.iter().filter(|key| !is_recovery(key)).map(name).collect();
    if people.is_empty() { keys.iter().map(name).collect() } else { people }
}

/// What is sealed in a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sealed {
    /// The keys of the readers that it says it was sealed for.
    pub readers: Vec<String>,
    /// How many blocks there are: more than one where several people sealed words that nobody has joined yet.
    pub blocks: usize,
    /// How many obstacles in own words are inside.
    pub own_words: usize,
    /// How many words about what gives energy are inside.
    pub own_energy: usize,
    /// For how many keys each block was sealed, where that was counted.
    pub recipients: Vec<usize>,
    pub words: Words,
}

/// Whether the words were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Words {
    /// Nobody asked for them.
    #[default]
    NotAsked,
    Read,
    Shut(Shut),
}

/// Why words could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shut {
    /// They are sealed for others.
    ForOthers,
    /// Whoever asks has no identity.
    NoIdentity,
    /// The identity waits for its passphrase.
    Locked,
    /// The block is torn, or was changed on the way.
    Damaged,
    /// The block is that of another record or person: the id of the record and of the person inside.
    Elsewhere(String, String),
    /// `employee.yaml` has no `id`, so nothing says whose the block is; the id of the person inside.
    NobodyKnown(String),
    /// Two people sealed words that contradict each other, under these keys.
    Contradicts(Vec<String>),
}

/// How many obstacles in own words are sealed in conversations, as anyone can count them.
pub fn own_words<'c>(conversations: impl Iterator<Item = &'c Conversation>) -> usize {
    conversations.filter_map(|talk| talk.sealed.as_ref()).map(|sealed| sealed.own_words).sum()
}

/// How many words about what gives energy are sealed in conversations, as anyone can count them.
pub fn own_energy<'c>(conversations: impl Iterator<Item = &'c Conversation>) -> usize {
    conversations.filter_map(|talk| talk.sealed.as_ref()).map(|sealed| sealed.own_energy).sum()
}

/// Whether a record has words that whoever asks can't read.
pub fn is_shut(sealed: Option<&Sealed>) -> bool {
    sealed.is_some_and(|sealed| !sealed.is_read())
}

impl Sealed {
    /// Whether the words are there for whoever asked.
    pub fn is_read(&self) -> bool {
        self.words == Words::Read
    }

    /// What is wrong with it as it was opened; `twice` are the keys that stand open too, with another value.
    pub fn faults(&self, twice: &[String]) -> impl Iterator<Item = SealFault> {
        let twice = (!twice.is_empty()).then(|| SealFault::Twice(twice.to_vec()));
        self.shut().and_then(Shut::fault).into_iter().chain(twice)
    }

    /// Why the words could not be read, if they were asked for.
    pub fn shut(&self) -> Option<&Shut> {
        match &self.words {
            Words::Shut(why) => Some(why),
            _ => None,
        }
    }
}

impl Shut {
    /// What is wrong with the file; nothing where it is just not for whoever asks.
    pub fn fault(&self) -> Option<SealFault> {
        Some(match self {
            Shut::ForOthers | Shut::NoIdentity | Shut::Locked => return None,
            Shut::Damaged => SealFault::Damaged,
            Shut::Elsewhere(id, person) => SealFault::Elsewhere(id.clone(), person.clone()),
            Shut::NobodyKnown(person) => SealFault::NobodyKnown(person.clone()),
            Shut::Contradicts(keys) => SealFault::Contradicts(keys.clone()),
        })
    }
}

/// What can be wrong with what is sealed in a file, or should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealFault {
    /// The block is torn, or was changed on the way.
    Damaged,
    /// The block is that of another record or person: the id of the record and of the person inside.
    Elsewhere(String, String),
    /// `employee.yaml` has no `id`, so nothing says whose the block is; the id of the person inside.
    NobodyKnown(String),
    /// Two people sealed words that contradict each other, under these keys.
    Contradicts(Vec<String>),
    /// These keys stand open and sealed, with values that differ.
    Twice(Vec<String>),
    /// Words that the policy wants sealed stand open, under these keys.
    Open(Vec<String>),
    /// The block was sealed for another number of keys than its readers have (sealed for, the readers have).
    OtherCount(usize, usize),
    /// Two people sealed words, and nobody who can open both has joined them yet.
    NotJoined,
    /// The policy means other readers than those it was sealed for (sealed for, meant).
    OtherReaders(Vec<String>, Vec<String>),
    /// A reader that `readers.yaml` does not have.
    UnknownReader(String),
    /// A block without the readers that it was sealed for.
    NoReaders,
    /// A key that tells of a block, and there is none.
    NothingSealed(String),
    /// Something sealed where all is for everyone to read.
    ForEveryone,
    /// The id is there twice, also in this file, and what is sealed here goes with no other id.
    Copied(Id, String),
    /// So many files have a block, and `stay.yaml` does not say that words are sealed here.
    NotSealedHere(usize),
    /// This person accepted that words are sealed here, and `stay.yaml` says so no more.
    SealedNoMore,
}

impl SealFault {
    /// Whether reading a record can show it, and every command that reads it says so.
    pub fn is_said_by_all(&self) -> bool {
        matches!(
            self,
            SealFault::Damaged | SealFault::Elsewhere(..) | SealFault::NobodyKnown(_) | SealFault::Contradicts(_) | SealFault::Twice(_)
        )
    }
}
