//! What is to be forgotten, how it leaves git's history, and what has passed its term.

use super::ViewContext;
use super::printable::printable;
use super::style;
use super::table::wrap;
use crate::domain::forgotten::{Account, Spot};
use crate::domain::interval::{Interval, Unit};
use crate::domain::records::{Place, Source};
use crate::domain::retention::{Keep, Passing, Terms};
use crate::domain::words::Word;
use crate::i18n::{Language, forget as says, words};
use chrono::NaiveDate;

/// How many places are told one by one.
const MOST: usize = 40;

/// A heading with lines below it, wrapped; nothing without lines.
fn part(view: &ViewContext, head: &str, lines: &[String]) -> String {
    let room = view.width.saturating_sub(2).max(20);
    let below = |line: &String| {
        let mut wrapped = wrap(line, room).into_iter();
        let first = wrapped.next().map(|line| format!("  {line}\n")).unwrap_or_default();
        first + &wrapped.map(|line| format!("    {line}\n")).collect::<String>()
    };
    if lines.is_empty() { String::new() } else { format!("\n{}\n{}", style::heading(head), lines.iter().map(below).collect::<String>()) }
}

/// Who and what is forgotten, in a few words.
pub(crate) fn who(account: &Account) -> String {
    let people = account.people.iter().map(|person| printable(&person.name));
    let ids = account.records.iter().map(|source| source.id.to_string());
    few(&people.chain(ids).collect::<Vec<_>>(), 5)
}

/// The first of some names, and how many more there are.
pub(crate) fn few(names: &[String], most: usize) -> String {
    let more = names.len().saturating_sub(most);
    let some = names.iter().take(most).cloned().collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{some} +{more}") } else { some }
}

fn spot(view: &ViewContext, spot: &Spot) -> String {
    match spot.line {
        0 => format!("{} · {}", printable(&spot.path), says::sealed_words(view.lang)),
        line => format!("{}:{line}", printable(&spot.path)),
    }
}

/// What goes, what stays and why, and what else comes of it.
pub(crate) fn account(view: &ViewContext, account: &Account, path_of: fn(&Source) -> String) -> String {
    let lang = view.lang;
    let path = |source: &Source| printable(&path_of(source));
    let mut out = format!("{}\n", style::heading(says::head(lang, &who(account))));
    let goes = account.goes.iter().map(|(sort, count)| says::counted(lang, *sort, *count)).collect::<Vec<_>>().join(", ");
    let mut gone = vec![goes];
    gone.extend(account.people.iter().map(|person| format!("employees/{}/", person.slug)));
    gone.extend(account.records.iter().take(MOST).map(path));
    out += &part(view, &says::goes(lang), &gone);
    let mut stays: Vec<String> =
        account.promises.iter().map(|(source, title)| says::promise(lang, &path(source), &printable(title), source.id.as_str())).collect();
    stays.extend(account.loosened.iter().map(|loose| says::loosened(lang, &path(&loose.source))));
    stays.extend((account.of_organisation > 0).then(|| says::organisation(lang, account.of_organisation)));
    out += &part(view, &says::stays(lang), &stays);
    let mut named: Vec<String> = account.named.iter().take(MOST).map(|one| spot(view, one)).collect();
    named.extend((account.named.len() > MOST).then(|| format!("+{}", account.named.len() - MOST)));
    named.extend((account.shut > 0).then(|| says::shut(lang, account.shut)));
    if !account.people.is_empty() {
        named.extend(named.is_empty().then(|| says::nothing_else(lang)));
        out += &part(view, &says::named(lang), &named);
    }
    let mut rest = vec![says::figures(lang), says::tombstone(lang), says::not_history(lang)];
    rest.extend(account.readers.iter().map(|key| says::readers_stay(&format!("stay readers remove {key}")).text(lang)));
    out + &part(view, &says::afterwards(lang), &rest)
}

/// The steps that take paths out of git's history, filled in: each what it is for, and what to type.
pub(crate) fn steps(lang: Language, paths: &[String], remote: Option<&str>, verify: &str) -> Vec<(String, Vec<String>)> {
    let quoted = |text: &str| shell_words::quote(&printable(text)).into_owned();
    let address = remote.map_or_else(|| "ADDRESS".to_owned(), quoted);
    let filter = paths.iter().map(|path| format!(" --path {}", quoted(path))).collect::<String>();
    vec![
        (says::step_sync(lang), Vec::new()),
        (
            says::step_clone(lang),
            vec![
                format!("git clone --mirror {address} rewritten.git"),
                "cd rewritten.git".to_owned(),
                format!("git filter-repo --invert-paths{filter}"),
            ],
        ),
        (says::step_push(lang), vec![format!("git push --force --mirror {address}")]),
        (says::step_server(lang), vec!["git reflog expire --expire=now --all".to_owned(), "git gc --prune=now".to_owned()]),
        (says::step_hosted(lang), Vec::new()),
        (says::step_anew(lang), Vec::new()),
        (says::step_verify(lang), vec![verify.to_owned()]),
    ]
}

/// The same as text.
pub(crate) fn history(view: &ViewContext, steps: &[(String, Vec<String>)]) -> String {
    let mut out = format!("{}\n", style::heading(says::history_head(view.lang)));
    for (at, (what, commands)) in steps.iter().enumerate() {
        let number = format!("  {}. ", at + 1);
        let wrapped = wrap(what, view.width.saturating_sub(5).max(20));
        for (line, text) in wrapped.iter().enumerate() {
            out += &format!("{}{text}\n", if line == 0 { number.as_str() } else { "     " });
        }
        // what is to be copied is never broken
        commands.iter().for_each(|command| out += &format!("       {command}\n"));
    }
    out
}

/// Terms, and what has passed them or will by a day.
pub(crate) fn retention(view: &ViewContext, terms: &Terms, found: &[Passing], by: Option<NaiveDate>) -> String {
    let lang = view.lang;
    let law = wrap(&says::law_custom(lang), view.width).join("\n");
    if terms.are_none() {
        let length = |count| words::interval(lang, Interval { count, unit: Unit::Year });
        let lines = [(Keep::AfterLeaving, 2), (Keep::Conversations, 5), (Keep::Notes, 1)];
        let lines = lines.map(|(keep, years)| format!("      {}: {}", keep.word(), length(years)));
        let example = format!("  privacy:\n    keep:\n{}", lines.join("\n"));
        return format!("{}\n\n{example}\n\n{law}\n", wrap(&says::no_terms(lang), view.width).join("\n"));
    }
    let length = |interval: Option<Interval>| interval.map_or_else(|| says::no_term(lang), |interval| words::interval(lang, interval));
    let told: Vec<String> = Keep::ALL.iter().map(|keep| format!("{}: {}", keep.name(lang), length(terms.length(*keep)))).collect();
    let mut out = format!("{}\n{}", style::heading(says::terms(lang)), told.iter().map(|line| format!("  {line}\n")).collect::<String>());
    let line = |one: &Passing| {
        let day = words::day(lang, one.kept.until);
        let when = if one.has_passed(view.today) { says::since(lang, &day) } else { says::from_day(lang, &day) };
        format!("{} · {} · {when}", what(view, &one.place), one.kept.keep.name(lang))
    };
    let (passed, coming): (Vec<&Passing>, Vec<&Passing>) = found.iter().partition(|one| one.has_passed(view.today));
    let lines = |all: &[&Passing]| all.iter().map(|one| line(one)).collect::<Vec<_>>();
    out += &match passed.is_empty() {
        true => format!("\n{}\n", says::none_passed(lang)),
        false => part(view, &says::passed(lang), &lines(&passed)),
    };
    if let Some(by) = by {
        let day = words::day(lang, by);
        out += &match coming.is_empty() {
            true => format!("\n{}\n", wrap(&says::none_coming(lang, &day), view.width).join("\n")),
            false => part(view, &says::coming(lang, &day), &lines(&coming)),
        };
    }
    out + &format!("\n{}\n{}\n", wrap(&says::by_itself(lang), view.width).join("\n"), style::dim(law))
}

/// A thing of a person, or all of it.
fn what(view: &ViewContext, place: &Place) -> String {
    let name = place.person().map(|slug| printable(view.people.name(slug))).unwrap_or_default();
    match place.source() {
        Some(source) => format!("{} · {} · {name}", source.id, noun(view, source)),
        None => says::all_of(view.lang, &name),
    }
}

/// What kind of record it is.
fn noun(view: &ViewContext, source: &Source) -> String {
    let one = says::counted(view.lang, source.folder.into(), 1);
    one.split_once(' ').map_or(one.clone(), |(_, noun)| noun.to_owned())
}
