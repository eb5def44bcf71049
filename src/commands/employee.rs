use super::delivery::{self, Format};
use super::effects::Effects;
use super::listing::{Listing, ListingArgs};
use super::rename::namesakes;
use super::run::Run;
use super::{edit, find, named, show};
use crate::context::Context;
use crate::domain::coverage::without_talk;
use crate::domain::date::Toward;
use crate::domain::employee::{Employee as Person, Slug};
use crate::domain::import::plan::LONGEST;
use crate::domain::name::Name;
use crate::domain::owner::is_oneself;
use crate::domain::period::Period;
use crate::domain::slug;
use crate::domain::text::on_one_line;
use crate::error::{Error, Exit};
use crate::i18n::{Saying, either, errors, messages, people as people_said, words};
use crate::render;
use crate::render::json::{self, EmployeeV1};
use crate::render::printable::printable;
use crate::store::{Change, Need, encode, homes, layout, read};
use clap::{Args, Subcommand};
use serde::Serialize;

/// People.
#[derive(Args)]
pub(super) struct EmployeeArgs {
    #[command(subcommand)]
    what: EmployeeCommand,
}

#[derive(Subcommand)]
enum EmployeeCommand {
    Add(AddEmployeeArgs),
    List(EmployeeListArgs),
    Show(NamedEmployee),
    Edit(EditEmployeeArgs),
    Leave(super::leave::LeaveArgs),
    Away(super::away::AwayArgs),
    Rename(super::rename::Rename),
    Handover(super::handover::HandoverArgs),
}

#[derive(Args)]
struct AddEmployeeArgs {
    #[arg(value_name = "NAME")]
    name: String,
    #[arg(long, value_name = "TEAM")]
    team: Option<String>,
    #[arg(long, value_name = "NAME")]
    manager: Option<String>,
    #[arg(long, value_name = "TEXT")]
    role: Option<String>,
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    number: Option<String>,
    #[arg(long, value_name = "DATE")]
    started: Option<String>,
}

#[derive(Args)]
struct EmployeeListArgs {
    #[arg(long, value_name = "TEAM", add = super::completions::teams())]
    team: Option<String>,
    #[arg(long, value_name = "DATE")]
    no_talk_since: Option<String>,
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    listing: ListingArgs,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_lists(), hide_possible_values = true)]
    format: Option<Format>,
}

#[derive(Args)]
struct NamedEmployee {
    #[arg(value_name = "EMPLOYEE", add = super::completions::employees())]
    employee: String,
}

#[derive(Args)]
struct EditEmployeeArgs {
    #[arg(value_name = "EMPLOYEE", add = super::completions::employees())]
    employee: String,
    #[command(flatten)]
    fields: edit::person::PersonArgs,
}

impl Run for EmployeeArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        match self.what {
            EmployeeCommand::Add(add) => add.run(cx),
            EmployeeCommand::List(list) => list.run(cx),
            EmployeeCommand::Show(who) => who.show(cx),
            EmployeeCommand::Edit(edit) => edit.run(cx),
            EmployeeCommand::Leave(leave) => leave.run(cx),
            EmployeeCommand::Away(away) => away.run(cx),
            EmployeeCommand::Rename(rename) => rename.run(cx),
            EmployeeCommand::Handover(handover) => handover.run(cx),
        }
    }
}

impl AddEmployeeArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let (name, own) = named(cx, &self.name)?;
        let started = cx.optional_day("--started", self.started.as_ref(), Toward::Nearest)?;
        let team = self.team.as_ref().map(|typed| named::team_of(cx, &store, typed)).transpose()?;
        let manager = self.manager.as_ref().map(|typed| named::name(cx, &store, typed)).transpose()?;
        let writer = cx.writer(&store)?;
        let people = store.read(&Need::PEOPLE)?.employees;
        let slug: Slug = homes::free(&store, &own, &people, None);
        // whoever holds the talks here is no manager of their own
        let usual = || store.settings.manager.clone().filter(|manager| *manager != Name::from(&name));
        let is_usual = manager.is_none();
        let manager = manager.or_else(usual);
        let person = Person {
            team,
            manager,
            role: self.role,
            email: self.email,
            number: self.number,
            started,
            ..fresh(cx, slug.clone(), name.clone())
        };
        let path = layout::employee(&slug);
        let mut warnings: Vec<Saying> = namesakes(cx, &people, &name, &slug).into_iter().map(Saying::from).collect();
        if *slug != *own && warnings.is_empty() {
            warnings.push(people_said::folder_taken(&own, &slug));
        }
        warnings.extend(person.team.as_ref().and_then(|team| edit::person::not_listed(cx, &store, team)));
        let lines = vec![match person.manager.as_ref().filter(|_| is_usual) {
            Some(manager) => people_said::added_with(&printable(&name), &printable(manager), &path),
            None => messages::added_employee(cx.lang, &printable(&name), &path).into(),
        }];
        let changes = vec![Change::create(&slug, encode::employee(&person))];
        Effects { changes, lines, warnings, next: Some(format!("stay new {slug}")), ..Effects::default() }.finish(cx, &store, &writer)
    }
}

/// Someone who is added now.
pub(super) fn fresh(cx: &Context, slug: Slug, name: String) -> Person {
    Person { id: Some(cx.fresh_id()), name, added: Some(cx.today), ..Person::unknown(slug) }
}

/// A name as it is written down, with the slug that it makes.
pub(super) fn named(cx: &Context, typed: &str) -> Result<(String, String), Error> {
    let name = on_one_line(typed);
    if name.chars().count() > LONGEST {
        return Err(Error::refused(errors::name_too_long()));
    }
    if name.is_empty() {
        return Err(Error::usage(errors::empty_text(either(cx.lang, "de naam", "the name"))));
    }
    if is_oneself(&name) {
        return Err(Error::refused(errors::no_name(&printable(&name))).hint(errors::no_name_hint()));
    }
    let none = || Error::refused(errors::no_slug(&printable(&name))).hint(errors::no_slug_hint());
    let slug = slug::slug(&name).ok_or_else(none)?;
    Ok((name, slug))
}

#[derive(Serialize)]
struct EmployeesAnswer<'r> {
    employees: Vec<EmployeeV1<'r>>,
}

impl EmployeeListArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let listing = Listing::asked(cx, &self.listing, self.format, render::employees::columns())?;
        let since = cx.optional_day("--no-talk-since", self.no_talk_since.as_ref(), Toward::Since)?;
        let records = store.read(if since.is_some() { &Need::CONVERSATIONS } else { &Need::PEOPLE })?;
        let team = named::team(&store, &records.employees, self.team.as_ref())?;
        let people = records.people();
        let without_talk = since.map(|from| without_talk(&records, Period { from, to: cx.today }));
        let wanted = |employee: &&Person| (self.all || !employee.has_left(cx.today)) && people.is_in(Some(&employee.slug), team.as_ref());
        let mut employees: Vec<&Person> = records.employees.iter().filter(wanted).collect();
        let anyone = !employees.is_empty();
        let is_known = employees.iter().all(|employee| !records.in_doubt.contains(&employee.slug));
        employees.retain(|employee| without_talk.as_ref().is_none_or(|without| without.contains(&employee.slug)));
        let value = |employee: &&Person| json::value(EmployeeV1::of(employee, layout::employee(&employee.slug)));
        let left = listing.take(&mut employees, value);
        match listing.format {
            Format::Json => {
                let employees = employees.iter().map(|employee| EmployeeV1::of(employee, layout::employee(&employee.slug))).collect();
                cx.answer(&json::envelope(cx.lang, cx.today, EmployeesAnswer { employees }, &records.problems))?;
            }
            Format::Csv => cx.answer(&listing.csv(&employees, value))?,
            _ if employees.is_empty() => {
                cx.out.message(&match since {
                    _ if records.employees.is_empty() => messages::nobody(cx.lang),
                    Some(day) if anyone && is_known => messages::all_talked(cx.lang, &words::day(cx.lang, day)),
                    Some(day) if anyone => messages::all_known_talked(cx.lang, &words::day(cx.lang, day)),
                    _ => messages::everybody_left(cx.lang),
                });
            }
            _ => {
                let view = cx.view(&store, &records, Default::default());
                cx.answer(&listing.text(&view, &employees, left, value, || render::employees::list(&view, &employees)))?;
            }
        }
        Ok(cx.name_problems(&records.problems))
    }
}

impl NamedEmployee {
    fn show(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let slug = find::employee(cx, &store, &self.employee)?;
        let mut records = store.read(&Need::PEOPLE.of(&slug))?;
        records.employees.iter_mut().for_each(|employee| read::open_employee(&store, employee, &mut records.problems));
        let employee = &records.employees[0];
        if cx.flags.json {
            return cx.answer_json(show::EmployeeAnswer::of(employee), &records.problems);
        }
        cx.answer(&render::show::whole_card(&cx.view(&store, &records, Default::default()), employee, &layout::employee(&slug)))?;
        Ok(cx.name_problems(&records.problems))
    }
}

impl EditEmployeeArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let slug = find::named_employee(cx, &store, &self.employee)?;
        if self.fields.are_given() { self.fields.change(cx, &store, &slug) } else { edit::employee(cx, &store, &slug) }
    }
}
