//! Messages about releasing passages for the formal cycle, and texts of the draft that is made of them.

use super::{Language, either, sayings, sentences, words};

sayings! {
    needs_both() { nl: "vrijgeven kan alleen als beiden ja zeggen", en: "releasing takes a yes from both" }
    needs_both_hint() { nl: "zeg het met `--yes`, als jullie het er samen over hadden", en: "say so with `--yes`, when you have talked about it together" }
    name_answers() { nl: "zeg welke antwoorden", en: "say which answers" }
    name_answers_hint(command: &str) { nl: "met hun nummer: `{command}`", en: "by their number: `{command}`" }
    not_a_number(typed: &str) { nl: "`{typed}` is geen nummer van een antwoord", en: "`{typed}` is no number of an answer" }
    no_such_answer(number: usize, id: &str) { nl: "gesprek {id} heeft geen antwoord {number}", en: "conversation {id} has no answer {number}" }
    no_such_answer_hint(id: &str) { nl: "`stay show {id}` toont de nummers", en: "`stay show {id}` shows the numbers" }
    no_answers(id: &str) { nl: "in gesprek {id} staat nog geen antwoord", en: "conversation {id} has no answers yet" }
    not_answered(number: usize, id: &str) { nl: "vraag {number} van {id} heeft nog geen antwoord", en: "question {number} of {id} has no answer yet" }
    for_who_can_open_hint() { nl: "laat het doen door wie het gesprek kan openen; met een andere sleutel: `--identity BESTAND`", en: "have it done by who can open the talk; with another key: `--identity FILE`" }
    not_held(id: &str) { nl: "gesprek {id} is er niet geweest", en: "conversation {id} did not take place" }
    of_the_organisation(id: &str) { nl: "actie {id} is van de organisatie, niet van een gesprek met iemand", en: "action {id} is the organisation's, not from a talk with someone" }
    no_goals(id: &str) { nl: "{id} is een leerdoel", en: "{id} is a learning goal" }
    no_goals_hint() { nl: "geef een actie vrij die het dient, dan komt het leerdoel mee", en: "release an action that serves it, and the goal comes along" }
    action_has_no_numbers(id: &str) { nl: "{id} is een actie, die heeft geen nummers", en: "{id} is an action and has no numbers" }
}

sentences! {
    /// An edit changed the words of a released passage.
    no_longer() { nl: "wat vrijgegeven was heeft nu andere woorden, en is daarom niet meer vrijgegeven; spreek het samen opnieuw af", en: "what was released has other words now, and so is released no longer; agree on it again" }
    released() { nl: "vrijgegeven", en: "released" }
    /// Beside an action that both released, in full.
    for_formal_cycle() { nl: "door beiden, voor de formele cyclus", en: "by both, for the formal cycle" }
    which() { nl: "Welke? (nummers, of `alle`)", en: "Which? (numbers, or `all`)" }
    both(one: &str, other: &str) { nl: "Geven {one} en {other} dit allebei vrij voor de formele cyclus? [j/N]", en: "Do {one} and {other} both release this for the formal cycle? [y/N]" }
    released_answer(number: usize, id: &str, question: &str, path: &str) { nl: "vrijgegeven: antwoord {number} van {id}{question} · {path}", en: "released: answer {number} of {id}{question} · {path}" }
    released_action(id: &str, title: &str, path: &str) { nl: "vrijgegeven: {id} {title} · {path}", en: "released: {id} {title} · {path}" }
    withdrawn_answer(number: usize, id: &str, question: &str, path: &str) { nl: "teruggenomen: antwoord {number} van {id}{question} · {path}", en: "withdrawn: answer {number} of {id}{question} · {path}" }
    withdrawn_action(id: &str, title: &str, path: &str) { nl: "teruggenomen: {id} {title} · {path}", en: "withdrawn: {id} {title} · {path}" }
    answer_already(number: usize, id: &str) { nl: "antwoord {number} van {id} was al vrijgegeven", en: "answer {number} of {id} was released already" }
    action_already(id: &str, title: &str) { nl: "{id} {title} was al vrijgegeven", en: "{id} {title} was released already" }
    answer_not(number: usize, id: &str) { nl: "antwoord {number} van {id} was niet vrijgegeven", en: "answer {number} of {id} was not released" }
    action_not(id: &str, title: &str) { nl: "{id} {title} was niet vrijgegeven", en: "{id} {title} was not released" }
    with_goal(title: &str) { nl: "met het leerdoel: {title}", en: "with the learning goal: {title}" }

    draft_title(name: &str) { nl: "Groeigesprek met {name}: concept", en: "Growth talk with {name}: a draft" }
    since_conversation(day: &str) { nl: "Sinds het groeigesprek van {day}, alleen wat beiden vrijgaven.", en: "Since the growth talk of {day}, only what both released." }
    since_day(day: &str) { nl: "Vanaf {day}, alleen wat beiden vrijgaven.", en: "From {day} on, only what both released." }
    since_ever() { nl: "Alles wat beiden vrijgaven.", en: "All that both released." }
    no_theme() { nl: "verder", en: "also" }
    actions_head() { nl: "Afgesproken, en wat ervan kwam", en: "Agreed, and what came of it" }
    nothing() { nl: "Er is niets vrijgegeven.", en: "Nothing was released." }
    nothing_hint() { nl: "`stay release ID` geeft een antwoord of actie vrij, als beiden dat willen", en: "`stay release ID` releases an answer or action, when both want to" }
    nothing_held_back() { nl: "Alles uit deze tijd is vrijgegeven.", en: "All of this time was released." }
}

/// `12 antwoorden, 4 acties en 1 leerdoel zijn niet vrijgegeven en staan hier niet in.`
pub(crate) fn held_back(lang: Language, answers: usize, actions: usize, goals: usize) -> String {
    let counts = [
        (answers, words::counted(lang, answers, ["antwoord", "antwoorden"], ["answer", "answers"])),
        (actions, words::actions(lang, actions)),
        (goals, words::counted(lang, goals, ["leerdoel", "leerdoelen"], ["learning goal", "learning goals"])),
    ];
    let told: Vec<String> = counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, told)| told).collect();
    let one = answers + actions + goals == 1;
    let what = match told.split_last() {
        None => return nothing_held_back(lang),
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} {} {last}", before.join(", "), either(lang, "en", "and")),
    };
    match (lang, one) {
        (Language::Nl, true) => format!("{what} is niet vrijgegeven en staat hier niet in."),
        (Language::Nl, false) => format!("{what} zijn niet vrijgegeven en staan hier niet in."),
        (Language::En, true) => format!("{what} was not released and is not in here."),
        (Language::En, false) => format!("{what} were not released and are not in here."),
    }
}

/// `2 gesprekken: verzegeld voor Eva Smit; wat daarvan is vrijgegeven, staat hier niet in.`
pub(crate) fn shut(lang: Language, count: usize, in_place: &str) -> String {
    let talks = words::counted(lang, count, ["gesprek", "gesprekken"], ["talk", "talks"]);
    match lang {
        Language::Nl => format!("{talks}: {in_place}; wat daarvan is vrijgegeven, staat hier niet in."),
        Language::En => format!("{talks}: {in_place}; what was released of that is not in here."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_released_is_counted() {
        let told = |answers, actions, goals| held_back(Language::Nl, answers, actions, goals);
        assert_eq!(told(12, 4, 0), "12 antwoorden en 4 acties zijn niet vrijgegeven en staan hier niet in.");
        assert_eq!(told(1, 2, 1), "1 antwoord, 2 acties en 1 leerdoel zijn niet vrijgegeven en staan hier niet in.");
        assert_eq!(told(0, 1, 0), "1 actie is niet vrijgegeven en staat hier niet in.");
        assert_eq!(told(0, 0, 0), "Alles uit deze tijd is vrijgegeven.");
        assert_eq!(held_back(Language::En, 2, 0, 0), "2 answers were not released and are not in here.");
    }
}
