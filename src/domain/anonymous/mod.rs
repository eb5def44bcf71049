//! The report without names: how many people named each obstacle, by team and half-year, so that nothing about fewer than a few people
//! can be worked out from it.
//!
//! People are those who were talked with in a half-year that has ended. Each counts once for a word, and in one team: that of the last day
//! of the half-year. So all figures of one word are sums over one tree of teams, and a talk is in one half-year: pages of two half-years
//! have nothing to take from each other. What may be shown is worked out for all teams at once, [`issue`]d once, and kept.

mod attack;
mod elimination;
mod hiding;
mod nest;

use super::as_of::turn_back;
use super::date::NotADay;
use super::employee::{Employee, Slug};
use super::name::Spellings;
use super::period::Period;
use super::records::Records;
use super::settings::Settings;
use super::signature;
use super::team::Team;
use super::text;
use super::types::Labels;
use chrono::{Datelike, NaiveDate};
use hiding::Figures;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The smallest group of people that may ever be shown.
pub const FLOOR: usize = 3;

/// The key of the row for all obstacles that the vocabulary does not have.
pub const OTHER: &str = "other";

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A half-year that has ended.
    Half(Period),
    /// A year: its halves beside each other, where both were issued.
    Year([Period; 2]),
}

/// Why nothing is issued for a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotIssued {
    /// It is no period.
    NoPeriod(NotADay),
    /// It is no half-year of the calendar.
    NoHalf,
    /// It ends on this day, which is still to come or today.
    Runs(NaiveDate),
}

/// What a text asks for on the day `today`.
///
/// # Errors
/// If it is no half-year, or one that has not ended: figures of a period that runs change by one talk at a time, and those of periods that
/// overlap can be taken from each other.
pub fn asked(text: &str, today: NaiveDate) -> Result<Asked, NotIssued> {
    let period = Period::parse(text, today).map_err(NotIssued::NoPeriod)?;
    let ended = |half: Period| if half.to < today { Ok(half) } else { Err(NotIssued::Runs(half.to)) };
    if period.half().is_some() {
        return ended(period).map(Asked::Half);
    }
    let is_year = period.months() == Some(12) && period.from.month() == 1;
    let halves = is_year.then(|| [period.from, period.to].map(Period::half_of));
    match halves {
        Some([Some(first), Some(second)]) => Ok(Asked::Year([ended(first)?, ended(second)?])),
        _ => Err(NotIssued::NoHalf),
    }
}

/// Whose people a row is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    Everyone,
    /// Those without a team, where there are teams.
    NoTeam,
    /// A team with all teams within it, by its path.
    Team(String),
    /// Those directly in a team that has teams within it.
    Directly(String),
}

impl Part {
    /// The team that it is, or is a part of.
    pub fn team(&self) -> Option<&str> {
        match self {
            Part::Everyone | Part::NoTeam => None,
            Part::Team(team) | Part::Directly(team) => Some(team),
        }
    }

    /// Whether it has those who are in a team, or in none, and in no team within that.
    pub fn is_direct(&self) -> bool {
        matches!(self, Part::NoTeam | Part::Directly(_))
    }

    /// Where it stands: a team before those directly in it, and those before the teams within it.
    fn order(&self) -> (Vec<String>, bool) {
        (self.team().map(|team| steps(&Team::from(team))).unwrap_or_default(), self.is_direct())
    }

    /// How far it lies within the organisation: nought for everyone.
    pub fn depth(&self) -> usize {
        match self {
            Part::Everyone => 0,
            Part::NoTeam => 1,
            Part::Team(team) => steps(&Team::from(team.as_str())).len(),
            Part::Directly(team) => steps(&Team::from(team.as_str())).len() + 1,
        }
    }

    /// How it stands in what is signed.
    fn marked(&self) -> [&str; 2] {
        match self {
            Part::Everyone => ["everyone", ""],
            Part::NoTeam => ["no team", ""],
            Part::Team(team) => ["team", team],
            Part::Directly(team) => ["directly", team],
        }
    }
}

/// A word of the vocabulary, as it was called when the page was issued.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    pub key: String,
    pub label: Labels,
}

/// The figures of one part of the organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub part: Part,
    /// How many people named each word, in the order of the words; nothing where that is hidden.
    pub people: Vec<Option<usize>>,
}

/// A page that was issued. All that it says is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    pub half: Period,
    /// The fewest people that a figure is about.
    pub least: usize,
    /// How many files could not be read, and are not counted.
    pub unreadable: usize,
    pub words: Vec<Word>,
    /// Every part of the organisation, a team before what is in it.
    pub rows: Vec<Row>,
}

impl Issued {
    /// What shows that nothing in it was changed by hand: a digest of all that it says.
    pub fn digest(&self) -> String {
        let mut texts = vec![self.half.half().unwrap_or_default(), self.least.to_string(), self.unreadable.to_string()];
        for word in &self.words {
            let label = [&word.label.nl, &word.label.en].map(|label| label.clone().unwrap_or_default());
            texts.extend([word.key.clone()].into_iter().chain(label));
        }
        for row in &self.rows {
            texts.extend(row.part.marked().map(str::to_owned));
            texts.extend(row.people.iter().map(|people| people.map(|people| people.to_string()).unwrap_or_default()));
        }
        let mut digest = signature::sign("stay issued report", &texts);
        digest.truncate(32);
        digest
    }

    /// The same page with a team and what is within it alone; nothing where it has no such team.
    pub fn within(&self, team: &Team) -> Option<Issued> {
        let is_in = |row: &&Row| row.part.team().is_some_and(|own| Team::from(own).is_within(team));
        let rows: Vec<Row> = self.rows.iter().filter(is_in).cloned().collect();
        (!rows.is_empty()).then(|| Issued { rows, ..self.clone() })
    }

    /// How many figures are shown, and how many are hidden.
    pub fn counted(&self) -> [usize; 2] {
        let all = self.rows.iter().flat_map(|row| &row.people);
        let shown = all.clone().flatten().count();
        [shown, all.count() - shown]
    }
}

/// What a page says of a word in a part of the organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    Shown(usize),
    Hidden,
    /// There was no such part, or no such word.
    Absent,
}

/// Pages beside each other, and nothing that is made of them.
#[derive(Debug)]
pub struct Beside<'p> {
    pub pages: &'p [Issued],
    /// Every part that one of them has, a team before what is in it.
    pub parts: Vec<&'p Part>,
    /// Every word that one of them has; what is in other words last.
    pub words: Vec<&'p Word>,
    rows: Vec<HashMap<&'p Part, &'p Row>>,
    columns: Vec<HashMap<&'p str, usize>>,
}

impl<'p> Beside<'p> {
    pub fn of(pages: &'p [Issued]) -> Beside<'p> {
        let mut parts: Vec<&Part> = pages.iter().flat_map(|page| &page.rows).map(|row| &row.part).collect();
        parts.sort_by_cached_key(|part| part.order());
        parts.dedup();
        let mut words: Vec<&Word> = Vec::new();
        for word in pages.iter().rev().flat_map(|page| &page.words) {
            if !words.iter().any(|known| known.key == word.key) {
                words.push(word);
            }
        }
        words.sort_by_key(|word| word.key == OTHER);
        let rows = pages.iter().map(|page| page.rows.iter().map(|row| (&row.part, row)).collect()).collect();
        let columns = pages.iter().map(|page| page.words.iter().enumerate().map(|(at, word)| (word.key.as_str(), at)).collect()).collect();
        Beside { pages, parts, words, rows, columns }
    }

    /// What the page at a place says.
    pub fn figure(&self, page: usize, part: &Part, word: &Word) -> Figure {
        let row = self.rows.get(page).and_then(|rows| rows.get(part));
        let column = self.columns.get(page).and_then(|columns| columns.get(word.key.as_str()));
        let Some((row, column)) = row.zip(column) else { return Figure::Absent };
        row.people.get(*column).copied().flatten().map_or(Figure::Hidden, Figure::Shown)
    }
}

/// Works out the page of a half-year that has ended, for all teams at once. `unreadable` files could not be read.
pub fn issue(mut records: Records, settings: &Settings, half: Period, unreadable: usize) -> Issued {
    turn_back(&mut records, half.to);
    let least = settings.anonymity.max(FLOOR);
    let words = words(settings);
    let counted = Counted::of(&records, settings, half, &words);
    let tree = Tree::of(&counted, settings);
    let figures = Figures::new(tree.count(&counted, |person| person.was_talked_with), tree.about.clone(), least);
    let seed = counted.seed(half);
    let mut rows: Vec<Row> = tree.parts.iter().map(|part| Row { part: part.clone(), people: Vec::new() }).collect();
    for (at, word) in words.iter().enumerate() {
        let people = tree.count(&counted, |person| person.named.contains(&at));
        let mut chance = Chance { seed: &seed, word: &word.key, asked: 0 };
        let shown = figures.shown(&people, &mut |weights| chance.of(weights));
        for ((row, about), shown) in rows.iter_mut().zip(&tree.about).zip(shown) {
            row.people.push(shown.then(|| about.iter().map(|group| people[*group]).sum()));
        }
    }
    Issued { half, least, unreadable, words, rows }
}

/// The vocabulary, each key once, and the row for all else.
fn words(settings: &Settings) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for term in settings.vocabulary.terms().iter().filter(|term| term.key != OTHER) {
        if !words.iter().any(|word| word.key == term.key) {
            words.push(Word { key: term.key.clone(), label: term.label.clone() });
        }
    }
    words.push(Word { key: OTHER.to_owned(), label: Labels::default() });
    words
}

/// Someone who was talked with, or is in the organisation.
struct Person<'r> {
    /// What tells this person from others.
    mark: String,
    team: Option<&'r Team>,
    was_talked_with: bool,
    /// Which words this person named.
    named: BTreeSet<usize>,
}

/// The people, each once, however many folders they had.
struct Counted<'r>(Vec<Person<'r>>);

impl<'r> Counted<'r> {
    fn of(records: &'r Records, settings: &Settings, half: Period, words: &[Word]) -> Counted<'r> {
        let at_word: HashMap<&str, usize> = words.iter().enumerate().map(|(at, word)| (word.key.as_str(), at)).collect();
        let word = |written: &str| {
            let term = settings.vocabulary.term(written);
            term.and_then(|term| at_word.get(term.key.as_str())).or_else(|| at_word.get(OTHER)).copied()
        };
        let is_named = |written: &&String| !text::key(written).is_empty();
        let marks = marks(records);
        let mut people: BTreeMap<&str, Person> = BTreeMap::new();
        for employee in records.employees.iter() {
            let mark = &marks[&employee.slug];
            let new = || Person { mark: mark.clone(), team: None, was_talked_with: false, named: BTreeSet::new() };
            let person = people.entry(mark).or_insert_with(new);
            person.team = person.team.or(employee.team.as_ref().filter(|team| !team.key().is_empty()));
        }
        let here: BTreeSet<&str> =
            records.employees.iter().filter(|employee| employee.is_here(half.to)).map(|one| marks[&one.slug].as_str()).collect();
        for talk in records.conversations.iter().filter(|talk| talk.counts() && half.covers(talk.date)) {
            let mark = marks.get(&talk.employee).map_or(&*talk.employee, String::as_str);
            let new = || Person { mark: mark.to_owned(), team: None, was_talked_with: false, named: BTreeSet::new() };
            let person = people.entry(mark).or_insert_with(new);
            person.was_talked_with = true;
            person.named.extend(talk.obstacles.iter().filter(is_named).filter_map(|written| word(written)));
            let has_own_words = talk.sealed.as_ref().is_some_and(|sealed| sealed.own_words > 0);
            person.named.extend(has_own_words.then(|| at_word.get(OTHER).copied()).flatten());
        }
        people.retain(|mark, person| person.was_talked_with || here.contains(mark));
        Counted(people.into_values().collect())
    }

    /// What chance is made of: all that was said. The same records give the same page, and nobody who knows less can foresee it.
    fn seed(&self, half: Period) -> String {
        let told = |person: &Person| format!("{} {:?}", person.mark, person.named);
        let mut texts: Vec<String> = self.0.iter().filter(|person| person.was_talked_with).map(told).collect();
        texts.sort();
        texts.push(half.half().unwrap_or_default());
        signature::sign("stay hidden figures", &texts)
    }
}

/// What tells each person from others, by folder: the `id`, else the folder that the person has now.
fn marks(records: &Records) -> HashMap<Slug, String> {
    let mut former: HashMap<&str, Vec<&Employee>> = HashMap::new();
    for employee in &records.employees {
        employee.formerly.iter().for_each(|folder| former.entry(folder).or_default().push(employee));
    }
    let own = |employee: &Employee| employee.id.map_or_else(|| employee.slug.to_string(), |id| format!("id {id}"));
    let mark = |employee: &Employee| match (employee.id, former.get(&*employee.slug).map(Vec::as_slice)) {
        (None, Some([now])) if now.slug != employee.slug => own(now),
        _ => own(employee),
    };
    records.employees.iter().map(|employee| (employee.slug.clone(), mark(employee))).collect()
}

/// The parts of the organisation, and which of the smallest ones each is about. The smallest are those who are directly in a team, or in
/// none.
struct Tree {
    parts: Vec<Part>,
    about: Vec<Vec<usize>>,
    /// How many of the smallest there are.
    groups: usize,
    /// In which of them each person is, in the order of the people.
    group_of: Vec<usize>,
}

/// The key of a team by its parts, so that what lies within it comes right behind it.
fn steps(team: &Team) -> Vec<String> {
    team.key().split('/').filter(|step| !step.is_empty()).map(str::to_owned).collect()
}

impl Tree {
    fn of(counted: &Counted, settings: &Settings) -> Tree {
        let mut spellings = Spellings::default();
        // as `stay.yaml` lists it, else as it is written most
        settings.teams.iter().flat_map(Team::path).for_each(|team| spellings.add(team.key(), &team, Spellings::OWN));
        let people = counted.0.iter().filter_map(|person| person.team);
        people.flat_map(Team::path).for_each(|team| spellings.add(team.key(), &team, 1));
        let homes: Vec<Vec<String>> = counted.0.iter().map(|person| person.team.map(steps).unwrap_or_default()).collect();
        let listed = settings.teams.iter().map(steps);
        let teams: BTreeSet<Vec<String>> =
            listed.chain(homes.iter().cloned()).flat_map(|team| (1..=team.len()).map(move |depth| team[..depth].to_vec())).collect();
        let numbers: BTreeMap<&Vec<String>, usize> =
            homes.iter().collect::<BTreeSet<_>>().into_iter().enumerate().map(|(number, home)| (home, number)).collect();
        let group_of = homes.iter().map(|home| numbers[home]).collect();
        let mut tree = Tree { parts: vec![Part::Everyone], about: vec![(0..numbers.len()).collect()], groups: numbers.len(), group_of };
        if let Some(group) = numbers.get(&Vec::new()).filter(|_| !teams.is_empty()) {
            tree.add(Part::NoTeam, vec![*group]);
        }
        for team in &teams {
            let called = spellings.of(&team.join("/")).unwrap_or_default().to_owned();
            let within = numbers.iter().filter(|(home, _)| home.starts_with(team)).map(|(_, group)| *group).collect();
            let has_teams = teams.range(team.clone()..).nth(1).is_some_and(|next| next.starts_with(team));
            tree.add(Part::Team(called.clone()), within);
            if let Some(group) = numbers.get(team).filter(|_| has_teams) {
                tree.add(Part::Directly(called), vec![*group]);
            }
        }
        tree
    }

    fn add(&mut self, part: Part, about: Vec<usize>) {
        self.parts.push(part);
        self.about.push(about);
    }

    /// How many people in each smallest part are such.
    fn count(&self, counted: &Counted, is: impl Fn(&Person) -> bool) -> Vec<usize> {
        let mut counts = vec![0; self.groups];
        counted.0.iter().zip(&self.group_of).filter(|(person, _)| is(person)).for_each(|(_, group)| counts[*group] += 1);
        counts
    }
}

/// Chance that is the same for the same records.
struct Chance<'s> {
    seed: &'s str,
    word: &'s str,
    asked: usize,
}

impl Chance<'_> {
    /// The place of one of several, each as likely as its weight.
    fn of(&mut self, weights: &[usize]) -> usize {
        self.asked += 1;
        let sign = signature::sign(self.seed, &[self.word, &self.asked.to_string()]);
        let number = sign.get(..12).and_then(|digits| u64::from_str_radix(digits, 16).ok()).unwrap_or_default();
        let all: usize = weights.iter().sum();
        let mut left = usize::try_from(number % all.max(1) as u64).unwrap_or_default();
        for (at, weight) in weights.iter().enumerate() {
            if left < *weight {
                return at;
            }
            left -= weight;
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::conversation::{Conversation, Status};
    use crate::domain::employee::Was;
    use crate::domain::id::Id;
    use crate::domain::obstacle::{Term, Vocabulary};
    use crate::domain::sample::{conversation, day};
    use crate::domain::sealed::Sealed;

    fn half() -> Period {
        Period { from: day("2026-01-01"), to: day("2026-06-30") }
    }

    fn vocabulary() -> Settings {
        let term = |key: &str, also: &[&str]| Term {
            key: key.into(),
            also: also.iter().map(|form| (*form).to_owned()).collect(),
            ..Term::default()
        };
        let terms = vec![term("rooster", &["diensten"]), term("reistijd", &[])];
        Settings { vocabulary: Vocabulary::new(terms), anonymity: 1, ..Settings::default() }
    }

    fn person(slug: &str, team: &str) -> Employee {
        Employee { team: Some(team.into()).filter(|_| !team.is_empty()), ..Employee::unknown(slug.into()) }
    }

    fn talk(slug: &str, date: &str, obstacles: &[&str]) -> Conversation {
        let obstacles = obstacles.iter().map(|one| (*one).to_owned()).collect();
        Conversation { obstacles, ..conversation(slug, "c1aaaaaa", date, Status::Closed) }
    }

    /// So many people of a team, of whom the first so many name it.
    fn crowd(records: &mut Records, team: &str, talked: usize, named: usize, word: &str) {
        for number in 0..talked {
            let slug = format!("{}-{number}", team.to_lowercase().replace('/', "-"));
            records.employees.push(person(&slug, team));
            let obstacles = [word];
            records.conversations.push(talk(&slug, "2026-03-01", &obstacles[..usize::from(number < named)]));
        }
    }

    fn told(issued: &Issued) -> Vec<(String, Vec<Option<usize>>)> {
        issued.rows.iter().map(|row| (row.part.marked().join(" ").trim().to_owned(), row.people.clone())).collect()
    }

    #[test]
    fn only_half_years_that_have_ended_are_asked_for() {
        let of = |text: &str, today: &str| asked(text, day(today));
        assert_eq!(of("2026-H1", "2026-07-01"), Ok(Asked::Half(half())));
        assert_eq!(of("2026-H1", "2026-06-30"), Err(NotIssued::Runs(day("2026-06-30"))));
        assert_eq!(of("vorig halfjaar", "2026-11-20"), Ok(Asked::Half(half())));
        assert_eq!(of("dit halfjaar", "2026-11-20"), Err(NotIssued::Runs(day("2026-12-31"))));
        assert_eq!(of("2026", "2026-11-20"), Err(NotIssued::Runs(day("2026-12-31"))));
        assert!(matches!(of("2025", "2026-11-20"), Ok(Asked::Year([first, second])) if first.to < second.from));
        for text in ["2026-Q1", "2026-03", "last-quarter"] {
            assert_eq!(of(text, "2026-11-20"), Err(NotIssued::NoHalf), "{text}");
        }
        assert!(matches!(of("2026-H3", "2026-11-20"), Err(NotIssued::NoPeriod(_))));
    }

    #[test]
    fn people_count_once_in_the_team_of_the_last_day_and_own_words_are_one_row() {
        let mut records = Records::default();
        crowd(&mut records, "Zorg/Noord", 12, 5, "Diensten");
        crowd(&mut records, "Zorg/Zuid", 12, 6, "de printer");
        // twice the same, in two talks and two spellings, is one person
        records.conversations.push(talk("zorg-noord-0", "2026-04-01", &["rooster", "diensten"]));
        // before and after the half-year, planned, cancelled
        for (date, status) in [("2025-12-31", Status::Closed), ("2026-07-01", Status::Open), ("2026-05-01", Status::Planned)] {
            let other = Conversation { status, ..talk("zorg-noord-9", date, &["rooster"]) };
            records.conversations.push(other);
        }
        // who moved afterwards counts where they were; who left in between counts
        let moved = records.employees.iter_mut().find(|one| &*one.slug == "zorg-noord-1").unwrap();
        (moved.was, moved.team) =
            (vec![Was { team: moved.team.clone(), manager: None, until: Some(day("2026-08-01")) }], Some("Zorg/Zuid".into()));
        records.employees.iter_mut().find(|one| &*one.slug == "zorg-noord-2").unwrap().left = Some(day("2026-05-31"));
        // words that are sealed are other words, as many as there may be
        records.conversations.last_mut().unwrap().status = Status::Cancelled;
        let sealed = Some(Box::new(Sealed { own_words: 2, ..Sealed::default() }));
        records.conversations.push(Conversation { sealed, ..talk("zorg-zuid-11", "2026-02-02", &[]) });
        let page = issue(records, &vocabulary(), half(), 0);
        assert_eq!(
            (page.least, page.words.iter().map(|word| word.key.as_str()).collect::<Vec<_>>()),
            (FLOOR, vec!["rooster", "reistijd", "other"])
        );
        // nobody of Zuid named the roster: with that of the whole, Noord is hidden or the whole is; chance says which
        let shown: Vec<_> = told(&page).into_iter().map(|(part, people)| (part, people[0], people[2])).collect();
        let parts: Vec<&str> = shown.iter().map(|(part, ..)| part.as_str()).collect();
        assert_eq!(parts, ["everyone", "team Zorg", "team Zorg/Noord", "team Zorg/Zuid"]);
        let [whole, zorg, noord, zuid] = &shown[..] else { panic!() };
        assert_eq!((whole.1, zuid.1), (zorg.1, None));
        assert!(matches!((whole.1, noord.1), (Some(5), None) | (None, Some(5))), "{shown:?}");
        assert!(matches!((whole.2, zuid.2), (Some(7), None) | (None, Some(7))), "{shown:?}");
    }

    #[test]
    fn one_person_in_two_folders_is_one_and_an_old_folder_is_no_second() {
        let mut records = Records::default();
        crowd(&mut records, "Zorg", 8, 0, "");
        let id = Id::parse("n4t8c2ye");
        for slug in ["bo", "bo-2"] {
            records.employees.push(Employee { id, ..person(slug, "Zorg") });
            records.conversations.push(talk(slug, "2026-03-01", &["rooster"]));
        }
        records.employees.push(Employee { formerly: vec!["an".into()], ..person("anna", "Zorg") });
        records.employees.push(person("an", ""));
        for slug in ["an", "anna", "zorg-0"] {
            records.conversations.push(talk(slug, "2026-03-01", &["rooster"]));
        }
        let settings = vocabulary();
        let counted = Counted::of(&records, &settings, half(), &words(&settings));
        let named = counted.0.iter().filter(|person| person.named.contains(&0)).count();
        assert_eq!((counted.0.len(), named), (10, 3));
        assert!(counted.0.iter().all(|person| person.team.is_some()));
    }

    #[test]
    fn the_same_records_give_the_same_page_and_those_directly_in_a_team_are_a_part_of_it() {
        let mut records = Records::default();
        crowd(&mut records, "Zorg", 14, 6, "rooster");
        crowd(&mut records, "Zorg/Noord", 14, 7, "rooster");
        crowd(&mut records, "", 14, 4, "rooster");
        records.employees.push(person("planner", "zorg / NOORD"));
        let again = Records {
            employees: records.employees.iter().rev().cloned().collect(),
            conversations: records.conversations.clone(),
            ..Records::default()
        };
        let settings = Settings { teams: vec!["Zorg".into(), "Kantoor".into()], ..vocabulary() };
        let page = issue(records, &settings, half(), 3);
        assert_eq!(page, issue(again, &settings, half(), 3));
        let parts: Vec<(String, Option<usize>)> = told(&page).into_iter().map(|(part, people)| (part, people[0])).collect();
        let all = [("everyone", 17), ("no team", 4), ("team Kantoor", 0), ("team Zorg", 13), ("directly Zorg", 6), ("team Zorg/Noord", 7)];
        assert_eq!(parts, all.map(|(part, count)| (part.to_owned(), Some(count).filter(|count| *count > 0))));
        assert_eq!(page.counted(), [5, 13]);
        let zorg = page.within(&"zorg".into()).unwrap();
        assert_eq!(zorg.rows, page.rows[3..]);
        assert_eq!((zorg.digest() == page.digest(), page.within(&"Zorg/Oost".into())), (false, None));
    }

    #[test]
    fn halves_stand_beside_each_other_and_nothing_is_made_of_them() {
        let word = |key: &str| Word { key: key.into(), label: Labels::default() };
        let row = |part: Part, people: &[Option<usize>]| Row { part, people: people.to_vec() };
        let page = |words: &[&str], rows| Issued {
            half: half(),
            least: 5,
            unreadable: 0,
            words: words.iter().map(|key| word(key)).collect(),
            rows,
        };
        let (zorg, noord) = (Part::Team("Zorg".into()), Part::Team("Zorg/Noord".into()));
        let first = page(&["rooster", OTHER], vec![row(Part::Everyone, &[Some(9), None]), row(noord.clone(), &[Some(5), None])]);
        let second =
            page(&["reistijd", "rooster", OTHER], vec![row(Part::Everyone, &[None; 3]), row(zorg.clone(), &[Some(6), None, None])]);
        let pages = [first, second];
        let beside = Beside::of(&pages);
        assert_eq!(beside.parts, [&Part::Everyone, &zorg, &noord]);
        assert_eq!(beside.words.iter().map(|word| word.key.as_str()).collect::<Vec<_>>(), ["reistijd", "rooster", OTHER]);
        let figures = |part: &Part, key: &str| [0, 1].map(|page| beside.figure(page, part, &word(key)));
        assert_eq!(figures(&Part::Everyone, "rooster"), [Figure::Shown(9), Figure::Hidden]);
        assert_eq!(figures(&noord, "rooster"), [Figure::Shown(5), Figure::Absent]);
        assert_eq!(figures(&zorg, "reistijd"), [Figure::Absent, Figure::Shown(6)]);
    }
}
