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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::sample_tests::{face, fact, library};

    #[test]
    fn a_wrong_answer_is_told_apart_from_what_it_belongs_to() {
        let library = library();
        for (asked, gave, other, question) in [
            // As the author says, whatever was given.
            ("banana/typed", "plum", Some("apple"), Some("apple/typed")),
            ("fig/typed", "Date ", Some("date"), None),
            ("fig/typed", "plum", None, None),
            // A fact is not confused with itself.
            ("date/typed", "date", None, None),
            // The fig has no passage that could be shown.
            ("apple/typed", "fig", None, None),
            // True answers every such question.
            ("date/claim", "True", None, None),
        ] {
            let asked_face = library.face(&face(asked)).expect("a question");
            let found = contrast(&library, asked_face, &[gave.to_owned()]);
            let expected = other.map(|other| Contrast {
                fact: fact(other),
                ask: question.map(face),
            });
            assert_eq!(found, expected, "{gave} given to {asked}");
        }
    }
}
