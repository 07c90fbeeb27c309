//! Keeps the source tree in the shape that ARCHITECTURE.md describes: imports, libraries, sizes and comments.

mod docs;
mod libraries;
mod pages;
mod rooms;
mod sizes;
mod source;
mod words;
