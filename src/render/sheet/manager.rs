//! What the manager reads before a conversation: their own promises first.

use super::{
    MOST, answer, energy, goal, note, organisation, paragraphs, prepared_in_place, promise, promise_of, promised, prose, rows,
    shut_obstacles,
};
use crate::domain::action::Action;
use crate::domain::conversation::Status;
use crate::domain::note::Note;
use crate::domain::sheet::{Bring, Returning, Sheet};
use crate::domain::side::Side;
use crate::domain::types::is_formal;
use crate::i18n::{guide, messages, notes, prepare, unanswered as says, words};
use crate::render::document::{Document, Item, List, Mark, Section};
use crate::render::printable::printable;
use crate::render::table::cut;
use crate::render::{ViewContext, agenda, obstacles, unanswered};

/// How many columns of an answer remind of it.
const REMINDER: usize = 200;

pub(crate) fn document(view: &ViewContext, sheet: &Sheet) -> Document {
    let lang = view.lang;
    let name = printable(&sheet.employee.name);
    let kind = printable(words::type_name(lang, &view.settings.types, &sheet.kind));
    let mut document = Document { title: prepare::manager_title(lang, &name, &kind), facts: facts(view, sheet), ..Document::default() };
    document.add(promises(view, sheet, &name));
    let mut add = |head: String, items: Vec<Item>| document.add(rows(head, items));
    if let Some(said) = sheet.conversation.and_then(|conversation| conversation.prepared_by_employee.as_deref()) {
        add(prepare::prepared_head(lang, &name), vec![prose(said)]);
    }
    if let Some(said) = sheet.conversation.and_then(|conversation| conversation.prepared_by_manager.as_deref()) {
        add(prepare::own_prepared_head(lang), vec![prose(said)]);
    }
    add(prepare::prepared_head(lang, &name), prepared_in_place(view, sheet).into_iter().collect());
    add(notes::head(lang), sheet.notes.iter().map(|one| noted(view, one)).collect());
    add(prepare::bring_head(lang), bring(view, sheet));
    add(says::head(lang), unanswered::items(view, &sheet.unanswered, MOST));
    add(prepare::last_head(lang), last(view, sheet));
    add(messages::goals_head(lang), sheet.goals.iter().map(|one| Item { id: Some(one.id), ..goal(view, one) }).collect());
    let returning = sheet.obstacles.iter().take(MOST).map(|one| obstacle(view, one)).chain(shut_obstacles(view, sheet));
    add(messages::obstacles_head(lang), returning.collect());
    add(messages::energy_head(lang), energy(view, sheet));
    add(prepare::answers_head(lang), sheet.answers.iter().map(|said| in_short(answer(view, said))).collect());
    let question = |asked: &crate::domain::sheet::Asked| Item::new(Mark::Question, printable(&asked.question));
    let (standing, others) = sheet.questions.split_at(sheet.standing.min(sheet.questions.len()));
    add(prepare::standing_head(lang), standing.iter().map(question).collect());
    add(prepare::questions_head(lang), others.iter().map(question).collect());
    add(guide::at_hand_head(lang), sheet.advice.iter().map(|line| Item::new(Mark::Point, line.text(lang).to_owned())).collect());
    document
}

/// A note, with its id and whether the employee may see it.
fn noted(view: &ViewContext, one: &Note) -> Item {
    let item = Item { id: Some(one.id), ..note(view, one) };
    match (one.private, one.shared) {
        (true, _) => item.tail(notes::private(view.lang)),
        (_, true) => item.tail(notes::shared(view.lang)),
        _ => item,
    }
}

/// An answer as a reminder: the whole of it is with the conversation.
fn in_short(item: Item) -> Item {
    Item { more: vec![cut(&item.more.join(" "), REMINDER)], ..item }
}

fn facts(view: &ViewContext, sheet: &Sheet) -> Vec<String> {
    let lang = view.lang;
    let when = |day: chrono::NaiveDate| messages::when(lang, (day - view.today).num_days());
    let day = match (sheet.conversation, sheet.date) {
        (Some(conversation), _) => {
            // a conversation that was begun is not late: it was held, and waits for its agreements
            let is_begun = conversation.status == Status::Open && conversation.date <= view.today;
            let moved = sheet.employee.away.due(conversation.date, view.today);
            let how = match moved {
                _ if is_begun => Some(prepare::not_closed_yet(lang)),
                _ if conversation.date >= view.today => Some(when(conversation.date)),
                Some((due, None)) => Some(when(due)),
                // the day passed in a leave: what counts is the first day back
                Some((due, Some(_))) => (due < view.today).then(|| when(due)),
                None => None,
            };
            let day = words::long_day(lang, conversation.date);
            how.map_or_else(|| day.clone(), |how| prepare::planned_on(lang, &day, &how))
        }
        (None, Some(due)) => prepare::due_on(lang, &words::near_day(lang, due, view.today), &when(due)),
        (None, None) => prepare::not_planned(lang),
    };
    let person = sheet.employee;
    let with = sheet.with().map(|name| messages::with_manager(lang, name));
    let who: Vec<String> =
        [person.role.clone(), person.team.as_deref().map(str::to_owned), with].into_iter().flatten().map(|fact| printable(&fact)).collect();
    let leave = sheet.leave.as_ref().map(|leave| agenda::leave_said(view, leave)).unwrap_or_default();
    [day, leave, who.join(" · ")].into_iter().filter(|line| !line.is_empty()).collect()
}

fn promises(view: &ViewContext, sheet: &Sheet, name: &str) -> Section {
    let lang = view.lang;
    let with_id = |item: Item, action: &Action| Item { id: action.is_open().then_some(action.id), ..item };
    let of = |(side, actions): (Side, Vec<&Action>)| {
        let item = if side == Side::Others { promise_of } else { promise };
        promised(view, prepare::side_for_manager(lang, side, name), &actions, |view, action| with_id(item(view, action), action))
    };
    let mut lists: Vec<List> = sheet.promises().into_iter().map(of).collect();
    lists.push(organisation(view, sheet));
    super::promises(view, prepare::promised_head(lang), lists)
}

fn bring(view: &ViewContext, sheet: &Sheet) -> Vec<Item> {
    let lang = view.lang;
    let say = |bring: Bring| match bring {
        Bring::Late(count) => prepare::bring_late(lang, count),
        Bring::Unmet(named) => prepare::bring_unmet(lang, &obstacles::label(view, named)),
        Bring::Goal(goal) => {
            let when = goal.by_on(view.today).map(|by| messages::when(lang, (by - view.today).num_days())).unwrap_or_default();
            prepare::bring_goal(lang, &printable(&goal.title), &when)
        }
    };
    let mut texts: Vec<String> = sheet.bring(view.today).into_iter().map(say).take(MOST).collect();
    if is_formal(&sheet.kind) {
        texts.push(prepare::bring_released(lang, &format!("stay growth {}", sheet.employee.slug)));
    }
    texts.into_iter().map(|text| Item::new(Mark::Point, text)).collect()
}

fn last(view: &ViewContext, sheet: &Sheet) -> Vec<Item> {
    let lang = view.lang;
    let Some(conversation) = sheet.followed.conversation else { return vec![Item::new(Mark::Prose, prepare::first_conversation(lang))] };
    let kind = printable(words::type_name(lang, &view.settings.types, &conversation.kind));
    let head = prepare::last_conversation(lang, &kind, &words::near_day(lang, conversation.date, view.today));
    let more = sheet.last_summary().map(paragraphs).or_else(|| view.in_place(sheet.last_shut()).map(|in_place| vec![in_place]));
    let more = more.unwrap_or_default();
    vec![Item { more, ..Item::new(Mark::Prose, head) }]
}

fn obstacle(view: &ViewContext, returning: &Returning) -> Item {
    let lang = view.lang;
    let named = &returning.named;
    let often = prepare::named_times(lang, named.mentions, &words::near_day(lang, named.last, view.today));
    let being_done = match (returning.open.len(), returning.done.first()) {
        (0, Some(done)) => prepare::done_since(lang, &printable(&done.title)),
        (0, None) => messages::nothing_done(lang),
        (open, _) => messages::open_actions(lang, open),
    };
    Item::new(Mark::Point, obstacles::label(view, named)).tail(format!("{often} · {being_done}"))
}
