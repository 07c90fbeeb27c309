//! What follows from the record by replay: the schedule, what was missed, scores and reading positions.

mod fact;
mod fold;
mod forgotten;
mod missed;
mod plan;
mod queries;
mod register;
mod remembered;

pub use fact::answers::{Attempt, Counts, FaceMemory, FactMemory, Miss};
pub use fact::schedule::{FactState, MemoryState, Schedule, fading_step};
pub use fold::corrections::uncounted;
pub use fold::removable::forgotten_entries;
pub use forgotten::{Forgotten, RecordPart};
pub use missed::{Missed, missed, missed_after};
pub use plan::Plan;
pub use register::preread::PrereadAnswer;
pub use register::sittings::SittingScore;
pub use remembered::{Flagged, Memory, ReadingMemory};
