//! What is the person's own: who they are, their records, and what else lies in their folder.

use super::{ViewContext, lines, names, text_block, truth};
use crate::domain::date::parse_civil;
use crate::domain::dossier::{Dossier, Field, HeldFile};
use crate::domain::history::{FieldChange, Happened, Moment};
use crate::domain::records::{Folder, Place, Records};
use crate::i18n::{dossier as says, either, sync as sync_messages, words};
use crate::render::document::{Block, Fields, Item, List, Mark, Section};
use crate::render::log::called;
use crate::render::printable::printable;
use crate::render::problems;
use crate::render::show::capital;
use crate::render::table::Paint;

/// The files of a kind of record, the newest first.
pub(super) fn of(dossier: &Dossier, folder: Folder) -> Vec<&HeldFile> {
    let is_it = |file: &&HeldFile| file.place.source().is_some_and(|source| source.folder == folder);
    let mut files: Vec<&HeldFile> = dossier.files.iter().filter(is_it).collect();
    files.sort_by(|one, other| (other.day(), &one.path).cmp(&(one.day(), &other.path)));
    files
}

pub(super) fn who(view: &ViewContext, dossier: &Dossier) -> Section {
    let cards = dossier.files.iter().filter(|file| matches!(file.place, Place::Employee(_)));
    let section = Section::new(says::who(view.lang, &printable(&dossier.person.name)));
    cards.fold(section, |section, card| section.with(block(view, card, None)))
}

pub(super) fn records(view: &ViewContext, dossier: &Dossier, folder: Folder) -> Section {
    let head = match folder {
        Folder::Conversations => says::conversations,
        Folder::Actions => says::actions,
        Folder::Goals => says::goals,
        Folder::Notes => says::notes,
        Folder::Private => says::private,
    };
    let files = of(dossier, folder);
    let section = Section::new(head(view.lang)).counting(files.len());
    files.into_iter().fold(section, |section, file| section.with(block(view, file, Some(title(view, file, folder)))))
}

/// What a record is called.
fn title(view: &ViewContext, file: &HeldFile, folder: Folder) -> String {
    let day = file.day().map(|day| words::day(view.lang, day)).unwrap_or_default();
    let kind = || match folder {
        Folder::Conversations => file.value("type").map(|kind| capital(&called(view, Some(folder), "type", kind))),
        Folder::Actions | Folder::Goals => file.value("title").map(str::to_owned),
        Folder::Notes | Folder::Private => None,
    };
    let plain = || match folder {
        Folder::Conversations => sync_messages::conversation(view.lang),
        Folder::Actions => sync_messages::action(view.lang),
        Folder::Goals => sync_messages::goal(view.lang),
        Folder::Notes | Folder::Private => sync_messages::note(view.lang),
    };
    format!("{} · {day}", printable(&kind().unwrap_or_else(|| capital(&plain()))))
}

/// All of one file.
fn block(view: &ViewContext, file: &HeldFile, head: Option<String>) -> Block {
    let lang = view.lang;
    let mut entries = entries(view, file);
    if let Some(text) = file.text.as_deref().filter(|_| file.is_raw()) {
        entries.push((says::raw(lang), lines(text)));
    }
    if let Some(in_place) = view.in_place(file.sealed.as_ref()) {
        entries.push((says::sealed(lang), vec![in_place]));
    }
    if !file.problems.is_empty() {
        entries.push((says::wrong(lang), file.problems.iter().map(|problem| problems::brief(lang, problem)).collect()));
    }
    if !file.comments.is_empty() {
        let comment = |comment: &crate::domain::dossier::Line| says::line(lang, comment.line, &printable(&comment.text));
        entries.push((says::comments(lang), file.comments.iter().map(comment).collect()));
    }
    if let Some(sealed) = &file.sealed {
        entries.push((says::opened_by(lang), vec![names(view, &sealed.readers)]));
    }
    if let Some(kept) = file.kept {
        entries.push((says::kept_until(lang), vec![words::day(lang, kept.until)]));
    }
    // who someone was before their folder moved is told by what was made then
    let made = file.history.iter().filter(|moment| matches!(moment.happened, Happened::Made(_))).count();
    let history = history(view, &file.history, file.place.source().map(|source| source.folder), made > 1);
    if !history.is_empty() {
        entries.push((says::history(lang), history));
    }
    Block::Fields(Fields { head, aside: Some(printable(&file.path)), entries })
}

/// The values of a file, each under what its key is called; a list of words under one.
fn entries(view: &ViewContext, file: &HeldFile) -> Vec<(String, Vec<String>)> {
    let folder = file.place.source().map(|source| source.folder);
    let mut entries: Vec<(String, Vec<String>)> = Vec::new();
    let mut last = "";
    for field in &file.fields {
        let (list, item) = field.field.rsplit_once('.').unwrap_or(("", &field.field));
        let is_item = item.bytes().all(|byte| byte.is_ascii_digit()) && !list.is_empty();
        let of = if is_item { list } else { &field.field };
        let told = value(view, folder, of, field);
        match entries.last_mut().filter(|_| is_item && last == of) {
            Some((_, lines)) => lines.extend(told),
            None => entries.push((label(view, of), told)),
        }
        last = of;
    }
    entries
}

/// What a field is called: `voortgang · datum` where it is within another.
pub(super) fn label(view: &ViewContext, field: &str) -> String {
    let parts: Vec<&str> = field.split('.').filter(|part| !part.bytes().all(|byte| byte.is_ascii_digit())).collect();
    // what was asked and answered needs no more words
    let parts = if let ["answers", rest @ ..] = &parts[..]
        && !rest.is_empty()
    {
        rest
    } else {
        &parts[..]
    };
    parts.iter().map(|part| printable(says::key(view.lang, part))).collect::<Vec<_>>().join(" · ")
}

fn value(view: &ViewContext, folder: Option<Folder>, of: &str, field: &Field) -> Vec<String> {
    let Some(text) = &field.value else { return vec![says::nothing(view.lang)] };
    let text = text.trim_end();
    let key = of.rsplit('.').next().unwrap_or_default();
    match text.trim() {
        "true" if matches!(key, "released" | "shared") => vec![truth(view, true)],
        "false" if matches!(key, "released" | "shared") => vec![truth(view, false)],
        plain => match parse_civil(plain) {
            Some(day) => vec![words::day(view.lang, day)],
            None => lines(&called(view, folder, of, text)),
        },
    }
}

/// What became of a file, a line for each thing that changed. With `whole`, also what it held when it was made.
pub(super) fn history(view: &ViewContext, moments: &[Moment], folder: Option<Folder>, whole: bool) -> Vec<String> {
    let lang = view.lang;
    let mut told = Vec::new();
    for moment in moments {
        let when = moment
            .recorded
            .as_ref()
            .map_or_else(|| says::unsaved(lang), |recorded| format!("{} · {}", words::day(lang, recorded.day), printable(&recorded.by)));
        let what = match &moment.happened {
            Happened::Made(fields) => {
                let held = fields.iter().filter(|_| whole).filter_map(|change| {
                    Some(format!("{}: {}", label(view, &change.field), text(view, folder, change, change.to.as_deref()?)))
                });
                std::iter::once(sync_messages::made(lang)).chain(held).collect::<Vec<_>>()
            }
            Happened::Gone => vec![sync_messages::gone(lang)],
            Happened::Unreadable => vec![sync_messages::not_readable(lang)],
            Happened::Changed(fields) if fields.is_empty() && moment.shut.is_none() => vec![says::changed(lang)],
            Happened::Changed(fields) => fields.iter().map(|change| change_of(view, folder, change)).collect(),
        };
        let shut = view.in_place(moment.shut.as_ref());
        told.push(format!("{when}: {}", what.into_iter().chain(shut).collect::<Vec<_>>().join("; ")));
    }
    told
}

/// A field that changed, with what it was: what it became stands in the file, or in what came later.
fn change_of(view: &ViewContext, folder: Option<Folder>, change: &FieldChange) -> String {
    let (lang, field) = (view.lang, label(view, &change.field));
    match (&change.from, &change.to) {
        (Some(from), Some(_)) => says::was(lang, &field, &text(view, folder, change, from)),
        (Some(from), None) => says::went(lang, &field, &text(view, folder, change, from)),
        (None, _) => says::came(lang, &field),
    }
}

fn text(view: &ViewContext, folder: Option<Folder>, change: &FieldChange, value: &str) -> String {
    match parse_civil(value) {
        Some(day) => words::day(view.lang, day),
        None => printable(called(view, folder, &change.field, value).trim_end()),
    }
}

pub(super) fn drafts(view: &ViewContext, dossier: &Dossier) -> Section {
    let lang = view.lang;
    let mut section = Section::new(says::drafts(lang)).counting(dossier.drafts.len());
    if !dossier.drafts.is_empty() {
        section = section.with(Block::said(says::drafts_lead(lang), Paint::Dim));
    }
    let block = |draft: &crate::domain::dossier::WaitingText| {
        let text = draft.text.clone().unwrap_or_else(|| says::could_not_open(lang));
        let head = says::draft_for(lang, &printable(&draft.path));
        text_block(head, Some(printable(&draft.lies)), says::key(lang, "text").to_owned(), &text)
    };
    dossier.drafts.iter().fold(section, |section, draft| section.with(block(draft)))
}

/// What both released, once more by itself.
pub(super) fn released(view: &ViewContext, records: &Records) -> Section {
    let lang = view.lang;
    let mut items = Vec::new();
    for talk in &records.conversations {
        for answer in talk.answers.iter().filter(|answer| answer.released) {
            let question = answer.question.iter().flat_map(|text| lines(text));
            let said = answer.answer.iter().flat_map(|text| lines(text));
            let day = words::day(lang, talk.date);
            let mut told = question.chain(said);
            let first = told.next().unwrap_or_default();
            items.push(Item { more: told.collect(), ..Item::new(Mark::Point, first).tail(day) });
        }
    }
    for action in records.actions.iter().filter(|action| action.released && action.employee.is_some()) {
        items.push(Item::new(Mark::Point, printable(&action.title)).tail(words::day(lang, action.created)));
    }
    Section::new(says::released(lang)).counting(items.len()).with_list(List { items, ..List::default() })
}

/// What lies in the folder and is no file of ours. What is text is shown.
pub(super) fn others(view: &ViewContext, dossier: &Dossier) -> Section {
    let lang = view.lang;
    let others: Vec<&HeldFile> = dossier.files.iter().filter(|file| file.is_other()).collect();
    let mut section = Section::new(says::others(lang)).counting(others.len());
    if !others.is_empty() {
        section = section.with(Block::said(says::others_lead(lang), Paint::Dim));
    }
    let item = |file: &&HeldFile| {
        let problems = file.problems.iter().map(|problem| problems::brief(lang, problem)).collect();
        Item { more: problems, ..Item::new(Mark::Point, printable(&file.path)).tail(says::size(lang, file.size)) }
    };
    section = section.with_list(List { items: others.iter().map(item).collect(), ..List::default() });
    others.iter().filter_map(|file| Some((file, file.text.as_deref()?))).fold(section, |section, (file, text)| {
        section.with(text_block(printable(&file.path), None, either(lang, "tekst", "text").to_owned(), text))
    })
}
