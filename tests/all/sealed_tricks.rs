//! A pull never widens the circle: whatever a commit of someone else says of records, people or settings, what Piet writes next is
//! opened by nobody but those he accepted for it.

use crate::support::clones::{Clones, words};
use age::secrecy::ExposeSecret;
use stay::store::seal;
use stay::store::yaml;
use stay::vault::{self, Identity, PublicKey};
use std::path::Path;
use walkdir::WalkDir;

/// Everyone with a key, and how they are called. Mallory is a reader of nothing.
const PEOPLE: [(&str, &str); 5] =
    [("piet", "Piet Jansen"), ("anna", "Anna de Vries"), ("bo", "Bo Smit"), ("eva", "Eva Bakker"), ("mallory", "Mallory")];
const TALK: &str = "employees/anna/conversations/2026-11-20-k7m3x9qa.yaml";
const PLANNED: &str = "employees/anna/conversations/2026-11-21-p4n7c2va.yaml";
const ACTION: &str = crate::support::clones::ANNA;
const BARE_ACTION: &str = "employees/anna/actions/2026-11-20-b4q8z2ka.yaml";
const GOAL: &str = "employees/anna/goals/2026-11-20-g2w6r8tc.yaml";
const NOTE: &str = "employees/anna/notes/2026-11-21-n4q8z2ka.yaml";
const PERSON: &str = "employees/anna/employee.yaml";
const OF_BO: &str = "employees/bo/conversations/2026-11-20-c7m3x9qa.yaml";
const SETTINGS: &str = "stay.yaml";

/// Before anything is sealed.
const FILES: [(&str, &str); 10] = [
    (PERSON, "id: a4nn4xyz\nname: Anna de Vries\nmanager: Piet Jansen\nstarted: 2026-01-05\n"),
    ("employees/bo/employee.yaml", "id: b4bb4xyz\nname: Bo Smit\nmanager: Piet Jansen\nstarted: 2026-01-05\n"),
    ("employees/piet/employee.yaml", "id: p4pp4xyz\nname: Piet Jansen\nmanager: Eva Bakker\nstarted: 2020-01-05\n"),
    (
        TALK,
        "id: k7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-20\nwith: Piet Jansen\nobstacles:\n- rooster\n- oud knelpunt\nsummary: Oud geheim.\n",
    ),
    (PLANNED, "id: p4n7c2va\ntype: check-in\nstatus: planned\ndate: 2026-12-20\nwith: Piet Jansen\n"),
    (
        ACTION,
        "id: m4q8z2ka\ntitle: Rooster aanpassen\nowner: manager\ndue: 2026-12-06\nstatus: open\nconversation: k7m3x9qa\nnote: Oud geheim.\ncreated: 2026-11-20\n",
    ),
    (
        BARE_ACTION,
        "id: b4q8z2ka\ntitle: Laptop bestellen\nowner: manager\ndue: 2026-12-06\nstatus: open\nconversation: k7m3x9qa\ncreated: 2026-11-20\n",
    ),
    (GOAL, "id: g2w6r8tc\ntitle: Leren plannen\nstatus: open\nproject: Oud geheim.\ncreated: 2026-11-20\n"),
    (NOTE, "id: n4q8z2ka\ntext: Oud geheim.\ncreated: 2026-11-21\n"),
    (OF_BO, "id: c7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-20\nwith: Piet Jansen\nsummary: Oud geheim van Bo.\n"),
];

/// Piet's clone is `one`; whoever plays a trick does it in `two` and pushes it.
struct Team {
    clones: Clones,
    keys: Vec<(&'static str, Identity)>,
    recovery: std::path::PathBuf,
}

impl Team {
    fn new() -> Team {
        let keys = PEOPLE.map(|(who, _)| (who, Identity::generate())).into();
        let clones = Clones::new();
        let recovery = clones.at("herstel.txt");
        let team = Team { clones, keys, recovery };
        for (who, key) in &team.keys {
            private(&team.key_file(who), &format!("{}\n", key.secret_line().expose_secret()));
        }
        let settings = team.text(SETTINGS);
        team.write("one", SETTINGS, &format!("{settings}obstacles:\n  rooster:\n    label: Het rooster\n"));
        for (path, text) in FILES {
            team.write("one", path, text);
        }
        team.done(&format!("seal --set-up --recovery {} --yes", team.recovery.display()));
        for (who, name) in &PEOPLE[1..4] {
            team.done(&format!("readers add '{name}' {} --yes", team.public(who)));
        }
        team.clones.commit("one", "seal from now on");
        team.clones.git("one", &["push", "-q", "origin", "main"]);
        team.clones.git("two", &["pull", "-q"]);
        assert_eq!(team.readers(TALK), ["piet", "anna", "herstel"]);
        team
    }

    fn key_file(&self, who: &str) -> std::path::PathBuf {
        self.clones.at("keys").join(format!("{who}.txt"))
    }

    fn identity(&self, who: &str) -> &Identity {
        &self.keys.iter().find(|(key, _)| *key == who).unwrap().1
    }

    fn public(&self, who: &str) -> PublicKey {
        self.identity(who).public()
    }

    /// Runs a command in a clone, as one of them: how it ended, and all that it said.
    fn stay_as(&self, who: &str, clone: &str, line: &str) -> (i32, String) {
        let name = PEOPLE.iter().find(|(key, _)| *key == who).unwrap().1;
        let mut command = self.clones.command(clone);
        command.env("STAY_IDENTITY", self.key_file(who)).args(["--lang", "en", "--me", name]);
        let output = command.args(shell_words::split(line).unwrap()).output().unwrap();
        (output.status.code().unwrap_or(-1), words(&output))
    }

    fn stay(&self, line: &str) -> (i32, String) {
        self.stay_as("piet", "one", line)
    }

    fn done(&self, line: &str) -> String {
        let (code, told) = self.stay(line);
        assert_eq!(code, 0, "{line}: {told}");
        told
    }

    /// What a command refuses. No file changes by it.
    fn refused(&self, line: &str) -> String {
        let before = self.files();
        let (code, told) = self.stay(line);
        assert_eq!(code, 1, "{line}: {told}");
        assert!(self.files() == before, "{line}: {told}");
        told
    }

    fn files(&self) -> Vec<(std::path::PathBuf, Vec<u8>)> {
        let found = WalkDir::new(self.clones.at("one")).sort_by_file_name().into_iter().flatten();
        let ours = found.filter(|found| found.file_type().is_file() && !found.path().components().any(|part| part.as_os_str() == ".git"));
        let ours = ours.filter(|found| !found.path().components().any(|part| part.as_os_str() == ".stay"));
        ours.map(|found| (found.path().to_owned(), std::fs::read(found.path()).unwrap())).collect()
    }

    fn text(&self, path: &str) -> String {
        self.clones.read("one", path)
    }

    fn write(&self, clone: &str, path: &str, text: &str) {
        let path = self.clones.at(clone).join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// A commit of someone else, which Piet pulls.
    fn trick(&self, act: impl FnOnce(&Path)) {
        self.clones.git("one", &["add", "-A"]);
        self.clones.git("one", &["commit", "-q", "-m", "own changes"]);
        self.clones.git("one", &["push", "-q", "origin", "main"]);
        self.clones.git("two", &["pull", "-q"]);
        act(&self.clones.at("two"));
        self.clones.git("two", &["add", "-A"]);
        let commit = self.clones.git("two", &["commit", "-q", "-m", "mend a typo", "--author", "Mallory <mallory@example.org>"]);
        assert!(commit.status.success(), "nothing changed: {}", words(&commit));
        assert!(self.clones.git("two", &["push", "-q", "origin", "HEAD:main"]).status.success());
        let pulled = self.clones.git("one", &["pull", "-q", "--no-rebase", "--no-edit"]);
        assert!(pulled.status.success(), "{}", words(&pulled));
    }

    /// The same, of one file.
    fn changed(&self, path: &str, change: impl Fn(&str) -> String) {
        self.trick(|two| {
            let path = two.join(path);
            let text = std::fs::read_to_string(&path).unwrap();
            std::fs::write(&path, change(&text)).unwrap();
        });
    }

    fn replaced(&self, path: &str, from: &str, to: &str) {
        self.changed(path, |text| {
            assert!(text.contains(from), "{from} is not in\n{text}");
            text.replace(from, to)
        });
    }

    /// The readers that a file names.
    fn readers(&self, path: &str) -> Vec<String> {
        let text = self.text(path);
        let root = yaml::parse(&text).unwrap();
        let sealed = seal::seen(&root).unwrap_or_else(|| panic!("{path} is not sealed:\n{text}"));
        let all = ["piet", "anna", "bo", "eva", "mallory", "recovery"];
        let named = all.into_iter().filter(|key| sealed.readers.iter().any(|reader| reader == key));
        named.map(|key| if key == "recovery" { "herstel".to_owned() } else { key.to_owned() }).collect()
    }

    /// Who can open a block of a file, whatever it says: with their own keys. In `word` is what is looked for inside.
    fn who_opens(&self, path: &str, word: &str) -> Vec<String> {
        let blocks = seal::blocks(&yaml::parse(&self.text(path)).unwrap());
        let recovery = std::fs::read_to_string(&self.recovery).unwrap();
        let recovery: age::x25519::Identity = recovery.lines().find(|line| line.starts_with("AGE-")).unwrap().parse().unwrap();
        let mut who: Vec<String> = Vec::new();
        for block in &blocks {
            for (key, identity) in &self.keys {
                let holds = vault::open(block, &[identity]).is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains(word));
                who.extend(holds.then(|| (*key).to_owned()));
            }
            let bytes = age::decrypt(&recovery, block.as_bytes());
            who.extend(bytes.is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains(word)).then(|| "herstel".to_owned()));
        }
        who
    }

    /// The file that a person has newest in a folder.
    fn newest(&self, folder: &str) -> String {
        let entries = std::fs::read_dir(self.clones.at("one").join(folder)).unwrap().flatten();
        let newest = entries.max_by_key(|entry| entry.metadata().unwrap().modified().unwrap()).unwrap();
        format!("{folder}/{}", newest.file_name().to_str().unwrap())
    }

    /// No file of the workspace has a word in the open, and git has committed none.
    fn assert_unread(&self, word: &str) {
        for (path, bytes) in self.files() {
            assert!(!String::from_utf8_lossy(&bytes).contains(word), "{}: {}", path.display(), String::from_utf8_lossy(&bytes));
        }
    }

    /// What Piet writes, and who opens it.
    fn opens(&self, line: &str, path: &str) -> Vec<String> {
        let (code, told) = self.stay(&line.replace('%', "nieuwgeheim"));
        assert!(code == 0 || code == 3, "{line}: {code} {told}");
        self.assert_unread("nieuwgeheim");
        let path = if path.ends_with(".yaml") { path.to_owned() } else { self.newest(path) };
        self.who_opens(&path, "nieuwgeheim")
    }
}

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

fn holds(told: &str, all: &[&str]) {
    let flowing = told.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in all {
        assert!(flowing.contains(&part.split_whitespace().collect::<Vec<_>>().join(" ")), "{part} is not in\n{told}");
    }
}

const ALL: [&str; 3] = ["piet", "anna", "herstel"];

#[test]
fn another_with_on_a_sealed_talk_opens_it_to_nobody() {
    let team = Team::new();
    team.replaced(TALK, "with: Piet Jansen", "with: Eva Bakker");
    assert_eq!(team.opens("edit k7m3x9qa --summary '%'", TALK), ALL);
    // nor does sealing all of it anew
    let told = team.stay("seal").1;
    holds(&told, &["Eva Bakker", "stay readers trust"]);
    assert_eq!(team.who_opens(TALK, "nieuwgeheim"), ALL);
    // it is shown what changed, by whom and with which fingerprints, and takes a yes
    let told = team.refused("readers trust eva");
    let print = stay::domain::circle::fingerprint;
    holds(&told, &["Anna de Vries", "Eva Bakker", "Piet Jansen", "Mallory", "22 Nov 2026"]);
    holds(&told, &[&print(team.public("eva").as_str()), &print(team.public("piet").as_str()), "stay readers trust eva --yes"]);
    assert_eq!(team.who_opens(TALK, "nieuwgeheim"), ALL);
    team.done("readers trust eva --yes");
    team.done("seal k7m3x9qa");
    assert_eq!(team.who_opens(TALK, "nieuwgeheim"), ["anna", "eva", "herstel"]);
}

#[test]
fn another_with_opens_nothing_that_is_promised_in_the_talk() {
    let team = Team::new();
    team.replaced(TALK, "with: Piet Jansen", "with: Eva Bakker");
    assert_eq!(team.opens("act k7m3x9qa Bellen --note '%'", "employees/anna/actions"), ALL);
    assert_eq!(team.opens("edit b4q8z2ka --note '%'", BARE_ACTION), ALL);
    assert_eq!(team.opens("drop m4q8z2ka --because '%'", ACTION), ALL);
}

#[test]
fn another_with_on_a_talk_without_words_does_not_count_either() {
    let team = Team::new();
    team.replaced(PLANNED, "with: Piet Jansen", "with: Eva Bakker");
    assert_eq!(team.opens("edit p4n7c2va --summary '%'", PLANNED), ALL);
    // Piet himself may hand it to her
    let team = Team::new();
    team.done("edit p4n7c2va --with 'Eva Bakker'");
    assert_eq!(team.opens("edit p4n7c2va --summary '%'", PLANNED), ["anna", "eva", "herstel"]);
    // and take it over: what one writes oneself is open to oneself
    let team = Team::new();
    team.done("edit p4n7c2va --with 'Eva Bakker'");
    team.replaced(PLANNED, "with: Eva Bakker", "with: Piet Jansen");
    assert_eq!(team.opens("edit p4n7c2va --summary '%'", PLANNED), ALL);
}

#[test]
fn a_manager_whom_a_commit_brings_opens_nothing() {
    let team = Team::new();
    team.replaced(PERSON, "manager: Piet Jansen", "manager: Eva Bakker");
    let held_back = team.stay("note anna 'nieuwgeheim'").1;
    holds(&held_back, &["Eva Bakker", "stay readers trust"]);
    assert_eq!(team.who_opens(&team.newest("employees/anna/notes"), "nieuwgeheim"), ["piet", "herstel"]);
    assert_eq!(team.opens("act anna Bellen --note '%' --no-talk", "employees/anna/actions"), ALL);
    assert_eq!(team.opens("new anna --type growth --summary '%' --no-edit", "employees/anna/conversations"), ALL);
    assert_eq!(team.opens("goal add anna Schrijven --project '%'", "employees/anna/goals"), ALL);
    assert_eq!(team.opens("goal note g2w6r8tc '%'", GOAL), ALL);
    // a yes is a yes to all of it
    holds(&team.refused("readers trust --all"), &["Anna de Vries", "Eva Bakker", "Mallory", "stay readers trust --all --yes"]);
    team.done("readers trust --all --yes");
    assert_eq!(team.opens("note anna 'En nu % voor haar'", "employees/anna/notes"), ["piet", "eva", "herstel"]);
    let team = Team::new();
    team.replaced(PERSON, "manager: Piet Jansen", "manager: Eva Bakker");
    assert_eq!(team.opens("employee leave anna --because '%' --yes", PERSON), ALL);
    // whoever types the name means it
    let team = Team::new();
    assert_eq!(
        team.opens("new anna --type growth --with 'Eva Bakker' --summary '%' --no-edit", "employees/anna/conversations"),
        ["anna", "eva", "herstel"]
    );
    team.done("employee edit anna --manager 'Eva Bakker'");
    assert_eq!(team.opens("goal add anna Schrijven --project '%'", "employees/anna/goals"), ["anna", "eva", "herstel"]);
}

#[test]
fn a_handover_in_another_clone_counts_here_once_it_is_accepted_and_for_the_new_manager_at_once() {
    let team = Team::new();
    // Eva has a clone too, and accepted what Piet did
    assert_eq!(team.stay_as("eva", "two", "readers trust --all --yes").0, 0);
    team.replaced(PERSON, "manager: Piet Jansen", "manager: Eva Bakker");
    let (code, told) = team.stay_as("eva", "two", "note anna 'nieuwgeheim'");
    assert_eq!(code, 0, "{told}");
    assert!(!told.contains("readers trust"), "{told}");
    team.clones.commit("two", "a note");
    team.clones.git("two", &["push", "-q", "origin", "HEAD:main"]);
    team.clones.git("one", &["pull", "-q", "--no-rebase", "--no-edit"]);
    assert_eq!(team.who_opens(&team.newest("employees/anna/notes"), "nieuwgeheim"), ["eva", "herstel"]);
}

#[test]
fn a_name_more_among_the_readers_of_a_record_opens_nothing() {
    let team = Team::new();
    team.replaced(TALK, "- anna\n", "- anna\n- bo\n- eva\n");
    let told = team.done("edit k7m3x9qa --summary nieuwgeheim");
    holds(&told, &["bo", "eva"]);
    assert_eq!(team.who_opens(TALK, "nieuwgeheim"), ALL);
    // nor in one that Piet never saw before
    let (code, told) = team.stay_as("anna", "two", "readers trust --all --yes");
    assert_eq!(code, 0, "{told}");
    let (code, told) = team.stay_as("anna", "two", "new anna --type growth --with 'Piet Jansen' --summary 'Van Anna.' --no-edit");
    assert_eq!(code, 0, "{told}");
    let path = {
        let folder = team.clones.at("two").join("employees/anna/conversations");
        let newest = std::fs::read_dir(folder).unwrap().flatten().max_by_key(|entry| entry.metadata().unwrap().modified().unwrap());
        format!("employees/anna/conversations/{}", newest.unwrap().file_name().to_str().unwrap())
    };
    team.replaced(&path, "- anna\n", "- anna\n- bo\n- eva\n");
    let id = path.rsplit('-').next().unwrap().trim_end_matches(".yaml").to_owned();
    assert_eq!(team.opens(&format!("edit {id} --summary '%'"), &path), ALL);
}

#[test]
fn a_reader_whom_a_commit_takes_out_of_a_record_is_not_locked_out() {
    for (gone, left) in [("- piet\n", &["anna", "herstel"][..]), ("- recovery\n", &["piet", "anna"]), ("- anna\n", &["piet", "herstel"])] {
        let team = Team::new();
        team.replaced(TALK, gone, "");
        assert_eq!(team.readers(TALK), left, "{gone}");
        // the block was sealed for all of them, whatever stands beside it
        assert_eq!(team.opens("edit k7m3x9qa --summary '%'", TALK), ALL, "{gone}");
    }
    let team = Team::new();
    team.replaced(TALK, "readers:\n- piet\n- recovery\n- anna\n", "");
    assert_eq!(team.opens("edit k7m3x9qa --summary '%'", TALK), ALL);
}

/// A block that somebody made who has the public keys.
fn block(id: &str, person: &str, text: &str, keys: &[PublicKey]) -> String {
    let inner = format!("id: {id}\nperson: {person}\nsummary: {text}\n");
    vault::seal(inner.as_bytes(), keys).unwrap()
}

fn with_block(text: &str, block: &str) -> String {
    let lines: String = block.lines().map(|line| format!("  {line}\n")).collect();
    format!("{}sealed: |\n{lines}", &text[..text.find("sealed: ").unwrap()])
}

fn own_block(text: &str) -> String {
    seal::blocks(&yaml::parse(text).unwrap()).remove(0)
}

#[test]
fn a_block_that_someone_else_made_widens_nothing() {
    let keys = |team: &Team| ["piet", "anna", "bo", "mallory"].map(|who| team.public(who));
    let team = Team::new();
    // as if it came from Anna; who wrote it can't be proved
    team.changed(TALK, |text| with_block(text, &block("k7m3x9qa", "a4nn4xyz", "Onderschoven.", &keys(&team))));
    let told = team.done("show k7m3x9qa");
    assert!(told.contains("Onderschoven."), "{told}");
    assert_eq!(team.opens("edit k7m3x9qa --summary '%'", TALK), ALL);
    // with the readers that go with it
    let team = Team::new();
    team.changed(TALK, |text| {
        with_block(&text.replace("- anna\n", "- anna\n- bo\n"), &block("k7m3x9qa", "a4nn4xyz", "Onderschoven.", &keys(&team)))
    });
    assert_eq!(team.opens("edit k7m3x9qa --summary '%'", TALK), ALL);
    // for Mallory alone: Piet can't open it, and puts nothing beside it for her
    let team = Team::new();
    team.changed(TALK, |text| with_block(text, &block("k7m3x9qa", "a4nn4xyz", "Onderschoven.", &keys(&team)[3..])));
    let (code, told) = team.stay("edit k7m3x9qa --summary nieuwgeheim");
    assert!(code == 0 || code == 1, "{told}");
    team.assert_unread("nieuwgeheim");
    assert!(!team.who_opens(TALK, "nieuwgeheim").iter().any(|who| who == "mallory"), "{told}");
}

#[test]
fn a_block_of_another_record_or_person_is_named_and_nothing_is_written_beside_it() {
    let team = Team::new();
    team.trick(|two| {
        let [talk, action] = [TALK, ACTION].map(|path| std::fs::read_to_string(two.join(path)).unwrap());
        std::fs::write(two.join(TALK), with_block(&talk, &own_block(&action))).unwrap();
    });
    let (code, told) = team.stay("show k7m3x9qa");
    assert_eq!(code, 3, "{told}");
    holds(&told, &["the sealed block is that of another: record m4q8z2ka, person a4nn4xyz"]);
    assert!(!told.contains("Oud geheim"), "{told}");
    holds(&team.stay("readers").1, &["the sealed block is that of another"]);
    holds(
        &team.refused("edit k7m3x9qa --summary nieuwgeheim"),
        &["the sealed block is that of another: record m4q8z2ka, person a4nn4xyz", "nothing was written"],
    );
    // of another person, who has no id any more by which that could be told
    for has_id in [true, false] {
        let team = Team::new();
        team.trick(|two| {
            let [talk, of_bo] = [TALK, OF_BO].map(|path| std::fs::read_to_string(two.join(path)).unwrap());
            let moved = with_block(&of_bo, &own_block(&talk)).replace("- bo\n", "- anna\n");
            std::fs::write(two.join(OF_BO), moved).unwrap();
            if !has_id {
                let path = two.join("employees/bo/employee.yaml");
                let text = std::fs::read_to_string(&path).unwrap();
                std::fs::write(path, text.replace("id: b4bb4xyz\n", "")).unwrap();
            }
        });
        let (code, told) = team.stay("show c7m3x9qa");
        assert_eq!(code, 3, "{told}");
        assert!(!told.contains("Oud geheim"), "{told}");
        let told = team.refused("edit c7m3x9qa --summary nieuwgeheim");
        holds(&told, &[if has_id { "is that of another: record k7m3x9qa" } else { "`employee.yaml` has no `id`" }]);
        assert_eq!(team.text("employees/bo/employee.yaml").contains("id:"), has_id, "no other id is made up");
    }
}

#[test]
fn an_id_that_is_gone_is_not_replaced_while_something_is_sealed() {
    let team = Team::new();
    team.replaced(PERSON, "id: a4nn4xyz\n", "");
    for line in [
        "edit k7m3x9qa --summary nieuwgeheim",
        "note anna nieuwgeheim",
        "new anna --type growth --summary nieuwgeheim --no-edit",
        "edit b4q8z2ka --note nieuwgeheim",
    ] {
        holds(&team.refused(line), &["id: a4nn4xyz"]);
    }
    // nor by sealing what a hand wrote in the open
    let open = "employees/anna/conversations/2026-11-21-w7m3x9qa.yaml";
    team.write("one", open, "id: w7m3x9qa\ntype: check-in\nstatus: open\ndate: 2026-11-20\nsummary: Met de hand.\n");
    let told = team.stay("seal").1;
    holds(&told, &["id: a4nn4xyz"]);
    assert!(!team.text(PERSON).contains("id:") && team.text(open).contains("Met de hand."), "{told}");
    std::fs::remove_file(team.clones.at("one").join(open)).unwrap();
    // what needs no words goes on
    team.done("act anna Bellen");
    let (code, told) = team.stay("show k7m3x9qa");
    assert_eq!(code, 3, "{told}");
    holds(&told, &["whose the sealed block is can't be told: `employee.yaml` has no `id`"]);
    team.changed(PERSON, |text| format!("id: a4nn4xyz\n{text}"));
    assert_eq!(team.opens("edit k7m3x9qa --summary '%'", TALK), ALL);
}

#[test]
fn two_people_whose_ids_are_swapped_get_nothing_of_each_other() {
    let team = Team::new();
    let swap = |two: &Path, from: [&str; 2]| {
        for (person, other) in [("anna", from), ("bo", [from[1], from[0]])] {
            let path = two.join(format!("employees/{person}/employee.yaml"));
            let text = std::fs::read_to_string(&path).unwrap();
            std::fs::write(&path, text.replace(other[0], other[1])).unwrap();
        }
    };
    team.trick(|two| swap(two, ["a4nn4xyz", "b4bb4xyz"]));
    for id in ["k7m3x9qa", "c7m3x9qa"] {
        let (code, told) = team.stay(&format!("show {id}"));
        assert_eq!(code, 3, "{told}");
        holds(&told, &["the sealed block is that of another"]);
        assert!(!told.contains("Oud geheim"), "{told}");
        team.refused(&format!("edit {id} --summary nieuwgeheim"));
    }
    // a new talk goes to nobody who was not accepted as this person
    let who = team.opens("new anna --type growth --summary '%' --no-edit", "employees/anna/conversations");
    assert!(!who.iter().any(|who| who == "bo"), "{who:?}");
}

#[test]
fn whoever_gets_anothers_name_gets_none_of_their_talks() {
    let team = Team::new();
    // the folders change names: Piet types `Anna de Vries`, and finds Bo's folder
    team.trick(|two| {
        for (person, from, to) in [("anna", "Anna de Vries", "Bo Smit"), ("bo", "Bo Smit", "Anna de Vries")] {
            let path = two.join(format!("employees/{person}/employee.yaml"));
            let text = std::fs::read_to_string(&path).unwrap();
            std::fs::write(&path, text.replace(from, to)).unwrap();
        }
    });
    let (code, told) = team.stay("new 'Anna de Vries' --type growth --summary nieuwgeheim --no-edit");
    assert!(code == 0 || code == 1, "{told}");
    team.assert_unread("nieuwgeheim");
    if code == 0 {
        let who = team.who_opens(&team.newest("employees/bo/conversations"), "nieuwgeheim");
        assert_eq!(who, ["piet", "herstel"], "{told}");
        holds(&told, &["stay readers trust"]);
    }
}

#[test]
fn settings_that_ask_for_no_sealing_have_nothing_written_in_the_open() {
    for changes in [
        &[("version: 2", "version: 1")][..],
        &[("privacy:\n  words:\n  - holder\n  - employee\n  private-notes:\n  - author\n", "")],
        &[("  words:\n  - holder\n  - employee\n", "")],
        &[("version: 2", "version: 1"), ("privacy:\n  words:\n  - holder\n  - employee\n  private-notes:\n  - author\n", "")],
        &[("privacy:", "privacij:")],
        &[("  words:\n  - holder\n  - employee\n", "  words: []\n")],
        &[("  words:\n  - holder\n  - employee\n", "  words: open\n")],
        &[("version: 2", "version: 0")],
        &[("version: 2", "versie: 2")],
    ] {
        let team = Team::new();
        team.changed(SETTINGS, |text| {
            changes.iter().fold(text.to_owned(), |text, (from, to)| {
                assert!(text.contains(from), "{from} is not in\n{text}");
                text.replace(from, to)
            })
        });
        for line in [
            "edit k7m3x9qa --summary nieuwgeheim",
            "edit p4n7c2va --summary nieuwgeheim",
            "note anna nieuwgeheim",
            "note anna nieuwgeheim --private",
            "act anna Bellen --note nieuwgeheim",
            "new anna --type growth --summary nieuwgeheim --no-edit",
            "goal note g2w6r8tc nieuwgeheim",
            "employee leave anna --because nieuwgeheim --yes",
            "drop b4q8z2ka --because nieuwgeheim",
            "seal",
            "edit k7m3x9qa --act 'Bellen · manager · friday'",
        ] {
            let (code, told) = team.stay(line);
            assert!(matches!(code, 0 | 1 | 3), "{changes:?}, {line}: {code} {told}");
            team.assert_unread("nieuwgeheim");
        }
        // what was open stays so, and what was sealed is there to be read
        let (code, told) = team.stay("edit m4q8z2ka --due 2026-12-24");
        assert!(matches!(code, 0 | 3), "{changes:?}: {told}");
        let shown = team.stay("show k7m3x9qa").1;
        assert!(shown.contains("Oud geheim") || shown.contains("nieuwgeheim"), "{changes:?}: {shown}");
    }
}

#[test]
fn another_workspace_seals_for_nobody_before_it_is_accepted() {
    let team = Team::new();
    team.changed(SETTINGS, |text| {
        let line = text.lines().find(|line| line.starts_with("workspace: ")).unwrap();
        text.replace(line, "workspace: 3kq8f0zt5n7w2xv9m4hd")
    });
    for line in
        ["edit k7m3x9qa --summary nieuwgeheim", "note anna nieuwgeheim", "new anna --type growth --summary nieuwgeheim --no-edit", "seal"]
    {
        holds(&team.refused(line), &["stay readers trust --all"]);
    }
    team.done("readers trust --all --yes");
    assert_eq!(team.opens("edit k7m3x9qa --summary '%'", TALK), ALL);
}

#[test]
fn a_wider_policy_seals_for_nobody_more() {
    let team = Team::new();
    team.replaced(SETTINGS, "  - employee\n", "  - employee\n  - eva\n");
    assert_eq!(team.opens("edit k7m3x9qa --summary '%'", TALK), ALL);
    assert_eq!(team.opens("new anna --type growth --summary '%' --no-edit", "employees/anna/conversations"), ALL);
    team.stay("seal");
    assert_eq!(team.who_opens(TALK, "nieuwgeheim"), ALL);
    team.done("readers trust --all --yes");
    assert_eq!(team.who_opens(TALK, "nieuwgeheim"), ["piet", "anna", "eva", "herstel"], "what was shown is sealed by that yes");
}

#[test]
fn a_whole_record_of_someone_else_is_for_whom_it_says_and_is_said_to_be() {
    let team = Team::new();
    let path = "employees/anna/conversations/2026-11-22-w7m3x9qa.yaml";
    team.trick(|two| {
        let text = "id: w7m3x9qa\ntype: growth\nstatus: open\ndate: 2026-11-22\nwith: Eva Bakker\n";
        std::fs::write(two.join(path), text).unwrap();
    });
    let told = team.done("edit w7m3x9qa --summary nieuwgeheim");
    // Piet can't open it himself, and is told so
    assert_eq!(team.who_opens(path, "nieuwgeheim"), ["anna", "eva", "herstel"]);
    holds(&told, &["sealed for Anna de Vries and Eva Bakker", "you"]);
}

#[test]
fn words_that_are_faked_are_counted_as_what_they_are() {
    for fake in [
        "own-words: 9999999999999999999999",
        "own-words: -3",
        "own-words: [1, 2]",
        "own-words: veel",
        "own-words: 4000000000",
        "own-words: 0",
    ] {
        let team = Team::new();
        team.replaced(TALK, "own-words: 1", fake);
        for line in ["report", "obstacles", "show k7m3x9qa", "list", "agenda", "report --format html", "readers"] {
            let (code, told) = team.stay(line);
            assert!(matches!(code, 0 | 3), "{fake}, {line}: {code} {told}");
        }
        // what is no number is named; whether a number is right shows only to who opens it
        let is_number = fake.split(' ').next_back().is_some_and(|word| word.parse::<usize>().is_ok());
        let (code, told) = team.stay("check");
        assert_eq!(code, if is_number { 0 } else { 4 }, "{fake}: {told}");
        assert_eq!(team.opens("edit k7m3x9qa --summary '%'", TALK), ALL);
        assert!(team.text(TALK).contains("own-words: 1\n"), "{fake}: {}", team.text(TALK));
    }
}

#[test]
fn a_list_of_blocks_with_a_foreign_one_is_not_joined() {
    let team = Team::new();
    let foreign = block("k7m3x9qa", "b4bb4xyz", "Van een ander.", &["piet", "anna"].map(|who| team.public(who)));
    team.changed(TALK, |text| {
        let own = own_block(text);
        let item = |block: &str| format!("- |\n{}", block.lines().map(|line| format!("  {line}\n")).collect::<String>());
        format!("{}sealed:\n{}{}", &text[..text.find("sealed: ").unwrap()], item(&own), item(&foreign))
    });
    let (code, told) = team.stay("show k7m3x9qa");
    assert_eq!(code, 3, "{told}");
    holds(&told, &["the sealed block is that of another: record k7m3x9qa, person b4bb4xyz"]);
    assert!(!told.contains("Van een ander"), "{told}");
    for line in ["edit k7m3x9qa --summary nieuwgeheim", "close k7m3x9qa --summary nieuwgeheim"] {
        holds(&team.refused(line), &["is that of another"]);
    }
    let (code, told) = team.stay("seal");
    assert!(matches!(code, 0 | 3), "{told}");
    assert!(own_block(&team.text(TALK)).len() > 100);
    assert_eq!(seal::blocks(&yaml::parse(&team.text(TALK)).unwrap()).len(), 2);
}

#[test]
fn a_note_that_a_commit_calls_shared_stays_sealed() {
    let team = Team::new();
    team.changed(NOTE, |text| text.replace("created: ", "shared: true\ncreated: "));
    let mut command = team.clones.command("one");
    command.env("STAY_IDENTITY", team.key_file("piet")).env("EDITOR", "sed -i 's/Oud geheim/nieuwgeheim/'");
    let edited = command.args(["edit", "n4q8z2ka"]).output().unwrap();
    assert!(edited.status.success(), "{}", words(&edited));
    team.assert_unread("nieuwgeheim");
    assert_eq!(team.who_opens(NOTE, "nieuwgeheim"), ["piet", "herstel"]);
    team.stay("seal");
    team.assert_unread("nieuwgeheim");
}

#[test]
fn a_word_that_a_commit_puts_into_the_vocabulary_stays_sealed_where_it_was() {
    let team = Team::new();
    team.replaced(SETTINGS, "  rooster:\n", "  oud knelpunt:\n    label: Ha\n  rooster:\n");
    assert_eq!(team.opens("edit k7m3x9qa --summary '%'", TALK), ALL);
    assert!(!team.text(TALK).contains("oud knelpunt"), "{}", team.text(TALK));
    team.stay("seal");
    assert!(!team.text(TALK).contains("oud knelpunt"), "{}", team.text(TALK));
    // who can open it takes it in by name, however it is written
    let team = Team::new();
    team.done("edit k7m3x9qa --obstacle koffie --obstacle rooster");
    assert!(!team.text(TALK).contains("- koffie"));
    team.done("obstacles name koffie");
    assert!(team.text(TALK).contains("- koffie"), "{}", team.text(TALK));
}

#[test]
fn a_talk_about_ones_own_manager_is_not_open_to_that_manager() {
    let team = Team::new();
    // Eva of HR has a clone of her own, and holds a talk with Anna about Piet
    let eva = |line: &str| {
        let (code, told) = team.stay_as("eva", "two", line);
        assert_eq!(code, 0, "{line}: {told}");
        told
    };
    eva("readers trust --all --yes");
    eva("new anna --type growth --with 'Eva Bakker' --summary 'Over Piet: nieuwgeheim' --act 'Met Piet praten · HR · friday' --no-edit");
    let newest = |folder: &str| {
        let entries = std::fs::read_dir(team.clones.at("two").join(folder)).unwrap().flatten();
        let newest = entries.max_by_key(|entry| entry.metadata().unwrap().modified().unwrap()).unwrap();
        format!("{folder}/{}", newest.file_name().to_str().unwrap())
    };
    let (talk, action) = (newest("employees/anna/conversations"), newest("employees/anna/actions"));
    let id = |path: &str| path.rsplit('-').next().unwrap().trim_end_matches(".yaml").to_owned();
    eva(&format!("edit {} --note 'nieuwgeheim over Piet'", id(&action)));
    eva(&format!("act {} Uitzoeken --note 'nieuwgeheim twee'", id(&talk)));
    let second = newest("employees/anna/actions");
    eva(&format!("drop {} --because 'nieuwgeheim drie'", id(&second)));
    let get = || {
        team.clones.git("two", &["add", "-A"]);
        team.clones.git("two", &["commit", "-q", "-m", "a talk"]);
        team.clones.git("two", &["push", "-q", "origin", "HEAD:main"]);
        team.clones.git("one", &["add", "-A"]);
        team.clones.git("one", &["commit", "-q", "-m", "own"]);
        assert!(team.clones.git("one", &["pull", "-q", "--no-rebase", "--no-edit"]).status.success());
    };
    get();
    let hers = ["anna", "eva", "herstel"];
    for path in [&talk, &action, &second] {
        assert_eq!(team.who_opens(path, "nieuwgeheim"), hers, "{path}");
    }
    // to Piet it says for whom it is, everywhere
    for line in [
        format!("show {}", id(&talk)),
        "show anna".to_owned(),
        "search nieuwgeheim".to_owned(),
        "prepare anna --for manager".to_owned(),
        "list --json".to_owned(),
        format!("show {}", id(&action)),
    ] {
        let (code, told) = team.stay(&line);
        assert!(matches!(code, 0 | 3), "{line}: {told}");
        assert!(!told.contains("nieuwgeheim over") && !told.contains("Over Piet"), "{line}: {told}");
    }
    holds(&team.done(&format!("show {}", id(&talk))), &["sealed for Anna de Vries and Eva Bakker"]);
    // when Piet hands Anna over, what Eva held stays hers, and nothing of it opens to the new manager
    team.done("employee handover anna --to 'Bo Smit' --yes");
    for path in [&talk, &action, &second] {
        assert_eq!(team.who_opens(path, "nieuwgeheim"), hers, "{path}");
    }
    // and what Eva writes after that is for nobody else either
    team.clones.commit("one", "handover");
    team.clones.git("one", &["push", "-q", "origin", "main"]);
    team.clones.git("two", &["pull", "-q", "--no-rebase", "--no-edit"]);
    eva(&format!("edit {} --summary 'nieuwgeheim vier'", id(&talk)));
    eva(&format!("act {} Nogmaals --note 'nieuwgeheim vijf'", id(&talk)));
    let third = newest("employees/anna/actions");
    get();
    for path in [&talk, &third] {
        assert_eq!(team.who_opens(path, "nieuwgeheim"), hers, "{path}");
    }
}

#[test]
fn an_action_that_a_commit_puts_with_another_talk_opens_to_nobody_new() {
    let team = Team::new();
    // Eva holds one talk with Anna
    let path = "employees/anna/conversations/2026-11-19-w7m3x9qa.yaml";
    team.trick(|two| {
        std::fs::write(two.join(path), "id: w7m3x9qa\ntype: growth\nstatus: open\ndate: 2026-11-19\nwith: Eva Bakker\n").unwrap();
        let action = two.join(BARE_ACTION);
        let text = std::fs::read_to_string(&action).unwrap();
        std::fs::write(action, text.replace("conversation: k7m3x9qa", "conversation: w7m3x9qa")).unwrap();
    });
    assert_eq!(team.opens("edit b4q8z2ka --note '%'", BARE_ACTION), ALL);
}
