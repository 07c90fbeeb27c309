//! The state of the Practise screen: the missed list and the quiz form.

pub(in crate::model) mod action;
pub(in crate::model) mod causes;
pub(in crate::model) mod form;
mod page;

use crate::exchange::missed_page;
use crate::material::Library;
use crate::memory::Memory;
use crate::model::caches::MissedRows;
use crate::model::ctx::Ctx;
use crate::model::effect::Effect;
use crate::model::filter::MissedFilter;
use crate::model::practise::action::{PractiseAction, Tab};
use crate::model::practise::form::QuizForm;
use crate::model::practise::page::missed_in_words;
use crate::model::route::Route;
use crate::model::turn::Turn;
use crate::record::{Mode, Scope, StudyDay, day_in_words};
use crate::study::{Fit, FitCount, Wish, quiz_asks};

/// What the Practise screen shows: tab, selection, filter and quiz form.
#[derive(Clone, Debug, Default)]
pub struct Practise {
    pub tab: Tab,
    /// The selected row of the current tab.
    pub row: usize,
    pub filter: MissedFilter,
    pub form: QuizForm,
    /// How many questions fit the form; all zero while they are being counted.
    pub fit: Fit,
    counting: Option<FitCount>,
}

/// How many facts are counted per frame.
const COUNTED: usize = 8000;

impl Practise {
    pub(in crate::model) fn apply(&mut self, action: PractiseAction, ctx: &mut Ctx<'_>) {
        match action {
            PractiseAction::ShowTab(tab) => {
                (self.tab, self.row) = (tab, 0);
                self.count_if_shown(ctx);
            }
            PractiseAction::SelectRow(row) => self.row = row,
            PractiseAction::Filter(filter) => (self.filter, self.row) = (filter, 0),
            PractiseAction::RetryMissed(at_most) => self.retry_missed(at_most, ctx),
            PractiseAction::SaveMissed => {
                let day = day_in_words(ctx.today(), ctx.today());
                let page = missed_page(&day, missed_in_words(&self.rows(ctx), ctx));
                ctx.effects.push(Effect::Save("missed.md", page));
            }
            PractiseAction::ChangeForm(form) => {
                self.form = form;
                self.count(ctx.library, ctx.memory, ctx.today());
            }
            PractiseAction::StartForm => self.start_form(ctx),
        }
    }

    fn rows(&self, ctx: &Ctx<'_>) -> MissedRows {
        ctx.caches.missed_rows(ctx.basis(), &self.filter)
    }

    pub(in crate::model) fn show(&mut self, ctx: &Ctx<'_>) {
        self.row = 0;
        self.count_if_shown(ctx);
    }

    /// Counts what fits the form if it is on screen. The count is slow in a large library, so it is not done in
    /// advance.
    pub(in crate::model) fn count_if_shown(&mut self, ctx: &Ctx<'_>) {
        if ctx.route == Route::Practise && self.tab == Tab::Quiz {
            self.count(ctx.library, ctx.memory, ctx.today());
        }
    }

    fn start_form(&self, ctx: &mut Ctx<'_>) {
        let form = self.form.clone();
        let draw = form.wish(ctx.seeds.sittings.bits(), ctx.today());
        let faces = quiz_asks(ctx.library, ctx.memory, &draw);
        ctx.turns.push_back(Turn::Start(Wish {
            feedback: form.feedback,
            ..Wish::of(Mode::Quiz, form.scope, faces)
        }));
    }

    /// Starts a quiz of the first `at_most` listed questions that are compatible with each other.
    fn retry_missed(&self, at_most: Option<usize>, ctx: &mut Ctx<'_>) {
        let rows = self.rows(ctx);
        let mut faces = rows.list().retry.clone();
        faces.truncate(at_most.unwrap_or(faces.len()));
        let wanted = at_most.map_or(rows.len(), |most| most.min(rows.len()));
        say_left_out(wanted - faces.len(), ctx);
        let wish = Wish::of(Mode::Quiz, Scope::Missed, faces);
        ctx.turns.push_back(Turn::Start(wish));
    }

    /// Restarts the count of what fits the form.
    pub(in crate::model) fn count(&mut self, library: &Library, memory: &Memory, today: StudyDay) {
        self.fit = Fit::default();
        self.counting = Some(FitCount::new(self.form.wish(0, today)));
        self.go_on_counting(library, memory);
    }

    /// Counts on for one frame, if a count is running.
    pub(in crate::model) fn go_on_counting(&mut self, library: &Library, memory: &Memory) {
        let counting = self.counting.as_mut();
        if let Some(fit) = counting.and_then(|it| it.go_on(library, memory, COUNTED)) {
            (self.fit, self.counting) = (fit, None);
        }
    }

    /// Whether the count of what fits the form is still running.
    pub fn is_counting(&self) -> bool {
        self.counting.is_some()
    }
}

/// Says how many missed questions a quiz does not ask.
pub(in crate::model) fn say_left_out(left_out: usize, ctx: &mut Ctx<'_>) {
    if let Some(text) = left_out_words(left_out) {
        ctx.toast(&text);
    }
}

/// The sentence on missed questions that a quiz does not ask, since others in it would give them away; `None` if it asks
/// all.
pub fn left_out_words(left_out: usize) -> Option<String> {
    match left_out {
        0 => None,
        1 => Some(
            "1 missed question comes next time: another one here gives its answer away.".to_owned(),
        ),
        many => Some(format!(
            "{many} missed questions come next time: others here give their answers away."
        )),
    }
}
