//! The tabs of Practise, and counting what fits the quiz that is being put together.

use crate::model::{Model, QuizForm, Route, Tab};
use crate::record::Moment;

impl Model {
    /// Counts what fits the quiz that is being put together.
    pub(in crate::model) fn show_tab(&mut self, tab: Tab, now: Moment) {
        (self.practise.tab, self.practise.row) = (tab, 0);
        self.count_shown_form(now);
    }

    /// Counts what fits the quiz while it is put together on the screen: that takes long in a large library.
    pub(in crate::model) fn count_shown_form(&mut self, now: Moment) {
        if self.route == Route::Practise && self.practise.tab == Tab::Quiz {
            self.count_form(now);
        }
    }

    fn count_form(&mut self, now: Moment) {
        let today = self.memory.today(now);
        self.practise.count(&self.library, &self.memory, today);
    }

    pub(in crate::model) fn change_form(&mut self, form: QuizForm, now: Moment) {
        self.practise.form = form;
        self.count_form(now);
    }
}
