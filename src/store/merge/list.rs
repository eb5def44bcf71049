//! Lists: of plain values as sets in order, of maps by entry.

use crate::store::yaml::node::{Node, Value};
use crate::store::yaml::write::New;

/// The keys that tell an entry, the most telling first. An answer whose question was put in other words is still that
/// answer; another question under the same theme is another entry.
const TELLING: &[&str] = &["id", "question", "date", "title", "name", "answer", "note"];

/// What is left of their list when we took ours out: what they added or changed since.
pub(super) fn since(base: &Node, theirs: &Node) -> New {
    let is_new = |item: &&Node| !items(base).iter().any(|known| known.same_data(item));
    New::List(items(theirs).iter().filter(is_new).map(New::of).collect())
}

/// Which item of one list is which of another, and what comes in from theirs.
pub(super) struct Plan {
    pub(super) base_of_ours: Vec<Option<usize>>,
    pub(super) theirs_of_ours: Vec<Option<usize>>,
    /// Ours that they took out and we left as it was.
    gone: Vec<bool>,
    /// An item of theirs that comes behind an item of ours, or in front.
    pub(super) arrivals: Vec<(Option<usize>, usize)>,
}

impl Plan {
    /// Tells the items of three lists apart.
    pub(super) fn of(base: &[Node], ours: &[Node], theirs: &[Node]) -> Plan {
        let (mut base_of_ours, mut base_of_theirs) = (same(base, ours), same(base, theirs));
        // what both added, or both came to, is no other entry that one of them took out and that tells itself the same
        let mut theirs_of_ours = vec![None; ours.len()];
        for theirs_at in (0..theirs.len()).filter(|at| base_of_theirs[*at].is_none()) {
            let twin = |at: &usize| base_of_ours[*at].is_none() && theirs_of_ours[*at].is_none() && ours[*at].same_data(&theirs[theirs_at]);
            if let Some(at) = (0..ours.len()).find(twin) {
                theirs_of_ours[at] = Some(theirs_at);
            }
        }
        telling(base, ours, &mut base_of_ours, |at| theirs_of_ours[at].is_none());
        telling(base, theirs, &mut base_of_theirs, |at| !theirs_of_ours.contains(&Some(at)));
        for (at, known) in base_of_ours.iter().enumerate().filter(|(_, known)| known.is_some()) {
            theirs_of_ours[at] = base_of_theirs.iter().position(|other| other == known);
        }
        let left_alone = |at: usize| base_of_ours[at].is_some_and(|known| base[known].same_data(&ours[at]));
        let gone: Vec<bool> = (0..ours.len()).map(|at| theirs_of_ours[at].is_none() && left_alone(at)).collect();
        let mut plan = Plan { base_of_ours, theirs_of_ours, gone, arrivals: Vec::new() };
        let mut anchor = None;
        for theirs_at in 0..theirs.len() {
            if let Some(ours_at) = plan.theirs_of_ours.iter().position(|other| *other == Some(theirs_at)) {
                anchor = Some(ours_at);
                continue;
            }
            // new on their side, or changed there while we took it out
            if base_of_theirs[theirs_at].is_none_or(|known| !base[known].same_data(&theirs[theirs_at])) {
                plan.arrivals.push((plan.behind_ours(anchor), theirs_at));
            }
        }
        plan
    }

    /// Behind an item, and behind what we ourselves added there.
    fn behind_ours(&self, anchor: Option<usize>) -> Option<usize> {
        let next = anchor.map_or(0, |at| at + 1);
        let own = (next..self.base_of_ours.len()).take_while(|at| self.base_of_ours[*at].is_none() && self.theirs_of_ours[*at].is_none());
        own.last().or(anchor)
    }

    /// Whether an item of ours is taken out.
    pub(super) fn goes(&self, ours_at: usize) -> bool {
        self.gone[ours_at]
    }
}

/// For each item of a side, which of the base it is: the same one first, then one that tells itself the same.
pub(super) fn pairs(base: &[Node], side: &[Node]) -> Vec<Option<usize>> {
    let mut found = same(base, side);
    telling(base, side, &mut found, |_| true);
    found
}

/// For each item of a side, which of the base it is to the letter.
fn same(base: &[Node], side: &[Node]) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = vec![None; side.len()];
    pair(base, side, &mut found, |_| true, |a, b| a.same_data(b));
    found
}

/// For those that are free, which of the base tells itself the same.
fn telling(base: &[Node], side: &[Node], found: &mut [Option<usize>], is_free: impl Fn(usize) -> bool) {
    let tells = |key: &'static str| move |a: &Node, b: &Node| matches!((a.get(key).and_then(Node::text), b.get(key).and_then(Node::text)), (Some(a), Some(b)) if a == b);
    for key in TELLING {
        pair(base, side, found, &is_free, tells(key));
    }
}

fn pair(base: &[Node], side: &[Node], found: &mut [Option<usize>], is_free: impl Fn(usize) -> bool, alike: impl Fn(&Node, &Node) -> bool) {
    for at in (0..side.len()).filter(|at| is_free(*at)) {
        if found[at].is_some() {
            continue;
        }
        let free = (0..base.len()).find(|known| !found.contains(&Some(*known)) && alike(&base[*known], &side[at]));
        found[at] = free;
    }
}

pub(super) fn items<'n, 'a>(node: &'n Node<'a>) -> &'n [Node<'a>] {
    match &node.value {
        Value::Seq(items) => items,
        _ => &[],
    }
}
