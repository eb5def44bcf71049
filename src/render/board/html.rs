//! The board as a page for the screen in the team's room: columns by week, stacked on a phone.

use super::super::html::Page;
use super::super::{Look, actions};
use super::{due, owner, title, week, win};
use crate::domain::action::Action;
use crate::domain::board::{Board, Lane, WIN_WEEKS, When};
use crate::domain::promise;
use crate::i18n::{board as said, words};
use askama::Template;

#[derive(Template)]
#[template(path = "board.html")]
struct View {
    page: Page,
    title: String,
    day: String,
    wins_head: String,
    wins: Vec<(String, String)>,
    weeks: Vec<Column>,
    nothing: String,
    kept_off: Option<String>,
    fit_for: String,
}

struct Column {
    name: &'static str,
    days: Option<String>,
    count: usize,
    late: bool,
    lanes: Vec<(String, Vec<Card>)>,
}

struct Card {
    title: String,
    when: String,
    late: bool,
}

/// The whole board.
pub fn html(look: &Look, board: &Board) -> String {
    let lang = look.lang;
    let weeks = board.weeks.iter().map(|part| {
        let (name, days) = week(look, part.when);
        Column {
            name,
            days,
            count: part.count(),
            late: part.when == When::Late,
            lanes: part.lanes.iter().map(|own| lane(look, own)).collect(),
        }
    });
    let view = View {
        page: Page::new(lang, title(look, board), include_str!("../html/board.css")),
        title: title(look, board),
        day: words::long_day(lang, look.today),
        wins_head: said::wins_head(lang, WIN_WEEKS),
        wins: board.wins.iter().map(|(who, action)| win(look, who, action)).collect(),
        weeks: weeks.collect(),
        nothing: said::nothing(lang),
        kept_off: (board.hidden > 0).then(|| said::kept_off(lang, board.hidden)),
        fit_for: said::fit_for(lang),
    };
    // the template is checked when it is compiled, and writing to memory can't fail
    view.render().unwrap_or_default()
}

fn lane(look: &Look, lane: &Lane) -> (String, Vec<Card>) {
    let card = |action: &&Action| Card {
        title: actions::title(look, action),
        when: due(look, action),
        late: promise::is_overdue(action, look.today),
    };
    (owner(look, &lane.owner), lane.actions.iter().map(card).collect())
}
