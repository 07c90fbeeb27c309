//! Events as RON: the only module that names the library for the record.
//!
//! A kind's struct is written as if its fields were those of the variant: `Answer(at:…)`, not `Answer((at:…))`.

use ::ron::Options;
use ::ron::extensions::Extensions;
use serde::Deserialize;

use crate::record::event::Event;

pub use ::ron::Error;
pub(in crate::record) use ::ron::error::SpannedError;

fn options() -> Options {
    Options::default().with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES)
}

/// An event as it stands in a line, before the comma.
pub(in crate::record) fn write_event(event: &Event) -> Result<String, Error> {
    options().to_string(event)
}

/// Reads one event.
pub(in crate::record) fn read_event(text: &str) -> Result<Event, SpannedError> {
    options().from_str(text)
}

/// A file of the record as one value.
#[derive(Deserialize)]
#[serde(rename = "Scores")]
pub(in crate::record) struct Document {
    pub format: u32,
    pub device: String,
    // Never with a default: a damaged name of this field must not read as an empty history.
    pub log: Vec<Event>,
}

/// Reads a file that is one value.
pub(in crate::record) fn read_document(text: &str) -> Option<Document> {
    options().from_str(text).ok()
}
