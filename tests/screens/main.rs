//! The screens without a display: stories, pictures and contrast.

pub mod answering;
#[path = "../engine/articles.rs"]
pub mod articles;
pub mod fit;
pub mod focus;
pub mod keyboard;
pub mod keys;
pub mod kinds;
pub mod library;
pub mod long_record;
#[path = "../engine/files/memory_fs.rs"]
pub mod memory_fs;
pub mod messages;
pub mod palette;
#[path = "../engine/phrases.rs"]
pub mod phrases;
pub mod picture;
pub mod reading;
pub mod session;
pub mod stories;
#[path = "../engine/support.rs"]
pub mod support;
pub mod tree;
pub mod verdicts;
pub mod window;
pub mod words;
