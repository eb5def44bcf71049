//! Reads a map key by key, and finds everything that is wrong with it, each with its place.

use super::Load;
use super::schema;
use super::seal;
use super::shape::{A_TEXT, EMPTY, NOTHING, SEALED};
use super::yaml::{self, Entry, Node, Span, Value};
use crate::domain::away::Leave;
use crate::domain::date::parse_civil;
use crate::domain::id::Id;
use crate::domain::interval::{Cadence, Interval, parse_cadence};
use crate::domain::name::Name;
use crate::domain::owner::{Owner, Party, is_oneself};
use crate::domain::problem::{Kind, Problem, Severity, Shape};
use crate::domain::records::Source;
use crate::domain::remind::is_address;
use crate::domain::sealed::Sealed;
use crate::domain::settings::Settings;
use crate::domain::shape::{MapShape, Shape as FieldShape, Words};
use crate::domain::text::nearest;
use crate::domain::words::{self, OneOf, Word};
use chrono::NaiveDate;
use std::borrow::Cow;

/// The file that a document came from, and where its problems go.
pub struct Origin<'p> {
    path: &'p str,
    problems: &'p mut Vec<Problem>,
    broken: bool,
    /// While what a file looks like is learned: the maps that are being asked of, the innermost last.
    learning: Option<Vec<MapShape>>,
}

impl<'p> Origin<'p> {
    /// A file of the workspace.
    pub fn new(path: &'p str, problems: &'p mut Vec<Problem>) -> Origin<'p> {
        Origin { path, problems, broken: false, learning: None }
    }

    /// No file: what a reader asks is noted.
    pub(super) fn learning(problems: &'p mut Vec<Problem>) -> Origin<'p> {
        Origin { learning: Some(Vec::new()), ..Origin::new("", problems) }
    }

    /// What was asked of the map that was begun last.
    pub(super) fn learned(&mut self) -> MapShape {
        self.learning.as_mut().and_then(Vec::pop).unwrap_or_default()
    }

    /// The map that is asked of, while it is learned what there is.
    fn asked(&mut self) -> Option<&mut MapShape> {
        self.learning.as_mut()?.last_mut()
    }

    /// Notes a problem at a place.
    pub fn note(&mut self, span: Span, kind: Kind, severity: Severity) {
        self.broken |= severity == Severity::Unreadable;
        self.problems.push(Problem { path: self.path.to_owned(), line: span.line, column: span.column, kind, severity });
    }

    /// Notes that the file as a whole can't be read.
    pub fn unreadable(&mut self, kind: Kind) {
        self.note(Span::default(), kind, Severity::Unreadable);
    }

    /// Parses the text of the file; what can't be parsed is noted.
    pub fn parse<'a>(&mut self, text: &'a str) -> Option<yaml::Node<'a>> {
        match yaml::parse(text) {
            Ok(node) if node.is_null() => {
                self.unreadable(Kind::Empty);
                None
            }
            Ok(node) => Some(node),
            Err(fault) => {
                self.note(fault.span, Kind::Yaml(fault.kind), Severity::Unreadable);
                None
            }
        }
    }
}

/// The entries of a map, read key by key.
pub struct Fields<'f, 'a, 'p> {
    node: &'f Node<'a>,
    origin: &'f mut Origin<'p>,
}

impl<'f, 'a, 'p> Fields<'f, 'a, 'p> {
    /// The fields of a map with keys out of `known`; `None` when it is no map.
    pub fn of(node: &'f Node<'a>, known: &'static [&'static str], origin: &'f mut Origin<'p>) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            origin.note(node.span, Kind::NotAMap, Severity::Unreadable);
            return None;
        };
        if let Some(maps) = &mut origin.learning {
            maps.push(MapShape::default());
        }
        for entry in entries {
            if !known.contains(&&*entry.key) {
                let kind = Kind::UnknownKey(
                    entry.key.to_string(),
                    nearest(&entry.key, known.iter().copied()).and_then(|near| known.iter().copied().find(|key| *key == near)),
                );
                origin.note(entry.at, kind, Severity::Error);
            }
        }
        Some(Fields { node, origin })
    }

    pub(super) fn entry(&self, key: &str) -> Option<&'f Entry<'a>> {
        self.node.entry(key).filter(|entry| !entry.node.is_null())
    }

    pub(super) fn wrong(&mut self, key: &str, node: &Node, shape: Shape) {
        self.origin.note(node.span, Kind::WrongShape(key.to_owned(), shape), Severity::Unreadable);
    }

    /// Notes what may stand under a key, while that is learned.
    fn learn(&mut self, key: &str, shape: impl FnOnce() -> FieldShape) {
        if let Some(asked) = self.origin.asked() {
            asked.learn(key, shape());
        }
    }

    /// The words that a key takes which is read as a text; what they are is only wanted while that is learned.
    pub(super) fn among<'w>(&mut self, key: &str, keys: impl Iterator<Item = &'w str>, also: impl Iterator<Item = &'w str>) {
        let words = || Words { keys: keys.map(str::to_owned).collect(), also: also.map(str::to_owned).collect(), is_open: false };
        self.learn(key, || FieldShape::Word(words()));
    }

    /// The same for words of a kind.
    pub(super) fn among_words<K: Word>(&mut self, key: &str) {
        self.learn(key, || FieldShape::Word(Words::of::<K>(false)));
    }

    /// The same for types of conversation.
    pub(super) fn among_types(&mut self, key: &str, settings: &Settings) {
        if self.origin.learning.is_some() {
            let labels = settings.types.iter().flat_map(|kind| [&kind.label.nl, &kind.label.en].into_iter().flatten());
            let keys = settings.types.iter().map(|kind| kind.key.as_str());
            self.among(key, keys, labels.map(String::as_str));
        }
    }

    /// What everyone can see of what is sealed in a file with these keys.
    pub(super) fn sealed(&mut self, known: &[&str]) -> Option<Box<Sealed>> {
        for (key, shape) in SEALED.into_iter().filter(|(key, _)| known.contains(key)) {
            self.learn(key, || shape.clone());
        }
        seal::seen(self.node).map(Box::new)
    }

    /// One of two keys has to have something.
    pub(super) fn needs_one_of(&mut self, keys: [&str; 2]) {
        if let Some(asked) = self.origin.asked() {
            asked.needed.retain(|needed| !keys.contains(&needed.as_str()));
            asked.needs_one_of.push(keys.map(str::to_owned).to_vec());
        }
    }

    pub(super) fn missing(&mut self, key: &'static str) {
        if let Some(asked) = self.origin.asked() {
            asked.need(key);
        }
        let span = self.node.entry(key).map_or(self.node.span, |entry| entry.at);
        self.origin.note(Span { end: 0, ..span }, Kind::MissingKey(key), Severity::Error);
    }

    /// The text under a key, without blanks around it; nothing when it is empty.
    pub fn text(&mut self, key: &str) -> Option<String> {
        self.word(key).map(Cow::into_owned)
    }

    /// The same, where it is only looked at and not kept.
    pub(super) fn word(&mut self, key: &str) -> Option<Cow<'a, str>> {
        self.learn(key, || FieldShape::Text);
        let node = &self.entry(key)?.node;
        let text = match node.text() {
            Some(Cow::Borrowed(text)) => Cow::Borrowed(text.trim()),
            Some(Cow::Owned(text)) => Cow::Owned(text.trim().to_owned()),
            None => {
                self.wrong(key, node, Shape::Text);
                return None;
            }
        };
        (!text.is_empty()).then_some(text)
    }

    /// A longer text, when it is wanted; whether it is one is judged either way.
    pub(super) fn prose(&mut self, key: &str, load: Load) -> Option<String> {
        self.learn(key, || FieldShape::Text);
        let node = &self.entry(key)?.node;
        if load != Load::Brief {
            return self.text(key).map(|text| text.trim_end().to_owned());
        }
        if matches!(node.value, Value::Seq(_) | Value::Map(_)) {
            self.wrong(key, node, Shape::Text);
        }
        None
    }

    /// A text that has to be there.
    pub fn needed(&mut self, key: &'static str) -> Option<String> {
        let text = self.text(key);
        if text.is_none() {
            self.missing(key);
        }
        text
    }

    /// The lines under a key: texts, of which some may have a word before a colon (`- Rooster: vrijdag vrij`), which
    /// YAML takes for a map.
    pub(super) fn lines(&mut self, key: &str) -> Vec<String> {
        self.learn(key, || FieldShape::Lines);
        self.texts_by(key, |node| match &node.value {
            Value::Map(entries) => {
                let pair = |entry: &Entry| Some(format!("{}: {}", entry.key, entry.node.text().unwrap_or_default().trim()));
                let plain = entries.iter().all(|entry| entry.node.is_null() || entry.node.text().is_some());
                let pairs: Option<Vec<String>> = entries.iter().map(pair).collect();
                pairs.filter(|_| plain).map(|pairs| pairs.join(", ").into())
            }
            _ => node.text(),
        })
    }

    /// The texts under a key; one text alone counts as a list of one.
    pub fn texts(&mut self, key: &str) -> Vec<String> {
        self.texts_by(key, Node::text)
    }

    pub(super) fn texts_by(&mut self, key: &str, text_of: impl Fn(&Node<'a>) -> Option<Cow<'a, str>>) -> Vec<String> {
        self.learn(key, || FieldShape::Texts);
        let Some(entry) = self.entry(key) else { return Vec::new() };
        let items = match &entry.node.value {
            Value::Seq(items) => items.as_slice(),
            Value::Map(_) => {
                self.wrong(key, &entry.node, Shape::Texts);
                return Vec::new();
            }
            _ => std::slice::from_ref(&entry.node),
        };
        let mut texts = Vec::with_capacity(items.len());
        for item in items.iter().filter(|item| !item.is_null()) {
            match text_of(item) {
                Some(text) => texts.push(text.trim().to_owned()),
                None => self.wrong(key, item, Shape::Item),
            }
        }
        texts.retain(|text| !text.is_empty());
        texts
    }

    /// The day under a key.
    pub fn day(&mut self, key: &str) -> Option<NaiveDate> {
        self.learn(key, || FieldShape::Day);
        let text = self.word(key)?;
        let day = parse_civil(&text);
        if day.is_none() {
            let span = self.entry(key).map_or(self.node.span, |entry| entry.node.span);
            self.origin.note(span, Kind::NotADay(key.to_owned(), text.into_owned()), Severity::Unreadable);
        }
        day
    }

    /// The day under a key without which the rest still has its meaning: one that is none is named and left out.
    pub fn day_if_any(&mut self, key: &str) -> Option<NaiveDate> {
        self.learn(key, || FieldShape::Day);
        let node = &self.entry(key)?.node;
        let text = node.text().map(|text| text.trim().to_owned());
        if text.as_ref().is_some_and(String::is_empty) {
            return None;
        }
        let text = text.unwrap_or_default();
        let day = parse_civil(&text);
        if day.is_none() {
            self.origin.note(node.span, Kind::NotADay(key.to_owned(), text), Severity::Error);
        }
        day
    }

    /// The leaves in the list under a key. One with a day that is none, or that ends before it begins, is named and left out.
    pub(super) fn leaves(&mut self, key: &str) -> Vec<Leave> {
        let of = |fields: &mut Fields| {
            let (from, until) = (fields.day_if_any("from"), fields.day_if_any("until"));
            if let Some(asked) = fields.origin.asked() {
                asked.needs.push(("until".to_owned(), "from".to_owned()));
            }
            if fields.entry("until").is_some() {
                fields.missing_unless_wrong("from");
            }
            // an end that can't be read is not the same as none
            let from = from.filter(|_| until.is_some() || fields.entry("until").is_none())?;
            if let Some(until) = until.filter(|until| *until < from) {
                let span = fields.entry("until").map_or(fields.node.span, |entry| entry.node.span);
                fields.origin.note(span, Kind::BackBeforeAway(until, from), Severity::Error);
                return None;
            }
            Some(Leave { from, until })
        };
        self.maps(key, schema::LEAVE, of).into_iter().flatten().collect()
    }

    /// The intervals in the list under a key; one text alone counts as a list of one, and `never` as none.
    pub fn intervals(&mut self, key: &'static str) -> Vec<Interval> {
        let mut intervals = Vec::new();
        for text in self.texts(key) {
            match parse_cadence(&text) {
                Some(cadence) => intervals.extend(cadence),
                None => self.origin.note(self.place_of(key, &text), Kind::NotAnInterval(key.to_owned(), text), Severity::Error),
            }
        }
        intervals
    }

    /// The interval under a key.
    pub fn interval(&mut self, key: &str) -> Option<Interval> {
        self.cadence(key).flatten()
    }

    /// The cadence under a key: an interval or `never`.
    pub fn cadence(&mut self, key: &str) -> Option<Cadence> {
        self.learn(key, || FieldShape::Cadence);
        let text = self.text(key)?;
        let cadence = parse_cadence(&text);
        if cadence.is_none() {
            let span = self.entry(key).map_or(self.node.span, |entry| entry.node.span);
            self.origin.note(span, Kind::NotAnInterval(key.to_owned(), text), Severity::Error);
        }
        cadence
    }

    /// The whole number under a key.
    pub fn number(&mut self, key: &str) -> Option<usize> {
        self.learn(key, || FieldShape::Number);
        let text = self.text(key)?;
        let number = text.parse().ok();
        if number.is_none() {
            let span = self.entry(key).map_or(self.node.span, |entry| entry.node.span);
            self.origin.note(span, Kind::WrongShape(key.to_owned(), Shape::Number), Severity::Error);
        }
        number
    }

    /// Whether a key says `true`; nothing is as good as `false`.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        self.learn(key, || FieldShape::Flag);
        let Some(text) = self.word(key) else { return false };
        let says = words::flag(&text);
        match says {
            Some(says) => self.spelled(key, &text, words::flag_word(says)),
            None => self.unknown_word(key, &text, ["true", "false"].into_iter(), Severity::Error),
        }
        says.unwrap_or_default()
    }

    /// The id under a key.
    pub(super) fn id(&mut self, key: &'static str) -> Option<Id> {
        self.learn(key, || FieldShape::Id);
        let text = self.word(key)?;
        let id = Id::parse(&text);
        if id.is_none() {
            let span = self.entry(key).map_or(self.node.span, |entry| entry.node.span);
            self.origin.note(span, Kind::NotAnId(key, text.into_owned()), Severity::Error);
        }
        id
    }

    /// The record's own id, held against the one in the file's name, which is the one that counts.
    pub(super) fn own_id(&mut self, source: &Source) {
        self.learn("id", || FieldShape::Id);
        match self.word("id").is_some().then(|| self.id("id")) {
            None => self.missing("id"),
            Some(Some(inside)) if inside != source.id => {
                let span = self.entry("id").map_or(self.node.span, |entry| entry.node.span);
                self.origin.note(span, Kind::OtherId(inside, source.id), Severity::Error);
            }
            Some(_) => {}
        }
    }

    /// The status under `status`; one that is unknown leaves the record out, one that is missing is `otherwise`.
    pub(super) fn status<S: Word>(&mut self, otherwise: S) -> Option<S> {
        self.learn("status", || FieldShape::Word(Words::of::<S>(false)));
        let Some(text) = self.word("status") else {
            self.missing("status");
            return Some(otherwise);
        };
        let status = S::read(&text);
        match status {
            Some(status) => self.spelled("status", &text, status.key()),
            None => self.unknown_word("status", &text, S::ALL.iter().map(|word| word.key()), Severity::Unreadable),
        }
        status
    }

    /// The word under a key.
    pub(super) fn word_of<K: Word>(&mut self, key: &'static str) -> Option<OneOf<K>> {
        self.learn(key, || FieldShape::Word(Words::of::<K>(true)));
        let text = self.word(key)?;
        let word = OneOf::of(&text);
        self.known(key, &text, &word);
        Some(word)
    }

    /// The words under a key.
    pub(super) fn words_of<K: Word>(&mut self, key: &'static str) -> Vec<OneOf<K>> {
        self.learn(key, || FieldShape::Words(Words::of::<K>(true)));
        let texts = self.texts(key);
        let words: Vec<OneOf<K>> = texts.iter().map(|text| OneOf::of(text)).collect();
        texts.iter().zip(&words).for_each(|(text, word)| self.known(key, text, word));
        words
    }

    /// The name of a person under a key of settings; a word for whoever types it is told, and is nobody's name.
    pub(super) fn name(&mut self, key: &'static str) -> Option<Name> {
        let text = self.text(key)?;
        if is_oneself(&text) {
            let span = self.entry(key).map_or(self.node.span, |entry| entry.node.span);
            self.origin.note(span, Kind::Oneself(key, text), Severity::Warning);
            return None;
        }
        Some(text.into())
    }

    /// Who owns an action; the one who does unless told otherwise where the key is missing.
    pub(super) fn owner(&mut self, key: &'static str) -> Owner {
        let Some(text) = self.word(key) else {
            self.missing(key);
            return Owner::DEFAULT;
        };
        let owner = Owner::of(&text);
        match owner {
            // an abbreviation has its capitals
            Owner::Party(Party::Hr) if text == "HR" => {}
            Owner::Party(party) => self.spelled(key, &text, party.key()),
            Owner::Named(_) => {}
        }
        owner
    }

    fn known<K: Word>(&mut self, key: &'static str, written: &str, word: &OneOf<K>) {
        if let OneOf::Known(word) = word {
            self.spelled(key, written, word.key());
        }
    }

    /// Notes where a word that was understood is written in another way than files have it.
    pub(super) fn spelled(&mut self, key: &'static str, written: &str, meant: &str) {
        if written != meant {
            let span = self.place_of(key, written);
            self.origin.note(span, Kind::OtherSpelling(key, written.to_owned(), meant.to_owned()), Severity::Warning);
        }
    }

    /// Notes a word that is none of those known.
    pub fn unknown_word<'w>(&mut self, key: &'static str, found: &str, known: impl Iterator<Item = &'w str> + Clone, severity: Severity) {
        let span = self.place_of(key, found);
        let kind = Kind::UnknownWord {
            key,
            found: found.to_owned(),
            nearest: nearest(found, known.clone()).map(str::to_owned),
            known: known.map(str::to_owned).collect(),
        };
        self.origin.note(span, kind, severity);
    }

    /// Whether a key is there, also one without a value.
    pub(super) fn has(&self, key: &str) -> bool {
        self.is_learning() || self.node.entry(key).is_some()
    }

    /// Whether there is no file, and it is learned what one looks like.
    pub(super) fn is_learning(&self) -> bool {
        self.origin.learning.is_some()
    }

    /// Notes what is wrong with a key as such.
    pub(super) fn note_key(&mut self, key: &str, kind: Kind) {
        let span = self.node.entry(key).map_or(self.node.span, |entry| entry.at);
        self.origin.note(Span { end: 0, ..span }, kind, Severity::Error);
    }

    /// Notes what is wrong with a text under a key or in the list under it.
    pub(super) fn note_text(&mut self, key: &str, text: &str, kind: Kind, severity: Severity) {
        let span = self.place_of(key, text);
        self.origin.note(span, kind, severity);
    }

    /// Where a text stands, under a key or in the list under it.
    fn place_of(&self, key: &str, text: &str) -> Span {
        self.entry(key).map_or(self.node.span, |entry| match &entry.node.value {
            Value::Seq(items) => {
                items.iter().find(|item| item.text().is_some_and(|found| found.trim() == text)).map_or(entry.node.span, |item| item.span)
            }
            _ => entry.node.span,
        })
    }

    /// Notes each word that is none of those known.
    pub(super) fn judge<K: Word>(&mut self, key: &'static str, words: &[OneOf<K>]) {
        if let Some(FieldShape::Word(words) | FieldShape::Words(words)) = self.origin.asked().and_then(|asked| asked.shape_of(key)) {
            words.is_open = false;
        }
        for word in words {
            if let OneOf::Other(text) = word {
                self.unknown_word(key, text, K::ALL.iter().map(|word| word.key()), Severity::Error);
            }
        }
    }

    /// Reads each map of the list under a key.
    pub fn maps<R>(&mut self, key: &str, known: &'static [&'static str], mut read: impl FnMut(&mut Fields) -> R) -> Vec<R> {
        if self.origin.learning.is_some() {
            let learned = self.learned_by(|origin| Fields::of(&EMPTY, known, origin).map(|mut fields| drop(read(&mut fields))));
            self.learn(key, || FieldShape::Maps(learned));
        }
        let Some(entry) = self.entry(key) else { return Vec::new() };
        let Value::Seq(items) = &entry.node.value else {
            self.wrong(key, &entry.node, Shape::Maps);
            return Vec::new();
        };
        let mut all = Vec::with_capacity(items.len());
        for item in items.iter().filter(|item| !item.is_null()) {
            all.extend(Fields::of(item, known, self.origin).map(|mut fields| read(&mut fields)));
        }
        all
    }

    /// Reads the map under a key.
    pub fn map<R>(&mut self, key: &str, known: &'static [&'static str], read: impl FnOnce(&mut Fields) -> R) -> Option<R> {
        if self.origin.learning.is_some() {
            let learned = self.learned_by(|origin| Fields::of(&EMPTY, known, origin).map(|mut fields| drop(read(&mut fields))));
            self.learn(key, || FieldShape::Map(learned));
            return None;
        }
        let node = &self.entry(key)?.node;
        Fields::of(node, known, self.origin).map(|mut fields| read(&mut fields))
    }

    /// Reads the map under a key whose keys may be any: each entry with its own fields of one.
    pub fn open_map<R>(&mut self, key: &str, mut read: impl FnMut(&str, &'f Node<'a>, &mut Origin<'p>) -> Option<R>) -> Vec<(String, R)> {
        if self.origin.learning.is_some() {
            let entries = self.learned_of_entries(&mut read);
            self.learn(key, || FieldShape::Entries(entries));
        }
        let Some(entry) = self.entry(key) else { return Vec::new() };
        let Value::Map(entries) = &entry.node.value else {
            self.wrong(key, &entry.node, Shape::Map);
            return Vec::new();
        };
        let read_entry = |entry: &'f Entry<'a>| Some((entry.key.to_string(), read(&entry.key, &entry.node, self.origin)?));
        entries.iter().filter_map(read_entry).collect()
    }

    /// What one map is asked, while that is learned.
    fn learned_by(&mut self, ask: impl FnOnce(&mut Origin<'p>) -> Option<()>) -> MapShape {
        let _ = ask(self.origin);
        self.origin.learned()
    }

    /// What may stand under any key of a map: a map or a text, where a reader takes one.
    fn learned_of_entries<R>(&mut self, read: &mut impl FnMut(&str, &'f Node<'a>, &mut Origin<'p>) -> Option<R>) -> Vec<FieldShape> {
        let depth = |origin: &Origin| origin.learning.as_ref().map_or(0, Vec::len);
        let before = depth(self.origin);
        let mut shapes = Vec::new();
        for node in [&EMPTY, &A_TEXT, &NOTHING] {
            let found = self.origin.problems.len();
            let _ = read("x", node, self.origin);
            let is_taken = self.origin.problems.len() == found;
            self.origin.problems.truncate(found);
            match &node.value {
                Value::Map(_) if depth(self.origin) > before => shapes.push(FieldShape::Map(self.origin.learned())),
                Value::Scalar(_) if is_taken => shapes.push(FieldShape::Text),
                Value::Null if is_taken => shapes.push(FieldShape::Nothing),
                _ => {}
            }
        }
        shapes
    }

    /// The whole numbers under the keys of a map.
    pub(super) fn numbers(&mut self, key: &str) -> Vec<(String, usize)> {
        let numbers = self.open_map(key, |key, node, origin| {
            let number = node.text().and_then(|text| text.trim().parse().ok());
            if number.is_none() {
                origin.note(node.span, Kind::WrongShape(key.to_owned(), Shape::Number), Severity::Error);
            }
            number
        });
        self.learn(key, || FieldShape::Entries(vec![FieldShape::Number]));
        numbers
    }

    /// The addresses under the names of a map. One that can be none is kept as it is, so that it can be said.
    pub(super) fn addresses(&mut self, key: &str) -> Vec<(String, String)> {
        let addresses = self.open_map(key, |key, node, origin| {
            let Some(text) = node.text() else {
                origin.note(node.span, Kind::WrongShape(key.to_owned(), Shape::Text), Severity::Error);
                return None;
            };
            let address = text.trim().to_owned();
            if !is_address(&address) {
                origin.note(node.span, Kind::NotAnAddress(key.to_owned(), address.clone()), Severity::Error);
            }
            Some(address)
        });
        self.learn(key, || FieldShape::Entries(vec![FieldShape::Text]));
        addresses
    }

    /// The rhythm under a key: types with how often.
    pub fn rhythm(&mut self, key: &str) -> Vec<(String, Cadence)> {
        let rhythm = self.open_map(key, |kind, node, origin| {
            if node.is_null() {
                return None;
            }
            let Some(text) = node.text() else {
                origin.note(node.span, Kind::WrongShape(kind.to_owned(), Shape::Text), Severity::Error);
                return None;
            };
            let text = text.trim().to_owned();
            let cadence = parse_cadence(&text);
            if cadence.is_none() {
                origin.note(node.span, Kind::NotAnInterval(kind.to_owned(), text), Severity::Error);
            }
            cadence
        });
        self.learn(key, || FieldShape::Entries(vec![FieldShape::Cadence, FieldShape::Nothing]));
        rhythm
    }

    /// What was made of the fields, unless its meaning is in doubt.
    pub(super) fn unless_broken<R>(self, record: R) -> Option<R> {
        (!self.origin.broken).then_some(record)
    }

    pub(super) fn missing_unless_wrong(&mut self, key: &'static str) {
        let is_blank = |entry: &Entry| entry.node.text().is_some_and(|text| text.trim().is_empty());
        if self.entry(key).is_none_or(is_blank) {
            self.missing(key);
        }
    }

    /// Notes that the value of a key keeps the whole file from being read.
    pub fn refuse(&mut self, key: &str, kind: Kind) {
        let span = self.entry(key).map_or(self.node.span, |entry| entry.node.span);
        self.origin.note(span, kind, Severity::Unreadable);
    }

    /// The text under a key when it is a text; no problem when it is a list or map.
    pub fn plain_text(&mut self, key: &str) -> Option<String> {
        self.learn(key, || FieldShape::AnyOf(vec![FieldShape::Text]));
        self.entry(key)?.node.text().map(|text| text.trim().to_owned())
    }
}
