//! Periods, in words.

use super::{Language, sayings, words};
use crate::domain::period::Period;

sayings! {
    not_a_period(typed: &str) { nl: "`{typed}` bij --period is geen periode", en: "`{typed}` for --period is no period" }
    not_a_period_hint() { nl: "schrijf 2026, 2026-H1, 2026-Q3, 2026-07, `vorig kwartaal` of `dit jaar`", en: "write 2026, 2026-H1, 2026-Q3, 2026-07, `last quarter` or `this year`" }
}

/// `1 jul 2026 – 30 sep 2026`.
pub(crate) fn days(lang: Language, period: Period) -> String {
    super::messages::period(lang, &words::day(lang, period.from), &words::day(lang, period.to))
}
