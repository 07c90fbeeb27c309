//! Which missed questions are listed.

use crate::material::Face;
use crate::memory::Missed;
use crate::record::MissCause;

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
