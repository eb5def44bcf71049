use super::run::Run;
use super::{asking, find};
use crate::context::Context;
use crate::domain::bank::{self, Question};
use crate::domain::theme::BuiltIn;
use crate::error::{Error, Exit};
use crate::i18n::{Language, messages};
use crate::render;
use crate::render::json::{QuestionV1, TypeV1};
use crate::store::Store;
use clap::Args;
use serde::Serialize;

/// The question bank.
#[derive(Args)]
pub(super) struct QuestionsArgs {
    #[arg(long = "type", value_name = "TYPE", add = super::completions::types())]
    kind: Option<String>,
    #[arg(long, value_name = "THEME", add = super::completions::words(BuiltIn::WORDS))]
    theme: Option<String>,
}

#[derive(Serialize)]
struct QuestionsAnswer<'r> {
    #[serde(rename = "type")]
    kind: Option<TypeV1<'r>>,
    questions: Vec<QuestionV1<'r>>,
}

impl Run for QuestionsArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        // the built-in bank needs no workspace
        let store = cx.store().unwrap_or_else(|_| Store::bare(cx.flags.dir.clone()));
        let mut problems = Vec::new();
        let bank = asking::bank(&store, &mut problems)?;
        let kind = self.kind.as_ref().map(|typed| find::kind(cx, &store, typed)).transpose()?;
        let kind = kind.as_ref().and_then(|key| store.settings.kind(key));
        let theme = self.theme.as_ref().map(|typed| asking::theme(cx, &store, &bank, typed)).transpose()?;
        // what comes with every talk stands above, and only there
        let always = kind.filter(|_| theme.is_none()).map_or(&[][..], |kind| &kind.ask);
        let is_above = |question: &Question| [Language::Nl, Language::En].iter().any(|lang| bank::is_among(always, question.text(*lang)));
        let wanted = |question: &&Question| {
            kind.is_none_or(|kind| question.fits(&kind.key))
                && theme.as_ref().is_none_or(|theme| question.theme == *theme)
                && !is_above(question)
        };
        let questions: Vec<&Question> = bank.iter().filter(wanted).collect();
        if cx.flags.json {
            let kind = kind.map(|kind| TypeV1::of(kind, &store.settings, cx.lang));
            let answer = QuestionsAnswer { kind, questions: questions.iter().map(|question| QuestionV1::of(question, cx.lang)).collect() };
            return cx.answer_json(answer, &problems);
        }
        if questions.is_empty() {
            cx.out.message(&messages::no_questions(cx.lang));
        }
        let head = kind.map(|kind| render::questions::head(cx.lang, cx.out.width, &store.settings, kind));
        let standing = render::questions::standing(cx.lang, cx.out.width, always);
        let text = render::questions::text(cx.lang, cx.out.width, kind, &questions);
        cx.answer(&(head.unwrap_or_default() + &standing + &text))?;
        Ok(cx.name_problems(&problems))
    }
}
