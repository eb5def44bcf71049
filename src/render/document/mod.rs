//! What a view tells, before it has a form: a title, facts, and sections of paragraphs, lists and tables.
//!
//! A view (the report, a sheet, the agenda) makes a [`Document`] of plain data. [`text`], [`markdown`] and [`html`] each
//! write any document and know nothing of what is in it. Every text in a document is safe to show already.

pub(crate) mod figures;
pub(crate) mod html;
pub(crate) mod markdown;
pub(crate) mod text;

use super::picture::Picture;
use super::table::{Cell, Column, Paint};
use crate::domain::id::Id;
use crate::domain::promise::Fate;

#[derive(Debug, Default)]
pub(crate) struct Document {
    pub title: String,
    /// How a terminal says the title.
    pub headline: Headline,
    /// Who and when, a line each.
    pub facts: Vec<String>,
    /// Names in the first fact that Markdown stresses.
    pub stressed: Vec<String>,
    /// What it is for, a paragraph each.
    pub intro: Vec<String>,
    /// What is in it.
    pub sections: Vec<Section>,
    /// What it asks its reader.
    pub ask: Option<Ask>,
    /// What is said below it where it can be sent on: in every form but the terminal's.
    pub sent_with: Vec<String>,
    /// Whether all its texts are the program's own, so that back-ticks in them mark what is typed.
    pub is_ours: bool,
}

/// How a document says what it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Headline {
    /// The title, and the facts below it.
    #[default]
    Full,
    /// The same, the facts dimmed.
    Soft,
    /// The title and the facts on one line.
    OneLine,
    /// The same with a dot between them.
    Dotted,
    /// As in full; in Markdown no heading, for one thing that is put into a conversation.
    Bold,
}

/// A part of a document.
#[derive(Debug, Default)]
pub(crate) struct Section {
    /// The heading; empty for what closes the document.
    pub head: String,
    /// What narrows the heading down: days.
    pub aside: Option<String>,
    /// All of it in one line: beside the heading in a terminal, below it elsewhere.
    pub lead: Option<String>,
    /// How many things it tells of, where that is worth saying.
    pub count: Option<usize>,
    /// What is in it.
    pub blocks: Vec<Block>,
}

/// What a section is made of.
#[derive(Debug)]
pub(crate) enum Block {
    Paragraph(Span),
    /// A sentence about a part of a whole, with the two figures for a bar.
    Share(String, usize, usize),
    /// Things one below another.
    List(List),
    /// Rows and columns.
    Table(Table),
    /// What someone said, a line each, and to which question on which day.
    Quote(Vec<String>, String),
    /// Successes, and what is said of those that were left out.
    Wins(Vec<Win>, Option<String>),
    /// All that is known of one thing, each value under what it is called.
    Fields(Fields),
    /// A picture, in pages alone: its figures are in a table as well.
    Picture(Box<Picture>),
    /// A line across the page.
    Rule,
}

/// All that is known of one thing.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    /// What it is.
    pub head: Option<String>,
    /// Where it is from.
    pub aside: Option<String>,
    /// What each value is called, and its lines.
    pub entries: Vec<(String, Vec<String>)>,
}

/// A text, and how it is painted.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    pub text: String,
    pub paint: Paint,
}

/// Things one below another.
#[derive(Debug, Default)]
pub(crate) struct List {
    /// What they have in common, where that is worth saying.
    pub head: Option<String>,
    /// How that stands above them.
    pub rank: Rank,
    /// How running text goes on from a thing to what is known of it.
    pub join: Join,
    pub items: Vec<Item>,
}

/// How the head of a list stands above it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Rank {
    #[default]
    Remark,
    /// As a heading below that of the section.
    Heading,
}

/// How running text goes on from a thing to what is known of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Join {
    /// Behind a dot, and stressed.
    #[default]
    Stressed,
    Dot,
    Dash,
    Brackets,
}

/// One thing in a list.
#[derive(Debug)]
pub(crate) struct Item {
    /// What kind of thing it is.
    pub mark: Mark,
    /// Its id, where its reader can do something with it.
    pub id: Option<Id>,
    pub text: String,
    /// Who, when, or what came of it.
    pub tail: Vec<Span>,
    pub win: Option<String>,
    /// More about it, a line each.
    pub more: Vec<String>,
}

/// What kind of thing an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A promise, with what came of it and how many days late it is.
    Promise(Fate, i64),
    /// The same, in a list where it is ticked off.
    Task(Fate, i64),
    /// A goal, with how many days late it is.
    Goal(i64),
    Question,
    Star,
    Point,
    /// A line of its own.
    Line,
    Prose,
}

/// A success: whose and when, and what it was.
#[derive(Debug)]
pub(crate) struct Win {
    pub who: String,
    /// When, in short for the terminal.
    pub near: String,
    pub day: String,
    pub what: String,
}

/// Rows and columns.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// What stands above it.
    pub caption: Option<String>,
    /// The columns. Without heads it is a list of names and figures.
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Which column says what a row is about.
    pub name: usize,
    /// Whether a terminal shows the heads; where it does not, cells are told in words of their own.
    pub headed: bool,
    /// What is said of rows that were left out.
    pub more: Option<String>,
}

#[derive(Debug, Default)]
pub(crate) struct Row {
    /// A cell for each column.
    pub cells: Vec<Cell>,
    /// The same in lines, for a terminal, where the columns would be too narrow; none where the cells do.
    pub told: Option<Told>,
}

/// A row in lines.
#[derive(Debug)]
pub(crate) struct Told {
    /// What this row has in common with others, said once above them.
    pub group: &'static str,
    pub name: String,
    /// More about it, a line each, of spans with a blank between them.
    pub lines: Vec<Vec<Span>>,
}

/// What a document asks its reader.
#[derive(Debug)]
pub(crate) struct Ask {
    pub head: String,
    /// The questions, each with room to answer.
    pub questions: Vec<String>,
    /// Who reads the answers and where to send them, a paragraph each.
    pub foot: Vec<String>,
}

impl Document {
    /// Adds a section, unless nothing is in it.
    pub(crate) fn add(&mut self, section: Section) {
        if !section.blocks.is_empty() {
            self.sections.push(section);
        }
    }
}

impl Section {
    /// A section under a heading, still without anything in it.
    pub(crate) fn new(head: impl Into<String>) -> Section {
        Section { head: head.into(), ..Section::default() }
    }

    /// The same, with how many things it tells of.
    pub(crate) fn counting(self, count: usize) -> Section {
        Section { count: Some(count), ..self }
    }

    /// The same with a block more.
    pub(crate) fn with(mut self, block: Block) -> Section {
        self.blocks.push(block);
        self
    }

    /// The same with a list more, unless that is empty.
    pub(crate) fn with_list(self, list: List) -> Section {
        if list.items.is_empty() { self } else { self.with(Block::List(list)) }
    }

    /// The same with a picture more, where there is one.
    pub(crate) fn with_picture(self, picture: Option<Picture>) -> Section {
        match picture {
            Some(picture) => self.with(Block::Picture(Box::new(picture))),
            None => self,
        }
    }

    /// The same with a table more, unless that has no rows.
    pub(crate) fn with_table(self, table: Table) -> Section {
        if table.rows.is_empty() { self } else { self.with(Block::Table(table)) }
    }
}

impl Table {
    /// The columns as they stand where nobody types ids: those last, bars and what is empty left out.
    pub(crate) fn columns_of_page(&self) -> Vec<usize> {
        let has = |at: usize, is: fn(&Paint) -> bool| self.rows.iter().any(|row| is(&row.cells[at].paint));
        let is_told = |at: &usize| {
            let is_filled = self.rows.iter().any(|row| !row.cells[*at].full().is_empty());
            is_filled && !has(*at, |paint| matches!(paint, Paint::Bar(..)))
        };
        let mut columns: Vec<usize> = (0..self.columns.len()).filter(is_told).collect();
        columns.sort_by_key(|at| has(*at, |paint| matches!(paint, Paint::Id(_))));
        columns
    }
}

impl From<Vec<Cell>> for Row {
    fn from(cells: Vec<Cell>) -> Row {
        Row { cells, told: None }
    }
}

impl Block {
    /// A paragraph.
    pub(crate) fn said(text: impl Into<String>, paint: Paint) -> Block {
        Block::Paragraph(Span { text: text.into(), paint })
    }
}

impl Span {
    pub(crate) fn new(text: impl Into<String>, paint: Paint) -> Span {
        Span { text: text.into(), paint }
    }
}

impl Item {
    /// A thing of which nothing more is known.
    pub(crate) fn new(mark: Mark, text: String) -> Item {
        Item { mark, id: None, text, tail: Vec::new(), win: None, more: Vec::new() }
    }

    /// The same with what is known of it, painted as its mark asks; an empty text is nothing known.
    pub(crate) fn tail(mut self, tail: impl Into<Option<String>>) -> Item {
        let paint = self.mark.tail_paint();
        self.tail.extend(tail.into().filter(|text| !text.is_empty()).map(|text| Span { text, paint }));
        self
    }
}

impl Mark {
    /// What stands for it.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Mark::Promise(fate, _) | Mark::Task(fate, _) => match fate {
                Fate::Kept | Fate::Late => "✓",
                Fate::Broken => "✗",
                Fate::Dropped => "–",
                Fate::Open => "○",
            },
            Mark::Goal(_) => "◇",
            Mark::Question => "?",
            Mark::Star => "★",
            Mark::Point => "•",
            Mark::Line | Mark::Prose => "",
        }
    }

    /// How its sign is painted.
    pub(crate) fn paint(self) -> Paint {
        match self {
            Mark::Promise(fate, late) | Mark::Task(fate, late) => match fate {
                Fate::Kept => Paint::Good,
                Fate::Late => Paint::Warn,
                Fate::Broken => Paint::Late(late),
                Fate::Dropped => Paint::Dim,
                Fate::Open => Paint::None,
            },
            Mark::Goal(late) => Paint::Late(late),
            Mark::Star => Paint::Good,
            Mark::Question | Mark::Line => Paint::None,
            Mark::Point | Mark::Prose => Paint::Dim,
        }
    }

    /// How what is known of it is painted.
    fn tail_paint(self) -> Paint {
        match self {
            Mark::Promise(Fate::Broken, late) | Mark::Task(Fate::Broken, late) | Mark::Goal(late @ 1..) => Paint::Late(late),
            _ => Paint::Dim,
        }
    }
}
