//! The period that a command is about: by its name, or by its two ends.

use crate::context::Context;
use crate::domain::as_of::turn_back;
use crate::domain::date::{NotADay, Toward};
use crate::domain::period::Period;
use crate::domain::records::Records;
use crate::error::Error;
use crate::i18n::{days, errors, report as says};
use crate::render::printable::printable;
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
