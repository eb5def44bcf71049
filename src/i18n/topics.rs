//! What holds for every command, by topic: `stay help days`. The reference of the command line holds all of them.

use super::{Language, either};
use crate::domain::text::folded;
use crate::domain::words::worded;

worded! {
    /// A topic of the help, in the order of the reference.
    Topic {
        Files = "files" nl "bestanden" en "files" also "werkmap" "workspace",
        Names = "names" nl "namen" en "names" also "ids" "people" "mensen",
        Days = "days" nl "dagen" en "days" also "dates" "datums" "day" "dag",
        Options = "options" nl "opties" en "options",
        Privacy = "privacy" nl "privacy" en "privacy",
        Environment = "environment" nl "omgeving" en "environment" also "env" "variables" "variabelen",
        Output = "output" nl "uitvoer" en "output",
        Editor = "editor" nl "editor" en "editor",
        Codes = "exit-codes" nl "exitcodes" en "exit codes" also "exit" "codes" "exitcode" "exit code",
    }
}

/// What is asked for by those who want all topics.
const ALL: &[&str] = &["topics", "topic", "onderwerpen", "onderwerp"];

impl Topic {
    /// All of it, as Markdown: a heading, and below it paragraphs and tables of two columns.
    pub fn text(self, lang: Language) -> &'static str {
        macro_rules! text {
            ($name:literal) => {
                either(lang, include_str!(concat!("topics/", $name, ".nl.md")), include_str!(concat!("topics/", $name, ".en.md")))
            };
        }
        match self {
            Topic::Files => text!("files"),
            Topic::Names => text!("names"),
            Topic::Days => text!("days"),
            Topic::Options => text!("options"),
            Topic::Privacy => text!("privacy"),
            Topic::Environment => text!("environment"),
            Topic::Output => text!("output"),
            Topic::Editor => text!("editor"),
            Topic::Codes => text!("exit-codes"),
        }
    }

    /// What it is called on the command line.
    pub fn typed(self, lang: Language) -> String {
        self.name(lang).replace(' ', "-")
    }
}

/// Every topic as it is typed.
pub fn all(lang: Language) -> Vec<String> {
    use crate::domain::words::Word;
    Topic::ALL.iter().map(|topic| topic.typed(lang)).collect()
}

/// Whether all topics are asked for.
pub fn is_all(typed: &str) -> bool {
    ALL.contains(&&*folded(typed))
}

/// The line that tells which topics there are.
pub fn which(lang: Language) -> String {
    format!("{}: {}", either(lang, "Onderwerpen (stay help ONDERWERP)", "Topics (stay help TOPIC)"), all(lang).join(", "))
}

/// Where a command has the name of a topic.
pub fn command_too(lang: Language, name: &str) -> String {
    match lang {
        Language::Nl => format!("Over de opdracht: `stay {name} --help`."),
        Language::En => format!("About the command: `stay {name} --help`."),
    }
}
