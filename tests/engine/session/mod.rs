//! Drills and quizzes, on their own and through the model.

pub mod flows;
pub mod in_text;
pub mod kinds;
pub mod left;
pub mod lists;
pub mod monkey;
pub mod pages;
pub mod proof;
pub mod study;
