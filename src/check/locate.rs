//! Finds what a finding is about in the files of a pack, down to the character.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::check::flaw::Subject;
use crate::check::item::Item;
use crate::fast::FastMap;
use crate::material::{FactLines, Pack, PackFiles, Problem, entry_lines, fact_lines};

/// How many characters of a line are marked, at most, where there are no words to point at.
const WHOLE_LINE_MAX: usize = 60;

const PACK_FILE: &str = "pack.ron";

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

/// Lines of a file, from 0.
#[derive(Clone, Debug)]
struct Lines<'a> {
    file: &'a str,
    lines: Range<usize>,
}

/// An index of all facts and questions of a pack.
pub(super) struct LineFinder<'a> {
    files: &'a PackFiles,
    /// By file name.
    lines: BTreeMap<&'a str, Vec<&'a str>>,
    /// Facts that were read, by id, each with its questions by id.
    facts: FastMap<String, (Lines<'a>, Vec<(String, usize)>)>,
}

impl<'a> LineFinder<'a> {
    /// `problems` were found while the pack was read: where an id occurs twice, the fact without one is the one in use.
    pub(super) fn of(files: &'a PackFiles, problems: &[Problem]) -> Self {
        let mut facts: FastMap<String, (Lines<'a>, Vec<(String, usize)>)> = FastMap::default();
        let mut lines = BTreeMap::new();
        let broken: BTreeSet<(&str, usize)> = problems
            .iter()
            .filter_map(|it| Some((it.file.as_str(), it.line.checked_sub(1)?)))
            .collect();
        for (file, text) in &files.texts {
            lines.insert(file.as_str(), text.lines().collect());
            if !file.starts_with("facts/") {
                continue;
            }
            for FactLines {
                id,
                lines,
                questions,
            } in fact_lines(text)
            {
                let own = (file.as_str(), lines.start)..(file.as_str(), lines.end);
                if broken.range(own).next().is_none() {
                    facts
                        .entry(id)
                        .or_insert((Lines { file, lines }, questions));
                }
            }
        }
        Self {
            files,
            lines,
            facts,
        }
    }

    /// Iterates over what was not read, since it is a link.
    pub(super) fn links(&self) -> impl Iterator<Item = &'a str> {
        self.files.links.iter().map(String::as_str)
    }

    fn line(&self, file: &str, line: usize) -> Option<&'a str> {
        self.lines.get(file)?.get(line).copied()
    }

    /// Marks a whole line, or as much of it as is shown.
    fn whole_line(&self, file: &str, line: usize) -> Option<Place> {
        let text = self.line(file, line)?;
        let indent = text.chars().take_while(|it| it.is_whitespace()).count();
        let length = text.trim().chars().count();
        Some(Place {
            file: file.to_owned(),
            line: Some(line + 1),
            column: Some(indent + 1),
            excerpt: Some(Excerpt {
                text: text.to_owned(),
                length: length.min(WHOLE_LINE_MAX),
            }),
        })
    }

    /// Marks words in these lines as they are written; falls back to the first line.
    fn words(&self, Lines { file, lines }: &Lines<'_>, mark: Option<&str>) -> Option<Place> {
        let found = mark.filter(|it| !it.is_empty()).and_then(|mark| {
            // In the file, quotation marks and backslashes in a text are escaped.
            let written = mark.replace('\\', "\\\\").replace('"', "\\\"");
            lines.clone().find_map(|line| {
                let text = self.line(file, line)?;
                let before = text.get(..find_word(text, &written)?)?;
                Some(Place {
                    file: (*file).to_owned(),
                    line: Some(line + 1),
                    column: Some(before.chars().count() + 1),
                    excerpt: Some(Excerpt {
                        text: text.to_owned(),
                        length: written.chars().count(),
                    }),
                })
            })
        });
        found.or_else(|| self.whole_line(file, lines.start))
    }

    /// Finds `mark` in a question; falls back to the question's first line.
    pub(super) fn question(&self, fact: &str, question: &str, mark: Option<&str>) -> Option<Place> {
        let (Lines { file, lines }, questions) = self.facts.get(fact)?;
        let at = questions.iter().position(|(id, _)| id == question)?;
        let (_, begin) = questions.get(at)?;
        let end = questions
            .get(at + 1)
            .map_or(lines.end, |(_, line)| line + 1);
        let own = Lines {
            file,
            lines: *begin..end.max(begin + 1),
        };
        self.words(&own, mark)
    }

    /// Finds `mark` in a fact before its questions; falls back to the fact's first line.
    pub(super) fn fact(&self, fact: &str, mark: Option<&str>) -> Option<Place> {
        let (Lines { file, lines }, questions) = self.facts.get(fact)?;
        let end = questions.first().map_or(lines.end, |(_, line)| line + 1);
        let own = Lines {
            file,
            lines: lines.start..end,
        };
        self.words(&own, mark)
    }

    /// Finds what a flaw of the bank is one of; `of` is its question, if it is one.
    pub(super) fn subject(
        &self,
        pack: &Pack,
        (of, item): (&Subject, Option<&Item<'_>>),
        mark: Option<&str>,
    ) -> Option<Place> {
        match of {
            Subject::Question(_) => {
                let item = item?;
                self.question(&item.fact.id, &item.question.id, mark)
            }
            Subject::Fact(id) => self.fact(id, mark),
            Subject::Topic(id) => self.entry("topics", id),
            Subject::Source(id) => self.entry("sources", id),
            Subject::Section(id) => self.section(pack, id),
            Subject::Pack => self.whole_pack(),
        }
    }

    fn whole_pack(&self) -> Option<Place> {
        self.files.texts.contains_key(PACK_FILE).then(|| Place {
            file: PACK_FILE.to_owned(),
            line: None,
            column: None,
            excerpt: None,
        })
    }

    /// Finds an entry of a list in pack.ron; of two with one id the second.
    fn entry(&self, list: &str, id: &str) -> Option<Place> {
        let text = self.files.texts.get(PACK_FILE)?;
        let entries = entry_lines(text, list);
        let line = entries.iter().rev().find(|(known, _)| known == id);
        match line {
            Some((_, line)) => {
                let lines = Lines {
                    file: PACK_FILE,
                    lines: *line..line + 1,
                };
                self.words(&lines, None)
            }
            None => self.whole_pack(),
        }
    }

    /// Finds the heading of a section.
    fn section(&self, pack: &Pack, id: &str) -> Option<Place> {
        let heading = format!("{{#{id}}}");
        let articles = self
            .lines
            .iter()
            .filter(|(file, _)| file.starts_with("articles/"));
        let found = articles.into_iter().find_map(|(file, lines)| {
            let line = lines.iter().position(|it| it.contains(&heading))?;
            self.whole_line(file, line)
        });
        found.or_else(|| pack.section(id).and_then(|_| self.whole_pack()))
    }

    /// Finds what a problem of reading is about: its place with the line, and the fact it is in.
    pub(super) fn problem(&self, problem: &Problem) -> (Option<Place>, Option<String>) {
        if problem.file.is_empty() {
            return (None, None);
        }
        let known = |number: usize| Some(number).filter(|it| *it > 0);
        let (line, column) = (known(problem.line), known(problem.column));
        let text = line.and_then(|line| self.line(&problem.file, line - 1));
        let place = match (line, column, text) {
            (Some(line), None, Some(_)) => self.whole_line(&problem.file, line - 1),
            _ => Some(Place {
                file: problem.file.clone(),
                line,
                column,
                excerpt: text.zip(column).map(|(text, column)| Excerpt {
                    text: text.to_owned(),
                    length: word_length(text, column),
                }),
            }),
        };
        (place, self.fact_at(problem))
    }

    /// Returns the id of the fact in which a problem is.
    fn fact_at(&self, problem: &Problem) -> Option<String> {
        let line = problem.line.checked_sub(1)?;
        let text = self.files.texts.get(&problem.file)?;
        let is_facts = problem.file.starts_with("facts/");
        let mut facts = fact_lines(text).into_iter().filter(|_| is_facts);
        facts.find(|it| it.lines.contains(&line)).map(|it| it.id)
    }
}

/// Returns where a text has these words, whole ones if it has them anywhere.
fn find_word(text: &str, words: &str) -> Option<usize> {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let whole = text.match_indices(words).find(|(at, found)| {
        let before = text.get(..*at).and_then(|it| it.chars().next_back());
        let after = text
            .get(at + found.len()..)
            .and_then(|it| it.chars().next());
        let begins = words.chars().next();
        let ends = words.chars().next_back();
        !(is_part(begins) && is_part(before) || is_part(ends) && is_part(after))
    });
    whole
        .map(|(at, _)| at)
        .or_else(|| text.find(words))
        .or_else(|| {
            let lower = words.to_ascii_lowercase();
            text.to_ascii_lowercase().find(&lower)
        })
}

/// Counts the characters of the word at a column from 1, at least 1.
fn word_length(text: &str, column: usize) -> usize {
    let letters = text.chars().skip(column.saturating_sub(1));
    let word = letters.take_while(|c| c.is_alphanumeric() || *c == '_');
    word.count().max(1)
}
