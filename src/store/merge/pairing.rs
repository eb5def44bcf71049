//! Whether the three texts that git brings together are versions of one record.
//!
//! Git pairs files by their likeness: a record that one side took out and a new one of the other side look like one that got
//! another name. Which they are is told by where each text lies and by the `id` in it, and never by likeness.

use crate::store::layout;
use crate::store::yaml::edit::{self, Edit};
use crate::store::yaml;

/// Where git says that the two sides lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Places<'p> {
    /// Where the result goes, both of them and what they came from.
    Here,
    /// Not all in one place.
    Differ {
        /// Where our side lies.
        ours: &'p str,
        /// Where the other side lies.
        theirs: &'p str,
    },
    /// It does not say: a git before 2.45, or a file that is merged once more.
    Unknown,
}

impl<'p> Places<'p> {
    /// What the labels of the sides say of a file whose result goes to `path`: git puts the path behind each of them where
    /// those differ.
    pub fn of_labels(path: &str, ours: Option<&'p str>, theirs: Option<&'p str>) -> Places<'p> {
        let expanded = |label: &&str| !label.is_empty() && !label.starts_with('%');
        match (ours.filter(expanded), theirs.filter(expanded)) {
            // a file that is merged once more is told no commits
            (Some("ours"), Some("theirs")) | (None, _) | (_, None) => Places::Unknown,
            (Some(ours), Some(theirs)) => match (path_in(path, ours), path_in(path, theirs)) {
                (Some(ours), Some(theirs)) => Places::Differ { ours, theirs },
                _ => Places::Here,
            },
        }
    }
}

/// The path behind a label: `main:employees/anna/employee.yaml`. What comes before may have any sign in it; the path lies in
/// the workspace that `path` lies in.
fn path_in<'l>(path: &str, label: &'l str) -> Option<&'l str> {
    let workspace = &path[..path.len() - in_workspace(path).len()];
    let at = label.rfind(&format!(":{workspace}"))? + 1;
    let found = &label[at..];
    let is_path = found.ends_with(".yaml") && !found[workspace.len()..].contains(':') && !found.starts_with(' ');
    is_path.then_some(found)
}

/// The part of a path of the repository that lies in the workspace.
pub fn in_workspace(path: &str) -> &str {
    let tops = [layout::EMPLOYEES, layout::ORGANISATION, layout::QUESTIONS, layout::SETTINGS];
    let starts = std::iter::once(0).chain(path.match_indices('/').map(|(at, _)| at + 1));
    let is_top = |at: &usize| tops.contains(&path[*at..].split('/').next().unwrap_or_default());
    starts.into_iter().find(is_top).map_or(path, |at| &path[at..])
}

/// What a path says of the file there.
#[derive(PartialEq, Eq)]
enum Known<'p> {
    /// A record of a kind, with the id in its name.
    Record(&'static str, String),
    /// Who a person is, and any other file that lies in a person's folder: which.
    Within(&'p str),
    Other(&'p str),
}

fn known(path: &str) -> Known<'_> {
    let inside = in_workspace(path);
    match layout::parse_path(inside) {
        Some(source) => Known::Record(source.folder.word(), source.id.to_string()),
        None => match inside.strip_prefix(layout::EMPLOYEES).and_then(|rest| rest.strip_prefix('/')?.split_once('/')) {
            Some((_, within)) => Known::Within(within),
            None => Known::Other(path),
        },
    }
}

/// What the repository can tell beyond the three texts; each is asked only where it matters.
pub trait Evidence {
    /// Whether an id is that of another record than the one of this path.
    fn is_of_another(&self, id: &str) -> bool;
    /// Whether all three texts lie in the place of the result.
    fn is_one_place(&self) -> bool;
    /// Whether our side lies in the place of the result.
    fn is_ours_here(&self) -> bool;
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
    /// Two that are not one.
    Two(Here),
}

/// Which of two belongs where the result goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Here {
    /// Ours.
    Ours,
    /// Theirs.
    Theirs,
    /// Each has a place of its own elsewhere.
    Neither,
    /// Both were given this place.
    Both,
}

/// The id that a text gives itself, also where it can't be read as a whole.
fn id_in(text: &str) -> Option<String> {
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

    /// Whether the sides have the same, and it is not what both came from.
    fn is_anew(&self) -> bool {
        self.ours.is_some() && self.ours == self.theirs && self.base != self.ours
    }
}

/// Whether git brought versions of one record together. `path` is where the result goes, as git calls it.
pub fn pairing(path: &str, places: Places, texts: [&str; 3], evidence: &dyn Evidence) -> Pairing {
    let ids = Ids::of(texts);
    match places {
        _ if path.is_empty() => if ids.differ() { Pairing::Two(Here::Both) } else { Pairing::One },
        Places::Here => in_one_place(path, texts, &ids, evidence),
        Places::Differ { ours, theirs } if ours == theirs => match known(ours) {
            _ if ids.is_one() => Pairing::One,
            Known::Record(..) => Pairing::OneWithoutBase,
            _ if ids.ours.is_some() && ids.theirs.is_some() && ids.ours != ids.theirs => Pairing::Two(Here::Both),
            _ => Pairing::OneWithoutBase,
        },
        Places::Differ { ours, theirs } => {
            let is_one = match (known(ours), known(theirs)) {
                (Known::Record(kind, id), Known::Record(of, same)) => kind == of && id == same && !ids.differ(),
                (Known::Within(place), Known::Within(same)) => {
                    place == same && !ids.differ() && (ids.is_one() || evidence.went_along(ours, theirs))
                }
                _ => false,
            };
            match () {
                () if is_one => Pairing::One,
                () if path == ours => Pairing::Two(Here::Ours),
                () if path == theirs => Pairing::Two(Here::Theirs),
                () => Pairing::Two(Here::Neither),
            }
        }
        Places::Unknown => untold(path, &ids, evidence),
    }
}

/// All three lie in the place of the result.
fn in_one_place(path: &str, texts: [&str; 3], ids: &Ids, evidence: &dyn Evidence) -> Pairing {
    let [base, ours, theirs] = texts;
    match known(path) {
        // the id in the name counts; another one inside is a slip, unless it is that of another record
        Known::Record(_, name) if ids.differ() => {
            if ids.given().any(|id| *id != name && evidence.is_of_another(id)) { Pairing::Two(Here::Both) } else { Pairing::One }
        }
        Known::Record(..) | Known::Other(_) => Pairing::One,
        Known::Within(_) if ids.base.is_none() && !ids.is_new => {
            let is_named = |id: &Option<String>, side| id.is_none() || is_only_named(base, side);
            match is_named(&ids.ours, ours) && is_named(&ids.theirs, theirs) {
                true => Pairing::One,
                false if ids.is_anew() => Pairing::OneWithoutBase,
                false => Pairing::Two(Here::Both),
            }
        }
        Known::Within(_) if !ids.differ() => Pairing::One,
        Known::Within(_) if ids.is_anew() => Pairing::OneWithoutBase,
        Known::Within(_) => Pairing::Two(Here::Both),
    }
}

/// Where they lie is not told: what has no id of its own is one only where the repository says so.
fn untold(path: &str, ids: &Ids, evidence: &dyn Evidence) -> Pairing {
    let name = match known(path) {
        Known::Record(_, name) => Some(name),
        Known::Other(layout::SETTINGS) => return Pairing::One,
        _ => None,
    };
    let is_named = |id: &Option<String>| id.is_some() && *id == name;
    let (ours, theirs) = (is_named(&ids.ours), is_named(&ids.theirs));
    if ids.is_one() && (name.is_none() || ours) || (!ids.differ() && evidence.is_one_place()) {
        return Pairing::One;
    }
    match (ours, theirs) {
        (true, true) => Pairing::OneWithoutBase,
        (true, false) => Pairing::Two(Here::Ours),
        (false, true) => Pairing::Two(Here::Theirs),
        (false, false) if ids.is_new => Pairing::Two(Here::Both),
        (false, false) if evidence.is_ours_here() => Pairing::Two(Here::Ours),
        (false, false) => Pairing::Two(Here::Theirs),
    }
}
