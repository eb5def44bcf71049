//! The report: overdue follow-ups, obstacles that recur, promises, rhythm, energy, signals, wins.

use super::action::{Action, Status};
use super::ambition::{self, Served};
use super::answered::{self, Answered};
use super::attention::{self, Little};
use super::compared::Compared;
use super::conversation::Conversation;
use super::coverage::{self, Coverage};
use super::done_about::{self, DoneAbout};
use super::employee::Slug;
use super::me::Only;
use super::name::commonest;
use super::obstacle::{self, Named, Vocabulary};
use super::outcomes::{self, Half};
use super::owner::Owner;
use super::period::Period;
use super::promise::{self, Tally};
use super::promises_by::{self, PromisesBy};
use super::records::{People, Records};
use super::report_part::Part;
use super::rhythm::{self, Due, LastHeld};
use super::round::{self, Progress};
use super::sealed;
use super::settings::Settings;
use super::talk_types::{self, TalksOfType};
use super::text;
use super::theme::Signal;
use super::voices::{self, Voices};
use super::wish::{self, Wishes};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What a report is asked to be about.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    /// Only this team, only what concerns this manager.
    pub only: Only,
    /// Whether whoever asks is that manager, who sees their own promises apart.
    pub own: bool,
    /// The days that it is about.
    pub period: Period,
    /// The day that everything in it is as of, by [`Period::as_of`]. The records are those of this day (`as_of::turn_back`).
    pub as_of: NaiveDate,
    /// The day on which it is made.
    pub today: NaiveDate,
}

impl Scope {
    /// Whether it tells the state of a day before the one on which it is made.
    pub(crate) fn is_past(&self) -> bool {
        self.as_of < self.today
    }

    /// Whether its period goes on after the day that it is as of.
    pub(crate) fn runs_on(&self) -> bool {
        self.as_of < self.period.to
    }
}

/// The talks that a report is about: those that count, of its people, in its period.
pub(crate) fn talks<'r>(records: &'r Records, people: &People, scope: &Scope) -> Vec<&'r Conversation> {
    let is_one = |talk: &&Conversation| talk.counts() && scope.period.covers(talk.date) && scope.only.has(Some(&talk.employee), people);
    records.conversations.iter().filter(is_one).collect()
}

/// A report, as plain data.
#[derive(Debug)]
pub(crate) struct Report<'r> {
    /// What it is about.
    pub scope: Scope,
    /// Actions overdue on the day that it is as of, in any period; the most overdue first.
    pub overdue: Vec<&'r Action>,
    /// How many of them each owner has, most first.
    pub overdue_by_owner: Vec<(Owner, usize)>,
    /// How many of them each team has, most first.
    pub overdue_by_team: Vec<(String, usize)>,
    pub obstacles: Vec<Obstacle<'r>>,
    /// What the organisation does, and whom that was told to.
    pub organisation: Vec<Answered<'r>>,
    /// How many obstacles in own words are sealed in the talks of the period. Everyone counts the same.
    pub own_words: usize,
    /// What became of the promises that were due in the period.
    pub promises: Tally,
    /// The same by side and by team.
    pub promises_by: PromisesBy,
    /// How far talks reached: everybody together.
    pub reach: Coverage,
    /// The same team by team.
    pub coverage: Vec<Coverage>,
    /// The talks of the period by type.
    pub talks: Vec<TalksOfType>,
    /// How well people are in rhythm.
    pub rhythm: Rhythm,
    /// Of each person who has a rhythm, whether they are in it.
    pub standings: HashMap<&'r str, bool>,
    pub energy: Vec<Mentioned>,
    /// How many words about what gives energy are sealed.
    pub own_energy: usize,
    /// Signals for workforce planning.
    pub signals: Vec<Mentioned>,
    /// How many learning goals serve each ambition; nothing where there are none.
    pub ambitions: Vec<Served<'r>>,
    /// What became of people in the half-years of the period.
    pub outcomes: Vec<Half>,
    /// The rounds that run, and how far they are.
    pub rounds: Vec<Progress<'r>>,
    /// What people ask for, and what that comes to.
    pub wishes: Wishes<'r>,
    /// Actions done in the period that were a small success, in order of day.
    pub wins: Vec<&'r Action>,
    /// Beside the period before, where that is asked for.
    pub compared: Option<Compared>,
}

/// An obstacle with what is being done about it.
#[derive(Debug)]
pub(crate) struct Obstacle<'r> {
    /// How often, by whom and when it was named.
    pub named: Named,
    /// The teams of those who named it.
    pub teams: BTreeSet<String>,
    /// Open actions that name it, people's and the organisation's.
    pub open_actions: usize,
    /// How many of them are overdue.
    pub overdue_actions: usize,
    /// How many of the open ones are the organisation's.
    pub organisation_actions: usize,
    /// What was done about it, in any period.
    pub done: DoneAbout<'r>,
}

/// How well people are in rhythm.
#[derive(Debug, Default)]
pub(crate) struct Rhythm {
    /// People who are here, with at least one type in rhythm.
    pub people: usize,
    /// Those of them who are not late for any type.
    pub in_rhythm: usize,
    /// What is late: the most days late first, then by employee and type.
    pub late: Vec<Due>,
    /// People with far fewer conversations in the period than their team, the lowest share first.
    pub attention: Vec<Little>,
}

/// A word with how many people named it in how many conversations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentioned {
    pub key: String,
    /// Its most frequent spelling.
    pub label: String,
    pub people: usize,
    /// In how many conversations.
    pub mentions: usize,
    /// Who named it.
    pub by: Voices,
}

impl Report<'_> {
    /// Whose own words are in it, or in one part of it: of actions that are overdue and of wins, about what gives energy, and obstacles
    /// that the vocabulary does not have. Unless it is a table for a spreadsheet, also obstacles that came and went, and with `names` what
    /// people did about an obstacle.
    pub(crate) fn voices(&self, vocabulary: &Vocabulary, part: Option<Part>, names: bool, is_sheet: bool) -> Voices {
        let has = |one: Part| part.is_none_or(|part| part == one);
        let named = self.obstacles.iter().filter(|_| has(Part::Obstacles) || has(Part::ObstaclesByHalf)).map(|obstacle| &obstacle.named);
        let compared = self
            .compared
            .iter()
            .filter(|_| !is_sheet && has(Part::Compared))
            .flat_map(|compared| compared.came.iter().chain(&compared.went));
        let own = named.chain(compared).filter(|named| vocabulary.term(&named.key).is_none());
        let said = own.map(|named| &named.employees).chain(self.energy.iter().filter(|_| has(Part::Energy)).map(|word| &word.by));
        let overdue = self.overdue.iter().filter(|_| has(Part::Overdue)).copied();
        let wins = self.wins.iter().filter(|_| has(Part::Wins)).copied();
        // the figures of a whole sheet have no wishes
        let has_wishes = |one: Part| has(one) && (part.is_some() || !is_sheet);
        let mobility = self.wishes.mobility.iter().filter(|_| has_wishes(Part::Mobility));
        let staffing = self.wishes.staffing.iter().filter(|_| has_wishes(Part::Staffing));
        let listed = mobility.chain(staffing).filter(|asked| asked.what.is_some());
        let done = self.obstacles.iter().filter(|_| names && !is_sheet && has(Part::Obstacles)).filter_map(|obstacle| obstacle.done.last);
        let mut voices = voices::of(overdue.chain(wins).chain(done));
        said.for_each(|by| voices.extend(by.iter().cloned()));
        voices.extend(listed.map(|asked| asked.employee.clone()));
        voices
    }
}

pub(crate) fn compute<'r>(records: &'r Records, settings: &'r Settings, scope: Scope) -> Report<'r> {
    let (people, names, teams) = (records.people(), records.names(), records.teams());
    let owner = |action: &&Action| match action.owner_at_table(&people) {
        Owner::Named(name) => names.called(&name).to_owned(),
        Owner::Party(party) => party.word().to_owned(),
    };
    let team = |slug: &str| teams.of_team(people.get(slug)?.team.as_ref());
    let ours = |action: &&Action| scope.only.has_action(action, &people);
    let overdue = overdue(records.actions.iter().filter(ours), scope.as_of);
    let conversations = talks(records, &people, &scope);
    let due_in_period = records.actions.iter().filter(|action| action.promised_for().is_some_and(|promised| scope.period.covers(promised)));
    let promises: Vec<&Action> = due_in_period.filter(ours).collect();
    let (rhythm, standings) = rhythm(records, settings, &people, &scope);
    let (reach, coverage) = coverage::coverage(records, &standings, &scope);
    let mut wins: Vec<&Action> = records.actions.iter().filter(|action| is_win(action, scope.period.from, scope.period.to)).collect();
    wins.retain(ours);
    wins.sort_by_key(|action| (std::cmp::Reverse(action.closed), action.id));
    Report {
        overdue_by_owner: counted(overdue.iter().map(owner)).into_iter().map(|(word, count)| (Owner::of(&word), count)).collect(),
        overdue_by_team: counted(overdue.iter().filter_map(|action| team(action.employee.as_deref()?))),
        overdue,
        obstacles: obstacles(records, &conversations, team, settings, &scope),
        own_words: sealed::own_words(conversations.iter().copied()),
        own_energy: sealed::own_energy(conversations.iter().copied()),
        promises: promise::tally(promises.iter().copied(), scope.as_of),
        promises_by: promises_by::promises_by(&promises, records, &scope.only, scope.own, scope.as_of),
        organisation: answered::answered(records, settings, &scope),
        reach,
        coverage,
        talks: talk_types::by_type(records, settings, &scope),
        rhythm,
        standings,
        energy: mentioned(&conversations, |conversation| conversation.energy.iter().map(String::as_str)),
        signals: mentioned(&conversations, |conversation| conversation.signals.iter().map(Signal::as_str)),
        ambitions: ambition::served_in(&settings.ambitions, &records.goals, &people, &scope.only, &scope.period),
        outcomes: outcomes::outcomes(records, &settings.vocabulary, &scope.only, &scope.period, scope.as_of, settings.anonymity),
        rounds: round::running(records, settings, &scope.only, scope.as_of),
        wishes: wish::wishes(records, &scope.only, scope.period, scope.as_of),
        wins,
        compared: None,
        scope,
    }
}

/// The actions that are overdue: by due day, then id.
pub(crate) fn overdue<'r>(actions: impl Iterator<Item = &'r Action>, today: NaiveDate) -> Vec<&'r Action> {
    let mut overdue: Vec<&Action> = actions.filter(|action| promise::is_overdue(action, today)).collect();
    overdue.sort_by_key(|action| (action.due_on(today), action.id));
    overdue
}

/// Whether an action is a success to tell: done from `from` to `to`, with a win.
pub(crate) fn is_win(action: &Action, from: NaiveDate, to: NaiveDate) -> bool {
    let in_time = action.closed.is_some_and(|closed| (from..=to).contains(&closed));
    action.status == Status::Done && action.win.is_some() && in_time
}

fn counted(words: impl Iterator<Item = String>) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

fn obstacles<'r>(
    records: &'r Records,
    conversations: &[&Conversation],
    team: impl Fn(&str) -> Option<String>,
    settings: &Settings,
    scope: &Scope,
) -> Vec<Obstacle<'r>> {
    let (vocabulary, people) = (&settings.vocabulary, records.people());
    let mut by_key: HashMap<String, [usize; 3]> = HashMap::new();
    let actions = || records.actions.iter().filter(|action| action.employee.is_none() || scope.only.has_action(action, &people));
    for action in actions().filter(|action| action.is_open()) {
        let organisation = action.employee.is_none();
        let Some(name) = action.obstacle.as_deref() else { continue };
        let [open, overdue, organisations] = by_key.entry(vocabulary.key(name)).or_default();
        *open += 1;
        *overdue += usize::from(promise::is_overdue(action, scope.as_of));
        *organisations += usize::from(organisation);
    }
    let named = obstacle::named(conversations.iter().copied(), vocabulary, settings.people);
    let talks = records.conversations.iter().filter(|talk| talk.counts() && scope.only.has(Some(&talk.employee), &people));
    let mut done = done_about::done_about(actions(), talks, vocabulary);
    let with_actions = |named: Named| {
        let done = done.remove(&named.key).unwrap_or_default();
        let [open_actions, overdue_actions, organisation_actions] = by_key.get(&named.key).copied().unwrap_or_default();
        let teams = named.employees.iter().filter_map(|slug| team(slug)).collect();
        Obstacle { named, teams, open_actions, overdue_actions, organisation_actions, done }
    };
    named.into_iter().filter(Named::recurs).map(with_actions).collect()
}

/// How well people are in rhythm, and of each who has one whether they are in it.
fn rhythm<'r>(records: &'r Records, settings: &Settings, people: &People, scope: &Scope) -> (Rhythm, HashMap<&'r str, bool>) {
    let last = LastHeld::of(records.conversations.iter());
    let wanted = |slug: &Slug| scope.only.has(Some(slug), people);
    let attention = attention::attention(records, wanted, scope.period.from, scope.as_of, scope.as_of);
    let mut rhythm = Rhythm { attention, ..Rhythm::default() };
    let mut standings = HashMap::new();
    for employee in &records.employees {
        if records.in_doubt.contains(&employee.slug) || !employee.is_here(scope.as_of) || !wanted(&employee.slug) {
            continue;
        }
        let dues = rhythm::dues(employee, &last, settings, scope.as_of);
        if dues.is_empty() {
            continue;
        }
        rhythm.people += 1;
        let before = rhythm.late.len();
        rhythm.late.extend(dues.into_iter().filter(|due| due.days_late > 0));
        let is_in_rhythm = rhythm.late.len() == before;
        rhythm.in_rhythm += usize::from(is_in_rhythm);
        standings.insert(&*employee.slug, is_in_rhythm);
    }
    rhythm.late.sort_by(|a, b| b.days_late.cmp(&a.days_late).then_with(|| (&a.employee, &a.kind).cmp(&(&b.employee, &b.kind))));
    (rhythm, standings)
}

/// Counts words of conversations, each once per conversation. Most people first, then most mentions, then by key.
pub(crate) fn mentioned<'t, W: Iterator<Item = &'t str>>(
    conversations: &[&'t Conversation],
    words: impl Fn(&'t Conversation) -> W,
) -> Vec<Mentioned> {
    type Counts<'t> = (BTreeSet<&'t Slug>, usize, BTreeMap<String, usize>);
    let mut counts: HashMap<String, Counts> = HashMap::new();
    for conversation in conversations {
        let mut seen = Vec::new();
        for word in words(conversation) {
            let key = text::key(word);
            if key.is_empty() || seen.contains(&key) {
                continue;
            }
            let (people, mentions, forms) = counts.entry(key.clone()).or_default();
            people.insert(&conversation.employee);
            *mentions += 1;
            *forms.entry(text::on_one_line(word)).or_default() += 1;
            seen.push(key);
        }
    }
    let label = |forms: &BTreeMap<String, usize>| commonest(forms).unwrap_or_default().to_owned();
    let each = |(key, (people, mentions, forms)): (String, Counts)| {
        let by: Voices = people.into_iter().cloned().collect();
        Mentioned { key, label: label(&forms), people: by.len(), mentions, by }
    };
    let mut result: Vec<Mentioned> = counts.into_iter().map(each).collect();
    result.sort_by(|a, b| b.people.cmp(&a.people).then(b.mentions.cmp(&a.mentions)).then_with(|| a.key.cmp(&b.key)));
    result
}
