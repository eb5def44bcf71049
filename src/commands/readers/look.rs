//! `stay readers`: who can open what, as a table, and in every form.

use super::standing::Standing;
use crate::commands::delivery::{self, Format};
use crate::commands::find::{self, Target};
use crate::context::Context;
use crate::domain::access::SealedText;
use crate::domain::circle::{Circle, Reader};
use crate::domain::employee::Slug;
use crate::domain::problem::Problem;
use crate::domain::records::Source;
use crate::error::{Error, Exit};
use crate::i18n::{Saying, messages, readers as says};
use crate::render;
use crate::render::json::{self, AccessV1};
use crate::render::printable::printable;
use crate::render::readers::Look;
use crate::store::accepted::{self, Accepted};
use crate::store::access::{self, Of};
use crate::store::{Store, index, layout, private, readers};
use serde::Serialize;
use std::path::Path;

/// Of whom or what it is asked.
enum Whom {
    All,
    /// What is sealed for a reader, and what is about the person who it is.
    Reader(String),
    Employee(Slug),
    Record(Source),
}

#[derive(Serialize)]
struct AccessAnswer<'l> {
    access: AccessV1<'l>,
}

pub(super) fn run(cx: &Context, who: Option<&str>, format: Option<Format>, output: Option<&Path>) -> Result<Exit, Error> {
    let format = Format::asked(cx, format)?;
    let store = cx.store()?;
    let standing = Standing::of(cx, &store)?;
    let circle = access::circle(standing.accepted.as_ref(), &standing.offered);
    let whom = whom(cx, &store, &standing, &circle, who)?;
    let texts = texts(&store, &circle, &whom)?;
    let of = told(cx, &standing, &whom);
    let look = Look {
        of,
        readers: concerned(&circle, &texts, &whom),
        texts: &texts,
        private: private_notes(&store, &standing, &whom),
        is_sealed: accepted::seals(&store),
        with_keys: matches!(whom, Whom::Reader(_)),
        circle: &circle,
    };
    let view = cx.view(&store, &standing.records, index::short_ids_if_few(&store));
    let problems = problems(&store, &standing);
    let text = match format {
        Format::Json => {
            let accepted = standing.accepted.is_some();
            let waiting = standing.accepted.as_ref().map(|accepted| accepted.circle.changes(&standing.offered.circle)).unwrap_or_default();
            let answer = AccessAnswer { access: AccessV1::of(&look, accepted, &waiting, layout::path_of) };
            json::envelope(cx.lang, cx.today, answer, &problems)
        }
        form => form.write(&view, &render::readers::document(&view, &look)),
    };
    delivery::deliver(cx, &text, format, output, &[])?;
    remind(cx, &store);
    Ok(cx.name_problems(&problems))
}

/// Says where what counts is not what is offered, and what to type.
pub(in crate::commands) fn remind(cx: &Context, store: &Store) {
    // where nothing is sealed and nothing ever was, nothing is looked up
    if !accepted::seals(store) {
        return;
    }
    let offered = readers::offered(store);
    match Accepted::of(store) {
        _ if offered.is_broken() => {}
        Some(_) if !store.settings.is_sealed() => {
            cx.warn(Saying::new(says::unsealed));
            cx.next("stay readers trust --all");
        }
        Some(accepted) => {
            let waiting = accepted.circle.changes(&offered.circle).len();
            if waiting > 0 {
                cx.warn(says::pending(waiting));
                cx.next("stay readers trust");
            }
        }
        None => {
            cx.warn(says::none_accepted());
            cx.next("stay readers trust --all");
        }
    }
}

fn whom(cx: &Context, store: &Store, standing: &Standing, circle: &Circle, who: Option<&str>) -> Result<Whom, Error> {
    let Some(typed) = who else { return Ok(Whom::All) };
    if let Ok(key) = standing.named(typed, &[circle]) {
        return Ok(Whom::Reader(key));
    }
    Ok(match find::anything(cx, store, typed)? {
        Target::Employee(slug) => Whom::Employee(slug),
        Target::Record(source) => Whom::Record(source),
    })
}

fn texts(store: &Store, circle: &Circle, whom: &Whom) -> Result<Vec<SealedText>, Error> {
    Ok(match whom {
        Whom::All => access::texts(store, circle, Of::All)?,
        Whom::Employee(slug) => access::texts(store, circle, Of::Person(slug))?,
        Whom::Record(source) => access::texts(store, circle, Of::Record(source))?,
        Whom::Reader(key) => {
            let person = circle.reader(key).and_then(|reader| reader.employee.as_ref());
            let is_theirs = |text: &SealedText| text.readers().contains(key) || text.meant.contains(key) || Some(&text.employee) == person;
            let mut texts = access::texts(store, circle, Of::All)?;
            texts.retain(is_theirs);
            texts
        }
    })
}

/// The readers that are told: those whom it concerns.
fn concerned<'c>(circle: &'c Circle, texts: &[SealedText], whom: &Whom) -> Vec<&'c Reader> {
    let is_named = |reader: &&Reader| texts.iter().any(|text| text.readers().contains(&reader.key) || text.meant.contains(&reader.key));
    match whom {
        Whom::All => circle.readers.iter().collect(),
        Whom::Reader(key) => circle.reader(key).into_iter().collect(),
        Whom::Employee(_) | Whom::Record(_) => circle.readers.iter().filter(is_named).collect(),
    }
}

fn told(cx: &Context, standing: &Standing, whom: &Whom) -> Option<String> {
    let name = |slug: &Slug| standing.records.people().name(slug).to_owned();
    Some(printable(&match whom {
        Whom::All => return None,
        Whom::Reader(key) => key.clone(),
        Whom::Employee(slug) => name(slug),
        Whom::Record(source) => match &source.employee {
            Some(slug) => format!("{} · {}", source.id, name(slug)),
            None => format!("{} · {}", source.id, messages::the_organisation(cx.lang)),
        },
    }))
}

fn private_notes(store: &Store, standing: &Standing, whom: &Whom) -> usize {
    match whom {
        Whom::All => standing.records.employees.iter().map(|person| private::notes(store, &person.slug)).sum(),
        Whom::Employee(slug) => private::notes(store, slug),
        Whom::Reader(_) | Whom::Record(_) => 0,
    }
}

/// What could not be read, with what is wrong with readers.yaml.
fn problems(store: &Store, standing: &Standing) -> Vec<Problem> {
    let of_settings = store.problems.iter().filter(|problem| problem.is_said_by_all());
    let mut problems: Vec<_> = of_settings.chain(&standing.records.problems).chain(&standing.offered.problems).cloned().collect();
    problems.sort_by(|a, b| (&a.path, a.line, a.column).cmp(&(&b.path, b.line, b.column)));
    problems.dedup();
    problems
}
