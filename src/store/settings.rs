//! Reads `stay.yaml`. What is missing or wrong there keeps its default.

use super::fields::{Fields, Origin};
use super::waiting::Marked;
use super::yaml::Value;
use super::yaml::edit::{Edit, Step};
use super::yaml::write::New;
use super::{Store, layout, schema, yaml};
use crate::domain::ambition::{Ambition, Ambitions};
use crate::domain::anonymous::FLOOR;
use crate::domain::bank;
use crate::domain::care::Guard;
use crate::domain::circle::{Party, Policy};
use crate::domain::date;
use crate::domain::interval::Cadence;
use crate::domain::language::Language;
use crate::domain::money::Currency;
use crate::domain::obstacle::{Term, Vocabulary};
use crate::domain::problem::{Kind, Problem, Severity};
use crate::domain::remind::Reminders;
use crate::domain::retention::{Keep, Terms};
use crate::domain::settings::{SEALED, Settings, VERSION};
use crate::domain::types::{ConversationType, Labels};

/// The keys of `privacy` that say who opens what.
const POLICY: [&str; 2] = ["words", "private-notes"];

/// What `team` of an ambition says where it is everyone's.
const EVERYONE: [&str; 4] = ["all", "everyone", "alle", "iedereen"];

/// Settings with what was wrong with them.
pub(crate) struct Parsed {
    pub settings: Settings,
    pub problems: Vec<Problem>,
}

/// The defaults, for a `stay.yaml` that can't be read at all.
pub(crate) fn unreadable(kind: Kind) -> Parsed {
    let mut problems = Vec::new();
    Origin::new(layout::SETTINGS, &mut problems).unreadable(kind);
    Parsed { settings: Settings { is_read: false, ..Settings::default() }, problems }
}

/// Reads the text of `stay.yaml`. An empty one is all defaults.
pub(crate) fn parse(text: &str) -> Parsed {
    let mut problems = Vec::new();
    let mut settings = Settings::default();
    let mut origin = Origin::new(layout::SETTINGS, &mut problems);
    let empty = text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
    if let Some(node) = (!empty).then(|| origin.parse(text)).flatten()
        && let Some(mut fields) = Fields::of(&node, schema::SETTINGS, &mut origin)
    {
        read(&mut fields, &mut settings);
    } else {
        settings.language = language_on_our_side(text);
    }
    shared_forms(&settings.vocabulary, &mut origin);
    settings.is_read = !problems.iter().any(|problem| problem.severity == Severity::Unreadable);
    Parsed { settings, problems }
}

/// The language while `stay.yaml` has a conflict; the choice has to be asked in some language too.
fn language_on_our_side(text: &str) -> Option<Language> {
    let ours = Marked::parse(text).ok().filter(|marked| !marked.is_plain())?.side(0);
    let root = yaml::parse_fully(&ours).ok()?;
    Language::parse(root.get("language")?.text()?.trim())
}

fn read(fields: &mut Fields, settings: &mut Settings) {
    fields.among("version", ["1", "2"].into_iter(), std::iter::empty());
    if let Some(version) = fields.text("version") {
        if version.parse::<f64>().is_ok_and(|found| found > VERSION.into() || found > 1.0 && found.fract() > 0.0) {
            fields.refuse("version", Kind::NewerVersion(version));
        } else {
            match version.parse().ok().filter(|found| (1..=VERSION).contains(found)) {
                Some(found) => settings.version = found,
                None => fields.unknown_word("version", &version, ["1", "2"].into_iter(), Severity::Error),
            }
        }
    }
    fields.among_words::<Language>("language");
    if let Some(word) = fields.text("language") {
        settings.language = Language::read(&word);
        match settings.language {
            Some(language) => fields.spelled("language", &word, language.word()),
            None => fields.unknown_word("language", &word, Language::WORDS.iter().copied(), Severity::Error),
        }
    }
    settings.workspace = fields.text("workspace");
    settings.in_use = fields.day_if_any("in-use");
    settings.teams = fields.texts("teams").iter().map(Into::into).collect();
    settings.manager = fields.name("manager");
    settings.follow_up = fields.interval("follow-up").unwrap_or(settings.follow_up);
    let types =
        fields.open_map("types", |key, node, origin| Fields::of(node, schema::TYPE, origin).map(|mut fields| own_type(key, &mut fields)));
    for (key, own) in types {
        own.limit.into_iter().for_each(|limit| settings.set_limit(&key, limit));
        let kind = own.over(settings.kind(&key));
        match settings.types.iter_mut().find(|known| known.key == key) {
            Some(known) => *known = kind,
            None => settings.types.push(kind),
        }
    }
    // what is said of a type may name it in any of its ways
    let key_of = |settings: &Settings, word: String| settings.read_kind(&word).map_or(word, |kind| kind.key.clone());
    settings.rhythm = fields.rhythm("rhythm").into_iter().map(|(word, cadence)| (key_of(settings, word), cadence)).collect();
    settings.newcomer = fields.intervals("newcomer");
    for (word, limit) in fields.numbers("limits") {
        let key = key_of(settings, word);
        settings.set_limit(&key, limit);
    }
    settings.rounds = super::rounds::read(fields, settings);
    let terms = fields.open_map("obstacles", |key, node, origin| {
        if node.is_null() {
            return Some(Term { key: key.to_owned(), ..Term::default() });
        }
        Fields::of(node, schema::TERM, origin).map(|mut fields| Term {
            key: key.to_owned(),
            label: labels(&mut fields),
            also: fields.texts("also"),
        })
    });
    settings.vocabulary = Vocabulary::new(terms.into_iter().map(|(_, term)| term).collect());
    fields.map("goals", schema::GOALS, |fields| {
        settings.goals.term = fields.interval("term").unwrap_or(settings.goals.term);
        settings.goals.least = fields.number("least").unwrap_or(settings.goals.least);
        settings.goals.most = fields.number("most").unwrap_or(settings.goals.most);
    });
    settings.ambitions = Ambitions::new(ambitions(fields));
    fields.map("git", schema::GIT, |fields| {
        fields.among("commit", schema::COMMITS.iter().copied(), std::iter::empty());
        let Some(word) = fields.text("commit") else { return };
        let lower = word.to_lowercase();
        settings.commits = lower == "auto";
        match schema::COMMITS.contains(&lower.as_str()) {
            true => fields.spelled("commit", &word, &lower),
            false => fields.unknown_word("commit", &word, schema::COMMITS.iter().copied(), Severity::Error),
        }
    });
    fields.map("report", schema::REPORT, |fields| {
        settings.window = fields.interval("window").unwrap_or(settings.window);
        settings.people = fields.number("people").unwrap_or(settings.people).max(1);
        settings.anonymity = fields.number("anonymity").unwrap_or(settings.anonymity).max(FLOOR);
        settings.currency = currency(fields).unwrap_or_default();
    });
    settings.reminders = fields.map("reminders", schema::REMINDERS, reminders).unwrap_or_default();
    let privacy = privacy(fields);
    (settings.policy, settings.terms, settings.guard) = (privacy.policy, privacy.terms, privacy.guard);
    if settings.policy.is_some() && settings.version < SEALED {
        fields.note_key("privacy", Kind::TooOldForPrivacy);
    }
}

/// Asks of a file all that is read of `stay.yaml`.
pub(super) fn learned(node: &yaml::Node, origin: &mut Origin) {
    if let Some(mut fields) = Fields::of(node, schema::SETTINGS, origin) {
        read(&mut fields, &mut Settings::default());
    }
}

/// When digests go out, and to whom.
fn reminders(fields: &mut Fields) -> Reminders {
    fields.among("weekday", schema::WEEKDAYS.iter().copied(), std::iter::empty());
    let weekday = fields.text("weekday").and_then(|word| {
        let lower = word.to_lowercase();
        let meant = date::weekday(&lower);
        match meant {
            Some(day) => fields.spelled("weekday", &word, schema::WEEKDAYS[day.num_days_from_monday() as usize]),
            None => fields.unknown_word("weekday", &word, schema::WEEKDAYS.iter().copied(), Severity::Error),
        }
        meant
    });
    let quiet = fields.texts("quiet");
    let addresses = fields.addresses("addresses");
    Reminders { weekday, quiet, addresses }
}

/// What a team or everyone wants to reach.
fn ambitions(fields: &mut Fields) -> Vec<Ambition> {
    let all = fields.open_map("ambitions", |key, node, origin| {
        let key = key.to_owned();
        if node.is_null() {
            return Some(Ambition { key, ..Ambition::default() });
        }
        if let Some(text) = node.text() {
            // a text is what it is called
            let label = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
            return Some(Ambition { key, label: Labels { nl: label.clone(), en: label }, team: None });
        }
        Fields::of(node, schema::AMBITION, origin).map(|mut fields| {
            let team = fields.text("team").filter(|team| !EVERYONE.contains(&team.to_lowercase().as_str()));
            Ambition { key, label: labels(&mut fields), team: team.map(Into::into) }
        })
    });
    all.into_iter().map(|(_, ambition)| ambition).collect()
}

/// The currency of what is asked for; a text that is none counts as left out.
fn currency(fields: &mut Fields) -> Option<Currency> {
    let text = fields.text("currency")?;
    let currency = Currency::parse(&text);
    match &currency {
        Some(meant) => fields.spelled("currency", &text, meant.code()),
        None => fields.note_text("currency", &text, Kind::NotACurrency(text.clone()), Severity::Error),
    }
    currency
}

/// What `privacy` says.
struct Privacy {
    policy: Option<Policy>,
    terms: Terms,
    guard: Guard,
}

/// Who opens what is sealed, and how long it is kept. A policy that is there and can't be read is for nobody: words must not be open
/// for a slip of the pen.
fn privacy(fields: &mut Fields) -> Privacy {
    let none = || Privacy { policy: None, terms: Terms::default(), guard: Guard::Warn };
    if fields.entry("privacy").is_none() && !fields.is_learning() {
        return none();
    }
    let nobody = || Privacy { policy: Some(Policy { words: Vec::new(), private_notes: Vec::new() }), ..none() };
    let read = |fields: &mut Fields| {
        let words = parties(fields, "words", &[Party::Holder, Party::Employee]);
        let private_notes = parties(fields, "private-notes", &[Party::Author]);
        let policy = words.map(|words| Policy { words, private_notes: private_notes.unwrap_or_else(|| Policy::PRIVATE_NOTES.to_vec()) });
        Privacy { policy, terms: fields.map("keep", schema::KEEP, terms).unwrap_or_default(), guard: guard(fields).unwrap_or(Guard::Warn) }
    };
    fields.map("privacy", schema::PRIVACY, read).unwrap_or_else(nobody)
}

/// Whether the guard says where something should not be written; it does so where its word can't be read.
fn guard(fields: &mut Fields) -> Option<Guard> {
    fields.among_words::<Guard>("guard");
    let word = fields.text("guard")?;
    let meant = Guard::read(&word);
    match meant {
        Some(guard) => fields.spelled("guard", &word, guard.word()),
        None => fields.unknown_word("guard", &word, Guard::WORDS.iter().copied(), Severity::Error),
    }
    meant
}

/// How long what is kept is needed; a term that can't be read is none.
fn terms(fields: &mut Fields) -> Terms {
    let mut term = |keep: Keep| fields.interval(keep.word());
    Terms { after_leaving: term(Keep::AfterLeaving), conversations: term(Keep::Conversations), notes: term(Keep::Notes) }
}

/// What makes `stay.yaml` say who opens what; what else it says under `privacy` stays.
pub(crate) fn policy_edits(store: &Store, words: New, private_notes: New) -> Vec<Edit> {
    let parts = [("words", words), ("private-notes", private_notes)];
    if privacy_keys(store).is_empty() {
        let policy = New::Map(parts.into_iter().map(|(key, value)| (key.to_owned(), value)).collect());
        return vec![Edit::set("privacy", policy, schema::before(schema::SETTINGS, "privacy"))];
    }
    let within = || vec![Step::Key("privacy".to_owned())];
    parts.into_iter().map(|(key, value)| Edit::set_within(within(), key, value, schema::before(schema::PRIVACY, key))).collect()
}

/// What takes that out again; what else it says under `privacy` stays.
pub(crate) fn policy_out(store: &Store) -> Vec<Edit> {
    let keys = privacy_keys(store);
    if keys.iter().all(|key| POLICY.contains(&key.as_str())) {
        return vec![Edit::remove("privacy")];
    }
    let within = || vec![Step::Key("privacy".to_owned())];
    POLICY.iter().map(|key| Edit::Remove { within: within(), key: (*key).to_owned() }).collect()
}

/// The keys under `privacy` as `stay.yaml` has them now; none where it is no map.
fn privacy_keys(store: &Store) -> Vec<String> {
    let text = super::file::text(&store.at(layout::SETTINGS)).unwrap_or_default();
    let Ok(root) = yaml::parse_fully(&text) else { return Vec::new() };
    match root.get("privacy").map(|node| &node.value) {
        Some(Value::Map(entries)) => entries.iter().map(|entry| entry.key.to_string()).collect(),
        _ => Vec::new(),
    }
}

/// The list of a policy under a key, of these roles and any readers; `None` where the key is not there.
fn parties(fields: &mut Fields, key: &'static str, roles: &[Party]) -> Option<Vec<Party>> {
    fields.has(key).then_some(())?;
    let mut parties = Vec::new();
    for text in fields.texts(key) {
        match Party::read(&text).filter(|party| matches!(party, Party::Reader(_)) || roles.contains(party)) {
            Some(party) => {
                fields.spelled(key, &text, party.word());
                if !parties.contains(&party) {
                    parties.push(party);
                }
            }
            None => fields.note_text(key, &text, Kind::NoSuchReader(key, text.clone()), Severity::Error),
        }
    }
    if parties.is_empty() {
        fields.note_key(key, Kind::MissingKey(key));
    }
    Some(parties)
}

/// A type as `stay.yaml` has it, with what it does not say left open.
struct OwnType {
    kind: ConversationType,
    rhythm: Option<Cadence>,
    limit: Option<usize>,
}

impl OwnType {
    /// The type over a built-in one of the same key: what it does not say stays as it was.
    fn over(self, known: Option<&ConversationType>) -> ConversationType {
        let mut kind = self.kind;
        kind.rhythm = self.rhythm.unwrap_or_else(|| known.and_then(|known| known.rhythm));
        if let Some(known) = known.filter(|_| kind.themes.is_empty()) {
            kind.themes.clone_from(&known.themes);
        }
        // a built-in type that was renamed in one language keeps its name in the other
        if let Some(known) = known {
            kind.label.nl = kind.label.nl.or_else(|| known.label.nl.clone());
            kind.label.en = kind.label.en.or_else(|| known.label.en.clone());
        }
        kind
    }
}

fn own_type(key: &str, fields: &mut Fields) -> OwnType {
    let mut label = labels(fields);
    let name = fields.text("name");
    label.nl = label.nl.or_else(|| name.clone());
    label.en = label.en.or(name);
    let (purpose, themes) = (fields.text("purpose"), fields.words_of("themes"));
    let mut kind = ConversationType { key: key.to_owned(), label, purpose, rhythm: None, themes, ask: Vec::new() };
    for question in fields.texts("ask") {
        if !bank::is_among(&kind.ask, &question) {
            kind.ask.push(question);
        }
    }
    OwnType { kind, rhythm: fields.cadence("rhythm"), limit: fields.number("limit") }
}

/// `label: {nl: …, en: …}`, or one text for both languages.
pub(super) fn labels(fields: &mut Fields) -> Labels {
    if let Some(both) = fields.plain_text("label") {
        return Labels { nl: Some(both.clone()), en: Some(both) };
    }
    let label = fields.map("label", Language::WORDS, |fields| Labels { nl: fields.text("nl"), en: fields.text("en") });
    label.unwrap_or_default()
}

/// Two obstacles that claim one name: the first has it.
fn shared_forms(vocabulary: &Vocabulary, origin: &mut Origin) {
    for term in vocabulary.terms() {
        for form in term.forms() {
            let Some(owner) = vocabulary.term(form).filter(|owner| owner.key != term.key) else { continue };
            origin.note(Default::default(), Kind::SharedForm(form.clone(), owner.key.clone()), Severity::Error);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::interval::Interval;

    #[test]
    fn an_own_type_over_a_built_in_one_changes_only_what_it_says() {
        let settings = parse("types:\n  check-in:\n    label: Bijpraten\n    limit: 1\n  stay:\n    rhythm: never\n").settings;
        let check_in = settings.kind("check-in").unwrap();
        assert_eq!((check_in.rhythm, check_in.themes[0].as_str()), (Some(Interval::months(1)), "energy"));
        assert_eq!(check_in.label.nl.as_deref(), Some("Bijpraten"));
        assert_eq!(settings.limit("check-in"), 1);
        assert_eq!(settings.kind("stay").unwrap().rhythm, None);
    }

    #[test]
    fn what_a_type_asks_every_time_is_a_list_of_texts() {
        let asked = |text: &str| {
            let parsed = parse(text);
            let ask = parsed.settings.kind("stay").unwrap().ask.clone();
            (ask, parsed.problems.len())
        };
        let two = vec!["Hoe was je week?".to_owned(), "En thuis?".to_owned()];
        assert_eq!(
            asked("types:\n  stay:\n    ask:\n    - Hoe was je week?\n    - hoe was  je week?\n    - En thuis?\n"),
            (two.clone(), 0)
        );
        assert_eq!(asked("types: {stay: {ask: Hoe was je week?}}\n"), (two[..1].to_vec(), 0));
        // what is broken is told, and the rest counts
        assert_eq!(asked("types:\n  stay:\n    ask:\n    - Hoe was je week?\n    - Nog iets: anders?\n"), (two[..1].to_vec(), 1));
        assert_eq!(asked("types: {stay: {ask: {nl: Hoe was je week?}}}\n"), (Vec::new(), 1));
        assert_eq!(asked("types: {stay: {limit: 2}}\n"), (Vec::new(), 0));
    }

    #[test]
    fn a_limit_under_limits_goes_before_the_type_s_own() {
        let settings = parse("limits: {inwerk: 2}\ntypes:\n  inwerk:\n    limit: 1\n").settings;
        assert_eq!((settings.limit("inwerk"), settings.limit("stay")), (2, 3));
        assert!(parse("types:\n  inwerk: {name: Inwerkgesprek}\n").problems.is_empty());
    }

    fn policy(text: &str) -> (Option<Policy>, Vec<Kind>) {
        let parsed = parse(text);
        (parsed.settings.policy, parsed.problems.into_iter().map(|problem| problem.kind).collect())
    }

    #[test]
    fn who_opens_what_is_sealed_is_read_by_its_words_in_both_languages() {
        let reader = |key: &str| Party::Reader(key.to_owned());
        let words = |text: &str| policy(&format!("version: 2\nprivacy: {{words: {text}}}\n")).0.unwrap().words;
        assert_eq!(policy("version: 2\nprivacy: {words: [holder, employee]}\n"), (Some(Policy::default()), Vec::new()));
        assert_eq!(words("[Houder, medewerker, houder]"), [Party::Holder, Party::Employee]);
        assert_eq!(words("holder"), [Party::Holder]);
        assert_eq!(words("[hr, gespreksvoerder]"), [reader("hr"), Party::Holder]);
        let both = policy("version: 2\nprivacy:\n  words: [holder]\n  private-notes: [auteur, hr]\n").0.unwrap();
        assert_eq!(both.private_notes, [Party::Author, reader("hr")]);
        for none in
            ["", "version: 2\n", "version: 2\nprivacy: {}\n", "version: 2\nprivacy:\n", "privacy: {private-notes: [author]}\nversion: 2\n"]
        {
            assert_eq!(policy(none), (None, Vec::new()), "{none}");
            assert!(!parse(none).settings.is_sealed());
        }
    }

    #[test]
    fn a_slip_in_the_policy_opens_nothing_for_anyone() {
        let nobody = Some(Policy { words: Vec::new(), private_notes: Vec::new() });
        for slip in ["privacy: yes", "privacy: [holder]", "privacy: {words: {a: b}}", "privacy: {words: }", "privacy: {words: []}"] {
            let (found, kinds) = policy(&format!("version: 2\n{slip}\n"));
            assert_eq!(found.map(|policy| policy.words), nobody.clone().map(|policy| policy.words), "{slip}");
            assert!(!kinds.is_empty(), "{slip}");
        }
        // a role that means nothing there, and what can be no reader
        for (word, key) in [("author", "words"), ("Piet Jansen", "words"), ("holder", "private-notes"), ("employee", "private-notes")] {
            let (found, kinds) = policy(
                &format!("version: 2\nprivacy: {{words: [holder], {key}: [{word}]}}\n").replace("{words: [holder], words", "{words"),
            );
            assert!(kinds.contains(&Kind::NoSuchReader(key, word.to_owned())), "{word} {kinds:?}");
            assert!(found.is_some());
        }
    }

    #[test]
    fn how_long_it_is_kept_is_read_in_both_languages_and_a_slip_is_named_in_its_place() {
        let terms = |text: &str| {
            let parsed = parse(text);
            (parsed.settings.terms, parsed.settings.policy, parsed.problems)
        };
        let (found, policy, problems) = terms("privacy: {keep: {after-leaving: 2 jaar, conversations: 18 maanden, notes: 6 weken}}\n");
        let years = Interval { count: 2, unit: crate::domain::interval::Unit::Year };
        let meant = Terms { after_leaving: Some(years), conversations: Some(Interval::months(18)), notes: Some(Interval::weeks(6)) };
        assert_eq!((found, policy, problems), (meant, None, Vec::new()), "it has nothing to do with sealing");
        assert!(terms("privacy: {keep: {notes: never}}\n").0.are_none());
        let (found, _, problems) = terms("privacy:\n  keep:\n    after-leaving: ooit\n    notes: 1 year\n    talks: 1 year\n");
        assert_eq!((found.after_leaving, found.notes), (None, Some(Interval { count: 1, ..years })));
        let placed: Vec<_> = problems.iter().map(|problem| (problem.line, problem.column, &problem.kind)).collect();
        assert_eq!(placed[1], (3, 20, &Kind::NotAnInterval("after-leaving".to_owned(), "ooit".to_owned())));
        assert!(matches!(placed[0], (5, 5, Kind::UnknownKey(..))), "{placed:?}");
    }

    #[test]
    fn the_guard_is_read_in_both_languages_and_warns_where_its_word_is_none() {
        let guard = |text: &str| {
            let parsed = parse(&format!("privacy: {{guard: {text}}}\n"));
            (parsed.settings.guard, parsed.settings.policy, parsed.problems.len())
        };
        assert_eq!(parse("version: 1\n").settings.guard, Guard::Warn);
        assert_eq!(guard("off"), (Guard::Off, None, 0));
        assert_eq!(guard("warn"), (Guard::Warn, None, 0));
        assert_eq!((guard("Uit"), guard("waarschuw")), ((Guard::Off, None, 1), (Guard::Warn, None, 1)), "check names the other spelling");
        assert_eq!(guard("soms"), (Guard::Warn, None, 1));
        assert!(matches!(parse("privacy: {guard: soms}\n").problems[0].kind, Kind::UnknownWord { key: "guard", .. }));
    }

    #[test]
    fn words_are_sealed_from_version_2_on() {
        let sealed = |text: &str| {
            let parsed = parse(&format!("{text}privacy: {{words: [holder]}}\n"));
            (parsed.settings.is_sealed(), parsed.problems.into_iter().map(|problem| problem.kind).collect::<Vec<_>>())
        };
        assert_eq!(sealed("version: 2\n"), (true, Vec::new()));
        for old in ["version: 1\n", ""] {
            assert_eq!(sealed(old), (false, vec![Kind::TooOldForPrivacy]));
        }
        assert!(parse("version: 1\n").problems.is_empty() && parse("version: 2\n").problems.is_empty());
        assert_eq!(parse("version: 3\n").problems[0].kind, Kind::NewerVersion("3".to_owned()));
        assert!(matches!(parse("version: 0\n").problems[0].kind, Kind::UnknownWord { .. }));
    }
}
