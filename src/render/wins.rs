//! Successes to begin the week with: lines to read aloud, and the same to paste.

use super::document::{Block, Document, Item, List, Mark, Section};
use super::printable::printable;
use super::table::{Paint, wrap};
use super::{ViewContext, style};
use crate::domain::action::Action;
use crate::domain::period::Period;
use crate::i18n::{messages, when, wins as says};

/// Whose it is, what was done and what came of it, as one says it.
fn told(view: &ViewContext, action: &Action) -> (String, String) {
    let who = action.employee.as_deref().map_or_else(|| messages::the_organisation(view.lang), |slug| view.people.name(slug).to_owned());
    let win = printable(action.win.as_deref().unwrap_or_default());
    let title = printable(&action.title);
    let same = win.trim_end_matches('.').eq_ignore_ascii_case(title.trim_end_matches('.'));
    (printable(&who), if same || title.is_empty() { win } else { format!("{win} ({title})") })
}

fn about(view: &ViewContext, team: Option<&str>, period: Period) -> String {
    team.map(printable).into_iter().chain([when::days(view.lang, period)]).collect::<Vec<_>>().join(" · ")
}

/// For the terminal.
pub(crate) fn text(view: &ViewContext, wins: &[&Action], team: Option<&str>, period: Period) -> String {
    let lang = view.lang;
    let mut out = format!("{}\n{}\n", style::heading(says::head(lang)), style::dim(about(view, team, period)));
    if wins.is_empty() {
        return out + &format!("\n{}\n{}\n", says::none(lang), style::dim(says::none_hint(lang)));
    }
    out.push('\n');
    for action in wins {
        let (who, what) = told(view, action);
        for (at, line) in wrap(&format!("{who}: {what}"), view.width.saturating_sub(2).clamp(20, 90)).into_iter().enumerate() {
            out.push_str(&format!("{} {line}\n", if at == 0 { style::good("★") } else { " ".to_owned() }));
        }
    }
    out
}

/// To paste.
pub(crate) fn document(view: &ViewContext, wins: &[&Action], team: Option<&str>, period: Period) -> Document {
    let lang = view.lang;
    let mut document = Document { title: says::head(lang), facts: vec![about(view, team, period)], ..Document::default() };
    if wins.is_empty() {
        document.add(Section::default().with(Block::said(says::none(lang), Paint::None)));
        return document;
    }
    let item = |action: &&Action| {
        let (who, what) = told(view, action);
        Item::new(Mark::Star, format!("{who}: {what}"))
    };
    document.add(Section::default().with_list(List { items: wins.iter().map(item).collect(), ..List::default() }));
    document
}
