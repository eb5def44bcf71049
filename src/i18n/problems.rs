//! What is wrong with a file, and what to do about it.

use super::{Language, either, git, promised, sealed, words};
use crate::domain::problem::{Encoding, Kind, Shape, Wanted, YamlFault};
use std::io::ErrorKind;

/// What is wrong, in one sentence without a full stop.
pub fn message(lang: Language, kind: &Kind) -> String {
    let pick = |nl: String, en: String| if lang == Language::Nl { nl } else { en };
    match kind {
        Kind::Yaml(fault) => yaml(lang, fault),
        Kind::Encoding => either(lang, "dit bestand is geen UTF-8", "this file is not UTF-8").to_owned(),
        Kind::SavedAs(encoding) => saved_as(lang, *encoding).to_owned(),
        Kind::CutOff(tail) => pick(
            format!("`{tail}` valt weg: wat achter een spatie en `#` staat, leest YAML als opmerking"),
            format!("`{tail}` is left out: YAML takes what stands behind a blank and `#` for a comment"),
        ),
        Kind::Sign(sign) => {
            pick(format!("een tekst kan niet zomaar met `{sign}` beginnen"), format!("a text can't begin with `{sign}` as it is"))
        }
        Kind::NoDash(_) => {
            either(lang, "een regel van een lijst begint met `- `, met een spatie", "a line of a list begins with `- `, with a blank")
                .to_owned()
        }
        Kind::Loose(_) => either(lang, "deze regel hoort nergens bij", "this line belongs to nothing").to_owned(),
        Kind::TooBig(size) => {
            let size = words::decimal(lang, (*size as f64 / 104_857.6).round() / 10.0);
            pick(format!("dit bestand is te groot: {size} MiB, hooguit 1 MiB"), format!("this file is too big: {size} MiB, at most 1 MiB"))
        }
        Kind::Link => {
            either(lang, "dit is een koppeling, en die wordt niet gevolgd", "this is a link, and links are not followed").to_owned()
        }
        Kind::Io(kind) => {
            let reason = io(lang, *kind);
            pick(format!("dit kan niet gelezen worden: {reason}"), format!("this can't be read: {reason}"))
        }
        Kind::NotAMap => either(lang, "hier horen regels als `sleutel: waarde`", "lines such as `key: value` belong here").to_owned(),
        Kind::NotAList => either(lang, "hier horen regels die met `- ` beginnen", "lines that begin with `- ` belong here").to_owned(),
        Kind::Empty => either(lang, "dit bestand is leeg", "this file is empty").to_owned(),
        Kind::NotAsIssued => either(
            lang,
            "dit rapport zonder namen is niet zoals het is uitgegeven: er is met de hand iets in veranderd, of het is beschadigd",
            "this report without names is not as it was issued: something in it was changed by hand, or it is damaged",
        )
        .to_owned(),
        Kind::UnknownKey(key, _) => pick(format!("de sleutel `{key}` is onbekend"), format!("the key `{key}` is unknown")),
        Kind::MissingKey(key) => pick(format!("de sleutel `{key}` ontbreekt"), format!("the key `{key}` is missing")),
        Kind::WrongShape(key, Shape::Item) => pick(
            format!("in de lijst `{key}` hoort op elke regel één tekst, en dit is er geen"),
            format!("each line of the list `{key}` takes one text, and this is none"),
        ),
        Kind::WrongShape(key, shape) => {
            let wanted = shape_word(lang, *shape);
            pick(format!("bij `{key}` hoort {wanted}"), format!("`{key}` takes {wanted}"))
        }
        Kind::UnknownWord { key, found, .. } => {
            pick(format!("`{found}` is geen {}", what_it_is(lang, key)), format!("`{found}` is no {}", what_it_is(lang, key)))
        }
        Kind::OtherSpelling(key, found, meant) => {
            pick(format!("`{found}` bij `{key}` geldt als `{meant}`"), format!("`{found}` under `{key}` counts as `{meant}`"))
        }
        Kind::NearName(key, found, known) => {
            pick(format!("`{found}` bij `{key}` lijkt op {known}"), format!("`{found}` under `{key}` is much like {known}"))
        }
        Kind::Oneself(key, found) => {
            pick(format!("`{found}` bij `{key}` zegt niet wie dat is"), format!("`{found}` under `{key}` does not say who that is"))
        }
        Kind::NotADay(key, found) => pick(format!("`{found}` bij `{key}` is geen datum"), format!("`{found}` under `{key}` is no date")),
        Kind::NotAnInterval(key, found) => {
            pick(format!("`{found}` bij `{key}` is geen termijn"), format!("`{found}` under `{key}` is no length of time"))
        }
        Kind::NotAnAmount(key, found) => {
            pick(format!("`{found}` bij `{key}` is geen bedrag"), format!("`{found}` under `{key}` is no amount"))
        }
        Kind::NotAnAddress(whose, found) => {
            pick(format!("`{found}` bij `{whose}` is geen e-mailadres"), format!("`{found}` for `{whose}` is no e-mail address"))
        }
        Kind::NotACurrency(found) => pick(format!("`{found}` is geen munt"), format!("`{found}` is no currency")),
        Kind::NotAnId(key, found) => pick(format!("`{found}` bij `{key}` is geen id"), format!("`{found}` under `{key}` is no id")),
        Kind::OtherId(inside, name) => pick(
            format!("de id is `{inside}`, maar het bestand heet naar `{name}`"),
            format!("the id is `{inside}`, but the file is named after `{name}`"),
        ),
        Kind::TwiceId(id, other) => {
            pick(format!("de id `{id}` is er twee keer, ook in {other}"), format!("the id `{id}` is there twice, also in {other}"))
        }
        Kind::Dangling(key, id) => {
            let target = what_it_is(lang, key);
            pick(format!("er is geen {target} `{id}`"), format!("there is no {target} `{id}`"))
        }
        Kind::Foreign(key, id) => {
            let target = what_it_is(lang, key);
            pick(format!("{target} `{id}` is van iemand anders"), format!("{target} `{id}` is someone else's"))
        }
        Kind::NoObstacle => {
            either(lang, "een actie van de organisatie noemt een belemmering", "an action of the organisation names an obstacle").to_owned()
        }
        Kind::EndedWithoutDay => {
            either(lang, "dit is afgerond, maar `closed` zegt niet wanneer", "this has ended, but `closed` does not say when").to_owned()
        }
        Kind::EndedBeforeMade(closed, made) => pick(
            format!("afgerond op {closed}, voor het gemaakt werd op {made}"),
            format!("ended on {closed}, before it was made on {made}"),
        ),
        Kind::DayWithoutEnd => {
            either(lang, "`closed` heeft een dag, maar dit is nog niet afgerond", "`closed` has a day, but this has not ended").to_owned()
        }
        Kind::DroppedWithoutReason => either(lang, "losgelaten zonder reden", "dropped without a reason").to_owned(),
        Kind::TooManyActions(count, limit) => {
            let count = words::actions(lang, *count);
            pick(
                format!("{count} uit één gesprek; hooguit {limit} werkt beter"),
                format!("{count} from one conversation; at most {limit} works better"),
            )
        }
        Kind::SharedForm(form, owner) => pick(format!("`{form}` hoort al bij `{owner}`"), format!("`{form}` belongs to `{owner}` already")),
        Kind::Stray => either(lang, "dit hoort hier niet", "this does not belong here").to_owned(),
        Kind::Unread { .. } => either(
            lang,
            "dit wordt niet gelezen: zo heet een map of bestand van stay niet",
            "this is not read: no folder or file of stay is called so",
        )
        .to_owned(),
        Kind::Elsewhere(folder, _) => {
            let what = what_it_is(lang, folder.word());
            pick(
                format!("dit wordt niet gelezen: het is een {what}, tussen iets anders"),
                format!("this is not read: it is a {what}, among something else"),
            )
        }
        Kind::MovedAway(home) => pick(format!("deze persoon staat nu in {home}"), format!("this person lives in {home} now")),
        Kind::Forgotten => either(lang, "dit is op verzoek vergeten, en terug", "this was forgotten on purpose, and is back").to_owned(),
        Kind::TwoPeople => either(
            lang,
            "dit zijn twee mensen van dezelfde naam, in twee kopieën toegevoegd en door git in één map gezet",
            "these are two people of one name, added in two clones and put into one folder by git",
        )
        .to_owned(),
        Kind::TwoHomes(other) => pick(format!("deze persoon staat ook in {other}"), format!("this person is in {other} too")),
        Kind::NoEmployeeFile => either(lang, "dit bestand ontbreekt", "this file is missing").to_owned(),
        Kind::BackBeforeAway(until, from) => {
            pick(format!("afwezig tot en met {until}, en dat is voor {from}"), format!("away up to {until}, and that is before {from}"))
        }
        Kind::BackwardRound(to, from) => pick(
            format!("deze ronde eindigt op {to}, voor ze begint op {from}"),
            format!("this round ends on {to}, before it begins on {from}"),
        ),
        Kind::NotATalk(line) => pick(format!("`{line}` is geen gesprek"), format!("`{line}` is no talk")),
        Kind::PlannedAlready(who) => pick(format!("met `{who}` staat er al een gesprek"), format!("there is a talk with `{who}` already")),
        Kind::DayHasPassed(day) => pick(format!("{day} is voorbij"), format!("{day} has passed")),
        Kind::SameNumber(number, other) => pick(
            format!("nummer `{number}` heeft ook {other}; `stay import` herkent zo geen van beide"),
            format!("{other} has number `{number}` too; `stay import` knows neither by it"),
        ),
        Kind::NoBeginning => either(
            lang,
            "niets zegt wanneer deze persoon begon, dus kan niemand hier te laat zijn met een gesprek",
            "nothing says when this person began, so nobody can be late here with a talk",
        )
        .to_owned(),
        Kind::NewerVersion(found) => pick(
            format!("versie {found} van de bestanden is nieuwer dan deze stay kent"),
            format!("version {found} of the files is newer than this stay knows"),
        ),
        Kind::TooOldForPrivacy => either(
            lang,
            "`privacy` geldt pas met `version: 2`, want oudere programma's verzegelen niets",
            "`privacy` counts from `version: 2` on, since older programs seal nothing",
        )
        .to_owned(),
        Kind::NoReaders => either(
            lang,
            "dit bestand ontbreekt, en zegt wie lezer kan zijn van wat verzegeld is",
            "this file is missing, and it says who can be a reader of what is sealed",
        )
        .to_owned(),
        Kind::NotAPublicKey(found) => {
            pick(format!("`{found}` is geen openbare sleutel van age"), format!("`{found}` is no public key of age"))
        }
        Kind::SecretKey => either(
            lang,
            "dit is een geheime sleutel: wie dit bestand leest, opent er alles mee",
            "this is a secret key: whoever reads this file opens everything with it",
        )
        .to_owned(),
        Kind::NotAReader(found) => {
            pick(format!("`{found}` kan geen sleutelnaam van een lezer zijn"), format!("`{found}` can't be the short name of a reader"))
        }
        Kind::SharedReader(what, other) => {
            pick(format!("`{what}` is al van de lezer `{other}`"), format!("`{what}` is the reader `{other}`'s already"))
        }
        Kind::NoSuchEmployee(slug) => pick(format!("er is geen medewerker `{slug}`"), format!("there is no employee `{slug}`")),
        Kind::NoSuchReader(_, word) => pick(format!("er is geen lezer `{word}`"), format!("there is no reader `{word}`")),
        Kind::Unsent(why) => git::unsent(lang, why),
        Kind::Promise(slip) => promised::slip(lang, slip),
        Kind::Seal(fault) => sealed::fault(lang, fault),
    }
}

/// What to do about it, in one sentence without a full stop; `None` if the message says it already.
pub fn remedy(lang: Language, kind: &Kind) -> Option<String> {
    let pick = |nl: &str, en: &str| Some(either(lang, nl, en).to_owned());
    match kind {
        Kind::Yaml(fault) => yaml_remedy(lang, fault),
        Kind::Encoding => pick("bewaar het als UTF-8", "save it as UTF-8"),
        Kind::SavedAs(_) => pick(
            "bewaar het als UTF-8 (Kladblok: Opslaan als, Codering: UTF-8; vim: `:set fileencoding=utf-8`)",
            "save it as UTF-8 (Notepad: Save as, Encoding: UTF-8; vim: `:set fileencoding=utf-8`)",
        ),
        Kind::CutOff(_) | Kind::Sign(_) => pick("zet aanhalingstekens om de tekst", "put quotes around the text"),
        Kind::NoDash(_) => pick("zet een streepje en een spatie voor de tekst", "put a dash and a blank before the text"),
        Kind::Loose(_) => pick("spring hem in onder zijn sleutel, of zet er `#` voor", "indent it below its key, or put `#` before it"),
        Kind::TooBig(_) => pick("kort de teksten in, of leg bijlagen ergens anders", "shorten the texts, or keep attachments elsewhere"),
        Kind::Link => pick("zet hier het bestand zelf neer", "put the file itself here"),
        Kind::Io(ErrorKind::PermissionDenied) => pick("kijk of je dit mag lezen: `ls -l`", "see whether you may read this: `ls -l`"),
        Kind::Io(_) => pick("probeer het nog eens", "try again"),
        Kind::NotAMap | Kind::NotAList => {
            pick("kijk in docs/format.md hoe dit bestand eruitziet", "see docs/format.md for what this file looks like")
        }
        Kind::NotAsIssued => {
            pick("haal het terug uit git, zoals het was toen het werd uitgegeven", "get it back from git, as it was when it was issued")
        }
        Kind::Empty => pick("haal het terug uit git, of verwijder het", "get it back from git, or remove it"),
        Kind::UnknownKey(_, Some(near)) => pick_text(lang, format!("bedoel je `{near}`?"), format!("do you mean `{near}`?")),
        Kind::UnknownKey(_, None) => pick("haal de regel weg, of zet er `#` voor", "take the line out, or put `#` before it"),
        Kind::MissingKey(key) => pick_text(lang, format!("voeg een regel `{key}: …` toe"), format!("add a line `{key}: …`")),
        Kind::WrongShape(_, Shape::Item) => {
            pick("zet aanhalingstekens om alles achter het streepje: `- \"…\"`", "put quotes around all behind the dash: `- \"…\"`")
        }
        Kind::WrongShape(_, Shape::Text) => pick(
            "zet aanhalingstekens om de tekst, of zet hem onder `|` op een nieuwe regel",
            "put quotes around the text, or put it on a new line under `|`",
        ),
        Kind::WrongShape(key, Shape::Texts | Shape::Maps) => pick_text(
            lang,
            format!("schrijf onder `{key}:` regels die met `- ` beginnen"),
            format!("write lines that begin with `- ` under `{key}:`"),
        ),
        Kind::WrongShape(key, Shape::Map) => pick_text(
            lang,
            format!("schrijf onder `{key}:` ingesprongen regels `sleutel: waarde`"),
            format!("write indented lines `key: value` under `{key}:`"),
        ),
        Kind::WrongShape(..) => None,
        Kind::UnknownWord { nearest: Some(near), .. } => pick_text(lang, format!("bedoel je `{near}`?"), format!("do you mean `{near}`?")),
        Kind::UnknownWord { key: "supports", known, .. } if known.is_empty() => {
            pick("zet die ambitie in stay.yaml onder `ambitions:`", "put that ambition in stay.yaml under `ambitions:`")
        }
        Kind::UnknownWord { known, .. } => {
            let known = known.join(", ");
            pick_text(lang, format!("kies uit: {known}"), format!("choose from: {known}"))
        }
        Kind::OtherSpelling(_, _, meant) => pick_text(lang, format!("schrijf `{meant}`"), format!("write `{meant}`")),
        Kind::NearName(_, _, known) => pick_text(
            lang,
            format!("is dat dezelfde, schrijf dan {known}; anders is er niets mis"),
            format!("if that is who is meant, write {known}; else nothing is wrong"),
        ),
        Kind::Oneself("owner", _) => {
            pick("schrijf een naam, of `manager`, `employee` of `together`", "write a name, or `manager`, `employee` or `together`")
        }
        Kind::Oneself(..) => pick("schrijf de naam", "write the name"),
        Kind::NotADay(..) => pick("schrijf een datum als 2026-12-01", "write a date as 2026-12-01"),
        Kind::NotAnInterval(..) => {
            pick("schrijf iets als `2 weken`, `1 maand` of `never`", "write something like `2 weeks`, `1 month` or `never`")
        }
        Kind::NotAnAmount(..) => {
            pick("schrijf een bedrag als 1200, 1.200 of 1200,50, zonder min", "write an amount as 1200, 1,200 or 1200.50, without a minus")
        }
        Kind::BackwardRound(..) => pick("wissel `from` en `to` om", "swap `from` and `to`"),
        Kind::NotAnAddress(..) => {
            pick("schrijf het als naam@voorbeeld.nl, zonder naam of haken", "write it as name@example.org, without a name or brackets")
        }
        Kind::NotACurrency(_) => pick("schrijf een code van drie letters, zoals EUR", "write a code of three letters, such as EUR"),
        Kind::NotAnId("id", _) => pick("neem de id uit de bestandsnaam over", "take over the id in the file's name"),
        Kind::NotAnId(..) => pick("een id heeft 8 letters en cijfers, zoals k7m3x9qa", "an id has 8 letters and digits, like k7m3x9qa"),
        Kind::OtherId(..) | Kind::TwiceId(..) => pick("`stay check --fix` zet dit recht", "`stay check --fix` puts this right"),
        Kind::Dangling(key, _) => {
            pick_text(lang, format!("verbeter de id, of haal de regel `{key}` weg"), format!("mend the id, or take the line `{key}` out"))
        }
        Kind::Foreign(..) => pick("verwijs naar iets van dezelfde persoon", "point to something of the same person"),
        Kind::NoObstacle => pick("voeg een regel `obstacle: …` toe", "add a line `obstacle: …`"),
        Kind::EndedWithoutDay => pick("voeg een regel `closed: 2026-12-01` toe", "add a line `closed: 2026-12-01`"),
        Kind::EndedBeforeMade(..) => pick("verbeter een van de twee dagen", "mend one of the two days"),
        Kind::DayWithoutEnd => pick("zet de status goed, of haal `closed` weg", "put the status right, or take `closed` out"),
        Kind::DroppedWithoutReason => pick("zeg waarom bij `dropped-because`", "say why under `dropped-because`"),
        Kind::TooManyActions(..) => pick(
            "houd de kleinste die het meest doen, en laat de rest los met `stay drop`",
            "keep the smallest that do most, and let the rest go with `stay drop`",
        ),
        Kind::SharedForm(..) => pick("laat de naam bij een van de twee weg", "leave the name out of one of the two"),
        Kind::Stray => {
            pick("verplaats of verwijder het; een bestand heet <datum>-<id>.yaml", "move or remove it; a file is called <date>-<id>.yaml")
        }
        Kind::Unread { meant: Some(meant), is_free: true, .. } => {
            pick_text(lang, format!("`stay check --fix` noemt het {meant}"), format!("`stay check --fix` names it {meant}"))
        }
        Kind::Unread { meant: Some(meant), is_free: false, .. } => pick_text(
            lang,
            format!("{meant} is er al: zet daar wat erbij hoort, met `git mv`"),
            format!("{meant} is there already: put what belongs there into it, with `git mv`"),
        ),
        Kind::Unread { meant: None, wanted, .. } => Some(belongs(lang, *wanted)),
        Kind::Elsewhere(_, home) => {
            pick_text(lang, format!("`stay check --fix` zet het in {home}"), format!("`stay check --fix` puts it at {home}"))
        }
        Kind::MovedAway(home) => {
            pick_text(lang, format!("`stay check --fix` zet het over naar {home}"), format!("`stay check --fix` takes it over to {home}"))
        }
        Kind::Forgotten => {
            pick("`stay check --fix` of `stay sync` haalt het weer weg", "`stay check --fix` or `stay sync` takes it out again")
        }
        Kind::TwoPeople => pick(
            "`stay sync` geeft elk een eigen map, met wat van die persoon is",
            "`stay sync` gives each an own folder, with what is theirs",
        ),
        Kind::TwoHomes(other) => pick_text(
            lang,
            format!(
                "maak er één van: `stay employee rename MAP \"NAAM\" --folder`, met de naam die past bij {other}; zijn het er twee, haal dan hier de regel `id` weg"
            ),
            format!(
                "make it one: `stay employee rename FOLDER \"NAME\" --folder`, with the name that fits {other}; if they are two, take the line `id` out here"
            ),
        ),
        Kind::NoEmployeeFile => pick("maak het met ten minste een regel `name: …`", "make it with at least a line `name: …`"),
        Kind::NotATalk(_) => pick(
            "schrijf een dag, een map en een soort: `2026-12-01 anna-de-vries stay`",
            "write a day, a folder and a type: `2026-12-01 anna-smith stay`",
        ),
        Kind::PlannedAlready(_) => pick("haal deze regel weg", "take this line out"),
        Kind::DayHasPassed(_) => pick("kies een dag vanaf vandaag", "choose a day from today on"),
        Kind::BackBeforeAway(..) => pick("verbeter een van de twee dagen", "mend one of the two days"),
        Kind::SameNumber(..) => pick("zet bij een van de twee het goede nummer", "give one of the two the right number"),
        Kind::NoBeginning => {
            pick("voeg een regel `started: 2026-12-01` toe, met de eerste dag", "add a line `started: 2026-12-01`, with the first day")
        }
        Kind::NewerVersion(_) => pick("werk stay bij", "update stay"),
        Kind::TooOldForPrivacy => pick("begin met `stay seal --set-up`", "begin with `stay seal --set-up`"),
        Kind::NoReaders => pick(
            "haal het terug uit git, of zeg het opnieuw: `stay readers add`",
            "get it back from git, or say it again: `stay readers add`",
        ),
        Kind::NotAPublicKey(_) => pick(
            "`stay key` toont die van jou: 62 letters en cijfers, van `age1` af",
            "`stay key` shows yours: 62 letters and digits, from `age1` on",
        ),
        Kind::SecretKey => pick(
            "zet hier de openbare sleutel (`age1…`), maak een nieuw paar met `stay key`, en gebruik dit paar nergens meer",
            "put the public key here (`age1…`), make a new pair with `stay key`, and use this pair nowhere any more",
        ),
        Kind::NotAReader(_) => pick(
            "neem kleine letters, cijfers en `-`, zoals `piet`, en geen woord van `privacy`",
            "take small letters, digits and `-`, such as `piet`, and no word of `privacy`",
        ),
        Kind::SharedReader(..) => pick("laat het bij een van de twee weg", "leave it out at one of the two"),
        Kind::NoSuchEmployee(_) => pick(
            "schrijf de naam van de map in employees/, of haal de lezer weg: `stay readers remove`",
            "write the name of the folder in employees/, or take the reader out: `stay readers remove`",
        ),
        Kind::NoSuchReader(key, _) => pick_text(
            lang,
            format!("bij `{key}` horen {} en namen uit readers.yaml", roles(key)),
            format!("`{key}` takes {} and names of readers.yaml", roles(key)),
        ),
        Kind::Unsent(why) => Some(git::unsent_remedy(lang, why)),
        Kind::Promise(slip) => Some(promised::remedy(lang, slip)),
        Kind::Seal(fault) => Some(sealed::remedy(lang, fault)),
    }
}

/// The words that a key of `privacy` takes beside readers.
fn roles(key: &str) -> &'static str {
    match key {
        "words" => "`holder`, `employee`",
        _ => "`author`",
    }
}

/// What belongs in a folder.
fn belongs(lang: Language, wanted: Wanted) -> String {
    let (nl, en) = match wanted {
        Wanted::People => (
            "hier horen mappen van mensen, in kleine letters en met `-`, zoals employees/anna-de-vries",
            "folders of people belong here, in lower case and with `-`, such as employees/anna-smith",
        ),
        Wanted::Parts => (
            "hier horen employee.yaml, conversations/, actions/, goals/, notes/ en private/",
            "employee.yaml, conversations/, actions/, goals/, notes/ and private/ belong here",
        ),
        Wanted::Records => (
            "een bestand heet hier <datum>-<id>.yaml, zoals 2026-11-22-k7m3x9qa.yaml",
            "a file is called <date>-<id>.yaml here, such as 2026-11-22-k7m3x9qa.yaml",
        ),
        Wanted::Actions => ("hier hoort alleen actions/", "only actions/ belongs here"),
        Wanted::Questions => ("hier horen bestanden die op .yaml eindigen", "files that end in .yaml belong here"),
    };
    either(lang, nl, en).to_owned()
}

fn pick_text(lang: Language, nl: String, en: String) -> Option<String> {
    Some(if lang == Language::Nl { nl } else { en })
}

fn yaml(lang: Language, fault: &YamlFault) -> String {
    let (nl, en) = match fault {
        YamlFault::Conflict => ("hier staat nog een samenvoegconflict van git", "a merge conflict of git is left here"),
        YamlFault::Control => ("hier staat een stuurteken", "there is a control character here"),
        YamlFault::DuplicateKey(key) => {
            return if lang == Language::Nl {
                format!("de sleutel `{key}` staat er twee keer")
            } else {
                format!("the key `{key}` is there twice")
            };
        }
        YamlFault::OddKey => ("een sleutel moet een gewoon woord zijn", "a key has to be a plain word"),
        YamlFault::SecondDocument => ("hier begint een tweede document", "a second document begins here"),
        YamlFault::Tab => ("hier staat een tab waar spaties horen", "there is a tab where spaces belong"),
        YamlFault::Bracket => ("een haakje sluit niet", "a bracket is not closed"),
        YamlFault::Quote => ("een aanhalingsteken sluit niet", "a quote is not closed"),
        YamlFault::Colon => ("hier klopt een dubbele punt niet", "a colon is out of place here"),
        YamlFault::Indentation => ("deze regel springt verkeerd in", "this line is indented wrongly"),
        YamlFault::Alias => ("`*` verwijst naar iets dat er niet is", "`*` points to something that is not there"),
        YamlFault::TooDeep => ("dit is te diep genest", "this is nested too deep"),
        YamlFault::TooLarge => ("dit wordt uitgevouwen te groot", "this unfolds to too much"),
        YamlFault::Syntax => ("dit is geen geldige YAML", "this is not valid YAML"),
    };
    either(lang, nl, en).to_owned()
}

fn yaml_remedy(lang: Language, fault: &YamlFault) -> Option<String> {
    let (nl, en) = match fault {
        YamlFault::Conflict => ("`stay resolve` laat je kiezen wat blijft", "`stay resolve` lets you choose what stays"),
        YamlFault::Control => ("haal het weg", "take it out"),
        YamlFault::DuplicateKey(_) => ("houd er een", "keep one"),
        YamlFault::OddKey | YamlFault::TooDeep | YamlFault::TooLarge => {
            ("houd het plat: sleutels, lijsten en teksten", "keep it flat: keys, lists and texts")
        }
        YamlFault::SecondDocument => ("maak er een eigen bestand van", "make it a file of its own"),
        YamlFault::Tab => ("vervang de tab door spaties", "replace the tab by spaces"),
        YamlFault::Bracket | YamlFault::Quote => {
            ("sluit het, of zet de tekst onder `|` op een nieuwe regel", "close it, or put the text on a new line under `|`")
        }
        YamlFault::Colon => (
            "zet aanhalingstekens om de tekst, of zet hem onder `|` op een nieuwe regel",
            "put quotes around the text, or put it on a new line under `|`",
        ),
        YamlFault::Indentation => ("zet hem recht onder de andere regels", "line it up with the other lines"),
        YamlFault::Alias => ("zet aanhalingstekens om de tekst", "put quotes around the text"),
        YamlFault::Syntax => {
            ("zet aanhalingstekens om een tekst met bijzondere tekens", "put quotes around a text with special characters")
        }
    };
    Some(either(lang, nl, en).to_owned())
}

fn saved_as(lang: Language, encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Windows => either(
            lang,
            "dit is niet als UTF-8 bewaard, maar als Windows-1252 (ANSI) of iets dat erop lijkt",
            "this is not saved as UTF-8, but as Windows-1252 (ANSI) or something like it",
        ),
        Encoding::Utf16 => {
            either(lang, "dit is als UTF-16 bewaard, en afgebroken of stuk", "this is saved as UTF-16, and cut off or broken")
        }
        Encoding::Unknown => either(lang, "dit is als geen bekende tekst bewaard", "this is saved as no text that is known"),
    }
}

fn shape_word(lang: Language, shape: Shape) -> &'static str {
    match shape {
        Shape::Text | Shape::Item => either(lang, "één tekst", "one text"),
        Shape::Texts | Shape::Maps => either(lang, "een lijst", "a list"),
        Shape::Map => either(lang, "een blok met sleutels", "a block of keys"),
        Shape::Number => either(lang, "een heel getal", "a whole number"),
    }
}

fn what_it_is(lang: Language, key: &str) -> &str {
    match key {
        "type" | "rhythm" => either(lang, "soort gesprek", "type of conversation"),
        "teams" => either(lang, "team", "team"),
        "themes" => either(lang, "thema", "theme"),
        "employee" => either(lang, "medewerker", "employee"),
        "signals" | "signal" => either(lang, "signaal", "signal"),
        "kind" => either(lang, "soort actie", "kind of action"),
        "conversation" | "conversations" => either(lang, "gesprek", "conversation"),
        "actions" => either(lang, "actie", "action"),
        "supports" => either(lang, "ambitie", "ambition"),
        "goal" | "goals" => either(lang, "leerdoel", "goal"),
        "note" | "notes" => either(lang, "notitie", "note"),
        "language" => either(lang, "taal", "language"),
        "version" => either(lang, "versie", "version"),
        other => other,
    }
}

/// The system's reason, in our own words.
pub fn io(lang: Language, kind: ErrorKind) -> String {
    let (nl, en) = match kind {
        ErrorKind::NotFound => ("het is er niet", "it is not there"),
        ErrorKind::PermissionDenied => ("daar heb je geen rechten voor", "you have no permission for that"),
        ErrorKind::ReadOnlyFilesystem => ("de schijf is alleen te lezen", "the disk is read-only"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ("de schijf is vol", "the disk is full"),
        ErrorKind::AlreadyExists => ("het is er al", "it is there already"),
        ErrorKind::IsADirectory => ("het is een map", "it is a folder"),
        ErrorKind::NotADirectory => ("het is geen map", "it is not a folder"),
        other => return other.to_string(),
    };
    either(lang, nl, en).to_owned()
}
