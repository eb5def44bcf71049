//! The themes of the built-in question bank.

/// Every built-in theme, in the order of `format.md`.
pub const THEMES: &[&str] = &[
    "energy",
    "meaning",
    "change",
    "leaving",
    "obstacles",
    "learning",
    "appreciation",
    "leadership",
    "teamwork",
    "workload",
    "ambition",
    "balance",
    "ownership",
    "satisfaction",
];

/// What a talk can signal for workforce planning.
pub const SIGNALS: &[&str] = &["training", "mobility", "staffing", "workload", "growth", "life-phase"];
