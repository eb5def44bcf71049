//! Texts in the editor and messages about it: hints above fields, problems of a form, drafts that wait.

use super::{Language, either, sayings, sentences};

sayings! {
    /// A new record was left as it was offered.
    never_mind() { nl: "je liet het zoals het was; er is niets bewaard", en: "you left it as it was; nothing was saved" }
    /// What to do to save it all the same.
    never_mind_hint(slug: &str) { nl: "toch zo bewaren: `stay new {slug} --no-edit`", en: "to save it like that: `stay new {slug} --no-edit`" }
    /// An editor came back at once, and nobody can be asked.
    does_not_wait(editor: &str) { nl: "`{editor}` wacht niet tot je klaar bent, dus is er nog niets bewaard", en: "`{editor}` does not wait until you are done, so nothing was saved yet" }
    /// What to do about an editor that does not wait.
    wait_hint(command: &str, resume: &str) { nl: "zet EDITOR=\"{command}\"; wat je nu nog bewaart, neemt `{resume}` mee", en: "set EDITOR=\"{command}\"; what you save from here on, `{resume}` takes along" }
    draft_is_kept(resume: &str) { nl: "wat je daar nog bewaart, neemt `{resume}` mee", en: "what you still save there, `{resume}` takes along" }
}

sentences! {
    /// Above a field that takes one of a few words.
    choices(key: &str, words: &str) { nl: "{key}: {words}", en: "{key}: {words}" }
    /// Above a field that takes one of a few words, or a name.
    choices_or_name(key: &str, words: &str) { nl: "{key}: {words}, of een naam", en: "{key}: {words}, or a name" }
    preparation_note() { nl: "preparation: wat medewerker en leidinggevende vooraf opschrijven", en: "preparation: what employee and manager write down beforehand" }
    answers_note() { nl: "answers: een vraag, en wat erop gezegd is", en: "answers: a question, and what was said" }
    /// Above the day to come back to a conversation.
    next_note() { nl: "next: wanneer jullie erop terugkomen, als 2026-12-20", en: "next: when you both come back to it, as 2026-12-20" }
    day_note(key: &str) { nl: "{key}: een datum als 2026-12-20", en: "{key}: a date as 2026-12-20" }
    rhythm_note() { nl: "rhythm: alleen wat anders is dan in stay.yaml, zoals `2 weken`, of `never`", en: "rhythm: only what differs from stay.yaml, such as `2 weeks`, or `never`" }
    /// Above the basics: what a person needs for the work.
    basics_note() { nl: "basics: werkwijze, systemen, contacten, rooster", en: "basics: work instructions, systems, contacts, roster" }
    purpose_note() { nl: "purpose: waar de functie voor is", en: "purpose: what the role is for" }
    dropped_note() { nl: "dropped-because: waarom het losgelaten is", en: "dropped-because: why it was let go" }
    win_note() { nl: "win: wat het opleverde", en: "win: the small success worth celebrating" }
    /// Above the work in which a goal is learned.
    project_note() { nl: "project: het werk waarin het geleerd wordt", en: "project: the work in which it is learned" }
    shared_note() { nl: "shared: `true` als de medewerker het vooraf mag zien", en: "shared: `true` if the employee may see it beforehand" }
    away_note() { nl: "away: wanneer deze persoon afwezig is, de eerste en de laatste dag; zonder until tot nader bericht", en: "away: when this person is away, the first and the last day; without until it is until further notice" }
    progress_note() { nl: "progress: hoe het gaat, elke notitie met haar dag", en: "progress: how it is going, each note with its day" }
    /// At the end of the head: what happens to lines and fields.
    foot(mark: &str) { nl: "Regels met {mark} verdwijnen bij het bewaren, lege velden ook.", en: "Lines with {mark} go when you save, and so do empty fields." }

    /// At the top of a form that can't be saved.
    not_yet() { nl: "Zo kan het nog niet bewaard worden:", en: "It can't be saved like this yet:" }
    on_line(line: u32) { nl: "regel {line}", en: "line {line}" }
    write_instead(line: &str) { nl: "schrijf `{line}`", en: "write `{line}`" }
    write_day(day: &str) { nl: "schrijf {day}", en: "write {day}" }
    /// A day that was typed in other words than files have.
    taken_for(key: &str, typed: &str, day: &str) { nl: "{key}: `{typed}` wordt {day}", en: "{key}: `{typed}` becomes {day}" }
    /// The other place of a key that is there twice.
    first_on(line: u32) { nl: "houd er een; de eerste staat op regel {line}", en: "keep one; the first is on line {line}" }
    /// A text was read as if it had been saved in an old encoding.
    read_as_windows() { nl: "gelezen als Windows-1252: kijk of de letters met accenten kloppen, en bewaar het als UTF-8", en: "read as Windows-1252: see whether letters with accents are right, and save it as UTF-8" }

    /// A conversation that was begun was left as it was.
    begun_untouched(id: &str) { nl: "er is niets bij geschreven; verder met `stay edit {id}`, terug met `stay undo`", en: "nothing was written; go on with `stay edit {id}`, go back with `stay undo`" }
    still_open(editor: &str) { nl: "`{editor}` wacht niet tot je klaar bent. Bewaar daar je tekst en druk dan hier op Enter; `n` als er niets te bewaren is.", en: "`{editor}` does not wait until you are done. Save your text there, then press Enter here; `n` if there is nothing to save." }
    nothing_saved_yet() { nl: "Er is nog niets bewaard. Bewaar je tekst en druk op Enter, of `n`.", en: "Nothing was saved yet. Save your text and press Enter, or `n`." }

    /// A draft of a new record is waiting.
    new_waits(command: &str) { nl: "er wacht nog een tekst die niet bewaard is: `{command}`", en: "a text that was not saved is waiting: `{command}`" }
    /// A draft of an existing record is waiting.
    edit_waits(path: &str, command: &str) { nl: "er wacht nog een bewerking van {path} die niet bewaard is: `{command}`", en: "an edit of {path} that was not saved is waiting: `{command}`" }
    aside_waits(path: &str, aside: &str) { nl: "een eerdere bewerking van {path} ligt in {aside}; neem eruit over wat je wilt houden, en gooi hem weg", en: "an earlier edit of {path} lies in {aside}; take over what you want to keep, then delete it" }
    /// Asks whether to end a record of which a draft is waiting.
    ask_end_anyway() { nl: "Toch doorgaan, zonder die tekst? [j/N]", en: "Go on without that text? [y/N]" }
}

/// A word with its name, if they differ: `open`, `closed (afgesloten)`.
pub(crate) fn named(word: &str, name: &str) -> String {
    if name.to_lowercase() == word.to_lowercase() { word.to_owned() } else { format!("{word} ({name})") }
}

/// The hint above a field with free text; `None` if the key is clear enough.
pub(crate) fn note(lang: Language, key: &str) -> Option<String> {
    Some(match key {
        "preparation" => preparation_note(lang),
        "answers" => answers_note(lang),
        "next" => next_note(lang),
        "date" | "due" | "by" | "started" => day_note(lang, key),
        "left" => format!("{}{}", day_note(lang, key), either(lang, ", de laatste dag", ", the last day")),
        "rhythm" => rhythm_note(lang),
        "basics" => basics_note(lang),
        "purpose" => purpose_note(lang),
        "dropped-because" => dropped_note(lang),
        "win" => win_note(lang),
        "project" => project_note(lang),
        "progress" => progress_note(lang),
        "shared" => shared_note(lang),
        "away" => away_note(lang),
        _ => return None,
    })
}
