//! Help as wide as the terminal: what clap does not break by itself, usage lines and examples.

use crate::render::table::wrap;
use unicode_width::UnicodeWidthStr;

/// With fewer columns than this what a command or an option is for stands below it, never beside it a word a line.
pub(super) const BELOW: usize = 40;
/// How far what belongs to a line above stands in.
const HANGING: usize = 6;

/// A usage line behind a label, an option together with what it takes.
pub(super) fn usage(label: &str, usage: &str, width: usize) -> String {
    let line = format!("{label}: {usage}");
    filled(&with_values(&words(&line)), width, 0, "").join("\n")
}

/// Lines to try: as they are where they fit, else each command with what it does below it. A command goes on below itself
/// as a shell reads it, behind a backslash.
pub(super) fn examples(text: &str, width: usize) -> String {
    if text.lines().all(|line| line.width() <= width) {
        return text.to_owned();
    }
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let stands_in = line.len() - line.trim_start().len();
        let (command, told) = match line.trim_start().split_once("  ") {
            Some((command, told)) => (command, told.trim_start()),
            None if stands_in > HANGING => ("", line.trim_start()),
            None => (line.trim_start(), ""),
        };
        if !command.is_empty() {
            lines.extend(broken(command, width, 2));
        }
        match told {
            "" => {}
            // behind the name of a shell stands what to type there
            told if command.ends_with(':') => lines.extend(broken(told, width, HANGING)),
            told => {
                let below = wrap(told, width.saturating_sub(HANGING));
                lines.extend(below.iter().map(|line| format!("{}{line}", " ".repeat(HANGING))));
            }
        }
    }
    lines.join("\n")
}

/// A command over lines of this width, broken between its words.
fn broken(command: &str, width: usize, indent: usize) -> Vec<String> {
    filled(&with_values(&words(command)), width, indent, " \\")
}

/// Words with each option and the value behind it as one, and a file with the sign that it is written to.
fn with_values(words: &[&str]) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut before = "";
    for word in words {
        let takes_next = before.starts_with('-') || before == ">>";
        let is_value = takes_next && !word.starts_with(['-', '[']);
        match parts.last_mut().filter(|_| is_value) {
            Some(part) => part.push_str(&format!(" {word}")),
            None => parts.push((*word).to_owned()),
        }
        before = word;
    }
    parts
}

/// Parts on lines of this width; those below the first stand in, and each ends in what says that it goes on.
fn filled(parts: &[String], width: usize, indent: usize, on: &str) -> Vec<String> {
    let mut lines = vec![format!("{}{}", " ".repeat(indent), parts.first().map_or("", String::as_str))];
    for (at, part) in parts.iter().enumerate().skip(1) {
        let behind = if at + 1 < parts.len() { on.len() } else { 0 };
        match lines.last_mut() {
            Some(line) if line.width() + 1 + part.width() + behind <= width => line.push_str(&format!(" {part}")),
            Some(line) => {
                line.push_str(on);
                lines.push(format!("{}{part}", " ".repeat(HANGING)));
            }
            None => {}
        }
    }
    lines
}

/// The words of a command; what stands in quotes is one.
fn words(command: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut quote) = (0, None);
    for (at, c) in command.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            (None, ' ') => {
                words.extend(command.get(start..at).filter(|word| !word.is_empty()));
                start = at + 1;
            }
            _ => {}
        }
    }
    words.extend(command.get(start..).filter(|word| !word.is_empty()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_usage_line_keeps_an_option_with_its_value() {
        let line = "stay employee handover [OPTIES] --to <NAAM> <MEDEWERKER>";
        assert_eq!(usage("Gebruik", line, 80), format!("Gebruik: {line}"));
        assert_eq!(usage("Gebruik", line, 51), "Gebruik: stay employee handover [OPTIES]\n      --to <NAAM> <MEDEWERKER>");
        assert_eq!(usage("Gebruik", line, 45), "Gebruik: stay employee handover [OPTIES]\n      --to <NAAM> <MEDEWERKER>");
    }

    #[test]
    fn a_command_goes_on_behind_a_backslash_and_what_it_does_stands_below() {
        let text = "  stay init                 begin hier\n  stay act anna \"Rooster aanpassen\" --due +2w --owner hr";
        assert_eq!(examples(text, 80), text);
        let told = "  stay init\n      begin hier\n  stay act anna \"Rooster aanpassen\" \\\n      --due +2w --owner hr";
        assert_eq!(examples(text, 40), told);
        assert_eq!(examples("  bash:  echo 'a b c' >> ~/.bashrc", 30), "  bash:\n      echo 'a b c' \\\n      >> ~/.bashrc");
    }
}
