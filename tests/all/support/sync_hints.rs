//! Runs `stay sync` and types what its hint says, until it is done.
use crate::support::clones::{Clones, words};

/// What came of following the hints.
pub struct FollowedHints {
    /// All that was said.
    pub said: String,
    /// The exit code at the end.
    pub code: Option<i32>,
    /// How many times `stay sync` ran.
    pub rounds: usize,
}

/// The commands in a hint: what stands between backticks.
pub fn commands(said: &str) -> Vec<String> {
    let hint = said.lines().rev().find(|line| line.contains('`')).unwrap_or_default();
    hint.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Runs `stay sync` in a clone and types what it says, until it is done or says nothing that can be typed.
pub fn follow(clones: &Clones, clone: &str, most: usize) -> FollowedHints {
    let mut said = String::new();
    for rounds in 1..=most {
        let output = clones.stay(clone, &["sync"]);
        let words = words(&output);
        said.push_str(&format!("$ stay sync\n{words}"));
        let code = output.status.code();
        let typed = commands(&words);
        if code != Some(1) || typed.is_empty() {
            return FollowedHints { said, code, rounds };
        }
        for command in typed {
            said.push_str(&format!("$ {command}\n"));
            // a person chooses by keys; here all of one's own side is kept
            let command = if command == "stay resolve" { format!("{command} --ours") } else { command };
            said.push_str(&clones.shell(clone, &command));
        }
    }
    FollowedHints { said, code: None, rounds: most }
}

/// The same, which has to come to its end.
pub fn follow_to_the_end(clones: &Clones, clone: &str, most: usize) -> FollowedHints {
    let followed = follow(clones, clone, most);
    assert!(matches!(followed.code, Some(0 | 3)), "stuck after {} rounds ({:?}):\n{}", followed.rounds, followed.code, followed.said);
    followed
}

/// Nothing of the workspace waits in a clone, and the other has all of it.
pub fn assert_shared(clones: &Clones, one: &str, other: &str, said: &str) {
    let own = ["stay.yaml", ".gitignore", ".gitattributes", "employees", "organisation", "questions"];
    let mut asked = vec!["status", "--porcelain", "--untracked-files=all", "--"];
    asked.extend(own.iter().filter(|path| clones.at(one).join(path).exists()));
    let left = words(&clones.git(one, &asked));
    let is_record = |line: &&str| line.ends_with(".yaml") && !line.starts_with("warning:");
    let left: Vec<&str> = left.lines().filter(is_record).collect();
    assert!(left.is_empty(), "left in {one}: {left:?}\n{said}");
    follow_to_the_end(clones, other, 12);
    follow_to_the_end(clones, one, 12);
    let tree = |clone: &str| {
        let listed = clones.git(clone, &["ls-tree", "-r", "HEAD", "employees", "organisation", "stay.yaml"]);
        String::from_utf8(listed.stdout).unwrap()
    };
    assert_eq!(tree(one), tree(other), "{said}");
}
