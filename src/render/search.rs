//! What was found, each person's under their name: where it stands, and the sentence with the words.

use super::ViewContext;
use super::printable::printable;
use super::style;
use super::table::cut;
use crate::domain::records::Folder;
use crate::domain::search::{Field, Hit, Query};
use crate::i18n::{messages, search as says, words};
use crate::parallel::each;
use std::ops::Range;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How far the sentences stand in.
const INDENT: usize = 4;
/// The least room that a sentence gets.
const NARROWEST: usize = 20;

/// What was found, for a terminal.
pub(crate) fn text(view: &ViewContext, query: &Query, groups: &[Vec<&Hit>]) -> String {
    let block = |group: &Vec<&Hit>| head(view, group) + &group.iter().map(|hit| one(view, query, hit)).collect::<String>();
    each(groups, block).join("\n")
}

/// Whose they are, and how many.
fn head(view: &ViewContext, group: &[&Hit]) -> String {
    let whose = group.first().and_then(|hit| hit.employee.as_deref());
    let name = whose.map_or_else(|| messages::the_organisation(view.lang), |slug| printable(view.people.name(slug)));
    let team = whose.and_then(|slug| view.people.team(slug)).map(|team| format!(" · {}", printable(team))).unwrap_or_default();
    let behind = format!("{}{team}", group.len());
    let room = view.width.saturating_sub(name.width() + 1);
    format!("{} {}\n", style::heading(cut(&name, view.width)), style::dim(cut(&behind, room.max(1))))
}

fn one(view: &ViewContext, query: &Query, hit: &Hit) -> String {
    let room = view.width.saturating_sub(INDENT).max(NARROWEST);
    let day = words::near_day(view.lang, hit.date, view.today);
    let behind = format!("{day}  {}", source(view, hit));
    let behind = cut(&behind, view.width.saturating_sub(2 + hit.id.as_str().len() + 2).max(1));
    let id = style::id(hit.id.as_str(), view.ids.length(hit.id));
    format!("  {id}  {}\n{:INDENT$}{}\n", style::dim(behind), "", marked(query, &printable(&hit.text), room))
}

/// What it stands in: the type of a conversation, or the title of an action or a goal.
fn source(view: &ViewContext, hit: &Hit) -> String {
    let field = says::field(view.lang, hit.field);
    let title = hit.title.as_deref().filter(|title| !title.is_empty() && hit.field != Field::Title).map(printable);
    match (hit.folder, &hit.kind, title) {
        (Folder::Conversations, Some(kind), _) => {
            format!("{}, {field}", printable(words::type_name(view.lang, &view.settings.types, kind)))
        }
        (folder, _, Some(title)) => format!("{}, {field}: {title}", says::folder(view.lang, folder)),
        (folder, ..) => says::folder(view.lang, folder).to_owned(),
    }
}

/// A sentence with the words marked, cut around the first of them where it is wider than the room.
fn marked(query: &Query, sentence: &str, room: usize) -> String {
    let places = query.places(sentence);
    let shown = window(sentence, places.first().cloned().unwrap_or_default(), room);
    let part = |range: Range<usize>| sentence.get(range).unwrap_or_default();
    let mut out = String::from(if shown.start > 0 { "…" } else { "" });
    let mut at = shown.start;
    for place in &places {
        let (start, end) = (place.start.max(at), place.end.min(shown.end));
        if start < end {
            out.push_str(part(at..start));
            out.push_str(&style::found(part(start..end)));
            at = end;
        }
    }
    out.push_str(part(at..shown.end));
    if shown.end < sentence.len() {
        out.push('…');
    }
    out
}

/// The part of a text that is shown in so many columns: all of it, or what is around `place`.
fn window(text: &str, place: Range<usize>, room: usize) -> Range<usize> {
    if text.width() <= room {
        return 0..text.len();
    }
    let width = |range: Range<usize>| text.get(range).map_or(0, UnicodeWidthStr::width);
    let after_blank = |at: &usize| *at == 0 || text.get(..*at).is_some_and(|before| before.ends_with(' '));
    // a third of the room before the word, from the beginning of one, and more where less comes behind it
    let third = room.saturating_sub(width(place.clone()) + 2) / 3;
    let before = third.max(room.saturating_sub(width(place.start..text.len()) + 1));
    let mut back = 0;
    let near = text.get(..place.start).unwrap_or_default().char_indices().rev().take_while(|(_, c)| {
        back += c.width().unwrap_or(0);
        back <= before
    });
    // the farthest of them that begins a word, else the farthest
    let near: Vec<usize> = near.map(|(at, _)| at).collect();
    let start = near.iter().rev().copied().find(after_blank).or(near.last().copied()).unwrap_or(place.start);
    let start = if width(0..place.end) < room { 0 } else { start };
    // with the sign for what was cut off on either side
    let left = room.saturating_sub(usize::from(start > 0));
    if width(start..text.len()) <= left {
        return start..text.len();
    }
    let mut end = start;
    let mut used = 0;
    for c in text.get(start..).unwrap_or_default().chars() {
        used += c.width().unwrap_or(0);
        if used >= left {
            break;
        }
        end += c.len_utf8();
    }
    let word = text.get(start..end).and_then(|shown| shown.rfind(' ')).map(|at| start + at);
    start..word.filter(|end| *end >= place.end).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_cut_around_the_word() {
        let query = Query::of(["rooster"]).unwrap();
        let shown = |text: &str, room| anstream::adapter::strip_str(&marked(&query, text, room)).to_string();
        assert_eq!(shown("Het rooster knelt.", 40), "Het rooster knelt.");
        let long =
            "Sinds de verhuizing van het team naar de andere kant van de stad knelt het rooster op woensdag, en dat gaat zo niet langer.";
        for room in 20..130 {
            let text = shown(long, room);
            assert!(text.width() <= room && text.contains("rooster"), "{room}: {text}");
        }
        assert_eq!(shown("Tijd regelen we met vier uur per maand in het rooster.", 41), "…met vier uur per maand in het rooster.");
        assert_eq!(shown(long, 40), "…knelt het rooster op woensdag, en dat…");
    }
}
