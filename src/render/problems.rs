//! Problems as lines: where, what, what to do.

use super::printable::printable;
use super::style;
use crate::domain::problem::{Problem, Severity};
use crate::i18n::{Language, problems};

/// `path:line:column`, as far as known.
pub(crate) fn place(problem: &Problem) -> String {
    let path = printable(&problem.path);
    if problem.line == 0 { path } else { format!("{path}:{}:{}", problem.line, problem.column) }
}

/// One problem on a line, its remedy on the next.
pub(crate) fn problem(lang: Language, problem: &Problem) -> String {
    let message = printable(&problems::message(lang, &problem.kind));
    let mark = if problem.severity == Severity::Warning { style::warn("!") } else { style::bad("✗") };
    let remedy = problems::remedy(lang, &problem.kind).map(|remedy| format!("    {}\n", style::dim(printable(&remedy))));
    format!("{mark} {}\n    {message}\n{}", style::heading(place(problem)), remedy.unwrap_or_default())
}

/// One problem on one line, and what to do about it.
pub(crate) fn with_remedy(lang: Language, problem: &Problem) -> String {
    let remedy = problems::remedy(lang, &problem.kind).map(|remedy| format!(" · {}", printable(&remedy)));
    format!("{}{}", brief(lang, problem), remedy.unwrap_or_default())
}

/// One problem on one line, for beside an answer.
pub(crate) fn brief(lang: Language, problem: &Problem) -> String {
    format!("{}: {}", place(problem), printable(&problems::message(lang, &problem.kind)))
}
