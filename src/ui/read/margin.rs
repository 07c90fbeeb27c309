//! The marks in the margin: the state of each fact beside its passage.

use egui::{CursorIcon, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::memory::FactState;
use crate::model::{Action, InTextAction};
use crate::ui::look::scale::Type;
use crate::ui::look::shapes;
use crate::ui::look::text::job;
use crate::ui::look::theme::space;
use crate::ui::read::data::known::Known;
use crate::ui::view::View;
use crate::ui::widgets::choice::quiet_offer_ui;
use crate::ui::widgets::{focus_ring, tell_key};

/// Distance from the column to the marks, in points.
const GAP: f32 = 28.0;

/// Minimum distance from one mark to the next, in points.
const STEP: f32 = 22.0;

/// Width that marks with titles need beside the column, in points.
pub(in crate::ui) const MARGIN: f32 = 210.0;

/// The space for marks, in screen coordinates.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Margin {
    /// Right edge of the text.
    pub column: f32,
    pub right: f32,
    /// Whether titles are shown beside the marks.
    pub has_names: bool,
}

impl Margin {
    /// Returns the place of a mark whose centre is at `y`.
    fn place(self, y: f32) -> Rect {
        let (left, right) = if self.has_names {
            (self.column + GAP - 6.0, self.right - space::L)
        } else {
            // The page's margin, less the scroll bar.
            (self.column + 1.0, self.column + 18.0)
        };
        Rect::from_min_max(pos2(left, y - STEP / 2.0), pos2(right, y + STEP / 2.0))
    }
}

/// A fact to mark.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Mark<'a> {
    pub known: &'a Known<'a>,
    /// The lines of its passage, top to bottom.
    pub lines: &'a [Rect],
    /// Minimum y of the mark's centre.
    pub free: f32,
}

/// Draws a mark beside the first line of its passage, or below the previous mark. Returns the minimum y of the next
/// one.
pub(in crate::ui) fn mark_ui(
    ui: &Ui,
    view: &View<'_>,
    margin: Margin,
    mark: Mark<'_>,
    actions: &mut Vec<Action>,
) -> f32 {
    let Mark { known, lines, free } = mark;
    let Some(first) = lines.first() else {
        return free;
    };
    let theme = view.theme;
    let y = first.center().y.max(free);
    let is_asked = view.model.in_text().asked_here() == Some(&known.id);
    let rect = margin.place(y);
    let (left, right) = (rect.left(), rect.right());
    let response = ui.interact(
        rect,
        ui.scope_id().with(("mark", &known.id)),
        Sense::click(),
    );
    let name = known.name();
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_asked, &name));
    let active = response.hovered() || response.has_focus() || is_asked;
    let quiet = if active { theme.accent } else { theme.quiet };
    let ink = match (known.state, known.step()) {
        (FactState::Fading | FactState::Learning, Some(2)) => theme.miss,
        (FactState::Fading, _) => theme.unsure,
        _ => quiet,
    };
    let center = pos2(left + 9.0, y);
    shapes::state_mark(ui.painter(), center, known.state, ink);
    let mut text_left = left + 21.0;
    if known.fact.contested && margin.has_names {
        shapes::contested(ui.painter(), pos2(text_left + 5.0, y), quiet);
        text_left += 16.0;
    }
    if margin.has_names {
        let mut label = job(&known.title(), Type::SMALL, quiet);
        label.wrap = egui::text::TextWrapping::truncate_at_width((right - text_left).max(20.0));
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(label));
        let at = pos2(text_left, y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, quiet);
    }
    focus_ring(ui, theme, rect.shrink2(vec2(0.0, 2.0)), &response);
    if active {
        for line in lines {
            let (x, y) = (line.x_range(), line.bottom() + 1.0);
            let stroke = Stroke::new(2.0, theme.accent);
            ui.painter().add(Shape::hline(x, y, stroke));
        }
    }
    let ask = InTextAction::Here(known.id.clone()).into();
    tell_key(ui, view, &response, &ask);
    if response.clicked() {
        actions.push(ask);
    }
    response.context_menu(|ui| {
        for offer in known.menu(view.model) {
            quiet_offer_ui(ui, view, &offer, actions);
        }
    });
    let _shown = response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text(&name);
    y + STEP
}
