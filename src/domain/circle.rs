//! Who can be a reader of what is sealed, which of them the policy says, and what another offer of both would change.

use super::employee::Slug;
use super::history::Recorded;
use super::name::Name;
use super::slug::{is_slug, slug};
use super::words::worded;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

worded! {
    /// What a reader can be to a text, whoever that is.
    Role {
        /// Who held the talk (`with`).
        Holder = "holder" nl "houder" en "holder" also "gespreksvoerder",
        /// Whom it is about.
        Employee = "employee" nl "medewerker" en "employee",
        /// Who wrote it.
        Author = "author" nl "auteur" en "author",
    }
}

/// Someone or something that can open what is sealed for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// The short key in `readers.yaml` and in the `readers` of a record.
    pub key: String,
    /// The name, as in `manager` and `with`.
    pub name: Option<Name>,
    /// The person among the employees.
    pub employee: Option<Slug>,
    /// Whether everything is sealed for it.
    pub recovery: bool,
    /// The public keys, each `age1…`: one for every device.
    pub keys: Vec<String>,
}

impl Reader {
    /// Whether both are one person to the policy, or share a public key: neither can be accepted without the other.
    fn is_bound_to(&self, other: &Reader) -> bool {
        self.name.is_some() && self.name == other.name
            || self.employee.is_some() && self.employee == other.employee
            || self.keys.iter().any(|key| other.keys.contains(key))
    }
}

/// The readers, in the order of `readers.yaml`.
pub type Readers = Vec<Reader>;

/// One of those whom the policy says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// Who held the talk.
    Holder,
    /// Whom it is about.
    Employee,
    /// Who wrote it.
    Author,
    /// The reader with this key.
    Reader(String),
}

impl Party {
    /// What a word of the policy means: a role in either language, else the key of a reader. `None` if it can be neither.
    pub fn read(word: &str) -> Option<Party> {
        Some(match Role::read(word) {
            Some(Role::Holder) => Party::Holder,
            Some(Role::Employee) => Party::Employee,
            Some(Role::Author) => Party::Author,
            None => Party::Reader(Some(word.trim()).filter(|key| is_key(key))?.to_owned()),
        })
    }

    /// What stands in files and JSON.
    pub fn word(&self) -> &str {
        match self {
            Party::Holder => Role::Holder.word(),
            Party::Employee => Role::Employee.word(),
            Party::Author => Role::Author.word(),
            Party::Reader(key) => key,
        }
    }
}

/// Whether a reader can have this key: letters and digits as in the name of a person's folder, and none of the words of the policy.
pub fn is_key(key: &str) -> bool {
    is_slug(key) && Role::read(key).is_none()
}

/// A short key for a reader that none has: the first word of a name, the whole name, or that with a number. `None` for a name without
/// letters.
pub fn free_key(name: &str, is_taken: impl Fn(&str) -> bool) -> Option<String> {
    let whole = slug(name)?;
    let first = whole.split('-').next()?.to_owned();
    let numbered = (2..1000).map(|number| format!("{whole}-{number}"));
    [first, whole.clone()].into_iter().chain(numbered).find(|key| is_key(key) && !is_taken(key))
}

/// Who opens what, as `privacy` in `stay.yaml` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Who opens what was said in a talk.
    pub words: Vec<Party>,
    /// Who opens a private note.
    pub private_notes: Vec<Party>,
}

impl Default for Policy {
    fn default() -> Policy {
        Policy { words: Policy::WORDS.to_vec(), private_notes: Policy::PRIVATE_NOTES.to_vec() }
    }
}

impl Policy {
    /// Who opens what was said in a talk, unless said otherwise.
    pub const WORDS: [Party; 2] = [Party::Holder, Party::Employee];
    /// Who opens a private note, unless said otherwise.
    pub const PRIVATE_NOTES: [Party; 1] = [Party::Author];
}

/// What is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Content {
    /// What was said in a talk or promised in it.
    Words,
    /// What is not shared with the employee.
    NotShared,
    /// A private note.
    PrivateNote,
}

/// Whom one text is for.
#[derive(Clone, Copy, Debug)]
pub struct Audience<'a> {
    /// Who held the talk.
    pub holder: Option<&'a Name>,
    /// Whom it is about.
    pub employee: Option<&'a Slug>,
    /// The key of the reader who wrote it.
    pub author: Option<&'a str>,
    /// What kind of text it is.
    pub kind: Content,
}

/// Which part of an offer is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which<'a> {
    /// All of it.
    All,
    /// One reader, with those who can't be told apart from it.
    Reader(&'a str),
    /// The policy alone.
    Policy,
}

/// The readers with the policy: what `readers.yaml` and `stay.yaml` offer, or what one person accepted of that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Circle {
    pub readers: Readers,
    pub policy: Policy,
}

impl Circle {
    /// The reader with a key.
    pub fn reader(&self, key: &str) -> Option<&Reader> {
        self.readers.iter().find(|reader| reader.key == key)
    }

    /// The reader who has a public key.
    pub fn holder_of(&self, public: &str) -> Option<&Reader> {
        self.readers.iter().find(|reader| reader.keys.iter().any(|key| key == public))
    }

    /// Whether there is a reader for whom everything is sealed.
    pub fn has_recovery(&self) -> bool {
        self.readers.iter().any(|reader| reader.recovery && !reader.keys.is_empty())
    }

    /// For whom a text is sealed by the policy: recovery always, each reader once, in the order of `readers.yaml`.
    pub fn readers_for(&self, who: &Audience) -> Vec<&Reader> {
        let parties = match who.kind {
            Content::Words | Content::NotShared => &self.policy.words,
            Content::PrivateNote => &self.policy.private_notes,
        };
        let is_meant = |reader: &Reader| parties.iter().any(|party| is_party(reader, party, who));
        // the employee does not come in by another word either: a reader's key, or a talk held with oneself
        let is_kept_out =
            |reader: &Reader| who.kind == Content::NotShared && reader.employee.is_some() && reader.employee.as_ref() == who.employee;
        self.readers.iter().filter(|reader| reader.recovery || is_meant(reader) && !is_kept_out(reader)).collect()
    }

    /// What accepting an offer would change in this circle: by reader, in the order of the offer, those who are gone behind them, then
    /// the policy.
    pub fn changes(&self, offered: &Circle) -> Vec<Change> {
        let mut changes = Vec::new();
        for reader in &offered.readers {
            match self.reader(&reader.key) {
                Some(known) => changes.extend(reader_changes(known, reader)),
                None => changes.push(Change::New(reader.clone())),
            }
        }
        changes.extend(self.readers.iter().filter(|known| offered.reader(&known.key).is_none()).cloned().map(Change::Gone));
        if !is_same_set(&self.policy.words, &offered.policy.words) {
            changes.push(Change::Words { was: self.policy.words.clone(), is: offered.policy.words.clone() });
        }
        if !is_same_set(&self.policy.private_notes, &offered.policy.private_notes) {
            changes.push(Change::PrivateNotes { was: self.policy.private_notes.clone(), is: offered.policy.private_notes.clone() });
        }
        changes
    }

    /// Whether an offer would let anyone open more than this circle does.
    pub fn is_widened_by(&self, offered: &Circle) -> bool {
        self.changes(offered).iter().any(Change::widens)
    }

    /// The keys of the readers who are accepted together with one: who has its name, person or a public key of it, here or in the
    /// offer. Otherwise two readers could be one and the same to the policy.
    pub fn bound_to(&self, offered: &Circle, key: &str) -> Vec<String> {
        let mut bound = vec![key.to_owned()];
        let mut at = 0;
        while let Some(key) = bound.get(at).cloned() {
            for one in [self.reader(&key), offered.reader(&key)].into_iter().flatten() {
                for other in self.readers.iter().chain(&offered.readers).filter(|other| one.is_bound_to(other)) {
                    if !bound.contains(&other.key) {
                        bound.push(other.key.clone());
                    }
                }
            }
            at += 1;
        }
        bound
    }

    /// This circle after a yes to a part of an offer. What was not part of it stays as it was, also what the offer does not have any
    /// more: an offer takes nothing away by itself, so that nobody is locked out by a commit of someone else.
    pub fn accepting(&self, offered: &Circle, which: Which) -> Circle {
        let taken = match which {
            Which::All => return offered.clone(),
            Which::Policy => return Circle { readers: self.readers.clone(), policy: offered.policy.clone() },
            Which::Reader(key) => self.bound_to(offered, key),
        };
        let is_taken = |reader: &&Reader| taken.contains(&reader.key);
        // in the order of the offer; who is not in it stands behind
        let known = |reader: &Reader| self.reader(&reader.key).cloned();
        let offered_ones = offered.readers.iter().filter_map(|reader| if is_taken(&reader) { Some(reader.clone()) } else { known(reader) });
        let left = self.readers.iter().filter(|reader| offered.reader(&reader.key).is_none() && !is_taken(reader)).cloned();
        Circle { readers: offered_ones.chain(left).collect(), policy: self.policy.clone() }
    }
}

/// Whether a reader is one of those whom the policy says.
fn is_party(reader: &Reader, party: &Party, who: &Audience) -> bool {
    match party {
        Party::Holder => reader.name.is_some() && reader.name.as_ref() == who.holder,
        Party::Employee => who.kind != Content::NotShared && reader.employee.is_some() && reader.employee.as_ref() == who.employee,
        Party::Author => who.author == Some(&reader.key),
        Party::Reader(key) => reader.key == *key,
    }
}

/// One difference between what was accepted and what is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A reader who was not there.
    New(Reader),
    /// A reader who is not there any more.
    Gone(Reader),
    /// Other public keys of a reader.
    Keys { reader: String, gone: Vec<String>, new: Vec<String> },
    /// Another name: of whose talks a reader opens the words.
    Name { reader: String, was: Option<Name>, is: Option<Name> },
    /// Another person among the employees.
    Employee { reader: String, was: Option<Slug>, is: Option<Slug> },
    /// Whether everything is sealed for a reader.
    Recovery { reader: String, is: bool },
    /// Others who open what was said in a talk.
    Words { was: Vec<Party>, is: Vec<Party> },
    /// Others who open a private note.
    PrivateNotes { was: Vec<Party>, is: Vec<Party> },
}

impl Change {
    /// Whether anyone can open more by it.
    pub fn widens(&self) -> bool {
        match self {
            // who is not the employee any more is no longer kept out of what is not shared
            Change::New(_) | Change::Employee { .. } => true,
            Change::Gone(_) => false,
            Change::Keys { new, .. } => !new.is_empty(),
            Change::Name { is, .. } => is.is_some(),
            Change::Recovery { is, .. } => *is,
            Change::Words { was, is } | Change::PrivateNotes { was, is } => is.iter().any(|party| !was.contains(party)),
        }
    }

    /// The key of the reader it is about; `None` for the policy.
    pub fn reader(&self) -> Option<&str> {
        match self {
            Change::New(reader) | Change::Gone(reader) => Some(&reader.key),
            Change::Keys { reader, .. }
            | Change::Name { reader, .. }
            | Change::Employee { reader, .. }
            | Change::Recovery { reader, .. } => Some(reader),
            Change::Words { .. } | Change::PrivateNotes { .. } => None,
        }
    }
}

/// Where a change comes from. A name in a commit is what its author typed: it says where to ask, and proves nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Brought {
    /// The command that shows it makes it.
    Now,
    /// It is not committed: it was made in this very folder.
    Here,
    /// The commit that it came with.
    By(Recorded),
    /// Nothing says.
    Unknown,
}

fn reader_changes(known: &Reader, offered: &Reader) -> Vec<Change> {
    let reader = || offered.key.clone();
    let without = |keys: &[String], others: &[String]| keys.iter().filter(|key| !others.contains(key)).cloned().collect::<Vec<_>>();
    let (gone, new) = (without(&known.keys, &offered.keys), without(&offered.keys, &known.keys));
    let keys = (!gone.is_empty() || !new.is_empty()).then(|| Change::Keys { reader: reader(), gone, new });
    let name = (known.name != offered.name).then(|| Change::Name { reader: reader(), was: known.name.clone(), is: offered.name.clone() });
    let employee = (known.employee != offered.employee).then(|| Change::Employee {
        reader: reader(),
        was: known.employee.clone(),
        is: offered.employee.clone(),
    });
    let recovery = (known.recovery != offered.recovery).then(|| Change::Recovery { reader: reader(), is: offered.recovery });
    [keys, name, employee, recovery].into_iter().flatten().collect()
}

fn is_same_set(one: &[Party], other: &[Party]) -> bool {
    one.iter().all(|party| other.contains(party)) && other.iter().all(|party| one.contains(party))
}

/// How many digits of the sum of a public key are shown. Nobody can make another key with the same 80 bits.
const DIGITS: usize = 20;

/// A public key in five groups of four, to be compared by eye or read out: the beginning of its SHA-256, as
/// `printf %s age1… | sha256sum` says it too. The key's own letters would not do: one with the same few at its ends can be made.
pub fn fingerprint(public: &str) -> String {
    let digits = HEXLOWER.encode(&Sha256::digest(public.trim()));
    let groups: Vec<&str> = (0..DIGITS).step_by(4).filter_map(|at| digits.get(at..at + 4)).collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reader in one line: `piet name=Piet employee=anna recovery k1 k2`.
    fn reader(line: &str) -> Reader {
        let mut words = line.split(' ');
        let key = words.next().unwrap().to_owned();
        let mut reader = Reader { key, name: None, employee: None, recovery: false, keys: Vec::new() };
        for word in words {
            match word.split_once('=') {
                Some(("name", name)) => reader.name = Some(name.replace('_', " ").into()),
                Some(("employee", slug)) => reader.employee = Some(slug.into()),
                _ if word == "recovery" => reader.recovery = true,
                _ => reader.keys.push(word.to_owned()),
            }
        }
        reader
    }

    fn circle(readers: &[&str]) -> Circle {
        Circle { readers: readers.iter().map(|line| reader(line)).collect(), policy: Policy::default() }
    }

    fn team() -> Circle {
        circle(&["piet name=Piet_Jansen kp", "anna employee=anna-de-vries ka", "eva name=Eva_Bakker ke", "herstel name=Kluis recovery kr"])
    }

    fn opens(circle: &Circle, holder: &str, employee: &str, author: &str, kind: Content) -> String {
        let (holder, employee) = (Name::from(holder), Slug::from(employee));
        let who = Audience {
            holder: Some(&holder).filter(|name| !name.is_empty()),
            employee: Some(&employee).filter(|slug| !slug.is_empty()),
            author: Some(author).filter(|key| !key.is_empty()),
            kind,
        };
        circle.readers_for(&who).iter().map(|reader| reader.key.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_talk_is_open_to_who_holds_it_to_whom_it_is_about_and_to_recovery() {
        let team = team();
        assert_eq!(opens(&team, "Piet Jansen", "anna-de-vries", "", Content::Words), "piet anna herstel");
        assert_eq!(opens(&team, " PIET\u{a0}jansen", "bo-smit", "", Content::Words), "piet herstel", "a name is compared as names are");
        // a talk about one's own manager, held by someone else, is not open to that manager
        assert_eq!(opens(&team, "Eva Bakker", "anna-de-vries", "piet", Content::Words), "anna eva herstel");
        assert_eq!(opens(&team, "Piet Jansen", "anna-de-vries", "", Content::NotShared), "piet herstel");
        assert_eq!(opens(&team, "Piet", "", "", Content::Words), "herstel", "half a name is nobody's");
        assert_eq!(opens(&team, "", "", "", Content::Words), "herstel");
    }

    #[test]
    fn a_private_note_is_for_its_author_and_recovery() {
        let mut team = team();
        assert_eq!(opens(&team, "Piet Jansen", "anna-de-vries", "eva", Content::PrivateNote), "eva herstel");
        assert_eq!(opens(&team, "Piet Jansen", "anna-de-vries", "", Content::PrivateNote), "herstel");
        team.policy.private_notes.push(Party::Reader("piet".to_owned()));
        assert_eq!(opens(&team, "", "anna-de-vries", "eva", Content::PrivateNote), "piet eva herstel");
    }

    #[test]
    fn what_is_not_shared_reaches_the_employee_by_no_word_of_the_policy() {
        let mut team = team();
        team.policy.words.push(Party::Reader("anna".to_owned()));
        assert_eq!(opens(&team, "Piet Jansen", "anna-de-vries", "", Content::NotShared), "piet herstel");
        assert_eq!(opens(&team, "Piet Jansen", "bo-smit", "", Content::NotShared), "piet anna herstel");
    }

    #[test]
    fn a_reader_who_is_meant_twice_is_sealed_for_once() {
        let mut team = circle(&["piet name=Piet employee=piet recovery kp"]);
        team.policy.words.extend([Party::Reader("piet".to_owned()), Party::Reader("niemand".to_owned())]);
        assert_eq!(opens(&team, "Piet", "piet", "piet", Content::Words), "piet");
    }

    #[test]
    fn the_words_of_the_policy_are_read_in_both_languages() {
        for (word, party) in [
            ("holder", Party::Holder),
            ("Houder", Party::Holder),
            ("gespreksvoerder", Party::Holder),
            (" medewerker ", Party::Employee),
            ("employee", Party::Employee),
            ("auteur", Party::Author),
            ("author", Party::Author),
            ("hr", Party::Reader("hr".to_owned())),
        ] {
            assert_eq!(Party::read(word), Some(party.clone()), "{word}");
            assert_eq!(Party::read(party.word()), Some(party));
        }
        for odd in ["", "Piet Jansen", "age1-", "hold\u{200b}er", "piet!"] {
            assert_eq!(Party::read(odd), None, "{odd}");
        }
        assert!(is_key("piet-2") && !is_key("holder") && !is_key("medewerker") && !is_key("Piet"));
    }

    #[test]
    fn each_change_says_whether_anyone_opens_more_by_it() {
        let accepted = team();
        let changed = |change: &dyn Fn(&mut Circle)| {
            let mut offered = accepted.clone();
            change(&mut offered);
            let changes = accepted.changes(&offered);
            assert_eq!(changes.len(), 1, "{changes:?}");
            (changes[0].reader().map(str::to_owned), changes[0].widens())
        };
        let of = |key: &str, widens: bool| (Some(key.to_owned()), widens);
        assert_eq!(accepted.changes(&accepted.clone()), []);
        assert_eq!(changed(&|offer| offer.readers.push(reader("mol name=Piet_Jansen km"))), of("mol", true));
        assert_eq!(changed(&|offer| drop(offer.readers.remove(0))), of("piet", false));
        assert_eq!(changed(&|offer| offer.readers[0].keys.push("km".into())), of("piet", true));
        assert_eq!(changed(&|offer| offer.readers[0].keys = vec!["km".into()]), of("piet", true));
        assert_eq!(changed(&|offer| offer.readers[0].keys.clear()), of("piet", false));
        assert_eq!(changed(&|offer| offer.readers[1].name = Some("Piet Jansen".into())), of("anna", true));
        assert_eq!(changed(&|offer| offer.readers[0].name = None), of("piet", false));
        assert_eq!(changed(&|offer| offer.readers[0].employee = Some("bo".into())), of("piet", true));
        assert_eq!(changed(&|offer| offer.readers[1].employee = None), of("anna", true));
        assert_eq!(changed(&|offer| offer.readers[0].recovery = true), of("piet", true));
        assert_eq!(changed(&|offer| offer.readers[3].recovery = false), of("herstel", false));
        assert_eq!(changed(&|offer| offer.policy.words.push(Party::Author)), (None, true));
        assert_eq!(changed(&|offer| drop(offer.policy.words.pop())), (None, false));
        assert_eq!(changed(&|offer| offer.policy.private_notes.push(Party::Holder)), (None, true));
        // neither the order nor another spelling changes who opens what
        let mut same = accepted.clone();
        same.readers.reverse();
        same.policy.words.reverse();
        same.readers[3].name = Some("PIET JANSEN".into());
        assert_eq!(accepted.changes(&same), []);
    }

    #[test]
    fn a_yes_for_one_reader_takes_nothing_else_of_the_offer() {
        let accepted = team();
        let mut offered = accepted.clone();
        offered.readers[0].keys.push("kp2".into());
        offered.readers[2].keys = vec!["km".into()];
        offered.readers.push(reader("bo employee=bo-smit kb"));
        offered.readers.retain(|reader| reader.key != "anna");
        offered.policy.words.push(Party::Author);
        let after = accepted.accepting(&offered, Which::Reader("piet"));
        assert_eq!(after.reader("piet").unwrap().keys, ["kp", "kp2"]);
        assert_eq!((after.reader("eva"), after.reader("anna")), (accepted.reader("eva"), accepted.reader("anna")));
        assert_eq!((after.readers.len(), &after.policy), (4, &accepted.policy));
        let after = after.accepting(&offered, Which::Reader("anna")).accepting(&offered, Which::Policy);
        assert_eq!((after.reader("anna"), &after.policy), (None, &offered.policy));
        let after = after.accepting(&offered, Which::Reader("bo")).accepting(&offered, Which::Reader("eva"));
        assert_eq!(after, offered);
        assert_eq!(accepted.accepting(&offered, Which::All), offered);
    }

    #[test]
    fn who_takes_over_a_name_is_accepted_together_with_whose_it_was() {
        let accepted = team();
        // one reader under another key, with the same name
        let mut offered = accepted.clone();
        offered.readers[0] = reader("piet-jansen name=Piet_Jansen km");
        assert_eq!(accepted.bound_to(&offered, "piet-jansen"), ["piet-jansen", "piet"]);
        let after = accepted.accepting(&offered, Which::Reader("piet-jansen"));
        assert_eq!(after, offered);
        // two who change places
        let mut offered = accepted.clone();
        offered.readers[0].name = Some("Eva Bakker".into());
        offered.readers[2].name = Some("Piet Jansen".into());
        let after = accepted.accepting(&offered, Which::Reader("eva"));
        assert_eq!(after, offered);
    }

    #[test]
    fn a_fingerprint_is_the_beginning_of_the_sum_that_any_system_can_make() {
        // printf %s age1example | sha256sum
        assert_eq!(fingerprint(" age1example\n"), fingerprint("age1example"));
        assert_eq!(fingerprint("abc"), "ba78 16bf 8f01 cfea 4141");
        assert_ne!(fingerprint("age1example"), fingerprint("age1exampl3"));
    }

    fn any_circle(random: &mut fastrand::Rng) -> Circle {
        let some = |random: &mut fastrand::Rng, of: &[&str]| random.choice(of).map(|word| (*word).to_owned());
        let mut readers: Readers = Vec::new();
        for key in ["a", "b", "c", "d", "e"] {
            if random.bool() {
                continue;
            }
            let name = if random.bool() { some(random, &["Piet", "Anna", "Bo"]).map(Name::from) } else { None };
            let employee = if random.bool() { some(random, &["anna", "bo"]).map(Slug::from) } else { None };
            let keys = ["k1", "k2", "k3", "k4", "k5", "k6"].iter().filter(|_| random.u8(..3) == 0).map(|key| (*key).to_owned()).collect();
            let one = Reader { key: key.to_owned(), name, employee, recovery: random.u8(..5) == 0, keys };
            // no two are one to the policy: such a file is refused as a whole
            if !readers.iter().any(|other| other.is_bound_to(&one)) {
                readers.push(one);
            }
        }
        let mut parties = || {
            let all = ["holder", "employee", "author", "a", "b"];
            all.iter().filter(|_| random.u8(..3) == 0).filter_map(|word| Party::read(word)).collect::<Vec<_>>()
        };
        let policy = Policy { words: parties(), private_notes: parties() };
        Circle { readers, policy }
    }

    /// Every text that can be, with the public keys that it is sealed for.
    fn sealings(circle: &Circle) -> Vec<Vec<String>> {
        let names: Vec<Name> = ["Piet", "Anna", "Bo"].map(Name::from).to_vec();
        let slugs: Vec<Slug> = ["anna", "bo"].map(Slug::from).to_vec();
        let mut all = Vec::new();
        for holder in &names {
            for employee in &slugs {
                for author in ["a", "b"] {
                    for kind in [Content::Words, Content::NotShared, Content::PrivateNote] {
                        let who = Audience { holder: Some(holder), employee: Some(employee), author: Some(author), kind };
                        all.push(circle.readers_for(&who).iter().flat_map(|reader| reader.keys.clone()).collect());
                    }
                }
            }
        }
        all
    }

    #[test]
    fn an_offer_that_widens_nothing_gives_no_key_any_text_more() {
        let mut random = fastrand::Rng::with_seed(11);
        let mut narrower = 0;
        for _ in 0..20_000 {
            let (accepted, mut offered) = (any_circle(&mut random), any_circle(&mut random));
            if random.bool() {
                // often the same with little less, so that there are offers which do not widen
                offered = accepted.clone();
                offered.readers.retain(|_| random.u8(..4) > 0);
                offered.policy.words.retain(|_| random.u8(..4) > 0);
                offered.readers.iter_mut().for_each(|reader| reader.recovery &= random.bool());
                offered.readers.iter_mut().filter(|_| random.u8(..6) == 0).for_each(|reader| reader.employee = None);
                offered.readers.iter_mut().filter(|_| random.u8(..6) == 0).for_each(|reader| reader.name = None);
            }
            let changes = accepted.changes(&offered);
            if changes.iter().any(Change::widens) {
                continue;
            }
            narrower += usize::from(!changes.is_empty());
            for (was, is) in sealings(&accepted).iter().zip(sealings(&offered)) {
                assert!(is.iter().all(|key| was.contains(key)), "{accepted:?}\n{offered:?}");
            }
        }
        assert!(narrower > 1000);
    }

    #[test]
    fn yes_to_each_reader_and_to_the_policy_is_yes_to_all() {
        let mut random = fastrand::Rng::with_seed(12);
        for _ in 0..5_000 {
            let (accepted, offered) = (any_circle(&mut random), any_circle(&mut random));
            let mut after = accepted.clone();
            while let Some(change) = after.changes(&offered).first().cloned() {
                let which = change.reader().map_or(Which::Policy, Which::Reader);
                let before = after.changes(&offered).len();
                after = after.accepting(&offered, which);
                assert!(after.changes(&offered).len() < before);
                // on the way no two readers are one to the policy
                for (at, one) in after.readers.iter().enumerate() {
                    assert!(!after.readers[at + 1..].iter().any(|other| one.is_bound_to(other)), "{accepted:?}\n{offered:?}\n{after:?}");
                }
            }
            assert_eq!(after.changes(&accepted.accepting(&offered, Which::All)), []);
        }
    }
}
