//! Messages about a handover from one manager to the next.

use super::{Language, sayings, sentences, words};
use chrono::NaiveDate;

sayings! {
    handed_over(name: &str, from: &str, to: &str, path: &str) { nl: "{name} gaat van {from} naar {to} · {path}", en: "{name} goes from {from} to {to} · {path}" }
    manager_set(name: &str, to: &str, path: &str) { nl: "{name} had nog geen leidinggevende; dat is nu {to} · {path}", en: "{name} had no manager yet; it is {to} from now on · {path}" }
    taken(id: &str, title: &str, path: &str) { nl: "overgenomen: {id} {title} · {path}", en: "taken over: {id} {title} · {path}" }
    same_manager(name: &str, manager: &str) { nl: "{manager} is al de leidinggevende van {name}", en: "{manager} is the manager of {name} already" }
    /// A talk is planned for after someone has left.
    planned_after(kind: &str, day: &str, id: &str) { nl: "er staat nog een {kind} gepland op {day}; laten vervallen: `stay cancel {id}`", en: "a {kind} is still planned for {day}; to call it off: `stay cancel {id}`" }
    has_left(name: &str, day: &str) { nl: "{name} is weg sinds {day}", en: "{name} left on {day}" }
    /// An id that is not an open promise of the old manager.
    no_promise(typed: &str, name: &str) { nl: "`{typed}` is geen open belofte van {name}", en: "`{typed}` is no open promise of {name}" }
    twice(id: &str) { nl: "{id} kan maar één kant op", en: "{id} can go one way only" }
    reasons() { nl: "geef één --because voor alles wat je loslaat, of een voor elk", en: "give one --because for all that you drop, or one for each" }
}

sentences! {
    /// A promise was taken over: a line in its note.
    taken_from(name: &str, day: &str) { nl: "Overgenomen van {name} op {day}", en: "Taken over from {name} on {day}" }
    undecided() { nl: "zeg van elke belofte wat ermee gebeurt", en: "say of each promise what becomes of it" }
    undecided_hint() { nl: "`--take ID`, `--done ID` of `--drop ID --because \"…\"`; `--yes` neemt de rest over", en: "`--take ID`, `--done ID` or `--drop ID --because \"…\"`; `--yes` takes over the rest" }
    still_open(name: &str) { nl: "Open beloften van {name}", en: "Open promises of {name}" }
    no_promise_hint(ids: &str) { nl: "kies uit: {ids}", en: "choose from: {ids}" }
    no_promises_hint(name: &str) { nl: "{name} heeft hier geen open beloften", en: "{name} has no open promises here" }
    asked(number: usize, count: usize, told: &str) { nl: "{number} van {count}  {told}", en: "{number} of {count}  {told}" }
    keys() { nl: "  [o]vernemen, [g]edaan, [l]oslaten of [s]toppen?", en: "  [t]ake over, [d]one, [l]et go or [s]top?" }
    /// The keys where the employee leaves.
    keys_leaving() { nl: "  [b]lijft open, [g]edaan, [l]oslaten of [s]toppen?", en: "  [k]eep open, [d]one, [l]et go or [s]top?" }
    open_of_leaver(name: &str) { nl: "Nog open bij {name}", en: "Still open with {name}" }
    still_open_here(count: usize) { nl: "nog open: {count}", en: "still open: {count}" }
    why() { nl: "  Waarom?", en: "  Why?" }

    title(name: &str) { nl: "Overdracht van de gesprekken met {name}", en: "Handover of the talks with {name}" }
    from_to(from: &str, to: &str, day: &str) { nl: "Van {from} naar {to}, {day}", en: "From {from} to {to}, {day}" }
    /// To whom, if there was no manager before.
    to_only(to: &str, day: &str) { nl: "Naar {to}, {day}", en: "To {to}, {day}" }
    the_manager() { nl: "de leidinggevende", en: "the manager" }
    promises_of(name: &str) { nl: "Beloften van {name}", en: "Promises of {name}" }
    others() { nl: "Wat verder openstaat", en: "What else is open" }
    conversations() { nl: "Gesprekken die meegaan", en: "Talks that go along" }
    reading() { nl: "Wie wat kan lezen", en: "Who can read what" }
    reads(to: &str) { nl: "{to} kan lezen wat er van deze gesprekken is opgeschreven: vragen en antwoorden, samenvattingen, wat beide kanten voorbereidden (ook de vorige leidinggevende), acties en leerdoelen met hun notities, en wat er voor een volgend gesprek genoteerd is.", en: "{to} can read what was written down of these talks: questions and answers, summaries, what both sides prepared (the former manager too), actions and goals with their notes, and what was noted for a next talk." }
    still_reads(from: &str) { nl: "{from} kan het blijven lezen zolang die toegang heeft tot deze map en haar geschiedenis; dat regel je waar de map staat.", en: "{from} can go on reading it as long as they have access to this folder and its history; that is arranged where the folder is kept." }
    formal() { nl: "Aan wat is vrijgegeven voor de formele cyclus verandert niets.", en: "Nothing changes in what was released for the formal cycle." }
    no_private() { nl: "Er zijn hier geen privénotities.", en: "There are no private notes here." }
    outcome_taken() { nl: "overgenomen", en: "taken over" }
    outcome_undecided() { nl: "nog te beslissen", en: "to be decided" }
}

/// `2 privénotities gaan niet mee: …`
pub(crate) fn private(lang: Language, count: usize) -> String {
    let notes = words::counted(lang, count, ["privénotitie", "privénotities"], ["private note", "private notes"]);
    match (lang, count) {
        (_, 0) => no_private(lang),
        (Language::Nl, 1) => format!("{notes} gaat niet mee: die blijft bij wie hem schreef, en is hiervoor niet geopend."),
        (Language::Nl, _) => format!("{notes} gaan niet mee: die blijven bij wie ze schreef, en zijn hiervoor niet geopend."),
        (Language::En, 1) => format!("{notes} does not go along: it stays with who wrote it, and was not opened for this."),
        (Language::En, _) => format!("{notes} do not go along: they stay with who wrote them, and were not opened for this."),
    }
}

/// `3 gesprekken`.
pub(crate) fn conversation_count(lang: Language, count: usize) -> String {
    words::counted(lang, count, ["gesprek", "gesprekken"], ["talk", "talks"])
}

/// Conversations that name nobody, and are read as the new manager's from now on.
pub(crate) fn nobody_named(lang: Language, count: usize) -> String {
    let conversations = conversation_count(lang, count);
    match (lang, count) {
        (Language::Nl, 1) => {
            format!("{conversations} zonder `with` telt voortaan als van de nieuwe leidinggevende; zet erbij wie het voerde")
        }
        (Language::Nl, _) => {
            format!("{conversations} zonder `with` tellen voortaan als van de nieuwe leidinggevende; zet erbij wie ze voerde")
        }
        (Language::En, 1) => format!("{conversations} without `with` counts as the new manager's from now on; put in who held it"),
        (Language::En, _) => format!("{conversations} without `with` count as the new manager's from now on; put in who held them"),
    }
}

/// The changes in conversations to come and in earlier conversations; `None` if no conversation changes.
pub(crate) fn conversations_changed(lang: Language, to_come: usize, past: usize, from: &str, to: &str) -> Option<String> {
    let (coming, before) = (conversation_count(lang, to_come), conversation_count(lang, past));
    let coming = match (lang, to_come) {
        (Language::Nl, 1) => format!("{coming} dat nog komt is voortaan met {to}"),
        (Language::Nl, _) => format!("{coming} die nog komen zijn voortaan met {to}"),
        (Language::En, 1) => format!("{coming} to come is with {to} from now on"),
        (Language::En, _) => format!("{coming} to come are with {to} from now on"),
    };
    let before = match (lang, past) {
        (Language::Nl, 1) => format!("bij {before} zonder naam staat nu dat {from} het voerde"),
        (Language::Nl, _) => format!("bij {before} zonder naam staat nu dat {from} ze voerde"),
        (Language::En, 1) => format!("{before} without a name now says that it was with {from}"),
        (Language::En, _) => format!("{before} without a name now say that they were with {from}"),
    };
    let parts = [(to_come, coming), (past, before)];
    let told: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, told)| told).collect();
    (!told.is_empty()).then(|| told.join("; "))
}

/// A day in full without the day of the week: `22 november 2026`.
pub(crate) fn full_day(lang: Language, day: NaiveDate) -> String {
    let long = words::long_day(lang, day);
    long.split_once(' ').map_or(long.clone(), |(_, day)| day.to_owned())
}
