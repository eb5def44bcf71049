//! Promises that are made with a talk: typed on a line, in the form or behind `--act`, and made the way `stay act` makes one.

use super::named::{self, Meant};
use crate::context::Context;
use crate::domain::action::Action;
use crate::domain::employee::Slug;
use crate::domain::id::{Id, ShortIds};
use crate::domain::name::Spellings;
use crate::domain::owner::{Party, is_oneself};
use crate::domain::problem::Kind;
use crate::domain::promise_line::{PromiseLine, PromiseSlip, Reader};
use crate::domain::records::{Folder, Records, Source};
use crate::domain::rules;
use crate::error::Error;
use crate::i18n::{Saying, help, messages, promised as says, words};
use crate::render;
use crate::render::printable::printable;
use crate::store::{Change, Load, Need, Store, encode};
use std::cell::OnceCell;

/// What a new action belongs to.
pub(super) struct Belongs<'b> {
    /// The person; nobody for one of the organisation.
    pub employee: Option<&'b Slug>,
    pub conversation: Option<Id>,
}

/// The action that a promise becomes, by the manager and in `follow-up` unless it says otherwise.
pub(super) fn action(cx: &Context, store: &Store, promise: &PromiseLine, of: &Belongs) -> Result<Action, Error> {
    let mut action = Action {
        title: promise.title.clone(),
        due: Some(promise.due.or_else(|| store.settings.follow_up.after(cx.today)).unwrap_or(cx.today)),
        employee: of.employee.cloned(),
        conversation: of.conversation,
        ..Action::new(cx.fresh_id(), cx.today)
    };
    if let Some(typed) = &promise.owner {
        action.owner = named::owner(cx, store, typed, of.employee)?;
    }
    Ok(action)
}

/// The file that an action becomes.
pub(super) fn change(action: &Action) -> Change {
    Change::create(&action.source(), encode::action(action))
}

/// A warning when an action is to be done on a day that has passed; `option` is where the day was typed.
pub(super) fn is_past(cx: &Context, option: &str, action: &Action) -> Option<Saying> {
    let due = action.due.filter(|due| *due < cx.today)?;
    Some(messages::day_is_past(option, &words::day(cx.lang, due), cx.lang).into())
}

/// A warning when so many more make more actions than a conversation should have; `kind` is its type.
pub(super) fn too_many(
    cx: &Context,
    store: &Store,
    conversation: &Source,
    kind: Option<&str>,
    more: usize,
) -> Result<Option<Saying>, Error> {
    let Some(slug) = &conversation.employee else { return Ok(None) };
    let need = Need { conversations: Load::Brief, actions: Load::Brief, ..Need::PEOPLE }.of(slug);
    let records = store.read(&need)?;
    let known = records.conversations.iter().find(|found| found.id == conversation.id).map(|found| found.kind.as_str());
    let count = rules::promised_in(&records.actions, conversation.id).count() + more;
    let limit = store.settings.limit(kind.or(known).unwrap_or(""));
    Ok((count > limit).then(|| messages::too_many_actions(cx.lang, count, limit).into()))
}

/// Reads the promises of one conversation.
pub(super) struct Promises<'p> {
    cx: &'p Context,
    store: &'p Store,
    conversation: Source,
    /// Who there are; read when a name has to be told from other words.
    known: OnceCell<(Records, Spellings)>,
}

/// What a text for one action says in the parts of a line; `None` where it has no sign between parts, or is a text alone.
pub(super) fn said_in_one(cx: &Context, store: &Store, employee: Option<&Slug>, text: &str) -> Result<Option<PromiseLine>, Error> {
    if !text.contains(['·', '•', '|']) {
        return Ok(None);
    }
    let conversation = Source { employee: employee.cloned(), folder: Folder::Conversations, id: cx.fresh_id(), made: cx.today };
    let promises = Promises { cx, store, conversation, known: OnceCell::new() };
    let promise = promises.read(text).map_err(|slip| promises.refused(&help::placeholders(cx.lang, "TEXT"), &slip))?;
    Ok(Some(promise).filter(|promise| promise.owner.is_some() || promise.due.is_some()))
}

impl<'p> Promises<'p> {
    pub(super) fn of(cx: &'p Context, store: &'p Store, conversation: &Source) -> Promises<'p> {
        Promises { cx, store, conversation: conversation.clone(), known: OnceCell::new() }
    }

    /// What is wrong with a line of the form.
    pub(super) fn wrong(&self, line: &str) -> Option<Kind> {
        self.read(line).err().map(Kind::Promise)
    }

    fn read(&self, line: &str) -> Result<PromiseLine, PromiseSlip> {
        let is_name = |part: &str| !matches!(self.meant(part), Meant::Nobody);
        let promise = Reader { today: self.cx.today, is_name: &is_name }.read(line)?;
        if let Some(typed) = promise.owner.as_ref().filter(|typed| Party::read(typed).is_none()) {
            if is_oneself(typed) {
                return match named::oneself(self.cx, self.store, self.conversation.employee.as_ref()) {
                    Ok(_) => Ok(promise),
                    Err(_) => Err(PromiseSlip::NearOwner(typed.clone(), Party::Manager.name(self.cx.lang).to_owned())),
                };
            }
            if let Some(word) = named::near_party(self.cx, typed) {
                return Err(PromiseSlip::NearOwner(typed.clone(), word.to_owned()));
            }
            if let Meant::Several(mut all) = self.meant(typed) {
                all.sort();
                return Err(PromiseSlip::Several(typed.clone(), all));
            }
        }
        Ok(promise)
    }

    fn meant(&self, typed: &str) -> Meant<'_> {
        let (records, names) = self.known.get_or_init(|| {
            // what can't be read is told by whoever looks for it next
            let records = self.store.read(&Need::ACTIONS).unwrap_or_default();
            let names = records.names();
            (records, names)
        });
        named::owner_meant(typed, records, names)
    }

    /// The actions that lines become; `option` is where they were typed. Whoever has to be asked about a name is asked here.
    pub(super) fn actions(&self, option: &str, lines: &[String], warnings: &mut Vec<Saying>) -> Result<Vec<Action>, Error> {
        let of = Belongs { employee: self.conversation.employee.as_ref(), conversation: Some(self.conversation.id) };
        let mut actions = Vec::new();
        for line in lines {
            let promise = self.read(line).map_err(|slip| self.refused(option, &slip))?;
            let action = action(self.cx, self.store, &promise, &of)?;
            warnings.extend(is_past(self.cx, option, &action));
            actions.push(action);
        }
        Ok(actions)
    }

    /// Refuses lines that are not understood.
    pub(super) fn check(&self, option: &str, lines: &[String]) -> Result<(), Error> {
        lines.iter().try_for_each(|line| self.read(line).map(drop).map_err(|slip| self.refused(option, &slip)))
    }

    fn refused(&self, option: &str, slip: &PromiseSlip) -> Error {
        let lang = self.cx.lang;
        Error::usage(format!("{option}: {}", printable(&says::slip(lang, slip)))).hint(printable(&says::remedy(lang, slip)))
    }

    /// What stands above the field of the form: what it takes, and what was promised already. `kind` is the type of the
    /// conversation.
    pub(super) fn note(&self, kind: Option<&str>) -> Vec<String> {
        let lang = self.cx.lang;
        let day = self.store.settings.follow_up.after(self.cx.today).unwrap_or(self.cx.today);
        let mut lines = says::notes(lang, kind.map(|kind| self.store.settings.limit(kind)), &words::near_day(lang, day, self.cx.today));
        let Some(slug) = &self.conversation.employee else { return lines };
        let Ok(records) = self.store.read(&Need { actions: Load::Brief, ..Need::PEOPLE }.of(slug)) else { return lines };
        let mut made: Vec<&Action> = rules::promised_in(&records.actions, self.conversation.id).collect();
        made.sort_by_key(|action| action.by_due());
        let view = self.cx.view(self.store, &records, ShortIds::default());
        if !made.is_empty() {
            lines.push(says::made_before(lang));
        }
        lines.extend(made.iter().map(|action| {
            let day = action.due.map_or_else(|| messages::no_due(lang), |due| words::near_day(lang, due, self.cx.today));
            says::before(lang, &render::actions::title(&view, action), &render::actions::owner(&view, &action.owner), &day)
        }));
        lines
    }
}

/// What was saved, with what was promised: on one line where that fits, else a line each.
pub(super) fn said(cx: &Context, store: &Store, head: &str, actions: &[Action]) -> String {
    // who can't be read is told by whoever looks for them next
    let records = if actions.is_empty() { Records::default() } else { store.read(&Need::PEOPLE).unwrap_or_default() };
    let me = match actions {
        [] => None,
        _ => cx.me(store, &records.employees).name().cloned(),
    };
    render::promised::said(&cx.view(store, &records, ShortIds::default()), head, actions, me.as_ref())
}
