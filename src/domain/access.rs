//! Who can open what: what each text was sealed for, held against what the policy says now.

use super::circle::Circle;
use super::employee::Slug;
use super::records::{Folder, Place, Source};
use super::sealed::{SealFault, Words};
use super::words::worded;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

worded! {
    /// What kind of text it is.
    What {
        /// What was said in a talk.
        Talk = "conversations",
        /// The notes of an action.
        Action = "actions",
        /// The progress of a goal.
        Goal = "goals",
        /// A note between talks.
        Note = "notes",
        /// A note for its author alone.
        Private = "private",
        /// Why someone left.
        Leaving = "left-because",
    }
}

impl What {
    /// Every kind, in the order in which they are told.
    pub const ALL: [What; 6] = [What::Talk, What::Action, What::Goal, What::Note, What::Private, What::Leaving];

    /// What a file holds that can be sealed.
    pub fn of(place: &Place) -> Option<What> {
        Some(match place {
            Place::Employee(_) => What::Leaving,
            Place::Record(source) => match source.folder {
                Folder::Conversations => What::Talk,
                Folder::Actions => What::Action,
                Folder::Goals => What::Goal,
                Folder::Notes => What::Note,
                Folder::Private => What::Private,
            },
            _ => return None,
        })
    }
}

/// A file with words that can be sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedText {
    pub what: What,
    /// Whose it is.
    pub employee: Slug,
    /// The record; `None` for who a person is.
    pub source: Option<Source>,
    pub seal: Seal,
    /// The keys of the readers whom the policy means now.
    pub meant: Vec<String>,
    /// What is not as it should be.
    pub faults: Vec<SealFault>,
}

/// How words stand in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seal {
    /// For whoever can read the file.
    Open,
    /// In blocks.
    Shut {
        /// The keys of the readers that the file says it was sealed for.
        readers: Vec<String>,
        /// For how many public keys each block was sealed; `None` for one that is torn.
        recipients: Vec<Option<usize>>,
        /// Whether whoever looks could open them.
        words: Words,
    },
}

impl SealedText {
    /// The readers that it was sealed for; nobody in particular where it stands open.
    pub fn readers(&self) -> &[String] {
        match &self.seal {
            Seal::Open => &[],
            Seal::Shut { readers, .. } => readers,
        }
    }

    pub fn is_open(&self) -> bool {
        self.seal == Seal::Open
    }

    /// Whether it is sealed as the policy says, and nothing is wrong with it.
    pub fn is_right(&self) -> bool {
        self.faults.is_empty()
    }

    /// The day it was made.
    pub fn day(&self) -> Option<NaiveDate> {
        self.source.as_ref().map(|source| source.made)
    }
}

/// How many texts there are of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub all: usize,
    /// In blocks.
    pub sealed: usize,
    /// Not as the policy says, or with something wrong.
    pub wrong: usize,
    /// Opened by whoever looks, and what they say they are.
    pub opened: usize,
}

impl Counts {
    fn add(&mut self, text: &SealedText) {
        self.all += 1;
        self.sealed += usize::from(!text.is_open());
        self.wrong += usize::from(!text.is_right());
        self.opened += usize::from(matches!(&text.seal, Seal::Shut { words: Words::Read, .. }));
    }
}

/// The counts of each kind that is there.
pub fn by_kind(texts: &[SealedText]) -> Vec<(What, Counts)> {
    let of = |what: What| {
        let mut counts = Counts::default();
        texts.iter().filter(|text| text.what == what).for_each(|text| counts.add(text));
        (what, counts)
    };
    What::ALL.into_iter().map(of).filter(|(_, counts)| counts.all > 0).collect()
}

/// The counts of all of them.
pub fn total(texts: &[SealedText]) -> Counts {
    let mut counts = Counts::default();
    texts.iter().for_each(|text| counts.add(text));
    counts
}

/// Texts that were sealed for the same readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The keys of the readers; `None` where the words stand open.
    pub readers: Option<Vec<String>>,
    /// How many of each kind.
    pub counts: Vec<(What, usize)>,
    /// Whether each is as the policy says.
    pub is_right: bool,
}

/// What texts have in common: the readers that they were sealed for, and whether they are as the policy says.
type Likeness<'t> = (Option<&'t [String]>, bool);
/// How many there are of each kind, by its place among them.
type Kinds = BTreeMap<usize, usize>;

impl Group {
    fn of((readers, is_right): Likeness, kinds: Kinds) -> Group {
        let counts = kinds.into_iter().filter_map(|(kind, count)| Some((*What::ALL.get(kind)?, count))).collect();
        Group { readers: readers.map(<[String]>::to_vec), counts, is_right }
    }

    fn count(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }
}

/// For whom the texts about each person were sealed, by the folder of the person: as the policy says first, and most first.
pub fn by_person(texts: &[SealedText]) -> Vec<(Slug, Vec<Group>)> {
    let mut people: BTreeMap<&Slug, BTreeMap<Likeness, Kinds>> = BTreeMap::new();
    for text in texts {
        let readers = (!text.is_open()).then(|| text.readers());
        let kind = What::ALL.iter().position(|what| *what == text.what).unwrap_or_default();
        let alike = people.entry(&text.employee).or_default().entry((readers, text.is_right())).or_default();
        *alike.entry(kind).or_default() += 1;
    }
    let person = |(slug, alike): (&Slug, BTreeMap<Likeness, Kinds>)| {
        let mut groups: Vec<Group> = alike.into_iter().map(|(likeness, kinds)| Group::of(likeness, kinds)).collect();
        groups.sort_by_key(|group| (!group.is_right, std::cmp::Reverse(group.count())));
        (slug.clone(), groups)
    };
    people.into_iter().map(person).collect()
}

/// How many texts of each kind were sealed for a reader.
pub fn sealed_for(texts: &[SealedText], key: &str) -> Vec<(What, usize)> {
    let count = |what: What| texts.iter().filter(|text| text.what == what && text.readers().iter().any(|reader| reader == key)).count();
    What::ALL.into_iter().map(|what| (what, count(what))).filter(|(_, count)| *count > 0).collect()
}

/// The readers that files name and the circle does not have.
pub fn unknown_readers(texts: &[SealedText], circle: &Circle) -> Vec<String> {
    let named: BTreeSet<&String> = texts.iter().flat_map(SealedText::readers).collect();
    named.into_iter().filter(|key| circle.reader(key).is_none()).cloned().collect()
}

/// For how many public keys a block is to be sealed by its readers; `None` if one of them is not known.
pub fn recipients_of(readers: &[String], circle: &Circle) -> Option<usize> {
    readers.iter().map(|key| circle.reader(key).map(|reader| reader.keys.len())).sum()
}

/// What a text was sealed for against what the policy means, where that differs. `by_handover` are readers who may be there as well.
/// `is_author` says who may have written a note that is for its author: nothing in the file says who did, and it was one.
pub fn other_readers(sealed: &[String], meant: &[String], by_handover: &[String], is_author: impl Fn(&str) -> bool) -> Option<SealFault> {
    let not_in = |one: &[String], other: &[String]| -> Vec<String> { one.iter().filter(|key| !other.contains(key)).cloned().collect() };
    let (mut more, fewer) = (not_in(sealed, meant), not_in(meant, sealed));
    more.retain(|key| !by_handover.contains(key));
    let is_alike = more.len() <= 1 && more.iter().chain(&fewer).all(|key| is_author(key));
    (!is_alike).then(|| SealFault::OtherReaders(sealed.to_vec(), meant.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::circle::{Policy, Reader};

    fn text(slug: &str, what: What, readers: &[&str], meant: &[&str]) -> SealedText {
        let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
        let seal = match readers {
            [] => Seal::Open,
            readers => Seal::Shut { readers: keys(readers), recipients: vec![Some(readers.len())], words: Words::NotAsked },
        };
        let faults = other_readers(&keys(readers), &keys(meant), &[], |_| false).into_iter().collect();
        SealedText { what, employee: slug.into(), source: None, seal, meant: keys(meant), faults }
    }

    #[test]
    fn texts_are_counted_by_kind_and_put_together_by_whom_they_are_for() {
        let both = ["piet", "anna"];
        let texts = [
            text("anna", What::Talk, &both, &both),
            text("anna", What::Talk, &["piet", "mol"], &both),
            text("anna", What::Action, &both, &both),
            text("bo", What::Note, &[], &["piet"]),
            text("anna", What::Talk, &both, &both),
        ];
        let kinds: Vec<(What, [usize; 3])> =
            by_kind(&texts).into_iter().map(|(what, counts)| (what, [counts.all, counts.sealed, counts.wrong])).collect();
        assert_eq!(kinds, [(What::Talk, [3, 3, 1]), (What::Action, [1, 1, 0]), (What::Note, [1, 0, 1])]);
        let people = by_person(&texts);
        assert_eq!(people.iter().map(|(slug, groups)| (&**slug, groups.len())).collect::<Vec<_>>(), [("anna", 2), ("bo", 1)]);
        assert_eq!(people[0].1[0].counts, [(What::Talk, 2), (What::Action, 1)]);
        assert_eq!((people[0].1[0].is_right, people[0].1[1].is_right), (true, false));
        assert_eq!(people[1].1[0].readers, None);
        assert_eq!(sealed_for(&texts, "piet"), [(What::Talk, 3), (What::Action, 1)]);
        assert_eq!(sealed_for(&texts, "eva"), []);
    }

    #[test]
    fn a_block_has_a_recipient_for_each_public_key_of_its_readers() {
        let reader = |key: &str, keys: &[&str]| Reader {
            key: key.to_owned(),
            name: None,
            employee: None,
            recovery: false,
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        };
        let circle = Circle { readers: vec![reader("piet", &["a", "b"]), reader("anna", &["c"])], policy: Policy::default() };
        let of = |keys: &[&str]| recipients_of(&keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>(), &circle);
        assert_eq!((of(&["piet", "anna"]), of(&["anna"]), of(&[]), of(&["piet", "mol"])), (Some(3), Some(1), Some(0), None));
        assert_eq!(unknown_readers(&[text("anna", What::Talk, &["piet", "mol"], &[])], &circle), ["mol"]);
    }

    #[test]
    fn who_may_have_written_a_note_makes_no_difference() {
        let [piet, eva] = ["piet".to_owned(), "eva".to_owned()];
        let both = [piet.clone(), eva.clone()];
        let only_piet = std::slice::from_ref(&piet);
        assert_eq!(other_readers(&both, only_piet, &[], |key| key == "eva"), None);
        assert!(other_readers(&both, only_piet, &[], |_| false).is_some());
        assert!(other_readers(only_piet, &both, &[], |_| false).is_some());
        // nor does who took over, who may open it and need not
        assert_eq!(other_readers(&both, only_piet, std::slice::from_ref(&eva), |_| false), None);
        assert!(other_readers(only_piet, &both, std::slice::from_ref(&eva), |_| false).is_some());
        assert!(other_readers(&["bo".to_owned(), eva.clone(), piet.clone()], only_piet, &[], |_| true).is_some(), "two authors");
        assert_eq!(other_readers(&both, &[eva.clone(), piet.clone()], &[], |_| false), None, "the order makes no difference");
    }
}
