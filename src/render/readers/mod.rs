//! Who can open what, and what would change in that.

mod access;
mod changes;

pub(crate) use access::{Look, document};
pub(crate) use changes::{changes, gains, moved};

use super::ViewContext;
use super::printable::printable;

/// A person by name, and by the folder, which is what counts.
fn person(view: &ViewContext, slug: &str) -> String {
    match view.people.get(slug) {
        Some(person) if person.name != slug => format!("{} ({})", printable(&person.name), printable(slug)),
        _ => printable(slug),
    }
}
