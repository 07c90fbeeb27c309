//! Everything that a screen can ask for.

use crate::answer::Grade;
use crate::material::{AskId, FactId, SectionId};
use crate::model::{Passage, Route};
use crate::record::StudyDay;
use crate::settings::ThemeChoice;
use crate::study::Scope;

/// One wish of the learner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Shows a screen.
    Go(Route),
    /// Goes back one step: closes what lies on top, or returns to where the learner came from.
    Back,
    /// Shows or hides the sheet of keys.
    ToggleKeys,
    /// Opens a section at its start, or where it was left.
    OpenSection(SectionId),
    /// Notes that the open section was read, and opens the next one.
    FinishSection,
    /// Says how much of the open section is above the lower edge of the window, 0 to 1000.
    ReadTo(u16),
    /// Opens the article at the passage of a fact.
    OpenPassage(FactId),
    /// Shows or hides the passage with the question.
    ShowPassage(Passage),
    /// Starts the drill of what is due.
    StartDrill,
    /// Starts a quiz.
    StartQuiz(Scope),
    /// Starts a quiz of just these, in this order; they were drawn from that scope.
    StartAsks(Scope, Vec<AskId>),
    /// Shows the answer of a card.
    Reveal,
    /// Grades a card.
    GiveGrade(Grade),
    /// Selects the option at that place, or true (0) and false (1).
    Pick(usize),
    /// Moves the selection among the options.
    MovePick(isize),
    /// Changes the typed answer.
    Type(String),
    /// Hands the selected or typed answer in.
    Check,
    /// Goes on after a verdict.
    Next,
    /// Takes the last answer back.
    Undo,
    /// Gives the last undone answer again.
    Redo,
    /// Ends the sitting.
    Leave,
    /// Selects a row of the missed questions.
    SelectRow(usize),
    /// Changes the colours.
    SetTheme(ThemeChoice),
    /// Makes all text larger (1) or smaller (−1).
    StepTextSize(isize),
    /// Changes how many new facts come in a day.
    SetNewPerDay(usize),
    /// Opens the data folder in the file manager.
    ShowDataFolder,
    /// Opens an address in the browser.
    OpenLink(String),
    /// Asks before the window closes with answers that are not saved, or no longer.
    AskToClose(bool),
    /// Brings back the answers of the backup of that study day.
    Restore(StudyDay),
    /// Closes the window all the same.
    CloseAnyway,
    /// Puts the notice away.
    DismissNotice,
    /// Notes the reading position before the window closes.
    Close,
}
