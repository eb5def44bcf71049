//! The period that a command is about: by its name, or by its two ends.

use super::named;
use crate::context::Context;
use crate::domain::as_of::turn_back;
use crate::domain::date::{NotADay, Toward, civil};
use crate::domain::employee::{Employee, Was};
use crate::domain::period::Period;
use crate::domain::records::Records;
use crate::domain::team::Team;
use crate::domain::text::folded;
use crate::error::Error;
use crate::i18n::{days, errors, report as says, words};
use crate::render::printable::printable;
use crate::store::Store;
use chrono::NaiveDate;
use clap::Args;

/// Which period is asked for.
#[derive(Args)]
pub(super) struct When {
    #[arg(long, value_name = "PERIOD", conflicts_with_all = ["since", "until"])]
    pub period: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
}

impl When {
    /// The period, which begins on the day that `first` gives for its last one, unless the line says otherwise. Refused where a text
    /// means no period, or where it ends before it begins.
    pub(super) fn read(&self, cx: &Context, first: impl FnOnce(NaiveDate) -> NaiveDate) -> Result<Period, Error> {
        if let Some(typed) = &self.period {
            return period(cx, typed);
        }
        let to = cx.optional_day("--until", self.until.as_ref(), Toward::Until)?.unwrap_or(cx.today);
        let from = cx.optional_day("--since", self.since.as_ref(), Toward::Since)?.unwrap_or_else(|| first(to));
        if from > to {
            return Err(Error::usage(errors::backward_period()).hint(errors::backward_period_hint()));
        }
        Ok(Period { from, to })
    }
}

/// The day as of which a period is told. Records are taken back to that day.
pub(super) fn as_of(cx: &Context, period: Period, records: &mut Records) -> NaiveDate {
    let day = period.as_of(cx.today);
    turn_back(records, day);
    day
}

/// The same, with the team that is asked for: one of that day, or else of now.
pub(super) fn as_of_team(
    cx: &Context,
    store: &Store,
    period: Period,
    records: &mut Records,
    typed: Option<&String>,
) -> Result<(NaiveDate, Option<Team>), Error> {
    let of_now = named::team(store, &records.employees, typed);
    let gone = typed.and_then(|typed| gone(&records.employees, typed));
    let day = as_of(cx, period, records);
    // what a team is called now says nothing of one that was called so then
    let team = named::team(store, &records.employees, typed).or(of_now).map_err(|unknown| no_longer(unknown, gone, cx))?;
    Ok((day, team))
}

/// When a team that nobody is in any more was last there.
pub(super) fn gone(employees: &[Employee], typed: &str) -> Option<NaiveDate> {
    let wanted = Team::from(typed);
    let was_in = |was: &Was| was.team.as_ref().is_some_and(|team| team.is_within(&wanted) || folded(team.own_name()) == wanted.key());
    employees.iter().flat_map(|employee| &employee.was).filter(|was| was_in(was)).filter_map(|was| was.until).max()
}

/// A team that is not known, with the day on which it was last there.
pub(super) fn no_longer(unknown: Error, gone: Option<NaiveDate>, cx: &Context) -> Error {
    let Some(day) = gone else { return unknown };
    unknown.hint(says::team_was_there(&words::day(cx.lang, day), &civil(day)))
}

/// The period that a text names.
pub(super) fn period(cx: &Context, typed: &str) -> Result<Period, Error> {
    Period::parse(typed, cx.today).map_err(|wrong| {
        let typed = printable(typed);
        let told = match wrong {
            NotADay::Unreadable => says::not_a_period("--period", &typed),
            wrong => days::not_a_day("--period", &typed, wrong),
        };
        Error::usage(told).hint(says::not_a_period_hint())
    })
}
