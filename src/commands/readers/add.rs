//! `stay readers add`: a reader more, or a public key more of one.

use super::plan::{Plan, with_others};
use super::standing::Standing;
use crate::commands::effects::Effects;
use crate::commands::named::{self, Meant};
use crate::context::Context;
use crate::domain::circle::{Circle, Reader, Which, free_key};
use crate::domain::employee::Employee;
use crate::domain::me::managers;
use crate::domain::name::Name;
use crate::domain::text::{folded, on_one_line};
use crate::error::{Code, Error, Exit};
use crate::i18n::{errors, readers as says};
use crate::render::printable::printable;
use crate::store::{Store, layout, readers};
use crate::vault::PublicKey;
use clap::Args;

#[derive(Args)]
pub(super) struct AddReaderArgs {
    #[arg(value_name = "NAME", add = crate::commands::completions::employees())]
    name: String,
    #[arg(value_name = "KEY", required = true)]
    keys: Vec<String>,
    #[arg(long)]
    recovery: bool,
}

impl AddReaderArgs {
    pub(super) fn run(self, cx: &Context) -> Result<Exit, Error> {
        let keys = self.keys.iter().map(|typed| key(typed)).collect::<Result<Vec<String>, Error>>()?;
        let store = cx.store()?;
        let standing = Standing::of(cx, &store)?.whole(cx, &store)?;
        if standing.accepted.is_none() && store.settings.is_sealed() {
            return Err(Error::of(Code::NotTrusted, says::accept_first()).hint(says::accept_first_hint()));
        }
        let offered = &standing.offered.circle;
        let reader = self.reader(cx, &store, &standing)?;
        if let Some(other) = keys.iter().find_map(|key| offered.holder_of(key)).filter(|other| other.key != reader.key) {
            return Err(Error::refused(says::anothers_key(&other.key)));
        }
        let new: Vec<String> = keys.into_iter().filter(|key| !reader.keys.contains(key)).collect();
        let mut effects = Effects::default();
        let mut after = offered.clone();
        match after.readers.iter_mut().find(|known| known.key == reader.key) {
            Some(_) if new.is_empty() => effects.lines.push(says::has_keys_already(&reader.key)),
            Some(known) => {
                effects.changes.push(readers::with_keys(&reader.key, &new));
                effects.lines.push(says::got_keys(&reader.key, layout::READERS));
                known.keys.extend(new);
            }
            None => {
                let whole = Reader { keys: new, ..reader.clone() };
                let head = format!("{}\n", says::file_head(cx.lang));
                effects.changes.extend(readers::added(&standing.offered, std::slice::from_ref(&whole), &head));
                effects.lines.push(says::added(&self.told(&standing, &reader), &reader.key, layout::READERS));
                effects.warnings.extend(unknown(&standing, &reader).map(|name| says::nobody_called(&printable(name))));
                after.readers.push(whole);
            }
        }
        self.plan(cx, &store, &standing, &reader.key, after, effects)
    }

    fn plan(&self, cx: &Context, store: &Store, standing: &Standing, key: &str, after: Circle, effects: Effects) -> Result<Exit, Error> {
        let base = standing.accepted.as_ref().map(|accepted| &accepted.circle);
        let accepts = base.map(|base| base.accepting(&after, Which::Reader(key)));
        // where nothing is accepted in this clone yet, nothing is taken away either
        if let (Some(base), Some(accepts)) = (base, &accepts) {
            standing.keeps_in(base, accepts)?;
        }
        let changes = with_others(store, standing, &after, key);
        let question = says::ask_add(cx.lang, &printable(self.name.trim()));
        let recovery = if self.recovery { " --recovery" } else { "" };
        let command = format!("stay readers add \"{}\" {}{recovery} --yes", printable(self.name.trim()), self.keys.join(" "));
        if changes.is_empty() && effects.changes.is_empty() {
            return Plan { accepts: None, changes, moved: Vec::new(), effects, question, command }.finish(cx, store, standing);
        }
        Plan { accepts, changes, moved: Vec::new(), effects, question, command }.carry_out(cx, store, standing)
    }

    /// The reader that is meant: one who is there, or who would be.
    fn reader(&self, cx: &Context, store: &Store, standing: &Standing) -> Result<Reader, Error> {
        let typed = on_one_line(&self.name);
        if let Ok(key) = standing.named(&typed, &[&standing.offered.circle])
            && let Some(known) = standing.offered.circle.reader(&key)
        {
            return Ok(known.clone());
        }
        let (name, employee) = self.who(cx, store, standing, &typed)?;
        // a part of a name may mean someone who is a reader already
        let of_employee =
            |reader: &&Reader| reader.employee.is_some() && reader.employee.as_deref() == employee.map(|person| &*person.slug);
        let of_name = |reader: &&Reader| reader.name.is_some() && reader.name == name;
        if let Some(known) = standing.offered.circle.readers.iter().find(|reader| of_employee(reader) || of_name(reader)) {
            return Ok(known.clone());
        }
        let called = name.as_deref().or(employee.map(|person| person.name.as_str())).unwrap_or_default();
        // a recovery key is called after what it is
        let called_after = if self.recovery { says::recovery_key(cx.lang) } else { called.to_owned() };
        let is_taken = |key: &str| standing.has_key(key);
        let key = free_key(&called_after, is_taken).ok_or_else(|| Error::refused(says::no_short_name(&printable(called))))?;
        let employee = employee.map(|person| person.slug.clone());
        Ok(Reader { key, name, employee, recovery: self.recovery, keys: Vec::new() })
    }

    /// Whom a name means: an employee, someone who holds talks, both, or someone who is not known here yet.
    fn who<'s>(
        &self,
        cx: &Context,
        store: &Store,
        standing: &'s Standing,
        typed: &str,
    ) -> Result<(Option<Name>, Option<&'s Employee>), Error> {
        let records = &standing.records;
        let holders = || managers(&records.employees).into_iter().chain(standing.names()).chain(store.settings.manager.clone());
        let mut names = records.names();
        holders().for_each(|name| names.add(folded(&name), &name, 1));
        let holds = |person: &Employee| {
            let is_it = |name: &Name| *name == Name::from(&person.name);
            let held = records.conversations.iter().filter_map(|conversation| conversation.with.clone());
            managers(&records.employees).into_iter().chain(held).chain(store.settings.manager.clone()).any(|name| is_it(&name))
        };
        Ok(match named::owner_meant(typed, records, &names) {
            Meant::Employee(person) => (holds(person).then(|| Name::from(&person.name)), Some(person)),
            Meant::Other(name) => (Some(name), None),
            Meant::Several(all) => {
                let refused = Error::of(Code::Ambiguous, errors::ambiguous_employee(&printable(typed)));
                return Err(refused.hint(errors::type_more_hint(&all.join(", "))));
            }
            Meant::Nobody if self.recovery => (Some(typed.into()), None),
            Meant::Nobody => (Some(named::name(cx, store, typed)?), None),
        })
    }

    fn told(&self, standing: &Standing, reader: &Reader) -> String {
        let person = reader.employee.as_deref().and_then(|slug| standing.records.employees.iter().find(|person| *person.slug == *slug));
        printable(reader.name.as_deref().or(person.map(|person| person.name.as_str())).unwrap_or(&reader.key))
    }
}

/// The name of a reader for whom nothing would be sealed, since nobody here is called so.
fn unknown<'r>(standing: &Standing, reader: &'r Reader) -> Option<&'r str> {
    let name = reader.name.as_ref().filter(|_| reader.employee.is_none() && !reader.recovery)?;
    (!standing.names().contains(name)).then_some(&**name)
}

/// A public key as it was typed. A secret one is not repeated.
fn key(typed: &str) -> Result<String, Error> {
    match PublicKey::parse(typed) {
        Some(key) => Ok(key.to_string()),
        None if readers::is_secret(typed) => Err(Error::refused(says::secret_typed()).hint(says::no_key_hint())),
        None => Err(Error::of(Code::NotFound, says::no_key(&printable(typed))).hint(says::no_key_hint())),
    }
}
