//! Pages that stand alone: one file, no request to anywhere, readable as a mail attachment, on a phone and on paper.
//!
//! Every template extends `page.html`, which holds the head and a content policy that lets nothing in but the page's own
//! style and script, by their hash. Texts from files go through [`super::visible::shown`] first; askama escapes the rest.

pub(crate) mod prepare_form;

use crate::i18n::{Language, pictures};
use data_encoding::BASE64;
use sha2::{Digest, Sha256};

/// The style that all pages share.
const STYLE: &str = include_str!("page.css");

/// What every page has around its body.
pub(crate) struct Page {
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
    pub(crate) fn new(lang: Language, title: String, style: &str) -> Page {
        Page { lang, title, style: format!("\n{STYLE}{style}"), script: None }
    }

    /// The same with a script.
    pub(crate) fn with_script(self, script: &'static str) -> Page {
        Page { script: Some(script), ..self }
    }

    /// What opens the table of a picture.
    pub(crate) fn figures(&self) -> String {
        pictures::figures(self.lang)
    }

    /// Its content policy: nothing but its own style and script, and nowhere to send anything.
    pub(crate) fn policy(&self) -> String {
        let hash = |text: &str| format!("'sha256-{}'", BASE64.encode(&Sha256::digest(text)));
        let script = self.script.map(|script| format!("; script-src {}", hash(script))).unwrap_or_default();
        format!("default-src 'none'; style-src {}{script}; base-uri 'none'; form-action 'none'", hash(&self.style))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value of a variable in a block of the shared style.
    fn colour(block: &str, name: &str) -> [f64; 3] {
        let value = block.split(&format!("--{name}: #")).nth(1).and_then(|rest| rest.get(..6)).unwrap_or_else(|| panic!("no --{name}"));
        [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&value[at..at + 2], 16).unwrap()) / 255.0)
    }

    /// Relative luminance and contrast, as WCAG 2.2 has them.
    fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
        let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
        let light = |[red, green, blue]: [f64; 3]| 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05;
        light(one).max(light(other)) / light(one).min(light(other))
    }

    #[test]
    fn everything_can_be_read_in_both_schemes() {
        let blocks: Vec<&str> = STYLE.split(":root {").skip(1).take(2).collect();
        for block in blocks {
            for ground in ["paper", "shade"] {
                for ink in ["ink", "soft", "accent", "late", "soon", "good"] {
                    let found = contrast(colour(block, ink), colour(block, ground));
                    assert!(found >= 4.5, "--{ink} on --{ground}: {found:.2}");
                }
                // a figure in a picture stands on so much of the accent
                let [accent, paper] = ["accent", "paper"].map(|name| colour(block, name));
                let behind = [0, 1, 2].map(|at| accent[at] * 0.45 + paper[at] * 0.55);
                let found = contrast(colour(block, "ink"), behind);
                assert!(found >= 4.5, "a figure in a picture: {found:.2}");
                let edge = contrast(colour(block, "edge"), colour(block, ground));
                assert!(edge >= 3.0, "the edge of a field on --{ground}: {edge:.2}");
            }
        }
        assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 0.01);
    }

    #[test]
    fn a_page_lets_nothing_in_but_itself() {
        let page = Page::new(Language::Nl, "Titel".to_owned(), "main { color: red; }").with_script("go();");
        let policy = page.policy();
        assert!(policy.starts_with("default-src 'none'; style-src 'sha256-") && policy.contains("script-src 'sha256-"), "{policy}");
        assert!(!policy.contains("unsafe") && !policy.contains('*') && policy.ends_with("form-action 'none'"), "{policy}");
        assert_ne!(policy, Page::new(Language::Nl, "Titel".to_owned(), "").with_script("go();").policy());
    }
}
