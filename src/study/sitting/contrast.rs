//! What an answer was confused with.

use crate::answer::key_texts;
use crate::material::{Face, FaceId, FactId, Kind, Library};

/// Another fact, to which a wrong answer belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contrast {
    pub fact: FactId,
    /// The question that tells the two apart or asks the other fact, if the author names one.
    pub ask: Option<FaceId>,
}

/// What `asked` was confused with: the contrast named by its author, else the one other fact of the pack that has a
/// given text as its answer.
pub fn contrast(library: &Library, asked: Face<'_>, gave: &[String]) -> Option<Contrast> {
    let named = FaceId::parse(&asked.question.contrast).filter(|ask| library.face(ask).is_some());
    if let Some(ask) = named {
        return Some(Contrast {
            fact: ask.fact.clone(),
            ask: Some(ask),
        });
    }
    // True and false answer every such question, so they identify no fact.
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
    // A text that answers several facts identifies none of them.
    match (others.next(), others.next()) {
        (Some(other), None) => Some(Contrast {
            fact: asked.pack.fact_id(other),
            ask: None,
        }),
        _ => None,
    }
}
