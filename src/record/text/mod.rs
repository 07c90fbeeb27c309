//! The record as text: events as lines of RON, and the files that hold them.

pub(in crate::record) mod blocks;
pub(in crate::record) mod fast_line;
#[cfg(test)]
pub(in crate::record) mod fast_line_tests;
pub(in crate::record) mod file;
pub(in crate::record) mod file_line;
pub(in crate::record) mod line;
pub(in crate::record) mod repair;
pub(in crate::record) mod ron;
pub(in crate::record) mod sums;
