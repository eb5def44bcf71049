//! Who is a reader, and whom this person accepted: what a commit of someone else offers counts for nothing before a yes.

use crate::support::STATE;
use crate::support::clones::{Clones, words};
use stay::domain::circle::{Circle, fingerprint};
use stay::domain::id::Id;
use stay::store::accepted::{self, Accepted};
use stay::store::{Secret, Store};
use stay::vault::Identity;
use std::path::Path;

const READERS: &str = "readers.yaml";
const SETTINGS: &str = "stay.yaml";

/// Piet's clone is `one`, and whoever else has one has `two`. Words are sealed for Piet, Anna and a recovery key, and Piet accepted that.
struct Team {
    clones: Clones,
    piet: String,
    anna: String,
    recovery: String,
}

fn key() -> String {
    Identity::generate().public().to_string()
}

fn readers(piet: &str, anna: &str, recovery: &str) -> String {
    format!(
        "# who can be a reader\nreaders:\n  piet:\n    name: Piet Jansen   # as in `with`\n    keys:\n    - {piet}\n  anna:\n    employee: anna\n    keys:\n    - {anna}\n  herstel:\n    name: In de kluis\n    recovery: true\n    keys:\n    - {recovery}\n"
    )
}

impl Team {
    /// Before anyone accepted anything.
    fn unaccepted() -> Team {
        let team = Team { clones: Clones::new(), piet: key(), anna: key(), recovery: key() };
        let settings = team.clones.read("one", SETTINGS).replacen("version: 1", "version: 2", 1);
        team.clones.write("one", SETTINGS, &format!("{settings}privacy:\n  words: [holder, employee]\n"));
        team.clones.write("one", READERS, &readers(&team.piet, &team.anna, &team.recovery));
        team.clones.commit("one", "seal from now on");
        team.clones.git("one", &["push", "-q", "origin", "main"]);
        team.clones.git("two", &["pull", "-q"]);
        team
    }

    fn new() -> Team {
        let team = Team::unaccepted();
        let (code, told) = team.stay("readers trust --all --yes");
        assert_eq!(code, 0, "{told}");
        team
    }

    /// Runs a command in Piet's clone: how it ended, and all that it said.
    fn stay(&self, line: &str) -> (i32, String) {
        let mut command = self.clones.command("one");
        let output = command.args(["--lang", "en", "--me", "Piet Jansen"]).args(shell_words::split(line).unwrap()).output().unwrap();
        (output.status.code().unwrap(), words(&output))
    }

    fn json(&self, line: &str) -> serde_json::Value {
        let output = self.clones.command("one").args(["--lang", "en", "--json"]).args(shell_words::split(line).unwrap()).output().unwrap();
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", words(&output)))
    }

    /// Mallory changes a file in her clone and pushes it, and Piet pulls.
    fn mallory(&self, path: &str, change: impl Fn(&str) -> String) {
        self.clones.git("two", &["pull", "-q"]);
        let text = std::fs::read_to_string(self.clones.at("two").join(path)).unwrap_or_default();
        let changed = change(&text);
        assert_ne!(changed, text, "nothing changed");
        self.clones.write("two", path, &changed);
        self.pushed();
    }

    fn pushed(&self) {
        self.clones.git("two", &["add", "-A"]);
        let commit = self.clones.git("two", &["commit", "-q", "-m", "mend a typo", "--author", "Mallory <mallory@example.org>"]);
        assert!(commit.status.success(), "{}", words(&commit));
        assert!(self.clones.git("two", &["push", "-q", "origin", "HEAD:main"]).status.success());
        self.clones.git("one", &["add", "-A"]);
        self.clones.git("one", &["commit", "-q", "-m", "own changes"]);
        let pulled = self.clones.git("one", &["pull", "-q", "--no-rebase", "--no-edit"]);
        assert!(pulled.status.success(), "{}", words(&pulled));
    }

    fn store(&self) -> Store {
        let secret = Secret::kept_in(Some(Path::new(STATE).join("stay")));
        Store { secret, ..Store::open(&self.clones.at("one")).unwrap() }
    }

    /// Whom Piet's clone seals for.
    fn accepted(&self) -> Option<Circle> {
        Accepted::of(&self.store()).map(|accepted| accepted.circle)
    }

    /// The public keys of every reader that counts.
    fn keys(&self) -> Vec<String> {
        self.accepted().unwrap().readers.into_iter().flat_map(|reader| reader.keys).collect()
    }

    /// What a command refuses without a yes. What counts stays what it was.
    fn refused(&self, line: &str) -> String {
        let before = self.accepted();
        let (code, told) = self.stay(line);
        assert_eq!(code, 1, "{line}: {told}");
        assert_eq!(self.accepted(), before, "{line}: {told}");
        told
    }

    fn done(&self, line: &str) -> String {
        let (code, told) = self.stay(line);
        assert_eq!(code, 0, "{line}: {told}");
        told
    }
}

fn holds(told: &str, all: &[&str]) {
    // what is told may be on several lines
    let flowing = told.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in all {
        assert!(flowing.contains(&part.split_whitespace().collect::<Vec<_>>().join(" ")), "{part} is not in\n{told}");
    }
}

#[test]
fn nothing_is_accepted_before_someone_says_so() {
    let team = Team::unaccepted();
    assert_eq!(team.accepted(), None);
    let told = team.refused("readers trust");
    holds(&told, &["Piet Jansen", &fingerprint(&team.piet), "Anna de Vries (anna)", "opens everything", &fingerprint(&team.recovery)]);
    holds(&told, &["by Piet Jansen on 22 Nov 2026", "who held the talk, whom it is about", "stay readers trust --all --yes"]);
    holds(&team.refused("readers trust --all"), &["stay readers trust --all --yes"]);
    // one reader alone is no circle
    holds(&team.refused("readers trust piet --yes"), &["you accepted nothing here yet", "stay readers trust --all"]);
    for line in [format!("readers add Eva {} --yes", key()), "readers remove piet --yes".to_owned()] {
        holds(&team.refused(&line), &["you accepted nothing here yet"]);
    }
    // a look changes nothing
    team.done("readers trust --all --dry-run");
    assert_eq!(team.accepted(), None);
    team.done("readers trust --all --yes");
    assert_eq!(team.keys(), [&team.piet, &team.anna, &team.recovery].map(Clone::clone));
    holds(&team.done("readers trust"), &["there is nothing new"]);
    // another clone of it accepted nothing
    let other = Store { secret: team.store().secret, ..Store::open(&team.clones.at("two")).unwrap() };
    assert!(Accepted::of(&other).is_none() && !accepted::is_remembered(&other));
}

#[test]
fn another_key_for_piet_does_not_count_before_a_yes() {
    let team = Team::new();
    let mallory = key();
    team.mallory(READERS, |text| text.replace(&team.piet, &mallory));
    assert!(team.keys().contains(&team.piet) && !team.keys().contains(&mallory));
    let told = team.refused("readers trust piet");
    holds(&told, &["piet", &fingerprint(&mallory), &fingerprint(&team.piet), "by Mallory on 22 Nov 2026", "stay readers trust piet --yes"]);
    assert!(!told.contains("anna"), "what did not change is not shown: {told}");
    let told = team.refused("readers trust");
    holds(&told, &["+ new key", &fingerprint(&mallory), "- key gone", &fingerprint(&team.piet)]);
}

#[test]
fn a_key_beside_those_that_piet_has_does_not_count_either() {
    let team = Team::new();
    let mallory = key();
    team.mallory(READERS, |text| text.replace(&team.anna, &format!("{}\n    - {mallory}", team.anna)));
    assert!(!team.keys().contains(&mallory));
    holds(&team.refused("readers trust anna"), &["+ new key", &fingerprint(&mallory), "Mallory"]);
    team.done("readers trust anna --yes");
    assert_eq!(team.keys(), [&team.piet, &team.anna, &mallory, &team.recovery].map(Clone::clone));
}

#[test]
fn a_new_reader_does_not_count_before_a_yes() {
    let team = Team::new();
    let mallory = key();
    team.mallory(READERS, |text| format!("{text}  mallory:\n    name: Mallory\n    keys:\n    - {mallory}\n"));
    assert!(!team.keys().contains(&mallory));
    holds(&team.refused("readers trust mallory"), &["a new reader", "is called Mallory", &fingerprint(&mallory)]);
    let told = team.json("readers trust mallory --yes");
    let change = &told["changes"][0];
    assert_eq!(
        (change["reader"].as_str(), change["change"].as_str(), change["widens"].as_bool()),
        (Some("mallory"), Some("new-reader"), Some(true))
    );
    assert_eq!((change["by"].as_str(), change["date"].as_str()), (Some("Mallory"), Some("2026-11-22")));
    assert_eq!(change["new_keys"][0]["fingerprint"].as_str(), Some(&*fingerprint(&mallory)));
    assert!(team.keys().contains(&mallory));
}

#[test]
fn nobody_takes_piets_name_beside_him() {
    // in any spelling, and with what can't be seen in it
    for name in ["Piet Jansen", "PIET  JANSEN", "\"Piet\\u200B Jansen\"", "Píet Jansen"] {
        let team = Team::new();
        let mallory = key();
        team.mallory(READERS, |text| format!("{text}  hr:\n    name: {name}\n    keys:\n    - {mallory}\n"));
        for line in ["readers trust hr --yes", "readers trust --all --yes", "readers trust --yes"] {
            holds(&team.refused(line), &["readers.yaml:17:11", "is the reader `piet`'s already", "nothing of it can be accepted"]);
        }
        let (code, told) = team.stay("check");
        assert_eq!(code, 4, "{told}");
        holds(&told, &["is the reader `piet`'s already", "leave it out at one of the two"]);
    }
}

#[test]
fn whoever_takes_over_piets_name_is_shown_with_piet() {
    let team = Team::new();
    let mallory = key();
    team.mallory(READERS, |text| text.replace("  piet:", "  piet-jansen:").replace(&team.piet, &mallory));
    let told = team.refused("readers trust piet-jansen");
    holds(&told, &["piet-jansen", "a new reader", &fingerprint(&mallory), "piet", "no reader any more", &fingerprint(&team.piet)]);
    assert!(team.keys().contains(&team.piet) && !team.keys().contains(&mallory));
}

#[test]
fn a_reader_who_gets_another_name_opens_no_more_for_it() {
    let team = Team::new();
    team.mallory(READERS, |text| text.replace("    employee: anna\n", "    employee: anna\n    name: Eva Bakker\n"));
    assert_eq!(team.accepted().unwrap().reader("anna").unwrap().name, None);
    holds(&team.refused("readers trust anna"), &["is called Eva Bakker: opens what was said where Eva Bakker holds the talk", "Mallory"]);
    // and the employee of another reader is no other reader's
    team.mallory(READERS, |text| text.replace("name: Piet Jansen   # as in `with`", "name: Piet Jansen\n    employee: anna"));
    holds(&team.refused("readers trust --all --yes"), &["`anna` is the reader `piet`'s already"]);
}

#[test]
fn recovery_is_turned_on_for_nobody_by_a_commit() {
    let team = Team::new();
    team.mallory(READERS, |text| text.replace("    employee: anna\n", "    employee: anna\n    recovery: true\n"));
    assert!(!team.accepted().unwrap().reader("anna").unwrap().recovery);
    holds(&team.refused("readers trust anna"), &["+ is a recovery key: opens everything", "Mallory"]);
    team.done("readers trust anna --yes");
    assert!(team.accepted().unwrap().reader("anna").unwrap().recovery);
}

#[test]
fn a_wider_policy_does_not_count_before_a_yes() {
    let team = Team::new();
    let mallory = key();
    team.mallory(READERS, |text| format!("{text}  hr:\n    name: Mallory\n    keys: [{mallory}]\n"));
    team.done("readers trust hr --yes");
    team.mallory(SETTINGS, |text| {
        text.replace("[holder, employee]", "[holder, employee, hr]").replace("privacy:\n", "privacy:\n  private-notes: [author, hr]\n")
    });
    assert_eq!(team.accepted().unwrap().policy, Default::default());
    let told = team.refused("readers trust");
    holds(&told, &["+ what was said is for: who held the talk, whom it is about, hr", "was for: who held the talk, whom it is about"]);
    holds(&told, &["+ a private note is for: who wrote it, hr", "by Mallory"]);
    // a yes to a reader is no yes to the policy
    team.done("readers trust hr --yes");
    assert_eq!(team.accepted().unwrap().policy, Default::default());
    team.done("readers trust --all --yes");
    assert_eq!(team.accepted().unwrap().policy.words.len(), 3);
}

#[test]
fn another_workspace_key_leaves_nothing_accepted() {
    let team = Team::new();
    team.mallory(SETTINGS, |text| {
        let line = text.lines().find(|line| line.starts_with("workspace: ")).unwrap();
        text.replace(line, "workspace: 3kq8f0zt5n7w2xv9m4hd")
    });
    assert_eq!(team.accepted(), None);
    assert!(accepted::is_remembered(&team.store()), "it is known that words were sealed here");
    holds(&team.refused("readers trust"), &["a new reader", "stay readers trust --all --yes"]);
    team.done("readers trust --all --yes");
    assert_eq!(team.keys().len(), 3);
}

#[test]
fn a_commit_that_asks_for_no_sealing_opens_nothing() {
    for (from, to) in [
        ("version: 2", "version: 1"),
        ("  words: [holder, employee]\n", "  private-notes: [author]\n"),
        ("privacy:\n  words: [holder, employee]\n", ""),
    ] {
        let team = Team::new();
        team.mallory(SETTINGS, |text| text.replace(from, to));
        assert!(accepted::is_remembered(&team.store()), "{to}");
        assert_eq!(team.keys().len(), 3);
        for line in ["readers trust", "readers trust piet --yes", "readers trust --all"] {
            holds(&team.refused(line), &["stay.yaml asks for no sealing any more"]);
        }
        team.done("readers trust --all --yes");
        assert!(!accepted::is_remembered(&team.store()), "{to}");
        holds(&team.refused("readers trust"), &["nothing is sealed in this workspace", "stay seal --set-up"]);
    }
}

#[test]
fn readers_who_are_gone_are_sealed_for_until_that_is_accepted() {
    let team = Team::new();
    // recovery goes, and so does Anna: nobody is locked out by a commit
    team.mallory(READERS, |text| text[..text.find("  anna:").unwrap()].to_owned());
    assert_eq!(team.keys().len(), 3);
    holds(&team.refused("readers trust --all --yes"), &["no recovery key", "stay readers add NAME KEY --recovery"]);
    holds(&team.refused("readers trust herstel --yes"), &["no recovery key"]);
    holds(&team.refused("readers trust anna"), &["- no reader any more", &fingerprint(&team.anna), "Mallory"]);
    holds(&team.done("readers trust anna --yes"), &["accepted", "what was sealed for anna already stays open to anna"]);
    assert_eq!(team.keys(), [&team.piet, &team.recovery].map(Clone::clone));
    holds(&team.refused("readers remove herstel --yes"), &["`herstel` is not in readers.yaml any more", "stay readers trust herstel"]);
}

#[test]
fn without_a_readers_file_or_with_a_broken_one_goes_on_what_was_accepted() {
    let team = Team::new();
    let keys = team.keys();
    std::fs::remove_file(team.clones.at("two").join(READERS)).unwrap();
    team.pushed();
    holds(&team.refused("readers trust --all --yes"), &["readers.yaml", "this file is missing", "nothing of it can be accepted"]);
    assert_eq!(team.keys(), keys);
    for broken in [
        "readers: [piet]\n",
        "readers:\n  piet:\n    name: Piet\n  piet:\n    name: Mallory\n",
        "<<<<<<< x\n=======\n>>>>>>> y\n",
        "readers: {piet: {name: Piet Jansen, keys: [age1x]}}\n",
        "\u{0}",
    ] {
        team.mallory(READERS, |_| broken.to_owned());
        for line in ["readers trust --all --yes", "readers trust piet --yes", "readers remove piet --yes"] {
            holds(&team.refused(line), &["nothing of it can be accepted"]);
        }
        assert_eq!(team.stay("check").0, 4, "{broken}");
        assert_eq!(team.keys(), keys);
    }
    // an empty one would lock everyone out
    team.mallory(READERS, |_| "readers: {}\n".to_owned());
    holds(&team.refused("readers trust --all --yes"), &["you yourself could open nothing"]);
    // the settings too have to be readable
    team.mallory(SETTINGS, |text| format!("{text}<<<<<<< x\n"));
    holds(&team.refused("readers trust --all --yes"), &["stay.yaml can't be read"]);
}

#[cfg(unix)]
#[test]
fn a_link_is_no_readers_file() {
    let team = Team::new();
    let elsewhere = team.clones.at("elsewhere.yaml");
    std::fs::write(&elsewhere, readers(&key(), &key(), &key())).unwrap();
    let path = team.clones.at("two").join(READERS);
    std::fs::remove_file(&path).unwrap();
    std::os::unix::fs::symlink("../elsewhere.yaml", &path).unwrap();
    team.pushed();
    holds(&team.refused("readers trust --all --yes"), &["readers.yaml", "this is a link", "nothing of it can be accepted"]);
    let (code, told) = team.stay(&format!("readers add Eva {} --yes", key()));
    assert_eq!(code, 1, "{told}");
    assert_eq!(std::fs::read_to_string(&elsewhere).unwrap().matches("age1").count(), 3, "nothing is written through it");
}

#[test]
fn keys_that_two_readers_have_are_nobodys() {
    let team = Team::new();
    team.mallory(READERS, |text| format!("{text}  hr:\n    name: Mallory\n    keys:\n    - {}\n", team.recovery));
    holds(&team.refused("readers trust hr --yes"), &["is the reader `herstel`'s already"]);
}

#[test]
fn who_moves_in_with_mallorys_key_and_takes_the_readers_along_is_shown_whole() {
    let team = Team::new();
    // Piet and the recovery key change places
    team.mallory(READERS, |text| text.replace(&team.piet, "AAA").replace(&team.recovery, &team.piet).replace("AAA", &team.recovery));
    let told = team.refused("readers trust piet");
    holds(&told, &["piet", "herstel", &fingerprint(&team.piet), &fingerprint(&team.recovery)]);
    team.done("readers trust piet --yes");
    assert_eq!(team.keys(), [&team.recovery, &team.anna, &team.piet].map(Clone::clone));
}

#[test]
fn a_reader_is_added_by_piet_and_counts_for_him_at_once() {
    let team = Team::new();
    let (eva, phone) = (key(), key());
    let add = format!("readers add \"Eva Bakker\" {eva}");
    holds(&team.refused(&add), &["a new reader", &fingerprint(&eva), &format!("stay readers add \"Eva Bakker\" {eva} --yes")]);
    assert!(!team.clones.read("one", READERS).contains(&eva), "nothing is written without a yes");
    assert_eq!(team.stay(&format!("{add} --dry-run")).0, 0);
    assert!(!team.clones.read("one", READERS).contains(&eva) && !team.keys().contains(&eva));
    let told = team.done(&format!("{add} --yes"));
    holds(&told, &["Eva Bakker is a reader from now on, as `eva`", "nobody here is called Eva Bakker"]);
    let text = team.clones.read("one", READERS);
    assert!(text.starts_with(&readers(&team.piet, &team.anna, &team.recovery)), "{text}");
    assert!(text.ends_with(&format!("  eva:\n    name: Eva Bakker\n    keys:\n    - {eva}\n")), "{text}");
    assert!(team.keys().contains(&eva));
    holds(&team.done("readers trust"), &["there is nothing new"]);
    // another device
    team.done(&format!("readers add eva {phone} --yes"));
    assert!(team.clones.read("one", READERS).ends_with(&format!("    - {eva}\n    - {phone}\n")));
    assert_eq!(team.keys().len(), 5);
    holds(&team.done(&format!("readers add eva {phone}")), &["has that key already"]);
    // a lost device
    let told = team.done(&format!("readers remove {eva} --yes"));
    holds(&told, &["a key of `eva` is gone", "what was sealed for eva already stays open to eva"]);
    assert_eq!(team.accepted().unwrap().reader("eva").unwrap().keys, std::slice::from_ref(&phone));
    holds(&team.refused(&format!("readers remove {phone} --yes")), &["only key of `eva`", "stay readers remove eva"]);
    let told = team.done("readers remove \"eva bakker\" --yes");
    holds(&told, &["`eva` is no reader any more", "in git's history and in every copy"]);
    assert_eq!(team.clones.read("one", READERS), readers(&team.piet, &team.anna, &team.recovery));
    assert_eq!(team.keys().len(), 3);
}

#[test]
fn who_is_added_is_an_employee_or_holds_talks_or_both() {
    let team = Team::new();
    let reader = |key: &str| team.accepted().unwrap().reader(key).cloned().unwrap();
    team.done("employee add \"Bo Smit\"");
    team.done("employee add \"Els Wit\" --manager \"Bo Smit\"");
    team.done(&format!("readers add bo {} --yes", key()));
    assert_eq!((reader("bo").name.as_deref(), reader("bo").employee.as_deref()), (Some("Bo Smit"), Some("bo-smit")));
    team.done(&format!("readers add \"els wit\" {} --yes", key()));
    assert_eq!((reader("els").name.as_deref(), reader("els").employee.as_deref()), (None, Some("els-wit")));
    // a short name that is taken gets longer
    team.done("employee add \"Els Zwart\"");
    team.done(&format!("readers add \"Els Zwart\" {} --yes", key()));
    assert_eq!(reader("els-zwart").employee.as_deref(), Some("els-zwart"));
    team.done("employee add \"Jan Wit\"");
    team.done("employee add \"Jan Zwart\"");
    holds(&team.refused(&format!("readers add jan {} --yes", key())), &["Jan Wit (jan-wit)", "Jan Zwart (jan-zwart)"]);
    // a word of the policy is no short name
    team.done(&format!("readers add Holder {} --yes", key()));
    assert!(team.accepted().unwrap().reader("holder-2").is_some());
    team.done(&format!("readers add \"In the other safe\" {} --recovery --yes", key()));
    assert!(reader("recovery").recovery && reader("recovery").name.as_deref() == Some("In the other safe"));
}

#[test]
fn what_is_no_public_key_is_refused_and_a_secret_one_is_not_repeated() {
    use age::secrecy::ExposeSecret;
    let team = Team::new();
    let line = Identity::generate().secret_line();
    let secret = line.expose_secret();
    for typed in [secret.to_owned(), secret.to_lowercase(), secret[..40].to_owned()] {
        let told = team.refused(&format!("readers add Eva {typed} --yes"));
        holds(&told, &["this is a secret key"]);
        assert!(!told.to_uppercase().contains(&secret[16..40]), "{told}");
    }
    holds(&team.refused("readers add Eva age1x --yes"), &["`age1x` is no public key", "stay key"]);
    holds(&team.refused(&format!("readers add Eva {} --yes", team.anna)), &["that key is the reader `anna`'s already"]);
    // one that a hand put into the file
    team.mallory(READERS, |text| text.replace(&team.anna, secret));
    for line in ["check", "readers trust --all --yes"] {
        let (code, told) = team.stay(line);
        assert_ne!(code, 0);
        holds(&told, &["this is a secret key"]);
        assert!(!told.contains(&secret[..30]), "{told}");
    }
}

#[test]
fn nobody_locks_themselves_or_the_last_recovery_out() {
    let team = Team::new();
    holds(&team.refused("readers remove piet --yes"), &["you yourself could open nothing"]);
    holds(&team.refused(&format!("readers remove {} --yes", team.recovery)), &["only key of `herstel`"]);
    holds(&team.refused("readers remove herstel --yes"), &["no recovery key", "--recovery"]);
    let safe = key();
    team.done(&format!("readers add \"Tweede kluis\" {safe} --recovery --yes"));
    team.done("readers remove herstel --yes");
    assert!(team.keys().contains(&safe) && !team.keys().contains(&team.recovery));
    // nor by saying yes to what another took out
    team.mallory(READERS, |text| text.replace("  piet:\n    name: Piet Jansen   # as in `with`", "  piet:\n    name: Piet de Boer"));
    holds(&team.refused("readers trust --all --yes"), &["you yourself could open nothing"]);
    team.done("undo");
}

#[test]
fn what_piet_adds_does_not_let_in_what_mallory_put_beside_it() {
    let team = Team::new();
    let (mallory, eva, phone) = (key(), key(), key());
    team.mallory(READERS, |text| {
        format!(
            "{}  mol:\n    name: Mol\n    keys: [{mallory}]\n",
            text.replace(&team.anna, &format!("{}\n    - {mallory}x", team.anna)).replace(&format!("\n    - {mallory}x"), "")
        )
    });
    team.done(&format!("readers add \"Eva Bakker\" {eva} --yes"));
    assert!(team.keys().contains(&eva) && !team.keys().contains(&mallory));
    // a key more of a reader whom Mallory changed shows that too
    let other = key();
    team.mallory(READERS, |text| text.replace(&team.anna, &format!("{}\n    - {other}", team.anna)));
    let told = team.refused(&format!("readers add anna {phone}"));
    holds(&told, &[&fingerprint(&phone), &fingerprint(&other), "Mallory"]);
    holds(&team.refused("readers trust"), &["mol", &fingerprint(&mallory)]);
}

#[test]
fn a_reader_goes_along_with_whoever_gets_another_name() {
    let team = Team::new();
    holds(&team.done("employee rename anna \"Anna Jansen\" --folder"), &["the reader goes along", "readers.yaml"]);
    assert_eq!(team.accepted().unwrap().reader("anna").unwrap().employee.as_deref(), Some("anna-jansen"));
    assert!(team.clones.read("one", READERS).contains("    employee: anna-jansen\n"));
    holds(&team.done("readers trust"), &["there is nothing new"]);
    assert_eq!(team.stay("check").0, 0, "{}", team.stay("check").1);
    // who is an employee and holds talks
    team.done("employee add \"Bo Smit\"");
    team.done("employee add \"Els Wit\" --manager \"Bo Smit\"");
    team.done(&format!("readers add bo {} --yes", key()));
    team.done("employee rename bo \"Bo de Wit\"");
    assert_eq!(team.accepted().unwrap().reader("bo").unwrap().name.as_deref(), Some("Bo de Wit"));
    holds(&team.done("readers trust"), &["there is nothing new"]);
    // for everyone else it is a change like any other
    team.clones.commit("one", "names");
    team.clones.git("one", &["push", "-q", "origin", "main"]);
    team.mallory(READERS, |text| text.replace("employee: anna-jansen", "employee: els-wit"));
    holds(&team.refused("readers trust anna"), &["is the employee Els Wit (els-wit)", "was the employee Anna Jansen (anna-jansen)"]);
}

#[test]
fn what_comes_in_or_is_taken_back_is_said_at_once() {
    let team = Team::new();
    let mallory = key();
    let text = team.clones.read("two", READERS);
    team.clones.write("two", READERS, &format!("{text}  mallory:\n    name: Mallory\n    keys: [{mallory}]\n"));
    team.clones.git("two", &["commit", "-qam", "mend a typo"]);
    team.clones.git("two", &["push", "-q", "origin", "HEAD:main"]);
    holds(&team.done("sync"), &["says other things than you accepted (1)", "stay readers trust"]);
    assert!(!team.keys().contains(&mallory));
    team.done("readers trust --all --yes");
    team.done(&format!("readers add Eva {} --yes", key()));
    // what counts is taken back by a yes alone, too
    holds(&team.done("undo"), &["says other things than you accepted (1)", "stay readers trust"]);
    assert_eq!(team.keys().len(), 5);
    holds(&team.done("readers trust --all --yes"), &["no reader any more"]);
    assert_eq!(team.keys().len(), 4);
}

#[test]
fn at_a_terminal_each_is_asked_about_apart() {
    if cfg!(not(target_os = "linux")) {
        return;
    }
    let team = Team::new();
    let (mallory, eva) = (key(), key());
    team.mallory(READERS, |text| format!("{}  eva:\n    name: Eva Bakker\n    keys: [{eva}]\n", text.replace(&team.anna, &mallory)));
    team.mallory(SETTINGS, |text| text.replace("[holder, employee]", "[holder]"));
    let asked = |typed: &str| {
        let mut command = team.clones.command("one");
        command.args(["--lang", "en", "--me", "Piet Jansen", "readers", "trust"]);
        crate::support::terminal::typed_into(command, typed)
    };
    let none = asked("n\nn\nn\n");
    assert_eq!(team.keys().len(), 3, "{}", none.on_screen);
    assert!(team.keys().contains(&team.anna));
    let some = asked("n\ny\ny\n");
    holds(&some.on_screen, &["accepted", "readers.yaml or stay.yaml says other things than you accepted (1)"]);
    let circle = team.accepted().unwrap();
    assert!(circle.reader("eva").is_some() && circle.reader("anna").unwrap().keys == std::slice::from_ref(&team.anna));
    assert_eq!(circle.policy.words.len(), 1);
}

#[test]
fn for_whom_a_record_was_sealed_is_remembered_for_ten_thousand_of_them_at_once() {
    let team = Team::new();
    let id = |number: usize| {
        let mut left = number;
        let digit = |left: &mut usize| {
            let digit = b"0123456789abcdefghjkmnpqrstvwxyz"[*left % 32] as char;
            *left /= 32;
            digit
        };
        Id::parse(&format!("k{}", (0..7).map(|_| digit(&mut left)).collect::<String>())).unwrap()
    };
    let all: Vec<(Id, Vec<String>)> = (0..10_000).map(|number| (id(number), vec!["piet".to_owned(), "anna".to_owned()])).collect();
    let accepted = Accepted::of(&team.store()).unwrap();
    let started = std::time::Instant::now();
    accepted.note(&all).unwrap();
    let accepted = Accepted::of(&team.store()).unwrap();
    assert!(all.iter().all(|(id, readers)| accepted.sealed_for(*id) == Some(readers)));
    accepted.note(&[(id(3), vec!["piet".to_owned()])]).unwrap();
    assert_eq!(Accepted::of(&team.store()).unwrap().sealed_for(id(3)), Some(&["piet".to_owned()][..]));
    // many times what it takes, for a machine that is busy
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}

/// Files as they lie on the disk once words are sealed.
impl Team {
    /// A talk, an action or a note of Anna, sealed for these keys under these readers.
    fn sealed(&self, folder: &str, id: &str, more: &str, readers: &[&str], keys: &[&String]) {
        let keys: Vec<stay::vault::PublicKey> = keys.iter().map(|key| stay::vault::PublicKey::parse(key).unwrap()).collect();
        let block = stay::vault::seal(b"summary: hoi\n", &keys).unwrap();
        let readers: String = readers.iter().map(|reader| format!("- {reader}\n")).collect();
        let block: String = block.lines().map(|line| format!("  {line}\n")).collect();
        self.open(folder, id, &format!("{more}readers:\n{readers}sealed: |\n{block}"));
    }

    fn open(&self, folder: &str, id: &str, more: &str) {
        let path = self.clones.at("one").join(format!("employees/anna/{folder}/2026-11-20-{id}.yaml"));
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, format!("id: {id}\nstatus: open\n{more}")).unwrap();
    }

    /// Talks, actions and notes, most as they should be.
    fn with_records() -> Team {
        let team = Team::new();
        let (piet, anna, safe) = (&team.piet, &team.anna, &team.recovery);
        let all = ["piet", "anna", "herstel"];
        let talk = "type: stay\ndate: 2026-11-20\nwith: Piet Jansen\n";
        team.sealed("conversations", "taaaaaa1", talk, &all, &[piet, anna, safe]);
        team.sealed("conversations", "taaaaaa2", talk, &all, &[piet, anna, safe]);
        team.sealed("actions", "aaaaaaa1", "title: Rooster\nowner: manager\ncreated: 2026-11-20\n", &all, &[piet, anna, safe]);
        team.sealed("notes", "naaaaaa1", "created: 2026-11-20\n", &["piet", "herstel"], &[piet, safe]);
        // nothing is said in it
        team.open("conversations", "taaaaaa3", "type: check-in\ndate: 2026-11-20\nwith: Piet Jansen\n");
        team
    }
}

#[test]
fn who_can_open_what_is_told_by_kind_and_by_person() {
    let team = Team::with_records();
    let told = team.done("readers");
    holds(&told, &["Who can open what", "What was said is for: who held the talk, whom it is about, recovery"]);
    holds(&told, &["A private note is for: who wrote it, recovery", "Readers 3", "piet Piet Jansen 2 talks, 1 action, 1 note 1 key"]);
    holds(&told, &["anna employee Anna de Vries (anna)", "herstel In de kluis (recovery)", "talks 2 2 sealed", "notes 1 1 sealed"]);
    holds(
        &told,
        &[
            "2 talks, 1 action: sealed for piet, anna, herstel",
            "1 note: sealed for piet, herstel",
            "All of it is sealed as the policy says now.",
        ],
    );
    holds(&told, &["whose those keys are (a block names nobody)", "Earlier versions in git's history"]);
    assert!(!told.contains("Not as the policy says"), "{told}");
    let access = &team.json("readers")["access"];
    assert_eq!((access["sealed"].as_bool(), access["accepted"].as_bool()), (Some(true), Some(true)));
    assert_eq!(access["words"], serde_json::json!(["holder", "employee"]));
    assert_eq!(access["kinds"][0], serde_json::json!({"kind": "conversations", "texts": 2, "sealed": 2, "otherwise": 0}));
    let note = access["texts"].as_array().unwrap().iter().find(|text| text["id"] == "naaaaaa1").unwrap();
    assert_eq!((&note["readers"], &note["recipients"]), (&serde_json::json!(["piet", "herstel"]), &serde_json::json!([2])));
    assert!(access["texts"].as_array().unwrap().iter().all(|text| text["as_meant"] == true));
}

#[test]
fn what_is_sealed_otherwise_is_named_one_by_one() {
    let team = Team::with_records();
    let (piet, anna, safe, mallory) = (&team.piet, &team.anna, &team.recovery, key());
    let talk = "type: stay\ndate: 2026-11-20\nwith: Piet Jansen\n";
    let all = ["piet", "anna", "herstel"];
    team.sealed("conversations", "tbbbbbb1", talk, &all, &[piet, anna, safe, &mallory]);
    team.sealed("conversations", "tbbbbbb2", talk, &["piet", "mallory", "herstel"], &[piet, &mallory, safe]);
    team.sealed("conversations", "tbbbbbb3", talk, &["piet", "herstel"], &[piet, safe]);
    team.open("conversations", "tbbbbbb4", &format!("{talk}summary: Gaat goed.\n"));
    team.open("conversations", "tbbbbbb5", &format!("{talk}readers: [piet]\nsealed: geen blok\n"));
    team.sealed("notes", "nbbbbbb1", "created: 2026-11-20\n", &["piet", "anna", "herstel"], &[piet, anna, safe]);
    // who wrote a note is nowhere in it; a reader who is not the employee may have
    team.done(&format!("readers add \"Eva Bakker\" {} --yes", key()));
    let eva = team.accepted().unwrap().reader("eva").unwrap().keys[0].clone();
    team.sealed("notes", "nbbbbbb2", "created: 2026-11-20\n", &["piet", "herstel", "eva"], &[piet, safe, &eva]);
    let told = team.done("readers");
    holds(&told, &["Not as the policy says 6"]);
    for (id, fault) in [
        ("tbbbbbb1", "this block was sealed for 4 keys, and the readers named with it have 3"),
        ("tbbbbbb2", "the reader `mallory` is not in readers.yaml"),
        ("tbbbbbb3", "sealed for piet and herstel; by the policy it is for piet, anna and herstel"),
        ("tbbbbbb4", "this is to be sealed, and stands open: `summary`"),
        ("tbbbbbb5", "this sealed block is not whole"),
        ("nbbbbbb1", "sealed for piet, anna and herstel; by the policy it is for piet and herstel"),
    ] {
        let one = team.done(&format!("readers {id}"));
        holds(&one, &[fault, &id[..3]]);
        assert_eq!(team.json(&format!("readers {id}"))["access"]["texts"][0]["as_meant"], false, "{one}");
    }
    holds(&told, &["mallory not in readers.yaml", "1 talk: open, for whoever can read the folder"]);
    // what anna opens, and what is about her
    let anna = team.json("readers anna");
    assert_eq!(anna["access"]["readers"].as_array().unwrap().len(), 1);
    holds(&team.done("readers anna"), &[&fingerprint(&team.anna), "Who can open what: anna"]);
    holds(&team.done("readers eva"), &["1 note", "Who can open what: eva"]);
    holds(&team.done("readers taaaaaa3"), &["There are no words here that are sealed."]);
    holds(&team.refused("readers nobody"), &["nobody"]);
}

#[test]
fn the_table_is_told_in_every_form_and_fits_a_narrow_screen() {
    let team = Team::with_records();
    for lang in ["nl", "en"] {
        let mut command = team.clones.command("one");
        let output = command.env("COLUMNS", "60").args(["--lang", lang, "readers"]).output().unwrap();
        let told = words(&output);
        assert!(told.lines().all(|line| line.chars().count() <= 60), "{told}");
        holds(
            &told,
            &[if lang == "nl" {
                "2 gesprekken, 1 actie: verzegeld voor piet, anna, herstel"
            } else {
                "2 talks, 1 action: sealed for piet, anna, herstel"
            }],
        );
    }
    let markdown = team.done("readers --format markdown");
    holds(&markdown, &["# Who can open what", "| kind | texts | sealed | open | not as the policy says |", "| talks | 2 | 2 | 0 | 0 |"]);
    let html = team.done("readers --format html");
    assert!(html.contains("<table") && html.contains("Who can open what"), "{html}");
}

#[test]
fn a_workspace_without_sealing_says_so() {
    let team = Team { clones: Clones::new(), piet: key(), anna: key(), recovery: key() };
    holds(&team.done("readers"), &["Nothing is sealed in this workspace", "whoever can read the folder reads all of it"]);
    team.done(&format!("readers add \"Piet Jansen\" {} --yes", team.piet));
    assert_eq!(team.accepted(), None, "nothing is accepted before sealing begins");
    holds(&team.done("readers"), &["piet Piet Jansen 1 key"]);
    assert_eq!(team.json("readers")["access"]["sealed"], false);
    team.done("readers remove piet --yes");
}

#[test]
fn what_is_offered_and_not_accepted_is_told_with_the_table() {
    let team = Team::unaccepted();
    holds(&team.done("readers"), &["you accepted nothing here yet", "stay readers trust --all"]);
    team.done("readers trust --all --yes");
    let mallory = key();
    team.mallory(READERS, |text| text.replace(&team.piet, &mallory));
    holds(&team.done("readers"), &["says other things than you accepted (1)", "stay readers trust"]);
    let waiting = &team.json("readers")["access"]["waiting"][0];
    assert_eq!((waiting["reader"].as_str(), waiting["new_keys"][0]["key"].as_str()), (Some("piet"), Some(&*mallory)));
    team.mallory(SETTINGS, |text| text.replace("version: 2", "version: 1"));
    holds(&team.done("readers"), &["stay.yaml asks for no sealing any more"]);
}

/// The keys of someone who is asked for no passphrase.
#[derive(Debug)]
struct Own(Vec<Identity>);

impl stay::store::seal::Opener for Own {
    fn identities(&self) -> Result<&[Identity], stay::domain::sealed::Shut> {
        Ok(&self.0)
    }

    fn public_keys(&self) -> Vec<stay::vault::PublicKey> {
        self.0.iter().map(Identity::public).collect()
    }
}

#[test]
fn what_whoever_looks_can_open_is_held_against_what_it_says() {
    let identity = Identity::generate();
    let team = Team { piet: identity.public().to_string(), ..Team::new() };
    team.clones.write("one", READERS, &readers(&team.piet, &team.anna, &team.recovery));
    team.clones.write("one", "employees/anna/employee.yaml", "id: annaaaa1\nname: Anna de Vries\nmanager: Piet Jansen\n");
    let block = |id: &str, person: &str| {
        let keys = [&team.piet, &team.anna, &team.recovery].map(|key| stay::vault::PublicKey::parse(key).unwrap());
        let block = stay::vault::seal(format!("id: {id}\nperson: {person}\nsummary: hoi\n").as_bytes(), &keys).unwrap();
        let lines: String = block.lines().map(|line| format!("  {line}\n")).collect();
        format!("type: stay\ndate: 2026-11-20\nwith: Piet Jansen\nreaders: [piet, anna, herstel]\nsealed: |\n{lines}")
    };
    team.open("conversations", "taaaaaa1", &block("taaaaaa1", "annaaaa1"));
    team.open("conversations", "taaaaaa2", &block("taaaaaa1", "annaaaa1"));
    team.open("conversations", "taaaaaa3", &block("taaaaaa3", "baaaaaa1"));
    let store = Store { opener: std::sync::Arc::new(Own(vec![identity])), ..team.store() };
    let offered = stay::store::readers::offered(&store);
    let texts = stay::store::access::texts(&store, &offered.circle, stay::store::access::Of::All).unwrap();
    let total = stay::domain::access::total(&texts);
    assert_eq!((total.all, total.opened, total.wrong), (3, 1, 2), "{texts:?}");
    // who has no key sees the same but for that
    let texts = stay::store::access::texts(&team.store(), &offered.circle, stay::store::access::Of::All).unwrap();
    let total = stay::domain::access::total(&texts);
    assert_eq!((total.all, total.opened, total.wrong), (3, 0, 0), "{texts:?}");
}

/// Piet with his identity, in a clone where words are sealed.
struct Piet {
    team: Team,
    identity: std::path::PathBuf,
}

impl Piet {
    fn new() -> Piet {
        use age::secrecy::ExposeSecret;
        let identity = Identity::generate();
        let team = Team { clones: Clones::new(), piet: identity.public().to_string(), anna: key(), recovery: key() };
        let settings = team.clones.read("one", SETTINGS).replacen("version: 1", "version: 2", 1);
        team.clones.write("one", SETTINGS, &format!("{settings}privacy:\n  words: [holder, employee]\n"));
        team.clones.write("one", READERS, &readers(&team.piet, &team.anna, &team.recovery));
        team.clones.write("one", "employees/anna/employee.yaml", "id: annaaaa1\nname: Anna de Vries\nmanager: Piet Jansen\n");
        let file = team.clones.at("identity.txt");
        std::fs::write(&file, format!("{}\n", identity.secret_line().expose_secret())).unwrap();
        #[cfg(unix)]
        std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        let piet = Piet { team, identity: file };
        piet.done("readers trust --all --yes");
        let talk = "type: stay\ndate: 2026-11-20\nwith: Piet Jansen\nsummary: Gaat goed.\n";
        piet.team.open("conversations", "taaaaaa1", talk);
        piet.team.open("conversations", "taaaaaa2", &talk.replace("Piet Jansen", "Eva Bakker"));
        piet.done("seal");
        piet.team.clones.commit("one", "sealed");
        assert!(piet.team.clones.git("one", &["push", "-q", "origin", "main"]).status.success());
        piet
    }

    fn run(&self, line: &str) -> (i32, String) {
        let mut command = self.team.clones.command("one");
        command.env("STAY_IDENTITY", &self.identity).args(["--lang", "en"]).args(shell_words::split(line).unwrap());
        let output = command.output().unwrap();
        (output.status.code().unwrap(), words(&output))
    }

    fn done(&self, line: &str) -> String {
        let (code, told) = self.run(line);
        assert_eq!(code, 0, "{line}: {told}");
        told
    }

    fn refused(&self, line: &str) -> String {
        let (code, told) = self.run(line);
        assert_eq!(code, 1, "{line}: {told}");
        told
    }

    /// Whom a talk is sealed for, and for how many keys.
    fn talk(&self, id: &str) -> (Vec<String>, usize) {
        let text = self.team.clones.read("one", &format!("employees/anna/conversations/2026-11-20-{id}.yaml"));
        assert!(!text.contains("Gaat goed"), "{text}");
        let value: serde_json::Value = yaml_serde::from_str(&text).unwrap();
        let readers = value["readers"].as_array().unwrap().iter().map(|key| key.as_str().unwrap().to_owned()).collect();
        (readers, stay::vault::recipients(value["sealed"].as_str().unwrap()).unwrap())
    }
}

fn keys(readers: &[&str]) -> Vec<String> {
    readers.iter().map(|key| (*key).to_owned()).collect()
}

#[test]
fn whoever_has_the_key_is_a_reader_by_that() {
    let piet = Piet::new();
    holds(&piet.done("readers"), &["Of 2 sealed files you opened 1: those are whose and what they say they are."]);
    // no name says so here
    holds(&piet.refused("readers remove piet --yes"), &["you yourself could open nothing"]);
    let phone = key();
    piet.done(&format!("readers add piet {phone} --yes"));
    holds(&piet.refused(&format!("readers remove {} --yes", piet.team.piet)), &["you yourself could open nothing"]);
    piet.done(&format!("readers remove {phone} --yes"));
}

#[test]
fn what_is_sealed_is_sealed_again_for_whom_it_is_meant_by_now() {
    let piet = Piet::new();
    assert_eq!(piet.talk("taaaaaa1"), (keys(&["piet", "anna", "herstel"]), 3));
    assert_eq!(piet.talk("taaaaaa2"), (keys(&["anna", "herstel"]), 2), "one that another held");
    piet.done("note anna \"Alleen voor mij\" --private");
    let told = piet.done("readers");
    holds(&told, &["1 private note: sealed for piet, herstel", "private notes 1 1 sealed"]);
    assert!(!told.contains("Not as the policy says"), "{told}");
    // a second device of Anna: what Piet can open is sealed for it too
    let phone = key();
    let told = piet.done(&format!("readers add anna {phone} --yes"));
    holds(&told, &["`anna` has another key", "sealed: 1 talk and 0 other files", "what you can't open stayed as it was: 1 file"]);
    assert_eq!(piet.talk("taaaaaa1"), (keys(&["piet", "anna", "herstel"]), 4));
    assert_eq!(piet.talk("taaaaaa2").1, 2);
    // whom nothing is for by the policy gets nothing
    piet.done(&format!("readers add \"Bo Smit\" {} --yes", key()));
    assert_eq!(piet.talk("taaaaaa1").0, keys(&["piet", "anna", "herstel"]));
    // a second recovery key opens everything that Piet can give it, and that is said before
    let told = piet.refused(&format!("readers add \"Tweede kluis\" {} --recovery", key()));
    holds(&told, &["what is sealed already and opens by this", "2 texts of Anna de Vries (anna), for recovery"]);
    piet.done(&format!("readers add \"Tweede kluis\" {} --recovery --yes", key()));
    assert_eq!(piet.talk("taaaaaa1"), (keys(&["piet", "anna", "herstel", "recovery"]), 5));
    holds(&piet.done("readers"), &["1 private note: sealed for piet, herstel, recovery"]);
    // who is taken out is sealed for no more
    holds(&piet.done("readers remove anna --yes"), &["stays open to anna"]);
    assert_eq!(piet.talk("taaaaaa1"), (keys(&["piet", "herstel", "recovery"]), 3));
    holds(&piet.done("readers taaaaaa1"), &["All of it is sealed as the policy says now."]);
}

#[test]
fn a_yes_to_a_reader_shows_what_it_opens_whatever_was_written_into_records() {
    let piet = Piet::new();
    let mallory = key();
    // Mallory becomes a reader, and is put in Piet's place in a talk, and among its readers
    let talk = "employees/anna/conversations/2026-11-20-taaaaaa1.yaml";
    piet.team.mallory(talk, |text| text.replace("with: Piet Jansen", "with: Mallory").replace("- herstel", "- herstel\n- mallory"));
    piet.team.mallory(READERS, |text| format!("{text}  mallory:\n    name: Mallory\n    keys: [{mallory}]\n"));
    // Piet changes something else in the talk: it stays sealed for whom it was
    piet.done("edit taaaaaa1 --summary \"Gaat goed. En nu?\"");
    assert_eq!(piet.talk("taaaaaa1"), (keys(&["piet", "anna", "herstel"]), 3));
    let told = piet.refused("readers trust mallory");
    holds(
        &told,
        &["a new reader", "what is sealed already and opens by this", "1 text of Anna de Vries (anna), for mallory", "by Mallory"],
    );
    assert_eq!(piet.talk("taaaaaa1").0, keys(&["piet", "anna", "herstel"]));
    piet.done("readers trust mallory --yes");
    assert_eq!(piet.talk("taaaaaa1").0, keys(&["piet", "anna", "herstel", "mallory"]));
}

#[test]
fn what_a_colleague_sealed_for_a_new_reader_stays_so_once_that_is_accepted() {
    let piet = Piet::new();
    let eva = key();
    // Eva's talk: a colleague who holds her key made her a reader, and sealed it for her
    let talk = piet.team.clones.read("one", "employees/anna/conversations/2026-11-20-taaaaaa2.yaml");
    let block = {
        let keys = [&piet.team.anna, &piet.team.recovery, &eva].map(|key| stay::vault::PublicKey::parse(key).unwrap());
        stay::vault::seal(b"id: taaaaaa2\nperson: annaaaa1\nsummary: Gaat goed.\n", &keys).unwrap()
    };
    let head = talk.split("readers:").next().unwrap();
    let lines: String = block.lines().map(|line| format!("  {line}\n")).collect();
    let sealed = format!("{head}readers:\n- anna\n- herstel\n- eva\nsealed: |\n{lines}");
    piet.team.mallory("employees/anna/conversations/2026-11-20-taaaaaa2.yaml", |_| sealed.clone());
    piet.team.mallory(READERS, |text| format!("{text}  eva:\n    name: Eva Bakker\n    keys: [{eva}]\n"));
    let id = Id::parse("taaaaaa2").unwrap();
    let seen = || Accepted::of(&piet.team.store()).unwrap().sealed_for(id).unwrap().to_vec();
    assert_eq!(seen(), keys(&["anna", "herstel"]));
    piet.done("readers trust eva --yes");
    assert_eq!(seen(), keys(&["anna", "herstel", "eva"]));
    holds(&piet.done("readers taaaaaa2"), &["All of it is sealed as the policy says now."]);
}
