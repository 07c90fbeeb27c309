//! The one figure that a session is known by.

use crate::memory::Counts;
use crate::record::Mode;

/// Right answers of all that the figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Headline {
    pub right: usize,
    pub of: usize,
    pub counts: Counted,
}

/// What a headline counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// First attempts alone: the honest figure, since who is asked again knows the answer.
    FirstAttempts,
    /// All answers: in a drill, or where nothing was asked for the first time.
    AllAnswers,
}

/// The figure that a session of that mode is known by, wherever it is named.
pub fn headline(mode: &Mode, counts: Counts) -> Headline {
    if *mode == Mode::Drill || counts.first_attempts == 0 {
        Headline {
            right: counts.right,
            of: counts.answers,
            counts: Counted::AllAnswers,
        }
    } else {
        Headline {
            right: counts.first_right,
            of: counts.first_attempts,
            counts: Counted::FirstAttempts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_attempts_are_the_figure_of_a_quiz_where_there_are_any() {
        let mut counts = Counts {
            answers: 9,
            right: 5,
            first_attempts: 7,
            first_right: 3,
        };
        let of_quiz = headline(&Mode::Quiz, counts);
        assert_eq!((of_quiz.right, of_quiz.of), (3, 7));
        assert_eq!(of_quiz.counts, Counted::FirstAttempts);
        let of_drill = headline(&Mode::Drill, counts);
        assert_eq!((of_drill.right, of_drill.of), (5, 9));
        (counts.first_attempts, counts.first_right) = (0, 0);
        let of_retry = headline(&Mode::Quiz, counts);
        assert_eq!((of_retry.right, of_retry.of), (5, 9), "all asked before");
    }
}
