//! Line numbers of facts, of their questions, and of the entries of pack.ron.

use std::ops::Range;

use crate::material::pack::parse::parse;
use crate::material::pack::split::{field, first_list, quoted, split_list};

/// Where a fact and its questions are in a file. Lines count from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactLines {
    pub id: String,
    pub lines: Range<usize>,
    /// Id and first line of each, in the order of the file.
    pub questions: Vec<(String, usize)>,
}

/// Returns where the facts of a file are, whether they can be read or not.
///
/// Facts and questions without an id are skipped; nothing else is parsed, so other errors do not matter.
pub fn fact_lines(text: &str) -> Vec<FactLines> {
    let facts = split_list(text).into_iter().filter_map(|fact| {
        let begin = fact.line - 1;
        let mut found = FactLines {
            id: id_of(fact.text)?,
            lines: begin..begin + fact.text.matches('\n').count() + 1,
            questions: Vec::new(),
        };
        let Some(questions) = field(fact.text, "questions") else {
            return Some(found);
        };
        let before = fact.text.len() - questions.len();
        let before = fact.text.get(..before).unwrap_or_default();
        let first = begin + before.matches('\n').count();
        let questions = split_list(questions).into_iter();
        found.questions = questions
            .filter_map(|it| Some((id_of(it.text)?, first + it.line - 1)))
            .collect();
        Some(found)
    });
    facts.collect()
}

/// Returns how many lines below the beginning of a fact one of its questions begins; the first question is 0.
pub(in crate::material) fn question_line(fact: &str, question: usize) -> Option<usize> {
    let questions = field(fact, "questions")?;
    let before = fact.get(..fact.len() - questions.len())?;
    let line = split_list(questions).get(question)?.line - 1;
    Some(before.matches('\n').count() + line)
}

/// Returns where the questions of a file begin: the id of the fact, the id of the question, and the line, from 0.
pub fn question_lines(text: &str) -> Vec<(String, String, usize)> {
    let facts = fact_lines(text).into_iter();
    let questions = facts.flat_map(|fact| {
        let id = fact.id;
        let questions = fact.questions.into_iter();
        questions.map(move |(question, line)| (id.clone(), question, line))
    });
    questions.collect()
}

/// Returns id and line, from 0, of each entry of a list in pack.ron, such as `topics`.
pub fn entry_lines(pack_file: &str, list: &str) -> Vec<(String, usize)> {
    let Some(entries) = field(pack_file, list) else {
        return Vec::new();
    };
    let before = pack_file.len() - entries.len();
    let before = pack_file.get(..before).unwrap_or_default();
    let first = before.matches('\n').count();
    let entries = split_list(first_list(entries)).into_iter();
    entries
        .filter_map(|it| Some((id_of(it.text)?, first + it.line - 1)))
        .collect()
}

fn id_of(text: &str) -> Option<String> {
    let written = quoted(field(text, "id")?)?;
    let plain = written
        .strip_prefix('"')
        .and_then(|it| it.strip_suffix('"'));
    match plain.filter(|it| !it.contains('\\')) {
        Some(plain) => Some(plain.to_owned()),
        None => parse(written).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_found_whatever_stands_in_texts_and_comments_before() {
        let text = r#"[
            Fact(id: "a", says: "questions: [Card(id: \"no\")]", // questions: [
                title: "id: 'x'", questions: [
                Card(front: "id: ", id: "one"),
                /* id: "two" */
                Choice(id : "three", options: [(id: "in an option")]),
            ]),
            Fact(questions: [Card(id: "lost")]),
            Fact(id: "b", questions: [Card(id: "four")]),
        ]"#;
        let facts = fact_lines(text);
        let facts: Vec<(&str, usize)> = facts.iter().map(|it| (&*it.id, it.lines.start)).collect();
        assert_eq!(facts, [("a", 1), ("b", 8)], "facts with an id");
        let found = question_lines(text);
        let found: Vec<(&str, &str, usize)> = found
            .iter()
            .map(|(fact, ask, line)| (fact.as_str(), ask.as_str(), *line))
            .collect();
        assert_eq!(
            found,
            [("a", "one", 3), ("a", "three", 5), ("b", "four", 8)],
            "with the lines on which they begin"
        );
    }

    #[test]
    fn questions_are_found_however_a_file_is_laid_out() {
        let text = r#"[
Fact(topic: "t",
  says: "(id: \"q\"", evidence: Human,
  questions : [
    Card(
      front: "f",
      id: "p", back: "b"),
    // The second
    Card( back: "b", front: "f",
 id : "q"),
  ],
  id: "f"),
]
"#;
        let found = question_lines(text);
        let expected =
            [("p", 4), ("q", 8)].map(|(ask, line)| ("f".to_owned(), ask.to_owned(), line));
        assert_eq!(found, expected, "fact, question, line from 0");
    }

    #[test]
    fn entries_of_the_pack_file_are_found() {
        let text = "Pack(id: \"p\", topics: [\n  (id: \"a\", title: \"A\"),\n  (title: \"B\", id: \"b\"),\n], sources: [(id: \"s\")])";
        let found = entry_lines(text, "topics");
        assert_eq!(found, [("a".to_owned(), 1), ("b".to_owned(), 2)], "topics");
        assert_eq!(
            entry_lines(text, "sources"),
            [("s".to_owned(), 3)],
            "sources"
        );
        assert_eq!(entry_lines(text, "articles"), [], "no such list");
    }
}
