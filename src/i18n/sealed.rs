//! What is sealed: for whom, what is wrong with it, and why words could not be sealed.

use super::{Language, Saying, either, messages, sayings, sentences, words};
use crate::domain::sealed::{SealFault, Shut};

sayings! {
    /// Nobody was accepted yet.
    nothing_accepted() { nl: "hier is nog niet vastgelegd voor wie je verzegelt, dus er is niets geschreven", en: "for whom you seal is not settled here yet, so nothing was written" }
    nothing_accepted_hint() { nl: "bekijk de lezers met `stay readers`, en ga akkoord met `stay readers trust --all`", en: "look at the readers with `stay readers`, and accept them with `stay readers trust --all`" }
    no_more(path: &str) { nl: "{path}: hier ging je akkoord met verzegelen, en stay.yaml zegt dat niet meer; er is niets open geschreven", en: "{path}: you accepted that words are sealed here, and stay.yaml does not say so any more; nothing was written in the open" }
    no_more_hint() { nl: "zie in git wie dat veranderde; is het goed zo, dan `stay readers trust --all`", en: "see in git who changed that; if it is right, `stay readers trust --all`" }
    nobody(path: &str) { nl: "{path}: er is geen lezer voor wie dit verzegeld kan worden, dus er is niets geschreven", en: "{path}: there is no reader for whom this could be sealed, so nothing was written" }
    nobody_hint() { nl: "voeg iemand toe met `stay readers add NAAM SLEUTEL`", en: "add someone with `stay readers add NAME KEY`" }
    not_accepted(path: &str, reader: &str) { nl: "{path}: dit zegt verzegeld te zijn voor `{reader}`, en daarmee ging je niet akkoord; er is niets geschreven", en: "{path}: this says that it was sealed for `{reader}`, which you did not accept; nothing was written" }
    not_accepted_hint(reader: &str) { nl: "bekijk wat er veranderde met `git log -p`; is het een nieuwe lezer, ga dan akkoord met `stay readers trust {reader}`", en: "see what changed with `git log -p`; if it is a new reader, accept it with `stay readers trust {reader}`" }
    twice(path: &str, keys: &str) { nl: "{path}: {keys} staat er open en verzegeld, met een andere tekst; er is niets geschreven", en: "{path}: {keys} stands there open and sealed, with another text; nothing was written" }
    twice_hint() { nl: "kies in het bestand zelf: haal de open tekst weg, of zet er wat verzegeld is bij (`stay show` toont de open tekst)", en: "choose in the file itself: take the open text out, or add what is sealed (`stay show` shows the open text)" }
    contradicts(path: &str, keys: &str) { nl: "{path}: twee mensen verzegelden hier iets anders ({keys}); er is niets geschreven", en: "{path}: two people sealed something different here ({keys}); nothing was written" }
    contradicts_hint() { nl: "kies wat blijft met `stay resolve`", en: "choose what stays with `stay resolve`" }
    /// Said by `stay init` in a clone that has a workspace already: the user has no secret key.
    key_first() { nl: "wat hier gezegd is, is verzegeld: maak je geheime sleutel met `stay key`, en vraag een lezer je toe te voegen: stay readers add NAAM SLEUTEL", en: "what was said here is sealed: make your secret key with `stay key`, and ask a reader to add you: stay readers add NAME KEY" }
    no_reader_yet() { nl: "wat hier gezegd is, is verzegeld, en jij bent nog geen lezer: geef je openbare sleutel aan wie dat wel is, voor stay readers add NAAM SLEUTEL", en: "what was said here is sealed, and you are no reader yet: give your public key to someone who is, for stay readers add NAME KEY" }
    accept_first() { nl: "wat hier gezegd is, is verzegeld: bekijk voor wie, en leg vast dat je daarvoor verzegelt", en: "what was said here is sealed: see for whom, and settle that you seal for them" }
    /// Answers came in for a talk that whoever took them in can't open.
    answers_may_be_there(names: &str) { nl: "het gesprek is verzegeld voor {names}: of deze antwoorden er al in staan, kun je niet zien; ze staan er nu verzegeld naast", en: "the talk is sealed for {names}: whether these answers are in it already you can't see; they are beside it now, sealed" }
    whose_not_known(path: &str) { nl: "{path}: van wie dit bestand is, is niet na te gaan: `employee.yaml` heeft geen `id`; er is niets geschreven", en: "{path}: whose file this is can't be told: `employee.yaml` has no `id`; nothing was written" }
    whose_not_known_hint() { nl: "verzegel eerst iets anders van deze medewerker: dan komt de `id` er; of haal hem op met `stay sync`", en: "seal something else of this person first: that writes the `id`; or fetch it with `stay sync`" }
    /// The id is gone under which words of a person are sealed.
    no_id(path: &str) { nl: "{path}: `employee.yaml` heeft geen `id` meer, en van deze medewerker is iets verzegeld; er is niets geschreven", en: "{path}: `employee.yaml` has no `id` any more, and something of this person is sealed; nothing was written" }
    no_id_hint(id: &str) { nl: "zet `id: {id}` terug in employee.yaml; `git log -p` toont wie hem weghaalde", en: "put `id: {id}` back into employee.yaml; `git log -p` shows who took it out" }
    /// A commit named readers for whom it was not sealed.
    left_out(path: &str, readers: &str) { nl: "{path}: {readers} staat erbij als lezer, maar hier werd dit daarvoor nooit verzegeld, en ook nu niet; noemt het beleid die lezer, dan verzegelt `stay seal` het opnieuw", en: "{path}: {readers} stands there as a reader, but here it was never sealed for that, and is not now; if the policy means that reader, `stay seal` seals it again" }
    /// Whoever wrote it is no reader.
    not_for_you(names: &str) { nl: "verzegeld voor {names}; zelf kun je het niet openen", en: "sealed for {names}; you yourself can't open it" }
    /// A commit made someone else the manager, or the one who holds a talk.
    held_back(path: &str, name: &str) { nl: "{path} noemt nu {name}, door een ander; dat telt niet voor wat je verzegelt zolang je er niet mee akkoord gaat: stay readers trust", en: "{path} now names {name}, by someone else; it does not count for what you seal until you accept it: stay readers trust" }
    diffs_open() { nl: "`git diff`, `git log -p` en `git show` tonen in deze kopie voortaan geopend wat jij kunt openen", en: "`git diff`, `git log -p` and `git show` in this clone now show opened what you can open" }
    diffs_open_already() { nl: "`git diff`, `git log -p` en `git show` tonen in deze kopie al geopend wat jij kunt openen", en: "`git diff`, `git log -p` and `git show` in this clone show opened what you can open already" }
    diffs_back(section: &str, attributes: &str) { nl: "weer verzegeld tonen: git config --local --remove-section {section} (de regel in {attributes} doet dan niets meer)", en: "to show it sealed again: git config --local --remove-section {section} (the line in {attributes} does nothing then)" }
    diffs_hint() { nl: "`stay init --git --open-diffs` maakt er een", en: "`stay init --git --open-diffs` makes one" }
    /// Said by a check in a clone whose user accepted nothing yet.
    nothing_accepted_yet() { nl: "hier wordt verzegeld, en je legde nog niet vast voor wie: stay readers trust --all", en: "words are sealed here, and for whom you seal is not settled yet: stay readers trust --all" }
    /// Said by a check where files say other readers, or another policy, than was accepted.
    other_offer() { nl: "wie wat kan openen is veranderd, en dat telt pas als je akkoord gaat: stay readers trust", en: "who can open what has changed, and that counts only when you accept it: stay readers trust" }
    bound(place: &str, key: &str) { nl: "{place}: `{key}` staat tussen haken of deelt een anker, en kan zo niet verzegeld worden; er is niets geschreven", en: "{place}: `{key}` stands in brackets or shares an anchor, and can't be sealed like that; nothing was written" }
    bound_hint() { nl: "zet elke sleutel op een eigen regel, zonder `{{…}}`, `&` en `*`", en: "put each key on a line of its own, without `{{…}}`, `&` and `*`" }
}

sentences! {
    /// Nothing in own words is there, or nothing that can be opened.
    no_own_words() { nl: "Er zijn geen belemmeringen in eigen woorden die je kunt openen.", en: "There are no obstacles in own words that you can open." }
    /// Above a form of which the words can't be opened.
    not_in_form(names: &str) { nl: "wat er gezegd is, is verzegeld voor {names} en staat hier niet; wat je erbij schrijft, komt er verzegeld naast", en: "what was said is sealed for {names} and is not here; what you add is sealed beside it" }
    /// In place of the words.
    for_whom(names: &str) { nl: "verzegeld voor {names}", en: "sealed for {names}" }
    /// In place of the words, for someone whose secret key is there and waits for its passphrase.
    locked(names: &str) { nl: "verzegeld voor {names}; je geheime sleutel wacht op het wachtwoord", en: "sealed for {names}; your secret key waits for its passphrase" }
    /// Words came or changed that could not be opened.
    words_changed(in_place: &str) { nl: "woorden veranderd ({in_place})", en: "words changed ({in_place})" }
    /// Behind a list of words, of which some are sealed.
    more(count: usize) { nl: "+ {count} verzegeld", en: "+ {count} sealed" }
    /// Nobody is named as a reader.
    nobody_named() { nl: "niemand die hier genoemd is", en: "nobody who is named here" }
    damaged() { nl: "dit verzegelde blok is niet heel, dus niemand kan het openen", en: "this sealed block is not whole, so nobody can open it" }
    elsewhere(id: &str, person: &str) { nl: "het verzegelde blok hoort bij een ander: gesprek of actie {id}, medewerker {person}", en: "the sealed block is that of another: record {id}, person {person}" }
    nobody_known() { nl: "van wie het verzegelde blok is, is niet na te gaan: `employee.yaml` heeft geen `id`", en: "whose the sealed block is can't be told: `employee.yaml` has no `id`" }
    contradict(keys: &str) { nl: "twee mensen verzegelden hier iets anders: {keys}", en: "two people sealed something different here: {keys}" }
    stands_twice(keys: &str) { nl: "dit staat er open en verzegeld, en dat verschilt: {keys}", en: "this stands open and sealed, and both differ: {keys}" }
    open(keys: &str) { nl: "dit hoort verzegeld te zijn, en staat open: {keys}", en: "this is to be sealed, and stands open: {keys}" }
    other_count(sealed: &str, readers: usize) { nl: "dit blok is verzegeld voor {sealed}, en de lezers die erbij staan hebben er {readers}", en: "this block was sealed for {sealed}, and the readers named with it have {readers}" }
    not_joined() { nl: "twee mensen schreven hier tegelijk iets verzegelds, en dat is nog niet samengevoegd", en: "two people wrote something sealed here at the same time, and it is not joined yet" }
    other_readers(sealed: &str, meant: &str) { nl: "verzegeld voor {sealed}; volgens het beleid is het voor {meant}", en: "sealed for {sealed}; by the policy it is for {meant}" }
    unknown_reader(reader: &str) { nl: "de lezer `{reader}` staat niet in readers.yaml", en: "the reader `{reader}` is not in readers.yaml" }
    no_readers() { nl: "bij dit blok staat niet voor wie het verzegeld is", en: "this block does not say whom it was sealed for" }
    nothing_sealed(key: &str) { nl: "`{key}` hoort bij een verzegeld blok, en dat staat hier niet", en: "`{key}` goes with a sealed block, and there is none here" }
    for_everyone() { nl: "wat de organisatie doet, kan iedereen lezen, en wordt niet verzegeld", en: "what the organisation does is for everyone to read, and is not sealed" }
    copied(id: &str, other: &str) { nl: "de id `{id}` is er twee keer, ook in {other}, en wat hier verzegeld is, hoort bij die id", en: "the id `{id}` is there twice, also in {other}, and what is sealed here goes with that id" }
    not_sealed_here(files: &str) { nl: "stay.yaml zegt niet dat hier verzegeld wordt, en er staat een verzegeld blok in {files}", en: "stay.yaml does not say that words are sealed here, and there is a sealed block in {files}" }
    sealed_no_more() { nl: "je ging ermee akkoord dat hier verzegeld wordt, en stay.yaml zegt dat niet meer", en: "you accepted that words are sealed here, and stay.yaml does not say so any more" }
    damaged_remedy() { nl: "haal een eerdere versie terug: `git log` van dit bestand noemt ze, en `git checkout COMMIT BESTAND` haalt er een", en: "bring an earlier version back: `git log` of this file names them, and `git checkout COMMIT FILE` brings one" }
    elsewhere_remedy() { nl: "zet het blok terug waar het hoort; er is niets van geopend", en: "put the block back where it belongs; nothing of it was opened" }
    nobody_known_remedy(person: &str) { nl: "is dit die medewerker? Zet dan `id: {person}` in employee.yaml", en: "is it that person? Then put `id: {person}` into employee.yaml" }
    choose_remedy() { nl: "kies wat blijft met `stay resolve`", en: "choose what stays with `stay resolve`" }
    twice_remedy() { nl: "haal de open tekst weg, of zet er in wat verzegeld is", en: "take the open text out, or put into it what is sealed" }
    open_remedy() { nl: "verzegel het met `stay seal` voordat je het vastlegt", en: "seal it with `stay seal` before you commit it" }
    more_remedy() { nl: "vertrouw er niet op: zie met `git log` wie dit schreef, en verzegel het opnieuw met `stay seal`", en: "don't rely on it: see with `git log` who wrote this, and seal it again with `stay seal`" }
    fewer_remedy() { nl: "niet elke lezer kan dit openen: verzegel het opnieuw met `stay seal`", en: "not every reader can open this: seal it again with `stay seal`" }
    join_remedy() { nl: "wie beide kan openen, voegt ze samen met de volgende wijziging, of met `stay seal`", en: "who can open both joins them with the next change, or with `stay seal`" }
    other_readers_remedy() { nl: "klopt het beleid, verzegel dit dan opnieuw met `stay seal`", en: "if the policy is right, seal this again with `stay seal`" }
    /// Nobody is taken out by sealing again.
    more_readers_remedy() { nl: "wie het kon openen, houdt dat; moet dat niet, verzegel dan dit ene bestand opnieuw: `stay seal ID`", en: "who could open it still can; if that is not meant, seal this one file again: `stay seal ID`" }
    unknown_reader_remedy() { nl: "is dat een lezer, dan `stay readers add`; zo niet, verzegel dit dan opnieuw met `stay seal`", en: "if that is a reader, `stay readers add`; if not, seal this again with `stay seal`" }
    no_readers_remedy() { nl: "haal de regels van `readers` terug uit git, of verzegel dit opnieuw met `stay seal`", en: "bring the lines of `readers` back from git, or seal this again with `stay seal`" }
    nothing_sealed_remedy() { nl: "haal het blok terug uit git, of haal deze regel weg", en: "bring the block back from git, or take this line out" }
    for_everyone_remedy() { nl: "haal weg wat van het verzegelen is (`readers`, `sealed`), en schrijf de tekst gewoon op", en: "take out what is of the sealing (`readers`, `sealed`), and write the text down as it is" }
    copied_remedy() { nl: "haal een van beide bestanden weg", en: "take one of the two files out" }
    not_sealed_here_remedy() { nl: "haal `version: 2` en `privacy` terug uit git, of open alles met `stay unseal`", en: "bring `version: 2` and `privacy` back from git, or open all of it with `stay unseal`" }
    sealed_no_more_remedy() { nl: "`git log stay.yaml` zegt wie dat veranderde; is het goed zo, dan `stay readers trust --all`", en: "`git log stay.yaml` says who changed that; if it is right, `stay readers trust --all`" }
}

/// People, as a sentence names them: `Piet Jansen en Anna de Vries`.
pub(crate) fn names(lang: Language, names: &[String]) -> String {
    match names {
        [] => nobody_named(lang),
        [one] => one.clone(),
        [all @ .., last] => format!("{} {} {last}", all.join(", "), either(lang, "en", "and")),
    }
}

/// What stands in place of words.
pub(crate) fn in_place(lang: Language, shut: Option<&Shut>, names: &str) -> String {
    match shut {
        Some(Shut::Locked) => locked(lang, names),
        Some(shut) => shut.fault().map_or_else(|| for_whom(lang, names), |of| fault(lang, &of)),
        None => for_whom(lang, names),
    }
}

/// Why nothing is written into a file of which the block is not what it says.
pub(crate) fn nothing_beside(path: &str, shut: &Shut) -> Saying {
    let (path, of) = (path.to_owned(), shut.fault());
    Saying::new(move |lang| {
        let told = of.as_ref().map(|of| fault(lang, of)).unwrap_or_default();
        format!("{path}: {told}; {}", either(lang, "er is niets geschreven", "nothing was written"))
    })
}

/// What to do about it.
pub(crate) fn nothing_beside_hint(shut: &Shut) -> Saying {
    let of = shut.fault();
    Saying::new(move |lang| of.as_ref().map(|of| remedy(lang, of)).unwrap_or_default())
}

/// Keys of a file, one after another.
pub(crate) fn keys(keys: &[String]) -> String {
    keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
}

/// What is wrong.
pub(crate) fn fault(lang: Language, fault: &SealFault) -> String {
    match fault {
        SealFault::Damaged => damaged(lang),
        SealFault::Elsewhere(id, person) => elsewhere(lang, id, person),
        SealFault::NobodyKnown(_) => nobody_known(lang),
        SealFault::Contradicts(of) => contradict(lang, &keys(of)),
        SealFault::Twice(of) => stands_twice(lang, &keys(of)),
        SealFault::Open(of) => open(lang, &keys(of)),
        SealFault::OtherCount(sealed, readers) => {
            other_count(lang, &words::counted(lang, *sealed, ["sleutel", "sleutels"], ["key", "keys"]), *readers)
        }
        SealFault::NotJoined => not_joined(lang),
        SealFault::OtherReaders(sealed, meant) => other_readers(lang, &names(lang, sealed), &names(lang, meant)),
        SealFault::UnknownReader(reader) => unknown_reader(lang, reader),
        SealFault::NoReaders => no_readers(lang),
        SealFault::NothingSealed(key) => nothing_sealed(lang, key),
        SealFault::ForEveryone => for_everyone(lang),
        SealFault::Copied(id, other) => copied(lang, id.as_str(), other),
        SealFault::NotSealedHere(count) => not_sealed_here(lang, &messages::files(lang, *count)),
        SealFault::SealedNoMore => sealed_no_more(lang),
    }
}

/// What to do about it.
pub(crate) fn remedy(lang: Language, fault: &SealFault) -> String {
    match fault {
        SealFault::Damaged => damaged_remedy(lang),
        SealFault::Elsewhere(..) => elsewhere_remedy(lang),
        SealFault::NobodyKnown(person) => nobody_known_remedy(lang, person),
        SealFault::Contradicts(_) => choose_remedy(lang),
        SealFault::Twice(_) => twice_remedy(lang),
        SealFault::NotJoined => join_remedy(lang),
        SealFault::Open(_) => open_remedy(lang),
        SealFault::OtherCount(sealed, readers) if sealed > readers => more_remedy(lang),
        SealFault::OtherCount(..) => fewer_remedy(lang),
        SealFault::OtherReaders(sealed, meant) if meant.iter().all(|reader| sealed.contains(reader)) => more_readers_remedy(lang),
        SealFault::OtherReaders(..) => other_readers_remedy(lang),
        SealFault::UnknownReader(_) => unknown_reader_remedy(lang),
        SealFault::NoReaders => no_readers_remedy(lang),
        SealFault::NothingSealed(_) => nothing_sealed_remedy(lang),
        SealFault::ForEveryone => for_everyone_remedy(lang),
        SealFault::Copied(..) => copied_remedy(lang),
        SealFault::NotSealedHere(_) => not_sealed_here_remedy(lang),
        SealFault::SealedNoMore => sealed_no_more_remedy(lang),
    }
}

/// How many files could not be opened, since they are sealed for others.
pub(crate) fn shut_records(lang: Language, count: usize) -> String {
    match (lang, count) {
        (Language::Nl, 1) => "1 bestand is verzegeld voor anderen".to_owned(),
        (Language::Nl, _) => format!("{count} bestanden zijn verzegeld voor anderen"),
        (Language::En, 1) => "1 record is sealed for others".to_owned(),
        (Language::En, _) => format!("{count} records are sealed for others"),
    }
}

/// The same where nobody can tell for whom, as long as the identity is not opened.
pub(crate) fn shut_records_locked(lang: Language, count: usize) -> String {
    match (lang, count) {
        (Language::Nl, 1) => "1 bestand bleef verzegeld".to_owned(),
        (Language::Nl, _) => format!("{count} bestanden bleven verzegeld"),
        (Language::En, 1) => "1 record stayed sealed".to_owned(),
        (Language::En, _) => format!("{count} records stayed sealed"),
    }
}

/// How many obstacles in own words are sealed, and what those who can open them may do; nothing where there are none.
pub(crate) fn own_words(lang: Language, count: usize) -> Option<String> {
    Some(match (lang, count) {
        (_, 0) => return None,
        (Language::Nl, 1) => "1 belemmering in eigen woorden is verzegeld: `stay obstacles name`".to_owned(),
        (Language::Nl, _) => format!("{count} belemmeringen in eigen woorden zijn verzegeld: `stay obstacles name`"),
        (Language::En, 1) => "1 obstacle in own words is sealed: `stay obstacles name`".to_owned(),
        (Language::En, _) => format!("{count} obstacles in own words are sealed: `stay obstacles name`"),
    })
}

/// How many words about what gives energy are sealed; nothing where there are none.
pub(crate) fn own_energy(lang: Language, count: usize) -> Option<String> {
    Some(match (lang, count) {
        (_, 0) => return None,
        (Language::Nl, 1) => "1 antwoord over wat energie geeft is verzegeld".to_owned(),
        (Language::Nl, _) => format!("{count} antwoorden over wat energie geeft zijn verzegeld"),
        (Language::En, 1) => "1 answer about what gives energy is sealed".to_owned(),
        (Language::En, _) => format!("{count} answers about what gives energy are sealed"),
    })
}

/// Whether an obstacle in own words is one that the vocabulary has.
pub(crate) fn ask_is(lang: Language, word: &str, mentions: usize, term: &str) -> String {
    let often = if mentions > 1 { format!(" ({})", words::times(mentions)) } else { String::new() };
    match lang {
        Language::Nl => format!("“{word}”{often} is verzegeld. Is het hetzelfde als “{term}”, dat iedereen mee kan tellen? [j/N]"),
        Language::En => format!("“{word}”{often} is sealed. Is it the same as “{term}”, which everyone can count? [y/N]"),
    }
}

/// The obstacle of an action is in own words and stands open; with the word of the vocabulary that it likely means, and its key.
pub(crate) fn stands_open(id: String, term: Option<(String, String)>) -> Saying {
    Saying::new(move |lang| {
        let like = |(label, key): &(String, String)| match lang {
            Language::Nl => format!("; het lijkt op “{label}”: stay edit {id} --obstacle {key}"),
            Language::En => format!("; it looks like “{label}”: stay edit {id} --obstacle {key}"),
        };
        let like = term.as_ref().map(like).unwrap_or_default();
        match lang {
            Language::Nl => {
                format!("de belemmering van {id} leest iedereen die de map heeft: in een actie staan ook eigen woorden open{like}")
            }
            Language::En => {
                format!("the obstacle of {id} is read by everyone who has the folder: in an action own words stand open too{like}")
            }
        }
    })
}

/// How many obstacles in own words became words of the vocabulary.
pub(crate) fn taken_in(count: usize) -> Saying {
    Saying::new(move |lang| match (lang, count) {
        (Language::Nl, 1) => "1 belemmering in eigen woorden staat nu open, als woord uit stay.yaml".to_owned(),
        (Language::Nl, _) => format!("{count} belemmeringen in eigen woorden staan nu open, als woord uit stay.yaml"),
        (Language::En, 1) => "1 obstacle in own words is open now, as a word of stay.yaml".to_owned(),
        (Language::En, _) => format!("{count} obstacles in own words are open now, as words of stay.yaml"),
    })
}

/// How many obstacles in own words could not be opened.
pub(crate) fn not_taken_in(count: usize) -> Saying {
    Saying::new(move |lang| match (lang, count) {
        (Language::Nl, 1) => "1 belemmering in eigen woorden bleef verzegeld: die is niet voor jou".to_owned(),
        (Language::Nl, _) => format!("{count} belemmeringen in eigen woorden bleven verzegeld: die zijn niet voor jou"),
        (Language::En, 1) => "1 obstacle in own words stayed sealed: it is not for you".to_owned(),
        (Language::En, _) => format!("{count} obstacles in own words stayed sealed: they are not for you"),
    })
}

/// Some obstacles in own words likely mean a word of the vocabulary.
pub(crate) fn likely(count: usize) -> Saying {
    Saying::new(move |lang| match (lang, count) {
        (Language::Nl, 1) => "1 belemmering in eigen woorden lijkt op een woord uit stay.yaml: `stay obstacles name`".to_owned(),
        (Language::Nl, _) => format!("{count} belemmeringen in eigen woorden lijken op een woord uit stay.yaml: `stay obstacles name`"),
        (Language::En, 1) => "1 obstacle in own words looks like a word of stay.yaml: `stay obstacles name`".to_owned(),
        (Language::En, _) => format!("{count} obstacles in own words look like a word of stay.yaml: `stay obstacles name`"),
    })
}
