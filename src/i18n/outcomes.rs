//! What became of people, half-year by half-year.

use super::{Language, either, sentences, words};

sentences! {
    head() { nl: "Wie kwam, ging en bleef", en: "Who came, left and stayed" }
    at_start(people: &str) { nl: "{people} aan het begin", en: "{people} at the start" }
    joined(count: &str) { nl: "{count} erbij", en: "{count} joined" }
    left() { nl: "Weggegaan", en: "Left" }
    stayed() { nl: "Gebleven", en: "Stayed" }
    /// What of a group is told in a terminal.
    had_talk(count: &str) { nl: "{count} met blijfgesprek", en: "{count} with a stay talk" }
    had_broken(count: &str) { nl: "{count} met gebroken belofte", en: "{count} with a broken promise" }
    because(reasons: &str) { nl: "Weg omdat: {reasons}", en: "Left because: {reasons}" }
    sealed(count: usize) { nl: "verzegeld {count}", en: "sealed {count}" }
    unsaid(count: usize) { nl: "niet gezegd {count}", en: "not said {count}" }
    moves(people: &str) { nl: "Van team gewisseld: {people}", en: "Changed teams: {people}" }
    between(from: &str, to: &str, count: usize) { nl: "{from} → {to} {count}", en: "{from} → {to} {count}" }
    /// What stands where a figure is hidden.
    explained(least: usize) {
        nl: "Een – staat voor minder dan {least} mensen, of voor een cijfer dat zo’n groep zou verraden. Een blijfgesprek telt in het half jaar tot en met iemands laatste dag, of bij wie bleef in dit half jaar.",
        en: "A – stands for fewer than {least} people, or for a figure that would give such a group away. A stay talk counts in the half-year up to someone’s last day, or in this one for those who stayed."
    }
    because_head() { nl: "Waarom mensen weggingen", en: "Why people left" }
    moves_head() { nl: "Van team gewisseld", en: "Who changed teams" }
    /// Below rows of which the small ones are left out.
    too_few(least: usize) { nl: "Wat over minder dan {least} mensen gaat, of zo’n groep zou verraden, staat er niet in.", en: "What is about fewer than {least} people, or would give such a group away, is left out." }
    /// What is safe in one report and not in two.
    by_itself() { nl: "Deze tabel is op zichzelf veilig, en niet naast een andere: wie rapporten met en zonder team of van andere perioden naast elkaar legt, kan soms een kleiner cijfer uitrekenen.", en: "This table is safe by itself, not beside another: of reports with and without a team, or of other periods, a smaller figure can sometimes be worked out." }
    no_cause() {
        nl: "Deze cijfers zeggen niet waarom iemand gaat of blijft. Wat samen voorkomt, hoeft niet van elkaar te komen, en wie kort in dienst was had minder kans op een gesprek.",
        en: "These figures do not say why anyone leaves or stays. What occurs together need not come of each other, and who was here for a short time had less chance of a talk."
    }
}

/// The names of the columns: who, how many, with a talk, with a broken promise.
pub(crate) fn columns(lang: Language) -> [&'static str; 4] {
    match lang {
        Language::Nl => ["", "Mensen", "Met blijfgesprek", "Met gebroken belofte"],
        Language::En => ["", "People", "With a stay talk", "With a broken promise"],
    }
}

pub(crate) fn because_columns(lang: Language) -> [&'static str; 3] {
    [either(lang, "Reden", "Reason"), either(lang, "Half jaar", "Half-year"), either(lang, "Mensen", "People")]
}

pub(crate) fn moves_columns(lang: Language) -> [&'static str; 3] {
    [either(lang, "Van en naar", "From and to"), either(lang, "Half jaar", "Half-year"), either(lang, "Mensen", "People")]
}

/// A figure, or what stands for one that is hidden.
pub(crate) fn figure(figure: Option<usize>) -> String {
    figure.map_or_else(|| "–".to_owned(), |count| count.to_string())
}

/// The same with its noun.
pub(crate) fn people(lang: Language, figure: Option<usize>) -> String {
    figure.map_or_else(|| "–".to_owned(), |count| words::people(lang, count))
}
