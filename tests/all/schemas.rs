//! The schema of each kind of file: printed, and set up for an editor. That it says what the reader reads is tried beside it, in
//! `store/shape.rs`.

use crate::support::sandbox::{COPY, Sandbox};
use serde_json::Value;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn a_schema_has_the_types_of_the_workspace_and_speaks_both_languages() {
    let sandbox = Sandbox::copy();
    let listed = sandbox.stay("schema").stdout;
    assert!(listed.starts_with("stay          stay.yaml\n") && listed.lines().count() == 8, "{listed}");
    let kinds = json(&sandbox.stay("schema --json").stdout);
    for kind in kinds["kinds"].as_array().unwrap() {
        let (nl, en) = (
            format!("--lang nl schema {}", kind["kind"].as_str().unwrap()),
            format!("--lang en schema {}", kind["kind"].as_str().unwrap()),
        );
        let (nl, en) = (sandbox.stay(&nl).stdout, sandbox.stay(&en).stdout);
        assert!(nl != en && json(&nl)["$schema"] == json(&en)["$schema"], "{nl}");
    }
    let types = |at: &str| json(&sandbox.stay(&format!("{at} schema conversation")).stdout)["properties"]["type"].to_string();
    // an own type of the example, by its key and its name
    assert!(types(&format!("-C {COPY}")).contains("\"inwerk\"") && !types("-C /").contains("\"inwerk\""));
    let slip = sandbox.stay("--lang nl schema gaol --json");
    assert!(slip.code == Some(2) && json(&slip.stdout)["error"]["candidates"][0] == "goal", "{slip:?}");
}

#[test]
fn an_editor_is_set_up_once_and_its_own_settings_stay() {
    let sandbox = Sandbox::empty();
    let at = |path: &str| sandbox.root.join("team").join(path);
    let read = |path: &str| std::fs::read_to_string(at(path)).unwrap();
    let init = |lang: &str, more: &str| sandbox.stay(&format!("--lang {lang} --no-input init team --no-git --vscode {more}"));
    let dry = init("nl", "--dry-run");
    assert!(dry.code == Some(0) && !at("").exists(), "{dry:?}");
    let first = init("nl", "");
    assert!(first.code == Some(0) && first.stderr.contains(".vscode/stay"), "{first:?}");
    let settings = json(&read(".vscode/settings.json"));
    for (path, places) in settings["yaml.schemas"].as_object().unwrap() {
        assert!(places.as_array().is_some_and(|places| !places.is_empty()));
        assert!(json(&read(path.trim_start_matches("./")))["properties"].is_object() || path.ends_with("questions.json"), "{path}");
    }
    // a type that was added since is in it the next time; the settings of the team are left alone
    let with_type = read("stay.yaml") + "types:\n  proefperiode:\n    label: Proefperiodegesprek\n";
    std::fs::write(at("stay.yaml"), with_type).unwrap();
    std::fs::write(at(".vscode/settings.json"), "{\n  // ours\n  \"files.eol\": \"\\n\"\n}\n").unwrap();
    let again = init("en", "");
    assert!(
        again.code == Some(0) && again.stderr.contains("yours and stays as it is") && again.stderr.contains("\"yaml.schemas\""),
        "{again:?}"
    );
    assert!(read(".vscode/stay/conversation.json").contains("proefperiode"));
    assert_eq!(read(".vscode/settings.json"), "{\n  // ours\n  \"files.eol\": \"\\n\"\n}\n");
    assert_eq!(sandbox.stay("-C team check").code, Some(0));
    #[cfg(unix)]
    {
        // a link in it may lead to any file of the user
        let outside = sandbox.root.join("mine.json");
        std::fs::write(&outside, "{}").unwrap();
        std::fs::remove_file(at(".vscode/stay/goal.json")).unwrap();
        std::os::unix::fs::symlink(&outside, at(".vscode/stay/goal.json")).unwrap();
        let refused = init("nl", "");
        assert!(refused.code == Some(1) && std::fs::read_to_string(&outside).unwrap() == "{}", "{refused:?}");
    }
}
