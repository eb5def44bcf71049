//! Readers go along when a person gets another name or folder: it is the same person, and whoever renames says so.

use crate::domain::circle::Circle;
use crate::domain::employee::Slug;
use crate::domain::name::Name;
use crate::error::Error;
use crate::store::accepted::{self, Accepted};
use crate::store::yaml::edit::Edit;
use crate::store::{Store, readers};

/// What a person was called, and is called from now on.
pub(in crate::commands) struct Renamed {
    pub folder: [Slug; 2],
    /// `None` where someone else has that name too, so that nobody knows who is meant.
    pub name: Option<[Name; 2]>,
}

impl Renamed {
    /// A circle in which readers went along.
    fn within(&self, circle: &Circle) -> Circle {
        let mut circle = circle.clone();
        for reader in &mut circle.readers {
            let [from, to] = &self.folder;
            if reader.employee.as_ref() == Some(from) {
                reader.employee = Some(to.clone());
            }
            if let Some([from, to]) = &self.name
                && reader.name.as_ref() == Some(from)
            {
                reader.name = Some(to.clone());
            }
        }
        circle
    }

    /// What changes in `readers.yaml`. One that can't be read stays as it is, and says so wherever it is read.
    pub(in crate::commands) fn edits(all: &[Renamed], store: &Store) -> Vec<Edit> {
        let offered = readers::offered(store);
        let after = Renamed::all_within(all, &offered.circle);
        let both = offered.circle.readers.iter().zip(&after.readers).filter(|_| !offered.is_broken());
        both.flat_map(|(before, after)| {
            let set = |key: &str, value: &str| readers::set(&before.key, key, value);
            let name = after.name.as_ref().filter(|name| before.name.as_deref() != Some(name)).map(|name| set("name", name));
            let employee = after.employee.as_ref().filter(|_| before.employee != after.employee).map(|slug| set("employee", slug));
            name.into_iter().chain(employee).collect::<Vec<_>>()
        })
        .collect()
    }

    fn all_within(all: &[Renamed], circle: &Circle) -> Circle {
        all.iter().fold(circle.clone(), |circle, renamed| renamed.within(&circle))
    }

    /// Has what was accepted go along.
    pub(in crate::commands) fn accept(all: &[Renamed], store: &Store) -> Result<(), Error> {
        let Some(known) = Accepted::of(store) else { return Ok(()) };
        let after = Renamed::all_within(all, &known.circle);
        if after != known.circle {
            accepted::hold(store);
            accepted::accept(store, &after, &[])?;
        }
        Ok(())
    }
}
