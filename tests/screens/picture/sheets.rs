//! Contact sheets to look at: `cargo test --test screens -- --ignored write_contact_sheets` writes them to
//! `target/gallery/sheets`; `GALLERY=today` makes those alone whose names have that in them.

use std::collections::BTreeMap;
use std::path::Path;

use image::RgbaImage;
use image::imageops::{FilterType, overlay, resize};
use spotter::model::{Model, SettingsAction};
use spotter::settings::ThemeChoice;

use crate::picture::gallery::screens;
use crate::support::play;
use crate::window::window_on_screen;

/// The main screens, by their names in the gallery: shown in every theme, size and zoom.
const MAIN: [&str; 8] = [
    "today",
    "read",
    "quiz-question",
    "quiz-verdict-wrong",
    "drill-back",
    "practise",
    "library",
    "settings",
];

const THEMES: [(&str, ThemeChoice); 3] = [
    ("light", ThemeChoice::Light),
    ("dark", ThemeChoice::Dark),
    ("sepia", ThemeChoice::Sepia),
];

/// Sizes of the window on the screen; a column of a sheet each.
const SIZES: [(f32, f32); 5] = [
    (720.0, 480.0),
    (1024.0, 700.0),
    (1280.0, 800.0),
    (1920.0, 1080.0),
    (2560.0, 1440.0),
];

/// Sizes of text in percent; a row of a sheet each.
const PERCENTS: [u16; 3] = [100, 150, 200];

/// What every other state is shown at.
const OTHERS: [((f32, f32), u16); 2] = [((1280.0, 800.0), 100), ((720.0, 480.0), 150)];

/// Largest width of a picture on a sheet, and the space around it, in pixels.
const WIDEST: u32 = 960;
const GAP: u32 = 16;

fn picture(
    mut model: Model,
    theme: ThemeChoice,
    (width, height): (f32, f32),
    percent: u16,
) -> RgbaImage {
    play(&mut model, 0, vec![SettingsAction::SetTheme(theme).into()]);
    while model.settings().text_percent < percent {
        play(&mut model, 0, vec![SettingsAction::StepTextSize(1).into()]);
    }
    let mut window = window_on_screen(model, width, height);
    window.set_pixels_per_point(f32::from(percent) / 100.0);
    window.run();
    let picture = window.render().expect("the screen can be drawn");
    if picture.width() <= WIDEST {
        return picture;
    }
    let height = picture.height() * WIDEST / picture.width();
    resize(&picture, WIDEST, height, FilterType::Triangle)
}

/// Puts rows of pictures on one sheet.
fn sheet(rows: &[Vec<RgbaImage>]) -> RgbaImage {
    let width = |row: &Vec<RgbaImage>| row.iter().map(|it| it.width() + GAP).sum::<u32>() + GAP;
    let height = |row: &Vec<RgbaImage>| row.iter().map(|it| it.height() + GAP).max();
    let size = (
        rows.iter().map(width).max().unwrap_or(1),
        rows.iter().filter_map(height).sum::<u32>() + GAP,
    );
    let grey = image::Rgba([128, 128, 128, 255]);
    let mut sheet = RgbaImage::from_pixel(size.0, size.1, grey);
    let mut top = GAP;
    for row in rows {
        let mut left = GAP;
        for picture in row {
            overlay(&mut sheet, picture, left.into(), top.into());
            left += picture.width() + GAP;
        }
        top += height(row).unwrap_or_default();
    }
    sheet
}

#[test]
#[ignore = "writes pictures for looking at; it asserts nothing about them"]
fn write_contact_sheets() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../gallery/sheets");
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    let wanted = std::env::var("GALLERY").unwrap_or_default();
    let save = |name: &str, rows: &[Vec<RgbaImage>]| {
        let file = folder.join(format!("{name}.png"));
        sheet(rows).save(file).expect("the sheet can be written");
    };
    let mut sheets: BTreeMap<String, Vec<Vec<RgbaImage>>> = BTreeMap::new();
    for (word, theme) in THEMES {
        for (row, percent) in PERCENTS.into_iter().enumerate() {
            for size in SIZES {
                let main = screens().into_iter().filter(|(it, _)| MAIN.contains(it));
                for (name, model) in main {
                    let name = format!("{name}-{word}");
                    if !name.contains(&wanted) {
                        continue;
                    }
                    let rows = sheets.entry(name).or_default();
                    rows.resize_with((row + 1).max(rows.len()), Vec::new);
                    rows[row].push(picture(model, theme, size, percent));
                }
            }
        }
    }
    for (size, percent) in OTHERS {
        let others = screens().into_iter().filter(|(it, _)| !MAIN.contains(it));
        for (name, model) in others {
            let name = format!("{name}-light");
            if name.contains(&wanted) {
                let rows = sheets.entry(name).or_insert_with(|| vec![Vec::new()]);
                rows[0].push(picture(model, ThemeChoice::Light, size, percent));
            }
        }
    }
    for (name, rows) in &sheets {
        save(name, rows);
    }
}
