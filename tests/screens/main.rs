//! The screens without a display: stories, pictures and contrast.

pub mod answering;
#[path = "../engine/articles.rs"]
pub mod articles;
pub mod cpu_renderer;
pub mod fit;
pub mod focus;
pub mod gallery;
pub mod keyboard;
pub mod keys;
pub mod kinds;
pub mod library;
pub mod long_record;
pub mod look;
pub mod reading;
pub mod session;
pub mod stories;
#[path = "../engine/support.rs"]
pub mod support;
pub mod verdicts;
pub mod window;
