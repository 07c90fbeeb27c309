//! What the tests of screens share: an app over the bundled pack, a clock that stands still, and pictures on the CPU.

pub mod cpu_renderer;

use std::path::PathBuf;

use egui_kittest::Harness;
use spotter::action::Action;
use spotter::app::App;
use spotter::material::Library;
use spotter::model::Model;
use spotter::record::{Moment, Record};
use spotter::settings::{Settings, ThemeChoice};
use spotter::storage::{Folders, load_library};

/// Sunday, 22 November 2026, 14:14 in Berlin.
pub const NOW_MS: i64 = 1_795_353_244_000;

/// The clock of the tests.
pub fn now() -> Moment {
    Moment::new(NOW_MS, 3600)
}

/// The bundled packs and no others.
pub fn library() -> Library {
    load_library(&PathBuf::from("no such folder"))
}

/// A model that has just been started for the first time.
pub fn new_model() -> Model {
    let settings = Settings {
        theme: ThemeChoice::Light,
        ..Settings::default()
    };
    Model::new(library(), Record::default(), settings, "test-0000", 7)
}

/// Does actions one after the other, a few seconds apart, starting some days before [`now`].
pub fn play(model: &mut Model, days_ago: i64, actions: Vec<Action>) {
    let start = now().plus_ms(-days_ago * 86_400_000);
    for (step, action) in (0_i64..).zip(actions) {
        let _events = model.apply(action, start.plus_ms(4000 * step));
    }
    model.saving.waiting = 0;
}

/// An app over `model` that saves nothing.
pub fn app(model: Model) -> App {
    let folder = PathBuf::from("/home/anna/.local/share/spotter");
    let folders = Folders {
        data: folder.clone(),
        config: folder.clone(),
        state: folder,
    };
    App::new(model, None, folders, now)
}

/// A window of that size in points over `model`, drawn on the CPU.
pub fn window(model: Model, width: f32, height: f32) -> Harness<'static, App> {
    let mut harness = Harness::builder()
        .with_size(egui::vec2(width, height))
        .with_pixels_per_point(1.0)
        .with_theme(egui::Theme::Light)
        .with_max_steps(60)
        .with_render_cursor(false)
        .with_context_setup(App::prepare)
        .renderer(cpu_renderer::CpuRenderer::default())
        .build_ui_state(
            |ui, app: &mut App| {
                // The harness leaves a margin; a window has none.
                let whole = ui.ctx().viewport_rect();
                let mut window = ui.new_child(egui::UiBuilder::new().max_rect(whole));
                window.set_clip_rect(whole);
                app.ui(&mut window);
            },
            app(model),
        );
    harness.run();
    harness
}
