//! Owners, names and teams that were typed: held against those that the workspace knows.

use super::{confirm, find, whose};
use crate::context::Context;
use crate::domain::employee::{Employee, Slug};
use crate::domain::me;
use crate::domain::name::{Name, Spellings, has_words};
use crate::domain::owner::{Owner, Party, is_oneself};
use crate::domain::records::Records;
use crate::domain::team::Team;
use crate::domain::text::{folded, nearest, on_one_line};
use crate::domain::theme::Signal;
use crate::domain::wish::Wish;
use crate::domain::wish_line;
use crate::domain::words::Word;
use crate::error::{Code, Error};
use crate::i18n::{ambition as says_of_ambitions, errors, mine, wish_line as wish_said};
use crate::render::printable::printable;
use crate::store::{Need, Store};

/// The party that `typed` means. What is nearly the word for one is a slip: no name is as near to one of the longer words.
pub(super) fn party(cx: &Context, typed: &str) -> Result<Option<Party>, Error> {
    if let Some(party) = Party::read(typed) {
        return Ok(Some(party));
    }
    match near_party(cx, typed) {
        Some(word) => {
            let refused = Error::of(Code::UnknownWord, errors::not_one_of("--owner", &printable(typed)));
            Err(refused.near_word(word))
        }
        None => Ok(None),
    }
}

/// The word for a party that `typed` nearly is.
pub(super) fn near_party(cx: &Context, typed: &str) -> Option<&'static str> {
    const LONG: usize = 7;
    const NEAR: usize = 2;
    let lower = folded(typed);
    let mut words = Party::ALL.iter().flat_map(|party| [party.name(cx.lang), party.word()]);
    words.find(|word| word.len() >= LONG && strsim::osa_distance(&lower, word) <= NEAR)
}

/// The name of who types. Refused where nothing says who that is.
pub(super) fn own_name(cx: &Context, store: &Store, people: &[Employee]) -> Result<Name, Error> {
    whose::known(cx.me(store, people), &me::everyone(people), mine::nobody)
}

/// The owner who types: as a party to the conversations of `own`, or else by name. Refused where nothing says who that is.
pub(super) fn oneself(cx: &Context, store: &Store, own: Option<&Slug>) -> Result<Owner, Error> {
    let people = store.read(&Need::PEOPLE)?.employees;
    let me = own_name(cx, store, &people)?;
    let party = own.and_then(|slug| people.iter().find(|person| person.slug == *slug)).and_then(|person| match () {
        () if person.manager.as_ref() == Some(&me) => Some(Party::Manager),
        () if Name::from(&person.name) == me => Some(Party::Employee),
        () => None,
    });
    Ok(party.map_or(Owner::Named(me), Owner::Party))
}

/// Who owns an action of `own`, or of the organisation: a party; a person whom the text names, in whole or by whole words of
/// the name; or anyone else by name.
pub(super) fn owner(cx: &Context, store: &Store, typed: &str, own: Option<&Slug>) -> Result<Owner, Error> {
    if is_oneself(typed) {
        return oneself(cx, store, own);
    }
    if let Some(party) = party(cx, typed)? {
        return Ok(Owner::Party(party));
    }
    let records = store.read(&Need::ACTIONS)?;
    let managers = records.employees.iter().filter_map(|person| person.manager.as_ref());
    Ok(match whoever(cx, typed, &records, managers)? {
        Whoever::Employee(person) if Some(&person.slug) == own => Owner::Party(Party::Employee),
        Whoever::Employee(person) => Owner::Named((&person.name).into()),
        Whoever::Other(name) => Owner::Named(name),
    })
}

/// The name whose turn is looked for, among all that there is.
pub(super) fn turn_of(cx: &Context, store: &Store, typed: &str, records: &Records) -> Result<Name, Error> {
    if is_oneself(typed) {
        return own_name(cx, store, &records.employees);
    }
    let managers = records.employees.iter().filter_map(|person| person.manager.as_ref());
    let owners = records.actions.iter().filter_map(|action| action.owner.named());
    Ok(match whoever(cx, typed, records, managers.chain(owners))? {
        Whoever::Employee(person) => (&person.name).into(),
        Whoever::Other(name) => name,
    })
}

enum Whoever<'r> {
    Employee(&'r Employee),
    Other(Name),
}

/// The key of the ambition that `typed` names, by its key or its label.
pub(super) fn ambition(cx: &Context, store: &Store, option: &str, typed: &str) -> Result<String, Error> {
    let ambitions = &store.settings.ambitions;
    if ambitions.is_empty() {
        return Err(Error::usage(says_of_ambitions::none_here(option)).hint(says_of_ambitions::none_here_hint()));
    }
    let keys: Vec<&str> = ambitions.all().iter().map(|ambition| ambition.key.as_str()).collect();
    let label = |key| ambitions.get(key).and_then(|ambition| ambition.label.of(cx.lang)).unwrap_or(key);
    let found = ambitions.get(typed).map(|ambition| ambition.key.clone());
    found.ok_or_else(|| find::unknown_word(option, typed, &keys, label))
}

/// Whom `typed` names: an employee, or one of `others`. What could mean several is refused; who is not known is taken by name.
fn whoever<'r>(cx: &Context, typed: &str, records: &'r Records, others: impl Iterator<Item = &'r Name>) -> Result<Whoever<'r>, Error> {
    let names = records.names();
    match meant_by(typed, records, &names, others) {
        Meant::Employee(person) => Ok(Whoever::Employee(person)),
        Meant::Other(name) => Ok(Whoever::Other(name)),
        Meant::Nobody => Ok(Whoever::Other(near(cx, typed, &names)?)),
        Meant::Several(all) => {
            let refused = Error::of(Code::Ambiguous, errors::ambiguous_employee(&printable(typed)));
            Err(refused.hint(errors::type_more_hint(&all.join(", "))).candidates(all))
        }
    }
}

/// Who is meant by a name, among those who are known.
pub(super) enum Meant<'r> {
    Employee(&'r Employee),
    Other(Name),
    /// Who could be meant, safe to show.
    Several(Vec<String>),
    Nobody,
}

/// Who owns an action when `typed` stands where the owner stands; nobody is asked.
pub(super) fn owner_meant<'r>(typed: &str, records: &'r Records, names: &Spellings) -> Meant<'r> {
    meant_by(typed, records, names, records.employees.iter().filter_map(|person| person.manager.as_ref()))
}

/// Whom `typed` names: an employee, or one of `others`. A whole name goes before a part of one.
fn meant_by<'r>(typed: &str, records: &'r Records, names: &Spellings, others: impl Iterator<Item = &'r Name>) -> Meant<'r> {
    let key = folded(typed);
    let is_called = |person: &&Employee| folded(&person.name) == key || *person.slug == *key;
    let called: Vec<&Employee> = records.employees.iter().filter(is_called).collect();
    if let [person] = called[..] {
        return Meant::Employee(person);
    }
    if called.is_empty()
        && let Some(known) = names.of(&key)
    {
        return Meant::Other(known.into());
    }
    let has_it = |name: &str| has_words(name, typed);
    let people: Vec<&Employee> =
        if called.is_empty() { records.employees.iter().filter(|person| has_it(&person.name)).collect() } else { called };
    let mut further: Vec<Name> = Vec::new();
    for name in others.filter(|name| has_it(name)) {
        if !further.contains(name) && !people.iter().any(|person| *name == Name::from(&person.name)) {
            further.push(names.called(name).into());
        }
    }
    match (&people[..], &further[..]) {
        ([person], []) => Meant::Employee(person),
        ([], [name]) => Meant::Other(name.clone()),
        ([], []) => Meant::Nobody,
        _ => {
            let people = people.iter().map(|person| format!("{} ({})", printable(&person.name), person.slug));
            Meant::Several(people.chain(further.iter().map(|name| printable(name))).collect())
        }
    }
}

/// A name as the workspace writes it already, else as it was typed; who types it, for a word for oneself. One that is nearly
/// another's, or a part of it, is asked about at a terminal; elsewhere it is taken as it was typed, with a word about it.
pub(super) fn name(cx: &Context, store: &Store, typed: &str) -> Result<Name, Error> {
    let records = store.read(&Need::PEOPLE)?;
    if is_oneself(typed) {
        return own_name(cx, store, &records.employees);
    }
    let names = records.names();
    match names.of(&folded(typed)) {
        Some(known) => Ok(known.into()),
        None => near(cx, typed, &names),
    }
}

fn near(cx: &Context, typed: &str, names: &Spellings) -> Result<Name, Error> {
    let known = names.near(&folded(typed)).or_else(|| names.with_words(typed));
    meant(cx, on_one_line(typed), known).map(Into::into)
}

/// What was typed, or what it is nearly, where one at the terminal says so.
fn meant(cx: &Context, written: String, known: Option<&str>) -> Result<String, Error> {
    let Some(known) = known else { return Ok(written) };
    if confirm::can_ask(cx) && !cx.flags.yes {
        let meant = confirm::unless_no(cx, &errors::ask_near_name(&printable(&written), &printable(known)).text(cx.lang))?;
        return Ok(if meant { known.to_owned() } else { written });
    }
    cx.warn(errors::near_name(&printable(&written), &printable(known)));
    Ok(written)
}

/// The team that `typed` names, as `stay.yaml` lists it or else as it is spelt most.
pub(super) fn team(store: &Store, people: &[Employee], typed: Option<&String>) -> Result<Option<Team>, Error> {
    let Some(typed) = typed else { return Ok(None) };
    let wanted = Team::from(typed);
    let teams = || store.settings.teams.iter().chain(people.iter().filter_map(|employee| employee.team.as_ref()));
    let mut spellings = Spellings::default();
    // what is listed counts for more than what anyone wrote
    store.settings.teams.iter().for_each(|team| spellings.add(team.key(), team, people.len()));
    teams().flat_map(Team::path).for_each(|team| spellings.add(team.key(), &team, 1));
    if let Some(known) = spellings.of(&wanted.key()) {
        return Ok(Some(known.into()));
    }
    let mut known: Vec<&str> = teams().filter_map(|team| spellings.of(&team.key())).collect();
    known.sort_unstable();
    known.dedup();
    // the last part alone will do where only one team is called so
    let last = |team: &&&str| folded(Team::from(team).own_name()) == wanted.key();
    if let [team] = known.iter().filter(last).collect::<Vec<_>>()[..] {
        return Ok(Some(team.into()));
    }
    let refused = Error::of(Code::NotFound, errors::no_team(&printable(typed)));
    let ends = known.iter().copied().chain(known.iter().flat_map(|team| team.split('/')));
    let near = nearest(typed, ends).and_then(|near| {
        let whole = |team: &&&str| Team::from(team).is_within(&near.into());
        let holds = |team: &&&str| team.split('/').any(|part| part == near);
        if known.iter().any(|team| whole(&team)) { Some(near) } else { known.iter().find(holds).copied() }
    });
    Err(match (near, known.is_empty()) {
        (Some(near), _) => refused.near(near),
        (None, false) => refused.choose_from(known),
        (None, true) => refused,
    })
}

/// A team for a person: as `stay.yaml` lists it, or else as it is spelt most; one that is nearly another is asked about.
pub(super) fn team_of(cx: &Context, store: &Store, typed: &str) -> Result<Team, Error> {
    let key = Team::from(typed).key();
    if let Some(listed) = store.settings.teams.iter().find(|team| team.key() == key) {
        return Ok(listed.clone());
    }
    let teams = store.read(&Need::PEOPLE)?.teams();
    match teams.of(&key) {
        Some(known) => Ok(known.into()),
        // where teams are listed the list says which there are
        None if !store.settings.teams.is_empty() => Ok(on_one_line(typed).into()),
        None => meant(cx, on_one_line(typed), teams.near(&key)).map(Into::into),
    }
}

/// A wish, as it is typed on one line.
pub(super) fn wish(cx: &Context, store: &Store, typed: &str) -> Result<Wish, Error> {
    let line = wish_line::read(typed, &store.settings.currency, cx.today).map_err(|slip| {
        let (message, hint) = wish_said::told(&slip, printable);
        Error::usage(message).hint(hint)
    })?;
    let signal = word(cx, "--wish", &line.signal).map(Signal::Known)?;
    Ok(Wish { signal: Some(signal), what: Some(line.what), cost: line.cost, by: line.by })
}

/// A word of a kind, by its key or its name in either language.
pub(super) fn word<K: Word>(cx: &Context, option: &str, typed: &str) -> Result<K, Error> {
    let keys: Vec<&str> = K::ALL.iter().map(|word| word.key()).collect();
    let name = |key| K::read(key).map_or(key, |word| word.name(cx.lang));
    K::read(typed).ok_or_else(|| find::unknown_word(option, typed, &keys, name))
}
