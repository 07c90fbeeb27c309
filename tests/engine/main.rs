//! The app without a window: packs, the record, memory, sittings, the model and files.

#![expect(
    clippy::disallowed_methods,
    reason = "the tests damage files as anybody may"
)]
#![expect(clippy::string_slice, reason = "the texts that are cut are ASCII")]

pub mod articles;
pub mod files;
pub mod guards;
pub mod past;
pub mod session;
pub mod support;
pub mod texts;
