//! What an answer was mixed up with.

use crate::answer::key_texts;
use crate::material::{Face, FaceId, FactId, Kind, Library};

/// Another fact that a wrong answer belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contrast {
    /// The fact.
    pub fact: FactId,
    /// The question that tells the two apart, or asks the other one.
    pub ask: Option<FaceId>,
}

/// What `asked` is confused with: the question that its author names for this, else a fact of the same pack to which one
/// of the texts that were given is the answer.
pub fn contrast(library: &Library, asked: Face<'_>, gave: &[String]) -> Option<Contrast> {
    let named = FaceId::parse(&asked.question.contrast).filter(|ask| library.face(ask).is_some());
    if let Some(ask) = named {
        return Some(Contrast {
            fact: ask.fact.clone(),
            ask: Some(ask),
        });
    }
    // Of true and false there are only two, so they name no fact.
    if matches!(asked.question.kind, Kind::TrueFalse { .. }) {
        return None;
    }
    let is_given = |text: &String| {
        gave.iter()
            .any(|given| given.trim().eq_ignore_ascii_case(text.trim()))
    };
    let others = asked.pack.facts.iter().filter(|it| it.id != asked.fact.id);
    let mut others = others.filter(|fact| fact.passage.is_some()).filter(|fact| {
        fact.faces()
            .any(|(question, gap)| key_texts(question, gap).iter().any(is_given))
    });
    // An answer to several facts tells none of them apart.
    match (others.next(), others.next()) {
        (Some(other), None) => Some(Contrast {
            fact: asked.pack.fact_id(other),
            ask: None,
        }),
        _ => None,
    }
}
