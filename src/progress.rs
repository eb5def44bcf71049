//! How far long work is, on one line of the terminal that is gone at the end. What is over soon says nothing.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// From when on a person wonders whether anything happens.
const SOON: Duration = Duration::from_secs(1);
/// What takes less is over before its line is read.
const BRIEF: Duration = Duration::from_millis(250);

/// The line of this process; nothing where nobody looks on.
static LINE: OnceLock<Mutex<Line>> = OnceLock::new();

/// From now on long work is shown on the terminal.
pub(crate) fn show() {
    LINE.get_or_init(|| Mutex::new(Line::new(Instant::now(), ProgressDrawTarget::stderr)));
}

/// Work on so many things begins. It ends when this is dropped.
pub(crate) fn of(total: usize) -> Work {
    if let Some(mut line) = line() {
        line.begin(Instant::now(), total);
    }
    Work(())
}

/// Says or asks something at the terminal, where no line may come between. It is not called within itself: that would wait for ever.
pub(crate) fn aside<T>(say: impl FnOnce() -> T) -> T {
    let mut line = line();
    if let Some(line) = &mut line {
        line.clear();
    }
    say()
}

fn line() -> Option<MutexGuard<'static, Line>> {
    LINE.get().map(|line| line.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Work that goes on.
pub(crate) struct Work(());

impl Work {
    /// So many more are done. Several threads may say so.
    pub(crate) fn done(&self, more: usize) {
        if let Some(mut line) = line() {
            line.step(Instant::now(), more);
        }
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        if let Some(mut line) = line() {
            line.clear();
        }
    }
}

struct Line {
    /// When the program began.
    since: Instant,
    /// When this work began.
    begun: Instant,
    total: u64,
    done: u64,
    target: fn() -> ProgressDrawTarget,
    bar: Option<ProgressBar>,
}

impl Line {
    fn new(since: Instant, target: fn() -> ProgressDrawTarget) -> Line {
        Line { since, begun: since, total: 0, done: 0, target, bar: None }
    }

    fn begin(&mut self, now: Instant, total: usize) {
        self.clear();
        (self.begun, self.total, self.done) = (now, total as u64, 0);
    }

    fn step(&mut self, now: Instant, more: usize) {
        self.done += more as u64;
        if now.duration_since(self.since) < SOON || now.duration_since(self.begun) < BRIEF {
            return;
        }
        let (total, target) = (self.total, self.target);
        let bar = self.bar.get_or_insert_with(|| {
            let style = ProgressStyle::with_template("{bar:30.dim} {pos} / {len}").unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::with_draw_target(Some(total), target()).with_style(style.progress_chars("█░"))
        });
        bar.set_position(self.done);
    }

    fn clear(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_soon_says_nothing_and_what_lasts_shows_how_far_it_is() {
        let start = Instant::now();
        let mut line = Line::new(start, ProgressDrawTarget::hidden);
        let at = |milliseconds| start + Duration::from_millis(milliseconds);
        line.begin(at(0), 100);
        line.step(at(900), 40);
        assert!(line.bar.is_none(), "before a second nobody wonders");
        line.step(at(1_100), 10);
        let bar = line.bar.clone().unwrap();
        assert_eq!((bar.position(), bar.length()), (50, Some(100)));
        line.clear();
        assert!(bar.is_finished() && line.bar.is_none());
        // many brief works after each other are no long one
        line.begin(at(5_000), 10);
        line.step(at(5_100), 10);
        assert!(line.bar.is_none());
        // what goes on after a question is shown again, from where it was
        line.begin(at(6_000), 10);
        line.step(at(6_500), 2);
        line.clear();
        line.step(at(6_600), 1);
        assert_eq!(line.bar.clone().unwrap().position(), 3);
    }
}
