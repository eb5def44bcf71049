//! A new record as a form for the editor: comments at the top, empty fields to fill in, and the way back.

use super::schema;
use super::yaml::edit::{self, Edit, Step};
use super::yaml::{self, Node, Value};

/// What begins a line that goes when the form is saved.
const MARK: &str = "#:";
/// Fields that a conversation has room for in the form.
const LISTS: &[&str] = &["obstacles", "energy", "signals"];

/// The form: `head` as comments, then the record with its empty fields ready to type in.
pub fn page(head: &[String], text: &str) -> String {
    let mut out: String = head.iter().map(|line| format!("{MARK} {line}\n")).collect();
    let mut lines = text.lines().peekable();
    let mut seen = Vec::new();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        seen.extend(line.split_once(':').map(|(key, _)| key.to_owned()).filter(|key| !key.starts_with(' ')));
        let is_question = line.trim_start_matches("- ").trim_start().starts_with("question:");
        if is_question && !lines.peek().is_some_and(|next| next.trim_start().starts_with("answer:")) {
            out.push_str("  answer: |\n    \n");
        }
    }
    for key in LISTS.iter().filter(|key| !seen.iter().any(|seen| seen == **key)) {
        out.push_str(&format!("{key}:\n- \n"));
    }
    if !seen.iter().any(|key| key == "summary") {
        out.push_str("summary: |\n  \n");
    }
    out
}

/// A file that is there already below a head of comments; as it is when it could not be told from its head again.
pub fn headed(head: &[String], text: &str) -> String {
    if !can_be_headed(text) {
        return text.to_owned();
    }
    head.iter().map(|line| format!("{MARK} {line}\n")).chain([text.to_owned()]).collect()
}

/// The file below its head. `before` is the file as it was when it was [`headed`].
pub fn below_head<'p>(page: &'p str, before: &str) -> &'p str {
    if !can_be_headed(before) {
        return page;
    }
    let head: usize = page.split_inclusive('\n').take_while(|line| line.starts_with(MARK)).map(str::len).sum();
    &page[head..]
}

/// Not what begins with such a comment of its own, or with a mark that must come first, or has other line ends.
fn can_be_headed(text: &str) -> bool {
    !text.starts_with(MARK) && !text.starts_with('\u{feff}') && !text.contains('\r')
}

/// What was filled in: without the form's own comments, and without the fields that stayed empty.
///
/// A text that can't be parsed comes back with no more than the comments taken out.
pub fn filled(page: &str) -> String {
    let text: String = page.split_inclusive('\n').filter(|line| !line.starts_with(MARK)).collect();
    let mut text = if text.is_empty() || text.ends_with('\n') { text } else { text + "\n" };
    while let Some(edited) = yaml::parse_fully(&text).ok().and_then(|node| without_one_empty(&text, &node)) {
        text = edited;
    }
    text
}

/// The text without the first field that is empty; `None` when there is none that can be taken out.
fn without_one_empty(text: &str, node: &Node) -> Option<String> {
    let Value::Map(entries) = &node.value else { return None };
    let known = entries.iter().filter(|entry| schema::CONVERSATION.contains(&&*entry.key));
    for entry in known {
        if is_empty(&entry.node) {
            return edit::apply(text, &[Edit::remove(&entry.key)]).ok();
        }
        let Value::Seq(items) = &entry.node.value else { continue };
        for (at, item) in items.iter().enumerate() {
            let Some(key) = schema::ANSWER.iter().find(|key| item.get(key).is_some_and(is_empty)) else { continue };
            let within = vec![Step::Key(entry.key.to_string()), Step::Index(at)];
            if let Ok(edited) = edit::apply(text, &[Edit::Remove { within, key: (*key).to_owned() }]) {
                return Some(edited);
            }
        }
    }
    None
}

fn is_empty(node: &Node) -> bool {
    match &node.value {
        Value::Seq(items) => items.iter().all(is_empty),
        Value::Map(entries) => entries.is_empty(),
        _ => node.text().is_none_or(|text| text.trim().is_empty()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &str = "id: k7m3x9qa\ntype: stay\nanswers:\n- theme: energy\n  question: Waarvan?\n";

    #[test]
    fn an_untouched_form_is_the_record_again() {
        let page = page(&["Anna".to_owned()], RECORD);
        assert!(page.starts_with("#: Anna\n") && page.contains("answer: |") && page.contains("obstacles:\n- \n"));
        assert_eq!(filled(&page), RECORD);
    }

    #[test]
    fn what_is_typed_stays_and_own_comments_too() {
        let page = page(&[], RECORD)
            .replace("  answer: |\n    \n", "  answer: |\n    Van ons team: echt.\n# even nabellen\n")
            .replace("obstacles:\n- \n", "obstacles:\n- rooster\n");
        assert_eq!(
            filled(&page),
            "id: k7m3x9qa\ntype: stay\nanswers:\n- theme: energy\n  question: Waarvan?\n  answer: |\n    Van ons team: echt.\n# even nabellen\nobstacles:\n- rooster\n"
        );
    }

    #[test]
    fn a_head_comes_off_again_and_nothing_else_does() {
        let head = ["Anna".to_owned(), "  ✗ Rooster".to_owned()];
        for text in [RECORD, "# van mij\n#: halverwege\n", "#: van mij\nid: a\n", "\u{feff}id: a\n", "id: a\r\n", ""] {
            let page = headed(&head, text);
            assert_eq!(below_head(&page, text), text, "{page}");
            assert_eq!(below_head(&format!("{page}note: b\n"), text), format!("{text}note: b\n"), "{page}");
        }
        assert!(headed(&head, RECORD).starts_with("#: Anna\n#:   ✗ Rooster\nid: "));
    }
}
