//! `spotter quiz`: asks questions on standard output and reads answers from standard input, line by line.

use std::path::PathBuf;
use std::sync::Arc;

use crate::answer::key_text;
use crate::cli::lines::{actions_of, prompt};
use crate::cli::verdict::print_parts;
use crate::cli::{CommandError, Terminal};
use crate::material::{Face, Library, SectionId};
use crate::model::{Action, Model, Setup, SittingAction, StartAction};
use crate::record::{Event, Scope};
use crate::settings::Settings;
use crate::storage::{
    Folders, News, RealFs, Writer, back_up, device_name, host_name, load_library, read_record,
};
use crate::study::{Feedback, Judged, QuizWish, Sitting, Stage, quiz_asks, unfinished};

pub(super) struct QuizArgs {
    pub pack: Option<String>,
    pub count: Option<usize>,
    pub seed: Option<u64>,
    pub missed: bool,
    pub section: Option<String>,
    pub resume: bool,
}

pub(super) fn run(
    wish: &QuizArgs,
    folders: &Folders,
    terminal: &mut Terminal<'_>,
) -> Result<u8, CommandError> {
    let library = load_library(&folders.packs());
    let scope = scope_of(wish, &library)?;
    if wish.count == Some(0) {
        return Err(CommandError::Unusable(
            "found --count 0, expected at least 1".to_owned(),
        ));
    }
    let seed = wish.seed.unwrap_or(terminal.seed);
    let record = read_record(&folders.scores())?;
    let host = host_name();
    let device = device_name(&RealFs, &folders.config, &host, terminal.seed)?;
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
    };
    session.make_daily_copy(folders, terminal)?;
    if wish.resume {
        let model = &session.model;
        let Some(left) = unfinished(model.memory(), model.device()).next() else {
            let message = "found no unfinished quiz or drill, expected one to resume";
            return Err(CommandError::Unusable(message.to_owned()));
        };
        let resume = StartAction::Resume(left.name());
        session.act(resume.into(), terminal)?;
    } else {
        let usual = QuizWish::usual(scope.clone(), seed, session.model.memory().today(now));
        let at_most = wish.count.or(usual.at_most);
        // Missed questions are drawn from all packs; those of the named one are picked out below.
        let pack = wish.pack.as_deref().filter(|_| wish.missed);
        let draw = QuizWish {
            at_most: at_most.filter(|_| pack.is_none()),
            ..usual
        };
        let mut asks = quiz_asks(session.model.library(), session.model.memory(), &draw);
        asks.retain(|ask| pack.is_none_or(|pack| ask.fact.pack() == pack));
        asks.truncate(at_most.unwrap_or(asks.len()));
        if asks.is_empty() {
            let message = if scope == Scope::Missed {
                "found no missed question: none waits"
            } else {
                "found no question here that can be judged"
            };
            return Err(CommandError::Unusable(message.to_owned()));
        }
        session.act(StartAction::Faces(scope, asks).into(), terminal)?;
    }
    session.ask_all(terminal)?;
    Ok(0)
}

/// Returns where questions come from, if what the arguments name exists.
fn scope_of(wish: &QuizArgs, library: &Library) -> Result<Scope, CommandError> {
    let known: Vec<&str> = library.packs().iter().map(|it| it.id.as_str()).collect();
    let pack = wish.pack.as_deref().or_else(|| known.first().copied());
    let pack = pack.unwrap_or_default().to_owned();
    let Some(found) = library.pack(&pack) else {
        let message = format!(
            "found no pack {pack:?}, expected one of: {}",
            known.join(", ")
        );
        return Err(CommandError::Unusable(message));
    };
    if wish.missed {
        return Ok(Scope::Missed);
    }
    let Some(section) = &wish.section else {
        return Ok(Scope::Pack(pack));
    };
    if found.section(section).is_some() {
        return Ok(Scope::Section(SectionId::new(&pack, section)));
    }
    let known: Vec<&str> = found.sections().map(|it| it.id.as_str()).collect();
    Err(CommandError::Unusable(format!(
        "found no section {section:?} in {pack}, expected one of: {}",
        known.join(", ")
    )))
}

struct Session {
    model: Model,
    writer: Writer,
    rescue: PathBuf,
}

impl Session {
    /// Makes the daily backup, as the window does, once the writer has found and repaired its own file.
    fn make_daily_copy(
        &self,
        folders: &Folders,
        terminal: &mut Terminal<'_>,
    ) -> Result<(), CommandError> {
        while let Some(news) = self.writer.wait() {
            match news {
                // If the folder cannot be written, saving finds another way.
                News::Writing(_) | News::Stuck(_) => break,
                News::Rescued | News::Saved(_) | News::Removed(_) | News::NotRemoved(_) => {}
            }
        }
        let today = self.model.memory().today((terminal.clock)());
        let copied = back_up(&RealFs, &folders.scores(), &folders.backup(), today);
        if let Err(error) = copied {
            // The answers are safe where they are.
            writeln!(terminal.errors, "spotter: {error}")?;
        }
        Ok(())
    }

    /// Asks until questions or input run out, then prints the result.
    fn ask_all(&mut self, terminal: &mut Terminal<'_>) -> Result<(), CommandError> {
        while let Some(actions) = self.ask(terminal)? {
            let graded = actions
                .iter()
                .any(|it| matches!(it, Action::Sitting(SittingAction::GiveGrade(_))));
            for action in actions {
                self.act(action, terminal)?;
            }
            if !graded {
                self.act(SittingAction::Submit.into(), terminal)?;
            }
            self.print_verdict(terminal)?;
            self.act(SittingAction::Next.into(), terminal)?;
            if self.sitting().is_none_or(Sitting::is_over) {
                break;
            }
        }
        let Some(sitting) = self.sitting() else {
            return Ok(());
        };
        if sitting.feedback == Feedback::AtEnd && sitting.is_over() {
            for judged in &sitting.progress().answers {
                if let Some(asked) = self.model.library().face(&judged.ask) {
                    writeln!(terminal.output, "\n{}", asked.stem())?;
                }
                self.print_judged(judged, terminal)?;
            }
        }
        let counts = sitting.progress().counts;
        writeln!(
            terminal.output,
            "\n{} of {} right, {} of {} at first attempt",
            counts.right, counts.answers, counts.first_right, counts.first_attempts
        )?;
        if !sitting.is_over() && counts.answers > 0 {
            let left = sitting.progress().queue.len();
            writeln!(
                terminal.output,
                "Stopped with {left} left. Go on with: spotter quiz --resume"
            )?;
        }
        Ok(())
    }

    fn sitting(&self) -> Option<&Sitting> {
        self.model.open().sitting.as_ref()
    }

    /// Prints the question and reads lines until one is an answer; returns `None` at the end of the input.
    fn ask(&self, terminal: &mut Terminal<'_>) -> Result<Option<Vec<Action>>, CommandError> {
        let (Some(asked), Some(sitting)) = (
            self.model.open().face(self.model.library()),
            self.sitting().filter(|sitting| sitting.is_asking()),
        ) else {
            return Ok(None);
        };
        let options = self.model.open().options(self.model.library());
        print_question(asked, &options, terminal)?;
        if sitting.is_self_graded(asked.question) {
            writeln!(terminal.output, "Press Enter for the answer:")?;
            terminal.output.flush()?;
            if read_line(terminal)?.is_none() {
                return Ok(None);
            }
            let key = key_text(asked.question, asked.gap);
            writeln!(terminal.output, "  {key}")?;
        }
        loop {
            // The prompt has its own line, so that a verdict always starts a line, whether or not the input is echoed.
            writeln!(
                terminal.output,
                "{}",
                prompt(asked, options.len(), sitting.rules())
            )?;
            terminal.output.flush()?;
            let Some(line) = read_line(terminal)? else {
                return Ok(None);
            };
            match actions_of(&line, asked, &options, sitting.rules()) {
                Ok(actions) => return Ok(Some(actions)),
                Err(problem) => writeln!(terminal.output, "{problem}")?,
            }
        }
    }

    fn print_verdict(&self, terminal: &mut Terminal<'_>) -> Result<(), CommandError> {
        let Some(judged) = self.sitting().and_then(|it| match &it.progress().stage {
            Stage::Judged(judged) => Some(judged),
            Stage::Asking | Stage::Revealed | Stage::Over => None,
        }) else {
            return Ok(());
        };
        self.print_judged(judged, terminal)
    }

    fn print_judged(
        &self,
        judged: &Judged,
        terminal: &mut Terminal<'_>,
    ) -> Result<(), CommandError> {
        let Some(asked) = self.model.library().face(&judged.ask) else {
            return Ok(());
        };
        let word = match judged.verdict.score {
            100 => "Right".to_owned(),
            0 => "Wrong".to_owned(),
            part => format!("Wrong, {part} % of it right"),
        };
        let key = key_text(asked.question, asked.gap);
        writeln!(terminal.output, "{word}: {key}. {}", asked.why())?;
        print_parts(asked, judged, terminal)?;
        if let Some(passage) = asked.passage() {
            let section = asked
                .pack
                .section(&passage.section)
                .map(|section| section.title.as_str())
                .unwrap_or_default();
            let proof = asked.pack.proof(passage);
            writeln!(terminal.output, "  {section}: “{proof}”")?;
        }
        terminal.output.flush()?;
        Ok(())
    }

    /// Applies `action` and waits until all events it causes are on disk.
    fn act(&mut self, action: Action, terminal: &mut Terminal<'_>) -> Result<(), CommandError> {
        let events: Vec<Event> = self.model.apply(action, (terminal.clock)());
        let mut waiting = events.len();
        self.writer.save(events);
        while waiting > 0 {
            match self.writer.wait() {
                Some(News::Saved(count)) => waiting = waiting.saturating_sub(count),
                Some(News::Rescued) => {
                    writeln!(terminal.errors, "{}", News::rescued_to(&self.rescue))?;
                }
                Some(News::Writing(_) | News::Removed(_) | News::NotRemoved(_)) => {}
                Some(News::Stuck(problem)) => return Err(CommandError::NotSaved(problem)),
                None => {
                    return Err(CommandError::NotSaved(
                        "the thread that saves has ended".to_owned(),
                    ));
                }
            }
        }
        Ok(())
    }
}

/// Reads the next line; returns `None` at the end of the input.
fn read_line(terminal: &mut Terminal<'_>) -> Result<Option<String>, CommandError> {
    let mut bytes = Vec::new();
    if terminal.input.read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

fn print_question(
    asked: Face<'_>,
    options: &[&str],
    terminal: &mut Terminal<'_>,
) -> Result<(), CommandError> {
    let out = &mut terminal.output;
    writeln!(out, "\n{}", asked.stem())?;
    if let Some(picture) = &asked.question.picture {
        writeln!(out, "  [Image: {}]", picture.alt)?;
    }
    if !asked.hint().is_empty() {
        writeln!(out, "  Hint: {}", asked.hint())?;
    }
    let pairs = asked.question.pairs();
    for pair in pairs {
        writeln!(out, "  {} = ?", pair.premise)?;
    }
    if !pairs.is_empty() {
        writeln!(out, "Choose from:")?;
    }
    for (number, option) in options.iter().enumerate() {
        writeln!(out, "  {}  {option}", number + 1)?;
    }
    Ok(())
}
