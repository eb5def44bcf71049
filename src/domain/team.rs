//! Teams and departments, which may nest with `/`: `Techniek/Platform`.

use super::text::folded;
use std::ops::Deref;

/// A team as it was written. Capitals, accents and blanks make no difference between two teams, nor blanks around a `/` or a
/// `/` at the end.
#[derive(Clone, Debug)]
pub struct Team(String);

impl<T: AsRef<str>> From<T> for Team {
    fn from(written: T) -> Team {
        Team(written.as_ref().trim().to_owned())
    }
}

impl Deref for Team {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl PartialEq for Team {
    fn eq(&self, other: &Team) -> bool {
        self.0 == other.0 || self.key() == other.key()
    }
}

impl Eq for Team {}

impl Team {
    /// A key that is the same for all spellings of one team.
    pub fn key(&self) -> String {
        parts(&self.0).map(folded).collect::<Vec<_>>().join("/")
    }

    /// Whether it is `other` or lies within it.
    pub fn is_within(&self, other: &Team) -> bool {
        let (own, other) = (self.key(), other.key());
        !other.is_empty() && own.strip_prefix(&other).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The departments that it lies in and itself, the outermost first.
    pub fn path(&self) -> impl Iterator<Item = Team> {
        let parts: Vec<&str> = parts(&self.0).collect();
        (1..=parts.len()).map(move |depth| Team(parts[..depth].join("/")))
    }

    /// Its own name, without the departments that it lies in.
    pub fn own_name(&self) -> &str {
        parts(&self.0).last().unwrap_or_default()
    }
}

fn parts(written: &str) -> impl Iterator<Item = &str> {
    written.split('/').map(str::trim).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::Team;

    #[test]
    fn a_department_holds_its_teams() {
        let within = |team: &str, other: &str| Team::from(team).is_within(&other.into());
        assert!(within("Techniek/Netwerk", "Techniek"));
        assert!(within("techniek", "Techniek/"));
        assert!(!within("Technieken", "Techniek"));
        assert!(!within("Techniek", "Techniek/Netwerk"));
        assert!(!within("Techniek", " / "));
    }

    #[test]
    fn one_team_however_it_is_written() {
        for written in ["zorg/café noord", "Zorg / Cafe\u{301}\u{a0}Noord", "ZORG/CAFE  NOORD/", "/Zorg//Café Noord"] {
            assert_eq!(Team::from("Zorg/Café Noord"), Team::from(written), "{written}");
        }
        assert_ne!(Team::from("Zorg"), Team::from("Zorg/Noord"));
    }
}
