//! How much of an answer was right.

/// A percentage, 0 to 100. Only the full score is right; anything less is a miss.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score(u8);

impl Score {
    /// All of it was right.
    pub const FULL: Self = Self(100);

    /// More than 100, which a file from elsewhere may hold, counts as the full score.
    pub fn new(percent: u8) -> Self {
        Self(percent.min(Self::FULL.0))
    }

    /// The percentage, 0 to 100.
    pub fn percent(self) -> u8 {
        self.0
    }

    /// Whether the answer was right.
    pub fn is_full(self) -> bool {
        self == Self::FULL
    }
}
