//! Text on the screen, and how numbers, days and spans of time are said.

use egui::text::LayoutJob;
use egui::{Color32, Label, Response, Ui};

use crate::record::{StudyDay, day_in_words};
use crate::ui::look::theme::Type;

/// Writes a text that wraps.
pub(in crate::ui) fn words(ui: &mut Ui, text: &str, kind: Type, color: Color32) -> Response {
    ui.add(Label::new(job(text, kind, color)).wrap())
}

/// Writes a text on one line, cut with an ellipsis where there is no room.
pub(in crate::ui) fn line(ui: &mut Ui, text: &str, kind: Type, color: Color32) -> Response {
    ui.add(Label::new(job(text, kind, color)).truncate())
}

/// A text in one face and colour.
pub(in crate::ui) fn job(text: &str, kind: Type, color: Color32) -> LayoutJob {
    LayoutJob::single_section(text.to_owned(), kind.format(color))
}

/// Several stretches of text, each in its face and colour.
pub(in crate::ui) fn mixed(parts: &[(&str, Type, Color32)]) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (text, kind, color) in parts {
        job.append(text, 0.0, kind.format(*color));
    }
    job
}

/// `1 fact`, `5 facts`.
pub(in crate::ui) fn count(number: usize, one: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {one}s")
    }
}

/// The text with a capital at its beginning.
pub(in crate::ui) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// `once`, `twice`, `3 times`.
pub(in crate::ui) fn times(number: u32) -> String {
    match number {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{number} times"),
    }
}

/// A span in whole days, as people say it.
pub(in crate::ui) fn days(days: StudyDay) -> String {
    match days {
        ..=1 => "1 day".to_owned(),
        2..61 => format!("{days} days"),
        61..730 => format!("{} months", days / 30),
        _ => format!("{} years", days / 365),
    }
}

/// About how long something takes.
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
        format!("about {}", count(minutes, "minute"))
    }
}

/// A short time: `4 seconds`, `2 minutes`.
pub(in crate::ui) fn seconds(ms: u32) -> String {
    let seconds = (ms as usize + 500) / 1000;
    match seconds {
        ..100 => count(seconds, "second"),
        _ => count((seconds + 30) / 60, "minute"),
    }
}

/// The day as it stands inside a sentence: today, yesterday, on Friday, on 3 March.
pub(in crate::ui) fn on_day(that: StudyDay, today: StudyDay) -> String {
    match day(that, today).as_str() {
        word @ ("Today" | "Yesterday") => word.to_lowercase(),
        other => format!("on {other}"),
    }
}

/// The day as it is called from `today`: Today, Yesterday, Friday, 3 March.
pub(in crate::ui) fn day(day: StudyDay, today: StudyDay) -> String {
    let words = day_in_words(day);
    let (weekday, date) = words.split_once(", ").unwrap_or((&words, &words));
    match today.saturating_sub(day) {
        0 => "Today".to_owned(),
        1 => "Yesterday".to_owned(),
        2..7 => weekday.to_owned(),
        _ => date.to_owned(),
    }
}
