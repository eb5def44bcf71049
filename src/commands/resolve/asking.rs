//! Showing both values, and asking which one stays.

use super::{File, Resolving};
use crate::domain::conflict::{Choice, Conflict, What};
use crate::i18n::conflicts as says;
use crate::render::conflicts::{self as render, Beside};
use crate::render::printable::printable;
use crate::store::git::Git;
use crate::store::index;

impl Resolving<'_> {
    /// Asks for everything in a file; whether the person stopped. What was not come to is left for later.
    pub(super) fn ask(&mut self, file: &File) -> (Vec<Choice>, bool) {
        let title = self.title(file);
        let you = self.git.and_then(Git::you);
        let beside = Beside { you: you.as_deref(), joining: self.sides.joining };
        let view = self.cx.view(self.store, &self.records, index::short_ids_if_few(self.store));
        let mut choices = vec![Choice::Later; file.conflicts.len()];
        let mut is_headed = false;
        for (at, conflict) in file.conflicts.iter().enumerate() {
            let place = place(file, conflict);
            if let Some(known) = place.as_ref().and_then(|place| self.places.get(place)) {
                choices[at] = *known;
                continue;
            }
            if !is_headed {
                self.cx.out.complaint(render::head(&view, conflict, title.as_deref()).trim_end());
                is_headed = true;
            }
            self.cx.out.complaint("");
            self.cx.out.complaint(render::choice(&view, conflict, &beside, (at + 1, file.conflicts.len())).trim_end());
            let Some(choice) = self.key(conflict) else { return (choices, true) };
            choices[at] = choice;
            if let Some(place) = place {
                self.places.insert(place, choice);
            }
        }
        (choices, false)
    }

    /// One answer; `None` to stop.
    fn key(&self, conflict: &Conflict) -> Option<Choice> {
        let lang = self.cx.lang;
        let question = if conflict.both { says::question_or_both(lang) } else { says::question(lang) };
        loop {
            let typed = self.cx.out.ask(&format!("  {question}"))?;
            match typed.to_lowercase().as_str() {
                "1" => return Some(Choice::Yours),
                "2" => return Some(Choice::Theirs),
                "b" if conflict.both => return Some(Choice::Both),
                "s" => return Some(Choice::Later),
                "q" => return None,
                "" => {}
                _ => self.cx.warn(says::not_a_key(&printable(&typed))),
            }
        }
    }
}

/// The two folders of a file that both sides moved.
fn place(file: &File, conflict: &Conflict) -> Option<(String, String)> {
    let twin = file.waiting.twin.as_ref().filter(|_| conflict.what == What::Place)?;
    let folder = |path: &str| path.split('/').take(2).collect::<Vec<_>>().join("/");
    Some((folder(&file.waiting.path), folder(&twin.path)))
}
