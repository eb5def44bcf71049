//! The report, in each form a leaf of its own.

pub mod csv;
pub mod markdown;
pub mod text;

use super::visible::shown;
use super::{Look, obstacles};
use crate::domain::promise::Fate;
use crate::domain::report::{Mentioned, Obstacle, Report};
use crate::domain::theme::Signal;
use crate::i18n::{said, words};

/// What the report is about, in one line.
fn title(look: &Look, report: &Report) -> String {
    let scope = &report.scope;
    let period = said::period(look.lang, &words::day(look.lang, scope.from), &words::day(look.lang, scope.to));
    match &scope.team {
        Some(team) => format!("{} · {period}", shown(team)),
        None => period,
    }
}

/// What is being done about an obstacle, in words.
fn being_done(look: &Look, obstacle: &Obstacle) -> String {
    let lang = look.lang;
    if obstacle.open_actions == 0 {
        return said::nothing_done(lang);
    }
    let mut parts = vec![said::open_actions(lang, obstacle.open_actions)];
    if obstacle.overdue_actions > 0 {
        parts.push(said::of_which_late(lang, obstacle.overdue_actions));
    }
    if obstacle.organisation_actions > 0 {
        parts.push(said::of_which_organisation(lang, obstacle.organisation_actions));
    }
    parts.join(" · ")
}

/// What became of promises, each with its word.
fn fates(report: &Report) -> [(Fate, usize); 5] {
    let tally = &report.promises;
    [
        (Fate::Kept, tally.kept),
        (Fate::Late, tally.late),
        (Fate::Broken, tally.broken),
        (Fate::Dropped, tally.dropped),
        (Fate::Open, tally.open),
    ]
}

/// What signals are called.
fn signals(look: &Look, report: &Report) -> Vec<Mentioned> {
    let called = |signal: &Mentioned| Mentioned { label: Signal::of(&signal.label).name(look.lang).to_owned(), ..signal.clone() };
    report.signals.iter().map(called).collect()
}

/// The name of an obstacle.
fn label(look: &Look, obstacle: &Obstacle) -> String {
    obstacles::plain_label(look, &obstacle.named)
}
