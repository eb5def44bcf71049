//! Messages about the check before a commit, and about its hook.

use super::{sayings, sentences};

sayings! {
    unasked(path: &str) { nl: "een hook in {path} komt er alleen met jouw ja", en: "a hook in {path} is put in only with your yes" }
    unasked_hint() { nl: "`stay check --install-hook --yes`, of kijk eerst met --dry-run", en: "`stay check --install-hook --yes`, or see it first with --dry-run" }
    stays(path: &str) { nl: "de hook die er was gaat daarna gewoon verder · {path}", en: "the hook that was there goes on after it · {path}" }
    /// A hook that was there moved, and runs first.
    moved(path: &str) { nl: "de hook die er was gaat voor, en heet nu {path}", en: "the hook that was there goes first, and is now called {path}" }
    is_in(path: &str) { nl: "de hook is er al · {path}", en: "the hook is there already · {path}" }
    /// The folder of hooks is used elsewhere too.
    is_shared() { nl: "die map geldt ook voor andere repository’s; waar deze werkmap er niet is, doet de hook niets", en: "other repositories use that folder too; where this workspace is not there, the hook does nothing" }
    /// A folder name that can't be written safely in a script.
    odd_folder(folder: &str) { nl: "de naam van de map {folder} kan niet in een hook", en: "the name of the folder {folder} can't stand in a hook" }
}

sentences! {
    /// The next commit has no file of the workspace.
    nothing_staged() { nl: "er staat niets van deze werkmap klaar om vast te leggen (`git add` zet iets klaar)", en: "nothing of this workspace is staged (`git add` stages something)" }
    /// The hook's message when it stops a commit. It begins like git's own messages. It has no backticks, because it is in a
    /// script.
    found() { nl: "error: stay vond problemen in wat je vastlegt, dus er is niets vastgelegd; maak ze in orde en zet ze klaar met git add, of sla dit één keer over met git commit --no-verify", en: "error: stay found problems in what you commit, so nothing was committed; put them right and stage them with git add, or skip this once with git commit --no-verify" }
    /// The hook's message when the program is not there.
    missing() { nl: "stay is hier niet te vinden: wat je vastlegt is niet nagekeken", en: "stay is not found here: what you commit was not checked" }
    /// The hook's message when the program could not check.
    failed() { nl: "stay kon niet nakijken wat je vastlegt; het wordt wel vastgelegd", en: "stay could not check what you commit; it is committed all the same" }
    question(path: &str) { nl: "Mag git voortaan vóór elke commit `stay check --staged` doen, met een hook in {path}? [j/N]", en: "May git run `stay check --staged` before each commit from now on, by a hook in {path}? [y/N]" }
    put_in(path: &str) { nl: "vóór elke commit kijkt `stay check --staged` voortaan na wat je vastlegt · {path}", en: "before each commit `stay check --staged` checks what you commit from now on · {path}" }
    renewed(path: &str) { nl: "de hook is bijgewerkt · {path}", en: "the hook is brought up to date · {path}" }
    taken_out(path: &str) { nl: "de hook is weg, en wat er was is weer zoals het was · {path}", en: "the hook is gone, and what was there is as it was · {path}" }
    is_out() { nl: "er is hier geen hook van stay", en: "there is no hook of stay here" }
}
