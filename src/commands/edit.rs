use super::find::{self, Target};
use super::run::Run;
use super::{editor, newborn, written::Written};
use crate::context::Context;
use crate::domain::employee::Slug;
use crate::domain::problem::{Kind, Problem, Severity};
use crate::domain::records::{Folder, Records, Source};
use crate::error::{Error, Exit};
use crate::i18n::{errors, released, said};
use crate::render::visible::shown;
use crate::store::change::Change;
use crate::store::decode;
use crate::store::fields::Origin;
use crate::store::file;
use crate::store::need::{Load, Need};
use crate::store::passages;
use crate::store::yaml::edit as yaml_edit;
use crate::store::{Fault, Store, form, layout};
use clap::Args;

/// Opens a record in the editor.
#[derive(Args)]
pub struct Edit {
    #[arg(value_name = "ID|EMPLOYEE", add = super::completions::targets())]
    target: String,
}

impl Run for Edit {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        if let Some(source) = newborn::unborn(&store).into_iter().find(|source| source.id.as_str() == self.target) {
            return newborn::resume(cx, &store, &source);
        }
        match find::target(cx, &store, &self.target, &[Folder::Conversations, Folder::Actions, Folder::Goals])? {
            Target::Employee(slug) => employee(cx, &store, &slug),
            Target::Record(source) => record(cx, &store, &source),
        }
    }
}

/// Opens a record.
pub fn record(cx: &Context, store: &Store, source: &Source) -> Result<Exit, Error> {
    let path = layout::path(source);
    let resume = format!("stay edit {}", source.id);
    let head = head(cx, store, source)?;
    file(cx, store, &path, &head, &resume, |text| {
        let mut records = Records::default();
        store.decode_record(source, Load::Full, text, &mut records);
        records.problems
    })
}

/// Opens `employee.yaml` in the editor.
pub fn employee(cx: &Context, store: &Store, slug: &Slug) -> Result<Exit, Error> {
    let path = layout::employee(slug);
    file(cx, store, &path, &[], &format!("stay employee edit {slug}"), |text| {
        let mut problems = Vec::new();
        decode::employee(text, slug, &mut Origin::new(&path, &mut problems));
        problems
    })
}

/// What stands above a talk that is planned or open: what the talk begins with, as in the form of a new one.
fn head(cx: &Context, store: &Store, source: &Source) -> Result<Vec<String>, Error> {
    let Some(slug) = source.employee.as_ref().filter(|_| source.folder == Folder::Conversations) else { return Ok(Vec::new()) };
    let records = store.read(&Need::SHEET.of(slug)).map_err(|fault| cx.fault(fault))?;
    let talk = records.conversations.iter().find(|talk| talk.id == source.id && talk.is_pending());
    let Some(talk) = talk else { return Ok(Vec::new()) };
    let mut head = newborn::head(cx, store, talk, &records.employees[0], &records);
    head.push(said::editor_marks(cx.lang));
    Ok(head)
}

/// One file through the editor, below a `head` that goes when it is saved: checked before it replaces anything, and
/// held against what is there by then.
fn file(
    cx: &Context,
    store: &Store,
    path: &str,
    head: &[String],
    resume: &str,
    problems_of: impl Fn(&str) -> Vec<Problem>,
) -> Result<Exit, Error> {
    let unreadable =
        |kind| Fault::Unreadable(Box::new(Problem { path: path.to_owned(), line: 0, column: 0, kind, severity: Severity::Unreadable }));
    let before = file::bytes(&store.at(path)).map_err(|kind| cx.fault(unreadable(kind)))?;
    let unchanged = || Written { lines: vec![said::unchanged(cx.lang, path)], ..Written::default() }.finish(cx, store, &store.dry_writer());
    if cx.flags.dry_run {
        return unchanged();
    }
    // what is no UTF-8 is opened as it is
    let text_before = std::str::from_utf8(&before).ok();
    let page = text_before.map_or_else(|| before.clone(), |text| form::headed(head, text).into_bytes());
    let bare = |page: Vec<u8>| match (text_before, std::str::from_utf8(&page)) {
        (Some(before), Ok(text)) => form::below_head(text, before).as_bytes().to_vec(),
        _ => page,
    };
    let left = store.left_draft(path);
    let held = left.as_ref().filter(|draft| draft.base().is_some()).map(|draft| editor::hold(cx, draft)).transpose()?;
    let (draft, _held) = match (left.filter(|draft| draft.base().map(bare).as_ref() == Some(&before)), held) {
        (Some(draft), Some(held)) => {
            cx.warn(&said::draft_waits(cx.lang));
            (draft, held)
        }
        _ => {
            let draft = store.draft(path, &page).map_err(|fault| cx.fault(fault))?;
            let held = editor::hold(cx, &draft)?;
            (draft, held)
        }
    };
    if let Some(aside) = &draft.aside {
        cx.warn(&said::draft_is_older(cx.lang, path, &shown(&aside.display().to_string())));
    }
    let accept = |page: &str| {
        let text = text_before.map_or(page, |before| form::below_head(page, before));
        let found: Vec<Problem> =
            problems_of(text).into_iter().filter(|problem| problem.severity == Severity::Unreadable || typo(problem)).collect();
        if found.is_empty() || text.as_bytes() == before { Ok(text.to_owned()) } else { Err(found) }
    };
    let text = editor::edit(cx, &draft, resume, accept)?;
    if text.as_bytes() == before {
        draft.discard();
        return unchanged();
    }
    let writer = cx.writer(store)?;
    let kept = shown(&draft.path.display().to_string());
    if file::bytes(&store.at(path)).as_ref() != Ok(&before) {
        let hint = errors::changed_in_editor_hint(cx.lang, &format!("diff {path} {kept}"));
        return Err(Error::refused(errors::changed_in_editor(cx.lang, path, &kept)).hint(hint));
    }
    let no_longer = passages::other_words(text_before.unwrap_or_default(), &text);
    let text = yaml_edit::apply(&text, &no_longer).unwrap_or(text);
    let warnings = if no_longer.is_empty() { Vec::new() } else { vec![released::no_longer(cx.lang)] };
    let changes = vec![Change::Replace { path: path.to_owned(), before: before.clone(), text }];
    let exit = Written { changes, lines: vec![said::edited(cx.lang, path)], warnings, next: None }.finish(cx, store, &writer)?;
    draft.discard();
    Ok(exit)
}

/// A slip that the person will want to mend now, while the editor is open.
fn typo(problem: &Problem) -> bool {
    matches!(
        &problem.kind,
        Kind::UnknownKey(_, Some(_)) | Kind::UnknownWord { .. } | Kind::OtherId(..) | Kind::NotAnId(..) | Kind::MissingKey(_)
    )
}
