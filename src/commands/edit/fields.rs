//! `stay edit` with options: fields of records, without the editor.

use super::written::{FieldEdits, Given, given, listed, needed};
use crate::commands::effects::Effects;
use crate::commands::find;
use crate::commands::readings::{self, Names};
use crate::commands::record::{self, Loaded, short};
use crate::commands::{asking, completions, named, one_talk, own_words, templates, unsaved};
use crate::context::Context;
use crate::domain::action::{Action, Activity, Kind};
use crate::domain::conversation::{Conversation, Status};
use crate::domain::date::Toward;
use crate::domain::employee::Slug;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::name::Name;
use crate::domain::owner::{Owner, Party, is_oneself};
use crate::domain::records::{Folder, Source};
use crate::domain::text::on_one_line;
use crate::domain::theme::{self, Signal, Theme};
use crate::domain::wish::Wish;
use crate::error::{Code, Error, Exit};
use crate::i18n::{Saying, errors, fields as says, messages, release as release_said, words};
use crate::render::{self, printable::printable};
use crate::store::yaml::write::New;
use crate::store::{Store, encode, layout, read, schema};
use chrono::NaiveDate;
use clap::Args;

/// The fields of records.
#[derive(Args)]
pub(in crate::commands) struct FieldArgs {
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    #[arg(long, value_name = "OWNER", add = completions::words(Party::WORDS))]
    owner: Option<String>,
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    #[arg(long, value_name = "KIND", add = completions::words(Activity::WORDS))]
    kind: Option<String>,
    #[arg(long, value_name = "ID", add = completions::open_goals())]
    goal: Option<String>,
    #[arg(long, value_name = "ID", add = completions::pending())]
    conversation: Option<String>,
    #[arg(long, value_name = "OBSTACLE", add = completions::obstacles())]
    obstacle: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[arg(long, value_name = "TEXT")]
    win: Option<String>,
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    #[arg(long, value_name = "NAME")]
    with: Option<String>,
    #[arg(long = "type", value_name = "TYPE", add = completions::types())]
    talk: Option<String>,
    #[arg(long, value_name = "THEME", add = completions::words(theme::BuiltIn::WORDS))]
    theme: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    energy: Vec<String>,
    #[arg(long, value_name = "SIGNAL", add = completions::words(theme::Known::WORDS))]
    signal: Vec<String>,
    #[arg(long, value_name = "WISH")]
    wish: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    /// When both come back, where the talk is not closed with it.
    #[arg(skip)]
    pub(in crate::commands) next: Option<String>,
    #[arg(long, value_name = "DATE")]
    by: Option<String>,
    #[arg(long, value_name = "AMBITION", add = completions::ambitions())]
    supports: Option<String>,
    #[arg(long, value_name = "TEXT")]
    towards: Option<String>,
    #[arg(long, value_name = "TEXT")]
    project: Option<String>,
}

/// An option, and the kinds of records that it is for.
type FieldOption = (&'static str, &'static [Folder]);

const OPTIONS: &[FieldOption] = &[
    ("--title", &[Folder::Actions, Folder::Goals]),
    ("--owner", &[Folder::Actions]),
    ("--due", &[Folder::Actions]),
    ("--kind", &[Folder::Actions]),
    ("--goal", &[Folder::Actions]),
    ("--conversation", &[Folder::Actions]),
    ("--obstacle", &[Folder::Actions, Folder::Conversations]),
    ("--note", &[Folder::Actions]),
    ("--win", &[Folder::Actions]),
    ("--date", &[Folder::Conversations]),
    ("--with", &[Folder::Conversations]),
    ("--type", &[Folder::Conversations]),
    ("--theme", &[Folder::Conversations]),
    ("--energy", &[Folder::Conversations]),
    ("--signal", &[Folder::Conversations]),
    ("--wish", &[Folder::Conversations]),
    ("--summary", &[Folder::Conversations]),
    ("--next", &[Folder::Conversations]),
    ("--by", &[Folder::Goals]),
    ("--supports", &[Folder::Goals]),
    ("--towards", &[Folder::Goals]),
    ("--project", &[Folder::Goals]),
];

impl FieldArgs {
    /// Those that were given.
    fn options(&self) -> Vec<FieldOption> {
        let is_given = |option: &str| match option {
            "--title" => self.title.is_some(),
            "--owner" => self.owner.is_some(),
            "--due" => self.due.is_some(),
            "--kind" => self.kind.is_some(),
            "--goal" => self.goal.is_some(),
            "--conversation" => self.conversation.is_some(),
            "--obstacle" => !self.obstacle.is_empty(),
            "--note" => self.note.is_some(),
            "--win" => self.win.is_some(),
            "--date" => self.date.is_some(),
            "--with" => self.with.is_some(),
            "--type" => self.talk.is_some(),
            "--theme" => !self.theme.is_empty(),
            "--energy" => !self.energy.is_empty(),
            "--signal" => !self.signal.is_empty(),
            "--wish" => !self.wish.is_empty(),
            "--summary" => self.summary.is_some(),
            "--next" => self.next.is_some(),
            "--by" => self.by.is_some(),
            "--supports" => self.supports.is_some(),
            "--towards" => self.towards.is_some(),
            _ => self.project.is_some(),
        };
        OPTIONS.iter().copied().filter(|(option, _)| is_given(option)).collect()
    }

    /// The option that is named where none fits.
    pub(in crate::commands) fn first(&self) -> &'static str {
        self.options().first().map_or("", |(option, _)| option)
    }

    /// Whether any was given.
    pub(in crate::commands) fn are_given(&self) -> bool {
        !self.options().is_empty()
    }

    /// Changes every record that was named, in one write.
    pub(in crate::commands) fn change(&self, cx: &Context, store: &Store, typed: &[String]) -> Result<Exit, Error> {
        let mut sources: Vec<Source> = Vec::new();
        for typed in typed {
            let source = self.meant(cx, store, typed)?;
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        let values = Values::read(self, cx, store)?;
        let writer = cx.writer(store)?;
        let mut effects = Effects::default();
        let mut unchanged = Vec::new();
        for source in &sources {
            let loaded = record::load(store, source)?;
            let (edits, title) = match &loaded {
                Loaded::Action(action) => (values.of_action(cx, store, action)?, printable(&action.title)),
                Loaded::Conversation(conversation) => {
                    (values.of_conversation(cx, store, conversation)?, one_talk::called(cx, store, conversation))
                }
                Loaded::Goal(goal) => (values.of_goal(cx, store, goal), printable(&goal.title)),
                // no field is of a note
                Loaded::Note(_) => continue,
            };
            let (id, path) = (short(store, source.id), layout::path(source));
            if edits.edits.is_empty() {
                unchanged.push(says::nothing_changed(&format!("{id} {title}")));
                continue;
            }
            effects.lines.push(says::changed(&id, &title, &edits.told.join(" · "), &path));
            let (change, along) = edits.change(store, source.into(), &templates::validate_record(store, source))?;
            if along.is_released_no_more {
                effects.warnings.push(release_said::no_longer(cx.lang).into());
            }
            effects.warnings.extend(values.past_talk(cx, &loaded));
            effects.changes.push(change);
        }
        if sources.iter().any(|source| source.folder == Folder::Conversations) {
            own_words::hint(store, values.obstacles.as_deref().unwrap_or_default(), &mut effects);
        }
        effects.lines.extend(unchanged);
        if !effects.changes.is_empty() {
            effects.warnings.extend(values.past(cx));
        }
        let paths: Vec<String> = effects.changes.iter().map(crate::store::Change::path).collect();
        let exit = effects.finish(cx, store, &writer)?;
        paths.iter().for_each(|path| unsaved::tell_of(cx, store, path));
        Ok(exit)
    }

    /// The record that was named, which has every field that was given. A person is meant with their one open talk.
    fn meant(&self, cx: &Context, store: &Store, typed: &str) -> Result<Source, Error> {
        let options = self.options();
        let of_no_talk = options.iter().find(|(_, kinds)| !kinds.contains(&Folder::Conversations));
        let source = match of_no_talk {
            None => readings::one(cx, store, typed, &Names::EDITED)?,
            Some((option, kinds)) => readings::one_or(cx, store, typed, &Names::TITLED, &|slug| {
                let refused = Error::of(Code::NotFound, says::not_of(cx.lang, option, kinds, slug, None));
                refused.hint(says::of_a_person_hint(slug))
            })?,
        };
        if let Some((option, kinds)) = options.iter().find(|(_, kinds)| !kinds.contains(&source.folder)) {
            let those: Vec<&str> = OPTIONS.iter().filter(|(_, kinds)| kinds.contains(&source.folder)).map(|(option, _)| *option).collect();
            let refused = Error::of(Code::NotFound, says::not_of(cx.lang, option, kinds, &short(store, source.id), Some(source.folder)));
            return Err(refused.hint(says::those_of(cx.lang, source.folder, &those.join(", "))));
        }
        if source.employee.is_none()
            && let Some((option, _)) = options.iter().find(|(option, _)| matches!(*option, "--goal" | "--conversation"))
        {
            return Err(Error::of(Code::WrongState, says::of_the_organisation(option, &short(store, source.id))));
        }
        Ok(source)
    }
}

/// What was given, read once for all records.
struct Values<'a> {
    args: &'a FieldArgs,
    title: Option<String>,
    owner: Option<Owner>,
    due: Given<NaiveDate>,
    kind: Given<Kind>,
    obstacles: Option<Vec<String>>,
    note: Given<String>,
    win: Given<String>,
    date: Option<NaiveDate>,
    with: Given<Name>,
    talk: Option<String>,
    themes: Option<Vec<Theme>>,
    energy: Option<Vec<String>>,
    signals: Option<Vec<Signal>>,
    wishes: Option<Vec<Wish>>,
    summary: Given<String>,
    next: Given<NaiveDate>,
    by: Given<NaiveDate>,
    supports: Given<String>,
    towards: Given<String>,
    project: Given<String>,
}

impl Values<'_> {
    fn read<'a>(args: &'a FieldArgs, cx: &Context, store: &Store) -> Result<Values<'a>, Error> {
        let day = |option: &'static str, typed: &Option<String>| {
            given(typed.as_ref(), |typed| cx.day(option, typed, if option == "--date" { Toward::Nearest } else { Toward::Ahead }))
        };
        let line = |typed: &Option<String>| given(typed.as_ref(), |typed| Ok(on_one_line(typed)));
        let text = |typed: &Option<String>| given(typed.as_ref(), |typed| Ok(typed.trim().to_owned()));
        let names = |option: &'static str, typed: &[String]| {
            listed(option, typed, |typed| crate::commands::given::obstacle(option, typed).map(str::to_owned))
        };
        let themes = if args.theme.is_empty() {
            None
        } else {
            let bank = asking::bank(store, &mut Vec::new())?;
            listed("--theme", &args.theme, |typed| asking::theme(cx, store, &bank, typed))?
        };
        Ok(Values {
            args,
            title: needed("--title", line(&args.title)?)?,
            due: day("--due", &args.due)?,
            kind: given(args.kind.as_ref(), |typed| named::word(cx, "--kind", typed).map(Kind::Known))?,
            obstacles: names("--obstacle", &args.obstacle)?,
            note: text(&args.note)?,
            win: line(&args.win)?,
            date: needed("--date", day("--date", &args.date)?)?,
            talk: needed("--type", given(args.talk.as_ref(), |typed| find::kind(cx, store, typed))?)?,
            themes,
            energy: names("--energy", &args.energy)?,
            signals: listed("--signal", &args.signal, |typed| named::word(cx, "--signal", typed).map(Signal::Known))?,
            wishes: listed("--wish", &args.wish, |typed| named::wish(cx, store, typed))?,
            summary: text(&args.summary)?,
            next: day("--next", &args.next)?,
            by: day("--by", &args.by)?,
            supports: given(args.supports.as_ref(), |typed| named::ambition(cx, store, "--supports", typed))?,
            towards: line(&args.towards)?,
            project: line(&args.project)?,
            // these may ask
            owner: needed("--owner", given(args.owner.as_ref(), |typed| named::owner(cx, store, typed, None))?)?,
            with: given(args.with.as_ref(), |typed| named::name(cx, store, typed))?,
        })
    }

    /// A word about each day that has passed, where one to come is meant.
    fn past(&self, cx: &Context) -> Vec<Saying> {
        let days = [("--due", self.due.flatten()), ("--by", self.by.flatten())];
        let past = days.into_iter().filter_map(|(option, day)| Some((option, day.filter(|day| *day < cx.today)?)));
        past.map(|(option, day)| messages::day_is_past(option, &words::day(cx.lang, day), cx.lang).into()).collect()
    }

    /// The same of a talk that is planned for a day that has passed.
    fn past_talk(&self, cx: &Context, loaded: &Loaded) -> Option<Saying> {
        let Loaded::Conversation(conversation) = loaded else { return None };
        let past = self.date.filter(|day| *day < cx.today && conversation.status == Status::Planned)?;
        Some(messages::day_is_past("--date", &words::day(cx.lang, past), cx.lang).into())
    }

    fn of_action<'c>(&self, cx: &'c Context, store: &Store, action: &Action) -> Result<FieldEdits<'c>, Error> {
        let near = |day: &NaiveDate| words::near_day(cx.lang, *day, cx.today);
        let mut edits = FieldEdits::new(cx, schema::ACTION);
        edits.put("title", Some(&action.title), self.title.clone().map(Some), |title| New::text(title), |title| printable(title));
        let owner = match &self.args.owner {
            // what one is to the person is another matter for each action
            Some(typed) if is_oneself(typed) => Some(named::oneself(cx, store, action.employee.as_ref())?),
            _ => self.owner.clone().map(|owner| own(store, owner, action.employee.as_ref())),
        };
        edits.put("owner", Some(&action.owner), owner.map(Some), |owner| New::text(owner.as_str()), |owner| printable(owner.name(cx.lang)));
        let first = self.due.and_then(|due| action.first_due_after(due)).map(|first| near(&first));
        let told = |text: String| first.as_ref().map_or(text.clone(), |first| says::first_promised(cx.lang, &text, first));
        edits.put("due", action.due.as_ref(), self.due, |due| New::word(due), |due| told(near(due)));
        if let (Some(None), Some(last), Some(_)) = (self.due, edits.told.last_mut(), action.due) {
            *last = told(last.clone());
        }
        let kind = |kind: &Kind| printable(kind.name(cx.lang));
        edits.put("kind", action.kind.as_ref(), self.kind.clone(), |kind| New::text(kind.as_str()), kind);
        for (key, typed, old, folder) in [
            ("goal", &self.args.goal, &action.goal, Folder::Goals),
            ("conversation", &self.args.conversation, &action.conversation, Folder::Conversations),
        ] {
            let id = given(typed.as_ref(), |typed| match &action.employee {
                Some(slug) if folder == Folder::Goals => readings::goal_of(cx, store, typed, slug),
                Some(slug) => record::of_person(store, typed, slug, folder),
                None => Err(Error::of(Code::WrongState, says::of_the_organisation(&format!("--{key}"), &short(store, action.id)))),
            })?;
            edits.put(key, old.as_ref(), id, |id| New::word(id), |id: &Id| short(store, *id));
        }
        let obstacle = match self.obstacles.as_deref() {
            None => None,
            Some([]) if action.employee.is_none() => needed("--obstacle", Some(None))?,
            Some([]) => Some(None),
            Some([one]) => Some(Some(one.clone())),
            Some(_) => return Err(Error::usage(says::one_obstacle(&short(store, action.id)))),
        };
        edits.put("obstacle", action.obstacle.as_ref(), obstacle, |name| New::text(name), |name| printable(name));
        edits.put("note", action.note.as_ref(), self.note.clone(), |note| New::text(note), |_| String::new());
        edits.put("win", action.win.as_ref(), self.win.clone(), |win| New::text(win), |win| printable(win));
        Ok(edits)
    }

    fn of_conversation<'c>(&self, cx: &'c Context, store: &Store, conversation: &Conversation) -> Result<FieldEdits<'c>, Error> {
        let near = |day: &NaiveDate| words::near_day(cx.lang, *day, cx.today);
        if let Some(day) = self.date.filter(|day| conversation.is_held() && *day > cx.today) {
            return Err(Error::of(Code::WrongState, errors::held_later(&words::day(cx.lang, day))));
        }
        let date = self.date.unwrap_or(conversation.date);
        if let Some(Some(next)) = self.next.filter(|next| next.is_some_and(|next| next < date)) {
            let refused = errors::next_before_held(&words::day(cx.lang, next), &words::day(cx.lang, date));
            return Err(Error::refused(refused));
        }
        let mut edits = FieldEdits::new(cx, schema::CONVERSATION);
        let kind = |kind: &String| printable(words::type_name(cx.lang, &store.settings.types, kind));
        edits.put("type", Some(&conversation.kind), self.talk.clone().map(Some), |kind| New::text(kind), kind);
        edits.put("date", Some(&conversation.date), self.date.map(Some), |day| New::word(day), near);
        edits.put("with", conversation.with.as_ref(), self.with.clone(), |name| New::text(name), |name| printable(name));
        let theme = |theme: &Theme| printable(theme.name(cx.lang));
        edits.put_list("themes", &conversation.themes, self.themes.clone(), |theme| theme.as_str().to_owned(), theme);
        let text = |text: &String| printable(text);
        edits.put_list("obstacles", &conversation.obstacles, self.obstacles.clone(), String::clone, text);
        edits.put_list("energy", &conversation.energy, self.energy.clone(), String::clone, text);
        let signal = |signal: &Signal| printable(signal.name(cx.lang));
        edits.put_list("signals", &conversation.signals, self.signals.clone(), |signal| signal.as_str().to_owned(), signal);
        let wish = |wish: &Wish| render::wishes::line_of(cx.lang, &store.settings.currency, wish, cx.today);
        edits.put_maps("wishes", &conversation.wishes, self.wishes.clone(), encode::wish, wish);
        edits.put("summary", conversation.summary.as_ref(), self.summary.clone(), |text| New::text(text), |_| String::new());
        edits.put("next", conversation.next.as_ref(), self.next, |day| New::word(day), near);
        Ok(edits)
    }

    fn of_goal<'c>(&self, cx: &'c Context, store: &Store, goal: &Goal) -> FieldEdits<'c> {
        let mut edits = FieldEdits::new(cx, schema::GOAL);
        edits.put("title", Some(&goal.title), self.title.clone().map(Some), |title| New::text(title), |title| printable(title));
        edits.put("by", goal.by.as_ref(), self.by, |day| New::word(day), |day| words::near_day(cx.lang, *day, cx.today));
        let ambition = |key: &String| {
            let known = store.settings.ambitions.get(key);
            known.map_or_else(|| printable(key), |known| render::ambitions::label(cx.lang, known))
        };
        edits.put("supports", goal.supports.as_ref(), self.supports.clone(), |key| New::text(key), ambition);
        edits.put("towards", goal.towards.as_ref(), self.towards.clone(), |role| New::text(role), |role| printable(role));
        edits.put("project", goal.project.as_ref(), self.project.clone(), |project| New::text(project), |project| printable(project));
        edits
    }
}

/// Who owns an action of a person: that person by the word for it.
fn own(store: &Store, owner: Owner, slug: Option<&Slug>) -> Owner {
    match (&owner, slug) {
        (Owner::Named(name), Some(slug)) if Name::from(&read::employee(store, slug, &mut Vec::new()).name) == *name => {
            Owner::Party(Party::Employee)
        }
        _ => owner,
    }
}
