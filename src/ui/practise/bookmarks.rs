//! The list of bookmarked questions.

use egui::Ui;

use crate::model::Action;
use crate::ui::look::scale::Type;
use crate::ui::look::text::line;
use crate::ui::look::theme::space;
use crate::ui::practise::bookmarks_data::{BookmarkRow, BookmarksPage};
use crate::ui::practise::head::head_ui;
use crate::ui::sitting::answer_row::answer_row_ui;
use crate::ui::view::View;
use crate::ui::widgets::hairline;
use crate::ui::widgets::rows::{TallRows, tall_rows_ui};

/// Estimated height of a row that was not drawn yet, in points.
const ROW: f32 = 120.0;

pub(in crate::ui) fn bookmarks_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let page = BookmarksPage::new(view.model);
    let head = ("Bookmarked questions", page.about.as_str());
    head_ui(
        ui,
        view,
        head,
        page.quiz.as_ref().map(|it| (it, true)),
        actions,
    );
    if page.quiz.is_none() {
        return;
    }
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
