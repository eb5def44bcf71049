//! What became of people, half-year by half-year, as JSON has it. A figure that is hidden is `null`.

use super::Day;
use crate::domain::outcomes::{Half, Told};
use crate::render::{ViewContext, outcomes};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct OutcomesV1<'r> {
    anonymity: usize,
    halves: Vec<HalfV1<'r>>,
}

#[derive(Serialize)]
struct HalfV1<'r> {
    half: String,
    from: Day,
    to: Day,
    start: Option<usize>,
    joined: Option<usize>,
    left: ToldV1,
    because: Vec<BecauseV1<'r>>,
    sealed: Option<usize>,
    unsaid: Option<usize>,
    stayed: ToldV1,
    moves: Option<usize>,
    between: Vec<BetweenV1<'r>>,
}

#[derive(Serialize)]
struct ToldV1 {
    people: Option<usize>,
    talked: Option<usize>,
    broken: Option<usize>,
}

#[derive(Serialize)]
struct BecauseV1<'r> {
    because: &'r str,
    label: String,
    people: usize,
}

#[derive(Serialize)]
struct BetweenV1<'r> {
    from: &'r str,
    to: &'r str,
    people: usize,
}

impl From<&Told> for ToldV1 {
    fn from(told: &Told) -> Self {
        ToldV1 { people: told.people, talked: told.talked, broken: told.broken }
    }
}

impl<'r> OutcomesV1<'r> {
    pub(crate) fn of(view: &ViewContext, halves: &'r [Half]) -> Self {
        let half = |one: &'r Half| HalfV1 {
            half: one.period.half().unwrap_or_default(),
            from: Day(one.period.from),
            to: Day(one.period.to),
            start: one.start,
            joined: one.joined,
            left: ToldV1::from(&one.left),
            because: one
                .because
                .iter()
                .map(|reason| BecauseV1 { because: &reason.key, label: outcomes::label(view, reason), people: reason.people })
                .collect(),
            sealed: one.sealed,
            unsaid: one.unsaid,
            stayed: ToldV1::from(&one.stayed),
            moves: one.moves,
            between: one.between.iter().map(|one| BetweenV1 { from: &one.from, to: &one.to, people: one.people }).collect(),
        };
        OutcomesV1 { anonymity: view.settings.anonymity, halves: halves.iter().map(half).collect() }
    }
}
