//! The open sitting, with the answer that is being prepared.

pub(in crate::model) mod begin;
pub(in crate::model) mod draft;
pub(in crate::model) mod offers;

use crate::answer::{Confidence, Grade, Response};
use crate::material::{Face, Kind, Library};
use crate::memory::{Attempt, Memory};
use crate::model::Width;
use crate::model::sitting::draft::{Draft, rows};
use crate::record::{Event, Stamps};
use crate::study::{Contrast, Given, Sitting, Stage, contrast};

/// Whether the passage is shown with the question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PassageView {
    /// After a miss, where there is room beside the question.
    #[default]
    Auto,
    /// The learner asked for it.
    Shown,
    /// The learner put it away.
    Hidden,
}

/// The sitting that is open, if any.
#[derive(Clone, Debug, Default)]
pub struct OpenSitting {
    /// The sitting.
    pub sitting: Option<Sitting>,
    /// The answer being prepared.
    pub draft: Draft,
    /// Whether the passage is shown.
    pub passage: PassageView,
}

/// What an open sitting needs from the rest of the model.
pub(in crate::model) struct Ctx<'a> {
    pub library: &'a Library,
    pub memory: &'a Memory,
    pub stamps: Stamps<'a>,
}

impl OpenSitting {
    pub(in crate::model) fn with(sitting: Sitting) -> Self {
        Self {
            sitting: Some(sitting),
            ..Self::default()
        }
    }

    /// What is on the screen; `None` when the sitting is over.
    pub fn face<'a>(&self, library: &'a Library) -> Option<Face<'a>> {
        library.face(self.sitting.as_ref()?.current()?)
    }

    /// The options in the order in which they stand; none when the question has none.
    pub fn options<'a>(&self, library: &'a Library) -> Vec<&'a str> {
        let Some(sitting) = &self.sitting else {
            return Vec::new();
        };
        match (sitting.current(), self.face(library)) {
            (Some(ask), Some(asked)) => self.draft.options(asked, (sitting.seed, ask)),
            _ => Vec::new(),
        }
    }

    /// Whether the passage stands beside the question when there is room, or in its place when there is not.
    pub fn passage_visible(&self, width: Width) -> bool {
        let Some(sitting) = self.sitting.as_ref().filter(|it| !it.is_in_text()) else {
            return false;
        };
        let Stage::Judged(judged) = &sitting.progress().stage else {
            return false;
        };
        match self.passage {
            PassageView::Auto => width == Width::Wide && !judged.verdict.is_right(),
            PassageView::Shown => true,
            PassageView::Hidden => false,
        }
    }

    /// Whether there is an answer to hand in.
    pub fn can_check(&self, library: &Library) -> bool {
        let asking = self
            .sitting
            .as_ref()
            .is_some_and(|sitting| sitting.progress().stage == Stage::Asking);
        asking && self.response(library).is_some()
    }

    fn response(&self, library: &Library) -> Option<Response> {
        self.draft
            .response(self.face(library)?, &self.options(library))
    }

    /// What is asked, with the number of its options, while it waits for an answer.
    fn open<'a>(&self, library: &'a Library) -> Option<(Face<'a>, usize)> {
        let sitting = self.sitting.as_ref()?;
        let asked = self.face(library)?;
        (sitting.progress().stage == Stage::Asking).then(|| (asked, self.options(library).len()))
    }

    pub(in crate::model) fn reveal(&mut self) {
        if let Some(sitting) = &mut self.sitting {
            sitting.reveal();
        }
    }

    pub(in crate::model) fn pick(&mut self, option: usize, library: &Library) {
        if let Some((asked, options)) = self.open(library) {
            self.draft.pick(option, asked, options);
        }
    }

    pub(in crate::model) fn select(&mut self, row: usize, library: &Library) {
        let open = self.open(library);
        if open.is_some_and(|(asked, options)| row < rows(asked, options)) {
            self.draft.select(row);
        }
    }

    pub(in crate::model) fn move_pick(&mut self, step: isize, library: &Library) {
        let Some((asked, options)) = self.open(library) else {
            return;
        };
        let last = rows(asked, options).saturating_sub(1);
        let next = match self.draft.picked {
            Some(picked) => picked.saturating_add_signed(step).min(last),
            None if step > 0 => 0,
            None => last,
        };
        self.draft.select(next);
    }

    pub(in crate::model) fn move_item(&mut self, from: usize, to: usize, library: &Library) {
        if let Some((asked, options)) = self.open(library)
            && matches!(asked.question.kind, Kind::Order { .. })
        {
            self.draft.move_item(from, to, options);
        }
    }

    pub(in crate::model) fn set_sure(&mut self, sure: Confidence, library: &Library) {
        if let Some((asked, _)) = self.open(library)
            && !asked.question.is_card()
        {
            self.draft.sure = (self.draft.sure != Some(sure)).then_some(sure);
        }
    }

    /// Takes the learner's own grade, once the answer is shown.
    pub(in crate::model) fn grade(&mut self, grade: Grade, room: &mut Ctx<'_>) -> Vec<Event> {
        match &self.sitting {
            Some(sitting) if sitting.progress().stage == Stage::Revealed => {
                self.respond(Response::Graded(grade), room)
            }
            _ => Vec::new(),
        }
    }

    pub(in crate::model) fn check(&mut self, room: &mut Ctx<'_>) -> Vec<Event> {
        if !self.can_check(room.library) {
            return Vec::new();
        }
        self.response(room.library)
            .map(|response| self.respond(response, room))
            .unwrap_or_default()
    }

    fn respond(&mut self, response: Response, room: &mut Ctx<'_>) -> Vec<Event> {
        let Some(asked) = self.face(room.library) else {
            return Vec::new();
        };
        let Some(sitting) = &mut self.sitting else {
            return Vec::new();
        };
        let known = sitting
            .current()
            .is_some_and(|ask| room.memory.ask(ask).is_some());
        let attempt = if known {
            Attempt::Later
        } else {
            Attempt::First
        };
        let events = sitting.respond(
            asked,
            Given {
                response,
                sure: self.draft.sure,
                attempt,
            },
            &mut room.stamps,
        );
        if sitting.is_asking() || sitting.is_over() {
            self.clear();
        }
        events
    }

    pub(in crate::model) fn next(&mut self, room: &mut Ctx<'_>) -> Vec<Event> {
        let Some(sitting) = &mut self.sitting else {
            return Vec::new();
        };
        let events = sitting.next(&mut room.stamps);
        self.clear();
        events
    }

    /// What the learner says after a verdict.
    pub(in crate::model) fn say(
        &mut self,
        room: &mut Ctx<'_>,
        act: impl FnOnce(&mut Sitting, &mut Stamps<'_>) -> Vec<Event>,
    ) -> Vec<Event> {
        let Some(sitting) = &mut self.sitting else {
            return Vec::new();
        };
        let events = act(sitting, &mut room.stamps);
        if sitting.is_asking() {
            self.clear();
        }
        events
    }

    /// What the answer on the screen was mixed up with.
    pub fn contrast(&self, library: &Library) -> Option<Contrast> {
        let Stage::Judged(judged) = &self.sitting.as_ref()?.progress().stage else {
            return None;
        };
        contrast(
            library,
            library.face(&judged.ask)?,
            &judged.response.texts(),
        )
    }

    pub(in crate::model) fn undo(&mut self, room: &mut Ctx<'_>) -> Vec<Event> {
        self.clear();
        self.sitting
            .as_mut()
            .map(|sitting| sitting.undo(&mut room.stamps))
            .unwrap_or_default()
    }

    pub(in crate::model) fn redo(&mut self, room: &mut Ctx<'_>) -> Vec<Event> {
        self.clear();
        self.sitting
            .as_mut()
            .map(|sitting| sitting.redo(&mut room.stamps))
            .unwrap_or_default()
    }

    /// Ends the sitting; puts it away when it was over already, or had no answer.
    pub(in crate::model) fn leave(&mut self, room: &mut Ctx<'_>) -> Vec<Event> {
        let Some(sitting) = &mut self.sitting else {
            return Vec::new();
        };
        let nothing_to_show = sitting.is_over() || sitting.progress().answers.is_empty();
        let events = sitting.leave(&mut room.stamps);
        self.clear();
        if nothing_to_show {
            self.sitting = None;
        }
        events
    }

    fn clear(&mut self) {
        self.draft = Draft::default();
        self.passage = PassageView::Auto;
    }
}
