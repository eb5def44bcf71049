//! The draft for the growth talk.

use super::document::{Block, Document, Headline, Item, Join, List, Mark, Section, Tone};
use super::visible::{shown, shown_lines};
use super::{Look, followed, show};
use crate::domain::employee::Employee;
use crate::domain::growth::{Aim, Growth, Quote, Since};
use crate::domain::theme::Theme;
use crate::i18n::{release as said, said as common, words};

/// The whole draft; only in short it has ids.
pub fn document(look: &Look, growth: &Growth, employee: &Employee, brief: bool) -> Document {
    let lang = look.lang;
    let mut document = Document {
        title: said::draft_title(lang, &shown(&employee.name)),
        headline: Headline::Soft,
        facts: vec![since(look, growth)],
        ..Document::default()
    };
    for (theme, quotes) in &growth.themes {
        let section = Section::new(theme_name(look, theme.as_ref()));
        document.add(quotes.iter().fold(section, |section, quote| section.with(quoted(look, quote))));
    }
    let action = |action: &crate::domain::action::Action| Item { id: brief.then_some(action.id), ..followed::item(look, action) };
    let actions = growth.actions.iter().map(|released| action(&released.0)).collect();
    document.add(Section::new(said::actions_head(lang)).with_list(List { join: Join::Dot, items: actions, ..List::default() }));
    let goal = |aim: &Aim| Item::new(Mark::Goal(0), format!("{} · {}", shown(&aim.title), standing(look, aim)));
    let goals = growth.goals.iter().map(goal).collect();
    document.add(Section::new(common::goals_head(lang)).with_list(List { items: goals, ..List::default() }));
    document.add(Section::default().with(Block::Rule).with(Block::said(closing(look, growth), Tone::Plain)));
    document
}

fn quoted(look: &Look, quote: &Quote) -> Block {
    let day = words::day(look.lang, quote.day);
    let asked = quote.question.as_deref().map_or(day.clone(), |question| format!("{} · {day}", shown(question)));
    Block::Quote(shown_lines(&quote.answer), asked)
}

fn since(look: &Look, growth: &Growth) -> String {
    match growth.since {
        Since::Talk(day, _) => said::since_talk(look.lang, &words::day(look.lang, day)),
        Since::Asked(day) | Since::Rhythm(day) => said::since_day(look.lang, &words::day(look.lang, day)),
        Since::Always => said::since_ever(look.lang),
    }
}

fn theme_name(look: &Look, theme: Option<&Theme>) -> String {
    match theme {
        None => show::capital(&said::no_theme(look.lang)),
        Some(Theme::Known(theme)) => show::capital(theme.name(look.lang)),
        Some(Theme::Other(own)) => shown(own),
    }
}

fn standing(look: &Look, aim: &Aim) -> String {
    let by = aim.by.map(|by| format!(" · {}", common::by_day(look.lang, &words::day(look.lang, by)))).unwrap_or_default();
    format!("{}{by}", aim.status.name(look.lang))
}

/// What is not in it.
fn closing(look: &Look, growth: &Growth) -> String {
    let held = growth.held_back;
    let nothing = growth.themes.is_empty() && growth.actions.is_empty();
    let any = held.answers + held.actions + held.goals > 0;
    let counted = said::held_back(look.lang, held.answers, held.actions, held.goals);
    match (nothing, any) {
        (true, true) => format!("{} {counted}", said::nothing(look.lang)),
        (true, false) => said::nothing(look.lang),
        (false, _) => counted,
    }
}
