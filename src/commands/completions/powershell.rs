//! PowerShell: what is put into a line and what is shown of it are two things, and both go over as JSON in plain ASCII, which
//! no code page changes.

use super::shells::{Asked, Candidate, Raw, Shell, variable};
use crate::render::printable::printable;
use serde_json::{Value, json};

/// The words are taken from how PowerShell read the line. Nothing of the line is run to complete it.
pub(super) const SCRIPT: &str = r#"Register-ArgumentCompleter -Native -CommandName stay -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
    })
    $stay = Get-Command -Name stay -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
    if ($null -eq $stay) { return }
    $before = $env:COMPLETE, $env:_STAY_WORDS
    try {
        $env:COMPLETE = 'powershell'
        $env:_STAY_WORDS = ConvertTo-Json -Compress -InputObject @($words + @("$wordToComplete"))
        $answer = & $stay 2>$null | Out-String
    } finally {
        $env:COMPLETE, $env:_STAY_WORDS = $before
    }
    foreach ($one in ($answer | ConvertFrom-Json)) {
        [System.Management.Automation.CompletionResult]::new($one.text, $one.shown, 'ParameterValue', $one.help)
    }
}
"#;

/// Signs that PowerShell takes for `'`.
const SINGLE: [char; 5] = ['\'', '\u{2018}', '\u{2019}', '\u{201a}', '\u{201b}'];
/// Signs that it takes for `"`.
const DOUBLE: [char; 4] = ['"', '\u{201c}', '\u{201d}', '\u{201e}'];

pub(super) fn asked(words: &[String]) -> Option<Asked> {
    let told = variable("_STAY_WORDS").and_then(|words| serde_json::from_str(&words).ok());
    let words: Vec<String> = told.unwrap_or_else(|| words.to_vec());
    let (current, before) = words.split_last()?;
    Some(Asked { shell: Shell::Powershell, before: before.to_vec(), current: read(current), raw: Raw::default() })
}

/// What a word says that may have quotes around it, or only before it so far.
fn read(word: &str) -> String {
    for quotes in [&SINGLE[..], &DOUBLE[..]] {
        if let Some(rest) = word.strip_prefix(quotes) {
            let rest = rest.strip_suffix(quotes).unwrap_or(rest);
            return quotes.iter().fold(rest.to_owned(), |text, quote| text.replace(&format!("{quote}{quote}"), &quote.to_string()));
        }
    }
    word.replace('`', "")
}

pub(super) fn answer(found: &[Candidate]) -> String {
    // what can't be seen would stand in the line unseen
    let plain = found.iter().filter(|found| found.is_plain());
    let all: Vec<Value> =
        plain.map(|found| json!({ "text": written(&found.value), "shown": found.printable(), "help": help(found) })).collect();
    ascii(&Value::from(all).to_string())
}

/// PowerShell wants some words here.
fn help(found: &Candidate) -> String {
    let help = printable(&found.help);
    if help.is_empty() { found.printable() } else { help }
}

/// A value as one word: bare where nothing in it means anything, else in single quotes, where only those count.
fn written(value: &str) -> String {
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/');
    let is_bare = value.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-') && value.chars().all(is_word);
    if is_bare {
        return value.to_owned();
    }
    let doubled: String = value.chars().map(|c| if SINGLE.contains(&c) { format!("{c}{c}") } else { c.to_string() }).collect();
    format!("'{doubled}'")
}

/// JSON without a sign beyond ASCII.
fn ascii(json: &str) -> String {
    let sign = |c: char| match c {
        ' '..='~' => c.to_string(),
        c => c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
    };
    json.chars().map(sign).collect::<String>() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A word within single quotes as PowerShell's own reader takes it: any two of its quotes are one, one ends it.
    fn read_by_powershell(word: &str) -> Option<String> {
        let mut chars = word.strip_prefix('\'')?.chars().peekable();
        let mut text = String::new();
        while let Some(c) = chars.next() {
            if SINGLE.contains(&c) {
                match chars.peek() {
                    Some(next) if SINGLE.contains(next) => drop(chars.next()),
                    Some(_) => return None,
                    None => return Some(text),
                }
            }
            text.push(c);
        }
        None
    }

    proptest! {
        #[test]
        fn a_value_is_one_word_that_runs_nothing(value in "[ -~’‘‚‛“é]{0,12}") {
            let word = written(&value);
            let is_bare = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || "_-./".contains(c));
            prop_assert!(if is_bare { word == value } else { read_by_powershell(&word).as_deref() == Some(&value) }, "{word}");
            prop_assert!(is_bare || read(&word) == value || value.contains(SINGLE), "{word}");
        }

        #[test]
        fn what_goes_over_is_ascii_and_says_the_same(value in "\\PC{0,12}") {
            let json = ascii(&Value::from(value.as_str()).to_string());
            prop_assert!(json.is_ascii());
            prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), value);
        }
    }
}
