//! What both documents say.

use crate::domain::care::Guard;
use crate::domain::privacy::{Elsewhere, Facts, Lies};
use crate::domain::retention::Keep;
use crate::i18n::{Language, privacy as says, readers, words};
use crate::render::document::{Item, List, Mark, Section};
use crate::render::printable::printable;

/// One thing that is so.
pub(super) fn so(text: String) -> Item {
    Item::new(Mark::Point, text)
}

/// One thing that only the organisation knows.
pub(super) fn open(lang: Language, what: &str) -> Item {
    Item::new(Mark::Question, says::open(lang, what))
}

/// A section of things.
pub(super) fn section(head: String, items: Vec<Item>) -> Section {
    Section::new(head).with_list(List { items, ..List::default() })
}

pub(super) fn kept(lang: Language, facts: &Facts) -> Vec<Item> {
    let kinds: Vec<String> = facts.kinds.iter().map(|kind| printable(kind)).collect();
    let talks = says::kept_talks(lang, &kinds.join(", "));
    let others =
        [says::kept_actions(lang), says::kept_goals(lang), says::kept_notes(lang), says::kept_person(lang), says::kept_history(lang)];
    std::iter::once(talks).chain(others).map(so).collect()
}

pub(super) fn purpose(lang: Language) -> Vec<Item> {
    let all = [says::purpose_stay(lang), says::purpose_promises(lang), says::purpose_obstacles(lang), says::purpose_formal(lang)];
    all.into_iter().map(so).collect()
}

pub(super) fn who(lang: Language, facts: &Facts) -> Vec<Item> {
    let Some(policy) = &facts.policy else { return vec![so(says::who_open(lang)), so(says::who_sent(lang))] };
    let parties = |parties| printable(&readers::parties(lang, parties, facts.has_recovery));
    let mut all = vec![
        says::who_words(lang, &parties(&policy.words)),
        says::who_private(lang, &parties(&policy.private_notes)),
        says::who_rest(lang),
    ];
    all.extend(facts.has_recovery.then(|| says::who_recovery(lang)));
    all.extend([says::who_employee_key(lang), says::who_sent(lang)]);
    all.into_iter().map(so).collect()
}

pub(super) fn how_long(lang: Language, facts: &Facts) -> Vec<Item> {
    let term = |keep: Keep, set: fn(Language, &str) -> String, unset: fn(Language) -> String| match facts.terms.length(keep) {
        Some(length) => so(set(lang, &words::interval(lang, length))),
        None => open(lang, &unset(lang)),
    };
    vec![
        term(Keep::AfterLeaving, says::long_left, says::long_left_open),
        term(Keep::Conversations, says::long_talks, says::long_talks_open),
        term(Keep::Notes, says::long_notes, says::long_notes_open),
        so(says::long_law(lang)),
    ]
}

pub(super) fn never(lang: Language, facts: &Facts) -> Vec<Item> {
    let guard = if facts.guard == Guard::Warn { says::guard_on(lang) } else { says::guard_off(lang) };
    let all = [
        says::never_scores(lang),
        says::never_feelings(lang),
        says::never_health(lang),
        says::never_special(lang),
        says::never_watching(lang),
        says::never_on_purpose(lang),
        guard,
    ];
    all.into_iter().map(so).collect()
}

pub(super) fn where_it_lies(lang: Language, facts: &Facts) -> Vec<Item> {
    let mut all: Vec<String> = Vec::new();
    let hosts = hosts(facts);
    match hosts.len() {
        0 => {}
        1 => all.push(says::where_server(lang, &hosts.join(", "))),
        _ => all.push(says::where_servers(lang, &hosts.join(", "))),
    }
    match &facts.lies {
        Lies::OnlyHere => all.push(says::where_here(lang)),
        Lies::At(places) if places.contains(&Elsewhere::Folder) => all.push(says::where_folder(lang)),
        Lies::At(_) => {}
    }
    all.push(says::where_files(lang));
    all.into_iter().map(so).collect()
}

/// The names of the servers.
pub(super) fn hosts(facts: &Facts) -> Vec<String> {
    let Lies::At(places) = &facts.lies else { return Vec::new() };
    let host = |place: &Elsewhere| if let Elsewhere::Server(host) = place { Some(printable(host)) } else { None };
    places.iter().filter_map(host).collect()
}

pub(super) fn ai_act(lang: Language) -> Section {
    section(says::ai_head(lang), vec![so(says::ai_said(lang)), so(says::ai_why(lang))])
}

pub(super) fn rights(lang: Language) -> Vec<Item> {
    let all =
        [says::right_access(lang), says::right_mend(lang), says::right_forget(lang), says::right_object(lang), says::right_complain(lang)];
    all.into_iter().map(so).collect()
}
