//! From events to memory: the full replay, the step for one more event, and corrections of the past.

pub(in crate::memory) mod places;
pub(in crate::memory) mod reach;
pub(in crate::memory) mod removable;
pub(in crate::memory) mod replay;
pub(in crate::memory) mod scan;
pub(in crate::memory) mod step;
pub(in crate::memory) mod turn;
pub(in crate::memory) mod walk;
