//! Who should hear what: one digest a person, with what they may see and nothing else.
//!
//! What a person may see is said once, in [`Recipient::may_see`]: what is in their own folder and waits for them, what is in the folders of
//! people whose manager they are, and what the organisation does. A promise that someone else's folder holds is counted, never told.

use super::action::Action;
use super::agenda::{self, Reason, Row, WEEK};
use super::calendar::{self, Asks, Entry};
use super::conversation::Conversation;
use super::employee::{Employee, Slug};
use super::me::Only;
use super::name::{Name, is_one};
use super::owner::{Owner, Party};
use super::promise;
use super::records::{People, Records};
use super::settings::Settings;
use super::signature::tag;
use super::text::folded;
use chrono::{Days, NaiveDate, Weekday};
use std::collections::{HashMap, HashSet};

/// What `reminders` of `stay.yaml` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reminders {
    /// On which day of the week digests go out; on any day where it is left out.
    pub weekday: Option<Weekday>,
    /// Who gets none: folders of people, names, or the word for HR.
    pub quiet: Vec<String>,
    /// Addresses of who has no folder, by name or by the word for HR; they go before the one in a person's folder.
    pub addresses: Vec<(String, String)>,
}

/// Somebody for whom there may be a digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    pub name: Who,
    /// Their own folder, where they have one.
    pub employee: Option<Slug>,
    /// Whether others have them as manager, by this name.
    pub is_manager: bool,
    /// Whether the name means them and nobody else here.
    pub is_only: bool,
    pub address: Address,
    /// Whether the settings leave them out.
    pub is_quiet: bool,
}

/// By what someone goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    Named(Name),
    Hr,
}

/// Where a digest can go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    Known(String),
    /// None is known.
    None,
    /// There is a text that can be no address.
    Wrong(String),
}

/// The parts of a digest, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Talks: those of a manager that are due or planned, an employee's own that is to come.
    Talks,
    /// What this person promised.
    Own,
    /// What others promised to the people of a manager, and is late.
    Others,
    /// What the organisation does, and is this person's or body's turn.
    Organisation,
    /// What was done or told since.
    CameIn,
}

impl Part {
    /// Every part, in order.
    pub const ALL: [Part; 5] = [Part::Talks, Part::Own, Part::Others, Part::Organisation, Part::CameIn];

    /// The word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Part::Talks => "talks",
            Part::Own => "own",
            Part::Others => "others",
            Part::Organisation => "organisation",
            Part::CameIn => "came-in",
        }
    }
}

/// What an item tells.
#[derive(Clone, Debug)]
pub enum What<'r> {
    /// All that is due or planned with one person, what has been due longest in front.
    Turn(Vec<Row>),
    /// One's own talk to come.
    Talk(Row, Option<&'r Name>),
    Promise(&'r Action),
    /// A promise that was done or let go.
    Ended(&'r Action),
    /// The form of a talk came back.
    Answers(&'r Conversation),
}

/// One thing in a digest.
#[derive(Clone, Debug)]
pub struct Item<'r> {
    pub part: Part,
    pub what: What<'r>,
    pub due: Option<NaiveDate>,
    pub days_late: i64,
    /// The same as long as nothing about it changes that is worth telling again: no words, a hash.
    pub mark: String,
    /// Whether it is told once, and is over then.
    is_news: bool,
}

/// What someone should hear.
#[derive(Clone, Debug, Default)]
pub struct Digest<'r> {
    /// What is new or changed since the last digest, by part and day.
    pub items: Vec<Item<'r>>,
    /// How many things of the last digest stand as they did.
    pub unchanged: usize,
    /// How many of those are late.
    pub unchanged_late: usize,
    /// How many promises wait for them in folders that are not theirs to see.
    pub elsewhere: usize,
    /// How many of those are late.
    pub elsewhere_late: usize,
    /// What the next digest is held against.
    pub marks: Vec<String>,
    /// Whether it is worth a mail.
    pub is_worth_it: bool,
}

impl Digest<'_> {
    /// How many things it tells of.
    pub fn count(&self) -> usize {
        self.items.len() + self.unchanged + self.elsewhere
    }
}

/// A digest that went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub day: NaiveDate,
    pub marks: Vec<String>,
}

/// What is remembered of a recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The last day on which it was their turn, whether there was anything or not.
    pub turn: NaiveDate,
    /// The last digest that went out, and the one before it.
    pub told: [Option<Told>; 2],
}

impl Heard {
    /// The last digest before a day: one of that day itself is the same digest, made again.
    pub fn before(&self, today: NaiveDate) -> Option<&Told> {
        self.told.iter().flatten().find(|told| told.day < today)
    }

    /// What is remembered once it was their turn, with the marks of what went out, where something did.
    pub fn after(was: Option<&Heard>, today: NaiveDate, marks: Option<Vec<String>>) -> Heard {
        let last = was.and_then(|was| was.before(today)).cloned();
        let told = match marks {
            Some(marks) => [Some(Told { day: today, marks }), last],
            None => was.map_or([None, None], |was| was.told.clone()),
        };
        Heard { turn: today, told }
    }
}

/// Whether it is someone's turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Now,
    /// It was, on this day, and will be again on another.
    Had(NaiveDate),
    /// It will be for the first time on this day.
    From(NaiveDate),
}

impl Reminders {
    /// Whether it is someone's turn today. On the day of the week that is set it is; after it too, for who missed it while the machine
    /// was off. Who is new waits for that day.
    pub fn turn(&self, heard: Option<&Heard>, today: NaiveDate) -> Turn {
        let begin = self.begin(today);
        match heard {
            // a day to come, of a clock that was wrong, keeps nobody waiting
            Some(heard) if (begin..=today).contains(&heard.turn) => Turn::Had(heard.turn),
            Some(_) => Turn::Now,
            None if begin == today => Turn::Now,
            None => Turn::From(begin.checked_add_days(Days::new(WEEK)).unwrap_or(today)),
        }
    }

    /// The last day on which digests go out, up to today.
    fn begin(&self, today: NaiveDate) -> NaiveDate {
        let Some(weekday) = self.weekday else { return today };
        today.week(weekday).checked_first_day().unwrap_or(today)
    }

    fn is_quiet(&self, who: &Who, employee: Option<&Slug>, is_only: bool) -> bool {
        self.quiet.iter().any(|word| means(word, who, employee, is_only))
    }

    fn address(&self, who: &Who, employee: Option<&Employee>, is_only: bool) -> Address {
        let set = self.addresses.iter().find(|(word, _)| means(word, who, employee.map(|person| &person.slug), is_only));
        let written = set.map(|(_, address)| address.as_str()).or_else(|| employee?.email.as_deref());
        match written.map(str::trim).filter(|text| !text.is_empty()) {
            None => Address::None,
            Some(text) if is_address(text) => Address::Known(text.to_owned()),
            Some(text) => Address::Wrong(text.to_owned()),
        }
    }
}

/// Whether a word of the settings means someone: by folder, by name, or by the word for HR. Of two people with one name the folder alone
/// tells who is meant, so that neither gets what is the other's.
fn means(word: &str, who: &Who, employee: Option<&Slug>, is_only: bool) -> bool {
    let word = word.trim();
    match who {
        Who::Hr => Party::read(word) == Some(Party::Hr),
        Who::Named(name) => employee.is_some_and(|slug| **slug == *word) || is_only && is_one(name, word),
    }
}

/// Whether a text is an address as mail has it: a name, one `@` and a domain, without anything that has a meaning in a header.
pub fn is_address(text: &str) -> bool {
    const LONGEST: usize = 254;
    let is_plain = |c: char| c.is_ascii_graphic() && !"<>()[]{}\\,;:\"@".contains(c);
    let is_word = |word: &str| !word.is_empty() && !word.starts_with('.') && !word.ends_with('.') && !word.contains("..");
    let is_host = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
    text.len() <= LONGEST
        && text.split_once('@').is_some_and(|(local, host)| {
            is_word(local) && local.chars().all(is_plain) && is_word(host) && host.chars().all(is_host) && !host.starts_with('-')
        })
}

impl Recipient {
    /// What they are known by from one day to the next: no words, a hash.
    pub fn key(&self) -> String {
        match (&self.employee, &self.name) {
            (Some(slug), _) => tag(&["person", slug]),
            (None, Who::Named(name)) => tag(&["name", &folded(name)]),
            (None, Who::Hr) => tag(&["hr"]),
        }
    }

    /// The name, where it is one.
    pub fn named(&self) -> Option<&Name> {
        if let Who::Named(name) = &self.name { Some(name) } else { None }
    }

    /// Whether an action may be told to them: it is in their own folder, in that of a person whose manager they are, or the
    /// organisation's.
    pub fn may_see(&self, action: &Action, people: &People) -> bool {
        match action.employee.as_ref() {
            None => true,
            Some(slug) => self.employee.as_ref() == Some(slug) || self.leads(slug, people),
        }
    }

    fn leads(&self, slug: &str, people: &People) -> bool {
        self.is_manager && people.get(slug).is_some_and(|person| person.manager.as_ref() == self.named())
    }

    /// Whether it is their turn: as one of the two in the talk that it is from, by name, or as HR.
    fn is_turn(&self, action: &Action, people: &People) -> bool {
        let person = action.employee.as_deref().and_then(|slug| people.get(slug));
        let is_own = person.is_some() && action.employee == self.employee;
        match person.map_or_else(|| action.owner.clone(), |person| action.owner.at_table(person)) {
            Owner::Party(Party::Hr) => self.name == Who::Hr,
            Owner::Party(Party::Employee) => is_own,
            Owner::Party(Party::Manager) => person.is_some_and(|person| self.leads(&person.slug, people)),
            Owner::Party(Party::Together) => is_own || person.is_some_and(|person| self.leads(&person.slug, people)),
            Owner::Named(name) => self.is_only && self.named() == Some(&name),
        }
    }
}

/// Everyone for whom there may be something: the people who are here, their managers, and who else owns an action that is open. Who has left
/// is not among them, as a manager neither. By name.
pub fn recipients(records: &Records, settings: &Settings, today: NaiveDate) -> Vec<Recipient> {
    let here: Vec<&Employee> = records.employees.iter().filter(|person| !person.has_left(today)).collect();
    let managers: HashSet<String> = here.iter().filter_map(|person| person.manager.as_ref()).map(|name| folded(name)).collect();
    let is_manager = |name: &Name| managers.contains(&folded(name));
    let mut counts: HashMap<String, usize> = HashMap::new();
    here.iter().for_each(|person| *counts.entry(folded(&person.name)).or_default() += 1);
    let called = |name: &str| counts.get(&folded(name)).copied().unwrap_or_default();
    let everyone: HashSet<String> = records.employees.iter().map(|person| folded(&person.name)).collect();
    let reminders = &settings.reminders;
    let mut all: Vec<Recipient> = here
        .iter()
        .map(|person| {
            let (name, is_only) = (Name::from(&person.name), called(&person.name) == 1);
            let who = Who::Named(name.clone());
            Recipient {
                employee: Some(person.slug.clone()),
                is_manager: is_only && is_manager(&name),
                is_only,
                address: reminders.address(&who, Some(person), is_only),
                is_quiet: reminders.is_quiet(&who, Some(&person.slug), is_only),
                name: who,
            }
        })
        .collect();
    let names = records.names();
    let open = || records.actions.iter().filter(|action| action.is_open());
    let owners = open().filter_map(|action| action.owner.named()).map(|name| Name::from(names.called(name)));
    let mut seen = HashSet::new();
    let leaders = here.iter().filter_map(|person| person.manager.clone());
    for name in leaders.chain(owners).filter(|name| !name.is_empty() && seen.insert(folded(name))) {
        match called(&name) {
            1 => continue,
            0 if everyone.contains(&folded(&name)) => continue,
            _ => {}
        }
        let who = Who::Named(name.clone());
        all.push(Recipient {
            employee: None,
            is_manager: is_manager(&name),
            is_only: true,
            address: reminders.address(&who, None, true),
            is_quiet: reminders.is_quiet(&who, None, true),
            name: who,
        });
    }
    if open().any(|action| action.owner == Owner::Party(Party::Hr)) {
        let (address, is_quiet) = (reminders.address(&Who::Hr, None, true), reminders.is_quiet(&Who::Hr, None, true));
        all.push(Recipient { name: Who::Hr, employee: None, is_manager: false, is_only: true, address, is_quiet });
    }
    let order = |one: &Recipient| (one.name == Who::Hr, one.named().map(|name| folded(name)), one.employee.clone());
    all.sort_by_cached_key(order);
    all
}

/// Managers of people who are here, who have left themselves: nobody hears of those people.
pub fn gone_managers(records: &Records, today: NaiveDate) -> Vec<Name> {
    let (left, here): (Vec<&Employee>, Vec<&Employee>) = records.employees.iter().partition(|person| person.has_left(today));
    let names = |people: &[&Employee]| people.iter().map(|person| folded(&person.name)).collect::<HashSet<String>>();
    let (gone, there) = (names(&left), names(&here));
    let mut seen = HashSet::new();
    let managers = here.iter().filter_map(|person| person.manager.clone()).filter(|name| seen.insert(folded(name)));
    managers.filter(|name| gone.contains(&folded(name)) && !there.contains(&folded(name))).collect()
}

/// What the words of `quiet` and `addresses` are that mean nobody.
pub fn unknown_words<'s>(settings: &'s Settings, recipients: &[Recipient], records: &Records) -> Vec<&'s str> {
    let words = settings.reminders.quiet.iter().chain(settings.reminders.addresses.iter().map(|(word, _)| word));
    let is_known = |word: &&String| {
        Party::read(word) == Some(Party::Hr)
            || recipients.iter().any(|one| means(word, &one.name, one.employee.as_ref(), one.is_only))
            || records.employees.iter().any(|person| *person.slug == *word.trim() || is_one(&person.name, word))
            // a body may have done all that it had to do
            || records.actions.iter().filter_map(|action| action.owner.named()).any(|name| is_one(name, word))
    };
    words.filter(|word| !is_known(word)).map(String::as_str).collect()
}

/// What digests are made of, put so that each finds what is its own.
pub struct Sources<'r> {
    people: People<'r>,
    today: NaiveDate,
    until: NaiveDate,
    /// By the folder that they are in; the organisation's under nothing.
    actions: HashMap<Option<&'r str>, Vec<&'r Action>>,
    /// Those of people that are someone else's turn, by that name; HR's under nothing.
    of_others: HashMap<Option<String>, Vec<&'r Action>>,
    /// The agenda of each person.
    rows: HashMap<Slug, Vec<Row>>,
    talks: HashMap<&'r str, Vec<&'r Conversation>>,
    /// The people of each manager.
    led: HashMap<String, Vec<&'r Slug>>,
}

impl<'r> Sources<'r> {
    /// All that there is up to and including `until`.
    pub fn of(records: &'r Records, settings: &Settings, today: NaiveDate, until: NaiveDate) -> Sources<'r> {
        let mut all = Sources {
            people: records.people(),
            today,
            until,
            actions: HashMap::new(),
            of_others: HashMap::new(),
            rows: HashMap::new(),
            talks: HashMap::new(),
            led: HashMap::new(),
        };
        for action in &records.actions {
            all.actions.entry(action.employee.as_deref()).or_default().push(action);
            match &action.owner {
                _ if action.employee.is_none() => {}
                Owner::Named(name) => all.of_others.entry(Some(folded(name))).or_default().push(action),
                Owner::Party(Party::Hr) => all.of_others.entry(None).or_default().push(action),
                Owner::Party(_) => {}
            }
        }
        for row in agenda::agenda(records, settings, today, until) {
            all.rows.entry(row.employee.clone()).or_default().push(row);
        }
        records.conversations.iter().for_each(|talk| all.talks.entry(&talk.employee).or_default().push(talk));
        for person in &records.employees {
            person.manager.iter().for_each(|manager| all.led.entry(folded(manager)).or_default().push(&person.slug));
        }
        all
    }

    /// The people whom someone leads.
    fn led(&self, to: &Recipient) -> &[&'r Slug] {
        let named = to.named().filter(|_| to.is_manager);
        named.and_then(|name| self.led.get(&folded(name))).map_or(&[], Vec::as_slice)
    }

    /// Every action that can concern someone, once.
    fn actions(&self, to: &Recipient) -> Vec<&'r Action> {
        let folders = self.led(to).iter().map(|slug| Some(&***slug)).chain(to.employee.as_deref().map(Some)).chain([None]);
        let named = match &to.name {
            Who::Named(name) => self.of_others.get(&Some(folded(name))),
            Who::Hr => self.of_others.get(&None),
        };
        let mut seen = HashSet::new();
        let all = folders.filter_map(|folder| self.actions.get(&folder)).chain(named).flatten().copied();
        all.filter(|action| seen.insert((action.employee.as_deref(), action.id))).collect()
    }

    fn talks(&self, slug: &str) -> &[&'r Conversation] {
        self.talks.get(slug).map_or(&[], Vec::as_slice)
    }

    fn rows(&self, slug: &str) -> &[Row] {
        self.rows.get(slug).map_or(&[], Vec::as_slice)
    }
}

/// What someone should hear. `last` is the digest before this one.
pub fn digest<'r>(sources: &Sources<'r>, to: &Recipient, last: Option<&Told>) -> Digest<'r> {
    let Sources { people, today, until, .. } = sources;
    let (today, until) = (*today, *until);
    let mut digest = Digest::default();
    let mut items = talks(sources, to);
    let week_ago = today.checked_sub_days(Days::new(WEEK)).unwrap_or(today);
    let since = last.map_or(week_ago, |last| last.day.min(week_ago));
    for action in sources.actions(to) {
        let (is_turn, may_see) = (to.is_turn(action, people), to.may_see(action, people));
        let is_of_organisation = action.employee.is_none();
        let (due, days_late) = (action.due_on(today), promise::days_late(action, today));
        let is_due = action.is_open() && due.is_some_and(|due| due <= until);
        let mut tell = |part, what, is_news| items.push(Item::of(part, what, due, days_late, is_news));
        match (is_turn, may_see) {
            (true, false) if is_due => {
                digest.elsewhere += 1;
                digest.elsewhere_late += usize::from(days_late > 0);
            }
            (true, true) if is_due => tell(if is_of_organisation { Part::Organisation } else { Part::Own }, What::Promise(action), false),
            // who was not in the talk does not know of it yet
            (true, true) if is_of_organisation && action.is_open() && action.created > since => {
                tell(Part::Organisation, What::Promise(action), true);
            }
            (false, _) if action.employee.as_deref().is_some_and(|slug| to.leads(slug, people)) => match () {
                () if is_due && days_late > 0 => tell(Part::Others, What::Promise(action), false),
                () if !action.is_open() && action.closed.is_some_and(|day| since < day && day <= today) => {
                    tell(Part::CameIn, What::Ended(action), true);
                }
                () => {}
            },
            _ => {}
        }
    }
    let came_back = |talk: &&&Conversation| talk.is_pending() && !talk.received.is_empty();
    let talks = sources.led(to).iter().flat_map(|slug| sources.talks(slug));
    items.extend(talks.filter(came_back).map(|talk| Item::of(Part::CameIn, What::Answers(talk), None, 0, true)));
    items.sort_by(|a, b| (a.part, a.due.is_none(), a.due, &a.mark).cmp(&(b.part, b.due.is_none(), b.due, &b.mark)));
    if digest.elsewhere > 0 {
        digest.marks.push(tag(&["elsewhere", &digest.elsewhere.to_string(), &digest.elsewhere_late.to_string()]));
    }
    digest.marks.extend(items.iter().map(|item| item.mark.clone()));
    let known: HashSet<&str> = last.map(|last| last.marks.iter().map(String::as_str).collect()).unwrap_or_default();
    let is_new_elsewhere = digest.elsewhere > 0 && !known.contains(&*digest.marks[0]);
    for item in items {
        match known.contains(&*item.mark) {
            false => digest.items.push(item),
            true if item.is_news => {}
            true => {
                digest.unchanged += 1;
                digest.unchanged_late += usize::from(item.days_late > 0);
            }
        }
    }
    // what stands as it did is said once a week, so that it is not forgotten and does not nag
    let is_long_ago = last.is_none_or(|last| last.day <= week_ago);
    let is_anything = digest.count() > 0;
    digest.is_worth_it = !digest.items.is_empty() || is_new_elsewhere || is_anything && is_long_ago;
    digest
}

fn talks<'r>(sources: &Sources<'r>, to: &Recipient) -> Vec<Item<'r>> {
    let mut items = Vec::new();
    for rows in sources.led(to).iter().map(|slug| sources.rows(slug)) {
        for turn in agenda::by_person(rows) {
            let (due, days_late) = (Some(turn.first.due), turn.first.days_late);
            let rows = std::iter::once(turn.first).chain(turn.rest).cloned().collect();
            items.push(Item::of(Part::Talks, What::Turn(rows), due, days_late, false));
        }
    }
    let own = to.employee.as_deref().map_or(&[][..], |slug| sources.rows(slug));
    for row in own.iter().filter(|row| row.reason == Reason::Planned && !row.has_passed && row.due >= sources.today) {
        let talk = sources.talks(&row.employee).iter().find(|talk| Some(talk.id) == row.conversation);
        let with = talk.and_then(|talk| talk.with.as_ref()).or_else(|| sources.people.get(&row.employee)?.manager.as_ref());
        items.push(Item::of(Part::Talks, What::Talk(row.clone(), with), Some(row.due), 0, false));
    }
    items
}

impl<'r> Item<'r> {
    fn of(part: Part, what: What<'r>, due: Option<NaiveDate>, days_late: i64, is_news: bool) -> Item<'r> {
        let mark = mark(part, &what, due, days_late > 0);
        Item { part, what, due, days_late, mark, is_news }
    }
}

/// What tells one thing, as it stands, from another: what it is, its day, and whether that has passed.
fn mark(part: Part, what: &What, due: Option<NaiveDate>, is_late: bool) -> String {
    let mut texts = vec![part.word().to_owned(), due.map(|due| due.to_string()).unwrap_or_default(), is_late.to_string()];
    match what {
        What::Turn(rows) => {
            texts.extend(rows.first().map(|row| row.employee.to_string()));
            let of = |row: &Row| format!("{} {} {} {}", row.reason.word(), row.kind, row.due, row.days_late > 0);
            let mut rows: Vec<String> = rows.iter().map(of).collect();
            rows.sort();
            texts.extend(rows);
        }
        What::Talk(row, _) => texts.extend(row.conversation.map(|id| id.to_string())),
        What::Promise(action) | What::Ended(action) => texts.extend([action.id.to_string(), action.status.word().to_owned()]),
        What::Answers(talk) => texts.extend(std::iter::once(talk.id.to_string()).chain(talk.received.iter().cloned())),
    }
    tag(&texts)
}

/// The days of someone for their own calendar: the talks of their people, their own planned talks, and what they promised.
pub fn entries(records: &Records, settings: &Settings, to: &Recipient, today: NaiveDate, until: NaiveDate) -> Vec<Entry> {
    let people = records.people();
    let rows = agenda::agenda(records, settings, today, until);
    let mut entries = Vec::new();
    if to.is_manager {
        let only = Only { team: None, manager: to.named().cloned() };
        let rows: Vec<Row> = rows.iter().filter(|row| only.has(Some(&row.employee), &people)).cloned().collect();
        entries.extend(calendar::of_agenda(records, &rows, &only, today, until));
    }
    if let Some(own) = &to.employee {
        let rows: Vec<Row> = rows.iter().filter(|row| row.employee == *own && row.reason == Reason::Planned).cloned().collect();
        let talks = calendar::of_agenda(records, &rows, &Only::default(), today, until);
        entries.extend(talks.into_iter().filter(|entry| entry.asks == Asks::Talk && entry.employee.as_ref() == Some(own)));
    }
    let is_theirs = |action: &&Action| to.is_turn(action, &people) && to.may_see(action, &people);
    entries.extend(calendar::of_promises(records.actions.iter().filter(is_theirs), today, until));
    calendar::sort(&mut entries);
    entries.dedup_by(|one, other| one.uid == other.uid);
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::action::Status;
    use crate::domain::conversation;
    use crate::domain::sample::{action, conversation as talk, day};

    const TODAY: &str = "2026-11-20";

    fn person(slug: &str, name: &str, manager: &str) -> Employee {
        Employee {
            name: name.to_owned(),
            manager: Some(manager.into()),
            email: Some(format!("{slug}@example.org")),
            rhythm: ["check-in", "stay", "growth"].map(|kind| (kind.to_owned(), None)).to_vec(),
            ..Employee::unknown(slug.into())
        }
    }

    fn owned(employee: Option<&str>, id: &str, due: &str, owner: &str) -> Action {
        Action { employee: employee.map(Into::into), owner: Owner::of(owner), ..action("x", id, due) }
    }

    /// Anna and Bo are Chloë's; Chloë has a folder of her own, and is Piet's.
    fn workspace() -> Records {
        let employees =
            vec![person("anna", "Anna Smit", "Chloë Berg"), person("bo", "Bo Post", "chloe berg"), person("chloe", "Chloë Berg", "Piet")];
        let actions = vec![
            owned(Some("anna"), "aaaaaaa1", "2026-11-24", "employee"),
            owned(Some("anna"), "aaaaaaa2", "2026-11-10", "manager"),
            owned(Some("anna"), "aaaaaaa3", "2026-11-10", "hr"),
            owned(Some("anna"), "aaaaaaa4", "2026-11-22", "Bo Post"),
            owned(Some("bo"), "aaaaaaa5", "2027-03-01", "employee"),
            owned(Some("chloe"), "aaaaaaa6", "2026-11-21", "employee"),
            owned(None, "aaaaaaa7", "2026-11-01", "hr"),
            owned(None, "aaaaaaa8", "2026-11-23", "planning"),
        ];
        let talks = vec![talk("anna", "caaaaaa1", "2026-11-25", conversation::Status::Planned)];
        Records { employees, actions, conversations: talks, ..Records::default() }
    }

    fn settings() -> Settings {
        let reminders = Reminders { addresses: vec![("HR".to_owned(), "hr@example.org".to_owned())], ..Reminders::default() };
        Settings { reminders, ..Settings::default() }
    }

    fn told(records: &Records, name: &str, last: Option<&Told>) -> (Vec<String>, String) {
        let to = recipients(records, &settings(), day(TODAY));
        let to = to.iter().find(|one| one.named().map_or("hr", |name| name) == name).unwrap_or_else(|| panic!("{name} in {to:#?}"));
        let sources = Sources::of(records, &settings(), day(TODAY), day("2026-11-27"));
        let digest = digest(&sources, to, last);
        let one = |item: &Item| {
            let what = match &item.what {
                What::Turn(rows) => rows[0].employee.to_string(),
                What::Talk(row, with) => format!("{} {}", row.conversation.unwrap(), with.map_or("", |with| with)),
                What::Promise(action) | What::Ended(action) => action.id.to_string(),
                What::Answers(talk) => talk.id.to_string(),
            };
            format!("{} {what}", item.part.word())
        };
        let rest = format!("{}+{} {}", digest.unchanged, digest.elsewhere, digest.is_worth_it);
        (digest.items.iter().map(one).collect(), rest)
    }

    #[test]
    fn everyone_hears_what_is_theirs_and_no_more() {
        let records = workspace();
        let heard = |name: &str| told(&records, name, None);
        let employee: Vec<String> = vec!["talks caaaaaa1 Chloë Berg".into(), "own aaaaaaa1".into()];
        assert_eq!(heard("Anna Smit"), (employee, "0+0 true".into()));
        assert_eq!(heard("Bo Post"), (Vec::new(), "0+1 true".into()), "what he promised for Anna is counted and not told");
        let manager: Vec<String> = ["talks anna", "own aaaaaaa2", "own aaaaaaa6", "others aaaaaaa3"].map(String::from).to_vec();
        assert_eq!(heard("Chloë Berg"), (manager, "0+0 true".into()));
        assert_eq!(heard("Piet"), (Vec::new(), "0+0 false".into()), "nothing where there is nothing");
        assert_eq!(heard("hr"), (vec!["organisation aaaaaaa7".into()], "0+1 true".into()));
        assert_eq!(heard("planning"), (vec!["organisation aaaaaaa8".into()], "0+0 true".into()));
    }

    #[test]
    fn who_left_hears_nothing_and_their_people_are_named() {
        let mut records = workspace();
        records.employees[2].left = Some(day("2026-11-01"));
        let names: Vec<String> = recipients(&records, &settings(), day(TODAY))
            .iter()
            .map(|one| one.named().map_or("hr".to_owned(), |name| name.to_string()))
            .collect();
        assert_eq!(names, ["Anna Smit", "Bo Post", "planning", "hr"]);
        assert_eq!(gone_managers(&records, day(TODAY)), [Name::from("Chloë Berg")]);
    }

    #[test]
    fn of_two_with_one_name_each_hears_of_their_own_folder_alone() {
        let mut records = workspace();
        records.employees.push(person("bo-2", "Bo Post", "Piet"));
        records.employees.push(person("chloe-2", "chloe berg", "Piet"));
        let all = recipients(&records, &settings(), day(TODAY));
        let of = |slug: &str| all.iter().find(|one| one.employee.as_deref() == Some(slug)).unwrap();
        let sources = Sources::of(&records, &settings(), day(TODAY), day("2026-11-27"));
        for slug in ["bo", "bo-2", "chloe", "chloe-2"] {
            let digest = digest(&sources, of(slug), None);
            assert!(digest.elsewhere == 0 && digest.items.len() == usize::from(slug == "chloe"), "{slug}: {digest:#?}");
        }
        let mut named = settings();
        named.reminders.addresses.push(("Bo Post".into(), "one@example.org".into()));
        named.reminders.addresses.push(("bo-2".into(), "two@example.org".into()));
        let addresses: Vec<Address> = recipients(&records, &named, day(TODAY))
            .into_iter()
            .filter(|one| one.employee.as_deref().is_some_and(|slug| slug.starts_with("bo")))
            .map(|one| one.address)
            .collect();
        assert_eq!(addresses, ["bo@example.org", "two@example.org"].map(|address| Address::Known(address.into())));
        // by the name alone nobody with a folder is meant
        let unclear: Vec<&Recipient> = all.iter().filter(|one| one.employee.is_none() && one.is_manager).collect();
        assert!(unclear.len() == 2 && unclear.iter().all(|one| one.address == Address::None), "{unclear:#?}");
    }

    #[test]
    fn what_stands_as_it_did_is_one_line_and_what_was_news_is_over() {
        let mut records = workspace();
        let mut done = owned(Some("bo"), "aaaaaaa9", "2026-11-19", "employee");
        (done.status, done.closed) = (Status::Done, Some(day("2026-11-18")));
        records.actions.push(done);
        records.conversations[0].received.push("abc".to_owned());
        let to = recipients(&records, &settings(), day(TODAY));
        let chloe = to.iter().find(|one| one.employee.as_deref() == Some("chloe")).unwrap();
        let first = digest(&Sources::of(&records, &settings(), day("2026-11-19"), day("2026-11-27")), chloe, None);
        assert_eq!(first.items.iter().filter(|item| item.part == Part::CameIn).count(), 2, "{first:#?}");
        let last = Told { day: day("2026-11-19"), marks: first.marks };
        assert_eq!(told(&records, "Chloë Berg", Some(&last)), (Vec::new(), "4+0 false".into()), "a day later there is nothing to say");
        let old = Told { day: day("2026-11-13"), ..last.clone() };
        assert_eq!(told(&records, "Chloë Berg", Some(&old)), (Vec::new(), "4+0 true".into()), "a week later it is one line");
        // what moves, and what becomes late, is told again
        records.actions[1].due = Some(day("2026-11-26"));
        assert_eq!(told(&records, "Chloë Berg", Some(&last)).0, ["own aaaaaaa2"]);
        let late = digest(&Sources::of(&records, &settings(), day("2026-11-22"), day("2026-11-29")), chloe, Some(&last));
        let own: Vec<&Item> = late.items.iter().filter(|item| item.part == Part::Own && item.days_late > 0).collect();
        assert_eq!(own.len(), 1, "{late:#?}");
    }

    #[test]
    fn an_action_of_the_organisation_is_news_for_who_was_not_in_the_talk() {
        let mut records = workspace();
        records.actions[7].due = None;
        records.actions[7].created = day("2026-11-19");
        let first = told(&records, "planning", None);
        assert_eq!(first, (vec!["organisation aaaaaaa8".into()], "0+0 true".into()));
        let to = recipients(&records, &settings(), day(TODAY));
        let planning = to.iter().find(|one| one.named().is_some_and(|name| &**name == "planning")).unwrap();
        let marks = digest(&Sources::of(&records, &settings(), day("2026-11-19"), day("2026-11-26")), planning, None).marks;
        let last = Told { day: day("2026-11-19"), marks };
        assert_eq!(told(&records, "planning", Some(&last)), (Vec::new(), "0+0 false".into()));
    }

    #[test]
    fn the_weekday_is_a_turn_a_week_and_waits_for_who_missed_it() {
        let monday = Reminders { weekday: Some(Weekday::Mon), ..Reminders::default() };
        let turn = |heard: Option<&str>, today: &str| {
            let heard = heard.map(|turn| Heard { turn: day(turn), told: [None, None] });
            monday.turn(heard.as_ref(), day(today))
        };
        // 2026-11-20 is a Friday
        assert_eq!(turn(None, TODAY), Turn::From(day("2026-11-23")));
        assert_eq!(turn(None, "2026-11-23"), Turn::Now);
        assert_eq!(turn(Some("2026-11-20"), "2026-11-22"), Turn::Had(day("2026-11-20")));
        assert_eq!(turn(Some("2026-11-20"), "2026-11-25"), Turn::Now, "the machine was off on Monday");
        assert_eq!(turn(Some("2026-11-23"), "2026-11-29"), Turn::Had(day("2026-11-23")));
        assert_eq!(turn(Some("2027-11-20"), TODAY), Turn::Now, "a clock that was wrong silences nobody");
        let any = Reminders::default();
        assert_eq!(any.turn(None, day(TODAY)), Turn::Now);
        let today = Heard { turn: day(TODAY), told: [None, None] };
        assert_eq!((any.turn(Some(&today), day(TODAY)), any.turn(Some(&today), day("2026-11-21"))), (Turn::Had(day(TODAY)), Turn::Now));
    }

    #[test]
    fn the_digest_of_a_day_is_the_same_after_it_was_sent() {
        let sent = Heard::after(None, day("2026-11-13"), Some(vec!["a".into()]));
        let again = Heard::after(Some(&sent), day(TODAY), Some(vec!["b".into()]));
        assert_eq!(again.before(day(TODAY)).unwrap().marks, ["a"]);
        assert_eq!(again.before(day("2026-11-21")).unwrap().marks, ["b"]);
        assert_eq!(Heard::after(Some(&again), day(TODAY), Some(vec!["c".into()])).told[1].as_ref().unwrap().marks, ["a"]);
        assert_eq!(Heard::after(Some(&again), day("2026-11-23"), None).before(day("2026-11-24")).unwrap().marks, ["b"]);
    }

    #[test]
    fn an_address_is_one_or_is_said_to_be_none() {
        for good in ["bo@example.org", "b.o+stay@mail.example.org", "o'neil_x@a-b.nl", "x@localhost"] {
            assert!(is_address(good), "{good}");
        }
        let long = format!("{}@example.org", "x".repeat(250));
        for bad in [
            "",
            "bo",
            "@",
            "bo@",
            "@x",
            "bo@x@y",
            "b o@x",
            "bo@x\r\nBcc: y@z",
            "bo@x\n",
            "<bo@x>",
            "bo@x,y@z",
            "bo@x;",
            "é@x.nl",
            "bo@é.nl",
            "bo@-x",
            "bo@x..y",
            ".bo@x",
            "bo@[1.2.3.4]",
            "\"bo\"@x",
            "bo@x\0",
            &long,
        ] {
            assert!(!is_address(bad), "{bad:?}");
        }
    }

    #[test]
    fn a_word_of_the_settings_means_a_folder_a_name_or_hr() {
        let records = workspace();
        let mut settings = settings();
        settings.reminders.quiet = vec!["anna".into(), "piet".into(), "hr".into(), "Zoe".into()];
        settings.reminders.addresses = vec![("Planning".into(), "planning@example.org".into()), ("bo".into(), "nothing".into())];
        let all = recipients(&records, &settings, day(TODAY));
        let quiet: Vec<String> =
            all.iter().filter(|one| one.is_quiet).map(|one| one.named().map_or("hr".to_owned(), |name| name.to_string())).collect();
        assert_eq!(quiet, ["Anna Smit", "Piet", "hr"]);
        let address = |slug: &str| &all.iter().find(|one| one.employee.as_deref() == Some(slug)).unwrap().address;
        assert_eq!((address("bo"), address("anna")), (&Address::Wrong("nothing".into()), &Address::Known("anna@example.org".into())));
        assert_eq!(unknown_words(&settings, &all, &records), ["Zoe"]);
    }

    #[test]
    fn a_calendar_has_ones_own_days_and_each_once() {
        let records = workspace();
        let all = recipients(&records, &settings(), day(TODAY));
        let days = |name: &str| -> Vec<String> {
            let to = all.iter().find(|one| one.named().map_or("hr", |name| name) == name).unwrap();
            let entries = entries(&records, &settings(), to, day(TODAY), day("2027-11-20"));
            entries.iter().map(|entry| format!("{} {}", entry.day, entry.uid)).collect()
        };
        assert_eq!(days("Anna Smit"), ["2026-11-24 aaaaaaa1-promise@stay", "2026-11-25 caaaaaa1-talk@stay"]);
        let chloe = ["2026-11-10 aaaaaaa2-promise@stay", "2026-11-21 aaaaaaa6-promise@stay", "2026-11-25 caaaaaa1-talk@stay"];
        assert_eq!(days("Chloë Berg"), chloe);
        assert_eq!(days("hr"), ["2026-11-01 aaaaaaa7-promise@stay"]);
        assert_eq!(days("Bo Post"), ["2027-03-01 aaaaaaa5-promise@stay"]);
    }
}
