//! Keeps the source tree in the shape that ARCHITECTURE.md describes: imports, libraries, sizes and comments.

mod docs;
mod libraries;
#[path = "../engine/phrases.rs"]
mod not_said;
mod pages;
mod phrases;
mod rooms;
mod sizes;
mod source;
mod words;
