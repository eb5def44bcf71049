//! The sheet as Markdown, for a mail, a chat or a wiki.

use super::{Ask, Mark, Paper, Row};
use crate::render::markdown::plain;

/// The whole sheet.
pub fn markdown(paper: &Paper) -> String {
    let mut out = format!("# {}\n\n", plain(&paper.title));
    let facts: Vec<String> = paper.facts.iter().map(|fact| plain(fact)).collect();
    out.push_str(&format!("{}\n", facts.join("  \n")));
    out.extend(paper.intro.iter().map(|intro| format!("\n{}\n", plain(intro))));
    for part in &paper.parts {
        out.push_str(&format!("\n## {}\n", plain(&part.head)));
        for group in &part.groups {
            out.extend(group.head.iter().map(|head| format!("\n**{}**\n", plain(head))));
            out.push('\n');
            group.rows.iter().for_each(|one| row(one, &mut out));
        }
    }
    paper.ask.iter().for_each(|one| ask(one, &mut out));
    out
}

fn row(row: &Row, out: &mut String) {
    if row.mark == Mark::Prose {
        let lines = std::iter::once(&row.text).chain(&row.more);
        return lines.for_each(|line| out.push_str(&if line.is_empty() { "\n".to_owned() } else { format!("{}  \n", plain(line)) }));
    }
    let sign = if matches!(row.mark, Mark::Promise(..)) { format!("{} ", row.mark.sign()) } else { String::new() };
    let tail = row.tail.iter().map(|tail| format!(" · *{}*", plain(tail))).collect::<String>();
    let id = row.id.iter().map(|id| format!(" (`{id}`)")).collect::<String>();
    out.push_str(&format!("- {sign}{}{tail}{id}\n", plain(&row.text)));
    out.extend(row.more.iter().filter(|line| !line.is_empty()).map(|line| format!("  > {}  \n", plain(line))));
}

/// The questions, each with a place to type below it.
fn ask(ask: &Ask, out: &mut String) {
    out.push_str(&format!("\n## {}\n", plain(&ask.head)));
    out.extend(ask.questions.iter().map(|question| format!("\n**{}**\n\n> …\n", plain(question))));
    out.extend(ask.foot.iter().map(|paragraph| format!("\n{}\n", plain(paragraph))));
}
