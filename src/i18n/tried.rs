//! Commands that people try and that have another name here, or are left out on purpose; and what to do instead.

use super::{Language, either};

/// Words, and what to do instead, in Dutch and in English.
const TRIED: &[(&[&str], &str, &str)] = &[
    (
        &["delete", "remove", "rm", "del", "erase", "verwijder", "verwijderen", "wis", "wissen", "gooi-weg"],
        "niets wordt weggegooid: laat een actie los met `stay drop ID --because …`, neem de laatste opdracht terug met `stay undo`, of haal een bestand zelf weg met `git rm`",
        "nothing is thrown away: let an action go with `stay drop ID --because …`, take the last command back with `stay undo`, or take a file out yourself with `git rm`",
    ),
    (
        &["rename", "mv", "hernoem", "hernoemen"],
        "een medewerker krijgt een andere naam met `stay employee rename`; een gesprek, actie of leerdoel verander je met `stay edit ID`",
        "an employee gets another name with `stay employee rename`; change a conversation, action or goal with `stay edit ID`",
    ),
    (
        &["find", "grep", "zoek", "zoeken", "vind", "vinden", "filter"],
        "zoek een woord met `stay search WOORD`; `stay list`, `stay actions` en `stay goals` kiezen op persoon, team en dag",
        "look for a word with `stay search WORD`; `stay list`, `stay actions` and `stay goals` select by person, team and day",
    ),
    (
        &["mail", "email", "notify", "herinner", "herinneren", "herinnering", "reminder", "digest", "mailen"],
        "wie wat moet horen, toont `stay remind`; `stay remind --all --send` mailt het met je eigen programma",
        "`stay remind` shows who should hear what; `stay remind --all --send` mails it with your own program",
    ),
    (
        &["exporteer", "exporteren", "dump", "csv", "json"],
        "rijen voor een database: `stay export`; elke lijst is er ook als JSON met `--json`, het overzicht als tabel met `stay report --format csv`",
        "rows for a database: `stay export`; every list is there as JSON with `--json`, the picture as a table with `stay report --format csv`",
    ),
    (
        &["importeer", "importeren", "load", "inlezen"],
        "mensen uit een lijst neem je over met `stay import BESTAND`; antwoorden op een formulier komen binnen met `stay prepare --import BESTAND`",
        "people from a list come in with `stay import FILE`; answers to a form come in with `stay prepare --import FILE`",
    ),
    (
        &["annuleer", "annuleren", "afzeggen", "zeg-af", "abort"],
        "een gepland gesprek vervalt met `stay cancel ID`; een actie laat je los met `stay drop ID --because …`",
        "a planned conversation is cancelled with `stay cancel ID`; let an action go with `stay drop ID --because …`",
    ),
    (
        &[
            "verplaats",
            "verplaatsen",
            "verzet",
            "verzetten",
            "verschuif",
            "verschuiven",
            "uitstellen",
            "stel-uit",
            "reschedule",
            "postpone",
            "snooze",
            "delay",
        ],
        "geef een actie, een gepland gesprek of een leerdoel een andere dag met `stay move ID DAG`",
        "give an action, a planned talk or a goal another day with `stay move ID DAY`",
    ),
    (&["history", "geschiedenis", "historie", "blame"], "`stay log` vertelt hoe iets zo kwam", "`stay log` tells how things came about"),
    (
        &["add", "create", "make", "toevoegen", "voeg-toe", "maak", "nieuw", "aanmaken"],
        "een medewerker: `stay employee add`; een gesprek: `stay new`; een actie: `stay act`; een leerdoel: `stay goal add`",
        "an employee: `stay employee add`; a conversation: `stay new`; an action: `stay act`; a goal: `stay goal add`",
    ),
    (
        &["status", "overzicht", "overview", "dashboard", "home", "vandaag"],
        "`stay` alleen zegt wat aandacht vraagt",
        "`stay` alone says what asks for attention",
    ),
    (
        &["commit", "push", "pull", "fetch", "vastleggen", "versturen", "ophalen", "synchroniseer", "synchroniseren", "save", "opslaan"],
        "`stay sync` legt vast, haalt op en verstuurt",
        "`stay sync` commits, takes in and sends",
    ),
    (
        &["ls", "lijst", "gesprekken", "conversations", "talks", "gesprek", "talk"],
        "gesprekken: `stay list`; een nieuw: `stay new`",
        "conversations: `stay list`; a new one: `stay new`",
    ),
    (
        &["finish", "complete", "end", "klaar", "gedaan", "voltooi", "voltooien", "afvinken"],
        "een actie is gedaan met `stay done ID`",
        "end an action as done with `stay done ID`",
    ),
    (
        &["sluit", "sluiten", "afsluiten", "sluit-af", "afronden", "rond-af"],
        "sluit een gesprek af met `stay close ID`",
        "close a conversation with `stay close ID`",
    ),
    (&["heropen", "heropenen", "unclose"], "`stay reopen ID` neemt een afsluiting terug", "`stay reopen ID` takes a closing back"),
    (&["begin", "beginnen"], "begin een gepland gesprek met `stay start`", "begin a planned conversation with `stay start`"),
    (
        &["plannen", "inplannen", "plan-in", "ronde"],
        "`stay schedule` plant gesprekken met wie aan de beurt is; één gesprek: `stay new NAAM --date DAG --planned`",
        "`stay schedule` plans talks with all who are due; one talk: `stay new NAME --date DAY --planned`",
    ),
    (
        &[
            "person",
            "persons",
            "people",
            "employees",
            "staff",
            "team",
            "teams",
            "medewerker",
            "medewerkers",
            "mensen",
            "collega",
            "collegas",
        ],
        "wie er zijn: `stay employee list`",
        "who there are: `stay employee list`",
    ),
    (
        &["action", "task", "tasks", "todo", "todos", "actie", "acties", "taak", "taken"],
        "acties: `stay actions`; een nieuwe: `stay act`",
        "actions: `stay actions`; a new one: `stay act`",
    ),
    (
        &["promise", "promises", "belofte", "beloften", "beloof", "beloven", "afspraak", "afspraken", "spreek-af"],
        "beloof iets met `stay act`; wat er openstaat: `stay actions`",
        "promise something with `stay act`; what is open: `stay actions`",
    ),
    (
        &["doel", "doelen", "leerdoel", "leerdoelen"],
        "leerdoelen: `stay goals`; een nieuw: `stay goal add`",
        "goals: `stay goals`; a new one: `stay goal add`",
    ),
    (&["obstacle", "belemmering", "belemmeringen"], "belemmeringen: `stay obstacles`", "obstacles: `stay obstacles`"),
    (&["due", "rooster"], "wie aan de beurt is: `stay agenda`", "who is due: `stay agenda`"),
    (
        &["calendar", "kalender", "ical", "ics"],
        "wie aan de beurt is: `stay agenda`; voor een agenda: `stay agenda -o gesprekken.ics`",
        "who is due: `stay agenda`; for a calendar: `stay agenda -o talks.ics`",
    ),
    (&["rapport", "rapportage", "verslag", "stats", "statistics", "cijfers"], "het beeld: `stay report`", "the picture: `stay report`"),
    (&["bord", "kanban"], "het bord van een team: `stay board`", "a team's board: `stay board`"),
    (&["vragen", "vraag", "question", "bank"], "de vragenbank: `stay questions`", "the question bank: `stay questions`"),
    (
        &["voorbereiden", "voorbereid", "bereid-voor", "prep", "form", "formulier"],
        "bereid een gesprek voor met `stay prepare NAAM`",
        "prepare a conversation with `stay prepare NAME`",
    ),
    (
        &["controleer", "controleren", "validate", "lint", "doctor", "verify", "fsck", "test"],
        "`stay check` vindt alles wat niet klopt",
        "`stay check` finds everything that is wrong",
    ),
    (
        &["ongedaan", "terug", "revert", "herstel", "herstellen", "rollback", "reset"],
        "`stay undo` neemt de laatste opdracht terug",
        "`stay undo` takes back the last command",
    ),
    (&["opnieuw"], "`stay redo` doet weer wat is teruggenomen", "`stay redo` does again what was taken back"),
    (
        &["bewerk", "bewerken", "wijzig", "wijzigen", "verander", "aanpassen", "change", "modify", "update", "set"],
        "verander iets met `stay edit ID`, of zonder editor met opties, zoals `stay edit ID --due +1w`",
        "change something with `stay edit ID`, or without the editor with options, such as `stay edit ID --due +1w`",
    ),
    (
        &["toon", "tonen", "laat-zien", "view", "cat", "open", "bekijk", "bekijken", "get"],
        "`stay show` toont iemand, of één gesprek, actie of leerdoel",
        "`stay show` shows someone, or one conversation, action or goal",
    ),
    (
        &["away", "afwezig", "afwezigheid", "absent", "absence", "verlof", "vakantie", "holiday", "vacation", "ziek", "sick"],
        "iemand is afwezig: `stay employee away NAAM`",
        "someone is away: `stay employee away NAME`",
    ),
    (
        &["leave", "vertrek", "vertrekken", "quit", "offboard", "uit-dienst"],
        "iemand gaat weg: `stay employee leave NAAM`",
        "someone leaves: `stay employee leave NAME`",
    ),
    (
        &["handover", "overdragen", "overdracht", "draag-over", "transfer"],
        "gesprekken overdragen: `stay employee handover NAAM --to NAAM`",
        "hand talks over: `stay employee handover NAME --to NAME`",
    ),
    (
        &["notitie", "notities", "noteer", "comment", "remember", "onthoud"],
        "noteer iets voor een volgend gesprek met `stay note NAAM TEKST`; bij een gesprek of actie met `stay edit ID`; hoe een leerdoel gaat met `stay goal note ID`",
        "note something for a next talk with `stay note NAME TEXT`; with a conversation or action with `stay edit ID`; how a goal goes with `stay goal note ID`",
    ),
    (
        &["loslaten", "laat-los", "abandon"],
        "laat een actie los met `stay drop ID --because …`",
        "let an action go with `stay drop ID --because …`",
    ),
    (
        &["vrijgeven", "geef-vrij", "share", "deel", "delen"],
        "geef iets vrij voor de formele cyclus, als jullie dat beiden willen, met `stay release ID`",
        "release something for the formal cycle, where you both want it, with `stay release ID`",
    ),
    (
        &["oplossen", "los-op", "kies", "mergetool", "conflict", "conflicts", "merge"],
        "kies bij elk conflict met `stay resolve`",
        "choose at each conflict with `stay resolve`",
    ),
    (
        &["config", "settings", "instellingen", "configure", "preferences"],
        "de instellingen staan in `stay.yaml`, in gewone tekst",
        "the settings are in `stay.yaml`, in plain text",
    ),
    (&["versie"], "`stay version` zegt de versie", "`stay version` says the version"),
    (
        &["setup", "install", "clone"],
        "maak een werkmap met `stay init`; haal er een op met `git clone`, en dan `stay init` daarin",
        "make a workspace with `stay init`; fetch one with `git clone`, then `stay init` in it",
    ),
    (&["hulp", "uitleg", "manual"], "`stay --help` zegt wat er kan", "`stay --help` tells what there is"),
];

/// What to do instead, for a word that is not a command.
pub fn instead(lang: Language, typed: &str) -> Option<&'static str> {
    let typed = typed.to_lowercase().replace('_', "-");
    let (_, nl, en) = TRIED.iter().find(|(words, _, _)| words.contains(&typed.as_str()))?;
    Some(either(lang, nl, en))
}

/// Every word that has an answer.
pub fn words() -> impl Iterator<Item = &'static str> {
    TRIED.iter().flat_map(|(words, _, _)| words.iter().copied())
}
