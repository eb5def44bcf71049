//! Editors on a text that is sealed: what has each leave no copy of it, be it a swap, backup, undo or history file.

use super::known_editors::{Waits, name, program, waits};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How an editor is called so that it leaves nothing.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Discreet {
    /// The words to run, before the file.
    pub words: Vec<String>,
    /// Files that it is handed, to be made first: by their paths in its own folder.
    pub files: Vec<(String, String)>,
    /// Whether what it keeps for a moment can go to its own folder too.
    pub has_folder: bool,
    /// Whether it is known to leave nothing. If not, it is called as it was typed.
    pub is_sure: bool,
}

/// What has to be asked of this machine.
pub(super) trait Machine {
    /// The path of a program, with all links followed.
    fn resolved(&self, program: &str) -> Option<PathBuf>;
    /// What a program answers to `--version`.
    fn version(&self, program: &str) -> String;
    /// The settings of nano, of the system and of the user.
    fn nano_settings(&self) -> String;
    /// Whether `code` is the one that hands over to an editor on another machine.
    fn is_code_elsewhere(&self) -> bool;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kin {
    Vim,
    Neovim,
    Nano,
    Emacs,
    VsCode,
    Micro,
    /// It keeps nothing, whatever it is told.
    Spare,
}

/// How the editor of a command line is called for a text that is sealed; `folder` is its own for as long as it runs.
pub(super) fn discreet(words: &[String], folder: &Path, machine: &dyn Machine) -> Discreet {
    let Some(kin) = kin(words, machine) else {
        return Discreet { words: words.to_vec(), files: Vec::new(), has_folder: false, is_sure: false };
    };
    let (mut files, mut has_folder) = (Vec::new(), true);
    let words = match kin {
        Kin::Vim | Kin::Neovim => with(words, &vim(kin, folder)),
        Kin::Emacs => with(words, &["--eval".to_owned(), EMACS.to_owned()]),
        Kin::Micro => with(words, &MICRO.map(str::to_owned)),
        Kin::Spare => words.to_vec(),
        Kin::Nano => {
            let words = words.iter().enumerate().filter_map(|(at, word)| if at == 0 { Some(word.clone()) } else { without_traces(word) });
            let words: Vec<String> = words.collect();
            if is_old_nano(&machine.version(&words[0])) {
                with(&words, &["--ignorercfiles".to_owned()])
            } else {
                files.push(("nanorc".to_owned(), format!("{}\n{}", machine.nano_settings(), nano(folder))));
                with(&words, &[format!("--rcfile={}", folder.join("nanorc").display())])
            }
        }
        Kin::VsCode => {
            has_folder = false;
            files.push(("code/User/settings.json".to_owned(), VS_CODE.to_owned()));
            let waiting = matches!(waits(words), Waits::With(_)).then(|| "--wait".to_owned());
            let own = [format!("--user-data-dir={}", folder.join("code").display()), "--disable-extensions".to_owned()];
            with(words, &waiting.into_iter().chain(own).collect::<Vec<_>>())
        }
    };
    Discreet { words, files, has_folder, is_sure: true }
}

/// Puts options behind the others, so that they have the last word.
fn with(words: &[String], options: &[String]) -> Vec<String> {
    let end = words.iter().position(|word| word == "--").unwrap_or(words.len());
    [&words[..end], options, &words[end..]].concat()
}

/// Which editor a command line calls. What its program leads to says best what it is, since names such as `vi` and `editor` may
/// lead to any; a program that is still called `vi` says it itself.
fn kin(words: &[String], machine: &dyn Machine) -> Option<Kin> {
    let (typed, resolved) = (name(words), machine.resolved(&words[0]).map(|path| program(&path)));
    let may_be_any = |name: &str| ["vi", "view", "ex", "vim", "nano"].contains(&name);
    let kin = match resolved.as_deref().and_then(by_name) {
        Some(kin) => Some(kin),
        None if may_be_any(&typed) || resolved.as_deref().is_some_and(may_be_any) => by_version(&machine.version(&words[0])),
        None => by_name(&typed),
    };
    kin.filter(|kin| *kin != Kin::VsCode || !machine.is_code_elsewhere())
}

fn by_version(said: &str) -> Option<Kin> {
    let kinds = [("NVIM", Kin::Neovim), ("Vi IMproved", Kin::Vim), ("GNU nano", Kin::Nano), ("BusyBox", Kin::Spare)];
    kinds.into_iter().find(|(word, _)| said.contains(word)).map(|(_, kin)| kin)
}

fn by_name(name: &str) -> Option<Kin> {
    let is_emacs = name == "emacs" || name.strip_prefix("emacs").is_some_and(|rest| rest.starts_with(['-', '0', '1', '2', '3', '4']));
    match name {
        "vim" | "gvim" | "mvim" | "rvim" | "rview" | "gview" | "vimdiff" | "vimx" => Some(Kin::Vim),
        "nvim" => Some(Kin::Neovim),
        "nano" | "rnano" => Some(Kin::Nano),
        _ if is_emacs => Some(Kin::Emacs),
        "code" | "code-insiders" | "code-oss" | "codium" | "vscodium" | "cursor" | "windsurf" => Some(Kin::VsCode),
        "micro" => Some(Kin::Micro),
        "hx" | "helix" | "kak" | "busybox" => Some(Kin::Spare),
        _ => None,
    }
}

/// Given after the user's own settings are read: nothing is written, and what a plugin turns on again goes to the editor's folder.
fn vim(kin: Kin, folder: &Path) -> [String; 5] {
    // what separates options, and the items of one
    let escaped = folder.display().to_string().chars().fold(String::new(), |text, c| match c {
        ' ' | ',' | '\\' | '|' | '"' => text + "\\" + &c.to_string(),
        _ => text + &c.to_string(),
    });
    let history = if kin == Kin::Neovim { "shada= shadafile=NONE" } else { "viminfo= viminfofile=NONE" };
    let places = format!("directory={escaped} backupdir={escaped} undodir={escaped}");
    let set = format!("set noswapfile nobackup nowritebackup noundofile patchmode= {history} {places}");
    ["-n", "-i", "NONE", "-c", &set].map(str::to_owned)
}

/// Run after the user's own settings: no backup, auto-save or lock, no packages that remember what was typed, and nothing
/// written when it ends.
const EMACS: &str = "(progn \
    (setq make-backup-files nil auto-save-default nil create-lockfiles nil auto-save-list-file-prefix nil auto-save-list-file-name nil \
          undo-tree-auto-save-history nil kill-emacs-hook nil) \
    (dolist (mode '(savehist-mode desktop-save-mode recentf-mode save-place-mode undo-fu-session-global-mode)) \
      (when (and (boundp mode) (symbol-value mode)) (funcall mode -1))) \
    (setq kill-emacs-hook nil))";

const MICRO: [&str; 12] =
    ["-backup", "false", "-permbackup", "false", "-saveundo", "false", "-savecursor", "false", "-savehistory", "false", "-autosave", "0"];

/// The settings of an instance of its own: what it keeps beside that goes with its folder.
const VS_CODE: &str = r#"{
  "files.hotExit": "off",
  "workbench.localHistory.enabled": false,
  "workbench.startupEditor": "none",
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none"
}
"#;

/// What comes behind the settings of nano.
fn nano(folder: &Path) -> String {
    format!("unset backup\nunset historylog\nunset positionlog\nunset locking\nset backupdir \"{}\"\n", folder.display())
}

/// Whether a nano is older than 5: it may not know another file with settings.
fn is_old_nano(version: &str) -> bool {
    let number = version.split("version").nth(1).and_then(|rest| rest.trim().split('.').next()?.parse::<u32>().ok());
    number.is_none_or(|number| number < 5)
}

/// An option of nano without what has it keep backups, histories or locks.
fn without_traces(word: &str) -> Option<String> {
    const TRACES: [&str; 4] = ["--backup", "--historylog", "--positionlog", "--locking"];
    let Some(letters) = word.strip_prefix('-').filter(|rest| !rest.starts_with('-') && !rest.is_empty()) else {
        return (!TRACES.contains(&word)).then(|| word.to_owned());
    };
    // behind a letter that takes a value comes the value
    let flags = letters.find(|c| "CJQTXYfors".contains(c)).unwrap_or(letters.len());
    let kept: String = letters[..flags].chars().filter(|c| !"BHPG".contains(*c)).chain(letters[flags..].chars()).collect();
    (!kept.is_empty()).then(|| format!("-{kept}"))
}

/// The machine that this runs on.
pub(super) struct ThisMachine;

impl Machine for ThisMachine {
    fn resolved(&self, program: &str) -> Option<PathBuf> {
        let is_path = Path::new(program).components().count() > 1;
        let folders = std::env::var_os("PATH").unwrap_or_default();
        let found = std::env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file());
        if is_path { Some(program.into()) } else { found }?.canonicalize().ok()
    }

    fn version(&self, program: &str) -> String {
        let asked = Command::new(program).arg("--version").stdin(Stdio::null()).stderr(Stdio::null()).output();
        asked.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default()
    }

    fn nano_settings(&self) -> String {
        let of_system = ["/etc/nanorc", "/usr/local/etc/nanorc", "/opt/homebrew/etc/nanorc"].map(PathBuf::from);
        let home = std::env::home_dir().unwrap_or_default();
        let config = std::env::var_os("XDG_CONFIG_HOME").map_or_else(|| home.join(".config"), PathBuf::from);
        let of_user = [home.join(".nanorc"), config.join("nano/nanorc")];
        let first = |paths: &[PathBuf]| paths.iter().find_map(|path| std::fs::read_to_string(path).ok()).unwrap_or_default();
        format!("{}\n{}", first(&of_system), first(&of_user))
    }

    fn is_code_elsewhere(&self) -> bool {
        std::env::var_os("VSCODE_IPC_HOOK_CLI").is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A machine on which programs are what a test says.
    #[derive(Default)]
    struct Told {
        leads_to: &'static str,
        version: &'static str,
        is_elsewhere: bool,
    }

    impl Machine for Told {
        fn resolved(&self, program: &str) -> Option<PathBuf> {
            Some(if self.leads_to.is_empty() { program } else { self.leads_to }.into())
        }

        fn version(&self, _: &str) -> String {
            self.version.to_owned()
        }

        fn nano_settings(&self) -> String {
            "set backup\nset softwrap\n".to_owned()
        }

        fn is_code_elsewhere(&self) -> bool {
            self.is_elsewhere
        }
    }

    fn on(line: &str, machine: &Told) -> Discreet {
        discreet(&shell_words::split(line).unwrap(), Path::new("/run/x"), machine)
    }

    fn version(version: &'static str) -> Told {
        Told { version, ..Told::default() }
    }

    const VIM: &str = "VIM - Vi IMproved 9.0 (2022 Jun 28)";
    const SET: &str = "set noswapfile nobackup nowritebackup noundofile patchmode=";

    #[test]
    fn what_is_said_to_an_editor_comes_last_and_before_what_ends_the_options() {
        for (line, leads_to, began) in [
            ("vim -c 'set undofile'", "/usr/bin/vim.basic", "vim -c 'set undofile' -n -i NONE -c"),
            ("/usr/bin/nvim", "", "/usr/bin/nvim -n -i NONE -c"),
            ("gvim -f --", "", "gvim -f -n -i NONE -c"),
            ("emacs -nw", "/usr/bin/emacs-nox", "emacs -nw --eval"),
            ("micro", "", "micro -backup false -permbackup false"),
            ("codium --wait", "", "codium --wait --user-data-dir=/run/x/code --disable-extensions"),
            ("code -n", "", "code -n --wait --user-data-dir=/run/x/code"),
            ("hx", "", "hx"),
            ("editor", "/bin/kak", "editor"),
        ] {
            let told = on(line, &Told { leads_to, version: VIM, ..Told::default() });
            let began = shell_words::split(began).unwrap();
            assert_eq!((told.is_sure, &told.words[..began.len()]), (true, &began[..]), "{line}");
        }
        assert_eq!(on("gvim -f -- +5", &Told::default()).words.last().unwrap(), "+5");
    }

    #[test]
    fn what_vi_is_it_says_itself() {
        for (line, said, history) in
            [("vi", VIM, Some("viminfo=")), ("view", "NVIM v0.7.2", Some("shada=")), ("vim", "NVIM v0.7.2", Some("shada="))]
        {
            let told = on(line, &Told { leads_to: "/usr/libexec/vi", ..version(said) });
            let set = told.words.last().unwrap();
            assert!(set.starts_with(SET) && history.is_none_or(|history| set.contains(history)), "{line}: {set}");
        }
        assert_eq!(on("vi", &version("BusyBox v1.36")).words, ["vi"]);
        // nvi keeps what was typed in a place of its own, and pico is no nano
        for (line, leads_to) in [("vi", "/usr/bin/nvi"), ("vi", ""), ("nano", "/usr/bin/pico")] {
            let told = on(line, &Told { leads_to, ..Told::default() });
            assert_eq!((told.is_sure, told.words), (false, vec![line.to_owned()]), "{line}");
        }
    }

    #[test]
    fn a_folder_of_any_name_is_one_value_to_vim() {
        let told = discreet(&["nvim".to_owned()], Path::new("/run/a b,c"), &Told::default());
        assert!(told.words.last().unwrap().ends_with(r"undodir=/run/a\ b\,c"), "{:?}", told.words);
    }

    #[test]
    fn nano_keeps_its_settings_but_for_those_that_leave_traces() {
        let told = on("nano -lBx --historylog -r72 -GP", &version(" GNU nano, version 7.2\n"));
        assert_eq!(told.words, ["nano", "-lx", "-r72", "--rcfile=/run/x/nanorc"]);
        let (name, text) = &told.files[0];
        assert_eq!(name, "nanorc");
        assert!(text.find("set softwrap").unwrap() < text.find("unset backup\n").unwrap(), "{text}");
        assert_eq!(on("nano", &version(" GNU nano, version 2.9.8\n")).words, ["nano", "--ignorercfiles"]);
        assert_eq!(on("editor", &Told { leads_to: "/bin/nano", ..version(" GNU nano, version 6.0\n") }).words[1], "--rcfile=/run/x/nanorc");
    }

    #[test]
    fn an_editor_that_is_not_known_is_called_as_it_was_typed() {
        for line in ["joe -nobackups", "emacsclient -c", "sh fill.sh", "subl -w", "ed", "zed --wait"] {
            let told = on(line, &Told::default());
            assert_eq!((told.is_sure, told.has_folder, told.words), (false, false, shell_words::split(line).unwrap()), "{line}");
        }
        // over there no folder of this machine counts
        assert!(!on("code --wait", &Told { is_elsewhere: true, ..Told::default() }).is_sure);
    }
}
