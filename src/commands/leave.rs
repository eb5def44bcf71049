use super::effects::Effects;
use super::promises::{self, Occasion};
use super::record::{self, Loaded};
use super::{confirm, done, drop, find};
use crate::context::Context;
use crate::domain::action::Action;
use crate::domain::conversation::{self, Conversation};
use crate::domain::date::Toward;
use crate::domain::employee::{Employee, Slug};
use crate::domain::handover::{self, HandoverDecision};
use crate::domain::records::{Records, Source};
use crate::error::{Error, Exit};
use crate::i18n::{days, errors, handover as says, messages, words};
use crate::render::printable::printable;
use crate::render::{show, style};
use crate::store::yaml::edit::Edit;
use crate::store::yaml::write::New;
use crate::store::{Change, Load, Need, Store, index, layout, read, schema};
use chrono::NaiveDate;
use clap::Args;

/// Someone leaves: the last day, and what becomes of what is still open.
#[derive(Args)]
pub(super) struct LeaveArgs {
    #[arg(value_name = "EMPLOYEE", add = super::completions::employees())]
    employee: String,
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    #[arg(long, value_name = "TEXT")]
    because: Option<String>,
}

impl LeaveArgs {
    pub(super) fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let slug = find::named_employee(cx, &store, &self.employee)?;
        let typed = cx.optional_day("--date", self.date.as_ref(), Toward::Nearest)?;
        let person = read::employee(&store, &slug, &mut Vec::new());
        if let Some(left) = self.is_noted(typed, &person) {
            let already = if left > cx.today { errors::leaves_already } else { errors::left_already };
            let lines = vec![already(&printable(&person.name), &words::day(cx.lang, left))];
            return Effects { lines, ..Effects::default() }.finish(cx, &store, &store.dry_writer());
        }
        let day = typed.or(person.left).unwrap_or(cx.today);
        if let Some(started) = person.started.filter(|started| day < *started) {
            let refused = days::left_before_started(cx.lang, &words::day(cx.lang, day), &words::day(cx.lang, started));
            return Err(Error::refused(refused).hint(days::left_before_started_hint(&slug)));
        }
        let records = store.read(&Need { actions: Load::Brief, ..Need::PEOPLE }.of(&slug))?;
        let decided = decide(cx, &store, &records)?;
        let writer = cx.writer(&store)?;
        self.effects(cx, &store, &slug, day, decided)?.finish(cx, &store, &writer)
    }

    /// The last day that the file has already, where nothing new is said.
    fn is_noted(&self, typed: Option<NaiveDate>, person: &Employee) -> Option<NaiveDate> {
        person.left.filter(|left| self.because.is_none() && typed.is_none_or(|day| day == *left))
    }

    fn effects(&self, cx: &Context, store: &Store, slug: &Slug, day: NaiveDate, decided: Vec<Decided>) -> Result<Effects, Error> {
        let (lang, path) = (cx.lang, layout::employee(slug));
        let person = read::employee_to_change(store, slug, &mut Vec::new())?;
        let set = |key: &str, value| Edit::set(key, value, schema::before(schema::EMPLOYEE, key));
        let edits = [Some(set("left", New::word(day))), self.because.as_ref().map(|why| set("left-because", New::text(why)))];
        let gone = if day > cx.today { messages::leaves } else { messages::left };
        let mut effects = Effects { changes: vec![Change::edit(slug, edits.into_iter().flatten().collect())], ..Effects::default() };
        let mut line = gone(lang, &printable(&person.name), &words::day(lang, day), &path);
        for (source, decision) in decided {
            let Loaded::Action(action) = record::load(store, &source)? else { continue };
            match decision {
                HandoverDecision::Done => done::end(cx, store, &action, None, None, &mut effects)?,
                HandoverDecision::Dropped(why) => drop::let_go(cx, store, &action, &why, &mut effects)?,
                HandoverDecision::Taken | HandoverDecision::Undecided => {}
            }
        }
        let records = store.read(&Need { actions: Load::Brief, ..Need::PEOPLE }.of(slug))?;
        let is_ended = |action: &&Action| effects.changes.iter().any(|change| change.place().source() == Some(&action.source()));
        let mut open = handover::all_open(&records, &records.employees[0]);
        open.retain(|action| !is_ended(action));
        if !open.is_empty() {
            let view = cx.view(store, &records, index::short_ids_if_few(store));
            let list: String = open.iter().map(|action| show::promise_line(&view, action)).collect();
            line = format!("{line}\n  {}\n{}", style::dim(says::still_open_here(lang, open.len())), list.trim_end());
            effects.next = Some(format!("stay actions {slug}"));
        }
        let conversations = store.read(&Need::CONVERSATIONS.of(slug))?.conversations;
        let mut planned: Vec<&Conversation> =
            conversations.iter().filter(|talk| talk.status == conversation::Status::Planned && talk.date >= day).collect();
        planned.sort_by_key(|talk| (talk.date, talk.id));
        for talk in planned {
            let (id, near) = (record::short(store, talk.id), words::near_day(lang, talk.date, cx.today));
            let kind = printable(words::type_name(lang, &store.settings.types, &talk.kind));
            effects.warnings.push(says::planned_after(&kind, &near, &id));
        }
        effects.lines.insert(0, line.into());
        Ok(effects)
    }
}

/// An open promise, and what becomes of it.
type Decided = (Source, HandoverDecision);

/// Asks what becomes of each open promise, where a person can be asked. Elsewhere all stay open, and are listed.
fn decide(cx: &Context, store: &Store, records: &Records) -> Result<Vec<Decided>, Error> {
    let open = handover::all_open(records, &records.employees[0]);
    if open.is_empty() || cx.flags.yes || cx.flags.dry_run || cx.flags.json || !confirm::can_ask(cx) {
        return Ok(Vec::new());
    }
    let view = cx.view(store, records, index::short_ids_if_few(store));
    cx.out.complaint(&style::heading(says::open_of_leaver(cx.lang, &printable(&records.employees[0].name))));
    let answers = promises::ask_all(&view, Occasion::Leaving, &open, |question| cx.out.ask(question));
    let answers = answers.ok_or_else(Error::stopped)?;
    Ok(open.iter().zip(answers).map(|(action, (_, decision))| (action.source(), decision)).collect())
}
