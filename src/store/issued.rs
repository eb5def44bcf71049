//! Reports without names on disk. Each is written once, and says what it said for good: figures alone, with a digest of them.

use super::fields::{Fields, Origin};
use super::settings::labels;
use super::yaml::write::{self, New};
use super::{Fault, Store, file, layout, link, list, schema, unread};
use crate::domain::anonymous::{Issued, Part, Row, Word};
use crate::domain::period::Period;
use crate::domain::problem::{Kind, Problem, Severity};
use std::collections::HashMap;

/// The path and text of a new report.
///
/// # Errors
/// If it would not read back as what it is.
pub(crate) fn file_of(issued: &Issued) -> Result<(String, String), Fault> {
    let path = layout::issued_path(issued.half).ok_or_else(|| Fault::Unfaithful(layout::REPORTS.to_owned()))?;
    let text = text(issued);
    let read = parse(&text, issued.half, &mut Origin::new(&path, &mut Vec::new()));
    if read.as_ref() == Some(issued) { Ok((path, text)) } else { Err(Fault::Unfaithful(path)) }
}

fn text(issued: &Issued) -> String {
    let word = |word: &Word| {
        let labels = [("nl", &word.label.nl), ("en", &word.label.en)];
        let labels: Vec<_> = labels.into_iter().filter_map(|(lang, label)| Some((lang.to_owned(), New::text(label.as_ref()?)))).collect();
        let label = (!labels.is_empty()).then(|| ("label".to_owned(), New::Map(labels)));
        New::Map([("key".to_owned(), New::text(&word.key))].into_iter().chain(label).collect())
    };
    let row = |row: &Row| {
        let part = match &row.part {
            Part::Everyone => ("everyone", New::word("true")),
            Part::NoTeam => ("without-team", New::word("true")),
            Part::Team(team) => ("team", New::text(team)),
            Part::Directly(team) => ("directly-in", New::text(team)),
        };
        let shown = issued.words.iter().zip(&row.people).filter_map(|(word, people)| Some((word.key.clone(), New::word((*people)?))));
        let shown: Vec<(String, New)> = shown.collect();
        let people = (!shown.is_empty()).then(|| ("people".to_owned(), New::Map(shown)));
        New::Map([(part.0.to_owned(), part.1)].into_iter().chain(people).collect())
    };
    write::document(&[
        ("period", New::text(&issued.half.half().unwrap_or_default())),
        ("anonymity", New::word(issued.least)),
        ("unreadable", New::word(issued.unreadable)),
        ("words", New::List(issued.words.iter().map(word).collect())),
        ("rows", New::List(issued.rows.iter().map(row).collect())),
        ("digest", New::text(&issued.digest())),
    ])
}

/// Reads the text of a report; one that is not as it was issued counts for nothing and is a problem.
pub(crate) fn parse(text: &str, half: Period, origin: &mut Origin) -> Option<Issued> {
    let node = origin.parse(text)?;
    let mut fields = Fields::of(&node, schema::ISSUED, origin)?;
    let (period, digest) = (fields.needed("period"), fields.needed("digest"));
    let [least, unreadable] = ["anonymity", "unreadable"].map(|key| fields.number(key).unwrap_or_default());
    let words =
        fields.maps("words", schema::ISSUED_WORD, |fields| Word { key: fields.needed("key").unwrap_or_default(), label: labels(fields) });
    let at: HashMap<&str, usize> = words.iter().enumerate().map(|(at, word)| (word.key.as_str(), at)).collect();
    let rows = fields.maps("rows", schema::ISSUED_ROW, |fields| {
        let part = match (fields.text("team"), fields.text("directly-in")) {
            (Some(team), _) => Part::Team(team),
            (_, Some(team)) => Part::Directly(team),
            _ if fields.flag("without-team") => Part::NoTeam,
            _ => Part::Everyone,
        };
        let mut people = vec![None; words.len()];
        for (key, count) in fields.open_map("people", |_, node, _| node.text()?.trim().parse::<usize>().ok()) {
            if let Some(at) = at.get(key.as_str()) {
                people[*at] = Some(count);
            }
        }
        Row { part, people }
    });
    let issued = Issued { half, least, unreadable, words, rows };
    if period.as_deref() != half.half().as_deref() {
        fields.refuse("period", Kind::NotAsIssued);
    } else if digest.is_none_or(|digest| digest != issued.digest()) {
        fields.refuse("digest", Kind::NotAsIssued);
    }
    fields.unless_broken(issued)
}

/// The report of a half-year as it was issued; `None` where it was not, or what is there can't be read: then `problems` says so.
pub(crate) fn read(store: &Store, half: Period, problems: &mut Vec<Problem>) -> Option<Issued> {
    let path = layout::issued_path(half)?;
    if let Some(link) = link::above(store, &path) {
        problems.push(list::unreadable(link, Kind::Link));
        return None;
    }
    // one under nearly that name was issued as well
    let before = problems.len();
    unread::check_folder(store, layout::REPORTS, problems);
    let is_it = |problem: &Problem| matches!(&problem.kind, Kind::Unread { meant: Some(meant), .. } if *meant == path);
    let mut at = before;
    while at < problems.len() {
        if is_it(&problems[at]) { at += 1 } else { drop(problems.remove(at)) }
    }
    let mut origin = Origin::new(&path, problems);
    match file::text(&store.at(&path)) {
        Ok(text) => parse(&text, half, &mut origin),
        Err(Kind::Io(std::io::ErrorKind::NotFound)) => None,
        Err(kind) => {
            origin.unreadable(kind);
            None
        }
    }
}

/// Names what is wrong with the reports that were issued; how many there are.
pub(crate) fn check(store: &Store, problems: &mut Vec<Problem>) -> usize {
    if link::above(store, &format!("{}/", layout::REPORTS)).is_some() {
        return 0;
    }
    unread::check_folder(store, layout::REPORTS, problems);
    let entries = std::fs::read_dir(store.at(layout::REPORTS)).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut halves: Vec<Period> = names.filter_map(|name| layout::issued(&format!("{}/{name}", layout::REPORTS))).collect();
    halves.sort_by_key(|half| half.from);
    for half in &halves {
        let Some(path) = layout::issued_path(*half) else { continue };
        let mut origin = Origin::new(&path, problems);
        match file::text(&store.at(&path)) {
            Ok(text) => drop(parse(&text, *half, &mut origin)),
            Err(kind) => origin.unreadable(kind),
        }
    }
    halves.len()
}

/// How many files could not be read, of those that these problems name.
pub(crate) fn unreadable(problems: &[Problem]) -> usize {
    let paths = problems.iter().filter(|problem| problem.severity == Severity::Unreadable).map(|problem| &problem.path);
    paths.collect::<std::collections::BTreeSet<_>>().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::day;
    use crate::domain::types::Labels;

    fn issued() -> Issued {
        let word = |key: &str, nl: Option<&str>| Word { key: key.into(), label: Labels { nl: nl.map(str::to_owned), en: None } };
        let row = |part, people: [Option<usize>; 3]| Row { part, people: people.to_vec() };
        Issued {
            half: Period { from: day("2026-01-01"), to: day("2026-06-30") },
            least: 5,
            unreadable: 2,
            words: vec![word("reistijd", Some("Te krappe reistijd: elke dag")), word("a: b, # c", None), word("other", None)],
            rows: vec![
                row(Part::Everyone, [Some(12), None, Some(5)]),
                row(Part::NoTeam, [None; 3]),
                row(Part::Team("Zorg".into()), [Some(7), None, None]),
                row(Part::Directly("Zorg".into()), [None; 3]),
                row(Part::Team("Zorg/null".into()), [None, Some(9), None]),
            ],
        }
    }

    #[test]
    fn a_report_reads_back_as_what_was_issued() {
        let (path, text) = file_of(&issued()).unwrap();
        assert_eq!(path, "organisation/reports/2026-H1.yaml");
        let read = |text: &str| {
            let mut problems = Vec::new();
            let read = parse(text, issued().half, &mut Origin::new(&path, &mut problems));
            (read, problems.into_iter().map(|problem| problem.kind).collect::<Vec<_>>())
        };
        assert_eq!(read(&text), (Some(issued()), Vec::new()), "{text}");
        assert!(text.starts_with("period: \"2026-H1\"\nanonymity: 5\nunreadable: 2\nwords:\n- key: reistijd\n"), "{text}");
        assert!(
            text.contains("rows:\n- everyone: true\n  people:\n    reistijd: 12\n    other: 5\n- without-team: true\n- team: Zorg\n"),
            "{text}"
        );
        // a remark changes nothing that it says
        assert_eq!(read(&format!("# besproken\n{text}")).0, Some(issued()));
        for (from, to) in [
            ("reistijd: 12", "reistijd: 13"),
            ("    other: 5\n", ""),
            ("anonymity: 5", "anonymity: 4"),
            ("unreadable: 2", "unreadable: 0"),
            ("- team: Zorg\n", "- team: Planning\n"),
            ("- without-team: true\n", ""),
            ("2026-H1", "2026-H2"),
            ("krappe", "ruime"),
            ("digest: ", "digest: 0"),
        ] {
            let (found, problems) = read(&text.replacen(from, to, 1));
            assert_eq!((found, problems.contains(&Kind::NotAsIssued)), (None, true), "{from}: {problems:?}");
        }
    }
}
