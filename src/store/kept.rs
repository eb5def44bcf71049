//! What goes along when a person changes a file: what was promised first, and which team and manager were there before. A mark
//! that both agreed to other words comes off.

use super::encode;
use super::merge;
use super::yaml::edit::{Edit, Step};
use super::yaml::write::New;
use super::yaml::{self, Node, Value};
use super::{release, schema};
use crate::domain::action::Action;
use crate::domain::date::parse_civil;
use crate::domain::employee::{Employee, Was};
use crate::domain::ended::Ended;
use crate::domain::id::Id;
use crate::domain::records::{Folder, Place};
use chrono::NaiveDate;

/// The edits to make in the text that a file will have.
#[derive(Debug, Default)]
pub(crate) struct Along {
    pub edits: Vec<Edit>,
    /// Whether a mark of release comes off.
    pub is_released_no_more: bool,
    /// The day that an action was promised for, if it moves to another one now.
    pub first_due: Option<NaiveDate>,
}

/// What goes along with the change of a text. What the person typed under these keys themselves counts.
pub(crate) fn along(place: &Place, before: &str, after: &str, today: NaiveDate) -> Along {
    let mut along = Along { edits: release::other_words(before, after), ..Along::default() };
    along.is_released_no_more = !along.edits.is_empty();
    let (Ok(was), Ok(now)) = (yaml::parse_fully(before), yaml::parse_fully(after)) else { return along };
    if let Place::Record(source) = place {
        along.edits.extend(reopened(source.folder, &was, &now, today));
        along.edits.extend(ended_today(source.folder, &was, &now, today));
    }
    match place {
        Place::Record(source) if source.folder == Folder::Actions => {
            along.first_due = first_due(source.id, &was, &now, today);
            let set = |day| Edit::set("first-due", New::word(day), schema::before(schema::ACTION, "first-due"));
            along.edits.extend(along.first_due.map(set));
        }
        Place::Employee(_) => along.edits.extend(team_and_manager(&was, &now, today)),
        _ => {}
    }
    along
}

fn text(node: &Node, key: &str) -> Option<String> {
    node.get(key).and_then(Node::text).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn day(node: &Node, key: &str) -> Option<NaiveDate> {
    parse_civil(&text(node, key)?)
}

fn first_due(id: Id, was: &Node, now: &Node, today: NaiveDate) -> Option<NaiveDate> {
    if text(now, "first-due").is_some() {
        return None;
    }
    let action = Action { due: day(was, "due"), ..Action::new(id, today) };
    let moved = action.first_due_after(day(now, "due"))?;
    // taken out while the day moves on once more
    Some(day(was, "first-due").unwrap_or(moved))
}

/// What stays of an end that is taken back: its day goes to `ended`.
fn reopened(folder: Folder, was: &Node, now: &Node, today: NaiveDate) -> Vec<Edit> {
    let is_end = |node: &Node| text(node, "status").is_some_and(|status| merge::end(&status).is_some());
    let (ended, closed) = (items(now, "ended"), day(was, "closed"));
    if !is_end(was) || is_end(now) || closed.is_none() || items(was, "ended") != ended {
        return Vec::new();
    }
    let Some(order) = order_of(folder) else { return Vec::new() };
    let end = encode::ended(&Ended { closed, reopened: Some(today) });
    let stays = (day(now, "closed") == closed).then(|| Edit::remove("closed"));
    std::iter::once(added("ended", end, ended.is_empty(), order)).chain(stays).collect()
}

/// The day of an end that was typed without one: today.
fn ended_today(folder: Folder, was: &Node, now: &Node, today: NaiveDate) -> Option<Edit> {
    let is_end = |node: &Node| text(node, "status").is_some_and(|status| merge::end(&status).is_some());
    let order = order_of(folder)?;
    let is_new = is_end(now) && !is_end(was) && text(now, "closed").is_none();
    is_new.then(|| Edit::set("closed", New::word(today), schema::before(order, "closed")))
}

/// The keys of a record that can end, in their order.
fn order_of(folder: Folder) -> Option<&'static [&'static str]> {
    match folder {
        Folder::Conversations => Some(schema::CONVERSATION),
        Folder::Actions => Some(schema::ACTION),
        Folder::Goals => Some(schema::GOAL),
        // a note has no status
        Folder::Notes | Folder::Private => None,
    }
}

/// The entries of a list.
fn items(node: &Node, key: &str) -> Vec<New> {
    match node.get(key).map(|list| &list.value) {
        Some(Value::Seq(items)) => items.iter().map(New::of).collect(),
        _ => Vec::new(),
    }
}

fn noted_was(item: &Node) -> Was {
    Was { team: text(item, "team").map(Into::into), manager: text(item, "manager").map(Into::into), until: day(item, "until") }
}

fn team_and_manager(was: &Node, now: &Node, today: NaiveDate) -> Option<Edit> {
    let (old, new) = (items(was, "was"), items(now, "was"));
    if old != new {
        return None;
    }
    let of = |node: &Node, key| text(node, key);
    let noted = match was.get("was").map(|was| &was.value) {
        Some(Value::Seq(items)) => items.iter().map(noted_was).collect(),
        _ => Vec::new(),
    };
    let person = Employee {
        team: of(was, "team").map(Into::into),
        manager: of(was, "manager").map(Into::into),
        was: noted,
        ..Employee::unknown("".into())
    };
    let (team, manager) = (of(now, "team").map(Into::into), of(now, "manager").map(Into::into));
    // what a person added to an entry stays
    let is_ours = |at: &usize| match was.get("was").map(|was| &was.value) {
        Some(Value::Seq(items)) => match items.get(*at).map(|item| &item.value) {
            Some(Value::Map(entries)) => entries.iter().all(|entry| schema::WAS.contains(&&*entry.key)),
            _ => false,
        },
        _ => false,
    };
    if let Some(at) = person.is_again(team.as_ref(), manager.as_ref(), today).filter(is_ours) {
        return Some(taken("was", at, old.len()));
    }
    let item = encode::was(&person.was_before(team.as_ref(), manager.as_ref(), today)?);
    Some(added("was", item, new.is_empty(), schema::EMPLOYEE))
}

/// A list of so many items without one of them; the only one takes the key along.
pub(crate) fn taken(key: &str, at: usize, of: usize) -> Edit {
    if of == 1 { Edit::remove(key) } else { Edit::Take { within: vec![Step::Key(key.to_owned())], at } }
}

/// An item at the end of a list; the first one makes the key, in its place.
pub(crate) fn added(key: &str, item: New, is_first: bool, order: &'static [&'static str]) -> Edit {
    if is_first {
        Edit::set(key, New::List(vec![item]), schema::before(order, key))
    } else {
        Edit::Append { within: Vec::new(), key: key.to_owned(), item }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::day as civil;
    use crate::store::layout;
    use crate::store::yaml::edit;

    const ACTION: &str = "organisation/actions/2026-11-20-m4q8z2ka.yaml";
    const PERSON: &str = "employees/anna/employee.yaml";

    fn kept(path: &str, before: &str, after: &str, today: &str) -> String {
        let along = along(&layout::place(path), before, after, civil(today));
        edit::apply(after, &along.edits).unwrap()
    }

    #[test]
    fn the_first_day_stays_whatever_the_due_day_becomes() {
        let before = "title: Bellen\ndue: 2026-12-01   # afgesproken\nstatus: open\n";
        let later = before.replace("12-01", "12-15");
        let moved = kept(ACTION, before, &later, "2026-11-20");
        assert_eq!(moved, later.replace("afgesproken\n", "afgesproken\nfirst-due: 2026-12-01\n"));
        let again = moved.replace("due: 2026-12-15", "due: 2027-01-01");
        assert_eq!(kept(ACTION, &moved, &again, "2026-11-20"), again);
        assert_eq!(
            kept(ACTION, before, "title: Bellen\nstatus: open\n", "2026-11-20"),
            "title: Bellen\nfirst-due: 2026-12-01\nstatus: open\n"
        );
        let own = format!("{later}first-due: 2026-11-30\n");
        assert_eq!(kept(ACTION, before, &own, "2026-11-20"), own, "what a person typed counts");
        let other = before.replace("Bellen", "Mailen");
        assert_eq!(kept(ACTION, before, &other, "2026-11-20"), other);
    }

    #[test]
    fn an_end_that_is_taken_back_stays_with_its_day() {
        let before = "title: Bellen\nstatus: Gedaan\nwin: Gelukt\nclosed: 2026-12-01\n";
        let open = before.replace("Gedaan", "open");
        let ended = "ended:\n- closed: 2026-12-01\n  reopened: 2026-12-03\n";
        assert_eq!(kept(ACTION, before, &open, "2026-12-03"), open.replace("closed: 2026-12-01\n", ended));
        let taken_out = open.replace("closed: 2026-12-01\n", "");
        assert_eq!(kept(ACTION, before, &taken_out, "2026-12-03"), format!("{taken_out}{ended}"));
        let dropped = before.replace("Gedaan", "dropped");
        assert_eq!(kept(ACTION, before, &dropped, "2026-12-03"), dropped, "another end is no reopening");
        let own = format!("{open}{ended}");
        assert_eq!(kept(ACTION, before, &own, "2026-12-03"), own, "what a person typed counts");
    }

    #[test]
    fn a_team_and_a_manager_stay_with_their_last_day() {
        let before = "name: Anna\nteam: Noord\nmanager: Piet Jansen\nformerly:\n- anna-smit\n";
        let south = before.replace("Noord", "Zuid");
        let moved = kept(PERSON, before, &south, "2026-12-01");
        let entry = "was:\n- team: Noord\n  manager: Piet Jansen\n  until: 2026-11-30\n";
        assert_eq!(moved, south.replace("formerly:", &format!("{entry}formerly:")));
        let sofie = moved.replace("manager: Piet Jansen\nwas", "manager: Sofie\nwas");
        assert_eq!(kept(PERSON, &moved, &sofie, "2026-12-01"), sofie, "the same day");
        let back = moved.replace("team: Noord\n  ", "@").replace("team: Zuid", "team: Noord").replace('@', "team: Noord\n  ");
        assert_eq!(kept(PERSON, &moved, &back, "2026-12-01"), before, "back on the same day, nothing was left");
        assert!(kept(PERSON, &moved, &back, "2026-12-02").contains("- team: Zuid"));
        let other = moved.replace("name: Anna", "name: Anna\nrole: x");
        assert_eq!(kept(PERSON, &moved, &other, "2026-12-01"), other);
        let own = |text: &str| text.replace("  until: 2026-11-30", "  until: 2026-11-30\n  why: x");
        assert_eq!(kept(PERSON, &own(&moved), &own(&back), "2026-12-01"), own(&back), "what a person added to it stays");
        let later = kept(PERSON, &moved, &sofie, "2027-02-01");
        assert!(later.contains(&format!("{entry}- team: Zuid\n  manager: Piet Jansen\n  until: 2027-01-31\n")), "{later}");
        let spelt = before.replace("Piet Jansen", "piet jansen");
        assert_eq!(kept(PERSON, before, &spelt, "2026-12-01"), spelt);
        let own = format!("{south}was: []\n");
        assert!(kept(PERSON, before, &own, "2026-12-01").contains("until"), "an empty list is none");
    }
}
