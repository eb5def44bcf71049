//! The board as a page for the screen in the team's room: columns by week, stacked on a phone.

use super::super::html::Page;
use super::super::{ViewContext, actions};
use super::{due, owner, title, week, win};
use crate::domain::action::Action;
use crate::domain::board::{Board, Lane, WIN_WEEKS, When};
use crate::domain::promise;
use crate::i18n::{board as says, words};
use askama::Template;

#[derive(Template)]
#[template(path = "board.html")]
struct View {
    page: Page,
    title: String,
    day: String,
    wins_head: String,
    wins: Vec<(String, String)>,
    weeks: Vec<BoardColumn>,
    nothing: String,
    kept_off: Option<String>,
    fit_for: String,
}

struct BoardColumn {
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

pub(crate) fn html(view: &ViewContext, board: &Board) -> String {
    let lang = view.lang;
    let weeks = board.weeks.iter().map(|part| {
        let (name, days) = week(view, part.when);
        BoardColumn {
            name,
            days,
            count: part.count(),
            late: part.when == When::Late,
            lanes: part.lanes.iter().map(|own| lane(view, own)).collect(),
        }
    });
    let view = View {
        page: Page::new(lang, title(view, board), include_str!("../html/board.css")),
        title: title(view, board),
        day: words::long_day(lang, view.today),
        wins_head: says::wins_head(lang, WIN_WEEKS),
        wins: board.wins.iter().map(|(who, action)| win(view, who, action)).collect(),
        weeks: weeks.collect(),
        nothing: says::nothing(lang),
        kept_off: (board.hidden > 0).then(|| says::kept_off(lang, board.hidden)),
        fit_for: says::fit_for(lang),
    };
    // the template is checked when it is compiled, and writing to memory can't fail
    view.render().unwrap_or_default()
}

fn lane(view: &ViewContext, lane: &Lane) -> (String, Vec<Card>) {
    let card = |action: &&Action| Card {
        title: actions::title(view, action),
        when: due(view, action),
        late: promise::is_overdue(action, view.today),
    };
    (owner(view, &lane.owner), lane.actions.iter().map(card).collect())
}
