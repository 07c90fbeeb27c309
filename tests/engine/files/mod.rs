//! Files: the file system, what goes wrong with it, the start.

pub mod beside;
pub mod faults;
pub mod fuzz;
pub mod memory_fs;
pub mod own_articles;
pub mod start;
pub mod storage;
