//! One file a command: its arguments and what it does.

mod cli;
mod editor;
mod loaded;
mod page;
mod resolve;
mod run;
mod take_in;
mod written;

mod act;
mod actions;
mod check;
mod close;
mod completions;
mod done;
mod drop;
mod edit;
mod employee;
mod init;
mod list;
mod man;
mod new;
mod obstacles;
mod prepare;
mod questions;
mod reopen;
mod report;
mod show;
mod today;

pub use cli::{command, reference, run};
