//! The draft for the growth conversation.

use super::document::{Block, Document, Headline, Item, Join, List, Mark, Section};
use super::printable::{printable, printable_lines};
use super::table::Paint;
use super::{ViewContext, follow_up, show};
use crate::domain::employee::Employee;
use crate::domain::growth::{Growth, GrowthGoal, Quote, Since};
use crate::domain::theme::Theme;
use crate::i18n::{messages, release as says, words};
use std::collections::BTreeMap;

/// The whole draft; only in short it has ids.
pub(crate) fn document(view: &ViewContext, growth: &Growth, employee: &Employee, brief: bool) -> Document {
    let lang = view.lang;
    let mut document = Document {
        title: says::draft_title(lang, &printable(&employee.name)),
        headline: Headline::Soft,
        facts: vec![since(view, growth)],
        ..Document::default()
    };
    for (theme, quotes) in &growth.themes {
        let section = Section::new(theme_name(view, theme.as_ref()));
        document.add(quotes.iter().fold(section, |section, quote| section.with(quoted(view, quote))));
    }
    let action = |action: &crate::domain::action::Action| Item { id: brief.then_some(action.id), ..follow_up::item(view, action) };
    let actions = growth.actions.iter().map(|released| action(&released.0)).collect();
    document.add(Section::new(says::actions_head(lang)).with_list(List { join: Join::Dot, items: actions, ..List::default() }));
    let goal = |aim: &GrowthGoal| Item::new(Mark::Goal(0), format!("{} · {}", printable(&aim.title), standing(view, aim)));
    let goals = growth.goals.iter().map(goal).collect();
    document.add(Section::new(messages::goals_head(lang)).with_list(List { items: goals, ..List::default() }));
    let lines = closing(view, growth).into_iter().chain(shut(view, growth));
    document.add(lines.fold(Section::default().with(Block::Rule), |foot, line| foot.with(Block::said(line, Paint::None))));
    document
}

fn quoted(view: &ViewContext, quote: &Quote) -> Block {
    let day = words::day(view.lang, quote.day);
    let asked = quote.question.as_deref().map_or(day.clone(), |question| format!("{} · {day}", printable(question)));
    Block::Quote(printable_lines(&quote.answer), asked)
}

fn since(view: &ViewContext, growth: &Growth) -> String {
    match growth.since {
        Since::Conversation(day, _) => says::since_conversation(view.lang, &words::day(view.lang, day)),
        Since::Asked(day) | Since::Rhythm(day) => says::since_day(view.lang, &words::day(view.lang, day)),
        Since::Always => says::since_ever(view.lang),
    }
}

fn theme_name(view: &ViewContext, theme: Option<&Theme>) -> String {
    match theme {
        None => show::capital(&says::no_theme(view.lang)),
        Some(Theme::Known(theme)) => show::capital(theme.name(view.lang)),
        Some(Theme::Other(own)) => printable(own),
    }
}

fn standing(view: &ViewContext, aim: &GrowthGoal) -> String {
    let by = aim.by.map(|by| format!(" · {}", messages::by_day(view.lang, &words::day(view.lang, by)))).unwrap_or_default();
    format!("{}{by}", aim.status.name(view.lang))
}

/// How many conversations could not be opened, and for whom they are sealed; a line for each of those.
fn shut(view: &ViewContext, growth: &Growth) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    growth.shut.iter().filter_map(|sealed| view.in_place(Some(sealed))).for_each(|in_place| *counts.entry(in_place).or_default() += 1);
    counts.iter().map(|(in_place, count)| says::shut(view.lang, *count, in_place)).collect()
}

/// What is not in it. Where not all could be opened, nobody says that nothing was released, or all.
fn closing(view: &ViewContext, growth: &Growth) -> Option<String> {
    let held = growth.held_back;
    let nothing = growth.themes.is_empty() && growth.actions.is_empty();
    let any = held.answers + held.actions + held.goals > 0;
    let counted = says::held_back(view.lang, held.answers, held.actions, held.goals);
    let told = match (nothing, any) {
        _ if !growth.shut.is_empty() => return any.then_some(counted),
        (true, true) => format!("{} {counted}", says::nothing(view.lang)),
        (true, false) => says::nothing(view.lang),
        (false, _) => counted,
    };
    Some(told)
}
