//! A new conversation in the editor's hands: the head above it, the draft, and the way to its file.

use super::editor;
use super::loaded::short;
use super::written::Written;
use crate::context::Context;
use crate::domain::conversation::{Conversation, Status};
use crate::domain::employee::Employee;
use crate::domain::followed;
use crate::domain::id::ShortIds;
use crate::domain::problem::Severity;
use crate::domain::records::{Folder, Records, Source};
use crate::domain::theme;
use crate::error::{Error, Exit};
use crate::i18n::{errors, said, words};
use crate::render;
use crate::render::visible::shown;
use crate::store::change::Change;
use crate::store::need::Load;
use crate::store::{Store, form, layout};

/// New conversations that are still in the editor's hands: drafted, and not among the files yet.
pub fn unborn(store: &Store) -> Vec<Source> {
    let mut drafted = store.drafted();
    drafted.retain(|source| source.folder == Folder::Conversations && !store.at(&layout::path(source)).exists());
    drafted
}

/// A new conversation through the editor: from its draft to its file, as often as it takes.
pub fn resume(cx: &Context, store: &Store, source: &Source) -> Result<Exit, Error> {
    let path = layout::path(source);
    let draft = store.left_draft(&path).ok_or_else(|| Error::refused(errors::no_id(cx.lang, source.id.as_str())))?;
    let _held = editor::hold(cx, &draft)?;
    let (text, talk) = editor::edit(cx, &draft, &format!("stay edit {}", source.id), |page| {
        let text = form::filled(page);
        let mut found = Records::default();
        store.decode_record(source, Load::Full, &text, &mut found);
        found.problems.retain(|problem| problem.severity != Severity::Warning);
        match found.conversations.pop().filter(|_| found.problems.is_empty()) {
            Some(talk) => Ok((text, talk)),
            None => Err(found.problems),
        }
    })?;
    let exit = save(cx, store, &talk, text)?;
    draft.discard();
    Ok(exit)
}

/// Writes a new conversation and says so.
pub fn save(cx: &Context, store: &Store, talk: &Conversation, text: String) -> Result<Exit, Error> {
    let writer = cx.writer(store)?;
    let id = short(store, talk.id);
    let name = shown(&store.read_employee(&talk.employee, &mut Vec::new()).name);
    let kind = shown(words::type_name(cx.lang, &store.settings.types, &talk.kind));
    let day = words::near_day(cx.lang, talk.date, cx.today);
    let line = said::made_conversation(cx.lang, &kind, &name, &id, &day, &layout::path(&talk.source()));
    let next = if talk.status == Status::Planned { format!("stay edit {id}") } else { format!("stay act {id} \"…\" · stay close {id}") };
    Written { changes: vec![Change::create(&talk.source(), text)], lines: vec![line], next: Some(next), ..Written::default() }
        .finish(cx, store, &writer)
}

/// What one wants to see before the talk: what came of the promises, what stood in the way, the last talk.
pub fn head(cx: &Context, store: &Store, talk: &Conversation, employee: &Employee, records: &Records) -> Vec<String> {
    let lang = cx.lang;
    let kind = words::type_name(lang, &store.settings.types, &talk.kind);
    let mut lines = vec![said::editor_head(lang, &employee.name, kind, &words::long_day(lang, talk.date))];
    let mut last: Vec<&Conversation> = records.conversations.iter().filter(|other| other.counts() && other.id != talk.id).collect();
    last.sort_by_key(|other| std::cmp::Reverse((other.date, other.id)));
    if let Some((talk, summary)) = last.first().and_then(|talk| Some((talk, talk.summary.as_ref()?))) {
        lines.push(said::editor_last(lang, &words::near_day(lang, talk.date, cx.today), &summary.replace('\n', " ")));
    }
    let followed = followed::followed(records, employee, &store.settings, cx.today, Some(talk.id)).without(talk.id);
    let look = cx.look(store, records, ShortIds::default());
    lines.extend(render::followed::lines(&look, &followed, employee));
    let mut named: Vec<String> = Vec::new();
    for name in last.iter().flat_map(|talk| &talk.obstacles) {
        let label = render::obstacles::called(&look, name);
        if !named.contains(&label) && named.len() < 5 {
            named.push(label);
        }
    }
    if !named.is_empty() {
        lines.push(said::editor_obstacles(lang, &named.join(", ")));
    }
    lines.push(said::editor_signals(lang, &theme::Known::WORDS.join(", ")));
    lines.iter().map(|line| shown_in_comment(line)).collect()
}

fn shown_in_comment(line: &str) -> String {
    let indent = line.len() - line.trim_start().len();
    format!("{}{}", &line[..indent], shown(line.trim_start()))
}
