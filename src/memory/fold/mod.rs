//! From events to memory: everything at once, one event more, what changes the past.

pub(in crate::memory) mod places;
pub(in crate::memory) mod reach;
pub(in crate::memory) mod removable;
pub(in crate::memory) mod replay;
pub(in crate::memory) mod scan;
pub(in crate::memory) mod step;
pub(in crate::memory) mod turn;
pub(in crate::memory) mod walk;
