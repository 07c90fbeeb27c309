//! Packs, articles, and what a check finds in them.

pub mod blind;
pub mod check;
pub mod material;
pub mod reading;
