//! For a works council, and for those who weigh the risks: the questions that such a sheet asks.

use super::parts::{ai_act, hosts, how_long, kept, never, open, purpose, rights, section, so, where_it_lies, who};
use crate::domain::care::Guard;
use crate::domain::privacy::{Facts, Lies};
use crate::domain::retention::Keep;
use crate::domain::words::Word;
use crate::i18n::{Language, privacy as says};
use crate::render::document::{Item, List, Section, Table};
use crate::render::table::{Cell, Column, Fit, Paint};

pub(super) fn sections(lang: Language, facts: &Facts) -> Vec<Section> {
    let with_open = |mut items: Vec<Item>, opens: &[String]| {
        items.extend(opens.iter().map(|what| open(lang, what)));
        items
    };
    let need = vec![so(says::q_need_fields(lang)), so(says::q_need_report(lang))];
    let mut recipients = who(lang, facts);
    recipients.extend(where_it_lies(lang, facts));
    let mut of_recipients = vec![says::q_recipients_open(lang)];
    let servers = hosts(facts);
    of_recipients.extend((!servers.is_empty()).then(|| says::q_processor_open(lang, &servers.join(", "))));
    vec![
        section(says::q_purpose(lang), with_open(purpose(lang), &[says::q_purpose_open(lang)])),
        section(says::q_need(lang), with_open(need, &[says::q_basis_open(lang), says::q_less_open(lang)])),
        section(says::q_data(lang), with_open(kept(lang, facts), &[says::q_data_whom_open(lang)])),
        section(says::q_special(lang), never(lang, facts)),
        section(says::q_recipients(lang), with_open(recipients, &of_recipients)),
        section(says::q_long(lang), how_long(lang, facts)),
        risks(lang, facts),
        section(says::rights_council_head(lang), with_open(rights(lang), &[says::contact_open(lang), says::inform_open(lang)])),
        ai_act(lang),
        section(says::q_consent(lang), with_open(vec![so(says::q_consent_law(lang))], &[says::q_consent_open(lang)])),
        section(says::q_dpia(lang), with_open(vec![so(says::q_dpia_law(lang))], &[says::q_dpia_open(lang)])),
    ]
}

/// Whether a measure is taken now.
#[derive(Clone, Copy)]
enum Taken {
    Yes,
    InPart,
    No,
}

impl Taken {
    fn so(is: bool) -> Taken {
        if is { Taken::Yes } else { Taken::No }
    }

    fn cell(self, lang: Language) -> Cell {
        match self {
            Taken::Yes => Cell::painted(says::is_done(lang), Paint::Good),
            Taken::InPart => Cell::painted(says::is_part(lang), Paint::Warn),
            Taken::No => Cell::painted(says::is_not(lang), Paint::Warn),
        }
    }
}

fn risks(lang: Language, facts: &Facts) -> Section {
    let (is_sealed, guards) = (facts.policy.is_some(), facts.guard == Guard::Warn);
    let set = Keep::ALL.iter().filter(|keep| facts.terms.length(**keep).is_some()).count();
    let kept_short = if set == 0 {
        Taken::No
    } else if set == Keep::ALL.len() {
        Taken::Yes
    } else {
        Taken::InPart
    };
    let measure = |is: bool, yes: fn(Language) -> String, no: fn(Language) -> String| if is { yes(lang) } else { no(lang) };
    let spread = if facts.lies == Lies::OnlyHere { Taken::Yes } else { Taken::InPart };
    let rows = [
        (says::risk_reading(lang), measure(is_sealed, says::measure_sealed, says::measure_not_sealed), Taken::so(is_sealed)),
        (
            says::risk_special(lang),
            measure(guards, says::measure_guard, says::measure_no_guard),
            if guards { Taken::InPart } else { Taken::No },
        ),
        (says::risk_long(lang), measure(set == Keep::ALL.len(), says::measure_terms, says::measure_no_terms), kept_short),
        (says::risk_rating(lang), says::measure_rating(lang), Taken::Yes),
        (
            says::risk_named(lang),
            measure(is_sealed, says::measure_named, says::measure_named_open),
            if is_sealed { Taken::InPart } else { Taken::No },
        ),
        (says::risk_history(lang), says::measure_history(lang), Taken::InPart),
        (says::risk_copies(lang), says::measure_copies(lang), spread),
    ];
    let table = Table {
        columns: columns(lang),
        rows: rows.into_iter().map(|(risk, measure, taken)| vec![Cell::new(risk), Cell::new(measure), taken.cell(lang)].into()).collect(),
        headed: true,
        ..Table::default()
    };
    let open = List { items: vec![open(lang, &says::q_risks_open(lang))], ..List::default() };
    Section::new(says::q_risks(lang)).with_table(table).with_list(open)
}

fn columns(lang: Language) -> Vec<Column> {
    let column = |fit: Fit, head: &'static str| Column { head, fit, right: false };
    let [risk, measure, now] = says::risk_heads(lang);
    vec![column(Fit::Wraps(18, 40), risk), column(Fit::Wraps(20, 60), measure), column(Fit::Whole, now)]
}
