//! "You said, we did": what was promised, by whom, and what came of it, as lines, for the terminal and for documents.

use super::document::{Item, Mark, Span, Tone};
use super::visible::shown;
use super::{Look, actions, conversations, obstacles, show, style};
use crate::domain::action::{Action, Status};
use crate::domain::employee::Employee;
use crate::domain::followed::Followed;
use crate::domain::promise::{self, Fate};
use crate::i18n::{followed as said, words};

/// One part of it: what it is about, and its actions in their order. The head is as it came from the files.
pub struct Part<'f, 'r> {
    /// What it is about; empty for what was promised since the talk, which is what the whole is about.
    pub head: String,
    /// What was promised.
    pub actions: &'f [&'r Action],
}

/// The parts that have anything in them.
pub fn parts<'f, 'r>(look: &Look, followed: &'f Followed<'r>, employee: &Employee) -> Vec<Part<'f, 'r>> {
    let lang = look.lang;
    let first = employee.name.split_whitespace().next().unwrap_or(&employee.name);
    let all = [
        (String::new(), &followed.promised),
        (said::still_open(lang), &followed.still_open),
        (said::ended(lang), &followed.ended),
        (said::organisation(lang, first), &followed.organisation),
    ];
    all.into_iter().filter(|(_, actions)| !actions.is_empty()).map(|(head, actions)| Part { head, actions }).collect()
}

/// What stands above it all: since which talk.
pub fn head(look: &Look, followed: &Followed) -> String {
    match followed.talk {
        Some(talk) => said::head_since(look.lang, &conversations::kind(look, talk), &words::near_day(look.lang, talk.date, look.today)),
        None => said::head(look.lang),
    }
}

/// As lines without colours, for a form or a comment; none when nothing was promised.
pub fn lines(look: &Look, followed: &Followed, employee: &Employee) -> Vec<String> {
    let parts = parts(look, followed, employee);
    let mut lines: Vec<String> = parts.first().map(|_| format!("{}:", head(look, followed))).into_iter().collect();
    for part in parts {
        lines.extend(Some(format!("  {}:", shown(&part.head))).filter(|_| !part.head.is_empty()));
        lines.extend(part.actions.iter().flat_map(|action| {
            let win = win(action).map(|win| format!("      ★ {}", shown(win)));
            std::iter::once(format!("  {} {}", sign(look, action), told(look, action))).chain(win)
        }));
    }
    lines
}

/// For the terminal, with ids; nothing when nothing was promised.
pub fn text(look: &Look, followed: &Followed, employee: &Employee) -> String {
    let parts = parts(look, followed, employee);
    let mut out: String = parts.first().map(|_| format!("{}\n", style::heading(head(look, followed)))).unwrap_or_default();
    for part in parts {
        if !part.head.is_empty() {
            out.push_str(&format!("  {}\n", style::dim(shown(&part.head))));
        }
        out.extend(part.actions.iter().map(|action| show::promise_line(look, action)));
    }
    out
}

/// A promise as an item: what, whose, what came of it, and what it brought.
pub fn item(look: &Look, action: &Action) -> Item {
    let late = promise::days_late(action, look.today);
    let mark = Mark::Promise(promise::fate(action, look.today), late);
    let mut item = Item::new(mark, titled(look, action)).tail(outcome(look, action));
    item.tail.insert(0, Span::new(actions::owner(look, &action.owner), Tone::Soft));
    Item { win: win(action).map(shown), ..item }
}

/// A promise on one line: what, about what, whose, and what came of it. As it came from the files, made safe to show.
pub fn told(look: &Look, action: &Action) -> String {
    format!("{} · {} · {}", titled(look, action), actions::owner(look, &action.owner), outcome(look, action))
}

/// What was promised, and about what where that is the organisation's.
fn titled(look: &Look, action: &Action) -> String {
    let obstacle = action.obstacle.as_deref().filter(|_| action.employee.is_none());
    let about = obstacle.map(|name| format!(" ({})", shown(&obstacles::called(look, name)))).unwrap_or_default();
    format!("{}{about}", actions::title(look, action))
}

/// What came of a promise: how late or how soon, kept, or let go and why.
pub fn outcome(look: &Look, action: &Action) -> String {
    match (promise::fate(action, look.today), action.dropped_because.as_deref()) {
        (Fate::Open, _) => {
            let soon = action.due.map(|due| crate::i18n::said::due_in(look.lang, (due - look.today).num_days()));
            soon.unwrap_or_else(|| crate::i18n::said::no_due(look.lang))
        }
        (Fate::Dropped, Some(why)) => said::dropped_because(look.lang, &shown(why)),
        _ => actions::fate(look, action),
    }
}

/// What it brought, of what is done.
fn win(action: &Action) -> Option<&str> {
    action.win.as_deref().filter(|_| action.status == Status::Done)
}

/// The mark of a promise, without colour.
pub fn sign(look: &Look, action: &Action) -> &'static str {
    match promise::fate(action, look.today) {
        Fate::Kept | Fate::Late => "✓",
        Fate::Broken => "✗",
        Fate::Dropped => "–",
        Fate::Open => "○",
    }
}
