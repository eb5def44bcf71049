//! The options of a list: in which order, how many rows, which columns, and in which form.
//!
//! A list takes part with [`ListingArgs`] flattened into its arguments, the columns of its view (`render/list.rs`), and the JSON of a
//! row; [`Listing::asked`] reads the options, [`Listing::take`] orders and limits the rows, and the rest asks for a form.

use super::delivery::Format;
use super::given;
use crate::context::Context;
use crate::error::{Code, Error};
use crate::i18n::help::{self, UsagePart};
use crate::i18n::list as says;
use crate::render::document::Table;
use crate::render::list::{self, ListColumn};
use crate::render::printable::printable;
use crate::render::{ViewContext, style};
use clap::Args;
use serde_json::Value;

/// What every list takes.
#[derive(Args, Default)]
pub(super) struct ListingArgs {
    #[arg(long, value_name = "COLUMNS", allow_hyphen_values = true)]
    sort: Option<String>,
    #[arg(long, value_name = "COUNT")]
    limit: Option<String>,
    #[arg(long, value_name = "COLUMNS")]
    columns: Option<String>,
}

impl ListingArgs {
    /// The first of these options that was given.
    pub(super) fn asked_for(&self) -> Option<&'static str> {
        let given = [("--sort", &self.sort), ("--limit", &self.limit), ("--columns", &self.columns)];
        given.into_iter().find(|(_, value)| value.is_some()).map(|(option, _)| option)
    }
}

/// How a list of `T` was asked for.
pub(super) struct Listing<T> {
    /// The form of the answer.
    pub format: Format,
    columns: Vec<ListColumn<T>>,
    /// The columns that were chosen, in their order.
    chosen: Option<Vec<usize>>,
    /// What it is sorted by, and whether downward.
    sort: Vec<(usize, bool)>,
    limit: Option<usize>,
}

impl<T> Listing<T> {
    /// What was asked for of a list with these columns.
    pub(super) fn asked(
        cx: &Context,
        args: &ListingArgs,
        format: Option<Format>,
        columns: Vec<ListColumn<T>>,
    ) -> Result<Listing<T>, Error> {
        let format = Format::asked(cx, format)?;
        if args.columns.is_some() && format == Format::Json {
            return Err(given::apart(cx, "--columns", if cx.flags.json { "--json" } else { "--format json" }));
        }
        if args.sort.as_ref().is_some_and(|typed| typed.starts_with("--")) {
            return Err(Error::usage(help::usage(cx.lang, &UsagePart::MissingValue("--sort".to_owned()))));
        }
        let find = |option: &'static str, typed: &str| find(cx, &columns, option, typed);
        let mut sort: Vec<(usize, bool)> = Vec::new();
        for typed in args.sort.iter().flat_map(|typed| typed.split(',')).map(str::trim) {
            let down = typed.strip_prefix('-');
            let at = find("--sort", down.unwrap_or(typed))?;
            if sort.iter().any(|(other, _)| *other == at) {
                return Err(Error::usage(says::column_twice("--sort", &printable(typed))));
            }
            sort.push((at, down.is_some()));
        }
        let mut chosen: Vec<usize> = Vec::new();
        for typed in args.columns.iter().flat_map(|typed| typed.split(',')).map(str::trim) {
            let at = find("--columns", typed)?;
            if chosen.contains(&at) {
                return Err(Error::usage(says::column_twice("--columns", &printable(typed))));
            }
            chosen.push(at);
        }
        let limit = args.limit.as_deref().map(count).transpose()?;
        Ok(Listing { format, chosen: Some(chosen).filter(|chosen| !chosen.is_empty()), sort, limit, columns })
    }

    /// The same list, whose columns show their cells in another way.
    pub(super) fn showing(self, columns: Vec<ListColumn<T>>) -> Listing<T> {
        Listing { columns, ..self }
    }

    /// All its columns.
    pub(super) fn columns(&self) -> &[ListColumn<T>] {
        &self.columns
    }

    /// Whether its rows stand in an order that was asked for, or in columns that were: then it is one flat list.
    pub(super) fn is_flat(&self) -> bool {
        !self.sort.is_empty() || self.chosen.is_some()
    }

    /// Whether its rows stand in an order that goes by one of these fields.
    pub(super) fn sorts_by(&self, fields: &[&str]) -> bool {
        self.sort.iter().any(|(at, _)| fields.contains(&self.columns[*at].field()))
    }

    /// Whether one of these fields is among its columns.
    pub(super) fn shows(&self, fields: &[&str]) -> bool {
        let is_one = |column: &ListColumn<T>| fields.contains(&column.field());
        match &self.chosen {
            Some(chosen) => chosen.iter().any(|at| is_one(&self.columns[*at])),
            None => self.columns.iter().any(is_one),
        }
    }

    /// Puts the rows in order and keeps no more than were asked for; how many are left out.
    pub(super) fn take(&self, rows: &mut Vec<T>, value: impl Fn(&T) -> Value) -> usize {
        if !self.sort.is_empty() {
            let by: Vec<_> = self.sort.iter().map(|(at, down)| (&self.columns[*at], *down)).collect();
            list::sort(rows, &by, value);
        }
        let left = self.limit.map_or(0, |limit| rows.len().saturating_sub(limit));
        rows.truncate(rows.len() - left);
        left
    }

    /// The rows for a spreadsheet.
    pub(super) fn csv(&self, rows: &[T], value: impl Fn(&T) -> Value) -> String {
        list::csv(&self.columns, self.chosen.as_deref(), rows, value)
    }

    /// The rows for a document: in the columns that were chosen, else in these.
    pub(super) fn table(&self, view: &ViewContext, rows: &[T], usual: &[&str], value: impl Fn(&T) -> Value) -> Table {
        let usual = list::places(&self.columns, usual);
        list::document_table(view, &self.columns, self.chosen.as_ref().unwrap_or(&usual), rows, value)
    }

    /// The rows for a terminal: in the columns that were chosen, else as `usual` shows them; then how many are left out.
    pub(super) fn text(
        &self,
        view: &ViewContext,
        rows: &[T],
        left: usize,
        value: impl Fn(&T) -> Value,
        usual: impl FnOnce() -> String,
    ) -> String {
        let text = match &self.chosen {
            Some(chosen) => list::text(view, &self.columns, chosen, rows, value),
            None => usual(),
        };
        if left == 0 { text } else { format!("{text}{}\n", style::dim(says::and_more(view.lang, left))) }
    }
}

/// How many rows at the most, as `--limit` was typed.
pub(super) fn count(typed: &str) -> Result<usize, Error> {
    let wrong = || Error::usage(says::not_a_count("--limit", &printable(typed))).hint(says::not_a_count_hint());
    match typed.trim().parse() {
        Ok(0) => Err(Error::usage(says::no_rows("--limit")).hint(says::not_a_count_hint())),
        Ok(count) => Ok(count),
        Err(_) => Err(wrong()),
    }
}

/// The place of a column that was typed.
fn find<T>(cx: &Context, columns: &[ListColumn<T>], option: &str, typed: &str) -> Result<usize, Error> {
    let names = columns.iter().map(|column| column.name(cx.lang));
    let wrong = || Error::of(Code::UnknownWord, says::no_column(option, &printable(typed))).choose_from(names);
    columns.iter().position(|column| column.is(typed)).ok_or_else(wrong)
}
