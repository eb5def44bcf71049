//! What there is before a command about readers changes anything: the offer, what was accepted, and who one is.

use crate::context::Context;
use crate::domain::circle::{Circle, Policy, Reader};
use crate::domain::me;
use crate::domain::name::{Name, is_one};
use crate::domain::records::Records;
use crate::error::{Code, Error, Exit};
use crate::i18n::readers as says;
use crate::render::printable::printable;
use crate::store::accepted::Accepted;
use crate::store::readers::{self, Offered};
use crate::store::{Need, Store};

pub(super) struct Standing {
    /// What the files of the workspace say.
    pub offered: Offered,
    pub accepted: Option<Accepted>,
    /// Who there are, with the talks that name who held them.
    pub records: Records,
    /// Who one is, by name.
    me: Option<Name>,
    /// The public keys of one's own identity.
    own_keys: Vec<String>,
}

impl Standing {
    pub(super) fn of(cx: &Context, store: &Store) -> Result<Standing, Error> {
        let records = store.read(&Need::CONVERSATIONS)?;
        let me = cx.me(store, &records.employees).name().cloned();
        let own_keys = store.opener.public_keys().iter().map(ToString::to_string).collect();
        Ok(Standing { offered: readers::offered(store), accepted: Accepted::of(store), records, me, own_keys })
    }

    /// The offer, where all of it can be read.
    pub(super) fn whole(self, cx: &Context, store: &Store) -> Result<Standing, Error> {
        if !store.settings.is_read {
            return Err(Error::of(Code::Unreadable, says::settings_are_broken()));
        }
        if self.offered.is_broken() {
            // each is named with its place
            let _: Exit = cx.name_problems(&self.offered.problems);
            return Err(Error::of(Code::Unreadable, says::offer_is_broken()));
        }
        Ok(self)
    }

    /// What counts so far: nobody and nothing where nothing was accepted.
    pub(super) fn base(&self) -> Circle {
        let nobody = || Circle { readers: Vec::new(), policy: Policy { words: Vec::new(), private_notes: Vec::new() } };
        self.accepted.as_ref().map_or_else(nobody, |accepted| accepted.circle.clone())
    }

    /// Whether a reader has this short key, offered or accepted.
    pub(super) fn has_key(&self, key: &str) -> bool {
        let accepted = self.accepted.as_ref().map(|accepted| &accepted.circle);
        std::iter::once(&self.offered.circle).chain(accepted).any(|circle| circle.reader(key).is_some())
    }

    /// Whether a reader is whoever types.
    fn is_me(&self, reader: &Reader) -> bool {
        let name_of =
            |slug: &str| self.records.employees.iter().find(|person| *person.slug == *slug).map(|person| Name::from(&person.name));
        let is_called = |me: &Name| reader.name.as_ref() == Some(me) || reader.employee.as_deref().and_then(name_of).as_ref() == Some(me);
        self.me.as_ref().is_some_and(is_called) || reader.keys.iter().any(|key| self.own_keys.contains(key))
    }

    /// Refuses what would leave whoever types, or recovery, without a key.
    pub(super) fn keeps_in(&self, before: &Circle, after: &Circle) -> Result<(), Error> {
        let loses_key = |key: &String| before.holder_of(key).is_some() && after.holder_of(key).is_none();
        let is_there = |circle: &Circle| circle.readers.iter().any(|reader| self.is_me(reader) && !reader.keys.is_empty());
        if self.own_keys.iter().any(loses_key) || is_there(before) && !is_there(after) {
            return Err(Error::refused(says::locks_you_out()).hint(says::locks_you_out_hint()));
        }
        if before.has_recovery() && !after.has_recovery() {
            return Err(Error::refused(says::locks_recovery_out()).hint(says::locks_recovery_out_hint()));
        }
        Ok(())
    }

    /// The reader that a text names, in these circles: by the short name, the name, the employee, or a public key.
    pub(super) fn named(&self, typed: &str, circles: &[&Circle]) -> Result<String, Error> {
        let typed = typed.trim();
        let mut found: Vec<String> = Vec::new();
        for reader in circles.iter().flat_map(|circle| &circle.readers) {
            if self.goes_by(reader, typed) && !found.contains(&reader.key) {
                found.push(reader.key.clone());
            }
        }
        // a short name is that reader's, whatever others are called
        if let Some(exact) = found.iter().find(|key| *key == typed) {
            return Ok(exact.clone());
        }
        match &found[..] {
            [one] => Ok(one.clone()),
            [] => Err(Error::of(Code::NotFound, says::no_reader(&printable(typed))).hint(says::no_reader_hint())),
            several => {
                let refused = Error::of(Code::Ambiguous, says::several_readers(&printable(typed), &several.join(", ")));
                Err(refused.candidates(found))
            }
        }
    }

    fn goes_by(&self, reader: &Reader, typed: &str) -> bool {
        let is_person = |slug: &str| {
            let name = self.records.employees.iter().find(|person| *person.slug == *slug).map(|person| person.name.as_str());
            slug == typed || name.is_some_and(|name| is_one(name, typed))
        };
        reader.key == typed
            || reader.name.as_deref().is_some_and(|name| is_one(name, typed))
            || reader.employee.as_deref().is_some_and(is_person)
            || reader.keys.iter().any(|key| key == typed)
    }

    /// Everyone who has a name here, with who held talks.
    pub(super) fn names(&self) -> Vec<Name> {
        let holders = self.records.conversations.iter().filter_map(|conversation| conversation.with.clone());
        me::everyone(&self.records.employees).into_iter().chain(holders).collect()
    }
}
