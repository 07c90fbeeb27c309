//! The command palette.

use egui::{Align, Align2, Area, CornerRadius, Id, Rect, Role, ScrollArea, Sense, TextEdit, Ui};
use egui::{WidgetInfo, pos2, vec2};

use crate::model::{Action, FlowAction, Palette};
use crate::ui::binding::Binding;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{heading, job, line};
use crate::ui::look::theme::{radius, space};
use crate::ui::palette_data::{Entry, PalettePage, data, run, show};
use crate::ui::view::View;
use crate::ui::widgets::modal::modal;
use crate::ui::widgets::rows::{Rows, rows_ui};
use crate::ui::widgets::{key_cap, key_cap_width};

/// Height of an entry, in points.
const ROW: f32 = 40.0;

/// How many entries are in sight in a window that is high enough.
const IN_SIGHT: f32 = 9.0;

/// Most characters that one looks for.
const WORDS_MAX: usize = 100;

/// Draws the palette; `keys` are the bindings of the screen beneath it.
pub(super) fn palette_ui(
    ui: &Ui,
    view: &View<'_>,
    keys: &[Binding],
    palette: &Palette,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let page = data(view.model, keys, palette);
    let window = ui.ctx().content_rect();
    // It stays where it is, whatever is found.
    let height = (window.height() - 150.0).clamp(ROW, ROW * IN_SIGHT);
    let area = Area::new(Id::unique("palette"))
        .order(egui::Order::Foreground)
        .anchor(Align2::CENTER_CENTER, [0.0, 0.0]);
    let response = modal("palette", theme).area(area).show(ui.ctx(), |ui| {
        ui.set_width(560.0_f32.min(window.width() - 80.0));
        let name = "Find an action, a section or a setting";
        let title = heading(ui, name, Type::SMALL, theme.quiet);
        ui.add_space(space::XS);
        let mut words = palette.words.clone();
        let field = TextEdit::singleline(&mut words)
            .font(Type::LEAD.format(theme.ink).font_id)
            .desired_width(f32::INFINITY)
            .char_limit(WORDS_MAX)
            .margin(vec2(12.0, 10.0));
        let field = ui.add(field).labelled_by(title.id);
        if !field.has_focus() && ui.memory(egui::Memory::focused).is_none() {
            field.request_focus();
        }
        if field.changed() {
            actions.push(show(&words, 0));
        }
        ui.add_space(space::S);
        let count = line(ui, &page.count, Type::SMALL, theme.quiet);
        ui.ctx().accesskit_node_builder(count.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
        ui.add_space(space::XS);
        ScrollArea::vertical()
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink([false, false])
            .show(ui, |ui| {
                entries_ui(ui, view, &page, (field.id, &palette.words), actions);
            });
    });
    if response.backdrop_response.clicked() {
        actions.push(FlowAction::Back.into());
    }
}

fn entries_ui(
    ui: &mut Ui,
    view: &View<'_>,
    page: &PalettePage,
    (field, words): (Id, &str),
    actions: &mut Vec<Action>,
) {
    // A list with other words begins at its top.
    let name = format!("palette {words}");
    let rows = Rows {
        name: &name,
        count: page.entries.len(),
        height: ROW,
        shown: page.row,
    };
    rows_ui(ui, rows, |ui, row| {
        let Some(entry) = page.entries.get(row) else {
            return;
        };
        let place = (row, page.entries.len(), row == page.row);
        let id = entry_ui(ui, view, entry, place, actions);
        if row == page.row {
            ui.ctx().accesskit_node_builder(field, |node| {
                node.set_active_descendant(id.accesskit_id());
            });
        }
    });
}

fn entry_ui(
    ui: &mut Ui,
    view: &View<'_>,
    entry: &Entry,
    (row, count, is_chosen): (usize, usize, bool),
    actions: &mut Vec<Action>,
) -> Id {
    let theme = view.theme;
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), ROW - 2.0), Sense::click());
    let name = format!("{}, {}", entry.offer.label, entry.about);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(is_chosen);
        node.set_position_in_set(row + 1);
        node.set_size_of_set(count);
        if let Some(key) = &entry.key {
            node.set_keyboard_shortcut(key.as_str());
        }
    });
    let corner = CornerRadius::same(radius::BUTTON);
    if is_chosen {
        ui.painter().rect_filled(rect, corner, theme.accent_soft);
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, 1, theme.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, corner, theme.panel);
    }
    let mut right = rect.right() - space::M;
    if let Some(key) = &entry.key {
        right -= key_cap_width(ui, key);
        key_cap(ui, pos2(right, rect.center().y), key, theme.ink);
        right -= space::S;
    }
    let left = rect.left() + space::M;
    let ink = if is_chosen { theme.accent } else { theme.ink };
    let mut label = job(&entry.offer.label, Type::BODY, ink);
    label.append(
        &format!("  {}", entry.about),
        0.0,
        Type::SMALL.format(theme.quiet),
    );
    label.wrap = egui::text::TextWrapping::truncate_at_width((right - left).max(0.0));
    label.halign = Align::Min;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(label));
    let at = pos2(left, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    if response.clicked() {
        actions.push(run(&entry.offer.action));
    }
    response.id
}
