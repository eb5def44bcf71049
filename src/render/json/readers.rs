//! Readers, and what changes in who can open what.

use super::Day;
use crate::domain::access::{self, Counts, Seal, SealedText, What};
use crate::domain::circle::{Brought, Change, Party, Reader, fingerprint};
use crate::domain::holding::Moved;
use crate::domain::records::Place;
use crate::domain::sealed::Words;
use crate::render::readers::Look;
use serde::Serialize;

/// A public key, with what people compare of it.
#[derive(Serialize)]
pub(crate) struct KeyV1 {
    key: String,
    fingerprint: String,
}

impl KeyV1 {
    pub(crate) fn all(keys: &[String]) -> Vec<KeyV1> {
        keys.iter().map(|key| KeyV1 { key: key.clone(), fingerprint: fingerprint(key) }).collect()
    }
}

/// One difference.
#[derive(Serialize)]
pub(crate) struct ReaderChangeV1 {
    /// The short name of the reader; nothing for the policy.
    reader: Option<String>,
    /// What kind of change it is.
    change: &'static str,
    /// Whether anyone can open more by it.
    widens: bool,
    /// What it was, and what it is.
    from: Option<String>,
    to: Option<String>,
    new_keys: Vec<KeyV1>,
    gone_keys: Vec<KeyV1>,
    by: Option<String>,
    date: Option<Day>,
    commit: Option<String>,
}

impl ReaderChangeV1 {
    pub(crate) fn of(change: &Change, brought: &Brought) -> ReaderChangeV1 {
        let recorded = match brought {
            Brought::By(recorded) => Some(recorded),
            _ => None,
        };
        let (new, gone): (&[String], &[String]) = match change {
            Change::New(reader) => (&reader.keys, &[]),
            Change::Gone(reader) => (&[], &reader.keys),
            Change::Keys { gone, new, .. } => (new, gone),
            _ => (&[], &[]),
        };
        let [from, to] = values(change);
        ReaderChangeV1 {
            reader: change.reader().map(str::to_owned),
            change: word(change),
            widens: change.widens(),
            from,
            to,
            new_keys: KeyV1::all(new),
            gone_keys: KeyV1::all(gone),
            by: recorded.map(|recorded| recorded.by.clone()),
            date: recorded.map(|recorded| Day(recorded.day)),
            commit: recorded.map(|recorded| recorded.commit.clone()),
        }
    }
}

/// One change of who a person is or who holds something.
#[derive(Serialize)]
pub(crate) struct HolderChangeV1 {
    employee: String,
    /// The file that says so.
    path: String,
    /// What kind of change it is.
    change: &'static str,
    from: Option<String>,
    to: Option<String>,
    by: Option<String>,
    date: Option<Day>,
    commit: Option<String>,
}

impl HolderChangeV1 {
    pub(crate) fn of(moved: &Moved, brought: &Brought) -> HolderChangeV1 {
        let recorded = match brought {
            Brought::By(recorded) => Some(recorded),
            _ => None,
        };
        HolderChangeV1 {
            employee: moved.employee.to_string(),
            path: moved.path.clone(),
            change: moved.what.word(),
            from: moved.was.clone(),
            to: moved.is.clone(),
            by: recorded.map(|recorded| recorded.by.clone()),
            date: recorded.map(|recorded| Day(recorded.day)),
            commit: recorded.map(|recorded| recorded.commit.clone()),
        }
    }
}

fn word(change: &Change) -> &'static str {
    match change {
        Change::New(_) => "new-reader",
        Change::Gone(_) => "reader-gone",
        Change::Keys { .. } => "keys",
        Change::Name { .. } => "name",
        Change::Employee { .. } => "employee",
        Change::Recovery { .. } => "recovery",
        Change::Words { .. } => "words",
        Change::PrivateNotes { .. } => "private-notes",
    }
}

fn values(change: &Change) -> [Option<String>; 2] {
    let parties = |parties: &[Party]| Some(parties.iter().map(Party::word).collect::<Vec<_>>().join(", "));
    match change {
        Change::Name { was, is, .. } => [was, is].map(|name| name.as_ref().map(|name| name.to_string())),
        Change::Employee { was, is, .. } => [was, is].map(|slug| slug.as_ref().map(|slug| slug.to_string())),
        Change::Recovery { is, .. } => [!is, *is].map(|is| Some(is.to_string())),
        Change::Words { was, is } | Change::PrivateNotes { was, is } => [parties(was), parties(is)],
        Change::New(_) | Change::Gone(_) | Change::Keys { .. } => [None, None],
    }
}

/// Who can open what.
#[derive(Serialize)]
pub(crate) struct AccessV1<'l> {
    /// Whether words are sealed in this workspace.
    sealed: bool,
    /// Whether this person accepted the readers and the policy in this clone.
    accepted: bool,
    words: Vec<&'l str>,
    private_notes: Vec<&'l str>,
    readers: Vec<ReaderV1<'l>>,
    kinds: Vec<KindV1>,
    texts: Vec<TextV1<'l>>,
    /// What readers.yaml and stay.yaml say that was not accepted.
    waiting: Vec<ReaderChangeV1>,
}

#[derive(Serialize)]
struct ReaderV1<'l> {
    reader: &'l str,
    name: Option<&'l str>,
    employee: Option<&'l str>,
    recovery: bool,
    keys: Vec<KeyV1>,
}

#[derive(Serialize)]
struct KindV1 {
    kind: &'static str,
    texts: usize,
    sealed: usize,
    otherwise: usize,
}

/// One file with words that can be sealed.
#[derive(Serialize)]
struct TextV1<'l> {
    id: Option<String>,
    path: String,
    kind: &'static str,
    employee: &'l str,
    sealed: bool,
    /// For whom it says that it was sealed.
    readers: &'l [String],
    /// For how many keys each block was sealed.
    recipients: Vec<Option<usize>>,
    /// Whether whoever asks could open it.
    opened: bool,
    /// Whom the policy means now.
    meant: &'l [String],
    as_meant: bool,
}

impl<'l> AccessV1<'l> {
    /// A look; `path` gives the path of a file.
    pub(crate) fn of(look: &'l Look, accepted: bool, waiting: &[Change], path: impl Fn(&Place) -> String) -> AccessV1<'l> {
        let words = |parties: &'l [Party]| if look.is_sealed { parties.iter().map(Party::word).collect() } else { Vec::new() };
        let reader = |reader: &&'l Reader| ReaderV1 {
            reader: &reader.key,
            name: reader.name.as_deref(),
            employee: reader.employee.as_deref(),
            recovery: reader.recovery,
            keys: KeyV1::all(&reader.keys),
        };
        let kind = |(what, counts): (What, Counts)| KindV1 {
            kind: what.word(),
            texts: counts.all,
            sealed: counts.sealed,
            otherwise: counts.wrong,
        };
        AccessV1 {
            sealed: look.is_sealed,
            accepted,
            words: words(&look.circle.policy.words),
            private_notes: words(&look.circle.policy.private_notes),
            readers: look.readers.iter().map(reader).collect(),
            kinds: access::by_kind(look.texts).into_iter().map(kind).collect(),
            texts: look.texts.iter().map(|text| TextV1::of(text, &path)).collect(),
            waiting: waiting.iter().map(|change| ReaderChangeV1::of(change, &Brought::Unknown)).collect(),
        }
    }
}

impl<'l> TextV1<'l> {
    fn of(text: &'l SealedText, path: impl Fn(&Place) -> String) -> TextV1<'l> {
        let (recipients, opened) = match &text.seal {
            Seal::Open => (Vec::new(), false),
            Seal::Shut { recipients, words, .. } => (recipients.clone(), *words == Words::Read),
        };
        let place = text.source.as_ref().map_or_else(|| Place::Employee(text.employee.clone()), Place::from);
        TextV1 {
            id: text.source.as_ref().map(|source| source.id.to_string()),
            path: path(&place),
            kind: text.what.word(),
            employee: &text.employee,
            sealed: !text.is_open(),
            readers: text.readers(),
            recipients,
            opened,
            meant: &text.meant,
            as_meant: text.is_right(),
        }
    }
}
