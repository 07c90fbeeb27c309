//! What a sum counts.

use crate::memory::tally::attempt::Attempt;
use crate::record::{AnswerView, Mode, StudyDay};

/// An answer that counts, with what follows from those before it.
pub(in crate::memory) struct Counted<'a> {
    /// As it stands in the record.
    pub view: AnswerView<'a>,
    /// The place of its session; `None` for one that has none that counts.
    pub sitting: Option<usize>,
    /// The mode of that session.
    pub mode: Option<&'a Mode>,
    /// The study day on which it counts.
    pub day: StudyDay,
    pub attempt: Attempt,
    /// Whether it is the first to its fact.
    pub introduces: bool,
    /// 0 to 255, as it was amended.
    pub score: u8,
}

/// Sums over the answers that count. The order in which they come does not matter, and what was counted can be taken away.
pub(in crate::memory) trait Tally {
    fn count_in(&mut self, it: &Counted<'_>);

    /// Takes away what was counted before, with the same parts.
    fn count_out(&mut self, it: &Counted<'_>);
}
