use super::done;
use super::loaded::{self, Loaded, set_in_conversation, short};
use super::run::Run;
use super::unsaved;
use super::written::{Written, added};
use crate::context::Context;
use crate::domain::agreement::agreement;
use crate::domain::conversation::{Conversation, Status};
use crate::domain::id::ShortIds;
use crate::domain::rhythm;
use crate::error::{Error, Exit};
use crate::i18n::{errors, said, words};
use crate::render;
use crate::render::problems;
use crate::render::visible::shown;
use crate::store::change::Change;
use crate::store::need::{Load, Need};
use crate::store::yaml::write::New;
use crate::store::{Store, layout};
use chrono::NaiveDate;
use clap::Args;

/// Rounds conversations off.
#[derive(Args)]
pub struct Close {
    #[arg(value_name = "ID", required = true, add = super::completions::pending())]
    ids: Vec<String>,
    #[arg(long, value_name = "DATE")]
    next: Option<String>,
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
}

impl Run for Close {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let next = cx.optional_day("--next", self.next.as_ref())?;
        unsaved::before_ending(cx, &store, &self.ids)?;
        let writer = cx.writer(&store)?;
        let mut written = Written::default();
        if let Some(day) = next.filter(|day| *day < cx.today) {
            written.warnings.push(said::day_is_past("--next", &words::day(cx.lang, day), cx.lang));
        }
        for loaded in loaded::load_all(cx, &store, &self.ids)? {
            match loaded {
                Loaded::Conversation(talk) => self.close(cx, &store, &talk, next, &mut written)?,
                Loaded::Action(action) => done::end(cx, &store, &action, None, None, &mut written)?,
                Loaded::Goal(goal) => return Err(loaded::no_goals(cx, &store, &goal)),
            }
        }
        written.finish(cx, &store, &writer)
    }
}

impl Close {
    fn close(&self, cx: &Context, store: &Store, talk: &Conversation, next: Option<NaiveDate>, written: &mut Written) -> Result<(), Error> {
        let id = short(store, talk.id);
        let path = layout::path(&talk.source());
        let summary = self.summary.as_deref().map(str::trim).filter(|text| !text.is_empty() && talk.summary.as_deref() != Some(text));
        let mut edits = Vec::new();
        edits.extend(summary.map(|text| set_in_conversation("summary", New::text(&added(talk.summary.as_deref(), text)))));
        edits.extend(next.filter(|day| talk.next != Some(*day)).map(|day| set_in_conversation("next", New::word(day))));
        match talk.status {
            Status::Cancelled => return Err(Error::refused(errors::is_cancelled(cx.lang, &id)).hint(errors::reopen_hint(cx.lang, &id))),
            Status::Closed if edits.is_empty() => written.lines.push(said::closed_already(cx.lang, &id)),
            Status::Closed => written.lines.push(said::closed_already_added(cx.lang, &id, &path)),
            Status::Open | Status::Planned => {
                edits.insert(0, set_in_conversation("status", New::word(Status::Closed.word())));
                edits.push(set_in_conversation("closed", New::word(cx.today)));
                if talk.date > cx.today {
                    written.warnings.push(said::closed_before_held(cx.lang, &words::day(cx.lang, talk.date)));
                }
                let closed = Conversation { next: next.or(talk.next), ..talk.clone() };
                let back =
                    rhythm::come_back(&closed, &store.settings).map(|day| words::near_day(cx.lang, day, cx.today)).unwrap_or_default();
                let name = shown(&store.read_employee(&talk.employee, &mut Vec::new()).name);
                let agreed = agreed(cx, store, &closed, written)?;
                written.next =
                    Some(if agreed.is_empty() { format!("stay act {id} \"…\"") } else { format!("stay show {id} --format markdown") });
                let line = said::closed_conversation(cx.lang, &id, &name, &back, &path);
                written.lines.push(format!("{line}{agreed}"));
            }
        }
        if !edits.is_empty() {
            written.changes.push(Change::edit(&talk.source(), edits));
        }
        Ok(())
    }
}

/// What was agreed, on lines of its own below the one that says that the talk was closed; nothing when nothing was.
fn agreed(cx: &Context, store: &Store, talk: &Conversation, written: &mut Written) -> Result<String, Error> {
    let need = Need { actions: Load::Brief, ..Need::PEOPLE }.of(&talk.employee);
    let records = store.read(&need).map_err(|fault| cx.fault(fault))?;
    let unread = records.problems.iter().filter(|problem| !store.problems.contains(problem));
    written.warnings.extend(unread.map(|problem| problems::brief(cx.lang, problem)));
    let agreed = agreement(&records, talk, &records.employees[0], &store.settings);
    let told = render::agreement::short(&cx.look(store, &records, ShortIds::default()), &agreed);
    Ok(told.trim_end().lines().map(|line| format!("\n{line}")).collect())
}
