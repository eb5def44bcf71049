//! Whom to talk with, for who names nobody: at a terminal one is chosen, the most due first.

use super::find;
use crate::context::Context;
use crate::domain::agenda::{self, Turn};
use crate::domain::employee::{Employee, Slug};
use crate::domain::records::Records;
use crate::error::{Code, Error, Exit};
use crate::i18n::{errors, messages, rhythm as says};
use crate::render;
use crate::render::printable::printable;
use crate::store::{Need, Store};
use chrono::NaiveDate;
use std::collections::HashSet;

/// How many people are offered.
const OFFERED: usize = 9;

/// Lets a person at the terminal choose whom to talk with: those due first, and Enter takes the first.
pub(super) fn employee(cx: &Context, store: &Store) -> Result<Slug, Error> {
    if cx.flags.no_input || !cx.out.can_ask() {
        return Err(Error::usage(errors::who()).hint(errors::see_employees_hint()));
    }
    let records = store.read(&Need::CONVERSATIONS)?;
    let rows = agenda::agenda(&records, &store.settings, cx.today, NaiveDate::MAX);
    let people = in_turn(&records, &agenda::by_person(&rows), cx.today);
    let Some((first, _)) = people.first() else { return Err(Error::of(Code::NotFound, messages::nobody(cx.lang))) };
    let offered = &people[..people.len().min(OFFERED)];
    cx.out.complaint(render::agenda::offered(&cx.view(store, &records, Default::default()), offered).trim_end());
    let question = says::ask_who(cx.lang, &printable(&first.name));
    loop {
        let typed = cx.out.ask(&question).filter(|typed| typed != "q").ok_or_else(Error::stopped)?;
        match chosen(cx, store, offered, &typed) {
            Ok(slug) => return Ok(slug),
            Err(error) if error.exit() == Exit::Refused => {
                cx.warn(error.told(cx.lang).joined(" · "));
            }
            Err(error) => return Err(error),
        }
    }
}

/// Everyone who works here, with what is on the agenda for them: who is due for something first.
fn in_turn<'a>(records: &'a Records, turns: &[Turn<'a>], today: NaiveDate) -> Vec<(&'a Employee, Option<Turn<'a>>)> {
    let people = records.people();
    let due = turns.iter().filter_map(|turn| Some((people.get(&turn.first.employee)?, Some(turn.clone()))));
    let on_agenda: HashSet<&Slug> = turns.iter().map(|turn| &turn.first.employee).collect();
    let others = records.employees.iter().filter(|employee| !employee.has_left(today) && !on_agenda.contains(&employee.slug));
    due.chain(others.map(|employee| (employee, None))).collect()
}

/// Who was chosen: nothing typed is the first, a number is one of those offered, anything else a name.
fn chosen(cx: &Context, store: &Store, offered: &[(&Employee, Option<Turn>)], typed: &str) -> Result<Slug, Error> {
    let number = if typed.is_empty() { Ok(1) } else { typed.parse::<usize>() };
    match number {
        Ok(number) => {
            let there = number.checked_sub(1).and_then(|at| offered.get(at));
            there
                .map(|(employee, _)| employee.slug.clone())
                .ok_or_else(|| Error::of(Code::NotFound, messages::not_on_list(&printable(typed))))
        }
        Err(_) => find::named_employee(cx, store, typed),
    }
}
