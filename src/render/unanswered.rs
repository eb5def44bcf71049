//! What keeps coming back while nothing comes of it: for whoever holds the talks, and for nobody else.

use super::document::{Item, Mark};
use super::printable::printable;
use super::table::wrap;
use super::{ViewContext, actions, obstacles};
use crate::domain::unanswered::{NoTalk, Unanswered, What};
use crate::i18n::{unanswered as says, words};

/// The fact in a sentence, without a name.
pub(crate) fn said(view: &ViewContext, one: &Unanswered) -> String {
    let lang = view.lang;
    let near = |day| words::near_day(lang, day, view.today);
    match &one.what {
        What::NamedAgain(named) => {
            says::named(lang, &obstacles::label(view, named), &says::talks(lang, named.mentions), &near(named.first))
        }
        What::BrokenTwice(action) => {
            let (title, due) = (actions::title(view, action), action.due.map(near).unwrap_or_default());
            let first = action.first_due.filter(|first| action.due.is_some_and(|due| *first < due));
            first.map_or_else(|| says::opened_again(lang, &title, &due), |first| says::moved(lang, &title, &near(first), &due))
        }
        What::NoTalk(no_talk) => no_talk_said(view, no_talk),
    }
}

fn no_talk_said(view: &ViewContext, no_talk: &NoTalk) -> String {
    let lang = view.lang;
    let near = |day| words::near_day(lang, day, view.today);
    let say = if no_talk.last.is_some() { says::no_talk } else { says::never };
    let said = say(lang, &near(no_talk.since), &says::limit(lang, no_talk.every));
    no_talk.planned.map_or(said.clone(), |day| format!("{said} · {}", says::planned(lang, &near(day))))
}

/// The facts for a terminal, each with the name of the person, below each other.
pub(crate) fn list(view: &ViewContext, all: &[Unanswered], indent: usize) -> String {
    let pad = " ".repeat(indent);
    let line = |one: &Unanswered| {
        let name = printable(view.people.name(one.employee));
        let lines = wrap(&format!("{name} · {}", said(view, one)), view.width.saturating_sub(indent + 2).max(20));
        format!("{pad}{}\n", lines.join(&format!("\n{pad}  ")))
    };
    all.iter().map(line).collect()
}

/// The facts for a sheet of one person.
pub(crate) fn items(view: &ViewContext, all: &[Unanswered], most: usize) -> Vec<Item> {
    all.iter().take(most).map(|one| Item::new(Mark::Point, said(view, one))).collect()
}
