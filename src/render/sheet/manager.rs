//! What the manager reads before a talk: their own promises first.

use super::{MOST, answer, energy, goal, organisation, paragraphs, promise, promise_of, promised, prose, rows};
use crate::domain::action::Action;
use crate::domain::conversation::Status;
use crate::domain::sheet::{Bring, Returning, Sheet};
use crate::domain::side::Side;
use crate::domain::types::is_formal;
use crate::i18n::{prepare, said, words};
use crate::render::document::{Document, Item, List, Mark, Section};
use crate::render::table::cut;
use crate::render::visible::shown;
use crate::render::{Look, obstacles};

/// How many columns of an answer remind of it.
const REMINDER: usize = 200;

/// The manager's sheet.
pub fn document(look: &Look, sheet: &Sheet) -> Document {
    let lang = look.lang;
    let name = shown(&sheet.employee.name);
    let kind = shown(words::type_name(lang, &look.settings.types, &sheet.kind));
    let mut document = Document { title: prepare::manager_title(lang, &name, &kind), facts: facts(look, sheet), ..Document::default() };
    document.add(promises(look, sheet, &name));
    let mut add = |head: String, items: Vec<Item>| document.add(rows(head, items));
    if let Some(said) = sheet.talk.and_then(|talk| talk.prepared_by_employee.as_deref()) {
        add(prepare::prepared_head(lang, &name), vec![prose(said)]);
    }
    if let Some(said) = sheet.talk.and_then(|talk| talk.prepared_by_manager.as_deref()) {
        add(prepare::own_prepared_head(lang), vec![prose(said)]);
    }
    add(prepare::bring_head(lang), bring(look, sheet));
    add(prepare::last_head(lang), last(look, sheet));
    add(said::goals_head(lang), sheet.goals.iter().map(|one| Item { id: Some(one.id), ..goal(look, one) }).collect());
    add(said::obstacles_head(lang), sheet.obstacles.iter().take(MOST).map(|one| obstacle(look, one)).collect());
    add(said::energy_head(lang), energy(sheet));
    add(prepare::answers_head(lang), sheet.answers.iter().map(|said| in_short(answer(look, said))).collect());
    let question = |asked: &crate::domain::sheet::Asked| Item::new(Mark::Question, shown(&asked.question));
    add(prepare::questions_head(lang), sheet.questions.iter().map(question).collect());
    document
}

/// An answer as a reminder: the whole of it is with the talk.
fn in_short(item: Item) -> Item {
    Item { more: vec![cut(&item.more.join(" "), REMINDER)], ..item }
}

fn facts(look: &Look, sheet: &Sheet) -> Vec<String> {
    let lang = look.lang;
    let when = |day: chrono::NaiveDate| said::when(lang, (day - look.today).num_days());
    let day = match (sheet.talk, sheet.date) {
        (Some(talk), _) => {
            // a talk that was begun is not late: it was held, and waits for its agreements
            let is_begun = talk.status == Status::Open && talk.date <= look.today;
            let how = if is_begun { prepare::not_closed_yet(lang) } else { when(talk.date) };
            prepare::planned_on(lang, &words::long_day(lang, talk.date), &how)
        }
        (None, Some(due)) => prepare::due_on(lang, &words::near_day(lang, due, look.today), &when(due)),
        (None, None) => prepare::not_planned(lang),
    };
    let person = sheet.employee;
    let with = sheet.with().map(|name| said::with_manager(lang, name));
    let who: Vec<String> =
        [person.role.clone(), person.team.as_deref().map(str::to_owned), with].into_iter().flatten().map(|fact| shown(&fact)).collect();
    [day, who.join(" · ")].into_iter().filter(|line| !line.is_empty()).collect()
}

fn promises(look: &Look, sheet: &Sheet, name: &str) -> Section {
    let lang = look.lang;
    let with_id = |item: Item, action: &Action| Item { id: action.is_open().then_some(action.id), ..item };
    let of = |(side, actions): (Side, Vec<&Action>)| {
        let item = if side == Side::Others { promise_of } else { promise };
        promised(look, prepare::side_for_manager(lang, side, name), &actions, |look, action| with_id(item(look, action), action))
    };
    let mut lists: Vec<List> = sheet.promises().into_iter().map(of).collect();
    lists.push(organisation(look, sheet));
    super::promises(look, prepare::promised_head(lang), lists)
}

fn bring(look: &Look, sheet: &Sheet) -> Vec<Item> {
    let lang = look.lang;
    let say = |bring: Bring| match bring {
        Bring::Late(count) => prepare::bring_late(lang, count),
        Bring::Unmet(named) => prepare::bring_unmet(lang, &obstacles::label(look, named)),
        Bring::Goal(goal) => {
            let when = goal.by.map(|by| said::when(lang, (by - look.today).num_days())).unwrap_or_default();
            prepare::bring_goal(lang, &shown(&goal.title), &when)
        }
    };
    let mut texts: Vec<String> = sheet.bring(look.today).into_iter().map(say).take(MOST).collect();
    if is_formal(&sheet.kind) {
        texts.push(prepare::bring_released(lang, &format!("stay growth {}", sheet.employee.slug)));
    }
    texts.into_iter().map(|text| Item::new(Mark::Point, text)).collect()
}

fn last(look: &Look, sheet: &Sheet) -> Vec<Item> {
    let lang = look.lang;
    let Some(talk) = sheet.followed.talk else { return vec![Item::new(Mark::Prose, prepare::first_talk(lang))] };
    let kind = shown(words::type_name(lang, &look.settings.types, &talk.kind));
    let head = prepare::last_talk(lang, &kind, &words::near_day(lang, talk.date, look.today));
    let more = sheet.last_summary().map(paragraphs).unwrap_or_default();
    vec![Item { more, ..Item::new(Mark::Prose, head) }]
}

fn obstacle(look: &Look, returning: &Returning) -> Item {
    let lang = look.lang;
    let named = &returning.named;
    let often = prepare::named_times(lang, named.mentions, &words::near_day(lang, named.last, look.today));
    let being_done = match (returning.open.len(), returning.done.first()) {
        (0, Some(done)) => prepare::done_since(lang, &shown(&done.title)),
        (0, None) => said::nothing_done(lang),
        (open, _) => said::open_actions(lang, open),
    };
    Item::new(Mark::Point, obstacles::label(look, named)).tail(format!("{often} · {being_done}"))
}
