//! Columns that line up: as wide as what is in them, narrowed to the width there is, long texts end in `…` or go on below.

use super::style;
use std::borrow::Borrow;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How a column behaves when there is too little room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// Always as wide as its widest cell.
    Whole,
    /// May be cut down to this many columns.
    AtLeast(usize),
    /// May be cut down to the second of these, and to the first when nothing else helps.
    Prefers(usize, usize),
    /// May be narrowed like that, and loses nothing: it goes on below itself. What a no-break space joins stays together
    /// where there is room for it.
    Wraps(usize, usize),
    /// Left out when the others would not fit.
    IfRoom,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    /// What stands above it.
    pub head: &'static str,
    pub fit: Fit,
    /// Whether its texts stand to the right.
    pub right: bool,
}

impl Column {
    /// The same under a heading.
    pub(crate) fn under(self, head: &'static str) -> Column {
        Column { head, ..self }
    }
}

/// A cell: its text, safe to show, and how to paint it once it has its width.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    text: String,
    full: Option<String>,
    /// How wide a bar of the most would be.
    whole_bar: usize,
    /// How it is painted.
    pub paint: Paint,
}

/// How a cell, or a text beside others, is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paint {
    None,
    /// As what matters less.
    Dim,
    /// As late by this many days.
    Late(i64),
    /// As late, however little.
    Bad,
    /// As what asks for attention soon.
    Warn,
    /// As something that went well.
    Good,
    /// As an id of which this many characters tell.
    Id(usize),
    /// As a bar, so much of so much.
    Bar(usize, usize),
}

impl Cell {
    pub(crate) fn new(text: impl Into<String>) -> Cell {
        Cell::painted(text, Paint::None)
    }

    pub(crate) fn painted(text: impl Into<String>, paint: Paint) -> Cell {
        Cell { text: text.into(), full: None, whole_bar: 0, paint }
    }

    pub(crate) fn bar(value: usize, most: usize, width: usize) -> Cell {
        Cell { whole_bar: width, ..Cell::painted(bar(value, most, width), Paint::Bar(value, most)) }
    }

    /// The same, with what it is called where there is room, and under a heading.
    pub(crate) fn in_full(self, full: impl Into<String>) -> Cell {
        Cell { full: Some(full.into()), ..self }
    }

    /// Its text where there is room.
    pub(crate) fn full(&self) -> &str {
        self.full.as_deref().unwrap_or(&self.text)
    }

    /// Its text in so many columns: a bar drawn shorter, as all those above and below it, any other text cut.
    fn within(&self, width: usize) -> String {
        match self.paint {
            Paint::Bar(value, most) if width < self.whole_bar => bar(value, most, width),
            _ => cut(&self.text.replace('\u{a0}', " "), width),
        }
    }

    /// How many columns its text takes.
    pub(crate) fn width(&self) -> usize {
        self.text.width()
    }
}

const GAP: usize = 2;
/// What is between the parts of a line.
const DOT: &str = " · ";
/// With fewer columns than this there is no room for rows side by side: each becomes an entry of two lines.
pub(crate) const NARROW: usize = 62;
/// The least that a bar is drawn in.
const SHORTEST_BAR: usize = 6;
/// The least of a name that stands beside others on a line.
const SHORTEST_NAME: usize = 14;
/// How much of any text tells enough.
const ENOUGH: usize = 18;

/// The table as text, each line with `indent` blanks before it. No table for no rows. In a narrow terminal each row is an
/// entry of two lines; a few names and figures that fit stay a table.
pub(crate) fn table<C: Borrow<Cell>>(columns: &[Column], rows: &[Vec<C>], width: usize, indent: usize) -> String {
    let (head, rows) = with_heads(columns, rows, width, indent);
    head + &rows.concat()
}

/// The same, with the line of the heads apart and a text a row.
pub(crate) fn with_heads<C: Borrow<Cell>>(columns: &[Column], rows: &[Vec<C>], width: usize, indent: usize) -> (String, Vec<String>) {
    let is_list = columns.iter().any(|column| !column.head.is_empty());
    let room = width.saturating_sub(indent);
    let is_narrow = width < NARROW && (is_list || !is_whole(columns, rows, room));
    if is_narrow || !fits(columns, rows, room) {
        return (String::new(), entries(columns, rows, &First::of(columns, rows), width, indent));
    }
    side_by_side(columns, rows, width, indent)
}

/// The table with its rows side by side at any width: the line of the heads, and a text a row.
pub(crate) fn side_by_side<C: Borrow<Cell>>(columns: &[Column], rows: &[Vec<C>], width: usize, indent: usize) -> (String, Vec<String>) {
    if rows.is_empty() {
        return (String::new(), Vec::new());
    }
    let widths = widths(columns, rows, width.saturating_sub(indent));
    let heads: Vec<Cell> = columns.iter().map(|column| Cell::painted(column.head.to_uppercase(), Paint::Dim)).collect();
    let has_heads = columns.iter().any(|column| !column.head.is_empty());
    let head = if has_heads { row(columns, &heads, &widths, indent) } else { String::new() };
    (head, rows.iter().map(|cells| row(columns, cells, &widths, indent)).collect())
}

/// The same without heads, a text a row: a row is more than a line where a column wraps.
pub(crate) fn rows<C: Borrow<Cell>>(columns: &[Column], rows: &[Vec<C>], width: usize, indent: usize) -> Vec<String> {
    let widths = widths(columns, rows, width.saturating_sub(indent));
    rows.iter().map(|cells| row(columns, cells, &widths, indent)).collect()
}

/// Whether rows side by side are no wider than there is room for, however much of them is cut.
pub(crate) fn fits<C: Borrow<Cell>>(columns: &[Column], rows: &[Vec<C>], room: usize) -> bool {
    total(&widths(columns, rows, room)) <= room
}

/// Whether nothing is cut, and no column left out, in so much room.
pub(crate) fn is_whole<C: Borrow<Cell>>(columns: &[Column], rows: &[Vec<C>], room: usize) -> bool {
    let is_fitting = |(at, width): (usize, &Option<usize>)| {
        let widest = rows.iter().map(|row| row[at].borrow().width()).max().unwrap_or(0);
        width.map_or(widest == 0 || columns[at].fit == Fit::IfRoom, |width| is_bar(rows, at) || width >= widest)
    };
    let widths = widths(columns, rows, room);
    total(&widths) <= room && widths.iter().enumerate().all(is_fitting)
}

/// The columns that stand on the first line of an entry, by their places.
#[derive(Clone, Copy, Debug)]
pub(crate) struct First {
    /// What presses most: how late, which day. It lines up before the name.
    pub lead: Option<usize>,
    /// Who or what it is about: as wide as there is room.
    pub name: usize,
    /// What stands behind the name where there is room, else first on the second line.
    pub tail: Option<usize>,
    /// Whether the rest is cut so that it stays on one line, where that can be done and still tell something.
    pub short: bool,
}

impl First {
    /// Those that a table's columns suggest: the first that is always whole, the first that may be cut, and the ids.
    pub(crate) fn of<C: Borrow<Cell>>(columns: &[Column], rows: &[Vec<C>]) -> First {
        let cells = |at: usize| rows.iter().map(move |row| row[at].borrow());
        let is_id = |at: usize| cells(at).any(|cell| matches!(cell.paint, Paint::Id(_)));
        let filled: Vec<usize> = (0..columns.len()).filter(|at| cells(*at).any(|cell| !cell.text.is_empty())).collect();
        let plain = || filled.iter().copied().filter(|at| !is_id(*at) && !is_bar(rows, *at));
        let name = plain().find(|at| columns[*at].fit.good() < usize::MAX).or_else(|| plain().next()).unwrap_or(0);
        let is_usual = |at: usize| cells(at).filter(|cell| !cell.text.is_empty()).count() * 2 > rows.len();
        let lead = plain().find(|at| *at != name && columns[*at].fit == Fit::Whole && is_usual(*at));
        First { lead, name, tail: filled.iter().copied().find(|at| is_id(*at)), short: true }
    }
}

fn is_bar<C: Borrow<Cell>>(rows: &[Vec<C>], at: usize) -> bool {
    rows.iter().any(|row| matches!(row[at].borrow().paint, Paint::Bar(..)))
}

/// Each row as an entry of two lines: what presses most and whose it is, and below that the rest. Nothing goes on in the middle of a
/// part: what is too long ends in `…`, the longest part first.
pub(crate) fn entries<C: Borrow<Cell>>(columns: &[Column], rows: &[Vec<C>], first: &First, width: usize, indent: usize) -> Vec<String> {
    let room = width.saturating_sub(indent);
    let widest = |at: usize| rows.iter().map(|row| row[at].borrow().width()).max().unwrap_or(0);
    let lead = first.lead.map(|at| (at, widest(at).min(room))).filter(|(_, width)| *width > 0);
    let for_name = room.saturating_sub(lead.map_or(0, |(_, width)| width + GAP));
    // where there is hardly a line, the name stands below too
    let is_below = for_name < SHORTEST_NAME.min(widest(first.name));
    // what stands behind a name stands there for nearly all rows, or for none
    let fits = |width: usize| rows.iter().filter(|row| row[first.name].borrow().width() + GAP + width <= for_name).count();
    let is_tail = |(_, width): &(usize, usize)| {
        *width > 0 && !is_below && fits(*width) * 4 >= rows.len() * 3 && width + GAP + SHORTEST_NAME <= for_name
    };
    let tail = first.tail.map(|at| (at, widest(at))).filter(is_tail);
    let beside = tail.map_or(for_name, |(_, width)| for_name.saturating_sub(width + GAP)).min(widest(first.name));
    let entry = |row: &Vec<C>| {
        let cell = |at: usize| row[at].borrow();
        let name = cell(first.name);
        // a name that needs all of the line has it, and what stood behind it goes below
        let is_long = name.width() > beside;
        let mut parts = Vec::new();
        if let Some((at, lead)) = lead {
            parts.push((cell(at), cut(&cell(at).text, lead), lead, columns[at].right));
        }
        if !is_below {
            parts.push((name, cut(&name.text, if is_long { for_name } else { beside }), beside, false));
        }
        if let Some((at, width)) = tail.filter(|_| !is_long) {
            parts.push((cell(at), cell(at).text.clone(), width, false));
        }
        let mut out = " ".repeat(indent);
        let mut owed = 0;
        for (cell, text, width, right) in parts {
            let blanks = width.saturating_sub(text.width());
            let (before, after) = if right { (blanks, 0) } else { (0, blanks) };
            if text.is_empty() {
                owed += width + GAP;
                continue;
            }
            out.extend(std::iter::repeat_n(' ', owed + before));
            out.push_str(&cell.paint.apply(&text));
            owed = after + GAP;
        }
        let is_told = |at: usize| match at {
            at if at == first.name => !is_below,
            at if Some(at) == first.tail => !is_long && tail.is_some(),
            at => Some(at) == lead.map(|(at, _)| at),
        };
        let mut rest: Vec<usize> = (0..columns.len()).filter(|at| !is_told(*at) && !cell(*at).text.is_empty()).collect();
        // what tells one from another stands in front, what may go at the end
        rest.sort_by_key(|at| (*at != first.name, Some(*at) != first.tail, columns[*at].fit == Fit::IfRoom));
        out.push('\n');
        let cells: Vec<(Fit, &Cell)> = rest.iter().map(|at| (columns[*at].fit, cell(*at))).collect();
        let below = joined(cells, room.saturating_sub(GAP), first.short);
        out.extend(below.iter().map(|line| format!("{}{line}\n", " ".repeat(indent + GAP))));
        out
    };
    rows.iter().map(entry).collect()
}

/// Cells on one line with dots between them: without those that may go where there is no room for them, then with the longest
/// cut. Where even that is too much they stand over several lines, each whole. A bar has no dot behind it.
fn joined(mut cells: Vec<(Fit, &Cell)>, room: usize, short: bool) -> Vec<String> {
    let gap = |cell: &Cell| if matches!(cell.paint, Paint::Bar(..)) { GAP } else { DOT.width() };
    let taken = |cells: &[(Fit, &Cell)], widths: &[usize]| {
        widths.iter().sum::<usize>() + cells.iter().rev().skip(1).map(|(_, cell)| gap(cell)).sum::<usize>()
    };
    let natural = |cells: &[(Fit, &Cell)]| cells.iter().map(|(_, cell)| cell.width()).collect::<Vec<usize>>();
    while taken(&cells, &natural(&cells)) > room
        && let Some(at) = cells.iter().rposition(|(fit, _)| *fit == Fit::IfRoom)
    {
        cells.remove(at);
    }
    let mut widths = natural(&cells);
    let enough: fn(Fit) -> usize = |fit| fit.good().min(ENOUGH);
    let least: fn(Fit) -> usize = if short { Fit::least } else { enough };
    for floor in [Fit::good as fn(Fit) -> usize, enough, least] {
        while taken(&cells, &widths) > room {
            let flexible = widths.iter_mut().zip(&cells).filter(|(_, (_, cell))| cell.whole_bar == 0);
            let above = flexible.filter(|(width, (fit, _))| **width > floor(*fit));
            let Some((widest, _)) = above.max_by_key(|(width, _)| **width) else { break };
            *widest -= 1;
        }
    }
    // over several lines each has room
    if taken(&cells, &widths) > room {
        widths = natural(&cells);
    }
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0;
    for (at, ((_, cell), width)) in cells.iter().zip(&widths).enumerate() {
        let text = if cell.whole_bar > 0 { cell.text.clone() } else { cell.within((*width).min(room)) };
        let gap = at.checked_sub(1).map_or(0, |before| gap(cells[before].1));
        let between = if gap == GAP { "  ".to_owned() } else { style::dim(DOT) };
        match lines.last_mut().filter(|_| used + gap + text.width() <= room) {
            Some(line) => {
                line.push_str(&format!("{between}{}", cell.paint.apply(&text)));
                used += gap + text.width();
            }
            None => {
                lines.push(cell.paint.apply(&text));
                used = text.width();
            }
        }
    }
    lines
}

/// A row over as many lines as its longest cell takes.
fn row<C: Borrow<Cell>>(columns: &[Column], cells: &[C], widths: &[Option<usize>], indent: usize) -> String {
    let lines = |((cell, column), width): ((&C, &Column), &Option<usize>)| match (column.fit, width) {
        (_, None) => Vec::new(),
        (Fit::Wraps(..), Some(width)) => wrap_whole(&cell.borrow().text, *width),
        (_, Some(width)) => vec![cell.borrow().within(*width)],
    };
    let texts: Vec<Vec<String>> = cells.iter().zip(columns).zip(widths).map(lines).collect();
    let pad = " ".repeat(indent);
    let mut out = String::new();
    for at in 0..texts.iter().map(Vec::len).fold(1, usize::max) {
        let of_line: Vec<&str> = texts.iter().map(|lines| lines.get(at).map_or("", String::as_str)).collect();
        line(&mut out, columns, cells, &of_line, widths, &pad);
    }
    out
}

fn line<C: Borrow<Cell>>(out: &mut String, columns: &[Column], cells: &[C], texts: &[&str], widths: &[Option<usize>], pad: &str) {
    let last = widths.iter().rposition(Option::is_some).unwrap_or(0);
    out.push_str(pad);
    let mut owed = 0;
    for (at, ((cell, text), width)) in cells.iter().zip(texts).zip(widths).enumerate() {
        let Some(width) = *width else { continue };
        let blanks = width - text.width().min(width);
        let (before, after) = if columns[at].right { (blanks, 0) } else { (0, blanks) };
        if !text.is_empty() {
            out.extend(std::iter::repeat_n(' ', owed + before));
            out.push_str(&cell.borrow().paint.apply(text));
            owed = after;
        } else {
            owed += blanks;
        }
        if at != last {
            owed += GAP;
        }
    }
    out.push('\n');
}

impl Paint {
    /// A text painted like that.
    pub(crate) fn apply(self, text: &str) -> String {
        match self {
            Paint::None => text.to_owned(),
            Paint::Dim | Paint::Bar(..) => style::dim(text),
            Paint::Late(..=0) => text.to_owned(),
            Paint::Late(days) => style::late(days, text),
            Paint::Bad => style::bad(text),
            Paint::Warn => style::warn(text),
            Paint::Good => style::good(text),
            Paint::Id(telling) => style::id(text, telling),
        }
    }
}

/// The width of each column; `None` for one that is left out.
///
/// Bars are drawn shorter first. Then flexible columns are cut to what reads well, then optional ones go from the right, and
/// only then are flexible ones cut to the least they can do with. The first that may be cut is a name: optional columns go
/// before anything of it does.
fn widths<C: Borrow<Cell>>(columns: &[Column], rows: &[Vec<C>], room: usize) -> Vec<Option<usize>> {
    let widest = |at: usize, head: &str| rows.iter().map(|row| row[at].borrow().text.width()).max().unwrap_or(0).max(head.width());
    let is_empty = |at: usize| rows.iter().all(|row| row[at].borrow().text.is_empty());
    let mut natural: Vec<Option<usize>> =
        columns.iter().enumerate().map(|(at, column)| (!is_empty(at)).then(|| widest(at, column.head))).collect();
    let bars: Vec<usize> = (0..columns.len()).filter(|at| is_bar(rows, *at)).collect();
    loop {
        let mut widths = natural.clone();
        narrow(&mut widths, room, |at| if bars.contains(&at) { SHORTEST_BAR } else { usize::MAX });
        narrow(&mut widths, room, |at| columns[at].fit.good());
        let is_cut = |at: usize| widths[at] < natural[at];
        let name = (0..columns.len()).find(|at| columns[*at].fit.good() < usize::MAX && natural[*at].is_some());
        let has_optional = (0..columns.len()).any(|at| columns[at].fit == Fit::IfRoom && natural[at].is_some());
        if total(&widths) <= room && !(has_optional && name.is_some_and(is_cut)) {
            return widths;
        }
        match (0..columns.len()).rev().find(|at| columns[*at].fit == Fit::IfRoom && natural[*at].is_some()) {
            Some(at) => natural[at] = None,
            None => {
                narrow(&mut widths, room, |at| columns[at].fit.least());
                return widths;
            }
        }
    }
}

impl Fit {
    /// The width that still reads well.
    fn good(self) -> usize {
        match self {
            Fit::AtLeast(width) | Fit::Prefers(_, width) | Fit::Wraps(_, width) => width,
            Fit::Whole | Fit::IfRoom => usize::MAX,
        }
    }

    /// The width that can just be done with.
    fn least(self) -> usize {
        match self {
            Fit::AtLeast(width) | Fit::Prefers(width, _) | Fit::Wraps(width, _) => width,
            Fit::Whole | Fit::IfRoom => usize::MAX,
        }
    }
}

fn total(widths: &[Option<usize>]) -> usize {
    let shown: Vec<usize> = widths.iter().flatten().copied().collect();
    shown.iter().sum::<usize>() + GAP * shown.len().saturating_sub(1)
}

/// Takes from the widest column that is above its floor, one by one, until all fits or none is left.
fn narrow(widths: &mut [Option<usize>], room: usize, floor: impl Fn(usize) -> usize) {
    while total(widths) > room {
        let above = widths.iter_mut().enumerate().filter_map(|(at, width)| width.as_mut().filter(|width| **width > floor(at)));
        let Some(widest) = above.max_by_key(|width| **width) else { return };
        *widest -= 1;
    }
}

/// A text of at most `width` columns, cut with `…`.
pub(crate) fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        let own = c.width().unwrap_or(0);
        if used + own + 1 > width {
            break;
        }
        used += own;
        out.push(c);
    }
    out.truncate(out.trim_end().len());
    if width > 0 {
        out.push('…');
    }
    out
}

/// A text over lines of at most `width` columns, broken between words. A word that is longer than a line is broken too, unless it is to be
/// copied: an address, a path.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().map_or(0, |line| line.width());
        if line > 0 && line + 1 + word.width() > width {
            lines.push(String::new());
        }
        let is_broken = word.width() > width && width > 1 && !word.contains(['/', '@', '\u{a0}']);
        let mut parts = if is_broken { broken(word, width) } else { vec![word.to_owned()] }.into_iter();
        if let (Some(line), Some(part)) = (lines.last_mut(), parts.next()) {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&part);
        }
        lines.extend(parts);
    }
    lines
}

/// The same, with nothing wider than `width`: what a no-break space joins is kept on one line where that is wide enough, and
/// a word that is longer than a line is broken.
pub(crate) fn wrap_whole(text: &str, width: usize) -> Vec<String> {
    let apart = |line: String| if line.width() > width { wrap(&line.replace('\u{a0}', " "), width) } else { vec![line] };
    wrap(text, width).into_iter().flat_map(apart).flat_map(|line| broken(&line.replace('\u{a0}', " "), width)).collect()
}

fn broken(line: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for c in line.chars() {
        let own = c.width().unwrap_or(0);
        if used > 0 && used + own > width {
            lines.push(String::new());
            used = 0;
        }
        used += own;
        lines.iter_mut().next_back().into_iter().for_each(|line| line.push(c));
    }
    lines
}

/// A bar: its length is `value` out of `most`, at most `width` columns and at least a sliver.
pub(crate) fn bar(value: usize, most: usize, width: usize) -> String {
    const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    if value == 0 || most == 0 {
        return String::new();
    }
    let eighths = (value * width * 8 / most).max(1);
    format!("{}{}", "█".repeat(eighths / 8), PARTS[eighths % 8])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(head: &'static str, fit: Fit) -> Column {
        Column { head, fit, right: false }
    }

    #[test]
    fn long_titles_end_in_dots_and_optional_columns_go_first() {
        let columns = [column("ID", Fit::Whole), column("TITEL", Fit::Prefers(10, 18)), column("TEAM", Fit::IfRoom)];
        let row = || vec![Cell::new("k7m"), Cell::new("Het rooster van de avonden aanpassen"), Cell::new("Noord")];
        let beside = |width| side_by_side(&columns, &[row()], width, 0).1.concat();
        let wide = beside(80);
        assert!(wide.contains("aanpassen  Noord"), "{wide}");
        let narrow = beside(24);
        assert!(narrow.contains("Het rooster van de…") && !narrow.contains("Noord"), "{narrow}");
    }

    #[test]
    fn a_column_that_wraps_goes_on_below_itself_and_loses_nothing() {
        let columns = [column("", Fit::Whole), column("", Fit::Prefers(4, 4)), column("", Fit::Wraps(10, 30)), column("", Fit::IfRoom)];
        let cells = || ["nu", "Shanti", "groeigesprek, check-in\u{a0}(26\u{a0}nov), arbeidsomstandighedengesprek", "ver"].map(Cell::new);
        let text = rows(&columns, &[cells().into()], 34, 2).concat();
        let below = " ".repeat(12);
        let lines = ["groeigesprek,", "check-in (26 nov),", "arbeidsomstandighedeng", "esprek"];
        assert_eq!(text, format!("  nu  Sha…  {}\n", lines.join(&format!("\n{below}"))));
    }

    #[test]
    fn in_a_narrow_terminal_a_row_is_an_entry_of_two_lines() {
        let columns = [
            column("ID", Fit::Whole),
            column("WANNEER", Fit::Whole),
            column("WIE", Fit::Prefers(10, 16)),
            column("AAN ZET", Fit::Prefers(8, 14)),
            column("ACTIE", Fit::Prefers(16, 26)),
            column("TEAM", Fit::IfRoom),
        ];
        let row = |when: &str, name: &str, title: &str| {
            let id = Cell::painted("k7m3x9qa", Paint::Id(0));
            [id].into_iter().chain([when, name, "HR", title, "Zorg"].map(Cell::new)).collect::<Vec<_>>()
        };
        let rows = [row("vandaag", "Anna", "Rooster van de avonden aanpassen"), row("12 d te laat", "Joke van der Meulen", "Bellen")];
        let plain = |width| anstream::adapter::strip_str(&table(&columns, &rows, width, 0)).to_string();
        let told = [
            "vandaag       Anna                 k7m3x9qa",
            "  HR · Rooster van de avonden aanpassen",
            "12 d te laat  Joke van der Meulen  k7m3x9qa",
            "  HR · Bellen · Zorg",
            "",
        ];
        assert_eq!(plain(45), told.join("\n"));
        assert!(plain(62).starts_with("ID "), "{}", plain(62));
    }

    #[test]
    fn bars_are_drawn_shorter_before_a_name_is_cut() {
        let columns = [column("", Fit::AtLeast(10)), column("", Fit::IfRoom)];
        let rows = [vec![Cell::new("Zorg/Wijkteam Noord"), Cell::bar(4, 4, 20)], vec![Cell::new("Planning"), Cell::bar(2, 4, 20)]];
        let plain = anstream::adapter::strip_str(&table(&columns, &rows, 31, 0)).to_string();
        assert_eq!(plain, "Zorg/Wijkteam Noord  ██████████\nPlanning             █████\n");
    }

    #[test]
    fn a_long_word_is_broken_unless_it_is_to_be_copied() {
        assert_eq!(wrap("een aansprakelijkheidsverzekering", 20), ["een", "aansprakelijkheidsve", "rzekering"]);
        assert_eq!(wrap("zie employees/anna-de-vries/employee.yaml", 20), ["zie", "employees/anna-de-vries/employee.yaml"]);
    }

    #[test]
    fn cutting_counts_columns_not_characters() {
        assert_eq!(cut("王小明王小明", 7), "王小明…");
        assert_eq!(cut("kort", 4), "kort");
    }
}
