//! The state of a single fact: schedule, faces, answers.

pub(in crate::memory) mod answers;
pub(in crate::memory) mod list;
pub(in crate::memory) mod schedule;
