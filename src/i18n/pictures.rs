//! What stands in and below the pictures of a page.

use super::{Language, either, sentences};
use crate::domain::over_time::Place;
use crate::domain::period::Period;
use chrono::Datelike;

sentences! {
    figures() { nl: "De cijfers als tabel", en: "The figures as a table" }
    grid_title() { nl: "Belemmeringen per team en half jaar", en: "Obstacles by team and half-year" }
    grid_desc(obstacles: usize, teams: usize, halves: &str) { nl: "Een rooster van {obstacles} belemmeringen en {teams} teams; in elk vak hoeveel mensen de belemmering noemden, in {halves}.", en: "A grid of {obstacles} obstacles and {teams} teams; in each cell how many people named the obstacle, in {halves}." }
    grid_words() { nl: "Het getal is hoeveel mensen van het team de belemmering in dat half jaar noemden; iemand telt in een half jaar één keer. Een leeg vak is niemand.", en: "The figure is how many people of the team named the obstacle in that half-year; someone counts once in a half-year. An empty cell is nobody." }
    half_words() { nl: "Hoeveel mensen de belemmering in dat half jaar noemden; iemand telt in een half jaar één keer. Een team telt wat erin ligt mee. Half jaren en teams waarin niemand haar noemde staan er niet in.", en: "How many people named the obstacle in that half-year; someone counts once in a half-year. A team counts what lies within it. Half-years and teams in which nobody named it are left out." }
    grid_runs_on(half: &str) { nl: "{half} loopt nog.", en: "{half} still runs." }
    grid_begins(half: &str, day: &str) { nl: "Van {half} telt alleen wat vanaf {day} gezegd is.", en: "Of {half} only what was said from {day} on counts." }
    grid_more(count: usize) { nl: "De meest genoemde belemmeringen staan erin; {count} andere staan alleen in de lijst eronder.", en: "The obstacles named most are in it; {count} others are in the list below alone." }
    bars_title() { nl: "Wat er van beloften werd", en: "What became of promises" }
    bars_desc(spans: &str) { nl: "Gestapelde staven, een per tijdvak, met het aantal in elk deel: {spans}.", en: "Stacked bars, one a span of time, with the number in each part: {spans}." }
    bars_words() { nl: "Een belofte staat bij de dag waarvoor zij is gedaan. Nagekomen is op tijd, laat is na die dag, gebroken is open terwijl die dag voorbij is, losgelaten is met een reden beëindigd.", en: "A promise stands by the day it was made for. Kept is in time, late is after that day, broken is open while that day has passed, dropped is ended with a reason." }
    bars_before() { nl: "Wat eerder was staat er niet in.", en: "What was earlier is not in it." }
    dots_title() { nl: "Met wie gesproken is, per team", en: "Who was talked with, by team" }
    dots_desc(teams: usize, people: &str, no_talk: usize) { nl: "Een rij stippen voor elk van de {teams} teams, samen {people}; met {no_talk} van hen is in deze periode geen gesprek gehouden.", en: "A row of dots for each of {teams} teams, {people} together; with {no_talk} of them no talk was held in this period." }
    dots_words(day: &str) { nl: "Gesproken is ten minste één gesprek gehouden in de periode. Te laat is voor een of meer soorten gesprek over het ritme heen op {day}.", en: "Talked with is at least one talk held in the period. Late is past the rhythm for one or more types of talk on {day}." }
    one_dot() { nl: "Een stip is één mens.", en: "A dot is one person." }
    so_many_a_dot(count: usize) { nl: "Een stip is {count} mensen; wat overblijft is ook een stip.", en: "A dot is {count} people; what is left over is a dot too." }
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
    line_desc(count: usize, from: &str, to: &str) { nl: "Een tijdlijn van {from} tot {to} met {count} acties: van de dag waarop de actie is afgesproken tot de dag waarop zij klaar was of klaar moet zijn.", en: "A line of time from {from} to {to} with {count} actions: from the day each was agreed on to the day it was done or is due." }
    line_words(day: &str) { nl: "Een balk begint op de dag van de afspraak. De streeplijn is {day}; wat daar nog loopt, loopt tot die lijn of tot de dag waarop het klaar moet zijn.", en: "A bar begins on the day it was agreed on. The dashed line is {day}; what is open then runs to that line or to its due day." }
    line_more(count: usize) { nl: "{count} andere staan alleen in de tabel.", en: "{count} others are in the table alone." }
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
    sums_more(count: usize) { nl: "{count} andere rijen staan alleen in de tabel.", en: "{count} other rows are in the table alone." }
    by_signal() { nl: "Per signaal", en: "By signal" }
    by_team() { nl: "Per team", en: "By team" }
    nothing_before() { nl: "Van de periode ervoor is geen gesprek en geen belofte vastgelegd; er is nog niets om mee te vergelijken.", en: "Of the period before no talk and no promise was recorded; there is nothing to compare with yet." }
    who_had_none(people: &str, teams: &str) { nl: "{people} zonder gesprek in deze periode: {teams}", en: "{people} without a talk in this period: {teams}" }
    late_now(people: &str, teams: &str) { nl: "{people} met een gesprek te laat: {teams}", en: "{people} with a talk overdue: {teams}" }
    kept_of(kept: usize, all: usize) { nl: "{kept} van de {all} beloften nagekomen", en: "{kept} of {all} promises kept" }
    of_them_late(count: usize) { nl: "{count} daarvan laat", en: "{count} of them late" }
    broken(count: usize) { nl: "{count} gebroken", en: "{count} broken" }
    overdue(count: &str, days: &str) { nl: "{count} te laat, de langste {days}", en: "{count} overdue, the longest by {days}" }
    nothing_runs(count: usize) { nl: "bij {count} daarvan loopt geen actie", en: "against {count} of them no action runs" }
    none_named_since(names: &str) { nl: "Sinds er iets aan gedaan is niet meer genoemd: {names}", en: "Not named since something was done: {names}" }
    organisation(done: usize, open: usize) { nl: "De organisatie: {done} gedaan in deze periode · {open} nog open", en: "The organisation: {done} done in this period · {open} still open" }
    asked(wishes: &str, people: &str, cost: &str) { nl: "{wishes} van {people}, samen {cost}", en: "{wishes} of {people}, {cost} together" }
    before(figure: &str) { nl: "ervoor {figure}", en: "before {figure}" }
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
