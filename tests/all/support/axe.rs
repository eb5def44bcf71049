//! axe-core, which looks for what keeps people from using a page: where it is, and what it finds.
//!
//! `.ci/axe` brings it into the build folder. Where it is not a test says so and passes; the gate sets `STAY_NEEDS_AXE`, and then it
//! fails.

use super::browser::Browser;
use serde_json::{Value, json};
use std::path::Path;

/// Rules whose outcome hangs on the colours and the width of the screen, and not on the page alone.
const OF_LOOKS: &[&str] = &["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size", "meta-viewport"];

/// The script, in the version that `.ci/axe` names; `None` where it is not, which is said.
pub fn axe() -> Option<String> {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).parent()?.join("axe/axe.min.js");
    let script = std::fs::read_to_string(path).ok();
    if script.is_none() {
        assert!(std::env::var_os("STAY_NEEDS_AXE").is_none(), "no axe-core here, and this run needs it: .ci/axe");
        eprintln!("no axe-core here (.ci/axe brings it): skipped");
    }
    script
}

/// Has every page that is opened from now on bring the script along. The browser itself adds it, so that the policy of a page, which
/// lets no script in, stays as it is.
pub fn bring(browser: &mut Browser, script: &str) {
    browser.call("Page.addScriptToEvaluateOnNewDocument", json!({"source": script}));
}

/// What is wrong with the page that is open: by all rules, or by those about its looks.
pub fn faults(browser: &mut Browser, all: bool) -> Vec<String> {
    let only = if all { Value::Null } else { json!({"type": "rule", "values": OF_LOOKS}) };
    // axe can't tell what lies behind a text in a picture, so for contrast those have a test of their own
    // signs beside a text that says the same are hidden from those who listen; that they can be seen has a test of its own
    let expression = format!(
        "axe.run(document, {{preload: false, rules: {{'target-size': {{enabled: true}}}}, ...({only} && {{runOnly: {only}}})}}).then(found => \
         [...found.violations, ...found.incomplete].flatMap(rule => rule.nodes\
         .filter(node => !/^<span class=\"sign\"/.test(node.html) && !(rule.id === 'color-contrast' && node.html.startsWith('<text ')))\
         .map(node => `${{rule.id}}: ${{rule.help}}: ${{node.html.slice(0, 200)}}: ${{[...node.any, ...node.all, ...node.none].map(check => check.message)}}`)))"
    );
    let found = browser.value(&expression);
    found.as_array().unwrap().iter().map(|fault| fault.as_str().unwrap().to_owned()).collect()
}
