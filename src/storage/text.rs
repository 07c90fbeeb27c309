//! Reads text files: UTF-8, with or without a byte-order mark.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::storage::fs::Fs;

/// U+FEFF at the beginning of a file, which some editors write.
pub(in crate::storage) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Reads a file as UTF-8, without its byte-order mark.
pub(in crate::storage) fn text_at(fs: &dyn Fs, path: &Path) -> io::Result<String> {
    let mut bytes = fs.read(path)?;
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    String::from_utf8(bytes).map_err(|error| {
        let whole = error.utf8_error().valid_up_to();
        let bytes = error.into_bytes();
        let found = if is_utf16(&bytes) {
            NotUtf8::Utf16
        } else {
            let before = bytes.get(..whole).unwrap_or_default();
            NotUtf8::Line(before.split(|byte| *byte == b'\n').count())
        };
        io::Error::new(ErrorKind::InvalidData, found)
    })
}

/// Why a file is no UTF-8 text.
#[derive(Clone, Copy, Debug, thiserror::Error)]
pub(in crate::storage) enum NotUtf8 {
    #[error("found UTF-16 text, expected UTF-8")]
    Utf16,
    /// The first line that is none, from 1.
    #[error("line {0}: found bytes that are not UTF-8, expected UTF-8 text")]
    Line(usize),
}

impl NotUtf8 {
    /// Returns it if that is why a text could not be read.
    pub(in crate::storage) fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }
}

/// Whether bytes begin as UTF-16 text does.
pub(in crate::storage) fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff")
}
