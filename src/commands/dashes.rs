//! Texts that begin with a dash, as a list does: `stay act anna "- buy a chair"`.
//!
//! A command line takes such a word for an option. Here the words that can only be a text are told from options, and the
//! line is put in an order that leaves no doubt: a text behind its option and `=`, all that is no option behind `--`. A
//! slip in an option is still one.

use crate::domain::text::slice;
use clap::{Arg, Command};
use std::ffi::OsString;

/// The line in such an order; as it is where no text begins with a dash. `command` gives the whole command line.
pub(super) fn arranged(arguments: &[OsString], command: impl Fn() -> Command) -> Vec<OsString> {
    let Some(words) = arguments.iter().map(|word| word.to_str()).collect::<Option<Vec<&str>>>() else { return arguments.to_vec() };
    let end = words.iter().position(|word| *word == "--").unwrap_or(words.len());
    let is_letter = |word: &str| word.len() == 2 && word.ends_with(|c: char| c.is_ascii_alphabetic());
    let is_dashed = |word: &&str| word.starts_with('-') && word.len() > 1 && !is_letter(word) && !is_plain_option(word);
    if !words.iter().take(end).any(is_dashed) {
        return arguments.to_vec();
    }
    let mut command = command();
    command.build();
    let mut line = CommandLine { options: vec![words[0].to_owned()], texts: Vec::new(), command: &command };
    line.read(&words[1..end]);
    line.texts.extend(words[end..].iter().skip(1).map(|word| (*word).to_owned()));
    line.options.into_iter().chain(["--".to_owned()]).chain(line.texts).map(OsString::from).collect()
}

/// The line with every folder that it names in front, so that none of several is lost between a command and what is below it; as it is
/// where it names no more than one.
pub(super) fn folders_first(arguments: &[OsString]) -> Vec<OsString> {
    let mut words = arguments.iter();
    let mut folders: Vec<OsString> = words.next().into_iter().cloned().collect();
    let (mut rest, mut count) = (Vec::new(), 0);
    while let Some(word) = words.next() {
        if word == "--" {
            rest.push(word.clone());
            rest.extend(words.cloned());
            break;
        }
        let Some((before, value)) = word.to_str().and_then(folder_option) else {
            rest.push(word.clone());
            continue;
        };
        rest.extend((before.len() > 1).then(|| before.into()));
        match value {
            Some(value) => folders.push(format!("--dir={value}").into()),
            // without a value it is wrong, and stays so
            None => folders.extend(["-C".into()].into_iter().chain(words.next().cloned())),
        }
        count += 1;
    }
    if count > 1 { folders.into_iter().chain(rest).collect() } else { arguments.to_vec() }
}

/// What a word that names a folder has before that, and the folder where the word has it: `-qC`, `-Cfolder`, `--dir=folder`.
fn folder_option(word: &str) -> Option<(&str, Option<&str>)> {
    if word == "--dir" {
        return Some(("", None));
    }
    if let Some(value) = word.strip_prefix("--dir=") {
        return Some(("", Some(value)));
    }
    let at = word.strip_prefix('-')?.find(|c| c != 'n' && c != 'q')? + 1;
    let value = slice(word, at..).strip_prefix('C')?;
    Some((slice(word, ..at), Some(value.strip_prefix('=').unwrap_or(value)).filter(|value| !value.is_empty())))
}

/// Whether a word is an option by its form, wherever it stands: `--note`, `--note=a b`.
fn is_plain_option(word: &str) -> bool {
    word.strip_prefix("--").is_some_and(|rest| is_name(rest.split('=').next().unwrap_or_default()))
}

/// Whether a text could be the name of an option.
fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// A line that is put in order.
struct CommandLine<'c> {
    /// Commands, options and their values.
    options: Vec<String>,
    texts: Vec<String>,
    /// The command that was named so far.
    command: &'c Command,
}

impl CommandLine<'_> {
    fn read(&mut self, words: &[&str]) {
        let mut words = words.iter().copied().peekable();
        while let Some(word) = words.next() {
            if let Some(option) = self.option(word) {
                let is_text = option.get_value_names().unwrap_or_default().iter().any(|name| *name == "TEXT");
                let takes_next = option.get_action().takes_values() && !word.contains('=');
                // a list is sorted downward by `-due`: where a dash is a part of the value, no more than a long option is one
                let is_value = |value: &str| match option.is_allow_hyphen_values_set() {
                    true => !is_plain_option(value),
                    false => !self.is_option(value, is_text),
                };
                match words.next_if(|value| takes_next && is_value(value)) {
                    Some(value) if value.starts_with('-') && word.starts_with("--") => self.options.push(format!("{word}={value}")),
                    value => self.options.extend([word].into_iter().chain(value).map(str::to_owned)),
                }
            } else if let Some(below) = self.command.find_subcommand(word).filter(|_| self.texts.is_empty()) {
                self.command = below;
                self.options.push(word.to_owned());
            } else if self.is_option(word, false) {
                self.options.push(word.to_owned());
            } else {
                self.texts.push(word.to_owned());
            }
        }
    }

    /// The option that a word names.
    fn option(&self, word: &str) -> Option<&Arg> {
        let long = word.strip_prefix("--").map(|rest| rest.split('=').next().unwrap_or_default());
        let mut short = word.strip_prefix('-').into_iter().flat_map(str::chars);
        let letter = short.next().filter(|_| short.next().is_none());
        let is_it = |option: &&Arg| match long {
            Some(name) => option.get_long() == Some(name),
            None => letter.is_some() && option.get_short() == letter,
        };
        self.command.get_arguments().find(is_it)
    }

    /// Whether a word with a dash is an option, or a slip in one; behind an option that takes a text only the short ones
    /// that there are, and what has the form of a long one.
    fn is_option(&self, word: &str, behind_text: bool) -> bool {
        let Some(rest) = word.strip_prefix('-').filter(|rest| !rest.is_empty()) else { return false };
        if rest.starts_with('-') {
            return is_plain_option(word);
        }
        let letters = |wanted: &dyn Fn(&Arg) -> bool| {
            self.command.get_arguments().filter(|option| wanted(option)).filter_map(Arg::get_short).any(|letter| rest.starts_with(letter))
        };
        match rest.contains(char::is_whitespace) {
            true => letters(&|option| option.get_action().takes_values()),
            false if behind_text => letters(&|_| true),
            false => rest.starts_with(|c: char| c.is_ascii_alphabetic()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line as it is put in order, words apart by `|`.
    fn ordered(line: &str) -> String {
        let option = |name: &'static str| Arg::new(name).long(name).value_name("TEXT");
        let command = || {
            let act = Command::new("act").arg(Arg::new("words").num_args(1..)).arg(option("note")).arg(Arg::new("due").long("due"));
            let act = act.arg(Arg::new("sort").long("sort").allow_hyphen_values(true));
            Command::new("stay").arg(Arg::new("dir").short('C').long("dir").global(true)).subcommand(act)
        };
        let words: Vec<OsString> = line.split('|').map(OsString::from).collect();
        arranged(&words, command).iter().map(|word| word.to_str().unwrap()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn a_text_is_told_from_an_option() {
        for text in ["- koop", "-5", "-- koop", "--koop een stoel", "-koop een stoel", "-€5", "-…", "---", "--5", "-'t kan"] {
            assert_eq!(ordered(&format!("stay|act|anna|{text}|--due|1w")), format!("stay|act|--due|1w|--|anna|{text}"));
            assert_eq!(ordered(&format!("stay|act|--note|{text}|anna")), format!("stay|act|--note={text}|--|anna"));
        }
        assert_eq!(ordered("stay|act|--note|-koop|anna"), "stay|act|--note=-koop|--|anna");
    }

    #[test]
    fn a_value_that_may_begin_with_a_dash_is_one() {
        assert_eq!(ordered("stay|act|anna|--sort|-due,name|x"), "stay|act|--sort=-due,name|--|anna|x");
        assert_eq!(ordered("stay|act|--sort=-due|anna"), "stay|act|--sort=-due|anna");
        assert_eq!(ordered("stay|act|--sort|--due|- x"), "stay|act|--sort|--due=- x|--");
    }

    #[test]
    fn an_option_is_left_where_it_is() {
        for line in ["stay|act|anna|--becuase|x", "stay|act|--note=a b|anna", "stay|-C|dir|act|anna|x", "stay|act|anna|--|-koop"] {
            assert_eq!(ordered(line), line);
        }
        assert_eq!(ordered("stay|-C./a b|act|anna|- x"), "stay|-C./a b|act|--|anna|- x");
        assert_eq!(ordered("stay|act|anna|--becuase|- x"), "stay|act|--becuase|--|anna|- x");
        assert_eq!(ordered("stay|act|anna|--note|--due|- x"), "stay|act|--note|--due=- x|--|anna");
        assert_eq!(ordered("stay|act|anna|- x|act|--|-y"), "stay|act|--|anna|- x|act|-y");
    }
}
