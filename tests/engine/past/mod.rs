//! The record, the memory that follows from it, and forgetting.

pub mod days;
pub mod forgetting;
pub mod loading;
pub mod memory;
pub mod record;
pub mod words;
