//! What the guard says: where something stands that should not be written about someone, and another way to put it. Never the words.

use super::{Language, either, sentences};
use crate::domain::care::Topic;

sentences! {
    ask() { nl: "Nu aanpassen? [e = ja, Enter = zo laten]", en: "Change it now? [e = yes, Enter = leave it]" }
    nothing(files: &str) { nl: "{files} bekeken, niets gezien dat over iemands gezondheid of privéleven lijkt te gaan", en: "looked at {files}, saw nothing that seems to be about someone's health or private life" }
    listed(places: &str, files: &str) { nl: "{places} om nog eens te lezen, in {files}; of het echt zo is, weet jij", en: "{places} to read once more, in {files}; whether it is so, you know" }
}

/// What to say after a write, at a place; `more` places are in what was written.
pub(crate) fn told(lang: Language, topic: Topic, place: &str, more: usize) -> String {
    let about = match topic {
        Topic::Health => either(lang, "iemands gezondheid", "someone's health"),
        Topic::Pregnancy => either(lang, "een zwangerschap", "a pregnancy"),
        Topic::Religion => either(lang, "iemands geloof", "someone's religion"),
        Topic::Union => either(lang, "lid zijn van een vakbond", "being in a union"),
        Topic::Politics => either(lang, "iemands politieke mening", "someone's politics"),
        Topic::Sexuality => either(lang, "iemands seksuele leven", "someone's sexual life"),
        Topic::Origin => either(lang, "iemands afkomst", "where someone's family is from"),
        Topic::PrivateLife => either(lang, "iemands privéleven", "someone's private life"),
    };
    let instead = match topic {
        Topic::Health | Topic::Pregnancy | Topic::PrivateLife => either(
            lang,
            "laat de oorzaak weg, en schrijf wat er over het werk is afgesproken",
            "leave out the cause; write what is agreed about the work",
        ),
        _ => either(
            lang,
            "laat dat weg, en schrijf wat er over het werk is afgesproken",
            "leave that out; write what is agreed about the work",
        ),
    };
    let more = match (more, lang) {
        (0, _) => String::new(),
        (1, Language::Nl) => " (en nog een plek: `stay check --care`)".to_owned(),
        (_, Language::Nl) => format!(" (en nog {more} plekken: `stay check --care`)"),
        (1, Language::En) => " (and one more place: `stay check --care`)".to_owned(),
        (_, Language::En) => format!(" (and {more} more places: `stay check --care`)"),
    };
    match lang {
        Language::Nl => format!("{place} lijkt te gaan over {about}{more}: {instead}"),
        Language::En => format!("{place} seems to be about {about}{more}: {instead}"),
    }
}

/// Whether what was typed means that the record is to be opened.
pub(crate) fn means_edit(answer: &str) -> bool {
    matches!(answer.trim().to_lowercase().as_str(), "e" | "edit" | "j" | "ja" | "y" | "yes")
}

/// `1 place`, `8 places`.
pub(crate) fn places(lang: Language, count: usize) -> String {
    match (lang, count) {
        (Language::Nl, 1) => "1 plek".to_owned(),
        (Language::Nl, _) => format!("{count} plekken"),
        (Language::En, 1) => "1 place".to_owned(),
        (Language::En, _) => format!("{count} places"),
    }
}

/// How many records were not looked at, since they are sealed for others.
pub(crate) fn shut(lang: Language, count: usize) -> String {
    match (lang, count) {
        (Language::Nl, 1) => "1 bestand is verzegeld en ging voor jou niet open: die woorden zijn niet bekeken".to_owned(),
        (Language::Nl, _) => format!("{count} bestanden zijn verzegeld en gingen voor jou niet open: die woorden zijn niet bekeken"),
        (Language::En, 1) => "1 file is sealed and did not open for you: those words were not looked at".to_owned(),
        (Language::En, _) => format!("{count} files are sealed and did not open for you: those words were not looked at"),
    }
}

/// How many files can't be read.
pub(crate) fn unread(lang: Language, count: usize) -> String {
    match (lang, count) {
        (Language::Nl, 1) => "1 bestand is niet te lezen, en dus niet bekeken: `stay check` zegt waarom".to_owned(),
        (Language::Nl, _) => format!("{count} bestanden zijn niet te lezen, en dus niet bekeken: `stay check` zegt waarom"),
        (Language::En, 1) => "1 file can't be read, and so was not looked at: `stay check` says why".to_owned(),
        (Language::En, _) => format!("{count} files can't be read, and so were not looked at: `stay check` says why"),
    }
}
