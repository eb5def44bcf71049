//! Choosing between what two people made of the same thing, by generated disagreements: both values are shown, what is
//! chosen is there, and nothing else changes.
//!
//! `STAY_CONFLICTS=100000` makes so many fields with two values instead of 500.

use crate::support::conflicts::{GeneratedConflict, chosen, comments};
use fastrand::Rng;
use stay::store::Store;
use stay::store::merge::{Markers, Pick, merge};
use stay::store::pairing::Kin;
use stay::store::seal::merging::InStore;
use stay::store::waiting::{Decided, Matter, Versions, Why};
use stay::store::yaml::edit::Step;
use stay::store::yaml::write::New;
use stay::store::yaml::{self, Node, Value};

const MARKERS: Markers = Markers { size: 7, ours: "HEAD", theirs: "origin/main" };

fn asked() -> usize {
    std::env::var("STAY_CONFLICTS").ok().map_or(500, |number| number.parse().unwrap())
}

fn matter(path: &str, now: Option<&str>, versions: &Versions, meant: bool) -> Matter {
    with(|merging| stay::store::waiting::matter(path, now, versions, meant, &Kin::One, merging))
}

fn decided(matter: &Matter, path: &str, picks: &[Pick]) -> Result<Decided, Why> {
    with(|merging| matter.decided(path, picks, None, merging))
}

/// With what merges files of a workspace in which nothing is sealed.
fn with<T>(act: impl FnOnce(&InStore) -> T) -> T {
    act(&InStore::new(&Store::bare("nowhere".into()), &|_| Vec::new()))
}

fn versions(told: &GeneratedConflict) -> Versions {
    Versions { base: Some(told.base.clone()), sides: told.sides.clone().map(Some) }
}

/// The text at a place such as `answers.0.answer`.
fn at(root: &Node, place: &str) -> Option<String> {
    let mut node = root;
    for step in place.split('.') {
        node = match (&node.value, step.parse::<usize>()) {
            (Value::Seq(items), Ok(at)) => items.get(at)?,
            _ => node.get(step)?,
        };
    }
    node.text().map(|text| text.into_owned())
}

fn place(steps: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Key(key) => key.clone(),
        Step::Index(at) => at.to_string(),
    };
    steps.iter().map(step).collect::<Vec<_>>().join(".")
}

fn text(value: &New) -> String {
    match value {
        New::Text(text) | New::Word(text) => text.clone(),
        other => panic!("{other:?}"),
    }
}

/// The choices that a file offers: where, both texts, and whether both can stay.
fn offered(matter: &Matter) -> Vec<(String, [String; 2], bool)> {
    let Matter::Fields(undecided, _) = matter else { panic!("{matter:?}") };
    undecided.fields().iter().map(|field| (place(&field.place), [text(&field.ours), text(&field.theirs)], field.both)).collect()
}

fn side(pick: Pick) -> Option<usize> {
    match pick {
        Pick::Ours => Some(0),
        Pick::Theirs => Some(1),
        Pick::Both | Pick::Swapped | Pick::Later => None,
    }
}

#[test]
fn every_conflict_is_shown_with_both_values_and_the_chosen_one_is_there_and_nothing_else_changes() {
    let (mut conflicts, mut seed) = (0, 0);
    while conflicts < asked() {
        seed += 1;
        let told = GeneratedConflict::new(seed);
        conflicts += told.twice.len();
        let mut rng = Rng::with_seed(seed);
        let merged = merge(&told.base, &told.sides[0], &told.sides[1], MARKERS).unwrap_or_else(|| panic!("{seed}: {told:#?}"));
        let first = matter(told.path, Some(&merged.text), &versions(&told), false);
        let fields = offered(&first);
        let mut seen: Vec<_> = fields.iter().map(|(place, texts, _)| (place.clone(), texts.clone())).collect();
        let mut expected = told.twice.clone();
        seen.sort();
        expected.sort();
        assert_eq!(seen, expected, "{seed}: {}", merged.text);

        let pick = |rng: &mut Rng, both: bool| match rng.usize(..if both { 5 } else { 3 }) {
            0 => Pick::Ours,
            1 => Pick::Theirs,
            2 => Pick::Later,
            3 => Pick::Both,
            _ => Pick::Swapped,
        };
        let picks: Vec<Pick> = fields.iter().map(|(_, _, both)| pick(&mut rng, *both)).collect();
        let half = decided(&first, told.path, &picks).unwrap_or_else(|why| panic!("{seed}: {why:?}\n{}", merged.text));
        let text = half.text.unwrap();
        assert_eq!(half.left, picks.iter().filter(|pick| **pick == Pick::Later).count());
        // line by line what the driver wrote, but for what was put together of both
        let sides: Vec<Option<usize>> = picks.iter().map(|pick| side(*pick)).collect();
        let is_both = |pick: &Pick| matches!(pick, Pick::Both | Pick::Swapped);
        if !picks.iter().any(is_both) {
            assert_eq!(text, chosen(&merged.text, &sides), "{seed}: {picks:?}\n{}", merged.text);
        }
        // another day: what was left
        let text = if half.left == 0 {
            text
        } else {
            let second = matter(told.path, Some(&text), &versions(&told), true);
            let left = offered(&second);
            assert_eq!(left.len(), half.left, "{seed}: {text}");
            let rest: Vec<Pick> = left.iter().map(|_| if rng.bool() { Pick::Ours } else { Pick::Theirs }).collect();
            let done = decided(&second, told.path, &rest).unwrap();
            let lines: Vec<Option<usize>> = rest.iter().map(|pick| side(*pick)).collect();
            assert_eq!(done.text.as_deref(), Some(&*chosen(&text, &lines)), "{seed}: {rest:?}\n{text}");
            done.text.unwrap()
        };
        let root = yaml::parse_fully(&text).unwrap_or_else(|fault| panic!("{seed}: {fault:?}\n{text}"));
        for (place, value) in &told.once {
            assert_eq!(at(&root, place).as_ref(), Some(value), "{seed}: {place} in\n{text}");
        }
        for (place, [ours, theirs]) in &told.twice {
            let now = at(&root, place).unwrap();
            let both = fields.iter().zip(&picks).any(|((known, ..), pick)| known == place && is_both(pick));
            let holds = |side: &String| side.lines().all(|line| now.lines().any(|kept| kept == line));
            assert!(
                if both { holds(ours) && holds(theirs) } else { now == *ours || now == *theirs },
                "{seed}: {place}: {now:?} in\n{text}"
            );
        }
        let kept = comments(&text);
        assert!(comments(&merged.text).iter().all(|comment| kept.contains(comment)), "{seed}: {}\nand\n{text}", merged.text);
    }
}

#[test]
fn whatever_git_left_comes_to_the_same_choices() {
    for seed in 1..=80 {
        let told = GeneratedConflict::new(seed);
        let merged = merge(&told.base, &told.sides[0], &told.sides[1], MARKERS).unwrap();
        let mut expected = told.twice.clone();
        expected.sort();
        let seen = |now: Option<&str>, meant: bool| {
            let mut seen: Vec<_> =
                offered(&matter(told.path, now, &versions(&told), meant)).into_iter().map(|(place, texts, _)| (place, texts)).collect();
            seen.sort();
            seen
        };
        // the driver could not run; the file is gone, or was left empty by a kill
        assert_eq!(seen(Some(&told.sides[0]), false), expected, "{seed}");
        assert_eq!(seen(None, false), expected, "{seed}");
        assert_eq!(seen(Some(""), false), expected, "{seed}");
        // longer markers, and line ends of another system
        let long = merge(&told.base, &told.sides[0], &told.sides[1], Markers { size: 12, ..MARKERS }).unwrap();
        assert_eq!(seen(Some(&long.text), false), expected, "{seed}");
        let crlf = merged.text.replace("\r\n", "\n").replace('\n', "\r\n");
        assert_eq!(seen(Some(&crlf), false), expected, "{seed}");
        // a git without the driver, in each of its styles
        for style in [diffy::ConflictStyle::Merge, diffy::ConflictStyle::Diff3] {
            let by_line = diffy::MergeOptions::new().set_conflict_style(style).merge(&told.base, &told.sides[0], &told.sides[1]);
            if let Err(by_line) = by_line {
                let found = matter(told.path, Some(&by_line), &versions(&told), false);
                if let Matter::Fields(..) = found {
                    assert_eq!(seen(Some(&by_line), false), expected, "{seed}:\n{by_line}");
                }
                let no_versions = matter(told.path, Some(&by_line), &Versions::default(), false);
                assert!(matches!(no_versions, Matter::Fields(..) | Matter::Lines(_)), "{seed}: {no_versions:?}");
            }
        }
        // the same where lines end as they do on Windows, and git keeps them otherwise
        if !told.base.contains('\r') {
            let ours = told.sides[0].replace('\n', "\r\n");
            let fresh = matter(told.path, Some(&ours), &versions(&told), false);
            let done = decided(&fresh, told.path, &vec![Pick::Theirs; fresh.count()]).unwrap().text.unwrap();
            assert_eq!(done, done.replace("\r\n", "\n").replace('\n', "\r\n"), "{seed}");
            let lines = chosen(&merged.text, &vec![Some(1); fresh.count()]);
            assert_eq!(done.replace('\r', ""), lines, "{seed}");
        }
        // what a person made of it without markers is meant
        for side in &told.sides {
            let settled = matter(told.path, Some(side), &versions(&told), true);
            assert!(matches!(&settled, Matter::Settled(Some(text)) if text == side), "{seed}: {settled:?}");
        }
    }
}
