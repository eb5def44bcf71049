//! The parts of a report, each of which can be asked for alone.

use super::words::worded;

worded! {
    /// A part of the report.
    Part {
        /// Beside the period before.
        Compared = "compared" nl "vergeleken" en "compared",
        /// What is overdue.
        Overdue = "overdue" nl "te laat" en "overdue",
        /// Obstacles that recur, and what was done about them.
        Obstacles = "obstacles" nl "belemmeringen" en "obstacles",
        /// What the organisation does.
        Organisation = "organisation" nl "organisatie" en "organisation",
        /// What became of promises.
        Promises = "promises" nl "beloften" en "promises",
        /// How far talks reach.
        Coverage = "coverage" nl "bereik" en "coverage",
        /// Who is late for a talk.
        Rhythm = "rhythm" nl "ritme" en "rhythm",
        /// Who had far fewer talks than their team.
        Attention = "attention" nl "aandacht" en "attention",
        /// Talks by type.
        Talks = "talks" nl "gesprekken" en "talks",
        Energy = "energy" nl "energie" en "energy",
        Signals = "signals" nl "signalen" en "signals",
        Wins = "wins" nl "successen" en "wins",
    }
}
