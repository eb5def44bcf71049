use super::delivery::{self, Format};
use super::effects::Effects;
use super::listing::{Listing, ListingArgs};
use super::run::Run;
use super::several::{self, Several, Shown, WorkspacesArgs};
use super::when::{self, When};
use super::{given, own_words};
use crate::context::Context;
use crate::domain::conversation::Conversation;
use crate::domain::language::Language;
use crate::domain::likeness;
use crate::domain::me::Only;
use crate::domain::obstacle::{self, Named, Vocabulary};
use crate::domain::problem::Kind;
use crate::domain::records::{Place, Records};
use crate::domain::several::{Fold, Told};
use crate::domain::shared_obstacle;
use crate::domain::{sealed, text};
use crate::error::{Code, Error, Exit};
use crate::i18n::help::{self, UsagePart};
use crate::i18n::{errors, messages, problems, sealed as sealed_said, shared_obstacle as shared_said};
use crate::render::json::{self, Day, GridCellV1, NamedV1, PeriodV1, SharedV1, TwinsV1};
use crate::render::obstacles::Twins;
use crate::render::printable::printable;
use crate::render::{self, style};
use crate::store::yaml::edit::{Edit, Step};
use crate::store::yaml::write::New;
use crate::store::{Change, Need, Store, schema, vocabulary};
use clap::{Args, Subcommand};
use serde::Serialize;
use serde_json::Value;
use std::collections::HashMap;
use std::path::PathBuf;

/// The vocabulary: what is named how often, and likely twins.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct ObstaclesArgs {
    #[command(subcommand)]
    what: Option<ObstaclesCommand>,
    #[command(flatten)]
    list: ListArgs,
}

#[derive(Args)]
struct ListArgs {
    #[arg(long, value_name = "TEAM", add = super::completions::teams())]
    team: Option<String>,
    #[command(flatten)]
    when: When,
    #[arg(long)]
    grid: bool,
    #[command(flatten)]
    workspaces: WorkspacesArgs,
}

/// The obstacles of several workspaces, for scripts.
#[derive(Serialize)]
struct SeveralAnswer {
    obstacles: Vec<Value>,
    own_words: usize,
    period: PeriodV1,
}

#[derive(Args)]
struct ShowArgs {
    #[arg(value_name = "OBSTACLE", add = super::completions::obstacles())]
    key: String,
    #[arg(long, value_name = "TEAM", add = super::completions::teams())]
    team: Option<String>,
    #[command(flatten)]
    when: When,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_documents(), hide_possible_values = true)]
    format: Option<Format>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Subcommand)]
enum ObstaclesCommand {
    Show(ShowArgs),
    Name(NameArgs),
    Merge(Merge),
}

#[derive(Args)]
struct NameArgs {
    #[arg(value_name = "OBSTACLE", add = super::completions::obstacles())]
    key: Option<String>,
    #[arg(long, value_name = "TEXT")]
    label: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    also: Vec<String>,
}

#[derive(Args)]
struct Merge {
    #[arg(value_name = "OBSTACLE", num_args = 2.., required = true, add = super::completions::obstacles())]
    obstacles: Vec<String>,
}

#[derive(Serialize)]
struct ObstaclesAnswer<'r> {
    obstacles: Vec<NamedV1<'r>>,
    twins: Vec<TwinsV1<'r>>,
    own_words: usize,
    period: PeriodV1,
    team: Option<&'r str>,
    grid: Option<Vec<GridCellV1<'r>>>,
}

#[derive(Serialize)]
struct SharedAnswer<'r> {
    obstacle: SharedV1<'r>,
}

impl Run for ObstaclesArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        match self.what {
            None => self.list.run(cx),
            Some(ObstaclesCommand::Show(show)) => show.run(cx),
            Some(ObstaclesCommand::Name(name)) => name.run(cx),
            Some(ObstaclesCommand::Merge(merge)) => merge.run(cx),
        }
    }
}

impl ListArgs {
    /// Everything that was named in a period in several workspaces: what is one obstacle is one, and tells in which it was named.
    fn of_several(&self, several: &Several) -> Result<Exit, Error> {
        let cx = &several.cx;
        several::refuse(&[("--grid", self.grid)])?;
        let Some(first) = several.all.first() else { return Ok(Exit::Done) };
        let settings = first.cx.store()?.settings;
        let period = self.when.read(cx, |to| settings.window.before(to))?;
        let mut fold = Fold::new(&settings.vocabulary, settings.people, &several.same);
        let answered = several.each(|one| {
            let store = one.cx.store()?;
            let mut records = store.read(&Need::CONVERSATIONS)?;
            let (_, team) = when::as_of_team(&one.cx, &store, period, &mut records, self.team.as_ref())?;
            let only = Only { team, manager: None };
            let people = records.people();
            let talks = records.conversations.iter().filter(|conversation: &&Conversation| {
                conversation.counts() && period.covers(conversation.date) && only.has(Some(&conversation.employee), &people)
            });
            let own_words = sealed::own_words(talks.clone());
            let view = one.cx.view(&store, &records, Default::default());
            let told = |named: &Named| Told::of(named, render::obstacles::plain_label(&view, named));
            let named: Vec<Told> = obstacle::named(talks, &store.settings.vocabulary, store.settings.people).iter().map(told).collect();
            Ok(((named, own_words), records.problems.clone()))
        })?;
        for (at, (named, _)) in &answered.all {
            named.iter().for_each(|told| fold.add(*at, told));
        }
        let own_words = answered.all.iter().map(|(_, (_, own_words))| own_words).sum();
        let rows: Vec<Value> =
            fold.all().iter().map(|folded| render::several::obstacle_row(folded, |at| several.all[at].name.clone())).collect();
        if cx.flags.json {
            return several.answer_json(
                SeveralAnswer { obstacles: rows, own_words, period: PeriodV1::of(period) },
                &answered.problems,
                None,
            );
        }
        let listing = Listing::asked(cx, &ListingArgs::default(), None, render::several::obstacles())?;
        several.list(
            &listing,
            String::new(),
            &Shown { rows: &rows, left: 0, usual: &render::several::OF_OBSTACLES, value: Value::clone },
            None,
        )?;
        if let Some(told) = sealed_said::own_words(cx.lang, own_words) {
            cx.answer(&format!("{}\n", style::dim(told)))?;
        }
        Ok(several.name_problems(&answered.problems))
    }

    /// Everything that was named in a period.
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        if let Some(several) = self.workspaces.asked(cx)? {
            return self.of_several(&several);
        }
        let store = cx.store()?;
        let period = self.when.read(cx, |to| store.settings.window.before(to))?;
        let mut records = store.read(&Need::CONVERSATIONS)?;
        let (_, team) = when::as_of_team(cx, &store, period, &mut records, self.team.as_ref())?;
        let only = Only { team, manager: None };
        let people = records.people();
        let conversations = records.conversations.iter().filter(|conversation: &&Conversation| {
            conversation.counts() && period.covers(conversation.date) && only.has(Some(&conversation.employee), &people)
        });
        let own_words = sealed::own_words(conversations.clone());
        let named = obstacle::named(conversations.clone(), &store.settings.vocabulary, store.settings.people);
        let keys: Vec<&str> = named.iter().map(|named| named.key.as_str()).collect();
        let grid = self.grid.then(|| shared_obstacle::grid(&records, &store.settings.vocabulary, conversations, &keys, period));
        let twins = twins(&store, &named);
        let view = cx.view(&store, &records, Default::default());
        if cx.flags.json {
            let pairs = twins.iter().flat_map(|Twins { from, into }| from.iter().map(move |from| TwinsV1 { from, into }));
            let obstacles = named.iter().map(|named| one(&view, named)).collect();
            let answer = ObstaclesAnswer {
                obstacles,
                twins: pairs.collect(),
                own_words,
                period: PeriodV1::of(period),
                team: only.team.as_deref(),
                grid: grid.as_ref().map(GridCellV1::all),
            };
            return cx.answer_json(answer, &records.problems);
        }
        if named.is_empty() && own_words == 0 {
            cx.out.message(&messages::no_obstacles(cx.lang));
        }
        let sealed = sealed_said::own_words(cx.lang, own_words).map(|told| format!("{}\n", style::dim(told)));
        let by_key: HashMap<&str, &Named> = named.iter().map(|named| (named.key.as_str(), named)).collect();
        let label = |key: &str| by_key.get(key).map(|named| render::obstacles::label(&view, named)).unwrap_or_default();
        let grid = grid.filter(|grid| !grid.rows.is_empty()).map(|grid| render::shared_obstacle::grid(&view, &grid, label));
        let parts = [Some(render::obstacles::text(&view, &named, &twins)), sealed, grid];
        cx.answer(&parts.into_iter().flatten().collect::<String>())?;
        Ok(cx.name_problems(&records.problems))
    }
}

impl ShowArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let period = self.when.read(cx, |to| store.settings.window.before(to))?;
        let format = Format::asked(cx, self.format)?;
        let vocabulary = &store.settings.vocabulary;
        let key = vocabulary.key(&self.key);
        let mut records = store.read(&Need::REPORT)?;
        let (as_of, team) = when::as_of_team(cx, &store, period, &mut records, self.team.as_ref())?;
        if !is_known(vocabulary, &key) {
            let everything = obstacle::named(records.conversations.iter(), vocabulary, store.settings.people);
            if everything.iter().any(|named| named.key == key) {
                let refused = Error::of(Code::NotFound, shared_said::not_in_vocabulary(&printable(&self.key)));
                return Err(refused.hint(shared_said::name_it_hint(&printable(&shell_words::quote(&key)))));
            }
            return Err(unknown(vocabulary, &everything, &self.key));
        }
        let only = Only { team, manager: None };
        let shared = shared_obstacle::shared(&records, &store.settings, &key, &only, period, as_of);
        let view = cx.view(&store, &records, Default::default());
        let team = only.team.as_deref();
        let text = match format {
            Format::Json => {
                let answer = SharedAnswer { obstacle: SharedV1::of(&shared, render::shared_obstacle::label(&view, &key), team, period) };
                json::envelope(cx.lang, cx.today, answer, &records.problems)
            }
            form => form.write(&view, &render::shared_obstacle::document(&view, &shared, team, period)),
        };
        delivery::deliver(cx, &text, format, self.output.as_deref(), &[])?;
        Ok(cx.name_problems(&records.problems))
    }
}

fn one<'r>(view: &render::ViewContext, named: &'r Named) -> NamedV1<'r> {
    NamedV1 {
        obstacle: &named.key,
        label: render::obstacles::plain_label(view, named),
        known: is_known(&view.settings.vocabulary, &named.key),
        scope: Some(named.scope.word()),
        people: named.employees.len(),
        mentions: named.mentions,
        first: Some(Day(named.first)),
        last: Some(Day(named.last)),
        forms: named.forms.keys().map(String::as_str).collect(),
    }
}

fn is_known(vocabulary: &Vocabulary, key: &str) -> bool {
    vocabulary.terms().iter().any(|term| term.key == key)
}

/// Likely twins among what is named and what the vocabulary has, each to be merged into one: the one that the
/// vocabulary knows, else the one that more people name.
fn twins(store: &Store, named: &[Named]) -> Vec<Twins> {
    let vocabulary = &store.settings.vocabulary;
    let mut keys: Vec<String> = vocabulary.terms().iter().map(|term| term.key.clone()).collect();
    keys.extend(named.iter().map(|named| named.key.clone()).filter(|key| !is_known(vocabulary, key)));
    let names = |key: &String| {
        let effects = named.iter().find(|named| named.key == *key).into_iter().flat_map(|named| named.forms.keys().cloned());
        let term = vocabulary.terms().iter().find(|term| term.key == *key);
        effects.chain(term.into_iter().flat_map(|term| term.forms().cloned())).collect::<Vec<String>>()
    };
    let things: Vec<Vec<String>> = keys.iter().map(names).collect();
    let group =
        |(into, from): (usize, Vec<usize>)| Twins { into: keys[into].clone(), from: from.into_iter().map(|at| keys[at].clone()).collect() };
    likeness::groups(&things).into_iter().map(group).collect()
}

impl NameArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let Some(typed) = &self.key else {
            if store.settings.is_sealed() && self.label.is_empty() && self.also.is_empty() {
                return own_words::go_through(cx, &store);
            }
            return Err(Error::usage(help::usage(cx.lang, &UsagePart::Missing(help::placeholders(cx.lang, "<OBSTACLE>")))));
        };
        let writer = cx.writer(&store)?;
        let key = store.settings.vocabulary.key(typed);
        if key.is_empty() {
            return Err(Error::usage(errors::empty_text(&printable(typed))).hint(errors::empty_text_hint()));
        }
        let labels = self.labels(cx)?;
        self.also.iter().try_for_each(|also| given::obstacle("--also", also).map(drop))?;
        self.must_be_free(cx, &store, &key, &labels)?;
        let records = own_words::read_all(&store)?;
        let is_known = is_known(&store.settings.vocabulary, &key);
        if !is_known && labels.is_empty() && self.also.is_empty() {
            named_by_someone(&store, &records, typed, &key)?;
        }
        let edits = self.edits(cx, &store, typed, &key, labels);
        let lines = vec![messages::named_obstacle(cx.lang, &printable(&key)).into()];
        let changes = if edits.is_empty() { Vec::new() } else { vec![Change::edit(Place::Settings, with_vocabulary(&store, edits))] };
        let mut effects = Effects { changes, lines, ..Effects::default() };
        own_words::taken_in(&store, &records, &mut effects);
        effects.finish(cx, &store, &writer)
    }

    /// The labels that were typed, each with its language; the Dutch one first.
    fn labels(&self, cx: &Context) -> Result<Vec<(&'static str, &str)>, Error> {
        let mut labels: Vec<(&str, &str)> = self.label.iter().map(|label| in_language(cx.lang, label)).collect();
        if labels.iter().any(|(_, label)| label.is_empty()) {
            return Err(Error::usage(errors::empty_text("--label")).hint(errors::empty_text_hint()));
        }
        labels.sort_by_key(|(lang, _)| *lang != Language::Nl.word());
        match labels.windows(2).find(|two| two[0].0 == two[1].0) {
            Some(two) => Err(Error::usage(errors::two_labels(two[0].0))),
            None => Ok(labels),
        }
    }

    /// Refuses a name that another obstacle goes by.
    fn must_be_free(&self, cx: &Context, store: &Store, key: &str, labels: &[(&'static str, &str)]) -> Result<(), Error> {
        for form in labels.iter().map(|(_, label)| *label).chain(self.also.iter().map(String::as_str)) {
            if let Some(owner) = store.settings.vocabulary.term(form).filter(|owner| owner.key != key) {
                let shared = Kind::SharedForm(form.to_owned(), owner.key.clone());
                let refused = Error::refused(printable(&problems::message(cx.lang, &shared)));
                let hint = format!("`stay obstacles merge {} {}`", shell_words::quote(key), shell_words::quote(&owner.key));
                return Err(refused.hint(hint));
            }
        }
        Ok(())
    }

    /// What changes in the vocabulary.
    fn edits<'a>(&'a self, cx: &Context, store: &Store, typed: &'a str, key: &str, mut labels: Vec<(&'static str, &'a str)>) -> Vec<Edit> {
        let Some(term) = store.settings.vocabulary.terms().iter().find(|term| term.key == key) else {
            if labels.is_empty() && text::key(typed) != typed {
                labels.push((cx.lang.word(), typed.trim()));
            }
            return vec![new_term(key, &labels, &self.also)];
        };
        let mut edits = Vec::new();
        let path = vec![Step::Key("obstacles".to_owned()), Step::Key(key.to_owned())];
        let has_label = term.label.nl.is_some() || term.label.en.is_some();
        if has_label {
            let within = [path.clone(), vec![Step::Key("label".to_owned())]].concat();
            edits.extend(labels.iter().map(|(lang, label)| Edit::Set {
                within: within.clone(),
                key: (*lang).to_owned(),
                value: New::text(label),
                after: Vec::new(),
            }));
        } else if !labels.is_empty() {
            edits.push(Edit::Set { within: path.clone(), key: "label".to_owned(), value: label_map(&labels), after: Vec::new() });
        }
        let new = self.also.iter().filter(|also| !term.forms().any(|form| text::key(form) == text::key(also)));
        edits.extend(new.map(|also| Edit::Append { within: path.clone(), key: "also".to_owned(), item: New::text(also) }));
        edits
    }
}

/// An obstacle that is to get a name of its own is one that people name; anything else is likely a slip.
fn named_by_someone(store: &Store, records: &Records, typed: &str, key: &str) -> Result<(), Error> {
    let vocabulary = &store.settings.vocabulary;
    let everything = obstacle::named(records.conversations.iter(), vocabulary, store.settings.people);
    if everything.iter().any(|named| named.key == key) { Ok(()) } else { Err(unknown(vocabulary, &everything, typed)) }
}

/// No such obstacle, with the nearest that there is.
fn unknown(vocabulary: &Vocabulary, everything: &[Named], typed: &str) -> Error {
    let known = everything.iter().map(|named| named.key.as_str()).chain(vocabulary.terms().iter().map(|term| term.key.as_str()));
    let refused = Error::of(Code::NotFound, errors::no_obstacle(&printable(typed)));
    match text::nearest(typed, known) {
        Some(near) => refused.near(near),
        None => refused.hint(errors::no_obstacle_hint()),
    }
}

/// A label for the language spoken, or for the one that stands before it: `en=Slow laptop`.
fn in_language(lang: Language, label: &str) -> (&'static str, &str) {
    for lang in Language::WORDS {
        if let Some(rest) = label.strip_prefix(lang).and_then(|rest| rest.strip_prefix(['=', ':'])) {
            return (lang, rest.trim());
        }
    }
    (lang.word(), label.trim())
}

fn label_map(labels: &[(&str, &str)]) -> New {
    New::Map(labels.iter().map(|(lang, label)| ((*lang).to_owned(), New::text(label))).collect())
}

/// A new term at the end of the vocabulary.
fn new_term(key: &str, labels: &[(&str, &str)], also: &[String]) -> Edit {
    let mut entries = Vec::new();
    if !labels.is_empty() {
        entries.push(("label".to_owned(), label_map(labels)));
    }
    if !also.is_empty() {
        entries.push(("also".to_owned(), New::texts(also)));
    }
    let term = (key.to_owned(), New::Map(entries));
    Edit::Set { within: vec![Step::Key("obstacles".to_owned())], key: term.0, value: term.1, after: Vec::new() }
}

impl Merge {
    fn run(mut self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let writer = cx.writer(&store)?;
        let vocabulary = &store.settings.vocabulary;
        let records = own_words::read_all(&store)?;
        let everything = obstacle::named(records.conversations.iter(), vocabulary, store.settings.people);
        let into_typed = self.obstacles.pop().unwrap_or_default();
        let into = vocabulary.key(&into_typed);
        let mut effects = Effects::default();
        let mut edits = Vec::new();
        let mut also = Vec::new();
        let mut gone = Vec::new();
        for typed in &self.obstacles {
            let from = vocabulary.key(typed);
            if from == into {
                let same = text::key(typed) == text::key(&into_typed);
                if same {
                    return Err(Error::refused(errors::same_obstacle(&printable(typed))));
                }
                effects.lines.push(messages::merged_already(&printable(typed), &printable(&into)));
                continue;
            }
            let term = vocabulary.terms().iter().find(|term| term.key == from);
            let named = everything.iter().find(|named| named.key == from);
            if term.is_none() && named.is_none() {
                return Err(unknown(vocabulary, &everything, typed));
            }
            match term {
                // the vocabulary's own: everything it went by counts as the other from now on
                Some(term) => {
                    // what people say before the key, which is the same but for its dashes
                    also.extend(term.forms().skip(1).chain([&term.key]).cloned());
                    gone.push(from.clone());
                }
                None => also.push(named.map_or(typed.clone(), |named| named.commonest_form().to_owned())),
            }
            effects.lines.push(messages::merged_obstacles(&printable(typed), &printable(&into)));
        }
        gone.dedup();
        edits.extend(vocabulary::own_keys_of_terms(&store, &gone, &into)?);
        edits.extend(gone.into_iter().map(|key| Edit::Remove { within: vec![Step::Key("obstacles".to_owned())], key }));
        let mut forms: Vec<String> = vec![text::key(&into)];
        also.retain(|form| {
            let key = text::key(form);
            let is_new = !forms.contains(&key);
            forms.push(key);
            is_new
        });
        if !also.is_empty() {
            let path = vec![Step::Key("obstacles".to_owned()), Step::Key(into.clone())];
            if is_known(vocabulary, &into) {
                edits.splice(
                    0..0,
                    also.iter().map(|form| Edit::Append { within: path.clone(), key: "also".to_owned(), item: New::text(form) }),
                );
            } else {
                let written_as = everything.iter().find(|named| named.key == into).map_or(into_typed.trim(), Named::commonest_form);
                edits.insert(0, new_term(&into, &[(cx.lang.word(), written_as)], &also));
            }
        }
        if !edits.is_empty() {
            effects.changes.push(Change::edit(Place::Settings, with_vocabulary(&store, edits)));
        }
        own_words::taken_in(&store, &records, &mut effects);
        effects.finish(cx, &store, &writer)
    }
}

/// A first term needs the key `obstacles` to be there.
fn with_vocabulary(store: &Store, edits: Vec<Edit>) -> Vec<Edit> {
    if !store.settings.vocabulary.terms().is_empty() {
        return edits;
    }
    let mut lifted = Vec::new();
    for edit in edits {
        match edit {
            Edit::Set { within, key, value, .. } if within.len() == 1 => {
                lifted.push(Edit::set("obstacles", New::Map(vec![(key, value)]), schema::before(schema::SETTINGS, "obstacles")));
            }
            other => lifted.push(other),
        }
    }
    lifted
}
