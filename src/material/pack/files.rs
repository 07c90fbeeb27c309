//! What a pack is read from.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The id of the learner's own pack, and the name of its folder. Each text in it is an article, and it needs no facts.
pub const OWN_PACK: &str = "mine";

/// Ids that no pack may have: in the record each is a word that says what a session is of.
pub const RESERVED_IDS: [&str; 7] = [
    "due",
    "everything",
    "flagged",
    "missed",
    "sure-wrong",
    "unseen",
    "weakest",
];

/// Who made a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// We did: each fact has its passage.
    Bundled,
    /// The learner, or somebody else: passages are optional.
    Own,
}

/// The texts of a pack's folder.
#[derive(Clone, Debug, Default)]
pub struct PackFiles {
    /// The folder's name, for messages.
    pub folder: String,
    /// Paths inside the folder, with `/`, and what the files say.
    pub texts: BTreeMap<String, String>,
    /// The same for images.
    pub images: BTreeMap<String, Arc<[u8]>>,
    /// The files that could not be read, and why.
    pub unreadable: BTreeMap<String, String>,
}
