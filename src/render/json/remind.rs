//! Who should hear what, as JSON has it.

use super::Day;
use crate::domain::records::People;
use crate::domain::remind::{Address, Digest, Item, Recipient, What, Who};
use crate::i18n::Language;
use serde::Serialize;

/// One recipient, with what they should hear.
#[derive(Serialize)]
pub(crate) struct ReminderV1<'r> {
    /// The folder; nothing for who has none.
    person: Option<&'r str>,
    name: String,
    email: Option<&'r str>,
    /// `ready`, `nothing`, `had`, `waits`, `quiet`, `no-address`, `wrong-address`, `sent` or `failed`.
    pub state: &'static str,
    /// The day of `had` or `waits`.
    pub day: Option<Day>,
    /// Why it failed.
    pub reason: Option<String>,
    subject: Option<String>,
    form: bool,
    unchanged: CountV1,
    elsewhere: CountV1,
    items: Vec<ReminderItemV1<'r>>,
}

#[derive(Serialize)]
struct CountV1 {
    count: usize,
    late: usize,
}

#[derive(Serialize)]
struct ReminderItemV1<'r> {
    part: &'static str,
    id: Option<String>,
    employee: Option<&'r str>,
    name: Option<&'r str>,
    title: Option<&'r str>,
    status: Option<&'static str>,
    owner: Option<&'r str>,
    types: Vec<&'r str>,
    due: Option<Day>,
    days_late: i64,
}

impl<'r> ReminderV1<'r> {
    /// What one should hear, where there is anything.
    pub(crate) fn of(
        lang: Language,
        to: &'r Recipient,
        digest: &'r Digest<'r>,
        subject: Option<String>,
        form: bool,
        people: &People<'r>,
    ) -> Self {
        let is_told = subject.is_some();
        let email = if let Address::Known(address) = &to.address { Some(address.as_str()) } else { None };
        let name = match &to.name {
            Who::Named(name) => name.to_string(),
            Who::Hr => crate::domain::owner::Party::Hr.name(lang).to_owned(),
        };
        ReminderV1 {
            person: to.employee.as_deref(),
            name,
            email,
            state: "ready",
            day: None,
            reason: None,
            subject,
            form,
            unchanged: CountV1 { count: digest.unchanged, late: digest.unchanged_late },
            elsewhere: CountV1 { count: digest.elsewhere, late: digest.elsewhere_late },
            items: digest.items.iter().filter(|_| is_told).map(|item| ReminderItemV1::of(item, people)).collect(),
        }
    }
}

impl<'r> ReminderItemV1<'r> {
    fn of(item: &'r Item<'r>, people: &People<'r>) -> Self {
        let (id, employee, action, types) = match &item.what {
            What::Turn(rows) => (None, rows.first().map(|row| &*row.employee), None, rows.iter().map(|row| row.kind.as_str()).collect()),
            What::Talk(row, _) => (row.conversation, Some(&*row.employee), None, vec![row.kind.as_str()]),
            What::Promise(action) | What::Ended(action) => (Some(action.id), action.employee.as_deref(), Some(*action), Vec::new()),
            What::Answers(talk) => (Some(talk.id), Some(&*talk.employee), None, vec![talk.kind.as_str()]),
        };
        ReminderItemV1 {
            part: item.part.word(),
            id: id.map(|id| id.to_string()),
            employee,
            name: employee.map(|slug| people.name(slug)),
            title: action.map(|action| action.title.as_str()),
            status: action.map(|action| action.status.word()),
            owner: action.map(|action| action.owner.as_str()),
            types,
            due: item.due.map(Day),
            days_late: item.days_late,
        }
    }
}
