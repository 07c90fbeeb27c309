//! The list of bookmarked questions.

use egui::Ui;

use crate::model::Action;
use crate::ui::look::text::{line, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::practise::bookmarks_data::{BookmarkRow, BookmarksPage};
use crate::ui::sitting::answer_row::answer_row_ui;
use crate::ui::view::View;
use crate::ui::widgets::choice::offer_ui;
use crate::ui::widgets::rows::{TallRows, tall_rows_ui};
use crate::ui::widgets::{ButtonLook, hairline};

/// Estimated height of a row that was not drawn yet, in points.
const ROW: f32 = 120.0;

pub(in crate::ui) fn bookmarks_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let page = BookmarksPage::new(view.model);
    words(ui, "Bookmarked questions", Type::HEAD, theme.ink);
    words(ui, &page.about, Type::BODY, theme.quiet);
    let Some(quiz) = &page.quiz else {
        return;
    };
    ui.add_space(space::M);
    offer_ui(ui, view, ButtonLook::Filled, quiz, actions);
    ui.add_space(space::L);
    let rows = TallRows {
        name: "bookmarked",
        count: page.len(),
        usual: ROW,
        shown: page.selected,
    };
    tall_rows_ui(ui, rows, |ui, index| {
        hairline(ui, theme);
        match page.row(index) {
            None => {}
            Some(BookmarkRow::Here(row)) => answer_row_ui(ui, view, &row, actions),
            Some(BookmarkRow::Gone(text)) => {
                ui.add_space(space::S);
                line(ui, &text, Type::BODY, theme.quiet);
                ui.add_space(space::S);
            }
        }
    });
    hairline(ui, theme);
}
