//! Splits a list of facts into the text of each element, so that a broken fact never hides the others.

/// Source text of one element of a list.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::material) struct FactText<'a> {
    /// 1-based.
    pub line: usize,
    /// 1-based, in characters.
    pub column: usize,
    /// Without the trailing comma.
    pub text: &'a str,
}

/// Splits `text`, a RON list, at the commas between its elements.
///
/// An element with an unclosed bracket or string ends at the next line that begins with `Fact(`. Text outside the list
/// is returned as an element too, so that parsing it reports an error.
pub(in crate::material) fn split_list(text: &str) -> Vec<FactText<'_>> {
    let mut cutter = Cutter {
        text,
        pieces: Vec::new(),
        start: 0,
        counted: (0, 0),
    };
    let mut depth = 0_usize;
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        if depth > 1 && starts_fact(text, at) {
            cutter.cut(at);
            depth = 1;
        }
        let first = rest.as_bytes().first();
        let skipped = match first {
            Some(b'/' | b'r' | b'"') => skip_comment_or_string(text, at),
            _ => 0,
        };
        if skipped > 0 {
            at += skipped;
            continue;
        }
        match first {
            Some(b'[') if depth == 0 => {
                cutter.cut(at);
                cutter.start = at + 1;
                depth = 1;
            }
            Some(b'[' | b'(' | b'{') => depth += 1,
            Some(b']' | b')' | b'}') if depth == 1 => {
                cutter.cut(at);
                cutter.start = at + 1;
                depth = 0;
            }
            Some(b']' | b')' | b'}') => depth = depth.saturating_sub(1),
            Some(b',') if depth == 1 => {
                cutter.cut(at);
                cutter.start = at + 1;
            }
            _ => {}
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
    cutter.cut(text.len());
    cutter.pieces
}

struct Cutter<'a> {
    text: &'a str,
    pieces: Vec<FactText<'a>>,
    start: usize,
    /// Number of line breaks before a byte offset, and that offset, so that no line is counted twice.
    counted: (usize, usize),
}

impl Cutter<'_> {
    /// Ends the current element before byte `end`; white space and comments alone do not make an element.
    fn cut(&mut self, end: usize) {
        let mut start = self.start;
        self.start = end;
        let text = self.text;
        loop {
            let Some(rest) = text.get(start..end) else {
                return;
            };
            let blank = rest.len() - rest.trim_start().len();
            let comment =
                if rest.trim_start().starts_with("//") || rest.trim_start().starts_with("/*") {
                    skip_comment_or_string(text, start + blank)
                } else {
                    0
                };
            if blank + comment == 0 {
                break;
            }
            start += blank + comment;
        }
        let Some(body) = text.get(start..end).map(str::trim_end) else {
            return;
        };
        if body.is_empty() {
            return;
        }
        let (lines, at) = self.counted;
        let lines = lines
            + text
                .get(at..start)
                .unwrap_or_default()
                .matches('\n')
                .count();
        self.counted = (lines, start);
        let before = text.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        self.pieces.push(FactText {
            line: lines + 1,
            column,
            text: body,
        });
    }
}

/// Returns everything after `name:` in the text of a struct or variant, to the end of the text.
pub(in crate::material) fn field<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut depth = 0_usize;
    let mut at = 0;
    let mut in_word = false;
    while let Some(first) = text.as_bytes().get(at) {
        let skipped = match first {
            b'/' | b'r' | b'"' => skip_comment_or_string(text, at),
            _ => 0,
        };
        if skipped > 0 {
            at += skipped;
            in_word = false;
            continue;
        }
        match first {
            b'[' | b'(' | b'{' => depth += 1,
            b']' | b')' | b'}' => depth = depth.saturating_sub(1),
            _ if depth == 1 && !in_word => {
                let rest = text.get(at..)?.strip_prefix(name);
                if let Some(value) = rest.and_then(|it| it.trim_start().strip_prefix(':')) {
                    return Some(value);
                }
            }
            _ => {}
        }
        in_word = first.is_ascii_alphanumeric() || *first == b'_';
        at += text.get(at..)?.chars().next().map_or(1, char::len_utf8);
    }
    None
}

/// Returns the text of the list that `text` begins with, to its closing bracket; all of it if that is missing.
pub(in crate::material) fn first_list(text: &str) -> &str {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(first) = text.as_bytes().get(at) {
        let skipped = match first {
            b'/' | b'r' | b'"' => skip_comment_or_string(text, at),
            _ => 0,
        };
        if skipped > 0 {
            at += skipped;
            continue;
        }
        match first {
            b'[' | b'(' | b'{' => depth += 1,
            b']' | b')' | b'}' if depth <= 1 => return text.get(..=at).unwrap_or(text),
            b']' | b')' | b'}' => depth -= 1,
            _ => {}
        }
        at += text
            .get(at..)
            .and_then(|it| it.chars().next())
            .map_or(1, char::len_utf8);
    }
    text
}

/// Returns the string literal, quotation marks included, that `text` begins with after white space.
pub(in crate::material) fn quoted(text: &str) -> Option<&str> {
    let text = text.trim_start();
    text.get(..skip_comment_or_string(text, 0))
        .filter(|it| it.ends_with(['"', '#']))
}

/// Whether byte `at` is the first non-blank one of a line and `Fact(` begins there.
fn starts_fact(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|rest| rest.starts_with("Fact("))
        && text
            .get(..at)
            .is_some_and(|before| before.trim_end_matches([' ', '\t']).ends_with('\n'))
}

/// Returns the length in bytes of the comment or string that starts at byte `at`; 0 if none does.
fn skip_comment_or_string(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return rest.find("*/").map_or(rest.len(), |end| end + 2);
    }
    if let Some(raw) = rest.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let word_before = text
            .get(..at)
            .and_then(|before| before.chars().next_back())
            .is_some_and(char::is_alphanumeric);
        if !word_before && raw.trim_start_matches('#').starts_with('"') {
            let close = format!("\"{}", "#".repeat(hashes));
            let body = raw.get(hashes + 1..).unwrap_or_default();
            return body
                .find(&close)
                .map_or(rest.len(), |end| 1 + hashes + 1 + end + close.len());
        }
    }
    if rest.starts_with('"') {
        quoted_length(text, at)
    } else {
        0
    }
}

/// Returns the length in bytes of the string at byte `at`; an unclosed one ends before the next fact.
fn quoted_length(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let mut escaped = false;
    for (offset, character) in rest.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return offset + 1,
            'F' if starts_fact(text, at + offset) => return offset,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        split_list(text)
            .into_iter()
            .map(|piece| piece.text)
            .collect()
    }

    #[test]
    fn commas_inside_strings_brackets_and_comments_do_not_cut() {
        let text = "// a, list [\n[Fact(a: \"x, ]\", b: [1, 2]), /* , */ Fact(c: r#\"\", \"\"#),]";
        assert_eq!(
            texts(text),
            ["Fact(a: \"x, ]\", b: [1, 2])", "Fact(c: r#\"\", \"\"#)"],
            "two facts"
        );
    }

    #[test]
    fn an_unclosed_bracket_or_string_ends_at_the_next_fact() {
        for broken in [
            "Fact(a: [1, 2)",
            "Fact(a: \"never closed)",
            "Fact(a: (b: 1)",
        ] {
            let text = format!("[\n  {broken},\n  Fact(b: 2),\n]");
            let pieces = split_list(&text);
            assert_eq!(pieces.len(), 2, "{broken}: {pieces:?}");
            assert_eq!(
                (pieces[1].text, pieces[1].line, pieces[1].column),
                ("Fact(b: 2)", 3, 3),
                "{broken}"
            );
        }
    }

    #[test]
    fn what_stands_behind_the_list_is_reported_as_a_piece() {
        assert_eq!(
            texts("[Fact(a: 1)] oops"),
            ["Fact(a: 1)", "oops"],
            "nothing is passed over"
        );
    }
}
