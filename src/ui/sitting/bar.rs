//! The bar above a session: title, progress, ways out.

use egui::{Frame, Margin, Panel, Ui};

use crate::model::Action;
use crate::study::Sitting;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{heading_node, line};
use crate::ui::look::theme::space;
use crate::ui::sitting::announce::announce;
use crate::ui::sitting::data::bar::{WayBack, data};
use crate::ui::view::View;
use crate::ui::widgets::choice::offer_ui;
use crate::ui::widgets::trailing::at_right_or_below_ui;
use crate::ui::widgets::{ButtonLook, PushButton, progress_bar};

/// Minimum width to show the title of a session under way, in points.
const TITLE_FROM: f32 = 640.0;

/// Maximum share of the title in the room beside the buttons, 0 to 1.
const TITLE_SHARE: f32 = 0.6;

/// Minimum width of the progress beside the buttons, in points; with less, the buttons come below it.
const PROGRESS_MIN: f32 = 100.0;

pub(in crate::ui) fn sitting_bar_ui(
    ui: &mut Ui,
    view: &View<'_>,
    sitting: &Sitting,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let bar = data(view.model, sitting, view.width);
    let frame = Frame::new()
        .fill(theme.page)
        .inner_margin(Margin::symmetric(28, 12));
    let panel = Panel::top("sitting bar").resizable(false).frame(frame);
    panel.show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        let has_title = ui.available_width() > TITLE_FROM || bar.under_way.is_none();
        let start = |ui: &mut Ui| {
            if has_title {
                ui.scope(|ui| {
                    ui.set_max_width(ui.available_width() * TITLE_SHARE);
                    let title = line(ui, &bar.title, Type::BODY, theme.quiet);
                    heading_node(ui, &title, &bar.title);
                });
            }
            if let Some(it) = &bar.under_way {
                let width = ui.available_width();
                progress_bar(ui, theme, width, it.share, "Progress of the session");
            }
        };
        at_right_or_below_ui(ui, 36.0, PROGRESS_MIN, start, |ui| {
            if let Some(it) = &bar.under_way {
                let progress = line(ui, &it.progress, Type::BODY, theme.quiet);
                announce(ui, &progress);
            }
            if let Some(undo) = &bar.undo {
                undo_ui(ui, view, undo, actions);
            }
            if let Some(end) = bar.under_way.as_ref().and_then(|it| it.end.as_ref()) {
                offer_ui(ui, view, ButtonLook::Plain, end, actions);
            }
            offer_ui(ui, view, ButtonLook::Plain, &bar.leave, actions);
        });
    });
}

fn undo_ui(ui: &mut Ui, view: &View<'_>, undo: &WayBack, actions: &mut Vec<Action>) {
    if let Some(redo) = &undo.redo {
        offer_ui(ui, view, ButtonLook::Plain, redo, actions);
    }
    let button = PushButton {
        enabled: undo.is_possible,
        ..PushButton::plain(&undo.undo.label)
    };
    button.push(ui, view, undo.undo.action.clone(), actions);
}
