//! Who and what is meant by the few letters that were typed.

use super::newborn;
use crate::context::Context;
use crate::domain::action::OWNERS;
use crate::domain::conversation::Conversation;
use crate::domain::employee::{Employee, Slug};
use crate::domain::id::Id;
use crate::domain::interval::Interval;
use crate::domain::lookup::{Found, by_name, by_part_of_slug, by_slug, could_mean};
use crate::domain::records::{Folder, Records, Source};
use crate::domain::text::nearest;
use crate::error::Error;
use crate::i18n::{editor, errors, said, words};
use crate::render::table::cut;
use crate::render::visible::shown;
use crate::store::Store;
use crate::store::need::{Load, Need};
use chrono::NaiveDate;

/// How many candidates an error lists.
const MOST: usize = 8;

/// A person or a record.
pub enum Target {
    /// A person.
    Employee(Slug),
    /// A record.
    Record(Source),
}

/// The person that `typed` names.
pub fn employee(cx: &Context, store: &Store, typed: &str) -> Result<Slug, Error> {
    if store.is_person(typed) {
        return Ok(typed.into());
    }
    let slugs = store.slugs_where(could_mean(typed)).map_err(|fault| cx.fault(fault))?;
    match by_slug(typed, &slugs) {
        Found::One(slug) => Ok(slug),
        Found::Several(slugs) => Err(ambiguous_employee(cx, store, typed, &slugs)),
        Found::Nothing => by_part_of_name(cx, store, typed, &slugs)?.ok_or_else(|| no_employee(cx, store, typed)),
    }
}

/// The record that `typed` names, among those in `folders`.
pub fn record(cx: &Context, store: &Store, typed: &str, folders: &[Folder]) -> Result<Source, Error> {
    match store.find(typed, folders).map_err(|fault| cx.fault(fault))? {
        Found::One(source) => Ok(source),
        Found::Several(sources) => Err(ambiguous_id(cx, store, typed, &sources)),
        Found::Nothing => Err(Error::refused(errors::no_id(cx.lang, &shown(typed))).hint(no_id_hint(cx, store, typed))),
    }
}

/// Where to look for an id: in the editor still, or in the lists.
fn no_id_hint(cx: &Context, store: &Store, typed: &str) -> String {
    match newborn::called(store, typed) {
        Some(source) => editor::new_waits(cx.lang, &format!("stay edit {}", source.id)),
        None => errors::no_id_hint(cx.lang),
    }
}

/// The person or record that `typed` names: a whole slug or id first, then the beginning of a slug, the
/// beginning of an id, a part of a name. What hardly is an id is taken for a name first, where just one folder has it:
/// so every record is listed only for what may be an id.
pub fn target(cx: &Context, store: &Store, typed: &str, folders: &[Folder]) -> Result<Target, Error> {
    if store.is_person(typed) {
        return Ok(Target::Employee(typed.into()));
    }
    let slugs = store.slugs_where(could_mean(typed)).map_err(|fault| cx.fault(fault))?;
    let by_slug = by_slug(typed, &slugs);
    if let Found::One(slug) = by_slug {
        return Ok(Target::Employee(slug));
    }
    let is_id = Id::parse(&typed.to_lowercase()).is_some();
    if let (Found::Several(slugs), false) = (&by_slug, is_id) {
        return Err(ambiguous_employee(cx, store, typed, slugs));
    }
    if reads_like_a_name(typed)
        && let Some(slug) = by_word_of_folder(store, typed, &slugs)
    {
        return Ok(Target::Employee(slug));
    }
    let by_id = store.find(typed, folders).map_err(|fault| cx.fault(fault))?;
    match &by_id {
        Found::One(source) if typed.len() >= 3 => return Ok(Target::Record(source.clone())),
        Found::Several(sources) if typed.len() >= 3 => return Err(ambiguous_id(cx, store, typed, sources)),
        // one or two letters mean a person first
        _ => {}
    }
    match (by_part_of_name(cx, store, typed, &slugs)?, by_id) {
        (Some(slug), _) => Ok(Target::Employee(slug)),
        (None, Found::One(source)) => Ok(Target::Record(source)),
        (None, Found::Several(sources)) => Err(ambiguous_id(cx, store, typed, &sources)),
        _ if typed.contains(char::is_whitespace) || typed.len() > 8 => Err(no_employee(cx, store, typed)),
        _ => {
            let neither = Error { message: errors::neither(cx.lang, &shown(typed)), ..no_employee(cx, store, typed) };
            Err(if newborn::called(store, typed).is_some() { neither.hint(no_id_hint(cx, store, typed)) } else { neither })
        }
    }
}

/// Whether a text hardly is the beginning of an id: it has no digit, and has a letter or sign that `stay` puts in no id, or is
/// longer than what lists show as enough of an id. A whole id, which a person may have made by hand, has eight letters.
fn reads_like_a_name(typed: &str) -> bool {
    let no_id_has = |c: char| !c.is_ascii_alphanumeric() || matches!(c.to_ascii_lowercase(), 'i' | 'l' | 'o' | 'u');
    !typed.contains(|c: char| c.is_ascii_digit()) && (typed.contains(no_id_has) || (typed.len() > 4 && typed.len() != 8))
}

/// The person whose folder is the only one with `typed` from the beginning of a word on, when the name has it too.
fn by_word_of_folder(store: &Store, typed: &str, slugs: &[Slug]) -> Option<Slug> {
    let slug = by_part_of_slug(typed, slugs)?;
    let employee = store.read_employee(slug, &mut Vec::new());
    match by_name(typed, std::iter::once((slug, employee.name.as_str()))) {
        Found::One(slug) => Some(slug.clone()),
        _ => None,
    }
}

/// The person with `typed` in the name. Where just one folder is named so and its person is too, nobody else is looked
/// at: finding Anna costs the same among ten people as among thousands.
fn by_part_of_name(cx: &Context, store: &Store, typed: &str, slugs: &[Slug]) -> Result<Option<Slug>, Error> {
    if let Some(slug) = by_word_of_folder(store, typed, slugs) {
        return Ok(Some(slug));
    }
    let people = people(cx, store)?;
    match by_name(typed, people.iter().map(|employee| (employee.slug.clone(), employee.name.as_str()))) {
        Found::One(slug) => Ok(Some(slug)),
        Found::Several(slugs) => Err(ambiguous_employee(cx, store, typed, &slugs)),
        Found::Nothing => Ok(None),
    }
}

fn people(cx: &Context, store: &Store) -> Result<Vec<Employee>, Error> {
    Ok(store.read(&Need::PEOPLE).map_err(|fault| cx.fault(fault))?.employees)
}

fn ambiguous_employee(cx: &Context, store: &Store, typed: &str, slugs: &[Slug]) -> Error {
    let name = |slug: &Slug| format!("{slug} ({})", shown(&store.read_employee(slug, &mut Vec::new()).name));
    let candidates = listed(slugs.iter().map(name), slugs.len());
    Error::refused(errors::ambiguous_employee(cx.lang, &shown(typed))).hint(errors::type_more_hint(cx.lang, &candidates))
}

fn ambiguous_id(cx: &Context, store: &Store, typed: &str, sources: &[Source]) -> Error {
    let candidates = listed(sources.iter().map(|source| format!("{} ({})", source.id, told(cx, store, source))), sources.len());
    Error::refused(errors::ambiguous_id(cx.lang, &shown(typed))).hint(errors::type_more_hint(cx.lang, &candidates))
}

/// A record in a few words: what it is, and whose.
fn told(cx: &Context, store: &Store, source: &Source) -> String {
    let mut records = Records::default();
    store.read_record(source, Load::Brief, &mut records);
    let titles = records.actions.iter().map(|action| &action.title).chain(records.goals.iter().map(|goal| &goal.title));
    let kind = |talk: &Conversation| words::type_name(cx.lang, &store.settings.types, &talk.kind).to_owned();
    let what = titles.cloned().chain(records.conversations.iter().map(kind)).next();
    let whose = source.employee.as_deref().map_or_else(|| said::the_organisation(cx.lang), str::to_owned);
    match what {
        Some(what) => format!("{}, {whose}", cut(&shown(&what), 30)),
        None => whose,
    }
}

fn listed(all: impl Iterator<Item = String>, count: usize) -> String {
    let shown: Vec<String> = all.take(MOST).collect();
    format!("{}{}", shown.join(", "), if count > MOST { ", …" } else { "" })
}

fn no_employee(cx: &Context, store: &Store, typed: &str) -> Error {
    let people = people(cx, store).unwrap_or_default();
    let words = people
        .iter()
        .flat_map(|employee| employee.name.split(' ').chain([employee.name.as_str(), &*employee.slug]).map(move |word| (word, employee)));
    let near = nearest(typed, words.clone().map(|(word, _)| word));
    let near = near.and_then(|near| words.clone().find(|(word, _)| *word == near)).map(|(_, employee)| shown(&employee.name));
    let hint = match near {
        Some(name) => errors::did_you_mean(cx.lang, &name),
        None if people.is_empty() => errors::no_employees_hint(cx.lang),
        None => errors::see_employees_hint(cx.lang),
    };
    Error::refused(errors::no_employee(cx.lang, &shown(typed))).hint(hint)
}

/// The team that `typed` names, as it is spelt where somebody is in it or `stay.yaml` lists it.
pub fn team(cx: &Context, store: &Store, people: &[Employee], typed: Option<&String>) -> Result<Option<String>, Error> {
    let Some(typed) = typed else { return Ok(None) };
    let teams = || people.iter().filter_map(|employee| employee.team.as_deref()).chain(store.settings.teams.iter().map(String::as_str));
    if let Some(team) = teams().find(|team| crate::domain::team::is_within(team, typed)) {
        let depth = typed.trim_end_matches('/').split('/').count();
        return Ok(Some(team.split('/').take(depth).collect::<Vec<_>>().join("/")));
    }
    let mut known: Vec<&str> = teams().collect();
    known.sort_unstable();
    known.dedup();
    // the last part alone will do where only one team is called so
    let last = |team: &&&str| team.rsplit('/').next().is_some_and(|own| own.to_lowercase() == typed.to_lowercase());
    if let [team] = known.iter().filter(last).collect::<Vec<_>>()[..] {
        return Ok(Some((*team).to_owned()));
    }
    let refused = Error::refused(errors::no_team(cx.lang, &shown(typed)));
    let ends = known.iter().copied().chain(known.iter().flat_map(|team| team.split('/')));
    let near = nearest(typed, ends).and_then(|near| {
        let whole = |team: &&&str| crate::domain::team::is_within(team, near);
        let holds = |team: &&&str| team.split('/').any(|part| part == near);
        if known.iter().any(|team| whole(&team)) { Some(near) } else { known.iter().find(holds).copied() }
    });
    Err(match (near, known.is_empty()) {
        (Some(near), _) => refused.hint(errors::did_you_mean(cx.lang, &shown(near))),
        (None, false) => refused.hint(errors::choose_from(cx.lang, &shown(&known.join(", ")))),
        (None, true) => refused,
    })
}

/// One of a set of words, in either language; for anything else the nearest is suggested.
pub fn word(cx: &Context, option: &str, typed: &str, known: &[&str]) -> Result<String, Error> {
    let meant = words::key_of(typed, known);
    meant.map(str::to_owned).ok_or_else(|| unknown_word(cx, option, typed, known, |key| words::word(cx.lang, key)))
}

/// Who owns an action: a side, in either language, or a person. What is nearly the word for a side is a slip: no name
/// is as near to one of the longer words.
pub fn owner(cx: &Context, typed: &str) -> Result<String, Error> {
    const LONG: usize = 7;
    const NEAR: usize = 2;
    if let Some(side) = words::key_of(typed, OWNERS) {
        return Ok(side.to_owned());
    }
    let lower = typed.trim().to_lowercase();
    let mut sides = OWNERS.iter().flat_map(|side| [words::word(cx.lang, side), *side]);
    match sides.find(|side| side.len() >= LONG && strsim::osa_distance(&lower, side) <= NEAR) {
        Some(side) => {
            let refused = Error::usage(errors::not_one_of(cx.lang, "--owner", &shown(typed)));
            Err(refused.hint(errors::did_you_mean(cx.lang, &format!("`{side}`"))))
        }
        None => Ok(typed.to_owned()),
    }
}

/// An option's word that is none of those known; `name` says a key in the language.
fn unknown_word<'k>(cx: &Context, option: &str, typed: &str, known: &[&'k str], name: impl Fn(&'k str) -> &'k str) -> Error {
    let mut names: Vec<&str> = Vec::new();
    for word in known.iter().map(|key| name(key)) {
        if !names.contains(&word) {
            names.push(word);
        }
    }
    let near = nearest(typed, names.iter().copied()).or_else(|| nearest(typed, known.iter().copied()).map(name));
    let hint = match near {
        Some(near) => errors::did_you_mean(cx.lang, &format!("`{}`", shown(near))),
        None => errors::choose_from(cx.lang, &shown(&names.join(", "))),
    };
    Error::usage(errors::not_one_of(cx.lang, option, &shown(typed))).hint(hint)
}

/// A type of conversation, by its key or its name in either language.
pub fn kind(cx: &Context, store: &Store, typed: &str) -> Result<String, Error> {
    let lower = typed.to_lowercase();
    let types = &store.settings.types;
    let named = |key: &str| {
        let names = [crate::i18n::Language::Nl, crate::i18n::Language::En].map(|lang| words::type_name(lang, types, key).to_lowercase());
        key == lower || names.contains(&lower)
    };
    let found = types.iter().find(|kind| named(&kind.key));
    let known: Vec<&str> = types.iter().map(|kind| kind.key.as_str()).collect();
    let name = |key| words::type_name(cx.lang, types, key);
    found.map(|kind| kind.key.clone()).ok_or_else(|| unknown_word(cx, "--type", typed, &known, name))
}

/// The last day of `--within 2w`, counted from today.
pub fn within(cx: &Context, typed: &str) -> Result<NaiveDate, Error> {
    let wrong = || Error::usage(errors::not_an_interval(cx.lang, "--within", &shown(typed))).hint(errors::not_an_interval_hint(cx.lang));
    Interval::parse(typed.trim_start_matches('+')).and_then(|interval| interval.after(cx.today)).ok_or_else(wrong)
}
