//! What the employee reads before a talk: the same facts, as they may be shown.
//!
//! Nothing here looks at what is for others: the manager's preparation and summaries, signals, notes with actions, why
//! someone left, sealed notes. Other people are named only as this person's own files name them.

use super::{MOST, answer, energy, goal, organisation, promise, promise_of, promised, promises, prose, rows};
use crate::domain::action::Action;
use crate::domain::sheet::{Returning, Sheet};
use crate::domain::side::Side;
use crate::i18n::{prepare, said, words};
use crate::render::document::{Ask, Document, Item, Mark};
use crate::render::visible::shown;
use crate::render::{Look, obstacles};

/// The employee's sheet.
pub fn document(look: &Look, sheet: &Sheet) -> Document {
    let lang = look.lang;
    let manager = manager(look, sheet);
    let mut document = Document { title: title(look, sheet), facts: facts(look, sheet), intro: intro(look, sheet), ..Document::default() };
    // promises are the manager's, who need not be the one that holds this talk
    let owner = sheet.employee.manager.as_deref().map_or_else(|| prepare::your_manager(lang), shown);
    let of = |(side, actions): (Side, Vec<&Action>)| {
        let row = if side == Side::Others { promise_of } else { promise };
        promised(look, prepare::side_for_employee(lang, side, &owner), &actions, row)
    };
    let mut groups: Vec<_> = sheet.promises().into_iter().map(of).collect();
    groups.push(organisation(look, sheet));
    document.add(promises(look, prepare::you_said_head(lang), groups));
    let mut add = |head: String, items: Vec<Item>| document.add(rows(head, items));
    add(prepare::your_goals_head(lang), sheet.goals.iter().map(|one| goal(look, one)).collect());
    add(prepare::in_your_way_head(lang), sheet.obstacles.iter().take(MOST).map(|one| obstacle(look, one)).collect());
    add(prepare::your_energy_head(lang), energy(sheet));
    add(prepare::your_answers_head(lang), sheet.answers.iter().map(|said| answer(look, said)).collect());
    if let Some(said) = sheet.talk.and_then(|talk| talk.prepared_by_employee.as_deref()) {
        add(prepare::own_prepared_head(lang), vec![prose(said)]);
    }
    let foot = vec![prepare::send_back(lang, &manager), prepare::who_reads(lang, &manager)];
    document.ask = Some(Ask {
        head: prepare::think_head(lang),
        questions: questions(look, sheet).iter().map(|question| shown(question)).collect(),
        foot,
    });
    document
}

/// What is asked, as it is signed: the talk's questions, and the two that are always there unless they ask the same.
pub fn questions(look: &Look, sheet: &Sheet) -> Vec<String> {
    let mut questions: Vec<String> = sheet.questions.iter().map(|asked| asked.question.clone()).collect();
    for always in [prepare::ask_topic(look.lang), prepare::ask_need(look.lang)] {
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

/// Who holds the talk, by name where one is known.
pub fn manager(look: &Look, sheet: &Sheet) -> String {
    sheet.with().map_or_else(|| prepare::your_manager(look.lang), shown)
}

fn title(look: &Look, sheet: &Sheet) -> String {
    let kind = shown(words::type_name(look.lang, &look.settings.types, &sheet.kind));
    if sheet.talk.is_some() { prepare::employee_title(look.lang, &kind) } else { prepare::employee_title_without_day(look.lang, &kind) }
}

fn facts(look: &Look, sheet: &Sheet) -> Vec<String> {
    let name = prepare::for_whom(look.lang, &shown(&sheet.employee.name));
    let with = sheet.with().map(|name| said::with_manager(look.lang, &shown(name)));
    let who = std::iter::once(name).chain(with).collect::<Vec<_>>().join(" · ");
    sheet.talk.map(|talk| words::long_day(look.lang, talk.date)).into_iter().chain([who]).collect()
}

fn intro(look: &Look, sheet: &Sheet) -> Vec<String> {
    let purpose = words::type_purpose(look.lang, &look.settings.types, &sheet.kind);
    let purpose = purpose.map(|purpose| prepare::purpose(look.lang, shown(purpose).trim_end_matches('.')));
    std::iter::once(prepare::employee_intro(look.lang)).chain(purpose).collect()
}

fn obstacle(look: &Look, returning: &Returning) -> Item {
    let named = &returning.named;
    let often = prepare::named_times(look.lang, named.mentions, &words::near_day(look.lang, named.last, look.today));
    Item::new(Mark::Point, obstacles::label(look, named)).tail(often)
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
