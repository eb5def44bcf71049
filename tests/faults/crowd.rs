//! Many processes in one workspace.
