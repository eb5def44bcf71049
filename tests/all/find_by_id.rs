//! Finding a record by its id: by the hints of a large workspace where they are true, by listing where not.

use crate::support::workspace::*;
use stay::domain::id::Id;
use stay::domain::lookup::Found;
use stay::domain::records::{Folder, Source};
use stay::store::{index, layout};

const TEXT: &str = "id: p2w6r8tc\ntitle: Leren plannen\nstatus: open\n";

const ALL: &[Folder] = &[Folder::Conversations, Folder::Actions, Folder::Goals];

fn found(workspace: &Workspace, id: &str) -> Vec<Source> {
    match workspace.store().find(id, ALL).unwrap() {
        Found::One(source) => vec![source],
        Found::Several(sources) => sources,
        Found::Nothing => Vec::new(),
    }
}

fn hint(workspace: &Workspace, source: &Source) {
    let slug = source.employee.as_deref().unwrap_or("-");
    let signature = signature(workspace, "Hint", &layout::path(source), "");
    workspace.write(".stay/ids/k", format!("\n{} {} {} {slug} {signature}\n", source.id, source.made, source.folder.word()));
}

fn talk() -> Source {
    layout::parse_path(TALK).unwrap()
}

#[test]
fn with_a_hint_without_and_with_a_wrong_one() {
    let workspace = Workspace::default();
    assert_eq!(found(&workspace, "k7m"), [talk()]);
    for hinted in [talk(), Source { folder: Folder::Goals, ..talk() }, Source { employee: Some("boris".into()), ..talk() }] {
        hint(&workspace, &hinted);
        assert_eq!(found(&workspace, "K7M3X9QA"), [talk()], "{hinted:?}");
    }
    workspace.write(".stay/ids/k", b"\nk7m3x9qa \xff\xff\nk7m3x9qa\n\nk7m3x9qa 2026-11-22\n");
    assert_eq!(found(&workspace, "k7m3x9qa"), [talk()]);
    std::fs::remove_file(workspace.at(TALK)).unwrap();
    hint(&workspace, &talk());
    assert_eq!(found(&workspace, "k7m3x9qa"), []);
}

#[test]
fn two_files_with_one_id_are_both_found() {
    let workspace = Workspace::default();
    let twin = Source { employee: Some("boris".into()), ..talk() };
    workspace.write(&layout::path(&twin), TALK_TEXT);
    let line = |source: &Source| {
        let signature = signature(&workspace, "Hint", &layout::path(source), "");
        format!("k7m3x9qa 2026-11-22 conversations {} {signature}\n", source.employee.as_deref().unwrap())
    };
    workspace.write(".stay/ids/k", format!("\n{}{}", line(&talk()), line(&twin)));
    assert_eq!(found(&workspace, "k7m3x9qa"), [talk(), twin.clone()]);
    // one of them alone, from elsewhere, hides the other from nobody
    let theirs = signature_with(&[7; 32], workspace.root(), "Hint", &layout::path(&twin), "");
    for end in [String::new(), " ".to_owned(), format!(" {}", "0".repeat(64)), format!(" {theirs}")] {
        workspace.write(".stay/ids/k", format!("\nk7m3x9qa 2026-11-22 conversations boris{end}\n"));
        assert_eq!(found(&workspace, "k7m3x9qa"), [talk(), twin.clone()], "{end}");
    }
}

#[test]
fn a_hint_leads_to_no_place_outside() {
    let workspace = Workspace::default();
    let outside = tempfile::tempdir().unwrap();
    let name = outside.path().file_name().unwrap().to_str().unwrap();
    std::fs::create_dir_all(outside.path().join("goals")).unwrap();
    std::fs::write(outside.path().join("goals/2026-11-22-kaaaaaaa.yaml"), TEXT).unwrap();
    let signature = signature(&workspace, "Hint", &format!("employees/../../{name}/goals/2026-11-22-kaaaaaaa.yaml"), "");
    workspace.write(".stay/ids/k", format!("\nkaaaaaaa 2026-11-22 goals ../../{name} {signature}\n"));
    assert_eq!(found(&workspace, "kaaaaaaa"), []);
}

#[cfg(unix)]
#[test]
fn hints_are_not_written_through_a_link() {
    let workspace = Workspace::default();
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("k"), "\nvan mij\n").unwrap();
    std::fs::create_dir(workspace.at(".stay")).unwrap();
    std::os::unix::fs::symlink(outside.path(), workspace.at(".stay/ids")).unwrap();
    index::hint(&workspace.store(), &talk());
    assert_eq!(std::fs::read_to_string(outside.path().join("k")).unwrap(), "\nvan mij\n");
    assert_eq!(found(&workspace, "k7m3x9qa"), [talk()]);
}

#[test]
fn in_a_large_workspace_hints_are_kept() {
    let workspace = Workspace::default();
    for number in 0..2_000 {
        workspace.write(&format!("employees/anna-de-vries/goals/2026-01-01-g{number:07}.yaml"), TEXT);
    }
    drop(workspace.store().writer().unwrap());
    assert_eq!(found(&workspace, "k7m3x9qa"), [talk()]);
    assert!(workspace.text(".stay/ids/k").starts_with("\nk7m3x9qa 2026-11-22 conversations anna-de-vries "));
    let new = Source { id: Id::parse("kbbbbbbb").unwrap(), ..talk() };
    workspace.write(&layout::path(&new), TALK_TEXT);
    index::hint(&workspace.store(), &new);
    assert!(workspace.text(".stay/ids/k").contains("\nkbbbbbbb 2026-11-22 conversations anna-de-vries "));
    assert_eq!(found(&workspace, "kbbbbbbb"), [new]);
}
