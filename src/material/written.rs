//! Questions as they stand in a file, and the way from there to checked ones.

use serde::{Deserialize, Serialize};

use crate::material::question::{AnswerOption, Cloze as ClozeText, Kind, Level, Question};

/// Declares the questions as they stand in a file: every kind with the fields that all share.
macro_rules! written_questions {
    ($($kind:ident { $($field:ident: $type:ty $(= $default:ident)?),+ })+) => {
        /// A question as written, before its parts are checked.
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) enum WrittenQuestion {
            $($kind {
                id: String,
                #[serde(default, skip_serializing_if = "is_default")] level: Level,
                #[serde(default, skip_serializing_if = "is_default")] contested: bool,
                #[serde(default, skip_serializing_if = "is_default")] family: String,
                #[serde(default, skip_serializing_if = "is_default")] contrast: String,
                #[serde(default, skip_serializing_if = "is_default")] gives_away: Vec<String>,
                #[serde(default, skip_serializing_if = "is_default")] lint_allow: Vec<String>,
                #[serde(default, skip_serializing_if = "is_default")] lint_reason: String,
                $($(#[serde($default, skip_serializing_if = "is_default")])? $field: $type,)+
            },)+
        }

        impl WrittenQuestion {
            /// Checks the parts and gives the question, or says what is wrong.
            pub(super) fn check(self) -> Result<Question, String> {
                let hash = short_hash(&self)?;
                match self {
                    $(Self::$kind { id, level, contested, family, contrast, gives_away, lint_allow, lint_reason, $($field),+ } => {
                        let kind = kinds::$kind($($field),+).map_err(|problem| format!("question {id:?}: {problem}"))?;
                        Ok(Question { id, level, contested, family, contrast, gives_away, lint_allow, lint_reason, hash, kind })
                    })+
                }
            }
        }
    };
}

written_questions! {
    Card { front: String, back: String }
    Cloze { text: String }
    Choice { stem: String, key: AnswerOption, distractors: Vec<AnswerOption> }
    TrueFalse { stem: String, key: bool, why: String }
    Typed { stem: String, key: String, accept: Vec<String> = default, why: String }
}

/// One function for each kind, named like it: from the written parts to the checked ones.
#[expect(
    non_snake_case,
    reason = "each function is named after the kind that it reads"
)]
mod kinds {
    use super::{AnswerOption, ClozeText, Kind};

    fn filled(parts: &[(&str, &str)]) -> Result<(), String> {
        match parts.iter().find(|(_, text)| text.trim().is_empty()) {
            Some((name, _)) => Err(format!("found an empty `{name}`, expected text")),
            None => Ok(()),
        }
    }

    pub(super) fn Card(front: String, back: String) -> Result<Kind, String> {
        filled(&[("front", &front), ("back", &back)])?;
        Ok(Kind::Card { front, back })
    }

    #[expect(clippy::needless_pass_by_value, reason = "same shape as its siblings")]
    pub(super) fn Cloze(text: String) -> Result<Kind, String> {
        ClozeText::parse(&text).map(Kind::Cloze)
    }

    pub(super) fn Choice(
        stem: String,
        key: AnswerOption,
        distractors: Vec<AnswerOption>,
    ) -> Result<Kind, String> {
        filled(&[("stem", &stem)])?;
        if distractors.is_empty() || distractors.len() > 8 {
            return Err(format!(
                "found {} distractors, expected 1 to 8",
                distractors.len()
            ));
        }
        let mut seen = Vec::new();
        for option in distractors.iter().chain([&key]) {
            filled(&[("text", &option.text), ("why", &option.why)])?;
            let text = option.text.trim().to_lowercase();
            if seen.contains(&text) {
                return Err(format!(
                    "found the option {:?} twice, expected different ones",
                    option.text
                ));
            }
            seen.push(text);
        }
        Ok(Kind::Choice {
            stem,
            key,
            distractors,
        })
    }

    pub(super) fn TrueFalse(stem: String, key: bool, why: String) -> Result<Kind, String> {
        filled(&[("stem", &stem), ("why", &why)])?;
        Ok(Kind::TrueFalse { stem, key, why })
    }

    pub(super) fn Typed(
        stem: String,
        key: String,
        accept: Vec<String>,
        why: String,
    ) -> Result<Kind, String> {
        filled(&[("stem", &stem), ("key", &key), ("why", &why)])?;
        Ok(Kind::Typed {
            stem,
            key,
            accept,
            why,
        })
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Six characters of Crockford's base 32 over the CRC-32 of the canonical RON.
fn short_hash(question: &WrittenQuestion) -> Result<String, String> {
    let text =
        ron::to_string(question).map_err(|error| format!("cannot be written as RON: {error}"))?;
    Ok(crate::base32::text(
        u64::from(crc32fast::hash(text.as_bytes())),
        6,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::material::parse::parse;

    #[test]
    fn the_hash_changes_with_the_words_and_only_then() {
        let read = |text: &str| {
            parse::<WrittenQuestion>(text)
                .expect("reads")
                .check()
                .expect("checks")
                .hash
        };
        let first = read("Card(id: \"a\", front: \"f\", back: \"b\")");
        assert_eq!(
            first,
            read("Card(back: \"b\", front: \"f\", /* said */ id: \"a\", level: Recall)"),
            "same question"
        );
        assert_ne!(
            first,
            read("Card(id: \"a\", front: \"f\", back: \"c\")"),
            "other words"
        );
    }
}
