//! Who one is among the people of a workspace, and what concerns a manager.

use super::action::Action;
use super::employee::Employee;
use super::name::{Name, has_words, is_one};
use super::records::People;
use super::team::Team;
use super::text::folded;
use chrono::NaiveDate;

/// What says who one is.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// The name that was set for `stay`.
    pub named: Option<String>,
    /// Git's address.
    pub email: Option<String>,
    /// Git's name.
    pub name: Option<String>,
}

/// Who one is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Me {
    /// A person, by the name that the workspace has.
    Known(Name),
    /// Nothing says who.
    Unknown,
    /// Nobody here has the name that was set.
    Nobody(String),
    /// It can mean several people.
    Several(Vec<String>),
}

impl Me {
    /// Who one is: by the name that was set, else by git's address, which is an employee's, else by git's name where that is
    /// exactly a manager's.
    pub fn of(hints: &Hints, people: &[Employee]) -> Me {
        if let Some(named) = hints.named.as_deref().filter(|named| !named.trim().is_empty()) {
            return named_so(named, everyone(people));
        }
        let address = hints.email.as_deref().map(|email| email.trim().to_lowercase()).filter(|email| !email.is_empty());
        let has_it = |person: &&Employee| person.email.as_ref().is_some_and(|own| Some(own.trim().to_lowercase()) == address);
        let addressed = distinct(people.iter().filter(|_| address.is_some()).filter(has_it).map(|person| Name::from(&person.name)));
        match &addressed[..] {
            [one] => return Me::Known(one.clone()),
            [] => {}
            several => return Me::Several(several.iter().map(|name| name.to_string()).collect()),
        }
        let manager = managers(people)
            .into_iter()
            .find(|name| hints.name.as_deref().is_some_and(|own| !own.trim().is_empty() && is_one(name, own.trim())));
        manager.map_or(Me::Unknown, Me::Known)
    }

    /// The name, where one is known.
    pub fn name(&self) -> Option<&Name> {
        if let Me::Known(name) = self { Some(name) } else { None }
    }
}

/// The manager that `typed` names.
pub fn manager(typed: &str, people: &[Employee]) -> Me {
    named_so(typed, managers(people))
}

/// Every manager, each once, as written first.
pub fn managers(people: &[Employee]) -> Vec<Name> {
    distinct(people.iter().filter_map(|person| person.manager.clone()))
}

/// Everyone who has a name here: employees and managers.
pub fn everyone(people: &[Employee]) -> Vec<Name> {
    distinct(people.iter().map(|person| Name::from(&person.name)).chain(people.iter().filter_map(|person| person.manager.clone())))
}

/// Whether the people who are here now have different managers, or some have none.
pub fn is_divided(people: &[Employee], today: NaiveDate) -> bool {
    let mut managers = people.iter().filter(|person| !person.has_left(today)).map(|person| person.manager.as_ref());
    let first = managers.next();
    managers.any(|other| Some(other) != first)
}

/// Whether a manager has people here now, and someone else has others: only then does what is theirs differ from all.
pub fn has_part(me: &Name, people: &[Employee], today: NaiveDate) -> bool {
    let now = || people.iter().filter(|person| !person.has_left(today)).map(|person| person.manager.as_ref() == Some(me));
    now().any(|own| own) && now().any(|own| !own)
}

fn named_so(typed: &str, names: Vec<Name>) -> Me {
    if let Some(name) = names.iter().find(|name| is_one(name, typed.trim())) {
        return Me::Known(name.clone());
    }
    match &names.iter().filter(|name| has_words(name, typed)).collect::<Vec<_>>()[..] {
        [] => Me::Nobody(typed.trim().to_owned()),
        [name] => Me::Known((*name).clone()),
        several => Me::Several(several.iter().map(|name| name.to_string()).collect()),
    }
}

fn distinct(names: impl Iterator<Item = Name>) -> Vec<Name> {
    let mut seen = std::collections::HashSet::new();
    names.filter(|name| !name.is_empty() && seen.insert(folded(name))).collect()
}

/// Whose records a list is about: those of a team, those that concern a manager, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Only {
    /// A team, with the teams within it.
    pub team: Option<Team>,
    /// Whoever is the manager of those people.
    pub manager: Option<Name>,
}

impl Only {
    /// Whether a person's record is among them; nobody's is, where a team or a manager is asked for.
    pub fn has(&self, slug: Option<&str>, people: &People) -> bool {
        people.is_in(slug, self.team.as_ref()) && self.manager.as_ref().is_none_or(|manager| is_manager_of(manager, slug, people))
    }

    /// Whether an action is among them: of those people, or one that the manager owns.
    pub fn has_action(&self, action: &Action, people: &People) -> bool {
        let slug = action.employee.as_deref();
        people.is_in(slug, self.team.as_ref())
            && self.manager.as_ref().is_none_or(|manager| is_manager_of(manager, slug, people) || action.is_turn_of(manager, people))
    }
}

fn is_manager_of(manager: &Name, slug: Option<&str>, people: &People) -> bool {
    slug.and_then(|slug| people.get(slug)).is_some_and(|person| person.manager.as_ref() == Some(manager))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;
    use crate::domain::owner::Owner;
    use crate::domain::records::Records;

    fn person(slug: &str, name: &str, manager: Option<&str>, email: Option<&str>) -> Employee {
        Employee {
            name: name.to_owned(),
            manager: manager.map(Name::from),
            email: email.map(str::to_owned),
            ..Employee::unknown(slug.into())
        }
    }

    fn team() -> Vec<Employee> {
        vec![
            person("anna", "Anna de Vries", Some("Chloë Berg"), Some("Anna@Example.org ")),
            person("bo", "Bo Berg", Some("chloe  berg"), Some("team@example.org")),
            person("chloe", "Chloë Berg", Some("Piet Jansen"), Some("chloe@example.org")),
            person("dirk", "Dirk Post", None, Some("team@example.org")),
        ]
    }

    fn me(named: Option<&str>, email: Option<&str>, name: Option<&str>) -> Me {
        let own = |text: Option<&str>| text.map(str::to_owned);
        Me::of(&Hints { named: own(named), email: own(email), name: own(name) }, &team())
    }

    #[test]
    fn a_name_that_was_set_goes_before_git() {
        let chloe = Me::Known("Chloë Berg".into());
        assert_eq!(me(Some("CHLOE berg"), Some("anna@example.org"), None), chloe);
        assert_eq!(me(Some("piet"), None, None), Me::Known("Piet Jansen".into()));
        assert_eq!(me(Some("Berg"), None, None), Me::Several(vec!["Bo Berg".into(), "Chloë Berg".into()]));
        assert_eq!(me(Some("Zoe"), Some("chloe@example.org"), None), Me::Nobody("Zoe".into()), "who is named is meant");
        assert_eq!(me(Some(" "), Some("chloe@example.org"), None), chloe);
    }

    #[test]
    fn gits_address_is_an_employees_and_its_name_a_managers() {
        assert_eq!(me(None, Some("ANNA@example.org"), Some("Piet Jansen")), Me::Known("Anna de Vries".into()));
        assert_eq!(me(None, Some("x@example.org"), Some("piet jansen")), Me::Known("Piet Jansen".into()));
        assert_eq!(me(None, Some("team@example.org"), Some("Piet Jansen")), Me::Several(vec!["Bo Berg".into(), "Dirk Post".into()]));
        for name in ["Piet", "Dirk Post", "Anna de Vries", ""] {
            assert_eq!(me(None, None, Some(name)), Me::Unknown, "{name}: no more than a manager's whole name");
        }
        assert_eq!(me(None, Some(""), None), Me::Unknown);
    }

    #[test]
    fn what_concerns_a_manager() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        let records = Records { employees: team(), ..Records::default() };
        let people = records.people();
        let only = Only { team: None, manager: Some("chloe berg".into()) };
        assert_eq!(["anna", "bo", "chloe", "dirk"].map(|slug| only.has(Some(slug), &people)), [true, true, false, false]);
        assert!(!only.has(None, &people) && Only::default().has(None, &people));
        let action = |slug: Option<&str>, owner: &str| Action {
            employee: slug.map(Into::into),
            owner: Owner::of(owner),
            ..Action::new(Id::fresh(|_| 0), day)
        };
        for (slug, owner, is_mine) in [
            (Some("anna"), "hr", true),
            (Some("dirk"), "Chloë Berg", true),
            (None, "chloe berg", true),
            (Some("chloe"), "employee", true),
            (Some("chloe"), "manager", false),
            (None, "hr", false),
            (Some("dirk"), "manager", false),
        ] {
            assert_eq!(only.has_action(&action(slug, owner), &people), is_mine, "{slug:?} {owner}");
        }
        assert!(has_part(&"Chloë Berg".into(), &team(), day) && !has_part(&"Dirk Post".into(), &team(), day));
        assert!(!has_part(&"Chloë Berg".into(), &team()[..2], day), "whose all are sees all");
    }
}
