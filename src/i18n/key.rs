//! The keys of a user: making, opening, and what is wrong with a file of them.

use super::{sayings, sentences};

sayings! {
    made_with_passphrase(file: &str) { nl: "geheime sleutel met een wachtwoord: {file}", en: "secret key with a passphrase: {file}" }
    made_without(file: &str) { nl: "geheime sleutel zonder wachtwoord: {file}; wie dat bestand leest, kan alles openen wat voor jou verzegeld is", en: "secret key without a passphrase: {file}; whoever reads that file can open all that is sealed for you" }
    noted_public(file: &str) { nl: "de openbare sleutel staat er nu naast: {file}", en: "the public key lies beside it now: {file}" }
    in_repository(folder: &str) { nl: "dit bestand ligt in de git-repository {folder}; leg het nooit vast", en: "this file lies in the git repository {folder}; never commit it" }
    own_place() { nl: "een geheime sleutel hoort niet in een werkmap, want daar gaat hij mee met de volgende commit; er is niets gemaakt", en: "a secret key does not belong in a workspace, where it goes along with the next commit; nothing was made" }
    own_place_hint() { nl: "kies een plek daarbuiten met -o, of laat -o weg", en: "choose a place outside it with -o, or leave -o out" }
    no_place() { nl: "dit systeem zegt niet waar jouw bestanden horen", en: "this system does not say where your files belong" }
    no_place_hint() { nl: "kies een plek met -o", en: "choose a place with -o" }
    to_screen() { nl: "een geheime sleutel gaat nooit naar het scherm", en: "a secret key never goes to the screen" }
    unasked() { nl: "hier kan niemand een wachtwoord kiezen, dus er is niets gemaakt", en: "nobody can choose a passphrase here, so nothing was made" }
    unasked_hint() { nl: "doe dit in een terminal, of neem `stay key --no-passphrase`: dan opent wie het bestand leest alles", en: "do this at a terminal, or take `stay key --no-passphrase`: then whoever reads the file opens everything" }
    no_passphrase() { nl: "er is geen wachtwoord gekozen, dus er is niets gemaakt", en: "no passphrase was chosen, so nothing was made" }
    no_passphrase_hint() { nl: "zonder wachtwoord: `stay key --no-passphrase`", en: "without one: `stay key --no-passphrase`" }
    unlike() { nl: "die twee zijn niet gelijk", en: "those two differ" }
    public_left(file: &str) { nl: "{file} ligt er al, zonder de geheime sleutel; er is niets gemaakt", en: "{file} is there already, without the secret key; nothing was made" }
    public_left_hint() { nl: "zet de geheime sleutel terug, noem zijn plek met --identity, of haal de openbare sleutel weg", en: "put the secret key back, name its place with --identity, or take the public key away" }
    closed(file: &str) { nl: "{file} heeft een wachtwoord, en dat is hier niet gegeven", en: "{file} has a passphrase, and that was not given here" }
    closed_hint() { nl: "doe dit in een terminal; daarna ligt de openbare sleutel ernaast, en wordt er niets gevraagd", en: "do this at a terminal; from then on the public key lies beside it, and nothing is asked" }
    closed_to_unlock_hint() { nl: "doe dit in een terminal", en: "do this at a terminal" }
    none_yet() { nl: "er is nog geen geheime sleutel", en: "there is no secret key yet" }
    none_yet_hint() { nl: "maak er een met `stay key`", en: "make one with `stay key`" }
    opened() { nl: "je geheime sleutel is open voor deze sessie, tot acht uur nadat je hem het laatst gebruikte", en: "your secret key is open for this session, until eight hours after you last used it" }
    not_kept() { nl: "dit systeem heeft geen veilige plek voor een geopende sleutel, dus elke opdracht vraagt het wachtwoord", en: "this system has no safe place for an opened key, so each command asks for the passphrase" }
    needs_none() { nl: "je geheime sleutel heeft geen wachtwoord", en: "your secret key has no passphrase" }
    forgotten() { nl: "je geheime sleutel is weer dicht: de volgende opdracht vraagt het wachtwoord", en: "your secret key is closed again: the next command asks for the passphrase" }
    was_not_open() { nl: "je geheime sleutel was niet open", en: "your secret key was not open" }
}

sentences! {
    ask(file: &str) { nl: "Wachtwoord van je geheime sleutel, {file} (Enter: zonder verder):", en: "Passphrase of your secret key, {file} (Enter: go on without):" }
    ask_again() { nl: "Dat is het niet. Nog eens (Enter: zonder verder):", en: "That is not it. Once more (Enter: go on without):" }
    choose() { nl: "Kies een wachtwoord, liefst een paar losse woorden:", en: "Choose a passphrase, best a few words that have nothing in common:" }
    repeat() { nl: "Nog eens:", en: "Once more:" }
    stays_closed(file: &str) { nl: "je geheime sleutel ({file}) wacht op het wachtwoord, dus wat verzegeld is blijft dicht", en: "your secret key ({file}) waits for its passphrase, so what is sealed stays closed" }
    stays_closed_hint() { nl: "open hem eerst in een terminal, met `stay key --unlock`", en: "open it first at a terminal, with `stay key --unlock`" }
    /// What to do with a new secret key.
    keep_a_copy() { nl: "bewaar een kopie op een plek waar alleen jij bij kunt: zonder dit bestand blijft wat voor jou verzegeld is dicht", en: "keep a copy where only you can get at it: without this file what is sealed for you stays closed" }
    is_there(file: &str) { nl: "je geheime sleutel ligt er al: {file}", en: "your secret key is there already: {file}" }
    public_head() { nl: "je openbare sleutel, die iedereen mag zien:", en: "your public key, which everyone may see:" }
    /// What two people compare by telephone.
    fingerprint(print: &str) { nl: "vingerafdruk, om te vergelijken met wat een ander ziet: {print}", en: "fingerprint, to compare with what someone else sees: {print}" }
    /// A command with places to fill in.
    add_reader(key: &str) { nl: "stay readers add NAAM {key}", en: "stay readers add NAME {key}" }
    unusable(file: &str, why: &str) { nl: "het bestand met je geheime sleutel, {file}, wordt niet gebruikt: {why}", en: "the file with your secret key, {file}, is not used: {why}" }
    missing() { nl: "het bestand is er niet", en: "there is no such file" }
    missing_remedy() { nl: "kijk --identity of STAY_IDENTITY na, of maak het met `stay key`", en: "look at --identity or STAY_IDENTITY, or make it with `stay key`" }
    is_link() { nl: "het is een verwijzing, en die kan morgen ergens anders heen gaan", en: "it is a link, which may lead elsewhere tomorrow" }
    is_link_remedy() { nl: "noem het bestand zelf", en: "name the file itself" }
    no_file() { nl: "het is geen gewoon bestand, of te groot", en: "it is no plain file, or too large" }
    of_another_user() { nl: "het is van een andere gebruiker", en: "it belongs to another user" }
    open_to_others() { nl: "anderen kunnen het lezen", en: "others can read it" }
    open_to_others_remedy(path: &str) { nl: "`chmod 600 {path}`; wie het al las, heeft je sleutel, en dan is een nieuwe nodig", en: "`chmod 600 {path}`; who read it already has your key, and then you need a new one" }
    in_open_folder() { nl: "anderen kunnen er een ander bestand voor in de plaats zetten", en: "others can put another file in its place" }
    in_open_folder_remedy(folder: &str) { nl: "sluit die map: `chmod go-w {folder}`", en: "close that folder: `chmod go-w {folder}`" }
    in_workspace() { nl: "het ligt in de werkmap, en gaat zo mee met een commit", en: "it lies in the workspace, and so goes along with a commit" }
    in_workspace_remedy() { nl: "zet het daarbuiten; is het al vastgelegd, maak dan een nieuwe sleutel", en: "put it outside; if it was committed, make a new key" }
    no_key() { nl: "er staat geen `AGE-SECRET-KEY-1…` in", en: "there is no `AGE-SECRET-KEY-1…` in it" }
    sealed_for_keys() { nl: "het is verzegeld voor sleutels, en niet met een wachtwoord", en: "it is sealed for keys, and not with a passphrase" }
    damaged() { nl: "het is beschadigd", en: "it is damaged" }
    damaged_remedy() { nl: "haal je kopie terug", en: "bring your copy back" }
    too_much_work() { nl: "het openen zou minuten duren, of al het geheugen kosten", en: "opening it would take minutes, or all memory" }
    wrong_passphrase() { nl: "het wachtwoord was drie keer verkeerd", en: "the passphrase was wrong three times" }
    other_public_key(beside: &str) { nl: "de openbare sleutel ernaast, {beside}, is van een ander", en: "the public key beside it, {beside}, is that of another" }
    other_public_key_remedy(beside: &str) { nl: "haal {beside} weg, en laat `stay key` het opnieuw maken", en: "take {beside} away, and have `stay key` make it anew" }
}
