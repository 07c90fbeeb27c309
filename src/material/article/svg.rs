//! SVG drawings in the colours of the theme. The only module that uses `resvg`.
//!
//! Nothing is fetched and no file is read: links to images are dropped, and only the bundled font is available.

use std::sync::{Arc, OnceLock};

use resvg::{tiny_skia, usvg};

/// Maximum file size.
const BYTES_MAX: usize = 256 << 10;

/// Maximum width and height in points.
const SIDE_MAX: f32 = 2048.0;

/// RGB colours by name: `var(--ink)` in a drawing is replaced by the first colour named `ink`.
pub type Palette<'a> = &'a [(&'a str, [u8; 3])];

/// Whether the first 400 bytes look like SVG.
pub(in crate::material) fn is_svg(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(400)).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    head.starts_with("<svg") || (head.starts_with("<?xml") && head.contains("<svg"))
}

/// Parses a drawing and returns its width and height in points.
pub(in crate::material) fn size(bytes: &[u8]) -> Result<[u32; 2], String> {
    let size = tree(bytes, &[])?.size();
    let (width, height) = (size.width().ceil(), size.height().ceil());
    if width > SIDE_MAX || height > SIDE_MAX {
        return Err(format!(
            "found {width} x {height} points, expected at most {SIDE_MAX} each way"
        ));
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "positive, and at most 2048"
    )]
    let size = [width as u32, height as u32];
    Ok(size)
}

/// Rasterises at `scale` pixels per point. Returns RGBA bytes, row by row, with straight alpha.
pub(in crate::material) fn pixels(
    bytes: &[u8],
    size: [u32; 2],
    scale: u32,
    palette: Palette<'_>,
) -> Result<Vec<u8>, String> {
    let tree = tree(bytes, palette)?;
    let [width, height] = size.map(|side| side * scale);
    let mut canvas = tiny_skia::Pixmap::new(width, height).ok_or("found a drawing without room")?;
    let scale = scale as f32;
    let transform = tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut canvas.as_mut());
    let pixels = canvas
        .pixels()
        .iter()
        .map(tiny_skia::PremultipliedColorU8::demultiply);
    Ok(pixels
        .flat_map(|it| [it.red(), it.green(), it.blue(), it.alpha()])
        .collect())
}

fn tree(bytes: &[u8], palette: Palette<'_>) -> Result<usvg::Tree, String> {
    if bytes.len() > BYTES_MAX {
        return Err(format!(
            "found {} bytes, expected at most {BYTES_MAX}",
            bytes.len()
        ));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| format!("cannot be read: {error}"))?;
    let mut text = text.to_owned();
    for (name, [red, green, blue]) in palette {
        let color = format!("#{red:02x}{green:02x}{blue:02x}");
        text = text.replace(&format!("var(--{name})"), &color);
    }
    let mut options = usvg::Options {
        font_family: "Atkinson Hyperlegible Next".to_owned(),
        ..usvg::Options::default()
    };
    options.fontdb = fonts();
    options.image_href_resolver = usvg::ImageHrefResolver {
        resolve_data: Box::new(|_, _, _| None),
        resolve_string: Box::new(|_, _| None),
    };
    usvg::Tree::from_str(&text, &options).map_err(|error| format!("cannot be read: {error}"))
}

/// Returns the font of the interface, the only one that drawings can use.
fn fonts() -> Arc<usvg::fontdb::Database> {
    static FONTS: OnceLock<Arc<usvg::fontdb::Database>> = OnceLock::new();
    let load = || {
        let mut fonts = usvg::fontdb::Database::new();
        for bytes in [
            include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf").as_slice(),
            include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf")
                .as_slice(),
        ] {
            fonts.load_font_data(bytes.to_vec());
        }
        Arc::new(fonts)
    };
    Arc::clone(FONTS.get_or_init(load))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4" fill="var(--ink)"/></svg>"#;

    #[test]
    fn a_drawing_takes_the_colours_of_the_theme() {
        assert!(is_svg(SQUARE.as_bytes()), "a drawing");
        assert_eq!(size(SQUARE.as_bytes()), Ok([4, 4]), "its size");
        let drawn = pixels(SQUARE.as_bytes(), [4, 4], 2, &[("ink", [1, 2, 3])]).expect("drawn");
        assert_eq!(
            (drawn.len(), &drawn[..4]),
            (8 * 8 * 4, &[1, 2, 3, 255][..]),
            "in them"
        );
    }

    #[test]
    fn what_is_no_drawing_or_reaches_out_is_refused_or_left_out() {
        assert!(!is_svg(b"\x89PNG"), "pixels");
        assert!(size(b"<svg").is_err(), "cut off");
        let huge = SQUARE.replace("width=\"4\"", "width=\"90000\"");
        assert!(size(huge.as_bytes()).is_err(), "too wide");
        let linked = SQUARE.replace(
            "<rect",
            "<image href=\"/etc/hostname\" width=\"4\" height=\"4\"/><rect",
        );
        assert!(size(linked.as_bytes()).is_ok(), "the link is dropped");
        let laughs = r#"<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">]><svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><text>&f;</text></svg>"#;
        let _either_way = size(laughs.as_bytes());
    }
}
