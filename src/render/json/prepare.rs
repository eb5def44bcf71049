//! The sheet before a conversation, as JSON has it: for each reader only what may be shown to them.

use super::records::{LeaveV1, sealed};
use super::{Day, UnansweredV1};
use crate::domain::action::Action;
use crate::domain::conversation::Conversation;
use crate::domain::goal::Goal;
use crate::domain::note::Note;
use crate::domain::promise;
use crate::domain::sheet::{Asked, Returning, Said, Sheet};
use crate::domain::side::Side;
use crate::i18n::words;
use crate::render::{ViewContext, obstacles};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct PrepareV1<'r> {
    #[serde(rename = "for")]
    reader: &'static str,
    employee: &'r str,
    name: &'r str,
    with: Option<&'r str>,
    #[serde(rename = "type")]
    kind: &'r str,
    purpose: Option<&'r str>,
    date: Option<Day>,
    leave: Option<LeaveV1>,
    conversation: Option<&'r str>,
    status: Option<&'static str>,
    last: Option<LastV1<'r>>,
    promises: Vec<PromiseV1<'r>>,
    organisation: Vec<PromiseV1<'r>>,
    goals: Vec<SheetGoalV1<'r>>,
    notes: Vec<SheetNoteV1<'r>>,
    obstacles: Vec<ReturningV1<'r>>,
    energy: Vec<WordV1<'r>>,
    answers: Vec<SaidV1<'r>>,
    prepared: PreparedV1<'r>,
    questions: Vec<AskedV1<'r>>,
    unanswered: Vec<UnansweredV1<'r>>,
    advice: Vec<&'r str>,
    own_words: usize,
    own_energy: usize,
    sealed: bool,
    readers: &'r [String],
}

#[derive(Serialize)]
struct LastV1<'r> {
    conversation: &'r str,
    #[serde(rename = "type")]
    kind: &'r str,
    date: Day,
    summary: Option<&'r str>,
    sealed: bool,
    readers: &'r [String],
}

#[derive(Serialize)]
struct PromiseV1<'r> {
    side: Option<&'static str>,
    id: &'r str,
    title: &'r str,
    owner: &'r str,
    due: Option<Day>,
    fate: &'static str,
    days_late: i64,
    closed: Option<Day>,
    win: Option<&'r str>,
    dropped_because: Option<&'r str>,
    sealed: bool,
    readers: &'r [String],
}

#[derive(Serialize)]
struct SheetGoalV1<'r> {
    id: &'r str,
    title: &'r str,
    by: Option<Day>,
    progress: Option<LastProgressV1<'r>>,
    sealed: bool,
    readers: &'r [String],
}

#[derive(Serialize)]
struct LastProgressV1<'r> {
    date: Option<Day>,
    note: Option<&'r str>,
}

#[derive(Serialize)]
struct SheetNoteV1<'r> {
    id: &'r str,
    text: Option<&'r str>,
    shared: bool,
    created: Day,
    sealed: bool,
    readers: &'r [String],
}

#[derive(Serialize)]
struct ReturningV1<'r> {
    obstacle: &'r str,
    label: String,
    mentions: usize,
    first: Day,
    last: Day,
    open_actions: usize,
}

#[derive(Serialize)]
struct WordV1<'r> {
    energy: &'r str,
    mentions: usize,
}

#[derive(Serialize)]
struct SaidV1<'r> {
    conversation: &'r str,
    date: Day,
    theme: Option<&'r str>,
    question: Option<&'r str>,
    answer: Option<&'r str>,
}

#[derive(Serialize)]
struct PreparedV1<'r> {
    employee: Option<&'r str>,
    manager: Option<&'r str>,
}

#[derive(Serialize)]
struct AskedV1<'r> {
    theme: Option<&'r str>,
    question: &'r str,
}

impl<'r> PrepareV1<'r> {
    /// A sheet for one of its readers: the employee gets neither the manager's summary nor their preparation, nor the advice.
    pub(crate) fn of(view: &'r ViewContext<'r>, sheet: &'r Sheet<'r>, for_employee: bool) -> Self {
        let for_manager = |text: &'r Option<String>| text.as_deref().filter(|_| !for_employee);
        let last = |conversation: &'r Conversation| {
            let (sealed, readers) = sealed(conversation.sealed.as_deref());
            LastV1 {
                conversation: conversation.id.as_str(),
                kind: &conversation.kind,
                date: Day(conversation.date),
                summary: sheet.last_summary().filter(|_| !for_employee),
                sealed,
                readers,
            }
        };
        let (sealed, readers) = sealed(sheet.conversation.and_then(|conversation| conversation.sealed.as_deref()));
        let of_side = |(side, actions): (Side, Vec<&'r Action>)| -> Vec<PromiseV1<'r>> {
            actions.into_iter().map(|action| PromiseV1::of(view, action, Some(side))).collect()
        };
        PrepareV1 {
            reader: if for_employee { "employee" } else { "manager" },
            employee: &sheet.employee.slug,
            name: &sheet.employee.name,
            with: sheet.with(),
            kind: &sheet.kind,
            purpose: words::type_purpose(view.lang, &view.settings.types, &sheet.kind),
            date: sheet.date.map(Day),
            leave: sheet.leave.as_ref().map(LeaveV1::from),
            conversation: sheet.conversation.map(|conversation| conversation.id.as_str()),
            status: sheet.conversation.map(|conversation| conversation.status.word()),
            last: sheet.followed.conversation.map(last),
            promises: sheet.promises().into_iter().flat_map(of_side).collect(),
            organisation: sheet.followed.organisation.iter().map(|action| PromiseV1::of(view, action, None)).collect(),
            goals: sheet.goals.iter().map(|goal| SheetGoalV1::of(goal)).collect(),
            notes: sheet.notes.iter().filter(|note| note.shared || !for_employee).map(|note| SheetNoteV1::of(note)).collect(),
            obstacles: sheet.obstacles.iter().map(|one| ReturningV1::of(view, one)).collect(),
            energy: sheet.energy.iter().map(|word| WordV1 { energy: &word.key, mentions: word.mentions }).collect(),
            answers: if for_employee {
                sheet.answers_for_employee().map(SaidV1::of).collect()
            } else {
                sheet.answers.iter().map(SaidV1::of).collect()
            },
            prepared: PreparedV1 {
                employee: sheet.conversation.and_then(|conversation| conversation.prepared_by_employee.as_deref()),
                manager: sheet.conversation.and_then(|conversation| for_manager(&conversation.prepared_by_manager)),
            },
            questions: sheet.questions.iter().map(AskedV1::of).collect(),
            unanswered: sheet.unanswered.iter().filter(|_| !for_employee).map(|one| UnansweredV1::of(view, one)).collect(),
            advice: sheet.advice.iter().filter(|_| !for_employee).map(|line| line.text(view.lang)).collect(),
            own_words: sheet.shut[0],
            own_energy: sheet.shut[1],
            sealed,
            readers,
        }
    }
}

impl<'r> PromiseV1<'r> {
    fn of(view: &ViewContext, action: &'r Action, side: Option<Side>) -> Self {
        let (sealed, readers) = sealed(action.sealed.as_deref());
        PromiseV1 {
            side: side.map(side_word),
            id: action.id.as_str(),
            title: &action.title,
            owner: action.owner.as_str(),
            due: action.due.map(Day),
            fate: promise::fate(action, view.today).word(),
            days_late: promise::days_late(action, view.today),
            closed: action.closed.map(Day),
            // what the organisation notes about its own work is not this sheet's
            win: action.win.as_deref().filter(|_| side.is_some()),
            dropped_because: action.dropped_because.as_deref().filter(|_| side.is_some()),
            sealed,
            readers,
        }
    }
}

fn side_word(side: Side) -> &'static str {
    match side {
        Side::Manager => "manager",
        Side::Together => "together",
        Side::Employee => "employee",
        Side::Others => "others",
    }
}

impl<'r> SheetGoalV1<'r> {
    fn of(goal: &'r Goal) -> Self {
        let progress = goal.last_progress();
        let progress = progress.map(|said| LastProgressV1 { date: said.date.map(Day), note: said.note.as_deref() });
        let (sealed, readers) = sealed(goal.sealed.as_deref());
        SheetGoalV1 { id: goal.id.as_str(), title: &goal.title, by: goal.by.map(Day), progress, sealed, readers }
    }
}

impl<'r> SheetNoteV1<'r> {
    fn of(note: &'r Note) -> Self {
        let (sealed, readers) = sealed(note.sealed.as_deref());
        SheetNoteV1 { id: note.id.as_str(), text: note.text.as_deref(), shared: note.shared, created: Day(note.created), sealed, readers }
    }
}

impl<'r> ReturningV1<'r> {
    fn of(view: &ViewContext, returning: &'r Returning) -> Self {
        let named = &returning.named;
        ReturningV1 {
            obstacle: &named.key,
            label: obstacles::plain_label(view, named),
            mentions: named.mentions,
            first: Day(named.first),
            last: Day(named.last),
            open_actions: returning.open.len(),
        }
    }
}

impl<'r> SaidV1<'r> {
    fn of(said: &Said<'r>) -> Self {
        SaidV1 {
            conversation: said.conversation.id.as_str(),
            date: Day(said.conversation.date),
            theme: said.answer.theme.as_deref(),
            question: said.answer.question.as_deref(),
            answer: said.answer.answer.as_deref(),
        }
    }
}

impl<'r> AskedV1<'r> {
    fn of(asked: &'r Asked) -> Self {
        AskedV1 { theme: asked.theme.as_deref(), question: &asked.question }
    }
}
