//! Every sentence for people, in Dutch and English side by side. A sentence without one of the languages does not compile.

pub mod agreement;
pub mod apart;
pub mod board;
pub mod conflicts;
pub mod days;
pub mod editor;
pub mod errors;
pub mod files;
pub mod followed;
pub mod git;
pub mod goals;
pub mod handover;
pub mod help;
pub mod hook;
pub mod people;
pub mod plan;
pub mod prepare;
pub mod problems;
pub mod release;
pub mod rhythm;
pub mod said;
pub mod together;
pub mod tried;
pub mod undo;
pub mod words;

pub use crate::domain::language::Language;

/// The built-in question bank, in the same form as an organisation's own `questions/*.yaml`.
pub const QUESTIONS: &str = include_str!("questions.yaml");

/// Declares sentences: a function for each, which takes the language and the values to fill in.
macro_rules! sentences {
    ($($(#[$doc:meta])* $name:ident($($arg:ident: $type:ty),*) { nl: $nl:literal, en: $en:literal $(,)? })+) => {
        $($(#[$doc])* pub fn $name(lang: $crate::i18n::Language, $($arg: $type),*) -> String {
            match lang {
                $crate::i18n::Language::Nl => format!($nl),
                $crate::i18n::Language::En => format!($en),
            }
        })+
    };
}
pub(crate) use sentences;

/// One of two texts, by language.
pub fn either<'t>(lang: Language, nl: &'t str, en: &'t str) -> &'t str {
    match lang {
        Language::Nl => nl,
        Language::En => en,
    }
}
