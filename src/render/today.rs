//! What asks for attention today, on one screen.

use super::printable::printable;
use super::{ViewContext, actions, agenda, conversations, style};
use crate::domain::agenda::by_person;
use crate::domain::today::Today;
use crate::i18n::{messages, words};

/// How many rows each part shows before it says how many more there are.
const MOST: usize = 8;

pub(crate) fn text(view: &ViewContext, today: &Today) -> String {
    let lang = view.lang;
    let mut out = format!("{}\n", style::heading(words::long_day(lang, view.today)));
    let mut part = |head: String, count: usize, body: String, more: &str| {
        if count == 0 {
            return;
        }
        out.push_str(&format!("\n{} {}\n{body}", style::heading(head), style::dim(count)));
        if count > MOST {
            out.push_str(&format!("  {}\n", style::dim(messages::and_more(lang, count - MOST, more))));
        }
    };
    let overdue: Vec<_> = today.overdue.iter().take(MOST).copied().collect();
    part(messages::overdue_head(lang), today.overdue.len(), actions::board(view, &overdue, 2, false), "stay actions --overdue");
    let turns = by_person(&today.agenda);
    part(messages::due_head(lang), turns.len(), agenda::rows(view, &turns[..turns.len().min(MOST)], 2).concat(), "stay agenda");
    let under_way = today.under_way();
    let open: Vec<_> = under_way.iter().take(MOST).copied().collect();
    part(messages::open_head(lang), under_way.len(), conversations::list(view, &open, 2), "stay list");
    let wins: String = today.wins.iter().take(MOST).map(|action| win(view, action)).collect();
    part(messages::wins_head(lang), today.wins.len(), wins, "stay report");
    if today.overdue.is_empty() && turns.is_empty() && under_way.is_empty() {
        out.push_str(&format!("\n{}\n", style::good(messages::all_well(lang))));
    }
    out
}

/// A success on a line.
pub(crate) fn win(view: &ViewContext, action: &crate::domain::action::Action) -> String {
    let who = action.employee.as_deref().map_or_else(|| messages::the_organisation(view.lang), |slug| printable(view.people.name(slug)));
    let day = action.closed.map(|day| words::near_day(view.lang, day, view.today)).unwrap_or_default();
    let lines = super::table::wrap(&printable(action.win.as_deref().unwrap_or("")), view.width.saturating_sub(6));
    let body = lines.iter().map(|line| format!("    {line}\n")).collect::<String>();
    format!("  {} {who} {}\n{body}", style::good("★"), style::dim(format!("· {day}")))
}
