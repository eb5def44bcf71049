//! Several workspaces together: the columns of their figures and their obstacles, and the report.

use super::ViewContext;
use super::document::figures::figures as figures_of;
use super::document::{Document, Section, Table};
use super::list::{self, ListColumn};
use super::printable::printable;
use super::table::{Cell, Fit};
use crate::domain::date::civil;
use crate::domain::obstacle::Scope;
use crate::domain::period::Period;
use crate::domain::several::{Figures, Folded, Within};
use crate::i18n::{either, messages, report as report_said, several as says, words};
use serde_json::{Value, json};

/// The fields of the figures, and what stands above each in Dutch and in English.
const FIGURES: &[(&str, &str, &str, &str)] = &[
    ("people", "mensen", "Mensen", "People"),
    ("in_rhythm", "in-ritme", "In ritme", "In rhythm"),
    ("talked", "gesproken", "Gesproken", "Talked"),
    ("talks", "gesprekken", "Gesprekken", "Talks"),
    ("overdue", "te-laat", "Te laat", "Overdue"),
    ("kept", "nagekomen", "Nagekomen", "Kept"),
    ("late", "laat", "Laat gedaan", "Done late"),
    ("broken", "gebroken", "Gebroken", "Broken"),
    ("dropped", "losgelaten", "Losgelaten", "Let go"),
    ("open", "open", "Open", "Open"),
];

/// How many rows of a table stand in a report, and how many workspaces behind an obstacle.
const MOST: usize = 20;
const FEW: usize = 4;

/// Those of a report: as many as fit on a terminal of 80 columns. JSON and CSV have all.
const IN_REPORT: [&str; 6] = ["people", "in_rhythm", "talked", "overdue", "kept", "broken"];

/// The columns of obstacles that are shown unless others were asked for.
pub(crate) const OF_OBSTACLES: [&str; 6] = ["label", "scope", "people", "mentions", "last", "workspaces"];

/// The column that says of a row which workspace it is of.
pub(crate) fn workspace<T>() -> ListColumn<T> {
    ListColumn::of("workspace", "werkmap").headed("Werkmap", "Workspace").whole()
}

/// The columns of the figures of workspaces.
pub(crate) fn figures() -> Vec<ListColumn<Value>> {
    let figure =
        |(key, dutch, nl, en): &(&'static str, &'static str, &'static str, &'static str)| ListColumn::of(key, dutch).headed(nl, en).whole();
    std::iter::once(workspace()).chain(FIGURES.iter().map(figure)).collect()
}

/// The figures of one workspace, as JSON has them.
pub(crate) fn figures_row(workspace: &str, figures: &Figures) -> Value {
    let Figures { people, in_rhythm, talked, talks, overdue, kept, late, broken, dropped, open, own_words } = figures;
    json!({"workspace": workspace, "people": people, "in_rhythm": in_rhythm, "talked": talked, "talks": talks, "overdue": overdue, "kept": kept,
        "late": late, "broken": broken, "dropped": dropped, "open": open, "own_words": own_words})
}

/// The columns of the obstacles of several workspaces.
pub(crate) fn obstacles() -> Vec<ListColumn<Value>> {
    let column = ListColumn::of;
    let scope = |view: &ViewContext, row: &Value| {
        let scope = row["scope"].as_str().and_then(Scope::read);
        Cell::new(scope.map(|scope| scope.name(view.lang)).unwrap_or_default())
    };
    let within = |view: &ViewContext, row: &Value| {
        let one = |one: &Value| {
            format!("{} {}", printable(one["workspace"].as_str().unwrap_or_default()), words::people(view.lang, count(&one["people"])))
        };
        let all = row["workspaces"].as_array().map(Vec::as_slice).unwrap_or_default();
        let told = all.iter().take(FEW).map(one).collect::<Vec<_>>().join(", ");
        Cell::new(if all.len() > FEW { report_said::and_so_many_more(view.lang, &told, all.len() - FEW) } else { told })
    };
    vec![
        column("obstacle", "belemmering").headed("Sleutel", "Key"),
        column("label", "naam")
            .headed("Belemmering", "Obstacle")
            .shown(Fit::Wraps(14, 40), |_, row| Cell::new(printable(row["label"].as_str().unwrap_or_default()))),
        column("scope", "van").headed("Van", "Scope").shown(Fit::Prefers(8, 16), scope),
        column("people", "mensen").headed("Mensen", "People").whole(),
        column("mentions", "genoemd").headed("Genoemd", "Mentions").whole(),
        column("first", "eerst").headed("Eerst", "First").whole(),
        column("last", "laatst").headed("Laatst", "Last").whole(),
        column("workspaces", "werkmappen").headed("Werkmappen", "Workspaces").shown(Fit::Wraps(14, 60), within),
    ]
}

fn count(value: &Value) -> usize {
    value.as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or_default()
}

/// The obstacles that people of several workspaces named, as JSON has them; `name` is what a workspace is called.
pub(crate) fn obstacle_row(folded: &Folded, name: impl Fn(usize) -> String) -> Value {
    let one = |within: &Within| json!({"workspace": name(within.workspace), "people": within.people.len(), "mentions": within.mentions});
    json!({"obstacle": folded.key, "label": folded.label, "scope": folded.scope.word(), "people": folded.people(),
        "mentions": folded.mentions(), "first": civil(folded.first), "last": civil(folded.last),
        "workspaces": folded.within.iter().map(one).collect::<Vec<_>>()})
}

/// Rows in some of their columns.
fn table(view: &ViewContext, columns: &[ListColumn<Value>], usual: &[&str], rows: &[Value]) -> Table {
    list::document_table(view, columns, &list::places(columns, usual), rows, Value::clone)
}

/// The first rows of a table, and how the rest is had.
fn first(view: &ViewContext, command: &str, rows: &[Value], table: impl Fn(&[Value]) -> Table) -> Table {
    let shown = rows.get(..MOST).unwrap_or(rows);
    let left = rows.len() - shown.len();
    Table { more: (left > 0).then(|| messages::and_more(view.lang, left, command)), ..table(shown) }
}

/// The report of several workspaces: the figures of each and of all, what stands in the way, and what is late. Thousands of workspaces
/// stay a page that can be read.
pub(crate) fn report(view: &ViewContext, period: Period, rows: &[Value], obstacles_rows: &[Value], overdue: &[Value]) -> Document {
    let lang = view.lang;
    // the last row is that of all together
    let count = says::workspaces(lang, rows.len().saturating_sub(1));
    let days = says::from_to(lang, &words::day(lang, period.from), &words::day(lang, period.to));
    let mut document = Document { title: says::title(lang), facts: vec![format!("{count} · {days}")], ..Document::default() };
    let shown: Vec<_> = FIGURES.iter().filter(|(key, ..)| IN_REPORT.contains(key)).collect();
    let heads: Vec<&'static str> = shown.iter().map(|(_, _, nl, en)| either(lang, nl, en)).collect();
    let row = |row: &Value| {
        let name = Cell::new(printable(row["workspace"].as_str().unwrap_or_default()));
        (name, shown.iter().map(|(key, ..)| row[*key].to_string()).collect())
    };
    let (of_each, of_all) = rows.split_at(rows.len().saturating_sub(1));
    let all = first(view, "stay report --format csv", of_each, |some| {
        figures_of(view.width, either(lang, "Werkmap", "Workspace"), &heads, some.iter().chain(of_all).map(row).collect())
    });
    document.add(Section::new(says::figures_head(lang)).with_table(all));
    document.add(
        Section::new(says::obstacles_head(lang))
            .with_table(first(view, "stay obstacles", obstacles_rows, |some| table(view, &obstacles(), &OF_OBSTACLES, some))),
    );
    let late = [
        workspace(),
        ListColumn::of("id", "id").headed("ID", "ID").whole(),
        ListColumn::of("name", "naam").headed("Wie", "Who"),
        ListColumn::of("title", "titel")
            .headed("Actie", "Action")
            .shown(Fit::Wraps(16, 40), |_, row: &Value| Cell::new(printable(row["title"].as_str().unwrap_or_default()))),
        ListColumn::of("due", "uiterlijk").headed("Uiterlijk", "Due").whole(),
    ];
    document.add(Section::new(says::overdue_head(lang)).with_table(first(view, "stay actions --overdue", overdue, |some| {
        table(view, &late, &["workspace", "id", "name", "title", "due"], some)
    })));
    document
}
