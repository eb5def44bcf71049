//! Finding words again in what was written.
//!
//! All words have to be in one text: one answer, one note, one title. A word is found inside longer words too. Several words
//! in one (`"nieuwe laptop"`) have to stand one after the other. Capitals and accents make no difference.

use super::action::Action;
use super::conversation::Conversation;
use super::employee::Slug;
use super::goal::Goal;
use super::id::Id;
use super::note::Note;
use super::records::{Folder, Records};
use super::sealed::Sealed;
use super::text::{fold, folded, on_one_line, slice};
use super::theme::Theme;
use super::words::worded;
use chrono::NaiveDate;
use memchr::memmem;
use std::cell::RefCell;
use std::ops::Range;

worded! {
    /// Where to look: a kind of record, or a kind of text.
    Part {
        /// What was answered in conversations.
        Answers = "answers" nl "antwoorden" en "answers" also "antwoord" "answer",
        /// The questions that were asked: only if asked for, since most are the bank's.
        Questions = "questions" nl "vragen" en "questions" also "vraag" "question",
        /// What was written before a conversation.
        Preparation = "preparation" nl "voorbereiding" en "preparation",
        /// What conversations came to.
        Summaries = "summaries" nl "samenvattingen" en "summaries" also "samenvatting" "summary",
        /// What stands in the way, of conversations and actions.
        Obstacles = "obstacles" nl "belemmeringen" en "obstacles" also "belemmering" "obstacle",
        /// What gives energy.
        Energy = "energy" nl "energie" en "energy",
        /// What people ask for.
        Wishes = "wishes" nl "wensen" en "wishes" also "wens" "wish",
        /// All of actions.
        Actions = "actions" nl "acties" en "actions" also "actie" "action",
        /// All of goals.
        Goals = "goals" nl "leerdoelen" en "goals" also "leerdoel" "goal" "doelen",
        /// What actions and goals are called.
        Titles = "titles" nl "titels" en "titles" also "titel" "title",
        /// Notes between talks, of actions, and of the progress of goals.
        Notes = "notes" nl "notities" en "notes" also "notitie" "note",
        /// What actions gave.
        Wins = "wins" nl "successen" en "wins" also "succes" "win",
        /// Why actions were dropped, and talks cancelled.
        Reasons = "reasons" nl "redenen" en "reasons" also "reden" "reason",
    }
}

impl Part {
    /// Whether conversations have it.
    pub fn is_of_conversations(self) -> bool {
        matches!(
            self,
            Part::Answers | Part::Questions | Part::Preparation | Part::Summaries | Part::Obstacles | Part::Energy | Part::Wishes
        )
    }
}

worded! {
    /// A text of a record, by its key in the file.
    Field {
        /// What someone answered.
        Answer = "answers",
        /// A question that was asked.
        Question = "question",
        /// What the employee wrote beforehand.
        ByEmployee = "preparation.employee",
        /// What the manager wrote beforehand.
        ByManager = "preparation.manager",
        /// What a conversation came to.
        Summary = "summary",
        /// What stands in the way.
        Obstacle = "obstacles",
        /// What gives energy.
        Energy = "energy",
        /// What someone asks for.
        Wish = "wishes",
        /// What an action or a goal is called.
        Title = "title",
        /// More about an action.
        Note = "note",
        /// What an action gave.
        Win = "win",
        /// Why an action was dropped.
        Reason = "dropped-because",
        /// Why a conversation was cancelled.
        Cancelled = "cancelled-because",
        /// What was noted between talks.
        Text = "text",
        /// The role that a goal leads to.
        Towards = "towards",
        /// The work in which a goal is learned.
        Project = "project",
        /// How a goal is going.
        Progress = "progress",
    }
}

/// One text that someone wrote, and whose and what it is.
#[derive(Clone, Debug)]
pub struct Written<'r> {
    pub employee: Option<&'r Slug>,
    pub id: Id,
    pub folder: Folder,
    pub field: Field,
    /// The day it is of: of the talk, the note, the promise, or the end of a promise.
    pub date: NaiveDate,
    /// The type of a conversation.
    pub kind: Option<&'r str>,
    /// What it is about.
    pub themes: &'r [Theme],
    /// The title of an action or a goal.
    pub title: Option<&'r str>,
    pub text: &'r str,
}

/// A text that has all the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub employee: Option<Slug>,
    pub id: Id,
    pub folder: Folder,
    pub field: Field,
    pub date: NaiveDate,
    pub kind: Option<String>,
    pub title: Option<String>,
    /// The sentences that have the words, on one line.
    pub text: String,
}

/// What is looked for, and where.
#[derive(Clone, Debug, Default)]
pub struct Query {
    terms: Vec<String>,
    /// Only here; everywhere but in the questions if there are none.
    pub parts: Vec<Part>,
    /// Only in conversations of this type.
    pub kind: Option<String>,
    /// Only what conversations have about this theme.
    pub theme: Option<Theme>,
    /// Only from this day on.
    pub since: Option<NaiveDate>,
}

impl Query {
    /// A query for these words; `None` if one of them is empty.
    pub fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> Option<Query> {
        let terms: Vec<String> = words.into_iter().map(folded).collect();
        let is_full = !terms.is_empty() && terms.iter().all(|term| !term.is_empty());
        is_full.then(|| Query { terms, ..Query::default() })
    }

    /// Whether a text has all the words.
    pub fn is_in(&self, text: &str) -> bool {
        // most texts are told by this alone, which folds a text without copying it anew
        let has_runs = self.has_runs(text);
        if !has_runs || self.terms.iter().all(|term| telling(term) == term) {
            return has_runs;
        }
        let text = folded(text);
        self.terms.iter().all(|term| memmem::find(text.as_bytes(), term.as_bytes()).is_some())
    }

    /// Whether the text of a file may hold them once it is read as YAML. Only letters and digits that stand together are looked
    /// for, since quotes and folded lines change the rest; an escape may stand for anything.
    pub fn may_be_in_file(&self, text: &str) -> bool {
        let has = |byte: u8| memchr::memchr(byte, text.as_bytes()).is_some();
        if has(b'\\') && has(b'"') {
            return true;
        }
        self.has_runs(text)
    }

    /// Whether a text has a run of letters and digits of each word.
    fn has_runs(&self, text: &str) -> bool {
        thread_local!(static FOLDED: RefCell<String> = const { RefCell::new(String::new()) });
        FOLDED.with_borrow_mut(|folded| {
            folded.clear();
            fold_all(text, folded);
            let has = |term: &String| memmem::find(folded.as_bytes(), telling(term).as_bytes()).is_some();
            self.terms.iter().all(has)
        })
    }

    /// Whether it looks at words that can be sealed in records of a kind.
    pub fn looks_at_words(&self, folder: Folder) -> bool {
        let of = |part: &Part| match part {
            Part::Answers | Part::Questions | Part::Preparation | Part::Summaries | Part::Energy | Part::Obstacles => {
                folder == Folder::Conversations
            }
            Part::Actions => folder == Folder::Actions,
            Part::Goals => folder == Folder::Goals,
            Part::Notes => folder != Folder::Conversations,
            Part::Reasons => matches!(folder, Folder::Conversations | Folder::Actions),
            Part::Titles | Part::Wins | Part::Wishes => false,
        };
        let is_talk = folder == Folder::Conversations;
        (self.parts.is_empty() || self.parts.iter().any(of)) && (is_talk || self.kind.is_none() && self.theme.is_none())
    }

    /// Whose records have words that the query looks at and that could not be opened, since they are not for whoever asks; each
    /// record once.
    pub fn shut(&self, records: &Records) -> Vec<Slug> {
        let shut = |sealed: &Option<Box<Sealed>>| {
            let why = sealed.as_ref().and_then(|sealed| sealed.shut());
            why.is_some_and(|why| why.fault().is_none())
        };
        let is_late = |day: NaiveDate| self.since.is_none_or(|since| day >= since);
        let mut whose: Vec<&Slug> = Vec::new();
        if self.looks_at_words(Folder::Conversations) {
            let of_kind = |talk: &&Conversation| self.kind.as_deref().is_none_or(|kind| talk.kind == kind) && is_late(talk.date);
            whose.extend(records.conversations.iter().filter(|talk| shut(&talk.sealed)).filter(of_kind).map(|talk| &talk.employee));
        }
        if self.looks_at_words(Folder::Actions) {
            let is_asked = |action: &&Action| is_late(action.closed.unwrap_or(action.created));
            let actions = records.actions.iter().filter(|action| shut(&action.sealed)).filter(is_asked);
            whose.extend(actions.filter_map(|action| action.employee.as_ref()));
        }
        if self.looks_at_words(Folder::Goals) {
            whose.extend(records.goals.iter().filter(|goal| shut(&goal.sealed)).map(|goal| &goal.employee));
        }
        if self.looks_at_words(Folder::Notes) {
            // of another's private notes nothing is told, their number neither
            let notes = records.notes.iter().filter(|note| shut(&note.sealed) && is_late(note.created) && !note.is_hidden());
            whose.extend(notes.map(|note| &note.employee));
        }
        whose.into_iter().cloned().collect()
    }

    /// The texts of records that have all the words, where the query looks.
    pub fn hits(&self, records: &Records) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut look = |written: Written| {
            if self.looks_at(&written) && self.is_in(written.text) {
                hits.push(Hit {
                    employee: written.employee.cloned(),
                    id: written.id,
                    folder: written.folder,
                    field: written.field,
                    date: written.date,
                    kind: written.kind.map(str::to_owned),
                    title: written.title.map(str::to_owned),
                    text: self.sentence(written.text),
                });
            }
        };
        written(records, &mut look);
        hits
    }

    fn looks_at(&self, written: &Written) -> bool {
        let is_asked = |part: &Part| match part {
            Part::Actions => written.folder == Folder::Actions,
            Part::Goals => written.folder == Folder::Goals,
            part => *part == part_of(written.field),
        };
        let is_there = if self.parts.is_empty() { written.field != Field::Question } else { self.parts.iter().any(is_asked) };
        is_there
            && self.kind.as_deref().is_none_or(|kind| written.kind == Some(kind))
            && self.theme.as_ref().is_none_or(|theme| written.themes.contains(theme))
            && self.since.is_none_or(|since| written.date >= since)
    }

    /// The sentences of a text that have the words: the first place of each.
    pub fn sentence(&self, text: &str) -> String {
        let mapped = Mapped::of(text);
        let firsts: Vec<Range<usize>> = self.terms.iter().filter_map(|term| mapped.places(term).next()).collect();
        let mut out = String::new();
        let mut end = None;
        for sentence in sentences(text) {
            if firsts.iter().any(|first| first.start < sentence.end && sentence.start < first.end) {
                if let Some(end) = end {
                    out.push_str(if end == sentence.start { " " } else { " … " });
                }
                out.push_str(&on_one_line(slice(text, sentence.clone())));
                end = Some(sentence.end);
            }
        }
        out
    }

    /// Where the words are in a text, in order, none over another.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mapped = Mapped::of(text);
        let mut places: Vec<Range<usize>> = self.terms.iter().flat_map(|term| mapped.places(term).collect::<Vec<_>>()).collect();
        places.sort_by_key(|place| (place.start, place.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for place in places {
            match apart.last_mut() {
                Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
                _ => apart.push(place),
            }
        }
        apart
    }
}

/// The hits of each person, and of the organisation: whose newest is newest first, and for each the newest first.
pub fn grouped(hits: &[Hit]) -> Vec<Vec<&Hit>> {
    let mut groups: Vec<Vec<&Hit>> = Vec::new();
    let mut sorted: Vec<&Hit> = hits.iter().collect();
    // of one day a record's texts stay together, in the order of the file
    sorted.sort_by(|a, b| (&a.employee, std::cmp::Reverse(a.date), a.id).cmp(&(&b.employee, std::cmp::Reverse(b.date), b.id)));
    for hit in sorted {
        match groups.last_mut() {
            Some(group) if group.first().is_some_and(|first| first.employee == hit.employee) => group.push(hit),
            _ => groups.push(vec![hit]),
        }
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.first().map(|hit| hit.date)));
    groups
}

fn part_of(field: Field) -> Part {
    match field {
        Field::Answer => Part::Answers,
        Field::Question => Part::Questions,
        Field::ByEmployee | Field::ByManager => Part::Preparation,
        Field::Summary => Part::Summaries,
        Field::Obstacle => Part::Obstacles,
        Field::Energy => Part::Energy,
        Field::Wish => Part::Wishes,
        Field::Title => Part::Titles,
        Field::Note | Field::Progress | Field::Text => Part::Notes,
        Field::Win => Part::Wins,
        Field::Reason | Field::Cancelled => Part::Reasons,
        Field::Project | Field::Towards => Part::Goals,
    }
}

/// Hands on every text that was written in these records, in the order of the files.
pub fn written<'r>(records: &'r Records, look: &mut impl FnMut(Written<'r>)) {
    records.conversations.iter().for_each(|conversation| of_conversation(conversation, look));
    records.actions.iter().for_each(|action| of_action(action, look));
    records.goals.iter().for_each(|goal| of_goal(goal, look));
    records.notes.iter().for_each(|note| of_note(note, look));
}

fn of_conversation<'r>(conversation: &'r Conversation, look: &mut impl FnMut(Written<'r>)) {
    let mut text = |field, themes, text: Option<&'r String>| {
        let Some(text) = text else { return };
        look(Written {
            employee: Some(&conversation.employee),
            id: conversation.id,
            folder: Folder::Conversations,
            field,
            date: conversation.date,
            kind: Some(&conversation.kind),
            themes,
            title: None,
            text,
        });
    };
    let themes = &conversation.themes[..];
    text(Field::ByEmployee, themes, conversation.prepared_by_employee.as_ref());
    text(Field::ByManager, themes, conversation.prepared_by_manager.as_ref());
    for answer in &conversation.answers {
        // an answer with a theme of its own is about that
        let themes = answer.theme.as_ref().map_or(themes, std::slice::from_ref);
        text(Field::Question, themes, answer.question.as_ref());
        text(Field::Answer, themes, answer.answer.as_ref());
    }
    conversation.obstacles.iter().for_each(|obstacle| text(Field::Obstacle, themes, Some(obstacle)));
    conversation.energy.iter().for_each(|energy| text(Field::Energy, themes, Some(energy)));
    conversation.wishes.iter().for_each(|wish| text(Field::Wish, themes, wish.what.as_ref()));
    text(Field::Summary, themes, conversation.summary.as_ref());
    text(Field::Cancelled, themes, conversation.cancelled_because.as_ref());
}

fn of_action<'r>(action: &'r Action, look: &mut impl FnMut(Written<'r>)) {
    let mut text = |field, date, text: Option<&'r String>| {
        let Some(text) = text else { return };
        look(Written {
            employee: action.employee.as_ref(),
            id: action.id,
            folder: Folder::Actions,
            field,
            date,
            kind: None,
            themes: &[],
            title: Some(&action.title),
            text,
        });
    };
    let ended = action.closed.unwrap_or(action.created);
    text(Field::Title, action.created, Some(&action.title));
    text(Field::Obstacle, action.created, action.obstacle.as_ref());
    text(Field::Note, action.created, action.note.as_ref());
    text(Field::Win, ended, action.win.as_ref());
    text(Field::Reason, ended, action.dropped_because.as_ref());
}

fn of_goal<'r>(goal: &'r Goal, look: &mut impl FnMut(Written<'r>)) {
    let mut text = |field, date, text: Option<&'r String>| {
        let Some(text) = text else { return };
        look(Written {
            employee: Some(&goal.employee),
            id: goal.id,
            folder: Folder::Goals,
            field,
            date,
            kind: None,
            themes: &[],
            title: Some(&goal.title),
            text,
        });
    };
    text(Field::Title, goal.created, Some(&goal.title));
    text(Field::Towards, goal.created, goal.towards.as_ref());
    text(Field::Project, goal.created, goal.project.as_ref());
    for progress in &goal.progress {
        text(Field::Progress, progress.date.unwrap_or(goal.created), progress.note.as_ref());
    }
}

fn of_note<'r>(note: &'r Note, look: &mut impl FnMut(Written<'r>)) {
    let Some(text) = &note.text else { return };
    look(Written {
        employee: Some(&note.employee),
        id: note.id,
        folder: Folder::Notes,
        field: Field::Text,
        date: note.created,
        kind: None,
        themes: &[],
        title: None,
        text,
    });
}

/// Folds a whole text, blanks as they are.
fn fold_all(text: &str, folded: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        let ascii = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let (plain, other) = rest.split_at(ascii);
        let start = folded.len();
        folded.push_str(plain);
        if let Some(plain) = folded.get_mut(start..) {
            plain.make_ascii_lowercase();
        }
        let mut chars = other.chars();
        if let Some(c) = chars.next() {
            fold(c, folded);
        }
        rest = chars.as_str();
    }
}

/// The longest run of letters and digits of a word: no way to write YAML takes it apart but an escape. Nothing if it has none.
fn telling(term: &str) -> &str {
    term.split(|c: char| !c.is_alphanumeric()).max_by_key(|run| run.len()).unwrap_or_default()
}

/// A folded text, and where each byte of it came from.
struct Mapped {
    folded: String,
    from: Vec<Range<u32>>,
}

impl Mapped {
    fn of(text: &str) -> Mapped {
        let mut mapped = Mapped { folded: String::with_capacity(text.len()), from: Vec::with_capacity(text.len()) };
        let mut gap: Option<Range<u32>> = None;
        let mut piece = String::new();
        for (at, c) in text.char_indices() {
            let (start, end) = (at as u32, (at + c.len_utf8()) as u32);
            piece.clear();
            fold(c, &mut piece);
            if let (true, None, Some(last)) = (piece.is_empty(), &gap, mapped.from.last_mut()) {
                // an accent belongs to its letter
                last.end = end;
            }
            for c in piece.chars() {
                if c.is_whitespace() {
                    gap.get_or_insert(start..end).end = end;
                    continue;
                }
                if let Some(gap) = gap.take().filter(|_| !mapped.from.is_empty()) {
                    mapped.push(' ', gap);
                }
                mapped.push(c, start..end);
            }
        }
        mapped
    }

    fn push(&mut self, c: char, from: Range<u32>) {
        self.folded.push(c);
        self.from.resize(self.folded.len(), from);
    }

    /// Where a folded word is in the text.
    fn places<'m>(&'m self, term: &'m str) -> impl Iterator<Item = Range<usize>> + 'm {
        let place = |at: usize| Some(self.from.get(at)?.start as usize..self.from.get(at + term.len() - 1)?.end as usize);
        memmem::find_iter(self.folded.as_bytes(), term.as_bytes()).filter_map(place)
    }
}

/// The sentences of a text. A line that begins as a new one, below another, is one too.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        let begins = || {
            let next = slice(text, at + c.len_utf8()..).trim_start_matches([' ', '\t']).chars().next();
            next.is_none_or(|next| next.is_whitespace() || next.is_uppercase() || !next.is_alphabetic())
        };
        let ends = (c == '\n' || c.is_whitespace() && matches!(last, '.' | '!' | '?' | '…')) && begins();
        if ends {
            found.push(start..at + c.len_utf8());
            start = at + c.len_utf8();
        }
        // a closing quote or bracket belongs to the sentence that it closes
        if !matches!(c, '"' | '\'' | ')' | '”' | '’') || !matches!(last, '.' | '!' | '?' | '…') {
            last = c;
        }
    }
    found.push(start..text.len());
    found
}
