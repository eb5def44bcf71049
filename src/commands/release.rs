use super::confirm;
use super::find;
use super::loaded::{self, Loaded, short};
use super::run::Run;
use super::written::Written;
use crate::context::Context;
use crate::domain::action::Action;
use crate::domain::conversation::{Answer, Conversation};
use crate::domain::employee::Employee;
use crate::domain::records::{Folder, Source};
use crate::error::{Error, Exit};
use crate::i18n::{handover, release as said};
use crate::render;
use crate::render::visible::shown;
use crate::store::change::Change;
use crate::store::need::{Load, Need};
use crate::store::yaml::edit::Edit;
use crate::store::{Fault, Store, layout, read, release};
use clap::Args;

/// Releases passages for the formal cycle, or takes that back.
#[derive(Args)]
pub struct Release {
    #[arg(value_name = "ID", add = super::completions::talks_and_actions())]
    id: String,
    #[arg(value_name = "NUMBER")]
    numbers: Vec<String>,
    #[arg(long)]
    withdraw: bool,
}

impl Run for Release {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let source = find::record(cx, &store, &self.id, &[Folder::Conversations, Folder::Actions, Folder::Goals])?;
        match loaded::load(cx, &store, &source)? {
            Loaded::Conversation(talk) => self.answers(cx, &store, &talk),
            Loaded::Action(action) => self.action(cx, &store, &action),
            Loaded::Goal(goal) => Err(Error::refused(said::no_goals(cx.lang, &short(&store, goal.id))).hint(said::no_goals_hint(cx.lang))),
        }
    }
}

impl Release {
    /// Answers of a conversation: those named, or chosen at the terminal.
    fn answers(&self, cx: &Context, store: &Store, talk: &Conversation) -> Result<Exit, Error> {
        let (lang, id) = (cx.lang, short(store, talk.id));
        if !talk.counts() && !self.withdraw {
            return Err(Error::refused(said::not_held(lang, &id)));
        }
        let employee = read::employee(store, &talk.employee, &mut Vec::new());
        let numbers = if self.numbers.is_empty() { self.choose(cx, talk, &id)? } else { parsed(cx, &self.numbers, talk, &id)? };
        self.check(cx, &numbers, talk, &id)?;
        let changing = |number: &&usize| talk.answers[**number - 1].released == self.withdraw;
        if !self.withdraw && numbers.iter().any(|number| changing(&number)) {
            let asks = !self.numbers.is_empty() && !cx.flags.yes && confirm::can_ask(cx);
            let chosen = numbers.iter().filter(changing).map(|number| (*number, &talk.answers[*number - 1]));
            asks.then(|| cx.out.complaint(&render::release::answers(lang, cx.out.width, chosen)));
            both(cx, &employee, talk.with.as_deref())?;
        }
        let writer = cx.writer(store)?;
        // what both said yes to is what was shown to them
        match loaded::load(cx, store, &talk.source())? {
            Loaded::Conversation(now) if now.answers == talk.answers => {}
            _ => return Err(cx.fault(Fault::Changed(layout::path(&talk.source())))),
        }
        let mut written = Written::default();
        let mut edits = Vec::new();
        for number in &numbers {
            let answer = &talk.answers[*number - 1];
            written.lines.push(self.told_answer(cx, *number, answer, &id, &layout::path(&talk.source())));
            edits.extend(Some(number).filter(changing).map(|number| self.edit(cx, store, &talk.source(), Some(number - 1))).transpose()?);
        }
        written.changes.extend((!edits.is_empty()).then(|| Change::edit(&talk.source(), edits)));
        written.next = Some(format!("stay growth {}", talk.employee));
        written.finish(cx, store, &writer)
    }

    /// Numbers chosen at the terminal; where nobody can be asked, the list and how to name them.
    fn choose(&self, cx: &Context, talk: &Conversation, id: &str) -> Result<Vec<usize>, Error> {
        let given: Vec<(usize, &Answer)> = (1..).zip(&talk.answers).filter(|(_, answer)| is_answered(answer)).collect();
        let first = given.iter().find(|(_, answer)| answer.released == self.withdraw).or(given.first()).map(|(number, _)| *number);
        let Some(first) = first else { return Err(Error::refused(said::no_answers(cx.lang, id))) };
        cx.out.complaint(&render::release::answers(cx.lang, cx.out.width, given.into_iter()));
        if !confirm::can_ask(cx) {
            let flag = if self.withdraw { " --withdraw" } else { "" };
            let command = format!("stay release {id} {first}{flag}");
            return Err(Error::usage(said::name_answers(cx.lang)).hint(said::name_answers_hint(cx.lang, &command)));
        }
        let typed = cx.out.ask(&said::which(cx.lang)).unwrap_or_default();
        let words: Vec<String> = typed.split_whitespace().map(str::to_owned).collect();
        if words.is_empty() {
            return Err(Error::refused(crate::i18n::errors::stopped(cx.lang)));
        }
        parsed(cx, &words, talk, id)
    }

    /// Whether every number is that of an answer that was given.
    fn check(&self, cx: &Context, numbers: &[usize], talk: &Conversation, id: &str) -> Result<(), Error> {
        if let Some(number) = numbers.iter().find(|number| !(1..=talk.answers.len()).contains(*number)) {
            return Err(Error::refused(said::no_such_answer(cx.lang, *number, id)).hint(said::no_such_answer_hint(cx.lang, id)));
        }
        match numbers.iter().find(|number| !self.withdraw && !is_answered(&talk.answers[**number - 1])) {
            Some(number) => Err(Error::refused(said::not_answered(cx.lang, *number, id))),
            None => Ok(()),
        }
    }

    fn told_answer(&self, cx: &Context, number: usize, answer: &Answer, id: &str, path: &str) -> String {
        let question = answer.question.as_deref().map(|text| format!(" · {}", shown(text))).unwrap_or_default();
        match (self.withdraw, answer.released) {
            (false, false) => said::released_answer(cx.lang, number, id, &question, path),
            (false, true) => said::answer_already(cx.lang, number, id),
            (true, true) => said::withdrawn_answer(cx.lang, number, id, &question, path),
            (true, false) => said::answer_not(cx.lang, number, id),
        }
    }

    /// One action.
    fn action(&self, cx: &Context, store: &Store, action: &Action) -> Result<Exit, Error> {
        let (lang, id, title) = (cx.lang, short(store, action.id), shown(&action.title));
        let Some(slug) = &action.employee else { return Err(Error::refused(said::of_the_organisation(lang, &id))) };
        if !self.numbers.is_empty() {
            return Err(Error::usage(said::action_has_no_numbers(lang, &id)));
        }
        let need = Need { conversations: Load::Brief, goals: Load::Brief, ..Need::PEOPLE }.of(slug);
        let records = store.read(&need).map_err(|fault| cx.fault(fault))?;
        if !self.withdraw && !action.released {
            if !cx.flags.yes && confirm::can_ask(cx) {
                let goal = records.goals.iter().find(|goal| Some(goal.id) == action.goal).map(|goal| goal.title.as_str());
                cx.out.complaint(&render::release::action(lang, cx.out.width, action, goal));
            }
            let talk = records.conversations.iter().find(|talk| Some(talk.id) == action.conversation);
            both(cx, &records.employees[0], talk.and_then(|talk| talk.with.as_deref()))?;
        }
        let writer = cx.writer(store)?;
        let path = layout::path(&action.source());
        let line = match (self.withdraw, action.released) {
            (false, false) => said::released_action(lang, &id, &title, &path),
            (false, true) => said::action_already(lang, &id, &title),
            (true, true) => said::withdrawn_action(lang, &id, &title, &path),
            (true, false) => said::action_not(lang, &id, &title),
        };
        let mut written = Written { lines: vec![line], next: Some(format!("stay growth {slug}")), ..Written::default() };
        if self.withdraw == action.released {
            written.changes.push(Change::edit(&action.source(), vec![self.edit(cx, store, &action.source(), None)?]));
        }
        written.finish(cx, store, &writer)
    }

    fn edit(&self, cx: &Context, store: &Store, source: &Source, answer: Option<usize>) -> Result<Edit, Error> {
        let edit = release::release(store, source, answer, !self.withdraw).map_err(|fault| cx.fault(fault))?;
        edit.ok_or_else(|| cx.fault(Fault::Changed(layout::path(source))))
    }
}

fn is_answered(answer: &Answer) -> bool {
    answer.answer.as_deref().is_some_and(|text| !text.trim().is_empty())
}

/// The numbers that were typed, each once and in order; `all` for every answer that was given.
fn parsed(cx: &Context, typed: &[String], talk: &Conversation, id: &str) -> Result<Vec<usize>, Error> {
    let mut numbers = Vec::new();
    for word in typed.iter().flat_map(|typed| typed.split(',')).filter(|word| !word.is_empty()) {
        if matches!(word.to_lowercase().as_str(), "all" | "alle" | "alles") {
            numbers.extend((1..).zip(&talk.answers).filter(|(_, answer)| is_answered(answer)).map(|(number, _)| number));
            continue;
        }
        let wrong = || Error::usage(said::not_a_number(cx.lang, &shown(word))).hint(said::no_such_answer_hint(cx.lang, id));
        numbers.push(word.parse().map_err(|_| wrong())?);
    }
    numbers.sort_unstable();
    numbers.dedup();
    if numbers.is_empty() { Err(Error::refused(said::no_answers(cx.lang, id))) } else { Ok(numbers) }
}

/// The yes of both: it can't be given by one.
fn both(cx: &Context, employee: &Employee, with: Option<&str>) -> Result<(), Error> {
    let manager = with.or(employee.manager.as_deref()).map_or_else(|| handover::the_manager(cx.lang), shown);
    let question = said::both(cx.lang, &shown(&employee.name), &manager);
    confirm::yes(cx, &question, || Error::refused(said::needs_both(cx.lang)).hint(said::needs_both_hint(cx.lang)))
}
