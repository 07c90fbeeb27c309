//! Draws offers, choices, menus and plain lists.

use egui::{ComboBox, Role, Ui, WidgetInfo};

use crate::model::Action;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{job, line, words};
use crate::ui::look::theme::space;
use crate::ui::offer::{Choice, Menu, Offer};
use crate::ui::view::View;
use crate::ui::widgets::{ButtonLook, PushButton, quiet_button_for};

/// Draws an offer as a button with its key cap.
pub(in crate::ui) fn offer_ui(
    ui: &mut Ui,
    view: &View<'_>,
    look: ButtonLook,
    offer: &Offer,
    actions: &mut Vec<Action>,
) {
    let button = PushButton {
        look,
        name: offer.name.as_deref(),
        ..PushButton::plain(&offer.label)
    };
    if button.show_with_key(ui, view, &offer.action).clicked() {
        actions.push(offer.action.clone());
    }
}

/// Draws an offer as a link-like button.
pub(in crate::ui) fn quiet_offer_ui(
    ui: &mut Ui,
    view: &View<'_>,
    offer: &Offer,
    actions: &mut Vec<Action>,
) {
    if quiet_button_for(ui, view, &offer.label, &offer.action).clicked() {
        actions.push(offer.action.clone());
    }
}

/// Draws a button of a group of which one is chosen; `role` is the accessible role, such as a tab or a radio button.
pub(in crate::ui) fn choice_ui(
    ui: &mut Ui,
    view: &View<'_>,
    role: Role,
    choice: &Choice,
    actions: &mut Vec<Action>,
) {
    let Choice { offer, is_chosen } = choice;
    let button = PushButton {
        look: ButtonLook::of_choice(*is_chosen),
        ..PushButton::plain(&offer.label)
    };
    let response = button.show_with_key(ui, view, &offer.action);
    response.widget_info(|| WidgetInfo::selected(role, true, *is_chosen, &offer.label));
    if role == Role::Tab {
        // A tab is selected; egui would have it pressed, like a toggle.
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.clear_toggled();
            node.set_selected(*is_chosen);
        });
    }
    if response.clicked() && !is_chosen {
        actions.push(offer.action.clone());
    }
}

/// Draws the buttons of a group, one after the other.
pub(in crate::ui) fn choices_ui(
    ui: &mut Ui,
    view: &View<'_>,
    choices: &[Choice],
    actions: &mut Vec<Action>,
) {
    for choice in choices {
        choice_ui(ui, view, Role::RadioButton, choice, actions);
    }
}

/// Draws a drop-down menu.
pub(in crate::ui) fn menu_ui(ui: &mut Ui, view: &View<'_>, menu: &Menu, actions: &mut Vec<Action>) {
    let shown = menu.shown();
    let text = |text: &str| job(text, Type::BODY, view.theme.ink);
    ui.spacing_mut().interact_size.y = 36.0;
    ui.spacing_mut().button_padding = egui::vec2(space::M, space::S);
    let response = ComboBox::from_id_salt(menu.name)
        .selected_text(text(shown))
        .width(150.0)
        .height(360.0)
        .show_ui(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            for Choice { offer, is_chosen } in &menu.choices {
                let response = ui.selectable_label(*is_chosen, text(&offer.label));
                if response.clicked() && !is_chosen {
                    actions.push(offer.action.clone());
                }
            }
        });
    let name = format!("{}: {shown}", menu.name);
    response
        .response
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &name));
}

/// Draws texts under a title; nothing if there are none.
pub(in crate::ui) fn listed_ui(ui: &mut Ui, view: &View<'_>, title: &str, texts: &[String]) {
    if texts.is_empty() {
        return;
    }
    ui.add_space(space::XXL);
    line(ui, title, Type::LEAD, view.theme.ink);
    ui.add_space(space::S);
    for text in texts {
        words(ui, text, Type::SMALL, view.theme.ink);
        ui.add_space(space::XS);
    }
}
