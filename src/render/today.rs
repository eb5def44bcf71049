//! What asks for attention today, on one screen.

use super::printable::printable;
use super::{ViewContext, actions, agenda, conversations, document, style, unanswered};
use crate::domain::agenda::by_person;
use crate::domain::round::Progress;
use crate::domain::today::Today;
use crate::i18n::{messages, unanswered as says, words};

/// How many rows each part shows before it says how many more there are.
const MOST: usize = 8;

/// The whole screen. Where a part of it is shown: whose, and the option that lists show the same part by.
pub(crate) fn text(view: &ViewContext, today: &Today, rounds: &[Progress], whose: Option<(&str, &str)>) -> String {
    let lang = view.lang;
    let day = words::long_day(lang, view.today);
    let head = whose.map_or_else(|| day.clone(), |(name, _)| format!("{day} · {}", printable(name)));
    let mut out = format!("{}\n", style::heading(head));
    out.push_str(&super::rounds::lines(view, rounds));
    let mut part = |head: String, count: usize, body: String, more: &str| {
        if count == 0 {
            return;
        }
        out.push_str(&format!("\n{} {}\n{body}", style::heading(head), style::dim(count)));
        if count > MOST {
            let more = whose.map_or_else(|| more.to_owned(), |(_, option)| format!("{more} {option}"));
            out.push_str(&format!("  {}\n", style::dim(messages::and_more(lang, count - MOST, &more))));
        }
    };
    let overdue: Vec<_> = today.overdue.iter().take(MOST).copied().collect();
    part(messages::overdue_head(lang), today.overdue.len(), actions::list(view, &overdue, 2), "stay actions --overdue");
    let turns = by_person(&today.agenda);
    part(messages::due_head(lang), turns.len(), agenda::rows(view, &turns[..turns.len().min(MOST)], 2).concat(), "stay agenda");
    let under_way = today.under_way();
    let open: Vec<_> = under_way.iter().take(MOST).copied().collect();
    part(messages::open_head(lang), under_way.len(), conversations::list(view, &open, 2), "stay list");
    let unanswered = &today.unanswered;
    let facts = unanswered::list(view, unanswered.get(..MOST).unwrap_or(unanswered), 2);
    part(says::head(lang), unanswered.len(), facts, "stay today --json");
    let wins: String = today.wins.iter().take(MOST).map(|action| document::text::win(view, &actions::win(view, action))).collect();
    part(messages::wins_head(lang), today.wins.len(), wins, "stay report");
    if today.overdue.is_empty() && turns.is_empty() && under_way.is_empty() && unanswered.is_empty() {
        out.push_str(&format!("\n{}\n", style::good(messages::all_well(lang))));
    }
    out
}
