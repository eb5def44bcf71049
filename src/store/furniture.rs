//! Files that nobody wrote: those that systems, file managers, editors and sync programs leave in folders.
//!
//! A file in which someone may have written is never one of these, even if a program named it: copies that are made when two
//! people wrote at once (`… (conflicted copy).yaml`, `.sync-conflict-…`), the two sides of a merge (`.orig`), the emergency
//! copy of an editor (`.save`), a file that was not downloaded yet (`.icloud`).

/// Whole names of files, in lower case.
const FILES: &[&str] = &[
    // git, which keeps no empty folders
    ".gitkeep",
    ".keep",
    ".gitignore",
    ".gitattributes",
    // macOS
    ".ds_store",
    ".localized",
    ".volumeicon.icns",
    "icon\r",
    // Windows
    "thumbs.db",
    "thumbs.db:encryptable",
    "ehthumbs.db",
    "ehthumbs_vista.db",
    "desktop.ini",
    // Linux
    ".directory",
    ".hidden",
    // programs that keep folders in step
    ".dropbox",
    ".dropbox.attr",
    ".stignore",
    ".owncloudsync.log",
    ".nextcloudsync.log",
    ".sync.ffs_db",
];

/// Whole names of folders, in lower case. No person's folder can have one of these names.
const FOLDERS: &[&str] = &[
    ".appledouble",
    ".documentrevisions-v100",
    ".fseventsd",
    ".spotlight-v100",
    ".temporaryitems",
    ".trashes",
    "__macosx",
    "$recycle.bin",
    "system volume information",
    ".dropbox.cache",
    ".stfolder",
    "@eadir",
    "#recycle",
    ".idea",
    ".vscode",
];

/// How the names of files begin and end; the shorter ones are not enough.
const FORMS: &[(&str, &str)] = &[
    // what macOS puts beside a file on a foreign disk
    ("._", ""),
    // a backup of vim, emacs, nano, gedit and kate; an unsaved text, the lock and the list of emacs
    ("", "~"),
    ("#", "#"),
    (".#", ""),
    // kate's swap file, gedit on its way, JetBrains on its way
    (".", ".kate-swp"),
    (".goutputstream-", ""),
    ("", "___jb_tmp___"),
    ("", "___jb_old___"),
    // the locks of office programs
    (".~lock.", "#"),
    ("~$", ""),
    // on its way to its place
    ("", ".tmp"),
    ("", ".part"),
    ("", ".partial"),
    ("", ".crdownload"),
    // a removed file that a program still holds, on a network's disk and on FUSE
    (".nfs", ""),
    (".fuse_hidden", ""),
    // databases of programs that keep folders in step
    (".sync_", ".db"),
    ("._sync_", ".db"),
    (".csync_journal.db", ""),
];

/// Whether a file or folder with this name never holds anyone's words, in any folder.
pub fn is_furniture(name: &str, is_folder: bool) -> bool {
    let name = name.to_lowercase();
    if is_folder {
        return FOLDERS.contains(&name.as_str()) || name.starts_with(".trash-");
    }
    let has_form = |(start, end): &(&str, &str)| name.len() > start.len() + end.len() && name.starts_with(start) && name.ends_with(end);
    FILES.contains(&name.as_str()) || FORMS.iter().any(has_form) || is_of_vim(&name) || is_of_sed(&name) || is_of_rsync(&name)
}

/// A swap file of vim (`.x.yaml.swp`, then `.swo`, `.swn` and so on), and the number that it tries a folder with.
fn is_of_vim(name: &str) -> bool {
    let ending = name.strip_prefix('.').and_then(|rest| rest.rsplit('.').next()).unwrap_or_default();
    let is_swap = ending.len() == 3 && ending.starts_with("sw") && ending.ends_with(|c: char| c.is_ascii_lowercase());
    let is_probe = name.parse::<u32>().is_ok_and(|number| number >= 4913 && (number - 4913).is_multiple_of(123) && number < 20_000);
    is_swap || is_probe
}

/// What `sed -i` writes before it renames.
fn is_of_sed(name: &str) -> bool {
    name.strip_prefix("sed").is_some_and(|rest| rest.len() == 6 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// What rsync writes before it renames: `.name.yaml.Xy12Ab`.
fn is_of_rsync(name: &str) -> bool {
    let rest = name.strip_prefix('.').and_then(|rest| rest.split_once(".yaml."));
    rest.is_some_and(|(_, random)| random.len() == 6 && random.bytes().all(|byte| byte.is_ascii_alphanumeric()) && random != "icloud")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_leave_is_furniture() {
        let record = "2026-11-22-k7m3x9qa.yaml";
        let around = ["{}~", "#{}#", ".#{}", ".{}.swp", ".{}.swo", ".{}.un~", "._{}", "{}.tmp", ".{}.Xy12Ab", ".syncthing.{}.tmp"];
        let more = ["{}.~1~", "~syncthing~{}.tmp", ".{}.kate-swp", "{}___jb_tmp___", ".~lock.{}#", "~${}"];
        let made = around.into_iter().chain(more).map(|form| form.replace("{}", record));
        let whole = [
            ".DS_Store",
            "Thumbs.db",
            "desktop.ini",
            "Desktop.ini",
            "Icon\r",
            ".gitkeep",
            "4913",
            "5036",
            ".goutputstream-A1B2C3",
            "sedAb12Cd",
        ];
        for name in made.chain(whole.into_iter().map(str::to_owned)) {
            assert!(is_furniture(&name, false), "{name}");
        }
        for name in [".Trash-1000", "@eaDir", ".idea", "$RECYCLE.BIN", "__MACOSX"] {
            assert!(is_furniture(name, true) && !is_furniture(name, false), "{name}");
        }
    }

    #[test]
    fn what_may_hold_words_is_not() {
        let copies = [
            "2026-11-22-k7m3x9qa (Anna's conflicted copy 2026-11-24).yaml",
            "2026-11-22-k7m3x9qa.sync-conflict-20261124-101010-ABCDEFG.yaml",
            "2026-11-22-k7m3x9qa-PC-van-Piet.yaml",
            "2026-11-22-k7m3x9qa 2.yaml",
            "2026-11-22-k7m3x9qa.yaml.orig",
            "2026-11-22-k7m3x9qa_LOCAL_1234.yaml",
            "2026-11-22-k7m3x9qa.yaml.bak",
            "2026-11-22-k7m3x9qa.yaml.save",
            ".2026-11-22-k7m3x9qa.yaml.icloud",
            "2026-11-22-k7m3x9qa.yaml",
            "employee.yaml",
            "notes.txt",
            ".hidden.yaml",
            "4914",
            "~",
            "#",
            "",
        ];
        for name in copies {
            assert!(!is_furniture(name, false), "{name}");
        }
        for folder in ["anna-de-vries", "4913", "actions", "private", "Anna", "x~", ".git", ".obsidian"] {
            assert!(!is_furniture(folder, true), "{folder}");
        }
    }
}
