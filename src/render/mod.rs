//! A list or a report to text, Markdown, CSV or JSON. Returns text, prints nothing.

pub mod actions;
pub mod agenda;
pub mod agreement;
pub mod board;
pub mod conflicts;
pub mod conversations;
pub mod document;
pub mod employees;
pub mod follow_up;
pub mod goals;
pub mod growth;
pub mod handover;
pub mod hook;
pub mod html;
pub mod json;
pub mod log;
pub mod markdown;
pub mod obstacles;
pub mod plan;
pub mod printable;
pub mod problems;
pub mod questions;
pub mod release;
pub mod report;
pub mod sheet;
pub mod show;
pub mod style;
pub mod table;
pub mod today;

use crate::domain::id::ShortIds;
use crate::domain::records::People;
use crate::domain::settings::Settings;
use crate::i18n::Language;
use chrono::NaiveDate;

/// What every text needs to know: language, width, the day, names, how short ids may be.
pub struct ViewContext<'r> {
    pub lang: Language,
    /// How many columns there are.
    pub width: usize,
    pub today: NaiveDate,
    /// The settings, for the names of types and obstacles.
    pub settings: &'r Settings,
    /// Names and teams.
    pub people: People<'r>,
    /// How short ids may be.
    pub ids: ShortIds,
}
