//! One record with all that hangs on it, and a person's story on one screen.

use super::printable::{printable, printable_lines};
use super::table::{Cell, Column, Fit, Paint, wrap};
use super::{ViewContext, actions, agenda, conversations, obstacles, style, table};
use crate::domain::action::{Action, Status};
use crate::domain::conversation::{self, Answer, Conversation};
use crate::domain::employee::{Employee, Was};
use crate::domain::ended::Ended;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::note::Note;
use crate::domain::obstacle::Named;
use crate::domain::owner::Party;
use crate::domain::promise;
use crate::domain::report::Mentioned;
use crate::domain::rhythm::Due;
use crate::domain::sealed::Sealed;
use crate::i18n::{either, messages, notes as notes_said, release, sealed as sealed_said, wishes, words};

/// How many conversations and promises a story shows before it says how many more there are.
const MOST: usize = 8;

/// A person's story: what there is to tell.
pub(crate) struct Story<'r> {
    pub employee: &'r Employee,
    /// The conversations, the newest first.
    pub conversations: Vec<&'r Conversation>,
    /// The promises: open ones by due day, then ended ones, the newest first.
    pub promises: Vec<&'r Action>,
    pub goals: Vec<&'r Goal>,
    /// The notes that wait, the oldest first.
    pub notes: Vec<&'r Note>,
    pub energy: Vec<Mentioned>,
    /// Obstacles, those that return first.
    pub obstacles: Vec<Named>,
    pub dues: Vec<Due>,
}

pub(crate) fn story(view: &ViewContext, story: &Story, all: bool) -> String {
    let lang = view.lang;
    let most = if all { usize::MAX } else { MOST };
    let mut out = card(view, story.employee);
    let next: Vec<String> = story.dues.iter().take(2).map(|due| due_text(view, due)).collect();
    if !next.is_empty() {
        out.push_str(&flow(&next, view.width, 0));
    }
    let mut part = |head: String, shown_rows: usize, count: usize, body: String| {
        if count > 0 {
            out.push_str(&format!("\n{} {}\n{body}", style::heading(head), style::dim(count)));
        }
        if count > shown_rows {
            out.push_str(&format!("  {}\n", style::dim(messages::and_more(lang, count - shown_rows, "--all"))));
        }
    };
    let promises: String = story.promises.iter().take(most).map(|action| promise_line(view, action)).collect();
    part(messages::promises_head(lang), most, story.promises.len(), promises);
    let goals: String = story.goals.iter().map(|goal| goal_line(view, goal)).collect();
    part(messages::goals_head(lang), most, story.goals.len(), goals);
    let notes: String = story.notes.iter().take(most).map(|note| note_line(view, note)).collect();
    part(notes_said::head(lang), most, story.notes.len(), notes);
    let shut = |count: fn(&Sealed) -> usize| counted_shut(view, story.conversations.iter().filter(|talk| talk.counts()), count);
    let energy = story.energy.iter().take(most).map(|word| mention(&printable(&word.label), word.mentions));
    let energy = energy.chain(shut(|sealed| sealed.own_energy)).collect::<Vec<_>>();
    part(messages::energy_head(lang), most, story.energy.len().max(energy.len()), flowing(&energy, view.width));
    let named = |named: &Named| mention(&obstacles::label(view, named), named.mentions);
    let returning = story.obstacles.iter().take(most).map(named).chain(shut(|sealed| sealed.own_words)).collect::<Vec<_>>();
    part(messages::obstacles_head(lang), most, story.obstacles.len().max(returning.len()), flowing(&returning, view.width));
    let conversations = conversation_lines(view, &story.conversations[..story.conversations.len().min(most)]);
    part(messages::conversations_head(lang), most, story.conversations.len(), conversations);
    out
}

/// Who a person is, in a few lines.
pub(crate) fn card(view: &ViewContext, employee: &Employee) -> String {
    let lang = view.lang;
    let mut out = headed(view, &printable(&employee.name), &style::dim(&employee.slug));
    let facts: Vec<String> = [
        employee.role.clone(),
        employee.team.as_deref().map(str::to_owned),
        employee.manager.as_ref().map(|name| messages::with_manager(lang, name)),
    ]
    .into_iter()
    .flatten()
    .map(|fact| printable(&fact))
    .collect();
    if !facts.is_empty() {
        out.push_str(&flow(&facts, view.width, 0));
    }
    let dates = [
        employee.started.map(|day| messages::since(lang, &words::day(lang, day))),
        employee.leave_to_tell(view.today).map(|leave| agenda::leave_said(view, &leave)),
        employee.left.map(|day| messages::gone(lang, day, view.today)),
    ];
    let dates: Vec<String> = dates.into_iter().flatten().collect();
    if !dates.is_empty() {
        out.push_str(&flow(&dates, view.width, 0).lines().map(|line| format!("{}\n", style::dim(line))).collect::<String>());
    }
    out
}

fn due_text(view: &ViewContext, due: &Due) -> String {
    let kind = printable(words::type_name(view.lang, &view.settings.types, &due.kind));
    let soon = (due.due - view.today).num_days();
    let when = if soon < 0 { style::late(-soon, messages::late_by(view.lang, -soon)) } else { messages::due_in(view.lang, soon) };
    format!("{kind} {when}")
}

/// A word with how often it came up, when more than once.
fn mention(label: &str, mentions: usize) -> String {
    if mentions > 1 { format!("{label} {}", style::dim(words::times(mentions))) } else { label.to_owned() }
}

/// Words one after another, indented by two, over as few lines as fit.
pub(crate) fn flowing(parts: &[String], width: usize) -> String {
    flow(parts, width, 2)
}

/// Parts with dots between them over as few lines as fit, each whole; one that is longer than a line is broken between words.
pub(crate) fn flow(parts: &[String], width: usize, indent: usize) -> String {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for part in parts {
        let own = visible_width(part);
        match lines.last_mut() {
            Some((used, line)) if *used + 3 + own + indent <= width => {
                *used += 3 + own;
                line.push_str(" · ");
                line.push_str(part);
            }
            _ if own + indent > width && !part.contains('\u{1b}') => {
                lines.extend(wrap(part, width.saturating_sub(indent)).into_iter().map(|line| (visible_width(&line), line)));
            }
            _ => lines.push((own, part.clone())),
        }
    }
    let pad = " ".repeat(indent);
    lines.iter().map(|(_, line)| format!("{pad}{line}\n")).collect()
}

/// What something is called with its id behind it; where there is no room for both, over several lines.
pub(crate) fn headline(view: &ViewContext, title: &str, id: Id) -> String {
    headed(view, title, &style::id(id.as_str(), view.ids.length(id)))
}

fn headed(view: &ViewContext, title: &str, behind: &str) -> String {
    let lines = wrap(title, view.width);
    let heading = lines.iter().map(style::heading).collect::<Vec<_>>().join("\n");
    let used = lines.last().map_or(0, |line| visible_width(line));
    let gap = if used + 3 + visible_width(behind) <= view.width { style::dim(" · ") } else { "\n".to_owned() };
    format!("{heading}{gap}{behind}\n")
}

/// How many columns a text takes, its colours apart.
pub(crate) fn visible_width(painted: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(anstream::adapter::strip_str(painted).to_string().as_str())
}

/// One promise with its id: what, whose, and what came of it, over as many lines as it takes.
pub(crate) fn promise_line(view: &ViewContext, action: &Action) -> String {
    let lang = view.lang;
    let id = style::id(action.id.as_str(), view.ids.length(action.id));
    let owner = actions::owner(view, &action.owner);
    let state = match action.status {
        Status::Open => {
            let late = promise::days_late(action, view.today);
            let due = action.due_on(view.today).map(|due| (due - view.today).num_days());
            if late > 0 {
                style::late(late, messages::late_by(lang, late))
            } else {
                due.map_or_else(|| messages::no_due(lang), |days| messages::due_in(lang, days))
            }
        }
        Status::Done => style::dim(actions::fate(view, action)),
        Status::Dropped => {
            let why = actions::why_dropped(view, action).map(|why| format!(": {why}")).unwrap_or_default();
            style::dim(format!("{}{why}", Status::Dropped.name(lang)))
        }
    };
    let head = format!("  {} {id}  ", actions::mark(view, action));
    let room = view.width.saturating_sub(14).max(20);
    let tail = format!("{owner} · {state}");
    let title = actions::title(view, action);
    let together = unicode_width::UnicodeWidthStr::width(title.as_str()) + 2 + visible_width(&tail);
    let pad = " ".repeat(14);
    let mut out = if together <= room {
        format!("{head}{title}  {}\n", style::dim(&owner) + &style::dim(" · ") + &state)
    } else {
        let lines = wrap(&title, room);
        let rest: String = lines[1..].iter().map(|line| format!("{pad}{line}\n")).collect();
        let tail = format!("{} · {state}", style::dim(&owner));
        let tail = match visible_width(&tail) > room {
            true if view.width < table::NARROW => {
                let parts: Vec<String> = wrap(&owner, room).iter().map(style::dim).chain([state]).collect();
                flow(&parts, room, 0).trim_end().replace('\n', &format!("\n{pad}"))
            }
            true => table::cut(&anstream::adapter::strip_str(&tail).to_string(), room),
            false => tail,
        };
        format!("{head}{}\n{rest}{pad}{tail}\n", lines[0])
    };
    if let Some(win) = action.win.as_ref().filter(|_| action.status == Status::Done) {
        for (at, line) in wrap(&printable(win), room.saturating_sub(2)).into_iter().enumerate() {
            out.push_str(&format!("{pad}{} {line}\n", if at == 0 { style::good("★") } else { " ".to_owned() }));
        }
    }
    out
}

fn goal_line(view: &ViewContext, goal: &Goal) -> String {
    let by = goal.by_on(view.today).map(|by| messages::by_day(view.lang, &words::near_day(view.lang, by, view.today))).unwrap_or_default();
    let id = style::id(goal.id.as_str(), view.ids.length(goal.id));
    let title = printable(&goal.title);
    let room = view.width.saturating_sub(14).max(20);
    if view.width < table::NARROW && visible_width(&title) + 2 + visible_width(&by) > room {
        let pad = format!("\n{}", " ".repeat(14));
        let by = if by.is_empty() { by } else { format!("{pad}{}", style::dim(by)) };
        return format!("  ◇ {id}  {}{by}\n", wrap(&title, room).join(&pad));
    }
    let room = room.saturating_sub(visible_width(&by).max(14) + 2);
    format!("  ◇ {id}  {}  {}\n", table::cut(&title, room), style::dim(by))
}

/// A note: its id, its text over as many lines as it takes, and its day.
fn note_line(view: &ViewContext, note: &Note) -> String {
    let id = style::id(note.id.as_str(), view.ids.length(note.id));
    let shared = if note.shared { format!(" · {}", notes_said::shared(view.lang)) } else { String::new() };
    let lines = wrap(&super::notes::text(view, note), view.width.saturating_sub(14).max(20));
    let day = style::dim(format!("{}{shared}", words::near_day(view.lang, note.created, view.today)));
    let pad = " ".repeat(14);
    let rest: String = lines[1..].iter().map(|line| format!("{pad}{line}\n")).collect();
    let fits = rest.is_empty() && visible_width(&lines[0]) + 2 + visible_width(&day.to_string()) <= view.width.saturating_sub(14);
    let tail = if fits { format!("  {day}\n") } else { format!("\n{rest}{pad}{day}\n") };
    format!("  ✎ {id}  {}{tail}", lines[0])
}

fn conversation_lines(view: &ViewContext, conversations: &[&Conversation]) -> String {
    let row = |conversation: &&Conversation| {
        let status = if conversation.is_held() { String::new() } else { format!(" ({})", conversation.status.name(view.lang)) };
        vec![
            Cell::painted(conversation.id.as_str(), Paint::Id(view.ids.length(conversation.id))),
            Cell::new(words::near_day(view.lang, conversation.date, view.today)),
            Cell::new(format!("{}{status}", conversations::kind(view, conversation))),
            Cell::painted(conversations::about(view, conversation), Paint::Dim),
        ]
    };
    let column = |fit| Column { head: "", fit, right: false };
    let columns = [column(Fit::Whole), column(Fit::Whole), column(Fit::Prefers(10, 22)), column(Fit::AtLeast(12))];
    table::table(&columns, &conversations.iter().map(row).collect::<Vec<_>>(), view.width, 4)
}

/// A conversation with all that hangs on it; `opening` is what a conversation to come begins with.
pub(crate) fn conversation(
    view: &ViewContext,
    conversation: &Conversation,
    promises: &[&Action],
    path: &str,
    come_back: Option<chrono::NaiveDate>,
    opening: &str,
) -> String {
    let lang = view.lang;
    let name = printable(view.people.name(&conversation.employee));
    let facts = [
        Some(words::long_day(lang, conversation.date)),
        Some(conversation.status.name(lang).to_owned()),
        conversation.with.as_ref().map(|with| messages::with_manager(lang, &printable(with))),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let title = format!("{} · {name}", capital(&conversations::kind(view, conversation)));
    let mut out = headline(view, &title, conversation.id) + &flow(&facts, view.width, 0);
    out.push_str(&format!("{}\n", style::dim(path)));
    if !opening.is_empty() {
        out.push_str(&format!("\n{opening}"));
    }
    if let Some(in_place) = view.in_place(conversation.sealed.as_deref()) {
        out.push_str(&format!("\n{}", paragraphs(&in_place, view.width, 0)));
    }
    let mut prose = |head: String, text: Option<&String>| {
        if let Some(text) = text {
            out.push_str(&format!("\n{}\n{}", style::heading(head), paragraphs(text, view.width, 2)));
        }
    };
    prose(messages::prepared_by(lang, Party::Employee.name(lang)), conversation.prepared_by_employee.as_ref());
    prose(messages::prepared_by(lang, Party::Manager.name(lang)), conversation.prepared_by_manager.as_ref());
    for (number, answer) in (1..).zip(&conversation.answers) {
        out.push_str(&numbered(view, number, answer));
    }
    let mut list = |head: String, items: Vec<String>| {
        if !items.is_empty() {
            out.push_str(&format!("\n{}\n{}", style::heading(head), flowing(&items, view.width)));
        }
    };
    let shut = |count| counted_shut(view, std::iter::once(&conversation), count);
    let with = |names: &[String], shut: Option<String>| names.iter().map(|name| printable(name)).chain(shut).collect();
    list(messages::obstacles_head(lang), with(&conversation.obstacles, shut(|sealed| sealed.own_words)));
    list(messages::energy_head(lang), with(&conversation.energy, shut(|sealed| sealed.own_energy)));
    list(messages::signals_head(lang), conversation.signals.iter().map(|signal| printable(signal.name(lang))).collect());
    if !conversation.wishes.is_empty() {
        out.push_str(&format!("\n{}\n{}", style::heading(wishes::head(lang)), super::wishes::lines(view, &conversation.wishes)));
    }
    if let Some(summary) = &conversation.summary {
        out.push_str(&format!("\n{}\n{}", style::heading(messages::summary_head(lang)), paragraphs(summary, view.width, 2)));
    }
    if !promises.is_empty() {
        let lines: String = promises.iter().map(|action| promise_line(view, action)).collect();
        out.push_str(&format!("\n{}\n{lines}", style::heading(messages::promises_head(lang))));
    }
    if let Some(why) = conversation.cancelled_because.as_deref().filter(|_| conversation.status == conversation::Status::Cancelled) {
        let head = style::heading(messages::cancelled_because_head(lang));
        out.push_str(&format!("\n{head}\n{}", paragraphs(why, view.width, 2)));
    }
    if let Some(day) = come_back {
        let line = messages::come_back(lang, &words::long_day(lang, day));
        out.push_str(&format!("\n{}\n", wrap(&line, view.width).join("\n")));
    }
    out
}

/// How many words of conversations are sealed and could not be read; nothing where there are none.
pub(crate) fn counted_shut<'c>(
    view: &ViewContext,
    conversations: impl Iterator<Item = &'c &'c Conversation>,
    count: fn(&Sealed) -> usize,
) -> Option<String> {
    let shut = conversations.filter_map(|conversation| conversation.sealed.as_deref()).filter(|sealed| !sealed.is_read());
    Some(shut.map(count).sum()).filter(|count| *count > 0).map(|count| sealed_said::more(view.lang, count))
}

/// A question with its answer, under the number by which it can be released.
fn numbered(view: &ViewContext, number: usize, answer: &Answer) -> String {
    let lang = view.lang;
    let theme = answer.theme.as_ref().map(|theme| printable(theme.name(lang)));
    let marks = [theme, answer.released.then(|| release::released(lang))];
    let marks: String = marks.into_iter().flatten().map(|mark| style::dim(format!(" · {mark}"))).collect();
    let head = format!("{number}. ");
    let indent = head.len();
    let question = wrap(&printable(answer.question.as_deref().unwrap_or("")), view.width.saturating_sub(indent));
    let question: Vec<String> = question.iter().map(style::heading).collect();
    let mut out = format!("\n{}{}{marks}\n", style::dim(head), question.join(&format!("\n{}", " ".repeat(indent))));
    match &answer.answer {
        Some(said) => out.push_str(&paragraphs(said, view.width, indent)),
        None => out.push_str(&format!("{}{}\n", " ".repeat(indent), style::dim(messages::no_answer(lang)))),
    }
    out
}

/// An action with all that is known of it.
pub(crate) fn action(view: &ViewContext, action: &Action, conversation: Option<&Conversation>, path: &str) -> String {
    let lang = view.lang;
    let whose = actions::who(view, action);
    let facts = [whose, messages::turn_of(lang, &actions::owner(view, &action.owner)), actions::fate(view, action)];
    let head = headline(view, &actions::title(view, action), action.id) + &flow(&facts, view.width, 0);
    let mut out = format!("{head}{}\n\n", style::dim(path));
    let mut row = |head: &str, value: Option<String>| {
        if let Some(value) = value {
            let lines = wrap(&value, view.width.saturating_sub(18));
            let pad = " ".repeat(18);
            out.push_str(&format!("  {}{}\n", style::dim(format!("{head:<16}")), lines.join(&format!("\n{pad}"))));
        }
    };
    let day = |day: chrono::NaiveDate| words::day(lang, day);
    row(either(lang, "uiterlijk", "due"), action.due.map(day));
    row(either(lang, "oorspronkelijk", "first due"), action.first_due.filter(|first| action.due != Some(*first)).map(day));
    row(either(lang, "beloofd", "promised"), Some(day(action.created)));
    row(either(lang, "afgerond", "ended"), action.closed.map(day));
    row(either(lang, "heropend", "reopened"), reopened(view, &action.ended));
    row(
        either(lang, "uit", "from"),
        conversation
            .map(|conversation| format!("{} {} ({})", conversations::kind(view, conversation), day(conversation.date), conversation.id)),
    );
    row(either(lang, "soort", "kind"), action.kind.as_ref().map(|kind| printable(kind.name(lang))));
    row(either(lang, "leerdoel", "goal"), action.goal.map(|id| id.to_string()));
    row(either(lang, "belemmering", "obstacle"), action.obstacle.as_deref().map(|name| printable(&obstacles::called(view, name))));
    let why = actions::why_dropped(view, action);
    // what is sealed is one block, and said once
    let note = action.note.as_deref().map(printable).or_else(|| view.in_place(action.sealed.as_deref()).filter(|_| why.is_none()));
    row(either(lang, "losgelaten om", "dropped because"), why);
    row(either(lang, "succes", "win"), action.win.as_deref().map(printable));
    row(either(lang, "notitie", "note"), note);
    row(&release::released(lang), action.released.then(|| release::for_formal_cycle(lang)));
    out
}

/// When a record was opened again, each time with the day on which it had ended.
pub(super) fn reopened(view: &ViewContext, ended: &[Ended]) -> Option<String> {
    let day = |day: chrono::NaiveDate| words::day(view.lang, day);
    let one = |end: &Ended| Some(messages::reopened_on(view.lang, &day(end.reopened?), &end.closed.map(day)?));
    let all: Vec<String> = ended.iter().filter_map(one).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// A team and manager of before, with the last day.
fn was(view: &ViewContext, was: &Was) -> String {
    let what = [was.team.as_deref().map(printable), was.manager.as_deref().map(|name| messages::with_manager(view.lang, &printable(name)))];
    let until = was.until.map(|day| messages::until_day(view.lang, &words::day(view.lang, day)));
    what.into_iter().chain([until]).flatten().collect::<Vec<_>>().join(" · ")
}

pub(super) fn paragraphs(text: &str, width: usize, indent: usize) -> String {
    let pad = " ".repeat(indent);
    let lines = printable_lines(text).into_iter().flat_map(|line| wrap(&line, width.saturating_sub(indent)));
    lines.map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{pad}{line}\n") }).collect()
}

/// The text with its first letter as a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Who a person is, with everything in `employee.yaml`.
pub(crate) fn whole_card(view: &ViewContext, employee: &Employee, path: &str) -> String {
    let lang = view.lang;
    let mut out = card(view, employee);
    out.push_str(&format!("{}\n", style::dim(path)));
    let mut rows: Vec<(&str, String)> = Vec::new();
    rows.extend(employee.id.map(|id| ("id", id.to_string())));
    rows.extend(employee.email.as_ref().map(|email| ("e-mail", printable(email))));
    rows.extend(employee.number.as_ref().map(|number| (either(lang, "nummer", "number"), printable(number))));
    rows.extend(employee.purpose.as_ref().map(|purpose| (either(lang, "doel", "purpose"), printable(purpose))));
    for (kind, cadence) in &employee.rhythm {
        let name = printable(words::type_name(lang, &view.settings.types, kind));
        let often = cadence.map_or_else(|| either(lang, "nooit", "never").to_owned(), |interval| words::interval(lang, interval));
        rows.push((either(lang, "ritme", "rhythm"), format!("{name}: {often}")));
    }
    rows.extend(employee.basics.iter().map(|line| (either(lang, "basis", "basics"), printable(line))));
    let why = employee.left_because.as_deref().map(printable).or_else(|| view.in_place(employee.sealed.as_deref()));
    rows.extend(why.map(|why| (either(lang, "weg omdat", "left because"), why)));
    rows.extend(employee.was.iter().map(|before| (either(lang, "eerder", "before"), was(view, before))));
    let formerly = either(lang, "eerder in", "formerly in");
    rows.extend((!employee.formerly.is_empty()).then(|| (formerly, printable(&employee.formerly.join(", ")))));
    if !rows.is_empty() {
        out.push('\n');
    }
    for (head, value) in rows {
        let lines = wrap(&value, view.width.saturating_sub(16));
        out.push_str(&format!("  {}{}\n", style::dim(format!("{head:<14}")), lines.join(&format!("\n{}", " ".repeat(16)))));
    }
    out
}
