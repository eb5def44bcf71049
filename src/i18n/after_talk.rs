//! The texts of the page that a manager fills in after a talk, and messages about what comes back in it.

use super::{Language, either, sayings, sentences};

sayings! {
    nothing_new(name: &str) { nl: "alles uit dit bestand over het gesprek met {name} stond er al", en: "all that is in this file about the talk with {name} was there already" }
    /// The talk was closed or cancelled since the page was made.
    is_over(id: &str) { nl: "gesprek {id} is intussen afgesloten of vervallen, dus er is niets ingelezen", en: "conversation {id} has been closed or cancelled meanwhile, so nothing was taken in" }
    is_over_hint(id: &str) { nl: "`stay reopen {id}` en lees het dan opnieuw in; het bestand is ongemoeid gelaten", en: "`stay reopen {id}` and then import it again; the file was left as it is" }
    came_twice_hint() { nl: "er hoeft niets te gebeuren; verwijder het bestand", en: "there is nothing to do; delete the file" }
    /// A line of own words without a letter or a digit.
    names_nothing(typed: &str) { nl: "“{typed}” noemt niets en is geen belemmering geworden", en: "“{typed}” names nothing and did not become an obstacle" }
    /// The file is open text, and what was in it is taken in.
    delete_file(path: &str) { nl: "{path} is nog gewone tekst: verwijder het, ook uit je downloads en je mail", en: "{path} is still plain text: delete it, also from your downloads and your mail" }
    /// There is no key to sign with, so the page has no part to fill in.
    no_form() { nl: "zonder sleutel in stay.yaml kan deze pagina niet ingevuld terugkomen", en: "without a key in stay.yaml this page can't come back filled in" }
}

sentences! {
    head() { nl: "Na het gesprek", en: "After the talk" }
    intro(name: &str) { nl: "Vul dit in als je {name} gesproken hebt, op je telefoon of je computer. Alles mag leeg blijven.", en: "Fill this in once you have talked with {name}, on your phone or your computer. You may leave anything empty." }
    /// What is saved is not protected by anything.
    open_text() {
        nl: "Wat je bewaart is gewone tekst, die iedereen met het bestand kan lezen tot je het inleest. Lees het daarom gauw in, en verwijder het dan, ook uit je downloads en je mail.",
        en: "What you save is plain text, which anyone with the file can read until you take it in. So take it in soon, and then delete it, also from your downloads and your mail.",
    }
    /// The same where words are sealed.
    open_text_sealed() {
        nl: "Wat je bewaart is gewone tekst, die iedereen met het bestand kan lezen: pas bij het inlezen wordt het verzegeld. Lees het daarom gauw in, en verwijder het dan, ook uit je downloads en je mail.",
        en: "What you save is plain text, which anyone with the file can read: it is sealed only when you take it in. So take it in soon, and then delete it, also from your downloads and your mail.",
    }
    obstacles_head() { nl: "Wat in de weg staat", en: "What stands in the way" }
    own_words() { nl: "In eigen woorden, één per regel", en: "In own words, one a line" }
    promises_head() { nl: "Wat jullie beloven", en: "What you promise" }
    /// How many promises there is room for.
    room_many(count: usize) { nl: "Hooguit {count}, van jou, van de ander of samen. Zonder dag krijgt een belofte de gewone termijn.", en: "At most {count}, by you, by the other or together. Without a day a promise gets the usual time." }
    room_one() { nl: "Nog één, van jou, van de ander of samen. Zonder dag krijgt hij de gewone termijn.", en: "One more, by you, by the other or together. Without a day it gets the usual time." }
    no_room() { nl: "Bij dit gesprek staan al zoveel beloften als erbij passen.", en: "This talk has as many promises already as fit it." }
    promise(number: usize) { nl: "Belofte {number}", en: "Promise {number}" }
    what() { nl: "Wat", en: "What" }
    who() { nl: "Wie", en: "Who" }
    by_when() { nl: "Uiterlijk", en: "By" }
    you() { nl: "jij", en: "you" }
    summary() { nl: "Waar het op neerkwam", en: "What it came to" }
    take_in_head() { nl: "Inlezen", en: "Taking it in" }
    save_intro(command: &str) { nl: "Klaar? Bewaar het als bestand, en lees het in op de computer met stay: `{command}`. Of kopieer het, en plak het daar.", en: "Ready? Save it as a file, and take it in on the computer with stay: `{command}`. Or copy it, and paste it there." }
    saved(file: &str, command: &str) { nl: "Bewaard als {file}, waarschijnlijk bij je downloads. Lees het in met `{command}` en verwijder het dan.", en: "Saved as {file}, most likely among your downloads. Take it in with `{command}` and then delete it." }
    copied() { nl: "Gekopieerd. Plak het na `stay prepare --import -`.", en: "Copied. Paste it after `stay prepare --import -`." }
    copy_label() { nl: "Wat je invulde, om te kopiëren", en: "What you filled in, to copy" }
    nothing_filled() { nl: "Je hebt nog niets ingevuld.", en: "You have not filled in anything yet." }
    no_day() { nl: "Dit is geen dag: schrijf jaar-maand-dag, zoals 2026-12-01, of laat het leeg.", en: "This is no day: write year-month-day, such as 2026-12-01, or leave it empty." }
    no_script() { nl: "Deze pagina kan hier niets bewaren, want JavaScript staat uit. Schrijf het later op met `stay edit`.", en: "This page can't save anything here, since JavaScript is off. Write it down later with `stay edit`." }
    nothing_leaves() { nl: "Er gaat niets vanzelf weg: deze pagina staat op jouw apparaat.", en: "Nothing leaves by itself: this page is on your device." }

    received(name: &str, kind: &str, id: &str, day: &str, path: &str) { nl: "wat je van het gesprek met {name} noteerde staat bij {kind} {id} van {day} · {path}", en: "what you noted of the talk with {name} is with {kind} {id} of {day} · {path}" }
    received_new(name: &str, kind: &str, id: &str, day: &str, path: &str) { nl: "wat je van het gesprek met {name} noteerde staat bij {kind} {id}, nu open op {day} · {path}", en: "what you noted of the talk with {name} is with {kind} {id}, now open on {day} · {path}" }
}

/// How many promises there is room for.
pub(crate) fn room(lang: Language, count: usize) -> String {
    match count {
        0 => no_room(lang),
        1 => room_one(lang),
        more => room_many(lang, more),
    }
}

/// The name of the file that the page saves.
pub(crate) fn file(lang: Language, slug: &str, day: &str) -> String {
    format!("{}-{slug}-{day}.json", either(lang, "gesprek", "talk"))
}
