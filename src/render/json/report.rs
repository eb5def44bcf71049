//! The report, as JSON has it.

use super::report_parts::{AnsweredV1, ComparedV1, CoverageV1, SideV1, TalksV1, TallyV1, TeamV1};
use super::rounds::RoundV1;
use super::wishes::WishSumsV1;
use super::{ActionV1, AmbitionV1, Day, DueV1, JsonContext, OutcomesV1};
use crate::domain::action::Action;
use crate::domain::attention::Little;
use crate::domain::by_time::{ByTime, NamedIn};
use crate::domain::obstacle::Named;
use crate::domain::period::Period;
use crate::domain::report::{Mentioned, Obstacle, Report};
use crate::render::ViewContext;
use serde::Serialize;
use std::collections::BTreeMap;

/// The two ends of a period, both in it.
#[derive(Serialize)]
pub(crate) struct PeriodV1 {
    pub from: Day,
    pub to: Day,
}

impl PeriodV1 {
    pub(crate) fn of(period: Period) -> Self {
        PeriodV1 { from: Day(period.from), to: Day(period.to) }
    }
}

#[derive(Serialize)]
pub(crate) struct ReportV1<'r> {
    as_of: Day,
    period: PeriodV1,
    team: Option<&'r str>,
    manager: Option<&'r str>,
    anonymous: bool,
    overdue: OverdueV1<'r>,
    obstacles: Vec<ObstacleV1<'r>>,
    own_words: usize,
    organisation: Vec<AnsweredV1<'r>>,
    promises: PromisesV1<'r>,
    coverage: Vec<CoverageV1<'r>>,
    talks: Vec<TalksV1<'r>>,
    rhythm: RhythmV1<'r>,
    energy: Vec<EnergyV1<'r>>,
    own_energy: usize,
    signals: Vec<SignalV1<'r>>,
    ambitions: Vec<AmbitionV1<'r>>,
    outcomes: OutcomesV1<'r>,
    rounds: Vec<RoundV1<'r>>,
    wishes: WishSumsV1<'r>,
    wins: Vec<WinV1<'r>>,
    compared: Option<ComparedV1<'r>>,
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
    done_actions: usize,
    last_done: Option<Day>,
    mentions_since_done: Option<usize>,
    halves: Vec<HalfV1<'r>>,
}

/// How many people named an obstacle in a half-year.
#[derive(Serialize)]
struct HalfV1<'r> {
    half: String,
    from: Day,
    to: Day,
    people: usize,
    teams: Vec<TeamPeopleV1<'r>>,
}

#[derive(Serialize)]
struct TeamPeopleV1<'r> {
    team: Option<&'r str>,
    people: usize,
}

impl<'r> From<&'r NamedIn> for HalfV1<'r> {
    fn from(named: &'r NamedIn) -> Self {
        HalfV1 {
            half: named.half.half().unwrap_or_default(),
            from: Day(named.half.from),
            to: Day(named.half.to),
            people: named.people,
            teams: named.teams.iter().map(|(team, people)| TeamPeopleV1 { team: team.as_deref(), people: *people }).collect(),
        }
    }
}

/// What became of the promises due in a span of time.
#[derive(Serialize)]
struct SpanV1 {
    from: Day,
    to: Day,
    #[serde(flatten)]
    tally: TallyV1,
}

#[derive(Serialize)]
struct PromisesV1<'r> {
    #[serde(flatten)]
    all: TallyV1,
    sides: Vec<SideV1>,
    teams: Vec<TeamV1<'r>>,
    own: Option<TallyV1>,
    over_time: Vec<SpanV1>,
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
    by_time: &'r ByTime,
    context: &JsonContext<'r>,
    names: bool,
    view: &ViewContext<'r>,
    label: impl Fn(&Named) -> String,
) -> ReportV1<'r> {
    let by = &report.promises_by;
    let overdue = context.actions(&report.overdue).into_iter();
    ReportV1 {
        as_of: Day(report.scope.as_of),
        period: PeriodV1::of(report.scope.period),
        team: report.scope.only.team.as_deref(),
        manager: report.scope.only.manager.as_deref(),
        anonymous: false,
        overdue: OverdueV1 {
            total: report.overdue.len(),
            by_owner: report.overdue_by_owner.iter().map(|(owner, count)| (owner.as_str(), *count)).collect(),
            by_team: report.overdue_by_team.iter().map(|(team, count)| (team.as_str(), *count)).collect(),
            actions: overdue.map(|action| if names { action } else { action.about_nothing() }).collect(),
        },
        obstacles: report.obstacles.iter().map(|obstacle| ObstacleV1::of(obstacle, by_time, label(&obstacle.named), names)).collect(),
        own_words: report.own_words,
        organisation: report.organisation.iter().map(|one| AnsweredV1::of(one, context, names)).collect(),
        promises: PromisesV1 {
            all: (&report.promises).into(),
            sides: by.sides.iter().map(SideV1::from).collect(),
            teams: by.teams.iter().map(TeamV1::from).collect(),
            own: by.own.as_ref().map(TallyV1::from),
            over_time: by_time
                .promises
                .iter()
                .map(|(span, tally)| SpanV1 { from: Day(span.from), to: Day(span.to), tally: tally.into() })
                .collect(),
        },
        coverage: report.coverage.iter().map(|row| CoverageV1::of(row, names)).collect(),
        talks: report.talks.iter().map(TalksV1::from).collect(),
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
        ambitions: AmbitionV1::all(&report.ambitions, view.lang),
        outcomes: OutcomesV1::of(view, &report.outcomes),
        rounds: report.rounds.iter().map(|one| RoundV1::of(one, report.scope.as_of)).collect(),
        wishes: WishSumsV1::of(&report.wishes, context.people, &view.settings.currency, names),
        wins: report.wins.iter().map(|action| WinV1::of(action)).collect(),
        compared: report.compared.as_ref().map(|compared| ComparedV1::of(compared, label)),
    }
}

impl<'r> ObstacleV1<'r> {
    /// An obstacle with its name.
    fn of(obstacle: &'r Obstacle<'r>, by_time: &'r ByTime, label: String, names: bool) -> Self {
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
            done_actions: obstacle.done.actions,
            last_done: obstacle.done.last_done().map(Day),
            mentions_since_done: obstacle.done.mentions_since,
            halves: by_time.of_obstacle(&named.key).iter().map(HalfV1::from).collect(),
        }
    }
}
