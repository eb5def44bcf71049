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
        /// The same by team and half-year.
        ObstaclesByHalf = "obstacles-by-half" nl "belemmeringen per halfjaar" en "obstacles by half-year",
        /// What the organisation does.
        Organisation = "organisation" nl "organisatie" en "organisation",
        /// What became of promises.
        Promises = "promises" nl "beloften" en "promises",
        /// The same in spans of time.
        PromisesOverTime = "promises-over-time" nl "beloften over de tijd" en "promises over time",
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
        /// What people ask for, as lines of a budget.
        Wishes = "wishes" nl "wensen" en "wishes",
        /// Who would move.
        Mobility = "mobility" nl "mobiliteit" en "mobility",
        /// Where people are missing.
        Staffing = "staffing" nl "bezetting" en "staffing",
        /// The rounds that run, by team.
        Rounds = "rounds" nl "rondes" en "rounds",
        /// How many goals serve each ambition.
        Ambitions = "ambitions" nl "ambities" en "ambitions",
        /// Who came, left and stayed, by half-year.
        Outcomes = "outcomes" nl "uitkomsten" en "outcomes",
        /// Why people left, by half-year.
        LeftBecause = "left-because" nl "waarom weg" en "left because",
        /// From which team to which people went, by half-year.
        Moves = "moves" nl "overstappen" en "moves",
        Wins = "wins" nl "successen" en "wins",
    }
}

impl Part {
    /// Whether it tells figures by half-year or over time, which are counted for it alone.
    pub fn is_by_time(self) -> bool {
        matches!(self, Part::ObstaclesByHalf | Part::PromisesOverTime)
    }
}
