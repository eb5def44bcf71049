//! A document for a terminal, a pipe and paper.

use super::{Ask, Block, Document, Fields, Headline, Item, List, Mark, Rank, Row, Section, Span, Table, Win};
use crate::render::table::{self, Cell, Column, Paint, bar, wrap};
use crate::render::{ViewContext, style};
use unicode_width::UnicodeWidthStr;

/// How far a section stands in.
const INDENT: usize = 2;
/// How many columns an id takes with what is behind it.
const ID: usize = 10;
/// The widest that running text is set, and the least room that it gets.
const WIDEST: usize = 100;
const NARROWEST: usize = 20;
/// How wide the longest bar is.
pub(crate) const BAR: usize = 20;

pub(crate) fn text(view: &ViewContext, document: &Document) -> String {
    let mut out = Text { view, width: view.width.min(WIDEST), out: String::new() };
    out.head(document);
    for section in &document.sections {
        if !out.out.is_empty() {
            out.out.push('\n');
        }
        out.section(section);
    }
    document.ask.iter().for_each(|one| out.ask(one));
    out.out
}

struct Text<'l> {
    view: &'l ViewContext<'l>,
    width: usize,
    out: String,
}

impl Text<'_> {
    fn head(&mut self, document: &Document) {
        let (title, facts) = (&document.title, &document.facts);
        match document.headline {
            Headline::OneLine | Headline::Dotted => {
                let dot = if document.headline == Headline::Dotted { "· " } else { "" };
                self.out.push_str(&format!("{} {}\n", style::heading(title), style::dim(format!("{dot}{}", facts.join(" ")))));
            }
            Headline::Full | Headline::Soft | Headline::Bold => {
                wrap(title, self.width).iter().for_each(|line| self.out.push_str(&format!("{}\n", style::heading(line))));
                let paint = if document.headline == Headline::Soft { Paint::Dim } else { Paint::None };
                facts.iter().for_each(|fact| self.lines(fact, 0, paint));
            }
        }
        document.intro.iter().for_each(|intro| self.lines(intro, 0, Paint::Dim));
    }

    /// Running text at an indent.
    fn lines(&mut self, text: &str, indent: usize, paint: Paint) {
        let room = self.width.saturating_sub(indent).max(NARROWEST);
        for line in wrap(text, room) {
            self.out.push_str(&if line.is_empty() { "\n".to_owned() } else { format!("{}{}\n", " ".repeat(indent), paint.apply(&line)) });
        }
    }

    fn section(&mut self, section: &Section) {
        let indent = if section.head.is_empty() { 0 } else { INDENT };
        if indent > 0 {
            let behind = section.aside.iter().chain(&section.lead).cloned().chain(section.count.map(|count| count.to_string()));
            let behind: String = behind.map(|part| format!(" {}", style::dim(part))).collect();
            self.out.push_str(&format!("{}{behind}\n", style::heading(&section.head)));
        }
        let (mut after_table, mut after) = (false, false);
        for block in &section.blocks {
            let has_caption = matches!(block, Block::Table(Table { caption: Some(_), .. }));
            let is_table = matches!(block, Block::Table(_));
            if (after_table && is_table) || (has_caption && after) {
                self.out.push('\n');
            }
            (after_table, after) = (is_table, true);
            self.block(block, indent);
        }
    }

    fn block(&mut self, block: &Block, indent: usize) {
        match block {
            Block::Paragraph(Span { text, paint }) => self.lines(text, indent, *paint),
            Block::Share(text, part, whole) => {
                self.out.push_str(format!("  {text}  {}", bar(*part, *whole, BAR)).trim_end());
                self.out.push('\n');
            }
            Block::List(list) => self.list(list, indent),
            Block::Table(table) => self.table(table, indent),
            Block::Quote(said, asked) => {
                for line in said.iter().flat_map(|line| wrap(line, self.width.saturating_sub(indent + 2))) {
                    self.out.push_str(&format!("  {} {line}\n", style::dim("│")).replace(" \n", "\n"));
                }
                self.lines(asked, indent + 2, Paint::Dim);
            }
            Block::Wins(wins, more) => {
                self.out.extend(wins.iter().map(|one| win(self.view, one)));
                more.iter().for_each(|more| self.lines(more, indent, Paint::Dim));
            }
            Block::Fields(fields) => self.fields(fields, indent),
            Block::Picture(_) | Block::Rule => {}
        }
    }

    /// Values under what they are called; one of several lines stands below its name.
    fn fields(&mut self, fields: &Fields, indent: usize) {
        if fields.head.is_some() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
        let room = self.width.saturating_sub(indent).max(NARROWEST);
        for line in fields.head.iter().flat_map(|head| wrap(head, room)) {
            self.out.push_str(&format!("{}{}\n", " ".repeat(indent), style::heading(line)));
        }
        fields.aside.iter().for_each(|aside| self.lines(aside, indent, Paint::Dim));
        for (name, lines) in &fields.entries {
            let begin = format!("{name}:");
            match &lines[..] {
                [line] if begin.width() + 1 + line.width() <= room => {
                    self.out.push_str(&format!("{}{} {line}\n", " ".repeat(indent), style::dim(begin)));
                }
                lines => {
                    self.lines(&begin, indent, Paint::Dim);
                    lines.iter().for_each(|line| self.lines(line, indent + INDENT, Paint::None));
                }
            }
        }
    }

    fn list(&mut self, list: &List, indent: usize) {
        let paint = if list.rank == Rank::Heading { Paint::None } else { Paint::Dim };
        list.head.iter().for_each(|head| self.lines(head, indent, paint));
        let deeper = if list.head.is_some() && list.rank == Rank::Heading { INDENT } else { 0 };
        list.items.iter().for_each(|one| self.item(one, indent + deeper));
    }

    /// An item: its text with what is known of it behind it where that fits, else below it.
    fn item(&mut self, item: &Item, indent: usize) {
        let sign = Some(item.mark.sign()).filter(|sign| !sign.is_empty()).map(|sign| format!("{} ", item.mark.paint().apply(sign)));
        let id = item.id.map(|id| format!("{}  ", style::id(id.as_str(), self.view.ids.length(id))));
        let left = indent + sign.as_ref().map_or(0, |_| 2) + id.as_ref().map_or(0, |_| ID);
        let (pad, room) = (" ".repeat(left), self.width.saturating_sub(left).max(NARROWEST));
        let lines = wrap(&item.text, room);
        self.out.push_str(&format!("{}{}{}", " ".repeat(indent), sign.unwrap_or_default(), id.clone().unwrap_or_default()));
        self.out.push_str(&lines.join(&format!("\n{pad}")));
        self.tail(item, lines.last().map_or(0, |line| line.width()), left, room);
        for (at, line) in item.win.iter().flat_map(|win| wrap(win, room.saturating_sub(2))).enumerate() {
            self.out.push_str(&format!("{pad}{} {line}\n", if at == 0 { style::good("★") } else { " ".to_owned() }));
        }
        let deeper = if matches!(item.mark, Mark::Prose | Mark::Line) || id.is_some() { left } else { left + 2 };
        item.more.iter().for_each(|line| self.lines(line, deeper, Paint::None));
    }

    fn tail(&mut self, item: &Item, used: usize, left: usize, room: usize) {
        let tail = item.tail.iter().map(|part| &*part.text).collect::<Vec<_>>().join(" · ");
        if tail.is_empty() {
            return self.out.push('\n');
        }
        let spans = item.tail.iter().map(|part| part.paint.apply(&part.text)).collect::<Vec<_>>().join(&style::dim(" · "));
        if used + 2 + tail.width() <= room {
            return self.out.push_str(&format!("  {spans}\n"));
        }
        let below = match item.tail.last() {
            _ if tail.width() <= room => vec![spans],
            Some(Span { paint, .. }) => wrap(&tail, room).iter().map(|line| paint.apply(line)).collect(),
            None => Vec::new(),
        };
        below.iter().for_each(|line| self.out.push_str(&format!("\n{}{line}", " ".repeat(left))));
        self.out.push('\n');
    }

    fn table(&mut self, table: &Table, indent: usize) {
        table.caption.iter().for_each(|caption| self.lines(caption, indent, Paint::Dim));
        if table.rows.iter().any(|row| row.told.is_some()) {
            self.told(&table.rows);
        } else {
            // what may go stands last, to be missed least
            let mut order: Vec<usize> = (0..table.columns.len()).collect();
            order.sort_by_key(|at| table.columns[*at].fit == table::Fit::IfRoom);
            let columns: Vec<Column> = order
                .iter()
                .map(|at| Column { head: if table.headed { table.columns[*at].head } else { "" }, ..table.columns[*at] })
                .collect();
            let rows: Vec<Vec<&Cell>> = table.rows.iter().map(|row| order.iter().map(|at| &row.cells[*at]).collect()).collect();
            self.out.push_str(&table::table(&columns, &rows, self.view.width, indent));
        }
        table.more.iter().for_each(|more| self.lines(more, indent, Paint::Dim));
    }

    /// Rows in lines, each group under what its rows have in common.
    fn told(&mut self, rows: &[Row]) {
        let mut group = "";
        for told in rows.iter().filter_map(|row| row.told.as_ref()) {
            if told.group != group {
                group = told.group;
                self.lines(group, INDENT, Paint::Dim);
            }
            let name = table::cut(&told.name, self.view.width.saturating_sub(2 * INDENT));
            self.out.push_str(&format!("  {}\n", style::heading(name)));
            told.lines.iter().for_each(|line| self.spans(line, 2 * INDENT));
        }
    }

    /// Spans with a blank between them, on as many lines as they take; a span that is longer than a line goes on below itself.
    fn spans(&mut self, spans: &[Span], indent: usize) {
        let room = self.view.width.saturating_sub(indent).max(NARROWEST);
        let mut lines: Vec<(String, usize)> = Vec::new();
        for span in spans {
            for text in wrap(&span.text, room) {
                let width = text.width();
                let painted = span.paint.apply(&text);
                match lines.last_mut().filter(|(_, used)| used + 1 + width <= room) {
                    Some((line, used)) => {
                        line.push_str(&format!(" {painted}"));
                        *used += 1 + width;
                    }
                    None => lines.push((painted, width)),
                }
            }
        }
        self.out.extend(lines.iter().map(|(line, _)| format!("{}{line}\n", " ".repeat(indent))));
    }

    /// The questions, each with lines to write on.
    fn ask(&mut self, ask: &Ask) {
        self.out.push_str(&format!("\n{}\n", style::heading(&ask.head)));
        let rule = style::dim("_".repeat(self.width.min(72).saturating_sub(2 * INDENT)));
        for question in &ask.questions {
            self.item(&Item::new(Mark::Question, question.clone()), INDENT);
            self.out.push_str(&format!("\n    {rule}\n\n    {rule}\n\n"));
        }
        ask.foot.iter().for_each(|paragraph| self.lines(paragraph, 0, Paint::Dim));
    }
}

/// A success: whose and when, and below that what it was.
pub(crate) fn win(view: &ViewContext, win: &Win) -> String {
    let lines = wrap(&win.what, view.width.saturating_sub(6)).into_iter().map(|line| format!("    {line}\n"));
    format!("  {} {} {}\n{}", style::good("★"), win.who, style::dim(format!("· {}", win.near)), lines.collect::<String>())
}
