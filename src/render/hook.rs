//! What a `pre-commit` hook does, as a piece of shell that any shell runs and that leaves nothing behind.

use crate::i18n::{Language, hook};

/// Has the staged files of a workspace looked at, in a folder as seen from the top of the repository. Only problems stop a
/// commit: where the program is not there or can't look, that is said and the commit goes on. One that lies in the
/// repository itself is not the program, whatever `PATH` says.
pub(crate) fn body(lang: Language, workspace: &str) -> String {
    let [found, missing, failed] = [hook::found, hook::missing, hook::failed].map(|say| quoted(&say(lang)));
    let folder = quoted(workspace);
    format!(
        "\
(
    cd {folder} 2>/dev/null || exit 0
    [ -f stay.yaml ] || exit 0
    PATH=$PATH:${{HOME:-}}/.cargo/bin
    case $(command -v stay 2>/dev/null) in
    /* | [A-Za-z]:*) ;;
    *) echo {missing} >&2; exit 0 ;;
    esac
    code=0
    stay -C . --no-input --quiet check --staged || code=$?
    case $code in
    0) ;;
    4) echo {found} >&2; exit 1 ;;
    *) echo {failed} >&2 ;;
    esac
) || exit 1
"
    )
}

/// A text as one word of the shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_one_word_whatever_it_is_called() {
        assert_eq!(quoted("./it's $HOME"), "'./it'\\''s $HOME'");
        assert!(body(Language::En, "./it's").contains("cd './it'\\''s' "));
    }

    #[test]
    fn it_speaks_the_language_of_the_workspace() {
        assert!(body(Language::Nl, ".").contains("'stay is hier niet te vinden"));
    }
}
