//! Which figures may be shown, so that no figure about too few people can be worked out from all that is shown together.
//!
//! Of all that could be shown together, what is worth most is. Chance has a part in what a figure is worth: a rule that always hid the
//! same figure would tell, with the figure, why.

use super::elimination::{Combination, reduced};
use super::nest::Nest;
use std::collections::BTreeMap;

/// What it is worth to show a figure: from twice the least on, and below that.
const WORTH: [usize; 2] = [64, 8];

/// What it is worth where chance says so, whatever the figure is: else that it is hidden would tell how large it can be.
const LITTLE: usize = 1;

/// How often chance says so, against how often not.
const ODDS: [usize; 2] = [15, 1];

/// Figures about groups of people. Each is about some of the smallest groups, of which nobody is in two.
pub(super) struct Figures {
    /// How many people each smallest group has.
    talked: Vec<usize>,
    /// The smallest groups that each figure is about; those with nobody in them are left out.
    about: Vec<Vec<usize>>,
    /// The fewest people that a figure may be about.
    least: usize,
    nest: Nest,
}

impl Figures {
    pub(super) fn new(talked: Vec<usize>, mut about: Vec<Vec<usize>>, least: usize) -> Figures {
        about.iter_mut().for_each(|groups| groups.retain(|group| talked[*group] > 0));
        let nest = Nest::new(&about);
        Figures { talked, about, least, nest }
    }

    /// How many people a figure is about.
    fn talked(&self, figure: usize) -> usize {
        self.about[figure].iter().map(|group| self.talked[*group]).sum()
    }

    /// All that can be worked out from figures that are shown.
    fn worked_out(&self, shown: &[bool]) -> Vec<Combination> {
        reduced(self.about.iter().enumerate().filter(|(figure, _)| shown[*figure]).map(|(figure, about)| (figure, about.as_slice())))
    }

    /// What can be worked out and may not be, by the people it is about, the fewest first. `is_open` says whether a figure may be told
    /// of so many people, given what it is.
    fn too_much(&self, shown: &[bool], is_open: impl Fn(&Combination, usize) -> bool) -> Option<Combination> {
        let found = self.worked_out(shown);
        let mut times: BTreeMap<usize, usize> = BTreeMap::new();
        found.iter().flat_map(|one| one.over.keys()).for_each(|group| *times.entry(*group).or_default() += 1);
        let talked = |one: &Combination| one.over.keys().map(|group| self.talked[*group]).sum::<usize>();
        // no two teams cross; what crossed could not be judged by itself
        let is_plain = |one: &Combination| one.is_figure() && one.over.keys().all(|group| times[group] == 1);
        found.into_iter().filter(|one| !is_plain(one) || !is_open(one, talked(one))).min_by_key(talked)
    }

    /// The figures that make something known, the smallest first.
    fn behind(&self, one: &Combination) -> Vec<usize> {
        let mut figures: Vec<usize> = one.of.keys().copied().collect();
        figures.sort_by_key(|figure| (self.talked(*figure), *figure));
        figures
    }

    /// The figures to show: `people` has how many named it in each smallest group. `chance` chooses one of several, each as likely as its
    /// weight.
    pub(super) fn shown(&self, people: &[usize], chance: &mut dyn FnMut(&[usize]) -> usize) -> Vec<bool> {
        let figure = |at: usize| self.about[at].iter().map(|group| people[*group]).sum::<usize>();
        let is_enough = |named: i128, talked: usize| {
            let (least, talked) = (self.least as i128, talked as i128);
            named >= least && talked - named >= least
        };
        let is_open = |one: &Combination, talked: usize| {
            let named = one.of.iter().map(|(at, times)| figure(*at) as i128 * times).sum();
            is_enough(named, talked)
        };
        let mut shown: Vec<bool> = (0..self.about.len()).map(|at| is_enough(figure(at) as i128, self.talked(at))).collect();
        if self.too_much(&shown, is_open).is_none() {
            return shown;
        }
        let mut worth = |at: usize| match chance(&ODDS) {
            0 => WORTH[usize::from(figure(at) < 2 * self.least)],
            _ => LITTLE,
        };
        let worth: Vec<Option<usize>> = shown.iter().enumerate().map(|(at, shown)| shown.then(|| worth(at))).collect();
        let of_group = |group: usize| [people[group], self.talked[group].saturating_sub(people[group])];
        shown = self.nest.best(of_group, &worth, self.least);
        // what was chosen is worked out again by elimination, which knows of no teams
        while let Some(one) = self.too_much(&shown, is_open) {
            self.behind(&one).first().into_iter().for_each(|figure| shown[*figure] = false);
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    /// A tree of teams: the smallest groups with how many people each has, and the figures.
    enum Tree {
        Group(usize),
        Team(Vec<Tree>),
    }

    fn group(talked: usize) -> Tree {
        Tree::Group(talked)
    }

    fn team(of: impl IntoIterator<Item = Tree>) -> Tree {
        Tree::Team(of.into_iter().collect())
    }

    fn teams(talked: &[usize]) -> Tree {
        team(talked.iter().copied().map(group))
    }

    impl Tree {
        fn figures(&self, talked: &mut Vec<usize>, about: &mut Vec<Vec<usize>>) -> Vec<usize> {
            let at = about.len();
            about.push(Vec::new());
            let groups = match self {
                Tree::Group(size) => {
                    talked.push(*size);
                    vec![talked.len() - 1]
                }
                Tree::Team(parts) => parts.iter().flat_map(|part| part.figures(talked, about)).collect(),
            };
            about[at].clone_from(&groups);
            groups
        }

        fn with(&self, least: usize) -> Figures {
            let (mut talked, mut about) = (Vec::new(), Vec::new());
            self.figures(&mut talked, &mut about);
            Figures::new(talked, about, least)
        }
    }

    /// Everything that may come out, whatever chance does.
    fn outcomes(figures: &Figures, people: &[usize]) -> Vec<Vec<bool>> {
        let mut all: Vec<Vec<bool>> = Vec::new();
        let mut scripts = vec![Vec::new()];
        while let Some(script) = scripts.pop() {
            let mut asked: Vec<usize> = Vec::new();
            let shown = figures.shown(people, &mut |weights| {
                asked.push(weights.len());
                script.get(asked.len() - 1).copied().unwrap_or(0)
            });
            for (at, among) in asked.iter().enumerate().skip(script.len()) {
                let begun = || script.iter().copied().chain(std::iter::repeat(0)).take(at);
                scripts.extend((1..*among).map(|other| begun().chain([other]).collect::<Vec<_>>()));
            }
            if !all.contains(&shown) {
                all.push(shown);
            }
        }
        all
    }

    /// Every number of people who may have named something, in each group.
    fn all_people(talked: &[usize]) -> Vec<Vec<usize>> {
        let more = |all: Vec<Vec<usize>>, size: &usize| {
            all.iter().flat_map(|begun| (0..=*size).map(move |more| begun.iter().copied().chain([more]).collect())).collect()
        };
        talked.iter().fold(vec![Vec::new()], more)
    }

    #[test]
    fn a_figure_about_too_few_is_hidden_with_one_that_would_give_it_away() {
        let figures = teams(&[12, 20, 3]).with(5);
        let shown = |people: &[usize], said: &[usize]| figures.shown(people, &mut chosen(said));
        // three people can't be told of, so neither can what is left beside them: the one that is worth less
        assert_eq!(shown(&[6, 12, 1], &[]), [true, false, true, false]);
        // or that chance says is worth little
        assert_eq!(shown(&[6, 12, 1], &[0, 0, 1]), [true, true, false, false]);
        assert_eq!(shown(&[6, 12, 1], &[1]), [false, true, true, false]);
        // what is hidden for itself hides the three as well
        assert_eq!(shown(&[6, 4, 1], &[]), [true, true, false, false]);
        // everyone of a group, or nobody
        assert_eq!(shown(&[12, 20, 3], &[]), [false; 4]);
        assert_eq!(shown(&[0, 0, 0], &[]), [false; 4]);
        let two = teams(&[12, 20]).with(5);
        let shown = |people: &[usize], said: &[usize]| two.shown(people, &mut chosen(said));
        assert_eq!(shown(&[6, 9], &[]), [true; 3]);
        assert_eq!(shown(&[4, 9], &[]), [true, false, false]);
        assert_eq!(shown(&[4, 9], &[1]), [false, false, true]);
        // a group of nobody is no way in
        let with_none = teams(&[12, 20, 0]).with(5);
        assert_eq!(with_none.shown(&[6, 9, 0], &mut chosen(&[])), [true, true, true, false]);
    }

    /// Chance that says these, then nought.
    fn chosen(script: &[usize]) -> impl FnMut(&[usize]) -> usize {
        let mut script = script.iter().copied();
        move |_| script.next().unwrap_or(0)
    }

    /// Who knows the program can reckon back: what may have been said, so that just this was shown and the rest hidden? In these trees no
    /// figure that is hidden comes out, for any group, team, or teams together. It is no proof for every tree: with 8, 7, 6 and 5 people
    /// and a least of 2 there are answers that come out.
    #[test]
    fn not_even_who_reckons_back_what_was_hidden_learns_a_hidden_figure() {
        let mut trees = vec![
            (3, teams(&[7, 7, 7])),
            (3, teams(&[8, 7, 6])),
            (3, team([teams(&[7, 7]), group(7)])),
            (2, teams(&[6, 5, 4, 1])),
            (2, team([teams(&[4, 4]), group(4)])),
        ];
        // these take a minute
        if std::env::var_os("STAY_ATTACKS").is_some() {
            trees.extend([
                (3, teams(&[12, 10, 9])),
                (3, team([teams(&[6, 7]), teams(&[7, 3])])),
                (2, teams(&[5, 5, 5, 5])),
                (2, teams(&[4, 4, 4, 4, 4])),
                (2, team([teams(&[4, 4]), teams(&[4, 4]), group(4)])),
                (2, team([teams(&[4, 5]), team([teams(&[4, 5]), group(4)])])),
                (2, team([teams(&[4, 1]), teams(&[5, 4]), teams(&[4, 2])])),
                (3, team([teams(&[8, 6]), teams(&[6, 1, 2]), group(2)])),
            ]);
        }
        for (least, tree) in trees {
            let figures = tree.with(least);
            // what was shown, with all that may have been said
            let mut behind: HashMap<Vec<Option<usize>>, Vec<Vec<usize>>> = HashMap::new();
            for people in all_people(&figures.talked) {
                let sum = |about: &Vec<usize>| about.iter().map(|group| people[*group]).sum::<usize>();
                for shown in outcomes(&figures, &people) {
                    let page = figures.about.iter().zip(&shown).map(|(about, shown)| shown.then(|| sum(about))).collect();
                    behind.entry(page).or_default().push(people.clone());
                }
            }
            for (page, said) in &behind {
                let shown: Vec<bool> = page.iter().map(Option::is_some).collect();
                let known = figures.worked_out(&shown);
                let groups = figures.talked.len();
                for some in 1_u32..1 << groups {
                    let is_in = |group: &usize| some >> group & 1 == 1;
                    // what is shown, or is a sum of what is
                    let covered: usize = known.iter().filter(|one| one.over.keys().all(is_in)).map(|one| one.over.len()).sum();
                    if covered == some.count_ones() as usize {
                        continue;
                    }
                    let sum = |people: &Vec<usize>| (0..groups).filter(is_in).map(|group| people[group]).sum::<usize>();
                    let first = sum(&said[0]);
                    assert!(said.iter().any(|people| sum(people) != first), "{:?}: {page:?} gives away {some:b}: {first}", figures.about);
                }
            }
        }
    }
}
