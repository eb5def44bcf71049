//! Finding who and what is meant by the few letters that were typed.

use super::{confirm, new_conversation};
use crate::context::Context;
use crate::domain::conversation::Conversation;
use crate::domain::employee::{Employee, Slug};
use crate::domain::id::Id;
use crate::domain::interval::Interval;
use crate::domain::lookup::{Found, could_mean};
use crate::domain::problem::{Kind, Problem};
use crate::domain::records::{Folder, Records, Source};
use crate::domain::slug::{slug, spelling};
use crate::domain::text::nearest;
use crate::error::Error;
use crate::i18n::{Saying, editor, errors, messages, people as people_said, problems as problems_said, sync, words};
use crate::render::printable::printable;
use crate::render::table::cut;
use crate::render::{self, problems};
use crate::store::{Load, Need, Store, index, list, read};
use chrono::NaiveDate;

/// How many records an error lists on a line.
const FEW: usize = 8;

/// How many people an error lists, each on its own line, before it says how many more there are.
const MOST: usize = 40;

/// How many a person at a terminal may choose from.
const OFFERED: usize = 9;

/// A person or a record.
pub(super) enum Target {
    Employee(Slug),
    Record(Source),
}

/// The person that `typed` names: a whole folder name is that person's; else everyone whom it could mean is looked for, and
/// it has to be one.
pub(super) fn employee(cx: &Context, store: &Store, typed: &str) -> Result<Slug, Error> {
    if list::is_person(store, typed.trim()) {
        return Ok(typed.trim().into());
    }
    let known = KnownPeople::read(store, typed)?;
    match could_mean(typed, &known.people)[..] {
        [person] if known.unread_beside(person).is_empty() => Ok(person.slug.clone()),
        [] => Err(no_employee(cx, typed, &known)),
        ref several => match one_of(cx, store, typed, several, &known, &[])? {
            Target::Employee(slug) => Ok(slug),
            Target::Record(source) => Err(no_employee(cx, source.id.as_str(), &known)),
        },
    }
}

/// Who there are, and who there may be in folders that are not read.
struct KnownPeople {
    people: Vec<Employee>,
    /// Folders that what was typed could mean as well.
    unread: Vec<Problem>,
}

impl KnownPeople {
    fn read(store: &Store, typed: &str) -> Result<KnownPeople, Error> {
        let Records { employees: people, mut problems, .. } = store.read(&Need::PEOPLE)?;
        let wanted = spelling(typed);
        let folder = |problem: &Problem| folder_of(problem).map(spelling).unwrap_or_default();
        problems.retain(|problem| !wanted.is_empty() && folder(problem).contains(&wanted));
        Ok(KnownPeople { people, unread: problems })
    }

    /// Those folders that are not just this person's in other letters.
    fn unread_beside(&self, person: &Employee) -> Vec<&Problem> {
        let is_own = |problem: &&Problem| folder_of(problem).and_then(slug).as_deref() == Some(&*person.slug);
        self.unread.iter().filter(|problem| !is_own(problem)).collect()
    }
}

/// The name of a whole folder of a person that is not read.
fn folder_of(problem: &Problem) -> Option<&str> {
    let name = problem.path.strip_prefix("employees/")?.trim_end_matches('/');
    (matches!(problem.kind, Kind::Unread { .. } | Kind::Link) && !name.contains('/')).then_some(name)
}

/// The record that `typed` names, among those in `folders`.
pub(super) fn record(cx: &Context, store: &Store, typed: &str, folders: &[Folder]) -> Result<Source, Error> {
    match store.find(typed, folders)? {
        Found::One(source) => Ok(source),
        Found::Several(sources) => Err(ambiguous_id(cx, store, typed, &sources)),
        Found::Nothing => Err(Error::refused(errors::no_id(&printable(typed))).hint(no_id_hint(cx, store, typed))),
    }
}

/// Where to look for an id: in the editor still, or in the lists.
fn no_id_hint(cx: &Context, store: &Store, typed: &str) -> String {
    match new_conversation::called(store, typed) {
        Some(source) => editor::new_waits(cx.lang, &format!("stay edit {}", source.id)),
        None => errors::no_id_hint().text(cx.lang),
    }
}

/// The person or record that `typed` names: a whole folder name or id first; else everyone and everything that it could
/// mean, and it has to be one.
pub(super) fn target(cx: &Context, store: &Store, typed: &str, folders: &[Folder]) -> Result<Target, Error> {
    let typed = typed.trim();
    if list::is_person(store, typed) {
        return Ok(Target::Employee(typed.into()));
    }
    let is_id = Id::parse(&typed.to_lowercase()).is_some();
    let found = || store.find(typed, folders);
    if is_id && let Found::One(source) = found()? {
        return Ok(Target::Record(source));
    }
    let known = KnownPeople::read(store, typed)?;
    let meant = could_mean(typed, &known.people);
    let sources = match if meant.is_empty() || may_begin_an_id(store, typed) { found()? } else { Found::Nothing } {
        Found::One(source) => vec![source],
        Found::Several(sources) => sources,
        Found::Nothing => Vec::new(),
    };
    match (&meant[..], &sources[..]) {
        ([person], []) if known.unread_beside(person).is_empty() => Ok(Target::Employee(person.slug.clone())),
        ([], [source]) => Ok(Target::Record(source.clone())),
        ([], []) if typed.contains(char::is_whitespace) || typed.len() > 8 => Err(no_employee(cx, typed, &known)),
        ([], []) => {
            let is_begun = new_conversation::called(store, typed).is_some();
            let hint = if is_begun { no_id_hint(cx, store, typed).into() } else { who_else(cx, typed, &known) };
            Err(Error::refused(errors::neither(&printable(typed))).hint(hint))
        }
        ([], several) => Err(ambiguous_id(cx, store, typed, several)),
        (several, sources) => one_of(cx, store, typed, several, &known, sources),
    }
}

/// Whether a text that names a person may well be the beginning of an id: as long as the shortest that lists show, and not
/// plainly a name (a letter that `stay` puts in no id, or longer than what lists show). Where there are so many people that
/// lists show whole ids, nobody types less than a whole one.
fn may_begin_an_id(store: &Store, typed: &str) -> bool {
    let no_id_has = |c: char| !c.is_ascii_alphanumeric() || matches!(c.to_ascii_lowercase(), 'i' | 'l' | 'o' | 'u');
    let is_name = !typed.contains(|c: char| c.is_ascii_digit()) && (typed.contains(no_id_has) || typed.len() > 4);
    typed.len() >= 3 && !is_name && !index::shows_whole_ids(store)
}

/// Several could be meant: all of them are listed, each with what tells it from the others. At a terminal one may be chosen.
fn one_of(
    cx: &Context,
    store: &Store,
    typed: &str,
    people: &[&Employee],
    known: &KnownPeople,
    sources: &[Source],
) -> Result<Target, Error> {
    let mut lines: Vec<String> = people.iter().take(MOST).map(|person| render::employees::told_apart(cx.lang, person, cx.today)).collect();
    lines.extend(sources.iter().take(MOST).map(|source| format!("{} · {}", source.id, told(cx, store, source))));
    let message = if sources.is_empty() { errors::ambiguous_employee } else { errors::ambiguous_id };
    let message = message(&printable(typed));
    // who is in a folder that is not read can't be chosen, and may be the one who is meant
    if confirm::can_ask(cx) && !cx.flags.json && lines.len() <= OFFERED && known.unread.is_empty() {
        let numbered = lines.iter().enumerate().map(|(at, line)| format!("\n  {}  {line}", at + 1)).collect::<String>();
        cx.out.complaint(&(message.text(cx.lang) + &numbered));
        let answer = cx.out.ask(&people_said::which(cx.lang, lines.len())).unwrap_or_default();
        let chosen = answer.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let all = people.iter().map(|person| Target::Employee(person.slug.clone())).chain(sources.iter().cloned().map(Target::Record));
        return chosen.and_then(|at| all.into_iter().nth(at)).ok_or_else(|| Error::refused(errors::stopped()));
    }
    if people.len() > MOST {
        lines.push(messages::and_more(cx.lang, people.len() - MOST, "stay employee list --all"));
    }
    lines.extend(known.unread.iter().map(|problem| problems::brief(cx.lang, problem)));
    let list = lines.iter().map(|line| format!("\n    {line}")).collect::<String>();
    Err(Error::refused(message.followed_by(list)).hint(errors::type_the_folder_hint(&people[0].slug)))
}

fn ambiguous_id(cx: &Context, store: &Store, typed: &str, sources: &[Source]) -> Error {
    let candidates = listed(sources.iter().map(|source| format!("{} ({})", source.id, told(cx, store, source))), sources.len());
    Error::refused(errors::ambiguous_id(&printable(typed))).hint(errors::type_more_hint(&candidates))
}

/// A record in a few words: what it is, and whose.
fn told(cx: &Context, store: &Store, source: &Source) -> String {
    let mut records = Records::default();
    read::record(store, source, Load::Brief, &mut records);
    let titles = records.actions.iter().map(|action| &action.title).chain(records.goals.iter().map(|goal| &goal.title));
    let note = records.notes.first().map(|_| sync::note(cx.lang));
    let kind = |conversation: &Conversation| words::type_name(cx.lang, &store.settings.types, &conversation.kind).to_owned();
    let what = titles.cloned().chain(records.conversations.iter().map(kind)).chain(note).next();
    let whose = source.employee.as_deref().map_or_else(|| messages::the_organisation(cx.lang), str::to_owned);
    match what {
        Some(what) => format!("{}, {whose}", cut(&printable(&what), 30)),
        None => whose,
    }
}

fn listed(all: impl Iterator<Item = String>, count: usize) -> String {
    let shown: Vec<String> = all.take(FEW).collect();
    format!("{}{}", shown.join(", "), if count > FEW { ", …" } else { "" })
}

fn no_employee(cx: &Context, typed: &str, known: &KnownPeople) -> Error {
    Error::refused(errors::no_employee(&printable(typed))).hint(who_else(cx, typed, known))
}

/// Who could be meant where nobody is found: a folder that can't be read, the nearest name, or where to look.
fn who_else(cx: &Context, typed: &str, known: &KnownPeople) -> Saying {
    let people = &known.people;
    if let Some(unread) = known.unread.first() {
        let remedy = problems_said::remedy(cx.lang, &unread.kind).map(|remedy| format!(" · {}", printable(&remedy))).unwrap_or_default();
        return format!("{}{remedy}", problems::brief(cx.lang, unread)).into();
    }
    let words = people
        .iter()
        .flat_map(|employee| employee.name.split(' ').chain([employee.name.as_str(), &*employee.slug]).map(move |word| (word, employee)));
    let near = nearest(typed, words.clone().map(|(word, _)| word));
    let near = near.and_then(|near| words.clone().find(|(word, _)| *word == near)).map(|(_, employee)| printable(&employee.name));
    match near {
        Some(name) => errors::did_you_mean(&name),
        None if people.is_empty() => errors::no_employees_hint(),
        None => errors::see_employees_hint(),
    }
}

/// An option's word that is none of those known; `name` says a key in the language.
pub(super) fn unknown_word<'k>(option: &str, typed: &str, known: &[&'k str], name: impl Fn(&'k str) -> &'k str) -> Error {
    let mut names: Vec<&str> = Vec::new();
    for word in known.iter().map(|key| name(key)) {
        if !names.contains(&word) {
            names.push(word);
        }
    }
    let near = nearest(typed, names.iter().copied()).or_else(|| nearest(typed, known.iter().copied()).map(name));
    let hint = match near {
        Some(near) => errors::did_you_mean(&format!("`{}`", printable(near))),
        None => errors::choose_from(&printable(&names.join(", "))),
    };
    Error::usage(errors::not_one_of(option, &printable(typed))).hint(hint)
}

/// A type of conversation, by its key or its name in either language.
pub(super) fn kind(cx: &Context, store: &Store, typed: &str) -> Result<String, Error> {
    store.settings.read_kind(typed).map(|kind| kind.key.clone()).ok_or_else(|| unknown_kind(cx, store, "--type", typed))
}

/// A type that is none of those known, where `option` takes one.
pub(super) fn unknown_kind(cx: &Context, store: &Store, option: &str, typed: &str) -> Error {
    let types = &store.settings.types;
    let known: Vec<&str> = types.iter().map(|kind| kind.key.as_str()).collect();
    unknown_word(option, typed, &known, |key| words::type_name(cx.lang, types, key))
}

/// The last day of `--within 2w`, counted from today.
pub(super) fn within(cx: &Context, typed: &str) -> Result<NaiveDate, Error> {
    let wrong = || Error::usage(errors::not_an_interval("--within", &printable(typed))).hint(errors::not_an_interval_hint());
    Interval::parse(typed.trim_start_matches('+')).and_then(|interval| interval.after(cx.today)).ok_or_else(wrong)
}
