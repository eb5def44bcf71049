//! One obstacle to talk about together, without a name.

use super::{Language, either, sayings, sentences, words};
use crate::domain::period::Period;
use crate::domain::shared_obstacle::Told;
use chrono::Datelike;

sayings! {
    not_in_vocabulary(label: &str) { nl: "`{label}` staat niet in de woordenlijst, en is dus iemands eigen woord", en: "`{label}` is not in the vocabulary, so it is someone's own word" }
    name_it_hint(key: &str) { nl: "neem het eerst op: `stay obstacles name {key}`", en: "take it in first: `stay obstacles name {key}`" }
}

sentences! {
    title(label: &str) { nl: "Samen bespreken: {label}", en: "To talk about together: {label}" }
    intro() { nl: "Dit kwam naar voren in gesprekken. Er staan geen namen in, en niets is wat iemand letterlijk zei.", en: "This came up in talks. It has no names in it, and nothing that anyone said word for word." }
    how_many_head() { nl: "Hoe vaak het speelt", en: "How many it concerns" }
    people_named(people: &str) { nl: "{people} noemden dit.", en: "{people} named this." }
    since(when: &str) { nl: "Voor het eerst genoemd in {when}.", en: "First named in {when}." }
    done_head() { nl: "Wat eraan gedaan is", en: "What was done about it" }
    nothing_yet() { nl: "De organisatie heeft hier nog geen actie voor.", en: "The organisation has no action for it yet." }
    runs_until(day: &str) { nl: "loopt, uiterlijk {day}", en: "runs, due {day}" }
    runs() { nl: "loopt", en: "runs" }
    done_on(day: &str) { nl: "gedaan op {day}", en: "done on {day}" }
    /// An action in whose title someone is named.
    unnamed() { nl: "een actie van de organisatie", en: "an action of the organisation" }
    own_open(people: &str) { nl: "{people} hebben er een eigen afspraak over die loopt.", en: "{people} have an action of their own about it that is open." }
    own_done(people: &str) { nl: "Bij {people} is een eigen afspraak erover gedaan.", en: "With {people} an action of their own about it was done." }
    since_done(people: &str, day: &str) { nl: "Sinds {day} noemden {people} het nog.", en: "Since {day} {people} still named it." }
    ask_head() { nl: "Om over te praten", en: "To talk about" }
    by_itself() { nl: "Dit blad is op zichzelf veilig, en niet naast een ander: wie het met en zonder team legt, of van twee perioden, kan door aftrekken uitkomen op minder mensen. Deel er één. Wat verder gaat dan dit gesprek geef je uit met `stay report --anonymous`.", en: "This page is safe by itself, not beside another: of pages with and without a team, or of two periods, fewer people can be worked out by subtraction. Share one. What goes further than this talk is issued with `stay report --anonymous`." }
    more_rows(count: usize) { nl: "en nog {count}: --json, of --team TEAM", en: "and {count} more: --json, or --team TEAM" }
    earlier(count: &str) { nl: "{count} ervoor past hier niet: een breder venster, of --json", en: "{count} before these has no room here: a wider window, or --json" }
    earlier_several(count: &str) { nl: "{count} ervoor passen hier niet: een breder venster, of --json", en: "{count} before these have no room here: a wider window, or --json" }
    grid_head() { nl: "Per team en kwartaal", en: "By team and quarter" }
}

/// `7 mensen`, or `minder dan 5 mensen`.
pub(crate) fn people(lang: Language, told: Told, least: usize) -> String {
    match told {
        Some(count) => words::people(lang, count),
        None if lang == Language::Nl => format!("minder dan {least} mensen"),
        None => format!("fewer than {least} people"),
    }
}

/// The same at the beginning of a sentence.
pub(crate) fn people_first(lang: Language, told: Told, least: usize) -> String {
    let text = people(lang, told, least);
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A month, quarter, half-year or year, in words.
pub(crate) fn period(lang: Language, period: Period) -> String {
    let (year, month) = (period.from.year(), period.from.month());
    match period.months() {
        Some(1) => format!("{} {year}", words::month(lang, month)),
        Some(3) => format!("{} {} {} {year}", either(lang, "kwartaal", "quarter"), month / 3 + 1, either(lang, "van", "of")),
        Some(6) => {
            let half = match (lang, month) {
                (Language::Nl, 1) => "de eerste helft van",
                (Language::Nl, _) => "de tweede helft van",
                (Language::En, 1) => "the first half of",
                (Language::En, _) => "the second half of",
            };
            format!("{half} {year}")
        }
        _ => year.to_string(),
    }
}

/// What a team can ask itself.
pub(crate) fn questions(lang: Language) -> [&'static str; 3] {
    match lang {
        Language::Nl => [
            "Waar merken we dit in ons werk?",
            "Wat zou het als eerste lichter maken, en wat kunnen we daarvan zelf?",
            "Wat vragen we aan de organisatie, en wie brengt het over?",
        ],
        Language::En => [
            "Where do we notice this in our work?",
            "What would make it lighter first, and what of that can we do ourselves?",
            "What do we ask of the organisation, and who passes it on?",
        ],
    }
}
