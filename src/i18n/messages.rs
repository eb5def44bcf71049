//! Messages of commands, and texts of lists.

use super::{Language, either, sayings, sentences, words};
use crate::domain::obstacle::Scope;
use chrono::NaiveDate;

sayings! {
    edited(path: &str) { nl: "bewaard · {path}", en: "saved · {path}" }
    unchanged(path: &str) { nl: "niets veranderd · {path}", en: "nothing changed · {path}" }
    begun(kind: &str, name: &str, id: &str, path: &str) { nl: "{kind} {id} met {name} begint vandaag · {path}", en: "{kind} {id} with {name} begins today · {path}" }
    begun_already(id: &str) { nl: "gesprek {id} is al open", en: "conversation {id} is open already" }
    closed_already(id: &str) { nl: "gesprek {id} was al afgesloten", en: "conversation {id} was closed already" }
    /// It was closed already, and what was given was added.
    closed_already_added(id: &str, path: &str) { nl: "gesprek {id} was al afgesloten; aangevuld · {path}", en: "conversation {id} was closed already; added to it · {path}" }
    done_already(id: &str, title: &str) { nl: "{id} {title} was al gedaan", en: "{id} {title} was done already" }
    dropped(id: &str, title: &str, path: &str) { nl: "losgelaten: {id} {title} · {path}", en: "dropped: {id} {title} · {path}" }
    /// It was dropped already, and what was given was added.
    dropped_already_added(id: &str, title: &str, path: &str) { nl: "{id} {title} was al losgelaten; aangevuld · {path}", en: "{id} {title} was dropped already; added to it · {path}" }
    dropped_already(id: &str, title: &str) { nl: "{id} {title} was al losgelaten", en: "{id} {title} was dropped already" }
    reopened(id: &str, path: &str) { nl: "{id} is weer open · {path}", en: "{id} is open again · {path}" }
    open_already(id: &str) { nl: "{id} is al open", en: "{id} is open already" }
    merged_obstacles(from: &str, into: &str) { nl: "{from} telt voortaan als {into} · stay.yaml", en: "{from} counts as {into} from now on · stay.yaml" }
    /// The obstacle counts as the other one already.
    merged_already(from: &str, into: &str) { nl: "{from} telde al als {into}", en: "{from} counted as {into} already" }
    wrote_file(path: &str) { nl: "geschreven: {path}", en: "written: {path}" }
    wrote_pages(count: usize, path: &str) { nl: "{count} handleidingen geschreven in {path}", en: "{count} manual pages written in {path}" }
    /// A number that is not on the list.
    not_on_list(typed: &str) { nl: "`{typed}` staat er niet bij", en: "`{typed}` is not on the list" }
    draft_waits() { nl: "een eerdere bewerking was nog niet klaar; je gaat daarin verder", en: "an earlier edit was not finished; you go on from there" }
    draft_is_older(path: &str, aside: &str) { nl: "{path} is veranderd sinds je vorige bewerking; wat je toen typte staat in {aside}", en: "{path} has changed since your earlier edit; what you typed then is in {aside}" }
    editor_obstacles(names: &str) { nl: "Stond in de weg: {names}", en: "Stood in the way: {names}" }
    editor_last(day: &str, summary: &str) { nl: "Vorige keer ({day}): {summary}", en: "Last time ({day}): {summary}" }
    /// An interrupted command that could not be finished.
    unfinished(folder: &str) { nl: "een onderbroken opdracht kon niet af, want de bestanden waren veranderd; wat ze schreef staat in {folder}", en: "an interrupted command could not be finished, since the files had changed; what it wrote is in {folder}" }
}

sentences! {
    the_organisation() { nl: "de organisatie", en: "the organisation" }
    no_title() { nl: "(zonder titel)", en: "(no title)" }
    no_due() { nl: "geen datum", en: "no date" }
    done_late() { nl: "te laat gedaan", en: "done late" }
    and_more(count: usize, command: &str) { nl: "en nog {count}: {command}", en: "and {count} more: {command}" }
    overdue_head() { nl: "Te laat opgevolgd", en: "Overdue follow-ups" }
    due_head() { nl: "Tijd voor een gesprek", en: "Time for a talk" }
    open_head() { nl: "Open gesprekken", en: "Open conversations" }
    wins_head() { nl: "Gelukt deze week", en: "Wins this week" }
    all_well() { nl: "Niets te laat, niemand die wacht.", en: "Nothing overdue, nobody waiting." }
    with_manager(name: &str) { nl: "met {name}", en: "with {name}" }
    since(day: &str) { nl: "sinds {day}", en: "since {day}" }
    /// The last day of someone who has left.
    left_on(day: &str) { nl: "weg sinds {day}", en: "left {day}" }
    /// The last day of someone who is still here.
    leaves_on(day: &str) { nl: "weg vanaf {day}", en: "gone from {day}" }
    late(day: &str) { nl: "{day}, te laat", en: "{day}, late" }
    by_day(day: &str) { nl: "voor {day}", en: "by {day}" }
    last_on(day: &str) { nl: "laatst {day}", en: "last {day}" }
    since_until(first: &str, last: &str) { nl: "sinds {first}, laatst {last}", en: "since {first}, last {last}" }
    promises_head() { nl: "Beloften", en: "Promises" }
    goals_head() { nl: "Leerdoelen", en: "Learning goals" }
    energy_head() { nl: "Wat energie geeft", en: "What gives energy" }
    signals_head() { nl: "Signalen voor de planning", en: "Signals for planning" }
    obstacles_head() { nl: "Wat in de weg staat", en: "What stands in the way" }
    conversations_head() { nl: "Gesprekken", en: "Conversations" }
    summary_head() { nl: "Samengevat", en: "In short" }
    prepared_by(side: &str) { nl: "Voorbereid door {side}", en: "Prepared by {side}" }
    reopened_on(reopened: &str, closed: &str) { nl: "{reopened} (afgerond op {closed})", en: "{reopened} (ended on {closed})" }
    until_day(day: &str) { nl: "tot en met {day}", en: "until {day}" }
    cancelled_because_head() { nl: "Vervallen omdat", en: "Cancelled because" }
    no_answer() { nl: "nog geen antwoord", en: "no answer yet" }
    come_back(day: &str) { nl: "Terugkomen op {day}", en: "Coming back to it on {day}" }
    turn_of(owner: &str) { nl: "aan zet: {owner}", en: "turn: {owner}" }
    twins_head() { nl: "Waarschijnlijk hetzelfde", en: "Likely the same" }
    own_question() { nl: "eigen", en: "own" }
    /// Over the questions that come with every talk of a type.
    every_time() { nl: "elke keer", en: "every time" }
    period(from: &str, to: &str) { nl: "{from} – {to}", en: "{from} – {to}" }
    report_head() { nl: "Rapport", en: "Report" }
    follow_up_head() { nl: "Opvolging", en: "Follow-up" }
    nothing_overdue() { nl: "Er is niets te laat.", en: "Nothing is overdue." }
    recurring_head() { nl: "Belemmeringen die terugkeren", en: "Obstacles that recur" }
    nothing_recurs() { nl: "Geen belemmering keert terug.", en: "No obstacle recurs." }
    nothing_done() { nl: "er loopt nog geen actie", en: "nothing is being done about it" }
    promises_in_period() { nl: "Beloften in deze periode", en: "Promises in this period" }
    no_promises() { nl: "Er liep in deze periode niets af.", en: "None were due in this period." }
    /// How long it took to do the promises.
    median(days: &str) { nl: "de helft was binnen {days} dagen gedaan", en: "half were done within {days} days" }
    rhythm_head() { nl: "Ritme", en: "Rhythm" }
    successes_head() { nl: "Wat lukte", en: "Wins" }

    made_workspace(path: &str) { nl: "werkmap gemaakt: {path}", en: "workspace made: {path}" }
    workspace_is_there(path: &str) { nl: "hier is al een werkmap: {path}", en: "there is a workspace here already: {path}" }
    added_employee(name: &str, path: &str) { nl: "{name} toegevoegd · {path}", en: "{name} added · {path}" }
    left(name: &str, day: &str, path: &str) { nl: "{name} is weg sinds {day} · {path}", en: "{name} left on {day} · {path}" }
    leaves(name: &str, day: &str, path: &str) { nl: "{name} is weg vanaf {day} · {path}", en: "{name} is gone from {day} · {path}" }
    made_conversation(kind: &str, name: &str, id: &str, day: &str, path: &str) { nl: "{kind} {id} met {name} op {day} · {path}", en: "{kind} {id} with {name} on {day} · {path}" }
    planned_waits(id: &str, day: &str) { nl: "er staat al een gesprek gepland op {day}; dat beginnen: `stay start {id}`", en: "a conversation is planned for {day} already; to begin that one: `stay start {id}`" }
    open_waits(id: &str, day: &str) { nl: "er is nog een open gesprek van {day}: `stay edit {id}` of `stay close {id}`", en: "a conversation of {day} is still open: `stay edit {id}` or `stay close {id}`" }
    ask_begin(kind: &str, day: &str, id: &str) { nl: "Er staat een {kind} gepland op {day} ({id}). Dat nu beginnen? [J/n]", en: "A {kind} is planned for {day} ({id}). Begin that one now? [Y/n]" }
    /// Asks whether to go on with the open conversation.
    ask_go_on(kind: &str, day: &str, id: &str) { nl: "Er is nog een open {kind} van {day} ({id}). Daarmee verder? [J/n]", en: "A {kind} of {day} is still open ({id}). Go on with that? [Y/n]" }
    made_action(id: &str, title: &str, owner: &str, day: &str, path: &str) { nl: "actie {id} · {title} · {owner}, {day} · {path}", en: "action {id} · {title} · {owner}, {day} · {path}" }
    too_many_actions(count: usize, limit: usize) { nl: "dit gesprek heeft nu {count} acties; hooguit {limit} werkt beter", en: "this conversation now has {count} actions; at most {limit} works better" }
    closed_conversation(id: &str, name: &str, day: &str, path: &str) { nl: "gesprek {id} met {name} afgesloten · terugkomen op {day} · {path}", en: "conversation {id} with {name} closed · come back on {day} · {path}" }
    /// Asks when a conversation that is still to come was held; Enter is today.
    ask_held(id: &str, day: &str) { nl: "gesprek {id} staat gepland op {day}. Op welke dag was het? [vandaag]", en: "conversation {id} is planned for {day}. On which day was it? [today]" }
    done(id: &str, title: &str, fate: &str, path: &str) { nl: "gedaan: {id} {title} · {fate} · {path}", en: "done: {id} {title} · {fate} · {path}" }
    /// It was done already, and what was given was added.
    done_already_added(id: &str, title: &str, path: &str) { nl: "{id} {title} was al gedaan; aangevuld · {path}", en: "{id} {title} was done already; added to it · {path}" }
    named_obstacle(key: &str) { nl: "belemmering {key} staat in stay.yaml", en: "obstacle {key} is in stay.yaml" }
    /// In front of what a dry run would do.
    would() { nl: "proef", en: "dry run" }
    next_step() { nl: "verder:", en: "next:" }

    no_conversations() { nl: "Geen gesprekken. Begin er een met `stay new`.", en: "No conversations. Start one with `stay new`." }
    no_such_conversations() { nl: "Geen gesprekken die passen.", en: "No conversations that fit." }
    everybody_left() { nl: "Niemand die er nu werkt; `--all` toont ook wie weg zijn.", en: "Nobody who works here now; `--all` shows those who left too." }
    all_talked(day: &str) { nl: "Met iedereen is gesproken sinds {day}.", en: "Everyone was talked with since {day}." }
    all_known_talked(day: &str) { nl: "Met ieder van wie de gesprekken te lezen zijn, is gesproken sinds {day}.", en: "Everyone whose talks can be read was talked with since {day}." }
    no_actions() { nl: "Geen acties.", en: "No actions." }
    no_overdue_actions() { nl: "Er is niets te laat.", en: "Nothing is overdue." }
    nobody() { nl: "Nog niemand. Voeg iemand toe met `stay employee add \"Naam\"`.", en: "Nobody yet. Add someone with `stay employee add \"Name\"`." }
    no_obstacles() { nl: "Niemand noemde een belemmering.", en: "Nobody named an obstacle." }
    no_questions() { nl: "Geen vragen die passen.", en: "No questions that fit." }
    check_clean(files: &str) { nl: "{files} bekeken, niets mis", en: "looked at {files}, nothing wrong" }
    check_found(problems: &str, files: &str) { nl: "{problems} in {files}", en: "{problems} in {files}" }
    check_fixable(count: usize) { nl: "{count} daarvan zet `stay check --fix` recht", en: "`stay check --fix` puts {count} of them right" }
    mended(place: &str, message: &str) { nl: "rechtgezet · {place}: {message}", en: "mended · {place}: {message}" }
    /// A file that was given a new name for its new id.
    renamed(from: &str, to: &str) { nl: "{from} heet nu {to}", en: "{from} is now called {to}" }

    see_check() { nl: "`stay check` zegt wat je eraan doet", en: "`stay check` says what to do about it" }

    /// Asks what to do with a broken edit.
    edit_again() { nl: "Opnieuw bewerken? [J/n]", en: "Edit again? [Y/n]" }

    /// In the editor: what the lines are for.
    editor_head(name: &str, kind: &str, day: &str) { nl: "{name} · {kind} · {day}", en: "{name} · {kind} · {day}" }
    /// An unfinished write of someone else was put aside.
    put_aside(folder: &str) { nl: "in .stay lag werk dat jij hier niet begon (uit een kloon, van een andere computer, van een oudere stay of van iemand anders); daarvan is niets gedaan, en het staat nu in {folder}", en: "in .stay lay work that you did not begin here (from a clone, another computer, an older stay or someone else); nothing of it was done, and it is now in {folder}" }
}

/// A day that was typed is in the past.
pub(crate) fn day_is_past(option: &str, day: &str, lang: Language) -> String {
    if lang == Language::Nl { format!("{day} bij {option} is al geweest") } else { format!("{day} for {option} has passed") }
}

/// How late: `12 dagen te laat`.
pub(crate) fn late_by(lang: Language, days: i64) -> String {
    format!("{} {}", words::days(lang, days), either(lang, "te laat", "late"))
}

/// How late, in a column: `12 d te laat`.
pub(crate) fn late_in_short(lang: Language, days: i64) -> String {
    format!("{days} d {}", either(lang, "te laat", "late"))
}

/// How soon, in a column: `vandaag`, `morgen`, `over 3 d`.
pub(crate) fn due_in_short(lang: Language, days: i64) -> String {
    if days < 2 { due_in(lang, days) } else { format!("{} {days} d", either(lang, "over", "in")) }
}

/// How soon: `vandaag`, `morgen`, `over 3 dagen`.
pub(crate) fn due_in(lang: Language, days: i64) -> String {
    match days {
        0 => either(lang, "vandaag", "today").to_owned(),
        1 => either(lang, "morgen", "tomorrow").to_owned(),
        _ => format!("{} {}", either(lang, "over", "in"), words::days(lang, days)),
    }
}

/// How late or how soon, from the days that are left.
pub(crate) fn when(lang: Language, days_left: i64) -> String {
    if days_left < 0 { late_by(lang, -days_left) } else { due_in(lang, days_left) }
}

/// When the last conversation was.
pub(crate) fn last_time(lang: Language, last: Option<NaiveDate>, today: NaiveDate) -> String {
    match last {
        Some(day) => format!("{} {}", either(lang, "vorige", "last"), words::near_day(lang, day, today)),
        None => either(lang, "nog geen", "none yet").to_owned(),
    }
}

/// `2 acties lopen`.
pub(crate) fn open_actions(lang: Language, count: usize) -> String {
    let verb = if count == 1 { either(lang, "loopt", "open") } else { either(lang, "lopen", "open") };
    format!("{} {verb}", words::actions(lang, count))
}

/// `1 te laat`.
pub(crate) fn of_which_late(lang: Language, count: usize) -> String {
    format!("{count} {}", either(lang, "te laat", "overdue"))
}

/// `1 van de organisatie`.
pub(crate) fn of_which_organisation(lang: Language, count: usize) -> String {
    if lang == Language::Nl { format!("{count} van de organisatie") } else { format!("{count} the organisation's") }
}

/// `8 acties zijn te laat`.
pub(crate) fn overdue_total(lang: Language, count: usize) -> String {
    let verb = if count == 1 { either(lang, "is", "is") } else { either(lang, "zijn", "are") };
    format!("{} {verb} {}", words::actions(lang, count), either(lang, "te laat", "overdue"))
}

/// `5 van de 8 mensen zijn in ritme`.
pub(crate) fn in_rhythm(lang: Language, in_rhythm: usize, people: usize) -> String {
    match lang {
        Language::Nl if people == 1 => format!("{in_rhythm} van 1 persoon in ritme"),
        Language::Nl => format!("{in_rhythm} van de {} in ritme", words::people(lang, people)),
        Language::En => format!("{in_rhythm} of {} in rhythm", words::people(lang, people)),
    }
}

/// Over obstacles of one scope.
pub(crate) fn scope_head(lang: Language, scope: Scope) -> &'static str {
    match scope {
        Scope::Shared => either(lang, "van de organisatie: door meer mensen genoemd", "the organisation's: named by several people"),
        Scope::Persistent => either(lang, "hardnekkig: bij één persoon steeds terug", "persistent: back again and again with one person"),
        Scope::Single => either(lang, "eenmalig", "once"),
    }
}

/// `3 bestanden`.
pub(crate) fn files(lang: Language, count: usize) -> String {
    words::counted(lang, count, ["bestand", "bestanden"], ["file", "files"])
}

/// `3 problemen`.
pub(crate) fn problems(lang: Language, count: usize) -> String {
    words::counted(lang, count, ["probleem", "problemen"], ["problem", "problems"])
}

/// `1 waarschuwing`.
pub(crate) fn warnings(lang: Language, count: usize) -> String {
    words::counted(lang, count, ["waarschuwing", "waarschuwingen"], ["warning", "warnings"])
}

/// Since when someone is gone, or from when.
pub(crate) fn gone(lang: Language, left: NaiveDate, today: NaiveDate) -> String {
    let day = words::day(lang, left);
    if left > today { leaves_on(lang, &day) } else { left_on(lang, &day) }
}

/// Whose words are in what is about to be handed on: a few names, and how many others.
pub(crate) fn words_of(lang: Language, names: &[String]) -> String {
    const MOST: usize = 3;
    // one name more is as short as the number
    let shown = if names.len() > MOST + 1 { MOST } else { names.len() };
    let mut told: Vec<String> = names.iter().take(shown).cloned().collect();
    told.extend((names.len() > shown).then(|| words::counted(lang, names.len() - shown, ["ander", "anderen"], ["other", "others"])));
    let told = super::sealed::names(lang, &told);
    match lang {
        Language::Nl => format!("hierin staan woorden van {told}: deel het alleen met wie die mag lezen"),
        Language::En => format!("this holds words of {told}: share it only with those who may read them"),
    }
}
