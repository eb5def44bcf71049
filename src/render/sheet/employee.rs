//! What the employee reads before a conversation: the same facts, as they may be shown.
//!
//! Nothing here looks at what is for others: the manager's preparation, summaries and notes, signals, notes with actions, why
//! someone left, sealed notes. Other people are named only as this person's own files name them.

use super::{MOST, answer, energy, goal, note, organisation, prepared_in_place, promise, promise_of, promised, promises, prose, rows};
use super::{last_in_place, shut_obstacles};
use crate::domain::action::Action;
use crate::domain::sheet::{Returning, Sheet};
use crate::domain::side::Side;
use crate::i18n::{messages, notes, prepare, words};
use crate::render::document::{Ask, Document, Item, Mark};
use crate::render::printable::printable;
use crate::render::{ViewContext, obstacles};

pub(crate) fn document(view: &ViewContext, sheet: &Sheet) -> Document {
    let lang = view.lang;
    let manager = manager(view, sheet);
    let mut document = Document { title: title(view, sheet), facts: facts(view, sheet), intro: intro(view, sheet), ..Document::default() };
    // promises are the manager's, who need not be the one that holds this conversation
    let owner = sheet.employee.manager.as_deref().map_or_else(|| prepare::your_manager(lang), printable);
    let of = |(side, actions): (Side, Vec<&Action>)| {
        let row = if side == Side::Others { promise_of } else { promise };
        promised(view, prepare::side_for_employee(lang, side, &owner), &actions, row)
    };
    let mut groups: Vec<_> = sheet.promises().into_iter().map(of).collect();
    groups.push(organisation(view, sheet));
    document.add(promises(view, prepare::you_said_head(lang), groups));
    let mut add = |head: String, items: Vec<Item>| document.add(rows(head, items));
    add(prepare::your_goals_head(lang), sheet.goals.iter().map(|one| goal(view, one)).collect());
    add(notes::shared_head(lang), sheet.notes.iter().filter(|one| one.shared).map(|one| note(view, one)).collect());
    let returning = sheet.obstacles.iter().take(MOST).map(|one| obstacle(view, one)).chain(shut_obstacles(view, sheet));
    add(prepare::in_your_way_head(lang), returning.collect());
    add(prepare::your_energy_head(lang), energy(view, sheet));
    let answers = last_in_place(view, sheet).into_iter().chain(sheet.answers_for_employee().map(|said| answer(view, said)));
    add(prepare::your_answers_head(lang), answers.collect());
    if let Some(said) = sheet.conversation.and_then(|conversation| conversation.prepared_by_employee.as_deref()) {
        add(prepare::own_prepared_head(lang), vec![prose(said)]);
    }
    add(prepare::own_prepared_head(lang), prepared_in_place(view, sheet).into_iter().collect());
    let foot = vec![prepare::send_back(lang, &manager), who_reads(view, &manager)];
    document.ask = Some(Ask {
        head: prepare::think_head(lang),
        questions: questions(view, sheet).iter().map(|question| printable(question)).collect(),
        foot,
    });
    document
}

/// Who reads what comes back, and where it is kept.
pub(crate) fn who_reads(view: &ViewContext, manager: &str) -> String {
    let told = if view.settings.is_sealed() { prepare::who_opens } else { prepare::who_reads };
    told(view.lang, manager)
}

/// What is asked, as it is signed: the conversation's questions, and the two that are always there unless they ask the same.
pub(crate) fn questions(view: &ViewContext, sheet: &Sheet) -> Vec<String> {
    let mut questions: Vec<String> = sheet.questions.iter().map(|asked| asked.question.clone()).collect();
    for always in [prepare::ask_topic(view.lang), prepare::ask_need(view.lang)] {
        if !questions.iter().any(|question| asks_as_much(question, &always)) {
            questions.push(always);
        }
    }
    questions
}

/// Whether a question has every word of another.
fn asks_as_much(question: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> { text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect() };
    let asked = words(question);
    words(other).iter().all(|word| asked.contains(word))
}

/// Who holds the conversation, by name where one is known.
pub(crate) fn manager(view: &ViewContext, sheet: &Sheet) -> String {
    sheet.with().map_or_else(|| prepare::your_manager(view.lang), printable)
}

fn title(view: &ViewContext, sheet: &Sheet) -> String {
    let kind = printable(words::type_name(view.lang, &view.settings.types, &sheet.kind));
    if sheet.conversation.is_some() {
        prepare::employee_title(view.lang, &kind)
    } else {
        prepare::employee_title_without_day(view.lang, &kind)
    }
}

fn facts(view: &ViewContext, sheet: &Sheet) -> Vec<String> {
    let name = prepare::for_whom(view.lang, &printable(&sheet.employee.name));
    let with = sheet.with().map(|name| messages::with_manager(view.lang, &printable(name)));
    let who = std::iter::once(name).chain(with).collect::<Vec<_>>().join(" · ");
    sheet.conversation.map(|conversation| words::long_day(view.lang, conversation.date)).into_iter().chain([who]).collect()
}

fn intro(view: &ViewContext, sheet: &Sheet) -> Vec<String> {
    let purpose = words::type_purpose(view.lang, &view.settings.types, &sheet.kind);
    let purpose = purpose.map(|purpose| prepare::purpose(view.lang, printable(purpose).trim_end_matches('.')));
    std::iter::once(prepare::employee_intro(view.lang)).chain(purpose).collect()
}

fn obstacle(view: &ViewContext, returning: &Returning) -> Item {
    let named = &returning.named;
    let often = prepare::named_times(view.lang, named.mentions, &words::near_day(view.lang, named.last, view.today));
    Item::new(Mark::Point, obstacles::label(view, named)).tail(often)
}

#[cfg(test)]
mod tests {
    use super::asks_as_much;

    #[test]
    fn nothing_is_asked_twice() {
        assert!(asks_as_much("Waar wil je het vandaag over hebben?", "Waar wil je het over hebben?"));
        assert!(!asks_as_much("Waar wil je naartoe?", "Waar wil je het over hebben?"));
    }
}
