//! How to hold a talk well: a line is one thing to do, for every talk, for a type or for a theme.

use super::language::Language;
use super::theme::Theme;

/// How many lines go with the preparation of one talk.
pub const AT_HAND: usize = 3;

/// Everything there is to say on holding talks.
#[derive(Clone, Debug, Default)]
pub struct Guide {
    pub lines: Vec<Advice>,
}

/// One line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    pub about: About,
    pub nl: String,
    pub en: String,
}

/// Which talks a line is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Every talk.
    Always,
    /// Those of a type, by its key.
    Type(String),
    /// Those on a theme.
    Theme(Theme),
}

impl Advice {
    /// The line in a language.
    pub fn text(&self, lang: Language) -> &str {
        match lang {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}

impl Guide {
    /// The lines for every talk.
    pub fn always(&self) -> Vec<&Advice> {
        self.about(&About::Always)
    }

    /// The lines for a type; none for a type of an organisation's own.
    pub fn of_type(&self, kind: &str) -> Vec<&Advice> {
        self.about(&About::Type(kind.to_owned()))
    }

    /// The lines for a theme; none for a theme of an organisation's own.
    pub fn of_theme(&self, theme: &Theme) -> Vec<&Advice> {
        self.about(&About::Theme(theme.clone()))
    }

    /// The few lines that go with one talk: one on its theme first, then those for its type, then those for every talk. The more talks
    /// there were before it, the further down each list they are taken from, so that they are others every time.
    pub fn at_hand(&self, kind: &str, theme: Option<&Theme>, talks_before: usize) -> Vec<&Advice> {
        let of_theme = theme.map(|theme| turned(self.of_theme(theme), talks_before)).unwrap_or_default();
        let of_theme = of_theme.into_iter().take(1);
        let many = AT_HAND - of_theme.len();
        let of_type = turned(self.of_type(kind), talks_before * many);
        let always = turned(self.always(), talks_before * many);
        of_theme.chain(of_type).chain(always).take(AT_HAND).collect()
    }

    fn about(&self, about: &About) -> Vec<&Advice> {
        self.lines.iter().filter(|line| line.about == *about).collect()
    }
}

/// A list that begins so much further, and goes on with what it began with before.
fn turned(mut lines: Vec<&Advice>, by: usize) -> Vec<&Advice> {
    if !lines.is_empty() {
        let by = by % lines.len();
        lines.rotate_left(by);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guide() -> Guide {
        let line = |about: About, text: &str| Advice { about, nl: text.to_owned(), en: text.to_owned() };
        let of_theme = ["t1", "t2"].map(|text| line(About::Theme(Theme::of("energy")), text));
        let of_type = ["s1", "s2", "s3", "s4"].map(|text| line(About::Type("stay".to_owned()), text));
        let always = ["a1", "a2", "a3", "a4"].map(|text| line(About::Always, text));
        Guide { lines: always.into_iter().chain(of_type).chain(of_theme).collect() }
    }

    #[test]
    fn three_lines_are_at_hand_and_the_theme_s_comes_first() {
        let guide = guide();
        let at_hand = |kind: &str, theme: &str, before| -> Vec<&str> {
            let theme = Some(Theme::of(theme)).filter(|theme| !theme.is_empty());
            guide.at_hand(kind, theme.as_ref(), before).into_iter().map(|line| line.text(Language::Nl)).collect()
        };
        assert_eq!(at_hand("stay", "energy", 0), ["t1", "s1", "s2"]);
        assert_eq!(at_hand("stay", "", 0), ["s1", "s2", "s3"]);
        assert_eq!(at_hand("inwerk", "energy", 0), ["t1", "a1", "a2"]);
        assert_eq!(at_hand("inwerk", "roosters", 0), ["a1", "a2", "a3"]);
        // the next talk has others
        assert_eq!(at_hand("stay", "energy", 1), ["t2", "s3", "s4"]);
        assert_eq!(at_hand("stay", "energy", 2), ["t1", "s1", "s2"]);
        assert_eq!(at_hand("stay", "", 1), ["s4", "s1", "s2"]);
    }
}
