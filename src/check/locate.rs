//! Finds a question in the files of its pack, down to the character.

use std::collections::BTreeMap;

use crate::material::{PackFiles, question_lines};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LinePlace {
    pub file: String,
    /// From 1; 0 if unknown.
    pub line: usize,
    /// In characters, from 1; 0 if unknown.
    pub column: usize,
    /// The whole line.
    pub text: String,
    /// How many characters are meant, from `column` on.
    pub length: usize,
}

/// An index of all questions of a pack.
pub(super) struct LineFinder<'a> {
    /// By file name.
    lines: BTreeMap<&'a str, Vec<&'a str>>,
    /// By fact and question id: the file, the first line and the line after the last, from 0.
    questions: BTreeMap<(String, String), (&'a str, usize, usize)>,
}

impl<'a> LineFinder<'a> {
    pub(super) fn of(files: &'a PackFiles) -> Self {
        let mut questions = BTreeMap::new();
        let mut lines = BTreeMap::new();
        let facts = files
            .texts
            .iter()
            .filter(|(file, _)| file.starts_with("facts/"));
        for (file, text) in facts {
            let found = question_lines(text);
            let all: Vec<&str> = text.lines().collect();
            let end = all.len();
            lines.insert(file.as_str(), all);
            for (at, (fact, question, line)) in found.iter().enumerate() {
                let next = found.get(at + 1).map_or(end, |(_, _, line)| *line + 1);
                questions
                    .entry((fact.clone(), question.clone()))
                    .or_insert((file.as_str(), *line, next));
            }
        }
        Self { lines, questions }
    }

    /// Finds `mark` in a question; falls back to the question's first line.
    pub(super) fn find(&self, fact: &str, question: &str, mark: &str) -> LinePlace {
        let Some((file, first, end)) = self.questions.get(&(fact.to_owned(), question.to_owned()))
        else {
            return LinePlace::default();
        };
        let all = self.lines.get(file).map_or(&[][..], Vec::as_slice);
        let own = all.get(*first..(*end).min(all.len())).unwrap_or_default();
        let lines = || own.iter().enumerate().map(|(at, text)| (first + at, *text));
        // In the file, quotation marks and backslashes in a text are escaped.
        let written = mark.replace('\\', "\\\\").replace('"', "\\\"");
        let place = |line: usize, column: usize, text: &str, length: usize| LinePlace {
            file: (*file).to_owned(),
            line: line + 1,
            column: column + 1,
            text: text.to_owned(),
            length,
        };
        let found = lines()
            .filter(|_| !written.is_empty())
            .find_map(|(line, text)| {
                let at = text.find(&written)?;
                let before = text.get(..at)?.chars().count();
                Some(place(line, before, text, written.chars().count()))
            });
        let whole = || {
            let (line, text) = lines().next()?;
            let indent = text.chars().take_while(|it| it.is_whitespace()).count();
            let length = text.trim().chars().count();
            Some(place(line, indent, text, length.min(60)))
        };
        found.or_else(whole).unwrap_or_default()
    }
}
