//! Pictures in pages: shapes that a view places, and one template that writes them as SVG.
//!
//! A picture is read where styles are refused: places, sizes and fills are attributes, texts have the colour of the page around them, and
//! classes add the colours of light and dark. Nothing is told by colour alone: what differs has a pattern, a form or a figure of its own.

pub(crate) mod bars;
pub(crate) mod dots;
pub(crate) mod grid;
pub(crate) mod line;
pub(crate) mod sums;

use super::document::{Row, Table};
use super::table::{Cell, Column, Fit};
use askama::Template;
use unicode_width::UnicodeWidthChar;

/// How wide a picture can be that fits on a phone.
const PHONE: i32 = 470;

/// A picture: what is drawn, and what is said of it.
#[derive(Debug)]
pub(crate) struct Picture {
    /// What tells it from other pictures of a page.
    pub id: &'static str,
    pub title: String,
    /// What it shows, for those who can't see it.
    pub desc: String,
    pub width: i32,
    pub height: i32,
    pub shapes: Vec<Shape>,
    /// What its looks mean.
    pub key: Vec<Key>,
    /// What its words and figures mean, a paragraph each.
    pub words: Vec<String>,
    /// Its figures, where no table beside it has them.
    pub table: Option<Table>,
}

/// What a look means.
#[derive(Debug)]
pub(crate) struct Key {
    pub shape: Shape,
    pub text: String,
}

/// A place and a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Area {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
}

/// What is drawn.
#[derive(Clone, Debug)]
pub(crate) enum Shape {
    /// An area, filled so much of a hundred.
    Box {
        area: Area,
        look: Look,
        full: i32,
    },
    Dot {
        x: i32,
        y: i32,
        look: Look,
    },
    Line {
        from: (i32, i32),
        to: (i32, i32),
        is_dashed: bool,
    },
    Mark {
        x: i32,
        y: i32,
        mark: Mark,
    },
    Text {
        x: i32,
        y: i32,
        text: String,
        style: Style,
    },
}

/// How a shape is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    Good,
    /// Lines in one direction.
    Hatch,
    /// Lines in two directions.
    Cross,
    /// Lines of what may not be told.
    Hidden,
    Dots,
    Hollow,
    /// A figure: the more, the fuller.
    Figure,
    /// A dot that is filled on one side.
    Half,
    /// A small grey dot.
    Plain,
}

/// What stands at a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Done,
    Due,
    LetGo,
}

/// How a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Name,
    Small,
    /// The same, in the middle above what it is about.
    SmallMiddle,
    /// The same, ending where it is placed.
    SmallEnd,
    /// A figure in the middle of its cell.
    Figure,
}

impl Style {
    fn anchor(self) -> &'static str {
        match self {
            Style::Name | Style::Small => "start",
            Style::SmallMiddle | Style::Figure => "middle",
            Style::SmallEnd => "end",
        }
    }

    fn class(self) -> &'static str {
        if self.is_small() { "fill-soft" } else { "" }
    }

    fn is_small(self) -> bool {
        matches!(self, Style::Small | Style::SmallMiddle | Style::SmallEnd)
    }

    fn is_strong(self) -> bool {
        self == Style::Name
    }
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Look::Good => "fill-good line-good",
            Look::Hatch => "line-soon",
            Look::Cross => "line-late",
            Look::Dots | Look::Hollow | Look::Hidden => "line-edge",
            Look::Half => "line-soon",
            Look::Figure => "fill-accent",
            Look::Plain => "fill-soft line-soft",
        }
    }

    fn fill(self, id: &str) -> String {
        match self {
            Look::Good => "#1e6b3a".to_owned(),
            Look::Hatch => format!("url(#{id}-hatch)"),
            Look::Cross => format!("url(#{id}-cross)"),
            Look::Hidden => format!("url(#{id}-hidden)"),
            Look::Dots => format!("url(#{id}-dots)"),
            Look::Hollow | Look::Half => "none".to_owned(),
            Look::Figure => "#1f5f8b".to_owned(),
            Look::Plain => "#5a6670".to_owned(),
        }
    }

    fn is_half(self) -> bool {
        self == Look::Half
    }

    fn line(self) -> &'static str {
        match self {
            Look::Good => "#1e6b3a",
            Look::Hatch | Look::Half => "#8a5a00",
            Look::Cross => "#b3261e",
            Look::Dots | Look::Hollow | Look::Hidden => "#7d8993",
            Look::Plain => "#5a6670",
            Look::Figure => "none",
        }
    }
}

impl Mark {
    fn path(self, x: i32, y: i32) -> String {
        match self {
            Mark::Done => format!("M{} {}l4 4l7 -9", x - 5, y),
            Mark::Due => format!("M{} {}l5 5l-5 5l-5 -5Z", x, y - 5),
            Mark::LetGo => format!("M{} {}h10", x - 5, y),
        }
    }

    fn fill(self) -> &'static str {
        if self == Mark::Due { "currentColor" } else { "none" }
    }
}

/// The patterns: their names, and the colours of their lines.
fn patterns() -> [(&'static str, &'static str, &'static str); 4] {
    [("hatch", "soon", "#8a5a00"), ("cross", "late", "#b3261e"), ("hidden", "edge", "#7d8993"), ("dots", "soft", "#5a6670")]
}

#[derive(Template)]
#[template(path = "picture.svg")]
struct Drawing<'p> {
    picture: &'p Picture,
}

#[derive(Template)]
#[template(source = "{% include \"shape.svg\" %}", ext = "svg")]
struct Swatch<'p> {
    picture: &'p Picture,
    shape: &'p Shape,
}

impl Picture {
    /// The picture as SVG.
    pub(crate) fn svg(&self) -> String {
        // writing to memory can't fail
        Drawing { picture: self }.render().unwrap_or_default()
    }

    /// What stands before a line of its key.
    pub(crate) fn swatch(&self, key: &Key) -> String {
        Swatch { picture: self, shape: &key.shape }.render().unwrap_or_default()
    }

    /// Whether it is wider than a phone.
    pub(crate) fn is_wide(&self) -> bool {
        self.width > PHONE
    }
}

impl Key {
    /// What an area means.
    fn area(look: Look, text: impl Into<String>) -> Key {
        Key { shape: Shape::Box { area: Area { x: 1, y: 2, width: 18, height: 12 }, look, full: 100 }, text: text.into() }
    }

    /// What a dot means.
    fn dot(look: Look, text: impl Into<String>) -> Key {
        Key { shape: Shape::Dot { x: 10, y: 8, look }, text: text.into() }
    }

    /// What a mark means.
    fn mark(mark: Mark, text: impl Into<String>) -> Key {
        Key { shape: Shape::Mark { x: 10, y: 8, mark }, text: text.into() }
    }
}

impl Shape {
    /// How much its fill covers.
    fn opacity(&self) -> String {
        let full = match self {
            // a figure stands on it, and has to be read
            Shape::Box { look: Look::Figure, full, .. } => full * 45 / 100,
            Shape::Box { full, .. } => *full,
            _ => 100,
        };
        format!("{:.2}", f64::from(full) / 100.0)
    }

    fn dashes(&self) -> &'static str {
        if matches!(self, Shape::Line { is_dashed: true, .. }) { " stroke-dasharray=\"3 3\"" } else { "" }
    }

    fn path(&self) -> String {
        if let Shape::Mark { x, y, mark } = self { mark.path(*x, *y) } else { String::new() }
    }

    fn text(x: i32, y: i32, text: impl Into<String>, style: Style) -> Shape {
        Shape::Text { x, y, text: text.into(), style }
    }

    fn line(from: (i32, i32), to: (i32, i32)) -> Shape {
        Shape::Line { from, to, is_dashed: false }
    }
}

/// A table of figures: what each row is about, and its figures.
fn table_of<const COLUMNS: usize, const COUNTS: usize>(
    heads: [&'static str; COLUMNS],
    rows: impl Iterator<Item = (String, [usize; COUNTS])>,
) -> Table {
    let columns = heads.into_iter().enumerate().map(|(at, head)| Column { head, fit: Fit::Whole, right: at > 0 }).collect();
    let cells = |(name, counts): (String, [usize; COUNTS])| {
        let counts = counts.map(|count| Cell::new(count.to_string()));
        Row::from(std::iter::once(Cell::new(name)).chain(counts).collect::<Vec<_>>())
    };
    Table { columns, rows: rows.map(cells).collect(), ..Table::default() }
}

/// About how wide a text of 13 pixels is: fonts differ, so rather too wide.
fn width_of(text: &str) -> i32 {
    let of = |letter: char| match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '|' | '\'' | '(' | ')' | ' ' | 't' | 'f' | 'r' => 55,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 135,
        letter if letter.is_uppercase() => 102,
        letter => 88 * letter.width().unwrap_or(0) as i32,
    };
    text.chars().map(of).sum::<i32>() / 10
}

/// A text in so much room, with `…` where it was cut.
fn within(text: &str, room: i32) -> String {
    if width_of(text) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        kept.push(letter);
        if width_of(&kept) + width_of("…") > room {
            kept.pop();
            break;
        }
    }
    format!("{}…", kept.trim_end())
}

/// The name of a team in so much room: what it lies within goes first.
fn team_within(text: &str, room: i32) -> String {
    let mut shown = text;
    while width_of(shown) > room
        && let Some((_, rest)) = shown.split_once('/')
    {
        shown = rest;
    }
    within(shown, room)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::action::{Action, Status};
    use crate::domain::over_time::{ObstacleGrid, OverTime, Place, Reach};
    use crate::domain::period::Period;
    use crate::domain::promise::Tally;
    use crate::domain::records::Records;
    use crate::domain::report::Scope;
    use crate::domain::sample::{action, day};
    use crate::domain::settings::Settings;
    use crate::i18n::Language;
    use crate::render::ViewContext;
    use chrono::{Days, Months};

    /// Nothing is outside the picture, and no text runs into another.
    fn is_sound(picture: &Picture) {
        let mut texts: Vec<(Area, &str)> = Vec::new();
        let inside = |x: i32, y: i32| {
            assert!((0..=picture.width).contains(&x) && (0..=picture.height).contains(&y), "{x} {y} is outside: {picture:#?}");
        };
        for shape in &picture.shapes {
            match shape {
                Shape::Box { area, .. } => {
                    assert!(area.width >= 0 && area.height >= 0, "{area:?}");
                    inside(area.x, area.y);
                    inside(area.x + area.width, area.y + area.height);
                }
                Shape::Dot { x, y, .. } | Shape::Mark { x, y, .. } => {
                    inside(x - 6, y - 5);
                    inside(x + 6, y + 5);
                }
                Shape::Line { from, to, .. } => {
                    inside(from.0, from.1);
                    inside(to.0, to.1);
                }
                Shape::Text { x, y, text, style } => {
                    let width = if style.is_small() { width_of(text) * 12 / 13 } else { width_of(text) };
                    let left = match style.anchor() {
                        "start" => *x,
                        "middle" => x - width / 2,
                        _ => x - width,
                    };
                    inside(left, y - 10);
                    inside(left + width, y + 3);
                    texts.push((Area { x: left, y: y - 10, width, height: 12 }, text));
                }
            }
        }
        for (at, (one, said)) in texts.iter().enumerate() {
            for (other, also) in &texts[at + 1..] {
                let apart = one.x + one.width <= other.x
                    || other.x + other.width <= one.x
                    || one.y + one.height <= other.y
                    || other.y + other.height <= one.y;
                assert!(apart, "`{said}` {one:?} runs into `{also}` {other:?}");
            }
        }
        assert!(!picture.title.is_empty() && !picture.desc.is_empty() && !picture.words.is_empty());
    }

    #[test]
    fn generated_pictures_have_everything_inside_and_no_text_over_another() {
        let (settings, records) = (Settings::default(), Records::default());
        let mut random = fastrand::Rng::with_seed(7);
        for case in 0..150 {
            let view = ViewContext {
                lang: if case % 2 == 0 { Language::Nl } else { Language::En },
                width: 80,
                today: day("2026-11-20"),
                settings: &settings,
                people: records.people(),
                ids: Default::default(),
                readers: Vec::new(),
            };
            let mut some = |most: usize| match random.usize(..4) {
                0 => 0,
                1 => random.usize(..=most),
                _ => random.usize(..=most.min(9)),
            };
            let halves: Vec<Period> =
                (0..1 + some(3) as i32).filter_map(|at| Period::around(day("2026-07-01") - Months::new(6 * at as u32), 6)).collect();
            let name = |at: usize| format!("{}{at}", ["Zorg/Wijkteam Noord-Oost ", "ICT", "日本語のチーム", "W"][at % 4]);
            let teams: Vec<Place> = (0..1 + some(4)).map(|at| Place::Team(name(at))).collect();
            let grid = ObstacleGrid {
                rows: (0..1 + some(7))
                    .map(|at| (name(at), teams.iter().map(|_| halves.iter().map(|_| some(9_999)).collect()).collect()))
                    .collect(),
                more: some(20),
                teams,
                halves: halves.clone(),
            };
            let tally = Tally { kept: some(9_000), late: some(100), broken: some(90), dropped: some(3), open: some(1), ..Tally::default() };
            let promises = halves.iter().map(|half| (*half, tally)).collect();
            let reach: Vec<Reach> = (0..1 + some(19))
                .map(|at| Reach {
                    place: Place::Itself(name(at)),
                    in_rhythm: some(2_000),
                    late: some(300),
                    talked: some(9),
                    no_talk: some(70),
                    behind: some(370),
                })
                .collect();
            let period = Period { from: day("2025-11-20"), to: day("2026-11-20") };
            let scope = Scope { only: Default::default(), own: false, period, as_of: period.to, today: period.to };
            let actions: Vec<Action> = (0..1 + some(30))
                .map(|at| {
                    let created = day("2026-11-19") - Days::new(some(900) as u64);
                    let due = (some(5) > 0).then(|| created + Days::new(some(2_000) as u64));
                    let status = [Status::Open, Status::Done, Status::Dropped][some(2)];
                    let closed =
                        (status != Status::Open && at % 5 > 0).then(|| day("2026-11-20").min(created + Days::new(some(400) as u64)));
                    Action {
                        employee: None,
                        title: name(at).repeat(1 + some(9)),
                        created,
                        due,
                        status,
                        closed,
                        ..action("x", "a1aaaaaa", "2026-12-01")
                    }
                })
                .collect();
            let ones: Vec<line::One> = actions.iter().map(|action| line::One { action, title: action.title.clone() }).collect();
            let over_time = OverTime { promises, ..OverTime::default() };
            let drawn = [
                grid::of_report(&view, &grid, &scope, str::to_owned),
                bars::of_report(&view, &over_time),
                dots::of_report(&view, &reach, period.to),
                line::of_actions(&view, &ones, period.from, period.to),
            ];
            drawn.iter().flatten().for_each(is_sound);
            assert!(drawn[0].is_some() && drawn[2].is_some());
        }
    }

    #[test]
    fn a_text_is_cut_to_its_room() {
        assert_eq!(within("Planning", 100), "Planning");
        let cut = within("Zorg/Wijkteam Noord van de hele regio", 120);
        assert!(cut.ends_with('…') && width_of(&cut) <= 120, "{cut}");
        assert_eq!(within("Noord", 0), "…");
        assert_eq!(team_within("Zorg/Wijkteam Zuid", 130), "Wijkteam Zuid");
        assert_eq!(team_within("Zorg/Wijkteam Zuid", 400), "Zorg/Wijkteam Zuid");
        assert!(width_of("日本語") > width_of("abc"));
    }

    #[test]
    fn no_text_becomes_part_of_the_picture() {
        let hostile = || "</title><script>alert(1)</script>\" onload=\"x".to_owned();
        let picture = Picture {
            id: "x",
            title: hostile(),
            desc: hostile(),
            width: 100,
            height: 20,
            shapes: vec![Shape::text(0, 12, hostile(), Style::Name)],
            key: Vec::new(),
            words: Vec::new(),
            table: None,
        };
        let svg = picture.svg();
        assert!(!svg.contains("<script") && !svg.contains("onload=\"") && svg.matches("alert(1)").count() == 3, "{svg}");
    }
}
