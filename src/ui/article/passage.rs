//! The passage beside a question, with its sources.

use egui::{Align, Id, ScrollArea, Ui};

use crate::material::Face;
use crate::model::{Action, FlowAction, PassageView, SittingAction};
use crate::ui::article::block::{Highlight, Touched, Within, block_ui};
use crate::ui::article::layout::{Setting, gap_after};
use crate::ui::look::names::rests_on;
use crate::ui::look::text::words;
use crate::ui::look::theme::{Type, space};
use crate::ui::view::View;
use crate::ui::widgets::{hairline, quiet_button};

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
    ScrollArea::vertical()
        .id_salt("passage")
        .auto_shrink(false)
        .show(ui, |ui| {
            let width = ui.available_width().min(570.0);
            words(
                ui,
                &format!("{article}, “{}”", section.title),
                Type::SMALL,
                theme.quiet,
            );
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
                };
                let lines = block_ui(ui, within, block, (&setting, &touched), actions);
                let tinted = lines.first().and_then(|it| it.first().copied());
                if let Some(tinted) = tinted.filter(|_| is_new) {
                    ui.scroll_to_rect(tinted, Some(Align::Center));
                }
                ui.add_space(gap_after(block, section.blocks.get(index + 1)));
            }
            sources_ui(ui, view, asked, actions);
        });
}

/// Draws what the fact rests on, and buttons to open or hide the passage.
fn sources_ui(ui: &mut Ui, view: &View<'_>, asked: Face<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    hairline(ui, theme);
    ui.add_space(space::L);
    words(ui, &rests_on(asked), Type::SMALL, theme.quiet);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        quiet_button(
            ui,
            view,
            "Open in the article",
            FlowAction::OpenProof(asked.id()),
            actions,
        );
        quiet_button(
            ui,
            view,
            "Hide",
            SittingAction::ShowPassage(PassageView::Hidden),
            actions,
        );
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
