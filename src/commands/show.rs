use super::loaded::{self, Loaded};
use super::resolve::{self, Target};
use super::run::Run;
use crate::context::Context;
use crate::domain::action::Action;
use crate::domain::conversation::Conversation;
use crate::domain::employee::{Employee, Slug};
use crate::domain::obstacle;
use crate::domain::records::{Folder, Records, Source};
use crate::domain::report;
use crate::domain::rhythm::{self, LastHeld};
use crate::error::{Error, Exit};
use crate::render;
use crate::render::json::{ActionV1, AnswerV1, ConversationV1, DueV1, EmployeeV1, GoalV1, PreparationV1, WholeConversationV1};
use crate::render::show::Story;
use crate::store::need::Need;
use crate::store::{Store, layout};
use clap::Args;
use serde::Serialize;

/// One record with all that hangs on it, or a person's story.
#[derive(Args)]
pub struct Show {
    #[arg(value_name = "ID|EMPLOYEE", add = super::completions::targets())]
    target: String,
    #[arg(long)]
    all: bool,
}

/// A person alone.
#[derive(Serialize)]
pub struct EmployeeAnswer<'r> {
    employee: EmployeeV1<'r>,
}

impl<'r> EmployeeAnswer<'r> {
    /// The person's facts.
    pub fn of(employee: &'r Employee) -> Self {
        EmployeeAnswer { employee: EmployeeV1::of(employee, layout::employee(&employee.slug)) }
    }
}

#[derive(Serialize)]
struct StoryAnswer<'r> {
    #[serde(flatten)]
    employee: EmployeeAnswer<'r>,
    conversations: Vec<ConversationV1<'r>>,
    actions: Vec<ActionV1<'r>>,
    goals: Vec<GoalV1<'r>>,
    due: Vec<DueV1<'r>>,
}

#[derive(Serialize)]
struct RecordAnswer<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    conversation: Option<WholeConversationV1<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    action: Option<WholeActionV1<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    goal: Option<GoalV1<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actions: Option<Vec<ActionV1<'r>>>,
}

#[derive(Serialize)]
struct WholeActionV1<'r> {
    #[serde(flatten)]
    action: ActionV1<'r>,
    note: Option<&'r str>,
    dropped_because: Option<&'r str>,
}

impl Run for Show {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        match resolve::target(cx, &store, &self.target, &[Folder::Conversations, Folder::Actions, Folder::Goals])? {
            Target::Employee(slug) => self.story(cx, &store, &slug),
            Target::Record(source) => record(cx, &store, &source),
        }
    }
}

impl Show {
    fn story(&self, cx: &Context, store: &Store, slug: &Slug) -> Result<Exit, Error> {
        let records = store.read(&Need::ALL.of(slug)).map_err(|fault| cx.fault(fault))?;
        let employee = &records.employees[0];
        let mut talks: Vec<&Conversation> = records.conversations.iter().collect();
        talks.sort_by_key(|talk| std::cmp::Reverse((talk.date, talk.id)));
        let mut promises: Vec<&Action> = records.actions.iter().collect();
        promises.sort_by_key(|action| {
            let ended = action.closed.or(action.due).map(|day| cx.today - day);
            (!action.is_open(), if action.is_open() { action.due.map(|due| due - cx.today) } else { ended }, action.id)
        });
        let dues = rhythm::dues(employee, &LastHeld::of(records.conversations.iter()), &store.settings, cx.today);
        if cx.flags.json {
            let people = records.people();
            let lens = cx.lens(store, &people);
            talks.reverse();
            let answer = StoryAnswer {
                employee: EmployeeAnswer::of(employee),
                conversations: talks.iter().map(|talk| lens.conversation(talk)).collect(),
                actions: lens.actions(&promises),
                goals: records.goals.iter().map(|goal| lens.goal(goal)).collect(),
                due: dues.iter().map(DueV1::from).collect(),
            };
            cx.answer_json(answer, &records.problems)?;
            return Ok(Exit::Done);
        }
        let counted: Vec<&Conversation> = talks.iter().copied().filter(|talk| talk.counts()).collect();
        let story = Story {
            employee,
            promises,
            goals: records.goals.iter().filter(|goal| goal.status == crate::domain::goal::Status::Open).collect(),
            energy: report::mentioned(&counted, |talk| &talk.energy),
            obstacles: obstacle::named(counted.iter().copied(), &store.settings.vocabulary, store.settings.people),
            dues,
            talks,
        };
        let look = cx.look(store, &records, store.short_ids_if_few());
        cx.answer(&render::show::story(&look, &story, self.all))?;
        cx.name_problems(&records.problems);
        Ok(Exit::Done)
    }
}

/// One record; what hangs on it is looked for with the same person.
fn record(cx: &Context, store: &Store, source: &Source) -> Result<Exit, Error> {
    let loaded = loaded::load(cx, store, source)?;
    let records = match &source.employee {
        Some(slug) => store.read(&Need::ALL.of(slug)).map_err(|fault| cx.fault(fault))?,
        None => Records::default(),
    };
    let path = layout::path(source);
    let look = cx.look(store, &records, store.short_ids_if_few());
    let lens = cx.lens(store, &look.people);
    let of = |belongs: &dyn Fn(&Action) -> bool| -> Vec<&Action> {
        let mut actions: Vec<&Action> = records.actions.iter().filter(|action| belongs(action)).collect();
        actions.sort_by_key(|action| action.by_due());
        actions
    };
    let nothing = RecordAnswer { conversation: None, action: None, goal: None, actions: None };
    let (text, answer) = match &loaded {
        Loaded::Conversation(talk) => {
            let promises = of(&|action| action.conversation == Some(talk.id));
            let back = rhythm::come_back(talk, &store.settings).filter(|_| talk.is_held());
            let text = render::show::conversation(&look, talk, &promises, &path, back);
            let answers = talk.answers.iter();
            let answers = answers.map(|said| AnswerV1 {
                theme: said.theme.as_deref(),
                question: said.question.as_deref(),
                answer: said.answer.as_deref(),
                released: said.released,
            });
            let preparation =
                PreparationV1 { employee: talk.prepared_by_employee.as_deref(), manager: talk.prepared_by_manager.as_deref() };
            let whole = WholeConversationV1 { conversation: lens.conversation(talk), preparation, answers: answers.collect() };
            (text, RecordAnswer { conversation: Some(whole), actions: Some(lens.actions(&promises)), ..nothing })
        }
        Loaded::Action(action) => {
            let talk = records.conversations.iter().find(|talk| Some(talk.id) == action.conversation);
            let whole = WholeActionV1 {
                action: lens.action(action),
                note: action.note.as_deref(),
                dropped_because: action.dropped_because.as_deref(),
            };
            (render::show::action(&look, action, talk, &path), RecordAnswer { action: Some(whole), ..nothing })
        }
        Loaded::Goal(goal) => {
            let mut serving = of(&|action| action.goal == Some(goal.id));
            serving.sort_by_key(|action| !action.is_open());
            let answer = RecordAnswer { goal: Some(lens.goal(goal)), actions: Some(lens.actions(&serving)), ..nothing };
            (render::goals::goal(&look, goal, &serving, &path), answer)
        }
    };
    if cx.flags.json {
        cx.answer_json(answer, &records.problems)?;
    } else {
        cx.answer(&text)?;
        cx.name_problems(&records.problems);
    }
    Ok(Exit::Done)
}
