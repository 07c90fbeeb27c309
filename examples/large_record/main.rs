//! Makes packs and a record of any size, to try the app with:
//! `cargo run --release --example large_record -- FOLDER [FACTS] [ASKED] [ANSWERS]`, then `SPOTTER_HOME=FOLDER spotter`.

#![expect(clippy::print_stdout, reason = "it says what it has made")]

mod data;

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::PathBuf;

use data::{Size, events, packs};
use spotter::record::{CLOSER, header, write_line};
use spotter::storage::{Folders, Fs as _, Places, RealFs, device_name};

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
    let folders = Folders::find(Places {
        home: Some(home),
        ..Places::default()
    })?;
    for (path, text) in packs(size) {
        RealFs.replace(&folders.packs().join(path), text.as_bytes())?;
    }
    let device = device_name(&folders.config, 7)?;
    let scores = folders.scores().scores;
    fs::create_dir_all(&scores)?;
    let path = scores.join(format!("scores-{device}.ron"));
    let mut file = BufWriter::new(File::create(&path)?);
    file.write_all(header(&device).as_bytes())?;
    let mut written = 0_usize;
    for event in events(size) {
        file.write_all(write_line(&event)?.as_bytes())?;
        written += 1;
    }
    file.write_all(CLOSER.as_bytes())?;
    file.flush()?;
    println!("{written} events in {}", path.display());
    Ok(())
}
