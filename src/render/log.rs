//! The story of records as git tells it, field by field.

use super::printable::printable;
use super::table::cut;
use super::{ViewContext, style};
use crate::domain::date::parse_civil;
use crate::domain::history::{FieldChange, Happened, Moment, Recorded};
use crate::domain::owner::Owner;
use crate::domain::records::Folder;
use crate::domain::theme::{Signal, Theme};
use crate::domain::{action, conversation, goal, types};
use crate::i18n::{sealed, sync as sync_messages, words};
use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr;

/// The story as it is told: the newest first, under a head for each day and person.
pub(crate) struct Story {
    /// Under whose head it is: nothing before the first one, and a head of nobody for what is not committed yet.
    under: Option<Option<(NaiveDate, String)>>,
    /// Whether it is left out which record it is.
    of_one: bool,
}

impl Story {
    /// The story of one record, or of many.
    pub(crate) fn new(of_one: bool) -> Story {
        Story { under: None, of_one }
    }

    /// What comes next in it.
    pub(crate) fn text(&mut self, view: &ViewContext, moments: &[Moment]) -> String {
        let mut out = String::new();
        for moment in moments {
            let recorded = moment.recorded.as_ref();
            let head_of = recorded.map(|recorded| (recorded.day, recorded.by.clone()));
            if self.under.as_ref() != Some(&head_of) {
                let gap = if self.under.is_none() { "" } else { "\n" };
                out.push_str(&format!("{gap}{}\n", head(view, recorded)));
                self.under = Some(head_of);
            }
            let indent = if self.of_one { "  " } else { "    " };
            if !self.of_one {
                out.push_str(&format!("  {}\n", what(view, moment)));
            }
            let is_new = matches!(moment.happened, Happened::Made(_));
            let told = |in_place: String| if is_new { in_place } else { sealed::words_changed(view.lang, &in_place) };
            let shut = view.in_place(moment.shut.as_ref()).map(told);
            for line in lines(view, moment, view.width.saturating_sub(indent.len())).into_iter().chain(shut) {
                out.push_str(&format!("{indent}{line}\n"));
            }
        }
        out
    }
}

fn head(view: &ViewContext, recorded: Option<&Recorded>) -> String {
    match recorded {
        Some(Recorded { day, by, .. }) => {
            format!("{} {}", style::heading(words::day(view.lang, *day)), style::dim(format!("· {}", printable(by))))
        }
        None => style::heading(sync_messages::not_recorded(view.lang)),
    }
}

/// Which file: a record by its kind and id, anything else by its path.
fn what(view: &ViewContext, moment: &Moment) -> String {
    let Some(source) = &moment.source else { return style::dim(printable(&moment.path)) };
    let kind = match source.folder {
        Folder::Conversations => sync_messages::conversation(view.lang),
        Folder::Actions => sync_messages::action(view.lang),
        Folder::Goals => sync_messages::goal(view.lang),
        Folder::Notes | Folder::Private => sync_messages::note(view.lang),
    };
    let whose = source.employee.as_deref().unwrap_or("");
    format!("{kind} {} {}", style::id(source.id.as_str(), view.ids.length(source.id)), style::dim(whose))
}

fn lines(view: &ViewContext, moment: &Moment, room: usize) -> Vec<String> {
    match &moment.happened {
        Happened::Made(fields) => {
            // what a new record holds is said by what it is called
            let named = fields.iter().find(|change| matches!(change.field.as_str(), "title" | "type" | "name"));
            let made = sync_messages::made(view.lang);
            let room = room.saturating_sub(made.width() + 1);
            let name = named.and_then(|change| Some(value(view, moment, change, change.to.as_deref()?, room))).unwrap_or_default();
            vec![format!("{} {name}", style::good(made)).trim_end().to_owned()]
        }
        Happened::Gone => vec![style::bad(sync_messages::gone(view.lang))],
        Happened::Unreadable => vec![style::bad(sync_messages::not_readable(view.lang))],
        Happened::Changed(fields) => fields.iter().map(|change| field(view, moment, change, room)).collect(),
    }
}

/// `due  2 dec 2026 → 16 dec 2026`; a text that came or went with a sign before it.
fn field(view: &ViewContext, moment: &Moment, change: &FieldChange, room: usize) -> String {
    let name = format!("{}:", printable(&change.field));
    // one value has all of the line, two have half of it each
    let room = match (&change.from, &change.to) {
        (Some(_), Some(_)) => room.saturating_sub(name.width() + 4) / 2,
        _ => room.saturating_sub(name.width() + 3),
    };
    let name = style::dim(name);
    let value = |text: &str| value(view, moment, change, text, room);
    match (&change.from, &change.to) {
        (Some(from), Some(to)) => format!("{name} {} → {}", value(from), value(to)),
        (None, Some(to)) => format!("{name} + {}", value(to)),
        (Some(from), None) => format!("{name} − {}", value(from)),
        (None, None) => name,
    }
}

/// A value on a line: days and words of ours in the language, longer texts cut.
fn value(view: &ViewContext, moment: &Moment, change: &FieldChange, text: &str, room: usize) -> String {
    let folder = moment.source.as_ref().map(|source| source.folder);
    match parse_civil(text) {
        Some(day) => words::day(view.lang, day),
        None => cut(&printable(&called(view, folder, &change.field, text)), room.max(8)),
    }
}

/// What the value of a field is called: a word of ours where the field holds one, else as it was written. `folder` is that of
/// a record; nothing for any other file.
pub(crate) fn called(view: &ViewContext, folder: Option<Folder>, field: &str, text: &str) -> String {
    let (lang, types) = (view.lang, &view.settings.types);
    let name = |word: Option<&'static str>| word.unwrap_or(text).to_owned();
    match (folder, field.rsplit('.').next().unwrap_or_default()) {
        (Some(Folder::Conversations), "status") => name(conversation::Status::read(text).map(|status| status.name(lang))),
        (Some(Folder::Conversations), "type") => types::read(types, text).map_or(text, |kind| kind.name(lang)).to_owned(),
        (_, "themes" | "theme") => Theme::of(text).name(lang).to_owned(),
        (Some(Folder::Conversations), "signals" | "signal") => Signal::of(text).name(lang).to_owned(),
        (Some(Folder::Actions), "status") => name(action::Status::read(text).map(|status| status.name(lang))),
        (Some(Folder::Actions), "owner") => Owner::of(text).name(lang).to_owned(),
        (Some(Folder::Actions), "kind") => action::Kind::of(text).name(lang).to_owned(),
        (Some(Folder::Goals), "status") => name(goal::Status::read(text).map(|status| status.name(lang))),
        _ => text.to_owned(),
    }
}
