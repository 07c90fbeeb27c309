//! Which questions may stand in a scored exam.

use crate::fast::FastSet;
use crate::material::fact::{Fact, Status};
use crate::material::library::Pack;
use crate::material::question::{Kind, Question};

/// Addresses of the questions that tell a fact from another one, and must stay free for that purpose.
#[derive(Clone, Debug, Default)]
pub struct Contrasts<'a>(FastSet<&'a str>);

impl<'a> Contrasts<'a> {
    /// Collects what the questions of these packs name in `contrast`.
    pub fn of(packs: impl IntoIterator<Item = &'a Pack>) -> Self {
        let facts = packs.into_iter().flat_map(|pack| &pack.facts);
        let questions = facts.flat_map(|fact| &fact.questions);
        let named = questions.map(|question| question.contrast.as_str());
        Self(named.filter(|it| !it.is_empty()).collect())
    }

    fn hold(&self, pack: &Pack, fact: &Fact, question: &Question) -> bool {
        !self.0.is_empty() && {
            let address = format!("{}/{}/{}", pack.id, fact.id, question.id);
            self.0.contains(address.as_str())
        }
    }
}

/// Whether a question may stand in a scored exam with `options` options: one key among enough options, on a verified
/// fact, not disputed itself, and not kept to tell two facts apart.
pub fn exam_fit(
    contrasts: &Contrasts<'_>,
    (pack, fact, question): (&Pack, &Fact, &Question),
    options: usize,
) -> bool {
    let Kind::Choice { distractors, .. } = &question.kind else {
        return false;
    };
    distractors.len() + 1 >= options
        && !question.contested
        && fact.status == Status::Verified
        && !contrasts.hold(pack, fact, question)
}
