//! The draft for the growth talk, for the terminal and as Markdown.

use super::markdown::plain;
use super::table::wrap;
use super::visible::{shown, shown_lines};
use super::{Look, followed, show, style};
use crate::domain::employee::Employee;
use crate::domain::growth::{Aim, Growth, Quote, Since};
use crate::domain::theme::Theme;
use crate::i18n::{release as said, said as common, words};

/// For the terminal.
pub fn text(look: &Look, growth: &Growth, employee: &Employee) -> String {
    let lang = look.lang;
    let mut out = format!("{}\n{}\n", style::heading(said::draft_title(lang, &shown(&employee.name))), style::dim(since(look, growth)));
    for (theme, quotes) in &growth.themes {
        out.push_str(&format!("\n{}\n", style::heading(theme_name(look, theme.as_ref()))));
        quotes.iter().for_each(|quote| out.push_str(&quoted(look, quote)));
    }
    if !growth.actions.is_empty() {
        out.push_str(&format!("\n{}\n", style::heading(said::actions_head(lang))));
        out.extend(growth.actions.iter().map(|action| show::promise_line(look, &action.0)));
    }
    if !growth.goals.is_empty() {
        out.push_str(&format!("\n{}\n", style::heading(common::goals_head(lang))));
        for aim in &growth.goals {
            let lines = wrap(&format!("{} · {}", shown(&aim.title), standing(look, aim)), look.width.saturating_sub(4));
            out.push_str(&format!("  ◇ {}\n", lines.join("\n    ")));
        }
    }
    format!("{out}\n{}\n", wrap(&closing(look, growth), look.width).join("\n"))
}

fn quoted(look: &Look, quote: &Quote) -> String {
    let lines = shown_lines(&quote.answer).into_iter().flat_map(|line| wrap(&line, look.width.saturating_sub(4)));
    let mut out: String = lines.map(|line| format!("  {} {line}\n", style::dim("│")).replace(" \n", "\n")).collect();
    let asked = asked(look, quote, shown);
    out.extend(wrap(&asked, look.width.saturating_sub(4)).iter().map(|line| format!("    {}\n", style::dim(line))));
    out
}

/// As Markdown, to go on from.
pub fn markdown(look: &Look, growth: &Growth, employee: &Employee) -> String {
    let lang = look.lang;
    let mut out = format!("# {}\n\n{}\n", plain(&said::draft_title(lang, &employee.name)), plain(&since(look, growth)));
    for (theme, quotes) in &growth.themes {
        out.push_str(&format!("\n## {}\n", plain(&theme_name(look, theme.as_ref()))));
        for quote in quotes {
            let lines: String =
                shown_lines(&quote.answer).iter().map(|line| format!("> {}\n", plain(line)).replace("> \n", ">\n")).collect();
            out.push_str(&format!("\n{lines}\n{}\n", asked(look, quote, plain)));
        }
    }
    if !growth.actions.is_empty() {
        out.push_str(&format!("\n## {}\n\n", said::actions_head(lang)));
        for action in &growth.actions {
            let win = action.0.win.as_deref().filter(|_| !action.0.is_open()).map(|win| format!(" — ★ {}", plain(win))).unwrap_or_default();
            out.push_str(&format!("- {} {}{win}\n", followed::sign(look, &action.0), plain(&followed::told(look, &action.0))));
        }
    }
    if !growth.goals.is_empty() {
        out.push_str(&format!("\n## {}\n\n", common::goals_head(lang)));
        out.extend(growth.goals.iter().map(|aim| format!("- {} · {}\n", plain(&aim.title), plain(&standing(look, aim)))));
    }
    format!("{out}\n---\n\n{}\n", plain(&closing(look, growth)))
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

/// On which day, and to which question.
fn asked(look: &Look, quote: &Quote, safe: fn(&str) -> String) -> String {
    let day = words::day(look.lang, quote.day);
    quote.question.as_deref().map_or(day.clone(), |question| format!("{} · {day}", safe(question)))
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
