use super::run::Run;
use super::written::Written;
use crate::context::Context;
use crate::error::{Error, Exit};
use crate::i18n::together;
use crate::render::visible::shown;
use crate::store::Store;
use crate::store::git::Git;
use crate::store::undo::{File, Later};
use clap::Args;

/// Takes back what the last command wrote.
#[derive(Args)]
pub struct Undo {}

impl Run for Undo {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let writer = cx.writer(&store)?;
        let nothing = || Error::refused(together::nothing_to_undo(cx.lang)).hint(together::nothing_to_undo_hint(cx.lang));
        let past = store.last_written().ok_or_else(nothing)?;
        let mut written = Written::default();
        let mut in_the_way = Vec::new();
        for file in &past.files {
            match store.taking_back(file).map_err(|fault| cx.fault(fault))? {
                Ok(change) => written.changes.extend(change),
                Err(later) => in_the_way.push(said(cx, &store, file, &later)),
            }
        }
        if let Some(first) = in_the_way.first() {
            let refused = Error::refused(together::changed_since(cx.lang, &past.command, &in_the_way.join("; ")));
            return Err(refused.hint(together::changed_since_hint(cx.lang, first.split(':').next().unwrap_or_default())));
        }
        if written.changes.is_empty() {
            written.lines.push(together::undone_already(cx.lang, &past.command));
        } else {
            let paths = written.changes.iter().map(|change| shown(change.path())).collect::<Vec<_>>().join(", ");
            written.lines.push(together::undone(cx.lang, &past.command, &paths));
            written.next = Some("stay undo".to_owned());
        }
        written.finish(cx, &store, &writer)
    }
}

/// What stands in the way in one file, and who put it there.
fn said(cx: &Context, store: &Store, file: &File, later: &Later) -> String {
    let who = Git::of(&store.root).and_then(|git| git.last_change(&file.path));
    let who = who.map_or_else(|| together::by_hand(cx.lang), |(day, name)| together::by_whom(cx.lang, &shown(&name), &day));
    let what = match later {
        Later::Values(values) => values.iter().map(|value| format!("`{}`", shown(value))).collect::<Vec<_>>().join(", "),
        Later::All => together::the_file(cx.lang),
    };
    format!("{}: {what}, {who}", shown(&file.path))
}
