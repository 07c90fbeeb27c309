//! Pictures of questions, and the texture cache of all pictures.

use egui::{
    Color32, ColorImage, Id, Rect, Role, Sense, TextureHandle, TextureOptions, Ui, WidgetInfo, vec2,
};

use crate::material::{Face, Picture};
use crate::ui::look::scale::Type;
use crate::ui::look::text::words;
use crate::ui::look::theme::{Theme, space};
use crate::ui::view::View;

/// Maximum height of a picture of a question, in points.
const HEIGHT_MAX: f32 = 280.0;

/// Draws the picture of a question, if any, or its description and why it cannot be shown.
pub(in crate::ui) fn picture_ui(ui: &mut Ui, view: &View<'_>, asked: Face<'_>) {
    let Some(picture) = &asked.question.picture else {
        return;
    };
    ui.add_space(space::M);
    match texture(ui, view.theme, picture) {
        Ok(texture) => {
            let size = vec2(picture.size[0] as f32, picture.size[1] as f32);
            let room = vec2(ui.available_width(), HEIGHT_MAX);
            let scale = (room.x / size.x).min(room.y / size.y).min(1.0);
            let (rect, response) = ui.allocate_exact_size(size * scale, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &picture.alt));
            paint_picture(ui, &texture, rect);
        }
        Err(problem) => {
            let text = format!("{} ({problem})", picture.alt);
            words(ui, &text, Type::BODY, view.theme.quiet);
        }
    }
}

/// A picture shown recently, with its texture.
#[derive(Clone)]
struct Shown {
    picture: Picture,
    /// Ink colour at the time, which identifies the theme.
    ink: Color32,
    texture: Result<TextureHandle, String>,
}

/// Maximum number of cached pictures.
const KEPT_MAX: usize = 16;

/// Returns the texture of a picture, from a cache in egui's memory, which may drop it.
pub(in crate::ui) fn texture(
    ui: &Ui,
    theme: &Theme,
    picture: &Picture,
) -> Result<TextureHandle, String> {
    let id = Id::unique("pictures");
    let find = |kept: &Vec<Shown>| {
        let mut kept = kept.iter();
        kept.find(|it| it.picture.is_same(picture) && it.ink == theme.ink)
            .map(|it| it.texture.clone())
    };
    let found = ui.data_mut(|data| find(data.get_temp_mut_or_default(id)));
    if let Some(texture) = found {
        return texture;
    }
    let texture = picture.pixels(&theme.palette()).map(|(pixels, size)| {
        let size = size.map(|side| side as usize);
        let image = ColorImage::from_rgba_unmultiplied(size, &pixels);
        ui.ctx()
            .load_texture("picture", image, TextureOptions::LINEAR)
    });
    let shown = Shown {
        picture: picture.clone(),
        ink: theme.ink,
        texture: texture.clone(),
    };
    ui.data_mut(|data| {
        let kept: &mut Vec<Shown> = data.get_temp_mut_or_default(id);
        kept.truncate(KEPT_MAX - 1);
        kept.insert(0, shown);
    });
    texture
}

pub(in crate::ui) fn paint_picture(ui: &Ui, texture: &TextureHandle, place: Rect) {
    egui::Image::from_texture(texture).paint_at(ui, place);
}
