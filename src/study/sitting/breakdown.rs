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

/// Totals of the latest other session of the same mode and scope that has answers. `device` is the one of `sitting`.
pub fn last_time(memory: &Memory, device: &str, sitting: &Sitting) -> Option<Counts> {
    let is_itself = |it: &SittingScore<'_>| it.device == device && it.at == sitting.began;
    let earlier = memory.sittings().rev().find(|it| {
        !is_itself(it)
            && *it.mode == sitting.mode
            && *it.of == sitting.scope
            && it.counts.answers > 0
    });
    earlier.map(|it| it.counts)
}
