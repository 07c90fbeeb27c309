//! The type scale.

use egui::{Color32, FontId, TextFormat};

use crate::ui::look::fonts::FontFace;

/// A step of the type scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::ui) struct Type {
    /// Font size in points.
    pub(in crate::ui) size: f32,
    /// Line height in points.
    pub(in crate::ui) line: f32,
    pub(in crate::ui) face: FontFace,
}

impl Type {
    pub(in crate::ui) const SMALL: Self = Self {
        size: 13.0,
        line: 19.0,
        face: FontFace::Sans,
    };
    pub(in crate::ui) const BODY: Self = Self {
        size: 15.0,
        line: 22.0,
        face: FontFace::Sans,
    };
    pub(in crate::ui) const LEAD: Self = Self {
        size: 17.0,
        line: 24.0,
        face: FontFace::SansSemibold,
    };
    pub(in crate::ui) const TITLE: Self = Self {
        size: 20.0,
        line: 28.0,
        face: FontFace::SansSemibold,
    };
    pub(in crate::ui) const HEAD: Self = Self {
        size: 26.0,
        line: 36.0,
        face: FontFace::SansSemibold,
    };
    pub(in crate::ui) const READING: Self = Self {
        size: 18.0,
        line: 29.0,
        face: FontFace::Serif,
    };
    pub(in crate::ui) const READING_HEAD: Self = Self {
        size: 28.0,
        line: 38.0,
        face: FontFace::SerifSemibold,
    };
    pub(in crate::ui) const READING_SUBHEAD: Self = Self {
        size: 20.0,
        line: 29.0,
        face: FontFace::SerifSemibold,
    };
    /// A passage shown beside its question.
    pub(in crate::ui) const PASSAGE: Self = Self {
        size: 17.0,
        line: 28.0,
        face: FontFace::Serif,
    };
    pub(in crate::ui) const NOTE: Self = Self {
        size: 15.0,
        line: 23.0,
        face: FontFace::Serif,
    };
    pub(in crate::ui) const CODE: Self = Self {
        size: 15.0,
        line: 23.0,
        face: FontFace::Mono,
    };
    pub(in crate::ui) const TABLE: Self = Self {
        size: 15.0,
        line: 22.0,
        face: FontFace::Sans,
    };
    /// A question in a list or in the text.
    pub(in crate::ui) const LISTED: Self = Self {
        size: 17.0,
        line: 26.0,
        face: FontFace::Serif,
    };
    pub(in crate::ui) const QUESTION: Self = Self {
        size: 21.0,
        line: 31.0,
        face: FontFace::Serif,
    };
    pub(in crate::ui) const CARD: Self = Self {
        size: 25.0,
        line: 38.0,
        face: FontFace::Serif,
    };

    /// Returns the same size and line height in another face.
    pub(in crate::ui) const fn with(self, face: FontFace) -> Self {
        Self { face, ..self }
    }

    /// Converts to egui's text format.
    pub(in crate::ui) fn format(self, color: Color32) -> TextFormat {
        TextFormat {
            font_id: FontId::new(self.size, self.face.family()),
            line_height: Some(self.line),
            color,
            ..TextFormat::default()
        }
    }
}
