//! Passages as they are shown before both release them.

use super::printable::{printable, printable_lines};
use super::style;
use super::table::{cut, wrap};
use crate::domain::action::Action;
use crate::domain::conversation::Answer;
use crate::i18n::{Language, release as says};

/// Answers with their numbers, each on a few lines.
pub(crate) fn answers<'a>(lang: Language, width: usize, answers: impl Iterator<Item = (usize, &'a Answer)>) -> String {
    let one = |(number, answer): (usize, &Answer)| {
        let mark = if answer.released { style::dim(format!(" · {}", says::released(lang))) } else { String::new() };
        let question = cut(&printable(answer.question.as_deref().unwrap_or("")), width.saturating_sub(20).max(20));
        let text = answer.answer.as_deref().unwrap_or("");
        let lines = printable_lines(text).into_iter().flat_map(|line| wrap(&line, width.saturating_sub(5)));
        let lines: String = lines.map(|line| if line.is_empty() { "\n".to_owned() } else { format!("\n     {line}") }).collect();
        format!("{number:>3}  {question}{mark}{lines}")
    };
    answers.map(one).collect::<Vec<_>>().join("\n")
}

/// An action with what comes along: its win, why it was let go, the goal that it serves.
pub(crate) fn action(lang: Language, width: usize, action: &Action, goal: Option<&str>) -> String {
    let more = [action.win.as_deref().map(|win| format!("★ {}", printable(win))), action.dropped_because.as_deref().map(printable)];
    let goal = goal.map(|title| says::with_goal(lang, &printable(title)));
    let lines = [Some(printable(&action.title))].into_iter().chain(more).chain([goal]).flatten();
    lines.flat_map(|line| wrap(&line, width.saturating_sub(2))).map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}
