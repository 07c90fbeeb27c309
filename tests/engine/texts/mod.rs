//! Packs and articles, and the checks of their questions.

pub mod blind;
pub mod check;
pub mod check_bank;
pub mod check_cases;
pub mod check_packs;
pub mod check_places;
pub mod check_planted;
pub mod material;
pub mod proofs;
pub mod reading;
pub mod statements;
