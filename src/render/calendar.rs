//! Days for a calendar, as iCalendar (RFC 5545). The same entries give the same bytes, whatever the clock says.

use super::ViewContext;
use super::printable::printable_lines;
use crate::domain::calendar::{Asks, Entry, Revision};
use crate::i18n::{calendar as says, words};
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime};

/// How many octets a line has at the most.
const OCTETS: usize = 75;

/// What may stand in it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Shown {
    /// Names and types; without it nobody who sees the calendar learns any.
    pub titles: bool,
    /// What is to be done as tasks and not as days.
    pub todo: bool,
}

/// Entries as a calendar.
pub(crate) fn calendar(view: &ViewContext, entries: &[Entry], shown: Shown, revision: impl Fn(&Entry) -> Revision) -> String {
    let mut lines = Lines::default();
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//stay//stay//EN");
    lines.add("CALSCALE", "GREGORIAN");
    lines.add("X-WR-CALNAME", "stay");
    for entry in entries {
        let (title, revision) = (title(view, entry, shown), revision(entry));
        if shown.todo && entry.asks.is_to_do() {
            lines.todo(entry, &title, revision);
        } else {
            lines.event(entry, &title, revision);
        }
    }
    lines.add("END", "VCALENDAR");
    lines.0
}

/// The lines of a calendar.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn event(&mut self, entry: &Entry, title: &str, revision: Revision) {
        self.add("BEGIN", "VEVENT");
        self.add("CLASS", "PRIVATE");
        // without an end a whole day is one day; years of five digits are none in a calendar
        if let Some(next) = entry.day.succ_opt().filter(|next| next.year() <= 9999) {
            self.add("DTEND;VALUE=DATE", &day(next));
        }
        self.add("DTSTAMP", &stamp(entry.made, revision));
        self.add("DTSTART;VALUE=DATE", &day(entry.day));
        self.add("SEQUENCE", &revision.count.to_string());
        self.add("STATUS", if entry.is_cancelled { "CANCELLED" } else { "CONFIRMED" });
        self.text("SUMMARY", title);
        self.add("TRANSP", "TRANSPARENT");
        self.text("UID", &entry.uid);
        self.add("END", "VEVENT");
    }

    /// A task has a uid of its own: a calendar refuses one that it knows as a day.
    fn todo(&mut self, entry: &Entry, title: &str, revision: Revision) {
        self.add("BEGIN", "VTODO");
        self.add("CLASS", "PRIVATE");
        self.add("DTSTAMP", &stamp(entry.made, revision));
        self.add("DUE;VALUE=DATE", &day(entry.day));
        self.add("SEQUENCE", &revision.count.to_string());
        self.add("STATUS", "NEEDS-ACTION");
        self.text("SUMMARY", title);
        self.text("UID", &format!("todo-{}", entry.uid));
        self.add("END", "VTODO");
    }

    /// A line whose value may hold anything.
    fn text(&mut self, name: &str, value: &str) {
        self.add(name, &value.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n"));
    }

    /// A line, folded where it is too long, and never within a character.
    fn add(&mut self, name: &str, value: &str) {
        let mut room = OCTETS;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = OCTETS - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

fn day(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// When it changed last, else the beginning of the day it was made.
fn stamp(made: NaiveDate, revision: Revision) -> String {
    let committed = revision.last.and_then(|at| DateTime::from_timestamp(at, 0)).filter(|at| (0..=9999).contains(&at.year()));
    committed.unwrap_or_else(|| made.and_time(NaiveTime::MIN).and_utc()).format("%Y%m%dT%H%M%SZ").to_string()
}

fn title(view: &ViewContext, entry: &Entry, shown: Shown) -> String {
    let lang = view.lang;
    if !shown.titles {
        return match entry.asks {
            Asks::Talk => says::talk(lang),
            Asks::Plan => says::to_plan(lang),
            Asks::ComeBack => says::come_back(lang),
            Asks::Promise => says::promise(lang),
        };
    }
    let safe = |text: &str| printable_lines(text).join("\n");
    let (kind, name) = (
        safe(words::type_name(lang, &view.settings.types, &entry.kind)),
        safe(entry.employee.as_deref().map_or("", |slug| view.people.name(slug))),
    );
    match entry.asks {
        Asks::Talk => says::talk_with(lang, &kind, &name),
        Asks::Plan => says::to_plan_with(lang, &kind, &name),
        Asks::ComeBack => says::come_back_with(lang, &kind, &name),
        // what was promised is for no title
        Asks::Promise => says::promise(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::RestsOn;
    use crate::domain::employee::Employee;
    use crate::domain::records::Records;
    use crate::domain::settings::Settings;
    use crate::i18n::Language;

    fn entry(day: &str, asks: Asks) -> Entry {
        let day: NaiveDate = day.parse().unwrap();
        Entry {
            uid: "caaaaaa1-talk@stay".to_owned(),
            day,
            asks,
            employee: Some("bo".into()),
            kind: "exit".to_owned(),
            is_cancelled: false,
            rests_on: RestsOn::Rhythm("bo".into()),
            made: day,
        }
    }

    fn told(name: &str, entries: &[Entry], shown: Shown, changed: Revision) -> String {
        let bo = Employee { name: name.to_owned(), ..Employee::unknown("bo".into()) };
        let (records, settings) = (Records { employees: vec![bo], ..Records::default() }, Settings::default());
        let view = ViewContext {
            lang: Language::En,
            width: 80,
            today: "2026-11-20".parse().unwrap(),
            settings: &settings,
            people: records.people(),
            ids: Default::default(),
            readers: Vec::new(),
        };
        calendar(&view, entries, shown, |_| changed)
    }

    #[test]
    fn a_day_gives_nothing_away_and_lasts_until_the_next() {
        let days = [entry("2026-12-31", Asks::Talk), entry("2028-02-28", Asks::Plan), entry("9999-12-31", Asks::ComeBack)];
        let text = told("Bo Visser", &days, Shown::default(), Revision { count: 3, last: Some(1_795_219_200) });
        for line in [
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "DTEND;VALUE=DATE:20280229",
            "SEQUENCE:3",
            "CLASS:PRIVATE",
            "TRANSP:TRANSPARENT",
            "DTSTAMP:20261121T000000Z",
            "SUMMARY:Conversation",
            "SUMMARY:Plan a conversation",
        ] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line} in {text}");
        }
        assert_eq!(text.matches("DTEND").count(), 2, "{text}");
        assert!(!text.contains("Bo") && !text.contains("exit") && !text.contains("VTODO"), "{text}");
    }

    #[test]
    fn a_file_that_no_commit_knows_is_stamped_by_its_name() {
        let text = told("Bo", &[entry("2026-12-31", Asks::Talk)], Shown::default(), Revision { count: 0, last: Some(i64::MAX) });
        assert!(text.contains("\r\nDTSTAMP:20261231T000000Z\r\n") && text.contains("\r\nSEQUENCE:0\r\n"), "{text}");
    }

    #[test]
    fn no_text_breaks_out_of_its_line() {
        let odd = ["a\\b;c,d\ne\rf\u{85}g\u{2028}h\u{b}i\u{0}j\u{202e}k\"", &"é".repeat(200), &"👩‍👩‍👧".repeat(40), &"שלום ".repeat(40), ""];
        for name in odd {
            let shown = Shown { titles: true, todo: true };
            let text = told(name, &[entry("2026-12-31", Asks::Talk), entry("2026-12-31", Asks::Plan)], shown, Revision::default());
            let lines: Vec<&str> = text.split("\r\n").collect();
            assert!(
                lines.iter().all(|line| line.len() <= 75 && !line.chars().any(|c| c.is_control() || c == '\u{2028}')),
                "{name:?}: {text}"
            );
            let unfolded = text.replace("\r\n ", "");
            let known = |line: &str| {
                [
                    "BEGIN:",
                    "END:",
                    "VERSION:",
                    "PRODID:",
                    "CALSCALE:",
                    "X-WR-CALNAME:",
                    "UID:",
                    "SUMMARY:",
                    "SEQUENCE:",
                    "DTSTAMP:",
                    "CLASS:",
                ]
                .iter()
                .chain(&["DTSTART;", "DTEND;", "TRANSP:", "STATUS:", "DUE;"])
                .any(|head| line.starts_with(head))
            };
            assert!(unfolded.split_terminator("\r\n").all(known), "{unfolded}");
        }
    }
}
