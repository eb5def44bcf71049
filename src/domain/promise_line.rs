//! A promise as it is typed on one line: `Laptop vervangen · manager · 1 dec`.
//!
//! The parts come in any order, and each is what it is: a day, an owner, or the text. What could be two things is refused with
//! both, and every word of the line ends up in the promise.

use super::date::{NotADay, Toward, parse_typed};
use super::owner::{Party, is_oneself};
use super::text::slice;
use chrono::NaiveDate;
use std::ops::Range;

/// What stands between the parts, and where people type something alike. In ordinary text none of these has a blank beside it.
const DOTS: [char; 5] = ['·', '•', '∙', '⋅', '‧'];

/// What people type between parts elsewhere, and what is ordinary text as well.
const ELSEWHERE: [&str; 5] = [", ", "; ", " - ", " – ", " — "];

const WEEKDAYS: &[&str] = &[
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// How units of time begin, also with a slip in their end.
const UNITS: &[&str] = &["dag", "wee", "wek", "maan", "jaar", "day", "mont", "year"];

/// A promise that was understood: what, and where it was said whose and by when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PromiseLine {
    pub title: String,
    /// Whose it is, as it was typed.
    pub owner: Option<String>,
    pub due: Option<NaiveDate>,
}

/// Why a line is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PromiseSlip {
    /// An owner or a day, and nothing that is promised.
    NoText,
    TwoOwners(String, String),
    TwoDays(String, String),
    /// It looks like a day, and is none or could be several (typed, why).
    NotADay(String, NotADay),
    /// It may be the owner, and may belong to the text.
    OwnerOrText(String),
    /// It stands apart from the text, while something else is the owner (part, owner).
    Apart(String, String),
    DayOrName(String),
    /// A day or an owner behind a comma or a dash, and the line that says so.
    NotApart(String, String),
    /// Nearly the word for an owner (typed, word).
    NearOwner(String, String),
    /// A name that several people have (typed, who they are).
    Several(String, Vec<String>),
}

/// What a line is read with.
pub struct Reader<'r> {
    pub today: NaiveDate,
    /// Whether a part is a name that is known, or a part of one.
    pub is_name: &'r dyn Fn(&str) -> bool,
}

/// A part of a line, and where it stands on it.
struct Part<'l> {
    at: Range<usize>,
    text: &'l str,
    role: Role,
}

#[derive(Clone, Copy, PartialEq)]
enum Role {
    Day(NaiveDate),
    Owner,
    Text,
}

impl Reader<'_> {
    /// What a line promises.
    pub fn read(&self, line: &str) -> Result<PromiseLine, PromiseSlip> {
        let mut parts = self.parts(line);
        self.tell_names(&mut parts)?;
        let of = |is: fn(&Role) -> bool| parts.iter().filter(move |part| is(&part.role));
        let (owners, days) = (of(|role| *role == Role::Owner), of(|role| matches!(role, Role::Day(_))));
        let owner = one_of(owners, PromiseSlip::TwoOwners)?;
        let day = one_of(days, PromiseSlip::TwoDays)?;
        let texts: Vec<usize> = (0..parts.len()).filter(|at| parts[*at].role == Role::Text).collect();
        for (number, at) in texts.iter().enumerate() {
            let text = parts[*at].text;
            match self.read_day(text) {
                Err(NotADay::Unreadable) if !looks_like_a_day(text, number == 0) => {}
                Err(wrong) => return Err(PromiseSlip::NotADay(text.to_owned(), wrong)),
                Ok(_) => {}
            }
        }
        let (Some(first), Some(last)) = (texts.first(), texts.last()) else { return Err(PromiseSlip::NoText) };
        let together = |from: usize, to: usize| slice(line, parts[from].at.start..parts[to].at.end).to_owned();
        let is_together = last - first + 1 == texts.len();
        let end = &parts[*last];
        let (title, owner) = match owner {
            Some(owner) if is_together => (together(*first, *last), Some(owner.text)),
            Some(owner) => return Err(PromiseSlip::Apart(end.text.to_owned(), owner.text.to_owned())),
            None if texts.len() == 1 => (together(*first, *last), None),
            None if texts.len() == 2 && may_be_a_name(end.text) => (together(*first, *first), Some(end.text)),
            None => return Err(PromiseSlip::OwnerOrText(end.text.to_owned())),
        };
        let due = match day.map(|part| part.role) {
            Some(Role::Day(day)) => Some(day),
            _ => None,
        };
        if let Some((found, apart)) = self.not_apart(&title, owner.is_none(), due.is_none()) {
            return Err(PromiseSlip::NotApart(found, line.replacen(&title, &apart, 1).trim().to_owned()));
        }
        Ok(PromiseLine { title, owner: owner.map(str::to_owned), due })
    }

    fn day(&self, text: &str) -> Option<NaiveDate> {
        self.read_day(text).ok()
    }

    /// A promise is for a day to come.
    fn read_day(&self, text: &str) -> Result<NaiveDate, NotADay> {
        parse_typed(text, self.today, Toward::Ahead)
    }

    fn is_ours(&self, text: &str) -> bool {
        is_owner(text) || self.day(text).is_some()
    }

    /// The parts of a line, by the words that have a meaning of their own.
    fn parts<'l>(&self, line: &'l str) -> Vec<Part<'l>> {
        let mut cuts: Vec<(Range<usize>, bool)> = Vec::new();
        for (at, sign) in line.char_indices().filter(|(_, sign)| DOTS.contains(sign) || *sign == '|') {
            let end = at + sign.len_utf8();
            let is_blank = |beside: Option<char>| beside.is_none_or(char::is_whitespace);
            let (before, behind) = (is_blank(slice(line, ..at).chars().next_back()), is_blank(slice(line, end..).chars().next()));
            match sign {
                '|' if before && behind => cuts.push((at..end, false)),
                '|' => {}
                _ => cuts.push((at..end, !before && !behind)),
            }
        }
        // a dot within a word, as in `col·legi`, parts it only where what stands beside it has a meaning of its own
        let between = |number: usize| {
            let from = number.checked_sub(1).map_or(0, |before| cuts[before].0.end);
            from..cuts.get(number).map_or(line.len(), |cut| cut.0.start)
        };
        let is_ours = |number: usize| self.is_ours(slice(line, between(number)).trim());
        let kept: Vec<Range<usize>> = cuts
            .iter()
            .enumerate()
            .filter(|(number, (_, within))| !within || is_ours(*number) || is_ours(number + 1))
            .map(|(_, (cut, _))| cut.clone())
            .collect();
        let starts = std::iter::once(0).chain(kept.iter().map(|cut| cut.end));
        let ends = kept.iter().map(|cut| cut.start).chain([line.len()]);
        starts.zip(ends).filter_map(|(start, end)| self.part(line, start..end)).collect()
    }

    fn part<'l>(&self, line: &'l str, at: Range<usize>) -> Option<Part<'l>> {
        let whole = slice(line, at.clone());
        let text = whole.trim();
        let start = at.start + (whole.len() - whole.trim_start().len());
        let role = match self.day(text) {
            Some(day) => Role::Day(day),
            None if is_owner(text) => Role::Owner,
            None => Role::Text,
        };
        (!text.is_empty()).then_some(Part { at: start..start + text.len(), text, role })
    }

    /// Finds the owner among parts that have no meaning of their own. Names are looked up only where there is a choice.
    fn tell_names(&self, parts: &mut [Part]) -> Result<(), PromiseSlip> {
        const SHORT: usize = 4;
        let is_short = |text: &str| text.chars().count() <= SHORT && text.chars().all(char::is_alphabetic);
        let days = parts.iter().filter(|part| matches!(part.role, Role::Day(_))).count();
        let has_owner = parts.iter().any(|part| part.role == Role::Owner);
        for part in parts.iter_mut().filter(|part| matches!(part.role, Role::Day(_)) && is_short(part.text)) {
            if has_owner && days == 1 || !(self.is_name)(part.text) {
                continue;
            }
            // another part is the day, so this one is no second
            if days == 1 {
                return Err(PromiseSlip::DayOrName(part.text.to_owned()));
            }
            part.role = Role::Owner;
        }
        if parts.iter().filter(|part| part.role == Role::Text).count() > 1 {
            for part in parts.iter_mut().filter(|part| part.role == Role::Text && (self.is_name)(part.text)) {
                part.role = Role::Owner;
            }
        }
        Ok(())
    }

    /// A day or an owner at the end of a text, behind a sign that people type between parts elsewhere: what it is, and the
    /// text with it as a part.
    fn not_apart(&self, title: &str, is_owner_free: bool, is_day_free: bool) -> Option<(String, String)> {
        let (head, tail) = ELSEWHERE.iter().filter_map(|sign| title.rsplit_once(sign)).min_by_key(|(_, tail)| tail.len())?;
        let is_day = is_day_free && self.day(tail).is_some();
        let is_owner = is_owner_free && is_owner(tail);
        if head.trim().is_empty() || !is_day && !is_owner {
            return None;
        }
        let head =
            self.not_apart(head, is_owner_free && !is_owner, is_day_free && !is_day).map_or_else(|| head.to_owned(), |(_, apart)| apart);
        Some((tail.trim().to_owned(), format!("{head} · {}", tail.trim())))
    }
}

/// Whether a word is an owner by itself: a party, or whoever types.
fn is_owner(text: &str) -> bool {
    Party::read(text).is_some() || is_oneself(text)
}

/// The only one; refused with the first two.
fn one_of<'p, 'l: 'p>(
    mut parts: impl Iterator<Item = &'p Part<'l>>,
    several: fn(String, String) -> PromiseSlip,
) -> Result<Option<&'p Part<'l>>, PromiseSlip> {
    match (parts.next(), parts.next()) {
        (Some(one), Some(other)) => Err(several(one.text.to_owned(), other.text.to_owned())),
        (one, _) => Ok(one),
    }
}

/// Whether what stands where an owner stands can be the name of someone who is not known: one word, or a few with a capital.
fn may_be_a_name(text: &str) -> bool {
    const MOST: usize = 4;
    let words: Vec<&str> = text.split_whitespace().collect();
    let has_capital = words.iter().any(|word| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase));
    text.chars().any(char::is_alphabetic) && (words.len() == 1 || words.len() <= MOST && has_capital)
}

/// Whether a part that can't be read as a day was meant as one; the first text of a line may begin as a sentence does.
fn looks_like_a_day(text: &str, is_first: bool) -> bool {
    let lower = text.to_lowercase();
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let words: Vec<&str> =
        lower.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | ',')).filter(|word| !word.is_empty()).collect();
    let is_near_weekday = |word: &str| word.chars().count() >= 5 && WEEKDAYS.iter().any(|day| strsim::osa_distance(day, word) <= 1);
    let is_unit = |word: &str| UNITS.iter().any(|unit| word.starts_with(unit));
    let is_ahead = lower.strip_prefix('+').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let is_in_numbers = (2..=3).contains(&words.len()) && words.iter().all(|word| is_number(word));
    let is_relative = || match words[..] {
        ["volgende" | "next" | "komende" | "deze" | "this", what] => is_unit(what) || is_near_weekday(what),
        ["over" | "in", _, what] => is_unit(what),
        [number, what] => is_number(number) && is_unit(what),
        [word] => is_number(word),
        _ => false,
    };
    is_ahead || is_in_numbers || matches!(words[..], [word] if is_near_weekday(word)) || !is_first && is_relative()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_civil;
    use proptest::prelude::*;

    const KNOWN: [&str; 4] = ["Anna de Vries", "Bo", "P&O", "Ma"];

    fn read(line: &str) -> Result<PromiseLine, PromiseSlip> {
        let is_name = |part: &str| KNOWN.iter().any(|name| crate::domain::name::has_words(name, part));
        Reader { today: parse_civil("2026-11-18").unwrap(), is_name: &is_name }.read(line)
    }

    fn promised(title: &str, owner: Option<&str>, due: Option<&str>) -> Result<PromiseLine, PromiseSlip> {
        Ok(PromiseLine { title: title.to_owned(), owner: owner.map(str::to_owned), due: due.and_then(parse_civil) })
    }

    #[test]
    fn each_part_is_what_it_is() {
        for (line, title, owner, due) in [
            ("Laptop vervangen", "Laptop vervangen", None, None),
            ("Laptop vervangen · manager · 2026-12-01", "Laptop vervangen", Some("manager"), Some("2026-12-01")),
            ("2026-12-01 · Leidinggevende · Laptop vervangen", "Laptop vervangen", Some("Leidinggevende"), Some("2026-12-01")),
            ("Laptop vervangen · vrijdag", "Laptop vervangen", None, Some("2026-11-20")),
            ("Laptop vervangen · 1 dec · manager", "Laptop vervangen", Some("manager"), Some("2026-12-01")),
            ("Laptop vervangen · Dec 1st", "Laptop vervangen", None, Some("2026-12-01")),
            ("Laptop vervangen · next friday · samen", "Laptop vervangen", Some("samen"), Some("2026-11-27")),
            ("Laptop vervangen | hr | +2w", "Laptop vervangen", Some("hr"), Some("2026-12-02")),
            ("Laptop·manager·2026-12-01", "Laptop", Some("manager"), Some("2026-12-01")),
            ("· Laptop ·", "Laptop", None, None),
            // by name: known, or standing where an owner stands
            ("anna · Laptop vervangen", "Laptop vervangen", Some("anna"), None),
            ("Laptop vervangen · P&O", "Laptop vervangen", Some("P&O"), None),
            ("Laptop vervangen · Kees van Dam · morgen", "Laptop vervangen", Some("Kees van Dam"), Some("2026-11-19")),
            ("Laptop vervangen · morgen · Facilitair", "Laptop vervangen", Some("Facilitair"), Some("2026-11-19")),
            // words that are no parts belong to the text, dots and all
            ("Col·legi bellen · manager", "Col·legi bellen", Some("manager"), None),
            ("Laptop · muis vervangen · manager", "Laptop · muis vervangen", Some("manager"), None),
            ("hr · a|b · c · d · morgen", "a|b · c · d", Some("hr"), Some("2026-11-19")),
            ("Bo · manager", "Bo", Some("manager"), None),
            ("2 laptops: één \"snelle\", # en 'n gewone", "2 laptops: één \"snelle\", # en 'n gewone", None, None),
            ("Volgende stap bepalen, samen · hr", "Volgende stap bepalen, samen", Some("hr"), None),
            ("In 2 delen · manager", "In 2 delen", Some("manager"), None),
            // a name that is a day as well, where something else is the day
            ("Bellen · Ma · morgen", "Bellen", Some("Ma"), Some("2026-11-19")),
            ("Bellen · ma · manager", "Bellen", Some("manager"), Some("2026-11-23")),
        ] {
            assert_eq!(read(line), promised(title, owner, due), "{line}");
        }
    }

    #[test]
    fn what_could_be_two_things_is_refused_with_both() {
        let two = |slip: fn(String, String) -> PromiseSlip, one: &str, other: &str| slip(one.to_owned(), other.to_owned());
        let day = |text: &str| parse_civil(text).unwrap();
        let no_day = |part: &str, wrong: NotADay| PromiseSlip::NotADay(part.to_owned(), wrong);
        let one = |slip: fn(String) -> PromiseSlip, part: &str| slip(part.to_owned());
        for (line, slip) in [
            ("", PromiseSlip::NoText),
            ("manager · morgen", PromiseSlip::NoText),
            ("Laptop · manager · hr", two(PromiseSlip::TwoOwners, "manager", "hr")),
            ("Laptop · Anna · hr", two(PromiseSlip::TwoOwners, "Anna", "hr")),
            ("Laptop · morgen · +2w", two(PromiseSlip::TwoDays, "morgen", "+2w")),
            ("Laptop · muis vervangen", one(PromiseSlip::OwnerOrText, "muis vervangen")),
            ("Laptop · muis · Kees", one(PromiseSlip::OwnerOrText, "Kees")),
            ("Laptop · manager · Kees", two(PromiseSlip::Apart, "Kees", "manager")),
            ("Laptop · 31 feb", no_day("31 feb", NotADay::NotInMonth { month: 2, year: None })),
            ("Laptop · 2026-11-31 · hr", no_day("2026-11-31", NotADay::NotInMonth { month: 11, year: Some(2026) })),
            ("Laptop · juli", no_day("juli", NotADay::Either(day("2027-07-01"), day("2027-07-31")))),
            ("Laptop · ma 1 dec", no_day("ma 1 dec", NotADay::OtherWeekday(day("2026-12-01")))),
            ("Laptop · vrijdga", no_day("vrijdga", NotADay::Unreadable)),
            ("Laptop · +2", no_day("+2", NotADay::Unreadable)),
            ("Laptop · volgende wek · hr", no_day("volgende wek", NotADay::Unreadable)),
            ("Laptop · over 2 wekn", no_day("over 2 wekn", NotADay::Unreadable)),
            ("Bellen · ma", one(PromiseSlip::DayOrName, "ma")),
            ("Bellen, morgen", two(PromiseSlip::NotApart, "morgen", "Bellen · morgen")),
            ("Bellen, manager - morgen", two(PromiseSlip::NotApart, "morgen", "Bellen · manager · morgen")),
            ("hr · Rooster, muur; vrijdag", two(PromiseSlip::NotApart, "vrijdag", "hr · Rooster, muur · vrijdag")),
        ] {
            assert_eq!(read(line), Err(slip), "{line}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn any_order_and_either_language_give_the_same_promise(
            order in Just([0, 1, 2]).prop_shuffle(),
            owner in prop::sample::select(vec![("manager", "Leidinggevende"), ("employee", "medewerker"), ("together", "SAMEN"), ("hr", "HR"), ("Anna de Vries", "anna")]),
            day in prop::sample::select(vec![("tomorrow", "morgen"), ("friday", "vrijdag"), ("in 2 weeks", "over 2 weken"), ("1 dec", "december 1"), ("2026-12-01", "di 1 dec"), ("+2w", "+2W")]),
            sign in prop::sample::select(vec![" · ", " | ", "· ", " •", "  ·  "]),
            text in "[A-Z][a-zé]{3,8}( [a-z]{4,7}){1,3}",
        ) {
            let meant = read(&format!("{text} · {} · {}", owner.0, day.0)).unwrap();
            prop_assert_eq!(&meant.title, &text);
            for (owner, day) in [(owner.0, day.0), (owner.0, day.1), (owner.1, day.0), (owner.1, day.1)] {
                let parts = [text.as_str(), owner, day];
                let line = order.map(|at| parts[at]).join(sign);
                let found = read(&line);
                let same = found.as_ref().is_ok_and(|found| (&found.title, found.due) == (&meant.title, meant.due) && found.owner.as_deref() == Some(owner));
                prop_assert!(same, "{}: {:?}", line, found);
            }
        }

        #[test]
        fn no_word_of_a_line_is_lost(line in "([A-Za-z0-9#:'\"&*!·|,;-]{0,6} ?){0,8}( · (manager|morgen|Bo|hr|1 jan|Kees))?") {
            if let Ok(promise) = read(&line) {
                let all = format!("{} {} ", promise.title, promise.owner.clone().unwrap_or_default());
                for word in line.split(|c: char| c.is_whitespace() || DOTS.contains(&c) || c == '|').filter(|word| !word.is_empty()) {
                    let is_day = promise.due.is_some() && read(&format!("x · {word}")).is_ok_and(|found| found.due == promise.due);
                    prop_assert!(all.contains(word) || is_day || promise.due.is_some(), "{}: {} of {:?}", line, word, promise);
                }
            }
        }

        #[test]
        fn nothing_breaks_it(line in "\\PC{0,40}") {
            let _ = read(&line);
        }
    }
}
