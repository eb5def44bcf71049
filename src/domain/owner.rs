//! Who owns an action.

use super::action::Action;
use super::employee::Employee;
use super::language::Language;
use super::name::{Name, is_one};
use super::records::People;
use super::text::folded;
use super::words::worded;

worded! {
    /// The owners that have a word of their own.
    Party {
        /// Whose the action is.
        Employee = "employee" nl "medewerker" en "employee" also "werknemer",
        /// The person who holds the conversations.
        Manager = "manager" nl "leidinggevende" en "manager",
        /// Both.
        Together = "together" nl "samen" en "together",
        /// HR.
        Hr = "hr" nl "HR" en "HR",
    }
}

/// Who owns an action: one of the four parties, or anyone else by name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Owner {
    /// One of the four parties.
    Party(Party),
    /// By name: a person or a body.
    Named(Name),
}

/// Whether a word stands for whoever typed it: `ik`, `mij`, `me`, and `you` as it is said back.
pub fn is_oneself(typed: &str) -> bool {
    matches!(&*folded(typed), "ik" | "ikzelf" | "mij" | "mijzelf" | "mezelf" | "jij" | "i" | "me" | "myself" | "you")
}

impl Owner {
    pub const DEFAULT: Owner = Owner::Party(Party::Manager);

    /// The owner that a text means; the default owner for an empty text.
    pub fn of(text: &str) -> Owner {
        match Party::read(text) {
            Some(party) => Owner::Party(party),
            None if text.trim().is_empty() => Owner::DEFAULT,
            None => Owner::Named(text.into()),
        }
    }

    /// The text in JSON and in new files: a party's key, or a name as it was written.
    pub fn as_str(&self) -> &str {
        match self {
            Owner::Party(party) => party.word(),
            Owner::Named(name) => name,
        }
    }

    /// The name, where it is one.
    pub fn named(&self) -> Option<&Name> {
        match self {
            Owner::Party(_) => None,
            Owner::Named(name) => Some(name),
        }
    }

    /// The text for people. A name is never translated.
    pub fn name(&self, lang: Language) -> &str {
        match self {
            Owner::Party(party) => party.name(lang),
            Owner::Named(name) => name,
        }
    }

    /// The text for people, with the employee and the manager as such and not by name.
    pub fn at_table(&self, employee: &Employee) -> Owner {
        match self {
            Owner::Named(name) if is_one(name, &employee.name) => Owner::Party(Party::Employee),
            Owner::Named(name) if employee.manager.as_ref() == Some(name) => Owner::Party(Party::Manager),
            other => other.clone(),
        }
    }
}

impl Action {
    /// The owner, with the employee and the manager as such and not by name.
    pub fn owner_at_table(&self, people: &People) -> Owner {
        let employee = self.employee.as_deref().and_then(|slug| people.get(slug));
        employee.map_or_else(|| self.owner.clone(), |employee| self.owner.at_table(employee))
    }

    /// Whether it is a person's turn: by name, or as the employee or manager of the action, alone or together.
    pub fn is_turn_of(&self, name: &Name, people: &People) -> bool {
        let employee = self.employee.as_deref().and_then(|slug| people.get(slug));
        let is = |party| match party {
            Party::Employee => employee.is_some_and(|employee| is_one(name, &employee.name)),
            Party::Manager => employee.is_some_and(|employee| employee.manager.as_ref() == Some(name)),
            _ => false,
        };
        match &self.owner {
            Owner::Named(owner) => owner == name,
            Owner::Party(Party::Together) => is(Party::Employee) || is(Party::Manager),
            Owner::Party(party) => is(*party),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_in_either_language_and_a_name_as_written() {
        for (text, meant) in [
            ("manager", "manager"),
            ("Leidinggevende ", "manager"),
            ("MEDEWERKER", "employee"),
            ("werknemer", "employee"),
            ("Samen", "together"),
            ("HR", "hr"),
            ("P&O", "P&O"),
            (" Manager Zorg", "Manager Zorg"),
            ("training", "training"),
        ] {
            assert_eq!(Owner::of(text).as_str(), meant);
        }
        assert_eq!(Owner::of("training").name(Language::Nl), "training");
    }

    #[test]
    fn the_name_of_one_at_the_table_is_what_they_are() {
        let anna = Employee { name: "Anna de Vries".into(), manager: Some("Chloë Berg".into()), ..Employee::unknown("anna".into()) };
        let of = |text: &str| Owner::of(text).at_table(&anna).as_str().to_owned();
        assert_eq!(
            (of("anna  de vries"), of("chloe berg"), of("Bo"), of("hr")),
            ("employee".into(), "manager".into(), "Bo".into(), "hr".into())
        );
    }
}
