//! Reads answers to a form: an employee's, which an outsider typed and any mail program sent, or a manager's. What can't be read is
//! refused, with its place where it shows. [`crate::domain::prepare_form`] decides whether they are genuine.

#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::string_slice))]

use crate::domain::after_talk::{self, Choices, Noted, NotedPromise, OWNERS};
use crate::domain::date::parse_civil;
use crate::domain::employee::Slug;
use crate::domain::id::Id;
use crate::domain::owner::Party;
use crate::domain::prepare_form::{Answers, Asks, Items, LARGEST, PrepareForm, Rejected, Subject, Tells, Told, VERSION};
use crate::domain::signature::normal;
use crate::domain::slug::is_slug;
use crate::domain::text::slice;
use chrono::NaiveDate;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};

/// How a file of answers is known.
struct Marker {
    /// The key, whose value is the version.
    name: &'static str,
    /// The newest version that is read.
    newest: u64,
    read: fn(&str) -> Result<Option<Answers>, serde_json::Error>,
}

/// An employee's answers, and what a manager noted after the talk.
const MARKERS: [Marker; 2] = [
    Marker { name: "stay-answers", newest: VERSION, read: |text| typed(text, FormFile::answers) },
    Marker { name: "stay-talk", newest: after_talk::VERSION, read: |text| typed(text, TalkFile::answers) },
];

/// How many of the braces before the name are tried as the start of the file.
const TRIES: usize = 16;

/// A place in a text, in bytes, where it is not what the page saved.
type Break = usize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormFile {
    #[serde(rename = "stay-answers")]
    version: u64,
    form: FormHead,
    answers: Vec<String>,
    promises: Option<Vec<ToldPromise>>,
    goals: Option<Vec<String>>,
    theme: Option<String>,
    next: Option<String>,
    signature: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldPromise {
    done: bool,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TalkFile {
    #[serde(rename = "stay-talk")]
    version: u64,
    form: TalkHead,
    answers: Vec<String>,
    obstacles: Vec<String>,
    own_words: String,
    promises: Vec<MadePromise>,
    summary: String,
    signature: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MadePromise {
    text: String,
    #[serde(deserialize_with = "owner")]
    owner: Party,
    #[serde(deserialize_with = "due")]
    due: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormSubject {
    #[serde(deserialize_with = "id")]
    id: Id,
    title: String,
}

/// The head of a form: what each has, and what one of them asks beside it. A key that is none of its own is refused at its place, which
/// a head within a head could not do.
macro_rules! head {
    ($name:ident { $($asks:ident: $kind:ty,)* }) => {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $name {
            #[serde(deserialize_with = "id")]
            id: Id,
            workspace: String,
            #[serde(deserialize_with = "slug")]
            employee: Slug,
            #[serde(rename = "type")]
            kind: String,
            #[serde(deserialize_with = "day")]
            date: NaiveDate,
            #[serde(default, deserialize_with = "id_if_any")]
            conversation: Option<Id>,
            questions: Vec<String>,
            $($asks: $kind,)*
        }

        impl $name {
            fn form(self, asks: Option<Asks>) -> PrepareForm {
                let $name { id, workspace, employee, kind, date, conversation, questions, .. } = self;
                PrepareForm { id, workspace, employee, kind, date, conversation, questions: normals(&questions), asks }
            }
        }
    };
}

head!(FormHead { promises: Option<Vec<FormSubject>>, goals: Option<Vec<FormSubject>>, themes: Option<Vec<String>>, });
head!(TalkHead { obstacles: Vec<String>, room: usize, });

/// A text that means something; what means nothing is a fault of the file at its place.
fn meaning<'de, D: Deserializer<'de>, T>(from: D, read: impl FnOnce(&str) -> Option<T>) -> Result<T, D::Error> {
    read(&String::deserialize(from)?).ok_or_else(|| D::Error::custom("it means nothing"))
}

fn id<'de, D: Deserializer<'de>>(from: D) -> Result<Id, D::Error> {
    meaning(from, Id::parse)
}

fn id_if_any<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Id>, D::Error> {
    let Some(text) = Option::<String>::deserialize(from)? else { return Ok(None) };
    Id::parse(&text).map(Some).ok_or_else(|| D::Error::custom("it means nothing"))
}

fn slug<'de, D: Deserializer<'de>>(from: D) -> Result<Slug, D::Error> {
    meaning(from, |text| is_slug(text).then(|| text.to_owned().into()))
}

fn day<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    meaning(from, parse_civil)
}

fn due<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    meaning(from, |text| if text.is_empty() { Some(None) } else { parse_civil(text).map(Some) })
}

fn owner<'de, D: Deserializer<'de>>(from: D) -> Result<Party, D::Error> {
    meaning(from, |text| OWNERS.into_iter().find(|party| party.word() == text))
}

/// Every possible reading of a file or a whole mail with answers, the most literal first. A mail program may have broken
/// and quoted lines; only the signature shows which reading is what was sent.
pub fn read(bytes: &[u8]) -> Result<Vec<Answers>, Rejected> {
    if bytes.len() > LARGEST {
        return Err(Rejected::TooLarge);
    }
    // the answers themselves are ASCII, whatever the mail around them is
    let text = String::from_utf8_lossy(bytes);
    if !MARKERS.iter().any(|marker| text.contains(marker.name)) {
        return Err(Rejected::NotAnswers);
    }
    let readings = [parse(&text)?, parse(&unwrapped(&text))?];
    let [literal, unwrapped] = &readings;
    if literal.iter().chain(unwrapped).all(Result::is_err) {
        let breaks = literal.iter().find_map(|read| *read.as_ref().err()?);
        return Err(breaks.map_or(Rejected::Mangled, |at| broken(&text, at)));
    }
    let several = count(&readings);
    if several > 1 { Err(Rejected::Several(several)) } else { Ok(readings.into_iter().flatten().flatten().collect()) }
}

/// What is refused for a place in a text.
fn broken(text: &str, at: Break) -> Rejected {
    let before = text.get(..at).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    Rejected::Broken(before.matches('\n').count() + 1, line.chars().count() + 1)
}

/// How many answers a text has: the same ones twice, as in a mail that quotes another, are one; some that can't be read are
/// others, because nobody knows what they say.
fn count(readings: &[Vec<Result<Answers, Option<Break>>>; 2]) -> usize {
    let places = readings.iter().map(Vec::len).max().unwrap_or_default();
    let mut known: Vec<&str> = Vec::new();
    let mut count = 0;
    for place in 0..places {
        let here: Vec<&str> =
            readings.iter().filter_map(|all| all.get(place)?.as_ref().ok()).map(|answers| answers.signature.as_str()).collect();
        count += usize::from(!here.iter().any(|signature| known.contains(signature)));
        known.extend(here);
    }
    count
}

/// A mail without marks of quoting, with broken lines joined again.
fn unwrapped(text: &str) -> String {
    let lines = text.lines().map(|line| line.trim_start_matches(['>', ' ', '\t']).trim_end().replace('\u{a0}', " "));
    lines.collect::<Vec<_>>().join(" ")
}

/// All answers in a text, in order; for those that can't be read in this way where that shows.
fn parse(text: &str) -> Result<Vec<Result<Answers, Option<Break>>>, Rejected> {
    let mut places: Vec<(usize, &Marker)> = Vec::new();
    for marker in &MARKERS {
        let name = format!("\"{}\"", marker.name);
        let is_key = |at: &usize| slice(text, at + name.len()..).trim_start().starts_with(':');
        places.extend(text.match_indices(&name).map(|(at, _)| at).filter(is_key).map(|at| (at, marker)));
    }
    places.sort_by_key(|(at, _)| *at);
    places.into_iter().map(|(at, marker)| parse_at(text, at, marker)).collect()
}

/// The answers whose name stands at a place.
fn parse_at(text: &str, at: usize, marker: &Marker) -> Result<Result<Answers, Option<Break>>, Rejected> {
    let mut breaks = None;
    // the name comes first, unless something put the keys in another order
    for (start, _) in slice(text, ..at).rmatch_indices('{').take(TRIES) {
        let from = slice(text, start..);
        let mut values = serde_json::Deserializer::from_str(from).into_iter::<serde_json::Value>();
        let value = match values.next() {
            Some(Ok(value)) => value,
            Some(Err(fault)) => {
                breaks = breaks.or_else(|| Some(start + offset(from, &fault)));
                continue;
            }
            None => continue,
        };
        let Some(version) = value.get(marker.name).filter(|_| start + values.byte_offset() > at) else { continue };
        if version.as_u64().is_some_and(|version| version > marker.newest) {
            return Err(Rejected::Newer);
        }
        // parsed again from the text, because only that refuses a key that is there twice
        let whole = slice(text, start..start + values.byte_offset());
        return Ok(match (marker.read)(whole) {
            Ok(answers) => answers.ok_or(None),
            Err(fault) => Err(Some(start + offset(whole, &fault))),
        });
    }
    Ok(Err(breaks))
}

/// The byte at which a fault shows, which the library tells by line and column, both from 1.
fn offset(text: &str, fault: &serde_json::Error) -> Break {
    let line: usize = text.split_inclusive('\n').take(fault.line().saturating_sub(1)).map(str::len).sum();
    (line + fault.column().saturating_sub(1)).min(text.len())
}

fn typed<T: DeserializeOwned>(text: &str, answers: fn(T) -> Option<Answers>) -> Result<Option<Answers>, serde_json::Error> {
    serde_json::from_str::<T>(text).map(answers)
}

fn normals(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| normal(text)).collect()
}

impl FormFile {
    fn answers(self) -> Option<Answers> {
        let (asks, told) = match self.version {
            1 if !has_more(&self) => (None, None),
            2 => (Some(Asks::Before(items(&self.form)?)), Some(Tells::Before(told(&self)?))),
            _ => return None,
        };
        Some(Answers { form: self.form.form(asks), answers: normals(&self.answers), told, signature: self.signature })
    }
}

impl TalkFile {
    fn answers(self) -> Option<Answers> {
        if self.version == 0 {
            return None;
        }
        let asks = Asks::After(Choices { obstacles: normals(&self.form.obstacles), room: self.form.room });
        let promise = |made: &MadePromise| NotedPromise { text: normal(&made.text), owner: made.owner, due: made.due };
        let noted = Noted {
            obstacles: normals(&self.obstacles),
            own_words: normal(&self.own_words),
            promises: self.promises.iter().map(promise).collect(),
            summary: normal(&self.summary),
        };
        let form = self.form.form(Some(asks));
        Some(Answers { form, answers: normals(&self.answers), told: Some(Tells::After(noted)), signature: self.signature })
    }
}

/// Whether a file has any of what only version 2 has.
fn has_more(file: &FormFile) -> bool {
    let asked = file.form.promises.is_some() || file.form.goals.is_some() || file.form.themes.is_some();
    asked || file.promises.is_some() || file.goals.is_some() || file.theme.is_some() || file.next.is_some()
}

fn items(form: &FormHead) -> Option<Items> {
    let subject = |subject: &FormSubject| Subject { id: subject.id, title: normal(&subject.title) };
    Some(Items {
        promises: form.promises.as_ref()?.iter().map(subject).collect(),
        goals: form.goals.as_ref()?.iter().map(subject).collect(),
        themes: normals(form.themes.as_ref()?),
    })
}

fn told(file: &FormFile) -> Option<Told> {
    Some(Told {
        promises: file.promises.as_ref()?.iter().map(|told| (told.done, normal(&told.text))).collect(),
        goals: normals(file.goals.as_ref()?),
        theme: normal(file.theme.as_ref()?),
        next: normal(file.next.as_ref()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{"stay-answers": 1, "form": {"id": "f7m3x9qa", "workspace": "00", "employee": "anna", "type": "stay",
        "date": "2026-11-26", "conversation": null, "questions": ["Hoe?", "En nu?"]},
        "answers": ["Goed, \u00e9n moe", ""], "signature": "ab"}"#;

    #[test]
    fn a_file_is_found_in_a_mail() {
        for mail in [FILE.to_owned(), format!("Hoi {{naam}},\n\n{FILE}\n\nGroet {{}}"), format!("\u{feff}{FILE}")] {
            let read = read(mail.as_bytes()).unwrap();
            assert_eq!(read[0].answers, ["Goed, én moe", ""], "{mail}");
            assert_eq!((&*read[0].form.employee, read[0].form.questions.len()), ("anna", 2));
        }
    }

    #[test]
    fn lines_that_a_mail_program_broke_are_one_again() {
        let broken = format!("> {}", FILE.replace("Goed, ", "Goed,\r\n> ").replace("\n", "\n> "));
        let read = read(broken.as_bytes()).unwrap();
        assert!(read.iter().any(|answers| answers.answers[0] == "Goed, én moe"), "{read:?}");
    }

    #[test]
    fn what_is_not_a_file_of_answers_is_refused() {
        let refused = |text: &str| read(text.as_bytes()).unwrap_err();
        assert_eq!(refused(""), Rejected::NotAnswers);
        assert_eq!(refused("{\"stay\": 1}"), Rejected::NotAnswers);
        assert_eq!(refused(&FILE[..FILE.len() - 2]), Rejected::Broken(3, 62));
        assert_eq!(refused(&FILE.replace('"', "”")), Rejected::Mangled, "there is no name in it any more");
        assert_eq!(refused(&format!("é\nHoi {}", FILE.replace("null", "nul"))), Rejected::Broken(3, 50));
        assert_eq!(refused(&FILE.replace("\"stay-answers\": 1", "\"stay-answers\": 3")), Rejected::Newer);
        assert_eq!(refused(&FILE.replace("\"stay-answers\": 1", "\"stay-answers\": 2")), Rejected::Mangled, "it says too little");
        assert_eq!(refused(&FILE.replace("\"signature\"", "\"next\": \"x\", \"signature\"")), Rejected::Mangled, "it says too much");
        assert_eq!(refused(&FILE.replace("\"stay-answers\": 1", "\"stay-answers\": 0")), Rejected::Mangled);
        assert_eq!(refused(&" ".repeat(LARGEST + 1)), Rejected::TooLarge);
        for (from, to) in [
            ("\"anna\"", "\"../anna\""),
            ("2026-11-26", "2026-11-31"),
            ("f7m3x9qa", "f7m3"),
            ("null", "\"k7\""),
            ("\"signature\"", "\"__proto__\": {}, \"signature\""),
            ("\"signature\"", "\"answers\": [], \"signature\""),
            ("[\"Goed", "[null, \"Goed"),
            ("\\u00e9", "\\ud800"),
        ] {
            let changed = FILE.replace(from, to);
            let Rejected::Broken(line, column) = refused(&changed) else { panic!("{to}") };
            let shown = changed.lines().nth(line - 1).unwrap();
            assert!(column <= shown.chars().count() + 1 && (line == 1 || shown.contains(to)), "{to}: {line}:{column}");
        }
        let nested = refused(&format!("{{\"stay-answers\": {}", "[".repeat(100_000)));
        assert!(matches!(nested, Rejected::Broken(1, _)), "nesting has an end: {nested:?}");
        // what one of the two fills in is never read as the other's
        assert!(matches!(refused(&FILE.replace("stay-answers", "stay-talk")), Rejected::Broken(..)));
    }
}
