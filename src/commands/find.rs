//! Finding who and what is meant by the few letters that were typed.

use super::{confirm, new_conversation, readings};
use crate::context::Context;
use crate::domain::employee::{Employee, Slug};
use crate::domain::id::{Id, ShortIds};
use crate::domain::interval::Interval;
use crate::domain::lookup::{could_mean, is_named};
use crate::domain::problem::{Kind, Problem};
use crate::domain::readings::{Readings, Sought, Thing, Typed};
use crate::domain::records::{Folder, Records, Source};
use crate::domain::slug::{slug, spelling};
use crate::domain::text::nearest;
use crate::error::{Code, Error};
use crate::i18n::{Saying, editor, errors, messages, names as says, people as people_said, words};
use crate::render::printable::printable;
use crate::render::table::cut;
use crate::render::{self, choices, problems};
use crate::store::{Load, Need, Store, index, list, read};
use chrono::NaiveDate;

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
    employee_if(cx, store, typed, |_| true)
}

/// The same for what is written: the person has to be named, by more than letters within the name.
pub(super) fn named_employee(cx: &Context, store: &Store, typed: &str) -> Result<Slug, Error> {
    employee_if(cx, store, typed, |person| is_named(typed, person))
}

fn employee_if(cx: &Context, store: &Store, typed: &str, is_sure: impl Fn(&Employee) -> bool) -> Result<Slug, Error> {
    if list::is_person(store, typed.trim()) {
        return Ok(typed.trim().into());
    }
    let known = KnownPeople::read(store, typed)?;
    match could_mean(typed, &known.people)[..] {
        [person] if known.unread_beside(person).is_empty() && is_sure(person) => Ok(person.slug.clone()),
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
        let Records { employees: people, problems, .. } = store.read(&Need::PEOPLE)?;
        Ok(KnownPeople { people, unread: unread(&problems, typed) })
    }

    /// Those folders that are not just this person's in other letters.
    fn unread_beside(&self, person: &Employee) -> Vec<&Problem> {
        self.unread.iter().filter(|problem| unread_beside(problem, person)).collect()
    }
}

/// The folders of people that are not read, and that `typed` could mean.
pub(super) fn unread(problems: &[Problem], typed: &str) -> Vec<Problem> {
    let wanted = spelling(typed);
    let folder = |problem: &Problem| folder_of(problem).map(spelling).unwrap_or_default();
    problems.iter().filter(|problem| !wanted.is_empty() && folder(problem).contains(&wanted)).cloned().collect()
}

/// Whether a folder that is not read is not just this person's in other letters.
pub(super) fn unread_beside(problem: &Problem, person: &Employee) -> bool {
    folder_of(problem).and_then(slug).as_deref() != Some(&*person.slug)
}

/// The name of a whole folder of a person that is not read.
fn folder_of(problem: &Problem) -> Option<&str> {
    let name = problem.path.strip_prefix("employees/")?.trim_end_matches('/');
    (matches!(problem.kind, Kind::Unread { .. } | Kind::Link) && !name.contains('/')).then_some(name)
}

/// Where to look for an id: in the editor still, or in the lists.
fn no_id_hint(cx: &Context, store: &Store, typed: &str) -> String {
    match new_conversation::called(store, typed) {
        Some(source) => editor::new_waits(cx.lang, &format!("stay edit {}", source.id)),
        None => errors::no_id_hint().text(cx.lang),
    }
}

/// The person or record that `typed` names, for what is written: a whole folder name or id first; else everyone and everything
/// that it could mean, and it has to be one, who is named by more than letters within the name.
pub(super) fn target(cx: &Context, store: &Store, typed: &str, folders: &[Folder]) -> Result<Target, Error> {
    target_of(cx, store, typed, folders, false, |person| is_named(typed, person))
}

/// The same for what is edited: where nobody is called so, also what has these words in its title, of what is open first.
pub(super) fn edited(cx: &Context, store: &Store, typed: &str) -> Result<Target, Error> {
    target_of(cx, store, typed, readings::ALL, true, |person| is_named(typed, person))
}

/// The same for what is looked at, where any letters of a name will do.
pub(super) fn anything(cx: &Context, store: &Store, typed: &str) -> Result<Target, Error> {
    target_of(cx, store, typed, readings::ALL, true, |_| true)
}

fn target_of(
    cx: &Context,
    store: &Store,
    typed: &str,
    folders: &[Folder],
    by_title: bool,
    is_sure: impl Fn(&Employee) -> bool,
) -> Result<Target, Error> {
    let typed = typed.trim();
    if list::is_person(store, typed) {
        return Ok(Target::Employee(typed.into()));
    }
    if let Some(source) = readings::plain_id(store, typed, folders)? {
        return Ok(Target::Record(source));
    }
    let known = KnownPeople::read(store, typed)?;
    let meant = could_mean(typed, &known.people);
    let is_id = Id::parse(&typed.to_lowercase()).is_some();
    let begins = meant.is_empty() || is_id || may_begin_an_id(store, typed);
    let mut sources = if begins { store.find(typed, folders)?.all() } else { Vec::new() };
    let mut titles = Vec::new();
    if by_title && meant.is_empty() {
        let records = store.read(&Need { goals: Load::Brief, ..Need::ACTIONS })?;
        let is_whole_id = is_id && !sources.is_empty();
        sources = Readings::of(&Typed { text: typed, people: &[], ids: &sources, is_whole_id }, &records, &Sought::ANYTHING).records;
        titles = Thing::all(&records).filter_map(Thing::title).map(str::to_owned).collect();
    }
    match (&meant[..], &sources[..]) {
        ([person], []) if known.unread_beside(person).is_empty() && is_sure(person) => Ok(Target::Employee(person.slug.clone())),
        ([], [source]) if known.unread.is_empty() || is_id => Ok(Target::Record(source.clone())),
        ([], []) if typed.contains(char::is_whitespace) || typed.len() > 8 => Err(no_employee(cx, typed, &known)),
        ([], []) => {
            let message = if by_title { says::neither } else { errors::neither };
            let refused = Error::of(Code::NotFound, message(&printable(typed)));
            Err(match new_conversation::called(store, typed) {
                Some(_) => refused.hint(no_id_hint(cx, store, typed)),
                None => who_or_what(cx, refused, typed, &known, &titles),
            })
        }
        ([], several) => {
            let again = |typed: &str| Err(Error::of(Code::NotFound, messages::not_on_list(&printable(typed))));
            let chosen = readings::choose(cx, store, typed, several, &known.unread, &again)?;
            chosen.map(Target::Record).ok_or_else(Error::stopped)
        }
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
    let is_piece = sources.is_empty() && people.len() == 1 && known.unread_beside(people[0]).is_empty();
    let message = match sources {
        [] if is_piece => says::names_nobody,
        [] => errors::ambiguous_employee,
        _ => errors::ambiguous_id,
    };
    let message = message(&printable(typed));
    // who is in a folder that is not read can't be chosen, and may be the one who is meant
    if confirm::can_ask(cx) && !cx.flags.json && lines.len() <= OFFERED && known.unread.is_empty() {
        let numbered = lines.iter().enumerate().map(|(at, line)| format!("\n  {}  {line}", at + 1)).collect::<String>();
        cx.out.complaint(&(message.text(cx.lang) + &numbered));
        let question = if is_piece { people_said::which_one(cx.lang) } else { people_said::which(cx.lang, lines.len()) };
        let answer = cx.out.ask(&question).unwrap_or_default();
        let chosen = answer.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let all = people.iter().map(|person| Target::Employee(person.slug.clone())).chain(sources.iter().cloned().map(Target::Record));
        return chosen.and_then(|at| all.into_iter().nth(at)).ok_or_else(Error::stopped);
    }
    let candidates = candidates(people, sources);
    Err(refused(cx, message, lines, people, &known.unread).candidates(candidates))
}

/// What would mean each of them alone.
fn candidates(people: &[&Employee], sources: &[Source]) -> Vec<String> {
    let ids = sources.iter().map(|source| source.id.to_string());
    people.iter().map(|person| person.slug.to_string()).chain(ids).collect()
}

/// Several people could be meant, and nothing tells which.
pub(super) fn several_people(cx: &Context, typed: &str, people: &[&Employee], unread: &[Problem]) -> Error {
    let lines = people.iter().take(MOST).map(|person| render::employees::told_apart(cx.lang, person, cx.today)).collect();
    refused(cx, errors::ambiguous_employee(&printable(typed)), lines, people, unread).candidates(candidates(people, &[]))
}

fn refused(cx: &Context, message: Saying, mut lines: Vec<String>, people: &[&Employee], unread: &[Problem]) -> Error {
    if people.len() > MOST {
        lines.push(messages::and_more(cx.lang, people.len() - MOST, "stay employee list --all"));
    }
    lines.extend(unread.iter().map(|problem| problems::brief(cx.lang, problem)));
    let list = lines.iter().map(|line| format!("\n    {line}")).collect::<String>();
    Error::of(Code::Ambiguous, message.followed_by(list)).hint(errors::type_the_folder_hint(&people[0].slug))
}

/// A record in a few words: what it is, whose, and its day.
fn told(cx: &Context, store: &Store, source: &Source) -> String {
    let mut records = Records::default();
    read::record(store, source, Load::Brief, &mut records);
    let whose = source.employee.as_deref().map_or_else(|| messages::the_organisation(cx.lang), str::to_owned);
    let thing = Thing::all(&records).next();
    let what = thing.map(|thing| cut(&choices::what(&cx.view(store, &records, ShortIds::default()), thing), 30));
    let day = thing.and_then(Thing::day).map(|day| words::near_day(cx.lang, day, cx.today));
    what.into_iter().chain([whose]).chain(day).collect::<Vec<_>>().join(", ")
}

fn no_employee(cx: &Context, typed: &str, known: &KnownPeople) -> Error {
    who_or_what(cx, Error::of(Code::NotFound, errors::no_employee(&printable(typed))), typed, known, &[])
}

/// Says who or what could be meant where nobody is found: a folder that can't be read, the nearest name or title, or where
/// to look.
fn who_or_what(cx: &Context, refused: Error, typed: &str, known: &KnownPeople, titles: &[String]) -> Error {
    let people = &known.people;
    if let Some(unread) = known.unread.first() {
        return refused.hint(problems::with_remedy(cx.lang, unread));
    }
    let named = people.iter().flat_map(|employee| [employee.name.as_str(), &*employee.slug].map(|called| (called, employee.name.as_str())));
    let called = named.chain(titles.iter().map(|title| (title.as_str(), title.as_str())));
    let words: Vec<(&str, &str)> =
        called.flat_map(|(called, name)| called.split(' ').chain([called]).map(move |word| (word, name))).collect();
    let near = nearest(typed, words.iter().map(|(word, _)| *word));
    let near = near.and_then(|near| words.iter().find(|(word, _)| *word == near)).map(|(_, name)| *name);
    match near {
        Some(name) => refused.near(name),
        None if people.is_empty() => refused.hint(errors::no_employees_hint()),
        None => refused.hint(errors::see_employees_hint()),
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
    let refused = Error::of(Code::UnknownWord, errors::not_one_of(option, &printable(typed)));
    match near {
        Some(near) => refused.near_word(near),
        None => refused.choose_from(names),
    }
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
