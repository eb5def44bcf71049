//! Documents that two people changed, as people write them: comments, blank lines, every quoting style, nested values,
//! lists of entries, either line end. Each knows which of its fields have two values, worked out while it is made and not
//! by any merge.
use fastrand::Rng;
use std::fmt::Write;

/// A file in three versions.
#[derive(Debug)]
pub struct GeneratedConflict {
    /// Its path in a workspace.
    pub path: &'static str,
    /// What both came from.
    pub base: String,
    /// The two sides.
    pub sides: [String; 2],
    /// The fields with two values: where, and both texts.
    pub twice: Vec<(String, [String; 2])>,
    /// The fields that come to one value.
    pub once: Vec<(String, String)>,
}

/// What stands under a key.
#[derive(Clone, Debug)]
enum Held {
    Word(String),
    Quoted(String),
    Text(Vec<String>),
    List(Vec<String>),
    Map(Vec<Line>),
    Entries(Vec<Vec<Line>>),
}

/// A key with what belongs to it.
#[derive(Clone, Debug)]
struct Line {
    key: &'static str,
    held: Held,
    above: Option<String>,
    behind: Option<String>,
    blank: bool,
}

struct Maker {
    rng: Rng,
    made: usize,
}

impl Maker {
    fn word(&mut self) -> String {
        self.made += 1;
        let word = ["Rooster", "té laat", "Mentoren", "it's", "C#", "a: b", "[x]", "yes", "2e keer"][self.rng.usize(..9)];
        format!("{word} {}", self.made)
    }

    fn day(&mut self) -> String {
        self.made += 1;
        format!("2026-{:02}-{:02}", 1 + self.made % 12, 1 + self.made / 12 % 28)
    }

    fn text(&mut self) -> Vec<String> {
        let plain = |maker: &mut Maker| format!("Regel {}", maker.word().replace(": ", "-"));
        let mut lines: Vec<String> = (0..2 + self.rng.usize(..4)).map(|_| plain(self)).collect();
        // what looks like git's own lines, typed by a person
        let odd = ["<<<<<<< HEAD", "=======", ">>>>>>> van Piet", "# geen opmerking", "", "- punt"][self.rng.usize(..6)];
        lines.insert(1, odd.to_owned());
        lines
    }

    fn held(&mut self, key: &str) -> Held {
        match key {
            "due" | "created" | "started" | "date" | "closed" | "next" | "by" => Held::Word(self.day()),
            "note" | "text" | "summary" | "answer" if self.rng.bool() => Held::Text(self.text()),
            "energy" | "basics" | "teams" | "themes" => {
                let many = 1 + self.rng.usize(..3);
                Held::List((0..many).map(|_| self.word().replace(['#', '[', ':', '\''], "")).collect())
            }
            "preparation" => Held::Map(vec![self.line("employee"), self.line("manager")]),
            "rhythm" | "limits" => Held::Map(vec![self.line("check-in"), self.line("stay")]),
            "report" => Held::Map(vec![self.line("window"), self.line("people")]),
            "answers" => {
                let many = 1 + self.rng.usize(..3);
                Held::Entries((0..many).map(|_| vec![self.line("question"), self.line("answer")]).collect())
            }
            "progress" => {
                let many = 1 + self.rng.usize(..2);
                Held::Entries((0..many).map(|_| vec![self.line("date"), self.line("note")]).collect())
            }
            _ if self.rng.usize(..3) == 0 => Held::Quoted(self.word()),
            _ => Held::Word(self.word().replace(['#', '[', ':', '\''], "")),
        }
    }

    fn comment(&mut self, of: &str) -> Option<String> {
        self.made += 1;
        (self.rng.usize(..4) == 0).then(|| format!("# {of} {}", self.made))
    }

    fn line(&mut self, key: &'static str) -> Line {
        let held = self.held(key);
        let (above, behind) = (self.comment("boven"), self.comment("achter"));
        // behind a list or block there is no room on the line of the key
        let behind = behind.filter(|_| matches!(held, Held::Word(_) | Held::Quoted(_)));
        Line { key, held, above, behind, blank: self.rng.usize(..6) == 0 }
    }

    /// Another value of the same kind.
    fn other(&mut self, held: &Held, key: &str) -> Held {
        match held {
            Held::Word(old) if old.starts_with("2026-") => Held::Word(self.day()),
            Held::Word(_) => Held::Word(self.word().replace(['#', '[', ':', '\''], "")),
            Held::Quoted(_) => Held::Quoted(self.word()),
            Held::Text(lines) => {
                // both change the first line, so that merging by line does not do
                let mut lines = lines.clone();
                lines[0] = format!("Eerste {}", self.word());
                Held::Text(lines)
            }
            other => unreachable!("{key}: {other:?}"),
        }
    }
}

fn printed(lines: &[Line], indent: usize, out: &mut String) {
    let pad = " ".repeat(indent);
    for (at, line) in lines.iter().enumerate() {
        // the first key of an entry stands behind its dash
        let lead = if at == 0 && indent > 0 && out.ends_with("- ") { String::new() } else { pad.clone() };
        if let Some(above) = line.above.as_ref().filter(|_| !lead.is_empty() || indent == 0) {
            writeln!(out, "{pad}{above}").unwrap();
        }
        let behind = line.behind.as_ref().map(|comment| format!("   {comment}")).unwrap_or_default();
        let key = line.key;
        match &line.held {
            Held::Word(word) => writeln!(out, "{lead}{key}: {word}{behind}").unwrap(),
            Held::Quoted(word) => writeln!(out, "{lead}{key}: {word:?}{behind}").unwrap(),
            Held::Text(text) => {
                writeln!(out, "{lead}{key}: |").unwrap();
                for line in text {
                    if line.is_empty() { out.push('\n') } else { writeln!(out, "{pad}  {line}").unwrap() }
                }
            }
            Held::List(items) => {
                writeln!(out, "{lead}{key}:").unwrap();
                items.iter().for_each(|item| writeln!(out, "{pad}- {item}").unwrap());
            }
            Held::Map(inner) => {
                writeln!(out, "{lead}{key}:").unwrap();
                printed(inner, indent + 2, out);
            }
            Held::Entries(entries) => {
                writeln!(out, "{lead}{key}:").unwrap();
                for entry in entries {
                    write!(out, "{pad}- ").unwrap();
                    printed(entry, indent + 2, out);
                }
            }
        }
        if line.blank && indent == 0 {
            out.push('\n');
        }
    }
}

/// The text of a value as YAML reads it.
fn read(held: &Held) -> String {
    match held {
        Held::Word(word) | Held::Quoted(word) => word.clone(),
        Held::Text(lines) => format!("{}\n", lines.join("\n").trim_end_matches('\n')),
        other => unreachable!("{other:?}"),
    }
}

/// Changes the leaves on both sides, and notes what each should come to.
fn change(maker: &mut Maker, within: &str, sides: [&mut Vec<Line>; 2], told: &mut GeneratedConflict) {
    let [ours, theirs] = sides;
    for (one, other) in ours.iter_mut().zip(theirs.iter_mut()) {
        let place = if within.is_empty() { one.key.to_owned() } else { format!("{within}.{}", one.key) };
        match (&mut one.held, &mut other.held) {
            (Held::Map(one), Held::Map(other)) => change(maker, &place, [one, other], told),
            (Held::Entries(one), Held::Entries(other)) => {
                for (at, (one, other)) in one.iter_mut().zip(other.iter_mut()).enumerate() {
                    change(maker, &format!("{place}.{at}"), [one, other], told);
                }
            }
            (Held::List(one), Held::List(other)) => {
                if maker.rng.bool() {
                    one.push(maker.word().replace(['#', '[', ':', '\''], ""));
                }
                if maker.rng.bool() {
                    other.insert(0, maker.word().replace(['#', '[', ':', '\''], ""));
                }
            }
            (was, also) => {
                // an end goes before what is no end, an id is what it is, and a question or day tells an entry
                let is_fixed = matches!(one.key, "id" | "status" | "question") || (one.key == "date" && !within.is_empty());
                let before = was.clone();
                match if is_fixed { 9 } else { maker.rng.usize(..10) } {
                    0 | 1 => *was = maker.other(&before, one.key),
                    2 | 3 => *also = maker.other(&before, one.key),
                    4 => {
                        *was = maker.other(&before, one.key);
                        *also = was.clone();
                    }
                    5..=7 => {
                        *was = maker.other(&before, one.key);
                        *also = maker.other(&before, one.key);
                        told.twice.push((place, [read(was), read(also)]));
                        continue;
                    }
                    _ => {}
                }
                let changed = if read(was) == read(&before) { also } else { was };
                told.once.push((place, read(changed)));
            }
        }
    }
    for (lines, of) in [(ours, "ons"), (theirs, "hun")] {
        for line in lines.iter_mut().filter(|line| line.above.is_none()) {
            line.above = maker.comment(of);
        }
    }
}

const FILES: [(&str, &[&str]); 6] = [
    ("employees/anna/actions/2026-11-22-m4q8z2ka.yaml", &["id", "title", "owner", "due", "status", "note", "win", "created", "budget"]),
    (
        "employees/anna/conversations/2026-11-22-k7m3x9qa.yaml",
        &["id", "type", "status", "date", "with", "themes", "preparation", "answers", "energy", "summary", "next"],
    ),
    ("employees/anna/goals/2026-11-22-p2w6r8tc.yaml", &["id", "title", "by", "status", "project", "progress", "created"]),
    ("employees/anna/notes/2026-11-22-n4q8z2ka.yaml", &["id", "text", "created"]),
    ("employees/anna/employee.yaml", &["name", "team", "manager", "role", "purpose", "started", "rhythm", "basics"]),
    ("stay.yaml", &["teams", "rhythm", "follow-up", "limits", "report", "shop"]),
];

/// The id that a file is named after.
fn id_of(path: &str) -> Option<&str> {
    path.strip_suffix(".yaml")?.rsplit_once('-').map(|(_, id)| id).filter(|id| id.len() == 8)
}

impl GeneratedConflict {
    /// One of that number; with at least one field of two values.
    pub fn new(seed: u64) -> GeneratedConflict {
        (0..).map(|again| GeneratedConflict::once(seed.wrapping_mul(1_000_003) + again)).find(|told| !told.twice.is_empty()).unwrap()
    }

    fn once(seed: u64) -> GeneratedConflict {
        let mut maker = Maker { rng: Rng::with_seed(seed), made: 0 };
        let (path, keys) = FILES[maker.rng.usize(..FILES.len())];
        let mut base: Vec<Line> = Vec::new();
        for key in keys {
            if *key == "id" || maker.rng.usize(..5) > 0 {
                base.push(maker.line(key));
            }
        }
        for line in &mut base {
            match line.key {
                "id" => line.held = Held::Word(id_of(path).unwrap().to_owned()),
                "status" => line.held = Held::Word("open".to_owned()),
                _ => {}
            }
        }
        let (mut ours, mut theirs) = (base.clone(), base.clone());
        let mut told = GeneratedConflict { path, base: String::new(), sides: Default::default(), twice: Vec::new(), once: Vec::new() };
        change(&mut maker, "", [&mut ours, &mut theirs], &mut told);
        let eol = if maker.rng.usize(..4) == 0 { "\r\n" } else { "\n" };
        let text = |lines: &[Line]| {
            let mut out = String::new();
            printed(lines, 0, &mut out);
            out.replace('\n', eol)
        };
        told.base = text(&base);
        told.sides = [text(&ours), text(&theirs)];
        told
    }
}

/// Every comment in a text.
pub fn comments(text: &str) -> Vec<String> {
    let of = ["# boven ", "# achter ", "# ons ", "# hun "];
    let mut found: Vec<String> = Vec::new();
    for line in text.lines() {
        for start in of.iter().filter_map(|of| line.find(of)) {
            found.push(line[start..].trim_end().to_owned());
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Which lines stay of a text with markers of seven signs: of each block those of side 0 or 1, or the block as it is.
pub fn chosen(marked: &str, sides: &[Option<usize>]) -> String {
    let mut out = String::new();
    let (mut block, mut within) = (0, None);
    for line in marked.split_inclusive('\n') {
        let side = sides.get(block).copied().flatten();
        match (within, line.get(..7)) {
            (None, Some("<<<<<<<")) => within = Some(0),
            (Some(0), Some("=======")) => within = Some(1),
            (Some(1), Some(">>>>>>>")) => {
                within = None;
                if side.is_none() {
                    out.push_str(line);
                }
                block += 1;
                continue;
            }
            _ => {
                if within.is_none() || side.is_none() || within == side {
                    out.push_str(line);
                }
                continue;
            }
        }
        if side.is_none() {
            out.push_str(line);
        }
    }
    out
}
