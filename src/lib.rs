//! `stay`: stay interviews and the conversation cycle around them, as plain files in the team's own repository.
//!
//! Folders are layers and arrows run one way:
//!
//! - [`domain`]: what things are and the rules about them; no files, no clock, no sentences
//! - [`store`]: the files
//! - [`vault`]: seals and opens bytes, and keeps what was opened for the session; knows nothing of records
//! - [`i18n`]: every sentence, in Dutch and English
//! - `render`: a list or a report to text, Markdown, CSV or JSON
//! - [`commands`]: one file a command
//! - `context`: what every command is handed; `output`: where words go; `hidden`: what is typed and not shown;
//!   `error`: what went wrong and its exit code; `parallel`: work by several threads;
//!   `progress`: how far it is

// What people, editors, git and mail hand over must never end the program. Where most of it comes in, places in a text or
// a list are asked for, too, and never taken for granted: the rooms that say so at their heads.
#![warn(unreachable_pub)]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::todo))]

pub mod commands;
mod context;
pub mod domain;
mod error;
mod hidden;
pub mod i18n;
mod output;
mod parallel;
mod progress;
mod render;
pub mod store;
pub mod vault;
