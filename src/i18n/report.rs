//! What the report says.

use super::rhythm::conversations;
use super::{Language, sayings, sentences, words};

sayings! {
    not_a_period(option: &str, typed: &str) { nl: "`{typed}` bij {option} is geen periode", en: "`{typed}` for {option} is no period" }
    /// A team that nobody is in any more was asked for.
    team_was_there(day: &str, typed: &str) { nl: "tot en met {day} was er iemand in dat team: --until {typed}", en: "up to {day} someone was in that team: --until {typed}" }
    not_a_period_hint() { nl: "bijvoorbeeld 2026, 2026-H1, 2026-Q3, 2026-07, vorig-kwartaal of dit-jaar", en: "for example 2026, 2026-H1, 2026-Q3, 2026-07, last-quarter or this-year" }
}

sentences! {
    /// A row that counts everybody together.
    everyone() { nl: "iedereen", en: "everyone" }
    as_of(day: &str) { nl: "stand van {day}", en: "as of {day}" }
    /// What a state of an earlier day can't tell.
    not_todays() { nl: "De stand van die dag komt uit de dagen in de bestanden. Instellingen zijn die van vandaag, en wat met de hand is veranderd zonder dag erbij is niet te zien.", en: "The state of that day comes from the days in the files. Settings are today's, and what was changed by hand without a day can't be seen." }
    /// Over what the period before was.
    compared_head() { nl: "Vergeleken met de periode ervoor", en: "Compared with the period before" }
    /// A period that has not ended is set beside a whole one.
    runs_on(day: &str) { nl: "Deze periode loopt nog, tot en met {day}; die ervoor is heel.", en: "This period still runs, up to and including {day}; the one before is whole." }
    before_is_todays_settings() { nl: "Ook de periode ervoor is met de instellingen van vandaag geteld.", en: "The period before is counted with today's settings too." }
    came(names: &str) { nl: "Erbij gekomen belemmeringen: {names}", en: "Obstacles that came: {names}" }
    went(names: &str) { nl: "Weggebleven belemmeringen: {names}", en: "Obstacles that went: {names}" }
    and_others(names: &str, count: usize) { nl: "{names} en nog {count}", en: "{names} and {count} more" }
    same() { nl: "gelijk", en: "same" }
    organisation_head() { nl: "Wat de organisatie doet", en: "What the organisation does" }
    open_until(day: &str) { nl: "loopt, uiterlijk {day}", en: "open, due {day}" }
    open_without_a_day() { nl: "loopt, zonder datum", en: "open, no date" }
    done_on(day: &str) { nl: "gedaan op {day}", en: "done on {day}" }
    done_some_day() { nl: "gedaan", en: "done" }
    dropped_on(day: &str) { nl: "losgelaten op {day}", en: "dropped on {day}" }
    dropped_some_day() { nl: "losgelaten", en: "dropped" }
    told_to(whom: &str) { nl: "verteld aan {whom}", en: "told to {whom}" }
    to_tell(whom: &str) { nl: "nog te vertellen aan {whom}", en: "still to tell: {whom}" }
    told_to_nobody() { nl: "nog aan niemand verteld", en: "told to nobody yet" }
    /// What was done about an obstacle: what, and when.
    done_by(what: &str, day: &str) { nl: "gedaan: {what}, {day}", en: "done: {what}, {day}" }
    and_so_many_more(told: &str, count: usize) { nl: "{told} (en nog {count})", en: "{told} (and {count} more)" }
    so_many_done(count: usize) { nl: "{count} gedaan", en: "{count} done" }
    so_many_done_last(count: usize, day: &str) { nl: "{count} gedaan, laatst {day}", en: "{count} done, last {day}" }
    not_named_since() { nl: "sindsdien niet genoemd", en: "not named since" }
    named_since(times: &str) { nl: "sindsdien {times}", en: "{times} since" }
    own_promises(counts: &str) { nl: "van jou: {counts}", en: "yours: {counts}" }
    own_promises_none() { nl: "van jou: geen", en: "yours: none" }
    by_side() { nl: "Naar wie het beloofde", en: "By who promised it" }
    by_team() { nl: "Per team", en: "By team" }
    coverage_head() { nl: "Bereik van gesprekken", en: "Reach of talks" }
    no_talk_head() { nl: "Geen gesprek gehouden in deze periode", en: "No talk held in this period" }
    teams_within(count: usize, command: &str) { nl: "daarbinnen nog {count}: {command}", en: "{count} more within these: {command}" }
    without_a_team() { nl: "(zonder team)", en: "(no team)" }
    talks_head() { nl: "Gesprekken per soort", en: "Talks by type" }
    never_used(names: &str) { nl: "Nog nooit gepland of gehouden: {names}", en: "Never planned or held: {names}" }
    attention_head() { nl: "Aandacht", en: "Attention" }
    nothing() { nl: "Niets.", en: "Nothing." }
}

/// `8 van de 9 mensen gesproken, in 41 gesprekken`.
pub(crate) fn talked_with(lang: Language, talked: usize, people: usize, talks: usize) -> String {
    let talks = conversations(lang, talks);
    match lang {
        Language::Nl if people == 1 => format!("{talked} van 1 persoon gesproken, {talks}"),
        Language::Nl => format!("{talked} van de {} gesproken, {talks}", words::people(lang, people)),
        Language::En => format!("{talked} of {} talked with, {talks}", words::people(lang, people)),
    }
}
