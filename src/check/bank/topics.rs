//! How questions are shared out over the topics.

use crate::check::bank::Bank;
use crate::check::flaw::{BankFlaw, Subject};
use crate::check::item::Item;
use crate::check::rule::structure::EXAM_OPTIONS;
use crate::material::{Topic, exam_fit};

/// From how many questions that fit an exam on their shares are looked at.
const EXAM_MIN: usize = 20;

/// How far a share may be from the one that is wanted, in questions of a hundred.
const OFF_MAX: f64 = 5.0;

/// The questions of a topic that should have a share of them.
struct Shared<'a> {
    topic: &'a Topic,
    questions: usize,
    /// Those that a scored exam may take.
    exam_fit: usize,
}

fn is_exam_fit(item: &Item<'_>) -> bool {
    let of = (item.context.pack, item.fact, item.question);
    exam_fit(&item.context.contrasts, of, EXAM_OPTIONS)
}

fn shared<'a>(bank: &Bank<'_, 'a>) -> Vec<Shared<'a>> {
    let pack = bank.items.first().map(|it| it.context.pack);
    let topics = pack.into_iter().flat_map(|it| &it.topics);
    let topics = topics.filter(|topic| topic.share > 0).map(|topic| {
        let on_it = || bank.items.iter().filter(|it| it.fact.topic == topic.id);
        Shared {
            topic,
            questions: on_it().count(),
            exam_fit: on_it().filter(|it| is_exam_fit(it)).count(),
        }
    });
    topics.collect()
}

/// L64: topics whose share of the questions, or of those that fit an exam, is far from the one the author wants.
pub(in crate::check) fn wrong_shares(bank: &Bank<'_, '_>) -> Vec<BankFlaw> {
    let shared = shared(bank);
    if shared.is_empty() {
        return Vec::new();
    }
    let fit = bank.items.iter().filter(|it| is_exam_fit(it)).count();
    let mut found = Vec::new();
    for Shared {
        topic,
        questions,
        exam_fit,
    } in shared
    {
        let mut compare = |count: usize, of: usize, what: &str| {
            let share = 100.0 * count as f64 / of as f64;
            let (id, wanted) = (&topic.id, topic.share);
            if (share - f64::from(wanted)).abs() > OFF_MAX {
                let said = format!("{share:.0} of a hundred {what} on {id:?}, not {wanted}");
                found.push(BankFlaw::new(Subject::Topic(id.clone()), said));
            }
        };
        if questions > 0 {
            compare(questions, bank.items.len(), "questions");
        }
        if questions > 0 && fit >= EXAM_MIN {
            compare(exam_fit, fit, "questions that fit an exam");
        }
    }
    found
}

/// L64b: topics that should have questions and have none.
pub(in crate::check) fn missing_topics(bank: &Bank<'_, '_>) -> Vec<BankFlaw> {
    let none = shared(bank).into_iter().filter(|it| it.questions == 0);
    let found = none.map(|Shared { topic, .. }| {
        BankFlaw::new(
            Subject::Topic(topic.id.clone()),
            format!(
                "no question on {:?}, which should have {} of a hundred",
                topic.id, topic.share
            ),
        )
    });
    found.collect()
}
