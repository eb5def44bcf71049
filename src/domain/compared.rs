//! A report beside that of the period of the same length before: up or down in plain figures.

use super::obstacle::Named;
use super::period::Period;
use super::report::Report;
use super::words::worded;
use std::collections::HashSet;

worded! {
    /// What is set beside what it was, by its place in the JSON.
    Measure {
        Talks = "coverage.talks" nl "gesprekken" en "talks",
        People = "coverage.people" nl "mensen" en "people",
        Talked = "coverage.talked" nl "mensen gesproken" en "people talked with",
        InRhythm = "coverage.in_rhythm" nl "mensen in ritme" en "people in rhythm",
        Late = "coverage.late" nl "mensen met een gesprek te laat" en "people with a talk overdue",
        Kept = "promises.kept" nl "beloften nagekomen" en "promises kept",
        KeptLate = "promises.late" nl "beloften laat nagekomen" en "promises kept late",
        Broken = "promises.broken" nl "beloften gebroken" en "promises broken",
        Dropped = "promises.dropped" nl "beloften losgelaten" en "promises dropped",
        Open = "promises.open" nl "beloften open" en "promises open",
        Overdue = "overdue.total" nl "acties te laat" en "actions overdue",
    }
}

/// One figure in both periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    pub measure: Measure,
    pub before: usize,
    pub now: usize,
}

impl Figure {
    /// How much more it is than before; below nought it is less.
    pub fn change(&self) -> i64 {
        self.now as i64 - self.before as i64
    }
}

/// A report beside the one before.
#[derive(Debug)]
pub struct Compared {
    /// The period before; that is told as of its last day.
    pub before: Period,
    pub figures: Vec<Figure>,
    /// Obstacles that recur and did not recur before.
    pub came: Vec<Named>,
    /// Obstacles that recurred before and do not recur any more.
    pub went: Vec<Named>,
}

/// Sets a report beside that of the period before it.
pub(crate) fn compare(report: &Report, before: &Report) -> Compared {
    let (now, then) = (figures(report), figures(before));
    let figures = now.iter().zip(then).map(|((measure, now), (_, before))| Figure { measure: *measure, before, now: *now });
    let without = |one: &Report, other: &Report| {
        let others: HashSet<&str> = other.obstacles.iter().map(|obstacle| &*obstacle.named.key).collect();
        let named = one.obstacles.iter().map(|obstacle| &obstacle.named);
        named.filter(|named| !others.contains(&*named.key)).cloned().collect()
    };
    Compared { before: before.scope.period, figures: figures.collect(), came: without(report, before), went: without(before, report) }
}

fn figures(report: &Report) -> [(Measure, usize); 11] {
    let (reach, promises) = (&report.reach, &report.promises);
    [
        (Measure::Talks, reach.talks),
        (Measure::People, reach.people),
        (Measure::Talked, reach.talked),
        (Measure::InRhythm, reach.in_rhythm),
        (Measure::Late, reach.late),
        (Measure::Kept, promises.kept),
        (Measure::KeptLate, promises.late),
        (Measure::Broken, promises.broken),
        (Measure::Dropped, promises.dropped),
        (Measure::Open, promises.open),
        (Measure::Overdue, report.overdue.len()),
    ]
}
