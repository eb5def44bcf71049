//! The report as Markdown, for a pull request or a wiki.

use super::super::markdown::{plain, table};
use super::super::{Look, actions};
use super::{being_done, fates, label, signals, title};
use crate::domain::attention::Little;
use crate::domain::obstacle::Scope;
use crate::domain::report::{Mentioned, Obstacle, Report};
use crate::i18n::{either, rhythm as says, said, words};

/// The whole report.
pub fn markdown(look: &Look, report: &Report) -> String {
    let lang = look.lang;
    let mut out = format!("# {}\n\n{}\n", said::report_head(lang), plain(&title(look, report)));
    let mut section = |head: String, body: String| {
        if !body.is_empty() {
            out.push_str(&format!("\n## {head}\n\n{body}"));
        }
    };
    section(said::follow_up_head(lang), overdue(look, report));
    section(said::recurring_head(lang), obstacles(look, report));
    section(said::promises_in_period(lang), promises(look, report));
    section(said::rhythm_head(lang), rhythm(look, report));
    section(said::energy_head(lang), mentions(look, &report.energy));
    section(said::signals_head(lang), mentions(look, &signals(look, report)));
    section(said::successes_head(lang), wins(look, report));
    out
}

fn overdue(look: &Look, report: &Report) -> String {
    let lang = look.lang;
    if report.overdue.is_empty() {
        return format!("{}\n", said::nothing_overdue(lang));
    }
    let count = |word: &str, count: usize| vec![plain(word), count.to_string()];
    let by_owner: Vec<Vec<String>> = report.overdue_by_owner.iter().map(|(owner, number)| count(owner.name(lang), *number)).collect();
    let by_team: Vec<Vec<String>> = report.overdue_by_team.iter().map(|(team, number)| count(team, *number)).collect();
    let owners = table(&[either(lang, "Aan zet", "Turn"), either(lang, "Te laat", "Overdue")], &by_owner);
    let teams = table(&["Team", either(lang, "Te laat", "Overdue")], &by_team);
    let row = |action: &&crate::domain::action::Action| {
        let who = action.employee.as_deref().map_or_else(|| said::the_organisation(lang), |slug| look.people.name(slug).to_owned());
        let late = crate::domain::promise::days_late(action, look.today);
        vec![
            said::late_by(lang, late),
            plain(&who),
            plain(action.owner.name(lang)),
            plain(&actions::title(look, action)),
            format!("`{}`", action.id),
        ]
    };
    let heads = [
        either(lang, "Wanneer", "When"),
        either(lang, "Wie", "Who"),
        either(lang, "Aan zet", "Turn"),
        either(lang, "Actie", "Action"),
        "ID",
    ];
    let rows = table(&heads, &report.overdue.iter().map(row).collect::<Vec<_>>());
    let parts = [format!("{}\n", said::overdue_total(lang, report.overdue.len())), owners, teams, rows];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

fn obstacles(look: &Look, report: &Report) -> String {
    let lang = look.lang;
    if report.obstacles.is_empty() {
        return format!("{}\n", said::nothing_recurs(lang));
    }
    let row = |obstacle: &Obstacle| {
        let named = &obstacle.named;
        vec![
            plain(&label(look, obstacle)),
            if named.scope == Scope::Shared { String::new() } else { named.scope.name(lang).to_owned() },
            named.employees.len().to_string(),
            named.mentions.to_string(),
            words::day(lang, named.first),
            words::day(lang, named.last),
            plain(&being_done(look, obstacle)),
        ]
    };
    let heads = [
        either(lang, "Belemmering", "Obstacle"),
        "",
        either(lang, "Mensen", "People"),
        either(lang, "Gesprekken", "Conversations"),
        either(lang, "Sinds", "Since"),
        either(lang, "Laatst", "Last"),
        either(lang, "Wat eraan gebeurt", "What is being done"),
    ];
    table(&heads, &report.obstacles.iter().map(row).collect::<Vec<_>>())
}

fn promises(look: &Look, report: &Report) -> String {
    let lang = look.lang;
    let rows: Vec<Vec<String>> = fates(report)
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(fate, count)| vec![fate.name(lang).to_owned(), count.to_string()])
        .collect();
    if rows.is_empty() {
        return format!("{}\n", said::no_promises(lang));
    }
    let median = report.promises.median_days_to_done.map(|days| format!("\n{}\n", said::median(lang, &words::decimal(lang, days))));
    table(&[either(lang, "Belofte", "Promise"), either(lang, "Aantal", "Count")], &rows) + &median.unwrap_or_default()
}

fn rhythm(look: &Look, report: &Report) -> String {
    let lang = look.lang;
    let rhythm = &report.rhythm;
    if rhythm.people == 0 {
        return String::new();
    }
    let row = |due: &crate::domain::rhythm::Due| {
        vec![
            plain(look.people.name(&due.employee)),
            plain(words::type_name(lang, &look.settings.types, &due.kind)),
            said::late_by(lang, due.days_late),
        ]
    };
    let late = table(
        &[either(lang, "Wie", "Who"), either(lang, "Gesprek", "Conversation"), either(lang, "Wanneer", "When")],
        &rhythm.late.iter().map(row).collect::<Vec<_>>(),
    );
    let head = format!("{}\n", said::in_rhythm(lang, rhythm.in_rhythm, rhythm.people));
    [head, late, attention(look, report)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Who had far fewer talks than their team.
fn attention(look: &Look, report: &Report) -> String {
    let lang = look.lang;
    let row = |one: &Little| {
        let count = one.conversations.to_string();
        vec![plain(look.people.name(&one.employee)), plain(&one.team), count, words::decimal(lang, one.mean_in_tenths())]
    };
    let heads = [
        either(lang, "Wie", "Who"),
        "Team",
        either(lang, "Gesprekken", "Conversations"),
        either(lang, "Gemiddeld in het team", "Average in the team"),
    ];
    let rows = table(&heads, &report.rhythm.attention.iter().map(row).collect::<Vec<_>>());
    if rows.is_empty() { rows } else { format!("{}\n\n{rows}", says::attention_head(lang)) }
}

fn mentions(look: &Look, mentioned: &[Mentioned]) -> String {
    mentioned.iter().map(|word| format!("- {}: {}\n", plain(&word.label), words::people(look.lang, word.people))).collect()
}

fn wins(look: &Look, report: &Report) -> String {
    let line = |action: &&crate::domain::action::Action| {
        let who = action.employee.as_deref().map_or_else(|| said::the_organisation(look.lang), |slug| look.people.name(slug).to_owned());
        let day = action.closed.map(|day| words::day(look.lang, day)).unwrap_or_default();
        format!("- {} ({day}): {}\n", plain(&who), plain(action.win.as_deref().unwrap_or("")))
    };
    report.wins.iter().map(line).collect()
}
