//! A document as Markdown, for a mail, a chat or a wiki.

use super::{Ask, Block, Document, Fields, Headline, Item, Join, List, Mark, Rank, Section, Span, Table, Win};
use crate::domain::promise::Fate;
use crate::render::markdown::plain;
use crate::render::table::Paint;

pub(crate) fn markdown(document: &Document) -> String {
    let title = plain(&document.title);
    let mut out = if document.headline == Headline::Bold { format!("**{title}**\n") } else { format!("# {title}\n") };
    if !document.facts.is_empty() {
        let facts = document.facts.iter().map(|fact| plain(fact)).collect::<Vec<_>>().join("  \n");
        // in their order, each behind the one before: a name may be a part of another
        let stress = |(done, rest): (String, String), name: &String| match rest.split_once(&plain(name)) {
            Some((before, after)) => (format!("{done}{before}**{}**", plain(name)), after.to_owned()),
            None => (done, rest),
        };
        let (done, rest) = document.stressed.iter().fold((String::new(), facts), stress);
        out.push_str(&format!("\n{done}{rest}\n"));
    }
    let paragraphs = |texts: &[String], out: &mut String| out.extend(texts.iter().map(|text| format!("\n{}\n", plain(text))));
    paragraphs(&document.intro, &mut out);
    document.sections.iter().for_each(|one| section(one, &mut out));
    document.ask.iter().for_each(|one| ask(one, &mut out));
    paragraphs(&document.sent_with, &mut out);
    // there is no text of anyone else in it
    if document.is_ours { out.replace("\\`", "`") } else { out }
}

fn section(section: &Section, out: &mut String) {
    if !section.head.is_empty() {
        let behind = section.aside.iter().map(|aside| plain(aside)).chain(section.count.map(|count| count.to_string()));
        let behind: String = behind.map(|part| format!(" ({part})")).collect();
        out.push_str(&format!("\n## {}{behind}\n", plain(&section.head)));
    }
    out.extend(section.lead.iter().map(|lead| format!("\n{}\n", plain(lead))));
    section.blocks.iter().for_each(|one| block(one, out));
}

fn block(block: &Block, out: &mut String) {
    match block {
        Block::Paragraph(Span { text, .. }) | Block::Share(text, ..) => out.push_str(&format!("\n{}\n", plain(text))),
        Block::List(one) => list(one, out),
        Block::Table(one) => table(one, out),
        Block::Quote(said, asked) => {
            let lines = said.iter().map(|line| format!("> {}\n", plain(line)).replace("> \n", ">\n"));
            out.push_str(&format!("\n{}\n{}\n", lines.collect::<String>(), plain(asked)));
        }
        Block::Wins(wins, more) => {
            out.push('\n');
            let line = |Win { who, day, what, .. }: &Win| format!("- {} ({day}): {}\n", plain(who), plain(what));
            out.extend(wins.iter().map(line));
            out.extend(more.iter().map(|more| format!("\n{}\n", plain(more))));
        }
        Block::Fields(one) => fields(one, out),
        Block::Picture(picture) => {
            if let Some(one) = &picture.table {
                out.push_str(&format!("\n**{}**\n", plain(&picture.title)));
                table(one, out);
            }
        }
        Block::Rule => out.push_str("\n---\n"),
    }
}

fn fields(fields: &Fields, out: &mut String) {
    out.extend(fields.head.iter().map(|head| format!("\n### {}\n", plain(head))));
    out.extend(fields.aside.iter().map(|aside| format!("\n{}\n", plain(aside))));
    out.push('\n');
    for (name, lines) in &fields.entries {
        match &lines[..] {
            [line] => out.push_str(&format!("- **{}:** {}\n", plain(name), plain(line))),
            lines => {
                out.push_str(&format!("- **{}:**\n", plain(name)));
                let line = |line: &String| if line.is_empty() { "  >\n".to_owned() } else { format!("  > {}  \n", plain(line)) };
                out.extend(lines.iter().map(line));
            }
        }
    }
}

fn list(list: &List, out: &mut String) {
    let head = |head: &String| match list.rank {
        Rank::Remark => format!("\n**{}**\n", plain(head)),
        Rank::Heading => format!("\n### {}\n", plain(head)),
    };
    out.extend(list.head.iter().map(head));
    out.push('\n');
    list.items.iter().for_each(|one| item(list.join, one, out));
}

fn item(join: Join, item: &Item, out: &mut String) {
    if item.mark == Mark::Prose {
        let lines = std::iter::once(&item.text).chain(&item.more);
        return lines.for_each(|line| out.push_str(&if line.is_empty() { "\n".to_owned() } else { format!("{}  \n", plain(line)) }));
    }
    let sign = match item.mark {
        Mark::Promise(..) => format!("{} ", item.mark.sign()),
        Mark::Task(Fate::Open | Fate::Broken, _) => "[ ] ".to_owned(),
        Mark::Task(..) => "[x] ".to_owned(),
        _ => String::new(),
    };
    let (before, between, after) = match join {
        Join::Stressed => (" · *", " · ", "*"),
        Join::Dot => (" · ", " · ", ""),
        Join::Dash => (" — ", " · ", ""),
        Join::Brackets => (" (", ", ", ")"),
    };
    let tail = item.tail.iter().map(|part| plain(&part.text)).collect::<Vec<_>>().join(between);
    let tail = if tail.is_empty() { tail } else { format!("{before}{tail}{after}") };
    let id = item.id.iter().map(|id| format!(" (`{id}`)")).collect::<String>();
    let win = item.win.iter().map(|win| format!(" — ★ {}", plain(win))).collect::<String>();
    out.push_str(&format!("- {sign}{}{tail}{id}{win}\n", plain(&item.text)));
    out.extend(item.more.iter().filter(|line| !line.is_empty()).map(|line| format!("  > {}  \n", plain(line))));
}

/// A table with ids last, where nobody types them, and without bars; without heads a list.
fn table(table: &Table, out: &mut String) {
    out.extend(table.caption.iter().map(|caption| format!("\n{}\n", plain(caption))));
    out.push('\n');
    let columns = table.columns_of_page();
    let is_list = columns.iter().all(|at| table.columns[*at].head.is_empty());
    if !is_list {
        let heads: Vec<&str> = columns.iter().map(|at| table.columns[*at].head).collect();
        out.push_str(&format!("| {} |\n| {} |\n", heads.join(" | "), vec!["---"; heads.len()].join(" | ")));
    }
    for row in &table.rows {
        let cells: Vec<String> = columns
            .iter()
            .map(|at| &row.cells[*at])
            .map(|cell| match cell.paint {
                Paint::Id(_) if !cell.full().is_empty() => format!("`{}`", cell.full()),
                _ => plain(cell.full()),
            })
            .collect();
        out.push_str(&if is_list { format!("- {}\n", cells.join(": ")) } else { format!("| {} |\n", cells.join(" | ")) });
    }
    out.extend(table.more.iter().map(|more| format!("\n{}\n", plain(more))));
}

/// The questions, each with a place to type below it.
fn ask(ask: &Ask, out: &mut String) {
    out.push_str(&format!("\n## {}\n", plain(&ask.head)));
    out.extend(ask.questions.iter().map(|question| format!("\n**{}**\n\n> …\n", plain(question))));
    out.extend(ask.foot.iter().map(|paragraph| format!("\n{}\n", plain(paragraph))));
}
