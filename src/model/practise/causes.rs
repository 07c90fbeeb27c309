//! Why something was missed, in words.

use crate::record::MissCause;

/// How a cause is said; `None` for one of a newer version.
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
