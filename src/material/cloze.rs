//! Cloze deletions: sentences with gaps.

use std::ops::Range;

/// A sentence; it has at least one gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cloze {
    /// In reading order.
    pub parts: Vec<ClozePart>,
}

/// Text outside a gap, or a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClozePart {
    Words(String),
    Gap(Gap),
}

/// A gap of a cloze: `{{answer|variant::hint}}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The answer as displayed.
    pub answer: String,
    /// Other answers accepted as right.
    pub variants: Vec<String>,
    /// Shown in place of the answer; may be empty.
    pub hint: String,
}

impl Cloze {
    /// Parses the gaps in `text`; the error says what was found and expected.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((words, gap)) = rest.split_once("{{") {
            let Some((inside, after)) = gap.split_once("}}") else {
                return Err(format!(
                    "found a gap without its end in {text:?}, expected {{{{answer}}}}"
                ));
            };
            if !words.is_empty() {
                parts.push(ClozePart::Words(words.to_owned()));
            }
            let (answers, hint) = inside.split_once("::").unwrap_or((inside, ""));
            let mut answers = answers.split('|').map(|answer| answer.trim().to_owned());
            let answer = answers.next().unwrap_or_default();
            if answer.is_empty() {
                return Err(format!(
                    "found an empty gap in {text:?}, expected {{{{answer}}}}"
                ));
            }
            let variants: Vec<String> = answers.collect();
            if variants.iter().any(String::is_empty) {
                return Err(format!(
                    "found an empty variant in {text:?}, expected {{{{answer|variant}}}}"
                ));
            }
            parts.push(ClozePart::Gap(Gap {
                answer,
                variants,
                hint: hint.trim().to_owned(),
            }));
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(ClozePart::Words(rest.to_owned()));
        }
        let cloze = Self { parts };
        if cloze.gaps().next().is_none() {
            Err(format!("found no gap in {text:?}, expected {{{{answer}}}}"))
        } else {
            Ok(cloze)
        }
    }

    /// Returns the gaps in reading order.
    pub fn gaps(&self) -> impl Iterator<Item = &Gap> {
        self.parts.iter().filter_map(|part| match part {
            ClozePart::Gap(gap) => Some(gap),
            ClozePart::Words(_) => None,
        })
    }

    /// Returns the sentence with `instead` in gap `asked` and all others filled in, and the byte range of `instead`.
    pub fn with_gap(&self, asked: usize, instead: &str) -> (String, Range<usize>) {
        let mut text = String::new();
        let mut place = 0..0;
        let mut gap_index = 0;
        for part in &self.parts {
            match part {
                ClozePart::Words(words) => text.push_str(words),
                ClozePart::Gap(gap) => {
                    let start = text.len();
                    let is_asked = gap_index == asked;
                    text.push_str(if is_asked { instead } else { &gap.answer });
                    if is_asked {
                        place = start..text.len();
                    }
                    gap_index += 1;
                }
            }
        }
        (text, place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_gap_is_asked_alone_with_the_others_filled_in() {
        let cloze =
            Cloze::parse("{{IL-6|interleukin 6}} rises {{first::order}}.").expect("two gaps");
        assert_eq!(
            cloze.with_gap(1, "…"),
            ("IL-6 rises ….".to_owned(), 11..14),
            "the first is filled in"
        );
        assert_eq!(
            cloze.gaps().next().expect("a gap").variants,
            ["interleukin 6"],
            "variants"
        );
        assert_eq!(cloze.gaps().nth(1).expect("a gap").hint, "order", "hint");
    }

    #[test]
    fn broken_gaps_are_named() {
        for bad in ["no gap", "{{open", "{{}} empty"] {
            assert!(Cloze::parse(bad).is_err(), "{bad:?} is refused");
        }
    }
}
