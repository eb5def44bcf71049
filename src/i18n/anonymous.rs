//! Sentences of the report without names.

use super::{Language, Saying, days, sayings, sentences, words};
use crate::domain::anonymous::{NotIssued, Part};
use crate::domain::date::{NotADay, Toward};

sayings! {
    /// Nothing is shown of what is not issued.
    no_dry_run() { nl: "--anonymous kan niet op proef: wie een rapport zonder namen ziet, heeft het uitgegeven", en: "--anonymous has no dry run: who sees a report without names has issued it" }
    no_dry_run_hint() { nl: "wil je zien wat erin komt? `stay report` toont het met namen, en geeft niets uit", en: "to see what goes into it, `stay report` shows it with names, and issues nothing" }
    no_period() { nl: "van welk halfjaar? Een rapport zonder namen wordt per halfjaar uitgegeven, één keer", en: "of which half-year? A report without names is issued by half-year, once" }
    period_hint(half: &str) { nl: "schrijf --period {half}", en: "write --period {half}" }
    /// `--since` or `--until` was given.
    no_days(option: &str) { nl: "{option} kan niet bij --anonymous: uit twee perioden die elkaar overlappen is te berekenen wat één mens noemde", en: "{option} does not go with --anonymous: from two periods that overlap it can be worked out what one person named" }
    no_half(typed: &str) { nl: "`{typed}` is geen halfjaar: uit cijfers over kortere of andere perioden is te berekenen wat één mens noemde", en: "`{typed}` is no half-year: from figures of shorter or other periods it can be worked out what one person named" }
    runs(typed: &str, day: &str) { nl: "`{typed}` loopt nog, tot en met {day}: cijfers die nog veranderen laten zien wat één gesprek eraan toevoegt", en: "`{typed}` still runs, up to {day}: figures that change show what one talk adds to them" }
    half_missing(half: &str) { nl: "{half} is nog niet uitgegeven, en van een jaar worden alleen de uitgegeven halfjaren naast elkaar gezet", en: "{half} was not issued yet, and a year only puts the half-years that were issued beside each other" }
    half_missing_hint(half: &str) { nl: "geef het eerst uit: stay report --anonymous --period {half}", en: "issue it first: stay report --anonymous --period {half}" }
    settings_unread() { nl: "stay.yaml kan niet gelezen worden, dus welke woorden er zijn is onbekend; er is niets uitgegeven", en: "stay.yaml can't be read, so which words there are is not known; nothing was issued" }
    settings_unread_hint() { nl: "`stay check` zegt wat eraan mankeert", en: "`stay check` says what is wrong with it" }
    /// What was issued can't be read.
    not_shown(place: &str, reason: &str) { nl: "{place}: {reason}; er is niets getoond en niets uitgegeven", en: "{place}: {reason}; nothing was shown and nothing issued" }
    in_conflict(path: &str) { nl: "{path} is in twee klonen verschillend uitgegeven; zolang niet gekozen is, wordt er niets getoond", en: "{path} was issued differently in two clones; until one is chosen nothing is shown" }
    two_pages(path: &str) { nl: "{path} is in twee klonen verschillend uitgegeven", en: "{path} was issued differently in two clones" }
    in_conflict_hint() { nl: "kies met `stay resolve`; wie beide al zag, weet meer dan in een ervan staat", en: "choose with `stay resolve`; who has seen both knows more than either says" }
    no_team(typed: &str, half: &str) { nl: "in het rapport van {half} is er geen team `{typed}`", en: "the report of {half} has no team `{typed}`" }
    issued(half: &str, path: &str) { nl: "uitgegeven: {half} · {path}; vanaf nu verandert het niet meer", en: "issued: {half} · {path}; from now on it does not change" }
    unreadable(count: usize, half: &str) { nl: "{count} × een bestand kon niet gelezen worden toen {half} werd uitgegeven; wat erin staat is niet geteld", en: "{count} × a file could not be read when {half} was issued; what is in it is not counted" }
}

sentences! {
    head() { nl: "Rapport zonder namen", en: "Report without names" }
    everyone() { nl: "Hele organisatie", en: "The whole organisation" }
    without_team() { nl: "Zonder team", en: "Without a team" }
    directly(team: &str) { nl: "{team}, direct", en: "{team}, directly" }
    other_words() { nl: "andere woorden", en: "other words" }
    hidden(least: usize) { nl: "minder dan {least}, of verborgen", en: "fewer than {least}, or hidden" }
    hidden_words(least: usize, words: &str) { nl: "Minder dan {least}, of verborgen: {words}", en: "Fewer than {least}, or hidden: {words}" }
    all_hidden_head() { nl: "Niets getoond", en: "Nothing shown" }
    all_hidden(teams: &str) { nl: "Van deze teams is bij elk woord minder dan het kleinste aantal genoemd, of verborgen: {teams}", en: "Of these teams every word was named by fewer than the least number, or is hidden: {teams}" }
    about_head() { nl: "Wat hier staat, en wat niet", en: "What stands here, and what does not" }
    about_counted(day: &str) { nl: "Geteld zijn mensen met wie in het halfjaar een gesprek was en die het noemden: ieder één keer per woord, in het team van {day}. Wat niet in de woordenlijst staat, telt samen als andere woorden.", en: "Counted are people who were talked with in the half-year and who named it: each once a word, in the team of {day}. What the vocabulary does not have is counted together as other words." }
    about_hidden(half: &str, hidden: usize, all: usize, least: usize) { nl: "Verborgen cijfers van {half}: {hidden} van {all}. Verborgen is wat minder dan {least} mensen noemden, ook niemand; wat minder dan {least} van wie er een gesprek was níet noemden (dus ook wat iedereen noemde); en wat zulke cijfers zou verraden als je er andere van aftrekt. Alles wat verborgen is ziet er hetzelfde uit, hoe groot of klein het ook is.", en: "Hidden figures of {half}: {hidden} of {all}. Hidden is what fewer than {least} people named, nobody included; what fewer than {least} of those who were talked with did not name (so also what everyone named); and what would give such figures away if others were taken from it. All that is hidden looks alike, however large or small it is." }
    about_once(path: &str) { nl: "Dit is één keer uitgegeven en verandert niet meer, ook niet als er later gesprekken, mensen of teams veranderen. Wie {path} in git verwijdert (of het uitgeven terugneemt met `stay undo`) kan het opnieuw uitgeven; wie beide versies zag, kan uit het verschil afleiden wat één mens noemde.", en: "This was issued once and does not change, whatever changes later in talks, people or teams. Who deletes {path} in git (or takes the issuing back with `stay undo`) can issue it again; who saw both versions can tell from the difference what one person named." }
    about_readers() { nl: "Wie de repository kan lezen heeft geen rekenwerk nodig: daar staat wie wat noemde. Dit rapport is voor wie dat niet kan.", en: "Who can read the repository needs no attack: it says who named what. This report is for those who can't." }
    more_teams(count: usize) { nl: "en nog {count}: --team TEAM, of --format html, csv of json", en: "and {count} more: --team TEAM, or --format html, csv or json" }
}

/// What a part of the organisation is called; `team` is the team's name, safe to show.
pub(crate) fn part(lang: Language, part: &Part, team: &str) -> String {
    match part {
        Part::Everyone => everyone(lang),
        Part::NoTeam => without_team(lang),
        Part::Team(_) => team.to_owned(),
        Part::Directly(_) => directly(lang, team),
    }
}

/// Why nothing is issued for what was typed.
pub(crate) fn not_issued(typed: &str, why: NotIssued) -> Saying {
    match why {
        NotIssued::NoPeriod(wrong) => days::not_a_day("--period", typed, wrong),
        NotIssued::NoHalf => no_half(typed),
        NotIssued::Runs(day) => {
            let typed = typed.to_owned();
            Saying::new(move |lang| runs(&typed, &words::day(lang, day)).text(lang))
        }
    }
}

/// Whether a day in what was typed is what is wrong with it.
pub(crate) fn not_issued_hint(why: &NotIssued, half: &str) -> Saying {
    match why {
        NotIssued::NoPeriod(wrong @ NotADay::NoMonth { .. }) => days::not_a_day_hint(wrong.clone(), Toward::Since),
        _ => period_hint(half),
    }
}
