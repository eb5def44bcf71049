//! The built-in types of conversation; `stay.yaml` may add its own.

use super::interval::{Cadence, Interval};

/// A type of conversation, built in or an organisation's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConversationType {
    /// Its key in files and on the command line.
    pub key: String,
    /// The names in `stay.yaml`, Dutch and English; the built-in ones have theirs in `i18n`.
    pub label: Labels,
    /// What it is for, in the organisation's words.
    pub purpose: Option<String>,
    /// How long at most between two of them; `None` for no rhythm.
    pub rhythm: Cadence,
    /// The themes it draws its questions from, the most fitting first.
    pub themes: Vec<String>,
}

/// A name in both languages, either of which may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// Dutch.
    pub nl: Option<String>,
    /// English.
    pub en: Option<String>,
}

/// The appraisal: a talk of the formal cycle.
pub const APPRAISAL: &str = "appraisal";

/// Whether a key is that of a built-in type.
pub fn is_built_in(key: &str) -> bool {
    matches!(key, CHECK_IN | "stay" | GROWTH | "development" | APPRAISAL | "wellbeing" | "exit")
}

/// Whether a type belongs to the formal cycle, which draws on other talks only as far as both released that.
pub fn is_formal(kind: &str) -> bool {
    matches!(kind, GROWTH | APPRAISAL)
}

/// The check-in: short and informal; any conversation held counts as one.
pub const CHECK_IN: &str = "check-in";

/// The periodic look back and ahead, which may draw on what was released.
pub const GROWTH: &str = "growth";

/// Every built-in type with its default rhythm (check-in 1 month, stay 3 months, growth 6 months)
/// and the themes of its questions.
pub fn built_in() -> Vec<ConversationType> {
    let make = |key: &str, rhythm: Cadence, themes: &[&str]| ConversationType {
        key: key.to_owned(),
        label: Labels::default(),
        purpose: None,
        rhythm,
        themes: themes.iter().map(|theme| (*theme).to_owned()).collect(),
    };
    vec![
        make(CHECK_IN, Some(Interval::months(1)), &["energy", "workload", "obstacles", "teamwork", "appreciation", "balance"]),
        make("stay", Some(Interval::months(3)), &["energy", "obstacles", "meaning", "leaving", "appreciation", "change", "leadership"]),
        make("growth", Some(Interval::months(6)), &["ambition", "learning", "ownership", "satisfaction", "meaning"]),
        make("development", None, &["learning", "ambition", "ownership"]),
        make(APPRAISAL, None, &["ownership", "satisfaction", "appreciation", "learning"]),
        make("wellbeing", None, &["balance", "workload", "energy", "teamwork"]),
        make("exit", None, &["leaving", "leadership", "change", "satisfaction"]),
    ]
}
