//! Files: storage, a disk that fails, and the start of the app.

pub mod beside;
pub mod faults;
pub mod fuzz;
pub mod memory_fs;
pub mod own_articles;
pub mod sight;
pub mod start;
pub mod storage;
