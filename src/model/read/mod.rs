//! The Read screen: the reader's place, the search, the questions in the text.

pub(in crate::model) mod action;
mod ask;
pub(in crate::model) mod contents;
mod find;
pub(in crate::model) mod in_text;
pub(in crate::model) mod reader;
pub(in crate::model) mod search;

use crate::material::{FactId, SectionId};
use crate::model::ctx::Ctx;
use crate::model::read::action::ReadAction;
use crate::model::read::contents::Contents;
use crate::model::read::in_text::{Entered, InText};
use crate::model::read::reader::Reader;
use crate::model::read::search::Search;
use crate::model::route::Route;
use crate::model::turn::Turn;
use crate::record::{Event, EventClock};

#[derive(Debug, Default)]
pub(in crate::model) struct Reading {
    pub reader: Reader,
    /// `None` while the search field is closed.
    pub search: Option<Search>,
    pub contents: Contents,
    pub in_text: InText,
}

impl Reading {
    pub(in crate::model) fn apply(&mut self, action: ReadAction, ctx: &mut Ctx<'_>) -> Vec<Event> {
        match action {
            ReadAction::Finish => return self.finish(ctx),
            ReadAction::OpenFind => {
                self.contents.close();
                self.search.get_or_insert_default();
            }
            ReadAction::CloseFind => self.search = None,
            ReadAction::Find(words, within) => return self.find(words, within, ctx),
            ReadAction::FindStep(step) => return self.find_step(step, ctx),
            ReadAction::To(permille) => return self.read_to(permille, ctx),
            ReadAction::NextWeak => self.next_weak(ctx),
            ReadAction::ToggleFold => self.reader.is_folded = !self.reader.is_folded,
            ReadAction::ToggleContents => {
                let Reader { visit, section, .. } = &self.reader;
                self.contents.toggle(*visit, section.as_ref());
            }
            ReadAction::StepContents(step) => {
                let open = self.reader.section.as_ref();
                self.contents.step(step, ctx.library, open);
            }
            ReadAction::FoldContents(row) => {
                let open = self.reader.section.as_ref();
                self.contents.fold(row, ctx.library, open);
            }
            ReadAction::InText(action) => return self.act_in_text(action, ctx),
        }
        Vec::new()
    }

    /// Runs `act` on the reader if the article is on screen.
    pub(in crate::model) fn if_shown(
        &mut self,
        ctx: &mut Ctx<'_>,
        act: impl FnOnce(&mut Reader, &mut EventClock) -> Vec<Event>,
    ) -> Vec<Event> {
        if ctx.route == Route::Read {
            act(&mut self.reader, ctx.clock)
        } else {
            Vec::new()
        }
    }

    /// Marks the open section as read and opens the next one, or Today after the last.
    fn finish(&mut self, ctx: &mut Ctx<'_>) -> Vec<Event> {
        let events = self.reader.finish(ctx.clock);
        if !self.open_next(ctx) {
            ctx.turns.push_back(Turn::Go(Route::Today));
        }
        events
    }

    /// Opens the next section of the pack; returns whether there is one.
    pub(in crate::model) fn open_next(&mut self, ctx: &Ctx<'_>) -> bool {
        let next = self.reader.next(ctx.library);
        let has_next = next.is_some();
        if let Some(next) = next {
            self.reader.open(next, ctx.memory);
        }
        has_next
    }

    /// Opens a section of the library, if it exists.
    pub(in crate::model) fn open(&mut self, id: SectionId, ctx: &Ctx<'_>) {
        if ctx.library.section(&id).is_some() {
            self.reader.open(id, ctx.memory);
        }
    }

    /// The section with the passage of a fact; `None` if the fact has no passage.
    pub(in crate::model) fn section_of(fact: &FactId, ctx: &Ctx<'_>) -> Option<SectionId> {
        let (_, found) = ctx.library.fact(fact)?;
        let passage = found.passage.as_ref()?;
        Some(SectionId::new(fact.pack(), &passage.section))
    }

    fn read_to(&mut self, permille: u16, ctx: &mut Ctx<'_>) -> Vec<Event> {
        let had_seen_the_end = self.reader.permille() >= 1000;
        let events = self.if_shown(ctx, |reader, clock| reader.read_to(permille, clock));
        if let Some(after) = &mut self.in_text.after.sitting
            && permille >= 1000
            && !had_seen_the_end
        {
            after.shown(ctx.now());
        }
        events
    }

    /// Keeps the questions in the text in step with the open section; called after every action.
    pub(in crate::model) fn follow(&mut self, ctx: &mut Ctx<'_>) -> Vec<Event> {
        let open = self.reader.section.as_ref();
        self.contents.follow(ctx.library, open);
        if ctx.route == Route::Read {
            self.after_answer(ctx);
            let events = self.open_in_text(ctx);
            if self.in_text.entered == Entered::After && !self.in_text.waits() {
                self.in_text.entered = Entered::None;
            }
            events
        } else {
            self.rest_in_text(ctx)
        }
    }

    /// Ends the open questions and records the reading position before the window closes.
    pub(in crate::model) fn close(&mut self, ctx: &mut Ctx<'_>) -> Vec<Event> {
        let mut events = self.leave_in_text(ctx);
        events.extend(self.reader.close(ctx.clock));
        events
    }
}
