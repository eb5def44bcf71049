//! `stay employee edit` with options: fields of a person, without the editor.

use super::written::{FieldEdits, Given, given, listed};
use crate::commands::effects::Effects;
use crate::commands::{find, named, templates, unsaved};
use crate::context::Context;
use crate::domain::date::Toward;
use crate::domain::employee::Slug;
use crate::domain::interval::parse_cadence;
use crate::domain::name::Name;
use crate::domain::team::Team;
use crate::domain::text::{nearest, on_one_line};
use crate::error::{Code, Error, Exit};
use crate::i18n::{Saying, days, errors, fields as says, words};
use crate::render::printable::printable;
use crate::store::yaml::edit::{Edit, Step};
use crate::store::yaml::write::New;
use crate::store::yaml::{self, Value};
use crate::store::{Store, file, layout, read, schema};
use chrono::NaiveDate;
use clap::Args;

/// The fields of a person.
#[derive(Args)]
pub(in crate::commands) struct PersonArgs {
    #[arg(long, value_name = "TEAM", add = crate::commands::completions::teams())]
    team: Option<String>,
    #[arg(long, value_name = "NAME")]
    manager: Option<String>,
    #[arg(long, value_name = "TEXT")]
    role: Option<String>,
    #[arg(long, value_name = "TEXT")]
    purpose: Option<String>,
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    number: Option<String>,
    #[arg(long, value_name = "DATE")]
    started: Option<String>,
    #[arg(long, value_name = "TYPE=INTERVAL")]
    rhythm: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    basics: Vec<String>,
}

/// A type with how often, or without one of the person's own.
type Often = (String, Option<String>);

/// What was given.
struct Values {
    team: Given<Team>,
    manager: Given<Name>,
    role: Given<String>,
    purpose: Given<String>,
    email: Given<String>,
    number: Given<String>,
    started: Given<NaiveDate>,
    rhythm: Option<Vec<Often>>,
    basics: Option<Vec<String>>,
}

impl PersonArgs {
    /// Whether any was given.
    pub(in crate::commands) fn are_given(&self) -> bool {
        let one = [&self.team, &self.manager, &self.role, &self.purpose, &self.email, &self.number, &self.started];
        one.iter().any(|given| given.is_some()) || !self.rhythm.is_empty() || !self.basics.is_empty()
    }

    /// Changes the person.
    pub(in crate::commands) fn change(&self, cx: &Context, store: &Store, slug: &Slug) -> Result<Exit, Error> {
        let values = self.read(cx, store)?;
        let writer = cx.writer(store)?;
        let person = read::employee_to_change(store, slug, &mut Vec::new())?;
        let (name, path) = (printable(&person.name), layout::employee(slug));
        if let (Some(Some(started)), Some(left)) = (values.started, person.left)
            && left < started
        {
            let refused = days::left_before_started(cx.lang, &words::day(cx.lang, left), &words::day(cx.lang, started));
            return Err(Error::refused(refused));
        }
        let mut effects = Effects::default();
        let text = |text: &String| printable(text);
        let mut edits = FieldEdits::new(cx, schema::EMPLOYEE);
        let before = |value: String, before: Option<String>| match before {
            Some(before) => says::was(cx.lang, &value, &before),
            None => value,
        };
        let (team, manager) = (person.team.as_deref().map(printable), person.manager.as_deref().map(printable));
        let is_handed_over = manager.is_some() && matches!(&values.manager, Some(new) if *new != person.manager);
        let unlisted = values.team.iter().flatten().find(|team| person.team.as_ref() != Some(*team)).cloned();
        edits.put("team", person.team.as_ref(), values.team, |team| New::text(team), |new| before(printable(new), team));
        edits.put("manager", person.manager.as_ref(), values.manager, |name| New::text(name), |new| before(printable(new), manager));
        edits.put("role", person.role.as_ref(), values.role, |role| New::text(role), text);
        edits.put("purpose", person.purpose.as_ref(), values.purpose, |purpose| New::text(purpose), text);
        edits.put("email", person.email.as_ref(), values.email, |email| New::text(email), text);
        edits.put("number", person.number.as_ref(), values.number, |number| New::text(number), text);
        edits.put("started", person.started.as_ref(), values.started, |day| New::word(day), |day| words::day(cx.lang, *day));
        if let Some(rhythm) = &values.rhythm {
            put_rhythm(cx, store, &path, rhythm, &mut edits)?;
        }
        edits.put_list("basics", &person.basics, values.basics, String::clone, text);
        if edits.edits.is_empty() {
            effects.lines.push(says::nothing_changed(&name));
            return effects.finish(cx, store, &writer);
        }
        effects.lines.push(says::changed_person(&name, &edits.told.join(" · "), &path));
        let (change, _) = edits.change(store, slug.into(), &templates::validate_employee(store, slug))?;
        effects.changes.push(change);
        effects.warnings.extend(unlisted.and_then(|team| not_listed(cx, store, &team)));
        effects.warnings.extend(is_handed_over.then(|| says::only_manager(slug)));
        let exit = effects.finish(cx, store, &writer)?;
        unsaved::tell_of(cx, store, &path);
        Ok(exit)
    }

    fn read(&self, cx: &Context, store: &Store) -> Result<Values, Error> {
        let line = |typed: &Option<String>| given(typed.as_ref(), |typed| Ok(on_one_line(typed)));
        Ok(Values {
            role: line(&self.role)?,
            purpose: line(&self.purpose)?,
            email: line(&self.email)?,
            number: line(&self.number)?,
            started: given(self.started.as_ref(), |typed| cx.day("--started", typed, Toward::Nearest))?,
            rhythm: listed("--rhythm", &self.rhythm, |typed| often(cx, store, typed))?,
            basics: listed("--basics", &self.basics, |typed| Ok(on_one_line(typed)))?,
            // these may ask
            team: given(self.team.as_ref(), |typed| team(cx, store, typed))?,
            manager: given(self.manager.as_ref(), |typed| named::name(cx, store, typed))?,
        })
    }
}

/// A team, as for a new person; where teams are listed one that is nearly one of them is a slip.
fn team(cx: &Context, store: &Store, typed: &str) -> Result<Team, Error> {
    let team = named::team_of(cx, store, typed)?;
    let teams = &store.settings.teams;
    match nearest(&team, teams.iter().map(|team| &**team)) {
        Some(near) if !teams.contains(&team) => Err(Error::of(Code::NotFound, errors::no_team(&printable(typed))).near(near)),
        _ => Ok(team),
    }
}

/// A word about a team that `stay.yaml` does not list, where it lists any.
pub(in crate::commands) fn not_listed(cx: &Context, store: &Store, team: &Team) -> Option<Saying> {
    let teams = &store.settings.teams;
    (!teams.is_empty() && !teams.contains(team)).then(|| {
        let listed: Vec<&str> = teams.iter().map(|team| &**team).collect();
        let hint = errors::choose_from(&printable(&listed.join(", "))).text(cx.lang);
        format!("{} · {hint}", errors::no_team(&printable(team)).text(cx.lang)).into()
    })
}

/// `check-in=2 weken`, `stay=never`, `stay=none`.
fn often(cx: &Context, store: &Store, typed: &str) -> Result<Often, Error> {
    let wrong = || Error::usage(says::rhythm_form(&printable(typed))).hint(says::rhythm_form_hint());
    let (kind, often) = typed.split_once('=').ok_or_else(wrong)?;
    let types = &store.settings.types;
    let known: Vec<&str> = types.iter().map(|kind| kind.key.as_str()).collect();
    let name = |key| words::type_name(cx.lang, types, key);
    let unknown = || find::unknown_word("--rhythm", kind.trim(), &known, name);
    let kind = store.settings.read_kind(kind.trim()).map(|kind| kind.key.clone()).ok_or_else(unknown)?;
    let often = on_one_line(often);
    match given(Some(&often), |often| parse_cadence(often).map(|_| often.to_owned()).ok_or_else(wrong))? {
        Some(often) => Ok((kind, often)),
        None => Err(wrong()),
    }
}

/// The edits of `rhythm`: each type that was given, and no other; an empty list takes it out.
fn put_rhythm(cx: &Context, store: &Store, path: &str, rhythm: &[Often], edits: &mut FieldEdits) -> Result<(), Error> {
    let text = file::text(&store.at(path)).unwrap_or_default();
    let root = yaml::parse_fully(&text).ok();
    let entries = match root.as_ref().and_then(|root| root.get("rhythm")).map(|node| &node.value) {
        Some(Value::Map(entries)) => entries.as_slice(),
        _ => &[],
    };
    let (label, none) = says::field(cx.lang, "rhythm");
    if rhythm.is_empty() {
        if !entries.is_empty() {
            edits.edits.push(Edit::remove("rhythm"));
            edits.told.push(none.to_owned());
        }
        return Ok(());
    }
    let name = |kind: &str| printable(words::type_name(cx.lang, &store.settings.types, kind));
    let is_of = |written: &str, kind: &str| store.settings.read_kind(written).is_some_and(|read| read.key == kind);
    let mut left: Vec<&str> = entries.iter().map(|entry| &*entry.key).collect();
    let mut changes: Vec<(String, Option<String>)> = Vec::new();
    for (kind, often) in rhythm {
        let entry = entries.iter().find(|entry| is_of(&entry.key, kind));
        let old = entry.and_then(|entry| entry.node.text()).map(|text| text.trim().to_owned());
        let same = |one: &Option<String>, other: &Option<String>| match (one, other) {
            (Some(one), Some(other)) => one == other || parse_cadence(one).is_some() && parse_cadence(one) == parse_cadence(other),
            (one, other) => one == other,
        };
        if same(&old, often) {
            continue;
        }
        let key = entry.map_or_else(|| kind.clone(), |entry| entry.key.to_string());
        edits.told.push(match often {
            Some(often) => format!("{label} {} {}", name(kind), printable(often)),
            None => says::usual_rhythm(cx.lang, &name(kind)),
        });
        left.retain(|known| often.is_some() || *known != key);
        changes.push((key, often.clone()));
    }
    let sets = || changes.iter().filter_map(|(key, often)| Some((key.clone(), New::word(often.as_deref()?))));
    if changes.is_empty() {
        return Ok(());
    }
    if entries.is_empty() {
        edits.edits.push(Edit::set("rhythm", New::Map(sets().collect()), schema::before(schema::EMPLOYEE, "rhythm")));
    } else if left.is_empty() && sets().next().is_none() {
        edits.edits.push(Edit::remove("rhythm"));
    } else {
        let within = || vec![Step::Key("rhythm".to_owned())];
        edits.edits.extend(sets().map(|(key, value)| Edit::set_within(within(), &key, value, &[])));
        let out = changes.iter().filter(|(_, often)| often.is_none());
        edits.edits.extend(out.map(|(key, _)| Edit::Remove { within: within(), key: key.clone() }));
    }
    Ok(())
}
