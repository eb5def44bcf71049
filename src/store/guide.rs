//! Reads how to hold a talk well, in the form in which questions are kept.

use super::fields::{Fields, Origin};
use super::yaml::Value;
use crate::domain::guide::{About, Advice, Guide};

/// The keys of a line.
const ADVICE: &[&str] = &["type", "theme", "nl", "en"];

/// The lines of a text; what can't be read is noted with its place.
pub fn parse(text: &str, origin: &mut Origin) -> Guide {
    let Some(node) = origin.parse(text) else { return Guide::default() };
    let Value::Seq(items) = &node.value else { return Guide::default() };
    let line = |item| {
        let mut fields = Fields::of(item, ADVICE, origin)?;
        let of_type = fields.text("type").map(About::Type);
        let about = of_type.or_else(|| fields.word_of("theme").map(About::Theme)).unwrap_or(About::Always);
        Some(Advice { about, nl: fields.text("nl")?, en: fields.text("en")? })
    };
    Guide { lines: items.iter().filter_map(line).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::theme::{BuiltIn, Theme};
    use crate::domain::types;
    use crate::domain::words::Word;
    use crate::i18n::{GUIDE, Language};
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn every_type_and_theme_has_lines_of_its_own_and_no_line_comes_twice() {
        let mut problems = Vec::new();
        let guide = parse(GUIDE, &mut Origin::new("guide.yaml", &mut problems));
        assert!(problems.is_empty(), "{problems:?}");
        let told = GUIDE.lines().filter(|line| line.starts_with("- ")).count();
        assert_eq!(guide.lines.len(), told, "a line lacks one of the languages");
        let types = types::built_in();
        let of_types = types.iter().map(|kind| guide.of_type(&kind.key));
        let of_themes = BuiltIn::ALL.iter().map(|theme| guide.of_theme(&Theme::Known(*theme)));
        let parts: Vec<_> = of_types.chain(of_themes).chain([guide.always()]).collect();
        assert_eq!(parts.len(), 7 + 14 + 1);
        assert!(parts.iter().all(|lines| lines.len() > 3), "{parts:?}");
        assert_eq!(parts.iter().map(Vec::len).sum::<usize>(), told, "a line is about a type or a theme that is not there");
        // two parts below a head of two lines and what a type is for fit a terminal of 24 lines
        let most = |from: usize, to: usize| parts[from..to].iter().map(Vec::len).max().unwrap_or(0);
        assert!(most(0, 7) + most(7, 22) <= 14, "{} {}", most(0, 7), most(7, 22));
        for lang in [Language::Nl, Language::En] {
            let mut texts: Vec<String> = guide.lines.iter().map(|line| line.text(lang).to_lowercase()).collect();
            for text in &texts {
                assert!((24..=72).contains(&text.width()) && text.ends_with('.'), "{text}");
            }
            texts.sort();
            texts.dedup();
            assert_eq!(texts.len(), told, "a line comes twice");
        }
    }
}
