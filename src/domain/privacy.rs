//! What a workspace's settings say about privacy, as plain facts: for the people it is about, and for a works council.

use super::care::Guard;
use super::circle::Policy;
use super::retention::Terms;
use super::words::worded;

worded! {
    /// For whom the facts are told.
    Audience {
        /// Whom it is about.
        Employee = "employee" nl "medewerker" en "employee" also "medewerkers" "employees",
        /// Those who agree to it, and who weigh the risks.
        WorksCouncil = "works-council" nl "ondernemingsraad" en "works council" also "or" "council" "dpia" "personeelsvertegenwoordiging",
    }
}

/// The facts.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Who opens what was said; `None` where nothing is sealed, and whoever reads the folder reads all of it.
    pub policy: Option<Policy>,
    /// Whether a recovery key opens everything.
    pub has_recovery: bool,
    pub terms: Terms,
    pub guard: Guard,
    pub lies: Lies,
    /// The names of the types of talks.
    pub kinds: Vec<String>,
}

/// Where a workspace lies, beside this computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lies {
    /// Nowhere: git knows no other place, or there is no git.
    OnlyHere,
    /// At these, without who logs in there.
    At(Vec<Elsewhere>),
}

/// A place elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// A server, by its name.
    Server(String),
    /// Another folder that this computer reaches.
    Folder,
}

impl Lies {
    /// Where the addresses lead that git has, each once.
    pub fn of<'a>(addresses: impl IntoIterator<Item = &'a str>) -> Lies {
        let mut all: Vec<Elsewhere> = Vec::new();
        for address in addresses {
            let place = elsewhere(address);
            if !all.contains(&place) {
                all.push(place);
            }
        }
        if all.is_empty() { Lies::OnlyHere } else { Lies::At(all) }
    }
}

/// Where an address of git leads: `https://user:secret@host:8443/team.git`, `git@host:team.git`, `/srv/team.git`. Names and secrets
/// of whoever logs in stay behind, and so does the path.
fn elsewhere(address: &str) -> Elsewhere {
    let after_user = |text: &str| text.rsplit('@').next().unwrap_or_default().to_owned();
    let server = |host: String| {
        // an address of numbers alone stands between brackets, before its port
        let bare = match host.strip_prefix('[') {
            Some(rest) => rest.split(']').next().unwrap_or_default(),
            None => host.split(':').next().unwrap_or_default(),
        };
        let is_host = !bare.is_empty() && bare.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ':'));
        if is_host { Elsewhere::Server(bare.to_lowercase()) } else { Elsewhere::Folder }
    };
    match address.split_once("://") {
        Some((scheme, _)) if scheme.eq_ignore_ascii_case("file") => Elsewhere::Folder,
        Some((_, rest)) => server(after_user(rest.split(['/', '?', '#']).next().unwrap_or_default())),
        None => match address.split_once(':') {
            // a letter alone is a disk of Windows, and a slash before the colon makes it a path
            Some((host, _)) if host.len() > 1 && !host.contains(['/', '\\']) => server(after_user(host)),
            _ => Elsewhere::Folder,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_named_and_nobody_who_logs_in_there() {
        for (address, host) in [
            ("https://git.example.org/team.git", "git.example.org"),
            ("https://piet:geheim@Git.Example.org:8443/team.git", "git.example.org"),
            ("https://token@example.org", "example.org"),
            ("https://a@b:c@example.org/x", "example.org"),
            ("ssh://git@example.org:22/team.git", "example.org"),
            ("git@example.org:hr/team.git", "example.org"),
            ("example.org:team.git", "example.org"),
            ("https://[2001:db8::1]:8443/team.git", "2001:db8::1"),
        ] {
            assert_eq!(elsewhere(address), Elsewhere::Server(host.to_owned()), "{address}");
        }
        for path in ["/srv/git/team.git", "../team.git", "file:///srv/team.git", "C:\\team", "./a:b", "", "https://", "https://%00/x"] {
            assert_eq!(elsewhere(path), Elsewhere::Folder, "{path}");
        }
    }

    #[test]
    fn two_ways_to_one_server_are_one_place() {
        assert_eq!(Lies::of([]), Lies::OnlyHere);
        let both = Lies::of(["git@example.org:a", "https://example.org/a"]);
        assert_eq!(both, Lies::At(vec![Elsewhere::Server("example.org".to_owned())]));
    }
}
