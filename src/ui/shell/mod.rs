//! The frame of every screen: rail, modals and messages.

pub mod ask_data;
pub mod data;
mod lifetimes;
pub(in crate::ui) mod messages;
pub mod messages_data;
pub(in crate::ui) mod modals;
mod palette;
pub(in crate::ui) mod rail;
