//! `stay report --anonymous`: issues a half-year once, and prints what was issued.

use super::delivery::{self, Format};
use super::effects::Effects;
use crate::context::Context;
use crate::domain::anonymous::{self, Asked, Issued, NotIssued};
use crate::domain::period::Period;
use crate::domain::problem::{Kind, YamlFault};
use crate::domain::records::Records;
use crate::domain::team::Team;
use crate::domain::text::nearest;
use crate::error::{Code, Error, Exit};
use crate::i18n::{Saying, anonymous as says, problems as wrong};
use crate::render::json::{self, AnonymousV1};
use crate::render::printable::printable;
use crate::render::{self, problems};
use crate::store::{Change, Need, Store, issued, layout};
use std::path::Path;

/// What was asked of a report without names.
pub(super) struct Wanted<'w> {
    pub period: Option<&'w str>,
    pub team: Option<&'w str>,
    /// The option with a day in it, where one was given.
    pub days: Option<&'static str>,
    pub format: Option<Format>,
    pub output: Option<&'w Path>,
}

/// Issues the half-year that is asked for unless it was issued, and prints it.
pub(super) fn run(cx: &Context, wanted: &Wanted) -> Result<Exit, Error> {
    let asked = asked(cx, wanted)?;
    let format = Format::asked(cx, wanted.format)?;
    let store = cx.store()?;
    delivery::refuse_in_workspace(&store, wanted.output.filter(|path| *path != Path::new("-")))?;
    let mut pages = match asked {
        Asked::Half(half) => vec![of_half(cx, &store, half, wanted)?],
        Asked::Year(halves) => halves.iter().map(|half| of_year(&store, *half)).collect::<Result<Vec<_>, _>>()?,
    };
    let team = match wanted.team {
        Some(typed) => Some(within(&mut pages, typed)?),
        None => None,
    };
    let path = |page: &Issued| layout::issued_path(page.half).unwrap_or_default();
    let records = Records::default();
    let view = cx.view(&store, &records, Default::default());
    let text = match format {
        Format::Csv => render::anonymous::csv(cx.lang, &pages),
        Format::Json => {
            let answer = AnonymousV1::of(&pages, team.as_deref(), |word| render::anonymous::called(cx.lang, word), path);
            json::envelope(cx.lang, cx.today, answer, &[])
        }
        form => {
            let brief = matches!(form, Format::Text | Format::Markdown);
            form.write(&view, &render::anonymous::document(&view, &pages, team.as_deref(), brief, path))
        }
    };
    delivery::deliver(cx, &text, format, wanted.output, &[])?;
    let unread: Vec<&Issued> = pages.iter().filter(|page| page.unreadable > 0).collect();
    for page in &unread {
        cx.warn(says::unreadable(page.unreadable, &page.half.half().unwrap_or_default()));
    }
    Ok(if unread.is_empty() { Exit::Done } else { Exit::Partly })
}

/// What is asked for, where that can be issued at all.
fn asked(cx: &Context, wanted: &Wanted) -> Result<Asked, Error> {
    // the last half-year that has ended
    let last = Period::half_of(cx.today).and_then(|half| half.before()).and_then(|half| half.half()).unwrap_or_default();
    if cx.flags.dry_run {
        return Err(Error::usage(says::no_dry_run()).hint(says::no_dry_run_hint()));
    }
    if let Some(option) = wanted.days {
        return Err(Error::usage(says::no_days(option)).hint(says::period_hint(&last)));
    }
    let Some(typed) = wanted.period else { return Err(Error::usage(says::no_period()).hint(says::period_hint(&last))) };
    anonymous::asked(typed, cx.today).map_err(|why| refused(typed, why, &last))
}

fn refused(typed: &str, why: NotIssued, last: &str) -> Error {
    let hint = says::not_issued_hint(&why, last);
    Error::usage(says::not_issued(&printable(typed), why)).hint(hint)
}

/// The report of a half-year as it was issued; nothing where it was not. What is there and can't be read is never issued anew.
fn issued_before(store: &Store, half: Period) -> Result<Option<Issued>, Error> {
    let mut found = Vec::new();
    let page = issued::read(store, half, &mut found);
    let Some(problem) = found.first() else { return Ok(page) };
    if problem.kind == Kind::Yaml(YamlFault::Conflict) {
        return Err(Error::of(Code::Conflict, says::in_conflict(&problem.path)).hint(says::in_conflict_hint()));
    }
    let (place, kind) = (problems::place(problem), problem.kind.clone());
    let message = Saying::new({
        let kind = kind.clone();
        move |lang| says::not_shown(&place, &printable(&wrong::message(lang, &kind))).text(lang)
    });
    let refused = Error::of(Code::Unreadable, message);
    let hint = Saying::new(move |lang| wrong::remedy(lang, &kind).unwrap_or_default());
    Err(refused.hint(hint))
}

/// A half of a year, which has to be issued by itself.
fn of_year(store: &Store, half: Period) -> Result<Issued, Error> {
    let name = half.half().unwrap_or_default();
    let missing = || Error::refused(says::half_missing(&name)).hint(says::half_missing_hint(&name));
    issued_before(store, half)?.ok_or_else(missing)
}

/// A half-year as it was issued, or as it is issued now.
fn of_half(cx: &Context, store: &Store, half: Period, wanted: &Wanted) -> Result<Issued, Error> {
    if let Some(page) = issued_before(store, half)? {
        return Ok(page);
    }
    let writer = cx.writer(store)?;
    // another command may have issued it while this one waited
    if let Some(page) = issued_before(store, half)? {
        return Ok(page);
    }
    if !store.settings.is_read {
        return Err(Error::of(Code::Unreadable, says::settings_unread()).hint(says::settings_unread_hint()));
    }
    let records = store.read(&Need::CONVERSATIONS)?;
    let unreadable = issued::unreadable(&records.problems);
    let page = anonymous::issue(records, &store.settings, half, unreadable);
    // a slip in the name of a team issues nothing
    if let Some(typed) = wanted.team {
        within(&mut [page.clone()], typed)?;
    }
    let (path, text) = issued::file_of(&page)?;
    let line = says::issued(&half.half().unwrap_or_default(), &path);
    let effects = Effects { changes: vec![Change::create(layout::place(&path), text)], lines: vec![line], ..Effects::default() };
    effects.apply(cx, store, &writer)?;
    effects.say(cx);
    Ok(page)
}

/// Leaves of pages what is of a team; the name of it as they have it.
fn within(pages: &mut [Issued], typed: &str) -> Result<String, Error> {
    let teams: Vec<String> = pages.iter().flat_map(|page| &page.rows).filter_map(|row| row.part.team()).map(str::to_owned).collect();
    let wanted = Team::from(typed);
    let half = pages.first().and_then(|page| page.half.half()).unwrap_or_default();
    let Some(team) = teams.iter().find(|team| Team::from(team.as_str()) == wanted).or_else(|| by_last_part(&teams, &wanted)) else {
        let refused = Error::of(Code::NotFound, says::no_team(&printable(typed), &half));
        let near = nearest(typed, teams.iter().map(String::as_str));
        let mut known: Vec<&str> = teams.iter().map(String::as_str).collect();
        known.dedup();
        return Err(match near {
            Some(near) => refused.near(near),
            None if known.is_empty() => refused,
            None => refused.choose_from(known),
        });
    };
    for page in pages {
        // a team that one of two halves does not have is absent in it
        *page = page.within(&Team::from(team.as_str())).unwrap_or_else(|| Issued { rows: Vec::new(), ..page.clone() });
    }
    Ok(team.clone())
}

/// The only team whose own name was typed, without the departments that it lies in.
fn by_last_part<'t>(teams: &'t [String], wanted: &Team) -> Option<&'t String> {
    let mut found = teams.iter().filter(|team| Team::from(Team::from(team.as_str()).own_name()) == *wanted);
    let first = found.next()?;
    found.all(|other| Team::from(other.as_str()) == Team::from(first.as_str())).then_some(first)
}
