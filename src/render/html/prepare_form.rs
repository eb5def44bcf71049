//! A form as one file, for an employee before a talk or a manager after it: facts on top, a field for each question, and a small
//! script that signs what was typed and saves or copies it. It sends nothing; see `docs/format.md`, Forms.

use super::Page;
use crate::domain::action::Action;
use crate::domain::after_talk::{Choices, OWNERS};
use crate::domain::date::civil;
use crate::domain::goal::Goal;
use crate::domain::owner::Party;
use crate::domain::prepare_form::{Asks, Items, LONGEST_ANSWER, PrepareForm, Subject};
use crate::domain::sheet::Sheet;
use crate::domain::theme::Theme;
use crate::i18n::{after_talk, messages, prepare};
use crate::render::document::html::STYLE as DOCUMENT_STYLE;
use crate::render::document::{Block, Document, Rank};
use crate::render::printable::printable;
use crate::render::sheet::{employee, manager};
use crate::render::{ViewContext, actions, goals, obstacles};
use askama::Template;
use serde::Serialize;

const STYLE: &str = include_str!("form.css");
const SCRIPT: &str = include_str!("form.js");

#[derive(Template)]
#[template(path = "form.html")]
pub(crate) struct FormPage {
    page: Page,
    document: Document,
    is_after: bool,
    questions: Vec<String>,
    part: Part,
    longest: usize,
    data: String,
    said: PageSentences,
}

/// What the page asks beside its questions.
enum Part {
    Before(Before),
    After(After),
}

/// What it asks an employee before the talk.
struct Before {
    promises: Vec<Asked>,
    goals: Vec<Asked>,
    /// The key of each theme, and what it is called.
    themes: Vec<(String, String)>,
    said: BeforeSentences,
}

/// What it asks a manager after it.
struct After {
    /// The key of each obstacle, and what it is called.
    obstacles: Vec<(String, String)>,
    /// What stands over each place for a promise.
    promises: Vec<String>,
    /// The key of each owner that a promise can have, and what they are called.
    owners: Vec<(&'static str, String)>,
    said: AfterSentences,
}

/// A promise or a goal to say something about.
struct Asked {
    title: String,
    /// By when.
    when: String,
}

/// What the page says.
struct PageSentences {
    head: String,
    /// What becomes of what is filled in.
    intro: Vec<String>,
    kept: String,
    send_head: String,
    save_intro: String,
    save: String,
    copy: String,
    copy_label: String,
    no_script: String,
    nothing_leaves: String,
}

struct BeforeSentences {
    promises_head: String,
    goals_head: String,
    is_done: String,
    how_goes_it: String,
    talk_head: String,
    choose_theme: String,
    no_theme: String,
    next_label: String,
    proposes: String,
}

struct AfterSentences {
    obstacles_head: String,
    own_words: String,
    promises_head: String,
    room: String,
    what: String,
    who: String,
    by_when: String,
    summary: String,
}

/// What the script works with.
#[derive(Serialize)]
struct PageData<'f> {
    form: FormData<'f>,
    key: &'f str,
    file: &'f str,
    said: Messages,
}

/// The form as it stands in the answers.
#[derive(Serialize)]
struct FormData<'f> {
    id: &'f str,
    workspace: &'f str,
    employee: &'f str,
    #[serde(rename = "type")]
    kind: &'f str,
    date: String,
    conversation: Option<String>,
    questions: &'f [String],
    #[serde(flatten)]
    asks: AsksData<'f>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum AsksData<'f> {
    Before { promises: Vec<SubjectData<'f>>, goals: Vec<SubjectData<'f>>, themes: &'f [String] },
    After { obstacles: &'f [String], room: usize },
}

#[derive(Serialize)]
struct SubjectData<'f> {
    id: &'f str,
    title: &'f str,
}

/// What the script says.
#[derive(Serialize)]
struct Messages {
    saved: String,
    copied: String,
    by_hand: String,
    nothing_filled: String,
    no_day: String,
    was_kept: String,
}

impl FormPage {
    /// The page of a form that goes with a sheet; `key` is the form's own, `file` what its answers are called.
    pub(crate) fn new(view: &ViewContext, about: &Sheet, form: &PrepareForm, key: &str, file: &str) -> FormPage {
        match &form.asks {
            Some(Asks::After(choices)) => FormPage::after(view, about, form, choices, key, file),
            Some(Asks::Before(items)) => FormPage::before(view, about, form, items, key, file),
            None => FormPage::before(view, about, form, &Items::default(), key, file),
        }
    }

    fn before(view: &ViewContext, about: &Sheet, form: &PrepareForm, items: &Items, key: &str, file: &str) -> FormPage {
        let (lang, who) = (view.lang, employee::manager(view, about));
        let mut document = employee::document(view, about);
        // the questions are fields here
        let ask = document.ask.take();
        let said = PageSentences {
            head: ask.map(|ask| ask.head).unwrap_or_default(),
            intro: vec![employee::who_reads(view, &who)],
            kept: prepare::kept_in_tab(lang),
            send_head: prepare::send_head(lang),
            save_intro: prepare::save_intro(lang, &who),
            save: prepare::save_button(lang),
            copy: prepare::copy_button(lang),
            copy_label: prepare::copy_label(lang),
            no_script: prepare::no_script(lang, &who),
            nothing_leaves: prepare::nothing_leaves(lang),
        };
        let messages = Messages {
            saved: prepare::saved(lang, file, &who),
            copied: prepare::copied(lang, &who),
            by_hand: prepare::copy_by_hand(lang),
            nothing_filled: prepare::nothing_filled(lang),
            no_day: after_talk::no_day(lang),
            was_kept: prepare::was_kept(lang),
        };
        let promise = |action: &&Action| Asked { title: actions::title(view, action), when: due(view, action) };
        let goal =
            |goal: &&Goal| Asked { title: goals::title(view, goal), when: goals::by(view, goal).map(|(by, _)| by).unwrap_or_default() };
        let theme = |key: &String| (key.clone(), printable(Theme::of(key).name(lang)));
        let part = Before {
            promises: about.own_promises().iter().map(promise).collect(),
            goals: about.goals.iter().map(goal).collect(),
            themes: items.themes.iter().map(theme).collect(),
            said: BeforeSentences {
                promises_head: prepare::own_promises_head(lang),
                goals_head: prepare::goals_going_head(lang),
                is_done: prepare::is_done(lang),
                how_goes_it: prepare::how_goes_it(lang),
                talk_head: prepare::talk_head(lang),
                choose_theme: prepare::choose_theme(lang),
                no_theme: prepare::no_theme(lang),
                next_label: prepare::next_label(lang),
                proposes: prepare::proposes(lang, &who),
            },
        };
        let data = PageData { form: FormData::of(form), key, file, said: messages };
        FormPage::of(view, document, form, Part::Before(part), &data, said)
    }

    fn after(view: &ViewContext, about: &Sheet, form: &PrepareForm, choices: &Choices, key: &str, file: &str) -> FormPage {
        let (lang, name) = (view.lang, printable(&about.employee.name));
        let command = format!("stay prepare --import {file}");
        let open_text = if view.settings.is_sealed() { after_talk::open_text_sealed } else { after_talk::open_text };
        let said = PageSentences {
            head: after_talk::head(lang),
            intro: vec![after_talk::intro(lang, &name), open_text(lang)],
            kept: prepare::kept_in_tab(lang),
            send_head: after_talk::take_in_head(lang),
            save_intro: after_talk::save_intro(lang, &command),
            save: prepare::save_button(lang),
            copy: prepare::copy_button(lang),
            copy_label: after_talk::copy_label(lang),
            no_script: after_talk::no_script(lang),
            nothing_leaves: after_talk::nothing_leaves(lang),
        };
        let messages = Messages {
            saved: after_talk::saved(lang, file, &command),
            copied: after_talk::copied(lang),
            by_hand: prepare::copy_by_hand(lang),
            nothing_filled: after_talk::nothing_filled(lang),
            no_day: after_talk::no_day(lang),
            was_kept: prepare::was_kept(lang),
        };
        let owner = |party: Party| match party {
            Party::Manager => after_talk::you(lang),
            Party::Employee => name.clone(),
            other => other.name(lang).to_owned(),
        };
        let part = After {
            obstacles: choices.obstacles.iter().map(|key| (key.clone(), printable(&obstacles::called(view, key)))).collect(),
            promises: (1..=choices.room).map(|number| after_talk::promise(lang, number)).collect(),
            owners: OWNERS.into_iter().map(|party| (party.word(), owner(party))).collect(),
            said: AfterSentences {
                obstacles_head: after_talk::obstacles_head(lang),
                own_words: after_talk::own_words(lang),
                promises_head: after_talk::promises_head(lang),
                room: after_talk::room(lang, choices.room),
                what: after_talk::what(lang),
                who: after_talk::who(lang),
                by_when: after_talk::by_when(lang),
                summary: after_talk::summary(lang),
            },
        };
        let data = PageData { form: FormData::of(form), key, file, said: messages };
        FormPage::of(view, manager::document(view, about), form, Part::After(part), &data, said)
    }

    fn of(view: &ViewContext, document: Document, form: &PrepareForm, part: Part, data: &PageData, said: PageSentences) -> FormPage {
        FormPage {
            page: Page::new(view.lang, document.title.clone(), &format!("{DOCUMENT_STYLE}{STYLE}")).with_script(SCRIPT),
            document,
            is_after: form.is_after(),
            questions: form.questions.iter().map(|question| printable(question)).collect(),
            part,
            longest: LONGEST_ANSWER,
            // plain data always becomes JSON
            data: serde_json::to_string(data).unwrap_or_default(),
            said,
        }
    }

    /// The page as one file.
    pub(crate) fn html(&self) -> String {
        // writing to memory can't fail
        self.render().unwrap_or_default()
    }
}

/// When a promise is due.
fn due(view: &ViewContext, action: &Action) -> String {
    action.due.map(|due| messages::when(view.lang, (due - view.today).num_days())).unwrap_or_default()
}

fn subjects(subjects: &[Subject]) -> Vec<SubjectData<'_>> {
    subjects.iter().map(|subject| SubjectData { id: subject.id.as_str(), title: &subject.title }).collect()
}

impl<'f> FormData<'f> {
    fn of(form: &'f PrepareForm) -> Self {
        let asks = match &form.asks {
            Some(Asks::After(choices)) => AsksData::After { obstacles: &choices.obstacles, room: choices.room },
            Some(Asks::Before(items)) => {
                AsksData::Before { promises: subjects(&items.promises), goals: subjects(&items.goals), themes: &items.themes }
            }
            None => AsksData::Before { promises: Vec::new(), goals: Vec::new(), themes: &[] },
        };
        FormData {
            id: form.id.as_str(),
            workspace: &form.workspace,
            employee: &form.employee,
            kind: &form.kind,
            date: civil(form.date),
            conversation: form.conversation.map(|id| id.to_string()),
            questions: &form.questions,
            asks,
        }
    }
}
