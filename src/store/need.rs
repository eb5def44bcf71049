//! What a command needs to be read.

use crate::domain::employee::Slug;

/// How much of a kind of record is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Load {
    /// Nothing: the files are not opened.
    No,
    /// All but the long texts.
    Brief,
    /// All that stands open in the files; what is sealed stays shut.
    Open,
    /// All, as far as whoever asks can open it.
    Full,
}

impl Load {
    /// All but the long texts, if any of it is wanted.
    pub fn brief_if(is_wanted: bool) -> Load {
        if is_wanted { Load::Brief } else { Load::No }
    }
}

/// What a command needs to be read.
#[derive(Clone, Debug)]
pub struct Need {
    pub conversations: Load,
    pub actions: Load,
    pub goals: Load,
    pub notes: Load,
    /// Only this person; the organisation's actions are left out too, unless `organisation` asks for them.
    pub of: Option<Slug>,
    /// The organisation's actions beside one person's records.
    pub organisation: bool,
    /// Whether problems that leave a record readable are wanted as well.
    pub thorough: bool,
}

impl Need {
    /// People, and nothing that hangs on them.
    pub const PEOPLE: Need = Need {
        conversations: Load::No,
        actions: Load::No,
        goals: Load::No,
        notes: Load::No,
        of: None,
        organisation: false,
        thorough: false,
    };

    /// The actions, without their notes.
    pub const ACTIONS: Need = Need { actions: Load::Brief, ..Need::PEOPLE };

    /// The conversations, without their texts.
    pub const CONVERSATIONS: Need = Need { conversations: Load::Brief, ..Need::PEOPLE };

    /// What a report looks at.
    pub const REPORT: Need = Need { conversations: Load::Brief, actions: Load::Brief, ..Need::PEOPLE };

    pub const ALL: Need = Need { conversations: Load::Full, actions: Load::Full, goals: Load::Full, notes: Load::Full, ..Need::PEOPLE };

    /// All records, without opening what is sealed.
    pub const OPEN: Need = Need { conversations: Load::Open, actions: Load::Open, goals: Load::Open, notes: Load::Open, ..Need::PEOPLE };

    /// All that a sheet about one person looks at: the person's records and the organisation's actions.
    pub const SHEET: Need = Need { organisation: true, ..Need::ALL };

    /// The same of one person.
    pub fn of(self, slug: &Slug) -> Need {
        Need { of: Some(slug.clone()), ..self }
    }
}
