//! Repairs files whose end was torn by a crash.

use crate::record::text::blocks::with_line_feeds;
use crate::record::text::file::CLOSER;
use crate::record::text::file_line::CLOSING_BRACKET;
use crate::record::text::line::complete_lines;

/// Repairs the text of a file whose end is torn, or whose closing bracket is missing or misplaced.
///
/// No event is lost: torn bytes become a comment, and only the closing bracket moves, to the end.
pub fn repaired(text: &str) -> String {
    let text = &*with_line_feeds(text);
    let (complete, tail) = complete_lines(text);
    let mut whole = String::with_capacity(text.len() + 64);
    for line in complete.lines() {
        if line.trim() == CLOSING_BRACKET {
            continue;
        }
        whole.push_str(line.trim_end_matches('\r'));
        whole.push('\n');
    }
    if !tail.is_empty() {
        whole.push_str("// unfinished line found after a crash: ");
        whole.push_str(&tail.replace(['\r', '\0'], " "));
        whole.push('\n');
    }
    whole.push_str(CLOSER);
    whole
}
