//! What stands in and below the pictures of a page.

use super::{Language, either, sentences, words};
use crate::domain::over_time::Place;
use crate::domain::period::Period;
use chrono::Datelike;

sentences! {
    figures() { nl: "De cijfers als tabel", en: "The figures as a table" }
    grid_title() { nl: "Belemmeringen per team en half jaar", en: "Obstacles by team and half-year" }
    grid_words() { nl: "Het getal is hoeveel mensen van het team de belemmering in dat half jaar noemden; iemand telt in een half jaar één keer. Een leeg vak is niemand.", en: "The figure is how many people of the team named the obstacle in that half-year; someone counts once in a half-year. An empty cell is nobody." }
    half_words() { nl: "Hoeveel mensen de belemmering in dat half jaar noemden; iemand telt in een half jaar één keer. Een team telt wat erin ligt mee. Half jaren en teams waarin niemand haar noemde staan er niet in.", en: "How many people named the obstacle in that half-year; someone counts once in a half-year. A team counts what lies within it. Half-years and teams in which nobody named it are left out." }
    grid_hidden(least: usize) { nl: "Een gearceerd vak is verborgen: minder dan {least} mensen, ook niemand, of een getal dat zo’n groep zou verraden. Een leeg vak hoort bij een team of woord dat er in dat half jaar niet was.", en: "A hatched cell is hidden: fewer than {least} people, nobody included, or a figure that would give such a group away. An empty cell is of a team or a word that was not there in that half-year." }
    grid_issued() { nl: "Het getal is hoeveel mensen van het team de belemmering in dat half jaar noemden, zoals uitgegeven; iemand telt één keer.", en: "The figure is how many people of the team named the obstacle in that half-year, as it was issued; someone counts once." }
    grid_more_words() { nl: "Wat er niet in past, staat alleen in de tabellen eronder.", en: "What has no room in it is in the tables below alone." }
    grid_runs_on(half: &str) { nl: "{half} loopt nog.", en: "{half} still runs." }
    grid_begins(half: &str, day: &str) { nl: "Van {half} telt alleen wat vanaf {day} gezegd is.", en: "Of {half} only what was said from {day} on counts." }
    bars_title() { nl: "Wat er van beloften werd", en: "What became of promises" }
    bars_desc(spans: &str) { nl: "Gestapelde staven, een per tijdvak, met het aantal in elk deel: {spans}.", en: "Stacked bars, one a span of time, with the number in each part: {spans}." }
    bars_words() { nl: "Een belofte staat bij de dag waarvoor zij is gedaan. Nagekomen is op tijd, laat is na die dag, gebroken is open terwijl die dag voorbij is, losgelaten is met een reden beëindigd.", en: "A promise stands by the day it was made for. Kept is in time, late is after that day, broken is open while that day has passed, dropped is ended with a reason." }
    bars_before() { nl: "Wat eerder was staat er niet in.", en: "What was earlier is not in it." }
    dots_title() { nl: "Met wie gesproken is, per team", en: "Who was talked with, by team" }
    dots_words(day: &str) { nl: "Gesproken is ten minste één gesprek gehouden in de periode. Te laat is voor een of meer soorten gesprek over het ritme heen op {day}.", en: "Talked with is at least one talk held in the period. Late is past the rhythm for one or more types of talk on {day}." }
    one_dot() { nl: "Een stip is één mens.", en: "A dot is one person." }
    in_rhythm() { nl: "gesproken, in ritme", en: "talked with, in rhythm" }
    late() { nl: "gesproken, nu te laat", en: "talked with, late now" }
    talked() { nl: "gesproken, geen ritme", en: "talked with, no rhythm" }
    no_talk() { nl: "geen gesprek in deze periode", en: "no talk in this period" }
    without_talk(count: usize) { nl: "{count} zonder gesprek", en: "{count} without a talk" }
    so_many_late(count: usize) { nl: "{count} te laat", en: "{count} late" }
    itself(team: &str) { nl: "{team} zelf", en: "{team} itself" }
    others(count: usize) { nl: "{count} andere teams", en: "{count} other teams" }
    nowhere() { nl: "zonder team", en: "no team" }
    line_title() { nl: "Wat de organisatie deed, in de tijd", en: "What the organisation did, over time" }
    line_words(day: &str) { nl: "Een balk begint op de dag van de afspraak. De streeplijn is {day}; wat daar nog loopt, loopt tot die lijn of tot de dag waarop het klaar moet zijn.", en: "A bar begins on the day it was agreed on. The dashed line is {day}; what is open then runs to that line or to its due day." }
    as_of(day: &str) { nl: "stand van {day}", en: "as of {day}" }
    bar_done() { nl: "gedaan", en: "done" }
    bar_open() { nl: "loopt", en: "open" }
    bar_late() { nl: "over de datum heen", en: "past its due day" }
    bar_let_go() { nl: "losgelaten", en: "dropped" }
    mark_done() { nl: "klaar", en: "finished" }
    mark_due() { nl: "moet klaar zijn", en: "due" }
    sums_title() { nl: "Wensen en wat ze kosten", en: "Wishes and what they cost" }
    sums_desc(wishes: &str, people: &str, cost: &str) { nl: "Staven per signaal en per team, zo lang als het bedrag: {wishes} van {people}, samen {cost}.", en: "Bars by signal and by team, as long as the amount: {wishes} of {people}, {cost} together." }
    sums_words() { nl: "Een balk is zo lang als de som van de bedragen die bij de wensen staan. Wat iemand vaker vraagt telt één keer; een wens zonder bedrag telt mee als wens en niet in de som.", en: "A bar is as long as the sum of the amounts with the wishes. What someone asks for more than once counts once; a wish without an amount counts as a wish and not in the sum." }
    by_signal() { nl: "Per signaal", en: "By signal" }
    by_team() { nl: "Per team", en: "By team" }
    nothing_before() { nl: "Van de periode ervoor is geen gesprek en geen belofte vastgelegd; er is nog niets om mee te vergelijken.", en: "Of the period before no talk and no promise was recorded; there is nothing to compare with yet." }
    who_had_none(people: &str, teams: &str) { nl: "{people} zonder gesprek in deze periode: {teams}", en: "{people} without a talk in this period: {teams}" }
    late_now(people: &str, teams: &str) { nl: "{people} met een gesprek te laat: {teams}", en: "{people} with a talk overdue: {teams}" }
    of_them_late(count: usize) { nl: "{count} daarvan laat", en: "{count} of them late" }
    broken(count: usize) { nl: "{count} gebroken", en: "{count} broken" }
    overdue(count: &str, days: &str) { nl: "{count} te laat, de langste {days}", en: "{count} overdue, the longest by {days}" }
    none_named_since(names: &str) { nl: "Sinds er iets aan gedaan is niet meer genoemd: {names}", en: "Not named since something was done: {names}" }
    organisation(done: usize, open: usize) { nl: "De organisatie: {done} gedaan in deze periode · {open} nog open", en: "The organisation: {done} done in this period · {open} still open" }
    asked(wishes: &str, people: &str, cost: &str) { nl: "{wishes} van {people}, samen {cost}", en: "{wishes} of {people}, {cost} together" }
    before(figure: &str) { nl: "ervoor {figure}", en: "before {figure}" }
}

/// What a grid shows: how many obstacles and teams, and in which half-years.
pub(crate) fn grid_desc(lang: Language, obstacles: usize, teams: usize, halves: &str) -> String {
    let (obstacles, teams) = (said_of_obstacles(lang, obstacles), said_of_teams(lang, teams));
    match lang {
        Language::Nl => {
            format!("Een rooster van {obstacles} en {teams}; in elk vak hoeveel mensen de belemmering noemden, in {halves}.")
        }
        Language::En => format!("A grid of {obstacles} and {teams}; in each cell how many people named the obstacle, in {halves}."),
    }
}

/// Obstacles that a grid has no room for.
pub(crate) fn grid_more(lang: Language, count: usize) -> String {
    let head = either(lang, "De meest genoemde belemmeringen staan erin", "The obstacles named most are in it");
    let others = match (lang, count) {
        (Language::Nl, 1) => "één andere staat alleen in de lijst eronder".to_owned(),
        (Language::Nl, _) => format!("{count} andere staan alleen in de lijst eronder"),
        (Language::En, 1) => "one other is in the list below alone".to_owned(),
        (Language::En, _) => format!("{count} others are in the list below alone"),
    };
    format!("{head}; {others}.")
}

/// What rows of dots show.
pub(crate) fn dots_desc(lang: Language, teams: usize, people: usize, no_talk: usize) -> String {
    let (teams, all) = (said_of_teams(lang, teams), words::people(lang, people));
    match lang {
        Language::Nl => format!("Een rij stippen per team: {teams}, samen {all}; {no_talk} daarvan zonder gesprek in deze periode."),
        Language::En => format!("A row of dots a team: {teams}, {all} together; {no_talk} of them without a talk in this period."),
    }
}

/// How many people a dot is, where it is more than one.
pub(crate) fn so_many_a_dot(lang: Language, count: usize) -> String {
    let people = words::people(lang, count);
    match lang {
        Language::Nl => format!("Een stip is {people}; wat overblijft is ook een stip."),
        Language::En => format!("A dot is {people}; what is left over is a dot too."),
    }
}

/// What a line of time shows.
pub(crate) fn line_desc(lang: Language, count: usize, from: &str, to: &str) -> String {
    let actions = words::actions(lang, count);
    match lang {
        Language::Nl => format!(
            "Een tijdlijn van {from} tot {to} met {actions}: van de dag van de afspraak tot de dag waarop het klaar was of klaar moet zijn."
        ),
        Language::En => {
            format!("A line of time from {from} to {to} with {actions}: from the day agreed on to the day it was done or is due.")
        }
    }
}

/// Actions that a line of time has no room for.
pub(crate) fn line_more(lang: Language, count: usize) -> String {
    match (lang, count) {
        (Language::Nl, 1) => "Eén andere staat alleen in de tabel.".to_owned(),
        (Language::Nl, _) => format!("{count} andere staan alleen in de tabel."),
        (Language::En, 1) => "One other is in the table alone.".to_owned(),
        (Language::En, _) => format!("{count} others are in the table alone."),
    }
}

/// Rows that the bars of wishes have no room for.
pub(crate) fn sums_more(lang: Language, count: usize) -> String {
    match (lang, count) {
        (Language::Nl, 1) => "Eén andere rij staat alleen in de tabel.".to_owned(),
        (Language::Nl, _) => format!("{count} andere rijen staan alleen in de tabel."),
        (Language::En, 1) => "One other row is in the table alone.".to_owned(),
        (Language::En, _) => format!("{count} other rows are in the table alone."),
    }
}

/// How many promises were kept.
pub(crate) fn kept_of(lang: Language, kept: usize, all: usize) -> String {
    match (lang, all) {
        (Language::Nl, 1) => format!("{kept} van 1 belofte nagekomen"),
        (Language::Nl, _) => format!("{kept} van de {all} beloften nagekomen"),
        (Language::En, _) => format!("{kept} of {} kept", words::counted(lang, all, ["belofte", "beloften"], ["promise", "promises"])),
    }
}

/// Against how many of the obstacles that come back nothing runs, of so many.
pub(crate) fn nothing_runs(lang: Language, count: usize, of: usize) -> String {
    match (lang, of) {
        (Language::Nl, 1) => "daartegen loopt geen actie".to_owned(),
        (Language::Nl, _) => format!("bij {count} daarvan loopt geen actie"),
        (Language::En, 1) => "no action runs against it".to_owned(),
        (Language::En, _) => format!("against {count} of them no action runs"),
    }
}

fn said_of_teams(lang: Language, count: usize) -> String {
    words::counted(lang, count, ["team", "teams"], ["team", "teams"])
}

fn said_of_obstacles(lang: Language, count: usize) -> String {
    words::counted(lang, count, ["belemmering", "belemmeringen"], ["obstacle", "obstacles"])
}

/// Where people are.
pub(crate) fn place(lang: Language, place: &Place, shown: impl Fn(&str) -> String) -> String {
    match place {
        Place::Team(team) => shown(team),
        Place::Itself(team) => itself(lang, &shown(team)),
        Place::Others(count) => others(lang, *count),
        Place::Nowhere => nowhere(lang),
    }
}

/// `Q3 2026` as `2026-Q3`; a span without a name by its first month.
pub(crate) fn span(span: Period) -> String {
    span.name().unwrap_or_else(|| format!("{}-{:02}", span.from.year(), span.from.month()))
}

/// `5 belemmeringen komen terug`.
pub(crate) fn recurring(lang: Language, count: usize) -> String {
    match (lang, count) {
        (Language::Nl, 1) => "1 belemmering komt terug".to_owned(),
        (Language::Nl, _) => format!("{count} belemmeringen komen terug"),
        (Language::En, 1) => "1 obstacle comes back".to_owned(),
        (Language::En, _) => format!("{count} obstacles come back"),
    }
}

/// The columns of the table of people named an obstacle.
pub(crate) fn grid_columns(lang: Language) -> [&'static str; 3] {
    [either(lang, "Belemmering", "Obstacle"), "Team", either(lang, "Mensen per half jaar", "People by half-year")]
}

/// The columns of the table of how far talks reach.
pub(crate) fn dots_columns(lang: Language) -> [&'static str; 5] {
    [
        "Team",
        either(lang, "Gesproken, in ritme", "Talked with, in rhythm"),
        either(lang, "Gesproken, te laat", "Talked with, late"),
        either(lang, "Gesproken, geen ritme", "Talked with, no rhythm"),
        either(lang, "Geen gesprek", "No talk"),
    ]
}

/// The columns of the table of promises over time.
pub(crate) fn bars_columns(lang: Language) -> [&'static str; 6] {
    [
        either(lang, "Tijdvak", "Span"),
        either(lang, "Nagekomen", "Kept"),
        either(lang, "Laat", "Late"),
        either(lang, "Gebroken", "Broken"),
        either(lang, "Losgelaten", "Dropped"),
        "Open",
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_something_is_said_as_one() {
        for lang in [Language::Nl, Language::En] {
            for count in [0, 1, 2, 5] {
                let said = [
                    grid_desc(lang, count, count, "2026-H1"),
                    grid_more(lang, count),
                    dots_desc(lang, count, count, count),
                    so_many_a_dot(lang, count),
                    line_desc(lang, count, "1 jan", "2 jan"),
                    line_more(lang, count),
                    sums_more(lang, count),
                    kept_of(lang, count, count),
                    nothing_runs(lang, count, count),
                    recurring(lang, count),
                ];
                let several =
                    ["teams", "mensen", "people", "acties", "actions", "beloften", "promises", "obstacles", "belemmeringen", "others"];
                for text in said {
                    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
                    let is_wrong = |pair: &[&str]| pair[0] == "1" && several.contains(&pair[1]);
                    assert!(!words.windows(2).any(is_wrong), "{text}");
                    let is_singular =
                        |pair: &[&str]| pair[0] == count.to_string() && ["team", "actie", "action", "promise"].contains(&pair[1]);
                    assert!(count == 1 || !words.windows(2).any(is_singular), "{text}");
                }
            }
        }
    }
}
