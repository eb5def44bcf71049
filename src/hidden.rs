//! A line that is typed at a terminal without being shown.

use zeroize::Zeroizing;

/// Reads a line that is not shown; `None` at the end of input, and for a line that is too long or no text. `ask` says what is wanted:
/// by then nothing is shown any more, so that not one letter is.
#[cfg(unix)]
pub(crate) fn read_line(ask: impl FnOnce()) -> Option<Zeroizing<String>> {
    let input = std::io::stdin();
    let silent = unix::Silent::begin(&input)?;
    ask();
    let line = unix::line(&input);
    drop(silent);
    match line {
        unix::Line::Typed(line) => Some(line),
        unix::Line::End => None,
        unix::Line::Stop => {
            // the terminal is as it was, so now it may end as Ctrl-C ends a program
            let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::INT);
            None
        }
    }
}

/// The same where there are no terminals as on Unix.
#[cfg(not(unix))]
pub(crate) fn read_line(ask: impl FnOnce()) -> Option<Zeroizing<String>> {
    ask();
    let unseen = rpassword::ConfigBuilder::new().output_discard().build();
    rpassword::read_password_with_config(unseen).ok().map(Zeroizing::new)
}

#[cfg(unix)]
mod unix {
    use rustix::io::{Errno, read};
    use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};
    use std::os::fd::AsFd;
    use zeroize::{Zeroize, Zeroizing};

    /// The longest line, in bytes.
    const LONGEST: usize = 1024;

    /// What `Ctrl` makes of these letters.
    const CTRL_C: u8 = 3;
    const CTRL_D: u8 = 4;
    const CTRL_U: u8 = 21;
    const BACKSPACE: [u8; 2] = [8, 127];
    const ESCAPE: u8 = 27;

    /// A terminal that shows nothing, as long as this is there.
    pub(super) struct Silent<F: AsFd> {
        terminal: F,
        before: Termios,
    }

    impl<F: AsFd> Silent<F> {
        /// Signs are handed on one by one too: so Ctrl-C can't end the program before the terminal shows what is typed again.
        pub(super) fn begin(terminal: F) -> Option<Silent<F>> {
            let before = tcgetattr(&terminal).ok()?;
            let mut silent = before.clone();
            silent.local_modes.remove(LocalModes::ECHO | LocalModes::ECHONL | LocalModes::ICANON | LocalModes::ISIG);
            silent.special_codes[SpecialCodeIndex::VMIN] = 1;
            silent.special_codes[SpecialCodeIndex::VTIME] = 0;
            tcsetattr(&terminal, OptionalActions::Now, &silent).ok()?;
            Some(Silent { terminal, before })
        }
    }

    impl<F: AsFd> Drop for Silent<F> {
        fn drop(&mut self) {
            let _ = tcsetattr(&self.terminal, OptionalActions::Now, &self.before);
        }
    }

    /// What came of it.
    #[derive(Debug, PartialEq)]
    pub(super) enum Line {
        Typed(Zeroizing<String>),
        End,
        Stop,
    }

    /// Reads one byte at a time: what is behind the line is for whoever reads next.
    pub(super) fn line(from: impl AsFd) -> Line {
        // as large as it can be, so that no smaller copies are left behind as it grows
        let mut typed = Zeroizing::new(Vec::with_capacity(LONGEST));
        let mut is_too_long = false;
        loop {
            let Some(byte) = next(&from) else { return Line::End };
            match byte {
                b'\n' | b'\r' => break,
                CTRL_C => return Line::Stop,
                // a terminal hands on a zero for an end of input that was typed before anything was asked
                CTRL_D | 0 if typed.is_empty() => return Line::End,
                CTRL_U => typed.zeroize(),
                ESCAPE => skip_key(&from),
                back if BACKSPACE.contains(&back) => {
                    // a letter of several bytes goes as one
                    while typed.pop().is_some_and(|byte| byte & 0b1100_0000 == 0b1000_0000) {}
                }
                control if control < b' ' => {}
                _ if typed.len() == LONGEST => is_too_long = true,
                byte => typed.push(byte),
            }
        }
        match std::str::from_utf8(&typed) {
            Ok(text) if !is_too_long => Line::Typed(Zeroizing::new(text.to_owned())),
            _ => Line::End,
        }
    }

    fn next(from: impl AsFd) -> Option<u8> {
        let mut byte = Zeroizing::new([0]);
        loop {
            match read(&from, &mut *byte) {
                Ok(1) => return byte.first().copied(),
                Err(Errno::INTR) => {}
                _ => return None,
            }
        }
    }

    /// Passes over the letters that an arrow and its like send.
    fn skip_key(from: impl AsFd) {
        if matches!(next(&from), Some(b'[' | b'O')) {
            while next(&from).is_some_and(|byte| !(0x40..=0x7e).contains(&byte)) {}
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use std::io::Write;

        #[test]
        fn a_line_is_what_was_meant_and_the_next_one_is_left() {
            let typed = |bytes: &[u8]| {
                let (from, mut to) = std::io::pipe().unwrap();
                to.write_all(bytes).unwrap();
                drop(to);
                (line(&from), line(&from))
            };
            let text = |text: &str| Line::Typed(Zeroizing::new(text.to_owned()));
            assert_eq!(typed("vier fietsen\nx\n".as_bytes()), (text("vier fietsen"), text("x")));
            assert_eq!(typed("vié\u{7f}er\u{8} f\r".as_bytes()), (text("vie f"), Line::End));
            assert_eq!(typed(b"oeps\x15\x7fja\x1b[D\x1b[3~\x1bOA\t\n"), (text("ja"), Line::End));
            assert_eq!(typed(b"\n\n"), (text(""), text("")));
            assert_eq!(typed(b"ab\x03"), (Line::Stop, Line::End));
            assert_eq!(typed(b"\x04x\n"), (Line::End, text("x")));
            assert_eq!(typed(b"\x00"), (Line::End, Line::End));
            assert_eq!(typed(b"half"), (Line::End, Line::End));
            assert_eq!(typed(b"\xff\xfe\n"), (Line::End, Line::End));
            assert_eq!(typed(&[[b'a'; 1024].as_slice(), b"\n"].concat()).0, text(&"a".repeat(1024)));
            assert_eq!(typed(&[[b'a'; 1025].as_slice(), b"\n"].concat()).0, Line::End);
        }
    }
}
