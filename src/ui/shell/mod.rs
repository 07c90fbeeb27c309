//! What surrounds every screen: the rail, the banner, modals and toasts.

pub mod ask_data;
pub mod data;
pub(in crate::ui) mod modals;
pub(in crate::ui) mod rail;
