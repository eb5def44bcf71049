//! What scripts read: types of their own, version 1. Fields are only ever added.

mod agenda;
mod ambitions;
mod anonymous;
mod board;
mod care;
mod conflicts;
mod dossier;
pub(crate) mod export;
mod follow_up;
mod forget;
mod goals;
mod growth;
mod handover;
mod hook;
mod import;
mod log;
mod outcomes;
mod plan;
mod prepare;
mod privacy;
mod readers;
mod records;
mod remind;
mod report;
mod report_parts;
mod rounds;
mod schedule;
mod search;
mod shared_obstacle;
mod sync;
mod unanswered;
mod undo;
mod vocabulary;
mod wins;
mod wishes;

pub(crate) use agenda::{RowV1, TypeV1};
pub(crate) use ambitions::AmbitionV1;
pub(crate) use anonymous::AnonymousV1;
pub(crate) use board::BoardV1;
pub(crate) use care::CareV1;
pub(crate) use conflicts::ConflictV1;
pub(crate) use dossier::DossierV1;
pub(crate) use follow_up::FollowedV1;
pub(crate) use forget::{ForgetV1, LeftV1, PassingV1, TermV1};
pub(crate) use goals::ListedGoalV1;
pub(crate) use growth::GrowthV1;
pub(crate) use handover::HandoverV1;
pub(crate) use hook::HookV1;
pub(crate) use import::ImportV1;
pub(crate) use log::LogV1;
pub(crate) use outcomes::OutcomesV1;
pub(crate) use plan::PlanV1;
pub(crate) use prepare::PrepareV1;
pub(crate) use privacy::PrivacyV1;
pub(crate) use readers::{AccessV1, HolderChangeV1, ReaderChangeV1};
pub(crate) use records::{ActionV1, ConversationV1, DueV1, EmployeeV1, GoalV1, JsonContext, NoteV1, WholeConversationV1};
pub(crate) use remind::ReminderV1;
pub(crate) use report::{PeriodV1, WinV1, report};
pub(crate) use rounds::{RoundV1, WholeRoundV1};
pub(crate) use schedule::ScheduleV1;
pub(crate) use search::HitV1;
pub(crate) use shared_obstacle::{GridCellV1, SharedV1};
pub(crate) use sync::SyncV1;
pub(crate) use unanswered::UnansweredV1;
pub(crate) use undo::PastV1;
pub(crate) use vocabulary::{NamedV1, OwnWordV1, QuestionV1, TwinsV1};
pub(crate) use wins::ToldWinV1;
pub(crate) use wishes::WishesV1;

use crate::domain::action::Action;
use crate::domain::date::civil;
use crate::domain::money::Amount;
use crate::domain::problem::{Problem, Severity};
use crate::domain::text::is_invisible;
use crate::i18n::{Language, problems};
use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use serde_json::ser::{CompactFormatter, Formatter};
use std::io;

/// What surrounds every answer.
#[derive(Serialize)]
pub(crate) struct Envelope<T: Serialize> {
    stay: u32,
    today: Day,
    #[serde(flatten)]
    answer: T,
    problems: Vec<ProblemV1>,
}

/// The answer in its envelope, as one line.
pub(crate) fn envelope<T: Serialize>(lang: Language, today: NaiveDate, answer: T, problems: &[Problem]) -> String {
    let problems = problems.iter().map(|problem| ProblemV1::of(lang, problem)).collect();
    line(&Envelope { stay: 1, today: Day(today), answer, problems })
}

/// Anything as one line.
fn line(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, Visible(CompactFormatter));
    // writing plain data to memory can't fail
    let _ = value.serialize(&mut serializer);
    out.push(b'\n');
    String::from_utf8(out).unwrap_or_default()
}

/// Why a command did not do what was asked.
#[derive(Serialize)]
pub(crate) struct ErrorV1<'e> {
    pub code: &'static str,
    pub message: &'e str,
    pub hint: Option<&'e str>,
    pub candidates: &'e [String],
}

/// An error in place of an answer, as one line.
pub(crate) fn error(error: &ErrorV1) -> String {
    #[derive(Serialize)]
    struct Failed<'e> {
        stay: u32,
        error: &'e ErrorV1<'e>,
    }
    line(&Failed { stay: 1, error })
}

/// One row of an answer, to sort by and for a spreadsheet.
pub(crate) fn value(row: impl Serialize) -> serde_json::Value {
    serde_json::to_value(row).unwrap_or_default()
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
pub(crate) struct Day(pub NaiveDate);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&civil(self.0))
    }
}

/// An amount as a number of the currency's unit: `1200`, `1200.5`.
#[derive(Clone, Copy)]
pub(crate) struct Money(pub Amount);

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.0.cents() / 100, self.0.cents() % 100) {
            (units, 0) => serializer.serialize_u64(units),
            // so few digits come back as they are
            _ => serializer.serialize_f64(self.0.cents() as f64 / 100.0),
        }
    }
}

/// A file that could not be read, or what is wrong with it.
#[derive(Serialize)]
pub(crate) struct ProblemV1 {
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

/// An action that was made with a talk.
#[derive(Serialize)]
pub(crate) struct MadeV1 {
    id: String,
    title: String,
    owner: String,
    due: Option<Day>,
    path: String,
}

impl MadeV1 {
    /// An action, whose file lies at `path`.
    pub(crate) fn of(action: &Action, path: String) -> Self {
        let (id, title, owner) = (action.id.to_string(), action.title.clone(), action.owner.as_str().to_owned());
        MadeV1 { id, title, owner, due: action.due.map(Day), path }
    }
}

#[derive(Serialize)]
pub(crate) struct WrittenV1 {
    id: Option<String>,
    change: &'static str,
    path: String,
}

impl WrittenV1 {
    /// One file: what happened to it and where it lies.
    pub(crate) fn new(change: &'static str, path: String, id: Option<String>) -> Self {
        WrittenV1 { id, change, path }
    }
}
