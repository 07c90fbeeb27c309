//! The open session, with the answer in progress.

pub(in crate::model) mod action;
pub(in crate::model) mod begin;
pub(in crate::model) mod draft;
pub(in crate::model) mod passage_view;

use crate::answer::{Confidence, Grade, Response};
use crate::material::{Face, FaceId, Input, Library};
use crate::memory::Attempt;
use crate::model::ctx::Ctx;
use crate::model::route::{Route, Width};
use crate::model::sitting::action::SittingAction;
use crate::model::sitting::draft::{Draft, rows};
use crate::model::sitting::passage_view::PassageView;
use crate::model::turn::Turn;
use crate::record::{Event, EventClock};
use crate::study::{Contrast, Given, Sitting, Stage, contrast};

/// A session on screen or in the text, with the answer in progress.
#[derive(Clone, Debug, Default)]
pub struct OpenSitting {
    pub sitting: Option<Sitting>,
    pub draft: Draft,
    pub passage: PassageView,
}

impl OpenSitting {
    pub(in crate::model) fn apply(
        &mut self,
        action: SittingAction,
        ctx: &mut Ctx<'_>,
    ) -> Vec<Event> {
        let library = ctx.library;
        match action {
            SittingAction::Reveal => self.reveal(),
            SittingAction::Pick(option) => self.pick(option, library),
            SittingAction::MovePick(step) => self.move_pick(step, library),
            SittingAction::SelectPart(row) => self.select(row, library),
            SittingAction::MoveItem { from, to } => self.move_item(from, to, library),
            SittingAction::KeepOrder => self.keep_order(library),
            SittingAction::SetSure(sure) => self.set_sure(sure, library),
            SittingAction::Type(text) => self.draft.text = text,
            SittingAction::ShowPassage(passage) => self.passage = passage,
            SittingAction::GiveGrade(grade) => return self.grade(grade, ctx),
            SittingAction::Submit => return self.submit(ctx),
            SittingAction::SubmitAs(sure) => {
                // Confidence in an answer that is not there yet is not kept.
                if self.can_submit(library) {
                    self.draft.sure = Some(sure);
                }
                return self.submit(ctx);
            }
            SittingAction::Next => return self.say(ctx, Sitting::next),
            SittingAction::ClaimRight(of) => {
                return self.say(ctx, |it, to| it.claim_right(library, of, to));
            }
            SittingAction::GiveCause(cause) => {
                return self.say(ctx, |it, to| it.give_cause(&cause, to));
            }
            SittingAction::AskContrast(face) => {
                if library.face(&face).is_some() {
                    return self.say(ctx, |it, to| it.ask_next(face, to));
                }
            }
            SittingAction::Undo => return self.go_back(ctx, Sitting::undo),
            SittingAction::Redo => return self.go_back(ctx, Sitting::redo),
            SittingAction::End => return self.end(ctx),
            SittingAction::Leave => self.leave(ctx),
        }
        Vec::new()
    }

    pub(in crate::model) fn with(sitting: Sitting) -> Self {
        Self {
            sitting: Some(sitting),
            ..Self::default()
        }
    }

    /// The current question; `None` if the session is over.
    pub fn face<'a>(&self, library: &'a Library) -> Option<Face<'a>> {
        library.face(self.sitting.as_ref()?.current()?)
    }

    /// The options in their present order; empty if the question has none.
    pub fn options<'a>(&self, library: &'a Library) -> Vec<&'a str> {
        let Some(sitting) = &self.sitting else {
            return Vec::new();
        };
        let asked = self.face(library);
        asked.map_or_else(Vec::new, |asked| {
            self.draft.options(asked, order_seed(sitting, &asked.id()))
        })
    }

    /// Whether the passage is shown after the verdict: beside the question in a wide window, in its place in a narrow
    /// one.
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

    /// Whether there is an answer to submit.
    pub fn can_submit(&self, library: &Library) -> bool {
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

    /// The current question and the number of its options, while it waits for an answer.
    fn open<'a>(&self, library: &'a Library) -> Option<(Face<'a>, usize)> {
        let sitting = self.sitting.as_ref()?;
        let asked = self.face(library)?;
        (sitting.progress().stage == Stage::Asking).then(|| (asked, self.options(library).len()))
    }

    fn reveal(&mut self) {
        if let Some(sitting) = &mut self.sitting {
            sitting.reveal();
        }
    }

    fn pick(&mut self, option: usize, library: &Library) {
        if let Some((asked, options)) = self.open(library) {
            self.draft.pick(option, asked, options);
        }
    }

    fn select(&mut self, row: usize, library: &Library) {
        let open = self.open(library);
        if open.is_some_and(|(asked, options)| row < rows(asked, options)) {
            self.draft.select(row);
        }
    }

    fn move_pick(&mut self, step: isize, library: &Library) {
        let Some((asked, options)) = self.open(library) else {
            return;
        };
        let last = rows(asked, options).saturating_sub(1);
        let next = match self.draft.cursor {
            Some(picked) => picked.saturating_add_signed(step).min(last),
            None if step > 0 => 0,
            None => last,
        };
        self.draft.select(next);
    }

    fn move_item(&mut self, from: usize, to: usize, library: &Library) {
        if let Some((asked, options)) = self.open(library)
            && asked.question.input() == Input::Order
        {
            self.draft.move_item(from, to, options);
        }
    }

    fn keep_order(&mut self, library: &Library) {
        if let Some((asked, options)) = self.open(library)
            && asked.question.input() == Input::Order
        {
            self.draft.keep_order(options);
        }
    }

    fn set_sure(&mut self, sure: Confidence, library: &Library) {
        if let Some((asked, _)) = self.open(library)
            && !asked.question.is_card()
        {
            self.draft.sure = (self.draft.sure != Some(sure)).then_some(sure);
        }
    }

    /// Records the learner's own grade, once the answer is revealed.
    fn grade(&mut self, grade: Grade, ctx: &mut Ctx<'_>) -> Vec<Event> {
        match &self.sitting {
            Some(sitting) if sitting.progress().stage == Stage::Revealed => {
                self.respond(Response::Graded(grade), ctx)
            }
            _ => Vec::new(),
        }
    }

    fn submit(&mut self, ctx: &mut Ctx<'_>) -> Vec<Event> {
        if !self.can_submit(ctx.library) {
            return Vec::new();
        }
        self.response(ctx.library)
            .map(|response| self.respond(response, ctx))
            .unwrap_or_default()
    }

    fn respond(&mut self, response: Response, ctx: &mut Ctx<'_>) -> Vec<Event> {
        let Some(asked) = self.face(ctx.library) else {
            return Vec::new();
        };
        let Some(sitting) = &mut self.sitting else {
            return Vec::new();
        };
        let known = sitting
            .current()
            .is_some_and(|ask| ctx.memory.ask(ask).is_some());
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
            ctx.clock,
        );
        if sitting.is_asking() || sitting.is_over() {
            self.clear();
        }
        events
    }

    /// Runs `act`, and clears the draft if it left a verdict.
    fn say(
        &mut self,
        ctx: &mut Ctx<'_>,
        act: impl FnOnce(&mut Sitting, &mut EventClock) -> Vec<Event>,
    ) -> Vec<Event> {
        let Some(sitting) = &mut self.sitting else {
            return Vec::new();
        };
        let was_asking = sitting.is_asking();
        let events = act(sitting, ctx.clock);
        let is_judged = matches!(sitting.progress().stage, Stage::Judged(_));
        if !was_asking && !is_judged {
            self.clear();
        }
        events
    }

    /// The fact that the answer on screen was confused with, if it can be told.
    pub fn contrast(&self, library: &Library) -> Option<Contrast> {
        let Stage::Judged(judged) = &self.sitting.as_ref()?.progress().stage else {
            return None;
        };
        contrast(library, library.face(&judged.ask)?, &judged.response)
    }

    fn go_back(
        &mut self,
        ctx: &mut Ctx<'_>,
        act: impl FnOnce(&mut Sitting, &mut EventClock) -> Vec<Event>,
    ) -> Vec<Event> {
        self.clear();
        let sitting = self.sitting.as_mut();
        sitting.map(|it| act(it, ctx.clock)).unwrap_or_default()
    }

    /// Ends the session; one without an answer is dropped silently.
    fn end(&mut self, ctx: &mut Ctx<'_>) -> Vec<Event> {
        let Some(sitting) = &mut self.sitting else {
            return Vec::new();
        };
        if sitting.progress().answers.is_empty() {
            self.leave(ctx);
            return Vec::new();
        }
        let events = sitting.end(ctx.clock);
        self.clear();
        events
    }

    /// Closes the session. If it is not over, it can be resumed from the record.
    fn leave(&mut self, ctx: &mut Ctx<'_>) {
        *self = Self::default();
        ctx.turns.push_back(Turn::Go(Route::Today));
    }

    fn clear(&mut self) {
        self.draft = Draft::default();
        self.passage = PassageView::Auto;
    }
}

/// Fixes the order of the options: another one each time the session asks the question, so that their places are no help.
fn order_seed(sitting: &Sitting, face: &FaceId) -> u64 {
    let progress = sitting.progress();
    let earlier = progress.answers.iter().filter(|it| it.ask == *face).count();
    // A verdict shows the options as they were asked.
    let is_judged = matches!(progress.stage, Stage::Judged(_));
    let earlier = earlier.saturating_sub(usize::from(is_judged));
    sitting.seed.wrapping_add(earlier as u64)
}
