use super::anonymous_report;
use super::delivery::{self, Format};
use super::run::Run;
use super::several::{self, Several, WorkspacesArgs};
use super::when::{self, When};
use super::whose::Whose;
use super::{completions, named};
use crate::context::Context;
use crate::domain::as_of;
use crate::domain::by_time::ByTime;
use crate::domain::compared;
use crate::domain::me::Only;
use crate::domain::obstacle::{self, Named};
use crate::domain::over_time;
use crate::domain::period::Period;
use crate::domain::problem::Problem;
use crate::domain::records::Records;
use crate::domain::report::{self, Report, Scope};
use crate::domain::report_part::Part;
use crate::domain::several::{Figures, Fold, Told};
use crate::error::{Error, Exit};
use crate::i18n::help::{self, UsagePart};
use crate::i18n::several as said;
use crate::render::json::{self, Day, JsonContext, PeriodV1};
use crate::render::list;
use crate::render::printable::printable;
use crate::render::report::csv::csv;
use crate::render::report::tidy::tidy;
use crate::render::report::{Shown, document};
use crate::render::spreadsheet::Sheet;
use crate::render::{self, ViewContext};
use crate::store::{Load, Need, Store, index};
use clap::Args;
use serde::Serialize;
use serde_json::{Value, json};
use std::path::PathBuf;

/// The picture: follow-up, obstacles that recur and what was done about them, promises, reach, rhythm, energy, signals, wins.
#[derive(Args)]
pub(super) struct ReportArgs {
    #[arg(long, value_name = "TEAM", add = super::completions::teams())]
    team: Option<String>,
    #[command(flatten)]
    whose: Whose,
    #[command(flatten)]
    days: When,
    #[arg(long)]
    compare: bool,
    #[arg(long)]
    names: bool,
    #[arg(long, conflicts_with_all = ["mine", "manager", "names", "compare", "part", "excel"])]
    anonymous: bool,
    #[arg(long, value_name = "PART", add = completions::words(Part::WORDS))]
    part: Option<String>,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_figures(), hide_possible_values = true)]
    format: Option<Format>,
    #[arg(long)]
    excel: bool,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    workspaces: WorkspacesArgs,
}

/// The report of several workspaces, for scripts: the fields of the report of one, as far as they add up.
#[derive(Serialize)]
struct SeveralAnswer {
    as_of: Day,
    period: PeriodV1,
    workspaces: Vec<Value>,
    overdue: Value,
    obstacles: Vec<Value>,
    own_words: usize,
    promises: Value,
    coverage: Vec<Value>,
    talks: Vec<Value>,
    rhythm: Value,
    energy: Vec<Value>,
    signals: Vec<Value>,
    rounds: Vec<Value>,
}

/// What one of them tells.
struct OfOne {
    figures: Figures,
    obstacles: Vec<Told>,
    report: Value,
}

impl Run for ReportArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        if let Some(several) = self.workspaces.asked(cx)? {
            return self.of_several(&several);
        }
        if self.anonymous {
            return anonymous_report::run(cx, &self.anonymous());
        }
        let store = cx.store()?;
        let period = self.days.read(cx, |to| store.settings.window.before(to))?;
        let part = self.part.as_ref().map(|typed| named::word::<Part>(cx, "--part", typed)).transpose()?;
        let format = self.form(cx, part)?;
        let is_page = matches!(format, Format::Markdown | Format::Html);
        let is_compared = self.compare || part == Some(Part::Compared) || is_page && part.is_none();
        let scope =
            |only: Only, period: Period| Scope { only, own: self.whose.mine, period, as_of: period.as_of(cx.today), today: cx.today };
        let mut records = store.read(&Need { goals: Load::brief_if(!store.settings.ambitions.is_empty()), ..Need::REPORT })?;
        let before = period.before().filter(|_| is_compared).map(|before| (before, records.clone()));
        let only = self.turn_back(cx, &store, &mut records, period.as_of(cx.today))?;
        let mut report = report::compute(&records, &store.settings, scope(only.clone(), period));
        if let Some((before, mut records)) = before {
            as_of::turn_back(&mut records, before.as_of(cx.today));
            let before = report::compute(&records, &store.settings, scope(only, before));
            report.compared = Some(compared::compare(&report, &before));
        }
        let text = self.written(cx, &store, &records, &report, format, part)?;
        let view = cx.view(&store, &records, Default::default());
        let voices = report.voices(&store.settings.vocabulary, part, self.names, format == Format::Csv);
        let whose = delivery::names(&view, &voices);
        delivery::deliver(cx, &text, format, self.output.as_deref(), &whose)?;
        Ok(cx.name_problems(&records.problems))
    }
}

impl ReportArgs {
    /// What several workspaces come to together. Each is reported by its own rhythms and settings, one after the other.
    fn of_several(&self, several: &Several) -> Result<Exit, Error> {
        let cx = &several.cx;
        if self.anonymous {
            return Err(Error::usage(said::anonymous()).hint(said::anonymous_hint()));
        }
        several::refuse(&[("--compare", self.compare), ("--part", self.part.is_some()), ("--names", self.names), ("--excel", self.excel)])?;
        let format = self.form(cx, None)?;
        let Some(first) = several.all.first() else { return Ok(Exit::Done) };
        let settings = first.cx.store()?.settings;
        let period = self.days.read(cx, |to| settings.window.before(to))?;
        let as_of = period.as_of(cx.today);
        let mut fold = Fold::new(&settings.vocabulary, settings.people, &several.same);
        let mut sum = Figures::default();
        let answered = several.each(|one| self.of_one(&one.cx, period))?;
        let mut rows: Vec<Value> = Vec::new();
        let (mut overdue, mut coverage, mut late, mut rounds) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let [mut by_owner, mut sides, mut talks, mut energy, mut signals]: [Vec<Value>; 5] = Default::default();
        for (at, of) in answered.all {
            sum += of.figures;
            rows.push(render::several::figures_row(&several.all[at].name, &of.figures));
            of.obstacles.iter().for_each(|told| fold.add(at, told));
            let report = of.report;
            let listed = |value: &Value| value.as_array().cloned().unwrap_or_default();
            let with_names = |value: &Value| listed(value).into_iter().map(|row| several.named(at, row)).collect::<Vec<_>>();
            overdue.extend(with_names(&report["overdue"]["actions"]));
            coverage.extend(with_names(&report["coverage"]));
            late.extend(with_names(&report["rhythm"]["late"]));
            rounds.extend(with_names(&report["rounds"]));
            by_owner.push(report["overdue"]["by_owner"].clone());
            sides.extend(listed(&report["promises"]["sides"]));
            talks.extend(listed(&report["talks"]));
            energy.extend(listed(&report["energy"]));
            signals.extend(listed(&report["signals"]));
        }
        overdue.sort_by_cached_key(|row| std::cmp::Reverse(row["days_late"].as_u64()));
        let obstacles: Vec<Value> = fold
            .all()
            .iter()
            .filter(|folded| folded.recurs())
            .map(|folded| render::several::obstacle_row(folded, |at| several.all[at].name.clone()))
            .collect();
        if format == Format::Json {
            // a median of several is none of theirs
            let no_median = |mut row: Value| {
                row.as_object_mut().map(|fields| fields.remove("median_days_to_done"));
                row
            };
            let Figures { kept, late: done_late, broken, dropped, open, .. } = sum;
            let sides: Vec<Value> = several::summed(sides.into_iter().map(no_median), "side");
            let by_owner = several::summed(by_owner, "").pop().unwrap_or_default();
            let answer = SeveralAnswer {
                as_of: Day(as_of),
                period: PeriodV1::of(period),
                workspaces: rows,
                overdue: json!({"total": sum.overdue, "by_owner": by_owner, "actions": overdue}),
                obstacles,
                own_words: sum.own_words,
                promises: json!({"kept": kept, "late": done_late, "broken": broken, "dropped": dropped, "open": open, "sides": sides}),
                coverage,
                talks: several::summed(talks, "type"),
                rhythm: json!({"people": sum.people, "in_rhythm": sum.in_rhythm, "late": late}),
                energy: several::summed(energy, "energy"),
                signals: several::summed(signals, "signal"),
                rounds,
            };
            return several.answer_json(answer, &answered.problems, self.output.as_deref());
        }
        let text = if format == Format::Csv {
            list::csv(&render::several::figures(), None, &rows, Value::clone)
        } else {
            rows.push(render::several::figures_row(&said::together(cx.lang), &sum));
            several.with_view(|view| Ok(format.write(view, &render::several::report(view, period, &rows, &obstacles, &overdue))))?
        };
        several.deliver(&text, format, self.output.as_deref())?;
        Ok(several.name_problems(&answered.problems))
    }

    /// What one workspace tells of a period.
    fn of_one(&self, cx: &Context, period: Period) -> Result<(OfOne, Vec<Problem>), Error> {
        let store = cx.store()?;
        let mut records = store.read(&Need::REPORT)?;
        let as_of = period.as_of(cx.today);
        let only = self.turn_back(cx, &store, &mut records, as_of)?;
        let scope = Scope { only, own: self.whose.mine, period, as_of, today: cx.today };
        let report = report::compute(&records, &store.settings, scope);
        let view = ViewContext { today: as_of, ..cx.view(&store, &records, Default::default()) };
        let context = JsonContext { today: as_of, ..cx.json_context(&store, &view.people) };
        let label = |named: &Named| render::obstacles::plain_label(&view, named);
        let vocabulary = &store.settings.vocabulary;
        // what is named once here may come back elsewhere
        let named = obstacle::named(report::talks(&records, &view.people, &report.scope).into_iter(), vocabulary, store.settings.people);
        let obstacles = named.iter().map(|named| Told::of(named, label(named))).collect();
        let told = json::value(json::report(&report, &ByTime::default(), &context, !store.settings.is_sealed(), &view, label));
        Ok((OfOne { figures: Figures::of(&report), obstacles, report: told }, records.problems.clone()))
    }

    /// The form that was asked for, in words or by how the file is called; an option that would have no effect in it is refused.
    fn form(&self, cx: &Context, part: Option<Part>) -> Result<Format, Error> {
        let is_given = self.format.is_some() || cx.flags.json;
        let by_name = self.output.as_deref().and_then(Format::of_file);
        let format = match () {
            () if is_given => Format::asked(cx, self.format)?,
            () => by_name.unwrap_or(if self.excel { Format::Csv } else { Format::Text }),
        };
        let refuse =
            |one: &str, other: &str| Err(Error::usage(help::usage(cx.lang, &UsagePart::Conflict(one.to_owned(), other.to_owned()))));
        let form = || if cx.flags.json { "--json".to_owned() } else { format!("--format {}", format.word()) };
        if self.excel && format != Format::Csv {
            return refuse("--excel", &form());
        }
        if part.is_some() && format == Format::Json {
            return refuse("--part", &form());
        }
        if self.compare && part.is_some_and(|part| part != Part::Compared) {
            return refuse("--compare", "--part");
        }
        Ok(format)
    }

    /// Takes records back to a day, and says whom it is about: a team or a manager of now, or else of then.
    fn turn_back(&self, cx: &Context, store: &Store, records: &mut Records, day: chrono::NaiveDate) -> Result<Only, Error> {
        let asked = |records: &Records| -> Result<Only, Error> {
            let team = named::team(store, &records.employees, self.team.as_ref())?;
            Ok(Only { team, manager: self.whose.manager(cx, store, Some(records))? })
        };
        let of_now = asked(records);
        let gone = self.team.as_ref().and_then(|typed| when::gone(&records.employees, typed));
        as_of::turn_back(records, day);
        of_now.or_else(|unknown| asked(records).map_err(|_| when::no_longer(unknown, gone, cx)))
    }

    fn written(
        &self,
        cx: &Context,
        store: &Store,
        records: &Records,
        report: &Report,
        format: Format,
        part: Option<Part>,
    ) -> Result<String, Error> {
        let as_of = report.scope.as_of;
        let ids = if format == Format::Text { index::short_ids(store)? } else { Default::default() };
        let view = ViewContext { today: as_of, ..cx.view(store, records, ids) };
        let sheet = if self.excel { Sheet::Excel } else { Sheet::Plain };
        let is_by_time = format == Format::Json || part.is_some_and(Part::is_by_time);
        let by_time = if is_by_time { ByTime::of(records, &store.settings, report) } else { ByTime::default() };
        Ok(match (format, part) {
            (Format::Csv, Some(part)) => tidy(&view, report, &by_time, part, self.names, sheet),
            (Format::Csv, None) => csv(&view, report, self.names, sheet),
            (Format::Json, _) => {
                let context = JsonContext { today: as_of, ..cx.json_context(store, &view.people) };
                // where words are sealed, nobody's name stands beside an obstacle unless that is asked for
                let names = self.names || !store.settings.is_sealed();
                let answer = json::report(report, &by_time, &context, names, &view, |named| render::obstacles::plain_label(&view, named));
                json::envelope(cx.lang, cx.today, answer, &records.problems)
            }
            (form, part) => {
                let brief = form == Format::Text;
                let over_time = (!brief).then(|| over_time::over_time(records, &store.settings, report));
                let shown = Shown { brief, names: self.names, part, over_time, by_time: &by_time, command: self.command() };
                form.write(&view, &document(&view, report, shown))
            }
        })
    }

    /// The command that gave this, as far as it says what it is about.
    fn command(&self) -> String {
        let When { period, since, until } = &self.days;
        let options =
            [("--team", &self.team), ("--manager", &self.whose.manager), ("--period", period), ("--since", since), ("--until", until)];
        let given = options.iter().filter_map(|(option, value)| Some((option, value.as_ref()?)));
        let given = given.map(|(option, value)| format!(" {option} {}", shell_words::quote(&printable(value))));
        let flags = [(self.whose.mine, " --mine"), (self.names, " --names")];
        let flags = flags.iter().filter(|(is_given, _)| *is_given).map(|(_, flag)| (*flag).to_owned());
        ["stay report".to_owned()].into_iter().chain(given).chain(flags).collect()
    }

    /// What was asked of a report without names.
    fn anonymous(&self) -> anonymous_report::Wanted<'_> {
        let days = [("--since", &self.days.since), ("--until", &self.days.until)];
        anonymous_report::Wanted {
            period: self.days.period.as_deref(),
            team: self.team.as_deref(),
            days: days.into_iter().find(|(_, day)| day.is_some()).map(|(option, _)| option),
            format: self.format.or_else(|| self.output.as_deref().and_then(Format::of_file)),
            output: self.output.as_deref(),
        }
    }
}
