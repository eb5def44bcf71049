//! Whom a record is sealed for: those it was sealed for, else those whom the policy means, and never anyone who was not accepted.

use super::close::Refusal;
use super::{Recipient, Recipients};
use crate::domain::access::recipients_of;
use crate::domain::circle::{Audience, Circle, Content, Reader};
use crate::domain::employee::Slug;
use crate::domain::holding::Person;
use crate::domain::id::Id;
use crate::domain::name::Name;
use crate::domain::records::{Folder, Place};
use crate::domain::sealed_for::managers_by_handover;
use crate::store::accepted::Accepted;
use crate::store::holding::value;
use crate::store::{Store, file, layout, list, read};
use crate::vault::{self, PublicKey};

/// For whom what is sealed already is sealed again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Whom {
    /// For those it was sealed for, as far as they are accepted.
    #[default]
    Before,
    /// For those whom the policy means now, and of those it was sealed for who took over by a handover.
    Policy,
    /// For those it was sealed for, and these readers.
    BeforeAnd(Vec<String>),
    /// For those it was sealed for, and those of these readers whom the policy means.
    BeforeAndMeant(Vec<String>),
}

/// The readers of one file.
pub struct ByPolicy<'s> {
    store: &'s Store,
    place: &'s Place,
    accepted: Option<&'s Accepted>,
    whom: Whom,
    /// The readers for whom words are sealed anew that did not change: they have other keys now.
    anew: &'s [String],
    /// New talks of the same write, with who holds each.
    coming: &'s [(Id, Option<String>)],
}

impl<'s> ByPolicy<'s> {
    /// The readers of a file. Only a command that says so seals it for others than before.
    pub fn new(store: &'s Store, place: &'s Place, accepted: Option<&'s Accepted>) -> ByPolicy<'s> {
        ByPolicy { store, place, accepted, whom: Whom::Before, anew: &[], coming: &[] }
    }

    /// The same for a command that seals what is sealed already for others than before.
    pub fn sealing_for(self, whom: Whom) -> ByPolicy<'s> {
        ByPolicy { whom, ..self }
    }

    /// The same where these readers have other keys now.
    pub fn with_other_keys(self, anew: &'s [String]) -> ByPolicy<'s> {
        ByPolicy { anew, ..self }
    }

    /// The same in a write that brings these talks.
    pub fn with_talks(self, coming: &'s [(Id, Option<String>)]) -> ByPolicy<'s> {
        ByPolicy { coming, ..self }
    }

    /// The keys of the readers whom the policy means for a text of this file.
    pub fn meant(&self, circle: &Circle, text: &str) -> Vec<String> {
        self.audience(circle, text).into_iter().map(|reader| reader.key.clone()).collect()
    }

    /// The readers that a file may be sealed for, of those that it was sealed for: no others than this clone saw it sealed for, and
    /// whoever asks.
    fn kept<'c>(&self, accepted: &'c Accepted, was_for: &[String], text: &str) -> Vec<&'c Reader> {
        let seen = id(self.place, text).and_then(|id| accepted.sealed_for(id));
        let me = oneself(self.store, &accepted.circle).map(|reader| &reader.key);
        let may = |key: &String| was_for.contains(key) && (me == Some(key) || seen.is_none_or(|seen| seen.contains(key)));
        accepted.circle.readers.iter().filter(|reader| may(&reader.key)).collect()
    }

    /// The readers whom the policy means.
    fn audience<'c>(&self, circle: &'c Circle, text: &str) -> Vec<&'c Reader> {
        let slug = self.place.person();
        let folder = self.place.source().map(|source| source.folder);
        let kind = match folder {
            Some(Folder::Notes) => Content::NotShared,
            Some(Folder::Private) => Content::PrivateNote,
            _ => Content::Words,
        };
        let holder = slug.and_then(|slug| self.holder(circle, slug, text));
        let author = oneself(self.store, circle);
        let who = Audience { holder: holder.as_ref(), employee: slug, author: author.map(|reader| reader.key.as_str()), kind };
        let mut readers = circle.readers_for(&who);
        // whoever is called so or has that folder by now is not the person whose reader was accepted
        if slug.is_some_and(|slug| !self.is_who_was_known(slug)) {
            let others = circle.readers_for(&Audience { employee: None, ..who });
            readers.retain(|reader| others.contains(reader));
        }
        // whoever writes a note for a talk to come can read it again
        if let Some(author) = author.filter(|author| kind == Content::NotShared && author.employee.as_ref() != slug)
            && !readers.iter().any(|reader| reader.key == author.key)
        {
            readers.push(author);
            readers.sort_by_key(|reader| circle.readers.iter().position(|known| known.key == reader.key));
        }
        readers
    }

    /// The readers for whom a text may be sealed beside those whom the policy means, since a handover did that.
    pub fn by_handover<'c>(&self, circle: &'c Circle, text: &str) -> Vec<&'c Reader> {
        let Some(slug) = self.place.person().filter(|_| self.place.source().is_none_or(|source| source.folder != Folder::Private)) else {
            return Vec::new();
        };
        let employee = read::employee(self.store, slug, &mut Vec::new());
        let holder = self.named_in(circle, slug, text);
        let managers = managers_by_handover(&employee, holder.as_ref());
        circle.readers.iter().filter(|reader| reader.name.as_ref().is_some_and(|name| managers.contains(&name))).collect()
    }

    /// Whether a person is still who this clone knows by that folder.
    fn is_who_was_known(&self, slug: &Slug) -> bool {
        let Some(known) = self.accepted.and_then(|accepted| accepted.holding().person(slug)) else { return true };
        let now = read::employee(self.store, slug, &mut Vec::new());
        let is_other = known.id.is_some() && now.id.is_some() && now.id != known.id;
        !is_other && Person::from(&now).name == known.name
    }

    /// Who holds the talk that a file is of: `with`, that of the talk that an action came from, else the manager. What a commit of
    /// someone else says of it does not count where it was known otherwise.
    fn holder(&self, circle: &Circle, slug: &Slug, text: &str) -> Option<Name> {
        let (named, source) = match (self.named_in(circle, slug, text), self.place.source()) {
            (named @ Some(_), Some(source)) => (named, source),
            _ => return self.manager(circle, slug, text),
        };
        let path = self.store.at(&layout::path(source));
        let Ok(disk) = file::text(&path) else { return self.of_new(circle, slug, named) };
        let key = if source.folder == Folder::Conversations { "with" } else { "conversation" };
        if value(&disk, key) != value(text, key) {
            return named;
        }
        let known = self.accepted.and_then(|accepted| accepted.holding().holder(source.id));
        self.settled(circle, known, named)
    }

    /// Who holds the talk that a record is, or that an action came from, as its file says.
    fn named_in(&self, circle: &Circle, slug: &Slug, text: &str) -> Option<Name> {
        match self.place.source().map(|source| source.folder) {
            Some(Folder::Conversations) => value(text, "with").map(Name::from),
            Some(Folder::Actions) => value(text, "conversation").and_then(|id| self.with_of(circle, slug, &id)),
            _ => None,
        }
    }

    /// The same as it counts, to be remembered; nothing where no talk says so.
    pub(super) fn named(&self, circle: &Circle, slug: &Slug, text: &str) -> Option<Name> {
        self.named_in(circle, slug, text).and_then(|_| self.holder(circle, slug, text))
    }

    /// Of what is named now and what was known, the one that counts.
    fn settled(&self, circle: &Circle, known: Option<Option<&Name>>, named: Option<Name>) -> Option<Name> {
        let is_me = || named.is_some() && oneself(self.store, circle).and_then(|reader| reader.name.as_ref()) == named.as_ref();
        match known {
            Some(known) if known != named.as_ref() && !is_me() => known.cloned(),
            _ => named,
        }
    }

    /// Who holds a talk that comes with this write: whoever was typed, and not whom a commit made the manager.
    fn of_new(&self, circle: &Circle, slug: &Slug, named: Option<Name>) -> Option<Name> {
        let now = read::employee(self.store, slug, &mut Vec::new()).manager;
        let is_by_itself = named == now || named == self.store.settings.manager;
        if is_by_itself { self.settled(circle, self.known_manager(slug), named) } else { named }
    }

    fn manager(&self, circle: &Circle, slug: &Slug, text: &str) -> Option<Name> {
        let now = read::employee(self.store, slug, &mut Vec::new()).manager;
        let named = if matches!(self.place, Place::Employee(_)) { value(text, "manager").map(Name::from) } else { now.clone() };
        if named == now { self.settled(circle, self.known_manager(slug), named) } else { named }
    }

    fn known_manager(&self, slug: &Slug) -> Option<Option<&Name>> {
        self.accepted.and_then(|accepted| accepted.holding().person(slug)).map(|person| person.manager.as_ref())
    }

    /// Who holds the talk of an id.
    fn with_of(&self, circle: &Circle, slug: &Slug, id: &str) -> Option<Name> {
        if let Some((_, with)) = self.coming.iter().find(|(coming, _)| coming.as_str() == id) {
            return self.of_new(circle, slug, with.as_deref().map(Name::from));
        }
        let talks = list::sources(self.store, Some(slug), Folder::Conversations, &mut Vec::new());
        let talk = talks.into_iter().find(|source| source.id.as_str() == id)?;
        let named = value(&file::text(&self.store.at(&layout::path(&talk))).ok()?, "with").map(Name::from);
        self.settled(circle, self.accepted.and_then(|accepted| accepted.holding().holder(talk.id)), named)
    }
}

impl Recipients for ByPolicy<'_> {
    fn believed(&self, named: &[String], blocks: &[String], text: &str) -> Vec<String> {
        let Some(accepted) = self.accepted else { return named.to_vec() };
        let circle = &accepted.circle;
        let sealed = match blocks {
            [block] => vault::recipients(block).ok(),
            _ => None,
        };
        let is_for = |readers: &[String]| sealed.is_some() && recipients_of(readers, circle) == sealed;
        let seen = id(self.place, text).and_then(|id| accepted.sealed_for(id));
        let may_have_others = matches!(self.place.source().map(|source| source.folder), Some(Folder::Notes | Folder::Private));
        let mut believed = match seen {
            // the list was changed, and the block was not
            Some(seen) if !is_for(named) && is_for(seen) => seen.to_vec(),
            Some(_) => named.to_vec(),
            // nothing says who wrote a note, so whoever it is for is taken from it
            None if may_have_others && is_for(named) => named.to_vec(),
            None => {
                let meant = self.meant(circle, text);
                named.iter().filter(|key| meant.contains(key)).cloned().collect()
            }
        };
        // a list that is gone altogether says nothing, and the policy does
        if believed.is_empty() {
            return believed;
        }
        // whoever could open it is one of them, whatever the list says
        let me = oneself(self.store, circle).map(|reader| &reader.key);
        believed.extend(me.filter(|me| !believed.contains(me)).cloned());
        believed
    }

    fn of(&self, was_for: &[String], text: &str) -> Result<Vec<Recipient>, Refusal> {
        let accepted = self.accepted.ok_or(Refusal::NothingAccepted)?;
        let circle = &accepted.circle;
        let readers = match &self.whom {
            _ if was_for.is_empty() => self.audience(circle, text),
            // a private note stays its author's, whoever seals it again; only a key of recovery may come in
            _ if self.place.source().is_some_and(|source| source.folder == Folder::Private) => {
                let kept = self.kept(accepted, was_for, text);
                let may_come = |reader: &Reader| reader.recovery && self.whom != Whom::Before;
                circle.readers.iter().filter(|reader| kept.contains(reader) || may_come(reader)).collect()
            }
            Whom::Policy => {
                let (kept, meant) = (self.kept(accepted, was_for, text), self.audience(circle, text));
                let managers = self.by_handover(circle, text);
                let is_one = |reader: &&Reader| meant.contains(reader) || kept.contains(reader) && managers.contains(reader);
                circle.readers.iter().filter(is_one).collect()
            }
            Whom::Before => self.kept(accepted, was_for, text),
            Whom::BeforeAnd(more) => {
                let kept = self.kept(accepted, was_for, text);
                let is_meant = |reader: &&Reader| kept.contains(reader) || more.contains(&reader.key);
                circle.readers.iter().filter(is_meant).collect()
            }
            Whom::BeforeAndMeant(more) => {
                let (kept, meant) = (self.kept(accepted, was_for, text), self.audience(circle, text));
                let is_one = |reader: &&Reader| kept.contains(reader) || more.contains(&reader.key) && meant.contains(reader);
                circle.readers.iter().filter(is_one).collect()
            }
        };
        let recipients: Vec<Recipient> = readers.into_iter().map(recipient).filter(|one| !one.keys.is_empty()).collect();
        if recipients.is_empty() { Err(Refusal::Nobody) } else { Ok(recipients) }
    }

    fn is_other(&self, was_for: &[String], text: &str) -> bool {
        let is_other = || self.of(was_for, text).is_ok_and(|meant| !meant.iter().map(|one| &one.key).eq(was_for));
        was_for.iter().any(|reader| self.anew.contains(reader)) || (self.whom != Whom::Before && is_other())
    }
}

fn recipient(reader: &Reader) -> Recipient {
    Recipient { key: reader.key.clone(), keys: reader.keys.iter().filter_map(|key| PublicKey::parse(key)).collect() }
}

/// The id of a file: that of the record in its name, or of the person in its text.
pub fn id(place: &Place, text: &str) -> Option<Id> {
    match place {
        Place::Record(source) => Some(source.id),
        _ => Id::parse(&value(text, "id")?),
    }
}

/// The accepted reader who is whoever runs this: who can write private notes.
pub fn author(store: &Store) -> Option<Reader> {
    oneself(store, &Accepted::of(store)?.circle).cloned()
}

/// The reader who is whoever runs this.
pub fn oneself<'c>(store: &Store, circle: &'c Circle) -> Option<&'c Reader> {
    store.opener.public_keys().iter().find_map(|key| circle.holder_of(key.as_str()))
}
