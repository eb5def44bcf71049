//! Taking people in from a list of another system.

use super::{Language, either, fields, sayings, sentences, words};
use crate::domain::import::{Alarm, By, Doubt, Field};

sayings! {
    too_big(file: &str) { nl: "{file} is groter dan 32 MB: zo'n lijst leest stay niet", en: "{file} has more than 32 MB: stay reads no list as long as that" }
    binary(file: &str, kind: &str) { nl: "{file} is geen tekst maar {kind}", en: "{file} is no text but {kind}" }
    binary_hint() { nl: "bewaar de lijst als CSV (UTF-8), en lees die in", en: "save the list as CSV (UTF-8), and take that in" }
    encoding(place: &str) { nl: "{place}: dit is geen tekst in UTF-8, UTF-16 of Windows-1252, of hij is beschadigd", en: "{place}: this is no text in UTF-8, UTF-16 or Windows-1252, or it is damaged" }
    control(place: &str) { nl: "{place}: hier staat een teken dat in geen lijst hoort", en: "{place}: a character stands here that belongs in no list" }
    damaged_hint() { nl: "haal de lijst opnieuw uit het HR-systeem", en: "get the list from the HR system once more" }
    quote(place: &str) { nl: "{place}: een aanhalingsteken dat hier begint wordt niet gesloten", en: "{place}: a quote that begins here is never closed" }
    quote_hint() { nl: "zet er een \" achter, of haal hem weg", en: "put a \" behind it, or take it out" }
    too_wide(place: &str) { nl: "{place}: meer dan 2000 kolommen", en: "{place}: more than 2,000 columns" }
    too_long(file: &str) { nl: "{file} heeft meer dan 200.000 regels", en: "{file} has more than 200,000 lines" }
    json(place: &str) { nl: "{place}: dit is geen JSON, of hij is afgebroken", en: "{place}: this is no JSON, or it breaks off" }
    no_list(file: &str) { nl: "{file} heeft geen lijst van mensen", en: "{file} has no list of people" }
    no_list_hint() { nl: "stay leest `Resources`, `value` of een lijst van objecten", en: "stay reads `Resources`, `value` or a list of objects" }
    empty(file: &str) { nl: "{file} is leeg", en: "{file} is empty" }
    no_rows(file: &str) { nl: "in {file} staat niemand: er is geen regel onder de koppen", en: "nobody is in {file}: there is no line below the headers" }
    nobody_told(file: &str) { nl: "in {file} zegt geen kolom wie iemand is: geen kop is een personeelsnummer, e-mail of naam", en: "no column of {file} says who someone is: no header is an employee number, e-mail or name" }
    nobody_told_hint() { nl: "zeg met --map BESTAND welke kolom wat is, zoals `number: Code`", en: "say with --map FILE which column is what, such as `number: Code`" }
    twice(place: &str, field: &str, one: usize, other: usize) { nl: "{place}: kolom {one} en kolom {other} kunnen allebei `{field}` zijn", en: "{place}: columns {one} and {other} could both be `{field}`" }
    twice_hint(field: &str) { nl: "geef er één een andere kop, of zeg met --map welke het is: `{field}: KOP`", en: "give one of them another header, or say with --map which it is: `{field}: HEADER`" }
    no_header(place: &str, header: &str) { nl: "{place}: de lijst heeft geen kolom `{header}`", en: "{place}: the list has no column `{header}`" }
    never(place: &str, header: &str) { nl: "{place}: `{header}` neemt stay niet over: dat hoort niet bij wat er over gesprekken wordt bewaard", en: "{place}: stay does not take `{header}`: it does not belong with what is kept about talks" }
    never_hint() { nl: "haal deze regel weg", en: "take this line out" }
    either_day(place: &str, header: &str) { nl: "{place}: deze datum in `{header}` kan twee dagen zijn", en: "{place}: this date in `{header}` could be two days" }
    either_day_hint() { nl: "zeg wat eerst staat: `--dates day-first` of `--dates month-first`", en: "say which comes first: `--dates day-first` or `--dates month-first`" }
    row_too_long(place: &str, cells: usize, headers: usize) { nl: "{place}: deze regel heeft {cells} kolommen, en er zijn {headers} koppen", en: "{place}: this line has {cells} columns, and there are {headers} headers" }
    row_too_long_hint() { nl: "zet een waarde met een scheidingsteken erin tussen aanhalingstekens", en: "put a value with a separator in it between quotes" }
    map_is_no_map(place: &str) { nl: "{place}: een map heeft regels als `number: Personeelsnummer`", en: "{place}: a map has lines such as `number: Employee ID`" }
    map_no_field(place: &str, typed: &str) { nl: "{place}: `{typed}` is geen veld", en: "{place}: `{typed}` is no field" }
    map_no_field_hint(fields: &str) { nl: "kies uit: {fields}", en: "choose from: {fields}" }
    map_no_header(place: &str, field: &str) { nl: "{place}: achter `{field}` hoort de kop van één kolom", en: "{place}: behind `{field}` belongs the header of one column" }
    map_twice(place: &str, header: &str) { nl: "{place}: `{header}` staat er al", en: "{place}: `{header}` is there already" }
    alarm_hint() { nl: "kijk of de lijst heel is; klopt het, geef dan --yes", en: "see whether the list is whole; if this is right, give --yes" }
    taken_in(what: &str) { nl: "ingelezen: {what}", en: "taken in: {what}" }
    nothing_new() { nl: "niets veranderd: alles stond er al zo", en: "nothing changed: all was so already" }
    handover_first() { nl: "beloften en geplande gesprekken gaan niet mee naar een andere leidinggevende; dat doet `stay employee handover`, vóór --apply", en: "promises and planned talks do not go along to another manager; `stay employee handover` does that, before --apply" }
    as_windows() { nl: "gelezen als Windows-1252: kijk of letters met accenten kloppen", en: "read as Windows-1252: see whether letters with accents are right" }
    contracts_end(count: usize) { nl: "contracten die later aflopen: {count}; dat is geen vertrek", en: "contracts that end later: {count}; that is no leaving" }
}

sentences! {
    title(file: &str, people: &str) { nl: "{file}: {people}", en: "{file}: {people}" }
    new_head() { nl: "Nieuw", en: "New" }
    changed_head() { nl: "Anders dan hier", en: "Other than here" }
    leaving_head() { nl: "Gaat weg", en: "Leaving" }
    missing_head() { nl: "Niet in de lijst", en: "Not in the list" }
    missing_said() { nl: "blijft hier staan; wie weg is: `stay employee leave NAAM --date DAG`", en: "stays here; for who has left: `stay employee leave NAME --date DAY`" }
    unclear_head() { nl: "Niet duidelijk, en dus niet gedaan", en: "Not clear, and so not done" }
    no_manager_head() { nl: "Leidinggevende die hier niemand is, en dus weggelaten", en: "Manager who is nobody here, and so left out" }
    columns_head() { nl: "Kolommen", en: "Columns" }
    read_columns(list: &str) { nl: "gelezen: {list}", en: "read: {list}" }
    never_columns(list: &str) { nl: "weggelaten, want dat bewaart stay niet: {list}", en: "left out, since stay does not keep it: {list}" }
    other_columns(list: &str) { nl: "niet gebruikt: {list}", en: "not used: {list}" }
    unchanged(count: usize) { nl: "{count} zoals hier", en: "{count} as here" }
    gone(count: usize) { nl: "{count} al weg, en hier nooit geweest", en: "{count} gone already, and never here" }
    last_day(day: &str) { nl: "laatste dag {day}", en: "last day {day}" }
    first_day(day: &str) { nl: "eerste dag {day}", en: "first day {day}" }
    nothing() { nl: "Alles staat er al zo.", en: "All is so already." }
    line(at: u32) { nl: "regel {at}", en: "line {at}" }
}

/// `3 nieuw, 2 anders, 1 gaat weg`.
pub(crate) fn counts(lang: Language, new: usize, changed: usize, leaving: usize) -> String {
    let parts = [
        (new, either(lang, "nieuw", "new")),
        (changed, either(lang, "veranderd", "changed")),
        (leaving, either(lang, "weg of op weg", "left or leaving")),
    ];
    parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect::<Vec<_>>().join(" · ")
}

/// That so much would change at once that a person has to look first.
pub(crate) fn alarm(lang: Language, alarm: Alarm) -> String {
    let Alarm { leaving, missing, moved, of } = alarm;
    let parts = [
        (leaving, either(lang, "weg of op weg", "leaving")),
        (missing, either(lang, "niet in de lijst", "not in the list")),
        (moved, either(lang, "naar een ander team of een andere leidinggevende", "to another team or manager")),
    ];
    let told: Vec<String> = parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    let people = words::people(lang, of);
    match lang {
        Language::Nl => format!("dit is meer dan een vijfde van de {people} hier: {}", told.join(", ")),
        Language::En => format!("this is more than a fifth of the {people} here: {}", told.join(", ")),
    }
}

/// What a field is called.
pub(crate) fn field(lang: Language, key: &str) -> &'static str {
    match key {
        "name" => either(lang, "naam", "name"),
        "left" => either(lang, "laatste dag", "last day"),
        other => fields::field(lang, other).0,
    }
}

/// What a column is read as.
pub(crate) fn column(lang: Language, of: Field) -> &'static str {
    let (nl, en) = match of {
        Field::Number => ("nummer", "number"),
        Field::UserId => ("teken van de lijst", "sign of the list"),
        Field::Email => ("e-mail", "e-mail"),
        Field::Name => ("naam", "name"),
        Field::FirstName => ("roepnaam", "first name"),
        Field::GivenNames => ("voornamen", "given names"),
        Field::Initials => ("voorletters", "initials"),
        Field::Prefix => ("voorvoegsel", "prefix"),
        Field::LastName => ("achternaam", "last name"),
        Field::BirthName => ("geboortenaam", "birth name"),
        Field::PartnerPrefix => ("voorvoegsel van de partner", "prefix of the partner"),
        Field::PartnerName => ("naam van de partner", "name of the partner"),
        Field::NameUse => ("naamgebruik", "use of names"),
        Field::Team => ("team", "team"),
        Field::Manager | Field::ManagerNumber | Field::ManagerEmail | Field::ManagerName => ("leidinggevende", "manager"),
        Field::Role => ("rol", "role"),
        Field::Started => ("eerste dag", "first day"),
        Field::ContractStart => ("begin van het contract", "begin of the contract"),
        Field::Left => ("laatste dag", "last day"),
        Field::ContractEnd => ("eind van het contract", "end of the contract"),
        Field::Status => ("in dienst of niet", "works here or not"),
    };
    either(lang, nl, en)
}

/// What someone is known by, where that is worth saying.
pub(crate) fn by(lang: Language, by: By) -> Option<&'static str> {
    match by {
        By::Number => None,
        By::Email => Some(either(lang, "herkend aan het e-mailadres", "known by the e-mail address")),
        By::Name => Some(either(lang, "herkend aan de naam", "known by the name")),
    }
}

/// Why something is not done. Names of people are their folders here.
pub(crate) fn doubt(lang: Language, doubt: &Doubt) -> String {
    let list = |slugs: &[std::sync::Arc<str>]| slugs.join(", ");
    let (nl, en) = match doubt {
        Doubt::NotADay => ("dit is geen datum; weggelaten".to_owned(), "this is no date; left out".to_owned()),
        Doubt::NotAnAddress => ("dit is geen e-mailadres; weggelaten".to_owned(), "this is no e-mail address; left out".to_owned()),
        Doubt::Shortened => (
            "een spreadsheet heeft dit nummer ingekort: maak van de kolom tekst".to_owned(),
            "a spreadsheet has shortened this number: make the column text".to_owned(),
        ),
        Doubt::NameUse => (
            "dit is geen code voor naamgebruik; de eigen naam is genomen".to_owned(),
            "this is no code for the use of names; the own name was taken".to_owned(),
        ),
        Doubt::NoName => (
            "hier staat geen naam, en hier is niemand die het kan zijn".to_owned(),
            "no name is here, and nobody here could be it".to_owned(),
        ),
        Doubt::NotAName => ("dit kan geen naam van iemand zijn".to_owned(), "this can't be someone's name".to_owned()),
        Doubt::SameNumber(at) => (format!("regel {at} heeft hetzelfde nummer"), format!("line {at} has the same number")),
        Doubt::SameEmail(at) => (format!("regel {at} heeft hetzelfde e-mailadres"), format!("line {at} has the same e-mail address")),
        Doubt::SameName(at) => (
            format!("regel {at} heeft dezelfde naam, en geen van beide heeft een nummer"),
            format!("line {at} has the same name, and neither has a number"),
        ),
        Doubt::SamePerson(at, slug) => (format!("regel {at} is ook {slug}"), format!("line {at} is {slug} too")),
        Doubt::TwoHaveNumber(slugs) => (
            format!("dit nummer heeft hier meer dan één: {}", list(slugs)),
            format!("more than one person here has this number: {}", list(slugs)),
        ),
        Doubt::TwoHaveEmail(slugs) => (
            format!("dit e-mailadres heeft hier meer dan één: {}", list(slugs)),
            format!("more than one person here has this e-mail address: {}", list(slugs)),
        ),
        Doubt::TwoHaveName(slugs) => (
            format!(
                "zo heet hier meer dan één: {}; zet bij een van hen het nummer met `stay employee edit MAP --number NUMMER`",
                list(slugs)
            ),
            format!(
                "more than one person here is called so: {}; give one of them the number with `stay employee edit FOLDER --number NUMBER`",
                list(slugs)
            ),
        ),
        Doubt::TwoPeople(one, other) => (
            format!("het nummer is van {one}, het e-mailadres van {other}"),
            format!("the number is of {one}, the e-mail address of {other}"),
        ),
        Doubt::OtherNumber(slug) => (
            format!("het e-mailadres is van {slug}, die een ander nummer heeft"),
            format!("the e-mail address is of {slug}, who has another number"),
        ),
        Doubt::LeftBeforeStarted => ("de laatste dag is voor de eerste".to_owned(), "the last day is before the first".to_owned()),
        Doubt::Back(slug, day) => {
            let day = words::day(lang, *day);
            (
                format!("{slug} is weg sinds {day} en staat weer in de lijst; is dat zo, haal dan `left` weg met `stay edit {slug}`"),
                format!("{slug} left on {day} and is in the list again; if that is so, take `left` out with `stay edit {slug}`"),
            )
        }
        Doubt::NoLastDay(slug) => (
            format!("niet meer in dienst, zonder laatste dag: `stay employee leave {slug} --date DAG`"),
            format!("works here no more, without a last day: `stay employee leave {slug} --date DAY`"),
        ),
    };
    match lang {
        Language::Nl => nl,
        Language::En => en,
    }
}

/// A short word for a doubt, for scripts.
pub(crate) fn code(doubt: &Doubt) -> &'static str {
    match doubt {
        Doubt::NotADay => "not-a-day",
        Doubt::NotAnAddress => "not-an-address",
        Doubt::Shortened => "shortened-number",
        Doubt::NameUse => "name-use",
        Doubt::NoName => "no-name",
        Doubt::NotAName => "not-a-name",
        Doubt::SameNumber(_) => "same-number",
        Doubt::SameEmail(_) => "same-email",
        Doubt::SameName(_) => "same-name",
        Doubt::SamePerson(..) => "same-person",
        Doubt::TwoHaveNumber(_) => "number-of-several",
        Doubt::TwoHaveEmail(_) => "email-of-several",
        Doubt::TwoHaveName(_) => "name-of-several",
        Doubt::TwoPeople(..) => "two-people",
        Doubt::OtherNumber(_) => "other-number",
        Doubt::LeftBeforeStarted => "left-before-started",
        Doubt::Back(..) => "back",
        Doubt::NoLastDay(_) => "no-last-day",
    }
}
