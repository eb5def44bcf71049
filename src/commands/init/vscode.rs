//! The schema of each kind of file where VS Code finds it.
//!
//! What an editor reads may have programs started, so none of this goes through what is kept in `.stay` to be finished or taken back.

use super::super::effects::Effects;
use crate::context::Context;
use crate::domain::settings::Settings;
use crate::domain::shape::FileKind;
use crate::error::Error;
use crate::i18n::first_day as says;
use crate::render::json_schema;
use crate::store::{Fault, Store, file, shape};
use serde_json::{Map, Value, json};
use std::io::ErrorKind;
use std::path::Path;

/// Where the schemas are, below the workspace.
const FOLDER: &str = ".vscode/stay";
const SETTINGS: &str = ".vscode/settings.json";

/// Writes the schemas, and the settings that name them; settings that are there stay, and what is to be added is said.
pub(super) fn set_up(cx: &Context, root: &Path, effects: &mut Effects) -> Result<(), Error> {
    // the types of conversation are those that there are by now
    let settings = Store::open(root).map_or_else(|_| Settings::default(), |there| there.settings);
    let schemas = FileKind::ALL.map(|kind| {
        let schema = json_schema::schema(cx.lang, kind, &shape::of(kind, &settings));
        (format!("{FOLDER}/{}.json", kind.word()), json_schema::written(&schema))
    });
    let named = Value::Object(FileKind::ALL.iter().map(|kind| (path(*kind), json!(kind.places()))).collect::<Map<_, _>>());
    // a repository may have put links there that lead to any file of the user
    let paths = schemas.iter().map(|(path, _)| path.as_str()).chain([".vscode", FOLDER, SETTINGS]);
    for path in paths {
        if root.join(path).symlink_metadata().is_ok_and(|there| there.is_symlink()) {
            return Err(Fault::Link(path.to_owned()).into());
        }
    }
    let there = std::fs::read_to_string(root.join(SETTINGS));
    if !cx.flags.dry_run {
        file::make_folder(&root.join(FOLDER))?;
        for (path, text) in &schemas {
            let target = root.join(path);
            if std::fs::read_to_string(&target).is_ok_and(|there| there == *text) {
                continue;
            }
            file::replace_file(&target, text.as_bytes())?;
        }
        if there.as_ref().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            file::write_new(&root.join(SETTINGS), json_schema::written(&json!({ "yaml.schemas": named })).as_bytes())?;
        }
    }
    effects.lines.push(says::vscode(FOLDER));
    // settings may have comments, and are the team's own
    let is_named = |text: &str| FileKind::ALL.iter().all(|kind| text.contains(&path(*kind)));
    match there {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Ok(text) if is_named(&text) => {}
        _ => effects.warnings.push(says::vscode_by_hand(SETTINGS, &named.to_string())),
    }
    Ok(())
}

fn path(kind: FileKind) -> String {
    format!("./{FOLDER}/{}.json", kind.word())
}
