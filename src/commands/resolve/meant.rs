//! Which of the files that wait are meant by what was typed.

use crate::commands::find::{self, Target};
use crate::context::Context;
use crate::domain::lookup::could_mean;
use crate::error::{Code, Error};
use crate::i18n::{errors, names};
use crate::render::printable::printable;
use crate::store::waiting::Waiting;
use crate::store::{Need, Store, layout, list, workspace};
use std::path::Path;

/// The files that were meant: by path, by the beginning of an id, or by the person. Where they are settled unasked (`is_sure`),
/// letters within a name do not do, and nothing else may be meant.
pub(super) fn meant(cx: &Context, store: &Store, files: Vec<Waiting>, typed: &str, is_sure: bool) -> Result<Vec<Waiting>, Error> {
    let within = |wanted: &str| {
        let wanted = wanted.trim_end_matches('/').to_owned();
        move |path: &str| path == wanted || path.strip_prefix(&wanted).is_some_and(|rest| rest.starts_with('/'))
    };
    let has = |file: &Waiting, is_meant: &dyn Fn(&str) -> bool| is_meant(&file.path) || file.twin.iter().any(|twin| is_meant(&twin.path));
    let here = workspace::own_path(store, Path::new(typed));
    let there = Path::new(typed).is_relative().then(|| typed.trim_start_matches("./").to_owned());
    for path in [there, here].into_iter().flatten() {
        let is_meant = within(&path);
        let is_there = typed.contains('/') && store.at(&path).exists();
        if is_there || files.iter().any(|file| has(file, &is_meant)) {
            return Ok(files.into_iter().filter(|file| has(file, &is_meant)).collect());
        }
    }
    // a record that one side took out may not be there any more
    let id = |file: &Waiting| layout::parse_path(&file.path).map(|source| source.id);
    let begins = |file: &Waiting| id(file).is_some_and(|id| typed.len() >= 3 && id.as_str().starts_with(&typed.to_lowercase()));
    let mut ids: Vec<_> = files.iter().filter(|file| begins(file)).filter_map(id).collect();
    ids.dedup();
    let is_folder = is_sure && list::is_person(store, typed.trim());
    if let [only] = ids[..]
        && !is_folder
    {
        let is_whole = only.as_str() == typed.to_lowercase();
        if is_sure && !is_whole && !could_mean(typed, &store.read(&Need::PEOPLE)?.employees).is_empty() {
            return Err(Error::of(Code::Ambiguous, errors::ambiguous_id(&printable(typed))).hint(names::type_the_id(only.as_str())));
        }
        return Ok(files.into_iter().filter(|file| id(file) == Some(only)).collect());
    }
    let target = if is_sure { find::edited } else { find::anything };
    let is_meant = match target(cx, store, typed)? {
        Target::Employee(slug) => within(&format!("{}/{slug}", layout::EMPLOYEES)),
        Target::Record(source) => within(&layout::path(&source)),
    };
    Ok(files.into_iter().filter(|file| has(file, &is_meant)).collect())
}
