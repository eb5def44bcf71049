//! Messages about notes between talks.

use super::{Language, sayings, sentences, words};

sayings! {
    /// It waits already, with these words.
    noted_already(id: &str) { nl: "dat staat er al: notitie {id}", en: "that is there already: note {id}" }
    /// It waits already with these words, and is for the employee too from now on.
    shared_now(id: &str, name: &str, path: &str) { nl: "notitie {id} is nu ook voor {name} te zien · {path}", en: "note {id} can be seen by {name} too now · {path}" }
    /// Nobody can keep a note from those who can read the files.
    not_private() { nl: "een notitie alleen voor jou kan hier niet: wie de map kan lezen, zou haar ook kunnen lezen", en: "a note for you alone is not possible here: whoever can read the folder could read it too" }
    not_private_hint() { nl: "verzegel eerst, met `stay seal --set-up`, of schrijf haar zonder --private", en: "seal first, with `stay seal --set-up`, or write it without --private" }
    /// Whoever types is no reader.
    no_author() { nl: "je bent hier nog geen lezer, dus je zou de notitie zelf niet kunnen openen", en: "you are no reader here yet, so you could not open the note yourself" }
    no_author_hint() { nl: "maak een sleutel met `stay key`, en laat je toevoegen met `stay readers add`", en: "make a key with `stay key`, and have yourself added with `stay readers add`" }
    /// A note is for those who prepare, and no document.
    not_to_send() { nl: "een notitie is er niet om te versturen", en: "a note is not made to be sent" }
    put_away(id: &str, path: &str) { nl: "notitie {id} opgeborgen · {path}", en: "note {id} put away · {path}" }
    put_away_already(id: &str) { nl: "notitie {id} was al opgeborgen", en: "note {id} was put away already" }
    is_note(id: &str) { nl: "{id} is een notitie", en: "{id} is a note" }
    is_note_hint(id: &str) { nl: "berg haar op met `stay done {id}`", en: "put it away with `stay done {id}`" }
    /// An option for what is no note.
    not_for_notes(option: &str) { nl: "{option} past niet bij een notitie", en: "{option} does not go with a note" }
    /// An answer that begins with a note can't be released.
    not_released(number: usize, id: &str) { nl: "antwoord {number} van {id} begint met je eigen notitie, en die is niet voor de formele cyclus", en: "answer {number} of {id} begins with your own note, which is not for the formal cycle" }
}

sentences! {
    made(id: &str, name: &str, path: &str) { nl: "notitie {id} voor het volgende gesprek met {name} · {path}", en: "note {id} for the next talk with {name} · {path}" }
    made_shared(id: &str, name: &str, path: &str) { nl: "notitie {id} voor het volgende gesprek, ook te zien voor {name} · {path}", en: "note {id} for the next talk, which {name} can see too · {path}" }
    /// That there is one can be seen, what it says can't.
    made_private(id: &str, name: &str, path: &str) { nl: "privénotitie {id} over {name}, alleen voor jou te openen (dat ze er is, is te zien) · {path}", en: "private note {id} about {name}, which only you can open (that it exists can be seen) · {path}" }
    /// A note for its author alone.
    private() { nl: "privé", en: "private" }
    /// Over the notes that wait, for the manager.
    head() { nl: "Genoteerd", en: "Noted" }
    /// Over the notes that the employee may see.
    shared_head() { nl: "Genoteerd voor dit gesprek", en: "Noted for this talk" }
    /// A note that the employee may see.
    shared() { nl: "gedeeld", en: "shared" }
    /// A note as a question in a talk.
    question(day: &str, text: &str) { nl: "Je noteerde op {day}: {text}", en: "You noted on {day}: {text}" }
    /// A note above the form of a talk.
    in_head(day: &str, text: &str) { nl: "Genoteerd op {day}: {text}", en: "Noted on {day}: {text}" }
    /// Notes of what an employee filled in in a form.
    form_done(name: &str, title: &str) { nl: "{name} meldt als gedaan: {title}", en: "{name} says this is done: {title}" }
    form_promise(name: &str, title: &str, text: &str) { nl: "{name} over {title}: {text}", en: "{name} about {title}: {text}" }
    form_progress(name: &str, text: &str) { nl: "{name} meldt: {text}", en: "{name} says: {text}" }
    form_theme(name: &str, theme: &str) { nl: "{name} zou het willen hebben over {theme}", en: "{name} would like to talk about {theme}" }
    form_next(name: &str, text: &str) { nl: "Van {name}: {text}", en: "From {name}: {text}" }
    ask_done(name: &str, title: &str) { nl: "{name} meldt als gedaan: {title}. Is het gedaan? [j/N]", en: "{name} says this is done: {title}. Is it done? [y/N]" }
    ask_theme(name: &str, theme: &str) { nl: "{name} zou het willen hebben over {theme}. Het thema van dit gesprek? [j/N]", en: "{name} would like to talk about {theme}. The theme of this talk? [y/N]" }
    theme_set(theme: &str) { nl: "het thema is {theme}", en: "the theme is {theme}" }
    none() { nl: "Geen notities. Noteer iets voor een volgend gesprek met `stay note`.", en: "No notes. Note something for a next talk with `stay note`." }
    none_open() { nl: "Er wacht geen notitie; `--all` toont ook de andere.", en: "No note is waiting; `--all` shows the others too." }
    no_text() { nl: "(zonder tekst)", en: "(no text)" }
    /// It was taken up in a talk.
    in_talk(id: &str) { nl: "in gesprek {id}", en: "in talk {id}" }
    away() { nl: "opgeborgen", en: "put away" }
    waits() { nl: "wacht op het volgende gesprek", en: "waits for the next talk" }
}

/// How many notes came in with a form.
pub(crate) fn came(lang: Language, count: usize, slug: &str) -> String {
    let notes = words::counted(lang, count, ["notitie", "notities"], ["note", "notes"]);
    if lang == Language::Nl { format!("{notes} erbij: `stay notes {slug}`") } else { format!("{notes} came with it: `stay notes {slug}`") }
}

/// How many notes a talk took up.
pub(crate) fn taken_up(lang: Language, count: usize) -> String {
    let notes = words::counted(lang, count, ["notitie", "notities"], ["note", "notes"]);
    match (lang, count) {
        (Language::Nl, _) => format!("{notes} meegenomen in dit gesprek"),
        (Language::En, 1) => format!("{notes} was taken up in this talk"),
        (Language::En, _) => format!("{notes} were taken up in this talk"),
    }
}
