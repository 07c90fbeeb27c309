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

/// A gap of a cloze: `{{answer|variant::hint}}`. A backslash before `:`, `|`, `{`, `}` or a backslash lets them stand
/// for themselves.
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
            let Some((inside, after)) = split_unescaped(gap, "}}") else {
                return Err(format!(
                    "found a gap without its end in {text:?}, expected {{{{answer}}}}"
                ));
            };
            if !words.is_empty() {
                parts.push(ClozePart::Words(words.to_owned()));
            }
            let gap = Gap::parse(inside).map_err(|problem| format!("{problem} in {text:?}"));
            parts.push(ClozePart::Gap(gap?));
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

    /// Returns the words between gap `asked` and the next one; empty if there are none.
    pub fn words_behind(&self, asked: usize) -> &str {
        let is_gap = |part: &&ClozePart| matches!(part, ClozePart::Gap(_));
        let mut parts = self.parts.iter();
        // Stops behind the gap.
        let gap = parts.by_ref().filter(is_gap).nth(asked);
        match (gap, parts.next()) {
            (Some(_), Some(ClozePart::Words(words))) => words,
            _ => "",
        }
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

impl Gap {
    /// Parses what stands between the braces; the error says what was found and expected.
    fn parse(inside: &str) -> Result<Self, String> {
        if let Some(plain) = without_anki_number(inside) {
            return Err(format!(
                "found a gap as Anki writes it, {{{{{inside}}}}}, expected {{{{{plain}}}}}"
            ));
        }
        if inside.contains("{{") || !has_paired_braces(inside) {
            return Err(format!(
                "found a brace in the gap {{{{{inside}}}}}, expected a gap without another one inside, and \\{{ and \\}} \
                 for braces of the answer"
            ));
        }
        let (mut answers, hint) = split_unescaped(inside, "::").unwrap_or((inside, ""));
        let mut texts = Vec::new();
        while let Some((answer, rest)) = split_unescaped(answers, "|") {
            texts.push(unescaped(answer));
            answers = rest;
        }
        texts.push(unescaped(answers));
        let mut texts = texts.into_iter().map(|text| text.trim().to_owned());
        let answer = texts.next().unwrap_or_default();
        if answer.is_empty() {
            return Err("found an empty gap, expected {{answer}}".to_owned());
        }
        let variants: Vec<String> = texts.collect();
        if variants.iter().any(String::is_empty) {
            return Err("found an empty variant, expected {{answer|variant}}".to_owned());
        }
        Ok(Self {
            answer,
            variants,
            hint: unescaped(hint).trim().to_owned(),
        })
    }
}

/// Returns a gap such as `c1::Paris::city` without its number; `None` for all others.
fn without_anki_number(inside: &str) -> Option<&str> {
    let (number, plain) = inside.trim_start().strip_prefix('c')?.split_once("::")?;
    let is_number = !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit());
    is_number.then_some(plain)
}

/// Whether a backslash before `next` is an escape; before others, as in `\frac`, it stands for itself.
fn is_escape(next: char) -> bool {
    matches!(next, ':' | '|' | '{' | '}' | '\\')
}

/// Iterates over the characters with their byte offsets; `true` marks those behind an escaping backslash, which is
/// left out.
fn characters(text: &str) -> impl Iterator<Item = (usize, char, bool)> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (at, letter) = rest.next()?;
        if letter == '\\'
            && let Some((at, next)) = rest.next_if(|(_, next)| is_escape(*next))
        {
            return Some((at, next, true));
        }
        Some((at, letter, false))
    })
}

/// Splits at the first `mark` of which no character is escaped.
fn split_unescaped<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let mut starts = characters(text).filter(|(_, _, is_escaped)| !is_escaped);
    let at = starts.find_map(|(at, ..)| text.get(at..)?.starts_with(mark).then_some(at))?;
    Some((text.get(..at)?, text.get(at + mark.len()..)?))
}

fn unescaped(text: &str) -> String {
    characters(text).map(|(_, letter, _)| letter).collect()
}

/// Whether each brace has its counterpart, as in `\frac{v}{t}`. A brace that is escaped may have one, but need not.
fn has_paired_braces(text: &str) -> bool {
    let is_paired = |count_escaped: bool| {
        let mut braces = characters(text).filter(|(_, _, is_escaped)| count_escaped || !is_escaped);
        let open = braces.try_fold(0_usize, |open, (_, brace, _)| match brace {
            '{' => Some(open + 1),
            '}' => open.checked_sub(1),
            _ => Some(open),
        });
        open == Some(0)
    };
    is_paired(false) || is_paired(true)
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

    #[test]
    fn marks_of_a_gap_stand_for_themselves_behind_a_backslash() {
        for (text, answer, hint) in [
            (r"{{Net\::HTTP.get::class}}", "Net::HTTP.get", "class"),
            (r"{{P(A\|B)}}", "P(A|B)", ""),
            (r"{{\frac{v}{\vec{u}\}}}", r"\frac{v}{\vec{u}}", ""),
            (r"{{\{a, b\}}}", "{a, b}", ""),
            (r"{{C:\\}} and {x} }}", r"C:\", ""),
            (r"{{\alpha}}", r"\alpha", ""),
        ] {
            let cloze = Cloze::parse(text).unwrap_or_else(|problem| panic!("{text}: {problem}"));
            let gap = cloze.gaps().next().expect("a gap");
            assert_eq!(
                (gap.answer.as_str(), gap.hint.as_str()),
                (answer, hint),
                "{text}"
            );
            assert_eq!(cloze.gaps().count(), 1, "{text}");
        }
    }

    #[test]
    fn gaps_of_other_programs_and_gaps_in_gaps_are_refused() {
        for (text, expected) in [
            (
                "{{c1::Paris::city}} is a capital.",
                "expected {{Paris::city}}",
            ),
            ("The {{thigh}} and the {{c2::knee}}.", "expected {{knee}}"),
            (
                "Nested {{outer {{inner}} rest}} text.",
                "without another one inside",
            ),
            (r"Speed is {{\frac{v}{\vec{u}}}} here.", r"\} for braces"),
            ("The set {{{a, b}}}.", r"\} for braces"),
        ] {
            let problem = Cloze::parse(text).expect_err(text);
            assert!(problem.contains(expected), "{text}: {problem}");
        }
        let gap = Cloze::parse("{{c4::complement::factor}}").is_err();
        assert!(gap, "the number alone tells it from an answer");
        assert!(
            Cloze::parse("{{c::speed}}").is_ok(),
            "c is the speed of light"
        );
    }
}
