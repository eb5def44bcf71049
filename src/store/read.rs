//! Reading records: in parallel, only what a command needs, one broken file never the end of it.

use super::decode;
use super::fault::Fault;
use super::fields::Origin;
use super::file::{text, with_text};
use super::homes;
use super::layout;
use super::list::{each, unreadable};
use super::need::{Load, Need};
use super::workspace::Store;
use crate::domain::action::Action;
use crate::domain::conversation::Conversation;
use crate::domain::employee::{Employee, Slug};
use crate::domain::goal::Goal;
use crate::domain::problem::{Kind, Problem, Severity, Wanted, YamlFault};
use crate::domain::records::{Folder, Place, Records, Source};
use std::io::ErrorKind;

impl Store {
    /// Reads what is needed. Records come by path; what can't be read is among the problems.
    pub fn read(&self, need: &Need) -> Result<Records, Fault> {
        let mut records = Records { problems: self.problems.clone(), ..Records::default() };
        let slugs = match &need.of {
            Some(slug) => match self.link_above(&layout::employee(slug)) {
                Some(link) => return Err(Fault::Link(link)),
                None => {
                    self.judge_look_alikes(slug, &mut records.problems);
                    vec![slug.clone()]
                }
            },
            None => self.people(&mut records.problems)?,
        };
        for part in each(&slugs, |slug| self.read_person(slug, need)) {
            merge(&mut records, part);
        }
        if need.of.is_none() || need.organisation {
            self.read_folder(None, Folder::Actions, need.actions, &mut records);
            if need.actions != Load::No {
                self.judge_organisation(&mut records.problems);
            }
        }
        if need.of.is_none() {
            homes::name(&mut records);
        }
        if !need.thorough {
            records.problems.retain(Problem::is_said_by_all);
        }
        records.problems.sort_by(|a, b| (&a.path, a.line, a.column).cmp(&(&b.path, b.line, b.column)));
        Ok(records)
    }

    fn read_person(&self, slug: &Slug, need: &Need) -> Records {
        let mut records = Records::default();
        let employee = self.read_employee(slug, &mut records.problems);
        records.employees.push(employee);
        let kinds = [(Folder::Conversations, need.conversations), (Folder::Actions, need.actions), (Folder::Goals, need.goals)];
        let is_nameless = records.problems.iter().any(|problem| problem.kind == Kind::NoEmployeeFile);
        if is_nameless || kinds.iter().any(|(_, load)| *load != Load::No) {
            self.judge_home(slug, &mut records.problems);
        }
        for (folder, load) in kinds {
            self.read_folder(Some(slug), folder, load, &mut records);
        }
        let who = |problem: &Problem| problem.severity == Severity::Unreadable || problem.kind == Kind::NoEmployeeFile;
        let what = |problem: &Problem| who(problem) && !problem.path.contains("/actions/") && !problem.path.contains("/goals/");
        records.in_doubt.extend(records.problems.iter().any(what).then(|| slug.clone()));
        records
    }

    /// Reads who a person is; the name is the slug when the file can't be read.
    pub fn read_employee(&self, slug: &Slug, problems: &mut Vec<Problem>) -> Employee {
        let path = layout::employee(slug);
        let mut problem = |kind, severity| problems.push(Problem { path: path.clone(), line: 0, column: 0, kind, severity });
        match text(&self.at(&path)) {
            Err(Kind::Io(ErrorKind::NotFound)) => problem(Kind::NoEmployeeFile, Severity::Error),
            Err(kind) => problem(kind, Severity::Unreadable),
            Ok(text) => {
                let before = problems.len();
                if let Some(employee) = decode::employee(&text, slug, &mut Origin::new(&path, problems)) {
                    return employee;
                }
                if let Some(problem) = problems[before..].iter_mut().find(|problem| problem.kind == Kind::Yaml(YamlFault::Conflict))
                    && homes::are_two_people(&text)
                {
                    problem.kind = Kind::TwoPeople;
                }
            }
        }
        Employee::unknown(slug.clone())
    }

    fn read_folder(&self, employee: Option<&Slug>, folder: Folder, load: Load, records: &mut Records) {
        if load == Load::No {
            return;
        }
        let sources = self.sources(employee, folder, &mut records.problems);
        match folder {
            Folder::Conversations => records.conversations.reserve_exact(sources.len()),
            Folder::Actions => records.actions.reserve_exact(sources.len()),
            Folder::Goals => records.goals.reserve_exact(sources.len()),
        }
        for source in sources {
            self.read_record(&source, load, records);
        }
    }

    /// Reads the files at these paths and nothing else: records, people, and what is wrong with settings and questions.
    pub fn read_paths(&self, paths: &[String], load: Load) -> Records {
        let mut records = Records::default();
        for path in paths {
            if let Some(link) = self.link_above(path) {
                records.problems.push(Problem { path: link, line: 0, column: 0, kind: Kind::Link, severity: Severity::Unreadable });
                continue;
            }
            match layout::place(path) {
                Place::Record(source) => {
                    self.read_record(&source, load, &mut records);
                    self.read_owner(source.employee.as_ref(), &mut records);
                }
                Place::Employee(slug) => self.read_owner(Some(&slug), &mut records),
                Place::Settings => records.problems.extend(self.problems.iter().cloned()),
                Place::Questions(path) => drop(self.read_questions(&path, &mut records.problems)),
                Place::Other(_) => {}
            }
        }
        records
    }

    /// Reads who a record is of, once.
    fn read_owner(&self, slug: Option<&Slug>, records: &mut Records) {
        if let Some(slug) = slug.filter(|slug| !records.employees.iter().any(|known| known.slug == **slug)) {
            let employee = self.read_employee(slug, &mut records.problems);
            records.employees.push(employee);
        }
    }

    /// Reads one record into `records`, or says there why it can't be read.
    pub fn read_record(&self, source: &Source, load: Load, records: &mut Records) {
        let path = layout::path(source);
        with_text(&self.at(&path), |text| match text {
            Ok(text) => self.decode_text(source, load, text, &path, records),
            Err(kind) => Origin::new(&path, &mut records.problems).unreadable(kind),
        });
    }

    /// Reads the text of one record into `records`.
    pub fn decode_record(&self, source: &Source, load: Load, text: &str, records: &mut Records) {
        self.decode_text(source, load, text, &layout::path(source), records);
    }

    fn decode_text(&self, source: &Source, load: Load, text: &str, path: &str, records: &mut Records) {
        let before = records.problems.len();
        let mut origin = Origin::new(path, &mut records.problems);
        let Some(node) = origin.parse(text) else { return };
        let decoded = match source.folder {
            Folder::Conversations => Decoded::Conversation(decode::conversation(&node, source, load, &self.settings, &mut origin)),
            Folder::Actions => Decoded::Action(decode::action(&node, source, load, &mut origin)),
            Folder::Goals => Decoded::Goal(decode::goal(&node, source, load, &mut origin)),
        };
        // only what has keys of another kind can be of another kind
        let is_odd = records.problems[before..].iter().any(|problem| matches!(problem.kind, Kind::UnknownKey(..)));
        if let Some(kind) = is_odd.then(|| decode::other_kind(&node, source.folder)).flatten() {
            records.problems.truncate(before);
            let meant = source.employee.is_some().then(|| layout::path(&Source { folder: kind, ..source.clone() }));
            let kind =
                meant.map_or(Kind::Unread { meant: None, is_free: false, wanted: Wanted::Actions }, |meant| Kind::Elsewhere(kind, meant));
            return records.problems.push(unreadable(path.to_owned(), kind));
        }
        match decoded {
            Decoded::Conversation(talk) => records.conversations.extend(talk),
            Decoded::Action(action) => records.actions.extend(action),
            Decoded::Goal(goal) => records.goals.extend(goal),
        }
    }
}

/// A record that was decoded, if it could be.
enum Decoded {
    Conversation(Option<Conversation>),
    Action(Option<Action>),
    Goal(Option<Goal>),
}

fn merge(all: &mut Records, part: Records) {
    all.employees.extend(part.employees);
    all.conversations.extend(part.conversations);
    all.actions.extend(part.actions);
    all.goals.extend(part.goals);
    all.problems.extend(part.problems);
    all.in_doubt.extend(part.in_doubt);
}
