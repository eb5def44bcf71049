//! A text through the person's own editor, until it is right or kept for later.

use super::discreet_editors::{self, Discreet, ThisMachine};
use super::known_editors::{self, Waits};
use crate::context::Context;
use crate::domain::date::{Toward, civil, parse_typed};
use crate::domain::name::Name;
use crate::domain::problem::{Kind, Problem, Severity};
use crate::error::{Code, Error};
use crate::i18n::{self, Saying, days, editor as words, errors, messages, problems};
use crate::render::printable::printable;
use crate::store::drafts::{self, Draft, Held};
use crate::store::received::{self, Dress};
use crate::store::template::{Advice, Template};
use crate::store::{Need, Store, file};
use std::fs::Metadata;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// An editor that is back sooner, and left everything as it was, may well be open still.
const AT_ONCE: Duration = Duration::from_secs(1);

/// Keeps a draft to this command until the result is dropped.
pub(super) fn hold(draft: &Draft) -> Result<Held, Error> {
    draft.hold().ok_or_else(|| Error::of(Code::Changed, errors::edited_elsewhere()).hint(errors::edited_elsewhere_hint()))
}

/// Keeps a draft to this command, and has it lie where an editor can open it.
pub(super) fn take_up(store: &Store, draft: Draft) -> Result<(Draft, Held), Error> {
    let held = hold(&draft)?;
    Ok(drafts::go_on(store, draft, held)?)
}

/// Whether a command opens the editor, as its options and the terminal have it.
pub(super) fn opens(cx: &Context, edit: bool, no_edit: bool) -> bool {
    !cx.flags.dry_run && (edit || (!no_edit && !cx.flags.no_input && cx.out.is_terminal()))
}

/// What goes through the editor, and how.
pub(super) struct Job<'j> {
    pub store: &'j Store,
    pub draft: &'j Draft,
    /// The form that it has.
    pub form: &'j Template,
    /// How the file is written.
    pub dress: &'j Dress,
    /// The command that goes on with it.
    pub resume: &'j str,
    /// Whether what nobody typed in is worth keeping when the editor fails.
    pub has_words: bool,
    /// Whether the file is in an encoding that is not taken: then saving it as it is mends it.
    pub is_garbled: bool,
    /// What is wrong with a text as that of the file.
    pub validate: &'j dyn Fn(&str) -> Vec<Problem>,
    /// What is wrong with a line that is the form's own.
    pub line: &'j dyn Fn(&str) -> Option<Kind>,
}

/// What came of it.
pub(super) enum EditorOutcome {
    /// The text of the file, and the lines that are the form's own.
    Text(String, Vec<String>),
    /// It was left as it was.
    Left,
    /// The editor did not wait, and nobody can be asked: the draft stays for what it saves.
    Away(Error),
}

/// How an editor came back.
struct Back {
    at_once: bool,
    waits: Waits,
    editor: String,
}

impl Job<'_> {
    /// Opens the draft in the editor until what comes back can be taken, or it is left as it was.
    ///
    /// What can't be taken is shown with its reason and offered back with the reason on top; when the person stops, or nobody
    /// can be asked, the draft stays where it is and `resume` says how to go on.
    pub(super) fn edit(&self, cx: &Context) -> Result<EditorOutcome, Error> {
        if self.draft.is_on_disk() && self.is_news("no-memory") {
            cx.warn(words::no_memory());
        }
        loop {
            self.prepare(cx)?;
            let opened = self.draft.stamp();
            let back = self.open(cx)?;
            let mut bytes = self.read()?;
            if self.is_left(&bytes, opened.as_ref()) {
                match self.wait(cx, &back, opened.as_ref())? {
                    Ok(later) => bytes = later,
                    Err(outcome) => return Ok(outcome),
                }
            }
            let told = match received::text(&bytes) {
                // as with a commit message: who saves nothing wants nothing
                Ok(page) if self.form.is_blank(&page) => {
                    self.draft.discard();
                    return Err(Error::stopped());
                }
                Ok(page) => {
                    let (dated, days) = self.dated(cx, &page);
                    match self.form.validate_all(&dated, self.validate, self.line) {
                        told if told.is_empty() => {
                            days.iter().for_each(|line| cx.out.message(line));
                            let lines = self.form.typed_aside(&dated).into_iter().map(|typed| typed.text).collect();
                            return Ok(EditorOutcome::Text(self.dress.on(&self.form.filled(&dated)), lines));
                        }
                        told => said(cx, &told, 0, &page),
                    }
                }
                Err(garbled) => said(cx, &[garbled_as(garbled)], 0, ""),
            };
            told.iter().for_each(|line| cx.warn(line));
            if !again(cx) {
                let (broken, waits) = (errors::cannot_be_saved(), waiting(self.draft));
                let said = Saying::new(move |lang| format!("{}; {}", broken.text(lang), waits.text(lang)));
                return Err(Error::of(Code::Unreadable, said).hint(errors::broken_draft_hint(self.resume)));
            }
        }
    }

    /// Puts what is wrong with the draft on top of it, where it stands on the page that opens.
    fn prepare(&self, cx: &Context) -> Result<(), Error> {
        let bytes = self.read()?;
        let (page, mut told) = match received::text(&bytes) {
            Ok(page) => (self.form.without_messages(&page), Vec::new()),
            Err(_) => (self.form.without_messages(&received::as_windows(&bytes)), vec![words::read_as_windows(cx.lang)]),
        };
        let found = self.form.validate_all(&self.dated(cx, &page).0, self.validate, self.line);
        let count = told.len() + found.len();
        if count == 0 && self.draft.base().is_some_and(|base| base == bytes) {
            return Ok(());
        }
        let lines = |further: u32| {
            told.extend(said(cx, &found, further, &page));
            if told.is_empty() { told } else { std::iter::once(words::not_yet(cx.lang)).chain(told).collect() }
        };
        let page = self.form.with_messages(&page, if count == 0 { 0 } else { count + 1 }, lines);
        Ok(self.draft.set(self.dress.on(&page).as_bytes())?)
    }

    /// The page with the days that were typed as files have them, and a line for each that says so.
    fn dated(&self, cx: &Context, page: &str) -> (String, Vec<String>) {
        let mut told = Vec::new();
        let dated = self.form.with_days(page, |key, typed| {
            let day = parse_typed(typed, cx.today, toward(key)).ok()?;
            told.push(words::taken_for(cx.lang, key, &printable(typed), &i18n::words::day(cx.lang, day)));
            Some(day)
        });
        (dated, told)
    }

    fn read(&self) -> Result<Vec<u8>, Error> {
        self.draft.close_off();
        Ok(self.draft.read()?)
    }

    /// Whether it is as it was when the edit began.
    fn is_left(&self, bytes: &[u8], opened: Option<&Metadata>) -> bool {
        let Some(base) = self.draft.base() else { return false };
        if self.is_garbled {
            return !self.draft.is_saved_since(opened);
        }
        let page = received::text(bytes).map(|page| self.form.without_messages(&page));
        match (page, received::text(&base)) {
            (Ok(page), Ok(base)) => self.form.is_untouched(&page, &base),
            _ => bytes == base,
        }
    }

    /// What an editor that may be open still saved by the time the person says so; what came of it when it stays as it was.
    fn wait(&self, cx: &Context, back: &Back, opened: Option<&Metadata>) -> Result<Result<Vec<u8>, EditorOutcome>, Error> {
        let can_ask = !cx.flags.no_input && cx.out.can_ask();
        let may_be_open = match (&back.waits, can_ask) {
            (Waits::Yes, _) => false,
            (Waits::With(command), false) => {
                self.draft.leave_open();
                let refused = Error::refused(words::does_not_wait(&back.editor));
                return Ok(Err(EditorOutcome::Away(refused.hint(words::wait_hint(&printable(command), self.resume)))));
            }
            // it may be open still, and nobody can say so: the draft stays
            (Waits::Unknown, false) => {
                self.draft.leave_open();
                return Ok(Err(EditorOutcome::Left));
            }
            (Waits::With(_), true) => true,
            (Waits::Unknown, true) => back.at_once,
        };
        if may_be_open {
            return self.ask_whether_saved(cx, &back.editor, opened);
        }
        self.draft.discard();
        Ok(Err(EditorOutcome::Left))
    }

    /// Asks until something was saved, or the person says that nothing will be.
    fn ask_whether_saved(&self, cx: &Context, editor: &str, opened: Option<&Metadata>) -> Result<Result<Vec<u8>, EditorOutcome>, Error> {
        let mut question = words::still_open(cx.lang, editor);
        loop {
            match cx.out.ask(&question) {
                None => {
                    self.draft.leave_open();
                    cx.warn(words::draft_is_kept(self.resume));
                    return Ok(Err(EditorOutcome::Left));
                }
                Some(answer) if answer.to_lowercase().starts_with('n') => {
                    self.draft.discard();
                    return Ok(Err(EditorOutcome::Left));
                }
                Some(_) => {}
            }
            let bytes = self.read()?;
            if !self.is_left(&bytes, opened) {
                return Ok(Ok(bytes));
            }
            question = words::nothing_saved_yet(cx.lang);
        }
    }

    /// Runs `$VISUAL`, then `$EDITOR`, else `vi`.
    fn open(&self, cx: &Context) -> Result<Back, Error> {
        let set = ["VISUAL", "EDITOR"].iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.trim().is_empty());
        if set.is_none() && (cx.flags.no_input || !cx.out.is_terminal()) {
            return Err(self.kept(cx, Error::refused(errors::nothing_to_edit_with()).hint(errors::no_editor_hint())));
        }
        let editor = set.unwrap_or_else(|| if cfg!(windows) { "notepad".to_owned() } else { "vi".to_owned() });
        let mut typed = shell_words::split(&editor).ok().filter(|words| !words.is_empty()).unwrap_or_else(|| vec![editor.clone()]);
        let mut command = if self.draft.is_secret() { self.discreet(cx, &mut typed)? } else { command(&typed) };
        let began = Instant::now();
        let status = command.arg(&self.draft.path).status();
        let back = Back { at_once: began.elapsed() < AT_ONCE, waits: known_editors::waits(&typed), editor: printable(&editor) };
        match status {
            Ok(status) if status.success() => Ok(back),
            Ok(_) => Err(self.kept(cx, Error::refused(errors::editor_failed(&back.editor)))),
            Err(error) => {
                let reason = problems::io(cx.lang, error.kind());
                let refused = Error::refused(errors::no_editor(&back.editor, &reason));
                Err(self.kept(cx, refused.hint(errors::no_editor_hint())))
            }
        }
    }

    /// The editor, so called that it leaves nothing; a warning, once, where that is not known of it.
    fn discreet(&self, cx: &Context, typed: &mut Vec<String>) -> Result<Command, Error> {
        let folder = self.draft.editor_folder()?;
        let Discreet { words, files, has_folder, is_sure } = discreet_editors::discreet(typed, &folder, &ThisMachine);
        if !is_sure && self.is_news(&format!("editor-{}", known_editors::name(typed))) {
            cx.warn(words::may_leave_traces(&printable(&known_editors::name(typed))));
        }
        for (name, text) in files {
            let path = folder.join(name);
            path.parent().map(file::make_folder).transpose()?;
            file::replace_file(&path, text.as_bytes())?;
        }
        *typed = words;
        let mut command = command(typed);
        if has_folder {
            command.env("TMPDIR", &folder);
        }
        Ok(command)
    }

    fn is_news(&self, what: &str) -> bool {
        self.store.secret.is_news(&self.store.root, what)
    }

    /// Says where the draft waits; what nobody typed in is not worth going on from.
    fn kept(&self, cx: &Context, error: Error) -> Error {
        if !self.has_words && !self.draft.is_typed_in() {
            self.draft.discard();
            return error;
        }
        cx.warn(waiting(self.draft));
        error.hint(errors::broken_draft_hint(self.resume))
    }
}

fn command(words: &[String]) -> Command {
    let mut command = Command::new(&words[0]);
    command.args(&words[1..]);
    command
}

/// Has a draft wait for another day, and says where.
pub(super) fn waiting(draft: &Draft) -> Saying {
    let shown = |path: &Path| printable(&path.display().to_string());
    match draft.keep() {
        drafts::Waits::Open(path) => errors::kept_draft(&shown(&path)),
        drafts::Waits::Sealed(path) => words::waits_sealed(&shown(&path)),
        drafts::Waits::InMemory(path) => words::waits_in_memory(&shown(&path)),
    }
}

/// Whether the person wants to go on at once.
fn again(cx: &Context) -> bool {
    !cx.flags.no_input && cx.out.can_ask() && {
        let answer = cx.out.ask(&messages::edit_again(cx.lang)).unwrap_or_else(|| "n".to_owned()).to_lowercase();
        answer.is_empty() || answer.starts_with(['j', 'y'])
    }
}

fn garbled_as(garbled: received::Garbled) -> Advice {
    let kind = Kind::SavedAs(garbled.encoding);
    Advice { problem: Problem { path: String::new(), line: garbled.line, column: 1, kind, severity: Severity::Unreadable }, instead: None }
}

/// What is wrong, a line each: where on the page, when everything on it stands `further` down, what, and what to write
/// instead.
fn said(cx: &Context, told: &[Advice], further: u32, page: &str) -> Vec<String> {
    let line = |told: &Advice| {
        let place = match told.problem.line {
            0 => String::new(),
            line => format!("{}: ", words::on_line(cx.lang, line + further)),
        };
        let message = problems::message(cx.lang, &told.problem.kind);
        let remedy = remedy(cx, told, further, page).map(|remedy| format!(" · {}", printable(&remedy))).unwrap_or_default();
        format!("{place}{}{remedy}", printable(&message))
    };
    told.iter().map(line).collect()
}

fn remedy(cx: &Context, told: &Advice, further: u32, page: &str) -> Option<String> {
    if let Some(line) = &told.instead {
        return Some(words::write_instead(cx.lang, line));
    }
    match &told.problem.kind {
        Kind::NotADay(key, typed) => match parse_typed(typed, cx.today, toward(key)) {
            Ok(day) => Some(words::write_day(cx.lang, &civil(day))),
            Err(wrong) => days::remedy(cx.lang, wrong, toward(key)).or_else(|| problems::remedy(cx.lang, &told.problem.kind)),
        },
        Kind::Yaml(crate::domain::problem::YamlFault::DuplicateKey(key)) => {
            let begins =
                |line: &str| line.trim_start_matches([' ', '-']).strip_prefix(key.as_str()).is_some_and(|rest| rest.starts_with(':'));
            let first = page.lines().position(begins).map(|at| at as u32 + 1).filter(|first| *first < told.problem.line);
            first.map(|first| words::first_on(cx.lang, first + further)).or_else(|| problems::remedy(cx.lang, &told.problem.kind))
        }
        Kind::Oneself(key, _) => own_name(cx)
            .map(|name| words::write_instead(cx.lang, &format!("{key}: {}", &*name)))
            .or_else(|| problems::remedy(cx.lang, &told.problem.kind)),
        kind => problems::remedy(cx.lang, kind),
    }
}

/// The name of who types, where it is known.
fn own_name(cx: &Context) -> Option<Name> {
    let store = cx.store().ok()?;
    let people = store.read(&Need::PEOPLE).ok()?.employees;
    cx.me(&store, &people).name().cloned()
}

/// Where the field of a record looks for its day.
fn toward(key: &str) -> Toward {
    match key {
        "due" | "next" | "by" => Toward::Ahead,
        "closed" => Toward::Back,
        _ => Toward::Nearest,
    }
}
