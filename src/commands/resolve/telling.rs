//! What came of it: for people, and as data.

use super::{Chooser, File, Resolving, by_hand};
use crate::domain::conflict::{Choice, Joining};
use crate::domain::records::Folder;
use crate::error::{Code, Error, Exit};
use crate::i18n::{conflicts as says, words};
use crate::render::conflicts::{self as render, Beside};
use crate::render::json::ConflictV1;
use crate::render::printable::printable;
use crate::store::git::Git;
use crate::store::waiting::Matter;
use crate::store::{index, layout};
use serde::Serialize;

#[derive(Serialize)]
struct ResolveAnswer<'c> {
    dry_run: bool,
    conflicts: Vec<ConflictV1<'c>>,
    settled: Vec<String>,
    by_hand: Vec<String>,
}

impl Resolving<'_> {
    /// Says what came of a file.
    pub(super) fn tell(&self, file: &File) {
        let path = printable(&file.waiting.path);
        if let Some(why) = &file.why {
            let error = by_hand::told(self.cx, self.sides, &file.waiting.path, why);
            return self.cx.warn(error.told(self.cx.lang).joined("; "));
        }
        let chosen = file.choices.iter().filter(|choice| **choice != Choice::Later).count();
        match (file.outcome.left, &file.waiting.matter) {
            (0, Matter::Strangers(strangers)) => {
                self.cx.done(says::set_apart(&path, &printable(&strangers.other)));
            }
            (0, Matter::Sealed(joint, _)) if joint.keeps_both() && !matches!(self.chooser, Chooser::All(_)) => {
                let names = self.cx.readers(self.store, &joint.readers());
                self.cx.done(says::both_kept(&path, &names));
            }
            (0, _) if file.conflicts.is_empty() => self.cx.done(says::settled_already(&path)),
            (0, _) if file.is_gone() => self.cx.done(says::settled_without(&path)),
            (0, _) => self.cx.done(says::settled(&path)),
            (_, _) if chosen == 0 => {}
            (left, _) => self.cx.done(says::partly(&path, chosen, left)),
        }
    }

    /// Says what came of it all, and how it goes on.
    pub(super) fn report(&self, files: Vec<File>, others: bool) -> Result<Exit, Error> {
        let (cx, lang) = (self.cx, self.cx.lang);
        if cx.flags.json {
            self.answer(&files)?;
        } else if let Chooser::Nobody = self.chooser {
            let list: String = files.iter().filter(|file| file.outcome.left > 0).map(|file| self.printable(file)).collect();
            cx.answer(&list)?;
        }
        if !matches!(self.chooser, Chooser::Person) {
            let of_interest = files.iter().filter(|file| file.outcome.left == 0 || file.why.is_some());
            of_interest.for_each(|file| self.tell(file));
        }
        let waits = files.iter().filter(|file| file.outcome.left > 0);
        let (choices, in_files) = waits.fold((0, 0), |(choices, files), file| (choices + file.outcome.left, files + 1));
        let by_hand = files.iter().filter(|file| file.why.is_some()).count();
        let parts = [(choices > 0).then(|| says::left(lang, choices, in_files)), (by_hand > 0).then(|| says::left_by_hand(lang, by_hand))];
        let left = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        if !left.is_empty() {
            let refused = Error::of(Code::Conflict, left);
            return Err(match self.chooser {
                _ if choices == 0 => refused,
                Chooser::Person => refused.hint(says::later_hint()),
                _ => refused.hint(says::left_hint()),
            });
        }
        if cx.flags.dry_run || self.git.is_none() {
            return Ok(Exit::Done);
        }
        if !others && !files.is_empty() {
            if self.sides.joining == Joining::Stash && self.sides.commits[1].is_some() {
                cx.out.message(&says::stash_is_kept(lang));
            }
            cx.next(says::ends_with(self.sides.joining));
        } else if others {
            cx.next("stay resolve");
        }
        Ok(Exit::Done)
    }

    fn answer(&self, files: &[File]) -> Result<(), Error> {
        let both = files.iter().flat_map(|file| file.conflicts.iter().zip(&file.choices));
        let conflicts = both.map(|(conflict, choice)| ConflictV1::new(conflict, *choice)).collect();
        let settled = files.iter().filter(|file| file.why.is_none() && file.outcome.left == 0);
        let by_hand = files.iter().filter(|file| file.why.is_some());
        let path = |file: &File| file.waiting.path.clone();
        let answer = ResolveAnswer {
            dry_run: self.cx.flags.dry_run,
            conflicts,
            settled: settled.map(path).collect(),
            by_hand: by_hand.map(path).collect(),
        };
        self.cx.answer_json(answer, &[]).map(drop)
    }

    /// Everything there is to choose in a file.
    fn printable(&self, file: &File) -> String {
        let view = self.cx.view(self.store, &self.records, index::short_ids_if_few(self.store));
        let count = file.conflicts.len();
        let you = self.git.and_then(Git::you);
        let beside = Beside { you: you.as_deref(), joining: self.sides.joining };
        let Some(first) = file.conflicts.first() else { return String::new() };
        let mut out = render::head(&view, first, self.title(file).as_deref());
        for (at, conflict) in file.conflicts.iter().enumerate() {
            out.push_str(&format!("\n{}", render::choice(&view, conflict, &beside, (at + 1, count))));
        }
        out.push('\n');
        out
    }

    /// What a file is called by: an action by its title, a conversation by its type, a person by the name.
    pub(super) fn title(&self, file: &File) -> Option<String> {
        let source = layout::parse_path(&file.waiting.path);
        match source.map(|source| source.folder) {
            Some(Folder::Conversations) => {
                let kind = file.waiting.says("type")?;
                Some(words::type_name(self.cx.lang, &self.store.settings.types, &kind).to_owned())
            }
            Some(Folder::Notes | Folder::Private) => None,
            Some(_) => file.waiting.says("title"),
            None if file.waiting.path.ends_with(layout::EMPLOYEE) => file.waiting.says("name"),
            None => None,
        }
    }
}
