//! Reads answers to a form, which an outsider typed and any mail program sent. What can't be read is
//! refused. [`crate::domain::prepare_form`] decides whether they are genuine.

#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::string_slice))]

use crate::domain::date::parse_civil;
use crate::domain::id::Id;
use crate::domain::prepare_form::{Answers, Items, LARGEST, PrepareForm, Rejected, Subject, Told, VERSION};
use crate::domain::signature::normal;
use crate::domain::slug::is_slug;
use crate::domain::text::slice;
use serde::Deserialize;

/// The key by which a file of answers is known, with its version.
const NAME: &str = "stay-answers";

/// How many of the braces before the name `stay-answers` are tried as the start of the file.
const TRIES: usize = 16;

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
struct FormSubject {
    id: String,
    title: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormHead {
    id: String,
    workspace: String,
    employee: String,
    #[serde(rename = "type")]
    kind: String,
    date: String,
    conversation: Option<String>,
    questions: Vec<String>,
    promises: Option<Vec<FormSubject>>,
    goals: Option<Vec<FormSubject>>,
    themes: Option<Vec<String>>,
}

/// Every possible reading of a file or a whole mail with answers, the most literal first. A mail program may have broken
/// and quoted lines; only the signature shows which reading is what was sent.
pub fn read(bytes: &[u8]) -> Result<Vec<Answers>, Rejected> {
    if bytes.len() > LARGEST {
        return Err(Rejected::TooLarge);
    }
    // the answers themselves are ASCII, whatever the mail around them is
    let text = String::from_utf8_lossy(bytes);
    if !text.contains(NAME) {
        return Err(Rejected::NotAnswers);
    }
    let readings = [parse(&text)?, parse(&unwrapped(&text))?];
    if readings.iter().flatten().flatten().next().is_none() {
        return Err(Rejected::Mangled);
    }
    let several = count(&readings);
    if several > 1 { Err(Rejected::Several(several)) } else { Ok(readings.into_iter().flatten().flatten().collect()) }
}

/// How many answers a text has: the same ones twice, as in a mail that quotes another, are one; some that can't be read are
/// others, because nobody knows what they say.
fn count(readings: &[Vec<Option<Answers>>; 2]) -> usize {
    let places = readings.iter().map(Vec::len).max().unwrap_or_default();
    let mut known: Vec<&str> = Vec::new();
    let mut count = 0;
    for place in 0..places {
        let here: Vec<&str> =
            readings.iter().filter_map(|all| all.get(place)?.as_ref()).map(|answers| answers.signature.as_str()).collect();
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

/// All answers in a text, in order; `None` for those that can't be read in this way.
fn parse(text: &str) -> Result<Vec<Option<Answers>>, Rejected> {
    let name = format!("\"{NAME}\"");
    let is_key = |at: &usize| slice(text, at + name.len()..).trim_start().starts_with(':');
    let places = text.match_indices(&name).map(|(at, _)| at).filter(is_key);
    places.map(|at| parse_at(text, at)).collect()
}

/// The answers whose name stands at a place.
fn parse_at(text: &str, at: usize) -> Result<Option<Answers>, Rejected> {
    // the name comes first, unless something put the keys in another order
    for (start, _) in slice(text, ..at).rmatch_indices('{').take(TRIES) {
        let mut values = serde_json::Deserializer::from_str(slice(text, start..)).into_iter::<serde_json::Value>();
        let Some(Ok(value)) = values.next() else { continue };
        let Some(version) = value.get(NAME).filter(|_| start + values.byte_offset() > at) else { continue };
        if version.as_u64().is_some_and(|version| version > VERSION) {
            return Err(Rejected::Newer);
        }
        // parsed again from the text, because only that refuses a key that is there twice
        let file = serde_json::from_str::<FormFile>(slice(text, start..start + values.byte_offset())).ok();
        return Ok(file.and_then(answers));
    }
    Ok(None)
}

fn answers(file: FormFile) -> Option<Answers> {
    let conversation = match &file.form.conversation {
        Some(id) => Some(Id::parse(id)?),
        None => None,
    };
    let (items, told) = match file.version {
        1 if !has_more(&file) => (None, None),
        2 => (Some(items(&file.form)?), Some(told(&file)?)),
        _ => return None,
    };
    let form = PrepareForm {
        id: Id::parse(&file.form.id)?,
        workspace: file.form.workspace,
        employee: Some(file.form.employee).filter(|slug| is_slug(slug))?.into(),
        kind: file.form.kind,
        date: parse_civil(&file.form.date)?,
        conversation,
        questions: file.form.questions.iter().map(|question| normal(question)).collect(),
        items,
    };
    Some(Answers { form, answers: file.answers.iter().map(|answer| normal(answer)).collect(), told, signature: file.signature })
}

/// Whether a file has any of what only version 2 has.
fn has_more(file: &FormFile) -> bool {
    let asked = file.form.promises.is_some() || file.form.goals.is_some() || file.form.themes.is_some();
    asked || file.promises.is_some() || file.goals.is_some() || file.theme.is_some() || file.next.is_some()
}

fn items(form: &FormHead) -> Option<Items> {
    let subject = |subject: &FormSubject| Some(Subject { id: Id::parse(&subject.id)?, title: normal(&subject.title) });
    Some(Items {
        promises: form.promises.as_ref()?.iter().map(subject).collect::<Option<_>>()?,
        goals: form.goals.as_ref()?.iter().map(subject).collect::<Option<_>>()?,
        themes: form.themes.as_ref()?.iter().map(|theme| normal(theme)).collect(),
    })
}

fn told(file: &FormFile) -> Option<Told> {
    Some(Told {
        promises: file.promises.as_ref()?.iter().map(|told| (told.done, normal(&told.text))).collect(),
        goals: file.goals.as_ref()?.iter().map(|text| normal(text)).collect(),
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
        assert_eq!(refused(&FILE[..FILE.len() - 2]), Rejected::Mangled);
        assert_eq!(refused(&FILE.replace('"', "”")), Rejected::Mangled);
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
            assert_eq!(refused(&FILE.replace(from, to)), Rejected::Mangled, "{to}");
        }
        assert_eq!(refused(&format!("{{\"stay-answers\": {}", "[".repeat(100_000))), Rejected::Mangled, "nesting has an end");
    }
}
