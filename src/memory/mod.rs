//! What follows from the record by replay: schedule, misses, scores and reading positions.

mod correction;
mod fact;
mod fold;
mod forgotten;
mod history;
mod located;
mod missed;
mod queries;
mod register;
mod remembered;
mod sitting_events;
mod tally;

pub use fact::answers::{FaceMemory, FactMemory, Miss, PrereadAnswer, Rest};
pub use fact::schedule::{FactState, MemoryState, Schedule, fading_step};
pub use fold::removable::forgotten_entries;
pub use fold::step::Step;
pub use forgotten::{Forgotten, RecordPart};
pub use history::PastAnswer;
pub use missed::{Missed, missed, missed_after};
pub use register::settings::StudySettings;
pub use register::sittings::{SittingName, SittingScore};
pub use register::{Flagged, ReadingMemory};
pub use remembered::Memory;
pub use sitting_events::{SittingAnswer, SittingEvent};
pub use tally::attempt::Attempt;
pub use tally::counts::Counts;
