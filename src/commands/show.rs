use super::delivery::{self, Format};
use super::find::{self, Target};
use super::loaded::{self, Loaded};
use super::run::Run;
use super::unsaved;
use crate::context::Context;
use crate::domain::action::Action;
use crate::domain::agreement::agreement as agree;
use crate::domain::conversation::Conversation;
use crate::domain::employee::{Employee, Slug};
use crate::domain::followed::{self, Followed};
use crate::domain::goal::Goal;
use crate::domain::obstacle;
use crate::domain::problem::Problem;
use crate::domain::records::{Folder, Records, Source};
use crate::domain::report;
use crate::domain::rhythm::{self, LastHeld};
use crate::domain::theme::Theme;
use crate::error::{Error, Exit};
use crate::i18n::{agreement, errors};
use crate::render::json::{ActionV1, AnswerV1, ConversationV1, DueV1, EmployeeV1, FollowedV1, GoalV1, PreparationV1, WholeConversationV1};
use crate::render::show::Story;
use crate::render::{self, Look, json};
use crate::store::need::Need;
use crate::store::{Store, index, layout};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;

/// One record with all that hangs on it, or a person's story.
#[derive(Args)]
pub struct Show {
    #[arg(value_name = "ID|EMPLOYEE", add = super::completions::targets())]
    target: String,
    #[arg(long)]
    all: bool,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_documents(), hide_possible_values = true)]
    format: Option<Format>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    followed: Option<Option<FollowedV1<'r>>>,
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
        let format = Format::asked(cx, self.format)?;
        let target = find::target(cx, &store, &self.target, &[Folder::Conversations, Folder::Actions, Folder::Goals])?;
        let looked_at = match &target {
            Target::Employee(slug) => format!("{}/{slug}", layout::EMPLOYEES),
            Target::Record(source) => layout::path(source),
        };
        let (text, problems) = match target {
            Target::Employee(slug) if !matches!(format, Format::Text | Format::Json) => {
                let refused = Error::usage(agreement::no_story_to_send(cx.lang));
                return Err(refused.hint(agreement::no_story_hint(cx.lang, &slug)));
            }
            Target::Employee(slug) => self.story(cx, &store, &slug, format)?,
            Target::Record(_) if self.all => return Err(Error::usage(errors::only_for_a_person(cx.lang, "--all"))),
            Target::Record(source) => record(cx, &store, &source, format)?,
        };
        delivery::deliver(cx, &text, self.output.as_deref())?;
        unsaved::tell_of(cx, &store, &looked_at);
        cx.name_problems(&problems);
        Ok(Exit::Done)
    }
}

impl Show {
    fn story(&self, cx: &Context, store: &Store, slug: &Slug, format: Format) -> Result<(String, Vec<Problem>), Error> {
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
        if format == Format::Json {
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
            return Ok((json::envelope(cx.lang, cx.today, answer, &records.problems), records.problems));
        }
        let counted: Vec<&Conversation> = talks.iter().copied().filter(|talk| talk.counts()).collect();
        let story = Story {
            employee,
            promises,
            goals: records.goals.iter().filter(|goal| goal.status == crate::domain::goal::Status::Open).collect(),
            energy: report::mentioned(&counted, |talk| talk.energy.iter().map(String::as_str)),
            obstacles: obstacle::named(counted.iter().copied(), &store.settings.vocabulary, store.settings.people),
            dues,
            talks,
        };
        let look = cx.look(store, &records, index::short_ids_if_few(store));
        Ok((render::show::story(&look, &story, self.all), records.problems))
    }
}

/// One record; what hangs on it is looked for with the same person.
fn record(cx: &Context, store: &Store, source: &Source, format: Format) -> Result<(String, Vec<Problem>), Error> {
    let loaded = loaded::load(cx, store, source)?;
    let records = match &source.employee {
        Some(slug) => store.read(&Need::SHEET.of(slug)).map_err(|fault| cx.fault(fault))?,
        None => Records::default(),
    };
    let path = layout::path(source);
    let look = cx.look(store, &records, index::short_ids_if_few(store));
    let text = match (format, &loaded) {
        (Format::Text, Loaded::Conversation(talk)) => {
            let opening = opening(cx, store, &records, talk);
            let told = opening.as_ref().map(|(followed, employee)| render::followed::text(&look, followed, employee));
            let back = rhythm::come_back(talk, &store.settings).filter(|_| talk.is_held());
            render::show::conversation(&look, talk, &from_talk(&records, talk), &path, back, told.as_deref().unwrap_or_default())
        }
        (Format::Text, Loaded::Action(action)) => render::show::action(&look, action, talk_of(&records, action), &path),
        (Format::Text, Loaded::Goal(goal)) => render::goals::goal(&look, goal, &serving(&records, goal), &path),
        (Format::Json, _) => answer(cx, store, &records, &look, &loaded),
        (form, Loaded::Conversation(talk)) => {
            let agreed = agree(&records, talk, &records.employees[0], &store.settings);
            form.write(&look, &render::agreement::document(&look, &agreed))
        }
        (form, Loaded::Action(action)) => form.write(&look, &render::agreement::action(&look, action, talk_of(&records, action))),
        (form, Loaded::Goal(goal)) => form.write(&look, &render::agreement::goal(&look, goal, &serving(&records, goal))),
    };
    Ok((text, records.problems))
}

/// One record as JSON.
fn answer(cx: &Context, store: &Store, records: &Records, look: &Look, loaded: &Loaded) -> String {
    let lens = cx.lens(store, &look.people);
    let nothing = RecordAnswer { conversation: None, action: None, goal: None, actions: None, followed: None };
    let answer = match loaded {
        Loaded::Conversation(talk) => {
            let answers = talk.answers.iter().map(|said| AnswerV1 {
                theme: said.theme.as_ref().map(Theme::as_str),
                question: said.question.as_deref(),
                answer: said.answer.as_deref(),
                released: said.released,
            });
            let preparation =
                PreparationV1 { employee: talk.prepared_by_employee.as_deref(), manager: talk.prepared_by_manager.as_deref() };
            RecordAnswer {
                conversation: Some(WholeConversationV1 { conversation: lens.conversation(talk), preparation, answers: answers.collect() }),
                actions: Some(lens.actions(&from_talk(records, talk))),
                followed: Some(opening(cx, store, records, talk).map(|(followed, _)| lens.followed(&followed))),
                ..nothing
            }
        }
        Loaded::Action(action) => {
            let (note, dropped_because) = (action.note.as_deref(), action.dropped_because.as_deref());
            RecordAnswer { action: Some(WholeActionV1 { action: lens.action(action), note, dropped_because }), ..nothing }
        }
        Loaded::Goal(goal) => RecordAnswer { goal: Some(lens.goal(goal)), actions: Some(lens.actions(&serving(records, goal))), ..nothing },
    };
    json::envelope(cx.lang, cx.today, answer, &records.problems)
}

/// What a talk that is planned or open begins with. Its own actions are told with the talk.
fn opening<'r>(cx: &Context, store: &Store, records: &'r Records, talk: &Conversation) -> Option<(Followed<'r>, &'r Employee)> {
    let employee = records.employees.first().filter(|_| talk.is_pending())?;
    Some((followed::followed(records, employee, &store.settings, cx.today, Some(talk.id)).without(talk.id), employee))
}

/// The actions that came from a talk, by due day.
fn from_talk<'r>(records: &'r Records, talk: &Conversation) -> Vec<&'r Action> {
    by_due(records, |action| action.conversation == Some(talk.id))
}

/// The actions that serve a goal, open ones first, by due day.
fn serving<'r>(records: &'r Records, goal: &Goal) -> Vec<&'r Action> {
    let mut serving = by_due(records, |action| action.goal == Some(goal.id));
    serving.sort_by_key(|action| !action.is_open());
    serving
}

fn by_due(records: &Records, belongs: impl Fn(&Action) -> bool) -> Vec<&Action> {
    let mut actions: Vec<&Action> = records.actions.iter().filter(|action| action.employee.is_some() && belongs(action)).collect();
    actions.sort_by_key(|action| action.by_due());
    actions
}

fn talk_of<'r>(records: &'r Records, action: &Action) -> Option<&'r Conversation> {
    records.conversations.iter().find(|talk| Some(talk.id) == action.conversation)
}
