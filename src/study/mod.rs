//! One sitting: what to ask, in which order, and what an answer leads to. Pure state machines.

mod after_verdict;
mod contrast;
mod drill_plan;
mod fit;
mod pick;
mod pool;
mod progress;
mod prompts;
mod report;
mod resume;
mod scope;
mod shuffle;
mod sitting;

pub use contrast::{Contrast, contrast};
pub use drill_plan::{DrillPlan, drill_plan, due_on, seconds_for};
pub use fit::{Fit, FitCount};
pub use pick::{QUIZ_LENGTH, QuizWish, quiz_asks, quiz_length, quiz_of};
pub use progress::{Feedback, Given, Judged, Progress, Stage, Wish};
pub use prompts::{CHECK_LENGTH, Gain, after_section, before_section, face_of, gain, next_weak};
pub use report::{TopicScore, by_topic, last_time, median_ms, slowest};
pub use resume::{CutOff, interrupted, resumed};
pub use scope::{Mode, Scope};
pub use shuffle::{Shuffler, options_in_order};
pub use sitting::Sitting;
