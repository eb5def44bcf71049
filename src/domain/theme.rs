//! What conversations are about, and what they can signal.

use super::words::{OneOf, worded};

worded! {
    /// The themes of the built-in question bank, in the order of `format.md`.
    #[derive(PartialOrd, Ord)]
    BuiltIn {
        /// What gives energy.
        Energy = "energy" nl "energie" en "energy",
        /// What the work means.
        Meaning = "meaning" nl "betekenis" en "meaning",
        /// What could be otherwise.
        Change = "change" nl "verandering" en "change",
        /// What would make someone leave.
        Leaving = "leaving" nl "weggaan" en "leaving",
        /// What stands in the way.
        Obstacles = "obstacles" nl "belemmeringen" en "obstacles",
        /// What there is to learn.
        Learning = "learning" nl "leren" en "learning",
        /// Being appreciated.
        Appreciation = "appreciation" nl "waardering" en "appreciation",
        /// Being led.
        Leadership = "leadership" nl "leiding" en "leadership",
        /// Working together.
        Teamwork = "teamwork" nl "samenwerken" en "teamwork",
        /// How much work there is.
        Workload = "workload" nl "werkdruk" en "workload",
        /// Where to.
        Ambition = "ambition" nl "ambitie" en "ambition",
        /// Work and the rest of life.
        Balance = "balance" nl "balans" en "balance",
        /// Room to decide.
        Ownership = "ownership" nl "eigenaarschap" en "ownership",
        /// How content someone is.
        Satisfaction = "satisfaction" nl "tevredenheid" en "satisfaction",
    }
}

worded! {
    /// What a conversation can signal for workforce planning.
    #[derive(PartialOrd, Ord)]
    Known {
        /// Training is needed.
        Training = "training" nl "opleiding" en "training",
        /// Someone would move.
        Mobility = "mobility" nl "mobiliteit" en "mobility",
        /// There are too few people.
        Staffing = "staffing" nl "bezetting" en "staffing",
        /// There is too much work.
        Workload = "workload" nl "werkdruk" en "workload",
        /// Someone wants to grow.
        Growth = "growth" nl "groei" en "growth",
        /// Life asks for other work.
        LifePhase = "life-phase" nl "levensfase" en "life phase",
    }
}

/// A theme: one of the built-in bank, or an organisation's own.
pub type Theme = OneOf<BuiltIn>;

/// A signal for workforce planning, or any other word as written.
pub type Signal = OneOf<Known>;
