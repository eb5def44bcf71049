use super::confirm;
use super::delivery::{self, Format};
use super::effects::{Effects, WriteAnswer};
use super::record::{self, Loaded, can_end, set_in_action, set_in_conversation, short};
use super::seal::{Again, Resealed};
use super::{find, named, promises, readings};
use crate::context::Context;
use crate::domain::action::{Action, Status};
use crate::domain::employee::Slug;
use crate::domain::handover::{self, Handover as Sheet, HandoverDecision, handover};
use crate::domain::id::Id;
use crate::domain::name::is_one;
use crate::domain::owner::Owner;
use crate::domain::records::{Folder, Place, Records};
use crate::domain::text::added;
use crate::domain::text::on_one_line;
use crate::error::{Code, Error, Exit};
use crate::i18n::{Saying, handover as says, messages, seal as seal_said, words};
use crate::render;
use crate::render::json::{self, HandoverV1};
use crate::render::printable::printable;
use crate::store::accepted::Accepted;
use crate::store::seal::recipients::Whom;
use crate::store::seal::reseal;
use crate::store::yaml::edit::Edit;
use crate::store::yaml::write::New;
use crate::store::{Change, Fault, Need, Store, file, index, kept, layout, private, read as stored, schema, write};
use clap::Args;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

/// Someone's conversations go to another manager.
#[derive(Args)]
pub(super) struct HandoverArgs {
    #[arg(value_name = "EMPLOYEE", add = super::completions::employees())]
    employee: String,
    #[arg(long, value_name = "NAME", required = true)]
    to: String,
    #[arg(long, value_name = "ID|NAME", num_args = 1.., value_delimiter = ',', add = super::completions::open_actions())]
    take: Vec<String>,
    #[arg(long, value_name = "ID|NAME", num_args = 1.., value_delimiter = ',', add = super::completions::open_actions())]
    done: Vec<String>,
    #[arg(long, value_name = "ID|NAME", num_args = 1.., value_delimiter = ',', requires = "because", add = super::completions::open_actions())]
    drop: Vec<String>,
    #[arg(long, value_name = "TEXT", requires = "drop")]
    because: Vec<String>,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_texts(), hide_possible_values = true)]
    format: Option<Format>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// What becomes of each promise that was decided on.
type Decided = HashMap<Id, HandoverDecision>;

#[derive(Serialize)]
struct HandoverAnswer<'r> {
    #[serde(flatten)]
    wrote: WriteAnswer,
    handover: HandoverV1<'r>,
}

impl HandoverArgs {
    pub(super) fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let format = Format::asked(cx, self.format)?;
        let slug = find::named_employee(cx, &store, &self.employee)?;
        let to = named::name(cx, &store, &self.to)?;
        let before = read(&store, &slug)?;
        let decided = self.decide(cx, &store, &before, &to)?;
        let writer = cx.writer(&store)?;
        let records = read(&store, &slug)?;
        // what was decided is about what was shown
        let shown_then = |records: &Records| {
            let employee = &records.employees[0];
            (employee.manager.clone(), handover::promises(records, employee).iter().map(|action| action.id).collect::<Vec<_>>())
        };
        if shown_then(&records) != shown_then(&before) {
            return Err(Error::from(Fault::Changed(layout::employee(&slug))));
        }
        let sheet = sheet(cx, &store, &records, &to, &decided);
        for (action, outcome) in &sheet.promises {
            if matches!(outcome, HandoverDecision::Done | HandoverDecision::Dropped(_)) {
                can_end(cx, &short(&store, action.id), action.created)?;
            }
        }
        let mut effects = written(cx, &store, &sheet);
        let sealed = for_new_manager(cx, &store, &sheet, &mut effects)?;
        effects.apply(cx, &store, &writer)?;
        sealed.note(cx, &store);
        effects.say(cx);
        let view = cx.view(&store, &records, index::short_ids_if_few(&store));
        let text = match format {
            Format::Text | Format::Html | Format::Csv | Format::Ics => render::handover::text(&view, &sheet),
            Format::Markdown => render::handover::markdown(&view, &sheet),
            Format::Json => {
                let answer = HandoverAnswer { wrote: effects.answer(cx), handover: HandoverV1::from(&sheet) };
                json::envelope(cx.lang, cx.today, answer, &records.problems)
            }
        };
        // it is done by now: a sheet that can't go to its file is not lost
        if let Err(error) = delivery::deliver(cx, &text, format, self.output.as_deref(), &delivery::names(&view, &sheet.voices())) {
            cx.answer(&text)?;
            return Err(error);
        }
        Ok(cx.name_problems(&records.problems))
    }

    /// What becomes of each promise: as the line says, then as the person at the terminal says.
    fn decide(&self, cx: &Context, store: &Store, records: &Records, to: &str) -> Result<Decided, Error> {
        let employee = &records.employees[0];
        let owed = handover::promises(records, employee);
        let from = employee.manager.as_deref().map_or_else(|| says::the_manager(cx.lang), str::to_owned);
        if employee.manager.is_some() && is_one(&from, to) {
            return Err(Error::of(Code::WrongState, says::same_manager(&printable(&employee.name), &printable(&from))));
        }
        let mut decided = self.typed(cx, store, &owed, &from)?;
        let open: Vec<&Action> = owed.iter().copied().filter(|action| !decided.contains_key(&action.id)).collect();
        // what was nobody's by name is the new manager's without a question
        if cx.flags.yes || employee.manager.is_none() {
            decided.extend(open.iter().map(|action| (action.id, HandoverDecision::Taken)));
        } else if !open.is_empty() && !cx.flags.dry_run {
            let view = cx.view(store, records, index::short_ids_if_few(store));
            if !confirm::can_ask(cx) {
                cx.out.complaint(&render::handover::undecided(&view, &sheet(cx, store, records, to, &decided)));
                return Err(Error::of(Code::NeedsAnswer, says::undecided(cx.lang)).hint(says::undecided_hint(cx.lang)));
            }
            cx.out.complaint(&render::style::heading(says::still_open(cx.lang, &printable(&from))));
            let answers = promises::ask_all(&view, promises::Occasion::Handover, &open, |question| cx.out.ask(question));
            decided.extend(answers.ok_or_else(Error::stopped)?);
        }
        Ok(decided)
    }

    /// What the line says: each id is one of the promises, and goes one way.
    fn typed(&self, cx: &Context, store: &Store, promises: &[&Action], from: &str) -> Result<Decided, Error> {
        let reasons = self.reasons()?;
        let taken = self.take.iter().map(|typed| (typed, HandoverDecision::Taken));
        let done = self.done.iter().map(|typed| (typed, HandoverDecision::Done));
        let dropped = self.drop.iter().zip(reasons).map(|(typed, why)| (typed, HandoverDecision::Dropped(why)));
        let mut decided = Decided::new();
        for (typed, outcome) in taken.chain(done).chain(dropped) {
            let id = among(cx, store, typed, promises, from)?;
            if decided.insert(id, outcome.clone()).is_some_and(|before| before != outcome) {
                return Err(Error::usage(says::twice(&printable(typed))));
            }
        }
        Ok(decided)
    }

    /// A reason for each promise that is let go: one for all of them, or one for each.
    fn reasons(&self) -> Result<Vec<String>, Error> {
        let reasons: Vec<String> = self.because.iter().map(|text| text.trim().to_owned()).collect();
        match &reasons[..] {
            [one] => Ok(vec![one.clone(); self.drop.len()]),
            several if several.len() == self.drop.len() => Ok(reasons),
            _ => Err(Error::usage(says::reasons())),
        }
    }
}

fn read(store: &Store, slug: &Slug) -> Result<Records, Error> {
    stored::employee_to_change(store, slug, &mut Vec::new())?;
    Ok(store.read(&Need::ALL.of(slug))?)
}

fn sheet<'r>(cx: &Context, store: &Store, records: &'r Records, to: &'r str, decided: &Decided) -> Sheet<'r> {
    let employee = &records.employees[0];
    let outcome = |action: &Action| decided.get(&action.id).cloned().unwrap_or(HandoverDecision::Undecided);
    handover(records, employee, to, cx.today, private::notes(store, &employee.slug), outcome)
}

/// The promise that `typed` names.
fn among(cx: &Context, store: &Store, typed: &str, promises: &[&Action], from: &str) -> Result<Id, Error> {
    let refused = || {
        let ids = promises.iter().map(|action| action.id.to_string()).collect::<Vec<_>>().join(", ");
        let hint =
            if promises.is_empty() { says::no_promises_hint(cx.lang, &printable(from)) } else { says::no_promise_hint(cx.lang, &ids) };
        Error::of(Code::NotFound, says::no_promise(&printable(typed), &printable(from))).hint(hint)
    };
    readings::among(cx, store, typed, promises)?.ok_or_else(refused)
}

/// All that changes, and what there is to say of it.
fn written(cx: &Context, store: &Store, sheet: &Sheet) -> Effects {
    let (lang, employee) = (cx.lang, sheet.employee);
    let path = layout::employee(&employee.slug);
    let manager = Edit::set("manager", New::text(sheet.to), schema::before(schema::EMPLOYEE, "manager"));
    // where the file can't be edited, the write says so
    let before = file::text(&store.at(&path)).unwrap_or_default();
    let after = write::edited_text(&path, &before, std::slice::from_ref(&manager)).unwrap_or_else(|_| before.clone());
    let along = kept::along(&layout::place(&path), &before, &after, cx.today);
    let edits = std::iter::once(manager).chain(along.edits).collect();
    let mut effects = Effects { changes: vec![Change::edit(&employee.slug, edits)], ..Effects::default() };
    let (name, to) = (printable(&employee.name), printable(sheet.to));
    if let Some(left) = employee.left.filter(|_| employee.has_left(cx.today)) {
        effects.warnings.push(says::has_left(&name, &words::day(lang, left)));
    }
    match &employee.manager {
        Some(from) => {
            effects.lines.push(says::handed_over(&name, &printable(from), &to, &path));
            end_or_take(cx, store, sheet, Some(from), &mut effects);
            conversations(cx, sheet, from, &mut effects);
        }
        None => {
            effects.lines.push(says::manager_set(&name, &to, &path));
            end_or_take(cx, store, sheet, None, &mut effects);
            let nobodys =
                sheet.conversations.iter().filter(|conversation| conversation.with.is_none() && !conversation.is_pending()).count();
            if nobodys > 0 {
                effects.warnings.push(says::nobody_named(lang, nobodys).into());
            }
        }
    }
    if sheet.promises.iter().any(|(_, outcome)| *outcome == HandoverDecision::Undecided) {
        effects.warnings.push(format!("{} · {}", says::undecided(lang), says::undecided_hint(lang)).into());
    }
    effects.next = Some(format!("stay prepare {}", employee.slug));
    effects
}

/// Has the new manager open what the old one and the employee could: the talks that the old one held, and what came of them. What others
/// held stays theirs, and so do private notes.
fn for_new_manager(cx: &Context, store: &Store, sheet: &Sheet, effects: &mut Effects) -> Result<Resealed, Error> {
    let slug = &sheet.employee.slug;
    let (Some(accepted), Some(from)) = (Accepted::of(store).filter(|_| store.settings.is_sealed()), &sheet.employee.manager) else {
        return Ok(Resealed::default());
    };
    let name = printable(sheet.to);
    let Some(reader) = accepted.circle.readers.iter().find(|reader| reader.name.as_deref().is_some_and(|own| is_one(own, sheet.to))) else {
        effects.warnings.push(seal_said::new_manager_has_no_key(&name, slug));
        return Ok(Resealed::default());
    };
    let others = sheet.conversations.iter().filter(|talk| talk.with.as_deref().is_some_and(|with| !is_one(with, from)));
    let others: Vec<Id> = others.map(|talk| talk.id).collect();
    let of_others = |place: &Place| match place {
        Place::Record(source) if source.folder == Folder::Actions => record::load(store, source)
            .ok()
            .is_some_and(|loaded| matches!(loaded, Loaded::Action(action) if action.conversation.is_some_and(|id| others.contains(&id)))),
        Place::Record(source) => source.folder == Folder::Private || others.contains(&source.id),
        _ => false,
    };
    let places = reseal::places(store)?.into_iter().filter(|place| place.person() == Some(slug) && !of_others(place));
    let edits: BTreeMap<String, Vec<Edit>> = effects
        .changes
        .iter()
        .filter_map(|change| match change {
            Change::Edit { place, edits } => Some((layout::path_of(place), edits.clone())),
            _ => None,
        })
        .collect();
    // a talk that is still to come is no longer the old manager's
    let to_come: Vec<Id> = sheet.conversations.iter().filter(|talk| talk.is_pending()).map(|talk| talk.id).collect();
    let (coming, held) = places.partition(|place: &Place| place.source().is_some_and(|source| to_come.contains(&source.id)));
    let mut sealing = Effects::default();
    let again = Again { whom: Whom::BeforeAnd(vec![reader.key.clone()]), anew: &[], places: Some(held), edits: edits.clone() };
    let mut done = again.of(cx, store, &mut sealing)?;
    let again = Again { whom: Whom::Policy, anew: &[], places: Some(coming), edits };
    let to_come = again.of(cx, store, &mut sealing)?;
    done.sealed.extend(to_come.sealed);
    done.shut += to_come.shut;
    // what is sealed for the new manager has its other changes in it
    let is_sealed = |place: &Place| sealing.changes.iter().any(|change| change.place() == place);
    effects.changes.retain(|change| !is_sealed(change.place()));
    effects.changes.append(&mut sealing.changes);
    if done.shut > 0 {
        effects.warnings.push(seal_said::not_handed_over(done.shut, slug, &name));
    }
    Ok(done)
}

/// What becomes of each promise, in its own file.
fn end_or_take(cx: &Context, store: &Store, sheet: &Sheet, from: Option<&str>, effects: &mut Effects) {
    let lang = cx.lang;
    for (action, outcome) in &sheet.promises {
        let (id, title, path) = (short(store, action.id), printable(&action.title), layout::path(&action.source()));
        let closed = set_in_action("closed", New::word(cx.today));
        let edits = match outcome {
            HandoverDecision::Taken => {
                let Some(from) = from else { continue };
                effects.lines.push(says::taken(&id, &title, &path));
                let line = says::taken_from(lang, &on_one_line(from), &says::full_day(lang, cx.today));
                let owner = (action.owner != Owner::DEFAULT).then(|| set_in_action("owner", New::text(sheet.to)));
                let note = added(action.note.as_deref(), Some(&line)).map(|note| set_in_action("note", New::text(&note)));
                owner.into_iter().chain(note).collect()
            }
            HandoverDecision::Done => {
                effects.lines.push(messages::done(lang, &id, &title, Status::Done.name(lang), &path).into());
                let done = [set_in_action("status", New::word(Status::Done.word())), closed];
                keeps_name(action, from).into_iter().chain(done).collect()
            }
            HandoverDecision::Dropped(why) => {
                effects.lines.push(messages::dropped(&id, &title, &path));
                let because = set_in_action("dropped-because", New::text(why));
                let dropped = [set_in_action("status", New::word(Status::Dropped.word())), because, closed];
                keeps_name(action, from).into_iter().chain(dropped).collect()
            }
            HandoverDecision::Undecided => continue,
        };
        effects.changes.push(Change::edit(&action.source(), edits));
    }
    for action in &sheet.ended {
        effects.changes.extend(keeps_name(action, from).map(|edit| Change::edit(&action.source(), vec![edit])));
    }
}

/// What ended under the old manager stays theirs by name, since the word for the manager now means another.
fn keeps_name(action: &Action, from: Option<&str>) -> Option<Edit> {
    from.filter(|_| action.owner == Owner::DEFAULT).map(|from| set_in_action("owner", New::text(from)))
}

/// Who holds the conversations to come, and who held those before.
fn conversations(cx: &Context, sheet: &Sheet, from: &str, effects: &mut Effects) {
    let (mut to_come, mut past) = (0, 0);
    for conversation in &sheet.conversations {
        let Some(name) = handover::holder(conversation, from, sheet.to, cx.today) else { continue };
        *(if conversation.with.is_some() { &mut to_come } else { &mut past }) += 1;
        effects.changes.push(Change::edit(&conversation.source(), vec![set_in_conversation("with", New::text(name))]));
    }
    effects.lines.extend(says::conversations_changed(cx.lang, to_come, past, &printable(from), &printable(sheet.to)).map(Saying::from));
}
