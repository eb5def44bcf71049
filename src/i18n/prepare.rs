//! The texts of the sheet before a conversation and of its form, and messages about answers that come back.

use super::{Language, either, sayings, sentences};
use crate::domain::owner::Party;
use crate::domain::prepare_form::Rejected;
use crate::domain::side::Side;

sayings! {
    /// `stay.yaml` got a key.
    made_key() { nl: "stay.yaml heeft nu een `workspace`: daarmee herkent stay zijn eigen formulieren", en: "stay.yaml now has a `workspace`: how stay recognises its own forms" }
    /// A form from a dry run, whose answers will be refused.
    trial_form() { nl: "op proef gemaakt: antwoorden op dit formulier worden niet aangenomen", en: "made on trial: answers to this form will not be taken" }
    nothing_new(name: &str) { nl: "alles uit deze antwoorden van {name} stond er al", en: "all that is in these answers from {name} was there already" }
    came_twice_hint() { nl: "er hoeft niets te gebeuren; een vollere versie van hetzelfde formulier kan er nog wel bij", en: "there is nothing to do; a fuller version of the same form can still be added" }
    /// From someone who is not in the workspace.
    answers_of_nobody(slug: &str) { nl: "deze antwoorden zijn van `{slug}`, en die is er niet in deze werkmap", en: "these answers are from `{slug}`, who is not in this workspace" }
    /// What to do about answers of an unknown person.
    no_home_hint() { nl: "bewaar ze niet langer dan nodig is", en: "don't keep them longer than you need to" }
    whose_sheet() { nl: "voor wie? Noem een medewerker, of lees antwoorden in met --import BESTAND", en: "for whom? Name an employee, or take answers in with --import FILE" }
    /// The person's records can't all be read, so nothing is added.
    conversations_in_doubt(name: &str) { nl: "niet elk gesprek van {name} kan gelezen worden, dus is niet te zien of deze antwoorden er al staan", en: "not every conversation of {name} can be read, so there is no telling whether these answers are there already" }
    conversations_in_doubt_hint() { nl: "`stay check` zegt wat eraan schort", en: "`stay check` says what is wrong with them" }
}

sentences! {
    /// Over the manager's sheet: with whom, which conversation, when.
    manager_title(name: &str, kind: &str) { nl: "{name} · {kind}", en: "{name} · {kind}" }
    /// Over the employee's sheet, of a conversation with a day.
    employee_title(kind: &str) { nl: "Je {kind}", en: "Your {kind}" }
    employee_title_without_day(kind: &str) { nl: "Je volgende {kind}", en: "Your next {kind}" }
    planned_on(day: &str, when: &str) { nl: "{day} · {when}", en: "{day} · {when}" }
    /// A conversation that is open, on its day or later.
    not_closed_yet() { nl: "nog niet afgesloten", en: "not closed yet" }
    /// A conversation that is due and not planned.
    due_on(day: &str, when: &str) { nl: "nog niet gepland · uiterlijk {day}, {when}", en: "not planned yet · due {day}, {when}" }
    not_planned() { nl: "nog niet gepland", en: "not planned yet" }
    for_whom(name: &str) { nl: "voor {name}", en: "for {name}" }
    your_manager() { nl: "je leidinggevende", en: "your manager" }
    /// What the employee's sheet is for.
    employee_intro() {
        nl: "Wat er sinds de vorige keer gebeurde, en een paar vragen om vooraf over na te denken. Antwoord op wat je wilt, zo kort of zo lang als je wilt.",
        en: "What has happened since last time, and a few questions to think about beforehand. Answer what you like, as briefly or as fully as you like.",
    }
    purpose(purpose: &str) { nl: "Waarvoor: {purpose}.", en: "What for: {purpose}." }
    promised_head() { nl: "Beloofd, en wat ervan kwam", en: "Promised, and what came of it" }
    you_said_head() { nl: "Jij zei, wij deden", en: "You said, we did" }
    nothing_promised() { nl: "Er staat geen belofte open.", en: "No promise is open." }
    let_go(why: &str) { nl: "losgelaten: {why}", en: "let go: {why}" }
    done_on(fate: &str, day: &str) { nl: "{fate}, {day}", en: "{fate}, {day}" }
    last_head() { nl: "Vorige keer", en: "Last time" }
    last_conversation(kind: &str, day: &str) { nl: "{kind} op {day}", en: "{kind} on {day}" }
    first_conversation() { nl: "Dit wordt jullie eerste gesprek.", en: "This will be your first talk." }
    /// Over what the employee prepared, for the manager.
    prepared_head(name: &str) { nl: "Wat {name} voorbereidde", en: "What {name} prepared" }
    own_prepared_head() { nl: "Wat je zelf al opschreef", en: "What you wrote down already" }
    your_goals_head() { nl: "Je leerdoelen", en: "Your learning goals" }
    in_your_way_head() { nl: "Wat jou in de weg staat", en: "What stands in your way" }
    /// How often something was named, and when last.
    named_times(count: usize, day: &str) { nl: "{count}×, laatst {day}", en: "{count}×, last {day}" }
    /// What was done against an obstacle since it was named.
    done_since(title: &str) { nl: "sindsdien gedaan: {title}", en: "done since: {title}" }
    your_energy_head() { nl: "Waar je energie van krijgt", en: "What gives you energy" }
    answers_head() { nl: "Om op terug te komen", en: "Worth coming back to" }
    your_answers_head() { nl: "Wat je eerder zei", en: "What you said before" }
    /// Over the questions that come with every talk of its type.
    standing_head() { nl: "Vragen die elke keer terugkomen", en: "Questions that come every time" }
    questions_head() { nl: "Vragen die je lang niet stelde", en: "Questions you have not asked lately" }
    think_head() { nl: "Om over na te denken", en: "To think about" }
    bring_head() { nl: "Neem mee", en: "Bring" }
    bring_unmet(label: &str) { nl: "{label}: er loopt nog geen actie; wat kun je wél doen?", en: "{label}: nothing is being done about it; what can you do?" }
    /// A goal whose day is near or past.
    bring_goal(title: &str, when: &str) { nl: "leerdoel {title}: {when}; hoe ver is het, en wat helpt?", en: "goal {title}: {when}; how far is it, and what helps?" }
    bring_released(command: &str) { nl: "wat jullie samen vrijgaven: `{command}`", en: "what you both released: `{command}`" }
    ask_topic() { nl: "Waar wil je het over hebben?", en: "What do you want to talk about?" }
    ask_need() { nl: "Wat heb je nodig, en van wie?", en: "What do you need, and from whom?" }
    send_back(who: &str) { nl: "Stuur je antwoorden naar {who}, of neem ze mee naar het gesprek.", en: "Send your answers to {who}, or bring them to the talk." }
    /// Who reads the answers, and where they are kept.
    who_reads(who: &str) {
        nl: "Wat je terugstuurt leest {who}. Het wordt bij het gesprek bewaard, in jouw map tussen de gesprekken van het team; wie bij die map kan, kan het lezen. Over je gezondheid hoef je niets te schrijven.",
        en: "What you send back is read by {who}. It is kept with the talk, in your folder among the team's conversations; whoever can open that folder can read it. You need not write anything about your health.",
    }
    /// The same where words are sealed.
    who_opens(who: &str) {
        nl: "Wat je terugstuurt leest {who}. Het wordt bij het gesprek bewaard, verzegeld: alleen wie jullie organisatie daarvoor aanwees, kan het openen. Over je gezondheid hoef je niets te schrijven.",
        en: "What you send back is read by {who}. It is kept with the talk, sealed: only those whom your organisation named for that can open it. You need not write anything about your health.",
    }

    /// In the form: over the employee's own promises.
    own_promises_head() { nl: "Wat je beloofde", en: "What you promised" }
    /// In the form: over the employee's goals, to say how they are going.
    goals_going_head() { nl: "Hoe het met je leerdoelen gaat", en: "How your learning goals are going" }
    is_done() { nl: "Gedaan", en: "Done" }
    how_goes_it() { nl: "Hoe gaat het ermee?", en: "How is it going?" }
    /// In the form: over what comes of the rest of it.
    talk_head() { nl: "Over het gesprek", en: "About the talk" }
    choose_theme() { nl: "Welk thema zou je kiezen?", en: "Which theme would you choose?" }
    no_theme() { nl: "geen voorkeur", en: "no preference" }
    next_label() { nl: "Iets om op terug te komen, nu of een volgende keer", en: "Something to come back to, now or another time" }
    /// In the form: what becomes of what is filled in.
    proposes(who: &str) { nl: "Wat je hier invult is een voorstel: {who} bespreekt het met je.", en: "What you fill in here is a proposal: {who} goes through it with you." }

    /// In the form: nothing is sent by itself.
    nothing_leaves() {
        nl: "Er gaat niets vanzelf weg: deze pagina staat op jouw apparaat, en alleen jij verstuurt je antwoorden.",
        en: "Nothing leaves by itself: this page is on your device, and only you send your answers.",
    }
    /// In the form: what to do with it.
    save_intro(who: &str) {
        nl: "Klaar? Bewaar je antwoorden als bestand en mail het naar {who}. Of kopieer ze, en plak ze in een mail.",
        en: "Ready? Save your answers as a file and mail it to {who}. Or copy them, and paste them into a mail.",
    }
    save_button() { nl: "Bewaar als bestand", en: "Save as a file" }
    copy_button() { nl: "Kopieer", en: "Copy" }
    saved(file: &str, who: &str) { nl: "Bewaard als {file}, waarschijnlijk bij je downloads. Mail dat bestand naar {who}.", en: "Saved as {file}, most likely among your downloads. Mail that file to {who}." }
    copied(who: &str) { nl: "Gekopieerd. Plak het in een mail aan {who}.", en: "Copied. Paste it into a mail to {who}." }
    /// In the form: the browser does not allow copying.
    copy_by_hand() { nl: "Kopiëren lukte hier niet vanzelf. De tekst hieronder is geselecteerd: kopieer hem zelf.", en: "Copying did not work here. The text below is selected: copy it yourself." }
    /// In the form: over the text to copy.
    copy_label() { nl: "Je antwoorden, om te kopiëren", en: "Your answers, to copy" }
    nothing_filled() { nl: "Je hebt nog niets ingevuld. Eén antwoord is genoeg.", en: "You have not filled in anything yet. One answer is enough." }
    /// In the form: text kept in this tab.
    kept_in_tab() { nl: "Wat je typt blijft hier staan zolang dit tabblad open is. Ben je klaar, bewaar het dan.", en: "What you type stays here as long as this tab is open. When you are ready, save it." }
    /// In the form: typed text was found again.
    was_kept() { nl: "Wat je eerder in dit tabblad typte, staat er nog.", en: "What you typed in this tab before is still here." }
    no_script(who: &str) { nl: "Deze pagina kan hier je antwoorden niet bewaren, want JavaScript staat uit. Geeft niet: beantwoord de vragen in een mail aan {who}.", en: "This page can't save your answers here, since JavaScript is off. Never mind: answer the questions in a mail to {who}." }
    /// In the form: over what to do with the answers.
    send_head() { nl: "Terugsturen", en: "Sending it back" }

    received(name: &str, kind: &str, id: &str, day: &str, path: &str) { nl: "antwoorden van {name} staan bij {kind} {id} van {day} · {path}", en: "answers from {name} are with {kind} {id} of {day} · {path}" }
    received_new(name: &str, kind: &str, id: &str, day: &str, path: &str) { nl: "antwoorden van {name} staan bij {kind} {id}, nu gepland op {day} · {path}", en: "answers from {name} are with {kind} {id}, now planned for {day} · {path}" }
    came_twice(id: &str, path: &str) { nl: "deze antwoorden staan al bij gesprek {id} · {path}", en: "these answers are with conversation {id} already · {path}" }
    answers_of_one_who_left(name: &str, day: &str) { nl: "deze antwoorden zijn van {name}, die weg is sinds {day}", en: "these answers are from {name}, who left on {day}" }
    bring_late_many(count: usize) { nl: "hoe het staat met je eigen {count} beloften die te laat zijn", en: "how it stands with your own {count} promises that are late" }
    bring_late_one() { nl: "hoe het staat met je eigen belofte die te laat is", en: "how it stands with your own promise that is late" }
}

/// The manager's own promises that are late.
pub(crate) fn bring_late(lang: Language, count: usize) -> String {
    if count == 1 { bring_late_one(lang) } else { bring_late_many(lang, count) }
}

/// Over the promises of a side, as the manager reads it.
pub(crate) fn side_for_manager(lang: Language, side: Side, name: &str) -> String {
    match side {
        Side::Manager => either(lang, "jij", "you").to_owned(),
        Side::Together => Party::Together.name(lang).to_owned(),
        Side::Employee => name.to_owned(),
        Side::Others => either(lang, "anderen", "others").to_owned(),
    }
}

/// Over the promises of a side, as the employee reads it; `manager` is who holds the conversation.
pub(crate) fn side_for_employee(lang: Language, side: Side, manager: &str) -> String {
    match side {
        Side::Manager => manager.to_owned(),
        Side::Together => Party::Together.name(lang).to_owned(),
        Side::Employee => either(lang, "jij", "you").to_owned(),
        Side::Others => either(lang, "anderen", "others").to_owned(),
    }
}

/// The name of the file that the page saves.
pub(crate) fn answers_file(lang: Language, slug: &str, day: &str) -> String {
    format!("{}-{slug}-{day}.json", either(lang, "antwoorden", "answers"))
}

/// Why answers are refused, and what to do now.
pub(crate) fn refused(lang: Language, why: &Rejected) -> (String, String) {
    let (nl, en) = match why {
        Rejected::Several(count) => {
            let message = if lang == Language::Nl {
                format!("hier staan {count} ingevulde formulieren in")
            } else {
                format!("there are {count} filled-in forms in this")
            };
            return (message, either(lang, "lees ze een voor een in", "import them one by one").to_owned());
        }
        Rejected::TooLarge => (
            ("dit bestand is te groot voor antwoorden op een formulier", "kies het bestand dat de pagina bewaarde"),
            ("this file is too big to be the answers to a form", "choose the file that the page saved"),
        ),
        Rejected::NotAnswers => (
            ("hier staan geen antwoorden op een formulier van stay in", "kies het bestand dat de pagina bewaarde, of plak de hele mail"),
            ("there are no answers to a form of stay in this", "choose the file that the page saved, or paste the whole mail"),
        ),
        Rejected::Newer => (
            ("deze antwoorden zijn gemaakt met een nieuwere stay", "werk stay bij"),
            ("these answers were made with a newer stay", "update stay"),
        ),
        Rejected::Mangled | Rejected::Broken(..) => (
            (
                "deze antwoorden zijn niet meer zoals de pagina ze bewaarde: er is onderweg iets veranderd of weggevallen",
                "vraag om het bewaarde bestand als bijlage, of om de antwoorden in een gewone mail",
            ),
            (
                "these answers are not as the page saved them: something was changed or lost on the way",
                "ask for the saved file as an attachment, or for the answers in an ordinary mail",
            ),
        ),
        Rejected::OtherWorkspace => (
            (
                "dit formulier is niet uit deze werkmap verstuurd",
                "lees de antwoorden in waar het formulier gemaakt is: `stay -C MAP prepare --import …`",
            ),
            ("this form was not sent from this workspace", "take the answers in where the form was made: `stay -C DIR prepare --import …`"),
        ),
        Rejected::Empty => (
            ("er is niets ingevuld", "vraag of het juiste bestand is meegestuurd"),
            ("nothing was filled in", "ask whether the right file was sent along"),
        ),
    };
    let (message, hint) = if lang == Language::Nl { nl } else { en };
    (message.to_owned(), hint.to_owned())
}
