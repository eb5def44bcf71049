//! Messages about git: why it refuses, which operation is not finished, and what to type then.

use super::{Language, either, sayings, sentences, words};
use crate::domain::repository::{Cause, Operation, OtherCommits, Unsent};

sayings! {
    unclear(names: &str) { nl: "er zijn meer remotes ({names}), en niets zegt naar welke deze tak gaat", en: "there are several remotes ({names}), and nothing says where this branch goes" }
    unrelated(branch: &str) { nl: "de tak {branch} heeft daar een ander verleden dan hier", en: "the branch {branch} has another past there than here" }
    /// A file outside the workspace is in conflict.
    waits(path: &str) { nl: "{path} wacht op een keuze", en: "{path} waits for a choice" }
    /// A file of the workspace that git would overwrite.
    hidden(path: &str) { nl: "{path} veranderde ook bij een ander, en git kijkt niet naar jouw versie: die zou verdwijnen", en: "{path} changed elsewhere too, and git does not look at your version: it would be gone" }
    moved_apart_hint(ours: &str, theirs: &str) { nl: "kies welke blijft met `stay sync --keep {ours}` of `stay sync --keep {theirs}`; alles komt daarin bij elkaar", en: "choose which one stays with `stay sync --keep {ours}` or `stay sync --keep {theirs}`; all of it comes together there" }
    /// A record that is in both folders, with different words.
    moved_differs(one: &str, other: &str) { nl: "{one} en {other} zijn niet vanzelf samen te voegen", en: "{one} and {other} can't be put together by themselves" }
    moved_differs_hint(other: &str) { nl: "neem in de eerste over wat blijft, dan `rm {other}`, en dan: stay sync", en: "take over in the first what stays, then `rm {other}`, and then: stay sync" }
    /// A folder after `--keep` that has no second name.
    nothing_to_keep(name: &str) { nl: "er is geen keuze waarin {name} voorkomt", en: "there is no choice in which {name} occurs" }
    would_send(commits: &str) { nl: "te versturen: {commits}", en: "to send: {commits}" }
    would_take_in(commits: &str) { nl: "binnen te halen, voor zover bekend: {commits}", en: "to take in, as far as is known: {commits}" }
    others_hint() { nl: "`stay sync --yes` verstuurt ze mee; wat je zelf schreef is vastgelegd en wacht", en: "`stay sync --yes` sends them along; what you wrote is committed and waits" }
}

sentences! {
    /// An operation of git that is not finished.
    under_way(what: &str) { nl: "er loopt nog een {what} van git", en: "a {what} of git is under way" }
    torn() { nl: "een git die werd afgebroken liet iets half achter", en: "a git that was stopped left something half-made" }
    detached() { nl: "git staat hier op geen enkele tak", en: "git is on no branch here" }
    waits_hint(command: &str) { nl: "kies in dat bestand wat blijft, dan `{command}`, en dan: stay sync", en: "choose in that file what stays, then `{command}`, and then: stay sync" }
    /// The folder of one person got two names.
    moved_apart(base: &str, ours: &str, theirs: &str) { nl: "de map van {base} heet hier {ours} en bij een ander {theirs}", en: "the folder of {base} is called {ours} here and {theirs} elsewhere" }
    moved_apart_question(ours: &str, theirs: &str) { nl: "Welke map blijft: 1 {ours} of 2 {theirs}?", en: "Which folder stays: 1 {ours} or 2 {theirs}?" }
    /// What to do about an empty file that the last commit has.
    back_from_git(command: &str) { nl: "haal het terug met `{command}`, en dan: stay sync", en: "get it back with `{command}`, and then: stay sync" }
    /// What to do about an empty file that the last commit does not have.
    take_away(command: &str) { nl: "haal het weg met `{command}`, en dan: stay sync", en: "take it away with `{command}`, and then: stay sync" }
    mend_what_it_says() { nl: "los op wat daar staat", en: "mend what it says there" }
    then_sync(what: &str) { nl: "{what}, en dan: stay sync", en: "{what}, and then: stay sync" }
    /// It is safe to run `stay sync` again.
    nothing_lost(what: &str) { nl: "er is niets verloren; {what}, en dan: stay sync", en: "nothing is lost; {what}, and then: stay sync" }
    not_asked() { nl: "zonder het netwerk te vragen: wat anderen sinds de laatste keer verstuurden, is hier nog niet bekend", en: "without asking the network: what others sent since the last time is not known here yet" }
    and_more(count: usize) { nl: "en nog {count}", en: "and {count} more" }
}

pub(crate) fn commits(lang: Language, count: usize) -> String {
    words::counted(lang, count, ["commit", "commits"], ["commit", "commits"])
}

/// Several commands in one line, each as it is typed.
pub(crate) fn commands(lang: Language, commands: &[String]) -> String {
    let quoted: Vec<String> = commands.iter().map(|command| format!("`{command}`")).collect();
    match &quoted[..] {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), either(lang, "en", "and")),
    }
}

/// Commits of other files that wait to be sent.
pub(crate) fn other_commits(lang: Language, others: &OtherCommits, places: &str) -> String {
    let head = commits(lang, others.commits);
    let places = if places.is_empty() { String::new() } else { format!(": {places}") };
    match (lang, others.commits) {
        (Language::Nl, 1) => format!("hier wacht ook {head} die niet van de werkmap is{places}"),
        (Language::Nl, _) => format!("hier wachten ook {head} die niet van de werkmap zijn{places}"),
        (Language::En, 1) => format!("{head} that is not the workspace's is waiting too{places}"),
        (Language::En, _) => format!("{head} that are not the workspace's are waiting too{places}"),
    }
}

/// The question at a terminal.
pub(crate) fn other_commits_question(lang: Language, others: &OtherCommits, places: &str) -> String {
    let end = either(lang, "Ook versturen? [j/N]", "Send as well? [y/N]");
    format!("{}. {end}", other_commits(lang, others, places))
}

/// How to go on with an operation; with nothing left to commit, the step is skipped.
pub(crate) fn go_on(operation: Operation, is_empty: bool) -> String {
    match operation {
        Operation::Bisect => "git bisect reset".to_owned(),
        Operation::Rebase => "git rebase --continue".to_owned(),
        operation if is_empty => format!("git {} --skip", operation.word()),
        operation => format!("git {} --continue", operation.word()),
    }
}

/// Why git never sends a file.
pub(crate) fn unsent(lang: Language, why: &Unsent) -> String {
    let pick = |nl: String, en: String| if lang == Language::Nl { nl } else { en };
    match why {
        Unsent::Ignored(rule) if rule.is_empty() => {
            either(lang, "git negeert dit bestand: het wordt nooit verstuurd", "git ignores this file: it is never sent").to_owned()
        }
        Unsent::Ignored(rule) => pick(
            format!("git negeert dit bestand ({rule}): het wordt nooit verstuurd"),
            format!("git ignores this file ({rule}): it is never sent"),
        ),
        Unsent::AssumeUnchanged => either(
            lang,
            "git kijkt niet naar dit bestand (assume-unchanged): wat erin veranderde wordt nooit verstuurd",
            "git does not look at this file (assume-unchanged): what changed in it is never sent",
        )
        .to_owned(),
        Unsent::SkipWorktree => either(
            lang,
            "git laat dit bestand met rust (skip-worktree): wat erin veranderde wordt nooit verstuurd",
            "git leaves this file alone (skip-worktree): what changed in it is never sent",
        )
        .to_owned(),
        Unsent::NotOnDisk => either(
            lang,
            "git laat dit bestand van de schijf weg (sparse-checkout): stay ziet het niet",
            "git leaves this file off the disk (sparse-checkout): stay does not see it",
        )
        .to_owned(),
    }
}

/// What to do about it.
pub(crate) fn unsent_remedy(lang: Language, why: &Unsent) -> String {
    let (nl, en) = match why {
        Unsent::Ignored(_) => (
            "haal die regel weg, of verstuur het toch: `git add -f` met dit bestand, en dan: stay sync",
            "take that rule out, or send it all the same: `git add -f` with this file, and then: stay sync",
        ),
        Unsent::AssumeUnchanged => (
            "`git update-index --no-assume-unchanged` met dit bestand, en dan: stay sync",
            "`git update-index --no-assume-unchanged` with this file, and then: stay sync",
        ),
        Unsent::SkipWorktree => (
            "`git update-index --no-skip-worktree` met dit bestand, en dan: stay sync",
            "`git update-index --no-skip-worktree` with this file, and then: stay sync",
        ),
        Unsent::NotOnDisk => ("`git sparse-checkout disable` haalt alles terug", "`git sparse-checkout disable` gets all of it back"),
    };
    either(lang, nl, en).to_owned()
}

/// How many files are never sent, and which.
pub(crate) fn never_sent(lang: Language, count: usize, list: &str) -> String {
    let files = words::counted(lang, count, ["bestand", "bestanden"], ["file", "files"]);
    match (lang, count) {
        (Language::Nl, 1) => format!("git negeert {files}, dat dus nooit verstuurd wordt: {list}; zie `stay check`"),
        (Language::Nl, _) => format!("git negeert {files}, die dus nooit verstuurd worden: {list}; zie `stay check`"),
        (Language::En, 1) => format!("git ignores {files}, which is never sent: {list}; see `stay check`"),
        (Language::En, _) => format!("git ignores {files}, which are never sent: {list}; see `stay check`"),
    }
}

/// What to do about the usual reasons of git, in one sentence without a full stop.
pub(crate) fn advice(lang: Language, cause: &Cause) -> String {
    let pick = |nl: &str, en: &str| either(lang, nl, en).to_owned();
    match cause {
        Cause::NoKey => pick(
            "de server kent de sleutel van deze computer niet: zet de publieke (`cat ~/.ssh/id_ed25519.pub`) bij je account daar, of maak er eerst een met `ssh-keygen`",
            "the server does not know this computer's key: add the public one (`cat ~/.ssh/id_ed25519.pub`) to your account there, or first make one with `ssh-keygen`",
        ),
        Cause::HostUnknown => pick(
            "deze computer sprak die server nog nooit: haal één keer met de hand op met `git fetch`, vergelijk de vingerafdruk met die van je beheerder, en zeg yes",
            "this computer never spoke to that server: fetch once by hand with `git fetch`, compare the fingerprint with the one your administrator gives, and say yes",
        ),
        Cause::HostChanged => pick(
            "de server toont een andere sleutel dan vroeger: vraag je beheerder of dat klopt voor je de oude weghaalt met `ssh-keygen -R` en de naam van de server",
            "the server shows another key than before: ask your administrator whether that is right before you take the old one out with `ssh-keygen -R` and the server's name",
        ),
        Cause::NoPassword => pick(
            "het wachtwoord of token ontbreekt of geldt niet meer: meld je aan met `git fetch` in een terminal, en laat git het onthouden (zie `git help credentials`)",
            "the password or token is missing or no longer valid: sign in with `git fetch` in a terminal, and have git remember it (see `git help credentials`)",
        ),
        Cause::NoAccess => pick(
            "kijk met `git remote -v` of het adres klopt, en vraag of je erbij mag",
            "see with `git remote -v` whether the address is right, and ask whether you have access",
        ),
        Cause::ReadOnly => pick(
            "je mag hier lezen en niet schrijven: vraag de beheerder om schrijfrechten",
            "you may read here and not write: ask the owner for permission to write",
        ),
        Cause::Protected => pick(
            "die tak neemt niets rechtstreeks aan: vraag de beheerder jou toe te laten op deze tak, of verstuur je werk als voorstel vanaf een eigen tak",
            "that branch takes nothing directly: ask the owner to let you push to it, or send your work as a proposal from a branch of your own",
        ),
        Cause::HookThere => pick(
            "de server weigert dit met een eigen regel: doe wat er staat, of vraag het de beheerder",
            "the server refuses this by a rule of its own: do what it says, or ask its owner",
        ),
        Cause::CheckedOut => pick(
            "daar staat een werkmap en geen gedeelde repository: zeg daar `git config receive.denyCurrentBranch updateInstead`, of deel er een die met `git clone --bare` gemaakt is",
            "that is a folder someone works in and no shared repository: say `git config receive.denyCurrentBranch updateInstead` there, or share one made with `git clone --bare`",
        ),
        Cause::TooBig => pick(
            "er zit iets te groots in een van de commits: haal dat eruit, of vraag de beheerder om ruimte",
            "something in one of the commits is too big: take it out, or ask the owner for room",
        ),
        Cause::Full => pick(
            "maak ruimte op de schijf, of vraag de beheerder van de server om ruimte",
            "make room on the disk, or ask the owner of the server for room",
        ),
        Cause::NoNetwork => {
            pick("kijk of je verbinding hebt, en of je VPN aanstaat", "see whether you are connected, and whether your VPN is on")
        }
        Cause::Certificate => pick(
            "deze computer vertrouwt het certificaat van de server niet: vraag je beheerder om het juiste, en zet het met `git config http.sslCAInfo`",
            "this computer does not trust the server's certificate: ask your administrator for the right one, and set it with `git config http.sslCAInfo`",
        ),
        Cause::Identity => pick(
            "zeg git wie je bent met `git config user.name \"Jouw Naam\"` en `git config user.email jij@example.org`",
            "tell git who you are with `git config user.name \"Your Name\"` and `git config user.email you@example.org`",
        ),
        Cause::Ownership(folder) => {
            let command = format!("git config --global --add safe.directory {}", shell_words::quote(folder));
            match lang {
                Language::Nl => format!("deze map is van een andere gebruiker; vertrouw je die, zeg dan `{command}`"),
                Language::En => format!("this folder is another user's; if you trust them, say `{command}`"),
            }
        }
        Cause::Signing => pick(
            "git moet hier ondertekenen en kan dat niet: kijk met `git config user.signingKey` en `gpg --list-secret-keys` of de sleutel er is",
            "git has to sign here and can't: see with `git config user.signingKey` and `gpg --list-secret-keys` whether the key is there",
        ),
        Cause::Unsigned => pick(
            "git neemt hier alleen ondertekende commits aan (`git config merge.verifySignatures`), en deze is het niet: vraag na van wie die komt",
            "git takes only signed commits here (`git config merge.verifySignatures`), and this one is not: ask whose it is",
        ),
        Cause::Lfs => pick(
            "deze repository vraagt om Git LFS: installeer het, en zeg `git lfs install`",
            "this repository asks for Git LFS: install it, and say `git lfs install`",
        ),
        Cause::Locked(lock) => {
            let command = format!("rm {}", shell_words::quote(lock));
            match lang {
                Language::Nl => format!("is er geen andere git aan het werk, dan bleef dit over van een die werd afgebroken: `{command}`"),
                Language::En => format!("if no other git is at work, this was left by one that was stopped: `{command}`"),
            }
        }
        Cause::IndexBroken => {
            pick("de index van git is stuk, en wordt zo opnieuw gemaakt", "the index of git is broken, and is made anew like this")
        }
        Cause::Changes(_) => pick("er staan wijzigingen die niet van stay zijn in de weg", "changes that are not of stay are in the way"),
        Cause::Untracked(_) => {
            pick("er staan bestanden in de weg die git nog niet kent", "files that git does not know yet are in the way")
        }
        Cause::Unmerged => {
            pick("er wacht nog een bestand op een keuze; kijk met `git status`", "a file still waits for a choice; see `git status`")
        }
        Cause::NotWritable => pick(
            "je mag hier niet in de map van git schrijven: kijk met `ls -l .git` van wie die is",
            "you may not write to the folder of git here: see with `ls -l .git` whose it is",
        ),
    }
}
