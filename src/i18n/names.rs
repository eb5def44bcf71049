//! Names in the place of ids: what they can mean, and what there is to choose from.

use super::{sayings, sentences};

sayings! {
    /// Nothing has that id or that name.
    nothing(typed: &str) { nl: "er is niets met de id of naam `{typed}`", en: "there is nothing with the id or name `{typed}`" }
    /// Neither a person, an id nor words of a title.
    neither(typed: &str) { nl: "`{typed}` is geen medewerker, geen id en geen woord uit een titel", en: "`{typed}` is no employee, no id and no word of a title" }
    /// What was typed fits only what has ended.
    only_ended(typed: &str) { nl: "`{typed}` past alleen bij wat al is afgesloten", en: "`{typed}` fits only what has ended" }
    type_the_id(id: &str) { nl: "noem de id, zoals `{id}`", en: "name the id, such as `{id}`" }
    no_open_talk(name: &str) { nl: "{name} heeft geen open gesprek", en: "{name} has no open talk" }
    no_open_action(name: &str) { nl: "{name} heeft geen open actie", en: "{name} has no open action" }
    no_open_goal(name: &str) { nl: "{name} heeft geen open leerdoel", en: "{name} has no open goal" }
    nothing_ended(name: &str) { nl: "bij {name} is niets afgesloten", en: "nothing of {name} has ended" }
    no_held_talk(name: &str) { nl: "met {name} is nog geen gesprek gehouden", en: "no talk was held with {name} yet" }
    /// One letter, or letters from within a name.
    names_nobody(typed: &str) { nl: "`{typed}` is te weinig om iemand mee aan te wijzen", en: "`{typed}` is too little to name someone by" }
    see_story(slug: &str) { nl: "`stay show {slug}` toont wat er wel is", en: "`stay show {slug}` shows what there is" }
    no_talks_to_close() { nl: "er is geen gesprek om af te sluiten", en: "there is no talk to close" }
    no_actions_open() { nl: "er is geen open actie", en: "there is no open action" }
    nothing_to_begin() { nl: "er is geen gesprek gepland", en: "no talk is planned" }
    nothing_to_edit() { nl: "er is niets dat nog open is", en: "there is nothing that is still open" }
    /// Joins an open talk, or not: several are open.
    which_talk(name: &str) { nl: "met {name} zijn meer gesprekken open", en: "several talks with {name} are open" }
    joined_none(name: &str, id: &str) { nl: "met {name} zijn meer gesprekken open, en de actie staat bij geen ervan; noem een gesprek in plaats van de naam, zoals `{id}`, of zet er `--no-talk` bij", en: "several talks with {name} are open, and the action goes with none of them; name a talk in place of the person, such as `{id}`, or add `--no-talk`" }
    /// An open talk may be in a file that can't be read.
    not_joined(name: &str, place: &str) { nl: "niet bij het open gesprek met {name} gezet: misschien is er nog een, in {place}", en: "not put with the open talk with {name}: there may be another, in {place}" }
    /// `--no-talk` with a conversation.
    talk_and_none() { nl: "`--no-talk` hoort bij een naam, en hier noem je een gesprek", en: "`--no-talk` goes with a name, and here you name a talk" }
}

sentences! {
    ask_close() { nl: "Welk gesprek sluit je af? (nummer, of typ een naam; Enter stopt)", en: "Which talk do you close? (number, or type a name; Enter stops)" }
    ask_done() { nl: "Welke actie is gedaan? (nummer, of typ een naam; Enter stopt)", en: "Which action is done? (number, or type a name; Enter stops)" }
    ask_start() { nl: "Welk gesprek begint? (nummer, of typ een naam; Enter stopt)", en: "Which talk begins? (number, or type a name; Enter stops)" }
    ask_edit() { nl: "Wat wil je bewerken? (nummer, of typ een naam; Enter stopt)", en: "What do you want to edit? (number, or type a name; Enter stops)" }
    which(count: usize) { nl: "Welke? (1 tot {count}, of typ meer van de naam; Enter stopt)", en: "Which? (1 to {count}, or type more of the name; Enter stops)" }
    which_one() { nl: "Deze? (1, of typ iets anders; Enter stopt)", en: "This one? (1, or type something else; Enter stops)" }
    ask_talk(count: usize) { nl: "Bij welk gesprek hoort dit? (1 tot {count}, 0 bij geen; Enter stopt)", en: "Which talk does this belong to? (1 to {count}, 0 for none; Enter stops)" }
    /// More than are listed.
    more(count: usize) { nl: "en nog {count}", en: "and {count} more" }
    /// What an action was put with: `bij check-in a1b van 3 nov`.
    with_talk(kind: &str, id: &str, day: &str) { nl: "bij {kind} {id} van {day}", en: "with {kind} {id} of {day}" }
    goal(title: &str) { nl: "doel: {title}", en: "goal: {title}" }
    open_since(day: &str) { nl: "open sinds {day}", en: "open since {day}" }
}
