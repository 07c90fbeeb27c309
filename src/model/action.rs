//! Everything that a screen can ask for.

use crate::answer::{Confidence, Grade};
use crate::material::{FaceId, FactId, SectionId};
use crate::memory::{Forgotten, RecordPart};
use crate::model::{
    CheckAction, Effect, InTextAction, MissedFilter, Modal, PassageView, QuizForm, Route, SearchIn,
    Tab,
};
use crate::record::{MissCause, Moment, Scope};
use crate::settings::ThemeChoice;

/// One wish of the learner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Shows a screen.
    Go(Route),
    /// Goes back one step: closes what lies on top, or returns to where the learner came from.
    Back,
    /// Shows or hides the list of keys.
    ToggleKeys,
    /// Opens a section at its start, or where it was left.
    OpenSection(SectionId),
    /// Notes that the open section was read, and opens the next one.
    FinishSection,
    /// Opens the field for words to find in the article.
    OpenFind,
    /// Closes it; the place that is shown stays.
    CloseFind,
    /// Looks for words, in all articles or only in those of the open pack.
    Find(String, SearchIn),
    /// Shows the next place that was found (1), or the one before (−1).
    FindStep(isize),
    /// Says how much of the open section is above the lower edge of the window, 0 to 1000.
    ReadTo(u16),
    /// Shows the next passage whose fact is fading or being learnt.
    NextWeak,
    /// Folds the paragraphs whose facts are all strong, or opens them.
    ToggleFold,
    /// Shows or hides by tints what may be forgotten.
    ToggleTint,
    /// Does something with the questions in the text.
    InText(InTextAction),
    /// Opens the article at the passage of a fact.
    OpenPassage(FactId),
    /// Shows or hides the passage with the question.
    ShowPassage(PassageView),
    /// Starts the drill of what is due.
    StartDrill,
    /// Starts a quiz.
    StartQuiz(Scope),
    /// Starts a quiz of just these, in this order; they were drawn from that scope.
    StartFaces(Scope, Vec<FaceId>),
    /// Shows the answer of a card.
    Reveal,
    /// Grades a card.
    GiveGrade(Grade),
    /// Chooses the option at that place, or true (0) and false (1): picks it, switches it on or off, or gives it to the
    /// premise at hand.
    Pick(usize),
    /// Moves the selection among options, items or premises.
    MovePick(isize),
    /// Selects the item or premise at that place.
    SelectPart(usize),
    /// Moves the item at the first place to the second.
    MoveItem(usize, usize),
    /// Says how sure the learner is of the answer; the same again takes it back.
    SetSure(Confidence),
    /// Changes the typed answer.
    Type(String),
    /// Hands the selected or typed answer in.
    Submit,
    /// Goes on after a verdict.
    Next,
    /// Says that the typed answer given at that moment was right after all.
    ClaimRight(Moment),
    /// Says why the answer was missed.
    GiveCause(MissCause),
    /// Asks the question that tells two things apart.
    AskContrast(FaceId),
    /// Takes the last answer back.
    Undo,
    /// Gives the last undone answer again.
    Redo,
    /// Ends the sitting.
    Leave,
    /// Goes on with the sitting that was cut off.
    Resume,
    /// Ends the sitting that was cut off.
    Discard,
    /// Shows a part of the Practise screen.
    ShowTab(Tab),
    /// Selects a row of the list.
    SelectRow(usize),
    /// Lists other missed questions.
    Filter(MissedFilter),
    /// Starts a quiz of so many of the missed questions that are listed.
    RetryMissed(usize),
    /// Changes the quiz that is being put together.
    ChangeForm(QuizForm),
    /// Starts it.
    StartForm,
    /// Checks a pack, or does something with what was found.
    PackCheck(CheckAction),
    /// Flags a question as doubtful, with a note.
    Flag(FaceId, String),
    /// Takes the flag off.
    Unflag(FaceId),
    /// Flags the question of the open modal with the note that stands there.
    FlagAsNoted,
    /// Copies a question with its answer and source as text.
    CopyQuestion(FaceId),
    /// Saves the missed questions that are listed as Markdown.
    SaveMissed,
    /// Saves the flags as a patch for the authors of the packs.
    SaveFlags,
    /// Changes the colours.
    SetTheme(ThemeChoice),
    /// Makes all text larger (1) or smaller (−1), or as it is at first (0).
    StepTextSize(isize),
    /// Changes how many new facts come in a day.
    SetNewPerDay(usize),
    /// Has something done that only the app around the model can do.
    Outside(Effect),
    /// Opens an address in the browser.
    OpenLink(String),
    /// Lays something over the screen.
    OpenModal(Modal),
    /// Takes away what lies over the screen.
    CloseModal,
    /// Lists the earlier answers to a question.
    ShowHistory(FaceId),
    /// Lets the answers to a part of the record count no longer.
    Forget(RecordPart),
    /// Takes a forgetting back.
    BringBack(Forgotten),
    /// Takes what was forgotten out of the files.
    RemoveForGood(Forgotten),
    /// Puts the notice of that id away.
    DismissNotice(u64),
    /// Notes the reading position before the window closes.
    Close,
}
