//! A renderer for picture snapshots that draws on the CPU, so that no GPU or driver is needed.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "numbers are rounded on purpose, and clipped to the picture or the texture"
)]

use std::{array, collections::BTreeMap, mem, ops::Range, sync::Arc};

use egui::epaint::{Primitive, Vertex};
use egui::{
    ColorImage, Context, FullOutput, ImageData, Pos2, Rect, TextureFilter, TextureId,
    TextureOptions, TextureWrapMode, TexturesDelta,
};
use egui_kittest::TestRenderer;
use image::RgbaImage;

/// Steps per pixel to which corners are rounded: the precision of common GPUs.
const SUBPIXELS: i64 = 256;

/// Red, green, blue and alpha from 0 to 255, premultiplied and in gamma space.
type Color = [f32; 4];

/// Draws egui's output into a picture that is transparent where nothing was painted.
///
/// A `LazyRenderer` around it would save nothing, and lose textures freed before the first picture.
#[derive(Default)]
pub struct CpuRenderer {
    textures: BTreeMap<TextureId, Texture>,
    /// Freed in the last pass, but kept since a picture of that pass may still show them.
    freed: Vec<TextureId>,
}

impl TestRenderer for CpuRenderer {
    #[expect(clippy::iter_over_hash_type, reason = "no texture depends on another")]
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let textures = &mut self.textures;
        for id in mem::replace(&mut self.freed, delta.free.drain().collect()) {
            textures.remove(&id);
        }
        for (id, updates) in delta.set.drain() {
            for update in updates {
                let ImageData::Color(image) = update.image;
                let options = update.options;
                if let Some(place) = update.pos {
                    let texture = textures.get_mut(&id).expect("egui sent it whole before");
                    texture.update(place, &image, options);
                } else {
                    textures.insert(id, Texture { image, options });
                }
            }
        }
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = (ctx.content_rect().size() * scale).round();
        let whole = Rect::from_min_size(Pos2::ZERO, size);
        let mut picture = RgbaImage::new(size.x as u32, size.y as u32);
        for clipped in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = clipped.primitive else {
                return Err("paint callbacks are unsupported".to_owned());
            };
            let texture = self.textures.get(&mesh.texture_id);
            let texture = texture.ok_or_else(|| format!("{:?} is missing", mesh.texture_id))?;
            let clip = (clipped.clip_rect * scale).round().intersect(whole);
            for corners in mesh.triangles() {
                let corners = corners.map(|index| mesh.vertices[index as usize]);
                texture.draw_triangle(corners, scale, clip, &mut picture);
            }
        }
        Ok(picture)
    }
}

struct Texture {
    image: Arc<ColorImage>,
    options: TextureOptions,
}

impl Texture {
    /// Replaces the part of the image whose top left corner is given.
    fn update(&mut self, [left, top]: [usize; 2], part: &ColorImage, options: TextureOptions) {
        self.options = options;
        let image = Arc::make_mut(&mut self.image);
        for (row, texels) in part.pixels.chunks_exact(part.width()).enumerate() {
            let start = (top + row) * image.width() + left;
            image.pixels[start..start + texels.len()].copy_from_slice(texels);
        }
    }

    /// Draws the pixels whose centers lie inside, whichever way the corners wind.
    fn draw_triangle(&self, corners: [Vertex; 3], scale: f32, clip: Rect, picture: &mut RgbaImage) {
        let [a, b, c] = corners.map(|corner| place(corner.pos * scale));
        let area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
        let (turn, area) = (area.signum(), area.abs() as f32);
        let colors = corners.map(|corner| corner.color.to_array().map(f32::from));
        let uvs = corners.map(|corner| corner.uv.into());
        let paints = corners.map(|corner| (corner.color, corner.uv));
        let flat = (paints == [paints[0]; 3]).then(|| self.shade(colors[0], uvs[0]));
        let mut heights = [a, b, c].map(|[_, y]| y.div_euclid(SUBPIXELS));
        heights.sort_unstable();
        let [columns, rows] = [0, 1].map(|axis| clip.min[axis] as i64..clip.max[axis] as i64);
        for row in rows.start.max(heights[0])..rows.end.min(heights[2] + 1) {
            let sides = [(b, c), (c, a), (a, b)].map(|ends| Side::new(ends, row, turn));
            let columns = sides.iter().fold(columns.clone(), Side::cut);
            if columns.is_empty() {
                continue;
            }
            let [start, end] = [columns.start, columns.end].map(|column| column as usize);
            let first = row as usize * picture.width() as usize;
            let pixels = &mut picture.as_chunks_mut().0[first + start..first + end];
            if let Some(source) = flat.filter(|source| source[3] >= 255.0) {
                pixels.fill(over(source, pixels[0]));
                continue;
            }
            for (pixel, column) in pixels.iter_mut().zip(columns) {
                let source = flat.unwrap_or_else(|| {
                    let shares = sides.each_ref().map(|side| side.at(column) / area);
                    self.shade(weigh(colors, shares), weigh(uvs, shares))
                });
                *pixel = over(source, *pixel);
            }
        }
    }

    /// Multiplies by a sample in gamma space, because only that makes text look right.
    ///
    /// The filter is the one for magnification, as in egui's own snapshot renderer.
    fn shade(&self, color: Color, [u, v]: [f32; 2]) -> Color {
        let [width, height] = self.image.size;
        let linear = f32::from(self.options.magnification == TextureFilter::Linear);
        let [x, y] = [u * width as f32, v * height as f32].map(|at| at - linear / 2.0);
        let [left, top] = [x.floor(), y.floor()];
        let [right, lower] = [(x - left) * linear, (y - top) * linear];
        let columns = [left, left + 1.0].map(|x| self.wrap(x, width));
        let rows = [top, top + 1.0].map(|y| {
            let y = self.wrap(y, height);
            let texels = columns.map(|x| self.image[(x, y)].to_array().map(f32::from));
            weigh(texels, [1.0 - right, right])
        });
        let sample = weigh(rows, [1.0 - lower, lower]);
        array::from_fn(|channel| color[channel] * sample[channel] / 255.0)
    }

    /// Maps a column or row that may lie outside the texture into it.
    fn wrap(&self, texel: f32, size: usize) -> usize {
        let size = size as f32;
        let inside = match self.options.wrap_mode {
            TextureWrapMode::ClampToEdge => texel.clamp(0.0, size - 1.0),
            TextureWrapMode::Repeat => texel.rem_euclid(size),
            TextureWrapMode::MirroredRepeat => {
                let phase = texel.rem_euclid(2.0 * size);
                phase.min(2.0 * size - 1.0 - phase)
            }
        };
        inside as usize
    }
}

/// Rounds to whole steps, so that triangles with a common side neither overlap nor leave a gap.
fn place(pos: Pos2) -> [i64; 2] {
    // Products of positions farther out than a million pixels could overflow.
    let steps = |pixels: f32| pixels.clamp(-1e6, 1e6) * SUBPIXELS as f32;
    [steps(pos.x).round() as i64, steps(pos.y).round() as i64]
}

/// The edge function of one side of a triangle along a row of pixels: in column 0, and per column.
struct Side {
    start: i64,
    step: i64,
    /// The smallest value inside: of two triangles with a common side, only one gets the pixels on it.
    least: i64,
}

impl Side {
    /// A `turn` of -1 measures from the other side, as corners that wind the other way need.
    fn new((from, to): ([i64; 2], [i64; 2]), row: i64, turn: i64) -> Self {
        let [dx, dy] = [(to[0] - from[0]) * turn, (to[1] - from[1]) * turn];
        let [x, y] = [SUBPIXELS / 2, row * SUBPIXELS + SUBPIXELS / 2];
        let is_top_or_left = dy < 0 || (dy == 0 && dx > 0);
        Self {
            start: dx * (y - from[1]) - dy * (x - from[0]),
            step: -dy * SUBPIXELS,
            least: i64::from(!is_top_or_left),
        }
    }

    fn at(&self, column: i64) -> f32 {
        (self.start + self.step * column) as f32
    }

    /// Drops the columns outside the side.
    fn cut(columns: Range<i64>, side: &Self) -> Range<i64> {
        let spare = side.start - side.least;
        match side.step {
            1.. => columns.start.max(-spare.div_euclid(side.step))..columns.end,
            0 if spare >= 0 => columns,
            0 => 0..0,
            _ => columns.start..columns.end.min(spare.div_euclid(-side.step) + 1),
        }
    }
}

/// Sums vectors, each multiplied by its share.
fn weigh<const N: usize, const M: usize>(vectors: [[f32; N]; M], shares: [f32; M]) -> [f32; N] {
    let mut sum = [0.0; N];
    for (vector, share) in vectors.iter().zip(shares) {
        for (total, value) in sum.iter_mut().zip(vector) {
            *total += value * share;
        }
    }
    sum
}

fn over(source: Color, below: [u8; 4]) -> [u8; 4] {
    let kept = 1.0 - source[3] / 255.0;
    array::from_fn(|channel| (source[channel] + f32::from(below[channel]) * kept + 0.5) as u8)
}
