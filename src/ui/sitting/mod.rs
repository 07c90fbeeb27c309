//! The screens of a session: cards, questions, verdicts, the end page.

pub(in crate::ui) mod after_verdict;
pub(in crate::ui) mod answer_row;
pub(in crate::ui) mod bar;
pub(in crate::ui) mod confidence;
pub mod data;
pub(in crate::ui) mod drill;
pub(in crate::ui) mod history;
pub(in crate::ui) mod matching;
pub(in crate::ui) mod options;
pub(in crate::ui) mod order;
pub(in crate::ui) mod quiz;
pub(in crate::ui) mod result;
pub(in crate::ui) mod typed;
pub(in crate::ui) mod verdict;
