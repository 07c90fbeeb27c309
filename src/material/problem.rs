//! Problems found while reading a pack.

use std::fmt;

/// Something that could not be read, and where; the rest of the pack is still used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Name of the pack's folder.
    pub pack: String,
    /// Path inside that folder.
    pub file: String,
    /// 1-based; 0 for the whole file.
    pub line: usize,
    /// 1-based, in characters; 0 for the whole line.
    pub column: usize,
    /// Path inside the value, such as `questions[1].Choice.key`; may be empty.
    pub path: String,
    /// States what was found and what was expected.
    pub message: String,
}

impl Problem {
    /// The pack in `folder` has the id of `first`, which names an earlier pack and its place; it is left out.
    pub fn taken_id(id: &str, folder: &str, first: &str) -> Self {
        Self {
            pack: folder.to_owned(),
            file: "pack.ron".to_owned(),
            line: 0,
            column: 0,
            path: String::new(),
            message: format!(
                "found the pack id {id:?}, which {first} has already, expected an id of its own; this pack is left out"
            ),
        }
    }
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

/// Why a pack cannot be used at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Never empty; the one that rules out the pack comes first, then what else was found.
    pub problems: Vec<Problem>,
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self {
            problems: vec![problem],
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, problem) in self.problems.iter().enumerate() {
            if place > 0 {
                f.write_str("; ")?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}
