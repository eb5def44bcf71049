//! Rounds: a type of talk that everyone of some teams is to have within a time, and how far a round is.

use super::bank;
use super::conversation::Conversation;
use super::employee::{Employee, Slug};
use super::me::Only;
use super::records::Records;
use super::settings::Settings;
use super::team::Team;
use super::words::worded;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// A round, as `stay.yaml` has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    pub key: String,
    /// The type of its talks.
    pub kind: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Whom it is for; everyone where it names no team.
    pub teams: Vec<Team>,
    /// What each of its talks asks, beside what its type always asks.
    pub questions: Vec<String>,
}

worded! {
    /// Where a round stands on a day.
    State {
        /// It begins later.
        Coming = "coming" nl "komt nog" en "to come",
        /// It is under way.
        Running = "running" nl "loopt" en "running",
        /// Its last day has passed.
        Over = "over" nl "voorbij" en "over",
    }
}

impl Round {
    pub fn state(&self, day: NaiveDate) -> State {
        match day {
            _ if day < self.from => State::Coming,
            _ if day > self.to => State::Over,
            _ => State::Running,
        }
    }

    /// How many days are left after this one; `None` unless it runs.
    pub fn days_left(&self, day: NaiveDate) -> Option<i64> {
        (self.state(day) == State::Running).then(|| (self.to - day).num_days())
    }

    /// Whether it is for people of a team, or for those without one.
    pub fn is_for(&self, team: Option<&Team>) -> bool {
        self.teams.is_empty() || team.is_some_and(|own| self.teams.iter().any(|team| own.is_within(team)))
    }

    /// Whether a talk is one of this round.
    pub fn has(&self, talk: &Conversation) -> bool {
        talk.kind == self.kind && (self.from..=self.to).contains(&talk.date)
    }
}

/// How far people are with a round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub people: usize,
    /// Those whose talk was held.
    pub held: usize,
    /// Those whose talk is planned, or has begun and is not closed.
    pub planned: usize,
}

impl Count {
    /// Those with neither.
    pub fn to_do(&self) -> usize {
        self.people - self.held - self.planned
    }

    fn add(&mut self, stand: Stand) {
        self.people += 1;
        self.held += usize::from(stand == Stand::Held);
        self.planned += usize::from(stand == Stand::Planned);
    }
}

/// How far one person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    ToDo,
    Planned,
    Held,
}

/// Someone whose talk of a round is still to be held.
#[derive(Clone, Debug)]
pub struct Waiting<'r> {
    pub employee: &'r Employee,
    /// The day that it is planned for.
    pub planned: Option<NaiveDate>,
}

/// How far a round is.
#[derive(Clone, Debug)]
pub struct Progress<'r> {
    pub round: &'r Round,
    pub all: Count,
    /// Each team by its own, people without one last.
    pub by_team: Vec<(Option<String>, Count)>,
    /// Those whose talk is still to be held: without a day first, then by day, then by team and person.
    pub waiting: Vec<Waiting<'r>>,
}

/// How far a round is on a day, of the people who are meant: those of its teams who are here on that day, or on the first or last day
/// of the round where it has not begun or is over. The talks are those of its type between its two days; what is dated after the day was
/// not held yet.
pub fn progress<'r>(records: &'r Records, round: &'r Round, only: &Only, day: NaiveDate) -> Progress<'r> {
    let (people, teams) = (records.people(), records.teams());
    let as_of = day.clamp(round.from, round.to);
    let mut stands: HashMap<&Slug, (Stand, Option<NaiveDate>)> = HashMap::new();
    for talk in records.conversations.iter().filter(|talk| round.has(talk)) {
        let stand = match () {
            () if talk.is_held() && talk.date <= day => Stand::Held,
            () if talk.is_pending() || talk.is_held() => Stand::Planned,
            () => continue,
        };
        let known = stands.entry(&talk.employee).or_insert((stand, Some(talk.date)));
        *known = match stand.cmp(&known.0) {
            std::cmp::Ordering::Greater => (stand, Some(talk.date)),
            std::cmp::Ordering::Equal => (stand, known.1.min(Some(talk.date))),
            std::cmp::Ordering::Less => *known,
        };
    }
    let mut all = Count::default();
    let mut by_team: BTreeMap<(bool, Option<String>), Count> = BTreeMap::new();
    let mut waiting = Vec::new();
    let wanted =
        |employee: &&Employee| round.is_for(employee.team.as_ref()) && employee.is_here(as_of) && only.has(Some(&employee.slug), &people);
    for employee in records.employees.iter().filter(wanted) {
        let (stand, planned) = stands.get(&employee.slug).copied().unwrap_or((Stand::ToDo, None));
        let team = teams.of_team(employee.team.as_ref());
        all.add(stand);
        by_team.entry((team.is_none(), team)).or_default().add(stand);
        if stand != Stand::Held {
            waiting.push(Waiting { employee, planned });
        }
    }
    waiting.sort_by(|a, b| {
        let key = |one: &Waiting<'r>| (one.planned, one.employee.team.as_ref().map(Team::key), one.employee.slug.clone());
        key(a).cmp(&key(b))
    });
    Progress { round, all, by_team: by_team.into_iter().map(|((_, team), count)| (team, count)).collect(), waiting }
}

/// How far each round is that runs on a day, of those rounds that concern anyone who is meant; the one that ends first in front.
pub fn running<'r>(records: &'r Records, settings: &'r Settings, only: &Only, day: NaiveDate) -> Vec<Progress<'r>> {
    let running = settings.rounds.iter().filter(|round| round.state(day) == State::Running);
    let mut all: Vec<Progress> = running.map(|round| progress(records, round, only, day)).filter(|one| one.all.people > 0).collect();
    all.sort_by_key(|one| one.round.to);
    all
}

/// The round whose talk a person is to have on a day: it runs for the person's team, and no talk of it was held with them. Of several
/// the one that ends first, else the one that stands first.
pub fn due<'s>(
    settings: &'s Settings,
    employee: &Employee,
    day: NaiveDate,
    talks: impl Iterator<Item = &'s Conversation> + Clone,
) -> Option<&'s Round> {
    of(settings, employee, day, talks).min_by_key(|round| round.to)
}

/// All rounds of which that holds.
fn of<'s>(
    settings: &'s Settings,
    employee: &Employee,
    day: NaiveDate,
    talks: impl Iterator<Item = &'s Conversation> + Clone,
) -> impl Iterator<Item = &'s Round> {
    let slug = employee.slug.clone();
    let team = employee.team.clone();
    let was_held = move |round: &Round| talks.clone().any(|talk| talk.employee == slug && talk.is_held() && round.has(talk));
    settings.rounds.iter().filter(move |round| round.state(day) == State::Running && round.is_for(team.as_ref()) && !was_held(round))
}

/// The questions that come with a talk of a type on a day with this person: those of the type, then those of the rounds that it is of.
pub fn standing<'s>(
    settings: &'s Settings,
    employee: &Employee,
    kind: &str,
    day: NaiveDate,
    talks: impl Iterator<Item = &'s Conversation> + Clone,
) -> Vec<String> {
    let mut questions = settings.standing(kind).to_vec();
    for round in of(settings, employee, day, talks).filter(|round| round.kind == kind) {
        for question in &round.questions {
            if !bank::is_among(&questions, question) {
                questions.push(question.clone());
            }
        }
    }
    questions
}

/// Whether a question comes with talks of a type: always, or in a round.
pub fn is_standing(settings: &Settings, kind: &str, question: &str) -> bool {
    let in_rounds = || settings.rounds.iter().filter(|round| round.kind == kind).any(|round| bank::is_among(&round.questions, question));
    bank::is_among(settings.standing(kind), question) || in_rounds()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::conversation::Status::{self, Cancelled, Closed, Open, Planned};
    use crate::domain::sample::{conversation, day};

    fn round(teams: &[&str]) -> Round {
        Round {
            key: "voorjaar".to_owned(),
            kind: "stay".to_owned(),
            from: day("2026-03-01"),
            to: day("2026-04-30"),
            teams: teams.iter().map(|team| (*team).into()).collect(),
            questions: vec!["Wat houdt je hier?".to_owned()],
        }
    }

    fn person(slug: &str, team: &str, started: &str, left: Option<&str>) -> Employee {
        let team = (!team.is_empty()).then(|| team.into());
        Employee { team, started: Some(day(started)), left: left.map(day), ..Employee::unknown(slug.into()) }
    }

    fn talk(number: usize, slug: &str, date: &str, status: Status) -> Conversation {
        Conversation { kind: "stay".to_owned(), ..conversation(slug, &format!("t{number}aaaaaa"), date, status) }
    }

    #[test]
    fn a_round_counts_the_talks_of_its_type_and_days_with_those_who_are_here() {
        let records = Records {
            employees: vec![
                person("anna", "Zorg/Noord", "2025-01-01", None),
                person("bo", "Zorg/Noord", "2025-01-01", None),
                person("chris", "zorg/zuid", "2025-01-01", None),
                person("dia", "Planning", "2025-01-01", None),
                person("eva", "Zorg/Zuid", "2025-01-01", Some("2026-03-10")),
                person("fen", "Zorg/Zuid", "2026-04-01", None),
                person("gijs", "", "2025-01-01", None),
            ],
            conversations: vec![
                talk(1, "anna", "2026-03-05", Closed),
                talk(2, "anna", "2026-03-25", Planned),
                talk(3, "bo", "2026-03-20", Planned),
                talk(4, "bo", "2026-05-02", Closed),
                talk(5, "chris", "2026-02-28", Closed),
                talk(6, "chris", "2026-03-08", Cancelled),
                talk(7, "dia", "2026-03-08", Open),
                Conversation { kind: "check-in".to_owned(), ..talk(8, "chris", "2026-03-09", Closed) },
            ],
            ..Records::default()
        };
        let told = |teams: &[&str], on: &str| {
            let round = round(teams);
            let progress = progress(&records, &round, &Only::default(), day(on));
            let by_team: Vec<String> = progress
                .by_team
                .iter()
                .map(|(team, count)| format!("{} {}/{}/{}", team.as_deref().unwrap_or("-"), count.held, count.planned, count.to_do()))
                .collect();
            let waiting: Vec<String> = progress.waiting.iter().map(|one| one.employee.slug.to_string()).collect();
            format!("{} · {}", by_team.join(" "), waiting.join(","))
        };
        assert_eq!(told(&["Zorg"], "2026-03-15"), "Zorg/Noord 1/1/0 Zorg/Zuid 0/0/1 · chris,bo");
        assert_eq!(told(&["Zorg"], "2026-03-02"), "Zorg/Noord 0/2/0 Zorg/Zuid 0/0/2 · chris,eva,anna,bo");
        assert_eq!(told(&["Zorg/Zuid", "Planning"], "2027-01-01"), "Planning 0/1/0 Zorg/Zuid 0/0/2 · chris,fen,dia");
        assert!(told(&[], "2026-03-15").contains("- 0/0/1"), "those without a team, where it is for everyone");
    }

    #[test]
    fn what_a_round_asks_comes_once_and_only_while_it_is_to_be_held() {
        let settings = Settings { rounds: vec![round(&["Zorg"])], ..Settings::default() };
        let anna = person("anna", "Zorg/Noord", "2025-01-01", None);
        let asked = |kind: &str, on: &str, talks: &[Conversation]| standing(&settings, &anna, kind, day(on), talks.iter()).len();
        assert_eq!(asked("stay", "2026-03-01", &[]), 1);
        assert_eq!(asked("stay", "2026-04-30", &[talk(1, "anna", "2026-04-02", Open)]), 1);
        assert_eq!(asked("stay", "2026-04-30", &[talk(1, "anna", "2026-04-02", Closed)]), 0);
        assert_eq!((asked("stay", "2026-02-28", &[]), asked("stay", "2026-05-01", &[]), asked("growth", "2026-03-01", &[])), (0, 0, 0));
        let dia = person("dia", "Planning", "2025-01-01", None);
        assert_eq!(due(&settings, &dia, day("2026-03-01"), [].iter()), None);
        assert_eq!(due(&settings, &anna, day("2026-03-01"), [].iter()).map(|round| &*round.key), Some("voorjaar"));
    }

    #[test]
    fn a_round_comes_runs_and_is_over() {
        let round = round(&[]);
        let on = |date: &str| (round.state(day(date)), round.days_left(day(date)));
        assert_eq!(on("2026-02-28"), (State::Coming, None));
        assert_eq!(on("2026-03-01"), (State::Running, Some(60)));
        assert_eq!(on("2026-04-30"), (State::Running, Some(0)));
        assert_eq!(on("2026-05-01"), (State::Over, None));
    }
}
