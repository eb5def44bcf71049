//! Rounds: setting one, and how far each is.

use super::delivery::{self, Format};
use super::effects::Effects;
use super::listing::{Listing, ListingArgs};
use super::run::Run;
use super::several::{Several, Shown, WorkspacesArgs};
use super::{find, named, when};
use crate::context::Context;
use crate::domain::date::{Toward, civil};
use crate::domain::me::Only;
use crate::domain::records::Place;
use crate::domain::round::{self, Progress, Round};
use crate::domain::text;
use crate::error::{Code, Error, Exit};
use crate::i18n::{errors, rounds as says, several as several_said, words};
use crate::render;
use crate::render::json::{self, RoundV1, WholeRoundV1};
use crate::render::printable::printable;
use crate::store::{Change, Need, Store, rounds};
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde::Serialize;
use serde_json::Value;
use std::path::PathBuf;

/// Rounds of talks.
#[derive(Args)]
pub(super) struct RoundArgs {
    #[command(subcommand)]
    what: RoundCommand,
}

#[derive(Subcommand)]
enum RoundCommand {
    Add(AddArgs),
    List(ListArgs),
    Show(ShowArgs),
}

#[derive(Args)]
struct AddArgs {
    #[arg(value_name = "ROUND")]
    key: String,
    #[arg(long = "type", value_name = "TYPE", required = true, add = super::completions::types())]
    kind: String,
    #[arg(long, value_name = "DATE", conflicts_with = "period")]
    from: Option<String>,
    #[arg(long, value_name = "DATE", conflicts_with = "period")]
    to: Option<String>,
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    #[arg(long, value_name = "TEAM", add = super::completions::teams())]
    team: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    question: Vec<String>,
}

#[derive(Args)]
struct ListArgs {
    #[arg(long, value_name = "TEAM", add = super::completions::teams())]
    team: Option<String>,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_documents(), hide_possible_values = true)]
    format: Option<Format>,
    #[command(flatten)]
    workspaces: WorkspacesArgs,
}

#[derive(Args)]
struct ShowArgs {
    #[arg(value_name = "ROUND", add = super::completions::rounds())]
    key: String,
    #[arg(long, value_name = "TEAM", add = super::completions::teams())]
    team: Option<String>,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_documents(), hide_possible_values = true)]
    format: Option<Format>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Serialize)]
struct RoundsAnswer<'r> {
    rounds: Vec<RoundV1<'r>>,
}

#[derive(Serialize)]
struct RoundAnswer<'r> {
    round: WholeRoundV1<'r>,
}

impl Run for RoundArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        match self.what {
            RoundCommand::Add(add) => add.run(cx),
            RoundCommand::List(list) => list.run(cx),
            RoundCommand::Show(show) => show.run(cx),
        }
    }
}

impl AddArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let key = text::key(&self.key);
        if key.is_empty() || key.chars().any(|c| c.is_control()) {
            return Err(Error::usage(says::no_key(&printable(&self.key))).hint(says::no_key_hint()));
        }
        let kind = find::kind(cx, &store, &self.kind)?;
        let (from, to) = self.days(cx)?;
        let records = store.read(&Need::CONVERSATIONS)?;
        let mut teams = Vec::new();
        for typed in &self.team {
            let team = named::team(&store, &records.employees, Some(typed))?;
            teams.extend(team.filter(|team| !teams.contains(team)));
        }
        let mut questions: Vec<String> = Vec::new();
        for typed in &self.question {
            let question = text::on_one_line(typed);
            if question.is_empty() {
                return Err(Error::usage(errors::empty_text("--question")).hint(errors::empty_text_hint()));
            }
            if !questions.contains(&question) {
                questions.push(question);
            }
        }
        let round = Round { key, kind, from, to, teams, questions };
        let writer = cx.writer(&store)?;
        let Some(edit) = rounds::added(&store, &round)? else {
            return Err(Error::of(Code::Exists, says::is_there(&printable(&round.key))).hint(says::is_there_hint()));
        };
        let progress = round::progress(&records, &round, &Only::default(), cx.today);
        let mut effects = Effects::default();
        let kind = printable(words::type_name(cx.lang, &store.settings.types, &round.kind));
        let people = words::people(cx.lang, progress.all.people);
        let line = says::added(cx.lang, &printable(&round.key), &kind, &words::day(cx.lang, from), &words::day(cx.lang, to), &people);
        effects.lines.push(line.into());
        if progress.all.people == 0 {
            effects.warnings.push(says::nobody(&printable(&round.key)));
        }
        effects.next = Some(format!("stay round show {}", shell_words::quote(&round.key)));
        effects.changes.push(Change::edit(Place::Settings, vec![edit]));
        effects.finish(cx, &store, &writer)
    }

    fn days(&self, cx: &Context) -> Result<(NaiveDate, NaiveDate), Error> {
        if let Some(typed) = &self.period {
            let period = when::period(cx, typed)?;
            return Ok((period.from, period.to));
        }
        let from = cx.optional_day("--from", self.from.as_ref(), Toward::Nearest)?;
        let to = cx.optional_day("--to", self.to.as_ref(), Toward::Nearest)?;
        match from.zip(to) {
            None => Err(Error::usage(says::no_days()).hint(says::no_days_hint())),
            Some((from, to)) if to < from => Err(Error::usage(says::backward(&civil(to), &civil(from))).hint(says::backward_hint())),
            Some(days) => Ok(days),
        }
    }
}

/// Rounds of several workspaces, for scripts.
#[derive(Serialize)]
struct SeveralAnswer {
    rounds: Vec<Value>,
}

impl ListArgs {
    /// The rounds of several workspaces, each with its own: rounds that are called the same stay apart.
    fn of_several(&self, several: &Several) -> Result<Exit, Error> {
        let cx = &several.cx;
        let answered = several.each(|one| {
            let store = one.cx.store()?;
            let records = store.read(&Need::CONVERSATIONS)?;
            let only = Only { team: named::team(&store, &records.employees, self.team.as_ref())?, manager: None };
            let all = store.settings.rounds.iter().map(|round| round::progress(&records, round, &only, cx.today));
            let all = all.filter(|one| only.team.is_none() || one.all.people > 0);
            let rows: Vec<Value> = all.map(|one| json::value(RoundV1::of(&one, cx.today))).collect();
            Ok((rows, records.problems))
        })?;
        let rows: Vec<Value> =
            answered.all.into_iter().flat_map(|(at, rows)| rows.into_iter().map(move |row| several.named(at, row))).collect();
        let listing = Listing::asked(cx, &ListingArgs::default(), self.format, render::rounds::columns())?;
        if listing.format == Format::Json {
            return several.answer_json(SeveralAnswer { rounds: rows }, &answered.problems, None);
        }
        let usual = ["workspace", "round", "type", "from", "to", "people", "held", "planned", "to_do"];
        several.list(
            &listing,
            several_said::rounds_title(cx.lang),
            &Shown { rows: &rows, left: 0, usual: &usual, value: Value::clone },
            None,
        )?;
        Ok(several.name_problems(&answered.problems))
    }

    fn run(self, cx: &Context) -> Result<Exit, Error> {
        if let Some(several) = self.workspaces.asked(cx)? {
            return self.of_several(&several);
        }
        let store = cx.store()?;
        let format = Format::asked(cx, self.format)?;
        let records = store.read(&Need::CONVERSATIONS)?;
        let only = Only { team: named::team(&store, &records.employees, self.team.as_ref())?, manager: None };
        let all: Vec<Progress> = store
            .settings
            .rounds
            .iter()
            .map(|round| round::progress(&records, round, &only, cx.today))
            .filter(|one| only.team.is_none() || one.all.people > 0)
            .collect();
        if format == Format::Json {
            let answer = RoundsAnswer { rounds: all.iter().map(|one| RoundV1::of(one, cx.today)).collect() };
            return cx.answer_json(answer, &records.problems);
        }
        if all.is_empty() {
            cx.out.message(&says::none(cx.lang));
            cx.out.message(&says::no_rounds_hint().text(cx.lang));
            return Ok(cx.name_problems(&records.problems));
        }
        let view = cx.view(&store, &records, Default::default());
        let text = format.write(&view, &render::rounds::list(&view, &all));
        delivery::deliver(cx, &text, format, None, &[])?;
        Ok(cx.name_problems(&records.problems))
    }
}

impl ShowArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let format = Format::asked(cx, self.format)?;
        let round = meant(&store, &self.key)?;
        let records = store.read(&Need::CONVERSATIONS)?;
        let only = Only { team: named::team(&store, &records.employees, self.team.as_ref())?, manager: None };
        let progress = round::progress(&records, round, &only, cx.today);
        let view = cx.view(&store, &records, Default::default());
        let text = match format {
            Format::Json => {
                json::envelope(cx.lang, cx.today, RoundAnswer { round: WholeRoundV1::of(&progress, cx.today) }, &records.problems)
            }
            form => form.write(&view, &render::rounds::document(&view, &progress, form == Format::Text)),
        };
        delivery::deliver(cx, &text, format, self.output.as_deref(), &[])?;
        Ok(cx.name_problems(&records.problems))
    }
}

/// The round that a text names, whatever its capitals and blanks.
fn meant<'s>(store: &'s Store, typed: &str) -> Result<&'s Round, Error> {
    let all = &store.settings.rounds;
    let key = text::key(typed);
    let found = all.iter().find(|round| round.key == typed).or_else(|| all.iter().find(|round| text::key(&round.key) == key));
    found.ok_or_else(|| {
        let keys: Vec<&str> = all.iter().map(|round| round.key.as_str()).collect();
        let refused = Error::of(Code::NotFound, says::no_round(&printable(typed)));
        match text::nearest(typed, keys.iter().copied()) {
            Some(near) => refused.near(near),
            None if keys.is_empty() => refused.hint(says::no_rounds_hint()),
            None => refused.choose_from(keys),
        }
    })
}
