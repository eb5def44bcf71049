//! How the words of `words.rs` are found in a text, and who is spoken of where they stand.

use super::words::{self, Weight};
use super::{Spot, Topic};
use crate::domain::text::fold;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// How many words of any kind a `~` may stand for.
const GAP: usize = 4;

/// How far back from a word the one who is spoken of is looked for.
const BACK: usize = 9;

/// What a word does in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Someone for whom the work is done: their health is the work itself.
    Client,
    /// What one learns, writes or has rules about.
    Matter,
    /// What is no person: only as what the sentence is about.
    Thing,
    /// Whoever writes, the employee or someone near them.
    Someone,
    /// A verb that begins a note about someone who is not named: "Is ziek", "Takes pills".
    Begins,
    /// A verb of telling: what follows is of someone near, and no subject of study.
    Tells,
    /// What stands before a noun that the sentence is not about.
    Before,
    /// A word that is no name, also with a capital.
    NoName,
}

/// Who is spoken of where a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Someone,
    Family,
    Work,
    Unknown,
}

/// One word of a text.
struct Word<'f> {
    /// Small letters, no accents, no dashes.
    text: &'f str,
    at: Range<usize>,
    is_capital: bool,
    /// Whether `'s` stands behind it.
    owns: bool,
    /// The sets that have it, a bit each.
    sets: u32,
}

/// One word of a pattern.
enum Form {
    Exact(&'static str),
    Begins(&'static str),
    Ends(&'static str),
    Has(&'static str),
    /// A word of a set, by its number.
    Set(usize),
    /// A name, or a name with `'s`.
    Name,
    Owner,
    Any,
    /// The end of a sentence.
    End,
}

/// One place in a pattern: any of these, perhaps some words further.
struct Step {
    forms: Vec<Form>,
    after_gap: bool,
}

struct Pattern {
    topic: Option<(Topic, Weight)>,
    steps: Vec<Step>,
    /// The step by which it is looked up: the one with the rarest words.
    anchor: usize,
}

/// Which patterns may be at a word.
#[derive(Default)]
struct Index {
    exact: HashMap<&'static str, Vec<usize>>,
    /// By the first three letters.
    begins: HashMap<&'static str, Vec<usize>>,
    /// By the number of a set.
    sets: HashMap<usize, Vec<usize>>,
    /// Those that can't be looked up.
    others: Vec<usize>,
}

struct Lexicon {
    patterns: Vec<Pattern>,
    index: Index,
    sets: Sets,
    roles: HashMap<&'static str, Role>,
    next: Vec<&'static str>,
}

/// Which sets have a word.
#[derive(Default)]
struct Sets {
    exact: HashMap<&'static str, u32>,
    others: Vec<(Form, u32)>,
}

/// The number of the set of relatives.
static FAMILY: LazyLock<u32> = LazyLock::new(|| set_number("fam").map_or(0, |number| 1 << number));

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut roles = HashMap::new();
    for (role, list) in words::ROLES {
        for word in list.split_whitespace() {
            roles.entry(word).or_insert(*role);
        }
    }
    let mut sets = Sets::default();
    for (number, (_, list)) in words::SETS.iter().enumerate() {
        for word in list.split_whitespace() {
            match Form::of(word) {
                Form::Exact(word) => *sets.exact.entry(word).or_default() |= 1 << number,
                other => sets.others.push((other, 1 << number)),
            }
        }
    }
    let mut next: Vec<&str> = words::MATTER_NEXT.split_whitespace().collect();
    next.sort_unstable();
    let told = words::TOLD.iter().map(|(topic, weight, list)| (Some((*topic, *weight)), *list));
    let mut patterns: Vec<Pattern> = Vec::new();
    for (topic, list) in told.chain([(None, words::ORDINARY)]) {
        let texts = list.split(',').map(str::trim).filter(|text| !text.is_empty());
        patterns.extend(texts.map(|text| Pattern::of(topic, text, &roles)));
    }
    let mut index = Index::default();
    for (number, pattern) in patterns.iter().enumerate() {
        pattern.steps.get(pattern.anchor).iter().for_each(|step| index.add(step, number));
    }
    Lexicon { patterns, index, sets, roles, next }
});

fn set_number(name: &str) -> Option<usize> {
    words::SETS.iter().position(|(known, _)| *known == name)
}

impl Sets {
    fn of(&self, word: &str) -> u32 {
        let others = self.others.iter().filter(|(form, _)| form.is_of(word)).map(|(_, set)| set);
        others.fold(self.exact.get(word).copied().unwrap_or_default(), |all, set| all | set)
    }
}

impl Form {
    fn of(text: &'static str) -> Form {
        match (text.strip_prefix('*'), text.strip_suffix('*')) {
            _ if text == "$" => Form::End,
            (Some(""), _) => Form::Any,
            (Some(inner), Some(_)) => Form::Has(inner.trim_end_matches('*')),
            (Some(end), None) => Form::Ends(end),
            (None, Some(start)) => Form::Begins(start),
            (None, None) => Form::Exact(text),
        }
    }

    /// Whether a word is of this form, as far as its letters tell.
    fn is_of(&self, word: &str) -> bool {
        match self {
            Form::Exact(text) => word == *text,
            Form::Begins(start) => word.starts_with(start),
            Form::Ends(end) => word.ends_with(end),
            Form::Has(inner) => word.contains(inner),
            Form::Any => true,
            Form::Set(_) | Form::Name | Form::Owner | Form::End => false,
        }
    }

    fn is(&self, words: &[Word], at: usize) -> bool {
        let Some(word) = words.get(at) else { return matches!(self, Form::End) && at == words.len() };
        match self {
            Form::Set(number) => word.sets & (1 << number) != 0,
            Form::Name => is_name(words, at),
            Form::Owner => word.owns && word.is_capital,
            form => form.is_of(word.text),
        }
    }

    /// How common the words of this form are, roughly.
    fn weight(&self, roles: &HashMap<&'static str, Role>) -> usize {
        match self {
            Form::Exact(text) if roles.contains_key(text) => 100,
            Form::Exact(_) | Form::Begins(_) => 1,
            Form::Ends(_) | Form::Has(_) => 20,
            Form::Set(number) if words::SETS.get(*number).is_some_and(|(name, _)| matches!(*name, "my" | "he" | "be" | "have" | "de")) => {
                1000
            }
            Form::Set(_) => 50,
            Form::Name | Form::Owner => 1000,
            Form::Any | Form::End => 100_000,
        }
    }
}

impl Pattern {
    fn of(topic: Option<(Topic, Weight)>, text: &'static str, roles: &HashMap<&'static str, Role>) -> Pattern {
        let mut steps: Vec<Step> = Vec::new();
        let mut after_gap = false;
        for word in text.split_whitespace() {
            if word == "~" {
                after_gap = !steps.is_empty();
                continue;
            }
            steps.push(Step { forms: forms(word), after_gap: std::mem::take(&mut after_gap) });
        }
        let weight = |step: &Step| step.forms.iter().map(|form| form.weight(roles)).sum::<usize>();
        let anchor = steps.iter().enumerate().min_by_key(|(_, step)| weight(step)).map_or(0, |(number, _)| number);
        Pattern { topic, steps, anchor }
    }

    /// Where the words of the pattern stand, if its rarest one stands at this word.
    fn find(&self, words: &[Word], at: usize) -> Option<Vec<usize>> {
        let gaps = self.steps.iter().take(self.anchor + 1).filter(|step| step.after_gap).count();
        let last = at.checked_sub(self.anchor)?;
        let mut found = Vec::with_capacity(self.steps.len());
        for start in last.saturating_sub(gaps * GAP)..=last {
            found.clear();
            if self.go_on(words, start, 0, &mut found) && found.get(self.anchor) == Some(&at) {
                found.retain(|at| *at < words.len());
                return Some(found);
            }
        }
        None
    }

    fn go_on(&self, words: &[Word], at: usize, number: usize, found: &mut Vec<usize>) -> bool {
        let Some(step) = self.steps.get(number) else { return true };
        let last = if step.after_gap { at + GAP } else { at };
        for at in at..=last.min(words.len()) {
            if step.forms.iter().any(|form| form.is(words, at)) {
                found.push(at);
                if self.go_on(words, at + 1, number + 1, found) {
                    return true;
                }
                found.pop();
            }
        }
        false
    }
}

/// The forms of `a|b|<set>`; `<a|b>` is two sets.
fn forms(word: &'static str) -> Vec<Form> {
    let only_sets = word.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).filter(|names| !names.contains('>'));
    let mut forms = Vec::new();
    for part in only_sets.unwrap_or(word).split('|') {
        let name = part.trim_start_matches('<').trim_end_matches('>');
        if only_sets.is_none() && !part.starts_with('<') {
            forms.push(Form::of(part));
            continue;
        }
        forms.extend(set_number(name).map(Form::Set));
        match name {
            "he" => forms.push(Form::Name),
            "my" => forms.push(Form::Owner),
            _ => {}
        }
    }
    forms
}

impl Index {
    fn add(&mut self, step: &Step, number: usize) {
        let mut is_other = false;
        for form in &step.forms {
            match form {
                Form::Exact(text) => self.exact.entry(text).or_default().push(number),
                Form::Set(set) => self.sets.entry(*set).or_default().push(number),
                Form::Begins(start) => match start.get(..3) {
                    Some(key) => self.begins.entry(key).or_default().push(number),
                    None => is_other = true,
                },
                _ => is_other = true,
            }
        }
        if is_other {
            self.others.push(number);
        }
    }

    /// The patterns of which a word may be the rarest.
    fn at(&self, word: &Word) -> Vec<usize> {
        let mut all: Vec<usize> = Vec::new();
        all.extend(self.exact.get(word.text).into_iter().flatten());
        all.extend(word.text.get(..3).and_then(|key| self.begins.get(key)).into_iter().flatten());
        if word.sets != 0 {
            let of_sets = self.sets.iter().filter(|(number, _)| word.sets & (1 << **number) != 0);
            all.extend(of_sets.flat_map(|(_, patterns)| patterns));
        }
        all.extend(&self.others);
        all
    }
}

/// The places in a text that tell what is not to be written, in order; one for each sentence and topic.
pub(super) fn spots(text: &str) -> Vec<Spot> {
    let mut spots = Vec::new();
    let mut folded = String::with_capacity(text.len());
    for sentence in sentences(text) {
        folded.clear();
        let marks = marks(text, sentence, &mut folded);
        let words: Vec<Word> = marks.iter().map(|mark| mark.word(&folded)).collect();
        spots.extend(of_sentence(&words));
    }
    spots
}

fn of_sentence(words: &[Word]) -> Vec<Spot> {
    let lexicon = &*LEXICON;
    let mut hits = Vec::new();
    let mut ordinary = Vec::new();
    for (at, word) in words.iter().enumerate() {
        for pattern in lexicon.index.at(word).into_iter().filter_map(|number| lexicon.patterns.get(number)) {
            let Some(found) = pattern.find(words, at) else { continue };
            match pattern.topic {
                Some((topic, weight)) => hits.push((topic, weight, found)),
                None => ordinary.extend(found),
            }
        }
    }
    let mut spots: Vec<Spot> = Vec::new();
    for (topic, weight, found) in hits {
        let (Some(first), Some(last)) = (found.first().copied(), found.last().copied()) else { continue };
        if found.iter().any(|at| ordinary.contains(at)) || (weight != Weight::Phrase && is_matter_word(words, first, topic)) {
            continue;
        }
        let who = who(words, first, last);
        let is_told = match weight {
            Weight::Alone | Weight::Phrase => who != Who::Work,
            Weight::OfSomeone => matches!(who, Who::Someone | Who::Family),
        };
        let topic = if who == Who::Family && topic == Topic::Health { Topic::PrivateLife } else { topic };
        if is_told && !spots.iter().any(|spot| spot.topic == topic) {
            let at = words.get(first).map_or(0, |word| word.at.start)..words.get(last).map_or(0, |word| word.at.end);
            spots.push(Spot { topic, at });
        }
    }
    spots.sort_by_key(|spot| spot.at.start);
    spots
}

/// Whether a word is one about work by its end, by the word behind it, or since it is what a text or a talk is about.
fn is_matter_word(words: &[Word], at: usize, topic: Topic) -> bool {
    let text = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", |word| word.text);
    let word = text(Some(at));
    let is_of_care = matches!(topic, Topic::Health | Topic::Pregnancy | Topic::PrivateLife);
    let by_end = is_of_care && words::MATTER_ENDS.iter().any(|end| word.len() > end.len() + 3 && word.ends_with(end));
    let by_next = LEXICON.next.binary_search(&text(Some(at + 1))).is_ok();
    let is_about = matches!(text(at.checked_sub(1)), "over" | "about" | "on" | "rond" | "around");
    // who tells of it tells of something near
    let told = |far: usize| matches!(words.get(at.wrapping_sub(far)).and_then(|_| role(words, at.wrapping_sub(far))), Some(Role::Tells));
    by_end || by_next || is_about && !(2..=5).any(told)
}

/// Who is spoken of where the words from `first` to `last` stand.
fn who(words: &[Word], first: usize, last: usize) -> Who {
    let role = |at: usize| role(words, at);
    let text = |at: usize| words.get(at).map_or("", |word| word.text);
    if (first..=last).any(|at| role(at) == Some(Role::Client)) {
        return Who::Work;
    }
    for at in (last + 1..=last + 4).filter(|at| *at < words.len()) {
        let far = at - last;
        match role(at) {
            Some(Role::Client)
                if far <= 1
                    || (matches!(text(at - 1), "van" | "bij" | "of" | "for" | "voor" | "in" | "with" | "onder" | "among")
                        || far == 2 && role(at - 1).is_none()) =>
            {
                return Who::Work;
            }
            Some(Role::Thing) if far == 1 => return Who::Work,
            Some(Role::Before) if far > 1 => {}
            _ => {}
        }
    }
    if (1..=3).filter_map(|far| first.checked_sub(far)).any(|at| role(at) == Some(Role::Client)) && role(first) != Some(Role::Someone) {
        return Who::Work;
    }
    if (first..=last).any(|at| is_family(words, at))
        || (first..=last + 2).skip(1).any(|at| at > last && at <= last + 1 && is_family(words, at))
    {
        return Who::Family;
    }
    for far in 1..=BACK.min(first) {
        let at = first - far;
        let is_joined = || matches!(text(at.wrapping_sub(1)), "en" | "and" | "maar" | "but" | "die");
        match role(at) {
            _ if is_family(words, at) => return Who::Family,
            Some(Role::Someone) => return Who::Someone,
            Some(Role::Client) => return Who::Work,
            Some(Role::Matter) if far <= 4 => return Who::Work,
            Some(Role::Thing) if far <= 4 && !is_behind_preposition(words, at) => return Who::Work,
            Some(Role::Begins | Role::Tells) if at == 0 || is_joined() => return Who::Someone,
            None if at == 0 && is_verb_in_front(words) => return Who::Someone,
            None if is_name(words, at) => return Who::Someone,
            _ => {}
        }
    }
    for at in (last + 1..=last + 3).filter(|at| *at < words.len()) {
        match role(at) {
            _ if is_family(words, at) => return Who::Family,
            Some(Role::Someone) => return Who::Someone,
            None if is_name(words, at) && role(at - 1) == Some(Role::Begins) => return Who::Someone,
            _ => {}
        }
    }
    if first == 0 && role(first) == Some(Role::Begins) { Who::Someone } else { Who::Unknown }
}

/// Whether a sentence begins with the verb of someone who is not named, as notes do: "Zingt in een koor", "Plays in a band".
fn is_verb_in_front(words: &[Word]) -> bool {
    let has_no_verb = words.get(1).is_some_and(|next| LEXICON.roles.get(next.text) != Some(&Role::Begins));
    has_no_verb && words.first().is_some_and(|word| word.is_capital && is_third_person(word.text))
}

/// Whether a word may be the verb of a third person, in either language.
fn is_third_person(word: &str) -> bool {
    word.len() > 3 && word.ends_with(['t', 's'])
}

/// Whether a noun stands behind a preposition, so that the sentence is not about it: "door het rooster".
fn is_behind_preposition(words: &[Word], at: usize) -> bool {
    (1..=2).filter_map(|far| at.checked_sub(far)).any(|before| role(words, before) == Some(Role::Before))
}

fn is_family(words: &[Word], at: usize) -> bool {
    words.get(at).is_some_and(|word| word.sets & *FAMILY != 0)
}

/// What a word does in its sentence.
fn role(words: &[Word], at: usize) -> Option<Role> {
    let word = words.get(at)?;
    // "zijn" is "his" or "are"
    if word.text == "zijn" {
        let before = at.checked_sub(1);
        let is_his = before.is_none_or(|before| matches!(role(words, before), Some(Role::Before | Role::Begins)));
        return is_his.then_some(Role::Someone);
    }
    LEXICON.roles.get(word.text).copied()
}

/// Whether a word is the name of someone, as far as its letters and its place tell.
fn is_name(words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at).filter(|word| word.is_capital) else { return false };
    if LEXICON.roles.contains_key(word.text) || is_family(words, at) {
        return false;
    }
    // a sentence begins with a capital anyway
    let is_verb = |next: &Word| matches!(LEXICON.roles.get(next.text), Some(Role::Begins | Role::Tells)) || is_third_person(next.text);
    at > 0 || word.owns || words.get(1).is_some_and(|next| next.is_capital || is_verb(next))
}

/// Where a word stands in a text, and in the folded one.
struct Mark {
    at: Range<usize>,
    folded: Range<usize>,
    is_capital: bool,
    owns: bool,
}

impl Mark {
    fn word<'f>(&self, folded: &'f str) -> Word<'f> {
        let text = folded.get(self.folded.clone()).unwrap_or_default();
        Word { text, at: self.at.clone(), is_capital: self.is_capital, owns: self.owns, sets: LEXICON.sets.of(text) }
    }
}

/// What stands behind an apostrophe and is a word by itself.
const TAILS: &[&str] = &["s", "m", "re", "ve", "ll", "d"];

/// The words of a sentence, folded behind each other.
fn marks(text: &str, sentence: Range<usize>, folded: &mut String) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let is_within = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '\u{2019}' | '\u{2011}');
    let part = text.get(sentence.clone()).unwrap_or_default();
    for piece in part.split(|c: char| !is_within(c)) {
        let piece = piece.trim_matches(|c: char| !c.is_alphanumeric());
        if piece.is_empty() {
            continue;
        }
        let start = piece.as_ptr() as usize - text.as_ptr() as usize;
        let (stem, tail) = piece.split_once(['\'', '\u{2019}']).unwrap_or((piece, ""));
        let is_word = TAILS.contains(&tail);
        let begin = folded.len();
        let letters = if is_word { stem } else { piece };
        letters.chars().filter(|c| c.is_alphanumeric()).for_each(|c| fold(c, folded));
        let mut chars = letters.chars();
        let is_capital = chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase);
        let at = start..start + piece.len();
        let word = folded.get(begin..).unwrap_or_default();
        let is_short = matches!(word, "he" | "she" | "it" | "i" | "they" | "we" | "you" | "who" | "that" | "there");
        marks.push(Mark { at: at.clone(), folded: begin..folded.len(), is_capital, owns: is_word && tail == "s" && !is_short });
        if is_word && is_short {
            let begin = folded.len();
            folded.push_str(if tail == "ve" || tail == "d" { "has" } else { "is" });
            marks.push(Mark { at, folded: begin..folded.len(), is_capital: false, owns: false });
        }
    }
    marks
}

/// The sentences of a text. A line goes on in the next one, unless that is blank or an item of a list.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut start = 0;
    let next = |at: usize| bytes.get(at + 1).copied().unwrap_or(b' ');
    for (at, byte) in bytes.iter().enumerate() {
        let ends = match byte {
            b'.' | b'!' | b'?' | b':' => next(at).is_ascii_whitespace() || next(at) == b'"',
            b';' | b'(' | b')' => true,
            b'\n' => matches!(next(at), b'\n' | b'-' | b'*'),
            _ => false,
        };
        if ends {
            found.push(start..at + 1);
            start = at + 1;
        }
    }
    found.push(start..bytes.len());
    found.retain(|part| text.get(part.clone()).is_some_and(|part| !part.trim().is_empty()));
    found
}
