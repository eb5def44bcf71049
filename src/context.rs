//! What every command is handed: the workspace, the language, the day, and where words go.

use crate::domain::circle::Reader;
use crate::domain::date::{NotADay, Toward, parse_typed};
use crate::domain::employee::{Employee, Slug};
use crate::domain::id::{Id, ShortIds};
use crate::domain::me::{Hints, Me};
use crate::domain::problem::Problem;
use crate::domain::records::{People, Records};
use crate::domain::sealed::Sealed;
use crate::domain::{sealed, signature};
use crate::error::{Code, Error, Exit};
use crate::i18n::{Language, Saying, days, errors, key, messages, sealed as sealed_said};
use crate::output::Output;
use crate::progress;
use crate::render::json::JsonContext;
use crate::render::printable::printable;
use crate::render::{ViewContext, json, problems, style};
use crate::store::accepted::Accepted;
use crate::store::care::CarePlace;
use crate::store::identity::Unusable;
use crate::store::keys::Asker;
use crate::store::write::Writer;
use crate::store::{Fault, Keys, Store};
use crate::store::{drafts, git, layout, read, readers};
use crate::vault::Passphrase;
use chrono::NaiveDate;
use serde::Serialize;
use std::cell::{OnceCell, RefCell};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Commands that git runs: they never ask anything, and say nothing of a secret key that stays closed.
const RUN_BY_GIT: &[&str] = &["merge-driver", "textconv"];

/// The flags that every command takes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flags {
    /// The command as it was typed: `done`, `employee add`.
    pub command: String,
    /// Where the workspace is looked for.
    pub dir: PathBuf,
    /// Every folder that the line names.
    pub dirs: Vec<PathBuf>,
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
    /// The file with the secret key, where the line or the environment says it.
    pub identity: Option<PathBuf>,
    /// Whether the line says it.
    pub identity_is_typed: bool,
}

/// What a command works with.
pub(crate) struct Context {
    pub flags: Flags,
    /// The language of everything said.
    pub lang: Language,
    /// The day; read once, at the start.
    pub today: NaiveDate,
    pub out: Output,
    /// What opens what is sealed.
    pub keys: Arc<Keys>,
    /// The workspace, or why there is none.
    store: RefCell<Option<Result<Store, Fault>>>,
    /// Who one is, once that was asked.
    me: OnceCell<Me>,
    /// Where this command wrote what should not be written about someone.
    pub care: RefCell<Vec<CarePlace>>,
}

impl Context {
    /// A context for one command; `store` is the workspace where it stands, or why there is none.
    pub(crate) fn new(flags: Flags, lang: Language, today: NaiveDate, out: Output, store: Result<Store, Fault>) -> Context {
        let out = out.of_sealed(store.as_ref().is_ok_and(Store::seals));
        let keys = flags.identity.clone().map_or_else(Keys::of_user, Keys::named);
        let root = store.as_ref().ok().map(|store| store.root.as_path());
        let keys = Arc::new(asking(keys, &flags, lang, &out, root));
        let store = store.map(|store| Store { opener: keys.clone(), ..store });
        Context { flags, lang, today, out, keys, store: RefCell::new(Some(store)), me: OnceCell::new(), care: RefCell::default() }
    }

    /// The keys in another file.
    pub(crate) fn keys_in(&self, file: PathBuf) -> Keys {
        asking(Keys::named(file), &self.flags, self.lang, &self.out, None)
    }

    /// The same in another language, before there is a workspace.
    pub(crate) fn speaking(&self, lang: Language) -> Context {
        let none = Fault::NoWorkspace(self.flags.dir.clone());
        Context::new(self.flags.clone(), lang, self.today, self.out.clone(), Err(none))
    }

    /// The workspace; read again when it was taken before.
    pub(crate) fn store(&self) -> Result<Store, Error> {
        let again = || Store::open(&self.flags.dir).map(|store| Store { opener: self.keys.clone(), ..store });
        Ok(self.store.take().unwrap_or_else(again)?)
    }

    /// The workspace of another folder, where there is one.
    pub(crate) fn store_in(&self, folder: &Path) -> Option<Store> {
        Store::open(folder).ok().map(|store| Store { opener: self.keys.clone(), ..store })
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
        drafts::take_in(store);
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
        ViewContext {
            lang: self.lang,
            width: self.out.width,
            today: self.today,
            settings: &store.settings,
            people: records.people(),
            ids,
            readers: readers(store),
        }
    }

    /// What the readers of a record are called, in a sentence.
    pub(crate) fn readers(&self, store: &Store, keys: &[String]) -> String {
        let name_of = |slug: &Slug| read::employee(store, slug, &mut Vec::new()).name;
        let names = sealed::names(keys, &readers(store), name_of);
        sealed_said::names(self.lang, &names.iter().map(|name| printable(name)).collect::<Vec<_>>())
    }

    /// What stands in place of words that could not be opened.
    pub(crate) fn in_place(&self, store: &Store, sealed: Option<&Sealed>) -> Option<String> {
        let sealed = sealed.filter(|sealed| !sealed.is_read())?;
        Some(sealed_said::in_place(self.lang, sealed.shut(), &self.readers(store, &sealed.readers)))
    }

    /// How records turn into JSON.
    pub(crate) fn json_context<'r>(&self, store: &'r Store, people: &'r People<'r>) -> JsonContext<'r> {
        JsonContext {
            people,
            vocabulary: &store.settings.vocabulary,
            ambitions: &store.settings.ambitions,
            path: layout::path,
            today: self.today,
        }
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
        getrandom::fill(&mut bytes).map_err(|_| Error::of(Code::Io, errors::no_chance()))?;
        Ok(signature::workspace_key(u128::from_le_bytes(bytes)))
    }

    pub(crate) fn answer(&self, text: &str) -> Result<(), Error> {
        self.out.data(text).map_err(|error| self.unwritten(&error))
    }

    /// That an answer could not be written.
    pub(crate) fn unwritten(&self, error: &std::io::Error) -> Error {
        Error::of(Code::Io, errors::output(&crate::i18n::problems::io(self.lang, error.kind())))
    }

    /// Answers as JSON, with the problems in the envelope; how that ends.
    pub(crate) fn answer_json<T: Serialize>(&self, answer: T, problems: &[Problem]) -> Result<Exit, Error> {
        self.answer(&json::envelope(self.lang, self.today, answer, problems))?;
        Ok(self.name_problems(problems))
    }

    /// Names the files that could not be read, beside the answer; how a command with such an answer ends.
    #[must_use]
    pub(crate) fn name_problems(&self, found: &[Problem]) -> Exit {
        self.name_problems_of(found, &messages::see_check(self.lang))
    }

    /// The same with what to do about them.
    pub(crate) fn name_problems_of(&self, found: &[Problem], hint: &str) -> Exit {
        const MOST: usize = 20;
        if found.is_empty() {
            return Exit::Done;
        }
        for problem in found.iter().take(MOST) {
            self.out.message(&format!("{} {}", style::bad("✗"), problems::brief(self.lang, problem)));
        }
        let count = messages::problems(self.lang, found.len());
        self.out.message(&style::dim(format!("{count} · {hint}")));
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

/// Who is called what among the readers: as this person accepted them, else as the repository says.
fn readers(store: &Store) -> Vec<Reader> {
    if !store.settings.is_sealed() {
        return Vec::new();
    }
    Accepted::of(store).map_or_else(|| readers::offered(store).circle.readers, |accepted| accepted.circle.readers)
}

/// Keys that ask for their passphrase at the terminal, and count only outside the workspace.
fn asking(keys: Keys, flags: &Flags, lang: Language, out: &Output, root: Option<&Path>) -> Keys {
    let is_silent = RUN_BY_GIT.contains(&&*flags.command);
    let keys = keys.asked_by(Arc::new(AtTerminal { lang, out: out.clone(), no_input: flags.no_input, is_silent }));
    match root {
        Some(root) => keys.outside(root),
        None => keys,
    }
}

/// Asks for a passphrase at the terminal, in the language of everything said.
struct AtTerminal {
    lang: Language,
    out: Output,
    no_input: bool,
    is_silent: bool,
}

impl AtTerminal {
    fn can_ask(&self) -> bool {
        !self.no_input && !self.is_silent && self.out.can_ask()
    }

    fn warn(&self, text: &str) {
        if !self.is_silent {
            self.out.message(&format!("{} {text}", style::warn(errors::warning_label().text(self.lang))));
        }
    }
}

impl Asker for AtTerminal {
    fn passphrase(&self, file: &Path, was_wrong: bool) -> Option<Passphrase> {
        if !self.can_ask() {
            return None;
        }
        let question = if was_wrong { key::ask_again(self.lang) } else { key::ask(self.lang, &printable(&file.display().to_string())) };
        progress::aside(|| self.out.ask_unseen(&question)).and_then(|typed| Passphrase::new(&typed))
    }

    fn stays_closed(&self, file: &Path) {
        let closed = key::stays_closed(self.lang, &printable(&file.display().to_string()));
        let hint = if self.can_ask() { String::new() } else { format!(" · {}", key::stays_closed_hint(self.lang)) };
        progress::aside(|| self.warn(&(closed + &hint)));
    }

    fn unusable(&self, file: &Path, why: Unusable) {
        let why = Error::from(Fault::Identity(file.to_owned(), why)).told(self.lang).joined(" · ");
        progress::aside(|| self.warn(&why));
    }
}

/// The refusal of a text that is no day.
fn no_day(option: &str, typed: &str, wrong: NotADay, toward: Toward) -> Error {
    let hint = days::not_a_day_hint(wrong.clone(), toward);
    Error::of(Code::NotADay, days::not_a_day(option, &printable(typed), wrong)).hint(hint)
}

/// The day: the one that was asked for, else the clock's.
pub(crate) fn today(asked: Option<&str>) -> Result<NaiveDate, Error> {
    let clock = chrono::Local::now().date_naive();
    let Some(typed) = asked else { return Ok(clock) };
    parse_typed(typed, clock, Toward::Nearest).map_err(|wrong| no_day("--today", typed, wrong, Toward::Nearest))
}
