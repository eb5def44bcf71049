//! People with keys, who can open what is sealed for them, and a record that is sealed.

use stay::domain::id::Id;
use stay::domain::obstacle::{Term, Vocabulary};
use stay::domain::records::{Folder, Place, Source};
use stay::domain::sealed::Shut;
use stay::store::seal::merging::{Joint, Merging};
use stay::store::seal::{Closing, Opened, Opener, Recipient, Recipients, Refusal, opened};
use stay::vault::{Identity, PublicKey};

/// The `id` of the person whose records these are.
pub const PERSON: &str = "n4t8c2ye";

/// Whoever has these keys at hand.
#[derive(Clone, Debug)]
pub struct Keys(pub Vec<Identity>);

impl Opener for Keys {
    fn identities(&self) -> Result<&[Identity], Shut> {
        if self.0.is_empty() { Err(Shut::NoIdentity) } else { Ok(&self.0) }
    }

    fn public_keys(&self) -> Vec<PublicKey> {
        self.0.iter().map(Identity::public).collect()
    }
}

/// The readers that someone accepted.
#[derive(Clone, Debug)]
pub struct Accepted(pub Vec<(&'static str, PublicKey)>);

impl Recipients for Accepted {
    fn of(&self, was_for: &[String], _: &str) -> Result<Vec<Recipient>, Refusal> {
        let kept = self.0.iter().filter(|(key, _)| was_for.is_empty() || was_for.iter().any(|was| was == key));
        let kept: Vec<Recipient> = kept.map(|(key, public)| Recipient { key: (*key).to_owned(), keys: vec![public.clone()] }).collect();
        if kept.is_empty() { Err(Refusal::Nobody) } else { Ok(kept) }
    }

    fn is_other(&self, _: &[String], _: &str) -> bool {
        false
    }
}

/// Piet, who holds the talk, Anna, whose it is, and Eva, who can open nothing of it.
pub struct Team {
    pub piet: Identity,
    pub anna: Identity,
    pub eva: Identity,
}

impl Default for Team {
    fn default() -> Team {
        Team { piet: Identity::generate(), anna: Identity::generate(), eva: Identity::generate() }
    }
}

/// Where the talk lies.
pub fn talk() -> Place {
    let made = "2026-11-22".parse().unwrap();
    Place::Record(Source { employee: Some("anna".into()), folder: Folder::Conversations, made, id: Id::parse("k7m3x9qa").unwrap() })
}

pub fn vocabulary() -> Vocabulary {
    Vocabulary::new(vec![Term { key: "rooster".to_owned(), ..Term::default() }])
}

impl Team {
    /// Those that everyone accepted.
    pub fn readers(&self) -> Accepted {
        Accepted(vec![("piet", self.piet.public()), ("anna", self.anna.public())])
    }

    /// The keys of a name; of `nobody` there are none.
    pub fn keys(&self, who: &str) -> Keys {
        Keys(match who {
            "piet" => vec![self.piet.clone()],
            "anna" => vec![self.anna.clone()],
            "eva" => vec![self.eva.clone()],
            "nobody" => Vec::new(),
            other => panic!("{other}"),
        })
    }

    /// What someone's write puts on the disk.
    pub fn close(&self, who: &str, before: Option<&str>, after: &str) -> Result<String, Refusal> {
        self.close_for(who, &self.readers(), before, after)
    }

    pub fn close_for(&self, who: &str, recipients: &dyn Recipients, before: Option<&str>, after: &str) -> Result<String, Refusal> {
        let (place, vocabulary, keys) = (talk(), vocabulary(), self.keys(who));
        let person = || Some(PERSON.to_owned());
        let closing = Closing { place: &place, before, vocabulary: &vocabulary, was_known: None, keys: &keys, person: &person, recipients };
        closing.close(after).map(|closed| closed.text)
    }

    /// A text as someone sees it.
    pub fn open(&self, who: &str, text: &str) -> Opened {
        opened(&talk(), Some(PERSON), text, &self.keys(who))
    }

    /// The text as someone sees it who can open it.
    pub fn read(&self, who: &str, text: &str) -> String {
        let opened = self.open(who, text);
        assert!(opened.sealed.as_ref().is_none_or(|sealed| sealed.is_read()), "{:?}", opened.sealed);
        assert_eq!(opened.twice, Vec::<String>::new());
        opened.text
    }

    /// What someone's program makes of three versions.
    pub fn merge(&self, who: &str, texts: [&str; 3]) -> Joint {
        self.merge_for(who, &self.readers(), texts, 7)
    }

    pub fn merge_for(&self, who: &str, recipients: &dyn Recipients, texts: [&str; 3], size: usize) -> Joint {
        let [base, ours, theirs] = texts;
        self.merging(who, recipients, |merging| merging.joint(base, ours, theirs, size)).unwrap()
    }

    pub fn merging<T>(&self, who: &str, recipients: &dyn Recipients, act: impl FnOnce(&Merging) -> T) -> T {
        let (place, vocabulary, keys) = (talk(), vocabulary(), self.keys(who));
        let person = || Some(PERSON.to_owned());
        act(&Merging { place: &place, vocabulary: &vocabulary, keys: &keys, person: &person, recipients })
    }
}
