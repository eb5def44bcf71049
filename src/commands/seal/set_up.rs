//! `stay seal --set-up`: the few questions with which sealing begins, and then all that is open is sealed in one write.

use super::again::Again;
use crate::commands::confirm;
use crate::commands::effects::Effects;
use crate::commands::named;
use crate::context::Context;
use crate::domain::circle::{Circle, Party, Policy, Reader, fingerprint, free_key};
use crate::domain::employee::Employee;
use crate::domain::me::{self, Me};
use crate::domain::name::{Name, is_one};
use crate::domain::records::Place;
use crate::domain::settings::SEALED;
use crate::error::{Code, Error, Exit};
use crate::i18n::seal as says;
use crate::render::printable::printable;
use crate::store::seal::recipients::Whom;
use crate::store::seal::reseal;
use crate::store::write::Writer;
use crate::store::yaml::edit::Edit;
use crate::store::yaml::write::New;
use crate::store::{Change, Need, Store, accepted, git, identity, journal, layout, readers, schema};
use crate::vault::{self, Identity};
use std::path::{Path, PathBuf};

/// What the command line answers beforehand.
pub(super) struct SetUp<'a> {
    pub recovery: Option<PathBuf>,
    pub no_recovery: bool,
    pub words: Option<&'a str>,
}

/// What was answered.
struct Answers {
    me: Name,
    /// Who one is among the employees.
    person: Option<Employee>,
    words: Vec<Party>,
    recovery: Option<Recovery>,
}

/// A recovery key that is about to be made.
struct Recovery {
    file: PathBuf,
    identity: Identity,
    /// Whether a command that was cut off had made it already.
    is_there: bool,
}

impl Answers {
    /// Accepts the circle, and makes the recovery key. All of it counts only once something is sealed.
    fn begin(&self, cx: &Context, store: &Store, circle: &Circle) -> Result<(), Error> {
        accepted::begin(store)?;
        accepted::accept(store, circle, &[])?;
        if let Some(recovery) = self.recovery.as_ref().filter(|recovery| !recovery.is_there) {
            identity::make(&recovery.file, &recovery.identity, cx.today, None)?;
        }
        Ok(())
    }
}

impl SetUp<'_> {
    pub(super) fn run(self, cx: &Context, mut store: Store) -> Result<Exit, Error> {
        if store.settings.is_sealed() {
            return Err(Error::of(Code::WrongState, says::set_up_already()).hint(says::set_up_already_hint()));
        }
        if !store.settings.is_read {
            return Err(Error::of(Code::Unreadable, says::settings_are_broken()));
        }
        let offered = readers::offered(&store);
        if offered.is_broken() {
            let _ = cx.name_problems(&offered.problems);
            return Err(Error::of(Code::Unreadable, says::settings_are_broken()));
        }
        let own: Vec<String> = store.opener.public_keys().iter().map(ToString::to_string).collect();
        if own.is_empty() {
            return Err(Error::of(Code::Identity, says::no_identity()).hint(says::no_identity_hint()));
        }
        let answers = self.ask(cx, &store, &offered.circle)?;
        let mut effects = Effects::default();
        let circle = circle(cx, &offered, &answers, &own, &mut effects);
        if circle.readers.iter().all(|reader| !reader.recovery) && !self.no_recovery && answers.recovery.is_none() {
            return Err(Error::refused(says::no_recovery()).hint(says::no_recovery_hint()));
        }
        let workspace = store.settings.workspace.clone().map_or_else(|| cx.fresh_key(), Ok)?;
        effects.changes.push(settings(&store, &answers.words, &workspace));
        store.settings.version = SEALED;
        store.settings.policy = Some(circle.policy.clone());
        store.settings.workspace = Some(workspace);
        self.seal(cx, &store, &circle, &answers, effects)
    }

    /// Shows what comes, asks for a yes, and does it.
    fn seal(&self, cx: &Context, store: &Store, circle: &Circle, answers: &Answers, mut effects: Effects) -> Result<Exit, Error> {
        let command = self.command(answers);
        cx.out.message(&says::introduction(cx.lang));
        for reader in &circle.readers {
            let called = reader.name.as_deref().or(reader.employee.as_deref()).unwrap_or(&reader.key);
            let keys = reader.keys.iter().map(|key| fingerprint(key)).collect::<Vec<_>>().join(", ");
            cx.out.message(&says::reader(cx.lang, &printable(called), &keys, reader.recovery));
        }
        let words = circle.policy.words.iter().map(|party| says::party(cx.lang, party)).collect::<Vec<_>>().join(", ");
        cx.out.message(&says::policy(cx.lang, &words));
        let unasked = || Error::refused(says::set_up_unasked()).hint(says::unasked_hint(&command));
        confirm::yes(cx, &says::ask_set_up(cx.lang), unasked)?;
        let writer = cx.writer(store)?;
        if cx.flags.dry_run {
            return rehearse(cx, store, effects, &writer);
        }
        let done = match answers.begin(cx, store, circle).and_then(|()| {
            let again = Again { whom: Whom::Policy, anew: &[], places: None, edits: Default::default() };
            let done = again.of(cx, store, &mut effects)?;
            effects.apply(cx, store, &writer).map(|()| done)
        }) {
            Ok(done) => done,
            // what could be neither finished nor taken back is finished by the next command, for these readers
            Err(error) if journal::waits(store) => return Err(error),
            Err(error) => {
                // nothing is sealed, so nothing was accepted and no key was needed
                accepted::forget(store)?;
                answers.recovery.iter().for_each(|recovery| drop(std::fs::remove_file(&recovery.file)));
                return Err(error);
            }
        };
        done.note(cx, store);
        accepted::settle(store);
        self.tell(cx, store, circle, answers, &mut effects);
        effects.say(cx);
        let mut problems: Vec<_> = store.problems.iter().filter(|problem| problem.is_said_by_all()).cloned().collect();
        problems.append(&mut effects.unread);
        let exit = if cx.flags.json { cx.answer_json(effects.answer(cx), &problems)? } else { cx.name_problems(&problems) };
        Ok(exit.or(if done.is_partly { Exit::Partly } else { Exit::Done }))
    }

    fn tell(&self, cx: &Context, store: &Store, circle: &Circle, answers: &Answers, effects: &mut Effects) {
        if let Some(recovery) = &answers.recovery {
            let file = printable(&recovery.file.display().to_string());
            effects.lines.push(says::recovery_written(&file));
            effects.warnings.push(says::recovery_belongs_elsewhere());
            // once, and to a person alone: a log is no place for it
            if confirm::can_ask(cx) {
                let line = vault::identity::lines(std::slice::from_ref(&recovery.identity));
                cx.out.message(&says::recovery_line(cx.lang, line.trim()));
            }
        }
        let without = holders_without_key(store, circle);
        let has_recovery = circle.readers.iter().any(|reader| reader.recovery);
        let no_key = if has_recovery { says::no_key_yet } else { says::no_key_nor_recovery };
        effects.warnings.extend((!without.is_empty()).then(|| no_key(&without.join(", "))));
        effects.warnings.push(says::earlier_versions());
        let unfinished = unfinished(store);
        effects.warnings.extend((!unfinished.is_empty()).then(|| says::unfinished(&unfinished.join(", "))));
        effects.next = Some(says::next_reader(cx.lang));
    }

    fn command(&self, answers: &Answers) -> String {
        let recovery = match &self.recovery {
            Some(file) => format!("--recovery {}", shell_words::quote(&file.display().to_string())),
            None if self.no_recovery => "--no-recovery".to_owned(),
            None => "--recovery FILE".to_owned(),
        };
        format!("stay seal --set-up --me {} {recovery} --yes", shell_words::quote(&answers.me))
    }

    fn ask(&self, cx: &Context, store: &Store, offered: &Circle) -> Result<Answers, Error> {
        let people = store.read(&Need::PEOPLE)?.employees;
        let me = self.who(cx, store, &people)?;
        let person = people.iter().find(|person| is_one(&me, &person.name)).cloned();
        let words = self.policy(cx, offered)?;
        let recovery = self.recovery(cx, store, offered)?;
        Ok(Answers { me, person, words, recovery })
    }

    /// Who one is: as the line, the environment or git says, else as is typed.
    fn who(&self, cx: &Context, store: &Store, people: &[Employee]) -> Result<Name, Error> {
        let known = match (&cx.flags.me, cx.me(store, people)) {
            (_, Me::Known(name)) => Some(name),
            // who is not in the workspace yet can begin it all the same
            (Some(named), _) => Some(Name::from(named.as_str())),
            (None, _) => store.settings.manager.clone(),
        };
        if !confirm::can_ask(cx) || cx.flags.yes || cx.flags.me.is_some() {
            return known.ok_or_else(|| Error::usage(says::who_are_you()).hint(says::who_are_you_hint()));
        }
        let offer = known.as_deref().map(printable).unwrap_or_default();
        let typed = cx.out.ask(&says::ask_who(cx.lang, &offer)).unwrap_or_default();
        match (typed.trim(), known) {
            ("", Some(known)) => Ok(known),
            ("", None) => Err(Error::usage(says::who_are_you()).hint(says::who_are_you_hint())),
            (typed, _) => named::name(cx, store, typed),
        }
    }

    fn policy(&self, cx: &Context, offered: &Circle) -> Result<Vec<Party>, Error> {
        let typed = match self.words {
            Some(words) => words.to_owned(),
            None if !confirm::can_ask(cx) || cx.flags.yes => return Ok(Policy::WORDS.to_vec()),
            None => cx.out.ask(&says::ask_words(cx.lang)).unwrap_or_default(),
        };
        let words: Vec<&str> = typed.split([',', ' ']).map(str::trim).filter(|word| !word.is_empty()).collect();
        if words.is_empty() && self.words.is_none() {
            return Ok(Policy::WORDS.to_vec());
        }
        let read = |word: &&str| match Party::read(word) {
            Some(Party::Reader(key)) if offered.reader(&key).is_none() => None,
            Some(Party::Author) | None => None,
            found => found,
        };
        let wrong = words.iter().find(|word| read(word).is_none());
        if let Some(wrong) = wrong.copied().or(words.is_empty().then_some("")) {
            return Err(Error::usage(says::no_party(&printable(wrong))).hint(says::no_party_hint()));
        }
        Ok(words.iter().filter_map(read).collect())
    }

    fn recovery(&self, cx: &Context, store: &Store, offered: &Circle) -> Result<Option<Recovery>, Error> {
        if self.no_recovery || (self.recovery.is_none() && offered.has_recovery()) {
            return Ok(None);
        }
        let file = match &self.recovery {
            Some(file) => file.clone(),
            None if !confirm::can_ask(cx) || cx.flags.yes => return Ok(None),
            None => {
                let offer = std::env::home_dir().unwrap_or_default().join(says::recovery_file(cx.lang));
                let typed = cx.out.ask(&says::ask_recovery(cx.lang, &printable(&offer.display().to_string()))).unwrap_or_default();
                if typed.trim().is_empty() { offer } else { PathBuf::from(typed.trim()) }
            }
        };
        let file = std::path::absolute(&file).unwrap_or(file);
        let shown = printable(&file.display().to_string());
        if is_inside(store, &file) {
            return Err(Error::refused(says::recovery_inside(&shown)).hint(says::recovery_inside_hint()));
        }
        if let Some(identity) = accepted::begun_with(store, &file) {
            return Ok(Some(Recovery { file, identity, is_there: true }));
        }
        if file.symlink_metadata().is_ok() {
            return Err(Error::of(Code::Exists, says::recovery_exists(&shown)).hint(says::recovery_inside_hint()));
        }
        if !file.parent().is_some_and(Path::is_dir) {
            return Err(Error::refused(says::recovery_nowhere(&shown)).hint(says::recovery_inside_hint()));
        }
        Ok(Some(Recovery { file, identity: Identity::generate(), is_there: false }))
    }
}

/// What a dry run can show: nothing was accepted, so what is counted is what stands open.
fn rehearse(cx: &Context, store: &Store, mut effects: Effects, writer: &Writer) -> Result<Exit, Error> {
    let places = reseal::places(store)?;
    let (talks, others) = reseal::counts(places.iter().filter(|place| reseal::has_open_words(store, place)));
    effects.lines.push(says::sealed(cx.lang, talks, others).into());
    effects.finish(cx, store, writer)
}

/// Whether a file lies in the workspace, or in the repository around it.
fn is_inside(store: &Store, file: &Path) -> bool {
    let real = |path: &Path| path.ancestors().find_map(|path| path.canonicalize().ok()).unwrap_or_else(|| path.to_owned());
    let root = real(&store.root);
    let top = git::top(&root).unwrap_or(&root).to_owned();
    real(file).starts_with(&top)
}

/// The circle to begin with: who is in `readers.yaml` already, whoever types, and recovery.
fn circle(cx: &Context, offered: &readers::Offered, answers: &Answers, own: &[String], effects: &mut Effects) -> Circle {
    let mut circle =
        Circle { readers: offered.circle.readers.clone(), policy: Policy { words: answers.words.clone(), ..Policy::default() } };
    let known = circle.readers.len();
    if !own.iter().any(|key| circle.holder_of(key).is_some()) {
        let employee = answers.person.as_ref().map(|person| person.slug.clone());
        circle.readers.push(Reader {
            key: short(&answers.me, &circle),
            name: Some(answers.me.clone()),
            employee,
            recovery: false,
            keys: own.to_vec(),
        });
    }
    if let Some(recovery) = &answers.recovery {
        let name = says::recovery_name(cx.lang);
        let keys = vec![recovery.identity.public().to_string()];
        let key = short(&crate::i18n::readers::recovery_key(cx.lang), &circle);
        circle.readers.push(Reader { key, name: Some(Name::from(name.as_str())), employee: None, recovery: true, keys });
    }
    // one change for one file, with all who are new
    let new = circle.readers.get(known..).unwrap_or_default();
    effects.changes.extend(readers::added(offered, new, &format!("{}\n", crate::i18n::readers::file_head(cx.lang))));
    circle
}

/// A short key for a reader, which no other has.
fn short(name: &str, circle: &Circle) -> String {
    let is_taken = |key: &str| circle.reader(key).is_some();
    free_key(name, is_taken).or_else(|| free_key("reader", is_taken)).unwrap_or_default()
}

/// What `stay.yaml` says from now on.
fn settings(store: &Store, words: &[Party], workspace: &str) -> Change {
    let list = |parties: &[Party]| New::texts(&parties.iter().map(Party::word).collect::<Vec<_>>());
    let mut edits = vec![Edit::set("version", New::word(SEALED), schema::before(schema::SETTINGS, "version"))];
    if store.settings.workspace.is_none() {
        edits.push(Edit::set("workspace", New::text(workspace), schema::before(schema::SETTINGS, "workspace")));
    }
    edits.extend(crate::store::settings::policy_edits(store, list(words), list(&Policy::PRIVATE_NOTES)));
    Change::edit(Place::Settings, edits)
}

/// Who holds talks here and has no key yet.
fn holders_without_key(store: &Store, circle: &Circle) -> Vec<String> {
    let Ok(records) = store.read(&Need::CONVERSATIONS) else { return Vec::new() };
    let managers = me::managers(&records.employees);
    let holders = records.conversations.iter().filter(|talk| talk.sealed.is_some()).filter_map(|talk| talk.with.clone());
    let mut names: Vec<Name> = Vec::new();
    for name in managers.into_iter().chain(holders) {
        if !names.contains(&name) && !circle.readers.iter().any(|reader| reader.name.as_ref() == Some(&name)) {
            names.push(name);
        }
    }
    names.iter().map(|name| printable(name)).collect()
}

/// What was put aside below `.stay` and may hold words in the open.
fn unfinished(store: &Store) -> Vec<String> {
    let entries = std::fs::read_dir(store.at(layout::INTERNAL)).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut found: Vec<String> =
        names.filter(|name| name.starts_with("unfinished-")).map(|name| format!(".stay/{}", printable(&name))).collect();
    found.sort();
    found
}
