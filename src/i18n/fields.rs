//! Changing fields on the command line: what they are called, and what became of them.

use super::{Language, either, sayings, sentences};
use crate::domain::records::Folder;

sayings! {
    changed(id: &str, title: &str, what: &str, path: &str) { nl: "veranderd: {id} {title} · {what} · {path}", en: "changed: {id} {title} · {what} · {path}" }
    changed_person(name: &str, what: &str, path: &str) { nl: "veranderd: {name} · {what} · {path}", en: "changed: {name} · {what} · {path}" }
    cancelled(id: &str, called: &str, day: &str, path: &str) { nl: "vervallen: {id} {called} op {day} · {path}", en: "cancelled: {id} {called} on {day} · {path}" }
    cancelled_already(id: &str) { nl: "gesprek {id} was al vervallen", en: "conversation {id} was cancelled already" }
    cancelled_already_added(id: &str, path: &str) { nl: "gesprek {id} was al vervallen; aangevuld · {path}", en: "conversation {id} was cancelled already; added to it · {path}" }
    /// A field that can't be taken out.
    needed(option: &str) { nl: "{option} kan niet weg: dat hoort er te staan", en: "{option} can't be taken out: it has to be there" }
    needed_hint() { nl: "geef er een andere waarde bij", en: "give it another value" }
    /// `none` beside other values of a list.
    none_alone(option: &str) { nl: "`none` bij {option} haalt alles weg, en gaat dus niet samen met iets anders", en: "`none` for {option} takes everything out, and so does not go together with anything else" }
    /// Several files for the editor.
    one_at_a_time() { nl: "de editor opent één ding tegelijk", en: "the editor opens one thing at a time" }
    one_at_a_time_hint() { nl: "noem er één, of zeg met opties wat er verandert, zoals `--due +1w`", en: "name one, or say with options what changes, such as `--due +1w`" }
    of_the_organisation(option: &str, id: &str) { nl: "{option} hoort bij iemands actie; {id} is van de organisatie", en: "{option} is for someone's action; {id} is the organisation's" }
    one_obstacle(id: &str) { nl: "actie {id} neemt één belemmering weg; noem er dus één bij --obstacle", en: "action {id} takes one obstacle away; so name one for --obstacle" }
    rhythm_form(typed: &str) { nl: "`{typed}` bij --rhythm is geen soort met een termijn", en: "`{typed}` for --rhythm is no type with a length of time" }
    rhythm_form_hint() { nl: "schrijf `check-in=2 weken`, `stay=nooit` of `check-in=none`", en: "write `check-in=2 weeks`, `stay=never` or `check-in=none`" }
    of_a_person_hint(slug: &str) { nl: "noem de id: `stay actions {slug}` en `stay goals {slug}` tonen die", en: "name the id: `stay actions {slug}` and `stay goals {slug}` show them" }
    no_open_talk(name: &str) { nl: "{name} heeft geen open of gepland gesprek", en: "{name} has no open or planned talk" }
    no_open_talk_hint(slug: &str) { nl: "`stay list {slug} --all` toont alle gesprekken, met hun id", en: "`stay list {slug} --all` shows every conversation, with its id" }
    day_has_passed(day: &str) { nl: "{day} is al geweest", en: "{day} has passed" }
    name_the_id_hint() { nl: "noem de id van het gesprek dat je bedoelt", en: "name the id of the talk that you mean" }
    several_talks(name: &str) { nl: "{name} heeft meer dan één open of gepland gesprek", en: "{name} has more than one open or planned talk" }
    not_planned(id: &str, status: &str) { nl: "gesprek {id} is niet gepland, maar {status}", en: "conversation {id} is not planned but {status}" }
    change_date_hint(id: &str) { nl: "een andere dag voor een gesprek dat begonnen is of geweest: `stay edit {id} --date DAG`", en: "another day for a talk that has begun or was held: `stay edit {id} --date DAY`" }
    /// An ended record has no day to move.
    ended_hint(id: &str, option: &str) { nl: "heropen eerst met `stay reopen {id}`, of verbeter de dag met `stay edit {id} {option} DAG`", en: "reopen it first with `stay reopen {id}`, or correct the day with `stay edit {id} {option} DAY`" }
    has_ended(id: &str, status: &str) { nl: "{id} is al {status}", en: "{id} is {status} already" }
    /// An open talk in which things were said can't be cancelled.
    was_held(id: &str) { nl: "in gesprek {id} is al iets genoteerd; het laten vervallen zou dat niet meer laten tellen", en: "things were noted in conversation {id}; cancelled, they would not count any more" }
    close_hint(id: &str) { nl: "sluit het af met `stay close {id}`", en: "close it with `stay close {id}`" }
    drop_hint(id: &str) { nl: "een actie laat je los met `stay drop {id} --because \"…\"`", en: "an action is let go with `stay drop {id} --because \"…\"`" }
    /// What is not done when the manager changes alone.
    only_manager(slug: &str) { nl: "beloften en geplande gesprekken gaan zo niet mee; dat doet `stay employee handover {slug} --to NAAM`, na `stay undo`", en: "promises and planned talks do not go along like this; `stay employee handover {slug} --to NAME` does that, after `stay undo`" }
    nothing_changed(what: &str) { nl: "niets veranderd · {what}", en: "nothing changed · {what}" }
}

sentences! {
    /// A type of talk without a rhythm of the person's own.
    usual_rhythm(kind: &str) { nl: "ritme {kind} zoals voor iedereen", en: "rhythm {kind} as for everyone" }
    was(value: &str, before: &str) { nl: "{value} (eerst {before})", en: "{value} (was {before})" }
    first_promised(value: &str, day: &str) { nl: "{value} (eerst beloofd voor {day})", en: "{value} (first promised for {day})" }
}

/// A field of a record or person by its key: what it is called, and what is said when it is taken out.
pub(crate) fn field(lang: Language, key: &str) -> (&'static str, &'static str) {
    let known = FIELDS.iter().find(|(known, ..)| *known == key);
    known.map_or(("", ""), |(_, nl, en)| if lang == Language::Nl { *nl } else { *en })
}

type Words = (&'static str, &'static str);

/// Key; Dutch: its name, and that there is none; the same in English.
const FIELDS: &[(&str, Words, Words)] = &[
    ("title", ("titel", "geen titel"), ("title", "no title")),
    ("owner", ("eigenaar", "geen eigenaar"), ("owner", "no owner")),
    ("due", ("uiterlijk", "geen datum"), ("due", "no date")),
    ("kind", ("soort", "geen soort"), ("kind", "no kind")),
    ("goal", ("leerdoel", "geen leerdoel"), ("goal", "no goal")),
    ("conversation", ("gesprek", "geen gesprek"), ("conversation", "no conversation")),
    ("obstacle", ("belemmering", "geen belemmering"), ("obstacle", "no obstacle")),
    ("note", ("notitie", "geen notitie"), ("note", "no note")),
    ("win", ("succes", "geen succes"), ("win", "no win")),
    ("date", ("datum", "geen datum"), ("date", "no date")),
    ("with", ("met", "niemand genoemd"), ("with", "nobody named")),
    ("type", ("soort", "geen soort"), ("type", "no type")),
    ("themes", ("thema", "geen thema"), ("theme", "no theme")),
    ("obstacles", ("belemmeringen", "geen belemmeringen"), ("obstacles", "no obstacles")),
    ("energy", ("energie", "niets dat energie geeft"), ("energy", "nothing that gives energy")),
    ("signals", ("signalen", "geen signalen"), ("signals", "no signals")),
    ("wishes", ("wensen", "geen wensen"), ("wishes", "no wishes")),
    ("summary", ("samenvatting", "geen samenvatting"), ("summary", "no summary")),
    ("next", ("terugkomen", "geen dag om terug te komen"), ("come back", "no day to come back")),
    ("by", ("uiterlijk", "geen datum"), ("by", "no date")),
    ("supports", ("ambitie", "geen ambitie"), ("ambition", "no ambition")),
    ("towards", ("op weg naar", "geen rol"), ("towards", "no role")),
    ("project", ("project", "geen project"), ("project", "no project")),
    ("team", ("team", "geen team"), ("team", "no team")),
    ("manager", ("leidinggevende", "geen leidinggevende"), ("manager", "no manager")),
    ("role", ("rol", "geen rol"), ("role", "no role")),
    ("purpose", ("doel", "geen doel"), ("purpose", "no purpose")),
    ("email", ("e-mail", "geen e-mail"), ("e-mail", "no e-mail")),
    ("number", ("nummer", "geen nummer"), ("number", "no number")),
    ("started", ("eerste dag", "geen eerste dag"), ("first day", "no first day")),
    ("rhythm", ("ritme", "ritme zoals voor iedereen"), ("rhythm", "rhythm as for everyone")),
    ("basics", ("basis", "geen basis"), ("basics", "no basics")),
];

/// What a record is, with its article.
pub(crate) fn a(lang: Language, folder: Folder) -> &'static str {
    match folder {
        Folder::Conversations => either(lang, "een gesprek", "a conversation"),
        Folder::Actions => either(lang, "een actie", "an action"),
        Folder::Goals => either(lang, "een leerdoel", "a learning goal"),
        Folder::Notes | Folder::Private => either(lang, "een notitie", "a note"),
    }
}

/// An option that is for other kinds of records than this one.
pub(crate) fn not_of(lang: Language, option: &str, kinds: &[Folder], id: &str, folder: Option<Folder>) -> String {
    let kinds = kinds.iter().map(|kind| a(lang, *kind)).collect::<Vec<_>>().join(either(lang, " of ", " or "));
    let what = folder.map_or(either(lang, "een medewerker", "an employee"), |folder| a(lang, folder));
    match lang {
        Language::Nl => format!("{option} hoort bij {kinds}; {id} is {what}"),
        Language::En => format!("{option} is for {kinds}; {id} is {what}"),
    }
}

/// The options that there are for a kind of record.
pub(crate) fn those_of(lang: Language, folder: Folder, options: &str) -> String {
    match lang {
        Language::Nl if options.is_empty() => format!("bewerk {} in de editor: `stay edit ID`", a(lang, folder)),
        Language::En if options.is_empty() => format!("edit {} in the editor: `stay edit ID`", a(lang, folder)),
        Language::Nl => format!("bij {} kan: {options}", a(lang, folder)),
        Language::En => format!("{} takes: {options}", a(lang, folder)),
    }
}
