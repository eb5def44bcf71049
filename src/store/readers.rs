//! Reads `readers.yaml`, and changes it. With `privacy` in `stay.yaml` it says who could open what: an offer, since anyone who can
//! write in the repository can write it. What counts is what this person accepted of it (`accepted.rs`).

use super::fields::{Fields, Origin};
use super::validation::placed;
use super::yaml::edit::{Edit, Step};
use super::yaml::write::New;
use super::yaml::{self, Span};
use super::{Change, Store, file, layout, schema};
use crate::domain::circle::{Circle, Party, Policy, Reader, Readers, is_key};
use crate::domain::problem::{Kind, Problem, Severity};
use crate::domain::records::Place;
use crate::vault::PublicKey;
use std::io::ErrorKind;

/// What the files of the workspace say of who can open what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offered {
    pub circle: Circle,
    /// What is wrong with `readers.yaml`.
    pub problems: Vec<Problem>,
    /// Whether there is such a file.
    pub is_there: bool,
}

impl Offered {
    /// Whether it is in doubt who is meant: nothing of it can be accepted then.
    pub fn is_broken(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity != Severity::Warning)
    }
}

/// What `readers.yaml` offers, with the policy of `stay.yaml`.
pub fn offered(store: &Store) -> Offered {
    let mut problems = Vec::new();
    let mut origin = Origin::new(layout::READERS, &mut problems);
    let text = file::text(&store.at(layout::READERS));
    let is_there = text != Err(Kind::Io(ErrorKind::NotFound));
    let readers = match text {
        Ok(text) => parse(&text, &mut origin),
        Err(Kind::Io(ErrorKind::NotFound)) => {
            if store.settings.is_sealed() {
                origin.unreadable(Kind::NoReaders);
            }
            Readers::new()
        }
        Err(kind) => {
            origin.unreadable(kind);
            Readers::new()
        }
    };
    let policy = store.settings.policy.clone().unwrap_or_default();
    Offered { circle: Circle { readers, policy }, problems, is_there }
}

/// Reads the text of `readers.yaml`. An empty one has no readers.
pub(super) fn parse(text: &str, origin: &mut Origin) -> Readers {
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Readers::new();
    }
    let Some(node) = origin.parse(text) else { return Readers::new() };
    read(&node, origin)
}

/// Asks of a file all that is read of `readers.yaml`.
pub(super) fn learned(node: &yaml::Node, origin: &mut Origin) {
    read(node, origin);
}

fn read(node: &yaml::Node, origin: &mut Origin) -> Readers {
    let Some(mut fields) = Fields::of(node, schema::READERS, origin) else { return Readers::new() };
    let mut readers = Readers::new();
    fields.open_map("readers", |key, node, origin| {
        if !is_key(key) {
            origin.note(node.span, Kind::NotAReader(key.to_owned()), Severity::Unreadable);
            return None;
        }
        let reader = Fields::of(node, schema::READER, origin).map(|mut fields| reader(key, &mut fields, &readers))?;
        readers.push(reader);
        Some(())
    });
    readers
}

/// One reader. What another reader has already is named: to the policy they would be one.
fn reader(key: &str, fields: &mut Fields, others: &[Reader]) -> Reader {
    let reader = Reader {
        key: key.to_owned(),
        name: fields.text("name").map(Into::into),
        employee: fields.text("employee").map(Into::into),
        recovery: fields.flag("recovery"),
        keys: keys(fields, others),
    };
    if let (Some(name), Some(other)) = (&reader.name, others.iter().find(|other| other.name.is_some() && other.name == reader.name)) {
        fields.note_text("name", name, Kind::SharedReader(name.to_string(), other.key.clone()), Severity::Unreadable);
    }
    if let (Some(slug), Some(other)) =
        (&reader.employee, others.iter().find(|other| other.employee.is_some() && other.employee == reader.employee))
    {
        fields.note_text("employee", slug, Kind::SharedReader(slug.to_string(), other.key.clone()), Severity::Unreadable);
    }
    fields.needs_one_of(["name", "employee"]);
    if reader.name.is_none() && reader.employee.is_none() {
        fields.note_key("name", Kind::MissingKey("name"));
    }
    reader
}

/// The public keys of a reader, each once.
fn keys(fields: &mut Fields, others: &[Reader]) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for text in fields.texts("keys") {
        let kind = match PublicKey::parse(&text) {
            None if is_secret(&text) => Kind::SecretKey,
            None => Kind::NotAPublicKey(text.clone()),
            Some(key) => match others.iter().find(|other| other.keys.iter().any(|known| known == key.as_str())) {
                Some(other) => Kind::SharedReader(key.to_string(), other.key.clone()),
                None => {
                    if !keys.iter().any(|known| known == key.as_str()) {
                        keys.push(key.to_string());
                    }
                    continue;
                }
            },
        };
        fields.note_text("keys", &text, kind, Severity::Unreadable);
    }
    if keys.is_empty() {
        fields.missing_unless_wrong("keys");
    }
    keys
}

/// Whether a text looks like the secret half of a key, whole or not.
pub fn is_secret(text: &str) -> bool {
    text.to_ascii_uppercase().contains("AGE-SECRET-KEY-")
}

/// What is wrong with readers and policy when they are held against each other and against who there is.
pub(super) fn held_against(
    circle: &Circle,
    is_employee: impl Fn(&str) -> bool,
    text_of: impl Fn(&str) -> String,
    problems: &mut Vec<Problem>,
) {
    let place = |path: &str, find: &dyn Fn(&yaml::Node) -> Option<Span>| {
        let text = text_of(path);
        yaml::parse_fully(&text).ok().and_then(|node| find(&node)).unwrap_or(Span { line: 1, column: 1, start: 0, end: 0 })
    };
    for reader in &circle.readers {
        if let Some(slug) = reader.employee.as_ref().filter(|slug| !is_employee(slug)) {
            let span = place(layout::READERS, &|node| Some(node.get("readers")?.get(&reader.key)?.entry("employee")?.node.span));
            problems.push(placed(layout::READERS.to_owned(), span, Kind::NoSuchEmployee(slug.to_string()), Severity::Error));
        }
    }
    let lists = [("words", &circle.policy.words), ("private-notes", &circle.policy.private_notes)];
    for (key, party) in lists.into_iter().flat_map(|(key, list)| list.iter().map(move |party| (key, party))) {
        let Party::Reader(reader) = party else { continue };
        if circle.reader(reader).is_none() {
            let span = place(layout::SETTINGS, &|node| Some(node.get("privacy")?.entry(key)?.at));
            problems.push(placed(layout::SETTINGS.to_owned(), span, Kind::NoSuchReader(key, reader.clone()), Severity::Error));
        }
    }
}

/// Everything wrong with what the files offer, also where it does not fit who there is. Gives the offer, if nothing puts it in doubt.
pub(super) fn check(store: &Store, problems: &mut Vec<Problem>) -> Option<Circle> {
    let offered = offered(store);
    problems.extend(offered.problems.iter().cloned());
    let is_employee = |slug: &str| store.at(&layout::employee(slug)).symlink_metadata().is_ok();
    let text_of = |path: &str| file::text(&store.at(path)).unwrap_or_default();
    // while readers.yaml can't be read, nobody knows who is missing
    if offered.is_broken() || !offered.is_there && store.settings.policy.is_none() {
        return None;
    }
    held_against(&offered.circle, is_employee, text_of, problems);
    Some(offered.circle)
}

fn within(reader: Option<&str>) -> Vec<Step> {
    std::iter::once("readers").chain(reader).map(|key| Step::Key(key.to_owned())).collect()
}

/// The change that writes down readers who are not there yet; nothing without any. `head` is what a new file begins with.
pub fn added(offered: &Offered, readers: &[Reader], head: &str) -> Option<Change> {
    let whole = || New::Map(readers.iter().map(|reader| (reader.key.clone(), value(reader))).collect());
    let one = |reader: &Reader| Edit::set_within(within(None), &reader.key, value(reader), &[]);
    Some(match () {
        () if readers.is_empty() => return None,
        () if !offered.is_there => Change::create(Place::Readers, format!("{head}{}", yaml::write::document(&[("readers", whole())]))),
        () if offered.circle.readers.is_empty() => Change::edit(Place::Readers, vec![Edit::set("readers", whole(), &[])]),
        () => Change::edit(Place::Readers, readers.iter().map(one).collect()),
    })
}

/// A reader as the file has it.
pub(super) fn value(reader: &Reader) -> New {
    let text = |key: &str, value: &str| (key.to_owned(), New::text(value));
    let mut entries = Vec::new();
    entries.extend(reader.name.as_deref().map(|name| text("name", name)));
    entries.extend(reader.employee.as_deref().map(|slug| text("employee", slug)));
    entries.extend(reader.recovery.then(|| ("recovery".to_owned(), New::word("true"))));
    entries.push(("keys".to_owned(), New::texts(&reader.keys)));
    New::Map(entries)
}

/// The edit of `readers.yaml` that gives a key of a reader another value.
pub fn set(reader: &str, key: &str, value: &str) -> Edit {
    Edit::set_within(within(Some(reader)), key, New::text(value), schema::before(schema::READER, key))
}

/// The change that gives a reader another public key beside those that are there.
pub fn with_keys(reader: &str, keys: &[String]) -> Change {
    let append = |key: &String| Edit::Append { within: within(Some(reader)), key: "keys".to_owned(), item: New::text(key) };
    Change::edit(Place::Readers, keys.iter().map(append).collect())
}

/// The change that takes a reader out; `None` where the file can't be read.
pub fn without(store: &Store, offered: &Offered, reader: &str) -> Option<Change> {
    if offered.circle.readers.iter().any(|other| other.key != reader) {
        return Some(Change::edit(Place::Readers, vec![Edit::Remove { within: within(None), key: reader.to_owned() }]));
    }
    // a map with nothing in it has no place for what stood in it
    let before = file::text(&store.at(layout::READERS)).ok()?;
    let comments = yaml::comments::of(&before);
    let comments: String = comments.iter().map(|comment| format!("{}\n", comment.text.trim_end())).collect();
    Some(Change::Replace { place: Place::Readers, before: before.into_bytes(), text: format!("{comments}readers: {{}}\n") })
}

/// The change that takes one public key of a reader out; `None` where it stands in no list of its own.
pub fn without_key(store: &Store, reader: &str, public: &str) -> Option<Change> {
    let text = file::text(&store.at(layout::READERS)).ok()?;
    let root = yaml::parse_fully(&text).ok()?;
    let yaml::Value::Seq(items) = &root.get("readers")?.get(reader)?.get("keys")?.value else { return None };
    let is_it = |item: &yaml::Node| item.text().is_some_and(|text| text.trim() == public);
    // places shift with each that is taken out
    let places = items.iter().enumerate().filter(|(_, item)| is_it(item)).map(|(at, _)| at).rev();
    let keys = || [within(Some(reader)), vec![Step::Key("keys".to_owned())]].concat();
    let edits: Vec<Edit> = places.map(|at| Edit::Take { within: keys(), at }).collect();
    (!edits.is_empty()).then(|| Change::edit(Place::Readers, edits))
}

/// A text of `readers.yaml` and the words of a policy, as a circle; what is wrong with it is left out.
pub(crate) fn circle_of(readers: &str, policy: Option<Policy>) -> Circle {
    let readers = parse(readers, &mut Origin::new(layout::READERS, &mut Vec::new()));
    Circle { readers, policy: policy.unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::yaml::edit;
    use crate::vault::Identity;

    fn key() -> String {
        Identity::generate().public().to_string()
    }

    fn read(text: &str) -> (Readers, Vec<Problem>) {
        let mut problems = Vec::new();
        let readers = parse(text, &mut Origin::new(layout::READERS, &mut problems));
        (readers, problems)
    }

    /// What is wrong, each with its line.
    fn wrong(text: &str) -> Vec<(u32, Kind)> {
        read(text).1.into_iter().map(|problem| (problem.line, problem.kind)).collect()
    }

    fn edited(change: Change, text: &str) -> String {
        match change {
            Change::Create { text, .. } => text,
            Change::Edit { edits, .. } => edit::apply(text, &edits).unwrap(),
            Change::Replace { text, .. } => text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn readers_are_read_in_their_order() {
        let [piet, laptop, anna, safe] = [key(), key(), key(), key()];
        let text = format!(
            "# who can be a reader\nreaders:\n  piet:\n    name: Piet Jansen   # as in `with`\n    keys:\n    - {piet}\n    - {laptop}\n    - {piet}\n  anna:\n    employee: anna-de-vries\n    keys: {anna}\n  herstel:\n    name: In de kluis\n    recovery: TRUE\n    keys: [{safe}]\n"
        );
        let (readers, problems) = read(&text);
        let keys: Vec<&str> = readers.iter().map(|reader| reader.key.as_str()).collect();
        assert_eq!(keys, ["piet", "anna", "herstel"]);
        assert_eq!((readers[0].name.as_deref(), readers[0].keys.as_slice()), (Some("Piet Jansen"), &[piet, laptop][..]));
        assert_eq!((readers[1].employee.as_deref(), readers[1].recovery, readers[2].recovery), (Some("anna-de-vries"), false, true));
        // another spelling of `true` is a warning, and puts nothing in doubt
        assert!(problems.iter().all(|problem| problem.severity == Severity::Warning), "{problems:?}");
        for empty in ["", "\n", "# nobody yet\n", "readers:\n", "readers: {}\n"] {
            assert_eq!(read(empty), (Vec::new(), Vec::new()), "{empty}");
        }
    }

    #[test]
    fn whatever_puts_in_doubt_who_is_meant_is_named_with_its_line() {
        let (one, two) = (key(), key());
        let piet = format!("readers:\n  piet:\n    name: Piet Jansen\n    keys:\n    - {one}\n");
        let with = |more: &str| wrong(&format!("{piet}{more}"));
        let shared = |what: &str| Kind::SharedReader(what.to_owned(), "piet".to_owned());
        assert_eq!(with(&format!("  mol:\n    name: PIET jansen\n    keys:\n    - {two}\n")), [(7, shared("PIET jansen"))]);
        assert_eq!(with(&format!("  mol:\n    name: Mol\n    keys:\n    - {one}\n")), [(9, shared(&one))]);
        assert_eq!(with(&format!("  piet:\n    name: Mol\n    keys:\n    - {two}\n"))[0].0, 6, "the same key twice");
        assert_eq!(with("  mol:\n    name: Mol\n"), [(7, Kind::MissingKey("keys"))]);
        assert_eq!(with(&format!("  mol:\n    keys: [{two}]\n")), [(7, Kind::MissingKey("name"))]);
        assert_eq!(with("  mol:\n"), [(6, Kind::NotAMap)]);
        assert_eq!(with("  houder:\n    name: Mol\n"), [(7, Kind::NotAReader("houder".to_owned()))]);
        assert_eq!(with("  Mol:\n    name: Mol\n"), [(7, Kind::NotAReader("Mol".to_owned()))]);
        assert_eq!(with(&format!("  mol:\n    name: Mol\n    recovry: true\n    keys: [{two}]\n"))[0].0, 8);
        let odd = with("  mol:\n    name: Mol\n    keys:\n    - age1abc\n    - ssh-ed25519 AAAA\n");
        assert_eq!(odd, [(9, Kind::NotAPublicKey("age1abc".to_owned())), (10, Kind::NotAPublicKey("ssh-ed25519 AAAA".to_owned()))]);
        assert_eq!(wrong("readers:\n- piet\n")[0].0, 2);
        assert_eq!(wrong("lezers: {}\n")[0].0, 1);
        assert_eq!(wrong("[]\n")[0].1, Kind::NotAMap);
    }

    #[test]
    fn a_secret_key_is_named_and_never_repeated() {
        use age::secrecy::ExposeSecret;
        let line = Identity::generate().secret_line();
        let secret = line.expose_secret();
        for written in [secret.to_owned(), secret.to_lowercase(), secret[..30].to_owned(), format!("\"{secret} \"")] {
            let found = wrong(&format!("readers:\n  piet:\n    name: Piet\n    keys:\n    - {written}\n"));
            assert_eq!(found, [(5, Kind::SecretKey)]);
            assert!(!format!("{found:?}").to_uppercase().contains(&secret[..24]));
        }
    }

    #[test]
    fn a_reader_is_written_and_taken_out_and_all_else_stays() {
        let [piet, laptop, anna] = [key(), key(), key()];
        let reader = |key: &str, name: Option<&str>, employee: Option<&str>, public: &str, recovery| Reader {
            key: key.to_owned(),
            name: name.map(Into::into),
            employee: employee.map(Into::into),
            recovery,
            keys: vec![public.to_owned()],
        };
        let offered = |text: &str| Offered {
            circle: Circle { readers: read(text).0, policy: Policy::default() },
            problems: Vec::new(),
            is_there: !text.is_empty(),
        };
        let dir = tempfile::tempdir().unwrap();
        let taken_out = |key: &str, text: &str| {
            std::fs::write(dir.path().join(layout::READERS), text).unwrap();
            edited(without(&Store::bare(dir.path().to_owned()), &offered(text), key).unwrap(), text)
        };
        let first = edited(added(&offered(""), &[reader("piet", Some("Piet Jansen"), None, &piet, false)], "# readers\n").unwrap(), "");
        assert_eq!(first, format!("# readers\nreaders:\n  piet:\n    name: Piet Jansen\n    keys:\n    - {piet}\n"));
        for empty in ["# nobody yet\n", "readers:\n", "readers: {}   # nobody yet\n"] {
            let text = edited(added(&offered(empty), &[reader("piet", Some("Piet Jansen"), None, &piet, true)], "").unwrap(), empty);
            assert_eq!(read(&text).0, [reader("piet", Some("Piet Jansen"), None, &piet, true)], "{text}");
        }
        let noted = first.replace("keys:", "keys:   # his own");
        let two = edited(added(&offered(&noted), &[reader("anna", None, Some("anna-de-vries"), &anna, false)], "").unwrap(), &noted);
        assert_eq!(two, format!("{noted}  anna:\n    employee: anna-de-vries\n    keys:\n    - {anna}\n"));
        let more = edited(with_keys("piet", std::slice::from_ref(&laptop)), &two);
        assert_eq!(more, two.replace(&format!("- {piet}\n"), &format!("- {piet}\n    - {laptop}\n")));
        assert_eq!(taken_out("anna", &two), noted);
        // a comment stays, whatever it was about
        let without_him = format!("# readers\nreaders:\n  # his own\n  anna:\n    employee: anna-de-vries\n    keys:\n    - {anna}\n");
        assert_eq!(taken_out("piet", &more), without_him);
        assert_eq!(taken_out("piet", &noted), "# readers\n# his own\nreaders: {}\n");
        std::fs::write(dir.path().join(layout::READERS), &more).unwrap();
        let store = Store::bare(dir.path().to_owned());
        assert_eq!(edited(without_key(&store, "piet", &laptop).unwrap(), &more), two);
        assert_eq!(without_key(&store, "piet", &anna), None);
    }
}
