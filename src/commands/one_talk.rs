//! The one talk that is meant where only the person was named.

use super::confirm;
use super::record::short;
use crate::context::Context;
use crate::domain::conversation::{Conversation, Status};
use crate::domain::employee::Slug;
use crate::domain::records::Source;
use crate::error::{Code, Error};
use crate::i18n::{fields as says, messages, people as people_said, words};
use crate::render::printable::printable;
use crate::store::{Load, Need, Store, read};

/// What a talk is called where it changes.
pub(super) fn called(cx: &Context, store: &Store, conversation: &Conversation) -> String {
    let kind = printable(words::type_name(cx.lang, &store.settings.types, &conversation.kind));
    let name = read::employee(store, &conversation.employee, &mut Vec::new()).name;
    format!("{kind} {}", messages::with_manager(cx.lang, &printable(&name)))
}

/// The open talk of a person, or else the one that is planned.
pub(super) fn open(cx: &Context, store: &Store, slug: &Slug) -> Result<Source, Error> {
    one(cx, store, slug, &[Status::Open, Status::Planned])
}

/// The one talk of the first status that any has. Of several one may be chosen at a terminal; elsewhere all are listed.
fn one(cx: &Context, store: &Store, slug: &Slug, wanted: &[Status]) -> Result<Source, Error> {
    let records = store.read(&Need { conversations: Load::Brief, ..Need::PEOPLE }.of(slug))?;
    let name = printable(records.people().name(slug));
    let of = |status: &Status| {
        let mut found: Vec<&Conversation> =
            records.conversations.iter().filter(|conversation| conversation.employee == *slug && conversation.status == *status).collect();
        found.sort_by_key(|conversation| (conversation.date, conversation.id));
        Some(found).filter(|found| !found.is_empty())
    };
    let found = wanted.iter().find_map(of).unwrap_or_default();
    match found[..] {
        [conversation] => Ok(conversation.source()),
        [] => Err(Error::of(Code::NotFound, says::no_open_talk(&name)).hint(says::no_open_talk_hint(slug))),
        ref several => {
            let line = |conversation: &&Conversation| {
                let kind = printable(words::type_name(cx.lang, &store.settings.types, &conversation.kind));
                let day = words::near_day(cx.lang, conversation.date, cx.today);
                format!("{} · {kind} · {day} · {}", short(store, conversation.id), conversation.status.name(cx.lang))
            };
            let lines: Vec<String> = several.iter().map(line).collect();
            let message = says::several_talks(&name);
            if !confirm::can_ask(cx) || cx.flags.json {
                let list: String = lines.iter().map(|line| format!("\n    {line}")).collect();
                return Err(Error::of(Code::Ambiguous, message.followed_by(list)).hint(says::name_the_id_hint()));
            }
            let numbered: String = lines.iter().enumerate().map(|(at, line)| format!("\n  {}  {line}", at + 1)).collect();
            cx.out.complaint(&(message.text(cx.lang) + &numbered));
            let answer = cx.out.ask(&people_said::which(cx.lang, lines.len())).unwrap_or_default();
            let chosen = answer.parse::<usize>().ok().and_then(|number| several.get(number.checked_sub(1)?));
            chosen.map(|conversation| conversation.source()).ok_or_else(Error::stopped)
        }
    }
}
