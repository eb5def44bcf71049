//! Elvish: it quotes what it puts into a line itself; the value and what is shown of it go over as JSON.

use super::shells::Candidate;
use crate::render::printable::printable;
use serde_json::{Value, json};

pub(super) const SCRIPT: &str = r#"set edit:completion:arg-completer[stay] = {|@words|
    for one (env COMPLETE=elvish stay -- $@words 2>/dev/null | from-json) {
        edit:complex-candidate $one[text] &display=$one[shown]
    }
}
"#;

pub(super) fn answer(found: &[Candidate]) -> String {
    // what can't be seen would stand in the line unseen
    let plain = found.iter().filter(|found| found.is_plain());
    let name = |found: &Candidate| {
        if found.help.is_empty() { found.printable() } else { format!("{}  {}", found.printable(), printable(&found.help)) }
    };
    let all: Vec<Value> = plain.map(|found| json!({ "text": found.value, "shown": name(found) })).collect();
    format!("{}\n", Value::from(all))
}
