//! Every sentence for people, in Dutch and English side by side. A sentence without one of the languages does not compile.

pub(crate) mod after_talk;
pub(crate) mod agreement;
pub(crate) mod ambition;
pub(crate) mod anonymous;
pub(crate) mod apart;
pub(crate) mod away;
pub(crate) mod board;
pub(crate) mod calendar;
pub(crate) mod care;
pub(crate) mod completions;
pub(crate) mod conflicts;
pub(crate) mod days;
pub(crate) mod dossier;
pub(crate) mod editor;
pub(crate) mod errors;
pub(crate) mod export;
pub(crate) mod fields;
pub(crate) mod files;
pub(crate) mod first_day;
pub(crate) mod follow_up;
pub(crate) mod forget;
pub(crate) mod git;
pub(crate) mod goals;
pub(crate) mod guide;
pub(crate) mod handover;
pub mod help;
pub(crate) mod hook;
pub(crate) mod import;
pub(crate) mod key;
pub(crate) mod list;
pub(crate) mod messages;
pub(crate) mod mine;
pub(crate) mod names;
pub(crate) mod notes;
pub(crate) mod outcomes;
pub(crate) mod people;
pub(crate) mod pictures;
pub(crate) mod plan;
pub(crate) mod prepare;
pub(crate) mod privacy;
pub mod problems;
pub(crate) mod promised;
pub(crate) mod readers;
pub(crate) mod release;
pub(crate) mod remind;
pub(crate) mod report;
pub(crate) mod rewritten;
pub(crate) mod rhythm;
pub(crate) mod rounds;
pub(crate) mod schedule;
pub(crate) mod schema;
pub(crate) mod seal;
pub(crate) mod sealed;
pub(crate) mod search;
pub(crate) mod several;
pub(crate) mod shared_obstacle;
pub(crate) mod sync;
pub mod topics;
pub mod tried;
pub(crate) mod unanswered;
pub(crate) mod undo;
pub(crate) mod when;
pub(crate) mod wins;
pub(crate) mod wish_line;
pub(crate) mod wishes;
pub(crate) mod words;

pub use crate::domain::language::Language;
use std::rc::Rc;

/// The built-in question bank, in the same form as an organisation's own `questions/*.yaml`.
pub const QUESTIONS: &str = include_str!("questions.yaml");

/// How to hold a talk well, in that form too.
pub const GUIDE: &str = include_str!("guide.yaml");

/// Declares sentences: a function for each, which takes the language and the values to fill in.
macro_rules! sentences {
    ($($(#[$doc:meta])* $name:ident($($arg:ident: $type:ty),*) { nl: $nl:literal, en: $en:literal $(,)? })+) => {
        $($(#[$doc])* pub(crate) fn $name(lang: $crate::i18n::Language, $($arg: $type),*) -> String {
            match lang {
                $crate::i18n::Language::Nl => format!($nl),
                $crate::i18n::Language::En => format!($en),
            }
        })+
    };
}
pub(crate) use sentences;

/// A sentence that is kept with what is filled in, and spoken when the language is known.
#[derive(Clone)]
pub struct Saying(Rc<dyn Fn(Language) -> String>);

impl Saying {
    /// A sentence, by what speaks it.
    pub fn new(speak: impl Fn(Language) -> String + 'static) -> Saying {
        Saying(Rc::new(speak))
    }

    /// The sentence with words behind it that are the same in both languages.
    pub fn followed_by(self, words: String) -> Saying {
        Saying::new(move |lang| self.text(lang) + &words)
    }

    /// The sentence in a language.
    pub fn text(&self, lang: Language) -> String {
        (self.0)(lang)
    }
}

impl From<String> for Saying {
    /// Words that are the same in both languages: a server's, or a command to type.
    fn from(words: String) -> Saying {
        Saying::new(move |_| words.clone())
    }
}

impl From<&str> for Saying {
    fn from(words: &str) -> Saying {
        words.to_owned().into()
    }
}

impl From<&Saying> for Saying {
    fn from(saying: &Saying) -> Saying {
        saying.clone()
    }
}

impl From<&String> for Saying {
    fn from(words: &String) -> Saying {
        words.clone().into()
    }
}

impl std::fmt::Debug for Saying {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.write_str(&self.text(Language::En))
    }
}

/// Declares sentences that are spoken last: a function for each, taking what is filled in.
macro_rules! sayings {
    ($($(#[$doc:meta])* $name:ident($($arg:ident: $type:ty),*) { nl: $nl:literal, en: $en:literal $(,)? })+) => {
        $($(#[$doc])* pub(crate) fn $name($($arg: $type),*) -> $crate::i18n::Saying {
            $(let $arg = ($arg).to_owned();)*
            $crate::i18n::Saying::new(move |lang| match lang {
                $crate::i18n::Language::Nl => format!($nl),
                $crate::i18n::Language::En => format!($en),
            })
        })+
    };
}
pub(crate) use sayings;

/// One of two texts, by language.
pub fn either<'t>(lang: Language, nl: &'t str, en: &'t str) -> &'t str {
    match lang {
        Language::Nl => nl,
        Language::En => en,
    }
}
