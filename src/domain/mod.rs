//! What a conversation, an action, a goal, an obstacle, a rhythm and a team *are*, and the rules about them.
//!
//! Nothing here touches a file, reads the clock or speaks to people: rules take records and a day, and
//! give plain data.

pub mod action;
pub mod agenda;
pub mod agreement;
pub mod attention;
pub mod bank;
pub mod board;
pub mod conflict;
pub mod conversation;
pub mod date;
pub mod employee;
pub mod follow_up;
pub mod goal;
pub mod growth;
pub mod handover;
pub mod history;
pub mod id;
pub mod incoming;
pub mod interval;
pub mod language;
pub mod likeness;
pub mod lookup;
pub mod name;
pub mod naming;
pub mod obstacle;
pub mod owner;
pub mod plan;
pub mod prepare_form;
pub mod problem;
pub mod promise;
pub mod records;
pub mod report;
pub mod repository;
pub mod rhythm;
pub mod rules;
#[cfg(test)]
pub mod sample;
pub mod settings;
pub mod sheet;
pub mod side;
pub mod signature;
pub mod slug;
pub mod team;
pub mod text;
pub mod theme;
pub mod today;
pub mod types;
pub mod words;
