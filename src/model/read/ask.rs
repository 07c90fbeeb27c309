//! Opens, skips and ends the questions in the text.

use crate::material::{FaceId, FactId, SectionId};
use crate::model::ctx::Ctx;
use crate::model::read::Reading;
use crate::model::read::action::{InTextAction, Skip};
use crate::model::read::in_text::{Entered, InText};
use crate::model::sitting::OpenSitting;
use crate::model::turn::Turn;
use crate::record::{Event, Mode, Scope, Setting, event};
use crate::study::{Sitting, Wish, after_section, before_section, face_of, next_weak};

/// Whether the questions have an answer and are not over.
fn is_begun(open: &OpenSitting) -> bool {
    let sitting = open.sitting.as_ref();
    sitting.is_some_and(|it| !it.is_over() && !it.progress().answers.is_empty())
}

impl Reading {
    pub(in crate::model) fn act_in_text(
        &mut self,
        action: InTextAction,
        ctx: &mut Ctx<'_>,
    ) -> Vec<Event> {
        match action {
            InTextAction::Here(fact) => self.ask_here(&fact, ctx),
            InTextAction::Close => self.close_here(ctx),
            InTextAction::AskBefore => {
                self.begin_before(ctx);
                Vec::new()
            }
            InTextAction::CloseBefore => self.close_before(ctx),
            InTextAction::Enter => {
                if self.in_text.waits() {
                    self.in_text.entered = Entered::After;
                }
                Vec::new()
            }
            InTextAction::Skip(skip) => self.skip_in_text(skip, ctx),
            InTextAction::AfterAll => self.ask_after_all(ctx),
            InTextAction::TurnOn => set_in_text("on", ctx),
            InTextAction::TurnOff => set_in_text("off", ctx),
        }
    }

    /// Prepares the questions of the open section; those already being answered stay.
    pub(in crate::model) fn open_in_text(&mut self, ctx: &mut Ctx<'_>) -> Vec<Event> {
        let Some(section) = self
            .reader
            .section
            .clone()
            .filter(|_| !self.in_text.is_of(&self.reader))
        else {
            return Vec::new();
        };
        let same = self.in_text.section.as_ref() == Some(&section);
        let is_over = self
            .in_text
            .after
            .sitting
            .as_ref()
            .is_some_and(Sitting::is_over);
        if same && (!is_over || is_begun(&self.in_text.before)) {
            self.in_text.visit = self.reader.visit;
            if self.in_text.entered == Entered::After {
                self.in_text.entered = Entered::None;
            }
            return self.close_here(ctx);
        }
        let events = self.leave_in_text(ctx);
        let read = ctx.memory.reading(&section);
        let seed = ctx.seeds.in_text.bits();
        let is_unread = read.is_none_or(|it| !it.finished && it.permille < 500);
        let mut before = if is_unread && ctx.memory.asks_in_text() {
            before_section(ctx.library, ctx.memory, &section, seed)
        } else {
            Vec::new()
        };
        // A single question would measure nothing.
        before.truncate(if before.len() < 2 { 0 } else { before.len() });
        self.in_text = InText {
            before: prepared(Mode::Preread, &section, before, ctx),
            section: Some(section),
            visit: self.reader.visit,
            ..InText::default()
        };
        self.draw_after(ctx);
        events
    }

    fn draw_after(&mut self, ctx: &mut Ctx<'_>) {
        let Some(section) = self.in_text.section.clone() else {
            return;
        };
        let asks = if ctx.memory.asks_after(&section) {
            let today = ctx.today();
            after_section(ctx.library, ctx.memory, &section, today)
        } else {
            Vec::new()
        };
        self.in_text.after = prepared(Mode::Read, &section, asks, ctx);
    }

    /// Called while another screen is shown. Ends all questions if one beside a passage or before the section is open;
    /// those not begun are redrawn when the article returns.
    pub(in crate::model) fn rest_in_text(&mut self, ctx: &mut Ctx<'_>) -> Vec<Event> {
        let is_before = self.in_text.entered == Entered::Before;
        let events = if self.in_text.here.sitting.is_some() || is_before {
            self.leave_in_text(ctx)
        } else {
            Vec::new()
        };
        self.in_text.entered = Entered::None;
        if !is_begun(&self.in_text.after) {
            self.in_text.section = None;
        }
        events
    }

    /// Ends all open questions in the text.
    pub(in crate::model) fn leave_in_text(&mut self, ctx: &mut Ctx<'_>) -> Vec<Event> {
        let in_text = &mut self.in_text;
        let open = [&mut in_text.before, &mut in_text.here, &mut in_text.after];
        let events = open
            .into_iter()
            .filter_map(|open| open.sitting.as_mut())
            .flat_map(|sitting| sitting.end(ctx.clock))
            .collect();
        (in_text.here, in_text.entered) = (OpenSitting::default(), Entered::None);
        events
    }

    /// Asks a fact beside its passage; closes the question if it is already open.
    fn ask_here(&mut self, fact: &FactId, ctx: &mut Ctx<'_>) -> Vec<Event> {
        let same = self.in_text.asked_here() == Some(fact);
        let events = self.close_here(ctx);
        let Some((pack, found)) = ctx.library.fact(fact).filter(|_| !same) else {
            return events;
        };
        let (Some(face), Some(section)) = (
            face_of(pack, found, ctx.memory),
            self.reader.section.clone(),
        ) else {
            return events;
        };
        self.in_text.here = prepared(Mode::Read, &section, vec![face], ctx);
        events
    }

    pub(in crate::model) fn close_here(&mut self, ctx: &mut Ctx<'_>) -> Vec<Event> {
        let here = std::mem::take(&mut self.in_text.here);
        here.sitting
            .map(|mut sitting| sitting.end(ctx.clock))
            .unwrap_or_default()
    }

    fn begin_before(&mut self, ctx: &Ctx<'_>) {
        let sitting = self.in_text.before.sitting.as_mut();
        if let Some(sitting) = sitting.filter(|it| !it.is_over()) {
            sitting.shown(ctx.now());
            self.in_text.entered = Entered::Before;
        }
    }

    pub(in crate::model) fn close_before(&mut self, ctx: &mut Ctx<'_>) -> Vec<Event> {
        self.in_text.entered = Entered::None;
        let before = std::mem::take(&mut self.in_text.before);
        let sitting = before.sitting.into_iter();
        sitting.flat_map(|mut it| it.end(ctx.clock)).collect()
    }

    /// Redraws the questions after the section once those before it are answered, so that the same ones come again.
    pub(in crate::model) fn after_answer(&mut self, ctx: &mut Ctx<'_>) {
        let is_over = |open: &OpenSitting| open.sitting.as_ref().is_some_and(Sitting::is_over);
        if self.in_text.entered == Entered::Before && is_over(&self.in_text.before) {
            self.in_text.entered = Entered::None;
            self.draw_after(ctx);
        }
    }

    fn skip_in_text(&mut self, skip: Skip, ctx: &mut Ctx<'_>) -> Vec<Event> {
        self.in_text.is_skipped = true;
        if skip == Skip::Always {
            self.in_text.before = OpenSitting::default();
        }
        let section = self.reader.section.as_ref();
        let section = section.map(ToString::to_string);
        let setting = match (skip, &section) {
            (Skip::Now, _) | (Skip::Section, None) => return Vec::new(),
            (Skip::Section, Some(section)) => Setting::InTextAfter(section),
            (Skip::Always, _) => Setting::InText,
        };
        vec![set(setting, "off", ctx)]
    }

    /// Brings skipped questions back, and reverts the settings that switched them off.
    fn ask_after_all(&mut self, ctx: &mut Ctx<'_>) -> Vec<Event> {
        self.in_text.is_skipped = false;
        let Some(section) = self.reader.section.clone() else {
            return Vec::new();
        };
        let mut events = Vec::new();
        if !ctx.memory.asks_in_text() {
            events.push(set(Setting::InText, "on", ctx));
        }
        if !ctx.memory.asks_after(&section) {
            events.push(set(Setting::InTextAfter(&section.to_string()), "on", ctx));
        }
        self.in_text.section = None;
        events
    }

    pub(in crate::model) fn next_weak(&self, ctx: &mut Ctx<'_>) {
        let Some(section) = self.reader.section.clone() else {
            return;
        };
        let today = ctx.today();
        let shown = self.reader.jumped.as_ref();
        match next_weak(ctx.library, ctx.memory, &section, shown, today) {
            Some(fact) => ctx.turns.push_back(Turn::ShowPassage(fact)),
            None => ctx.toast("Nothing in these articles is fading."),
        }
    }
}

/// A session that enters the record with its first answer; empty if there is nothing to ask.
fn prepared(mode: Mode, section: &SectionId, asks: Vec<FaceId>, ctx: &mut Ctx<'_>) -> OpenSitting {
    let wish = Wish {
        seed: ctx.seeds.in_text.bits(),
        ..Wish::of(mode, Scope::Section(section.clone()), asks)
    };
    Sitting::prepared(wish, ctx.now()).map_or_else(OpenSitting::default, OpenSitting::with)
}

fn set_in_text(to: &str, ctx: &mut Ctx<'_>) -> Vec<Event> {
    vec![set(Setting::InText, to, ctx)]
}

fn set(setting: Setting<'_>, value: &str, ctx: &mut Ctx<'_>) -> Event {
    Event::Set(event::Set {
        at: ctx.clock.take(),
        key: setting.key(),
        value: value.to_owned(),
    })
}
