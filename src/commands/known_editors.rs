//! Editors by name: which of them wait until the person is done, and what has the others do so.

use std::path::Path;

/// Whether an editor comes back only when the person is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Waits {
    Yes,
    /// It does when it is called like this.
    With(String),
    Unknown,
}

/// Editors in a terminal, and the few with a window of their own that wait.
const WAIT: &[&str] = &[
    "vi",
    "vim",
    "nvim",
    "view",
    "nano",
    "pico",
    "emacs",
    "emacsclient",
    "micro",
    "hx",
    "helix",
    "kak",
    "joe",
    "jed",
    "ne",
    "mg",
    "ed",
    "ee",
    "mcedit",
    "tilde",
    "edit",
    "notepad",
];

/// Editors that come back at once, with what has them wait.
const RETURN: &[(&str, &[&str])] = &[
    ("code", &["--wait", "-w"]),
    ("code-insiders", &["--wait", "-w"]),
    ("codium", &["--wait", "-w"]),
    ("vscodium", &["--wait", "-w"]),
    ("cursor", &["--wait", "-w"]),
    ("windsurf", &["--wait", "-w"]),
    ("zed", &["--wait", "-w"]),
    ("zeditor", &["--wait", "-w"]),
    ("atom", &["--wait", "-w"]),
    ("pulsar", &["--wait", "-w"]),
    ("subl", &["-w", "--wait"]),
    ("sublime_text", &["-w", "--wait"]),
    ("mate", &["-w", "--wait"]),
    ("bbedit", &["-w", "--wait"]),
    ("gedit", &["--wait", "-w"]),
    ("gnome-text-editor", &["--standalone", "-s"]),
    ("xed", &["--wait", "-w"]),
    ("pluma", &["--wait", "-w"]),
    ("kate", &["--block", "-b"]),
    ("kwrite", &["--block", "-b"]),
    ("mousepad", &["--disable-server"]),
    ("gvim", &["-f", "--nofork"]),
    ("mvim", &["-f", "--nofork"]),
    ("idea", &["--wait"]),
    ("open", &["-W", "--wait-apps"]),
    ("start", &["/wait"]),
    ("notepad++", &["-multiInst"]),
];

/// What the editor of a command line is called, without what a system adds.
fn called(path: &Path) -> String {
    let program = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_lowercase();
    [".exe", ".cmd", ".bat"].iter().find_map(|ending| program.strip_suffix(ending)).unwrap_or(&program).to_owned()
}

/// The same without its kind: `vim.basic` and `vim.tiny` are vim.
pub(super) fn program(path: &Path) -> String {
    let name = called(path);
    name.split_once('.').map_or(name.as_str(), |(stem, _)| stem).to_owned()
}

/// What the editor of a command line is called, without its kind.
pub(super) fn name(words: &[String]) -> String {
    program(Path::new(&words[0]))
}

/// Whether the editor of a command line waits.
pub(super) fn waits(words: &[String]) -> Waits {
    let (name, stem) = (&called(Path::new(&words[0])), &*name(words));
    if let Some((_, flags)) = RETURN.iter().find(|(known, _)| known == name) {
        let is_set = words[1..].iter().any(|word| flags.contains(&word.as_str()) || is_among(word, flags));
        return if is_set { Waits::Yes } else { Waits::With(with_flag(words, flags[0])) };
    }
    match stem {
        "emacsclient" if words.iter().any(|word| word == "-n" || word == "--no-wait") => {
            Waits::With(words.iter().filter(|word| *word != "-n" && *word != "--no-wait").cloned().collect::<Vec<_>>().join(" "))
        }
        "vim" | "vi" | "nvim" if words[1..].iter().any(|word| word == "-g") => Waits::With(with_flag(words, "-f")),
        _ if WAIT.contains(&stem) => Waits::Yes,
        _ => Waits::Unknown,
    }
}

/// Whether short flags written as one hold one of these: `-nw`.
fn is_among(word: &str, flags: &[&str]) -> bool {
    let letters = word.strip_prefix('-').filter(|rest| !rest.starts_with('-') && rest.len() > 1);
    letters.is_some_and(|letters| flags.iter().filter(|flag| flag.len() == 2).any(|flag| letters.contains(&flag[1..])))
}

fn with_flag(words: &[String], flag: &str) -> String {
    let rest = words[1..].iter().map(String::as_str);
    std::iter::once(words[0].as_str()).chain([flag]).chain(rest).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Waits {
        waits(&shell_words::split(line).unwrap_or_default())
    }

    #[test]
    fn an_editor_that_comes_back_at_once_is_known_with_what_has_it_wait() {
        for (line, instead) in [
            ("code", "code --wait"),
            ("/usr/bin/code -n", "/usr/bin/code --wait -n"),
            ("Code.exe", "Code.exe --wait"),
            ("subl", "subl -w"),
            ("open -t", "open -W -t"),
            ("emacsclient -n", "emacsclient"),
            ("gvim", "gvim -f"),
            ("vim -g", "vim -f -g"),
        ] {
            assert_eq!(of(line), Waits::With(instead.to_owned()), "{line}");
        }
        for line in [
            "code --wait",
            "code -w",
            "subl -nw",
            "vim",
            "vim.basic",
            "/usr/bin/nano",
            "nvim -u NONE",
            "emacsclient -c",
            "notepad.exe",
            "gedit --wait",
        ] {
            assert_eq!(of(line), Waits::Yes, "{line}");
        }
        for line in ["sh fill.sh", "my-editor", "true"] {
            assert_eq!(of(line), Waits::Unknown, "{line}");
        }
    }
}
