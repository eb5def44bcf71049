//! The form that goes to an employee as one file: facts on top, a field for each question, and a small script that signs
//! what was typed and saves or copies it. It sends nothing; see `docs/format.md`, Forms.

use super::Page;
use crate::domain::action::Action;
use crate::domain::date::civil;
use crate::domain::goal::Goal;
use crate::domain::prepare_form::{LONGEST_ANSWER, PrepareForm, Subject};
use crate::domain::sheet::Sheet;
use crate::domain::theme::Theme;
use crate::i18n::{messages, prepare};
use crate::render::document::html::STYLE as DOCUMENT_STYLE;
use crate::render::document::{Block, Document, Rank};
use crate::render::printable::printable;
use crate::render::sheet::employee;
use crate::render::{ViewContext, actions, goals};
use askama::Template;
use serde::Serialize;

const STYLE: &str = include_str!("form.css");
const SCRIPT: &str = include_str!("form.js");

#[derive(Template)]
#[template(path = "form.html")]
pub(crate) struct FormPage {
    page: Page,
    document: Document,
    questions: Vec<String>,
    promises: Vec<Asked>,
    goals: Vec<Asked>,
    /// The key of each theme, and what it is called.
    themes: Vec<(String, String)>,
    longest: usize,
    data: String,
    said: PageSentences,
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
    promises_head: String,
    goals_head: String,
    is_done: String,
    how_goes_it: String,
    talk_head: String,
    choose_theme: String,
    no_theme: String,
    next_label: String,
    proposes: String,
    kept: String,
    send_head: String,
    save_intro: String,
    save: String,
    copy: String,
    copy_label: String,
    no_script: String,
    nothing_leaves: String,
    who_reads: String,
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
    promises: Vec<SubjectData<'f>>,
    goals: Vec<SubjectData<'f>>,
    themes: &'f [String],
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
    was_kept: String,
}

impl FormPage {
    /// The page of a form that goes with a sheet; `key` is the form's own, `file` what its answers are called.
    pub(crate) fn new(view: &ViewContext, about: &Sheet, form: &PrepareForm, key: &str, file: String) -> FormPage {
        let (lang, who) = (view.lang, employee::manager(view, about));
        let mut document = employee::document(view, about);
        // the questions are fields here
        let ask = document.ask.take();
        let said = PageSentences {
            head: ask.as_ref().map(|ask| ask.head.clone()).unwrap_or_default(),
            promises_head: prepare::own_promises_head(lang),
            goals_head: prepare::goals_going_head(lang),
            is_done: prepare::is_done(lang),
            how_goes_it: prepare::how_goes_it(lang),
            talk_head: prepare::talk_head(lang),
            choose_theme: prepare::choose_theme(lang),
            no_theme: prepare::no_theme(lang),
            next_label: prepare::next_label(lang),
            proposes: prepare::proposes(lang, &who),
            kept: prepare::kept_in_tab(lang),
            send_head: prepare::send_head(lang),
            save_intro: prepare::save_intro(lang, &who),
            save: prepare::save_button(lang),
            copy: prepare::copy_button(lang),
            copy_label: prepare::copy_label(lang),
            no_script: prepare::no_script(lang, &who),
            nothing_leaves: prepare::nothing_leaves(lang),
            who_reads: employee::who_reads(view, &who),
        };
        let messages = Messages {
            saved: prepare::saved(lang, &file, &who),
            copied: prepare::copied(lang, &who),
            by_hand: prepare::copy_by_hand(lang),
            nothing_filled: prepare::nothing_filled(lang),
            was_kept: prepare::was_kept(lang),
        };
        let promise = |action: &&Action| Asked { title: actions::title(view, action), when: due(view, action) };
        let goal =
            |goal: &&Goal| Asked { title: goals::title(view, goal), when: goals::by(view, goal).map(|(by, _)| by).unwrap_or_default() };
        let theme = |key: &String| (key.clone(), printable(Theme::of(key).name(lang)));
        let data = PageData { form: FormData::of(form), key, file: &file, said: messages };
        FormPage {
            page: Page::new(lang, document.title.clone(), &format!("{}{STYLE}", DOCUMENT_STYLE)).with_script(SCRIPT),
            document,
            questions: form.questions.iter().map(|question| printable(question)).collect(),
            promises: about.own_promises().iter().map(promise).collect(),
            goals: about.goals.iter().map(goal).collect(),
            themes: form.items.iter().flat_map(|items| &items.themes).map(theme).collect(),
            longest: LONGEST_ANSWER,
            // plain data always becomes JSON
            data: serde_json::to_string(&data).unwrap_or_default(),
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

fn subjects(subjects: Option<&Vec<Subject>>) -> Vec<SubjectData<'_>> {
    subjects.into_iter().flatten().map(|subject| SubjectData { id: subject.id.as_str(), title: &subject.title }).collect()
}

impl<'f> FormData<'f> {
    fn of(form: &'f PrepareForm) -> Self {
        FormData {
            id: form.id.as_str(),
            workspace: &form.workspace,
            employee: &form.employee,
            kind: &form.kind,
            date: civil(form.date),
            conversation: form.conversation.map(|id| id.to_string()),
            questions: &form.questions,
            promises: subjects(form.items.as_ref().map(|items| &items.promises)),
            goals: subjects(form.items.as_ref().map(|items| &items.goals)),
            themes: form.items.as_ref().map_or(&[], |items| &items.themes),
        }
    }
}
