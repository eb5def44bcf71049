//! Zsh: it quotes what it puts into a line itself, as the place asks. So it gets the values as they are, each written in
//! such a way that it can be handed over on a line, with what is shown of it beside it.

use super::shells::{Asked, Candidate, variable};
use super::word::{Quotes, where_they_part, written};
use crate::render::printable::printable;
use unicode_width::UnicodeWidthStr;

/// What stands before an open quote stays (`--team="`); the rest of a word is for zsh to compare.
pub(super) const SCRIPT: &str = r#"#compdef stay
_stay() {
    emulate -L zsh
    local line value word head="${(Q)${QIPREFIX%[\"\']}}"
    local -a values shown onward onward_shown
    [[ -n $head ]] && word=$head || { [[ $PREFIX == -* ]] && word="${(Q)PREFIX}" }
    while IFS= read -r line; do
        value="${(Q)${line%%$'\t'*}}"
        if [[ $value == *[=/] ]]; then
            onward+=("$value") onward_shown+=("${line#*$'\t'}")
        else
            values+=("$value") shown+=("${line#*$'\t'}")
        fi
    done < <(COMPLETE=zsh _STAY_HEAD="$head" command stay -- "${(@Q)words[1,CURRENT-1]}" "$word" 2>/dev/null)
    (( $#values )) && compadd -l -V stay -d shown -a values
    (( $#onward )) && compadd -l -V stay-onward -S '' -d onward_shown -a onward
    (( $#values + $#onward ))
}
if [[ ${funcstack[1]} == _stay ]]; then
    _stay "$@"
else
    compdef _stay stay
fi
"#;

pub(super) fn answer(_: &Asked, found: &[Candidate]) -> String {
    let head = variable("_STAY_HEAD").unwrap_or_default();
    let values: Vec<(&str, &Candidate)> =
        found.iter().filter_map(|found| Some((found.value.strip_prefix(head.as_str())?, found))).collect();
    let width = values.iter().map(|(value, _)| printable(value).width()).max().unwrap_or(0).min(40);
    let line = |(value, found): &(&str, &Candidate)| {
        let name = printable(value);
        let gap = " ".repeat(width.saturating_sub(name.width()));
        let help = if found.help.is_empty() { String::new() } else { format!("{gap}  -- {}", printable(&found.help)) };
        format!("{}\t{name}{help}\n", written(value, Quotes::No))
    };
    let all: Vec<&str> = values.iter().map(|(value, _)| *value).collect();
    let common = where_they_part(&all, Quotes::No).map(|common| format!("{}\t{}\n", written(common, Quotes::No), printable(common)));
    values.iter().map(line).chain(common).collect()
}
