//! The Library: what there is to study, where it comes from, and whether its questions are good.

pub mod data;
pub(in crate::ui) mod finding;

use egui::{Align, Layout, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::check::{Finding, Severity};
use crate::model::{Action, CheckAction};
use crate::ui::library::data::{Bank, Check, OwnArticle, found_in, place_of};
use crate::ui::look::fonts::FontFace;
use crate::ui::look::text::{job, line, words};
use crate::ui::look::theme::{Theme, Type, space};
use crate::ui::view::View;
use crate::ui::widgets::choice::{listed_ui, offer_ui};
use crate::ui::widgets::rows::{Rows, rows_ui};
use crate::ui::widgets::{ButtonLook, PushButton, focus_ring, hairline, tell_key};

/// Height of a row of findings, in points.
const ROW: f32 = 52.0;

pub(in crate::ui) fn library_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let page = data::data(view.model);
    line(ui, "Library", Type::HEAD, theme.ink);
    let text = "What there is to study. Ctrl O opens a text of your own.";
    words(ui, text, Type::BODY, theme.quiet);
    ui.add_space(space::L);
    for pack in &page.packs {
        hairline(ui, theme);
        ui.add_space(space::M);
        words(ui, pack.title, Type::LEAD, theme.ink);
        words(ui, pack.about, Type::SMALL, theme.quiet);
        for article in &pack.own_articles {
            own_article_ui(ui, view, article, actions);
        }
        if let Some(bank) = &pack.bank {
            bank_ui(ui, view, bank, actions);
        }
        if let Some(check) = &pack.check {
            check_ui(ui, view, check, actions);
        }
        ui.add_space(space::M);
    }
    hairline(ui, theme);
    listed_ui(ui, view, "Left out of packs", &page.problems);
}

fn own_article_ui(
    ui: &mut Ui,
    view: &View<'_>,
    article: &OwnArticle<'_>,
    actions: &mut Vec<Action>,
) {
    ui.horizontal(|ui| {
        ui.set_min_height(40.0);
        line(ui, article.title, Type::BODY, view.theme.ink);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let remove = article.remove.action.clone();
            let button = PushButton::plain(&article.remove.label);
            let response = button.push(ui, view, remove, actions);
            let name = format!("Remove {}", article.title);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        });
    });
}

fn bank_ui(ui: &mut Ui, view: &View<'_>, bank: &Bank<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    words(ui, &bank.about, Type::SMALL, theme.quiet);
    for note in &bank.notes {
        words(ui, note, Type::SMALL, theme.quiet);
    }
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, space::S);
        let button = PushButton::plain(&bank.check.label);
        let response = button.push(ui, view, bank.check.action.clone(), actions);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &bank.check_name));
        if let Some(offer) = &bank.start_over {
            offer_ui(ui, view, ButtonLook::Plain, offer, actions);
        }
    });
}

/// Draws the progress or the findings of a check.
fn check_ui(ui: &mut Ui, view: &View<'_>, check: &Check<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    ui.add_space(space::M);
    let Some(result) = &check.result else {
        line(ui, "Checking the questions", Type::BODY, theme.ink);
        return;
    };
    let strong = Type::BODY.with(FontFace::SansSemibold);
    words(ui, &result.found, strong, theme.ink);
    words(ui, &result.about, Type::SMALL, theme.quiet);
    ui.add_space(space::S);
    let rows = Rows {
        name: "findings",
        count: check.findings.len(),
        height: ROW,
        shown: check.row,
    };
    rows_ui(ui, rows, |ui, row| {
        if let Some(finding) = check.findings.get(row) {
            let response = row_ui(ui, view, finding, row == check.row);
            let show = CheckAction::Show(row).into();
            tell_key(ui, view, &response, &show);
            if response.clicked() {
                actions.push(show);
            }
        }
    });
}

/// Returns the colour of a severity, which is never the only cue: its word is shown too.
pub(in crate::ui) fn ink_of(theme: &Theme, severity: Severity) -> egui::Color32 {
    match severity {
        Severity::Error => theme.miss,
        Severity::Warning => theme.unsure,
        Severity::Info => theme.quiet,
    }
}

pub(in crate::ui) fn word_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Info => "Note",
    }
}

/// Draws a finding as a row.
fn row_ui(ui: &mut Ui, view: &View<'_>, finding: &Finding, selected: bool) -> Response {
    let theme = view.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let place = place_of(finding);
    let word = word_of(finding.severity);
    let found = found_in(finding);
    let name = format!("{word}: {found}, {place}");
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
    if selected || response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0.0, theme.accent_soft);
    }
    focus_ring(ui, theme, rect.shrink(3.0), &response);
    ui.painter()
        .hline(rect.x_range(), rect.top(), theme.hairline());
    let at = |x: f32, right: f32, y: f32| {
        egui::Rect::from_min_max(
            pos2(rect.left() + x, rect.top() + y),
            pos2(rect.right() - right, rect.bottom()),
        )
    };
    let mut draw = |area: egui::Rect, text: &str, kind: Type, ink: egui::Color32| {
        let builder = egui::UiBuilder::new().max_rect(area);
        let mut inner = ui.new_child(builder);
        inner.add(
            egui::Label::new(job(text, kind, ink))
                .truncate()
                .selectable(false),
        );
    };
    let ink = ink_of(theme, finding.severity);
    let strong = Type::SMALL.with(FontFace::SansSemibold);
    draw(at(space::M, 0.0, 7.0), word, strong, ink);
    draw(at(92.0, space::M, 5.0), &found, Type::BODY, theme.ink);
    draw(at(92.0, space::M, 28.0), &place, Type::SMALL, theme.quiet);
    response
}
