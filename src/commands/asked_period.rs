//! Which days an answer is about: `--period`, or `--since` and `--until`.

use crate::context::Context;
use crate::domain::date::{NotADay, Toward};
use crate::domain::interval::Interval;
use crate::domain::period::Period;
use crate::error::Error;
use crate::i18n::{days, errors, report as says};
use crate::render::printable::printable;
use clap::Args;

/// The days that are asked for.
#[derive(Args, Default)]
pub(super) struct PeriodArgs {
    #[arg(long, value_name = "PERIOD", conflicts_with_all = ["since", "until"])]
    pub period: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
}

impl PeriodArgs {
    /// The period that is asked for; what is left open of it is filled in with the window that ends on its last day, and today.
    pub(super) fn period(&self, cx: &Context, window: Interval) -> Result<Period, Error> {
        if let Some(typed) = &self.period {
            return Period::parse(typed, cx.today).map_err(|wrong| no_period(typed, wrong));
        }
        let to = cx.optional_day("--until", self.until.as_ref(), Toward::Until)?.unwrap_or(cx.today);
        let from = cx.optional_day("--since", self.since.as_ref(), Toward::Since)?.unwrap_or_else(|| window.before(to));
        if from > to {
            return Err(Error::usage(errors::backward_period()).hint(errors::backward_period_hint()));
        }
        Ok(Period { from, to })
    }
}

fn no_period(typed: &str, wrong: NotADay) -> Error {
    let typed = printable(typed);
    let told = match wrong {
        NotADay::Unreadable => says::not_a_period("--period", &typed),
        wrong => days::not_a_day("--period", &typed, wrong),
    };
    Error::usage(told).hint(says::not_a_period_hint())
}
