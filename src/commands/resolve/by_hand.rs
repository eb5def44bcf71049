//! Files in which choosing does not do: what is the matter, what to do about it, and the editor where that helps.

use super::{File, Resolving};
use crate::commands::care;
use crate::commands::editor::{self, EditorOutcome, Job};
use crate::context::Context;
use crate::domain::conflict::Joining;
use crate::domain::problem::{Kind, Problem, Severity};
use crate::error::{Code, Error};
use crate::i18n::{conflicts as says, problems};
use crate::render::printable::printable;
use crate::store::git::Sides;
use crate::store::received::Dress;
use crate::store::template::Template;
use crate::store::waiting::{Matter, Why, matter};
use crate::store::{Change, Fault, drafts};

/// What is the matter with a file, and what to do about it.
pub(super) fn told(cx: &Context, sides: &Sides, path: &str, why: &Why) -> Error {
    let (lang, shown_path) = (cx.lang, printable(path));
    let typed = shell_words::quote(&shown_path).into_owned();
    let abort = says::aborts_with(sides.joining);
    match why {
        Why::Tangled(line) => Error::refused(says::tangled(&shown_path, *line)).hint(says::tangled_hint(&typed)),
        Why::Unreadable(place) => {
            let (line, column, kind) = place.as_ref();
            let kind = Kind::Yaml(kind.clone());
            let refused =
                Error::refused(says::would_be_unreadable(&shown_path, *line, *column, &printable(&problems::message(lang, &kind))));
            let remedy = problems::remedy(lang, &kind).map(|remedy| format!("{}; ", printable(&remedy))).unwrap_or_default();
            refused.hint(format!("{remedy}{}", says::unreadable_hint(lang)))
        }
        Why::NotText => {
            let (yours, theirs) = if sides.yours == 0 { ("--ours", "--theirs") } else { ("--theirs", "--ours") };
            Error::refused(says::not_text(&shown_path)).hint(says::not_text_hint(&typed, yours, theirs))
        }
        Why::TwoPeople => {
            let hint = if sides.joining == Joining::Merge { says::two_people_hint(lang) } else { says::two_people_abort_hint(lang, abort) };
            Error::of(Code::Ambiguous, says::two_people(&shown_path)).hint(hint)
        }
        Why::Shared => Error::of(Code::WrongState, says::shared(&shown_path)).hint(says::tangled_hint(&typed)),
        Why::NotSealed(refusal) => Fault::Sealing(path.to_owned(), Box::new(refusal.clone())).into(),
        Why::NoPlace => Error::refused(says::no_place(&shown_path)).hint(says::no_place_hint(abort)),
    }
}

impl Resolving<'_> {
    /// Offers the editor where the file only has to be put right; whether the person stopped.
    pub(super) fn by_hand(&mut self, file: &mut File) -> Result<bool, Error> {
        let (cx, lang) = (self.cx, self.cx.lang);
        let (Some(why), Some(now)) = (&file.why, &file.waiting.now) else { return Ok(false) };
        if !matches!(why, Why::Tangled(_) | Why::Unreadable(_)) {
            return Ok(false);
        }
        let path = file.waiting.path.clone();
        cx.warn(told(cx, self.sides, &path, why).told(cx.lang).message);
        let are_kept = file.waiting.versions.sides.iter().all(Option::is_some);
        let question = if are_kept { says::by_hand_or_anew_question(lang) } else { says::by_hand_question(lang) };
        loop {
            let Some(typed) = cx.out.ask(&format!("  {question}")) else { return Ok(true) };
            match typed.to_lowercase().as_str() {
                "e" => break,
                "n" if are_kept => {
                    file.waiting.begin_anew(self.merging);
                    return Ok(self.ask_again(file));
                }
                "s" => return Ok(false),
                "q" => return Ok(true),
                "" => {}
                _ => cx.warn(says::not_a_key(&printable(&typed))),
            }
        }
        let draft = drafts::begin(self.store, &path, now)?;
        let _held = editor::hold(&draft)?;
        let validate = |text: &str| match matter(&path, Some(text), &file.waiting.versions, true, &file.waiting.kin, self.merging) {
            Matter::ByHand(why) => vec![problem(&path, &why)],
            _ => Vec::new(),
        };
        let before = String::from_utf8_lossy(now);
        let (form, dress) = (Template::new(Vec::new(), &before), Dress::of(&before));
        let (resume, validate) = ("stay resolve", &validate);
        let job = Job {
            store: self.store,
            draft: &draft,
            form: &form,
            dress: &dress,
            resume,
            has_words: false,
            is_garbled: false,
            validate,
            line: &|_| None,
        };
        let text = match job.edit(self.cx)? {
            EditorOutcome::Text(text, _) => text,
            EditorOutcome::Left => return Ok(false),
            EditorOutcome::Away(error) => return Err(error),
        };
        let changes = [Change::text(&path, now.clone(), text.clone())];
        // what either side says is not typed now
        let versions = &file.waiting.versions;
        let beside: Vec<&str> = versions.sides.iter().chain([&versions.base]).flatten().map(String::as_str).collect();
        let coming = care::coming(cx, self.store, &changes, &beside);
        cx.writer(self.store)?.apply(&changes)?;
        care::note(cx, self.store, coming);
        draft.discard();
        file.waiting.look_again(text, self.merging);
        Ok(self.ask_again(file))
    }

    /// Asks for what there is to choose now; whether the person stopped.
    fn ask_again(&mut self, file: &mut File) -> bool {
        file.why = None;
        file.conflicts = file.waiting.conflicts(self.git, self.sides, self.merging);
        let (choices, is_stopped) = self.ask(file);
        file.choices = choices;
        is_stopped
    }
}

/// What the editor says of a text that is still not right.
fn problem(path: &str, why: &Why) -> Problem {
    let (line, column, kind) = match why {
        Why::Tangled(line) => (*line as u32, 1, Kind::Yaml(crate::domain::problem::YamlFault::Conflict)),
        Why::Unreadable(place) => (place.0, place.1, Kind::Yaml(place.2.clone())),
        Why::NotText | Why::Shared | Why::TwoPeople | Why::NoPlace | Why::NotSealed(_) => (0, 0, Kind::Encoding),
    };
    Problem { path: path.to_owned(), line, column, kind, severity: Severity::Unreadable }
}
