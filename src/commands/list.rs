use super::delivery::{self, Format};
use super::listing::{Listing, ListingArgs};
use super::run::Run;
use super::whose::Whose;
use super::{find, named};
use crate::context::Context;
use crate::domain::conversation::{Conversation, Status};
use crate::domain::date::Toward;
use crate::domain::id::Id;
use crate::domain::id::ShortIds;
use crate::domain::me::Only;
use crate::domain::records::Records;
use crate::domain::voices::{self, Voices};
use crate::error::{Error, Exit};
use crate::i18n::{errors, messages};
use crate::render;
use crate::render::json::{self, ConversationV1};
use crate::store::{Load, Need, Store, index, read};
use clap::Args;
use serde::Serialize;

/// Conversations.
#[derive(Args)]
pub(super) struct ListArgs {
    #[arg(value_name = "EMPLOYEE", add = super::completions::employees())]
    employee: Option<String>,
    #[arg(long, value_name = "TEAM", add = super::completions::teams())]
    team: Option<String>,
    #[command(flatten)]
    whose: Whose,
    #[arg(long = "type", value_name = "TYPE", add = super::completions::types())]
    kind: Option<String>,
    #[arg(long, value_name = "STATUS", add = super::completions::words(Status::WORDS))]
    status: Option<String>,
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    listing: ListingArgs,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_lists(), hide_possible_values = true)]
    format: Option<Format>,
}

#[derive(Serialize)]
struct ListAnswer<'r> {
    manager: Option<&'r str>,
    conversations: Vec<ConversationV1<'r>>,
}

impl Run for ListArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let listing = Listing::asked(cx, &self.listing, self.format, render::conversations::columns())?;
        let status = self.status.as_ref().map(|typed| named::word::<Status>(cx, "--status", typed)).transpose()?;
        let kind = self.kind.as_ref().map(|typed| find::kind(cx, &store, typed)).transpose()?;
        let since = cx.optional_day("--since", self.since.as_ref(), Toward::Since)?;
        let until = cx.optional_day("--until", self.until.as_ref(), Toward::Until)?;
        if since.zip(until).is_some_and(|(since, until)| since > until) {
            return Err(Error::usage(errors::backward_period()).hint(errors::backward_period_hint()));
        }
        let all = Need { conversations: Load::Open, ..Need::CONVERSATIONS };
        let need = match &self.employee {
            Some(typed) => all.of(&find::employee(cx, &store, typed)?),
            None => all,
        };
        let mut records = store.read(&need)?;
        let team = named::team(&store, &records.employees, self.team.as_ref())?;
        let only = Only { team, manager: self.whose.manager(cx, &store, Some(&records).filter(|_| self.employee.is_none()))? };
        let is_empty = records.conversations.is_empty();
        let mut found = std::mem::take(&mut records.conversations);
        let people = records.people();
        found.retain(|conversation| {
            let of_status = match status {
                Some(status) => conversation.status == status,
                None => self.all || conversation.is_pending(),
            };
            of_status
                && kind.as_ref().is_none_or(|kind| conversation.kind == *kind)
                && since.is_none_or(|since| conversation.date >= since)
                && until.is_none_or(|until| conversation.date <= until)
                && only.has(Some(&conversation.employee), &people)
        });
        drop(people);
        found.sort_by_key(|conversation| (conversation.date, conversation.id));
        records.conversations = found;
        let left = self.open(cx, &store, &mut records)?;
        let people = records.people();
        let context = cx.json_context(&store, &people);
        let value = |conversation: &&Conversation| json::value(context.conversation(conversation));
        let mut conversations: Vec<&Conversation> = records.conversations.iter().collect();
        let left = left + listing.take(&mut conversations, value);
        match listing.format {
            Format::Json => {
                let answer = ListAnswer {
                    manager: only.manager.as_deref(),
                    conversations: conversations.iter().map(|one| context.conversation(one)).collect(),
                };
                cx.answer(&json::envelope(cx.lang, cx.today, answer, &records.problems))?;
            }
            Format::Csv => {
                let voices = if listing.shows(&["summary", "obstacles", "energy", "cancelled_because"]) {
                    voices::of(conversations.iter().copied())
                } else {
                    Voices::new()
                };
                let whose = delivery::names(&cx.view(&store, &records, ShortIds::default()), &voices);
                delivery::deliver(cx, &listing.csv(&conversations, value), listing.format, None, &whose)?;
            }
            _ if conversations.is_empty() => {
                cx.out.message(&if is_empty { messages::no_conversations(cx.lang) } else { messages::no_such_conversations(cx.lang) });
            }
            _ => {
                let view = cx.view(&store, &records, index::short_ids(&store)?);
                let usual = || render::conversations::list(&view, &conversations, 0);
                cx.answer(&listing.text(&view, &conversations, left, value, usual))?;
            }
        }
        Ok(cx.name_problems(&records.problems))
    }
}

impl ListArgs {
    /// Opens what is shown, which is far less than there is; how many others there are. Where the order goes by words, all are opened
    /// first.
    fn open(&self, cx: &Context, store: &Store, records: &mut Records) -> Result<usize, Error> {
        if records.conversations.iter().all(|talk| talk.sealed.is_none()) {
            return Ok(0);
        }
        let listing = Listing::asked(cx, &self.listing, self.format, render::conversations::columns())?;
        let people = records.people();
        let context = cx.json_context(store, &people);
        let mut shown: Vec<&Conversation> = records.conversations.iter().collect();
        let goes_by_words = listing.sorts_by(&["summary", "themes", "obstacles", "energy", "cancelled_because"]);
        let left = if goes_by_words { 0 } else { listing.take(&mut shown, |talk| json::value(context.conversation(talk))) };
        let shown: Vec<Conversation> = shown.into_iter().cloned().collect();
        let mut ids: Vec<Id> = shown.iter().map(|talk| talk.id).collect();
        ids.sort_unstable();
        records.conversations = shown;
        read::open_words(store, records, &ids);
        Ok(left)
    }
}
