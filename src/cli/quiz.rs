//! `spotter quiz`: which questions are asked, and on whose record.

use std::sync::Arc;

use crate::cli::session::{Asking, Session};
use crate::cli::{CommandError, Outcome, Terminal};
use crate::material::{FaceId, Library, SectionId};
use crate::model::{Model, Setup, StartAction, left_out_words};
use crate::record::{Moment, Scope};
use crate::settings::Settings;
use crate::storage::{
    Folders, RealFs, Writer, device_name, host_name, load_library, new_device_name, read_record,
};
use crate::study::{QuizWish, quiz_asks, unfinished};

/// Where the questions of a quiz come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum QuizSource {
    Pack,
    /// The section of the pack with this id.
    Section(String),
    /// What was missed, in the pack if one is named.
    Missed,
    /// The last quiz or drill that was left.
    Unfinished,
}

#[derive(Clone, Debug)]
pub(super) struct QuizArgs {
    /// An id; the first pack if there is none.
    pub pack: Option<String>,
    pub source: QuizSource,
    pub count: Option<usize>,
    pub seed: Option<u64>,
    pub asking: Asking,
}

pub(super) fn run(
    args: &QuizArgs,
    folders: &Folders,
    terminal: &mut Terminal<'_>,
) -> Result<Outcome, CommandError> {
    let library = load_library(&folders.packs());
    let scope = scope_of(args, &library)?;
    if args.count == Some(0) {
        return Err(CommandError::Unusable(
            "found --count 0, expected at least 1".to_owned(),
        ));
    }
    let seed = args.seed.unwrap_or(terminal.seed);
    let record = read_record(&folders.scores())?;
    for file in record.unread() {
        writeln!(terminal.errors, "spotter: {file}")?;
    }
    let host = host_name();
    let device = match device_name(&RealFs, &folders.config, &host, terminal.seed) {
        Ok(device) => device,
        Err(error) => {
            writeln!(terminal.errors, "spotter: {error}")?;
            // A name for this run.
            new_device_name(&host, terminal.seed)
        }
    };
    let writer = Writer::start(Arc::new(RealFs), folders.scores(), &device, || {})?;
    let now = (terminal.clock)();
    let setup = Setup {
        record,
        settings: Settings::default(),
        device,
        seed,
        now,
        replay_at_once: usize::MAX,
    };
    let mut session = Session {
        model: Model::new(library, setup),
        writer,
        rescue: folders.scores().rescue,
        asking: args.asking,
    };
    session.make_daily_backup(folders, terminal)?;
    let start = if args.source == QuizSource::Unfinished {
        let model = &session.model;
        let Some(left) = unfinished(model.memory(), model.device()).next() else {
            let message = "found no unfinished quiz or drill, expected one to resume";
            return Err(CommandError::Unusable(message.to_owned()));
        };
        StartAction::Resume(left.name())
    } else {
        let Drawn { faces, left_out } = drawn(args, &scope, &session.model, seed, now);
        if faces.is_empty() {
            let message = if scope == Scope::Missed {
                "found no missed question: none waits"
            } else {
                "found no question here that can be judged"
            };
            return Err(CommandError::Unusable(message.to_owned()));
        }
        if let Some(sentence) = left_out_words(left_out) {
            writeln!(terminal.output, "{sentence}")?;
        }
        StartAction::Faces(scope, faces)
    };
    session.act(start.into(), terminal)?;
    session.ask_all(terminal)?;
    Ok(Outcome::Clean)
}

/// The questions of a new quiz.
struct Drawn {
    faces: Vec<FaceId>,
    /// How many missed questions it would ask if others in it did not give them away.
    left_out: usize,
}

fn drawn(args: &QuizArgs, scope: &Scope, model: &Model, seed: u64, now: Moment) -> Drawn {
    let usual = QuizWish::usual(scope.clone(), seed, model.memory().today(now));
    let at_most = args.count.or(usual.at_most);
    if args.source != QuizSource::Missed {
        let draw = QuizWish { at_most, ..usual };
        let faces = quiz_asks(model.library(), model.memory(), &draw);
        return Drawn { faces, left_out: 0 };
    }
    // Missed questions are drawn from all packs; those of the named one are picked out.
    let is_asked = |face: &FaceId| {
        let pack = args.pack.as_deref();
        pack.is_none_or(|pack| face.fact.pack() == pack)
    };
    let mut faces = quiz_asks(model.library(), model.memory(), &usual);
    faces.retain(is_asked);
    faces.truncate(at_most.unwrap_or(faces.len()));
    let waiting = model.missed();
    let waiting = waiting.iter().filter(|it| is_asked(&it.ask)).count();
    let wanted = at_most.map_or(waiting, |most| most.min(waiting));
    Drawn {
        left_out: wanted.saturating_sub(faces.len()),
        faces,
    }
}

/// Returns where questions come from, if what the arguments name exists.
fn scope_of(args: &QuizArgs, library: &Library) -> Result<Scope, CommandError> {
    let known: Vec<&str> = library.packs().iter().map(|it| it.id.as_str()).collect();
    let pack = args.pack.as_deref().or_else(|| known.first().copied());
    let pack = pack.unwrap_or_default().to_owned();
    let Some(found) = library.pack(&pack) else {
        let message = format!(
            "found no pack \"{pack}\", expected one of: {}",
            known.join(", ")
        );
        return Err(CommandError::Unusable(message));
    };
    let section = match &args.source {
        QuizSource::Missed => return Ok(Scope::Missed),
        QuizSource::Pack | QuizSource::Unfinished => return Ok(Scope::Pack(pack)),
        QuizSource::Section(section) => section,
    };
    if found.section(section).is_some() {
        return Ok(Scope::Section(SectionId::new(&pack, section)));
    }
    let known: Vec<&str> = found.sections().map(|it| it.id.as_str()).collect();
    Err(CommandError::Unusable(format!(
        "found no section \"{section}\" in {pack}, expected one of: {}",
        known.join(", ")
    )))
}
