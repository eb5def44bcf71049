//! What a kind of file looks like: its keys, and what may stand under each.

use super::words::Word;

/// What may stand under a key. Anywhere nothing may stand, too, unless it is needed.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A text, a number or `true` and `false`, which count as texts.
    Text,
    /// Texts, or one of them.
    Texts,
    /// The same, of which some may be a map of one line: `Rooster: vrijdag vrij`.
    Lines,
    Day,
    Id,
    Flag,
    /// A whole number, not below nought.
    Number,
    /// A length of time or `never`.
    Cadence,
    /// A word, by any of its forms.
    Word(Words),
    /// Words, or one of them.
    Words(Words),
    Map(MapShape),
    /// A list of maps.
    Maps(MapShape),
    /// A map with any keys, each with what may stand under it.
    Entries(Vec<Shape>),
    /// Nothing, where something else may stand as well.
    Nothing,
    /// Any of these.
    AnyOf(Vec<Shape>),
}

/// The words that are known for a key.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// As files have them.
    pub keys: Vec<String>,
    /// What is read as one of these as well.
    pub also: Vec<String>,
    /// Whether any other text may stand there.
    pub is_open: bool,
}

impl Words {
    /// Those of a kind.
    pub fn of<K: Word>(is_open: bool) -> Words {
        let keys: Vec<String> = K::ALL.iter().map(|word| word.key().to_owned()).collect();
        let names = K::ALL.iter().flat_map(|word| word.names().iter().map(|name| (*name).to_owned()));
        let also = names.filter(|name| !keys.contains(name)).collect();
        Words { keys, also, is_open }
    }
}

/// A map with known keys.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapShape {
    pub keys: Vec<(String, Shape)>,
    /// Keys under which something has to stand.
    pub needed: Vec<String>,
    /// Keys of which one has to have something.
    pub needs_one_of: Vec<Vec<String>>,
    /// A key, and the one that has to be there as well.
    pub needs: Vec<(String, String)>,
}

impl MapShape {
    /// Notes what a reader asks of a key: what says most stays.
    pub fn learn(&mut self, key: &str, shape: Shape) {
        match self.keys.iter_mut().find(|(known, _)| known == key) {
            None => self.keys.push((key.to_owned(), shape)),
            Some((_, known)) => match (&mut *known, shape) {
                (Shape::AnyOf(all), shape) if !matches!(shape, Shape::Text | Shape::Texts) => all.push(shape),
                (_, Shape::Text) | (Shape::Words(_) | Shape::Lines, Shape::Texts) => {}
                (known, shape) => *known = shape,
            },
        }
    }

    pub fn shape_of(&mut self, key: &str) -> Option<&mut Shape> {
        self.keys.iter_mut().find(|(known, _)| known == key).map(|(_, shape)| shape)
    }

    pub fn need(&mut self, key: &str) {
        if !self.needed.iter().any(|known| known == key) {
            self.needed.push(key.to_owned());
        }
    }
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    Settings,
    Employee,
    Conversation,
    Action,
    Goal,
    Note,
    Readers,
    Questions,
}

impl FileKind {
    pub const ALL: [FileKind; 8] = [
        FileKind::Settings,
        FileKind::Employee,
        FileKind::Conversation,
        FileKind::Action,
        FileKind::Goal,
        FileKind::Note,
        FileKind::Readers,
        FileKind::Questions,
    ];

    /// What it is called on the command line.
    pub fn word(self) -> &'static str {
        match self {
            FileKind::Settings => "stay",
            FileKind::Employee => "employee",
            FileKind::Conversation => "conversation",
            FileKind::Action => "action",
            FileKind::Goal => "goal",
            FileKind::Note => "note",
            FileKind::Readers => "readers",
            FileKind::Questions => "questions",
        }
    }

    /// Where such files are, below the workspace.
    pub fn places(self) -> &'static [&'static str] {
        match self {
            FileKind::Settings => &["stay.yaml"],
            FileKind::Employee => &["employees/*/employee.yaml"],
            FileKind::Conversation => &["employees/*/conversations/*.yaml"],
            FileKind::Action => &["employees/*/actions/*.yaml", "organisation/actions/*.yaml"],
            FileKind::Goal => &["employees/*/goals/*.yaml"],
            FileKind::Note => &["employees/*/notes/*.yaml", "employees/*/private/*.yaml"],
            FileKind::Readers => &["readers.yaml"],
            FileKind::Questions => &["questions/*.yaml"],
        }
    }
}
