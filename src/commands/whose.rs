//! Whose records a list is about: `--mine`, `--manager NAME`.

use super::named;
use crate::context::Context;
use crate::domain::me::{self, Me};
use crate::domain::name::Name;
use crate::domain::owner::is_oneself;
use crate::domain::records::Records;
use crate::domain::text::nearest;
use crate::error::{Code, Error};
use crate::i18n::{Saying, errors, mine as says};
use crate::render::printable::printable;
use crate::store::{Need, Store};
use clap::Args;

/// Which manager's records are asked for.
#[derive(Args, Default)]
pub(super) struct Whose {
    #[arg(long, conflicts_with = "manager")]
    pub mine: bool,
    #[arg(long, value_name = "NAME", add = super::completions::managers())]
    pub manager: Option<String>,
}

impl Whose {
    /// The manager that is asked for, if one is. `everyone` are all who were read, where they were.
    pub(super) fn manager(&self, cx: &Context, store: &Store, everyone: Option<&Records>) -> Result<Option<Name>, Error> {
        if !self.mine && self.manager.is_none() {
            return Ok(None);
        }
        let read;
        let people = match everyone {
            Some(records) => &records.employees,
            None => {
                read = store.read(&Need::PEOPLE)?;
                &read.employees
            }
        };
        match self.manager.as_ref().filter(|typed| !is_oneself(typed)) {
            Some(typed) => match me::manager(typed, people) {
                Me::Several(several) => {
                    let refused = Error::of(Code::Ambiguous, errors::ambiguous_employee(&printable(typed)));
                    Err(refused.choose_from(several.iter().map(String::as_str)))
                }
                meant => known(meant, &me::managers(people), says::no_manager).map(Some),
            },
            None => named::own_name(cx, store, people).map(Some),
        }
    }
}

/// The name that is known, or why there is none.
pub(super) fn known(me: Me, names: &[Name], nobody: fn(&str) -> Saying) -> Result<Name, Error> {
    let names = || names.iter().map(|name| &**name);
    match me {
        Me::Known(name) => Ok(name),
        Me::Unknown => Err(Error::of(Code::NotFound, says::unknown()).hint(says::unknown_hint())),
        Me::Several(several) => {
            let list = printable(&several.join(", "));
            Err(Error::of(Code::Ambiguous, says::several()).hint(says::several_hint(&list)).candidates(several))
        }
        Me::Nobody(typed) => {
            let words = names().flat_map(|name| name.split(' ').chain([name]).map(move |word| (word, name)));
            let words: Vec<(&str, &str)> = words.collect();
            let near = nearest(&typed, words.iter().map(|(word, _)| *word));
            let near = near.and_then(|near| words.iter().find(|(word, _)| *word == near));
            let refused = Error::of(Code::NotFound, nobody(&printable(&typed)));
            Err(match (near, names().count()) {
                (Some((_, name)), _) => refused.near(name),
                (None, 0) => refused.hint(says::no_managers_hint()),
                (None, count) if count > 12 => refused.hint(errors::see_employees_hint()),
                (None, _) => refused.choose_from(names()),
            })
        }
    }
}
