//! Packs and articles, and the checks of their questions.

pub mod blind;
pub mod check;
pub mod material;
pub mod proofs;
pub mod reading;
pub mod statements;
