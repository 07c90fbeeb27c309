//! The filter of the missed list.

use crate::material::Face;
use crate::memory::Missed;
use crate::record::MissCause;

/// Which missed questions are listed; `None` matches all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MissedFilter {
    /// A pack id.
    pub pack: Option<String>,
    /// A topic id within `pack`, or within any.
    pub topic: Option<String>,
    pub cause: Option<MissCause>,
}

impl MissedFilter {
    /// Without what no missed question matches any more, so that the list never gets stuck on it. `asked` holds the face of
    /// each of `missed`, `None` if it is in no pack.
    pub(in crate::model) fn in_force(&self, missed: &[Missed], asked: &[Option<Face<'_>>]) -> Self {
        let known = || asked.iter().flatten();
        let pack = self.pack.as_ref();
        let pack = pack.filter(|id| known().any(|it| it.pack.id == **id));
        let is_in_pack = |it: &Face<'_>| pack.is_none_or(|id| it.pack.id == *id);
        let has = |id: &String| known().any(|it| is_in_pack(it) && it.fact.topic == *id);
        let topic = self.topic.as_ref().filter(|id| has(id));
        let cause = self.cause.as_ref();
        let cause = cause.filter(|cause| missed.iter().any(|it| it.cause.as_ref() == Some(cause)));
        Self {
            pack: pack.cloned(),
            topic: topic.cloned(),
            cause: cause.cloned(),
        }
    }

    /// Whether a missed question is listed; one that is in no pack never is.
    pub(in crate::model) fn matches(&self, missed: &Missed, asked: Option<&Face<'_>>) -> bool {
        asked.is_some_and(|asked| {
            self.is_in_pack(asked)
                && self.topic.as_ref().is_none_or(|it| *it == asked.fact.topic)
                && (self.cause.is_none() || self.cause == missed.cause)
        })
    }

    /// Whether a face is of the chosen pack.
    pub(in crate::model) fn is_in_pack(&self, asked: &Face<'_>) -> bool {
        self.pack.as_ref().is_none_or(|it| *it == asked.pack.id)
    }
}
