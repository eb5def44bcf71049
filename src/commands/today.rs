use super::run::Run;
use super::unsaved;
use crate::context::Context;
use crate::domain::today;
use crate::error::{Error, Exit};
use crate::i18n::{git as says, messages};
use crate::render;
use crate::render::json::{ActionV1, ConversationV1, DueV1, RowV1, WinV1};
use crate::render::printable::printable;
use crate::store::git::Git;
use crate::store::{Need, Store, index, journal};
use clap::Args;
use serde::Serialize;

/// How many ignored files are named.
const FEW: usize = 3;

/// What asks for attention today.
#[derive(Args)]
pub(super) struct TodayArgs {}

#[derive(Serialize)]
struct TodayAnswer<'r> {
    overdue: Vec<ActionV1<'r>>,
    due: Vec<DueV1<'r>>,
    agenda: Vec<RowV1<'r>>,
    open: Vec<ConversationV1<'r>>,
    wins: Vec<WinV1<'r>>,
}

impl Run for TodayArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let records = store.read(&Need::REPORT)?;
        let today = today::compute(&records, &store.settings, cx.today);
        if cx.flags.json {
            let people = records.people();
            let context = cx.json_context(&store, &people);
            let answer = TodayAnswer {
                overdue: context.actions(&today.overdue),
                due: today.due().into_iter().map(DueV1::from).collect(),
                agenda: today.agenda.iter().map(|row| RowV1::of(row, &people)).collect(),
                open: today.open.iter().map(|conversation| context.conversation(conversation)).collect(),
                wins: today.wins.iter().map(|action| WinV1::of(action)).collect(),
            };
            let exit = cx.answer_json(answer, &records.problems)?;
            name_ignored(cx, &store);
            unsaved::tell(cx, &store);
            return Ok(exit);
        }
        let view = cx.view(&store, &records, index::short_ids_if_few(&store));
        cx.answer(&render::today::text(&view, &today))?;
        unsaved::tell(cx, &store);
        journal::unfinished(&store).iter().for_each(|folder| cx.warn(messages::unfinished(folder)));
        name_ignored(cx, &store);
        if records.employees.is_empty() {
            cx.next(crate::i18n::either(cx.lang, "stay employee add \"Anna de Vries\"", "stay employee add \"Anna Smith\""));
        }
        Ok(cx.name_problems(&records.problems))
    }
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
