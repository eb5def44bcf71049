use super::editor::{self, EditorOutcome, Job};
use super::ending::{self, Ending, EndingArgs, Saved, Talk};
use super::find::{self, Target};
use super::readings::{self, Names, Offer};
use super::run::Run;
use super::{effects::Effects, given, new_conversation, note, templates, unsaved};
use crate::context::Context;
use crate::domain::employee::Slug;
use crate::domain::problem::{Problem, Severity};
use crate::domain::records::{Folder, Source};
use crate::domain::sealed::Sealed;
use crate::error::{Code, Error, Exit};
use crate::i18n::{editor as words, errors, fields as fields_said, messages, release as release_said, sealed as sealed_said};
use crate::render::printable::printable;
use crate::store::drafts::Draft;
use crate::store::received::{self, Dress};
use crate::store::seal::{self, Opened, Refusal};
use crate::store::template::Template;
use crate::store::{Change, Fault, Need, Store, drafts, file, kept, layout, write};
use clap::Args;

mod fields;
pub(super) mod person;
mod written;

/// Opens a record in the editor, or changes fields of records without it.
#[derive(Args)]
pub(super) struct EditArgs {
    #[arg(value_name = "ID|NAME", add = super::completions::targets())]
    targets: Vec<String>,
    #[command(flatten)]
    ending: EndingArgs,
    #[command(flatten)]
    fields: fields::FieldArgs,
}

impl Run for EditArgs {
    fn run(mut self, cx: &Context) -> Result<Exit, Error> {
        self.fields.next = self.ending.without_closing();
        let ending = self.ending.read(cx)?;
        let store = cx.store()?;
        if self.fields.are_given() {
            if self.ending.is_given() {
                return Err(given::apart(cx, self.fields.first(), self.ending.first()));
            }
            return self.fields.change(cx, &store, &self.targets);
        }
        // what is promised or closed without the editor is someone's talk
        let named = |typed: &str| match self.ending.is_given() {
            true => readings::one(cx, &store, typed, &Names::EDITED).map(Target::Record),
            false => find::edited(cx, &store, typed),
        };
        let typed = match &self.targets[..] {
            [] => {
                let target = readings::offered(cx, &store, &Offer::EDIT, "<ID|NAME>", named)?;
                return self.opened(cx, &store, target, &ending);
            }
            [typed] => typed,
            _ => return Err(Error::usage(fields_said::one_at_a_time()).hint(fields_said::one_at_a_time_hint())),
        };
        if let Some(source) = new_conversation::unborn(&store).into_iter().find(|source| source.id.as_str() == typed) {
            return self.ending.to_new(cx, &store, &source, &ending);
        }
        match named(typed) {
            Ok(target) => self.opened(cx, &store, target, &ending),
            Err(error) => match new_conversation::called(&store, typed) {
                Some(source) => self.ending.to_new(cx, &store, &source, &ending),
                None => Err(error),
            },
        }
    }
}

impl EditArgs {
    /// Opens what is meant; promises on the command line are made without opening it.
    fn opened(&self, cx: &Context, store: &Store, target: Target, ending: &Ending) -> Result<Exit, Error> {
        if self.ending.is_given() {
            let talk = ending::talk(cx, store, target, self.ending.first())?;
            let opens = ending.acts.is_empty() && !cx.flags.dry_run;
            return if opens {
                record(cx, store, &talk.source(), ending).map(|(_, exit)| exit)
            } else {
                ending::without_editor(cx, store, &talk, ending)
            };
        }
        match target {
            Target::Employee(slug) => employee(cx, store, &slug),
            Target::Record(source) => record(cx, store, &source, ending).map(|(_, exit)| exit),
        }
    }
}

/// Opens a record; whether it was changed, and how it ended.
pub(super) fn record(cx: &Context, store: &Store, source: &Source, ending: &Ending) -> Result<(bool, Exit), Error> {
    drafts::bring(store, source);
    let path = layout::path(source);
    let form = |before: &str| templates::record(cx, store, source, before);
    let validate = templates::validate_record(store, source);
    EditedFile {
        path: &path,
        head: head(cx, store, source)?,
        resume: &format!("stay edit {}{}", source.id, ending.flags()),
        form: &form,
        validate: &validate,
        talk: (source.folder == Folder::Conversations).then(|| Talk::new(cx, store, source, ending)),
    }
    .edit(cx, store)
}

/// Opens `employee.yaml` in the editor.
pub(super) fn employee(cx: &Context, store: &Store, slug: &Slug) -> Result<Exit, Error> {
    let path = layout::employee(slug);
    let form = |before: &str| templates::employee(cx, store, before);
    let validate = templates::validate_employee(store, slug);
    let resume = format!("stay employee edit {slug}");
    let head = store.settings.is_sealed().then(|| words::person_open(cx.lang)).into_iter().collect();
    let page = EditedFile { path: &path, head, resume: &resume, form: &form, validate: &validate, talk: None };
    page.edit(cx, store).map(|(_, exit)| exit)
}

/// What stands above a conversation that is planned or open: what the conversation begins with, as in the form of a new one.
fn head(cx: &Context, store: &Store, source: &Source) -> Result<Vec<String>, Error> {
    let Some(slug) = source.employee.as_ref().filter(|_| source.folder == Folder::Conversations) else { return Ok(Vec::new()) };
    let records = store.read(&Need::SHEET.of(slug))?;
    let conversation = records.conversations.iter().find(|conversation| conversation.id == source.id && conversation.is_pending());
    Ok(conversation
        .map(|conversation| new_conversation::head(cx, store, conversation, &records.employees[0], &records))
        .unwrap_or_default())
}

/// The bytes of a file as the editor has them: with the words in their places, as far as they can be opened.
fn opened(store: &Store, path: &str, disk: &[u8]) -> Result<(Vec<u8>, Option<Sealed>), Error> {
    let opened = std::str::from_utf8(disk).ok().map(|text| seal::open_text(store, &layout::place(path), text));
    match opened {
        Some(opened) if !opened.twice.is_empty() => Err(Fault::Sealing(path.to_owned(), Box::new(Refusal::Twice(opened.twice))).into()),
        Some(Opened { text, sealed: Some(sealed), .. }) => Ok((text.into_bytes(), Some(sealed))),
        _ => Ok((disk.to_vec(), None)),
    }
}

/// What stands above a form of which the words can't be opened.
fn sealed_head(cx: &Context, store: &Store, sealed: Option<&Sealed>) -> Vec<String> {
    let shut = sealed.filter(|sealed| !sealed.is_read());
    shut.map(|sealed| sealed_said::not_in_form(cx.lang, &cx.readers(store, &sealed.readers))).into_iter().collect()
}

/// A file that is there, on its way through the editor.
struct EditedFile<'p> {
    path: &'p str,
    head: Vec<String>,
    resume: &'p str,
    form: &'p dyn Fn(&str) -> Template,
    validate: &'p dyn Fn(&str) -> Vec<Problem>,
    /// How it ends, where it is a conversation.
    talk: Option<Talk<'p>>,
}

impl EditedFile<'_> {
    /// Checked before it replaces anything, and held against what is there by then.
    fn edit(self, cx: &Context, store: &Store) -> Result<(bool, Exit), Error> {
        let path = self.path;
        let unreadable =
            |kind| Fault::Unreadable(Box::new(Problem { path: path.to_owned(), line: 0, column: 0, kind, severity: Severity::Unreadable }));
        let disk = file::bytes(&store.at(path)).map_err(|kind| Error::from(unreadable(kind)))?;
        let (before, sealed) = opened(store, path, &disk)?;
        let unchanged = || {
            let made = self.talk.as_ref().map(|_| Vec::new());
            let effects = Effects { lines: vec![messages::unchanged(path)], made, ..Effects::default() };
            Ok((false, effects.finish(cx, store, &store.dry_writer())?))
        };
        if cx.flags.dry_run {
            return unchanged();
        }
        let garbled = received::text(&before).is_err();
        let clean = received::text(&before).unwrap_or_else(|_| received::as_windows(&before));
        let raw = std::str::from_utf8(&before).unwrap_or(&clean);
        let (form, dress) = ((self.form)(&clean), Dress::of(raw));
        let head = templates::head(
            cx,
            &form,
            garbled
                .then(|| words::read_as_windows(cx.lang))
                .into_iter()
                .chain(sealed_head(cx, store, sealed.as_ref()))
                .chain(self.head.clone())
                .collect(),
        );
        let page = dress.on(&form.page(&head, &clean));
        let is_of_this = |base: Vec<u8>| received::text(&base).is_ok_and(|base| dress.on(&form.filled(&base)) == raw);
        drafts::take_in(store);
        let left = drafts::left(store, path).filter(|draft| draft.base().is_some());
        let held = left.as_ref().map(editor::hold).transpose()?;
        let left = left.filter(|draft| draft.is_typed_in() && draft.base().is_some_and(is_of_this));
        let (draft, _held) = match (left, held) {
            (Some(draft), Some(held)) => {
                cx.warn(messages::draft_waits());
                drafts::go_on(store, draft, held)?
            }
            (_, held) => {
                drop(held);
                let draft = drafts::begin(store, path, page.as_bytes())?;
                let held = editor::hold(&draft)?;
                (draft, held)
            }
        };
        if let Some(aside) = &draft.aside {
            cx.warn(messages::draft_is_older(path, &printable(&aside.display().to_string())));
        }
        let line = |line: &str| self.talk.as_ref().and_then(|talk| talk.wrong(line));
        let job = Job {
            store,
            draft: &draft,
            form: &form,
            dress: &dress,
            resume: self.resume,
            has_words: false,
            is_garbled: garbled,
            validate: self.validate,
            line: &line,
        };
        let is_closed = self.talk.as_ref().is_some_and(Talk::closes);
        let (text, lines) = match job.edit(cx)? {
            EditorOutcome::Text(text, lines) if text.as_bytes() != before || !lines.is_empty() || is_closed => (text, lines),
            EditorOutcome::Text(..) => {
                draft.discard();
                return unchanged();
            }
            EditorOutcome::Left => match self.talk.as_ref().map(Talk::untouched).transpose()?.flatten() {
                Some(exit) => return Ok((true, exit)),
                None => return unchanged(),
            },
            EditorOutcome::Away(error) => return Err(error),
        };
        let mut effects = Effects::default();
        let along = kept::along(&layout::place(path), raw, &text, cx.today);
        // where that can't be done, the text waits, and nothing says that it was
        let text = if along.edits.is_empty() { text } else { write::edited_text(path, &text, &along.edits)? };
        effects.warnings.extend(along.is_released_no_more.then(|| release_said::no_longer(cx.lang).into()));
        let (text, told) = match &self.talk {
            Some(talk) => talk.end(text, &lines, &mut effects)?,
            None => (text, None),
        };
        if file::bytes(&store.at(path)).as_ref() != Ok(&disk) {
            return Err(changed_in_editor(cx, path, &draft, self.resume));
        }
        if effects.lines.is_empty() {
            effects.lines.push(messages::edited(path));
        }
        note::take_up_if_closed(cx, store, path, [raw, &text], &mut effects)?;
        if text.as_bytes() != before {
            effects.changes.insert(0, Change::Replace { place: layout::place(path), before: disk, text });
        }
        let saved = match (&self.talk, told) {
            (Some(talk), Some(told)) => talk.finish(effects, &told)?,
            _ => Saved::only(effects.finish(cx, store, &cx.writer(store)?)?),
        };
        draft.discard();
        unsaved::tell_of(cx, store, path);
        Ok((true, saved.ask(cx, store)?))
    }
}

/// The refusal to write over what changed while it was edited: both texts are kept.
fn changed_in_editor(cx: &Context, path: &str, draft: &Draft, resume: &str) -> Error {
    if draft.is_secret() {
        cx.warn(editor::waiting(draft));
        return Error::of(Code::Changed, errors::changed_meanwhile(path)).hint(errors::broken_draft_hint(resume));
    }
    let kept = printable(&draft.path.display().to_string());
    let hint = errors::changed_in_editor_hint(&format!("diff {path} {kept}"));
    Error::of(Code::Changed, errors::changed_in_editor(path, &kept)).hint(hint)
}
