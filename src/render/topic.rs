//! A topic of the help in a terminal: headings, paragraphs, and tables of two columns, from Markdown of our own.

use super::style;
use super::table::wrap;
use unicode_width::UnicodeWidthStr;

/// How far a table stands in.
const INDENT: usize = 2;
/// The narrowest that the second column may be before it stands below the first.
const NARROWEST: usize = 24;

/// The topic over lines of at most `width` columns.
pub(crate) fn topic(markdown: &str, width: usize) -> String {
    let parts = markdown.trim().split("\n\n").map(|block| match block.strip_prefix("### ") {
        Some(heading) => style::heading(heading).to_string(),
        None if block.starts_with('|') => table(block, width),
        None => wrap(&plain(&block.replace('\n', " ")), width).join("\n"),
    });
    parts.collect::<Vec<_>>().join("\n\n") + "\n"
}

/// A text without the signs of stress and with the words of links alone.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](") {
        let (before, words) = before.rsplit_once('[').unwrap_or(("", before));
        out.push_str(before);
        out.push_str(words);
        rest = after.split_once(')').map_or("", |(_, rest)| rest);
    }
    (out + rest).replace("**", "")
}

/// The rows below the head, each with what it means beside it, or below it where there is no room.
fn table(block: &str, width: usize) -> String {
    let cells = |line: &str| {
        let (first, second) = line.trim_matches('|').split_once('|').unwrap_or((line, ""));
        (plain(first.trim()), plain(second.trim()))
    };
    let rows: Vec<(String, String)> = block.lines().skip(2).map(cells).collect();
    let widest = rows.iter().map(|(first, _)| first.width()).max().unwrap_or(0);
    let first_width = widest.min(width / 3);
    let room = width.saturating_sub(INDENT + first_width + 2);
    let row = |(first, second): &(String, String)| -> Vec<String> {
        let indent = " ".repeat(INDENT);
        if room < NARROWEST {
            let below = wrap(second, width.saturating_sub(INDENT * 2));
            let first = wrap(first, width.saturating_sub(INDENT)).into_iter().map(|line| format!("{indent}{line}"));
            return first.chain(below.into_iter().filter(|line| !line.is_empty()).map(|line| format!("{indent}{indent}{line}"))).collect();
        }
        let (left, right) = (wrap(first, first_width), wrap(second, room));
        (0..left.len().max(right.len()))
            .map(|at| {
                let (left, right) = (left.get(at).map_or("", String::as_str), right.get(at).map_or("", String::as_str));
                let gap = " ".repeat(first_width.saturating_sub(left.width()) + 2);
                format!("{indent}{left}{gap}{right}").trim_end().to_owned()
            })
            .collect()
    };
    rows.iter().flat_map(row).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::topic;

    #[test]
    fn a_topic_keeps_to_the_width_and_has_no_marks_of_markdown() {
        let markdown = "### Days\n\n**Days** are\n`2026-12-01`, see [the format](format.md).\n\n\
                        | typed | means |\n| --- | --- |\n| `1 dec` | the next one that comes after today, or today |\n| `2 weeks` | |\n";
        let anstream = |width| anstream::adapter::strip_str(&topic(markdown, width)).to_string();
        assert_eq!(
            anstream(44),
            "Days\n\nDays are `2026-12-01`, see the format.\n\n  `1 dec`    the next one that comes after\n             today, or today\n  `2 weeks`\n"
        );
        assert_eq!(
            anstream(30),
            "Days\n\nDays are `2026-12-01`, see the\nformat.\n\n  `1 dec`\n    the next one that comes\n    after today, or today\n  `2 weeks`\n"
        );
    }
}
