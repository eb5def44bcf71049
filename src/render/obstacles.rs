//! The vocabulary: what is named how often, and likely twins.

use super::table::{Cell, Column, Fit, Paint, bar, table};
use super::visible::shown;
use super::{Look, style};
use crate::domain::obstacle::{Named, Scope};
use crate::i18n::{said, words};

/// What an obstacle is called: the vocabulary's label, else how people write it.
pub fn plain_label(look: &Look, named: &Named) -> String {
    let term = look.settings.vocabulary.terms().iter().find(|term| term.key == named.key);
    let label = term.and_then(|term| term.label.of(look.lang));
    label.unwrap_or_else(|| named.commonest_form()).to_owned()
}

/// What an obstacle is called that someone wrote down: the vocabulary's label, else as written.
pub fn called(look: &Look, name: &str) -> String {
    let term = look.settings.vocabulary.term(name);
    term.and_then(|term| term.label.of(look.lang)).unwrap_or(name).to_owned()
}

/// The same, safe to show.
pub fn label(look: &Look, named: &Named) -> String {
    shown(&plain_label(look, named))
}

/// Obstacles that are likely one.
pub struct Twins {
    /// The keys of those to be merged.
    pub from: Vec<String>,
    /// The key of the one to keep.
    pub into: String,
}

/// Everything named in the window, with likely twins.
pub fn text(look: &Look, named: &[Named], twins: &[Twins]) -> String {
    let lang = look.lang;
    let column = |head, fit, right| Column { head, fit, right };
    let columns = [
        column("", Fit::AtLeast(16), false),
        column("", Fit::Whole, true),
        column("", Fit::Whole, false),
        column("", Fit::Whole, true),
        column("", Fit::IfRoom, false),
        column("", Fit::IfRoom, false),
    ];
    let most = named.first().map_or(1, |named| named.employees.len());
    let row = |named: &Named| {
        let paint = if named.scope == Scope::Single { Paint::Dim } else { Paint::None };
        let known = look.settings.vocabulary.terms().iter().any(|term| term.key == named.key);
        vec![
            Cell::painted(label(look, named), paint),
            Cell::new(words::people(lang, named.employees.len())),
            Cell::new(bar(named.employees.len(), most, 12)),
            Cell::painted(words::times(named.mentions), Paint::Dim),
            Cell::painted(said::last_on(lang, &words::near_day(lang, named.last, look.today)), Paint::Dim),
            Cell::painted(if known { String::new() } else { shown(&named.key) }, Paint::Dim),
        ]
    };
    let mut out = table(&columns, &named.iter().map(row).collect::<Vec<_>>(), look.width, 0);
    if !twins.is_empty() {
        out.push_str(&format!("\n{}\n", style::heading(said::twins_head(lang))));
        for Twins { from, into } in twins {
            let command: Vec<String> = from.iter().chain([into]).map(|key| shell_words::quote(&shown(key)).into_owned()).collect();
            let names = from.iter().map(|key| shown(key)).collect::<Vec<_>>().join(", ");
            out.push_str(&format!("  {names} = {}?\n", shown(into)));
            out.push_str(&format!("    {}\n", style::command(format!("stay obstacles merge {}", command.join(" ")))));
        }
    }
    out
}
