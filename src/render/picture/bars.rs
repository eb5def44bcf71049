//! What became of promises over time: a stacked bar for each span of time.

use super::{Area, Key, Look, Picture, Shape, Style, table_of};
use crate::domain::over_time::OverTime;
use crate::domain::period::Period;
use crate::domain::promise::{Fate, Tally};
use crate::i18n::{pictures as says, words};
use crate::render::ViewContext;
use crate::render::document::Table;

const BAR: i32 = 26;
const STEP: i32 = 64;
/// How high the highest bar is.
const HIGH: i32 = 170;
/// Room for figures that are pushed up.
const ABOVE: i32 = 64;
/// From one figure to the next.
const LINE: i32 = 14;

const LOOKS: [(Fate, Look); 5] = [
    (Fate::Kept, Look::Good),
    (Fate::Late, Look::Hatch),
    (Fate::Broken, Look::Cross),
    (Fate::Dropped, Look::Dots),
    (Fate::Open, Look::Hollow),
];

fn counts(tally: &Tally) -> [usize; 5] {
    [tally.kept, tally.late, tally.broken, tally.dropped, tally.open]
}

/// The promises of a report over time; nothing where there are none.
pub(crate) fn of_report(view: &ViewContext, over_time: &OverTime) -> Option<Picture> {
    let spans = &over_time.promises;
    let most = spans.iter().map(|(_, tally)| tally.total()).max().filter(|most| *most > 0)? as i32;
    let lang = view.lang;
    let base = ABOVE + HIGH;
    let mut shapes = Vec::new();
    for (at, (span, tally)) in spans.iter().enumerate() {
        let x = 6 + at as i32 * STEP;
        let mut y = base;
        let mut free = base + LINE;
        for ((_, look), count) in LOOKS.iter().zip(counts(tally)).filter(|(_, count)| *count > 0) {
            // a part is seen, however small it is
            let height = (count as i32 * HIGH / most).max(2);
            y -= height;
            let area = Area { x, y, width: BAR, height };
            shapes.push(Shape::Box { area, look: *look, full: if *look == Look::Good { 60 } else { 100 } });
            let beside = (y + height / 2 + 4).min(free - LINE);
            free = beside;
            shapes.push(Shape::text(x + BAR + 4, beside, count.to_string(), Style::Small));
        }
        let middle = x + BAR / 2 + 8;
        let (year, part) = halves_of(*span);
        shapes.push(Shape::text(middle, base + 16, part, Style::SmallMiddle));
        shapes.push(Shape::text(middle, base + 31, year, Style::SmallMiddle));
    }
    let width = (6 + spans.len() as i32 * STEP).max(200);
    shapes.push(Shape::line((0, base), (width, base)));
    let told = spans.iter().map(|(span, tally)| format!("{} {}", says::span(*span), tally.total())).collect::<Vec<_>>().join(", ");
    let is_there = |fate: usize| spans.iter().any(|(_, tally)| counts(tally)[fate] > 0);
    let key = LOOKS.iter().enumerate().filter(|(at, _)| is_there(*at)).map(|(_, (fate, look))| Key::area(*look, fate.name(lang)));
    let before = over_time.begins_before.then(|| says::bars_before(lang));
    Some(Picture {
        id: "promises",
        title: says::bars_title(lang),
        desc: says::bars_desc(lang, &told),
        width,
        height: base + 38,
        shapes,
        key: key.collect(),
        words: [Some(says::bars_words(lang)), before].into_iter().flatten().collect(),
        table: Some(table(view, spans)),
    })
}

/// `2026-Q3` as the year and what of it.
fn halves_of(span: Period) -> (String, String) {
    let name = says::span(span);
    name.split_once('-').map(|(year, part)| (year.to_owned(), part.to_owned())).unwrap_or((String::new(), name))
}

fn table(view: &ViewContext, spans: &[(Period, Tally)]) -> Table {
    let row = |(span, tally): &(Period, Tally)| {
        let name = format!("{} ({} – {})", says::span(*span), words::day(view.lang, span.from), words::day(view.lang, span.to));
        (name, counts(tally))
    };
    table_of(says::bars_columns(view.lang), spans.iter().map(row))
}
