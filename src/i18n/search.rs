//! What `stay search` says.

use super::{Language, either, sentences};
use crate::domain::records::Folder;
use crate::domain::search::Field;

sentences! {
    nothing() { nl: "Niets gevonden.", en: "Nothing found." }
}

/// What is looked for.
pub(crate) fn words(lang: Language) -> &'static str {
    either(lang, "wat je zoekt", "what you look for")
}

/// What one thing of a kind is called.
pub(crate) fn folder(lang: Language, folder: Folder) -> &'static str {
    match folder {
        Folder::Conversations => either(lang, "gesprek", "conversation"),
        Folder::Actions => either(lang, "actie", "action"),
        Folder::Goals => either(lang, "leerdoel", "goal"),
        Folder::Notes | Folder::Private => either(lang, "notitie", "note"),
    }
}

/// What a text of a record is called.
pub(crate) fn field(lang: Language, field: Field) -> &'static str {
    match field {
        Field::Answer => either(lang, "antwoord", "answer"),
        Field::Question => either(lang, "vraag", "question"),
        Field::ByEmployee => either(lang, "voorbereiding medewerker", "employee's preparation"),
        Field::ByManager => either(lang, "voorbereiding leidinggevende", "manager's preparation"),
        Field::Summary => either(lang, "samenvatting", "summary"),
        Field::Obstacle => either(lang, "belemmering", "obstacle"),
        Field::Energy => either(lang, "energie", "energy"),
        Field::Wish => either(lang, "wens", "wish"),
        Field::Title => either(lang, "titel", "title"),
        Field::Note => either(lang, "notitie", "note"),
        Field::Win => either(lang, "succes", "win"),
        Field::Text => either(lang, "notitie", "note"),
        Field::Cancelled => either(lang, "waarom vervallen", "why cancelled"),
        Field::Reason => either(lang, "waarom losgelaten", "why dropped"),
        Field::Towards => either(lang, "op weg naar", "towards"),
        Field::Project => either(lang, "werk", "project"),
        Field::Progress => either(lang, "voortgang", "progress"),
    }
}
