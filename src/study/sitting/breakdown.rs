//! The result of a session: by topic, by time, and compared with last time.

use crate::material::Library;
use crate::memory::{Counts, Memory, SittingScore};
use crate::record::Scope;
use crate::study::sitting::Sitting;
use crate::study::sitting::state::Judged;

/// The answers of a session to one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicScore {
    pub scope: Scope,
    pub title: String,
    pub answers: usize,
    /// With full score.
    pub right: usize,
}

/// Groups the answers by topic, most misses first.
pub fn by_topic(library: &Library, sitting: &Sitting) -> Vec<TopicScore> {
    let mut topics: Vec<TopicScore> = Vec::new();
    for judged in &sitting.progress().answers {
        let Some(asked) = library.face(&judged.ask) else {
            continue;
        };
        let id = &asked.fact.topic;
        let scope = Scope::Topic(asked.pack.id.clone(), id.clone());
        let place = topics.iter().position(|it| it.scope == scope);
        let place = place.unwrap_or_else(|| {
            topics.push(TopicScore {
                scope,
                title: asked.pack.topic_title(id).to_owned(),
                answers: 0,
                right: 0,
            });
            topics.len() - 1
        });
        if let Some(topic) = topics.get_mut(place) {
            topic.answers += 1;
            topic.right += usize::from(judged.verdict.is_right());
        }
    }
    topics.sort_by_key(|topic| std::cmp::Reverse(topic.answers - topic.right));
    topics
}

/// The `count` answers that took longest, slowest first.
pub fn slowest(sitting: &Sitting, count: usize) -> Vec<&Judged> {
    let mut answers: Vec<&Judged> = sitting.progress().answers.iter().collect();
    answers.sort_by_key(|judged| std::cmp::Reverse(judged.ms));
    answers.truncate(count);
    answers
}

/// Median answer time, the lower of two; `None` without answers.
pub fn median_ms(sitting: &Sitting) -> Option<u32> {
    let mut times: Vec<u32> = sitting.progress().answers.iter().map(|it| it.ms).collect();
    times.sort_unstable();
    times.get(times.len().checked_sub(1)? / 2).copied()
}

/// Totals of the latest session before this one of the same mode and scope that has answers. `device` is the one of
/// `sitting`; `None` if that does not count.
pub fn last_time(memory: &Memory, device: &str, sitting: &Sitting) -> Option<Counts> {
    let is_itself = |it: &SittingScore<'_>| it.device == device && it.at == sitting.began;
    let not_later = memory.sittings().rev().skip_while(|it| !is_itself(it));
    let mut earlier = not_later.skip(1);
    let last = earlier
        .find(|it| *it.mode == sitting.mode && *it.of == sitting.scope && it.counts.answers > 0);
    last.map(|it| it.counts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::{Grade, Verdict};
    use crate::memory::Attempt;
    use crate::record::{Mode, Record, event};
    use crate::study::sample_tests::{after, face, library};
    use crate::study::sitting::state::Wish;

    const DEVICE: &str = "test-0000";

    /// A quiz of everything that began `seconds` after the tests' now.
    fn quiz(seconds: i64) -> Sitting {
        let faces = ["apple/typed", "date/typed", "cherry/claim"].map(face);
        let wish = Wish::of(Mode::Quiz, Scope::Everything, faces.to_vec());
        Sitting::begin(wish, format!("s{seconds}"), after(seconds)).expect("questions")
    }

    fn start(seconds: i64) -> event::Start {
        event::Start {
            at: after(seconds),
            sit: format!("s{seconds}"),
            mode: Mode::Quiz,
            of: Scope::Everything,
            ..Default::default()
        }
    }

    /// An answer in the quiz that began at `began`.
    fn answer(began: i64, seconds: i64, score: u8) -> event::Answer {
        event::Answer {
            at: after(seconds),
            sit: format!("s{began}"),
            fact: "test/apple".to_owned(),
            ask: "typed".to_owned(),
            score,
            ..Default::default()
        }
    }

    #[test]
    fn last_time_is_the_session_before_even_if_this_one_is_ended_late() {
        let mut record = Record::default();
        record.push(DEVICE, start(0).into());
        record.push(DEVICE, answer(0, 10, 0).into());
        record.push(DEVICE, start(100).into());
        record.push(DEVICE, answer(100, 110, 100).into());
        record.push(DEVICE, start(200).into());
        record.push(DEVICE, answer(200, 210, 0).into());
        record.push(DEVICE, answer(100, 300, 100).into());
        let memory = Memory::replay(&record);
        let right_before = |seconds: i64| {
            last_time(&memory, DEVICE, &quiz(seconds)).map(|it| (it.right, it.answers))
        };
        assert_eq!(right_before(0), None, "the first has none before it");
        assert_eq!(right_before(100), Some((0, 1)), "not the later one");
        assert_eq!(right_before(200), Some((2, 2)), "with its late answer");
    }

    /// A quiz with an answer to each question: percent right, and milliseconds.
    fn answered(answers: &[(&str, u8, u32)]) -> Sitting {
        let mut sitting = quiz(0);
        let answers = answers.iter().map(|(ask, score, ms)| Judged {
            ask: face(ask),
            response: crate::answer::Response::Typed(String::new()),
            verdict: Verdict {
                score: *score,
                grade: Grade::Good,
                misspelt: false,
            },
            at: after(i64::from(*ms)),
            ms: *ms,
            sure: None,
            attempt: Attempt::First,
            cause: None,
        });
        sitting.progress.answers = answers.collect();
        sitting
    }

    #[test]
    fn topics_come_by_misses_and_a_part_of_an_answer_is_a_miss() {
        let sitting = answered(&[
            ("apple/typed", 100, 1),
            ("banana/typed", 50, 1),
            ("date/typed", 0, 1),
            ("cherry/claim", 99, 1),
            ("fig/typed", 100, 1),
        ]);
        let topics = by_topic(&library(), &sitting);
        let topics: Vec<_> = topics
            .iter()
            .map(|it| (it.title.as_str(), it.right, it.answers))
            .collect();
        assert_eq!(topics, [("The second", 1, 3), ("The first", 1, 2)]);
    }

    #[test]
    fn the_median_is_the_lower_of_two_and_the_slowest_come_first() {
        for (times, median, slowest_two) in [
            (vec![], None, vec![]),
            (vec![7], Some(7), vec![7]),
            (vec![9, 3], Some(3), vec![9, 3]),
            (vec![5, 9, 1], Some(5), vec![9, 5]),
            (vec![4, 8, 2, 6], Some(4), vec![8, 6]),
        ] {
            let answers: Vec<_> = times.iter().map(|ms| ("apple/typed", 100, *ms)).collect();
            let sitting = answered(&answers);
            let slow: Vec<u32> = slowest(&sitting, 2).iter().map(|it| it.ms).collect();
            assert_eq!(
                (median_ms(&sitting), slow),
                (median, slowest_two),
                "{times:?}"
            );
        }
    }
}
