//! The rounds of `stay.yaml`: reading them, and what writes one.

use super::fields::Fields;
use super::yaml::edit::Edit;
use super::yaml::edit::Step;
use super::yaml::write::New;
use super::yaml::{self, Value};
use super::{Fault, Store, file, layout, schema};
use crate::domain::date::civil;
use crate::domain::problem::{Kind, Problem, Severity};
use crate::domain::round::Round;
use crate::domain::settings::Settings;
use crate::domain::team::Team;

const KEY: &str = "rounds";

/// The rounds, in the order of the file. One without a type or a day that can be read, or that ends before it begins, is named and left
/// out.
pub(super) fn read(fields: &mut Fields, settings: &Settings) -> Vec<Round> {
    let rounds = fields.open_map(KEY, |key, node, origin| {
        Fields::of(node, schema::ROUND, origin).and_then(|mut fields| round(key, &mut fields, settings))
    });
    rounds.into_iter().map(|(_, round)| round).collect()
}

fn round(key: &str, fields: &mut Fields, settings: &Settings) -> Option<Round> {
    let word = fields.needed("type");
    fields.among_types("type", settings);
    let kind = word.and_then(|word| {
        let Some(kind) = settings.read_kind(&word) else {
            fields.unknown_word("type", &word, settings.types.iter().map(|kind| kind.key.as_str()), Severity::Error);
            return None;
        };
        fields.spelled("type", &word, &kind.key);
        Some(kind.key.clone())
    });
    let [from, to] = ["from", "to"].map(|key| {
        fields.missing_unless_wrong(key);
        fields.day_if_any(key)
    });
    let teams: Vec<Team> = fields.texts("teams").iter().map(Into::into).collect();
    let is_known = |team: &Team| settings.teams.is_empty() || settings.teams.iter().any(|known| known.is_within(team));
    for team in teams.iter().filter(|team| !is_known(team)) {
        fields.unknown_word("teams", team, settings.teams.iter().map(|team| &**team), Severity::Error);
    }
    let questions = fields.texts("questions");
    let (kind, from, to) = (kind?, from?, to?);
    if to < from {
        fields.note_key("to", Kind::BackwardRound(to, from));
        return None;
    }
    Some(Round { key: key.to_owned(), kind, from, to, teams, questions })
}

/// What adds a round at the end of those there are; `None` where one has this key. [`Fault::CannotEdit`] where what is there is no map.
pub(crate) fn added(store: &Store, round: &Round) -> Result<Option<Edit>, Fault> {
    let unreadable = |kind| Problem { path: layout::SETTINGS.to_owned(), line: 0, column: 0, kind, severity: Severity::Unreadable };
    let text = file::text(&store.at(layout::SETTINGS)).map_err(|kind| Fault::Unreadable(Box::new(unreadable(kind))))?;
    let root = yaml::parse_fully(&text).ok();
    let value = written(round);
    let first = || Edit::set(KEY, New::Map(vec![(round.key.clone(), value.clone())]), schema::before(schema::SETTINGS, KEY));
    let Some(entry) = root.as_ref().and_then(|root| root.entry(KEY)) else { return Ok(Some(first())) };
    match &entry.node.value {
        Value::Null => Ok(Some(first())),
        Value::Map(entries) if entries.iter().any(|entry| entry.key == round.key) => Ok(None),
        Value::Map(entries) if entries.is_empty() => Ok(Some(first())),
        Value::Map(_) => Ok(Some(Edit::set_within(vec![Step::Key(KEY.to_owned())], &round.key, value, &[]))),
        _ => {
            Err(Fault::CannotEdit { path: layout::SETTINGS.to_owned(), key: KEY.to_owned(), line: entry.at.line, column: entry.at.column })
        }
    }
}

fn written(round: &Round) -> New {
    let teams: Vec<&str> = round.teams.iter().map(|team| &**team).collect();
    let fields = [
        ("type", New::text(&round.kind)),
        ("from", New::word(civil(round.from))),
        ("to", New::word(civil(round.to))),
        ("teams", New::texts(&teams)),
        ("questions", New::texts(&round.questions)),
    ];
    New::Map(fields.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (key.to_owned(), value)).collect())
}

#[cfg(test)]
mod tests {
    use crate::domain::problem::Kind;
    use crate::domain::sample::day;
    use crate::store::settings::parse;

    #[test]
    fn a_round_is_read_by_the_words_of_both_languages() {
        let parsed = parse(
            "rounds:\n  voorjaar-2026:\n    type: stay\n    from: 2026-03-01\n    to: 2026-04-30\n    teams: [Zorg]\n    questions: Waarom blijf je?\n",
        );
        assert_eq!(parsed.problems, []);
        let [round] = &parsed.settings.rounds[..] else { panic!("{:?}", parsed.settings.rounds) };
        assert_eq!((&*round.key, &*round.kind, round.from, round.to), ("voorjaar-2026", "stay", day("2026-03-01"), day("2026-04-30")));
        assert_eq!((&round.teams[..], &round.questions[..]), (&["Zorg".into()][..], &["Waarom blijf je?".to_owned()][..]));
        let dutch =
            parse("types: {inwerk: {label: Inwerkgesprek}}\nrounds: {a: {type: Inwerkgesprek, from: 2026-03-01, to: 2026-03-01}}\n");
        assert_eq!(dutch.settings.rounds[0].kind, "inwerk");
        assert!(matches!(dutch.problems[..], [ref problem] if matches!(problem.kind, Kind::OtherSpelling("type", ..))));
    }

    #[test]
    fn a_round_that_can_t_be_read_is_named_in_its_place_and_left_out() {
        let wrong = |body: &str| {
            let parsed = parse(&format!(
                "teams: [Zorg/Noord, Planning]\nrounds:\n  a: {{{body}}}\n  b: {{type: stay, from: 2026-03-01, to: 2026-04-30}}\n"
            ));
            assert!(parsed.settings.is_read && parsed.settings.rounds.iter().any(|round| round.key == "b"), "{body}");
            (parsed.settings.rounds.len(), parsed.problems.into_iter().map(|problem| (problem.line, problem.kind)).collect::<Vec<_>>())
        };
        let days = "from: 2026-03-01, to: 2026-04-30";
        assert!(
            matches!(wrong(&format!("type: steh, {days}")), (1, ref kinds) if matches!(kinds[..], [(3, Kind::UnknownWord { key: "type", .. })]))
        );
        assert!(matches!(wrong(&format!("type: , {days}")), (1, ref kinds) if matches!(kinds[..], [(3, Kind::MissingKey("type"))])));
        assert!(matches!(wrong("type: stay, to: 2026-04-30"), (1, ref kinds) if matches!(kinds[..], [(3, Kind::MissingKey("from"))])));
        assert!(
            matches!(wrong("type: stay, from: 2026-02-30, to: 2026-04-30"), (1, ref kinds) if matches!(kinds[..], [(3, Kind::NotADay(..))]))
        );
        assert!(
            matches!(wrong("type: stay, from: 2026-05-01, to: 2026-04-30"), (1, ref kinds) if matches!(kinds[..], [(3, Kind::BackwardRound(..))]))
        );
        let (count, kinds) = wrong(&format!("type: stay, {days}, teams: [zorg, Zorgg], quest: x"));
        assert_eq!((count, kinds.len()), (2, 2), "a department of a team is known: {kinds:?}");
        assert!(kinds.iter().any(|(_, kind)| matches!(kind, Kind::UnknownWord { key: "teams", found, .. } if found == "Zorgg")));
    }
}
