//! What each line of a list says of a person.

use super::columns::{Columns, Field};
use super::days::{self, DayOrder, Said};
use super::names::{self, Counted, NameUse, Parts};
use super::plan::{Doubt, Unclear};
use super::{Line, Table};
use crate::domain::text::{folded, on_one_line};
use chrono::NaiveDate;

/// One person in a list. What is blank there is `None` and stays as it is here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The line of the file on which it begins.
    pub at: u32,
    pub number: Option<String>,
    /// The other signs by which the list names this person.
    pub ids: Vec<String>,
    pub email: Option<String>,
    pub name: Option<String>,
    /// What this person may be called here, by the same surnames in another way.
    pub also_called: Vec<String>,
    pub team: Option<String>,
    /// Who the manager is, as a number, an address, a sign or a name; the better ones first.
    pub manager: Vec<String>,
    pub role: Option<String>,
    pub started: Option<NaiveDate>,
    /// The first day of the contract, for want of a better one.
    pub contract: Option<NaiveDate>,
    pub left: Option<NaiveDate>,
    /// Whether the list says that this person works here, or does not.
    pub is_active: Option<bool>,
}

/// All that a list says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    pub rows: Vec<Row>,
    /// Values that could not be read; they are left out.
    pub unclear: Vec<Unclear>,
    /// How many contracts end later, which is no leaving.
    pub contracts_end: usize,
}

/// Why a list is not read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EitherDay {
    /// A day that could be two: its line, its column from 1, and the header.
    Day(u32, usize, String),
    /// A line with more cells than there are headers: its line, how many, and how many headers.
    TooLong(u32, usize, usize),
}

/// What spreadsheets and systems write for nothing.
const NOTHING: &[&str] =
    &["-", "--", "n.v.t.", "n.v.t", "nvt", "n/a", "#n/a", "#n/b", "(leeg)", "(blank)", "(none)", "<leeg>", "no_manager", "no manager"];

impl Rows {
    /// Reads all lines below the headers; `asked` is whether the day or the month comes first, where that was said.
    ///
    /// # Errors
    ///
    /// Where a day could be two, and where a line has more cells than there are headers.
    pub fn of(table: &Table, columns: &Columns, asked: Option<DayOrder>, today: NaiveDate) -> Result<Rows, EitherDay> {
        let lines: Vec<&Line> = table.lines.iter().skip(columns.header + columns.more + 1).filter(|line| !line.is_empty()).collect();
        let headers = columns.headers.len();
        let long = |line: &&&Line| line.cells.iter().skip(headers).any(|cell| !cell.trim().is_empty());
        if let Some(line) = lines.iter().find(long) {
            return Err(EitherDay::TooLong(line.at, line.cells.len(), headers));
        }
        let mut reading = Reading { columns, today, order: asked, counted: counted(&lines, columns), rows: Rows::default() };
        reading.order = asked.or_else(|| reading.order_told(&lines));
        for line in lines {
            let row = reading.row(line)?;
            reading.rows.rows.push(row);
        }
        Ok(reading.rows)
    }
}

/// How the figures for whose name comes first are counted in this list.
fn counted(lines: &[&Line], columns: &Columns) -> Counted {
    let Some(at) = columns.at(Field::NameUse) else { return Counted::default() };
    let has = |figure: &str| lines.iter().any(|line| value(line.cell(at)) == figure);
    let is_composition = folded(columns.header_of(at)).contains("samenstelling");
    if !has("0") && (is_composition || has("4")) { Counted::FromOne } else { Counted::FromZero }
}

/// What is in a cell, without what spreadsheets put around it: `="00123"` is `00123`.
fn value(cell: &str) -> String {
    let cell = cell.trim();
    let formula = cell.strip_prefix('=').and_then(|rest| rest.trim().strip_prefix('"')?.strip_suffix('"'));
    let text = match formula {
        Some(text) => text.replace("\"\"", "\""),
        // what a spreadsheet keeps as a text
        None => cell.strip_prefix('\'').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(cell).to_owned(),
    };
    let text = on_one_line(&text);
    if NOTHING.contains(&text.to_lowercase().as_str()) || text == "NULL" { String::new() } else { text }
}

struct Reading<'t> {
    columns: &'t Columns,
    today: NaiveDate,
    order: Option<DayOrder>,
    counted: Counted,
    rows: Rows,
}

impl Reading<'_> {
    /// What the days of the list themselves say of their order; nothing where they contradict each other.
    fn order_told(&self, lines: &[&Line]) -> Option<DayOrder> {
        let columns = self.columns.of.iter().filter(|(field, _)| field.is_day()).flat_map(|(_, columns)| columns);
        let mut told = columns.flat_map(|at| lines.iter().filter_map(|line| days::order_of(&value(line.cell(*at)))));
        let first = told.next()?;
        told.all(|other| other == first).then_some(first)
    }

    fn text(&self, line: &Line, field: Field) -> Option<String> {
        let at = self.columns.at(field)?;
        Some(value(line.cell(at))).filter(|text| !text.is_empty())
    }

    fn unclear(&mut self, line: &Line, field: Field, doubt: Doubt) {
        let column = self.columns.at(field).map(|at| (at + 1, self.columns.header_of(at).to_owned()));
        self.rows.unclear.push(Unclear { at: line.at, column, doubt });
    }

    fn day(&mut self, line: &Line, field: Field) -> Result<Option<NaiveDate>, EitherDay> {
        let Some(at) = self.columns.at(field) else { return Ok(None) };
        match days::read(&value(line.cell(at)), self.order, self.today) {
            Said::Day(day) => Ok(Some(day)),
            Said::Nothing => Ok(None),
            Said::Either => Err(EitherDay::Day(line.at, at + 1, self.columns.header_of(at).to_owned())),
            Said::Wrong => {
                self.unclear(line, field, Doubt::NotADay);
                Ok(None)
            }
        }
    }

    /// A number as a text; one that a spreadsheet has shortened is none.
    fn number(&mut self, line: &Line) -> Option<String> {
        let number = self.text(line, Field::Number)?;
        if is_shortened(&number) {
            self.unclear(line, Field::Number, Doubt::Shortened);
            return None;
        }
        Some(whole_number(&number).to_owned())
    }

    fn row(&mut self, line: &Line) -> Result<Row, EitherDay> {
        let ids: Vec<String> =
            self.columns.of.get(&Field::UserId).into_iter().flatten().map(|at| value(line.cell(*at))).filter(|id| !id.is_empty()).collect();
        let number = match self.columns.at(Field::Number) {
            Some(_) => self.number(line),
            // where nothing better is there, the list's own sign; an address is none
            None => ids.iter().find(|id| !id.contains('@') && !is_shortened(id)).map(|id| whole_number(id).to_owned()),
        };
        let email = match self.text(line, Field::Email) {
            Some(email) if email.contains('@') && !email.contains(' ') => Some(email),
            Some(_) => {
                self.unclear(line, Field::Email, Doubt::NotAnAddress);
                None
            }
            // an account is an address in some systems
            None => ids.iter().find(|id| id.contains('@') && !id.contains(' ')).cloned(),
        };
        let started = self.day(line, Field::Started)?;
        let contract = self.day(line, Field::ContractStart)?;
        let left = self.day(line, Field::Left)?;
        let contract_end = self.day(line, Field::ContractEnd)?.filter(|_| left.is_none());
        self.rows.contracts_end += usize::from(contract_end.is_some_and(|day| day > self.today));
        let managers = [Field::ManagerNumber, Field::ManagerEmail, Field::Manager, Field::ManagerName];
        let (name, also_called) = self.name(line);
        Ok(Row {
            at: line.at,
            number,
            ids,
            email,
            name,
            also_called,
            team: self.text(line, Field::Team).map(|team| team.trim_matches('/').trim().to_owned()).filter(|team| !team.is_empty()),
            manager: managers.into_iter().filter_map(|field| self.text(line, field)).collect(),
            role: self.text(line, Field::Role),
            started,
            contract,
            left: left.or(contract_end.filter(|day| *day <= self.today)),
            is_active: self.text(line, Field::Status).and_then(|status| is_active(&status)),
        })
    }

    fn name(&mut self, line: &Line) -> (Option<String>, Vec<String>) {
        let text = |field| self.text(line, field).unwrap_or_default();
        let (name, mut last, birth) = (text(Field::Name), text(Field::LastName), text(Field::BirthName));
        let given = text(Field::GivenNames);
        let first = [text(Field::FirstName), given.split(' ').next().unwrap_or_default().to_owned(), text(Field::Initials)];
        let first = first.into_iter().find(|first| !first.is_empty()).unwrap_or_default();
        let has_surname = self.columns.at(Field::LastName).or(self.columns.at(Field::BirthName)).is_some();
        // some systems call the surname just `Naam`, beside what someone is called
        let is_surname = !has_surname && !first.is_empty() && !name.contains(',') && !has_word(&name, &first);
        if is_surname {
            last.clone_from(&name);
        }
        let (prefix, partner_prefix, partner, using) =
            (text(Field::Prefix), text(Field::PartnerPrefix), text(Field::PartnerName), self.text(line, Field::NameUse));
        let read = using.as_deref().map(|using| NameUse::read(using, self.counted));
        if read == Some(None) {
            self.unclear(line, Field::NameUse, Doubt::NameUse);
        }
        let parts = Parts {
            first: &first,
            prefix: &prefix,
            last: &last,
            birth: &birth,
            partner_prefix: &partner_prefix,
            partner: &partner,
            using: read.flatten(),
        };
        let whole = Some(names::whole(&name)).filter(|name| !name.is_empty());
        // a surname alone is no name to call someone by, where the whole is there
        let called = if first.is_empty() && whole.is_some() && !is_surname { whole } else { parts.name().or(whole) };
        (called, parts.others())
    }
}

/// Whether a name has this as a word of it.
fn has_word(name: &str, word: &str) -> bool {
    let (name, word) = (folded(name), folded(word));
    name.split(' ').any(|part| part == word) || (word.contains(' ') && name.contains(&word))
}

/// `1,23E+11`: the last figures are gone.
fn is_shortened(number: &str) -> bool {
    let Some((figures, power)) = number.split_once(['E', 'e']) else { return false };
    let is_figures = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    figures.contains([',', '.']) && figures.split([',', '.']).all(is_figures) && power.strip_prefix('+').is_some_and(is_figures)
}

/// `123.0` as a spreadsheet writes `123`.
fn whole_number(number: &str) -> &str {
    let whole = number.strip_suffix(".0").or_else(|| number.strip_suffix(",0"));
    whole.filter(|whole| !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or(number)
}

/// Whether a status says that someone works here; nothing where it does not say.
fn is_active(status: &str) -> Option<bool> {
    match folded(status).as_str() {
        "active" | "actief" | "true" | "waar" | "yes" | "ja" | "1" | "a" | "in dienst" | "enabled" | "aktiv" | "t" => Some(true),
        "inactive" | "inactief" | "false" | "onwaar" | "no" | "nee" | "0" | "uit dienst" | "uitdienst" | "terminated" | "suspended"
        | "disabled" | "deprovisioned" | "left" | "inaktiv" | "ausgeschieden" | "vertrokken" | "beeindigd" | "f" | "i" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::day;

    fn read(lines: &[&str], order: Option<DayOrder>) -> Result<Rows, EitherDay> {
        let line = |(at, line): (usize, &&str)| Line { at: at as u32 + 1, cells: line.split(';').map(str::to_owned).collect() };
        let table = Table { lines: lines.iter().enumerate().map(line).collect() };
        let columns = Columns::of(&table, &[]).unwrap();
        Rows::of(&table, &columns, order, day("2026-11-20"))
    }

    fn names(lines: &[&str]) -> Vec<String> {
        read(lines, None).unwrap().rows.into_iter().map(|row| row.name.unwrap_or_default()).collect()
    }

    #[test]
    fn names_of_the_systems() {
        let list = [
            "Persnr;Naam;Roepnaam;Voorvoegsels;VoorvoegselsPartner;NaamPartner;NaamSamenstelling",
            "1;Vries;Anna;de;;Jansen;3",
            "2;Jansen;Jan;;;;1",
        ];
        assert_eq!(names(&list), ["Anna Jansen-de Vries", "Jan Jansen"]);
        let list = ["Medewerkernummer;Roepnaam;Voorvoegsel;Geboortenaam;Geb_naam_partner;Naamgebruik_code", "1;Anna;de;Vries;x;0"];
        assert_eq!(names(&list), ["Anna de Vries"]);
        assert_eq!(names(&["Employee #;Name", "1;Vries, Anna de"]), ["Anna de Vries"]);
        assert_eq!(names(&["id;displayName;givenName;surname", "1;Vries, Anna (Zorg);Anna;de Vries"]), ["Anna de Vries"]);
        assert_eq!(names(&["Persnr;Naam;Roepnaam", "1;Anna de Vries;Anna", "2;Bo;Bo"]), ["Anna de Vries", "Bo"]);
        assert_eq!(names(&["Persnr;Voorletters;Achternaam;Tussenvoegsel", "1;A.M.;Vries;de"]), ["A.M. de Vries"]);
        assert_eq!(names(&["Persnr;Voornamen;Achternaam", "1;Anna Maria;Bos"]), ["Anna Bos"]);
    }

    #[test]
    fn what_spreadsheets_do_to_numbers() {
        let rows = read(&["Persnr;Naam", "=\"00123\";A B", "'0042;C D", "7.0;E F", "1,23E+11;G H", "n.v.t.;I J"], None).unwrap();
        let numbers: Vec<_> = rows.rows.iter().map(|row| row.number.as_deref()).collect();
        assert_eq!(numbers, [Some("00123"), Some("0042"), Some("7"), None, None]);
        assert_eq!(rows.unclear.iter().map(|one| (one.at, &one.doubt)).collect::<Vec<_>>(), [(5, &Doubt::Shortened)]);
    }

    #[test]
    fn the_list_may_say_which_way_its_days_are() {
        let lines = ["Persnr;Naam;In dienst;Uit dienst", "1;A B;3-4-2020;", "2;C D;1-2-2021;25-12-2026"];
        let rows = read(&lines, None).unwrap();
        assert_eq!(rows.rows[0].started, Some(day("2020-04-03")));
        let either = read(&lines[..2], None);
        assert_eq!(either, Err(EitherDay::Day(2, 3, "In dienst".to_owned())));
        assert_eq!(read(&lines[..2], Some(DayOrder::MonthFirst)).unwrap().rows[0].started, Some(day("2020-03-04")));
    }

    #[test]
    fn a_contract_that_ends_later_is_no_leaving() {
        let rows = read(&["Persnr;Naam;Einddatum contract", "1;A B;2026-12-31", "2;C D;2026-10-31"], None).unwrap();
        assert_eq!(rows.rows.iter().map(|row| row.left).collect::<Vec<_>>(), [None, Some(day("2026-10-31"))]);
        assert_eq!(rows.contracts_end, 1);
    }

    #[test]
    fn cells_beyond_the_headers_shift_all_others() {
        assert_eq!(read(&["Persnr;Naam", "1;Bos;Jan"], None), Err(EitherDay::TooLong(2, 3, 2)));
        assert!(read(&["Persnr;Naam", "1;Bos;;", "2"], None).is_ok());
    }
}
