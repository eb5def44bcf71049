//! The two languages of all texts.

use super::words::worded;

worded! {
    /// The language of sentences, tables, prompts and new files.
    Language {
        /// Dutch.
        Nl = "nl" nl "Nederlands" en "Dutch",
        /// English.
        En = "en" nl "Engels" en "English",
    }
}

impl Language {
    /// The language of a locale such as `nl_NL.UTF-8`: Dutch for a Dutch locale and for none, English for any other, also for
    /// `C` and `POSIX`.
    pub fn of_locale(locale: &str) -> Language {
        let tongue = locale.split(['_', '.', '@', '-']).next().unwrap_or("").to_lowercase();
        if matches!(tongue.as_str(), "nl" | "") { Language::Nl } else { Language::En }
    }
}
