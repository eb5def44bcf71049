//! Bash: a word is put into the line as it is given, so it is given as it has to be written there.

use super::shells::{Asked, Candidate, Raw, Shell, variable};
use super::word::{Quotes, read, split, where_they_part, written};

/// The line goes to the program as it stands, since bash itself takes words apart at `=` and `:`.
pub(super) const SCRIPT: &str = r#"_stay() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(COMPLETE=bash _STAY_LINE="${COMP_LINE:0:COMP_POINT}" _STAY_WORD="$2" _STAY_TYPE="${COMP_TYPE:-9}" command stay 2>/dev/null)
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[=/] ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -o nosort -F _stay stay 2>/dev/null || complete -F _stay stay
"#;

/// How bash says that it only lists, after a second Tab.
const LIST: &str = "63";

/// What bash asks; the words alone are what a script of another making hands over.
pub(super) fn asked(words: &[String]) -> Option<Asked> {
    let Some(line) = variable("_STAY_LINE") else {
        words.first()?;
        let at = variable("_CLAP_COMPLETE_INDEX").and_then(|at| at.parse().ok()).unwrap_or(words.len().saturating_sub(1));
        let current = words.get(at).cloned().unwrap_or_default();
        let raw = Raw { word: current.clone(), replaced: current.clone(), is_list: false };
        return Some(Asked { shell: Shell::Bash, before: words.get(..at)?.to_vec(), current, raw });
    };
    let words = split(&line);
    let (current, before) = words.split_last()?;
    let replaced = variable("_STAY_WORD").unwrap_or_default();
    let raw = Raw { word: (*current).to_owned(), replaced, is_list: variable("_STAY_TYPE").as_deref() == Some(LIST) };
    let before = before.iter().map(|word| read(word).0).collect();
    Some(Asked { shell: Shell::Bash, before, current: read(current).0, raw })
}

pub(super) fn answer(asked: &Asked, found: &[Candidate]) -> String {
    // what stands before the part that bash replaces stays, quotes and all
    let Some(head) = asked.raw.word.strip_suffix(asked.raw.replaced.as_str()) else { return String::new() };
    let (stays, quotes) = read(head);
    let values: Vec<&str> = found.iter().filter_map(|found| found.value.strip_prefix(stays.as_str())).collect();
    if asked.raw.is_list {
        return lines(found.iter().map(Candidate::printable));
    }
    let mut all: Vec<String> = values.iter().map(|value| written(value, quotes)).collect();
    all.extend(where_they_part(&values, quotes).map(|common| written(common, quotes)));
    let is_one = all.len() == 1;
    lines(all.into_iter().map(|word| as_put_in(&word, quotes, is_one)))
}

/// Bash takes the quote at the beginning of what it puts in for the one that stands there already, and one at the end of the
/// only word for the one that ends it. So there are two where such a quote means something.
fn as_put_in(word: &str, quotes: Quotes, is_one: bool) -> String {
    let quote = match quotes {
        Quotes::No => return word.to_owned(),
        Quotes::Double => "\"",
        Quotes::Single | Quotes::Ansi => "'",
    };
    let [before, after] = [word.starts_with(quote), is_one && word.ends_with(quote)].map(|twice| if twice { quote } else { "" });
    format!("{before}{word}{after}")
}

fn lines(all: impl Iterator<Item = String>) -> String {
    let end = variable("_CLAP_IFS").unwrap_or_else(|| "\n".to_owned());
    all.map(|line| line + &end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(word: &str, replaced: &str, values: &[&str]) -> Vec<String> {
        let raw = Raw { word: word.to_owned(), replaced: replaced.to_owned(), is_list: false };
        let asked = Asked { shell: Shell::Bash, before: Vec::new(), current: read(word).0, raw };
        let found: Vec<Candidate> = values.iter().map(|value| Candidate { value: (*value).to_owned(), help: String::new() }).collect();
        super::answer(&asked, &found).lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_value_is_one_word_wherever_it_begins() {
        let noord = "Zorg/Wijkteam Noord";
        assert_eq!(answer("Zo", "Zo", &[noord]), ["Zorg/Wijkteam\\ Noord"]);
        assert_eq!(answer("\"Zo", "Zo", &[noord]), [noord]);
        assert_eq!(answer("'Zorg/Wijkteam N", "Zorg/Wijkteam N", &[noord]), [noord]);
        assert_eq!(answer("--team=Zo", "Zo", &["--team=Zorg/Wijkteam Noord"]), ["Zorg/Wijkteam\\ Noord"]);
        assert_eq!(answer("--team=\"Zo", "Zo", &["--team=Zorg/Wijkteam Noord"]), [noord]);
        assert_eq!(answer("", "", &["$(touch x)"]), ["\\$\\(touch\\ x\\)"]);
        assert_eq!(answer("\"", "", &["$(touch x)!"]), ["\\$(touch x)\"\\!\"\""]);
        assert_eq!(answer("\"", "", &["!"]), ["\"\"\\!\"\""]);
        assert_eq!(answer("'", "", &["'x'"]), ["''\\''x'\\'''"]);
        assert_eq!(answer("", "", &["a\nb\u{202e}"]), ["a$'\\x0a'b$'\\xe2\\x80\\xae'"]);
        assert!(answer("Zo", "else", &[noord]).is_empty());
    }

    #[test]
    fn what_values_have_in_common_never_ends_half_way_a_sign() {
        assert_eq!(answer("", "", &["a b", "a$c"]), ["a\\ b", "a\\$c", "a"]);
        assert_eq!(answer("", "", &["$a", "$b"]), ["\\$a", "\\$b"]);
        assert_eq!(answer("", "", &["$a", ";b"]), ["\\$a", "\\;b", ""]);
        assert_eq!(answer("", "", &["é", "è"]), ["é", "è"]);
    }
}
