//! The bar over a sitting: what it is, how far it has come, the way out.

use egui::{Align, Frame, Layout, Margin, Panel, Ui};

use crate::model::{Action, SittingAction};
use crate::record::Mode;
use crate::study::{Sitting, seconds_for};
use crate::ui::look::names::title;
use crate::ui::look::text::{about, line};
use crate::ui::look::theme::{Type, space};
use crate::ui::view::View;
use crate::ui::widgets::{PushButton, progress_bar};

/// Draws the bar.
pub(in crate::ui) fn sitting_bar_ui(
    ui: &mut Ui,
    view: &View<'_>,
    sitting: &Sitting,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let frame = Frame::new()
        .fill(theme.page)
        .inner_margin(Margin::symmetric(28, 12));
    Panel::top("sitting bar")
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            ui.horizontal(|ui| {
                ui.set_min_height(36.0);
                let title = title(view.model.library(), &sitting.mode, &sitting.scope);
                let room = ui.available_width();
                if room > 640.0 || sitting.is_over() {
                    ui.scope(|ui| {
                        ui.set_max_width(room * 0.35);
                        line(ui, &title, Type::BODY, theme.quiet);
                    });
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let leave = if sitting.is_over() { "Close" } else { "Leave" };
                    PushButton::plain(leave).push(ui, view, SittingAction::Leave, actions);
                    if !sitting.is_over() {
                        end_ui(ui, view, sitting, actions);
                    }
                    if sitting.mode == Mode::Drill {
                        undo_ui(ui, view, sitting, actions);
                    }
                    if !sitting.is_over() {
                        far_ui(ui, view, sitting);
                    }
                });
            });
        });
}

/// Ends the session where it is.
fn end_ui(ui: &mut Ui, view: &View<'_>, sitting: &Sitting, actions: &mut Vec<Action>) {
    let label = match sitting.mode {
        Mode::Drill => "End drill",
        Mode::Quiz | Mode::Read | Mode::Preread | Mode::Other(_) => "End quiz",
    };
    PushButton::plain(label).push(ui, view, SittingAction::End, actions);
}

fn undo_ui(ui: &mut Ui, view: &View<'_>, sitting: &Sitting, actions: &mut Vec<Action>) {
    // It stands still whether there is something to take back or not: nothing else comes under the pointer.
    let undo = PushButton {
        enabled: sitting.can_undo(),
        ..PushButton::plain("Undo")
    };
    undo.push(ui, view, SittingAction::Undo, actions);
    if sitting.can_redo() {
        PushButton::plain("Redo").push(ui, view, SittingAction::Redo, actions);
    }
}

fn far_ui(ui: &mut Ui, view: &View<'_>, sitting: &Sitting) {
    let (left, answers) = (
        sitting.progress().queue.len(),
        sitting.progress().answers.len(),
    );
    // With what comes again and what was asked besides.
    let all = left + answers;
    let words = match sitting.mode {
        Mode::Drill => format!(
            "{left} left, {}",
            about(seconds_for(left, view.model.memory()))
        ),
        Mode::Quiz | Mode::Read | Mode::Preread | Mode::Other(_) => format!(
            "{} of {all}",
            (answers + usize::from(sitting.is_asking())).max(1)
        ),
    };
    line(ui, &words, Type::BODY, view.theme.quiet);
    let done = answers as f32 / all.max(1) as f32;
    let width = ui.available_width();
    progress_bar(ui, view.theme, width, done, "Progress of the sitting");
}
