//! The report for a spreadsheet: one figure a row, so that it can be filtered and pivoted.

use super::super::ViewContext;
use super::fates;
use crate::domain::outcomes::Half;
use crate::domain::report::Report;
use crate::render::spreadsheet::{Sheet, harmless};
use crate::render::{ambitions, obstacles, outcomes};

/// The whole report: `part,item,label,measure,value`; with `names` also who named each obstacle.
pub(crate) fn csv(view: &ViewContext, report: &Report, names: bool, sheet: Sheet) -> String {
    let mut rows = Rows(sheet.writer());
    rows.add("part", "item", "label", "measure", "value");
    rows.add("overdue", "total", "", "actions", report.overdue.len());
    report.overdue_by_owner.iter().for_each(|(owner, count)| rows.add("overdue", owner.as_str(), "", "by_owner", count));
    report.overdue_by_team.iter().for_each(|(team, count)| rows.add("overdue", team, "", "by_team", count));
    for action in &report.overdue {
        let late = crate::domain::promise::days_late(action, view.today);
        let mut measure = |name: &str, value: String| rows.add("overdue", action.id.as_str(), &action.title, name, value);
        measure("days_late", late.to_string());
        measure("due", action.due.map(|due| due.to_string()).unwrap_or_default());
        measure("owner", action.owner.as_str().to_owned());
        measure("employee", action.employee.as_deref().unwrap_or("").to_owned());
    }
    for obstacle in &report.obstacles {
        let (named, label) = (&obstacle.named, obstacles::plain_label(view, &obstacle.named));
        let mut measure = |name: &str, value: String| rows.add("obstacles", &named.key, &label, name, value);
        measure("scope", named.scope.word().to_owned());
        measure("people", named.employees.len().to_string());
        named.employees.iter().filter(|_| names).for_each(|slug| measure("employee", slug.to_string()));
        measure("mentions", named.mentions.to_string());
        measure("first", named.first.to_string());
        measure("last", named.last.to_string());
        measure("open_actions", obstacle.open_actions.to_string());
        measure("overdue_actions", obstacle.overdue_actions.to_string());
        measure("organisation_actions", obstacle.organisation_actions.to_string());
    }
    if view.settings.is_sealed() {
        rows.add("sealed", "obstacles", "", "own_words", report.own_words);
        rows.add("sealed", "energy", "", "own_energy", report.own_energy);
    }
    fates(report).iter().for_each(|(fate, count)| rows.add("promises", fate.word(), "", "actions", count));
    report
        .promises
        .median_days_to_done
        .iter()
        .for_each(|days| rows.add("promises", "done", "", "median_days_to_done", sheet.number(*days)));
    rows.add("rhythm", "total", "", "people", report.rhythm.people);
    rows.add("rhythm", "total", "", "in_rhythm", report.rhythm.in_rhythm);
    report.rhythm.late.iter().for_each(|due| rows.add("rhythm", &due.employee, &due.kind, "days_late", due.days_late));
    for one in &report.rhythm.attention {
        rows.add("attention", &one.employee, &one.team, "conversations", one.conversations);
        rows.add("attention", &one.employee, &one.team, "mean", sheet.number(one.mean_in_hundredths()));
    }
    for (part, mentioned) in [("energy", &report.energy), ("signals", &report.signals)] {
        for word in mentioned {
            rows.add(part, &word.key, &word.label, "people", word.people);
            rows.add(part, &word.key, &word.label, "mentions", word.mentions);
        }
    }
    for one in &report.ambitions {
        let (key, label) = (&one.ambition.key, ambitions::label(view.lang, one.ambition));
        for (measure, count) in [("goals", one.goals), ("open", one.open), ("reached", one.reached), ("dropped", one.dropped)] {
            rows.add("ambitions", key, &label, measure, count);
        }
    }
    report.outcomes.iter().filter(|half| half.tells()).for_each(|half| rows.add_half(view, half));
    for action in &report.wins {
        let (who, id) = (action.employee.as_deref().unwrap_or(""), action.id.as_str());
        rows.add("wins", who, id, "win", action.win.as_deref().unwrap_or(""));
        rows.add("wins", who, id, "date", action.closed.map(|day| day.to_string()).unwrap_or_default());
    }
    for figure in report.compared.iter().flat_map(|compared| &compared.figures) {
        rows.add("compared", figure.measure.word(), "", "before", figure.before);
        rows.add("compared", figure.measure.word(), "", "now", figure.now);
    }
    sheet.text(rows.0)
}

struct Rows(csv::Writer<Vec<u8>>);

impl Rows {
    /// What became of people in a half-year; the value of a figure that is hidden is empty.
    fn add_half(&mut self, view: &ViewContext, half: &Half) {
        let name = half.period.half().unwrap_or_default();
        let figures = [
            ("start", half.start),
            ("joined", half.joined),
            ("left", half.left.people),
            ("left_talked", half.left.talked),
            ("left_broken", half.left.broken),
            ("left_sealed", half.sealed),
            ("left_unsaid", half.unsaid),
            ("stayed", half.stayed.people),
            ("stayed_talked", half.stayed.talked),
            ("stayed_broken", half.stayed.broken),
            ("moves", half.moves),
        ];
        for (measure, figure) in figures {
            self.add("outcomes", &name, "", measure, figure.map(|count| count.to_string()).unwrap_or_default());
        }
        for reason in &half.because {
            self.add("outcomes", &name, &outcomes::label(view, reason), "left_because", reason.people);
        }
        for one in &half.between {
            self.add("outcomes", &name, &format!("{} → {}", one.from, one.to), "moved", one.people);
        }
    }

    fn add(&mut self, part: &str, item: &str, label: &str, measure: &str, value: impl ToString) {
        let fields = [part, item, label, measure, &value.to_string()].map(harmless);
        // writing to memory can't fail
        let _ = self.0.write_record(&fields);
    }
}
