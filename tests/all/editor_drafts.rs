//! Texts on their way through the editor: never lost, and never written to somewhere else.

use crate::support::workspace::Workspace;
use stay::store::drafts;

const NAME: &str = "employees--anna-de-vries--employee.yaml";

#[test]
fn a_draft_waits_until_its_text_has_arrived() {
    let workspace = Workspace::default();
    let store = workspace.store();
    assert!(drafts::left(&store, NAME).is_none());
    let draft = drafts::begin(&store, NAME, b"name: Anna\n").unwrap();
    std::fs::write(&draft.path, "name: Anna de Vries\n").unwrap();
    let left = drafts::left(&store, NAME).unwrap();
    assert_eq!((left.read().unwrap(), left.base().unwrap()), (b"name: Anna de Vries\n".to_vec(), b"name: Anna\n".to_vec()));
    left.discard();
    assert!(drafts::left(&store, NAME).is_none());
}

#[test]
fn a_draft_that_is_there_is_not_overwritten() {
    let workspace = Workspace::default();
    let store = workspace.store();
    for typed in ["eerste", "tweede"] {
        std::fs::write(drafts::begin(&store, NAME, b"name: Anna\n").unwrap().path, typed).unwrap();
    }
    assert_eq!(drafts::begin(&store, NAME, b"name: Anna\n").unwrap().read().unwrap(), b"name: Anna\n");
    let aside = |number| workspace.text(&format!(".stay/edit/{NAME}.left-{number}"));
    assert_eq!((aside(1).as_str(), aside(2).as_str()), ("eerste", "tweede"));
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_draft_is_not_followed() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let outside = tempfile::tempdir().unwrap();
    let own = outside.path().join(NAME);
    std::fs::write(&own, "van mij").unwrap();
    let workspace = Workspace::default();
    let store = workspace.store();
    std::fs::create_dir_all(workspace.at(".stay/edit")).unwrap();
    for name in [NAME.to_owned(), NAME.replace(".yaml", ".base")] {
        symlink(&own, workspace.at(&format!(".stay/edit/{name}"))).unwrap();
    }
    assert!(drafts::left(&store, NAME).is_none());
    let draft = drafts::begin(&store, NAME, b"name: Anna\n").unwrap();
    assert_eq!(std::fs::metadata(&draft.path).unwrap().permissions().mode() & 0o777, 0o600);
    std::fs::remove_dir_all(workspace.at(".stay/edit")).unwrap();
    symlink(outside.path(), workspace.at(".stay/edit")).unwrap();
    assert!(drafts::left(&store, NAME).is_none() && drafts::begin(&store, NAME, b"x").is_err());
    assert_eq!(std::fs::read_to_string(&own).unwrap(), "van mij");
}

#[test]
fn what_nobody_typed_in_goes_after_a_day_and_what_was_typed_stays() {
    let workspace = Workspace::default();
    let store = workspace.store();
    let old = std::fs::FileTimes::new().set_modified(std::time::UNIX_EPOCH);
    let paths = ["employees/anna/employee.yaml", "employees/bo/employee.yaml", "employees/chris/employee.yaml"];
    let drafts: Vec<_> = paths.iter().map(|path| drafts::begin(&store, path, b"name: x\n").unwrap()).collect();
    std::fs::write(&drafts[1].path, "name: y\n").unwrap();
    for draft in &drafts[..2] {
        std::fs::File::options().write(true).open(&draft.path).unwrap().set_times(old).unwrap();
    }
    drafts::begin(&store, "employees/dewi/employee.yaml", b"name: x\n").unwrap();
    assert!(!drafts[0].path.exists() && drafts[1].path.exists() && drafts[2].path.exists());
    let waiting: Vec<String> = drafts::unsaved(&store).into_iter().map(|text| text.path).collect();
    assert_eq!(waiting, ["employees/bo/employee.yaml"]);
}

#[test]
fn blanks_at_line_ends_and_another_encoding_are_nothing_that_was_typed() {
    let workspace = Workspace::default();
    let store = workspace.store();
    let draft = drafts::begin(&store, NAME, b"#: Anna\nname: \nrole: x\n").unwrap();
    for same in ["#: Anna\nname:\nrole: x\n\n", "\u{feff}name: \r\nrole: x", "#:! regel 2\n#: Bo\nname: \nrole: x\n"] {
        std::fs::write(&draft.path, same).unwrap();
        assert!(!draft.is_typed_in(), "{same:?}");
    }
    for other in [&b"name: A\nrole: x\n"[..], b"name: \nrole: x\n# van mij\n", b"name: \xe9\nrole: x\n", b""] {
        std::fs::write(&draft.path, other).unwrap();
        assert!(draft.is_typed_in(), "{other:?}");
    }
}
