//! What the keys of files are for, as an editor shows it beside them.

use super::{Language, sayings};
use crate::domain::shape::FileKind;

/// The map that a key is in (for the top of a file what [`top`] says), the key, Dutch, English.
const KEYS: &[(&str, &str, &str, &str)] = &[
    ("", "id", "de id; niet veranderen", "the id; leave it as it is"),
    ("", "name", "de hele naam", "the whole name"),
    (
        "",
        "team",
        "een team of afdeling; met `/` in elkaar: Techniek/Platform",
        "a team or department; they nest with `/`: Techniek/Platform",
    ),
    ("", "manager", "wie de gesprekken voert", "who holds the talks"),
    ("", "role", "de functie", "the role"),
    ("", "purpose", "waar de functie voor is", "what the role is for"),
    ("", "email", "het e-mailadres; ook dat van git, zodat bekend is wie er vraagt", "the e-mail address; also git's, to know who asks"),
    ("", "number", "het personeelsnummer in het HR-systeem", "the number in the HR system"),
    ("", "started", "de eerste werkdag", "the first day"),
    ("", "added", "de dag waarop deze mens in de werkmap kwam", "the day this person came into the workspace"),
    (
        "",
        "rhythm",
        "hoe lang hooguit tussen twee gehouden gesprekken van een soort; `never` zet er een uit",
        "how long at most between two talks held of a type; `never` switches one off",
    ),
    ("", "basics", "werkwijzen, systemen, contacten, rooster", "work instructions, systems, contacts, roster"),
    (
        "",
        "away",
        "wanneer deze mens er niet is; waarom wordt nooit gevraagd of bewaard",
        "when this person is away; why is never asked or kept",
    ),
    ("away", "from", "de eerste dag afwezig", "the first day away"),
    ("away", "until", "de laatste; zonder deze dag is het nog niet bekend", "the last; without it nobody knows yet"),
    ("", "left", "de laatste werkdag", "the last day"),
    ("", "left-because", "waarom iemand wegging", "why someone left"),
    (
        "",
        "was",
        "eerdere teams en leidinggevenden, elk met de laatste dag ervan",
        "teams and managers of before, each with the last day of it",
    ),
    ("was", "team", "het team", "the team"),
    ("was", "manager", "de leidinggevende", "the manager"),
    ("was", "until", "de laatste dag", "the last day"),
    ("", "formerly", "mappen die deze mens eerder had", "folders that this person had before"),
    ("", "readers", "voor wie de woorden verzegeld zijn", "whom the words are sealed for"),
    (
        "",
        "sealed",
        "het blok met de woorden; `stay show` opent het voor wie het mag",
        "the block with the words; `stay show` opens it for who may",
    ),
    (
        "",
        "sealed-base",
        "zolang twee blokken wachten: dat waar beide van komen",
        "while two blocks wait to be joined: the one that both came from",
    ),
    ("", "type", "de soort gesprek", "the type of conversation"),
    ("", "status", "hoe het ervoor staat", "how it stands"),
    ("", "date", "de dag waarop het gesprek is of wordt gehouden", "the day it is, or is to be, held"),
    ("", "with", "wie het voert; zonder is dat de leidinggevende", "who holds it; the manager when left out"),
    ("", "themes", "waar het over gaat: één, hooguit twee", "what it is about: one, two at most"),
    ("", "preparation", "wat beiden vooraf opschreven", "what both wrote before"),
    ("preparation", "employee", "van de medewerker", "of the employee"),
    ("preparation", "manager", "van de leidinggevende", "of the manager"),
    ("preparation", "received", "formulieren die binnenkwamen; niet veranderen", "forms that came in; leave it as it is"),
    ("", "answers", "vragen en antwoorden", "questions and answers"),
    ("answers", "theme", "het thema van de vraag", "the theme of the question"),
    ("answers", "note", "de notitie waar de vraag van komt", "the note that the question was made of"),
    ("answers", "question", "de vraag", "the question"),
    ("answers", "answer", "wat er gezegd is", "what was said"),
    ("answers", "released", "beiden vinden dat dit in de formele cyclus mag", "both agreed that this may be used in the formal cycle"),
    (
        "",
        "obstacles",
        "wat in de weg staat: woorden uit de woordenlijst, of andere",
        "what stands in the way: words of the vocabulary, or others",
    ),
    ("", "energy", "wat energie geeft", "what gives energy"),
    ("", "signals", "voor de personeelsplanning", "for workforce planning"),
    ("", "wishes", "wat de medewerker vraagt", "what the employee asks for"),
    ("wishes", "signal", "welk signaal het is", "which signal it is"),
    ("wishes", "what", "wat er gevraagd wordt", "what is asked for"),
    ("wishes", "cost", "wat het kost, als dat bekend is", "what it costs, if known"),
    ("wishes", "by", "tegen welke dag", "by which day"),
    ("", "summary", "waar het op neerkwam", "what it came to"),
    ("", "next", "wanneer beiden erop terugkomen", "when both come back to it"),
    ("", "cancelled-because", "waarom het niet doorging", "why it was cancelled"),
    ("", "closed", "de dag waarop het is afgesloten", "the day it was ended"),
    ("", "ended", "wanneer het eerder was afgesloten en weer openging", "when it had ended and was opened again"),
    ("ended", "closed", "de dag waarop het was afgesloten", "the day it had ended"),
    ("ended", "reopened", "de dag waarop het weer openging", "the day it was opened again"),
    ("", "own-words", "hoeveel belemmeringen in eigen woorden er verzegeld zijn", "how many obstacles in own words are sealed"),
    ("", "own-energy", "hoeveel woorden over energie er verzegeld zijn", "how many words about energy are sealed"),
    ("", "title", "wat er is afgesproken, of wat er geleerd wordt", "what was promised, or what is learned"),
    (
        "",
        "owner",
        "wie aan zet is: employee, manager, together, hr, of een naam",
        "whose turn it is: employee, manager, together, hr, or a name",
    ),
    ("", "due", "de dag waarop het klaar moet zijn", "the day by which it is to be done"),
    (
        "",
        "first-due",
        "de eerste dag die was afgesproken, als dat een andere was",
        "the day that it was due first, if that was another one",
    ),
    ("", "conversation", "het gesprek waar het uit komt", "the conversation that it came from"),
    ("", "kind", "wat voor actie het is", "what kind of action it is"),
    ("", "goal", "het leerdoel waar het voor is", "the learning goal that it serves"),
    ("", "obstacle", "de belemmering die het wegneemt", "the obstacle that it takes away"),
    ("", "note", "meer erover", "more about it"),
    ("", "win", "het succes dat gevierd mag worden", "the success worth celebrating"),
    ("", "dropped-because", "waarom het is losgelaten", "why it was dropped"),
    ("", "created", "de dag waarop het is afgesproken of gemaakt", "the day that it was promised or made"),
    ("", "released", "beiden vinden dat dit in de formele cyclus mag", "both agreed that this may be used in the formal cycle"),
    ("", "by", "tegen welke dag het doel bereikt is", "the day by which the goal is reached"),
    ("", "supports", "de ambitie waar het aan bijdraagt", "the ambition that it serves"),
    ("", "towards", "de functie waar het naartoe leidt", "the role that it leads to"),
    ("", "project", "het werk waarin het geleerd wordt", "the work in which it is learned"),
    ("", "progress", "hoe het gaat, elke keer met de dag", "how it is going, each time with the day"),
    ("progress", "date", "de dag", "the day"),
    ("progress", "note", "hoe het ging", "how it went"),
    ("", "text", "wat er genoteerd is", "what was noted"),
    ("", "shared", "of de medewerker het voor het gesprek mag zien", "whether the employee may see it before the talk"),
    (
        "",
        "version",
        "de versie van het formaat: 1, of 2 waar woorden verzegeld zijn",
        "the version of the format: 1, or 2 where words are sealed",
    ),
    (
        "",
        "workspace",
        "hieraan herkent stay zijn eigen formulieren; niet veranderen",
        "how stay recognises its own forms; leave it as it is",
    ),
    ("", "in-use", "de dag waarop de werkmap in gebruik kwam", "the day the workspace came into use"),
    ("", "language", "nl of en: wat stay spreekt", "nl or en: what stay speaks"),
    ("", "teams", "als ze er staan, meldt `stay check` elk ander team", "when they are listed, `stay check` reports any other team"),
    ("", "newcomer", "hoe lang na de eerste dag een check-in hoort", "how long after the first day a check-in is due"),
    ("", "follow-up", "wanneer je op een afgesloten gesprek terugkomt", "when you come back to a closed conversation"),
    (
        "",
        "limits",
        "meer acties dan dit uit één gesprek geeft een waarschuwing",
        "more actions than this from one conversation draw a warning",
    ),
    ("", "goals", "hoe lang een leerdoel duurt, en hoeveel iemand er heeft", "how long a learning goal takes, and how many someone has"),
    ("goals", "term", "hoe lang een leerdoel duurt", "how long a learning goal takes"),
    ("goals", "least", "hoeveel doelen op zijn minst", "how many goals at least"),
    ("goals", "most", "hoeveel doelen op zijn meest", "how many goals at most"),
    ("", "ambitions", "wat een team of iedereen wil bereiken", "what a team or everyone wants to reach"),
    ("ambitions", "label", "hoe het heet, als tekst of per taal", "what it is called, as one text or by language"),
    ("ambitions", "team", "van welk team; zonder is het van iedereen", "of which team; without it of everyone"),
    ("", "types", "eigen soorten gesprek", "types of conversation of your own"),
    ("types", "name", "hoe de soort heet in beide talen", "what the type is called in both languages"),
    ("types", "label", "hoe de soort heet, als tekst of per taal", "what the type is called, as one text or by language"),
    ("types", "purpose", "waar het gesprek voor is", "what the talk is for"),
    ("types", "rhythm", "hoe vaak het wordt gehouden", "how often it is held"),
    ("types", "limit", "hoeveel acties hooguit", "how many actions at most"),
    ("types", "themes", "welke thema's erbij horen", "which themes go with it"),
    ("types", "ask", "vragen die elke keer gesteld worden", "questions that are asked each time"),
    ("", "rounds", "gesprekken die iedereen van een paar teams voor een dag heeft", "talks that everyone of some teams has by a day"),
    ("rounds", "type", "de soort gesprek", "the type of conversation"),
    ("rounds", "from", "de eerste dag", "the first day"),
    ("rounds", "to", "de laatste dag", "the last day"),
    ("rounds", "teams", "welke teams; zonder zijn het ze allemaal", "which teams; all of them when left out"),
    ("rounds", "questions", "wat er in deze ronde gevraagd wordt", "what is asked in this round"),
    ("label", "nl", "in het Nederlands", "in Dutch"),
    ("label", "en", "in het Engels", "in English"),
    ("obstacles", "label", "hoe de belemmering heet, als tekst of per taal", "what the obstacle is called, as one text or by language"),
    ("obstacles", "also", "andere woorden die hetzelfde zijn", "other words for the same"),
    ("", "report", "hoe het overzicht telt", "how the report counts"),
    ("report", "window", "hoe ver terug belemmeringen tellen", "how far back obstacles count"),
    (
        "report",
        "people",
        "vanaf zoveel mensen is een belemmering van de organisatie",
        "from so many people on an obstacle is the organisation's",
    ),
    ("report", "anonymity", "geen kleinere groep in een anoniem rapport", "no smaller group in an anonymous report"),
    ("report", "currency", "de munt van bedragen: EUR", "the currency of amounts: EUR"),
    ("", "git", "wat stay met git doet", "what stay does with git"),
    ("git", "commit", "`auto` legt elke opdracht vast", "`auto` commits each command"),
    ("", "reminders", "wanneer `stay remind` mailt, en aan wie", "when `stay remind` sends mail, and to whom"),
    ("reminders", "weekday", "op welke dag van de week: monday tot en met sunday", "on which day of the week: monday to sunday"),
    ("reminders", "quiet", "wie niets krijgt: een map, een naam of hr", "who gets nothing: a folder, a name or hr"),
    (
        "reminders",
        "addresses",
        "e-mailadressen van wie geen eigen map heeft, bij hun naam",
        "e-mail addresses of who has no folder, by their name",
    ),
    ("", "privacy", "wie opent wat verzegeld is, en hoe lang het bewaard wordt", "who opens what is sealed, and how long it is kept"),
    (
        "privacy",
        "words",
        "wie opent wat er gezegd is: holder, employee, of een lezer",
        "who opens what was said: holder, employee, or a reader",
    ),
    ("privacy", "private-notes", "wie een eigen notitie opent: author, of een lezer", "who opens a private note: author, or a reader"),
    ("privacy", "keep", "hoe lang bewaard wordt", "how long it is kept"),
    ("keep", "after-leaving", "hoe lang nadat iemand wegging", "how long after someone left"),
    ("keep", "conversations", "hoe lang gesprekken", "how long conversations"),
    ("keep", "notes", "hoe lang notities", "how long notes"),
    (
        "privacy",
        "guard",
        "of stay zegt waar iets niet opgeschreven hoort te worden",
        "whether stay says where something should not be written down",
    ),
    ("readers.yaml", "readers", "wie lezer kan zijn, elk met een korte naam", "who can be a reader, each by a short name"),
    ("readers", "name", "de naam, zoals bij `manager` en `with`", "the name, as under `manager` and `with`"),
    ("readers", "employee", "de map van een medewerker", "the folder of an employee"),
    ("readers", "recovery", "of deze sleutel alles opent en in een kluis ligt", "whether this key opens everything and lies in a safe"),
    ("readers", "keys", "de openbare sleutels", "the public keys"),
    ("questions", "theme", "het thema", "the theme"),
    ("questions", "types", "bij welke soorten gesprek", "with which types of conversation"),
    ("questions", "nl", "de vraag in het Nederlands", "the question in Dutch"),
    ("questions", "en", "de vraag in het Engels", "the question in English"),
];

/// What the top of a file is called among the maps: nothing, but where it has keys that mean something else elsewhere.
pub(crate) fn top(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Questions => "questions",
        FileKind::Readers => "readers.yaml",
        _ => "",
    }
}

/// What a key is for, in this language and then in the other.
pub(crate) fn description(lang: Language, within: &str, key: &str) -> Option<String> {
    let (.., nl, en) = KEYS.iter().find(|(map, known, ..)| *map == within && *known == key)?;
    Some(match lang {
        Language::Nl => format!("{nl} · {en}"),
        Language::En => format!("{en} · {nl}"),
    })
}

/// Every description, as an editor has it.
#[cfg(test)]
pub(crate) fn descriptions(lang: Language) -> std::collections::BTreeSet<String> {
    KEYS.iter().filter_map(|(within, key, ..)| description(lang, within, key)).collect()
}

/// What a kind of file is called.
pub(crate) fn title(lang: Language, kind: FileKind) -> String {
    let (nl, en) = match kind {
        FileKind::Settings => ("instellingen", "settings"),
        FileKind::Employee => ("medewerker", "employee"),
        FileKind::Conversation => ("gesprek", "conversation"),
        FileKind::Action => ("actie", "action"),
        FileKind::Goal => ("leerdoel", "learning goal"),
        FileKind::Note => ("notitie", "note"),
        FileKind::Readers => ("lezers", "readers"),
        FileKind::Questions => ("vragen", "questions"),
    };
    format!("stay: {}", super::either(lang, nl, en))
}

sayings! {
    /// The refusal of a kind that there is not.
    unknown(typed: &str) { nl: "`{typed}` is geen soort bestand", en: "`{typed}` is no kind of file" }
}
