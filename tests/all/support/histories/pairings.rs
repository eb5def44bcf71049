//! What git may take for one in a merge: each file that went on a side with each that came there. Where the other side changed
//! the one that went, the driver is asked, and has to tell them apart.

use super::model::{ByIdentity, Tree, by_identity};
use stay::store::pairing::{Evidence, Here, Pairing, Places, pairing};

/// A repository that can tell nothing: ids and names have to do.
struct Nothing;

impl Evidence for Nothing {
    fn is_of_another(&self, _: &str) -> bool {
        true
    }
    fn lay_at(&self, _: &str, _: &str) -> bool {
        false
    }
    fn went_along(&self, _: &str, _: &str) -> bool {
        false
    }
}

/// Each pair, as identity, path and text of the base, of what came, and of the other side.
fn each(all: &[ByIdentity; 3], mut work: impl FnMut(bool, [(&str, &str, &str); 3]) -> Result<(), String>) -> Result<(), String> {
    for (side, other) in [(1, 2), (2, 1)] {
        let paths = |at: usize| all[at].values().map(|(path, _)| path.as_str()).collect::<std::collections::HashSet<&str>>();
        let (before, now) = (paths(0), paths(side));
        for (identity, (path, base)) in &all[0] {
            let Some((_, changed)) = all[other].get(identity).filter(|(_, text)| text != base && !now.contains(path.as_str())) else {
                continue;
            };
            for (new, (to, text)) in all[side].iter().filter(|(_, (to, _))| !before.contains(to.as_str())) {
                work(side == 1, [(identity, path, base), (new, to, text), (identity, path, changed)])?;
            }
        }
    }
    Ok(())
}

/// Each of them is told for what it is, whichever way git hands it over.
pub fn told(all: &[ByIdentity; 3]) -> Result<(), String> {
    each(all, |is_ours, [(was, old, base), (is, new, text), (_, place, changed)]| {
        let (texts, ours, theirs) = if is_ours { ([base, text, changed], new, place) } else { ([base, changed, text], place, new) };
        let wanted = match (was == is, is_ours) {
            (true, _) => Pairing::One,
            (false, true) => Pairing::Two(Here::Ours),
            (false, false) => Pairing::Two(Here::Theirs),
        };
        let full = Places::Differ { base: Some(old), ours, theirs };
        for (path, places) in
            [(new, full), (ours, full), (new, Places::Differ { base: None, ours, theirs }), (new, Places::Unknown), (ours, Places::Unknown)]
        {
            let found = pairing(path, places, texts, &Nothing);
            if found != wanted {
                return Err(format!("{old} and {new} are {found:?}, and not {wanted:?}, by {places:?}\n{base}---\n{text}---\n{changed}"));
            }
        }
        Ok(())
    })
}

/// How many there are.
pub fn count([base, ours, theirs]: [&Tree; 3]) -> usize {
    let mut pairs = 0;
    let _ = each(&[base, ours, theirs].map(by_identity), |_, _| {
        pairs += 1;
        Ok(())
    });
    pairs
}
