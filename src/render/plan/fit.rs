//! How a plan fits on one A4: as large as it can, and only where that is too small shortened, and only then left out.
//!
//! A page can't measure itself before it is printed, so its height is reckoned here, in the sizes of `plan.css`, with
//! letters as wide as those of a wide font. `tests/all/print_pages.rs` holds it against what a browser makes of it.

use unicode_width::UnicodeWidthChar;

/// The page within its margins, in CSS pixels, and how much of it may be reckoned with.
const WIDTH: f64 = 687.8;
const HEIGHT: f64 = 1031.8 * 0.975;

/// Pixels to a point.
const POINT: f64 = 96.0 / 72.0;

/// The height of a line, of a heading in small capitals with what is below it, and of the line that says what is left out.
const LINE: f64 = 1.38;
const HEAD: f64 = 0.8 * LINE + 0.6;
const MORE: f64 = 0.9 * LINE + 1.0;

/// How much wider bold letters are.
const BOLD: f64 = 1.13;

/// How a plan is printed, in the order in which it is tried: the letters in points, and where texts are cut off. As in
/// `plan.css`: `size-N` and `clamp-N`.
const STEPS: [PrintSize; 7] = [
    PrintSize { size: 0, points: 11.0, clamp: None },
    PrintSize { size: 1, points: 10.0, clamp: None },
    PrintSize { size: 2, points: 9.1, clamp: None },
    PrintSize { size: 3, points: 8.2, clamp: None },
    PrintSize { size: 3, points: 8.2, clamp: Some(3) },
    PrintSize { size: 3, points: 8.2, clamp: Some(2) },
    PrintSize { size: 3, points: 8.2, clamp: Some(1) },
];

/// One way to print.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PrintSize {
    /// Which size of letter; 0 is the largest.
    pub size: usize,
    points: f64,
    /// After how many lines notes are cut off; titles after one more where that is one. Nothing is where there is none.
    pub clamp: Option<usize>,
}

/// Where the basics stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Basics {
    /// Below both columns.
    Below,
    Right,
    Left,
}

/// What is on the page, in texts.
#[derive(Debug, Default)]
pub(super) struct Texts<'t> {
    /// The name of the person.
    pub name: &'t str,
    /// What the person is.
    pub facts: &'t str,
    /// When both talk again.
    pub next: Vec<&'t str>,
    /// What the role is for.
    pub purpose: Option<&'t str>,
    pub goals: Vec<FittedGoal<'t>>,
    /// The goals that were reached.
    pub reached: Vec<&'t str>,
    /// The actions by side, each under a heading.
    pub groups: Vec<(&'t str, Vec<FittedLine<'t>>)>,
    /// The actions of the organisation.
    pub organisation: Vec<FittedLine<'t>>,
    pub basics: Vec<&'t str>,
}

/// A goal with what serves it.
#[derive(Debug, Default)]
pub(super) struct FittedGoal<'t> {
    /// What will be learned.
    pub title: &'t str,
    pub by: &'t str,
    /// The work, and the last note: whole paragraphs.
    pub more: Vec<&'t str>,
    pub serving: Vec<FittedLine<'t>>,
}

#[derive(Debug, Default)]
pub(super) struct FittedLine<'t> {
    /// What will be done.
    pub title: &'t str,
    /// By whom; empty where that is said above.
    pub owner: &'t str,
    pub when: &'t str,
    pub about: &'t str,
}

/// How a plan is printed, and how much of each part is.
#[derive(Debug, PartialEq)]
pub(super) struct FittedPlan {
    pub step: PrintSize,
    /// Where the basics stand.
    pub basics_stand: Basics,
    /// How many of each part.
    pub printed: Printed,
}

/// How many of each part are printed, from the first on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Printed {
    pub goals: usize,
    pub serving: Vec<usize>,
    /// Goals that were reached.
    pub reached: usize,
    /// Actions of each side.
    pub groups: Vec<usize>,
    /// Actions of the organisation.
    pub organisation: usize,
    pub basics: usize,
}

/// The largest way in which all is printed; where there is none, the smallest, with as much as it holds.
pub(super) fn fit(texts: &Texts) -> FittedPlan {
    let mut printed = Printed::all(texts);
    for step in STEPS {
        let heights = Heights::of(texts, &step);
        if let Some(basics_stand) = heights.place(&printed) {
            return FittedPlan { step, basics_stand, printed };
        }
    }
    let step = STEPS[STEPS.len() - 1];
    let heights = Heights::of(texts, &step);
    loop {
        let basics_stand = heights.place(&printed);
        if basics_stand.is_some() || !heights.leave_out(&mut printed) {
            return FittedPlan { step, basics_stand: basics_stand.unwrap_or(Basics::Right), printed };
        }
    }
}

impl Printed {
    fn all(texts: &Texts) -> Printed {
        Printed {
            goals: texts.goals.len(),
            serving: texts.goals.iter().map(|goal| goal.serving.len()).collect(),
            reached: texts.reached.len(),
            groups: texts.groups.iter().map(|(_, lines)| lines.len()).collect(),
            organisation: texts.organisation.len(),
            basics: texts.basics.len(),
        }
    }
}

/// How high each thing is at one step, in letters.
struct Heights {
    page: f64,
    head: f64,
    goals: Vec<(f64, Vec<f64>)>,
    reached: Vec<f64>,
    groups: Vec<(f64, Vec<f64>)>,
    organisation: Vec<f64>,
    /// The basics on half the page, in the column of the actions, and in that of the goals.
    basics: [Vec<f64>; 3],
}

impl Heights {
    fn of(texts: &Texts, step: &PrintSize) -> Heights {
        let letter = step.points * POINT;
        let page = Measure { width: WIDTH / letter, step };
        let (left, right) = (page.column((page.width - 1.6) * 0.55), page.column((page.width - 1.6) * 0.45));
        let basics = |column: Measure| texts.basics.iter().map(|line| column.title(line, 1.0) * LINE).collect();
        Heights {
            page: HEIGHT / letter,
            head: page.head(texts),
            goals: texts.goals.iter().map(|goal| (left.goal(goal), goal.serving.iter().map(|line| left.line(line)).collect())).collect(),
            reached: texts.reached.iter().map(|line| 0.4 + left.column(left.width - 1.2).title(line, 1.0) * LINE).collect(),
            groups: texts
                .groups
                .iter()
                .map(|(head, lines)| (right.group(head), lines.iter().map(|line| right.line(line)).collect()))
                .collect(),
            organisation: texts.organisation.iter().map(|line| right.line(line)).collect(),
            basics: [basics(page.column((page.width - 2.5) / 2.0)), basics(right), basics(left)],
        }
    }

    /// Where the basics can stand so that all of this fits; `None` where it doesn't.
    fn place(&self, printed: &Printed) -> Option<Basics> {
        let (left, right) = self.columns(printed);
        let [below, beside_left, beside_right] = [0, 1, 2].map(|at| self.basics(printed, at));
        let fits = |height: f64| self.head + height <= self.page;
        let places = [
            (Basics::Below, left.max(right) + below),
            (Basics::Right, left.max(right + beside_left)),
            (Basics::Left, right.max(left + beside_right)),
        ];
        places.into_iter().find(|(_, height)| fits(*height)).map(|(place, _)| place)
    }

    /// The column of the goals and that of the actions, without the basics.
    fn columns(&self, printed: &Printed) -> (f64, f64) {
        let sum = |heights: &[f64], printed: usize| {
            let more = if printed < heights.len() { MORE } else { 0.0 };
            heights.iter().take(printed).sum::<f64>() + more
        };
        let lists = |lists: &[(f64, Vec<f64>)], printed: &[usize]| {
            let list = |((own, lines), printed): (&(f64, Vec<f64>), &usize)| own + sum(lines, *printed);
            lists.iter().zip(printed).map(list).sum::<f64>()
        };
        let more = if printed.goals < self.goals.len() { MORE } else { 0.0 };
        let left = HEAD + lists(&self.goals[..printed.goals], &printed.serving) + more + LINE + sum(&self.reached, printed.reached);
        let organisation = if self.organisation.is_empty() { 0.0 } else { 1.25 + HEAD + sum(&self.organisation, printed.organisation) };
        (left, HEAD + LINE + lists(&self.groups, &printed.groups) + organisation)
    }

    /// The basics in one of their places.
    fn basics(&self, printed: &Printed, place: usize) -> f64 {
        let lines = &self.basics[place][..printed.basics];
        if self.basics[place].is_empty() {
            return 0.0;
        }
        let more = if lines.len() < self.basics[place].len() { MORE } else { 0.0 };
        let all: f64 = lines.iter().sum();
        // of two columns the first is filled to the half, and never breaks a line off
        let half = all / 2.0 + lines.iter().copied().fold(0.0, f64::max);
        1.8 + HEAD + more + if place == 0 { half.min(all) } else { all }
    }

    /// Leaves out what is missed least of the higher column, from where there is most. False where nothing is left.
    fn leave_out(&self, printed: &mut Printed) -> bool {
        let (left, right) = self.columns(printed);
        let basics = self.basics(printed, 1);
        (left > right + basics && less_goals(printed)) || less_actions(printed) || less_goals(printed)
    }
}

/// Reached goals go first, then actions past two under a goal, goals past five, and so on down.
fn less_goals(printed: &mut Printed) -> bool {
    if printed.reached > 0 {
        printed.reached -= 1;
        return true;
    }
    for (serving, goals) in [(2, 5), (1, 3), (0, 0)] {
        if let Some(most) = printed.serving[..printed.goals].iter_mut().max_by_key(|count| **count).filter(|count| **count > serving) {
            *most -= 1;
            return true;
        }
        if printed.goals > goals {
            printed.goals -= 1;
            return true;
        }
    }
    false
}

/// Whatever there is most of goes first: of a side, of the organisation, or of the basics.
fn less_actions(printed: &mut Printed) -> bool {
    let others = [&mut printed.basics, &mut printed.organisation];
    let most = printed.groups.iter_mut().chain(others).max_by_key(|count| **count).filter(|count| **count > 0);
    most.map(|count| *count -= 1).is_some()
}

/// Texts in a column at one step.
#[derive(Clone, Copy)]
struct Measure<'s> {
    width: f64,
    step: &'s PrintSize,
}

impl Measure<'_> {
    fn column(self, width: f64) -> Self {
        Measure { width, ..self }
    }

    /// The lines of a title; letters `wide` times as wide as those of running text.
    fn title(&self, text: &str, wide: f64) -> f64 {
        self.cut(lines(text, self.width / wide), self.step.clamp.map(|most| most.max(2)))
    }

    /// The lines of what is cut off first.
    fn note(&self, text: &str, wide: f64) -> f64 {
        self.cut(lines(text, self.width / wide), self.step.clamp)
    }

    fn cut(&self, lines: usize, most: Option<usize>) -> f64 {
        lines.min(most.unwrap_or(usize::MAX)) as f64
    }

    /// The name with what is beside it, and what the role is for.
    fn head(&self, texts: &Texts) -> f64 {
        let next_width = if texts.next.is_empty() { 0.0 } else { self.width * 0.4 };
        let next = self.column(next_width - 1.75);
        let next = 1.35 + 0.8 * LINE + texts.next.iter().map(|line| next.title(line, 1.0) * LINE).sum::<f64>();
        let who = self.column(self.width - next_width - 2.0);
        let facts = if texts.facts.is_empty() { 0.0 } else { who.title(texts.facts, 1.0) * LINE };
        let who = 0.25 + who.note(texts.name, 1.9 * BOLD) * 1.9 * 1.25 + facts + 0.85 * LINE;
        let purpose = |text| 1.4 + 0.8 * LINE + self.column(self.width - 1.25).title(text, 1.15) * 1.15 * 1.4;
        who.max(next) + 0.9 + texts.purpose.map_or(0.0, purpose)
    }

    /// A goal without what serves it.
    fn goal(&self, goal: &FittedGoal) -> f64 {
        let title = self.column(self.width - beside(0.9 * ems(goal.by)));
        let paragraphs: f64 = goal.more.iter().map(|text| 0.25 + self.note(text, 1.0) * LINE).sum();
        let list = if goal.serving.is_empty() { 0.0 } else { 0.25 };
        title.title(goal.title, BOLD) * 1.35 + paragraphs + list + 1.27
    }

    /// The name over the actions of a side.
    fn group(&self, head: &str) -> f64 {
        0.65 + self.note(head, BOLD) * 1.35
    }

    /// An action: what, with who and when beside it.
    fn line(&self, line: &FittedLine) -> f64 {
        let room = self.width - 1.6;
        let who = self.column((0.9 * ems(line.owner).max(ems(line.when))).min(room * 0.45));
        let beside_it = [line.owner, line.when].into_iter().filter(|text| !text.is_empty());
        let beside_it: f64 = beside_it.map(|text| who.note(text, 0.9 * 0.98) * 0.9 * LINE).sum();
        let what = self.column(room - beside(who.width));
        let about = if line.about.is_empty() { 0.0 } else { what.note(line.about, 0.9) * 0.9 * LINE };
        0.2 + (what.title(line.title, 1.0) * LINE + about).max(beside_it)
    }
}

/// What a text of this width takes from what it stands beside.
fn beside(width: f64) -> f64 {
    if width > 0.0 { width + 1.0 } else { 0.0 }
}

/// Over how many lines a text goes, broken between words and within those longer than a line.
fn lines(text: &str, width: f64) -> usize {
    let (width, blank) = (width.max(3.0), ems(" "));
    let (mut lines, mut used) = (1, 0.0);
    for word in text.split(' ').map(ems) {
        if used > 0.0 && used + blank + word > width {
            lines += 1;
            used = 0.0;
        }
        used += if used > 0.0 { blank + word } else { word };
        while used > width {
            lines += 1;
            used -= width - 1.0;
        }
    }
    lines
}

/// How wide a text is in a wide font without serifs, in letters.
fn ems(text: &str) -> f64 {
    text.chars().map(em).sum()
}

fn em(letter: char) -> f64 {
    match letter {
        ' ' | 'i' | 'I' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '·' => 0.33,
        'f' | 't' | 'r' | '-' | '/' | '(' | ')' | '[' | ']' | '"' => 0.41,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 0.58,
        'w' => 0.82,
        'm' | 'M' | 'W' | '%' | '@' | '…' | '—' => 1.0,
        'A'..='Z' => 0.76,
        '\u{1f000}'.. => 1.35,
        _ => [0.0, 0.64, 1.05][letter.width().unwrap_or(0).min(2)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLE: &str = "Een klinische les geven over de PICC-lijn";

    fn aims(goals: usize, serving: usize) -> Vec<FittedGoal<'static>> {
        let line = || FittedLine { title: TITLE, owner: "Marleen Hoekstra", when: "4 dec", about: "" };
        let goal =
            || FittedGoal { title: TITLE, by: "voor 4 dec", more: vec![TITLE, TITLE], serving: (0..serving).map(|_| line()).collect() };
        (0..goals).map(|_| goal()).collect()
    }

    #[test]
    fn what_grows_is_printed_smaller_then_shortened_then_left_out() {
        let mut last = 0;
        for size in 0..40 {
            let texts = Texts { name: "Anna", goals: aims(size / 4, size / 5), basics: vec![TITLE; size / 2], ..Texts::default() };
            let found = fit(&texts);
            let rank = STEPS.iter().position(|step| *step == found.step).unwrap();
            let is_whole = found.printed == Printed::all(&texts);
            assert!(rank >= last && (is_whole || rank + 1 == STEPS.len()), "{size}: {found:?}");
            last = rank;
        }
        assert_eq!(last + 1, STEPS.len());
    }

    #[test]
    fn what_is_left_out_is_where_there_is_most_of_it() {
        let line = || FittedLine { title: TITLE, owner: "", when: "4 dec", about: "" };
        let groups = vec![("Marleen", (0..80).map(|_| line()).collect()), ("Shanti", (0..3).map(|_| line()).collect())];
        let found = fit(&Texts { name: "Shanti", goals: aims(3, 2), groups, basics: vec![TITLE; 5], ..Texts::default() });
        assert_eq!(
            (found.printed.goals, &*found.printed.serving, found.printed.groups[1], found.printed.basics),
            (3, &[2, 2, 2][..], 3, 5)
        );
        assert!((20..60).contains(&found.printed.groups[0]), "{found:?}");
    }

    #[test]
    fn a_text_takes_as_many_lines_as_its_letters_need() {
        assert_eq!([lines("", 10.0), lines("kort", 10.0), lines("één twee drie vier", 6.0)], [1, 1, 2]);
        assert!(lines(&"w".repeat(50), 10.0) >= 5 && lines("WWWW WWWW", 5.0) > lines("iiii iiii", 5.0));
        assert!(lines("一二三四五六七八九十", 5.0) >= 2);
    }
}
