//! Refusals: what was wrong, and what to do now.

use super::{Language, Saying, either, sayings};

sayings! {
    error_label() { nl: "fout", en: "error" }
    warning_label() { nl: "let op:", en: "warning:" }
    hint_label() { nl: "tip", en: "hint" }
    no_workspace(path: &str) { nl: "hier is geen werkmap van stay: {path}", en: "there is no stay workspace here: {path}" }
    no_workspace_hint() { nl: "maak er een met `stay init`, of wijs er een aan met `-C MAP`", en: "make one with `stay init`, or point to one with `-C DIR`" }
    newer_version(found: &str) { nl: "deze werkmap heeft versie {found} van de bestanden; deze stay kent versie 1 en 2", en: "this workspace has version {found} of the files; this stay knows versions 1 and 2" }
    newer_version_hint() { nl: "werk stay bij", en: "update stay" }
    no_state() { nl: "wat je vertrouwt kan nergens bewaard worden buiten de werkmap", en: "there is no place outside the workspace to keep what you trust" }
    no_state_hint() { nl: "zeg er een met XDG_STATE_HOME=/pad, buiten de werkmap", en: "name one with XDG_STATE_HOME=/path, outside the workspace" }
    /// A folder for what is trusted, in which others can write too.
    open_to_others(path: &str) { nl: "in {path} kunnen ook anderen schrijven, dus wat daar staat telt niet", en: "others can write in {path} too, so nothing in it counts" }
    open_to_others_hint(path: &str) { nl: "sluit die map: chmod -R go-w {path}", en: "close that folder: chmod -R go-w {path}" }
    io(path: &str, reason: &str) { nl: "{path}: {reason}", en: "{path}: {reason}" }
    nothing_planned(name: &str) { nl: "er is niets gepland met {name}", en: "nothing is planned with {name}" }
    nothing_planned_hint(slug: &str) { nl: "een nieuw gesprek: stay new {slug}", en: "a new conversation: stay new {slug}" }
    not_held_yet(id: &str, day: &str) { nl: "gesprek {id} staat gepland op {day} en is nog niet gehouden", en: "conversation {id} is planned for {day} and was not held yet" }
    not_held_yet_hint(id: &str) { nl: "was het er al? Zeg dan de dag waarop: stay close {id} --date vandaag", en: "was it held all the same? Then say on which day: stay close {id} --date today" }
    /// A day to come on which a conversation was held.
    held_later(day: &str) { nl: "{day} moet nog komen: een gesprek sluit je af als het er is geweest", en: "{day} is still to come: a conversation is closed once it was held" }
    held_later_hint() { nl: "zeg bij `--date` de dag waarop het was, vandaag of eerder", en: "say with `--date` the day on which it was, today or before" }
    /// The day to come back is before the conversation.
    next_before_held(next: &str, held: &str) { nl: "--next ({next}) ligt voor de dag van het gesprek ({held})", en: "--next ({next}) lies before the day of the conversation ({held})" }
    not_pending(id: &str) { nl: "gesprek {id} is al afgesloten of vervallen", en: "conversation {id} was closed or cancelled" }
    /// The answer would overwrite a file of the workspace.
    own_file(path: &str) { nl: "{path} is een bestand van de werkmap; daar komt geen antwoord overheen", en: "{path} is a file of the workspace; no answer takes its place" }
    own_file_hint() { nl: "kies een andere naam of map voor `-o`", en: "choose another name or folder for `-o`" }
    no_chance() { nl: "het systeem geeft geen toevalsgetallen, en zonder die is een sleutel te raden; er is niets geschreven", en: "the system gives no random numbers, and without those a key can be guessed; nothing was written" }
    cannot_lock() { nl: "dit bestandssysteem kan niets op slot doen; laat hier niet twee stay-commando's tegelijk schrijven", en: "this file system knows no locks; let no two stay commands write here at once" }
    locked_hint() { nl: "wacht tot het klaar is en probeer het nog eens", en: "wait for it to end and try again" }
    changed(path: &str) { nl: "{path} is intussen veranderd; er is niets overschreven", en: "{path} changed in the meantime; nothing was overwritten" }
    /// What was forgotten does not come back by a command.
    forgotten(path: &str) { nl: "{path} is op verzoek vergeten en komt niet terug; er is niets geschreven", en: "{path} was forgotten on purpose and does not come back; nothing was written" }
    forgotten_hint() { nl: "gaat het om iemand anders? Voeg die persoon toe met `stay employee add`", en: "is it about someone else? Add that person with `stay employee add`" }
    changed_hint() { nl: "kijk wat er nu staat en probeer het nog eens", en: "look at what is there now and try again" }
    exists(path: &str) { nl: "{path} bestaat al", en: "{path} is there already" }
    /// It can't be read, so it is not written.
    unreadable(place: &str, reason: &str) { nl: "{place}: {reason}; er is niets veranderd", en: "{place}: {reason}; nothing was changed" }
    cannot_edit(place: &str, key: &str) { nl: "{place}: `{key}` kan niet veranderd worden zonder meer te raken", en: "{place}: `{key}` can't be changed without touching more" }
    cannot_edit_hint(key: &str) { nl: "verander `{key}` daar met de hand", en: "change `{key}` there by hand" }
    /// The new text could not be read back.
    unfaithful(path: &str) { nl: "{path} zou niet goed teruggelezen worden (of te groot worden); er is niets veranderd", en: "{path} would not read back well (or become too big); nothing was changed" }
    link(path: &str) { nl: "{path} is een koppeling, en die wordt niet gevolgd", en: "{path} is a link, and links are not followed" }
    link_hint() { nl: "zet de map zelf in de werkmap", en: "put the folder itself in the workspace" }
    /// The file to write is a link that the repository brings.
    linked_file(path: &str) { nl: "{path} is een koppeling in deze repository, en daardoorheen wordt niet geschreven", en: "{path} is a link in this repository, and nothing is written through it" }
    linked_file_hint() { nl: "schrijf naar een ander bestand, of haal de koppeling eerst weg", en: "write to another file, or take the link away first" }
    /// Something below `.stay` that `stay` did not make.
    foreign(path: &str) { nl: "{path} is niet door stay gemaakt: het is een koppeling, een pijp, een tweede naam van een ander bestand, of een bestand waar een map hoort", en: "{path} was not made by stay: it is a link, a pipe, a second name of another file, or a file where a folder belongs" }
    foreign_hint(path: &str) { nl: "kijk wat het is, en haal het dan weg: rm {path}", en: "see what it is, and then take it away: rm {path}" }
    /// A folder in memory for texts that are sealed.
    not_own(path: &str) { nl: "{path} is een koppeling, of ook voor anderen open; daar komt geen tekst die verzegeld is", en: "{path} is a link, or open to others; no text that is sealed goes there" }
    not_own_hint() { nl: "haal het weg als het van jou is; is het van iemand anders, wijs dan met XDG_RUNTIME_DIR een map in het geheugen aan die alleen van jou is", en: "take it away if it is yours; if it is someone else's, name with XDG_RUNTIME_DIR a folder in memory that is yours alone" }
    sealed_draft(path: &str) { nl: "{path} is verzegeld, en de sleutel die het opent is hier niet", en: "{path} is sealed, and the key that opens it is not here" }
    sealed_draft_hint() { nl: "noem je sleutel met --identity", en: "name your key with --identity" }
    /// A word with a dash that is no option.
    dash_hint() { nl: "is het een tekst? Zet er `--` voor, of schrijf bij een optie `--optie=tekst`", en: "is it a text? Put `--` before it, or write `--option=text`" }
    /// An option where the value of another option should be.
    dash_value_hint(option: &str) { nl: "zet de waarde erachter; begint ze met een streepje, schrijf dan `{option}=…`", en: "put the value behind it; when it begins with a dash, write `{option}=…`" }
    no_employee(typed: &str) { nl: "er is geen medewerker `{typed}`", en: "there is no employee `{typed}`" }
    no_employees_hint() { nl: "voeg iemand toe met `stay employee add \"Naam\"`", en: "add someone with `stay employee add \"Name\"`" }
    /// A name that is almost a known name, or a part of one.
    near_name(typed: &str, known: &str) { nl: "`{typed}` lijkt op {known}: bedoel je dat?", en: "`{typed}` is much like {known}: is that what you mean?" }
    ask_near_name(typed: &str, known: &str) { nl: "`{typed}` is hier niet bekend. Bedoel je {known}? [J/n]", en: "`{typed}` is not known here. Do you mean {known}? [Y/n]" }
    did_you_mean(near: &str) { nl: "bedoel je {near}?", en: "do you mean {near}?" }
    see_employees_hint() { nl: "`stay employee list` toont wie er zijn", en: "`stay employee list` shows who there are" }
    ambiguous_employee(typed: &str) { nl: "`{typed}` kan op meer mensen slaan", en: "`{typed}` can mean several people" }
    type_the_folder_hint(folder: &str) { nl: "typ de hele map, zoals `{folder}`", en: "type the whole folder, such as `{folder}`" }
    ambiguous_id(typed: &str) { nl: "`{typed}` kan op meer dingen slaan", en: "`{typed}` can mean several things" }
    type_more_hint(candidates: &str) { nl: "kies uit: {candidates}", en: "choose from: {candidates}" }
    no_id(typed: &str) { nl: "er is niets met de id `{typed}`", en: "there is nothing with the id `{typed}`" }
    no_id_hint() { nl: "`stay list --all` en `stay actions --all` tonen de id's", en: "`stay list --all` and `stay actions --all` show the ids" }
    neither(typed: &str) { nl: "`{typed}` is geen medewerker en geen id", en: "`{typed}` is no employee and no id" }
    not_an_interval(option: &str, typed: &str) { nl: "`{typed}` bij {option} is geen termijn", en: "`{typed}` for {option} is no length of time" }
    not_a_cadence_hint() { nl: "schrijf `elke week`, `2 weken`, `1 maand` of `nooit`", en: "write `every week`, `2 weeks`, `1 month` or `never`" }
    not_an_interval_hint() { nl: "schrijf 10d, 2w, 1m of `twee weken`", en: "write 10d, 2w, 1m or `two weeks`" }
    not_one_of(option: &str, typed: &str) { nl: "{option} kent `{typed}` niet", en: "{option} knows no `{typed}`" }
    choose_from(known: &str) { nl: "kies uit: {known}", en: "choose from: {known}" }
    no_team(typed: &str) { nl: "er is geen team `{typed}`", en: "there is no team `{typed}`" }
    empty_text(what: &str) { nl: "{what} is leeg", en: "{what} is empty" }
    empty_text_hint() { nl: "zeg het in een paar woorden", en: "say it in a few words" }
    empty_option_hint(option: &str) { nl: "geef er iets bij, of laat {option} weg", en: "give it a value, or leave {option} out" }
    names_nothing(option: &str, typed: &str) { nl: "`{typed}` bij {option} noemt niets", en: "`{typed}` for {option} names nothing" }
    /// An option that is only for a person.
    only_for_a_person(option: &str) { nl: "{option} is voor iemands verhaal; van één gesprek, actie of doel staat alles er al", en: "{option} is for someone's story; of one conversation, action or goal everything is there" }
    only_for_conversations(option: &str) { nl: "{option} hoort bij een gesprek, en daar noem je er geen van", en: "{option} is for a conversation, and you name none" }
    two_labels(lang: &str) { nl: "--label staat er twee keer voor `{lang}`", en: "--label is there twice for `{lang}`" }
    no_slug(name: &str) { nl: "van de naam `{name}` is geen map te maken", en: "no folder can be named after `{name}`" }
    no_slug_hint() { nl: "gebruik letters of cijfers in de naam", en: "use letters or digits in the name" }
    no_name(typed: &str) { nl: "`{typed}` is geen naam", en: "`{typed}` is no name" }
    no_name_hint() { nl: "schrijf de naam die anderen gebruiken", en: "write the name that others use" }
    name_too_long() { nl: "die naam is langer dan 200 tekens", en: "that name is longer than 200 characters" }
    who() { nl: "met wie? Noem een medewerker", en: "with whom? Name an employee" }
    is_cancelled(id: &str) { nl: "gesprek {id} is vervallen", en: "conversation {id} is cancelled" }
    is_dropped(id: &str) { nl: "actie {id} is losgelaten", en: "action {id} was dropped" }
    is_done(id: &str) { nl: "actie {id} is al gedaan", en: "action {id} is done already" }
    reopen_hint(id: &str) { nl: "heropen eerst: `stay reopen {id}`", en: "reopen it first: `stay reopen {id}`" }
    is_goal(id: &str) { nl: "{id} is een leerdoel", en: "{id} is a learning goal" }
    is_conversation(id: &str) { nl: "{id} is een gesprek, geen actie", en: "{id} is a conversation, not an action" }
    is_conversation_hint(id: &str) { nl: "sluit een gesprek af met `stay close {id}`", en: "close a conversation with `stay close {id}`" }
    not_a_conversation(id: &str) { nl: "{id} is geen gesprek", en: "{id} is no conversation" }
    not_a_conversation_hint() { nl: "noem een medewerker, of een gesprek uit `stay list`", en: "name an employee, or a conversation from `stay list`" }
    no_editor(command: &str, reason: &str) { nl: "de editor `{command}` start niet: {reason}", en: "the editor `{command}` does not start: {reason}" }
    /// Neither a terminal nor an editor that was set.
    nothing_to_edit_with() { nl: "hier is geen terminal om in te bewerken", en: "there is no terminal to edit in here" }
    edited_elsewhere() { nl: "dit wordt al bewerkt, in een ander venster", en: "this is being edited already, in another window" }
    edited_elsewhere_hint() { nl: "sluit de editor daar eerst", en: "close the editor there first" }
    no_editor_hint() { nl: "zet je editor in VISUAL of EDITOR", en: "set your editor in VISUAL or EDITOR" }
    editor_failed(command: &str) { nl: "de editor `{command}` stopte met een fout; er is niets veranderd", en: "the editor `{command}` ended with an error; nothing was changed" }
    /// What came back is broken; where it waits comes behind it.
    cannot_be_saved() { nl: "zo kan het niet bewaard worden", en: "it can't be saved like this" }
    /// Where the text of an editor that failed is.
    kept_draft(path: &str) { nl: "wat je typte staat nog in {path}", en: "what you typed is still in {path}" }
    broken_draft_hint(command: &str) { nl: "ga verder waar je was met `{command}`", en: "go on where you were with `{command}`" }
    /// Changed while in the editor; both are kept.
    changed_in_editor(path: &str, draft: &str) { nl: "{path} is veranderd terwijl jij het bewerkte; beide zijn bewaard, jouw tekst in {draft}", en: "{path} changed while you edited it; both are kept, your text in {draft}" }
    /// The same, where the text of the person waits sealed.
    changed_meanwhile(path: &str) { nl: "{path} is veranderd terwijl jij het bewerkte; er is niets overschreven", en: "{path} changed while you edited it; nothing was overwritten" }
    changed_in_editor_hint(command: &str) { nl: "leg ze naast elkaar: `{command}`", en: "put them side by side: `{command}`" }
    stopped() { nl: "gestopt; er is niets veranderd", en: "stopped; nothing was changed" }
    /// The last day is still to come.
    leaves_already(name: &str, day: &str) { nl: "{name} is al weg vanaf {day}", en: "{name} is gone from {day} already" }
    left_already(name: &str, day: &str) { nl: "{name} is al weg sinds {day}", en: "{name} left on {day} already" }
    no_obstacle(typed: &str) { nl: "niemand noemt een belemmering `{typed}`", en: "nobody names an obstacle `{typed}`" }
    no_obstacle_hint() { nl: "`stay obstacles` toont hoe ze heten", en: "`stay obstacles` shows what they are called" }
    same_obstacle(typed: &str) { nl: "`{typed}` is dezelfde belemmering", en: "`{typed}` is the same obstacle" }
    /// A path that is not in the workspace.
    no_path(typed: &str) { nl: "{typed} is er niet in deze werkmap", en: "{typed} is not in this workspace" }
    backward_period() { nl: "de periode eindigt voor ze begint", en: "the period ends before it begins" }
    backward_period_hint() { nl: "wissel --since en --until om", en: "swap --since and --until" }
    output(reason: &str) { nl: "de uitvoer kan niet geschreven worden: {reason}", en: "the output can't be written: {reason}" }
}

/// Someone else is writing: which process, where that is known.
pub(crate) fn locked(process: Option<u32>) -> Saying {
    Saying::new(move |lang| {
        let who = process.map(|process| format!(" ({} {process})", either(lang, "proces", "process"))).unwrap_or_default();
        match lang {
            Language::Nl => format!("een ander stay-commando{who} schrijft al meer dan tien tellen in deze werkmap"),
            Language::En => format!("another stay command{who} has been writing in this workspace for more than ten seconds"),
        }
    })
}
