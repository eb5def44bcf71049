//! The vocabulary: what is named how often, and likely twins.

use super::printable::printable;
use super::table::{Cell, Column, Fit, Paint, table, wrap};
use super::{ViewContext, style};
use crate::domain::obstacle::{Named, Scope, Term};
use crate::i18n::{messages, words};

/// What an obstacle is called: the vocabulary's label, else how people write it.
pub(crate) fn plain_label(view: &ViewContext, named: &Named) -> String {
    let term = view.settings.vocabulary.terms().iter().find(|term| term.key == named.key);
    let label = term.and_then(|term| term.label.of(view.lang));
    label.unwrap_or_else(|| named.commonest_form()).to_owned()
}

/// What an obstacle is called that someone wrote down: the vocabulary's label, else as written.
pub(crate) fn called(view: &ViewContext, name: &str) -> String {
    let term = view.settings.vocabulary.term(name);
    term.and_then(|term| term.label.of(view.lang)).unwrap_or(name).to_owned()
}

/// The same, safe to show.
pub(crate) fn label(view: &ViewContext, named: &Named) -> String {
    printable(&plain_label(view, named))
}

/// Obstacles that are likely one.
pub(crate) struct Twins {
    /// The keys of those to be merged.
    pub from: Vec<String>,
    /// The key of the one to keep.
    pub into: String,
}

/// An obstacle in own words that was sealed and could be opened.
pub(crate) struct OwnWord<'v> {
    pub key: String,
    /// As someone wrote it.
    pub label: String,
    /// In how many conversations.
    pub mentions: usize,
    /// What it likely means in the vocabulary.
    pub likely: Vec<&'v Term>,
}

/// Obstacles in own words, with the command for those that likely mean a word of the vocabulary.
pub(crate) fn own_words(view: &ViewContext, words: &[OwnWord]) -> String {
    let column = |fit, right| Column { head: "", fit, right };
    let row = |word: &OwnWord| vec![Cell::new(printable(&word.label)), Cell::painted(words::times(word.mentions), Paint::Dim)];
    let columns = [column(Fit::AtLeast(16), false), column(Fit::Whole, true)];
    let mut out = table(&columns, &words.iter().map(row).collect::<Vec<_>>(), view.width, 0);
    let likely: Vec<(&OwnWord, &Term)> = words.iter().filter_map(|word| Some((word, *word.likely.first()?))).collect();
    if !likely.is_empty() {
        out.push_str(&format!("\n{}\n", style::heading(messages::twins_head(view.lang))));
    }
    for (word, term) in likely {
        let called = term.label.of(view.lang).unwrap_or(&term.key);
        let lines = wrap(&format!("{} = {}?", printable(&word.label), printable(called)), view.width.saturating_sub(2));
        out.extend(lines.iter().map(|line| format!("  {line}\n")));
        let [key, label] = [&term.key, &word.label].map(|text| shell_words::quote(&printable(text)).into_owned());
        out.push_str(&format!("    {}\n", style::command(format!("stay obstacles name {key} --also {label}"))));
    }
    out
}

/// Everything named in the window, with likely twins.
pub(crate) fn text(view: &ViewContext, named: &[Named], twins: &[Twins]) -> String {
    let lang = view.lang;
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
        let known = view.settings.vocabulary.terms().iter().any(|term| term.key == named.key);
        vec![
            Cell::painted(label(view, named), paint),
            Cell::new(words::people(lang, named.employees.len())),
            Cell::bar(named.employees.len(), most, 12),
            Cell::painted(words::times(named.mentions), Paint::Dim),
            Cell::painted(messages::last_on(lang, &words::near_day(lang, named.last, view.today)), Paint::Dim),
            Cell::painted(if known { String::new() } else { printable(&named.key) }, Paint::Dim),
        ]
    };
    let mut out = table(&columns, &named.iter().map(row).collect::<Vec<_>>(), view.width, 0);
    if !twins.is_empty() {
        out.push_str(&format!("\n{}\n", style::heading(messages::twins_head(lang))));
        for Twins { from, into } in twins {
            let command: Vec<String> = from.iter().chain([into]).map(|key| shell_words::quote(&printable(key)).into_owned()).collect();
            let names = from.iter().map(|key| printable(key)).collect::<Vec<_>>().join(", ");
            let lines = wrap(&format!("{names} = {}?", printable(into)), view.width.saturating_sub(2));
            out.extend(lines.iter().map(|line| format!("  {line}\n")));
            out.push_str(&format!("    {}\n", style::command(format!("stay obstacles merge {}", command.join(" ")))));
        }
    }
    out
}
