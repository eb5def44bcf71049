//! Finding what a person means by the few letters they type.

use super::text::folded;
use memchr::memmem::Finder;

/// What a typed text came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<T> {
    /// Just one.
    One(T),
    /// Several, so none.
    Several(Vec<T>),
    /// Nothing.
    Nothing,
}

impl<T> Found<T> {
    /// One, several or nothing, by how many there are.
    pub fn of(mut all: Vec<T>) -> Found<T> {
        match all.len() {
            0 => Found::Nothing,
            1 => Found::One(all.remove(0)),
            _ => Found::Several(all),
        }
    }
}

/// The slugs that `typed` names: the slug itself, or those that begin with it.
pub fn by_slug<S: AsRef<str> + Clone>(typed: &str, slugs: &[S]) -> Found<S> {
    let wanted = as_slug(typed);
    if wanted.is_empty() {
        return Found::Nothing;
    }
    if let Some(exact) = slugs.iter().find(|slug| slug.as_ref() == wanted) {
        return Found::One(exact.clone());
    }
    Found::of(slugs.iter().filter(|slug| slug.as_ref().starts_with(&wanted)).cloned().collect())
}

/// Tells of a slug whether [`by_slug`] or [`by_part_of_slug`] could find it by `typed`, so that thousands of others need not
/// be kept to look for one.
pub fn could_mean(typed: &str) -> impl Fn(&str) -> bool {
    let mut forms: Vec<String> = [Some(as_slug(typed)), super::slug::slug(typed)].into_iter().flatten().collect();
    forms.dedup();
    let finders: Vec<Finder> = forms.iter().map(|form| Finder::new(form).into_owned()).collect();
    move |slug| finders.iter().any(|finder| finder.find(slug.as_bytes()).is_some())
}

fn as_slug(typed: &str) -> String {
    folded(typed.trim()).split_whitespace().collect::<Vec<_>>().join("-")
}

/// The one slug that has `typed` in it from the beginning of a word on; nothing when none or several have.
///
/// A folder is named after its person, so this finds most people by a part of their name without opening a file; whoever
/// asks holds the name found against what was typed.
pub fn by_part_of_slug<'s, S: AsRef<str>>(typed: &str, slugs: &'s [S]) -> Option<&'s S> {
    let wanted = super::slug::slug(typed)?;
    let has = |slug: &&S| slug.as_ref().match_indices(&wanted).any(|(at, _)| at == 0 || slug.as_ref().as_bytes()[at - 1] == b'-');
    let mut found = slugs.iter().filter(has);
    found.next().filter(|_| found.next().is_none())
}

/// The slugs of those whose name has `typed` in it, any case, with or without accents; a whole name
/// goes before a part.
pub fn by_name<'n, S: Clone + 'n>(typed: &str, people: impl Iterator<Item = (S, &'n str)> + Clone) -> Found<S> {
    let wanted = folded(typed.trim());
    if wanted.is_empty() {
        return Found::Nothing;
    }
    let whole: Vec<S> = people.clone().filter(|(_, name)| folded(name) == wanted).map(|(slug, _)| slug).collect();
    if whole.len() == 1 {
        return Found::of(whole);
    }
    Found::of(people.filter(|(_, name)| folded(name).contains(&wanted)).map(|(slug, _)| slug).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLUGS: [&str; 3] = ["anna-bakker", "anna-de-vries", "bo"];

    #[test]
    fn by_slug_or_its_beginning() {
        assert_eq!(by_slug("bo", &SLUGS), Found::One("bo"));
        assert_eq!(by_slug("Anna de", &SLUGS), Found::One("anna-de-vries"));
        assert_eq!(by_slug("anna", &SLUGS), Found::Several(vec!["anna-bakker", "anna-de-vries"]));
        assert_eq!(by_slug("", &SLUGS), Found::Nothing);
    }

    #[test]
    fn by_a_word_of_the_slug() {
        assert_eq!(by_part_of_slug("de vries", &SLUGS), Some(&"anna-de-vries"));
        assert_eq!(by_part_of_slug("Bák", &SLUGS), Some(&"anna-bakker"));
        assert_eq!(by_part_of_slug("anna", &SLUGS), None, "two have it");
        assert_eq!(by_part_of_slug("ries", &SLUGS), None, "not from the beginning of a word");
        assert_eq!(by_part_of_slug("?", &SLUGS), None);
    }

    #[test]
    fn whom_it_finds_it_could_mean() {
        for typed in ["bo", "Anna de", "anna", "de vries", "Bák", "bakker", " ANNA-DE "] {
            let could = could_mean(typed);
            let found = |found: Found<&'static str>| match found {
                Found::One(slug) => vec![slug],
                Found::Several(slugs) => slugs,
                Found::Nothing => Vec::new(),
            };
            let all = found(by_slug(typed, &SLUGS)).into_iter().chain(by_part_of_slug(typed, &SLUGS).copied());
            assert!(all.clone().count() > 0 && all.clone().all(could), "{typed}");
        }
        assert!(!could_mean("bakker")("anna-de-vries"));
    }

    #[test]
    fn by_a_part_of_the_name() {
        let people = [("a", "Chloë Østergård"), ("b", "Bo Berg")];
        assert_eq!(by_name("oster", people.iter().copied()), Found::One("a"));
        assert_eq!(by_name("ber", people.iter().copied()), Found::One("b"));
        assert_eq!(by_name("o", people.iter().copied()), Found::Several(vec!["a", "b"]));
    }
}
