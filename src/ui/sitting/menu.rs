//! Menus: what can be done with a question, and the choice of a confidence.

use egui::{Button, Id, Popup, Rect, Response, Role, Sense, SetOpenCommand, Ui, WidgetInfo};

use crate::material::{Face, small_letters};
use crate::model::Action;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{job, mixed};
use crate::ui::offer::Offer;
use crate::ui::sitting::data::confidence::ConfidenceMenu;
use crate::ui::sitting::data::menu::data;
use crate::ui::view::View;
use crate::ui::widgets::tell_key;

/// Width of a menu, in points.
const WIDTH: f32 = 280.0;

/// Height of an entry, in points.
const ENTRY: f32 = 36.0;

/// Opens the menu of a question where the right button of the mouse is pressed in `area`.
pub(in crate::ui) fn question_menu_ui(
    ui: &Ui,
    view: &View<'_>,
    area: Rect,
    asked: Face<'_>,
    actions: &mut Vec<Action>,
) {
    let visible = area.intersect(ui.clip_rect());
    let response = ui.interact(visible, Id::unique("menu of the question"), Sense::hover());
    let is_asked_for =
        response.contains_pointer() && ui.input(|input| input.pointer.secondary_clicked());
    Popup::menu(&response)
        .open_memory(is_asked_for.then_some(SetOpenCommand::Bool(true)))
        .at_pointer_fixed()
        .width(WIDTH)
        .accessible_name("Question")
        .show(|ui| {
            for offer in data(view.model, asked) {
                entry_ui(ui, view, &offer, None, actions);
            }
        });
}

/// Opens the choice of a confidence under its button.
pub(in crate::ui) fn confidence_menu_ui(
    button: &Response,
    view: &View<'_>,
    menu: &ConfidenceMenu,
    actions: &mut Vec<Action>,
) {
    Popup::menu(button)
        .width(WIDTH)
        .accessible_name("Confidence")
        .show(|ui| {
            for step in &menu.steps {
                let state = Some((step.choice.is_chosen, step.chance));
                entry_ui(ui, view, &step.choice.offer, state, actions);
            }
        });
}

/// Draws an entry with its key; `state` is whether it is chosen and what it means, if it is one of several.
fn entry_ui(
    ui: &mut Ui,
    view: &View<'_>,
    offer: &Offer,
    state: Option<(bool, &str)>,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let (is_chosen, about) = state.unwrap_or_default();
    let (face, ink) = if is_chosen {
        (FontFace::SansSemibold, theme.accent)
    } else {
        (FontFace::Sans, theme.ink)
    };
    let about = if about.is_empty() {
        String::new()
    } else {
        format!("  {about}")
    };
    let text = mixed(&[
        (&offer.label, Type::BODY.with(face), ink),
        (&about, Type::SMALL, theme.quiet),
    ]);
    let key = view.key_of(&offer.action).unwrap_or_default();
    let button = Button::selectable(is_chosen, text)
        .shortcut_text(job(&key, Type::SMALL, theme.quiet))
        .min_size(egui::vec2(0.0, ENTRY));
    let response = ui.add(button);
    response.widget_info(|| match state {
        Some((is_chosen, about)) => {
            let name = format!("{}, {about}", offer.label);
            WidgetInfo::selected(Role::RadioButton, true, is_chosen, name)
        }
        None => WidgetInfo::labeled(Role::Button, true, small_letters(&offer.label)),
    });
    tell_key(ui, view, &response, &offer.action);
    if response.clicked() {
        actions.push(offer.action.clone());
        ui.close();
    }
}
