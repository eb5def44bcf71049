//! All that was read of a workspace, as the rules want it.

use super::action::Action;
use super::conversation::Conversation;
use super::employee::{Employee, Slug};
use super::goal::Goal;
use super::id::Id;
use super::name::Spellings;
use super::note::Note;
use super::owner::{Owner, Party};
use super::problem::Problem;
use super::sealed::Sealed;
use super::slug::spelling;
use super::team::Team;
use super::text;
use super::words::worded;
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

worded! {
    /// The kinds of record, by the folder they lie in.
    Folder {
        /// Conversations.
        Conversations = "conversations",
        /// Actions, a person's or the organisation's.
        Actions = "actions",
        /// Learning goals.
        Goals = "goals",
        /// Notes between talks.
        Notes = "notes",
        /// Notes for their author alone.
        Private = "private",
    }
}

impl Folder {
    /// Every kind, in the order in which they are read.
    pub const ALL: [Folder; 5] = [Folder::Conversations, Folder::Actions, Folder::Goals, Folder::Notes, Folder::Private];
}

/// Which record a file holds: all that its path says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// Whose; `None` for the organisation.
    pub employee: Option<Slug>,
    pub folder: Folder,
    /// The day it was made.
    pub made: NaiveDate,
    pub id: Id,
}

/// A file of the workspace.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    Record(Source),
    /// What says who a person is.
    Employee(Slug),
    Settings,
    /// Who can be a reader of what is sealed.
    Readers,
    /// The organisation's own questions, by the path of their file.
    Questions(String),
    /// Any other, by its path: what `stay init` makes for git, a sealed note, one that is not called as ours are.
    Other(String),
}

impl From<&Source> for Place {
    fn from(source: &Source) -> Place {
        Place::Record(source.clone())
    }
}

impl From<&Slug> for Place {
    fn from(slug: &Slug) -> Place {
        Place::Employee(slug.clone())
    }
}

impl Records {
    /// The files of these that have several blocks, which people sealed who could not open each other's.
    pub fn of_several_blocks(&self) -> impl Iterator<Item = Place> {
        let several = |sealed: &Option<Box<Sealed>>| sealed.as_ref().is_some_and(|sealed| sealed.blocks > 1);
        let people = self.employees.iter().filter(move |one| several(&one.sealed)).map(|one| Place::Employee(one.slug.clone()));
        let talks = self.conversations.iter().filter(move |one| several(&one.sealed)).map(Conversation::source);
        let actions = self.actions.iter().filter(move |one| several(&one.sealed)).map(Action::source);
        let goals = self.goals.iter().filter(move |one| several(&one.sealed)).map(Goal::source);
        let notes = self.notes.iter().filter(move |one| several(&one.sealed)).map(Note::source);
        people.chain(talks.chain(actions).chain(goals).chain(notes).map(Place::Record))
    }
}

impl Place {
    /// Whose it is, if it is a person's.
    pub fn person(&self) -> Option<&Slug> {
        match self {
            Place::Record(source) => source.employee.as_ref(),
            Place::Employee(slug) => Some(slug),
            _ => None,
        }
    }

    /// The record that it is of, if it is one's.
    pub fn source(&self) -> Option<&Source> {
        if let Place::Record(source) = self { Some(source) } else { None }
    }
}

impl Conversation {
    /// Where it is kept.
    pub fn source(&self) -> Source {
        Source { employee: Some(self.employee.clone()), folder: Folder::Conversations, made: self.made, id: self.id }
    }
}

impl Action {
    /// Where it is kept.
    pub fn source(&self) -> Source {
        Source { employee: self.employee.clone(), folder: Folder::Actions, made: self.made, id: self.id }
    }
}

impl Goal {
    /// Where it is kept.
    pub fn source(&self) -> Source {
        Source { employee: Some(self.employee.clone()), folder: Folder::Goals, made: self.made, id: self.id }
    }
}

impl Note {
    /// Where it is kept.
    pub fn source(&self) -> Source {
        let folder = if self.private { Folder::Private } else { Folder::Notes };
        Source { employee: Some(self.employee.clone()), folder, made: self.made, id: self.id }
    }
}

/// What was read, with what could not be.
#[derive(Clone, Debug, Default)]
pub struct Records {
    pub employees: Vec<Employee>,
    pub conversations: Vec<Conversation>,
    /// Actions, by path; the organisation's last.
    pub actions: Vec<Action>,
    pub goals: Vec<Goal>,
    pub notes: Vec<Note>,
    /// What could not be read, by path.
    pub problems: Vec<Problem>,
    /// People of whom it can't be told when they are due: who they are, or a conversation of theirs, could not be read.
    pub in_doubt: HashSet<Slug>,
}

/// People by their slug.
pub struct People<'r>(HashMap<&'r str, &'r Employee>);

impl Records {
    /// Tells promises and goals when the person is away on whom they wait.
    pub fn hand_out_leaves(&mut self) {
        let gone: HashMap<&Slug, &Employee> =
            self.employees.iter().filter(|employee| !employee.away.is_empty()).map(|employee| (&employee.slug, employee)).collect();
        for action in &mut self.actions {
            let Some(employee) = action.employee.as_ref().and_then(|slug| gone.get(slug)) else { continue };
            if matches!(action.owner.at_table(employee), Owner::Party(Party::Employee | Party::Together)) {
                action.away = employee.away.clone();
            }
        }
        for goal in &mut self.goals {
            if let Some(employee) = gone.get(&goal.employee) {
                goal.away = employee.away.clone();
            }
        }
    }

    /// What is sealed, file by file.
    pub fn sealed(&self) -> impl Iterator<Item = &Sealed> {
        let people = self.employees.iter().map(|employee| &employee.sealed);
        let talks = self.conversations.iter().map(|conversation| &conversation.sealed);
        let actions = self.actions.iter().map(|action| &action.sealed);
        let goals = self.goals.iter().map(|goal| &goal.sealed);
        let notes = self.notes.iter().map(|note| &note.sealed);
        people.chain(talks).chain(actions).chain(goals).chain(notes).filter_map(|sealed| sealed.as_deref())
    }

    /// People by their slug.
    pub fn people(&self) -> People<'_> {
        People(self.employees.iter().map(|employee| (&*employee.slug, employee)).collect())
    }

    /// The names of people, their managers and the owners of actions, with what each goes by: a person's own as it is written
    /// with them, any other as it is written most.
    pub fn names(&self) -> Spellings {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        self.employees.iter().for_each(|employee| *counts.entry(employee.name.trim()).or_default() += Spellings::OWN);
        let managers = self.employees.iter().filter_map(|employee| employee.manager.as_ref());
        managers
            .chain(self.actions.iter().filter_map(|action| action.owner.named()))
            .for_each(|name| *counts.entry(name).or_default() += 1);
        let mut names = Spellings::default();
        counts.into_iter().for_each(|(written, weight)| names.add(text::folded(written), written, weight));
        names
    }

    /// What each team goes by: as it is written most.
    pub fn teams(&self) -> Spellings {
        let mut teams = Spellings::default();
        self.employees.iter().filter_map(|employee| employee.team.as_ref()).for_each(|team| teams.add(team.key(), team, 1));
        teams
    }
}

impl<'r> People<'r> {
    /// The person of a slug.
    pub fn get(&self, slug: &str) -> Option<&'r Employee> {
        self.0.get(slug).copied()
    }

    /// The name of a person; the slug when nothing more is known.
    pub fn name<'s>(&self, slug: &'s str) -> &'s str
    where
        'r: 's,
    {
        self.get(slug).map_or(slug, |employee| &employee.name)
    }

    /// The slugs of those whose name is another's too.
    pub fn namesakes(&self) -> HashSet<&'r str> {
        let mut by_name: HashMap<String, Vec<&'r str>> = HashMap::new();
        self.0.iter().for_each(|(slug, employee)| by_name.entry(spelling(&employee.name)).or_default().push(slug));
        by_name.into_values().filter(|slugs| slugs.len() > 1).flatten().collect()
    }

    /// The team of a person, as written.
    pub fn team(&self, slug: &str) -> Option<&'r str> {
        self.get(slug)?.team.as_deref()
    }

    /// Whether a person belongs to `team`, or to any when none is given; nobody's record (the organisation's)
    /// belongs to no team.
    pub fn is_in(&self, slug: Option<&str>, team: Option<&Team>) -> bool {
        match (team, slug) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(team), Some(slug)) => self.get(slug).and_then(|employee| employee.team.as_ref()).is_some_and(|own| own.is_within(team)),
        }
    }
}
