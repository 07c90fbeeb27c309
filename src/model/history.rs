//! The earlier answers to a question.

use std::collections::BTreeMap;

use crate::answer::{Confidence, Grade};
use crate::material::FaceId;
use crate::memory::uncounted;
use crate::record::{Entry, Event, EventView, Moment, Record, event};

/// The answers to a question, as they were when the list was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// What was asked.
    pub ask: FaceId,
    /// The latest first.
    pub answers: Vec<PastAnswer>,
    /// How many answers to other questions of the same fact count.
    pub others: usize,
    /// Whether they were found already; that takes a moment in a large record.
    pub is_found: bool,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastAnswer {
    /// When.
    pub at: Moment,
    /// The texts that were given.
    pub gave: Vec<String>,
    /// 0 to 100.
    pub score: u8,
    /// What it meant for the schedule.
    pub grade: Option<Grade>,
    /// How sure the learner was.
    pub sure: Option<Confidence>,
    /// The question's hash at that time.
    pub was: String,
}

impl History {
    /// Stands for answers that are still looked for.
    pub(super) fn sought(ask: FaceId) -> Self {
        Self {
            ask,
            answers: Vec::new(),
            others: 0,
            is_found: false,
        }
    }

    /// Looks a question up in the record; undone and forgotten answers are left out.
    pub fn find(record: &Record, ask: FaceId) -> Self {
        let uncounted = uncounted(record);
        let mut amended = BTreeMap::new();
        for seen in record.iter() {
            if let EventView::Other(Event::Amend(event::Amend {
                of, score, grade, ..
            })) = seen.what
                && !uncounted.contains(&(seen.device.to_owned(), seen.at.ms()))
            {
                amended.insert((seen.device, of.ms()), (*score, *grade));
            }
        }
        let mut answers: Vec<PastAnswer> = Vec::new();
        let mut others = 0;
        for Entry { device, event } in record.answers_to(ask.fact.as_str()) {
            let Event::Answer(event::Answer {
                at,
                ask: asked,
                was,
                gave,
                score,
                grade,
                sure,
                ..
            }) = event
            else {
                continue;
            };
            let later = amended.get(&(device.as_str(), at.ms())).copied();
            if uncounted.contains(&(device, at.ms())) {
                continue;
            }
            let (score, grade) = later.map_or((score, grade), |(score, to)| (score, Some(to)));
            if *asked == *ask.ask {
                answers.push(PastAnswer {
                    at,
                    gave,
                    score,
                    grade,
                    sure,
                    was,
                });
            } else {
                others += 1;
            }
        }
        answers.reverse();
        Self {
            ask,
            answers,
            others,
            is_found: true,
        }
    }
}
