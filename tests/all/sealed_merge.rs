//! Merging what is sealed: by who can open it, and by who can't.

use crate::support::sealing::{Accepted, Team, talk};
use stay::domain::sealed::Shut;
use stay::store::merge::{Markers, Pick};
use stay::store::seal::{self, Refusal, merging};
use stay::store::yaml;

const MARKERS: Markers = Markers { size: 7, ours: "ours", theirs: "theirs" };

const TALK: &str = "id: k7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-22\nwith: Piet Jansen\nthemes:\n- energy\nanswers:\n- question: Hoe?\n  answer: Kanarie een.\nobstacles:\n- rooster\n- kanarie twee\nenergy:\n- kanarie drie\nsummary: kanarie vier\nnext: 2026-12-20\n";

/// What comes of three versions with nothing to ask.
fn clean(team: &Team, who: &str, texts: [&str; 3]) -> String {
    let joint = team.merge(who, texts);
    assert_eq!(joint.conflicts(), Vec::<String>::new(), "{}", joint.text());
    let text = joint.marked(MARKERS).unwrap();
    assert!(!text.to_lowercase().contains("kanarie"), "{text}");
    text
}

fn blocks(text: &str) -> Vec<String> {
    seal::blocks(&yaml::parse(text).unwrap_or_else(|fault| panic!("{fault:?}\n{text}")))
}

/// A talk as Piet sealed it.
fn sealed(team: &Team, text: &str) -> String {
    team.close("piet", None, text).unwrap()
}

/// What someone's change of the words makes of a file.
fn changed(team: &Team, who: &str, base: &str, from: &str, to: &str) -> String {
    let text = team.read(who, base);
    assert!(text.contains(from), "{from} is not in\n{text}");
    team.close(who, Some(base), &text.replace(from, to)).unwrap()
}

#[test]
fn a_block_that_one_side_changed_stays_as_it_is_whoever_merges() {
    let team = Team::default();
    let base = sealed(&team, TALK);
    let words = changed(&team, "anna", &base, "kanarie vier", "kanarie vijf");
    let open = base.replace("next: 2026-12-20", "next: 2027-01-10").replace("with: Piet Jansen", "with: Piet Jansen # hij");
    for who in ["piet", "eva", "nobody"] {
        for texts in [[&base, &words, &open], [&base, &open, &words]] {
            let text = clean(&team, who, texts.map(String::as_str));
            assert_eq!(blocks(&text), blocks(&words), "{who}");
            assert_eq!(text, words.replace("next: 2026-12-20", "next: 2027-01-10").replace("with: Piet Jansen", "with: Piet Jansen # hij"));
        }
        // the same on both sides
        assert_eq!(clean(&team, who, [&base, &words, &words]), words);
    }
}

#[test]
fn words_that_both_changed_are_merged_as_documents_and_sealed_for_the_same_readers() {
    let team = Team::default();
    let base = sealed(&team, TALK);
    let ours = changed(&team, "piet", &base, "kanarie vier", "kanarie vijf");
    let theirs = changed(&team, "anna", &base, "- kanarie twee", "- kanarie twee\n- kanarie zes").replace("2026-12-20", "2027-01-10");
    let text = clean(&team, "piet", [&base, &ours, &theirs]);
    assert_eq!(blocks(&text).len(), 1);
    assert!(text.contains("own-words: 2\nown-energy: 1\nreaders:\n- piet\n- anna\nsealed: |\n"), "{text}");
    let meant = TALK.replace("vier", "vijf").replace("- kanarie twee", "- kanarie twee\n- kanarie zes").replace("2026-12-20", "2027-01-10");
    for who in ["piet", "anna"] {
        assert_eq!(team.read(who, &text), meant);
    }
    // whoever merges once more comes to the words of one side, and keeps that block
    for who in ["piet", "anna", "eva"] {
        assert_eq!(clean(&team, who, [&ours, &text, &ours]), text);
        assert_eq!(clean(&team, who, [&theirs, &theirs, &text]), text);
    }
    let more = changed(&team, "anna", &theirs, "kanarie vier", "kanarie vijf");
    assert_eq!(blocks(&clean(&team, "anna", [&base, &ours, &more])), blocks(&more), "all of ours is in theirs");
}

#[test]
fn of_two_blocks_with_the_same_words_the_one_that_sorts_first_is_taken_everywhere() {
    let team = Team::default();
    let base = sealed(&team, TALK);
    let ours = changed(&team, "piet", &base, "kanarie vier", "kanarie vijf");
    let theirs = changed(&team, "anna", &base, "kanarie vier", "kanarie vijf");
    assert_ne!(blocks(&ours), blocks(&theirs));
    let first = blocks(&ours).into_iter().chain(blocks(&theirs)).min().unwrap();
    for texts in [[&base, &ours, &theirs], [&base, &theirs, &ours]] {
        for who in ["piet", "anna"] {
            assert_eq!(blocks(&clean(&team, who, texts.map(String::as_str))), std::slice::from_ref(&first));
        }
    }
    // comments are words too
    let noted = changed(&team, "anna", &base, "summary: kanarie vier", "# kanarie\nsummary: kanarie vijf");
    let text = clean(&team, "piet", [&base, &ours, &noted]);
    assert_eq!(blocks(&text), blocks(&noted));
}

#[test]
fn who_can_not_open_keeps_both_blocks_and_who_can_joins_them() {
    let team = Team::default();
    let base = sealed(&team, TALK);
    let ours = changed(&team, "piet", &base, "kanarie vier", "kanarie vijf");
    let theirs = changed(&team, "anna", &base, "- kanarie twee", "- kanarie twee\n- kanarie zes");
    let both = clean(&team, "eva", [&base, &ours, &theirs]);
    assert_eq!(clean(&team, "nobody", [&base, &theirs, &ours]), both, "whose side it is makes no difference");
    let mut all = [blocks(&ours), blocks(&theirs)].concat();
    all.sort();
    assert_eq!(blocks(&both), all);
    assert!(both.contains("own-words: 2\n") && both.contains("sealed-base: |\n"), "{both}");
    let meant = TALK.replace("vier", "vijf").replace("- kanarie twee", "- kanarie twee\n- kanarie zes");
    assert_eq!(team.read("anna", &both), meant);
    assert_eq!(team.open("eva", &both).sealed.unwrap().shut(), Some(&Shut::ForOthers));
    // a third version from the same base
    let third = changed(&team, "anna", &base, "Kanarie een.", "Kanarie zeven.");
    let three = clean(&team, "eva", [&base, &both, &third]);
    assert_eq!(blocks(&three).len(), 3);
    assert_eq!(team.read("piet", &three), meant.replace("Kanarie een.", "Kanarie zeven."));
    // one of two that is changed once more takes the place of what it was
    let later = changed(&team, "piet", &ours, "kanarie vijf", "kanarie acht");
    let two = clean(&team, "eva", [&ours, &both, &later]);
    assert_eq!(blocks(&two).len(), 2);
    assert_eq!(team.read("piet", &two), meant.replace("vijf", "acht"));
    // whoever joined them took the place of all
    let joined = team.close("piet", Some(&both), &team.read("piet", &both)).unwrap();
    assert_eq!(blocks(&joined).len(), 1);
    for who in ["anna", "eva"] {
        assert_eq!(blocks(&clean(&team, who, [&both, &both, &joined])), blocks(&joined));
        assert_eq!(blocks(&clean(&team, who, [&both, &joined, &both])), blocks(&joined));
    }
}

#[test]
fn what_was_put_beside_a_block_takes_nothing_away() {
    let team = Team::default();
    let base = sealed(&team, TALK);
    let ours = changed(&team, "piet", &base, "kanarie vier", "kanarie vijf");
    let theirs = changed(&team, "anna", &base, "- kanarie twee", "- kanarie twee\n- kanarie zes");
    let both = clean(&team, "eva", [&base, &ours, &theirs]);
    let reason = |text: &str| team.close("eva", Some(text), &format!("{}cancelled-because: kanarie tien\n", team.open("eva", text).text));
    let meant = TALK.replace("vier", "vijf").replace("- kanarie twee", "- kanarie twee\n- kanarie zes");
    let with_reason = format!("{meant}cancelled-because: kanarie tien\n");
    let beside = reason(&both).unwrap();
    assert_eq!(blocks(&beside).len(), 3);
    assert_eq!(team.read("anna", &beside), with_reason);
    // the same put beside one block, and merged with a change of that block
    let beside = reason(&base).unwrap();
    for texts in [[&base, &beside, &ours], [&base, &ours, &beside]] {
        let text = clean(&team, "eva", texts.map(String::as_str));
        assert_eq!(blocks(&text).len(), 2);
        let again = clean(&team, "nobody", [&base, &text, &theirs]);
        assert_eq!(blocks(&again).len(), 3);
        assert_eq!(team.read("anna", &again), with_reason);
        let open = clean(&team, "piet", texts.map(String::as_str));
        assert_eq!(team.read("piet", &open), format!("{}cancelled-because: kanarie tien\n", TALK.replace("vier", "vijf")));
    }
}

/// What someone chose of blocks that contradict each other in one file.
fn chosen(team: &Team, who: &str, text: &str, pick: Pick) -> String {
    let decided = team.merging(who, &team.readers(), |merging| merging.list(text, None).unwrap().decided(merging, &[pick], MARKERS));
    decided.unwrap().unwrap().text
}

#[test]
fn two_who_chose_otherwise_of_what_waited_are_asked_again_and_neither_choice_is_lost() {
    let team = Team::default();
    let (open, base) = (TALK.replace("summary: kanarie vier\n", ""), sealed(&team, TALK));
    let words = |text: &str| format!("{}summary: kanarie tien\n", team.open("eva", text).text);
    // Eva can't see the summary, and wrote another one beside it
    let waits = team.close("eva", Some(&base), &words(&base)).unwrap();
    assert_eq!(blocks(&waits).len(), 2);
    let (kept, other) = (chosen(&team, "piet", &waits, Pick::Ours), chosen(&team, "anna", &waits, Pick::Theirs));
    assert_eq!(blocks(&kept), blocks(&base), "he chose what was there before she wrote");
    let both = chosen(&team, "anna", &waits, Pick::Both);
    assert!(team.read("anna", &other).contains("summary: kanarie tien\n") && team.read("anna", &other).starts_with(&open[..40]));
    for other in [&other, &both] {
        for texts in [[&waits, &kept, other], [&waits, other, &kept]] {
            // who can open it is asked at once
            let joint = team.merge("piet", texts.map(String::as_str));
            assert_eq!(joint.conflicts(), ["summary"]);
            // and who can't leaves both for those who can
            let beside = clean(&team, "eva", texts.map(String::as_str));
            let mut all = [blocks(&kept), blocks(other)].concat();
            all.sort();
            assert_eq!(blocks(&beside), all);
            assert_eq!(team.open("piet", &beside).sealed.unwrap().shut(), Some(&Shut::Contradicts(vec!["summary".to_owned()])));
            // also beside words that came meanwhile
            let more =
                team.close("eva", Some(&waits), &format!("{}cancelled-because: kanarie elf\n", team.open("eva", &waits).text)).unwrap();
            let with_more = clean(&team, "eva", [&waits, &more, other]);
            let beside = clean(&team, "eva", [&waits, &with_more, &kept]);
            assert_eq!(team.open("piet", &beside).sealed.unwrap().shut(), Some(&Shut::Contradicts(vec!["summary".to_owned()])));
        }
    }
    // who chose, while the other only added, has chosen
    let more = team.close("eva", Some(&waits), &format!("{}cancelled-because: kanarie elf\n", team.open("eva", &waits).text)).unwrap();
    for texts in [[&waits, &kept, &more], [&waits, &more, &kept]] {
        for who in ["piet", "eva"] {
            let text = clean(&team, who, texts.map(String::as_str));
            assert_eq!(team.read("anna", &text), format!("{TALK}cancelled-because: kanarie elf\n"), "{who}");
        }
    }
}

#[test]
fn words_that_contradict_wait_for_a_person_and_stay_sealed_between_the_markers() {
    let team = Team::default();
    let base = sealed(&team, TALK);
    let ours = changed(&team, "piet", &base, "kanarie vier", "kanarie vijf").replace("2026-12-20", "2027-01-01");
    let theirs = changed(&team, "anna", &base, "kanarie vier", "kanarie zes").replace("2026-12-20", "2027-01-10");
    let theirs = changed(&team, "anna", &theirs, "- kanarie twee", "- kanarie twee\n- kanarie elf");
    let joint = team.merge("piet", [&base, &ours, &theirs]);
    assert_eq!(joint.conflicts(), ["next", "summary"]);
    let text = joint.marked(MARKERS).unwrap();
    assert!(!text.to_lowercase().contains("kanarie"), "{text}");
    let parts = stay::store::waiting::Marked::parse(&text).unwrap();
    assert_eq!(parts.blocks().count(), 2, "{text}");
    assert_eq!([0, 1].map(|side| blocks(&parts.side(side))), [blocks(&ours), blocks(&theirs)]);
    assert_eq!(parts.side(0), ours, "a person may choose by hand");
    // chosen: the first for the open field, the other for the words
    let decided =
        |picks: &[Pick]| team.merging("piet", &team.readers(), |merging| joint.decided(merging, picks, MARKERS)).unwrap().unwrap().text;
    let meant = TALK.replace("2026-12-20", "2027-01-01").replace("- kanarie twee", "- kanarie twee\n- kanarie elf");
    let chosen = decided(&[Pick::Ours, Pick::Theirs]);
    assert_eq!(blocks(&chosen), blocks(&theirs), "just the words of that side");
    assert_eq!(team.read("anna", &chosen), meant.replace("vier", "zes"));
    assert_eq!(team.read("anna", &decided(&[Pick::Ours, Pick::Ours])), meant.replace("vier", "vijf"));
    let both = team.read("anna", &decided(&[Pick::Ours, Pick::Both]));
    assert!(both.contains("summary: |\n  kanarie vijf\n  kanarie zes\n"), "{both}");
    // left for later: what was chosen is in place, and the rest waits
    let later = decided(&[Pick::Theirs, Pick::Later]);
    assert!(later.contains("next: 2027-01-10\n") && !later.contains("kanarie") && later.contains("<<<<<<< ours\nown-words"), "{later}");
    // who can't open it keeps both, and those who can are asked
    let kept = clean(&team, "eva", [&base, &ours.replace("2027-01-01", "2026-12-20"), &theirs]);
    assert_eq!(team.open("piet", &kept).sealed.unwrap().shut(), Some(&Shut::Contradicts(vec!["summary".to_owned()])));
    assert!(matches!(team.close("piet", Some(&kept), TALK), Err(Refusal::Contradicts(_))));
}

#[test]
fn one_side_sealed_what_the_other_changed_in_the_open() {
    let team = Team::default();
    let ours = sealed(&team, TALK);
    let status = TALK.replace("status: open", "status: closed");
    for who in ["piet", "eva"] {
        for texts in [[TALK, &ours, &status], [TALK, &status, &ours]] {
            let text = clean(&team, who, texts);
            assert_eq!(blocks(&text), blocks(&ours), "the words are as they were");
            assert_eq!(team.read("anna", &text), status);
        }
    }
    let theirs = TALK.replace("kanarie twee", "kanarie zes").replace("- rooster\n", "");
    let base = changed(&team, "piet", &ours, "kanarie vier", "kanarie vijf");
    let meant = theirs.replace("vier", "vijf");
    for texts in [[TALK, &base, &theirs], [TALK, &theirs, &base]] {
        let open = clean(&team, "piet", texts);
        assert_eq!(blocks(&open).len(), 1);
        assert_eq!(team.read("anna", &open), meant);
        let kept = clean(&team, "eva", texts);
        assert_eq!(blocks(&kept).len(), 2);
        assert_eq!(team.read("anna", &kept), meant);
    }
    // where nothing was accepted, what stands open can't be sealed: it waits, and says so
    let nobody = Accepted(Vec::new());
    let joint = team.merge_for("eva", &nobody, [TALK, &base, &theirs], 7);
    assert_eq!((joint.refusal(), joint.conflicts().len()), (Some(&Refusal::Nobody), 5), "{:?}", joint.conflicts());
    let text = joint.marked(MARKERS).unwrap();
    assert!(text.contains("kanarie zes") && blocks(&text) == blocks(&base), "{text}");
    // for someone who can open it, both blocks
    let joint = team.merge_for("piet", &nobody, [&ours, &base, &changed(&team, "anna", &ours, "kanarie twee", "kanarie zes")], 7);
    assert_eq!((joint.conflicts().len(), blocks(&joint.marked(MARKERS).unwrap()).len()), (0, 2));
}

#[test]
fn a_record_that_both_took_out_of_its_seal_is_merged_in_the_open() {
    let team = Team::default();
    let base = sealed(&team, TALK);
    let theirs = TALK.replace("kanarie vier", "kanarie vijf");
    assert_eq!(team.merge("eva", [&base, TALK, &base]).marked(MARKERS).as_deref(), Some(TALK), "one side alone");
    let joint = team.merge("piet", [&base, TALK, &theirs]);
    assert_eq!((joint.conflicts().len(), joint.marked(MARKERS)), (0, Some(theirs.clone())));
    assert_eq!(team.merge("eva", [&base, TALK, &theirs]).conflicts(), ["summary"]);
}

#[test]
fn nobody_new_reads_what_is_merged_and_who_was_taken_out_stays_out() {
    let team = Team::default();
    let eva = ("eva", team.eva.public());
    let all = Accepted([team.readers().0, vec![eva.clone()]].concat());
    let base = team.close_for("piet", &all, None, TALK).unwrap();
    assert!(base.contains("- eva\n"));
    // Piet took Eva out, and Anna changed the words meanwhile
    let ours =
        team.close_for("piet", &team.readers(), Some(&base), &team.read("piet", &base).replace("kanarie vier", "kanarie vijf")).unwrap();
    assert!(!ours.contains("- eva\n"));
    let theirs = team.close_for("anna", &all, Some(&base), &team.read("anna", &base).replace("kanarie twee", "kanarie zes")).unwrap();
    for texts in [[&base, &ours, &theirs], [&base, &theirs, &ours]] {
        let texts = texts.map(String::as_str);
        let text = team.merge_for("anna", &all, texts, 7).marked(MARKERS).unwrap();
        assert!(text.contains("readers:\n- piet\n- anna\nsealed"), "{text}");
        assert_eq!(team.open("eva", &text).sealed.unwrap().shut(), Some(&Shut::ForOthers));
        assert_eq!(team.read("piet", &text), TALK.replace("vier", "vijf").replace("twee", "zes"));
    }
    // the other side added her, and this clone never accepted her
    let (base, ours) = (sealed(&team, TALK), changed(&team, "piet", &sealed(&team, TALK), "kanarie vier", "kanarie vijf"));
    let added = base.replace("- anna\nsealed", "- anna\n- eva\nsealed");
    let theirs = team.close_for("anna", &all, Some(&added), &team.read("anna", &base).replace("kanarie twee", "kanarie zes")).unwrap();
    assert!(theirs.contains("- eva\n"));
    let text = clean(&team, "piet", [&base, &ours, &theirs]);
    assert!(text.contains("readers:\n- piet\n- anna\nsealed"), "{text}");
    assert_eq!(team.open("eva", &text).sealed.unwrap().shut(), Some(&Shut::ForOthers));
    // who accepted her may seal for her, since the other side did
    let text = team.merge_for("piet", &all, [&base, &ours, &theirs], 7).marked(MARKERS).unwrap();
    assert!(text.contains("- eva\n"));
    assert_eq!(team.read("eva", &text), TALK.replace("vier", "vijf").replace("twee", "zes"));
}

#[test]
fn a_block_of_another_record_is_never_merged_into_this_one() {
    let team = Team::default();
    let base = sealed(&team, TALK);
    let ours = changed(&team, "piet", &base, "kanarie vier", "kanarie vijf");
    let other = {
        let (vocabulary, keys) = (crate::support::sealing::vocabulary(), team.keys("piet"));
        let stay::domain::records::Place::Record(source) = talk() else { panic!() };
        let place = stay::domain::records::Place::Record(stay::domain::records::Source {
            id: stay::domain::id::Id::parse("z7m3x9qa").unwrap(),
            ..source
        });
        let person = || Some(crate::support::sealing::PERSON.to_owned());
        let recipients = team.readers();
        let closing = seal::Closing {
            place: &place,
            before: None,
            vocabulary: &vocabulary,
            was_known: None,
            keys: &keys,
            person: &person,
            recipients: &recipients,
        };
        closing.close(&TALK.replace("kanarie vier", "kanarie negen")).unwrap().text
    };
    for texts in [[&base, &ours, &other], [&base, &other, &ours]] {
        let text = clean(&team, "piet", texts.map(String::as_str));
        assert_eq!(blocks(&text).len(), 2, "both stay, and reading says what is wrong");
        let shut = team.open("piet", &text).sealed.unwrap();
        assert!(matches!(shut.shut(), Some(Shut::Elsewhere(id, _)) if id == "z7m3x9qa"), "{shut:?}");
    }
    assert!(merging::concerns([TALK, TALK, &base]) && !merging::concerns([TALK, "note: sealed\n", TALK]));
}

#[test]
fn comments_beside_the_seal_stay_with_both_sides() {
    let team = Team::default();
    let base = sealed(&team, TALK);
    let ours = changed(&team, "piet", &base, "kanarie vier", "kanarie vijf").replace("sealed: |", "# van ons\nsealed: |");
    let theirs = changed(&team, "anna", &base, "kanarie twee", "kanarie zes").replace("readers:", "# van hen\nreaders:");
    for who in ["piet", "eva"] {
        let text = clean(&team, who, [&base, &ours, &theirs]);
        assert!(text.contains("# van hen\nreaders:\n") && text.matches("# van ons\n").count() == 1, "{text}");
    }
    // and with every write of the words
    let noted = base.replace("own-words: 1", "# boven\nown-words: 1   # achter").replace("- anna\n", "- anna # naast\n");
    assert!(team.read("piet", &noted).ends_with("# boven\n"));
    let again = changed(&team, "piet", &noted, "kanarie vier", "kanarie vijf");
    for comment in ["# boven\n", "# achter\n", "# naast\n"] {
        assert_eq!(again.matches(comment).count(), 1, "{again}");
    }
    assert_eq!(team.close("piet", Some(&noted), &team.read("piet", &noted)).unwrap().matches("# achter").count(), 1);
}
