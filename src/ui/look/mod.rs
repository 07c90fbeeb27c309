//! The visual language: colours, type, icons, and how things are called on screen.

pub(in crate::ui) mod fonts;
pub(in crate::ui) mod names;
pub(in crate::ui) mod phrases;
pub(in crate::ui) mod scale;
pub(in crate::ui) mod shapes;
pub(in crate::ui) mod text;
pub mod theme;
