//! Who or what a few letters mean, where they could be the beginning of an id and a part of a name.

use crate::support::sandbox::Sandbox;

/// Anna Smeets and Bo Vos, with an action each whose id, made by hand, begins like a last name.
fn workspace() -> Sandbox {
    let sandbox = Sandbox::empty();
    for line in ["init --lang en --quiet", "employee add 'Anna Smeets'", "employee add 'Bo Vos'"] {
        assert_eq!(sandbox.stay(line).code, Some(0), "{line}");
    }
    for id in ["smeetsab", "vosabcde"] {
        let folder = sandbox.root.join("employees/bo-vos/actions");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("2026-11-01-{id}.yaml")), format!("id: {id}\ntitle: By hand\nstatus: open\n")).unwrap();
    }
    sandbox
}

#[test]
fn a_last_name_goes_before_an_id_that_it_hardly_is_and_a_whole_id_before_all() {
    let sandbox = workspace();
    let shown = |typed: &str| sandbox.stay(&format!("show {typed} --today 2026-11-20")).stdout.lines().next().unwrap_or("").to_owned();
    for (typed, first) in [
        // longer than what a list shows of an id
        ("smeets", "Anna Smeets · anna-smeets"),
        ("Smeets", "Anna Smeets · anna-smeets"),
        // may well be an id, or the name
        ("smee", ""),
        ("smeetsab", "By hand · smeetsab"),
        // no id that `stay` gives has an o
        ("vos", "Bo Vos · bo-vos"),
        // nobody is called so
        ("vosab", "By hand · vosabcde"),
        ("vosabcde", "By hand · vosabcde"),
    ] {
        assert_eq!(shown(typed), first, "{typed}");
    }
}
