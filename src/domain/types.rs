//! The built-in types of conversation; `stay.yaml` may add its own.

use super::interval::{Cadence, Interval};
use super::language::Language;
use super::text::{folded, key};
use super::theme::{BuiltIn, Theme};

/// A type of conversation, built in or an organisation's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConversationType {
    /// Its key in files and on the command line.
    pub key: String,
    /// What it is called; nothing where `stay.yaml` adds a type without a name.
    pub label: Labels,
    /// What it is for, in the organisation's words.
    pub purpose: Option<String>,
    /// The longest time between two of them; `None` for no rhythm.
    pub rhythm: Cadence,
    /// The themes of its questions, the best theme first.
    pub themes: Vec<Theme>,
    /// The questions that come with every talk of it, before those that rotate.
    pub ask: Vec<String>,
}

/// A name in both languages, either of which may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    pub nl: Option<String>,
    pub en: Option<String>,
}

/// The appraisal: a conversation of the formal cycle.
pub const APPRAISAL: &str = "appraisal";

/// Whether a type belongs to the formal cycle, which uses only what both released from other conversations.
pub fn is_formal(kind: &str) -> bool {
    matches!(kind, GROWTH | APPRAISAL)
}

/// The stay talk: what it takes to stay.
pub const STAY: &str = "stay";

/// The check-in: short and informal; any conversation held counts as one.
pub const CHECK_IN: &str = "check-in";

/// The periodic look back and ahead, which may draw on what was released.
pub const GROWTH: &str = "growth";

impl ConversationType {
    /// What it is called; its key where it has no name.
    pub fn name(&self, lang: Language) -> &str {
        self.label.of(lang).unwrap_or(&self.key)
    }
}

impl Labels {
    /// The name in a language, else in the other.
    pub fn of(&self, lang: Language) -> Option<&str> {
        let (first, second) = match lang {
            Language::Nl => (&self.nl, &self.en),
            Language::En => (&self.en, &self.nl),
        };
        first.as_deref().or(second.as_deref())
    }
}

/// The type that a text means: its exact key, or else a key or name that only one type has. Capitals and blanks make no difference.
pub fn read<'t>(types: &'t [ConversationType], text: &str) -> Option<&'t ConversationType> {
    types.iter().find(|kind| kind.key == text).or_else(|| {
        let form = |text: &str| key(&folded(text));
        let meant = form(text);
        let is_called = |kind: &&ConversationType| [&kind.label.nl, &kind.label.en].into_iter().flatten().any(|name| form(name) == meant);
        types.iter().find(|kind| form(&kind.key) == meant).or_else(|| {
            let mut called = types.iter().filter(is_called);
            called.next().filter(|_| called.next().is_none())
        })
    })
}

/// Every built-in type with its default rhythm (check-in 1 month, stay 3 months, growth 6 months)
/// and the themes of its questions.
pub fn built_in() -> Vec<ConversationType> {
    use BuiltIn::*;
    let make = |key: &str, nl: &str, en: &str, rhythm: Cadence, themes: &[BuiltIn]| ConversationType {
        key: key.to_owned(),
        label: Labels { nl: Some(nl.to_owned()), en: Some(en.to_owned()) },
        purpose: None,
        rhythm,
        themes: themes.iter().copied().map(Theme::Known).collect(),
        ask: Vec::new(),
    };
    let months = |count| Some(Interval::months(count));
    vec![
        make(CHECK_IN, "check-in", "check-in", months(1), &[Energy, Workload, Obstacles, Teamwork, Appreciation, Balance]),
        make(STAY, "blijfgesprek", "stay talk", months(3), &[Energy, Obstacles, Meaning, Leaving, Appreciation, Change, Leadership]),
        make(GROWTH, "groeigesprek", "growth talk", months(6), &[Ambition, Learning, Ownership, Satisfaction, Meaning]),
        make("development", "ontwikkelgesprek", "development talk", None, &[Learning, Ambition, Ownership]),
        make(APPRAISAL, "beoordelingsgesprek", "appraisal", None, &[Ownership, Satisfaction, Appreciation, Learning]),
        make("wellbeing", "welzijnsgesprek", "wellbeing talk", None, &[Balance, Workload, Energy, Teamwork]),
        make("exit", "exitgesprek", "exit talk", None, &[Leaving, Leadership, Change, Satisfaction]),
    ]
}
