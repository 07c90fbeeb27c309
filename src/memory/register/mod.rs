//! What follows from the latest event of a kind, and the list of sittings.

pub(in crate::memory) mod preread;
pub(in crate::memory) mod sittings;
