//! A list or a report to text, Markdown, CSV or JSON. Returns text, prints nothing.

pub(crate) mod actions;
pub(crate) mod agenda;
pub(crate) mod agreement;
pub(crate) mod ambitions;
pub(crate) mod anonymous;
pub(crate) mod board;
pub(crate) mod calendar;
pub(crate) mod choices;
pub(crate) mod conflicts;
pub(crate) mod conversations;
pub(crate) mod document;
pub(crate) mod dossier;
pub(crate) mod employees;
pub(crate) mod follow_up;
pub(crate) mod forget;
pub(crate) mod goals;
pub(crate) mod growth;
pub(crate) mod guide;
pub(crate) mod handover;
pub(crate) mod hook;
pub(crate) mod html;
pub(crate) mod import;
pub(crate) mod json;
pub(crate) mod json_schema;
pub(crate) mod list;
pub(crate) mod log;
pub(crate) mod mail;
pub(crate) mod markdown;
pub(crate) mod notes;
pub(crate) mod obstacles;
pub(crate) mod outcomes;
pub(crate) mod picture;
pub(crate) mod plan;
pub(crate) mod printable;
pub(crate) mod privacy;
pub(crate) mod problems;
pub(crate) mod promised;
pub(crate) mod questions;
pub(crate) mod readers;
pub(crate) mod release;
pub(crate) mod remind;
pub(crate) mod report;
pub(crate) mod rounds;
pub(crate) mod schedule;
pub(crate) mod search;
pub(crate) mod several;
pub(crate) mod shared_obstacle;
pub(crate) mod sheet;
pub(crate) mod show;
pub(crate) mod spreadsheet;
pub(crate) mod style;
pub(crate) mod table;
pub(crate) mod today;
pub(crate) mod topic;
pub(crate) mod unanswered;
pub(crate) mod wins;
pub(crate) mod wishes;

use crate::domain::circle::Reader;
use crate::domain::id::ShortIds;
use crate::domain::records::People;
use crate::domain::sealed::{self, Sealed};
use crate::domain::settings::Settings;
use crate::i18n::{Language, sealed as sealed_said};
use chrono::NaiveDate;

/// What every text needs to know: language, width, the day, names, how short ids may be.
pub(crate) struct ViewContext<'r> {
    pub lang: Language,
    /// How many columns there are.
    pub width: usize,
    pub today: NaiveDate,
    /// The settings, for the names of types and obstacles.
    pub settings: &'r Settings,
    pub people: People<'r>,
    /// How short ids may be.
    pub ids: ShortIds,
    /// What readers of sealed words are called.
    pub readers: Vec<Reader>,
}

impl ViewContext<'_> {
    /// What stands in place of the words of a record that were asked for and could not be opened.
    pub(crate) fn in_place(&self, sealed: Option<&Sealed>) -> Option<String> {
        let sealed = sealed.filter(|sealed| !sealed.is_read())?;
        let names = sealed::names(&sealed.readers, &self.readers, |slug| self.people.name(slug).to_owned());
        let names: Vec<String> = names.iter().map(|name| printable::printable(name)).collect();
        Some(sealed_said::in_place(self.lang, sealed.shut(), &sealed_said::names(self.lang, &names)))
    }
}
