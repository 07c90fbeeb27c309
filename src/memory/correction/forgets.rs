//! Forgotten parts of the record, looked up by what an event belongs to.

use crate::fast::FastMap;
use crate::material::FactId;
use crate::memory::forgotten::RecordPart;
use crate::memory::located::{Located, to_usize};
use crate::memory::register::sittings::{Context, SittingKey};
use crate::record::{Event, EventView, Moment, Name};

/// A `Forget` event together with what it covers.
#[derive(Debug)]
pub(in crate::memory) struct Forget {
    /// Record index of the event; only events before it are forgotten.
    pub index: u32,
    pub name: Name,
    pub at: Moment,
    pub part: RecordPart,
    /// The session that a `RecordPart::Sitting` refers to.
    pub sitting: Option<SittingKey>,
    /// How many answers it keeps from counting.
    pub answers: usize,
    /// How many it covers that would not count anyway, as they were given before reading.
    pub preread: usize,
}

/// An answer that some forget covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::memory) struct ForgottenAnswer {
    /// Index of the forget that covers it.
    pub by: usize,
    /// Whether it was given before its section was read, and so would not count anyway.
    pub is_preread: bool,
}

/// Every `Forget` in record order, with indices into that list by fact, pack and session.
#[derive(Debug, Default)]
pub(in crate::memory) struct Forgets {
    all: Vec<Forget>,
    facts: FastMap<Box<str>, Vec<usize>>,
    packs: FastMap<Box<str>, Vec<usize>>,
    sittings: FastMap<SittingKey, Vec<usize>>,
}

/// `None` for an address without a pack.
fn pack_of(fact: &str) -> Option<&str> {
    fact.split_once('/').map(|(pack, _)| pack)
}

struct Owners<'a> {
    fact: Option<&'a str>,
    pack: Option<&'a str>,
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the other kinds belong to no fact and no pack"
)]
fn owners(what: EventView<'_>) -> Owners<'_> {
    let fact = match what {
        EventView::Answer(it) => Some(it.fact()),
        EventView::Other(Event::Keep(it)) => Some(it.fact.as_str()),
        _ => None,
    };
    let pack = match what {
        EventView::Read(it) => it.section().split_once('#').map(|(pack, _)| pack),
        _ => fact.and_then(pack_of),
    };
    Owners { fact, pack }
}

impl Forgets {
    pub(in crate::memory) fn all(&self) -> &[Forget] {
        &self.all
    }

    pub(in crate::memory) fn get_mut(&mut self, place: usize) -> Option<&mut Forget> {
        self.all.get_mut(place)
    }

    /// `forget` must come after all others in the record. One whose session is unknown is dropped.
    pub(in crate::memory) fn add(&mut self, forget: Forget) {
        let place = self.all.len();
        match &forget.part {
            RecordPart::Fact(fact) => self.facts.entry(fact.as_str().into()).or_default(),
            RecordPart::Pack(pack) => self.packs.entry(pack.as_str().into()).or_default(),
            RecordPart::Sitting { .. } => {
                let Some(key) = forget.sitting else {
                    return;
                };
                self.sittings.entry(key).or_default()
            }
        }
        .push(place);
        self.all.push(forget);
    }

    /// Indices of those that cover the fact itself or its pack; those of sessions are left out.
    pub(in crate::memory) fn of_fact(&self, fact: &FactId) -> Vec<usize> {
        let fact = fact.as_str();
        let of_pack = pack_of(fact).and_then(|pack| self.packs.get(pack));
        let places = [self.facts.get(fact), of_pack].into_iter().flatten();
        places.flatten().copied().collect()
    }

    /// Indices of those that cover an answer. `of_fact` is what the method of that name returns; `sitting` is called
    /// only if any session was ever forgotten.
    pub(in crate::memory) fn holding_answer<'a>(
        &'a self,
        of_fact: &'a [usize],
        index: usize,
        sitting: impl FnOnce() -> Option<SittingKey>,
    ) -> impl Iterator<Item = usize> + 'a {
        let key = (!self.sittings.is_empty()).then(sitting).flatten();
        let of_sitting = key.and_then(|key| self.sittings.get(&key));
        let places = of_fact.iter().chain(of_sitting.into_iter().flatten());
        let places = places.copied();
        places.filter(move |place| self.is_behind(*place, index))
    }

    /// Indices of those that cover an event, including undone ones.
    pub(in crate::memory) fn holding(
        &self,
        Context { record, sittings }: Context<'_>,
        at: Located<'_>,
    ) -> impl Iterator<Item = usize> {
        let Owners { fact, pack } = owners(at.seen.what);
        let of_fact = fact.and_then(|fact| self.facts.get(fact));
        let of_pack = pack.and_then(|pack| self.packs.get(pack));
        let key = (!self.sittings.is_empty()).then(|| sittings.key(record, at));
        let of_sitting = key.flatten().and_then(|key| self.sittings.get(&key));
        let places = [of_fact, of_pack, of_sitting]
            .into_iter()
            .flatten()
            .flatten();
        let places = places.copied();
        places.filter(move |place| self.is_behind(*place, at.index))
    }

    /// Only what comes before a `Forget` is forgotten.
    fn is_behind(&self, place: usize, index: usize) -> bool {
        let forget = self.all.get(place);
        forget.is_some_and(|it| index < to_usize(it.index))
    }
}
