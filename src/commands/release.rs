use super::confirm;
use super::effects::Effects;
use super::readings::{self, Names};
use super::record::{self, Loaded, short};
use super::run::Run;
use crate::context::Context;
use crate::domain::action::Action;
use crate::domain::conversation::{Answer, Conversation};
use crate::domain::employee::Employee;
use crate::domain::records::Source;
use crate::error::{Code, Error, Exit};
use crate::i18n::{handover, notes, release as says};
use crate::render;
use crate::render::printable::printable;
use crate::store::yaml::edit::Edit;
use crate::store::{Change, Fault, Load, Need, Store, layout, read, release};
use clap::Args;

/// Releases passages for the formal cycle, or takes that back.
#[derive(Args)]
pub(super) struct ReleaseArgs {
    #[arg(value_name = "ID|NAME", add = super::completions::conversations_and_actions())]
    id: String,
    #[arg(value_name = "NUMBER")]
    numbers: Vec<String>,
    #[arg(long)]
    withdraw: bool,
}

impl Run for ReleaseArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let source = readings::one(cx, &store, &self.id, &Names::RELEASED)?;
        match record::load(&store, &source)? {
            Loaded::Conversation(conversation) => self.answers(cx, &store, &conversation),
            Loaded::Action(action) => self.action(cx, &store, &action),
            Loaded::Goal(goal) => Err(Error::of(Code::NotFound, says::no_goals(&short(&store, goal.id))).hint(says::no_goals_hint())),
            Loaded::Note(note) => Err(Error::of(Code::WrongState, notes::is_note(&short(&store, note.id)))),
        }
    }
}

impl ReleaseArgs {
    /// Answers of a conversation: those named, or chosen at the terminal.
    fn answers(&self, cx: &Context, store: &Store, conversation: &Conversation) -> Result<Exit, Error> {
        let (lang, id) = (cx.lang, short(store, conversation.id));
        if !conversation.counts() && !self.withdraw {
            return Err(Error::of(Code::WrongState, says::not_held(&id)));
        }
        // what can't be read can't be shown to both, and is not marked
        if let Some(in_place) = cx.in_place(store, conversation.sealed.as_deref()) {
            if !self.numbers.is_empty() {
                return Err(Error::of(Code::Sealed, in_place).hint(says::for_who_can_open_hint()));
            }
            return Effects { hints: vec![in_place.into()], ..Effects::default() }.finish(cx, store, &store.dry_writer());
        }
        let employee = read::employee(store, &conversation.employee, &mut Vec::new());
        let numbers = if self.numbers.is_empty() { self.choose(cx, conversation, &id)? } else { parsed(&self.numbers, conversation, &id)? };
        self.check(&numbers, conversation, &id)?;
        let changing = |number: &&usize| conversation.answers[**number - 1].released == self.withdraw;
        if !self.withdraw && numbers.iter().any(|number| changing(&number)) {
            let asks = !self.numbers.is_empty() && !cx.flags.yes && confirm::can_ask(cx);
            let chosen = numbers.iter().filter(changing).map(|number| (*number, &conversation.answers[*number - 1]));
            asks.then(|| cx.out.complaint(&render::release::answers(lang, cx.out.width, chosen)));
            both(cx, &employee, conversation.with.as_deref())?;
        }
        let writer = cx.writer(store)?;
        // what both said yes to is what was shown to them
        match record::load(store, &conversation.source())? {
            Loaded::Conversation(now) if now.answers == conversation.answers => {}
            _ => return Err(Error::from(Fault::Changed(layout::path(&conversation.source())))),
        }
        let mut effects = Effects::default();
        let mut edits = Vec::new();
        for number in &numbers {
            let answer = &conversation.answers[*number - 1];
            effects.lines.push(self.told_answer(cx, *number, answer, &id, &layout::path(&conversation.source())).into());
            edits.extend(
                Some(number).filter(changing).map(|number| self.edit(store, &conversation.source(), Some(number - 1))).transpose()?,
            );
        }
        effects.changes.extend((!edits.is_empty()).then(|| Change::edit(&conversation.source(), edits)));
        effects.next = Some(format!("stay growth {}", conversation.employee));
        effects.finish(cx, store, &writer)
    }

    /// Numbers chosen at the terminal; where nobody can be asked, the list and how to name them.
    fn choose(&self, cx: &Context, conversation: &Conversation, id: &str) -> Result<Vec<usize>, Error> {
        let given: Vec<(usize, &Answer)> = (1..).zip(&conversation.answers).filter(|(_, answer)| can_be_released(answer)).collect();
        let first = given.iter().find(|(_, answer)| answer.released == self.withdraw).or(given.first()).map(|(number, _)| *number);
        let Some(first) = first else { return Err(Error::of(Code::NotFound, says::no_answers(id))) };
        cx.out.complaint(&render::release::answers(cx.lang, cx.out.width, given.into_iter()));
        if !confirm::can_ask(cx) {
            let flag = if self.withdraw { " --withdraw" } else { "" };
            let command = format!("stay release {id} {first}{flag}");
            return Err(Error::usage(says::name_answers()).hint(says::name_answers_hint(&command)));
        }
        let typed = cx.out.ask(&says::which(cx.lang)).unwrap_or_default();
        let words: Vec<String> = typed.split_whitespace().map(str::to_owned).collect();
        if words.is_empty() {
            return Err(Error::stopped());
        }
        parsed(&words, conversation, id)
    }

    /// Whether every number is that of an answer that was given.
    fn check(&self, numbers: &[usize], conversation: &Conversation, id: &str) -> Result<(), Error> {
        if let Some(number) = numbers.iter().find(|number| !(1..=conversation.answers.len()).contains(*number)) {
            return Err(Error::of(Code::NotFound, says::no_such_answer(*number, id)).hint(says::no_such_answer_hint(id)));
        }
        if let Some(number) = numbers.iter().find(|number| !self.withdraw && !is_answered(&conversation.answers[**number - 1])) {
            return Err(Error::of(Code::NotFound, says::not_answered(*number, id)));
        }
        match numbers.iter().find(|number| !self.withdraw && conversation.answers[**number - 1].note.is_some()) {
            Some(number) => Err(Error::of(Code::WrongState, notes::not_released(*number, id))),
            None => Ok(()),
        }
    }

    fn told_answer(&self, cx: &Context, number: usize, answer: &Answer, id: &str, path: &str) -> String {
        let question = answer.question.as_deref().map(|text| format!(" · {}", printable(text))).unwrap_or_default();
        match (self.withdraw, answer.released) {
            (false, false) => says::released_answer(cx.lang, number, id, &question, path),
            (false, true) => says::answer_already(cx.lang, number, id),
            (true, true) => says::withdrawn_answer(cx.lang, number, id, &question, path),
            (true, false) => says::answer_not(cx.lang, number, id),
        }
    }

    fn action(&self, cx: &Context, store: &Store, action: &Action) -> Result<Exit, Error> {
        let (lang, id, title) = (cx.lang, short(store, action.id), printable(&action.title));
        let Some(slug) = &action.employee else { return Err(Error::of(Code::WrongState, says::of_the_organisation(&id))) };
        if !self.numbers.is_empty() {
            return Err(Error::usage(says::action_has_no_numbers(&id)));
        }
        let need = Need { conversations: Load::Brief, goals: Load::Brief, ..Need::PEOPLE }.of(slug);
        let records = store.read(&need)?;
        if !self.withdraw && !action.released {
            if !cx.flags.yes && confirm::can_ask(cx) {
                let goal = records.goals.iter().find(|goal| Some(goal.id) == action.goal).map(|goal| goal.title.as_str());
                cx.out.complaint(&render::release::action(lang, cx.out.width, action, goal));
            }
            let conversation = records.conversations.iter().find(|conversation| Some(conversation.id) == action.conversation);
            both(cx, &records.employees[0], conversation.and_then(|conversation| conversation.with.as_deref()))?;
        }
        let writer = cx.writer(store)?;
        let path = layout::path(&action.source());
        let line = match (self.withdraw, action.released) {
            (false, false) => says::released_action(lang, &id, &title, &path),
            (false, true) => says::action_already(lang, &id, &title),
            (true, true) => says::withdrawn_action(lang, &id, &title, &path),
            (true, false) => says::action_not(lang, &id, &title),
        };
        let mut effects = Effects { lines: vec![line.into()], next: Some(format!("stay growth {slug}")), ..Effects::default() };
        if self.withdraw == action.released {
            effects.changes.push(Change::edit(&action.source(), vec![self.edit(store, &action.source(), None)?]));
        }
        effects.finish(cx, store, &writer)
    }

    fn edit(&self, store: &Store, source: &Source, answer: Option<usize>) -> Result<Edit, Error> {
        let edit = release::release(store, source, answer, !self.withdraw)?;
        edit.ok_or_else(|| Error::from(Fault::Changed(layout::path(source))))
    }
}

fn is_answered(answer: &Answer) -> bool {
    answer.answer.as_deref().is_some_and(|text| !text.trim().is_empty())
}

/// Whether it was given, and does not begin with a note of one of the two.
fn can_be_released(answer: &Answer) -> bool {
    is_answered(answer) && answer.note.is_none()
}

/// The numbers that were typed, each once and in order; `all` for every answer that was given.
fn parsed(typed: &[String], conversation: &Conversation, id: &str) -> Result<Vec<usize>, Error> {
    let mut numbers = Vec::new();
    for word in typed.iter().flat_map(|typed| typed.split(',')).filter(|word| !word.is_empty()) {
        if matches!(word.to_lowercase().as_str(), "all" | "alle" | "alles") {
            numbers.extend((1..).zip(&conversation.answers).filter(|(_, answer)| can_be_released(answer)).map(|(number, _)| number));
            continue;
        }
        let wrong = || Error::usage(says::not_a_number(&printable(word))).hint(says::no_such_answer_hint(id));
        numbers.push(word.parse().map_err(|_| wrong())?);
    }
    numbers.sort_unstable();
    numbers.dedup();
    if numbers.is_empty() { Err(Error::of(Code::NotFound, says::no_answers(id))) } else { Ok(numbers) }
}

/// The yes of both: it can't be given by one.
fn both(cx: &Context, employee: &Employee, with: Option<&str>) -> Result<(), Error> {
    let manager = with.or(employee.manager.as_deref()).map_or_else(|| handover::the_manager(cx.lang), printable);
    let question = says::both(cx.lang, &printable(&employee.name), &manager);
    confirm::yes(cx, &question, || Error::refused(says::needs_both()).hint(says::needs_both_hint()))
}
