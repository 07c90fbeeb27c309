//! `spotter check`: what is wrong with packs.

use std::path::Path;

use crate::cli::{CommandError, Terminal};
use crate::material::{Library, Origin, Pack, load_pack};
use crate::storage::{Folders, load_library, read_folder};

pub(super) fn run(
    names: &[String],
    folders: &Folders,
    terminal: &mut Terminal<'_>,
) -> Result<u8, CommandError> {
    let library = load_library(&folders.packs());
    if names.is_empty() {
        library
            .packs()
            .iter()
            .try_for_each(|pack| print_pack(pack, terminal))?;
        return Ok(u8::from(!print_problems(&library, |_| true, terminal)?));
    }
    let mut clean = true;
    for name in names {
        clean &= check_one(name, &library, terminal)?;
    }
    Ok(u8::from(!clean))
}

/// Checks the pack in the folder `name`, or the pack of that id. Tells whether it is clean.
fn check_one(
    name: &str,
    library: &Library,
    terminal: &mut Terminal<'_>,
) -> Result<bool, CommandError> {
    let folder = Path::new(name);
    if folder.is_dir() {
        if !folder.join("pack.ron").is_file() {
            return Err(CommandError::Unusable(format!(
                "found no pack.ron in {name}, expected the folder of a pack"
            )));
        }
        return match load_pack(&read_folder(folder)?, Origin::Own) {
            Ok((pack, problems)) => {
                print_pack(&pack, terminal)?;
                for problem in &problems {
                    writeln!(terminal.output, "{problem}")?;
                }
                Ok(problems.is_empty())
            }
            Err(problem) => {
                writeln!(terminal.output, "{problem}")?;
                Ok(false)
            }
        };
    }
    let is_refused = library
        .problems()
        .iter()
        .any(|problem| problem.pack == name);
    if is_refused && library.pack(name).is_none() {
        return print_problems(library, |of| of == name, terminal);
    }
    let Some(pack) = library.pack(name) else {
        let known: Vec<&str> = library
            .packs()
            .iter()
            .map(|pack| pack.id.as_str())
            .collect();
        let known = known.join(", ");
        return Err(CommandError::Unusable(format!(
            "found no pack {name:?}, expected a folder or one of: {known}"
        )));
    };
    print_pack(pack, terminal)?;
    print_problems(library, |of| of == pack.folder, terminal)
}

fn print_pack(pack: &Pack, terminal: &mut Terminal<'_>) -> Result<(), CommandError> {
    let questions: usize = pack.facts.iter().map(|fact| fact.questions.len()).sum();
    let sections = pack.sections().count();
    writeln!(
        terminal.output,
        "{} {}: {} facts, {questions} questions, {sections} sections",
        pack.id,
        pack.version,
        pack.facts.len()
    )?;
    Ok(())
}

fn print_problems(
    library: &Library,
    of: impl Fn(&str) -> bool,
    terminal: &mut Terminal<'_>,
) -> Result<bool, CommandError> {
    let mut clean = true;
    for problem in library
        .problems()
        .iter()
        .filter(|problem| of(&problem.pack))
    {
        clean = false;
        writeln!(terminal.output, "{problem}")?;
    }
    Ok(clean)
}
