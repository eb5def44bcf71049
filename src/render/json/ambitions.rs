//! Ambitions with the goals that serve them, as JSON has them.

use crate::domain::ambition::Served;
use crate::i18n::Language;
use serde::Serialize;

/// An ambition with how many goals serve it.
#[derive(Serialize)]
pub(crate) struct AmbitionV1<'r> {
    ambition: &'r str,
    label: &'r str,
    team: Option<&'r str>,
    goals: usize,
    open: usize,
    reached: usize,
    dropped: usize,
}

impl<'r> AmbitionV1<'r> {
    pub(crate) fn all(served: &[Served<'r>], lang: Language) -> Vec<AmbitionV1<'r>> {
        let of = |one: &Served<'r>| AmbitionV1 {
            ambition: &one.ambition.key,
            label: one.ambition.label.of(lang).unwrap_or(&one.ambition.key),
            team: one.ambition.team.as_deref(),
            goals: one.goals,
            open: one.open,
            reached: one.reached,
            dropped: one.dropped,
        };
        served.iter().map(of).collect()
    }
}
