//! The checks of one kind of question, a file for each.

pub(in crate::check) mod amounts;
pub(in crate::check) mod cards;
pub(in crate::check) mod formats;
pub(in crate::check) mod statements;
pub(in crate::check) mod tasks;
pub(in crate::check) mod typed;
