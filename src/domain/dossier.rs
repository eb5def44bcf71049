//! All that is held on one person, for a request for access: what is theirs, and where other files name them.

use super::action::Action;
use super::employee::{Employee, Slug};
use super::history::{Moment, Recorded};
use super::problem::{Kind, Problem};
use super::records::Place;
use super::retention::KeptUntil;
use super::sealed::Sealed;
use super::text::{fold, slice};
use chrono::NaiveDate;
use memchr::memmem;
use std::ops::Range;

/// From how many characters on a line that does not end a sentence is taken to go on below: it was wrapped.
const WRAPPED: usize = 60;

/// All that is held on a person.
#[derive(Debug)]
pub(crate) struct Dossier {
    pub person: Employee,
    /// What the person is looked for by, as it is written.
    pub looked_for: Vec<String>,
    /// The files in the person's folders, by path.
    pub files: Vec<HeldFile>,
    /// Texts that were typed and have not arrived.
    pub drafts: Vec<WaitingText>,
    /// The places in other files that name the person, by path and line.
    pub mentions: Vec<Mention>,
    /// What the organisation does about obstacles that the person named.
    pub organisation: Vec<Action>,
    /// What git keeps; `None` in no repository.
    pub past: Option<Past>,
    /// What commands keep on this computer alone and names the person.
    pub local: Vec<LocalFile>,
    /// Other files of which nobody could see whether they name the person.
    pub unseen: Vec<Unseen>,
}

/// A file in a folder of the person.
#[derive(Debug)]
pub(crate) struct HeldFile {
    pub path: String,
    pub place: Place,
    /// In bytes.
    pub size: u64,
    /// What it says, with what is sealed in its place as far as that could be opened; `None` where it is no text.
    pub text: Option<String>,
    /// Every value in it; nothing for a file that is no document of ours.
    pub fields: Vec<Field>,
    /// What people wrote beside the values.
    pub comments: Vec<Line>,
    pub sealed: Option<Sealed>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// How long it is needed, where the organisation set a term.
    pub kept: Option<KeptUntil>,
    /// What became of it, the newest first.
    pub history: Vec<Moment>,
}

/// One value: where it stands (`answers.1.question`) and what it says; nothing for a key without a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    pub field: String,
    pub value: Option<String>,
}

/// A line of a file, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub line: u32,
    pub text: String,
}

/// A text that was typed and has not arrived.
#[derive(Debug)]
pub(crate) struct WaitingText {
    /// The file that it is for.
    pub path: String,
    /// Where it lies.
    pub lies: String,
    /// `None` where it could not be opened.
    pub text: Option<String>,
}

/// A place in another file that names the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    pub path: String,
    /// From 1; `None` where the name of the file is the place, or the file is no text.
    pub line: Option<u32>,
    /// Where in a document it stands; `None` in a comment, a broken file or any other file.
    pub field: Option<String>,
    /// The sentence, and nothing else of the file; `None` where the file is no text.
    pub sentence: Option<String>,
    /// Others whom it may mean instead.
    pub may_mean: Vec<String>,
}

/// What git keeps of a person, beside the history of what is there now.
#[derive(Debug, Default)]
pub(crate) struct Past {
    /// Commits whose message or people name the person, or that touched the person's files and are told nowhere else.
    pub commits: Vec<NamingCommit>,
    /// Sentences in other files that name the person and came or went, by commit.
    pub changes: Vec<ChangeElsewhere>,
    /// Files of the person that are not there any more.
    pub gone: Vec<GoneFile>,
}

/// A commit that has to do with the person.
#[derive(Debug)]
pub(crate) struct NamingCommit {
    pub recorded: Recorded,
    /// The lines of its message that name the person, the subject first if any does.
    pub message: Vec<String>,
    /// Whether who made it, or put it in, is the person.
    pub is_by: bool,
    /// Whether it touched files of the person.
    pub has_files: bool,
    /// Whether it is on another branch only.
    pub is_elsewhere: bool,
}

/// Sentences in another file that came or went with a commit.
#[derive(Debug)]
pub(crate) struct ChangeElsewhere {
    pub recorded: Recorded,
    pub path: String,
    pub came: Vec<String>,
    pub went: Vec<String>,
    /// Whether the file was forgotten on request. Then the sentences are not told.
    pub forgotten: Option<ForgottenOn>,
}

/// A file of the person that git still has and that is not there any more.
#[derive(Debug)]
pub(crate) struct GoneFile {
    pub path: String,
    /// The commit that took it out; `None` where none of this branch did.
    pub taken_out: Option<Recorded>,
    /// Whether this branch has it in its history.
    pub is_here: bool,
    /// Where its record lies now, if that only moved.
    pub moved_to: Option<String>,
    /// Whether it was forgotten on request. Then its history is not told.
    pub forgotten: Option<ForgottenOn>,
    pub history: Vec<Moment>,
}

/// When something was forgotten on request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ForgottenOn {
    pub day: NaiveDate,
    /// The commit that asked for it; `None` as long as there is none.
    pub asked: Option<Recorded>,
}

/// A file that a command keeps on this computer.
#[derive(Debug)]
pub(crate) struct LocalFile {
    pub path: String,
    /// In bytes.
    pub size: u64,
}

/// A file that could not be looked through.
#[derive(Debug)]
pub(crate) struct Unseen {
    pub path: String,
    /// The keys of the readers who can; empty for a file that is too large or can't be read.
    pub readers: Vec<String>,
}

impl HeldFile {
    /// A file of which nothing is told but that it is there.
    pub(crate) fn without_text(path: String, place: Place, size: u64, problems: Vec<Problem>) -> HeldFile {
        HeldFile {
            path,
            place,
            size,
            text: None,
            fields: Vec::new(),
            comments: Vec::new(),
            sealed: None,
            problems,
            kept: None,
            history: Vec::new(),
        }
    }

    /// Whether it was forgotten on request and is there again.
    pub(crate) fn has_come_back(&self) -> bool {
        self.problems.iter().any(|problem| problem.kind == Kind::Forgotten)
    }

    /// Whether it is none of the files of ours.
    pub(crate) fn is_other(&self) -> bool {
        matches!(self.place, Place::Other(_))
    }

    /// Whether its text stands for its values, since those can't be told apart.
    pub(crate) fn is_raw(&self) -> bool {
        self.fields.is_empty() && !self.is_other()
    }

    /// Whether something in it could not be opened.
    pub(crate) fn is_shut(&self) -> bool {
        super::sealed::is_shut(self.sealed.as_ref())
    }

    /// The day that it is of, to put files in order: that of a talk, else the day in its name.
    pub(crate) fn day(&self) -> Option<NaiveDate> {
        let own = self.fields.iter().find(|field| field.field == "date").and_then(|field| field.value.as_deref());
        own.and_then(|text| super::date::parse_civil(text.trim())).or(self.place.source().map(|source| source.made))
    }

    /// The value of a field.
    pub(crate) fn value(&self, field: &str) -> Option<&str> {
        self.fields.iter().find(|own| own.field == field)?.value.as_deref()
    }
}

/// What a person is called, to find them in texts. Capitals, accents, dashes, blanks and line breaks make no difference; a name is found
/// as whole words.
#[derive(Debug)]
pub(crate) struct Names {
    own: Vec<Called>,
    /// Everyone else who has a name here.
    others: Vec<Called>,
}

#[derive(Debug)]
struct Called {
    written: String,
    wide: String,
    /// The beginning that every place has, to look for it fast.
    first: String,
}

impl Called {
    fn new(written: &str) -> Option<Called> {
        let wide = wide(written).0.trim().to_owned();
        let first = wide.split(' ').next().unwrap_or_default().to_owned();
        wide.contains(char::is_alphanumeric).then(|| Called { written: written.trim().to_owned(), wide, first })
    }
}

impl Names {
    /// What a person is called: the name and those of before, the folders now and before, the address, the id, and the first name where
    /// nobody else has it. `others` are the names of everyone else.
    pub(crate) fn of(person: &Employee, names_before: &[String], homes: &[Slug], others: &[String]) -> Names {
        let id = person.id.map(|id| id.to_string());
        let written = std::iter::once(person.name.as_str())
            .chain(names_before.iter().map(String::as_str))
            .chain(homes.iter().map(|home| &**home))
            .chain(person.email.as_deref())
            .chain(id.as_deref());
        let mut own: Vec<Called> = Vec::new();
        let add = |called: Called, own: &mut Vec<Called>| {
            if !own.iter().any(|known| known.wide == called.wide) {
                own.push(called);
            }
        };
        written.filter_map(Called::new).for_each(|called| add(called, &mut own));
        let others: Vec<Called> = others.iter().filter_map(|name| Called::new(name)).collect();
        let firsts = std::iter::once(&person.name).chain(names_before).filter_map(|name| name.split([' ', '-']).next());
        for called in firsts.filter_map(Called::new).collect::<Vec<_>>() {
            let is_anothers = others.iter().any(|other| other.wide.split(' ').any(|word| word == called.wide));
            if !is_anothers && called.wide.chars().count() > 1 {
                add(called, &mut own);
            }
        }
        Names { own, others }
    }

    /// What is looked for, as it is written.
    pub(crate) fn written(&self) -> Vec<String> {
        self.own.iter().map(|called| called.written.clone()).collect()
    }

    /// Whether a text names the person.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        !self.places(text).is_empty()
    }

    /// The places in a text that name the person, in bytes, in order and apart.
    pub(crate) fn places(&self, text: &str) -> Vec<Range<usize>> {
        if text.is_ascii() {
            let lower = text.to_ascii_lowercase();
            if !self.own.iter().any(|called| memmem::find(lower.as_bytes(), called.first.as_bytes()).is_some()) {
                return Vec::new();
            }
        }
        let (folded, places) = wide(text);
        let mut found: Vec<Range<usize>> = self.own.iter().flat_map(|called| whole_words(&folded, &called.wide)).collect();
        found.sort_by_key(|place| (place.start, place.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for place in found {
            match apart.last_mut().filter(|last| place.start < last.end) {
                Some(last) => last.end = last.end.max(place.end),
                None => apart.push(place),
            }
        }
        let at = |folded: usize| places.get(folded).copied().unwrap_or(text.len());
        apart.into_iter().map(|place| at(place.start)..at(place.end)).collect()
    }

    /// The sentences that name the person, each with where the names in it begin, in bytes.
    pub(crate) fn sentences(&self, text: &str) -> Vec<(Vec<usize>, String)> {
        let places = self.places(text);
        if places.is_empty() {
            return Vec::new();
        }
        let all = sentences(text);
        let mut found: Vec<(Vec<usize>, Range<usize>)> = Vec::new();
        for place in places {
            let start = all.iter().rev().find(|one| one.start <= place.start).map_or(0, |one| one.start);
            let end = all.iter().find(|one| one.end >= place.end).map_or(text.len(), |one| one.end);
            match found.last_mut().filter(|(_, last)| start < last.end) {
                Some((places, last)) => {
                    places.push(place.start);
                    last.end = last.end.max(end);
                }
                None => found.push((vec![place.start], start..end)),
            }
        }
        found.into_iter().map(|(places, sentence)| (places, slice(text, sentence).trim().to_owned())).collect()
    }

    /// Others who are called so as well, or have such a name within theirs, in a text.
    pub(crate) fn may_mean(&self, text: &str) -> Vec<String> {
        let folded = wide(text).0;
        let has_own = |other: &Called| self.own.iter().any(|own| whole_words(&other.wide, &own.wide).next().is_some());
        let meant = self.others.iter().filter(|other| has_own(other) && whole_words(&folded, &other.wide).next().is_some());
        let mut meant: Vec<String> = meant.map(|other| other.written.clone()).collect();
        meant.sort();
        meant.dedup();
        meant
    }
}

/// A text as names are compared here, with where each of its bytes comes from: folded, and every run of blanks, dashes and low lines as
/// one blank.
fn wide(text: &str) -> (String, Vec<usize>) {
    let (mut folded, mut places) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
    let mut one = String::new();
    for (at, c) in text.char_indices() {
        one.clear();
        if c.is_whitespace() {
            one.push(' ')
        } else {
            fold(c, &mut one)
        }
        for c in one.chars() {
            match c {
                ' ' | '-' | '_' if folded.ends_with(' ') => {}
                ' ' | '-' | '_' => folded.push(' '),
                c => folded.push(c),
            }
        }
        places.resize(folded.len(), at);
    }
    // what stands behind ends where the next begins
    (folded, places)
}

/// Where words stand in a folded text, and no letter or digit goes on at either end. Scripts without capitals may have no blanks between
/// words, so there any place counts.
fn whole_words<'t>(folded: &'t str, words: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let goes_on = |c: Option<char>| c.is_some_and(|c| c.is_lowercase() || c.is_numeric());
    let is_whole = move |at: usize| {
        let (before, after) = (slice(folded, ..at).chars().next_back(), slice(folded, at + words.len()..).chars().next());
        let (first, last) = (words.chars().next(), words.chars().next_back());
        !(goes_on(before) && goes_on(first) || goes_on(after) && goes_on(last))
    };
    let found = memmem::find_iter(folded.as_bytes(), words.as_bytes()).collect::<Vec<_>>();
    found.into_iter().filter(move |at| is_whole(*at)).map(move |at| at..at + words.len())
}

/// The sentences of a text, each up to where the next begins. A line ends one, unless it was wrapped.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let is_end = |c: char| matches!(c, '.' | '!' | '?' | '…');
    let is_closing = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')');
    let mut found = Vec::new();
    let (mut start, mut line_start) = (0, 0);
    let mut ends = false;
    for (at, c) in text.char_indices() {
        if c == '\n' {
            let line = slice(text, line_start..at).trim_end();
            let is_wrapped = line.chars().count() >= WRAPPED && !line.ends_with(|c| is_end(c) || c == ':');
            let next = slice(text, at + 1..);
            let is_item = next.trim_start_matches([' ', '\t']).starts_with(['-', '*', '•', '#', '\n', '\r']);
            if !is_wrapped || is_item {
                found.push(start..at + 1);
                start = at + 1;
            }
            line_start = at + 1;
            ends = false;
        } else if c.is_whitespace() {
            let next = slice(text, at..).trim_start().chars().next();
            if ends && next.is_none_or(|next| !next.is_lowercase()) {
                found.push(start..at + c.len_utf8());
                start = at + c.len_utf8();
            }
            ends = false;
        } else {
            ends = is_end(c) || ends && is_closing(c);
        }
    }
    found.push(start..text.len());
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;

    fn anna() -> Employee {
        Employee {
            name: "Anna de Vries".to_owned(),
            id: Id::parse("n4t8c2ye"),
            email: Some("anna@example.org".to_owned()),
            ..Employee::unknown("anna-de-vries".into())
        }
    }

    fn names(others: &[&str]) -> Names {
        let others: Vec<String> = others.iter().map(|name| (*name).to_owned()).collect();
        Names::of(&anna(), &["Anna Smit".to_owned()], &["anna-de-vries".into(), "anna-smit".into()], &others)
    }

    #[test]
    fn a_person_is_found_by_all_that_they_are_called() {
        let names = names(&["Piet Jansen"]);
        for text in [
            "Met Anna de Vries gesproken",
            "ANNA\n  DE VRIES",
            "Änna de Vries",
            "vroeger Anna Smit",
            "employees/anna-smit/x.yaml",
            "anna_de_vries.pdf",
            "mail ANNA@example.org even",
            "person: n4t8c2ye",
            "vraag het anna.",
            "Anna's rooster",
        ] {
            assert!(names.are_in(text), "{text}");
        }
        for text in ["Hanna de Vries", "Annabel", "de Vries", "hanna@example.org.nl", "n4t8c2ye2", "Anna2"] {
            assert!(!names.are_in(text), "{text}");
        }
        assert_eq!(names.written(), ["Anna de Vries", "Anna Smit", "anna@example.org", "n4t8c2ye", "Anna"]);
    }

    #[test]
    fn a_first_name_counts_where_nobody_else_has_it() {
        let shared = names(&["Jan-Anna Bos"]);
        assert!(!shared.are_in("vraag het anna") && shared.are_in("vraag het Anna Smit"));
        let chinese = Names::of(&Employee { name: "王芳".to_owned(), ..Employee::unknown("wang".into()) }, &[], &[], &[]);
        assert!(chinese.are_in("我和王芳谈过"));
    }

    #[test]
    fn only_the_sentence_is_taken() {
        let names = names(&[]);
        let of = |text: &str| names.sentences(text).into_iter().map(|(_, sentence)| sentence).collect::<Vec<_>>();
        assert_eq!(of("Het is druk. Dat zegt Anna ook! Bo is moe."), ["Dat zegt Anna ook!"]);
        assert_eq!(of("Bo is moe\nAnna helpt hem\nDaarna vrij"), ["Anna helpt hem"]);
        assert_eq!(of("- Bo\n- Anna\n- Cas"), ["- Anna"]);
        let wrapped = "Dit is een lange regel die doorloopt omdat hij zo lang is, en Anna\nde Vries staat erin. En dit niet.";
        assert_eq!(of(wrapped), [wrapped.strip_suffix(" En dit niet.").unwrap()]);
        assert_eq!(of("Gezegd door Anna\nde Vries\nen Bo"), ["Gezegd door Anna\nde Vries"], "a name may stand on two lines");
        assert_eq!(of("Anna en Anna. Anna!"), ["Anna en Anna.", "Anna!"]);
        assert_eq!(of("Dhr. anna zei: “goed.” Bo niet"), ["Dhr. anna zei: “goed.”"]);
    }

    #[test]
    fn who_else_may_be_meant_is_said() {
        let names = names(&["Anna de Vries-Bos", "Anna de Vries", "Hanna de Vries"]);
        assert_eq!(names.may_mean("Anna de Vries-Bos was er"), ["Anna de Vries", "Anna de Vries-Bos"]);
        assert_eq!(names.may_mean("Anna Smit was er"), [] as [&str; 0]);
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "É — Änna   de\nVries, en anna@example.org";
        let found: Vec<&str> = names(&[]).places(text).into_iter().map(|place| &text[place]).collect();
        assert_eq!(found, ["Änna   de\nVries", "anna@example.org"]);
    }
}
