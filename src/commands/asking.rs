//! What a conversation asks: a theme and questions from the bank, beside what was given.

use super::find;
use crate::context::Context;
use crate::domain::bank::{self, History, Question};
use crate::domain::conversation::{Answer, Conversation, Status};
use crate::domain::problem::Problem;
use crate::domain::records::Records;
use crate::domain::round;
use crate::domain::text::key;
use crate::domain::theme::{BuiltIn, Theme};
use crate::error::Error;
use crate::i18n::{self, Language};
use crate::store::fields::Origin;
use crate::store::{Store, questions};

/// What was given on the command line.
#[derive(Default)]
pub(super) struct Given<'g> {
    pub themes: &'g [String],
    /// Questions, each of which may have an answer.
    pub questions: &'g [String],
    pub answers: &'g [String],
}

impl Given<'_> {
    /// Themes, questions and answers: those given, filled up from the bank, below what comes with every talk of the type. An answer
    /// that is given is to a question that is given or from the bank.
    pub(super) fn ask(&self, cx: &Context, store: &Store, records: &Records, conversation: &mut Conversation) -> Result<(), Error> {
        let bank = bank(store, &mut Vec::new())?;
        let kind = store.settings.kind(&conversation.kind);
        let history = History::of(records.conversations.iter());
        if !self.themes.is_empty() {
            conversation.themes = self.themes.iter().map(|typed| theme(cx, store, &bank, typed)).collect::<Result<_, _>>()?;
        }
        if conversation.themes.is_empty() && self.questions.is_empty() {
            conversation.themes.extend(kind.and_then(|kind| bank::theme(&bank, kind, &history)).cloned());
        }
        let many = if self.answers.is_empty() { bank::how_many(&conversation.kind) } else { self.answers.len() };
        let missing = if self.questions.is_empty() { many } else { self.answers.len().saturating_sub(self.questions.len()) };
        let always = &standing_with(store, records, conversation);
        let pick = || bank::pick(&bank, &conversation.kind, always, &conversation.themes, &history, missing);
        let picked = if missing == 0 { Vec::new() } else { pick() };
        let asked = self.questions.iter().map(|question| (conversation.themes.first().cloned(), Some(question.trim().to_owned())));
        let from_bank = picked.into_iter().map(|question| (Some(question.theme.clone()), Some(question.text(cx.lang).to_owned())));
        let mut questions: Vec<(Option<Theme>, Option<String>)> = asked.chain(from_bank).collect();
        while questions.len() < self.answers.len() {
            questions.push((conversation.themes.first().cloned(), None));
        }
        let mut answers = self.answers.iter().map(|answer| answer.trim().to_owned());
        conversation.answers = questions
            .into_iter()
            .map(|(theme, question)| Answer {
                theme,
                note: None,
                question,
                answer: answers.next().filter(|answer| !answer.is_empty()),
                released: false,
            })
            .collect();
        let place = |question: &String| always.iter().position(|one| key(one) == key(question));
        conversation.answers.sort_by_key(|answer| answer.question.as_ref().and_then(place).unwrap_or(usize::MAX));
        for (at, answer) in standing(always, &conversation.answers) {
            conversation.answers.insert(at, answer);
        }
        Ok(())
    }
}

/// The questions that come with a talk: those of its type, and of the rounds that it is of.
pub(super) fn standing_with(store: &Store, records: &Records, talk: &Conversation) -> Vec<String> {
    let others = records.conversations.iter().filter(|other| other.id != talk.id);
    match records.employees.iter().find(|employee| employee.slug == talk.employee) {
        Some(employee) => round::standing(&store.settings, employee, &talk.kind, talk.date, others),
        None => store.settings.standing(&talk.kind).to_vec(),
    }
}

/// The questions that come with every talk of a type and are not among these yet, each with its place: they come first.
pub(super) fn standing(always: &[String], answers: &[Answer]) -> Vec<(usize, Answer)> {
    let is_there = |question: &str| answers.iter().filter_map(|answer| answer.question.as_ref()).any(|asked| key(asked) == key(question));
    let missing = always.iter().enumerate().filter(|(_, question)| !is_there(question));
    missing.map(|(at, question)| (at, Answer { question: Some(question.clone()), ..Answer::default() })).collect()
}

/// The theme that `typed` means: a built-in one, or one of the organisation's own.
pub(super) fn theme(cx: &Context, store: &Store, bank: &[Question], typed: &str) -> Result<Theme, Error> {
    let of_types = store.settings.types.iter().flat_map(|kind| &kind.themes);
    let own: Vec<&Theme> = bank.iter().map(|question| &question.theme).chain(of_types).collect();
    let meant = match Theme::of(typed) {
        Theme::Other(text) => own.iter().find(|theme| key(theme.as_str()) == key(&text)).map(|theme| (*theme).clone()),
        known => Some(known),
    };
    let keys: Vec<&str> = BuiltIn::WORDS.iter().copied().chain(own.iter().map(|theme| theme.as_str())).collect();
    let name = |key| BuiltIn::parse(key).map_or(key, |theme| theme.name(cx.lang));
    meant.ok_or_else(|| find::unknown_word("--theme", typed, &keys, name))
}

/// The question bank of a workspace: its own questions before the built-in ones.
pub(super) fn bank(store: &Store, problems: &mut Vec<Problem>) -> Result<Vec<Question>, Error> {
    let mut bank = questions::own(store, problems)?;
    bank.extend(questions::parse(i18n::QUESTIONS, false, &mut Origin::new("questions.yaml", problems)));
    Ok(bank)
}

/// Whether a conversation as it was offered is more than an empty one that is open: it has words, a question that is neither
/// from the bank nor comes with its type, or a day that is still to come.
pub(super) fn says_something(store: &Store, conversation: &Conversation, bank: &[Question]) -> bool {
    let is_of_bank =
        |asked: &str| bank.iter().any(|question| [Language::Nl, Language::En].iter().any(|lang| question.text(*lang) == asked));
    let is_standing = |asked: &str| round::is_standing(&store.settings, &conversation.kind, asked);
    let is_own = |asked: &String| !is_of_bank(asked) && !is_standing(asked);
    conversation.status == Status::Planned
        || conversation.summary.is_some()
        || conversation
            .answers
            .iter()
            .any(|asked| asked.answer.is_some() || asked.note.is_none() && asked.question.as_ref().is_some_and(is_own))
        || !(conversation.obstacles.is_empty() && conversation.energy.is_empty() && conversation.signals.is_empty())
        || !conversation.wishes.is_empty()
}
