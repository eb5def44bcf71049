//! What git keeps of a person: commits that name them, what other files said of them, and files that are gone.

use super::{Folders, naming, opened, readable};
use crate::domain::dossier::{ChangeElsewhere, ForgottenOn, GoneFile, HeldFile, Names, NamingCommit, Past};
use crate::domain::forgotten::Tombstone;
use crate::domain::history::{Moment, Recorded};
use crate::parallel::each;
use crate::store::git::{Blob, Git, Logged, Touched};
use crate::store::{Fault, Store, forgotten, layout, moments, received};
use std::collections::{BTreeMap, HashMap, HashSet};

/// How many contents are asked of git at a time: what is in memory at once.
const AT_ONCE: usize = 2000;

/// What each content says of the person, by its name in git.
type Said = HashMap<String, Vec<String>>;

pub(super) fn of(
    store: &Store,
    git: &Git,
    names: &Names,
    folders: &Folders,
    files: &mut [HeldFile],
    mut stories: HashMap<String, Vec<Moment>>,
) -> Result<Past, Fault> {
    let everywhere = git.everywhere()?;
    let said = said(store, git, names, folders, &everywhere.commits)?;
    let graves = Graves::of(store, &everywhere.commits);
    let mut past = Past { gone: gone(folders, files, &everywhere.commits, &mut stories, &graves), ..Past::default() };
    let histories = files.iter().flat_map(|file| &file.history).chain(past.gone.iter().flat_map(|gone| &gone.history));
    let told: HashSet<String> = histories.filter_map(|moment| Some(moment.recorded.as_ref()?.commit.clone())).collect();
    for commit in &everywhere.commits {
        let elsewhere = commit.touched.iter().filter(|touched| !folders.have(&touched.path));
        past.changes.extend(elsewhere.filter_map(|one| change(names, &said, commit, one, &graves)));
        past.commits.extend(naming(names, folders, &told, commit));
    }
    Ok(past)
}

/// What was forgotten on request, with the commit that asked for it.
struct Graves {
    stones: Vec<(Tombstone, Option<Recorded>)>,
}

impl Graves {
    fn of(store: &Store, commits: &[Logged]) -> Graves {
        let mut asked: HashMap<&str, &Recorded> = HashMap::new();
        for commit in commits {
            let stones = commit.touched.iter().filter(|touched| touched.path.starts_with(layout::FORGOTTEN) && touched.after.is_some());
            // the newest comes first, and the oldest asked
            asked.extend(stones.map(|touched| (touched.path.as_str(), &commit.recorded)));
        }
        let of = |(path, stone): (String, Tombstone)| (stone, asked.get(path.as_str()).map(|recorded| (*recorded).clone()));
        Graves { stones: forgotten::tombstones(store, &mut Vec::new()).into_iter().map(of).collect() }
    }

    /// When the record at this path was forgotten, if it was.
    fn has(&self, path: &str) -> Option<ForgottenOn> {
        let id = if self.stones.is_empty() { None } else { layout::parse_path(path)?.id.into() }?;
        let (stone, asked) = self.stones.iter().find(|(stone, _)| stone.is_of(id.as_str()))?;
        Some(ForgottenOn { day: stone.day, asked: asked.clone() })
    }
}

/// What the contents of other files say of the person, each content once.
fn said(store: &Store, git: &Git, names: &Names, folders: &Folders, commits: &[Logged]) -> Result<Said, Fault> {
    let mut wanted: BTreeMap<&str, &str> = BTreeMap::new();
    for touched in commits.iter().flat_map(|commit| &commit.touched).filter(|touched| !folders.have(&touched.path)) {
        for content in touched.before.iter().chain([&touched.after]).flatten() {
            wanted.entry(content).or_insert(&touched.path);
        }
    }
    let wanted: Vec<(&str, &str)> = wanted.into_iter().collect();
    let mut said = Said::new();
    for part in wanted.chunks(AT_ONCE) {
        let contents: Vec<String> = part.iter().map(|(content, _)| (*content).to_owned()).collect();
        let blobs: Vec<_> = git.blobs(&contents, super::LARGEST)?.into_iter().zip(part).collect();
        let found = each(&blobs, |(blob, (content, path))| {
            let Some(Blob::Bytes(bytes)) = blob else { return None };
            let told: Vec<String> = match readable(bytes.clone()) {
                Ok(text) => {
                    let (place, opened) = opened(store, path, &text);
                    naming::all(names, &place, &text, &opened).into_iter().map(|named| named.sentence).collect()
                }
                Err(bytes) => names.are_in(&received::as_windows(&bytes)).then(|| (*path).to_owned()).into_iter().collect(),
            };
            (!told.is_empty()).then(|| ((*content).to_owned(), told))
        });
        said.extend(found.into_iter().flatten());
    }
    Ok(said)
}

/// The sentences that came or went with a commit in another file.
fn change(names: &Names, said: &Said, commit: &Logged, touched: &Touched, graves: &Graves) -> Option<ChangeElsewhere> {
    let name = |content: &Option<String>| content.as_ref().filter(|_| names.are_in(&touched.path)).map(|_| touched.path.clone());
    let of = |content: &Option<String>| -> Vec<String> {
        let told = content.as_ref().and_then(|content| said.get(content)).cloned().unwrap_or_default();
        told.into_iter().chain(name(content)).collect()
    };
    let after = of(&touched.after);
    let before: Vec<Vec<String>> = touched.before.iter().map(of).collect();
    // of a merge only what no side had, as git tells it
    let came = without(&after, before.concat());
    let went = before.split_first().map(|(first, rest)| {
        let in_all = first.iter().filter(|sentence| rest.iter().all(|side| side.contains(sentence))).cloned().collect::<Vec<_>>();
        without(&in_all, after.clone())
    });
    let went = went.unwrap_or_default();
    if came.is_empty() && went.is_empty() {
        return None;
    }
    let (recorded, path) = (commit.recorded.clone(), touched.path.clone());
    Some(match graves.has(&path) {
        None => ChangeElsewhere { recorded, path, came, went, forgotten: None },
        forgotten => ChangeElsewhere { recorded, path, came: Vec::new(), went: Vec::new(), forgotten },
    })
}

/// What is in one list and not in the other, as often as it is.
fn without(one: &[String], mut other: Vec<String>) -> Vec<String> {
    let mut left = Vec::new();
    for sentence in one {
        match other.iter().position(|known| known == sentence) {
            Some(at) => drop(other.swap_remove(at)),
            None => left.push(sentence.clone()),
        }
    }
    left
}

/// A commit that names the person, or touched files of theirs and is told nowhere else.
fn naming(names: &Names, folders: &Folders, told: &HashSet<String>, commit: &Logged) -> Option<NamingCommit> {
    let mut message: Vec<String> = commit.message.lines().filter(|line| names.are_in(line)).map(|line| line.trim().to_owned()).collect();
    if message.is_empty() && names.are_in(&commit.message) {
        // a name that goes on in the next line
        message = names.sentences(&commit.message).into_iter().map(|(_, sentence)| sentence).collect();
    }
    let is_by = commit.people.iter().any(|person| names.are_in(person));
    let has_files = commit.touched.iter().any(|touched| folders.have(&touched.path)) && !told.contains(&commit.recorded.commit);
    let names_them = !message.is_empty() || is_by || has_files;
    names_them.then(|| NamingCommit { recorded: commit.recorded.clone(), message, is_by, has_files, is_elsewhere: !commit.is_here })
}

/// Files of the person that are in git and not there any more, by path.
fn gone(
    folders: &Folders,
    files: &mut [HeldFile],
    commits: &[Logged],
    stories: &mut HashMap<String, Vec<Moment>>,
    graves: &Graves,
) -> Vec<GoneFile> {
    let there: HashSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let mut taken_out: BTreeMap<&str, (bool, Option<&Recorded>)> = BTreeMap::new();
    for commit in commits {
        for touched in commit.touched.iter().filter(|touched| folders.have(&touched.path) && !there.contains(touched.path.as_str())) {
            let (is_here, known) = taken_out.entry(&touched.path).or_default();
            *is_here |= commit.is_here;
            // the newest comes first
            if known.is_none() && commit.is_here && touched.after.is_none() {
                *known = Some(&commit.recorded);
            }
        }
    }
    let mut all = Vec::new();
    for (path, (is_here, taken_out)) in taken_out {
        let below = folders.below(path);
        let forgotten = graves.has(path);
        let mut history = stories.remove(path).filter(|_| forgotten.is_none()).unwrap_or_default();
        let now = files.iter_mut().find(|file| below.is_some() && folders.below(&file.path) == below);
        let moved_to = now.map(|file| {
            // what moved along has one story
            let whole = std::mem::take(&mut file.history).into_iter().chain(std::mem::take(&mut history));
            file.history = moments::without_moves(whole.collect());
            file.path.clone()
        });
        all.push(GoneFile { path: path.to_owned(), taken_out: taken_out.cloned(), is_here, moved_to, forgotten, history });
    }
    all
}
