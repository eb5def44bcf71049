//! States of a repository that git has not finished, and why git refuses.

/// An operation of git that takes several steps and has not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    Rebase,
    /// `git am`.
    Am,
    CherryPick,
    Revert,
    Bisect,
}

impl Operation {
    /// What git calls it.
    pub fn word(self) -> &'static str {
        match self {
            Operation::Rebase => "rebase",
            Operation::Am => "am",
            Operation::CherryPick => "cherry-pick",
            Operation::Revert => "revert",
            Operation::Bisect => "bisect",
        }
    }
}

/// A conflict that a merge left: what each side did to the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmerged {
    /// `DD`: both deleted it, because each gave it another place.
    BothDeleted,
    /// `AU`: we added it, in a place of our own.
    AddedByUs,
    /// `UD`: they deleted what we changed.
    DeletedByThem,
    /// `UA`: they added it, in a place of their own.
    AddedByThem,
    /// `DU`: we deleted what they changed.
    DeletedByUs,
    /// `AA`: both added it.
    BothAdded,
    /// `UU`: both changed it.
    BothModified,
}

impl Unmerged {
    /// The state of two letters of `git status`.
    pub fn parse(letters: &str) -> Option<Unmerged> {
        Some(match letters {
            "DD" => Unmerged::BothDeleted,
            "AU" => Unmerged::AddedByUs,
            "UD" => Unmerged::DeletedByThem,
            "UA" => Unmerged::AddedByThem,
            "DU" => Unmerged::DeletedByUs,
            "AA" => Unmerged::BothAdded,
            "UU" => Unmerged::BothModified,
            _ => return None,
        })
    }

    /// Whether one side deleted it, and the other changed it.
    pub fn is_change_against_end(self) -> bool {
        matches!(self, Unmerged::DeletedByThem | Unmerged::DeletedByUs)
    }

    /// Whether both sides have words in it, so that a person may have to choose.
    pub fn is_of_two(self) -> bool {
        matches!(self, Unmerged::BothAdded | Unmerged::BothModified)
    }
}

/// The usual reasons why git refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The server knows none of our keys.
    NoKey,
    /// This computer has never seen the server.
    HostUnknown,
    /// The server's key has changed.
    HostChanged,
    /// A password or token is missing or wrong.
    NoPassword,
    /// There is nothing at that address, or not for this user.
    NoAccess,
    /// The user may read, but not write.
    ReadOnly,
    /// The branch takes no pushes.
    Protected,
    /// A hook of the server refused.
    HookThere,
    /// The branch is checked out in the repository that is pushed to.
    CheckedOut,
    /// A file is too large for the server.
    TooBig,
    /// The disk is full, or a quota was reached.
    Full,
    /// The server can't be reached.
    NoNetwork,
    /// The server's certificate is not trusted.
    Certificate,
    /// Git does not know who commits.
    Identity,
    /// The folder is another user's.
    Ownership(String),
    /// A commit or push could not be signed.
    Signing,
    /// What came in is not signed.
    Unsigned,
    /// Git LFS is asked for and not there.
    Lfs,
    /// Another git is working, or a killed one left its lock.
    Locked(String),
    /// The index can't be read.
    IndexBroken,
    /// Changed files that are not committed block a merge.
    Changes(Vec<String>),
    /// Files that git does not know block a merge.
    Untracked(Vec<String>),
    /// Files outside the workspace have conflicts.
    Unmerged,
    /// The folder of git's own files may not be written to.
    NotWritable,
}

/// Why git did not do what was asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    /// The lines that say why, in git's or the server's words.
    pub lines: Vec<String>,
    /// The reason, if it is known.
    pub cause: Option<Cause>,
}

/// Commits that wait to be sent and change files outside the workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OtherCommits {
    pub commits: usize,
    /// The folders and files at the top of the repository that they change, sorted.
    pub places: Vec<String>,
}

/// Why git never sends a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsent {
    /// A rule ignores it: `.gitignore:3: actions/`.
    Ignored(String),
    /// Git was told to treat it as unchanged (`assume-unchanged`).
    AssumeUnchanged,
    /// Git was told to leave it alone (`skip-worktree`).
    SkipWorktree,
    /// Git was told to leave it off the disk (`sparse-checkout`).
    NotOnDisk,
}
