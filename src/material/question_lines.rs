//! Where questions stand in the text of a file.

use crate::material::fact::WrittenFact;
use crate::material::parse::parse;
use crate::material::split::split_list;

/// Where the questions of a file of facts begin: the ids of fact and question, and the line, from 0. A fact that cannot be
/// read is left out.
pub fn question_lines(text: &str) -> Vec<(String, String, usize)> {
    let mut found = Vec::new();
    for fact in split_list(text) {
        let Ok(written) = parse::<WrittenFact>(fact.text) else {
            continue;
        };
        let Some(list) = questions_of(fact.text) else {
            continue;
        };
        let (before, questions) = fact.text.split_at_checked(list).unwrap_or((fact.text, ""));
        let first = fact.line - 1 + before.matches('\n').count();
        let pieces = split_list(questions);
        for (piece, question) in pieces.iter().zip(&written.questions) {
            let id = question.id().to_owned();
            found.push((written.id.clone(), id, first + piece.line - 1));
        }
    }
    found
}

/// Where the list of questions begins in the text of a fact.
fn questions_of(fact: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + fact.get(from..)?.find("questions")?;
        let after = fact.get(at + "questions".len()..)?;
        let rest = after.trim_start();
        if let Some(list) = rest.strip_prefix(':').map(str::trim_start)
            && list.starts_with('[')
        {
            return Some(fact.len() - list.len());
        }
        from = at + 1;
    }
}
