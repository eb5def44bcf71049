use super::run::Run;
use super::unsaved;
use super::whose::{self, Whose};
use crate::context::Context;
use crate::domain::me::{self, Me, Only};
use crate::domain::name::Name;
use crate::domain::records::Records;
use crate::domain::round;
use crate::domain::today;
use crate::error::{Error, Exit};
use crate::i18n::{git as says, messages, mine as says_mine};
use crate::render::json::{ActionV1, ConversationV1, DueV1, RoundV1, RowV1, UnansweredV1, WinV1};
use crate::render::printable::printable;
use crate::render::{self, style};
use crate::store::git::Git;
use crate::store::{Need, Store, index, journal};
use clap::Args;
use serde::Serialize;

/// How many ignored files are named.
const FEW: usize = 3;

/// What asks for attention today.
#[derive(Args, Default)]
pub(super) struct TodayArgs {
    #[command(flatten)]
    whose: Whose,
    #[arg(long, conflicts_with_all = ["mine", "manager"])]
    all: bool,
}

#[derive(Serialize)]
struct TodayAnswer<'r> {
    manager: Option<&'r str>,
    overdue: Vec<ActionV1<'r>>,
    due: Vec<DueV1<'r>>,
    agenda: Vec<RowV1<'r>>,
    open: Vec<ConversationV1<'r>>,
    unanswered: Vec<UnansweredV1<'r>>,
    wins: Vec<WinV1<'r>>,
    rounds: Vec<RoundV1<'r>>,
}

impl Run for TodayArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let records = store.read(&Need::REPORT)?;
        let mut today = today::compute(&records, &store.settings, cx.today);
        let asked = self.whose.manager(cx, &store, Some(&records))?;
        let by_itself = if asked.is_none() && !self.all && !cx.flags.json { mine(cx, &store, &records)? } else { None };
        let all = today.count();
        let only = Only { manager: asked.or_else(|| by_itself.clone()), ..Only::default() };
        today.retain(&only, &records.people());
        let rounds = round::running(&records, &store.settings, &only, cx.today);
        if cx.flags.json {
            let people = records.people();
            let context = cx.json_context(&store, &people);
            let view = cx.view(&store, &records, Default::default());
            let answer = TodayAnswer {
                manager: only.manager.as_deref(),
                overdue: context.actions(&today.overdue),
                due: today.due().into_iter().map(DueV1::from).collect(),
                agenda: today.agenda.iter().map(|row| RowV1::of(row, &people)).collect(),
                open: today.open.iter().map(|conversation| context.conversation(conversation)).collect(),
                unanswered: today.unanswered.iter().map(|one| UnansweredV1::of(&view, one)).collect(),
                wins: today.wins.iter().map(|action| WinV1::of(action)).collect(),
                rounds: rounds.iter().map(|one| RoundV1::of(one, cx.today)).collect(),
            };
            let exit = cx.answer_json(answer, &records.problems)?;
            name_ignored(cx, &store);
            unsaved::tell(cx, &store);
            return Ok(exit);
        }
        let view = cx.view(&store, &records, index::short_ids_if_few(&store));
        let option = match &self.whose.manager {
            Some(_) => format!("--manager \"{}\"", printable(only.manager.as_deref().unwrap_or_default())),
            None => "--mine".to_owned(),
        };
        let whose = only.manager.as_deref().map(|name| (name, option.as_str()));
        cx.answer(&render::today::text(&view, &today, &rounds, whose))?;
        if let Some(name) = &by_itself {
            let others = says_mine::others(cx.lang, all - today.count());
            cx.out.message(&style::dim(says_mine::only_yours(cx.lang, &printable(name), &others)));
        }
        unsaved::tell(cx, &store);
        journal::unfinished(&store).iter().for_each(|folder| cx.warn(messages::unfinished(folder)));
        name_ignored(cx, &store);
        if records.employees.is_empty() {
            cx.next(crate::i18n::either(cx.lang, "stay employee add \"Anna de Vries\"", "stay employee add \"Anna Smith\""));
        }
        Ok(cx.name_problems(&records.problems))
    }
}

/// Who one is, where that is a manager of some people here and not of all: what is theirs comes first.
fn mine(cx: &Context, store: &Store, records: &Records) -> Result<Option<Name>, Error> {
    let people = &records.employees;
    // git is asked only where there is something to tell apart
    if !cx.flags.me_is_typed && !me::is_divided(people, cx.today) {
        return Ok(None);
    }
    let name = match cx.me(store, people) {
        Me::Known(name) => name,
        me if cx.flags.me_is_typed => whose::known(me, &me::everyone(people), says_mine::nobody)?,
        _ => return Ok(None),
    };
    Ok(Some(name).filter(|name| me::has_part(name, people, cx.today)))
}

/// Names what git ignores, and so is never sent. Git is called only where there is a rule by which it could: a call is
/// most of what `stay` takes.
fn name_ignored(cx: &Context, store: &Store) {
    let Some(git) = Git::of(&store.root).filter(Git::may_ignore) else { return };
    let Ok(paths) = git.ignored() else { return };
    if !paths.is_empty() {
        let few = paths.iter().take(FEW).map(|path| printable(path)).collect::<Vec<_>>().join(", ");
        cx.warn(says::never_sent(cx.lang, paths.len(), &few));
    }
}
