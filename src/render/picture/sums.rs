//! Wishes with their sums: a bar for each signal and each team, as long as the amount.

use super::{Area, Look, Picture, Shape, Style, team_within, width_of};
use crate::domain::wish::{Sum, Wishes};
use crate::i18n::{pictures as says, wishes as said, words};
use crate::render::ViewContext;
use crate::render::printable::printable;

const WIDTH: i32 = 460;
const ROW: i32 = 36;
const HEAD: i32 = 24;
/// At most so many rows stand under each head.
const MOST: usize = 8;

/// The wishes of a report; nothing where nobody says what anything costs.
pub(crate) fn of_report(view: &ViewContext, wishes: &Wishes) -> Option<Picture> {
    let lang = view.lang;
    let money = |sum: &Sum| said::money(lang, &view.settings.currency, sum.cost);
    let signals: Vec<(String, &Sum)> =
        wishes.by_signal.iter().map(|(signal, sum)| (printable(&said::signal(lang, *signal)), sum)).collect();
    let team = |team: &Option<String>| team.as_deref().map_or_else(|| said::without_team(lang), printable);
    let mut teams: Vec<(String, &Sum)> = wishes.by_team.iter().map(|(of, sum)| (team(of), sum)).collect();
    // one team is everyone
    if teams.len() < 2 {
        teams.clear();
    }
    let most = signals.iter().chain(&teams).map(|(_, sum)| sum.cost.cents()).max().filter(|most| *most > 0)?;
    let mut shapes = Vec::new();
    let (mut y, mut more) = (0, 0);
    for (head, mut rows) in [(says::by_signal(lang), signals), (says::by_team(lang), teams)] {
        if rows.is_empty() {
            continue;
        }
        if rows.len() > MOST {
            more += rows.len() - MOST;
            rows.sort_by_key(|(_, sum)| std::cmp::Reverse(sum.cost.cents()));
            rows.truncate(MOST);
        }
        shapes.push(Shape::text(0, y + 14, head, Style::Small));
        y += HEAD;
        for (name, sum) in rows {
            let cost = (sum.cost.cents() > 0).then(|| money(sum));
            let without = Some(said::without_cost(lang, sum.without_cost)).filter(|text| !text.is_empty());
            let told = [cost, Some(said::count(lang, sum.wishes)), without].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let room = WIDTH - width_of(&told) - 12;
            shapes.push(Shape::text(0, y + 12, team_within(&name, room), Style::Name));
            shapes.push(Shape::text(WIDTH, y + 12, told, Style::SmallEnd));
            let width = (u128::from(sum.cost.cents()) * WIDTH as u128 / u128::from(most)) as i32;
            if width > 0 {
                shapes.push(Shape::Box { area: Area { x: 0, y: y + 18, width, height: 9 }, look: Look::Figure, full: 100 });
            }
            shapes.push(Shape::line((0, y + 28), (WIDTH, y + 28)));
            y += ROW;
        }
        y += 6;
    }
    let total = &wishes.total;
    let mut explained = vec![says::sums_words(lang)];
    explained.extend((more > 0).then(|| says::sums_more(lang, more)));
    Some(Picture {
        id: "wishes",
        title: says::sums_title(lang),
        desc: says::sums_desc(lang, &said::count(lang, total.wishes), &words::people(lang, total.people), &money(total)),
        width: WIDTH,
        height: y,
        shapes,
        key: Vec::new(),
        words: explained,
        table: None,
    })
}
