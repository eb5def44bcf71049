//! The two languages that everything speaks.

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
    /// The language of a locale such as `nl_NL.UTF-8`: Dutch for that and where none is set, English for any other,
    /// `C` and `POSIX` among them.
    pub fn of_locale(locale: &str) -> Language {
        let tongue = locale.split(['_', '.', '@', '-']).next().unwrap_or("").to_lowercase();
        if matches!(tongue.as_str(), "nl" | "") { Language::Nl } else { Language::En }
    }
}
