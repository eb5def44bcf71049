//! What scripts read: types of their own, version 1. Fields are only ever added.

use crate::domain::action::Action;
use crate::domain::conversation::Conversation;
use crate::domain::date::civil;
use crate::domain::employee::Employee;
use crate::domain::goal::Goal;
use crate::domain::obstacle::Named;
use crate::domain::problem::{Problem, Severity};
use crate::domain::promise;
use crate::domain::records::{People, Source};
use crate::domain::report::{Mentioned, Obstacle, Report};
use crate::domain::rhythm::Due;
use crate::domain::text::is_invisible;
use crate::domain::types::Labels;
use crate::i18n::{Language, problems};
use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use serde_json::ser::{CompactFormatter, Formatter};
use std::collections::BTreeMap;
use std::io;

/// What surrounds every answer.
#[derive(Serialize)]
pub struct Envelope<T: Serialize> {
    stay: u32,
    today: Day,
    #[serde(flatten)]
    answer: T,
    problems: Vec<ProblemV1>,
}

/// The answer in its envelope, as one line.
pub fn envelope<T: Serialize>(lang: Language, today: NaiveDate, answer: T, problems: &[Problem]) -> String {
    let problems = problems.iter().map(|problem| ProblemV1::of(lang, problem)).collect();
    let envelope = Envelope { stay: 1, today: Day(today), answer, problems };
    let mut out = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, Visible(CompactFormatter));
    // writing plain data to memory can't fail
    let _ = envelope.serialize(&mut serializer);
    out.push(b'\n');
    String::from_utf8(out).unwrap_or_default()
}

/// JSON whose strings hold nothing that a terminal would act on: what can't be seen is escaped.
struct Visible(CompactFormatter);

impl Formatter for Visible {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        if fragment.is_ascii() || !fragment.contains(is_invisible) {
            return self.0.write_string_fragment(writer, fragment);
        }
        for c in fragment.chars() {
            if is_invisible(c) {
                let mut units = [0u16; 2];
                for unit in c.encode_utf16(&mut units) {
                    write!(writer, "\\u{unit:04x}")?;
                }
            } else {
                write!(writer, "{c}")?;
            }
        }
        Ok(())
    }
}

/// A day as `2026-11-22`.
#[derive(Clone, Copy)]
pub struct Day(pub NaiveDate);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&civil(self.0))
    }
}

/// A file that could not be read, or what is wrong with it.
#[derive(Serialize)]
pub struct ProblemV1 {
    path: String,
    line: Option<u32>,
    column: Option<u32>,
    message: String,
    severity: &'static str,
    remedy: Option<String>,
}

impl ProblemV1 {
    fn of(lang: Language, problem: &Problem) -> Self {
        let place = |at: u32| (at > 0).then_some(at);
        ProblemV1 {
            path: problem.path.clone(),
            line: place(problem.line),
            column: place(problem.column),
            message: problems::message(lang, &problem.kind),
            severity: if problem.severity == Severity::Warning { "warning" } else { "error" },
            remedy: problems::remedy(lang, &problem.kind),
        }
    }
}

/// One action.
#[derive(Serialize)]
pub struct ActionV1<'r> {
    id: &'r str,
    employee: Option<&'r str>,
    name: Option<&'r str>,
    team: Option<&'r str>,
    title: &'r str,
    owner: &'r str,
    due: Option<Day>,
    status: &'static str,
    overdue: bool,
    days_late: i64,
    conversation: Option<&'r str>,
    kind: Option<&'r str>,
    goal: Option<&'r str>,
    obstacle: Option<String>,
    win: Option<&'r str>,
    created: Day,
    closed: Option<Day>,
    path: String,
}

/// What turns records into their JSON: names, keys of obstacles, the day, paths.
pub struct Lens<'r> {
    /// Names and teams.
    pub people: &'r People<'r>,
    /// The key of an obstacle as written.
    pub key: &'r dyn Fn(&str) -> String,
    /// The path of a record.
    pub path: fn(&Source) -> String,
    /// The day.
    pub today: NaiveDate,
}

impl<'r> Lens<'r> {
    /// One action.
    pub fn action(&self, action: &'r Action) -> ActionV1<'r> {
        let slug = action.employee.as_deref();
        let days_late = promise::days_late(action, self.today);
        ActionV1 {
            id: action.id.as_str(),
            employee: slug,
            name: slug.map(|slug| self.people.name(slug)),
            team: slug.and_then(|slug| self.people.team(slug)),
            title: &action.title,
            owner: &action.owner,
            due: action.due.map(Day),
            status: action.status.word(),
            overdue: days_late > 0,
            days_late,
            conversation: action.conversation.as_ref().map(|id| id.as_str()),
            kind: action.kind.as_deref(),
            goal: action.goal.as_ref().map(|id| id.as_str()),
            obstacle: action.obstacle.as_deref().map(self.key),
            win: action.win.as_deref(),
            created: Day(action.created),
            closed: action.closed.map(Day),
            path: (self.path)(&action.source()),
        }
    }

    /// Several actions.
    pub fn actions(&self, actions: &[&'r Action]) -> Vec<ActionV1<'r>> {
        actions.iter().map(|action| self.action(action)).collect()
    }

    /// One conversation.
    pub fn conversation(&self, talk: &'r Conversation) -> ConversationV1<'r> {
        let mut obstacles: Vec<String> = Vec::new();
        for name in &talk.obstacles {
            let key = (self.key)(name);
            if !key.is_empty() && !obstacles.contains(&key) {
                obstacles.push(key);
            }
        }
        ConversationV1 {
            id: talk.id.as_str(),
            employee: &talk.employee,
            name: self.people.name(&talk.employee),
            team: self.people.team(&talk.employee),
            kind: &talk.kind,
            status: talk.status.word(),
            date: Day(talk.date),
            with: talk.with.as_deref().or_else(|| self.people.get(&talk.employee)?.manager.as_deref()),
            themes: &talk.themes,
            obstacles,
            energy: &talk.energy,
            signals: &talk.signals,
            summary: talk.summary.as_deref(),
            next: talk.next.map(Day),
            closed: talk.closed.map(Day),
            path: (self.path)(&talk.source()),
        }
    }

    /// One goal.
    pub fn goal(&self, goal: &'r Goal) -> GoalV1<'r> {
        GoalV1 {
            id: goal.id.as_str(),
            employee: &goal.employee,
            title: &goal.title,
            by: goal.by.map(Day),
            status: goal.status.word(),
            closed: goal.closed.map(Day),
            path: (self.path)(&goal.source()),
        }
    }
}

/// One conversation.
#[derive(Serialize)]
pub struct ConversationV1<'r> {
    id: &'r str,
    employee: &'r str,
    name: &'r str,
    team: Option<&'r str>,
    #[serde(rename = "type")]
    kind: &'r str,
    status: &'static str,
    date: Day,
    with: Option<&'r str>,
    themes: &'r [String],
    obstacles: Vec<String>,
    energy: &'r [String],
    signals: &'r [String],
    summary: Option<&'r str>,
    next: Option<Day>,
    closed: Option<Day>,
    path: String,
}

/// A conversation with all that was said.
#[derive(Serialize)]
pub struct WholeConversationV1<'r> {
    /// The conversation as in a list.
    #[serde(flatten)]
    pub conversation: ConversationV1<'r>,
    /// What each side prepared.
    pub preparation: PreparationV1<'r>,
    /// Questions and answers.
    pub answers: Vec<AnswerV1<'r>>,
}

/// What each side prepared.
#[derive(Serialize)]
pub struct PreparationV1<'r> {
    /// The employee.
    pub employee: Option<&'r str>,
    /// The manager.
    pub manager: Option<&'r str>,
}

/// A question with its answer.
#[derive(Serialize)]
pub struct AnswerV1<'r> {
    /// The theme.
    pub theme: Option<&'r str>,
    /// The question.
    pub question: Option<&'r str>,
    /// The answer.
    pub answer: Option<&'r str>,
}

/// One goal.
#[derive(Serialize)]
pub struct GoalV1<'r> {
    id: &'r str,
    employee: &'r str,
    title: &'r str,
    by: Option<Day>,
    status: &'static str,
    closed: Option<Day>,
    path: String,
}

/// One person.
#[derive(Serialize)]
pub struct EmployeeV1<'r> {
    employee: &'r str,
    name: &'r str,
    team: Option<&'r str>,
    manager: Option<&'r str>,
    role: Option<&'r str>,
    purpose: Option<&'r str>,
    email: Option<&'r str>,
    started: Option<Day>,
    left: Option<Day>,
    path: String,
}

impl<'r> EmployeeV1<'r> {
    /// A person, whose file lies at `path`.
    pub fn of(employee: &'r Employee, path: String) -> Self {
        EmployeeV1 {
            employee: &employee.slug,
            name: &employee.name,
            team: employee.team.as_deref(),
            manager: employee.manager.as_deref(),
            role: employee.role.as_deref(),
            purpose: employee.purpose.as_deref(),
            email: employee.email.as_deref(),
            started: employee.started.map(Day),
            left: employee.left.map(Day),
            path,
        }
    }
}

/// A conversation that is due.
#[derive(Serialize)]
pub struct DueV1<'r> {
    employee: &'r str,
    #[serde(rename = "type")]
    kind: &'r str,
    due: Day,
    days_late: i64,
}

impl<'r> From<&'r Due> for DueV1<'r> {
    fn from(due: &'r Due) -> Self {
        DueV1 { employee: &due.employee, kind: &due.kind, due: Day(due.due), days_late: due.days_late }
    }
}

/// The two ends of a period, both in it.
#[derive(Serialize)]
pub struct PeriodV1 {
    from: Day,
    to: Day,
}

/// A report.
#[derive(Serialize)]
pub struct ReportV1<'r> {
    period: PeriodV1,
    team: Option<&'r str>,
    anonymous: bool,
    overdue: OverdueV1<'r>,
    obstacles: Vec<ObstacleV1<'r>>,
    promises: PromisesV1,
    rhythm: RhythmV1<'r>,
    energy: Vec<EnergyV1<'r>>,
    signals: Vec<SignalV1<'r>>,
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
pub struct ObstacleV1<'r> {
    obstacle: &'r str,
    label: String,
    scope: &'static str,
    people: usize,
    mentions: usize,
    employees: Vec<&'r str>,
    teams: Vec<&'r str>,
    first: Day,
    last: Day,
    open_actions: usize,
    overdue_actions: usize,
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

/// A small success.
#[derive(Serialize)]
pub struct WinV1<'r> {
    employee: Option<&'r str>,
    action: &'r str,
    win: &'r str,
    date: Option<Day>,
}

impl<'r> WinV1<'r> {
    /// The success of an action.
    pub fn of(action: &'r Action) -> Self {
        WinV1 {
            employee: action.employee.as_deref(),
            action: action.id.as_str(),
            win: action.win.as_deref().unwrap_or_default(),
            date: action.closed.map(Day),
        }
    }
}

/// A report, as JSON has it; `label` names an obstacle.
pub fn report<'r>(report: &'r Report<'r>, lens: &Lens<'r>, label: impl Fn(&Named) -> String) -> ReportV1<'r> {
    let counts = |counts: &'r [(String, usize)]| counts.iter().map(|(word, count)| (word.as_str(), *count)).collect();
    let tally = &report.promises;
    ReportV1 {
        period: PeriodV1 { from: Day(report.scope.from), to: Day(report.scope.to) },
        team: report.scope.team.as_deref(),
        anonymous: false,
        overdue: OverdueV1 {
            total: report.overdue.len(),
            by_owner: counts(&report.overdue_by_owner),
            by_team: counts(&report.overdue_by_team),
            actions: lens.actions(&report.overdue),
        },
        obstacles: report.obstacles.iter().map(|obstacle| ObstacleV1::of(obstacle, label(&obstacle.named))).collect(),
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
        },
        energy: report
            .energy
            .iter()
            .map(|Mentioned { key, people, mentions, .. }| EnergyV1 { energy: key, people: *people, mentions: *mentions })
            .collect(),
        signals: report
            .signals
            .iter()
            .map(|Mentioned { key, people, mentions, .. }| SignalV1 { signal: key, people: *people, mentions: *mentions })
            .collect(),
        wins: report.wins.iter().map(|action| WinV1::of(action)).collect(),
    }
}

impl<'r> ObstacleV1<'r> {
    /// An obstacle with its name.
    pub fn of(obstacle: &'r Obstacle, label: String) -> Self {
        let named = &obstacle.named;
        ObstacleV1 {
            obstacle: &named.key,
            label,
            scope: named.scope.word(),
            people: named.employees.len(),
            mentions: named.mentions,
            employees: named.employees.iter().map(|slug| &**slug).collect(),
            teams: obstacle.teams.iter().map(String::as_str).collect(),
            first: Day(named.first),
            last: Day(named.last),
            open_actions: obstacle.open_actions,
            overdue_actions: obstacle.overdue_actions,
        }
    }
}

/// One obstacle of the vocabulary, or one that people named.
#[derive(Serialize)]
pub struct NamedV1<'r> {
    /// Its key.
    pub obstacle: &'r str,
    /// What it is called.
    pub label: String,
    /// Whether the vocabulary has it.
    pub known: bool,
    /// Whose it is; `null` when nobody named it in the window.
    pub scope: Option<&'static str>,
    /// How many people named it.
    pub people: usize,
    /// In how many conversations.
    pub mentions: usize,
    /// The first day.
    pub first: Option<Day>,
    /// The last day.
    pub last: Option<Day>,
    /// How people wrote it.
    pub forms: Vec<&'r str>,
}

/// Two obstacles that are likely one.
#[derive(Serialize)]
pub struct TwinsV1<'r> {
    /// The one to be merged.
    pub from: &'r str,
    /// The one to keep.
    pub into: &'r str,
    /// How alike, 0 to 1.
    pub likeness: f64,
}

/// A question of the bank.
#[derive(Serialize)]
pub struct QuestionV1<'r> {
    /// Its theme.
    pub theme: &'r str,
    /// The types it is for; any when empty.
    pub types: &'r [String],
    /// The question, in the language asked for.
    pub question: &'r str,
    /// Whether it is the organisation's own.
    pub own: bool,
}

/// What was written.
#[derive(Serialize)]
pub struct WrittenV1 {
    id: Option<String>,
    change: &'static str,
    path: String,
}

impl WrittenV1 {
    /// One file: what happened to it and where it lies.
    pub fn new(change: &'static str, path: String, id: Option<String>) -> Self {
        WrittenV1 { id, change, path }
    }
}

/// The names of an obstacle in a vocabulary, for a language.
pub fn label_of(lang: Language, label: &Labels) -> Option<&str> {
    match lang {
        Language::Nl => label.nl.as_deref().or(label.en.as_deref()),
        Language::En => label.en.as_deref().or(label.nl.as_deref()),
    }
}
