//! The report, as JSON has it.

use super::rounds::RoundV1;
use super::wishes::WishSumsV1;
use super::{ActionV1, Day, DueV1, JsonContext};
use crate::domain::action::Action;
use crate::domain::attention::Little;
use crate::domain::money::Currency;
use crate::domain::obstacle::Named;
use crate::domain::period::Period;
use crate::domain::report::{Mentioned, Obstacle, Report};
use serde::Serialize;
use std::collections::BTreeMap;

/// The two ends of a period, both in it.
#[derive(Serialize)]
pub(crate) struct PeriodV1 {
    from: Day,
    to: Day,
}

impl PeriodV1 {
    pub(crate) fn of(period: Period) -> Self {
        PeriodV1 { from: Day(period.from), to: Day(period.to) }
    }
}

#[derive(Serialize)]
pub(crate) struct ReportV1<'r> {
    period: PeriodV1,
    team: Option<&'r str>,
    manager: Option<&'r str>,
    anonymous: bool,
    overdue: OverdueV1<'r>,
    obstacles: Vec<ObstacleV1<'r>>,
    own_words: usize,
    promises: PromisesV1,
    rhythm: RhythmV1<'r>,
    energy: Vec<EnergyV1<'r>>,
    own_energy: usize,
    signals: Vec<SignalV1<'r>>,
    rounds: Vec<RoundV1<'r>>,
    wishes: WishSumsV1<'r>,
    wins: Vec<WinV1<'r>>,
}

#[derive(Serialize)]
struct OverdueV1<'r> {
    total: usize,
    by_owner: BTreeMap<&'r str, usize>,
    by_team: BTreeMap<&'r str, usize>,
    actions: Vec<ActionV1<'r>>,
}

/// An obstacle that recurs.
#[derive(Serialize)]
struct ObstacleV1<'r> {
    obstacle: &'r str,
    label: String,
    scope: &'static str,
    people: usize,
    mentions: usize,
    employees: Option<Vec<&'r str>>,
    teams: Vec<&'r str>,
    first: Day,
    last: Day,
    open_actions: usize,
    overdue_actions: usize,
    organisation_actions: usize,
}

#[derive(Serialize)]
struct PromisesV1 {
    kept: usize,
    late: usize,
    broken: usize,
    dropped: usize,
    open: usize,
    median_days_to_done: Option<f64>,
}

#[derive(Serialize)]
struct RhythmV1<'r> {
    people: usize,
    in_rhythm: usize,
    late: Vec<DueV1<'r>>,
    attention: Vec<LittleV1<'r>>,
}

#[derive(Serialize)]
struct LittleV1<'r> {
    employee: &'r str,
    team: &'r str,
    conversations: usize,
    mean: f64,
    share: f64,
}

impl<'r> From<&'r Little> for LittleV1<'r> {
    fn from(one: &'r Little) -> Self {
        LittleV1 {
            employee: &one.employee,
            team: &one.team,
            conversations: one.conversations,
            mean: one.mean_in_hundredths(),
            share: one.share_in_hundredths(),
        }
    }
}

#[derive(Serialize)]
struct EnergyV1<'r> {
    energy: &'r str,
    people: usize,
    mentions: usize,
}

#[derive(Serialize)]
struct SignalV1<'r> {
    signal: &'r str,
    people: usize,
    mentions: usize,
}

#[derive(Serialize)]
pub(crate) struct WinV1<'r> {
    employee: Option<&'r str>,
    action: &'r str,
    win: &'r str,
    date: Option<Day>,
}

impl<'r> WinV1<'r> {
    /// The success of an action.
    pub(crate) fn of(action: &'r Action) -> Self {
        WinV1 {
            employee: action.employee.as_deref(),
            action: action.id.as_str(),
            win: action.win.as_deref().unwrap_or_default(),
            date: action.closed.map(Day),
        }
    }
}

/// A report, as JSON has it; `label` names an obstacle. Without `names` no person stands beside an obstacle.
pub(crate) fn report<'r>(
    report: &'r Report<'r>,
    context: &JsonContext<'r>,
    currency: &'r Currency,
    names: bool,
    label: impl Fn(&Named) -> String,
) -> ReportV1<'r> {
    let tally = &report.promises;
    let overdue = context.actions(&report.overdue).into_iter();
    ReportV1 {
        period: PeriodV1 { from: Day(report.scope.from), to: Day(report.scope.to) },
        team: report.scope.only.team.as_deref(),
        manager: report.scope.only.manager.as_deref(),
        anonymous: false,
        overdue: OverdueV1 {
            total: report.overdue.len(),
            by_owner: report.overdue_by_owner.iter().map(|(owner, count)| (owner.as_str(), *count)).collect(),
            by_team: report.overdue_by_team.iter().map(|(team, count)| (team.as_str(), *count)).collect(),
            actions: overdue.map(|action| if names { action } else { action.about_nothing() }).collect(),
        },
        obstacles: report.obstacles.iter().map(|obstacle| ObstacleV1::of(obstacle, label(&obstacle.named), names)).collect(),
        own_words: report.own_words,
        promises: PromisesV1 {
            kept: tally.kept,
            late: tally.late,
            broken: tally.broken,
            dropped: tally.dropped,
            open: tally.open,
            median_days_to_done: tally.median_days_to_done,
        },
        rhythm: RhythmV1 {
            people: report.rhythm.people,
            in_rhythm: report.rhythm.in_rhythm,
            late: report.rhythm.late.iter().map(DueV1::from).collect(),
            attention: report.rhythm.attention.iter().map(LittleV1::from).collect(),
        },
        energy: report
            .energy
            .iter()
            .map(|Mentioned { key, people, mentions, .. }| EnergyV1 { energy: key, people: *people, mentions: *mentions })
            .collect(),
        own_energy: report.own_energy,
        signals: report
            .signals
            .iter()
            .map(|Mentioned { key, people, mentions, .. }| SignalV1 { signal: key, people: *people, mentions: *mentions })
            .collect(),
        rounds: report.rounds.iter().map(|one| RoundV1::of(one, report.scope.today.min(report.scope.to))).collect(),
        wishes: WishSumsV1::of(&report.wishes, context.people, currency, names),
        wins: report.wins.iter().map(|action| WinV1::of(action)).collect(),
    }
}

impl<'r> ObstacleV1<'r> {
    /// An obstacle with its name.
    fn of(obstacle: &'r Obstacle, label: String, names: bool) -> Self {
        let named = &obstacle.named;
        ObstacleV1 {
            obstacle: &named.key,
            label,
            scope: named.scope.word(),
            people: named.employees.len(),
            mentions: named.mentions,
            employees: names.then(|| named.employees.iter().map(|slug| &**slug).collect()),
            teams: obstacle.teams.iter().map(String::as_str).collect(),
            first: Day(named.first),
            last: Day(named.last),
            open_actions: obstacle.open_actions,
            overdue_actions: obstacle.overdue_actions,
            organisation_actions: obstacle.organisation_actions,
        }
    }
}
