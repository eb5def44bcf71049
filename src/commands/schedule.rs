//! A round of talks: days are proposed for all who are due, moved by hand, and planned in one write.

use super::editor::{self, EditorOutcome, Job};
use super::effects::{Effects, WriteAnswer};
use super::record::short;
use super::run::Run;
use super::whose::Whose;
use super::{confirm, find, named};
use crate::context::Context;
use crate::domain::conversation::{Conversation, Status};
use crate::domain::date::{self, Toward, parse_typed};
use crate::domain::employee::{Employee, Slug};
use crate::domain::id::Id;
use crate::domain::interval::Interval;
use crate::domain::me::Only;
use crate::domain::problem::{Kind, Problem, Severity};
use crate::domain::records::Records;
use crate::domain::schedule::{self, Round, Rules, Turn};
use crate::domain::text::nearest;
use crate::error::{Code, Error, Exit};
use crate::i18n::{messages, schedule as says, words};
use crate::render;
use crate::render::json::ScheduleV1;
use crate::render::printable::printable;
use crate::store::received::Dress;
use crate::store::template::Template;
use crate::store::{Change, Fault, Need, Store, drafts, encode, index, layout};
use chrono::{NaiveDate, Weekday};
use clap::Args;
use serde::Serialize;
use std::collections::HashSet;

/// How far ahead it looks unless told otherwise.
const AHEAD: Interval = Interval::weeks(4);

/// How many talks one manager has on a day at most, unless told otherwise.
const PER_DAY: usize = 2;

/// The most that can be asked for.
const MOST: usize = 20;

/// What the page with the proposal is called among the drafts.
const PAGE: &str = "schedule";

/// Plans talks with all who are due.
#[derive(Args)]
pub(super) struct ScheduleArgs {
    #[arg(long, value_name = "INTERVAL")]
    within: Option<String>,
    #[arg(long, value_name = "TEAM", add = super::completions::teams())]
    team: Option<String>,
    #[command(flatten)]
    whose: Whose,
    #[arg(long, value_name = "NUMBER")]
    per_day: Option<String>,
    #[arg(long, value_name = "DAYS")]
    on: Option<String>,
}

#[derive(Serialize)]
struct ScheduleAnswer<'r> {
    #[serde(flatten)]
    wrote: WriteAnswer,
    schedule: ScheduleV1<'r>,
}

impl Run for ScheduleArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let rules = self.rules(cx)?;
        let records = store.read(&Need::CONVERSATIONS)?;
        let team = named::team(&store, &records.employees, self.team.as_ref())?;
        let people = records.people();
        let only = Only { team, manager: self.whose.manager(cx, &store, Some(&records))? };
        let is_wanted = |slug: &Slug| only.has(Some(slug), &people);
        let round = schedule::round(&records, &store.settings, &rules, is_wanted);
        let planning = Planning { cx, store: &store, records: &records };
        let round = match round.talks.is_empty() {
            true => planning.nothing(round, &rules)?,
            false => planning.agreed(round)?,
        };
        let effects = planning.write(&round)?;
        if cx.flags.json {
            let answer = ScheduleAnswer { wrote: effects.answer(cx), schedule: ScheduleV1::of(&round, &people, cx.today) };
            return cx.answer_json(answer, &records.problems);
        }
        Ok(cx.name_problems(&records.problems))
    }
}

impl ScheduleArgs {
    fn rules(&self, cx: &Context) -> Result<Rules, Error> {
        let within = self.within.as_ref().map(|typed| find::within(cx, typed)).transpose()?;
        let not_a_count = |typed: &str| Error::usage(says::not_a_count(&printable(typed))).hint(says::not_a_count_hint());
        let per_day = match &self.per_day {
            Some(typed) => typed.trim().parse().ok().filter(|count| (1..=MOST).contains(count)).ok_or_else(|| not_a_count(typed))?,
            None => PER_DAY,
        };
        Ok(Rules {
            today: cx.today,
            until: within.unwrap_or_else(|| AHEAD.after(cx.today).unwrap_or(cx.today)),
            per_day,
            weekdays: self.on.as_deref().map_or_else(|| Ok(WORKDAYS.to_vec()), weekdays)?,
        })
    }
}

const WORKDAYS: [Weekday; 5] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

/// The days of `mon,wed`, in either language.
fn weekdays(typed: &str) -> Result<Vec<Weekday>, Error> {
    let wrong = |word: &str| Error::usage(says::not_weekdays(&printable(word))).hint(says::not_weekdays_hint());
    let words: Vec<String> = typed.split([',', ' ']).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    if words.is_empty() {
        return Err(wrong(typed));
    }
    words.iter().map(|word| date::weekday(word).ok_or_else(|| wrong(word))).collect()
}

struct Planning<'p> {
    cx: &'p Context,
    store: &'p Store,
    records: &'p Records,
}

impl Planning<'_> {
    /// Nobody to plan a talk with: says so, with those who are due and get no day.
    fn nothing(&self, round: Round, rules: &Rules) -> Result<Round, Error> {
        if !self.cx.flags.json {
            let until = words::near_day(self.cx.lang, rules.until, self.cx.today);
            let nobody = self.records.employees.is_empty();
            self.cx.out.message(&if nobody { messages::nobody(self.cx.lang) } else { says::nobody(&until).text(self.cx.lang) });
            self.cx.answer(&self.shown(&round))?;
        }
        Ok(round)
    }

    fn shown(&self, round: &Round) -> String {
        render::schedule::text(&self.cx.view(self.store, self.records, index::short_ids_if_few(self.store)), round)
    }

    /// The round as the person at the terminal wants it; as it is proposed with `--yes` and in a dry run.
    fn agreed(&self, mut round: Round) -> Result<Round, Error> {
        let cx = self.cx;
        if cx.flags.yes || cx.flags.dry_run {
            if cx.flags.dry_run && !cx.flags.json {
                cx.answer(&self.shown(&round))?;
            }
            return Ok(round);
        }
        if !confirm::can_ask(cx) {
            if !cx.flags.json {
                cx.answer(&self.shown(&round))?;
            }
            return Err(Error::of(Code::NeedsAnswer, says::unasked(round.talks.len())).hint(says::unasked_hint()));
        }
        if drafts::left(self.store, PAGE).is_some_and(|draft| draft.is_typed_in()) {
            cx.warn(says::draft_waits());
        }
        loop {
            cx.out.complaint(self.shown(&round).trim_end());
            let answer = cx.out.ask(&says::ask(cx.lang, round.talks.len())).ok_or_else(Error::stopped)?;
            match answer.to_lowercase().as_str() {
                "" | "j" | "ja" | "y" | "yes" => return Ok(round),
                "e" => round = self.moved(round)?,
                _ => return Err(Error::stopped()),
            }
        }
    }

    /// The round after days were moved in the editor.
    fn moved(&self, round: Round) -> Result<Round, Error> {
        let cx = self.cx;
        let form = Template::new(Vec::new(), "");
        let view = cx.view(self.store, self.records, Default::default());
        let draft = match drafts::left(self.store, PAGE).filter(|draft| draft.is_typed_in()) {
            Some(draft) => draft,
            None => drafts::begin(self.store, PAGE, render::schedule::page(&view, &round, form.mark()).as_bytes())?,
        };
        let (draft, _held) = editor::take_up(self.store, draft)?;
        let validate = |text: &str| self.read(text, &round).1;
        let dress = Dress::of("");
        let job = Job {
            store: self.store,
            draft: &draft,
            form: &form,
            dress: &dress,
            resume: "stay schedule",
            has_words: false,
            is_garbled: false,
            validate: &validate,
            line: &|_| None,
        };
        match job.edit(cx)? {
            EditorOutcome::Text(text, _) => {
                let talks = self.read(&text, &round).0;
                draft.discard();
                if talks.is_empty() {
                    return Err(Error::of(Code::NotFound, says::none_left()));
                }
                Ok(Round { talks, ..round })
            }
            EditorOutcome::Left => Ok(round),
            EditorOutcome::Away(error) => Err(error),
        }
    }

    /// The talks of a page, by day, and what is wrong with its lines.
    fn read(&self, text: &str, round: &Round) -> (Vec<(Turn, NaiveDate)>, Vec<Problem>) {
        let (mut talks, mut problems) = (Vec::new(), Vec::new());
        for (at, line) in text.lines().enumerate() {
            let said = line.split_once(" #").map_or(line, |(said, _)| said).trim();
            if said.is_empty() || said.starts_with('#') {
                continue;
            }
            let talk = self.line(said, round).and_then(|talk: (Turn, NaiveDate)| {
                let is_there = talks.iter().any(|(turn, _): &(Turn, NaiveDate)| turn.employee == talk.0.employee);
                if is_there { Err(Kind::PlannedAlready(talk.0.employee.to_string())) } else { Ok(talk) }
            });
            match talk {
                Ok(talk) => talks.push(talk),
                Err(kind) => {
                    problems.push(Problem { path: String::new(), line: at as u32 + 1, column: 1, kind, severity: Severity::Unreadable });
                }
            }
        }
        talks.sort_by(|(a, one), (b, other): &(Turn, NaiveDate)| (one, a.due, &a.employee).cmp(&(other, b.due, &b.employee)));
        (talks, problems)
    }

    /// A day, whose folder and a type.
    fn line(&self, said: &str, round: &Round) -> Result<(Turn, NaiveDate), Kind> {
        let cx = self.cx;
        let words: Vec<&str> = said.split_whitespace().collect();
        let person = |word: &&str| self.records.employees.iter().find(|employee| *employee.slug == **word && !employee.has_left(cx.today));
        let Some((at, employee)) = words.iter().enumerate().find_map(|(at, word)| Some((at, person(word)?))) else {
            return Err(self.nobody(&words));
        };
        let (typed, rest) = (words.get(..at).unwrap_or_default().join(" "), words.get(at + 1..).unwrap_or_default().join(" "));
        let day = parse_typed(&typed, cx.today, Toward::Ahead).map_err(|_| Kind::NotADay(employee.slug.to_string(), typed))?;
        if day < cx.today {
            return Err(Kind::DayHasPassed(day));
        }
        let types = &self.store.settings.types;
        let unknown = || {
            let known = types.iter().map(|kind| kind.key.as_str());
            let near = nearest(&rest, known.clone()).map(str::to_owned);
            Kind::UnknownWord { key: "type", found: rest.clone(), known: known.map(str::to_owned).collect(), nearest: near }
        };
        let kind = self.store.settings.read_kind(&rest).ok_or_else(unknown)?.key.clone();
        let has_one = |conversation: &Conversation| conversation.employee == employee.slug && conversation.is_pending();
        if self.records.conversations.iter().any(has_one) {
            return Err(Kind::PlannedAlready(employee.slug.to_string()));
        }
        let mut known = round.talks.iter().map(|(turn, _)| turn).chain(round.left_over.iter().map(|(turn, ..)| turn));
        let turn = known.find(|turn| turn.employee == employee.slug).cloned().unwrap_or_else(|| of_hand(employee, day));
        Ok((Turn { kind, ..turn }, day))
    }

    /// A line on which nobody is named.
    fn nobody(&self, words: &[&str]) -> Kind {
        let slugs = || self.records.employees.iter().map(|employee| &*employee.slug);
        let near = words.iter().find_map(|word| Some((*word, nearest(word, slugs())?)));
        match near {
            Some((word, near)) => {
                Kind::UnknownWord { key: "employee", found: word.to_owned(), known: Vec::new(), nearest: Some(near.to_owned()) }
            }
            None => Kind::NotATalk(words.join(" ")),
        }
    }

    /// Plans all talks in one write; what was planned by others meanwhile is not planned over.
    fn write(&self, round: &Round) -> Result<Effects, Error> {
        let (cx, store) = (self.cx, self.store);
        if round.talks.is_empty() {
            return Ok(Effects::default());
        }
        let writer = cx.writer(store)?;
        let now = store.read(&Need::CONVERSATIONS)?;
        let known: HashSet<Id> = self.records.conversations.iter().map(|conversation| conversation.id).collect();
        let is_of_round = |conversation: &&Conversation| round.talks.iter().any(|(turn, _)| turn.employee == conversation.employee);
        let came = now
            .conversations
            .iter()
            .filter(|conversation| conversation.is_pending() && !known.contains(&conversation.id))
            .find(is_of_round);
        if let Some(conversation) = came {
            return Err(Error::from(Fault::Changed(layout::path(&conversation.source()))));
        }
        let mut effects = Effects { next: Some("stay agenda".to_owned()), ..Effects::default() };
        for (turn, day) in &round.talks {
            let conversation = Conversation {
                id: cx.fresh_id(),
                made: cx.today,
                kind: turn.kind.clone(),
                status: Status::Planned,
                with: turn.with.clone(),
                ..Conversation::new(turn.employee.clone(), *day)
            };
            let kind = printable(words::type_name(cx.lang, &store.settings.types, &turn.kind));
            let name = printable(now.people().name(&turn.employee));
            let (id, path) = (short(store, conversation.id), layout::path(&conversation.source()));
            let near = words::near_day(cx.lang, *day, cx.today);
            effects.lines.push(messages::made_conversation(cx.lang, &kind, &name, &id, &near, &path).into());
            effects.changes.push(Change::create(&conversation.source(), encode::conversation(&conversation)));
        }
        effects.apply(cx, store, &writer)?;
        // a dry run has shown the days, and its ids will be others
        if !cx.flags.dry_run {
            effects.say(cx);
        }
        Ok(effects)
    }
}

/// Somebody who is not due and was put on the page by hand.
fn of_hand(employee: &Employee, day: NaiveDate) -> Turn {
    Turn { employee: employee.slug.clone(), kind: String::new(), due: day, with: employee.manager.clone(), away: employee.away.clone() }
}
