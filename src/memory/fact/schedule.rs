//! When a fact is due: FSRS as computed by Anki. The only module that uses the `fsrs` crate.

use std::iter;

use fsrs::{
    DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview, MemoryState as FsrsState, NextStates,
    current_retrievability,
};

use crate::answer::Grade;
use crate::record::StudyDay;

/// The FSRS memory state of a fact, and when it is due.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MemoryState {
    /// Days until retrievability drops to 90 %.
    pub stability: f32,
    /// From 1 (easy) to 10 (hard).
    pub difficulty: f32,
    /// Study day of the latest graded answer.
    pub last_day: StudyDay,
    pub due: StudyDay,
    pub last_grade: Grade,
}

/// How well a fact is learnt. All screens show a state with the same mark and word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactState {
    /// No graded answer yet.
    New,
    /// Last graded Again, or stability below three days.
    Learning,
    /// Retrievability is below the desired retention.
    Fading,
    /// All others.
    Strong,
}

impl FactState {
    /// In order from new to strong.
    pub const ALL: [Self; 4] = [Self::New, Self::Learning, Self::Fading, Self::Strong];

    /// The word that every screen uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Learning => "learning",
            Self::Fading => "fading",
            Self::Strong => "strong",
        }
    }
}

/// How far `recall` has dropped: 0 below 0.9, 1 below 0.75, 2 below 0.55; `None` from 0.9 up.
pub fn fading_step(recall: f32) -> Option<usize> {
    [0.55, 0.75, 0.9]
        .iter()
        .position(|limit| recall < *limit)
        .map(|place| 2 - place)
}

/// The FSRS scheduler at a desired retention.
pub struct Schedule {
    fsrs: FSRS,
    /// Desired retention: a fact is due when its retrievability drops to this.
    retention: f32,
}

impl Schedule {
    /// Creates a schedule with the desired `retention`, clamped to between 0.7 and 0.99.
    pub fn new(retention: f32) -> Self {
        Self {
            fsrs: FSRS::default(),
            retention: retention.clamp(0.7, 0.99),
        }
    }

    /// Returns the state after an answer on study day `day`, or `None` for a grade that does not affect the schedule.
    pub fn after(
        &self,
        before: Option<&MemoryState>,
        day: StudyDay,
        grade: Grade,
    ) -> Option<MemoryState> {
        self.after_all(before, iter::once((day, grade)))
    }

    /// Returns the state after several answers in order, or `None` if none of them affects the schedule.
    ///
    /// Bit for bit the same as calling `after` for each of them.
    pub(in crate::memory) fn after_all(
        &self,
        before: Option<&MemoryState>,
        answers: impl Iterator<Item = (StudyDay, Grade)>,
    ) -> Option<MemoryState> {
        let mut last = before.map(|it| (it.last_day, it.last_grade));
        let review = |(day, grade): (StudyDay, Grade)| {
            let rating = match grade {
                Grade::Again => 1,
                Grade::Hard => 2,
                Grade::Good => 3,
                Grade::Easy => 4,
                Grade::Other => return None,
            };
            let delta_t = elapsed(last.map(|(day, _)| day), day);
            last = Some((day, grade));
            Some(FSRSReview { rating, delta_t })
        };
        let reviews: Vec<FSRSReview> = answers.filter_map(review).collect();
        let rating = reviews.last()?.rating;
        let (last_day, last_grade) = last?;
        let item = FSRSItem { reviews };
        let memory = self.fsrs.memory_state(item, before.map(memory_of)).ok()?;
        let interval = self
            .fsrs
            .next_interval(Some(memory.stability), self.retention, rating);
        Some(MemoryState {
            stability: memory.stability,
            difficulty: memory.difficulty,
            last_day,
            due: last_day.saturating_add(whole_days(interval)),
            last_grade,
        })
    }

    /// Days until the fact is due again after each grade, Again to Easy.
    pub fn intervals(&self, before: Option<&MemoryState>, day: StudyDay) -> Option<[StudyDay; 4]> {
        let next = self.next(before, day)?;
        Some([next.again, next.hard, next.good, next.easy].map(|state| whole_days(state.interval)))
    }

    /// The chance of recalling the fact on study day `day`, 0 to 1.
    pub fn retrievability(state: &MemoryState, day: StudyDay) -> f32 {
        let elapsed = day.saturating_sub(state.last_day).max(0);
        current_retrievability(memory_of(state), elapsed as f32, DEFAULT_PARAMETERS[20])
    }

    /// Classifies a fact on study day `day`; `state` is `None` without a graded answer.
    pub fn state(&self, state: Option<&MemoryState>, day: StudyDay) -> FactState {
        match state {
            None => FactState::New,
            Some(state) if state.last_grade == Grade::Again || state.stability < 3.0 => {
                FactState::Learning
            }
            Some(state) if Self::retrievability(state, day) < self.retention => FactState::Fading,
            Some(_) => FactState::Strong,
        }
    }

    /// `None` only if `before` is not finite, which the crate never returns.
    fn next(&self, before: Option<&MemoryState>, day: StudyDay) -> Option<NextStates> {
        self.fsrs
            .next_states(
                before.map(memory_of),
                self.retention,
                elapsed(before.map(|it| it.last_day), day),
            )
            .ok()
    }
}

/// Days since the last answer; 0 for the first, and if the last lies in the future.
fn elapsed(before: Option<StudyDay>, day: StudyDay) -> u32 {
    before.map_or(0, |before| {
        u32::try_from(day.saturating_sub(before)).unwrap_or(0)
    })
}

fn memory_of(state: &MemoryState) -> FsrsState {
    FsrsState {
        stability: state.stability,
        difficulty: state.difficulty,
    }
}

/// At least one day, at most a hundred years.
fn whole_days(interval: f32) -> StudyDay {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "clamped to whole days first"
    )]
    let days = interval.round().clamp(1.0, 36_500.0) as StudyDay;
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_intervals_are_those_of_the_reference() {
        let schedule = Schedule::new(0.9);
        assert_eq!(
            schedule.intervals(None, 100),
            Some([1, 1, 2, 8]),
            "a new fact"
        );
        let held = MemoryState {
            stability: 10.0,
            difficulty: 5.0,
            last_day: 90,
            due: 100,
            last_grade: Grade::Good,
        };
        assert_eq!(
            schedule.intervals(Some(&held), 100),
            Some([1, 23, 32, 51]),
            "ten days later"
        );
        assert!(
            (Schedule::retrievability(&held, 120) - 0.809_388).abs() < 1e-5,
            "recall after thirty days"
        );
    }

    #[test]
    fn a_fact_goes_from_new_over_learning_to_strong_and_fades() {
        let schedule = Schedule::new(0.9);
        assert_eq!(schedule.state(None, 0), FactState::New, "no answer yet");
        let first = schedule.after(None, 0, Grade::Good).expect("a state");
        assert_eq!(
            schedule.state(Some(&first), 0),
            FactState::Learning,
            "held for two days"
        );
        let second = schedule
            .after(Some(&first), 2, Grade::Good)
            .expect("a state");
        assert_eq!(
            schedule.state(Some(&second), 2),
            FactState::Strong,
            "held longer"
        );
        assert_eq!(
            schedule.state(Some(&second), 60),
            FactState::Fading,
            "two months later"
        );
        let lapsed = schedule
            .after(Some(&second), 60, Grade::Again)
            .expect("a state");
        assert_eq!(
            schedule.state(Some(&lapsed), 60),
            FactState::Learning,
            "failed"
        );
        assert!(
            (61..63).contains(&lapsed.due),
            "due again in a day or two: {}",
            lapsed.due
        );
    }
}
