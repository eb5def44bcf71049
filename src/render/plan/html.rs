//! The page as HTML that prints on one A4. All of it is on screen; what does not fit on paper is hidden there and counted.

use super::super::html::Page;
use super::super::printable::printable;
use super::super::{ViewContext, actions, ambitions, goals};
use super::fit::{self, Basics, FittedGoal, FittedLine, FittedPlan, Texts};
use super::{DueWhen, about, actions_head, by, due, facts, last_note, next, owner, reached, side_head};
use crate::domain::action::Action;
use crate::domain::goal::Aim;
use crate::domain::plan::Plan;
use crate::domain::side::Side;
use crate::i18n::{goals as said_of_goals, plan as says, words};
use askama::Template;

#[derive(Template)]
#[template(path = "plan.html")]
struct PlanPage {
    page: Page,
    classes: String,
    name: String,
    facts: String,
    as_of: String,
    next: PlanPart<(String, bool)>,
    purpose: PlanPart<String>,
    goals: PlanPart<PlanGoal>,
    no_goals: String,
    reached: PlanPart<String>,
    groups: Vec<PlanPart<PlanItem>>,
    actions_head: String,
    no_actions: String,
    organisation: PlanPart<PlanItem>,
    basics: PlanPart<String>,
}

/// A part of the page: its heading, what is in it, how many of that are printed, and what the paper says of the rest.
struct PlanPart<T> {
    head: String,
    items: Vec<T>,
    printed: usize,
    more: Option<String>,
}

struct PlanGoal {
    title: String,
    by: DueWhen,
    aim: Option<String>,
    project: Option<String>,
    note: Option<String>,
    serving: PlanPart<PlanItem>,
}

struct PlanItem {
    title: String,
    owner: Option<String>,
    about: Option<String>,
    when: DueWhen,
    done: bool,
}

pub(crate) fn html(view: &ViewContext, plan: &Plan) -> String {
    let mut page = page(view, plan);
    let fit = fit::fit(&page.texts());
    page.print(view, &fit);
    // the template is checked when it is compiled, and writing to memory can't fail
    page.render().unwrap_or_default()
}

fn page(view: &ViewContext, plan: &Plan) -> PlanPage {
    let lang = view.lang;
    let organisation = plan.organisation.iter().map(|action| organisation_item(view, action)).collect();
    PlanPage {
        page: Page::new(lang, says::title(lang, &printable(&plan.employee.name)), include_str!("../html/plan.css")),
        classes: String::new(),
        name: printable(&plan.employee.name),
        facts: facts(view, plan).join(" · "),
        as_of: says::as_of(lang, &words::day(lang, view.today)),
        next: PlanPart::of(says::next_head(lang), next(view, plan)),
        purpose: PlanPart::of(says::purpose_head(lang), plan.employee.purpose.iter().map(|text| printable(text)).collect()),
        goals: PlanPart::of(says::goals_head(lang), plan.goals.iter().map(|aim| goal(view, plan, aim)).collect()),
        no_goals: says::no_goals(lang),
        reached: PlanPart::of(String::new(), plan.reached.iter().map(|goal| reached(view, goal)).collect()),
        groups: groups(view, plan),
        actions_head: actions_head(view, plan),
        no_actions: says::no_actions(lang),
        organisation: PlanPart::of(says::organisation_head(lang), organisation),
        basics: PlanPart::of(says::basics_head(lang), plan.employee.basics.iter().map(|line| printable(line)).collect()),
    }
}

fn goal(view: &ViewContext, plan: &Plan, aim: &Aim) -> PlanGoal {
    let item = |action: &&Action| PlanItem { owner: Some(owner(view, plan, action)), ..item(view, action) };
    PlanGoal {
        title: goals::title(view, aim.goal),
        by: by(view, aim.goal),
        aim: ambitions::aim(view, aim.goal),
        project: aim.goal.project.as_deref().map(printable),
        note: last_note(view, aim.goal),
        serving: PlanPart::of(String::new(), aim.serving.iter().map(item).collect()),
    }
}

/// The other actions by side.
fn groups(view: &ViewContext, plan: &Plan) -> Vec<PlanPart<PlanItem>> {
    let group = |own: Side| {
        let with_owner =
            |action: &Action| PlanItem { owner: (own == Side::Others).then(|| owner(view, plan, action)), ..item(view, action) };
        let items: Vec<PlanItem> = plan.of_side(own).map(with_owner).collect();
        (!items.is_empty()).then(|| PlanPart::of(side_head(view, plan, own), items))
    };
    Side::ALL.into_iter().filter_map(group).collect()
}

fn item(view: &ViewContext, action: &Action) -> PlanItem {
    PlanItem { title: actions::title(view, action), owner: None, about: None, when: due(view, action), done: !action.is_open() }
}

fn organisation_item(view: &ViewContext, action: &Action) -> PlanItem {
    PlanItem { owner: Some(actions::owner(view, &action.owner)), about: Some(about(view, action)), ..item(view, action) }
}

impl<T> PlanPart<T> {
    fn of(head: String, items: Vec<T>) -> PlanPart<T> {
        PlanPart { head, printed: items.len(), items, more: None }
    }

    /// Prints no more than so many, and says how many more there are.
    fn print(&mut self, printed: usize, more: impl Fn(usize) -> String) {
        let over = self.items.len() - printed;
        (self.printed, self.more) = (printed, (over > 0).then(|| more(over)));
    }

    /// Whether one of them, counted from 0, is on screen only.
    fn is_off_paper(&self, at: &usize) -> bool {
        *at >= self.printed
    }
}

impl PlanPage {
    fn texts(&self) -> Texts<'_> {
        Texts {
            name: &self.name,
            facts: &self.facts,
            next: self.next.items.iter().map(|(line, _)| &**line).collect(),
            purpose: self.purpose.items.first().map(String::as_str),
            goals: self.goals.items.iter().map(PlanGoal::texts).collect(),
            reached: self.reached.items.iter().map(String::as_str).collect(),
            groups: self.groups.iter().map(|group| (&*group.head, group.lines())).collect(),
            organisation: self.organisation.lines(),
            basics: self.basics.items.iter().map(String::as_str).collect(),
        }
    }

    /// Sets all that the paper shows.
    fn print(&mut self, view: &ViewContext, FittedPlan { step, basics_stand, printed }: &FittedPlan) {
        let lang = view.lang;
        let more_goals = |count| says::more(lang, &said_of_goals::counted(lang, count));
        let more_actions = |count| says::more(lang, &words::actions(lang, count));
        let clamp = step.clamp.map(|lines| format!(" clamp clamp-{lines}")).unwrap_or_default();
        let place = match basics_stand {
            Basics::Below => "",
            Basics::Right => " basics-right",
            Basics::Left => " basics-left",
        };
        self.classes = format!("plan size-{}{clamp}{place}", step.size);
        self.goals.print(printed.goals, more_goals);
        self.goals.items.iter_mut().zip(&printed.serving).for_each(|(goal, count)| goal.serving.print(*count, more_actions));
        self.reached.print(printed.reached, |count| says::more_reached(lang, &said_of_goals::counted(lang, count)));
        self.groups.iter_mut().zip(&printed.groups).for_each(|(group, count)| group.print(*count, more_actions));
        self.organisation.print(printed.organisation, more_actions);
        self.basics.print(printed.basics, |count| says::more(lang, &says::lines(lang, count)));
    }
}

impl PlanGoal {
    fn texts(&self) -> FittedGoal<'_> {
        let more = [&self.aim, &self.project, &self.note].into_iter().flatten().map(String::as_str);
        FittedGoal { title: &self.title, by: &self.by.text, more: more.collect(), serving: self.serving.lines() }
    }
}

impl PlanPart<PlanItem> {
    fn lines(&self) -> Vec<FittedLine<'_>> {
        self.items.iter().map(PlanItem::line).collect()
    }
}

impl PlanItem {
    fn line(&self) -> FittedLine<'_> {
        let [owner, about] = [&self.owner, &self.about].map(|text| text.as_deref().unwrap_or_default());
        FittedLine { title: &self.title, owner, when: &self.when.text, about }
    }
}
