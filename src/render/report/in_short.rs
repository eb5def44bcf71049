//! The first screen of a page: what a management team needs to know, a line each.

use super::ReportParts;
use crate::domain::action::Status;
use crate::domain::compared::Measure;
use crate::domain::over_time::Reach;
use crate::domain::promise::days_late;
use crate::domain::report::Obstacle;
use crate::i18n::{either, pictures as says, report as said, wishes, words};
use crate::render::document::{Item, List, Mark, Section};
use crate::render::obstacles;
use crate::render::printable::printable;

/// How many teams or obstacles stand in a line.
const FEW: usize = 4;

impl ReportParts<'_> {
    /// Which teams are behind, what became of promises, what keeps coming back, what was done, what people ask for.
    pub(super) fn in_short(&self) -> Section {
        let items = self.reached().into_iter().chain(self.kept()).chain(self.comes_back()).chain(self.asked()).collect();
        Section::default().with_list(List { items, ..List::default() })
    }

    /// Whether anything is known of the period before.
    pub(super) fn has_before(&self) -> bool {
        let told = [Measure::Talks, Measure::Kept, Measure::KeptLate, Measure::Broken, Measure::Dropped, Measure::Open];
        let figures = self.report.compared.iter().flat_map(|compared| &compared.figures);
        figures.filter(|figure| told.contains(&figure.measure)).any(|figure| figure.before > 0)
    }

    /// A line with what a figure was in the period before.
    fn line(&self, text: String, measure: Option<Measure>) -> Item {
        let figures = self.report.compared.iter().filter(|_| self.has_before()).flat_map(|compared| &compared.figures);
        let before = figures.into_iter().find(|figure| Some(figure.measure) == measure);
        Item::new(Mark::Point, text).tail(before.map(|figure| says::before(self.view.lang, &figure.before.to_string())))
    }

    fn reached(&self) -> Vec<Item> {
        let (lang, reach) = (self.view.lang, &self.report.reach);
        if reach.people == 0 {
            return Vec::new();
        }
        let talked = said::talked_with(lang, reach.talked, reach.people, reach.talks);
        let mut items = vec![self.line(talked, Some(Measure::Talked))];
        if !reach.no_talk.is_empty() {
            let teams = self.teams(|row| row.no_talk);
            items.push(self.line(says::who_had_none(lang, &words::people(lang, reach.no_talk.len()), &teams), None));
        }
        if reach.late > 0 {
            let teams = self.teams(|row| row.behind);
            items.push(self.line(says::late_now(lang, &words::people(lang, reach.late), &teams), Some(Measure::Late)));
        }
        items
    }

    /// The teams with most of something, in words.
    fn teams(&self, of: impl Fn(&Reach) -> usize) -> String {
        let lang = self.view.lang;
        let rows = self.over_time.iter().flat_map(|over_time| &over_time.reach);
        let mut teams: Vec<(String, usize)> =
            rows.map(|row| (says::place(lang, &row.place, printable), of(row))).filter(|(_, count)| *count > 0).collect();
        teams.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let left = teams.len().saturating_sub(FEW);
        let told = teams.iter().take(FEW).map(|(team, count)| format!("{team} {count}")).collect::<Vec<_>>().join(", ");
        if left > 0 { said::and_others(lang, &told, left) } else { told }
    }

    fn kept(&self) -> Vec<Item> {
        let (lang, report) = (self.view.lang, self.report);
        let promises = &report.promises;
        let mut items = Vec::new();
        if promises.total() > 0 {
            let parts = [
                Some(says::kept_of(lang, promises.kept + promises.late, promises.total())),
                (promises.late > 0).then(|| says::of_them_late(lang, promises.late)),
                (promises.broken > 0).then(|| says::broken(lang, promises.broken)),
            ];
            items.push(self.line(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "), None));
        }
        if let Some(first) = report.overdue.first() {
            let days = days_late(first, report.scope.as_of);
            let text = says::overdue(lang, &words::actions(lang, report.overdue.len()), &words::days(lang, days));
            items.push(self.line(text, Some(Measure::Overdue)));
        }
        items
    }

    fn comes_back(&self) -> Vec<Item> {
        let (lang, report) = (self.view.lang, self.report);
        let mut items = Vec::new();
        if !report.obstacles.is_empty() {
            let is_over = |one: &Obstacle| one.done.actions > 0 && one.done.mentions_since == Some(0);
            let idle = report.obstacles.iter().filter(|one| one.open_actions == 0 && !is_over(one)).count();
            let parts = [
                Some(says::recurring(lang, report.obstacles.len())),
                (idle > 0).then(|| says::nothing_runs(lang, idle, report.obstacles.len())),
            ];
            items.push(self.line(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "), None));
            let over: Vec<String> =
                report.obstacles.iter().filter(|one| is_over(one)).map(|one| obstacles::label(self.view, &one.named)).collect();
            if !over.is_empty() {
                let names = over.iter().take(FEW).cloned().collect::<Vec<_>>().join(", ");
                let names = if over.len() > FEW { said::and_others(lang, &names, over.len() - FEW) } else { names };
                items.push(self.line(says::none_named_since(lang, &names), None));
            }
        }
        let is_done = |status: Status, closed: Option<chrono::NaiveDate>| {
            status == Status::Done && closed.is_some_and(|closed| report.scope.period.covers(closed))
        };
        let actions = || report.organisation.iter().map(|one| one.action);
        let (done, open) = (actions().filter(|one| is_done(one.status, one.closed)).count(), actions().filter(|one| one.is_open()).count());
        if done + open > 0 {
            items.push(self.line(says::organisation(lang, done, open), None));
        }
        items
    }

    fn asked(&self) -> Option<Item> {
        let (view, lang, total) = (self.view, self.view.lang, &self.report.wishes.total);
        if total.wishes == 0 {
            return None;
        }
        let money = wishes::money(lang, &view.settings.currency, total.cost);
        let (count, people) = (wishes::count(lang, total.wishes), words::people(lang, total.people));
        let text = if total.cost.cents() > 0 {
            says::asked(lang, &count, &people, &money)
        } else {
            format!("{count} {} {people}", either(lang, "van", "of"))
        };
        Some(self.line(text, None))
    }
}
