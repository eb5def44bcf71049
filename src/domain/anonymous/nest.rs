//! Which figures to show so that most is shown, where what they are about lies apart or within each other, as teams do.
//!
//! What can be worked out there is, for each figure that is shown, what is left of it beside the largest shown ones within it. So the best
//! choice of a team follows from the best choices of the teams in it: for all that these can leave over, what is shown at most.

use std::collections::HashMap;

/// Figures within each other.
pub(super) struct Nest {
    /// The smallest figure that each one lies in.
    outer: Vec<Option<usize>>,
    /// The smallest groups that each figure has beside those of the figures in it.
    own: Vec<Vec<usize>>,
    /// The figures, what lies within one before it.
    inside_out: Vec<usize>,
}

/// A choice of figures within one: how many people it leaves over beside those that are shown, and what it is worth.
#[derive(Clone, Copy)]
struct Choice {
    /// Of the people left over, those who named it and those who did not; more than enough counts as enough.
    left: [usize; 2],
    worth: usize,
    /// Where it stands how it was made.
    made: usize,
}

/// How a choice is made of others, by their places.
enum Made {
    Nothing,
    Both(usize, usize),
    Shown(usize, usize),
}

impl Nest {
    /// Of figures about groups; of two about the same groups the later lies in the earlier.
    pub(super) fn new(about: &[Vec<usize>]) -> Nest {
        let mut outside_in: Vec<usize> = (0..about.len()).filter(|figure| !about[*figure].is_empty()).collect();
        outside_in.sort_by_key(|figure| (std::cmp::Reverse(about[*figure].len()), *figure));
        let mut innermost: HashMap<usize, usize> = HashMap::new();
        let mut outer = vec![None; about.len()];
        for figure in outside_in.iter().copied() {
            outer[figure] = about[figure].first().and_then(|group| innermost.get(group)).copied();
            innermost.extend(about[figure].iter().map(|group| (*group, figure)));
        }
        let mut own = vec![Vec::new(); about.len()];
        let mut groups: Vec<(usize, usize)> = innermost.into_iter().collect();
        groups.sort_unstable();
        groups.into_iter().for_each(|(group, figure)| own[figure].push(group));
        outside_in.reverse();
        Nest { outer, own, inside_out: outside_in }
    }

    /// The choice that is worth most of the figures that have a worth, such that in all that is left over at least `least` people named it
    /// and as many did not, or nobody is left over. `people` says of each smallest group how many named it and how many did not.
    pub(super) fn best(&self, people: impl Fn(usize) -> [usize; 2], worth: &[Option<usize>], least: usize) -> Vec<bool> {
        let mut made = vec![Made::Nothing];
        let mut within: Vec<Vec<Choice>> = vec![Vec::new(); worth.len()];
        let start = |own: &[usize]| {
            let add = |sum: [usize; 2], group: &usize| std::array::from_fn(|at| (sum[at] + people(*group)[at]).min(least));
            Choice { left: own.iter().fold([0, 0], add), worth: 0, made: 0 }
        };
        let mut shown = vec![false; worth.len()];
        for figure in self.inside_out.iter().copied() {
            let mut choices = both(&[start(&self.own[figure])], &std::mem::take(&mut within[figure]), least, &mut made);
            let is_open = |one: &&Choice| one.left == [0, 0] || one.left == [least, least];
            let open = choices.iter().filter(is_open).max_by_key(|one| one.worth).copied();
            if let Some((open, worth)) = open.zip(worth[figure]) {
                made.push(Made::Shown(figure, open.made));
                choices.push(Choice { left: [0, 0], worth: open.worth + worth, made: made.len() - 1 });
                choices = best_of(choices, least);
            }
            if let Some(outer) = self.outer[figure] {
                within[outer] = both(&std::mem::take(&mut within[outer]), &choices, least, &mut made);
                continue;
            }
            let best = choices.iter().max_by_key(|one| one.worth).map_or(0, |one| one.made);
            let mut open = vec![best];
            while let Some(at) = open.pop() {
                match made[at] {
                    Made::Nothing => {}
                    Made::Both(one, other) => open.extend([one, other]),
                    Made::Shown(figure, rest) => {
                        shown[figure] = true;
                        open.push(rest);
                    }
                }
            }
        }
        shown
    }
}

/// Each of these choices with each of those; none with others are the others.
fn both(some: &[Choice], others: &[Choice], least: usize, made: &mut Vec<Made>) -> Vec<Choice> {
    if some.is_empty() || others.is_empty() {
        return [some, others].concat();
    }
    let mut all = Vec::with_capacity(some.len() * others.len());
    for one in some {
        for other in others {
            let left = std::array::from_fn(|at| (one.left[at] + other.left[at]).min(least));
            let how = match (one.made, other.made) {
                (0, how) | (how, 0) => how,
                (one, other) => {
                    made.push(Made::Both(one, other));
                    made.len() - 1
                }
            };
            all.push(Choice { left, worth: one.worth + other.worth, made: how });
        }
    }
    best_of(all, least)
}

/// Those choices that no other is better than, whatever comes beside them.
fn best_of(mut choices: Vec<Choice>, least: usize) -> Vec<Choice> {
    choices.sort_by_key(|one| std::cmp::Reverse(one.worth));
    let mut best: Vec<Choice> = Vec::new();
    for one in choices {
        let is_enough = |known: &Choice| known.left == [least, least];
        let is_as_good = |known: &Choice| {
            let is_somebody = known.left != [0, 0] && one.left != [0, 0];
            known.left == one.left || is_enough(known) || is_somebody && (0..2).all(|at| known.left[at] >= one.left[at])
        };
        if !best.iter().any(is_as_good) {
            best.push(one);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every set of figures that has a worth, tried.
    fn tried(about: &[Vec<usize>], people: &[[usize; 2]], worth: &[Option<usize>], least: usize) -> usize {
        let is_within = |one: usize, other: usize| one != other && about[one].iter().all(|group| about[other].contains(group));
        let mut most = 0;
        for set in 0_u32..1 << about.len() {
            let is_shown = |figure: usize| set >> figure & 1 == 1;
            if (0..about.len()).any(|figure| is_shown(figure) && worth[figure].is_none()) {
                continue;
            }
            let is_safe = (0..about.len()).filter(|figure| is_shown(*figure)).all(|figure| {
                let is_told = |group: &&usize| {
                    (0..about.len()).any(|other| {
                        let is_inner = is_within(other, figure) && (about[other].len() < about[figure].len() || other > figure);
                        is_shown(other) && is_inner && about[other].contains(group)
                    })
                };
                let left: Vec<[usize; 2]> = about[figure].iter().filter(|group| !is_told(group)).map(|group| people[*group]).collect();
                let sum = |at: usize| left.iter().map(|people| people[at]).sum::<usize>();
                sum(0) + sum(1) == 0 || sum(0) >= least && sum(1) >= least
            });
            if is_safe {
                most = most.max((0..about.len()).filter(|figure| is_shown(*figure)).filter_map(|figure| worth[figure]).sum());
            }
        }
        most
    }

    #[test]
    fn nothing_that_is_worth_more_could_be_shown() {
        let mut random = fastrand::Rng::with_seed(11);
        for _ in 0..2000 {
            // a whole, departments, teams; at times one that is all of another
            let groups = random.usize(1..6);
            let mut about: Vec<Vec<usize>> = vec![(0..groups).collect()];
            let cut = random.usize(0..=groups);
            about.extend([(0..cut).collect::<Vec<_>>(), (cut..groups).collect()].into_iter().filter(|part| !part.is_empty()));
            about.extend((0..groups).filter(|_| random.u8(..5) > 0).map(|group| vec![group]));
            let least = random.usize(1..4);
            let people: Vec<[usize; 2]> = (0..groups).map(|_| [random.usize(..5), random.usize(1..6)]).collect();
            let worth: Vec<Option<usize>> = about.iter().map(|_| (random.u8(..5) > 0).then(|| random.usize(1..9))).collect();
            let nest = Nest::new(&about);
            let shown = nest.best(|group| people[group], &worth, least);
            let sum: usize = (0..about.len()).filter(|figure| shown[*figure]).map(|figure| worth[figure].unwrap()).sum();
            assert_eq!(sum, tried(&about, &people, &worth, least), "{about:?} {people:?} {worth:?} {least}");
        }
    }
}
