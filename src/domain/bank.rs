//! The question bank: which questions fit a conversation, and which were not asked of this person lately.

use super::conversation::Conversation;
use super::language::Language;
use super::text;
use super::theme::Theme;
use super::types::ConversationType;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::hash::Hash;

/// A question, in one or both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub theme: Theme,
    /// The types it is for; for every type but `exit` when empty.
    pub types: Vec<String>,
    pub nl: Option<String>,
    pub en: Option<String>,
    /// Whether it comes from the organisation, not from the built-in bank.
    pub own: bool,
}

impl Question {
    /// The question in a language, or in the other language if that is all there is.
    pub fn text(&self, language: Language) -> &str {
        let (first, second) = match language {
            Language::Nl => (&self.nl, &self.en),
            Language::En => (&self.en, &self.nl),
        };
        first.as_ref().or(second.as_ref()).map_or("", |text| text)
    }

    /// Whether it fits a type of conversation.
    pub fn fits(&self, kind: &str) -> bool {
        if self.types.is_empty() { kind != "exit" } else { self.types.iter().any(|own| own == kind) }
    }
}

/// When each question and each theme last came up in the conversations with one person.
#[derive(Debug, Default)]
pub(crate) struct History {
    questions: HashMap<String, NaiveDate>,
    themes: HashMap<Theme, NaiveDate>,
}

impl History {
    /// Looks through a person's conversations; cancelled conversations don't count.
    pub(crate) fn of<'c>(conversations: impl Iterator<Item = &'c Conversation>) -> History {
        let mut history = History::default();
        for conversation in conversations.filter(|conversation| conversation.counts() || conversation.is_pending()) {
            let asked = conversation.answers.iter().filter_map(|answer| answer.question.as_deref());
            let themes = conversation.themes.iter().chain(conversation.answers.iter().filter_map(|answer| answer.theme.as_ref()));
            asked.for_each(|question| note(&mut history.questions, text::key(question), conversation.date));
            themes.for_each(|theme| note(&mut history.themes, theme.clone(), conversation.date));
        }
        history
    }

    fn asked(&self, question: &Question) -> Option<NaiveDate> {
        let both = [&question.nl, &question.en].into_iter().flatten();
        both.filter_map(|text| self.questions.get(&text::key(text)).copied()).max()
    }
}

fn note<K: Eq + Hash>(days: &mut HashMap<K, NaiveDate>, key: K, day: NaiveDate) {
    let last = days.entry(key).or_insert(day);
    *last = (*last).max(day);
}

/// How many questions a conversation of this type begins with.
pub(crate) fn how_many(kind: &str) -> usize {
    if kind == super::types::CHECK_IN { 1 } else { 2 }
}

/// The theme for a conversation: among the themes of its type with questions in the bank, the one not talked about for the longest
/// time. For a type without themes, the themes of the questions made for it, or else all themes of the bank.
pub(crate) fn theme<'t>(bank: &'t [Question], kind: &'t ConversationType, history: &History) -> Option<&'t Theme> {
    let asked_under = |theme: &Theme| bank.iter().any(|question| question.theme == *theme && question.fits(&kind.key));
    let made_for_it = |question: &&Question| question.types.contains(&kind.key);
    let of_bank = |made: bool| bank.iter().filter(move |question| !made || made_for_it(question)).map(|question| &question.theme);
    let known: Vec<&Theme> = match (kind.themes.is_empty(), of_bank(true).next().is_some()) {
        (false, _) => kind.themes.iter().collect(),
        (true, made) => of_bank(made).collect(),
    };
    known.into_iter().filter(|theme| asked_under(theme)).min_by_key(|theme| history.themes.get(*theme).copied())
}

/// Whether a question is one of these, however its capitals and blanks are.
pub(crate) fn is_among(standing: &[String], question: &str) -> bool {
    standing.iter().any(|one| text::key(one) == text::key(question))
}

/// The themes that a conversation of a type can be about: those of the type, or else of the questions that fit it, each once.
pub(crate) fn themes(bank: &[Question], kind: &ConversationType) -> Vec<Theme> {
    let of_bank = bank.iter().filter(|question| question.fits(&kind.key)).map(|question| &question.theme);
    let all: Vec<&Theme> = if kind.themes.is_empty() { of_bank.collect() } else { kind.themes.iter().collect() };
    let mut themes: Vec<Theme> = Vec::new();
    all.into_iter().for_each(|theme| themes.extend((!themes.contains(theme)).then(|| theme.clone())));
    themes
}

/// The questions for a conversation, on `themes` and fit for the type. Questions never asked of this person come first, then those
/// asked longest ago; the organisation's own and the type's own come before the general ones. Those that are `standing`
/// come with every talk of the type, and are not among them.
pub(crate) fn pick<'b>(
    bank: &'b [Question],
    kind: &str,
    standing: &[String],
    themes: &[Theme],
    history: &History,
    many: usize,
) -> Vec<&'b Question> {
    let is_standing = |question: &Question| [&question.nl, &question.en].into_iter().flatten().any(|text| is_among(standing, text));
    let fits = |question: &&Question| question.fits(kind) && themes.contains(&question.theme) && !is_standing(question);
    let mut fitting: Vec<&Question> = bank.iter().filter(fits).collect();
    fitting.sort_by_key(|question| (history.asked(question), !question.own, question.types.len() != 1));
    let mut picked: Vec<&Question> = Vec::new();
    for theme in themes {
        // each theme gets one question before any theme gets a second
        picked.extend(fitting.iter().find(|question| question.theme == *theme));
    }
    let rest: Vec<&Question> = fitting.into_iter().filter(|question| !picked.contains(question)).collect();
    picked.extend(rest);
    picked.truncate(many.max(themes.len().min(2)));
    picked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::types::Labels;

    fn question(theme: &str, types: &[&str]) -> Question {
        let types = types.iter().map(|kind| (*kind).to_owned()).collect();
        Question { theme: Theme::of(theme), types, nl: Some(format!("Over {theme}?")), en: None, own: true }
    }

    fn own_type(themes: &[&str]) -> ConversationType {
        let themes = themes.iter().map(|theme| Theme::of(theme)).collect();
        ConversationType { key: "inwerk".to_owned(), label: Labels::default(), purpose: None, rhythm: None, themes, ask: Vec::new() }
    }

    #[test]
    fn a_type_without_themes_draws_on_the_questions_made_for_it() {
        let bank = [question("energy", &[]), question("start", &["inwerk"]), question("leaving", &["exit"])];
        let history = History::default();
        let drawn = |bank: &[Question], kind: &ConversationType| theme(bank, kind, &history).map(|theme| theme.as_str().to_owned());
        assert_eq!(drawn(&bank, &own_type(&[])).as_deref(), Some("start"));
        assert_eq!(drawn(&bank[..1], &own_type(&[])).as_deref(), Some("energy"));
        assert_eq!(drawn(&bank[2..], &own_type(&[])), None);
        assert_eq!(drawn(&bank, &own_type(&["leaving", "energy"])).as_deref(), Some("energy"));
    }
}
