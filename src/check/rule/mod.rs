//! The checks of single questions and facts, a file for each thing that they look at.

pub(in crate::check) mod authority;
pub(in crate::check) mod facts;
pub(in crate::check) mod kind;
pub(in crate::check) mod likeness;
pub(in crate::check) mod negatives;
pub(in crate::check) mod options;
pub(in crate::check) mod proof;
pub(in crate::check) mod ranges;
pub(in crate::check) mod reasons;
pub(in crate::check) mod signs;
pub(in crate::check) mod stems;
pub(in crate::check) mod structure;
