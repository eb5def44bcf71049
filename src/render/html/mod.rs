//! Pages that stand alone: one file, no request to anywhere, readable as a mail attachment, on a phone and on paper.
//!
//! Every template extends `page.html`, which holds the head and a content policy that lets nothing in but the page's own
//! style and script, by their hash. Texts from files go through [`super::visible::shown`] first; askama escapes the rest.

pub mod form;
pub mod sheet;

use crate::i18n::Language;
use data_encoding::BASE64;
use sha2::{Digest, Sha256};

/// The style that all pages share.
const STYLE: &str = include_str!("page.css");

/// What every page has around its body.
pub struct Page {
    /// Its language.
    pub lang: Language,
    /// Its title, in the tab and the history of a browser.
    pub title: String,
    /// Its style: the shared one with its own behind it.
    pub style: String,
    /// Its script; most have none.
    pub script: Option<&'static str>,
}

impl Page {
    /// A page with the shared style and `style` of its own.
    pub fn new(lang: Language, title: String, style: &str) -> Page {
        Page { lang, title, style: format!("\n{STYLE}{style}"), script: None }
    }

    /// The same with a script.
    pub fn with_script(self, script: &'static str) -> Page {
        Page { script: Some(script), ..self }
    }

    /// Its content policy: nothing but its own style and script, and nowhere to send anything.
    pub fn policy(&self) -> String {
        let hash = |text: &str| format!("'sha256-{}'", BASE64.encode(&Sha256::digest(text)));
        let script = self.script.map(|script| format!("; script-src {}", hash(script))).unwrap_or_default();
        format!("default-src 'none'; style-src {}{script}; base-uri 'none'; form-action 'none'", hash(&self.style))
    }
}
