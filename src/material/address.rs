//! Addresses of facts, askings and sections: what history hangs on, so they never change.

use std::fmt;
use std::sync::Arc;

/// Tells whether `id` is made of lower-case letters, digits and single inner hyphens.
pub fn is_slug(id: &str) -> bool {
    !id.is_empty()
        && id.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// Whether the browser can open an address.
pub fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// Where a fact lives: `pack/fact`. A copy is cheap.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(Arc<str>);

impl FactId {
    /// Joins the ids of a pack and of a fact in it.
    pub fn new(pack: &str, fact: &str) -> Self {
        Self(format!("{pack}/{fact}").into())
    }

    /// Takes an address as it stands in a record, whether or not such a fact still exists.
    pub fn from_record(text: &str) -> Self {
        Self(text.into())
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of the pack.
    pub fn pack(&self) -> &str {
        self.0.split_once('/').map_or(&*self.0, |(pack, _)| pack)
    }
}

impl fmt::Display for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One way of asking a fact: `pack/fact/ask`.
///
/// `ask` is the question's id; the second and later gaps of a cloze are `id#2`, `id#3`, since each gap is asked alone. A copy
/// is cheap.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId {
    /// The fact that is asked.
    pub fact: FactId,
    /// The question, and the gap of it.
    pub ask: Arc<str>,
}

impl FaceId {
    /// Joins a fact and the asking's own id.
    pub fn new(fact: FactId, ask: impl Into<Arc<str>>) -> Self {
        Self {
            fact,
            ask: ask.into(),
        }
    }

    /// Reads `pack/fact/ask`; `None` where a part is missing.
    pub fn parse(text: &str) -> Option<Self> {
        let (fact, ask) = text.rsplit_once('/')?;
        fact.contains('/')
            .then(|| Self::new(FactId::from_record(fact), ask))
    }

    /// As it stands in the record: what [`fmt::Display`] writes, in a text that is made at once.
    pub fn address(&self) -> String {
        [self.fact.as_str(), "/", &self.ask].concat()
    }

    /// The question's id and the number of the gap, from 0.
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

/// Where a section of an article lives: `pack#section`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId {
    /// The pack's id.
    pub pack: String,
    /// The section's id, unique in the pack.
    pub section: String,
}

impl SectionId {
    /// Joins the ids of a pack and of a section in it.
    pub fn new(pack: &str, section: &str) -> Self {
        Self {
            pack: pack.to_owned(),
            section: section.to_owned(),
        }
    }

    /// Reads `pack#section`.
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
