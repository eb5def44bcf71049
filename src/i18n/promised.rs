//! Promises that are made with a talk: how they are typed, what is wrong with one, and what was made.

use super::{Language, days, either, rhythm, sayings, sentences, words};
use crate::domain::date::{NotADay, Toward};
use crate::domain::promise_line::PromiseSlip;

sayings! {
    /// Of several conversations it can't be told which one the promise is from.
    one_conversation() { nl: "--act hoort bij één gesprek, en je noemt er meer", en: "--act belongs to one conversation, and you name several" }
    one_conversation_hint() { nl: "sluit ze een voor een af", en: "close them one by one" }
    next_needs_close() { nl: "--next hoort bij --close", en: "--next belongs to --close" }
    next_needs_close_hint() { nl: "zet --close erbij, of laat --next weg", en: "add --close, or leave --next out" }
    /// A conversation that is still to come can't be closed.
    close_later(day: &str) { nl: "{day} moet nog komen, dus dit gesprek kan nog niet dicht", en: "{day} is still to come, so this talk can't be closed yet" }
    close_later_hint() { nl: "laat --close weg, of zeg bij --date de dag waarop het was", en: "leave --close out, or say with --date the day on which it was" }
    /// A new conversation that waits in the editor.
    not_saved_yet(id: &str) { nl: "gesprek {id} is nog niet bewaard", en: "conversation {id} was not saved yet" }
    not_saved_yet_hint(id: &str) { nl: "ga verder met `stay edit {id}`, en zet de belofte onder `actions:`", en: "go on with `stay edit {id}`, and put the promise below `actions:`" }
    /// An option that makes the talk one that was held.
    close_planned() { nl: "wat gepland staat is nog niet gehouden, en kan nog niet dicht", en: "what is planned was not held yet, and can't be closed" }
    close_planned_hint() { nl: "laat --planned of --close weg", en: "leave --planned or --close out" }
}

sentences! {
    /// The owner of a promise, to whoever typed it.
    you() { nl: "jij", en: "you" }
    made(kind: &str, name: &str) { nl: "{kind} met {name}", en: "{kind} with {name}" }
    made_on(kind: &str, name: &str, day: &str) { nl: "{kind} met {name} op {day}", en: "{kind} with {name} on {day}" }
    begun(kind: &str, name: &str, id: &str) { nl: "{kind} {id} met {name} begint vandaag", en: "{kind} {id} with {name} begins today" }
    ask_close(day: &str) { nl: "  afsluiten en terugkomen op {day}? [J/n]", en: "  close it and come back on {day}? [Y/n]" }
    /// Above the field: what it is for, and the limit of the type.
    note(limit: &str) { nl: "actions: wat jullie afspreken, {limit}; eigenaar en dag mogen weg, in elke volgorde; `|` mag ook", en: "actions: what you promise each other, {limit}; owner and day are optional, in any order; `|` will do too" }
    note_without_limit() { nl: "actions: wat jullie afspreken; eigenaar en dag mogen weg, in elke volgorde; `|` mag ook", en: "actions: what you promise each other; owner and day are optional, in any order; `|` will do too" }
    /// One to imitate.
    example(day: &str) { nl: "    - Laptop vervangen · leidinggevende · {day}", en: "    - Replace the laptop · manager · {day}" }
    made_before() { nl: "    al afgesproken, en niet nog eens nodig:", en: "    promised already, and not needed again:" }
    /// An action that is there.
    before(title: &str, owner: &str, day: &str) { nl: "      {title} · {owner} · {day}", en: "      {title} · {owner} · {day}" }
}

/// The lines above the field of the form.
pub(crate) fn notes(lang: Language, limit: Option<usize>, day: &str) -> Vec<String> {
    let first = limit.map_or_else(|| note_without_limit(lang), |limit| note(lang, &rhythm::limit(lang, limit)));
    vec![first, example(lang, day)]
}

/// `1 belofte`.
pub(crate) fn promises(lang: Language, count: usize) -> String {
    words::counted(lang, count, ["belofte", "beloften"], ["promise", "promises"])
}

/// What is wrong with a line.
pub(crate) fn slip(lang: Language, slip: &PromiseSlip) -> String {
    let pick = |nl: String, en: String| if lang == Language::Nl { nl } else { en };
    match slip {
        PromiseSlip::NoText => either(lang, "er staat niet wat er beloofd is", "it does not say what is promised").to_owned(),
        PromiseSlip::TwoOwners(one, other) => {
            pick(format!("`{one}` en `{other}` kunnen allebei de eigenaar zijn"), format!("`{one}` and `{other}` can both be the owner"))
        }
        PromiseSlip::TwoDays(one, other) => {
            pick(format!("`{one}` en `{other}` zijn allebei een dag"), format!("`{one}` and `{other}` are both a day"))
        }
        PromiseSlip::NotADay(part, NotADay::Unreadable) => pick(format!("`{part}` is geen datum"), format!("`{part}` is no date")),
        PromiseSlip::NotADay(part, wrong) => {
            let (is_either, why) = (matches!(wrong, NotADay::Either(..)), days::why(lang, wrong));
            match is_either {
                true => pick(format!("`{part}` kan {why} zijn"), format!("`{part}` could be {why}")),
                false => pick(format!("`{part}` kan niet: {why}"), format!("`{part}` can't be: {why}")),
            }
        }
        PromiseSlip::OwnerOrText(part) => pick(
            format!("`{part}` kan de eigenaar zijn, en kan bij de tekst horen"),
            format!("`{part}` can be the owner, and can belong to the text"),
        ),
        PromiseSlip::Apart(part, owner) => pick(
            format!("`{part}` kan de eigenaar zijn of bij de tekst horen, en `{owner}` is al eigenaar"),
            format!("`{part}` can be the owner or belong to the text, and `{owner}` is the owner already"),
        ),
        PromiseSlip::DayOrName(part) => pick(format!("`{part}` kan een dag en een naam zijn"), format!("`{part}` can be a day and a name")),
        PromiseSlip::NotApart(part, _) => pick(
            format!("`{part}` hoort nu bij de tekst, en lijkt de dag of de eigenaar"),
            format!("`{part}` is part of the text now, and looks like the day or the owner"),
        ),
        PromiseSlip::NearOwner(typed, _) => pick(format!("`{typed}` is geen eigenaar"), format!("`{typed}` is no owner")),
        PromiseSlip::Several(typed, _) => pick(format!("`{typed}` kan op meer mensen slaan"), format!("`{typed}` can mean several people")),
    }
}

/// What to do about it.
pub(crate) fn remedy(lang: Language, slip: &PromiseSlip) -> String {
    let pick = |nl: String, en: String| if lang == Language::Nl { nl } else { en };
    match slip {
        PromiseSlip::NoText => {
            let (nl, en) = (
                "schrijf eerst wat, zoals `Laptop vervangen · leidinggevende`",
                "first write what, such as `Replace the laptop · manager`",
            );
            either(lang, nl, en).to_owned()
        }
        PromiseSlip::TwoOwners(..) => either(lang, "laat er één staan", "keep one of them").to_owned(),
        PromiseSlip::TwoDays(..) => either(lang, "laat er één staan", "keep one of them").to_owned(),
        PromiseSlip::NotADay(_, wrong) => days::not_a_day_hint(wrong.clone(), Toward::Ahead).text(lang),
        PromiseSlip::OwnerOrText(_) => either(
            lang,
            "zet de eigenaar erachter (`… · leidinggevende`), of laat de `·` in de tekst weg",
            "put the owner behind it (`… · manager`), or leave the `·` out of the text",
        )
        .to_owned(),
        PromiseSlip::Apart(..) => {
            either(lang, "zet de tekst bij elkaar, of laat één eigenaar staan", "keep the text together, or keep one owner").to_owned()
        }
        PromiseSlip::DayOrName(_) => {
            either(lang, "schrijf de dag als 2026-12-01, of de hele naam", "write the day as 2026-12-01, or the whole name").to_owned()
        }
        PromiseSlip::NotApart(_, line) => pick(format!("schrijf `{line}`"), format!("write `{line}`")),
        PromiseSlip::NearOwner(_, word) => pick(format!("bedoel je `{word}`?"), format!("do you mean `{word}`?")),
        PromiseSlip::Several(_, all) => pick(format!("kies uit: {}", all.join(", ")), format!("choose from: {}", all.join(", "))),
    }
}
