//! The state of the Practise screen: which missed questions are listed, and the quiz that is being put together.

mod form;
mod page;

use crate::material::{Face, Library};
use crate::memory::{Memory, Missed};
use crate::record::{MissCause, Scope, StudyDay};
use crate::study::{Feedback, Fit, FitCount, QUIZ_LENGTH, QuizWish};

/// A part of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// What was missed.
    #[default]
    Missed,
    /// A quiz to put together.
    Quiz,
    /// What was flagged.
    Flagged,
}

impl Tab {
    /// All of them, as they stand beside one another.
    pub const ALL: [Self; 3] = [Self::Missed, Self::Quiz, Self::Flagged];
}

/// Which missed questions are listed; an empty field lets all through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MissedFilter {
    /// A pack's id.
    pub pack: String,
    /// A topic's id; only with a pack.
    pub topic: String,
    /// Why it was missed.
    pub cause: Option<MissCause>,
}

/// The quiz that is being put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuizForm {
    /// Where the questions come from.
    pub scope: Scope,
    /// How many at the most.
    pub count: usize,
    /// Whether several questions on one fact may come.
    pub siblings: bool,
    /// When verdicts are shown.
    pub feedback: Feedback,
}

impl Default for QuizForm {
    fn default() -> Self {
        Self {
            scope: Scope::Everything,
            count: QUIZ_LENGTH,
            siblings: false,
            feedback: Feedback::AtOnce,
        }
    }
}

impl QuizForm {
    /// As a wish for a draw.
    pub(in crate::model) fn wish(&self, seed: u64, today: StudyDay) -> QuizWish {
        QuizWish {
            scope: self.scope.clone(),
            seed,
            count: self.count,
            siblings: self.siblings || self.scope == Scope::Missed,
            today,
        }
    }
}

/// The screen.
#[derive(Clone, Debug, Default)]
pub struct Practise {
    /// Which part is shown.
    pub tab: Tab,
    /// The selected row.
    pub row: usize,
    /// Which missed questions are listed.
    pub filter: MissedFilter,
    /// The quiz.
    pub form: QuizForm,
    /// What fits it; nothing while it is counted.
    pub fit: Fit,
    /// The count that goes on.
    counting: Option<FitCount>,
}

/// How many facts are gone through on a frame.
const COUNTED: usize = 8000;

impl Practise {
    /// Counts anew what fits the quiz.
    pub(in crate::model) fn count(&mut self, library: &Library, memory: &Memory, today: StudyDay) {
        self.fit = Fit::default();
        self.counting = Some(FitCount::new(self.form.wish(0, today)));
        self.go_on_counting(library, memory);
    }

    /// Goes on with the count, if one is under way.
    pub(in crate::model) fn go_on_counting(&mut self, library: &Library, memory: &Memory) {
        let counting = self.counting.as_mut();
        if let Some(fit) = counting.and_then(|it| it.go_on(library, memory, COUNTED)) {
            (self.fit, self.counting) = (fit, None);
        }
    }

    /// Whether it is still counted what fits.
    pub fn is_counting(&self) -> bool {
        self.counting.is_some()
    }
}

impl MissedFilter {
    /// The places of those missed questions that it lets through; `asked` are their questions.
    pub(in crate::model) fn listed(
        &self,
        missed: &[Missed],
        asked: &[Option<Face<'_>>],
    ) -> Vec<usize> {
        let known = || asked.iter().flatten();
        let Self { pack, topic, cause } = self;
        // What no missed question has any more lets all through, so that the list is never stuck on it.
        let by_pack = known().any(|asked| asked.pack.id == *pack);
        let in_pack = |asked: &Face<'_>| !by_pack || asked.pack.id == *pack;
        let by_topic = known().any(|asked| in_pack(asked) && asked.fact.topic == *topic);
        let by_cause = cause.is_some() && missed.iter().any(|it| it.cause == *cause);
        let all = missed.iter().zip(asked).enumerate();
        all.filter(|(_, (it, asked))| {
            asked.is_some_and(|asked| {
                in_pack(&asked)
                    && (!by_topic || asked.fact.topic == *topic)
                    && (!by_cause || it.cause == *cause)
            })
        })
        .map(|(place, _)| place)
        .collect()
    }
}

/// How a cause is said; `None` for one of a newer version.
pub fn cause_words(cause: &MissCause) -> Option<&'static str> {
    match cause {
        MissCause::NotKnown => Some("Did not know"),
        MissCause::MixedUp => Some("Mixed up"),
        MissCause::Misread => Some("Misread"),
        MissCause::NoTime => Some("Ran out of time"),
        MissCause::Guessed => Some("Guessed"),
        MissCause::Other(_) => None,
    }
}
