//! What was forgotten, found by what an event belongs to.

use crate::fast::FastMap;
use crate::material::FactId;
use crate::memory::forgotten::RecordPart;
use crate::memory::register::sittings::{SittingKey, Sittings};
use crate::record::{Event, EventView, Moment, Name, Record, Seen};

/// A part of the record that was forgotten.
#[derive(Debug)]
pub(in crate::memory) struct Forget {
    /// The index of the event that says so; only what stands before it is forgotten.
    pub index: u32,
    pub name: Name,
    pub at: Moment,
    pub part: RecordPart,
    /// The session that is meant.
    pub sitting: Option<SittingKey>,
    /// How many answers do not count because of it.
    pub answers: usize,
}

/// All of them, in the order of the record.
#[derive(Debug, Default)]
pub(in crate::memory) struct Forgets {
    all: Vec<Forget>,
    facts: FastMap<Box<str>, Vec<usize>>,
    packs: FastMap<Box<str>, Vec<usize>>,
    sittings: FastMap<SittingKey, Vec<usize>>,
}

/// The pack of a fact; `None` for an address that names none.
fn pack_of(fact: &str) -> Option<&str> {
    fact.split_once('/').map(|(pack, _)| pack)
}

/// What an event belongs to.
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
    /// All of them, in the order of the record.
    pub(in crate::memory) fn all(&self) -> &[Forget] {
        &self.all
    }

    pub(in crate::memory) fn get_mut(&mut self, place: usize) -> Option<&mut Forget> {
        self.all.get_mut(place)
    }

    /// Adds one that stands behind all others.
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

    /// The places of those that hold the answers to a fact, but for those of sessions.
    pub(in crate::memory) fn of_fact(&self, fact: &FactId) -> Vec<usize> {
        let fact = fact.as_str();
        let of_pack = pack_of(fact).and_then(|pack| self.packs.get(pack));
        let places = [self.facts.get(fact), of_pack].into_iter().flatten();
        places.flatten().copied().collect()
    }

    /// The places of those that hold an answer; `of_fact` are those that hold its fact.
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

    /// The places of those that hold an event, whether they count or not.
    pub(in crate::memory) fn holding(
        &self,
        (record, sittings): (&Record, &Sittings),
        (index, seen): (usize, &Seen<'_>),
    ) -> impl Iterator<Item = usize> {
        let Owners { fact, pack } = owners(seen.what);
        let of_fact = fact.and_then(|fact| self.facts.get(fact));
        let of_pack = pack.and_then(|pack| self.packs.get(pack));
        let key = (!self.sittings.is_empty()).then(|| sittings.key(record, index, seen));
        let of_sitting = key.flatten().and_then(|key| self.sittings.get(&key));
        let places = [of_fact, of_pack, of_sitting]
            .into_iter()
            .flatten()
            .flatten();
        let places = places.copied();
        places.filter(move |place| self.is_behind(*place, index))
    }

    /// Whether what forgets stands behind that index: only what stands before it is forgotten.
    fn is_behind(&self, place: usize, index: usize) -> bool {
        let forget = self.all.get(place);
        forget.is_some_and(|it| usize::try_from(it.index).is_ok_and(|at| index < at))
    }
}
