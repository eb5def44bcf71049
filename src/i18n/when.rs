//! Periods, in words.

use super::{Language, words};
use crate::domain::period::Period;

/// `1 jul 2026 – 30 sep 2026`.
pub(crate) fn days(lang: Language, period: Period) -> String {
    super::messages::period(lang, &words::day(lang, period.from), &words::day(lang, period.to))
}
