//! "You said, we did": what was promised, by whom, and what came of it, as lines, for the terminal and for documents.

use super::document::{Item, Mark, Span};
use super::printable::printable;
use super::table::Paint;
use super::{ViewContext, actions, conversations, obstacles, show, style};
use crate::domain::action::{Action, Status};
use crate::domain::employee::Employee;
use crate::domain::follow_up::Followed;
use crate::domain::promise::{self, Fate};
use crate::i18n::{follow_up as says, messages, words};

/// One part of it: what it is about, and its actions in their order. The head is as it came from the files.
pub(crate) struct FollowUpPart<'f, 'r> {
    /// What it is about; empty for what was promised since the conversation, which is what the whole is about.
    pub head: String,
    pub actions: &'f [&'r Action],
}

/// The parts that have anything in them.
pub(crate) fn parts<'f, 'r>(view: &ViewContext, followed: &'f Followed<'r>, employee: &Employee) -> Vec<FollowUpPart<'f, 'r>> {
    let lang = view.lang;
    let first = employee.name.split_whitespace().next().unwrap_or(&employee.name);
    let all = [
        (String::new(), &followed.promised),
        (says::still_open(lang), &followed.still_open),
        (says::ended(lang), &followed.ended),
        (says::organisation(lang, first), &followed.organisation),
    ];
    all.into_iter().filter(|(_, actions)| !actions.is_empty()).map(|(head, actions)| FollowUpPart { head, actions }).collect()
}

/// What stands above it all: since which conversation.
pub(crate) fn head(view: &ViewContext, followed: &Followed) -> String {
    match followed.conversation {
        Some(conversation) => says::head_since(
            view.lang,
            &conversations::kind(view, conversation),
            &words::near_day(view.lang, conversation.date, view.today),
        ),
        None => says::head(view.lang),
    }
}

/// As lines without colours, for a form or a comment; none when nothing was promised.
pub(crate) fn lines(view: &ViewContext, followed: &Followed, employee: &Employee) -> Vec<String> {
    let parts = parts(view, followed, employee);
    let mut lines: Vec<String> = parts.first().map(|_| format!("{}:", head(view, followed))).into_iter().collect();
    for part in parts {
        lines.extend(Some(format!("  {}:", printable(&part.head))).filter(|_| !part.head.is_empty()));
        lines.extend(part.actions.iter().flat_map(|action| {
            let win = win(action).map(|win| format!("      ★ {}", printable(win)));
            std::iter::once(format!("  {} {}", sign(view, action), told(view, action))).chain(win)
        }));
    }
    lines
}

/// For the terminal, with ids; nothing when nothing was promised.
pub(crate) fn text(view: &ViewContext, followed: &Followed, employee: &Employee) -> String {
    let parts = parts(view, followed, employee);
    let mut out: String = parts.first().map(|_| format!("{}\n", style::heading(head(view, followed)))).unwrap_or_default();
    for part in parts {
        if !part.head.is_empty() {
            out.push_str(&format!("  {}\n", style::dim(printable(&part.head))));
        }
        out.extend(part.actions.iter().map(|action| show::promise_line(view, action)));
    }
    out
}

/// A promise as an item: what, whose, what came of it, and what it brought.
pub(crate) fn item(view: &ViewContext, action: &Action) -> Item {
    let late = promise::days_late(action, view.today);
    let mark = Mark::Promise(promise::fate(action, view.today), late);
    let mut item = Item::new(mark, titled(view, action)).tail(outcome(view, action));
    item.tail.insert(0, Span::new(actions::owner(view, &action.owner), Paint::Dim));
    Item { win: win(action).map(printable), ..item }
}

/// A promise on one line: what, about what, whose, and what came of it. As it came from the files, made safe to show.
pub(crate) fn told(view: &ViewContext, action: &Action) -> String {
    format!("{} · {} · {}", titled(view, action), actions::owner(view, &action.owner), outcome(view, action))
}

/// What was promised, and about what where that is the organisation's.
fn titled(view: &ViewContext, action: &Action) -> String {
    let obstacle = action.obstacle.as_deref().filter(|_| action.employee.is_none());
    let about = obstacle.map(|name| format!(" ({})", printable(&obstacles::called(view, name)))).unwrap_or_default();
    format!("{}{about}", actions::title(view, action))
}

/// What came of a promise: how late or how soon, kept, or let go and why.
pub(crate) fn outcome(view: &ViewContext, action: &Action) -> String {
    match (promise::fate(action, view.today), actions::why_dropped(view, action)) {
        (Fate::Open, _) => {
            let soon = action.due_on(view.today).map(|due| messages::due_in(view.lang, (due - view.today).num_days()));
            soon.unwrap_or_else(|| messages::no_due(view.lang))
        }
        (Fate::Dropped, Some(why)) => says::dropped_because(view.lang, &why),
        _ => actions::fate(view, action),
    }
}

/// What it brought, of what is done.
fn win(action: &Action) -> Option<&str> {
    action.win.as_deref().filter(|_| action.status == Status::Done)
}

/// The mark of a promise, without colour.
pub(crate) fn sign(view: &ViewContext, action: &Action) -> &'static str {
    match promise::fate(action, view.today) {
        Fate::Kept | Fate::Late => "✓",
        Fate::Broken => "✗",
        Fate::Dropped => "–",
        Fate::Open => "○",
    }
}
