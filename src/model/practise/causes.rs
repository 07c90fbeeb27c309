//! The causes of misses, as screens and pages word them.

use crate::record::MissCause;

/// The causes to choose from after a miss, in the order of their numbers. Nobody runs out of time without a clock.
pub const CAUSES: [MissCause; 4] = [
    MissCause::NotKnown,
    MissCause::MixedUp,
    MissCause::Misread,
    MissCause::Guessed,
];

/// The wording of a cause; `None` for one that a newer version wrote.
pub fn cause_words(cause: &MissCause) -> Option<&'static str> {
    match cause {
        MissCause::NotKnown => Some("Did not know"),
        MissCause::MixedUp => Some("Mixed up"),
        MissCause::Misread => Some("Misread"),
        MissCause::NoTime => Some("Ran out of time"),
        MissCause::Guessed => Some("Guessed"),
        MissCause::Other(_) => None,
    }
}
