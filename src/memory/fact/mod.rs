//! What the answers to one fact come to.

pub(in crate::memory) mod answers;
pub(in crate::memory) mod list;
pub(in crate::memory) mod schedule;
