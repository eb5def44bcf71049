//! Who one is, and what is one's own.

use super::{sayings, sentences};

sayings! {
    unknown() { nl: "wie jij bent is hier niet bekend", en: "who you are is not known here" }
    unknown_hint() { nl: "zeg het met `--me NAAM` of STAY_ME; of zet het adres van `git config user.email` als `email` in je employee.yaml", en: "say it with `--me NAME` or STAY_ME; or put the address of `git config user.email` as `email` in your employee.yaml" }
    nobody(typed: &str) { nl: "niemand heet hier `{typed}`", en: "nobody here is called `{typed}`" }
    no_manager(typed: &str) { nl: "er is geen leidinggevende `{typed}`", en: "there is no manager `{typed}`" }
    no_managers_hint() { nl: "bij niemand staat een `manager`: zet die met `stay employee edit`", en: "nobody has a `manager`: set it with `stay employee edit`" }
    several() { nl: "het is niet duidelijk wie jij bent: dat kunnen er meer zijn", en: "it is not clear who you are: it could be several people" }
    several_hint(list: &str) { nl: "noem een hele naam met `--me`: {list}", en: "name a whole name with `--me`: {list}" }
}

sentences! {
    /// What is left out of the first screen.
    only_yours(name: &str, others: &str) { nl: "Dit is van {name}; {others} · alles: `stay today --all`", en: "This is {name}'s; {others} · everything: `stay today --all`" }
    /// Whom a report is about; never the manager.
    people_of(name: &str) { nl: "mensen van {name}", en: "people of {name}" }
    others_ask_nothing() { nl: "van anderen vraagt nu niets aandacht", en: "nothing of others asks for attention now" }
}

/// `van anderen nog 3`.
pub(crate) fn others(lang: super::Language, count: usize) -> String {
    match count {
        0 => others_ask_nothing(lang),
        _ if lang == super::Language::Nl => format!("van anderen nog {count}"),
        _ => format!("{count} more of others"),
    }
}
