//! The frame of every screen: rail, banner, modals and toasts.

pub mod ask_data;
pub mod data;
pub(in crate::ui) mod modals;
pub(in crate::ui) mod rail;
