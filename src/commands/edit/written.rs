//! Fields that were given on the command line, and the change of a file that they come to.

use crate::context::Context;
use crate::domain::problem::{Kind, Problem, Severity, Shape};
use crate::domain::records::Place;
use crate::domain::text::folded;
use crate::error::Error;
use crate::i18n::fields as says;
use crate::store::kept::{self, Along};
use crate::store::seal;
use crate::store::yaml::edit::Edit;
use crate::store::yaml::write::New;
use crate::store::{Change, Fault, Store, file, layout, schema, write, yaml};

/// A field that was given, if it was: its value, or nothing where it is taken out.
pub(super) type Given<T> = Option<Option<T>>;

/// Whether what was typed takes a field out.
fn is_none(typed: &str) -> bool {
    matches!(folded(typed).as_str(), "none" | "geen")
}

/// A value that was typed, or that it is taken out.
pub(super) fn given<T>(typed: Option<&String>, read: impl FnOnce(&str) -> Result<T, Error>) -> Result<Given<T>, Error> {
    let one = |typed: &String| if is_none(typed) { Ok(None) } else { read(typed).map(Some) };
    typed.map(one).transpose()
}

/// A value of a field that can't be taken out.
pub(super) fn needed<T>(option: &str, given: Given<T>) -> Result<Option<T>, Error> {
    match given {
        Some(None) => Err(Error::refused(says::needed(option)).hint(says::needed_hint())),
        given => Ok(given.flatten()),
    }
}

/// The values of a list that were typed; `none` alone is an empty list.
pub(super) fn listed<T>(option: &str, typed: &[String], read: impl Fn(&str) -> Result<T, Error>) -> Result<Option<Vec<T>>, Error> {
    match typed {
        [] => Ok(None),
        [one] if is_none(one) => Ok(Some(Vec::new())),
        several if several.iter().any(|typed| is_none(typed)) => Err(Error::usage(says::none_alone(option))),
        several => several.iter().map(|typed| read(typed)).collect::<Result<_, _>>().map(Some),
    }
}

/// What changes in one file, field by field.
pub(super) struct FieldEdits<'c> {
    cx: &'c Context,
    order: &'static [&'static str],
    pub edits: Vec<Edit>,
    /// What is said of each.
    pub told: Vec<String>,
    /// The lists among them.
    lists: Vec<(String, Shape)>,
}

impl<'c> FieldEdits<'c> {
    /// Of a file with keys in this order.
    pub(super) fn new(cx: &'c Context, order: &'static [&'static str]) -> FieldEdits<'c> {
        FieldEdits { cx, order, edits: Vec::new(), told: Vec::new(), lists: Vec::new() }
    }

    /// Gives a field a value or takes it out, unless it is so already. `told` says the value.
    pub(super) fn put<T: PartialEq>(
        &mut self,
        key: &str,
        old: Option<&T>,
        given: Given<T>,
        written: impl FnOnce(&T) -> New,
        told: impl FnOnce(&T) -> String,
    ) {
        let Some(new) = given.filter(|new| new.as_ref() != old) else { return };
        let (name, none) = says::field(self.cx.lang, key);
        match new {
            Some(value) => {
                self.set(key, written(&value));
                self.told.push(format!("{name} {}", told(&value)).trim_end().to_owned());
            }
            None => {
                self.edits.push(Edit::remove(key));
                self.told.push(none.to_owned());
            }
        }
    }

    /// The same of a list, which is replaced as a whole.
    pub(super) fn put_list<T: PartialEq>(
        &mut self,
        key: &str,
        old: &[T],
        given: Option<Vec<T>>,
        written: impl Fn(&T) -> String,
        told: impl Fn(&T) -> String,
    ) {
        self.put_each(key, Shape::Texts, old, given, |value| New::text(&written(value)), told);
    }

    /// The same of a list of maps.
    pub(super) fn put_maps<T: PartialEq>(
        &mut self,
        key: &str,
        old: &[T],
        given: Option<Vec<T>>,
        written: impl Fn(&T) -> New,
        told: impl Fn(&T) -> String,
    ) {
        self.put_each(key, Shape::Maps, old, given, written, told);
    }

    fn put_each<T: PartialEq>(
        &mut self,
        key: &str,
        shape: Shape,
        old: &[T],
        given: Option<Vec<T>>,
        written: impl Fn(&T) -> New,
        told: impl Fn(&T) -> String,
    ) {
        let Some(new) = given.filter(|new| new != old) else { return };
        let (name, none) = says::field(self.cx.lang, key);
        self.lists.push((key.to_owned(), shape));
        if !old.is_empty() {
            self.edits.push(Edit::remove(key));
        }
        if new.is_empty() {
            self.told.push(none.to_owned());
            return;
        }
        self.set(key, New::List(new.iter().map(written).collect()));
        self.told.push(format!("{name} {}", new.iter().map(told).collect::<Vec<_>>().join(", ")).trim_end().to_owned());
    }

    fn set(&mut self, key: &str, value: New) {
        self.edits.push(Edit::set(key, value, schema::before(self.order, key)));
    }

    /// Refuses to replace as a list what a person wrote as something else.
    fn are_lists(&self, path: &str, text: &str) -> Result<(), Fault> {
        let Ok(root) = yaml::parse_fully(text) else { return Ok(()) };
        let is_list = |node: &yaml::Node| node.is_null() || matches!(node.value, yaml::Value::Seq(_));
        let found = self.lists.iter().find_map(|(key, shape)| Some((key, shape, root.get(key).filter(|node| !is_list(node))?.span)));
        let Some((key, shape, span)) = found else { return Ok(()) };
        let kind = Kind::WrongShape(key.clone(), *shape);
        let severity = Severity::Unreadable;
        Err(Fault::Unreadable(Box::new(Problem { path: path.to_owned(), line: span.line, column: span.column, kind, severity })))
    }

    /// The change of the file, with what goes along; refused where the editor would refuse what comes of it.
    pub(super) fn change(self, store: &Store, place: Place, validate: &dyn Fn(&str) -> Vec<Problem>) -> Result<(Change, Along), Error> {
        let path = layout::path_of(&place);
        let unreadable =
            |kind| Fault::Unreadable(Box::new(Problem { path: path.clone(), line: 0, column: 0, kind, severity: Severity::Unreadable }));
        let before = seal::open_text(store, &place, &file::text(&store.at(&path)).map_err(unreadable)?).text;
        self.are_lists(&path, &before)?;
        let after = write::edited_text(&path, &before, &self.edits)?;
        let known = validate(&before);
        let is_new = |problem: &Problem| problem.severity > Severity::Warning && known.iter().all(|old| old.kind != problem.kind);
        if let Some(problem) = validate(&after).into_iter().find(is_new) {
            return Err(Error::from(Fault::Unreadable(Box::new(problem))));
        }
        let along = kept::along(&place, &before, &after, self.cx.today);
        let edits = self.edits.into_iter().chain(along.edits.clone()).collect();
        Ok((Change::Edit { place, edits }, along))
    }
}
