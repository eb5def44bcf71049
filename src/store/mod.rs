//! The files: where they lie, reading all of them fast, changing a few lines without disturbing the rest.

pub mod answers;
pub mod change;
pub mod check;
pub mod decode;
pub mod draft;
pub mod encode;
pub mod fault;
pub mod fields;
pub mod file;
pub mod fix;
pub mod form;
pub mod git;
pub mod history;
pub mod index;
mod journal;
mod judge;
pub mod layout;
pub mod link;
pub mod list;
pub mod lock;
mod marked;
pub mod merge;
pub mod need;
pub mod passages;
pub mod private;
pub mod questions;
pub mod read;
pub mod schema;
pub mod settings;
mod staged;
pub mod undo;
pub mod workspace;
pub mod write;
pub mod yaml;

pub use fault::Fault;
pub use workspace::Store;
