//! Texts in the editor in a workspace that is sealed: in memory while they are written, sealed while they wait, never readable on
//! a disk.
#![cfg(target_os = "linux")]

use crate::support::workspace::{ANNA, TALK, Workspace};
use age::secrecy::ExposeSecret;
use stay::domain::circle::Policy;
use stay::domain::records::Source;
use stay::domain::sealed::Shut;
use stay::store::drafts::{self, Desk, Draft, Held, Waits};
use stay::store::seal::Opener;
use stay::store::{Fault, Store, layout};
use stay::vault::{self, Identity, PublicKey};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use tempfile::TempDir;
use walkdir::WalkDir;

/// What nothing may be found of.
const CANARY: &str = "kanariegeel";
const FORM: &[u8] = b"#: Anna\nsummary: \n";
const TYPED: &[u8] = b"#: Anna\nsummary: kanariegeel\n";
const MORE: &[u8] = b"#: Anna\nsummary: kanariegeel en nog meer\n";

/// Somebody with a key, who has it at hand or not.
#[derive(Debug)]
struct Writer {
    keys: Vec<Identity>,
    opens: bool,
}

impl Opener for Writer {
    fn public_keys(&self) -> Vec<PublicKey> {
        self.keys.iter().map(Identity::public).collect()
    }

    fn identities(&self) -> Result<&[Identity], Shut> {
        if self.opens { Ok(&self.keys) } else { Err(Shut::NoIdentity) }
    }
}

/// A sealed workspace and a folder in memory for its drafts.
struct Sealed {
    workspace: Workspace,
    memory: TempDir,
    key: Identity,
}

impl Sealed {
    fn new() -> Sealed {
        let memory = tempfile::tempdir_in("/dev/shm").unwrap();
        std::fs::set_permissions(memory.path(), PermissionsExt::from_mode(0o700)).unwrap();
        // the workspace is on a disk, as far as these tests go
        Sealed { workspace: Workspace::default(), memory, key: Identity::generate() }
    }

    fn store_of(&self, keys: Vec<Identity>, opens: bool, folders: &[&Path]) -> Store {
        let mut store = self.workspace.store();
        store.settings.version = 2;
        store.settings.policy = Some(Policy::default());
        store.desk = Desk::within(folders);
        store.opener = Arc::new(Writer { keys, opens });
        store
    }

    fn store(&self) -> Store {
        self.store_of(vec![self.key.clone()], true, &[self.memory.path()])
    }

    /// What lies in the workspace's folder in memory.
    fn in_memory(&self) -> Vec<String> {
        files(self.memory.path())
    }

    fn edit(&self, name: &str) -> PathBuf {
        self.workspace.at(&format!(".stay/edit/{name}"))
    }

    fn waiting(&self) -> Vec<String> {
        files(&self.workspace.at(".stay/edit"))
    }

    /// No file of the workspace has the canary.
    fn assert_unread(&self) {
        for found in WalkDir::new(self.workspace.root()).into_iter().flatten().filter(|found| found.file_type().is_file()) {
            let bytes = std::fs::read(found.path()).unwrap();
            assert!(!bytes.windows(CANARY.len()).any(|part| part == CANARY.as_bytes()), "{}", found.path().display());
        }
    }
}

fn files(folder: &Path) -> Vec<String> {
    let found = WalkDir::new(folder).sort_by_file_name().into_iter().flatten();
    found.filter(|found| found.file_type().is_file()).map(|found| found.file_name().to_str().unwrap().to_owned()).collect()
}

fn name(path: &str) -> String {
    path.replace('/', "--")
}

/// A draft that a command holds, in which somebody typed.
fn typed(store: &Store, path: &str) -> (Draft, Held) {
    let draft = drafts::begin(store, path, FORM).unwrap();
    let held = draft.hold().unwrap();
    // as an editor does that makes a file anew
    std::fs::remove_file(&draft.path).unwrap();
    std::fs::write(&draft.path, TYPED).unwrap();
    (draft, held)
}

/// The same whose command was killed: nothing is dropped.
fn killed(store: &Store, path: &str) -> PathBuf {
    let (draft, held) = typed(store, path);
    let path = draft.path.clone();
    // the lock ends with the process, which a copy of the file does too
    let base = path.with_extension("base");
    let bytes = std::fs::read(&base).unwrap();
    std::mem::forget(held);
    std::fs::remove_file(&base).unwrap();
    std::fs::write(&base, bytes).unwrap();
    path
}

#[test]
fn a_text_lies_in_memory_while_it_is_written_and_waits_sealed() {
    let sealed = Sealed::new();
    let store = sealed.store();
    let (draft, held) = typed(&store, TALK);
    assert!(draft.path.starts_with(sealed.memory.path()) && !draft.path.to_str().unwrap().contains("zorgteam"));
    assert_eq!(sealed.waiting(), [""; 0]);
    let rights = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!((rights(draft.path.parent().unwrap()), rights(&draft.path.with_extension("base"))), (0o700, 0o600));
    // another window does not get it
    assert!(drafts::left(&store, TALK).unwrap().hold().is_none());
    drafts::take_in(&store);
    assert!(draft.path.exists(), "what is open stays open");

    // the command ends and the text did not arrive
    drop((draft, held));
    assert_eq!((sealed.in_memory(), sealed.waiting()), (vec![], vec![format!("{}.age", name(TALK))]));
    sealed.assert_unread();
    assert_eq!(rights(&sealed.edit(&sealed.waiting()[0])), 0o600);
    let waits: Vec<_> = drafts::unsaved(&store).into_iter().map(|text| (text.path, text.draft, text.aside.len())).collect();
    assert_eq!(waits, [(TALK.to_owned(), true, 0)]);
    assert_eq!(drafts::records(&store).iter().map(layout::path).collect::<Vec<_>>(), [TALK]);

    // going on with it opens it in memory again
    let left = drafts::left(&store, TALK).unwrap();
    assert!(left.is_typed_in() && !left.is_untouched() && left.set(b"x").is_err());
    assert_eq!((left.read().unwrap(), left.base().unwrap()), (TYPED.to_vec(), FORM.to_vec()));
    let held = left.hold().unwrap();
    let (draft, held) = drafts::go_on(&store, left, held).unwrap();
    assert!(draft.path.starts_with(sealed.memory.path()) && draft.is_typed_in() && !draft.is_on_disk());
    std::fs::write(&draft.path, MORE).unwrap();
    drop((draft, held));
    assert_eq!(drafts::left(&store, TALK).unwrap().read().unwrap(), MORE);
    sealed.assert_unread();

    // and when it has arrived, nothing of it is left
    let left = drafts::left(&store, TALK).unwrap();
    let held = left.hold().unwrap();
    let (draft, held) = drafts::go_on(&store, left, held).unwrap();
    draft.discard();
    drop((draft, held));
    assert_eq!((sealed.in_memory(), sealed.waiting()), (vec![], vec![]));
    assert!(drafts::left(&store, TALK).is_none());
}

#[test]
fn a_text_waits_as_a_block_that_any_age_opens_for_its_writer_alone() {
    let sealed = Sealed::new();
    drop(typed(&sealed.store(), TALK));
    let text = std::fs::read_to_string(sealed.edit(&format!("{}.age", name(TALK)))).unwrap();
    let block = text.split_inclusive("-----END AGE ENCRYPTED FILE-----\n").next().unwrap();
    assert_eq!(&**vault::open(block, &[&sealed.key]).unwrap(), TYPED);
    assert_eq!(vault::recipients(block), Ok(1));
    assert!(vault::open(block, &[&Identity::generate()]).is_err());
    // as docs/format.md has it
    let key = sealed.memory.path().join("key");
    std::fs::write(&key, sealed.key.secret_line().expose_secret()).unwrap();
    let mut shell = Command::new("sh");
    shell.args(["-c", "sed '/^-----END/q' \"$1\" | age -d -i \"$2\"", "sh"]).arg(sealed.edit(&format!("{}.age", name(TALK)))).arg(key);
    match Command::new("age").arg("--version").output() {
        Ok(_) => assert_eq!(shell.output().unwrap().stdout, TYPED),
        Err(_) => println!("not tried: age is not here"),
    }
}

#[test]
fn nothing_is_left_of_what_nobody_typed_in() {
    let sealed = Sealed::new();
    let store = sealed.store();
    let draft = drafts::begin(&store, TALK, FORM).unwrap();
    let held = draft.hold().unwrap();
    let beside = draft.editor_folder().unwrap().join("code/User");
    std::fs::create_dir_all(&beside).unwrap();
    std::fs::write(beside.join("backup"), CANARY).unwrap();
    for copy in ["~", ".swp", ".save"] {
        std::fs::write(format!("{}{copy}", draft.path.display()), CANARY).unwrap();
    }
    drop((draft, held));
    assert_eq!((sealed.in_memory(), sealed.waiting()), (vec![], vec![]));
    // unless it began with words of its own
    let draft = drafts::begin(&store, TALK, FORM).unwrap();
    let held = draft.hold().unwrap().with_words(true);
    drop((draft, held));
    assert_eq!((sealed.in_memory().len(), drafts::left(&store, TALK).unwrap().read().unwrap()), (0, FORM.to_vec()));
}

#[test]
fn what_a_killed_command_left_open_is_sealed_by_the_next_or_taken_away() {
    let sealed = Sealed::new();
    let store = sealed.store();
    let path = killed(&store, TALK);
    let anna = killed(&store, ANNA);
    std::fs::write(&anna, FORM).unwrap();
    std::fs::create_dir_all(path.with_file_name("0a1b2c3d.editor/code")).unwrap();
    std::fs::write(path.with_file_name("0a1b2c3d.editor/code/backup"), CANARY).unwrap();
    // what it began from, and no more, when it was killed
    std::fs::write(path.with_file_name("employees--bo--employee.base"), CANARY).unwrap();
    std::fs::write(path.with_file_name(".employees--bo--employee.yaml.swp"), CANARY).unwrap();
    drafts::take_in(&store);
    assert_eq!((sealed.in_memory(), sealed.waiting()), (vec![], vec![format!("{}.age", name(TALK))]));
    assert_eq!(drafts::left(&store, TALK).unwrap().base().unwrap(), FORM);
    sealed.assert_unread();

    // the editor outlived its command, and saves
    std::fs::write(&path, MORE).unwrap();
    drafts::take_in(&store);
    let left = drafts::left(&store, TALK).unwrap();
    assert_eq!((left.read().unwrap(), left.base().unwrap(), sealed.in_memory()), (MORE.to_vec(), FORM.to_vec(), vec![]));
    // where nobody knows any more what it began from, it is put aside
    left.discard();
    std::fs::write(&path, MORE).unwrap();
    drafts::take_in(&store);
    assert_eq!((sealed.in_memory(), sealed.waiting()), (vec![], vec![format!("{}.left-1.age", name(TALK))]));
    let aside = std::fs::read_to_string(sealed.edit(&sealed.waiting()[0])).unwrap();
    assert_eq!(&**vault::open(&aside, &[&sealed.key]).unwrap(), MORE);
    assert_eq!(drafts::unsaved(&store)[0].aside, [sealed.edit(&sealed.waiting()[0])]);
    assert!(drafts::is_sealed(&drafts::unsaved(&store)[0].aside[0]));
}

#[test]
fn what_an_editor_saves_in_its_last_moment_is_not_lost() {
    let sealed = Sealed::new();
    let store = sealed.store();
    let path = killed(&store, TALK);
    std::fs::write(&path, FORM).unwrap();
    // nano, when its terminal is closed
    std::fs::write(format!("{}.save", path.display()), TYPED).unwrap();
    drafts::take_in(&store);
    assert_eq!((sealed.in_memory(), sealed.waiting()), (vec![], vec![format!("{}.left-1.age", name(TALK))]));
    let aside = std::fs::read_to_string(sealed.edit(&sealed.waiting()[0])).unwrap();
    assert_eq!(&**vault::open(&aside, &[&sealed.key]).unwrap(), TYPED);
}

#[test]
fn what_an_editor_may_have_open_still_stays_for_it() {
    let sealed = Sealed::new();
    let store = sealed.store();
    let draft = drafts::begin(&store, TALK, FORM).unwrap();
    let held = draft.hold().unwrap();
    draft.leave_open();
    let path = draft.path.clone();
    drop((draft, held));
    drafts::take_in(&store);
    assert!(path.exists() && !drafts::left(&store, TALK).unwrap().is_typed_in());
    std::fs::write(&path, TYPED).unwrap();
    drafts::take_in(&store);
    assert_eq!((sealed.in_memory(), drafts::left(&store, TALK).unwrap().read().unwrap()), (vec![], TYPED.to_vec()));
}

#[test]
fn without_a_key_a_text_stays_in_memory_and_that_is_known() {
    let sealed = Sealed::new();
    let store = sealed.store_of(vec![], false, &[sealed.memory.path()]);
    let (draft, held) = typed(&store, TALK);
    assert_eq!(draft.keep(), Waits::InMemory(draft.path.clone()));
    drop((draft, held));
    drafts::take_in(&store);
    let left = drafts::left(&store, TALK).unwrap();
    assert_eq!((left.read().unwrap(), drafts::unsaved(&store).len(), sealed.waiting()), (TYPED.to_vec(), 1, vec![]));
    // another is begun beside it
    let draft = drafts::begin(&store, TALK, FORM).unwrap();
    assert!(draft.aside.as_ref().unwrap().starts_with(sealed.memory.path()));
    draft.discard();
    drop((draft, left));
    // and with a key both are kept
    drop(typed(&store, TALK));
    drafts::take_in(&sealed.store());
    assert_eq!((sealed.in_memory(), sealed.waiting()), (vec![], vec![format!("{}.age", name(TALK)), format!("{}.left-1.age", name(TALK))]));
    sealed.assert_unread();
}

#[test]
fn who_can_not_open_a_text_loses_none_of_it() {
    let sealed = Sealed::new();
    drop(typed(&sealed.store(), TALK));
    let store = sealed.store_of(vec![sealed.key.clone()], false, &[sealed.memory.path()]);
    let left = drafts::left(&store, TALK).unwrap();
    assert!(left.is_typed_in() && left.base().is_none() && matches!(left.read(), Err(Fault::SealedDraft(_))));
    let held = left.hold().unwrap();
    assert!(matches!(drafts::go_on(&store, left, held), Err(Fault::SealedDraft(_))));
    // another edit puts it aside as it is
    let draft = drafts::begin(&store, TALK, FORM).unwrap();
    let aside = draft.aside.clone().unwrap();
    assert_eq!(aside, sealed.edit(&format!("{}.left-1.age", name(TALK))));
    assert_eq!(&**vault::open(&std::fs::read_to_string(aside).unwrap(), &[&sealed.key]).unwrap(), TYPED);
}

#[test]
fn an_earlier_text_is_put_aside_sealed() {
    let sealed = Sealed::new();
    let store = sealed.store();
    for _ in 0..2 {
        drop(typed(&store, TALK));
        let (draft, held) = typed(&store, TALK);
        assert!(draft.aside.is_some());
        draft.discard();
        drop((draft, held));
    }
    assert_eq!(sealed.waiting(), [1, 2].map(|number| format!("{}.left-{number}.age", name(TALK))));
    sealed.assert_unread();
}

#[test]
fn a_text_goes_along_with_its_record_unopened() {
    let sealed = Sealed::new();
    // whoever moves a folder need not be able to open
    let store = sealed.store_of(vec![sealed.key.clone()], false, &[sealed.memory.path()]);
    drop(typed(&store, TALK));
    let new = TALK.replace("anna-de-vries", "anna-kok");
    drafts::move_below(&store, "employees/anna-de-vries", "employees/anna-kok");
    assert!(drafts::left(&store, TALK).is_none());
    let moved = drafts::left(&sealed.store(), &new).unwrap();
    assert_eq!((moved.read().unwrap(), moved.base().unwrap()), (TYPED.to_vec(), FORM.to_vec()));
    // and back, after its file
    std::fs::remove_file(sealed.workspace.at(TALK)).unwrap();
    let source: Source = layout::parse_path(TALK).unwrap();
    drafts::bring(&store, &source);
    assert_eq!(
        (drafts::left(&store, &new).is_none(), drafts::left(&sealed.store(), TALK).unwrap().read().unwrap()),
        (true, TYPED.to_vec())
    );

    // so it does while it is open in memory
    let (draft, held) = typed(&sealed.store(), ANNA);
    assert!(drafts::is_edited_below(&store, "employees/anna-de-vries") && !drafts::is_edited_below(&store, "employees/bo"));
    drop((draft, held));
    let path = killed(&store, ANNA);
    drafts::move_below(&store, "employees/anna-de-vries", "employees/anna-kok");
    let moved = drafts::left(&store, &ANNA.replace("anna-de-vries", "anna-kok")).unwrap();
    assert_eq!((moved.base().unwrap(), moved.path.parent(), path.exists()), (FORM.to_vec(), path.parent(), false));
}

#[test]
fn what_this_user_did_not_seal_is_not_gone_on_with() {
    let sealed = Sealed::new();
    let store = sealed.store();
    drop(typed(&store, TALK));
    let path = sealed.edit(&format!("{}.age", name(TALK)));
    let real = std::fs::read_to_string(&path).unwrap();
    // everybody knows the public key
    let block = |text: &[u8]| vault::seal(text, &[sealed.key.public()]).unwrap();
    let signature = real.lines().last().unwrap();
    let other_name = sealed.edit(&format!("{}.age", name(ANNA)));
    for forged in [
        format!("{}{}", block(b"van een ander\n"), block(FORM)),
        format!("{}{}{signature}\n", block(b"van een ander\n"), block(FORM)),
        block(b"van een ander\n"),
        real.replacen("-----BEGIN", "----BEGIN", 1),
        String::new(),
        real[..real.len() - 1].to_owned(),
    ] {
        std::fs::write(&path, &forged).unwrap();
        assert!(
            drafts::left(&store, TALK).is_none()
                && drafts::records(&store).is_empty()
                && !drafts::unsaved(&store).iter().any(|text| text.draft),
            "{forged}"
        );
        // nor lost
        let draft = drafts::begin(&store, TALK, FORM).unwrap();
        assert!(draft.aside.is_some() && !path.exists(), "{forged}");
        draft.discard();
    }
    // nor is one that belongs to another file
    std::fs::write(&other_name, &real).unwrap();
    assert!(drafts::left(&store, ANNA).is_none());
    std::fs::write(&path, &real).unwrap();
    assert!(drafts::left(&store, TALK).is_some());
}

#[test]
fn what_lay_readable_before_the_workspace_was_sealed_is_sealed_too() {
    let sealed = Sealed::new();
    let open = sealed.workspace.store();
    for path in [TALK, ANNA] {
        std::fs::write(drafts::begin(&open, path, FORM).unwrap().path, if path == TALK { TYPED } else { FORM }).unwrap();
    }
    for aside in [".left-1", "~"] {
        std::fs::write(sealed.edit(&format!("{}{aside}", name(TALK))), TYPED).unwrap();
    }
    std::fs::write(sealed.edit(".employees--bo--employee.yaml.swp"), TYPED).unwrap();
    let store = sealed.store();
    assert_eq!(drafts::left(&store, TALK).unwrap().read().unwrap(), TYPED);
    drafts::take_in(&store);
    assert_eq!(sealed.waiting(), [".age", ".left-1.age"].map(|ending| format!("{}{ending}", name(TALK))));
    assert_eq!(drafts::left(&store, TALK).unwrap().read().unwrap(), TYPED);
    sealed.assert_unread();
}

#[test]
fn where_nothing_is_kept_in_memory_a_text_is_on_the_disk_only_while_it_is_written() {
    let sealed = Sealed::new();
    let disk = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let store = sealed.store_of(vec![sealed.key.clone()], true, &[disk.path()]);
    let (draft, held) = typed(&store, TALK);
    assert_eq!((draft.is_on_disk(), draft.path.clone()), (true, sealed.edit(&name(TALK))));
    drop((draft, held));
    assert_eq!(sealed.waiting(), [format!("{}.age", name(TALK))]);
    sealed.assert_unread();
    let left = drafts::left(&store, TALK).unwrap();
    let held = left.hold().unwrap();
    let (draft, held) = drafts::go_on(&store, left, held).unwrap();
    assert_eq!((draft.path.clone(), draft.read().unwrap()), (sealed.edit(&name(TALK)), TYPED.to_vec()));
    drop((draft, held));
    // after a kill
    killed(&store, TALK);
    drafts::take_in(&store);
    assert!(!sealed.edit(&name(TALK)).exists());
    sealed.assert_unread();
}

#[test]
fn a_folder_in_memory_that_leads_elsewhere_is_refused() {
    let sealed = Sealed::new();
    let elsewhere = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), sealed.memory.path().join("stay-edit")).unwrap();
    assert!(matches!(drafts::begin(&sealed.store(), TALK, FORM), Err(Fault::NotOwn(_))));
    assert_eq!(files(elsewhere.path()), [""; 0]);
}

#[test]
fn what_waits_sealed_is_found_when_the_workspace_is_sealed_no_more() {
    let sealed = Sealed::new();
    drop(typed(&sealed.store(), TALK));
    let mut store = sealed.store();
    store.settings.policy = None;
    let left = drafts::left(&store, TALK).unwrap();
    let held = left.hold().unwrap();
    let (draft, _held) = drafts::go_on(&store, left, held).unwrap();
    assert_eq!((draft.path.clone(), draft.read().unwrap()), (sealed.edit(&name(TALK)), TYPED.to_vec()));
    draft.discard();
    assert_eq!(sealed.waiting(), [""; 0]);
}
