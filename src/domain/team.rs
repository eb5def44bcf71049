//! Teams and departments, which may nest with `/`: `Techniek/Platform`.

/// Whether `team` is `filter` or lies within it, whatever the case.
pub fn is_within(team: &str, filter: &str) -> bool {
    let (team, filter) = (team.to_lowercase(), filter.trim_end_matches('/').to_lowercase());
    team == filter || team.strip_prefix(&filter).is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::is_within;

    #[test]
    fn a_department_holds_its_teams() {
        assert!(is_within("Techniek/Netwerk", "Techniek"));
        assert!(is_within("techniek", "Techniek/"));
        assert!(!is_within("Technieken", "Techniek"));
        assert!(!is_within("Techniek", "Techniek/Netwerk"));
    }
}
