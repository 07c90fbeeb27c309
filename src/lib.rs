//! Spotter: read an article, recall it, test yourself, and go back to the very sentence you missed.
//!
//! `ARCHITECTURE.md` maps the modules and says what each may import.

pub mod answer;
pub mod app;
pub mod base32;
pub mod check;
pub mod cli;
pub mod exchange;
mod fast;
pub mod hash;
pub mod material;
pub mod memory;
pub mod model;
pub mod reading;
pub mod record;
pub mod settings;
pub mod storage;
pub mod study;
pub mod ui;
mod unicode;
