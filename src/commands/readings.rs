//! The records that ids and names on the command line stand for. Where several could be meant one is chosen at a terminal;
//! elsewhere it is refused, with all of them.

use super::find::{self, Target, unread, unread_beside};
use super::{confirm, new_conversation};
use crate::context::Context;
use crate::domain::action::Action;
use crate::domain::conversation::Status;
use crate::domain::employee::{Employee, Slug};
use crate::domain::id::Id;
use crate::domain::lookup::{Found, Words, could_mean};
use crate::domain::problem::{Problem, Severity};
use crate::domain::readings::{Readings, Sought, Thing, Typed};
use crate::domain::records::{Folder, Records, Source};
use crate::domain::text::nearest;
use crate::error::{Code, Error, Exit};
use crate::i18n::help::{self, UsagePart};
use crate::i18n::{Language, Saying, errors, fields, goals, messages, names as says};
use crate::render::printable::printable;
use crate::render::{choices, problems, style};
use crate::store::{Load, Need, Store, index, journal, layout, list, read};
use chrono::NaiveDate;

/// Every kind of record.
pub(super) const ALL: &[Folder] = &Folder::ALL;

/// How many a person at a terminal may choose from at once.
const OFFERED: usize = 9;
/// How many a refusal lists.
const MOST: usize = 40;

/// What a command takes in the place of an id.
pub(super) struct Names {
    sought: Sought,
    /// Which kinds of records its ids may be of.
    ids: &'static [Folder],
    /// Which kinds are found by title.
    titled: &'static [Folder],
    /// Which kinds a person's name may stand for.
    of_person: &'static [Folder],
    /// Whether a person's name stands for the earliest planned conversation alone.
    is_first: bool,
    /// A person has none of them.
    has_none: fn(&str) -> Saying,
    /// Where to look then, or what to do.
    none_hint: fn(&str) -> Saying,
    /// Where their ids are shown.
    see_ids: fn() -> Saying,
}

impl Names {
    /// What `close` ends: someone's open conversation, or an open action.
    pub(super) const CLOSING: Names = Names {
        sought: Sought::CLOSING,
        ids: ALL,
        titled: &[Folder::Actions],
        of_person: &[Folder::Conversations],
        is_first: false,
        has_none: says::no_open_talk,
        none_hint: says::see_story,
        see_ids: errors::no_id_hint,
    };
    /// Open actions.
    pub(super) const ACTIONS: Names = Names {
        sought: Sought::ACTIONS,
        ids: ALL,
        titled: &[Folder::Actions],
        of_person: &[Folder::Actions],
        is_first: false,
        has_none: says::no_open_action,
        none_hint: says::see_story,
        see_ids: errors::no_id_hint,
    };
    /// Open actions, where the id of anything else is none.
    pub(super) const ACTIONS_ALONE: Names = Names { ids: &[Folder::Actions], ..Names::ACTIONS };
    /// Open goals.
    pub(super) const GOALS: Names = Names {
        sought: Sought::GOALS,
        ids: &[Folder::Goals],
        titled: &[Folder::Goals],
        of_person: &[Folder::Goals],
        is_first: false,
        has_none: says::no_open_goal,
        none_hint: says::see_story,
        see_ids: goals::ids_hint,
    };
    /// What has ended.
    pub(super) const ENDED: Names = Names {
        sought: Sought::ENDED,
        ids: ALL,
        titled: &[Folder::Actions, Folder::Goals],
        of_person: ALL,
        is_first: false,
        has_none: says::nothing_ended,
        none_hint: says::see_story,
        see_ids: errors::no_id_hint,
    };
    /// What can be released: an action, or someone's conversation.
    pub(super) const RELEASED: Names = Names {
        sought: Sought::RELEASED,
        ids: ALL,
        titled: &[Folder::Actions],
        of_person: &[Folder::Conversations],
        is_first: false,
        has_none: says::no_held_talk,
        none_hint: says::see_story,
        see_ids: errors::no_id_hint,
    };
    /// What has a day still to come: someone's planned conversation, an open action or goal.
    pub(super) const PLANNED: Names = Names {
        sought: Sought::PLANNED,
        ids: ALL,
        titled: &[Folder::Actions, Folder::Goals],
        of_person: &[Folder::Conversations],
        is_first: false,
        has_none: fields::no_open_talk,
        none_hint: fields::no_open_talk_hint,
        see_ids: errors::no_id_hint,
    };
    /// What `start` begins: someone's planned conversation, the earliest of several.
    pub(super) const STARTED: Names = Names {
        sought: Sought::STARTED,
        titled: &[],
        is_first: true,
        has_none: errors::nothing_planned,
        none_hint: errors::nothing_planned_hint,
        ..Names::PLANNED
    };
    /// Anything that has fields; of a person, their open conversation, or else the planned one.
    pub(super) const EDITED: Names = Names { sought: Sought::EDITED, ..Names::PLANNED };
    /// The same, for fields that no conversation has.
    pub(super) const TITLED: Names = Names { sought: Sought::ANYTHING, of_person: &[], ..Names::PLANNED };

    /// What is read of everyone: whatever has a title that is looked at.
    fn need(&self) -> Need {
        let load = |folder| if self.titled.contains(&folder) { Load::Brief } else { Load::No };
        Need { actions: load(Folder::Actions), goals: load(Folder::Goals), ..Need::PEOPLE }
    }
}

/// What a command offers to choose from when nothing was named.
pub(super) struct Offer {
    need: Need,
    is_offered: fn(Thing, NaiveDate) -> bool,
    question: fn(Language) -> String,
    nothing: fn() -> Saying,
}

impl Offer {
    /// Conversations that are open, or were planned for a day that has come.
    pub(super) const CLOSING: Offer = Offer {
        need: Need::CONVERSATIONS,
        is_offered: |thing, today| matches!(thing, Thing::Conversation(talk) if talk.is_pending() && (talk.status == Status::Open || talk.date <= today)),
        question: says::ask_close,
        nothing: says::no_talks_to_close,
    };
    /// Open actions.
    pub(super) const DONE: Offer =
        Offer { need: Need::ACTIONS, is_offered: |thing, _| thing.is_open(), question: says::ask_done, nothing: says::no_actions_open };
    /// Conversations that are planned.
    pub(super) const START: Offer = Offer {
        need: Need::CONVERSATIONS,
        is_offered: |thing, _| matches!(thing, Thing::Conversation(talk) if talk.status == Status::Planned),
        question: says::ask_start,
        nothing: says::nothing_to_begin,
    };
    /// All that is open.
    pub(super) const EDIT: Offer = Offer {
        need: Need { goals: Load::Brief, ..Need::REPORT },
        is_offered: |thing, _| thing.is_open(),
        question: says::ask_edit,
        nothing: says::nothing_to_edit,
    };
}

/// Every record that was typed, each once, in the order typed. With none typed, one is chosen at the terminal.
pub(super) fn all(cx: &Context, store: &Store, typed: &[String], names: &Names, offer: Option<&Offer>) -> Result<Vec<Source>, Error> {
    settle(cx, store)?;
    let mut sources: Vec<Source> = Vec::new();
    for typed in typed {
        let source = one(cx, store, typed, names)?;
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    if let (true, Some(offer)) = (sources.is_empty(), offer) {
        let again = |typed: &str| one(cx, store, typed, names).map(Target::Record);
        if let Target::Record(source) = offered(cx, store, offer, "<ID|NAME>...", again)? {
            sources.push(source);
        }
    }
    Ok(sources)
}

/// The record that `typed` means.
pub(super) fn one(cx: &Context, store: &Store, typed: &str, names: &Names) -> Result<Source, Error> {
    meant(cx, store, typed, names)?.ok_or_else(stopped)
}

/// The same; `none` is what is said of a person who has none of them.
pub(super) fn one_or(cx: &Context, store: &Store, typed: &str, names: &Names, none: &dyn Fn(&Slug) -> Error) -> Result<Source, Error> {
    meant_or(cx, store, typed, names, Some(none))?.ok_or_else(stopped)
}

/// What an interrupted command left is finished before anything is looked for: it may be what is meant.
fn settle(cx: &Context, store: &Store) -> Result<(), Error> {
    if !cx.flags.dry_run && journal::waits(store) {
        drop(cx.writer(store)?);
    }
    Ok(())
}

fn stopped() -> Error {
    Error::stopped()
}

/// The record whose whole id was typed, if that can be nothing else: an id with a digit in it is no word of a title. Its file's
/// name, with the day and the id, is always its own.
pub(super) fn plain_id(store: &Store, typed: &str, folders: &[Folder]) -> Result<Option<Source>, Error> {
    let typed = typed.trim().to_lowercase();
    let path = format!("{}.yaml", typed.trim_end_matches(".yaml"));
    if let Some((_, id)) = path.rsplit('/').next().and_then(layout::parse_file_name) {
        let all = store.find(id.as_str(), folders)?.all().into_iter();
        return Ok(Found::of(all.filter(|source| format!("/{}", layout::path(source)).ends_with(&format!("/{path}"))).collect()).one());
    }
    let is_plain = Id::parse(&typed).is_some() && typed.contains(|c: char| c.is_ascii_digit());
    Ok(if is_plain { store.find(&typed, folders)?.one() } else { None })
}

/// What to type for a record and nothing else: its id, unless that is what was typed.
fn telling(source: &Source, typed: &str) -> String {
    if typed.trim().eq_ignore_ascii_case(source.id.as_str()) { format!("{}-{}", source.made, source.id) } else { source.id.to_string() }
}

/// The same, or nothing when whoever was asked chose none.
fn meant(cx: &Context, store: &Store, typed: &str, names: &Names) -> Result<Option<Source>, Error> {
    meant_or(cx, store, typed, names, None)
}

fn meant_or(
    cx: &Context,
    store: &Store,
    typed: &str,
    names: &Names,
    none: Option<&dyn Fn(&Slug) -> Error>,
) -> Result<Option<Source>, Error> {
    let typed = typed.trim();
    if let Some(source) = plain_id(store, typed, names.ids)? {
        return Ok(Some(source));
    }
    let ids = store.find(typed, names.ids)?.all();
    let mut records = store.read(&names.need())?;
    let everyone = std::mem::take(&mut records.employees);
    let is_folder = list::is_person(store, typed);
    let people: Vec<&Employee> = match everyone.iter().find(|person| is_folder && *person.slug == *typed) {
        Some(person) => vec![person],
        None => could_mean(typed, &everyone),
    };
    if people.len() > MOST && ids.is_empty() {
        return Err(find::several_people(cx, typed, &people, &[]));
    }
    if names.of_person.contains(&Folder::Conversations) {
        for person in people.iter().take(MOST) {
            let mut of_one = store.read(&Need::CONVERSATIONS.of(&person.slug))?;
            if names.is_first {
                let planned = of_one.conversations.into_iter().filter(|talk| talk.status == Status::Planned);
                of_one.conversations = planned.min_by_key(|talk| (talk.date, talk.id)).into_iter().collect();
            }
            records.conversations.extend(of_one.conversations);
            records.problems.extend(of_one.problems);
        }
    }
    let mut doubts = if is_folder { Vec::new() } else { unread(&records.problems, typed) };
    if let [person] = people[..] {
        doubts.retain(|problem| unread_beside(problem, person));
    }
    doubts.extend(records.problems.iter().filter(|problem| people.iter().any(|person| is_of(problem, person, names.of_person))).cloned());
    doubts.dedup();
    let is_whole_id = Id::parse(&typed.to_lowercase()).is_some() && !ids.is_empty();
    let readings = Readings::of(&Typed { text: typed, people: &people, ids: &ids, is_whole_id }, &records, &names.sought);
    match (&readings.records[..], &people[..]) {
        ([only], _) if readings.is_sure && doubts.is_empty() => Ok(Some(only.clone())),
        ([], []) => Err(nothing(cx, store, typed, names, &records, &everyone, &doubts)),
        ([], [person]) => {
            if let (Some(none), []) = (none, &doubts[..]) {
                return Err(none(&person.slug));
            }
            let refused = Error::of(Code::NotFound, (names.has_none)(&printable(&person.name)));
            Err(match doubts.first() {
                Some(doubt) => refused.hint(problems::with_remedy(cx.lang, doubt)),
                None => refused.hint((names.none_hint)(&person.slug)),
            })
        }
        ([], several) => Err(find::several_people(cx, typed, several, &doubts)),
        (several, _) => {
            let again = |typed: &str| meant_or(cx, store, typed, names, none);
            choose(cx, store, typed, several, &doubts, &again)
        }
    }
}

/// A goal of one person: by the beginning of its id, or by the words of its title where it is open.
pub(super) fn goal_of(cx: &Context, store: &Store, typed: &str, slug: &Slug) -> Result<Id, Error> {
    let records = store.read(&Need { goals: Load::Brief, ..Need::PEOPLE }.of(slug))?;
    let wanted = typed.trim().to_lowercase();
    let mut problems = Vec::new();
    let all = list::sources(store, Some(slug), Folder::Goals, &mut problems);
    let ids: Vec<Source> = all.into_iter().filter(|goal| !wanted.is_empty() && goal.id.as_str().starts_with(&wanted)).collect();
    let known = Typed { text: typed, people: &[], ids: &ids, is_whole_id: ids.iter().any(|goal| goal.id.as_str() == wanted) };
    match &Readings::of(&known, &records, &Sought::GOALS).records[..] {
        [] => Err(Error::of(Code::NotFound, says::nothing(&printable(typed.trim()))).hint(goals::ids_hint())),
        [goal] => Ok(goal.id),
        several => {
            let again = |typed: &str| Err(Error::of(Code::NotFound, messages::not_on_list(&printable(typed))));
            let chosen = choose(cx, store, typed, several, &[], &again)?;
            chosen.map(|goal| goal.id).ok_or_else(stopped)
        }
    }
}

/// Which of these actions `typed` means: by the beginning of its id, or by the words of its title. Nothing when it is none.
pub(super) fn among(cx: &Context, store: &Store, typed: &str, actions: &[&Action]) -> Result<Option<Id>, Error> {
    let wanted = typed.trim().to_lowercase();
    let words = Words::of(typed);
    let is_whole_id = actions.iter().any(|action| action.id.as_str() == wanted);
    let has_words = |title: &str| if is_whole_id { words.are_whole_in(title) } else { words.are_in(title) };
    let is_meant = |action: &&&Action| !wanted.is_empty() && (action.id.as_str().starts_with(&wanted) || has_words(&action.title));
    let found: Vec<Source> = actions.iter().filter(is_meant).map(|action| action.source()).collect();
    match &found[..] {
        [] => Ok(None),
        [action] => Ok(Some(action.id)),
        several => {
            let again = |typed: &str| Err(Error::of(Code::NotFound, messages::not_on_list(&printable(typed))));
            let chosen = choose(cx, store, typed, several, &[], &again)?;
            chosen.map(|action| Some(action.id)).ok_or_else(stopped)
        }
    }
}

/// Whether a problem leaves out a record of a person that may be meant.
fn is_of(problem: &Problem, person: &Employee, folders: &[Folder]) -> bool {
    let home = layout::home(&person.slug);
    let below = problem.path.strip_prefix(&home).and_then(|path| path.strip_prefix('/'));
    problem.severity == Severity::Unreadable
        && below.is_some_and(|path| folders.iter().any(|folder| path.split('/').next() == Some(folder.word())))
}

/// Nothing has that id, title or name: what is near to it, or has ended.
fn nothing(cx: &Context, store: &Store, typed: &str, names: &Names, records: &Records, people: &[Employee], doubts: &[Problem]) -> Error {
    let words = Words::of(typed);
    let past: Vec<Source> = Thing::all(records)
        .filter(|thing| !thing.is_open() && thing.title().is_some_and(|title| words.are_in(title)))
        .map(Thing::source)
        .collect();
    if let Some(first) = past.first() {
        let listed = Listed::of(store, &past[..past.len().min(MOST)]);
        let message = errors_with(says::only_ended(&printable(typed)), &listed.text(cx, store, false), &[]);
        return Error::of(Code::WrongState, message).hint(errors::reopen_hint(first.id.as_str()));
    }
    let refused = Error::of(Code::NotFound, says::nothing(&printable(typed)));
    if let Some(doubt) = doubts.first() {
        return refused.hint(problems::with_remedy(cx.lang, doubt));
    }
    if let Some(source) = new_conversation::called(store, typed) {
        return refused.hint(crate::i18n::editor::new_waits(cx.lang, &format!("stay edit {}", source.id)));
    }
    let titles = Thing::all(records).filter(|thing| (names.sought.titled)(*thing).is_some()).filter_map(Thing::title);
    let called = titles.chain(people.iter().map(|person| person.name.as_str()));
    let known: Vec<(&str, &str)> = called.flat_map(|name| name.split(' ').chain([name]).map(move |word| (word, name))).collect();
    let near = nearest(typed, known.iter().map(|(word, _)| *word));
    match near.and_then(|near| known.iter().find(|(word, _)| *word == near)) {
        Some((_, name)) => refused.near(name),
        None => refused.hint((names.see_ids)()),
    }
}

/// Records that are listed, with those that could not be read.
struct Listed {
    records: Records,
    sources: Vec<Source>,
}

impl Listed {
    fn of(store: &Store, sources: &[Source]) -> Listed {
        let mut records = Records::default();
        let mut people: Vec<&Slug> = Vec::new();
        for source in sources {
            read::record(store, source, Load::Brief, &mut records);
            if let Some(slug) = source.employee.as_ref().filter(|slug| !people.contains(slug)) {
                people.push(slug);
                records.employees.push(read::employee(store, slug, &mut Vec::new()));
            }
        }
        let read: Vec<Source> = Thing::all(&records).map(Thing::source).collect();
        let sources = sources.iter().filter(|source| read.contains(source)).cloned().collect();
        Listed { records, sources }
    }

    fn text(&self, cx: &Context, store: &Store, numbered: bool) -> String {
        let of = |source: &Source| Thing::all(&self.records).find(|thing| thing.source() == *source);
        let things: Vec<Thing> = self.sources.iter().filter_map(of).collect();
        choices::list(&cx.view(store, &self.records, index::short_ids_if_few(store)), &things, numbered)
    }
}

/// A message with lines below it.
fn errors_with(message: Saying, list: &str, more: &[String]) -> Saying {
    let lines = list.lines().map(|line| format!("\n  {line}")).chain(more.iter().map(|line| format!("\n    {line}")));
    message.followed_by(lines.collect())
}

/// One of several records, chosen at the terminal by number, or by typing more (`again`); nothing when whoever is asked stops.
/// Elsewhere it is refused, with the list.
pub(super) fn choose(
    cx: &Context,
    store: &Store,
    typed: &str,
    sources: &[Source],
    doubts: &[Problem],
    again: &dyn Fn(&str) -> Result<Option<Source>, Error>,
) -> Result<Option<Source>, Error> {
    let message = errors::ambiguous_id(&printable(typed.trim()));
    let can_ask = can_choose(cx);
    let most = if can_ask { OFFERED } else { MOST };
    let listed = Listed::of(store, &sources[..sources.len().min(most)]);
    let list = listed.text(cx, store, can_ask);
    let more = (sources.len() > most).then(|| says::more(cx.lang, sources.len() - most));
    let unread = listed
        .records
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::Unreadable)
        .chain(doubts)
        .map(|problem| problems::brief(cx.lang, problem));
    let more: Vec<String> = more.into_iter().chain(unread).collect();
    if !can_ask || listed.sources.is_empty() {
        let example = sources.first().map_or_else(String::new, |source| telling(source, typed));
        let candidates = listed.sources.iter().map(|source| source.id.to_string()).collect();
        let refused = Error::of(Code::Ambiguous, errors_with(message, &list, &more));
        return Err(refused.hint(says::type_the_id(&example)).candidates(candidates));
    }
    let more: String = more.iter().map(|line| format!("\n  {}", style::dim(line))).collect();
    cx.out.complaint(&format!("{}\n{}{more}", message.text(cx.lang), list.trim_end()));
    let question = if listed.sources.len() == 1 { says::which_one(cx.lang) } else { says::which(cx.lang, listed.sources.len()) };
    ask(cx, &question, listed.sources, again)
}

/// Asks until a number, a name or nothing is typed.
fn ask<T>(cx: &Context, question: &str, mut offered: Vec<T>, again: impl Fn(&str) -> Result<Option<T>, Error>) -> Result<Option<T>, Error> {
    loop {
        let Some(typed) = cx.out.ask(question).filter(|typed| !typed.is_empty() && typed != "q") else { return Ok(None) };
        if let Ok(number) = typed.parse::<usize>() {
            match number.checked_sub(1).filter(|at| *at < offered.len()) {
                Some(at) => return Ok(Some(offered.swap_remove(at))),
                None => cx.warn(messages::not_on_list(&printable(&typed))),
            }
            continue;
        }
        match again(&typed) {
            Err(error) if error.exit() == Exit::Refused => cx.warn(error.told(cx.lang).joined(" · ")),
            found => return found,
        }
    }
}

/// Whether a person may choose from a list here.
fn can_choose(cx: &Context) -> bool {
    confirm::can_ask(cx) && !cx.flags.json
}

/// Lets a person at the terminal choose, what presses most first; elsewhere `missing` is named as missing.
pub(super) fn offered(
    cx: &Context,
    store: &Store,
    offer: &Offer,
    missing: &str,
    again: impl Fn(&str) -> Result<Target, Error>,
) -> Result<Target, Error> {
    if !can_choose(cx) {
        let part = UsagePart::Missing(help::placeholders(cx.lang, missing));
        let see = help::see_help(cx.lang, &format!("stay {}", cx.flags.command));
        return Err(Error::usage(help::usage(cx.lang, &part)).hint(see));
    }
    let records = store.read(&offer.need)?;
    let people = records.people();
    let works_here = |thing: &Thing| thing.employee().and_then(|slug| people.get(slug)).is_none_or(|person| !person.has_left(cx.today));
    let mut things: Vec<Thing> = Thing::all(&records).filter(|thing| (offer.is_offered)(*thing, cx.today) && works_here(thing)).collect();
    things.sort_by_key(|thing| thing.by_press());
    if things.is_empty() {
        return Err(Error::of(Code::NotFound, (offer.nothing)()));
    }
    let shown = &things[..things.len().min(OFFERED)];
    let list = choices::list(&cx.view(store, &records, index::short_ids_if_few(store)), shown, true);
    let more = match things.len().checked_sub(OFFERED) {
        None | Some(0) => String::new(),
        Some(more) => format!("\n  {}", style::dim(says::more(cx.lang, more))),
    };
    cx.out.complaint(&format!("{}{more}", list.trim_end()));
    let targets: Vec<Target> = shown.iter().map(|thing| Target::Record(thing.source())).collect();
    ask(cx, &(offer.question)(cx.lang), targets, |typed| again(typed).map(Some))?.ok_or_else(stopped)
}

/// The open conversation of a person that something new belongs to: the only one that is open. Of several one is chosen, or
/// none; where nobody can be asked it is none, and that is told.
pub(super) fn open_talk(cx: &Context, store: &Store, slug: &Slug) -> Result<Option<Source>, Error> {
    let records = store.read(&Need::CONVERSATIONS.of(slug))?;
    let mut open: Vec<Thing> =
        Thing::all(&records).filter(|thing| matches!(thing, Thing::Conversation(talk) if talk.status == Status::Open)).collect();
    open.sort_by_key(|thing| thing.by_press());
    let name = printable(records.people().name(slug));
    let person = &records.employees[0];
    if let Some(doubt) =
        records.problems.iter().find(|problem| is_of(problem, person, &[Folder::Conversations])).filter(|_| !open.is_empty())
    {
        cx.warn(says::not_joined(&name, &problems::brief(cx.lang, doubt)));
        return Ok(None);
    }
    match &open[..] {
        [] => Ok(None),
        [only] => Ok(Some(only.source())),
        several => {
            let can_ask = can_choose(cx);
            let shown = &several[..several.len().min(OFFERED)];
            let list = choices::list(&cx.view(store, &records, index::short_ids_if_few(store)), shown, can_ask);
            let message = says::which_talk(&name);
            if !can_ask {
                cx.warn(errors_with(says::joined_none(&name, several[0].source().id.as_str()), &list, &[]));
                return Ok(None);
            }
            cx.out.complaint(&format!("{}\n{}", message.text(cx.lang), list.trim_end()));
            loop {
                let typed = cx.out.ask(&says::ask_talk(cx.lang, shown.len())).filter(|typed| !typed.is_empty() && typed != "q");
                let typed = typed.ok_or_else(stopped)?;
                match typed.parse::<usize>() {
                    Ok(0) => return Ok(None),
                    Ok(number) if number <= shown.len() => return Ok(Some(shown[number - 1].source())),
                    _ => cx.warn(messages::not_on_list(&printable(&typed))),
                }
            }
        }
    }
}
