//! Merges lists: plain values as sets with an order, maps entry by entry.

use crate::store::yaml::node::{Node, Value};
use crate::store::yaml::write::New;

/// The keys that identify an entry, the best one first. An answer to a reworded question is still the same answer. A different
/// question on the same theme is another entry.
const TELLING: &[&str] = &["id", "question", "date", "title", "name", "answer", "note", "from", "what"];

/// What is left of their list when we removed ours: the items that they added or changed since.
pub(super) fn since(base: &Node, theirs: &Node) -> New {
    let is_new = |item: &&Node| !items(base).iter().any(|known| known.same_data(item));
    New::List(items(theirs).iter().filter(is_new).map(New::of).collect())
}

/// Which items of the three lists are the same, and which of their items are new.
pub(super) struct ListPlan {
    pub(super) base_of_ours: Vec<Option<usize>>,
    pub(super) theirs_of_ours: Vec<Option<usize>>,
    /// Ours that they took out and we left as it was.
    gone: Vec<bool>,
    /// Items of theirs to insert, each after an item of ours, or at the front.
    pub(super) arrivals: Vec<(Option<usize>, usize)>,
}

impl ListPlan {
    /// Tells the items of three lists apart.
    pub(super) fn of(base: &[Node], ours: &[Node], theirs: &[Node]) -> ListPlan {
        let (mut base_of_ours, mut base_of_theirs) = (same(base, ours), same(base, theirs));
        // an item that both have is first paired with its twin, so that it is not taken for a deleted base item with the same key
        let mut theirs_of_ours = vec![None; ours.len()];
        for (theirs_at, (item, _)) in theirs.iter().zip(&base_of_theirs).enumerate().filter(|(_, (_, known))| known.is_none()) {
            let mut free =
                ours.iter().zip(&base_of_ours).zip(&mut theirs_of_ours).filter(|((_, known), twin)| known.is_none() && twin.is_none());
            if let Some((_, twin)) = free.find(|((own, _), _)| own.same_data(item)) {
                *twin = Some(theirs_at);
            }
        }
        telling(base, ours, &mut base_of_ours, |at| theirs_of_ours.get(at) == Some(&None));
        telling(base, theirs, &mut base_of_theirs, |at| !theirs_of_ours.contains(&Some(at)));
        for (twin, known) in theirs_of_ours.iter_mut().zip(&base_of_ours).filter(|(_, known)| known.is_some()) {
            *twin = base_of_theirs.iter().position(|other| other == known);
        }
        let is_as_it_was = |(item, known): (&Node, &Option<usize>)| at(base, *known).is_some_and(|was| was.same_data(item));
        let ours_were = ours.iter().zip(&base_of_ours).map(is_as_it_was);
        let gone = ours_were.zip(&theirs_of_ours).map(|(as_it_was, twin)| twin.is_none() && as_it_was).collect();
        let mut plan = ListPlan { base_of_ours, theirs_of_ours, gone, arrivals: Vec::new() };
        let mut anchor = None;
        for (theirs_at, as_it_was) in theirs.iter().zip(&base_of_theirs).map(is_as_it_was).enumerate() {
            if let Some(ours_at) = plan.theirs_of_ours.iter().position(|other| *other == Some(theirs_at)) {
                anchor = Some(ours_at);
            } else if !as_it_was {
                // new on their side, or changed there while we removed it
                plan.arrivals.push((plan.behind_ours(anchor), theirs_at));
            }
        }
        plan
    }

    /// The place after an item and after the items that we added there.
    fn behind_ours(&self, anchor: Option<usize>) -> Option<usize> {
        let next = anchor.map_or(0, |at| at + 1);
        let is_own = |at: &usize| (self.base_of_ours.get(*at), self.theirs_of_ours.get(*at)) == (Some(&None), Some(&None));
        (next..).take_while(is_own).last().or(anchor)
    }

    /// Whether an item of ours is taken out.
    pub(super) fn goes(&self, ours_at: usize) -> bool {
        self.gone.get(ours_at) == Some(&true)
    }
}

/// The base item for each item of a side: an equal one, or else one with the same identifying key.
pub(super) fn pairs(base: &[Node], side: &[Node]) -> Vec<Option<usize>> {
    let mut found = same(base, side);
    telling(base, side, &mut found, |_| true);
    found
}

/// The base item that is equal to each item of a side.
fn same(base: &[Node], side: &[Node]) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = vec![None; side.len()];
    pair(base, side, &mut found, |_| true, |a, b| a.same_data(b));
    found
}

/// Finds, for items without a pair, the base item with the same identifying key.
fn telling(base: &[Node], side: &[Node], found: &mut [Option<usize>], is_free: impl Fn(usize) -> bool) {
    let tells = |key: &'static str| move |a: &Node, b: &Node| matches!((a.get(key).and_then(Node::text), b.get(key).and_then(Node::text)), (Some(a), Some(b)) if a == b);
    for key in TELLING {
        pair(base, side, found, &is_free, tells(key));
    }
}

/// Finds, for free items without a pair, the first base item that is alike and has no pair yet.
pub(super) fn pair<T>(
    base: &[T],
    side: &[T],
    found: &mut [Option<usize>],
    is_free: impl Fn(usize) -> bool,
    alike: impl Fn(&T, &T) -> bool,
) {
    for (at, item) in side.iter().enumerate().filter(|(at, _)| is_free(*at)) {
        if found.get(at) == Some(&None) {
            let same = base.iter().enumerate().position(|(known, one)| !found.contains(&Some(known)) && alike(one, item));
            found.iter_mut().skip(at).take(1).for_each(|place| *place = same);
        }
    }
}

/// The item at a place that is known.
pub(super) fn at<'n, 'a>(items: &'n [Node<'a>], place: Option<usize>) -> Option<&'n Node<'a>> {
    items.get(place?)
}

pub(super) fn items<'n, 'a>(node: &'n Node<'a>) -> &'n [Node<'a>] {
    match &node.value {
        Value::Seq(items) => items,
        _ => &[],
    }
}
