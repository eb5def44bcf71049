//! Whose turn an action is, for the two people in a conversation.

use super::action::Action;
use super::employee::Employee;
use super::owner::{Owner, Party};

/// A side of the conversation, in the order in which promises are discussed. The manager's come first, because a manager
/// should show their own promises before they ask about anyone else's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Who holds the conversations.
    Manager,
    Together,
    Employee,
    /// HR, or anyone else.
    Others,
}

impl Side {
    /// Every side, in order.
    pub const ALL: [Side; 4] = [Side::Manager, Side::Together, Side::Employee, Side::Others];

    /// The side that `owner` is on in conversations with this person. The names of the employee and the manager count as well.
    pub fn of(owner: &Owner, employee: &Employee) -> Side {
        match owner.at_table(employee) {
            Owner::Party(Party::Manager) => Side::Manager,
            Owner::Party(Party::Employee) => Side::Employee,
            Owner::Party(Party::Together) => Side::Together,
            Owner::Party(Party::Hr) | Owner::Named(_) => Side::Others,
        }
    }
}

/// Sorts actions in the order in which they are discussed: by side, then by due day.
pub fn by_side(actions: &mut [&Action], employee: &Employee) {
    actions.sort_by_key(|action| (Side::of(&action.owner, employee), action.by_due()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_side_it_belongs_to() {
        let anna =
            Employee { name: "Anna de Vries".into(), manager: Some("Chloë Berg".into()), ..Employee::unknown("anna-de-vries".into()) };
        let side = |owner| Side::of(&Owner::of(owner), &anna);
        assert_eq!((side("manager"), side("chloe berg"), side("Anna de Vries")), (Side::Manager, Side::Manager, Side::Employee));
        assert_eq!((side("together"), side("hr"), side("Bo")), (Side::Together, Side::Others, Side::Others));
    }
}
