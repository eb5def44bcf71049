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
    /// An editor of which nobody knows what it leaves on the disk, for a text that is sealed.
    may_leave_traces(editor: &str) { nl: "`{editor}` laat misschien een leesbare kopie van je tekst op deze schijf achter, zoals een reservekopie of een herstelbestand; kijk dat na. Vim, Neovim, nano, Emacs, micro, Helix, Kakoune en VS Code roept stay zo aan dat ze dat niet doen. (Dit lees je één keer.)", en: "`{editor}` may leave a readable copy of your text on this disk, such as a backup or a recovery file; look into that. Vim, Neovim, nano, Emacs, micro, Helix, Kakoune and VS Code are told by stay not to. (You read this once.)" }
    /// A sealed text is written on a machine that keeps no folder in memory.
    no_memory() { nl: "deze computer heeft geen map in het geheugen; zolang je schrijft, staat je tekst leesbaar op de schijf, in .stay/edit. (Dit lees je één keer.)", en: "this computer has no folder in memory; while you write, your text is on the disk, readable, in .stay/edit. (You read this once.)" }
    /// Where the text of an editor that failed waits, in a workspace that is sealed.
    waits_sealed(path: &str) { nl: "wat je typte wacht in {path}, verzegeld voor jou", en: "what you typed waits in {path}, sealed for you" }
    /// The same without a key to seal it for.
    waits_in_memory(path: &str) { nl: "wat je typte staat alleen in het geheugen van deze computer, in {path}, en is weg als hij uitgaat; met een sleutel (`stay key`) blijft het bewaard", en: "what you typed is only in the memory of this computer, in {path}, and is gone when it is switched off; with a key (`stay key`) it is kept" }
    draft_is_kept(resume: &str) { nl: "wat je daar nog bewaart, neemt `{resume}` mee", en: "what you still save there, `{resume}` takes along" }
}

sentences! {
    /// Above a field that takes one of a few words.
    choices(key: &str, words: &str) { nl: "{key}: {words}", en: "{key}: {words}" }
    /// Above a field that takes one of a few words, or a name.
    choices_or_name(key: &str, words: &str) { nl: "{key}: {words}, of een naam", en: "{key}: {words}, or a name" }
    preparation_note() { nl: "preparation: wat medewerker en leidinggevende vooraf opschrijven", en: "preparation: what employee and manager write down beforehand" }
    answers_note() { nl: "answers: een vraag, en wat erop gezegd is", en: "answers: a question, and what was said" }
    wishes_note() { nl: "wishes: wat iemand wil: signal een woord van hierboven, cost een bedrag als 1200,50, by een datum", en: "wishes: what someone asks for: signal a word from above, cost an amount as 1200.50, by a date" }
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
    /// Above a field that stands open where words are sealed.
    is_open() { nl: "open: wie de repository kan lezen, ziet dit", en: "open: everyone who can read the repository sees this" }
    /// The same above obstacles: those of the vocabulary are open.
    open_words() { nl: "open: woorden uit stay.yaml ziet wie de repository kan lezen; eigen woorden worden verzegeld", en: "open: words of stay.yaml are seen by everyone who can read the repository; own words are sealed" }
    /// The same above what an action of the organisation is called.
    all_open() { nl: "open: een actie van de organisatie ziet wie de repository kan lezen, helemaal", en: "open: everyone who can read the repository sees all of an action of the organisation" }
    /// The same above whether a note is shared.
    open_if_shared() { nl: "met `true` staat de tekst open, voor wie de repository kan lezen", en: "with `true` the text is open to everyone who can read the repository" }
    /// Above the form of a person.
    person_open() { nl: "Alles hier staat open voor wie de repository kan lezen; alleen left-because wordt verzegeld.", en: "All of this is open to everyone who can read the repository; only left-because is sealed." }
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
    /// An earlier edit that was put aside and is sealed.
    sealed_aside_waits(path: &str, aside: &str) { nl: "een eerdere bewerking van {path} ligt verzegeld in {aside}; lees hem met `age -d -i JE-SLEUTEL {aside}`, neem eruit over wat je wilt houden, en gooi hem weg", en: "an earlier edit of {path} lies sealed in {aside}; read it with `age -d -i YOUR-KEY {aside}`, take over what you want to keep, then delete it" }
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
        "wishes" => wishes_note(lang),
        "next" => next_note(lang),
        "date" | "due" | "by" | "started" => day_note(lang, key),
        "left" => format!("{}{}", day_note(lang, key), either(lang, ", de laatste dag", ", the last day")),
        "rhythm" => rhythm_note(lang),
        "basics" => basics_note(lang),
        "purpose" => purpose_note(lang),
        "dropped-because" => dropped_note(lang),
        "win" => win_note(lang),
        "towards" => super::ambition::towards_note(lang),
        "project" => project_note(lang),
        "progress" => progress_note(lang),
        "shared" => shared_note(lang),
        "away" => away_note(lang),
        _ => return None,
    })
}
