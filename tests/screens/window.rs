//! A window without a display: the app in egui's test harness, drawn on the CPU.

use std::path::PathBuf;
use std::sync::Arc;

use egui_kittest::Harness;
use spotter::app::{App, Disk, Executor, Tasks};
use spotter::model::Model;
use spotter::record::Moment;
use spotter::storage::{Folders, Fs, RealFs};

use crate::memory_fs::MemoryFs;
use crate::picture::cpu_renderer::CpuRenderer;
use crate::support::now;

/// The folder that screens show; nothing on this machine is there.
const FOLDER: &str = "/home/anna/.local/share/spotter";

/// An app over `model` whose files are in memory.
pub fn app(model: Model) -> App {
    app_at(model, now)
}

/// Like `app`, at another time.
pub fn app_at(model: Model, clock: fn() -> Moment) -> App {
    App::new(
        model,
        None,
        tasks_in(Arc::new(MemoryFs::default()), FOLDER.into()),
        clock,
    )
}

/// Like `app`, with all files in `folder`.
pub fn app_in(model: Model, folder: PathBuf) -> App {
    App::new(model, None, tasks_in(Arc::new(RealFs), folder), now)
}

fn tasks_in(fs: Arc<dyn Fs>, folder: PathBuf) -> Tasks {
    let folders = Folders {
        data: folder.clone(),
        config: folder.clone(),
        state: folder.clone(),
        cache: folder,
    };
    Tasks::new(Disk { fs, folders }, Executor::InPlace)
}

/// A window over `model`, with its size in points.
pub fn window(model: Model, width: f32, height: f32) -> Harness<'static, App> {
    window_of(app(model), width, height)
}

/// A window over `model`, `width` by `height` points in size before its text is enlarged: so large is it on the screen.
pub fn window_on_screen(model: Model, width: f32, height: f32) -> Harness<'static, App> {
    let zoom = f32::from(model.settings().text_percent) / 100.0;
    let mut harness = window(model, width, height);
    harness.set_size(egui::vec2(width, height) / zoom);
    // What is centred comes to its place a frame after its size is known.
    harness.run();
    harness.run();
    harness
}

/// A window over the app, with its size in points. A frame is longer than clicks do nothing after something else came under
/// the pointer.
pub fn window_of(app: App, width: f32, height: f32) -> Harness<'static, App> {
    window_in_steps(app, width, height, 0.3)
}

/// A window whose frames are `step` seconds long.
pub fn window_in_steps(app: App, width: f32, height: f32, step: f32) -> Harness<'static, App> {
    let mut harness = Harness::builder()
        .with_size(egui::vec2(width, height))
        .with_pixels_per_point(1.0)
        .with_theme(egui::Theme::Light)
        .with_max_steps(60)
        .with_step_dt(step)
        .with_render_cursor(false)
        .with_context_setup(App::prepare)
        .renderer(CpuRenderer::default())
        .build_ui_state(
            |ui, app: &mut App| {
                // The harness adds a margin; a real window has none.
                let whole = ui.ctx().viewport_rect();
                let mut window = ui.new_child(egui::UiBuilder::new().max_rect(whole));
                window.set_clip_rect(whole);
                app.ui(&mut window);
            },
            app,
        );
    harness.run();
    harness
}
