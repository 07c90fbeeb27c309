//! The three cards of Today: reading, missed questions, a quiz.

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use crate::model::Action;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{line, mixed, words};
use crate::ui::look::theme::{radius, space};
use crate::ui::offer::Offer;
use crate::ui::today::data::{Missed, Quiz, Reading, Today};
use crate::ui::view::View;
use crate::ui::widgets::{PushButton, progress_bar};

/// Draws the cards side by side, or stacked in a narrow window.
pub(super) fn cards_ui(ui: &mut Ui, view: &View<'_>, today: &Today, actions: &mut Vec<Action>) {
    let Some(missed) = &today.missed else {
        return;
    };
    let room = ui.available_width();
    let side_by_side = room > 640.0;
    let size = if side_by_side {
        vec2((room - 2.0 * space::XL) / 3.0, 216.0)
    } else {
        vec2(room, 204.0)
    };
    let step = if side_by_side {
        vec2(size.x + space::XL, 0.0)
    } else {
        vec2(0.0, size.y + space::L)
    };
    let all = vec2(room, size.y + 2.0 * step.y);
    let (all, _) = ui.allocate_exact_size(all, egui::Sense::hover());
    for place in 0..3_u8 {
        let rect = Rect::from_min_size(all.min + f32::from(place) * step, size);
        ui.painter().rect(
            rect,
            radius::CARD,
            view.theme.raised,
            view.theme.hairline(),
            egui::StrokeKind::Inside,
        );
        let inner = rect.shrink(space::XL);
        let mut card_ui = ui.new_child(UiBuilder::new().max_rect(inner).id_salt(place));
        let offer = match place {
            0 => reading_ui(&mut card_ui, view, today.reading.as_ref()),
            1 => missed_ui(&mut card_ui, view, missed),
            _ => quiz_ui(&mut card_ui, view, today.quiz.as_ref()),
        };
        if let Some(offer) = offer {
            foot_button(&mut card_ui, view, inner, offer, actions);
        }
    }
}

/// Puts a button at the bottom of a card, so that the buttons of all cards line up.
fn foot_button(ui: &mut Ui, view: &View<'_>, card: Rect, offer: &Offer, actions: &mut Vec<Action>) {
    let key = view.key_of(&offer.action);
    let button = PushButton {
        key: key.as_deref(),
        ..PushButton::plain(&offer.label)
    };
    let size = button.size(ui);
    let rect = Rect::from_min_size(pos2(card.left(), card.bottom() - size.y), size);
    let foot = &mut ui.new_child(UiBuilder::new().max_rect(rect));
    button.push(foot, view, offer.action.clone(), actions);
}

fn reading_ui<'a>(ui: &mut Ui, view: &View<'_>, it: Option<&'a Reading>) -> Option<&'a Offer> {
    let theme = view.theme;
    line(ui, "Continue reading", Type::LEAD, theme.ink);
    let Some(it) = it else {
        words(ui, "No pack has an article.", Type::BODY, theme.quiet);
        return None;
    };
    ui.add_space(space::S);
    line(ui, &it.section, Type::LISTED, theme.ink);
    words(ui, &it.place, Type::BODY, theme.quiet);
    ui.add_space(space::M);
    let width = ui.available_width();
    progress_bar(ui, theme, width, it.share, &it.progress);
    Some(&it.offer)
}

fn missed_ui<'a>(ui: &mut Ui, view: &View<'_>, it: &'a Missed) -> Option<&'a Offer> {
    let theme = view.theme;
    line(ui, "Missed questions", Type::LEAD, theme.ink);
    ui.add_space(space::S);
    if it.waiting == 0 {
        words(ui, it.about, Type::BODY, theme.quiet);
        return None;
    }
    let large = Type::HEAD.with(FontFace::SansBold);
    line(ui, &it.waiting.to_string(), large, theme.ink);
    if it.sure == 0 {
        words(ui, it.about, Type::BODY, theme.quiet);
    } else {
        let strong = Type::BODY.with(FontFace::SansSemibold);
        let job = mixed(&[
            (&it.sure.to_string(), strong, theme.miss),
            (it.about, Type::BODY, theme.quiet),
        ]);
        ui.add(egui::Label::new(job).wrap());
    }
    Some(&it.offer)
}

fn quiz_ui<'a>(ui: &mut Ui, view: &View<'_>, it: Option<&'a Quiz>) -> Option<&'a Offer> {
    line(ui, "New quiz", Type::LEAD, view.theme.ink);
    ui.add_space(space::S);
    let Some(it) = it else {
        let text = "No pack has questions.";
        words(ui, text, Type::BODY, view.theme.quiet);
        return None;
    };
    words(ui, &it.sentence, Type::BODY, view.theme.quiet);
    Some(&it.offer)
}
