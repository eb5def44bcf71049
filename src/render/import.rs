//! What taking in a list of people comes to, before it is done.

use super::ViewContext;
use super::document::{Block, Document, Headline, Item, List, Mark, Section};
use super::printable::printable;
use super::table::Paint;
use crate::domain::date::parse_civil;
use crate::domain::employee::Slug;
use crate::domain::import::{Changed, Columns, Field, FieldChange, Import, NewPerson};
use crate::i18n::{import as says, messages, words};

/// An import with all that is said of it.
pub(crate) struct Taken<'r> {
    pub import: &'r Import,
    pub columns: &'r Columns,
    /// The file, as it was named.
    pub file: &'r str,
    pub rows: usize,
    /// The folders of the new ones, in their order.
    pub slugs: &'r [Slug],
}

/// How many columns that are not used are named.
const MOST: usize = 12;

/// All of it.
pub(crate) fn document(view: &ViewContext, taken: &Taken) -> Document {
    let (lang, import) = (view.lang, taken.import);
    let mut document = Document {
        title: says::title(lang, taken.file, &words::people(lang, taken.rows)),
        headline: Headline::Soft,
        ..Document::default()
    };
    let told = |count: usize, text: fn(crate::i18n::Language, usize) -> String| Some(text(lang, count)).filter(|_| count > 0);
    let facts = [told(import.unchanged, says::unchanged), told(import.gone, says::gone)];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    document.facts.extend((!facts.is_empty()).then_some(facts));
    document.add(columns(view, taken.columns));
    let list = |items: Vec<Item>| List { items, ..List::default() };
    let section = |head: String, items: Vec<Item>| Section::new(head).counting(items.len()).with_list(list(items));
    document
        .add(section(says::new_head(lang), import.new.iter().zip(taken.slugs).map(|(new, slug)| new_person(view, new, slug)).collect()));
    let (leaving, changed): (Vec<&Changed>, Vec<&Changed>) = import.changed.iter().partition(|one| one.leaves().is_some());
    document.add(section(says::changed_head(lang), changed.iter().map(|one| of_changed(view, one)).collect()));
    document.add(section(says::leaving_head(lang), leaving.iter().map(|one| of_changed(view, one)).collect()));
    let missing = |slug: &Slug| Item::new(Mark::Point, printable(view.people.name(slug))).tail(slug.to_string());
    let missing = section(says::missing_head(lang), import.missing.iter().map(missing).collect());
    let missing = if import.missing.is_empty() { missing } else { missing.with(Block::said(says::missing_said(lang), Paint::Dim)) };
    document.add(missing);
    let unclear = |one: &crate::domain::import::Unclear| {
        let column = one.column.as_ref();
        let place = column.map_or(format!("{}:{}", taken.file, one.at), |(column, _)| format!("{}:{}:{column}", taken.file, one.at));
        let header = column.map(|(_, header)| format!("{}: ", printable(header))).unwrap_or_default();
        Item::new(Mark::Point, format!("{place} {header}{}", says::doubt(lang, &one.doubt)))
    };
    document.add(section(says::unclear_head(lang), import.unclear.iter().map(unclear).collect()));
    let no_manager = |(at, name): &(u32, String)| Item::new(Mark::Point, printable(name)).tail(says::line(lang, *at));
    document.add(section(says::no_manager_head(lang), import.no_manager.iter().map(no_manager).collect()));
    if import.is_empty() {
        document.add(Section::new("").with(Block::said(says::nothing(lang), Paint::None)));
    }
    document
}

/// Which columns are read as what, which are left out, and which are not used.
fn columns(view: &ViewContext, columns: &Columns) -> Section {
    let lang = view.lang;
    let header = |at: &usize| printable(columns.header_of(*at));
    let mut read: Vec<(usize, Field)> = columns.of.iter().flat_map(|(field, all)| all.iter().map(move |at| (*at, *field))).collect();
    read.sort_unstable();
    let read: Vec<String> = read.iter().map(|(at, field)| format!("{} ({})", header(at), says::column(lang, *field))).collect();
    let never: Vec<String> = columns.never.iter().map(header).collect();
    let mut others: Vec<String> = columns.others.iter().take(MOST).map(header).collect();
    others.extend((columns.others.len() > MOST).then(|| "…".to_owned()));
    let lines = [
        Some(says::read_columns(lang, &read.join(", "))),
        Some(says::never_columns(lang, &never.join(", "))).filter(|_| !never.is_empty()),
        Some(says::other_columns(lang, &others.join(", "))).filter(|_| !others.is_empty()),
    ];
    lines.into_iter().flatten().fold(Section::new(says::columns_head(lang)), |section, line| section.with(Block::said(line, Paint::Dim)))
}

fn new_person(view: &ViewContext, new: &NewPerson, slug: &Slug) -> Item {
    let lang = view.lang;
    let facts = [
        new.team.as_deref().map(printable),
        new.manager.as_ref().map(|manager| messages::with_manager(lang, &printable(manager))),
        new.role.as_deref().map(printable),
        new.started.map(|day| says::first_day(lang, &words::day(lang, day))),
        new.left.map(|day| says::last_day(lang, &words::day(lang, day))),
        Some(slug.to_string()),
    ];
    Item::new(Mark::Point, printable(&new.name)).tail(facts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

fn of_changed(view: &ViewContext, changed: &Changed) -> Item {
    let lang = view.lang;
    let by = says::by(lang, changed.by).map(|by| format!(" · {by}")).unwrap_or_default();
    let mut item = Item::new(Mark::Point, printable(view.people.name(&changed.slug))).tail(format!("{}{by}", changed.slug));
    item.more = changed.fields.iter().map(|field| told(view, field)).collect();
    item
}

/// `team: Noord → Zuid`.
fn told(view: &ViewContext, change: &FieldChange) -> String {
    let lang = view.lang;
    let value = |text: &str| match parse_civil(text).filter(|_| change.is_day()) {
        Some(day) => words::day(lang, day),
        None => printable(text),
    };
    let from = change.from.as_deref().map(|from| format!("{} → ", value(from))).unwrap_or_default();
    format!("{}: {from}{}", says::field(lang, change.key), value(&change.to))
}
