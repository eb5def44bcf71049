//! Successes to begin the week with.

use super::sentences;

sentences! {
    head() { nl: "Wat er gelukt is", en: "What went well" }
    none() { nl: "In deze dagen is er geen succes genoteerd.", en: "No success was noted in these days." }
    none_hint() { nl: "een succes noteer je met `stay done ID --win \"…\"`; verder terug kijk je met --since", en: "note a success with `stay done ID --win \"…\"`; look further back with --since" }
}
