//! What this person accepted for this clone: the readers with their keys, and the policy. Sealing goes by that and by nothing that
//! came with a pull, as with hosts that are known to a remote shell.
//!
//! It lies outside every repository, in the user's folder for state, by the path of the clone, signed, for its owner alone. Beside it
//! lies for whom each record was sealed when this clone last saw it, and who people are and hold what (`holding.rs`).

use super::fault::Fault;
use super::holding;
use super::secret::is_of_user_alone;
use super::signed::{Signer, Use, is_whole, signer};
use super::yaml::write::{self, New};
use super::{Store, drafts, file, identity, readers, settings, undo};
use crate::domain::circle::{Circle, Party, Reader};
use crate::domain::holding::{Holding, Moved};
use crate::domain::id::Id;
use crate::vault::{self, Identity};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// All that is kept of one clone.
const ALL: [Use; 3] = [Use::Accepted, Use::SealedFor, Use::Holding];

/// The readers that each record was sealed for.
type SealedFor = HashMap<Id, Vec<String>>;

/// What was accepted, and what is remembered of records.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// The readers and the policy that count.
    pub circle: Circle,
    memory: Memory,
    sealed_for: OnceLock<SealedFor>,
    holding: OnceLock<Holding>,
}

impl Accepted {
    /// What was accepted for this clone; `None` if nothing was, or another workspace lies here now.
    pub fn of(store: &Store) -> Option<Accepted> {
        let memory = Memory::of(store).filter(|memory| store.settings.is_sealed() || !memory.is_begun())?;
        let (circle, workspace) = memory.circle()?;
        (workspace == memory.workspace).then(|| Accepted::with(circle, memory))
    }

    fn with(circle: Circle, memory: Memory) -> Accepted {
        Accepted { circle, memory, sealed_for: OnceLock::new(), holding: OnceLock::new() }
    }

    /// The keys of the readers that a record was sealed for when this clone last saw or sealed it; `None` if it never did.
    pub fn sealed_for(&self, id: Id) -> Option<&[String]> {
        self.known().get(&id).map(Vec::as_slice)
    }

    /// Remembers for whom these records are sealed now.
    pub fn note(&self, records: &[(Id, Vec<String>)]) -> Result<(), Fault> {
        let is_new = |(id, readers): &&(Id, Vec<String>)| self.sealed_for(*id) != Some(readers);
        if !records.iter().any(|record| is_new(&record)) {
            return Ok(());
        }
        let mut known = self.known().clone();
        known.extend(records.iter().cloned());
        self.memory.keep_sealed_for(&known)
    }

    /// Who people are and who holds what, as far as that is known or was accepted.
    pub fn holding(&self) -> &Holding {
        self.holding.get_or_init(|| self.memory.holding().unwrap_or_default())
    }

    /// The same once these changes are accepted.
    pub fn taking(&self, moved: &[Moved]) -> Accepted {
        let mut holding = self.holding().clone();
        holding.taking(moved);
        Accepted { holding: holding.into(), ..self.clone() }
    }

    /// Remembers who people are and who holds what.
    pub fn note_holding(&self, holding: &Holding) -> Result<(), Fault> {
        if holding == self.holding() { Ok(()) } else { self.memory.keep_holding(holding) }
    }

    fn known(&self) -> &SealedFor {
        self.sealed_for.get_or_init(|| self.memory.sealed_for().unwrap_or_default())
    }
}

/// Accepts a circle for this clone, and remembers for whom these records are sealed. The first time it is accepted as well who people
/// are and who holds what.
pub fn accept(store: &Store, circle: &Circle, sealed_for: &[(Id, Vec<String>)]) -> Result<Accepted, Fault> {
    let memory = Memory::of(store).ok_or(Fault::NoState)?;
    if memory.holding().is_none() {
        memory.keep_holding(&holding::now(store)?)?;
    }
    memory.keep_circle(circle)?;
    memory.forget_ended()?;
    Accepted::with(circle.clone(), memory.clone()).note(sealed_for)?;
    Ok(Accepted::with(circle.clone(), memory))
}

/// Whether something was accepted for a workspace at this path, be it this one or another. Its words are never written in the open
/// because a commit says so.
pub fn is_remembered(store: &Store) -> bool {
    // what was begun and cut off before anything was sealed is no reason to seal
    let counts = |memory: &Memory| !memory.is_begun() || store.is_sealed_on_disk();
    Memory::of(store).filter(counts).is_some_and(|memory| memory.circle().is_some())
}

/// Writes down that sealing begins here. Until `stay.yaml` says that words are sealed, a command that is cut off has accepted nothing.
pub fn begin(store: &Store) -> Result<(), Fault> {
    let memory = Memory::of(store).ok_or(Fault::NoState)?;
    file::make_folder(&memory.folder)?;
    match file::write_new(&memory.begun(), b"") {
        Err(Fault::Io { error, .. }) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        written => written,
    }
}

/// Keeps what counts so far, until a command is done that accepts something and writes it down.
pub fn hold(store: &Store) {
    if let Some(memory) = Memory::of(store) {
        let _ = std::fs::copy(memory.path(Use::Accepted), memory.held());
    }
}

/// Decides between what counted before a command and after it: whichever `readers.yaml` and `stay.yaml` say by now, since a command that
/// was cut off may have written them or not.
pub fn let_go(store: &Store) {
    let Some(memory) = Memory::of(store) else { return };
    let Ok(bytes) = file::all(&memory.held()) else { return };
    let held = memory.signer.opened(Use::Accepted, &memory.name, bytes).and_then(|text| String::from_utf8(text).ok());
    let held = held.map(|text| readers::circle_of(&text, settings::parse(&text).settings.policy));
    let offered = readers::offered(store).circle;
    let differs = |circle: &Circle| circle.changes(&offered).len();
    let is_nearer = |held: &Circle| memory.circle().is_none_or(|(circle, _)| differs(held) < differs(&circle));
    if held.as_ref().is_some_and(is_nearer) {
        let _ = std::fs::rename(memory.held(), memory.path(Use::Accepted));
    }
    let _ = std::fs::remove_file(memory.held());
}

/// Ends what was begun, once words are sealed: what lay in the open before goes from all that is kept, and what was accepted counts.
pub fn settle(store: &Store) {
    if let Some(memory) = Memory::of(store).filter(|memory| memory.is_begun() && store.settings.is_sealed() && store.is_sealed_on_disk()) {
        drafts::take_in(store);
        // what can't be forgotten now is forgotten by the next command
        if undo::forget_all(store).is_ok() {
            let _ = std::fs::remove_file(memory.begun());
        }
    }
}

/// The recovery key in a file, where a command that was cut off as it began sealing here had made it.
pub fn begun_with(store: &Store, file: &Path) -> Option<Identity> {
    let (circle, _) = Memory::of(store).filter(Memory::is_begun)?.circle()?;
    let bytes = identity::read(file).ok().flatten()?;
    let found = vault::identity::identities(&bytes).ok()?;
    let is_it = |identity: &Identity| circle.holder_of(identity.public().as_str()).is_some_and(|reader| reader.recovery);
    found.into_iter().find(is_it)
}

/// Whether words are sealed here: since `stay.yaml` says so, or since this person accepted readers for this clone before. No commit of
/// someone else opens anything by asking for less.
pub fn seals(store: &Store) -> bool {
    store.settings.is_sealed() || is_remembered(store)
}

/// Forgets what was accepted here: this workspace is sealed no more, since this person said so.
pub fn forget(store: &Store) -> Result<(), Fault> {
    let Some(memory) = Memory::of(store) else { return Ok(()) };
    memory.forget_ended()?;
    let all = ALL.map(|what| memory.path(what));
    all.into_iter().chain([memory.begun(), memory.held()]).try_for_each(|path| gone(std::fs::remove_file(&path), &path))
}

/// The same, but for `undo`: what was accepted counts no more, and lies aside until [`resume`] or another yes.
pub fn end(store: &Store) -> Result<(), Fault> {
    let Some(memory) = Memory::of(store) else { return Ok(()) };
    memory.forget_ended()?;
    for what in ALL {
        let path = memory.path(what);
        gone(std::fs::rename(&path, memory.ended(what)), &path)?;
    }
    [memory.begun(), memory.held()].into_iter().try_for_each(|path| gone(std::fs::remove_file(&path), &path))
}

/// Has what lay aside count again, where this person took back that sealing ended. It widens nothing: it is what they accepted
/// themselves, for this workspace and this clone, and no commit can ask for it.
pub fn resume(store: &Store) {
    let Some(memory) = Memory::of(store).filter(|memory| memory.circle().is_none() && store.is_sealed_on_disk()) else { return };
    for what in ALL {
        let _ = std::fs::rename(memory.ended(what), memory.path(what));
    }
}

/// What came of taking a file away, which may not have been there.
fn gone(done: std::io::Result<()>, path: &Path) -> Result<(), Fault> {
    match done {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Fault::io(path)(error)),
        _ => Ok(()),
    }
}

/// Forgets what is remembered of such people and records.
pub(super) fn forget_where(store: &Store, is_home: &dyn Fn(&str) -> bool, is_gone: &dyn Fn(Id) -> bool) -> Result<(), Fault> {
    let Some(memory) = Memory::of(store) else { return Ok(()) };
    // what lies aside may name them, and is only there to save a yes
    memory.forget_ended()?;
    if let Some(mut holding) = memory.holding() {
        let before = holding.clone();
        holding.people.retain(|slug, person| !is_home(slug) && !person.id.is_some_and(is_gone));
        holding.holders.retain(|id, _| !is_gone(*id));
        if holding != before {
            memory.keep_holding(&holding)?;
        }
    }
    if let Some(known) = memory.sealed_for() {
        let left: SealedFor = known.iter().filter(|(id, _)| !is_gone(**id)).map(|(id, readers)| (*id, readers.clone())).collect();
        if left.len() != known.len() {
            memory.keep_sealed_for(&left)?;
        }
    }
    Ok(())
}

/// Where all of it is kept for one clone.
#[derive(Clone, Debug)]
struct Memory {
    folder: PathBuf,
    /// What its files are called: nothing that a path could be read from.
    name: String,
    signer: Signer,
    /// The key of the workspace, as `stay.yaml` has it.
    workspace: Option<String>,
}

impl Memory {
    /// `None` where there is no place for it outside the workspace.
    fn of(store: &Store) -> Option<Memory> {
        let root = store.root.canonicalize().ok()?;
        let folder = store.secret.outside(&root)?.join("accepted");
        let name = HEXLOWER.encode(&Sha256::digest(root.as_os_str().as_encoded_bytes())).split_off(32);
        Some(Memory { folder, name, signer: signer(store), workspace: store.settings.workspace.clone() })
    }

    fn path(&self, what: Use) -> PathBuf {
        let kind = match what {
            Use::Accepted => "readers",
            Use::Holding => "holding",
            _ => "sealed-for",
        };
        self.folder.join(format!("{}.{kind}", self.name))
    }

    /// Where it lies once sealing ended.
    fn ended(&self, what: Use) -> PathBuf {
        self.path(what).with_added_extension("ended")
    }

    fn forget_ended(&self) -> Result<(), Fault> {
        ALL.map(|what| self.ended(what)).into_iter().try_for_each(|path| gone(std::fs::remove_file(&path), &path))
    }

    /// What is there while sealing begins.
    fn begun(&self) -> PathBuf {
        self.folder.join(format!("{}.begun", self.name))
    }

    /// What counted before a command that may have been cut off.
    fn held(&self) -> PathBuf {
        self.folder.join(format!("{}.held", self.name))
    }

    fn is_begun(&self) -> bool {
        self.begun().symlink_metadata().is_ok()
    }

    /// What a file holds, if this user's own `stay` wrote it and nobody else could have.
    fn read(&self, what: Use) -> Option<String> {
        let path = self.path(what);
        let opened = file::open_plain(&path).ok()?;
        let is_own = is_of_user_alone(&opened.metadata().ok()?, 0o022) && self.is_closed();
        let bytes = file::all(&path).ok().filter(|_| is_own)?;
        String::from_utf8(self.signer.opened(what, &self.name, bytes)?).ok()
    }

    /// Whether nobody else can put anything in the folder.
    fn is_closed(&self) -> bool {
        let is_own = |folder: &Path| folder.symlink_metadata().is_ok_and(|data| data.is_dir() && is_of_user_alone(&data, 0o022));
        is_own(&self.folder) && self.folder.parent().is_some_and(|above| above.metadata().is_ok_and(|data| is_of_user_alone(&data, 0o022)))
    }

    fn write(&self, what: Use, text: String) -> Result<(), Fault> {
        file::make_folder(&self.folder)?;
        if !self.is_closed() {
            return Err(Fault::OpenToOthers(self.folder.clone()));
        }
        let bytes = self.signer.signed(what, &self.name, text.into_bytes());
        if !is_whole(&bytes) {
            return Err(Fault::NoState);
        }
        let (path, staged) = (self.path(what), self.folder.join(format!("{}.{}", self.name, std::process::id())));
        let _ = std::fs::remove_file(&staged);
        let written = file::write_new(&staged, &bytes).and_then(|()| std::fs::rename(&staged, &path).map_err(Fault::io(&path)));
        if written.is_err() {
            let _ = std::fs::remove_file(&staged);
        }
        file::sync_folder(&self.folder);
        written
    }

    /// What was accepted, and for which workspace.
    fn circle(&self) -> Option<(Circle, Option<String>)> {
        let text = self.read(Use::Accepted)?;
        let settings = settings::parse(&text).settings;
        Some((readers::circle_of(&text, settings.policy), settings.workspace))
    }

    fn keep_circle(&self, circle: &Circle) -> Result<(), Fault> {
        let parties = |parties: &[Party]| New::List(parties.iter().map(|party| New::text(party.word())).collect());
        let policy = [("words", parties(&circle.policy.words)), ("private-notes", parties(&circle.policy.private_notes))];
        let readers = circle.readers.iter().map(|reader: &Reader| (reader.key.clone(), readers::value(reader))).collect();
        let text = write::document(&[
            ("workspace", New::text(self.workspace.as_deref().unwrap_or_default())),
            ("privacy", New::Map(policy.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())),
            ("readers", New::Map(readers)),
        ]);
        self.write(Use::Accepted, text)
    }

    /// One line a record: its id and the readers. What was remembered of another workspace is none.
    fn sealed_for(&self) -> Option<SealedFor> {
        let text = self.read(Use::SealedFor)?;
        let (head, lines) = text.split_once('\n')?;
        let record = |line: &str| {
            let mut words = line.split(' ');
            Some((Id::parse(words.next()?)?, words.map(str::to_owned).collect()))
        };
        (head == self.head()).then(|| lines.lines().filter_map(record).collect())
    }

    fn keep_sealed_for(&self, known: &SealedFor) -> Result<(), Fault> {
        let mut text = self.head();
        for (id, readers) in known {
            text.push('\n');
            text.push_str(id.as_str());
            // a key of a reader has no blank in it; what has one came from a file that nobody accepted
            for reader in readers.iter().filter(|reader| !reader.contains(char::is_whitespace)) {
                text.push(' ');
                text.push_str(reader);
            }
        }
        text.push('\n');
        self.write(Use::SealedFor, text)
    }

    /// What was remembered of who people are; what was of another workspace is none.
    fn holding(&self) -> Option<Holding> {
        let text = self.read(Use::Holding)?;
        let (head, lines) = text.split_once('\n')?;
        (head == self.head()).then(|| holding::parse(lines))
    }

    fn keep_holding(&self, holding: &Holding) -> Result<(), Fault> {
        self.write(Use::Holding, format!("{}\n{}", self.head(), holding::text(holding)))
    }

    fn head(&self) -> String {
        format!("workspace {}", self.workspace.as_deref().unwrap_or_default().escape_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::circle::Policy;
    use crate::store::Secret;

    /// A workspace with a place for state beside it.
    struct World {
        dir: tempfile::TempDir,
    }

    impl World {
        fn new() -> World {
            let world = World { dir: tempfile::tempdir().unwrap() };
            world.write("stay.yaml", "version: 2\nworkspace: abc\nprivacy: {words: [holder]}\n");
            world
        }

        fn write(&self, path: &str, text: &str) {
            let path = self.dir.path().join("team").join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }

        fn store(&self) -> Store {
            let mut store = Store::open(&self.dir.path().join("team")).unwrap();
            store.secret = Secret::kept_in(Some(self.dir.path().join("state")));
            store
        }

        /// The files that are kept, with what they end in.
        fn kept(&self, ending: &str) -> PathBuf {
            let files = std::fs::read_dir(self.dir.path().join("state/accepted")).unwrap();
            files.map(|file| file.unwrap().path()).find(|path| path.to_str().unwrap().ends_with(ending)).unwrap()
        }
    }

    fn circle() -> Circle {
        let reader = |key: &str, name: Option<&str>, employee: Option<&str>| Reader {
            key: key.to_owned(),
            name: name.map(Into::into),
            employee: employee.map(Into::into),
            recovery: key == "herstel",
            keys: vec![Identity::generate().public().to_string(), Identity::generate().public().to_string()],
        };
        let readers = vec![
            reader("piet", Some("Piet \"Pim\": Jansen # 1"), None),
            reader("anna", None, Some("anna-de-vries")),
            reader("herstel", Some("Kluis"), Some("kluis")),
        ];
        Circle { readers, policy: Policy { words: vec![Party::Holder, Party::Reader("piet".to_owned())], private_notes: Vec::new() } }
    }

    fn id(text: &str) -> Id {
        Id::parse(text).unwrap()
    }

    #[test]
    fn what_was_accepted_is_remembered_as_it_was() {
        let world = World::new();
        let (store, circle) = (world.store(), circle());
        assert!(Accepted::of(&store).is_none() && !is_remembered(&store));
        let for_both = vec!["piet".to_owned(), "anna".to_owned()];
        accept(&store, &circle, &[(id("k7m3x9qa"), for_both.clone())]).unwrap();
        let accepted = Accepted::of(&world.store()).unwrap();
        assert_eq!(accepted.circle, circle);
        assert_eq!((accepted.sealed_for(id("k7m3x9qa")), accepted.sealed_for(id("m4q8z2ka"))), (Some(&for_both[..]), None));
        accepted.note(&[(id("m4q8z2ka"), vec!["piet".to_owned()]), (id("k7m3x9qa"), Vec::new())]).unwrap();
        let accepted = Accepted::of(&world.store()).unwrap();
        assert_eq!(accepted.sealed_for(id("m4q8z2ka")), Some(&["piet".to_owned()][..]));
        assert_eq!(accepted.sealed_for(id("k7m3x9qa")), Some(&[][..]));
        // accepting more keeps what is known of records
        accept(&store, &Circle::default(), &[]).unwrap();
        let accepted = Accepted::of(&world.store()).unwrap();
        assert_eq!((accepted.circle, accepted.sealed_for.get()), (Circle::default(), None));
        assert!(Accepted::of(&store).unwrap().sealed_for(id("m4q8z2ka")).is_some());
        forget(&store).unwrap();
        forget(&store).unwrap();
        assert!(Accepted::of(&store).is_none() && !is_remembered(&store));
    }

    #[test]
    fn what_ended_counts_again_only_where_words_are_sealed_as_before() {
        let world = World::new();
        let settings = std::fs::read_to_string(world.dir.path().join("team/stay.yaml")).unwrap();
        let sealed_for = [(id("k7m3x9qa"), vec!["piet".to_owned()])];
        accept(&world.store(), &circle(), &sealed_for).unwrap();
        let circle = Accepted::of(&world.store()).unwrap().circle;
        end(&world.store()).unwrap();
        assert!(Accepted::of(&world.store()).is_none() && !is_remembered(&world.store()));
        world.write("stay.yaml", "version: 1\nworkspace: abc\n");
        resume(&world.store());
        assert!(!is_remembered(&world.store()), "nothing is sealed");
        world.write("stay.yaml", "version: 2\nworkspace: other\nprivacy: {words: [holder]}\n");
        resume(&world.store());
        assert!(Accepted::of(&world.store()).is_none(), "another workspace");
        end(&world.store()).unwrap();
        world.write("stay.yaml", &settings);
        assert!(Accepted::of(&world.store()).is_none(), "not without being asked");
        resume(&world.store());
        let again = Accepted::of(&world.store()).unwrap();
        assert_eq!((&again.circle, again.sealed_for(id("k7m3x9qa"))), (&circle, Some(&sealed_for[0].1[..])));
        // another yes comes first
        end(&world.store()).unwrap();
        accept(&world.store(), &Circle::default(), &[]).unwrap();
        resume(&world.store());
        assert_eq!(Accepted::of(&world.store()).unwrap().circle, Circle::default());
        end(&world.store()).unwrap();
        forget_where(&world.store(), &|_| false, &|_| false).unwrap();
        resume(&world.store());
        assert!(!is_remembered(&world.store()), "what may name who was forgotten is gone");
    }

    #[test]
    fn another_workspace_at_the_same_path_was_not_accepted() {
        let world = World::new();
        accept(&world.store(), &circle(), &[(id("k7m3x9qa"), Vec::new())]).unwrap();
        for settings in ["version: 2\nworkspace: other\n", "version: 1\n", "workspace: 'abc '\nversion: 3\n", "workspace: ABC\n"] {
            world.write("stay.yaml", settings);
            let Ok(mut store) = Store::open(&world.dir.path().join("team")) else { continue };
            store.secret = Secret::kept_in(Some(world.dir.path().join("state")));
            assert!(Accepted::of(&store).is_none(), "{settings}");
            assert!(is_remembered(&store), "{settings}");
            // what was remembered of records of the other one says nothing of these
            accept(&store, &Circle::default(), &[]).unwrap();
            assert_eq!(Accepted::of(&store).unwrap().sealed_for(id("k7m3x9qa")), None);
            world.write("stay.yaml", "version: 2\nworkspace: abc\n");
            accept(&world.store(), &circle(), &[(id("k7m3x9qa"), Vec::new())]).unwrap();
        }
    }

    #[test]
    fn a_copy_of_it_is_good_for_no_other_clone_and_a_torn_one_for_none() {
        let (world, other) = (World::new(), World::new());
        accept(&world.store(), &circle(), &[(id("k7m3x9qa"), Vec::new())]).unwrap();
        accept(&other.store(), &Circle::default(), &[]).unwrap();
        // the user's own key and all of it, for another path
        for file in ["key", "accepted"] {
            let [from, to] = [&world, &other].map(|world| world.dir.path().join("state").join(file));
            if from.is_file() {
                std::fs::copy(from, to).unwrap();
            }
        }
        std::fs::copy(world.kept(".readers"), other.kept(".readers")).unwrap();
        assert!(Accepted::of(&other.store()).is_none());
        let path = world.kept(".sealed-for");
        let bytes = std::fs::read(&path).unwrap();
        for cut in 0..bytes.len() {
            std::fs::write(&path, &bytes[..cut]).unwrap();
            assert_eq!(Accepted::of(&world.store()).unwrap().sealed_for(id("k7m3x9qa")), None, "{cut}");
        }
        let path = world.kept(".readers");
        let bytes = std::fs::read(&path).unwrap();
        for at in 0..bytes.len() {
            let mut odd = bytes.clone();
            odd[at] ^= 1;
            std::fs::write(&path, &odd).unwrap();
            assert!(Accepted::of(&world.store()).is_none(), "{at}");
        }
    }

    #[test]
    fn nothing_is_accepted_where_the_workspace_itself_could_say_so() {
        let world = World::new();
        let mut store = world.store();
        store.secret = Secret::kept_in(Some(world.dir.path().join("team/.state")));
        assert!(matches!(accept(&store, &circle(), &[]), Err(Fault::NoState)));
        store.secret = Secret::kept_in(None);
        assert!(matches!(accept(&store, &circle(), &[]), Err(Fault::NoState)));
        assert!(Accepted::of(&store).is_none());
    }

    #[cfg(unix)]
    #[test]
    fn what_others_can_write_to_is_not_believed() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let world = World::new();
        accept(&world.store(), &circle(), &[]).unwrap();
        let is_known = || Accepted::of(&world.store()).is_some();
        let mode = |path: &Path, mode| std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
        let (path, folder) = (world.kept(".readers"), world.dir.path().join("state/accepted"));
        let mode_of = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!((mode_of(&path), mode_of(&folder)), (0o600, 0o700));
        mode(&path, 0o620);
        assert!(!is_known());
        mode(&path, 0o600);
        mode(&folder, 0o777);
        assert!(!is_known());
        assert!(matches!(accept(&world.store(), &circle(), &[]), Err(Fault::OpenToOthers(_))));
        mode(&folder, 0o700);
        assert!(is_known());
        let elsewhere = world.dir.path().join("elsewhere");
        std::fs::rename(&path, &elsewhere).unwrap();
        symlink(&elsewhere, &path).unwrap();
        assert!(!is_known(), "a link");
    }
}
