//! Images of questions and articles: checked when the pack is read, decoded when shown.

use std::fmt;
use std::io::Cursor;
use std::sync::Arc;

use image::{ImageFormat, ImageReader, Limits};

use crate::material::article::svg::{self, Palette};

/// Contents of image files by path in the pack.
pub(in crate::material) type Images = std::collections::BTreeMap<String, std::sync::Arc<[u8]>>;

/// An image whose format and size were checked; decoding it can still fail.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    bytes: Arc<[u8]>,
    /// Text alternative.
    pub alt: String,
    /// Width and height in pixels; for a drawing, in points.
    pub size: [u32; 2],
}

impl Picture {
    /// Maximum file size.
    pub const BYTES_MAX: usize = 4 << 20;
    /// Maximum width and height in pixels: a texture size that every graphics card supports.
    const SIDE_MAX: u32 = 2048;

    /// Checks format and size from the header; the pixels are not decoded.
    pub(in crate::material) fn read(bytes: Arc<[u8]>, alt: String) -> Result<Self, String> {
        if bytes.len() > Self::BYTES_MAX {
            return Err(format!(
                "found {} bytes, expected at most {}",
                bytes.len(),
                Self::BYTES_MAX
            ));
        }
        if svg::is_svg(&bytes) {
            return Ok(Self {
                size: svg::size(&bytes)?,
                bytes,
                alt,
            });
        }
        let size = reader(&bytes)?.into_dimensions();
        let (width, height) = size.map_err(|error| {
            format!(
                "cannot be read: {error} (expected at most {0} x {0} pixels)",
                Self::SIDE_MAX
            )
        })?;
        if width > Self::SIDE_MAX || height > Self::SIDE_MAX || width == 0 || height == 0 {
            return Err(format!(
                "found {width} x {height} pixels, expected 1 to {} each way",
                Self::SIDE_MAX
            ));
        }
        Ok(Self {
            bytes,
            alt,
            size: [width, height],
        })
    }

    /// Whether all of it can be decoded; if not, says why. A drawing was read whole when it was loaded.
    pub fn decode(&self) -> Result<(), String> {
        if self.is_drawing() {
            return Ok(());
        }
        match reader(&self.bytes)?.decode() {
            Ok(_) => Ok(()),
            Err(error) => Err(format!("cannot be decoded: {error}")),
        }
    }

    /// Looks up a file of the pack and checks it.
    pub(in crate::material) fn in_pack(
        images: &Images,
        file: &str,
        alt: &str,
    ) -> Result<Self, String> {
        let Some(bytes) = images.get(file) else {
            return Err(format!(
                "found the image {file:?}, expected a file under images/"
            ));
        };
        Self::read(Arc::clone(bytes), alt.to_owned())
            .map_err(|problem| format!("image {file:?}: {problem}"))
    }

    /// Whether both share the same bytes in memory; equal copies do not count.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.bytes, &other.bytes)
    }

    /// Whether it is an SVG, which is sharp at any size and takes the colours of the theme.
    pub fn is_drawing(&self) -> bool {
        svg::is_svg(&self.bytes)
    }

    /// Pixels per point at which drawings are rasterised.
    const DRAWING_SCALE: u32 = 2;

    /// Decodes or rasterises it. Returns RGBA bytes, row by row, with straight alpha, and width and height in pixels.
    pub fn pixels(&self, palette: Palette<'_>) -> Result<(Vec<u8>, [u32; 2]), String> {
        if self.is_drawing() {
            let pixels = svg::pixels(&self.bytes, self.size, Self::DRAWING_SCALE, palette)?;
            return Ok((pixels, self.size.map(|side| side * Self::DRAWING_SCALE)));
        }
        let decoded = reader(&self.bytes)?.decode();
        let image = decoded.map_err(|error| format!("the image cannot be read: {error}"))?;
        Ok((image.into_rgba8().into_raw(), self.size))
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({:?}, {:?})", self.size, self.alt)
    }
}

fn reader(bytes: &[u8]) -> Result<ImageReader<Cursor<&[u8]>>, String> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let mut reader = reader.map_err(|error| format!("cannot be read: {error}"))?;
    if !matches!(reader.format(), Some(ImageFormat::Png | ImageFormat::Jpeg)) {
        return Err("found another kind of file, expected PNG, JPEG or SVG".to_owned());
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(Picture::SIDE_MAX);
    limits.max_image_height = Some(Picture::SIDE_MAX);
    limits.max_alloc = Some(4 * u64::from(Picture::SIDE_MAX).pow(2));
    reader.limits(limits);
    Ok(reader)
}
