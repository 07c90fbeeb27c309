//! The bar above a session: title, progress, ways out.

use egui::{Frame, Margin, Panel, Ui};

use crate::model::Action;
use crate::study::Sitting;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{heading_node, line};
use crate::ui::look::theme::space;
use crate::ui::offer::Offer;
use crate::ui::sitting::announce::announce;
use crate::ui::sitting::column::is_low;
use crate::ui::sitting::data::bar::{Bar, WayBack, data};
use crate::ui::view::View;
use crate::ui::widgets::choice::offer_ui;
use crate::ui::widgets::more::more_ui;
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
    let is_low = is_low(ui);
    let margin = if is_low {
        Margin::symmetric(12, 6)
    } else {
        Margin::symmetric(28, 12)
    };
    let frame = Frame::new().fill(theme.page).inner_margin(margin);
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
            if is_low {
                progress_ui(ui, view, &bar);
            } else if let Some(it) = &bar.under_way {
                let width = ui.available_width();
                progress_bar(ui, theme, width, it.share, "Progress of the session");
            }
        };
        at_right_or_below_ui(ui, 36.0, PROGRESS_MIN, start, |ui| {
            if is_low {
                let more = more(&bar);
                if !more.is_empty() {
                    more_ui(ui, view, "More for this session", &more, actions);
                }
                offer_ui(ui, view, ButtonLook::Plain, &bar.leave, actions);
                return;
            }
            progress_ui(ui, view, &bar);
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

fn progress_ui(ui: &mut Ui, view: &View<'_>, bar: &Bar) {
    if let Some(it) = &bar.under_way {
        let progress = line(ui, &it.progress, Type::BODY, view.theme.quiet);
        announce(ui, &progress);
    }
}

/// Returns what a low window has in a menu, so that its bar takes one row.
fn more(bar: &Bar) -> Vec<Offer> {
    let undo = bar.undo.as_ref();
    let redo = undo.and_then(|it| it.redo.clone());
    let undo = undo.filter(|it| it.is_possible).map(|it| it.undo.clone());
    let end = bar.under_way.as_ref().and_then(|it| it.end.clone());
    [redo, undo, end].into_iter().flatten().collect()
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
