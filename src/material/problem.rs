//! What is wrong with a pack, and where.

use std::fmt;

/// One thing that could not be read, with its place; the rest of the pack is used all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The folder of the pack.
    pub pack: String,
    /// The file inside that folder.
    pub file: String,
    /// Counted from 1; 0 when the whole file is meant.
    pub line: usize,
    /// Counted in characters from 1; 0 when the whole line is meant.
    pub column: usize,
    /// The path inside the value, such as `questions[1].Choice.key`; may be empty.
    pub path: String,
    /// What was found and what was expected.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.pack, self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if self.column > 0 {
            write!(f, ":{}", self.column)?;
        }
        if !self.path.is_empty() {
            write!(f, ": {}", self.path)?;
        }
        write!(f, ": {}", self.message)
    }
}
