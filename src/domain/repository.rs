//! What a repository can be in the middle of, and why git refuses.

/// Something of git that takes several steps, and was not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Commits put on another one.
    Rebase,
    /// Commits taken from mail.
    Am,
    /// A commit of elsewhere made here.
    CherryPick,
    /// A commit taken back.
    Revert,
    /// A search for the commit that broke something.
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

/// What a merge left for a person: what each side did to the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmerged {
    /// `DD`: both took it out, for the places that each gave it.
    BothDeleted,
    /// `AU`: a place that we gave it.
    AddedByUs,
    /// `UD`: they took out what we changed.
    DeletedByThem,
    /// `UA`: a place that they gave it.
    AddedByThem,
    /// `DU`: we took out what they changed.
    DeletedByUs,
    /// `AA`: both made it.
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

    /// Whether one side took it out, and the other wrote in it.
    pub fn is_change_against_end(self) -> bool {
        matches!(self, Unmerged::DeletedByThem | Unmerged::DeletedByUs)
    }

    /// Whether both sides have words in it, between which a person may have to choose.
    pub fn is_of_two(self) -> bool {
        matches!(self, Unmerged::BothAdded | Unmerged::BothModified)
    }
}

/// Why git refuses, where that is one of the usual things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The server knows none of the keys that it was shown.
    NoKey,
    /// This computer has never seen the server.
    HostUnknown,
    /// The server is not the one that it was.
    HostChanged,
    /// A password or token is missing or wrong.
    NoPassword,
    /// There is nothing at that address, or not for this user.
    NoAccess,
    /// May read, not write.
    ReadOnly,
    /// The branch takes no pushes.
    Protected,
    /// A hook of the server refused.
    HookThere,
    /// The branch is checked out in the repository that is pushed to.
    CheckedOut,
    /// Something is too big for the server.
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
    /// Another git is at work, or one was stopped half-way: its lock.
    Locked(String),
    /// The index can't be read.
    IndexBroken,
    /// Files that were changed and not committed are in the way of a merge.
    Changes(Vec<String>),
    /// Files that git does not know are in the way of a merge.
    Untracked(Vec<String>),
    /// Files outside the workspace wait for a choice.
    Unmerged,
    /// The folder of git's own files may not be written to.
    NotWritable,
}

/// Why git did not do what was asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    /// The lines that say why, in git's or the server's words.
    pub lines: Vec<String>,
    /// What it comes to, where that is known.
    pub cause: Option<Cause>,
}

/// Commits that wait to be sent and are of other things than the workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OtherCommits {
    /// How many.
    pub commits: usize,
    /// The folders and files at the top of the repository that they touch, sorted.
    pub places: Vec<String>,
}

/// Why git never sends a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsent {
    /// A rule ignores it: `.gitignore:3: actions/`.
    Ignored(String),
    /// Git was told to take it for unchanged.
    AssumeUnchanged,
    /// Git was told to leave it alone.
    SkipWorktree,
    /// Git was told to leave it off the disk (`sparse-checkout`).
    NotOnDisk,
}
