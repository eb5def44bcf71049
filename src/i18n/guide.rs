//! The heads of the guide to holding a talk well; its lines are in `guide.yaml`.

use super::{sayings, sentences};

sayings! {
    /// A theme that was typed where a type goes.
    theme_as_type(theme: &str) { nl: "`{theme}` is een thema: `stay guide --theme {theme}`", en: "`{theme}` is a theme: `stay guide --theme {theme}`" }
}

sentences! {
    title() { nl: "Een goed gesprek voeren", en: "Holding a good talk" }
    every_talk_head() { nl: "In elk gesprek", en: "In every talk" }
    this_type_head() { nl: "In dit gesprek", en: "In this talk" }
    this_theme_head(theme: &str) { nl: "Als het gaat over {theme}", en: "When it is about {theme}" }
    types_head() { nl: "Meer per soort gesprek", en: "More for each type of talk" }
    themes_head() { nl: "En per thema", en: "And for each theme" }
    /// Over the lines on the manager's sheet.
    at_hand_head() { nl: "Zo wordt het een goed gesprek", en: "To make it a good talk" }
}
