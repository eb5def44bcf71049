//! An agreement, an action or a goal as Markdown that is ready to send, and the agreement in short.

use super::markdown::plain;
use super::table::{Cell, Column, Fit, Paint, table};
use super::visible::shown;
use super::{Look, actions, conversations, followed, show};
use crate::domain::action::{Action, Status};
use crate::domain::agreement::Agreement;
use crate::domain::conversation::Conversation;
use crate::domain::goal::Goal;
use crate::domain::owner::Owner;
use crate::i18n::{agreement as said, words};
use chrono::NaiveDate;

/// What both keep: who, when, what was agreed, and when they come back to it.
pub fn markdown(look: &Look, agreed: &Agreement) -> String {
    let lang = look.lang;
    let long = |day| words::long_day(lang, day);
    let bold = |name: &str| format!("**{}**", plain(name));
    let both: Vec<String> = [Some(look.people.name(&agreed.talk.employee)), agreed.with].into_iter().flatten().map(bold).collect();
    let mut out = format!(
        "# {}\n\n{} · {} · {}\n",
        said::title(lang),
        both.join(&format!(" {} ", said::and(lang))),
        plain(&conversations::kind(look, agreed.talk)),
        words::long_day(lang, agreed.talk.date)
    );
    for (owner, actions) in &agreed.by_owner {
        out.push_str(&format!("\n{}\n\n", bold(&heading(look, owner))));
        out.extend(actions.iter().map(|action| format!("- {} — {}\n", plain(&actions::title(look, action)), when(look, action, long))));
    }
    if agreed.by_owner.is_empty() {
        out.push_str(&format!("\n{}\n", if agreed.talk.is_held() { said::nothing(lang) } else { said::nothing_yet(lang) }));
    }
    if let Some(day) = agreed.come_back {
        out.push_str(&format!("\n{}\n", said::come_back(lang, &words::long_day(lang, day))));
    }
    out
}

/// A name as it is written, a word with a capital.
fn heading(look: &Look, owner: &Owner) -> String {
    match owner {
        Owner::Party(party) => show::capital(party.name(look.lang)),
        Owner::Named(name) => name.to_string(),
    }
}

/// The same in short, for below the line that says that the talk was closed: whose turn, what, by when.
pub fn short(look: &Look, agreed: &Agreement) -> String {
    let column = |fit| Column { head: "", fit, right: false };
    let columns = [column(Fit::Prefers(10, 18)), column(Fit::Prefers(16, 40)), column(Fit::Whole)];
    let row = |owner: &Owner, action: &Action| {
        let day = when(look, action, |day| words::near_day(look.lang, day, look.today));
        vec![Cell::new(actions::owner(look, owner)), Cell::new(actions::title(look, action)), Cell::painted(day, Paint::Dim)]
    };
    let rows = agreed.by_owner.iter().flat_map(|(owner, actions)| actions.iter().map(|action| row(owner, action)));
    table(&columns, &rows.collect::<Vec<_>>(), look.width, 4)
}

/// By when it will be done, or that it was.
fn when(look: &Look, action: &Action, day: impl Fn(NaiveDate) -> String) -> String {
    let lang = look.lang;
    match (action.status, action.closed, action.due) {
        (Status::Done, Some(closed), _) => said::done_on(lang, &day(closed)),
        (Status::Done, None, _) => said::done(lang),
        (_, _, Some(due)) => said::until(lang, &day(due)),
        (_, _, None) => said::no_day(lang),
    }
}

/// One action on its own. Its note stays where it is: it was not written to be sent.
pub fn action(look: &Look, action: &Action, talk: Option<&Conversation>) -> String {
    let lang = look.lang;
    let whose =
        action.employee.as_deref().map_or_else(|| crate::i18n::said::the_organisation(lang), |slug| look.people.name(slug).to_owned());
    let from = talk.map(|talk| format!("{} {}", conversations::kind(look, talk), words::day(lang, talk.date)));
    let rows = [
        (said::whose(lang), Some(whose)),
        (said::who(lang), Some(actions::owner(look, &action.owner))),
        (said::due(lang), action.due.map(|due| words::long_day(lang, due))),
        (said::state(lang), Some(if action.is_open() { actions::fate(look, action) } else { followed::outcome(look, action) })),
        (said::from(lang), from),
    ];
    block(&actions::title(look, action), &rows)
}

/// One goal on its own, with the actions that serve it. Notes of progress stay where they are.
pub fn goal(look: &Look, goal: &Goal, serving: &[&Action]) -> String {
    let lang = look.lang;
    let rows = [
        (said::whose(lang), Some(look.people.name(&goal.employee).to_owned())),
        (said::due(lang), goal.by.map(|by| words::long_day(lang, by))),
        (said::state(lang), Some(goal.status.name(lang).to_owned())),
    ];
    let mut out = block(&shown(&goal.title), &rows);
    if !serving.is_empty() {
        out.push_str(&format!("- {}:\n", said::serving(lang)));
        out.extend(serving.iter().map(|action| format!("  - {} {}\n", followed::sign(look, action), plain(&followed::told(look, action)))));
    }
    out
}

fn block(title: &str, rows: &[(String, Option<String>)]) -> String {
    let row = |(head, value): &(String, Option<String>)| Some(format!("- {head}: {}\n", plain(value.as_deref()?)));
    format!("**{}**\n\n{}", plain(title), rows.iter().filter_map(row).collect::<String>())
}
