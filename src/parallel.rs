//! Work on many things by several threads.

use crate::progress;
use std::sync::atomic::{AtomicUsize, Ordering};

/// For how many people another thread is worth its start. A small workspace is read in the time that it takes to
/// find out how many threads there may be and to start one.
const WORTH_A_THREAD: usize = 24;

/// The same for blocks to open: each costs as much as starting a thread, or more.
const WORTH_A_THREAD_TO_OPEN: usize = 4;

/// In how many parts work is cut, so that all threads end at about the same time.
const CHUNKS: usize = 64;

/// Runs `work` for each of `all`, by several threads when that pays; results come in the order of `all`.
///
/// The calling thread works too, so that a small workspace starts one thread less.
pub(crate) fn each<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    by_threads(all, WORTH_A_THREAD, work)
}

/// The same where `work` opens what is sealed.
pub(crate) fn each_opened<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    by_threads(all, WORTH_A_THREAD_TO_OPEN, work)
}

fn by_threads<T: Sync, R: Send>(all: &[T], worth_a_thread: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let worth = all.len() / worth_a_thread;
    if worth < 2 {
        return all.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let progress = progress::of(all.len());
    let chunk = (all.len() / CHUNKS).clamp(1, 64);
    let claim = &|| {
        let mut done = Vec::new();
        loop {
            let start = next.fetch_add(chunk, Ordering::Relaxed);
            let Some(part) = all.get(start..all.len().min(start + chunk)).filter(|part| !part.is_empty()) else { return done };
            done.push((start, part.iter().map(&work).collect::<Vec<R>>()));
            progress.done(part.len());
        }
    };
    let here = processor::current();
    let elsewhere = move || {
        processor::leave(here);
        claim()
    };
    let mut parts = std::thread::scope(|scope| {
        // it starts while the system is asked how many there may be, which takes as long
        let mut others = vec![scope.spawn(elsewhere)];
        let more = std::thread::available_parallelism().map_or(1, usize::from).min(worth).saturating_sub(2);
        others.extend((0..more).map(|_| scope.spawn(elsewhere)));
        let mut parts = claim();
        for other in others {
            match other.join() {
                Ok(done) => parts.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        parts
    });
    parts.sort_unstable_by_key(|(start, _)| *start);
    parts.into_iter().flat_map(|(_, results)| results).collect()
}

/// Where a thread runs. A thread begins on the processor of the one that starts it, and Linux may leave it there for some milliseconds
/// while the next one has nothing to do: as long as all that there is to read in a small workspace.
#[cfg(target_os = "linux")]
mod processor {
    use rustix::thread::{CpuSet, sched_getaffinity, sched_getcpu, sched_setaffinity};

    /// The one that this thread runs on.
    pub(super) fn current() -> usize {
        sched_getcpu()
    }

    /// Moves this thread to another one that it may run on, if there is one; from then on the system puts it where it likes.
    pub(super) fn leave(processor: usize) {
        let Some(all) = sched_getaffinity(None).ok().filter(|_| processor < CpuSet::MAX_CPU) else { return };
        let mut others = all;
        others.unset(processor);
        // with no other one this fails and changes nothing
        if sched_setaffinity(None, &others).is_ok() {
            let _ = sched_setaffinity(None, &all);
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod processor {
    pub(super) fn current() {}

    pub(super) fn leave((): ()) {}
}
