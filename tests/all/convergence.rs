//! Three clones of one workspace, changed at random by commands and by hand, and merged in any order: all end with the
//! same bytes, no edit that someone made and nobody took back is missing, and every real conflict was told.
//!
//! Files are taken out and made again, people's folders move, and new records look like those that went: none of it may put
//! the words of one record or person into the file of another.
//!
//! After the manner of taskchampion's `syncing-proptest.rs`. Most of it runs in memory: git's history is modelled
//! (`histories/model.rs`), merged by `store::merge::merge`, and changed by the same edits as the commands make
//! (`histories/hands.rs`). A few histories are lived again through git itself, with `stay merge-driver` at work, and
//! have to come to the same, file by file, so that the model is held to be true.
//!
//! `STAY_HISTORIES=100000` makes so many instead of 250, `STAY_IN_GIT=20` so many in git; `STAY_SEED=17` lives that one
//! alone, and is what a failure tells. `STAY_FIGURES=1` writes the figures into `docs/reliability.md`.

use crate::support::histories;
use crate::support::histories::Count;
use crate::support::measurements;
use std::sync::atomic::{AtomicU64, Ordering};

/// A number that was asked for.
fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|value| value.parse().unwrap_or_else(|_| panic!("{name}: {value}")))
}

/// Lives so many histories, or the one that was asked for; nothing where it was just one.
fn lived(many: u64, live: impl Fn(u64) -> Result<Count, String> + Sync) -> Option<(usize, Count)> {
    let seeds = number("STAY_SEED").map_or(0..many, |seed| seed..seed + 1);
    let next = AtomicU64::new(seeds.start);
    let hands = std::thread::available_parallelism().map_or(1, usize::from);
    let lived: Vec<Result<Count, String>> = std::thread::scope(|scope| {
        let one = || {
            let mut count = Count::default();
            loop {
                let seed = next.fetch_add(1, Ordering::Relaxed);
                if seed >= seeds.end {
                    return Ok(count);
                }
                count += live(seed)?;
            }
        };
        let all: Vec<_> = (0..hands).map(|_| scope.spawn(one)).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let mut count = Count::default();
    for one in lived {
        count += one.unwrap_or_else(|wrong| panic!("{wrong}"));
    }
    (seeds.clone().count() > 1).then(|| (seeds.count(), count))
}

#[test]
fn three_clones_come_to_the_same_and_nothing_is_missing() {
    let count = lived(number("STAY_HISTORIES").unwrap_or(250), |seed| histories::live(seed).map(|(count, _)| count));
    let Some((histories, count)) = count else { return };
    let lines = [
        format!("{histories} histories of three clones, all the same at the end and nothing missing:"),
        String::new(),
        format!("- {} edits, by commands and by hand", count.edits),
        format!(
            "- among them {} files taken out, {} made again as they were, {} folders of people moved",
            count.gone, count.again, count.moved
        ),
        format!("- {} merges, {} of them across commits that had crossed", count.merges, count.crossed),
        format!("- {} conflicts, each told and settled", count.conflicts),
        format!("- {} files that stayed since one side changed what the other took out, each told", count.kept),
        format!("- {} pairs of one that went and one that came, which git may take for one: each told for what it is", count.pairs),
        format!("- {} files that had to be merged by line", count.by_line),
    ];
    measurements::record("histories", &lines);
}

#[test]
fn git_itself_comes_to_the_same_as_the_model() {
    let mut count = Count::default();
    let wanted = number("STAY_IN_GIT").unwrap_or(6) as usize;
    // the first that hold what matters most: commits that crossed, and conflicts
    let mut crossed = (0..).map(|seed| histories::live(seed).unwrap_or_else(|wrong| panic!("{wrong}")));
    for (one, events) in
        crossed.by_ref().filter(|(one, _)| one.crossed > 0 && one.conflicts > 0 && one.kept > 0 && one.moved == 0).take(wanted)
    {
        histories::real_git::live_again(&events);
        count += one;
    }
    let lines = [format!(
        "{wanted} of them lived again through git itself: {} edits, {} files taken out, {} merges ({} across commits that had crossed), {} conflicts; every file as in the model.",
        count.edits, count.gone, count.merges, count.crossed, count.conflicts
    )];
    measurements::record("git", &lines);
}

#[test]
fn three_sealed_clones_come_to_the_same_and_no_word_lies_open() {
    let count = lived(number("STAY_SEALED").unwrap_or(50), |seed| histories::live_sealed(seed).map(|(count, ..)| count));
    let Some((histories, count)) = count else { return };
    let lines = [
        format!(
            "{histories} histories of three clones in sealed workspaces, where two of three can open what was said: all the same at the end, nothing missing, and no word in the open:"
        ),
        String::new(),
        format!("- {} edits, {} merges, {} of them across commits that had crossed", count.edits, count.merges, count.crossed),
        format!("- {} conflicts, each told and settled", count.conflicts),
        format!(
            "- {} files with blocks beside each other, since who merged could not open them; {} times that someone joined such blocks",
            count.beside, count.joined
        ),
        format!("- {} files that had to be merged by line", count.by_line),
    ];
    measurements::record("sealed", &lines);
}
