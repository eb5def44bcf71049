//! What every command is handed: the workspace, the language, the day, and where words go.

use crate::domain::date::{NotADay, Toward, parse_typed};
use crate::domain::employee::Employee;
use crate::domain::id::{Id, ShortIds};
use crate::domain::me::{Hints, Me};
use crate::domain::problem::Problem;
use crate::domain::records::{People, Records};
use crate::domain::signature;
use crate::error::{Error, Exit};
use crate::i18n::{Language, Saying, days, errors, messages};
use crate::output::Output;
use crate::render::json::JsonContext;
use crate::render::printable::printable;
use crate::render::{ViewContext, json, problems, style};
use crate::store::write::Writer;
use crate::store::{Fault, Store};
use crate::store::{git, layout};
use chrono::NaiveDate;
use serde::Serialize;
use std::cell::{OnceCell, RefCell};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::PathBuf;

/// The flags that every command takes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flags {
    /// The command as it was typed: `done`, `employee add`.
    pub command: String,
    /// Where the workspace is looked for.
    pub dir: PathBuf,
    /// Whether the line says which language to speak.
    pub lang_given: bool,
    pub json: bool,
    /// Shows what would be done, does nothing.
    pub dry_run: bool,
    pub no_input: bool,
    /// Takes every confirmation as given.
    pub yes: bool,
    /// Who one is, where the line or the environment says it.
    pub me: Option<String>,
    /// Whether the line says it, so that a name that nobody has is a mistake.
    pub me_is_typed: bool,
}

/// What a command works with.
pub(crate) struct Context {
    pub flags: Flags,
    /// The language of everything said.
    pub lang: Language,
    /// The day; read once, at the start.
    pub today: NaiveDate,
    pub out: Output,
    /// The workspace, or why there is none.
    store: RefCell<Option<Result<Store, Fault>>>,
    /// Who one is, once that was asked.
    me: OnceCell<Me>,
}

impl Context {
    /// A context for one command; `store` is the workspace where it stands, or why there is none.
    pub(crate) fn new(flags: Flags, lang: Language, today: NaiveDate, out: Output, store: Result<Store, Fault>) -> Context {
        Context { flags, lang, today, out, store: RefCell::new(Some(store)), me: OnceCell::new() }
    }

    /// The same in another language, before there is a workspace.
    pub(crate) fn speaking(&self, lang: Language) -> Context {
        let none = Fault::NoWorkspace(self.flags.dir.clone());
        Context::new(self.flags.clone(), lang, self.today, self.out.clone(), Err(none))
    }

    /// The workspace; read again when it was taken before.
    pub(crate) fn store(&self) -> Result<Store, Error> {
        let opened = self.store.take().unwrap_or_else(|| Store::open(&self.flags.dir));
        Ok(opened?)
    }

    /// Who one is among these people, who are all there are: as the line or the environment says, else as git does. Git is
    /// asked once, and not before somebody wants to know.
    pub(crate) fn me(&self, store: &Store, people: &[Employee]) -> Me {
        let find = || {
            let named = self.flags.me.clone();
            let (name, email) = if named.is_some() { (None, None) } else { git::identity(&store.root) };
            Me::of(&Hints { named, email, name }, people)
        };
        self.me.get_or_init(find).clone()
    }

    /// Takes the lock for writing; only shows what would be done in a dry run.
    pub(crate) fn writer<'s>(&self, store: &'s Store) -> Result<Writer<'s>, Error> {
        if self.flags.dry_run { Ok(store.dry_writer()) } else { self.locked_writer(store) }
    }

    fn locked_writer<'s>(&self, store: &'s Store) -> Result<Writer<'s>, Error> {
        let writer = store.writer()?.named(&self.flags.command);
        if let Some(aside) = writer.put_aside() {
            self.warn(messages::put_aside(self.lang, aside));
        }
        if writer.cannot_lock() {
            self.warn(errors::cannot_lock());
        }
        Ok(writer)
    }

    /// What views are given: names, widths, short ids.
    pub(crate) fn view<'r>(&self, store: &'r Store, records: &'r Records, ids: ShortIds) -> ViewContext<'r> {
        ViewContext { lang: self.lang, width: self.out.width, today: self.today, settings: &store.settings, people: records.people(), ids }
    }

    /// How records turn into JSON.
    pub(crate) fn json_context<'r>(&self, store: &'r Store, people: &'r People<'r>) -> JsonContext<'r> {
        JsonContext { people, vocabulary: &store.settings.vocabulary, path: layout::path, today: self.today }
    }

    /// An id for a new record, by chance: two processes that begin at the same moment, here or in another clone, must not
    /// come to the same.
    pub(crate) fn fresh_id(&self) -> Id {
        // an id is no secret: where the system gives no chance of its own, what keeps hash maps from being guessed will do
        let by_chance = || getrandom::u64().unwrap_or_else(|_| RandomState::new().build_hasher().finish());
        Id::fresh(|below| (by_chance() % below as u64) as usize)
    }

    /// A key for a workspace, from the system's random source alone: whoever gets a form must not be able to work it out.
    pub(crate) fn fresh_key(&self) -> Result<String, Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|_| Error::refused(errors::no_chance()))?;
        Ok(signature::workspace_key(u128::from_le_bytes(bytes)))
    }

    pub(crate) fn answer(&self, text: &str) -> Result<(), Error> {
        self.out.data(text).map_err(|error| Error::refused(errors::output(&crate::i18n::problems::io(self.lang, error.kind()))))
    }

    /// Answers as JSON, with the problems in the envelope; how that ends.
    pub(crate) fn answer_json<T: Serialize>(&self, answer: T, problems: &[Problem]) -> Result<Exit, Error> {
        self.answer(&json::envelope(self.lang, self.today, answer, problems))?;
        Ok(self.name_problems(problems))
    }

    /// Names the files that could not be read, beside the answer; how a command with such an answer ends.
    #[must_use]
    pub(crate) fn name_problems(&self, found: &[Problem]) -> Exit {
        const MOST: usize = 20;
        if found.is_empty() {
            return Exit::Done;
        }
        for problem in found.iter().take(MOST) {
            self.out.message(&format!("{} {}", style::bad("✗"), problems::brief(self.lang, problem)));
        }
        let count = messages::problems(self.lang, found.len());
        self.out.message(&style::dim(format!("{count} · {}", messages::see_check(self.lang))));
        Exit::Partly
    }

    /// Says what was done.
    pub(crate) fn done(&self, what: impl Into<Saying>) {
        let mark = if self.flags.dry_run { style::warn(messages::would(self.lang)) } else { style::good("✓") };
        self.out.message(&format!("{mark} {}", what.into().text(self.lang)));
    }

    /// Says what one would do next.
    pub(crate) fn next(&self, command: &str) {
        self.out.message(&format!("  {} {}", style::dim(messages::next_step(self.lang)), style::command(command)));
    }

    /// Warns, without refusing.
    pub(crate) fn warn(&self, what: impl Into<Saying>) {
        self.out.message(&format!("{} {}", style::warn(errors::warning_label().text(self.lang)), what.into().text(self.lang)));
    }

    /// A day that was typed for an option that looks that way.
    pub(crate) fn day(&self, option: &str, typed: &str, toward: Toward) -> Result<NaiveDate, Error> {
        parse_typed(typed, self.today, toward).map_err(|wrong| no_day(option, typed, wrong, toward))
    }

    /// A day for an option that may be left out.
    pub(crate) fn optional_day(&self, option: &str, typed: Option<&String>, toward: Toward) -> Result<Option<NaiveDate>, Error> {
        typed.map(|typed| self.day(option, typed, toward)).transpose()
    }
}

/// The refusal of a text that is no day.
fn no_day(option: &str, typed: &str, wrong: NotADay, toward: Toward) -> Error {
    let hint = days::not_a_day_hint(wrong.clone(), toward);
    Error::usage(days::not_a_day(option, &printable(typed), wrong)).hint(hint)
}

/// The day: the one that was asked for, else the clock's.
pub(crate) fn today(asked: Option<&str>) -> Result<NaiveDate, Error> {
    let clock = chrono::Local::now().date_naive();
    let Some(typed) = asked else { return Ok(clock) };
    parse_typed(typed, clock, Toward::Nearest).map_err(|wrong| no_day("--today", typed, wrong, Toward::Nearest))
}
