//! The form that goes to an employee as one file: facts on top, a field for each question, and a small script that signs
//! what was typed and saves or copies it. It sends nothing; see `docs/format.md`, Forms.

use super::Page;
use crate::domain::date::civil;
use crate::domain::prepare_form::{LONGEST_ANSWER, PrepareForm};
use crate::domain::sheet::Sheet;
use crate::i18n::prepare;
use crate::render::ViewContext;
use crate::render::document::html::STYLE as DOCUMENT_STYLE;
use crate::render::document::{Block, Document, Rank};
use crate::render::printable::printable;
use crate::render::sheet::employee;
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
    longest: usize,
    data: String,
    said: PageSentences,
}

/// What the page says.
struct PageSentences {
    head: String,
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
            kept: prepare::kept_in_tab(lang),
            send_head: prepare::send_head(lang),
            save_intro: prepare::save_intro(lang, &who),
            save: prepare::save_button(lang),
            copy: prepare::copy_button(lang),
            copy_label: prepare::copy_label(lang),
            no_script: prepare::no_script(lang, &who),
            nothing_leaves: prepare::nothing_leaves(lang),
            who_reads: prepare::who_reads(lang, &who),
        };
        let messages = Messages {
            saved: prepare::saved(lang, &file, &who),
            copied: prepare::copied(lang, &who),
            by_hand: prepare::copy_by_hand(lang),
            nothing_filled: prepare::nothing_filled(lang),
            was_kept: prepare::was_kept(lang),
        };
        let data = PageData { form: FormData::of(form), key, file: &file, said: messages };
        FormPage {
            page: Page::new(lang, document.title.clone(), &format!("{}{STYLE}", DOCUMENT_STYLE)).with_script(SCRIPT),
            document,
            questions: form.questions.iter().map(|question| printable(question)).collect(),
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
        }
    }
}
