//! Generates packs and a record of any size, to try the app with:
//! `cargo run --release --example large_record -- FOLDER [FACTS] [ASKED] [ANSWERS]`,
//! then `SPOTTER_HOME=FOLDER spotter`.

#![expect(clippy::print_stdout, reason = "it says what it has made")]

mod data;

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use spotter::storage::{Folders, Fs as _, GivenFolders, RealFs, device_name};

use data::{Size, packs, write_record};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let home = PathBuf::from(
        arguments
            .next()
            .ok_or("name a folder that does not exist yet")?,
    );
    if home.exists() {
        return Err(format!(
            "found {}, expected a folder that does not exist yet",
            home.display()
        )
        .into());
    }
    let mut number = |usual: usize| arguments.next().map_or(Ok(usual), |text| text.parse());
    let size = Size {
        facts: number(10_000)?,
        asked: number(10_000)?,
        answers: number(1_000_000)?,
    };
    let folders = Folders::find(GivenFolders {
        home: Some(home),
        ..GivenFolders::default()
    })?;
    for (path, text) in packs(size) {
        RealFs.replace(&folders.packs().join(path), text.as_bytes())?;
    }
    let device = device_name(&RealFs, &folders.config, "large", 7)?;
    let scores = folders.scores().scores;
    fs::create_dir_all(&scores)?;
    let path = scores.join(format!("scores-{device}.ron"));
    let written = write_record(&path, &device, size)?;
    println!("{written} events in {}", path.display());
    Ok(())
}
