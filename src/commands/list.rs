use super::run::Run;
use super::whose::Whose;
use super::{find, named};
use crate::context::Context;
use crate::domain::conversation::{Conversation, Status};
use crate::domain::me::Only;
use crate::error::{Error, Exit};
use crate::i18n::{errors, messages};
use crate::render;
use crate::render::json::ConversationV1;
use crate::store::{Load, Need, index};
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
}

#[derive(Serialize)]
struct ListAnswer<'r> {
    manager: Option<&'r str>,
    conversations: Vec<ConversationV1<'r>>,
}

impl Run for ListArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let status = self.status.as_ref().map(|typed| named::word::<Status>(cx, "--status", typed)).transpose()?;
        let kind = self.kind.as_ref().map(|typed| find::kind(cx, &store, typed)).transpose()?;
        let since = cx.optional_day("--since", self.since.as_ref())?;
        let until = cx.optional_day("--until", self.until.as_ref())?;
        if since.zip(until).is_some_and(|(since, until)| since > until) {
            return Err(Error::usage(errors::backward_period()).hint(errors::backward_period_hint()));
        }
        let full = Need { conversations: Load::Full, ..Need::CONVERSATIONS };
        let need = match &self.employee {
            Some(typed) => full.of(&find::employee(cx, &store, typed)?),
            None => full,
        };
        let records = store.read(&need)?;
        let team = named::team(&store, &records.employees, self.team.as_ref())?;
        let only = Only { team, manager: self.whose.manager(cx, &store, Some(&records).filter(|_| self.employee.is_none()))? };
        let people = records.people();
        let wanted = |conversation: &&Conversation| {
            let of_status = match status {
                Some(status) => conversation.status == status,
                None => self.all || conversation.is_pending(),
            };
            of_status
                && kind.as_ref().is_none_or(|kind| conversation.kind == *kind)
                && since.is_none_or(|since| conversation.date >= since)
                && until.is_none_or(|until| conversation.date <= until)
                && only.has(Some(&conversation.employee), &people)
        };
        let mut conversations: Vec<&Conversation> = records.conversations.iter().filter(wanted).collect();
        conversations.sort_by_key(|conversation| (conversation.date, conversation.id));
        if cx.flags.json {
            let context = cx.json_context(&store, &people);
            return cx.answer_json(
                ListAnswer {
                    manager: only.manager.as_deref(),
                    conversations: conversations.iter().map(|conversation| context.conversation(conversation)).collect(),
                },
                &records.problems,
            );
        }
        if conversations.is_empty() {
            let none = records.conversations.is_empty();
            cx.out.message(&if none { messages::no_conversations(cx.lang) } else { messages::no_such_conversations(cx.lang) });
        } else {
            let ids = index::short_ids(&store)?;
            cx.answer(&render::conversations::list(&cx.view(&store, &records, ids), &conversations, 0))?;
        }
        Ok(cx.name_problems(&records.problems))
    }
}
