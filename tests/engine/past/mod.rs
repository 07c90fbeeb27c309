//! The record, what follows from it, and what is forgotten.

pub mod days;
pub mod forgetting;
pub mod loading;
pub mod memory;
pub mod record;
pub mod words;
