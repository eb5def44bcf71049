//! Finds the person that a few typed letters mean.

use super::employee::Employee;
use super::slug::spelling;

/// The result of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<T> {
    One(T),
    /// Several people, so nobody is chosen.
    Several(Vec<T>),
    Nothing,
}

impl<T> Found<T> {
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
    fn an_address_is_one_persons_as_a_whole_only() {
        assert_eq!(found("kim@example.ORG"), ["kim-smit"]);
        assert_eq!(found("kim@example"), Vec::<String>::new());
    }
}
