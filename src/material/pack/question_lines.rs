//! Line numbers of the questions in a file of facts.

use crate::material::pack::parse::parse;
use crate::material::pack::split::{field, quoted, split_list};

/// Returns where the questions of a file begin: the id of the fact, the id of the question, and the line, from 0.
///
/// Facts and questions without an id are skipped; nothing else is parsed, so other errors do not matter.
pub fn question_lines(text: &str) -> Vec<(String, String, usize)> {
    let mut found = Vec::new();
    for fact in split_list(text) {
        let Some((id, questions)) = id_of(fact.text).zip(field(fact.text, "questions")) else {
            continue;
        };
        let before = fact.text.len() - questions.len();
        let before = fact.text.get(..before).unwrap_or_default();
        let first = fact.line - 1 + before.matches('\n').count();
        for question in split_list(questions) {
            if let Some(ask) = id_of(question.text) {
                found.push((id.clone(), ask, first + question.line - 1));
            }
        }
    }
    found
}

fn id_of(text: &str) -> Option<String> {
    parse(quoted(field(text, "id")?)?).ok()
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
}
