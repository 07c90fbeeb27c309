//! `spotter quiz`: questions on standard output, answers from standard input, line by line.

use crate::action::Action;
use crate::answer::{key_text, truth};
use crate::cli::{CommandError, Terminal};
use crate::material::{Asked, Kind};
use crate::model::{Model, Setup};
use crate::record::Event;
use crate::settings::Settings;
use crate::storage::{Folders, News, Writer, device_name, load_library, read_record};
use crate::study::{QuizWish, Scope, Stage, quiz_asks};

/// What the command line asks for.
pub(super) struct Wish {
    pub pack: Option<String>,
    pub count: usize,
    pub seed: Option<u64>,
}

pub(super) fn run(
    wish: &Wish,
    folders: &Folders,
    terminal: &mut Terminal<'_>,
) -> Result<u8, CommandError> {
    let library = load_library(&folders.packs());
    let known: Vec<&str> = library
        .packs()
        .iter()
        .map(|pack| pack.id.as_str())
        .collect();
    let pack = wish
        .pack
        .as_deref()
        .or_else(|| known.first().copied())
        .unwrap_or_default()
        .to_owned();
    if library.pack(&pack).is_none() {
        let message = format!(
            "found no pack {pack:?}, expected one of: {}",
            known.join(", ")
        );
        return Err(CommandError::Unusable(message));
    }
    if wish.count == 0 {
        return Err(CommandError::Unusable(
            "found --count 0, expected at least 1".to_owned(),
        ));
    }
    let seed = wish.seed.unwrap_or(terminal.seed);
    let record = read_record(&folders.scores())?;
    let device = device_name(&folders.config, terminal.seed)?;
    let writer = Writer::start(folders.scores(), &device, || {})?;
    let settings = Settings::default();
    let setup = Setup {
        record,
        settings,
        device,
        seed,
        now: (terminal.clock)(),
    };
    let mut session = Session {
        model: Model::new(library, setup),
        writer,
    };
    let scope = Scope::Pack(pack);
    let takes = |kind: &Kind| matches!(kind, Kind::Choice { .. } | Kind::TrueFalse { .. });
    let quiz = QuizWish {
        scope: &scope,
        seed,
        count: wish.count,
        takes,
    };
    let asks = quiz_asks(&session.model.library, &session.model.memory, &quiz);
    if asks.is_empty() {
        return Err(CommandError::Unusable(
            "found no single choice or true/false question in this pack".to_owned(),
        ));
    }
    session.act(Action::StartAsks(scope, asks), terminal)?;
    session.ask_all(terminal)?;
    Ok(0)
}

struct Session {
    model: Model,
    writer: Writer,
}

impl Session {
    /// Asks until there is nothing left to ask or no more input.
    fn ask_all(&mut self, terminal: &mut Terminal<'_>) -> Result<(), CommandError> {
        while let Some(place) = self.ask(terminal)? {
            self.act(Action::Pick(place), terminal)?;
            self.act(Action::Check, terminal)?;
            self.print_verdict(terminal)?;
            self.act(Action::Next, terminal)?;
            if self
                .model
                .desk
                .sitting
                .as_ref()
                .is_none_or(crate::study::Sitting::is_over)
            {
                break;
            }
        }
        if let Some(sitting) = &self.model.desk.sitting {
            let counts = sitting.progress().counts;
            let line = format!(
                "{} of {} right, {} of {} at first attempt",
                counts.right, counts.answers, counts.first_right, counts.first_attempts
            );
            if !sitting.is_over() {
                self.act(Action::Leave, terminal)?;
            }
            writeln!(terminal.output, "\n{line}")?;
        }
        Ok(())
    }

    /// Prints the question and reads lines until one names an option; `None` at the end of the input.
    fn ask(&self, terminal: &mut Terminal<'_>) -> Result<Option<usize>, CommandError> {
        let Some(asked) = self.model.desk.asked(&self.model.library) else {
            return Ok(None);
        };
        let options = self.model.desk.options(&self.model.library);
        writeln!(terminal.output, "\n{}", stem(asked))?;
        for (number, option) in options.iter().enumerate() {
            writeln!(terminal.output, "  {}  {option}", number + 1)?;
        }
        loop {
            // On a line of its own, so that a verdict always begins its line, whether or not the input is echoed.
            writeln!(terminal.output, "Your answer, 1 to {}:", options.len())?;
            terminal.output.flush()?;
            let mut bytes = Vec::new();
            if terminal.input.read_until(b'\n', &mut bytes)? == 0 {
                return Ok(None);
            }
            let line = String::from_utf8_lossy(&bytes);
            match place_of(line.trim(), &options) {
                Some(place) => return Ok(Some(place)),
                None => writeln!(terminal.output, "That is none of the options.")?,
            }
        }
    }

    fn print_verdict(&self, terminal: &mut Terminal<'_>) -> Result<(), CommandError> {
        let Some(sitting) = &self.model.desk.sitting else {
            return Ok(());
        };
        let Stage::Judged(judged) = &sitting.progress().stage else {
            return Ok(());
        };
        let Some(asked) = self.model.library.asked(&judged.ask) else {
            return Ok(());
        };
        let key = key_text(asked.question, asked.gap);
        let word = if judged.verdict.is_right() {
            "Right"
        } else {
            "Wrong"
        };
        writeln!(terminal.output, "{word}: {key}. {}", why(asked))?;
        if let Some(passage) = &asked.fact.passage {
            let section = asked
                .pack
                .section(&passage.section)
                .map(|section| section.title.as_str())
                .unwrap_or_default();
            writeln!(terminal.output, "  {section}: “{}”", passage.quote)?;
        }
        terminal.output.flush()?;
        Ok(())
    }

    /// Does `action` and waits until all that follows from it is on disk.
    fn act(&mut self, action: Action, terminal: &Terminal<'_>) -> Result<(), CommandError> {
        let events: Vec<Event> = self.model.apply(action, (terminal.clock)());
        let mut waiting = events.len();
        self.writer.save(events);
        while waiting > 0 {
            match self.writer.wait() {
                Some(News::Saved(count)) => waiting = waiting.saturating_sub(count),
                Some(News::Rescued | News::Writing(_) | News::Removed(_) | News::NotRemoved(_)) => {
                }
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

fn stem(asked: Asked<'_>) -> String {
    match &asked.question.kind {
        Kind::Choice { stem, .. } | Kind::Typed { stem, .. } => stem.clone(),
        Kind::TrueFalse { stem, .. } => {
            format!("{} or {}? {stem}", truth(true), truth(false).to_lowercase())
        }
        Kind::Card { front, .. } => front.clone(),
        Kind::Cloze(cloze) => cloze.with_gap(asked.gap, "____").0,
    }
}

fn why(asked: Asked<'_>) -> &str {
    match &asked.question.kind {
        Kind::Choice { key, .. } => &key.why,
        Kind::TrueFalse { why, .. } | Kind::Typed { why, .. } => why,
        Kind::Card { .. } | Kind::Cloze(_) => &asked.fact.says,
    }
}

/// The place that a line names: by number, by letter, or by the option's own text.
fn place_of(line: &str, options: &[&str]) -> Option<usize> {
    let is_place = |place: &usize| *place < options.len();
    let by_number = line
        .parse::<usize>()
        .ok()
        .and_then(|number| number.checked_sub(1))
        .filter(is_place);
    let by_text = || {
        options
            .iter()
            .position(|option| option.eq_ignore_ascii_case(line))
    };
    let by_letter = || match line.to_ascii_lowercase().as_bytes() {
        [letter @ b'a'..=b'z'] if options.contains(&truth(true)) => {
            b"tf".iter().position(|it| it == letter)
        }
        [letter @ b'a'..=b'z'] => Some(usize::from(letter - b'a')),
        _ => None,
    };
    by_number
        .or_else(by_text)
        .or_else(by_letter)
        .filter(is_place)
}
