//! Pictures of screens: the asserted ones, the gallery and its contact sheets.

pub mod cpu_renderer;
pub mod gallery;
pub mod look;
pub mod sheets;
