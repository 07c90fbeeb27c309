//! The screens of a session: cards, questions, verdicts, the end page.

pub(in crate::ui) mod after_verdict;
pub(in crate::ui) mod announce;
pub(in crate::ui) mod answer_bar;
pub(in crate::ui) mod answer_row;
pub(in crate::ui) mod bar;
pub(in crate::ui) mod bookmark;
pub(in crate::ui) mod column;
pub mod data;
pub(in crate::ui) mod drill;
pub(in crate::ui) mod history;
pub(in crate::ui) mod inputs;
pub(in crate::ui) mod menu;
pub(in crate::ui) mod quiz;
pub(in crate::ui) mod result;
pub(in crate::ui) mod verdict;
