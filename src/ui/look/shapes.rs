//! Marks and icons, drawn because no bundled font has them all.

use egui::epaint::PathShape;
use egui::{Color32, Painter, Pos2, Stroke, Vec2, pos2, vec2};

use crate::memory::FactState;

/// Draws the state of a fact as an empty, quarter, half or full disc.
pub(in crate::ui) fn state_mark(painter: &Painter, center: Pos2, state: FactState, color: Color32) {
    let radius = 5.0;
    let filled = match state {
        FactState::New => 0.0,
        FactState::Learning => 0.25,
        FactState::Fading => 0.5,
        FactState::Strong => {
            painter.circle_filled(center, radius - 0.5, color);
            return;
        }
    };
    painter.circle_stroke(center, radius - 0.5, Stroke::new(1.2, color));
    if filled > 0.0 {
        // Clockwise from twelve o'clock.
        let steps = 12_u8;
        let arc = (0..=steps).map(|step| {
            let angle =
                std::f32::consts::TAU * (filled * f32::from(step) / f32::from(steps) - 0.25);
            center + radius * Vec2::angled(angle)
        });
        let points: Vec<Pos2> = [center].into_iter().chain(arc).collect();
        painter.add(PathShape::convex_polygon(points, color, Stroke::NONE));
    }
}

/// Draws the triangle that marks a fact on which experts disagree.
pub(in crate::ui) fn contested(painter: &Painter, center: Pos2, color: Color32) {
    let corners = [vec2(0.0, -4.5), vec2(4.8, 3.8), vec2(-4.8, 3.8)].map(|to| center + to);
    painter.add(egui::Shape::closed_line(
        corners.to_vec(),
        Stroke::new(1.3, color),
    ));
}

pub(in crate::ui) fn check(painter: &Painter, center: Pos2, color: Color32) {
    let points = [vec2(-5.0, 0.5), vec2(-1.5, 4.0), vec2(5.0, -4.0)].map(|offset| center + offset);
    painter.add(PathShape::line(points.to_vec(), Stroke::new(2.2, color)));
}

/// Draws the disc or the ring around the mark of what was chosen or not chosen.
pub(in crate::ui) fn disc(painter: &Painter, center: Pos2, is_filled: bool, color: Color32) {
    let radius = 11.0;
    if is_filled {
        painter.circle_filled(center, radius, color);
    } else {
        painter.circle_stroke(center, radius - 0.75, Stroke::new(1.5, color));
    }
}

pub(in crate::ui) fn cross(painter: &Painter, center: Pos2, color: Color32) {
    let stroke = Stroke::new(2.2, color);
    painter.line_segment([center + vec2(-4.0, -4.0), center + vec2(4.0, 4.0)], stroke);
    painter.line_segment([center + vec2(-4.0, 4.0), center + vec2(4.0, -4.0)], stroke);
}

/// An icon of the narrow rail, by what it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Back,
    Today,
    Read,
    Practise,
    Library,
    Settings,
    Keys,
}

/// The curve of a question mark, without its dot, in points from the centre.
const QUESTION_MARK: [(f32, f32); 7] = [
    (-2.5, -2.5),
    (-2.0, -4.2),
    (0.0, -5.0),
    (2.2, -4.2),
    (2.5, -2.2),
    (0.0, 0.2),
    (0.0, 1.6),
];

/// Draws an icon that fits in a square of 22 points.
pub(in crate::ui) fn icon(painter: &Painter, center: Pos2, icon: Icon, color: Color32) {
    let stroke = Stroke::new(1.6, color);
    let at = |x: f32, y: f32| pos2(center.x + x, center.y + y);
    let line = |points: &[(f32, f32)]| {
        let points: Vec<Pos2> = points.iter().map(|(x, y)| at(*x, *y)).collect();
        painter.add(PathShape::line(points, stroke));
    };
    match icon {
        Icon::Back => {
            line(&[(8.0, 0.0), (-8.0, 0.0)]);
            line(&[(-2.0, -6.0), (-8.0, 0.0), (-2.0, 6.0)]);
        }
        Icon::Today => {
            painter.circle_stroke(at(0.0, 0.0), 4.5, stroke);
            for step in 0..8_u8 {
                let ray = Vec2::angled(std::f32::consts::TAU * f32::from(step) / 8.0);
                painter.line_segment([center + 7.5 * ray, center + 10.0 * ray], stroke);
            }
        }
        Icon::Read => {
            for side in [-1.0, 1.0] {
                let page = [
                    (0.0, -5.0),
                    (3.0, -7.0),
                    (9.0, -7.0),
                    (9.0, 6.0),
                    (3.0, 6.0),
                    (0.0, 8.0),
                ];
                line(&page.map(|(x, y)| (side * x, y)));
            }
            line(&[(0.0, -5.0), (0.0, 8.0)]);
        }
        Icon::Practise => {
            painter.circle_stroke(center, 8.5, stroke);
            painter.circle_stroke(center, 4.5, stroke);
            painter.circle_filled(center, 1.5, color);
        }
        Icon::Library => {
            for (left, right, top) in [(-8.0, -4.0, -8.0), (-4.0, 0.0, -5.0)] {
                line(&[(left, 8.0), (left, top), (right, top), (right, 8.0)]);
            }
            line(&[
                (2.5, -6.5),
                (6.0, -7.5),
                (9.5, 7.0),
                (6.0, 8.0),
                (2.5, -6.5),
            ]);
            line(&[(-9.5, 8.0), (1.5, 8.0)]);
        }
        Icon::Settings => {
            for (y, knob) in [(-6.0, 3.0), (0.0, -4.0), (6.0, 1.0)] {
                line(&[(-9.0, y), (9.0, y)]);
                painter.circle_filled(at(knob, y), 2.8, color);
            }
        }
        Icon::Keys => {
            painter.circle_stroke(center, 8.5, stroke);
            line(&QUESTION_MARK);
            painter.circle_filled(at(0.0, 4.6), 1.2, color);
        }
    }
}
