//! Messages about forgetting, and about how long things are kept.

use super::{Language, sayings, sentences, words};
use crate::domain::forgotten::Sort;

sayings! {
    done(who: &str) { nl: "vergeten: {who}", en: "forgotten: {who}" }
    nothing_named() { nl: "wie of wat? Noem een medewerker of een id, of geef --expired", en: "who or what? Name an employee or an id, or give --expired" }
    nothing_named_hint() { nl: "`stay retention` zegt wat zijn termijn voorbij is", en: "`stay retention` says what has passed its term" }
    nothing_expired() { nl: "niets is zijn termijn voorbij", en: "nothing has passed its term" }
    /// Nothing is undone that was forgotten.
    not_undone() { nl: "vergeten is niet terug te nemen: van wat vergeten is heeft stay niets bewaard, ook niet van wat je daarvoor deed", en: "forgetting can't be taken back: of what was forgotten stay kept nothing, nor of what you did before it" }
    not_undone_hint() { nl: "in git staat het nog, zolang de geschiedenis niet is herschreven: zie `stay forget --verify`", en: "git still has it, as long as its history was not rewritten: see `stay forget --verify`" }
    not_forgotten(typed: &str) { nl: "`{typed}` is hier niet vergeten", en: "`{typed}` was not forgotten here" }
    not_forgotten_hint() { nl: "geef de naam van de map of een id; zonder naam kijkt `stay forget --verify` naar alles", en: "give the name of the folder or an id; without a name `stay forget --verify` looks at everything" }
    nothing_was_forgotten() { nl: "hier is nog niets vergeten", en: "nothing was forgotten here yet" }
    is_clean() { nl: "git heeft in deze kloon niets meer van wat vergeten is; vermeldingen bij anderen zijn niet nagekeken", en: "git has nothing left in this clone of what was forgotten; mentions by others were not looked at" }
    not_only_here() { nl: "van andere klonen, de server en reservekopieën weet stay niets", en: "of other clones, the server and backups stay knows nothing" }
    readers_stay(command: &str) { nl: "in readers.yaml staat deze persoon nog als lezer: {command}", en: "readers.yaml still has this person as a reader: {command}" }
    /// Sync took out what had come back.
    taken_out(count: usize, commits: &str) { nl: "weggehaald: {count} × wat vergeten is (gevraagd in {commits})", en: "taken out: {count} × what was forgotten (asked in {commits})" }
    taken_out_here(count: usize) { nl: "weggehaald: {count} × wat vergeten is", en: "taken out: {count} × what was forgotten" }
}

sentences! {
    head(who: &str) { nl: "Vergeten: {who}", en: "Forget: {who}" }
    goes() { nl: "Gaat weg", en: "Goes" }
    stays() { nl: "Blijft", en: "Stays" }
    named() { nl: "Noemt deze mensen ook, en verandert niet", en: "Also names these people, and does not change" }
    afterwards() { nl: "En verder", en: "And also" }
    question(who: &str) { nl: "{who} vergeten? Dit is niet terug te nemen. [j/N]", en: "Forget {who}? This can't be taken back. [y/N]" }
    only_shown(command: &str) { nl: "Er is niets veranderd. Vergeten: `{command}`", en: "Nothing was changed. To forget: `{command}`" }
    promise(place: &str, title: &str, id: &str) { nl: "{place} · \"{title}\" is een open belofte aan een ander: geef die een nieuwe eigenaar met `stay edit {id}`", en: "{place} · \"{title}\" is an open promise to someone else: give it another owner with `stay edit {id}`" }
    organisation(count: usize) { nl: "organisation/ · {count} × wat de organisatie doet: dat is van niemand alleen", en: "organisation/ · {count} × what the organisation does: that is nobody's alone" }
    loosened(place: &str) { nl: "{place} · blijft, en wijst niet meer naar wat weggaat", en: "{place} · stays, and no longer points to what goes" }
    sealed_words() { nl: "in wat verzegeld is", en: "in what is sealed" }
    shut(count: usize) { nl: "in {count} verzegelde bestanden van anderen kon niet worden gekeken", en: "{count} sealed files of others could not be looked into" }
    figures() { nl: "Cijfers van `stay report` en `stay obstacles` veranderen, ook over vroeger. Verslagen die al zijn uitgegeven blijven zoals ze zijn.", en: "Figures of `stay report` and `stay obstacles` change, also of earlier periods. Reports that were issued stay as they are." }
    tombstone() { nl: "Er komt een grafsteen in forgotten/, zonder naam: daaraan herkent stay wat terugkomt. De map en de id's krijgt niemand meer.", en: "A tombstone without a name comes in forgotten/: by it stay knows what comes back. Nobody gets the folder and the ids again." }
    not_history() { nl: "De geschiedenis van git heeft het daarna nog, en elke kloon en reservekopie ook. De stappen die het daar weghalen staan onder wat `stay forget` zegt als het gedaan is.", en: "Git's history still has it after that, and so has each clone and backup. `stay forget` prints the steps that take it out there once it is done." }
    nothing_else() { nl: "niets", en: "nothing" }
    history_head() { nl: "In de geschiedenis van git staat het nog. Zo haal je het daar weg:", en: "Git's history still has it. This takes it out there:" }
    step_sync() { nl: "iedereen verstuurt eerst wat er nog is: `stay sync`, ook jij", en: "everyone first sends what they still have: `stay sync`, you too" }
    step_clone() { nl: "maak een verse kloon, en herschrijf die (git-filter-repo is een apart programma)", en: "make a fresh clone, and rewrite it (git-filter-repo is a program of its own)" }
    step_push() { nl: "verstuur de herschreven geschiedenis; de server moet dat even toestaan", en: "send the rewritten history; the server has to allow that for a moment" }
    step_server() { nl: "laat de server opruimen. Op een eigen server, in de map van de repository:", en: "have the server clean up. On a server of your own, in the folder of the repository:" }
    step_hosted() { nl: "bij GitHub, GitLab of een ander vraag je dat aan de beheerder: die ruimt ook kopieën en verzoeken tot samenvoegen op", en: "at GitHub, GitLab or another, ask its support: they clean up cached views and merge requests as well" }
    step_anew() { nl: "iedereen verwijdert de oude kloon en maakt een nieuwe: een oude kloon brengt het terug. Ook reservekopieën hebben het nog", en: "everyone deletes the old clone and makes a new one: an old clone brings it back. Backups still have it too" }
    step_verify() { nl: "kijk na of het weg is, in de nieuwe kloon:", en: "see whether it is gone, in the new clone:" }
    found(count: usize) { nl: "git heeft in deze kloon nog {count} × iets van wat vergeten is", en: "git still has {count} × something in this clone of what was forgotten" }
    in_refs(refs: &str) { nl: "te bereiken vanaf: {refs}", en: "reached from: {refs}" }
    in_reflog(count: usize) { nl: "alleen nog in de reflog van deze kloon: {count}", en: "in the reflog of this clone alone: {count}" }
    in_nothing(count: usize) { nl: "nergens meer aan vast, tot git opruimt (`git gc --prune=now`): {count}", en: "reached from nothing, until git cleans up (`git gc --prune=now`): {count}" }
    on_disk(paths: &str) { nl: "op de schijf: {paths} (`stay check --fix` haalt het weg)", en: "on the disk: {paths} (`stay check --fix` takes it out)" }
    objects(names: &str) { nl: "objecten: {names}", en: "objects: {names}" }

    terms() { nl: "Termijnen", en: "Terms" }
    no_term() { nl: "geen termijn", en: "no term" }
    passed() { nl: "Termijn voorbij", en: "Term passed" }
    coming(day: &str) { nl: "Voor of op {day}", en: "On or before {day}" }
    none_passed() { nl: "Niets is zijn termijn voorbij.", en: "Nothing has passed its term." }
    none_coming(day: &str) { nl: "Tot en met {day} gaat er niets voorbij zijn termijn.", en: "Up to {day} nothing passes its term." }
    since(day: &str) { nl: "sinds {day}", en: "since {day}" }
    from_day(day: &str) { nl: "vanaf {day}", en: "from {day}" }
    all_of(name: &str) { nl: "{name} · alles", en: "{name} · everything" }
    no_terms() { nl: "Er zijn geen termijnen gezet, dus niets gaat ooit voorbij. Zet ze in stay.yaml:", en: "No terms are set, so nothing ever passes one. Set them in stay.yaml:" }
    law_custom() { nl: "Twee jaar na vertrek is een gewoonte, uit een vrijstelling die is vervallen; het is geen wet. Gemeenten en provincies hanteren andere termijnen (5 en 10 jaar). Bewaar niet langer dan nodig, en leg vast waarom. Dit is geen juridisch advies.", en: "Two years after leaving is a custom, from an exemption that lapsed; it is no law. Dutch municipalities and provinces keep other terms (5 and 10 years). Keep nothing longer than needed, and write down why. This is no legal advice." }
    by_itself() { nl: "Er gaat niets vanzelf weg. Vergeten wat voorbij is: `stay forget --expired`", en: "Nothing goes by itself. To forget what has passed: `stay forget --expired`" }
}

/// `3 gesprekken`, `1 privénotitie`.
pub(crate) fn counted(lang: Language, sort: Sort, count: usize) -> String {
    let (nl, en) = match sort {
        Sort::Card => (["employee.yaml", "× employee.yaml"], ["employee.yaml", "× employee.yaml"]),
        Sort::Conversation => (["gesprek", "gesprekken"], ["conversation", "conversations"]),
        Sort::Action => (["actie", "acties"], ["action", "actions"]),
        Sort::Goal => (["leerdoel", "leerdoelen"], ["goal", "goals"]),
        Sort::Note => (["aantekening", "aantekeningen"], ["note", "notes"]),
        Sort::PrivateNote => (["privénotitie", "privénotities"], ["private note", "private notes"]),
        Sort::Other => (["ander bestand", "andere bestanden"], ["other file", "other files"]),
    };
    match (sort, count) {
        (Sort::Card, 1) => super::either(lang, nl[0], en[0]).to_owned(),
        _ => words::counted(lang, count, nl, en),
    }
}
