//! The secret key of a user: made, found, opened with a passphrase, kept for a session, and never shown.

use crate::support::in_memory;
use crate::support::sandbox::{Run, output_of};
use serde_json::Value;
use stay::vault::Identity;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const PASSPHRASE: &str = "vier gele fietsen";

/// A user with a home of their own.
struct Home {
    folder: TempDir,
}

impl Home {
    fn new() -> Home {
        let home = Home { folder: in_memory() };
        std::fs::create_dir(home.at("work")).unwrap();
        home
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Where the secret key lies if nobody says otherwise.
    fn identity(&self) -> PathBuf {
        self.at(".config/stay/identity.txt")
    }

    fn command(&self, line: &str) -> Command {
        let mut command = crate::support::stay(self.folder.path(), "en");
        command.env("XDG_STATE_HOME", self.at("state")).current_dir(self.at("work"));
        command.args(shell_words::split(line).unwrap());
        command
    }

    fn stay(&self, line: &str) -> Run {
        let run = output_of(self.command(line).stdin(std::process::Stdio::null()));
        assert!(!format!("{run:?}").contains("SECRET-KEY-1Q") && !run.stdout.contains("SECRET"), "{run:?}");
        run
    }

    fn json(&self, line: &str) -> Value {
        let run = self.stay(&format!("{line} --json"));
        assert_eq!(run.code, Some(0), "{run:?}");
        serde_json::from_str(&run.stdout).unwrap()
    }

    fn read(&self, path: &Path) -> String {
        std::fs::read_to_string(path).unwrap()
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

#[test]
fn a_key_is_made_once_as_age_keygen_writes_it_for_its_owner_alone() {
    let home = Home::new();
    let made = home.stay("key --no-passphrase");
    assert_eq!(made.code, Some(0), "{made:?}");
    let text = home.read(&home.identity());
    let [created, public, secret] = lines(&text)[..] else { panic!("{} lines", lines(&text).len()) };
    assert_eq!(created, "# created: 2026-11-22");
    assert_eq!(public, format!("# public key: {}", made.stdout.trim()));
    assert_eq!(Identity::parse(secret).unwrap().public().as_str(), made.stdout.trim());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&home.identity()), mode(home.identity().parent().unwrap())), (0o600, 0o700));
    }
    for line in ["key", "key --no-passphrase", "key --lang nl", "key -n", "key --yes"] {
        let again = home.stay(line);
        assert_eq!((again.code, &again.stdout), (Some(0), &made.stdout), "{line}: {again:?}");
    }
    assert_eq!(home.read(&home.identity()), text);
    let folder: Vec<_> = std::fs::read_dir(home.identity().parent().unwrap()).unwrap().collect();
    assert_eq!(folder.len(), 1, "{folder:?}");
    let answer = home.json("key");
    assert_eq!((&answer["made"], &answer["passphrase"], &answer["unlocked"]), (&false.into(), &false.into(), &true.into()));
    assert_eq!(answer["keys"][0], made.stdout.trim());
}

#[test]
fn nothing_is_made_where_nobody_can_choose_a_passphrase_or_in_a_dry_run() {
    let home = Home::new();
    for line in ["key", "key --yes", "key --no-input", "key -o other.txt", "key -n"] {
        let refused = home.stay(line);
        assert!(refused.code == Some(1) && refused.stderr.contains("`stay key --no-passphrase`"), "{line}: {refused:?}");
    }
    let dry = home.stay("key --no-passphrase --dry-run");
    assert!(dry.code == Some(0) && dry.stdout.is_empty() && dry.stderr.starts_with("dry run"), "{dry:?}");
    assert_eq!(home.json("key --no-passphrase --dry-run")["keys"], Value::Array(Vec::new()));
    for (line, code) in [("key --unlock", 1), ("key --lock", 1), ("key -o -", 2), ("key -o a --identity b", 2), ("key --lock --unlock", 2)]
    {
        assert_eq!(home.stay(line).code, Some(code), "{line}");
    }
    assert!(!home.identity().parent().unwrap().exists() && std::fs::read_dir(home.at("work")).unwrap().next().is_none());
}

#[test]
fn the_key_is_the_one_that_the_line_names_then_the_environment_then_the_users() {
    let home = Home::new();
    let made = |line: &str| home.stay(line).stdout;
    let [own, line, set] =
        [made("key --no-passphrase"), made("key --no-passphrase -o ../line.txt"), made("key --no-passphrase --identity ../set")];
    let shown = |line: &str, set: &str| output_of(home.command(line).env("STAY_IDENTITY", set)).stdout;
    assert_eq!(shown("key", ""), own);
    assert_eq!(shown("key", "../set"), set);
    assert_eq!(shown("key --identity ../line.txt", "../set"), line);
    assert_eq!(shown("key -o ../line.txt", "../set"), line);
    assert_eq!(shown("key --identity nowhere --lock", "../set"), "");
    assert!(own != line && line != set && own != set);
}

#[test]
fn a_key_never_lies_in_a_workspace() {
    let home = Home::new();
    assert_eq!(home.stay("init team --no-git --lang en").code, Some(0));
    for line in ["key --no-passphrase -o team/key.txt", "-C team key --no-passphrase -o team/employees/key.txt"] {
        let refused = home.stay(line);
        assert!(refused.code == Some(1) && refused.stderr.contains("does not belong in a workspace"), "{line}: {refused:?}");
    }
    home.stay("key --no-passphrase -o key.txt");
    std::fs::rename(home.at("work/key.txt"), home.at("work/team/key.txt")).unwrap();
    let refused = home.stay("-C team key --identity team/key.txt");
    assert!(refused.code == Some(1) && refused.stderr.contains("it lies in the workspace"), "{refused:?}");
    assert!(output_of(home.command("").args(["-C", "team"])).code == Some(0));
    // in the repository beside the workspace it is only warned of
    std::fs::create_dir(home.at("work/.git")).unwrap();
    let made = home.stay("key --no-passphrase -o beside.txt");
    assert!(made.code == Some(0) && made.stderr.contains("never commit it"), "{made:?}");
}

#[cfg(unix)]
#[test]
fn a_file_that_others_have_a_hand_in_is_refused_with_the_remedy() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let home = Home::new();
    home.stay("key --no-passphrase");
    let (file, folder) = (home.identity(), home.identity().parent().unwrap().to_owned());
    let mode = |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    let refused = |line: &str, words: &str| {
        let refused = home.stay(line);
        assert!(refused.code == Some(1) && refused.stdout.is_empty() && refused.stderr.contains(words), "{words}: {refused:?}");
    };
    mode(&file, 0o644);
    refused("key", &format!("`chmod 600 {}`", file.display()));
    refused("key --no-passphrase --lang nl", "anderen kunnen het lezen");
    mode(&file, 0o600);
    mode(&folder, 0o777);
    refused("key", &format!("`chmod go-w {}`", folder.display()));
    mode(&folder, 0o755);
    assert_eq!(home.stay("key").code, Some(0));
    symlink(&file, home.at("link")).unwrap();
    refused("key --identity ../link", "it is a link");
    refused("key -o ../link --no-passphrase", "it is a link");
    refused("key --identity /dev/null", "no plain file");
    std::fs::write(&file, "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n").unwrap();
    refused("key", "there is no `AGE-SECRET-KEY-1…` in it");
    let text = home.read(&file);
    refused("key --no-passphrase", "there is no `AGE-SECRET-KEY-1…` in it");
    assert_eq!(home.read(&file), text);
}

#[test]
fn several_keys_in_one_file_are_all_shown() {
    let home = Home::new();
    let [one, other] = [home.stay("key --no-passphrase -o one").stdout, home.stay("key --no-passphrase -o two").stdout];
    let text = format!("# of the laptop and the phone\r\n\r\n{}{}", home.read(&home.at("work/one")), home.read(&home.at("work/two")));
    std::fs::write(home.at("work/one"), text).unwrap();
    assert_eq!(home.stay("key --identity one").stdout, one + &other);
}

#[cfg(target_os = "linux")]
mod at_a_terminal {
    use super::*;
    use crate::support::terminal::{Asked, typed_unseen};
    use stay::vault::session;

    const CHOOSE: &str = "Choose a passphrase";
    const REPEAT: &str = "Once more:";
    const ASK: &str = "Passphrase of your secret key";
    const AGAIN: &str = "That is not it.";

    fn line(text: &str) -> String {
        format!("{text}\n")
    }

    impl Home {
        fn typing(&self, line: &str, answers: &[(&str, &str)]) -> Asked {
            let asked = typed_unseen(self.command(line), answers);
            let shown = format!("{}{}", asked.on_screen, asked.answer);
            assert!(!shown.contains("fietsen") && !shown.contains("SECRET"), "{shown}");
            asked
        }

        /// A key with a passphrase, which the session has forgotten again.
        fn sealed() -> Home {
            let home = Home::new();
            let asked = home.typing("key", &[(CHOOSE, &line(PASSPHRASE)), (REPEAT, &line(PASSPHRASE))]);
            assert_eq!(asked.code, Some(0), "{}", asked.on_screen);
            assert_eq!(asked.answer, home.read(&home.at(".config/stay/identity.pub")));
            home.stay("key --lock");
            home
        }
    }

    /// Whether the kernel keeps anything for this session; it can be told not to.
    fn kernel_keeps() -> bool {
        let name = session::name(Path::new("/nowhere"), b"probe");
        let keeps = session::keep(&name, &[Identity::generate()]);
        session::forget(&name);
        if !keeps {
            println!("not tried: the kernel keeps nothing for a session here");
        }
        keeps
    }

    #[test]
    fn a_passphrase_is_typed_twice_and_seals_the_file() {
        let home = Home::sealed();
        let (text, public) = (home.read(&home.identity()), home.read(&home.at(".config/stay/identity.pub")));
        assert!(text.starts_with("-----BEGIN AGE ENCRYPTED FILE-----\n") && !text.contains("SECRET"));
        // nobody is asked to know whose it is
        let shown = home.json("key");
        assert_eq!((&shown["passphrase"], &shown["unlocked"], &shown["keys"][0]), (&true.into(), &false.into(), &public.trim().into()));
        assert_eq!(home.stay("key").stdout, public);
        let files: Vec<_> = std::fs::read_dir(home.identity().parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(files.len(), 2, "{files:?}");
    }

    #[test]
    fn what_is_typed_differently_is_asked_again_and_nothing_is_no_passphrase() {
        let home = Home::new();
        let wrong = [(CHOOSE, "een fiets\n"), (REPEAT, "twee fiets\n"), ("those two differ", ""), (CHOOSE, "\n")];
        let asked = home.typing("key", &wrong);
        assert!(asked.code == Some(1) && asked.on_screen.contains("no passphrase was chosen, so nothing was made"), "{}", asked.on_screen);
        let asked = home.typing("key", &[(CHOOSE, "een\n"), (REPEAT, "\u{4}"), (CHOOSE, "\u{4}")]);
        assert_eq!(asked.code, Some(1), "{}", asked.on_screen);
        assert!(!home.identity().exists());
        // what was mistyped can be taken back, and Ctrl-C leaves a terminal that shows what is typed
        let asked = home.typing("key", &[(CHOOSE, "oeps\u{15}eeé\u{7f}n\n"), (REPEAT, "een\u{3}")]);
        assert!(asked.code.is_none() && !home.identity().exists(), "{:?} {}", asked.code, asked.on_screen);
    }

    #[test]
    fn a_wrong_passphrase_is_asked_for_three_times() {
        let home = Home::sealed();
        let asked = home.typing("key --unlock", &[(ASK, "a\n"), (AGAIN, "b\n"), (AGAIN, "c\n")]);
        assert!(asked.code == Some(1) && asked.on_screen.contains("the passphrase was wrong three times"), "{}", asked.on_screen);
        assert_eq!(asked.on_screen.matches(AGAIN).count(), 2);
        let asked = home.typing("key --unlock --lang nl", &[("Wachtwoord van je geheime sleutel", "\n")]);
        assert!(asked.code == Some(1) && asked.on_screen.contains("dat is hier niet gegeven"), "{}", asked.on_screen);
        // nobody is asked where nobody can be, or wants to be
        let refused = home.stay("key --unlock");
        assert!(refused.code == Some(1) && refused.stderr.contains("do this at a terminal"), "{refused:?}");
        let asked = home.typing("key --unlock --no-input", &[]);
        assert!(asked.code == Some(1) && !asked.on_screen.contains(ASK), "{}", asked.on_screen);
    }

    #[test]
    fn a_session_is_asked_once_until_it_forgets() {
        if !kernel_keeps() {
            return;
        }
        let home = Home::sealed();
        let asked = home.typing("key --unlock", &[(ASK, &line(PASSPHRASE))]);
        assert!(asked.code == Some(0) && asked.on_screen.contains("open for this session"), "{}", asked.on_screen);
        for _ in 0..2 {
            let asked = home.typing("key --unlock", &[]);
            assert!(asked.code == Some(0) && !asked.on_screen.contains(ASK), "{}", asked.on_screen);
        }
        assert_eq!(home.json("key")["unlocked"], true);
        assert_eq!(home.json("key --lock -n")["unlocked"], false);
        assert_eq!(home.json("key")["unlocked"], true);
        // what the kernel calls it names nobody, and only this user can read it
        let kept = std::fs::read_to_string("/proc/keys").unwrap();
        let place = home.identity().canonicalize().unwrap();
        let name = session::name(&place, &std::fs::read(&place).unwrap());
        let entry = kept.lines().find(|line| line.contains(&name)).unwrap();
        assert!(entry.contains(" 002f0000 ") && [" 8h ", " 7h "].iter().any(|left| entry.contains(left)), "{entry}");
        assert_eq!(name.len(), "stay:".len() + 64);
        // a copy elsewhere is another file
        std::fs::copy(home.identity(), home.at("copy.txt")).unwrap();
        std::fs::copy(home.at(".config/stay/identity.pub"), home.at("copy.pub")).unwrap();
        assert_eq!(home.json("key --identity ../copy.txt")["unlocked"], false);
        let forgotten = home.stay("key --lock");
        assert!(forgotten.code == Some(0) && forgotten.stderr.contains("closed again"), "{forgotten:?}");
        assert_eq!(home.json("key")["unlocked"], false);
        assert!(home.stay("key --lock").stderr.contains("was not open"));
    }

    /// A talk of Anna's in a workspace, with its words sealed for someone.
    fn talk_for(home: &Home, public: &str) {
        assert_eq!(home.stay("init team --no-git --lang en").code, Some(0));
        let folder = home.at("work/team/employees/anna-smith");
        std::fs::create_dir_all(folder.join("conversations")).unwrap();
        std::fs::write(folder.join("employee.yaml"), "id: p3w8m2ka\nname: Anna Smith\n").unwrap();
        let words = b"id: k7m3x9qa\nperson: p3w8m2ka\nsummary: More of the garden project\n";
        let block = stay::vault::seal(words, &[stay::vault::PublicKey::parse(public).unwrap()]).unwrap();
        let block: String = block.lines().map(|line| format!("  {line}\n")).collect();
        let record = format!("id: k7m3x9qa\ntype: stay\nstatus: closed\ndate: 2026-11-20\nreaders:\n- pete\nsealed: |\n{block}");
        std::fs::write(folder.join("conversations/2026-11-20-k7m3x9qa.yaml"), record).unwrap();
    }

    #[test]
    fn words_are_opened_with_one_passphrase_a_session() {
        let home = Home::sealed();
        talk_for(&home, &home.stay("key").stdout);
        let closed = home.stay("-C team show k7m3x9qa");
        assert!(!closed.stdout.contains("garden") && closed.stderr.contains("open it first at a terminal"), "{closed:?}");
        // figures need no words, so nobody is asked
        for line in ["report", "agenda", "actions"] {
            let asked = home.typing(&format!("-C team {line}"), &[]);
            assert!(asked.code == Some(0) && !asked.on_screen.contains("passphrase"), "{line}: {}", asked.on_screen);
        }
        let asked = home.typing("-C team show k7m3x9qa", &[(ASK, "fiets\n"), (AGAIN, "\n")]);
        assert!(!asked.answer.contains("garden") && asked.on_screen.contains("stays closed"), "{} {}", asked.answer, asked.on_screen);
        let asked = home.typing("-C team show k7m3x9qa", &[(ASK, &line(PASSPHRASE))]);
        assert!(asked.answer.contains("garden"), "{} {}", asked.answer, asked.on_screen);
        if kernel_keeps() {
            let open = home.stay("-C team show k7m3x9qa");
            assert!(open.stdout.contains("garden") && open.stderr.is_empty(), "{open:?}");
            home.stay("key --lock");
        }
        assert!(!home.stay("-C team show k7m3x9qa").stdout.contains("garden"));
    }

    #[test]
    fn who_chose_a_passphrase_is_not_asked_for_it_by_the_next_command() {
        if !kernel_keeps() {
            return;
        }
        let home = Home::new();
        home.typing("key", &[(CHOOSE, &line(PASSPHRASE)), (REPEAT, &line(PASSPHRASE))]);
        assert_eq!(home.json("key")["unlocked"], true);
        home.stay("key --lock");
    }

    #[test]
    fn a_public_key_that_is_missing_or_of_another_is_seen_to() {
        let home = Home::sealed();
        let beside = home.at(".config/stay/identity.pub");
        let public = home.read(&beside);
        std::fs::remove_file(&beside).unwrap();
        let refused = home.stay("key");
        assert!(refused.code == Some(1) && refused.stderr.contains("has a passphrase, and that was not given here"), "{refused:?}");
        let asked = home.typing("key", &[(ASK, &line(PASSPHRASE))]);
        assert_eq!((asked.code, &asked.answer), (Some(0), &public), "{}", asked.on_screen);
        assert_eq!(home.read(&beside), public);
        std::fs::write(&beside, line(Identity::generate().public().as_str())).unwrap();
        home.stay("key --lock");
        let asked = home.typing("key --unlock", &[(ASK, &line(PASSPHRASE))]);
        assert!(asked.code == Some(1) && asked.on_screen.contains("is that of another"), "{}", asked.on_screen);
        // a public key alone says that the secret one is elsewhere
        std::fs::rename(home.identity(), home.at("stick.txt")).unwrap();
        let asked = home.typing("key", &[]);
        assert!(asked.code == Some(1) && asked.on_screen.contains("without the secret key"), "{}", asked.on_screen);
        assert!(!home.identity().exists());
    }

    /// Whether the plain `age` is here; the gate says that it has to be.
    fn age_is_here() -> bool {
        let is_here = ["age", "age-keygen"].iter().all(|program| Command::new(program).arg("--version").output().is_ok());
        assert!(is_here || std::env::var_os("STAY_NEEDS_AGE").is_none(), "age is not here");
        if !is_here {
            println!("not tried: there is no age here");
        }
        is_here
    }

    /// The plain `age`, at a terminal of its own: it asks there, and nowhere else.
    fn age(home: &Home, arguments: &[&str]) -> Command {
        let mut command = Command::new("setsid");
        command.args(["--ctty", "--wait", "age"]).args(arguments).current_dir(home.at("work"));
        command
    }

    #[test]
    fn the_plain_age_opens_what_is_sealed_for_a_key_that_was_made_here() {
        if !age_is_here() {
            return;
        }
        let home = Home::sealed();
        let public = home.stay("key").stdout;
        let block = stay::vault::seal(b"summary: hoi\n", &[stay::vault::PublicKey::parse(&public).unwrap()]).unwrap();
        std::fs::write(home.at("work/block.age"), block).unwrap();
        let file = home.identity().display().to_string();
        let asked = typed_unseen(age(&home, &["-d", "-i", &file, "block.age"]), &[("passphrase", &line(PASSPHRASE))]);
        assert_eq!((asked.code, &*asked.answer), (Some(0), "summary: hoi\n"), "{}", asked.on_screen);
        // the sealed file is an age file itself, of what age-keygen would have written
        let asked = typed_unseen(age(&home, &["-d", "-o", "open.txt", &file]), &[("passphrase", &line(PASSPHRASE))]);
        assert_eq!(asked.code, Some(0), "{}", asked.on_screen);
        let keygen = Command::new("age-keygen").args(["-y", "open.txt"]).current_dir(home.at("work")).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&keygen.stdout), public);
        // and for one without a passphrase
        let public = home.stay("key --no-passphrase -o plain.txt").stdout;
        let block = stay::vault::seal(b"ja", &[stay::vault::PublicKey::parse(&public).unwrap()]).unwrap();
        std::fs::write(home.at("work/plain.age"), block).unwrap();
        let opened = Command::new("age").args(["-d", "-i", "plain.txt", "plain.age"]).current_dir(home.at("work")).output().unwrap();
        assert_eq!(opened.stdout, b"ja", "{opened:?}");
    }

    #[test]
    fn a_key_that_the_plain_age_made_is_taken_over_as_it_is() {
        if !age_is_here() {
            return;
        }
        let home = Home::new();
        let made = Command::new("age-keygen").args(["-o", "piet.txt"]).current_dir(home.at("work")).output().unwrap();
        assert!(made.status.success());
        let public = home.stay("key --identity piet.txt").stdout;
        assert!(String::from_utf8_lossy(&made.stderr).contains(public.trim()), "{made:?}");
        for (sealed, form) in [("bytes.age", ["-p"].as_slice()), ("armour.age", &["-p", "-a"])] {
            let answers = [("passphrase", &*line(PASSPHRASE)), ("passphrase", &line(PASSPHRASE))];
            let asked = typed_unseen(age(&home, &[form, &["-o", sealed, "piet.txt"]].concat()), &answers);
            assert_eq!(asked.code, Some(0), "{}", asked.on_screen);
            output_of(Command::new("chmod").args(["600", sealed]).current_dir(home.at("work")));
            let asked = home.typing(&format!("key --identity {sealed}"), &[(ASK, &line(PASSPHRASE))]);
            assert_eq!((asked.code, &asked.answer), (Some(0), &public), "{}", asked.on_screen);
            assert_eq!(home.stay(&format!("key --identity {sealed}")).stdout, public);
            home.stay(&format!("key --identity {sealed} --lock"));
        }
        // what the plain age seals for it is opened here
        let sealed = Command::new("age").args(["-a", "-r", public.trim(), "piet.txt"]).current_dir(home.at("work")).output().unwrap();
        let text = home.read(&home.at("work/piet.txt"));
        let identity = Identity::parse(text.lines().last().unwrap()).unwrap();
        let opened = stay::vault::open(std::str::from_utf8(&sealed.stdout).unwrap(), &[&identity]).unwrap();
        assert_eq!(*opened, text.as_bytes());
    }
}
