use super::effects::Effects;
use super::employee::named;
use super::find;
use super::readers::Renamed;
use crate::context::Context;
use crate::domain::employee::{Employee, Slug};
use crate::domain::lookup;
use crate::domain::name::Name;
use crate::domain::naming::{Mention, mentions};
use crate::domain::records::{Place, Records};
use crate::error::{Code, Error, Exit};
use crate::i18n::{errors, people as says};
use crate::render::printable::printable;
use crate::store::homes::{Differing, formerly};
use crate::store::yaml::edit::{Edit, Step};
use crate::store::yaml::write::New;
use crate::store::{Change, Need, Store, accepted, drafts, file, homes, journal, layout, read, release, schema};
use clap::Args;
use std::collections::HashMap;

/// How many places a line names.
const MOST: usize = 8;

/// Someone's name, and the folder too where that is asked for.
#[derive(Args)]
pub(super) struct Rename {
    #[arg(value_name = "EMPLOYEE", add = super::completions::employees())]
    employee: String,
    #[arg(value_name = "NEW-NAME")]
    name: String,
    #[arg(long)]
    folder: bool,
}

/// What changes in files that stay files.
pub(super) type Edits = HashMap<Place, Vec<Edit>>;

impl Rename {
    /// Does it.
    pub(super) fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let slug = find::named_employee(cx, &store, &self.employee)?;
        let (name, wanted) = named(cx, &self.name)?;
        let writer = cx.writer(&store)?;
        let records = store.read(&Need::REPORT)?;
        let Some(person) = records.employees.iter().find(|person| person.slug == slug) else {
            return Err(Error::from(crate::store::Fault::Changed(layout::employee(&slug))));
        };
        if let Some(twin) =
            records.employees.iter().find(|other| self.folder && *other.slug == *wanted && other.slug != slug && other.is_same(person))
        {
            return join(cx, &store, &writer, person, twin);
        }
        read::employee_to_change(&store, &slug, &mut Vec::new())?;
        let home = if self.folder { homes::free(&store, &wanted, &records.employees, Some(&slug)) } else { slug.clone() };
        let mut effects = Effects::default();
        let mut edits = Edits::new();
        if name != person.name {
            effects.lines.push(says::renamed(&printable(&person.name), &printable(&name), &layout::employee(&home)));
            let set = Edit::set("name", New::text(&name), schema::before(schema::EMPLOYEE, "name"));
            edits.entry((&slug).into()).or_default().push(set);
            follow(&store, &records, person, &name, &home, &mut edits, &mut effects);
        }
        if home != slug {
            if drafts::is_edited_below(&store, &layout::home(&slug)) {
                return Err(Error::of(Code::Changed, errors::edited_elsewhere()).hint(errors::edited_elsewhere_hint()));
            }
            let before = formerly(person, std::iter::once(&*slug), &home);
            edits.entry((&slug).into()).or_default().extend(before);
            effects.lines.push(says::moved(&printable(&name), &layout::home(&slug), &layout::home(&home)));
            effects.changes = homes::moved(&store, &slug, &home, &mut edits)?;
        } else if name == person.name {
            effects.lines.push(says::called_so_already(&printable(&name), &layout::employee(&slug)));
        }
        if self.folder && *home != *wanted {
            effects.warnings.push(says::folder_taken(&wanted, &home));
        } else if !self.folder && *slug != *wanted && name != person.name {
            effects.warnings.push(says::folder_stays(&slug));
        }
        let is_alone = lookup::called(&person.name, &records.employees).len() == 1;
        let names = [Name::from(&person.name), Name::from(&name)];
        let renamed = [Renamed { folder: [slug.clone(), home.clone()], name: is_alone.then_some(names) }];
        let of_readers = Renamed::edits(&renamed, &store);
        if !of_readers.is_empty() {
            effects.lines.push(says::readers_go_along(layout::READERS));
            edits.insert(Place::Readers, of_readers);
        }
        let mut elsewhere: Vec<Change> = edits.into_iter().map(|(place, edits)| Change::edit(place, edits)).collect();
        elsewhere.sort_by_cached_key(Change::path);
        effects.changes.extend(elsewhere);
        if !cx.flags.dry_run {
            Renamed::accept(&renamed, &store)?;
        }
        let finished = effects.finish(cx, &store, &writer);
        // what could be neither finished nor taken back is finished by the next command, which sees what counts then
        if !cx.flags.dry_run && !journal::waits(&store) {
            accepted::let_go(&store);
        }
        let exit = finished?;
        if home != slug && !cx.flags.dry_run {
            drafts::move_below(&store, &layout::home(&slug), &layout::home(&home));
        }
        Ok(exit.or(cx.name_problems(&records.problems)))
    }
}

/// The places that have the old name as a whole get the new one, unless someone else has that name too: then a person has to
/// see who is meant.
pub(super) fn follow(
    store: &Store,
    records: &Records,
    person: &Employee,
    name: &str,
    home: &Slug,
    edits: &mut Edits,
    effects: &mut Effects,
) {
    let mut places = mentions(records, &person.name);
    let is_usual = store.settings.manager.as_ref().is_some_and(|manager| *manager == Name::from(&person.name));
    places.extend(is_usual.then_some(Mention { place: Place::Settings, key: "manager", was: None }));
    if places.is_empty() {
        return;
    }
    // what is the person's own is told where it lies from now on
    let [own, new] = [&person.slug, home].map(|slug| format!("{}/", layout::home(slug)));
    let told = |path: String| path.strip_prefix(&own).map_or(path.clone(), |rest| format!("{new}{rest}"));
    let mut paths: Vec<String> = places.iter().take(MOST).map(|mention| told(layout::path_of(&mention.place))).collect();
    paths.dedup();
    let list = format!("{}{}", paths.join(", "), if places.len() > MOST { ", …" } else { "" });
    if lookup::called(&person.name, &records.employees).len() > 1 {
        effects.warnings.push(says::named_of_several(&printable(&person.name), places.len(), &list));
        return;
    }
    effects.lines.push(says::named_elsewhere(places.len(), &list));
    for Mention { place, key, was } in places {
        let within = match was {
            None => Vec::new(),
            Some(at) => {
                let text = file::text(&store.at(&layout::path_of(&place))).unwrap_or_default();
                let Some(at) = release::index(&text, "was", at) else { continue };
                vec![Step::Key("was".to_owned()), Step::Index(at)]
            }
        };
        edits.entry(place).or_default().push(Edit::set_within(within, key, New::text(name), &[]));
    }
}

/// Makes one of two folders of one person, as two renames in two clones leave them.
fn join(cx: &Context, store: &Store, writer: &crate::store::write::Writer, person: &Employee, twin: &Employee) -> Result<Exit, Error> {
    let [from, to] = [person, twin].map(|person| layout::home(&person.slug));
    let changes = homes::joined(store, person, twin)?;
    let changes = changes.map_err(|differing| two_versions(&twin.name, &differing))?;
    let lines = vec![says::joined(cx.lang, &printable(&twin.name), &from, &to).into()];
    let exit = Effects { changes, lines, ..Effects::default() }.finish(cx, store, writer)?;
    if !cx.flags.dry_run {
        drafts::move_below(store, &from, &to);
    }
    Ok(exit)
}

/// Two folders of one person that say different things: which files, and what to do.
pub(super) fn two_versions(name: &str, differing: &[Differing]) -> Error {
    let list: Vec<String> = differing.iter().take(MOST).map(|two| format!("{} · {}", printable(&two.from), printable(&two.to))).collect();
    let refused = Error::of(Code::Conflict, says::two_versions(&printable(name), &list.join("\n  ")));
    match differing.first() {
        Some(first) => refused.hint(says::two_versions_hint(&printable(&first.from), &printable(&first.to))),
        None => refused,
    }
}

/// What a new person is told when others are called so already: who they are, and how to tell them apart.
pub(super) fn namesakes(cx: &Context, people: &[Employee], name: &str, slug: &Slug) -> Option<String> {
    let others = lookup::called(name, people);
    let lines = others.iter().map(|person| format!("\n    {}", crate::render::employees::told_apart(cx.lang, person, cx.today)));
    let list: String = lines.collect();
    (!others.is_empty())
        .then(|| format!("{}{list}\n    {}", says::same_name(cx.lang, &printable(name), slug), says::same_person_hint(cx.lang)))
}
