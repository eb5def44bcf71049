//! Who brought into the repository what is offered: the commits of `readers.yaml` and `stay.yaml`, and nothing else of git.

use super::git::{Commit, Git};
use super::{Fault, Store, layout, readers, settings};
use crate::domain::circle::{Brought, Change, Circle};
use crate::domain::history::Recorded;

/// How many commits are looked through. Both files change seldom.
const MOST: usize = 500;

/// The history of what was offered.
#[derive(Debug)]
pub struct History {
    /// Each commit with what was offered by it and before it, the newest first.
    commits: Vec<Offers>,
    /// What is there now.
    now: Circle,
    /// What is committed; `None` where git says nothing.
    head: Option<Circle>,
}

/// A commit with what was offered by it and before it.
#[derive(Debug)]
struct Offers {
    recorded: Recorded,
    after: Circle,
    before: Vec<Circle>,
}

impl History {
    /// The history in git of a workspace; without one nothing is known of any change.
    pub fn of(store: &Store, now: &Circle) -> History {
        let git = Git::of(&store.root).map(Git::looking);
        let head = git.as_ref().and_then(|git| head(git).ok());
        let commits = git.as_ref().and_then(|git| commits(git).ok());
        History { commits: commits.unwrap_or_default(), now: now.clone(), head }
    }

    /// Where a change comes from: the newest commit in which this part of the offer became what it is now.
    pub fn brought(&self, change: &Change) -> Brought {
        let part = |circle: &Circle| match change.reader() {
            Some(key) => format!("{:?}", circle.reader(key)),
            None => format!("{:?}", circle.policy),
        };
        let now = part(&self.now);
        let is_it = |offers: &&Offers| part(&offers.after) == now && offers.before.iter().all(|before| part(before) != now);
        match &self.head {
            None => Brought::Unknown,
            Some(head) if part(head) != now => Brought::Here,
            Some(_) => self.commits.iter().find(is_it).map_or(Brought::Unknown, |offers| Brought::By(offers.recorded.clone())),
        }
    }
}

fn paths() -> [String; 2] {
    [layout::READERS, layout::SETTINGS].map(str::to_owned)
}

/// What the texts of both files offer.
fn circle(texts: &[Option<String>]) -> Circle {
    let text = |at: usize| texts.get(at).and_then(Option::as_deref).unwrap_or_default();
    readers::circle_of(text(0), settings::parse(text(1)).settings.policy)
}

fn head(git: &Git) -> Result<Circle, Fault> {
    let texts = if git.head().is_some() { git.texts_at("HEAD", &paths())? } else { Vec::new() };
    Ok(circle(&texts))
}

fn commits(git: &Git) -> Result<Vec<Offers>, Fault> {
    let mut commits = git.commits(&paths(), None)?;
    commits.truncate(MOST);
    let names = |commit: &Commit| std::iter::once(commit.recorded.commit.clone()).chain(commit.before.iter().cloned()).collect::<Vec<_>>();
    let wanted = |name: String| paths().map(|path| (name.clone(), path));
    let texts = git.texts(&commits.iter().flat_map(names).flat_map(wanted).collect::<Vec<_>>())?;
    let mut circles = texts.chunks(2).map(circle);
    let mut found = Vec::new();
    for commit in commits {
        let Some(after) = circles.next() else { break };
        let mut before: Vec<Circle> = circles.by_ref().take(commit.before.len()).collect();
        if before.is_empty() {
            // before the first commit nothing was offered
            before.push(circle(&[]));
        }
        found.push(Offers { recorded: commit.recorded, after, before });
    }
    Ok(found)
}
