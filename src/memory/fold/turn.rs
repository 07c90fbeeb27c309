//! Folds the answers to a fact, in order, into its memory.

use crate::answer::{Grade, Score};
use crate::material::FaceId;
use crate::memory::correction::Corrections;
use crate::memory::fact::answers::{FaceMemory, FactMemory, MissMark};
use crate::memory::fact::schedule::{MemoryState, Schedule};
use crate::memory::located::to_usize;
use crate::record::{EventView, Record, StudyDay};

/// An answer, reduced to what the fold of its fact needs.
#[expect(
    clippy::struct_excessive_bools,
    reason = "there are as many of these as answers, and they are of a kind"
)]
#[derive(Clone, Copy, Default)]
pub(in crate::memory) struct Turn {
    /// Index in the record.
    pub index: u32,
    /// Position of its face in the fact's `asks`.
    pub ask: u32,
    /// Equal for equal texts; `None` for an answer that is not packed.
    pub gave: Option<u32>,
    pub day: StudyDay,
    pub score: Score,
    pub grade: Option<Grade>,
    pub sure: bool,
    /// Whether it was right, in a drill.
    pub recalls: bool,
    /// An answer that does not count is only kept in the list of answers.
    pub counts: bool,
}

/// The answers to one face, as record indices; times and texts are looked up at the end.
#[derive(Default)]
struct AskTurns {
    latest: Option<u32>,
    /// The latest miss.
    miss: Option<u32>,
    /// One for each set of texts given in a miss.
    given: Vec<GivenTexts>,
}

/// Texts that were given in misses.
struct GivenTexts {
    /// As in `Turn::gave`.
    number: Option<u32>,
    /// The first miss in which they were given.
    first: u32,
    /// How many misses there were.
    times: u32,
}

#[derive(Clone, Copy)]
pub(in crate::memory) struct FoldBasis<'a> {
    pub record: &'a Record,
    pub corrections: &'a Corrections,
    pub schedule: &'a Schedule,
}

/// Folds further answers into a fact, whose `asks` must already hold their faces.
pub(in crate::memory) fn fold(fact: &mut FactMemory, turns: &[Turn], basis: FoldBasis<'_>) {
    let asks = fact.asks.iter().map(|_| AskTurns::default());
    let mut asks: Vec<AskTurns> = asks.collect();
    for turn in turns.iter().filter(|it| it.counts) {
        count_turn(fact, &mut asks, turn);
    }
    fact.memory_state = state_after(basis.schedule, fact.memory_state, turns);
    for ((_, asked), turns) in fact.asks.iter_mut().zip(asks) {
        note_latest(asked, &turns, basis);
    }
}

/// Position of a face in the fact's sorted `asks`; inserts it if it is new.
pub(in crate::memory) fn place_in(fact: &mut FactMemory, ask: &FaceId) -> usize {
    fact.place(&ask.ask).unwrap_or_else(|place| {
        let new = FaceMemory::new(crate::record::Moment::default());
        fact.asks.insert(place, (ask.clone(), new));
        place
    })
}

/// Updates only the counts; `note_latest` fetches the rest from the record.
fn count_turn(fact: &mut FactMemory, asks: &mut [AskTurns], turn: &Turn) {
    fact.answers += 1;
    let place = to_usize(turn.ask);
    if let Some(((_, asked), turns)) = fact.asks.get_mut(place).zip(asks.get_mut(place)) {
        asked.answers += 1;
        asked.last_score = turn.score;
        turns.latest = Some(turn.index);
        if asked.is_missed() {
            asked.missed += 1;
            asked.miss = Some(MissMark {
                at: asked.last_at,
                sure: turn.sure,
                recalled_since: false,
                cause: None,
            });
            turns.miss = Some(turn.index);
            let is_same = |it: &&mut GivenTexts| it.number.is_some() && it.number == turn.gave;
            match turns.given.iter_mut().find(is_same) {
                Some(known) => known.times += 1,
                None => turns.given.push(GivenTexts {
                    number: turn.gave,
                    first: turn.index,
                    times: 1,
                }),
            }
        }
    }
    if turn.recalls {
        fact.note_recalled();
    }
}

/// Fetches from the record the time and hash of the latest answer, the latest miss, and the wrong texts.
fn note_latest(asked: &mut FaceMemory, turns: &AskTurns, basis: FoldBasis<'_>) {
    let seen = |index: u32| basis.record.get(to_usize(index));
    if let Some(latest) = turns.latest.and_then(seen) {
        asked.last_at = latest.at;
        if let EventView::Answer(view) = latest.what {
            view.was().clone_into(&mut asked.texts.was);
        }
    }
    if let Some((miss, mark)) = turns.miss.and_then(seen).zip(asked.miss.as_mut()) {
        mark.at = miss.at;
        mark.cause = basis.corrections.cause(basis.record, miss.name());
        asked.texts.gave = gave_of(miss.what).map(str::to_owned).collect();
    }
    for given in &turns.given {
        let gave: Vec<&str> = seen(given.first)
            .into_iter()
            .flat_map(|it| gave_of(it.what))
            .collect();
        if let [only] = gave.as_slice() {
            asked.texts.note_taken(only, given.times);
        }
    }
}

fn gave_of(what: EventView<'_>) -> impl Iterator<Item = &str> {
    let answer = match what {
        EventView::Answer(view) => Some(view),
        EventView::Start(_) | EventView::Finish(_) | EventView::Read(_) | EventView::Other(_) => {
            None
        }
    };
    answer.into_iter().flat_map(|view| view.gave())
}

/// Same as calling `Schedule::after` for each answer, except that answers that were sure but wrong are due sooner.
fn state_after(
    schedule: &Schedule,
    before: Option<MemoryState>,
    turns: &[Turn],
) -> Option<MemoryState> {
    let turns = turns.iter().filter(|it| it.counts);
    let graded = turns
        .clone()
        .filter_map(|turn| Some((turn.day, turn.grade?)));
    let after = schedule.after_all(before.as_ref(), graded);
    let scheduled = after.map(|it| it.due);
    let mut state = after.or(before)?;
    for turn in turns {
        match turn.grade {
            None => continue,
            Some(Grade::Other) => {}
            // A later graded answer overrides an earlier due day.
            Some(_) => state.due = scheduled.unwrap_or(state.due),
        }
        // Sure but wrong: due again tomorrow, however stable the fact was.
        if !turn.score.is_full() && turn.sure {
            state.due = state.due.min(turn.day.saturating_add(1));
        }
    }
    Some(state)
}
