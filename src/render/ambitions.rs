//! Ambitions: what a goal serves, the goals under each, and how many there are.

use super::document::{Block, Section, Table};
use super::printable::printable;
use super::table::{Cell, Column, Fit, Paint, wrap};
use super::{ViewContext, goals, style};
use crate::domain::ambition::{Ambition, Ambitions, Served};
use crate::domain::goal::{Aim, Goal};
use crate::i18n::{Language, ambition as says, goals as said_of_goals};
use std::fmt::Write;

/// What an ambition is called; its key where it has no label.
pub(crate) fn label(lang: Language, ambition: &Ambition) -> String {
    printable(ambition.label.of(lang).unwrap_or(&ambition.key))
}

/// Whose it is.
fn whose(lang: Language, ambition: &Ambition) -> String {
    ambition.team.as_deref().map_or_else(|| says::everyone(lang), printable)
}

/// What a goal serves: the label of the ambition, or what the file says.
pub(crate) fn supports(view: &ViewContext, goal: &Goal) -> Option<String> {
    let written = goal.supports.as_deref()?;
    Some(view.settings.ambitions.get(written).map_or_else(|| printable(written), |ambition| label(view.lang, ambition)))
}

/// What a goal is for, on one line: the ambition that it serves, and the role that it leads to.
pub(crate) fn aim(view: &ViewContext, goal: &Goal) -> Option<String> {
    let supports = supports(view, goal).map(|what| says::supports(view.lang, &what));
    let towards = goal.towards.as_deref().map(|role| says::towards(view.lang, &printable(role)));
    let parts: Vec<String> = supports.into_iter().chain(towards).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// A list of goals under the ambition that each serves, those that serve none at the end. The goals are in that order.
pub(crate) fn list(view: &ViewContext, aims: &[Aim], served: &[Served], story: bool) -> String {
    let lang = view.lang;
    let ambitions: &Ambitions = &view.settings.ambitions;
    let mut out = String::new();
    let mut part = |head: String, figures: Option<String>, place: usize| {
        let from = aims.partition_point(|aim| ambitions.place(aim.goal) < place);
        let to = aims.partition_point(|aim| ambitions.place(aim.goal) <= place);
        let shown = aims.get(from..to).unwrap_or_default();
        if shown.is_empty() && figures.is_none() {
            return;
        }
        let gap = if out.is_empty() { "" } else { "\n" };
        let _ = writeln!(out, "{gap}{}", style::heading(wrap(&head, view.width).join("\n")));
        if let Some(figures) = figures {
            wrap(&figures, view.width.saturating_sub(2)).iter().for_each(|line| out.push_str(&format!("  {}\n", style::dim(line))));
        }
        if !shown.is_empty() {
            out.push_str(&goals::list(view, shown, story));
        }
    };
    for one in served {
        let place = ambitions.all().iter().position(|other| other.key == one.ambition.key).unwrap_or_default();
        let head = format!("{} · {}", label(lang, one.ambition), whose(lang, one.ambition));
        part(head, Some(says::figures(lang, one.goals, one.open, one.reached, one.dropped)), place);
    }
    part(says::serves_none(lang), None, ambitions.all().len());
    out
}

/// The part of the report: how many goals serve each ambition, without a name.
pub(crate) fn section(view: &ViewContext, served: &[Served]) -> Section {
    let lang = view.lang;
    let section = Section::new(says::head(lang));
    if served.is_empty() {
        return section;
    }
    let row = |one: &Served| {
        super::document::Row::from(vec![
            Cell::new(label(lang, one.ambition)),
            Cell::painted(whose(lang, one.ambition), Paint::Dim),
            Cell::new(said_of_goals::counted(lang, one.goals)).in_full(one.goals.to_string()),
            Cell::new(says::open(lang, one.open)).in_full(one.open.to_string()),
            Cell::painted(says::reached(lang, one.reached), Paint::Good).in_full(one.reached.to_string()),
        ])
    };
    let heads = says::columns(lang);
    let fits = [Fit::AtLeast(12), Fit::IfRoom, Fit::Whole, Fit::Whole, Fit::Whole];
    let columns = heads.into_iter().zip(fits).map(|(head, fit)| Column { head, fit, right: false }).collect();
    let table = Table { columns, rows: served.iter().map(row).collect(), ..Table::default() };
    section.with_table(table).with(Block::said(says::explained(lang), Paint::Dim))
}
