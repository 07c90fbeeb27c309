//! Validates a fact with its questions against the pack around it.

use std::collections::BTreeSet;

use crate::material::address::is_slug;
use crate::material::article::collapsed;
use crate::material::fact::Fact;
use crate::material::library::Pack;
use crate::material::pack::files::{Origin, PackFiles};
use crate::material::pack::written::{WrittenFact, WrittenPassage, WrittenQuestion};
use crate::material::passage::Passage;
use crate::material::question::Question;

/// The longest id of a pack, a fact or a question, in bytes.
const ID_MAX: usize = 200;

/// What an id is, for messages.
pub(in crate::material::pack) const ID: &str = "at most 200 lower-case letters, digits and hyphens";

pub(in crate::material::pack) fn is_id(id: &str) -> bool {
    id.len() <= ID_MAX && is_slug(id)
}

/// Returns the beginning of an id that may be far too long for a message.
pub(in crate::material::pack) fn shortened(id: &str) -> &str {
    let end = id.char_indices().nth(60).map_or(id.len(), |(at, _)| at);
    id.get(..end).unwrap_or(id)
}

/// Why a fact is left out.
pub(in crate::material::pack) struct Fault {
    /// The place of the question at fault among those of the fact, from 0; `None` if it is the fact itself.
    pub question: Option<usize>,
    pub message: String,
}

pub(in crate::material::pack) fn check_fact(
    written: WrittenFact,
    pack: &Pack,
    (origin, files): (Origin, &PackFiles),
    taken: &BTreeSet<String>,
) -> Result<Fact, Fault> {
    if let Some(message) = wrong_field(&written, pack, taken) {
        return Err(Fault {
            question: None,
            message: format!("fact {:?}: {message}", shortened(&written.id)),
        });
    }
    let WrittenFact {
        id,
        title,
        topic,
        sources,
        evidence,
        says,
        passage,
        questions,
        tags,
        contested,
        status,
        as_of,
    } = written;
    let wrong_at = |question: Option<usize>, message: String| Fault {
        question,
        message: format!("fact {:?}: {message}", shortened(&id)),
    };
    let wrong = |message: String| wrong_at(None, message);
    let passage = check_passage(passage, pack).map_err(wrong)?;
    if passage.is_none() && origin == Origin::Bundled {
        let message = "found no passage, expected one in a bundled pack";
        return Err(wrong(message.to_owned()));
    }
    if questions.is_empty() {
        let message = "found no question, expected at least one";
        return Err(wrong(message.to_owned()));
    }
    let questions = check_questions(questions, pack, files)
        .map_err(|(question, message)| wrong_at(Some(question), message))?;
    Ok(Fact {
        id,
        title,
        topic,
        sources,
        evidence,
        says,
        passage,
        questions,
        tags,
        contested,
        status,
        as_of,
    })
}

/// Returns what is wrong with the fields of a fact, apart from its passage and its questions.
fn wrong_field(fact: &WrittenFact, pack: &Pack, taken: &BTreeSet<String>) -> Option<String> {
    let WrittenFact {
        id, topic, says, ..
    } = fact;
    if !is_id(id) {
        return Some(format!("found a bad id, expected {ID}"));
    }
    if taken.contains(id) {
        return Some("found the id a second time, expected it once in the pack".to_owned());
    }
    if !pack.topics.iter().any(|known| known.id == *topic) {
        return Some(format!(
            "found the topic {topic:?}, expected one of pack.ron"
        ));
    }
    let is_known = |id: &String| pack.sources.iter().any(|known| known.id == *id);
    if let Some(source) = fact.sources.iter().find(|id| !is_known(id)) {
        return Some(format!(
            "found the source {source:?}, expected one of pack.ron"
        ));
    }
    let is_empty = says.trim().is_empty();
    is_empty.then(|| "found an empty `says`, expected the fact in one sentence".to_owned())
}

/// Validates the questions of a fact; if one is at fault, returns its place and what is wrong with it.
fn check_questions(
    written: Vec<WrittenQuestion>,
    pack: &Pack,
    files: &PackFiles,
) -> Result<Vec<Question>, (usize, String)> {
    let mut questions: Vec<Question> = Vec::with_capacity(written.len());
    for (place, question) in written.into_iter().enumerate() {
        let wrong = |message: String| (place, message);
        let question = question
            .check(files, |passage| check_passage(passage, pack))
            .map_err(wrong)?;
        if !is_id(&question.id) {
            return Err(wrong(format!(
                "found the question id {:?}, expected {ID}",
                shortened(&question.id)
            )));
        }
        if questions.iter().any(|other| other.id == question.id) {
            return Err(wrong(format!(
                "found the question id {:?} a second time, expected it once in the fact",
                question.id
            )));
        }
        questions.push(question);
    }
    Ok(questions)
}

/// Finds a passage in the articles; `None` if it was left out.
fn check_passage(written: WrittenPassage, pack: &Pack) -> Result<Option<Passage>, String> {
    let WrittenPassage { section, quote } = written;
    if section.is_empty() && quote.is_empty() {
        return Ok(None);
    }
    let Some(found) = pack.section(&section) else {
        return Err(format!(
            "found the section {section:?} in its passage, expected one of the articles"
        ));
    };
    let quote = collapsed(&quote);
    match found.find(&quote) {
        Ok(place) => Ok(Some(Passage {
            section,
            quote,
            place,
        })),
        Err(times) => Err(format!(
            "found the quote {quote:?} {times} times in section {section:?}, expected it once, in one paragraph or item"
        )),
    }
}
