//! Git's history in memory: commits, their best common ancestors, and merges file by file as git makes them, with the
//! library's own merge in the place of the driver. `real.rs` holds it against git itself.

use super::edits::{folder, identity};
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
    /// Those that stay although one side took them out: the other had changed them.
    pub kept: BTreeSet<String>,
    /// Those of which git took an older text for what both came from: commits had crossed, and one had taken the file out that
    /// another changed. What they are versions of.
    pub older: BTreeSet<String>,
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
    pub fn merge(&mut self, a: usize, b: usize, driver: &Driver) -> Outcome {
        self.merge_at(a, b, driver, 0)
    }

    fn merge_at(&mut self, a: usize, b: usize, driver: &Driver, depth: usize) -> Outcome {
        let bases = self.bases(a, b);
        let kept = self.commits.len();
        let mut base = bases[0];
        let mut older = BTreeSet::new();
        for other in &bases[1..] {
            let inner = self.merge_at(base, *other, driver, depth + 1);
            older.extend(inner.older);
            base = self.commit(vec![base, *other], inner.tree);
        }
        let [base, ours, theirs] = [base, a, b].map(|commit| self.commits[commit].tree.clone());
        // a base that was only put together is no commit of anyone
        self.commits.truncate(kept);
        let mut outcome = Outcome { bases: bases.len(), older, ..Outcome::default() };
        let all = [&base, &ours, &theirs].map(by_identity);
        let identities: BTreeSet<&String> = all[1].keys().chain(all[2].keys()).collect();
        for identity in identities {
            let [base, ours, theirs] = all.each_ref().map(|side| side.get(identity).copied());
            let path = moved(base, ours, theirs);
            let text = match (base, ours, theirs) {
                (Some((_, base)), Some((_, changed)), None) | (Some((_, base)), None, Some((_, changed))) => {
                    if changed == base {
                        continue;
                    }
                    outcome.kept.insert(path.clone());
                    // of a base that is put together git takes what both came from
                    if depth > 0 {
                        outcome.older.insert(identity.clone());
                        base.clone()
                    } else {
                        changed.clone()
                    }
                }
                (None, Some((_, text)), None) | (None, None, Some((_, text))) => text.clone(),
                (_, Some((_, ours)), Some((_, theirs))) if ours == theirs => ours.clone(),
                (Some((_, base)), Some((_, ours)), Some((_, theirs))) if ours == base => theirs.clone(),
                (Some((_, base)), Some((_, ours)), Some((_, theirs))) if theirs == base => ours.clone(),
                (base, Some((_, ours)), Some((_, theirs))) => {
                    let size = 7 + 2 * depth;
                    let texts = [base.map_or("", |base| base.1.as_str()), ours, theirs];
                    let driven = driver(path, texts, size, &mut outcome.by_line);
                    if !driven.conflicts.is_empty() {
                        outcome.conflicts.insert(path.clone(), driven.conflicts);
                    }
                    driven.text
                }
                (_, None, None) => continue,
            };
            outcome.tree.insert(path.clone(), text);
        }
        outcome.conflicts = outcome.conflicts.into_iter().map(|(path, fields)| (went(&path, &all, &outcome.tree), fields)).collect();
        outcome.kept = outcome.kept.into_iter().map(|path| went(&path, &all, &outcome.tree)).collect();
        let tree = std::mem::take(&mut outcome.tree);
        outcome.tree = tree.iter().map(|(path, text)| (went(path, &all, &tree), text.clone())).collect();
        outcome
    }
}

/// A tree by what its files are versions of.
pub type ByIdentity<'t> = BTreeMap<String, (&'t String, &'t String)>;

pub fn by_identity(tree: &Tree) -> ByIdentity<'_> {
    tree.iter().map(|(path, text)| (identity(path, text), (path, text))).collect()
}

type Version<'t> = Option<(&'t String, &'t String)>;

/// Where a file lies after a merge: where the side that moved it has it. Where both did, a person takes the first.
fn moved<'t>(base: Version<'t>, ours: Version<'t>, theirs: Version<'t>) -> &'t String {
    let path = |side: Version<'t>| side.map(|(path, _)| path);
    match (path(base), path(ours), path(theirs)) {
        (_, Some(only), None) | (_, None, Some(only)) => only,
        (Some(base), Some(ours), Some(theirs)) if ours == base => theirs,
        (Some(base), Some(ours), Some(theirs)) if theirs == base => ours,
        (_, Some(ours), Some(theirs)) => ours.min(theirs),
        (_, None, None) => unreachable!("on neither side"),
    }
}

/// Where a file of a person lies once that person's folder has been moved.
fn went(path: &str, sides: &[ByIdentity; 3], merged: &Tree) -> String {
    let Some(home) = folder(path) else { return path.to_owned() };
    let card = format!("{home}/employee.yaml");
    // whose folder it was where that was last known
    let whose = sides.iter().rev().find_map(|side| side.iter().find(|(_, (path, _))| **path == card).map(|(identity, _)| identity));
    let now = whose.and_then(|whose| merged.iter().find(|(path, text)| path.ends_with("/employee.yaml") && identity(path, text) == *whose));
    let now = now.and_then(|(path, _)| folder(path)).filter(|_| !merged.contains_key(&card));
    now.map_or_else(|| path.to_owned(), |now| format!("{now}{}", &path[home.len()..]))
}

/// What `stay merge-driver` makes of three versions of a file, with markers of a size; and how many files were merged by line.
pub type Driver<'d> = dyn Fn(&str, [&str; 3], usize, &mut usize) -> Merged + 'd;

/// The same where nothing is sealed.
pub fn driver(_: &str, texts: [&str; 3], size: usize, by_line: &mut usize) -> Merged {
    let [base, ours, theirs] = texts;
    merge(base, ours, theirs, Markers { size, ours: "ours", theirs: "theirs" }).unwrap_or_else(|| merged_by_line(texts, size, by_line))
}

/// What git makes of what can't be merged as documents.
pub fn merged_by_line([base, ours, theirs]: [&str; 3], size: usize, by_line: &mut usize) -> Merged {
    *by_line += 1;
    let folder = tempfile::tempdir().unwrap();
    let [at_base, at_ours, at_theirs] = ["base", "ours", "theirs"].map(|name| folder.path().join(name));
    for (path, text) in [(&at_base, base), (&at_ours, ours), (&at_theirs, theirs)] {
        std::fs::write(path, text).unwrap();
    }
    let clean = merge_file(&at_ours, &at_base, &at_theirs, size, ["ours", "base", "theirs"]).unwrap();
    let conflicts = if clean { Vec::new() } else { vec!["by line".to_owned()] };
    Merged { text: std::fs::read_to_string(at_ours).unwrap(), conflicts }
}
