//! The report to read aloud from a terminal.

use super::super::table::{Cell, Column, Fit, Paint, bar, table, wrap};
use super::super::visible::shown;
use super::super::{Look, actions, style, today};
use super::{being_done, fates, label, signals, title};
use crate::domain::attention::Little;
use crate::domain::obstacle::Scope;
use crate::domain::report::{Mentioned, Obstacle, Report};
use crate::i18n::{rhythm as says, said, words};

/// How many rows of a part are shown before it says how many more there are.
const MOST: usize = 10;
/// How wide the longest bar is.
const BAR: usize = 20;

/// The whole report.
pub fn text(look: &Look, report: &Report) -> String {
    let parts = [overdue(look, report), obstacles(look, report), promises(look, report), rhythm(look, report)];
    let mentions = [
        mentions(look, said::energy_head(look.lang), &report.energy),
        mentions(look, said::signals_head(look.lang), &signals(look, report)),
    ];
    let body: Vec<String> = parts.into_iter().chain(mentions).chain([wins(look, report)]).filter(|part| !part.is_empty()).collect();
    format!("{} {}\n\n{}", style::heading(said::report_head(look.lang)), style::dim(title(look, report)), body.join("\n"))
}

fn overdue(look: &Look, report: &Report) -> String {
    let lang = look.lang;
    let head = style::heading(said::follow_up_head(lang));
    if report.overdue.is_empty() {
        return format!("{head}\n  {}\n", style::good(said::nothing_overdue(lang)));
    }
    let shown_actions: Vec<_> = report.overdue.iter().take(MOST).copied().collect();
    let counts = |counts: &[(&str, usize)]| {
        let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(1);
        let rows = counts.iter().map(|(word, count)| bar_row(shown(word), *count, most, count.to_string()));
        figures(&rows.collect::<Vec<_>>(), look.width)
    };
    let owners: Vec<(&str, usize)> = report.overdue_by_owner.iter().map(|(owner, count)| (owner.name(lang), *count)).collect();
    let teams: Vec<(&str, usize)> = report.overdue_by_team.iter().map(|(team, count)| (team.as_str(), *count)).collect();
    let mut out = format!("{head} {}\n", style::dim(said::overdue_total(lang, report.overdue.len())));
    out.push_str(&counts(&owners));
    if teams.len() > 1 {
        out.push_str(&format!("\n{}", counts(&teams)));
    }
    out.push_str(&format!("\n{}", actions::board(look, &shown_actions, 2, false)));
    out.push_str(&more(look, report.overdue.len(), "stay actions --overdue"));
    out
}

fn obstacles(look: &Look, report: &Report) -> String {
    let lang = look.lang;
    let mut out = format!("{}\n", style::heading(said::recurring_head(lang)));
    if report.obstacles.is_empty() {
        out.push_str(&format!("  {}\n", style::good(said::nothing_recurs(lang))));
    }
    let most = report.obstacles.iter().map(|obstacle| obstacle.named.employees.len()).max().unwrap_or(1);
    for scope in [Scope::Shared, Scope::Persistent] {
        let of_scope: Vec<&Obstacle> = report.obstacles.iter().filter(|obstacle| obstacle.named.scope == scope).collect();
        if of_scope.is_empty() {
            continue;
        }
        out.push_str(&format!("  {}\n", style::dim(said::scope_head(lang, scope))));
        for obstacle in of_scope {
            out.push_str(&one_obstacle(look, obstacle, most));
        }
    }
    out
}

fn one_obstacle(look: &Look, obstacle: &Obstacle, most: usize) -> String {
    let lang = look.lang;
    let named = &obstacle.named;
    let count = format!("{} {}", words::people(lang, named.employees.len()), style::dim(words::times(named.mentions)));
    let since = said::since_until(lang, &words::near_day(lang, named.first, look.today), &words::near_day(lang, named.last, look.today));
    let done = being_done(look, obstacle);
    let done = if obstacle.open_actions == 0 || obstacle.overdue_actions > 0 { style::warn(done) } else { style::good(done) };
    let name = super::super::table::cut(&shown(&label(look, obstacle)), look.width.saturating_sub(4));
    let bar = bar(named.employees.len(), most, BAR);
    format!("  {}\n    {bar} {count} {}\n    {done}\n", style::heading(name), style::dim(since))
}

fn promises(look: &Look, report: &Report) -> String {
    let lang = look.lang;
    let total: usize = fates(report).iter().map(|(_, count)| count).sum();
    let head = style::heading(said::promises_in_period(lang));
    if total == 0 {
        return format!("{head}\n  {}\n", said::no_promises(lang));
    }
    let most = fates(report).iter().map(|(_, count)| *count).max().unwrap_or(1);
    let rows: Vec<_> = fates(report)
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(fate, count)| bar_row(fate.name(lang).to_owned(), count, most, format!("{count} ({}%)", (count * 100 + total / 2) / total)))
        .collect();
    let median =
        report.promises.median_days_to_done.map(|days| format!("  {}\n", style::dim(said::median(lang, &words::decimal(lang, days)))));
    format!("{head} {}\n{}{}", style::dim(total), figures(&rows, look.width), median.unwrap_or_default())
}

fn rhythm(look: &Look, report: &Report) -> String {
    let lang = look.lang;
    let rhythm = &report.rhythm;
    if rhythm.people == 0 {
        return String::new();
    }
    let head = style::heading(said::rhythm_head(lang));
    let filled = bar(rhythm.in_rhythm, rhythm.people, BAR);
    let count = said::in_rhythm(lang, rhythm.in_rhythm, rhythm.people);
    let mut out = format!("{head}\n{}\n", format!("  {count}  {filled}").trim_end());
    let column = |fit| Column { head: "", fit, right: false };
    let columns = [column(Fit::AtLeast(10)), column(Fit::AtLeast(8)), column(Fit::Whole)];
    let row = |due: &crate::domain::rhythm::Due| {
        vec![
            Cell::new(shown(look.people.name(&due.employee))),
            Cell::new(shown(words::type_name(lang, &look.settings.types, &due.kind))),
            Cell::painted(said::late_by(lang, due.days_late), Paint::Late(due.days_late)),
        ]
    };
    let rows: Vec<Vec<Cell>> = rhythm.late.iter().take(MOST).map(row).collect();
    out.push_str(&table(&columns, &rows, look.width, 2));
    out.push_str(&more(look, rhythm.late.len(), "stay agenda"));
    out + &attention(look, report)
}

/// Who had far fewer talks than their team.
fn attention(look: &Look, report: &Report) -> String {
    let lang = look.lang;
    let little = &report.rhythm.attention;
    if little.is_empty() {
        return String::new();
    }
    let column = |fit| Column { head: "", fit, right: false };
    let columns = [column(Fit::AtLeast(10)), column(Fit::Whole), column(Fit::AtLeast(8)), column(Fit::IfRoom)];
    let row = |one: &Little| {
        vec![
            Cell::new(shown(look.people.name(&one.employee))),
            Cell::new(says::talks(lang, one.conversations)),
            Cell::painted(says::team_mean(lang, &words::decimal(lang, one.mean_in_tenths())), Paint::Dim),
            Cell::painted(shown(&one.team), Paint::Dim),
        ]
    };
    let rows: Vec<Vec<Cell>> = little.iter().take(MOST).map(row).collect();
    let head = style::dim(says::attention_head(lang));
    format!("\n  {head}\n{}{}", table(&columns, &rows, look.width, 2), more(look, little.len(), "--json"))
}

fn mentions(look: &Look, head: String, mentioned: &[Mentioned]) -> String {
    if mentioned.is_empty() {
        return String::new();
    }
    let most = mentioned.iter().map(|word| word.people).max().unwrap_or(1);
    let rows: Vec<_> = mentioned
        .iter()
        .take(MOST)
        .map(|word| bar_row(shown(&word.label), word.people, most, words::people(look.lang, word.people)))
        .collect();
    format!("{}\n{}{}", style::heading(head), figures(&rows, look.width), more(look, mentioned.len(), "--json"))
}

fn wins(look: &Look, report: &Report) -> String {
    if report.wins.is_empty() {
        return String::new();
    }
    let lines: String = report.wins.iter().take(MOST).map(|action| today::win(look, action)).collect();
    let head = format!("{} {}", style::heading(said::successes_head(look.lang)), style::dim(report.wins.len()));
    format!("{head}\n{lines}{}", more(look, report.wins.len(), "--json"))
}

fn more(look: &Look, count: usize, command: &str) -> String {
    if count <= MOST { String::new() } else { format!("  {}\n", style::dim(said::and_more(look.lang, count - MOST, command))) }
}

fn bar_row(name: String, value: usize, most: usize, figure: String) -> (String, String, String) {
    (name, figure, bar(value, most, BAR))
}

/// Names, figures and bars, lined up.
fn figures(rows: &[(String, String, String)], width: usize) -> String {
    let columns = [
        Column { head: "", fit: Fit::AtLeast(10), right: false },
        Column { head: "", fit: Fit::Whole, right: true },
        Column { head: "", fit: Fit::IfRoom, right: false },
    ];
    let rows: Vec<Vec<Cell>> = rows
        .iter()
        .map(|(name, figure, bar)| vec![Cell::new(wrap(name, 40).join(" ")), Cell::new(figure), Cell::painted(bar, Paint::Dim)])
        .collect();
    table(&columns, &rows, width, 2)
}
