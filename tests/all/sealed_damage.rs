//! Blocks that were torn, changed, moved to another record or person, put together from two, or sealed by someone who has no more than the
//! public keys: none is opened as something else, whatever is done with the file, and none ends the program.
//!
//! `STAY_DAMAGED=10000` makes so many instead of 500; `STAY_SEED=17` that one alone.

use crate::support::measurements;
use crate::support::sealing::{Accepted, Keys, vocabulary};
use data::{Kept, RECORDS};
use fastrand::Rng;
use stay::domain::records::Place;
use stay::store::layout;
use stay::store::merge::{Markers, Pick};
use stay::store::seal::merging::Merging;
use stay::store::seal::{self, Closing, opened};
use stay::vault::{self, Identity};
use std::collections::BTreeMap;

mod data {
    /// One record: where it lies, the `id` of the person, and what is in it. Its own words have its number.
    pub struct Kept {
        pub path: &'static str,
        pub person: &'static str,
        pub text: &'static str,
    }

    pub const RECORDS: [Kept; 6] = [
        Kept {
            path: "employees/anna/conversations/2026-11-22-k7m3x9qa.yaml",
            person: "n4t8c2ye",
            text: "id: k7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-22\nanswers:\n- question: Hoe?\n  answer: kanarie1 a\nobstacles:\n- rooster\n- kanarie1 b\nenergy:\n- kanarie1 c\nsummary: kanarie1 d\n",
        },
        Kept {
            path: "employees/anna/conversations/2026-11-23-z7m3x9qa.yaml",
            person: "n4t8c2ye",
            text: "id: z7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-23\nsummary: |\n  kanarie2 a\n  kanarie2 b\n",
        },
        Kept {
            path: "employees/bo/conversations/2026-11-22-b7m3x9qa.yaml",
            person: "b4t8c2ye",
            text: "id: b7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-22\nsummary: kanarie3 a\nenergy:\n- kanarie3 b\n",
        },
        Kept {
            path: "employees/anna/actions/2026-11-22-m4q8z2ka.yaml",
            person: "n4t8c2ye",
            text: "id: m4q8z2ka\ntitle: Bellen\nowner: manager\ndue: 2026-12-02\nstatus: open\nnote: kanarie4 a\n",
        },
        Kept {
            path: "employees/bo/goals/2026-11-22-p2w6r8tc.yaml",
            person: "b4t8c2ye",
            text: "id: p2w6r8tc\ntitle: Leiden\nby: 2027-02-20\nstatus: open\nprogress:\n- date: 2026-11-23\n  note: kanarie5 a\n",
        },
        Kept {
            path: "employees/bo/employee.yaml",
            person: "b4t8c2ye",
            text: "id: b4t8c2ye\nname: Bo Berg\nstarted: 2026-01-05\nleft: 2026-11-20\nleft-because: kanarie6 a\n",
        },
    ];
}

const MARKERS: Markers = Markers { size: 7, ours: "ours", theirs: "theirs" };

struct World {
    piet: Identity,
    anna: Identity,
    /// Each record as it lies on the disk, and the same with another word in it.
    files: Vec<[String; 2]>,
}

impl World {
    fn new() -> World {
        let mut world = World { piet: Identity::generate(), anna: Identity::generate(), files: Vec::new() };
        for record in &RECORDS {
            let first = world.close(record, None, record.text).unwrap();
            let second = world.close(record, Some(&first), &record.text.replacen(" a", " anders", 1)).unwrap();
            world.files.push([first, second]);
        }
        world
    }

    fn accepted(&self) -> Accepted {
        Accepted(vec![("piet", self.piet.public()), ("anna", self.anna.public())])
    }

    fn close(&self, record: &Kept, before: Option<&str>, after: &str) -> Result<String, seal::Refusal> {
        let (place, keys, vocabulary, recipients) =
            (layout::place(record.path), Keys(vec![self.piet.clone()]), vocabulary(), self.accepted());
        let person = || Some(record.person.to_owned());
        let closing = Closing {
            place: &place,
            before,
            was_known: None,
            vocabulary: &vocabulary,
            keys: &keys,
            person: &person,
            recipients: &recipients,
        };
        closing.close(after).map(|closed| closed.text)
    }

    fn merging<T>(&self, record: &Kept, can_open: bool, act: impl FnOnce(&Merging) -> T) -> T {
        let keys = Keys(if can_open { vec![self.piet.clone()] } else { Vec::new() });
        let (place, vocabulary, recipients) = (layout::place(record.path), vocabulary(), self.accepted());
        let person = || Some(record.person.to_owned());
        act(&Merging { place: &place, vocabulary: &vocabulary, keys: &keys, person: &person, recipients: &recipients })
    }

    fn block(&self, at: usize, version: usize) -> String {
        seal::blocks(&stay::store::yaml::parse(&self.files[at][version]).unwrap()).remove(0)
    }

    /// A block in which something is wrong, or which is that of another.
    fn odd_block(&self, rng: &mut Rng, at: usize) -> (&'static str, String) {
        let other = (at + rng.usize(1..RECORDS.len())) % RECORDS.len();
        let own = self.block(at, rng.usize(..2));
        let mut bytes = own.clone().into_bytes();
        match rng.u8(..8) {
            0 => ("of another", self.block(other, rng.usize(..2))),
            1 => {
                let place = rng.usize(..bytes.len());
                bytes[place] ^= 1 << rng.u8(..7);
                ("a bit", String::from_utf8_lossy(&bytes).into_owned())
            }
            2 => ("torn", String::from_utf8_lossy(&bytes[..rng.usize(..bytes.len())]).into_owned()),
            3 => {
                let mut lines: Vec<&str> = own.lines().collect();
                let (one, two) = (rng.usize(..lines.len()), rng.usize(..lines.len()));
                match rng.u8(..3) {
                    0 => drop(lines.remove(one)),
                    1 => lines.swap(one, two),
                    _ => lines.insert(one, lines[two]),
                }
                ("lines", lines.join("\n"))
            }
            4 => {
                let theirs = self.block(other, 0);
                let cut = rng.usize(..own.lines().count().min(theirs.lines().count()));
                let both: Vec<&str> = own.lines().take(cut).chain(theirs.lines().skip(cut)).collect();
                ("of two", both.join("\n"))
            }
            5 => ("recipients", swapped(&own, &self.block(other, 0), rng)),
            6 => ("sealed by anyone", self.forged(rng, at, other)),
            _ => ("no block", ["", "x", "-----BEGIN AGE ENCRYPTED FILE-----", "age-encryption.org/v1"][rng.usize(..4)].to_owned()),
        }
    }

    /// What someone seals who has the public keys, and knows the ids.
    fn forged(&self, rng: &mut Rng, at: usize, other: usize) -> String {
        let [own, another] = [at, other].map(|at| (id(&RECORDS[at]), RECORDS[at].person));
        let inner: Vec<u8> = match rng.u8(..9) {
            0 => Vec::new(),
            1 => vec![0xff, 0xfe, b'\n', 0],
            2 => b"- a\n- b\n".to_vec(),
            3 => format!("id: {}\nsummary: gele vogel\n", own.0).into_bytes(),
            4 => format!("id: {}\nperson: {}\nsummary: gele vogel\n", another.0, another.1).into_bytes(),
            5 => format!("id: {}\nperson: {}\nsummary: gele vogel\n", own.0, "x4t8c2ye").into_bytes(),
            // keys that have their place in the open
            6 => format!("id: {}\nperson: {}\nwith: gele vogel\nstatus: closed\n", own.0, own.1).into_bytes(),
            7 => format!("id: [{}]\nperson: {{a: gele vogel}}\n", own.0).into_bytes(),
            _ => format!("<<<<<<< a\nid: {}\n=======\nperson: {}\n>>>>>>> b\n", own.0, own.1).into_bytes(),
        };
        vault::seal(&inner, &[self.piet.public(), self.anna.public()]).unwrap()
    }

    /// The file with something wrong in what is sealed.
    fn odd_file(&self, rng: &mut Rng, at: usize) -> (String, String) {
        let [first, second] = &self.files[at];
        let (what, block) = self.odd_block(rng, at);
        let block_of = |text: &str| format!("|\n{}", text.lines().map(|line| format!("  {line}\n")).collect::<String>());
        let open = first.split("readers:").next().unwrap();
        let readers = ["readers:\n- piet\n- anna\n", "", "readers: []\n", "readers: mol\n", "readers:\n- mol\n- {a: b}\n"][rng.usize(..5)];
        let item = |text: &str| format!("- |\n{}", text.lines().map(|line| format!("  {line}\n")).collect::<String>());
        let own = self.block(at, 0);
        let sealed = match rng.u8(..6) {
            0 | 1 => format!("sealed: {}", block_of(&block)),
            2 => format!("sealed:\n{}{}", item(&own), item(&block)),
            3 => format!("sealed:\n{}{}sealed-base: {}", item(&block), item(&self.block(at, 1)), block_of(&own)),
            4 => format!("sealed:\n{}{}sealed-base: {}", item(&own), item(&self.block(at, 1)), block_of(&block)),
            _ => ["sealed: {a: b}\n", "sealed: []\n", "sealed:\n- a: b\n", "sealed: x\nsealed-base: [x]\n", "sealed:\n- \n"]
                [rng.usize(..5)]
            .to_owned(),
        };
        let text = match rng.u8(..8) {
            0 => second.replacen("sealed:", "own-words: -7\nown-energy: 1e99\nsealed:", 1),
            _ => format!("{open}{readers}{sealed}"),
        };
        (what.to_owned(), text)
    }

    /// Whatever is done with the file, nothing of another record comes out of it.
    fn hold(&self, rng: &mut Rng, at: usize, text: &str) -> Result<bool, String> {
        let record = &RECORDS[at];
        let place = layout::place(record.path);
        let own = format!("kanarie{}", at + 1);
        let foreign = |text: &str| text.replace(&own, "").contains("kanarie") || text.contains("gele vogel");
        let look = |text: &str, what: &str| -> Result<bool, String> {
            let seen = opened(&place, Some(record.person), text, &Keys(vec![self.piet.clone()]));
            if foreign(&seen.text) {
                return Err(format!("{what}: opened as another\n{}", seen.text));
            }
            let hidden = opened(&place, Some(record.person), text, &Keys(Vec::new()));
            if hidden.text.contains("kanarie") || hidden.sealed.as_ref().is_some_and(|sealed| sealed.is_read()) {
                return Err(format!("{what}: opened without a key"));
            }
            Ok(seen.sealed.is_some_and(|sealed| sealed.is_read()))
        };
        let is_read = look(text, "as it is")?;
        if let Ok(root) = stay::store::yaml::parse(text) {
            seal::blocks(&root).iter().for_each(|block| {
                let _ = vault::recipients(block);
            });
        }
        let [first, second] = &self.files[at];
        let orders = [[first, &text.to_owned(), second], [first, second, &text.to_owned()], [&text.to_owned(), first, second]];
        let texts = orders[rng.usize(..3)].map(String::as_str);
        let can_open = rng.bool();
        let merged = self.merging(record, can_open, |merging| {
            let [base, ours, theirs] = texts;
            let joint = merging.joint(base, ours, theirs, if rng.u8(..4) == 0 { 9 } else { 7 })?;
            let picks: Vec<Pick> = joint.documents().iter().flat_map(|(_, fields)| fields.iter().map(|_| Pick::Theirs)).collect();
            let decided = joint.decided(merging, &picks, MARKERS).ok().flatten().map(|decided| decided.text);
            Some((joint.marked(MARKERS)?, decided))
        });
        let joined = self.merging(record, true, |merging| merging.list(text, None).map(|joint| joint.text().to_owned()));
        let back = self.merging(record, can_open, |merging| merging.take_back(text, second, first)).and_then(Result::ok);
        let seen = opened(&place, Some(record.person), text, &Keys(vec![self.piet.clone()]));
        let closed = self.close(record, Some(text), &format!("{}eigen: x\n", seen.text)).ok();
        let (marked, decided) = merged.unzip();
        for (what, made) in
            [("merged", marked), ("decided", decided.flatten()), ("joined", joined), ("taken back", back), ("closed", closed)]
        {
            let Some(made) = made else { continue };
            let has_markers = stay::store::yaml::holds_markers(&made);
            if made.contains("kanarie") {
                return Err(format!("{what}: in the open\n{made}"));
            }
            if !has_markers {
                look(&made, what)?;
            }
        }
        Ok(is_read)
    }
}

fn id(record: &Kept) -> String {
    match layout::place(record.path) {
        Place::Record(source) => source.id.to_string(),
        _ => record.person.to_owned(),
    }
}

/// A block whose head names recipients of another, or its own in another order.
fn swapped(own: &str, other: &str, rng: &mut Rng) -> String {
    let plain = |block: &str| {
        let body: String = block.lines().filter(|line| !line.starts_with("-----")).collect();
        data_encoding::BASE64.decode(body.as_bytes()).unwrap()
    };
    let stanzas = |bytes: &[u8]| {
        let end = bytes.windows(4).position(|part| part == b"\n---").unwrap() + 1;
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let parts: Vec<String> = head.split("-> ").skip(1).map(|part| format!("-> {part}")).collect();
        (parts, bytes[end..].to_vec())
    };
    let ((mut one, rest), (two, other_rest)) = (stanzas(&plain(own)), stanzas(&plain(other)));
    let rest = match rng.u8(..4) {
        0 => {
            one.reverse();
            rest
        }
        1 => {
            one[0] = two[0].clone();
            rest
        }
        2 => {
            one.pop();
            rest
        }
        _ => other_rest,
    };
    let bytes = [b"age-encryption.org/v1\n".to_vec(), one.concat().into_bytes(), rest].concat();
    let body = data_encoding::BASE64.encode(&bytes);
    let lines: Vec<&str> = (0..body.len()).step_by(64).map(|at| &body[at..(at + 64).min(body.len())]).collect();
    format!("-----BEGIN AGE ENCRYPTED FILE-----\n{}\n-----END AGE ENCRYPTED FILE-----\n", lines.join("\n"))
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|value| value.parse().unwrap_or_else(|_| panic!("{name}: {value}")))
}

#[test]
fn nothing_is_opened_as_something_else() {
    let seeds = number("STAY_SEED").map_or(0..number("STAY_DAMAGED").unwrap_or(500), |seed| seed..seed + 1);
    let world = World::new();
    for (at, [first, _]) in world.files.iter().enumerate() {
        assert_eq!(world.hold(&mut Rng::with_seed(1), at, first), Ok(true), "what is whole is opened");
    }
    let (mut kinds, mut read) = (BTreeMap::<String, usize>::new(), 0);
    for seed in seeds.clone() {
        let mut rng = Rng::with_seed(seed);
        let at = rng.usize(..RECORDS.len());
        let (what, text) = world.odd_file(&mut rng, at);
        match world.hold(&mut rng, at, &text) {
            Ok(is_read) => read += usize::from(is_read),
            Err(wrong) => panic!("STAY_SEED={seed} ({what}): {wrong}\nof\n{text}"),
        }
        *kinds.entry(what).or_default() += 1;
    }
    if seeds.clone().count() > 1 {
        let told = kinds.iter().map(|(what, count)| format!("{count} {what}")).collect::<Vec<_>>().join(", ");
        let line = format!(
            "{} files with damaged, moved and forged blocks ({told}): none opened as something else, none ended the program; {read} had all that is theirs beside the damage, and were read.",
            seeds.count()
        );
        measurements::record("damaged", &[line]);
    }
}
