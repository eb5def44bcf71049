//! Git's history in memory: commits, their best common ancestors, and merges file by file as git makes them, with the
//! library's own merge in the place of the driver. `real.rs` holds it against git itself.

use stay::store::git::merge_file;
use stay::store::merge::{Markers, Merged, merge};
use std::collections::{BTreeMap, BTreeSet};

/// What a commit holds.
pub type Tree = BTreeMap<String, String>;

/// One commit.
pub struct Commit {
    pub parents: Vec<usize>,
    pub tree: Tree,
    /// Those before it, and itself.
    pub past: BTreeSet<usize>,
}

/// What came of a merge: the files, those in conflict with markers in them, and where.
#[derive(Clone, Default)]
pub struct Outcome {
    pub tree: Tree,
    pub conflicts: BTreeMap<String, Vec<String>>,
    /// How many commits both came from, and how many files had to be left to git's own merge by line.
    pub bases: usize,
    pub by_line: usize,
}

/// All commits of all clones.
#[derive(Default)]
pub struct Repository {
    pub commits: Vec<Commit>,
}

impl Repository {
    pub fn commit(&mut self, parents: Vec<usize>, tree: Tree) -> usize {
        let number = self.commits.len();
        let past = parents.iter().flat_map(|parent| self.commits[*parent].past.iter().copied()).chain([number]).collect();
        self.commits.push(Commit { parents, tree, past });
        number
    }

    /// The best common ancestors, the oldest first.
    pub fn bases(&self, a: usize, b: usize) -> Vec<usize> {
        let common: BTreeSet<usize> = self.commits[a].past.intersection(&self.commits[b].past).copied().collect();
        let is_best = |commit: &&usize| !common.iter().any(|other| other != *commit && self.commits[*other].past.contains(*commit));
        common.iter().filter(is_best).copied().collect()
    }

    /// Merges `b` into `a`. Where both came from several commits, those are merged first, as git does.
    pub fn merge(&mut self, a: usize, b: usize) -> Outcome {
        self.merge_at(a, b, 0)
    }

    fn merge_at(&mut self, a: usize, b: usize, depth: usize) -> Outcome {
        let bases = self.bases(a, b);
        let kept = self.commits.len();
        let mut base = bases[0];
        for other in &bases[1..] {
            let inner = self.merge_at(base, *other, depth + 1);
            base = self.commit(vec![base, *other], inner.tree);
        }
        let [base, ours, theirs] = [base, a, b].map(|commit| self.commits[commit].tree.clone());
        // a base that was only put together is no commit of anyone
        self.commits.truncate(kept);
        let mut outcome = Outcome { bases: bases.len(), ..Outcome::default() };
        let paths: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
        for path in paths {
            let text = match (base.get(path), ours.get(path), theirs.get(path)) {
                (_, Some(ours), None) => ours.clone(),
                (_, None, Some(theirs)) => theirs.clone(),
                (_, Some(ours), Some(theirs)) if ours == theirs => ours.clone(),
                (Some(base), Some(ours), Some(theirs)) if ours == base => theirs.clone(),
                (Some(base), Some(ours), Some(theirs)) if theirs == base => ours.clone(),
                (base, Some(ours), Some(theirs)) => {
                    let size = 7 + 2 * depth;
                    let driven = driver(base.map_or("", String::as_str), ours, theirs, size, &mut outcome.by_line);
                    if !driven.conflicts.is_empty() {
                        outcome.conflicts.insert(path.clone(), driven.conflicts);
                    }
                    driven.text
                }
                (_, None, None) => continue,
            };
            outcome.tree.insert(path.clone(), text);
        }
        outcome
    }
}

/// What `stay merge-driver` makes of three files.
pub fn driver(base: &str, ours: &str, theirs: &str, size: usize, by_line: &mut usize) -> Merged {
    let markers = Markers { size, ours: "ours", theirs: "theirs" };
    merge(base, ours, theirs, markers).unwrap_or_else(|| {
        *by_line += 1;
        let folder = tempfile::tempdir().unwrap();
        let [at_base, at_ours, at_theirs] = ["base", "ours", "theirs"].map(|name| folder.path().join(name));
        for (path, text) in [(&at_base, base), (&at_ours, ours), (&at_theirs, theirs)] {
            std::fs::write(path, text).unwrap();
        }
        let clean = merge_file(&at_ours, &at_base, &at_theirs, size, ["ours", "base", "theirs"]).unwrap();
        let conflicts = if clean { Vec::new() } else { vec!["by line".to_owned()] };
        Merged { text: std::fs::read_to_string(at_ours).unwrap(), conflicts }
    })
}
