//! A virtualized scroll area for pieces of different heights: only visible ones are laid out, the others are estimated.

use std::sync::{Arc, Mutex};

use egui::{Id, Rect, ScrollArea, Ui, UiBuilder, Vec2, pos2, vec2};

use crate::ui::widgets::scroll::scroll_keys;

/// A page to draw. Piece 0 is the head, the last one the end; those in between are the text.
pub(in crate::ui) struct Page<'a> {
    /// Changes whenever a page is opened; each visit starts at the top.
    pub visit: u64,
    /// Identifies the text in its width: when it changes, heights are estimated again.
    pub key: u64,
    /// Left edge of all pieces in screen coordinates, and their width.
    pub column: (f32, f32),
    /// Returns, for each piece, its estimated height and the amount of its text.
    pub pieces: &'a dyn Fn() -> Vec<(f32, u32)>,
    /// Measures a piece of text without drawing it.
    pub measure: &'a dyn Fn(&Ui, usize) -> f32,
}

/// How far below the top edge a block still counts as what is being read, in points.
const NEAR_TOP: f32 = 64.0;

/// A position to scroll to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::ui) enum Spot {
    /// Centres the point that lies so many points below the top of a piece.
    Piece(usize, f32),
    /// Puts a piece near the top edge.
    Top(usize),
    /// Puts this part of the text, in thousandths, above the bottom edge.
    Permille(u16),
}

/// What the reader has seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) struct InSight {
    /// Part of the text above the bottom edge, 0 to 1000.
    pub permille: u16,
}

/// Draws the visible pieces of a page; `draw` is called with the index of each.
pub(in crate::ui) fn page_ui(
    ui: &mut Ui,
    page: &Page<'_>,
    spot: Option<Spot>,
    draw: &mut dyn FnMut(&mut Ui, usize),
) -> InSight {
    let kept: Arc<Mutex<Kept>> = ui.data_mut(|data| {
        data.get_temp_mut_or_default::<Arc<Mutex<Kept>>>(kept_id())
            .clone()
    });
    let Ok(mut kept) = kept.lock() else {
        return InSight { permille: 0 };
    };
    let room = ui.available_height();
    let force = kept.prepare(ui, page, spot, room);
    let mut area = ScrollArea::vertical()
        .id_salt(("page", page.visit))
        .auto_shrink(false);
    if let Some(offset) = force {
        area = area.vertical_scroll_offset(offset);
    }
    area.show_viewport(ui, |ui, view| {
        if scroll_keys(ui, view.height()) {
            kept.to_end = 3;
            ui.ctx().request_repaint();
        }
        ui.set_width(ui.available_width());
        let top = ui.max_rect().top();
        let drawn = kept.draw_visible(ui, page, (view, top), draw);
        ui.set_height(kept.heights.total());
        if drawn.shifted.abs() > 0.5 && view.min.y > 0.5 {
            // Pieces above changed their heights: the words that are being read must not move.
            kept.force = Some(view.min.y + drawn.shifted);
            ui.ctx().request_discard("heights above were estimated");
        }
        // Pieces that come into sight at the end may be taller than estimated.
        if kept.to_end > 0 {
            kept.to_end -= 1;
            kept.force = Some((kept.heights.total() - room).max(0.0));
            ui.ctx().request_repaint();
        }
        kept.offset = view.min.y;
        kept.anchor = kept.heights.at(view.min.y);
        InSight {
            permille: kept.permille(view.max.y),
        }
    })
    .inner
}

/// Returns the index of the block at the top edge of the page in the last frame, or a little below it.
pub(in crate::ui) fn first_block(ui: &Ui) -> usize {
    let kept: Option<Arc<Mutex<Kept>>> = ui.data(|data| data.get_temp(kept_id()));
    let Some(kept) = kept else { return 0 };
    kept.lock().map_or(0, |kept| {
        let piece = kept.heights.at(kept.offset + NEAR_TOP);
        piece.saturating_sub(1)
    })
}

fn kept_id() -> Id {
    Id::unique("heights of the page")
}

/// Scrolls to a block of the text in the next frame. To be called while the page is drawn.
pub(in crate::ui) fn scroll_to_block(ui: &Ui, block: usize) {
    ui.data_mut(|data| data.insert_temp(wanted_id(), block + 1));
    ui.ctx().request_repaint();
}

fn wanted_id() -> Id {
    Id::unique("piece that the page scrolls to")
}

/// State kept between frames in egui's memory, which may drop it.
#[derive(Default)]
struct Kept {
    key: u64,
    visit: u64,
    heights: BlockHeights,
    /// The amount of text before each piece, and the total.
    text: Vec<u64>,
    /// Scroll offset of the last frame, in points.
    offset: f32,
    /// The piece at the top edge.
    anchor: usize,
    /// For how many more frames the page is scrolled to its end.
    to_end: u8,
    /// Scroll offset for the next pass.
    force: Option<f32>,
}

struct Drawn {
    /// By how much the pieces above the anchor have grown, in points.
    shifted: f32,
}

impl Kept {
    /// Brings the heights up to date. Returns the scroll offset to force, if any.
    fn prepare(&mut self, ui: &Ui, page: &Page<'_>, spot: Option<Spot>, room: f32) -> Option<f32> {
        let wanted = || ui.data_mut(|data| data.remove_temp(wanted_id()));
        let mut spot = spot.or_else(|| wanted().map(|piece| Spot::Piece(piece, 0.0)));
        if self.key != page.key {
            // After a change of width, the same words stay at the bottom edge; at the top, the page stays there.
            if spot.is_none() && self.visit == page.visit && self.offset > 0.5 {
                spot = Some(Spot::Permille(self.permille(self.offset + room)));
            }
            let pieces = (page.pieces)();
            self.heights = BlockHeights::new(pieces.iter().map(|(height, _)| *height));
            self.text = pieces
                .iter()
                .scan(0, |sum, (_, text)| {
                    let before = *sum;
                    *sum += u64::from(*text);
                    Some(before)
                })
                .collect();
            let all = pieces.iter().map(|(_, text)| u64::from(*text)).sum();
            self.text.push(all);
            (self.key, self.force) = (page.key, None);
        }
        if self.visit != page.visit {
            (self.visit, self.offset, self.anchor, self.force) = (page.visit, 0.0, 0, None);
        }
        let Some(spot) = spot else {
            return self.force.take();
        };
        let offset = match spot {
            Spot::Piece(piece, inside) => {
                self.measure_up(ui, page, piece, room);
                self.heights.top(piece) + inside - room / 2.0
            }
            Spot::Top(piece) => {
                self.measure_up(ui, page, piece, room);
                self.heights.top(piece) - NEAR_TOP / 2.0
            }
            Spot::Permille(permille) => {
                let (piece, share) = self.place_of(permille);
                self.measure_up(ui, page, piece, room);
                self.heights.top(piece) + share * self.heights.height(piece) - room
            }
        };
        let offset = offset.clamp(0.0, (self.heights.total() - room).max(0.0));
        (self.offset, self.anchor) = (offset, self.heights.at(offset));
        Some(offset)
    }

    /// Measures a piece, and those above it for one and a half window heights.
    fn measure_up(&mut self, ui: &Ui, page: &Page<'_>, piece: usize, room: f32) {
        let mut found = 0.0;
        for above in (0..=piece.min(self.heights.len().saturating_sub(1))).rev() {
            if !self.heights.is_known(above) && above > 0 && above + 1 < self.heights.len() {
                self.heights.set(above, (page.measure)(ui, above));
            }
            found += self.heights.height(above);
            if found > 1.5 * room {
                break;
            }
        }
    }

    /// Returns the piece in which this part of the text ends, and how far down in it, 0 to 1.
    fn place_of(&self, permille: u16) -> (usize, f32) {
        let all = self.text.last().copied().unwrap_or(0);
        let wanted = all * u64::from(permille) / 1000;
        let piece = self.text.partition_point(|before| *before < wanted);
        let piece = piece
            .saturating_sub(1)
            .min(self.heights.len().saturating_sub(1));
        let before = self.text.get(piece).copied().unwrap_or(0);
        let own = self.text.get(piece + 1).map_or(0, |next| next - before);
        (
            piece,
            (wanted - before.min(wanted)) as f32 / own.max(1) as f32,
        )
    }

    /// Returns the part of the text above `y`, 0 to 1000; 1000 only for all of it.
    fn permille(&self, y: f32) -> u16 {
        let all = self.text.last().copied().unwrap_or(0);
        let piece = self.heights.at(y);
        let (Some(before), Some(next)) = (self.text.get(piece), self.text.get(piece + 1)) else {
            return 0;
        };
        let inside = (y - self.heights.top(piece)) / self.heights.height(piece).max(1.0);
        let above = *before as f64 + f64::from(inside.clamp(0.0, 1.0)) * (next - before) as f64;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and 1000"
        )]
        let permille = (above / all.max(1) as f64 * 1000.0).clamp(0.0, 1000.0) as u16;
        permille
    }

    fn draw_visible(
        &mut self,
        ui: &mut Ui,
        page: &Page<'_>,
        (view, top): (Rect, f32),
        draw: &mut dyn FnMut(&mut Ui, usize),
    ) -> Drawn {
        let (left, width) = page.column;
        let first = self.heights.at(view.min.y);
        // After a small scroll, what was in sight before must not move.
        let near = (view.min.y - self.offset).abs() < view.height();
        let anchor = if near { self.anchor } else { first };
        let mut y = self.heights.top(first);
        let mut shifted = 0.0;
        for piece in first..self.heights.len() {
            if y > view.max.y {
                break;
            }
            let rect = Rect::from_min_size(pos2(left, top + y), vec2(width, f32::INFINITY));
            let builder = UiBuilder::new().max_rect(rect).id_salt(("piece", piece));
            let mut child = ui.new_child(builder);
            child.spacing_mut().item_spacing = Vec2::ZERO;
            draw(&mut child, piece);
            let height = child.min_rect().height();
            let was = self.heights.height(piece);
            self.heights.set(piece, height);
            if piece < anchor {
                shifted += height - was;
            }
            y += height;
        }
        Drawn { shifted }
    }
}

/// The heights of pieces with their prefix sums.
#[derive(Default)]
struct BlockHeights {
    each: Vec<f32>,
    known: Vec<bool>,
    /// The top of each piece and the bottom of the last; valid up to index `sound`.
    tops: Vec<f64>,
    sound: usize,
}

impl BlockHeights {
    fn new(estimates: impl Iterator<Item = f32>) -> Self {
        let each: Vec<f32> = estimates.collect();
        let mut it = Self {
            known: vec![false; each.len()],
            tops: vec![0.0; each.len() + 1],
            sound: 0,
            each,
        };
        it.mend();
        it
    }

    fn len(&self) -> usize {
        self.each.len()
    }

    fn height(&self, piece: usize) -> f32 {
        self.each.get(piece).copied().unwrap_or(0.0)
    }

    fn is_known(&self, piece: usize) -> bool {
        self.known.get(piece).copied().unwrap_or(true)
    }

    fn set(&mut self, piece: usize, height: f32) {
        if let (Some(own), Some(known)) = (self.each.get_mut(piece), self.known.get_mut(piece)) {
            *known = true;
            if (*own - height).abs() > 0.1 {
                *own = height;
                self.sound = self.sound.min(piece);
                self.mend();
            }
        }
    }

    /// Adds up again from the first piece that has changed.
    fn mend(&mut self) {
        let mut top = self.tops.get(self.sound).copied().unwrap_or(0.0);
        for (height, next) in self
            .each
            .iter()
            .zip(self.tops.iter_mut().skip(1))
            .skip(self.sound)
        {
            top += f64::from(*height);
            *next = top;
        }
        self.sound = self.each.len();
    }

    #[expect(clippy::cast_possible_truncation, reason = "egui's coordinates")]
    fn top(&self, piece: usize) -> f32 {
        self.tops.get(piece).copied().unwrap_or(0.0) as f32
    }

    fn total(&self) -> f32 {
        self.top(self.len())
    }

    /// Returns the piece at `y`; the first above the page, the last below it.
    fn at(&self, y: f32) -> usize {
        let after = self.tops.partition_point(|top| *top <= f64::from(y));
        after.saturating_sub(1).min(self.len().saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_found_by_their_place_whatever_is_measured_when() {
        let mut heights = BlockHeights::new([10.0, 20.0, 30.0, 40.0].into_iter());
        assert!((heights.total() - 100.0).abs() < 1e-3, "added up");
        let places = [-5.0, 0.0, 9.9, 10.0, 59.0, 60.0, 1000.0].map(|y| heights.at(y));
        assert_eq!(places, [0, 0, 0, 1, 2, 3, 3], "by place");
        heights.set(2, 5.0);
        heights.set(0, 15.0);
        assert!((heights.top(3) - 40.0).abs() < 1e-3, "moved along");
        assert_eq!(
            (heights.at(36.0), heights.is_known(1)),
            (2, false),
            "found anew"
        );
    }

    #[test]
    fn a_share_of_the_text_is_found_again() {
        let kept = Kept {
            heights: BlockHeights::new([50.0, 100.0, 300.0, 200.0].into_iter()),
            text: vec![0, 0, 250, 1000, 1000],
            ..Kept::default()
        };
        for permille in [0, 1, 100, 250, 251, 700, 999, 1000] {
            let (piece, share) = kept.place_of(permille);
            let y = kept.heights.top(piece) + share * kept.heights.height(piece);
            let back = kept.permille(y + 0.01);
            assert!(
                back.abs_diff(permille) <= 1,
                "{permille} came back as {back}"
            );
        }
        assert_eq!(
            kept.permille(449.0),
            997,
            "the last words are not in sight yet"
        );
        assert_eq!(kept.permille(450.0), 1000, "they are");
    }
}
