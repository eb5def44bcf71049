//! Putting completions into a shell.

use super::{sayings, sentences};

sentences! {
    is_there(file: &str) { nl: "de aanvullingen staan al in {file}", en: "completions are in {file} already" }

    from_next_shell() { nl: "ze werken in elke nieuwe shell", en: "they work in every new shell" }
}

sayings! {
    installed(line: &str, file: &str) { nl: "`{line}` gezet in {file}", en: "`{line}` written to {file}" }

    which_shell() { nl: "zeg voor welke shell", en: "say for which shell" }

    which_shell_hint() { nl: "bash, zsh, fish, powershell of elvish; met --install mag het zonder, als `SHELL` er een van is", en: "bash, zsh, fish, powershell or elvish; with --install it may be left out, where `SHELL` is one of these" }

    no_place() { nl: "niet bekend waar deze shell zijn instellingen heeft", en: "it is not known where this shell has its settings" }

    no_place_hint(shell: &str, line: &str) { nl: "zet deze regel in wat {shell} leest als het begint: `{line}`", en: "put this line into what {shell} reads when it starts: `{line}`" }

    not_read(file: &str, reason: &str) { nl: "{file} is niet te lezen, en blijft zoals het is: {reason}", en: "{file} can't be read, and stays as it is: {reason}" }
}
