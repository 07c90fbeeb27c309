//! Parses a value from RON; errors name the position, the path, what was found and what was expected.

use serde::de::DeserializeOwned;

/// Why a text could not be parsed; positions are relative to that text.
#[derive(Debug)]
pub(in crate::material) struct ParseError {
    /// 1-based.
    pub line: usize,
    /// 1-based, in characters.
    pub column: usize,
    /// Path inside the value; empty at the top.
    pub path: String,
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

/// Parses all of `text` as one value; trailing text is an error.
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
