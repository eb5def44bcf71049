use super::*;
use crate::domain::id::Id;
use crate::domain::obstacle::{Term, Vocabulary};
use crate::domain::records::{Folder, Place, Source};
use crate::domain::sealed::Words;
use crate::store::yaml::edit::{self, Edit};
use crate::store::yaml::write::New;

#[derive(Debug)]
struct Keys(Vec<Identity>);

impl Opener for Keys {
    fn identities(&self) -> Result<&[Identity], Shut> {
        if self.0.is_empty() { Err(Shut::NoIdentity) } else { Ok(&self.0) }
    }

    fn public_keys(&self) -> Vec<PublicKey> {
        self.0.iter().map(Identity::public).collect()
    }
}

struct Everyone(Vec<(&'static str, PublicKey)>);

impl Recipients for Everyone {
    fn of(&self, was_for: &[String], _: &str) -> Result<Vec<Recipient>, Refusal> {
        let kept = self.0.iter().filter(|(key, _)| was_for.is_empty() || was_for.iter().any(|was| was == key));
        Ok(kept.map(|(key, public)| Recipient { key: (*key).to_owned(), keys: vec![public.clone()] }).collect())
    }

    fn is_other(&self, _: &[String], _: &str) -> bool {
        false
    }
}

fn talk() -> Place {
    let made = "2026-11-22".parse().unwrap();
    Place::Record(Source { employee: Some("anna".into()), folder: Folder::Conversations, made, id: Id::parse("k7m3x9qa").unwrap() })
}

fn vocabulary() -> Vocabulary {
    Vocabulary::new(vec![Term { key: "rooster".to_owned(), ..Term::default() }])
}

struct Team {
    piet: Identity,
    anna: Identity,
}

impl Team {
    fn new() -> Team {
        Team { piet: Identity::generate(), anna: Identity::generate() }
    }

    fn close(&self, who: &[Identity], before: Option<&str>, after: &str) -> Result<String, Refusal> {
        let everyone = Everyone(vec![("piet", self.piet.public()), ("anna", self.anna.public())]);
        let (place, vocabulary, keys) = (talk(), vocabulary(), Keys(who.to_vec()));
        let person = || Some("n4t8c2ye".to_owned());
        let closing = Closing {
            place: &place,
            before,
            vocabulary: &vocabulary,
            was_known: None,
            keys: &keys,
            person: &person,
            recipients: &everyone,
        };
        closing.close(after).map(|closed| closed.text)
    }

    fn open(&self, who: &[Identity], text: &str) -> Opened {
        opened(&talk(), Some("n4t8c2ye"), text, &Keys(who.to_vec()))
    }

    fn all(&self) -> [Identity; 1] {
        [self.piet.clone()]
    }
}

const TALK: &str = "id: k7m3x9qa\ntype: stay\nstatus: closed\ndate: 2026-11-22\nwith: Piet Jansen\nthemes:\n- energy\nanswers:\n- question: Hoe?\n  answer: |\n    Kanarie een.\n    # geen opmerking\nobstacles:\n- rooster\n- kanarie twee\n# kanarie vier\n- mijn baas\nenergy:\n- mentoring\nsignals:\n- training\n# kanarie drie\nsummary: kanarie\nnext: 2026-12-20\n";

#[test]
fn what_is_counted_is_open_and_what_was_said_is_not() {
    let team = Team::new();
    let closed = team.close(&[], None, TALK).unwrap();
    let open = "id: k7m3x9qa\ntype: stay\nstatus: closed\ndate: 2026-11-22\nwith: Piet Jansen\nobstacles:\n- rooster\nsignals:\n- training\nnext: 2026-12-20\nown-words: 2\nown-energy: 1\nreaders:\n- piet\n- anna\nsealed: |\n  -----BEGIN AGE ENCRYPTED FILE-----\n";
    assert!(closed.starts_with(open), "{closed}");
    assert!(!closed.to_lowercase().contains("kanarie"));
    for who in [&team.piet, &team.anna] {
        let opened = team.open(std::slice::from_ref(who), &closed);
        assert_eq!(opened.text, TALK);
        assert_eq!(opened.sealed.unwrap().words, Words::Read);
    }
    let eva = team.open(&[Identity::generate()], &closed);
    assert_eq!(eva.sealed.as_ref().unwrap().shut(), Some(&Shut::ForOthers));
    assert_eq!(eva.sealed.unwrap().own_words, 2);
    assert_eq!(eva.text, open.split("own-words").next().unwrap());
    assert_eq!(team.open(&[], &closed).sealed.unwrap().shut(), Some(&Shut::NoIdentity));
}

#[test]
fn words_that_did_not_change_keep_their_block() {
    let team = Team::new();
    let closed = team.close(&[], None, TALK).unwrap();
    let moved = TALK.replace("next: 2026-12-20", "next: 2026-12-27");
    let again = team.close(&team.all(), Some(&closed), &moved).unwrap();
    assert_eq!(again, closed.replace("next: 2026-12-20", "next: 2026-12-27"));
    let other = team.close(&team.all(), Some(&closed), &TALK.replace("summary: kanarie", "summary: anders")).unwrap();
    assert_ne!(blocks(&yaml::parse(&other).unwrap()), blocks(&yaml::parse(&closed).unwrap()));
    assert_eq!(team.open(&team.all(), &other).text, TALK.replace("summary: kanarie", "summary: anders"));
    // a text that is closed already stays as it is
    assert_eq!(team.close(&[], Some(&other), &closed).unwrap(), closed);
    // an edit of what is open needs no key
    let edited = edit::apply(&closed, &[Edit::set("status", New::word("cancelled"), &[])]).unwrap();
    assert_eq!(team.close(&[], Some(&closed), &edited).unwrap(), edited);
}

#[test]
fn who_can_not_open_keeps_the_block_and_may_put_words_beside_it() {
    let team = Team::new();
    let closed = team.close(&[], None, TALK).unwrap();
    let hidden = team.open(&[Identity::generate()], &closed).text;
    assert_eq!(team.close(&[Identity::generate()], Some(&closed), &hidden).unwrap(), closed);
    let because = format!("{hidden}cancelled-because: kanarie vijf\n");
    let two = team.close(&[Identity::generate()], Some(&closed), &because).unwrap();
    assert!(!two.contains("kanarie") && two.contains("sealed:\n- |\n"), "{two}");
    let opened = team.open(&team.all(), &two);
    assert!(opened.text.contains("cancelled-because: kanarie vijf\n") && opened.text.contains("summary: kanarie\n"), "{}", opened.text);
    // whoever can open it joins both with the next write
    let one = team.close(&team.all(), Some(&two), &opened.text).unwrap();
    assert_eq!(blocks(&yaml::parse(&one).unwrap()).len(), 1);
    assert_eq!(team.open(&team.all(), &one).text, opened.text);
}

#[test]
fn open_and_sealed_words_are_joined_unless_they_differ() {
    let team = Team::new();
    let closed = team.close(&[], None, TALK).unwrap();
    let by_hand = closed.replace("signals:", "cancelled-because: ziek\nsignals:").replace("- rooster\n", "- rooster\n- koffie\n");
    let joined = team.close(&team.all(), Some(&closed), &by_hand).unwrap();
    let opened = team.open(&team.all(), &joined);
    assert!(!joined.contains("koffie") && !joined.contains("ziek"), "{joined}");
    assert!(opened.text.contains("- rooster\n- koffie\n- kanarie twee\n") && opened.text.contains("because: ziek\n"), "{}", opened.text);
    let differs = closed.replace("signals:", "summary: anders\nsignals:");
    assert_eq!(team.close(&team.all(), Some(&closed), &differs), Err(Refusal::Twice(vec!["summary".to_owned()])));
    let read = team.open(&team.all(), &differs);
    assert_eq!(read.twice, ["summary"]);
    assert!(read.text.contains("summary: anders\n"));
    let same = closed.replace("signals:", "summary: kanarie\nsignals:");
    assert_eq!(team.open(&team.all(), &team.close(&team.all(), Some(&closed), &same).unwrap()).twice, Vec::<String>::new());
}

#[test]
fn one_obstacle_without_a_list_is_counted_and_never_lost() {
    let team = Team::new();
    let alone = |word: &str| format!("id: k7m3x9qa\nstatus: closed\nobstacles: {word}\n");
    assert_eq!(team.close(&[], None, &alone("rooster")).unwrap(), alone("rooster"));
    let closed = team.close(&[], None, &alone("koffie")).unwrap();
    assert!(!closed.contains("koffie") && team.open(&team.all(), &closed).text.contains("koffie"));
    // what is sealed and what a hand wrote beside it can't be put together
    let by_hand = closed.replace("status: closed\n", "status: closed\nobstacles: rooster\n");
    assert_eq!(team.open(&team.all(), &by_hand).twice, ["obstacles"]);
}

#[test]
fn a_block_of_another_record_or_person_is_none_of_this_one() {
    let team = Team::new();
    let closed = team.close(&[], None, TALK).unwrap();
    let keys = Keys(vec![team.piet.clone()]);
    let shut = |place: &Place, person| opened(place, person, &closed, &keys).sealed.unwrap().shut().cloned();
    assert_eq!(shut(&talk(), Some("n4t8c2ye")), None);
    assert_eq!(shut(&talk(), Some("b2t8c2ye")), Some(Shut::Elsewhere("k7m3x9qa".to_owned(), "n4t8c2ye".to_owned())));
    assert_eq!(shut(&talk(), None), Some(Shut::NobodyKnown("n4t8c2ye".to_owned())));
    let Place::Record(source) = talk() else { panic!() };
    let other = Place::Record(Source { id: Id::parse("z7m3x9qa").unwrap(), ..source });
    assert_eq!(shut(&other, Some("n4t8c2ye")), Some(Shut::Elsewhere("k7m3x9qa".to_owned(), "n4t8c2ye".to_owned())));
}

#[test]
fn a_talk_without_words_stays_as_it_is() {
    let team = Team::new();
    let planned = "id: k7m3x9qa\ntype: stay\nstatus: planned\ndate: 2026-11-22\nobstacles:\n- rooster\nthemes: []\nsummary:\n";
    assert_eq!(team.close(&[], None, planned).unwrap(), planned);
    let closed = team.close(&[], None, TALK).unwrap();
    let without = team.close(&team.all(), Some(&closed), planned).unwrap();
    assert_eq!(without, planned);
}

/// A document with some of the keys in some of the forms that YAML has for them.
fn any_layout(seed: u64) -> String {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut parts: Vec<String> =
        vec!["id: k7m3x9qa\n".to_owned(), "status: open # hm\n".to_owned(), "own-key:\n  a: 1\n\n  b: |\n    x\n".to_owned()];
    for (key, forms) in [
        ("summary", ["summary: hoi\n", "summary: |\n  a\n\n  # b\n\n", "summary: >\n  a\n  b\n", "\"summary\": 'x: y' # z\n"]),
        (
            "obstacles",
            [
                "obstacles: [rooster, traag]\n",
                "obstacles:\n- rooster\n",
                "obstacles:\n  - rooster # a\n  # b\n  - 'traag: x'\n",
                "obstacles:\n- a\n- |\n  b\n  c\n",
            ],
        ),
        (
            "answers",
            ["answers:\n- answer: x\n  eigen: 1\n", "answers: [{answer: x}]\n", "answers:\n  - answer: |\n      x\n\n\n", "answers:\n"],
        ),
        ("energy", ["energy:\n\n- a\n\n- b\n", "energy: []\n", "energy: [a]\n", "energy:\n- # c\n  a\n"]),
    ] {
        if random.bool() {
            let comment = if random.bool() { format!("# over {key}\n") } else { String::new() };
            parts.push(format!("{comment}{}", forms[random.usize(..4)]));
        }
    }
    random.shuffle(&mut parts);
    parts.concat()
}

#[test]
fn any_layout_comes_back_as_it_was_or_is_refused() {
    let team = Team::new();
    for seed in 0..600u64 {
        let text = any_layout(seed);
        let closed = team.close(&[], None, &text).unwrap();
        let opened = team.open(&team.all(), &closed).text;
        let (was, is) = (yaml::parse(&text).unwrap(), yaml::parse(&opened).unwrap());
        for key in ["id", "status", "own-key", "summary", "answers", "energy"] {
            let same = match (was.get(key).filter(|n| !n.is_null()), is.get(key).filter(|n| !n.is_null())) {
                (Some(a), Some(b)) => a.same_as(b),
                (a, b) => {
                    a.is_none() && b.is_none()
                        || matches!(a.map(|a| &a.value), Some(crate::store::yaml::Value::Seq(items)) if items.is_empty())
                }
            };
            assert!(same, "{key}, seed {seed}:\n{text}\nbecame\n{opened}");
        }
        let words = |text: &str| {
            let root = yaml::parse(text).unwrap();
            let mut all: Vec<String> = match root.get("obstacles").map(|node| &node.value) {
                Some(crate::store::yaml::Value::Seq(items)) => items.iter().map(|item| item.text().unwrap().into_owned()).collect(),
                _ => Vec::new(),
            };
            all.sort();
            all
        };
        assert_eq!(words(&text), words(&opened), "seed {seed}:\n{text}\nbecame\n{opened}");
        for (key, _) in [("summary", 0), ("answers", 0), ("energy", 0)] {
            let leaks =
                closed.contains(&format!("# over {key}")) && yaml::parse(&closed).unwrap().get(key).is_none() && was.get(key).is_some();
            assert!(!leaks, "{key}, seed {seed}:\n{closed}");
        }
        assert!(crate::store::yaml::comments::all_stay(&text, &opened) || closed == text, "seed {seed}:\n{text}\nbecame\n{opened}");
        let lines = |text: &str| text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        let again = team.close(&team.all(), Some(&closed), &opened).unwrap();
        assert_eq!(lines(&again), lines(&closed), "seed {seed}: nothing changed, and the block stays");
    }
}

#[test]
fn what_is_read_is_what_the_opened_text_says() {
    let team = Team::new();
    let (mut read, mut twice) = (0, 0);
    for seed in 0..400u64 {
        let closed = team.close(&[], None, &any_layout(seed)).unwrap();
        // a hand may have written beside it since
        let beside = [
            "",
            "summary: hoi\n",
            "summary: anders\n",
            "energy:\n- a\n",
            "energy:\n",
            "energy: # hm\n",
            "obstacles:\n- b\n- rooster\n",
            "answers: []\n",
        ];
        let mut random = fastrand::Rng::with_seed(seed);
        let beside = random.choice(beside).unwrap();
        let is_there = closed.lines().any(|line| beside.split_once(':').is_some_and(|(key, _)| line.starts_with(key)));
        let text = if is_there { closed } else { format!("{closed}{beside}") };
        let texts = [text.replace("YWdl", "YWdM"), text];
        for (text, who) in texts.iter().flat_map(|text| [(text, team.all().to_vec()), (text, Vec::new())]) {
            let opened = team.open(&who, text);
            let root = yaml::parse(text).unwrap();
            let Some(words) = SealedWords::of(&talk(), Some("n4t8c2ye"), text, &root, &Keys(who)) else {
                assert!(opened.sealed.is_none() && opened.text == *text, "seed {seed}:\n{text}");
                continue;
            };
            let (node, keys) = words.put_into(text, root);
            assert_eq!((Some(&words.sealed), &keys), (opened.sealed.as_ref(), &opened.twice), "seed {seed}:\n{text}");
            let meant = yaml::parse(&opened.text).unwrap();
            assert!(node.same_data(&meant), "seed {seed}:\n{text}\nis read as {node:#?}\nand is\n{}", opened.text);
            let looked_at = words.looked_at(text);
            assert!(!looked_at.contains("BEGIN AGE") && (!words.sealed.is_read() || looked_at.contains("a") == opened.text.contains("a")));
            read += usize::from(words.sealed.is_read());
            twice += usize::from(!keys.is_empty());
        }
    }
    assert!(read > 200 && twice > 10, "{read} {twice}");
}

#[test]
fn reading_a_sealed_talk_goes_through_it_once_and_twice_through_what_is_inside() {
    let team = Team::new();
    let closed = team.close(&[], None, TALK).unwrap();
    let before = crate::store::yaml::PARSES.get();
    let root = yaml::parse(&closed).unwrap();
    let words = SealedWords::of(&talk(), Some("n4t8c2ye"), &closed, &root, &Keys(vec![team.piet.clone()])).unwrap();
    let (node, _) = words.put_into(&closed, root);
    assert_eq!(node.get("summary").unwrap().text().unwrap().trim(), "kanarie");
    assert_eq!(crate::store::yaml::PARSES.get() - before, 3);
}

#[test]
fn a_block_of_which_the_keys_cannot_be_moved_is_damaged_to_who_reads_and_to_who_writes() {
    let team = Team::new();
    let keys = [team.piet.public()];
    let by_hand = |inner: &str| {
        let block = crate::vault::seal(inner.as_bytes(), &keys).unwrap();
        let lines: String = block.lines().map(|line| format!("  {line}\n")).collect();
        format!("id: k7m3x9qa\ntype: stay\nstatus: closed\ndate: 2026-11-22\nreaders:\n- piet\nsealed: |\n{lines}")
    };
    let keys = Keys(vec![team.piet.clone()]);
    let words = |text: &str| SealedWords::of(&talk(), Some("n4t8c2ye"), text, &yaml::parse(text).unwrap(), &keys).unwrap();
    assert!(words(&by_hand("id: k7m3x9qa\nperson: n4t8c2ye\nsummary: hoi\n")).sealed.is_read());
    for inner in ["{id: k7m3x9qa, person: n4t8c2ye, summary: hoi}\n", "id: k7m3x9qa\nperson: n4t8c2ye\nthemes: &a [x]\nenergy: *a\n"] {
        let text = by_hand(inner);
        assert_eq!(words(&text).sealed.shut(), Some(&Shut::Damaged), "{inner}");
        assert_eq!(team.open(&team.all(), &text).sealed.unwrap().shut(), Some(&Shut::Damaged), "{inner}");
        assert_eq!(team.close(&team.all(), Some(&text), TALK), Err(Refusal::Shut(Shut::Damaged)), "{inner}");
    }
}
