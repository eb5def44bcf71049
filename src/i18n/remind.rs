//! Digests: what stands in them, and what is said of sending them.

use super::{Language, either, sayings, sentences, words};

sayings! {
    send_needs_whom() { nl: "zeg aan wie: `--send` mailt niemand vanzelf", en: "say to whom: `--send` mails nobody by itself" }
    send_needs_whom_hint() { nl: "geef --all, --mine of --for NAAM; wie wat krijgt, zie je zonder --send", en: "give --all, --mine or --for NAME; without --send you see who gets what" }
    one_mail() { nl: "dit zijn meer mails, en --format eml is er één", en: "these are several mails, and --format eml is one" }
    one_mail_hint() { nl: "geef `-o MAP` voor een bestand per persoon, `--format mbox`, of één persoon met --for", en: "give `-o DIR` for a file a person, `--format mbox`, or one person with --for" }
    one_calendar() { nl: "een agenda is van één persoon", en: "a calendar is one person's" }
    one_calendar_hint() { nl: "geef --mine of --for NAAM; de gesprekken van iedereen geeft `stay agenda --format ics`", en: "give --mine or --for NAME; `stay agenda --format ics` gives everyone's talks" }
    nobody(typed: &str) { nl: "`{typed}` is niemand die iets kan horen", en: "`{typed}` is nobody who could hear anything" }
    nobody_hint() { nl: "wie er zijn, toont `stay remind --json`", en: "`stay remind --json` shows who there are" }
    several(typed: &str) { nl: "`{typed}` kan meer dan één zijn", en: "`{typed}` could be more than one" }
    no_address(name: &str) { nl: "{name} heeft geen e-mailadres", en: "{name} has no e-mail address" }
    no_address_hint(name: &str) { nl: "zet `email` in employee.yaml, of `{name}` onder `reminders: addresses` in stay.yaml", en: "put `email` in employee.yaml, or `{name}` under `reminders: addresses` in stay.yaml" }
    wrong_address(name: &str, found: &str) { nl: "`{found}` is geen e-mailadres voor {name}", en: "`{found}` is no e-mail address for {name}" }
    is_quiet(name: &str) { nl: "{name} krijgt niets: zo staat het in stay.yaml (`reminders: quiet`)", en: "{name} gets nothing: stay.yaml says so (`reminders: quiet`)" }
    unnamed() { nl: "je hebt nog geen programma genoemd dat mail verstuurt", en: "you have not named a program that sends mail" }
    unnamed_hint() { nl: "`git config --global stay.mail \"msmtp -t\"`, of zet STAY_MAIL; het krijgt elke mail op standaardinvoer", en: "`git config --global stay.mail \"msmtp -t\"`, or set STAY_MAIL; it gets each mail on standard input" }
    unclosed(line: &str) { nl: "in `{line}` wordt een aanhalingsteken niet gesloten", en: "a quote is not closed in `{line}`" }
    relative(name: &str) { nl: "`{name}` hangt af van de map waar je staat", en: "`{name}` depends on the folder that you stand in" }
    relative_hint() { nl: "noem het hele pad, of alleen de naam van een programma op PATH", en: "name the whole path, or just the name of a program on PATH" }
    not_found(name: &str) { nl: "er is geen programma `{name}` op PATH", en: "there is no program `{name}` on PATH" }
    of_repository(path: &str) { nl: "`{path}` ligt in de repository, en die mag geen programma's starten", en: "`{path}` lies in the repository, which must not start programs" }
    of_repository_hint() { nl: "zet het programma erbuiten", en: "put the program outside of it" }
    named_by_repository(path: &str) { nl: "`{path}` noemt een programma, maar ligt zelf in de repository, en die mag geen programma's starten", en: "`{path}` names a program but lies in the repository, which must not start programs" }
    named_by_repository_hint() { nl: "zet STAY_MAIL, of `stay.mail` in de configuratie van het systeem", en: "set STAY_MAIL, or `stay.mail` in the system's configuration" }
    /// Beside what is not remembered, and would go out twice.
    not_kept(name: &str) { nl: "de mail aan {name} is weg, maar dat is niet onthouden: de volgende keer gaat hij nog eens", en: "the mail to {name} went out, but that was not remembered: next time it goes again" }
}

sentences! {
    talks_head() { nl: "Gesprekken", en: "Talks" }
    own_head() { nl: "Wat jij beloofde", en: "What you promised" }
    others_head() { nl: "Wat anderen beloofden, en te laat is", en: "What others promised, and is late" }
    organisation_head() { nl: "Wat de organisatie doet", en: "What the organisation does" }
    came_in_head() { nl: "Binnengekomen", en: "Came in" }
    talk(kind: &str) { nl: "{kind}", en: "{kind}" }
    talk_with(kind: &str, name: &str) { nl: "{kind} met {name}", en: "{kind} with {name}" }
    answers(name: &str, day: &str) { nl: "{name} vulde het formulier in voor het gesprek van {day}", en: "{name} filled in the form for the talk of {day}" }
    for_whom(name: &str) { nl: "voor {name}", en: "for {name}" }
    form_goes_along() { nl: "Het formulier om je voor te bereiden zit erbij.", en: "The form to prepare with is attached." }
    form_name() { nl: "voorbereiden.html", en: "prepare.html" }
    /// At the bottom of a mail.
    footer() { nl: "Gemaakt met stay door wie jullie werkmap bijhoudt. Wil je dit niet, zeg het dan.", en: "Made with stay by who keeps your team's workspace. If you don't want this, say so." }
    nothing(day: &str) { nl: "Niemand hoeft nu iets te horen, tot en met {day}.", en: "Nobody needs to hear anything now, up to {day}." }
    nothing_for(name: &str, day: &str) { nl: "Voor {name} is er nu niets nieuws, tot en met {day}.", en: "There is nothing new for {name} now, up to {day}." }
    goes_to(address: &str) { nl: "aan {address}", en: "to {address}" }
    no_address_known() { nl: "geen e-mailadres", en: "no e-mail address" }
    went_out_today() { nl: "vandaag gemaild", en: "mailed today" }
    sent(name: &str, address: &str) { nl: "gemaild: {name} · {address}", en: "mailed: {name} · {address}" }
    would_send(name: &str, address: &str) { nl: "mailen: {name} · {address}", en: "mail {name} · {address}" }
    had(who: &str, day: &str) { nl: "al aan de beurt geweest, het laatst op {day}: {who}", en: "had their turn already, last on {day}: {who}" }
    waits(count: &str, day: &str) { nl: "{count}: de eerste mail gaat op {day} (`reminders: weekday`)", en: "{count}: the first mail goes on {day} (`reminders: weekday`)" }
    not_sent(name: &str, why: &str) { nl: "de mail aan {name} is niet weg: {why}", en: "the mail to {name} did not go: {why}" }
    not_started(why: &str) { nl: "het programma start niet ({why})", en: "the program does not start ({why})" }
    by_signal() { nl: "het programma werd afgebroken", en: "the program was stopped" }
    again_next_time(count: &str) { nl: "{count} niet gemaild; de volgende keer wordt dat weer geprobeerd, ook vandaag", en: "{count} not mailed; the next time tries again, also today" }
    gone_manager(name: &str) { nl: "{name} is weg, en heeft nog mensen onder zich: van hen hoort nu niemand iets · `stay employee handover`", en: "{name} has left and still has people: nobody hears of them now · `stay employee handover`" }
    unknown_word(word: &str) { nl: "`{word}` onder `reminders` in stay.yaml is niemand hier", en: "`{word}` under `reminders` in stay.yaml is nobody here" }
    no_form(name: &str, why: &str) { nl: "bij de mail aan {name} kan geen formulier ({why})", en: "no form can go with the mail to {name} ({why})" }
}

/// The subject of a mail: how many things there are, and nothing of what they are. `until` is the last day where it is not a week away.
pub(crate) fn subject(lang: Language, count: usize, until: Option<&str>) -> String {
    let things = words::counted(lang, count, ["ding", "dingen"], ["thing", "things"]);
    match until {
        None => format!("{things} {}", either(lang, "deze week", "this week")),
        Some(day) => format!("{things} {} {day}", either(lang, "tot en met", "up to")),
    }
}

/// Who have no address: these are named of so many.
pub(crate) fn no_addresses(lang: Language, names: &[String], count: usize) -> String {
    let have = if count == 1 { either(lang, "heeft", "has") } else { either(lang, "hebben", "have") };
    let more = match count - names.len().min(count) {
        0 => String::new(),
        more => format!(" {} {more} {}", either(lang, "en nog", "and"), either(lang, "anderen", "more")),
    };
    format!("{}{more} {have} {}", names.join(", "), either(lang, "geen e-mailadres", "no e-mail address"))
}

/// What stands as it did in the last digest.
pub(crate) fn unchanged(lang: Language, count: usize, late: usize) -> String {
    let things = words::counted(lang, count, ["ding staat", "dingen staan"], ["thing stands", "things stand"]);
    let as_it_did = either(lang, "zoals de vorige keer", "as they did last time");
    let as_it_did = if count == 1 && lang == Language::En { "as it did last time" } else { as_it_did };
    format!("{things} {as_it_did}{}", of_which_late(lang, late))
}

/// What waits where it can't be told.
pub(crate) fn elsewhere(lang: Language, count: usize, late: usize) -> String {
    let things = words::counted(
        lang,
        count,
        ["belofte uit een gesprek wacht op je", "beloften uit gesprekken wachten op je"],
        ["promise from a talk waits for you", "promises from talks wait for you"],
    );
    let who = either(lang, "wie dat gesprek voerde, weet welke", "who held that talk knows which");
    format!("{things}{}: {who}", of_which_late(lang, late))
}

fn of_which_late(lang: Language, late: usize) -> String {
    match late {
        0 => String::new(),
        late => format!(" ({late} {})", either(lang, "te laat", "late")),
    }
}

/// `de laatste regel (code 78)`.
pub(crate) fn ended(lang: Language, code: Option<i32>, said: &str) -> String {
    let code = code.map_or_else(|| by_signal(lang), |code| format!("code {code}"));
    if said.is_empty() { code } else { format!("{said} ({code})") }
}
