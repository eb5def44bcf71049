//! Who can open what: readers, what an offer would change, and accepting it.

use super::{Language, either, sayings, sentences, words};
use crate::domain::access::What;
use crate::domain::circle::Party;

sayings! {
    added(name: &str, key: &str, path: &str) { nl: "{name} is voortaan lezer, als `{key}` · {path}", en: "{name} is a reader from now on, as `{key}` · {path}" }
    got_keys(key: &str, path: &str) { nl: "`{key}` heeft er een sleutel bij · {path}", en: "`{key}` has another key · {path}" }
    removed(key: &str, path: &str) { nl: "`{key}` is geen lezer meer · {path}", en: "`{key}` is no reader any more · {path}" }
    key_removed(key: &str, path: &str) { nl: "een sleutel van `{key}` is weg · {path}", en: "a key of `{key}` is gone · {path}" }
    accepted() { nl: "akkoord: hiervoor verzegel je voortaan", en: "accepted: this is whom you seal for from now on" }
    accepted_open() { nl: "akkoord: in deze map wordt niets meer verzegeld", en: "accepted: nothing is sealed in this folder any more" }
    nothing_new() { nl: "er is niets nieuws: je verzegelt voor wie in readers.yaml staat", en: "there is nothing new: you seal for those in readers.yaml" }
    has_keys_already(key: &str) { nl: "`{key}` heeft die sleutel al", en: "`{key}` has that key already" }
    /// Said each time that someone can open less.
    old_versions_stay(who: &str) { nl: "wat al voor {who} verzegeld was, blijft voor {who} te openen: in de geschiedenis van git en in elke kopie", en: "what was sealed for {who} already stays open to {who}: in git's history and in every copy" }
    nobody_called(name: &str) { nl: "niemand hier heet {name}: voor deze lezer wordt pas verzegeld als een gesprek met die naam gehouden is", en: "nobody here is called {name}: nothing is sealed for this reader until a talk is held under that name" }
    only_by_name(key: &str) { nl: "`privacy` in stay.yaml noemt `{key}` nog", en: "`privacy` in stay.yaml still names `{key}`" }
    none_accepted() { nl: "je ging hier nog nergens mee akkoord, dus voor niemand hiervan wordt vanaf hier verzegeld", en: "you accepted nothing here yet, so nothing is sealed for any of them from here" }
    pending(count: usize) { nl: "readers.yaml of stay.yaml zegt iets anders dan waarmee je akkoord ging ({count}); dat telt niet zolang je er niet mee akkoord gaat", en: "readers.yaml or stay.yaml says other things than you accepted ({count}); they don't count until you accept them" }

    offer_is_broken() { nl: "in readers.yaml klopt iets niet, dus met niets ervan kun je akkoord gaan", en: "something is wrong in readers.yaml, so nothing of it can be accepted" }
    settings_are_broken() { nl: "stay.yaml is niet te lezen, dus wie wat opent staat niet vast", en: "stay.yaml can't be read, so who opens what is not settled" }
    accept_first() { nl: "je ging hier nog nergens mee akkoord", en: "you accepted nothing here yet" }
    accept_first_hint() { nl: "bekijk eerst wie er al lezer zijn, en ga daarmee akkoord: stay readers trust --all", en: "see first who are readers already, and accept them: stay readers trust --all" }
    not_sealed() { nl: "in deze werkmap wordt niets verzegeld, dus er is niets om mee akkoord te gaan", en: "nothing is sealed in this workspace, so there is nothing to accept" }
    not_sealed_hint() { nl: "beginnen met verzegelen: stay seal --set-up", en: "to begin sealing: stay seal --set-up" }
    no_reader(typed: &str) { nl: "er is geen lezer `{typed}`", en: "there is no reader `{typed}`" }
    no_reader_hint() { nl: "wie er zijn: stay readers", en: "who there are: stay readers" }
    several_readers(typed: &str, keys: &str) { nl: "`{typed}` kan meer lezers zijn: {keys}", en: "`{typed}` could be several readers: {keys}" }
    gone_already(key: &str) { nl: "`{key}` staat niet meer in readers.yaml", en: "`{key}` is not in readers.yaml any more" }
    gone_already_hint(key: &str) { nl: "daarmee akkoord gaan: stay readers trust {key}", en: "to accept that: stay readers trust {key}" }
    no_key(typed: &str) { nl: "`{typed}` is geen openbare sleutel", en: "`{typed}` is no public key" }
    no_key_hint() { nl: "`stay key` toont die van jou: 62 letters en cijfers, van `age1` af", en: "`stay key` shows yours: 62 letters and digits, from `age1` on" }
    /// A secret key was typed; it is not repeated.
    secret_typed() { nl: "dit is een geheime sleutel, en die geef je aan niemand; gebruik hem nergens meer, want hij kan in de geschiedenis van je shell staan", en: "this is a secret key, which goes to nobody; use it nowhere any more, since the history of your shell may have it" }
    anothers_key(key: &str) { nl: "die sleutel is al van de lezer `{key}`", en: "that key is the reader `{key}`'s already" }
    /// A name of which no short name can be made.
    no_short_name(name: &str) { nl: "van {name} kan geen korte naam gemaakt worden", en: "no short name can be made of {name}" }
    last_key(key: &str) { nl: "dit is de enige sleutel van `{key}`", en: "this is the only key of `{key}`" }
    last_key_hint(key: &str) { nl: "de lezer zelf weghalen: stay readers remove {key}", en: "to take the reader out: stay readers remove {key}" }
    locks_you_out() { nl: "hierna zou je zelf niets meer kunnen openen van wat verzegeld wordt", en: "after this you yourself could open nothing of what is sealed" }
    locks_you_out_hint() { nl: "geef jezelf eerst een andere sleutel, of laat een ander dit doen", en: "give yourself another key first, or let someone else do this" }
    locks_recovery_out() { nl: "hierna was er geen herstelsleutel meer: wie een sleutel kwijtraakt, verliest dan alles", en: "after this there would be no recovery key: whoever loses a key then loses everything" }
    locks_recovery_out_hint() { nl: "voeg eerst een andere toe: stay readers add NAAM SLEUTEL --recovery", en: "add another one first: stay readers add NAME KEY --recovery" }
    written_oddly() { nl: "die sleutel staat niet zo in readers.yaml dat hij er alleen uit kan", en: "that key does not stand in readers.yaml so that it alone can be taken out" }
    unasked() { nl: "dit verandert wie er kan openen, en gaat alleen met jouw ja", en: "this changes who can open what, and needs your yes" }
    unasked_hint(command: &str) { nl: "klopt het, dan: {command}", en: "if it is right: {command}" }
}

sentences! {
    ask_trust() { nl: "Klopt dit? Vraag een vingerafdruk na bij wie het is, niet via deze map. [j/N]", en: "Is this right? Ask for a fingerprint where it comes from, not through this folder. [y/N]" }
    ask_add(name: &str) { nl: "Klopt dit, en kreeg je de sleutel van {name} zelf? [j/N]", en: "Is this right, and did you get the key from {name} in person? [y/N]" }
    ask_remove() { nl: "Voortaan zo verzegelen? [j/N]", en: "Seal like this from now on? [y/N]" }
    changes_head() { nl: "Wat er verandert in wie wat kan openen", en: "What changes in who can open what" }
    moved_head() { nl: "Wat er verandert in wie gesprekken houdt", en: "What changes in who holds talks" }
    manager_is(name: &str) { nl: "manager is nu {name}: opent voortaan wat over deze medewerker geschreven wordt", en: "the manager is now {name}: opens what is written about this person from now on" }
    talk_is_held_by(path: &str, name: &str) { nl: "{path}: van {name} nu, en die opent voortaan wat er geschreven wordt", en: "{path}: held by {name} now, who opens what is written there from now on" }
    folder_is_of(name: &str) { nl: "deze map is nu van {name}", en: "this folder is {name}'s now" }
    id_is(id: &str) { nl: "de `id` is nu {id}", en: "the `id` is {id} now" }
    it_was(was: &str) { nl: "eerst {was}", en: "was {was}" }
    new_reader() { nl: "een nieuwe lezer", en: "a new reader" }
    reader_gone() { nl: "geen lezer meer", en: "no reader any more" }
    opens_held_by(name: &str) { nl: "heet {name}: opent wat er gezegd is als {name} het gesprek houdt", en: "is called {name}: opens what was said where {name} holds the talk" }
    called(name: &str) { nl: "heet {name}", en: "is called {name}" }
    opens_about(who: &str) { nl: "is medewerker {who}: opent wat er gezegd is in de eigen gesprekken", en: "is the employee {who}: opens what was said in their own talks" }
    opens_all() { nl: "is herstelsleutel: opent alles", en: "is a recovery key: opens everything" }
    was_called(name: &str) { nl: "heette {name}", en: "was called {name}" }
    is_called_no_more(name: &str) { nl: "heet niet meer {name}", en: "is not called {name} any more" }
    was_employee(who: &str) { nl: "was medewerker {who}", en: "was the employee {who}" }
    is_employee_no_more(who: &str) { nl: "is niet meer medewerker {who}", en: "is not the employee {who} any more" }
    opens_all_no_more() { nl: "is geen herstelsleutel meer", en: "is no recovery key any more" }
    key_new(print: &str) { nl: "sleutel erbij  {print}", en: "new key   {print}" }
    key_gone(print: &str) { nl: "sleutel weg    {print}", en: "key gone  {print}" }
    key_is(print: &str) { nl: "sleutel  {print}", en: "key  {print}" }
    policy() { nl: "het beleid in stay.yaml", en: "the policy in stay.yaml" }
    words_are_for(who: &str) { nl: "wat er gezegd is, is voor: {who}", en: "what was said is for: {who}" }
    notes_are_for(who: &str) { nl: "een privénotitie is voor: {who}", en: "a private note is for: {who}" }
    was_for(who: &str) { nl: "was voor: {who}", en: "was for: {who}" }
    unsealed() { nl: "stay.yaml vraagt niet meer om verzegelen: wat er gezegd is, kan dan iedereen lezen die bij deze map kan", en: "stay.yaml asks for no sealing any more: whoever can read this folder can then read what was said" }
    by(who: &str, day: &str) { nl: "volgens git van {who}, {day}", en: "by {who} on {day}, as git has it" }
    not_committed() { nl: "nog niet vastgelegd in git", en: "not committed in git yet" }
    gains_head() { nl: "wat hierdoor opengaat van wat al verzegeld is", en: "what is sealed already and opens by this" }
    title() { nl: "Wie wat kan openen", en: "Who can open what" }
    title_of(who: &str) { nl: "Wie wat kan openen: {who}", en: "Who can open what: {who}" }
    readers_head() { nl: "Lezers", en: "Readers" }
    kinds_head() { nl: "Per soort", en: "By kind" }
    people_head() { nl: "Per persoon", en: "By person" }
    otherwise_head() { nl: "Anders dan het beleid zegt", en: "Not as the policy says" }
    proof_head() { nl: "Wat dit bewijst, en wat niet", en: "What this proves, and what it can't" }
    opens_nothing_yet() { nl: "nog niets", en: "nothing yet" }
    for_all() { nl: "herstel", en: "recovery" }
    called_and_employee(name: &str, who: &str) { nl: "{name}, medewerker {who}", en: "{name}, employee {who}" }
    employee(who: &str) { nl: "medewerker {who}", en: "employee {who}" }
    unknown_reader() { nl: "niet in readers.yaml", en: "not in readers.yaml" }
    sealed_count(count: usize) { nl: "{count} verzegeld", en: "{count} sealed" }
    open_count(count: usize) { nl: "{count} niet verzegeld", en: "{count} not sealed" }
    wrong_count(count: usize) { nl: "{count} anders", en: "{count} otherwise" }
    group_open(what: &str) { nl: "{what}: open, voor wie de map kan lezen", en: "{what}: open, for whoever can read the folder" }
    group_sealed(what: &str, readers: &str) { nl: "{what}: verzegeld voor {readers}", en: "{what}: sealed for {readers}" }
    group_wrong(told: &str) { nl: "{told} (anders dan het beleid)", en: "{told} (not as the policy says)" }
    of_person(what: &str, who: &str) { nl: "{what} van {who}", en: "{what} of {who}" }
    meant_for(readers: &str) { nl: "volgens het beleid: {readers}", en: "by the policy: {readers}" }
    nothing_sealed_here() { nl: "In deze werkmap wordt niets verzegeld: wie de map kan lezen, leest alles.", en: "Nothing is sealed in this workspace: whoever can read the folder reads all of it." }
    no_words_here() { nl: "Hier staan geen woorden die verzegeld worden.", en: "There are no words here that are sealed." }
    all_right() { nl: "Alles is verzegeld zoals het beleid nu zegt.", en: "All of it is sealed as the policy says now." }
    proves_counts() { nl: "Bewezen: elk blok is verzegeld voor precies zoveel sleutels als zijn lezers hebben, tenzij het hierboven staat.", en: "Proved: each block is sealed for exactly as many keys as its readers have, unless it is named above." }
    proves_opened(opened: usize, sealed: usize) { nl: "Van {sealed} verzegelde bestanden opende je er {opened}: die zijn van wie en wat ze zeggen te zijn.", en: "Of {sealed} sealed files you opened {opened}: those are whose and what they say they are." }
    proves_not_whose() { nl: "Niet te bewijzen: van wie die sleutels zijn (een blok noemt geen namen), en wie het schreef (met de openbare sleutels kan iedereen verzegelen).", en: "What can't be proved: whose those keys are (a block names nobody), and who wrote it (anyone can seal with the public keys)." }
    proves_not_before() { nl: "Eerdere versies in de geschiedenis van git blijven te openen voor wie ze toen waren.", en: "Earlier versions in git's history stay open to those whom they were for then." }
    private_notes(count: &str) { nl: "{count}. Dat er een is, is te zien; wat erin staat, opent alleen wie die schreef, en herstel.", en: "{count}. That there is one can be seen; what is in it is open only to who wrote it, and to recovery." }
    nobody() { nl: "niemand", en: "nobody" }
    /// The short name of a recovery key.
    recovery_key() { nl: "herstel", en: "recovery" }
    /// What a new readers.yaml begins with.
    file_head() { nl: "# readers.yaml: wie lezer kan zijn van wat verzegeld is, met de openbare sleutels", en: "# readers.yaml: who can be a reader of what is sealed, with their public keys" }
}

/// Those whom a part of the policy means, one after another. Recovery is always one of them.
pub(crate) fn parties(lang: Language, parties: &[Party], has_recovery: bool) -> String {
    let mut all: Vec<&str> = parties.iter().map(|one| party(lang, one)).collect();
    if has_recovery {
        all.push(either(lang, "herstel", "recovery"));
    }
    if all.is_empty() { nobody(lang) } else { all.join(", ") }
}

fn party(lang: Language, party: &Party) -> &str {
    match party {
        Party::Holder => either(lang, "wie het gesprek hield", "who held the talk"),
        Party::Employee => either(lang, "over wie het gaat", "whom it is about"),
        Party::Author => either(lang, "wie het schreef", "who wrote it"),
        Party::Reader(key) => key,
    }
}

/// `3 gesprekken`.
pub(crate) fn counted(lang: Language, what: What, count: usize) -> String {
    let (nl, en) = match what {
        What::Talk => (["gesprek", "gesprekken"], ["talk", "talks"]),
        What::Action => (["actie", "acties"], ["action", "actions"]),
        What::Goal => (["leerdoel", "leerdoelen"], ["goal", "goals"]),
        What::Note => (["notitie", "notities"], ["note", "notes"]),
        What::Private => (["privénotitie", "privénotities"], ["private note", "private notes"]),
        What::Leaving => (["reden van vertrek", "redenen van vertrek"], ["reason for leaving", "reasons for leaving"]),
    };
    words::counted(lang, count, nl, en)
}

/// `12 gesprekken, 4 acties`.
pub(crate) fn all_counted(lang: Language, counts: &[(What, usize)]) -> String {
    counts.iter().map(|(what, count)| counted(lang, *what, *count)).collect::<Vec<_>>().join(", ")
}

/// What a text is called.
pub(crate) fn what(lang: Language, what: What) -> &'static str {
    match what {
        What::Talk => either(lang, "gesprekken", "talks"),
        What::Action => either(lang, "acties", "actions"),
        What::Goal => either(lang, "leerdoelen", "goals"),
        What::Note => either(lang, "notities", "notes"),
        What::Private => either(lang, "privénotities", "private notes"),
        What::Leaving => either(lang, "reden van vertrek", "reasons for leaving"),
    }
}

/// What one text is.
pub(crate) fn one(lang: Language, what: What) -> &'static str {
    match what {
        What::Talk => either(lang, "gesprek", "talk"),
        What::Action => either(lang, "actie", "action"),
        What::Goal => either(lang, "leerdoel", "goal"),
        What::Note => either(lang, "notitie", "note"),
        What::Private => either(lang, "privénotitie", "private note"),
        What::Leaving => either(lang, "reden van vertrek", "reason for leaving"),
    }
}

/// `2 sleutels`.
pub(crate) fn keys(lang: Language, count: usize) -> String {
    words::counted(lang, count, ["sleutel", "sleutels"], ["key", "keys"])
}

/// `2 privénotities`.
pub(crate) fn private_count(lang: Language, count: usize) -> String {
    words::counted(lang, count, ["privénotitie", "privénotities"], ["private note", "private notes"])
}

/// What a reader opens more of one person.
pub(crate) fn gain(lang: Language, reader: &str, count: usize, who: &str) -> String {
    let texts = words::counted(lang, count, ["tekst", "teksten"], ["text", "texts"]);
    match lang {
        Language::Nl => format!("{texts} van {who}, voor {reader}"),
        Language::En => format!("{texts} of {who}, for {reader}"),
    }
}
