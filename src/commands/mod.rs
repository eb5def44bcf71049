//! One file a command: its arguments and what it does.

mod cli;
mod confirm;
mod editor;
mod hook;
mod loaded;
mod page;
mod promises;
mod resolve;
mod run;
mod take_in;
mod written;

mod act;
mod actions;
mod board;
mod check;
mod close;
mod completions;
mod done;
mod drop;
mod edit;
mod employee;
mod goal;
mod goals;
mod growth;
mod handover;
mod init;
mod list;
mod log;
mod man;
mod merge_driver;
mod new;
mod obstacles;
mod plan;
mod prepare;
mod questions;
mod release;
mod reopen;
mod report;
mod show;
mod sync;
mod today;
mod undo;

pub use cli::{command, reference, run};
