//! The folder name of a person, made from the name; and the form in which names are compared.

use super::text::is_invisible;

const DEVICES: &[&str] = &[
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4",
    "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];
const LONGEST: usize = 60;

/// The form in which names are compared: the words in lower-case ASCII letters and digits, joined by `-`, of any length.
///
/// Case, accents (composed or not), blanks, apostrophes, dashes and invisible characters make no difference. Empty when
/// nothing of the text can be written in this way.
pub fn spelling(name: &str) -> String {
    let seen: String = name.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_invisible(*c)).collect();
    slug::slugify(seen)
}

/// The slug of a name: lower-case ASCII letters and digits joined by `-`, at most 60 characters.
///
/// `None` when nothing of the name can be written so (only punctuation). A name that Windows keeps
/// for a device gets `-1` behind it.
pub fn slug(name: &str) -> Option<String> {
    let mut slug = spelling(name);
    if slug.len() > LONGEST {
        slug.truncate(slug[..=LONGEST].rfind('-').filter(|at| *at > 20).unwrap_or(LONGEST));
    }
    if DEVICES.contains(&slug.as_str()) {
        slug.push_str("-1");
    }
    is_slug(&slug).then_some(slug)
}

/// Whether a directory name is a slug of ours.
pub fn is_slug(name: &str) -> bool {
    let letters = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    !name.is_empty() && letters && !name.starts_with('-') && !name.ends_with('-') && !name.contains("--") && !DEVICES.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_compared_whatever_way_it_was_typed() {
        for other in [
            "Zoe O'Brien-Li",
            "ZOË O’BRIEN—LI",
            "zoe\u{308}  o‘brien li",
            " Zoë\u{a0}Oʼbrien\u{2011}Li",
            "Zo\u{ad}ë O`Brien\tLi",
            "zoë-o´brien–li",
        ] {
            assert_eq!(spelling(other), "zoe-o-brien-li", "{other}");
        }
        assert_eq!(spelling("…!?"), "");
    }

    #[test]
    fn names_of_the_world() {
        for (name, meant) in [
            ("Anna de Vries", "anna-de-vries"),
            ("Chloë van den Berg-Østergård", "chloe-van-den-berg-ostergard"),
            ("Jürgen Groß", "jurgen-gross"),
            ("../../etc", "etc"),
            ("CON", "con-1"),
            ("王小明", "wang-xiao-ming"),
        ] {
            assert_eq!(slug(name).as_deref(), Some(meant), "{name}");
        }
        assert_eq!(slug("…!?").as_deref(), None);
        assert!(slug("🎉").is_none_or(|slug| is_slug(&slug)));
        let long = slug(&"naam ".repeat(60)).unwrap();
        assert!(long.len() <= 60 && is_slug(&long));
        assert!(slug(&"n".repeat(300)).unwrap().len() <= 60);
    }
}
