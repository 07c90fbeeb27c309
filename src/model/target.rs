//! Which questions the answer keys and buttons act on.

use crate::model::read::Reading;
use crate::model::read::in_text::Entered;
use crate::model::route::Route;
use crate::model::sitting::OpenSitting;

/// Which questions the buttons act on. Keys may not: questions after the text have none until they are entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnswerTarget {
    /// The drill or quiz with its own screen.
    Sitting,
    /// The questions before the section.
    Before,
    /// The question beside a passage.
    Here,
    /// The questions after the section.
    After,
}

impl AnswerTarget {
    pub(in crate::model) fn of(route: Route, read: &Reading) -> Self {
        if route != Route::Read {
            Self::Sitting
        } else if read.in_text.here.sitting.is_some() {
            Self::Here
        } else if read.in_text.entered == Entered::Before {
            Self::Before
        } else {
            Self::After
        }
    }

    pub(in crate::model) fn open<'a>(
        self,
        sitting: &'a OpenSitting,
        read: &'a Reading,
    ) -> &'a OpenSitting {
        match self {
            Self::Sitting => sitting,
            Self::Before => &read.in_text.before,
            Self::Here => &read.in_text.here,
            Self::After => &read.in_text.after,
        }
    }

    pub(in crate::model) fn open_mut<'a>(
        self,
        sitting: &'a mut OpenSitting,
        read: &'a mut Reading,
    ) -> &'a mut OpenSitting {
        match self {
            Self::Sitting => sitting,
            Self::Before => &mut read.in_text.before,
            Self::Here => &mut read.in_text.here,
            Self::After => &mut read.in_text.after,
        }
    }
}
