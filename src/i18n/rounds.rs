//! Rounds: who is to have which talk by when.

use super::{Language, either, sayings, sentences, words};

sayings! {
    no_round(typed: &str) { nl: "er is geen ronde `{typed}`", en: "there is no round `{typed}`" }
    no_rounds_hint() { nl: "zet er een op: `stay round add voorjaar --type stay --from 1-3 --to 30-4`", en: "set one: `stay round add spring --type stay --from 1-3 --to 30-4`" }
    is_there(key: &str) { nl: "er is al een ronde `{key}`", en: "there is a round `{key}` already" }
    is_there_hint() { nl: "kies een andere naam, of verander haar in stay.yaml", en: "choose another name, or change it in stay.yaml" }
    no_key(typed: &str) { nl: "`{typed}` kan geen naam van een ronde zijn", en: "`{typed}` can't be the name of a round" }
    no_key_hint() { nl: "schrijf een paar letters, zoals `voorjaar-2026`", en: "write a few letters, such as `spring-2026`" }
    backward(to: &str, from: &str) { nl: "de ronde eindigt op {to}, voor ze begint op {from}", en: "the round ends on {to}, before it begins on {from}" }
    backward_hint() { nl: "wissel --from en --to om", en: "swap --from and --to" }
    no_days() { nl: "een ronde heeft een eerste en een laatste dag", en: "a round has a first and a last day" }
    no_days_hint() { nl: "geef --from en --to, of --period", en: "give --from and --to, or --period" }
    nobody(key: &str) { nl: "in {key} zit nu niemand", en: "nobody is in {key} now" }
}

sentences! {
    /// Above the rounds there are, and above the one that is shown.
    head() { nl: "Rondes", en: "Rounds" }
    none() { nl: "Er zijn geen rondes.", en: "There are no rounds." }
    added(key: &str, kind: &str, from: &str, to: &str, people: &str) { nl: "ronde {key}: {kind}, {from} – {to}, {people}", en: "round {key}: {kind}, {from} – {to}, {people}" }
    title(key: &str) { nl: "Ronde {key}", en: "Round {key}" }
    by_team_head() { nl: "Per team", en: "By team" }
    waiting_head() { nl: "Nog te houden", en: "Still to be held" }
    questions_head() { nl: "Wat elk gesprek vraagt", en: "What each talk asks" }
    all_held() { nl: "Met iedereen is het gesprek gehouden.", en: "The talk was held with everyone." }
    held_of(held: usize, people: usize) { nl: "{held} van {people} gehouden", en: "{held} of {people} held" }
    held(count: usize) { nl: "{count} gehouden", en: "{count} held" }
    planned(count: usize) { nl: "{count} gepland", en: "{count} planned" }
    to_do(count: usize) { nl: "{count} nog te doen", en: "{count} still to do" }
    begins(day: &str) { nl: "begint {day}", en: "begins {day}" }
    is_over(day: &str) { nl: "liep tot en met {day}", en: "ran up to {day}" }
    last_day() { nl: "vandaag de laatste dag", en: "today is the last day" }
    without_team() { nl: "zonder team", en: "without a team" }
    planned_on(day: &str) { nl: "gepland op {day}", en: "planned for {day}" }
    not_planned() { nl: "niet gepland", en: "not planned" }
}

/// How many days are left after today.
pub(crate) fn days_left(lang: Language, days: i64) -> String {
    match days {
        0 => last_day(lang),
        _ if lang == Language::Nl => format!("nog {}", words::days(lang, days)),
        _ => format!("{} left", words::days(lang, days)),
    }
}

/// For which teams; for everyone where it names none.
pub(crate) fn of_teams(lang: Language, teams: &[String]) -> String {
    if teams.is_empty() { either(lang, "iedereen", "everyone").to_owned() } else { teams.join(", ") }
}
