//! A new conversation in the editor's hands: the head above it, the draft, and the way to its file.

use super::editor::{self, EditorOutcome, Job};
use super::effects::Effects;
use super::ending::{self, Ending, Saved};
use super::promised::{self, Promises};
use super::record::short;
use super::{asking, close, note, own_words, templates, unsaved};
use crate::context::Context;
use crate::domain::action::Action;
use crate::domain::conversation::{Conversation, Status};
use crate::domain::employee::Employee;
use crate::domain::follow_up;
use crate::domain::id::ShortIds;
use crate::domain::records::{Folder, Records, Source};
use crate::error::{Code, Error, Exit};
use crate::i18n::{editor as words, errors, messages, words as common};
use crate::render;
use crate::render::printable::printable;
use crate::store::drafts::Draft;
use crate::store::received::{self, Dress};
use crate::store::template::fields;
use crate::store::{Change, Fault, Load, Store, drafts, kept, layout, read, write};

/// New conversations that are still in the editor's hands: drafted, and not among the files yet.
pub(super) fn unborn(store: &Store) -> Vec<Source> {
    let mut drafted = drafts::records(store);
    drafted.retain(|source| {
        source.folder == Folder::Conversations && !store.at(&layout::path(source)).exists() && unsaved::moved(store, source).is_none()
    });
    drafted
}

/// The one whose id begins like this, when it is the only one.
pub(super) fn called(store: &Store, typed: &str) -> Option<Source> {
    let mut named = unborn(store).into_iter().filter(|source| typed.len() >= 3 && source.id.as_str().starts_with(typed));
    named.next().filter(|_| named.next().is_none())
}

/// A new conversation through the editor: from its draft to its file, as often as it takes. One that is left as it was is
/// written only where the command line had it say something already.
pub(super) fn resume(cx: &Context, store: &Store, source: &Source, ending: &Ending) -> Result<Exit, Error> {
    drafts::take_in(store);
    let left = drafts::left(store, &layout::path(source));
    match left {
        Some(draft) => go_on(cx, store, source, ending, draft),
        None => Err(Error::of(Code::NotFound, errors::no_id(source.id.as_str()))),
    }
}

/// The same with the draft that it is in.
pub(super) fn go_on(cx: &Context, store: &Store, source: &Source, ending: &Ending, draft: Draft) -> Result<Exit, Error> {
    let path = layout::path(source);
    let (draft, held) = editor::take_up(store, draft)?;
    let form = templates::record(cx, store, source, "");
    let validate = templates::validate_record(store, source);
    let base = draft.base().and_then(|base| received::text(&base).ok()).unwrap_or_default();
    let offered = (form.filled(&base), form.typed_aside(&base).into_iter().map(|typed| typed.text).collect::<Vec<_>>());
    let bank = asking::bank(store, &mut Vec::new())?;
    let says_something = |conversation: Conversation| asking::says_something(store, &conversation, &bank);
    let has_words = !offered.1.is_empty() || decoded(store, source, &offered.0).is_some_and(says_something);
    let _held = held.with_words(has_words);
    let resume = format!("stay edit {}{}", source.id, ending.flags());
    let dress = Dress::of("");
    let promises = Promises::of(cx, store, source);
    let line = |line: &str| promises.wrong(line);
    let job = Job {
        store,
        draft: &draft,
        form: &form,
        dress: &dress,
        resume: &resume,
        has_words,
        is_garbled: false,
        validate: &validate,
        line: &line,
    };
    let ((text, lines), is_done) = match job.edit(cx)? {
        EditorOutcome::Text(text, lines) => ((text, lines), true),
        EditorOutcome::Left if has_words => (offered, false),
        EditorOutcome::Away(error) if has_words => {
            let told = error.told(cx.lang);
            cx.warn(told.message);
            told.hint.iter().for_each(|hint| cx.warn(hint));
            (offered, false)
        }
        EditorOutcome::Left => {
            let slug = source.employee.as_deref().unwrap_or_default();
            return Err(Error::refused(words::never_mind()).hint(words::never_mind_hint(slug)));
        }
        EditorOutcome::Away(error) => return Err(error),
    };
    // nothing was there before, so what ended ends now
    let along = kept::along(&layout::place(&path), "", &text, cx.today);
    let text = if along.edits.is_empty() { text } else { write::edited_text(&path, &text, &along.edits)? };
    let conversation = decoded(store, source, &text).ok_or_else(|| Error::from(Fault::Unfaithful(path.clone())))?;
    let mut effects = Effects::default();
    let made = promises.actions(fields::PROMISES, &lines, &mut effects.warnings)?;
    let saved = save(cx, store, &conversation, text, made, ending, effects)?;
    // one that was left as it was may be open still
    if !is_done {
        return Ok(saved.unasked(cx));
    }
    draft.discard();
    saved.ask(cx, store)
}

fn decoded(store: &Store, source: &Source, text: &str) -> Option<Conversation> {
    let mut found = Records::default();
    read::decoded(store, source, Load::Full, text, &mut found);
    found.conversations.pop()
}

/// Writes a new conversation with what was promised in it, closed where that was asked for, and says so.
pub(super) fn save(
    cx: &Context,
    store: &Store,
    conversation: &Conversation,
    mut text: String,
    made: Vec<Action>,
    ending: &Ending,
    mut effects: Effects,
) -> Result<Saved, Error> {
    let id = short(store, conversation.id);
    let path = layout::path(&conversation.source());
    let line = if made.is_empty() || ending.close.is_some() {
        let name = printable(&read::employee(store, &conversation.employee, &mut Vec::new()).name);
        let kind = printable(common::type_name(cx.lang, &store.settings.types, &conversation.kind));
        let day = common::near_day(cx.lang, conversation.date, cx.today);
        messages::made_conversation(cx.lang, &kind, &name, &id, &day, &path)
    } else {
        promised::said(cx, store, &close::called(cx, store, conversation), &made)
    };
    effects.lines.push(line.into());
    effects.next = Some(match conversation.status {
        Status::Planned => format!("stay edit {id}"),
        _ if !conversation.is_pending() => format!("stay show {id}"),
        _ if made.is_empty() => format!("stay act {id} \"…\" · stay close {id}"),
        _ => format!("stay close {id}"),
    });
    if conversation.is_held() {
        note::take_up(cx, store, conversation, &mut effects)?;
    }
    let mut edits = ending::add(cx, store, conversation, made, ending.close.as_ref(), &mut effects)?;
    edits.extend(own_words::offered(cx, store, conversation, &text, &mut effects));
    if !edits.is_empty() {
        text = write::edited_text(&path, &text, &edits)?;
    }
    effects.changes.insert(0, Change::create(&conversation.source(), text));
    ending::finish(cx, store, effects, conversation, ending)
}

/// What one wants to see before the conversation: what came of the promises, what stood in the way, the last conversation.
pub(super) fn head(cx: &Context, store: &Store, conversation: &Conversation, employee: &Employee, records: &Records) -> Vec<String> {
    let lang = cx.lang;
    let kind = common::type_name(lang, &store.settings.types, &conversation.kind);
    let mut lines = vec![messages::editor_head(lang, &employee.name, kind, &common::long_day(lang, conversation.date))];
    let mut last: Vec<&Conversation> = records.conversations.iter().filter(|other| other.counts() && other.id != conversation.id).collect();
    last.sort_by_key(|other| std::cmp::Reverse((other.date, other.id)));
    if let Some((conversation, summary)) = last.first().and_then(|conversation| Some((conversation, conversation.summary.as_ref()?))) {
        lines.push(messages::editor_last(&common::near_day(lang, conversation.date, cx.today), &summary.replace('\n', " ")).text(cx.lang));
    }
    lines.extend(note::in_head(cx, records, conversation));
    let followed = follow_up::followed(records, employee, &store.settings, cx.today, Some(conversation.id)).without(conversation.id);
    let view = cx.view(store, records, ShortIds::default());
    lines.extend(render::follow_up::lines(&view, &followed, employee));
    let mut named: Vec<String> = Vec::new();
    for name in last.iter().flat_map(|conversation| &conversation.obstacles) {
        let label = render::obstacles::called(&view, name);
        if !named.contains(&label) && named.len() < 5 {
            named.push(label);
        }
    }
    if !named.is_empty() {
        lines.push(messages::editor_obstacles(&named.join(", ")).text(cx.lang));
    }
    lines.iter().map(|line| shown_in_comment(line)).collect()
}

fn shown_in_comment(line: &str) -> String {
    let indent = line.len() - line.trim_start().len();
    format!("{}{}", &line[..indent], printable(line.trim_start()))
}
