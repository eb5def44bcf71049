//! What asks for attention today, on one screen.

use super::visible::shown;
use super::{Look, actions, agenda, conversations, style};
use crate::domain::agenda::by_person;
use crate::domain::today::Today;
use crate::i18n::{said, words};

/// How many rows each part shows before it says how many more there are.
const MOST: usize = 8;

/// The whole answer.
pub fn text(look: &Look, today: &Today) -> String {
    let lang = look.lang;
    let mut out = format!("{}\n", style::heading(words::long_day(lang, look.today)));
    let mut part = |head: String, count: usize, body: String, more: &str| {
        if count == 0 {
            return;
        }
        out.push_str(&format!("\n{} {}\n{body}", style::heading(head), style::dim(count)));
        if count > MOST {
            out.push_str(&format!("  {}\n", style::dim(said::and_more(lang, count - MOST, more))));
        }
    };
    let overdue: Vec<_> = today.overdue.iter().take(MOST).copied().collect();
    part(said::overdue_head(lang), today.overdue.len(), actions::board(look, &overdue, 2, false), "stay actions --overdue");
    let turns = by_person(&today.agenda);
    part(said::due_head(lang), turns.len(), agenda::rows(look, &turns[..turns.len().min(MOST)], 2).concat(), "stay agenda");
    let under_way = today.under_way();
    let open: Vec<_> = under_way.iter().take(MOST).copied().collect();
    part(said::open_head(lang), under_way.len(), conversations::list(look, &open, 2), "stay list");
    let wins: String = today.wins.iter().take(MOST).map(|action| win(look, action)).collect();
    part(said::wins_head(lang), today.wins.len(), wins, "stay report");
    if today.overdue.is_empty() && turns.is_empty() && under_way.is_empty() {
        out.push_str(&format!("\n{}\n", style::good(said::all_well(lang))));
    }
    out
}

/// A success on a line.
pub fn win(look: &Look, action: &crate::domain::action::Action) -> String {
    let who = action.employee.as_deref().map_or_else(|| said::the_organisation(look.lang), |slug| shown(look.people.name(slug)));
    let day = action.closed.map(|day| words::near_day(look.lang, day, look.today)).unwrap_or_default();
    let lines = super::table::wrap(&shown(action.win.as_deref().unwrap_or("")), look.width.saturating_sub(6));
    let body = lines.iter().map(|line| format!("    {line}\n")).collect::<String>();
    format!("  {} {who} {}\n{body}", style::good("★"), style::dim(format!("· {day}")))
}
