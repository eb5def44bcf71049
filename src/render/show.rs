//! One record with all that hangs on it, and a person's story on one screen.

use super::table::{Cell, Column, Fit, Paint, wrap};
use super::visible::{shown, shown_lines};
use super::{Look, actions, conversations, obstacles, style, table};
use crate::domain::action::{Action, Status};
use crate::domain::conversation::{Answer, Conversation};
use crate::domain::employee::Employee;
use crate::domain::goal::Goal;
use crate::domain::obstacle::Named;
use crate::domain::owner::Party;
use crate::domain::promise;
use crate::domain::report::Mentioned;
use crate::domain::rhythm::Due;
use crate::i18n::{either, release, said, words};

/// How many talks and promises a story shows before it says how many more there are.
const MOST: usize = 8;

/// A person's story: what there is to tell.
pub struct Story<'r> {
    /// Who.
    pub employee: &'r Employee,
    /// The talks, the newest first.
    pub talks: Vec<&'r Conversation>,
    /// The promises: open ones by due day, then ended ones, the newest first.
    pub promises: Vec<&'r Action>,
    /// Open goals.
    pub goals: Vec<&'r Goal>,
    /// What gives energy.
    pub energy: Vec<Mentioned>,
    /// Obstacles, those that return first.
    pub obstacles: Vec<Named>,
    /// What is due.
    pub dues: Vec<Due>,
}

/// A person's story.
pub fn story(look: &Look, story: &Story, all: bool) -> String {
    let lang = look.lang;
    let most = if all { usize::MAX } else { MOST };
    let mut out = card(look, story.employee);
    let next: Vec<String> = story.dues.iter().take(2).map(|due| due_text(look, due)).collect();
    if !next.is_empty() {
        out.push_str(&format!("{}\n", next.join(&style::dim(" · "))));
    }
    let mut part = |head: String, shown_rows: usize, count: usize, body: String| {
        if count > 0 {
            out.push_str(&format!("\n{} {}\n{body}", style::heading(head), style::dim(count)));
        }
        if count > shown_rows {
            out.push_str(&format!("  {}\n", style::dim(said::and_more(lang, count - shown_rows, "--all"))));
        }
    };
    let promises: String = story.promises.iter().take(most).map(|action| promise_line(look, action)).collect();
    part(said::promises_head(lang), most, story.promises.len(), promises);
    let goals: String = story.goals.iter().map(|goal| goal_line(look, goal)).collect();
    part(said::goals_head(lang), most, story.goals.len(), goals);
    let energy = story.energy.iter().take(most).map(|word| mention(&shown(&word.label), word.mentions)).collect::<Vec<_>>();
    part(said::energy_head(lang), most, story.energy.len(), flowing(&energy, look.width));
    let named = |named: &Named| mention(&obstacles::label(look, named), named.mentions);
    let returning = story.obstacles.iter().take(most).map(named).collect::<Vec<_>>();
    part(said::obstacles_head(lang), most, story.obstacles.len(), flowing(&returning, look.width));
    let talks = talk_lines(look, &story.talks[..story.talks.len().min(most)]);
    part(said::talks_head(lang), most, story.talks.len(), talks);
    out
}

/// Who a person is, in a few lines.
pub fn card(look: &Look, employee: &Employee) -> String {
    let lang = look.lang;
    let mut out = format!("{} {}\n", style::heading(shown(&employee.name)), style::dim(format!("· {}", employee.slug)));
    let facts: Vec<String> = [
        employee.role.clone(),
        employee.team.as_deref().map(str::to_owned),
        employee.manager.as_ref().map(|name| said::with_manager(lang, name)),
    ]
    .into_iter()
    .flatten()
    .map(|fact| shown(&fact))
    .collect();
    if !facts.is_empty() {
        out.push_str(&format!("{}\n", facts.join(" · ")));
    }
    let dates = [
        employee.started.map(|day| said::since(lang, &words::day(lang, day))),
        employee.left.map(|day| said::left_on(lang, &words::day(lang, day))),
    ];
    let dates: Vec<String> = dates.into_iter().flatten().collect();
    if !dates.is_empty() {
        out.push_str(&format!("{}\n", style::dim(dates.join(" · "))));
    }
    out
}

fn due_text(look: &Look, due: &Due) -> String {
    let kind = shown(words::type_name(look.lang, &look.settings.types, &due.kind));
    let soon = (due.due - look.today).num_days();
    let when = if soon < 0 { style::late(-soon, said::late_by(look.lang, -soon)) } else { said::due_in(look.lang, soon) };
    format!("{kind} {when}")
}

/// A word with how often it came up, when more than once.
fn mention(label: &str, mentions: usize) -> String {
    if mentions > 1 { format!("{label} {}", style::dim(words::times(mentions))) } else { label.to_owned() }
}

/// Words one after another, indented by two, over as few lines as fit.
pub fn flowing(parts: &[String], width: usize) -> String {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for part in parts {
        let own = visible_width(part);
        match lines.last_mut() {
            Some((used, line)) if *used + 3 + own + 2 <= width => {
                *used += 3 + own;
                line.push_str(" · ");
                line.push_str(part);
            }
            _ => lines.push((own, part.clone())),
        }
    }
    lines.iter().map(|(_, line)| format!("  {line}\n")).collect()
}

/// How many columns a text takes, its colours apart.
pub fn visible_width(painted: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(anstream::adapter::strip_str(painted).to_string().as_str())
}

/// One promise with its id: what, whose, and what came of it, over as many lines as it takes.
pub fn promise_line(look: &Look, action: &Action) -> String {
    let lang = look.lang;
    let id = style::id(action.id.as_str(), look.ids.length(action.id));
    let owner = actions::owner(look, &action.owner);
    let state = match action.status {
        Status::Open => {
            let late = promise::days_late(action, look.today);
            let due = action.due.map(|due| (due - look.today).num_days());
            if late > 0 {
                style::late(late, said::late_by(lang, late))
            } else {
                due.map_or_else(|| said::no_due(lang), |days| said::due_in(lang, days))
            }
        }
        Status::Done => style::dim(actions::fate(look, action)),
        Status::Dropped => style::dim(format!(
            "{}{}",
            Status::Dropped.name(lang),
            action.dropped_because.as_deref().map(|why| format!(": {}", shown(why))).unwrap_or_default()
        )),
    };
    let head = format!("  {} {id}  ", actions::mark(look, action));
    let room = look.width.saturating_sub(14).max(20);
    let tail = format!("{owner} · {state}");
    let title = actions::title(look, action);
    let together = unicode_width::UnicodeWidthStr::width(title.as_str()) + 2 + visible_width(&tail);
    let pad = " ".repeat(14);
    let mut out = if together <= room {
        format!("{head}{title}  {}\n", style::dim(&owner) + &style::dim(" · ") + &state)
    } else {
        let lines = wrap(&title, room);
        let rest: String = lines[1..].iter().map(|line| format!("{pad}{line}\n")).collect();
        let tail = format!("{} · {state}", style::dim(&owner));
        let tail = if visible_width(&tail) > room { table::cut(&anstream::adapter::strip_str(&tail).to_string(), room) } else { tail };
        format!("{head}{}\n{rest}{pad}{tail}\n", lines[0])
    };
    if let Some(win) = action.win.as_ref().filter(|_| action.status == Status::Done) {
        for (at, line) in wrap(&shown(win), room.saturating_sub(2)).into_iter().enumerate() {
            out.push_str(&format!("{pad}{} {line}\n", if at == 0 { style::good("★") } else { " ".to_owned() }));
        }
    }
    out
}

fn goal_line(look: &Look, goal: &Goal) -> String {
    let by = goal.by.map(|by| said::by_day(look.lang, &words::near_day(look.lang, by, look.today))).unwrap_or_default();
    let id = style::id(goal.id.as_str(), look.ids.length(goal.id));
    format!("  ◇ {id}  {}  {}\n", table::cut(&shown(&goal.title), look.width.saturating_sub(30).max(20)), style::dim(by))
}

fn talk_lines(look: &Look, talks: &[&Conversation]) -> String {
    let row = |talk: &&Conversation| {
        let status = if talk.is_held() { String::new() } else { format!(" ({})", talk.status.name(look.lang)) };
        vec![
            Cell::painted(talk.id.as_str(), Paint::Id(look.ids.length(talk.id))),
            Cell::new(words::near_day(look.lang, talk.date, look.today)),
            Cell::new(format!("{}{status}", conversations::kind(look, talk))),
            Cell::painted(conversations::about(look, talk), Paint::Dim),
        ]
    };
    let column = |fit| Column { head: "", fit, right: false };
    let columns = [column(Fit::Whole), column(Fit::Whole), column(Fit::Prefers(10, 22)), column(Fit::AtLeast(12))];
    table::table(&columns, &talks.iter().map(row).collect::<Vec<_>>(), look.width, 4)
}

/// A conversation with all that hangs on it; `opening` is what a talk to come begins with.
pub fn conversation(
    look: &Look,
    talk: &Conversation,
    promises: &[&Action],
    path: &str,
    come_back: Option<chrono::NaiveDate>,
    opening: &str,
) -> String {
    let lang = look.lang;
    let name = shown(look.people.name(&talk.employee));
    let mut out = format!(
        "{} · {}\n{}\n",
        style::heading(format!("{} · {name}", capital(&conversations::kind(look, talk)))),
        style::id(talk.id.as_str(), look.ids.length(talk.id)),
        [
            Some(words::long_day(lang, talk.date)),
            Some(talk.status.name(lang).to_owned()),
            talk.with.as_ref().map(|with| said::with_manager(lang, &shown(with)))
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
    );
    out.push_str(&format!("{}\n", style::dim(path)));
    if !opening.is_empty() {
        out.push_str(&format!("\n{opening}"));
    }
    let mut prose = |head: String, text: Option<&String>| {
        if let Some(text) = text {
            out.push_str(&format!("\n{}\n{}", style::heading(head), paragraphs(text, look.width, 2)));
        }
    };
    prose(said::prepared_by(lang, Party::Employee.name(lang)), talk.prepared_by_employee.as_ref());
    prose(said::prepared_by(lang, Party::Manager.name(lang)), talk.prepared_by_manager.as_ref());
    for (number, answer) in (1..).zip(&talk.answers) {
        out.push_str(&numbered(look, number, answer));
    }
    let mut list = |head: String, items: Vec<String>| {
        if !items.is_empty() {
            out.push_str(&format!("\n{}\n{}", style::heading(head), flowing(&items, look.width)));
        }
    };
    list(said::obstacles_head(lang), talk.obstacles.iter().map(|name| shown(name)).collect());
    list(said::energy_head(lang), talk.energy.iter().map(|name| shown(name)).collect());
    list(said::signals_head(lang), talk.signals.iter().map(|signal| shown(signal.name(lang))).collect());
    if let Some(summary) = &talk.summary {
        out.push_str(&format!("\n{}\n{}", style::heading(said::summary_head(lang)), paragraphs(summary, look.width, 2)));
    }
    if !promises.is_empty() {
        let lines: String = promises.iter().map(|action| promise_line(look, action)).collect();
        out.push_str(&format!("\n{}\n{lines}", style::heading(said::promises_head(lang))));
    }
    if let Some(day) = come_back {
        out.push_str(&format!("\n{}\n", said::come_back(lang, &words::long_day(lang, day))));
    }
    out
}

/// A question with its answer, under the number by which it can be released.
fn numbered(look: &Look, number: usize, answer: &Answer) -> String {
    let lang = look.lang;
    let theme = answer.theme.as_ref().map(|theme| shown(theme.name(lang)));
    let marks = [theme, answer.released.then(|| release::released(lang))];
    let marks: String = marks.into_iter().flatten().map(|mark| style::dim(format!(" · {mark}"))).collect();
    let head = format!("{number}. ");
    let indent = head.len();
    let question = wrap(&shown(answer.question.as_deref().unwrap_or("")), look.width.saturating_sub(indent));
    let question: Vec<String> = question.iter().map(style::heading).collect();
    let mut out = format!("\n{}{}{marks}\n", style::dim(head), question.join(&format!("\n{}", " ".repeat(indent))));
    match &answer.answer {
        Some(said) => out.push_str(&paragraphs(said, look.width, indent)),
        None => out.push_str(&format!("{}{}\n", " ".repeat(indent), style::dim(said::no_answer(lang)))),
    }
    out
}

/// An action with all that is known of it.
pub fn action(look: &Look, action: &Action, talk: Option<&Conversation>, path: &str) -> String {
    let lang = look.lang;
    let whose = action.employee.as_deref().map_or_else(|| said::the_organisation(lang), |slug| shown(look.people.name(slug)));
    let mut out = format!(
        "{} · {}\n{whose} · {} · {}\n{}\n\n",
        style::heading(actions::title(look, action)),
        style::id(action.id.as_str(), look.ids.length(action.id)),
        said::turn_of(lang, &actions::owner(look, &action.owner)),
        actions::fate(look, action),
        style::dim(path)
    );
    let mut row = |head: &str, value: Option<String>| {
        if let Some(value) = value {
            let lines = wrap(&value, look.width.saturating_sub(18));
            let pad = " ".repeat(18);
            out.push_str(&format!("  {}{}\n", style::dim(format!("{head:<16}")), lines.join(&format!("\n{pad}"))));
        }
    };
    let day = |day: chrono::NaiveDate| words::day(lang, day);
    row(either(lang, "uiterlijk", "due"), action.due.map(day));
    row(either(lang, "beloofd", "promised"), Some(day(action.created)));
    row(either(lang, "afgerond", "ended"), action.closed.map(day));
    row(either(lang, "uit", "from"), talk.map(|talk| format!("{} {} ({})", conversations::kind(look, talk), day(talk.date), talk.id)));
    row(either(lang, "soort", "kind"), action.kind.as_ref().map(|kind| shown(kind.name(lang))));
    row(either(lang, "leerdoel", "goal"), action.goal.map(|id| id.to_string()));
    row(either(lang, "belemmering", "obstacle"), action.obstacle.as_deref().map(|name| shown(&obstacles::called(look, name))));
    row(
        either(lang, "losgelaten om", "dropped because"),
        action.dropped_because.as_deref().filter(|_| action.status == Status::Dropped).map(shown),
    );
    row(either(lang, "succes", "win"), action.win.as_deref().map(shown));
    row(either(lang, "notitie", "note"), action.note.as_deref().map(shown));
    row(&release::released(lang), action.released.then(|| release::for_formal_cycle(lang)));
    out
}

pub(super) fn paragraphs(text: &str, width: usize, indent: usize) -> String {
    let pad = " ".repeat(indent);
    let lines = shown_lines(text).into_iter().flat_map(|line| wrap(&line, width.saturating_sub(indent)));
    lines.map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{pad}{line}\n") }).collect()
}

/// The text with its first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Who a person is, with everything in `employee.yaml`.
pub fn whole_card(look: &Look, employee: &Employee, path: &str) -> String {
    let lang = look.lang;
    let mut out = card(look, employee);
    out.push_str(&format!("{}\n", style::dim(path)));
    let mut rows: Vec<(&str, String)> = Vec::new();
    rows.extend(employee.id.map(|id| ("id", id.to_string())));
    rows.extend(employee.email.as_ref().map(|email| ("e-mail", shown(email))));
    rows.extend(employee.purpose.as_ref().map(|purpose| (either(lang, "doel", "purpose"), shown(purpose))));
    for (kind, cadence) in &employee.rhythm {
        let name = shown(words::type_name(lang, &look.settings.types, kind));
        let often = cadence.map_or_else(|| either(lang, "nooit", "never").to_owned(), |interval| words::interval(lang, interval));
        rows.push((either(lang, "ritme", "rhythm"), format!("{name}: {often}")));
    }
    rows.extend(employee.basics.iter().map(|line| (either(lang, "basis", "basics"), shown(line))));
    rows.extend(employee.left_because.as_ref().map(|why| (either(lang, "weg omdat", "left because"), shown(why))));
    let formerly = either(lang, "eerder in", "formerly in");
    rows.extend((!employee.formerly.is_empty()).then(|| (formerly, shown(&employee.formerly.join(", ")))));
    if !rows.is_empty() {
        out.push('\n');
    }
    for (head, value) in rows {
        let lines = wrap(&value, look.width.saturating_sub(16));
        out.push_str(&format!("  {}{}\n", style::dim(format!("{head:<14}")), lines.join(&format!("\n{}", " ".repeat(16)))));
    }
    out
}
