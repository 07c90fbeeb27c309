//! The house stays as ARCHITECTURE.md says: who may import whom, which file names which library, and sizes.

mod libraries;
mod rooms;
mod sizes;
mod source;
mod words;
