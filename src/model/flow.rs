//! Navigation, and the turns by which one part of the model reaches another.

use crate::material::{FaceId, FactId, SectionId};
use crate::memory::SittingName;
use crate::model::Model;
use crate::model::action::FlowAction;
use crate::model::ctx::Shared;
use crate::model::practise::action::Tab;
use crate::model::read::Reading;
use crate::model::read::in_text::Entered;
use crate::model::read::reader::Reader;
use crate::model::route::Route;
use crate::model::sitting::OpenSitting;
use crate::model::sitting::passage_view::PassageView;
use crate::model::turn::Turn;
use crate::record::{Event, Moment};
use crate::study::{Sitting, Wish, resumed};

impl Model {
    pub(in crate::model) fn flow(&mut self, action: FlowAction) -> Vec<Event> {
        match action {
            FlowAction::Go(route) => self.go(route),
            FlowAction::Back => self.back(),
            FlowAction::OpenSection(id) => {
                let events = self.go(Route::Read);
                self.read.open(id, &self.shared.ctx(self.route));
                events
            }
            FlowAction::OpenHeading(id, block) => self.open_heading(id, block),
            FlowAction::OpenPassage(fact) => self.show_passage(fact),
            FlowAction::OpenProof(face) => self.show_proof(face),
            FlowAction::OpenMissed => {
                self.practise.tab = Tab::Missed;
                self.go(Route::Practise)
            }
            FlowAction::OpenPast(name) => {
                self.past = Some(name);
                self.go(Route::Past)
            }
            FlowAction::Run(chosen) => self.act(*chosen),
            FlowAction::Close => self.read.close(&mut self.shared.ctx(self.route)),
        }
    }

    pub(in crate::model) fn take_turn(&mut self, turn: Turn) -> Vec<Event> {
        match turn {
            Turn::Go(route) => self.go(route),
            Turn::ShowPassage(fact) => self.show_passage(fact),
            Turn::Start(wish) => self.start(wish),
            Turn::Resume(sitting) => self.resume(*sitting),
            Turn::RebuildSittings => self.rebuild_sittings(),
            Turn::RefreshSitting => {
                self.refresh_sitting();
                Vec::new()
            }
        }
    }

    fn go(&mut self, route: Route) -> Vec<Event> {
        let events = self
            .read
            .if_shown(&mut self.shared.ctx(self.route), Reader::leave);
        self.shared.modal = None;
        self.read.search = None;
        let is_gone = match route {
            Route::Sitting => self.sitting.sitting.is_none(),
            Route::Past => self.past.is_none(),
            Route::Today | Route::Read | Route::Practise | Route::Library | Route::Settings => {
                false
            }
        };
        if is_gone {
            return events;
        }
        self.route = route;
        self.practise.show(&self.shared.ctx(route));
        if route == Route::Read {
            self.read.reader.show();
        }
        events
    }

    fn back(&mut self) -> Vec<Event> {
        if self.shared.modal.take().is_some() {
            return Vec::new();
        }
        if self.route == Route::Library && self.pack_check.take().is_some() {
            return Vec::new();
        }
        if self.route == Route::Read {
            return self.back_from_article();
        }
        if self.route == Route::Sitting {
            if self.sitting.passage == PassageView::Shown {
                self.sitting.passage = PassageView::Hidden;
                return Vec::new();
            }
            self.sitting = OpenSitting::default();
        }
        self.go(Route::Today)
    }

    fn back_from_article(&mut self) -> Vec<Event> {
        if self.hears_keys_in_contents() {
            self.read.contents.close();
            return Vec::new();
        }
        if self.read.search.take().is_some() {
            return Vec::new();
        }
        let ctx = &mut self.shared.ctx(self.route);
        if self.read.in_text.here.sitting.is_some() {
            return self.read.close_here(ctx);
        }
        match self.read.in_text.entered {
            Entered::Before => return self.read.close_before(ctx),
            Entered::After => {
                self.read.in_text.entered = Entered::None;
                return Vec::new();
            }
            Entered::None => {}
        }
        self.go(self.read.reader.return_to())
    }

    fn open_heading(&mut self, id: SectionId, block: usize) -> Vec<Event> {
        let is_open = self.route == Route::Read && self.read.reader.section.as_ref() == Some(&id);
        let events = if is_open {
            Vec::new()
        } else {
            let events = self.go(Route::Read);
            self.read.open(id, &self.shared.ctx(self.route));
            events
        };
        self.read.reader.show_block(block);
        events
    }

    fn show_passage(&mut self, fact: FactId) -> Vec<Event> {
        let from = self.route;
        let Some(section) = Reading::section_of(&fact, &self.shared.ctx(from)) else {
            return Vec::new();
        };
        let events = self.go(Route::Read);
        self.read.reader.jump(section, Some(fact), from);
        events
    }

    /// Shows the words that prove the answer to a question, with the mark of its fact where that is in the section.
    fn show_proof(&mut self, face: FaceId) -> Vec<Event> {
        let from = self.route;
        let library = &self.shared.library;
        let asked = library.face(&face);
        let passage = asked.and_then(|asked| asked.passage());
        let Some(section) = passage.map(|it| SectionId::new(face.fact.pack(), &it.section)) else {
            return Vec::new();
        };
        let is_anchored =
            Reading::section_of(&face.fact, &self.shared.ctx(from)).as_ref() == Some(&section);
        let fact = is_anchored.then(|| face.fact.clone());
        let events = self.go(Route::Read);
        self.read.reader.jump(section, fact, from);
        self.read.reader.proof = Some(face);
        events
    }

    /// Starts a session. If its scope is the open section, seen to its end, that section is marked as read. A session
    /// that was open stays unfinished and can be resumed: its state follows from the record.
    fn start(&mut self, wish: Wish) -> Vec<Event> {
        let ctx = &mut self.shared.ctx(self.route);
        if wish.asks.is_empty() {
            ctx.toast("There is nothing to ask.");
            return Vec::new();
        }
        let at_end = self.route == Route::Read && self.read.reader.is_at_end_of(&wish.scope);
        let mut events = if at_end {
            let events = self.read.reader.finish(ctx.clock);
            self.read.open_next(ctx);
            events
        } else {
            self.read.if_shown(ctx, Reader::leave)
        };
        let wish = Wish {
            seed: ctx.seeds.sittings.bits(),
            ..wish
        };
        if let Some((sitting, event)) = Sitting::start(wish, ctx.clock.take()) {
            self.show_sitting(sitting);
            events.push(event);
        }
        events
    }

    fn resume(&mut self, mut sitting: Sitting) -> Vec<Event> {
        let ctx = &mut self.shared.ctx(self.route);
        let mut events = self.read.if_shown(ctx, Reader::leave);
        events.extend(sitting.show_again(ctx.clock));
        self.show_sitting(sitting);
        events
    }

    fn show_sitting(&mut self, sitting: Sitting) {
        self.sitting = OpenSitting::with(sitting);
        self.route = Route::Sitting;
        self.shared.modal = None;
    }

    /// Rebuilds the open session from the answers that still count. A finished one is dropped, and so is one that
    /// cannot be rebuilt before the pending replay.
    fn rebuild_sittings(&mut self) -> Vec<Event> {
        let open = self.sitting.sitting.take().filter(|it| !it.is_over());
        let open = open.filter(|_| !self.shared.is_behind);
        let built = open.and_then(|open| self.built_anew(&open));
        if built.is_none() && self.route == Route::Sitting {
            self.route = Route::Today;
        }
        self.sitting = built.map_or_else(OpenSitting::default, OpenSitting::with);
        self.read.leave_in_text(&mut self.shared.ctx(self.route))
    }

    /// Rebuilds the open session after record or memory were replaced, if other answers of it count now. Does nothing
    /// while a replay is pending.
    pub(in crate::model) fn refresh_sitting(&mut self) {
        if self.shared.is_behind {
            return;
        }
        let open = self.sitting.sitting.as_ref().filter(|it| !it.is_over());
        let answers = |it: &Sitting| -> Vec<Moment> {
            it.progress().answers.iter().map(|it| it.at).collect()
        };
        let built = open.and_then(|open| {
            let built = self.built_anew(open)?;
            (answers(&built) != answers(open)).then_some(built)
        });
        if let Some(built) = built {
            self.sitting = OpenSitting::with(built);
        }
    }

    /// Reconstructs an open session from the current record.
    fn built_anew(&self, open: &Sitting) -> Option<Sitting> {
        let Shared {
            library,
            record,
            memory,
            device,
            clock,
            ..
        } = &self.shared;
        let name = SittingName {
            device: device.clone(),
            at: open.began,
        };
        let mut built = resumed(library, record, memory, &name)?;
        built.shown(clock.now());
        Some(built)
    }
}
