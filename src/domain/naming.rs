//! Places where other records name a person: as the one who holds conversations, as an owner, as someone's manager, now or
//! before.

use super::name::{Name, is_one};
use super::records::{Place, Records};

/// One place where a person is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    pub place: Place,
    /// The key that has the name.
    pub key: &'static str,
    /// Which entry of `was` it is in, counted from 0, if it is in one.
    pub was: Option<usize>,
}

/// Every place whose whole value is `name`, in any spelling: `manager` of people, now and in `was`, `with` of conversations,
/// `owner` of actions. A word such as `manager` is not a name.
pub(crate) fn mentions(records: &Records, name: &str) -> Vec<Mention> {
    let is_it = |named: Option<&Name>| named.is_some_and(|named| is_one(named, name));
    if name.trim().is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for person in &records.employees {
        let mention = |was| Mention { place: Place::Employee(person.slug.clone()), key: "manager", was };
        found.extend(is_it(person.manager.as_ref()).then(|| mention(None)));
        let before = person.was.iter().enumerate().filter(|(_, was)| is_it(was.manager.as_ref()));
        found.extend(before.map(|(at, _)| mention(Some(at))));
    }
    let record = |source, key| Mention { place: Place::Record(source), key, was: None };
    let held = records.conversations.iter().filter(|conversation| is_it(conversation.with.as_ref()));
    found.extend(held.map(|conversation| record(conversation.source(), "with")));
    let owned = records.actions.iter().filter(|action| is_it(action.owner.named()));
    found.extend(owned.map(|action| record(action.source(), "owner")));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::action::Action;
    use crate::domain::employee::Employee;
    use crate::domain::id::Id;
    use crate::domain::owner::Owner;

    #[test]
    fn whole_names_only_however_they_are_spelt() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        let owned = |id: &str, owner: &str| Action { owner: Owner::of(owner), ..Action::new(Id::parse(id).unwrap(), day) };
        let person = |slug: &str, manager: &str| Employee { manager: Some(manager.into()), ..Employee::unknown(slug.into()) };
        let records = Records {
            employees: vec![person("a", "ZOE  LI"), person("b", "Zoë"), person("c", "Zoë Li-Bos")],
            actions: vec![owned("aaaaaaaa", "Zoë Li"), owned("bbbbbbbb", "manager"), owned("cccccccc", "Li")],
            ..Records::default()
        };
        let found: Vec<_> = mentions(&records, "Zoë Li").into_iter().map(|mention| mention.key).collect();
        assert_eq!(found, ["manager", "owner"]);
        assert_eq!(mentions(&records, "Manager"), []);
    }
}
