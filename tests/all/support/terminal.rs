//! A terminal to ask at.

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use std::fs::File;

/// What a person types into and sees, and the side that a program gets for its streams. No other program that is started
/// meanwhile holds either.
pub fn open() -> (File, File) {
    let screen = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
    grantpt(&screen).unwrap();
    unlockpt(&screen).unwrap();
    let name = ptsname(&screen, Vec::new()).unwrap();
    (File::from(screen), File::options().read(true).write(true).open(name.to_str().unwrap()).unwrap())
}
