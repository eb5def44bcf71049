//! What two sides of a sealed file come to: a text where nothing has to be asked, and the choices where it has.

use super::both::{Resealed, Side};
use super::{Merging, version};
use crate::store::merge::{self, Field, Markers, Pick};
use crate::store::seal::close::{Refusal, are_same};
use crate::store::seal::pieces::{Piece, Pieces};
use crate::store::seal::unit::Unit;
use crate::store::yaml::{self, style::line_end};

/// What two sides come to.
#[derive(Debug)]
pub struct Joint {
    /// The open part. The keys of the sealing on its page are settled, or those of our side.
    pub(super) open: merge::Undecided,
    pub(super) words: Words,
    /// For whom words were sealed now.
    pub(super) sealed_for: Option<Vec<String>>,
}

/// What the words come to.
#[derive(Debug)]
pub(super) enum Words {
    Settled,
    /// Both sides changed them and they can't be opened, so both blocks stay. What each side has.
    Beside(Box<[Unit; 2]>),
    /// They contradict each other.
    Twice(Box<Twice>),
    /// One side has words in the open that can't be sealed now, under these keys.
    InTheOpen(Refusal, Vec<String>),
}

/// Words that contradict each other.
#[derive(Debug)]
pub(super) struct Twice {
    /// The words as one document, ours where they contradict.
    pub inner: merge::Undecided,
    /// What each side has on the disk.
    pub units: [Unit; 2],
    /// The words of each side.
    pub words: [Vec<Piece>; 2],
    pub readers: Vec<String>,
    pub person: String,
    /// Where they are those of one file.
    pub list: Option<List>,
}

/// The blocks of one file that has several.
#[derive(Debug)]
pub(super) struct List {
    /// Those of each side.
    pub sides: [Vec<String>; 2],
    /// Those that are not asked about yet.
    pub rest: Vec<String>,
    pub base: Option<String>,
}

/// A text in which choices were made.
#[derive(Debug, PartialEq, Eq)]
pub struct Decided {
    pub text: String,
    /// For whom words were sealed now.
    pub sealed_for: Option<Vec<String>>,
}

impl Joint {
    pub(super) fn new(open: merge::Undecided, words: Words) -> Joint {
        Joint { open, words, sealed_for: None }
    }

    /// For whom words were sealed now.
    pub fn sealed_for(&self) -> Option<&[String]> {
        self.sealed_for.as_deref()
    }

    /// Whether both blocks stay, since whoever merged can't open them.
    pub fn keeps_both(&self) -> bool {
        matches!(self.words, Words::Beside(_))
    }

    /// Where blocks of one file contradict each other: those of each side.
    pub fn sides(&self) -> Option<&[Vec<String>; 2]> {
        if let Words::Twice(twice) = &self.words { twice.list.as_ref().map(|list| &list.sides) } else { None }
    }

    /// The keys of the readers that the result names.
    pub fn readers(&self) -> Vec<String> {
        let unit = yaml::parse(self.text()).ok().and_then(|root| Unit::of(&root).ok());
        unit.unwrap_or_default().readers
    }

    /// Why words stand open that are to be sealed, where that is so.
    pub fn refusal(&self) -> Option<&Refusal> {
        if let Words::InTheOpen(refusal, _) = &self.words { Some(refusal) } else { None }
    }

    /// The paths of the fields with two values, and of what can't be sealed.
    pub fn conflicts(&self) -> Vec<String> {
        let words = match &self.words {
            Words::Twice(twice) => twice.inner.places(),
            Words::InTheOpen(_, keys) => keys.clone(),
            Words::Settled | Words::Beside(_) => Vec::new(),
        };
        self.open.places().into_iter().chain(words).collect()
    }

    /// The text, with markers around fields in conflict. Where words contradict, around the blocks of both sides.
    pub fn marked(&self, markers: Markers) -> Option<String> {
        match &self.words {
            Words::Twice(twice) => twice.waiting(&self.open, markers, |open| open.marked(markers)),
            _ => self.open.marked(markers),
        }
    }

    /// Each document with its fields that have two values: the open part, and the words.
    pub fn documents(&self) -> Vec<(&str, Vec<Field>)> {
        let words = if let Words::Twice(twice) = &self.words { Some(&twice.inner) } else { None };
        [Some(&self.open), words].into_iter().flatten().map(|one| (one.text(), one.fields())).collect()
    }

    /// Whether each field can be shown, and each of its values can be written.
    pub fn can_be_chosen(&self) -> bool {
        self.open.can_be_chosen() && if let Words::Twice(twice) = &self.words { twice.inner.can_be_chosen() } else { true }
    }

    /// Whether the words that contradict are all that the other side has beyond ours.
    pub fn adds_nothing(&self) -> bool {
        let Words::Twice(twice) = &self.words else { return true };
        let [ours, _] = &twice.words;
        version::words_of(twice.inner.text()).is_some_and(|merged| are_same(&merged, ours))
    }

    /// Our text with the other side's changes. Where there are two values, it has ours.
    pub fn text(&self) -> &str {
        self.open.text()
    }

    /// The text with what was chosen, one pick for each field; what is chosen of the words is sealed, and so is what is left for later.
    /// `None` when a value can't be written without changing others.
    pub fn decided(&self, merging: &Merging, picks: &[Pick], markers: Markers) -> Result<Option<Decided>, Refusal> {
        let count = self.open.places().len().min(picks.len());
        let (open, words) = picks.split_at(count);
        let Words::Twice(twice) = &self.words else {
            let text = self.open.decided(open, markers);
            return Ok(text.map(|text| Decided { text, sealed_for: self.sealed_for.clone() }));
        };
        if words.is_empty() || words.iter().all(|pick| *pick == Pick::Later) {
            let text = twice.waiting(&self.open, markers, |page| page.decided(open, markers));
            return Ok(text.map(|text| Decided { text, sealed_for: None }));
        }
        let resealed = |instead: Pick| twice.resealed(merging, words, instead, self.open.text());
        let Some((unit, sealed_for)) = resealed(Pick::Ours)? else { return Ok(None) };
        let units = match words.contains(&Pick::Later).then(|| resealed(Pick::Theirs)).transpose()? {
            None => vec![unit],
            Some(None) => return Ok(None),
            Some(Some((other, _))) => vec![unit, other],
        };
        let text = match (&twice.list, &units[..]) {
            (None, [one, other]) => in_markers(&self.open, [one, other], markers, |page| page.decided(open, markers)),
            (None, units) => units.first().and_then(|unit| merging.page(&self.open, unit, &[])?.decided(open, markers)),
            (Some(list), _) => {
                merging.page(&self.open, &list.with(units, &twice.readers), &[]).and_then(|page| page.decided(open, markers))
            }
        };
        Ok(text.map(|text| Decided { text, sealed_for }))
    }

    /// The text with the words of one side as a whole, where both blocks would stay. What is open is chosen as in `decided`.
    pub fn whole(&self, merging: &Merging, side: usize, picks: &[Pick], markers: Markers) -> Option<String> {
        let Words::Beside(units) = &self.words else { return None };
        merging.page(&self.open, units.get(side)?, &[])?.decided(picks, markers)
    }
}

impl List {
    /// The blocks of a file in which some of what contradicts was chosen.
    fn with(&self, units: Vec<Unit>, readers: &[String]) -> Unit {
        let blocks: Vec<String> = units.iter().flat_map(|unit| &unit.blocks).chain(&self.rest).cloned().collect();
        let whole = units.into_iter().next().unwrap_or_default();
        let readers = if blocks.len() > 1 { readers.to_vec() } else { whole.readers };
        Unit { readers, blocks, base: self.base.clone(), counts: whole.counts }.in_order()
    }
}

impl Twice {
    /// The text with nothing chosen of the words: both blocks between markers, or beside each other where they were so.
    fn waiting(&self, open: &merge::Undecided, markers: Markers, text: impl Fn(&merge::Undecided) -> Option<String>) -> Option<String> {
        let [ours, theirs] = &self.units;
        if self.list.is_some() { text(open) } else { in_markers(open, [ours, theirs], markers, text) }
    }

    /// The words with what was chosen, sealed; `instead` is taken of what is left for later.
    fn resealed(&self, merging: &Merging, picks: &[Pick], instead: Pick, page: &str) -> Result<Option<Resealed>, Refusal> {
        let picks: Vec<Pick> = picks.iter().map(|pick| if *pick == Pick::Later { instead } else { *pick }).collect();
        let plain = Markers { size: Markers::LEAST, ours: "", theirs: "" };
        let chosen = self.inner.decided(&picks, plain).and_then(|text| version::words(merging.place, &text));
        let Some(words) = chosen else { return Ok(None) };
        let side = |unit, words| Side { unit, words, is_whole: true };
        let ([ours, theirs], [own, other]) = (&self.units, &self.words);
        merging.resealed(&words, &self.person, &self.readers, &[side(ours, own), side(theirs, other)], page).map(Some)
    }
}

/// The open part as a text, and behind it the blocks of both sides between markers.
fn in_markers(
    open: &merge::Undecided,
    units: [&Unit; 2],
    markers: Markers,
    text: impl Fn(&merge::Undecided) -> Option<String>,
) -> Option<String> {
    let mut pieces = Pieces::of(open.text()).ok()?;
    let own = pieces.take_sealing();
    let text = text(&open.on(pieces.text()))?;
    let eol = line_end(&text, 0);
    let line = |mark: char, label: &str| format!("{} {label}", mark.to_string().repeat(markers.size)).trim_end().to_owned() + "\n";
    let [ours, theirs] = units;
    // our lines as they are, where they say it
    let as_it_is = version::text(&own);
    let is_own = yaml::parse(&as_it_is).is_ok_and(|root| Unit::of(&root).is_ok_and(|unit| unit == *ours));
    let ours = if is_own { as_it_is } else { ours.text() };
    let block = [line('<', markers.ours), ours, line('=', ""), theirs.text(), line('>', markers.theirs)].concat();
    let block = if eol == "\n" { block } else { block.replace("\r\n", "\n").replace('\n', eol) };
    let gap = if text.ends_with('\n') { "" } else { eol };
    Some(format!("{text}{gap}{block}"))
}
