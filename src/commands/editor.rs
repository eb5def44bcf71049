//! A text through the person's own editor, until it is right or kept for later.

use crate::context::Context;
use crate::domain::problem::Problem;
use crate::error::Error;
use crate::i18n::{errors, problems, said};
use crate::render::problems::place;
use crate::render::visible::shown;
use crate::store::draft::Draft;
use std::fs::File;
use std::process::Command;

/// Keeps a draft to this command until the result is dropped.
pub fn hold(cx: &Context, draft: &Draft) -> Result<File, Error> {
    draft.hold().ok_or_else(|| Error::refused(errors::edited_elsewhere(cx.lang)).hint(errors::edited_elsewhere_hint(cx.lang)))
}

/// Opens the draft in the editor until `accept` takes what comes back.
///
/// What it does not take is shown with its reason and offered back; when the person stops, or nobody can be
/// asked, the draft stays where it is and `resume` says how to go on.
pub fn edit<T>(cx: &Context, draft: &Draft, resume: &str, accept: impl Fn(&str) -> Result<T, Vec<Problem>>) -> Result<T, Error> {
    loop {
        open(cx, draft)?;
        let bytes = draft.read().map_err(|fault| cx.fault(fault))?;
        let found = match String::from_utf8(bytes) {
            // as with a commit message: who saves nothing wants nothing
            Ok(text) if text.trim().is_empty() => {
                draft.discard();
                return Err(Error::refused(errors::stopped(cx.lang)));
            }
            Ok(text) => match accept(&text) {
                Ok(result) => return Ok(result),
                Err(found) => found,
            },
            Err(_) => Vec::new(),
        };
        for problem in &found {
            let remedy = problems::remedy(cx.lang, &problem.kind).map(|remedy| format!(" · {}", shown(&remedy))).unwrap_or_default();
            cx.warn(&format!("{}: {}{remedy}", place(problem), shown(&problems::message(cx.lang, &problem.kind))));
        }
        let again = !cx.flags.no_input && cx.out.can_ask() && {
            let answer = cx.out.ask(&said::edit_again(cx.lang)).unwrap_or_else(|| "n".to_owned()).to_lowercase();
            answer.is_empty() || answer.starts_with(['j', 'y'])
        };
        if !again {
            let kept = shown(&draft.path.display().to_string());
            return Err(Error::refused(errors::broken_draft(cx.lang, &kept)).hint(errors::broken_draft_hint(cx.lang, resume)));
        }
    }
}

/// Runs `$VISUAL`, then `$EDITOR`, else `vi`.
fn open(cx: &Context, draft: &Draft) -> Result<(), Error> {
    let set = ["VISUAL", "EDITOR"].iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.trim().is_empty());
    if set.is_none() && (cx.flags.no_input || !cx.out.is_terminal()) {
        if draft.is_untouched() {
            draft.discard();
        }
        return Err(Error::refused(errors::nothing_to_edit_with(cx.lang)).hint(errors::no_editor_hint(cx.lang)));
    }
    let editor = set.unwrap_or_else(|| if cfg!(windows) { "notepad".to_owned() } else { "vi".to_owned() });
    let words = shell_words::split(&editor).unwrap_or_else(|_| vec![editor.clone()]);
    let status = Command::new(&words[0]).args(&words[1..]).arg(&draft.path).status();
    let error = match status {
        Ok(status) if status.success() => return Ok(()),
        Ok(_) => Error::refused(errors::editor_failed(cx.lang, &shown(&editor))),
        Err(error) => {
            let reason = problems::io(cx.lang, error.kind());
            Error::refused(errors::no_editor(cx.lang, &shown(&editor), &reason)).hint(errors::no_editor_hint(cx.lang))
        }
    };
    // what nobody typed in is not worth going on from
    if draft.is_untouched() {
        draft.discard();
        return Err(error);
    }
    Err(error.hint(errors::kept_draft(cx.lang, &shown(&draft.path.display().to_string()))))
}
