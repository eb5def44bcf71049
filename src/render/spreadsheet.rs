//! Tables as spreadsheets read them.

use super::printable::printable;

/// A field that no spreadsheet runs as a formula (OWASP, CSV injection): what begins like one gets a `'` before it.
pub(crate) fn harmless(field: &str) -> String {
    let field = printable(field);
    if field.starts_with(['=', '+', '-', '@', '\t', '\r', '|', '%', '＝', '＋', '－', '＠']) { format!("'{field}") } else { field }
}

/// How a spreadsheet reads it.
#[derive(Clone, Copy)]
pub(crate) enum Sheet {
    /// Commas between fields, points in numbers.
    Plain,
    /// As Excel reads it where decimals have a comma: semicolons between fields, behind a mark that says it is UTF-8.
    Excel,
}

impl Sheet {
    /// What rows are written to.
    pub(crate) fn writer(self) -> csv::Writer<Vec<u8>> {
        let delimiter = if matches!(self, Sheet::Excel) { b';' } else { b',' };
        csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new())
    }

    /// A number as a field.
    pub(crate) fn number(self, number: f64) -> String {
        self.point(number.to_string())
    }

    /// The same of a number that is written already, with a point.
    pub(crate) fn point(self, number: String) -> String {
        if matches!(self, Sheet::Excel) { number.replace('.', ",") } else { number }
    }

    /// All that was written.
    pub(crate) fn text(self, written: csv::Writer<Vec<u8>>) -> String {
        let mark = if matches!(self, Sheet::Excel) { "\u{feff}" } else { "" };
        mark.to_owned() + &String::from_utf8(written.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_field_runs() {
        for field in ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", "|cmd", "=HYPERLINK(\"http://x\")"] {
            assert!(!harmless(field).starts_with(['=', '+', '-', '@', '\t', '|']), "{field}");
        }
        assert_eq!(harmless("gewoon - iets"), "gewoon - iets");
    }
}
