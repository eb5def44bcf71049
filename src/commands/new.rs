use super::loaded::short;
use super::run::Run;
use super::written::Written;
use super::{choose, confirm, editor, resolve, start};
use crate::context::Context;
use crate::domain::agenda;
use crate::domain::bank::{self, History, Question};
use crate::domain::conversation::{Answer, Conversation, Status};
use crate::domain::employee::Employee;
use crate::domain::followed;
use crate::domain::form::coming;
use crate::domain::id::ShortIds;
use crate::domain::problem::{Problem, Severity};
use crate::domain::records::{Folder, Records, Source};
use crate::domain::rhythm::{self, LastHeld};
use crate::domain::theme::{SIGNALS, THEMES};
use crate::error::{Error, Exit};
use crate::i18n::{self, errors, said, words};
use crate::render;
use crate::render::visible::shown;
use crate::store::change::Change;
use crate::store::fields::Origin;
use crate::store::need::{Load, Need};
use crate::store::{Store, encode, form, layout, questions};
use clap::Args;

/// Starts a conversation.
#[derive(Args, Default)]
pub struct New {
    #[arg(value_name = "EMPLOYEE", add = super::completions::employees())]
    employee: Option<String>,
    #[arg(long = "type", value_name = "TYPE", add = super::completions::types())]
    kind: Option<String>,
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    #[arg(long, value_name = "NAME")]
    with: Option<String>,
    #[arg(long, value_name = "THEME", add = super::completions::words(THEMES))]
    theme: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    question: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    answer: Vec<String>,
    #[arg(long, value_name = "TEXT", add = super::completions::obstacles())]
    obstacle: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    energy: Vec<String>,
    #[arg(long, value_name = "SIGNAL", add = super::completions::words(SIGNALS))]
    signal: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    #[arg(long)]
    planned: bool,
    #[arg(long, conflicts_with = "no_edit")]
    edit: bool,
    #[arg(long)]
    no_edit: bool,
}

impl Run for New {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let slug = match &self.employee {
            Some(typed) => resolve::employee(cx, &store, typed)?,
            None => choose::employee(cx, &store)?,
        };
        let mut need = Need::SHEET.of(&slug);
        need.goals = Load::No;
        let records = store.read(&need).map_err(|fault| cx.fault(fault))?;
        let employee = &records.employees[0];
        if let Some(waiting) = self.waiting(cx, &store, &records)? {
            return start::begin(cx, &store, &records, waiting, true);
        }
        let talk = self.talk(cx, &store, employee, &records)?;
        let opens = !cx.flags.dry_run && (self.edit || (!self.no_edit && !cx.flags.no_input && cx.out.is_terminal()));
        let text = encode::conversation(&talk);
        if let Some(other) = unfinished(cx, &records, &talk) {
            let (id, day) = (short(&store, other.id), words::near_day(cx.lang, other.date, cx.today));
            let waits = if other.status == Status::Planned { said::planned_waits } else { said::open_waits };
            cx.warn(&waits(cx.lang, &id, &day));
        }
        if !opens {
            return save(cx, &store, &talk, text);
        }
        let mut head = head(cx, &store, &talk, employee, &records);
        head.push(said::editor_foot(cx.lang));
        let page = form::page(&head, &text);
        store.draft(&layout::path(&talk.source()), page.as_bytes()).map_err(|fault| cx.fault(fault))?;
        resume(cx, &store, &talk.source())
    }
}

/// A talk with the same person that was to be held or rounded off before another is made: one that is open, or planned
/// within a week, on the same day or of the same type.
fn unfinished<'r>(cx: &Context, records: &'r Records, talk: &Conversation) -> Option<&'r Conversation> {
    let soon = agenda::soon(cx.today);
    let waits = |other: &&Conversation| match other.status {
        Status::Open => talk.status == Status::Open,
        Status::Planned => other.date <= soon || other.kind == talk.kind || other.date == talk.date,
        _ => false,
    };
    records.conversations.iter().filter(waits).min_by_key(|other| (other.status != Status::Open, other.date, other.id))
}

impl New {
    /// The talk that waits for this person, where one at the terminal says that it is meant.
    fn waiting<'r>(&self, cx: &Context, store: &Store, records: &'r Records) -> Result<Option<&'r Conversation>, Error> {
        let says_more =
            [&self.theme, &self.question, &self.answer, &self.obstacle, &self.energy, &self.signal].iter().any(|given| !given.is_empty());
        let says_other = self.planned || self.date.is_some() || self.with.is_some() || self.summary.is_some() || self.no_edit;
        if says_more || says_other || cx.flags.dry_run || !confirm::can_ask(cx) {
            return Ok(None);
        }
        let kind = self.kind.as_ref().map(|typed| resolve::kind(cx, store, typed)).transpose()?;
        let soon = agenda::soon(cx.today);
        let Some(talk) = coming(&records.conversations, kind.as_deref()).filter(|talk| talk.date <= soon) else { return Ok(None) };
        let name = shown(words::type_name(cx.lang, &store.settings.types, &talk.kind));
        let day = words::near_day(cx.lang, talk.date, cx.today);
        let ask = if talk.status == Status::Planned { said::ask_begin } else { said::ask_go_on };
        Ok(confirm::unless_no(cx, &ask(cx.lang, &name, &day, &short(store, talk.id)))?.then_some(talk))
    }
}

/// New conversations that are still in the editor's hands: drafted, and not among the files yet.
pub fn unborn(store: &Store) -> Vec<Source> {
    let mut drafted = store.drafted();
    drafted.retain(|source| source.folder == Folder::Conversations && !store.at(&layout::path(source)).exists());
    drafted
}

/// A new conversation through the editor: from its draft to its file, as often as it takes.
pub fn resume(cx: &Context, store: &Store, source: &Source) -> Result<Exit, Error> {
    let path = layout::path(source);
    let draft = store.left_draft(&path).ok_or_else(|| Error::refused(errors::no_id(cx.lang, source.id.as_str())))?;
    let _held = editor::hold(cx, &draft)?;
    let (text, talk) = editor::edit(cx, &draft, &format!("stay edit {}", source.id), |page| {
        let text = form::filled(page);
        let mut found = Records::default();
        store.decode_record(source, Load::Full, &text, &mut found);
        found.problems.retain(|problem| problem.severity != Severity::Warning);
        match found.conversations.pop().filter(|_| found.problems.is_empty()) {
            Some(talk) => Ok((text, talk)),
            None => Err(found.problems),
        }
    })?;
    let exit = save(cx, store, &talk, text)?;
    draft.discard();
    Ok(exit)
}

/// Writes a new conversation and says so.
fn save(cx: &Context, store: &Store, talk: &Conversation, text: String) -> Result<Exit, Error> {
    let writer = cx.writer(store)?;
    let id = short(store, talk.id);
    let name = shown(&store.read_employee(&talk.employee, &mut Vec::new()).name);
    let kind = shown(words::type_name(cx.lang, &store.settings.types, &talk.kind));
    let day = words::near_day(cx.lang, talk.date, cx.today);
    let line = said::made_conversation(cx.lang, &kind, &name, &id, &day, &layout::path(&talk.source()));
    let next = if talk.status == Status::Planned { format!("stay edit {id}") } else { format!("stay act {id} \"…\" · stay close {id}") };
    Written { changes: vec![Change::create(&talk.source(), text)], lines: vec![line], next: Some(next), ..Written::default() }
        .finish(cx, store, &writer)
}

impl New {
    /// The conversation as the command line has it, with the type that is due and questions that fit.
    fn talk(&self, cx: &Context, store: &Store, employee: &Employee, records: &Records) -> Result<Conversation, Error> {
        let kind = match &self.kind {
            Some(typed) => resolve::kind(cx, store, typed)?,
            None => rhythm::due_kind(employee, &LastHeld::of(records.conversations.iter()), &store.settings, cx.today),
        };
        let date = cx.optional_day("--date", self.date.as_ref())?.unwrap_or(cx.today);
        let signals = self.signal.iter().map(|typed| resolve::word(cx, "--signal", typed, SIGNALS)).collect::<Result<_, _>>()?;
        let mut talk = Conversation {
            id: cx.fresh_id(),
            made: cx.today,
            kind,
            status: if self.planned || date > cx.today { Status::Planned } else { Status::Open },
            with: self.with.clone().or_else(|| employee.manager.clone()),
            obstacles: filled(&self.obstacle),
            energy: filled(&self.energy),
            signals,
            summary: self.summary.clone().filter(|text| !text.trim().is_empty()),
            ..Conversation::new(employee.slug.clone(), date)
        };
        self.ask(cx, store, records, &mut talk)?;
        Ok(talk)
    }

    /// Themes, questions and answers: those given, filled up from the bank.
    fn ask(&self, cx: &Context, store: &Store, records: &Records, talk: &mut Conversation) -> Result<(), Error> {
        let bank = bank(cx, store, &mut Vec::new())?;
        let kind = store.settings.kind(&talk.kind);
        let mut known: Vec<&str> = THEMES.to_vec();
        known.extend(bank.iter().map(|question| question.theme.as_str()));
        known.extend(store.settings.types.iter().flat_map(|kind| kind.themes.iter().map(String::as_str)));
        let history = History::of(records.conversations.iter());
        if !self.theme.is_empty() {
            talk.themes = self.theme.iter().map(|typed| resolve::word(cx, "--theme", typed, &known)).collect::<Result<_, _>>()?;
        }
        if talk.themes.is_empty() && self.question.is_empty() {
            talk.themes.extend(kind.and_then(|kind| bank::theme(&bank, kind, &history)).map(str::to_owned));
        }
        let many = if self.answer.is_empty() { bank::how_many(&talk.kind) } else { self.answer.len() };
        let missing = if self.question.is_empty() { many } else { self.answer.len().saturating_sub(self.question.len()) };
        let picked = if missing == 0 { Vec::new() } else { bank::pick(&bank, &talk.kind, &talk.themes, &history, missing) };
        let asked = self.question.iter().map(|question| (talk.themes.first().cloned(), Some(question.trim().to_owned())));
        let from_bank = picked.into_iter().map(|question| (Some(question.theme.clone()), Some(question.text(cx.lang).to_owned())));
        let mut questions: Vec<(Option<String>, Option<String>)> = asked.chain(from_bank).collect();
        while questions.len() < self.answer.len() {
            questions.push((talk.themes.first().cloned(), None));
        }
        let mut answers = self.answer.iter().map(|answer| answer.trim().to_owned());
        talk.answers = questions
            .into_iter()
            .map(|(theme, question)| Answer {
                theme,
                question,
                answer: answers.next().filter(|answer| !answer.is_empty()),
                released: false,
            })
            .collect();
        Ok(())
    }
}

/// Gives a talk the theme and questions that one made now would begin with.
pub fn questions(cx: &Context, store: &Store, records: &Records, talk: &mut Conversation) -> Result<(), Error> {
    New::default().ask(cx, store, records, talk)
}

fn filled(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

/// The question bank of a workspace: its own questions before the built-in ones.
pub fn bank(cx: &Context, store: &Store, problems: &mut Vec<Problem>) -> Result<Vec<Question>, Error> {
    let mut bank = store.own_questions(problems).map_err(|fault| cx.fault(fault))?;
    bank.extend(questions::parse(i18n::QUESTIONS, false, &mut Origin::new("questions.yaml", problems)));
    Ok(bank)
}

/// What one wants to see before the talk: what came of the promises, what stood in the way, the last talk.
pub fn head(cx: &Context, store: &Store, talk: &Conversation, employee: &Employee, records: &Records) -> Vec<String> {
    let lang = cx.lang;
    let kind = words::type_name(lang, &store.settings.types, &talk.kind);
    let mut lines = vec![said::editor_head(lang, &employee.name, kind, &words::long_day(lang, talk.date))];
    let mut last: Vec<&Conversation> = records.conversations.iter().filter(|other| other.counts() && other.id != talk.id).collect();
    last.sort_by_key(|other| std::cmp::Reverse((other.date, other.id)));
    if let Some((talk, summary)) = last.first().and_then(|talk| Some((talk, talk.summary.as_ref()?))) {
        lines.push(said::editor_last(lang, &words::near_day(lang, talk.date, cx.today), &summary.replace('\n', " ")));
    }
    let followed = followed::followed(records, employee, &store.settings, cx.today, Some(talk.id)).without(talk.id);
    let look = cx.look(store, records, ShortIds::default());
    lines.extend(render::followed::lines(&look, &followed, employee));
    let mut named: Vec<String> = Vec::new();
    for name in last.iter().flat_map(|talk| &talk.obstacles) {
        let label = render::obstacles::called(&look, name);
        if !named.contains(&label) && named.len() < 5 {
            named.push(label);
        }
    }
    if !named.is_empty() {
        lines.push(said::editor_obstacles(lang, &named.join(", ")));
    }
    lines.push(said::editor_signals(lang, &SIGNALS.join(", ")));
    lines.iter().map(|line| shown_in_comment(line)).collect()
}

fn shown_in_comment(line: &str) -> String {
    let indent = line.len() - line.trim_start().len();
    format!("{}{}", &line[..indent], shown(line.trim_start()))
}
