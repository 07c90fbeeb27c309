//! Counts, study days and durations in words.

use crate::record::{StudyDay, day_in_words};

/// Returns `1 fact`, `5 facts`: plurals are formed with an s.
pub(in crate::ui) fn count(number: usize, one: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {one}s")
    }
}

/// Capitalizes the first letter.
pub(in crate::ui) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// Returns `once`, `twice`, `3 times`.
pub(in crate::ui) fn times(number: u32) -> String {
    match number {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{number} times"),
    }
}

/// Returns an interval as days, months or years, such as `3 months`; never less than a day.
pub(in crate::ui) fn days(days: StudyDay) -> String {
    match days {
        ..=1 => "1 day".to_owned(),
        2..61 => format!("{days} days"),
        61..730 => format!("{} months", days / 30),
        _ => format!("{} years", days / 365),
    }
}

/// Returns an estimated duration, such as `about 5 minutes`.
pub(in crate::ui) fn about(seconds: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count of minutes, not negative"
    )]
    let minutes = (seconds / 60.0).round().max(0.0) as usize;
    if minutes == 0 {
        "less than a minute".to_owned()
    } else {
        format!("about {}", duration(minutes))
    }
}

/// Returns whole minutes, from an hour on with the hours: `4 minutes`, `1 hour`, `2 h 10 min`.
pub(in crate::ui) fn duration(minutes: usize) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => count(minutes, "minute"),
        (hours, 0) => count(hours, "hour"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// Returns a measured duration: `4 seconds`, `2 minutes`; seconds up to 99.
pub(in crate::ui) fn seconds(ms: u32) -> String {
    let seconds = (ms as usize + 500) / 1000;
    match seconds {
        ..100 => count(seconds, "second"),
        _ => duration((seconds + 30) / 60),
    }
}

/// Returns a day for use inside a sentence: `today`, `yesterday`, `on Friday`, `on 3 March`.
pub(in crate::ui) fn on_day(that: StudyDay, today: StudyDay) -> String {
    match day(that, today).as_str() {
        word @ ("Today" | "Yesterday") => word.to_lowercase(),
        other => format!("on {other}"),
    }
}

/// Returns a day as named on `today`: `Today`, `Yesterday`, `Friday`, `3 March`, `3 March 2025`.
pub(in crate::ui) fn day(day: StudyDay, today: StudyDay) -> String {
    let words = day_in_words(day, today);
    let (weekday, date) = words.split_once(", ").unwrap_or((&words, &words));
    match today.saturating_sub(day) {
        0 => "Today".to_owned(),
        1 => "Yesterday".to_owned(),
        2..7 => weekday.to_owned(),
        _ => date.to_owned(),
    }
}

/// How many sections of an article were read to their end and left for the next.
pub(in crate::ui) fn sections_finished(finished: usize, all: usize) -> String {
    format!("{finished} of {all} sections finished")
}
