//! Where a branch is taken in from and sent to.

use super::commit::in_turn;
use super::{Git, reason, text};
use crate::domain::repository::Refusal;
use crate::store::Fault;

/// A branch of a repository elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemoteBranch {
    /// What the other repository is called here, or its address.
    pub remote: String,
    /// The branch there, in full: `refs/heads/main`.
    pub reference: String,
}

impl RemoteBranch {
    /// As git writes it: `origin/main`.
    pub fn name(&self) -> String {
        format!("{}/{}", self.remote, self.branch())
    }

    /// The branch there, in short.
    pub fn branch(&self) -> &str {
        self.reference.strip_prefix("refs/heads/").unwrap_or(&self.reference)
    }
}

/// Where a branch belongs elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// There is nothing elsewhere.
    Nowhere,
    /// There are several remotes, and no setting chooses one.
    Unclear(Vec<String>),
    At(Exchange),
}

/// Where a branch is taken in from, and sent to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// Taken in from there.
    pub from: RemoteBranch,
    /// Sent there: the same, unless git was told to push elsewhere.
    pub to: RemoteBranch,
    /// Whether git was told so; else it is what is likely meant.
    pub is_followed: bool,
}

/// What came of a push.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pushed {
    Done,
    /// Someone else was first.
    TooLate,
    /// Someone else is at it just now, or left a lock behind.
    Busy(Refusal),
}

/// The settings of a repository that say where branches belong.
struct Routes(Vec<(String, String)>);

impl Routes {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().rev().find(|(known, _)| known == key).map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// The repositories elsewhere, by name.
    fn remotes(&self) -> Vec<String> {
        let mut names: Vec<String> =
            self.0.iter().filter_map(|(key, _)| Some(key.strip_prefix("remote.")?.strip_suffix(".url")?.to_owned())).collect();
        names.dedup();
        names
    }

    /// Where a branch belongs.
    fn of(&self, branch: &str) -> Elsewhere {
        let remotes = self.remotes();
        let is_there = |remote: &&str| remotes.iter().any(|name| name == remote) || remote.contains(['/', ':']);
        let set = |key: &str| self.get(&format!("branch.{branch}.{key}"));
        let followed = set("remote").filter(|remote| *remote != "." && is_there(remote)).zip(set("merge"));
        let likely = || match &remotes[..] {
            [only] => Some(only.clone()),
            several => several.iter().find(|name| *name == "origin").cloned(),
        };
        let in_full = |name: &str| if name.starts_with("refs/") { name.to_owned() } else { format!("refs/heads/{name}") };
        let from = match followed {
            Some((remote, name)) => Some(RemoteBranch { remote: remote.to_owned(), reference: in_full(name) }),
            None => likely().map(|remote| RemoteBranch { remote, reference: in_full(branch) }),
        };
        let Some(from) = from else { return if remotes.is_empty() { Elsewhere::Nowhere } else { Elsewhere::Unclear(remotes) } };
        let told = set("pushremote").or_else(|| self.get("remote.pushdefault")).filter(|remote| *remote != from.remote);
        let to = told.map_or_else(|| from.clone(), |remote| RemoteBranch { remote: remote.to_owned(), reference: in_full(branch) });
        Elsewhere::At(Exchange { from, to, is_followed: followed.is_some() })
    }
}

impl Git {
    /// The addresses of the repositories elsewhere, as they are set, also those that are only pushed to.
    pub fn addresses(&self) -> Vec<String> {
        let listed = self.optional(&["config", "-z", "--get-regexp", r"^remote\..*\.(url|pushurl)$"]).unwrap_or_default();
        listed.split('\0').filter_map(|entry| entry.split_once('\n')).map(|(_, address)| address.to_owned()).collect()
    }

    /// Where a branch belongs elsewhere.
    pub fn elsewhere(&self, branch: &str) -> Elsewhere {
        let listed = self.optional(&["config", "-z", "--get-regexp", r"^(branch|remote)\."]).unwrap_or_default();
        let one = |entry: &str| entry.split_once('\n').map(|(key, value)| (key.to_owned(), value.to_owned()));
        Routes(listed.split('\0').filter_map(one).collect()).of(branch)
    }

    /// Fetches a branch; gives its commit, or `None` if the branch is not there.
    pub fn fetch(&self, from: &RemoteBranch, whole: bool) -> Result<Option<String>, Fault> {
        let mut arguments = vec!["fetch", "--quiet", "--force", "--no-tags", "--no-prune", "--no-recurse-submodules"];
        arguments.extend(whole.then_some("--unshallow"));
        arguments.extend(["--end-of-options", &from.remote, &from.reference]);
        in_turn(|| {
            let output = self.reaching(&arguments)?;
            if output.status.success() {
                let noted = std::fs::read_to_string(self.place()?.folder.join("FETCH_HEAD")).unwrap_or_default();
                return Ok(noted.split_whitespace().next().map(str::to_owned));
            }
            if text(&output.stderr).contains("couldn't find remote ref") { Ok(None) } else { Err(Fault::Git(reason(&output))) }
        })
    }

    /// What was fetched of a branch before, without asking anyone.
    pub fn fetched(&self, from: &RemoteBranch) -> Option<String> {
        let name = format!("refs/remotes/{}^{{commit}}", from.name());
        self.optional(&["rev-parse", "--quiet", "--verify", "--end-of-options", &name])
    }

    /// Pushes a branch; with `follow` git remembers it as the upstream.
    pub fn push(&self, branch: &str, to: &RemoteBranch, follow: bool) -> Result<Pushed, Fault> {
        let what = format!("refs/heads/{branch}:{}", to.reference);
        // a remote that mirrors takes no single branch
        let no_mirror = format!("remote.{}.mirror=STAY_FALSE", to.remote);
        let mut arguments =
            vec!["--config-env", &no_mirror, "push", "--porcelain", "--no-follow-tags", "--no-recurse-submodules", "--no-force"];
        arguments.extend(follow.then_some("--set-upstream"));
        arguments.extend(["--end-of-options", &to.remote, &what]);
        let output = self.reaching(&arguments)?;
        if output.status.success() {
            return Ok(Pushed::Done);
        }
        let words = format!("{}\n{}", text(&output.stdout), text(&output.stderr));
        if words.contains("(fetch first)") || words.contains("(non-fast-forward)") {
            return Ok(Pushed::TooLate);
        }
        let is_busy = words.contains("cannot lock ref") || words.contains("failed to update ref");
        if is_busy { Ok(Pushed::Busy(reason(&output))) } else { Err(Fault::Git(reason(&output))) }
    }

    /// Runs git to talk to a server. If nobody can answer, git and ssh do not ask.
    fn reaching(&self, arguments: &[&str]) -> Result<std::process::Output, Fault> {
        let mut command = self.command(arguments);
        command.env("STAY_FALSE", "false");
        if !self.may_ask {
            command.env("GIT_TERMINAL_PROMPT", "0");
            if let Some(ssh) = self.ssh() {
                command.env("GIT_SSH_COMMAND", ssh);
            }
        }
        command.output().map_err(|error| Fault::Io { path: "git".into(), error })
    }

    /// The user's `ssh`, with an option that makes it fail instead of asking. `None` if another program is set, or its
    /// options are unknown.
    fn ssh(&self) -> Option<String> {
        if std::env::var_os("GIT_SSH").is_some() || std::env::var_os("SSH_ASKPASS").is_some() {
            return None;
        }
        let own = std::env::var("GIT_SSH_COMMAND").ok().or_else(|| self.config("core.sshCommand"));
        let own = own.unwrap_or_else(|| "ssh".to_owned());
        let words = shell_words::split(&own).ok()?;
        let is_ssh =
            words.first().is_some_and(|word| word.rsplit(['/', '\\']).next().is_some_and(|name| name == "ssh" || name == "ssh.exe"));
        is_ssh.then(|| format!("{own} -oBatchMode=yes"))
    }
}

/// The address of a repository without what would open it: a password, and over HTTP the name before it, which may be a token.
pub(super) fn without_secrets(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else { return address.to_owned() };
    let (host, path) = rest.find('/').and_then(|at| rest.split_at_checked(at)).unwrap_or((rest, ""));
    let plain = match host.rsplit_once('@') {
        Some((_, host)) if scheme.starts_with("http") => host.to_owned(),
        Some((who, host)) => who.split_once(':').map_or_else(|| format!("{who}@{host}"), |(user, _)| format!("{user}@{host}")),
        None => host.to_owned(),
    };
    format!("{scheme}://{plain}{path}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_what_opens_it() {
        for (address, shown) in [
            ("https://eva:geheim@git.example/team.git", "https://git.example/team.git"),
            ("https://token@git.example/team.git", "https://git.example/team.git"),
            ("ssh://git:geheim@git.example:22/team.git", "ssh://git@git.example:22/team.git"),
            ("ssh://git@git.example/team.git", "ssh://git@git.example/team.git"),
            ("git@git.example:team.git", "git@git.example:team.git"),
            ("https://git.example", "https://git.example"),
            ("/srv/team.git", "/srv/team.git"),
        ] {
            assert_eq!(without_secrets(address), shown);
        }
    }

    fn at(pairs: &[(&str, &str)], branch: &str) -> Elsewhere {
        Routes(pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()).of(branch)
    }

    fn names(elsewhere: &Elsewhere) -> (String, String, bool) {
        match elsewhere {
            Elsewhere::At(exchange) => (exchange.from.name(), exchange.to.name(), exchange.is_followed),
            other => (format!("{other:?}"), String::new(), false),
        }
    }

    #[test]
    fn where_a_branch_belongs() {
        let told = |from: &str, to: &str, is_followed| (from.to_owned(), to.to_owned(), is_followed);
        let origin = [("remote.origin.url", "x")];
        assert_eq!(at(&[], "main"), Elsewhere::Nowhere);
        assert_eq!(names(&at(&origin, "main")), told("origin/main", "origin/main", false));
        let two = [("remote.a.url", "x"), ("remote.b.url", "y")];
        assert_eq!(at(&two, "main"), Elsewhere::Unclear(vec!["a".to_owned(), "b".to_owned()]));
        let with = |more: &[(&'static str, &'static str)]| [&origin[..], &[("remote.fork.url", "y")], more].concat();
        let followed = [("branch.team.remote", "origin"), ("branch.team.merge", "refs/heads/main")];
        assert_eq!(names(&at(&with(&followed), "team")), told("origin/main", "origin/main", true));
        let push = with(&[&followed[..], &[("remote.pushdefault", "fork")]].concat());
        assert_eq!(names(&at(&push, "team")), told("origin/main", "fork/team", true));
        // a local branch, or a remote that is gone, is none to follow
        for remote in [".", "gone"] {
            let odd = with(&[("branch.team.remote", remote), ("branch.team.merge", "refs/heads/main")]);
            assert_eq!(names(&at(&odd, "team")), told("origin/team", "origin/team", false));
        }
        // a name with every sign that git allows in one
        let odd = with(&[("branch.a.b=c/d.remote", "origin"), ("branch.a.b=c/d.merge", "refs/heads/e")]);
        assert_eq!(names(&at(&odd, "a.b=c/d")), told("origin/e", "origin/e", true));
    }
}
