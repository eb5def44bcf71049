//! Figures that a test run found: printed, and with `STAY_FIGURES=1` written into `docs/reliability.md`.

use std::path::Path;
use std::sync::Mutex;

/// One writer at a time.
static DOCUMENT: Mutex<()> = Mutex::new(());

/// Puts lines between the marks `<!-- figures: NAME -->` and `<!-- end -->`.
pub fn record(name: &str, lines: &[String]) {
    println!("{}", lines.join("\n"));
    if std::env::var_os("STAY_FIGURES").is_none() {
        return;
    }
    let _one = DOCUMENT.lock().unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reliability.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let mark = format!("<!-- figures: {name} -->\n");
    let start = text.find(&mark).unwrap_or_else(|| panic!("no place for the figures of {name}")) + mark.len();
    let end = start + text[start..].find("<!-- end -->").unwrap();
    std::fs::write(&path, format!("{}{}\n{}", &text[..start], lines.join("\n"), &text[end..])).unwrap();
}
