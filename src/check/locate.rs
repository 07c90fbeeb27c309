//! Finds a question in the files of its pack, down to the character.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::material::{PackFiles, question_lines};

/// How many characters of a line are marked, at most, where there are no words to point at.
const WHOLE_LINE_MAX: usize = 60;

/// Where a finding is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Relative to the pack's folder.
    pub file: String,
    /// From 1; `None` for the whole file.
    pub line: Option<usize>,
    /// In characters, from 1; `None` for the whole line.
    pub column: Option<usize>,
    /// `None` if the line could not be read.
    pub excerpt: Option<Excerpt>,
}

/// A line, and how much of it is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The whole line.
    pub text: String,
    /// How many characters are meant, from the place's column on.
    pub length: usize,
}

struct QuestionLines<'a> {
    file: &'a str,
    /// From 0.
    lines: Range<usize>,
}

/// An index of all questions of a pack.
pub(super) struct LineFinder<'a> {
    /// By file name.
    lines: BTreeMap<&'a str, Vec<&'a str>>,
    /// By fact and question id.
    questions: BTreeMap<(String, String), QuestionLines<'a>>,
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
                    .or_insert(QuestionLines {
                        file,
                        lines: *line..next,
                    });
            }
        }
        Self { lines, questions }
    }

    /// Finds `mark` in a question; falls back to the question's first line.
    pub(super) fn find(&self, fact: &str, question: &str, mark: Option<&str>) -> Option<Place> {
        let key = (fact.to_owned(), question.to_owned());
        let QuestionLines { file, lines } = self.questions.get(&key)?;
        let all = self.lines.get(file).map_or(&[][..], Vec::as_slice);
        let own = all.get(lines.start..lines.end.min(all.len()))?;
        let place = |line: usize, before: usize, text: &str, length: usize| Place {
            file: (*file).to_owned(),
            line: Some(line + 1),
            column: Some(before + 1),
            excerpt: Some(Excerpt {
                text: text.to_owned(),
                length,
            }),
        };
        let found = mark.filter(|it| !it.is_empty()).and_then(|mark| {
            // In the file, quotation marks and backslashes in a text are escaped.
            let written = mark.replace('\\', "\\\\").replace('"', "\\\"");
            (lines.start..).zip(own).find_map(|(line, text)| {
                let at = text.find(&written)?;
                let before = text.get(..at)?.chars().count();
                Some(place(line, before, text, written.chars().count()))
            })
        });
        found.or_else(|| {
            let text = own.first()?;
            let indent = text.chars().take_while(|it| it.is_whitespace()).count();
            let length = text.trim().chars().count();
            Some(place(lines.start, indent, text, length.min(WHOLE_LINE_MAX)))
        })
    }
}
