//! The organisation's actions on a line of time.

use super::{Area, Key, Look, Mark, Picture, Shape, Style, width_of, within};
use crate::domain::action::{Action, Status};
use crate::domain::promise::is_overdue;
use crate::i18n::{pictures as says, words};
use crate::render::ViewContext;
use chrono::{Datelike, Months, NaiveDate};

const WIDTH: i32 = 700;
const ROW: i32 = 40;
const TOP: i32 = 40;
/// What is left of the first day and right of the last.
const EDGE: i32 = 10;
/// At most so many actions stand below each other.
const MOST: usize = 12;

/// An action, with what it may be called here.
pub(crate) struct One<'a> {
    pub action: &'a Action,
    pub title: String,
}

/// Actions on a line of time that begins on a day, or earlier if all that is shown does; `day` is that as of which they are told. Nothing
/// where none of them reaches into it.
pub(crate) fn of_actions(view: &ViewContext, all: &[One], from: NaiveDate, day: NaiveDate) -> Option<Picture> {
    let lang = view.lang;
    let ends = |one: &One| -> Option<NaiveDate> {
        let action = one.action;
        if action.is_open() { None } else { Some(action.closed.or(action.due).unwrap_or(action.created).max(action.created)) }
    };
    let shown: Vec<&One> = all.iter().filter(|one| ends(one).is_none_or(|end| end >= from)).collect();
    let more = all.len() - shown.len().min(MOST);
    let mut shown: Vec<&One> = shown.into_iter().take(MOST).collect();
    // as they began, so that the eye goes down with time
    shown.sort_by_key(|one| (one.action.created, one.action.id));
    let first = shown.iter().map(|one| one.action.created).min()?.max(from).min(day);
    // a due day far ahead does not press everything else together
    let far = day.checked_add_months(Months::new(12)).unwrap_or(day);
    let last = shown.iter().filter_map(|one| one.action.due).max().unwrap_or(day).clamp(day, far);
    let (axis, step) = axis(first, last)?;
    let days = (axis[axis.len() - 1] - axis[0]).num_days().max(1);
    let at = |date: NaiveDate| {
        let date = date.clamp(axis[0], axis[axis.len() - 1]);
        EDGE + ((date - axis[0]).num_days() * i64::from(WIDTH - 2 * EDGE) / days) as i32
    };
    let bottom = TOP + shown.len() as i32 * ROW;
    let mut shapes = Vec::new();
    let mut free = 0;
    for tick in &axis {
        let label = label(view, *tick, step);
        let half = width_of(&label) / 2 + 1;
        let x = at(*tick).clamp(half, WIDTH - half);
        shapes.push(Shape::line((at(*tick), TOP - 6), (at(*tick), bottom)));
        if x - half >= free {
            shapes.push(Shape::text(x, TOP - 12, label, Style::SmallMiddle));
            free = x + half + 10;
        }
    }
    let told = says::as_of(lang, &words::day(lang, day));
    let half = width_of(&told) / 2 + 1;
    shapes.push(Shape::Line { from: (at(day), 16), to: (at(day), bottom), is_dashed: true });
    shapes.push(Shape::text(at(day).clamp(half, WIDTH - half), 11, told, Style::SmallMiddle));
    for (row, one) in shown.iter().enumerate() {
        let (action, y) = (one.action, TOP + row as i32 * ROW);
        let from = at(action.created);
        let area = |from: i32, to: i32| Area { x: from, y: y + 20, width: (to - from).max(2), height: 10 };
        let title = within(&one.title, WIDTH - 2 * EDGE);
        // from where the bar begins, as far as there is room
        let x = from.min(WIDTH - width_of(&title) - 4).max(4);
        shapes.push(Shape::text(x, y + 14, title, Style::Name));
        let mark = |date: NaiveDate, mark: Mark| Shape::Mark { x: at(date).clamp(8, WIDTH - 8), y: y + 25, mark };
        match (action.status, ends(one)) {
            (Status::Dropped, Some(end)) => {
                shapes.push(Shape::Box { area: area(from, at(end)), look: Look::Dots, full: 100 });
                shapes.push(mark(end, Mark::LetGo));
            }
            (_, Some(end)) => {
                shapes.push(Shape::Box { area: area(from, at(end)), look: Look::Good, full: 60 });
                shapes.push(mark(end, Mark::Done));
            }
            (_, None) => {
                let due = action.due.map(|due| due.max(action.created));
                let runs = due.unwrap_or(day);
                shapes.push(Shape::Box { area: area(from, at(runs)), look: Look::Hollow, full: 0 });
                if let Some(due) = due {
                    if is_overdue(action, day) {
                        shapes.push(Shape::Box { area: area(at(due), at(day)), look: Look::Cross, full: 100 });
                    }
                    shapes.push(mark(due, Mark::Due));
                }
            }
        }
    }
    let has = |is: &dyn Fn(&Action) -> bool| shown.iter().any(|one| is(one.action));
    let keys = [
        has(&|action| action.status == Status::Done).then(|| Key::area(Look::Good, says::bar_done(lang))),
        has(&Action::is_open).then(|| Key::area(Look::Hollow, says::bar_open(lang))),
        has(&|action| is_overdue(action, day)).then(|| Key::area(Look::Cross, says::bar_late(lang))),
        has(&|action| action.status == Status::Dropped).then(|| Key::area(Look::Dots, says::bar_let_go(lang))),
        has(&|action| action.status == Status::Done).then(|| Key::mark(Mark::Done, says::mark_done(lang))),
        has(&|action| action.is_open() && action.due.is_some()).then(|| Key::mark(Mark::Due, says::mark_due(lang))),
    ];
    let mut said = vec![says::line_words(lang, &words::day(lang, day))];
    said.extend((more > 0).then(|| says::line_more(lang, more)));
    Some(Picture {
        id: "organisation",
        title: says::line_title(lang),
        desc: says::line_desc(lang, shown.len(), &words::day(lang, axis[0]), &words::day(lang, axis[axis.len() - 1])),
        width: WIDTH,
        height: bottom + 4,
        shapes,
        key: keys.into_iter().flatten().collect(),
        words: said,
        table: None,
    })
}

/// First days of months from before a day to after another, few enough to be read, and how many months lie between them.
fn axis(first: NaiveDate, last: NaiveDate) -> Option<(Vec<NaiveDate>, i32)> {
    let months = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
    let day_of = |month: i32| NaiveDate::from_ymd_opt(month.div_euclid(12), month.rem_euclid(12) as u32 + 1, 1);
    let step = [1, 2, 3, 6, 12, 24, 60, 120].into_iter().find(|step| (months(last) - months(first)) / step <= 9).unwrap_or(1200);
    let from = months(first).div_euclid(step) * step;
    let to = (months(last).div_euclid(step) + 1) * step;
    let days = (from..=to).step_by(step as usize).map(day_of).collect::<Option<Vec<_>>>()?;
    Some((days, step))
}

/// What stands above the first day of a month.
fn label(view: &ViewContext, day: NaiveDate, step: i32) -> String {
    if step >= 12 {
        return day.year().to_string();
    }
    let told = words::day(view.lang, day);
    let month = told.split(' ').nth(1).unwrap_or_default();
    if day.month() == 1 { format!("{month} {}", day.year()) } else { month.to_owned() }
}
