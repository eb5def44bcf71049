use super::delivery::{self, Format};
use super::listing::{Listing, ListingArgs};
use super::run::Run;
use super::{find, named};
use crate::context::Context;
use crate::domain::id::Id;
use crate::domain::id::ShortIds;
use crate::domain::note::{self, Note};
use crate::domain::records::Folder;
use crate::domain::voices::{self, Voices};
use crate::error::{Error, Exit};
use crate::i18n::notes;
use crate::render;
use crate::render::json::{self, NoteV1};
use crate::store::{Load, Need, index, read};
use clap::Args;
use serde::Serialize;

/// Notes between talks.
#[derive(Args)]
pub(super) struct NotesArgs {
    #[arg(value_name = "EMPLOYEE", add = super::completions::employees())]
    employee: Option<String>,
    #[arg(long, value_name = "TEAM", add = super::completions::teams())]
    team: Option<String>,
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    listing: ListingArgs,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_lists(), hide_possible_values = true)]
    format: Option<Format>,
}

#[derive(Serialize)]
struct NotesAnswer<'r> {
    notes: Vec<NoteV1<'r>>,
}

impl Run for NotesArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let listing = Listing::asked(cx, &self.listing, self.format, render::notes::columns())?;
        let need = Need { notes: Load::Open, ..Need::PEOPLE };
        let of = self.employee.as_ref().map(|typed| find::employee(cx, &store, typed)).transpose()?;
        let need = match &of {
            Some(slug) => need.of(slug),
            None => need,
        };
        let mut records = store.read(&need)?;
        let team = named::team(&store, &records.employees, self.team.as_ref())?;
        let is_empty = records.notes.is_empty();
        let mut wanted = std::mem::take(&mut records.notes);
        let people = records.people();
        // of a private note nobody but its author can tell whether it waits
        let may_be_wanted = |note: &Note| note.private || self.all || note.is_open();
        wanted.retain(|note| may_be_wanted(note) && people.is_in(Some(&note.employee), team.as_ref()));
        drop(people);
        let mut ids: Vec<Id> = wanted.iter().map(|note| note.id).collect();
        ids.sort_unstable();
        records.notes = wanted;
        read::open_words(&store, &mut records, &ids);
        let people = records.people();
        let is_wanted = |note: &&Note| self.all && !note.is_hidden() || note.is_open();
        let mut found: Vec<&Note> = records.notes.iter().filter(is_wanted).collect();
        found.sort_by_cached_key(|note| (!note.is_open(), note::by_day(note)));
        let context = cx.json_context(&store, &people);
        let value = |note: &&Note| json::value(context.note(note));
        let left = listing.take(&mut found, value);
        match listing.format {
            Format::Json => {
                let answer = NotesAnswer { notes: found.iter().map(|note| context.note(note)).collect() };
                cx.answer(&json::envelope(cx.lang, cx.today, answer, &records.problems))?;
            }
            Format::Csv => {
                let voices = if listing.shows(&["text"]) { voices::of(found.iter().copied()) } else { Voices::new() };
                let whose = delivery::names(&cx.view(&store, &records, ShortIds::default()), &voices);
                delivery::deliver(cx, &listing.csv(&found, value), listing.format, None, &whose)?;
            }
            // what could not be read is named below
            _ if found.is_empty() && records.problems.iter().any(|problem| read::is_in(problem, &[Folder::Notes])) => {}
            _ if found.is_empty() => {
                cx.out.message(&if self.all || is_empty { notes::none(cx.lang) } else { notes::none_open(cx.lang) });
            }
            _ => {
                let ids = if of.is_some() { index::short_ids_if_few(&store) } else { index::short_ids(&store)? };
                let view = cx.view(&store, &records, ids);
                cx.answer(&listing.text(&view, &found, left, value, || render::notes::list(&view, &found, of.is_some())))?;
            }
        }
        Ok(cx.name_problems(&records.problems))
    }
}
