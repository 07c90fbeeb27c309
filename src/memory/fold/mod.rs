//! From events to memory: everything at once, one event more, one taken back.

pub(in crate::memory) mod before;
pub(in crate::memory) mod correction;
pub(in crate::memory) mod corrections;
pub(in crate::memory) mod places;
pub(in crate::memory) mod removable;
pub(in crate::memory) mod replay;
pub(in crate::memory) mod step;
pub(in crate::memory) mod undo;
