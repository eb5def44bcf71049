//! The page as HTML that prints on one A4. What would not fit is counted; long texts are cut off on paper, not on screen.

use super::super::html::Page;
use super::super::visible::shown;
use super::super::{Look, actions, goals};
use super::{When, about, actions_head, by, due, facts, last_note, next, owner, reached, side_head};
use crate::domain::action::Action;
use crate::domain::goal::Aim;
use crate::domain::plan::Plan;
use crate::domain::side::Side;
use crate::i18n::{goals as said_of_goals, plan as said, words};
use askama::Template;
use unicode_width::UnicodeWidthStr;

/// How many goals and lines of basics the page has room for.
const GOALS: usize = 5;
const BASICS: usize = 8;
/// From this many goals on they take a column of their own, and the basics stand below the actions.
const MANY: usize = 4;
/// The most lines that fit in large letters; with more the page is printed smaller.
const ROOMY: usize = 32;
/// Where a text is cut off in large letters, in lines.
const LONGEST: usize = 3;
/// How many columns a line holds at least in large letters: a whole column of the page, or beside who and when.
const WIDE: usize = 34;
const NARROW: usize = 21;

#[derive(Template)]
#[template(path = "plan.html")]
struct View {
    page: Page,
    compact: bool,
    many: bool,
    name: String,
    facts: String,
    as_of: String,
    next: Part<(String, bool)>,
    purpose: Part<String>,
    goals: Part<Goal>,
    no_goals: String,
    reached: Vec<String>,
    actions: Part<Group>,
    no_actions: String,
    organisation: Part<Item>,
    basics: Part<String>,
}

/// A part of the page: its heading, what is in it, and what did not fit.
struct Part<T> {
    head: String,
    items: Vec<T>,
    more: Option<String>,
}

struct Goal {
    title: String,
    by: When,
    project: Option<String>,
    note: Option<String>,
    serving: Vec<Item>,
    more: Option<String>,
}

/// What there is room for beside so many goals: actions of the person, of the organisation and under each goal, and goals
/// that were reached.
struct Room {
    actions: usize,
    organisation: usize,
    serving: usize,
    reached: usize,
}

impl Room {
    fn beside(goals: usize) -> Room {
        match goals {
            0..=2 => Room { actions: 11, organisation: 3, serving: 6, reached: 2 },
            3 => Room { actions: 11, organisation: 3, serving: 3, reached: 2 },
            4 => Room { actions: 8, organisation: 2, serving: 2, reached: 2 },
            _ => Room { actions: 8, organisation: 2, serving: 2, reached: 0 },
        }
    }
}

struct Group {
    name: String,
    items: Vec<Item>,
}

struct Item {
    title: String,
    owner: Option<String>,
    about: Option<String>,
    when: When,
    done: bool,
}

/// The whole page.
pub fn html(look: &Look, plan: &Plan) -> String {
    let view = view(look, plan);
    // the template is checked when it is compiled, and writing to memory can't fail
    view.render().unwrap_or_default()
}

fn view(look: &Look, plan: &Plan) -> View {
    let (lang, slug, room) = (look.lang, &plan.employee.slug, Room::beside(plan.goals.len()));
    let more_goals = |count| said::more(lang, &said_of_goals::counted(lang, count), &format!("stay goals {slug}"));
    let more_basics = |count| said::more(lang, &said::lines(lang, count), &format!("stay employee show {slug}"));
    let groups = groups(look, plan, room.actions);
    let organisation = plan.organisation.iter().map(|action| organisation_item(look, action)).collect();
    let mut view = View {
        page: Page::new(lang, said::title(lang, &shown(&plan.employee.name)), include_str!("../html/plan.css")),
        compact: false,
        many: plan.goals.len() >= MANY,
        name: shown(&plan.employee.name),
        facts: facts(look, plan).join(" · "),
        as_of: said::as_of(lang, &words::day(lang, look.today)),
        next: part(said::next_head(lang), next(look, plan), usize::MAX, |_| String::new()),
        purpose: part(said::purpose_head(lang), plan.employee.purpose.iter().map(|text| shown(text)).collect(), 1, |_| String::new()),
        goals: part(said::goals_head(lang), plan.goals.iter().map(|aim| goal(look, plan, aim, room.serving)).collect(), GOALS, more_goals),
        no_goals: said::no_goals(lang),
        reached: plan.reached.iter().take(room.reached).map(|goal| reached(look, goal)).collect(),
        actions: Part {
            head: actions_head(look, plan),
            more: more_actions(look, plan, plan.actions.len().saturating_sub(room.actions)),
            items: groups,
        },
        no_actions: said::no_actions(lang),
        organisation: part(said::organisation_head(lang), organisation, room.organisation, |count| {
            said::more(lang, &words::actions(lang, count), "stay actions --all")
        }),
        basics: part(said::basics_head(lang), plan.employee.basics.iter().map(|line| shown(line)).collect(), BASICS, more_basics),
    };
    view.compact = view.many || view.lines() > ROOMY;
    view
}

fn part<T>(head: String, mut items: Vec<T>, most: usize, more: impl Fn(usize) -> String) -> Part<T> {
    let over = items.len().saturating_sub(most);
    items.truncate(most);
    Part { head, items, more: (over > 0).then(|| more(over)) }
}

fn more_actions(look: &Look, plan: &Plan, over: usize) -> Option<String> {
    let command = format!("stay actions {}", plan.employee.slug);
    (over > 0).then(|| said::more(look.lang, &words::actions(look.lang, over), &command))
}

fn goal(look: &Look, plan: &Plan, aim: &Aim, most: usize) -> Goal {
    let item = |action: &&Action| Item { owner: Some(owner(look, plan, action)), ..item(look, action) };
    Goal {
        title: goals::title(look, aim.goal),
        by: by(look, aim.goal),
        project: aim.goal.project.as_deref().map(shown),
        note: last_note(look, aim.goal),
        serving: aim.serving.iter().take(most).map(item).collect(),
        more: more_actions(look, plan, aim.serving.len().saturating_sub(most)),
    }
}

/// The other actions by side, no more than there is room for.
fn groups(look: &Look, plan: &Plan, mut room: usize) -> Vec<Group> {
    let mut group = |own: Side| {
        let with_owner = |action: &Action| Item { owner: (own == Side::Others).then(|| owner(look, plan, action)), ..item(look, action) };
        let items: Vec<Item> = plan.of_side(own).take(room).map(with_owner).collect();
        room -= items.len();
        (!items.is_empty()).then(|| Group { name: side_head(look, plan, own), items })
    };
    Side::ALL.into_iter().filter_map(&mut group).collect()
}

fn item(look: &Look, action: &Action) -> Item {
    Item { title: actions::title(look, action), owner: None, about: None, when: due(look, action), done: !action.is_open() }
}

fn organisation_item(look: &Look, action: &Action) -> Item {
    Item { owner: Some(actions::owner(look, &action.owner)), about: Some(about(look, action)), ..item(look, action) }
}

impl View {
    /// How many lines the body of the page takes at most in large letters.
    fn lines(&self) -> usize {
        let goals: usize = self.goals.items.iter().map(Goal::lines).sum();
        let left = goals + self.reached.iter().map(|line| lines(line, WIDE)).sum::<usize>();
        let groups: usize = self.actions.items.iter().map(|group| 2 + items(&group.items)).sum();
        let organisation = if self.organisation.items.is_empty() { 0 } else { 2 + items(&self.organisation.items) };
        let basics: usize = self.basics.items.iter().map(|line| lines(line, WIDE)).sum();
        left.max(groups + organisation) + basics.div_ceil(2)
    }
}

impl Goal {
    fn lines(&self) -> usize {
        let note = self.note.as_ref().map_or(0, |note| lines(note, WIDE));
        let project = self.project.as_ref().map_or(0, |project| lines(project, WIDE));
        let single = 1 + usize::from(self.more.is_some());
        lines(&self.title, NARROW) + project + note + single + items(&self.serving)
    }
}

/// The lines of actions: who and when take two beside a title, what it is about one below it.
fn items(items: &[Item]) -> usize {
    let one = |item: &Item| {
        let beside = 1 + usize::from(item.owner.is_some());
        lines(&item.title, NARROW).max(beside) + usize::from(item.about.is_some())
    };
    items.iter().map(one).sum()
}

/// The lines of a text at so many columns a line, up to where it is cut off.
fn lines(text: &str, columns: usize) -> usize {
    text.width().div_ceil(columns).clamp(1, LONGEST)
}
