use super::run::Run;
use super::{find, named};
use crate::context::Context;
use crate::domain::note::{self, Note};
use crate::error::{Error, Exit};
use crate::i18n::notes;
use crate::render;
use crate::render::json::NoteV1;
use crate::store::{Load, Need, index};
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
}

#[derive(Serialize)]
struct NotesAnswer<'r> {
    notes: Vec<NoteV1<'r>>,
}

impl Run for NotesArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let need = Need { notes: Load::Full, ..Need::PEOPLE };
        let of = self.employee.as_ref().map(|typed| find::employee(cx, &store, typed)).transpose()?;
        let need = match &of {
            Some(slug) => need.of(slug),
            None => need,
        };
        let records = store.read(&need)?;
        let team = named::team(&store, &records.employees, self.team.as_ref())?;
        let people = records.people();
        let wanted = |note: &&Note| (self.all || note.is_open()) && people.is_in(Some(&note.employee), team.as_ref());
        let mut found: Vec<&Note> = records.notes.iter().filter(wanted).collect();
        found.sort_by_cached_key(|note| (!note.is_open(), note::by_day(note)));
        if cx.flags.json {
            let context = cx.json_context(&store, &people);
            return cx.answer_json(NotesAnswer { notes: found.iter().map(|note| context.note(note)).collect() }, &records.problems);
        }
        if found.is_empty() {
            cx.out.message(&if self.all || records.notes.is_empty() { notes::none(cx.lang) } else { notes::none_open(cx.lang) });
        } else {
            let ids = if of.is_some() { index::short_ids_if_few(&store) } else { index::short_ids(&store)? };
            cx.answer(&render::notes::list(&cx.view(&store, &records, ids), &found, of.is_some(), self.all))?;
        }
        Ok(cx.name_problems(&records.problems))
    }
}
