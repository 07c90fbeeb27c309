//! A quiz or drill in the terminal: questions on standard output, answers from standard input, line by line.

use std::path::PathBuf;

use crate::answer::{Confidence, key_text};
use crate::cli::input::{ask_choice, read_line};
use crate::cli::lines::{Command, Line, actions_of, command_of, help, is_answer, prompt};
use crate::cli::verdict::print_parts;
use crate::cli::{CommandError, Terminal, count, score_words};
use crate::material::{Face, Input, small_letters};
use crate::model::{Action, CAUSES, Model, SittingAction, cause_words};
use crate::record::{Event, Mode};
use crate::storage::{Folders, RealFs, Writer, WriterEvent, back_up};
use crate::study::{Feedback, Judged, Sitting, Stage};

/// What is asked beside the questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Asking {
    /// How sure the learner is, before each verdict.
    pub confidence: bool,
    /// Why a question was missed.
    pub cause: bool,
}

pub(super) struct Session {
    pub model: Model,
    pub writer: Writer,
    /// Where answers go if the data folder cannot be written.
    pub rescue: PathBuf,
    pub asking: Asking,
}

impl Session {
    /// Makes the daily backup, as the window does, once the writer has found and repaired its own file.
    pub(super) fn make_daily_backup(
        &self,
        folders: &Folders,
        terminal: &mut Terminal<'_>,
    ) -> Result<(), CommandError> {
        while let Some(event) = self.writer.wait() {
            match event {
                WriterEvent::Writing(_) => break,
                // Saving finds another way.
                WriterEvent::NotReady(why) => {
                    writeln!(
                        terminal.errors,
                        "{}",
                        WriterEvent::not_ready(&why, &self.rescue)
                    )?;
                    break;
                }
                WriterEvent::Mended(kept) => {
                    writeln!(terminal.errors, "{}", WriterEvent::mended(&kept))?;
                }
                WriterEvent::Stuck(_)
                | WriterEvent::Rescued
                | WriterEvent::Saved(_)
                | WriterEvent::Removed(_)
                | WriterEvent::NotRemoved(_) => {}
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

    /// Asks until questions or input run out or the learner stops, then prints the result.
    pub(super) fn ask_all(&mut self, terminal: &mut Terminal<'_>) -> Result<(), CommandError> {
        writeln!(
            terminal.output,
            "? says what can be typed, q stops; where one of them is an answer: :? and :q."
        )?;
        while let Line::Answer(actions) = self.ask(terminal)? {
            for action in actions {
                self.act(action, terminal)?;
            }
            self.print_verdict(terminal)?;
            if self.ask_cause(terminal)? == Line::Stopped {
                break;
            }
            self.act(SittingAction::Next.into(), terminal)?;
            if self.sitting().is_none_or(Sitting::is_over) {
                break;
            }
        }
        self.print_result(terminal)
    }

    fn print_result(&self, terminal: &mut Terminal<'_>) -> Result<(), CommandError> {
        let Some(sitting) = self.sitting() else {
            return Ok(());
        };
        if sitting.feedback == Feedback::AtEnd && sitting.is_over() {
            for judged in &sitting.progress().answers {
                if let Some(asked) = self.model.library().face(&judged.ask) {
                    writeln!(terminal.output, "\n{}", small_letters(&asked.stem()))?;
                }
                self.print_judged(judged, terminal)?;
            }
        }
        let counts = sitting.progress().counts;
        writeln!(terminal.output, "\n{}", score_words(&sitting.mode, counts))?;
        if !sitting.is_over() && counts.answers > 0 {
            let left = sitting.progress().queue.len();
            writeln!(
                terminal.output,
                "Stopped with {left} left. Resume in the window, or with: spotter quiz --resume"
            )?;
        }
        Ok(())
    }

    fn sitting(&self) -> Option<&Sitting> {
        self.model.open().sitting.as_ref()
    }

    /// Prints the question and reads lines until one is an answer. Returns the actions that submit it.
    fn ask(&self, terminal: &mut Terminal<'_>) -> Result<Line<Vec<Action>>, CommandError> {
        let (Some(asked), Some(sitting)) = (
            self.model.open().face(self.model.library()),
            self.sitting().filter(|sitting| sitting.is_asking()),
        ) else {
            return Ok(Line::Stopped);
        };
        let (options, rules) = (
            self.model.open().options(self.model.library()),
            sitting.rules(),
        );
        writeln!(terminal.output, "\n{}", number(sitting))?;
        print_question(asked, &options, terminal)?;
        let input = rules.input(asked.question);
        if sitting.is_self_graded(asked.question) {
            if wait_for_reveal(terminal)? == Line::Stopped {
                return Ok(Line::Stopped);
            }
            let key = key_text(asked.question, asked.gap);
            writeln!(terminal.output, "  {}", small_letters(&key))?;
        }
        let is_answer = |line: &str| is_answer(line, asked, &options, input);
        loop {
            // The prompt has its own line, so that a verdict always starts a line, whether or not the input is echoed.
            writeln!(terminal.output, "{}", prompt(asked, options.len(), rules))?;
            terminal.output.flush()?;
            let Some(line) = read_line(terminal)? else {
                return Ok(Line::Stopped);
            };
            match command_of(&line, is_answer) {
                Some(Command::Stop) => return Ok(Line::Stopped),
                Some(Command::Help) => {
                    let stop = if is_answer("q") { ":q" } else { "q" };
                    writeln!(terminal.output, "{}", help(input, stop))?;
                    continue;
                }
                None => {}
            }
            match actions_of(&line, asked, &options, rules) {
                Ok(actions) if input == Input::Grade => return Ok(Line::Answer(actions)),
                Ok(actions) => return self.with_confidence(actions, terminal),
                Err(problem) => writeln!(terminal.output, "{problem}")?,
            }
        }
    }

    /// Asks how sure the learner is, if wanted, and adds what submits the answer.
    fn with_confidence(
        &self,
        mut actions: Vec<Action>,
        terminal: &mut Terminal<'_>,
    ) -> Result<Line<Vec<Action>>, CommandError> {
        if self.asking.confidence {
            let question = "Confidence (optional): 1 guess, 2 unsure, 3 sure, or Enter:";
            match ask_choice(question, &Confidence::ALL, terminal)? {
                Line::Answer(sure) => {
                    actions.extend(sure.map(|sure| SittingAction::SetSure(sure).into()));
                }
                Line::Stopped => return Ok(Line::Stopped),
            }
        }
        actions.push(SittingAction::Submit.into());
        Ok(Line::Answer(actions))
    }

    /// Asks why the question was missed, if it was and if wanted.
    fn ask_cause(&mut self, terminal: &mut Terminal<'_>) -> Result<Line<()>, CommandError> {
        let is_missed = self.judged().is_some_and(|it| !it.verdict.is_right());
        if !self.asking.cause || !is_missed {
            return Ok(Line::Answer(()));
        }
        let causes = CAUSES.iter().filter_map(cause_words).zip(1..);
        let causes: Vec<String> = causes
            .map(|(cause, number)| format!("{number} {}", cause.to_lowercase()))
            .collect();
        let question = format!("Why did you miss it? {}, Enter to skip:", causes.join(", "));
        match ask_choice(&question, &CAUSES, terminal)? {
            Line::Answer(Some(cause)) => {
                self.act(SittingAction::GiveCause(cause).into(), terminal)?;
                Ok(Line::Answer(()))
            }
            Line::Answer(None) => Ok(Line::Answer(())),
            Line::Stopped => Ok(Line::Stopped),
        }
    }

    /// Returns the verdict on show.
    fn judged(&self) -> Option<&Judged> {
        match &self.sitting()?.progress().stage {
            Stage::Judged(judged) => Some(judged),
            Stage::Asking | Stage::Revealed | Stage::Over => None,
        }
    }

    fn print_verdict(&self, terminal: &mut Terminal<'_>) -> Result<(), CommandError> {
        match self.judged() {
            Some(judged) => self.print_judged(judged, terminal),
            None => Ok(()),
        }
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
        let key = small_letters(&key);
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
    pub(super) fn act(
        &mut self,
        action: Action,
        terminal: &mut Terminal<'_>,
    ) -> Result<(), CommandError> {
        let events: Vec<Event> = self.model.apply(action, (terminal.clock)());
        let mut waiting = events.len();
        self.writer.save(events);
        while waiting > 0 {
            match self.writer.wait() {
                Some(WriterEvent::Saved(count)) => waiting = waiting.saturating_sub(count),
                Some(WriterEvent::Rescued) => {
                    writeln!(terminal.errors, "{}", WriterEvent::rescued_to(&self.rescue))?;
                }
                Some(WriterEvent::Mended(kept)) => {
                    writeln!(terminal.errors, "{}", WriterEvent::mended(&kept))?;
                }
                Some(
                    WriterEvent::Writing(_)
                    | WriterEvent::NotReady(_)
                    | WriterEvent::Removed(_)
                    | WriterEvent::NotRemoved(_),
                ) => {}
                Some(WriterEvent::Stuck(problem)) => return Err(CommandError::NotSaved(problem)),
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

/// Says which question it is: its number in a quiz, how many are left in a drill.
fn number(sitting: &Sitting) -> String {
    let (left, answers) = (
        sitting.progress().queue.len(),
        sitting.progress().answers.len(),
    );
    if sitting.mode == Mode::Drill {
        return format!("{} left", count(left, "card"));
    }
    format!("Question {} of {}", answers + 1, left + answers)
}

/// Waits for Enter before the answer to a card is printed.
fn wait_for_reveal(terminal: &mut Terminal<'_>) -> Result<Line<()>, CommandError> {
    loop {
        writeln!(terminal.output, "Press Enter for the answer:")?;
        terminal.output.flush()?;
        let Some(line) = read_line(terminal)? else {
            return Ok(Line::Stopped);
        };
        match command_of(&line, |_| false) {
            Some(Command::Stop) => return Ok(Line::Stopped),
            Some(Command::Help) => writeln!(
                terminal.output,
                "Think of the answer, then press Enter to see it. q stops; the session can be resumed."
            )?,
            None => return Ok(Line::Answer(())),
        }
    }
}

fn print_question(
    asked: Face<'_>,
    options: &[&str],
    terminal: &mut Terminal<'_>,
) -> Result<(), CommandError> {
    let out = &mut terminal.output;
    writeln!(out, "{}", small_letters(&asked.stem()))?;
    if let Some(picture) = &asked.question.picture {
        writeln!(out, "  [Image: {}]", picture.alt)?;
    }
    if !asked.hint().is_empty() {
        writeln!(out, "  Hint: {}", asked.hint())?;
    }
    let pairs = asked.question.pairs();
    for pair in pairs {
        writeln!(out, "  {} = ?", small_letters(&pair.premise))?;
    }
    if !pairs.is_empty() {
        writeln!(out, "Choose from:")?;
    }
    for (number, option) in options.iter().enumerate() {
        writeln!(out, "  {}  {}", number + 1, small_letters(option))?;
    }
    Ok(())
}
