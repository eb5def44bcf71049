#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::string_slice))]

use super::cli;
use super::run::Run;
use crate::context::Context;
use crate::domain::action;
use crate::domain::ambition::Ambition;
use crate::domain::circle::Reader;
use crate::domain::conversation::Status;
use crate::domain::me;
use crate::domain::records::Records;
use crate::domain::text::slice;
use crate::error::{Error, Exit};
use crate::i18n::{Language, completions as says};
use crate::output::Output;
use crate::render::printable::printable;
use crate::store::readers::offered;
use crate::store::{Load, Need, Store};
use clap::Args;
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};
use shells::{Asked, Candidate, Shell};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::OnceLock;

mod bash;
mod elvish;
mod fish;
mod install;
mod powershell;
mod shells;
mod word;
mod zsh;

/// Completions for a shell.
#[derive(Args)]
pub(super) struct CompletionsArgs {
    #[arg(value_name = "SHELL", hide_possible_values = true, value_enum)]
    shell: Option<Shell>,
    #[arg(long)]
    install: bool,
}

impl Run for CompletionsArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let of_user = || Shell::of_user().filter(|_| self.install);
        let Some(shell) = self.shell.or_else(of_user) else {
            return Err(Error::usage(says::which_shell()).hint(says::which_shell_hint()));
        };
        match self.install {
            true => install::install(cx, shell)?,
            false => cx.answer(shell.script())?,
        }
        Ok(Exit::Done)
    }
}

/// The words before the one that is completed, once a shell has asked.
static BEFORE: OnceLock<Vec<String>> = OnceLock::new();

/// Answers a shell that asks what could come next; whether one did.
pub(super) fn complete(command: fn(Language) -> clap::Command, out: &Output) -> bool {
    let Some(shell) = Shell::that_asks() else { return false };
    let Some(asked) = Asked::of(shell) else {
        // who says nothing wants to know how to ask
        let _ = out.data(shell.script());
        return true;
    };
    let _ = BEFORE.set(asked.before.clone());
    let mut command = command(language());
    let found = candidates(&mut command, &asked);
    // who can't be answered is not told so in the middle of a line
    let _ = out.data(&asked.shell.answer(&asked, &found));
    true
}

/// What could come next, as it is meant: how it is written in a shell is for that shell to say.
fn candidates(command: &mut clap::Command, asked: &Asked) -> Vec<Candidate> {
    let words = asked.before.iter().chain([&asked.current]).map(Into::into).collect();
    let here = std::env::current_dir().ok();
    let found = clap_complete::engine::complete(command, words, asked.before.len(), here.as_deref()).unwrap_or_default();
    let is_attached = asked.current.starts_with('-') && asked.current.contains('=');
    let found = found.into_iter().filter_map(|found| {
        let value = found.get_value().to_str()?.to_owned();
        // a name that begins like an option would be read as one
        let is_our_word = found.get_id().is_some() || is_attached || !value.starts_with('-');
        let help = found.get_help().map(|help| help.to_string().lines().next().unwrap_or_default().to_owned());
        is_our_word.then(|| Candidate { value, help: help.unwrap_or_default() })
    });
    found.collect()
}

fn language() -> Language {
    cli::language(None, workspace().as_ref())
}

/// The workspace that the line being completed is about.
fn workspace() -> Option<Store> {
    let words = BEFORE.get().map(Vec::as_slice).unwrap_or_default();
    let attached = |word: &String| word.strip_prefix("--dir=").or(word.strip_prefix("-C").filter(|dir| !dir.is_empty())).map(str::to_owned);
    let apart = || words.iter().position(|word| word == "-C" || word == "--dir").and_then(|at| words.get(at + 1)).cloned();
    let named = words.iter().find_map(attached).or_else(apart).map(PathBuf::from);
    let named = named.map(|dir| match (dir.strip_prefix("~"), std::env::home_dir()) {
        (Ok(below), Some(home)) => home.join(below),
        _ => dir,
    });
    Store::open(&cli::workspace_folder(named)).ok()
}

/// All that has an id.
const WITH_GOALS: Need = Need { goals: Load::Brief, notes: Load::Open, ..Need::REPORT };

/// Candidates computed from the workspace when a shell asks.
fn from_records(need: Need, candidates: fn(&Store, &Records) -> Vec<CompletionCandidate>) -> ArgValueCandidates {
    ArgValueCandidates::new(move || {
        let Some(store) = workspace() else { return Vec::new() };
        let Ok(records) = store.read(&need) else { return Vec::new() };
        candidates(&store, &records)
    })
}

fn candidate(value: &str, help: &str) -> CompletionCandidate {
    CompletionCandidate::new(value).help(Some(printable(help).into()))
}

/// People.
pub(super) fn employees() -> ArgValueCandidates {
    from_records(Need::PEOPLE, |_, records| people(records))
}

fn people(records: &Records) -> Vec<CompletionCandidate> {
    records.employees.iter().map(|employee| candidate(&employee.slug, &employee.name)).collect()
}

/// Readers, by their short names.
pub(super) fn readers() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let Some(store) = workspace() else { return Vec::new() };
        let who = |reader: &Reader| reader.name.as_deref().or(reader.employee.as_deref()).unwrap_or_default().to_owned();
        offered(&store).circle.readers.iter().map(|reader| candidate(&reader.key, &who(reader))).collect()
    })
}

/// Managers.
pub(super) fn managers() -> ArgValueCandidates {
    from_records(Need::PEOPLE, |_, records| me::managers(&records.employees).iter().map(|name| CompletionCandidate::new(&**name)).collect())
}

/// Teams, with the departments that hold them.
pub(super) fn teams() -> ArgValueCandidates {
    from_records(Need::PEOPLE, |_, records| {
        let mut teams: Vec<String> = Vec::new();
        for team in records.employees.iter().filter_map(|employee| employee.team.as_deref()) {
            let ends = team.match_indices('/').map(|(at, _)| at).chain([team.len()]);
            teams.extend(ends.map(|end| slice(team, ..end).to_owned()));
        }
        teams.sort();
        teams.dedup();
        teams.into_iter().map(CompletionCandidate::new).collect()
    })
}

/// Obstacles of the vocabulary.
pub(super) fn obstacles() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let store = workspace();
        let terms = store.iter().flat_map(|store| store.settings.vocabulary.terms());
        terms.map(|term| CompletionCandidate::new(&term.key)).collect()
    })
}

/// Ambitions of the workspace.
pub(super) fn ambitions() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let Some(store) = workspace() else { return Vec::new() };
        let lang = language();
        let label = |ambition: &Ambition| ambition.label.of(lang).unwrap_or_default().to_owned();
        store.settings.ambitions.all().iter().map(|ambition| candidate(&ambition.key, &label(ambition))).collect()
    })
}

/// Rounds, by their keys.
pub(super) fn rounds() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let store = workspace();
        let rounds = store.iter().flat_map(|store| &store.settings.rounds);
        rounds.map(|round| candidate(&round.key, &format!("{} – {}", round.from, round.to))).collect()
    })
}

/// Types of conversation.
pub(super) fn types() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let types = workspace().map_or_else(crate::domain::types::built_in, |store| store.settings.types);
        types.into_iter().map(|kind| CompletionCandidate::new(kind.key)).collect()
    })
}

/// Words that are always the same.
pub(super) fn words(words: &'static [&'static str]) -> ArgValueCandidates {
    ArgValueCandidates::new(move || words.iter().map(CompletionCandidate::new).collect())
}

/// Ids of open actions.
pub(super) fn open_actions() -> ArgValueCandidates {
    from_records(Need::ACTIONS, |_, records| actions(records, true))
}

fn actions(records: &Records, open: bool) -> Vec<CompletionCandidate> {
    let wanted = records.actions.iter().filter(|found| (found.status == action::Status::Open) == open);
    wanted.map(|action| candidate(action.id.as_str(), &action.title)).collect()
}

/// Ids of open goals.
pub(super) fn open_goals() -> ArgValueCandidates {
    from_records(Need { goals: Load::Brief, ..Need::PEOPLE }, |_, records| goals(records, true))
}

fn goals(records: &Records, open: bool) -> Vec<CompletionCandidate> {
    let wanted = records.goals.iter().filter(|goal| goal.is_open() == open);
    wanted.map(|goal| candidate(goal.id.as_str(), &goal.title)).collect()
}

fn notes(records: &Records, open: bool) -> Vec<CompletionCandidate> {
    let wanted = records.notes.iter().filter(|note| note.is_open() == open && !note.is_hidden());
    wanted.map(|note| candidate(note.id.as_str(), &note.line())).collect()
}

/// Ids of open actions, and of notes that wait.
pub(super) fn open_actions_and_notes() -> ArgValueCandidates {
    from_records(Need { notes: Load::Open, ..Need::ACTIONS }, |_, records| all([actions(records, true), notes(records, true)]))
}

fn conversations(records: &Records, pending: bool) -> Vec<CompletionCandidate> {
    let people = records.people();
    let wanted = records.conversations.iter().filter(|conversation| conversation.is_pending() == pending);
    wanted
        .map(|conversation| {
            candidate(
                conversation.id.as_str(),
                &format!("{} {} {}", conversation.date, conversation.kind, people.name(&conversation.employee)),
            )
        })
        .collect()
}

fn all<const PARTS: usize>(parts: [Vec<CompletionCandidate>; PARTS]) -> Vec<CompletionCandidate> {
    parts.into_iter().flatten().collect()
}

/// Who has one open conversation, and ids of conversations, actions and notes that can be closed.
pub(super) fn pending() -> ArgValueCandidates {
    from_records(Need { notes: Load::Open, ..Need::REPORT }, |_, records| {
        let mut open: HashMap<&str, usize> = HashMap::new();
        let talks = records.conversations.iter().filter(|talk| talk.status == Status::Open);
        talks.for_each(|talk| *open.entry(&talk.employee).or_default() += 1);
        let mut talkers = people(records);
        talkers.retain(|person| person.get_value().to_str().is_some_and(|slug| open.get(slug) == Some(&1)));
        all([talkers, conversations(records, true), actions(records, true), notes(records, true)])
    })
}

/// Ids of conversations, actions, goals and notes that have ended.
pub(super) fn ended() -> ArgValueCandidates {
    from_records(WITH_GOALS, |_, records| {
        all([conversations(records, false), actions(records, false), goals(records, false), notes(records, false)])
    })
}

/// People, and ids of what is still open.
pub(super) fn targets() -> ArgValueCandidates {
    from_records(WITH_GOALS, |_, records| {
        all([people(records), conversations(records, true), actions(records, true), goals(records, true), notes(records, true)])
    })
}

/// Ids of conversations and actions, whether they have ended or not.
pub(super) fn conversations_and_actions() -> ArgValueCandidates {
    from_records(Need::REPORT, |_, records| {
        all([conversations(records, true), conversations(records, false), actions(records, true), actions(records, false)])
    })
}
