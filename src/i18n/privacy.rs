//! What is kept and who reads it, for whom it is about and for a works council. None of it is legal advice, and it says so.
//!
//! The facts of law are those that the regulator (Autoriteit Persoonsgegevens) and the texts of the AVG, the WOR and the AI Act give.

use super::{Language, sentences};

sentences! {
    title_employee() { nl: "Wat er over jou wordt bijgehouden", en: "What is kept about you" }
    title_council() { nl: "Gegevens over medewerkers: voor de ondernemingsraad en een DPIA", en: "Data about employees: for the works council and a DPIA" }
    as_of(day: &str) { nl: "Volgens de instellingen van deze werkmap op {day}", en: "By the settings of this workspace on {day}" }
    intro_employee() {
        nl: "Met `stay` houden leidinggevenden en HR gesprekken bij over hoe het werk gaat en wat iemand nodig heeft om te blijven. Hier staat wat daarvan wordt bewaard, wie het leest, en wat je ermee kunt.",
        en: "With `stay`, managers and HR keep track of talks about how work is going and what someone needs to stay. This says what is kept of them, who reads it, and what you can do.",
    }
    intro_council() {
        nl: "De vragen van een DPIA en van een instemmingsaanvraag, ingevuld met wat de instellingen zeggen. Wat alleen jullie weten, staat erbij als “Nog in te vullen”.",
        en: "The questions of a DPIA and of a request for consent, filled in with what the settings say. What only you know stands there as “Still to fill in”.",
    }
    open(what: &str) { nl: "Nog in te vullen: {what}", en: "Still to fill in: {what}" }
    no_advice() { nl: "Dit is geen juridisch advies.", en: "This is no legal advice." }

    kept_head() { nl: "Wat wordt bewaard", en: "What is kept" }
    kept_talks(kinds: &str) { nl: "Gesprekken ({kinds}): soort, dag, met wie, de voorbereiding van beiden, vragen en antwoorden, wat in de weg zit, wat energie geeft, een samenvatting, en wanneer jullie erop terugkomen.", en: "Talks ({kinds}): type, day, with whom, what both prepared, questions and answers, what is in the way, what gives energy, a summary, and when you come back to it." }
    kept_actions() { nl: "Acties: wat er beloofd is, wie het doet, voor wanneer, wat ervan kwam, en tegen welke belemmering.", en: "Actions: what was promised, who does it, by when, what came of it, and against which obstacle." }
    kept_goals() { nl: "Leerdoelen: titel, project, dag, en hoe het gaat.", en: "Learning goals: title, project, day, and how it is going." }
    kept_notes() { nl: "Aantekeningen tussen gesprekken.", en: "Notes between talks." }
    kept_person() { nl: "Wie iemand is: naam, team, leidinggevende, functie en waar die voor is, werkafspraken, e-mail, eerste en laatste dag, waarom iemand vertrok, en dagen van verlof (nooit waarom).", en: "Who someone is: name, team, manager, role and what it is for, work instructions, e-mail, first and last day, why someone left, and days of leave (never why)." }
    kept_history() { nl: "De geschiedenis: git bewaart elke eerdere versie, met wie die maakte en wanneer.", en: "The history: git keeps every earlier version, with who made it and when." }

    purpose_head() { nl: "Waarvoor", en: "What for" }
    purpose_stay() { nl: "Horen hoe het werk gaat en wat iemand nodig heeft om er goed te werken en te blijven.", en: "Hearing how work is going and what someone needs to work well and to stay." }
    purpose_promises() { nl: "Nakomen wat er is afgesproken, en erop terugkomen.", en: "Keeping what was agreed, and coming back to it." }
    purpose_obstacles() { nl: "Zien welke belemmeringen vaker voorkomen, zodat de organisatie er iets aan doet.", en: "Seeing which obstacles keep coming back, so that the organisation does something about them." }
    purpose_formal() { nl: "In een formeel gesprek telt uit de andere gesprekken alleen wat beiden hebben vrijgegeven.", en: "In a formal talk, of the other talks only what both have released is used." }

    who_head() { nl: "Wie het kan lezen", en: "Who can read it" }
    who_open() { nl: "Er is niets verzegeld: iedereen die bij de map of de server kan, kan elk woord lezen.", en: "Nothing is sealed: everyone who can get at the folder or the server can read every word." }
    who_words(who: &str) { nl: "Wat in een gesprek gezegd is, is verzegeld en gaat open voor: {who}.", en: "What was said in a talk is sealed, and opens for: {who}." }
    who_private(who: &str) { nl: "Een privéaantekening gaat open voor: {who}. Dat die er is, is te zien.", en: "A private note opens for: {who}. That there is one can be seen." }
    who_rest() { nl: "Open voor iedereen die de map kan lezen: dat een gesprek er was en wanneer, titels van acties en leerdoelen, belemmeringen uit de lijst met wie ze noemde, en wie iemand is.", en: "Open to everyone who can read the folder: that a talk was held and when, titles of actions and learning goals, obstacles of the list with who named them, and who someone is." }
    who_recovery() { nl: "Een herstelsleutel opent alles. Die hoort in een kluis.", en: "A recovery key opens everything. It belongs in a safe." }
    who_employee_key() { nl: "Een medewerker opent de eigen gesprekken alleen met een eigen sleutel; zonder sleutel laat de leidinggevende ze zien.", en: "An employee opens their own talks only with a key of their own; without one the manager shows them." }
    who_sent() { nl: "Wat iemand afdrukt of mailt (een blad, een plan, een pagina) leest ook wie dat krijgt.", en: "What someone prints or mails (a sheet, a plan, a page) is read by whoever gets it too." }

    long_head() { nl: "Hoe lang", en: "How long" }
    long_left(term: &str) { nl: "Alles over iemand: tot {term} na de laatste dag.", en: "Everything about someone: until {term} after the last day." }
    long_talks(term: &str) { nl: "Een gesprek, met de acties die eruit kwamen: {term} vanaf de dag ervan.", en: "A talk, with the actions that came of it: {term} from its day." }
    long_notes(term: &str) { nl: "Een aantekening: {term} vanaf de dag ervan.", en: "A note: {term} from its day." }
    long_left_open() { nl: "hoe lang alles over iemand blijft na vertrek (`privacy: keep: after-leaving` in stay.yaml)", en: "how long everything about someone stays after they leave (`privacy: keep: after-leaving` in stay.yaml)" }
    long_talks_open() { nl: "hoe lang een gesprek blijft (`privacy: keep: conversations`)", en: "how long a talk stays (`privacy: keep: conversations`)" }
    long_notes_open() { nl: "hoe lang een aantekening blijft (`privacy: keep: notes`)", en: "how long a note stays (`privacy: keep: notes`)" }
    long_law() { nl: "De wet noemt voor zulke gesprekken geen termijn; twee jaar na vertrek is een gewoonte. Niets gaat vanzelf weg: iemand moet het doen, en in de geschiedenis van git blijft het staan tot die is herschreven.", en: "The law names no term for such talks; two years after leaving is a custom. Nothing goes by itself: someone has to do it, and git's history keeps it until that is rewritten." }

    never_head() { nl: "Wat nooit", en: "What never" }
    never_scores() { nl: "Geen cijfers of scores van mensen, en geen ranglijst.", en: "No marks or scores of people, and no ranking." }
    never_feelings() { nl: "Geen sentiment: geen programma leest gevoelens uit wat iemand zei.", en: "No sentiment: no program reads feelings out of what someone said." }
    never_health() { nl: "Geen veld voor gezondheid, en geen cijfers over verzuim. Een werkgever mag gezondheid niet vastleggen, ook niet als de medewerker het goedvindt.", en: "No field for health, and no figures of absence. An employer may not record health, also not when the employee agrees." }
    never_special() { nl: "Geen veld voor geloof, vakbond, politiek, seksueel leven of afkomst.", en: "No field for religion, union, politics, sexual life or origin." }
    never_watching() { nl: "Geen meting van wat iemand doet, geen camera, geen locatie, geen mail.", en: "No measuring of what someone does, no camera, no location, no mail." }
    never_on_purpose() { nl: "Dat is met opzet weggelaten.", en: "That was left out on purpose." }
    guard_on() { nl: "Wie toch zoiets schrijft, krijgt één regel met de plek en een andere manier om het op te schrijven. De woorden worden nergens herhaald, en er wordt niets geteld per persoon. Die regel ziet niet alles.", en: "Whoever writes such a thing all the same gets one line with the place and another way to put it. The words are repeated nowhere, and nothing is counted per person. That line does not see everything." }
    guard_off() { nl: "De regel die waarschuwt wie zoiets toch schrijft, staat uit (`privacy: guard: off`).", en: "The line that warns whoever writes such a thing all the same is off (`privacy: guard: off`)." }

    where_head() { nl: "Waar het ligt", en: "Where it lies" }
    where_here() { nl: "Alleen op deze computer, zover git weet.", en: "Only on this machine, as far as git knows." }
    where_server(hosts: &str) { nl: "Op de server {hosts}, en op de computer van iedereen die een kopie heeft.", en: "On the server {hosts}, and on the computer of everyone who has a copy." }
    where_servers(hosts: &str) { nl: "Op de servers {hosts}, en op de computer van iedereen die een kopie heeft.", en: "On the servers {hosts}, and on the computer of everyone who has a copy." }
    where_folder() { nl: "In een andere map die deze computer kan bereiken, en op de computer van iedereen die een kopie heeft.", en: "In another folder that this computer reaches, and on the computer of everyone who has a copy." }
    where_files() { nl: "Het zijn gewone bestanden, die alleen de eigenaar kan lezen. `stay` zelf stuurt niets over het netwerk; `stay sync` laat git dat doen, alleen met die plek.", en: "They are plain files that only their owner can read. `stay` itself sends nothing over the network; `stay sync` has git do that, with that place alone." }

    ai_head() { nl: "De AI-verordening", en: "The AI Act" }
    ai_said() { nl: "De verordening verbiedt op het werk gevoelens afleiden uit iemands lichaam of stem (artikel 5, lid 1, onder f), en noemt AI die mensen beoordeelt of over hun werk beslist hoog-risico (bijlage III, punt 4).", en: "The Act forbids inferring emotions at work from someone's body or voice (article 5(1)(f)), and calls AI that rates people or decides about their work high-risk (Annex III, point 4)." }
    ai_why() { nl: "Hier wordt geen gevoel afgeleid en niemand beoordeeld, en er zit geen model in dat leert. Daarom is het zo gebouwd. Vragen, tellingen en waarschuwingen komen uit vaste lijsten en regels die iedereen kan nalezen.", en: "Here no emotion is inferred and nobody is rated, and there is no model in it that learns. That is why it is built so. Questions, counts and warnings come from fixed lists and rules that anyone can read." }

    rights_head() { nl: "Je rechten, en hoe je ze gebruikt", en: "Your rights, and how to use them" }
    right_access() { nl: "Inzien: vraag alles wat er over jou is, ook aantekeningen. Je krijgt het binnen een maand. Wie de map heeft, maakt het met `stay dossier`.", en: "See it: ask for all there is about you, notes too. You get it within a month. Whoever has the folder makes it with `stay dossier`." }
    right_mend() { nl: "Verbeteren of aanvullen: zeg wat er niet klopt; met `stay edit` staat het er meteen goed.", en: "Have it mended or completed: say what is wrong; with `stay edit` it is right at once." }
    right_forget() { nl: "Laten wissen: wat niet meer nodig is, gaat weg. Dat gaat met `stay forget`.", en: "Have it erased: what is no longer needed goes. That is done with `stay forget`." }
    right_object() { nl: "Bezwaar maken, of vragen dat het even niet wordt gebruikt: zeg waarom, in jouw situatie.", en: "Object, or ask that it is not used for a while: say why, in your situation." }
    right_complain() { nl: "Klagen: eerst hier, daarna bij de Autoriteit Persoonsgegevens.", en: "Complain: here first, and then to the data protection authority (in the Netherlands the Autoriteit Persoonsgegevens)." }
    right_both() { nl: "Vraag het je leidinggevende of HR. Een verzoek mag gewoon mondeling; een mail is makkelijker terug te vinden.", en: "Ask your manager or HR. You may just say it; a mail is easier to find again." }
    contact_open() { nl: "bij wie een verzoek terechtkomt, en wie de functionaris gegevensbescherming is", en: "who gets a request, and who the data protection officer is" }
    rights_council_head() { nl: "Hoe gebruiken medewerkers hun rechten?", en: "How do employees use their rights?" }
    inform_open() { nl: "hoe en wanneer medewerkers dit te horen krijgen (`stay privacy --for employee -o FILE` maakt het blad)", en: "how and when employees are told this (`stay privacy --for employee -o FILE` makes the sheet)" }

    q_purpose() { nl: "Wat is het, en waarvoor?", en: "What is it, and what for?" }
    q_purpose_open() { nl: "waarom jullie organisatie dit wil, en wat er nu niet goed gaat", en: "why your organisation wants this, and what does not go well now" }
    q_need() { nl: "Is het nodig, en kan het met minder?", en: "Is it necessary, and could it be done with less?" }
    q_need_fields() { nl: "Een gesprek kan ook zonder woorden worden bijgehouden: alle velden behalve soort en dag mogen leeg blijven.", en: "A talk can be kept without words too: all fields but type and day may stay empty." }
    q_need_report() { nl: "Een rapport telt belemmeringen. In een verzegelde werkmap staat er alleen met `--names` bij wie ze noemde, en eigen woorden tellen er niet in mee.", en: "A report counts obstacles. In a sealed workspace it says only with `--names` who named them, and words of one's own are not among them." }
    q_basis_open() { nl: "de grondslag (bijvoorbeeld een gerechtvaardigd belang, met de afweging), want toestemming is op het werk zelden vrij", en: "the legal basis (a legitimate interest, for example, with the weighing), since consent at work is seldom free" }
    q_less_open() { nl: "waarom het niet met minder gegevens of minder lezers kan", en: "why it can't be done with fewer data or fewer readers" }
    q_data() { nl: "Welke gegevens, van wie?", en: "Which data, of whom?" }
    q_data_whom_open() { nl: "van welke groepen medewerkers, en hoeveel", en: "of which groups of employees, and how many" }
    q_special() { nl: "Bijzondere gegevens?", en: "Special categories?" }
    q_recipients() { nl: "Wie ontvangt ze?", en: "Who receives them?" }
    q_recipients_open() { nl: "wie de map en de server kan lezen, en wie dat beheert", en: "who can read the folder and the server, and who manages that" }
    q_processor_open(hosts: &str) { nl: "de verwerkersovereenkomst met de beheerder van {hosts}, en in welk land die staat", en: "the processing agreement with whoever runs {hosts}, and in which country it is" }
    q_long() { nl: "Hoe lang?", en: "How long?" }
    q_risks() { nl: "Welke risico’s, en welke maatregelen?", en: "Which risks, and which measures?" }
    is_done() { nl: "ja", en: "yes" }
    is_part() { nl: "deels", en: "in part" }
    is_not() { nl: "nee", en: "no" }
    risk_reading() { nl: "Iemand leest wat niet voor hem of haar bedoeld is", en: "Someone reads what was not meant for them" }
    measure_sealed() { nl: "Woorden zijn verzegeld voor de lezers hierboven", en: "Words are sealed for the readers above" }
    measure_not_sealed() { nl: "Niets is verzegeld; wie de map leest, leest alles (`stay seal --set-up` begint ermee)", en: "Nothing is sealed; whoever reads the folder reads everything (`stay seal --set-up` begins it)" }
    risk_special() { nl: "Er komt iets over gezondheid of privé in te staan", en: "Something about health or private life gets written down" }
    measure_guard() { nl: "Geen veld ervoor; één regel tegen wie het schrijft; `stay check --care` laat plekken zien", en: "No field for it; one line to whoever writes it; `stay check --care` shows places" }
    measure_no_guard() { nl: "Geen veld ervoor; de waarschuwing staat uit", en: "No field for it; the warning is off" }
    risk_long() { nl: "Het blijft langer dan nodig", en: "It stays longer than needed" }
    measure_terms() { nl: "Termijnen in stay.yaml; `stay retention` laat zien wat eroverheen is", en: "Terms in stay.yaml; `stay retention` shows what is past them" }
    measure_no_terms() { nl: "Er is geen termijn ingesteld, of niet voor alles", en: "No term is set, or not for everything" }
    risk_rating() { nl: "Het wordt gebruikt om mensen te beoordelen of te volgen", en: "It is used to rate or follow people" }
    measure_rating() { nl: "Geen scores; in een formeel gesprek telt alleen wat beiden vrijgaven", en: "No scores; in a formal talk only what both released is used" }
    risk_named() { nl: "In een klein team is te raden wie een belemmering noemde", en: "In a small team one can guess who named an obstacle" }
    measure_named() { nl: "Belemmeringen uit de lijst staan er met naam; wie dat niet wil, noemt ze in eigen woorden", en: "Obstacles of the list stand there with a name; who does not want that uses words of their own" }
    measure_named_open() { nl: "Alles staat er met naam", en: "Everything stands there with a name" }
    risk_history() { nl: "Wat weg moest, staat nog in de geschiedenis van git", en: "What had to go is still in git's history" }
    measure_history() { nl: "`stay forget` zegt welke stappen dat vraagt, en kijkt het na", en: "`stay forget` says which steps that takes, and verifies it" }
    risk_copies() { nl: "Een blad, pagina of kopie gaat rond", en: "A sheet, a page or a copy goes around" }
    measure_copies() { nl: "Bestanden zijn alleen voor hun eigenaar; wat iemand doorstuurt, is niet terug te halen", en: "Files are for their owner alone; what someone sends on can't be taken back" }
    q_risks_open() { nl: "welke risico’s jullie zelf zien, en wat jullie daaraan doen", en: "which risks you see yourselves, and what you do about them" }
    q_consent() { nl: "Moet de ondernemingsraad instemmen?", en: "Does the works council have to consent?" }
    q_consent_law() { nl: "De WOR vraagt instemming voor een regeling over persoonsgegevens van werknemers (artikel 27, lid 1, onder k), en voor een systeem dat geschikt is om gedrag of prestaties te volgen, ook als het daar niet voor bedoeld is (onder l).", en: "The Dutch Works Councils Act (WOR) asks for consent to a rule about employees' personal data (article 27(1)(k)), and to a system that is suited to following behaviour or performance, also where it is not meant for that (under l)." }
    q_consent_open() { nl: "of instemming nodig is, en wanneer die is gegeven", en: "whether consent is needed, and when it was given" }
    q_dpia() { nl: "Is een DPIA nodig?", en: "Is a DPIA needed?" }
    q_dpia_law() { nl: "De lijst van de Autoriteit Persoonsgegevens noemt grootschalig of stelselmatig volgen van personeel. Daar is dit niet voor gemaakt; of het bij jullie zo werkt, wegen jullie.", en: "The regulator's list names following staff on a large scale or systematically. This is not made for that; whether it works so with you is for you to weigh." }
    q_dpia_open() { nl: "het oordeel van de functionaris gegevensbescherming, met de datum", en: "the opinion of the data protection officer, with the date" }
    counted_open(count: usize) { nl: "{count} keer “Nog in te vullen”: dat weten alleen jullie", en: "{count} times “Still to fill in”: only you know that" }
}

/// The heads of the table of risks: what may go wrong, what is done about it, and whether it is done now.
pub(crate) fn risk_heads(lang: Language) -> [&'static str; 3] {
    match lang {
        Language::Nl => ["risico", "maatregel", "nu"],
        Language::En => ["risk", "measure", "now"],
    }
}
