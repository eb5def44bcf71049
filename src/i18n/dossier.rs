//! All that is held on one person: the headings, and what stands between.

use super::{Language, either, sayings, sentences, words};
use crate::domain::records::Folder;
use crate::domain::retention::Keep;

sayings! {
    /// A file of which the name does not say in which form.
    no_form(path: &str) { nl: "in welke vorm {path} moet, zegt de naam niet", en: "the name {path} does not say in which form to write" }
    no_form_hint() { nl: "noem een map, of een bestand op .html, .md of .json", en: "name a folder, or a file that ends in .html, .md or .json" }
    for_eyes(path: &str) { nl: "{path} ligt in de repository: leg het niet vast in git, daar blijft het voor altijd", en: "{path} lies in the repository: do not commit it, git keeps it for good" }
}

sentences! {
    title(name: &str) { nl: "Dossier van {name}", en: "Dossier on {name}" }
    about(workspace: &str, day: &str) { nl: "Alles wat er wordt bewaard in werkmap {workspace}, op {day}", en: "All that is kept in the workspace {workspace}, as of {day}" }
    made_by(name: &str) { nl: "Gemaakt door {name}", en: "Made by {name}" }
    made_by_nobody() { nl: "Wie dit maakte, is niet bekend", en: "Who made this is not known" }
    intro(name: &str) { nl: "Wie vraagt wat er over hem of haar wordt bewaard, krijgt dat te zien (AVG, artikel 15). Dit is het voor {name}: wat er in de werkmap staat en in haar geschiedenis, ook notities die niet waren bedoeld om te delen.", en: "Who asks what is kept about them gets to see it (GDPR, article 15). This is it for {name}: what is in the workspace and in its history, also notes that were not meant to be shared." }
    looked_for(names: &str) { nl: "Gezocht op: {names}.", en: "Looked for: {names}." }
    look_first() { nl: "Geef je dit aan een ander? Bekijk eerst “In bestanden van anderen” en “Wat git bewaart”: daar kan het over iemand anders gaan.", en: "Handing this over? First look at “In files of others” and “What git keeps”: those may be about someone else." }

    summary() { nl: "In het kort", en: "In short" }
    who(name: &str) { nl: "Wie {name} is", en: "Who {name} is" }
    conversations() { nl: "Gesprekken", en: "Talks" }
    actions() { nl: "Acties", en: "Actions" }
    goals() { nl: "Leerdoelen", en: "Learning goals" }
    notes() { nl: "Notities", en: "Notes" }
    private() { nl: "Privénotities van wie ze schreef", en: "Private notes of who wrote them" }
    drafts() { nl: "Getypt en nog niet opgeslagen", en: "Typed and not saved yet" }
    drafts_lead() { nl: "Deze teksten wachten op deze computer. Op een andere kunnen er andere wachten.", en: "These texts wait on this computer. Others may wait on another." }
    draft_for(path: &str) { nl: "voor {path}", en: "for {path}" }
    released() { nl: "Vrijgegeven voor de formele cyclus", en: "Released for the formal cycle" }
    organisation(name: &str) { nl: "Wat de organisatie doet aan wat {name} noemde", en: "What the organisation does about what {name} named" }
    mentions() { nl: "In bestanden van anderen", en: "In files of others" }
    mentions_lead() { nl: "Bekijk dit voordat je het geeft: het kan over iemand anders gaan. Alleen de zin staat er, de rest van het bestand niet.", en: "Look at this before it is handed over: it may be about someone else. Only the sentence is here, and nothing else of the file." }
    may_mean(names: &str) { nl: "kan ook {names} zijn", en: "may be {names}" }
    in_name() { nl: "de naam van het bestand", en: "the name of the file" }
    in_bytes() { nl: "geen tekst; de naam komt erin voor", en: "no text; the name is in it" }
    in_sealed() { nl: "in wat verzegeld is", en: "in what is sealed" }
    others() { nl: "Andere bestanden in de map", en: "Other files in the folder" }
    others_lead() { nl: "stay leest deze niet. Ze horen bij een verzoek om inzage: open ze en geef ze erbij.", en: "stay does not read these. They belong to a request for access: open them, and hand them over too." }
    shut() { nl: "Wat niet te openen was", en: "What could not be opened" }
    shut_lead() { nl: "Dit wordt wel bewaard. Vraag wie het kan openen om dit dossier ook te maken.", en: "This is kept all the same. Ask those who can open it to make this dossier too." }
    shut_of_others(count: &str, readers: &str) { nl: "{count} van anderen, verzegeld voor {readers}: of er een naam in staat, was niet te zien", en: "{count} of others, sealed for {readers}: whether a name is in them could not be seen" }
    unseen() { nl: "te groot of niet te lezen: of er een naam in staat, is niet gezien", en: "too large, or can't be read: whether a name is in it was not seen" }
    ask(readers: &str) { nl: "verzegeld voor {readers}; vraag het daar", en: "sealed for {readers}; ask there" }
    readers() { nl: "Wie dit nu kan lezen", en: "Who can read this now" }
    readers_open() { nl: "Iedereen die bij de map of de repository kan, leest alles wat erin staat. Er is hier niets verzegeld.", en: "Everyone who can get at the folder or the repository reads all that is in it. Nothing is sealed here." }
    readers_sealed() { nl: "Wat er gezegd is, is verzegeld. De rest (titels, dagen, wie met wie sprak, woorden van de lijst) leest iedereen die bij de map of de repository kan.", en: "What was said is sealed. The rest (titles, days, who spoke with whom, words of the list) is read by everyone who can get at the folder or the repository." }
    readers_proof(slug: &str) { nl: "Zo zeggen de bestanden het zelf. Wat daarvan te bewijzen is, toont `stay readers {slug}`.", en: "That is what the files say themselves. `stay readers {slug}` shows what of it can be proved." }
    opens(readers: &str) { nl: "te openen door {readers}", en: "opened by {readers}" }
    opened_by() { nl: "te openen door", en: "opened by" }
    keeping() { nl: "Hoe lang het bewaard wordt", en: "How long it is kept" }
    keeping_unset() { nl: "De organisatie heeft geen termijnen vastgelegd (privacy.keep in stay.yaml).", en: "The organisation has set no terms (privacy.keep in stay.yaml)." }
    keeping_note() { nl: "Deze termijnen koos de organisatie zelf; de wet noemt er voor zulke gesprekken geen. Wat wordt weggehaald, blijft in de geschiedenis van git tot die ook is opgeruimd.", en: "The organisation chose these terms itself; the law names none for such talks. What is taken out stays in git's history until that is cleared too." }
    kept_until() { nl: "te bewaren tot", en: "kept until" }
    past() { nl: "Wat git bewaart", en: "What git keeps" }
    past_lead() { nl: "Ook wat veranderd of weggehaald is, zit nog in de geschiedenis, in elke kopie van de repository.", en: "What was changed or taken away is in the history still, in every copy of the repository." }
    no_git() { nl: "Deze map staat niet in een git-repository, dus er is geen geschiedenis.", en: "This folder is in no git repository, so there is no history." }
    commits() { nl: "Commits die de persoon noemen of diens bestanden raakten", en: "Commits that name the person or touched their files" }
    changes() { nl: "Zinnen in andere bestanden, zoals ze kwamen en gingen", en: "Sentences in other files, as they came and went" }
    gone() { nl: "Bestanden die er niet meer zijn", en: "Files that are not there any more" }
    is_by() { nl: "gemaakt of vastgelegd door deze persoon", en: "made or put in by this person" }
    has_files() { nl: "raakte bestanden van deze persoon", en: "touched files of this person" }
    is_elsewhere() { nl: "alleen op een andere tak", en: "on another branch only" }
    taken_out(day: &str, by: &str) { nl: "weggehaald op {day} door {by}", en: "taken out on {day} by {by}" }
    never_here() { nl: "alleen op een andere tak", en: "on another branch only" }
    uncommitted() { nl: "weggehaald, nog niet vastgelegd", en: "taken out, not committed yet" }
    forgotten(day: &str) { nl: "vergeten op {day}: wat erin stond, staat hier niet", en: "forgotten on {day}: what it held is not in here" }
    forgotten_in(commit: &str) { nl: "gevraagd in {commit}", en: "asked in {commit}" }
    moved_to(path: &str) { nl: "staat nu in {path}", en: "is now {path}" }
    local() { nl: "Op deze computer", en: "On this computer" }
    local_lead() { nl: "stay bewaart dit alleen hier, om iets te kunnen terugnemen of af te maken. Het mag weg.", en: "stay keeps this here alone, to take something back or to finish it. It may be deleted." }
    missing() { nl: "Wat hier niet in staat", en: "What is not in here" }
    missing_clones() { nl: "Wat in andere kopieën van de repository staat en nog niet verstuurd is.", en: "What is in other copies of the repository and was not sent yet." }
    missing_backups() { nl: "Reservekopieën, en wat de server buiten de geschiedenis bewaart.", en: "Backups, and what the server keeps beside the history." }
    missing_mail() { nl: "Mail en chat, ook ingevulde formulieren die nog niet zijn ingelezen.", en: "Mail and chat, also forms that were filled in and not taken in yet." }
    missing_paper() { nl: "Wat is afgedrukt, geëxporteerd of met de hand opgeschreven.", en: "What was printed, exported or written by hand." }
    missing_elsewhere() { nl: "Andere mappen van deze repository, en andere systemen.", en: "Other folders of this repository, and other systems." }
    missing_names() { nl: "Zinnen waarin de persoon anders heet dan bovenaan staat: een bijnaam, een achternaam alleen, “zij”.", en: "Sentences in which the person is called otherwise than stands on top: a nickname, a last name alone, “she”." }
    missing_sealed() { nl: "Eerdere versies van wat voor anderen verzegeld is.", en: "Earlier versions of what is sealed for others." }
    no_advice() { nl: "Dit is geen juridisch advies.", en: "This is no legal advice." }

    wrong() { nl: "wat er niet klopt", en: "what is not right" }
    raw() { nl: "tekst van het bestand", en: "text of the file" }
    comments() { nl: "opmerkingen in het bestand", en: "comments in the file" }
    line(number: u32, text: &str) { nl: "regel {number}: {text}", en: "line {number}: {text}" }
    history() { nl: "geschiedenis", en: "history" }
    sealed() { nl: "verzegeld", en: "sealed" }
    was(field: &str, was: &str) { nl: "{field} (eerst: {was})", en: "{field} (was: {was})" }
    came(field: &str) { nl: "{field} erbij", en: "{field} added" }
    went(field: &str, was: &str) { nl: "{field} weg (was: {was})", en: "{field} taken out (was: {was})" }
    changed() { nl: "opmerkingen of opmaak veranderd", en: "comments or layout changed" }
    unsaved() { nl: "nog niet vastgelegd", en: "not committed yet" }
    nothing() { nl: "leeg", en: "empty" }
    could_not_open() { nl: "kon niet worden geopend", en: "could not be opened" }
    obstacle(text: &str) { nl: "tegen: {text}", en: "against: {text}" }
}

/// How long something of a kind is kept.
pub(crate) fn term(lang: Language, keep: Keep, length: &str) -> String {
    match (lang, keep) {
        (Language::Nl, Keep::AfterLeaving) => format!("alles over iemand: {length} na de laatste dag"),
        (Language::En, Keep::AfterLeaving) => format!("all about a person: {length} after the last day"),
        (Language::Nl, Keep::Conversations) => format!("gesprekken, met de acties en leerdoelen: {length}"),
        (Language::En, Keep::Conversations) => format!("talks, with their actions and learning goals: {length}"),
        (Language::Nl, Keep::Notes) => format!("notities: {length}"),
        (Language::En, Keep::Notes) => format!("notes: {length}"),
    }
}

/// How large a file is.
pub(crate) fn size(lang: Language, count: u64) -> String {
    match count {
        0..1000 => format!("{count} bytes"),
        1000..1_000_000 => format!("{} kB", words::decimal(lang, count as f64 / 1000.0)),
        _ => format!("{} MB", words::decimal(lang, count as f64 / 1_000_000.0)),
    }
}

/// How many records there are of a kind.
pub(crate) fn records(lang: Language, folder: Folder, count: usize) -> String {
    let (nl, en) = match folder {
        Folder::Conversations => (["gesprek", "gesprekken"], ["talk", "talks"]),
        Folder::Actions => (["actie", "acties"], ["action", "actions"]),
        Folder::Goals => (["leerdoel", "leerdoelen"], ["learning goal", "learning goals"]),
        Folder::Notes => (["notitie", "notities"], ["note", "notes"]),
        Folder::Private => (["privénotitie", "privénotities"], ["private note", "private notes"]),
    };
    words::counted(lang, count, nl, en)
}

/// `4 plaatsen in bestanden van anderen`.
pub(crate) fn mention_count(lang: Language, count: usize) -> String {
    words::counted(
        lang,
        count,
        ["plaats in bestanden van anderen", "plaatsen in bestanden van anderen"],
        ["place in files of others", "places in files of others"],
    )
}

/// `2 andere bestanden in de map`.
pub(crate) fn other_count(lang: Language, count: usize) -> String {
    words::counted(
        lang,
        count,
        ["ander bestand in de map", "andere bestanden in de map"],
        ["other file in the folder", "other files in the folder"],
    )
}

/// `3 bestanden die niet te openen waren`.
pub(crate) fn shut_count(lang: Language, count: usize) -> String {
    words::counted(
        lang,
        count,
        ["bestand dat niet te openen was", "bestanden die niet te openen waren"],
        ["file that could not be opened", "files that could not be opened"],
    )
}

/// `2 bestanden die er niet meer zijn, maar nog in git staan`.
pub(crate) fn gone_count(lang: Language, count: usize) -> String {
    words::counted(
        lang,
        count,
        ["bestand dat er niet meer is, maar nog in git staat", "bestanden die er niet meer zijn, maar nog in git staan"],
        ["file that is gone and still in git", "files that are gone and still in git"],
    )
}

/// `3 teksten die wachten`.
pub(crate) fn draft_count(lang: Language, count: usize) -> String {
    words::counted(
        lang,
        count,
        ["tekst die nog niet is opgeslagen", "teksten die nog niet zijn opgeslagen"],
        ["text that is not saved yet", "texts that are not saved yet"],
    )
}

/// `12 bestanden`.
pub(crate) fn file_count(lang: Language, count: usize) -> String {
    words::counted(lang, count, ["bestand", "bestanden"], ["file", "files"])
}

/// What a key of a file is called; a key that is none of ours as it is written.
pub(crate) fn key(lang: Language, key: &str) -> &str {
    KEYS.iter().find(|(known, ..)| *known == key).map_or(key, |(_, nl, en)| either(lang, nl, en))
}

/// Key, Dutch, English.
const KEYS: &[(&str, &str, &str)] = &[
    ("added", "toegevoegd op", "added on"),
    ("answer", "antwoord", "answer"),
    ("away", "afwezig", "away"),
    ("basics", "basis", "basics"),
    ("by", "uiterlijk", "by"),
    ("cancelled-because", "vervallen omdat", "cancelled because"),
    ("closed", "afgesloten op", "closed on"),
    ("conversation", "gesprek", "talk"),
    ("cost", "kosten", "cost"),
    ("created", "gemaakt op", "made on"),
    ("date", "datum", "date"),
    ("dropped-because", "losgelaten omdat", "dropped because"),
    ("due", "uiterlijk", "due"),
    ("email", "e-mail", "e-mail"),
    ("employee", "medewerker", "employee"),
    ("ended", "eerder afgesloten", "ended before"),
    ("energy", "geeft energie", "gives energy"),
    ("first-due", "eerst beloofd voor", "first promised for"),
    ("formerly", "eerdere mappen", "former folders"),
    ("from", "van", "from"),
    ("goal", "leerdoel", "learning goal"),
    ("id", "id", "id"),
    ("kind", "soort", "kind"),
    ("left", "laatste dag", "last day"),
    ("left-because", "weg omdat", "left because"),
    ("manager", "leidinggevende", "manager"),
    ("name", "naam", "name"),
    ("next", "terugkomen op", "come back on"),
    ("note", "notitie", "note"),
    ("number", "personeelsnummer", "employee number"),
    ("obstacle", "belemmering", "obstacle"),
    ("obstacles", "belemmeringen", "obstacles"),
    ("owner", "wie", "who"),
    ("own-energy", "woorden over energie die verzegeld zijn", "words about energy that are sealed"),
    ("own-words", "belemmeringen in eigen woorden die verzegeld zijn", "obstacles in own words that are sealed"),
    ("preparation", "voorbereiding", "preparation"),
    ("progress", "voortgang", "progress"),
    ("project", "project", "project"),
    ("purpose", "waar de rol voor is", "what the role is for"),
    ("question", "vraag", "question"),
    ("readers", "lezers", "readers"),
    ("received", "formulieren die zijn ingelezen", "forms that were taken in"),
    ("released", "vrijgegeven", "released"),
    ("reopened", "heropend op", "reopened on"),
    ("rhythm", "ritme", "rhythm"),
    ("role", "rol", "role"),
    ("sealed", "verzegeld blok", "sealed block"),
    ("sealed-base", "eerder verzegeld blok", "earlier sealed block"),
    ("shared", "gedeeld met de medewerker", "shared with the employee"),
    ("signal", "signaal", "signal"),
    ("signals", "signalen", "signals"),
    ("started", "eerste dag", "first day"),
    ("status", "status", "status"),
    ("summary", "samenvatting", "summary"),
    ("supports", "draagt bij aan", "serves"),
    ("team", "team", "team"),
    ("text", "tekst", "text"),
    ("theme", "thema", "theme"),
    ("themes", "thema’s", "themes"),
    ("title", "titel", "title"),
    ("towards", "op weg naar", "towards"),
    ("type", "soort gesprek", "type of talk"),
    ("until", "tot en met", "until"),
    ("was", "eerder", "before"),
    ("what", "wat", "what"),
    ("win", "succes", "win"),
    ("wishes", "wensen", "wishes"),
    ("with", "met", "with"),
];
