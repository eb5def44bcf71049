mod asking;
mod vscode;

use super::effects::Effects;
use super::rename::namesakes;
use super::run::Run;
use super::{employee, given};
use crate::context::Context;
use crate::domain::conversation::{Conversation, Status};
use crate::domain::employee::{Employee, Slug};
use crate::domain::interval::Cadence;
use crate::domain::name::Name;
use crate::domain::problem::Kind;
use crate::domain::records::Place;
use crate::domain::types::CHECK_IN;
use crate::error::{Code, Error, Exit};
use crate::i18n::{Saying, either, files, first_day as says, messages, sealed, sync as sync_messages, words};
use crate::render::printable::printable;
use crate::store::accepted::Accepted;
use crate::store::git::{self, Git};
use crate::store::yaml::write::New;
use crate::store::{Change, Fault, Store, encode, file, homes, layout, readers, workspace};
use chrono::{Datelike, NaiveDate, Weekday};
use clap::Args;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// How many first check-ins are planned on one day.
const PER_DAY: usize = 2;

/// Makes a workspace.
#[derive(Args)]
pub(super) struct InitArgs {
    #[arg(value_name = "DIR")]
    at: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    manager: Option<String>,
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    people: Vec<String>,
    #[arg(long, value_name = "INTERVAL")]
    rhythm: Option<String>,
    #[arg(long, conflicts_with = "no_git")]
    git: bool,
    #[arg(long)]
    no_git: bool,
    #[arg(long, conflicts_with = "no_git")]
    open_diffs: bool,
    #[arg(long)]
    vscode: bool,
}

/// What the first day needs to know.
struct FirstDay {
    /// Who holds the conversations.
    manager: Option<String>,
    /// With whom, each by name and slug.
    people: Vec<(String, String)>,
    /// How often a check-in is held; the format's own where nobody said.
    rhythm: Option<Cadence>,
    /// Whether a git repository is made.
    makes_repository: bool,
}

impl Run for InitArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let root = match &self.at {
            Some(at) => cx.flags.dir.join(at),
            None => cx.flags.dir.clone(),
        };
        let root = std::path::absolute(&root).unwrap_or(root);
        let is_there = root.join(layout::SETTINGS).is_file();
        if is_there {
            self.only_once(cx)?;
        }
        let asked = asking::Asked { root: &root, is_there };
        let spoken;
        let cx = match asked.language(cx)? {
            Some(lang) => {
                spoken = cx.speaking(lang);
                &spoken
            }
            None => cx,
        };
        let first_day = self.first_day(cx, &asked)?;
        if !cx.flags.dry_run {
            workspace::make_root(&root)?;
        }
        self.make(cx, root, is_there, &first_day)
    }
}

impl InitArgs {
    /// What is asked on the first day has no place in a workspace that is there.
    fn only_once(&self, cx: &Context) -> Result<(), Error> {
        let given = [(self.manager.is_some(), "--manager"), (!self.people.is_empty(), "--people"), (self.rhythm.is_some(), "--rhythm")];
        match given.into_iter().find(|(is_given, _)| *is_given) {
            Some((_, option)) => Err(Error::usage(says::only_for_new(option)).hint(says::only_for_new_hint(cx.lang))),
            None => Ok(()),
        }
    }

    /// What the line says, filled up with what a person at the terminal says.
    fn first_day(&self, cx: &Context, asked: &asking::Asked) -> Result<FirstDay, Error> {
        let manager = self.manager.as_ref().map(|typed| asked.name(cx, typed)).transpose()?;
        let people = self.people.iter().map(|typed| employee::named(cx, typed)).collect::<Result<Vec<_>, _>>()?;
        let rhythm = self.rhythm.as_ref().map(|typed| given::cadence("--rhythm", typed)).transpose()?;
        Ok(FirstDay {
            manager: if manager.is_none() { asked.manager(cx)? } else { manager },
            people: if people.is_empty() { asked.people(cx)? } else { people },
            rhythm: if rhythm.is_none() { asked.rhythm(cx)? } else { rhythm },
            makes_repository: self.git && Git::of(asked.root).is_none() || !self.git && !self.no_git && asked.repository(cx)?,
        })
    }

    /// Writes all of it at once.
    fn make(&self, cx: &Context, root: PathBuf, is_there: bool, first_day: &FirstDay) -> Result<Exit, Error> {
        let lang = cx.lang;
        let store = Store::bare(root.clone());
        let path = printable(&root.display().to_string());
        let line = if is_there { messages::workspace_is_there(lang, &path) } else { messages::made_workspace(lang, &path) };
        let mut effects = Effects { lines: vec![Saying::from(line)], ..Effects::default() };
        if !is_there {
            let manager = first_day.manager.as_deref().map(|name| New::text(name).flow());
            effects.changes.push(Change::create(
                Place::Settings,
                files::settings(lang, &cx.fresh_key()?, cx.today, manager.as_deref(), first_day.rhythm),
            ));
        }
        // one within another is most often a slip: a folder named twice
        let above = root.parent().and_then(|above| above.canonicalize().ok());
        if let Some(outer) = above.and_then(|above| workspace::find(&above).ok()).filter(|_| !is_there) {
            effects.warnings.push(says::within_another(&printable(&outer.display().to_string())));
        }
        for (path, lines) in [(".gitignore", files::GITIGNORE), (".gitattributes", files::GITATTRIBUTES)] {
            if !self.no_git {
                effects.changes.extend(with_lines(&store, path, lines)?);
            }
        }
        if first_day.makes_repository {
            if !cx.flags.dry_run {
                Git::make(&root)?;
            }
            effects.lines.push(says::made_repository());
        }
        if let Some(git) = Git::of(&root).filter(|_| !self.no_git)
            && git.merge_with_stay(cx.flags.dry_run)?
            && !first_day.makes_repository
        {
            effects.lines.push(sync_messages::driver_set());
        }
        if self.open_diffs {
            open_diffs(cx, &root, first_day, &mut effects)?;
        }
        if !self.no_git && (first_day.makes_repository || Git::of(&root).is_some()) {
            let folder = root.ancestors().find(|folder| folder.is_dir()).unwrap_or(&root);
            effects.warnings.extend(says::unknown_to_git(lang, git::knows_you(folder), first_day.manager.as_deref().map(printable)));
        }
        if self.vscode {
            vscode::set_up(cx, &root, &mut effects)?;
        }
        first_day.meet(cx, &store, &mut effects);
        effects.next = (!is_there).then(|| match first_day.people[..] {
            [] => {
                either(lang, "stay employee add \"Anna de Vries\" --team Zorg", "stay employee add \"Anna Smith\" --team Care").to_owned()
            }
            _ => "stay".to_owned(),
        });
        if is_there {
            tell_of_sealing(cx, &root, &mut effects);
        }
        if effects.changes.is_empty() || cx.flags.dry_run {
            return effects.finish(cx, &store, &store.dry_writer());
        }
        effects.finish(cx, &store, &store.writer()?)
    }
}

/// What comes first in a clone whose words are sealed, for someone who has no part in that yet.
fn tell_of_sealing(cx: &Context, root: &Path, effects: &mut Effects) {
    let Ok(store) = Store::open(root) else { return };
    if !store.settings.is_sealed() || Accepted::of(&store).is_some() {
        return;
    }
    let circle = readers::offered(&store).circle;
    let keys = cx.keys.public_keys();
    let is_reader = keys.iter().any(|key| circle.holder_of(key.as_str()).is_some());
    let (told, next) = match () {
        () if is_reader => (sealed::accept_first(), "stay readers trust --all"),
        () if keys.is_empty() => (sealed::key_first(), "stay key"),
        () => (sealed::no_reader_yet(), "stay key"),
    };
    effects.warnings.push(told);
    effects.next = Some(next.to_owned());
}

/// Has git show what is sealed opened, in this clone.
fn open_diffs(cx: &Context, root: &Path, first_day: &FirstDay, effects: &mut Effects) -> Result<(), Error> {
    let Some(git) = Git::of(root) else {
        // a dry run makes no repository
        if first_day.makes_repository {
            return Ok(());
        }
        return Err(Error::of(Code::NoRepository, sync_messages::no_repository()).hint(sealed::diffs_hint()));
    };
    let diffs = git.diffs()?;
    let is_new = git.open_diffs(&diffs, cx.flags.dry_run)?;
    effects.lines.push(if is_new { sealed::diffs_open() } else { sealed::diffs_open_already() });
    effects.lines.push(sealed::diffs_back(&diffs.section, &printable(&diffs.attributes.display().to_string())));
    Ok(())
}

impl FirstDay {
    /// Adds each person, with a first check-in on one of the next working days.
    fn meet(&self, cx: &Context, store: &Store, effects: &mut Effects) {
        let mut known: Vec<Employee> = Vec::new();
        let days: Vec<NaiveDate> = workdays_after(cx.today).flat_map(|day| [day; PER_DAY]).take(self.people.len()).collect();
        for ((name, own), day) in self.people.iter().zip(days) {
            let slug: Slug = homes::free(store, own, &known, None);
            let person = Employee { manager: self.manager.as_deref().map(Name::from), ..employee::fresh(cx, slug.clone(), name.clone()) };
            effects.changes.push(Change::create(&slug, encode::employee(&person)));
            effects.warnings.extend(namesakes(cx, &known, name, &slug).map(Saying::from));
            let (name, path) = (printable(name), layout::employee(&slug));
            if self.rhythm == Some(None) {
                effects.lines.push(messages::added_employee(cx.lang, &name, &path).into());
            } else {
                let first = Conversation {
                    id: cx.fresh_id(),
                    made: cx.today,
                    kind: CHECK_IN.to_owned(),
                    status: Status::Planned,
                    with: self.manager.as_deref().map(Name::from),
                    ..Conversation::new(slug, day)
                };
                effects.changes.push(Change::create(&first.source(), encode::conversation(&first)));
                effects.lines.push(says::met(&name, &words::weekday(cx.lang, day, cx.today), &path));
            }
            known.push(person);
        }
    }
}

/// The days from the first after `today` that are no Saturday or Sunday.
fn workdays_after(today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    today.iter_days().skip(1).filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
}

/// What a file of git misses of ours; its own lines stay.
fn with_lines(store: &Store, path: &str, lines: &str) -> Result<Option<Change>, Fault> {
    let text = match file::text(&store.at(path)) {
        Ok(text) => text,
        Err(Kind::Io(ErrorKind::NotFound)) => return Ok(Some(Change::create(layout::place(path), lines.to_owned()))),
        // a repository may have put it there, and it may lead to any file of the user
        Err(Kind::Link) => return Err(Fault::Link(path.to_owned())),
        Err(_) => return Ok(None),
    };
    let missing: String =
        lines.lines().filter(|line| !text.lines().any(|own| own.trim() == *line)).map(|line| format!("{line}\n")).collect();
    if missing.is_empty() {
        return Ok(None);
    }
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    let after = format!("{text}{gap}{missing}");
    Ok(Some(Change::Replace { place: layout::place(path), before: text.into_bytes(), text: after }))
}
