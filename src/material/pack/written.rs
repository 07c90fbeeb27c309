//! Facts and questions as written in a file, and the validation of questions.

use serde::{Deserialize, Serialize};

use crate::material::article::picture::Picture;
use crate::material::cloze::Cloze as ClozeText;
use crate::material::fact::{Evidence, Status};
use crate::material::pack::files::PackFiles;
use crate::material::passage::Passage;
use crate::material::question::{AnswerOption, Kind, Level, Pair, Question};

/// A fact as written in a file, before validation.
#[derive(Debug, Deserialize)]
#[serde(rename = "Fact", deny_unknown_fields)]
pub(in crate::material) struct WrittenFact {
    pub id: String,
    #[serde(default)]
    pub title: String,
    pub topic: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub evidence: Evidence,
    pub says: String,
    #[serde(default)]
    pub passage: WrittenPassage,
    pub questions: Vec<WrittenQuestion>,
    #[serde(default)]
    pub tags: Vec<String>,
    #[serde(default)]
    pub contested: bool,
    #[serde(default)]
    pub status: Status,
    #[serde(default)]
    pub as_of: String,
}

/// A passage as written in a file; both fields are empty if there is none.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::material) struct WrittenPassage {
    pub section: String,
    pub quote: String,
}

/// Declares `WrittenQuestion`: a variant for each kind, with its own fields and those that all kinds share.
macro_rules! written_questions {
    ($($kind:ident { $($field:ident: $type:ty $(= $default:ident)?),+ })+) => {
        /// A question as written in a file, before validation.
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(in crate::material) enum WrittenQuestion {
            $($kind {
                id: String,
                #[serde(default, skip_serializing_if = "is_default")] level: Level,
                #[serde(default, skip_serializing_if = "is_default")] negative: bool,
                #[serde(default, skip_serializing_if = "is_default")] image: String,
                #[serde(default, skip_serializing_if = "is_default")] image_alt: String,
                #[serde(default, skip_serializing_if = "is_default")] contested: bool,
                #[serde(default, skip_serializing_if = "is_default")] family: String,
                #[serde(default, skip_serializing_if = "is_default")] contrast: String,
                #[serde(default, skip_serializing_if = "is_default")] gives_away: Vec<String>,
                #[serde(default, skip_serializing_if = "is_default")] lint_allow: Vec<String>,
                #[serde(default, skip_serializing_if = "is_default")] lint_reason: String,
                #[serde(default, skip_serializing_if = "is_default")] passage: WrittenPassage,
                $($(#[serde($default, skip_serializing_if = "is_default")])? $field: $type,)+
            },)+
        }

        impl WrittenQuestion {
            /// Validates the question. `files` are those of the pack; `locate` finds its passage in the articles.
            pub(in crate::material) fn check(
                mut self,
                files: &PackFiles,
                locate: impl FnOnce(WrittenPassage) -> Result<Option<Passage>, String>,
            ) -> Result<Question, String> {
                // Taken out before hashing: proof that is added later does not change a question.
                let passage = match &mut self {
                    $(Self::$kind { passage, .. })|+ => std::mem::take(passage),
                };
                let hash = short_hash(&self)?;
                match self {
                    $(Self::$kind {
                        id, level, negative, image, image_alt, contested, family, contrast, gives_away, lint_allow,
                        lint_reason, passage: _, $($field),+
                    } => {
                        let wrong = |problem| format!("question {id:?}: {problem}");
                        let kind = kinds::$kind($($field),+).map_err(wrong)?;
                        let picture = picture_of(&image, image_alt, files).map_err(wrong)?;
                        let passage = locate(passage).map_err(wrong)?;
                        Ok(Question {
                            id, level, negative, picture, contested, family, contrast, gives_away, lint_allow,
                            lint_reason, passage, hash, kind,
                        })
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
    MultipleChoice { stem: String, keys: Vec<AnswerOption>, distractors: Vec<AnswerOption> }
    Number { stem: String, key: f64, unit: String = default, tolerance: f64 = default, why: String }
    Order { stem: String, items: Vec<String>, why: String }
    Match { stem: String, pairs: Vec<Pair>, extra: Vec<String> = default, why: String }
}

fn picture_of(path: &str, alt: String, files: &PackFiles) -> Result<Option<Picture>, String> {
    if path.is_empty() && alt.is_empty() {
        return Ok(None);
    }
    let Some(bytes) = files.images.get(path) else {
        return Err(match files.unreadable.get(path) {
            Some(unreadable) => format!("image {path:?}: {}", unreadable.why),
            None => {
                format!("found no image {path:?}, expected a PNG, JPEG or SVG file under images/")
            }
        });
    };
    if alt.trim().is_empty() {
        return Err("found no `image_alt`, expected what the image shows, in words".to_owned());
    }
    let picture = Picture::read(std::sync::Arc::clone(bytes), alt);
    picture
        .map(Some)
        .map_err(|problem| format!("image {path:?}: {problem}"))
}

/// One function for each kind, named after it: validates the written fields.
#[expect(
    non_snake_case,
    reason = "each function is named after the kind that it reads"
)]
mod kinds {
    use super::{AnswerOption, ClozeText, Kind, Pair};

    fn filled(parts: &[(&str, &str)]) -> Result<(), String> {
        match parts.iter().find(|(_, text)| text.trim().is_empty()) {
            Some((name, _)) => Err(format!("found an empty `{name}`, expected text")),
            None => Ok(()),
        }
    }

    pub(in crate::material) fn Card(front: String, back: String) -> Result<Kind, String> {
        filled(&[("front", &front), ("back", &back)])?;
        Ok(Kind::Card { front, back })
    }

    #[expect(clippy::needless_pass_by_value, reason = "same shape as its siblings")]
    pub(in crate::material) fn Cloze(text: String) -> Result<Kind, String> {
        ClozeText::parse(&text).map(Kind::Cloze)
    }

    fn options(keys: &[AnswerOption], distractors: &[AnswerOption]) -> Result<(), String> {
        let most = 9_usize.saturating_sub(keys.len());
        if distractors.is_empty() || distractors.len() > most {
            return Err(format!(
                "found {} distractors, expected 1 to {most}",
                distractors.len(),
            ));
        }
        let options = distractors.iter().chain(keys);
        let parts = options
            .clone()
            .map(|it| filled(&[("text", &it.text), ("why", &it.why)]));
        let same = different("option", options.map(|it| it.text.as_str()));
        let mut problems: Vec<String> = parts.chain([same]).filter_map(Result::err).collect();
        problems.dedup();
        if problems.is_empty() {
            Ok(())
        } else {
            Err(problems.join("; "))
        }
    }

    #[expect(single_use_lifetimes, reason = "an anonymous one is not allowed here")]
    fn different<'a>(what: &str, texts: impl IntoIterator<Item = &'a str>) -> Result<(), String> {
        let mut seen = Vec::new();
        for text in texts {
            if what != "option" {
                filled(&[(what, text)])?;
            }
            let plain = text.trim().to_lowercase();
            if seen.contains(&plain) {
                return Err(format!(
                    "found the {what} {text:?} twice, expected different ones"
                ));
            }
            seen.push(plain);
        }
        Ok(())
    }

    pub(in crate::material) fn Choice(
        stem: String,
        key: AnswerOption,
        distractors: Vec<AnswerOption>,
    ) -> Result<Kind, String> {
        filled(&[("stem", &stem)])?;
        options(std::slice::from_ref(&key), &distractors)?;
        Ok(Kind::Choice {
            stem,
            key,
            distractors,
        })
    }

    pub(in crate::material) fn MultipleChoice(
        stem: String,
        keys: Vec<AnswerOption>,
        distractors: Vec<AnswerOption>,
    ) -> Result<Kind, String> {
        filled(&[("stem", &stem)])?;
        if keys.len() < 2 {
            return Err(format!("found {} keys, expected at least 2", keys.len()));
        }
        options(&keys, &distractors)?;
        Ok(Kind::MultipleChoice {
            stem,
            keys,
            distractors,
        })
    }

    #[expect(clippy::needless_pass_by_value, reason = "same shape as its siblings")]
    pub(in crate::material) fn Number(
        stem: String,
        key: f64,
        unit: String,
        tolerance: f64,
        why: String,
    ) -> Result<Kind, String> {
        filled(&[("stem", &stem), ("why", &why)])?;
        if !key.is_finite() {
            return Err(format!("found the key {key}, expected a finite number"));
        }
        if !tolerance.is_finite() || tolerance < 0.0 {
            return Err(format!(
                "found the tolerance {tolerance}, expected a finite number, not negative"
            ));
        }
        Ok(Kind::Number {
            stem,
            key,
            unit: unit.trim().to_owned(),
            tolerance,
            why,
        })
    }

    pub(in crate::material) fn Order(
        stem: String,
        items: Vec<String>,
        why: String,
    ) -> Result<Kind, String> {
        filled(&[("stem", &stem), ("why", &why)])?;
        if !(2..=9).contains(&items.len()) {
            return Err(format!("found {} items, expected 2 to 9", items.len()));
        }
        different("item", items.iter().map(String::as_str))?;
        Ok(Kind::Order { stem, items, why })
    }

    pub(in crate::material) fn Match(
        stem: String,
        pairs: Vec<Pair>,
        extra: Vec<String>,
        why: String,
    ) -> Result<Kind, String> {
        filled(&[("stem", &stem), ("why", &why)])?;
        if !(2..=9).contains(&pairs.len()) {
            return Err(format!("found {} pairs, expected 2 to 9", pairs.len()));
        }
        different("premise", pairs.iter().map(|pair| pair.premise.as_str()))?;
        if let Some(pair) = pairs.iter().find(|pair| pair.premise.contains(" = ")) {
            return Err(format!(
                "found the premise {:?}, expected one without \" = \", which joins the two in the record",
                pair.premise
            ));
        }
        // Premises may share a response, so duplicates among the pairs are removed before the check.
        let mut responses: Vec<&str> = pairs.iter().map(|pair| pair.response.as_str()).collect();
        responses.sort_unstable();
        responses.dedup();
        responses.extend(extra.iter().map(String::as_str));
        if responses.len() > 9 {
            return Err(format!(
                "found {} different responses, expected at most 9",
                responses.len()
            ));
        }
        different("response", responses)?;
        Ok(Kind::Match {
            stem,
            pairs,
            extra,
            why,
        })
    }

    pub(in crate::material) fn TrueFalse(
        stem: String,
        key: bool,
        why: String,
    ) -> Result<Kind, String> {
        filled(&[("stem", &stem), ("why", &why)])?;
        Ok(Kind::TrueFalse { stem, key, why })
    }

    pub(in crate::material) fn Typed(
        stem: String,
        key: String,
        accept: Vec<String>,
        why: String,
    ) -> Result<Kind, String> {
        filled(&[("stem", &stem), ("key", &key), ("why", &why)])?;
        for accepted in &accept {
            filled(&[("accept", accepted)])?;
        }
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

/// Returns the CRC-32 of the canonical RON as six characters of Crockford's base 32.
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
    use crate::material::pack::parse::parse;

    #[test]
    fn the_hash_changes_with_the_words_and_only_then() {
        let read = |text: &str| {
            parse::<WrittenQuestion>(text)
                .expect("reads")
                .check(&PackFiles::default(), |_| Ok(None))
                .expect("checks")
                .hash
        };
        let first = read("Card(id: \"a\", front: \"f\", back: \"b\")");
        assert_eq!(
            first,
            read("Card(back: \"b\", front: \"f\", /* said */ id: \"a\", level: Recall)"),
            "same question"
        );
        assert_eq!(
            first,
            read(
                "Card(id: \"a\", front: \"f\", back: \"b\", passage: (section: \"s\", quote: \"q\"))"
            ),
            "with proof"
        );
        assert_ne!(
            first,
            read("Card(id: \"a\", front: \"f\", back: \"c\")"),
            "other words"
        );
    }
}
