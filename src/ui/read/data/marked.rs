//! Which sentences of the open section are highlighted after a jump, and which are veiled while a question is asked.

use crate::material::{BlockRange, Face, Pack, Passage, Section, SectionId};
use crate::model::Model;

/// The sentences of a section that are not drawn as usual.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// What a jump leads to: the proof of a question, else the passage of a fact.
    pub jumped: Option<BlockRange>,
    /// The proof of the question that is being asked in the text, and the passage of its fact.
    pub veiled: Vec<BlockRange>,
}

impl Marked {
    /// Finds them in `section` of `pack`, the section that is open.
    pub fn of(model: &Model, pack: &Pack, section: &Section) -> Self {
        let sentences = |passage: &Passage| {
            let is_here = passage.section == section.id;
            is_here.then(|| section.sentences_around(&passage.place))
        };
        let reader = model.reader();
        let is_open = reader.section == Some(SectionId::new(&pack.id, &section.id));
        let proof = reader.proof.as_ref();
        let proof = proof.and_then(|face| model.library().face(face)?.passage());
        let fact = reader.jumped.as_ref();
        let fact = fact.and_then(|fact| model.library().fact(fact)?.1.passage.as_ref());
        let asked = model.in_text().veiled_by();
        let asked = asked.and_then(|face| model.library().face(face));
        Self {
            jumped: proof.or(fact).filter(|_| is_open).and_then(sentences),
            veiled: asked.map_or_else(Vec::new, |face| {
                passages(face).filter_map(sentences).collect()
            }),
        }
    }
}

/// Returns the passages that give the answer to a question away.
fn passages(face: Face<'_>) -> impl Iterator<Item = &Passage> {
    let own = face.question.passage.iter();
    own.chain(&face.fact.passage)
}
