//! A single session: what to ask, in which order, and what follows from an answer. Pure state machines.

mod draw;
#[cfg(test)]
mod sample_tests;
mod sitting;

pub use draw::drill_plan::{DrillPlan, drill_plan, due_on, seconds_for};
pub use draw::fit::{Fit, FitCount};
pub use draw::in_text::{
    CHECK_LENGTH, Gain, after_section, before_section, face_of, gain, next_weak,
};
pub use draw::pick::{QUIZ_LENGTH, QuizWish, Siblings, quiz_asks, quiz_length, quiz_of};
pub use draw::shuffle::{Shuffler, options_in_order};
pub use sitting::Sitting;
pub use sitting::breakdown::{TopicScore, by_topic, last_time, median_ms, slowest};
pub use sitting::claims::can_claim;
pub use sitting::contrast::{Contrast, contrast};
pub use sitting::headline::{Counted, Headline, headline};
pub use sitting::resume::{offered, resumed, unfinished};
pub use sitting::rules::{Rules, is_in_text};
pub use sitting::state::{Feedback, Given, Judged, Progress, Stage, Wish};
