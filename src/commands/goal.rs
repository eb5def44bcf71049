use super::effects::Effects;
use super::readings::{self, Names};
use super::record::{self, Loaded, set_in_goal, short};
use super::run::Run;
use super::{find, named};
use crate::context::Context;
use crate::domain::date::Toward;
use crate::domain::goal::{self, Aim, Goal as Record, Many, Progress, Status};
use crate::domain::lookup::Found;
use crate::domain::records::{Folder, Source};
use crate::domain::text::on_one_line;
use crate::error::{Code, Error, Exit};
use crate::i18n::{Saying, errors, goals, help, messages, words};
use crate::render::printable::printable;
use crate::store::yaml::edit::Edit;
use crate::store::yaml::write::New;
use crate::store::{Change, Load, Need, Store, encode, layout};
use chrono::NaiveDate;
use clap::{Args, Subcommand};

/// Learning goals.
#[derive(Args)]
pub(super) struct GoalArgs {
    #[command(subcommand)]
    what: GoalCommand,
}

#[derive(Subcommand)]
enum GoalCommand {
    Add(AddGoalArgs),
    Note(Note),
    Reach(Reach),
    Drop(DropGoalsArgs),
}

#[derive(Args)]
struct AddGoalArgs {
    #[arg(value_name = "EMPLOYEE", add = super::completions::employees())]
    employee: String,
    #[arg(value_name = "TEXT", required = true)]
    text: Vec<String>,
    #[arg(long, value_name = "DATE")]
    by: Option<String>,
    #[arg(long, value_name = "AMBITION", add = super::completions::ambitions())]
    supports: Option<String>,
    #[arg(long, value_name = "TEXT")]
    towards: Option<String>,
    #[arg(long, value_name = "TEXT")]
    project: Option<String>,
}

#[derive(Args)]
struct Note {
    #[arg(value_name = "ID|NAME", add = super::completions::open_goals())]
    id: String,
    #[arg(value_name = "TEXT", required = true)]
    text: Vec<String>,
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
}

#[derive(Args)]
struct Reach {
    #[arg(value_name = "ID|NAME", required = true, add = super::completions::open_goals())]
    ids: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

#[derive(Args)]
struct DropGoalsArgs {
    #[arg(value_name = "ID|NAME", required = true, add = super::completions::open_goals())]
    ids: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    because: Option<String>,
}

impl Run for GoalArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        match self.what {
            GoalCommand::Add(add) => add.run(cx),
            GoalCommand::Note(note) => note.run(cx),
            GoalCommand::Reach(reach) => end_all(cx, &reach.ids, Status::Reached, reach.note.as_deref()),
            GoalCommand::Drop(drop) => end_all(cx, &drop.ids, Status::Dropped, drop.because.as_deref()),
        }
    }
}

impl AddGoalArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let title = in_words(cx, &self.text)?;
        let slug = find::named_employee(cx, &store, &self.employee)?;
        let by = cx.optional_day("--by", self.by.as_ref(), Toward::Ahead)?.or_else(|| store.settings.goals.term.after(cx.today));
        let supports = self.supports.as_ref().map(|typed| named::ambition(cx, &store, "--supports", typed)).transpose()?;
        let towards = self.towards.as_deref().map(on_one_line).filter(|role| !role.is_empty());
        let set = Record::new(cx.fresh_id(), slug.clone(), cx.today);
        let goal = Record { title, by, supports, towards, project: self.project, ..set };
        let writer = cx.writer(&store)?;
        let mut warnings = Vec::new();
        if let Some(day) = by.filter(|day| *day < cx.today) {
            warnings.push(messages::day_is_past("--by", &words::day(cx.lang, day), cx.lang).into());
        }
        warnings.extend(too_many(cx, &store, &goal)?.map(Saying::from));
        let (id, path) = (short(&store, goal.id), layout::path(&goal.source()));
        let day = by.map_or_else(|| messages::no_due(cx.lang), |day| messages::by_day(cx.lang, &words::near_day(cx.lang, day, cx.today)));
        let lines = vec![goals::made(cx.lang, &id, &printable(&goal.title), &day, &path).into()];
        let next = Some(format!("stay act {slug} \"…\" --goal {id}"));
        Effects { changes: vec![Change::create(&goal.source(), encode::goal(&goal))], lines, warnings, next, ..Effects::default() }
            .finish(cx, &store, &writer)
    }
}

/// A warning when with this one there are more goals at once than works.
fn too_many(cx: &Context, store: &Store, goal: &Record) -> Result<Option<String>, Error> {
    let need = Need { goals: Load::Brief, ..Need::PEOPLE }.of(&goal.employee);
    let records = store.read(&need)?;
    let open = records.goals.iter().filter(|goal| goal.is_open()).count() + 1;
    let wanted = &store.settings.goals;
    let warning = || goals::too_many(cx.lang, &printable(&records.employees[0].name), open, wanted.most);
    Ok((goal::many(open, wanted) == Many::TooMany).then(warning))
}

impl Note {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let text = in_words(cx, &self.text)?;
        let day = cx.optional_day("--date", self.date.as_ref(), Toward::Back)?.unwrap_or(cx.today);
        let sources = find(cx, &store, std::slice::from_ref(&self.id))?;
        let writer = cx.writer(&store)?;
        let goal = load(cx, &store, &sources[0])?;
        let (id, title) = (short(&store, goal.id), printable(&goal.title));
        let mut effects = Effects::default();
        let Some(edit) = noted(&goal, day, &text) else {
            effects.lines.push(goals::noted_already(&id, &title));
            return effects.finish(cx, &store, &writer);
        };
        if day > cx.today {
            effects.warnings.push(goals::note_ahead(&words::day(cx.lang, day)));
        }
        if !goal.is_open() {
            effects.warnings.push(goals::has_ended(&id, goal.status.name(cx.lang)));
        }
        let near = words::near_day(cx.lang, day, cx.today);
        effects.lines.push(goals::noted(&id, &title, &near, &layout::path(&goal.source())));
        effects.changes.push(Change::edit(&goal.source(), vec![edit]));
        effects.finish(cx, &store, &writer)
    }
}

/// Ends every goal that was typed, in one write.
fn end_all(cx: &Context, typed: &[String], how: Status, note: Option<&str>) -> Result<Exit, Error> {
    let store = cx.store()?;
    let sources = find(cx, &store, typed)?;
    let writer = cx.writer(&store)?;
    let mut effects = Effects::default();
    for source in &sources {
        let goal = load(cx, &store, source)?;
        end(cx, &store, &goal, how, note.map(str::trim), &mut effects)?;
    }
    if how == Status::Dropped && !effects.changes.is_empty() {
        match note {
            Some(_) => effects.lines.push(goals::because_is_note()),
            None => effects.next = Some(say_why(&store, &sources, effects.next.take())),
        }
    }
    effects.finish(cx, &store, &writer)
}

/// Nobody is asked why a goal is let go, but it can still be said.
fn say_why(store: &Store, sources: &[Source], next: Option<String>) -> String {
    let ids: Vec<String> = sources.iter().map(|source| short(store, source.id)).collect();
    let why = format!("stay goal drop {} --because \"…\"", ids.join(" "));
    std::iter::once(why).chain(next).collect::<Vec<_>>().join(" · ")
}

/// Ends one goal as reached or let go; what is said with it goes to its progress.
fn end(cx: &Context, store: &Store, goal: &Record, how: Status, note: Option<&str>, effects: &mut Effects) -> Result<(), Error> {
    let (id, title, path) = (short(store, goal.id), printable(&goal.title), layout::path(&goal.source()));
    // said with an earlier ending, on whatever day, it need not be said again
    let said_before = |text: &&str| !goal.is_open() && goal.progress.iter().any(|said| said.note.as_deref().map(str::trim) == Some(*text));
    let note = note.filter(|text| !said_before(text)).and_then(|text| noted(goal, cx.today, text));
    let is_reach = how == Status::Reached;
    let refused = |why: String| Err(Error::of(Code::WrongState, why).hint(errors::reopen_hint(&id)));
    let mut edits = Vec::new();
    match goal.status {
        Status::Dropped if is_reach => return refused(goals::is_dropped(cx.lang, &id)),
        Status::Reached if !is_reach => return refused(goals::is_reached(cx.lang, &id)),
        Status::Open => {
            record::can_end(cx, &id, goal.created)?;
            edits.push(set_in_goal("status", New::word(how.word())));
            let line = if is_reach { goals::reached } else { goals::dropped };
            effects.lines.push(line(cx.lang, &id, &title, &path).into());
            let left = still_open(store, goal)?;
            if left > 0 {
                effects.warnings.push(goals::still_open(cx.lang, left).into());
                effects.next = Some(format!("stay show {id}"));
            }
        }
        _ if note.is_some() => {
            let line = if is_reach { goals::reached_already_added } else { goals::dropped_already_added };
            effects.lines.push(line(cx.lang, &id, &title, &path).into());
        }
        _ => effects.lines.push(if is_reach { goals::reached_already } else { goals::dropped_already }(cx.lang, &id, &title).into()),
    }
    edits.extend(note);
    if goal.is_open() {
        edits.push(set_in_goal("closed", New::word(cx.today)));
    }
    if !edits.is_empty() {
        effects.changes.push(Change::edit(&goal.source(), edits));
    }
    Ok(())
}

/// How many actions that serve a goal are open.
fn still_open(store: &Store, goal: &Record) -> Result<usize, Error> {
    let records = store.read(&Need::ACTIONS.of(&goal.employee))?;
    Ok(Aim::all(&[goal], &records.actions).iter().map(Aim::open).sum())
}

/// A note at the end of a goal's progress; nothing when the same note of that day is there.
pub(super) fn noted(goal: &Record, day: NaiveDate, text: &str) -> Option<Edit> {
    let is_there = |said: &Progress| said.date == Some(day) && said.note.as_deref().map(str::trim) == Some(text);
    if goal.progress.iter().any(is_there) {
        return None;
    }
    let item = encode::progress(&Progress { date: Some(day), note: Some(text.to_owned()) });
    Some(match goal.progress.is_empty() {
        // a first note makes the key, in its place
        true => set_in_goal("progress", New::List(vec![item])),
        false => Edit::Append { within: Vec::new(), key: "progress".to_owned(), item },
    })
}

/// The words of a title or note.
fn in_words(cx: &Context, words: &[String]) -> Result<String, Error> {
    let text = words.join(" ").trim().to_owned();
    let missing = || help::usage(cx.lang, &help::UsagePart::Missing(help::placeholders(cx.lang, "<TEXT>")));
    if text.is_empty() { Err(Error::usage(missing()).hint(errors::empty_text_hint())) } else { Ok(text) }
}

/// The goals that were typed; the id of anything else is named for what it is.
fn find(cx: &Context, store: &Store, typed: &[String]) -> Result<Vec<Source>, Error> {
    readings::all(cx, store, typed, &Names::GOALS, None).map_err(|error| {
        let other = |typed: &String| match (
            store.find(typed, &[Folder::Goals]),
            store.find(typed, &[Folder::Conversations, Folder::Actions, Folder::Notes, Folder::Private]),
        ) {
            (Ok(Found::Nothing), Ok(Found::One(source))) => Some(source),
            _ => None,
        };
        match typed.iter().find_map(other).filter(|_| error.exit() == Exit::Refused) {
            Some(source) => Error::of(Code::WrongState, goals::not_a_goal(cx.lang, &short(store, source.id))).hint(goals::ids_hint()),
            None => error,
        }
    })
}

fn load(cx: &Context, store: &Store, source: &Source) -> Result<Box<Record>, Error> {
    match record::load(store, source)? {
        Loaded::Goal(goal) => Ok(goal),
        _ => Err(Error::of(Code::WrongState, goals::not_a_goal(cx.lang, source.id.as_str()))),
    }
}
