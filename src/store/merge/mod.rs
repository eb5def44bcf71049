//! Merges three versions of one file: what either side changed is in the result, which has our side's layout.
//!
//! The document is merged, not its lines. `tree` compares the three versions as data. It gives the edits that turn our side's
//! text into the result, so our side's order and layout stay. `comments` adds the comments that the other side wrote. Keys
//! that `stay` does not know are merged like any other. If both sides gave one field different values, `conflict` puts git's
//! markers around just that field.

#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::string_slice))]

mod choice;
mod comments;
mod conflict;
mod list;
mod place;
mod things;
mod tree;

pub use choice::{Field, Pick, Undecided, same_place};
pub(super) use tree::end;

use super::yaml::{self, Node, Value, edit};
use conflict::TreeConflict;
use tree::Way;

/// Markers are at least so long in a base that git puts together out of several: nobody sees it, and nothing is at stake there.
pub const INNER: usize = 9;

/// What came of a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The file, with markers around the fields in conflict.
    pub text: String,
    /// The paths of those fields: `due`, `answers.0.answer`.
    pub conflicts: Vec<String>,
}

/// How git's markers look.
#[derive(Clone, Copy, Debug)]
pub struct Markers<'m> {
    pub size: usize,
    pub ours: &'m str,
    /// What the other side is called.
    pub theirs: &'m str,
}

impl Markers<'_> {
    /// How many signs a marker has at least.
    pub const LEAST: usize = 7;
}

/// Two sides of a file of which only the whole can be chosen, each as it is, between markers.
pub fn whole(ours: &str, theirs: &str, markers: Markers) -> String {
    let sign = |sign: &str| sign.repeat(markers.size);
    let ended = |text: &str| if text.is_empty() || text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") };
    let [ours_ended, theirs_ended] = [ours, theirs].map(ended);
    format!("{} {}\n{ours_ended}{}\n{theirs_ended}{} {}\n", sign("<"), markers.ours, sign("="), sign(">"), markers.theirs)
}

/// Merges two sides with a common `base`. `None` when the documents can't be merged: one of them is not YAML that we accept,
/// or a change can't be made in our text without changing other values.
pub fn merge(base: &str, ours: &str, theirs: &str, markers: Markers) -> Option<Merged> {
    let undecided = undecided(base, ours, theirs, markers.size)?;
    Some(Merged { text: undecided.marked(markers)?, conflicts: undecided.places() })
}

/// The same, with the conflicts as data, for a person to choose. Markers of a base that git merged itself are longer than `size`.
pub fn undecided(base: &str, ours: &str, theirs: &str, size: usize) -> Option<Undecided> {
    undecided_without(&Base::of(base, size), ours, theirs, &[])
}

/// The same without some keys at the top, which stay on our page as they are.
pub(in crate::store) fn undecided_without(base: &Base, ours: &str, theirs: &str, apart: &[&str]) -> Option<Undecided> {
    let parse = |text| yaml::parse_fully(text).ok().map(|root| without(root, apart));
    let trees = base.texts.iter().map(|text| parse(text.as_str())).collect::<Option<Vec<_>>>()?;
    let (base_tree, left) = trees.split_first()?;
    let changes = tree::changes((!base_tree.is_null()).then_some(base_tree), &parse(ours)?, &parse(theirs)?, Way::Merge, left)?;
    let page = edit::apply(ours, &changes.edits).ok()?;
    let text = comments::carried(base.text(), ours, theirs, page)?;
    Some(Undecided { text, conflicts: changes.conflicts })
}

fn without<'a>(mut root: Node<'a>, apart: &[&str]) -> Node<'a> {
    if let Value::Map(entries) = &mut root.value {
        entries.retain(|entry| !apart.contains(&&*entry.key));
    }
    root
}

/// What both sides came from. A base that git merged from several has a text without its conflicts, and one for each of their
/// values.
pub(in crate::store) struct Base {
    texts: Vec<String>,
}

impl Base {
    /// Markers of a base that git merged itself are longer than `size`.
    pub(in crate::store) fn of(text: &str, size: usize) -> Base {
        Base { texts: conflict::undecided(text, size).map_or_else(|| vec![text.to_owned()], Vec::from) }
    }

    /// The text that all are sure of.
    pub(in crate::store) fn text(&self) -> &str {
        self.texts.first().map_or("", String::as_str)
    }

    /// The same with other texts.
    pub(in crate::store) fn with(&self, text: impl Fn(&str) -> Option<String>) -> Option<Base> {
        Some(Base { texts: self.texts.iter().map(|one| text(one)).collect::<Option<_>>()? })
    }
}

/// Removes the change from `before` to `after` from the text `now`: gives the new text, or the paths of values that have
/// changed since. `None` when the documents can't be merged.
pub fn take_back(after: &str, now: &str, before: &str) -> Option<Result<String, Vec<String>>> {
    take_back_without(after, now, before, &[])
}

/// The same without some keys at the top, which stay as they are now.
pub(in crate::store) fn take_back_without(after: &str, now: &str, before: &str, apart: &[&str]) -> Option<Result<String, Vec<String>>> {
    let parse = |text| yaml::parse_fully(text).ok().map(|root| without(root, apart));
    let changes = tree::changes(Some(&parse(after)?), &parse(now)?, &parse(before)?, Way::TakeBack, &[])?;
    if !changes.conflicts.is_empty() {
        return Some(Err(changes.conflicts.iter().map(TreeConflict::place).collect()));
    }
    let page = edit::apply(now, &changes.edits).ok()?;
    comments::carried(after, now, before, page).map(Ok)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKERS: Markers = Markers { size: 7, ours: "ours", theirs: "theirs" };
    const BASE: &str = "id: m4q8z2ka\n# tot hier\ntitle: Rooster aanpassen\nowner: manager   # Piet\ndue: 2026-12-02\nstatus: open\n";

    fn merged(base: &str, ours: &str, theirs: &str) -> Merged {
        merge(base, ours, theirs, MARKERS).unwrap_or_else(|| panic!("not merged:\n{ours}\nand\n{theirs}"))
    }

    fn clean(base: &str, ours: &str, theirs: &str) -> String {
        let merged = merged(base, ours, theirs);
        assert_eq!(merged.conflicts, Vec::<String>::new(), "{}", merged.text);
        merged.text
    }

    #[test]
    fn changed_on_one_side_wins_and_our_page_stays() {
        let ours = BASE.replace("Rooster aanpassen", "Rooster echt aanpassen");
        let theirs = "id: m4q8z2ka\ntitle: Rooster aanpassen\nowner: hr\ndue: 2026-12-16\nstatus: open\nbudget: 300 euro\n";
        let text = clean(BASE, &ours, theirs);
        assert_eq!(
            text,
            "id: m4q8z2ka\n# tot hier\ntitle: Rooster echt aanpassen\nowner: hr   # Piet\ndue: 2026-12-16\nstatus: open\nbudget: 300 euro\n"
        );
    }

    #[test]
    fn two_values_for_one_field_are_marked_around_just_that_field() {
        let (ours, theirs) = (BASE.replace("12-02", "12-09"), BASE.replace("12-02", "12-16").replace("open", "done"));
        let merged = merged(BASE, &ours, &theirs);
        assert_eq!(merged.conflicts, ["due"]);
        let marked = "<<<<<<< ours\ndue: 2026-12-09\n=======\ndue: 2026-12-16\n>>>>>>> theirs\nstatus: done\n";
        assert!(merged.text.ends_with(marked), "{}", merged.text);
    }

    #[test]
    fn a_record_does_not_come_back_from_its_end() {
        let base = "status: planned\ndate: 2026-11-20\n";
        let (held, late) = (base.replace("planned", "closed"), base.replace("planned", "open"));
        assert!(clean(base, &held, &late).starts_with("status: closed"));
        assert!(clean(base, &late, &held).starts_with("status: closed"));
        let (done, dropped) = ("status: done\n", "status: dropped\n");
        assert_eq!(merged("status: open\n", done, dropped).conflicts, ["status"]);
        // reopening is an edit of its own
        assert_eq!(clean("status: done\nnote: a\n", "status: open\nnote: a\n", "status: done\nnote: b\n"), "status: open\nnote: b\n");
    }

    #[test]
    fn deleting_against_changing_keeps_the_change() {
        let (gone, changed) = ("id: a\n", "id: a\ndue: 2026-12-16\n");
        let base = "id: a\ndue: 2026-12-02\n";
        assert_eq!(clean(base, gone, changed), changed);
        assert_eq!(clean(base, changed, gone), changed);
        assert_eq!(clean(base, base, gone), gone);
    }

    #[test]
    fn lists_of_words_are_sets_in_order() {
        let base = "energy:\n- a\n- b\n- c\n";
        assert_eq!(clean(base, "energy:\n- a\n- x\n- b\n- c\n", "energy:\n- a\n- c\n- y\n"), "energy:\n- a\n- x\n- c\n- y\n");
        assert_eq!(clean(base, "energy: [a, b, c, x]\n", "energy: [b, c, x, y]\n"), "energy: [b, c, x, y]\n");
        assert_eq!(clean("id: a\n", "id: a\nenergy:\n- x\n", "id: a\nenergy: [y]\n"), "id: a\nenergy:\n- x\n- y\n");
        assert_eq!(clean("id: a\nenergy:\n- a\n", "id: a\nenergy:\n- a\n", "id: a\n"), "id: a\n");
    }

    #[test]
    fn answers_merge_by_entry() {
        let base = "answers:\n- question: Wat geeft energie?\n  answer: \"?\"\n- question: Wat zit in de weg?\n";
        let ours = base.replace("\"?\"", "Mentoren") + "  answer: Reistijd\n";
        let theirs = base.to_owned() + "- question: Nog iets?\n  answer: Nee\n";
        let both = "answers:\n- question: Wat geeft energie?\n  answer: Mentoren\n- question: Wat zit in de weg?\n  answer: Reistijd\n- question: Nog iets?\n  answer: Nee\n";
        assert_eq!(clean(base, &ours, &theirs), both);
        let twice = merged(base, &ours, &base.replace("\"?\"", "Leren"));
        assert_eq!(twice.conflicts, ["answers.0.answer"]);
        assert!(twice.text.contains("<<<<<<< ours\n  answer: Mentoren\n=======\n  answer: Leren\n>>>>>>> theirs\n"), "{}", twice.text);
    }

    #[test]
    fn what_was_before_is_kept_of_both_sides() {
        let base = "name: Anna\nteam: Noord\n";
        let moved = |team: &str, until: &str| format!("name: Anna\nteam: {team}\nwas:\n- team: Noord\n  until: {until}\n");
        let both = moved("Zuid", "2026-11-30\n- team: Noord\n  until: 2026-12-14");
        assert_eq!(clean(base, &moved("Zuid", "2026-11-30"), &moved("Zuid", "2026-12-14")), both);
        let same = moved("Zuid", "2026-11-30");
        assert_eq!(clean(base, &same, &same), same, "the same change is there once");
        let ended = |days: &[&str]| {
            let entries = days.iter().map(|day| format!("- closed: {day}\n  reopened: 2026-12-20\n"));
            format!("status: open\nended:\n{}", entries.collect::<String>())
        };
        let (one, other) = (ended(&["2026-12-01", "2026-12-10"]), ended(&["2026-12-01", "2026-12-15"]));
        assert_eq!(clean(&ended(&["2026-12-01"]), &one, &other), ended(&["2026-12-01", "2026-12-10", "2026-12-15"]));
    }

    #[test]
    fn the_first_day_is_the_earlier_one() {
        let first = |day: &str| format!("title: Bellen\ndue: 2027-01-01\nfirst-due: {day}\n");
        let base = "title: Bellen\ndue: 2027-01-01\n";
        for (ours, theirs) in [("2026-12-01", "2026-11-20"), ("2026-11-20", "2026-12-01")] {
            assert_eq!(clean(base, &first(ours), &first(theirs)), first("2026-11-20"));
            assert_eq!(clean(&first("2026-12-24"), &first(ours), &first(theirs)), first("2026-11-20"));
        }
        assert_eq!(clean(&first("2026-12-01"), base, &first("2026-12-01")), base, "taken out by hand");
    }

    #[test]
    fn longer_texts_merge_by_line() {
        let base = "summary: |\n  een\n  twee\n  drie\n  vier\n  vijf\n";
        let text = clean(base, &base.replace("een", "Een."), &base.replace("vijf", "Vijf."));
        assert_eq!(text, "summary: |\n  Een.\n  twee\n  drie\n  vier\n  Vijf.\n");
        let twice = merged(base, &base.replace("een", "Een."), &base.replace("een", "1."));
        assert_eq!(twice.conflicts, ["summary"]);
        assert_eq!(twice.text.matches("  vijf\n").count(), 2, "both whole texts are there: {}", twice.text);
    }

    #[test]
    fn a_step_is_taken_back_where_nothing_later_touched_the_same() {
        let (before, after) = (BASE, BASE.replace("status: open", "status: done\nclosed: 2026-11-22"));
        let now = after.replace("owner: manager", "owner: hr");
        assert_eq!(take_back(&after, &now, before), Some(Ok(BASE.replace("owner: manager", "owner: hr"))));
        let later = after.replace("closed: 2026-11-22", "closed: 2026-11-20");
        assert_eq!(take_back(&after, &later, before), Some(Err(vec!["closed".to_owned()])));
        let dropped = after.replace("done", "dropped");
        assert_eq!(take_back(&after, &dropped, before), Some(Err(vec!["status".to_owned()])));
        let (before, after) = ("energy:\n- a\n", "energy:\n- a\n- b\n");
        assert_eq!(take_back(after, "energy:\n- a\n- b\n- c\n", before), Some(Ok("energy:\n- a\n- c\n".to_owned())));
    }

    #[test]
    fn an_entry_that_both_have_is_there_once_whatever_else_one_took_out() {
        let entry = |note: &str| format!("- date: 2026-12-01\n  note: {note}\n");
        let list = |notes: &[&str]| format!("progress:\n{}", notes.iter().map(|note| entry(note)).collect::<String>());
        let base = list(&["a", "b"]);
        assert_eq!(clean(&base, &list(&["a", "b", "c", "d"]), &list(&["a", "c"])), list(&["a", "c", "d"]));
        assert_eq!(clean(&base, &list(&["a", "c"]), &list(&["a", "b", "c", "d"])), list(&["a", "c", "d"]));
    }

    #[test]
    fn comments_of_both_sides_stay() {
        let ours = BASE.replace("due: 2026-12-02", "# van ons\ndue: 2026-12-09");
        let theirs =
            BASE.replace("owner: manager", "# van hen\nowner: hr").replace("status: open", "status: open   # nog") + "# tot slot\n";
        let both = "id: m4q8z2ka\n# tot hier\ntitle: Rooster aanpassen\n# van hen\nowner: hr   # Piet\n# van ons\ndue: 2026-12-09\nstatus: open   # nog\n# tot slot\n";
        assert_eq!(clean(BASE, &ours, &theirs), both);
        // two behind one value, and one behind a value that we changed
        let ours = BASE.replace("open", "done   # klaar").replace("12-02", "12-09");
        let theirs = BASE.replace("open", "open   # nog").replace("12-02", "12-02   # kerst").replace("# Piet", "# Piet Jansen");
        let text = clean(BASE, &ours, &theirs);
        assert!(text.ends_with("due: 2026-12-09   # kerst\n# nog\nstatus: done   # klaar\n"), "{text}");
        assert!(text.contains("# Piet Jansen\n") && text.contains("# Piet\n"), "{text}");
        // no comment, however much it looks like one
        let theirs = BASE.replace("title: Rooster aanpassen", "title: \"Rooster # aanpassen\"");
        assert_eq!(clean(BASE, &BASE.replace("open", "done"), &theirs).matches('#').count(), 3);
    }

    #[test]
    fn what_two_common_ancestors_could_not_agree_on_is_no_base() {
        let base = "id: a\n<<<<<<<<< Temporary merge branch 1\ndue: 2026-12-09\n=========\ndue: 2026-12-16\n>>>>>>>>> Temporary merge branch 2\nenergy:\n- a\n- b\n";
        let side = |due: &str, energy: &str| format!("id: a\ndue: {due}\nenergy:{energy}\n");
        let (ours, theirs) = (side("2026-12-09", "\n- a"), side("2026-12-09", "\n- a\n- b\n- c"));
        assert_eq!(clean(base, &ours, &theirs), side("2026-12-09", "\n- a\n- c"), "the rest merges as ever");
        assert_eq!(merged(base, &ours, &side("2026-12-16", "\n- a\n- b")).conflicts, ["due"]);
        // one side went on from there: who has what it came from may have chosen just that
        let later = side("2026-12-30", "\n- a\n- b");
        assert_eq!(merged(base, &ours, &later).conflicts, ["due"]);
        let out = later.replace("due: 2026-12-30\n", "");
        assert_eq!(clean(base, &ours, &out), out.replace("- b\n", ""));
        assert_eq!(merged(base, &later, &side("2027-01-01", "\n- a\n- b")).conflicts, ["due"]);
    }

    #[test]
    fn words_that_changed_while_they_were_released_are_not_released() {
        let base = "answers:\n- question: Hoe gaat het?\n  answer: Goed\n";
        let (released, changed) = (format!("{base}  released: true\n"), base.replace("Goed", "Ik wil weg"));
        assert_eq!(clean(base, &released, &changed), changed);
        assert_eq!(clean(base, &changed, &released), changed);
        assert_eq!(clean(base, &released, &format!("{base}summary: Fijn.\n")), format!("{released}summary: Fijn.\n"));
        assert_eq!(clean(base, &released, &released), released, "both saw the same words");
    }

    #[test]
    fn what_is_no_yaml_is_left_to_git() {
        assert_eq!(merge(BASE, "<<<<<<< x\n", BASE, MARKERS), None);
        assert_eq!(merge(BASE, "- a\n", BASE, MARKERS), None);
        let shared = "note: &a x\nmore: *a\n";
        assert_eq!(merge(shared, shared, "note: y\nmore: x\n", MARKERS), None, "changing one would change the other");
    }
}
