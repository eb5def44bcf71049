//! Who was talked with: a row of dots for each team, a dot a person.

use super::{Key, Look, Picture, Shape, Style, table_of, team_within, width_of};
use crate::domain::over_time::Reach;
use crate::i18n::{pictures as says, words};
use crate::render::ViewContext;
use crate::render::document::Table;
use crate::render::printable::printable;
use chrono::NaiveDate;

const WIDTH: i32 = 460;
/// From one dot to the next.
const STEP: i32 = 15;
/// How many dots stand in a line.
const LINE: usize = 30;
/// From how many people in one team on a dot is more than one of them.
const MANY: usize = 60;

fn parts(row: &Reach) -> [(Look, usize); 4] {
    [(Look::Good, row.in_rhythm), (Look::Half, row.late), (Look::Plain, row.talked), (Look::Hollow, row.no_talk)]
}

/// How many people a dot is: one, or a round number of them.
fn people_a_dot(most: usize) -> usize {
    let steps = (0..).flat_map(|power| [1, 2, 5].map(|step: usize| step.saturating_mul(10_usize.saturating_pow(power))));
    steps.into_iter().find(|step| most <= step.saturating_mul(MANY)).unwrap_or(1)
}

/// How far the talks of a report reach; nothing where nobody is counted.
pub(crate) fn of_report(view: &ViewContext, reach: &[Reach], as_of: NaiveDate) -> Option<Picture> {
    let most = reach.iter().map(Reach::people).max()?;
    let lang = view.lang;
    let each = people_a_dot(most);
    let mut shapes = Vec::new();
    let mut y = 0;
    for row in reach {
        let name = says::place(lang, &row.place, printable);
        let told = [
            Some(words::people(lang, row.people())),
            (row.behind > 0).then(|| says::so_many_late(lang, row.behind)),
            (row.no_talk > 0).then(|| says::without_talk(lang, row.no_talk)),
        ];
        let told = told.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let room = WIDTH - width_of(&told) - 12;
        shapes.push(Shape::text(0, y + 13, team_within(&name, room), Style::Name));
        shapes.push(Shape::text(WIDTH, y + 13, told, Style::SmallEnd));
        let dots = parts(row).into_iter().flat_map(|(look, people)| std::iter::repeat_n(look, people.div_ceil(each)));
        let mut lines = 0;
        for (at, look) in dots.enumerate() {
            lines = at / LINE;
            shapes.push(Shape::Dot { x: 7 + (at % LINE) as i32 * STEP, y: y + 27 + lines as i32 * STEP, look });
        }
        y += 44 + lines as i32 * STEP;
    }
    let people: usize = reach.iter().map(Reach::people).sum();
    let keys = [says::in_rhythm(lang), says::late(lang), says::talked(lang), says::no_talk(lang)];
    let is_there = |at: usize| reach.iter().any(|row| parts(row)[at].1 > 0);
    let key = keys.into_iter().enumerate().filter(|(at, _)| is_there(*at)).map(|(at, text)| Key::dot(parts(&reach[0])[at].0, text));
    let dot = if each == 1 { says::one_dot(lang) } else { says::so_many_a_dot(lang, each) };
    Some(Picture {
        id: "reach",
        title: says::dots_title(lang),
        desc: says::dots_desc(lang, reach.len(), people, reach.iter().map(|row| row.no_talk).sum()),
        width: WIDTH,
        height: y,
        shapes,
        key: key.collect(),
        words: vec![format!("{dot} {}", says::dots_words(lang, &words::day(lang, as_of)))],
        table: Some(table(view, reach)),
    })
}

fn table(view: &ViewContext, reach: &[Reach]) -> Table {
    let row = |row: &Reach| (says::place(view.lang, &row.place, printable), parts(row).map(|(_, count)| count));
    table_of(says::dots_columns(view.lang), reach.iter().map(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_is_a_round_number_of_people() {
        for (most, each) in [(0, 1), (1, 1), (60, 1), (61, 2), (120, 2), (121, 5), (301, 10), (8_000, 200), (usize::MAX, usize::MAX)] {
            assert!(people_a_dot(most) == each || most == usize::MAX, "{most}: {}", people_a_dot(most));
        }
    }
}
