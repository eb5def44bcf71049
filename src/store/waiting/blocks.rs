//! A file with git's markers, taken apart by line: the lines that are certain, and blocks with two sides to choose from.
//!
//! Markers may have any length and any line end, with or without the common base. A marker is at the very beginning of a
//! line, where no text in a YAML map can be.

/// A part of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkedPart {
    /// Lines that nobody has to choose about.
    Lines(String),
    /// Lines of two sides.
    Block(Block),
}

/// What two sides made of the same lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The line of its first marker, from 1.
    pub line: usize,
    pub sides: [String; 2],
    /// What both came from, where git wrote that down.
    pub base: Option<String>,
    /// How many signs a marker has.
    pub size: usize,
    pub labels: [String; 2],
    /// The block as it stands.
    raw: String,
}

/// A marker without its other markers, or inside another block; the number of its line, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tangled {
    pub line: usize,
}

/// A file with markers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Its parts, in order.
    pub parts: Vec<MarkedPart>,
}

/// A line of marker signs, with the label after them.
struct Sign<'l> {
    sign: char,
    size: usize,
    label: &'l str,
}

fn sign(line: &str) -> Option<Sign<'_>> {
    let line = line.trim_end_matches(['\n', '\r']);
    let line = line.strip_prefix('\u{feff}').unwrap_or(line);
    let sign = line.chars().next().filter(|sign| matches!(sign, '<' | '|' | '=' | '>'))?;
    let label = line.trim_start_matches(sign);
    let size = line.len() - label.len();
    let is_marker = size >= 7 && (label.is_empty() || (sign != '=' && label.starts_with(' ')));
    is_marker.then(|| Sign { sign, size, label: label.trim() })
}

/// Where a block is at.
#[derive(Clone, Copy, PartialEq)]
enum Within {
    Ours,
    Base,
    Theirs,
}

impl Marked {
    /// Takes a text apart. A text without markers has one part.
    pub fn parse(text: &str) -> Result<Marked, Tangled> {
        let mut parts = Vec::new();
        let mut plain = String::new();
        let mut open: Option<(Block, Within)> = None;
        // how many markers are open inside a side that was committed with markers of an earlier merge
        let mut inner = 0;
        for (at, line) in text.split_inclusive('\n').enumerate() {
            let tangled = Tangled { line: at + 1 };
            let found = sign(line);
            let Some((mut block, within)) = open.take() else {
                match found {
                    None => plain.push_str(line),
                    Some(Sign { sign: '<', size, label }) => {
                        if !plain.is_empty() {
                            parts.push(MarkedPart::Lines(std::mem::take(&mut plain)));
                        }
                        let labels = [label.to_owned(), String::new()];
                        let sides = Default::default();
                        open = Some((Block { line: at + 1, sides, base: None, size, labels, raw: line.to_owned() }, Within::Ours));
                    }
                    Some(_) => return Err(tangled),
                }
                continue;
            };
            block.raw.push_str(line);
            // inside the common base, git leaves the longer markers of an earlier merge
            let own = found.filter(|found| found.size == block.size);
            inner += usize::from(own.as_ref().is_some_and(|own| own.sign == '<'));
            let is_inner = inner > 0;
            inner -= usize::from(is_inner && own.as_ref().is_some_and(|own| own.sign == '>'));
            let own = own.filter(|_| !is_inner);
            match (within, own.map(|own| (own.sign, own.label))) {
                (Within::Ours, Some(('|', _))) => {
                    block.base = Some(String::new());
                    open = Some((block, Within::Base));
                }
                (Within::Ours | Within::Base, Some(('=', _))) => open = Some((block, Within::Theirs)),
                (Within::Theirs, Some(('>', label))) => {
                    block.labels[1] = label.to_owned();
                    parts.push(MarkedPart::Block(block));
                }
                (_, Some(_)) => return Err(tangled),
                (Within::Ours, None) => {
                    block.sides[0].push_str(line);
                    open = Some((block, within));
                }
                (Within::Theirs, None) => {
                    block.sides[1].push_str(line);
                    open = Some((block, within));
                }
                (Within::Base, None) => {
                    if let Some(base) = &mut block.base {
                        base.push_str(line);
                    }
                    open = Some((block, within));
                }
            }
        }
        if let Some((block, _)) = open {
            return Err(Tangled { line: block.line });
        }
        if !plain.is_empty() {
            parts.push(MarkedPart::Lines(plain));
        }
        Ok(Marked { parts })
    }

    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.parts.iter().filter_map(|part| if let MarkedPart::Block(block) = part { Some(block) } else { None })
    }

    /// Whether nothing has to be chosen.
    pub fn is_plain(&self) -> bool {
        self.blocks().next().is_none()
    }

    /// The text with one side of every block, 0 or 1.
    pub fn side(&self, side: usize) -> String {
        self.text(|block| block.sides.get(side).cloned().unwrap_or_default())
    }

    /// The common base, if git wrote it into every block.
    pub fn base(&self) -> Option<String> {
        let all = self.blocks().all(|block| block.base.is_some());
        all.then(|| self.text(|block| block.base.clone().unwrap_or_default()))
    }

    /// The text with something in place of each block.
    fn text(&self, mut of: impl FnMut(&Block) -> String) -> String {
        let one = |part: &MarkedPart| match part {
            MarkedPart::Lines(lines) => lines.clone(),
            MarkedPart::Block(block) => of(block),
        };
        self.parts.iter().map(one).collect()
    }

    /// The text with the chosen side of each block, in order. Blocks left for later stay as they are.
    pub fn decided(&self, picks: &[super::Pick]) -> String {
        let mut picks = picks.iter();
        self.text(|block| match picks.next().copied().unwrap_or(super::Pick::Later) {
            pick @ super::Pick::Ours => alone(&block.sides[0], pick),
            pick @ super::Pick::Theirs => alone(&block.sides[1], pick),
            super::Pick::Both => both(&block.sides[0], &block.sides[1]),
            super::Pick::Swapped => both(&block.sides[1], &block.sides[0]),
            super::Pick::Later => block.raw.clone(),
        })
    }
}

/// One side of a block. If it has blocks inside, the same side of those.
fn alone(side: &str, pick: super::Pick) -> String {
    match Marked::parse(side) {
        Ok(inner) if !inner.is_plain() => inner.decided(&vec![pick; inner.blocks().count()]),
        _ => side.to_owned(),
    }
}

/// The lines of both sides. The last line of a file may have no line break.
fn both(above: &str, below: &str) -> String {
    let gap = if above.is_empty() || above.ends_with('\n') || below.is_empty() { "" } else { "\n" };
    format!("{above}{gap}{below}")
}

#[cfg(test)]
mod tests {
    use super::super::Pick;
    use super::*;

    const TWO: &str = "id: a\n<<<<<<< HEAD\ndue: 1\n=======\ndue: 2\n>>>>>>> piet/main\nnote: |\n  <<<<<<< geen\n  =======\n<<<<<<<<<< x\n||||||||||\n<<<<<<<<<<<< vroeger\n==========\nb\n>>>>>>>>>> y\n";

    #[test]
    fn blocks_of_any_size_are_found_and_lines_of_a_text_are_none() {
        let marked = Marked::parse(TWO).unwrap();
        let told: Vec<_> = marked.blocks().map(|block| (block.line, block.size, block.labels.clone(), block.base.clone())).collect();
        let label = |one: &str, other: &str| [one.to_owned(), other.to_owned()];
        let expected = [(2, 7, label("HEAD", "piet/main"), None), (10, 10, label("x", "y"), Some("<<<<<<<<<<<< vroeger\n".to_owned()))];
        assert_eq!(told, expected);
        assert_eq!(marked.side(0), "id: a\ndue: 1\nnote: |\n  <<<<<<< geen\n  =======\n");
        assert_eq!(marked.side(1), "id: a\ndue: 2\nnote: |\n  <<<<<<< geen\n  =======\nb\n");
        assert_eq!(marked.base(), None);
    }

    #[test]
    fn what_is_left_for_later_stays_to_the_byte() {
        let crlf = TWO.replace('\n', "\r\n");
        for text in [TWO, &crlf, TWO.trim_end()] {
            let marked = Marked::parse(text).unwrap();
            assert_eq!(marked.decided(&[Pick::Later, Pick::Later]), text);
            assert_eq!(marked.decided(&[Pick::Ours, Pick::Ours]), marked.side(0));
            assert_eq!(marked.decided(&[Pick::Theirs, Pick::Theirs]), marked.side(1));
            let half = marked.decided(&[Pick::Both, Pick::Later]);
            assert!(half.replace('\r', "").contains("due: 1\ndue: 2\nnote"), "{half}");
            assert_eq!(Marked::parse(&half).unwrap().blocks().count(), 1);
        }
    }

    #[test]
    fn markers_that_were_committed_stand_within_those_of_a_later_merge() {
        let inner = "<<<<<<< y\nb\n=======\nc\n>>>>>>> y\n";
        for (text, ours, theirs) in [
            (format!("a\n<<<<<<< x\n{inner}=======\nd\n>>>>>>> x\ne\n"), "a\nb\ne\n", "a\nd\ne\n"),
            (format!("<<<<<<< x\nd\n=======\n{inner}>>>>>>> x\n"), "d\n", "c\n"),
            (format!("<<<<<<< x\n{inner}=======\n{inner}>>>>>>> x\n"), "b\n", "c\n"),
            (format!("<<<<<<< x\n<<<<<<< z\n{inner}=======\nq\n>>>>>>> z\n=======\nd\n>>>>>>> x\n"), "b\n", "d\n"),
        ] {
            let marked = Marked::parse(&text).unwrap();
            assert_eq!(marked.blocks().count(), 1, "{text}");
            assert_eq!((&*marked.decided(&[Pick::Ours]), &*marked.decided(&[Pick::Theirs])), (ours, theirs), "{text}");
            assert_eq!(marked.decided(&[Pick::Later]), text);
        }
    }

    #[test]
    fn what_is_tangled_says_at_which_line() {
        let tangled = |text: &str| Marked::parse(text).err().map(|tangled| tangled.line);
        assert_eq!(tangled("a\n<<<<<<< x\nb\n"), Some(2), "not closed");
        assert_eq!(tangled("a\n=======\n"), Some(2));
        assert_eq!(tangled("a\n>>>>>>> x\n"), Some(2));
        assert_eq!(tangled("<<<<<<< x\na\n<<<<<<< y\nb\n=======\nc\n>>>>>>> x\n"), Some(1), "the first is not closed");
        assert_eq!(tangled("<<<<<<< x\na\n=======\nb\n=======\nc\n>>>>>>> x\n"), Some(5));
        assert_eq!(tangled("title: a\n"), None);
        assert_eq!(tangled(""), None);
    }
}
