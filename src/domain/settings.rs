//! The settings of `stay.yaml`, with defaults for everything that it leaves out.

use super::ambition::Ambitions;
use super::care::Guard;
use super::circle::Policy;
use super::interval::{Cadence, Interval};
use super::language::Language;
use super::money::Currency;
use super::name::Name;
use super::obstacle::Vocabulary;
use super::remind::Reminders;
use super::retention::Terms;
use super::round::Round;
use super::team::Team;
use super::types::{self, ConversationType};
use chrono::NaiveDate;

/// The newest version of the files that this program reads and writes.
pub const VERSION: u32 = 2;

/// The version from which words can be sealed; older programs refuse it.
pub const SEALED: u32 = 2;

/// The settings of a workspace.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Whether they could be read. If not, a word that they may define is not reported as unknown.
    pub is_read: bool,
    /// The version of the files.
    pub version: u32,
    /// The language of messages and of new files; `None` when not set.
    pub language: Option<Language>,
    /// The teams; empty when any team is allowed.
    pub teams: Vec<Team>,
    /// Who holds the talks of people who are added, unless told otherwise.
    pub manager: Option<Name>,
    /// The workspace's rhythm, by type.
    pub rhythm: Vec<(String, Cadence)>,
    /// The day this workspace came into use; `None` in older workspaces and those made by hand.
    pub in_use: Option<NaiveDate>,
    /// How long after their first day newcomers have a check-in, the first one in front.
    pub newcomer: Vec<Interval>,
    /// How long after a closed conversation both come back to it.
    pub follow_up: Interval,
    /// How many actions one conversation should have at most, by type; `actions` for the rest.
    pub limits: Vec<(String, usize)>,
    /// The built-in types and the organisation's own.
    pub types: Vec<ConversationType>,
    /// The rounds, in the order of the file.
    pub rounds: Vec<Round>,
    /// The vocabulary of obstacles.
    pub vocabulary: Vocabulary,
    /// How far back obstacles count.
    pub window: Interval,
    /// An obstacle that so many people name, or more, is for the organisation to solve.
    pub people: usize,
    /// How long learning goals run, and how many a person has at once.
    pub goals: Goals,
    /// What a team or everyone wants to reach, for goals to serve.
    pub ambitions: Ambitions,
    /// The key that signs this workspace's forms; `None` in a workspace made by hand.
    pub workspace: Option<String>,
    /// Whether each command that writes commits what it wrote.
    pub commits: bool,
    /// The smallest group that an anonymous report may show.
    pub anonymity: usize,
    /// What wishes cost is in this currency.
    pub currency: Currency,
    /// Who opens what is sealed; `None` where nothing is.
    pub policy: Option<Policy>,
    /// How long what is kept is needed.
    pub terms: Terms,
    /// When digests go out, and to whom.
    pub reminders: Reminders,
    /// Whether one is told, while writing, of what should not be written about someone.
    pub guard: Guard,
}

/// How long learning goals run, and how many a person has at once. From practice: 90 days, three to five of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goals {
    /// How far ahead a goal is set.
    pub term: Interval,
    /// Fewer than this at once give a hint to people with a plan.
    pub least: usize,
    /// More than this at once give a warning.
    pub most: usize,
}

impl Default for Goals {
    fn default() -> Self {
        Goals { term: Interval::days(90), least: 3, most: 5 }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            is_read: true,
            version: 1,
            language: None,
            teams: Vec::new(),
            manager: None,
            rhythm: Vec::new(),
            in_use: None,
            newcomer: Vec::new(),
            follow_up: Interval::weeks(4),
            limits: vec![("actions".to_owned(), 3), (types::CHECK_IN.to_owned(), 2)],
            types: types::built_in(),
            rounds: Vec::new(),
            vocabulary: Vocabulary::default(),
            window: Interval::months(12),
            people: 2,
            goals: Goals::default(),
            ambitions: Ambitions::default(),
            workspace: None,
            commits: false,
            anonymity: 5,
            currency: Currency::default(),
            policy: None,
            terms: Terms::default(),
            reminders: Reminders::default(),
            guard: Guard::Warn,
        }
    }
}

impl Settings {
    /// Whether words are sealed in this workspace.
    pub fn is_sealed(&self) -> bool {
        self.version >= SEALED && self.policy.is_some()
    }

    /// The type that a text means, by its key or its name in either language.
    pub fn read_kind(&self, text: &str) -> Option<&ConversationType> {
        types::read(&self.types, text)
    }

    /// The type under a key.
    pub fn kind(&self, key: &str) -> Option<&ConversationType> {
        self.types.iter().find(|kind| kind.key == key)
    }

    /// The questions that come with every talk of a type.
    pub fn standing(&self, kind: &str) -> &[String] {
        self.kind(kind).map_or(&[], |kind| &kind.ask)
    }

    /// Says how many actions a conversation of a type should have at most; `actions` is for the rest.
    pub fn set_limit(&mut self, kind: &str, limit: usize) {
        self.limits.retain(|(known, _)| known != kind);
        self.limits.push((kind.to_owned(), limit));
    }

    /// How many actions a conversation of this type should have at most.
    pub fn limit(&self, kind: &str) -> usize {
        let of = |key: &str| self.limits.iter().find(|(known, _)| known == key).map(|(_, limit)| *limit);
        of(kind).or_else(|| of("actions")).unwrap_or(3)
    }
}
