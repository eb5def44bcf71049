//! Sealing: the questions with which it begins, and what was sealed or opened.

use super::{Language, sayings, sentences, words};
use crate::domain::circle::Party;

sayings! {
    not_sealed() { nl: "in deze werkmap wordt niets verzegeld", en: "nothing is sealed in this workspace" }
    not_sealed_hint() { nl: "begin ermee: stay seal --set-up", en: "begin with it: stay seal --set-up" }
    set_up_already() { nl: "in deze werkmap wordt al verzegeld", en: "this workspace is sealed already" }
    set_up_already_hint() { nl: "verzegel wat nog open staat met `stay seal`, en zie wie wat kan openen met `stay readers`", en: "seal what still stands open with `stay seal`, and see who can open what with `stay readers`" }
    settings_are_broken() { nl: "stay.yaml of readers.yaml is niet te lezen, dus er is niets verzegeld", en: "stay.yaml or readers.yaml can't be read, so nothing was sealed" }
    no_identity() { nl: "je hebt nog geen sleutel, dus je zou niets meer kunnen openen", en: "you have no key yet, so you could not open anything any more" }
    no_identity_hint() { nl: "maak er een met `stay key`", en: "make one with `stay key`" }
    no_recovery() { nl: "zonder herstelsleutel is verloren wat iemand verzegelde die zijn sleutel kwijtraakt", en: "without a recovery key, what was sealed is lost with a lost key" }
    no_recovery_hint() { nl: "noem een bestand buiten de repository met `--recovery BESTAND`, of zeg voluit `--no-recovery`", en: "name a file outside the repository with `--recovery FILE`, or say `--no-recovery` in full" }
    set_up_unasked() { nl: "verzegelen verandert alle gesprekken, en vraagt om een ja", en: "sealing changes every talk, and needs a yes" }
    unseal_unasked() { nl: "zo kan iedereen lezen die de repository kan lezen, en dat vraagt om een ja", en: "then everyone who can read the repository can read it, and that needs a yes" }
    unasked_hint(command: &str) { nl: "zonder vraag: {command}", en: "without a question: {command}" }
    who_are_you() { nl: "het is niet duidelijk wie je bent", en: "it is not clear who you are" }
    who_are_you_hint() { nl: "noem je naam zoals die bij `manager` staat: `--me \"Piet Jansen\"`", en: "say your name as it stands under `manager`: `--me \"Piet Jansen\"`" }
    no_reader(typed: &str) { nl: "`{typed}` is hier geen lezer met wie je akkoord ging", en: "`{typed}` is no reader here whom you accepted" }
    no_reader_hint() { nl: "`stay readers` toont wie er zijn", en: "`stay readers` shows who there are" }
    /// Two clones began sealing without knowing of each other.
    begun_apart() { nl: "hier is verzegeling begonnen en elders ook, los van elkaar: wat de een verzegelde, kan de ander niet openen", en: "sealing was begun here and elsewhere, apart from each other: what one sealed, the other can't open" }
    begun_apart_hint(back: &str) { nl: "wie later begon, gaat terug: neem over wat je hier sindsdien schreef, en dan `{back}`; wie daar begon, neemt je op met `stay readers add`, en jij geeft `stay readers trust`", en: "who began later goes back: copy what you wrote here since then, and then `{back}`; who began there takes you in with `stay readers add`, and you give `stay readers trust`" }
    /// The new manager can't open anything yet.
    new_manager_has_no_key(name: &str, slug: &str) { nl: "{name} is nog geen lezer, en kan eerdere gesprekken niet openen; daarna kan het met: stay seal {slug} --also \"{name}\"", en: "{name} is no reader yet, and can't open earlier talks; later it can be done with: stay seal {slug} --also \"{name}\"" }
    /// Talks of the old manager that whoever hands over can't open.
    not_handed_over(count: usize, slug: &str, name: &str) { nl: "{count} verzegelde bestanden kun je niet openen, dus {name} ook nog niet; met de herstelsleutel kan het: stay seal {slug} --also \"{name}\" --identity BESTAND", en: "you can't open {count} sealed files, so {name} can't either yet; the recovery key can do it: stay seal {slug} --also \"{name}\" --identity FILE" }
    no_party(word: &str) { nl: "`{word}` is niemand die gesprekken kan openen", en: "`{word}` is nobody who can open talks" }
    no_party_hint() { nl: "kies uit holder, employee, en lezers uit readers.yaml", en: "choose from holder, employee, and readers of readers.yaml" }
    recovery_inside(file: &str) { nl: "{file} ligt in de repository, en daar hoort de herstelsleutel niet", en: "{file} lies in the repository, where the recovery key does not belong" }
    recovery_exists(file: &str) { nl: "{file} bestaat al", en: "{file} is there already" }
    recovery_nowhere(file: &str) { nl: "de map van {file} bestaat niet", en: "the folder of {file} does not exist" }
    recovery_inside_hint() { nl: "kies een nieuw bestand buiten de repository", en: "choose a new file outside the repository" }
    recovery_written(file: &str) { nl: "herstelsleutel geschreven naar {file}", en: "recovery key written to {file}" }
    recovery_belongs_elsewhere() { nl: "de herstelsleutel opent alles: leg hem in een kluis of wachtwoordkluis, en haal het bestand van deze computer", en: "the recovery key opens everything: put it into a vault or password manager, and take the file off this computer" }
    /// Talks that only recovery can open for now.
    no_key_yet(names: &str) { nl: "nog geen sleutel van {names}: hun gesprekken kan voorlopig alleen de herstelsleutel openen; geven ze er een, dan `stay readers add NAAM SLEUTEL` en `stay seal --identity BESTAND`", en: "no key yet of {names}: for now only the recovery key can open their talks; when they give one, `stay readers add NAME KEY` and `stay seal --identity FILE`" }
    /// Talks that nobody can open for now, so they were not sealed.
    no_key_nor_recovery(names: &str) { nl: "nog geen sleutel van {names}: hun gesprekken openen niet voor hen; geven ze er een, dan `stay readers add NAAM SLEUTEL` en `stay seal`", en: "no key yet of {names}: their talks don't open for them; when they give one, `stay readers add NAME KEY` and `stay seal`" }
    earlier_versions() { nl: "eerdere versies blijven leesbaar in de geschiedenis van git; wie dat niet wil, begint een nieuwe repository met alleen de werkmap van nu, en ruimt de oude op (docs/vertrouwen.md)", en: "earlier versions stay readable in git's history; who does not want that begins a new repository with the workspace as it is now, and removes the old one (docs/trust.md)" }
    unfinished(paths: &str) { nl: "hier kan nog open tekst liggen van een afgebroken opdracht: {paths}; kijk ernaar en haal het weg", en: "words of a command that was cut off may still lie open here: {paths}; look at it and take it away" }
    nothing_to_seal() { nl: "er is niets te verzegelen: alles is het al", en: "there is nothing to seal: everything is sealed" }
    nothing_sealed() { nl: "hier is niets verzegeld", en: "nothing is sealed here" }
    can_not_open_all_hint() { nl: "laat het doen door wie alles kan openen, met de herstelsleutel: `--identity BESTAND`", en: "have it done by who can open everything, with the recovery key: `--identity FILE`" }
    sealing_is_over(path: &str) { nl: "in deze werkmap wordt niets meer verzegeld → {path}", en: "nothing is sealed in this workspace any more → {path}" }
    policy_wants_it_sealed() { nl: "het beleid wil dit verzegeld hebben: `stay check` noemt het, en de volgende wijziging verzegelt het weer", en: "the policy wants this sealed: `stay check` names it, and the next change seals it again" }
}

sentences! {
    introduction() { nl: "Wat er gezegd is, kan straks alleen open voor wie het bedoeld is. Wat geteld wordt, blijft voor iedereen te lezen:\nsoort, dag, status, wie, titels van acties, successen, en de woorden uit de lijst van belemmeringen.", en: "What was said can then be opened only by those it is meant for. What is counted stays open to everyone:\ntype, day, status, who, titles of actions, wins, and the words of the list of obstacles." }
    policy(words: &str) { nl: "  wat in een gesprek gezegd is, kan open voor: {words}", en: "  what was said in a talk opens for: {words}" }
    ask_set_up() { nl: "Alles verzegelen? [j/N]", en: "Seal everything? [y/N]" }
    ask_who(offer: &str) { nl: "Wie ben je, zoals bij `manager`? [{offer}]", en: "Who are you, as under `manager`? [{offer}]" }
    ask_words() { nl: "Wie kan openen wat in een gesprek gezegd is? [holder, employee]", en: "Who can open what was said in a talk? [holder, employee]" }
    ask_recovery(offer: &str) { nl: "Waar komt de herstelsleutel, buiten de repository? [{offer}]", en: "Where does the recovery key go, outside the repository? [{offer}]" }
    next_reader() { nl: "stay readers add NAAM SLEUTEL", en: "stay readers add NAME KEY" }
    recovery_file() { nl: "stay-herstelsleutel.txt", en: "stay-recovery-key.txt" }
    recovery_name() { nl: "Herstelsleutel in de kluis", en: "Recovery key in the vault" }
    recovery_line(line: &str) { nl: "  dit is hij, één keer: {line}", en: "  this is it, once: {line}" }
}

/// One reader, with the fingerprints of the keys.
pub(crate) fn reader(lang: Language, name: &str, keys: &str, is_recovery: bool) -> String {
    match (lang, is_recovery) {
        (Language::Nl, true) => format!("  {name}, opent alles: {keys}"),
        (Language::En, true) => format!("  {name}, opens everything: {keys}"),
        (_, false) => format!("  {name}: {keys}"),
    }
}

/// One of those whom the policy says.
pub(crate) fn party(lang: Language, party: &Party) -> String {
    let word = match (lang, party) {
        (Language::Nl, Party::Holder) => "wie het gesprek voert",
        (Language::Nl, Party::Employee) => "de medewerker",
        (Language::Nl, Party::Author) => "wie het schreef",
        (Language::En, Party::Holder) => "who holds the talk",
        (Language::En, Party::Employee) => "the employee",
        (Language::En, Party::Author) => "who wrote it",
        (_, Party::Reader(key)) => key,
    };
    word.to_owned()
}

fn talks_and_others(lang: Language, talks: usize, others: usize) -> String {
    let talks = words::counted(lang, talks, ["gesprek", "gesprekken"], ["talk", "talks"]);
    let others = words::counted(lang, others, ["ander bestand", "andere bestanden"], ["other file", "other files"]);
    match lang {
        Language::Nl => format!("{talks} en {others}"),
        Language::En => format!("{talks} and {others}"),
    }
}

/// What was sealed.
pub(crate) fn sealed(lang: Language, talks: usize, others: usize) -> String {
    let all = talks_and_others(lang, talks, others);
    match lang {
        Language::Nl => format!("verzegeld: {all}"),
        Language::En => format!("sealed: {all}"),
    }
}

fn files(lang: Language, count: usize) -> String {
    words::counted(lang, count, ["bestand", "bestanden"], ["file", "files"])
}

/// What could not be sealed for others, since whoever asks can't open it.
pub(crate) fn left_shut(lang: Language, count: usize) -> String {
    let files = files(lang, count);
    match lang {
        Language::Nl => {
            format!(
                "wat je niet kunt openen, is gebleven zoals het was: {files}; met de herstelsleutel kan het: stay seal --identity BESTAND"
            )
        }
        Language::En => format!("what you can't open stayed as it was: {files}; the recovery key can do it: stay seal --identity FILE"),
    }
}

pub(crate) fn can_not_open(lang: Language, count: usize) -> String {
    let files = files(lang, count);
    match lang {
        Language::Nl => format!("wat je niet kunt openen, blijft verzegeld: {files}"),
        Language::En => format!("what you can't open stays sealed: {files}"),
    }
}

pub(crate) fn can_not_open_all(lang: Language, count: usize) -> String {
    let files = files(lang, count);
    match lang {
        Language::Nl => format!("{files} kun je niet openen, dus alles openen gaat niet; er is niets veranderd"),
        Language::En => format!("{files} you can't open, so not everything can be opened; nothing was changed"),
    }
}

pub(crate) fn ask_unseal(lang: Language, count: usize) -> String {
    let files = files(lang, count);
    match lang {
        Language::Nl => format!("{files} weer open zetten, voor iedereen die de repository kan lezen? [j/N]"),
        Language::En => format!("Put {files} in the open again, for everyone who can read the repository? [y/N]"),
    }
}

/// That what was written for its author alone is opened as well.
pub(crate) fn private_notes_too(lang: Language, count: usize) -> String {
    let notes = words::counted(lang, count, ["privénotitie", "privénotities"], ["private note", "private notes"]);
    match lang {
        Language::Nl => format!("daar horen notities bij die alleen voor hun schrijver waren: {notes}"),
        Language::En => format!("notes that were for their author alone are among them: {notes}"),
    }
}

pub(crate) fn unsealed(lang: Language, count: usize) -> String {
    let files = files(lang, count);
    match lang {
        Language::Nl => format!("weer open: {files}"),
        Language::En => format!("open again: {files}"),
    }
}
