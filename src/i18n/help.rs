//! The help of every command and option, in both languages; a test holds it complete.

use super::{Language, either};

/// What `command` is for; the empty path is `stay` itself.
pub fn about(lang: Language, path: &str) -> &'static str {
    ABOUT.iter().find(|(known, ..)| *known == path).map_or("", |(_, nl, en)| either(lang, nl, en))
}

/// What an argument of `command` is for; the empty path is for those that all commands share.
pub fn argument(lang: Language, path: &str, id: &str) -> &'static str {
    let of = |path: &str| ARGUMENTS.iter().find(|(known, name, ..)| *known == path && *name == id).map(|(.., nl, en)| either(lang, nl, en));
    of(path).or_else(|| of("*")).unwrap_or("")
}

/// Lines to try, below the help of a command.
pub fn examples(lang: Language, path: &str) -> Option<&'static str> {
    EXAMPLES.iter().find(|(known, ..)| *known == path).map(|(_, nl, en)| either(lang, nl, en))
}

/// The placeholders of values in a usage line, in the language.
pub fn placeholders(lang: Language, text: &str) -> String {
    if lang == Language::En {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    for c in text.chars().chain(['\0']) {
        if c.is_ascii_uppercase() {
            word.push(c);
            continue;
        }
        let known = PLACEHOLDERS.iter().find(|(en, _)| *en == word);
        out.push_str(known.map_or(&word, |(_, nl)| *nl));
        word.clear();
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

const PLACEHOLDERS: &[(&str, &str)] = &[
    ("ADDRESS", "ADRES"),
    ("BASE", "BASIS"),
    ("COLUMNS", "KOLOMMEN"),
    ("COUNT", "AANTAL"),
    ("DATE", "DATUM"),
    ("DAYS", "DAGEN"),
    ("DIR", "MAP"),
    ("EMPLOYEE", "MEDEWERKER"),
    ("FILE", "BESTAND"),
    ("FOLDER", "MAP"),
    ("FORMAT", "VORM"),
    ("INTERVAL", "TERMIJN"),
    ("KEY", "SLEUTEL"),
    ("KIND", "SOORT"),
    ("LABEL", "LABEL"),
    ("LANG", "TAAL"),
    ("NAME", "NAAM"),
    ("NEW-NAME", "NIEUWE-NAAM"),
    ("NUMBER", "NUMMER"),
    ("OBSTACLE", "BELEMMERING"),
    ("OURS", "ONZE"),
    ("OWNER", "EIGENAAR"),
    ("PART", "DEEL"),
    ("PATH", "PAD"),
    ("PERIOD", "PERIODE"),
    ("READER", "LEZER"),
    ("SIDE", "KANT"),
    ("SIGNAL", "SIGNAAL"),
    ("SIZE", "LENGTE"),
    ("TEXT", "TEKST"),
    ("THEIRS", "ANDERE"),
    ("THEME", "THEMA"),
    ("TYPE", "SOORT"),
    ("WHEN", "WANNEER"),
    ("WORDS", "WOORDEN"),
];

type Sentence = (&'static str, &'static str, &'static str);

/// Path of the command, Dutch, English.
pub const ABOUT: &[Sentence] = &[
    (
        "",
        "Gesprekken waardoor mensen blijven, en wat er van de beloften kwam.",
        "Conversations that make people stay, and what came of the promises.",
    ),
    ("today", "Wat vraagt vandaag mijn aandacht? Ook: alleen `stay`", "What asks for my attention today? Also: just `stay`"),
    ("init", "Maak van een map een werkmap; een tweede keer verandert niets", "Make a folder a workspace; a second time changes nothing"),
    ("employee", "Mensen: toevoegen, tonen, bewerken, afwezigheid, vertrek", "People: adding, showing, editing, being away, leaving"),
    ("employee add", "Voeg iemand toe", "Add someone"),
    ("employee list", "Toon wie er zijn", "Show who there are"),
    ("employee show", "Toon wie iemand is", "Show who someone is"),
    ("employee edit", "Bewerk iemands gegevens, in de editor of met opties", "Edit someone's details, in the editor or with options"),
    (
        "employee rename",
        "Geef iemand een andere naam, en als je wilt een andere map",
        "Give someone another name, and another folder if you wish",
    ),
    ("employee leave", "Noteer dat iemand weggaat; wat er was, blijft", "Note that someone leaves; what was there stays"),
    (
        "employee away",
        "Noteer wanneer iemand afwezig is; intussen is niets te laat, en niemand vraagt waarom",
        "Note when someone is away; nothing is late meanwhile, and nobody asks why",
    ),
    ("employee handover", "Draag iemands gesprekken over aan een andere leidinggevende", "Hand someone's talks over to another manager"),
    ("new", "Begin een gesprek", "Start a conversation"),
    ("start", "Begin een gesprek dat gepland staat: vandaag, met vragen", "Begin a conversation that is planned: today, with questions"),
    ("list", "Toon gesprekken; alleen de open, tenzij je anders zegt", "Show conversations, the open ones unless told otherwise"),
    (
        "show",
        "Toon iemands verhaal, of één gesprek, actie, leerdoel of notitie",
        "Show someone's story, or one conversation, action, goal or note",
    ),
    ("edit", "Bewerk in de editor, of verander velden met opties", "Edit in the editor, or change fields with options"),
    (
        "move",
        "Geef een open actie, een gepland gesprek of een leerdoel een andere dag",
        "Give an open action, a planned talk or a goal another day",
    ),
    ("cancel", "Laat geplande gesprekken vervallen", "Cancel planned talks"),
    ("close", "Sluit gesprekken af (en acties en notities, als gedaan)", "Close conversations (and actions and notes, as done)"),
    ("reopen", "Neem een afsluiting terug", "Take a closing back"),
    ("act", "Beloof iets: een kleine actie met een eigenaar en een datum", "Promise something: a small action with an owner and a date"),
    ("actions", "Toon acties, wat het langst te laat is boven", "Show actions, the most overdue first"),
    ("done", "Meld acties als gedaan, of berg notities op", "End actions as done, or put notes away"),
    ("drop", "Laat acties los, met een reden", "Let actions go, with a reason"),
    ("agenda", "Wie is aan de beurt, wie is te laat, en wat staat gepland?", "Who is due, who is late, and what is planned?"),
    (
        "schedule",
        "Plan gesprekken met wie aan de beurt is: de laatste eerst, om afwezigheid heen",
        "Plan talks with all who are due: the latest first, around who is away",
    ),
    ("release", "Geef antwoorden of een actie vrij voor de formele cyclus", "Release answers or an action for the formal cycle"),
    ("growth", "Maak een concept voor het groeigesprek, van wat vrijgegeven is", "Draft the growth talk, of what was released"),
    ("goal", "Leerdoelen: afspreken, bijhouden, bereiken, loslaten", "Learning goals: agreeing, following, reaching, letting go"),
    ("goal add", "Spreek een leerdoel af", "Agree on a learning goal"),
    ("goal note", "Noteer hoe het met een leerdoel gaat", "Note how a learning goal is going"),
    ("goal reach", "Meld leerdoelen als bereikt", "End learning goals as reached"),
    ("goal drop", "Laat leerdoelen los", "Let learning goals go"),
    ("goals", "Toon leerdoelen, met wat eraan bijdraagt", "Show learning goals, with what serves them"),
    ("note", "Noteer iets voor het volgende gesprek met iemand", "Note something for the next talk with someone"),
    ("notes", "Toon wat er genoteerd is voor een volgend gesprek", "Show what was noted for a next talk"),
    ("plan", "Iemands plan op één A4: rol, leerdoelen, acties, basis", "Someone's plan on one page: role, goals, actions, basics"),
    (
        "board",
        "Het bord van een team: wie doet wat, welke week, en wat lukte",
        "A team's board: who does what, which week, and what went well",
    ),
    ("prepare", "Bereid een gesprek voor, voor jezelf of voor de medewerker", "Prepare a talk, for yourself or for the employee"),
    ("guide", "Zo voer je een goed gesprek, per soort en per thema", "How to hold a good talk, by type and by theme"),
    (
        "report",
        "Het beeld: opvolging, terugkerende belemmeringen, beloften, ritme, energie",
        "The picture: follow-up, recurring obstacles, promises, rhythm, energy",
    ),
    (
        "dossier",
        "Alles wat er over iemand wordt bewaard, voor een verzoek om inzage",
        "All that is kept about someone, for a request for access",
    ),
    (
        "search",
        "Zoek terug wat er geschreven is, in gesprekken, acties en leerdoelen",
        "Find again what was written, in conversations, actions and goals",
    ),
    (
        "obstacles",
        "Wat in de weg staat, hoe vaak, en wat waarschijnlijk hetzelfde is",
        "What stands in the way, how often, and what is likely the same",
    ),
    ("obstacles name", "Geef een belemmering een naam in stay.yaml", "Give an obstacle a name in stay.yaml"),
    ("obstacles merge", "Laat belemmeringen voortaan tellen als een andere", "Let obstacles count as another from now on"),
    ("questions", "Toon de vragenbank", "Show the question bank"),
    ("seal", "Verzegel wat open staat, of begin met verzegelen", "Seal what stands open, or begin with sealing"),
    ("unseal", "Zet wat verzegeld is weer open", "Put what is sealed in the open again"),
    ("retention", "Toon wat zijn bewaartermijn voorbij is, of binnenkort", "Show what has passed its term, or will soon"),
    (
        "forget",
        "Vergeet iemand of iets voorgoed; zonder --yes toont het alleen wat er weggaat",
        "Forget someone or something for good; without --yes it only shows what goes",
    ),
    ("readers", "Wie kan wat openen? En: wie is lezer van wat verzegeld is", "Who can open what? And: who is a reader of what is sealed"),
    ("readers add", "Maak iemand lezer, of geef een lezer er een sleutel bij", "Make someone a reader, or give a reader another key"),
    ("readers remove", "Haal een lezer weg, of één sleutel", "Take a reader out, or one key"),
    (
        "readers trust",
        "Ga akkoord met wat readers.yaml en stay.yaml zeggen; tot dan telt het niet",
        "Accept what readers.yaml and stay.yaml say; until then it does not count",
    ),
    (
        "log",
        "Het verhaal van een record, een mens of de hele werkmap, uit git",
        "The story of a record, a person or the whole workspace, from git",
    ),
    (
        "sync",
        "Leg vast, haal binnen wat anderen deden, en verstuur wat hier gebeurde",
        "Commit, take in what others did, and send what was done here",
    ),
    ("resolve", "Kies tussen wat twee mensen van hetzelfde maakten", "Choose between what two people made of the same thing"),
    (
        "undo",
        "Neem terug wat het laatste commando schreef, en elke keer eentje verder",
        "Take back what the last command wrote, and one further back each time",
    ),
    ("redo", "Doe opnieuw wat je met `stay undo` terugnam", "Do again what you took back with `stay undo`"),
    (
        "key",
        "Maak een geheime sleutel, of toon de openbare van die je hebt",
        "Make a secret key, or show the public key of the one you have",
    ),
    ("merge-driver", "Voeg één bestand samen, voor git; `stay init` stelt het in", "Merge one file, for git; `stay init` sets it up"),
    (
        "textconv",
        "Toon één bestand geopend, voor git; `stay init --open-diffs` stelt het in",
        "Show one file opened, for git; `stay init --open-diffs` sets it up",
    ),
    (
        "privacy",
        "Wat wordt bewaard, waarvoor, wie leest het, hoe lang? Voor medewerkers, of voor de ondernemingsraad",
        "What is kept, what for, who reads it, how long? For employees, or for the works council",
    ),
    ("check", "Zoek alles wat niet klopt in de werkmap", "Find everything that is wrong in the workspace"),
    ("completions", "Maak aanvullingen voor je shell: ook namen en id's", "Make completions for your shell: names and ids too"),
    ("man", "Maak de handleiding (man-pagina's)", "Make the manual pages"),
];

/// Path of the command (empty: for all commands; `*`: for all arguments of this name with the same meaning), argument, Dutch,
/// English.
pub const ARGUMENTS: &[(&str, &str, &str, &str)] = &[
    (
        "",
        "dir",
        "werk in deze map, of in de werkmap daarboven [ook: STAY_DIR]",
        "work in this folder, or the workspace above it [also: STAY_DIR]",
    ),
    ("", "today", "doe alsof het deze dag is [ook: STAY_TODAY]", "take this day for today [also: STAY_TODAY]"),
    ("", "lang", "spreek deze taal: nl of en", "speak this language: nl or en"),
    ("", "json", "antwoord als JSON, voor scripts", "answer as JSON, for scripts"),
    ("", "color", "kleur: auto, always of never", "colour: auto, always or never"),
    ("", "dry-run", "toon wat er zou gebeuren, doe niets", "show what would be done, do nothing"),
    ("", "quiet", "zeg niets over wat gelukt is", "say nothing of what went well"),
    ("", "no-input", "vraag nooit iets", "never ask anything"),
    ("", "yes", "bevestig alles", "confirm everything"),
    ("", "me", "wie jij bent [ook: STAY_ME; anders zegt git het]", "who you are [also: STAY_ME; else git says it]"),
    ("", "identity", "het bestand met je geheime sleutel [ook: STAY_IDENTITY]", "the file with your secret key [also: STAY_IDENTITY]"),
    ("", "help", "toon deze hulp", "show this help"),
    ("", "version", "toon de versie", "show the version"),
    (
        "*",
        "employee",
        "wie: een deel van de naam, de hele map, of het e-mailadres",
        "who: a part of the name, the whole folder, or the e-mail address",
    ),
    ("*", "team", "alleen dit team, met de teams eronder", "only this team, with the teams within it"),
    ("*", "kind", "alleen deze soort gesprek", "only this type of conversation"),
    ("*", "since", "vanaf deze dag", "from this day on"),
    ("*", "until", "tot en met deze dag", "up to and including this day"),
    (
        "*",
        "mine",
        "alleen wat jou als leidinggevende aangaat: jouw mensen, en acties die van jou zijn",
        "only what concerns you as a manager: your people, and the actions that are yours",
    ),
    ("*", "manager", "hetzelfde voor deze leidinggevende", "the same for this manager"),
    ("today", "all", "alles, ook van anderen", "everything, also of others"),
    (
        "*",
        "act",
        "wat er beloofd is: `TEKST · EIGENAAR · DAG`, de laatste twee als je wilt; mag vaker",
        "what is promised: `TEXT · OWNER · DAY`, the last two if you like; may be repeated",
    ),
    ("*", "close", "sluit het gesprek ook af", "close the talk too"),
    (
        "*",
        "next",
        "met --close: wanneer jullie erop terugkomen; anders na `follow-up`",
        "with --close: when you both come back to it; else after `follow-up`",
    ),
    (
        "*",
        "sort",
        "sorteer op deze kolommen, zoals naam,team; met - ervoor aflopend",
        "sort by these columns, such as name,team; with - before one, downward",
    ),
    ("*", "limit", "toon er niet meer dan zoveel", "show no more than this many"),
    ("*", "columns", "toon deze kolommen, in deze volgorde: naam,team", "show these columns, in this order: name,team"),
    (
        "*",
        "ids",
        "id of het begin ervan, woorden uit de titel van wat open is, of wie het maar één open heeft",
        "id or the beginning of it, words of the title of what is open, or who has just one open",
    ),
    ("*", "target", "een medewerker, een id, of woorden uit een titel", "an employee, an id, or words of a title"),
    (
        "start",
        "target",
        "een medewerker, of de id van een gesprek; op een terminal kun je kiezen",
        "an employee, or the id of a talk; a terminal lets you choose",
    ),
    (
        "edit",
        "targets",
        "een medewerker, een id, of woorden uit een titel; op een terminal kun je kiezen; met opties mogen het er meer zijn",
        "an employee, an id, or words of a title; a terminal lets you choose; with options there may be several",
    ),
    (
        "close",
        "ids",
        "wie één gesprek open heeft, een id of het begin ervan, of woorden uit de titel van een open actie; op een terminal kun je kiezen",
        "who has one open talk, an id or the beginning of it, or words of the title of an open action; a terminal lets you choose",
    ),
    (
        "done",
        "ids",
        "woorden uit de titel van een open actie, een id of het begin ervan, of wie één open actie heeft; op een terminal kun je kiezen",
        "words of the title of an open action, an id or the beginning of it, or who has one open action; a terminal lets you choose",
    ),
    (
        "reopen",
        "ids",
        "id of het begin ervan, woorden uit de titel van wat is afgesloten, of van wie het is",
        "id or the beginning of it, words of the title of what has ended, or whose it is",
    ),
    (
        "init",
        "no_git",
        "laat git erbuiten: geen .gitignore, geen .gitattributes, geen instelling",
        "leave git alone: no .gitignore, no .gitattributes, no setting",
    ),
    ("init", "manager", "wie de gesprekken voert: je eigen naam", "who holds the talks: your own name"),
    ("init", "people", "met wie, met komma's ertussen; mag vaker", "with whom, with commas between; may be repeated"),
    ("init", "rhythm", "hoe vaak een check-in: `2w`, `1 maand` of `nooit`", "how often a check-in: `2w`, `1 month` or `never`"),
    (
        "init",
        "open_diffs",
        "laat git in deze kopie geopend tonen wat verzegeld is, voor zover jij het kunt openen",
        "have git in this clone show what is sealed opened, as far as you can open it",
    ),
    ("init", "git", "maak een git-repository waar er geen is", "make a git repository where there is none"),
    ("edit", "title", "wat er gedaan of geleerd wordt", "what will be done or learned"),
    (
        "edit",
        "owner",
        "wie het doet: employee, manager, together, hr of een naam",
        "who does it: employee, manager, together, hr or a name",
    ),
    ("edit", "due", "uiterlijk wanneer, of `none`; de eerste dag blijft bewaard", "by when, or `none`; the first day is kept"),
    (
        "edit",
        "kind",
        "soort actie: adjust, learn, shadow, practice, reflect, buddy, mobility",
        "kind of action: adjust, learn, shadow, practice, reflect, buddy, mobility",
    ),
    ("edit", "goal", "het leerdoel waaraan de actie bijdraagt", "the learning goal that the action serves"),
    ("edit", "conversation", "het gesprek waar de actie uit kwam", "the conversation that the action came from"),
    (
        "edit",
        "obstacle",
        "wat de actie wegneemt, of wat in de weg staat; bij een gesprek mag het vaker",
        "what the action takes away, or what stands in the way; of a conversation it may be repeated",
    ),
    ("edit", "note", "de notitie bij een actie", "the note of an action"),
    ("edit", "win", "het kleine succes van een actie", "the small success of an action"),
    ("edit", "date", "de dag van het gesprek", "the day of the conversation"),
    ("edit", "with", "wie het gesprek voert", "who holds the conversation"),
    ("edit", "talk", "soort gesprek", "type of conversation"),
    ("edit", "theme", "waarover het gesprek gaat; mag vaker", "what the conversation is about; may be repeated"),
    ("edit", "energy", "wat energie geeft; mag vaker", "what gives energy; may be repeated"),
    (
        "edit",
        "signal",
        "signaal voor de planning: training, mobility, staffing, workload, growth, life-phase; mag vaker",
        "signal for planning: training, mobility, staffing, workload, growth, life-phase; may be repeated",
    ),
    ("edit", "summary", "waar het gesprek op uitkwam", "what the conversation came to"),
    (
        "edit",
        "next",
        "wanneer jullie terugkomen op het gesprek; met --close erbij wordt het ook afgesloten",
        "when both come back to the conversation; with --close it is closed too",
    ),
    ("edit", "by", "voor wanneer een leerdoel er is", "by when a goal is to be reached"),
    ("edit", "project", "het werk waarin het geleerd wordt", "the work in which it is learned"),
    (
        "move",
        "words",
        "id, of een medewerker met één gepland gesprek; en als laatste de dag",
        "id, or an employee with one planned talk; and last the day",
    ),
    (
        "cancel",
        "targets",
        "id van een gesprek, of een medewerker met één gepland gesprek",
        "id of a conversation, or an employee with one planned talk",
    ),
    ("cancel", "because", "waarom", "why"),
    ("start", "edit", "open de editor, ook buiten een terminal", "open the editor, also away from a terminal"),
    ("start", "no_edit", "open de editor niet", "don't open the editor"),
    (
        "resolve",
        "target",
        "een id, een medewerker of een bestand; alles als je niets zegt",
        "an id, an employee or a file; all unless told otherwise",
    ),
    (
        "resolve",
        "ours",
        "neem overal wat van jou is; ook in een rebase, waar git dat `theirs` noemt",
        "take yours everywhere; in a rebase too, where git calls that `theirs`",
    ),
    (
        "key",
        "no_passphrase",
        "zonder wachtwoord: wie het bestand leest, opent er alles mee",
        "without a passphrase: whoever reads the file opens everything with it",
    ),
    ("key", "output", "maak hem in dit bestand", "make it in this file"),
    (
        "key",
        "unlock",
        "vraag het wachtwoord nu, zodat opdrachten in deze sessie het niet doen",
        "ask for the passphrase now, so that commands of this session don't",
    ),
    ("key", "lock", "vergeet nu wat in deze sessie geopend werd", "forget now what was opened in this session"),
    ("resolve", "theirs", "neem overal wat van elders komt", "take everywhere what comes from elsewhere"),
    (
        "log",
        "target",
        "een medewerker, een id, of woorden uit een titel; alles als je niets zegt",
        "an employee, an id, or words of a title; all unless told otherwise",
    ),
    ("textconv", "file", "het bestand, of een kopie van een eerdere versie", "the file, or a copy of an earlier version"),
    ("merge-driver", "base", "het bestand zoals het was (%O)", "the file as it was (%O)"),
    ("merge-driver", "ours", "het onze (%A); hier komt de uitkomst", "ours (%A); this is where the result goes"),
    ("merge-driver", "theirs", "het andere (%B)", "the other one (%B)"),
    ("merge-driver", "size", "hoe lang de markeringen zijn (%L)", "how long the markers are (%L)"),
    ("merge-driver", "path", "hoe het bestand heet (%P)", "what the file is called (%P)"),
    ("merge-driver", "labels", "hoe beide kanten heten (%X %Y)", "what both sides are called (%X %Y)"),
    ("init", "at", "waar; hier als je niets zegt", "where; here unless told otherwise"),
    ("employee add", "name", "de naam", "the name"),
    ("employee add", "team", "team of afdeling; nesten kan met /", "team or department; teams nest with /"),
    ("employee add", "manager", "wie de gesprekken voert", "who holds the talks"),
    ("employee add", "role", "het werk", "the job"),
    ("employee add", "email", "e-mailadres", "e-mail address"),
    ("employee add", "started", "eerste werkdag", "first day at work"),
    ("employee rename", "name", "de nieuwe naam", "the new name"),
    (
        "employee rename",
        "folder",
        "noem ook de map naar de nieuwe naam; alles wat erin staat gaat mee",
        "name the folder after the new name too; all that is in it goes along",
    ),
    ("employee list", "format", "vorm: text, csv of json", "form: text, csv or json"),
    ("employee edit", "team", "team of afdeling; nesten kan met /", "team or department; teams nest with /"),
    ("employee edit", "manager", "wie de gesprekken voert", "who holds the talks"),
    ("employee edit", "role", "het werk", "the job"),
    ("employee edit", "purpose", "waar de rol voor is", "what the role is for"),
    ("employee edit", "email", "e-mailadres", "e-mail address"),
    ("employee edit", "started", "eerste werkdag", "first day at work"),
    (
        "employee edit",
        "rhythm",
        "hoe vaak een soort gesprek, zoals `check-in=2 weken`; mag vaker",
        "how often a type of conversation, such as `check-in=2 weeks`; may be repeated",
    ),
    (
        "employee edit",
        "basics",
        "werkafspraak, systeem, contact of rooster; mag vaker",
        "work instruction, system, contact or roster; may be repeated",
    ),
    ("employee list", "all", "ook wie weg zijn", "those who left too"),
    ("employee leave", "date", "laatste dag; vandaag als je niets zegt", "last day; today unless told otherwise"),
    ("employee leave", "because", "waarom", "why"),
    ("employee away", "from", "de eerste dag weg; vandaag als je niets zegt", "the first day away; today unless told otherwise"),
    ("employee away", "until", "de laatste dag weg; zonder is het tot nader bericht", "the last day away; until further notice without it"),
    ("employee away", "back", "de dag waarop iemand er weer is", "the day on which someone is back"),
    (
        "employee away",
        "cancel",
        "het ging of gaat niet door; zijn er meer, zeg dan met --from welke",
        "it did not happen or will not; if there are several, say which with --from",
    ),
    (
        "sync",
        "keep",
        "de map die blijft, waar twee mensen iemands map anders noemden; mag vaker",
        "the folder that stays, where two people renamed someone's folder differently; may be repeated",
    ),
    (
        "sync",
        "bring",
        "breng over wat alleen in deze oude kloon staat, van voor de geschiedenis werd herschreven",
        "bring over what only this old clone has, from before the history was rewritten",
    ),
    ("employee handover", "to", "de nieuwe leidinggevende", "the new manager"),
    ("employee handover", "take", "neem deze beloften over; mag vaker", "take these promises over; may be repeated"),
    ("employee handover", "done", "deze beloften zijn al gedaan; mag vaker", "these promises are done already; may be repeated"),
    (
        "employee handover",
        "drop",
        "laat deze beloften los, met --because; mag vaker",
        "let these promises go, with --because; may be repeated",
    ),
    (
        "employee handover",
        "because",
        "waarom ze losgelaten worden: één reden voor alles, of een voor elk",
        "why they are let go: one reason for all, or one for each",
    ),
    ("employee handover", "format", "vorm van het overdrachtsblad: text, markdown of json", "form of the sheet: text, markdown or json"),
    (
        "employee handover",
        "output",
        "schrijf het blad naar dit bestand, en niet op het scherm",
        "write the sheet to this file instead of the screen",
    ),
    ("new", "employee", "met wie; op een terminal kun je kiezen", "with whom; a terminal lets you choose"),
    (
        "new",
        "kind",
        "soort gesprek; wat aan de beurt is als je niets zegt",
        "type of conversation; the one that is due unless told otherwise",
    ),
    ("new", "date", "de dag; vandaag als je niets zegt", "the day; today unless told otherwise"),
    ("new", "with", "wie het gesprek voert", "who holds it"),
    ("new", "theme", "waarover het gaat; mag vaker", "what it is about; may be repeated"),
    ("new", "question", "een eigen vraag; mag vaker", "a question of your own; may be repeated"),
    (
        "new",
        "answer",
        "het antwoord op de vraag op dezelfde plek; mag vaker",
        "the answer to the question in the same place; may be repeated",
    ),
    ("new", "obstacle", "wat in de weg staat; mag vaker", "what stands in the way; may be repeated"),
    ("new", "energy", "wat energie geeft; mag vaker", "what gives energy; may be repeated"),
    (
        "new",
        "signal",
        "signaal voor de planning: training, mobility, staffing, workload, growth, life-phase; mag vaker",
        "signal for planning: training, mobility, staffing, workload, growth, life-phase; may be repeated",
    ),
    ("new", "summary", "waar het op neerkwam", "what it came to"),
    ("new", "planned", "alleen gepland, nog niet gehouden", "planned, not yet held"),
    ("new", "edit", "open de editor, ook buiten een terminal", "open the editor, also away from a terminal"),
    ("new", "no_edit", "open geen editor", "open no editor"),
    ("list", "status", "alleen deze status: planned, open, closed, cancelled", "only this status: planned, open, closed, cancelled"),
    ("list", "format", "vorm: text, csv of json", "form: text, csv or json"),
    ("list", "all", "ook wat afgesloten of vervallen is", "the closed and cancelled ones too"),
    ("show", "all", "alles, niet alleen het laatste", "everything, not just the latest"),
    (
        "show",
        "format",
        "vorm: text, markdown, html of json; markdown of html van een gesprek is de afspraak, om te versturen",
        "form: text, markdown, html or json; markdown or html of a conversation is the agreement, for sending",
    ),
    ("show", "output", "schrijf naar dit bestand, en niet op het scherm", "write to this file instead of the screen"),
    ("close", "date", "de dag waarop het gehouden is, als dat een andere is", "the day on which it was held, where that is another"),
    ("close", "next", "wanneer jullie erop terugkomen; anders na `follow-up`", "when you both come back to it; else after `follow-up`"),
    ("close", "summary", "waar het op neerkwam; komt bij wat er staat", "what it came to; added to what is there"),
    ("act", "words", "een medewerker of gesprek, en dan wat er beloofd is", "an employee or conversation, and then what is promised"),
    ("act", "organisation", "een actie van de organisatie, tegen deze belemmering", "an action of the organisation, against this obstacle"),
    (
        "act",
        "owner",
        "wie aan zet is: manager, employee, together, hr of een naam; anders de leidinggevende (organisatie: HR)",
        "whose turn it is: manager, employee, together, hr or a name; else the manager (organisation: HR)",
    ),
    ("act", "due", "uiterlijk wanneer; anders over `follow-up`", "by when; else in `follow-up` from today"),
    (
        "act",
        "kind",
        "soort: adjust, learn, shadow, practice, reflect, buddy, mobility",
        "kind: adjust, learn, shadow, practice, reflect, buddy, mobility",
    ),
    ("act", "obstacle", "de belemmering die dit wegneemt", "the obstacle that this takes away"),
    ("act", "goal", "het leerdoel dat dit dient", "the learning goal that this serves"),
    ("act", "note", "meer erover", "more about it"),
    ("act", "no_talk", "zet het niet bij het open gesprek van die persoon", "don't put it with the open talk of that person"),
    ("actions", "overdue", "alleen wat te laat is", "only what is overdue"),
    (
        "actions",
        "within",
        "wat te laat is of binnen deze termijn afloopt: 10d, 2w, 1m",
        "what is overdue or due within this time: 10d, 2w, 1m",
    ),
    ("actions", "owner", "alleen van deze eigenaar", "only of this owner"),
    ("actions", "obstacle", "alleen tegen deze belemmering", "only against this obstacle"),
    ("actions", "status", "alleen deze status: open, done, dropped", "only this status: open, done, dropped"),
    ("actions", "all", "ook wat gedaan of losgelaten is", "the done and dropped ones too"),
    ("actions", "format", "vorm: text, csv of json", "form: text, csv or json"),
    ("actions", "exit_code", "eindig met 4 als de lijst niet leeg is", "end with 4 when the list is not empty"),
    ("done", "win", "het kleine succes dat het vieren waard is", "the small success worth celebrating"),
    ("done", "note", "meer erover; komt bij wat er staat", "more about it; added to what is there"),
    ("drop", "because", "waarom: een belofte laat je niet stil los", "why: a promise is not let go in silence"),
    (
        "agenda",
        "within",
        "hoe ver vooruit: 10d, 2w, 1m; vier weken als je niets zegt",
        "how far ahead: 10d, 2w, 1m; four weeks unless told otherwise",
    ),
    ("agenda", "format", "vorm: text, markdown, html, csv of json", "form: text, markdown, html, csv or json"),
    ("agenda", "output", "schrijf naar dit bestand, en niet op het scherm", "write to this file instead of the screen"),
    (
        "release",
        "id",
        "het gesprek of de actie: een id of het begin ervan, wie het is, of woorden uit een titel",
        "the conversation or action: an id or the beginning of it, who it is, or words of a title",
    ),
    (
        "schedule",
        "within",
        "zo ver vooruit, bijvoorbeeld 2w; vier weken als je niets zegt",
        "so far ahead, for example 2w; four weeks unless told otherwise",
    ),
    (
        "schedule",
        "per_day",
        "hooguit zoveel gesprekken op een dag, met wat er al staat; 2 als je niets zegt",
        "at most so many talks a day, with those that are there; 2 unless told otherwise",
    ),
    (
        "schedule",
        "on",
        "op deze dagen, zoals ma,wo; maandag tot en met vrijdag als je niets zegt",
        "on these days, such as mon,wed; Monday to Friday unless told otherwise",
    ),
    (
        "release",
        "numbers",
        "welke antwoorden, zoals `stay show ID` ze nummert, of `alle`",
        "which answers, as `stay show ID` numbers them, or `all`",
    ),
    ("release", "withdraw", "neem het terug; dat kan altijd, en alleen", "take it back; that is always possible, and alone"),
    ("dossier", "format", "vorm: text, markdown, html of json", "form: text, markdown, html or json"),
    (
        "dossier",
        "output",
        "schrijf naar deze map (dossier.html en dossier.json), of naar dit bestand op .html, .md of .json",
        "write to this folder (dossier.html and dossier.json), or to this file that ends in .html, .md or .json",
    ),
    ("growth", "since", "vanaf deze dag; anders sinds het vorige groeigesprek", "from this day on; else since the last growth talk"),
    ("growth", "format", "vorm: text, markdown, html of json", "form: text, markdown, html or json"),
    ("growth", "output", "schrijf naar dit bestand, en niet op het scherm", "write to this file instead of the screen"),
    ("goal add", "text", "wat iemand gaat leren", "what someone is going to learn"),
    ("goal add", "by", "voor wanneer; anders over `goals.term` (90 dagen)", "by when; else in `goals.term` from today (90 days)"),
    ("goal add", "project", "het werk waarin het geleerd wordt", "the work in which it is learned"),
    (
        "goal note",
        "id",
        "id van het leerdoel of het begin ervan, woorden uit de titel, of wie er één open heeft",
        "id of the goal or the beginning of it, words of its title, or who has one open",
    ),
    ("goal note", "text", "hoe het gaat", "how it goes"),
    ("goal note", "date", "de dag waarover het gaat; vandaag als je niets zegt", "the day it is about; today unless told otherwise"),
    ("goal reach", "note", "hoe het lukte; komt bij de voortgang", "how it went; added to its progress"),
    ("goal drop", "because", "waarom; komt als laatste notitie bij de voortgang", "why; added to its progress as the last note"),
    ("goals", "status", "alleen deze status: open, reached, dropped", "only this status: open, reached, dropped"),
    ("goals", "format", "vorm: text, csv of json", "form: text, csv or json"),
    ("goals", "all", "ook wat bereikt of losgelaten is", "the reached and dropped ones too"),
    ("note", "text", "wat je wilt onthouden", "what you want to remember"),
    (
        "note",
        "shared",
        "laat de medewerker het vooraf ook zien, op het eigen blad",
        "let the employee see it beforehand too, on their own sheet",
    ),
    ("note", "private", "kan nog niet: wie de map kan lezen, leest mee", "not possible yet: whoever can read the folder reads along"),
    ("notes", "format", "vorm: text, csv of json", "form: text, csv or json"),
    ("notes", "all", "ook wat in een gesprek is meegenomen of opgeborgen", "also what a talk took up, and what was put away"),
    ("plan", "format", "vorm: text, markdown, html (één A4) of json", "form: text, markdown, html (one A4) or json"),
    ("plan", "output", "schrijf naar dit bestand, en niet op het scherm", "write to this file instead of the screen"),
    ("board", "hide", "houd deze actie van het bord; mag vaker", "keep this action off the board; may be repeated"),
    ("board", "format", "vorm: text, markdown, html of json", "form: text, markdown, html or json"),
    ("board", "output", "schrijf naar dit bestand, en niet op het scherm", "write to this file instead of the screen"),
    ("prepare", "reader", "voor wie het blad is: manager (jij) of employee", "whom the sheet is for: manager (you) or employee"),
    (
        "prepare",
        "kind",
        "voor deze soort gesprek; anders het eerste dat gepland is, of wat aan de beurt is",
        "for this type of conversation; else the first that is planned, or the one that is due",
    ),
    (
        "prepare",
        "format",
        "vorm: text, markdown, html of json; html voor de medewerker is een formulier",
        "form: text, markdown, html or json; html for the employee is a form to fill in",
    ),
    ("prepare", "output", "schrijf naar dit bestand, en niet op het scherm", "write to this file instead of the screen"),
    (
        "prepare",
        "import",
        "zet de antwoorden uit dit bestand bij het gesprek; `-` leest wat je plakt",
        "put the answers in this file with the talk; `-` reads what you paste",
    ),
    (
        "guide",
        "kind",
        "het soort gesprek, zoals stay of blijfgesprek; anders wat voor elk gesprek geldt",
        "the type of talk, such as stay; else what holds for every talk",
    ),
    ("guide", "theme", "als het over dit thema gaat", "when it is about this theme"),
    ("guide", "format", "vorm: text, markdown, html of json", "form: text, markdown, html or json"),
    (
        "report",
        "anonymous",
        "zonder namen, over een halfjaar dat voorbij is: wordt één keer uitgegeven en bewaard",
        "without names, of a half-year that has ended: issued once, and kept",
    ),
    (
        "report",
        "period",
        "het halfjaar, zoals 2026-H1; 2026 zet beide naast elkaar",
        "the half-year, such as 2026-H1; 2026 puts both beside each other",
    ),
    ("report", "names", "zeg ook wie elke belemmering noemde", "also say who named each obstacle"),
    ("report", "format", "vorm: text, markdown, html, csv of json", "form: text, markdown, html, csv or json"),
    ("report", "output", "schrijf naar dit bestand, en niet op het scherm", "write to this file instead of the screen"),
    (
        "search",
        "words",
        "alle woorden moeten in één tekst staan; `\"twee woorden\"` achter elkaar",
        "all words have to be in one text; `\"two words\"` one after the other",
    ),
    ("search", "person", "alleen van deze medewerker", "only of this employee"),
    ("search", "since", "wat van deze dag is of van later", "what is of this day or later"),
    ("search", "kind", "alleen in deze soort gesprek", "only in this type of conversation"),
    ("search", "theme", "alleen wat in een gesprek over dit thema gaat", "only what is about this theme in a conversation"),
    (
        "search",
        "parts",
        "alleen hier; mag vaker: antwoorden, vragen, voorbereiding, samenvattingen, belemmeringen, energie, acties, leerdoelen, titels, notities, successen, redenen",
        "only here; may be repeated: answers, questions, preparation, summaries, obstacles, energy, actions, goals, titles, notes, wins, reasons",
    ),
    ("obstacles name", "key", "de belemmering, zoals iemand haar noemt", "the obstacle, as anyone calls it"),
    (
        "obstacles name",
        "label",
        "hoe ze heet, in deze taal, of met `nl=` of `en=` ervoor",
        "what it is called, in this language, or with `nl=` or `en=` before it",
    ),
    ("obstacles name", "also", "hoe mensen haar nog meer noemen; mag vaker", "what else people call it; may be repeated"),
    ("obstacles merge", "obstacles", "welke belemmeringen, en als laatste die ze worden", "which obstacles, and last the one they become"),
    (
        "seal",
        "targets",
        "een gesprek, een ander stuk of een medewerker; anders alles",
        "a talk, another record or an employee; else everything",
    ),
    ("seal", "also", "ook voor deze lezer, naast wie het al kan openen", "for this reader too, beside those who can open it already"),
    (
        "seal",
        "set_up",
        "begin met verzegelen: wie ben je, de herstelsleutel, en wie wat kan openen",
        "begin with sealing: who you are, the recovery key, and who can open what",
    ),
    ("seal", "recovery", "waar de herstelsleutel komt, buiten de repository", "where the recovery key goes, outside the repository"),
    (
        "seal",
        "no_recovery",
        "zonder herstelsleutel: wie zijn sleutel kwijtraakt, is alles kwijt",
        "without a recovery key: who loses a key loses everything",
    ),
    (
        "seal",
        "words",
        "wie kan openen wat in een gesprek gezegd is: holder, employee, een lezer",
        "who can open what was said in a talk: holder, employee, a reader",
    ),
    ("retention", "within", "ook wat binnen deze tijd voorbijgaat: 3m, 6 weken", "also what passes within this time: 3m, 6 weeks"),
    (
        "forget",
        "targets",
        "een medewerker, met alles wat daarover is bewaard, of één stuk",
        "an employee, with all that is kept about them, or one record",
    ),
    ("forget", "expired", "alles wat zijn termijn voorbij is (`stay retention`)", "all that has passed its term (`stay retention`)"),
    (
        "forget",
        "verify",
        "zeg wat git in deze kloon nog heeft van wat vergeten is; eindigt met 4 als er iets is",
        "say what git still has in this clone of what was forgotten; ends with 4 if there is anything",
    ),
    ("unseal", "targets", "een gesprek, een ander stuk of een medewerker", "a talk, another record or an employee"),
    ("unseal", "all", "alles, en verzegel hier niets meer", "everything, and seal nothing here any more"),
    (
        "readers",
        "who",
        "alleen wat deze lezer opent, wat over deze medewerker gaat, of één gesprek, actie, leerdoel of notitie",
        "only what this reader opens, what is about this employee, or one talk, action, goal or note",
    ),
    ("readers", "format", "vorm: text, markdown, html of json", "form: text, markdown, html or json"),
    ("readers", "output", "schrijf naar dit bestand, en niet op het scherm", "write to this file instead of the screen"),
    ("readers add", "name", "wie: een medewerker, of wie gesprekken houdt", "who: an employee, or who holds talks"),
    ("readers add", "keys", "de openbare sleutels, zoals `stay key` ze toont", "the public keys, as `stay key` shows them"),
    (
        "readers add",
        "recovery",
        "een herstelsleutel: opent alles; bewaar de geheime helft in een kluis",
        "a recovery key: opens everything; keep the secret half in a safe",
    ),
    ("readers remove", "who", "de lezer, of een openbare sleutel van een lezer", "the reader, or a public key of one"),
    ("readers trust", "who", "alleen deze lezer; anders wordt elk apart gevraagd", "only this reader; else each is asked about"),
    ("readers trust", "all", "alles in één keer, ook het beleid", "all at once, the policy too"),
    ("questions", "kind", "vragen die bij deze soort gesprek passen", "questions that fit this type of conversation"),
    ("questions", "theme", "vragen over dit thema", "questions about this theme"),
    (
        "privacy",
        "reader",
        "voor wie: medewerker (zonder deze optie) of ondernemingsraad",
        "for whom: employee (without this option) or works-council",
    ),
    ("privacy", "format", "vorm: text, markdown, html of json", "form: text, markdown, html or json"),
    ("privacy", "output", "schrijf naar dit bestand, en niet op het scherm", "write to this file instead of the screen"),
    ("check", "paths", "alleen deze bestanden en mappen", "only these files and folders"),
    (
        "check",
        "fix",
        "zet recht wat zonder twijfel kan; --dry-run toont het eerst",
        "mend what can be mended without a doubt; --dry-run shows it first",
    ),
    (
        "check",
        "staged",
        "alleen wat in git klaarstaat om vast te leggen, zoals het daar staat",
        "only what is staged in git, as it stands there",
    ),
    (
        "check",
        "care",
        "alleen waar misschien iets staat dat je niet over iemand vastlegt (gezondheid, geloof, privé), zonder de woorden",
        "only where something may stand that is not to be kept about someone (health, religion, private life), without the words",
    ),
    (
        "check",
        "install_hook",
        "laat git dat vóór elke commit doen, met een hook die blijft staan naast wat er al is",
        "have git do that before each commit, with a hook beside what is there already",
    ),
    ("check", "remove_hook", "haal die hook weg; wat er was, wordt weer zoals het was", "take that hook away; what was there is as it was"),
    ("completions", "shell", "bash, zsh, fish, powershell of elvish", "bash, zsh, fish, powershell or elvish"),
    (
        "man",
        "at",
        "schrijf elke pagina in deze map; anders komt die van `stay` op het scherm",
        "write every page into this folder; else that of `stay` is shown",
    ),
];

const EXAMPLES: &[Sentence] = &[
    (
        "",
        "  stay init                                  begin hier\n  stay employee add \"Anna de Vries\"          voeg iemand toe\n  stay new anna                              begin een gesprek\n  stay act anna \"Rooster aanpassen\"          beloof iets\n  stay actions --overdue                     wat is te laat?\n  stay report                                het beeld",
        "  stay init                                  begin here\n  stay employee add \"Anna Smith\"             add someone\n  stay new anna                              start a conversation\n  stay act anna \"Change the roster\"          promise something\n  stay actions --overdue                     what is overdue?\n  stay report                                the picture",
    ),
    (
        "employee away",
        "  stay employee away anna --from 2026-12-01 --until 2026-12-20   met verlof\n  stay employee away anna                                        afwezig, tot nader bericht\n  stay employee away anna --back maandag                         maandag weer terug",
        "  stay employee away anna --from 2026-12-01 --until 2026-12-20   on leave\n  stay employee away anna                                        away, until further notice\n  stay employee away anna --back monday                          back on Monday",
    ),
    (
        "key",
        "  stay key                                               maak een sleutel met een wachtwoord, of toon de openbare\n  stay key --no-passphrase -o /media/stick/herstel.txt   maak een herstelsleutel op een stick\n  stay key --lock                                        vergeet wat in deze sessie geopend werd",
        "  stay key                                               make a key with a passphrase, or show the public one\n  stay key --no-passphrase -o /media/stick/recovery.txt  make a recovery key on a stick\n  stay key --lock                                        forget what was opened in this session",
    ),
    (
        "employee handover",
        "  stay employee handover anna --to \"Sofie de Wit\"\n  stay employee handover anna --to \"Sofie de Wit\" --done k7m --drop p4q --because \"kan niet meer\" --yes\n  stay employee handover anna --to \"Sofie de Wit\" --yes --format markdown -o overdracht.md",
        "  stay employee handover anna --to \"Sophie White\"\n  stay employee handover anna --to \"Sophie White\" --done k7m --drop p4q --because \"no longer possible\" --yes\n  stay employee handover anna --to \"Sophie White\" --yes --format markdown -o handover.md",
    ),
    (
        "resolve",
        "  stay resolve              loop alles na wat op een keuze wacht\n  stay resolve k7m          alleen dit\n  stay resolve --json       toon het, voor een script\n  stay resolve --theirs     neem overal wat van elders komt",
        "  stay resolve              go through all that waits for a choice\n  stay resolve k7m          only this one\n  stay resolve --json       show it, for a script\n  stay resolve --theirs     take everywhere what comes from elsewhere",
    ),
    (
        "new",
        "  stay new anna\n  stay new anna --theme energy --answer \"Van ons team\" --obstacle \"trage laptop\" --no-edit\n  stay new anna --type stay --date \"volgende vrijdag\" --planned\n  stay new anna --act \"Laptop vervangen · leidinggevende · vrijdag\" --close",
        "  stay new anna\n  stay new anna --theme energy --answer \"From our team\" --obstacle \"slow laptop\" --no-edit\n  stay new anna --type stay --date \"next friday\" --planned\n  stay new anna --act \"Replace the laptop · manager · friday\" --close",
    ),
    (
        "dossier",
        "  stay dossier anna\n  stay dossier anna -o ~/inzage-anna/\n  stay dossier anna -o anna.html",
        "  stay dossier anna\n  stay dossier anna -o ~/access-anna/\n  stay dossier anna -o anna.html",
    ),
    (
        "search",
        "  stay search rooster\n  stay search \"nieuwe laptop\" --team Zorg --since 2026-07\n  stay search laptop nieuw --in acties",
        "  stay search roster\n  stay search \"new laptop\" --team Care --since 2026-07\n  stay search laptop new --in actions",
    ),
    (
        "act",
        "  stay act anna \"Rooster aanpassen\" --due +2w\n  stay act k7m \"Meelopen op Noord\" --owner employee --kind shadow\n  stay act --organisation trage-laptop \"Laptops vervangen\" --owner MT",
        "  stay act anna \"Change the roster\" --due +2w\n  stay act k7m \"Shadow a day up North\" --owner employee --kind shadow\n  stay act --organisation slow-laptop \"Replace the laptops\" --owner MT",
    ),
    ("guide", "  stay guide\n  stay guide blijfgesprek --theme energie", "  stay guide\n  stay guide stay --theme energy"),
    (
        "edit",
        "  stay edit k7m                                     open het in de editor\n  stay edit m4q --due +1w --owner \"Sofie de Wit\"    zonder editor\n  stay edit m4q n8f --due none                      van beide gaat de datum weg",
        "  stay edit k7m                                      open it in the editor\n  stay edit m4q --due +1w --owner \"Sophie White\"    without the editor\n  stay edit m4q n8f --due none                       takes the day of both out",
    ),
    ("move", "  stay move m4q +1w\n  stay move bo volgende vrijdag", "  stay move m4q +1w\n  stay move bo next friday"),
    ("cancel", "  stay cancel k7m --because \"de dienst ging voor\"", "  stay cancel k7m --because \"the shift came first\""),
    (
        "employee edit",
        "  stay employee edit anna --team Zorg/Zuid --rhythm \"check-in=2 weken\"\n  stay employee edit anna --role none",
        "  stay employee edit anna --team Care/South --rhythm \"check-in=2 weeks\"\n  stay employee edit anna --role none",
    ),
    (
        "schedule",
        "  stay schedule                             een voorstel; e verzet dagen\n  stay schedule --team Noord --within 2w\n  stay schedule --per-day 1 --on ma,wo --yes",
        "  stay schedule                             a proposal; e moves days\n  stay schedule --team North --within 2w\n  stay schedule --per-day 1 --on mon,wed --yes",
    ),
    ("agenda", "  stay agenda\n  stay agenda --within 1w --team Noord", "  stay agenda\n  stay agenda --within 1w --team North"),
    (
        "prepare",
        "  stay prepare anna                                     voor jou, vlak voor het gesprek\n  stay prepare anna --for employee --format html -o anna.html\n                                                        een formulier om te mailen\n  stay prepare --import antwoorden-anna.json            wat terugkwam bij het gesprek zetten",
        "  stay prepare anna                                     for you, just before the talk\n  stay prepare anna --for employee --format html -o anna.html\n                                                        a form to mail\n  stay prepare --import answers-anna.json               put what came back with the talk",
    ),
    (
        "done",
        "  stay done koffie\n  stay done m4q --win \"Anna werkt nu vier dagen\"",
        "  stay done coffee\n  stay done m4q --win \"Anna now works four days\"",
    ),
    (
        "close",
        "  stay close bo\n  stay close k7m --next +4w --summary \"Rooster knelt, team geeft energie\"",
        "  stay close bo\n  stay close k7m --next +4w --summary \"Roster pinches, team gives energy\"",
    ),
    (
        "goal",
        "  stay goal add anna \"Een overleg leiden\" --project \"Weekstart\"\n  stay goal note anna \"De eerste keer ging goed\"\n  stay act anna \"Meekijken bij Bo\" --goal p2w\n  stay goal reach p2w --note \"Drie keer op rij gelukt\"",
        "  stay goal add anna \"Lead a meeting\" --project \"Week start\"\n  stay goal note anna \"The first one went well\"\n  stay act anna \"Sit in with Bo\" --goal p2w\n  stay goal reach p2w --note \"Three in a row\"",
    ),
    (
        "note",
        "  stay note anna \"wil minder nachten\"\n  stay note anna --shared \"de nieuwe roosters\"\n  stay notes anna\n  stay done n4q                     niet meer nodig: berg haar op",
        "  stay note anna \"wants fewer nights\"\n  stay note anna --shared \"the new rosters\"\n  stay notes anna\n  stay done n4q                     no longer needed: put it away",
    ),
    (
        "plan",
        "  stay plan anna\n  stay plan anna --format html -o anna.html   open het, en druk het af op één A4",
        "  stay plan anna\n  stay plan anna --format html -o anna.html   open it, and print it on one A4",
    ),
    (
        "board",
        "  stay board --team Zorg\n  stay board --team Zorg --format html -o bord.html   voor het scherm bij de dagstart\n  stay board --hide m4q                               deze actie niet op het bord",
        "  stay board --team Care\n  stay board --team Care --format html -o board.html  for the screen at the day start\n  stay board --hide m4q                               keeps this action off the board",
    ),
    (
        "privacy",
        "  stay privacy\n  stay privacy --for ondernemingsraad --format html -o privacy.html",
        "  stay privacy\n  stay privacy --for works-council --format html -o privacy.html",
    ),
    (
        "check",
        "  stay check\n  stay check --fix --dry-run\n  stay check --staged           alleen wat klaarstaat in git\n  stay check --install-hook     en elke commit wordt eerst nagekeken\n  stay check --care             wat je misschien anders opschrijft",
        "  stay check\n  stay check --fix --dry-run\n  stay check --staged           only what is staged in git\n  stay check --install-hook     and each commit is checked first\n  stay check --care             what you may want to put another way",
    ),
    (
        "readers",
        "  stay readers\n  stay readers anna\n  stay readers --format html -o lezers.html",
        "  stay readers\n  stay readers anna\n  stay readers --format html -o readers.html",
    ),
    (
        "readers add",
        "  stay readers add \"Piet Jansen\" age1…\n  stay readers add anna age1…",
        "  stay readers add \"Piet Jansen\" age1…\n  stay readers add anna age1…",
    ),
    (
        "seal",
        "  stay seal --set-up\n  stay seal --set-up --me \"Piet Jansen\" --recovery ~/herstel.txt --yes\n  stay seal k7m\n  stay seal",
        "  stay seal --set-up\n  stay seal --set-up --me \"Piet Jansen\" --recovery ~/recovery.txt --yes\n  stay seal k7m\n  stay seal",
    ),
    ("retention", "  stay retention\n  stay retention --within 3m", "  stay retention\n  stay retention --within 3m"),
    (
        "forget",
        "  stay forget anna-de-vries\n  stay forget anna-de-vries --yes\n  stay forget --expired\n  stay forget --verify",
        "  stay forget anna-smith\n  stay forget anna-smith --yes\n  stay forget --expired\n  stay forget --verify",
    ),
    ("unseal", "  stay unseal k7m\n  stay unseal --all", "  stay unseal k7m\n  stay unseal --all"),
    ("readers remove", "  stay readers remove piet", "  stay readers remove piet"),
    ("readers trust", "  stay readers trust\n  stay readers trust piet", "  stay readers trust\n  stay readers trust piet"),
    ("obstacles", "  stay obstacles merge \"laptop is traag\" trage-laptop", "  stay obstacles merge \"laptop is slow\" slow-laptop"),
    (
        "completions",
        "  bash:  echo 'source <(stay completions bash)' >> ~/.bashrc\n  zsh:   echo 'source <(stay completions zsh)' >> ~/.zshrc\n  fish:  echo 'stay completions fish | source' >> ~/.config/fish/config.fish\n  PowerShell:  stay completions powershell >> $PROFILE",
        "  bash:  echo 'source <(stay completions bash)' >> ~/.bashrc\n  zsh:   echo 'source <(stay completions zsh)' >> ~/.zshrc\n  fish:  echo 'stay completions fish | source' >> ~/.config/fish/config.fish\n  PowerShell:  stay completions powershell >> $PROFILE",
    ),
];

/// The beginning of the reference: what holds for every command.
pub fn reference_head(lang: Language) -> &'static str {
    either(lang, include_str!("reference.nl.md"), include_str!("reference.en.md"))
}

/// What is wrong with a command line.
pub enum UsagePart {
    /// An unknown option, or a word too many.
    Unknown(String),
    UnknownCommand(String),
    /// An option without its value.
    MissingValue(String),
    /// An option with a value it does not take.
    WrongValue(String, String),
    /// A required argument is missing.
    Missing(String),
    MissingCommand,
    /// Two arguments that exclude each other.
    Conflict(String, String),
    /// An option that is given more than once.
    Twice(String),
    /// An argument is not UTF-8.
    NotText,
    Other,
}

/// What is wrong with a command line, in words.
pub fn usage(lang: Language, part: &UsagePart) -> String {
    let pick = |nl: String, en: String| if lang == Language::Nl { nl } else { en };
    match part {
        UsagePart::Unknown(word) => pick(format!("`{word}` hoort hier niet"), format!("`{word}` does not belong here")),
        UsagePart::UnknownCommand(word) => pick(format!("`{word}` is geen opdracht van stay"), format!("`{word}` is no stay command")),
        UsagePart::MissingValue(option) => pick(format!("bij {option} hoort een waarde"), format!("{option} takes a value")),
        UsagePart::WrongValue(option, value) => {
            pick(format!("`{value}` kan niet bij {option}"), format!("`{value}` is not possible for {option}"))
        }
        UsagePart::Missing(what) => pick(format!("er ontbreekt iets: {what}"), format!("something is missing: {what}")),
        UsagePart::MissingCommand => pick("zeg wat je wilt doen".to_owned(), "say what you want to do".to_owned()),
        UsagePart::Conflict(one, other) => {
            pick(format!("{one} en {other} gaan niet samen"), format!("{one} and {other} don't go together"))
        }
        UsagePart::Twice(option) => pick(format!("{option} kan maar één keer"), format!("{option} can be given only once")),
        UsagePart::NotText => pick("een woord op de regel is geen UTF-8".to_owned(), "a word on the line is not UTF-8".to_owned()),
        UsagePart::Other => pick("zo kan dit niet".to_owned(), "this is not possible".to_owned()),
    }
}

/// Where to read more.
pub fn see_help(lang: Language, command: &str) -> String {
    if lang == Language::Nl { format!("`{command} --help` zegt hoe het werkt") } else { format!("`{command} --help` tells how it works") }
}
