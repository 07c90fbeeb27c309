//! The bundled fonts: Atkinson Hyperlegible Next for the interface, its Mono for code, Literata for reading. Their
//! licences are in `assets/fonts`.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

/// A font face. Italics and weights are real faces, never synthesized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum FontFace {
    Sans,
    SansItalic,
    SansMedium,
    SansSemibold,
    SansBold,
    Serif,
    SerifItalic,
    SerifBold,
    SerifBoldItalic,
    SerifSemibold,
    Mono,
}

impl FontFace {
    const ALL: [Self; 11] = [
        Self::Sans,
        Self::SansItalic,
        Self::SansMedium,
        Self::SansSemibold,
        Self::SansBold,
        Self::Serif,
        Self::SerifItalic,
        Self::SerifBold,
        Self::SerifBoldItalic,
        Self::SerifSemibold,
        Self::Mono,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Sans => "sans",
            Self::SansItalic => "sans italic",
            Self::SansMedium => "sans medium",
            Self::SansSemibold => "sans semibold",
            Self::SansBold => "sans bold",
            Self::Serif => "serif",
            Self::SerifItalic => "serif italic",
            Self::SerifBold => "serif bold",
            Self::SerifBoldItalic => "serif bold italic",
            Self::SerifSemibold => "serif semibold",
            Self::Mono => "mono",
        }
    }

    fn bytes(self) -> &'static [u8] {
        match self {
            Self::Sans => {
                include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf")
            }
            Self::SansItalic => {
                include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Italic.ttf")
            }
            Self::SansMedium => {
                include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Medium.ttf")
            }
            Self::SansSemibold => {
                include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf")
            }
            Self::SansBold => {
                include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Bold.ttf")
            }
            Self::Serif => include_bytes!("../../../assets/fonts/Literata-Regular.ttf"),
            Self::SerifItalic => include_bytes!("../../../assets/fonts/Literata-Italic.ttf"),
            Self::SerifBold => include_bytes!("../../../assets/fonts/Literata-Bold.ttf"),
            Self::SerifBoldItalic => {
                include_bytes!("../../../assets/fonts/Literata-BoldItalic.ttf")
            }
            Self::SerifSemibold => include_bytes!("../../../assets/fonts/Literata-SemiBold.ttf"),
            Self::Mono => {
                include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleMono-Regular.ttf")
            }
        }
    }

    /// Returns the egui family that this face is registered as.
    pub(in crate::ui) fn family(self) -> FontFamily {
        if self == Self::Sans {
            FontFamily::Proportional
        } else {
            FontFamily::Name(self.name().into())
        }
    }
}

/// Returns all faces, each with the regular ones as fallback for missing glyphs.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for face in FontFace::ALL {
        fonts.font_data.insert(
            face.name().to_owned(),
            Arc::new(FontData::from_static(face.bytes())),
        );
        let chain = [face.name(), FontFace::Sans.name(), FontFace::Serif.name()]
            .map(ToOwned::to_owned)
            .to_vec();
        fonts.families.insert(face.family(), chain);
    }
    let plain = [
        FontFace::Mono.name(),
        FontFace::Sans.name(),
        FontFace::Serif.name(),
    ]
    .map(ToOwned::to_owned)
    .to_vec();
    fonts.families.insert(FontFamily::Monospace, plain);
    fonts
}
