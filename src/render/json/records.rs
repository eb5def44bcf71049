//! Records, people and what is due, as JSON has them.

use super::{Day, Money};
use crate::domain::action::Action;
use crate::domain::agenda::Row;
use crate::domain::ambition::Ambitions;
use crate::domain::away::Leave;
use crate::domain::conversation::Conversation;
use crate::domain::employee::{Employee, Was};
use crate::domain::ended::Ended;
use crate::domain::goal::Goal;
use crate::domain::note::Note;
use crate::domain::obstacle::Vocabulary;
use crate::domain::promise;
use crate::domain::records::{People, Source};
use crate::domain::rhythm::Due;
use crate::domain::sealed::{Sealed, is_shut};
use crate::domain::theme::{Signal, Theme};
use crate::domain::wish::Wish;
use chrono::NaiveDate;
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ActionV1<'r> {
    id: &'r str,
    employee: Option<&'r str>,
    name: Option<&'r str>,
    team: Option<&'r str>,
    title: &'r str,
    owner: &'r str,
    due: Option<Day>,
    first_due: Option<Day>,
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
    ended: Vec<EndedV1>,
    released: bool,
    sealed: bool,
    readers: &'r [String],
    path: String,
}

impl ActionV1<'_> {
    /// The same without the obstacle, where that stands beside a person.
    pub(super) fn about_nothing(self) -> Self {
        ActionV1 { obstacle: self.obstacle.filter(|_| self.employee.is_none()), ..self }
    }
}

/// What is sealed in a record, and for whom.
pub(super) fn sealed(sealed: Option<&Sealed>) -> (bool, &[String]) {
    (sealed.is_some(), sealed.map_or(&[], |sealed| &sealed.readers))
}

/// A list of words; nothing where they are sealed and whoever asks can't read them.
fn unless_shut<T>(items: Vec<T>, sealed: Option<&Sealed>) -> Option<Vec<T>> {
    Some(items).filter(|items| !items.is_empty() || !is_shut(sealed))
}

/// What turns records into their JSON: names, keys of obstacles, the day, paths.
pub(crate) struct JsonContext<'r> {
    pub people: &'r People<'r>,
    /// What obstacles are called.
    pub vocabulary: &'r Vocabulary,
    /// What goals can serve.
    pub ambitions: &'r Ambitions,
    /// The path of a record.
    pub path: fn(&Source) -> String,
    pub today: NaiveDate,
}

impl<'r> JsonContext<'r> {
    pub(crate) fn action(&self, action: &'r Action) -> ActionV1<'r> {
        let slug = action.employee.as_deref();
        let days_late = promise::days_late(action, self.today);
        let (sealed, readers) = sealed(action.sealed.as_deref());
        ActionV1 {
            id: action.id.as_str(),
            employee: slug,
            name: slug.map(|slug| self.people.name(slug)),
            team: slug.and_then(|slug| self.people.team(slug)),
            title: &action.title,
            owner: action.owner.as_str(),
            due: action.due.map(Day),
            first_due: action.first_due.map(Day),
            status: action.status.word(),
            overdue: days_late > 0,
            days_late,
            conversation: action.conversation.as_ref().map(|id| id.as_str()),
            kind: action.kind.as_deref(),
            goal: action.goal.as_ref().map(|id| id.as_str()),
            obstacle: action.obstacle.as_deref().map(|name| self.vocabulary.key(name)),
            win: action.win.as_deref(),
            created: Day(action.created),
            closed: action.closed.map(Day),
            ended: EndedV1::all(&action.ended),
            released: action.released,
            sealed,
            readers,
            path: (self.path)(&action.source()),
        }
    }

    pub(crate) fn actions(&self, actions: &[&'r Action]) -> Vec<ActionV1<'r>> {
        actions.iter().map(|action| self.action(action)).collect()
    }

    pub(crate) fn conversation(&self, conversation: &'r Conversation) -> ConversationV1<'r> {
        let shut = conversation.sealed.as_deref();
        let (sealed, readers) = sealed(shut);
        let mut obstacles: Vec<String> = Vec::new();
        for name in &conversation.obstacles {
            let key = self.vocabulary.key(name);
            if !key.is_empty() && !obstacles.contains(&key) {
                obstacles.push(key);
            }
        }
        ConversationV1 {
            id: conversation.id.as_str(),
            employee: &conversation.employee,
            name: self.people.name(&conversation.employee),
            team: self.people.team(&conversation.employee),
            kind: &conversation.kind,
            status: conversation.status.word(),
            date: Day(conversation.date),
            with: conversation.with.as_deref().or_else(|| self.people.get(&conversation.employee)?.manager.as_deref()),
            themes: unless_shut(conversation.themes.iter().map(|theme| theme.as_str()).collect(), shut),
            obstacles,
            own_words: shut.map_or(0, |sealed| sealed.own_words),
            energy: unless_shut(conversation.energy.iter().map(String::as_str).collect(), shut),
            own_energy: shut.map_or(0, |sealed| sealed.own_energy),
            signals: conversation.signals.iter().map(|signal| signal.as_str()).collect(),
            wishes: conversation.wishes.iter().map(WishV1::from).collect(),
            summary: conversation.summary.as_deref(),
            next: conversation.next.map(Day),
            cancelled_because: conversation.cancelled_because.as_deref(),
            closed: conversation.closed.map(Day),
            ended: EndedV1::all(&conversation.ended),
            sealed,
            readers,
            path: (self.path)(&conversation.source()),
        }
    }

    /// A conversation with all that was said.
    pub(crate) fn whole_conversation(&self, conversation: &'r Conversation) -> WholeConversationV1<'r> {
        let answers = conversation.answers.iter().map(|said| AnswerV1 {
            theme: said.theme.as_ref().map(Theme::as_str),
            note: said.note.as_ref().map(|id| id.as_str()),
            question: said.question.as_deref(),
            answer: said.answer.as_deref(),
            released: said.released,
        });
        WholeConversationV1 {
            conversation: self.conversation(conversation),
            preparation: PreparationV1 {
                employee: conversation.prepared_by_employee.as_deref(),
                manager: conversation.prepared_by_manager.as_deref(),
            },
            answers: unless_shut(answers.collect(), conversation.sealed.as_deref()),
        }
    }

    pub(crate) fn note(&self, note: &'r Note) -> NoteV1<'r> {
        let (sealed, readers) = sealed(note.sealed.as_deref());
        NoteV1 {
            id: note.id.as_str(),
            employee: &note.employee,
            name: self.people.name(&note.employee),
            team: self.people.team(&note.employee),
            text: note.text.as_deref(),
            shared: note.shared,
            private: note.private,
            created: Day(note.created),
            conversation: note.conversation.as_ref().map(|id| id.as_str()),
            closed: note.closed.map(Day),
            sealed,
            readers,
            path: (self.path)(&note.source()),
        }
    }

    pub(crate) fn goal(&self, goal: &'r Goal) -> GoalV1<'r> {
        let progress = goal.progress.iter().map(|said| ProgressV1 { date: said.date.map(Day), note: said.note.as_deref() }).collect();
        let shut = goal.sealed.as_deref();
        let (sealed, readers) = sealed(shut);
        GoalV1 {
            id: goal.id.as_str(),
            employee: &goal.employee,
            title: &goal.title,
            by: goal.by.map(Day),
            status: goal.status.word(),
            name: self.people.name(&goal.employee),
            team: self.people.team(&goal.employee),
            supports: goal.supports.as_deref().map(|text| self.ambitions.get(text).map_or(text, |ambition| &ambition.key)),
            towards: goal.towards.as_deref(),
            project: goal.project.as_deref(),
            progress: unless_shut(progress, shut),
            created: Day(goal.created),
            closed: goal.closed.map(Day),
            ended: EndedV1::all(&goal.ended),
            sealed,
            readers,
            path: (self.path)(&goal.source()),
        }
    }
}

#[derive(Serialize)]
pub(crate) struct ConversationV1<'r> {
    id: &'r str,
    employee: &'r str,
    name: &'r str,
    team: Option<&'r str>,
    #[serde(rename = "type")]
    kind: &'r str,
    status: &'static str,
    date: Day,
    with: Option<&'r str>,
    themes: Option<Vec<&'r str>>,
    obstacles: Vec<String>,
    own_words: usize,
    energy: Option<Vec<&'r str>>,
    own_energy: usize,
    signals: Vec<&'r str>,
    wishes: Vec<WishV1<'r>>,
    summary: Option<&'r str>,
    next: Option<Day>,
    cancelled_because: Option<&'r str>,
    closed: Option<Day>,
    ended: Vec<EndedV1>,
    sealed: bool,
    readers: &'r [String],
    path: String,
}

/// One thing that someone asks for.
#[derive(Serialize)]
struct WishV1<'r> {
    signal: Option<&'r str>,
    what: Option<&'r str>,
    cost: Option<Money>,
    by: Option<Day>,
}

impl<'r> From<&'r Wish> for WishV1<'r> {
    fn from(wish: &'r Wish) -> Self {
        WishV1 {
            signal: wish.signal.as_ref().map(Signal::as_str),
            what: wish.what.as_deref(),
            cost: wish.cost.map(Money),
            by: wish.by.map(Day),
        }
    }
}

/// A conversation with all that was said.
#[derive(Serialize)]
pub(crate) struct WholeConversationV1<'r> {
    /// The conversation as in a list.
    #[serde(flatten)]
    conversation: ConversationV1<'r>,
    /// What each side prepared.
    preparation: PreparationV1<'r>,
    answers: Option<Vec<AnswerV1<'r>>>,
}

/// What each side prepared.
#[derive(Serialize)]
struct PreparationV1<'r> {
    employee: Option<&'r str>,
    manager: Option<&'r str>,
}

/// A question with its answer.
#[derive(Serialize)]
struct AnswerV1<'r> {
    theme: Option<&'r str>,
    /// The note that it begins with.
    note: Option<&'r str>,
    question: Option<&'r str>,
    answer: Option<&'r str>,
    /// Whether both released it for the formal cycle.
    released: bool,
}

#[derive(Serialize)]
pub(crate) struct GoalV1<'r> {
    id: &'r str,
    employee: &'r str,
    title: &'r str,
    by: Option<Day>,
    status: &'static str,
    name: &'r str,
    team: Option<&'r str>,
    supports: Option<&'r str>,
    towards: Option<&'r str>,
    project: Option<&'r str>,
    progress: Option<Vec<ProgressV1<'r>>>,
    created: Day,
    closed: Option<Day>,
    ended: Vec<EndedV1>,
    sealed: bool,
    readers: &'r [String],
    path: String,
}

#[derive(Serialize)]
pub(crate) struct NoteV1<'r> {
    id: &'r str,
    employee: &'r str,
    name: &'r str,
    team: Option<&'r str>,
    text: Option<&'r str>,
    shared: bool,
    private: bool,
    created: Day,
    conversation: Option<&'r str>,
    closed: Option<Day>,
    sealed: bool,
    readers: &'r [String],
    path: String,
}

/// An end that was taken back.
#[derive(Serialize)]
pub(super) struct EndedV1 {
    closed: Option<Day>,
    reopened: Option<Day>,
}

impl EndedV1 {
    fn all(ended: &[Ended]) -> Vec<EndedV1> {
        ended.iter().map(|end| EndedV1 { closed: end.closed.map(Day), reopened: end.reopened.map(Day) }).collect()
    }
}

/// A note of progress.
#[derive(Serialize)]
pub(super) struct ProgressV1<'r> {
    date: Option<Day>,
    note: Option<&'r str>,
}

#[derive(Serialize)]
pub(crate) struct EmployeeV1<'r> {
    employee: &'r str,
    id: Option<&'r str>,
    name: &'r str,
    team: Option<&'r str>,
    manager: Option<&'r str>,
    role: Option<&'r str>,
    purpose: Option<&'r str>,
    email: Option<&'r str>,
    number: Option<&'r str>,
    started: Option<Day>,
    added: Option<Day>,
    away: Vec<LeaveV1>,
    left: Option<Day>,
    was: Vec<WasV1<'r>>,
    formerly: &'r [String],
    sealed: bool,
    readers: &'r [String],
    path: String,
}

/// The team and manager that a person had before.
#[derive(Serialize)]
struct WasV1<'r> {
    team: Option<&'r str>,
    manager: Option<&'r str>,
    until: Option<Day>,
}

impl<'r> From<&'r Was> for WasV1<'r> {
    fn from(was: &'r Was) -> Self {
        WasV1 { team: was.team.as_deref(), manager: was.manager.as_deref(), until: was.until.map(Day) }
    }
}

impl<'r> EmployeeV1<'r> {
    /// A person, whose file lies at `path`.
    pub(crate) fn of(employee: &'r Employee, path: String) -> Self {
        let (sealed, readers) = sealed(employee.sealed.as_deref());
        EmployeeV1 {
            employee: &employee.slug,
            id: employee.id.as_ref().map(|id| id.as_str()),
            name: &employee.name,
            team: employee.team.as_deref(),
            manager: employee.manager.as_deref(),
            role: employee.role.as_deref(),
            purpose: employee.purpose.as_deref(),
            email: employee.email.as_deref(),
            number: employee.number.as_deref(),
            started: employee.started.map(Day),
            added: employee.added.map(Day),
            away: employee.away.leaves().iter().map(LeaveV1::from).collect(),
            left: employee.left.map(Day),
            was: employee.was.iter().map(WasV1::from).collect(),
            formerly: &employee.formerly,
            sealed,
            readers,
            path,
        }
    }
}

/// A leave.
#[derive(Serialize)]
pub(crate) struct LeaveV1 {
    from: Day,
    until: Option<Day>,
}

impl From<&Leave> for LeaveV1 {
    fn from(leave: &Leave) -> Self {
        LeaveV1 { from: Day(leave.from), until: leave.until.map(Day) }
    }
}

/// A conversation that is due.
#[derive(Serialize)]
pub(crate) struct DueV1<'r> {
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

impl<'r> From<&'r Row> for DueV1<'r> {
    fn from(row: &'r Row) -> Self {
        DueV1 { employee: &row.employee, kind: &row.kind, due: Day(row.due), days_late: row.days_late }
    }
}
