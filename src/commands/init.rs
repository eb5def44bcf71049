use super::effects::Effects;
use super::run::Run;
use crate::context::Context;
use crate::domain::problem::Kind;
use crate::domain::records::Place;
use crate::error::{Error, Exit};
use crate::i18n::{Saying, either, files, messages, sync as sync_messages};
use crate::render::printable::printable;
use crate::store::git::Git;
use crate::store::{Change, Fault, Store, file, layout, workspace};
use clap::Args;
use std::io::ErrorKind;
use std::path::PathBuf;

/// Makes a workspace.
#[derive(Args)]
pub(super) struct InitArgs {
    #[arg(value_name = "DIR")]
    at: Option<PathBuf>,
    #[arg(long)]
    no_git: bool,
}

impl Run for InitArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let root = match self.at {
            Some(at) => cx.flags.dir.join(at),
            None => cx.flags.dir.clone(),
        };
        if !cx.flags.dry_run {
            workspace::make_root(&root)?;
        }
        let root = std::path::absolute(&root).unwrap_or(root);
        let store = Store::bare(root.clone());
        let is_there = root.join(layout::SETTINGS).is_file();
        let mut changes = Vec::new();
        if !is_there {
            changes.push(Change::create(Place::Settings, files::settings(cx.lang, &cx.fresh_key()?, cx.today)));
        }
        for (path, lines) in [(".gitignore", files::GITIGNORE), (".gitattributes", files::GITATTRIBUTES)] {
            if !self.no_git {
                changes.extend(with_lines(&store, path, lines)?);
            }
        }
        let path = printable(&root.display().to_string());
        let line = if is_there { messages::workspace_is_there(cx.lang, &path) } else { messages::made_workspace(cx.lang, &path) };
        let next = either(cx.lang, "stay employee add \"Anna de Vries\" --team Zorg", "stay employee add \"Anna Smith\" --team Care");
        let mut lines = vec![Saying::from(line)];
        if let Some(git) = Git::of(&root).filter(|_| !self.no_git)
            && git.merge_with_stay(cx.flags.dry_run)?
        {
            lines.push(sync_messages::driver_set());
        }
        let effects = Effects { changes, lines, next: (!is_there).then(|| next.to_owned()), ..Effects::default() };
        if effects.changes.is_empty() || cx.flags.dry_run {
            return effects.finish(cx, &store, &store.dry_writer());
        }
        effects.finish(cx, &store, &store.writer()?)
    }
}

/// What a file of git misses of ours; its own lines stay.
fn with_lines(store: &Store, path: &str, lines: &str) -> Result<Option<Change>, Fault> {
    let text = match file::text(&store.at(path)) {
        Ok(text) => text,
        Err(Kind::Io(ErrorKind::NotFound)) => return Ok(Some(Change::create(layout::place(path), lines.to_owned()))),
        // a repository may have put it there, and it may lead to any file of the user
        Err(Kind::Link) => return Err(Fault::Link(path.to_owned())),
        Err(_) => return Ok(None),
    };
    let missing: String =
        lines.lines().filter(|line| !text.lines().any(|own| own.trim() == *line)).map(|line| format!("{line}\n")).collect();
    if missing.is_empty() {
        return Ok(None);
    }
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    let after = format!("{text}{gap}{missing}");
    Ok(Some(Change::Replace { place: layout::place(path), before: text.into_bytes(), text: after }))
}
