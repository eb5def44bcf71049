//! What git was called for, as a program that it started can tell.

/// Whether git shows something to a person, and does not put it in the text of a commit (`git commit -v`): it keeps that on the disk.
/// Where a system does not say which programs run, only what goes to git's own pager is known to be shown.
pub fn shows() -> bool {
    match called_for() {
        Some(arguments) => !arguments.iter().any(|argument| argument == "commit"),
        None => std::env::var_os("GIT_PAGER_IN_USE").is_some(),
    }
}

/// The line that the nearest git above this program was called with; nothing where that can't be seen or there is none.
#[cfg(target_os = "linux")]
fn called_for() -> Option<Vec<String>> {
    // between git and this one stands a shell, and what else it starts
    const BETWEEN: usize = 4;
    let mut process = std::os::unix::process::parent_id();
    for _ in 0..BETWEEN {
        let line = std::fs::read(format!("/proc/{process}/cmdline")).ok()?;
        let line: Vec<String> = line.split(|byte| *byte == 0).map(|part| String::from_utf8_lossy(part).into_owned()).collect();
        if line.first()?.rsplit('/').next() == Some("git") {
            return Some(line);
        }
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
        process = status.lines().find_map(|line| line.strip_prefix("PPid:"))?.trim().parse().ok()?;
    }
    None
}

#[cfg(not(target_os = "linux"))]
fn called_for() -> Option<Vec<String>> {
    None
}
