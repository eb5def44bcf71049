//! `stay import`: people from a list of an HR system. Shows what would happen, and does it with `--apply`.

use super::edit::person::not_listed;
use super::effects::{Effects, WriteAnswer};
use super::employee::fresh;
use super::given;
use super::readers::Renamed;
use super::rename::{Edits, follow};
use super::run::Run;
use crate::context::Context;
use crate::domain::employee::{Employee, Slug};
use crate::domain::import::plan::Known;
use crate::domain::import::{Changed, Columns, DayOrder, EitherDay, Field, FieldChange, Import, NewPerson, NoColumns, Rows};
use crate::domain::lookup;
use crate::domain::name::Name;
use crate::domain::problem::Severity;
use crate::domain::records::{Place, Records};
use crate::domain::slug;
use crate::domain::team::Team;
use crate::error::{Code, Error, Exit};
use crate::i18n::{Saying, errors, import as says, problems};
use crate::render::document;
use crate::render::import::{Taken, document as overview};
use crate::render::json::{self, ImportV1};
use crate::render::printable::printable;
use crate::store::import::{self, LARGEST, MapFault, MapFaultKind, Mapped, NoTable};
use crate::store::yaml::edit::Edit;
use crate::store::yaml::write::New;
use crate::store::{Change, Fault, Need, Store, accepted, encode, file, homes, journal, kept, layout, schema, seal, write};
use clap::Args;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Takes people in from a list.
#[derive(Args)]
pub(super) struct ImportArgs {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    #[arg(long, value_name = "ORDER", value_parser = ["day-first", "month-first"], hide_possible_values = true)]
    dates: Option<String>,
    #[arg(long)]
    apply: bool,
}

#[derive(Serialize)]
struct ImportAnswer<'r> {
    #[serde(flatten)]
    wrote: WriteAnswer,
    import: ImportV1<'r>,
}

/// A list as it was read.
struct Listed {
    columns: Columns,
    rows: Rows,
    as_windows: bool,
}

impl Run for ImportArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let name = called(&self.file);
        let listed = self.listed(cx, &name)?;
        let writes = self.apply && !cx.flags.dry_run;
        // who is here must not change between looking and writing
        let writer = if writes { cx.writer(&store)? } else { store.dry_writer() };
        let records = store.read(&Need::REPORT)?;
        // someone whose file can't be read would come in a second time
        let who = |problem: &&crate::domain::problem::Problem| {
            problem.severity == Severity::Unreadable && problem.path.ends_with("/employee.yaml")
        };
        if let Some(problem) = records.problems.iter().find(who) {
            return Err(Error::from(Fault::Unreadable(Box::new(problem.clone()))));
        }
        let known =
            Known { people: &records.employees, teams: &store.settings.teams, manager: store.settings.manager.as_ref(), today: cx.today };
        let import = Import::of(&listed.rows, known);
        let slugs = folders(&store, &records, &import.new);
        let (effects, renamed) = effects(cx, &store, &records, &import, &slugs)?;
        let alarm = import.alarm.filter(|_| !cx.flags.yes);
        let is_done = writes && alarm.is_none();
        if is_done {
            self.write(cx, &store, &writer, &effects, &renamed)?;
        } else {
            store.dry_writer().apply(&effects.changes)?;
        }
        let rows = listed.rows.rows.len();
        if cx.flags.json {
            let wrote = if is_done { effects.answer(cx) } else { effects.answer(cx).only_shown() };
            let import = ImportV1::of(cx.lang, &import, &listed.columns, rows, &slugs, is_done);
            cx.answer(&json::envelope(cx.lang, cx.today, ImportAnswer { wrote, import }, &records.problems))?;
        } else {
            let view = cx.view(&store, &records, Default::default());
            let taken = Taken { import: &import, columns: &listed.columns, file: &name, rows, slugs: &slugs };
            cx.answer(&document::text::text(&view, &overview(&view, &taken)))?;
        }
        if listed.as_windows {
            cx.warn(says::as_windows());
        }
        if let Some(alarm) = alarm {
            let told = Saying::new(move |lang| says::alarm(lang, alarm));
            return Err(Error::of(Code::NeedsAnswer, told).hint(says::alarm_hint()));
        }
        if is_done || (self.apply && cx.flags.dry_run) {
            effects.say(cx);
        } else {
            effects.warnings.iter().for_each(|warning| cx.warn(warning));
            effects.hints.iter().for_each(|hint| cx.out.message(&format!("  {}", crate::render::style::dim(hint.text(cx.lang)))));
            if !import.is_empty() {
                cx.next(&self.again(import.alarm.is_some()));
            }
        }
        if listed.rows.contracts_end > 0 {
            cx.out.message(&format!("  {}", crate::render::style::dim(says::contracts_end(listed.rows.contracts_end).text(cx.lang))));
        }
        let clear = if import.unclear.is_empty() { Exit::Done } else { Exit::Partly };
        Ok(clear.or(cx.name_problems(&records.problems)))
    }
}

/// What a file is called in what is said.
fn called(file: &Path) -> String {
    match file.to_str() {
        Some("-") => "stdin".to_owned(),
        _ => printable(&file.display().to_string()),
    }
}

impl ImportArgs {
    /// The line that does what was shown.
    fn again(&self, is_much: bool) -> String {
        let quoted = |path: &Path| shell_words::quote(&path.display().to_string()).into_owned();
        let mut line = format!("stay import {}", quoted(&self.file));
        for (option, value) in [("map", self.map.as_deref().map(quoted)), ("dates", self.dates.clone())] {
            line.extend(value.map(|value| format!(" --{option} {value}")));
        }
        printable(&(line + " --apply" + if is_much { " --yes" } else { "" }))
    }

    fn write(&self, cx: &Context, store: &Store, writer: &write::Writer, effects: &Effects, renamed: &[Renamed]) -> Result<(), Error> {
        Renamed::accept(renamed, store)?;
        let applied = effects.apply(cx, store, writer);
        if !journal::waits(store) {
            accepted::let_go(store);
        }
        applied
    }

    /// Reads the list, with what a map says of its columns.
    fn listed(&self, cx: &Context, name: &str) -> Result<Listed, Error> {
        let order = self.dates.as_deref().map(|order| if order == "day-first" { DayOrder::DayFirst } else { DayOrder::MonthFirst });
        let map = self.map.as_deref().map(|path| mapped(cx, path)).transpose()?.unwrap_or_default();
        let read = import::read(&given::bytes(&self.file, LARGEST)?).map_err(|why| no_table(name, &why))?;
        let wanted: Vec<(Field, Option<String>)> = map.iter().map(|one| (one.field, one.header.clone())).collect();
        let of_map = || self.map.as_deref().map(called).unwrap_or_default();
        let columns = Columns::of(&read.table, &wanted).map_err(|why| no_columns(name, &of_map(), &map, &why))?;
        let rows = Rows::of(&read.table, &columns, order, cx.today).map_err(|why| either_day(name, &why))?;
        if rows.rows.is_empty() {
            return Err(Error::of(Code::Unreadable, says::no_rows(name)));
        }
        Ok(Listed { columns, rows, as_windows: read.as_windows })
    }
}

fn mapped(cx: &Context, path: &Path) -> Result<Vec<Mapped>, Error> {
    let name = called(path);
    let text =
        String::from_utf8(given::bytes(path, file::LARGEST as usize)?).map_err(|_| Error::of(Code::Unreadable, says::encoding(&name)))?;
    import::map(&text).map_err(|fault| {
        let MapFault { line, column, kind } = fault;
        let place = format!("{name}:{line}:{column}");
        match kind {
            MapFaultKind::Yaml(fault) => {
                let kind = crate::domain::problem::Kind::Yaml(fault);
                let refused = Error::of(Code::Unreadable, errors::unreadable(&place, &printable(&problems::message(cx.lang, &kind))));
                match problems::remedy(cx.lang, &kind) {
                    Some(remedy) => refused.hint(remedy),
                    None => refused,
                }
            }
            MapFaultKind::NoMap => Error::of(Code::Unreadable, says::map_is_no_map(&place)),
            MapFaultKind::NoField(typed, near) => {
                let refused = Error::of(Code::Unreadable, says::map_no_field(&place, &printable(&typed)));
                let all = || Field::WORDS.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
                match near {
                    Some(near) => refused.near_word(near),
                    None => refused.hint(says::map_no_field_hint(&all())),
                }
            }
            MapFaultKind::NoHeader(field) => Error::of(Code::Unreadable, says::map_no_header(&place, field.word())),
            MapFaultKind::Twice(header) => Error::of(Code::Unreadable, says::map_twice(&place, &printable(&header))),
        }
    })
}

fn no_table(name: &str, why: &NoTable) -> Error {
    let line = |line: u32| format!("{name}:{line}");
    match why {
        NoTable::TooBig => Error::of(Code::Unreadable, says::too_big(name)),
        NoTable::Binary(kind) => Error::of(Code::Unreadable, says::binary(name, kind)).hint(says::binary_hint()),
        NoTable::Encoding(_, at) => Error::of(Code::Unreadable, says::encoding(&line(*at))).hint(says::binary_hint()),
        NoTable::Control(at) => Error::of(Code::Unreadable, says::control(&line(*at))).hint(says::damaged_hint()),
        NoTable::Quote(at, column) => Error::of(Code::Unreadable, says::quote(&format!("{name}:{at}:{column}"))).hint(says::quote_hint()),
        NoTable::TooWide(at) => Error::of(Code::Unreadable, says::too_wide(&line(*at))),
        NoTable::TooLong => Error::of(Code::Unreadable, says::too_long(name)),
        NoTable::Json(at, column) => Error::of(Code::Unreadable, says::json(&format!("{name}:{at}:{column}"))).hint(says::damaged_hint()),
        NoTable::NoList => Error::of(Code::Unreadable, says::no_list(name)).hint(says::no_list_hint()),
    }
}

fn no_columns(name: &str, of_map: &str, map: &[Mapped], why: &NoColumns) -> Error {
    let place = |at: &usize| map.get(*at).map_or_else(String::new, |one| format!("{of_map}:{}:{}", one.line, one.column));
    let header = |at: &usize| printable(map.get(*at).and_then(|one| one.header.as_deref()).unwrap_or_default());
    match why {
        NoColumns::Empty => Error::of(Code::Unreadable, says::empty(name)),
        NoColumns::NobodyTold => Error::of(Code::Unreadable, says::nobody_told(name)).hint(says::nobody_told_hint()),
        NoColumns::Twice(field, one, other, line) => {
            Error::of(Code::Unreadable, says::twice(&format!("{name}:{line}"), field.word(), *one, *other))
                .hint(says::twice_hint(field.word()))
        }
        NoColumns::NoHeader(at, near) => {
            let refused = Error::of(Code::Unreadable, says::no_header(&place(at), &header(at)));
            match near {
                Some(near) => refused.near_word(near),
                None => refused,
            }
        }
        NoColumns::Never(at) => Error::of(Code::Unreadable, says::never(&place(at), &header(at))).hint(says::never_hint()),
    }
}

fn either_day(name: &str, why: &EitherDay) -> Error {
    match why {
        EitherDay::Day(line, column, header) => {
            Error::of(Code::NotADay, says::either_day(&format!("{name}:{line}:{column}"), &printable(header))).hint(says::either_day_hint())
        }
        EitherDay::TooLong(line, cells, headers) => {
            Error::of(Code::Unreadable, says::row_too_long(&format!("{name}:{line}:{}", headers + 1), *cells, *headers))
                .hint(says::row_too_long_hint())
        }
    }
}

/// The folders of those who come in, as for someone who is added by hand.
fn folders(store: &Store, records: &Records, new: &[NewPerson]) -> Vec<Slug> {
    let mut people = records.employees.clone();
    let mut slugs = Vec::new();
    for one in new {
        let slug = homes::free(store, &slug::slug(&one.name).unwrap_or_default(), &people, None);
        people.push(Employee::unknown(slug.clone()));
        slugs.push(slug);
    }
    slugs
}

/// All that changes, and what there is to say of it.
fn effects(cx: &Context, store: &Store, records: &Records, import: &Import, slugs: &[Slug]) -> Result<(Effects, Vec<Renamed>), Error> {
    let mut effects = Effects::default();
    for (new, slug) in import.new.iter().zip(slugs) {
        let NewPerson { team, manager, role, email, number, started, left, .. } = new.clone();
        let person = Employee { team, manager, role, email, number, started, left, ..fresh(cx, slug.clone(), new.name.clone()) };
        effects.changes.push(Change::create(slug, encode::employee(&person)));
    }
    let person = |one: &Changed| records.employees.iter().find(|person| person.slug == one.slug);
    let (mut edits, mut renamed) = (Edits::new(), Vec::new());
    for one in &import.changed {
        let (Some(person), Some(name)) = (person(one), one.fields.iter().find(|field| field.key == "name")) else { continue };
        // what goes along is told as one number
        let mut along = Effects::default();
        follow(store, records, person, &name.to, &one.slug, &mut edits, &mut along);
        effects.warnings.extend(along.warnings);
        let is_alone = lookup::called(&person.name, &records.employees).len() == 1;
        let names = [Name::from(&person.name), Name::from(&name.to)];
        renamed.push(Renamed { folder: [one.slug.clone(), one.slug.clone()], name: is_alone.then_some(names) });
    }
    let of_readers = Renamed::edits(&renamed, store);
    if !of_readers.is_empty() {
        edits.insert(Place::Readers, of_readers);
    }
    for one in &import.changed {
        let place = Place::from(&one.slug);
        let before = edits.remove(&place).unwrap_or_default();
        edits.insert(place.clone(), with_fields(cx, store, &place, before, one)?);
    }
    let mut changes: Vec<Change> = edits.into_iter().map(|(place, edits)| Change::edit(place, edits)).collect();
    changes.sort_by_cached_key(Change::path);
    effects.changes.extend(changes);
    let teams = import.new.iter().filter_map(|new| new.team.clone());
    let moved = import.changed.iter().flat_map(|one| &one.fields).filter(|field| field.key == "team").map(|field| Team::from(&field.to));
    let mut told: Vec<Team> = Vec::new();
    for team in teams.chain(moved) {
        if !told.contains(&team) {
            effects.warnings.extend(not_listed(cx, store, &team));
            told.push(team);
        }
    }
    let is_handed_over = |one: &Changed| one.fields.iter().any(|field| field.key == "manager" && field.from.is_some());
    effects.hints.extend(import.changed.iter().any(is_handed_over).then(says::handover_first));
    let leaving = import.changed.iter().filter(|one| one.leaves().is_some()).count();
    let counts = (import.new.len(), import.changed.len() - leaving, leaving);
    effects.lines.push(match import.is_empty() {
        true => says::nothing_new(),
        false => Saying::new(move |lang| says::taken_in(&says::counts(lang, counts.0, counts.1, counts.2)).text(lang)),
    });
    effects.next = (!import.is_empty()).then(|| "stay undo".to_owned());
    Ok((effects, renamed))
}

/// What goes along with another name, then the fields, then what stays of a team and manager of before.
fn with_fields(cx: &Context, store: &Store, place: &Place, before: Vec<Edit>, one: &Changed) -> Result<Vec<Edit>, Error> {
    let path = layout::path_of(place);
    let text = file::text(&store.at(&path)).unwrap_or_default();
    let text = seal::open_text(store, place, &text).text;
    // a manager who gets another name is no other manager
    let base = write::edited_text(&path, &text, &before)?;
    let value = |field: &FieldChange| if field.is_day() { New::word(&field.to) } else { New::text(&field.to) };
    let set = |field: &FieldChange| Edit::set(field.key, value(field), schema::before(schema::EMPLOYEE, field.key));
    let own: Vec<Edit> = one.fields.iter().map(set).collect();
    let after = write::edited_text(&path, &base, &own)?;
    let along = kept::along(place, &base, &after, cx.today).edits;
    Ok(before.into_iter().chain(own).chain(along).collect())
}
