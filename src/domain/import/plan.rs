//! Who each row of a list is here, and what taking it in would change.

use super::names;
use super::rows::{Row, Rows};
use crate::domain::date::civil;
use crate::domain::employee::{Employee, Slug};
use crate::domain::name::{Name, is_one};
use crate::domain::owner::is_oneself;
use crate::domain::slug;
use crate::domain::team::Team;
use crate::domain::text::folded;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What a row is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Number,
    Email,
    /// The whole name, of someone of whom no number is known here yet.
    Name,
}

/// What is not done, since nobody can be sure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    NotADay,
    NotAnAddress,
    /// A number in powers of ten.
    Shortened,
    /// No code or word for whose name comes first.
    NameUse,
    NoName,
    /// A name that can't be one: too long, without a letter, or a word for oneself.
    NotAName,
    /// Another row has the same number, address or, where there is neither, name; its line.
    SameNumber(u32),
    SameEmail(u32),
    SameName(u32),
    /// Another row is the same person.
    SamePerson(u32, Slug),
    /// Several people here have it.
    TwoHaveNumber(Vec<Slug>),
    TwoHaveEmail(Vec<Slug>),
    TwoHaveName(Vec<Slug>),
    /// The number is of one, the address of another.
    TwoPeople(Slug, Slug),
    /// The address is of someone with another number.
    OtherNumber(Slug),
    LeftBeforeStarted,
    /// The person left, and is in the list again.
    Back(Slug, NaiveDate),
    /// The list says that the person works here no more, and not since when.
    NoLastDay(Slug),
}

/// A place of a list about which nobody can be sure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    pub at: u32,
    /// The column from 1, and its header.
    pub column: Option<(usize, String)>,
    pub doubt: Doubt,
}

/// One field that changes, as it is written in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    pub key: &'static str,
    pub from: Option<String>,
    pub to: String,
}

impl FieldChange {
    /// Whether its value is a day.
    pub fn is_day(&self) -> bool {
        matches!(self.key, "started" | "left")
    }
}

/// Someone who comes in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewPerson {
    pub at: u32,
    pub name: String,
    pub number: Option<String>,
    pub email: Option<String>,
    pub team: Option<Team>,
    pub manager: Option<Name>,
    pub role: Option<String>,
    pub started: Option<NaiveDate>,
    /// The last day, of someone who leaves later.
    pub left: Option<NaiveDate>,
}

/// Someone of whom something changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    pub at: u32,
    pub slug: Slug,
    pub by: By,
    pub fields: Vec<FieldChange>,
}

impl Changed {
    fn has(&self, key: &str) -> Option<&FieldChange> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The last day, if the person leaves by it.
    pub fn leaves(&self) -> Option<&str> {
        self.has("left").filter(|field| field.from.is_none()).map(|field| field.to.as_str())
    }

    /// Whether another team or manager comes in the place of one that was there.
    fn is_moved(&self) -> bool {
        ["team", "manager"].iter().any(|key| self.has(key).is_some_and(|field| field.from.is_some()))
    }
}

/// So many of the people here would leave, be missing or go to another team or manager that a person has to look first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alarm {
    pub leaving: usize,
    pub missing: usize,
    pub moved: usize,
    pub of: usize,
}

/// What taking a list in comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    pub new: Vec<NewPerson>,
    pub changed: Vec<Changed>,
    /// Who is here and not in the list.
    pub missing: Vec<Slug>,
    pub unclear: Vec<Unclear>,
    /// Rows whose manager is nobody: the line, and who the row is.
    pub no_manager: Vec<(u32, String)>,
    /// How many are as they are in the list.
    pub unchanged: usize,
    /// How many in the list had left already, and were never here.
    pub gone: usize,
    pub alarm: Option<Alarm>,
}

/// What is known here.
#[derive(Clone, Copy, Debug)]
pub struct Known<'r> {
    pub people: &'r [Employee],
    /// The teams that the settings list.
    pub teams: &'r [Team],
    /// Who holds the talks where nothing else is said.
    pub manager: Option<&'r Name>,
    pub today: NaiveDate,
}

/// The longest name that is taken, in characters.
pub const LONGEST: usize = 200;

/// From so many on it may be an alarm: two people of a small team are soon a fifth of it.
const FEW: usize = 3;

/// A number, however many noughts stand before it: spreadsheets take them away.
pub fn number_key(number: &str) -> String {
    let number = folded(number);
    let short = number.trim_start_matches('0');
    if !short.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) { short.to_owned() } else { number }
}

fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Whether a name can be written down, and gives a folder.
fn can_be_name(name: &str) -> bool {
    name.chars().count() <= LONGEST && !is_oneself(name) && slug::slug(name).is_some()
}

/// Where each key is found.
type Index = HashMap<String, Vec<usize>>;

fn index<T>(all: &[T], key: impl Fn(&T) -> Option<String>) -> Index {
    let mut index = Index::new();
    for (at, one) in all.iter().enumerate() {
        if let Some(key) = key(one).filter(|key| !key.is_empty()) {
            index.entry(key).or_default().push(at);
        }
    }
    index
}

fn found<'i>(index: &'i Index, key: Option<&String>) -> &'i [usize] {
    key.and_then(|key| index.get(key)).map_or(&[], Vec::as_slice)
}

struct Matching<'r> {
    known: Known<'r>,
    rows: &'r [Row],
    people_by: [Index; 3],
    rows_by: [Index; 3],
    /// Who each row is.
    who: Vec<Option<(usize, By)>>,
    /// Rows that are left out.
    doubted: BTreeSet<usize>,
    import: Import,
}

impl Import {
    /// Holds a list against the people here.
    pub fn of(rows: &Rows, known: Known) -> Import {
        let people = known.people;
        let mut matching = Matching {
            known,
            rows: &rows.rows,
            people_by: [
                index(people, |one| one.number.as_deref().map(number_key)),
                index(people, |one| one.email.as_deref().map(email_key)),
                index(people, |one| Some(folded(&one.name))),
            ],
            rows_by: [
                index(&rows.rows, |row| row.number.as_deref().map(number_key)),
                index(&rows.rows, |row| row.email.as_deref().map(email_key)),
                index(&rows.rows, |row| row.name.as_deref().map(folded)),
            ],
            who: vec![None; rows.rows.len()],
            doubted: BTreeSet::new(),
            import: Import { unclear: rows.unclear.clone(), ..Import::default() },
        };
        matching.identify();
        matching.compare();
        let mut import = matching.import;
        import.unclear.sort_by_key(|one| (one.at, one.column.as_ref().map(|(at, _)| *at)));
        import.alarm = import.alarm(people, known.today);
        import
    }

    fn alarm(&self, people: &[Employee], today: NaiveDate) -> Option<Alarm> {
        let of = people.iter().filter(|person| !person.has_left(today)).count();
        let leaving: BTreeSet<&Slug> = self.changed.iter().filter(|one| one.leaves().is_some()).map(|one| &one.slug).collect();
        let moved: BTreeSet<&Slug> = self.changed.iter().filter(|one| one.is_moved()).map(|one| &one.slug).collect();
        let all: BTreeSet<&Slug> = leaving.iter().chain(&moved).copied().chain(&self.missing).collect();
        let alarm = Alarm { leaving: leaving.len(), missing: self.missing.len(), moved: moved.len(), of };
        (all.len() >= FEW && all.len() * 5 > of).then_some(alarm)
    }

    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty()
    }
}

impl Matching<'_> {
    fn doubt(&mut self, row: usize, doubt: Doubt) {
        self.doubted.insert(row);
        self.import.unclear.push(Unclear { at: self.rows[row].at, column: None, doubt });
    }

    fn slugs(&self, people: &[usize]) -> Vec<Slug> {
        people.iter().map(|at| self.known.people[*at].slug.clone()).collect()
    }

    /// Finds who each row is.
    fn identify(&mut self) {
        self.doubles();
        for at in 0..self.rows.len() {
            match self.person(at) {
                Ok(who) => self.who[at] = who,
                Err(doubt) if !self.doubted.contains(&at) => self.doubt(at, doubt),
                Err(_) => {}
            }
        }
        let mut rows_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (row, who) in self.who.iter().enumerate() {
            if let Some((person, _)) = who.filter(|_| !self.doubted.contains(&row)) {
                rows_of.entry(person).or_default().push(row);
            }
        }
        for (person, rows) in rows_of.into_iter().filter(|(_, rows)| rows.len() > 1) {
            for row in &rows {
                let other = rows.iter().find(|other| *other != row).copied().unwrap_or(*row);
                self.doubt(*row, Doubt::SamePerson(self.rows[other].at, self.known.people[person].slug.clone()));
            }
        }
    }

    /// Rows that another row has the number or the address of, or the name where that is all there is.
    fn doubles(&mut self) {
        for at in 0..self.rows.len() {
            let row = &self.rows[at];
            let other = |found: &[usize]| found.iter().find(|other| **other != at).map(|other| self.rows[*other].at);
            let keys = [row.number.as_deref().map(number_key), row.email.as_deref().map(email_key), row.name.as_deref().map(folded)];
            let is_nameless = |at: &usize| self.rows[*at].number.is_none() && self.rows[*at].email.is_none();
            let namesakes: Vec<usize> = found(&self.rows_by[2], keys[2].as_ref()).iter().copied().filter(is_nameless).collect();
            let doubt = other(found(&self.rows_by[0], keys[0].as_ref()))
                .map(Doubt::SameNumber)
                .or_else(|| other(found(&self.rows_by[1], keys[1].as_ref())).map(Doubt::SameEmail))
                .or_else(|| other(&namesakes).filter(|_| is_nameless(&at)).map(Doubt::SameName));
            if let Some(doubt) = doubt {
                self.doubt(at, doubt);
            }
        }
    }

    /// Who a row is: by number, else by address, else by a name that one person has of whom nothing says that it is another.
    fn person(&self, at: usize) -> Result<Option<(usize, By)>, Doubt> {
        let (row, people) = (&self.rows[at], self.known.people);
        let keys = [row.number.as_deref().map(number_key), row.email.as_deref().map(email_key), row.name.as_deref().map(folded)];
        let by_number = found(&self.people_by[0], keys[0].as_ref());
        let by_email = found(&self.people_by[1], keys[1].as_ref());
        match (by_number, by_email) {
            ([_, _, ..], _) => return Err(Doubt::TwoHaveNumber(self.slugs(by_number))),
            ([one], [other]) if one != other && !people[*other].has_left(self.known.today) => {
                return Err(Doubt::TwoPeople(people[*one].slug.clone(), people[*other].slug.clone()));
            }
            ([one], _) => return Ok(Some((*one, By::Number))),
            ([], [_, _, ..]) => return Err(Doubt::TwoHaveEmail(self.slugs(by_email))),
            ([], [one]) => {
                let is_another = people[*one].number.is_some() && row.number.is_some();
                return if is_another { Err(Doubt::OtherNumber(people[*one].slug.clone())) } else { Ok(Some((*one, By::Email))) };
            }
            ([], []) => {}
        }
        // who has a number here is told from others by that
        let may_be = |person: &usize| people[*person].number.is_none() || row.number.is_none();
        let called = |name: &String| found(&self.people_by[2], Some(name)).iter().copied().filter(may_be).collect::<Vec<usize>>();
        let mut by_name: Vec<usize> = keys[2].as_ref().map(called).unwrap_or_default();
        if by_name.is_empty() {
            by_name = row.also_called.iter().map(|name| folded(name)).flat_map(|name| called(&name)).collect();
            by_name.dedup();
        }
        let present: Vec<usize> = by_name.iter().copied().filter(|person| !people[*person].has_left(self.known.today)).collect();
        match (&present[..], &by_name[..]) {
            ([one], _) | ([], [one]) => Ok(Some((*one, By::Name))),
            ([], []) => Ok(None),
            _ => Err(Doubt::TwoHaveName(self.slugs(&by_name))),
        }
    }

    /// The name that the person of a row has once the list is taken in.
    fn name_of(&self, row: usize) -> Option<&str> {
        let there = self.who[row].map(|(person, _)| self.known.people[person].name.as_str());
        match (self.rows[row].name.as_deref(), there) {
            (Some(name), Some(there)) if is_one(name, there) => Some(there),
            (Some(name), _) if !self.doubted.contains(&row) => Some(name),
            (name, there) => there.or(name),
        }
    }

    /// A manager here by the name that they have once the list is taken in.
    fn renamed(&self, manager: &Name) -> Name {
        let people = found(&self.people_by[2], Some(&folded(manager)));
        let [person] = people else { return manager.clone() };
        let row = self.who.iter().position(|who| who.is_some_and(|(one, _)| one == *person));
        row.filter(|row| !self.doubted.contains(row)).and_then(|row| self.name_of(row)).map_or_else(|| manager.clone(), Name::from)
    }

    /// Who leads, by what a row says: someone of the list, someone here, or a name that is somebody's manager here already.
    fn manager(&self, said: &str) -> Option<Name> {
        let only = |found: &[usize]| if let [one] = found { Some(*one) } else { None };
        let by_id = |row: &Row| row.ids.iter().any(|id| folded(id) == folded(said));
        let of_row = |row: usize| self.name_of(row).map(Name::from);
        let of_person = |person: usize| Some(self.renamed(&Name::from(&self.known.people[person].name)));
        let (number, email, name) = (number_key(said), email_key(said), folded(&names::whole(said)));
        let ids: Vec<usize> = (0..self.rows.len()).filter(|at| by_id(&self.rows[*at])).collect();
        only(&ids)
            .or_else(|| only(found(&self.rows_by[0], Some(&number))))
            .or_else(|| only(found(&self.rows_by[1], Some(&email))))
            .and_then(of_row)
            .or_else(|| only(found(&self.people_by[0], Some(&number))).and_then(of_person))
            .or_else(|| only(found(&self.people_by[1], Some(&email))).and_then(of_person))
            .or_else(|| only(found(&self.rows_by[2], Some(&name))).and_then(of_row))
            .or_else(|| only(found(&self.people_by[2], Some(&name))).and_then(of_person))
            .or_else(|| {
                let known = self.known.people.iter().filter_map(|person| person.manager.as_ref()).chain(self.known.manager);
                known.into_iter().find(|known| folded(known) == name).map(|known| self.renamed(known))
            })
    }

    /// A team in the spelling that it has here.
    fn team(&self, said: &str) -> Team {
        let team = Team::from(said);
        let known = self.known.teams.iter().chain(self.known.people.iter().filter_map(|person| person.team.as_ref()));
        known.into_iter().find(|known| **known == team).cloned().unwrap_or(team)
    }

    fn compare(&mut self) {
        let mut touched: BTreeSet<usize> = BTreeSet::new();
        for at in 0..self.rows.len() {
            let row = &self.rows[at];
            touched.extend(self.who[at].map(|(person, _)| person));
            if self.doubted.contains(&at) {
                touched.extend(self.could_be(row));
                continue;
            }
            let said = row.manager.iter().find_map(|said| self.manager(said));
            let name = self.name_of(at).map(str::to_owned);
            // nobody leads themselves
            let manager = said.clone().filter(|manager| name.as_deref().is_none_or(|name| !is_one(manager, name)));
            if said.is_none() && !row.manager.is_empty() {
                self.import.no_manager.push((row.at, name.clone().unwrap_or_default()));
            }
            match self.who[at] {
                Some((person, by)) => self.changed(at, person, by, manager),
                None => self.new_person(at, manager),
            }
        }
        let people = self.known.people;
        let is_missing = |(at, person): &(usize, &Employee)| !touched.contains(at) && !person.has_left(self.known.today);
        self.import.missing = people.iter().enumerate().filter(is_missing).map(|(_, person)| person.slug.clone()).collect();
    }

    /// Everyone whom a row in doubt could be: none of them is missing.
    fn could_be(&self, row: &Row) -> Vec<usize> {
        let keys = [row.number.as_deref().map(number_key), row.email.as_deref().map(email_key), row.name.as_deref().map(folded)];
        keys.iter().zip(&self.people_by).flat_map(|(key, index)| found(index, key.as_ref()).to_vec()).collect()
    }

    fn changed(&mut self, at: usize, person: usize, by: By, manager: Option<Name>) {
        let (row, person, today) = (&self.rows[at], &self.known.people[person], self.known.today);
        if row.name.as_deref().is_some_and(|name| !can_be_name(name)) {
            return self.doubt(at, Doubt::NotAName);
        }
        let mut fields: Vec<FieldChange> = Vec::new();
        let mut put = |key: &'static str, from: Option<&str>, to: Option<String>| {
            let from = from.map(str::to_owned);
            fields.extend(to.map(|to| FieldChange { key, from, to }));
        };
        let [started_here, left_here] = [person.started, person.left].map(|day| day.map(civil));
        let left = row.left.filter(|left| person.left != Some(*left));
        if person.has_left(today) {
            if left.is_none() {
                let is_back = row.left.is_none() && row.is_active != Some(false);
                match person.left.filter(|_| is_back) {
                    Some(day) => self.doubt(at, Doubt::Back(person.slug.clone(), day)),
                    None => self.import.unchanged += 1,
                }
                return;
            }
        } else {
            let other =
                |own: Option<&str>, new: &Option<String>| new.clone().filter(|new| own.is_none_or(|own| folded(own) != folded(new)));
            put("name", Some(&person.name), other(Some(&person.name), &row.name));
            let team = row.team.as_deref().map(|team| self.team(team)).filter(|team| person.team.as_ref() != Some(team));
            put("team", person.team.as_deref(), team.map(|team| team.to_string()));
            let here = person.manager.as_ref().map(|manager| self.renamed(manager));
            put("manager", here.as_deref(), manager.filter(|manager| here.as_ref() != Some(manager)).map(|manager| manager.to_string()));
            put("role", person.role.as_deref(), other(person.role.as_deref(), &row.role));
            put("email", person.email.as_deref(), other(person.email.as_deref(), &row.email));
            let number = row.number.clone().filter(|number| person.number.as_deref().map(number_key) != Some(number_key(number)));
            put("number", person.number.as_deref(), number);
            let started = row.started.or(row.contract.filter(|_| person.started.is_none()));
            put("started", started_here.as_deref(), started.filter(|day| person.started != Some(*day)).map(civil));
        }
        let begins = row.started.or(person.started);
        if left.zip(begins).is_some_and(|(left, begins)| left < begins) {
            return self.doubt(at, Doubt::LeftBeforeStarted);
        }
        put("left", left_here.as_deref(), left.map(civil));
        if row.is_active == Some(false) && row.left.is_none() && person.left.is_none() {
            let doubt = Doubt::NoLastDay(person.slug.clone());
            self.import.unclear.push(Unclear { at: row.at, column: None, doubt });
        }
        match fields.is_empty() {
            true => self.import.unchanged += 1,
            false => self.import.changed.push(Changed { at: row.at, slug: person.slug.clone(), by, fields }),
        }
    }

    fn new_person(&mut self, at: usize, manager: Option<Name>) {
        let row = &self.rows[at];
        let has_left = row.left.is_some_and(|left| left <= self.known.today);
        if has_left || row.is_active == Some(false) {
            self.import.gone += 1;
            return;
        }
        let Some(name) = row.name.clone() else { return self.doubt(at, Doubt::NoName) };
        if !can_be_name(&name) {
            return self.doubt(at, Doubt::NotAName);
        }
        let started = row.started.or(row.contract);
        if row.left.zip(started).is_some_and(|(left, started)| left < started) {
            return self.doubt(at, Doubt::LeftBeforeStarted);
        }
        // as for someone who is added by hand: whoever holds the talks here is no manager of their own
        let usual = self.known.manager.filter(|usual| row.manager.is_empty() && !is_one(usual, &name));
        self.import.new.push(NewPerson {
            at: row.at,
            number: row.number.clone(),
            email: row.email.clone(),
            team: row.team.as_deref().map(|team| self.team(team)),
            manager: manager.or_else(|| usual.cloned()),
            role: row.role.clone(),
            started,
            left: row.left,
            name,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::day;

    fn person(slug: &str, name: &str) -> Employee {
        Employee { name: name.to_owned(), ..Employee::unknown(slug.into()) }
    }

    fn row(at: u32, name: &str) -> Row {
        Row { at, name: Some(name.to_owned()).filter(|name| !name.is_empty()), ..Row::default() }
    }

    fn numbered(at: u32, number: &str, name: &str) -> Row {
        Row { number: Some(number.to_owned()), ..row(at, name) }
    }

    fn import(rows: Vec<Row>, people: &[Employee]) -> Import {
        let known = Known { people, teams: &[], manager: None, today: day("2026-11-20") };
        Import::of(&Rows { rows, ..Rows::default() }, known)
    }

    fn doubts(import: &Import) -> Vec<(u32, Doubt)> {
        import.unclear.iter().map(|one| (one.at, one.doubt.clone())).collect()
    }

    fn told(changed: &Changed) -> Vec<(&str, Option<&str>, &str)> {
        changed.fields.iter().map(|field| (field.key, field.from.as_deref(), field.to.as_str())).collect()
    }

    #[test]
    fn a_new_name_and_address_are_no_new_person() {
        let anna = Employee {
            number: Some("0012".to_owned()),
            email: Some("anna@example.org".to_owned()),
            ..person("anna-de-vries", "Anna de Vries")
        };
        let renamed = Row { email: Some("a.jansen@example.org".to_owned()), ..numbered(2, "12", "Anna Jansen-de Vries") };
        let import = import(vec![renamed], &[anna]);
        assert_eq!(import.new, []);
        assert_eq!(import.changed[0].by, By::Number);
        assert_eq!(
            told(&import.changed[0]),
            [("name", Some("Anna de Vries"), "Anna Jansen-de Vries"), ("email", Some("anna@example.org"), "a.jansen@example.org")],
            "noughts before a number are no other number"
        );
    }

    #[test]
    fn the_first_time_people_are_known_by_their_names() {
        let people = [person("bo", "Bo Li"), person("jan", "Jan Smit"), person("jan-2", "Jan Smit")];
        let import = import(vec![numbered(2, "1", "BO LI"), numbered(3, "2", "Jan Smit"), numbered(4, "3", "Els Wit")], &people);
        assert_eq!((import.changed[0].by, told(&import.changed[0])), (By::Name, vec![("number", None, "1")]));
        assert_eq!(doubts(&import), [(3, Doubt::TwoHaveName(vec!["jan".into(), "jan-2".into()]))]);
        assert_eq!(import.new.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Els Wit"]);
        assert_eq!(import.missing, [] as [Slug; 0], "who could be a row in doubt is not missing");
    }

    #[test]
    fn a_namesake_with_another_number_is_another_person() {
        let jan = Employee { number: Some("1".to_owned()), ..person("jan", "Jan Smit") };
        let import = import(vec![numbered(2, "1", "Jan Smit"), numbered(3, "2", "Jan Smit")], &[jan]);
        assert_eq!((import.unchanged, import.new.len(), import.unclear.len()), (1, 1, 0));
    }

    #[test]
    fn what_two_have_is_nobodys() {
        let with = |slug: &str, number: &str, email: &str| Employee {
            number: Some(number.to_owned()),
            email: Some(email.to_owned()),
            ..person(slug, slug)
        };
        let people = [with("a", "1", "x@y.z"), with("b", "1", "b@y.z"), with("c", "3", "c@y.z")];
        let mailed = |at, number: &str, email: &str, name: &str| Row { email: Some(email.to_owned()), ..numbered(at, number, name) };
        let rows = vec![
            numbered(2, "1", "A"),
            mailed(3, "3", "b@y.z", "C"),
            mailed(4, "9", "c@y.z", "D"),
            numbered(5, "7", "E"),
            numbered(6, "07", "F"),
            row(7, ""),
            numbered(8, "8", ""),
        ];
        let import = import(rows, &people);
        assert_eq!(
            doubts(&import),
            [
                (2, Doubt::TwoHaveNumber(vec!["a".into(), "b".into()])),
                (3, Doubt::TwoPeople("c".into(), "b".into())),
                (4, Doubt::OtherNumber("c".into())),
                (5, Doubt::SameNumber(6)),
                (6, Doubt::SameNumber(5)),
                (7, Doubt::NoName),
                (8, Doubt::NoName),
            ]
        );
        assert!(import.is_empty() && import.missing.is_empty());
    }

    #[test]
    fn a_manager_is_named_by_number_address_sign_or_name() {
        let people = [
            Employee { number: Some("1".to_owned()), ..person("piet", "Piet Jansen") },
            Employee { number: Some("2".to_owned()), manager: Some("Piet Jansen".into()), ..person("bo", "Bo Li") },
        ];
        let boss = Row { ids: vec!["pj".to_owned()], email: Some("p@y.z".to_owned()), ..numbered(2, "1", "Piet Jansen-Bos") };
        let led = |at, number: &str, name: &str, by: &str| Row { manager: vec![by.to_owned()], ..numbered(at, number, name) };
        let rows = vec![
            boss,
            led(3, "2", "Bo Li", "001"),
            led(4, "3", "C", "P@Y.z"),
            led(5, "4", "D", "PJ"),
            led(6, "5", "E", "Jansen-Bos, Piet"),
            led(7, "6", "F", "Zwart"),
            led(8, "7", "G", "7"),
        ];
        let import = import(rows, &people);
        let managers: Vec<_> = import.new.iter().map(|one| one.manager.as_deref()).collect();
        assert_eq!(managers, [Some("Piet Jansen-Bos"), Some("Piet Jansen-Bos"), Some("Piet Jansen-Bos"), None, None]);
        assert_eq!(import.changed.len(), 1, "who is led by someone with another name is led by the same: {:?}", import.changed);
        assert_eq!(import.no_manager, [(7, "F".to_owned())]);
    }

    #[test]
    fn leaving_coming_back_and_never_having_been_here() {
        let gone = Employee { number: Some("1".to_owned()), left: Some(day("2026-01-31")), ..person("a", "A") };
        let here =
            |slug: &str, number: &str| Employee { number: Some(number.to_owned()), started: Some(day("2020-01-01")), ..person(slug, slug) };
        let people = [gone, here("b", "2"), here("c", "3"), here("d", "4")];
        let left = |row: Row, left: &str| Row { left: Some(day(left)), ..row };
        let rows = vec![
            numbered(2, "1", "A"),
            left(numbered(3, "2", "b"), "2026-12-31"),
            left(numbered(4, "3", "c"), "2019-12-31"),
            Row { is_active: Some(false), ..numbered(5, "4", "d") },
            left(numbered(6, "9", "Weg"), "2026-11-20"),
            Row { is_active: Some(false), ..numbered(7, "10", "Ook") },
        ];
        let import = import(rows, &people);
        assert_eq!(
            doubts(&import),
            [(2, Doubt::Back("a".into(), day("2026-01-31"))), (4, Doubt::LeftBeforeStarted), (5, Doubt::NoLastDay("d".into()))]
        );
        assert_eq!(import.changed.iter().map(Changed::leaves).collect::<Vec<_>>(), [Some("2026-12-31")]);
        assert_eq!((import.gone, import.new.len()), (2, 0));
    }

    #[test]
    fn much_at_once_is_an_alarm() {
        let people: Vec<Employee> = (0..10)
            .map(|at| Employee { number: Some(at.to_string()), team: Some("Noord".into()), ..person(&format!("p{at}"), &format!("P{at}")) })
            .collect();
        let rows = |moved: usize, missing: usize| -> Vec<Row> {
            let team = |at: usize| if at < moved { "Zuid" } else { "NOORD" };
            (0..10 - missing)
                .map(|at| Row { team: Some(team(at).to_owned()), ..numbered(at as u32, &at.to_string(), &format!("P{at}")) })
                .collect()
        };
        let alarm = |moved, missing| import(rows(moved, missing), &people).alarm;
        assert_eq!((alarm(2, 0), alarm(0, 2), alarm(1, 1)), (None, None, None));
        assert_eq!(alarm(2, 1), Some(Alarm { leaving: 0, missing: 1, moved: 2, of: 10 }));
        let few = import(vec![numbered(1, "0", "P0"), numbered(2, "1", "P1")], &people[..4]);
        assert_eq!((few.missing.len(), few.alarm), (2, None), "two of four are few people");
        let first = people.iter().map(|one| Employee { team: None, ..one.clone() }).collect::<Vec<_>>();
        assert_eq!(import(rows(10, 0), &first).alarm, None, "a first team is no move");
    }
}
