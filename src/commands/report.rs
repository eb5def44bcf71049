use super::anonymous_report;
use super::delivery::{self, Format};
use super::run::Run;
use super::when::{self, When};
use super::whose::Whose;
use super::{completions, named};
use crate::context::Context;
use crate::domain::as_of;
use crate::domain::by_time::ByTime;
use crate::domain::compared;
use crate::domain::me::Only;
use crate::domain::over_time;
use crate::domain::period::Period;
use crate::domain::records::Records;
use crate::domain::report::{self, Report, Scope};
use crate::domain::report_part::Part;
use crate::error::{Error, Exit};
use crate::i18n::help::{self, UsagePart};
use crate::render::json::{self, JsonContext};
use crate::render::printable::printable;
use crate::render::report::csv::csv;
use crate::render::report::tidy::tidy;
use crate::render::report::{Shown, document};
use crate::render::spreadsheet::Sheet;
use crate::render::{self, ViewContext};
use crate::store::{Load, Need, Store, index};
use clap::Args;
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
}

impl Run for ReportArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
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
