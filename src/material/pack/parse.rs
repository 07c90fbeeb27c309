//! One value from RON text, with an error that names place, path, found and expected.

use serde::de::DeserializeOwned;

/// Why a text could not be read; the place is relative to the text.
#[derive(Debug)]
pub(in crate::material) struct ParseError {
    /// Counted from 1.
    pub line: usize,
    /// Counted in characters from 1.
    pub column: usize,
    /// The path inside the value; empty at its top.
    pub path: String,
    /// What was found and what was expected.
    pub message: String,
}

impl ParseError {
    fn new(error: &ron::error::SpannedError, path: String) -> Self {
        Self {
            line: error.span.start.line,
            column: error.span.start.col,
            path,
            message: error.code.to_string(),
        }
    }
}

/// Reads the whole of `text` as one value; anything left over is an error too.
pub(in crate::material) fn parse<T: DeserializeOwned>(text: &str) -> Result<T, ParseError> {
    let mut reader = ron::Deserializer::from_str(text)
        .map_err(|error| ParseError::new(&error, String::new()))?;
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let path = if path == "." { String::new() } else { path };
        ParseError::new(&reader.span_error(error.into_inner()), path)
    })?;
    reader
        .end()
        .map_err(|error| ParseError::new(&reader.span_error(error), String::new()))?;
    Ok(value)
}
