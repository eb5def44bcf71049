//! How the words of `words.rs` are found in a text, and who is spoken of where they stand.

use super::words::{self, Weight};
use super::{Spot, Topic};
use crate::domain::text::fold;
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
    role: Option<Role>,
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

/// What is read of a pattern once it may be in a text.
struct Pattern {
    steps: Vec<Step>,
    /// The step by which it is looked up.
    anchor: usize,
}

/// What a pattern is about, and its text. Most are never read further: a text has few of the words.
struct Entry {
    topic: Option<(Topic, Weight)>,
    text: &'static str,
    anchor: usize,
}

/// Things by a word, or by how words begin: in a drawer for each two first letters. Filling it must cost next to nothing, since one
/// command looks at a few lines.
struct Drawers<T> {
    drawers: Vec<Vec<(&'static str, T)>>,
}

struct Lexicon {
    entries: Vec<Entry>,
    /// The entries that may be where a word stands, by that word.
    exact: Drawers<usize>,
    /// The same, by how the word begins.
    begins: Drawers<usize>,
    /// The entries that have no word of their own to be looked up by.
    others: Vec<(usize, Step)>,
    sets: Drawers<u32>,
    other_sets: Vec<(Form, u32)>,
    roles: Drawers<Role>,
}

/// The number of the set of relatives.
static FAMILY: LazyLock<u32> = LazyLock::new(|| set_number("fam").map_or(0, |number| 1 << number));

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon {
        entries: Vec::with_capacity(1 << 12),
        exact: Drawers::new(),
        begins: Drawers::new(),
        others: Vec::new(),
        sets: Drawers::new(),
        other_sets: Vec::new(),
        roles: Drawers::new(),
    };
    for (role, list) in words::ROLES {
        for word in parts(list, ' ') {
            // a word is of the first that has it
            lexicon.roles.add(word, *role);
        }
    }
    for (number, (_, list)) in words::SETS.iter().enumerate() {
        for word in parts(list, ' ') {
            match Form::of(word) {
                Form::Exact(word) => lexicon.sets.add(word, 1 << number),
                other => lexicon.other_sets.push((other, 1 << number)),
            }
        }
    }
    let told = words::TOLD.iter().map(|(topic, weight, list)| (Some((*topic, *weight)), *list));
    for (topic, list) in told.chain([(None, words::ORDINARY)]) {
        parts(list, ',').for_each(|text| lexicon.add(topic, text.trim_start_matches(' ')));
    }
    lexicon
});

/// The parts of a list, without the empty ones.
fn parts(list: &'static str, between: char) -> impl Iterator<Item = &'static str> {
    list.split(between).filter(|part| !part.is_empty())
}

fn set_number(name: &str) -> Option<usize> {
    words::SETS.iter().position(|(known, _)| *known == name)
}

impl<T> Drawers<T> {
    /// As many as there are pairs of letters, and of a letter with none.
    const COUNT: usize = 27 * 27;

    fn new() -> Drawers<T> {
        Drawers { drawers: std::iter::repeat_with(Vec::new).take(Self::COUNT).collect() }
    }

    fn number(word: &str) -> usize {
        let bytes = word.as_bytes();
        let letter = |at: usize| match bytes.get(at) {
            Some(byte @ b'a'..=b'z') => usize::from(byte - b'a') + 1,
            _ => 0,
        };
        letter(0) * 27 + letter(1)
    }

    fn add(&mut self, word: &'static str, thing: T) {
        if let Some(drawer) = self.drawers.get_mut(Self::number(word)) {
            drawer.push((word, thing));
        }
    }

    /// What is in the drawer of a word, with its own words.
    fn near(&self, word: &str) -> impl Iterator<Item = &(&'static str, T)> {
        self.drawers.get(Self::number(word)).into_iter().flatten()
    }

    fn of(&self, word: &str) -> impl Iterator<Item = &T> {
        self.near(word).filter(move |(own, _)| *own == word).map(|(_, thing)| thing)
    }
}

impl Lexicon {
    /// Takes in a pattern by the first of its steps that has words of its own and none that sentences are full of.
    fn add(&mut self, topic: Option<(Topic, Weight)>, text: &'static str) {
        let number = self.entries.len();
        let is_own = |form: &Form| match form {
            Form::Exact(word) => self.roles.of(word).next().is_none(),
            Form::Begins(start) => start.len() > 1,
            _ => false,
        };
        let is_good =
            |(_, word): &(usize, &'static str)| !word.starts_with(['<', '*', '$']) && word.split('|').all(|part| is_own(&Form::of(part)));
        let found = steps(text).enumerate().find(is_good);
        if let Some((_, word)) = found {
            for part in word.split('|') {
                match Form::of(part) {
                    Form::Begins(start) => self.begins.add(start, number),
                    _ => self.exact.add(part, number),
                }
            }
        }
        let anchor = found.map_or_else(|| self.rarest(text), |(anchor, _)| anchor);
        if found.is_none() {
            self.others.extend(Pattern::of(text, anchor).steps.into_iter().nth(anchor).map(|step| (number, step)));
        }
        self.entries.push(Entry { topic, text, anchor });
    }

    /// The step with the rarest words.
    fn rarest(&self, text: &'static str) -> usize {
        let weight = |step: &Step| step.forms.iter().map(|form| self.weight(form)).sum::<usize>();
        let steps = Pattern::of(text, 0).steps;
        steps.iter().enumerate().min_by_key(|(_, step)| weight(step)).map_or(0, |(number, _)| number)
    }

    /// How common the words of a form are, roughly.
    fn weight(&self, form: &Form) -> usize {
        match form {
            Form::Exact(text) if self.roles.of(text).next().is_some() => 100,
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

    /// The entries that may be at a word.
    fn at(&self, words: &[Word], at: usize) -> Vec<&Entry> {
        let text = words.get(at).map_or("", |word| word.text);
        let begins = self.begins.near(text).filter(|(start, _)| text.starts_with(start)).map(|(_, number)| *number);
        let others = self.others.iter().filter(|(_, step)| step.forms.iter().any(|form| form.is(words, at))).map(|(number, _)| *number);
        let mut numbers: Vec<usize> = self.exact.of(text).copied().chain(begins).chain(others).collect();
        numbers.dedup();
        numbers.into_iter().filter_map(|number| self.entries.get(number)).collect()
    }

    fn sets_of(&self, word: &str) -> u32 {
        let others = self.other_sets.iter().filter(|(form, _)| form.is_of(word)).map(|(_, set)| set);
        self.sets.of(word).chain(others).fold(0, |all, set| all | set)
    }
}

/// The words of a pattern that are steps.
fn steps(text: &'static str) -> impl Iterator<Item = &'static str> {
    parts(text, ' ').filter(|word| *word != "~")
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
}

impl Pattern {
    fn of(text: &'static str, anchor: usize) -> Pattern {
        let mut steps: Vec<Step> = Vec::new();
        let mut after_gap = false;
        for word in parts(text, ' ') {
            if word == "~" {
                after_gap = !steps.is_empty();
                continue;
            }
            steps.push(Step { forms: forms(word), after_gap: std::mem::take(&mut after_gap) });
        }
        Pattern { steps, anchor }
    }

    /// Where the words of the pattern stand, if the one it is looked up by stands at this word.
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
    let mut hits = Vec::new();
    let mut ordinary = Vec::new();
    for at in 0..words.len() {
        for entry in LEXICON.at(words, at) {
            let Some(found) = Pattern::of(entry.text, entry.anchor).find(words, at) else { continue };
            match entry.topic {
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
    let by_next = parts(words::MATTER_NEXT, ' ').any(|next| next == text(Some(at + 1)));
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
    let has_no_verb = words.get(1).is_some_and(|next| next.role != Some(Role::Begins));
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
    word.role
}

/// Whether a word is the name of someone, as far as its letters and its place tell.
fn is_name(words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at).filter(|word| word.is_capital) else { return false };
    if word.role.is_some() || is_family(words, at) {
        return false;
    }
    // a sentence begins with a capital anyway
    let is_verb = |next: &Word| matches!(next.role, Some(Role::Begins | Role::Tells)) || is_third_person(next.text);
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
        let role = LEXICON.roles.of(text).next().copied();
        Word { text, at: self.at.clone(), is_capital: self.is_capital, owns: self.owns, sets: LEXICON.sets_of(text), role }
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
