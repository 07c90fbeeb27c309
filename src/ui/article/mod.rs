//! Draws articles: layout, blocks, and the passage beside a question.

pub(in crate::ui) mod block;
pub(in crate::ui) mod layout;
pub(in crate::ui) mod menu;
pub(in crate::ui) mod passage;
