//! Whether the three texts that git brings together are versions of one record.
//!
//! Git pairs files by their likeness: a record that one side took out and a new one of the other side look like one that got
//! another name. Which they are is told by where each text lies and by the `id` in it, and never by likeness.

mod index;
mod places;

pub use index::{Kin, kin};
pub(super) use places::name;
pub use places::{Places, in_workspace};

use super::yaml::edit::{self, Edit};
use super::{layout, yaml};
use places::{PathKind, known};

/// What the repository can tell beyond the three texts; each is asked only where it matters.
pub trait Evidence {
    /// Whether an id is that of another record than the one of this path.
    fn is_of_another(&self, id: &str) -> bool;
    /// Whether a text lay in a place in any commit.
    fn lay_at(&self, text: &str, path: &str) -> bool;
    /// Whether the folder of one path went to that of the other, records and all.
    fn went_along(&self, one: &str, other: &str) -> bool;
}

/// What git brought together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pairing {
    /// Versions of one record.
    One,
    /// Versions of one record that did not come from the base.
    OneWithoutBase,
    Two(Here),
}

/// Which of two belongs where the result goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Here {
    Ours,
    Theirs,
    /// Each has a place of its own elsewhere.
    Neither,
    /// Both were given this place.
    Both,
}

/// The id that a text gives itself, also where it can't be read as a whole.
pub fn id_in(text: &str) -> Option<String> {
    let line = || text.lines().find_map(|line| line.strip_prefix("id:")).and_then(|rest| rest.split(" #").next());
    let value = match yaml::parse(text) {
        Ok(root) => root.get("id").and_then(|id| id.text().map(|text| text.into_owned())),
        Err(_) => line().map(str::to_owned),
    };
    value.map(|id| id.trim().trim_matches(['"', '\'']).to_owned()).filter(|id| !id.is_empty())
}

/// Whether all that a side did to a text without an id was to give it one.
fn is_only_named(base: &str, side: &str) -> bool {
    let named = yaml::parse_fully(side).is_ok().then(|| edit::apply(side, &[Edit::remove("id")]).ok()).flatten();
    let (Some(rest), Ok(base)) = (named, yaml::parse_fully(base)) else { return false };
    yaml::parse_fully(&rest).is_ok_and(|rest| rest.same_data(&base))
}

/// The ids in the three texts.
struct Ids {
    base: Option<String>,
    ours: Option<String>,
    theirs: Option<String>,
    /// Whether there was nothing before.
    is_new: bool,
}

impl Ids {
    fn of([base, ours, theirs]: [&str; 3]) -> Ids {
        Ids { base: id_in(base), ours: id_in(ours), theirs: id_in(theirs), is_new: base.trim().is_empty() }
    }

    fn given(&self) -> impl Iterator<Item = &String> {
        [&self.base, &self.ours, &self.theirs].into_iter().flatten()
    }

    fn differ(&self) -> bool {
        self.given().any(|id| self.given().any(|other| other != id))
    }

    /// Whether each text there is has one, and the same.
    fn is_one(&self) -> bool {
        !self.differ() && self.given().count() == if self.is_new { 2 } else { 3 }
    }

    /// Which side has the new one, where the other still has the one that both came from: the result goes to its place.
    fn new_one(&self) -> Option<Here> {
        match (self.base.is_some() && self.base == self.ours, self.base.is_some() && self.base == self.theirs) {
            (true, false) => Some(Here::Theirs),
            (false, true) => Some(Here::Ours),
            _ => None,
        }
    }

    /// Whether the sides have the same, and it is not what both came from.
    fn is_anew(&self) -> bool {
        self.ours.is_some() && self.ours == self.theirs && self.base != self.ours
    }
}

/// Whether git brought versions of one record together. `path` is what git calls the file, which is where the result goes or
/// where our side lies.
pub fn pairing(path: &str, places: Places, texts: [&str; 3], evidence: &dyn Evidence) -> Pairing {
    let ids = Ids::of(texts);
    match places {
        _ if path.is_empty() => {
            if ids.differ() {
                Pairing::Two(Here::Both)
            } else {
                Pairing::One
            }
        }
        Places::Here => in_one_place(path, texts, &ids, evidence),
        Places::Differ { ours, theirs, .. } if ours == theirs => match known(ours) {
            _ if ids.is_one() => Pairing::One,
            PathKind::Record(..) => Pairing::OneWithoutBase,
            _ if ids.ours.is_some() && ids.theirs.is_some() && ids.ours != ids.theirs => Pairing::Two(Here::Both),
            _ => Pairing::OneWithoutBase,
        },
        Places::Differ { base, ours, theirs } => {
            let is_one = !ids.differ() && places::is_one_file(ours, theirs, || ids.is_one() || evidence.went_along(ours, theirs));
            let lay_at = |path: &str| evidence.lay_at(texts[0], path);
            match (is_one, base) {
                (true, _) => Pairing::One,
                (false, Some(base)) if base == theirs => Pairing::Two(Here::Ours),
                (false, Some(base)) if base == ours => Pairing::Two(Here::Theirs),
                (false, Some(_)) => Pairing::Two(Here::Neither),
                (false, None) => Pairing::Two(ids.new_one().unwrap_or_else(|| match (lay_at(ours), lay_at(theirs)) {
                    (true, false) => Here::Theirs,
                    (false, true) => Here::Ours,
                    _ => Here::Neither,
                })),
            }
        }
        Places::Unknown => untold(path, texts, &ids, evidence),
    }
}

/// All three lie in one place.
fn in_one_place(path: &str, texts: [&str; 3], ids: &Ids, evidence: &dyn Evidence) -> Pairing {
    let [base, ours, theirs] = texts;
    match known(path) {
        // the id in the name counts; another one inside is a slip, unless it is that of another record
        PathKind::Record(_, name) if ids.differ() => {
            if ids.given().any(|id| *id != name && evidence.is_of_another(id)) {
                Pairing::Two(Here::Both)
            } else {
                Pairing::One
            }
        }
        PathKind::Record(..) | PathKind::Other(_) => Pairing::One,
        PathKind::Within(_) if ids.base.is_none() && !ids.is_new => {
            let is_named = |id: &Option<String>, side| id.is_none() || is_only_named(base, side);
            match is_named(&ids.ours, ours) && is_named(&ids.theirs, theirs) {
                true => Pairing::One,
                false if ids.is_anew() => Pairing::OneWithoutBase,
                false => Pairing::Two(Here::Both),
            }
        }
        PathKind::Within(_) if !ids.differ() => Pairing::One,
        PathKind::Within(_) if ids.is_anew() => Pairing::OneWithoutBase,
        PathKind::Within(_) => Pairing::Two(Here::Both),
    }
}

/// Where they lie is not told: what has no id of its own is one only where the repository says so.
fn untold(path: &str, texts: [&str; 3], ids: &Ids, evidence: &dyn Evidence) -> Pairing {
    let name = match known(path) {
        PathKind::Record(_, name) => Some(name),
        PathKind::Other(layout::SETTINGS | layout::READERS) => return Pairing::One,
        _ => None,
    };
    let lay_here = |text: &str| text.is_empty() || evidence.lay_at(text, path);
    if ids.is_one() && (name.is_none() || ids.ours == name) || (!ids.differ() && texts.iter().all(|text| lay_here(text))) {
        return Pairing::One;
    }
    match ids.new_one() {
        _ if name.is_some() && ids.ours == name && ids.theirs == name => Pairing::OneWithoutBase,
        _ if ids.is_new => Pairing::Two(Here::Both),
        Some(here) => Pairing::Two(here),
        None if lay_here(texts[1]) && !lay_here(texts[0]) => Pairing::Two(Here::Ours),
        None => Pairing::Two(Here::Theirs),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A repository that knows where each text lay, and nothing more.
    struct Lay(&'static [(&'static str, &'static str)]);

    impl Evidence for Lay {
        fn is_of_another(&self, id: &str) -> bool {
            self.0.iter().any(|(_, path)| path.ends_with(&format!("-{id}.yaml")))
        }
        fn lay_at(&self, text: &str, path: &str) -> bool {
            self.0.contains(&(text, path))
        }
        fn went_along(&self, _: &str, _: &str) -> bool {
            false
        }
    }

    const NOTHING: Lay = Lay(&[]);
    const ANNA: &str = "employees/anna/actions/2026-11-20-k7m3x9qa.yaml";
    const BO: &str = "employees/bo/actions/2026-11-20-b4q8z2ka.yaml";
    const CARD: &str = "employees/anna/employee.yaml";

    /// Which of three has which id, where they lie, and what it comes to.
    #[test]
    fn records_are_told_by_name_and_id() {
        let text = |id: &str| if id.is_empty() { "title: x\n".to_owned() } else { format!("id: {id}\ntitle: x\n") };
        let (k, b) = ("k7m3x9qa", "b4q8z2ka");
        let moved = "employees/anna-smit/actions/2026-11-20-k7m3x9qa.yaml";
        let differ = |base, ours, theirs| Places::Differ { base: Some(base), ours, theirs };
        let told = |path, places, ids: [&str; 3]| {
            let texts = ids.map(|id| if id == "-" { String::new() } else { text(id) });
            pairing(path, places, texts.each_ref().map(String::as_str), &NOTHING)
        };
        assert_eq!(told(ANNA, Places::Here, [k, k, k]), Pairing::One);
        assert_eq!(told(ANNA, Places::Here, ["", k, ""]), Pairing::One);
        assert_eq!(told(ANNA, Places::Here, ["k7m3", k, "k7m3"]), Pairing::One, "a slip put right");
        assert_eq!(told(BO, differ(ANNA, BO, ANNA), [k, b, k]), Pairing::Two(Here::Ours));
        assert_eq!(told(BO, differ(ANNA, ANNA, BO), [k, k, b]), Pairing::Two(Here::Theirs));
        assert_eq!(told(ANNA, differ(ANNA, ANNA, BO), [k, k, b]), Pairing::Two(Here::Theirs), "whatever git calls it");
        assert_eq!(told(ANNA, differ(ANNA, moved, BO), [k, k, b]), Pairing::Two(Here::Neither));
        assert_eq!(told(moved, differ(ANNA, moved, ANNA), [k, k, k]), Pairing::One);
        assert_eq!(told(moved, differ(ANNA, moved, ANNA), ["", "", ""]), Pairing::One, "the name tells");
        assert_eq!(told(BO, differ(ANNA, BO, ANNA), [k, k, k]), Pairing::Two(Here::Ours), "a copy under another name");
        assert_eq!(told(BO, differ(ANNA, BO, BO), [k, b, b]), Pairing::OneWithoutBase);
        assert_eq!(told(BO, Places::Unknown, [k, b, k]), Pairing::Two(Here::Ours));
        assert_eq!(told(BO, Places::Unknown, [k, k, b]), Pairing::Two(Here::Theirs));
        assert_eq!(told(ANNA, Places::Unknown, [k, k, k]), Pairing::One);
        assert_eq!(told(ANNA, Places::Unknown, ["-", k, k]), Pairing::One);
        assert_eq!(told(BO, Places::Unknown, ["", "", ""]), Pairing::Two(Here::Theirs), "nothing tells");
    }

    #[test]
    fn a_file_with_another_records_id_is_no_version_of_this_one() {
        let text = |id: &str| format!("id: {id}\ntitle: x\n");
        let texts = [text("k7m3x9qa"), text("b4q8z2ka"), text("k7m3x9qa")];
        let known = Lay(&[("", BO)]);
        assert_eq!(pairing(ANNA, Places::Here, texts.each_ref().map(String::as_str), &known), Pairing::Two(Here::Both));
    }

    #[test]
    fn people_are_told_by_their_id() {
        let card = |id: &str, more: &str| if id.is_empty() { format!("name: Jan\n{more}") } else { format!("id: {id}\nname: Jan\n{more}") };
        let told = |base: &str, ours: &str, theirs: &str| pairing(CARD, Places::Here, [base, ours, theirs], &NOTHING);
        let (x, y) = ("k7m3x9qa", "b4q8z2ka");
        assert_eq!(told(&card(x, ""), &card(x, "team: a\n"), &card(x, "role: b\n")), Pairing::One);
        assert_eq!(told("", &card(x, ""), &card(y, "")), Pairing::Two(Here::Both), "two of one name");
        assert_eq!(told("", &card("", ""), &card("", "team: a\n")), Pairing::One, "who has no id is the folder");
        assert_eq!(told(&card(x, ""), &card(y, ""), &card(x, "left: 2026-11-20\n")), Pairing::Two(Here::Both), "one came for the other");
        assert_eq!(told(&card("", ""), &card("", "role: b\n"), &card(y, "")), Pairing::One, "got an id, and nothing else");
        assert_eq!(told(&card("", "team: a\n"), &card("", "role: b\n"), &card(y, "team: b\n")), Pairing::Two(Here::Both));
        assert_eq!(told(&card(x, ""), &card(y, "a: 1\n"), &card(y, "a: 2\n")), Pairing::OneWithoutBase);
    }

    #[test]
    fn a_text_that_cannot_be_read_still_says_whose_it_is() {
        assert_eq!(id_in("id: k7m3x9qa   # van ons\ntitle: \"half\n").as_deref(), Some("k7m3x9qa"));
        assert_eq!(id_in("<<<<<<< a\n=======\n>>>>>>> b\nid: 'k7m3x9qa'\n").as_deref(), Some("k7m3x9qa"));
        assert_eq!(id_in("answers:\n- id: k7m3x9qa\n"), None);
    }
}
