//! Drills and quizzes, alone and as one goes through the app.

pub mod flows;
pub mod in_text;
pub mod kinds;
pub mod left;
pub mod lists;
pub mod monkey;
pub mod study;
