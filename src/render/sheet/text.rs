//! The sheet for a terminal, a pipe and paper.

use super::{Ask, Group, Mark, Paper, Row};
use crate::domain::promise::Fate;
use crate::render::table::wrap;
use crate::render::{Look, style};
use unicode_width::UnicodeWidthStr;

/// Where the text of a row begins.
const INDENT: usize = 4;

/// The widest that running text is set.
const WIDEST: usize = 100;

/// The whole sheet.
pub fn text(look: &Look, paper: &Paper) -> String {
    let width = look.width.clamp(40, WIDEST);
    let mut out = String::new();
    let mut lines =
        |text: &str, paint: fn(&str) -> String| wrap(text, width).iter().for_each(|line| out.push_str(&format!("{}\n", paint(line))));
    lines(&paper.title, |line| style::heading(line));
    paper.facts.iter().for_each(|fact| lines(fact, str::to_owned));
    paper.intro.iter().for_each(|intro| lines(intro, |line| style::dim(line)));
    for part in &paper.parts {
        out.push_str(&format!("\n{}\n", style::heading(&part.head)));
        part.groups.iter().for_each(|one| group(look, one, width, &mut out));
    }
    paper.ask.iter().for_each(|one| ask(one, width, &mut out));
    out
}

fn group(look: &Look, group: &Group, width: usize, out: &mut String) {
    out.extend(group.head.iter().map(|head| format!("  {}\n", style::dim(head))));
    group.rows.iter().for_each(|one| row(look, one, width, out));
}

/// A row: its text with what came of it behind it where that fits, else below it.
fn row(look: &Look, row: &Row, width: usize, out: &mut String) {
    let sign = row.mark.sign();
    let (lead, lead_width) = match &row.id {
        Some(id) => {
            let telling = look.ids.length(*id);
            (format!("  {} {}  ", sign_of(row.mark), style::id(id.as_str(), telling)), INDENT + 10)
        }
        None if sign.is_empty() => ("  ".to_owned(), 2),
        None => (format!("  {} ", sign_of(row.mark)), INDENT),
    };
    let (pad, room) = (" ".repeat(lead_width), width.saturating_sub(lead_width).max(20));
    let lines = wrap(&row.text, room);
    let last = lines.last().map_or(0, |line| line.width());
    let tail = row.tail.as_deref().unwrap_or_default();
    let fits = last + 2 + tail.width() <= room;
    for (at, line) in lines.iter().enumerate() {
        let tail = if at + 1 == lines.len() && fits && !tail.is_empty() { format!("  {}", painted(row.mark, tail)) } else { String::new() };
        out.push_str(&format!("{}{line}{tail}\n", if at == 0 { &lead } else { &pad }));
    }
    if !fits {
        wrap(tail, room).iter().for_each(|line| out.push_str(&format!("{pad}{}\n", painted(row.mark, line))));
    }
    let deeper = if row.mark == Mark::Prose || row.id.is_some() { pad } else { format!("{pad}  ") };
    for line in row.more.iter().flat_map(|line| wrap(line, width.saturating_sub(deeper.len()).max(20))) {
        out.push_str(&if line.is_empty() { "\n".to_owned() } else { format!("{deeper}{line}\n") });
    }
}

fn sign_of(mark: Mark) -> String {
    match mark {
        Mark::Promise(Fate::Kept, _) => style::good(mark.sign()),
        Mark::Promise(Fate::Late, _) => style::warn(mark.sign()),
        Mark::Promise(Fate::Broken, late) | Mark::Goal(late @ 1..) => style::late(late, mark.sign()),
        Mark::Promise(Fate::Open, _) | Mark::Goal(..=0) | Mark::Question => mark.sign().to_owned(),
        _ => style::dim(mark.sign()),
    }
}

fn painted(mark: Mark, tail: &str) -> String {
    match mark {
        Mark::Promise(Fate::Broken, late) | Mark::Goal(late @ 1..) => style::late(late, tail),
        _ => style::dim(tail),
    }
}

/// The questions, each with lines to write on.
fn ask(ask: &Ask, width: usize, out: &mut String) {
    out.push_str(&format!("\n{}\n", style::heading(&ask.head)));
    for question in &ask.questions {
        let lines = wrap(question, width.saturating_sub(INDENT));
        lines.iter().enumerate().for_each(|(at, line)| out.push_str(&format!("  {} {line}\n", if at == 0 { "?" } else { " " })));
        let rule = style::dim("_".repeat(width.min(72) - INDENT));
        out.push_str(&format!("\n    {rule}\n\n    {rule}\n\n"));
    }
    for paragraph in &ask.foot {
        wrap(paragraph, width).iter().for_each(|line| out.push_str(&format!("{}\n", style::dim(line))));
    }
}
