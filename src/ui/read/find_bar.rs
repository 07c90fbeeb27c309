//! The search bar of the reading view, and the highlights of its hits.

use egui::accesskit::Live;
use egui::{Frame, Margin, Panel, TextEdit, Ui, vec2};

use crate::material::SectionId;
use crate::model::{Action, HitStep, ReadAction, Search, SearchIn};
use crate::reading::{HITS_MAX, Hit};
use crate::ui::article::block::{Highlight, Touched};
use crate::ui::look::scale::Type;
use crate::ui::look::text::line;
use crate::ui::look::theme::space;
use crate::ui::read::data;
use crate::ui::view::View;
use crate::ui::widgets::{ButtonLook, PushButton};

/// Returns the hits in a section, and the index of the first of them in the whole list.
pub(in crate::ui) fn hits_in<'a>(view: &View<'a>, section: &SectionId) -> (usize, &'a [Hit]) {
    let Some(finding) = view.model.search() else {
        return (0, &[]);
    };
    // Hits are in reading order, so those of one section are contiguous.
    let is_here = |hit: &Hit| hit.section == *section;
    let first = finding.hits.iter().position(is_here).unwrap_or(0);
    let rest = finding.hits.get(first..).unwrap_or_default();
    let count = rest.iter().take_while(|hit| is_here(hit)).count();
    (first, rest.get(..count).unwrap_or_default())
}

/// Returns the highlights of the hits in a block; the current hit stands out.
pub(in crate::ui) fn hit_tints(
    view: &View<'_>,
    (first, hits): (usize, &[Hit]),
    block: usize,
) -> Vec<Touched> {
    let from = hits.partition_point(|hit| hit.block < block);
    let shown = view.model.search().map(|finding| finding.at);
    let here = hits.iter().enumerate().skip(from);
    here.take_while(|(_, hit)| hit.block == block)
        .map(|(place, hit)| {
            let color = if Some(first + place) == shown {
                view.theme.jumped
            } else {
                view.theme.accent_soft
            };
            (hit.range.clone(), Highlight::Tint(color))
        })
        .collect()
}

/// Draws the search bar, if it is open.
pub(in crate::ui) fn find_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let (theme, Some(finding)) = (view.theme, &view.model.search()) else {
        return;
    };
    let frame = Frame::new()
        .fill(theme.panel)
        .inner_margin(Margin::symmetric(24, 8));
    Panel::top("find")
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(space::S, space::S);
                ui.set_min_height(36.0);
                field_ui(ui, view, finding, actions);
                let label = line(ui, &found(finding), Type::BODY, theme.quiet);
                ui.ctx()
                    .accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
                for (name, step) in [("Previous", HitStep::Previous), ("Next", HitStep::Next)] {
                    PushButton::plain(name).push(ui, view, ReadAction::FindStep(step), actions);
                }
                let many = data::has_several_packs(view.model);
                let look = if finding.within == SearchIn::All {
                    ButtonLook::Chosen
                } else {
                    ButtonLook::Plain
                };
                let everywhere = PushButton {
                    look,
                    ..PushButton::plain("In all articles")
                };
                if many {
                    let other = finding.within.other();
                    let find = ReadAction::Find(finding.words.clone(), other);
                    everywhere.push(ui, view, find, actions);
                }
                PushButton::plain("Close").push(ui, view, ReadAction::CloseFind, actions);
            });
        });
}

fn field_ui(ui: &mut Ui, view: &View<'_>, finding: &Search, actions: &mut Vec<Action>) {
    let mut words = finding.words.clone();
    let field = TextEdit::singleline(&mut words)
        .font(Type::BODY.format(view.theme.ink).font_id)
        .hint_text("Words to find")
        .desired_width(if view.is_wide() { 220.0 } else { 120.0 })
        .char_limit(200)
        .margin(vec2(10.0, 7.0));
    let response = ui.add(field);
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Words to find");
        info.current_text_value = Some(words.clone());
        info
    });
    if !response.has_focus() && ui.memory(egui::Memory::focused).is_none() {
        response.request_focus();
    }
    if response.changed() {
        actions.push(ReadAction::Find(words, finding.within).into());
    }
}

/// Returns the number of the current hit and the total.
fn found(finding: &Search) -> String {
    match finding.hits.len() {
        _ if finding.words.trim().is_empty() => String::new(),
        0 => "No results".to_owned(),
        HITS_MAX => format!("{} of {HITS_MAX} or more", finding.at + 1),
        all => format!("{} of {all}", finding.at + 1),
    }
}
