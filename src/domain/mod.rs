//! What a conversation, an action, a goal, an obstacle, a rhythm and a team *are*, and the rules about them.
//!
//! Nothing here touches a file, reads the clock or speaks to people: rules take records and a day, and
//! give plain data.

pub mod access;
pub mod action;
pub mod agenda;
pub(crate) mod agreement;
pub mod attention;
pub mod away;
pub(crate) mod bank;
pub mod board;
pub mod bringing;
pub mod circle;
pub(crate) mod conflict;
pub mod conversation;
pub mod date;
pub mod employee;
pub mod ended;
pub(crate) mod follow_up;
pub mod goal;
pub mod growth;
pub mod guide;
pub(crate) mod handover;
pub(crate) mod history;
pub mod holding;
pub mod id;
pub(crate) mod incoming;
pub mod interval;
pub mod language;
pub(crate) mod likeness;
pub mod lookup;
pub mod me;
pub(crate) mod name;
pub(crate) mod naming;
pub mod note;
pub mod obstacle;
pub mod owner;
pub mod plan;
pub mod prepare_form;
pub mod problem;
pub mod promise;
pub mod promise_line;
pub mod readings;
pub mod records;
pub(crate) mod report;
pub(crate) mod repository;
pub mod retention;
pub mod rhythm;
pub(crate) mod rules;
#[cfg(test)]
pub(crate) mod sample;
pub mod schedule;
pub mod sealed;
pub mod sealed_for;
pub mod search;
pub mod settings;
pub mod sheet;
pub mod side;
pub mod signature;
pub mod slug;
pub(crate) mod team;
pub mod text;
pub mod theme;
pub mod today;
pub mod types;
pub mod words;
