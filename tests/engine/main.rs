//! The engine without a window: packs, the record, memory, sittings, flows, files.

#![expect(
    clippy::disallowed_methods,
    reason = "the tests damage files as anybody may"
)]
#![expect(clippy::string_slice, reason = "the texts that are cut are ASCII")]

pub mod articles;
pub mod beside;
pub mod blind;
pub mod check;
pub mod faults;
pub mod flows;
pub mod forgetting;
pub mod fuzz;
pub mod guard_dump;
pub mod guard_extras;
pub mod guard_ingredients;
pub mod guard_lines;
pub mod guard_record;
pub mod guards;
pub mod in_text;
pub mod kinds;
pub mod lists;
pub mod loading;
pub mod material;
pub mod memory;
pub mod memory_fs;
pub mod monkey;
pub mod own_articles;
pub mod reading;
pub mod record;
pub mod start;
pub mod storage;
pub mod study;
pub mod support;
