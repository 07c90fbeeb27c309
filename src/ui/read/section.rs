//! Draws the open section: its text, the marks in its margin, the questions in it.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use egui::accesskit::Live;
use egui::{Rect, Response, Role, Sense, Ui, Vec2};

use crate::material::{Block, BlockRange, Pack, Section, SectionId};
use crate::memory::FactState;
use crate::model::{Action, AnswerTarget, ReadAction, Search};
use crate::reading::{Hit, anchors};
use crate::ui::article::block::{Highlight, Touched, Within, block_ui};
use crate::ui::article::layout::{Setting, estimate, gap_after, lay_out};
use crate::ui::look::phrases::count;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{heading_level_node, words};
use crate::ui::look::theme::{reading_width, space};
use crate::ui::read::around::{before_ui, end_ui, marks_note_ui};
use crate::ui::read::data::known::Known;
use crate::ui::read::data::marked::Marked;
use crate::ui::read::data::place;
use crate::ui::read::find_bar::{hit_tints, hits_in};
use crate::ui::read::in_text::{comes_now, in_text_ui};
use crate::ui::read::margin::{MARGIN, Margin, Mark, mark_ui};
use crate::ui::view::View;
use crate::ui::widgets::long_page::{Page, Spot, page_ui};
use crate::ui::widgets::{card, quiet_button};

/// The open section with what is needed to draw any piece of it. Piece 0 is its head, piece n + 1 its block n, and the
/// last one its end.
struct SectionPage<'a> {
    view: &'a View<'a>,
    pack: &'a Pack,
    section: &'a Section,
    setting: Setting<'a>,
    margin: Margin,
    /// In reading order, each with its passage.
    facts: Vec<(Known<'a>, &'a BlockRange)>,
    /// By block; empty if none is folded.
    folded: Vec<bool>,
    marked: Marked,
    /// The hits in the section, and the index of the first of them in the whole list.
    hits: (usize, &'a [Hit]),
}

/// Draws the section; its margin ends at `right`, in screen coordinates.
pub(in crate::ui) fn section_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (pack, section): (&Pack, &Section),
    right: f32,
    actions: &mut Vec<Action>,
) {
    let id = &SectionId::new(&pack.id, &section.id);
    let reader = view.model.reader();
    let room = ui.available_rect_before_wrap();
    let settings = view.model.settings();
    let room = room.with_max_x(room.right().min(right));
    let (left, width, has_names) = column(room, reading_width(settings.line_width));
    let anchors = anchors(pack, &section.id).into_iter();
    // Their states depend on the record.
    let facts: Vec<_> = anchors
        .filter(|_| !view.model.is_waiting())
        .map(|(fact, place)| (Known::of(view.model, view.now, pack, fact), place))
        .collect();
    let marked = Marked::of(view.model, pack, section);
    let section_page = SectionPage {
        view,
        pack,
        section,
        setting: Setting {
            theme: view.theme,
            kind: Type::READING,
            ink: view.theme.ink,
            width,
            justify: settings.justify,
        },
        margin: Margin {
            column: left + width,
            right: room.right(),
            has_names,
        },
        folded: folded(view, section, &facts, &marked),
        facts,
        marked,
        hits: hits_in(view, id),
    };
    announce_ui(ui, room, &place(view.model, section));
    let page = Page {
        visit: reader.visit,
        key: section_page.key(ui),
        column: (left, width),
        pieces: &|| section_page.pieces(),
        measure: &|ui, piece| section_page.measure(ui, piece),
    };
    let spot = is_new_visit(ui, reader.visit)
        .then(|| section_page.spot(ui))
        .flatten();
    // What was covered is read from its beginning.
    let spot = spot.or_else(|| is_uncovered(ui, view).then_some(Spot::Permille(0)));
    let mut is_title_drawn = false;
    let seen = page_ui(ui, &page, spot, &mut |ui, piece| {
        is_title_drawn |= piece == 0;
        section_page.piece_ui(ui, piece, actions);
    });
    if !is_title_drawn {
        title_above(ui, room, &section.title);
    }
    // What is covered was not read.
    let is_moved = !view.model.is_veiled()
        && (reader.permille().abs_diff(seen.permille) >= 5
            || (seen.permille == 1000 && reader.permille() < 1000));
    if reader.section.as_ref() == Some(id) && is_moved {
        actions.push(ReadAction::To(seen.permille).into());
    }
}

/// Returns the left edge and the width of the text in `room`, given its `wanted` width, and whether titles fit beside the
/// marks in its margin.
fn column(room: Rect, wanted: f32) -> (f32, f32, bool) {
    let has_names = room.width() >= wanted + MARGIN + space::L;
    let width = wanted.min(room.width() - 2.0 * space::XL);
    let spare = room.width() - width;
    // Spare width is split between both sides, after the margin for the marks.
    let left = if has_names {
        space::XL.min(spare - MARGIN) + ((spare - 266.0) / 2.0).max(0.0)
    } else {
        spare / 2.0
    };
    (room.left() + left, width, has_names)
}

/// Returns which blocks are folded: if folding is on, those that have facts, all of them strong.
fn folded(
    view: &View<'_>,
    section: &Section,
    facts: &[(Known<'_>, &BlockRange)],
    marked: &Marked,
) -> Vec<bool> {
    if view.model.is_veiled() {
        return vec![true; section.blocks.len()];
    }
    if !view.model.reader().is_folded {
        return Vec::new();
    }
    let mut folded = vec![false; section.blocks.len()];
    for strong in [true, false] {
        for (known, place) in facts {
            if let Some(fold) = folded.get_mut(place.block)
                && (known.state == FactState::Strong) == strong
            {
                *fold = strong;
            }
        }
    }
    // The target of a jump and the current hit stay unfolded.
    let found = view.model.search().and_then(Search::current);
    let shown = [
        marked.jumped.as_ref().map(|place| place.block),
        found.map(|hit| hit.block),
    ];
    for block in shown.into_iter().flatten() {
        if let Some(fold) = folded.get_mut(block) {
            *fold = false;
        }
    }
    folded
}

impl SectionPage<'_> {
    fn is_folded(&self, block: usize) -> bool {
        self.folded.get(block).copied().unwrap_or(false)
    }

    /// Returns a hash that changes with the text, its width, the pixel scale or the folding.
    fn key(&self, ui: &Ui) -> u64 {
        let mut hasher = DefaultHasher::new();
        std::ptr::from_ref(self.section).hash(&mut hasher);
        (
            self.section.blocks.len(),
            &self.folded,
            self.view.model.is_veiled(),
            self.setting.justify,
        )
            .hash(&mut hasher);
        let scale = ui.ctx().pixels_per_point();
        [self.setting.width, scale]
            .map(f32::to_bits)
            .hash(&mut hasher);
        hasher.finish()
    }

    /// Returns, for each piece, its estimated height and the amount of its text.
    fn pieces(&self) -> Vec<(f32, u32)> {
        let blocks = &self.section.blocks;
        let text = blocks.iter().enumerate().map(|(place, block)| {
            let letters = block.text.plain.len().max(20);
            let height = if self.is_folded(place) {
                0.0
            } else {
                estimate(block, &self.setting) + gap_after(block, blocks.get(place + 1))
            };
            (height, u32::try_from(letters).unwrap_or(u32::MAX))
        });
        let (head, end) = ((110.0, 0), (420.0, 0));
        [head].into_iter().chain(text).chain([end]).collect()
    }

    /// Measures a block with the space under it, without drawing it.
    fn measure(&self, ui: &Ui, piece: usize) -> f32 {
        let block = piece - 1;
        let blocks = &self.section.blocks;
        let Some(it) = blocks.get(block).filter(|_| !self.is_folded(block)) else {
            return 0.0;
        };
        lay_out(ui, it, &self.setting).height + gap_after(it, blocks.get(block + 1))
    }

    /// Returns where to scroll to when the section opens: a heading that was chosen, else the target of a jump, else the current hit, else the position
    /// where reading stopped.
    fn spot(&self, ui: &Ui) -> Option<Spot> {
        if let Some(block) = self.view.model.reader().block {
            return Some(Spot::Top(block + 1));
        }
        let found = self.view.model.search().and_then(Search::current);
        let found = found.filter(|hit| hit.section.section == self.section.id);
        let jumped = self.marked.jumped.as_ref();
        let place = jumped
            .map(|place| (place.block, &place.range))
            .or_else(|| found.map(|hit| (hit.block, &hit.range)));
        if let Some((block, range)) = place {
            let laid = lay_out(ui, self.section.blocks.get(block)?, &self.setting);
            let inside = laid
                .rects(range)
                .first()
                .map_or(0.0, |rect| rect.center().y);
            return Some(Spot::Piece(block + 1, inside));
        }
        self.view.model.reader().restore.map(Spot::Permille)
    }

    fn piece_ui(&self, ui: &mut Ui, piece: usize, actions: &mut Vec<Action>) {
        let blocks = &self.section.blocks;
        if piece == 0 {
            self.head_ui(ui, actions);
        } else if piece > blocks.len() && self.view.model.is_veiled() {
            // The ways on come with the text.
        } else if piece > blocks.len() {
            end_ui(ui, self.view, self.pack, self.section, actions);
        } else if self.is_folded(piece - 1) {
            self.folded_ui(ui, piece - 1, actions);
        } else if let Some(block) = blocks.get(piece - 1) {
            self.text_ui(ui, piece - 1, block, actions);
            ui.add_space(gap_after(block, blocks.get(piece)));
        }
    }

    fn head_ui(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        ui.add_space(space::XXL);
        let title = words(
            ui,
            &self.section.title,
            Type::READING_HEAD,
            self.view.theme.ink,
        );
        heading_level_node(ui, &title, &self.section.title, 1);
        ui.add_space(space::S);
        let id = SectionId::new(&self.pack.id, &self.section.id);
        marks_note_ui(ui, self.view, &id, actions);
        before_ui(ui, self.view, actions);
    }

    /// Draws a block with its marks, and the question on one of its facts, if asked.
    fn text_ui(&self, ui: &mut Ui, place: usize, block: &Block, actions: &mut Vec<Action>) {
        let view = self.view;
        let here = || self.facts.iter().filter(|(_, it)| it.block == place);
        let mut touched: Vec<Touched> = here()
            .map(|(known, it)| (it.range.clone(), self.touch_of(known)))
            .collect();
        let jumped = self.marked.jumped.iter();
        let jumped = jumped.map(|it| (it, Highlight::Tint(view.theme.jumped)));
        let veiled = self.marked.veiled.iter();
        let veiled = veiled.map(|it| (it, Highlight::Cover(view.theme.line)));
        let marked = jumped.chain(veiled).filter(|(it, _)| it.block == place);
        touched.extend(marked.map(|(it, highlight)| (it.range.clone(), highlight)));
        touched.extend(hit_tints(view, self.hits, place));
        let within = Within {
            pack: self.pack,
            section: self.section,
            finds: true,
        };
        let lines = block_ui(ui, within, block, (&self.setting, &touched), actions);
        let mut free = f32::NEG_INFINITY;
        for ((known, _), lines) in here().zip(&lines) {
            let mark = Mark { known, lines, free };
            free = mark_ui(ui, view, self.margin, mark, actions);
        }
        let asked = view.model.in_text().asked_here();
        if let Some(sitting) = &view.model.in_text().here.sitting
            && here().any(|(known, _)| Some(&known.id) == asked)
        {
            ui.add_space(space::M);
            let frame = card(view.theme).inner_margin(18);
            let shown = frame.show(ui, |ui| {
                ui.set_width(ui.available_width());
                in_text_ui(ui, view, AnswerTarget::Here, sitting, actions);
            });
            if comes_now(ui, AnswerTarget::Here, sitting) {
                ui.scroll_to_rect(shown.response.rect.expand(space::L), None);
            }
        }
    }

    /// Returns how a passage is marked: tinted by how far it has faded.
    fn touch_of(&self, known: &Known<'_>) -> Highlight {
        let (theme, model) = (self.view.theme, self.view.model);
        let step = known.step().filter(|_| model.settings().tint);
        let color = step.and_then(|step| theme.fading.get(step));
        color.map_or(Highlight::Place, |color| Highlight::Tint(*color))
    }

    /// Draws one line in place of consecutive folded blocks.
    fn folded_ui(&self, ui: &mut Ui, block: usize, actions: &mut Vec<Action>) {
        if block > 0 && self.is_folded(block - 1) {
            return;
        }
        if self.view.model.is_veiled() {
            let text = "The text is covered until you have answered these, or chosen “Not now”.";
            words(ui, text, Type::BODY, self.view.theme.quiet);
            ui.add_space(space::L);
            return;
        }
        let rest = self.folded.get(block..).unwrap_or_default();
        let many = rest.iter().take_while(|it| **it).count();
        let label = format!("{} you know", count(many, "paragraph"));
        quiet_button(ui, self.view, &label, ReadAction::ToggleFold, actions);
        ui.add_space(space::L);
    }
}

/// Returns a place without extent, for what only screen readers are told.
fn unseen(ui: &Ui, room: Rect, name: &str) -> Response {
    let at = Rect::from_min_size(room.min, Vec2::ZERO);
    ui.interact(at, ui.scope_id().with(name), Sense::hover())
}

/// Tells screen readers the title that has scrolled away.
fn title_above(ui: &Ui, room: Rect, title: &str) {
    let above = unseen(ui, room, "title");
    heading_level_node(ui, &above, title, 1);
}

/// Tells screen readers the place that an opening or a jump led to.
fn announce_ui(ui: &Ui, room: Rect, place: &str) {
    let response = unseen(ui, room, "place");
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Label);
        node.set_value(place);
        node.set_live(Live::Polite);
    });
}

/// Whether this is the first frame of a visit. Returns true once per visit.
fn is_new_visit(ui: &Ui, visit: u64) -> bool {
    let id = egui::Id::unique("last visit of the reader");
    ui.data_mut(|data| {
        let last: &mut u64 = data.get_temp_mut_or_default(id);
        std::mem::replace(last, visit) != visit
    })
}

/// Whether the text was covered in the last frame and is no longer.
fn is_uncovered(ui: &Ui, view: &View<'_>) -> bool {
    let id = egui::Id::unique("the section is covered");
    let is_veiled = view.model.is_veiled();
    let was_veiled = ui.data_mut(|data| {
        let last: &mut bool = data.get_temp_mut_or_default(id);
        std::mem::replace(last, is_veiled)
    });
    was_veiled && !is_veiled
}
