//! Three cards: what to read, what was missed, a quiz.

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use crate::material::{Section, SectionId};
use crate::model::{Action, FlowAction, Route, StartAction};
use crate::reading::{article_outline, minutes};
use crate::record::Scope;
use crate::study::quiz_length;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::text::{count, line, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::view::View;
use crate::ui::widgets::{PushButton, progress_bar};

/// Draws what stands in a card.
type DrawCard = fn(&mut Ui, &View<'_>, Rect, &mut Vec<Action>);

/// Three cards side by side, or one under the other where there is no room.
pub(super) fn cards_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let draw: [DrawCard; 3] = [reading_card, missed_card, quiz_card];
    let room = ui.available_width();
    let side_by_side = room > 640.0;
    let (width, height) = if side_by_side {
        ((room - 2.0 * space::XL) / 3.0, 216.0)
    } else {
        (room, 204.0)
    };
    let total = if side_by_side {
        height
    } else {
        3.0 * height + 2.0 * space::L
    };
    let (all, _) = ui.allocate_exact_size(vec2(room, total), egui::Sense::hover());
    for (index, draw) in draw.into_iter().enumerate() {
        let n = index as f32;
        let offset = if side_by_side {
            vec2(n * (width + space::XL), 0.0)
        } else {
            vec2(0.0, n * (height + space::L))
        };
        let rect = Rect::from_min_size(all.min + offset, vec2(width, height));
        ui.painter().rect(
            rect,
            crate::ui::look::theme::radius::CARD,
            view.theme.raised,
            view.theme.hairline(),
            egui::StrokeKind::Inside,
        );
        let inner = rect.shrink(space::XL);
        draw(
            &mut ui.new_child(UiBuilder::new().max_rect(inner).id_salt(index)),
            view,
            inner,
            actions,
        );
    }
}

/// Puts a button at the foot of a card, so that the buttons of all cards stand on one line.
fn foot_button(
    ui: &mut Ui,
    view: &View<'_>,
    (card, label): (Rect, &str),
    action: impl Into<Action>,
    actions: &mut Vec<Action>,
) {
    let action = action.into();
    let key = view.key_of(&action);
    let button = PushButton {
        key: &key,
        ..PushButton::plain(label)
    };
    let size = button.size(ui);
    let rect = Rect::from_min_size(pos2(card.left(), card.bottom() - size.y), size);
    let foot = &mut ui.new_child(UiBuilder::new().max_rect(rect));
    button.push(foot, view, action, actions);
}

fn reading_card(ui: &mut Ui, view: &View<'_>, rect: Rect, actions: &mut Vec<Action>) {
    let theme = view.theme;
    line(ui, "Go on reading", Type::LEAD, theme.ink);
    let reader = view.model.reader();
    let Some((id, (pack, section))) = reader
        .section
        .as_ref()
        .and_then(|id| Some((id, view.model.library().section(id)?)))
    else {
        words(ui, "No pack has an article.", Type::BODY, theme.quiet);
        return;
    };
    ui.add_space(space::S);
    line(ui, &section.title, Type::LISTED, theme.ink);
    let sections = article_outline(pack, &id.section);
    let at = sections
        .iter()
        .position(|(it, _)| it == id)
        .map_or(1, |at| at + 1);
    let text = format!(
        "Section {at} of {}, {}",
        sections.len(),
        count(minutes(section), "minute")
    );
    line(ui, &text, Type::BODY, theme.quiet);
    ui.add_space(space::M);
    let finished = finished(view, &sections);
    let name = format!("{finished} of {} sections read", sections.len());
    progress_bar(
        ui,
        theme,
        rect.width(),
        finished as f32 / sections.len().max(1) as f32,
        &name,
    );
    foot_button(
        ui,
        view,
        (rect, "Open"),
        FlowAction::Go(Route::Read),
        actions,
    );
}

fn finished(view: &View<'_>, sections: &[(SectionId, &Section)]) -> usize {
    sections
        .iter()
        .filter(|(id, _)| {
            view.model
                .memory()
                .reading(id)
                .is_some_and(|it| it.finished)
        })
        .count()
}

fn missed_card(ui: &mut Ui, view: &View<'_>, rect: Rect, actions: &mut Vec<Action>) {
    let theme = view.theme;
    line(ui, "Missed questions", Type::LEAD, theme.ink);
    let missed = view.model.missed();
    ui.add_space(space::S);
    if missed.is_empty() {
        words(
            ui,
            "None. A question that you miss waits here until you answer it right.",
            Type::BODY,
            theme.quiet,
        );
        return;
    }
    line(
        ui,
        &missed.len().to_string(),
        Type::HEAD.with(FontFace::SansBold),
        theme.ink,
    );
    let sure = missed.iter().filter(|it| it.sure).count();
    if sure > 0 {
        let text = format!("{sure} that you were sure of. They come first.");
        words(
            ui,
            &text,
            Type::BODY.with(FontFace::SansSemibold),
            theme.miss,
        );
    } else {
        words(
            ui,
            "Each stays until you answer it right.",
            Type::BODY,
            theme.quiet,
        );
    }
    foot_button(
        ui,
        view,
        (rect, "Look at them"),
        FlowAction::OpenMissed,
        actions,
    );
}

fn quiz_card(ui: &mut Ui, view: &View<'_>, rect: Rect, actions: &mut Vec<Action>) {
    let theme = view.theme;
    line(ui, "Quiz yourself", Type::LEAD, theme.ink);
    ui.add_space(space::S);
    let Some(pack) = view.model.library().packs().first() else {
        return;
    };
    let length = quiz_length(view.model.library(), &Scope::Pack(pack.id.clone()));
    let text = format!(
        "{} from the whole article, each answer explained at once.",
        count(length, "question")
    );
    words(ui, &text, Type::BODY, theme.quiet);
    foot_button(
        ui,
        view,
        (rect, "Start a quiz"),
        StartAction::Quiz(Scope::Pack(pack.id.clone())),
        actions,
    );
}
