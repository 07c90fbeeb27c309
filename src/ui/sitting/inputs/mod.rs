//! The ways to answer: options, gaps and fields, orders, pairs.

pub(in crate::ui) mod matching;
pub(in crate::ui) mod options;
pub(in crate::ui) mod order;
pub(in crate::ui) mod typed;
