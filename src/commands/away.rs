use super::effects::Effects;
use super::find;
use super::run::Run;
use crate::context::Context;
use crate::domain::away::{Away, Leave, apart};
use crate::domain::conversation::Status;
use crate::domain::date::Toward;
use crate::domain::employee::{Employee, Slug};
use crate::domain::problem::Kind;
use crate::error::{Code, Error, Exit};
use crate::i18n::{away as says, errors, words};
use crate::render::printable::printable;
use crate::store::yaml::edit::{Edit, Step};
use crate::store::yaml::write::New;
use crate::store::{Change, Fault, Need, Store, index, layout, read, schema};
use chrono::NaiveDate;
use clap::Args;
use std::collections::BTreeSet;

/// When someone is away. Nobody is asked why.
#[derive(Args)]
pub(super) struct AwayArgs {
    #[arg(value_name = "EMPLOYEE", add = super::completions::employees())]
    employee: String,
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    #[arg(long, value_name = "DATE", conflicts_with_all = ["from", "until"])]
    back: Option<String>,
    #[arg(long, conflicts_with_all = ["until", "back"])]
    cancel: bool,
}

impl Run for AwayArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let slug = find::named_employee(cx, &store, &self.employee)?;
        let from = cx.optional_day("--from", self.from.as_ref(), Toward::Nearest)?;
        let until = cx.optional_day("--until", self.until.as_ref(), Toward::Ahead)?;
        let back = cx.optional_day("--back", self.back.as_ref(), Toward::Nearest)?;
        let writer = cx.writer(&store)?;
        let person = person(&store, &slug)?;
        let one = One { cx, store: &store, slug: &slug, person: &person };
        let effects = match back {
            _ if self.cancel => one.cancel(from)?,
            Some(day) => one.back(day)?,
            None => one.away(Leave { from: from.unwrap_or(cx.today), until })?,
        };
        effects.finish(cx, &store, &writer)
    }
}

/// Who it is about. What is noted of leaves must be readable: it may be written again as a whole.
fn person(store: &Store, slug: &Slug) -> Result<Employee, Error> {
    let mut problems = Vec::new();
    let person = read::employee_to_change(store, slug, &mut problems)?;
    let is_of_leave = |kind: &Kind| match kind {
        Kind::BackBeforeAway(..) | Kind::MissingKey("from") => true,
        Kind::NotADay(key, _) => key == "from" || key == "until",
        _ => false,
    };
    match problems.into_iter().find(|problem| is_of_leave(&problem.kind)) {
        Some(problem) => Err(Error::from(Fault::Unreadable(Box::new(problem)))),
        None => Ok(person),
    }
}

struct One<'a> {
    cx: &'a Context,
    store: &'a Store,
    slug: &'a Slug,
    person: &'a Employee,
}

impl One<'_> {
    fn name(&self) -> String {
        printable(&self.person.name)
    }

    fn day(&self, day: NaiveDate) -> String {
        words::day(self.cx.lang, day)
    }

    fn near(&self, day: NaiveDate) -> String {
        words::near_day(self.cx.lang, day, self.cx.today)
    }

    /// The leaves as the file has them.
    fn noted(&self) -> Vec<(usize, Leave)> {
        read::leaves(self.store, self.slug).into_iter().enumerate().filter_map(|(at, leave)| Some((at, leave?))).collect()
    }

    /// Notes a leave. With those that it touches it is one.
    fn away(&self, leave: Leave) -> Result<Effects, Error> {
        let (name, path) = (self.name(), layout::employee(self.slug));
        if let Some(left) = self.person.left.filter(|left| *left <= leave.from) {
            return Err(Error::of(Code::WrongState, errors::left_already(&name, &self.day(left))));
        }
        if let Some(until) = leave.until.filter(|until| *until < leave.from) {
            let refused = says::ends_before(&self.day(until), &self.day(leave.from));
            return Err(Error::refused(refused).hint(says::ends_before_hint()));
        }
        let known = &self.person.away;
        let after: Away = known.leaves().iter().copied().chain([leave]).collect();
        if after == *known {
            if let Some(open) = known.on(leave.from).filter(|open| open.until.is_none() && leave.until.is_some()) {
                let refused = says::open_already(&name, &self.near(open.from));
                return Err(Error::of(Code::WrongState, refused).hint(says::open_already_hint(self.slug)));
            }
            return Ok(Effects { lines: vec![says::noted_already(&name)], ..Effects::default() });
        }
        let whole = after.on(leave.from).unwrap_or(leave);
        let line = match whole.until {
            Some(until) => says::noted(&name, &self.near(whole.from), &self.near(until), &path),
            None => says::noted_open(&name, &self.near(whole.from), &path),
        };
        let touched: Vec<(usize, Leave)> = self.noted().into_iter().filter(|(_, other)| other.carries_on(&leave)).collect();
        let edits = match touched[..] {
            [(at, other)] => {
                let both = leave.with(&other);
                [set_day(at, "from", both.from, Some(other.from)), set_until(at, both.until, other.until)].into_iter().flatten().collect()
            }
            // what touches several is read as one with them
            _ if !known.is_empty() => vec![Edit::Append { within: Vec::new(), key: "away".to_owned(), item: item(&leave) }],
            _ => vec![Edit::set("away", New::List(vec![item(&leave)]), schema::before(schema::EMPLOYEE, "away"))],
        };
        Ok(Effects {
            changes: vec![Change::edit(self.slug, edits)],
            lines: vec![line],
            warnings: self.planned(&whole)?,
            ..Effects::default()
        })
    }

    /// The talks that are planned in a leave.
    fn planned(&self, leave: &Leave) -> Result<Vec<crate::i18n::Saying>, Error> {
        let records = self.store.read(&Need::CONVERSATIONS.of(self.slug))?;
        let within = records.conversations.iter().filter(|conversation| {
            conversation.status == Status::Planned && conversation.date >= self.cx.today && leave.covers(conversation.date)
        });
        let ids = index::short_ids_if_few(self.store);
        let short = |id: crate::domain::id::Id| id.as_str()[..ids.length(id)].to_owned();
        let warning = |id, day| says::planned_within(&short(id), &self.near(day), &self.name());
        Ok(within.map(|conversation| warning(conversation.id, conversation.date)).collect())
    }

    /// Notes the day on which someone is back: the last day of the present leave is the day before.
    fn back(&self, day: NaiveDate) -> Result<Effects, Error> {
        let (name, known) = (self.name(), self.person.away.leaves());
        let none = || Error::of(Code::WrongState, says::not_away(&name)).hint(says::not_away_hint(self.slug));
        let began = || known.iter().copied().rfind(|leave| leave.from < day);
        let leave = self.person.away.on(self.cx.today).or_else(began).or_else(|| known.first().copied()).ok_or_else(none)?;
        if leave.back() == Some(day) {
            return Ok(Effects { lines: vec![says::back_already(&name, &self.near(day))], ..Effects::default() });
        }
        let Some(until) = day.pred_opt().filter(|until| *until >= leave.from) else {
            let refused = says::back_too_soon(&self.near(day), &self.near(leave.from));
            return Err(Error::refused(refused).hint(says::back_too_soon_hint(self.slug)));
        };
        // what begins later is no part of the days that end here
        let (within, later): (Vec<_>, Vec<_>) =
            self.noted().into_iter().filter(|(_, other)| leave.touches(other)).partition(|(_, other)| other.from <= until);
        let longest = within.iter().map(|(_, other)| other.until).max_by_key(|until| until.unwrap_or(NaiveDate::MAX)).flatten();
        let end = |(at, other): &(usize, Leave)| {
            let ends_later = other.until.is_none_or(|other| until < other) || (longest < Some(until) && other.until == longest);
            set_until(*at, Some(until), other.until).filter(|_| ends_later)
        };
        let edits: Vec<Edit> = within.iter().filter_map(end).collect();
        let mut lines = match edits.is_empty() {
            true => vec![says::back_already(&name, &self.near(day))],
            false => vec![says::back(&name, &self.near(day), &layout::employee(self.slug))],
        };
        lines.extend(later.iter().map(|(_, other)| other.from).min().map(|from| says::away_again(&name, &self.near(from))));
        let changes = if edits.is_empty() { Vec::new() } else { vec![Change::edit(self.slug, edits)] };
        Ok(Effects { changes, lines, ..Effects::default() })
    }

    /// Takes a leave back: the one that a day falls in, or the only one that is not over.
    fn cancel(&self, from: Option<NaiveDate>) -> Result<Effects, Error> {
        let name = self.name();
        let known = apart(&self.noted());
        let is_meant = |leave: &Leave| match from {
            Some(day) => leave.covers(day),
            None => leave.until.is_none_or(|until| until >= self.cx.today),
        };
        // in a leave without an end others may lie; the first day of one says which
        let begins = known.iter().filter(|(leave, _)| Some(leave.from) == from);
        let mut meant: Vec<&(Leave, Vec<usize>)> = begins.collect();
        if meant.is_empty() {
            meant = known.iter().filter(|(leave, _)| is_meant(leave)).collect();
        }
        let (leave, places) = match (&meant[..], from) {
            ([one], _) => *one,
            ([], None) => return Err(Error::of(Code::WrongState, says::not_away(&name)).hint(says::not_away_hint(self.slug))),
            ([], Some(day)) => {
                return Err(Error::of(Code::WrongState, says::not_away_on(&name, &self.near(day))).hint(says::not_away_hint(self.slug)));
            }
            _ => {
                let list: Vec<String> = meant.iter().map(|(leave, _)| self.told(leave)).collect();
                return Err(Error::of(Code::Ambiguous, says::several(&name, &list.join(", "))).hint(says::several_hint()));
            }
        };
        let edits = if places.len() == read::leaves(self.store, self.slug).len() {
            vec![Edit::remove("away")]
        } else {
            // places in the list shift with each that is taken out
            places.iter().collect::<BTreeSet<_>>().into_iter().rev().map(|at| take(*at)).collect()
        };
        let lines = vec![says::taken_back(&name, &self.near(leave.from), &layout::employee(self.slug))];
        Ok(Effects { changes: vec![Change::edit(self.slug, edits)], lines, ..Effects::default() })
    }

    fn told(&self, leave: &Leave) -> String {
        match leave.until {
            Some(until) => says::from_to(self.cx.lang, &self.near(leave.from), &self.near(until)),
            None => says::from_on(self.cx.lang, &self.near(leave.from)),
        }
    }
}

fn within(at: usize) -> Vec<Step> {
    vec![Step::Key("away".to_owned()), Step::Index(at)]
}

fn take(at: usize) -> Edit {
    Edit::Take { within: vec![Step::Key("away".to_owned())], at }
}

fn set_day(at: usize, key: &str, day: NaiveDate, was: Option<NaiveDate>) -> Option<Edit> {
    (was != Some(day)).then(|| Edit::set_within(within(at), key, New::word(day), schema::before(schema::LEAVE, key)))
}

fn set_until(at: usize, until: Option<NaiveDate>, was: Option<NaiveDate>) -> Option<Edit> {
    match until {
        Some(until) => set_day(at, "until", until, was),
        None => was.map(|_| Edit::Remove { within: within(at), key: "until".to_owned() }),
    }
}

fn item(leave: &Leave) -> New {
    let until = leave.until.map(|until| ("until".to_owned(), New::word(until)));
    New::Map([("from".to_owned(), New::word(leave.from))].into_iter().chain(until).collect())
}
