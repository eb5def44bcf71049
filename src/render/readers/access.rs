//! Who can open what: the readers, and by kind and by person for whom texts were sealed against whom the policy means.

use super::person;
use crate::domain::access::{self, Group, Seal, SealedText};
use crate::domain::circle::{Circle, Reader, fingerprint};
use crate::i18n::{either, readers as says, sealed, words};
use crate::render::ViewContext;
use crate::render::document::{Block, Document, Headline, Item, List, Mark, Section, Table};
use crate::render::printable::printable;
use crate::render::show::capital;
use crate::render::table::{Cell, Column, Fit, Paint};

/// A look at who can open what.
pub(crate) struct Look<'l> {
    /// Of whom or what it is; nothing for all.
    pub of: Option<String>,
    /// The readers and the policy that count.
    pub circle: &'l Circle,
    /// The readers that are told, by their keys.
    pub readers: Vec<&'l Reader>,
    pub texts: &'l [SealedText],
    /// How many private notes there are.
    pub private: usize,
    /// Whether words are sealed in this workspace.
    pub is_sealed: bool,
    /// Whether the fingerprints of keys are told.
    pub with_keys: bool,
}

/// As a document.
pub(crate) fn document(view: &ViewContext, look: &Look) -> Document {
    let lang = view.lang;
    let mut document = Document {
        title: look.of.as_ref().map_or_else(|| says::title(lang), |of| says::title_of(lang, of)),
        headline: Headline::Soft,
        ..Document::default()
    };
    if look.is_sealed {
        let recovery = look.circle.has_recovery();
        let policy = &look.circle.policy;
        document.facts = vec![
            capital(&printable(&says::words_are_for(lang, &says::parties(lang, &policy.words, recovery)))),
            capital(&printable(&says::notes_are_for(lang, &says::parties(lang, &policy.private_notes, recovery)))),
        ];
    } else {
        document.facts = vec![says::nothing_sealed_here(lang)];
    }
    document.add(readers(view, look));
    if look.is_sealed {
        document.add(kinds(view, look));
        document.add(people(view, look));
        document.add(otherwise(view, look));
        document.add(proof(view, look));
    }
    document
}

fn column(fit: Fit, head: &'static str) -> Column {
    Column { head, fit, right: false }
}

fn readers(view: &ViewContext, look: &Look) -> Section {
    let lang = view.lang;
    let opens = |key: &str| {
        let counts = access::sealed_for(look.texts, key);
        if counts.is_empty() { says::opens_nothing_yet(lang) } else { says::all_counted(lang, &counts) }
    };
    let row = |key: &str, who: Cell, keys: Cell| {
        let mut cells = vec![Cell::new(printable(key)), who, keys];
        if look.is_sealed {
            cells.push(Cell::painted(opens(key), Paint::Dim));
        }
        cells.into()
    };
    let of_reader = |reader: &&Reader| {
        let keys = Cell::painted(says::keys(lang, reader.keys.len()), Paint::Dim).in_full(reader.keys.len().to_string());
        row(&reader.key, Cell::new(who(view, reader)), keys)
    };
    // files may name readers that nobody has heard of
    let unknown = access::unknown_readers(look.texts, look.circle);
    let of_unknown = |key: &String| row(key, Cell::painted(says::unknown_reader(lang), Paint::Warn), Cell::new(""));
    let mut columns = vec![
        column(Fit::Whole, either(lang, "lezer", "reader")),
        column(Fit::Wraps(12, 30), either(lang, "wie", "who")),
        column(Fit::IfRoom, either(lang, "sleutels", "keys")),
    ];
    if look.is_sealed {
        columns.push(column(Fit::Wraps(12, 40), either(lang, "ervoor verzegeld", "sealed for them")));
    }
    let table = Table {
        columns,
        rows: look.readers.iter().map(of_reader).chain(unknown.iter().map(of_unknown)).collect(),
        name: 0,
        ..Table::default()
    };
    let section = Section::new(says::readers_head(lang)).counting(look.readers.len()).with_table(table);
    if !look.with_keys {
        return section;
    }
    let prints = look.readers.iter().flat_map(|reader| reader.keys.iter().map(move |key| (reader, key)));
    let item = |(reader, key): (&&Reader, &String)| Item {
        more: vec![printable(key)],
        ..Item::new(Mark::Point, format!("{}  {}", printable(&reader.key), fingerprint(key)))
    };
    section.with_list(List { items: prints.map(item).collect(), ..List::default() })
}

/// Who a reader is, in a few words.
fn who(view: &ViewContext, reader: &Reader) -> String {
    let lang = view.lang;
    let employee = reader.employee.as_deref().map(|slug| person(view, slug));
    let who = match (&reader.name, employee) {
        (Some(name), Some(employee)) => says::called_and_employee(lang, &printable(name), &employee),
        (Some(name), None) => printable(name),
        (None, Some(employee)) => says::employee(lang, &employee),
        (None, None) => String::new(),
    };
    if reader.recovery { format!("{who} ({})", says::for_all(lang)) } else { who }
}

fn kinds(view: &ViewContext, look: &Look) -> Section {
    let lang = view.lang;
    let row = |(what, counts): (access::What, access::Counts)| {
        let figure = |count: usize, told: String, paint| match count {
            0 => Cell::painted("", paint).in_full("0"),
            count => Cell::painted(told, paint).in_full(count.to_string()),
        };
        let open = counts.all - counts.sealed;
        vec![
            Cell::new(says::what(lang, what)),
            Cell::new(counts.all.to_string()),
            figure(counts.sealed, says::sealed_count(lang, counts.sealed), Paint::None),
            figure(open, says::open_count(lang, open), Paint::Warn),
            figure(counts.wrong, says::wrong_count(lang, counts.wrong), Paint::Warn),
        ]
        .into()
    };
    let right = |fit, head| Column { right: true, ..column(fit, head) };
    let table = Table {
        columns: vec![
            column(Fit::Whole, either(lang, "soort", "kind")),
            right(Fit::Whole, either(lang, "teksten", "texts")),
            right(Fit::Whole, either(lang, "verzegeld", "sealed")),
            right(Fit::Whole, either(lang, "open", "open")),
            right(Fit::Whole, either(lang, "anders dan het beleid", "not as the policy says")),
        ],
        rows: access::by_kind(look.texts).into_iter().map(row).collect(),
        name: 0,
        ..Table::default()
    };
    let section = Section::new(says::kinds_head(lang)).with_table(table);
    match look.private {
        0 => section,
        count => section.with(Block::said(says::private_notes(lang, &says::private_count(lang, count)), Paint::Dim)),
    }
}

fn people(view: &ViewContext, look: &Look) -> Section {
    let lang = view.lang;
    let line = |group: &Group| {
        let counts = says::all_counted(lang, &group.counts);
        let told = match &group.readers {
            None => says::group_open(lang, &counts),
            Some(readers) => says::group_sealed(lang, &counts, &names(view, readers)),
        };
        if group.is_right || group.readers.is_none() { told } else { says::group_wrong(lang, &told) }
    };
    let items = access::by_person(look.texts)
        .into_iter()
        .map(|(slug, groups)| Item { more: groups.iter().map(line).collect(), ..Item::new(Mark::Point, person(view, &slug)) });
    Section::new(says::people_head(lang)).with_list(List { items: items.collect(), ..List::default() })
}

fn names(view: &ViewContext, readers: &[String]) -> String {
    if readers.is_empty() { says::nobody(view.lang) } else { readers.iter().map(|key| printable(key)).collect::<Vec<_>>().join(", ") }
}

fn otherwise(view: &ViewContext, look: &Look) -> Section {
    let lang = view.lang;
    let wrong = || look.texts.iter().filter(|text| !text.is_right());
    let item = |text: &SealedText| {
        let told = says::of_person(lang, says::one(lang, text.what), &printable(view.people.name(&text.employee)));
        let day = text.day().map(|day| words::near_day(lang, day, view.today));
        let mut more: Vec<String> = text.faults.iter().map(|fault| printable(&sealed::fault(lang, fault))).collect();
        if text.is_open() {
            more.push(says::meant_for(lang, &names(view, &text.meant)));
        }
        let id = text.source.as_ref().map(|source| source.id);
        Item { id, more, ..Item::new(Mark::Line, told).tail(day) }
    };
    let section = Section::new(says::otherwise_head(lang)).counting(wrong().count());
    section.with_list(List { items: wrong().map(item).collect(), ..List::default() })
}

/// What can be proved, and what can't.
fn proof(view: &ViewContext, look: &Look) -> Section {
    let lang = view.lang;
    let total = access::total(look.texts);
    let mut told = Vec::new();
    if total.all == 0 {
        told.push(says::no_words_here(lang));
    } else if total.wrong == 0 {
        told.push(says::all_right(lang));
    }
    if total.sealed > 0 {
        let has_words = |text: &SealedText| matches!(&text.seal, Seal::Shut { .. });
        told.push(says::proves_counts(lang));
        if total.opened > 0 {
            told.push(says::proves_opened(lang, total.opened, look.texts.iter().filter(|text| has_words(text)).count()));
        }
        told.push(says::proves_not_whose(lang));
        told.push(says::proves_not_before(lang));
    }
    let section = Section::new(says::proof_head(lang));
    told.into_iter().fold(section, |section, text| section.with(Block::said(text, Paint::None)))
}
