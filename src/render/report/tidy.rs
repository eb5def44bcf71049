//! One part of the report as one tidy table: columns of one kind, with the period and the team in each row.

use crate::domain::action::Action;
use crate::domain::by_time::ByTime;
use crate::domain::date::civil;
use crate::domain::employee::Slug;
use crate::domain::money::Amount;
use crate::domain::period::Period;
use crate::domain::promise::{self, Tally};
use crate::domain::report::{Mentioned, Report};
use crate::domain::report_part::Part;
use crate::domain::theme::Signal;
use crate::domain::wish::Asked;
use crate::i18n::words;
use crate::render::spreadsheet::{Sheet, harmless};
use crate::render::{ViewContext, ambitions, obstacles, outcomes};
use chrono::NaiveDate;

/// A field of a row.
enum Field {
    Text(String),
    Count(i64),
    Number(f64),
    Money(Amount),
    Nothing,
}

impl From<&str> for Field {
    fn from(text: &str) -> Field {
        Field::Text(text.to_owned())
    }
}

impl From<String> for Field {
    fn from(text: String) -> Field {
        Field::Text(text)
    }
}

impl From<usize> for Field {
    fn from(count: usize) -> Field {
        Field::Count(count as i64)
    }
}

impl From<i64> for Field {
    fn from(count: i64) -> Field {
        Field::Count(count)
    }
}

impl From<f64> for Field {
    fn from(number: f64) -> Field {
        Field::Number(number)
    }
}

impl From<Amount> for Field {
    fn from(amount: Amount) -> Field {
        Field::Money(amount)
    }
}

impl From<bool> for Field {
    fn from(is_so: bool) -> Field {
        Field::Text(crate::domain::words::flag_word(is_so).to_owned())
    }
}

impl From<NaiveDate> for Field {
    fn from(day: NaiveDate) -> Field {
        Field::Text(civil(day))
    }
}

impl<T: Into<Field>> From<Option<T>> for Field {
    fn from(value: Option<T>) -> Field {
        value.map_or(Field::Nothing, Into::into)
    }
}

/// Makes a row of fields of any kind.
macro_rules! row {
    ($($field:expr),* $(,)?) => { vec![$(Field::from($field)),*] };
}

/// A row: the team that it is about, and its fields.
type Row<'t> = (Option<&'t str>, Vec<Field>);

/// A part as a table; with `names` also of whom an obstacle, and who was told what.
pub(crate) fn tidy(view: &ViewContext, report: &Report, by_time: &ByTime, part: Part, names: bool, sheet: Sheet) -> String {
    let scope = &report.scope;
    let asked = scope.only.team.as_deref();
    let (columns, rows) = Table { view, report, by_time, names, asked }.of(part);
    let mut out = sheet.writer();
    // writing to memory can't fail
    let _ = out.write_record(["from", "to", "as_of", "team"].into_iter().chain(columns.iter().copied()));
    let days = [scope.period.from, scope.period.to, scope.as_of].map(civil);
    for (team, fields) in rows {
        let fields = fields.into_iter().map(|field| match field {
            Field::Text(text) => harmless(&text),
            Field::Count(count) => count.to_string(),
            Field::Number(number) => sheet.number(number),
            Field::Money(amount) => sheet.point(amount.written()),
            Field::Nothing => String::new(),
        });
        let _ = out.write_record(days.iter().cloned().chain([harmless(team.unwrap_or_default())]).chain(fields));
    }
    sheet.text(out)
}

struct Table<'r> {
    view: &'r ViewContext<'r>,
    report: &'r Report<'r>,
    by_time: &'r ByTime,
    names: bool,
    /// The team that was asked for.
    asked: Option<&'r str>,
}

impl<'r> Table<'r> {
    fn of(&self, part: Part) -> (&'static [&'static str], Vec<Row<'r>>) {
        match part {
            Part::Compared => self.compared(),
            Part::Overdue => self.overdue(),
            Part::Obstacles => self.obstacles(),
            Part::ObstaclesByHalf => self.obstacles_by_half(),
            Part::Organisation => self.organisation(),
            Part::Promises => self.promises(),
            Part::PromisesOverTime => self.promises_over_time(),
            Part::Coverage => self.coverage(),
            Part::Rhythm => self.rhythm(),
            Part::Attention => self.attention(),
            Part::Talks => self.talks(),
            Part::Energy => self.mentioned(&["energy", "label", "people", "mentions"], &self.report.energy, |word| word.label.clone()),
            Part::Signals => {
                let label = |word: &Mentioned| Signal::of(&word.label).name(self.view.lang).to_owned();
                self.mentioned(&["signal", "label", "people", "mentions"], &self.report.signals, label)
            }
            Part::Wishes => self.wishes(),
            Part::Mobility => self.asked_for(&self.report.wishes.mobility),
            Part::Staffing => self.asked_for(&self.report.wishes.staffing),
            Part::Rounds => self.rounds(),
            Part::Ambitions => self.ambitions(),
            Part::Outcomes => self.outcomes(),
            Part::LeftBecause => self.left_because(),
            Part::Moves => self.moves(),
            Part::Wins => self.wins(),
        }
    }

    fn team_of(&self, slug: Option<&str>) -> Option<&'r str> {
        self.view.people.team(slug?)
    }

    fn name_of(&self, slug: Option<&'r str>) -> Option<&'r str> {
        slug.map(|slug| self.view.people.name(slug))
    }

    /// Folders of people, if names are asked for.
    fn folders(&self, people: impl IntoIterator<Item = &'r Slug>) -> Option<String> {
        self.names.then(|| people.into_iter().map(|slug| &**slug).collect::<Vec<_>>().join(" "))
    }

    fn compared(&self) -> (&'static [&'static str], Vec<Row<'r>>) {
        let rows = self.report.compared.iter().flat_map(|compared| {
            let before = compared.before;
            compared.figures.iter().map(move |figure| {
                let fields = row![figure.measure.word(), before.from, before.to, figure.before, figure.now, figure.change()];
                (self.asked, fields)
            })
        });
        (&["measure", "before_from", "before_to", "before", "now", "change"], rows.collect())
    }

    fn overdue(&self) -> (&'static [&'static str], Vec<Row<'r>>) {
        let row = |action: &&'r Action| {
            let slug = action.employee.as_deref();
            let late = promise::days_late(action, self.view.today);
            let fields = row![
                action.id.as_str(),
                slug,
                self.name_of(slug),
                &*action.title,
                action.owner.as_str(),
                action.owner_at_table(&self.view.people).as_str(),
                action.due,
                late
            ];
            (self.team_of(slug), fields)
        };
        let columns = &["id", "employee", "name", "title", "owner", "turn", "due", "days_late"];
        (columns, self.report.overdue.iter().map(row).collect())
    }

    fn obstacles(&self) -> (&'static [&'static str], Vec<Row<'r>>) {
        let row = |obstacle: &'r crate::domain::report::Obstacle<'r>| {
            let (named, done) = (&obstacle.named, &obstacle.done);
            let fields = row![
                &*named.key,
                obstacles::plain_label(self.view, named),
                named.scope.word(),
                named.employees.len(),
                named.mentions,
                named.first,
                named.last,
                obstacle.open_actions,
                obstacle.overdue_actions,
                obstacle.organisation_actions,
                done.actions,
                done.last_done(),
                done.mentions_since,
                self.folders(&named.employees),
            ];
            (self.asked, fields)
        };
        let columns = &[
            "obstacle",
            "label",
            "scope",
            "people",
            "mentions",
            "first",
            "last",
            "open_actions",
            "overdue_actions",
            "organisation_actions",
            "done_actions",
            "last_done",
            "mentions_since_done",
            "employees",
        ];
        (columns, self.report.obstacles.iter().map(row).collect())
    }

    fn organisation(&self) -> (&'static [&'static str], Vec<Row<'r>>) {
        let row = |one: &'r crate::domain::answered::Answered<'r>| {
            let action = one.action;
            let label = action.obstacle.as_deref().map(|name| obstacles::called(self.view, name));
            let fields = row![
                action.id.as_str(),
                &*action.title,
                action.obstacle.as_deref().map(|name| self.view.settings.vocabulary.key(name)),
                label,
                action.owner.as_str(),
                action.status.word(),
                action.due,
                promise::days_late(action, self.view.today),
                action.created,
                action.closed,
                action.win.as_deref(),
                action.dropped_because.as_deref(),
                one.people,
                one.told.len(),
                one.to_tell.len(),
                self.folders(&one.told),
                self.folders(&one.to_tell),
            ];
            (self.asked, fields)
        };
        let columns = &[
            "id",
            "title",
            "obstacle",
            "label",
            "owner",
            "status",
            "due",
            "days_late",
            "created",
            "closed",
            "win",
            "dropped_because",
            "people",
            "told_people",
            "to_tell_people",
            "told",
            "to_tell",
        ];
        (columns, self.report.organisation.iter().map(row).collect())
    }

    fn promises(&self) -> (&'static [&'static str], Vec<Row<'r>>) {
        let row = |by: &str, side: Option<&'static str>, team: Option<&'r str>, tally: &Tally| {
            let median = tally.median_days_to_done;
            (team, row![by, side, tally.kept, tally.late, tally.broken, tally.dropped, tally.open, median])
        };
        let (report, by) = (self.report, &self.report.promises_by);
        let mut rows = vec![row("all", None, self.asked, &report.promises)];
        rows.extend(by.sides.iter().map(|(side, tally)| row("side", Some(side.word()), self.asked, tally)));
        rows.extend(by.teams.iter().map(|(team, tally)| row("team", None, team.as_deref(), tally)));
        rows.extend(by.own.iter().map(|tally| row("own", None, self.asked, tally)));
        (&["by", "side", "kept", "late", "broken", "dropped", "open", "median_days_to_done"], rows)
    }

    fn coverage(&self) -> (&'static [&'static str], Vec<Row<'r>>) {
        let rows = self.report.coverage.iter().map(|row| {
            let counts = row![row.people, row.talked, row.talks, row.in_rhythm, row.late, row.no_talk.len(), self.folders(&row.no_talk)];
            (row.team.as_deref(), counts)
        });
        (&["people", "talked", "talks", "in_rhythm", "late", "no_talk", "no_talk_employees"], rows.collect())
    }

    fn rhythm(&self) -> (&'static [&'static str], Vec<Row<'r>>) {
        let rows = self.report.rhythm.late.iter().map(|due| {
            let slug = Some(&*due.employee);
            let fields = row![slug, self.name_of(slug), &*due.kind, due.last, due.due, due.days_late];
            (self.team_of(slug), fields)
        });
        (&["employee", "name", "type", "last", "due", "days_late"], rows.collect())
    }

    fn attention(&self) -> (&'static [&'static str], Vec<Row<'r>>) {
        let rows = self.report.rhythm.attention.iter().map(|one| {
            let slug = Some(&*one.employee);
            let (mean, share) = (one.mean_in_hundredths(), one.share_in_hundredths());
            (Some(&*one.team), row![slug, self.name_of(slug), one.conversations, mean, share])
        });
        (&["employee", "name", "conversations", "mean", "share"], rows.collect())
    }

    fn talks(&self) -> (&'static [&'static str], Vec<Row<'r>>) {
        let rows = self.report.talks.iter().map(|kind| {
            let label = words::type_name(self.view.lang, &self.view.settings.types, &kind.kind).to_string();
            let fields = row![&*kind.kind, label, kind.planned, kind.passed, kind.open, kind.held, kind.cancelled, kind.never_used];
            (self.asked, fields)
        });
        (&["type", "label", "planned", "passed", "open", "held", "cancelled", "never_used"], rows.collect())
    }

    fn mentioned(
        &self,
        columns: &'static [&'static str],
        words: &'r [Mentioned],
        label: impl Fn(&Mentioned) -> String,
    ) -> (&'static [&'static str], Vec<Row<'r>>) {
        let rows = words.iter().map(|word| (self.asked, row![&*word.key, label(word), word.people, word.mentions]));
        (columns, rows.collect())
    }

    fn wins(&self) -> (&'static [&'static str], Vec<Row<'r>>) {
        let rows = self.report.wins.iter().map(|action| {
            let slug = action.employee.as_deref();
            let fields = row![action.id.as_str(), slug, self.name_of(slug), action.win.as_deref(), action.closed];
            (self.team_of(slug), fields)
        });
        (&["id", "employee", "name", "win", "date"], rows.collect())
    }
    fn obstacles_by_half(&self) -> (&'static [&'static str], Vec<Row<'r>>) {
        let rows = self.report.obstacles.iter().flat_map(|obstacle| {
            let named = &obstacle.named;
            self.by_time.of_obstacle(&named.key).iter().flat_map(move |one| {
                let row = move |by: &str, team: Option<&'r str>, people: usize| {
                    let label = obstacles::plain_label(self.view, named);
                    (team, row![by, &*named.key, label, one.half.half(), one.half.from, one.half.to, people])
                };
                let all = row("all", self.asked, one.people);
                std::iter::once(all).chain(one.teams.iter().map(move |(team, people)| row("team", team.as_deref(), *people)))
            })
        });
        (&["by", "obstacle", "label", "half", "half_from", "half_to", "people"], rows.collect())
    }

    fn promises_over_time(&self) -> (&'static [&'static str], Vec<Row<'r>>) {
        let row = |(span, tally): &(Period, Tally)| {
            let median = tally.median_days_to_done;
            (self.asked, row![span.from, span.to, tally.kept, tally.late, tally.broken, tally.dropped, tally.open, median])
        };
        let columns = &["span_from", "span_to", "kept", "late", "broken", "dropped", "open", "median_days_to_done"];
        (columns, self.by_time.promises.iter().map(row).collect())
    }

    fn wishes(&self) -> (&'static [&'static str], Vec<Row<'r>>) {
        let currency = self.view.settings.currency.code();
        let rows = self.report.wishes.budget.iter().map(|line| {
            let sum = &line.sum;
            (line.team.as_deref(), row![line.signal, sum.wishes, sum.people, sum.cost, currency, sum.without_cost])
        });
        (&["signal", "wishes", "people", "cost", "currency", "without_cost"], rows.collect())
    }

    /// Those who would move, or where people are missing; who said so only where names are asked for.
    fn asked_for(&self, list: &'r [Asked<'r>]) -> (&'static [&'static str], Vec<Row<'r>>) {
        let rows = list.iter().map(|asked| {
            let slug = self.names.then_some(&**asked.employee);
            let role = slug.and_then(|slug| self.view.people.get(slug)?.role.as_deref());
            let currency = asked.cost.map(|_| self.view.settings.currency.code());
            let fields =
                row![slug, self.name_of(slug), role, asked.what, asked.cost, currency, asked.by, asked.first, asked.last, asked.mentions];
            (asked.team.as_deref(), fields)
        });
        (&["employee", "name", "role", "what", "cost", "currency", "by", "first", "last", "mentions"], rows.collect())
    }

    fn rounds(&self) -> (&'static [&'static str], Vec<Row<'r>>) {
        let rows = self.report.rounds.iter().flat_map(|progress| {
            let (round, day) = (progress.round, self.report.scope.as_of);
            progress.by_team.iter().map(move |(team, count)| {
                let fields = row![
                    &*round.key,
                    &*round.kind,
                    round.from,
                    round.to,
                    round.state(day).word(),
                    round.days_left(day),
                    count.people,
                    count.held,
                    count.planned,
                    count.to_do(),
                ];
                (team.as_deref(), fields)
            })
        });
        (&["round", "type", "round_from", "round_to", "state", "days_left", "people", "held", "planned", "to_do"], rows.collect())
    }

    fn ambitions(&self) -> (&'static [&'static str], Vec<Row<'r>>) {
        let rows = self.report.ambitions.iter().map(|one| {
            let label = ambitions::label(self.view.lang, one.ambition);
            let fields = row![&*one.ambition.key, label, one.ambition.team.as_deref(), one.goals, one.open, one.reached, one.dropped];
            (self.asked, fields)
        });
        (&["ambition", "label", "ambition_team", "goals", "open", "reached", "dropped"], rows.collect())
    }

    /// What became of people; a figure that is hidden is empty.
    fn outcomes(&self) -> (&'static [&'static str], Vec<Row<'r>>) {
        let rows = self.report.outcomes.iter().map(|half| {
            let (period, left, stayed) = (half.period, &half.left, &half.stayed);
            let fields = row![
                period.half(),
                period.from,
                period.to,
                half.start,
                half.joined,
                left.people,
                left.talked,
                left.broken,
                half.sealed,
                half.unsaid,
                stayed.people,
                stayed.talked,
                stayed.broken,
                half.moves,
            ];
            (self.asked, fields)
        });
        let columns = &[
            "half",
            "half_from",
            "half_to",
            "start",
            "joined",
            "left",
            "left_talked",
            "left_broken",
            "left_sealed",
            "left_unsaid",
            "stayed",
            "stayed_talked",
            "stayed_broken",
            "moves",
        ];
        (columns, rows.collect())
    }

    fn left_because(&self) -> (&'static [&'static str], Vec<Row<'r>>) {
        let rows = self.report.outcomes.iter().flat_map(|half| {
            half.because.iter().map(move |reason| {
                let label = outcomes::label(self.view, reason);
                (self.asked, row![half.period.half(), half.period.from, half.period.to, &*reason.key, label, reason.people])
            })
        });
        (&["half", "half_from", "half_to", "because", "label", "people"], rows.collect())
    }

    fn moves(&self) -> (&'static [&'static str], Vec<Row<'r>>) {
        let rows = self.report.outcomes.iter().flat_map(|half| {
            half.between
                .iter()
                .map(move |one| (self.asked, row![half.period.half(), half.period.from, half.period.to, &*one.from, &*one.to, one.people]))
        });
        (&["half", "half_from", "half_to", "from_team", "to_team", "people"], rows.collect())
    }
}
