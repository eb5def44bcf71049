use super::run::Run;
use super::written::Written;
use crate::context::Context;
use crate::error::{Error, Exit};
use crate::i18n::{either, files, said, together};
use crate::render::visible::shown;
use crate::store::change::Change;
use crate::store::git::Git;
use crate::store::{Store, layout};
use clap::Args;
use std::path::PathBuf;

/// Makes a workspace.
#[derive(Args)]
pub struct Init {
    #[arg(value_name = "DIR")]
    at: Option<PathBuf>,
    #[arg(long)]
    no_git: bool,
}

impl Run for Init {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let root = match self.at {
            Some(at) => cx.flags.dir.join(at),
            None => cx.flags.dir.clone(),
        };
        if !cx.flags.dry_run {
            Store::make_root(&root).map_err(|fault| cx.fault(fault))?;
        }
        let root = std::path::absolute(&root).unwrap_or(root);
        let store = Store::bare(root.clone());
        let is_there = root.join(layout::SETTINGS).is_file();
        let mut changes = Vec::new();
        if !is_there {
            changes.push(Change::Create { path: layout::SETTINGS.to_owned(), text: files::settings(cx.lang, &cx.fresh_key()?) });
        }
        for (path, lines) in [(".gitignore", files::GITIGNORE), (".gitattributes", files::GITATTRIBUTES)] {
            changes.extend(with_lines(&root, path, lines).filter(|_| !self.no_git));
        }
        let path = shown(&root.display().to_string());
        let line = if is_there { said::workspace_is_there(cx.lang, &path) } else { said::made_workspace(cx.lang, &path) };
        let next = either(cx.lang, "stay employee add \"Anna de Vries\" --team Zorg", "stay employee add \"Anna Smith\" --team Care");
        let mut lines = vec![line];
        if let Some(git) = Git::of(&root).filter(|git| !self.no_git && !git.merges_with_stay()) {
            if !cx.flags.dry_run {
                git.merge_with_stay().map_err(|fault| cx.fault(fault))?;
            }
            lines.push(together::driver_set(cx.lang));
        }
        let written = Written { changes, lines, next: (!is_there).then(|| next.to_owned()), ..Written::default() };
        if written.changes.is_empty() || cx.flags.dry_run {
            return written.finish(cx, &store, &store.dry_writer());
        }
        written.finish(cx, &store, &store.writer().map_err(|fault| cx.fault(fault))?)
    }
}

/// What a file of git misses of ours; its own lines stay.
fn with_lines(root: &std::path::Path, path: &str, lines: &str) -> Option<Change> {
    let Ok(before) = std::fs::read(root.join(path)) else {
        return Some(Change::Create { path: path.to_owned(), text: lines.to_owned() });
    };
    let text = String::from_utf8(before.clone()).ok()?;
    let missing: String =
        lines.lines().filter(|line| !text.lines().any(|own| own.trim() == *line)).map(|line| format!("{line}\n")).collect();
    if missing.is_empty() {
        return None;
    }
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    Some(Change::Replace { path: path.to_owned(), before, text: format!("{text}{gap}{missing}") })
}
