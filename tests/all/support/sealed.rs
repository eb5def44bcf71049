//! A workspace whose words are sealed, with the keys of its people beside it.
//!
//! Piet Jansen holds the talks of Anna and Bo, and Eva Smit of HR holds those of Piet. Each of them has a key but Bo, and so has the
//! one for recovery. All of them work in one folder: what differs is whose key is at hand, or that there is none ([`NOBODY`]).

use super::sandbox::{Run, output_of};
use super::workspace::open;
use super::{in_memory, stay};
use age::secrecy::ExposeSecret;
use stay::domain::records::Place;
use stay::domain::sealed::Shut;
use stay::store::seal::{self, Opener};
use stay::store::{Change, Store, accepted, layout, readers};
use stay::vault::{Identity, PublicKey};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use tempfile::TempDir;
use walkdir::WalkDir;

pub const PIET: &str = "piet";
pub const ANNA: &str = "anna";
pub const EVA: &str = "eva";
pub const RECOVERY: &str = "herstel";
/// Someone without a key.
pub const NOBODY: &str = "nobody";

/// Who can be a reader, and how `readers.yaml` names them.
const READERS: &[(&str, &str)] = &[
    (PIET, "name: Piet Jansen\n    employee: piet-jansen"),
    (ANNA, "employee: anna-de-vries"),
    (EVA, "name: Eva Smit"),
    (RECOVERY, "name: Herstelsleutel in de kluis\n    recovery: true"),
];

/// What makes a workspace one whose words are sealed.
pub const SETTINGS_TEXT: &str = "version: 2\nprivacy:\n  words: [holder, employee]\n  private-notes: [author]\n";

pub const TALK: &str = "employees/anna-de-vries/conversations/2026-11-20-k7m3x9qa.yaml";
pub const TALK_TO_COME: &str = "employees/anna-de-vries/conversations/2026-11-21-p4n7c2va.yaml";
pub const TALK_OF_BO: &str = "employees/bo-bos/conversations/2026-10-20-b3m3x9qa.yaml";
pub const TALK_OF_PIET: &str = "employees/piet-jansen/conversations/2026-11-18-z7m3x9qa.yaml";
pub const ACTION: &str = "employees/anna-de-vries/actions/2026-11-20-m4q8z2ka.yaml";
pub const ACTION_DROPPED: &str = "employees/anna-de-vries/actions/2026-11-01-d4q8z2ka.yaml";
pub const GOAL: &str = "employees/anna-de-vries/goals/2026-11-20-g2w6r8tc.yaml";
pub const NOTE: &str = "employees/anna-de-vries/notes/2026-11-21-n4q8z2ka.yaml";
pub const SHARED_NOTE: &str = "employees/anna-de-vries/notes/2026-11-21-s4q8z2ka.yaml";
pub const EMPLOYEE_WHO_LEFT: &str = "employees/cas-kok/employee.yaml";

/// The files of the story, with their words in place. Each word that is sealed has `geheim` in it, and nothing else has.
pub const FILES: &[(&str, &str)] = &[
    (
        "employees/anna-de-vries/employee.yaml",
        "id: a2n7c4ye\nname: Anna de Vries\nteam: Platform\nmanager: Piet Jansen\nstarted: 2023-04-01\n",
    ),
    ("employees/bo-bos/employee.yaml", "id: b2n7c4ye\nname: Bo Bos\nteam: Platform\nmanager: Piet Jansen\nstarted: 2023-04-01\n"),
    (
        EMPLOYEE_WHO_LEFT,
        "id: c2n7c4ye\nname: Cas Kok\nteam: Platform\nmanager: Piet Jansen\nstarted: 2023-04-01\nleft: 2026-09-30\nleft-because: geheim tien\n",
    ),
    ("employees/piet-jansen/employee.yaml", "id: d2n7c4ye\nname: Piet Jansen\nteam: Platform\nmanager: Eva Smit\nstarted: 2020-04-01\n"),
    (
        TALK,
        "id: k7m3x9qa\ntype: stay\nstatus: closed\ndate: 2026-11-20\nwith: Piet Jansen\nthemes:\n- energy\npreparation:\n  employee: |\n    Geheim een.\n  manager: |\n    Geheim twee.\nanswers:\n- theme: energy\n  question: Waarvan krijg je energie?\n  answer: |\n    Geheim drie.\n  released: true\n- theme: energy\n  question: Wat knelt?\n  answer: |\n    Geheim vier.\nobstacles:\n- rooster\n- geheim vijf\n- mijn geheim rooster\nenergy:\n- geheim mentoraat\nsignals:\n- training\nsummary: Geheim zes.\nnext: 2026-12-20\nclosed: 2026-11-20\n",
    ),
    (
        TALK_TO_COME,
        "id: p4n7c2va\ntype: check-in\nstatus: planned\ndate: 2026-11-25\nwith: Piet Jansen\nthemes:\n- learning\npreparation:\n  employee: |\n    Geheim zeven.\n",
    ),
    (
        TALK_OF_BO,
        "id: b3m3x9qa\ntype: stay\nstatus: closed\ndate: 2026-10-20\nwith: Piet Jansen\nanswers:\n- question: Wat knelt?\n  answer: Geheim van Bo.\nobstacles:\n- rooster\n- geheim vijf\nenergy:\n- geheim mentoraat\nsummary: Geheim van Bo.\nclosed: 2026-10-20\n",
    ),
    (
        TALK_OF_PIET,
        "id: z7m3x9qa\ntype: stay\nstatus: closed\ndate: 2026-11-18\nwith: Eva Smit\nanswers:\n- question: Hoe gaat het?\n  answer: Geheim van Piet.\nobstacles:\n- geheim bij Piet\nsummary: Geheim van Piet.\nclosed: 2026-11-18\n",
    ),
    (
        ACTION,
        "id: m4q8z2ka\ntitle: Rooster aanpassen\nowner: manager\ndue: 2026-12-06\nstatus: open\nconversation: k7m3x9qa\ngoal: g2w6r8tc\nobstacle: rooster\nnote: |\n  Geheim acht.\ncreated: 2026-11-20\n",
    ),
    (
        ACTION_DROPPED,
        "id: d4q8z2ka\ntitle: Cursus zoeken\nowner: employee\ndue: 2026-11-10\nstatus: dropped\ndropped-because: Geheim negen.\ncreated: 2026-11-01\nclosed: 2026-11-20\n",
    ),
    (
        GOAL,
        "id: g2w6r8tc\ntitle: Een overleg leiden\nby: 2027-02-20\nstatus: open\nproject: Geheim project\nprogress:\n- date: 2026-11-21\n  note: Geheim begin.\ncreated: 2026-11-20\n",
    ),
    (NOTE, "id: n4q8z2ka\ntext: Geheim briefje.\ncreated: 2026-11-21\n"),
    (SHARED_NOTE, "id: s4q8z2ka\ntext: Open briefje.\nshared: true\ncreated: 2026-11-21\n"),
    (
        "organisation/actions/2026-11-01-v3n5b7xe.yaml",
        "id: v3n5b7xe\ntitle: Roosters op tijd\nowner: MT\nstatus: open\nobstacle: rooster\nnote: Voor iedereen.\ncreated: 2026-11-01\n",
    ),
];

/// The vocabulary of the story.
const VOCABULARY: &str = "obstacles:\n  rooster:\n    label: {nl: Het rooster, en: The roster}\n";

/// The keys of one person.
#[derive(Debug)]
pub struct KeysOf(pub Vec<Identity>);

impl Opener for KeysOf {
    fn identities(&self) -> Result<&[Identity], Shut> {
        if self.0.is_empty() { Err(Shut::NoIdentity) } else { Ok(&self.0) }
    }

    fn public_keys(&self) -> Vec<PublicKey> {
        self.0.iter().map(Identity::public).collect()
    }
}

/// A workspace whose words are sealed, and the folder with the keys of its people.
pub struct SealedWorkspace {
    home: TempDir,
    keys: Vec<(String, Identity)>,
}

impl Default for SealedWorkspace {
    /// The story.
    fn default() -> SealedWorkspace {
        SealedWorkspace::of(VOCABULARY, FILES)
    }
}

impl SealedWorkspace {
    /// A workspace with these files, whose words stand in place; they are sealed here. `settings` are what `stay.yaml` has beside what
    /// makes it sealed.
    pub fn of(settings: &str, files: &[(&str, &str)]) -> SealedWorkspace {
        let workspace = SealedWorkspace::empty(in_memory(), settings, READERS);
        files.iter().for_each(|(path, text)| workspace.write(path, text));
        workspace.seal_all();
        workspace
    }

    fn empty(home: TempDir, settings: &str, readers: &[(&str, &str)]) -> SealedWorkspace {
        let keys: Vec<_> = readers.iter().map(|(key, _)| ((*key).to_owned(), Identity::generate())).collect();
        let workspace = SealedWorkspace { home, keys };
        workspace.write(layout::SETTINGS, &format!("{SETTINGS_TEXT}{settings}"));
        let mut text = "readers:\n".to_owned();
        for ((key, identity), (_, named)) in workspace.keys.iter().zip(readers) {
            let public = identity.public();
            writeln!(text, "  {key}:\n    {named}\n    keys:\n    - {public}").unwrap();
            let line = format!("# public key: {public}\n{}\n", identity.secret_line().expose_secret());
            private(&workspace.key_file(key), &line);
        }
        workspace.write(layout::READERS, &text);
        workspace
    }

    /// Accepts the readers as they are, and seals all that stands open, as the first of them.
    pub fn seal_all(&self) {
        let store = self.store(&self.keys[0].0);
        let circle = readers::offered(&store).circle;
        assert_eq!(circle.readers.len(), self.keys.len());
        accepted::accept(&store, &circle, &[]).unwrap();
        let found = WalkDir::new(self.root()).sort_by_file_name().into_iter().map(Result::unwrap);
        let paths: Vec<String> = found
            .filter(|found| found.file_type().is_file())
            .map(|found| found.path().strip_prefix(self.root()).unwrap().to_str().unwrap().to_owned())
            .filter(|path| !seal::words(&layout::place(path)).is_empty())
            .collect();
        let change = |path: &String| {
            let text = self.text(path);
            Change::Replace { place: layout::place(path), before: text.clone().into_bytes(), text }
        };
        store.writer().unwrap().apply(&paths.iter().map(change).collect::<Vec<_>>()).unwrap();
    }

    pub fn root(&self) -> PathBuf {
        self.home.path().join("team")
    }

    /// The folder of the user, beside the workspace.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// The identity of someone who has one.
    pub fn identity(&self, who: &str) -> &Identity {
        &self.keys.iter().find(|(key, _)| *key == who).unwrap().1
    }

    /// Where that identity lies, as `STAY_IDENTITY` names it.
    pub fn key_file(&self, who: &str) -> PathBuf {
        self.home.path().join(format!("keys/{who}.txt"))
    }

    /// The workspace as this person has it.
    pub fn store(&self, who: &str) -> Store {
        let keys = self.keys.iter().filter(|(key, _)| *key == who).map(|(_, identity)| identity.clone()).collect();
        Store { opener: Arc::new(KeysOf(keys)), ..open(&self.root()) }
    }

    /// The program as this person runs it in the workspace.
    pub fn command(&self, who: &str, lang: &str) -> Command {
        let mut command = stay(self.home.path(), lang);
        if who != NOBODY {
            command.env("STAY_IDENTITY", self.key_file(who));
        }
        command.args(["--lang", lang]).current_dir(self.root());
        command
    }

    /// Runs a line, quoted as in a shell.
    pub fn run(&self, who: &str, lang: &str, line: &str) -> Run {
        let words = shell_words::split(line).unwrap_or_else(|error| panic!("{line}: {error}"));
        output_of(self.command(who, lang).args(words))
    }

    /// What a file holds.
    pub fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.at(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// What a file holds with its words in place, as far as this person can open them.
    pub fn opened(&self, who: &str, path: &str) -> String {
        seal::open_text(&self.store(who), &layout::place(path), &self.text(path)).text
    }

    /// Writes a file as it is.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.at(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Writes a file whose words stand in place, as this person: they are sealed on the way.
    pub fn seal(&self, who: &str, path: &str, text: &str) {
        let store = self.store(who);
        let (place, text): (Place, _) = (layout::place(path), text.to_owned());
        let change = match std::fs::read(self.at(path)) {
            Ok(before) => Change::Replace { place, before, text },
            Err(_) => Change::create(place, text),
        };
        store.writer().unwrap().apply(&[change]).unwrap();
    }
}

/// Writes a file for its owner alone.
fn private(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path.parent().unwrap(), PermissionsExt::from_mode(0o700)).unwrap();
        std::fs::set_permissions(path, PermissionsExt::from_mode(0o600)).unwrap();
    }
}
