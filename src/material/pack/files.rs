//! The contents of a pack's folder, before they are parsed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Id of the learner's own pack and name of its folder. Every text in it is an article, and it needs no facts.
pub const OWN_PACK: &str = "mine";

/// Ids that no pack may have, because the record uses them as names of session scopes.
pub const RESERVED_IDS: [&str; 8] = [
    "bookmarked",
    "due",
    "everything",
    "flagged",
    "missed",
    "sure-wrong",
    "unseen",
    "weakest",
];

/// Who made a pack, which decides how strictly it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Shipped with the program: every fact must have a passage.
    Bundled,
    /// Made by the learner or a third party: passages are optional.
    Own,
}

/// All files of a pack's folder, in memory.
#[derive(Clone, Debug, Default)]
pub struct PackFiles {
    /// Name of the folder, for messages.
    pub folder: String,
    /// Contents by path inside the folder, separated with `/`.
    pub texts: BTreeMap<String, String>,
    /// Contents of images, by the same kind of path.
    pub images: BTreeMap<String, Arc<[u8]>>,
    /// Why files could not be read, by path.
    pub unreadable: BTreeMap<String, Unreadable>,
    /// Paths of links where files or folders of the pack would be. They are not followed.
    pub links: BTreeSet<String>,
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// 1-based; 0 for the whole file.
    pub line: usize,
    /// States what was found and what was expected.
    pub why: String,
}
