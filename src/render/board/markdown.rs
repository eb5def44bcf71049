//! The board as Markdown, for a chat or a wiki.

use super::super::markdown::plain;
use super::super::{Look, actions};
use super::{due, owner, title, week, win};
use crate::domain::action::Action;
use crate::domain::board::{Board, Lane, WIN_WEEKS};
use crate::i18n::{board as said, words};

/// The whole board.
pub fn markdown(look: &Look, board: &Board) -> String {
    let lang = look.lang;
    let mut out = format!("# {}\n\n{}\n", plain(&title(look, board)), words::long_day(lang, look.today));
    if !board.wins.is_empty() {
        out.push_str(&format!("\n## {}\n\n", said::wins_head(lang, WIN_WEEKS)));
    }
    for (who, action) in &board.wins {
        let (what, tail) = win(look, who, action);
        out.push_str(&format!("- {} ({})\n", plain(&what), plain(&tail)));
    }
    for part in &board.weeks {
        let (name, days) = week(look, part.when);
        let days = days.map(|days| format!(" ({days})")).unwrap_or_default();
        out.push_str(&format!("\n## {name}{days}\n"));
        part.lanes.iter().for_each(|own| out.push_str(&lane(look, own)));
    }
    if board.weeks.is_empty() {
        out.push_str(&format!("\n{}\n", said::nothing(lang)));
    }
    if board.hidden > 0 {
        out.push_str(&format!("\n{}\n", said::kept_off(lang, board.hidden)));
    }
    out.push_str(&format!("\n{}\n", said::fit_for(lang)));
    out
}

fn lane(look: &Look, lane: &Lane) -> String {
    let line = |action: &&Action| {
        let day = Some(due(look, action)).filter(|day| !day.is_empty()).map(|day| format!(" ({day})")).unwrap_or_default();
        format!("- [ ] {}{day}\n", plain(&actions::title(look, action)))
    };
    let lines: String = lane.actions.iter().map(line).collect();
    format!("\n### {}\n\n{lines}", plain(&owner(look, &lane.owner)))
}
