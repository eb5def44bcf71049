//! The two languages that everything speaks.

use super::words::worded;

worded! {
    /// The language of sentences, tables, prompts and new files.
    Language {
        /// Dutch.
        Nl = "nl",
        /// English.
        En = "en",
    }
}

impl Language {
    /// The language of a locale such as `nl_NL.UTF-8`; English for any other.
    pub fn of_locale(locale: &str) -> Language {
        if locale.to_lowercase().starts_with("nl") { Language::Nl } else { Language::En }
    }
}
