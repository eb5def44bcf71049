//! The report without names, as JSON has it.

use super::Day;
use super::report::PeriodV1;
use crate::domain::anonymous::{Issued, Word};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct AnonymousV1<'p> {
    period: PeriodV1,
    team: Option<&'p str>,
    manager: Option<&'p str>,
    anonymous: bool,
    issued: Vec<IssuedV1>,
    obstacles: Vec<FigureV1<'p>>,
    unreadable: usize,
}

/// A page that was issued.
#[derive(Serialize)]
struct IssuedV1 {
    period: String,
    from: Day,
    to: Day,
    anonymity: usize,
    shown: usize,
    hidden: usize,
    unreadable: usize,
    path: String,
}

/// How many people of a part of the organisation named something.
#[derive(Serialize)]
struct FigureV1<'p> {
    period: String,
    team: Option<&'p str>,
    direct: bool,
    obstacle: &'p str,
    label: String,
    people: Option<usize>,
}

impl<'p> AnonymousV1<'p> {
    /// Pages that were issued, in the order of their days; `label` says what a word is called, and `path` where a page lies.
    pub(crate) fn of(
        pages: &'p [Issued],
        team: Option<&'p str>,
        label: impl Fn(&Word) -> String,
        path: impl Fn(&Issued) -> String,
    ) -> Option<AnonymousV1<'p>> {
        let half = |page: &Issued| page.half.half().unwrap_or_default();
        let issued = |page: &Issued| {
            let [shown, hidden] = page.counted();
            let (from, to) = (Day(page.half.from), Day(page.half.to));
            IssuedV1 { period: half(page), from, to, anonymity: page.least, shown, hidden, unreadable: page.unreadable, path: path(page) }
        };
        let mut obstacles = Vec::new();
        for page in pages {
            for row in &page.rows {
                obstacles.extend(page.words.iter().zip(&row.people).map(|(word, people)| FigureV1 {
                    period: half(page),
                    team: row.part.team(),
                    direct: row.part.is_direct(),
                    obstacle: &word.key,
                    label: label(word),
                    people: *people,
                }));
            }
        }
        let period = PeriodV1 { from: Day(pages.first()?.half.from), to: Day(pages.last()?.half.to) };
        let unreadable = pages.iter().map(|page| page.unreadable).sum();
        let issued = pages.iter().map(issued).collect();
        Some(AnonymousV1 { period, team, manager: None, anonymous: true, issued, obstacles, unreadable })
    }
}
