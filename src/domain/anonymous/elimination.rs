//! What can be worked out from sums over groups of people: elimination in whole numbers, without a rounding.

use std::collections::BTreeMap;

/// Sums added and taken from each other, and what that is a sum over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Combination {
    /// How often each group of people is in it.
    pub over: BTreeMap<usize, i128>,
    /// How often each sum is taken.
    pub of: BTreeMap<usize, i128>,
}

impl Combination {
    /// Whether it counts each of its groups once: then it is a figure about those people. Else how often it counts them.
    pub(super) fn is_figure(&self) -> bool {
        self.over.values().all(|times| *times == 1)
    }

    /// This one so many times, less the other so many times.
    fn less(&self, times: i128, other: &Combination, others: i128) -> Combination {
        let less = |own: &BTreeMap<usize, i128>, other: &BTreeMap<usize, i128>| {
            let mut sum: BTreeMap<usize, i128> = own.iter().map(|(at, count)| (*at, count * times)).collect();
            for (at, count) in other {
                *sum.entry(*at).or_default() -= count * others;
            }
            sum.retain(|_, count| *count != 0);
            sum
        };
        Combination { over: less(&self.over, &other.over), of: less(&self.of, &other.of) }.in_lowest_terms()
    }

    fn in_lowest_terms(mut self) -> Combination {
        let divisor = self.over.values().chain(self.of.values()).fold(0, |divisor, count| common_divisor(divisor, *count));
        let sign = self.over.values().next().map_or(1, |first| first.signum());
        if divisor > 1 || sign < 0 {
            self.over.values_mut().chain(self.of.values_mut()).for_each(|count| *count = *count / divisor * sign);
        }
        self
    }
}

fn common_divisor(one: i128, other: i128) -> i128 {
    if other == 0 { one.abs() } else { common_divisor(other, one % other) }
}

/// Reduces sums until none can be made simpler by another. Each sum has a number, and the groups that it is over; what the others say
/// already adds nothing.
///
/// Where groups lie apart or within each other, as teams do, what is left counts each group in one combination alone. Then these, and
/// what they add up to, are all that can be worked out about any people.
pub(super) fn reduced<'s>(sums: impl IntoIterator<Item = (usize, &'s [usize])>) -> Vec<Combination> {
    let mut sums: Vec<(usize, &[usize])> = sums.into_iter().collect();
    // the smallest first: then what is left of a large one has nothing in common with those before it
    sums.sort_by_key(|(_, groups)| groups.len());
    let mut found: Vec<Combination> = Vec::with_capacity(sums.len());
    // for each group: the combination that it was cleared from all others for, and how many have it
    let mut cleared: BTreeMap<usize, usize> = BTreeMap::new();
    let mut held: BTreeMap<usize, usize> = BTreeMap::new();
    for (number, groups) in sums {
        let mut row = Combination { over: groups.iter().map(|group| (*group, 1)).collect(), of: [(number, 1)].into() };
        let known: Vec<(usize, usize)> = groups.iter().filter_map(|group| Some((*group, *cleared.get(group)?))).collect();
        for (group, at) in known {
            let (times, own) = (found[at].over[&group], row.over.get(&group).copied().unwrap_or_default());
            if own != 0 {
                row = row.less(times, &found[at], own);
            }
        }
        let Some(first) = row.over.keys().next().copied() else { continue };
        if held.get(&first).is_some_and(|count| *count > 0) {
            for other in found.iter_mut().filter(|other| other.over.contains_key(&first)) {
                other.over.keys().for_each(|group| *held.entry(*group).or_default() -= 1);
                *other = other.less(row.over[&first], &row, other.over[&first]);
                other.over.keys().for_each(|group| *held.entry(*group).or_default() += 1);
            }
        }
        row.over.keys().for_each(|group| *held.entry(*group).or_default() += 1);
        cleared.insert(first, found.len());
        found.push(row.in_lowest_terms());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(sums: &[&[usize]]) -> Vec<String> {
        let told = |one: &Combination| {
            let list = |part: &BTreeMap<usize, i128>| part.iter().map(|(at, count)| format!("{count}×{at}")).collect::<Vec<_>>().join(" ");
            format!("{} = {}", list(&one.over), list(&one.of))
        };
        reduced(sums.iter().copied().enumerate()).iter().map(told).collect()
    }

    #[test]
    fn what_is_left_between_a_whole_and_its_parts_comes_out() {
        assert_eq!(told(&[&[0, 1, 2], &[0], &[1]]), ["1×0 = 1×1", "1×1 = 1×2", "1×2 = 1×0 -1×1 -1×2"]);
        assert_eq!(told(&[&[0, 1, 2], &[0]]), ["1×0 = 1×1", "1×1 1×2 = 1×0 -1×1"]);
        // a whole that its parts say already
        assert_eq!(told(&[&[0, 1], &[0], &[1]]), ["1×0 = 1×1", "1×1 = 1×2"]);
        assert_eq!(told(&[&[0, 1], &[0, 1]]), ["1×0 1×1 = 1×0"]);
        assert_eq!(told(&[]), [""; 0]);
    }

    #[test]
    fn groups_that_cross_come_out_with_their_multiples() {
        // each pair of three: half of their sum is each of them
        let all = told(&[&[0, 1], &[1, 2], &[0, 2]]);
        assert_eq!(all, ["2×0 = 1×0 -1×1 1×2", "2×1 = 1×0 1×1 -1×2", "2×2 = -1×0 1×1 1×2"]);
    }

    #[test]
    fn every_combination_is_the_sum_that_it_says_it_is() {
        let mut random = fastrand::Rng::with_seed(4);
        for _ in 0..500 {
            let groups = random.usize(1..7);
            let sums: Vec<Vec<usize>> = (0..random.usize(0..7)).map(|_| (0..groups).filter(|_| random.bool()).collect()).collect();
            let found = reduced(sums.iter().map(Vec::as_slice).enumerate());
            for one in &found {
                let mut over: BTreeMap<usize, i128> = BTreeMap::new();
                for (sum, times) in &one.of {
                    sums[*sum].iter().for_each(|group| *over.entry(*group).or_default() += times);
                }
                over.retain(|_, times| *times != 0);
                assert_eq!(over, one.over, "{sums:?} {one:?}");
            }
            for group in 0..groups {
                let with: Vec<&Combination> =
                    found.iter().filter(|one| one.over.first_key_value().is_some_and(|(at, _)| *at == group)).collect();
                assert!(with.len() <= 1, "{sums:?} {found:?}");
            }
        }
    }
}
