//! What an answer was confused with.

use crate::answer::{Response, key_texts};
use crate::material::{Face, FaceId, Fact, FactId, Library, Pack};

/// Another fact, to which a wrong answer belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contrast {
    pub fact: FactId,
    /// The question that tells the two apart or asks the other fact, if the author names one.
    pub ask: Option<FaceId>,
}

/// What `asked` was confused with: the one other fact of the pack to which the wrong choice is the answer, else the one
/// that the author names.
pub fn contrast(library: &Library, asked: Face<'_>, gave: &Response) -> Option<Contrast> {
    let named = FaceId::parse(&asked.question.contrast).filter(|ask| library.face(ask).is_some());
    let chosen = wrong_choice(asked, gave).and_then(|text| fact_answered(asked, &text));
    let fact = match (chosen, &named) {
        (Some(chosen), _) => asked.pack.fact_id(chosen),
        (None, Some(named)) => named.fact.clone(),
        (None, None) => return None,
    };
    Some(Contrast {
        ask: named.filter(|named| named.fact == fact),
        fact,
    })
}

/// Returns what was chosen or typed in place of the right answer; `None` unless it is a single text.
fn wrong_choice(asked: Face<'_>, gave: &Response) -> Option<String> {
    let keys = key_texts(asked.question, asked.gap);
    let is_wrong = |text: &&String| !keys.contains(text);
    let mut wrong: Vec<&String> = match gave {
        Response::Picked(text) | Response::Typed(text) => {
            [text].into_iter().filter(is_wrong).collect()
        }
        Response::PickedSeveral(texts) => texts.iter().filter(is_wrong).collect(),
        Response::Matched(given) => {
            let pairs = asked.question.pairs();
            let is_wrong = |(premise, response): &&(String, String)| {
                let pair = pairs.iter().find(|pair| pair.premise == *premise);
                pair.is_some_and(|pair| pair.response != *response)
            };
            given
                .iter()
                .filter(is_wrong)
                .map(|(_, response)| response)
                .collect()
        }
        // True and false answer every such question, and an order is no single text.
        Response::Judged(_) | Response::Graded(_) | Response::Ordered(_) => Vec::new(),
    };
    wrong.sort_unstable();
    wrong.dedup();
    match wrong.as_slice() {
        [one] => Some((*one).clone()),
        _ => None,
    }
}

/// Returns the fact to which `text` is the answer; `None` if it answers several facts, and so identifies none of them.
fn fact_answered<'a>(asked: Face<'a>, text: &str) -> Option<&'a Fact> {
    let pack: &'a Pack = asked.pack;
    let others = pack.facts.iter().filter(|it| it.id != asked.fact.id);
    let is_given = |key: &String| text.trim().eq_ignore_ascii_case(key.trim());
    let mut others = others.filter(|fact| {
        let mut faces = fact.faces();
        faces.any(|(question, gap)| {
            !question.is_statement() && key_texts(question, gap).iter().any(is_given)
        })
    });
    match (others.next(), others.next()) {
        (Some(other), None) => Some(other),
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
            // As the author says, where what was given is the answer to nothing else.
            ("banana/typed", "plum", Some("apple"), Some("apple/typed")),
            ("fig/typed", "Date ", Some("date"), None),
            ("fig/typed", "plum", None, None),
            // A fact is not confused with itself.
            ("date/typed", "date", None, None),
            // What was given, not what the author names.
            ("apple/typed", "fig", Some("fig"), None),
            // True answers every such question.
            ("date/claim", "True", None, None),
        ] {
            let asked_face = library.face(&face(asked)).expect("a question");
            let response = if asked_face.question.is_statement() {
                Response::Judged(gave == "True")
            } else {
                Response::Typed(gave.to_owned())
            };
            let found = contrast(&library, asked_face, &response);
            let expected = other.map(|other| Contrast {
                fact: fact(other),
                ask: question.map(face),
            });
            assert_eq!(found, expected, "{gave} given to {asked}");
        }
    }
}
