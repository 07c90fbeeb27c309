//! Events as RON. The only module of the record that names the `ron` crate.
//!
//! A kind's struct is unwrapped into its variant: `Answer(at:…)`, not `Answer((at:…))`.

use ::ron::Options;
use ::ron::extensions::Extensions;
use serde::Deserialize;

use crate::record::event::Event;

pub use ::ron::Error;
pub(in crate::record) use ::ron::error::SpannedError;

fn options() -> Options {
    Options::default().with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES)
}

/// Formats an event as in its line, up to the comma.
pub(in crate::record) fn write_event(event: &Event) -> Result<String, Error> {
    options().to_string(event)
}

pub(in crate::record) fn read_event(text: &str) -> Result<Event, SpannedError> {
    options().from_str(text)
}

/// A whole file of the record as a single value.
#[derive(Deserialize)]
#[serde(rename = "Scores")]
pub(in crate::record) struct Document {
    pub format: u32,
    pub device: String,
    // Never give it a default: a damaged field name must not read as an empty history.
    pub log: Vec<Event>,
}

pub(in crate::record) fn read_document(text: &str) -> Option<Document> {
    options().from_str(text).ok()
}
