//! `stay check --install-hook` and `--remove-hook`.

use super::confirm;
use crate::context::Context;
use crate::error::{Code, Error, Exit};
use crate::i18n::{hook as says, sync as sync_messages};
use crate::render::hook::body;
use crate::render::json::HookV1;
use crate::render::printable::printable;
use crate::store::Store;
use crate::store::git::{Beside, Git, Hook, HookStep};
use serde::Serialize;
use std::path::Path;

#[derive(Serialize)]
struct HookAnswer {
    dry_run: bool,
    hook: HookV1,
}

/// The repository of a workspace; refused where there is none.
pub(super) fn repository(store: &Store) -> Result<Git, Error> {
    let no_git = || Error::of(Code::NoRepository, sync_messages::no_repository()).hint(sync_messages::no_repository_hint());
    Git::of(&store.root).ok_or_else(no_git)
}

fn path_text(path: &Path) -> String {
    printable(&path.display().to_string())
}

/// Has git look at what is committed from now on, when that is allowed.
pub(super) fn install(cx: &Context) -> Result<Exit, Error> {
    let store = cx.store()?;
    let hook = repository(&store)?.hook()?;
    // a script that can't name the folder would look at nothing, and say nothing
    if hook.workspace.chars().any(|c| c.is_control() || c == char::REPLACEMENT_CHARACTER) {
        return Err(Error::refused(says::odd_folder(&printable(&hook.workspace))));
    }
    let (beside, steps) = hook.put_in(&body(cx.lang, &hook.workspace))?;
    let path = path_text(&hook.path);
    if steps.is_empty() {
        cx.done(says::is_in(&path));
        return answer(cx, &hook, true, &steps);
    }
    if hook.is_shared {
        cx.warn(says::is_shared());
    }
    let unasked = || Error::refused(says::unasked(&path)).hint(says::unasked_hint());
    confirm::yes(cx, &says::question(cx.lang, &path), unasked)?;
    apply(cx, &hook, &steps)?;
    cx.done(&if beside == Beside::Ours { says::renewed(cx.lang, &path) } else { says::put_in(cx.lang, &path) });
    match beside {
        Beside::Script => cx.done(says::stays(&path)),
        Beside::Other => cx.done(says::moved(&path_text(&hook.aside()))),
        Beside::Nothing | Beside::Ours => {}
    }
    answer(cx, &hook, true, &steps)
}

/// Takes it away again.
pub(super) fn remove(cx: &Context) -> Result<Exit, Error> {
    let store = cx.store()?;
    let hook = repository(&store)?.hook()?;
    let steps = hook.take_out()?;
    apply(cx, &hook, &steps)?;
    let path = path_text(&hook.path);
    cx.done(&if steps.is_empty() { says::is_out(cx.lang) } else { says::taken_out(cx.lang, &path) });
    answer(cx, &hook, false, &steps)
}

fn apply(cx: &Context, hook: &Hook, steps: &[HookStep]) -> Result<(), Error> {
    if cx.flags.dry_run { Ok(()) } else { Ok(hook.apply(steps)?) }
}

/// What became of it as JSON; in a dry run for a person, the hook as it would be.
fn answer(cx: &Context, hook: &Hook, installed: bool, steps: &[HookStep]) -> Result<Exit, Error> {
    if cx.flags.json {
        let aside = steps.contains(&HookStep::Aside).then(|| path_text(&hook.aside()));
        let hook = HookV1::new(path_text(&hook.path), installed, !steps.is_empty(), aside);
        return cx.answer_json(HookAnswer { dry_run: cx.flags.dry_run, hook }, &[]);
    }
    for step in steps.iter().filter(|_| cx.flags.dry_run) {
        if let HookStep::Write(text) = step {
            let lines: Vec<String> = text.lines().map(|line| format!("{}\n", shown_line(line))).collect();
            cx.answer(&lines.concat())?;
        }
    }
    Ok(Exit::Done)
}

/// A line of a script with its indentation, made safe to show.
fn shown_line(line: &str) -> String {
    let text = line.trim_start_matches([' ', '\t']);
    format!("{}{}", &line[..line.len() - text.len()], printable(text))
}
