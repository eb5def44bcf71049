//! Texts on their way through the editor: never lost, and never written to somewhere else.

mod support_store;

use support_store::workspace::Workspace;

const NAME: &str = "employees--anna-de-vries--employee.yaml";

#[test]
fn a_draft_waits_until_its_text_has_arrived() {
    let workspace = Workspace::default();
    let store = workspace.store();
    assert!(store.left_draft(NAME).is_none());
    let draft = store.draft(NAME, b"name: Anna\n").unwrap();
    std::fs::write(&draft.path, "name: Anna de Vries\n").unwrap();
    let left = store.left_draft(NAME).unwrap();
    assert_eq!((left.read().unwrap(), left.base().unwrap()), (b"name: Anna de Vries\n".to_vec(), b"name: Anna\n".to_vec()));
    left.discard();
    assert!(store.left_draft(NAME).is_none());
}

#[test]
fn a_draft_that_is_there_is_not_overwritten() {
    let workspace = Workspace::default();
    let store = workspace.store();
    for typed in ["eerste", "tweede"] {
        std::fs::write(store.draft(NAME, b"name: Anna\n").unwrap().path, typed).unwrap();
    }
    assert_eq!(store.draft(NAME, b"name: Anna\n").unwrap().read().unwrap(), b"name: Anna\n");
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
    assert!(store.left_draft(NAME).is_none());
    let draft = store.draft(NAME, b"name: Anna\n").unwrap();
    assert_eq!(std::fs::metadata(&draft.path).unwrap().permissions().mode() & 0o777, 0o600);
    std::fs::remove_dir_all(workspace.at(".stay/edit")).unwrap();
    symlink(outside.path(), workspace.at(".stay/edit")).unwrap();
    assert!(store.left_draft(NAME).is_none() && store.draft(NAME, b"x").is_err());
    assert_eq!(std::fs::read_to_string(&own).unwrap(), "van mij");
}
