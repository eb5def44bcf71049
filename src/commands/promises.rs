//! Open promises gone through one by one at the terminal, a key for each.

use crate::domain::action::Action;
use crate::domain::handover::HandoverDecision;
use crate::domain::id::Id;
use crate::i18n::{Language, handover as says};
use crate::render::{self, ViewContext};

/// Why open promises are gone through, which decides what can become of one that is neither done nor dropped.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Occasion {
    /// Another manager takes them over.
    Handover,
    /// The employee leaves, and they stay open.
    Leaving,
}

/// Goes through the promises one by one; `None` as soon as the person stops, or there is nobody any more.
pub(super) fn ask_all(
    view: &ViewContext,
    occasion: Occasion,
    open: &[&Action],
    mut ask: impl FnMut(&str) -> Option<String>,
) -> Option<Vec<(Id, HandoverDecision)>> {
    let mut answers = Vec::new();
    for (number, action) in (1..).zip(open) {
        let told = says::asked(view.lang, number, open.len(), &render::handover::promise(view, action));
        let keys = if occasion == Occasion::Handover { says::keys } else { says::keys_leaving };
        let question = format!("{told}\n{}", keys(view.lang));
        let outcome = loop {
            match key(view.lang, occasion, &ask(&question)?) {
                Some(Key::Take) => break HandoverDecision::Taken,
                Some(Key::Keep) => break HandoverDecision::Undecided,
                Some(Key::Done) => break HandoverDecision::Done,
                Some(Key::LetGo) => break HandoverDecision::Dropped(reason(view.lang, &mut ask)?),
                Some(Key::Stop) => return None,
                None => {}
            }
        };
        answers.push((action.id, outcome));
    }
    Some(answers)
}

/// A reason, asked for until there is one.
fn reason(lang: Language, ask: &mut impl FnMut(&str) -> Option<String>) -> Option<String> {
    loop {
        let why = ask(&says::why(lang))?;
        if !why.trim().is_empty() {
            return Some(why.trim().to_owned());
        }
    }
}

/// What one key stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Key {
    Take,
    Keep,
    Done,
    LetGo,
    Stop,
}

fn key(lang: Language, occasion: Occasion, typed: &str) -> Option<Key> {
    let first = typed.trim().to_lowercase().chars().next()?;
    match (occasion, lang, first) {
        (Occasion::Handover, Language::Nl, 'o') | (Occasion::Handover, Language::En, 't') => Some(Key::Take),
        (Occasion::Leaving, Language::Nl, 'b') | (Occasion::Leaving, Language::En, 'k') => Some(Key::Keep),
        (_, Language::Nl, 'g') | (_, Language::En, 'd') => Some(Key::Done),
        (_, _, 'l') => Some(Key::LetGo),
        (_, _, 's') => Some(Key::Stop),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::ShortIds;
    use crate::domain::records::Records;
    use crate::domain::sample::{action, day};
    use crate::domain::settings::Settings;

    /// Asks about two promises and answers what was prepared; what was asked comes back too.
    fn asked(occasion: Occasion, answers: &[&str]) -> (Option<Vec<HandoverDecision>>, usize) {
        let (records, settings) = (Records::default(), Settings::default());
        let view = ViewContext {
            lang: Language::Nl,
            width: 80,
            today: day("2026-11-22"),
            settings: &settings,
            people: records.people(),
            ids: ShortIds::default(),
            readers: Vec::new(),
        };
        let actions = [action("anna", "a1aaaaaa", "2026-12-01"), action("anna", "a2aaaaaa", "2026-12-02")];
        let (mut answers, mut count) = (answers.iter(), 0);
        let outcomes = ask_all(&view, occasion, &actions.iter().collect::<Vec<_>>(), |_| {
            count += 1;
            answers.next().map(|answer| (*answer).to_owned())
        });
        (outcomes.map(|outcomes| outcomes.into_iter().map(|(_, outcome)| outcome).collect()), count)
    }

    #[test]
    fn each_promise_is_asked_about_until_it_is_decided() {
        assert_eq!(asked(Occasion::Handover, &["o", "G"]), (Some(vec![HandoverDecision::Taken, HandoverDecision::Done]), 2));
        assert_eq!(
            asked(Occasion::Handover, &["", "x", "overnemen", "l", " ", "kan niet meer"]),
            (Some(vec![HandoverDecision::Taken, HandoverDecision::Dropped("kan niet meer".into())]), 6)
        );
    }

    #[test]
    fn who_leaves_may_leave_a_promise_open() {
        assert_eq!(asked(Occasion::Leaving, &["o", "b", "g"]), (Some(vec![HandoverDecision::Undecided, HandoverDecision::Done]), 3));
    }

    #[test]
    fn who_stops_or_goes_away_decides_nothing() {
        assert_eq!(asked(Occasion::Handover, &["o", "s"]), (None, 2));
        assert_eq!(asked(Occasion::Handover, &["o"]), (None, 2));
        assert_eq!(asked(Occasion::Handover, &["l"]), (None, 2));
    }

    #[test]
    fn keys_are_those_of_the_language() {
        let keys = |lang, occasion, typed: [&str; 3]| typed.map(|typed| key(lang, occasion, typed));
        assert_eq!(keys(Language::En, Occasion::Handover, ["t", "d", "o"]), [Some(Key::Take), Some(Key::Done), None]);
        assert_eq!(keys(Language::Nl, Occasion::Handover, ["o", "g", "d"]), [Some(Key::Take), Some(Key::Done), None]);
        assert_eq!(keys(Language::En, Occasion::Leaving, ["k", "d", "t"]), [Some(Key::Keep), Some(Key::Done), None]);
        assert_eq!(keys(Language::Nl, Occasion::Leaving, ["b", "g", "o"]), [Some(Key::Keep), Some(Key::Done), None]);
    }
}
