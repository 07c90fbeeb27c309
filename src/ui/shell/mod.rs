//! What stands around every screen: the rail, what lies over it.

pub(in crate::ui) mod modals;
pub(in crate::ui) mod rail;
