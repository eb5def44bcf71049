use super::delivery::{self, Format};
use super::find::{self, Target};
use super::record::{self, Loaded};
use super::run::Run;
use super::unsaved;
use crate::context::Context;
use crate::domain::action::Action;
use crate::domain::agreement::agreement as agree;
use crate::domain::conversation::Conversation;
use crate::domain::employee::{Employee, Slug};
use crate::domain::follow_up::{self, Followed};
use crate::domain::goal::Goal;
use crate::domain::note;
use crate::domain::obstacle;
use crate::domain::problem::Problem;
use crate::domain::records::{Records, Source};
use crate::domain::report;
use crate::domain::rhythm::{self, LastHeld};
use crate::domain::voices::Voices;
use crate::error::{Error, Exit};
use crate::i18n::{agreement, errors, notes};
use crate::render::json::{ActionV1, ConversationV1, DueV1, EmployeeV1, FollowedV1, GoalV1, NoteV1, WholeConversationV1};
use crate::render::show::Story;
use crate::render::{self, ViewContext, json};
use crate::store::{Need, Store, index, layout};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;

/// One record with all that hangs on it, or a person's story.
#[derive(Args)]
pub(super) struct ShowArgs {
    #[arg(value_name = "ID|NAME", add = super::completions::targets())]
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
pub(super) struct EmployeeAnswer<'r> {
    employee: EmployeeV1<'r>,
}

impl<'r> EmployeeAnswer<'r> {
    pub(super) fn of(employee: &'r Employee) -> Self {
        EmployeeAnswer { employee: EmployeeV1::of(employee, layout::employee(&employee.slug)) }
    }
}

/// What is shown.
struct Shown {
    text: String,
    /// Whose own words are in it.
    whose: Vec<String>,
    problems: Vec<Problem>,
}

#[derive(Serialize)]
struct StoryAnswer<'r> {
    #[serde(flatten)]
    employee: EmployeeAnswer<'r>,
    conversations: Vec<ConversationV1<'r>>,
    actions: Vec<ActionV1<'r>>,
    goals: Vec<GoalV1<'r>>,
    notes: Vec<NoteV1<'r>>,
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
    note: Option<NoteV1<'r>>,
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

impl Run for ShowArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let format = Format::asked(cx, self.format)?;
        let target = find::anything(cx, &store, &self.target)?;
        let looked_at = match &target {
            Target::Employee(slug) => format!("{}/{slug}", layout::EMPLOYEES),
            Target::Record(source) => layout::path(source),
        };
        let Shown { text, whose, problems } = match target {
            Target::Employee(slug) if !matches!(format, Format::Text | Format::Json) => {
                let refused = Error::usage(agreement::no_story_to_send());
                return Err(refused.hint(agreement::no_story_hint(&slug)));
            }
            Target::Employee(slug) => self.story(cx, &store, &slug, format)?,
            Target::Record(_) if self.all => return Err(Error::usage(errors::only_for_a_person("--all"))),
            Target::Record(source) => record(cx, &store, &source, format)?,
        };
        delivery::deliver(cx, &text, format, self.output.as_deref(), &whose)?;
        unsaved::tell_of(cx, &store, &looked_at);
        Ok(cx.name_problems(&problems))
    }
}

impl ShowArgs {
    fn story(&self, cx: &Context, store: &Store, slug: &Slug, format: Format) -> Result<Shown, Error> {
        let records = store.read(&Need::ALL.of(slug))?;
        let employee = &records.employees[0];
        let mut conversations: Vec<&Conversation> = records.conversations.iter().collect();
        conversations.sort_by_key(|conversation| std::cmp::Reverse((conversation.date, conversation.id)));
        let mut promises: Vec<&Action> = records.actions.iter().collect();
        promises.sort_by_key(|action| {
            let ended = action.closed.or(action.due).map(|day| cx.today - day);
            (!action.is_open(), if action.is_open() { action.due_on(cx.today).map(|due| due - cx.today) } else { ended }, action.id)
        });
        let dues = rhythm::dues(employee, &LastHeld::of(records.conversations.iter()), &store.settings, cx.today);
        if format == Format::Json {
            let people = records.people();
            let context = cx.json_context(store, &people);
            conversations.reverse();
            let answer = StoryAnswer {
                employee: EmployeeAnswer::of(employee),
                conversations: conversations.iter().map(|conversation| context.conversation(conversation)).collect(),
                actions: context.actions(&promises),
                goals: records.goals.iter().map(|goal| context.goal(goal)).collect(),
                notes: records.notes.iter().filter(|note| !note.is_hidden()).map(|note| context.note(note)).collect(),
                due: dues.iter().map(DueV1::from).collect(),
            };
            let text = json::envelope(cx.lang, cx.today, answer, &records.problems);
            return Ok(Shown { text, whose: Vec::new(), problems: records.problems });
        }
        let counted: Vec<&Conversation> = conversations.iter().copied().filter(|conversation| conversation.counts()).collect();
        let story = Story {
            employee,
            promises,
            goals: records.goals.iter().filter(|goal| goal.status == crate::domain::goal::Status::Open).collect(),
            energy: report::mentioned(&counted, |conversation| conversation.energy.iter().map(String::as_str)),
            obstacles: obstacle::named(counted.iter().copied(), &store.settings.vocabulary, store.settings.people),
            notes: note::open(&records.notes),
            dues,
            conversations,
        };
        let view = cx.view(store, &records, index::short_ids_if_few(store));
        let text = render::show::story(&view, &story, self.all);
        let whose = delivery::names(&view, &Voices::from([slug.clone()]));
        Ok(Shown { text, whose, problems: records.problems })
    }
}

/// One record; what hangs on it is looked for with the same person.
fn record(cx: &Context, store: &Store, source: &Source, format: Format) -> Result<Shown, Error> {
    let loaded = record::load(store, source)?;
    if matches!((format, &loaded), (form, Loaded::Note(_)) if !matches!(form, Format::Text | Format::Json)) {
        return Err(Error::usage(notes::not_to_send()));
    }
    let records = match &source.employee {
        Some(slug) => store.read(&Need::SHEET.of(slug))?,
        None => Records::default(),
    };
    let path = layout::path(source);
    let view = cx.view(store, &records, index::short_ids_if_few(store));
    // the record itself; of a talk that is sent on, what was agreed
    let mut voices: Voices = source.employee.iter().cloned().collect();
    let text = match (format, &loaded) {
        (Format::Text, Loaded::Conversation(conversation)) => {
            let opening = opening(cx, store, &records, conversation);
            let told = opening.as_ref().map(|(followed, employee)| render::follow_up::text(&view, followed, employee));
            let back = rhythm::come_back(conversation, &store.settings).filter(|_| conversation.is_held());
            render::show::conversation(
                &view,
                conversation,
                &from_conversation(&records, conversation),
                &path,
                back,
                told.as_deref().unwrap_or_default(),
            )
        }
        (Format::Text, Loaded::Action(action)) => render::show::action(&view, action, conversation_of(&records, action), &path),
        (Format::Text, Loaded::Goal(goal)) => render::goals::goal(&view, goal, &serving(&records, goal), &path),
        (Format::Text, Loaded::Note(note)) => render::notes::note(&view, note, &path),
        (Format::Json, _) => answer(cx, store, &records, &view, &loaded),
        (form, Loaded::Conversation(conversation)) => {
            let agreed = agree(&records, conversation, &records.employees[0], &store.settings);
            voices = agreed.voices();
            form.write(&view, &render::agreement::document(&view, &agreed))
        }
        (form, Loaded::Action(action)) => form.write(&view, &render::agreement::action(&view, action, conversation_of(&records, action))),
        // refused above
        (_, Loaded::Note(_)) => String::new(),
        (form, Loaded::Goal(goal)) => form.write(&view, &render::agreement::goal(&view, goal, &serving(&records, goal))),
    };
    let whose = delivery::names(&view, &voices);
    Ok(Shown { text, whose, problems: records.problems })
}

/// One record as JSON.
fn answer(cx: &Context, store: &Store, records: &Records, view: &ViewContext, loaded: &Loaded) -> String {
    let context = cx.json_context(store, &view.people);
    let nothing = RecordAnswer { conversation: None, action: None, goal: None, note: None, actions: None, followed: None };
    let answer = match loaded {
        Loaded::Conversation(conversation) => RecordAnswer {
            conversation: Some(context.whole_conversation(conversation)),
            actions: Some(context.actions(&from_conversation(records, conversation))),
            followed: Some(opening(cx, store, records, conversation).map(|(followed, _)| context.followed(&followed))),
            ..nothing
        },
        Loaded::Action(action) => {
            let (note, dropped_because) = (action.note.as_deref(), action.dropped_because.as_deref());
            RecordAnswer { action: Some(WholeActionV1 { action: context.action(action), note, dropped_because }), ..nothing }
        }
        Loaded::Note(note) => RecordAnswer { note: Some(context.note(note)), ..nothing },
        Loaded::Goal(goal) => {
            RecordAnswer { goal: Some(context.goal(goal)), actions: Some(context.actions(&serving(records, goal))), ..nothing }
        }
    };
    json::envelope(cx.lang, cx.today, answer, &records.problems)
}

/// What a conversation that is planned or open begins with. Its own actions are told with the conversation.
fn opening<'r>(cx: &Context, store: &Store, records: &'r Records, conversation: &Conversation) -> Option<(Followed<'r>, &'r Employee)> {
    let employee = records.employees.first().filter(|_| conversation.is_pending())?;
    Some((follow_up::followed(records, employee, &store.settings, cx.today, Some(conversation.id)).without(conversation.id), employee))
}

/// The actions that came from a conversation, by due day.
fn from_conversation<'r>(records: &'r Records, conversation: &Conversation) -> Vec<&'r Action> {
    by_due(records, |action| action.conversation == Some(conversation.id))
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

fn conversation_of<'r>(records: &'r Records, action: &Action) -> Option<&'r Conversation> {
    records.conversations.iter().find(|conversation| Some(conversation.id) == action.conversation)
}
