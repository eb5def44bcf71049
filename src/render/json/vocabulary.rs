//! Obstacles and questions, as JSON has them.

use super::Day;
use crate::domain::bank::Question;
use crate::i18n::Language;
use crate::render::obstacles::OwnWord;
use serde::Serialize;

/// One obstacle of the vocabulary, or one that people named.
#[derive(Serialize)]
pub(crate) struct NamedV1<'r> {
    pub obstacle: &'r str,
    /// What it is called.
    pub label: String,
    /// Whether the vocabulary has it.
    pub known: bool,
    /// Whose it is; `null` when nobody named it in the window.
    pub scope: Option<&'static str>,
    /// How many people named it.
    pub people: usize,
    /// In how many conversations.
    pub mentions: usize,
    pub first: Option<Day>,
    pub last: Option<Day>,
    /// How people wrote it.
    pub forms: Vec<&'r str>,
}

/// An obstacle in own words.
#[derive(Serialize)]
pub(crate) struct OwnWordV1<'r> {
    obstacle: &'r str,
    label: &'r str,
    mentions: usize,
    likely: Vec<&'r str>,
}

impl<'r> OwnWordV1<'r> {
    /// One that could be opened.
    pub(crate) fn of(word: &'r OwnWord) -> Self {
        let likely = word.likely.iter().map(|term| term.key.as_str()).collect();
        OwnWordV1 { obstacle: &word.key, label: &word.label, mentions: word.mentions, likely }
    }
}

/// Two obstacles that are likely one.
#[derive(Serialize)]
pub(crate) struct TwinsV1<'r> {
    /// The one to be merged.
    pub from: &'r str,
    /// The one to keep.
    pub into: &'r str,
}

/// A question of the bank.
#[derive(Serialize)]
pub(crate) struct QuestionV1<'r> {
    pub theme: &'r str,
    /// The types it is for; any when empty.
    pub types: &'r [String],
    /// The question, in the language asked for.
    pub question: &'r str,
    /// Whether it is the organisation's own.
    pub own: bool,
}

impl<'r> QuestionV1<'r> {
    /// A question, in a language.
    pub(crate) fn of(question: &'r Question, lang: Language) -> Self {
        QuestionV1 { theme: question.theme.as_str(), types: &question.types, question: question.text(lang), own: question.own }
    }
}
