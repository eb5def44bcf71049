//! `stay resolve`: what two people made of the same thing, side by side, and one key to choose.
//!
//! Each file is written, checked and added to git's index as soon as it is gone through, so that stopping half-way loses
//! nothing: what was left for later keeps its markers. `asking` shows and asks, `by_hand` helps where choosing does not do.

mod asking;
mod by_hand;

use super::find::{self, Target};
use super::run::Run;
use super::{completions, confirm};
use crate::context::Context;
use crate::domain::conflict::{Choice, Conflict, Joining};
use crate::domain::records::{Folder, Records};
use crate::error::{Error, Exit};
use crate::i18n::{conflicts as says, words};
use crate::render::conflicts::{self as render, Beside};
use crate::render::json::ConflictV1;
use crate::render::visible::shown;
use crate::store::git::{Git, Sides};
use crate::store::need::Need;
use crate::store::waiting::{Matter, Outcome, Pick, Waiting, Why};
use crate::store::{Store, layout};
use clap::Args;
use serde::Serialize;
use std::collections::HashMap;
use std::path::Path;

/// Chooses between what two people made of the same thing.
#[derive(Args)]
pub struct Resolve {
    #[arg(value_name = "ID|EMPLOYEE|PATH", add = completions::targets())]
    target: Option<String>,
    #[arg(long, conflicts_with = "theirs")]
    ours: bool,
    #[arg(long)]
    theirs: bool,
}

#[derive(Serialize)]
struct Answer<'c> {
    dry_run: bool,
    conflicts: Vec<ConflictV1<'c>>,
    settled: Vec<String>,
    by_hand: Vec<String>,
}

/// Who chooses.
#[derive(Clone, Copy)]
enum Chooser {
    /// The same side everywhere.
    All(Choice),
    /// The person at the terminal.
    Person,
    /// Nobody: what waits is shown.
    Nobody,
}

/// A file on its way.
struct File {
    waiting: Waiting,
    conflicts: Vec<Conflict>,
    choices: Vec<Choice>,
    why: Option<Why>,
    outcome: Outcome,
}

impl Run for Resolve {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let git = Git::of(&store.root);
        let found = store.waiting(git.as_ref()).map_err(|fault| cx.fault(fault))?;
        let all = found.files.len();
        let files = match &self.target {
            Some(typed) => meant(cx, &store, found.files, typed)?,
            None => found.files,
        };
        for path in &found.elsewhere {
            cx.warn(&says::elsewhere(cx.lang, &shown(path)));
        }
        if files.is_empty() && !cx.flags.json {
            let words =
                self.target.as_ref().map_or_else(|| says::nothing_waits(cx.lang), |typed| says::nothing_waits_in(cx.lang, &shown(typed)));
            cx.done(&words);
            return Ok(Exit::Done);
        }
        let chooser = match (self.ours, self.theirs) {
            (true, _) => Chooser::All(Choice::Yours),
            (_, true) => Chooser::All(Choice::Theirs),
            _ if confirm::can_ask(cx) && !cx.flags.json && !cx.flags.dry_run => Chooser::Person,
            _ => Chooser::Nobody,
        };
        let records = store.read(&Need::PEOPLE).map_err(|fault| cx.fault(fault))?;
        let others = all > files.len();
        let mut resolving =
            Resolving { cx, store: &store, git: git.as_ref(), sides: &found.sides, records, chooser, places: HashMap::new() };
        let files = resolving.choose(files)?;
        resolving.report(files, others || !found.elsewhere.is_empty())
    }
}

/// The files that were meant: by path, by the beginning of an id, or by the person.
fn meant(cx: &Context, store: &Store, files: Vec<Waiting>, typed: &str) -> Result<Vec<Waiting>, Error> {
    let within = |wanted: &str| {
        let wanted = wanted.trim_end_matches('/').to_owned();
        move |path: &str| path == wanted || path.strip_prefix(&wanted).is_some_and(|rest| rest.starts_with('/'))
    };
    let has = |file: &Waiting, is_meant: &dyn Fn(&str) -> bool| is_meant(&file.path) || file.twin.iter().any(|twin| is_meant(&twin.path));
    let here = store.own_path(Path::new(typed));
    let there = Path::new(typed).is_relative().then(|| typed.trim_start_matches("./").to_owned());
    for path in [there, here].into_iter().flatten() {
        let is_meant = within(&path);
        let is_there = typed.contains('/') && store.at(&path).exists();
        if is_there || files.iter().any(|file| has(file, &is_meant)) {
            return Ok(files.into_iter().filter(|file| has(file, &is_meant)).collect());
        }
    }
    // a record that one side took out may not be there any more
    let id = |file: &Waiting| layout::parse_path(&file.path).map(|source| source.id);
    let begins = |file: &Waiting| id(file).is_some_and(|id| typed.len() >= 3 && id.as_str().starts_with(&typed.to_lowercase()));
    let mut ids: Vec<_> = files.iter().filter(|file| begins(file)).filter_map(id).collect();
    ids.dedup();
    if let [only] = ids[..] {
        return Ok(files.into_iter().filter(|file| id(file) == Some(only)).collect());
    }
    let is_meant = match find::target(cx, store, typed, &[Folder::Conversations, Folder::Actions, Folder::Goals])? {
        Target::Employee(slug) => within(&format!("{}/{slug}", layout::EMPLOYEES)),
        Target::Record(source) => within(&layout::path(&source)),
    };
    Ok(files.into_iter().filter(|file| has(file, &is_meant)).collect())
}

struct Resolving<'c> {
    cx: &'c Context,
    store: &'c Store,
    git: Option<&'c Git>,
    sides: &'c Sides,
    records: Records,
    chooser: Chooser,
    /// Where a person's folder goes that both sides moved: asked once for all that is in it.
    places: HashMap<(String, String), Choice>,
}

impl Resolving<'_> {
    /// Goes through the files: at a terminal each is written before the next is shown, else all of them in one write.
    fn choose(&mut self, waiting: Vec<Waiting>) -> Result<Vec<File>, Error> {
        let mut files: Vec<File> = Vec::new();
        let mut is_stopped = false;
        for waiting in waiting {
            let conflicts = waiting.conflicts(self.git, self.sides);
            let choices = vec![Choice::Later; conflicts.len()];
            let mut file = File { waiting, conflicts, choices, why: None, outcome: Outcome::default() };
            if !is_stopped {
                if !files.is_empty() && matches!(self.chooser, Chooser::Person) {
                    self.cx.out.complaint("");
                }
                is_stopped = self.go_through(&mut file)?;
            }
            self.decide(&mut file);
            if matches!(self.chooser, Chooser::Person) {
                self.write(std::slice::from_ref(&file))?;
                self.tell(&file);
            }
            files.push(file);
        }
        if !matches!(self.chooser, Chooser::Person) {
            self.write(&files)?;
        }
        Ok(files)
    }

    /// Has what there is in a file chosen; whether the person stopped.
    fn go_through(&mut self, file: &mut File) -> Result<bool, Error> {
        match self.chooser {
            Chooser::All(choice) => file.choices.fill(choice),
            Chooser::Nobody => {}
            Chooser::Person => {
                if let Matter::ByHand(why) = &file.waiting.matter {
                    file.why = Some(why.clone());
                    return self.by_hand(file);
                }
                let (choices, is_stopped) = self.ask(file);
                file.choices = choices;
                return Ok(is_stopped);
            }
        }
        Ok(false)
    }

    /// Works out what a file becomes.
    fn decide(&self, file: &mut File) {
        let picks: Vec<Pick> = file.choices.iter().map(|choice| self.sides.pick(*choice)).collect();
        if !picks.is_empty() && picks.iter().all(|pick| *pick == Pick::Later) {
            file.outcome.left = picks.len();
            return;
        }
        match file.waiting.decided(&picks) {
            Ok(outcome) => file.outcome = outcome,
            Err(why) => file.why = Some(why),
        }
    }

    /// Writes what was chosen, all or none, and has git take what is settled.
    fn write(&self, files: &[File]) -> Result<(), Error> {
        let fault = |fault| self.cx.fault(fault);
        let changes: Vec<_> = files.iter().flat_map(|file| file.outcome.changes.iter().cloned()).collect();
        let settled: Vec<String> = files.iter().flat_map(|file| file.outcome.settled.iter().cloned()).collect();
        if !changes.is_empty() {
            self.cx.writer(self.store)?.apply(&changes).map_err(fault)?;
        }
        match self.git.filter(|_| !self.cx.flags.dry_run) {
            Some(git) => git.add(&settled).map_err(fault),
            None => Ok(()),
        }
    }

    /// Says what came of a file.
    fn tell(&self, file: &File) {
        let (lang, path) = (self.cx.lang, shown(&file.waiting.path));
        if let Some(why) = &file.why {
            let error = by_hand::told(self.cx, self.sides, &file.waiting.path, why);
            return self.cx.warn(&[Some(error.message), error.hint].into_iter().flatten().collect::<Vec<_>>().join("; "));
        }
        let chosen = file.choices.iter().filter(|choice| **choice != Choice::Later).count();
        match (file.outcome.left, &file.waiting.matter) {
            (0, Matter::Strangers(strangers)) => {
                self.cx.done(&says::set_apart(lang, &path, &shown(&strangers.other)));
            }
            (0, _) if file.conflicts.is_empty() => self.cx.done(&says::settled_already(lang, &path)),
            (0, _) if file.is_gone() => self.cx.done(&says::settled_without(lang, &path)),
            (0, _) => self.cx.done(&says::settled(lang, &path)),
            (_, _) if chosen == 0 => {}
            (left, _) => self.cx.done(&says::partly(lang, &path, chosen, left)),
        }
    }

    /// Says what came of it all, and how it goes on.
    fn report(&self, files: Vec<File>, others: bool) -> Result<Exit, Error> {
        let (cx, lang) = (self.cx, self.cx.lang);
        if cx.flags.json {
            self.answer(&files)?;
        } else if let Chooser::Nobody = self.chooser {
            let list: String = files.iter().filter(|file| file.outcome.left > 0).map(|file| self.shown(file)).collect();
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
            let refused = Error::refused(left);
            return Err(match self.chooser {
                _ if choices == 0 => refused,
                Chooser::Person => refused.hint(says::later_hint(lang)),
                _ => refused.hint(says::left_hint(lang)),
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
        let answer = Answer {
            dry_run: self.cx.flags.dry_run,
            conflicts,
            settled: settled.map(path).collect(),
            by_hand: by_hand.map(path).collect(),
        };
        self.cx.answer_json(answer, &[])
    }

    /// Everything there is to choose in a file.
    fn shown(&self, file: &File) -> String {
        let look = self.cx.look(self.store, &self.records, self.store.short_ids_if_few());
        let count = file.conflicts.len();
        let you = self.git.and_then(Git::you);
        let beside = Beside { you: you.as_deref(), joining: self.sides.joining };
        let Some(first) = file.conflicts.first() else { return String::new() };
        let mut out = render::head(&look, first, self.title(file).as_deref());
        for (at, conflict) in file.conflicts.iter().enumerate() {
            out.push_str(&format!("\n{}", render::choice(&look, conflict, &beside, (at + 1, count))));
        }
        out.push('\n');
        out
    }

    /// What a file is called by: an action by its title, a conversation by its type, a person by the name.
    fn title(&self, file: &File) -> Option<String> {
        let source = layout::parse_path(&file.waiting.path);
        match source.map(|source| source.folder) {
            Some(Folder::Conversations) => {
                let kind = file.waiting.says("type")?;
                Some(words::type_name(self.cx.lang, &self.store.settings.types, &kind).to_owned())
            }
            Some(_) => file.waiting.says("title"),
            None if file.waiting.path.ends_with(layout::EMPLOYEE) => file.waiting.says("name"),
            None => None,
        }
    }
}

impl File {
    /// Whether it is not there any more.
    fn is_gone(&self) -> bool {
        self.outcome.changes.iter().any(|change| change.word() == "removed" && change.path() == self.waiting.path)
            && self.waiting.twin.is_none()
    }
}
