//! Slips of the fingers in the editor, made in every field of every form: each is named at the line where it stands,
//! and whoever writes what the message says has written what was meant.

use crate::support::workspace::Workspace;
use stay::domain::problem::{Kind, Problem};
use stay::domain::records::{Folder, Records, Source};
use stay::i18n::{Language, problems};
use stay::store::need::Load;
use stay::store::template::{Advice, Template, fields};
use stay::store::yaml::edit::Step;
use stay::store::yaml::{self, Node, Value};
use stay::store::{Store, decode, fields::Origin, layout, read, validation};

/// A form of one kind of file, with a text in it.
struct Paper {
    form: Template,
    page: String,
    kind: What,
}

#[derive(Clone)]
enum What {
    Record(Source),
    Employee,
}

const TALK: &str = "id: k7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-22\nanswers:\n- theme: energy\n  question: Waarvan?\n";
const FULL_TALK: &str = "id: k7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-22\nwith: Piet # van Zorg\nthemes: [energy]\npreparation:\n  manager: |\n    Vooraf.\nanswers:\n- theme: energy\n  question: Waarvan?\n  answer: |\n    Van ons: het team.\n\n    En meer.\n# eigen opmerking\nobstacles:\n- laptop\neigen: blijft\nnext: 2026-12-20\n";
const ACTION: &str = "id: m4q8z2ka\ntitle: Rooster aanpassen\nowner: manager\ndue: 2026-12-06\nstatus: open\ncreated: 2026-11-22\n";
const GOAL: &str = "id: q4w8e2rt\ntitle: Een stage\nstatus: open\ncreated: 2026-11-22\n";
const PERSON: &str = "name: Anna de Vries\nmanager: Piet Jansen\nstarted: 2023-04-01\n";

fn source(path: &str) -> Source {
    layout::parse_path(path).unwrap()
}

fn papers() -> Vec<Paper> {
    let record = |folder: Folder, path: &str, before: &str, text: &str| {
        let mut all = fields::record(folder, false);
        all.iter_mut().step_by(2).for_each(|field| field.note = vec![format!("{}: keuze", field.key)]);
        let form = Template::new(all, before);
        Paper { page: form.page(&["Anna".to_owned()], text), form, kind: What::Record(source(path)) }
    };
    let talk = "employees/anna/conversations/2026-11-22-k7m3x9qa.yaml";
    let person = Template::new(fields::employee(["check-in", "stay"].into_iter()), PERSON);
    vec![
        record(Folder::Conversations, talk, "", TALK),
        record(Folder::Conversations, talk, FULL_TALK, FULL_TALK),
        record(Folder::Actions, "employees/anna/actions/2026-11-22-m4q8z2ka.yaml", ACTION, ACTION),
        record(Folder::Goals, "employees/anna/goals/2026-11-22-q4w8e2rt.yaml", GOAL, GOAL),
        Paper { page: person.page(&[], PERSON), form: person, kind: What::Employee },
    ]
}

impl Paper {
    fn judge(&self, store: &Store, page: &str) -> Vec<Advice> {
        let judge = |text: &str| -> Vec<Problem> {
            let mut records = Records::default();
            match &self.kind {
                What::Record(source) => {
                    read::decoded(store, source, Load::Full, text, &mut records);
                    let mut problems = std::mem::take(&mut records.problems);
                    problems.extend(validation::alone(store, &records, &layout::path(source), text));
                    problems
                }
                What::Employee => {
                    decode::employee(text, &"anna".into(), &mut Origin::new("employees/anna/employee.yaml", &mut records.problems));
                    records.problems
                }
            }
        };
        self.form.validate(page, &judge)
    }

    /// Follows what is said until nothing is; what is wrong with what was said.
    fn follow(&self, store: &Store, page: &str, line: usize) -> Result<String, String> {
        let mut page = page.to_owned();
        for round in 0..3 {
            let told = self.judge(store, &page);
            let Some(first) = told.first() else { return Ok(self.form.filled(&page)) };
            if first.problem.line as usize != line {
                return Err(format!("round {round}: {:?} on line {} instead of {line}", first.problem.kind, first.problem.line));
            }
            let Some(instead) = &first.instead else { return Err(format!("{:?}: no advice", first.problem.kind)) };
            page = page
                .split_inclusive('\n')
                .enumerate()
                .map(|(at, old)| if at + 1 == line { format!("{instead}\n") } else { old.to_owned() })
                .collect();
        }
        Err("advice without end".to_owned())
    }
}

/// A field of a page: the lines of it, from 0, and the way to its value.
struct Place {
    name: String,
    line: usize,
    shape: Shape,
    path: Vec<Step>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    Line,
    Block,
    List,
}

/// Every field of a page that is empty and takes a person's own words.
fn places(page: &str) -> Vec<Place> {
    let lines: Vec<&str> = page.lines().collect();
    let words = [
        "status",
        "type",
        "date",
        "next",
        "due",
        "by",
        "started",
        "from",
        "until",
        "left",
        "kind",
        "goal",
        "conversation",
        "themes",
        "signals",
        "signal",
        // a word of `ambitions:`: any other is named, with the nearest
        "supports",
        // a wish without its signal is a slip of its own
        "what",
        "cost",
    ];
    // read as it is typed, and never the file's: `promises_in_forms` makes the slips in it
    let words: Vec<&str> = words.into_iter().chain([fields::PROMISES]).collect();
    let mut found = Vec::new();
    let mut above: Vec<(usize, String)> = Vec::new();
    let mut items = 0;
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let Some((key, value)) = line.split_once(':') else { continue };
        let lead = key.len() - key.trim_start_matches([' ', '-']).len();
        let bare = key[lead..].to_owned();
        above.retain(|(indent, _)| *indent < lead);
        items = if key.trim_start().starts_with("- ") {
            items
        } else if lead == 0 {
            0
        } else {
            items
        };
        let within = above.iter().map(|(_, key)| key.clone()).collect::<Vec<_>>();
        above.push((lead, bare.clone()));
        let in_list = within.first().is_some_and(|first| first == "answers" || first == "progress" || first == "away" || first == "wishes");
        let is_word = words.contains(&bare.as_str()) || within.first().is_some_and(|first| first == "rhythm");
        let next = lines.get(at + 1).copied().unwrap_or_default();
        let shape = match value.trim() {
            _ if is_word => continue,
            "|" if next.trim().is_empty() => Shape::Block,
            "" if next.trim() == "-" => Shape::List,
            "" if value == " " && !next.starts_with(&" ".repeat(lead + 1)) || bare == "question" => Shape::Line,
            _ => continue,
        };
        let mut path: Vec<Step> = within.iter().map(|key| Step::Key(key.clone())).collect();
        if in_list {
            path.push(Step::Index(0));
        }
        path.push(Step::Key(bare.clone()));
        if shape == Shape::List {
            path.push(Step::Index(0));
        }
        found.push(Place { name: bare, line: at, shape, path });
    }
    found
}

/// A page on which a text was typed in, the line where it stands (from 1), and what was meant.
struct Typed {
    how: &'static str,
    page: String,
    line: usize,
    meant: String,
}

fn with_lines(page: &str, at: usize, many: usize, new: &[String]) -> String {
    let mut lines: Vec<String> = page.lines().map(str::to_owned).collect();
    lines.splice(at..at + many, new.iter().cloned());
    lines.join("\n") + "\n"
}

fn ways(page: &str, place: &Place, text: &str, meant: &str) -> Vec<Typed> {
    let lines: Vec<&str> = page.lines().collect();
    let at = place.line;
    let (lead, key) = (lines[at].len() - lines[at].trim_start_matches([' ', '-']).len(), lines[at].split_once(':').unwrap().0);
    let typed = |how, at: usize, many: usize, new: Vec<String>, slip: usize| Typed {
        how,
        page: with_lines(page, at, many, &new),
        line: slip + 1,
        meant: meant.to_owned(),
    };
    let pad = |count: usize| " ".repeat(count);
    match place.shape {
        Shape::Line => vec![typed("behind the key", at, 1, vec![format!("{key}: {text}")], at)],
        Shape::List => vec![
            typed("behind the dash", at + 1, 1, vec![format!("- {text}")], at + 1),
            typed("behind an indented dash", at + 1, 1, vec![format!("  - {text}")], at + 1),
        ],
        Shape::Block => vec![
            Typed { meant: text.to_owned(), ..typed("in the block", at + 1, 1, vec![format!("{}{text}", pad(lead + 2))], at + 1) },
            typed("in the place of the bar", at, 2, vec![format!("{key}: {text}")], at),
        ],
    }
}

/// The same, where the words are plain and the place is wrong.
fn wrong_places(page: &str, place: &Place, text: &str) -> Vec<Typed> {
    let lines: Vec<&str> = page.lines().collect();
    let at = place.line;
    let (lead, key) = (lines[at].len() - lines[at].trim_start_matches([' ', '-']).len(), lines[at].split_once(':').unwrap().0);
    let pad = |count: usize| " ".repeat(count);
    let typed = |how, at: usize, many: usize, new: Vec<String>, slip: usize, meant: &str| Typed {
        how,
        page: with_lines(page, at, many, &new),
        line: slip + 1,
        meant: meant.to_owned(),
    };
    match place.shape {
        Shape::Line => vec![
            typed("no blank behind the colon", at, 1, vec![format!("{key}:{text}")], at, text),
            typed("a hard blank behind the colon", at, 1, vec![format!("{key}:\u{a0}{text}")], at, text),
        ],
        Shape::List => vec![
            typed("no blank behind the dash", at + 1, 1, vec![format!("-{text}")], at + 1, text),
            typed("an indented dash without a blank", at + 1, 1, vec![format!("  -{text}")], at + 1, text),
            typed("a hard blank behind the dash", at + 1, 1, vec![format!("-\u{a0}{text}")], at + 1, text),
            typed("a long dash", at + 1, 1, vec![format!("– {text}")], at + 1, text),
            typed("a bullet", at + 1, 1, vec![format!("• {text}")], at + 1, text),
            typed("a star", at + 1, 1, vec![format!("* {text}")], at + 1, text),
            typed("no dash", at + 1, 1, vec![text.to_owned()], at + 1, text),
        ],
        Shape::Block => vec![
            typed("at the beginning of the line", at + 1, 1, vec![text.to_owned()], at + 1, text),
            typed("below the empty line", at + 2, 0, vec![text.to_owned()], at + 2, text),
            typed("behind a tab", at + 1, 1, vec![format!("\t{text}")], at + 1, text),
            typed("behind the bar", at, 2, vec![format!("{key}: | {text}")], at, text),
            typed("right behind the bar", at, 2, vec![format!("{key}: |{text}")], at, text),
            typed(
                "a second line too far left",
                at + 1,
                1,
                vec![format!("{}Eerst.", pad(lead + 2)), format!("{}{text}", pad(lead + 1))],
                at + 2,
                &format!("Eerst.\n{text}"),
            ),
            typed(
                "a second line at the beginning",
                at + 1,
                1,
                vec![format!("{}Eerst.", pad(lead + 2)), text.to_owned()],
                at + 2,
                &format!("Eerst.\n{text}"),
            ),
            typed(
                "a first line too far right",
                at + 1,
                1,
                vec![format!("{}Eerst.", pad(lead + 4)), format!("{}{text}", pad(lead + 2))],
                at + 2,
                &format!("Eerst.\n{text}"),
            ),
        ],
    }
}

/// Texts that YAML reads as something else, with what was meant where it is not the text itself.
const TEXTS: &[(&str, &str)] = &[
    ("Let op: nog bellen", ""),
    ("privé: zorg", ""),
    ("summary: goed", ""),
    ("rooster:", ""),
    ("Werk #1 af", ""),
    ("#1 prioriteit", ""),
    ("@Piet bellen", ""),
    ("%-punten", ""),
    ("`stay` gebruiken", ""),
    ("*belangrijk*", ""),
    ("*", ""),
    ("&co", ""),
    ("&co doen mee", ""),
    ("!belangrijk", ""),
    ("! Let op", ""),
    ("| tekst", "tekst"),
    ("> citaat", ""),
    ("[x] gedaan", ""),
    ("[x]", ""),
    ("[privé", ""),
    ("{x} y", ""),
    ("{x}", ""),
    ("'s middags bellen", ""),
    ("'t is druk, zei 'ie", ""),
    ("\"Goed\" en meer", ""),
    ("\"half open", "half open"),
    ("? wat nu", ""),
    ("- met streepje", ""),
    ("C:\\map", ""),
    ("\"C:\\map\"", "C:\\map"),
    (", en toen", ""),
    ("] los", ""),
    ("--- streep", ""),
    ("“Goed”: zei ze", ""),
    ("yes", ""),
    ("1e3", ""),
    ("2026-11-22", ""),
    ("12:30 uur", ""),
    ("https://example.org/#a", ""),
    ("a: b: c", ""),
    ("<- daar", ""),
    ("=> daar", ""),
    ("~ tien", ""),
    ("-5 graden", ""),
    ("50% werk", ""),
    ("é: accent", ""),
];

fn value(text: &str, path: &[Step]) -> Option<String> {
    let root = yaml::parse_fully(text).ok()?;
    let mut node: &Node = &root;
    for step in path {
        node = match (step, &node.value) {
            (Step::Key(key), _) => node.get(key)?,
            (Step::Index(at), Value::Seq(items)) => items.get(*at)?,
            _ => return None,
        };
    }
    // a list of one may be a text
    node.text().map(|text| text.trim().to_owned())
}

fn run(store: &Store, paper: &Paper, place: &Place, typed: &Typed) -> Result<(), String> {
    let text = paper.follow(store, &typed.page, typed.line)?;
    let found = match &paper.kind {
        What::Employee if place.name == "basics" => decode::employee(&text, &"anna".into(), &mut Origin::new("x", &mut Vec::new()))
            .and_then(|person| person.basics.first().cloned()),
        _ => value(&text, &place.path),
    };
    if found.as_deref() == Some(typed.meant.trim()) { Ok(()) } else { Err(format!("{found:?} and not {:?}", typed.meant)) }
}

#[test]
fn whatever_is_typed_in_a_field_is_taken_as_it_was_meant_or_comes_to_be_by_what_is_said() {
    let workspace = Workspace::default();
    let store = workspace.store();
    // all of them with STAY_SLIPS=1
    let every = if std::env::var_os("STAY_SLIPS").is_some() { 1 } else { 7 };
    let (mut count, mut wrong) = (0, Vec::new());
    for paper in papers() {
        assert_eq!(paper.judge(&store, &paper.page), [], "{}", paper.page);
        let places = places(&paper.page);
        assert!(!places.is_empty(), "{}", paper.page);
        for place in &places {
            let texts = TEXTS.iter().flat_map(|(text, meant)| ways(&paper.page, place, text, if meant.is_empty() { text } else { meant }));
            let plain = ["rooster", "Het ging goed, echt waar.", "drie woorden: meer niet"];
            let placed = plain.iter().flat_map(|text| wrong_places(&paper.page, place, text));
            for typed in texts.chain(placed) {
                count += 1;
                if count % every != 0 {
                    continue;
                }
                if let Err(why) = run(&store, &paper, place, &typed) {
                    let line = typed.page.lines().nth(typed.line - 1).unwrap_or_default();
                    wrong.push(format!("{} {:?}, {}: `{line}`: {why}", place.name, place.shape, typed.how));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count}\n{}", wrong.len(), wrong.join("\n"));
}

/// A line that is typed in the place of another, and what it should be told as: the kind, and what mends it.
struct Slip {
    instead_of: &'static str,
    typed: &'static str,
    /// Which of the typed lines is the slip, from 0.
    line: usize,
    is: fn(&Kind) -> bool,
    mended: Option<&'static str>,
}

fn slip(instead_of: &'static str, typed: &'static str, line: usize, is: fn(&Kind) -> bool, mended: Option<&'static str>) -> Slip {
    Slip { instead_of, typed, line, is, mended }
}

fn slips_of_a_talk() -> Vec<Slip> {
    let is_day: fn(&Kind) -> bool = |kind| matches!(kind, Kind::NotADay(..));
    let is_word: fn(&Kind) -> bool = |kind| matches!(kind, Kind::UnknownWord { .. });
    let is_key: fn(&Kind) -> bool = |kind| matches!(kind, Kind::UnknownKey(..));
    let is_yaml: fn(&Kind) -> bool = |kind| matches!(kind, Kind::Yaml(_));
    let is_missing: fn(&Kind) -> bool = |kind| matches!(kind, Kind::MissingKey(_));
    vec![
        slip("next: ", "next: 1 dec", 0, is_day, None),
        slip("next: ", "next: 1-12-2026", 0, is_day, None),
        slip("next: ", "next: 2026-12-1", 0, is_day, None),
        slip("next: ", "next: morgen", 0, is_day, None),
        slip("next: ", "next: 2026-12-01 om 14:00", 0, is_day, None),
        slip("date: 2026-11-22", "date: 22 november", 0, is_day, None),
        slip("date: 2026-11-22", "date: ", 0, is_missing, None),
        slip("type: stay", "type: ", 0, is_missing, None),
        slip("status: open", "status: opne", 0, is_word, Some("status: open")),
        slip("status: open", "status: klaar", 0, is_word, None),
        slip("type: stay", "type: groei", 0, is_word, None),
        slip("type: stay", "type: chek-in", 0, is_word, Some("type: check-in")),
        slip("signals:\n- ", "signals:\n- trainng", 1, is_word, Some("- training")),
        slip("signals:\n- ", "signals:\n- iets", 1, is_word, None),
        slip("themes:\n- ", "themes:\n- enrgy", 1, is_word, Some("- energy")),
        slip("themes:\n- ", "themes:\n- voetbal", 1, is_word, None),
        slip("next: ", "opmerking: los", 0, is_key, None),
        slip("next: ", "nxt: 2026-12-20", 0, is_key, Some("next: 2026-12-20")),
        slip("next: ", "next: 2026-12-20\nsumary: Goed.", 1, is_key, Some("summary: Goed.")),
        slip("next: ", "next: 2026-12-20\nsummary: Goed.\nsummary: Beter.", 2, is_yaml, None),
        slip("next: ", "\tnext: 2026-12-20", 0, is_yaml, Some("next: 2026-12-20")),
        slip("next: ", " next: 2026-12-20", 0, is_yaml, Some("next: 2026-12-20")),
        slip("next: ", "next:\u{a0}2026-12-20", 0, |_| true, Some("next: 2026-12-20")),
        slip("next: ", "next:2026-12-20", 0, |_| true, Some("next: 2026-12-20")),
        slip("next: ", "---\nnext: 2026-12-20", 0, is_yaml, None),
        slip("next: ", "<<<<<<< HEAD", 0, is_yaml, None),
        slip("with: ", "with: Pi\u{7}et", 0, is_yaml, Some("with: Piet")),
        slip("  question: Waarvan?", "  question: Waarvan?\n  released: yes", 1, is_word, None),
        slip("  question: Waarvan?", "  question: Waarvan?\n  antwoord: Ja", 1, is_key, None),
        slip("id: k7m3x9qa", "id: q4w8e2rt", 0, |kind| matches!(kind, Kind::OtherId(..)), None),
        slip("obstacles:\n- ", "obstacles:\n- rooster\nlaptop", 2, |kind| matches!(kind, Kind::NoDash(_)), Some("- laptop")),
        slip("obstacles:\n- ", "obstacles:\n  rooster\n  laptop", 1, |kind| matches!(kind, Kind::NoDash(_)), None),
    ]
}

#[test]
fn every_slip_is_named_at_its_line_with_what_to_do() {
    let workspace = Workspace::default();
    let store = workspace.store();
    let paper = papers().remove(0);
    for Slip { instead_of, typed, line, is, mended } in slips_of_a_talk() {
        let at = paper.page.find(&format!("{instead_of}\n")).unwrap_or_else(|| panic!("{instead_of}\n{}", paper.page));
        let page = format!("{}{typed}{}", &paper.page[..at], &paper.page[at + instead_of.len()..]);
        let expected = paper.page[..at].matches('\n').count() + line + 1;
        let told = paper.judge(&store, &page);
        let first = told.first().unwrap_or_else(|| panic!("{typed:?} is taken"));
        assert!(first.problem.line as usize == expected && is(&first.problem.kind), "{typed:?}: {first:?} and not on line {expected}");
        if mended.is_some() {
            assert_eq!(first.instead.as_deref(), mended, "{typed:?}: {first:?}");
        }
        for lang in [Language::Nl, Language::En] {
            assert!(first.instead.is_some() || problems::remedy(lang, &first.problem.kind).is_some(), "{typed:?}: {first:?}");
        }
    }
}

#[test]
fn several_slips_are_told_at_once() {
    let workspace = Workspace::default();
    let store = workspace.store();
    let paper = papers().remove(0);
    let page = paper
        .page
        .replace("summary: |\n  \n", "summary: |\nHet ging goed.\nEcht: heel goed.\nEn nog wat.\n")
        .replace("obstacles:\n- \n", "obstacles:\n-rooster\n- privé: zorg\n")
        .replace("next: \n", "next: 1 dec\n")
        .replace("with: \n", "with: \"Piet\n");
    let told = paper.judge(&store, &page);
    let line = |begin: &str| page.lines().position(|line| line.starts_with(begin)).unwrap() as u32 + 1;
    let lines: Vec<u32> = told.iter().map(|told| told.problem.line).collect();
    let begins = ["with: ", "-rooster", "- privé", "Het ging", "Echt: ", "En nog", "next: "];
    assert_eq!(lines, begins.map(line), "{told:?}");
    let mut lines: Vec<String> = page.lines().map(str::to_owned).collect();
    told.iter().for_each(|told| lines[told.problem.line as usize - 1] = told.instead.clone().unwrap_or("next: 2026-12-01".to_owned()));
    let mended = lines.join("\n") + "\n";
    assert_eq!(paper.judge(&store, &mended), [], "{mended}");
    assert!(
        paper.form.filled(&mended).ends_with(
            "obstacles:\n- rooster\n- \"privé: zorg\"\nsummary: |\n  Het ging goed.\n  Echt: heel goed.\n  En nog wat.\nnext: 2026-12-01\n"
        ),
        "{}",
        paper.form.filled(&mended)
    );
}

#[test]
fn what_was_wrong_with_a_file_before_is_no_slip_of_today_unless_it_can_not_be_read() {
    let workspace = Workspace::default();
    let store = workspace.store();
    let odd = "id: k7m3x9qa\ntype: oud\nstatus: open\ndate: 2026-11-22\nwith: Piet # van Zorg\nthemes:\n- voetbal\neigen: 1\n";
    let paper = |before: &str| Paper {
        form: Template::new(fields::record(Folder::Conversations, false), before),
        page: String::new(),
        kind: What::Record(source("employees/anna/conversations/2026-11-22-k7m3x9qa.yaml")),
    };
    let (ours, page) = (paper(odd), paper(odd).form.page(&[], odd));
    assert_eq!(ours.judge(&store, &page), []);
    assert_eq!(ours.judge(&store, &page.replace("summary: |\n  \n", "summary: |\n  Goed.\n")), []);
    let broken = odd.replace("status: open", "status: opne");
    assert_eq!(paper(&broken).judge(&store, &paper(&broken).form.page(&[], &broken)).len(), 1);
}
