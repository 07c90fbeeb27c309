//! Keeps what a pack or a file brings along from steering the terminal: control characters and changes of direction.

use std::io::{self, Write};

/// What is done with characters that steer a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Steering {
    /// Each is shown as a sign that stands for it.
    Shown,
    /// Each is escaped as in a JSON string.
    Escaped,
    /// They are passed on: the output goes to a program.
    PassedOn,
}

/// Output for a terminal, without characters that steer it.
pub(super) struct SafeOutput<'a> {
    to: &'a mut dyn Write,
    steering: Steering,
}

impl<'a> SafeOutput<'a> {
    pub(super) fn new(to: &'a mut dyn Write, steering: Steering) -> Self {
        Self { to, steering }
    }
}

impl Write for SafeOutput<'_> {
    /// Takes whole characters only, as formatting gives them.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let safe = match self.steering {
            Steering::PassedOn => return self.to.write(bytes),
            Steering::Shown => replaced(bytes, shown),
            Steering::Escaped => replaced(bytes, escaped),
        };
        self.to.write_all(safe.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

fn replaced(bytes: &[u8], sign: fn(char) -> String) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if steers(c) {
            safe.push_str(&sign(c));
        } else {
            safe.push(c);
        }
    }
    safe
}

/// Whether a character moves the cursor, starts a command, or changes the direction of writing. Line feeds and tabs do
/// no harm.
fn steers(c: char) -> bool {
    let turns = matches!(
        c,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    turns || (c.is_control() && !matches!(c, '\n' | '\t'))
}

/// Returns the picture of a control character, as in Unicode's block of them; marks of direction have none.
fn shown(c: char) -> String {
    let picture = match u32::from(c) {
        code @ 0..0x20 => char::from_u32(0x2400 + code),
        0x7f => Some('\u{2421}'),
        0x80..0xa0 => Some(char::REPLACEMENT_CHARACTER),
        _ => None,
    };
    picture.map(String::from).unwrap_or_default()
}

fn escaped(c: char) -> String {
    format!("\\u{:04x}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_shown_or_escaped() {
        let written = |steering, text: &str| {
            let mut bytes = Vec::new();
            let mut output = SafeOutput::new(&mut bytes, steering);
            write!(output, "{text}").expect("in memory");
            String::from_utf8(bytes).expect("text")
        };
        let text = "a\u{1b}[2J\u{202e}b\u{9b}c\u{7f}\té\n";
        assert_eq!(
            written(Steering::Shown, text),
            "a\u{241b}[2Jb\u{fffd}c\u{2421}\té\n",
            "shown"
        );
        assert_eq!(
            written(Steering::Escaped, "\"\u{202e}b\u{7f}\"\n"),
            "\"\\u202eb\\u007f\"\n",
            "escaped"
        );
        assert_eq!(written(Steering::PassedOn, text), text, "passed on");
    }
}
