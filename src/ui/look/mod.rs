//! How everything looks: colours, fonts, shapes drawn by us, text.

pub(in crate::ui) mod fonts;
pub(in crate::ui) mod names;
pub(in crate::ui) mod shapes;
pub(in crate::ui) mod text;
pub mod theme;
