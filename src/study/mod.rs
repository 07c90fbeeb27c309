//! One sitting: what to ask, in which order, and what an answer leads to. Pure state machines.

mod pick;
mod scope;
mod shuffle;
mod sitting;

pub use pick::{
    DrillPlan, QUIZ_LENGTH, QuizWish, drill_plan, due_on, quiz_asks, quiz_length, seconds_for,
};
pub use scope::{Mode, Scope};
pub use shuffle::{Shuffler, options_in_order};
pub use sitting::{Given, Judged, Progress, Sitting, Stage};
