//! What follows from the record by replay: the schedule, what was missed, scores and reading positions.

mod adding;
mod answers;
mod checks;
mod corrections;
mod forgotten;
mod missed;
mod places;
mod plan;
mod queries;
mod remembered;
mod replay;
mod schedule;
mod sittings;
mod undoing;

pub use answers::{AskMemory, Attempt, Counts, FactMemory, Miss};
pub use checks::Checked;
pub use corrections::uncounted;
pub use forgotten::{Forgotten, RecordPart, forgotten_entries};
pub use missed::{Missed, missed};
pub use plan::Plan;
pub use remembered::{Flagged, Memory, ReadingMemory};
pub use schedule::{FactState, Schedule, Strength, fading_step};
pub use sittings::SittingScore;
