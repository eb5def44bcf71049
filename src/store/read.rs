//! Reads records: in parallel, and only what a command needs. One broken file never stops it.

use super::fields::Origin;
use super::file::{text, with_text};
use super::list::unreadable;
use super::seal::{self, Outside, SealedWords};
use super::yaml::{self, Node, Value};
use super::{Fault, Load, Need, Store, decode, forgotten, homes, layout, link, list, questions, readers, unread};
use crate::domain::action::Action;
use crate::domain::away::Leave;
use crate::domain::conversation::Conversation;
use crate::domain::date::parse_civil;
use crate::domain::employee::{Employee, Slug};
use crate::domain::forgotten::Cover;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::note::Note;
use crate::domain::problem::{Kind, Problem, Severity, Wanted, YamlFault};
use crate::domain::records::{Folder, Place, Records, Source};
use crate::domain::rhythm::{self, LastHeld};
use crate::domain::sealed::Sealed;
use crate::parallel::{each, each_opened};
use std::cmp::Ordering;
use std::collections::HashMap;
use std::io::ErrorKind;

/// Whether the text of a file may hold what is looked for.
type MayHold<'m> = &'m (dyn Fn(&str) -> bool + Sync);

impl Store {
    /// Reads what is needed. Records come by path; what can't be read is among the problems.
    pub fn read(&self, need: &Need) -> Result<Records, Fault> {
        let whole = |part| (part, Vec::<()>::new());
        Ok(gathered(self, need, &|_| true, &whole)?.0)
    }

    /// Picks from the records that are needed, each person's apart, and from the organisation's. A file that holds nothing
    /// of what is looked for is only read to see whether it can be read. People and problems come along, records don't.
    pub fn pick<T: Send>(
        &self,
        need: &Need,
        may_hold: impl Fn(&str) -> bool + Sync,
        pick: impl Fn(&Records) -> Vec<T> + Sync,
    ) -> Result<(Records, Vec<T>), Fault> {
        let picked = |part: Records| {
            let found = pick(&part);
            (Records { conversations: Vec::new(), actions: Vec::new(), goals: Vec::new(), notes: Vec::new(), ..part }, found)
        };
        gathered(self, need, &may_hold, &picked)
    }
}

/// Reads what is needed, and what `keep` leaves of each part.
fn gathered<T: Send>(
    store: &Store,
    need: &Need,
    may_hold: MayHold,
    keep: &(impl Fn(Records) -> (Records, Vec<T>) + Sync),
) -> Result<(Records, Vec<T>), Fault> {
    let mut records = Records { problems: store.problems.clone(), ..Records::default() };
    let mut found = Vec::new();
    let slugs = match &need.of {
        Some(slug) => match link::above(store, &layout::employee(slug)) {
            Some(link) => return Err(Fault::Link(link)),
            None => {
                unread::check_look_alikes(store, slug, &mut records.problems);
                vec![slug.clone()]
            }
        },
        None => list::people(store, &mut records.problems)?,
    };
    for (part, of_part) in each(&slugs, |slug| keep(read_person(store, slug, need, may_hold))) {
        merge(&mut records, part);
        found.extend(of_part);
    }
    if need.of.is_none() || need.organisation {
        let mut part = Records::default();
        read_folder(store, None, Folder::Actions, need.actions, false, may_hold, &mut part);
        if need.actions != Load::No {
            unread::check_organisation(store, &mut part.problems);
        }
        let (part, of_part) = keep(part);
        merge(&mut records, part);
        found.extend(of_part);
    }
    if need.of.is_none() {
        homes::name(&mut records);
    }
    if !need.thorough {
        records.problems.retain(Problem::is_said_by_all);
    }
    records.problems.sort_by(by_place);
    Ok((records, found))
}

fn by_place(one: &Problem, other: &Problem) -> Ordering {
    (&one.path, one.line, one.column).cmp(&(&other.path, other.line, other.column))
}

fn read_person(store: &Store, slug: &Slug, need: &Need, may_hold: MayHold) -> Records {
    let mut records = Records::default();
    let employee = employee_by(store, slug, need.thorough, &mut records.problems);
    // the folder has another name by now
    if store.forgotten().cover(slug, employee.id, &employee.formerly) == Cover::All {
        return Records { problems: vec![forgotten::come_back(layout::home(slug))], ..Records::default() };
    }
    records.employees.push(employee);
    let kinds = [
        (Folder::Conversations, need.conversations),
        (Folder::Actions, need.actions),
        (Folder::Goals, need.goals),
        (Folder::Notes, need.notes),
        // all of a private note is sealed: there is nothing to count in it
        (Folder::Private, if need.notes == Load::Brief { Load::No } else { need.notes }),
    ];
    let is_nameless = records.problems.iter().any(|problem| problem.kind == Kind::NoEmployeeFile);
    if is_nameless || kinds.iter().any(|(_, load)| *load != Load::No) {
        unread::check_home(store, slug, &mut records.problems);
    }
    for (folder, load) in kinds {
        read_folder(store, Some(slug), folder, load, need.of.is_some(), may_hold, &mut records);
    }
    records.hand_out_leaves();
    first_record(store, slug, need, &mut records);
    let who = |problem: &Problem| problem.severity == Severity::Unreadable || problem.kind == Kind::NoEmployeeFile;
    let what = |problem: &Problem| who(problem) && !is_in(problem, &[Folder::Actions, Folder::Goals, Folder::Notes, Folder::Private]);
    records.in_doubt.extend(records.problems.iter().any(what).then(|| slug.clone()));
    records
}

/// Whether a problem is one of a person's folders of these kinds, or lies in it.
pub(crate) fn is_in(problem: &Problem, folders: &[Folder]) -> bool {
    let folder = problem.path.split('/').nth(2);
    folder.is_some_and(|name| folders.iter().any(|folder| folder.word() == name))
}

/// Finds the day of a person's first record by names alone, where the rhythm has nothing else to count from.
fn first_record(store: &Store, slug: &Slug, need: &Need, records: &mut Records) {
    let Some(employee) = records.employees.first_mut() else { return };
    let counts = || rhythm::counts_from_beginning(employee, &LastHeld::of(records.conversations.iter()), &store.settings);
    if need.conversations != Load::No && rhythm::beginning(employee, &store.settings).is_none() && counts() {
        let made = |folder| list::sources(store, Some(slug), folder, &mut Vec::new()).first().map(|source| source.made);
        employee.first_record = Folder::ALL.into_iter().filter_map(made).min();
    }
}

/// Reads who a person is; the name is the slug when the file can't be read.
pub fn employee(store: &Store, slug: &Slug, problems: &mut Vec<Problem>) -> Employee {
    employee_by(store, slug, false, problems)
}

/// The same, `thorough` with how words stand in the file.
fn employee_by(store: &Store, slug: &Slug, thorough: bool, problems: &mut Vec<Problem>) -> Employee {
    let path = layout::employee(slug);
    let mut problem = |kind, severity| problems.push(Problem { path: path.clone(), line: 0, column: 0, kind, severity });
    match text(&store.at(&path)) {
        Err(Kind::Io(ErrorKind::NotFound)) => problem(Kind::NoEmployeeFile, Severity::Error),
        Err(kind) => problem(kind, Severity::Unreadable),
        Ok(text) => {
            let before = problems.len();
            let mut origin = Origin::new(&path, problems);
            let employee = if thorough { person(store, slug, &text, &mut origin) } else { decode::employee(&text, slug, &mut origin) };
            if let Some(employee) = employee {
                return employee;
            }
            if let Some(problem) = problems[before..].iter_mut().find(|problem| problem.kind == Kind::Yaml(YamlFault::Conflict))
                && homes::are_two_people(&text)
            {
                problem.kind = Kind::TwoPeople;
            }
        }
    }
    Employee::unknown(slug.clone())
}

/// Reads the text of an `employee.yaml`, and how words stand in it.
pub(super) fn person(store: &Store, slug: &Slug, text: &str, origin: &mut Origin) -> Option<Employee> {
    let node = origin.parse(text)?;
    let employee = decode::person(&node, slug, origin)?;
    let recipients = outside(store, &Place::from(slug), &node, origin);
    Some(Employee { sealed: counted(employee.sealed, recipients), ..employee })
}

/// Notes how words stand in a document, without opening any. Gives for how many keys each block was sealed.
fn outside(store: &Store, place: &Place, root: &Node, origin: &mut Origin) -> Vec<usize> {
    let vocabulary = store.settings.is_read.then_some(&store.settings.vocabulary);
    Outside { place, root, vocabulary, seals: store.seals() }.examine(origin)
}

fn counted(sealed: Option<Box<Sealed>>, recipients: Vec<usize>) -> Option<Box<Sealed>> {
    sealed.map(|sealed| Box::new(Sealed { recipients, ..*sealed }))
}

/// Puts in place why a person left, as far as whoever asks can open it.
pub fn open_employee(store: &Store, employee: &mut Employee, problems: &mut Vec<Problem>) {
    let path = layout::employee(&employee.slug);
    let Some(text) = employee.sealed.as_ref().and_then(|_| text(&store.at(&path)).ok()) else { return };
    let opened = seal::opened(&Place::Employee(employee.slug.clone()), employee.id.as_ref().map(Id::as_str), &text, &*store.opener);
    let mut origin = Origin::new(&path, problems);
    opened.faults().for_each(|fault| origin.note(Default::default(), Kind::Seal(fault), Severity::Error));
    // what else is wrong with the file was said already
    let whole = decode::employee(&opened.text, &employee.slug, &mut Origin::new(&path, &mut Vec::new()));
    employee.left_because = whole.and_then(|whole| whole.left_because);
    employee.sealed = opened.sealed.map(Box::new);
}

/// Who a person is whose file is to be changed; refused when something in it can't be read, since a write could lose that.
pub fn employee_to_change(store: &Store, slug: &Slug, problems: &mut Vec<Problem>) -> Result<Employee, Fault> {
    let before = problems.len();
    let person = employee(store, slug, problems);
    match problems[before..].iter().find(|problem| problem.severity == Severity::Unreadable) {
        Some(problem) => Err(Fault::Unreadable(Box::new(problem.clone()))),
        None => Ok(person),
    }
}

/// The leaves of a person as their file has them; nothing for an item that says none.
pub fn leaves(store: &Store, slug: &Slug) -> Vec<Option<Leave>> {
    let text = text(&store.at(&layout::employee(slug))).unwrap_or_default();
    let Ok(root) = yaml::parse_fully(&text) else { return Vec::new() };
    let Some(Value::Seq(items)) = root.get("away").map(|node| &node.value) else { return Vec::new() };
    let day = |item: &Node, key: &str| parse_civil(item.get(key)?.text()?.trim());
    items.iter().map(|item| Some(Leave { from: day(item, "from")?, until: day(item, "until") })).collect()
}

fn read_folder(
    store: &Store,
    employee: Option<&Slug>,
    folder: Folder,
    load: Load,
    is_alone: bool,
    may_hold: MayHold,
    records: &mut Records,
) {
    if load == Load::No {
        return;
    }
    let sources = list::sources(store, employee, folder, &mut records.problems);
    match folder {
        Folder::Conversations => records.conversations.reserve_exact(sources.len()),
        Folder::Actions => records.actions.reserve_exact(sources.len()),
        Folder::Goals => records.goals.reserve_exact(sources.len()),
        Folder::Notes | Folder::Private => records.notes.reserve_exact(sources.len()),
    }
    // of one person alone: people are read by several threads already
    if is_alone && load == Load::Full && store.seals() {
        let employees = &records.employees;
        let parts = each_opened(&sources, |source| {
            let mut part = Records { employees: employees.clone(), ..Records::default() };
            read_one(store, source, load, may_hold, &mut part);
            Records { employees: Vec::new(), ..part }
        });
        parts.into_iter().for_each(|part| merge(records, part));
    } else {
        sources.iter().for_each(|source| read_one(store, source, load, may_hold, records));
    }
}

fn read_one(store: &Store, source: &Source, load: Load, may_hold: MayHold, records: &mut Records) {
    let path = layout::path(source);
    with_text(&store.at(&path), |text| match text {
        Ok(text) => {
            let words = words(store, source, load, text, records);
            let may_hold = match &words {
                Some((words, _)) => !words.sealed.is_read() || may_hold(&words.looked_at(text)),
                None => may_hold(text),
            };
            // what a record says that can't be opened nobody knows
            if may_hold {
                decode_text(store, source, load, text, words, records);
            } else {
                // nothing in it is found, but whether it can be read is said all the same
                let mut aside = Records { problems: std::mem::take(&mut records.problems), ..Records::default() };
                decode_text(store, source, Load::Brief, text, words, &mut aside);
                records.problems = aside.problems;
            }
        }
        Err(kind) => Origin::new(&path, &mut records.problems).unreadable(kind),
    });
}

/// Reads the files at these paths and nothing else: records, people, and what is wrong with settings and questions.
pub fn paths(store: &Store, paths: &[String], load: Load) -> Records {
    let mut records = Records::default();
    for path in paths {
        if let Some(link) = link::above(store, path) {
            records.problems.push(Problem { path: link, line: 0, column: 0, kind: Kind::Link, severity: Severity::Unreadable });
            continue;
        }
        match layout::place(path) {
            Place::Record(source) => {
                record(store, &source, load, &mut records);
                read_owner(store, source.employee.as_ref(), &mut records);
            }
            Place::Employee(slug) => read_owner(store, Some(&slug), &mut records),
            Place::Settings => records.problems.extend(store.problems.iter().cloned()),
            Place::Questions(path) => drop(questions::read(store, &path, &mut records.problems)),
            Place::Readers => records.problems.extend(readers::offered(store).problems),
            Place::Other(_) => {}
        }
    }
    records.hand_out_leaves();
    records
}

/// Reads who a record is of, once.
fn read_owner(store: &Store, slug: Option<&Slug>, records: &mut Records) {
    if let Some(slug) = slug.filter(|slug| !records.employees.iter().any(|known| known.slug == **slug)) {
        let employee = employee(store, slug, &mut records.problems);
        records.employees.push(employee);
    }
}

/// Reads one record into `records`, or says there why it can't be read.
pub fn record(store: &Store, source: &Source, load: Load, records: &mut Records) {
    let path = layout::path(source);
    with_text(&store.at(&path), |text| match text {
        Ok(text) => decoded(store, source, load, text, records),
        Err(kind) => Origin::new(&path, &mut records.problems).unreadable(kind),
    });
}

/// Puts the words of these conversations and notes in place, which were read without opening them, as far as whoever asks can open
/// them. `wanted` are their ids, in order.
pub fn open_words(store: &Store, records: &mut Records, wanted: &[Id]) {
    let is_wanted = |sealed: bool, id: &Id| sealed && wanted.binary_search(id).is_ok();
    let talks = records.conversations.iter().filter(|talk| is_wanted(talk.sealed.is_some(), &talk.id)).map(Conversation::source);
    let notes = records.notes.iter().filter(|note| is_wanted(note.sealed.is_some(), &note.id)).map(Note::source);
    let sources: Vec<Source> = talks.chain(notes).collect();
    let people: HashMap<&Slug, &Employee> = records.employees.iter().map(|person| (&person.slug, person)).collect();
    let opened = each_opened(&sources, |source| {
        let person = source.employee.as_ref().and_then(|slug| people.get(slug));
        let mut found = Records { employees: person.map(|person| (*person).clone()).into_iter().collect(), ..Records::default() };
        record(store, source, Load::Full, &mut found);
        found
    });
    let (mut talks, mut notes): (HashMap<Source, Conversation>, HashMap<Source, Note>) = Default::default();
    for found in opened {
        talks.extend(found.conversations.into_iter().map(|talk| (talk.source(), talk)));
        notes.extend(found.notes.into_iter().map(|note| (note.source(), note)));
        // all else that is wrong with it was said already
        records.problems.extend(found.problems.into_iter().filter(|problem| matches!(problem.kind, Kind::Seal(_))));
    }
    for talk in records.conversations.iter_mut().filter(|talk| is_wanted(talk.sealed.is_some(), &talk.id)) {
        talks.remove(&talk.source()).into_iter().for_each(|opened| *talk = opened);
    }
    for note in records.notes.iter_mut().filter(|note| is_wanted(note.sealed.is_some(), &note.id)) {
        notes.remove(&note.source()).into_iter().for_each(|opened| *note = opened);
    }
    records.problems.sort_by(by_place);
}

/// Reads the text of one record into `records`.
pub fn decoded(store: &Store, source: &Source, load: Load, text: &str, records: &mut Records) {
    let words = words(store, source, load, text, records);
    decode_text(store, source, load, text, words, records);
}

/// The sealed words of a record, where they are asked for, and the document that they are taken from.
fn words<'a>(store: &Store, source: &Source, load: Load, text: &'a str, records: &Records) -> Option<(SealedWords, Node<'a>)> {
    if load != Load::Full || !seal::may_be_sealed(text) {
        return None;
    }
    let known = |slug: &Slug| records.employees.iter().find(|employee| employee.slug == *slug).map(|employee| employee.id);
    let person = source.employee.as_ref().and_then(|slug| known(slug).unwrap_or_else(|| employee(store, slug, &mut Vec::new()).id));
    let root = yaml::parse(text).ok()?;
    let words = SealedWords::of(&Place::from(source), person.as_ref().map(Id::as_str), text, &root, &*store.opener)?;
    Some((words, root))
}

fn decode_text(store: &Store, source: &Source, load: Load, text: &str, words: Option<(SealedWords, Node)>, records: &mut Records) {
    let path = &layout::path(source);
    let before = records.problems.len();
    let mut origin = Origin::new(path, &mut records.problems);
    let (words, root) = words.unzip();
    let Some(mut node) = root.or_else(|| origin.parse(text)) else { return };
    if let Some(words) = &words {
        let (whole, twice) = words.put_into(text, node);
        node = whole;
        for fault in words.sealed.faults(&twice) {
            origin.note(Default::default(), Kind::Seal(fault), Severity::Error);
        }
    }
    let decoded = match source.folder {
        Folder::Conversations => Decoded::Conversation(decode::conversation(&node, source, load, &store.settings, &mut origin)),
        Folder::Actions => Decoded::Action(decode::action(&node, source, load, &mut origin)),
        Folder::Goals => Decoded::Goal(decode::goal(&node, source, load, &mut origin)),
        Folder::Notes | Folder::Private => Decoded::Note(decode::note(&node, source, load, &mut origin)),
    };
    // only what has keys of another kind can be of another kind
    let is_odd = records.problems[before..].iter().any(|problem| matches!(problem.kind, Kind::UnknownKey(..)));
    if let Some(kind) = is_odd.then(|| decode::other_kind(&node, source.folder)).flatten() {
        records.problems.truncate(before);
        let meant = source.employee.is_some().then(|| layout::path(&Source { folder: kind, ..source.clone() }));
        let kind =
            meant.map_or(Kind::Unread { meant: None, is_free: false, wanted: Wanted::Actions }, |meant| Kind::Elsewhere(kind, meant));
        return records.problems.push(unreadable(path.to_owned(), kind));
    }
    let recipients = match load {
        Load::Open => outside(store, &Place::from(source), &node, &mut Origin::new(path, &mut records.problems)),
        _ => Vec::new(),
    };
    drop(node);
    let opened = words.map(|words| Box::new(words.sealed));
    let sealed = |seen| opened.or_else(|| counted(seen, recipients));
    match decoded {
        Decoded::Conversation(one) => records.conversations.extend(one.map(|one| Conversation { sealed: sealed(one.sealed), ..one })),
        Decoded::Action(one) => records.actions.extend(one.map(|one| Action { sealed: sealed(one.sealed), ..one })),
        Decoded::Goal(one) => records.goals.extend(one.map(|one| Goal { sealed: sealed(one.sealed), ..one })),
        Decoded::Note(one) => records.notes.extend(one.map(|one| Note { sealed: sealed(one.sealed), ..one })),
    }
}

/// A record that was decoded, if it could be.
enum Decoded {
    Conversation(Option<Conversation>),
    Action(Option<Action>),
    Goal(Option<Goal>),
    Note(Option<Note>),
}

fn merge(all: &mut Records, part: Records) {
    all.employees.extend(part.employees);
    all.conversations.extend(part.conversations);
    all.actions.extend(part.actions);
    all.goals.extend(part.goals);
    all.notes.extend(part.notes);
    all.problems.extend(part.problems);
    all.in_doubt.extend(part.in_doubt);
}
