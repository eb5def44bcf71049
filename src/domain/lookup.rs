//! Finds the person that a few typed letters mean, and the titles that have the words typed.

use super::employee::Employee;
use super::slug::spelling;
use super::text::folded;

/// Up to this many characters a typed word has to be a whole word of a title: `bo` is not the beginning of `Boeken`.
const SHORT: usize = 3;

/// The result of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<T> {
    One(T),
    /// Several people, so nobody is chosen.
    Several(Vec<T>),
    Nothing,
}

impl<T> Found<T> {
    /// What was found, if it is one.
    pub fn one(self) -> Option<T> {
        if let Found::One(one) = self { Some(one) } else { None }
    }

    /// All that was found.
    pub fn all(self) -> Vec<T> {
        match self {
            Found::One(one) => vec![one],
            Found::Several(several) => several,
            Found::Nothing => Vec::new(),
        }
    }

    /// The result for a list of people found.
    pub fn of(mut all: Vec<T>) -> Found<T> {
        match all.len() {
            0 => Found::Nothing,
            1 => Found::One(all.remove(0)),
            _ => Found::Several(all),
        }
    }
}

/// Everyone whom `typed` could mean, in the order given: those with that whole e-mail address. If nobody has it, those with
/// `typed` anywhere in the name, the folder, or a former folder.
///
/// A whole name has no priority here, because `Jan` may mean Jan Smit as well as Jan. The caller first looks for a whole
/// folder name, and does nothing if several people could be meant.
pub fn could_mean<'p>(typed: &str, people: &'p [Employee]) -> Vec<&'p Employee> {
    let (address, wanted) = (typed.trim().to_lowercase(), spelling(typed));
    if wanted.is_empty() {
        return Vec::new();
    }
    let is_addressed = |person: &&Employee| person.email.as_ref().is_some_and(|email| email.trim().to_lowercase() == address);
    let addressed: Vec<&Employee> = people.iter().filter(is_addressed).collect();
    if !addressed.is_empty() {
        return addressed;
    }
    people.iter().filter(|person| goes_by(person, |name| name.contains(&wanted))).collect()
}

/// Whether a person is named by `typed`, and not just by letters within the name: by the whole folder or address, or by words
/// that each begin a word of the name, with at least two letters.
pub fn is_named(typed: &str, person: &Employee) -> bool {
    let typed = typed.trim();
    let is_whole = *person.slug == *typed || person.email.as_ref().is_some_and(|email| email.trim().to_lowercase() == typed.to_lowercase());
    let name = spelling(&person.name);
    let begins = |word: &str| word.len() > 1 && name.split('-').any(|part| part.starts_with(word));
    let wanted = spelling(typed);
    is_whole || (!wanted.is_empty() && (wanted.split('-').all(begins) || goes_by(person, |name| name == wanted)))
}

/// Words that were typed, to find titles by.
pub struct Words(Vec<String>);

impl Words {
    /// The words of what was typed.
    pub fn of(typed: &str) -> Words {
        Words(words(&folded(typed)).map(str::to_owned).collect())
    }

    /// Whether a title has all of them, in any order: each is the beginning of a word of it, and one of up to three characters
    /// is a whole word. Capitals, accents and blanks make no difference; no words are in no title.
    pub fn are_in(&self, title: &str) -> bool {
        let is_it = |typed: &str, word: &str| if typed.chars().count() <= SHORT { word == typed } else { word.starts_with(typed) };
        self.fit(title, is_it)
    }

    /// Whether a title has all of them as whole words.
    pub fn are_whole_in(&self, title: &str) -> bool {
        self.fit(title, |typed, word| word == typed)
    }

    fn fit(&self, title: &str, is_it: impl Fn(&str, &str) -> bool) -> bool {
        let title = folded(title);
        !self.0.is_empty() && self.0.iter().all(|typed| words(&title).any(|word| is_it(typed, word)))
    }
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Everyone with the name `name`, in any spelling.
pub fn called<'p>(name: &str, people: &'p [Employee]) -> Vec<&'p Employee> {
    let wanted = spelling(name);
    people.iter().filter(|person| !wanted.is_empty() && spelling(&person.name) == wanted).collect()
}

fn goes_by(person: &Employee, is_it: impl Fn(&str) -> bool) -> bool {
    is_it(&person.slug) || person.formerly.iter().any(|folder| is_it(folder)) || is_it(&spelling(&person.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(slug: &str, name: &str) -> Employee {
        Employee { name: name.to_owned(), ..Employee::unknown(slug.into()) }
    }

    fn team() -> Vec<Employee> {
        vec![
            person("anna-bakker", "Anna Bakker"),
            person("anna-de-vries", "Anna de Vries"),
            person("bo", "Bo Østergård"),
            Employee {
                email: Some("Kim@Example.org".to_owned()),
                formerly: vec!["kim-bos".to_owned()],
                ..person("kim-smit", "Kim Smit-Bos")
            },
            person("zoe-li", "Zoë Li"),
            person("zoe-li-2", "Zoe Li"),
            person("hanna", "Hanna O’Brien"),
        ]
    }

    fn found(typed: &str) -> Vec<String> {
        could_mean(typed, &team()).iter().map(|person| person.slug.to_string()).collect()
    }

    #[test]
    fn what_could_mean_several_means_all_of_them() {
        assert_eq!(found("Zoë Li"), ["zoe-li", "zoe-li-2"], "also when the whole name is just one's");
        assert_eq!(found("zoe-li"), ["zoe-li", "zoe-li-2"], "whoever asks knows whole folders");
        assert_eq!(found("anna"), ["anna-bakker", "anna-de-vries", "hanna"], "who says Anna may mean Hanna");
        assert_eq!(found("anna b"), ["anna-bakker"]);
    }

    #[test]
    fn a_part_of_a_name_a_folder_or_an_old_folder_will_do() {
        assert_eq!(found("oster"), ["bo"]);
        assert_eq!(found("de  VRIES"), ["anna-de-vries"]);
        assert_eq!(found("o'brien"), ["hanna"]);
        assert_eq!(found("kim-bos"), ["kim-smit"]);
        assert_eq!(found("?"), Vec::<String>::new());
    }

    #[test]
    fn a_person_is_named_by_the_beginnings_of_words() {
        let person = person("anna-de-vries", "Anna de Vries");
        for typed in ["an", "Vries", "vri ann", "anna-de-vries", "de vries"] {
            assert!(is_named(typed, &person), "{typed}");
        }
        for typed in ["a", "nna", "ries", "?", "an v"] {
            assert!(!is_named(typed, &person), "{typed}");
        }
    }

    #[test]
    fn a_title_has_the_words_typed() {
        let has = |title: &str, typed: &str| Words::of(typed).are_in(title);
        for typed in ["koffie", "KOFF", "machine  koffie", "koffiemachine-regelen", "een koff", "caf\u{e9}", "d'hondt", "2027"] {
            assert!(has("Een koffiemachine regelen (cafe\u{301} d\u{2019}Hondt, 2027), machine", typed), "{typed}");
        }
        for typed in ["ee", "machines", "offie", "koffie thee", "?!", "", "202"] {
            assert!(!has("Een koffiemachine regelen (2027)", typed), "{typed}");
        }
        assert!(has("Bel Bo", "bo") && !has("Boeken bestellen", "bo"), "a short word is a whole one");
        assert!(Words::of("laptops").are_whole_in("Twee laptops") && !Words::of("laptop").are_whole_in("Twee laptops"));
    }

    #[test]
    fn an_address_is_one_persons_as_a_whole_only() {
        assert_eq!(found("kim@example.ORG"), ["kim-smit"]);
        assert_eq!(found("kim@example"), Vec::<String>::new());
    }
}
