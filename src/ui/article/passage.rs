//! The passage beside a question, with its sources.

use egui::{Align, Frame, Id, Label, Margin, Panel, Role, ScrollArea, Ui, WidgetInfo};

use crate::material::Face;
use crate::model::{Action, FlowAction, PassageView, SittingAction};
use crate::ui::article::block::{Highlight, Touched, Within, block_ui};
use crate::ui::article::layout::{Setting, gap_after};
use crate::ui::look::fonts::FontFace;
use crate::ui::look::names::rests_on;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{heading_node, job, line};
use crate::ui::look::theme::space;
use crate::ui::view::View;
use crate::ui::widgets::trailing::{Reserved, button_row_ui};
use crate::ui::widgets::{PushButton, hairline};

/// Maximum width of a passage, in points.
const WIDEST: f32 = 570.0;

/// Maximum number of lines for the sources under a passage.
const SOURCES_ROWS: usize = 3;

/// Draws the passage that proves the answer, its sentences tinted, with the blocks before and after it.
pub(in crate::ui) fn passage_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Face<'_>,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let is_new = comes_now(ui, view);
    let Some(passage) = asked.passage() else {
        return;
    };
    let Some(section) = asked.pack.section(&passage.section) else {
        return;
    };
    let article = asked
        .pack
        .article_of(&passage.section)
        .map_or("", |article| article.title.as_str());
    head_ui(ui, view, article, &section.title);
    let foot = foot_room(ui, view);
    ScrollArea::vertical()
        .id_salt("passage")
        .auto_shrink(false)
        .show(ui, |ui| {
            let width = ui.available_width().min(WIDEST);
            ui.add_space(space::L);
            let proof = section.sentences_around(&passage.place);
            let around = passage.place.block.saturating_sub(1)..=passage.place.block + 1;
            for (index, block) in section
                .blocks
                .iter()
                .enumerate()
                .filter(|(index, _)| around.contains(index))
            {
                let is_it = index == passage.place.block;
                let setting = Setting {
                    theme,
                    kind: Type::PASSAGE,
                    ink: if is_it { theme.ink } else { theme.quiet },
                    width,
                    justify: false,
                };
                let tint = (proof.range.clone(), Highlight::Tint(theme.jumped));
                let touched: Vec<Touched> = is_it.then_some(tint).into_iter().collect();
                let within = Within {
                    pack: asked.pack,
                    section,
                    finds: false,
                };
                let lines = block_ui(ui, within, block, (&setting, &touched), actions);
                let tinted = lines.first().and_then(|it| it.first().copied());
                if let Some(tinted) = tinted.filter(|_| is_new) {
                    ui.scroll_to_rect(tinted, Some(Align::Center));
                }
                ui.add_space(gap_after(block, section.blocks.get(index + 1)));
            }
        });
    foot.fill_row(ui, |ui| foot_ui(ui, view, asked, actions));
}

/// Draws where the passage stands, above what scrolls.
fn head_ui(ui: &mut Ui, view: &View<'_>, article: &str, section: &str) {
    let theme = view.theme;
    let panel = Panel::top("head of the passage").resizable(false);
    let frame = Frame::new().inner_margin(Margin {
        top: 18,
        bottom: 10,
        ..Margin::ZERO
    });
    panel
        .frame(frame)
        .show_separator_line(false)
        .show(ui, |ui| {
            let strong = Type::BODY.with(FontFace::SansSemibold);
            let title = line(ui, section, strong, theme.ink);
            heading_node(ui, &title, section);
            line(ui, article, Type::SMALL, theme.quiet);
            ui.add_space(space::S);
            hairline(ui, theme);
        });
}

/// Takes the place for what is below what scrolls.
fn foot_room(ui: &mut Ui, view: &View<'_>) -> Reserved {
    let frame = Frame::new()
        .fill(view.theme.panel)
        .inner_margin(Margin::symmetric(0, 8));
    let panel = Panel::bottom("foot of the passage").resizable(false);
    panel
        .frame(frame)
        .show_separator_line(false)
        .show(ui, |ui| Reserved::row_of(ui, "foot of the passage", 72.0))
        .inner
}

/// Draws what the fact rests on, and buttons to open or hide the passage.
fn foot_ui(ui: &mut Ui, view: &View<'_>, asked: Face<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    hairline(ui, theme);
    ui.add_space(space::S);
    let sources = rests_on(asked);
    let mut short = job(&sources, Type::SMALL, theme.quiet);
    short.wrap.max_width = ui.available_width().min(WIDEST);
    short.wrap.max_rows = SOURCES_ROWS;
    let response = ui.add(Label::new(short));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &sources));
    ui.add_space(space::XS);
    button_row_ui(ui, |ui| {
        let open = FlowAction::OpenProof(asked.id());
        PushButton::plain("Open in the article").push(ui, view, open, actions);
        // In a small window it stands in the bar above.
        if view.is_wide() {
            let hide = SittingAction::ShowPassage(PassageView::Hidden);
            PushButton::plain("Hide passage").push(ui, view, hide, actions);
        }
    });
}

/// Whether the passage is new in this frame, so that it is scrolled to only once.
fn comes_now(ui: &Ui, view: &View<'_>) -> bool {
    let answers = view.model.answers();
    ui.data_mut(|data| {
        let last: &mut usize =
            data.get_temp_mut_or_default(Id::unique("answers at the last passage"));
        std::mem::replace(last, answers) != answers
    })
}
