//! What later events say about earlier ones: undone, amended, cause of a miss, forgotten.

mod chains;
mod forgets;

use crate::answer::{Grade, Score};
use crate::fast::FastSet;
use crate::material::FactId;
use crate::memory::correction::chains::Chains;
use crate::memory::correction::forgets::{Forget, Forgets};
use crate::memory::forgotten::{Forgotten, RecordPart};
use crate::memory::located::{Located, to_u32, to_usize};
use crate::memory::register::sittings::{Context, Sittings};
use crate::record::{AnswerView, Event, EventView, MissCause, Name, Record, Seen, event};

pub(in crate::memory) use crate::memory::correction::forgets::ForgottenAnswer;

/// Undos, amendments, causes and forgets, looked up by the event they refer to.
#[derive(Debug, Default)]
pub(in crate::memory) struct Corrections {
    undos: Chains,
    amends: Chains,
    causes: Chains,
    /// Record indices of undos that are themselves undone.
    taken_back: FastSet<u32>,
    forgets: Forgets,
    /// Set once an undo names a device that has no events yet, and so no number.
    names_strangers: bool,
}

/// Whether an event counts, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::memory) enum Status {
    Counts,
    Undone,
    /// Index of the responsible entry in `Forgets::all`.
    Forgotten(usize),
}

/// What an answer is worth after amendments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::memory) struct Judgement {
    pub score: Score,
    /// `None` for an answer that does not affect the schedule.
    pub grade: Option<Grade>,
}

/// The event that an undo, an amendment or a cause refers to.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the other kinds speak of no other event"
)]
pub(in crate::memory) fn spoken_of(record: &Record, seen: &Seen<'_>) -> Option<Name> {
    let EventView::Other(event) = seen.what else {
        return None;
    };
    let own = |of: i64| Some((seen.device_number, of));
    match event {
        Event::Undo(event::Undo { of, by, .. }) if !by.is_empty() => {
            Some((record.device_number(by)?, of.ms()))
        }
        Event::Undo(it) => own(it.of.ms()),
        Event::Amend(it) => own(it.of.ms()),
        Event::Cause(it) => own(it.of.ms()),
        _ => None,
    }
}

impl Corrections {
    /// Takes the record's latest event. Which undos count is decided separately, by `settle` or `settle_from`.
    pub(in crate::memory) fn add(
        &mut self,
        with: Context<'_>,
        Located { index, seen }: Located<'_>,
    ) {
        let EventView::Other(event) = seen.what else {
            return;
        };
        let of = spoken_of(with.record, seen);
        match (event, of) {
            (Event::Undo(_), Some(of)) => self.undos.add(of, to_u32(index)),
            (Event::Undo(_), None) => self.names_strangers = true,
            (Event::Amend(_), Some(of)) => self.amends.add(of, to_u32(index)),
            (Event::Cause(_), Some(of)) => self.causes.add(of, to_u32(index)),
            (Event::Forget(it), _) => self.add_forget(with, Located { index, seen }, it),
            _ => {}
        }
    }

    fn add_forget(
        &mut self,
        Context { record, sittings }: Context<'_>,
        Located { index, seen }: Located<'_>,
        it: &event::Forget,
    ) {
        let Some(part) = RecordPart::of(it, seen.device) else {
            return;
        };
        let sitting = match &part {
            RecordPart::Sitting { device, sit } => record
                .device_number(device)
                .and_then(|device| sittings.key_of(record, device, sit, index)),
            RecordPart::Fact(_) | RecordPart::Pack(_) => None,
        };
        self.forgets.add(Forget {
            index: to_u32(index),
            name: seen.name(),
            at: seen.at,
            part,
            sitting,
            answers: 0,
            preread: 0,
        });
    }

    /// Decides which undos count. `undos` holds the record index and name of each, in record order.
    pub(in crate::memory) fn settle(&mut self, undos: &[(u32, Name)]) {
        for (index, name) in undos.iter().rev() {
            if self.is_taken_back(*index, *name) {
                self.taken_back.insert(*index);
            }
        }
    }

    /// Decides again which undos count, after an undo of the event called `name` was added.
    pub(in crate::memory) fn settle_from(&mut self, record: &Record, name: Name) {
        let mut names = vec![name];
        while let Some(name) = names.pop() {
            for place in record.places_of(name) {
                let seen = record.get(place).filter(is_undo);
                let Some(seen) = seen else { continue };
                let index = to_u32(place);
                let changes = if self.is_taken_back(index, name) {
                    self.taken_back.insert(index)
                } else {
                    self.taken_back.remove(&index)
                };
                names.extend(spoken_of(record, &seen).filter(|_| changes));
            }
        }
    }

    /// Whether a later undo that counts targets the undo at `index`. If two undos name each other, the later one
    /// counts.
    fn is_taken_back(&self, index: u32, name: Name) -> bool {
        let mut later = self.undos.of(name).take_while(|undo| *undo > index);
        later.any(|undo| !self.taken_back.contains(&undo))
    }

    /// For events other than undos; those are in `taken_back`.
    pub(in crate::memory) fn is_undone(&self, name: Name) -> bool {
        let counts = |undo: u32| !self.taken_back.contains(&undo);
        self.undos.has(name) && self.undos.of(name).any(counts)
    }

    /// Record indices of the undos that target an event, latest first, whether or not they count.
    pub(in crate::memory) fn undos_of(&self, name: Name) -> impl Iterator<Item = usize> {
        self.undos.of(name).map(to_usize)
    }

    pub(in crate::memory) fn names_strangers(&self) -> bool {
        self.names_strangers
    }

    pub(in crate::memory) fn status(&self, with: Context<'_>, at: Located<'_>) -> Status {
        let Located { index, seen } = at;
        let is_undone = if is_undo(seen) {
            self.taken_back.contains(&to_u32(index))
        } else {
            self.is_undone(seen.name())
        };
        if is_undone {
            return Status::Undone;
        }
        if self.forgets.all().is_empty() {
            return Status::Counts;
        }
        let holding = self.forgets.holding(with, at);
        self.latest_of(holding)
    }

    /// Indices of the forgets that cover a fact or its pack, for `status_of_answer`.
    pub(in crate::memory) fn forgets_of(&self, fact: &FactId) -> Vec<usize> {
        self.forgets.of_fact(fact)
    }

    /// Same as `status` for an answer; `of_fact` comes from `forgets_of`, looked up once for all answers to the fact.
    pub(in crate::memory) fn status_of_answer(
        &self,
        Context { record, sittings }: Context<'_>,
        at: Located<'_>,
        of_fact: &[usize],
    ) -> Status {
        if self.is_undone(at.seen.name()) {
            return Status::Undone;
        }
        if self.forgets.all().is_empty() {
            return Status::Counts;
        }
        let key = || sittings.key(record, at);
        let holding = self.forgets.holding_answer(of_fact, at.index, key);
        self.latest_of(holding)
    }

    /// An event covered several times is attributed to the latest forget that counts.
    fn latest_of(&self, holding: impl Iterator<Item = usize>) -> Status {
        let all = self.forgets.all();
        let counts = |place: &usize| all.get(*place).is_some_and(|it| !self.is_undone(it.name));
        match holding.filter(counts).max() {
            Some(place) => Status::Forgotten(place),
            None => Status::Counts,
        }
    }

    pub(in crate::memory) fn has_forgets(&self) -> bool {
        !self.forgets.all().is_empty()
    }

    /// Whether the `Forget` called `name` counts and covers an event.
    pub(in crate::memory) fn is_forgotten_with(
        &self,
        with: Context<'_>,
        at: Located<'_>,
        name: Name,
    ) -> bool {
        let all = self.forgets.all();
        let mut holding = self.forgets.holding(with, at);
        !self.is_undone(name) && holding.any(|at| all.get(at).is_some_and(|it| it.name == name))
    }

    /// Score and grade after the latest amendment that counts. An ungraded answer stays ungraded.
    pub(in crate::memory) fn judged(
        &self,
        record: &Record,
        name: Name,
        view: AnswerView<'_>,
    ) -> Judgement {
        let given = Judgement {
            score: Score::new(view.score()),
            grade: view.grade(),
        };
        if !self.amends.has(name) {
            return given;
        }
        let said = self.amends.of(name).find_map(|index| {
            let seen = record
                .get(to_usize(index))
                .filter(|it| !self.is_undone(it.name()))?;
            if let EventView::Other(Event::Amend(it)) = seen.what {
                Some(it)
            } else {
                None
            }
        });
        said.map_or(given, |it| Judgement {
            score: Score::new(it.score),
            grade: given.grade.map(|_| it.grade),
        })
    }

    /// The latest cause that counts.
    pub(in crate::memory) fn cause(&self, record: &Record, name: Name) -> Option<MissCause> {
        if !self.causes.has(name) {
            return None;
        }
        self.causes.of(name).find_map(|index| {
            let seen = record
                .get(to_usize(index))
                .filter(|it| !self.is_undone(it.name()))?;
            if let EventView::Other(Event::Cause(it)) = seen.what {
                Some(it.cause.clone())
            } else {
                None
            }
        })
    }

    /// Adds an answer to those that its forget covers.
    pub(in crate::memory) fn add_forgotten(&mut self, it: ForgottenAnswer) {
        if let Some(answers) = self.covered_mut(it) {
            *answers += 1;
        }
    }

    /// Reverses `add_forgotten`.
    pub(in crate::memory) fn take_away_forgotten(&mut self, it: ForgottenAnswer) {
        if let Some(answers) = self.covered_mut(it) {
            debug_assert!(*answers > 0, "taken away, but never added");
            *answers = answers.saturating_sub(1);
        }
    }

    fn covered_mut(
        &mut self,
        ForgottenAnswer { by, is_preread }: ForgottenAnswer,
    ) -> Option<&mut usize> {
        let forget = self.forgets.get_mut(by)?;
        Some(if is_preread {
            &mut forget.preread
        } else {
            &mut forget.answers
        })
    }

    /// Forgets that count and cover at least one answer, latest first.
    pub(in crate::memory) fn forgotten(
        &self,
        record: &Record,
        sittings: &Sittings,
    ) -> Vec<Forgotten> {
        let all = self.forgets.all().iter().rev();
        let all = all.filter(|it| it.answers + it.preread > 0 && !self.is_undone(it.name));
        let all = all.map(|it| {
            let sitting = it.sitting.and_then(|key| sittings.get(key.start?));
            Forgotten {
                part: it.part.clone(),
                device: record.device_name(it.name.0).to_owned(),
                at: it.at,
                answers: it.answers + it.preread,
                counted: it.answers,
                sitting: sitting.map(|it| (it.mode.clone(), it.of.clone())),
            }
        });
        all.collect()
    }
}

pub(in crate::memory) fn is_undo(seen: &Seen<'_>) -> bool {
    matches!(seen.what, EventView::Other(Event::Undo(_)))
}

/// Whether an event may change how earlier ones count.
pub(in crate::memory) fn is_correction(seen: &Seen<'_>) -> bool {
    let EventView::Other(event) = seen.what else {
        return false;
    };
    matches!(
        event,
        Event::Undo(_) | Event::Amend(_) | Event::Cause(_) | Event::Forget(_)
    )
}
