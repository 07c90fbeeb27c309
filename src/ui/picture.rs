//! An image of a question.

use egui::{ColorImage, Id, Role, Sense, TextureHandle, TextureOptions, Ui, WidgetInfo, vec2};

use crate::material::{Asked, Picture};
use crate::ui::View;
use crate::ui::theme::{Type, space};
use crate::ui::words::words;

/// How high an image may be, in points.
const HEIGHT_MAX: f32 = 280.0;

/// Draws the image of a question, if it has one.
pub(super) fn picture_ui(ui: &mut Ui, view: &View<'_>, asked: Asked<'_>) {
    let Some(picture) = &asked.question.picture else {
        return;
    };
    ui.add_space(space::M);
    match texture(ui, picture) {
        Ok(texture) => {
            let size = texture.size_vec2();
            let room = vec2(ui.available_width(), HEIGHT_MAX);
            let scale = (room.x / size.x).min(room.y / size.y).min(1.0);
            let (rect, response) = ui.allocate_exact_size(size * scale, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &picture.alt));
            egui::Image::from_texture(&texture).paint_at(ui, rect);
        }
        Err(problem) => {
            let text = format!("{} ({problem})", picture.alt);
            words(ui, &text, Type::BODY, view.theme.quiet);
        }
    }
}

/// The image on the screen and its texture; another one takes its place.
#[derive(Clone)]
struct Shown {
    picture: Picture,
    texture: Result<TextureHandle, String>,
}

/// The decoded image; kept by egui, which may forget it.
fn texture(ui: &Ui, picture: &Picture) -> Result<TextureHandle, String> {
    let id = Id::unique("picture");
    let kept: Option<Shown> = ui.data(|data| data.get_temp(id));
    if let Some(kept) = kept.filter(|kept| kept.picture.is_same(picture)) {
        return kept.texture;
    }
    let texture = picture.pixels().map(|pixels| {
        let size = picture.size.map(|side| side as usize);
        let image = ColorImage::from_rgba_unmultiplied(size, &pixels);
        ui.ctx()
            .load_texture("picture", image, TextureOptions::LINEAR)
    });
    let shown = Shown {
        picture: picture.clone(),
        texture: texture.clone(),
    };
    ui.data_mut(|data| data.insert_temp(id, shown));
    texture
}
