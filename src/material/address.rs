//! Addresses of facts, faces and sections. The record refers to them, so they never change.

use std::fmt;
use std::sync::Arc;

/// Whether `id` consists of lower-case ASCII letters, digits and single inner hyphens.
pub fn is_slug(id: &str) -> bool {
    !id.is_empty()
        && id.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// Whether `address` is an HTTP or HTTPS URL.
pub fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// Address of a fact: `pack/fact`. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(Arc<str>);

impl FactId {
    /// Joins the id of a pack and the id of a fact in it.
    pub fn new(pack: &str, fact: &str) -> Self {
        Self(format!("{pack}/{fact}").into())
    }

    /// Wraps an address from the record without checking it; the fact may no longer exist.
    pub fn from_record(text: &str) -> Self {
        Self(text.into())
    }

    /// Borrows the whole `pack/fact`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the part before the slash; the whole address if there is no slash.
    pub fn pack(&self) -> &str {
        self.0.split_once('/').map_or(&*self.0, |(pack, _)| pack)
    }
}

impl fmt::Display for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Address of a face: `pack/fact/ask`. Cheap to clone.
///
/// `ask` is the id of the question. Each gap of a cloze is a face, so the second gap is `id#2`, the third `id#3`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId {
    pub fact: FactId,
    /// The id of the question, with the number of the gap from the second on.
    pub ask: Arc<str>,
}

impl FaceId {
    /// Joins the address of a fact and the last part, such as `gap#2`.
    pub fn new(fact: FactId, ask: impl Into<Arc<str>>) -> Self {
        Self {
            fact,
            ask: ask.into(),
        }
    }

    /// Parses `pack/fact/ask`; `None` if a part is missing.
    pub fn parse(text: &str) -> Option<Self> {
        let (fact, ask) = text.rsplit_once('/')?;
        fact.contains('/')
            .then(|| Self::new(FactId::from_record(fact), ask))
    }

    /// Returns what [`fmt::Display`] writes and the record holds, built in a single allocation.
    pub fn address(&self) -> String {
        [self.fact.as_str(), "/", &self.ask].concat()
    }

    /// Splits `ask` into the id of the question and the index of the gap, from 0; an unreadable number matches no gap.
    pub fn question_and_gap(&self) -> (&str, usize) {
        match self.ask.split_once('#') {
            Some((question, gap)) => (
                question,
                gap.parse::<usize>()
                    .map_or(usize::MAX, |n| n.saturating_sub(1)),
            ),
            None => (&self.ask, 0),
        }
    }
}

impl fmt::Display for FaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.fact, self.ask)
    }
}

/// Address of a section of an article: `pack#section`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId {
    pub pack: String,
    /// Unique in the pack, not only in its article.
    pub section: String,
}

impl SectionId {
    /// Joins the id of a pack and the id of a section in it.
    pub fn new(pack: &str, section: &str) -> Self {
        Self {
            pack: pack.to_owned(),
            section: section.to_owned(),
        }
    }

    /// Parses `pack#section`; `None` without a `#`.
    pub fn parse(text: &str) -> Option<Self> {
        text.split_once('#')
            .map(|(pack, section)| Self::new(pack, section))
    }
}

impl fmt::Display for SectionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.pack, self.section)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_asking_keeps_its_address_through_text() {
        let id = FaceId::new(FactId::new("myokines", "il6-pulse"), "gap#2");
        assert_eq!(
            FaceId::parse(&id.to_string()),
            Some(id.clone()),
            "read back"
        );
        assert_eq!(
            id.question_and_gap(),
            ("gap", 1),
            "the second gap has index 1"
        );
        assert_eq!(FaceId::parse("no-pack/ask"), None, "a pack is required");
    }

    #[test]
    fn slugs_are_lower_case_words() {
        assert!(is_slug("il6-falls-with-training"), "a usual id");
        for bad in ["", "-a", "a--b", "A", "a_b", "ä"] {
            assert!(!is_slug(bad), "{bad:?} is no slug");
        }
    }
}
