//! Successes with the names of those whose they are, as JSON has them.

use super::report::WinV1;
use crate::domain::action::Action;
use crate::domain::records::People;
use serde::Serialize;

/// A success, with what was done for it.
#[derive(Serialize)]
pub(crate) struct ToldWinV1<'r> {
    #[serde(flatten)]
    win: WinV1<'r>,
    name: Option<&'r str>,
    team: Option<&'r str>,
    title: &'r str,
}

impl<'r> ToldWinV1<'r> {
    pub(crate) fn of(action: &'r Action, people: &People<'r>) -> Self {
        let slug = action.employee.as_deref();
        ToldWinV1 {
            win: WinV1::of(action),
            name: slug.map(|slug| people.name(slug)),
            team: slug.and_then(|slug| people.team(slug)),
            title: &action.title,
        }
    }
}
