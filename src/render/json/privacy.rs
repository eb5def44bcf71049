//! What the settings say about privacy.

use crate::domain::care::Guard;
use crate::domain::circle::Party;
use crate::domain::privacy::{Elsewhere, Facts, Lies};
use crate::domain::retention::Keep;
use crate::i18n::{Language, words};
use serde::Serialize;

/// The facts.
#[derive(Serialize)]
pub(crate) struct PrivacyV1<'f> {
    sealed: bool,
    words: Option<Vec<&'f str>>,
    private_notes: Option<Vec<&'f str>>,
    recovery: bool,
    keep: KeepV1,
    guard: &'static str,
    /// The servers that git knows; `null` where it knows no other place.
    servers: Option<Vec<&'f str>>,
    types: &'f [String],
}

#[derive(Serialize)]
struct KeepV1 {
    after_leaving: Option<String>,
    conversations: Option<String>,
    notes: Option<String>,
}

impl<'f> PrivacyV1<'f> {
    pub(crate) fn of(facts: &'f Facts) -> PrivacyV1<'f> {
        let parties = |parties: &'f [Party]| parties.iter().map(Party::word).collect();
        let server = |place: &'f Elsewhere| if let Elsewhere::Server(host) = place { Some(host.as_str()) } else { None };
        let term = |keep: Keep| facts.terms.length(keep).map(|length| words::interval(Language::En, length));
        PrivacyV1 {
            sealed: facts.policy.is_some(),
            words: facts.policy.as_ref().map(|policy| parties(&policy.words)),
            private_notes: facts.policy.as_ref().map(|policy| parties(&policy.private_notes)),
            recovery: facts.has_recovery,
            keep: KeepV1 { after_leaving: term(Keep::AfterLeaving), conversations: term(Keep::Conversations), notes: term(Keep::Notes) },
            guard: Guard::word(facts.guard),
            servers: match &facts.lies {
                Lies::OnlyHere => None,
                Lies::At(places) => Some(places.iter().filter_map(server).collect()),
            },
            types: &facts.kinds,
        }
    }
}
