//! A yes before what a person would regret.

use crate::context::Context;
use crate::error::{Code, Error};

/// Goes on with `--yes`, in a dry run, or with a yes at the terminal; where nobody can be asked it is refused with `unasked`.
pub(super) fn yes(cx: &Context, question: &str, unasked: impl FnOnce() -> Error) -> Result<(), Error> {
    if cx.flags.yes || cx.flags.dry_run {
        return Ok(());
    }
    if !can_ask(cx) {
        return Err(unasked().coded(Code::NeedsAnswer));
    }
    let answer = cx.out.ask(question).unwrap_or_default();
    if means_yes(&answer) { Ok(()) } else { Err(Error::stopped()) }
}

/// Asks, where Enter alone is a yes.
pub(super) fn unless_no(cx: &Context, question: &str) -> Result<bool, Error> {
    let answer = cx.out.ask(question).ok_or_else(Error::stopped)?;
    Ok(answer.is_empty() || means_yes(&answer))
}

/// Asks, where only a yes is one.
pub(super) fn only_yes(cx: &Context, question: &str) -> Result<bool, Error> {
    let answer = cx.out.ask(question).ok_or_else(Error::stopped)?;
    Ok(means_yes(&answer))
}

/// Whether a person at the terminal may be asked.
pub(super) fn can_ask(cx: &Context) -> bool {
    !cx.flags.no_input && cx.out.can_ask()
}

/// A yes in either language.
pub(super) fn means_yes(answer: &str) -> bool {
    matches!(answer.trim().to_lowercase().as_str(), "j" | "ja" | "y" | "yes")
}

#[cfg(test)]
mod tests {
    use super::means_yes;

    #[test]
    fn only_a_yes_is_a_yes() {
        assert!(["j", "Ja", " y ", "YES"].into_iter().all(means_yes));
        assert!(!["", "n", "nee", "jaap", "yep", "nee, ja"].into_iter().any(means_yes));
    }
}
