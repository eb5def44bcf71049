//! What someone should hear, as a document, and the mail that it goes out in.

use super::actions;
use super::agenda;
use super::document::{Block, Document, Item as Line, Join, List, Mark, Section, Span};
use super::printable::printable;
use super::table::{Cell, Paint};
use super::{ViewContext, document};
use crate::domain::action::Action;
use crate::domain::agenda::Turn;
use crate::domain::conversation::Conversation;
use crate::domain::remind::{Address, Digest, Item, Part, Recipient, What, Who};
use crate::i18n::{Language, either, messages, remind as says, words};
use chrono::NaiveDate;

/// How wide a mail is set, so that it stays whole where it is quoted.
pub(crate) const WIDTH: usize = 72;

/// What someone is called.
pub(crate) fn name(lang: Language, to: &Recipient) -> String {
    match &to.name {
        Who::Named(name) => printable(name),
        Who::Hr => crate::domain::owner::Party::Hr.name(lang).to_owned(),
    }
}

/// The subject of a digest.
pub(crate) fn subject(view: &ViewContext, digest: &Digest, until: NaiveDate) -> String {
    let is_a_week = until == crate::domain::agenda::soon(view.today);
    let day = words::near_day(view.lang, until, view.today);
    says::subject(view.lang, digest.count(), (!is_a_week).then_some(day.as_str()))
}

/// A digest for a terminal: for whom, the subject and where it goes above it.
pub(crate) fn shown(view: &ViewContext, to: &Recipient, digest: &Digest, until: NaiveDate, has_form: bool, is_sent: bool) -> String {
    let lang = view.lang;
    let goes = match &to.address {
        Address::Known(address) => says::goes_to(lang, address),
        _ => says::no_address_known(lang),
    };
    let facts = [Some(subject(view, digest, until)), Some(goes), is_sent.then(|| says::went_out_today(lang))];
    let fact = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let sections = sections(view, to, digest, has_form);
    let document =
        Document { title: name(lang, to), headline: document::Headline::Soft, facts: vec![fact], sections, ..Document::default() };
    document::text::text(view, &document)
}

/// The text of a mail: without colours, and set for any reader.
pub(crate) fn mailed(view: &ViewContext, to: &Recipient, digest: &Digest, has_form: bool) -> String {
    let mut sections = sections(view, to, digest, has_form);
    sections.push(closing(vec![says::footer(view.lang)]));
    let document = Document { title: words::long_day(view.lang, view.today), sections, ..Document::default() };
    anstream::adapter::strip_str(&document::text::text(view, &document)).to_string()
}

fn sections(view: &ViewContext, to: &Recipient, digest: &Digest, has_form: bool) -> Vec<Section> {
    let lang = view.lang;
    let part = |part: Part| {
        let items: Vec<Line> = digest.items.iter().filter(|item| item.part == part).map(|item| line(view, to, item)).collect();
        let count = Some(items.len()).filter(|count| *count > 0)?;
        let head = match part {
            Part::Talks => says::talks_head(lang),
            Part::Own => says::own_head(lang),
            Part::Others => says::others_head(lang),
            Part::Organisation => says::organisation_head(lang),
            Part::CameIn => says::came_in_head(lang),
        };
        let list = List { join: Join::Dot, items, ..List::default() };
        Some(Section { head, count: Some(count), blocks: vec![Block::List(list)], ..Section::default() })
    };
    let mut sections: Vec<Section> = Part::ALL.into_iter().filter_map(part).collect();
    let mut rest = Vec::new();
    if has_form {
        rest.push(says::form_goes_along(lang));
    }
    if digest.elsewhere > 0 {
        rest.push(says::elsewhere(lang, digest.elsewhere, digest.elsewhere_late));
    }
    if digest.unchanged > 0 {
        rest.push(says::unchanged(lang, digest.unchanged, digest.unchanged_late));
    }
    if !rest.is_empty() {
        sections.push(closing(rest));
    }
    sections
}

fn closing(lines: Vec<String>) -> Section {
    let blocks = lines.into_iter().map(|text| Block::Paragraph(Span { text, paint: Paint::None })).collect();
    Section { blocks, ..Section::default() }
}

fn line(view: &ViewContext, to: &Recipient, item: &Item) -> Line {
    let lang = view.lang;
    let (id, text, tail) = match &item.what {
        What::Turn(rows) => match &rows[..] {
            [first, rest @ ..] => {
                let turn = Turn { first, rest: rest.iter().collect() };
                let what = agenda::whats(view, &turn).replace('\u{a0}', " ");
                (None, format!("{}: {what}", printable(view.people.name(&first.employee))), vec![span(agenda::when(view, first))])
            }
            [] => (None, String::new(), Vec::new()),
        },
        What::Talk(row, with) => {
            let kind = printable(words::type_name(lang, &view.settings.types, &row.kind));
            let text = with.map_or_else(|| says::talk(lang, &kind), |with| says::talk_with(lang, &kind, &printable(with)));
            (row.conversation, text, vec![plain(words::weekday(lang, row.due, view.today))])
        }
        What::Promise(action) if item.part == Part::Others => {
            let owner = plain(actions::owner(view, &action.owner));
            (Some(action.id), titled(view, action), vec![when(view, action), owner])
        }
        What::Promise(action) => {
            let whose = action.employee.as_ref().filter(|slug| to.employee.as_ref() != Some(slug));
            let whose = whose.map(|slug| plain(says::for_whom(lang, &printable(view.people.name(slug)))));
            let tail = std::iter::once(when(view, action)).chain(whose).collect();
            (Some(action.id), actions::title(view, action), tail)
        }
        What::Ended(action) => (Some(action.id), titled(view, action), vec![plain(actions::fate(view, action))]),
        What::Answers(talk) => (Some(talk.id), answers(view, talk), Vec::new()),
    };
    Line { mark: Mark::Point, id, text, tail, win: None, more: Vec::new() }
}

/// When a promise is due, in whole words.
fn when(view: &ViewContext, action: &Action) -> Span {
    match action.due_on(view.today).map(|due| (due - view.today).num_days()) {
        Some(days) if days >= 0 => plain(messages::due_in(view.lang, days)),
        _ => span(actions::when(view, action)),
    }
}

/// What was promised with somebody.
fn titled(view: &ViewContext, action: &Action) -> String {
    format!("{}: {}", actions::who(view, action), actions::title(view, action))
}

fn answers(view: &ViewContext, talk: &Conversation) -> String {
    let day = words::near_day(view.lang, talk.date, view.today);
    says::answers(view.lang, &printable(view.people.name(&talk.employee)), &day)
}

fn plain(text: String) -> Span {
    Span { text, paint: Paint::Dim }
}

fn span(cell: Cell) -> Span {
    let paint = cell.paint;
    Span { text: cell.full().replace('\u{a0}', " "), paint }
}

/// How many people: `3 mensen`, `3 people`.
pub(crate) fn people(lang: Language, count: usize) -> String {
    match count {
        1 => either(lang, "1 persoon", "1 person").to_owned(),
        _ => words::people(lang, count),
    }
}
