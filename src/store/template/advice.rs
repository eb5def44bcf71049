//! What is wrong with a page, where it stands on it, and what to write instead: advice is tried before it is given.

use super::Template;
use super::fields::{Field, FieldShape};
use super::slips::{self, Parts};
use crate::domain::problem::{Kind, Problem, Severity, YamlFault};
use crate::domain::promise_line::PromiseSlip;
use crate::store::yaml;
use crate::store::yaml::style::Style;
use crate::store::yaml::write::New;

/// How many lines above the place where the parser stumbled may be what it stumbled over.
const ABOVE: usize = 12;

/// The longest page, in bytes, on which other lines are tried: each trial reads all of it.
const TRIED: usize = 64 * 1024;

/// How many problems that hide others are looked past.
const MOST: usize = 20;

/// A problem with a page, and the line to write instead, where one was tried that mends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// The problem, at its line of the page.
    pub problem: Problem,
    /// The whole line that mends it.
    pub instead: Option<String>,
}

pub(super) struct Adviser<'f> {
    pub form: &'f Template,
    pub validate: &'f dyn Fn(&str) -> Vec<Problem>,
    /// What is wrong with a line that is not the file's.
    pub line: &'f dyn Fn(&str) -> Option<Kind>,
}

impl Adviser<'_> {
    pub(super) fn told(&self, page: &str) -> Vec<Advice> {
        let text = self.form.bare(page);
        let before = self.problems(&self.form.before);
        let had: Vec<Kind> =
            before.into_iter().filter(|problem| problem.severity < Severity::Unreadable).map(|problem| problem.kind).collect();
        self.all(text, &had)
    }

    /// What is wrong with a text: past what hides the rest, as long as that can be mended, so that all is told at once.
    fn all(&self, mut text: String, had: &[Kind]) -> Vec<Advice> {
        let mut told: Vec<Advice> = Vec::new();
        loop {
            let found = self.found(&text, had);
            let advised =
                |problem: &Problem| Trial { validate: self, had, lines: text.lines().collect(), count: found.len() }.advised(problem);
            let hides = found.first().filter(|first| told.len() < MOST && hides_the_rest(&first.kind));
            let Some(first) = hides.map(advised).filter(|first| first.instead.is_some()) else {
                told.extend(found.iter().map(advised));
                told.sort_by_key(|told| (told.problem.line, told.problem.column));
                return told;
            };
            text =
                with_line(&text.lines().collect::<Vec<_>>(), first.problem.line as usize - 1, first.instead.as_deref().unwrap_or_default());
            text = self.form.bare(&text);
            told.push(first);
        }
    }

    /// What is wrong with a text and was not so before. A line that ran into the text above it explains the rest.
    fn found(&self, text: &str, had: &[Kind]) -> Vec<Problem> {
        let mut found: Vec<Problem> = self.problems(text).into_iter().filter(|problem| !had.contains(&problem.kind)).collect();
        let ran_on = |problem: &Problem| matches!(problem.kind, Kind::Loose(_) | Kind::NoDash(_));
        if found.iter().any(ran_on) {
            found.retain(ran_on);
        }
        found
    }

    /// All that is wrong with a text, its lines in their order; nothing of a text that is not there yet.
    fn problems(&self, text: &str) -> Vec<Problem> {
        if text.is_empty() {
            return Vec::new();
        }
        let aside = self.form.aside(text);
        let text = &aside.blanked(text);
        let mut found = (self.validate)(text);
        let path = found.first().map(|problem| problem.path.clone()).unwrap_or_default();
        for typed in &aside.typed {
            if let Some(kind) = (self.line)(&typed.text) {
                found.push(Problem { path: path.clone(), line: typed.line, column: 1, kind, severity: Severity::Error });
            }
        }
        if let Ok(root) = yaml::parse_fully(text) {
            for (span, kind) in slips::lost(text, &root, &self.form.fields) {
                if !found.iter().any(|known| (known.line, &known.kind) == (span.line, &kind)) {
                    found.push(Problem { path: path.clone(), line: span.line, column: span.column, kind, severity: Severity::Error });
                }
            }
        }
        found.retain(|problem| problem.severity != Severity::Warning);
        found.sort_by_key(|problem| (problem.line, problem.column));
        found
    }

    /// Whether a key at the top takes a list of texts.
    fn takes_list(&self, key: &str) -> bool {
        self.form.fields.iter().any(|field| field.key == key && matches!(field.shape, FieldShape::Lines | FieldShape::Words))
    }
}

/// Lines that are written otherwise, until it helps.
struct Trial<'t> {
    validate: &'t Adviser<'t>,
    had: &'t [Kind],
    lines: Vec<&'t str>,
    count: usize,
}

impl Trial<'_> {
    /// A problem at the line that has to be mended, with the line that mends it.
    fn advised(&self, problem: &Problem) -> Advice {
        let mut told = Advice { problem: problem.clone(), instead: None };
        let is_short = self.lines.iter().map(|line| line.len()).sum::<usize>() <= TRIED && !self.lines.is_empty();
        let Some(at) = (problem.line as usize).checked_sub(1).filter(|_| is_short) else { return told };
        let at = at.min(self.lines.len() - 1);
        if matches!(problem.kind, Kind::Promise(_)) {
            told.instead = self.by_kind(&problem.kind, self.line(at)).into_iter().find(|line| self.mends(at, line, at));
            return told;
        }
        let is_fault = matches!(&problem.kind, Kind::Yaml(fault) if can_be_above(fault));
        if let Some(stray) = slips::stray(&self.lines).filter(|stray| is_fault && *stray <= at) {
            return self.loose(told, stray, at);
        }
        if matches!(problem.kind, Kind::UnknownKey(..) | Kind::Loose(_)) {
            let loose = self.loose(told.clone(), at, at);
            if loose.instead.is_some() {
                return loose;
            }
        }
        let from = if is_fault { at.saturating_sub(ABOVE) } else { at };
        for number in (from..=at).rev().filter(|number| !self.line(*number).trim().is_empty()) {
            let candidates = self.by_kind(&problem.kind, self.line(number)).into_iter().chain(self.candidates(number));
            if let Some(line) = candidates.into_iter().find(|line| self.mends(number, line, at)) {
                told.problem.line = number as u32 + 1;
                told.problem.column = if number == at { told.problem.column } else { 1 };
                told.instead = Some(line);
                return told;
            }
        }
        told
    }

    /// A line that belongs to nothing, or is taken for a key: below the key above it, as that has it.
    fn loose(&self, mut told: Advice, number: usize, fault: usize) -> Advice {
        let line = self.line(number).trim();
        let above = slips::above(self.above(number));
        let top = self.above(number).iter().rev().map(|line| Parts::of(line)).find(|parts| parts.column == 0 && !parts.key.is_empty());
        let in_list = above.in_list && top.is_some_and(|top| self.validate.takes_list(top.key));
        let indented = format!("{}{line}", " ".repeat(above.indent));
        let dashed = New::text(slips::without_bullet(line)).as_item(above.indent, &Style::OURS);
        let mut tried: Vec<String> = self.with_blank(self.line(number)).into_iter().collect();
        // a key is a word; what has blanks in it is more likely a sentence with a colon
        let is_sentence = match &told.problem.kind {
            Kind::UnknownKey(key, _) => above.in_block && key.contains(' '),
            _ => true,
        };
        if in_list {
            tried.push(dashed);
        } else if is_sentence {
            tried.push(indented);
        }
        if !matches!(told.problem.kind, Kind::UnknownKey(..)) {
            tried.extend(self.candidates(number));
        }
        let instead = tried.into_iter().find(|line| self.mends(number, line, fault));
        if instead.is_some() || !matches!(told.problem.kind, Kind::UnknownKey(..)) {
            told.problem.kind = if in_list { Kind::NoDash(line.to_owned()) } else { Kind::Loose(line.to_owned()) };
            told.problem.line = number as u32 + 1;
            told.problem.column = 1;
        }
        told.instead = instead;
        told
    }

    /// Whether a text with this line in the place of the one at `number` has one problem less, and none on that line; `fault`
    /// is where it could not be parsed before.
    fn mends(&self, number: usize, instead: &str, fault: usize) -> bool {
        if self.line(number) == instead {
            return false;
        }
        let text = with_line(&self.lines, number, instead);
        let is_aside = |text: &str| self.validate.form.aside(text).has(number);
        // what is the file's does not go from it, and is not wrong any more for that
        if is_aside(&text) != is_aside(&(self.lines.join("\n") + "\n")) {
            return false;
        }
        let left = self.validate.found(&self.validate.form.bare(&text), self.had);
        let is_yaml = |problem: &&Problem| matches!(problem.kind, Kind::Yaml(_));
        match left.iter().find(is_yaml) {
            Some(next) => next.line as usize - 1 > fault.max(number),
            None => !left.iter().any(|problem| problem.line as usize == number + 1) && (left.len() < self.count || self.was_unparsed()),
        }
    }

    fn line(&self, number: usize) -> &str {
        self.lines.get(number).copied().unwrap_or_default()
    }

    fn above(&self, number: usize) -> &[&str] {
        self.lines.get(..number).unwrap_or_default()
    }

    fn was_unparsed(&self) -> bool {
        yaml::parse_fully(&(self.lines.join("\n") + "\n")).is_err()
    }

    /// What one kind of slip asks for.
    fn by_kind(&self, kind: &Kind, line: &str) -> Vec<String> {
        let parts = Parts::of(line);
        match kind {
            Kind::UnknownKey(_, Some(near)) => vec![format!("{}{near}: {}", parts.lead, parts.value).trim_end().to_owned()],
            Kind::Promise(PromiseSlip::NotApart(_, apart)) => vec![format!("- {apart}")],
            Kind::Promise(PromiseSlip::NearOwner(typed, word)) => vec![line.replacen(typed.as_str(), word, 1)],
            Kind::UnknownWord { nearest: Some(near), found, .. } => vec![line.replacen(found.as_str(), near, 1)],
            Kind::NoDash(_) | Kind::WrongShape(..) if slips::has_odd_dash(line.trim_start()) => {
                let indent = line.len() - line.trim_start_matches(' ').len();
                vec![New::text(slips::without_bullet(line.trim_start())).as_item(indent, &Style::OURS)]
            }
            Kind::NoDash(_) => {
                let indent = line.len() - line.trim_start_matches(' ').len();
                vec![New::text(line.trim()).as_item(indent, &Style::OURS)]
            }
            Kind::WrongShape(..) => line
                .split_once("- ")
                .filter(|(lead, _)| lead.trim().is_empty())
                .map(|(lead, text)| format!("{lead}- {}", scalar(text.trim())))
                .into_iter()
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Other ways to write a line, the likeliest first.
    fn candidates(&self, number: usize) -> Vec<String> {
        let line = self.line(number);
        let mut ways = Vec::new();
        let spaced = line.replace(['\u{a0}', '\u{202f}'], " ");
        let behind = spaced.trim_start_matches([' ', '\t']);
        let (lead, untabbed) = (spaced.strip_suffix(behind).unwrap_or_default(), behind.replace('\t', " "));
        let above = self.above(number).iter().rev().find(|line| !line.trim().is_empty());
        let indents = above.map(|above| {
            let parts = Parts::of(above);
            let own = above.len() - above.trim_start_matches(' ').len();
            if parts.value.starts_with(['|', '>']) || parts.value.is_empty() && !parts.key.is_empty() {
                [parts.column + 2, own]
            } else {
                [own, parts.column]
            }
        });
        if !lead.is_empty() && self.validate.form.fields.iter().any(|field| field.key == Parts::of(&untabbed).key) {
            ways.push(untabbed.clone());
        }
        if lead.contains('\t') || untabbed != behind {
            let own = lead.replace('\t', "  ");
            ways.extend(indents.iter().flatten().map(|indent| format!("{}{untabbed}", " ".repeat(*indent))));
            ways.push(format!("{own}{untabbed}"));
        }
        ways.push(spaced.clone());
        ways.push(spaced.chars().filter(|c| !c.is_control()).collect());
        if slips::has_odd_dash(spaced.trim_start()) {
            let indent = spaced.len() - spaced.trim_start_matches(' ').len();
            ways.push(New::text(slips::without_bullet(spaced.trim_start())).as_item(indent, &Style::OURS));
        }
        let parts = Parts::of(&spaced);
        ways.extend(self.with_blank(&spaced));
        let is_field = has_key(&self.validate.form.fields, parts.key);
        if is_field {
            ways.extend(meant(parts.value).into_iter().map(|text| format!("{}{}: {}", parts.lead, parts.key, scalar(&text))));
        }
        let item = Parts::without_key(&spaced);
        if item.lead.contains('-') && !is_field {
            ways.extend(meant(item.value).into_iter().map(|text| format!("{}{}", item.lead, scalar(&text))));
        }
        if is_field && !parts.lead.contains('-') {
            let plain = spaced.trim_start();
            ways.extend([0, 2].map(|indent| format!("{}{plain}", " ".repeat(indent))));
        }
        if !is_field {
            ways.extend(indents.iter().flatten().map(|indent| format!("{}{}", " ".repeat(*indent), spaced.trim_start())));
        }
        ways
    }

    /// A key of the form with no blank behind its colon.
    fn with_blank(&self, line: &str) -> Option<String> {
        let parts = Parts::without_key(line);
        let (key, value) = parts
            .value
            .split_once(':')
            .filter(|(key, value)| has_key(&self.validate.form.fields, key) && !value.is_empty() && !value.starts_with(' '))?;
        let value = value.trim();
        let is_word = self.validate.form.fields.iter().any(|field| field.key == key && field.is_word());
        let text = if is_word || value.starts_with(['"', '\'']) { value.to_owned() } else { scalar(value) };
        Some(format!("{}{key}: {text}", parts.lead))
    }
}

/// A text with another line in the place of one.
fn with_line(lines: &[&str], number: usize, instead: &str) -> String {
    lines.iter().enumerate().map(|(at, line)| format!("{}\n", if at == number { instead } else { line })).collect()
}

/// Whether nothing else can be told of a text as long as this is wrong with it.
fn hides_the_rest(kind: &Kind) -> bool {
    matches!(kind, Kind::Yaml(_) | Kind::Loose(_) | Kind::NoDash(_))
}

/// Whether a fault may come of a line above the one where the parser gave up.
fn can_be_above(fault: &YamlFault) -> bool {
    !matches!(fault, YamlFault::DuplicateKey(_) | YamlFault::Conflict | YamlFault::TooDeep | YamlFault::TooLarge)
}

fn has_key(fields: &[Field], key: &str) -> bool {
    fields.iter().any(|field| {
        field.key == key
            || match &field.shape {
                FieldShape::Map(inner) | FieldShape::List(inner) => has_key(inner, key),
                _ => false,
            }
    }) || matches!(key, "theme" | "closed" | "created" | "id")
}

/// A text on one line, in quotes where it needs them.
fn scalar(text: &str) -> String {
    let item = New::text(text).as_item(0, &Style::OURS);
    item.strip_prefix("- ").unwrap_or(&item).to_owned()
}

/// The text that was meant by one that YAML reads otherwise.
fn meant(value: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for quote in ['"', '\''] {
        let Some(rest) = value.strip_prefix(quote) else { continue };
        match rest.strip_suffix(quote) {
            Some(inner) => texts.push(inner.to_owned()),
            // 's middags, and what it says behind its quotes, is text; a quote alone is one that was not closed
            None if quote == '"' && !rest.contains(quote) => texts.push(rest.to_owned()),
            None => {}
        }
    }
    if let Some(rest) = value.strip_prefix('|') {
        texts.push(rest.trim().to_owned());
    }
    texts.push(value.to_owned());
    texts
}
